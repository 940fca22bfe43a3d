//! Takes a word or a sequence of words, gives what the lists know of it: one table of fingerprints, read once.
//!
//! The lists stand in the folder `lists`; `make.py` there makes those that come from open packages. What English
//! reads is apart from what all other languages read: the model was taught with the former.

mod read;

use super::languages::{LANGUAGES, Language};
use read::Names;
pub use read::burmese;
use rustc_hash::FxHashMap;
use std::sync::OnceLock;

/// What a word can be, as bits: a word can be many things.
pub mod bit {
    /// A given name.
    pub const GIVEN: u32 = 1;
    /// A surname.
    pub const SURNAME: u32 = 1 << 1;
    /// An ordinary English word.
    pub const ORDINARY: u32 = 1 << 2;
    /// A country, or a part of one that is named like one.
    pub const COUNTRY: u32 = 1 << 3;
    /// A continent or a state of a federation.
    pub const REGION: u32 = 1 << 4;
    /// A city whose name counts by itself.
    pub const CITY: u32 = 1 << 5;
    /// A town, whose name counts only beside other evidence.
    pub const TOWN: u32 = 1 << 6;
    /// A nationality.
    pub const DEMONYM: u32 = 1 << 7;
    /// The beginning of a longer entry.
    pub const PREFIX: u32 = 1 << 8;
    /// Capitalised before a name: `General`.
    pub const TITLE: u32 = 1 << 9;
    /// In lower case before a name: `striker`.
    pub const ROLE: u32 = 1 << 10;
    /// Ends the name of an organisation, or begins one with `of`: `Ministry`.
    pub const ORGANISATION: u32 = 1 << 11;
    /// Ends the name of a company: `Inc`.
    pub const COMPANY: u32 = 1 << 12;
    /// Ends the name of an organisation unless the words before it are ordinary: `Group`.
    pub const WEAK: u32 = 1 << 13;
    /// Ends the name of a place: `River`.
    pub const PLACE: u32 = 1 << 14;
    /// Begins the name of a place: `Lake`, `Gulf of`.
    pub const HEAD: u32 = 1 << 15;
    /// Begins the name of an organisation without `of`: `Radio`.
    pub const LEAD: u32 = 1 << 16;
    /// Ends the name of an event or a work, which is none of the three kinds: `Festival`.
    pub const EVENT: u32 = 1 << 17;
    /// Month, weekday or feast.
    pub const CALENDAR: u32 = 1 << 18;
    /// Verb of saying.
    pub const SAYING: u32 = 1 << 19;
    /// Preposition before a place.
    pub const NEAR: u32 = 1 << 20;
    /// Ordinary word that begins names of organisations: `Central`.
    pub const ADJECTIVE: u32 = 1 << 21;
    /// Point of the compass before a place: `Northern`.
    pub const DIRECTION: u32 = 1 << 22;
    /// Small word inside the name of a person: `bin`.
    pub const PARTICLE: u32 = 1 << 23;
    /// Joins the parts of an organisation's name: `of`.
    pub const CONNECTOR: u32 = 1 << 24;
    /// Article.
    pub const ARTICLE: u32 = 1 << 25;
    /// Conjunction.
    pub const AND: u32 = 1 << 26;
    /// Ends the name of a person: `Jr`, `II`.
    pub const SUFFIX: u32 = 1 << 27;
    /// A full stop after it does not end the sentence.
    pub const ABBREVIATION: u32 = 1 << 28;
    /// Capitals that are no organisation: `DVD`.
    pub const GENERIC: u32 = 1 << 29;
    /// Function word: never part of a name.
    pub const STOP: u32 = 1 << 30;
    /// Counts only when it is printed in capitals: `US`.
    pub const CAPITALS: u32 = 1 << 31;
    /// Any listed place.
    pub const LISTED: u32 = COUNTRY | REGION | CITY | TOWN;
}

/// What the lists know of a word or a sequence of words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Known {
    /// What it is in every language.
    pub bits: u32,
    /// What it is besides in texts that are not English.
    pub other: u32,
    /// Number of its country, from 1.
    pub country: u16,
}

impl Known {
    /// Both together.
    pub fn and(self, more: Known) -> Known {
        let country = if more.country == 0 { self.country } else { more.country };
        Known { bits: self.bits | more.bits, other: self.other | more.other, country }
    }

    /// Whether it is one of these in every language.
    pub fn has(&self, bits: u32) -> bool {
        self.bits & bits != 0
    }
}

/// All lists, as one language reads them.
pub struct Lists {
    names: &'static Names,
    /// Cue words of the language, beside those of `names`.
    cues: FxHashMap<u64, Cue>,
}

/// What a word of one language says of names beside it.
#[derive(Clone, Copy, Default)]
struct Cue {
    bits: u32,
    is_body: bool,
    is_head: bool,
}

/// The lists for English, read on first use.
pub fn lists() -> &'static Lists {
    static LISTS: OnceLock<Lists> = OnceLock::new();
    LISTS.get_or_init(|| Lists { names: Names::english(), cues: FxHashMap::default() })
}

/// The lists for one of the [`LANGUAGES`], read on first use.
pub fn lists_of(language: &'static Language) -> &'static Lists {
    static LISTS: [OnceLock<Lists>; LANGUAGES.len()] = [const { OnceLock::new() }; LANGUAGES.len()];
    let number = LANGUAGES.iter().position(|row| std::ptr::eq(row, language)).unwrap_or(0);
    if number == 0 {
        return lists();
    }
    LISTS[number].get_or_init(|| Lists { names: Names::foreign(), cues: read::cues_of(language) })
}

impl Lists {
    /// What is known of the words with this fingerprint.
    pub fn get(&self, fingerprint: u64) -> Known {
        let known = self.names.table.get(fingerprint);
        if self.cues.is_empty() {
            return known;
        }
        let cue = self.cues.get(&fingerprint).map_or(0, |cue| cue.bits);
        Known { bits: known.bits | cue, ..known }
    }

    /// The canonical name of a country.
    pub fn country(&self, fingerprint: u64) -> Option<&'static str> {
        self.names.countries.get(usize::from(self.get(fingerprint).country).checked_sub(1)?).copied()
    }

    /// Whether a word alone is an organisation when it has a capital: `Riksdagen`.
    pub fn is_body(&self, fingerprint: u64) -> bool {
        self.cues.get(&fingerprint).is_some_and(|cue| cue.is_body)
    }

    /// Whether a word in small letters begins the name of an organisation: `ministère`.
    pub fn is_head(&self, fingerprint: u64) -> bool {
        self.cues.get(&fingerprint).is_some_and(|cue| cue.is_head)
    }
}

/// The fingerprint of a word: case, full stops and the form of the apostrophe make no difference.
///
/// Eight bytes are read at once as long as they are ASCII without a full stop, which nearly all are.
pub fn fingerprint(word: &str) -> u64 {
    let mut hash = 0;
    let mut chunks = word.as_bytes().chunks_exact(8);
    for chunk in &mut chunks {
        let block = chunk.iter().rev().fold(0, |block, byte| block << 8 | u64::from(*byte));
        if !is_plain(block) {
            return fingerprint_letter_by_letter(word);
        }
        hash = mix(hash, lower(block));
    }
    let block = chunks.remainder().iter().rev().fold(0, |block, byte| block << 8 | u64::from(*byte));
    if !is_plain(block) {
        return fingerprint_letter_by_letter(word);
    }
    finish(if block == 0 { hash } else { mix(hash, lower(block)) })
}

fn fingerprint_letter_by_letter(word: &str) -> u64 {
    let (mut hash, mut block, mut length) = (0, 0, 0);
    let mut add = |byte: u8| {
        block |= u64::from(byte) << (8 * length);
        length += 1;
        if length == 8 {
            hash = mix(hash, block);
            (block, length) = (0, 0);
        }
    };
    for letter in word.chars() {
        match letter {
            '.' => {}
            '’' => add(b'\''),
            letter if letter.is_ascii() => add(letter.to_ascii_lowercase() as u8),
            letter => {
                for lower in letter.to_lowercase() {
                    let mut buffer = [0; 4];
                    lower.encode_utf8(&mut buffer).bytes().for_each(&mut add);
                }
            }
        }
    }
    finish(if block == 0 { hash } else { mix(hash, block) })
}

const ONES: u64 = 0x0101_0101_0101_0101;
const HIGHS: u64 = 0x8080_8080_8080_8080;

/// Whether eight bytes are ASCII without a full stop (0x2e).
fn is_plain(block: u64) -> bool {
    let stops = block ^ (ONES * 0x2e);
    (block | stops.wrapping_sub(ONES) & !stops) & HIGHS == 0
}

/// Makes small letters of eight ASCII bytes: 0x41 is `A`, 0x5a is `Z`.
fn lower(block: u64) -> u64 {
    let from_a = block + ONES * (0x80 - 0x41);
    let after_z = block + ONES * (0x7f - 0x5a);
    block | ((from_a ^ after_z) & HIGHS) >> 2
}

/// One step of `FxHash`.
fn mix(hash: u64, block: u64) -> u64 {
    (hash.rotate_left(5) ^ block).wrapping_mul(0xf135_7aea_2e62_a9c5)
}

fn finish(hash: u64) -> u64 {
    hash ^ (hash >> 29)
}

/// The fingerprint of a sequence that goes on with one more word.
pub fn join(sequence: u64, word: u64) -> u64 {
    (sequence.rotate_left(23) ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(words: &str, bits: u32) {
        let mut parts = words.split(' ').map(fingerprint);
        let first = parts.next().unwrap();
        let found = lists().get(parts.fold(first, join)).bits;
        assert_eq!(found & bits, bits, "{words}: {found:#x}");
    }

    #[test]
    fn every_list_is_read() {
        check("Denmark", bit::COUNTRY);
        check("são paulo", bit::CITY);
        check("NEW YORK CITY", bit::CITY);
        check("New", bit::PREFIX);
        check("Margaret", bit::GIVEN);
        check("Rodriguez", bit::SURNAME);
        check("parliament", bit::ORGANISATION | bit::ORDINARY);
        check("Portuguese", bit::DEMONYM);
        check("Nebraska", bit::REGION);
    }

    #[test]
    fn every_class_of_cues_is_known() {
        assert!(read::unknown_classes().is_empty(), "{:?}", read::unknown_classes());
    }

    #[test]
    fn full_stops_case_and_apostrophes_are_folded() {
        assert_eq!(fingerprint("U.S."), fingerprint("us"));
        assert_eq!(fingerprint("O’Neill"), fingerprint("O'NEILL"));
        assert_eq!(fingerprint("ÉCOLE"), fingerprint("école"));
    }

    #[test]
    fn countries_have_one_name_in_all_languages() {
        let name = |word| lists().country(fingerprint(word)).unwrap_or("none");
        assert_eq!(name("Dänemark"), "Denmark");
        assert_eq!(name("Германия"), "Germany");
        assert_eq!(name("U.S."), "United States");
        assert_eq!(name("Copenhagen"), "none");
    }
}
