//! Takes a run without a cue of its own, gives the name that its neighbours or its capitals show.

use super::super::lists::bit;
use super::super::runs::{Gap, Shape, Style, Token};
use super::{Name, Reader, Tongue};
use crate::article::EntityKind;

/// Words after which `in` does not lead to a place: `a stake in Example`.
const HELD_IN: &[&str] = &[
    "stake",
    "stakes",
    "interest",
    "interested",
    "share",
    "shares",
    "confidence",
    "faith",
    "trust",
    "invest",
    "invested",
    "investment",
    "believe",
    "role",
    "star",
    "starred",
    "appeared",
    "character",
];

impl Reader<'_> {
    /// Acronyms, names before an age, names beside a place or a verb of saying.
    pub(super) fn by_neighbours(&mut self, at: usize, end: usize) -> Option<usize> {
        let token = &self.tokens[at];
        let is_one = end - at == 1;
        if is_one && self.is_acronym(at) && self.tongue != Tongue::Nouns {
            let kind = Some(EntityKind::Organisation);
            self.add(Name { start: at, end, kind, rule: "acronym", is_weak: true, listed: 0 });
            return Some(end);
        }
        let has_ordinary = self.tokens[at..end].iter().any(|token| token.is(bit::ORDINARY | bit::DEMONYM));
        if token.style != Style::Plain || has_ordinary || self.tongue == Tongue::Nouns {
            return None;
        }
        if (2..=4).contains(&(end - at))
            && !self.tokens[at..end].iter().any(|token| token.shape == Shape::Upper)
        {
            let rule = if self.age_follows(end) {
                "age after the name"
            } else if self.says(at, end) {
                "verb of saying beside the name"
            } else {
                ""
            };
            if !rule.is_empty() {
                self.add(Name {
                    start: at,
                    end,
                    kind: Some(EntityKind::Person),
                    rule,
                    is_weak: false,
                    listed: 0,
                });
                return Some(end);
            }
        }
        let is_named_like_a_place = is_one && self.has_place_ending(at);
        let may_be_person = !is_one && self.tokens[end - 1].is(bit::SURNAME);
        let rule = if end - at <= 3
            && !may_be_person
            && self.place_follows(end)
            && !self.tokens[at].is(bit::GIVEN | bit::GENERIC)
        {
            "country or state after the name"
        } else if is_named_like_a_place {
            "ending of place names"
        } else if self.tongue == Tongue::English && self.is_unknown_after_preposition(at, end)
            || is_one && self.is_foreign_place(at)
        {
            "preposition of place before the name"
        } else {
            return None;
        };
        self.add(Name { start: at, end, kind: Some(EntityKind::Place), rule, is_weak: true, listed: 0 });
        Some(end)
    }

    /// `in Example`: one or two words of which the lists know nothing.
    fn is_unknown_after_preposition(&self, at: usize, end: usize) -> bool {
        let is_unknown = |token: &Token| {
            // A capital inside the word is the mark of a company.
            let has_inner_capital = token.text(self.text).chars().skip(1).any(char::is_uppercase);
            token.shape == Shape::Capital
                && !token.is(!(bit::TOWN | bit::SURNAME | bit::PREFIX))
                && !has_inner_capital
        };
        let is_in = self.small_before(at) & bit::NEAR != 0 && self.tokens[at - 1].text(self.text) != "at";
        let is_held = at > 1 && HELD_IN.contains(&self.tokens[at - 2].text(self.text));
        end - at <= 2
            && is_in
            && !is_held
            && self.tokens[at..end].iter().all(is_unknown)
            && !self.tokens[end - 1].possessive
    }

    /// `i Kragerø`, `en Huelma`: a word of which the lists know nothing.
    fn is_foreign_place(&self, at: usize) -> bool {
        let preposition = self.language.before_places;
        let token = &self.tokens[at];
        !preposition.is_empty()
            && at > 0
            && token.gap == Gap::Space
            && self.tokens[at - 1].text(self.text) == preposition
            && token.shape == Shape::Capital
            && !token.is(!(bit::TOWN | bit::PREFIX))
            && token.end - token.start >= 4
            && !token.text(self.text).chars().skip(1).any(char::is_uppercase)
    }

    fn is_acronym(&self, at: usize) -> bool {
        let token = &self.tokens[at];
        let length = token.end - token.start;
        let is_number = token.text(self.text).bytes().all(|byte| matches!(byte, b'I' | b'V' | b'X' | b'L'));
        token.shape == Shape::Upper
            && token.style == Style::Plain
            && (2..=7).contains(&length)
            && token.text(self.text).bytes().filter(u8::is_ascii_digit).count() < 2
            && !is_number
            && !token.is(bit::GENERIC | bit::COMPANY | bit::SUFFIX | bit::LISTED | bit::GIVEN)
            && !self.tokens.get(at + 1).is_some_and(|next| next.gap == Gap::Joined)
    }
}
