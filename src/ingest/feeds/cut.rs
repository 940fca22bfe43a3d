//! The bytes of a feed go in; its items come out cut but not parsed, and what stands around them.
//!
//! One broken item then costs itself alone, and a feed of any length is read with the memory of one item.

use crate::ingest::Input;
use crate::ingest::input::too_long;
use memchr::{memchr, memmem};
use std::io::BufRead;

/// A part of a feed.
#[derive(Debug, PartialEq, Eq)]
pub enum Piece {
    /// What stands before, between or behind the items, ended where an item begins.
    Around(Vec<u8>),
    /// An item.
    Item(Cut),
    /// Why the rest could not be read.
    Broken(String),
}

/// An item as it is written.
#[derive(Debug, PartialEq, Eq)]
pub struct Cut {
    /// Its number; the first is 1.
    pub number: u64,
    /// Its bytes, or why it could not be read.
    pub text: Result<Vec<u8>, String>,
    /// Whether its end was found.
    pub is_whole: bool,
    /// Whether something in it is no XML and has to be mended.
    pub is_torn: bool,
}

/// Elements that are an item.
const ITEMS: &[&str] = &["item", "entry"];
/// Elements around items, whose end ends an item that has none.
const CONTAINERS: &[&str] = &["channel", "rss", "feed", "rdf"];
/// Bytes of the longest name that is looked at.
const LONGEST: usize = 64;

/// Cuts a feed into pieces.
#[derive(Default)]
pub struct Cutter {
    buffer: Vec<u8>,
    /// Where in the buffer the bytes begin that were not given yet.
    from: usize,
    /// How far they were looked at.
    at: usize,
    number: u64,
    /// All bytes of the file are in the buffer.
    has_all: bool,
    broken: Option<String>,
    comment_ends: Finder,
    section_ends: Finder,
}

/// The name of a tag as it is written, and what kind of tag it is.
struct Tag {
    name: Vec<u8>,
    closes: bool,
}

/// What stands at a `<`.
enum Mark {
    /// A comment or a section of characters that ends at this place.
    Passed(usize),
    Tag(Tag),
    /// A section or comment that does not end, or no markup.
    Torn,
}

impl Cutter {
    /// The next piece.
    pub fn next(&mut self, input: &mut Input<'_>) -> Option<Piece> {
        let limit = input.limit() as usize;
        match input.reader() {
            Ok(reader) => self.cut(reader, limit),
            Err(reason) if !self.has_all => {
                self.has_all = true;
                Some(Piece::Broken(reason))
            }
            Err(_) => None,
        }
    }

    fn cut(&mut self, reader: &mut dyn BufRead, limit: usize) -> Option<Piece> {
        self.drain();
        let Some(name) = self.find_item(reader, limit) else {
            let around = self.take(self.at);
            if !around.is_empty() {
                return Some(Piece::Around(around));
            }
            return self.broken.take().map(Piece::Broken);
        };
        if self.at > self.from {
            return Some(Piece::Around(self.take(self.at)));
        }
        self.number += 1;
        Some(Piece::Item(self.item(reader, &name, limit)))
    }

    /// Goes to where the next item begins, or to the end of what may be held.
    fn find_item(&mut self, reader: &mut dyn BufRead, limit: usize) -> Option<Vec<u8>> {
        loop {
            if !self.go_to_mark(reader, limit) || self.at - self.from > limit {
                return None;
            }
            match self.mark(reader, limit) {
                Mark::Passed(end) => self.at = end,
                Mark::Tag(tag) if !tag.closes && ITEMS.iter().any(|item| is_called(&tag.name, item)) => {
                    return Some(tag.name);
                }
                Mark::Tag(_) | Mark::Torn => self.at += 1,
            }
        }
    }

    fn item(&mut self, reader: &mut dyn BufRead, name: &[u8], limit: usize) -> Cut {
        let number = self.number;
        let is_empty = self.pass_tag(reader, limit);
        let (mut is_whole, mut is_torn) = (is_empty, false);
        let mut dropped = 0;
        // Containers that begin inside the item, as in a quoted feed or a licence in RDF.
        let mut inner = 0_u32;
        while !is_whole {
            if !self.go_to_mark(reader, limit) {
                break;
            }
            if self.at - self.from > limit {
                // Its end is looked for, its text is not held.
                dropped += self.at - self.from;
                self.from = self.at;
                self.drain();
                continue;
            }
            match self.mark(reader, limit) {
                Mark::Passed(end) if !self.spans_items(end, name) => self.at = end,
                Mark::Passed(_) | Mark::Torn => {
                    is_torn = true;
                    self.at += 1;
                }
                Mark::Tag(tag) if tag.closes && tag.name.eq_ignore_ascii_case(name) => {
                    self.pass_tag(reader, limit);
                    is_whole = true;
                }
                Mark::Tag(tag) if CONTAINERS.iter().any(|outer| is_called(&tag.name, outer)) => {
                    if tag.closes && inner == 0 {
                        break;
                    }
                    inner = if tag.closes { inner - 1 } else { inner + 1 };
                    self.at += 1;
                }
                Mark::Tag(tag) if !tag.closes && tag.name.eq_ignore_ascii_case(name) => break,
                Mark::Tag(_) => self.at += 1,
            }
        }
        let length = dropped + self.at - self.from;
        let bytes = self.take(self.at);
        let is_long = length > limit;
        let text = if is_long { Err(too_long("the item", length as u64, limit as u64)) } else { Ok(bytes) };
        Cut { number, text, is_whole, is_torn }
    }

    /// Whether a section of characters, from here to `end`, begins in one item and ends in another: then its own
    /// end is missing. One that merely quotes a feed holds no section itself.
    fn spans_items(&self, end: usize, name: &[u8]) -> bool {
        let Some(section) = self.buffer[self.at..end].strip_prefix(b"<![CDATA[") else { return false };
        let Some(inner) = memmem::find(section, b"<![CDATA[") else { return false };
        let begins =
            |text: &[u8]| text.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name));
        memmem::find_iter(&section[..inner], b"</").any(|at| {
            let rest = &section[at + 2..inner];
            let behind = begins(rest).then(|| rest[name.len()..].strip_prefix(b">")).flatten();
            let next = behind.and_then(|behind| behind.trim_ascii_start().strip_prefix(b"<"));
            next.is_some_and(begins)
        })
    }

    /// Goes to the next `<`, or as far as may be held; `false` at the end of the file.
    fn go_to_mark(&mut self, reader: &mut dyn BufRead, limit: usize) -> bool {
        loop {
            if let Some(by) = memchr(b'<', &self.buffer[self.at..]) {
                self.at += by;
                return true;
            }
            self.at = self.buffer.len();
            if self.at - self.from > limit {
                return true;
            }
            if !self.fill(reader) {
                return false;
            }
        }
    }

    /// Looks at what stands at the `<` here.
    fn mark(&mut self, reader: &mut dyn BufRead, limit: usize) -> Mark {
        while self.buffer.len() - self.at < LONGEST && self.fill(reader) {}
        let rest = &self.buffer[self.at..];
        if rest.starts_with(b"<!--") {
            return self.passed(reader, limit, Finder::COMMENT);
        }
        if rest.starts_with(b"<![CDATA[") {
            return self.passed(reader, limit, Finder::SECTION);
        }
        let closes = rest.get(1) == Some(&b'/');
        let name = rest.get(1 + usize::from(closes)..rest.len().min(LONGEST)).unwrap_or_default();
        let length = name.iter().take_while(|byte| !b" \t\r\n/><".contains(byte)).count();
        let name = &name[..length];
        match name.first() {
            Some(first) if first.is_ascii_alphabetic() || matches!(first, b'_' | b':' | b'?' | 0x80..) => {
                Mark::Tag(Tag { name: name.to_vec(), closes })
            }
            _ => Mark::Torn,
        }
    }

    fn passed(&mut self, reader: &mut dyn BufRead, limit: usize, end: &'static [u8]) -> Mark {
        loop {
            let finder = if end == Finder::COMMENT { &mut self.comment_ends } else { &mut self.section_ends };
            if let Some(found) = finder.find(&self.buffer, self.at, end) {
                return Mark::Passed(found + end.len());
            }
            if self.buffer.len() - self.from > limit || !self.fill(reader) {
                return Mark::Torn;
            }
        }
    }

    /// Goes behind the end of the tag here; says whether it ends the element that it begins.
    fn pass_tag(&mut self, reader: &mut dyn BufRead, limit: usize) -> bool {
        let start = self.at;
        self.at += 1;
        loop {
            if let Some(by) = memchr(b'>', &self.buffer[self.at..]) {
                let ends = self.at + by > start && self.buffer[self.at + by - 1] == b'/';
                self.at += by + 1;
                return ends;
            }
            self.at = self.buffer.len();
            if self.at - start > limit || !self.fill(reader) {
                return false;
            }
        }
    }

    /// Reads more of the file; `false` at its end.
    fn fill(&mut self, reader: &mut dyn BufRead) -> bool {
        if self.has_all {
            return false;
        }
        match reader.fill_buf() {
            Ok([]) => self.has_all = true,
            Ok(bytes) => {
                self.buffer.extend_from_slice(bytes);
                let length = bytes.len();
                reader.consume(length);
            }
            Err(error) => {
                self.has_all = true;
                self.broken = Some(format!("the file ends early: {error}"));
            }
        }
        !self.has_all
    }

    fn take(&mut self, to: usize) -> Vec<u8> {
        let taken = self.buffer[self.from..to].to_vec();
        self.from = to;
        taken
    }

    /// Makes room once what was given is most of what is held.
    fn drain(&mut self) {
        if self.from > (1 << 16) && self.from > self.buffer.len() / 2 {
            self.buffer.drain(..self.from);
            self.at -= self.from;
            self.comment_ends.drained(self.from);
            self.section_ends.drained(self.from);
            self.from = 0;
        }
    }
}

/// Finds the ends of comments or sections, looking at each byte once.
#[derive(Default)]
pub(super) struct Finder {
    found: Option<usize>,
    looked_to: usize,
}

impl Finder {
    pub(super) const COMMENT: &'static [u8] = b"-->";
    pub(super) const SECTION: &'static [u8] = b"]]>";

    /// The first place of `what` from a place on; places are asked for in order.
    pub(super) fn find(&mut self, buffer: &[u8], from: usize, what: &[u8]) -> Option<usize> {
        if self.found.is_none_or(|found| found < from) {
            let start = from.max(self.looked_to.saturating_sub(what.len() - 1));
            self.found = memmem::find(&buffer[start..], what).map(|by| start + by);
            self.looked_to = self.found.unwrap_or(buffer.len());
        }
        self.found
    }

    fn drained(&mut self, bytes: usize) {
        self.found = self.found.and_then(|found| found.checked_sub(bytes));
        self.looked_to = self.looked_to.saturating_sub(bytes);
    }
}

/// Whether a name, with any prefix and in any letters, is this one.
fn is_called(name: &[u8], known: &str) -> bool {
    let local = name.iter().rposition(|byte| *byte == b':').map_or(name, |colon| &name[colon + 1..]);
    local.eq_ignore_ascii_case(known.as_bytes())
}
