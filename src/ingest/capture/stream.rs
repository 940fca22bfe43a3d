//! The bytes of a capture go in; its records come out one at a time, with what is wrong about their lengths.

use crate::ingest::gzip;
use std::io::{self, BufRead};

/// Bytes that are passed over at once.
const STEP: usize = 1 << 20;
/// Bytes behind a record by which one sees that its length is right.
const BEHIND: usize = 1 << 15;
/// The longest beginning of a record by which it is recognised in the middle of something else.
const LONGEST_START: usize = 1 << 16;

/// How the beginning of a record is known.
#[derive(Clone, Copy)]
pub struct Marks {
    /// Whether a record begins with the first of these bytes.
    pub begins: fn(&[u8]) -> bool,
    /// Where the first record begins in these bytes.
    pub find: fn(&[u8]) -> Option<usize>,
}

/// A capture that is read from front to back; holds the bytes of one record.
pub struct Stream<'a> {
    reader: &'a mut dyn BufRead,
    marks: Marks,
    buffer: Vec<u8>,
    /// The first byte of `buffer` that has not been taken.
    at: usize,
    /// Bytes that are no longer in `buffer`.
    before: u64,
    /// Why the bytes in `buffer` are not followed by what stood behind them.
    gap: Option<String>,
    ended: bool,
    /// Why the file cannot be read to its end.
    stopped: Option<String>,
}

/// How much of what comes next belongs to a record.
#[derive(Debug, PartialEq, Eq)]
pub struct Extent {
    /// Bytes.
    pub length: usize,
    /// What is wrong about it.
    pub fault: Option<Fault>,
}

/// What is wrong about the length of a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// A part of it is not there.
    Cut(String),
    /// It is there as a whole, as far as one can see.
    Doubt(String),
}

impl<'a> Stream<'a> {
    /// Reads records that begin as `marks` say.
    pub fn new(reader: &'a mut dyn BufRead, marks: Marks) -> Stream<'a> {
        let buffer = Vec::new();
        Stream { reader, marks, buffer, at: 0, before: 0, gap: None, ended: false, stopped: None }
    }

    /// Where the next byte stands in the file, packings undone.
    pub fn offset(&self) -> u64 {
        self.before + self.at as u64
    }

    /// Bytes that come next: as many as are wanted, fewer before a gap or the end.
    pub fn next(&mut self, wanted: usize) -> &[u8] {
        if self.at >= STEP && self.at * 2 > self.buffer.len() {
            self.buffer.drain(..self.at);
            self.before += self.at as u64;
            self.at = 0;
        }
        while self.buffer.len() - self.at < wanted && !self.ended && self.gap.is_none() {
            match self.reader.fill_buf() {
                Ok([]) => self.ended = true,
                Ok(bytes) => {
                    let length = bytes.len();
                    self.buffer.extend_from_slice(bytes);
                    self.reader.consume(length);
                }
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) if gzip::is_damage(&error) => self.gap = Some(error.to_string()),
                Err(error) => {
                    self.ended = true;
                    self.stopped = Some(error.to_string());
                }
            }
        }
        let rest = &self.buffer[self.at..];
        &rest[..rest.len().min(wanted)]
    }

    /// Passes over bytes that [`Stream::next`] gave.
    pub fn take(&mut self, length: usize) {
        self.at = (self.at + length).min(self.buffer.len());
    }

    /// Why something is missing at this place, said once.
    pub fn gap(&mut self) -> Option<String> {
        if self.at < self.buffer.len() { None } else { self.gap.take() }
    }

    /// Why the file cannot be read further, said once, when all before has been taken.
    pub fn stopped(&mut self) -> Option<String> {
        if self.at < self.buffer.len() { None } else { self.stopped.take() }
    }

    /// Passes over the empty lines between two records.
    pub fn skip_blank(&mut self) {
        while matches!(self.next(1), [b'\r' | b'\n']) {
            self.take(1);
        }
    }

    /// Passes over what is no record, up to the next one, a gap or the end; gives its length.
    pub fn skip_to_record(&mut self) -> u64 {
        let start = self.offset();
        loop {
            let find = self.marks.find;
            let bytes = self.next(STEP);
            let (length, is_whole) = (bytes.len(), bytes.len() < STEP);
            match find(bytes) {
                Some(at) => {
                    self.take(at);
                    break;
                }
                None if is_whole => {
                    self.take(length);
                    break;
                }
                // The beginning of a record may be cut by the end of the step.
                None => self.take(length - LONGEST_START),
            }
        }
        self.offset() - start
    }

    /// How much of what comes next belongs to a record that says to have `stated` bytes, where those are at most
    /// `limit`: all of it is then held.
    pub fn extent(&mut self, stated: Option<u64>, limit: usize) -> Extent {
        let Marks { begins, find } = self.marks;
        let length = usize::try_from(stated.unwrap_or(0)).unwrap_or(usize::MAX).min(limit);
        let held = self.next(length.saturating_add(BEHIND));
        let is_right = |rest: &[u8]| {
            let rest = rest.trim_ascii_start();
            rest.is_empty() || begins(rest)
        };
        if stated.is_some() && held.len() >= length && is_right(&held[length..]) {
            return Extent { length, fault: None };
        }
        let there = held.len().min(length);
        let wrong = |what: &str| match stated {
            Some(stated) => Some(Fault::Doubt(format!("its length is not {stated} bytes: {what}"))),
            None => Some(Fault::Doubt(format!("its length is not said: {what}"))),
        };
        // Something that looks like a record stands in it: its length was too large.
        if let Some(at) = find(held).filter(|at| stated.is_some() && *at < there) {
            let length = without_line_ends(&held[..at]);
            return Extent { length, fault: wrong("it ends where the next record begins") };
        }
        if held.len() < length {
            let all = stated.unwrap_or(0);
            let fault = Fault::Cut(format!("it ends early: {there} of {all} bytes are there"));
            return Extent { length: there, fault: Some(fault) };
        }
        let follows = &held[length..];
        if stated.is_some() && (follows.starts_with(b"\r\n\r\n") || follows.starts_with(b"\n\n")) {
            // The record is whole; what follows it is looked at later.
            return Extent { length, fault: None };
        }
        // It goes on behind its stated length.
        let mut wanted = length + STEP.min(limit);
        loop {
            let held = self.next(wanted.min(limit));
            let is_all = held.len() < wanted;
            if let Some(at) = held.get(length..).and_then(find) {
                let length = without_line_ends(&held[..length + at]);
                return Extent { length, fault: wrong("it is taken up to the next record") };
            }
            if is_all || wanted >= limit {
                let length = if is_all { without_line_ends(held) } else { length };
                return Extent { length, fault: wrong("no record follows it") };
            }
            wanted = (wanted * 2).min(limit);
        }
    }

    /// Passes over a record that says to have `stated` bytes, however many; stops where another one begins in it.
    pub fn pass(&mut self, stated: u64) -> Option<Fault> {
        let find = self.marks.find;
        let mut left = stated;
        while left > 0 {
            let bytes = self.next(STEP.min(usize::try_from(left).unwrap_or(STEP)));
            let length = bytes.len();
            if length == 0 {
                let there = stated - left;
                return Some(Fault::Cut(format!("it ends early: {there} of {stated} bytes are there")));
            }
            if let Some(at) = find(bytes) {
                self.take(at);
                let reason =
                    format!("its length is not {stated} bytes: it ends where the next record begins");
                return Some(Fault::Doubt(reason));
            }
            // The beginning of a record may be cut by the end of the step.
            let step = if length == STEP { length - LONGEST_START } else { length };
            self.take(step);
            left -= step as u64;
        }
        None
    }
}

/// The length without the two line ends that stand behind a record.
fn without_line_ends(bytes: &[u8]) -> usize {
    let once = |bytes: &[u8]| {
        let line = bytes.strip_suffix(b"\n").unwrap_or(bytes);
        line.strip_suffix(b"\r").unwrap_or(line).len()
    };
    once(&bytes[..once(bytes)])
}
