//! Bytes packed by gzip go in, what was packed comes out; behind damage reading goes on at the next member.
//!
//! RFC 1952. A file may hold many members one after the other, each packed for itself: web captures and logs do.
//! Where one is broken the bytes before the fault are given, then an error of kind [`Damaged`]; who reads on
//! after it gets the members that follow. All other readers stop there, as at any error.

use flate2::{Crc, Decompress, FlushDecompress, Status};
use std::fmt;
use std::io::{self, BufRead, Read};

/// How a member begins.
pub const SIGNATURE: &[u8] = b"\x1f\x8b\x08";
/// Bytes of a broken member in which the next one is looked for: a member that was cut runs on into it unnoticed.
const KEPT: usize = 1 << 20;
/// Room for what is unpacked at once; more than the 32 kB that the unpacking itself holds back.
const ROOM: usize = 1 << 16;
/// The longest header of a member, with the name and the comment in it.
const LONGEST_HEADER: usize = 1 << 17;

/// The fault of one member; others follow it.
#[derive(Debug)]
pub struct Damaged {
    /// Where the fault was noticed, in bytes of the packed file.
    at: u64,
    /// Where the next member begins.
    next: u64,
    reason: String,
}

impl fmt::Display for Damaged {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Damaged { at, next, reason } = self;
        write!(f, "the packed file is damaged at byte {at} ({reason}): read on from byte {next}")
    }
}

impl std::error::Error for Damaged {}

/// Whether one can read on behind an error.
pub fn is_damage(error: &io::Error) -> bool {
    error.get_ref().is_some_and(<dyn std::error::Error + Send + Sync>::is::<Damaged>)
}

/// What has to be read next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Next {
    Header,
    Body,
    Trailer,
    Nothing,
}

/// Reads the members of a gzip file as one text.
pub struct Gzip<R> {
    reader: R,
    /// Packed bytes: the last of the member that is being read, then those that have not been looked at.
    packed: Vec<u8>,
    /// The first packed byte that has not been unpacked.
    at: usize,
    /// Where the member that is being read begins, as far as it is kept.
    member: usize,
    /// Bytes of the packed file that are no longer kept.
    before: u64,
    decoder: Decompress,
    crc: Crc,
    unpacked: Vec<u8>,
    given: usize,
    fault: Option<io::Error>,
    next: Next,
    is_first: bool,
}

impl<R: BufRead> Gzip<R> {
    /// Reads the members that `reader` gives from its first byte.
    pub fn new(reader: R) -> Gzip<R> {
        Gzip {
            reader,
            packed: Vec::new(),
            at: 0,
            member: 0,
            before: 0,
            decoder: Decompress::new(false),
            crc: Crc::new(),
            unpacked: Vec::new(),
            given: 0,
            fault: None,
            next: Next::Header,
            is_first: true,
        }
    }

    /// Holds at least so many packed bytes that have not been looked at, or all that there are.
    fn hold(&mut self, wanted: usize) -> io::Result<usize> {
        while self.packed.len() - self.at < wanted {
            let length = {
                let bytes = self.reader.fill_buf()?;
                self.packed.extend_from_slice(bytes);
                bytes.len()
            };
            if length == 0 {
                break;
            }
            self.reader.consume(length);
        }
        Ok(self.packed.len() - self.at)
    }

    /// Lets go of packed bytes that nobody will look at again.
    fn forget(&mut self) {
        let from = self.member.max(self.at.saturating_sub(KEPT));
        if from >= KEPT {
            self.packed.drain(..from);
            self.before += from as u64;
            self.at -= from;
            self.member = self.member.saturating_sub(from);
        }
    }

    fn header(&mut self) -> io::Result<()> {
        self.forget();
        self.member = self.at;
        let mut held = self.hold(1)?;
        if !self.is_first && self.only_zeros_follow()? {
            self.next = Next::Nothing;
            return Ok(());
        }
        let length = loop {
            match header_length(&self.packed[self.at..]) {
                Err(reason) => return self.broken(reason, self.member + 1),
                Ok(Some(length)) => break length,
                Ok(None) if held > LONGEST_HEADER => {
                    return self.broken("a header without end", self.member + 1);
                }
                Ok(None) => {}
            }
            let more = self.hold(held + 1)?;
            if more == held {
                return self.broken("", self.member + 1);
            }
            held = more;
        };
        self.at += length;
        self.is_first = false;
        self.decoder.reset(false);
        self.crc.reset();
        self.next = Next::Body;
        Ok(())
    }

    /// Tapes and discs fill their last block so.
    fn only_zeros_follow(&mut self) -> io::Result<bool> {
        let mut seen = 0;
        loop {
            let held = self.hold(seen + 1)?;
            if held == seen {
                return Ok(true);
            }
            if self.packed[self.at + seen..].iter().any(|byte| *byte != 0) {
                return Ok(false);
            }
            seen = 0;
            self.at = self.packed.len();
            self.member = self.at;
            self.forget();
        }
    }

    fn body(&mut self) -> io::Result<()> {
        self.forget();
        let is_end = self.hold(1)? == 0;
        let (read, written) = (self.decoder.total_in(), self.decoder.total_out());
        self.unpacked.resize(ROOM, 0);
        let packed = &self.packed[self.at..];
        let status = self.decoder.decompress(packed, &mut self.unpacked, FlushDecompress::None);
        self.at += (self.decoder.total_in() - read) as usize;
        let length = (self.decoder.total_out() - written) as usize;
        self.unpacked.truncate(length);
        self.given = 0;
        self.crc.update(&self.unpacked);
        match status {
            Ok(Status::StreamEnd) => self.next = Next::Trailer,
            Ok(_) if length == 0 && is_end => return self.broken("", self.member + 1),
            Ok(_) => {}
            Err(_) => return self.broken("no packed text", self.member + 1),
        }
        Ok(())
    }

    fn trailer(&mut self) -> io::Result<()> {
        if self.hold(8)? < 8 {
            return self.broken("", self.member + 1);
        }
        let (sum, length) = (self.crc.sum().to_le_bytes(), self.crc.amount().to_le_bytes());
        let is_right = self.packed[self.at..self.at + 8] == [sum, length].concat();
        self.at += 8;
        self.next = Next::Header;
        if is_right {
            return Ok(());
        }
        // Where no other member follows, this one was cut and ran on into the next.
        let held = self.hold(LEAST)?;
        let is_followed =
            held == 0 || find_header(&self.packed[..self.at + held.min(LEAST)], self.at).is_some();
        self.broken("its checksum differs", if is_followed { self.at } else { self.member + 1 })
    }

    /// Notes a fault, and goes to the next member from `from` on; an empty reason is an end before the end.
    fn broken(&mut self, reason: &str, mut from: usize) -> io::Result<()> {
        let at = self.before + self.at as u64;
        loop {
            if let Some(next) = find_header(&self.packed, from) {
                (self.at, self.member, self.next) = (next, next, Next::Header);
                let reason = if reason.is_empty() { "a member without end" } else { reason }.to_owned();
                let damaged = Damaged { at, next: self.before + next as u64, reason };
                self.fault = Some(io::Error::new(io::ErrorKind::InvalidData, damaged));
                return Ok(());
            }
            // A header may have been cut by the end of what is held.
            from = from.max(self.packed.len().saturating_sub(LEAST - 1));
            self.at = self.packed.len();
            self.member = from;
            self.forget();
            from = self.member;
            if self.hold(1)? == 0 {
                self.next = Next::Nothing;
                self.fault = Some(match reason {
                    "" => io::ErrorKind::UnexpectedEof.into(),
                    _ => io::Error::new(
                        io::ErrorKind::InvalidData,
                        format!("the packed file is damaged at byte {at} ({reason})"),
                    ),
                });
                return Ok(());
            }
        }
    }
}

impl<R: BufRead> Read for Gzip<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        loop {
            let ready = &self.unpacked[self.given..];
            if !ready.is_empty() || buffer.is_empty() {
                let length = ready.len().min(buffer.len());
                buffer[..length].copy_from_slice(&ready[..length]);
                self.given += length;
                return Ok(length);
            }
            if let Some(fault) = self.fault.take() {
                return Err(fault);
            }
            match self.next {
                Next::Header => self.header()?,
                Next::Body => self.body()?,
                Next::Trailer => self.trailer()?,
                Next::Nothing => return Ok(0),
            }
        }
    }
}

/// Bytes of the shortest header.
const LEAST: usize = 10;
const HAS_SUM: u8 = 2;
const HAS_EXTRA: u8 = 4;
const HAS_NAME: u8 = 8;
const HAS_COMMENT: u8 = 16;

/// The length of the header with which `bytes` begin; `None` where they end before it does.
fn header_length(bytes: &[u8]) -> Result<Option<usize>, &'static str> {
    let known = bytes.len().min(SIGNATURE.len());
    if bytes[..known] != SIGNATURE[..known] {
        return Err("no gzip");
    }
    let Some(flags) = bytes.get(3).copied() else { return Ok(None) };
    let mut length = LEAST;
    if flags & HAS_EXTRA != 0 {
        let Some(extra) = bytes.get(length..length + 2) else { return Ok(None) };
        length += 2 + usize::from(u16::from_le_bytes([extra[0], extra[1]]));
    }
    for flag in [HAS_NAME, HAS_COMMENT] {
        if flags & flag != 0 {
            let Some(end) = bytes.get(length..).and_then(|rest| memchr::memchr(0, rest)) else {
                return Ok(None);
            };
            length += end + 1;
        }
    }
    length += if flags & HAS_SUM == 0 { 0 } else { 2 };
    Ok((bytes.len() >= length).then_some(length))
}

/// The next place from `from` on where a member seems to begin: its method, flags that have a meaning, and a
/// system and a level that there are, which random bytes show once in 2^38.
fn find_header(bytes: &[u8], from: usize) -> Option<usize> {
    let rest = bytes.get(from..)?;
    memchr::memmem::find_iter(rest, SIGNATURE).map(|at| from + at).find(|at| {
        bytes.get(*at..*at + LEAST).is_some_and(|header| {
            let (flags, level, system) = (header[3], header[8], header[9]);
            flags & 0xe0 == 0 && matches!(level, 0 | 2 | 4) && (system <= 13 || system == 255)
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    fn packed(text: &[u8]) -> Vec<u8> {
        let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
        encoder.write_all(text).unwrap();
        encoder.finish().unwrap()
    }

    /// All that can be read, and what was said in between.
    fn read(bytes: &[u8]) -> (String, Vec<String>) {
        let mut reader = Gzip::new(bytes);
        let (mut text, mut faults) = (Vec::new(), Vec::new());
        while let Err(error) = reader.read_to_end(&mut text) {
            faults.push(error.to_string());
            if !is_damage(&error) {
                break;
            }
        }
        (String::from_utf8_lossy(&text).into_owned(), faults)
    }

    fn check(bytes: &[u8], text: &str, faults: &[&str]) {
        let found = read(bytes);
        assert_eq!(
            (found.0.as_str(), found.1),
            (text, faults.iter().map(|fault| (*fault).to_owned()).collect())
        );
    }

    #[test]
    fn members_are_one_text() {
        check(&packed(b"One. "), "One. ", &[]);
        check(&[packed(b"One. "), packed(b"Two.")].concat(), "One. Two.", &[]);
        check(&[packed(b""), packed(b"Two."), vec![0; 700]].concat(), "Two.", &[]);
    }

    #[test]
    fn a_header_may_hold_a_name_and_more() {
        let mut bytes = packed(b"One.");
        bytes[3] = HAS_EXTRA | HAS_NAME | HAS_COMMENT | HAS_SUM;
        bytes.splice(10..10, b"\x04\0sl\x01\x02a.warc\0a comment\0\x12\x34".iter().copied());
        check(&bytes, "One.", &[]);
    }

    #[test]
    fn what_follows_a_broken_member_is_read() {
        let (one, two) = (packed(b"The ferry ran aground in the fog. "), packed(b"Two."));
        let mut other = one.clone();
        other[12] ^= 0xff;
        let (text, faults) = read(&[packed(b"Zero. "), other, two.clone()].concat());
        assert!(text.starts_with("Zero. ") && text.ends_with("Two."), "{text}");
        assert_eq!(faults.len(), 1, "{faults:?}");
        let cut = [&one[..20], &two, &one].concat();
        let (text, faults) = read(&cut);
        assert!(text.ends_with("Two.The ferry ran aground in the fog. "), "{text}");
        assert!(faults[0].ends_with("read on from byte 20"), "{faults:?}");
        let garbage = [&one[..], b"garbage", &two].concat();
        let (at, next) = (one.len(), one.len() + 7);
        let fault = format!("the packed file is damaged at byte {at} (no gzip): read on from byte {next}");
        check(&garbage, "The ferry ran aground in the fog. Two.", &[&fault]);
    }

    #[test]
    fn an_end_before_the_end_is_said() {
        let one = packed(b"One.");
        check(&one[..one.len() - 2], "One.", &["unexpected end of file"]);
        check(b"\x1f\x8b\x08\0", "", &["unexpected end of file"]);
        let mut other = one.clone();
        let last = other.len() - 8;
        other[last] ^= 1;
        check(&other, "One.", &["the packed file is damaged at byte 24 (its checksum differs)"]);
    }

    #[test]
    fn long_members_and_long_gaps_are_read_through() {
        let mut state = 7u32;
        let mut byte = || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 24) as u8
        };
        let mut noise = |length: usize| -> Vec<u8> { (0..length).map(|_| byte()).collect() };
        let (first, gap, last) = (noise(3 << 20), noise(3 << 20), noise(5 << 20));
        let bytes = [packed(&first), gap, packed(&last)].concat();
        let mut reader = Gzip::new(&bytes[..]);
        let mut text = Vec::new();
        assert!(is_damage(&reader.read_to_end(&mut text).unwrap_err()));
        assert_eq!(text, first);
        text.clear();
        reader.read_to_end(&mut text).unwrap();
        assert!(text == last);
    }
}
