//! A compiled part of a query goes in, the documents of one segment that match it come out, in order, with scores.
//!
//! tantivy gives postings and columns; how they combine is here, so that one pass yields the exact counts, the
//! order, and which articles have all the words.

mod combine;
mod pair;
mod phrase;
mod placed;
mod postings;
mod union;
mod window;

pub(super) use combine::{All, Also, Any, Except, FAVOUR, Favoured, Several};
pub(super) use pair::{Bound, Order, Pair};
pub(super) use phrase::Phrase;
pub(super) use placed::{Marks, Place, Placed, Spelled};
pub(super) use postings::{Branch, Only, Scoring, Unit};
pub(super) use union::Union;
pub(super) use window::Block;
use window::{BLOCK, Window};

use std::sync::Arc;

/// A document of a segment, or [`END`].
pub(super) type Doc = u32;

/// After the last document.
pub(super) const END: Doc = tantivy::TERMINATED;

/// Documents in order. It stands at the first from the start.
pub(super) trait Matcher {
    /// Where it stands.
    fn doc(&self) -> Doc;
    /// Goes to the next document.
    fn advance(&mut self) -> Doc;
    /// Goes to the first document that is not before `target`; stays when it is there already.
    fn seek(&mut self, target: Doc) -> Doc;
    /// About how many documents there are.
    fn cost(&self) -> u64;
    /// How well the document where it stands matches.
    fn score(&mut self) -> f32;
    /// Whether the document where it stands has all parts of what needs only some; the others have but one.
    fn has_all(&mut self) -> bool {
        true
    }
    /// Adds all documents before the end of a window to it, and stands at the first that is behind.
    fn fill(&mut self, window: &mut Window) {
        let mut doc = self.doc();
        while doc < window.end() {
            window.add(doc, self.score());
            doc = self.advance();
        }
    }
    /// Gives the next documents, from where it stands; none at the end. It stands behind them then.
    ///
    /// One call for many documents: what is counted one by one costs a call each.
    fn next_block(&mut self, block: &mut Block) {
        block.clear();
        let mut doc = self.doc();
        while doc < END && block.docs.len() < BLOCK {
            block.add(doc, self.score(), self.has_all());
            doc = self.advance();
        }
    }
}

/// No document.
pub(super) struct Nothing;

impl Matcher for Nothing {
    fn doc(&self) -> Doc {
        END
    }
    fn advance(&mut self) -> Doc {
        END
    }
    fn seek(&mut self, _: Doc) -> Doc {
        END
    }
    fn cost(&self) -> u64 {
        0
    }
    fn score(&mut self) -> f32 {
        0.0
    }
}

/// A sorted list of documents, all of one score.
pub(super) struct List {
    docs: Arc<Vec<Doc>>,
    at: usize,
    score: f32,
}

impl List {
    /// The documents must be sorted and single.
    pub(super) fn new(docs: Arc<Vec<Doc>>, score: f32) -> List {
        List { docs, at: 0, score }
    }
}

impl Matcher for List {
    fn doc(&self) -> Doc {
        self.docs.get(self.at).copied().unwrap_or(END)
    }
    fn advance(&mut self) -> Doc {
        self.at += 1;
        self.doc()
    }
    fn seek(&mut self, target: Doc) -> Doc {
        if self.doc() < target {
            let mut step = 1;
            while self.docs.get(self.at + step).is_some_and(|doc| *doc < target) {
                step *= 2;
            }
            let end = (self.at + step + 1).min(self.docs.len());
            self.at += self.docs[self.at..end].partition_point(|doc| *doc < target);
        }
        self.doc()
    }
    fn cost(&self) -> u64 {
        self.docs.len() as u64
    }
    fn score(&mut self) -> f32 {
        self.score
    }
}

/// Documents that pass a test of their own, among all of the segment.
pub(super) struct Test<F> {
    doc: Doc,
    end: Doc,
    passes: F,
}

impl<F: Fn(Doc) -> bool> Test<F> {
    pub(super) fn new(end: Doc, passes: F) -> Test<F> {
        let mut test = Test { doc: 0, end, passes };
        test.settle();
        test
    }

    fn settle(&mut self) -> Doc {
        while self.doc < self.end && !(self.passes)(self.doc) {
            self.doc += 1;
        }
        if self.doc >= self.end {
            self.doc = END;
        }
        self.doc
    }
}

impl<F: Fn(Doc) -> bool> Matcher for Test<F> {
    fn doc(&self) -> Doc {
        self.doc
    }
    fn advance(&mut self) -> Doc {
        if self.doc == END {
            return END;
        }
        self.doc += 1;
        self.settle()
    }
    fn seek(&mut self, target: Doc) -> Doc {
        if self.doc < target {
            self.doc = target;
            return self.settle();
        }
        self.doc
    }
    fn cost(&self) -> u64 {
        // A test reads a column for each document: it goes last.
        u64::from(self.end)
    }
    fn score(&mut self) -> f32 {
        0.0
    }
}
