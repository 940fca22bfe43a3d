//! Takes a run of capitalised words, gives the listed places in it.

use super::super::lists::bit;
use super::super::runs::{Gap, Shape, Style};
use super::{Name, Reader, Tongue};
use crate::article::EntityKind;

/// Endings that hardly any other word has.
const ENDINGS: &[&str] = &["shire", "ville", "burgh", "abad", "istan", "grad", "opolis", "borough", "stadt"];

impl Reader<'_> {
    /// Reads a listed name that holds a small word or begins with an article: `Rio de Janeiro`, `The Hague`.
    pub(super) fn listed_with_small_words(&mut self, at: usize) -> Option<usize> {
        if !self.tokens[at].is(bit::PREFIX) {
            return None;
        }
        let (end, bits, print) = self.longest_entry(at);
        let has_small = (at + 1..end).any(|index| !self.tokens[index].is_capital());
        // A town that begins with an article is more often an article before something else.
        let counts = if self.tokens[at].is(bit::STOP) { bit::COUNTRY | bit::CITY } else { bit::LISTED };
        if bits & counts == 0 || end < at + 2 || !(has_small || self.tokens[at].is(bit::STOP)) {
            return None;
        }
        self.add_place(at, end, print, false);
        Some(end)
    }

    /// Reads a run that is a listed place, or begins or ends with one.
    pub(super) fn listed(&mut self, at: usize, end: usize) -> Option<usize> {
        // `Northern Italy`, `Central London`: the words before the place are no part of its name.
        let mut from = at;
        while from + 1 < end && self.tokens[from].is(bit::DIRECTION) && self.longest_entry(from).0 == from + 1
        {
            from += 1;
        }
        let (next, bits, print) = self.longest_entry(from);
        if bits & bit::LISTED == 0 || next > end {
            return None;
        }
        let is_whole = next == end;
        if !is_whole {
            return self.place_before_other_words(from, next, end, bits, print);
        }
        if from > at && next - from == 1 && !self.tokens[from].is(bit::COUNTRY | bit::REGION | bit::CITY) {
            return None;
        }
        let is_weak = self.accept(from, next, bits)?;
        self.add_place(from, next, print, is_weak);
        Some(end)
    }

    /// A place that other capitalised words follow: a club, a person, or a headline that goes on.
    fn place_before_other_words(
        &mut self,
        at: usize,
        next: usize,
        end: usize,
        bits: u32,
        print: u64,
    ) -> Option<usize> {
        let last = &self.tokens[end - 1];
        let is_plural = last.text(self.text).ends_with('s') && last.shape == Shape::Capital;
        let is_city = bits & (bit::CITY | bit::REGION) != 0;
        let is_person = self.tokens[at].is(bit::GIVEN) && next == at + 1 && !last.is(bit::ORDINARY);
        if is_city
            && is_plural
            && end - next <= 2
            && last.style == Style::Plain
            && !is_person
            && !self.tokens[at].first
        {
            let rule = "city and plural";
            let kind = Some(EntityKind::Organisation);
            self.add(Name { start: at, end, kind, rule, is_weak: false, listed: 0 });
            return Some(end);
        }
        let is_sure = bits & (bit::COUNTRY | bit::REGION) != 0 || next > at + 1;
        let follower = &self.tokens[next];
        let goes_on = follower.is(bit::ORDINARY | bit::DEMONYM | bit::EVENT) || last.style != Style::Plain;
        if is_sure && goes_on && !is_person {
            self.add_place(at, next, print, false);
            return Some(next);
        }
        None
    }

    /// Whether a whole run that is listed is a place here, and if so whether that is weak.
    fn accept(&self, at: usize, end: usize, bits: u32) -> Option<bool> {
        let token = &self.tokens[at];
        let is_one = end == at + 1;
        if bits & (bit::COUNTRY | bit::REGION) != 0 {
            let is_word = is_one && token.is(bit::ORDINARY) && bits & bit::COUNTRY == 0;
            return (!is_word).then_some(false);
        }
        let is_beside_place = self.small_before(at) & bit::NEAR != 0 || self.place_follows(end);
        let is_dateline = token.shape == Shape::Upper && token.first;
        if !is_one {
            let is_person = self.tokens[at].is(bit::GIVEN) && self.tokens[end - 1].is(bit::SURNAME);
            return (bits & bit::CITY != 0 || !is_person || is_beside_place).then_some(is_person);
        }
        if token.shape == Shape::Upper
            && token.style == Style::Plain
            && !is_dateline
            && token.end - token.start < 5
        {
            return None;
        }
        let cues = bit::EVENT | bit::ORGANISATION | bit::COMPANY | bit::CALENDAR | bit::TITLE;
        let is_word = token.is(bit::ORDINARY | bit::DEMONYM | bit::STOP | cues);
        let is_name = token.is(bit::GIVEN | bit::SURNAME);
        // `Man` is a city as well.
        let is_short = token.end - token.start <= 4;
        if self.tongue != Tongue::English
            && token.first
            && !is_beside_place
            && (is_short && token.shape == Shape::Capital || bits & bit::CITY == 0)
        {
            return None;
        }
        let is_plain = token.style == Style::Plain;
        let is_accepted = match (bits & bit::CITY != 0, is_word, is_name) {
            (true, false, false) => true,
            (true, false, true) => is_plain || is_beside_place,
            (true, true, _) => is_beside_place && is_plain && !token.first,
            (false, false, false) => is_plain && (is_beside_place || self.small_before(at) & bit::STOP != 0),
            (false, false, true) => is_plain && is_beside_place,
            (false, true, _) => self.place_follows(end) && is_plain,
        };
        is_accepted.then_some(is_name || bits & bit::CITY == 0)
    }

    /// Whether a comma and a country or state follow.
    pub(super) fn place_follows(&self, end: usize) -> bool {
        let Some(next) = self.tokens.get(end) else { return false };
        if next.gap != Gap::Comma || !next.is_capital() || next.first {
            return false;
        }
        self.longest_entry(end).1 & (bit::COUNTRY | bit::REGION) != 0 && !next.is(bit::STOP | bit::GIVEN)
    }

    /// Whether the word ends as names of places do.
    pub(super) fn has_place_ending(&self, at: usize) -> bool {
        let token = &self.tokens[at];
        let word = token.text(self.text);
        token.shape == Shape::Capital
            && !token.is(bit::ORDINARY | bit::SURNAME | bit::GIVEN)
            && ENDINGS.iter().any(|ending| word.len() > ending.len() + 2 && word.ends_with(ending))
    }

    fn add_place(&mut self, start: usize, end: usize, listed: u64, is_weak: bool) {
        self.add(Name { start, end, kind: Some(EntityKind::Place), rule: "place list", is_weak, listed });
    }
}
