//! Takes the `meta` and `link` elements, microdata and comments of a page and gives what they state.

mod names;

use super::found::Found;
use super::page::Page;
use crate::article::{About, Origin};
use crate::ingest::paragraphs::one_line;
use names::NAMES;

/// Microdata properties by what they state.
const PROPERTIES: &[(About, &str)] = &[
    (About::Title, "headline"),
    (About::Published, "datepublished"),
    (About::Updated, "datemodified"),
    (About::SomeDate, "datecreated"),
    (About::SomeDate, "date"),
    (About::SomeDate, "created"),
    (About::Published, "issued"),
    (About::Updated, "modified"),
    (About::Author, "author"),
    (About::Section, "articlesection"),
    (About::Topic, "keywords"),
    (About::Language, "inlanguage"),
];

/// How often one property is read: pages repeat them in every teaser.
const MOST: usize = 3;

/// States what the page's `meta`, `link` and `html` elements, its microdata and its saver's comments say.
pub(super) fn state(page: &Page, found: &mut Found) {
    for number in page.tagged(&["meta"]) {
        state_meta(page, number, found);
    }
    state_labelled(page, found);
    for number in page.tagged(&["html"]) {
        let element = &page.elements[number];
        let language = element.attribute("lang").or_else(|| element.attribute("xml:lang"));
        found.add(0, About::Language, Origin::Element, language.unwrap_or_default(), "html lang");
    }
    for number in page.tagged(&["link"]) {
        let element = &page.elements[number];
        if element.attribute("rel").is_some_and(|rel| rel.eq_ignore_ascii_case("canonical")) {
            let address = element.attribute("href").unwrap_or_default();
            found.add(0, About::Url, Origin::Meta, address, "link rel=canonical");
        }
    }
    state_microdata(page, found);
    for comment in &page.comments {
        state_comment(comment, found);
    }
}

fn state_meta(page: &Page, number: usize, found: &mut Found) {
    let element = &page.elements[number];
    let Some(value) = element.attribute("content").or_else(|| element.attribute("value")) else { return };
    // A page may name the same element twice: `<meta name="author" property="article:author">`.
    for key in ["property", "name", "http-equiv"] {
        let Some(name) = element.attribute(key) else { continue };
        let lower = name.trim().to_ascii_lowercase();
        for (about, names) in NAMES {
            let Some(rank) = names.iter().position(|known| *known == lower) else { continue };
            let place = format!("meta {}", one_line(name));
            // A profile's address is no name.
            if *about == About::Author && value.trim_start().starts_with("http") {
                continue;
            }
            for value in values(*about, value) {
                found.add(20 + rank.min(39) as u8, *about, Origin::Meta, value, &place);
            }
            return;
        }
    }
}

/// Labels that say that the text beside them is the author's name, in lower case.
const WRITTEN_BY: &[&str] = &[
    "written by",
    "author",
    "verfasst von",
    "geschrieben von",
    "écrit par",
    "rédigé par",
    "escrito por",
    "scritto da",
    "geschreven door",
    "skrevet av",
    "skriven av",
    "автор",
    "autor",
    "penulis",
];

/// States the author whom a page names for previews: `twitter:label1` says what `twitter:data1` is.
fn state_labelled(page: &Page, found: &mut Found) {
    let content = |name: &str| {
        page.tagged(&["meta"]).map(|number| &page.elements[number]).find_map(|element| {
            let own = element.attribute("name").or_else(|| element.attribute("property"))?;
            own.eq_ignore_ascii_case(name).then(|| element.attribute("content")).flatten()
        })
    };
    for number in ["1", "2"] {
        let label = content(&format!("twitter:label{number}")).unwrap_or_default().trim().to_lowercase();
        if WRITTEN_BY.contains(&label.as_str()) {
            let place = format!("meta twitter:data{number}");
            let value = content(&place[5..]).unwrap_or_default();
            found.add(58, About::Author, Origin::Meta, value, &place);
        }
    }
}

/// Keywords are a list with commas by definition; everything else is one value.
pub(super) fn values(about: About, value: &str) -> Vec<&str> {
    if about == About::Topic { value.split([',', ';']).collect() } else { vec![value] }
}

fn state_microdata(page: &Page, found: &mut Found) {
    let mut counts = vec![0; PROPERTIES.len()];
    for (number, element) in page.elements.iter().enumerate() {
        // RDFa names what microdata names, with a prefix: `property="schema:dateCreated"`.
        let rdfa = element.attribute("property").filter(|_| element.tag != "meta");
        let Some(property) = element.attribute("itemprop").or(rdfa) else { continue };
        for word in property.split_whitespace() {
            let lower = word.rsplit(':').next().unwrap_or(word).to_ascii_lowercase();
            let Some(row) = PROPERTIES.iter().position(|(_, known)| *known == lower) else { continue };
            let (about, _) = PROPERTIES[row];
            if counts[row] == MOST || (about == About::Author && is_in_comment(page, number)) {
                continue;
            }
            counts[row] += 1;
            let text = match element.attribute("content").or_else(|| element.attribute("datetime")) {
                Some(value) => value.to_owned(),
                None if about == About::Author => page.line(named(page, number).unwrap_or(number)),
                None => page.line(number),
            };
            for value in values(about, &text) {
                let name = if rdfa.is_some() { "property" } else { "itemprop" };
                found.add(60, about, Origin::Microdata, value, &format!("{name} {word}"));
            }
        }
    }
}

/// Whether an element belongs to what a reader of the page wrote.
fn is_in_comment(page: &Page, number: usize) -> bool {
    page.around(number).take(6).any(|outer| {
        let names = ["class", "id", "itemprop", "itemtype"];
        let element = &page.elements[outer];
        !matches!(element.tag.as_str(), "html" | "body")
            && names.iter().filter_map(|name| element.attribute(name)).any(|value| {
                value.split([' ', '/', '-', '_']).any(|word| {
                    let word = word.to_ascii_lowercase();
                    word.starts_with("comment") || word == "usercomments"
                })
            })
    })
}

/// The element inside another whose property is `name`.
fn named(page: &Page, outer: usize) -> Option<usize> {
    (outer..=page.elements[outer].last)
        .find(|inner| page.elements[*inner].attribute("itemprop") == Some("name"))
}

/// What browsers and archives write into a page that they save.
fn state_comment(comment: &str, found: &mut Found) {
    let comment = comment.trim();
    if let Some(after) = comment.strip_prefix("saved from url=") {
        // `(0023)` is the length of the address.
        let address = after.trim_start_matches(|letter: char| letter == '(' || letter.is_ascii_digit());
        let address = address.strip_prefix(')').unwrap_or(address);
        found.add(90, About::Url, Origin::Header, address, "saved-from comment");
    }
    for line in comment.lines().map(str::trim) {
        if let Some(address) = line.strip_prefix("url: ") {
            found.add(90, About::Url, Origin::Header, address, "saver's comment");
        }
        if let Some(date) = line.strip_prefix("saved date: ") {
            found.add(0, About::Captured, Origin::Header, date, "saver's comment");
        }
        if let Some((date, _)) =
            line.strip_prefix("FILE ARCHIVED ON ").and_then(|rest| rest.split_once(" AND "))
        {
            found.add(0, About::Captured, Origin::Header, date, "archive's comment");
        }
    }
}
