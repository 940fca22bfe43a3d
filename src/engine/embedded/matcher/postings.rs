//! The postings of one word go in, whatever forms it has; documents with a BM25 score, and positions, come out.

use super::window::{BLOCK, Block, Window};
use super::{Doc, END, Matcher};
use std::sync::Arc;
use tantivy::DocSet;
use tantivy::fieldnorm::FieldNormReader;
use tantivy::postings::{Postings, SegmentPostings};

/// BM25's saturation of term frequency (Robertson and Zaragoza, 2009).
const K1: f32 = 1.2;
/// BM25's part of the length.
const B: f32 = 0.75;
/// Added to each length, so that briefs do not win by being short.
const PAD: f32 = 64.0;

/// The statistics with which a word is scored.
#[derive(Clone)]
pub(in super::super) struct Scoring {
    /// Inverse document frequency × boost; 0 where scores are not wanted.
    pub weight: f32,
    /// Lengths of the articles.
    pub norms: Option<FieldNormReader>,
    /// `K1 · (1 − B + B · (length + PAD) / (average + PAD))` for each code of a length.
    pub lengths: std::sync::Arc<[f32; 256]>,
}

impl Scoring {
    /// Works out the part of the lengths once for an index.
    pub(in super::super) fn lengths(average: f32) -> std::sync::Arc<[f32; 256]> {
        let of = |code: usize| {
            let length = FieldNormReader::id_to_fieldnorm(code as u8) as f32;
            K1 * (1.0 - B + B * (length + PAD) / (average + PAD))
        };
        std::sync::Arc::new(std::array::from_fn(of))
    }

    /// The score of a word that comes `frequency` times in `doc`.
    #[inline]
    pub(in super::super) fn of(&self, doc: Doc, frequency: f32) -> f32 {
        let Some(norms) = &self.norms else { return self.weight };
        let length = self.lengths[usize::from(norms.fieldnorm_id(doc))];
        self.weight * frequency * (K1 + 1.0) / (frequency + length)
    }
}

/// Documents in which a list of postings is of interest.
#[derive(Clone)]
pub(in super::super) enum Only {
    /// Sorted.
    These(Arc<[Doc]>),
    /// One bit for each document of the segment.
    Bits(Arc<[u64]>),
}

impl Only {
    /// Whether a document is among them.
    #[inline]
    pub(in super::super) fn has(&self, doc: Doc) -> bool {
        match self {
            Only::These(docs) => docs.binary_search(&doc).is_ok(),
            Only::Bits(bits) => bits.get(doc as usize / 64).is_some_and(|word| word >> (doc % 64) & 1 == 1),
        }
    }

    /// How many they can be.
    pub(in super::super) fn most(&self) -> u64 {
        match self {
            Only::These(docs) => docs.len() as u64,
            Only::Bits(bits) => bits.len() as u64 * 64,
        }
    }
}

/// One list of postings.
pub(in super::super) struct Branch {
    postings: SegmentPostings,
    /// How much one place counts.
    share: f32,
    /// The documents in which it is of interest.
    only: Option<Only>,
    /// Of a list of them, the first that is not behind where it stands.
    at: usize,
}

impl Branch {
    /// A list; only in some documents where `only` names them.
    pub(in super::super) fn new(postings: SegmentPostings, share: f32, only: Option<Only>) -> Branch {
        Branch { postings, share, only, at: 0 }
    }

    /// The first document of interest.
    fn first(&mut self) -> Doc {
        match self.only {
            None => self.postings.doc(),
            Some(_) => self.seek(0),
        }
    }

    /// The next document of interest behind the one where it stands.
    #[inline]
    fn advance(&mut self) -> Doc {
        match &self.only {
            None => self.postings.advance(),
            Some(Only::Bits(bits)) => loop {
                let doc = self.postings.advance();
                if doc == END || bits[doc as usize / 64] >> (doc % 64) & 1 == 1 {
                    break doc;
                }
            },
            Some(Only::These(_)) => self.seek(self.postings.doc().saturating_add(1)),
        }
    }

    /// Goes to the first document of interest that is not before `target`.
    #[inline]
    fn seek(&mut self, mut target: Doc) -> Doc {
        match &self.only {
            None => self.postings.seek(target),
            Some(Only::Bits(_)) => {
                let doc = if self.postings.doc() < target {
                    self.postings.seek(target)
                } else {
                    self.postings.doc()
                };
                match doc == END || self.only.as_ref().is_none_or(|only| only.has(doc)) {
                    true => doc,
                    false => self.advance(),
                }
            }
            Some(Only::These(docs)) => loop {
                self.at += docs[self.at..].partition_point(|doc| *doc < target);
                let Some(wanted) = docs.get(self.at).copied() else { break END };
                let doc = self.postings.doc();
                let doc = if doc < wanted { self.postings.seek(wanted) } else { doc };
                if doc == wanted || doc == END {
                    break doc;
                }
                target = doc;
            },
        }
    }

    /// About how many documents it gives.
    fn cost(&self) -> u64 {
        let all = u64::from(self.postings.doc_freq());
        self.only.as_ref().map_or(all, |only| all.min(only.most()))
    }

    fn frequency(&self) -> f32 {
        self.postings.term_freq() as f32 * self.share
    }
}

/// One word: a document has it when any of its lists does.
pub(in super::super) struct Unit {
    branches: Vec<Branch>,
    /// Where each list stands: apart from the lists, which are large, so that looking at all of them is cheap.
    heads: Vec<Doc>,
    doc: Doc,
    cost: u64,
    scoring: Scoring,
}

impl Unit {
    /// No two of the lists share a place of an article.
    pub(in super::super) fn new(mut branches: Vec<Branch>, scoring: Scoring) -> Unit {
        let mut heads: Vec<Doc> = branches.iter_mut().map(Branch::first).collect();
        let mut here = heads.iter();
        branches.retain(|_| here.next().is_some_and(|doc| *doc < END));
        heads.retain(|doc| *doc < END);
        let cost = branches.iter().map(Branch::cost).sum();
        let doc = heads.iter().min().copied().unwrap_or(END);
        Unit { branches, heads, doc, cost, scoring }
    }

    /// The lists that have the current document.
    #[inline]
    fn here(&self) -> impl Iterator<Item = &Branch> {
        let doc = self.doc;
        self.branches.iter().zip(&self.heads).filter(move |row| *row.1 == doc).map(|row| row.0)
    }

    /// Writes where the word stands in the current document, in order; what counts twice stands twice.
    pub(in super::super) fn positions(&mut self, into: &mut Vec<u32>) {
        into.clear();
        let mut lists = 0;
        for (branch, head) in self.branches.iter_mut().zip(&self.heads) {
            if *head == self.doc {
                branch.postings.append_positions_with_offset(0, into);
                lists += 1;
            }
        }
        if lists > 1 {
            into.sort_unstable();
        }
    }

    /// How often the word stands in the current document: as many as its positions.
    pub(in super::super) fn times(&self) -> u32 {
        self.here().map(|branch| branch.postings.term_freq()).sum()
    }
}

impl Unit {
    /// Gives the documents before `end`, `most` at most.
    #[inline]
    fn walk(&mut self, end: Doc, mut most: usize, mut take: impl FnMut(Doc, f32)) {
        while self.doc < end && most > 0 {
            let next = self.doc;
            // Most documents have the word under one form: its list is followed until another has a word to say.
            let mut alone = None;
            let mut until = end;
            for (index, head) in self.heads.iter().enumerate() {
                if *head > next {
                    until = until.min(*head);
                } else if alone.replace(index).is_some() {
                    until = next;
                }
            }
            let alone = alone.filter(|_| until > next);
            if let Some((branch, head)) =
                alone.and_then(|at| self.branches.get_mut(at).zip(self.heads.get_mut(at)))
            {
                while *head < until && most > 0 {
                    let score = match self.scoring.weight == 0.0 {
                        true => 0.0,
                        false => self.scoring.of(*head, branch.frequency()),
                    };
                    take(*head, score);
                    *head = branch.advance();
                    most -= 1;
                }
                self.doc = self.heads.iter().min().copied().unwrap_or(END);
            } else {
                let score = self.score();
                take(next, score);
                self.advance();
                most -= 1;
            }
        }
    }
}

impl Matcher for Unit {
    fn doc(&self) -> Doc {
        self.doc
    }
    fn advance(&mut self) -> Doc {
        if self.doc == END {
            return END;
        }
        let mut next = END;
        for (head, branch) in self.heads.iter_mut().zip(&mut self.branches) {
            if *head == self.doc {
                *head = branch.advance();
            }
            next = next.min(*head);
        }
        self.doc = next;
        next
    }
    fn seek(&mut self, target: Doc) -> Doc {
        if self.doc >= target {
            return self.doc;
        }
        if target >= END {
            self.doc = END;
            return END;
        }
        let mut next = END;
        for (head, branch) in self.heads.iter_mut().zip(&mut self.branches) {
            if *head < target {
                *head = branch.seek(target);
            }
            next = next.min(*head);
        }
        self.doc = next;
        next
    }
    fn cost(&self) -> u64 {
        self.cost
    }
    fn score(&mut self) -> f32 {
        if self.scoring.weight == 0.0 {
            return 0.0;
        }
        let frequency = self.here().map(Branch::frequency).sum();
        self.scoring.of(self.doc, frequency)
    }
    fn fill(&mut self, window: &mut Window) {
        self.walk(window.end(), usize::MAX, |doc, score| window.add(doc, score));
    }
    fn next_block(&mut self, block: &mut Block) {
        block.clear();
        self.walk(END, BLOCK, |doc, score| block.add(doc, score, true));
    }
}
