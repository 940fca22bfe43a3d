//! Records of web captures go in; the articles on their pages come out, and why the others hold none.
//!
//! What WARC and ARC have in common: a record has an address, a time and a block of bytes, which is the answer of
//! a server with its headers, or the page alone.

mod http;
mod kinds;
mod stream;

pub use http::line;
pub use kinds::NOTES;
pub use stream::{Extent, Fault, Marks, Stream};

use super::clipping;
use super::input::too_long;
use super::{FORMATS, Head, Item, Member, Nest, detect};
use crate::article::{About, Origin, Statement};
use http::Answer;
use std::borrow::Cow;
use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::Read;

/// Bytes of a record by which one sees what it is.
const START: usize = 1 << 16;
/// An address longer than this names no place that a person could look up.
const LONGEST_ADDRESS: usize = 2000;
/// Pages of fewer bytes that are no markup are answers such as `ok`.
const FEW_BYTES: usize = 200;

/// What a record says of its block.
#[derive(Clone, Debug, Default)]
pub struct Record {
    /// Its number in the file; the first is 1.
    pub number: u64,
    /// The address, as printed; empty where it has none.
    pub address: String,
    /// When it was captured, as a statement, and where that is said.
    pub day: (String, String),
    /// What kind of content the block is; where it is an answer of a server its own header counts.
    pub content_type: String,
    /// Bytes of the block.
    pub length: Option<u64>,
    /// Why it is no page, where that is plain from the record.
    pub no_page: Option<Cow<'static, str>>,
    /// What is doubtful about it.
    pub doubts: Vec<String>,
}

/// Reads the pages of one capture.
pub struct Pages<'a> {
    nest: Nest<'a>,
    /// The longest record that is read.
    limit: u64,
    /// What is known of the records so far, as hashes: addresses, identifiers, digests.
    known: HashSet<u64>,
}

impl<'a> Pages<'a> {
    /// Gives what stands in records to `nest`.
    pub fn new(nest: Nest<'a>, limit: u64) -> Pages<'a> {
        Pages { nest, limit, known: HashSet::new() }
    }

    /// Notes something that later records may refer to; `false` where it was noted before.
    pub fn note(&mut self, kind: &str, name: &str) -> bool {
        self.known.insert(hash(kind, name))
    }

    /// Whether something was noted.
    pub fn knows(&self, kind: &str, name: &str) -> bool {
        self.known.contains(&hash(kind, name))
    }

    /// Reads the block of a record, which comes next, and passes over it.
    pub fn take(&mut self, stream: &mut Stream<'_>, record: &Record, out: &mut dyn FnMut(Item)) {
        let limit = self.limit;
        let wanted = usize::try_from(record.length.unwrap_or(u64::MAX)).unwrap_or(START).min(START);
        let no_page = record.no_page.clone().or_else(|| no_page(record, stream.next(wanted)));
        let place = self.place(record, no_page.is_none());
        let skipped = |reason: &str| Item::Skipped { member: place.clone(), reason: reason.to_owned() };
        let fault = match record.length {
            Some(length) if length > limit => {
                out(match &no_page {
                    Some(reason) => skipped(reason),
                    None => Item::Failed {
                        member: Some(place.clone()),
                        reason: too_long("the record", length, limit),
                    },
                });
                stream.pass(length)
            }
            length => {
                let Extent { length, fault } = stream.extent(length, limit as usize);
                match no_page {
                    Some(reason) => out(skipped(&reason)),
                    None => self.read(record, &place, stream.next(length), fault.as_ref(), out),
                }
                stream.take(length);
                fault
            }
        };
        match fault {
            Some(Fault::Cut(reason)) => out(Item::Failed { member: Some(place), reason }),
            Some(Fault::Doubt(reason)) => out(Item::Suspect { member: Some(place), reason }),
            None => {}
        }
    }

    /// `!https://example.com/a`; a later capture of the same address has its time in front, as web archives write
    /// it: `!20140216050221/https://example.com/a`. A record without an address is `#3`.
    fn place(&mut self, record: &Record, is_page: bool) -> String {
        let address = record.address.as_str();
        if address.is_empty() || address.len() > LONGEST_ADDRESS {
            return format!("#{}", record.number);
        }
        if !is_page || self.note("page", address) {
            return format!("!{address}");
        }
        let digits: String = record.day.0.chars().filter(char::is_ascii_digit).take(14).collect();
        let place = format!("!{digits}/{address}");
        if self.note("page", &place) { place } else { format!("#{}!{address}", record.number) }
    }

    fn read(
        &self,
        record: &Record,
        place: &str,
        block: &[u8],
        fault: Option<&Fault>,
        out: &mut dyn FnMut(Item),
    ) {
        let mut doubts = record.doubts.clone();
        if let Some(Fault::Cut(reason)) = fault {
            doubts.push(format!("the record is cut: {reason}"));
        }
        let answer = Answer::read(block);
        let content_type = content_type(record, answer.as_ref());
        let page = match &answer {
            Some(answer) => answer.page(self.limit, self.nest.budget(), &mut doubts),
            None => Cow::Borrowed(block),
        };
        if answer.is_some_and(|answer| answer.status == Some(206)) {
            doubts.push("the server sent only a part of the page".to_owned());
        }
        if let Some(reason) = no_text(&content_type, &page) {
            return out(Item::Skipped { member: place.to_owned(), reason: reason.to_owned() });
        }
        let member = Member {
            place: place.to_owned(),
            // The last part of an address is no file name: `/license` may be an article on licences.
            name: String::new(),
            charset: kinds::charset(&content_type),
            statements: statements(record),
        };
        // What a server calls a page is one, though it begins with a text or an unknown element.
        let start: &[u8] = if is_unmarked_page(&content_type, &page) { b"<!DOCTYPE html>" } else { b"" };
        self.nest.read(&member, start.chain(&*page), &mut |item| {
            out(match item {
                Item::Article(mut article) => {
                    article.suspects.extend(doubts.iter().cloned());
                    Item::Article(article)
                }
                item => item,
            });
        });
    }
}

fn hash(kind: &str, name: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    (kind, name).hash(&mut hasher);
    hasher.finish()
}

fn statements(record: &Record) -> Vec<Statement> {
    let state = |about, text: &str, place: &str| {
        let (text, place) = (text.trim().to_owned(), place.to_owned());
        (!text.is_empty()).then_some(Statement { about, origin: Origin::Header, text, place, at: None })
    };
    let address = if record.address.contains("://") { record.address.as_str() } else { "" };
    let stated = [
        state(About::Url, address, "address of the record"),
        state(About::Captured, &record.day.0, &record.day.1),
    ];
    stated.into_iter().flatten().collect()
}

/// What the content is said to be.
fn content_type(record: &Record, answer: Option<&Answer<'_>>) -> String {
    let stated = answer.and_then(|answer| answer.header("content-type")).unwrap_or(&record.content_type);
    // That is said of the block, and a block without the headers of an answer is none.
    let is_of_block = stated.trim_start().to_ascii_lowercase().starts_with("application/http");
    if is_of_block { String::new() } else { stated.to_owned() }
}

/// Why a record is no page, as one sees from its beginning.
fn no_page(record: &Record, start: &[u8]) -> Option<Cow<'static, str>> {
    let answer = Answer::read(start);
    match answer.as_ref().and_then(|answer| answer.status) {
        Some(304) => return Some("not changed since an earlier capture: no page was sent".into()),
        Some(300..=399) => return Some("a redirect".into()),
        Some(100..=199 | 204 | 205) => return Some(EMPTY.into()),
        Some(status @ 400..) => return Some(format!("an error instead of a page (status {status})").into()),
        _ => {}
    }
    kinds::no_page(&content_type(record, answer.as_ref()), &record.address).map(Cow::Borrowed)
}

const EMPTY: &str = "an answer without a page";

/// Why what was sent as a page, or as anything, is none.
fn no_text(content_type: &str, page: &[u8]) -> Option<&'static str> {
    let page = page.strip_prefix(b"\xef\xbb\xbf").unwrap_or(page).trim_ascii();
    let is_text = kinds::is_html(content_type) || content_type.trim_start().starts_with("text/plain");
    let opens = |bytes: &[u8], marks: &[u8]| bytes.first().is_some_and(|byte| marks.contains(byte));
    match page {
        [] => Some(EMPTY),
        [b'{', rest @ ..] if is_text && opens(rest.trim_ascii_start(), b"\"}") => Some(kinds::DATA),
        [b'[', rest @ ..] if is_text && opens(rest.trim_ascii_start(), b"{[]\"") => Some(kinds::DATA),
        _ if is_text && page.len() < FEW_BYTES && !page.contains(&b'<') => Some("an answer of a few words"),
        _ => None,
    }
}

/// Whether a page has to be said to be one: it begins with a text, or with an element that no format knows.
fn is_unmarked_page(content_type: &str, page: &[u8]) -> bool {
    let start = &page[..page.len().min(START)];
    let start = start.strip_prefix(b"\xef\xbb\xbf").unwrap_or(start);
    let is_marked = start.trim_ascii_start().starts_with(b"<?xml") || start.contains(&0);
    if !kinds::is_html(content_type) || is_marked || detect::binary(start, false).is_some() {
        return false;
    }
    if !start.trim_ascii_start().starts_with(b"<") {
        return true;
    }
    let text = String::from_utf8_lossy(start);
    let head = Head { name: "", bytes: start, text: &text, whole: start.len() == page.len() };
    let found = FORMATS.iter().find(|format| format.recognises(&head));
    // Any markup at all is read as records by the last but the clippings.
    found.is_some_and(|format| format.name() == clipping::NAME || format.name() == "xml")
}
