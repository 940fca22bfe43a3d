//! The head of an NITF document goes in; its subjects, names, rights and the producer's own fields come out.

use super::super::story::Story;
use super::super::tree::{self, all, value};
use super::place_line;
use crate::article::About;
use crate::ingest::xml::Element;

/// States subjects, keywords and places of the head.
pub fn add_subjects(story: &mut Story, head: &Element, data: &Element) {
    for object in tree::within(head, &["tobject"]) {
        let kind = value(object, "tobject.type").unwrap_or_default();
        // The specification's own kinds say nothing of the section.
        if !["news", "data", "advisory", "text"].iter().any(|usual| kind.eq_ignore_ascii_case(usual)) {
            story.state(About::Section, kind, "tobject.type");
        }
        for subject in all(object, "tobject.subject") {
            for part in ["refnum", "code", "type", "matter", "detail", "qualifier"] {
                let name = format!("tobject.subject.{part}");
                if let Some(text) = value(subject, &name) {
                    story.state(About::Topic, text, name);
                }
            }
        }
    }
    for keyword in tree::within(data, &["keyword"]) {
        let words = value(keyword, "key").map(str::to_owned).or_else(|| tree::line(keyword));
        story.state(About::Topic, &words.unwrap_or_default(), "key-list");
    }
    for scope in all(data, "doc-scope") {
        story.state(About::Topic, value(scope, "scope").unwrap_or_default(), "doc-scope");
    }
    for event in all(data, "evloc") {
        let words = tree::line(event);
        let parts =
            ["city", "county-dist", "state-prov", "region"].iter().filter_map(|part| value(event, part));
        for part in parts.chain(words.as_deref()) {
            story.state(About::Place, part, "evloc");
        }
    }
    for named in tree::within(head, &["identified-content"]).into_iter().flat_map(Element::elements) {
        let about = match named.name.to_ascii_lowercase().as_str() {
            "person" => About::Person,
            "org" => About::Organisation,
            "location" | "virtloc" => About::Place,
            _ => About::Topic,
        };
        let words = if about == About::Place { place_line(named) } else { named.line() };
        let words = if words.is_empty() { value(named, "value").unwrap_or_default() } else { &words };
        story.state(about, words, format!("identified-content {}", named.name));
    }
}

/// States whose a document is, and what may be done with it.
pub fn add_rights(story: &mut Story, data: &Element, opening: &Element) {
    for right in all(data, "doc.copyright") {
        let words: Vec<&str> = ["holder", "year"].iter().filter_map(|name| value(right, name)).collect();
        story.state(About::Usage, &words.join(" "), "doc.copyright");
    }
    for right in all(data, "doc.rights") {
        for name in ["owner", "type", "limitations", "geography"] {
            story.state(About::Usage, value(right, name).unwrap_or_default(), format!("doc.rights {name}"));
        }
    }
    for right in all(opening, "rights") {
        story.state(About::Usage, &right.line(), "rights");
    }
}

/// Names of `meta` elements, and what is stated under them; each where nothing else states it, or beside it.
const META: &[(&str, About)] = &[
    ("section", About::Section),
    ("sections", About::Section),
    ("online_sections", About::Section),
    ("desk", About::Section),
    ("dsk", About::Section),
    ("keywords", About::Topic),
    ("keyword", About::Topic),
    ("slug", About::Topic),
    ("slugline", About::Topic),
    ("category", About::Topic),
    ("category_iptc", About::Topic),
    ("anpa-keyword", About::Topic),
    ("print_page_number", About::Page),
    ("page", About::Page),
    ("edition", About::Edition),
];

/// Names of `meta` elements that count only where nothing else states the thing.
const META_ELSE: &[(&str, About)] = &[
    ("source", About::Source),
    ("publisher", About::Source),
    ("author", About::Author),
    ("byline", About::Author),
    ("lang", About::Language),
    ("language", About::Language),
    ("timestamp", About::Published),
    ("date", About::Published),
    ("pubdate", About::Published),
];

/// States what producers keep in `meta` elements of their own.
pub fn add_meta(story: &mut Story, head: &Element) {
    for meta in all(head, "meta") {
        let (Some(name), Some(text)) = (value(meta, "name"), value(meta, "content")) else { continue };
        // A producer's own prefix: `aap-source`.
        let own =
            name.rsplit_once('-').filter(|(prefix, _)| !prefix.contains(['-', '_'])).map(|(_, own)| own);
        let is_it = |known: &str| {
            known.eq_ignore_ascii_case(name) || own.is_some_and(|own| known.eq_ignore_ascii_case(own))
        };
        if let Some((_, about)) = META.iter().find(|(known, _)| is_it(known)) {
            let cut = |c| c == ';' && *about == About::Section;
            for text in text.split(cut) {
                story.state(*about, text, format!("meta {name}"));
            }
        } else if let Some((_, about)) = META_ELSE.iter().find(|(known, _)| is_it(known))
            && !story.has(*about)
        {
            story.state(*about, text, format!("meta {name}"));
        }
    }
}
