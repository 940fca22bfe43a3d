//! Text with HTML in it goes in, paragraphs without it come out; entities become characters.

mod declared;
mod entities;

pub use declared::{html, html_in_lines};

use super::paragraphs;
use entities::entity;
use std::borrow::Cow;

/// Turns a text that may hold HTML into paragraphs; `None` when there is no markup in it.
///
/// A text in angle brackets that is no element of HTML stays: `Standard Oil <SRD>` names a share.
pub fn paragraphs(text: &str) -> Option<String> {
    has_elements(text).then(|| converted(text))
}

/// The paragraphs of a text that may hold HTML, or be plain; says also whether it holds any.
pub fn mixed(text: &str) -> (String, bool) {
    match paragraphs(text) {
        // What begins and ends as mark-up is mark-up throughout, of whatever vocabulary.
        Some(_) if text.trim_start().starts_with('<') && text.trim_end().ends_with('>') => (html(text), true),
        Some(paragraphs) => (paragraphs, true),
        None => (super::paragraphs::paragraphs(&decode_entities(text)), false),
    }
}

/// What the end of a line means.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Lines {
    /// No more than a space.
    Joined,
    /// What it means in a plain text.
    Kept,
}

fn converted(text: &str) -> String {
    let mut blocks = Blocks { done: String::new(), open: String::new(), lines: Lines::Joined };
    // Behind the last end of a tag there is none.
    let (mut rest, tail) = text.split_at(text.rfind('>').map_or(0, |last| last + 1));
    // Elements that are known not to be closed any more.
    let mut unclosed: Vec<&str> = Vec::new();
    while let Some(at) = rest.find('<') {
        blocks.add(&rest[..at]);
        rest = &rest[at..];
        let Some(tag) = Tag::read(rest) else {
            blocks.add("<");
            rest = &rest[1..];
            continue;
        };
        rest = &rest[tag.length..];
        match tag.effect {
            Effect::None => {}
            Effect::Space => blocks.add(" "),
            Effect::Break => blocks.end(),
            Effect::Drop if unclosed.contains(&tag.name) => {}
            Effect::Drop => match after_element(rest, tag.name) {
                Some(after) => rest = after,
                // A frame that is never closed does not take the rest of the text with it.
                None if !matches!(tag.name, "script" | "style") => unclosed.push(tag.name),
                None => {
                    blocks.end();
                    return blocks.done;
                }
            },
        }
    }
    blocks.add(rest);
    blocks.add(tail);
    blocks.end();
    blocks.done
}

fn known(name: &str) -> Option<(&'static str, Effect)> {
    ELEMENTS.iter().find_map(|(effect, names)| {
        names.iter().find(|known| known.eq_ignore_ascii_case(name)).map(|known| (*known, *effect))
    })
}

/// Replaces entities by the characters that they stand for; what is no entity stays.
pub fn decode_entities(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    let mut decoded = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        decoded.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = rest.bytes().take(LONGEST_ENTITY).position(|byte| byte == b';');
        if let Some((end, character)) = end.and_then(|end| Some((end, entity(rest.get(1..end)?)?))) {
            decoded.push(character);
            rest = &rest[end + 1..];
        } else {
            decoded.push('&');
            rest = &rest[1..];
        }
    }
    decoded.push_str(rest);
    Cow::Owned(decoded)
}

/// Whether there are elements of HTML in a text: one that is closed, or one that needs no closing.
pub fn has_elements(text: &str) -> bool {
    let end = text.rfind('>').unwrap_or(0);
    text[..end].match_indices('<').any(|(at, _)| {
        let rest = &text[at..];
        let is_closing = rest.starts_with("</");
        let needs_no_closing = || {
            let name = rest[1..].split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
            ["br", "p", "hr", "img"].iter().any(|known| known.eq_ignore_ascii_case(name))
        };
        (is_closing || needs_no_closing()) && Tag::read(rest).is_some()
    })
}

struct Blocks {
    done: String,
    open: String,
    lines: Lines,
}

impl Blocks {
    fn add(&mut self, text: &str) {
        self.open.push_str(text);
    }

    /// Adds a text in which, where it is preformatted, empty lines separate paragraphs.
    fn add_lines(&mut self, text: &str, is_preformatted: bool) {
        if !is_preformatted {
            return self.add(text);
        }
        for (index, line) in text.split('\n').enumerate() {
            match () {
                () if line.trim().is_empty() && index > 0 => self.end(),
                () if index > 0 => self.add("\n"),
                () => {}
            }
            self.add(line);
        }
    }

    /// Ends a paragraph: in HTML any run of white space is one space.
    fn end(&mut self) {
        let text = decode_entities(&self.open);
        if text.chars().any(is_seen) {
            if !self.done.is_empty() {
                self.done.push_str("\n\n");
            }
            match self.lines {
                Lines::Kept => self.done.push_str(&paragraphs::paragraphs(&text)),
                Lines::Joined => {
                    let is_space = |c: char| c.is_whitespace() && c != '\u{a0}';
                    for (index, word) in text.split(is_space).filter(|word| !word.is_empty()).enumerate() {
                        if index > 0 {
                            self.done.push(' ');
                        }
                        self.done.push_str(word);
                    }
                }
            }
        }
        self.open.clear();
    }
}

/// Whether a character leaves anything on the page: newsletters fill lines with joiners that have no width.
fn is_seen(character: char) -> bool {
    !character.is_whitespace()
        && !matches!(character, '\u{ad}' | '\u{34f}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Effect {
    /// Stands in the middle of a sentence.
    None,
    /// Separates words.
    Space,
    /// Separates paragraphs.
    Break,
    /// Holds no text for readers.
    Drop,
}

struct Tag {
    name: &'static str,
    length: usize,
    effect: Effect,
}

impl Tag {
    /// Reads a tag of HTML or a comment at the beginning of `text`; `None` when it is none.
    fn read(text: &str) -> Option<Tag> {
        if text.starts_with("<!--") {
            let length = text.find("-->").map_or(text.len(), |end| end + 3);
            return Some(Tag { name: "!--", length, effect: Effect::None });
        }
        let inner = text.strip_prefix("</").or_else(|| text.strip_prefix('<'))?;
        let name_length = inner.bytes().take_while(u8::is_ascii_alphanumeric).count();
        let name = &inner[..name_length];
        let after = inner[name_length..].chars().next()?;
        let is_tag = after == '>' || after == '/' || after.is_whitespace();
        let (name, effect) = known(name).filter(|_| is_tag)?;
        let length = text.len() - inner.len() + length_of_tag(inner)?;
        let holds_nothing = text.starts_with("</") || text[..length].ends_with("/>");
        let effect = if effect == Effect::Drop && holds_nothing { Effect::None } else { effect };
        Some(Tag { name, length, effect })
    }
}

/// Bytes to the end of a tag; `>` in a quoted value of an attribute ends none.
fn length_of_tag(text: &str) -> Option<usize> {
    let first = text.find('>')? + 1;
    let mut equals = false;
    let mut quote = None;
    for (at, byte) in text.bytes().enumerate() {
        match (quote, byte) {
            (Some(open), _) if byte == open => quote = None,
            (Some(_), _) => {}
            (None, b'>') => return Some(at + 1),
            (None, b'"' | b'\'') if equals => quote = Some(byte),
            (None, b'=') => equals = true,
            (None, _) if byte.is_ascii_whitespace() => {}
            (None, _) => equals = false,
        }
        equals &= quote.is_none();
    }
    Some(first)
}

/// What follows the end of an element whose content is not for readers.
fn after_element<'a>(text: &'a str, name: &str) -> Option<&'a str> {
    let end = text.match_indices("</").find(|(at, _)| {
        text.get(at + 2..at + 2 + name.len()).is_some_and(|closed| closed.eq_ignore_ascii_case(name))
    });
    end.map(|(at, _)| &text[at..])
}

const ELEMENTS: &[(Effect, &[&str])] = &[
    (
        Effect::None,
        &[
            "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "blink", "cite", "code", "data", "del", "dfn",
            "em", "font", "i", "img", "ins", "kbd", "mark", "nobr", "q", "s", "samp", "small", "span",
            "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
        ],
    ),
    (Effect::Space, &["td", "th"]),
    (
        Effect::Break,
        &[
            "address",
            "article",
            "aside",
            "blockquote",
            "body",
            "br",
            "caption",
            "center",
            "dd",
            "div",
            "dl",
            "dt",
            "figcaption",
            "figure",
            "footer",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "header",
            "hl2",
            "hr",
            "html",
            "li",
            "main",
            "nav",
            "ol",
            "p",
            "picture",
            "pre",
            "section",
            "source",
            "table",
            "tbody",
            "tfoot",
            "thead",
            "tr",
            "ul",
            "audio",
            "video",
            "embed",
            "form",
        ],
    ),
    (Effect::Drop, &["iframe", "noscript", "object", "script", "style", "svg", "template", "head", "applet"]),
];

/// Bytes of the longest entity in the table, with `&` and `;`.
const LONGEST_ENTITY: usize = 12;

#[cfg(test)]
mod tests {
    use super::*;

    fn check(html: &str, expected: Option<&str>) {
        assert_eq!(paragraphs(html).as_deref(), expected);
    }

    #[test]
    fn blocks_and_breaks_are_paragraphs() {
        check("<p>One &amp; all.</p>\n<p>Two<br/>three</p>", Some("One & all.\n\nTwo\n\nthree"));
        check("<div>The  <b>old</b>\n bridge</div>", Some("The old bridge"));
    }

    #[test]
    fn scripts_and_styles_are_no_text() {
        check(
            "<p>One</p><script>if (a < b) { x('</p>') }</script><style>p{}</style><p>Two</p>",
            Some("One\n\nTwo"),
        );
        check("<p>One</p><script>never closed", Some("One"));
        check("<p>One <iframe src=\"x\"/>and two</p>", Some("One and two"));
    }

    #[test]
    fn angle_brackets_in_plain_text_stay() {
        check("Standard Oil <SRD> and Sears <S> rose; 3 < 4", None);
        check("<p>Standard Oil <SRD> rose, 3 < 4</p>", Some("Standard Oil <SRD> rose, 3 < 4"));
    }

    #[test]
    fn what_is_declared_to_be_html_has_no_other_angle_brackets() {
        let check = |text: &str, expected: &str| assert_eq!(html(text), expected);
        check("<blink>One</blink> <o:p>two</o:p>, 3 < 4", "One two, 3 < 4");
        check("<a title=\"5 > 4\" data-x='>'>One</a> <p title=\"never closed>Two", "One\n\nTwo");
        check("a <b tall\">bold</b> \"word\" <i", "a bold \"word\" <i");
        assert_eq!(html_in_lines("One\n\nTwo <b>and</b>\n\nthree"), "One\n\nTwo and\n\nthree");
    }

    #[test]
    fn tags_without_end_cost_no_time() {
        let text = "<a <p </a ".repeat(300_000);
        assert_eq!(paragraphs(&text), None);
        assert_eq!(html(&text).len(), text.trim_end().len());
        html(&format!("{text}>"));
        html(&"<svg>".repeat(300_000));
        html(&"<a x=\"".repeat(300_000));
    }

    #[test]
    fn entities_become_characters() {
        let check = |text: &str, expected: &str| assert_eq!(decode_entities(text), expected);
        check("AT&amp;T&#8217;s caf&eacute; &#x20AC;5 &#146;", "AT&T’s café €5 ’");
        check("R&D; &unknown; & &#xFFFFFFFF;", "R&D; &unknown; & &#xFFFFFFFF;");
        check("&ééééééééé;", "&ééééééééé;");
    }
}
