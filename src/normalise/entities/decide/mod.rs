//! Takes the words of a text, gives the names in it: where each stands, what it is, and by which rule.
//!
//! A run of capitalised words is parted at titles; what follows a title is a person. The rest is tried as an
//! organisation or a place by its cue words, as a listed place, and as a person by its given name, in this
//! order. A run without evidence is kept without a kind: another mention may tell what it is.

mod foreign;
mod neighbours;
mod organisation;
mod person;
mod place;

use super::languages::{Language, Tongue};
use super::lists::{Lists, bit, burmese, fingerprint, join};
use super::look_up::cues_of_ending;
use super::runs::{Gap, Shape, Style, Token};
use crate::article::{EntityKind, Part};
pub use organisation::SHARES;
pub use person::BURMESE;

/// A mention of a name.
#[derive(Clone, Copy, Debug)]
pub struct Found {
    /// The text that holds it.
    pub part: Part,
    /// First byte.
    pub start: u32,
    /// Byte after the last.
    pub end: u32,
    /// What it is, where there is evidence.
    pub kind: Option<EntityKind>,
    /// Which evidence.
    pub rule: &'static str,
    /// Whether another mention in the article may overrule it.
    pub is_weak: bool,
    /// Fingerprints of its words: a range in [`Names::prints`].
    pub prints: (u32, u32),
    /// Fingerprint of the listed name, 0 where it is none.
    pub listed: u64,
    /// Whether it may be an ordinary word that is capitalised for another reason.
    pub is_doubtful: bool,
    /// Whether it is printed in capitals as the sentence around it.
    pub is_capitals: bool,
    /// How likely the model finds it; 0 for a name by a rule.
    pub probability: f32,
}

/// The mentions of an article.
#[derive(Default)]
pub struct Names {
    /// In text order within each part.
    pub found: Vec<Found>,
    /// The fingerprints of all their words.
    pub prints: Vec<u64>,
}

/// Adds the names of one part to `names`.
pub fn decide(
    part: Part,
    text: &str,
    tokens: &[Token],
    language: &Language,
    lists: &Lists,
    names: &mut Names,
) {
    let mut reader = Reader { part, text, tokens, language, tongue: language.tongue, lists, names };
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        at = if token.is_capital() { reader.run(at) } else { at + 1 };
    }
}

struct Reader<'a> {
    part: Part,
    text: &'a str,
    tokens: &'a [Token],
    language: &'a Language,
    tongue: Tongue,
    lists: &'a Lists,
    names: &'a mut Names,
}

/// The words of a name and what is known of it.
#[derive(Clone, Copy)]
struct Name {
    start: usize,
    end: usize,
    kind: Option<EntityKind>,
    rule: &'static str,
    is_weak: bool,
    listed: u64,
}

impl Reader<'_> {
    /// Reads the run of capitalised words that begins at `at`, gives the index of the word after it.
    fn run(&mut self, at: usize) -> usize {
        if let Some(next) = self.listed_with_small_words(at) {
            return next;
        }
        if let Some(next) = self.company_in_capitals(at) {
            return next;
        }
        if self.breaks(at) {
            return at + 1;
        }
        let end = self.foreign_end(at, self.run_end(at));
        let at = self.foreign_start(at, end);
        let ends_with_cue = self.tokens[end - 1]
            .is(bit::ORGANISATION | bit::COMPANY | bit::PLACE | bit::EVENT)
            && !self.tokens[end - 1].is(bit::TITLE);
        if !ends_with_cue && let Some(title) = self.title_in(at, end) {
            return self.titled(at, title, end);
        }
        self.plain(at, end)
    }

    /// Reads a run that has a title: what stands before it, then the person.
    fn titled(&mut self, at: usize, title: usize, end: usize) -> usize {
        let mut name = title;
        while name < end && self.tokens[name].is(bit::TITLE) && !(name > title && name + 1 == end) {
            name += 1;
        }
        // `Президент Польши Иван Петров`: the country stands between title and name.
        while self.tongue == Tongue::Other && name + 1 < end && self.tokens[name].is(bit::COUNTRY) {
            self.listed(name, name + 1);
            name += 1;
        }
        // `Major League`: a word that is a title elsewhere.
        if name < end && !self.may_follow_title(name, end) {
            // `Глава Банка России`
            let is_body = self.language.is_inflected() && self.tokens[name].is(bit::ORGANISATION);
            return self.plain(if is_body { name } else { at }, end);
        }
        if at < title {
            let next = self.plain(at, title);
            if next > title {
                return next;
            }
        }
        if name >= end {
            return end;
        }
        self.person_after_title(name, end)
    }

    /// Reads a run without a title.
    fn plain(&mut self, at: usize, end: usize) -> usize {
        let mut at = at;
        // The first word of a sentence is capitalised in any case.
        while at + 1 < end && self.tokens[at].first && self.is_only_ordinary(at) {
            at += 1;
        }
        if let Some(next) = self.burmese_name(at, end) {
            return next;
        }
        if let Some(next) = self.foreign_organisation(at, end) {
            return next;
        }
        if let Some(next) = self.by_cue(at, end) {
            return next;
        }
        if let Some(next) = self.listed(at, end) {
            return next;
        }
        if let Some(next) = self.person(at, end) {
            return next;
        }
        if let Some(next) = self.after_nouns(at, end).or_else(|| self.by_neighbours(at, end)) {
            return next;
        }
        if end - at <= 4 && !(at + 1 == end && self.tokens[at].first && self.is_function_like(at)) {
            self.add(Name { start: at, end, kind: None, rule: "", is_weak: true, listed: 0 });
        }
        end
    }

    /// The end of the run of capitalised words that begins at `at`.
    fn run_end(&self, at: usize) -> usize {
        let mut end = at + 1;
        while let Some(token) = self.tokens.get(end) {
            let before = &self.tokens[end - 1];
            let belongs_to_saint = end - at >= 2
                && before.possessive
                && self.tokens[end - 2].is(bit::ABBREVIATION)
                && matches!(self.tokens[end - 2].text(self.text), "St" | "Saint");
            let is_parted = before.possessive && !belongs_to_saint;
            let is_next = token.is_capital() && !token.first && token.gap == Gap::Space;
            // Two people joined by `&` are two people.
            let is_pair = end - at >= 2
                && self.tokens[at].is(bit::GIVEN)
                && self.tokens.get(end + 1).is_some_and(|after| {
                    token.is(bit::GIVEN) && after.is_capital() && after.gap == Gap::Space
                });
            let is_joined = token.is_capital() && token.gap == Gap::Ampersand && !is_pair;
            if is_parted || !(is_next || is_joined) || self.breaks(end) {
                break;
            }
            end += 1;
        }
        end
    }

    /// Whether a capitalised word is never part of a run.
    fn breaks(&self, at: usize) -> bool {
        let token = &self.tokens[at];
        if token.shape == Shape::Initial {
            return token.is(bit::STOP) && token.first && !self.text[token.end as usize..].starts_with('.');
        }
        if token.is(bit::CALENDAR) {
            return at == 0 || !self.tokens[at - 1].is(bit::GIVEN) || self.tokens[at - 1].is(bit::ORDINARY);
        }
        if token.is(bit::STOP) && (token.first || !token.is(bit::PARTICLE)) {
            return !self.begins_burmese(at);
        }
        let cues = bit::ORGANISATION | bit::COMPANY | bit::PLACE | bit::TITLE | bit::LEAD | bit::HEAD;
        let is_given = token.is(bit::GIVEN)
            && self.tokens.get(at + 1).is_some_and(|next| {
                next.gap == Gap::Space && next.is(bit::SURNAME) && !next.is(bit::ORDINARY | bit::STOP)
            });
        token.style != Style::Plain && token.is(bit::ORDINARY) && !token.is(cues | bit::LISTED) && !is_given
    }

    /// `Than Myint Oo`: a function word that is a syllable as well.
    fn begins_burmese(&self, at: usize) -> bool {
        let is_next = |token: &&Token| token.is_capital() && token.gap == Gap::Space;
        let next = self.tokens.get(at + 1).filter(is_next);
        burmese().contains_key(&self.tokens[at].print)
            && self.tokens[at].shape == Shape::Capital
            && next.is_some_and(|next| burmese().get(&next.print) == Some(&true))
    }

    /// The first title of a run that stands before a name.
    fn title_in(&self, at: usize, end: usize) -> Option<usize> {
        (at..end).find(|index| {
            let token = &self.tokens[*index];
            let is_last = index + 1 == end || self.tokens[index + 1].is(bit::SUFFIX);
            let ends_a_name =
                is_last && *index > at && self.tokens[index - 1].is(bit::GIVEN) && token.is(bit::SURNAME);
            // `U` is a title without a full stop, `M.` one with it; other lone letters are initials.
            let has_full_stop = self.text[token.end as usize..].starts_with('.');
            let is_letter_title = if token.text(self.text) == "M" { has_full_stop } else { !has_full_stop };
            let is_initial =
                token.shape == Shape::Initial && (!is_letter_title || *index > at && end - index < 3);
            token.is(bit::TITLE) && !ends_a_name && !is_initial
        })
    }

    fn is_only_ordinary(&self, at: usize) -> bool {
        let token = &self.tokens[at];
        let cues = bit::ADJECTIVE | bit::LISTED | bit::PREFIX | bit::ORGANISATION | bit::HEAD | bit::LEAD;
        token.is(bit::ORDINARY) && !token.is(cues | bit::GIVEN)
    }

    /// Whether a lone word at the beginning of a sentence is there as a word, not as a name.
    fn is_function_like(&self, at: usize) -> bool {
        let token = &self.tokens[at];
        token.is(bit::STOP | bit::CALENDAR) || token.is(bit::ORDINARY) && !token.is(bit::GIVEN | bit::SURNAME)
    }

    /// What the lists know of a word that was not looked up because it has no capital.
    fn small(&self, at: usize) -> u32 {
        let Some(token) = self.tokens.get(at) else { return 0 };
        if token.shape != Shape::Lower {
            return 0;
        }
        let known = self.lists.get(fingerprint(token.text(self.text)));
        let bits = known.bits | known.other;
        match self.tongue {
            Tongue::English => known.bits,
            _ if bits == 0 => cues_of_ending(token.text(self.text), self.language),
            _ => bits,
        }
    }

    /// What is known of the small word right before `at`.
    fn small_before(&self, at: usize) -> u32 {
        if at == 0 || self.tokens[at].gap != Gap::Space { 0 } else { self.small(at - 1) }
    }

    /// What is known of the small word at `at` when it follows after a blank.
    fn small_after(&self, at: usize) -> u32 {
        if self.tokens.get(at).is_some_and(|token| token.gap == Gap::Space) { self.small(at) } else { 0 }
    }

    /// The fingerprint of any word.
    fn print(&self, at: usize) -> u64 {
        let token = &self.tokens[at];
        if token.print == 0 { fingerprint(token.text(self.text)) } else { token.print }
    }

    /// The longest entry of the lists that begins at `at`: the word after it, its bits, its fingerprint.
    fn longest_entry(&self, at: usize) -> (usize, u32, u64) {
        let first = &self.tokens[at];
        let mut best = (at + 1, first.bits, first.print);
        let (mut print, mut bits, mut next) = (first.print, first.bits, at + 1);
        while bits & bit::PREFIX != 0 && next < at + 6 {
            let Some(token) = self.tokens.get(next) else { break };
            if token.gap != Gap::Space || self.tokens[next - 1].possessive {
                break;
            }
            print = join(print, self.print(next));
            bits = self.lists.get(print).bits;
            next += 1;
            if bits & bit::LISTED != 0 && self.tokens[next - 1].is_capital() {
                best = (next, bits, print);
            }
        }
        best
    }

    fn add(&mut self, name: Name) {
        let (first, last) = (&self.tokens[name.start], &self.tokens[name.end - 1]);
        let (start, mut end) = (first.start, last.end);
        if usize::from(u16::MAX) < (end - start) as usize {
            return;
        }
        // The full stop of `Jr.` and `Inc.` belongs to the name unless it ends the sentence.
        let is_dotted = last.is(bit::ABBREVIATION) && last.is(bit::COMPANY | bit::SUFFIX);
        let goes_on = self.tokens.get(name.end).is_some_and(|next| !next.first && next.gap != Gap::Break);
        if is_dotted && goes_on && self.text[end as usize..].starts_with('.') {
            end += 1;
        }
        let from = self.names.prints.len() as u32;
        for index in name.start..name.end {
            // Initials and small words make no difference between two names.
            let counts = matches!(self.tokens[index].shape, Shape::Capital | Shape::Upper | Shape::Number);
            if counts || name.end - name.start == 1 {
                let print = self.print(index);
                self.names.prints.push(print);
            }
        }
        let prints = (from, self.names.prints.len() as u32);
        let is_capitals = first.style == Style::Capitals;
        let may_be_word = first.first || first.style != Style::Plain;
        let is_doubtful = name.end - name.start == 1 && may_be_word && first.is(bit::ORDINARY);
        let Name { kind, rule, is_weak, listed, .. } = name;
        self.names.found.push(Found {
            part: self.part,
            start,
            end,
            kind,
            rule,
            is_weak,
            prints,
            listed,
            is_doubtful,
            is_capitals,
            probability: 0.0,
        });
    }
}
