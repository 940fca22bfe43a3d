//! Takes sentences of words, gives a vector for each frequent word, near to those of words used alike.
//!
//! Skip-grams with negative samples, as word2vec of Mikolov and others (2013); one thread, one order.

use crate::columns::Document;
use crate::random::Random;
use dateline::normalise::entities::model::decode::exp;
use dateline::normalise::entities::model::hash;
use std::collections::HashMap;

/// Length of a vector.
pub const LENGTH: usize = 64;
/// A vector.
pub type Vector = [f32; LENGTH];

/// How far neighbours are looked at.
const WINDOW: usize = 2;
/// How many words that are no neighbours are drawn for each one that is.
const NEGATIVE: usize = 8;
/// A word must have been seen so often.
const LEAST: u32 = 4;
/// Words that are more frequent than this are passed over at times.
const FREQUENT: f64 = 1e-3;
/// Length of the first steps.
const RATE: f32 = 0.025;

/// The words, by their numbers as printed with `0` for digits, most frequent first; and their vectors.
pub struct Vectors {
    /// Numbers of words.
    pub words: Vec<u64>,
    /// A vector each, of length 1.
    pub vectors: Vec<Vector>,
}

/// Makes vectors by going through the documents so many times.
pub fn make(documents: &[&Document], rounds: usize, mut tell: impl FnMut(&str)) -> Vectors {
    let (words, counts, sentences) = number(documents);
    let total: f64 = counts.iter().map(|count| f64::from(*count)).sum();
    let keep: Vec<f64> = counts
        .iter()
        .map(|count| {
            let share = f64::from(*count) / total / FREQUENT;
            if share > 0.0 { ((share.sqrt() + 1.0) / share).min(1.0) } else { 1.0 }
        })
        .collect();
    let drawn = lots(&counts);
    let mut random = Random::new(1_234_567);
    let mut inner: Vec<Vector> = vec![[0.0; LENGTH]; words.len()];
    for value in inner.iter_mut().flatten() {
        *value = (random.share() as f32 - 0.5) / LENGTH as f32;
    }
    let mut outer: Vec<Vector> = vec![[0.0; LENGTH]; words.len()];
    let mut kept = Vec::new();
    for round in 0..rounds {
        for (index, sentence) in sentences.iter().enumerate() {
            let done = (round as f32 + index as f32 / sentences.len() as f32) / rounds as f32;
            let rate = RATE * (1.0 - done).max(1e-3);
            kept.clear();
            kept.extend(sentence.iter().copied().filter(|word| random.share() < keep[*word as usize]));
            for (at, word) in kept.iter().enumerate() {
                let reach = 1 + random.below(WINDOW);
                let from = at.saturating_sub(reach);
                for near in (from..(at + reach + 1).min(kept.len())).filter(|near| *near != at) {
                    let mut change = [0.0; LENGTH];
                    let own = kept[near] as usize;
                    for negative in 0..=NEGATIVE {
                        let other = if negative == 0 {
                            *word as usize
                        } else {
                            drawn[random.below(drawn.len())] as usize
                        };
                        if negative > 0 && other == *word as usize {
                            continue;
                        }
                        let expected = if negative == 0 { 1.0 } else { 0.0 };
                        let score = dot(&inner[own], &outer[other]);
                        let step = rate * (expected - 1.0 / (1.0 + exp(-score.clamp(-8.0, 8.0))));
                        for index in 0..LENGTH {
                            change[index] += step * outer[other][index];
                            outer[other][index] += step * inner[own][index];
                        }
                    }
                    for (value, change) in inner[own].iter_mut().zip(change) {
                        *value += change;
                    }
                }
            }
        }
        tell(&format!("vectors of {} words: round {} of {rounds}", words.len(), round + 1));
    }
    for vector in &mut inner {
        let length = dot(vector, vector).sqrt().max(1e-9);
        for value in vector {
            *value /= length;
        }
    }
    Vectors { words, vectors: inner }
}

/// The scalar product.
pub fn dot(left: &Vector, right: &Vector) -> f32 {
    let mut sums = [0.0_f32; 8];
    for (left, right) in left.chunks_exact(8).zip(right.chunks_exact(8)) {
        for (sum, (left, right)) in sums.iter_mut().zip(left.iter().zip(right)) {
            *sum += left * right;
        }
    }
    sums.iter().sum()
}

/// The number of a word as printed, with `0` for digits.
fn cased(word: &str) -> u64 {
    let folded: String = word.chars().map(|letter| if letter.is_numeric() { '0' } else { letter }).collect();
    hash::of_word(&folded)
}

/// Frequent words, how often each was seen, and the sentences as their places in this list.
fn number(documents: &[&Document]) -> (Vec<u64>, Vec<u32>, Vec<Vec<u32>>) {
    let mut counts: HashMap<u64, u32> = HashMap::new();
    let mut all = Vec::new();
    for document in documents {
        for (start, end) in document.sentences() {
            let sentence: Vec<u64> = (start..end).map(|at| cased(document.word(at))).collect();
            for word in &sentence {
                *counts.entry(*word).or_default() += 1;
            }
            all.push(sentence);
        }
    }
    let mut frequent: Vec<(u32, u64)> =
        counts.into_iter().filter(|(_, count)| *count >= LEAST).map(|(word, count)| (count, word)).collect();
    frequent.sort_unstable_by(|left, right| right.cmp(left));
    let places: HashMap<u64, u32> =
        frequent.iter().zip(0..).map(|((_, word), place)| (*word, place)).collect();
    let numbered =
        |sentence: &Vec<u64>| sentence.iter().filter_map(|word| places.get(word).copied()).collect();
    let sentences = all.iter().map(numbered).collect();
    let (counts, words) = frequent.into_iter().unzip();
    (words, counts, sentences)
}

/// Words in the shares in which they are drawn: their frequency to the power of 3/4.
fn lots(counts: &[u32]) -> Vec<u32> {
    let share = |count: u32| {
        let root = f64::from(count).sqrt();
        root * root.sqrt()
    };
    let total: f64 = counts.iter().map(|count| share(*count)).sum();
    let mut lots = Vec::with_capacity(1_100_000);
    for (word, count) in counts.iter().enumerate() {
        let times = (share(*count) / total * 1e6).ceil() as usize;
        lots.extend(std::iter::repeat_n(word as u32, times));
    }
    lots
}
