//! XML of Factiva goes in, article by article; its articles come out.
//!
//! The elements are those of Factiva's answer to a request for articles (`PPSResponse`, `http://global.factiva.com/pps/2.0`).

use super::entry::Entry;
use super::labels::Field;
use crate::article::About;
use crate::ingest::xml::{Element, Stream};
use crate::ingest::{Format, Head, Input, Item};

/// XML of Factiva.
pub struct FactivaXml;

impl Format for FactivaXml {
    fn name(&self) -> &'static str {
        "factiva xml"
    }

    fn help(&self) -> &'static str {
        "XML of Factiva"
    }

    fn recognises(&self, head: &Head<'_>) -> bool {
        let is_xml = head.start().trim_start_matches('\u{feff}').starts_with('<');
        let names = ["global.factiva.com", "<ppsarticle", "<ppsArticle", "<PPSResponse"];
        is_xml && names.iter().any(|name| head.text.contains(name)) && !head.text.contains("<html")
    }

    fn read(&self, input: &mut Input<'_>, out: &mut dyn FnMut(Item)) {
        let limit = input.limit();
        let decoded = match input.decoded() {
            Ok(decoded) => decoded,
            Err(reason) => return out(Item::Failed { member: None, reason }),
        };
        let mut stream = Stream::new(decoded);
        stream.limit = limit;
        let mut number = 0;
        while let Some(element) = stream.next(&|path| path.last().is_some_and(|name| name == "article")) {
            number += 1;
            let mut article = article(&element).finish();
            article.member = Some(format!("#{number}"));
            if stream.broken.is_some() {
                article.suspects.push("the record has no end".to_owned());
            }
            if article.statements.is_empty() && article.body.is_empty() {
                let reason = "no article in it".to_owned();
                out(Item::Failed { member: article.member, reason });
            } else {
                out(Item::Article(article));
            }
        }
        if let Some(reason) = stream.broken {
            out(Item::Failed { member: None, reason });
        }
    }
}

/// Elements and what they hold; where there are two, the second stands in the first.
const ELEMENTS: &[(&str, &str, Field)] = &[
    ("headline", "", Field::Title),
    ("byline", "", Field::Author),
    ("credit", "", Field::Agency),
    ("sourceName", "", Field::Source),
    ("sectionName", "", Field::Section),
    ("columnName", "", Field::Section),
    ("edition", "", Field::Edition),
    ("pages", "", Field::Page),
    ("page", "", Field::Page),
    ("publicationDate", "dateTime", Field::Published),
    ("publicationDate", "date", Field::Published),
    ("modificationDate", "dateTime", Field::Updated),
    ("modificationDate", "date", Field::Updated),
    ("baseLanguage", "", Field::Language),
    ("copyright", "", Field::Usage),
    ("accessionNo", "", Field::Record),
    ("newsSubject", "name", Field::Topic),
    ("industry", "name", Field::Topic),
    ("region", "name", Field::Place),
    ("company", "name", Field::Organisation),
    ("person", "name", Field::Person),
    ("webURL", "", Field::Url),
];

fn article(element: &Element) -> Entry {
    let mut entry = Entry::default();
    for (outer, inner, field) in ELEMENTS {
        for found in element.descendants(outer) {
            if inner.is_empty() {
                entry.state(*field, &found.line(), format!("element `{outer}`"));
            }
            for inner in found.all(inner) {
                entry.state(*field, &inner.line(), format!("element `{outer}`"));
            }
        }
    }
    if !entry.has(About::Published) {
        for date in element.descendants("publicationDate") {
            entry.state(Field::Published, &date.line(), "element `publicationDate`");
        }
    }
    for name in ["leadParagraph", "tailParagraphs", "corrections"] {
        for part in element.descendants(name) {
            let paragraphs = part.descendants("paragraph");
            if paragraphs.is_empty() {
                entry.add_paragraphs(&part.line());
            }
            for paragraph in paragraphs {
                entry.add_paragraphs(&paragraph.line());
            }
        }
    }
    entry
}
