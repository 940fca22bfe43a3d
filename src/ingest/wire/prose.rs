//! The elements of a text go in, those of NITF, XHTML or a relative of theirs; its paragraphs come out.

use crate::ingest::paragraphs;
use crate::ingest::paragraphs::one_line;
use crate::ingest::xml::{Element, Node};
use std::borrow::Cow;

/// A paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// Its text; the rows of a table are lines.
    pub text: String,
    /// Whether it is a heading.
    pub is_heading: bool,
}

/// What an element that is none of NITF or XHTML does to the text around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unknown {
    /// It stands in the middle of a sentence: a producer's mark-up of names.
    Inline,
    /// It is a paragraph: the whole text is in another vocabulary.
    Block,
}

/// Reads the paragraphs in an element.
pub fn read(element: &Element, unknown: Unknown) -> Vec<Paragraph> {
    let mut writer = Writer { unknown, done: Vec::new(), open: String::new(), headings: 0 };
    writer.inside(element);
    writer.end();
    writer.done
}

/// Paragraphs as a body: an empty line between them.
pub fn joined(paragraphs: &[Paragraph]) -> String {
    let texts: Vec<&str> = paragraphs.iter().map(|paragraph| paragraph.text.as_str()).collect();
    texts.join("\n\n")
}

/// Whether an element separates paragraphs in NITF, XHTML or TTNITF.
pub fn is_block(element: &Element) -> bool {
    matches!(effect(&element.name), Effect::Block | Effect::Heading | Effect::Row)
}

/// What an element does to the text around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Effect {
    Inline,
    Block,
    Heading,
    /// A row of a table.
    Row,
    /// A cell of a table.
    Cell,
    /// The end of a line.
    Line,
    /// Text whose lines are as they are to be.
    Kept,
    /// No text for readers.
    Drop,
    Unknown,
}

fn effect(name: &str) -> Effect {
    let name: Cow<'_, str> = if name.bytes().any(|byte| byte.is_ascii_uppercase()) {
        Cow::Owned(name.to_ascii_lowercase())
    } else {
        Cow::Borrowed(name)
    };
    match &*name {
        "p" | "li" | "block" | "div" | "ul" | "ol" | "dl" | "dt" | "dd" | "bq" | "blockquote" | "fn"
        | "note" | "table" | "thead" | "tbody" | "tfoot" | "nitf-table" | "custom-table" | "caption"
        | "media" | "media-caption" | "figure" | "figcaption" | "section" | "article" | "header"
        | "footer" | "aside" | "main" | "address" | "center" | "hr" | "tagline" | "bibliography"
        | "datasource" | "abstract" | "body" | "body.content" | "body.head" | "body.end" | "html"
        | "nitf" | "credit" | "para" | "paragraph" | "nav" | "form" | "details" | "picture" | "text"
        | "ingress" | "brodtext" | "citat" | "fakta" | "bildtext" | "dat" | "byline" => Effect::Block,
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "hl1" | "hl2" | "rubrik" | "mellis" | "summary" => {
            Effect::Heading
        }
        "tr" | "nitf-tr" => Effect::Row,
        "td" | "th" | "nitf-td" => Effect::Cell,
        "br" => Effect::Line,
        "pre" => Effect::Kept,
        "head"
        | "title"
        | "script"
        | "style"
        | "object"
        | "svg"
        | "template"
        | "noscript"
        | "iframe"
        | "media-reference"
        | "media-object"
        | "media-metadata"
        | "media-producer"
        | "nitf-table-metadata"
        | "rt"
        | "rp"
        | "bildfil"
        | "bildskapare" => Effect::Drop,
        "a" | "rb" | "ruby" | "img" | "meta" | "link" | "col" | "nitf-col" | "abbr" | "acronym" | "b"
        | "bdo" | "big" | "cite" | "code" | "del" | "em" | "font" | "i" | "ins" | "lang" | "mark" | "q"
        | "s" | "small" | "span" | "strike" | "strong" | "sub" | "sup" | "time" | "tt" | "u" | "person"
        | "org" | "location" | "city" | "country" | "state" | "region" | "chron" | "money" | "num"
        | "event" | "function" | "virtloc" | "object.title" | "copyrite" | "pronounce" | "postaddr"
        | "classifier" | "alt-code" | "frac" | "frac-num" | "frac-sep" | "frac-den" | "sublocation" => {
            Effect::Inline
        }
        _ => Effect::Unknown,
    }
}

/// Ends a line inside a paragraph; no text holds it.
const LINE_END: char = '\u{1}';
/// Ends a row of a table.
const ROW_END: char = '\u{2}';

struct Writer {
    unknown: Unknown,
    done: Vec<Paragraph>,
    open: String,
    headings: usize,
}

impl Writer {
    fn inside(&mut self, element: &Element) {
        for node in &element.children {
            match node {
                Node::Text(text) => self.open.push_str(text),
                Node::Element(element) => self.element(element),
            }
        }
    }

    fn element(&mut self, element: &Element) {
        match effect(&element.name) {
            Effect::Drop => {}
            Effect::Inline => self.inside(element),
            Effect::Unknown if self.unknown == Unknown::Inline => self.inside(element),
            // The header of a page repeats what the item states: headline, keywords, day.
            Effect::Block if element.name == "header" && has_headline(element) => {}
            Effect::Block | Effect::Unknown => {
                self.end();
                self.inside(element);
                self.end();
            }
            Effect::Heading => {
                self.end();
                self.headings += 1;
                self.inside(element);
                self.end();
                self.headings -= 1;
            }
            Effect::Row => {
                self.open.push(ROW_END);
                self.inside(element);
                self.open.push(ROW_END);
            }
            Effect::Line => {
                self.open.push(LINE_END);
                self.inside(element);
            }
            Effect::Cell => {
                self.open.push(' ');
                self.inside(element);
                self.open.push(' ');
            }
            Effect::Kept => {
                self.end();
                self.add(&paragraphs::paragraphs(&element.text()));
            }
        }
    }

    /// Ends a paragraph. Where its lines were wrapped they are joined, else they stay.
    fn end(&mut self) {
        let open = std::mem::take(&mut self.open);
        if open.trim_matches(|c: char| c.is_whitespace() || c.is_control()).is_empty() {
            return;
        }
        if open.contains(ROW_END) {
            let rows = open.split(ROW_END).map(|row| one_line(&row.replace(LINE_END, " ")));
            let rows: Vec<String> = rows.filter(|row| !row.is_empty()).collect();
            return self.add(&rows.join("\n"));
        }
        if !open.contains(LINE_END) {
            return self.add(&one_line(&open));
        }
        let lines: Vec<String> = open.split(LINE_END).map(one_line).collect();
        self.add(&paragraphs::paragraphs(&lines.join("\n")));
    }

    fn add(&mut self, text: &str) {
        for text in text.split("\n\n").map(str::trim).filter(|text| !text.is_empty()) {
            self.done.push(Paragraph { text: text.to_owned(), is_heading: self.headings > 0 });
        }
    }
}

fn has_headline(header: &Element) -> bool {
    !header.descendants("h1").is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(markup: &str, expected: &str) {
        let document = crate::ingest::xml::parse(markup).unwrap();
        assert_eq!(joined(&read(&document.root, Unknown::Inline)), expected);
    }

    #[test]
    fn blocks_are_paragraphs_and_names_stand_in_sentences() {
        check(
            "<body.content><p>The <org>Port\n Board</org> met.</p><block><hl2>Later</hl2><p>It rained.</p></block></body.content>",
            "The Port Board met.\n\nLater\n\nIt rained.",
        );
        check(
            "<html><head><title>No text</title></head><body>One<Company>Two</Company></body></html>",
            "OneTwo",
        );
    }

    #[test]
    fn how_a_word_is_said_is_no_text() {
        check("<p><ruby><rb>港</rb><rp>(</rp><rt>みなと</rt><rp>)</rp></ruby>の船</p>", "港の船");
    }

    #[test]
    fn lines_that_were_wrapped_are_joined() {
        check(
            "<p>The council of the harbour town voted on Monday<br/>to close the old ferry line, and to build a bridge<br/>in its place.</p>",
            "The council of the harbour town voted on Monday to close the old ferry line, and to build a bridge in its place.",
        );
        check("<p>One.<br/><br/>Two.</p>", "One.\n\nTwo.");
    }

    #[test]
    fn captions_are_text_and_producers_are_not() {
        check(
            "<body.content><media><media-reference source='a.jpg'>x</media-reference><media-caption>The pier.</media-caption><media-producer>Roe</media-producer></media><p>It rained.</p></body.content>",
            "The pier.\n\nIt rained.",
        );
    }
}
