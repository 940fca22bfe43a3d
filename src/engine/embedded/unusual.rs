//! The documents that match a query go in, the words that set them apart from all others come out.

use super::count::Docs;
use super::{lookup, terms};
use crate::engine::{Distinct, Distinctive};
use tantivy::postings::SegmentPostings;
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocSet, Searcher, SegmentReader, TERMINATED, Term};

/// A word of so many more documents than are found is sought in those, not read in whole.
const SKIPS_PAY: u64 = 64;

/// Finds the words with the highest scores, at most `most`, and their numbers.
pub(super) fn words(
    searcher: &Searcher,
    text: Field,
    article: &Term,
    docs: &Docs,
    most: usize,
) -> tantivy::Result<Distinctive> {
    let articles = lookup::count(searcher, article)?;
    let found = docs.iter().map(|docs| docs.len() as u64).sum();
    let mut best = Best::new(most, found, articles);
    if found == 0 || found == articles {
        return Ok(best.finish());
    }
    let segments = searcher.segment_readers();
    let mut inverted = Vec::with_capacity(segments.len());
    for segment in segments {
        inverted.push(segment.inverted_index(text)?);
    }
    let mut streams = Vec::with_capacity(segments.len());
    for (index, docs) in inverted.iter().zip(docs) {
        let mut stream = index.terms().stream()?;
        let is_there = stream.advance();
        streams.push((stream, is_there));
        debug_assert!(docs.is_sorted(), "matchers give documents in order");
    }
    let found_docs: Vec<Found<'_>> =
        segments.iter().zip(docs).map(|(segment, docs)| Found::new(segment, docs)).collect();
    let mut word: Vec<u8> = Vec::new();
    loop {
        let keys = streams.iter().filter(|stream| stream.1).map(|stream| stream.0.key());
        let Some(least) = keys.min() else { break };
        word.clear();
        word.extend_from_slice(least);
        let mut holding = Vec::with_capacity(streams.len());
        for (number, (stream, is_there)) in streams.iter_mut().enumerate() {
            if *is_there && stream.key() == word.as_slice() {
                holding.push((number, stream.value().clone()));
                *is_there = stream.advance();
            }
        }
        let most_held = holding.iter().map(|row| u64::from(row.1.doc_freq)).sum();
        if !terms::is_word(&word) || !best.may_take(most_held) {
            continue;
        }
        let (mut articles, mut held) = (0, 0);
        for (number, info) in holding {
            let segment = &found_docs[number];
            let open = || inverted[number].read_postings_from_terminfo(&info, IndexRecordOption::Basic);
            held += match segment.segment.alive_bitset() {
                Some(alive) => u64::from(open()?.doc_freq_given_deletes(alive)),
                None => u64::from(info.doc_freq),
            };
            articles += segment.among(&mut open()?, u64::from(info.doc_freq));
        }
        best.take(&word, articles, held);
    }
    Ok(best.finish())
}

/// The documents found in a segment.
struct Found<'a> {
    segment: &'a SegmentReader,
    docs: &'a [u32],
    bits: Vec<u64>,
}

impl Found<'_> {
    fn new<'a>(segment: &'a SegmentReader, docs: &'a [u32]) -> Found<'a> {
        let mut bits = vec![0; segment.max_doc() as usize / 64 + 1];
        for doc in docs {
            bits[*doc as usize / 64] |= 1 << (doc % 64);
        }
        Found { segment, docs, bits }
    }

    /// How many of the documents found have a word.
    fn among(&self, postings: &mut SegmentPostings, frequency: u64) -> u64 {
        let mut number = 0;
        if self.docs.len() as u64 * SKIPS_PAY < frequency {
            for doc in self.docs {
                let at = if postings.doc() < *doc { postings.seek(*doc) } else { postings.doc() };
                number += u64::from(at == *doc);
            }
            return number;
        }
        let mut doc = postings.doc();
        while doc != TERMINATED {
            number += self.bits[doc as usize / 64] >> (doc % 64) & 1;
            doc = postings.advance();
        }
        number
    }
}

/// The words with the highest scores.
struct Best {
    most: usize,
    of: Distinctive,
    /// What a word must exceed, once there are enough.
    least: f64,
}

impl Best {
    fn new(most: usize, found: u64, articles: u64) -> Best {
        Best { most, of: Distinctive { values: Vec::new(), found, articles }, least: 0.0 }
    }

    /// Whether a word of at most so many documents may be among the best: the score is highest where all of them, up
    /// to all that are found, are found.
    fn may_take(&self, held: u64) -> bool {
        let held = held.min(self.of.found);
        self.of.score(held, held) >= self.least
    }

    fn take(&mut self, word: &[u8], articles: u64, held: u64) {
        let score = self.of.score(articles, held);
        if score <= 0.0 || score < self.least {
            return;
        }
        let value = String::from_utf8_lossy(word).into_owned();
        self.of.values.push(Distinct { value, articles, held, score });
        if self.of.values.len() >= self.most.saturating_mul(2).saturating_add(64) {
            self.cut();
        }
    }

    fn cut(&mut self) {
        self.of.values.sort_by(Distinct::order);
        self.of.values.truncate(self.most);
        if self.of.values.len() == self.most {
            self.least = self.of.values.last().map_or(f64::MAX, |value| value.score);
        }
    }

    fn finish(mut self) -> Distinctive {
        self.cut();
        self.of
    }
}
