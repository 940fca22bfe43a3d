//! Two articles go in, the sentences that one print cut, added or changed come out.

use crate::analysis::copies::Reading;
use crate::analysis::{fold, sentences};
use crate::article::{Article, Part};

/// One step from one print to the other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// A sentence of the first that the second has not.
    Cut(String),
    /// A sentence of the second that the first has not.
    Added(String),
    /// A sentence that both have, in other words.
    Changed(String, String),
}

/// What one print has otherwise than another.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Difference {
    /// Sentences that both have, word for word.
    pub same: usize,
    /// The others, in the order of the text.
    pub changes: Vec<(Part, Change)>,
}

/// The part of its words that a sentence must share to be the same sentence in other words.
const LEAST_SHARED: f32 = 0.5;
/// Comparisons that are made of one part; beyond, what is neither at its beginning nor its end counts as another.
const MOST_COMPARISONS: usize = 4_000_000;

/// Compares two articles: headline, standfirst and body, sentence by sentence. Case, accents and signs do not count.
pub fn of(first: &Article, second: &Article) -> Difference {
    let mut difference = Difference::default();
    for part in [Part::Title, Part::Summary, Part::Body] {
        let (left, right) = (read(first.part(part)), read(second.part(part)));
        difference.same += compare(&left, &right, &mut |change| difference.changes.push((part, change)));
    }
    difference
}

/// A sentence, and how it is compared.
struct Sentence {
    text: String,
    key: String,
}

fn read(text: &str) -> Vec<Sentence> {
    let mut read = Vec::new();
    for range in sentences::ranges(text) {
        let text = text[range].split_whitespace().collect::<Vec<_>>().join(" ");
        let key = fold::key(&text);
        if !key.is_empty() {
            read.push(Sentence { text, key });
        }
    }
    read
}

/// Tells the changes from `left` to `right`, and counts what stays.
fn compare(left: &[Sentence], right: &[Sentence], tell: &mut dyn FnMut(Change)) -> usize {
    let beginning = left.iter().zip(right).take_while(|pair| pair.0.key == pair.1.key).count();
    let (left, right) = (&left[beginning..], &right[beginning..]);
    let end = left.iter().rev().zip(right.iter().rev()).take_while(|pair| pair.0.key == pair.1.key).count();
    let (left, right) = (&left[..left.len() - end], &right[..right.len() - end]);
    let kept = common(left, right);
    let (mut at, mut other_at) = (0, 0);
    for (here, there) in kept.iter().copied().chain([(left.len(), right.len())]) {
        gap(&left[at..here], &right[other_at..there], tell);
        (at, other_at) = (here + 1, there + 1);
    }
    beginning + kept.len() + end
}

/// The longest list of sentences that stand in both in the same order, by their places.
fn common(left: &[Sentence], right: &[Sentence]) -> Vec<(usize, usize)> {
    if left.len().saturating_mul(right.len()) > MOST_COMPARISONS {
        return Vec::new();
    }
    let width = right.len() + 1;
    let mut longest = vec![0_u32; (left.len() + 1) * width];
    for (i, sentence) in left.iter().enumerate().rev() {
        for (j, other) in right.iter().enumerate().rev() {
            longest[i * width + j] = match sentence.key == other.key {
                true => longest[(i + 1) * width + j + 1] + 1,
                false => longest[(i + 1) * width + j].max(longest[i * width + j + 1]),
            };
        }
    }
    let (mut i, mut j, mut kept) = (0, 0, Vec::new());
    while i < left.len() && j < right.len() {
        if left[i].key == right[j].key {
            kept.push((i, j));
            (i, j) = (i + 1, j + 1);
        } else if longest[(i + 1) * width + j] >= longest[i * width + j + 1] {
            i += 1;
        } else {
            j += 1;
        }
    }
    kept
}

/// What stands between two sentences that stay: each that was cut is looked for among those that were added.
fn gap(left: &[Sentence], right: &[Sentence], tell: &mut dyn FnMut(Change)) {
    let is_small = left.len().saturating_mul(right.len()) <= MOST_COMPARISONS / 1000;
    let readings: Vec<Reading> = right.iter().map(|sentence| Reading::of("", &sentence.text)).collect();
    let mut from = 0;
    for sentence in left {
        let reading = Reading::of("", &sentence.text);
        let like = |other: &Reading| {
            let shared = reading.overlap(other);
            shared.first.max(shared.second) >= LEAST_SHARED
        };
        let found = readings[from..].iter().position(like).filter(|_| is_small);
        match found {
            Some(skipped) => {
                for added in &right[from..from + skipped] {
                    tell(Change::Added(added.text.clone()));
                }
                tell(Change::Changed(sentence.text.clone(), right[from + skipped].text.clone()));
                from += skipped + 1;
            }
            None => tell(Change::Cut(sentence.text.clone())),
        }
    }
    for added in &right[from..] {
        tell(Change::Added(added.text.clone()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(left: &str, right: &str, same: usize, expected: &[&str]) {
        let mut told = Vec::new();
        let kept = compare(&read(left), &read(right), &mut |change| {
            told.push(match change {
                Change::Cut(text) => format!("- {text}"),
                Change::Added(text) => format!("+ {text}"),
                Change::Changed(text, other) => format!("{text} > {other}"),
            });
        });
        assert_eq!(
            (kept, told),
            (same, expected.iter().map(ToString::to_string).collect()),
            "{left} | {right}"
        );
    }

    #[test]
    fn sentences_are_cut_added_and_changed() {
        check("The port is shut. Nobody was hurt.", "The  port is shut. Nobody was hurt!", 2, &[]);
        check("The port is shut. Nobody was hurt.", "The port is shut.", 1, &["- Nobody was hurt."]);
        check("The port is shut.", "A ship sank. The port is shut.", 1, &["+ A ship sank."]);
        check(
            "The port is shut. The crew of nine was saved by fishermen. Winds were strong.",
            "The port is shut. Divers went down. The crew of eight was saved by fishermen. Winds were strong.",
            2,
            &[
                "+ Divers went down.",
                "The crew of nine was saved by fishermen. > The crew of eight was saved by fishermen.",
            ],
        );
        check("", "", 0, &[]);
        check("It rained.", "Snow fell.", 0, &["- It rained.", "+ Snow fell."]);
    }
}
