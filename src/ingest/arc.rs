//! A web capture of the older kind goes in, record by record; the articles on its pages come out.
//!
//! The Internet Archive's ARC, versions 1 and 2: a line with address, number, time, kind and length, behind it
//! the answer of the server.

use super::capture::{self, Marks, Pages, Record, Stream};
use super::{Format, Head, Input, Item};

/// Web captures in ARC files.
pub struct Arc;

impl Format for Arc {
    fn name(&self) -> &'static str {
        "arc"
    }

    fn help(&self) -> &'static str {
        "older web captures (ARC): the pages in them that hold articles"
    }

    fn recognises(&self, head: &Head<'_>) -> bool {
        head.bytes.trim_ascii_start().starts_with(b"filedesc:") && begins(head.bytes.trim_ascii_start())
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
            let start = stream.next(LONGEST_LINE);
            if start.is_empty() {
                break;
            }
            let Some(found) = Line::read(start) else {
                let length = stream.skip_to_record();
                let reason = format!("{length} bytes from byte {at} on are no record: passed over");
                out(Item::Failed { member: place(number), reason });
                continue;
            };
            number += 1;
            let record = found.record(number);
            let length = found.length;
            stream.take(length);
            pages.take(&mut stream, &record, out);
        }
        if let Some(error) = stream.stopped() {
            let reason = format!("the file ends early, behind byte {}: {error}", stream.offset());
            out(Item::Failed { member: Some(format!("#{number}")), reason });
        }
    }
}

/// The longest line in front of a record, with its address.
const LONGEST_LINE: usize = 1 << 15;

/// The line in front of a record.
struct Line {
    address: String,
    time: String,
    kind: String,
    stated: String,
    /// Bytes of the line with its end.
    length: usize,
}

impl Line {
    /// Reads the line with which `bytes` begin. An address may hold spaces: the time is what is looked for.
    fn read(bytes: &[u8]) -> Option<Line> {
        let end = memchr::memchr(b'\n', &bytes[..bytes.len().min(LONGEST_LINE)])?;
        let text = std::str::from_utf8(&bytes[..end]).ok()?.trim_end_matches('\r');
        let words: Vec<&str> = text.split(' ').collect();
        let is_number = |word: &str| {
            word.contains(['.', ':']) && word.bytes().all(|b| b.is_ascii_hexdigit() || b".:".contains(&b))
        };
        let is_time = |word: &str| {
            (12..=20).contains(&word.len())
                && word.bytes().all(|byte| byte.is_ascii_digit())
                && (word.starts_with("19") || word.starts_with("20"))
        };
        // Address, number, time, kind; then the length, or result, checksum, location, offset, file and length.
        let at = (2..words.len().saturating_sub(2))
            .rev()
            .find(|at| is_time(words[*at]) && is_number(words[at - 1]))?;
        let address = words[..at - 1].join(" ");
        if !address.contains(':') || !address.starts_with(|letter: char| letter.is_ascii_alphabetic()) {
            return None;
        }
        Some(Line {
            address,
            time: words[at].to_owned(),
            kind: words[at + 1].to_owned(),
            stated: words.last()?.trim().to_owned(),
            length: end + 1,
        })
    }

    fn record(&self, number: u64) -> Record {
        let Line { address, time, kind, stated, .. } = self;
        let mut day = (time.clone(), "time of the record".to_owned());
        if let (Some(date), Some(clock)) = (time.get(..8), time.get(8..12)) {
            // The digits are printed for machines; the time is that of Greenwich.
            let (year, month, of_month) = (&date[..4], &date[4..6], &date[6..]);
            let second = time.get(12..14).unwrap_or("00");
            let text = format!("{year}-{month}-{of_month}T{}:{}:{second}Z", &clock[..2], &clock[2..]);
            day = (text, format!("time of the record: {time}"));
        }
        let is_notes = address.starts_with("filedesc:");
        Record {
            number,
            address: address.clone(),
            day,
            content_type: kind.clone(),
            length: stated.parse().ok(),
            no_page: is_notes.then(|| capture::NOTES.into()),
            doubts: Vec::new(),
        }
    }
}

fn begins(bytes: &[u8]) -> bool {
    Line::read(bytes).is_some()
}

fn find(bytes: &[u8]) -> Option<usize> {
    let starts = memchr::memchr_iter(b'\n', bytes).map(|end| end + 1);
    std::iter::once(0).chain(starts).find(|at| begins(&bytes[*at..]))
}
