//! NewsML-G2 goes in, as a message, a package or a single item; the articles in it come out.
//!
//! Source: IPTC NewsML-G2 2.35 (iptc.org/std/NewsML-G2); older versions are a part of it.

mod text;

use super::concepts::{self, Asserted, code_of, kind};
use super::prose::{self, Unknown};
use super::story::Story;
use super::tree::{self, all, at, child, is, value};
use super::{Found, Items, holds, read};
use crate::article::About;
use crate::ingest::xml::Element;
use crate::ingest::{Format, Head, Input, Item};

/// NewsML-G2.
pub struct NewsMlG2;

/// Items that are no news texts, and what they are.
const OTHERS: &[(&str, &str)] = &[
    ("packageItem", "a package: it lists items, and has no text of its own"),
    ("conceptItem", "a term, person, place or event that is described for news, no news"),
    ("knowledgeItem", "a list of terms or events, no news"),
    ("catalogItem", "a catalogue of vocabularies, no news"),
    ("planningItem", "a plan of coverage, no news"),
];

impl Format for NewsMlG2 {
    fn name(&self) -> &'static str {
        "newsml-g2"
    }

    fn help(&self) -> &'static str {
        "NewsML-G2, the items and packages of agencies"
    }

    fn recognises(&self, head: &Head<'_>) -> bool {
        if holds(head, &["newsMessage", "contentMeta", "groupSet"]) {
            return true;
        }
        // Others call their records so too.
        let names: Vec<&str> = OTHERS.iter().map(|(name, _)| *name).chain(["newsItem"]).collect();
        let signs = ["NewsML-G2", "iptc.org/std/nar", "<itemMeta", "<contentSet"];
        holds(head, &names) && signs.iter().any(|sign| head.text.contains(sign))
    }

    fn read(&self, input: &mut Input<'_>, out: &mut dyn FnMut(Item)) {
        let wanted = |path: &[String]| {
            let Some(name) = path.last() else { return false };
            let is_it = |known: &str| known.eq_ignore_ascii_case(name);
            is_it("newsItem") || OTHERS.iter().any(|(known, _)| is_it(known)) || is_header(path)
        };
        let mut sent = None;
        let mut each = |element: &Element, items: &mut Items<'_>| {
            if is(element, &["header"]) {
                sent = child(element, "sent").and_then(tree::line);
                return;
            }
            items.give(match OTHERS.iter().find(|(name, _)| is(element, &[name])) {
                Some((_, reason)) => Found::Skipped((*reason).to_owned()),
                None => article(element, sent.as_deref()),
            });
        };
        read(input, &wanted, "NewsML-G2 without an item", &mut each, out);
    }
}

fn is_header(path: &[String]) -> bool {
    matches!(path, [.., message, header]
        if message.eq_ignore_ascii_case("newsMessage") && header.eq_ignore_ascii_case("header"))
}

/// Reads a newsItem; `sent` is when its message was sent.
fn article(item: &Element, sent: Option<&str>) -> Found {
    let empty = Element::default();
    let about_item = child(item, "itemMeta").unwrap_or(&empty);
    let metadata = child(item, "contentMeta").unwrap_or(&empty);
    let class = child(about_item, "itemClass").map(|class| kind(class, "qcode")).unwrap_or_default();
    let is_text = !MEDIA.iter().any(|(kinds, _)| kinds.contains(&class.as_str()));
    let asserted = Asserted::of(item);
    let mut story = Story::default();
    add_headlines(&mut story, metadata);
    add_people(&mut story, metadata);
    add_dates(&mut story, about_item, metadata);
    let source = all(about_item, "provider").find_map(concepts::name);
    story.state_first(About::Source, [(source.as_deref(), "provider")]);
    add_rights(&mut story, item, about_item);
    add_languages(&mut story, metadata);
    let urgency = child(metadata, "urgency").and_then(tree::line);
    story.state_first(About::Urgency, [(urgency.as_deref(), "urgency")]);
    let dateline = child(metadata, "dateline").and_then(tree::line);
    story.state_first(About::Dateline, [(dateline.as_deref(), "dateline")]);
    add_records(&mut story, item, about_item, metadata);
    concepts::add_subjects(&mut story, item, metadata, &asserted);
    add_groups(&mut story, about_item, metadata);
    add_descriptions(&mut story, metadata, is_text);
    for part in all(item, "partMeta").flat_map(|part| all(part, "description")) {
        add_caption(&mut story, part);
    }
    if is_text {
        text::add_content(&mut story, item);
    } else {
        text::add_page_of_media(&mut story, item);
    }
    text::add_located(&mut story, metadata);
    add_creators(&mut story, metadata);
    story.state_first(About::Published, [(sent, "sent")]);
    let title = child(about_item, "title").and_then(tree::line);
    story.state_first(
        About::Title,
        [(title.as_deref().filter(|_| is_text && !story.body().is_empty()), "title")],
    );
    story.state_first(About::Language, [(value(item, "lang"), "xml:lang")]);
    story.finish(|| why_none(item, about_item, &class))
}

/// Kinds of items that are no texts, and what they are.
const MEDIA: &[(&[&str], &str)] = &[
    (&["picture", "photo", "image"], "a picture"),
    (&["graphic", "graphics"], "a graphic"),
    (&["animation"], "an animation"),
    (&["video"], "a video"),
    (&["audio"], "a recording"),
    (&["composite", "package"], "a collection"),
];

fn why_none(item: &Element, about_item: &Element, class: &str) -> String {
    let status = child(about_item, "pubStatus").map(|status| kind(status, "qcode")).unwrap_or_default();
    if status == "canceled" || status == "cancelled" {
        return "withdrawn by its agency, without a text".to_owned();
    }
    if !tree::within(item, &["events", "event"]).is_empty() {
        return "a list of events, no news".to_owned();
    }
    if let Some((_, what)) = MEDIA.iter().find(|(kinds, _)| kinds.contains(&class)) {
        return format!("{what} without caption or headline");
    }
    match at(item, &["contentSet", "remoteContent"]) {
        Some(_) => "no text in it: its content is another file".to_owned(),
        None => "an item without headline or text".to_owned(),
    }
}

fn add_headlines(story: &mut Story, metadata: &Element) {
    let is_second = |line: &Element| {
        let role = kind(line, "role");
        role.starts_with("sub")
            || role.contains("subhead")
            || role.contains("subtitle")
            || role.contains("deck")
    };
    for headline in all(metadata, "headline").filter(|line| !is_second(line)) {
        story.state(About::Title, &headline.line(), "headline");
    }
    for headline in all(metadata, "headline").filter(|line| is_second(line)) {
        story.state(About::Summary, &headline.line(), "headline");
    }
}

fn add_people(story: &mut Story, metadata: &Element) {
    for by in all(metadata, "by") {
        story.state(About::Author, &by.line(), "by");
    }
    for credit in all(metadata, "creditline") {
        story.state(About::Agency, credit.line().trim_end_matches(['–', '-', ' ']), "creditline");
    }
    for source in all(metadata, "infoSource") {
        let role = kind(source, "role");
        let name = concepts::names(source).into_iter().next();
        let name = name.or_else(|| value(source, "literal").map(str::to_owned)).unwrap_or_default();
        if !role.starts_with("phot") && !story.says(About::Agency, &name) {
            story.state(About::Agency, &name, "infoSource");
        }
    }
}

/// States the makers of a text that has no byline; organisations among them are credits.
fn add_creators(story: &mut Story, metadata: &Element) {
    if story.has(About::Author) {
        return;
    }
    for creator in all(metadata, "creator") {
        let names = concepts::names(creator).into_iter().next();
        let Some(name) = names.or_else(|| value(creator, "literal").map(str::to_owned)) else { continue };
        let is_host = value(creator, "qcode").is_some_and(|code| {
            let code = code_of(code);
            code.contains('.')
                && !code.contains(' ')
                && creator.elements().next().is_some()
                && is_domain(code)
        });
        let is_known =
            [About::Source, About::Agency, About::Usage].iter().any(|about| story.says(*about, &name));
        if is_host || child(creator, "organisationDetails").is_some() {
            if !is_known {
                story.state(About::Agency, &name, "creator");
            }
        } else if !is_known {
            story.state(About::Author, &name, "creator");
        }
    }
}

fn is_domain(code: &str) -> bool {
    const ENDS: &[&str] = &[".com", ".org", ".net", ".tv", ".info", ".eu"];
    ENDS.iter().any(|end| code.ends_with(end))
}

fn add_dates(story: &mut Story, about_item: &Element, metadata: &Element) {
    let date = |place: &Element, name: &str| {
        child(place, name).and_then(tree::line).filter(|text| tree::is_instant(text))
    };
    let first = date(about_item, "firstCreated");
    let version = date(about_item, "versionCreated");
    let created = date(metadata, "contentCreated");
    let modified = date(metadata, "contentModified");
    let dates = [
        (first.as_deref(), "firstCreated"),
        (version.as_deref(), "versionCreated"),
        (created.as_deref(), "contentCreated"),
    ];
    story.state_first(About::Published, dates);
    story.state_update([(version.as_deref(), "versionCreated"), (modified.as_deref(), "contentModified")]);
    for embargo in all(about_item, "embargoed").filter_map(tree::line) {
        story.state(About::Embargo, &embargo, "embargoed");
    }
    for note in all(about_item, "edNote") {
        let words = note.line();
        if kind(note, "role").contains("embargo") || words.to_lowercase().contains("embargo") {
            story.state(About::Embargo, &words, "edNote");
        }
    }
}

fn add_rights(story: &mut Story, item: &Element, about_item: &Element) {
    for rights in all(item, "rightsInfo") {
        for right in rights.elements() {
            if is(right, &["copyrightHolder"]) {
                let named = concepts::names(right).into_iter().next();
                let holder = named.or_else(|| value(right, "literal").map(str::to_owned));
                story.state(About::Usage, &holder.unwrap_or_default(), "copyrightHolder");
            } else if is(right, &["copyrightNotice", "usageTerms"]) {
                story.state(About::Usage, &right.line(), right.name.as_str());
            }
        }
    }
    let status = child(about_item, "pubStatus").map(|status| kind(status, "qcode")).unwrap_or_default();
    if !status.is_empty() && status != "usable" {
        story.state(About::Usage, &status, "pubStatus");
    }
}

fn add_languages(story: &mut Story, metadata: &Element) {
    for language in all(metadata, "language") {
        story.state(About::Language, value(language, "tag").unwrap_or_default(), "language");
    }
}

/// Characters of the shortest identifier that tells one item from others.
const SHORTEST_IDENTIFIER: usize = 6;

fn add_records(story: &mut Story, item: &Element, about_item: &Element, metadata: &Element) {
    story.state(About::Record, value(item, "guid").unwrap_or_default(), "guid");
    for page in all(about_item, "link").filter(|link| kind(link, "rel") == "canonical") {
        story.state(About::Url, value(page, "href").unwrap_or_default(), "link canonical");
    }
    for other in all(metadata, "altId").filter_map(tree::line) {
        if other.len() >= SHORTEST_IDENTIFIER && !other.contains(' ') {
            story.state(About::Record, &other, "altId");
        }
    }
}

fn add_groups(story: &mut Story, about_item: &Element, metadata: &Element) {
    for group in all(about_item, "memberOf") {
        for name in concepts::names(group) {
            story.state(About::Section, &name, "memberOf");
        }
    }
    for keyword in all(metadata, "keyword").chain(all(metadata, "slugline")) {
        story.state(About::Topic, &keyword.line(), keyword.name.as_str());
    }
}

/// Headlines with which a description is compared.
const MOST_TITLES: usize = 8;

fn add_descriptions(story: &mut Story, metadata: &Element, is_text: bool) {
    let titles: Vec<String> = story.values(About::Title).take(MOST_TITLES).map(str::to_owned).collect();
    for description in all(metadata, "description") {
        let words = description.line();
        let is_data = words.starts_with('{') && words.ends_with('}');
        // Some put slug and headline together as the caption of a text.
        let is_label = titles.iter().any(|title| is_label(&words, title));
        if words.is_empty() || is_data || (is_text && is_label) {
            continue;
        }
        let role = kind(description, "role");
        if is_text || ["summary", "abstract", "teaser"].contains(&role.as_str()) {
            story.state(About::Summary, &words, "description");
        } else {
            add_caption(story, description);
        }
    }
}

/// Whether a description is a headline, maybe cut short, behind a slug: `SOCCER-CUP:Town win the c`.
fn is_label(words: &str, title: &str) -> bool {
    let rest_is_title = |at: usize| {
        let rest = words[at + 1..].trim();
        !rest.is_empty() && title.starts_with(rest)
    };
    words.ends_with(title) || words.match_indices(':').take(4).any(|(at, _)| rest_is_title(at))
}

fn add_caption(story: &mut Story, description: &Element) {
    story.add_caption(&prose::joined(&prose::read(description, Unknown::Inline)));
}
