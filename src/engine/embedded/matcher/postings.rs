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
    buffers: Buffers,
}

/// Positions of one document, kept from one to the next for their memory.
#[derive(Default)]
struct Buffers {
    list: Vec<u32>,
    of_language: Vec<u32>,
    merged: Vec<u32>,
}

/// Adds positions to others, both in order: one that stands in both counts as often as in the one that has it oftener.
fn merge(into: &mut Vec<u32>, others: &[u32], buffer: &mut Vec<u32>) {
    if others.is_empty() || into.as_slice() == others {
        return;
    }
    buffer.clear();
    let (mut left, mut right) = (0, 0);
    while let (Some(a), Some(b)) = (into.get(left), others.get(right)) {
        buffer.push(*a.min(b));
        let (is_left, is_right) = (a <= b, b <= a);
        left += usize::from(is_left);
        right += usize::from(is_right);
    }
    buffer.extend_from_slice(&into[left..]);
    buffer.extend_from_slice(&others[right..]);
    std::mem::swap(into, buffer);
}

impl Unit {
    /// Each list with the number of the language whose form it is.
    ///
    /// The lists of one language share no position; those of two may, so frequencies add within a language and
    /// the largest counts.
    pub(in super::super) fn new(branches: Vec<Branch>, scoring: Scoring) -> Unit {
        let cost = branches.iter().map(Branch::cost).sum();
        let mut unit = Unit { branches, doc: END, cost, scoring, buffers: Buffers::default() };
        unit.step(|_| false, |_| ());
        unit
    }

    /// Writes where the word stands in the current document, in order; what counts twice stands twice.
    ///
    /// A position that stands in the lists of several languages counts as often as in the one where it counts most.
    pub(in super::super) fn positions(&mut self, into: &mut Vec<u32>) {
        into.clear();
        let Buffers { list, of_language, merged } = &mut self.buffers;
        of_language.clear();
        let (mut language, mut languages) = (usize::MAX, 0);
        for branch in self.branches.iter_mut().filter(|branch| branch.doc == self.doc) {
            if branch.language != language {
                merge(into, of_language, merged);
                of_language.clear();
                language = branch.language;
                languages += 1;
            }
            // Most words have one list here: it is written where it belongs.
            let of_language = if languages == 1 { &mut *into } else { &mut *of_language };
            if of_language.is_empty() {
                branch.postings.append_positions_with_offset(0, of_language);
            } else {
                list.clear();
                branch.postings.append_positions_with_offset(0, list);
                of_language.append(list);
                of_language.sort_unstable();
            }
        }
        merge(into, of_language, merged);
    }

    /// Moves the lists that `is_behind` says, and stands at the first document of all.
    #[inline]
    fn step(&mut self, is_behind: impl Fn(Doc) -> bool, go: impl Fn(&mut Branch)) -> Doc {
        let (mut first, mut has_ended) = (END, false);
        for branch in &mut self.branches {
            if is_behind(branch.doc) {
                go(branch);
            }
            has_ended |= branch.doc == END;
            first = first.min(branch.doc);
        }
        if has_ended {
            self.branches.retain(|branch| branch.doc != END);
        }
        self.doc = first;
        first
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
        let doc = self.doc;
        self.step(|of_branch| of_branch == doc, Branch::advance)
    }
    fn seek(&mut self, target: Doc) -> Doc {
        if self.doc >= target {
            return self.doc;
        }
        if target >= END {
            self.doc = END;
            return END;
        }
        self.step(|doc| doc < target, |branch| branch.seek(target))
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
        if let [one] = self.branches.as_mut_slice()
            && one.only.is_none()
        {
            let mut doc = one.postings.doc();
            while doc < end {
                take(doc, self.scoring.of(doc, one.postings.term_freq() as f32 * one.share));
                doc = one.postings.advance();
            }
            one.doc = doc;
            self.doc = doc;
            return;
        }
        while self.doc < end {
            let score = self.score();
            take(self.doc, score);
            self.advance();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::merge;

    fn check(into: &[u32], others: &[u32], expected: &[u32]) {
        let mut found = into.to_vec();
        merge(&mut found, others, &mut Vec::new());
        assert_eq!(found, expected, "{into:?} and {others:?}");
    }

    #[test]
    fn a_place_of_two_languages_counts_as_in_the_one_where_it_counts_most() {
        check(&[1, 4], &[1, 4], &[1, 4]);
        check(&[4], &[1, 4, 9], &[1, 4, 9]);
        check(&[0, 0, 0, 7], &[0, 7, 7], &[0, 0, 0, 7, 7]);
        check(&[], &[2, 3], &[2, 3]);
        check(&[2, 3], &[], &[2, 3]);
    }
}
