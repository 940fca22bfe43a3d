//! Takes the names of a document, gives those that were overlooked and that it names elsewhere.
//!
//! A run equal to a name of several words has its kind; a lone word that is the last word of a person's name is
//! that person.

use super::super::lists::bit;
use super::lexicon::Lexicon;
use super::reading::Reading;
use super::tags::Kind;
use super::{Evidence, Name};
use rustc_hash::FxHashMap;

/// A word that is one of these is no person although a person's name ends with it.
const NO_PERSON: u32 = bit::TITLE
    | bit::DEMONYM
    | bit::ORGANISATION
    | bit::COMPANY
    | bit::CALENDAR
    | bit::COUNTRY
    | bit::REGION
    | bit::PLACE
    | bit::EVENT
    | bit::CITY;

/// Adds the names that were overlooked; `names` are in text order before and after.
pub fn add_overlooked(reading: &Reading, lexicon: &Lexicon, names: &mut Vec<Name>) {
    let word = |at: usize| reading.tokens[at].word;
    let mut long: FxHashMap<u32, Vec<(usize, usize, Kind)>> = FxHashMap::default();
    let mut last_names: FxHashMap<u32, usize> = FxHashMap::default();
    for name in names.iter().filter(|name| name.end - name.start > 1) {
        let known = long.entry(word(name.start)).or_default();
        if known.len() < 20 {
            known.push((name.start, name.end, name.kind));
        }
        if name.kind == Kind::Person {
            last_names.insert(word(name.end - 1), name.start);
        }
    }
    if long.is_empty() {
        return;
    }
    let mut added = Vec::new();
    for (start, end) in gaps(reading, names) {
        let mut at = start;
        while at < end {
            let kind_at = |entry: &&(usize, usize, Kind)| {
                let length = entry.1 - entry.0;
                at + length <= end && (0..length).all(|index| word(at + index) == word(entry.0 + index))
            };
            let equal = long.get(&word(at)).and_then(|known| {
                known.iter().filter(kind_at).max_by_key(|entry| (entry.1 - entry.0, usize::MAX - entry.0))
            });
            if let Some((from, to, kind)) = equal {
                let after = at + (to - from);
                added.push(Name { start: at, end: after, kind: *kind, evidence: Evidence::Repeated });
                at = after;
                continue;
            }
            if last_names.contains_key(&word(at)) && stands_alone(reading, lexicon, at) {
                let kind = Kind::Person;
                added.push(Name { start: at, end: at + 1, kind, evidence: Evidence::LastName });
            }
            at += 1;
        }
    }
    if !added.is_empty() {
        names.append(&mut added);
        names.sort_by_key(|name| name.start);
    }
}

/// The stretches between names, each within a sentence.
fn gaps(reading: &Reading, names: &[Name]) -> Vec<(usize, usize)> {
    let mut gaps = Vec::with_capacity(reading.sentences.len() + names.len());
    let mut next = names.iter().peekable();
    for sentence in &reading.sentences {
        let mut at = sentence.start as usize;
        while let Some(name) = next.next_if(|name| name.start < sentence.end as usize) {
            gaps.push((at, name.start));
            at = name.end;
        }
        gaps.push((at, sentence.end as usize));
    }
    gaps.retain(|(start, end)| start < end);
    gaps
}

/// Whether a capitalised word has no capitalised neighbour and can be a person.
fn stands_alone(reading: &Reading, lexicon: &Lexicon, at: usize) -> bool {
    let token = &reading.tokens[at];
    token.is_capital
        && token.run == (at as u32, at as u32)
        && lexicon.word(token.word).look.begins_capital
        && lexicon.word(token.word).bits & NO_PERSON == 0
}
