//! An NITF document goes in; the article that it marks up comes out.
//!
//! Source: IPTC NITF 3.6 (iptc.org/std/NITF/3.6), whose elements are those of 2.x and 3.x.

mod metadata;

use super::content;
use super::prose::{self, Paragraph, Unknown};
use super::story::Story;
use super::tree::{self, all, at, child, value};
use super::{Found, Items, holds, read};
use crate::article::About;
use crate::ingest::paragraphs::one_line;
use crate::ingest::versions;
use crate::ingest::xml::{Element, Node};
use crate::ingest::{Format, Head, Input, Item};

/// News Industry Text Format.
pub struct Nitf;

impl Format for Nitf {
    fn name(&self) -> &'static str {
        "nitf"
    }

    fn help(&self) -> &'static str {
        "NITF, the mark-up of agencies and papers for their texts"
    }

    fn recognises(&self, head: &Head<'_>) -> bool {
        holds(head, &["nitf"])
    }

    fn read(&self, input: &mut Input<'_>, out: &mut dyn FnMut(Item)) {
        let wanted = |path: &[String]| path.last().is_some_and(|name| name.eq_ignore_ascii_case("nitf"));
        let mut each = |element: &Element, items: &mut Items<'_>| items.give(article(element));
        read(input, &wanted, "no NITF document in it", &mut each, out);
    }
}

fn article(nitf: &Element) -> Found {
    let mut story = Story::default();
    add(&mut story, nitf);
    story.finish(|| "an NITF document without headline or text".to_owned())
}

/// Adds what an NITF document states, behind what an envelope stated, and its text.
pub fn add(story: &mut Story, nitf: &Element) {
    let empty = Element::default();
    let head = child(nitf, "head").unwrap_or(&empty);
    let data = child(head, "docdata").unwrap_or(&empty);
    let body = child(nitf, "body").unwrap_or(&empty);
    let opening = child(body, "body.head").unwrap_or(&empty);
    add_headlines(story, opening, head);
    add_byline(story, opening);
    add_dates(story, head, data, opening);
    add_sources(story, head, data, opening);
    add_dateline(story, opening);
    add_summary(story, opening);
    metadata::add_subjects(story, head, data);
    metadata::add_rights(story, data, opening);
    let languages = [nitf, body].into_iter().chain(child(body, "body.content"));
    let languages: Vec<&str> = languages
        .filter_map(|element| value(element, "baselang").or_else(|| value(element, "lang")))
        .collect();
    story.state_first(About::Language, languages.first().map(|language| (Some(*language), "xml:lang")));
    let urgency = child(data, "urgency").or_else(|| tree::within(head, &["urgency"]).into_iter().next());
    story.state_first(
        About::Urgency,
        [(urgency.and_then(|urgency| value(urgency, "ed-urg")), "urgency ed-urg")],
    );
    for id in all(data, "doc-id") {
        story.state(About::Record, value(id, "id-string").unwrap_or_default(), "doc-id");
    }
    metadata::add_meta(story, head);
    add_text(story, body);
}

/// Values of `class` and `id` of a second headline that is another wording of the first.
const OTHER_WORDINGS: &[&str] = &["headline", "short", "alternative"];

fn add_headlines(story: &mut Story, opening: &Element, head: &Element) {
    let lines = ["hedline", "headline"].iter().find_map(|name| child(opening, name));
    let has_abstract = abstract_of(opening).is_some();
    let has_first = lines.is_some_and(|lines| child(lines, "hl1").is_some());
    for line in lines.into_iter().flat_map(Element::elements) {
        let Some(words) = tree::line(line) else { continue };
        let kind =
            value(line, "class").or_else(|| value(line, "id")).unwrap_or_default().to_ascii_lowercase();
        let is_second = line.name.eq_ignore_ascii_case("hl2");
        if !is_second || !has_first || OTHER_WORDINGS.iter().any(|wording| kind.contains(wording)) {
            story.state(About::Title, &words, line.name.as_str());
        } else if !story.says(About::Title, &words) && !story.has(About::Summary) && !has_abstract {
            story.state(About::Summary, &words, "hl2");
        }
    }
    if let Some(words) = lines.filter(|lines| lines.elements().next().is_none()).and_then(tree::line) {
        story.state(About::Title, &words, "hedline");
    }
    let title = child(head, "title").and_then(tree::line);
    story.state_first(About::Title, [(title.as_deref(), "title")]);
}

fn add_byline(story: &mut Story, opening: &Element) {
    if story.has(About::Author) {
        return;
    }
    for byline in all(opening, "byline") {
        // Some archives repeat the names in the order of a catalogue.
        if value(byline, "class").is_some_and(|class| class.contains("normalized"))
            && story.has(About::Author)
        {
            continue;
        }
        let people = tree::within(byline, &["person"]);
        for person in &people {
            if let Some(name) = tree::line(person) {
                story.state(About::Author, &name, "byline person");
            }
        }
        if people.is_empty() {
            let words = words_without(byline, "byttl");
            let words = if words.is_empty() { byline.line() } else { words };
            story.state(About::Author, words.trim_end_matches([',', ' ']), "byline");
        }
    }
}

/// The characters in an element, but for those in elements of one name.
fn words_without(element: &Element, name: &str) -> String {
    let mut text = String::new();
    for node in &element.children {
        match node {
            Node::Text(characters) => text.push_str(characters),
            Node::Element(inner) if tree::is(inner, &[name, "br"]) => text.push(' '),
            Node::Element(inner) => text.push_str(&inner.text()),
        }
    }
    one_line(&text)
}

fn add_dates(story: &mut Story, head: &Element, data: &Element, opening: &Element) {
    let norm = |element: Option<&Element>, name: &str| {
        element
            .and_then(|element| value(element, name))
            .filter(|text| tree::is_instant(text))
            .map(str::to_owned)
    };
    let issue = norm(child(data, "date.issue"), "norm");
    let publication =
        [head, data].into_iter().find_map(|place| norm(child(place, "pubdata"), "date.publication"));
    let printed = norm(at(opening, &["dateline", "story.date"]), "norm");
    let dates = [
        (issue.as_deref(), "date.issue"),
        (publication.as_deref(), "pubdata date.publication"),
        (printed.as_deref(), "story.date"),
    ];
    story.state_first(About::Published, dates);
    let status = value(data, "management-status").unwrap_or_default();
    if let Some(release) = norm(child(data, "date.release"), "norm") {
        let is_later = issue.as_deref().is_some_and(|issue| versions::is_later(&release, issue));
        if is_later || status.eq_ignore_ascii_case("embargoed") {
            story.state(About::Embargo, &release, "date.release");
        }
    }
    for note in all(data, "ed-msg").filter_map(|note| value(note, "info")) {
        if note.to_lowercase().contains("embargo") {
            story.state(About::Embargo, note, "ed-msg");
        }
    }
    if !status.is_empty() && !["usable", "embargoed"].iter().any(|usual| status.eq_ignore_ascii_case(usual)) {
        story.state(About::Usage, status, "docdata management-status");
    }
    let revisions = tree::within(head, &["revision-history"]);
    let last =
        revisions.iter().filter_map(|revision| value(revision, "norm")).rfind(|text| tree::is_instant(text));
    story.state_update([(last, "revision-history")]);
}

fn add_sources(story: &mut Story, head: &Element, data: &Element, opening: &Element) {
    let publication = [head, data].into_iter().find_map(|place| value(child(place, "pubdata")?, "name"));
    let distributor = child(opening, "distributor").and_then(tree::line);
    let holder = child(data, "doc.copyright").and_then(|right| value(right, "holder"));
    let register = child(data, "doc-id").and_then(|id| value(id, "regsrc"));
    let sender = at(data, &["del-list", "from-src"]).and_then(|from| value(from, "src-name"));
    let had_source = story.has(About::Source);
    let sources = [
        (publication, "pubdata name"),
        (distributor.as_deref(), "distributor"),
        (holder, "doc.copyright holder"),
        (register, "doc-id regsrc"),
        (sender, "from-src src-name"),
    ];
    story.state_first(About::Source, sources);
    if let Some(distributor) = distributor
        && (had_source || publication.is_some())
        && !story.says(About::Source, &distributor)
        && !story.has(About::Agency)
    {
        story.state(About::Agency, &distributor, "distributor");
    }
    let address = child(head, "pubdata").and_then(|publication| value(publication, "ex-ref"));
    story
        .state_first(About::Url, [(address.filter(|address| address.starts_with("http")), "pubdata ex-ref")]);
    let publications = [head, data].into_iter().filter_map(|place| child(place, "pubdata"));
    for publication in publications {
        for (name, about) in PUBLICATION {
            story.state(*about, value(publication, name).unwrap_or_default(), format!("pubdata {name}"));
        }
    }
}

/// What is said of the print in which a text stood.
const PUBLICATION: &[(&str, About)] = &[
    ("position.section", About::Section),
    ("position.sequence", About::Page),
    ("edition.name", About::Edition),
];

fn add_dateline(story: &mut Story, opening: &Element) {
    let Some(dateline) = child(opening, "dateline") else { return };
    let mut line = String::new();
    for node in &dateline.children {
        match node {
            Node::Text(text) => line.push_str(text),
            Node::Element(day) if day.name.eq_ignore_ascii_case("story.date") => {
                // An instant is no printed day.
                let words = day.line();
                if !words.starts_with(|c: char| c.is_ascii_digit()) {
                    line.push(' ');
                    line.push_str(&words);
                }
            }
            Node::Element(place) => line.push_str(&place_line(place)),
        }
    }
    let line = one_line(&line);
    story.state_first(About::Dateline, [(Some(line.as_str()), "dateline")]);
}

/// The names of a place in one line: between elements that stand side by side a comma.
fn place_line(place: &Element) -> String {
    let has_words =
        place.children.iter().any(|node| matches!(node, Node::Text(text) if !text.trim().is_empty()));
    if has_words {
        return place.line();
    }
    place.elements().filter_map(tree::line).collect::<Vec<_>>().join(", ")
}

fn abstract_of(opening: &Element) -> Option<String> {
    let text = prose::joined(&prose::read(child(opening, "abstract")?, Unknown::Inline));
    (!text.is_empty()).then_some(text)
}

fn add_summary(story: &mut Story, opening: &Element) {
    let text = abstract_of(opening);
    story.state_first(About::Summary, [(text.as_deref(), "abstract")]);
}

fn add_text(story: &mut Story, body: &Element) {
    let contents: Vec<&Element> = all(body, "body.content").collect();
    if contents.is_empty() {
        let rest = body.children.iter().filter(|node| !is_frame(node)).cloned().collect();
        let rest = Element { children: rest, ..Element::default() };
        content::add_paragraphs(story, prose::read(&rest, Unknown::Inline));
    }
    for content in contents {
        content::add_paragraphs(story, without_repeats(content));
    }
    for end in all(body, "body.end") {
        content::add_paragraphs(story, prose::read(end, Unknown::Inline));
    }
}

fn is_frame(node: &Node) -> bool {
    matches!(node, Node::Element(element) if tree::is(element, &["body.head", "body.end"]))
}

/// Paragraphs of a text; a block whose paragraphs open the next block again is left out (archives keep the first
/// paragraph apart, and in the whole).
fn without_repeats(content: &Element) -> Vec<Paragraph> {
    let blocks: Vec<&Element> = content.elements().collect();
    let is_list = blocks.len() > 1 && blocks.iter().all(|block| block.name.eq_ignore_ascii_case("block"));
    if !is_list {
        return prose::read(content, Unknown::Inline);
    }
    let read: Vec<Vec<Paragraph>> = blocks.iter().map(|block| prose::read(block, Unknown::Inline)).collect();
    let mut list = Vec::new();
    for (index, block) in read.iter().enumerate() {
        let is_repeated =
            read.get(index + 1).is_some_and(|next| !block.is_empty() && next.starts_with(block));
        if !is_repeated {
            list.extend(block.iter().cloned());
        }
    }
    list
}
