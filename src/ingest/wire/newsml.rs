//! NewsML 1.x goes in; the articles in its items come out.
//!
//! Source: IPTC NewsML 1.2 functional specification (iptc.org/std/NewsML).

use super::components::{self, Telling};
use super::story::Story;
use super::tree::{self, all, at, child, is, value};
use super::{Found, Items, holds, read};
use crate::article::About;
use crate::ingest::xml::Element;
use crate::ingest::{Format, Head, Input, Item};
use std::collections::HashMap;

/// NewsML 1.0 to 1.2.
pub struct NewsMl;

impl Format for NewsMl {
    fn name(&self) -> &'static str {
        "newsml"
    }

    fn help(&self) -> &'static str {
        "NewsML 1.0 to 1.2, the items of agencies and press services"
    }

    fn recognises(&self, head: &Head<'_>) -> bool {
        holds(head, &["NewsML", "NewsManagement", "TopicSet"]) && !holds(head, &["itemMeta"])
    }

    fn read(&self, input: &mut Input<'_>, out: &mut dyn FnMut(Item)) {
        let wanted = |path: &[String]| {
            let Some(name) = path.last() else { return false };
            ["NewsItem", "NewsEnvelope", "TopicSet"].iter().any(|known| known.eq_ignore_ascii_case(name))
        };
        let mut envelope = Element::default();
        let mut terms = false;
        let mut each = |element: &Element, items: &mut Items<'_>| match () {
            () if is(element, &["NewsEnvelope"]) => envelope = element.clone(),
            () if is(element, &["TopicSet"]) => terms = true,
            () => add_item(element, &envelope, items),
        };
        read(input, &wanted, TERMS, &mut each, out);
    }
}

/// Gives the articles of an item.
fn add_item(item: &Element, envelope: &Element, items: &mut Items<'_>) {
    let root = child(item, "NewsComponent");
    let stories = root.map(components::stories).unwrap_or_default();
    let names = names_of_topics(item);
    let is_empty = stories.is_empty();
    for story in stories {
        items.give(article(item, envelope, &names, &story));
    }
    if is_empty {
        items.give(Found::Skipped(why_none(item).to_owned()));
    }
}

fn is_withdrawn(status: &str) -> bool {
    ["canceled", "cancelled"].iter().any(|known| known.eq_ignore_ascii_case(status))
}

/// Why a vocabulary is no article.
const TERMS: &str = "a list of terms or addresses for NewsML, no news";

fn why_none(item: &Element) -> &'static str {
    let has = |name: &str| !tree::within(item, &[name]).is_empty();
    let management = child(item, "NewsManagement");
    let status = management.and_then(|management| child(management, "Status")).and_then(formal);
    match () {
        () if status.is_some_and(|status| is_withdrawn(&status)) => "withdrawn by its agency, without a text",
        () if (has("TopicSet") || has("Catalog")) && !has("HeadLine") && !has("NewsItemRef") => TERMS,
        () if has("NewsItemRef") => "a package: it lists items, and has no text of its own",
        () if tree::within(item, &["ContentItem"]).iter().any(|content| value(content, "Href").is_some()) => {
            "no text in it: its contents are other files"
        }
        () => "an item without headline or text",
    }
}

fn article(
    item: &Element,
    envelope: &Element,
    names: &HashMap<String, Vec<String>>,
    of: &Telling<'_>,
) -> Found {
    let mut story = Story::default();
    let management = child(item, "NewsManagement");
    for component in &of.chain {
        add_lines(&mut story, component);
    }
    components::add_titles(&mut story, of);
    add_dates(&mut story, item, management, envelope, of);
    for component in &of.chain {
        add_parties(&mut story, component);
    }
    let identifier = at(item, &["Identification", "NewsIdentifier"]);
    let id = |name: &str| identifier.and_then(|identifier| child(identifier, name)).and_then(tree::line);
    // A public identifier is `urn:newsml:` with provider, day, item and revision; some leave out what tells items apart.
    let public = id("PublicIdentifier").filter(|id| id.split(':').count() >= PARTS_OF_AN_IDENTIFIER);
    story.state(About::Record, &public.unwrap_or_default(), "PublicIdentifier");
    let own = id("NewsItemId").filter(|id| id.len() >= SHORTEST_IDENTIFIER);
    story.state(About::Record, &own.unwrap_or_default(), "NewsItemId");
    let provider = identifier.and_then(|identifier| child(identifier, "ProviderId")).and_then(tree::line);
    story.state_first(About::Source, [(provider.as_deref(), "ProviderId")]);
    let urgency = management.and_then(|management| child(management, "Urgency"));
    let urgency = urgency.and_then(|urgency| formal(urgency).or_else(|| tree::line(urgency)));
    story.state_first(About::Urgency, [(urgency.as_deref(), "Urgency")]);
    for component in &of.chain {
        add_descriptive(&mut story, component, names);
        add_rights(&mut story, component);
    }
    components::add_texts(&mut story, of);
    let languages = of.chain.iter().copied().chain([item]).find_map(|element| value(element, "lang"));
    story.state_first(About::Language, [(languages, "xml:lang")]);
    add_place_of_origin(&mut story, of);
    add_creators(&mut story, of);
    story.finish(|| of.medium().unwrap_or_else(|| why_none(item)).to_owned())
}

/// Parts of a public identifier, without the revision.
const PARTS_OF_AN_IDENTIFIER: usize = 4;
/// Characters of the shortest identifier that tells one item of a provider from others.
const SHORTEST_IDENTIFIER: usize = 4;

/// The name that an element bears in its vocabulary.
fn formal(element: &Element) -> Option<String> {
    value(element, "FormalName").filter(|name| !tree::is_placeholder(name)).map(str::to_owned)
}

/// Lines for readers, and what they state.
const LINES: &[(&str, About)] = &[
    ("DateLine", About::Dateline),
    ("ByLine", About::Author),
    ("CreditLine", About::Agency),
    ("CopyrightLine", About::Usage),
    ("RightsLine", About::Usage),
    ("SlugLine", About::Topic),
    ("KeywordLine", About::Topic),
    ("SeriesLine", About::Topic),
];

fn add_lines(story: &mut Story, component: &Element) {
    let Some(lines) = child(component, "NewsLines") else { return };
    // What the inner component says of a thing counts, not what the outer one does.
    let known: Vec<About> =
        [About::Dateline, About::Author].into_iter().filter(|about| story.has(*about)).collect();
    for line in lines.elements() {
        let about = LINES.iter().find(|(name, _)| is(line, &[name])).map(|(_, about)| *about);
        if let Some(about) = about.filter(|about| !known.contains(about)) {
            story.state(about, &line.line(), line.name.as_str());
        }
        if is(line, &["NewsLine"]) {
            let kind = child(line, "NewsLineType").and_then(formal).unwrap_or_default().to_lowercase();
            let words = child(line, "NewsLineText").and_then(tree::line).unwrap_or_default();
            if kind.contains("keyword") || kind.contains("catchword") || kind.contains("slug") {
                story.state(About::Topic, &words, format!("NewsLine {kind}"));
            }
        }
    }
}

fn add_dates(
    story: &mut Story,
    item: &Element,
    management: Option<&Element>,
    envelope: &Element,
    of: &Telling<'_>,
) {
    let date = |place: Option<&Element>, name: &str| {
        place.and_then(|place| child(place, name)).and_then(tree::line).filter(|text| tree::is_instant(text))
    };
    let first = date(management, "FirstCreated");
    let revision = date(management, "ThisRevisionCreated");
    let printed =
        of.chain.iter().find_map(|component| date(child(component, "DescriptiveMetadata"), "DateLineDate"));
    let id = date(at(item, &["Identification", "NewsIdentifier"]), "DateId");
    let sent = date(Some(envelope), "DateAndTime");
    let dates = [
        (first.as_deref(), "FirstCreated"),
        (revision.as_deref(), "ThisRevisionCreated"),
        (printed.as_deref(), "DateLineDate"),
        (sent.as_deref(), "DateAndTime"),
        (id.as_deref(), "DateId"),
    ];
    story.state_first(About::Published, dates);
    story.state_update([(revision.as_deref(), "ThisRevisionCreated")]);
    let Some(management) = management else { return };
    let status = child(management, "Status").and_then(formal).unwrap_or_default();
    let change = child(management, "StatusWillChange");
    let until = date(change, "DateAndTime");
    // Some say only in words how long.
    let parts = of.chain.first().into_iter().flat_map(|own| all(own, "NewsComponent"));
    let around = of.chain.iter().copied().chain(parts);
    let notes = around.flat_map(|component| all(component, "Comment")).filter_map(tree::line);
    for note in notes.filter(|note| note.to_lowercase().contains("embargo")) {
        story.state(About::Embargo, &note, "Comment");
    }
    if status.eq_ignore_ascii_case("embargoed") {
        let status = Some(status.as_str()).filter(|_| !story.has(About::Embargo));
        story.state(About::Embargo, until.as_deref().or(status).unwrap_or_default(), "StatusWillChange");
    } else if status.eq_ignore_ascii_case("withheld") || is_withdrawn(&status) {
        story.state(About::Usage, &status, "Status");
    }
}

fn parties<'a>(component: &'a Element, role: &'a str) -> impl Iterator<Item = String> + 'a {
    let metadata = child(component, "AdministrativeMetadata");
    let roles = metadata.into_iter().flat_map(move |metadata| all(metadata, role));
    roles.flat_map(|role| all(role, "Party")).filter_map(|party| formal(party).or_else(|| tree::line(party)))
}

fn add_parties(story: &mut Story, component: &Element) {
    for provider in parties(component, "Provider").take(1) {
        story.state_first(About::Source, [(Some(provider.as_str()), "Provider")]);
    }
    for source in parties(component, "Source") {
        if !story.has(About::Source) {
            story.state(About::Source, &source, "Source");
        } else if !story.says(About::Source, &source) && !story.says(About::Agency, &source) {
            story.state(About::Agency, &source, "Source");
        }
    }
}

/// States who made a text that has no byline.
fn add_creators(story: &mut Story, of: &Telling<'_>) {
    if story.has(About::Author) {
        return;
    }
    for component in &of.chain {
        let authors = all(component, "AdministrativeMetadata")
            .flat_map(|metadata| all(metadata, "Property"))
            .filter(|property| formal(property).is_some_and(|name| name.eq_ignore_ascii_case("author")))
            .filter_map(|property| value(property, "Value").map(str::to_owned));
        let creators: Vec<String> = parties(component, "Creator").chain(authors).collect();
        for creator in creators {
            let is_known = [About::Source, About::Agency].iter().any(|about| story.says(*about, &creator));
            if !is_known {
                story.state(About::Author, &creator, "Creator");
            }
        }
    }
}

/// The names that an item gives to codes of topics.
fn names_of_topics(item: &Element) -> HashMap<String, Vec<String>> {
    let mut names: HashMap<String, Vec<String>> = HashMap::new();
    for topic in tree::within(item, &["TopicSet"]).into_iter().flat_map(|set| all(set, "Topic")) {
        for code in all(topic, "FormalName").filter_map(tree::line) {
            let is_name = |line: &&Element| {
                value(line, "Variant").is_none_or(|variant| variant.to_ascii_lowercase().contains("name"))
            };
            let words = all(topic, "Description").filter(is_name).filter_map(tree::line);
            names.entry(code).or_default().extend(words);
        }
    }
    names
}

/// Whether an element describes the content; some leave out the last letter of its name.
fn is_descriptive(element: &Element) -> bool {
    element.name.starts_with("DescriptiveMetad")
}

/// Properties that name a place.
const PLACES: &[&str] = &[
    "City",
    "Country",
    "CountryName",
    "CountryArea",
    "Area",
    "SubLocation",
    "WorldRegion",
    "Region",
    "Location",
];

fn add_descriptive(story: &mut Story, component: &Element, names: &HashMap<String, Vec<String>>) {
    for metadata in component.elements().filter(|element| is_descriptive(element)) {
        for language in all(metadata, "Language").filter_map(formal) {
            story.state(About::Language, &language, "Language");
        }
        let codes = ["Subject", "SubjectMatter", "SubjectDetail", "SubjectQualifier"];
        for code in all(metadata, "SubjectCode").flat_map(Element::elements).filter(|code| is(code, &codes)) {
            let Some(code) = formal(code) else { continue };
            story.state(About::Topic, &code, "SubjectCode");
            for name in names.get(&code).into_iter().flatten() {
                story.state(About::Topic, name, "Topic");
            }
        }
        for property in tree::within(metadata, &["Property"]) {
            add_property(story, property, 0);
        }
    }
    for metadata in all(component, "Metadata") {
        for property in all(metadata, "Property") {
            let name = formal(property).unwrap_or_default();
            if name.to_ascii_lowercase().contains("keyword") {
                story.state(About::Topic, value(property, "Value").unwrap_or_default(), name);
            }
        }
    }
}

/// How deep properties stand in one another.
const DEEPEST: u32 = 4;

fn add_property(story: &mut Story, property: &Element, depth: u32) {
    let name = formal(property).unwrap_or_default();
    let text = value(property, "Value").unwrap_or_default();
    // Codes of countries and regions are no names.
    let is_code = text.len() <= 3 && text.bytes().all(|byte| byte.is_ascii_uppercase());
    if ["keyword", "topic"].iter().any(|known| name.to_ascii_lowercase().starts_with(known)) {
        story.state(About::Topic, text, format!("Property {name}"));
    } else if PLACES.iter().any(|known| known.eq_ignore_ascii_case(&name)) && !is_code {
        story.state(About::Place, text, format!("Property {name}"));
    }
    if depth < DEEPEST {
        for inner in all(property, "Property") {
            add_property(story, inner, depth + 1);
        }
    }
}

/// States the place of origin, where no dateline says it.
fn add_place_of_origin(story: &mut Story, of: &Telling<'_>) {
    for component in &of.chain {
        let metadata = component.elements().filter(|element| is_descriptive(element));
        for location in metadata.flat_map(|metadata| all(metadata, "Location")) {
            let is_origin =
                value(location, "HowPresent").is_some_and(|how| how.eq_ignore_ascii_case("origin"));
            let city = all(location, "Property").find(|property| formal(property).as_deref() == Some("City"));
            let city = city.and_then(|city| value(city, "Value")).filter(|_| is_origin);
            story.state_first(About::Dateline, [(city, "Location")]);
        }
    }
}

fn add_rights(story: &mut Story, component: &Element) {
    for rights in all(component, "RightsMetadata") {
        let names = ["CopyrightHolder", "UsageType", "Geography", "RightsHolder", "Limitations"];
        for right in tree::within(rights, &names) {
            story.state(About::Usage, &right.line(), right.name.as_str());
        }
    }
}
