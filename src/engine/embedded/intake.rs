//! Documents and deletions go in, in their order, and come to tantivy with what they store packed.
//!
//! The first articles wait until a dictionary is learned from them; later ones are looked at from time to time, whether
//! another dictionary would pack them better.

use super::document;
use super::packing::{self, Packer};
use super::schema::Handles;
use tantivy::schema::Field;
use tantivy::{IndexWriter, TantivyDocument, Term};

/// Bytes from which a dictionary is learned.
const WINDOW: usize = 600_000;
/// Of longer ones the beginning is a sample.
const LONGEST_SAMPLE: usize = 16_384;
/// The part of the samples on which a new dictionary is tried: every so many.
const TRIED: usize = 16;
/// A new dictionary must pack to less than this part, in percent, of what the one in use does.
const BETTER: usize = 94;
/// So much more than in the best window, in percent, makes a window worth another dictionary.
const WORSE: usize = 108;

/// What comes in.
enum Step {
    Add(TantivyDocument, Field, Vec<u8>),
    Delete(Term),
}

/// The way into an index.
pub(super) struct Intake {
    writer: IndexWriter<TantivyDocument>,
    handles: Handles,
    /// Packs; `None` as long as the first articles wait.
    packer: Option<Packer>,
    /// The number of the next dictionary.
    next: u8,
    waiting: Vec<Step>,
    window: Window,
}

/// The latest of what was packed.
#[derive(Default)]
struct Window {
    samples: Vec<u8>,
    sizes: Vec<usize>,
    /// Bytes that the samples were packed to.
    packed: usize,
    /// What the best window was packed to, in parts of 10,000.
    best: usize,
    /// Windows to pass over before another dictionary is tried, and how many it will be after the next failure.
    pause: u32,
    next_pause: u32,
}

impl Window {
    fn add(&mut self, bytes: &[u8], packed: usize) {
        let length = bytes.len().min(LONGEST_SAMPLE);
        self.samples.extend(&bytes[..length]);
        self.sizes.push(length);
        self.packed += packed * length / bytes.len().max(1);
    }

    fn clear(&mut self) {
        self.samples.clear();
        self.sizes.clear();
        self.packed = 0;
    }
}

impl Intake {
    /// The way into an index whose dictionaries are read.
    pub(super) fn new(writer: IndexWriter<TantivyDocument>, handles: Handles) -> Intake {
        let newest = handles.dictionaries.newest();
        let next = newest.as_ref().map_or(0, |(number, _)| number.saturating_add(1));
        let packer = newest.map(|(_, packer)| packer);
        Intake { writer, handles, packer, next, waiting: Vec::new(), window: Window::default() }
    }

    /// Takes samples of what the index holds, as long as nothing was learned: each run may bring too little.
    pub(super) fn remember(
        &mut self,
        samples: impl Iterator<Item = tantivy::Result<Vec<u8>>>,
    ) -> tantivy::Result<()> {
        for sample in samples {
            self.window.add(&sample?, 0);
            if self.window.samples.len() >= WINDOW {
                break;
            }
        }
        Ok(())
    }

    /// Adds a document with what it stores.
    pub(super) fn add(
        &mut self,
        document: TantivyDocument,
        field: Field,
        bytes: Vec<u8>,
    ) -> tantivy::Result<()> {
        if self.packer.is_some() {
            return self.put(document, field, &bytes);
        }
        self.window.add(&bytes, 0);
        self.waiting.push(Step::Add(document, field, bytes));
        if self.window.samples.len() >= WINDOW { self.settle() } else { Ok(()) }
    }

    /// Takes out what holds a term and came before.
    pub(super) fn delete(&mut self, term: Term) {
        match self.packer {
            Some(_) => {
                self.writer.delete_term(term);
            }
            None => self.waiting.push(Step::Delete(term)),
        }
    }

    /// Makes visible what came in.
    pub(super) fn commit(&mut self) -> tantivy::Result<()> {
        self.settle()?;
        self.writer.commit()?;
        Ok(())
    }

    /// Waits until nothing is merged any more.
    pub(super) fn finish(self) -> tantivy::Result<()> {
        self.writer.wait_merging_threads()
    }

    /// Lets in what waits.
    fn settle(&mut self) -> tantivy::Result<()> {
        if self.waiting.is_empty() {
            return Ok(());
        }
        let learned = packing::learn(&self.window.samples, &self.window.sizes);
        self.window.clear();
        let had_none = learned.is_none();
        match learned {
            Some(content) => self.take_up(content)?,
            None => self.packer = Some(Packer::alone()),
        }
        for step in std::mem::take(&mut self.waiting) {
            match step {
                Step::Add(document, field, bytes) => self.put(document, field, &bytes)?,
                Step::Delete(term) => {
                    self.writer.delete_term(term);
                }
            }
        }
        if had_none {
            // The next articles of this run may be enough.
            self.packer = None;
            self.window.clear();
        }
        Ok(())
    }

    fn put(&mut self, document: TantivyDocument, field: Field, bytes: &[u8]) -> tantivy::Result<()> {
        let packed = self.packer.get_or_insert_with(Packer::alone).pack(bytes);
        let mut document = document;
        document.add_bytes(field, &packed);
        self.writer.add_document(document)?;
        self.window.add(bytes, packed.len());
        if self.window.samples.len() >= WINDOW { self.look_back() } else { Ok(()) }
    }

    /// Learns another dictionary where the latest articles were packed badly and would be packed better by it.
    fn look_back(&mut self) -> tantivy::Result<()> {
        let window = &mut self.window;
        let share = window.packed * 10_000 / window.samples.len().max(1);
        let is_worse = window.best > 0 && share * 100 > window.best * WORSE;
        if window.best == 0 || share < window.best {
            window.best = share;
        }
        if !is_worse || usize::from(self.next) >= packing::MOST {
            window.clear();
            return Ok(());
        }
        if window.pause > 0 {
            window.pause -= 1;
            window.clear();
            return Ok(());
        }
        let learned = packing::learn(&window.samples, &window.sizes);
        if let Some(content) = learned.filter(|content| self.is_better(content)) {
            self.take_up(content)?;
            self.window.best = 0;
            self.window.next_pause = 0;
        } else {
            self.window.next_pause = (self.window.next_pause * 2).clamp(1, 1 << 16);
            self.window.pause = self.window.next_pause;
        }
        self.window.clear();
        Ok(())
    }

    /// Whether a dictionary packs some samples better than the one in use.
    fn is_better(&mut self, content: &[u8]) -> bool {
        let (Some(mut other), Some(packer)) = (Packer::new(self.next, content), self.packer.as_mut()) else {
            return false;
        };
        let (mut now, mut then, mut start) = (0, 0, 0);
        for (number, size) in self.window.sizes.iter().enumerate() {
            if number % TRIED == 0 {
                let sample = &self.window.samples[start..start + size];
                now += packer.pack(sample).len();
                then += other.pack(sample).len();
            }
            start += size;
        }
        then * 100 < now * BETTER
    }

    /// Packs by this dictionary from now on.
    fn take_up(&mut self, content: Vec<u8>) -> tantivy::Result<()> {
        let number = self.next;
        let Some(packer) = Packer::new(number, &content) else {
            self.packer.get_or_insert_with(Packer::alone);
            return Ok(());
        };
        self.writer.add_document(document::of_dictionary(&self.handles, number, &content))?;
        self.handles.dictionaries.add(number, content);
        self.packer = Some(packer);
        self.next = number.saturating_add(1);
        Ok(())
    }
}
