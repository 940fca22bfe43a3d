//! Takes a name as the model has it, gives its first word and its kind as the lists know better.

use super::super::lists::{bit, fingerprint, join};
use super::Maker;
use crate::article::EntityKind;

/// Words that end the name of an organisation and of nothing else.
const ORGANISATION: u32 = bit::ORGANISATION | bit::WEAK | bit::COMPANY;

impl Maker<'_> {
    /// Where the name of the words from `first` up to `end` begins, and what it is; `None` for no name at all.
    pub(super) fn mended(
        &self,
        first: usize,
        end: usize,
        kind: Option<EntityKind>,
    ) -> Option<(usize, Option<EntityKind>)> {
        let mut first = first;
        // `’s Air Force`
        while first + 1 < end && !self.word(first).starts_with(char::is_alphanumeric) {
            first += 1;
        }
        // `In Sundby`, at the beginning of a sentence.
        if first + 1 < end
            && self.begins_sentence(first)
            && kind.is_some_and(|kind| self.is_only_function(first, end, kind))
        {
            first += 1;
        }
        match kind {
            Some(EntityKind::Person) => self.person(first, end),
            Some(EntityKind::Organisation) => self.organisation(first, end),
            Some(EntityKind::Place) => Some((first, self.place(first, end))),
            None => Some((first, None)),
        }
    }

    /// Where a name ends that was cut within a word of three parts: `Prayut Chan-o-cha`.
    pub(super) fn whole_end(&self, end: usize, kind: Option<EntityKind>) -> usize {
        let spans = &self.words.spans;
        let is_joined = |at: usize| spans.get(at).is_some_and(|span| span.0 == spans[at - 1].1);
        let goes_on = kind == Some(EntityKind::Person)
            && self.word(end - 1).contains('-')
            && is_joined(end)
            && self.word(end) == "-"
            && is_joined(end + 1)
            && self.word(end + 1).starts_with(char::is_lowercase);
        if goes_on { end + 2 } else { end }
    }

    /// Whether the first word is there as a word: `The` before a body, any function word before other names.
    fn is_only_function(&self, first: usize, end: usize, kind: EntityKind) -> bool {
        let known = self.known(first);
        let is_function = match kind {
            EntityKind::Organisation => known.has(bit::ARTICLE) || matches!(self.word(first), "A" | "An"),
            _ => known.has(bit::STOP) && !known.has(bit::PARTICLE),
        };
        // `The Hague`
        let is_listed = || self.lists.get(self.whole(first, end)).has(bit::LISTED);
        is_function && !self.is_acronym(first) && !is_listed()
    }

    fn person(&self, first: usize, end: usize) -> Option<(usize, Option<EntityKind>)> {
        let mut first = first;
        while first + 1 < end && self.known(first).has(bit::TITLE) {
            first += 1;
        }
        // `Crown Prince Olav Berg`, but not `Sacha Baron Cohen`
        let title = (first + 1..end.saturating_sub(1)).rfind(|at| self.known(*at).has(bit::TITLE));
        if let Some(title) = title {
            let is_name = |at: usize| {
                let known = self.known(at);
                let is_other = bit::ORDINARY | bit::ORGANISATION | bit::DEMONYM | bit::LISTED | bit::TITLE;
                !known.has(is_other) && !self.is_acronym(at)
                    || known.has(bit::GIVEN) && !known.has(bit::ORDINARY)
            };
            if !(first..title).any(is_name) {
                first = title + 1;
            }
        }
        // `Ames and Olsen` are two, and where each begins is not known.
        let is_pair = (first..end).any(|at| matches!(self.word(at), "and" | "&"));
        let is_suffix = is_pair || (first..end).all(|at| self.known(at).has(bit::SUFFIX));
        (!is_suffix).then_some((first, Some(EntityKind::Person)))
    }

    fn organisation(&self, first: usize, end: usize) -> Option<(usize, Option<EntityKind>)> {
        let is_form = (first..end).all(|at| self.known(at).has(bit::COMPANY));
        let last = self.known(end - 1);
        // `G Cooper` in a list of players.
        let is_player = end - first == 2
            && self.word(first).chars().count() == 1
            && self.word(first).chars().all(char::is_uppercase)
            && last.has(bit::SURNAME)
            && !last.has(ORGANISATION);
        // A country is what its teams and offices are found under.
        let is_country = self.lists.get(self.whole(first, end)).has(bit::COUNTRY);
        let kind = match () {
            () if is_form => return None,
            () if is_country => EntityKind::Place,
            () if is_player => EntityKind::Person,
            () => EntityKind::Organisation,
        };
        Some((first, Some(kind)))
    }

    fn place(&self, first: usize, end: usize) -> Option<EntityKind> {
        let last = self.known(end - 1);
        let whole = self.whole(first, end);
        let is_listed = self.lists.get(whole).has(bit::LISTED);
        match () {
            () if is_listed => Some(EntityKind::Place),
            () if last.has(bit::DEMONYM) && !last.has(bit::LISTED) => None,
            // `Moscow Conference`
            () if end - first > 1 && last.has(bit::EVENT) && !last.has(bit::PLACE) => None,
            () => Some(EntityKind::Place),
        }
    }

    /// The fingerprint of all words together, as the lists have them.
    fn whole(&self, first: usize, end: usize) -> u64 {
        (first + 1..end)
            .fold(fingerprint(self.word(first)), |print, at| join(print, fingerprint(self.word(at))))
    }

    fn is_acronym(&self, at: usize) -> bool {
        let word = self.word(at);
        word.chars().count() > 1 && word.chars().all(char::is_uppercase)
    }

    /// Whether the sentence around a word is printed in capitals.
    pub(super) fn is_loud(&self, at: usize) -> bool {
        let sentence = self.words.ends.partition_point(|end| *end as usize <= at);
        let start = sentence.checked_sub(1).map_or(0, |before| self.words.ends[before] as usize);
        let end = self.words.ends.get(sentence).map_or(self.words.spans.len(), |end| *end as usize);
        let is_small = |at: &usize| self.word(*at).starts_with(char::is_lowercase);
        let (words, small) = ((start..end).count(), (start..end).filter(is_small).count());
        small * 5 < words
    }
}
