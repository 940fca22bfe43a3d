//! Takes a run of capitalised words, gives the person in it: by a title, a role, a given name or initials.

use super::super::lists::{bit, burmese};
use super::super::runs::{Gap, Shape, Style, Token};
use super::{Name, Reader, Tongue};
use crate::article::EntityKind;

/// The rule of names that are made of Burmese syllables.
pub const BURMESE: &str = "syllables of Burmese names";
/// A run that holds one of these is not taken for a person.
const NO_PERSON: u32 = bit::COMPANY | bit::EVENT | bit::STOP | bit::DEMONYM;

impl Reader<'_> {
    /// Whether what follows a capitalised title can be a name.
    pub(super) fn may_follow_title(&self, at: usize, end: usize) -> bool {
        let next = self.name_end(at, end, true);
        let first = &self.tokens[at];
        let is_one = next - at == 1;
        let is_word = first.is(bit::ORDINARY) && !first.is(bit::GIVEN | bit::SURNAME);
        let is_other =
            first.is(bit::COUNTRY | bit::REGION | bit::DEMONYM | bit::GENERIC) && !first.is(bit::GIVEN);
        let is_cue =
            first.is(bit::ORGANISATION) && !first.is(bit::GIVEN) || first.is(bit::ADJECTIVE) && is_one;
        let is_acronym = is_one && first.shape == Shape::Upper && first.style == Style::Plain;
        let is_headline_word = first.style != Style::Plain && first.is(bit::ORDINARY);
        let is_initial = is_one && first.shape == Shape::Initial;
        // `υπουργός Ενέργειας`
        let is_object = is_one && self.language.is_inflected() && !first.is(bit::GIVEN | bit::SURNAME);
        let is_refused = is_other || is_cue || is_acronym || is_headline_word || is_initial || is_object;
        !is_refused && !(is_word && (is_one || first.is(bit::ADJECTIVE))) && next - at <= 5
    }

    /// Reads the name that follows a capitalised title.
    pub(super) fn person_after_title(&mut self, at: usize, end: usize) -> usize {
        let mut next = self.name_end(at, end, true);
        // `Sir Giles Example MP`
        while next > at + 1
            && self.tokens[next - 1].is(bit::GENERIC)
            && !self.tokens[next - 1].is(bit::SUFFIX)
        {
            next -= 1;
        }
        self.add_person(at, next, "title before the name");
        next
    }

    /// Reads a run whose words or neighbours show a person.
    pub(super) fn person(&mut self, at: usize, end: usize) -> Option<usize> {
        let mut at = at;
        if end - at > 2 && self.tokens[at].is(bit::DEMONYM) {
            at += 1;
        }
        let next = self.name_end(at, end, false);
        let words = &self.tokens[at..next];
        let capitals = words.iter().filter(|token| token.is_capital()).count();
        let last = &self.tokens[next - 1];
        if next > end && last.is(bit::PLACE) && !last.is(bit::SURNAME) {
            let rule = "cue word of places";
            self.add(Name {
                start: at,
                end: next,
                kind: Some(EntityKind::Place),
                rule,
                is_weak: false,
                listed: 0,
            });
            return Some(next);
        }
        if capitals > 4
            || words.iter().any(|token| token.is(NO_PERSON) && !token.is(bit::GIVEN | bit::SURNAME))
        {
            return None;
        }
        let rule = self.person_rule(at, next, capitals)?;
        self.add_person(at, next, rule);
        Some(next)
    }

    fn person_rule(&self, at: usize, end: usize, capitals: usize) -> Option<&'static str> {
        let (first, last) = (&self.tokens[at], &self.tokens[end - 1]);
        let is_plain = first.style == Style::Plain;
        let is_name = |token: &Token| token.is(bit::SURNAME) || !token.is(bit::ORDINARY);
        // `Kovács László`
        if self.language.surname_first && (2..=3).contains(&capitals) && last.is(bit::GIVEN) {
            let is_surname = first.is(bit::SURNAME) && !first.is(bit::CITY | bit::COUNTRY);
            let has_role = self.small_after(end) & bit::ROLE != 0;
            if is_surname || has_role {
                return Some("surname and given name");
            }
        }
        if self.tongue == Tongue::Nouns {
            let is_other = last.is(!(bit::SURNAME | bit::PREFIX)) || last.shape != Shape::Capital;
            let is_name = last.is(bit::SURNAME) || !is_other && !is_noun(last.text(self.text));
            let is_sure = capitals == 2 && first.is(bit::GIVEN) && is_name;
            let is_word = first.is(bit::CITY | bit::COUNTRY | bit::REGION) || !is_plain;
            return (is_sure && !is_word).then_some("given name and surname");
        }
        let has_acronym = self.tokens[at..end].iter().any(|token| token.shape == Shape::Upper) && is_plain;
        let has_cue = self.tokens[at..end]
            .iter()
            .any(|token| token.is(bit::ORGANISATION | bit::PLACE | bit::WEAK) && !token.is(bit::SURNAME));
        if has_acronym || has_cue {
            return None;
        }
        if is_plain && !first.is(bit::COUNTRY | bit::REGION | bit::ADJECTIVE) && self.role_before(at) {
            let is_word = first.is(bit::ORDINARY) && !first.is(bit::GIVEN | bit::SURNAME);
            let is_object = self.language.is_inflected() && !first.is(bit::GIVEN | bit::SURNAME);
            let is_lone_place =
                capitals == 1 && (first.is(bit::LISTED) || first.shape == Shape::Upper || is_object);
            if !is_word && !is_lone_place {
                return Some("role before the name");
            }
        }
        let has_particle = self.tokens[at..end].iter().any(|token| token.shape == Shape::Lower);
        if capitals < 2 || !is_name(last) && !has_particle && !last.is(bit::SUFFIX) || last.is(bit::COUNTRY) {
            return None;
        }
        if is_plain && last.is(bit::SUFFIX) && capitals > 2 {
            return Some("suffix after the name");
        }
        let has_initial = self.tokens[at..end - 1].iter().any(|token| token.shape == Shape::Initial);
        if has_initial && last.shape != Shape::Initial && is_plain && (capitals > 2 || self.has_full_stop(at))
        {
            let is_word = !first.is(bit::GIVEN) && first.shape != Shape::Initial && first.is(bit::ORDINARY);
            return (!is_word).then_some("initial in the name");
        }
        if !first.is(bit::GIVEN) {
            let is_unknown =
                !first.is(!(bit::SURNAME | bit::PREFIX)) && first.shape == Shape::Capital && is_plain;
            let is_surname =
                last.is(bit::SURNAME) && !last.is(!(bit::SURNAME | bit::GIVEN | bit::TOWN | bit::PREFIX));
            let is_likely =
                is_unknown && capitals == 2 && is_surname && !first.first && !first.is(bit::SURNAME);
            return is_likely.then_some("surname");
        }
        let is_double = first.is(bit::ORDINARY | bit::LISTED | bit::ADJECTIVE | bit::SAYING) || !is_plain;
        let is_surname = last.is(bit::SURNAME) && (!last.is(bit::ORDINARY) || !first.is(bit::ORDINARY));
        // A town that is named like a person says less in a language whose nouns are no names.
        let is_unknown =
            self.tongue == Tongue::Other && last.shape == Shape::Capital && !last.is(!bit::PREFIX);
        if is_unknown && !first.is(bit::CITY | bit::COUNTRY | bit::REGION | bit::SAYING) && is_plain {
            return Some("given name");
        }
        if !is_double || is_surname && (is_plain || !last.is(bit::ORDINARY)) {
            return Some("given name");
        }
        (is_plain && first.is(bit::ORDINARY) && !first.first && !last.is(bit::ORDINARY | bit::LISTED))
            .then_some("given name")
    }

    /// The end of a personal name, with the small words inside it: `Ludwig van Beethoven`.
    fn name_end(&self, at: usize, end: usize, is_titled: bool) -> usize {
        let mut end = end;
        let first = &self.tokens[at];
        let may_go_on =
            first.is(bit::GIVEN) || is_titled || self.tongue == Tongue::English && !first.is(bit::ORDINARY);
        let is_short = self.tongue == Tongue::English && end - at <= 2 || end - at == 1;
        if !may_go_on || !is_short || self.tokens[end - 1].possessive {
            return end;
        }
        let mut small = 0;
        while small < 2 && self.small_after(end + small) & bit::PARTICLE != 0 {
            small += 1;
        }
        let next = end + small;
        let goes_on = self.tokens.get(next).is_some_and(|token| {
            token.is_capital() && token.gap == Gap::Space && !token.is(bit::COUNTRY | bit::CALENDAR)
        });
        if small > 0 && goes_on && !self.breaks(next) {
            end = self.run_end(next).min(next + 2);
        }
        end
    }

    /// Reads a run of syllables of Burmese names: `Khin Zaw Oo`.
    pub(super) fn burmese_name(&mut self, at: usize, end: usize) -> Option<usize> {
        let words = &self.tokens[at..end];
        let is_count = (2..=5).contains(&words.len()) && words[0].style == Style::Plain;
        let syllable = |token: &Token| burmese().get(&token.print).copied();
        if !is_count || !words.iter().all(|token| syllable(token).is_some() && token.shape == Shape::Capital)
        {
            return None;
        }
        let is_sure = words.iter().any(|token| syllable(token) == Some(true));
        // `Pyin Oo Lwin` is a town.
        let (next, bits, _) = self.longest_entry(at);
        let is_place = next == end && bits & bit::LISTED != 0;
        if !is_sure || is_place {
            return None;
        }
        self.add_person(at, end, BURMESE);
        Some(end)
    }

    /// Whether the words before are a role: `striker X`, `chief of general staff (army and navy) X`.
    pub(super) fn role_before(&self, at: usize) -> bool {
        if self.small_before(at) & bit::ROLE != 0 || self.role_with_genitives(at) {
            return true;
        }
        let start = self.tokens[at].start as usize;
        let before = self.text.get(..start).unwrap_or("").trim_end();
        let mut index = at;
        if before.ends_with(')') {
            let Some(open) = before.rfind('(').filter(|open| before.len() - open < 80) else { return false };
            index = self.tokens[..at].partition_point(|token| (token.start as usize) < open);
        } else if self.tokens[at].gap != Gap::Space {
            return false;
        }
        let mut has_of = false;
        for index in (index.saturating_sub(5)..index).rev() {
            let bits = self.small(index);
            if self.tokens[index].shape != Shape::Lower {
                return false;
            }
            if has_of && bits & bit::ROLE != 0 {
                return true;
            }
            let of = bits & bit::CONNECTOR != 0;
            if of && index + 1 == at {
                return false;
            }
            if bits & bit::STOP != 0 && !of || bits & bit::SAYING != 0 {
                return false;
            }
            has_of = of;
            if self.tokens[index].gap != Gap::Space {
                return false;
            }
        }
        false
    }

    /// Whether a verb of saying stands beside the name.
    pub(super) fn says(&self, at: usize, end: usize) -> bool {
        self.small_after(end) & bit::SAYING != 0 || self.small_before(at) & bit::SAYING != 0
    }

    /// `Ann Example, 45,`
    pub(super) fn age_follows(&self, end: usize) -> bool {
        let Some(age) = self.tokens.get(end) else { return false };
        let is_number = age.shape == Shape::Number && age.gap == Gap::Comma && age.end - age.start == 2;
        let closes = self.text.get(age.end as usize..).is_some_and(|rest| rest.starts_with([',', '.']));
        is_number && closes
    }

    fn has_full_stop(&self, at: usize) -> bool {
        self.text.get(self.tokens[at].start as usize + 1..).is_some_and(|rest| rest.starts_with('.'))
    }

    fn add_person(&mut self, start: usize, end: usize, rule: &'static str) {
        self.add(Name { start, end, kind: Some(EntityKind::Person), rule, is_weak: false, listed: 0 });
    }
}

/// Whether a German word ends as only nouns do.
fn is_noun(word: &str) -> bool {
    ["ung", "heit", "keit", "schaft", "tion", "tät", "ismus", "innen", "straße", "platz", "preis", "tag"]
        .iter()
        .any(|ending| word.ends_with(ending))
}
