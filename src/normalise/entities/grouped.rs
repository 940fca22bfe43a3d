//! Takes the texts of an article and the names that stand in them, gives for each name the number of its entity.
//!
//! It is how the joining of mentions is measured: on names that somebody else has marked.

use super::decide::{Found, Names};
use super::lists::{bit, fingerprint, lists};
use super::model::words;
use super::{Texts, join, modelled};
use crate::article::{EntityKind, Mention};

/// Groups names: equal numbers are one entity. A name that cannot be read has a number of its own.
pub fn group(texts: Texts<'_>, given: &[(Mention, EntityKind)]) -> Vec<usize> {
    let mut names = Names::default();
    for (mention, kind) in given {
        let start = mention.start as usize;
        let text = texts.of(mention.part).get(start..start + usize::from(mention.len)).unwrap_or("");
        let split = words::split(text);
        let mut words: Vec<(u32, &str)> = split
            .spans
            .iter()
            .map(|(from, to)| (*from, text.get(*from as usize..*to as usize).unwrap_or("")))
            .collect();
        let is_title = |word: &str| lists().get(fingerprint(word)).has(bit::TITLE);
        while *kind == EntityKind::Person && words.len() > 1 && is_title(words[0].1) {
            words.remove(0);
        }
        if words.last().is_some_and(|(_, last)| matches!(*last, "'s" | "’s" | "'" | "’")) && words.len() > 1
        {
            words.pop();
        }
        let from = words.first().map_or(0, |(from, _)| *from);
        let to = words.last().map_or(text.len() as u32, |(from, word)| from + word.len() as u32);
        let (prints, listed) =
            modelled::add_words(words.iter().map(|(_, word)| *word), Some(*kind), lists(), &mut names);
        names.found.push(Found {
            part: mention.part,
            start: mention.start + from,
            end: mention.start + to,
            kind: Some(*kind),
            rule: "given",
            is_weak: false,
            prints,
            listed,
            is_doubtful: false,
            is_capitals: modelled::is_capitals(&text[from as usize..to as usize]),
            probability: 1.0,
        });
    }
    let (entities, chosen) = join::join_and_number(&names, |part| texts.of(part), lists());
    chosen.iter().enumerate().map(|(index, entity)| entity.unwrap_or(entities.len() + index)).collect()
}
