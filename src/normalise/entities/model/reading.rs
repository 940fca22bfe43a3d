//! Takes the words of a document, gives what features are made from: candidates, runs, listed names, other places.
//!
//! A name is looked for among candidates alone: words with a capital, what may stand between two of them, and
//! numbers beside them. Each stretch of candidates is decided by itself.

use super::super::lists::{Lists, bit, join};
use super::clusters::Clusters;
use super::lexicon::{Lexicon, Word};

/// Words of a document in sentences: byte ranges of a text.
#[derive(Clone, Debug, Default)]
pub struct Words {
    /// First byte of each word and the byte after its last.
    pub spans: Vec<(u32, u32)>,
    /// For each sentence the number of words up to its end.
    pub ends: Vec<u32>,
}

/// How a sentence is printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mode {
    /// As usual.
    #[default]
    Plain,
    /// IN CAPITALS.
    Capitals,
    /// Most Words Begin With One.
    Title,
}

/// A word where it stands.
#[derive(Clone, Copy, Debug)]
pub struct Token {
    /// Its number in the lexicon.
    pub word: u32,
    /// It counts as capitalised here.
    pub is_capital: bool,
    /// It may be part of a name.
    pub is_candidate: bool,
    /// The run of capitalised words around it: first and last.
    pub run: (u32, u32),
    /// The sentence.
    pub sentence: u32,
    /// Part of a listed name of several words: country, region, city, town, each first, inner, last.
    pub listed: u16,
}

/// A sentence: the words from `start` up to `end`.
#[derive(Clone, Copy, Debug, Default)]
pub struct Sentence {
    /// First word.
    pub start: u32,
    /// Word after the last.
    pub end: u32,
    /// How it is printed.
    pub mode: Mode,
}

/// Where else a form stands in the document.
#[derive(Clone, Copy, Debug, Default)]
struct Places {
    /// The reading that wrote this.
    number: u32,
    /// First and last entry in the list of places, from 1.
    ends: (u32, u32),
    count: u32,
    is_small: bool,
}

/// A document as it is read, made again for each one.
#[derive(Default)]
pub struct Reading {
    /// All words.
    pub tokens: Vec<Token>,
    /// All sentences.
    pub sentences: Vec<Sentence>,
    /// Stretches of candidates: first word, word after the last.
    pub chains: Vec<(u32, u32)>,
    number: u32,
    places: Vec<Places>,
    /// A word, and the next entry of the same form.
    links: Vec<(u32, u32)>,
}

/// At most so many places of a form are looked at.
const MOST_PLACES: u32 = 8;

impl Reading {
    /// Reads a document.
    pub fn read(
        &mut self,
        text: &str,
        words: &Words,
        lexicon: &mut Lexicon,
        lists: &Lists,
        clusters: &Clusters,
    ) {
        self.tokens.clear();
        self.sentences.clear();
        self.chains.clear();
        self.links.clear();
        self.number += 1;
        let mut start = 0;
        for end in &words.ends {
            let spans = words.spans.get(start as usize..*end as usize).unwrap_or(&[]);
            let sentence = self.sentences.len() as u32;
            for span in spans {
                let word = text.get(span.0 as usize..span.1 as usize).unwrap_or("");
                let word = lexicon.number(word, lists, clusters);
                let (is_capital, is_candidate, run, listed) = (false, false, (0, 0), 0);
                self.tokens.push(Token { word, is_capital, is_candidate, run, sentence, listed });
            }
            let from = start;
            start = from + spans.len() as u32;
            let mode = self.mode(from as usize, start as usize, lexicon);
            self.sentences.push(Sentence { start: from, end: start, mode });
            self.find_candidates(from as usize, start as usize, mode, lexicon);
            self.find_listed(from as usize, start as usize, lexicon, lists);
        }
        self.find_places(lexicon);
    }

    /// Places of a form in the document, at most 8, in their order, those in titles left out.
    pub fn places(&self, form: u32) -> impl Iterator<Item = usize> {
        let known = self.places.get(form as usize).filter(|places| places.number == self.number);
        let mut next = known.map_or(0, |places| places.ends.0);
        std::iter::from_fn(move || {
            let (token, after) = *self.links.get((next as usize).checked_sub(1)?)?;
            next = after;
            Some(token as usize)
        })
    }

    /// Whether a form stands somewhere in small letters.
    pub fn is_small(&self, form: u32) -> bool {
        let known = self.places.get(form as usize);
        known.is_some_and(|places| places.number == self.number && places.is_small)
    }

    fn mode(&self, start: usize, end: usize, lexicon: &Lexicon) -> Mode {
        let (mut words, mut loud, mut capital) = (0, 0, 0);
        for token in &self.tokens[start..end] {
            let look = lexicon.word(token.word).look;
            words += u32::from(look.is_alphabetic);
            loud += u32::from(look.is_alphabetic && look.has_no_small);
            capital += u32::from(look.is_alphabetic && look.begins_capital);
        }
        if words >= 3 && loud * 10 >= words * 8 {
            Mode::Capitals
        } else if words >= 4 && capital * 10 >= words * 7 {
            Mode::Title
        } else {
            Mode::Plain
        }
    }

    fn find_candidates(&mut self, start: usize, end: usize, mode: Mode, lexicon: &Lexicon) {
        let look = |token: &Token| lexicon.word(token.word).look;
        let tokens = &mut self.tokens[start..end];
        let mut latest: Option<usize> = None;
        for at in 0..tokens.len() {
            let own = look(&tokens[at]);
            let is_capital = match mode {
                Mode::Capitals => own.is_alphabetic && !own.is_function,
                Mode::Plain | Mode::Title => own.has_capital,
            };
            tokens[at].is_capital = is_capital;
            tokens[at].is_candidate = is_capital || mode == Mode::Capitals && own.is_alphabetic;
            if !is_capital {
                continue;
            }
            if let Some(latest) = latest
                && at - latest <= 4
                && tokens[latest + 1..at].iter().all(|token| look(token).connects)
            {
                for between in &mut tokens[latest + 1..at] {
                    between.is_candidate = true;
                }
            }
            latest = Some(at);
        }
        for at in 0..tokens.len() {
            let is_beside =
                at > 0 && tokens[at - 1].is_capital || tokens.get(at + 1).is_some_and(|next| next.is_capital);
            if !tokens[at].is_candidate && is_beside && look(&tokens[at]).begins_digit {
                tokens[at].is_candidate = true;
            }
        }
        let mut at = 0;
        while at < tokens.len() {
            let mut last = at;
            while tokens[at].is_capital && tokens.get(last + 1).is_some_and(|next| next.is_capital) {
                last += 1;
            }
            for token in &mut tokens[at..=last] {
                token.run = ((start + at) as u32, (start + last) as u32);
            }
            at = last + 1;
        }
        let mut at = 0;
        while at < tokens.len() {
            let mut after = at;
            while tokens.get(after).is_some_and(|token| token.is_candidate) {
                after += 1;
            }
            if after > at {
                self.chains.push(((start + at) as u32, (start + after) as u32));
            }
            at = after.max(at + 1);
        }
    }

    /// Marks listed names of several words.
    fn find_listed(&mut self, start: usize, end: usize, lexicon: &Lexicon, lists: &Lists) {
        for at in start..end {
            let first = lexicon.word(self.tokens[at].word);
            if !self.tokens[at].is_candidate || first.bits & bit::PREFIX == 0 {
                continue;
            }
            let (mut print, mut best) = (first.print, [0; 4]);
            for next in at + 1..end.min(at + 6) {
                print = join(print, lexicon.word(self.tokens[next].word).print);
                let bits = lists.get(print).bits;
                if self.tokens[next].is_capital {
                    for (length, class) in best.iter_mut().zip(CLASSES) {
                        if bits & class != 0 {
                            *length = next - at + 1;
                        }
                    }
                }
                if bits & bit::PREFIX == 0 || !self.tokens[next].is_candidate {
                    break;
                }
            }
            for (class, length) in best.into_iter().enumerate() {
                for index in 0..length {
                    let place = if index == 0 { 0 } else { 1 + usize::from(index + 1 == length) };
                    self.tokens[at + index].listed |= 1 << (3 * class + place);
                }
            }
        }
    }

    fn find_places(&mut self, lexicon: &Lexicon) {
        self.places.resize(lexicon.forms().max(self.places.len()), Places::default());
        for (at, token) in self.tokens.iter().enumerate() {
            let Word { form, look, .. } = lexicon.word(token.word);
            let mode = self.sentences[token.sentence as usize].mode;
            if !look.is_alphabetic || mode == Mode::Capitals {
                continue;
            }
            let places = &mut self.places[*form as usize];
            if places.number != self.number {
                *places = Places { number: self.number, ..Places::default() };
            }
            if !token.is_capital {
                places.is_small = true;
                continue;
            }
            if look.is_single || places.count >= MOST_PLACES || mode == Mode::Title {
                continue;
            }
            places.count += 1;
            self.links.push((at as u32, 0));
            let entry = self.links.len() as u32;
            if places.ends.0 == 0 {
                places.ends.0 = entry;
            } else {
                self.links[places.ends.1 as usize - 1].1 = entry;
            }
            places.ends.1 = entry;
        }
    }
}

/// The classes of listed names of several words.
const CLASSES: [u32; 4] = [bit::COUNTRY, bit::REGION, bit::CITY, bit::TOWN];
