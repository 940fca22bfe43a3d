//! Takes documents that a model tagged, makes their names agree: one kind, and the same ends, for equal words.

use crate::columns::{Document, set_spans};
use dateline::normalise::entities::model::hash::mix;
use dateline::normalise::entities::model::hash::of_word;
use dateline::normalise::entities::model::tags::{Kind, OUTSIDE, Span};
use std::collections::{HashMap, HashSet};

/// How often words are a name of each kind, and how often none.
type Votes = HashMap<u64, [u32; 5]>;

/// The longest names that are compared.
const LONGEST: usize = 7;

/// Makes the names of all documents agree.
pub fn agree(documents: &mut [Document]) {
    let numbers: Vec<Vec<u64>> = documents.iter().map(words_of).collect();
    agree_on_kinds(documents, &numbers);
    agree_on_ends(documents, &numbers);
}

fn words_of(document: &Document) -> Vec<u64> {
    (0..document.tags.len()).map(|at| of_word(document.word(at))).collect()
}

fn key(words: &[u64]) -> u64 {
    words.iter().fold(words.len() as u64, |key, word| mix(key, *word))
}

/// The kind with most votes, the earlier one of two, and its votes.
fn winner(votes: &[u32]) -> (usize, u32) {
    let best = votes.iter().copied().enumerate().max_by_key(|(kind, count)| (*count, usize::MAX - kind));
    best.unwrap_or_default()
}

/// Words that are a name of one kind in 7 of 10 places, and stand in 5, are one everywhere.
fn agree_on_kinds(documents: &mut [Document], numbers: &[Vec<u64>]) {
    let mut votes = Votes::new();
    for (document, words) in documents.iter().zip(numbers) {
        for span in document.spans() {
            votes.entry(key(&words[span.start..span.end])).or_default()[span.kind as usize] += 1;
        }
        for (start, end) in untagged_runs(document) {
            votes.entry(key(&words[start..end])).or_default()[4] += 1;
        }
    }
    let sure = |words: &[u64]| {
        let votes = votes.get(&key(words))?;
        let total: u32 = votes.iter().sum();
        let (kind, count) = winner(votes);
        let kind = Kind::ALL.get(kind)?;
        (total >= 5 && count * 10 >= total * 7).then_some(*kind)
    };
    for (document, words) in documents.iter_mut().zip(numbers) {
        let mut changed = Vec::new();
        for span in document.spans() {
            if let Some(kind) = sure(&words[span.start..span.end]) {
                changed.push(Span { kind, ..span });
            }
        }
        for (start, end) in untagged_runs(document) {
            if let Some(kind) = sure(&words[start..end]) {
                changed.push(Span { start, end, kind });
            }
        }
        set_spans(&mut document.tags, &changed);
    }
}

/// Runs of capitalised words in no name, a lone first word of a sentence left out.
fn untagged_runs(document: &Document) -> Vec<(usize, usize)> {
    let mut runs = Vec::new();
    for (first, after) in document.sentences() {
        let is_free =
            |at: usize| document.tags[at] == OUTSIDE && document.word(at).starts_with(char::is_uppercase);
        let mut at = first;
        while at < after {
            let mut end = at;
            while end < after && is_free(end) {
                end += 1;
            }
            if end > at && (at > first || end - at > 1) {
                runs.push((at, end));
            }
            at = end.max(at + 1);
        }
    }
    runs
}

/// Words that are a whole name in 2 of 5 places are one everywhere, the longest first.
fn agree_on_ends(documents: &mut [Document], numbers: &[Vec<u64>]) {
    let mut votes = Votes::new();
    let mut beginnings = HashSet::new();
    for (document, words) in documents.iter().zip(numbers) {
        for span in document.spans().iter().filter(|span| span.end - span.start <= LONGEST) {
            votes.entry(key(&words[span.start..span.end])).or_default()[span.kind as usize] += 1;
        }
    }
    votes.retain(|_, votes| votes.iter().sum::<u32>() >= 2);
    for (document, words) in documents.iter().zip(numbers) {
        for span in document.spans() {
            if span.end - span.start <= LONGEST && votes.contains_key(&key(&words[span.start..span.end])) {
                beginnings.insert(words[span.start]);
            }
        }
    }
    let places = |document: &Document, words: &[u64]| {
        let mut found = Vec::new();
        for (first, after) in document.sentences() {
            for at in (first..after).filter(|at| beginnings.contains(&words[*at])) {
                for length in 2..=LONGEST.min(after - at) {
                    if votes.contains_key(&key(&words[at..at + length])) {
                        found.push((at, at + length));
                    }
                }
            }
        }
        found
    };
    let mut counts: HashMap<u64, u32> = HashMap::new();
    for (document, words) in documents.iter().zip(numbers) {
        for (start, end) in places(document, words) {
            *counts.entry(key(&words[start..end])).or_default() += 1;
        }
    }
    for (document, words) in documents.iter_mut().zip(numbers) {
        let spans = document.spans();
        let mut found = places(document, words);
        found.sort_by_key(|(start, end)| (usize::MAX - (end - start), *start));
        let mut done = vec![false; words.len()];
        let mut changed = Vec::new();
        for (start, end) in found {
            let key = key(&words[start..end]);
            let Some(found) = votes.get(&key) else { continue };
            let (kind, count) = winner(found);
            let is_name = count * 5 >= counts.get(&key).copied().unwrap_or(0) * 2;
            let crosses = |span: &Span| {
                span.start <= start && span.end >= end && (span.start, span.end) != (start, end)
                    || span.start < start && start < span.end
                    || span.start < end && end < span.end
            };
            if !is_name || done[start..end].contains(&true) || spans.iter().any(crosses) {
                continue;
            }
            done[start..end].fill(true);
            if let Some(kind) = Kind::ALL.get(kind) {
                changed.push(Span { start, end, kind: *kind });
            }
        }
        set_spans(&mut document.tags, &changed);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::columns::{OWN, read};

    #[test]
    fn equal_words_get_the_kind_that_most_have() {
        let told = "He\tO\nsaw\tO\nOra\tB-LOC\n\n";
        let text = format!("{}He\tO\nsaw\tO\nOra\tB-PER\n\nHe\tO\nsaw\tO\nOra\tO\n\n", told.repeat(6));
        let mut documents = read(&text, OWN, Kind::of_label);
        agree(&mut documents);
        let spans = documents[0].spans();
        assert_eq!(spans.len(), 8);
        assert!(spans.iter().all(|span| span.kind == Kind::Place));
    }

    #[test]
    fn equal_words_get_the_same_ends() {
        let whole = "at\tO\nOra\tB-ORG\nof\tI-ORG\nPel\tI-ORG\n\n";
        let text = format!("{}at\tO\nOra\tB-LOC\nof\tO\nPel\tB-LOC\n\n", whole.repeat(3));
        let mut documents = read(&text, OWN, Kind::of_label);
        agree(&mut documents);
        let last = documents[0].spans().pop().unwrap();
        assert_eq!((last.start, last.end, last.kind), (13, 16, Kind::Organisation));
    }
}
