//! A path goes in; the bytes of its file come out, while they are counted and hashed.

use super::budget::Budget;
use super::walk::modified;
use std::fs::{File, Metadata};
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::rc::Rc;

const BUFFER: usize = 1 << 16;

/// An open file.
pub struct Stored {
    path: PathBuf,
    reader: BufReader<Hashed>,
    before: Metadata,
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
    /// Opens a regular file, or says why not; what is read of it is told to `budget`.
    pub fn open(path: &Path, budget: &Rc<Budget>) -> Result<Stored, String> {
        let say = |error: io::Error| error.to_string();
        // Before opening: opening a pipe would wait for its other end.
        if !std::fs::metadata(path).map_err(say)?.is_file() {
            return Err("not a regular file".to_owned());
        }
        let file = File::open(path).map_err(say)?;
        let before = file.metadata().map_err(say)?;
        let hashed = Hashed { file, hasher: blake3::Hasher::new(), budget: Rc::clone(budget) };
        Ok(Stored { path: path.to_owned(), reader: BufReader::with_capacity(BUFFER, hashed), before })
    }

    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.before.len() == 0
    }

    /// Its length in bytes.
    pub fn length(&self) -> u64 {
        self.before.len()
    }

    /// Where it is, to be opened once more by who has to go back and forth in it.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Its bytes from the first to the last.
    pub fn reader(&mut self) -> &mut dyn BufRead {
        &mut self.reader
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
    budget: Rc<Budget>,
}

impl Read for Hashed {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let length = self.file.read(buffer)?;
        self.hasher.update(&buffer[..length]);
        self.budget.stored(length as u64);
        Ok(length)
    }
}
