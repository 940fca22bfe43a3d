//! Documents go in one by one, with their scores; a block of them comes out, in order and with the sums.

use super::Doc;

/// About how many documents a block has at most.
pub(super) const BLOCK: usize = 1024;

/// Documents per step of a union: their scores fit the nearest cache.
const WINDOW: usize = 4096;

/// Some documents that match, in order.
#[derive(Default)]
pub(in super::super) struct Block {
    pub docs: Vec<Doc>,
    pub scores: Vec<f32>,
    /// Whether each has all parts of what needs only some.
    pub complete: Vec<bool>,
}

impl Block {
    pub(super) fn clear(&mut self) {
        self.docs.clear();
        self.scores.clear();
        self.complete.clear();
    }

    #[inline]
    pub(super) fn add(&mut self, doc: Doc, score: f32, is_complete: bool) {
        self.docs.push(doc);
        self.scores.push(score);
        self.complete.push(is_complete);
    }
}

/// A stretch of documents, to which several parts add theirs.
pub(in super::super) struct Window {
    /// First document.
    base: Doc,
    /// One bit for each document that a part has.
    bits: Vec<u64>,
    scores: Vec<f32>,
    /// How many parts have each document, up to 255.
    counts: Vec<u8>,
    /// The word of `bits` at which it stands; those before are empty.
    word: usize,
}

impl Window {
    pub(super) fn new() -> Window {
        let bits = vec![0; WINDOW / 64];
        Window { base: 0, bits, scores: vec![0.0; WINDOW], counts: vec![0; WINDOW], word: 0 }
    }

    /// Begins anew at a document; it must be empty.
    pub(super) fn begin(&mut self, base: Doc) {
        self.base = base;
        self.word = 0;
    }

    /// The document behind the last.
    pub(super) fn end(&self) -> Doc {
        self.base.saturating_add(WINDOW as Doc).min(super::END)
    }

    #[inline]
    pub(super) fn add(&mut self, doc: Doc, score: f32) {
        let index = (doc - self.base) as usize;
        self.bits[index / 64] |= 1 << (index % 64);
        self.scores[index] += score;
        self.counts[index] = self.counts[index].saturating_add(1);
    }

    /// The first document that is left.
    pub(super) fn first(&mut self) -> Option<Doc> {
        while let Some(bits) = self.bits.get(self.word) {
            if *bits != 0 {
                return Some(self.base + (self.word * 64) as Doc + bits.trailing_zeros());
            }
            self.word += 1;
        }
        None
    }

    /// The score of a document, and how many parts have it.
    pub(super) fn of(&self, doc: Doc) -> (f32, usize) {
        let index = (doc - self.base) as usize;
        (self.scores[index], usize::from(self.counts[index]))
    }

    pub(super) fn drop_one(&mut self, doc: Doc) {
        let index = (doc - self.base) as usize;
        self.bits[index / 64] &= !(1 << (index % 64));
        self.scores[index] = 0.0;
        self.counts[index] = 0;
    }

    pub(super) fn drop_all(&mut self) {
        self.bits.fill(0);
        self.scores.fill(0.0);
        self.counts.fill(0);
    }

    /// Moves documents to a block until that is full; those have all parts that `all` have.
    pub(super) fn give(&mut self, block: &mut Block, all: usize) {
        while self.word < self.bits.len() && block.docs.len() < BLOCK {
            let start = self.word * 64;
            let mut bits = std::mem::take(&mut self.bits[self.word]);
            while bits != 0 {
                let index = start + bits.trailing_zeros() as usize;
                let count = usize::from(std::mem::take(&mut self.counts[index]));
                let score = std::mem::take(&mut self.scores[index]);
                block.add(self.base + index as Doc, score, count == all);
                bits &= bits - 1;
            }
            self.word += 1;
        }
    }
}
