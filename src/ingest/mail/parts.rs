//! The bytes of a message go in; its parts come out, as places in it (RFC 2046, section 5.1).
//!
//! One pass over the lines, whatever stands in them: parts that never end, ends that belong to a part further out,
//! boundaries that are not those the header names.

use super::fields::{self, Fields};
use std::collections::HashMap;
use std::ops::Range;

/// Parts that are read of one message.
pub const MOST: usize = 100_000;
/// How deep parts may stand in one another.
const DEEPEST: usize = 1000;
/// Bytes of the longest line that may be a boundary; RFC 2046 allows 72.
const LONGEST_BOUNDARY: usize = 250;

/// A part: the message itself is the first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// The part in which it stands.
    pub parent: Option<usize>,
    /// Its header.
    pub header: Range<usize>,
    /// Its body, without the line end that belongs to the boundary behind it.
    pub body: Range<usize>,
    /// Whether it is made of parts.
    pub is_multipart: bool,
}

/// The parts of a message, each before those that stand in it.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Parts {
    /// All of them.
    pub list: Vec<Part>,
    /// Why some of it is not read.
    pub cut: Option<String>,
}

/// Finds the parts of a message.
pub fn find(message: &[u8]) -> Parts {
    let marks = Marks::find(message);
    let mut finder = Finder {
        message,
        marks,
        found: Parts::default(),
        open: Vec::new(),
        scopes: HashMap::new(),
        state: State::Between,
    };
    finder.begin(None, 0);
    let mut at = 0;
    while at < message.len() {
        let end = memchr::memchr(b'\n', &message[at..]).map_or(message.len(), |by| at + by + 1);
        finder.line(at, end);
        at = end;
        if finder.found.cut.is_some() {
            break;
        }
    }
    finder.end(message.len());
    finder.found
}

/// The lines that may be boundaries.
struct Marks<'a> {
    /// Where each stands last.
    last: HashMap<&'a [u8], usize>,
    /// Those behind which a header begins, with their places.
    heading: Vec<(usize, &'a [u8])>,
}

impl<'a> Marks<'a> {
    fn find(message: &'a [u8]) -> Marks<'a> {
        let mut marks = Marks { last: HashMap::new(), heading: Vec::new() };
        let starts = memchr::memmem::find_iter(message, b"\n--").map(|at| at + 1);
        let first = message.starts_with(b"--").then_some(0);
        for at in first.into_iter().chain(starts) {
            let end = memchr::memchr(b'\n', &message[at..]).map_or(message.len(), |by| at + by);
            let Some(mark) = mark(&message[at..end]) else { continue };
            if marks.last.len() < 2 * MOST {
                marks.last.insert(mark, at);
            }
            let next = message.get(end + 1..).unwrap_or_default();
            let begins_header = next.get(..8).is_some_and(|name| name.eq_ignore_ascii_case(b"content-"));
            if begins_header && !mark.is_empty() && marks.heading.len() < 2 * MOST {
                marks.heading.push((at, mark));
            }
        }
        marks
    }

    /// Whether a boundary stands at or behind a place.
    fn follows(&self, boundary: &[u8], at: usize) -> bool {
        let stands = |mark: &[u8]| self.last.get(mark).is_some_and(|last| *last >= at);
        stands(boundary) || stands(&[boundary, b"--"].concat())
    }
}

/// What stands behind the two dashes of a line that may be a boundary.
fn mark(line: &[u8]) -> Option<&[u8]> {
    let mark = line.strip_prefix(b"--")?.trim_ascii_end();
    (mark.len() <= LONGEST_BOUNDARY).then_some(mark)
}

/// A multipart whose parts are being read.
struct Open<'a> {
    part: usize,
    boundary: &'a [u8],
}

enum State {
    /// In front of the first part of a multipart, or behind its last.
    Between,
    /// In the header of a part.
    Header {
        /// Where lines began that are no fields, when no field has followed yet.
        strays: Option<usize>,
        /// Whether there was a field.
        any: bool,
    },
    /// In the body of a part.
    Body,
}

struct Finder<'a> {
    message: &'a [u8],
    marks: Marks<'a>,
    found: Parts,
    open: Vec<Open<'a>>,
    /// At which places of `open` a boundary stands.
    scopes: HashMap<&'a [u8], Vec<usize>>,
    state: State,
}

impl<'a> Finder<'a> {
    fn line(&mut self, at: usize, end: usize) {
        let line = &self.message[at..end];
        if line.starts_with(b"--")
            && !self.open.is_empty()
            && let Some((level, closes)) = mark(line).and_then(|mark| self.scope(mark))
        {
            self.close_to(level, at);
            if !closes {
                let part = self.open[level].part;
                self.begin(Some(part), end);
            }
            return;
        }
        let State::Header { strays, any } = &mut self.state else { return };
        if line.trim_ascii().is_empty() {
            let (header_end, body) = strays.map_or((at, end), |strays| (strays, strays));
            return self.end_header(header_end, body);
        }
        if line.starts_with(b" ") || line.starts_with(b"\t") {
            if !*any {
                self.end_header(at, at);
            }
        } else if fields::split(line).is_some() {
            (*strays, *any) = (None, true);
        } else if !*any {
            // A part without a header, and without the empty line that would stand for it.
            self.end_header(at, at);
        } else if strays.is_none() {
            *strays = Some(at);
        }
    }

    /// The multipart to which a boundary belongs, and whether it is its end.
    fn scope(&self, mark: &[u8]) -> Option<(usize, bool)> {
        let level = |boundary: &[u8]| self.scopes.get(boundary).and_then(|levels| levels.last().copied());
        let ends = || mark.strip_suffix(b"--").and_then(level);
        level(mark).map(|level| (level, false)).or_else(|| ends().map(|level| (level, true)))
    }

    fn begin(&mut self, parent: Option<usize>, at: usize) {
        if self.found.list.len() == MOST {
            self.found.cut = Some(format!("has more than {MOST} parts: not read further"));
            return;
        }
        self.found.list.push(Part { parent, header: at..at, body: at..at, is_multipart: false });
        self.state = State::Header { strays: None, any: false };
    }

    fn end_header(&mut self, end: usize, body: usize) {
        let part = self.found.list.len() - 1;
        let header = self.found.list[part].header.start..end;
        let fields = Fields::read(&self.message[header.clone()]);
        self.found.list[part].header = header;
        self.found.list[part].body = body..body;
        self.state = State::Body;
        let Some(kind) = fields.typed("content-type").filter(|kind| kind.ctype() == "multipart") else {
            return;
        };
        if self.open.len() == DEEPEST {
            self.found.cut = Some(format!("has parts that stand more than {DEEPEST} deep: not read further"));
            return;
        }
        let Some(boundary) = self.boundary(kind.attribute("boundary"), body) else { return };
        self.found.list[part].is_multipart = true;
        self.scopes.entry(boundary).or_default().push(self.open.len());
        self.open.push(Open { part, boundary });
        self.state = State::Between;
    }

    /// The boundary of a multipart whose body begins at `at`: the one it names, else the first line that looks like one.
    fn boundary(&self, named: Option<&str>, at: usize) -> Option<&'a [u8]> {
        let named = named.map(|named| named.trim_end().as_bytes()).filter(|named| !named.is_empty());
        if let Some(named) = named
            && self.marks.follows(named, at)
        {
            let key = self.marks.last.get_key_value(named).map(|(key, _)| *key);
            let ended = [named, b"--"].concat();
            let closing = self.marks.last.get_key_value(ended.as_slice()).map(|(key, _)| &key[..named.len()]);
            return key.or(closing);
        }
        let first = self.marks.heading.partition_point(|(place, _)| *place < at);
        let (_, mark) = self.marks.heading.get(first)?;
        self.scope(mark).is_none().then_some(*mark)
    }

    /// Ends what stands in the multipart at `level` of `open`, in front of the boundary at `at`.
    fn close_to(&mut self, level: usize, at: usize) {
        let before = &self.message[..at];
        let before =
            before.strip_suffix(b"\n").map_or(before, |line| line.strip_suffix(b"\r").unwrap_or(line));
        self.end_part(before.len());
        for open in self.open.drain(level + 1..) {
            close(&mut self.found.list[open.part], before.len());
            if let Some(levels) = self.scopes.get_mut(open.boundary) {
                levels.pop();
            }
        }
        self.state = State::Between;
    }

    /// Ends the part that is being read.
    fn end_part(&mut self, at: usize) {
        match self.state {
            State::Between => {}
            State::Header { strays, .. } => {
                let (header_end, body) = strays.map_or((at, at), |strays| (strays.min(at), strays.min(at)));
                let part = self.found.list.last_mut().expect("the message is the first part");
                let start = part.header.start.min(header_end);
                (part.header, part.body) = (start..header_end, body..at.max(body));
            }
            State::Body => {
                close(self.found.list.last_mut().expect("the message is the first part"), at);
            }
        }
    }

    fn end(&mut self, at: usize) {
        self.end_part(at);
        for open in self.open.drain(..) {
            close(&mut self.found.list[open.part], at);
        }
    }
}

fn close(part: &mut Part, at: usize) {
    part.body.end = at.max(part.body.start);
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A line for each part: its depth as dots, `multipart` or its body.
    fn check(message: &str, expected: &[&str]) {
        let parts = find(message.as_bytes());
        let depth = |part: &Part| std::iter::successors(part.parent, |up| parts.list[*up].parent).count();
        let show = |part: &Part| {
            let body = if part.is_multipart { "multipart" } else { &message[part.body.clone()] };
            format!("{}{}", ".".repeat(depth(part)), body.replace('\n', "/"))
        };
        assert_eq!(parts.list.iter().map(show).collect::<Vec<_>>(), expected, "{message}");
    }

    const MIXED: &str = "Subject: a\nContent-Type: multipart/mixed; boundary=b\n\n";

    #[test]
    fn a_message_without_parts_is_one() {
        check("Subject: a\n\nOne\nTwo\n", &["One/Two/"]);
        check("Subject: a\n", &[""]);
        check("", &[""]);
        check("One two\nSubject: a\n", &["One two/Subject: a/"]);
    }

    #[test]
    fn parts_end_at_boundaries() {
        check(
            &format!("{MIXED}preamble\n--b\n\nOne\n--b\nA: b\n\nTwo\r\n--b--\nepilogue"),
            &["multipart", ".One", ".Two"],
        );
        check(&format!("{MIXED}--b  \n\nOne\n--bc\n--b"), &["multipart", ".One/--bc", "."]);
        check(&format!("{MIXED}--b\n\nOne"), &["multipart", ".One"]);
    }

    #[test]
    fn a_part_ends_where_one_further_out_goes_on() {
        let inner = "Content-Type: multipart/alternative; boundary=c\n\n--c\n\nOne\n--c\n\nTwo\n";
        check(
            &format!("{MIXED}--b\n{inner}--b\n\nThree\n--c\n--b--"),
            &["multipart", ".multipart", "..One", "..Two", ".Three/--c"],
        );
    }

    #[test]
    fn a_header_may_be_missing_or_broken() {
        check(&format!("{MIXED}--b\nOne two\n--b--"), &["multipart", ".One two"]);
        check("Subject: a\nOne two\n\nThree\n", &["One two//Three/"]);
        check("Subject: a\nstray\nTo: b\n\nThree\n", &["Three/"]);
        check(&format!("{MIXED}--b\nA: b\n--b--"), &["multipart", "."]);
    }

    #[test]
    fn a_wrong_boundary_is_found() {
        check(
            &format!("{MIXED}--other\nContent-Type: text/plain\n\nOne\n--other--\n"),
            &["multipart", ".One"],
        );
        check(&format!("{MIXED}One -- two\n--\n"), &["One -- two/--/"]);
    }

    #[test]
    fn ten_thousand_parts_and_a_thousand_levels_are_read() {
        let many = format!("{MIXED}{}", "--b\n\nOne\n".repeat(10_000));
        assert_eq!(find(many.as_bytes()).list.len(), 10_001);
        let too_many = format!("{MIXED}{}", "--b\n\n".repeat(MOST + 10));
        assert!(find(too_many.as_bytes()).cut.is_some());
        let mut deep = String::from("Subject: a\n");
        for level in 0..1005 {
            deep.push_str(&format!("Content-Type: multipart/mixed; boundary=b{level}\n\n--b{level}\n"));
        }
        let parts = find(deep.as_bytes());
        assert_eq!(parts.list.len(), 1001);
        assert!(parts.cut.is_some());
    }
}
