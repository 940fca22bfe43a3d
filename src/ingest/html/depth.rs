//! Takes the source of a page and gives it back with at most a few hundred levels of nesting.
//!
//! Tree builders take quadratic time and deep recursion on pages nested a hundred thousand levels deep; no page
//! that a person reads comes near the limit.

use std::borrow::Cow;

const LEVELS: usize = 256;
/// Open formatting elements: a tree builder opens all of them again in each paragraph.
const FORMATTED: usize = 16;
/// A tag with more attributes is no person's: a tree builder compares each with all before it.
const ATTRIBUTES: usize = 400;
/// How far down the open tags an end tag looks for its start tag.
const REACH: usize = 64;

/// Elements without content, and those whose end tag may be left out: they do not nest by themselves.
const FLAT: &[&str] = &[
    "area", "base", "body", "br", "col", "colgroup", "dd", "dt", "embed", "head", "hr", "html", "img",
    "input", "li", "link", "meta", "optgroup", "option", "p", "param", "rp", "rt", "source", "tbody", "td",
    "tfoot", "th", "thead", "tr", "track", "wbr",
];

const FORMATTING: &[&str] =
    &["a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"];

/// Elements whose content is text up to their end tag.
const RAW: &[&str] =
    &["script", "style", "textarea", "title", "noscript", "iframe", "noembed", "noframes", "xmp", "template"];

/// Returns `html`, with the tags that go beyond a limit replaced by line breaks.
pub(super) fn limited(html: &str) -> Cow<'_, str> {
    let mut kept = String::new();
    let mut copied = 0;
    let mut open = Open::default();
    let mut rest = 0;
    while let Some(tag) = next_tag(html, rest) {
        rest = tag.end;
        let is_raw = RAW.iter().any(|raw| tag.name.eq_ignore_ascii_case(raw));
        if is_raw && tag.kind == Kind::Start {
            rest = end_of_raw(html, tag.end, tag.name);
        }
        let nests = !is_raw && !FLAT.iter().any(|flat| tag.name.eq_ignore_ascii_case(flat));
        let is_deep =
            nests && if tag.kind == Kind::Start { open.start(tag.name) } else { open.end(tag.name) };
        if is_deep || (tag.attributes > ATTRIBUTES && !is_raw) {
            kept.push_str(&html[copied..tag.start]);
            if !kept.ends_with("<br>") {
                kept.push_str("<br>");
            }
            copied = tag.end;
        }
    }
    if copied == 0 {
        return Cow::Borrowed(html);
    }
    kept.push_str(&html[copied..]);
    Cow::Owned(kept)
}

/// The open tags, each with whether it was left out.
#[derive(Default)]
struct Open<'a> {
    tags: Vec<(&'a str, bool)>,
    formatting: usize,
}

impl<'a> Open<'a> {
    /// Opens a tag; says whether it goes beyond a limit.
    fn start(&mut self, name: &'a str) -> bool {
        self.formatting += usize::from(is_formatting(name));
        let is_deep = self.tags.len() >= LEVELS || (is_formatting(name) && self.formatting > FORMATTED);
        self.tags.push((name, is_deep));
        is_deep
    }

    /// Closes the innermost open tag of that name; says whether its start was left out.
    fn end(&mut self, name: &str) -> bool {
        let from = self.tags.len().saturating_sub(REACH);
        let Some(at) = self.tags[from..].iter().rposition(|(tag, _)| tag.eq_ignore_ascii_case(name)) else {
            return false;
        };
        let is_deep = self.tags[from + at].1;
        let closed = self.tags.drain(from + at..);
        self.formatting -= closed.filter(|(tag, _)| is_formatting(tag)).count();
        is_deep
    }
}

fn is_formatting(name: &str) -> bool {
    FORMATTING.iter().any(|known| name.eq_ignore_ascii_case(known))
}

#[derive(PartialEq, Eq)]
enum Kind {
    Start,
    End,
}

struct Tag<'a> {
    name: &'a str,
    kind: Kind,
    start: usize,
    end: usize,
    attributes: usize,
}

/// The next start or end tag at or after `from`. Every index it gives is next to an ASCII character.
fn next_tag(html: &str, from: usize) -> Option<Tag<'_>> {
    let bytes = html.as_bytes();
    let mut at = from;
    loop {
        let start = at + html[at..].find('<')?;
        let after = &html[start + 1..];
        if after.starts_with("!--") {
            at = start + 4 + html[start + 4..].find("-->")?;
            continue;
        }
        let (kind, name_start) =
            if after.starts_with('/') { (Kind::End, start + 2) } else { (Kind::Start, start + 1) };
        let letters = bytes[name_start..].iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
        if letters == 0 || !bytes[name_start].is_ascii_alphabetic() {
            at = start + 1;
            continue;
        }
        let name = &html[name_start..name_start + letters];
        let (end, attributes) = end_of_tag(bytes, name_start + letters);
        return Some(Tag { name, kind, start, end, attributes });
    }
}

/// The index after the `>` that ends a tag, one in a quoted attribute does not; and the number of attributes.
fn end_of_tag(bytes: &[u8], from: usize) -> (usize, usize) {
    let mut quote = None;
    let mut attributes = 0;
    // The last byte that is no space, and whether spaces follow it.
    let (mut before, mut spaced) = (0, false);
    for (index, byte) in bytes.iter().enumerate().skip(from) {
        match (quote, *byte) {
            (None, b'>') => return (index + 1, attributes),
            (None, b'"' | b'\'') if before == b'=' => quote = Some(*byte),
            (Some(open), byte) if byte == open => quote = None,
            (None, byte) if spaced && byte != b'=' && before != b'=' => attributes += 1,
            _ => {}
        }
        spaced = byte.is_ascii_whitespace() && quote.is_none();
        if !byte.is_ascii_whitespace() {
            before = *byte;
        }
    }
    (bytes.len(), attributes)
}

fn end_of_raw(html: &str, from: usize, name: &str) -> usize {
    let mut at = from;
    while let Some(found) = html[at..].find("</") {
        let start = at + found + 2;
        let is_end = html.as_bytes()[start..]
            .get(..name.len())
            .is_some_and(|bytes| bytes.eq_ignore_ascii_case(name.as_bytes()));
        if is_end {
            return at + found;
        }
        at = start;
    }
    html.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(html: &str, expected: &str) {
        assert_eq!(limited(html), expected);
    }

    #[test]
    fn a_page_of_usual_depth_is_not_touched() {
        check("<div><p>One<div>two</div></div>", "<div><p>One<div>two</div></div>");
        check(
            "<a title='>'>x</a><!-- <div> --><script>'<div>'</script>é<",
            "<a title='>'>x</a><!-- <div> --><script>'<div>'</script>é<",
        );
    }

    #[test]
    fn tags_beyond_the_limit_become_line_breaks() {
        let deep = format!("{}<b>One</b>{}<i>two</i>", "<div>".repeat(256), "</div>".repeat(256));
        let expected = format!("{}<br>One<br>{}<i>two</i>", "<div>".repeat(256), "</div>".repeat(256));
        check(&deep, &expected);
    }

    #[test]
    fn a_few_open_formatting_tags_are_enough() {
        let page = "<font color=red><p>line".repeat(40);
        let expected = "<font color=red><p>line".repeat(16) + &"<br><p>line".repeat(24);
        check(&page, &expected);
    }

    #[test]
    fn a_tag_of_a_thousand_attributes_is_left_out() {
        check(&format!("<p{}>line", " a=1".repeat(1000)), "<br>line");
        let one = format!("<p title=\"{}\">line", " a=1".repeat(1000));
        check(&one, &one);
    }

    #[test]
    fn paragraphs_without_end_tags_do_not_nest() {
        let page = "<p>line<br>".repeat(1000);
        check(&page, &page);
    }
}
