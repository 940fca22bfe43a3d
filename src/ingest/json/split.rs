//! Bytes of a JSON file go in; each record of its list, or each value in a row, comes out cut but not parsed.
//!
//! One broken record then costs itself alone, and a list of any length is read with the memory of one record.

use crate::ingest::Input;
use crate::ingest::input::too_long;

/// A record of a list, or a value.
#[derive(Debug)]
pub struct Piece {
    /// Its number; the first is 1.
    pub number: u64,
    /// Its bytes, or why it could not be read.
    pub text: Result<Vec<u8>, String>,
    /// Whether it stands in no list.
    pub alone: bool,
}

/// Cuts a file into pieces.
#[derive(Debug, Default)]
pub struct Splitter {
    number: u64,
    in_list: bool,
    ended: bool,
}

/// Where a byte stands in the piece that is being cut.
#[derive(Default)]
struct State {
    depth: u32,
    string: InString,
}

/// Whether a byte belongs to a string.
#[derive(Debug, Default)]
pub struct InString {
    is_open: bool,
    is_escaped: bool,
}

impl InString {
    /// Takes the next byte; says whether it belongs to a string, with the quotation marks around it.
    pub fn takes(&mut self, byte: u8) -> bool {
        if !self.is_open {
            self.is_open = byte == b'"';
            return self.is_open;
        }
        match byte {
            _ if self.is_escaped => self.is_escaped = false,
            b'\\' => self.is_escaped = true,
            b'"' => self.is_open = false,
            _ => {}
        }
        true
    }

    /// Whether a string has begun that has not ended.
    pub fn is_open(&self) -> bool {
        self.is_open
    }
}

impl State {
    /// Takes a byte of the piece; says whether the piece ends with it.
    fn ends_with(&mut self, byte: u8) -> bool {
        if self.string.takes(byte) {
            return false;
        }
        match byte {
            b'{' | b'[' => self.depth += 1,
            b'}' | b']' => self.depth = self.depth.saturating_sub(1),
            _ => return false,
        }
        self.depth == 0
    }
}

impl Splitter {
    /// The next piece.
    pub fn next(&mut self, input: &mut Input<'_>) -> Option<Piece> {
        if self.ended {
            return None;
        }
        let limit = input.limit();
        match self.cut(input, limit) {
            Ok(Some((bytes, length))) => {
                self.number += 1;
                let text =
                    if length > limit { Err(too_long("the record", length, limit)) } else { Ok(bytes) };
                Some(Piece { number: self.number, text, alone: !self.in_list })
            }
            Ok(None) => {
                self.ended = true;
                None
            }
            Err(reason) => {
                self.ended = true;
                self.number += 1;
                let alone = !self.in_list && self.number == 1;
                Some(Piece { number: self.number, text: Err(reason), alone })
            }
        }
    }

    /// The bytes of the next piece, no more of them than the limit, and how many there were.
    fn cut(&mut self, input: &mut Input<'_>, limit: u64) -> Result<Option<(Vec<u8>, u64)>, String> {
        let reader = input.reader()?;
        let mut state = State::default();
        let mut bytes = Vec::new();
        let mut length = 0u64;
        loop {
            let buffer = reader.fill_buf().map_err(|error| format!("the file ends early: {error}"))?;
            if buffer.is_empty() {
                self.ended = true;
                return Ok((length > 0).then_some((bytes, length)));
            }
            let mut start = 0;
            if length == 0 {
                let Some(at) = buffer.iter().position(|byte| self.begins_piece(*byte)) else {
                    let all = buffer.len();
                    reader.consume(all);
                    continue;
                };
                start = at;
            }
            let end = buffer[start..].iter().position(|byte| state.ends_with(*byte)).map(|at| start + at + 1);
            let used = end.unwrap_or(buffer.len());
            length += (used - start) as u64;
            if length <= limit {
                bytes.extend_from_slice(&buffer[start..used]);
            } else {
                bytes = Vec::new();
            }
            reader.consume(used);
            if end.is_some() {
                return Ok(Some((bytes, length)));
            }
        }
    }

    /// Whether a byte between pieces begins one; the first `[` of the file opens the list.
    fn begins_piece(&mut self, byte: u8) -> bool {
        match byte {
            b'[' if self.number == 0 && !self.in_list => {
                self.in_list = true;
                false
            }
            b'{' | b'[' => true,
            _ => false,
        }
    }
}
