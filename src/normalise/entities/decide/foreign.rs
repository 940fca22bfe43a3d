//! Takes a run of capitalised words that is not English, gives the organisation that words in small letters show.

use super::super::languages::Tongue;
use super::super::lists::bit;
use super::super::look_up::is_body;
use super::super::runs::{Gap, Shape, Style};
use super::{Name, Reader};
use crate::article::EntityKind;

/// Endings of words in the genitive that name what an office is for.
const GENITIVES: &[&str] = &[
    "ов",
    "ев",
    "ей",
    "ых",
    "их",
    "ого",
    "его",
    "дел",
    "ства",
    "ия",
    "ии",
    "порта",
    "ки",
    "ы",
    "ів",
    "справ",
    "ння",
    "ії",
    "ни",
    "ри",
    "ích",
    "vců",
    "ví",
    "stva",
    "stwa",
];
/// Endings of adjectives with which names of bodies begin.
const ADJECTIVES: &[&str] = &[
    "ий",
    "ый",
    "ой",
    "ого",
    "его",
    "ому",
    "ему",
    "ым",
    "им",
    "ом",
    "ая",
    "ую",
    "ое",
    "ый",
    "ій",
    "ський",
    "ська",
];
/// No name goes on for more words in the genitive.
const MOST_GENITIVES: usize = 3;

impl Reader<'_> {
    /// Organisations as other languages write them; `None` when the run is none.
    pub(super) fn foreign_organisation(&mut self, at: usize, end: usize) -> Option<usize> {
        if self.tongue == Tongue::English {
            return None;
        }
        let found = self.after_small_head(at, end).or_else(|| self.before_small_cue(at, end));
        let found = found.or_else(|| self.with_genitives(at, end)).or_else(|| self.body(at));
        let (start, end, rule) = found?;
        let kind = Some(EntityKind::Organisation);
        self.add(Name { start, end, kind, rule, is_weak: false, listed: 0 });
        Some(end)
    }

    /// Where a run begins whose first word is there as a word: `Глава Банка России`, `Tulipalo Tampereella`.
    pub(super) fn foreign_start(&self, at: usize, end: usize) -> usize {
        let (Some(first), Some(next)) = (self.tokens.get(at), self.tokens.get(at + 1)) else { return at };
        if self.tongue == Tongue::English || at + 1 >= end || !first.first {
            return at;
        }
        let is_role = first.is(bit::ROLE) && !first.is(bit::TITLE | bit::GIVEN | bit::SURNAME | bit::LISTED);
        let is_unknown = !first.is(!0) && first.shape == Shape::Capital;
        let begins = next.is(bit::COUNTRY | bit::CITY) || next.is(bit::GIVEN) && end - at > 2;
        if is_role || is_unknown && begins { at + 1 } else { at }
    }

    /// The name at the end of a run of German nouns: `Kapitän Jonas Wiebe`, `Stadt Linz`.
    pub(super) fn after_nouns(&mut self, at: usize, end: usize) -> Option<usize> {
        let last = &self.tokens[end - 1];
        if self.tongue != Tongue::Nouns || end - at < 2 || last.style != Style::Plain {
            return None;
        }
        if last.is(bit::CITY | bit::COUNTRY)
            && !last.is(bit::GIVEN | bit::SURNAME)
            && !self.tokens[at].is(bit::GIVEN)
        {
            return self.listed(end - 1, end);
        }
        if end - at < 3 {
            return None;
        }
        self.person(end - 2, end)
    }

    /// Where a run ends that goes on with another name: `Банка России Елена Морозова`, `Mehmet Kaya Almanya'ya`.
    pub(super) fn foreign_end(&self, at: usize, end: usize) -> usize {
        if self.tongue == Tongue::English {
            return end;
        }
        let cues = bit::ORGANISATION | bit::COMPANY | bit::LEAD | bit::HEAD | bit::PLACE;
        let has_cue = self.tokens[at..end].iter().any(|token| token.is(cues));
        // `Президент Польши Сергей Орлов` is read by its title.
        let is_titled = self.tokens[at].is(bit::TITLE);
        let parts = (at + 1..end).find(|index| {
            let (before, token) = (&self.tokens[index - 1], &self.tokens[*index]);
            let is_person = (!is_titled || has_cue)
                && token.is(bit::GIVEN)
                && !token.is(bit::LISTED | cues)
                && before.is(bit::COUNTRY)
                && index + 1 < end;
            let is_country = token.is(bit::COUNTRY)
                && before.is(bit::SURNAME | bit::GIVEN)
                && !before.is(bit::COUNTRY | bit::CITY);
            is_person || is_country && !has_cue && *index > at + 1
        });
        parts.unwrap_or(end)
    }

    /// `ministère de l'Intérieur`
    fn after_small_head(&self, at: usize, end: usize) -> Option<(usize, usize, &'static str)> {
        let is_next = |index: usize| matches!(self.tokens[index].gap, Gap::Space | Gap::Joined);
        let mut head = at;
        while head > 0
            && at - head < 3
            && is_next(head)
            && self.small(head - 1) & (bit::CONNECTOR | bit::ARTICLE) != 0
        {
            head -= 1;
        }
        let is_head = head < at
            && head > 0
            && is_next(head)
            && self.tokens[head - 1].shape == Shape::Lower
            && self.lists.is_head(self.print(head - 1));
        let is_other = self.tokens[at].is(bit::TITLE | bit::CALENDAR);
        (is_head && !is_other).then(|| (head - 1, end, "cue word of organisations"))
    }

    /// `Uppsala universitet`, `Томского университета`
    fn before_small_cue(&self, at: usize, end: usize) -> Option<(usize, usize, &'static str)> {
        let first = &self.tokens[at];
        if !self.language.cue_follows || end - at > 2 || self.small_after(end) & bit::ORGANISATION == 0 {
            return None;
        }
        let word = first.text(self.text);
        let is_adjective = first.is(bit::ADJECTIVE | bit::DEMONYM);
        let fits = if self.language.has_genitives {
            is_adjective
                || end - at == 1 && !first.first && ADJECTIVES.iter().any(|ending| word.ends_with(ending))
        } else if self.language.codes.contains(&"fi") {
            is_adjective || word.ends_with('n') && (!first.first || first.is(bit::LISTED))
        } else {
            is_adjective || !first.first || first.is(bit::LISTED)
        };
        if !fits || first.is(bit::TITLE | bit::GIVEN) && !first.is(bit::LISTED | bit::ADJECTIVE) {
            return None;
        }
        let mut next = self.genitives_end(end + 1);
        // `Національний банк України`
        let follower = self.tokens.get(next).filter(|token| token.is_capital() && token.gap == Gap::Space);
        if self.language.has_genitives && follower.is_some_and(|token| token.is(bit::COUNTRY)) {
            next += 1;
        }
        Some((at, next, "cue word after the name"))
    }

    /// `Министерство иностранных дел`
    fn with_genitives(&self, at: usize, end: usize) -> Option<(usize, usize, &'static str)> {
        let cue = &self.tokens[end - 1];
        if !self.language.has_genitives || !cue.is(bit::ORGANISATION) || cue.is(bit::COMPANY) {
            return None;
        }
        let next = self.genitives_end(end);
        (next > end).then_some((at, next, "cue word of organisations"))
    }

    /// The end of the words in the genitive that begin at `from`.
    fn genitives_end(&self, from: usize) -> usize {
        let mut end = from;
        while self.language.has_genitives && end < from + MOST_GENITIVES && self.is_genitive(end) {
            end += 1;
            let is_and =
                self.tokens.get(end).is_some_and(|and| matches!(and.text(self.text), "и" | "та" | "і" | "a"));
            if is_and && self.is_genitive(end + 1) {
                end += 2;
            }
        }
        end
    }

    fn is_genitive(&self, at: usize) -> bool {
        let Some(token) = self.tokens.get(at) else { return false };
        let word = token.text(self.text);
        token.shape == Shape::Lower
            && token.gap == Gap::Space
            && word.chars().count() > 2
            && self.small(at) & (bit::STOP | bit::SAYING | bit::NEAR | bit::ROLE) == 0
            && GENITIVES.iter().any(|ending| word.ends_with(ending))
    }

    /// `министр иностранных дел` before a name.
    pub(super) fn role_with_genitives(&self, at: usize) -> bool {
        if !self.language.has_genitives || at == 0 || self.tokens[at].gap != Gap::Space {
            return false;
        }
        let mut head = at;
        while head > 0 && at - head < MOST_GENITIVES && self.is_genitive(head - 1) {
            head -= 1;
        }
        let is_role = |index: usize| self.small(index) & bit::ROLE != 0 || self.tokens[index].is(bit::ROLE);
        head < at && head > 0 && is_role(head - 1)
    }

    /// `Riksdagen`, `Finanzministerium`
    fn body(&self, at: usize) -> Option<(usize, usize, &'static str)> {
        let token = &self.tokens[at];
        let is_body = self.lists.is_body(token.print) || is_body(token.text(self.text), self.language);
        // `Bundesministerium der Finanzen` goes on.
        let goes_on = self.extended(at, at + 1) > at + 1;
        (is_body && !goes_on).then_some((at, at + 1, "name of a public body"))
    }
}
