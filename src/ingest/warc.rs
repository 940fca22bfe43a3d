//! A web capture goes in, record by record; the articles on its pages come out.
//!
//! ISO 28500: WARC 0.17 to 1.1, each record packed for itself, the whole file packed, or neither. What a
//! record refers to – a page that was captured before – is known by its identifier, its address and time, or the
//! digest of its payload.

use super::capture::{self, Marks, Pages, Record, Stream};
use super::{Format, Head, Input, Item};

/// Web captures in WARC files.
pub struct Warc;

impl Format for Warc {
    fn name(&self) -> &'static str {
        "warc"
    }

    fn help(&self) -> &'static str {
        "web captures (WARC): the pages in them that hold articles"
    }

    fn recognises(&self, head: &Head<'_>) -> bool {
        let bytes = head.bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head.bytes).trim_ascii_start();
        let is_named = head.name.get(head.name.len().saturating_sub(5)..);
        begins(bytes)
            || is_named.is_some_and(|end| end.eq_ignore_ascii_case(".warc")) && find(head.bytes).is_some()
    }

    fn read(&self, input: &mut Input<'_>, out: &mut dyn FnMut(Item)) {
        let mut pages = Pages::new(input.nest(), input.limit());
        let mut stream = Stream::new(input.raw_reader(), Marks { begins, find });
        let mut number = 0;
        loop {
            stream.skip_blank();
            let at = stream.offset();
            let place = |number: u64| Some(format!("#{number}"));
            if let Some(reason) = stream.gap() {
                out(Item::Failed { member: place(number), reason });
                continue;
            }
            let start = stream.next(LONGEST_HEADER);
            if start.is_empty() {
                break;
            }
            if !begins(start) {
                let length = stream.skip_to_record();
                let reason = format!("{length} bytes from byte {at} on are no record: passed over");
                out(Item::Failed { member: place(number), reason });
                continue;
            }
            number += 1;
            let Some((fields, length)) = header(start) else {
                let reason = format!("the header of the record at byte {at} has no end");
                out(Item::Failed { member: place(number), reason });
                stream.take("WARC/".len());
                stream.skip_to_record();
                continue;
            };
            stream.take(length);
            let record = record(number, &fields, &mut pages);
            pages.take(&mut stream, &record, out);
        }
        if let Some(error) = stream.stopped() {
            let reason = format!("the file ends early, behind byte {}: {error}", stream.offset());
            out(Item::Failed { member: Some(format!("#{number}")), reason });
        }
    }
}

/// The longest header of a record: programs write what they know about a page into one line.
const LONGEST_HEADER: usize = 1 << 20;

/// Names and values of a header.
struct Fields(Vec<(String, String)>);

impl Fields {
    /// The value of a field; angle brackets around it are no part of it.
    fn get(&self, name: &str) -> &str {
        let found = self.0.iter().find(|(known, _)| known.eq_ignore_ascii_case(name));
        let value = found.map_or("", |(_, value)| value.as_str());
        value.strip_prefix('<').and_then(|inner| inner.strip_suffix('>')).unwrap_or(value)
    }
}

/// Whether a record begins with the first byte: `WARC/1.0` and the end of the line.
fn begins(bytes: &[u8]) -> bool {
    let Some(rest) = bytes.strip_prefix(b"WARC/") else { return false };
    let length = rest.iter().take_while(|byte| byte.is_ascii_digit() || **byte == b'.').count();
    let behind = rest[length..].trim_ascii_start();
    let is_line = matches!(rest.get(length), Some(b'\r' | b'\n' | b' '));
    let is_field =
        |name: &[u8]| behind.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name));
    (1..8).contains(&length) && is_line && (is_field(b"WARC-") || is_field(b"Content-"))
}

fn find(bytes: &[u8]) -> Option<usize> {
    memchr::memmem::find_iter(bytes, b"WARC/").find(|at| begins(&bytes[*at..]))
}

/// Reads the header with which `bytes` begin; says how long it is. `None` where it has no end.
fn header(bytes: &[u8]) -> Option<(Fields, usize)> {
    let (_, mut rest) = capture::line(bytes);
    let mut fields: Vec<(String, String)> = Vec::new();
    while !rest.is_empty() {
        let (line, after) = capture::line(rest);
        rest = after;
        if line.trim().is_empty() {
            return Some((Fields(fields), bytes.len() - rest.len()));
        }
        match line.split_once(':') {
            // A long value goes on in the next line.
            _ if line.starts_with([' ', '\t']) => {
                if let Some((_, value)) = fields.last_mut() {
                    value.push(' ');
                    value.push_str(line.trim());
                }
            }
            Some((name, value)) => fields.push((name.trim().to_owned(), value.trim().to_owned())),
            None => {}
        }
    }
    None
}

fn record(number: u64, fields: &Fields, pages: &mut Pages<'_>) -> Record {
    let kind = fields.get("WARC-Type").to_ascii_lowercase();
    let address = fields.get("WARC-Target-URI");
    let mut record = Record {
        number,
        address: address.to_owned(),
        day: (fields.get("WARC-Date").to_owned(), "WARC-Date".to_owned()),
        content_type: fields.get("Content-Type").to_owned(),
        length: fields.get("Content-Length").parse().ok(),
        ..Record::default()
    };
    record.no_page = no_page(&kind, fields, pages).map(Into::into);
    if matches!(kind.as_str(), "response" | "resource") {
        pages.note("record", fields.get("WARC-Record-ID"));
        pages.note("address", address);
        pages.note("capture", &format!("{address} {}", fields.get("WARC-Date")));
        pages.note("digest", fields.get("WARC-Payload-Digest"));
    }
    if !fields.get("WARC-Truncated").is_empty() {
        record.doubts.push(format!("the page was captured in part: {}", fields.get("WARC-Truncated")));
    }
    if !fields.get("WARC-Segment-Number").is_empty() {
        record.doubts.push("the page is kept in segments: only the first is read".to_owned());
    }
    record
}

/// Why a record of this kind is no page.
fn no_page(kind: &str, fields: &Fields, pages: &Pages<'_>) -> Option<&'static str> {
    let knows = |kind: &str, name: &str| !name.is_empty() && pages.knows(kind, name);
    match kind {
        "response" | "resource" => None,
        "conversion" => {
            let is_here = knows("record", fields.get("WARC-Refers-To"))
                || knows("address", fields.get("WARC-Target-URI"));
            is_here.then_some("another form of a page that stands in this file")
        }
        "revisit" => {
            let address = fields.get("WARC-Refers-To-Target-URI");
            let capture = format!("{address} {}", fields.get("WARC-Refers-To-Date"));
            let is_here = knows("record", fields.get("WARC-Refers-To"))
                || knows("capture", &capture)
                || knows("digest", fields.get("WARC-Payload-Digest"));
            Some(match is_here {
                true => "seen again: the page stands elsewhere in this file",
                false => "seen again: the page stands in another file",
            })
        }
        "request" => Some("a request of the capturing program"),
        "metadata" | "warcinfo" => Some(capture::NOTES),
        "continuation" => Some("a later segment of a page: not joined"),
        _ => Some("a record of a kind that is not known"),
    }
}
