//! Takes the words of a document, gives the names in them with their kinds and how likely each is.
//!
//! A linear-chain conditional random field. `reading` finds the words that may be part of a name, `features`
//! says what is seen of each, `weights` what that speaks for, `decode` the best row of tags, `memory` what the
//! document tells of names that were overlooked. The weights are made by `src/bin/entities-model`.

pub mod clusters;
pub mod decode;
pub mod features;
pub mod hash;
pub mod lexicon;
pub mod memory;
pub mod reading;
pub mod tags;
pub mod weights;
pub mod words;

#[cfg(test)]
mod tests;

use super::lists::{Lists, lists};
use decode::{Decoder, Odds};
use features::Side;
use lexicon::Lexicon;
use reading::{Mode, Reading, Words};
use std::sync::OnceLock;
use tags::{Kind, TAGS, meaning};
use weights::{Sums, Weights};

/// A name in a document: the words from `start` up to `end`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Name {
    /// First word.
    pub start: usize,
    /// Word after the last.
    pub end: usize,
    /// What it is.
    pub kind: Kind,
    /// What speaks for it.
    pub evidence: Evidence,
}

/// What speaks for a name.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Evidence {
    /// The model, with this probability.
    Model(f32),
    /// The same words are a name elsewhere in the document.
    Repeated,
    /// It is the last word of a person's name elsewhere in the document.
    LastName,
}

/// The weights of the model inside, read on first use.
pub fn own_weights() -> &'static Weights {
    static WEIGHTS: OnceLock<Weights> = OnceLock::new();
    WEIGHTS.get_or_init(|| Weights::read(include_bytes!("model.bin")).unwrap_or_default())
}

/// Finds names with one set of weights; its buffers and what it knows of words are used again.
pub struct Tagger<'w> {
    weights: &'w Weights,
    lists: &'static Lists,
    odds: Odds,
    lexicon: Lexicon,
    reading: Reading,
    decoder: Decoder,
    features: Vec<u64>,
    sums: Vec<Sums>,
    kept: Kept,
}

/// Sums of weights of features that depend on one word, or on one form in the document.
#[derive(Default)]
struct Kept {
    /// For each word, usual and in capitals, for each side: an entry of `sums` from 1.
    words: Vec<[[u32; 5]; 2]>,
    sums: Vec<Sums>,
    /// The same beyond the ends of a sentence.
    beyond: [Sums; 5],
    /// For each form: the document, and an entry of `form_sums`.
    forms: Vec<(u32, u32)>,
    form_sums: Vec<Sums>,
    document: u32,
}

impl<'w> Tagger<'w> {
    /// A tagger with these weights.
    pub fn new(weights: &'w Weights) -> Tagger<'w> {
        let mut kept = Kept::default();
        let mut features = Vec::with_capacity(256);
        for side in Side::ALL {
            features.clear();
            features::of_word(None, side, Mode::Plain, &mut features);
            weights.add(&features, &mut kept.beyond[side as usize]);
        }
        Tagger {
            weights,
            lists: lists(),
            odds: Odds::new(weights),
            lexicon: Lexicon::default(),
            reading: Reading::default(),
            decoder: Decoder::default(),
            features,
            sums: Vec::new(),
            kept,
        }
    }

    /// The lists that all taggers use.
    pub fn lists() -> &'static Lists {
        lists()
    }

    /// The names among the words of a document, in text order.
    pub fn tag(&mut self, text: &str, words: &Words) -> Vec<Name> {
        if self.lexicon.forget_if_full() {
            self.kept.words.clear();
            self.kept.sums.clear();
        }
        self.reading.read(text, words, &mut self.lexicon, self.lists, &self.weights.clusters);
        self.kept.words.resize(self.lexicon.len(), [[0; 5]; 2]);
        self.kept.forms.resize(self.lexicon.forms().max(self.kept.forms.len()), (0, 0));
        self.kept.form_sums.clear();
        self.kept.document += 1;
        let mut names = Vec::new();
        for chain in 0..self.reading.chains.len() {
            let (start, end) = self.reading.chains[chain];
            self.sums.clear();
            for at in start..end {
                let sums = self.sums_at(at as usize);
                self.sums.push(sums);
            }
            self.decoder.decode(self.weights, &self.odds, &self.sums);
            for segment in &self.decoder.segments {
                let Some((kind, _)) = meaning(usize::from(self.decoder.tags[segment.start])) else {
                    continue;
                };
                let (start, end) = (start as usize + segment.start, start as usize + segment.end);
                names.push(Name { start, end, kind, evidence: Evidence::Model(segment.probability) });
            }
        }
        memory::add_overlooked(&self.reading, &self.lexicon, &mut names);
        names
    }

    /// What speaks for each tag of a word.
    fn sums_at(&mut self, at: usize) -> Sums {
        let token = self.reading.tokens[at];
        let sentence = self.reading.sentences[token.sentence as usize];
        let mut sums = [0; TAGS];
        for (side, distance) in Side::ALL.into_iter().zip(-2_isize..) {
            let index = at.checked_add_signed(distance);
            let index =
                index.filter(|index| (sentence.start as usize..sentence.end as usize).contains(index));
            let side_sums = match index {
                Some(index) => self.word_sums(self.reading.tokens[index].word, side, sentence.mode),
                None => &self.kept.beyond[side as usize],
            };
            add(&mut sums, side_sums);
        }
        self.features.clear();
        features::of_neighbours(&self.reading, &self.lexicon, at, &mut self.features);
        features::of_run(&self.reading, &self.lexicon, at, &mut self.features);
        features::of_prints(&self.reading, &self.lexicon, at, &mut self.features);
        self.weights.add(&self.features, &mut sums);
        let word = self.lexicon.word(token.word);
        if token.is_capital && word.look.is_alphabetic {
            add(&mut sums, self.form_sums(word.form));
        }
        sums
    }

    fn word_sums(&mut self, word: u32, side: Side, mode: Mode) -> &Sums {
        let is_loud = usize::from(mode == Mode::Capitals);
        let entry = &mut self.kept.words[word as usize][is_loud][side as usize];
        if *entry == 0 {
            let mut sums = [0; TAGS];
            self.features.clear();
            features::of_word(Some(self.lexicon.word(word)), side, mode, &mut self.features);
            self.weights.add(&self.features, &mut sums);
            self.kept.sums.push(sums);
            *entry = self.kept.sums.len() as u32;
        }
        &self.kept.sums[*entry as usize - 1]
    }

    fn form_sums(&mut self, form: u32) -> &Sums {
        let (document, entry) = &mut self.kept.forms[form as usize];
        if *document != self.kept.document {
            *document = self.kept.document;
            let mut sums = [0; TAGS];
            self.features.clear();
            features::of_form(&self.reading, &self.lexicon, form, &mut self.features);
            self.weights.add(&self.features, &mut sums);
            *entry = self.kept.form_sums.len() as u32;
            self.kept.form_sums.push(sums);
        }
        &self.kept.form_sums[*entry as usize]
    }
}

fn add(sums: &mut Sums, more: &Sums) {
    for (sum, more) in sums.iter_mut().zip(more) {
        *sum += more;
    }
}
