//! Takes a piece of Arabic, Persian, Tamil or Korean, gives its names: words are parted by blanks.

use super::words::{
    AFTER_TITLES, BODIES, JOINING, KOREAN_PARTICLES, PERSIAN_BODIES, PREFIXES, STOPS, TAMIL_BODIES,
    TAMIL_CASES, TAMIL_TITLES, TITLES,
};
use super::{Piece, Reader, Script, TITLE};
use crate::normalise::entities::lists::bit;

/// A word: first byte, byte after the last.
type Word = (usize, usize);

/// The article of Arabic.
const AL: &str = "ال";

impl Reader<'_> {
    pub(super) fn spaced(&mut self, piece: &Piece) {
        let words = words_of(self.text, piece);
        let mut at = 0;
        while at < words.len() {
            let next = match piece.script {
                Script::Tamil => self.tamil(&words, at),
                Script::Hangul => self.korean(&words, at),
                _ => self.arabic(&words, at),
            };
            at = next.max(at + 1);
        }
    }

    fn word(&self, word: Word) -> &str {
        self.text.get(word.0..word.1).unwrap_or("")
    }

    /// Reads the word at `at` and what belongs to it, gives the word after them.
    fn arabic(&mut self, words: &[Word], at: usize) -> usize {
        let mut word = words[at];
        let is_other =
            |text: &str| BODIES.contains(&text) || PERSIAN_BODIES.contains(&text) || TITLES.contains(&text);
        // `و`, `ب` and the like are written together with what follows.
        if !is_other(self.word(word)) && self.known(word.0, word.1) & (bit::LISTED | bit::GIVEN) == 0 {
            let mut letters = self.word(word).chars();
            let first = letters.next().filter(|first| PREFIXES.contains(first));
            let rest = word.0 + first.map_or(0, char::len_utf8);
            let is_telling = is_other(&self.text[rest..word.1]) || self.place_in(words, at, rest).is_some();
            if first.is_some() && is_telling {
                word.0 = rest;
            }
        }
        let text = self.word(word);
        if PERSIAN_BODIES.contains(&text) || BODIES.contains(&text) {
            let end = self.body_end(words, at, PERSIAN_BODIES.contains(&text));
            if end > at + 1 {
                self.add_body(word.0, words[end - 1].1);
                return end;
            }
        }
        if TITLES.contains(&text) {
            let mut name = at + 1;
            while name < words.len() && name <= at + 3 && self.goes_with_title(words[name]) {
                name += 1;
            }
            if let Some(end) = self.name_end(words, name, true) {
                self.add_person(words[name].0, words[end - 1].1, TITLE);
                return end;
            }
            return at + 1;
        }
        if let Some((end, print)) = self.place_in(words, at, word.0) {
            self.add_place(word.0, end, print);
            return words.partition_point(|word| word.0 < end);
        }
        if let Some(end) = self.name_end(words, at, false) {
            self.add_person(words[at].0, words[end - 1].1, "given name and surname");
            return end;
        }
        at + 1
    }

    fn place_in(&self, words: &[Word], at: usize, start: usize) -> Option<(usize, u64)> {
        let limit = words[(at + 3).min(words.len() - 1)].1;
        self.place_at(start, limit, |end| words[at..].iter().any(|word| word.1 == end))
    }

    /// Whether a word stands between a title and the name: `وزير الخارجية …`.
    fn goes_with_title(&self, word: Word) -> bool {
        let text = self.word(word);
        text.starts_with(AL) || AFTER_TITLES.contains(&text) || TITLES.contains(&text)
    }

    /// The end of the name of a person that begins at `at`, one given name at least.
    fn name_end(&self, words: &[Word], at: usize, is_titled: bool) -> Option<usize> {
        let is_name =
            |at: usize, bits: u32| words.get(at).is_some_and(|word| self.known(word.0, word.1) & bits != 0);
        let is_joining = |at: usize| words.get(at).is_some_and(|word| JOINING.contains(&self.word(*word)));
        let is_free = |at: usize| {
            words.get(at).is_some_and(|word| {
                let text = self.word(*word);
                !STOPS.contains(&text)
                    && !TITLES.contains(&text)
                    && !BODIES.contains(&text)
                    && self.known(word.0, word.1) & (bit::COUNTRY | bit::CITY) == 0
            })
        };
        let mut end = if is_joining(at) && is_free(at + 1) { at + 2 } else { at + 1 };
        if !is_free(at) || !(is_name(at, bit::GIVEN) || is_joining(at) && is_titled) {
            return None;
        }
        let mut more = 0;
        while more < 3 {
            if is_joining(end) && is_free(end + 1) {
                end += 2;
            } else if is_free(end) && (is_name(end, bit::GIVEN | bit::SURNAME) || self.is_surname(words[end]))
            {
                end += 1;
            } else {
                break;
            }
            more += 1;
        }
        let is_sure = is_titled || more > 0 && (is_name(end - 1, bit::SURNAME | bit::GIVEN) || more > 1);
        is_sure.then_some(end)
    }

    /// Whether a word is written as a surname: `الحداد`, `کریمی`.
    fn is_surname(&self, word: Word) -> bool {
        let text = self.word(word);
        let count = text.chars().count();
        text.starts_with(AL) && count > 4 && !text.ends_with('ة') || text.ends_with('ی') && count > 3
    }

    /// The end of the name of a body whose first word stands at `at`.
    fn body_end(&self, words: &[Word], at: usize, is_persian: bool) -> usize {
        // `می‌گوید`: a verb.
        let is_stop =
            |word: Word| STOPS.contains(&self.word(word)) || self.word(word).starts_with("می\u{200c}");
        let mut end = at + 1;
        if is_persian {
            if words.get(end).is_some_and(|word| !is_stop(*word)) {
                end += 1;
                let is_compound = self.word(words[end - 1]) == "امور";
                let is_place =
                    words.get(end).is_some_and(|word| self.known(word.0, word.1) & bit::COUNTRY != 0);
                end += usize::from((is_compound || is_place) && end < words.len());
            }
            return end;
        }
        let is_definite = self.word(words[at]).starts_with(AL);
        if !is_definite {
            let Some(word) = words.get(end) else { return end };
            let is_listed = self.known(word.0, word.1) & bit::LISTED != 0;
            if !(self.word(*word).starts_with(AL) || is_listed) || is_stop(*word) {
                return end;
            }
            end += 1;
            // `مجلس النواب` ends, `وزارة الخارجية الأمريكية` goes on with an adjective.
            while end < at + 4 && words.get(end).is_some_and(|word| self.is_adjective(*word)) {
                end += 1;
            }
            return end;
        }
        while end < at + 3 && words.get(end).is_some_and(|word| self.is_adjective(*word)) {
            end += 1;
        }
        end
    }

    /// Whether an Arabic word is a definite adjective: `المركزي`, `الأمريكية`.
    fn is_adjective(&self, word: Word) -> bool {
        let text = self.word(word);
        let is_ending =
            ["ي", "ية", "لى", "ليا", "حد", "حدة", "لح", "لحة"].iter().any(|ending| text.ends_with(ending));
        text.starts_with(AL) && is_ending && self.known(word.0, word.1) & bit::LISTED == 0
    }

    /// A listed place, alone or before a particle: `미국은`.
    fn korean(&mut self, words: &[Word], at: usize) -> usize {
        let (start, end) = words[at];
        let is_end = |name: usize| {
            let rest = self.text.get(name..end).unwrap_or("?");
            name - start >= 6 && (rest.is_empty() || KOREAN_PARTICLES.contains(&rest))
        };
        if let Some((name, print)) = self.place_at(start, end, is_end) {
            self.add_place(start, name, print);
        }
        at + 1
    }

    fn tamil(&mut self, words: &[Word], at: usize) -> usize {
        let word = words[at];
        let is_body = |word: Word| TAMIL_BODIES.iter().any(|body| self.word(word).ends_with(body));
        if is_body(word) && self.word(word).chars().count() > 14 {
            self.add_body(word.0, word.1);
            return at + 1;
        }
        if words.get(at + 1).is_some_and(|next| TAMIL_BODIES.contains(&self.word(*next))) {
            self.add_body(word.0, words[at + 1].1);
            return at + 2;
        }
        let place = self.place_at(word.0, word.1, |_| true);
        // What follows the name is an ending of a case.
        let place = place.filter(|(end, _)| self.text[word.0..*end].chars().count() >= 4);
        if TAMIL_TITLES.contains(&self.word(word)) {
            let is_name = |at: usize| {
                words
                    .get(at)
                    .is_some_and(|word| self.known(word.0, word.1) & (bit::GIVEN | bit::SURNAME) != 0)
            };
            if is_name(at + 1) {
                let end = if is_name(at + 2) { at + 3 } else { at + 2 };
                self.add_person(words[at + 1].0, words[end - 1].1, TITLE);
                return end;
            }
        } else if let Some((end, print)) = place {
            let ending = &self.text[end..word.1];
            if ending.is_empty() || TAMIL_CASES.iter().any(|case| ending.ends_with(case)) {
                self.add_place(word.0, word.1, print);
            }
        }
        at + 1
    }
}

fn words_of(text: &str, piece: &Piece) -> Vec<Word> {
    let mut words = Vec::new();
    let mut start = piece.start;
    for (at, letter) in text[piece.start..piece.end].char_indices().chain([(piece.end - piece.start, ' ')]) {
        if letter == ' ' {
            if piece.start + at > start {
                words.push((start, piece.start + at));
            }
            start = piece.start + at + 1;
        }
    }
    words
}
