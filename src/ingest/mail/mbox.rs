//! A mailbox in one file goes in; its messages come out one by one, each held in memory alone (RFC 4155).
//!
//! A message begins at a line `From `, with a sender and a date, behind which a field follows: an empty line in front
//! is usual and not needed. Where the date on the first line is not written as `asctime` writes it, there has to be
//! one, and a field of mail behind. Of a line that a writer kept from looking so (`>From `, `>>From `) one mark is taken.

use super::message::{Message, delivered};
use super::{message_limit, recognise};
use crate::article::Statement;
use crate::ingest::input::too_long;
use crate::ingest::{Format, Head, Input, Item, Nest};
use std::io::BufRead;

/// Mailboxes in one file.
pub struct Mbox;

impl Format for Mbox {
    fn name(&self) -> &'static str {
        "mbox"
    }

    fn help(&self) -> &'static str {
        "mailboxes (mbox): each message, its attachments and forwarded messages"
    }

    fn recognises(&self, head: &Head<'_>) -> bool {
        recognise::is_mailbox(head)
    }

    fn read(&self, input: &mut Input<'_>, out: &mut dyn FnMut(Item)) {
        let limit = message_limit(input.limit());
        let nest = input.nest();
        let mut box_ = Mailbox { limit, nest, number: 0, open: None };
        // Whether the dates in the lines between messages are written as everywhere.
        let mut is_usual = None;
        let mut has_year = false;
        let mut is_blank = true;
        let mut lines = Lines { reader: input.raw_reader(), line: Vec::new(), is_inner: false };
        // A line that may begin a message, until the next one tells.
        let mut held: Option<Vec<u8>> = None;
        loop {
            let is_inner = lines.is_inner;
            let line = match lines.next() {
                Ok(Some(line)) => line,
                Ok(None) => break,
                Err(error) => {
                    box_.give(out);
                    let reason = format!("the file ends early: {error}");
                    return out(Item::Failed { member: None, reason });
                }
            };
            let line = if is_usual.is_none() { recognise::without_mark(line) } else { line };
            if is_usual.is_none() && !line.is_empty() {
                is_usual = Some(recognise::is_separator(line));
                has_year = recognise::has_year(line);
            }
            let is_usual = is_usual.unwrap_or(true);
            if let Some(separator) = held.take() {
                let begins = match is_usual {
                    true => super::fields::split(line).is_some() || line.starts_with(b">From "),
                    false => recognise::is_known_field(line),
                };
                if begins {
                    box_.give(out);
                    box_.begin(&separator);
                } else {
                    box_.add(&separator);
                }
            }
            let may_begin = match is_usual {
                true => recognise::is_separator(line),
                false => is_blank && line.starts_with(b"From ") && (recognise::has_year(line) || !has_year),
            };
            is_blank = !is_inner && line.trim_ascii().is_empty();
            if !is_inner && may_begin {
                held = Some(line.to_vec());
            } else {
                box_.add(unmarked(line, is_inner));
            }
        }
        if let Some(separator) = held {
            box_.add(&separator);
        }
        box_.give(out);
    }
}

/// The line without the mark that keeps it from beginning a message.
fn unmarked(line: &[u8], is_inner: bool) -> &[u8] {
    let marks = line.iter().take_while(|byte| **byte == b'>').count();
    if marks > 0 && !is_inner && line[marks..].starts_with(b"From ") { &line[1..] } else { line }
}

/// The message that is being read.
struct Open {
    bytes: Vec<u8>,
    /// Bytes in all, kept or not.
    length: u64,
    delivered: Option<Statement>,
}

struct Mailbox<'a> {
    limit: u64,
    nest: Nest<'a>,
    number: u64,
    open: Option<Open>,
}

impl Mailbox<'_> {
    fn begin(&mut self, separator: &[u8]) {
        let date = recognise::separator_date(separator).unwrap_or_default();
        let delivered = delivered(&date, "line between messages");
        self.open = Some(Open { bytes: Vec::new(), length: 0, delivered });
    }

    fn add(&mut self, line: &[u8]) {
        let Some(open) = &mut self.open else { return };
        open.length += line.len() as u64;
        if open.length <= self.limit {
            open.bytes.extend_from_slice(line);
        }
    }

    fn give(&mut self, out: &mut dyn FnMut(Item)) {
        let Some(open) = self.open.take() else { return };
        self.number += 1;
        let place = format!("#{}", self.number);
        let message = Message { bytes: &open.bytes, place: Some(place.clone()), delivered: open.delivered };
        if let Some(reason) = message.read(&self.nest, out) {
            out(Item::Skipped { member: place.clone(), reason: reason.to_owned() });
        }
        if open.length > self.limit {
            let reason = format!(
                "{}; what stands behind is not read",
                too_long("the message", open.length, self.limit)
            );
            out(Item::Failed { member: Some(place), reason });
        }
    }
}

/// Bytes of a line that are held at once.
const LONGEST: u64 = 1 << 16;

/// The lines of a file; of a very long one piece after piece.
struct Lines<'r, 'a> {
    reader: &'r mut (dyn BufRead + 'a),
    line: Vec<u8>,
    /// Whether the next piece goes on with a line.
    is_inner: bool,
}

impl Lines<'_, '_> {
    fn next(&mut self) -> std::io::Result<Option<&[u8]>> {
        use std::io::Read;
        self.line.clear();
        let length = (&mut *self.reader).take(LONGEST).read_until(b'\n', &mut self.line)?;
        self.is_inner = length > 0 && !self.line.ends_with(b"\n");
        Ok((length > 0).then_some(self.line.as_slice()))
    }
}
