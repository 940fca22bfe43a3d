//! HTML of any length goes in, its tags and texts come out one after the other.
//!
//! Databases write their pages for browsers, one after the other in one file: what counts are classes, cells and
//! breaks, so no tree is made. A text or tag that is longer than anything real is cut.

use std::io::BufRead;

/// Bytes of one text or tag.
const LONGEST: usize = 4 << 20;

/// A piece of a page.
#[derive(Debug, PartialEq, Eq)]
pub enum Tag {
    /// Name in small letters, attributes as written.
    Open(String, String),
    /// Name in small letters.
    Close(String),
    /// Characters, entities as written.
    Text(String),
}

/// Cuts a page into its pieces.
pub struct Tags<R> {
    reader: R,
    /// Within an element whose content is no markup: until it is closed.
    raw: Option<String>,
    /// Why the page could not be read further.
    pub broken: Option<String>,
}

impl<R: BufRead> Tags<R> {
    /// Begins with the first byte; bytes are UTF-8.
    pub fn new(reader: R) -> Tags<R> {
        Tags { reader, raw: None, broken: None }
    }

    /// The next piece; comments are passed over.
    pub fn next(&mut self) -> Option<Tag> {
        loop {
            let text = self.until(b'<');
            if !text.is_empty() {
                return Some(Tag::Text(text));
            }
            self.take()?;
            let Some(first) = self.peek() else { return Some(Tag::Text("<".to_owned())) };
            // In `style` a comment is no comment: `<style><!-- .c0 { text-align: center; } --></style>`.
            let is_text = self.raw.is_some() && first != b'/';
            if is_text || !(first.is_ascii_alphabetic() || matches!(first, b'/' | b'!' | b'?')) {
                return Some(Tag::Text("<".to_owned()));
            }
            let inner = self.inner();
            if inner.starts_with(['!', '?']) {
                continue;
            }
            let is_close = inner.starts_with('/');
            let inner = inner.trim_start_matches('/');
            let length = inner.find(|c: char| !c.is_ascii_alphanumeric() && c != ':').unwrap_or(inner.len());
            let name = inner[..length].to_ascii_lowercase();
            if let Some(raw) = &self.raw {
                if !is_close || *raw != name {
                    continue;
                }
                self.raw = None;
            } else if !is_close && matches!(name.as_str(), "script" | "style") {
                self.raw = Some(name.clone());
            }
            if is_close {
                return Some(Tag::Close(name));
            }
            return Some(Tag::Open(name, inner[length..].to_owned()));
        }
    }

    /// What stands between `<` and `>`, or in a comment.
    fn inner(&mut self) -> String {
        let mut inner = self.until(b'>');
        self.take();
        if inner.starts_with("!--") {
            while !inner.ends_with("--") {
                let more = self.until(b'>');
                if self.take().is_none() {
                    break;
                }
                // Only the end is of interest.
                inner = format!("!--{more}");
            }
        }
        inner
    }

    /// Characters up to a byte, which stays; a longer run is cut.
    fn until(&mut self, end: u8) -> String {
        let mut bytes = Vec::new();
        loop {
            let ready = match self.reader.fill_buf() {
                Ok(ready) => ready,
                Err(error) => {
                    self.broken = Some(format!("the file ends early: {error}"));
                    break;
                }
            };
            if ready.is_empty() {
                break;
            }
            let found = memchr::memchr(end, ready);
            let length = found.unwrap_or(ready.len());
            if bytes.len() < LONGEST {
                bytes.extend_from_slice(&ready[..length]);
            }
            self.reader.consume(length);
            if found.is_some() {
                break;
            }
        }
        String::from_utf8(bytes)
            .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned())
    }

    fn peek(&mut self) -> Option<u8> {
        if self.broken.is_some() {
            return None;
        }
        self.reader.fill_buf().ok()?.first().copied()
    }

    fn take(&mut self) -> Option<u8> {
        let byte = self.peek()?;
        self.reader.consume(1);
        Some(byte)
    }
}

/// The value of an attribute.
pub fn attribute<'a>(attributes: &'a str, name: &str) -> Option<&'a str> {
    let mut rest = attributes;
    while let Some(at) = rest.find('=') {
        let key = rest[..at].trim_end();
        let is_it = key.len() >= name.len()
            && key.is_char_boundary(key.len() - name.len())
            && key[key.len() - name.len()..].eq_ignore_ascii_case(name)
            && key[..key.len() - name.len()]
                .chars()
                .next_back()
                .is_none_or(|c| c.is_whitespace() || c == '/');
        let value = rest[at + 1..].trim_start();
        let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''));
        let (value, after) = match quote {
            Some(quote) => value[1..].split_once(quote).unwrap_or((&value[1..], "")),
            None => value.split_once(char::is_whitespace).unwrap_or((value.trim_end_matches('/'), "")),
        };
        if is_it {
            return Some(value);
        }
        rest = after;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(html: &str, expected: &str) {
        let mut tags = Tags::new(html.as_bytes());
        let mut found = Vec::new();
        while let Some(tag) = tags.next() {
            found.push(match tag {
                Tag::Open(name, attributes) => format!("<{name}{attributes}>"),
                Tag::Close(name) => format!("</{name}>"),
                Tag::Text(text) => text,
            });
        }
        assert_eq!(found.join("|"), expected);
    }

    #[test]
    fn tags_texts_and_comments_are_told_apart() {
        check("<P CLASS=\"a\">One &amp; two<br/></P>", "<p CLASS=\"a\">|One &amp; two|<br/>|</p>");
        check("a<!-- b > c -->d<!---->e", "a|d|e");
        check("3 < 4 <b>so</b> <", "3 |<| 4 |<b>|so|</b>| |<");
        check("<style>p < a > b</style>x", "<style>|p |<| a > b|</style>|x");
        check("<style><!-- .a { b } --></style>x", "<style>|<|!-- .a { b } -->|</style>|x");
        check("<p", "<p>");
    }

    #[test]
    fn attributes_are_found_by_name() {
        let check = |text: &str, expected: Option<&str>| assert_eq!(attribute(text, "class"), expected);
        check(" id='x' CLASS=\"a b\"", Some("a b"));
        check(" class=c5", Some("c5"));
        check(" data-class='x'", None);
        check(" class", None);
    }
}
