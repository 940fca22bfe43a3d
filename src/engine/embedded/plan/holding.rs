//! The terms that stand for one word go in, how many articles hold any of them comes out.

use super::Planner;
use crate::engine::embedded::languages::Reach;
use crate::engine::embedded::matcher::Only;
use crate::engine::embedded::terms::{self, WordTerms};
use tantivy::postings::TermInfo;
use tantivy::schema::IndexRecordOption;
use tantivy::{DocSet, InvertedIndexReader, Term};

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
        let mut lists = Vec::with_capacity(self.searcher.segment_readers().len());
        for (number, segment) in self.searcher.segment_readers().iter().enumerate() {
            let index = segment.inverted_index(self.handles.text)?;
            let mut of_segment = Vec::with_capacity(terms.len());
            for word in terms {
                let only = match self.by_language.reach(number, word.languages) {
                    Reach::Nowhere => continue,
                    Reach::Everywhere => None,
                    Reach::Only(only) => Some(only),
                };
                let Some(info) =
                    index.get_term_info(&Term::from_field_text(self.handles.text, &word.term))?
                else {
                    continue;
                };
                let about = u64::from(info.doc_freq);
                let about = only.as_ref().map_or(about, |only| about.min(only.most()));
                of_segment.push(Held { info, only, about });
            }
            lists.push((index, of_segment));
        }
        let number = lists.iter().map(|row| row.1.len()).max().unwrap_or(0);
        let (mut sum, mut longest) = (0, 0);
        for (_, of_segment) in &lists {
            sum += of_segment.iter().map(|held| held.about).sum::<u64>();
            longest += of_segment.iter().map(|held| held.about).max().unwrap_or(0);
        }
        let others = sum - longest;
        if others as f64 <= longest as f64 * NEGLIGIBLE || number > MOST_LISTS {
            return Ok(self.independent(&[longest, others]));
        }
        let mut holding = 0;
        for ((index, lists), segment) in lists.iter().zip(self.searcher.segment_readers()) {
            holding += held(index, lists, segment.max_doc())?;
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
}

/// A list of postings.
struct Held {
    info: TermInfo,
    /// The documents in which it counts.
    only: Option<Only>,
    /// How many it may be, at most.
    about: u64,
}

/// How many documents of a segment have any of the lists.
fn held(index: &InvertedIndexReader, lists: &[Held], documents: u32) -> tantivy::Result<u64> {
    if let [Held { info, only: None, .. }] = lists {
        return Ok(u64::from(info.doc_freq));
    }
    let mut bits = vec![0_u64; documents as usize / 64 + 1];
    let mut set = |doc: u32| bits[doc as usize / 64] |= 1 << (doc % 64);
    for Held { info, only, .. } in lists {
        if let Some(Only::These(docs)) = only {
            let mut list = index.read_postings_from_terminfo(info, IndexRecordOption::Basic)?;
            for doc in docs.iter() {
                if list.doc() < *doc {
                    list.seek(*doc);
                }
                if list.doc() == *doc {
                    set(*doc);
                }
            }
            continue;
        }
        let mut blocks = index.read_block_postings_from_terminfo(info, IndexRecordOption::Basic)?;
        while !blocks.docs().is_empty() {
            for doc in blocks.docs() {
                if only.as_ref().is_none_or(|only| only.has(*doc)) {
                    set(*doc);
                }
            }
            blocks.advance();
        }
    }
    Ok(bits.iter().map(|word| u64::from(word.count_ones())).sum())
}
