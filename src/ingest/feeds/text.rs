//! An element of a feed goes in; what it says comes out as a line or as paragraphs, whatever way it is written.
//!
//! Atom 1.0 (RFC 4287, 3.1 and 4.1.3) says by `type` how a text is written, Atom 0.3 by `type` and `mode`. RSS does
//! not say: where there are elements of HTML, it is HTML.

use super::fields::Vocabulary;
use crate::ingest::decode::Charset;
use crate::ingest::xml::{Element, Node};
use crate::ingest::{markup, paragraphs};
use mail_parser::decoders::base64::base64_decode;

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
    Encoded { html: bool },
    /// It is not said.
    Unsaid,
    /// No text: a picture, a film.
    Foreign,
}

/// What an element says, in one line.
pub fn line(element: &Element, vocabulary: Vocabulary) -> String {
    let (text, written) = characters(element, vocabulary);
    let text = match written {
        Written::Plain | Written::Encoded { html: false } => text,
        Written::Html | Written::Elements | Written::Encoded { html: true } => markup::html(&text),
        Written::Unsaid => unsaid(&text).unwrap_or_else(|text| text),
        Written::Foreign => return String::new(),
    };
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What an element says, in paragraphs.
pub fn body(element: &Element, vocabulary: Vocabulary) -> String {
    let (text, written) = characters(element, vocabulary);
    match written {
        Written::Plain | Written::Encoded { html: false } => paragraphs::paragraphs(&text),
        Written::Html | Written::Elements | Written::Encoded { html: true } => markup::html(&text),
        Written::Unsaid => unsaid(&text).unwrap_or_else(|text| paragraphs::paragraphs(&text)),
        Written::Foreign => String::new(),
    }
}

/// Characters that XML forbids, and that feeds hold all the same, are passed over.
pub fn without_controls(text: String) -> String {
    let is_forbidden = |c: char| c.is_ascii_control() && !matches!(c, '\t' | '\n' | '\r');
    if !text.contains(is_forbidden) {
        return text;
    }
    let breaks = |c: char| if matches!(c, '\u{b}' | '\u{c}') { '\n' } else { c };
    text.chars().map(breaks).filter(|c| !is_forbidden(*c)).collect()
}

/// The text of an element before anything in it is read, and how it is written.
fn characters(element: &Element, vocabulary: Vocabulary) -> (String, Written) {
    let has_elements = element.children.iter().any(|node| matches!(node, Node::Element(_)));
    let (text, written) = match written(element, vocabulary, has_elements) {
        Written::Elements => (element.inner_markup(), Written::Elements),
        Written::Encoded { html } => match decoded(&element.text()) {
            Some(text) => (text, Written::Encoded { html }),
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
    let is_html = matches!(kind, Some("html" | "text/html" | "xhtml" | "application/xhtml+xml"));
    let mode = element.attribute("mode").map(str::trim);
    if mode.is_some_and(|mode| mode.eq_ignore_ascii_case("base64")) {
        return Written::Encoded { html: is_html };
    }
    if !vocabulary.is_atom() {
        return if has_elements { Written::Elements } else { Written::Unsaid };
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
    if let Some(paragraphs) = markup::paragraphs(text) {
        return Ok(paragraphs);
    }
    let text = markup::decode_entities(text);
    if text.trim_start().starts_with('<')
        && let Some(paragraphs) = markup::paragraphs(&text)
    {
        // It was written as characters twice.
        return Ok(paragraphs);
    }
    Err(text.into_owned())
}

fn decoded(text: &str) -> Option<String> {
    let text: String = text.split_whitespace().collect();
    let bytes = base64_decode(text.as_bytes()).filter(|bytes| !bytes.is_empty())?;
    Some(Charset::choose(&bytes, None, None).decode(&bytes).into_owned())
}
