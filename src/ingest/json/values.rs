//! A JSON value goes in, the texts in it come out: of a list each, of an object the one that is in words.

use super::keys;
use crate::ingest::{markup, paragraphs, xml};
use serde_json::{Map, Value};
use std::borrow::Cow;

/// How deep texts are looked for in lists and objects.
const DEEPEST: u32 = 3;

/// Gives the texts of a value: of a list each, of an object the one that is in words. What is no text is named.
pub fn each_text<'a>(value: &'a Value, depth: u32, give: &mut dyn FnMut(Result<Cow<'a, str>, &'static str>)) {
    match value {
        Value::Null => {}
        Value::String(text) => give(Ok(Cow::Borrowed(text))),
        Value::Number(number) => give(Ok(Cow::Owned(number.to_string()))),
        Value::Bool(_) => give(Err("true or false, no text")),
        Value::Array(values) if depth < DEEPEST => {
            for value in values {
                each_text(value, depth + 1, give);
            }
        }
        Value::Object(map) if depth < DEEPEST => {
            let words =
                keys::WORDS.iter().find_map(|key| map.get(*key).filter(|value| says_something(value)));
            match words {
                Some(words) => each_text(words, depth + 1, give),
                None if !map.values().any(says_something) => {}
                None => give(name_in_parts(map).map(Cow::Owned).ok_or("an object, no text")),
            }
        }
        Value::Array(_) | Value::Object(_) => give(Err("lists in lists, no text")),
    }
}

/// Whether a value is neither null nor an empty text.
pub fn says_something(value: &Value) -> bool {
    !value.is_null() && value.as_str().is_none_or(|text| !text.trim().is_empty())
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

/// The paragraphs of a text that may be HTML, and whether it is.
pub fn body_text(text: &str) -> (String, bool) {
    match markup::paragraphs(text) {
        Some(paragraphs) => (paragraphs, true),
        None => (paragraphs::paragraphs(&markup::decode_entities(text)), false),
    }
}

/// A text as one line, without the HTML that may be in it.
pub fn in_one_line(text: &str) -> Cow<'_, str> {
    match markup::paragraphs(text) {
        Some(paragraphs) => Cow::Owned(paragraphs.replace("\n\n", " ")),
        None => markup::decode_entities(text),
    }
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
