//! A JSON value goes in, the texts in it come out: of a list each, of an object the one that is in words.

use super::keys;
use crate::ingest::{markup, xml};
use serde_json::{Map, Value};
use std::borrow::Cow;

/// How deep texts are looked for in lists and objects.
const DEEPEST: u32 = 3;

/// Takes a text, or what stands there instead of one.
type Give<'g, 'a> = &'g mut dyn FnMut(Result<Cow<'a, str>, &'static str>);

/// Gives the texts of a value: of a list each, of an object the one that is in words. What is no text is named.
pub fn each_text<'a>(value: &'a Value, give: Give<'_, 'a>) {
    each(value, 0, keys::WORDS, give);
}

/// Gives the texts of what holds the text of an article: also of its blocks, `{"type": "text", "content": …}`.
pub fn each_block<'a>(value: &'a Value, give: Give<'_, 'a>) {
    match value {
        Value::Array(blocks) => {
            for block in blocks {
                let is_block = ["type", "_type"].iter().any(|kind| block.get(*kind).is_some());
                each(block, 0, keys::WORDS_OF_TEXT, &mut |text| match text {
                    // A picture, an advertisement.
                    Err(_) if is_block => {}
                    text => give(text),
                });
            }
        }
        value => each(value, 0, keys::WORDS_OF_TEXT, give),
    }
}

fn each<'a>(value: &'a Value, depth: u32, words: &[&str], give: Give<'_, 'a>) {
    match value {
        Value::Null => {}
        Value::String(text) => give(Ok(Cow::Borrowed(text))),
        Value::Number(number) => give(Ok(Cow::Owned(number.to_string()))),
        Value::Bool(_) => give(Err("true or false, no text")),
        Value::Array(values) if depth < DEEPEST => {
            for value in values {
                each(value, depth + 1, words, give);
            }
        }
        Value::Object(map) if depth < DEEPEST => {
            // The name of a pair may be the kind of its value: `{"name": "subject", "value": "Ports"}`.
            let has_kind = map.get("name").and_then(Value::as_str).is_some_and(is_kind);
            let pair = map.get("value").filter(|value| has_kind && value.is_string());
            let in_words =
                || words.iter().find_map(|key| map.get(*key).filter(|value| says_something(value)));
            match pair.filter(|value| says_something(value)).or_else(in_words) {
                Some(inner) => each(inner, depth + 1, words, give),
                None if !map.values().any(says_something) => {}
                None => give(name_in_parts(map).map(Cow::Owned).ok_or("an object, no text")),
            }
        }
        Value::Array(_) | Value::Object(_) => give(Err("lists in lists, no text")),
    }
}

/// Whether a name is that of a kind of keyword, as the New York Times lists them, not the keyword.
fn is_kind(name: &str) -> bool {
    keys::find(name).is_some() || matches!(name, "glocations" | "creative_works")
}

/// Whether a value is neither null nor an empty text.
pub fn says_something(value: &Value) -> bool {
    !value.is_null() && value.as_str().is_none_or(|text| !text.trim().is_empty())
}

/// Whether a value is a number, or a list of numbers: of rows in a data base.
pub fn are_numbers(value: &Value) -> bool {
    match value {
        Value::Array(values) => values.iter().all(Value::is_number),
        value => value.is_number(),
    }
}

/// Whether a text is what programs write for a value that is not there.
pub fn stands_for_nothing(text: &str) -> bool {
    matches!(text, "None" | "null" | "NULL" | "NaN" | "nan" | "undefined")
}

/// A person's name that is kept in two keys.
pub fn name_in_parts(map: &Map<String, Value>) -> Option<String> {
    const PARTS: &[(&str, &str)] = &[
        ("firstname", "lastname"),
        ("firstName", "lastName"),
        ("first_name", "last_name"),
        ("givenName", "familyName"),
        ("first", "last"),
    ];
    let part = |key: &str| map.get(key).and_then(Value::as_str).unwrap_or_default();
    PARTS
        .iter()
        .map(|(first, last)| format!("{} {}", part(first), part(last)).trim().to_owned())
        .find(|name| !name.is_empty())
}

/// The IPTC's code of a subject, which is the same in all languages: `15000000`, `medtop:20000768`; of an address its
/// last part.
pub fn news_code(subject: &Map<String, Value>) -> Option<&str> {
    let stated = ["code", "qcode", "literal", "uri"].into_iter().filter_map(|key| subject.get(key)?.as_str());
    stated.map(|code| code.rsplit('/').next().unwrap_or(code)).find(|code| {
        let digits = code.rsplit(':').next().unwrap_or(code);
        digits.len() == 8 && digits.bytes().all(|byte| byte.is_ascii_digit())
    })
}

/// The paragraphs of a text that may be HTML, and whether it is; `is_html` says that it is by its key.
pub fn body_text(text: &str, is_html: bool) -> (String, bool) {
    if is_page(text)
        && let Some(paragraphs) = markup::paragraphs(&without_frame(text)).filter(|text| !text.is_empty())
    {
        return (paragraphs, true);
    }
    if is_html {
        return (markup::html(text), true);
    }
    markup::mixed(text)
}

/// Whether a text is a whole page.
fn is_page(text: &str) -> bool {
    let start = text.trim_start().as_bytes();
    ["<html", "<!doctype html"]
        .iter()
        .any(|tag| start.get(..tag.len()).is_some_and(|start| start.eq_ignore_ascii_case(tag.as_bytes())))
}

/// A text as one line, without the HTML that may be in it.
pub fn in_one_line(text: &str) -> Cow<'_, str> {
    match markup::paragraphs(text) {
        Some(paragraphs) => Cow::Owned(paragraphs.replace("\n\n", " ")),
        None => markup::decode_entities(text),
    }
}

/// A page of an agency without what frames its text: the headline, the line under it, pictures with their texts.
fn without_frame(page: &str) -> String {
    const FRAMES: &[(&str, &str)] = &[
        ("<h1", "</h1>"),
        ("<figure", "</figure>"),
        ("<div class=\"byline\"", "</div>"),
        // The line of section and agency under a headline of TT and NTB.
        ("<div class=\"dat\"", "</div>"),
    ];
    let mut page = page.to_owned();
    for (open, close) in FRAMES {
        let mut kept = String::with_capacity(page.len());
        let mut rest = page.as_str();
        while let Some(at) = rest.find(open) {
            let Some(end) = rest[at..].find(close) else { break };
            kept.push_str(&rest[..at]);
            rest = &rest[at + end + close.len()..];
        }
        kept.push_str(rest);
        page = kept;
    }
    page
}

/// The paragraphs of an article in an agency's XML (NITF and its relatives): the elements `p` of its body.
pub fn xml_text(text: &str) -> String {
    let Ok(document) = xml::parse(text) else { return String::new() };
    let mut paragraphs = document.root.descendants("p");
    if paragraphs.is_empty() {
        paragraphs = document.root.descendants("P");
    }
    let lines: Vec<String> =
        paragraphs.iter().map(|paragraph| paragraph.line()).filter(|line| !line.is_empty()).collect();
    lines.join("\n\n")
}
