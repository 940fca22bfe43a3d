//! What a file has cost so far goes in; whether it may cost more comes out.

use std::cell::Cell;
use std::io;
use std::time::{Duration, Instant};

/// gzip reaches 1,032 to 1; texts of many small records that repeat each other stay below 100 to 1.
const LARGEST_RATIO: u64 = 250;
/// Below this, a ratio says nothing and does no harm.
const RATIO_MATTERS_FROM: u64 = 64 << 20;
/// How deep containers may stand in one another: a mail with a zip with a saved page is three.
pub const DEEPEST: u32 = 8;
/// Bytes that are read in a second even on a slow disk.
const SLOWEST: u64 = 1 << 20;

/// What the reading of one file may cost; shared by all that is packed in it.
#[derive(Debug)]
pub struct Budget {
    /// Bytes read of the file as it is stored.
    stored: Cell<u64>,
    /// Bytes that came out of all its packings.
    unpacked: Cell<u64>,
    /// Time without an article after which the file is given up, beside that for reading its bytes.
    patience: Duration,
    since: Cell<Instant>,
    stored_then: Cell<u64>,
}

impl Budget {
    /// What a file may cost that is given `patience` for each of its articles.
    pub fn new(patience: Duration) -> Budget {
        let (stored, unpacked, stored_then) = (Cell::new(0), Cell::new(0), Cell::new(0));
        Budget { stored, unpacked, patience, since: Cell::new(Instant::now()), stored_then }
    }

    /// Notes bytes read of the file itself.
    pub fn stored(&self, bytes: u64) {
        self.stored.set(self.stored.get() + bytes);
    }

    /// Notes bytes that came out of a packing.
    pub fn unpacked(&self, bytes: u64) {
        self.unpacked.set(self.unpacked.get() + bytes);
    }

    /// Notes that an article was found: the time begins anew.
    pub fn progress(&self) {
        self.since.set(Instant::now());
        self.stored_then.set(self.stored.get());
    }

    /// Says why the file may cost no more.
    ///
    /// # Errors
    ///
    /// When it unpacks to more than any text would, or takes longer than it may.
    pub fn check(&self) -> io::Result<()> {
        let (stored, unpacked) = (self.stored.get(), self.unpacked.get());
        if unpacked > RATIO_MATTERS_FROM && unpacked / stored.max(1) > LARGEST_RATIO {
            let reason = format!(
                "unpacks to more than {LARGEST_RATIO} times its size: no text does, not read further"
            );
            return Err(io::Error::other(reason));
        }
        let reading = Duration::from_secs(stored.saturating_sub(self.stored_then.get()) / SLOWEST);
        if self.since.get().elapsed() > self.patience + reading {
            let seconds = self.patience.as_secs();
            return Err(io::Error::other(format!(
                "no article came in {seconds} seconds: not read further; raise --patience"
            )));
        }
        Ok(())
    }
}
