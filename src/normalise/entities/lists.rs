//! Takes a word or a sequence of words, gives what the lists know of it: one table of fingerprints, read once.
//!
//! The lists stand in the folder `lists`; `make.py` there makes those that come from open packages.

use super::table::Table;
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

/// All lists.
pub struct Lists {
    table: Table,
    countries: Vec<&'static str>,
}

/// The lists, read on first use.
pub fn lists() -> &'static Lists {
    static LISTS: OnceLock<Lists> = OnceLock::new();
    LISTS.get_or_init(Lists::read)
}

impl Lists {
    /// What is known of the words with this fingerprint.
    pub fn get(&self, fingerprint: u64) -> Known {
        self.table.get(fingerprint)
    }

    /// The canonical name of a country.
    pub fn country(&self, fingerprint: u64) -> Option<&'static str> {
        self.countries.get(usize::from(self.get(fingerprint).country).checked_sub(1)?).copied()
    }

    fn read() -> Lists {
        let mut lists = Lists { table: Table::new(), countries: Vec::with_capacity(320) };
        for (text, bits) in NAMES {
            for line in text.lines() {
                lists.add(line, Known { bits: *bits, ..Known::default() });
            }
        }
        for line in CUES.lines() {
            let mut columns = line.split('\t');
            let (Some(class), Some(scope), Some(words)) = (columns.next(), columns.next(), columns.next())
            else {
                continue;
            };
            let bits = CLASSES.iter().find(|(name, _)| *name == class).map_or(0, |(_, bits)| *bits);
            let known = match scope {
                "other" => Known { other: bits, ..Known::default() },
                _ => Known { bits, ..Known::default() },
            };
            for word in words.split(' ') {
                lists.add(word, known);
            }
        }
        // After the nationalities: they decide which aliases are words.
        for line in COUNTRIES.lines() {
            lists.add_country(line, bit::ORDINARY | bit::DEMONYM);
        }
        for line in ALIASES.lines() {
            lists.add_country(line, 0);
        }
        lists
    }

    /// The first column is the canonical name; `!` marks an alias that must be printed in capitals.
    ///
    /// An alias that is one of the `words` in English counts in other languages only.
    fn add_country(&mut self, line: &'static str, words: u32) {
        let Some(canonical) = line.split('\t').next() else { return };
        let known = self.countries.iter().position(|name| *name == canonical);
        let number = known.unwrap_or_else(|| {
            self.countries.push(canonical);
            self.countries.len() - 1
        });
        for name in line.split('\t') {
            let capitals = if name.starts_with('!') { bit::CAPITALS } else { 0 };
            let bits = bit::COUNTRY | capitals;
            let is_word = name != canonical && self.get(fingerprint(name)).has(words);
            let (bits, other) = if is_word { (0, bits) } else { (bits, 0) };
            self.add(name.trim_start_matches('!'), Known { bits, other, country: number as u16 + 1 });
        }
    }

    fn add(&mut self, name: &str, known: Known) {
        let mut words = name.split(' ').map(fingerprint);
        let Some(mut key) = words.next() else { return };
        for word in words {
            self.table.add(key, Known { bits: bit::PREFIX, ..Known::default() });
            key = join(key, word);
        }
        self.table.add(key, known);
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

const NAMES: &[(&str, u32)] = &[
    (include_str!("lists/given.txt"), bit::GIVEN),
    (include_str!("lists/surnames.txt"), bit::SURNAME),
    (include_str!("lists/words.txt"), bit::ORDINARY),
    (include_str!("lists/cities.txt"), bit::CITY),
    (include_str!("lists/towns.txt"), bit::TOWN),
    (include_str!("lists/regions.txt"), bit::REGION),
    (include_str!("lists/demonyms.txt"), bit::DEMONYM),
];
const COUNTRIES: &str = include_str!("lists/countries.tsv");
const ALIASES: &str = include_str!("lists/aliases.tsv");
const CUES: &str = include_str!("lists/cues.tsv");

/// The classes of the cue words in `cues.tsv`: class, scope (`*`, or `other` for all but English), words.
const CLASSES: &[(&str, u32)] = &[
    ("title", bit::TITLE),
    ("role", bit::ROLE),
    ("organisation", bit::ORGANISATION),
    ("company", bit::COMPANY),
    ("weak", bit::WEAK),
    ("place", bit::PLACE),
    ("head", bit::HEAD),
    ("lead", bit::LEAD),
    ("event", bit::EVENT),
    ("calendar", bit::CALENDAR),
    ("saying", bit::SAYING),
    ("near", bit::NEAR),
    ("adjective", bit::ADJECTIVE),
    ("direction", bit::DIRECTION),
    ("particle", bit::PARTICLE),
    ("connector", bit::CONNECTOR),
    ("article", bit::ARTICLE),
    ("and", bit::AND),
    ("suffix", bit::SUFFIX),
    ("abbreviation", bit::ABBREVIATION),
    ("generic", bit::GENERIC),
    ("stop", bit::STOP),
    ("demonym", bit::DEMONYM),
];

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
        for line in CUES.lines() {
            let class = line.split('\t').next().unwrap();
            assert!(CLASSES.iter().any(|(name, _)| *name == class), "{line}");
        }
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
