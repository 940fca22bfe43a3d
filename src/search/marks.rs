//! A query and a text go in, the places that match come out, with the sentences around them: read by the analysis
//! that indexed the text.

mod leaves;

use crate::analysis::sentences::{self, Boundary};
use crate::analysis::spans::{Parts, Reader, Shape, Span, Text, Within};
use crate::analysis::{Analyser, Language, Word, Words};
use crate::article::{Article, DayRange, Part};
use crate::query::Query;
use leaves::{Atom, Name};
use rustc_hash::FxHashMap;

/// A place that matches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// First byte.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
    /// The leaf of the query, in its order.
    pub leaf: usize,
}

/// A sentence with its marks.
#[derive(Clone, Debug, PartialEq)]
pub struct Sentence {
    /// First byte.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
    /// The marks that begin in it, as a range of [`Reading::marks`].
    pub marks: std::ops::Range<usize>,
}

/// A text that was read for a query.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reading {
    /// In text order, none inside another.
    pub marks: Vec<Mark>,
    /// In text order.
    pub sentences: Vec<Sentence>,
}

/// Finds the places of one query in texts.
pub struct Marker {
    atoms: Vec<Atom>,
    leaves: Vec<Option<Shape<usize>>>,
    reader: Reader,
    weights: Vec<f32>,
    /// Periods of which the text is to talk; their places count as leaves behind the others.
    periods: Vec<DayRange>,
    /// Who and what it is to name; their places count as leaves behind those.
    names: Vec<Name>,
    analysers: Vec<Memory>,
    /// First bytes that a matching ASCII word can have.
    first: [bool; 256],
}

/// What is known of the words of one language: which atoms each is.
struct Memory {
    analyser: Analyser,
    atoms: FxHashMap<Box<str>, u64>,
}

impl Marker {
    /// A marker for a query; `weights` are the engine's, a number for each positive text leaf in order.
    pub fn new(query: &Query, languages: &[Language], weights: &[f32]) -> Marker {
        let leaves::Asked { atoms, leaves, periods, names } = leaves::of(query, languages);
        let mut first = [false; 256];
        for atom in &atoms {
            match atom.first_byte() {
                Some(byte) => {
                    first[usize::from(byte.to_ascii_lowercase())] = true;
                    first[usize::from(byte.to_ascii_uppercase())] = true;
                }
                None => first = [true; 256],
            }
        }
        first[128..].fill(true);
        let all = leaves.len() + periods.len() + names.len();
        let of_leaf = |leaf: usize| weights.get(leaf).copied().filter(|_| leaf < leaves.len());
        let weights = (0..all).map(|leaf| of_leaf(leaf).unwrap_or(1.0)).collect();
        let (reader, analysers) = (Reader::default(), Vec::new());
        Marker { atoms, leaves, reader, weights, periods, names, analysers, first }
    }

    /// How rare a leaf is.
    pub fn weight(&self, leaf: usize) -> f32 {
        self.weights.get(leaf).copied().unwrap_or(0.0)
    }

    /// Reads a text of an article: its sentences, and what in it matches.
    pub fn read(&mut self, text: &str, part: Part, article: &Article) -> Reading {
        let language = Language::of(article.lang.as_deref());
        let memory = self.memory(language);
        // Dutch stems lose their `ge-`: the first byte of a word says nothing there.
        let any_first = language == Language::Dutch;
        let mut found = Found::of(part, article);
        let mut reading = Reading::default();
        let mut previous: Option<Word> = None;
        let mut start = 0;
        let seams = if part == Part::Body { article.seams.as_slice() } else { &[] };
        let mut seams = seams.iter().map(|seam| *seam as usize).peekable();
        for (index, word) in Words::new(text).enumerate() {
            match previous {
                None => start = sentences::opening(text, 0, word.start),
                Some(left) if found.begins(index, sentences::boundary(text, left, word)) => {
                    let end = sentences::closing(text, left.end, word.start);
                    reading.sentences.push(Sentence { start, end, marks: 0..0 });
                    start = sentences::opening(text, end, word.start);
                }
                Some(_) => {}
            }
            previous = Some(word);
            if part == Part::Body && word.start >= article.lead as usize {
                found.parts.lead_end = found.parts.lead_end.min(index as u32);
            }
            let mut parts = 0;
            while let Some(seam) = seams.next_if(|seam| *seam < word.end) {
                if seam > word.start && text.is_char_boundary(seam) {
                    parts |= self.atoms_of(memory, text, Word { end: seam, ..word });
                    parts |= self.atoms_of(memory, text, Word { start: seam, ..word });
                }
            }
            let bytes = &text.as_bytes()[word.start..word.end];
            if any_first
                || self.first[usize::from(bytes[0])]
                || bytes.contains(&b'\'')
                || bytes.contains(&0xe2)
                || parts != 0
            {
                let atoms = self.atoms_of(memory, text, word) | parts;
                if atoms != 0 {
                    found.words.push((index as u32, word, atoms));
                }
            }
        }
        if let Some(left) = previous {
            let end = sentences::closing(text, left.end, text.len());
            reading.sentences.push(Sentence { start, end, marks: 0..0 });
        }
        reading.marks = self.marks(&mut found, part, article);
        share_out(&mut reading);
        reading
    }

    fn memory(&mut self, language: Language) -> usize {
        let known = self.analysers.iter().position(|memory| memory.analyser.language() == language);
        known.unwrap_or_else(|| {
            self.analysers.push(Memory { analyser: Analyser::new(language), atoms: FxHashMap::default() });
            self.analysers.len() - 1
        })
    }

    /// The atoms that a word is, one bit each.
    fn atoms_of(&mut self, memory: usize, text: &str, word: Word) -> u64 {
        let raw = &text[word.start..word.end];
        let memory = &mut self.analysers[memory];
        if let Some(atoms) = memory.atoms.get(raw) {
            return *atoms;
        }
        let language = memory.analyser.language();
        let forms = memory.analyser.forms(text, word);
        let mut atoms = 0;
        for (index, atom) in self.atoms.iter().enumerate() {
            if atom.is(raw, forms, language) {
                atoms |= 1 << index;
            }
        }
        memory.atoms.insert(raw.into(), atoms);
        atoms
    }

    /// The leaves that these words make up.
    fn marks(&mut self, found: &mut Found, part: Part, article: &Article) -> Vec<Mark> {
        let mut marks = Vec::new();
        let mut spans = Vec::new();
        for (leaf, shape) in self.leaves.iter().enumerate() {
            let Some(shape) = shape else { continue };
            leaves::places(shape, found, &mut self.reader, &mut spans);
            marks.extend(spans.drain(..).filter_map(|span| {
                let (start, end) = (found.word_at(span.first)?.start, found.word_at(span.last)?.end);
                Some(Mark { start, end, leaf })
            }));
        }
        for (index, period) in self.periods.iter().enumerate() {
            let of_period = article.mentions.iter().filter(|days| days.at.part == part && days.is_of(period));
            marks.extend(of_period.map(|days| Mark {
                start: days.at.start as usize,
                end: days.at.start as usize + usize::from(days.at.len),
                leaf: self.leaves.len() + index,
            }));
        }
        for (index, name) in self.names.iter().enumerate() {
            let named = article.entities.iter().filter(|entity| name.is(entity));
            let here = named.flat_map(|entity| &entity.mentions).filter(|mention| mention.part == part);
            marks.extend(here.map(|mention| Mark {
                start: mention.start as usize,
                end: mention.start as usize + usize::from(mention.len),
                leaf: self.leaves.len() + self.periods.len() + index,
            }));
        }
        marks.sort_by_key(|mark| (mark.start, std::cmp::Reverse(mark.end)));
        // A word inside a phrase that is marked is marked with it.
        let mut last_end = 0;
        marks.retain(|mark| {
            let is_apart = mark.start >= last_end;
            last_end = last_end.max(mark.end);
            is_apart
        });
        marks
    }
}

/// The words of one text that are atoms, and what holds them together.
struct Found {
    /// Number in the text, word, atoms.
    words: Vec<(u32, Word, u64)>,
    /// Numbers of the words with which sentences and paragraphs begin.
    sentences: Vec<u32>,
    paragraphs: Vec<u32>,
    parts: Parts,
}

impl Found {
    /// Each part of an article is read alone: its positions begin at 0.
    fn of(part: Part, article: &Article) -> Found {
        let count = |text: Option<&str>| Words::new(text.unwrap_or_default()).count() as u32;
        let (summary, body) = match part {
            Part::Title => (u32::MAX, u32::MAX),
            Part::Summary => (0, u32::MAX),
            Part::Body => (0, 0),
        };
        let title_words = if part == Part::Title { 0 } else { count(article.title.as_deref()) };
        let summary_words = if part == Part::Body { count(article.summary.as_deref()) } else { 0 };
        let parts = Parts { summary, body, lead_end: u32::MAX, title_words, summary_words };
        Found { words: Vec::new(), sentences: Vec::new(), paragraphs: Vec::new(), parts }
    }

    /// Takes note of what begins with a word; a headline is one sentence.
    fn begins(&mut self, index: usize, boundary: Boundary) -> bool {
        if boundary != Boundary::None && self.parts.summary == 0 {
            self.sentences.push(index as u32);
            if boundary == Boundary::Paragraph {
                self.paragraphs.push(index as u32);
            }
        }
        boundary != Boundary::None
    }

    fn word_at(&self, index: u32) -> Option<Word> {
        let at = self.words.binary_search_by_key(&index, |word| word.0).ok()?;
        Some(self.words[at].1)
    }
}

impl Text<usize> for Found {
    fn word(&mut self, atom: &usize, into: &mut Vec<Span>) {
        into.clear();
        let Some(bit) = 1_u64.checked_shl(*atom as u32) else { return };
        into.extend(self.words.iter().filter(|word| word.2 & bit != 0).map(|word| Span::word(word.0)));
    }

    fn beginnings(&mut self, within: Within) -> &[u32] {
        if within == Within::Paragraph { &self.paragraphs } else { &self.sentences }
    }

    fn parts(&mut self) -> Parts {
        self.parts
    }
}

/// Gives each sentence its marks; a mark that runs over a sentence's end joins the two.
fn share_out(reading: &mut Reading) {
    let mut at = 0;
    let mut joined: Vec<Sentence> = Vec::with_capacity(reading.sentences.len());
    for sentence in reading.sentences.drain(..) {
        let first = at;
        while reading.marks.get(at).is_some_and(|mark| mark.start < sentence.end) {
            at += 1;
        }
        let runs_on = joined.last().is_some_and(|last| {
            reading.marks[last.marks.clone()].last().is_some_and(|mark| mark.end > last.end)
        });
        match joined.last_mut() {
            Some(last) if runs_on => {
                last.end = sentence.end;
                last.marks.end = at;
            }
            _ => joined.push(Sentence { marks: first..at, ..sentence }),
        }
    }
    reading.sentences = joined;
}
