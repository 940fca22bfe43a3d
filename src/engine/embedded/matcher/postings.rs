//! The postings of one word go in, whatever forms it has; documents with a BM25 score, and positions, come out.

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

/// One list of postings, and the language whose stem it belongs to.
pub(in super::super) struct Branch {
    postings: SegmentPostings,
    language: usize,
    /// How much one place counts.
    share: f32,
    /// The documents in which it is of interest, and the first of them that is not behind where it stands.
    only: Option<(Arc<Vec<Doc>>, usize)>,
    doc: Doc,
}

impl Branch {
    /// A list; only in some documents where `only` names them, sorted.
    pub(in super::super) fn new(
        postings: SegmentPostings,
        language: usize,
        share: f32,
        only: Option<Arc<Vec<Doc>>>,
    ) -> Branch {
        let doc = postings.doc();
        let mut branch = Branch { postings, language, share, only: only.map(|only| (only, 0)), doc };
        if branch.only.is_some() {
            branch.seek(0);
        }
        branch
    }

    fn advance(&mut self) {
        match self.only {
            None => self.doc = self.postings.advance(),
            Some(_) => self.seek(self.doc.saturating_add(1)),
        }
    }

    /// Goes to the first document that is not before `target`.
    fn seek(&mut self, mut target: Doc) {
        let Some((only, at)) = &mut self.only else {
            self.doc = self.postings.seek(target);
            return;
        };
        self.doc = loop {
            *at += only[*at..].partition_point(|doc| *doc < target);
            let Some(wanted) = only.get(*at).copied() else { break END };
            let doc = self.postings.doc();
            let doc = if doc < wanted { self.postings.seek(wanted) } else { doc };
            if doc == wanted || doc == END {
                break doc;
            }
            target = doc;
        };
    }

    /// About how many documents it gives.
    fn cost(&self) -> u64 {
        let all = u64::from(self.postings.doc_freq());
        self.only.as_ref().map_or(all, |(only, _)| all.min(only.len() as u64))
    }
}

/// One word: a document has it when any of its lists does.
pub(in super::super) struct Unit {
    branches: Vec<Branch>,
    doc: Doc,
    cost: u64,
    scoring: Scoring,
}

impl Unit {
    /// Each list with the number of the language whose form it is.
    ///
    /// The lists of one language share no position; those of two may, so frequencies add within a language and
    /// the largest counts.
    pub(in super::super) fn new(branches: Vec<Branch>, scoring: Scoring) -> Unit {
        let cost = branches.iter().map(Branch::cost).sum();
        let mut unit = Unit { branches, doc: END, cost, scoring };
        unit.settle();
        unit
    }

    /// Writes where the word stands in the current document, in order; what counts twice stands twice.
    pub(in super::super) fn positions(&mut self, into: &mut Vec<u32>) {
        into.clear();
        let doc = self.doc;
        let here = self.branches.iter_mut().filter(|branch| branch.doc == doc);
        let (mut lists, mut language, mut is_mixed) = (0, None, false);
        for branch in here {
            branch.postings.append_positions_with_offset(0, into);
            is_mixed |= language.is_some_and(|known| known != branch.language);
            language = Some(branch.language);
            lists += 1;
        }
        if is_mixed {
            self.mixed_positions(into);
        } else if lists > 1 {
            into.sort_unstable();
        }
    }

    /// A position that stands in the lists of several languages counts as often as in the one where it counts most.
    fn mixed_positions(&mut self, into: &mut Vec<u32>) {
        let mut found: Vec<(u32, usize)> = Vec::new();
        for branch in self.branches.iter_mut().filter(|branch| branch.doc == self.doc) {
            branch.postings.positions(into);
            found.extend(into.iter().map(|position| (*position, branch.language)));
        }
        into.clear();
        found.sort_unstable();
        for same_position in found.chunk_by(|a, b| a.0 == b.0) {
            let of_language = same_position.chunk_by(|a, b| a.1 == b.1);
            let times = of_language.map(<[_]>::len).max().unwrap_or(0);
            into.extend(std::iter::repeat_n(same_position[0].0, times));
        }
    }

    fn settle(&mut self) -> Doc {
        self.doc = match self.branches.as_slice() {
            [one] => one.doc,
            several => several.iter().map(|branch| branch.doc).min().unwrap_or(END),
        };
        self.doc
    }

    /// How often the word stands in the current document: as many as its positions.
    ///
    /// Positions that stand in the lists of two languages are read to be told apart.
    pub(in super::super) fn times(&mut self) -> u32 {
        let mut here = self.branches.iter().filter(|branch| branch.doc == self.doc);
        let first = here.next().map_or(0, |branch| branch.language);
        if here.any(|branch| branch.language != first) {
            let mut positions = Vec::new();
            self.positions(&mut positions);
            return positions.len() as u32;
        }
        let here = self.branches.iter().filter(|branch| branch.doc == self.doc);
        here.map(|branch| branch.postings.term_freq()).sum()
    }

    fn frequency(&self) -> f32 {
        if let [one] = self.branches.as_slice() {
            return one.postings.term_freq() as f32 * one.share;
        }
        let (mut best, mut sum, mut language) = (0.0_f32, 0.0, usize::MAX);
        for branch in &self.branches {
            if branch.language != language {
                best = best.max(sum);
                (sum, language) = (0.0, branch.language);
            }
            if branch.doc == self.doc {
                sum += branch.postings.term_freq() as f32 * branch.share;
            }
        }
        best.max(sum)
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
        for branch in &mut self.branches {
            if branch.doc == self.doc {
                branch.advance();
            }
        }
        self.settle()
    }
    fn seek(&mut self, target: Doc) -> Doc {
        if self.doc >= target {
            return self.doc;
        }
        if target >= END {
            self.doc = END;
            return END;
        }
        for branch in &mut self.branches {
            if branch.doc < target {
                branch.seek(target);
            }
        }
        self.settle()
    }
    fn cost(&self) -> u64 {
        self.cost
    }
    fn score(&mut self) -> f32 {
        if self.scoring.weight == 0.0 {
            return 0.0;
        }
        let frequency = self.frequency();
        self.scoring.of(self.doc, frequency)
    }
    fn fill(&mut self, end: Doc, take: &mut dyn FnMut(Doc, f32)) {
        while self.doc < end {
            let next = self.doc;
            // Most documents have the word under one form: its list is followed until another has a word to say.
            let mut alone = None;
            let mut until = end;
            for (index, branch) in self.branches.iter().enumerate() {
                if branch.doc > next {
                    until = until.min(branch.doc);
                } else if alone.replace(index).is_some() {
                    until = next;
                }
            }
            match alone.and_then(|index| self.branches.get_mut(index)) {
                Some(branch) if until > next => {
                    while branch.doc < until {
                        let frequency = branch.postings.term_freq() as f32 * branch.share;
                        take(branch.doc, self.scoring.of(branch.doc, frequency));
                        branch.advance();
                    }
                    self.settle();
                }
                _ => {
                    let score = self.score();
                    take(next, score);
                    self.advance();
                }
            }
        }
    }
}
