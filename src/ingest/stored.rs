//! A path goes in; the bytes of its file come out unpacked, while what is stored is counted and hashed.

use super::walk::modified;
use flate2::bufread::MultiGzDecoder;
use std::cell::Cell;
use std::fs::{File, Metadata};
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;
use std::rc::Rc;

const BUFFER: usize = 1 << 16;
/// gzip reaches 1,032 to 1; texts of many small records that repeat each other stay below 100 to 1.
const LARGEST_RATIO: u64 = 250;
/// Below this, a ratio says nothing and does no harm.
const RATIO_MATTERS_FROM: u64 = 64 << 20;

/// An open file.
pub struct Stored {
    reader: BufReader<Hashed>,
    before: Metadata,
    count: Rc<Cell<u64>>,
}

/// What is done with the bytes that nobody asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rest {
    /// They are part of the hash.
    Hashed,
    /// They are not looked at; the length is part of the hash instead.
    Left,
}

impl Stored {
    /// Opens a regular file, or says why not.
    pub fn open(path: &Path) -> Result<Stored, String> {
        let say = |error: io::Error| error.to_string();
        // Before opening: opening a pipe would wait for its other end.
        if !std::fs::metadata(path).map_err(say)?.is_file() {
            return Err("not a regular file".to_owned());
        }
        let file = File::open(path).map_err(say)?;
        let before = file.metadata().map_err(say)?;
        let count = Rc::new(Cell::new(0));
        let hashed = Hashed { file, hasher: blake3::Hasher::new(), count: Rc::clone(&count) };
        Ok(Stored { reader: BufReader::with_capacity(BUFFER, hashed), before, count })
    }

    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.before.len() == 0
    }

    /// The bytes, gzip undone, and their number where it is known beforehand.
    pub fn unpacked(&mut self) -> Result<(Box<dyn BufRead + '_>, Option<u64>), String> {
        let start = self.reader.fill_buf().map_err(|error| error.to_string())?;
        if !start.starts_with(b"\x1f\x8b\x08") {
            return Ok((Box::new(&mut self.reader), Some(self.before.len())));
        }
        let stored = Rc::clone(&self.count);
        let guard = Guard { reader: MultiGzDecoder::new(&mut self.reader), stored, unpacked: 0 };
        Ok((Box::new(BufReader::with_capacity(BUFFER, guard)), None))
    }

    /// The hash, and whether the file is still what it was when it was opened.
    pub fn finish(mut self, rest: Rest) -> ([u8; 32], bool) {
        if rest == Rest::Hashed {
            // A read error here was met before, by whoever read the file.
            let _ = io::copy(&mut self.reader, &mut io::sink());
        }
        let mut hashed = self.reader.into_inner();
        let unchanged = hashed.file.metadata().is_ok_and(|after| {
            after.len() == self.before.len() && modified(&after) == modified(&self.before)
        });
        if rest == Rest::Left {
            hashed.hasher.update(&self.before.len().to_le_bytes());
        }
        (*hashed.hasher.finalize().as_bytes(), unchanged)
    }
}

struct Hashed {
    file: File,
    hasher: blake3::Hasher,
    count: Rc<Cell<u64>>,
}

impl Read for Hashed {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let length = self.file.read(buffer)?;
        self.hasher.update(&buffer[..length]);
        self.count.set(self.count.get() + length as u64);
        Ok(length)
    }
}

/// Stops reading when a few bytes unpack to more than any text would.
struct Guard<R> {
    reader: R,
    stored: Rc<Cell<u64>>,
    unpacked: u64,
}

impl<R: Read> Read for Guard<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.unpacked > RATIO_MATTERS_FROM && self.unpacked / self.stored.get().max(1) > LARGEST_RATIO {
            let reason = format!(
                "unpacks to more than {LARGEST_RATIO} times its size: no text does, not read further"
            );
            return Err(io::Error::other(reason));
        }
        let length = self.reader.read(buffer)?;
        self.unpacked += length as u64;
        Ok(length)
    }
}
