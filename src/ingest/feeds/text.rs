//! An element of a feed goes in; what it says comes out as a line or as paragraphs, whatever way it is written.
//!
//! Atom 1.0 (RFC 4287, 3.1 and 4.1.3) says by `type` how a text is written, Atom 0.3 by `type` and `mode`. RSS does
//! not say: where there are elements of HTML, it is HTML.

use super::fields::Vocabulary;
use crate::ingest::decode::Charset;
use crate::ingest::paragraphs::one_line;
use crate::ingest::xml::{Element, Node};
use crate::ingest::{mail, markup, paragraphs};

/// How a text is written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Written {
    /// Characters.
    Plain,
    /// HTML, each of its tags written as characters.
    Html,
    /// Elements.
    Elements,
    /// Bytes of a text in base64.
    Encoded,
    /// It is not said.
    Unsaid,
    /// No text: a picture, a film.
    Foreign,
}

/// What an element says, in one line.
pub fn line(element: &Element, vocabulary: Vocabulary) -> String {
    let (text, written) = characters(element, vocabulary);
    let text = match written {
        Written::Plain => text,
        Written::Html | Written::Elements => markup::html(&text),
        Written::Encoded | Written::Unsaid => return loose_line(&text),
        Written::Foreign => return String::new(),
    };
    one_line(&text)
}

/// What an element says, in paragraphs.
pub fn body(element: &Element, vocabulary: Vocabulary) -> String {
    let (text, written) = characters(element, vocabulary);
    match written {
        Written::Html if !text.contains('<') => paragraphs::paragraphs(&markup::decode_entities(&text)),
        Written::Html | Written::Elements => markup::html(&text),
        Written::Plain => paragraphs::paragraphs(&text),
        Written::Encoded | Written::Unsaid => {
            unsaid(&text).unwrap_or_else(|text| paragraphs::paragraphs(&text))
        }
        Written::Foreign => String::new(),
    }
}

/// A text of which it is not said how it is written, in one line.
pub fn loose_line(text: &str) -> String {
    one_line(&unsaid(text).unwrap_or_else(|text| text))
}

/// Characters that XML forbids, and that feeds hold all the same, are passed over; controls that are characters of
/// windows-1252 in disguise are read as those.
pub fn without_controls(text: String) -> String {
    // 0xC2 begins the controls beyond ASCII, and some other characters.
    let may_be_control =
        |byte: u8| (byte < b' ' && !byte.is_ascii_whitespace()) || matches!(byte, 0x0c | 0x7f | 0xc2);
    if !text.bytes().any(may_be_control) {
        return text;
    }
    let is_control = |c: char| c.is_control() && !matches!(c, '\t' | '\n' | '\r');
    let read = |c: char| match c {
        '\u{b}' | '\u{c}' | '\u{85}' => Some('\n'),
        '\u{80}'..='\u{9f}' => markup::decode_entities(&format!("&#{};", u32::from(c))).chars().next(),
        _ if is_control(c) => None,
        _ => Some(c),
    };
    text.chars().filter_map(read).collect()
}

/// The text of an element before anything in it is read, and how it is written.
fn characters(element: &Element, vocabulary: Vocabulary) -> (String, Written) {
    let has_elements = element.children.iter().any(|node| matches!(node, Node::Element(_)));
    let (text, written) = match written(element, vocabulary, has_elements) {
        Written::Elements => (element.inner_markup(), Written::Elements),
        Written::Encoded => match decoded(&element.text()) {
            Some(text) => (text, Written::Encoded),
            // It says that it is encoded, and is not.
            None => (element.text(), Written::Unsaid),
        },
        written => (element.text(), written),
    };
    (without_controls(text), written)
}

fn written(element: &Element, vocabulary: Vocabulary, has_elements: bool) -> Written {
    let stated = element.attribute("type").map(|stated| stated.trim().to_ascii_lowercase());
    let kind = stated.as_deref().map(|kind| kind.split(';').next().unwrap_or(kind).trim());
    let mode = element.attribute("mode").map(str::trim);
    if mode.is_some_and(|mode| mode.eq_ignore_ascii_case("base64")) {
        return Written::Encoded;
    }
    if !vocabulary.is_atom() {
        return match vocabulary {
            _ if has_elements => Written::Elements,
            Vocabulary::Content | Vocabulary::Xhtml => Written::Html,
            _ => Written::Unsaid,
        };
    }
    match kind {
        _ if has_elements => Written::Elements,
        Some("html" | "text/html") => Written::Html,
        Some("xhtml" | "application/xhtml+xml") if mode.is_some() => Written::Html,
        Some("xhtml" | "application/xhtml+xml") => Written::Elements,
        Some("text") => Written::Plain,
        Some("text/plain") if vocabulary == Vocabulary::Atom => Written::Plain,
        None if vocabulary == Vocabulary::Atom => untyped(element),
        None => Written::Unsaid,
        Some(kind) if kind.starts_with("text/") => Written::Unsaid,
        Some(kind) if kind.ends_with("+xml") || kind.ends_with("/xml") => Written::Elements,
        Some("application/octet-stream") => Written::Encoded,
        Some(kind) if kind.contains('/') => Written::Foreign,
        Some(_) => Written::Unsaid,
    }
}

/// A text without a type is plain by the specification; where it begins with an element, its writer forgot.
fn untyped(element: &Element) -> Written {
    if element.text().trim_start().starts_with('<') { Written::Unsaid } else { Written::Plain }
}

/// Reads a text that may be HTML: its paragraphs, or else its characters.
fn unsaid(text: &str) -> Result<String, String> {
    if is_html(text) {
        return Ok(markup::html(text));
    }
    let text = markup::decode_entities(text);
    // It may have been written as characters twice.
    if text.trim_start().starts_with('<') && is_html(&text) {
        Ok(markup::html(&text))
    } else {
        Err(text.into_owned())
    }
}

/// Whether there are elements in a text: of HTML, or of any kind with attributes.
fn is_html(text: &str) -> bool {
    markup::has_elements(text) || text.match_indices('<').any(|(at, _)| has_attribute(&text[at + 1..]))
}

/// Whether an element with an attribute begins here: `embed src="…`.
fn has_attribute(text: &str) -> bool {
    let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | ':' | '_');
    let rest = text.trim_start_matches(is_name);
    let attribute = rest.trim_start();
    let rest = attribute.trim_start_matches(is_name);
    rest.len() < attribute.len()
        && attribute.len() < text.len()
        && text.starts_with(|c: char| c.is_ascii_alphabetic())
        && ["=\"", "='"].iter().any(|value| rest.starts_with(value))
}

fn decoded(text: &str) -> Option<String> {
    let text: String = text.split_whitespace().collect();
    let is_base64 = text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+/=".contains(&byte));
    let bytes = is_base64.then(|| mail::base64(text.as_bytes())).filter(|bytes| !bytes.is_empty())?;
    Some(Charset::choose(&bytes, None, None).decode(&bytes).into_owned())
}
