//! The terms that stand for one word go in, how many articles hold any of them comes out.

use super::Planner;
use crate::engine::embedded::terms::{self, WordTerms};
use tantivy::schema::IndexRecordOption;
use tantivy::{DocSet, SegmentReader, TERMINATED, Term};

/// Lists that are read for an exact number; more are a pattern, not the forms of a word.
const MOST_LISTS: usize = 64;
/// The number is estimated where it must lie within this share of the longest list.
const NEGLIGIBLE: f64 = 0.01;

impl Planner<'_> {
    /// How many articles hold a word in any of its forms.
    ///
    /// Inflections of one word stand in the same articles: to take them as independent makes a word that has many look
    /// commoner than it is.
    pub(super) fn holding(&self, terms: &WordTerms) -> tantivy::Result<f64> {
        // What is covered by another list tells only of a few articles more.
        let terms = terms.iter().filter(|word| !word.is_covered);
        let terms: Vec<Term> =
            terms.map(|word| Term::from_field_text(self.handles.text, &word.term)).collect();
        let numbers: tantivy::Result<Vec<u64>> =
            terms.iter().map(|term| self.searcher.doc_freq(term)).collect();
        let numbers = numbers?;
        let longest = numbers.iter().max().copied().unwrap_or(0);
        let others = numbers.iter().sum::<u64>() - longest;
        let is_sure = others as f64 <= longest as f64 * NEGLIGIBLE;
        if is_sure || numbers.iter().filter(|number| **number > 0).count() > MOST_LISTS {
            return Ok(self.independent(&numbers));
        }
        let mut holding = 0;
        for segment in self.searcher.segment_readers() {
            holding += self.holding_of(segment, &terms)?;
        }
        Ok(holding as f64)
    }

    /// About how many articles hold a word of a stem.
    pub(in super::super) fn about(&self, stem: &str) -> tantivy::Result<u64> {
        let text = self.handles.text;
        let exact = self.searcher.doc_freq(&Term::from_field_text(text, stem))?;
        let inflected = self.searcher.doc_freq(&Term::from_field_text(text, &terms::stem(stem)))?;
        Ok(self.independent(&[exact, inflected]).round() as u64)
    }

    /// The size of a union of lists that have nothing to do with each other.
    fn independent(&self, numbers: &[u64]) -> f64 {
        let all = self.articles.max(1) as f64;
        let without: f64 = numbers.iter().map(|number| 1.0 - (*number as f64 / all).min(1.0)).product();
        all * (1.0 - without)
    }

    fn holding_of(&self, segment: &SegmentReader, terms: &[Term]) -> tantivy::Result<u64> {
        let index = segment.inverted_index(self.handles.text)?;
        let mut lists = Vec::with_capacity(terms.len());
        for term in terms {
            lists.extend(index.read_postings(term, IndexRecordOption::Basic)?);
        }
        if let [one] = lists.as_slice() {
            return Ok(u64::from(one.doc_freq()));
        }
        let mut bits = vec![0_u64; segment.max_doc() as usize / 64 + 1];
        for mut list in lists {
            let mut doc = list.doc();
            while doc != TERMINATED {
                bits[doc as usize / 64] |= 1 << (doc % 64);
                doc = list.advance();
            }
        }
        Ok(bits.iter().map(|word| u64::from(word.count_ones())).sum())
    }
}
