//! Takes annotated documents, gives the features of every word that may be part of a name, as numbers.

use crate::columns::Document;
use dateline::normalise::entities::model::Tagger;
use dateline::normalise::entities::model::clusters::Clusters;
use dateline::normalise::entities::model::features;
use dateline::normalise::entities::model::lexicon::Lexicon;
use dateline::normalise::entities::model::reading::Reading;
use dateline::normalise::entities::model::tags::{Kind, OUTSIDE, Place, is_open, meaning, tag};
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// A document to learn from.
pub struct Lesson {
    /// The document with its tags.
    pub document: Document,
    /// How much it counts.
    pub weight: f32,
    /// What an untagged word says.
    pub outside: Outside,
}

/// What an untagged word says.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Outside {
    /// It is in no name.
    NoName,
    /// It is in no person's, place's or organisation's name.
    NoNameOrOther,
}

/// A row of words that is decided together.
pub struct Chain {
    /// First word in [`Examples::masks`].
    pub start: usize,
    /// How many words.
    pub length: usize,
    /// How much it counts.
    pub weight: f32,
}

/// All lessons as numbers.
pub struct Examples {
    /// All chains.
    pub chains: Vec<Chain>,
    /// For each word the end of its features in `numbers`.
    pub ends: Vec<usize>,
    /// Numbers of features.
    pub numbers: Vec<u32>,
    /// For each word the tags that are right.
    pub masks: Vec<u32>,
    /// The features by number.
    pub features: Vec<u64>,
    /// How often each was seen.
    pub counts: Vec<u32>,
}

/// A feature is its own hash.
#[derive(Clone, Copy, Default)]
pub struct Same(u64);

impl Hasher for Same {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = self.0.rotate_left(8) ^ u64::from(*byte);
        }
    }

    fn write_u64(&mut self, number: u64) {
        self.0 = number;
    }
}

type Table = HashMap<u64, u32, BuildHasherDefault<Same>>;

impl Examples {
    /// Makes examples of lessons; features seen less than `least` times, of two words twice that, are left out.
    pub fn new(lessons: &[Lesson], clusters: &Clusters, least: u32) -> Examples {
        let mut counts = Table::default();
        each_word(lessons, clusters, |_, _, features| {
            for feature in features {
                *counts.entry(*feature).or_default() += 1;
            }
        });
        // A feature whose lowest bit is set is one of two words.
        let is_enough = |feature: u64, count: u32| count >= if feature & 1 == 1 { 2 * least } else { least };
        counts.retain(|feature, count| is_enough(*feature, *count));
        let mut features: Vec<u64> = counts.keys().copied().collect();
        features.sort_unstable();
        let mut numbers = Table::default();
        numbers.extend(features.iter().zip(0..).map(|(feature, number)| (*feature, number)));
        let counts = features.iter().map(|feature| counts[feature]).collect();
        let (chains, ends, masks) = (Vec::new(), Vec::new(), Vec::new());
        let mut examples = Examples { chains, ends, numbers: Vec::new(), masks, features, counts };
        let mut latest = None;
        each_word(lessons, clusters, |lesson, place, features| {
            let start = examples.masks.len();
            if latest != Some(place.chain) || examples.chains.is_empty() {
                let weight = lesson.weight;
                examples.chains.push(Chain { start, length: 0, weight });
                latest = Some(place.chain);
            }
            if let Some(chain) = examples.chains.last_mut() {
                chain.length += 1;
            }
            examples.numbers.extend(features.iter().filter_map(|feature| numbers.get(feature)));
            examples.ends.push(examples.numbers.len());
            examples.masks.push(mask(lesson, place.at));
        });
        examples
    }

    /// The features of a word.
    pub fn of(&self, word: usize) -> &[u32] {
        let start = if word == 0 { 0 } else { self.ends[word - 1] };
        &self.numbers[start..self.ends[word]]
    }
}

/// The tags that are right for a word.
fn mask(lesson: &Lesson, at: usize) -> u32 {
    let own = lesson.document.tags[at];
    let mut mask = 1 << own;
    if own == OUTSIDE && lesson.outside == Outside::NoNameOrOther {
        for place in [Place::First, Place::Inner, Place::Last, Place::Only] {
            mask |= 1 << tag(Kind::Other, place);
        }
    }
    mask
}

/// Where a word stands.
#[derive(Clone, Copy)]
struct At {
    /// The word in its document.
    at: usize,
    /// Number of the chain among all.
    chain: usize,
}

/// Gives the features of each word of each chain whose ends no name crosses.
fn each_word(lessons: &[Lesson], clusters: &Clusters, mut act: impl FnMut(&Lesson, At, &[u64])) {
    let (mut lexicon, mut reading) = (Lexicon::default(), Reading::default());
    let mut found = Vec::with_capacity(256);
    let mut chain = 0;
    for lesson in lessons {
        let document = &lesson.document;
        lexicon.forget_if_full();
        reading.read(&document.text, &document.words, &mut lexicon, Tagger::lists(), clusters);
        for (start, end) in &reading.chains {
            let (start, end) = (*start as usize, *end as usize);
            let goes_in = |tag: usize| matches!(meaning(tag), Some((_, Place::Inner | Place::Last)));
            if goes_in(document.tags[start]) || is_open(document.tags[end - 1]) {
                continue;
            }
            chain += 1;
            for at in start..end {
                found.clear();
                features::all(&reading, &lexicon, at, &mut found);
                act(lesson, At { at, chain }, &found);
            }
        }
    }
}
