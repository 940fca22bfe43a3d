//! Takes the files of names and cue words, gives tables of them.

use super::{Cue, Known, bit, fingerprint, join};
use crate::normalise::entities::languages::Language;
use crate::normalise::entities::table::Table;
use flate2::read::GzDecoder;
use rustc_hash::FxHashMap;
use std::io::Read;
use std::sync::OnceLock;

/// Names and the cue words that all languages read.
pub struct Names {
    /// What is known of each fingerprint.
    pub table: Table,
    /// The canonical names of countries.
    pub countries: Vec<&'static str>,
}

/// The cue words of a language alone.
pub fn cues_of(language: &Language) -> FxHashMap<u64, Cue> {
    let mut cues: FxHashMap<u64, Cue> = FxHashMap::default();
    for line in OWN_CUES.lines() {
        let mut columns = line.split('\t');
        let (Some(codes), Some(class), Some(words)) = (columns.next(), columns.next(), columns.next()) else {
            continue;
        };
        if !codes.split(',').any(|code| language.codes.contains(&code)) {
            continue;
        }
        for word in words.split(' ') {
            let cue = cues.entry(fingerprint(word)).or_default();
            match class {
                "body" => cue.is_body = true,
                "head" => cue.is_head = true,
                "office" => cue.bits |= bit::TITLE | bit::ROLE,
                class => cue.bits |= bits_of(class),
            }
        }
    }
    cues
}

/// Syllables of Burmese names: whether each is of no other language.
pub fn burmese() -> &'static FxHashMap<u64, bool> {
    static SYLLABLES: OnceLock<FxHashMap<u64, bool>> = OnceLock::new();
    SYLLABLES.get_or_init(|| {
        let lines = BURMESE.lines().filter_map(|line| line.split_once('\t'));
        lines
            .flat_map(|(class, words)| words.split(' ').map(move |word| (fingerprint(word), class == "sure")))
            .collect()
    })
}

fn bits_of(class: &str) -> u32 {
    CLASSES.iter().find(|(name, _)| *name == class).map_or(0, |(_, bits)| *bits)
}

/// Lines of the files of cue words whose class has no meaning.
#[cfg(test)]
pub fn unknown_classes() -> Vec<&'static str> {
    let own = OWN_CUES.lines().filter(|line| {
        let class = line.split('\t').nth(1).unwrap_or("");
        !matches!(class, "body" | "head" | "office") && bits_of(class) == 0
    });
    CUES.lines().filter(|line| bits_of(line.split('\t').next().unwrap_or("")) == 0).chain(own).collect()
}

impl Names {
    /// The names and cue words that English reads.
    pub fn english() -> &'static Names {
        static NAMES: OnceLock<Names> = OnceLock::new();
        NAMES.get_or_init(|| Names::read(COMMON.iter().chain(ENGLISH), Table::new(18)))
    }

    /// The names and cue words that all other languages read.
    pub fn foreign() -> &'static Names {
        static NAMES: OnceLock<Names> = OnceLock::new();
        NAMES.get_or_init(|| {
            let mut names = Names::read(COMMON.iter(), Table::new(19));
            names.add_foreign();
            names
        })
    }

    fn read<'l>(lists: impl Iterator<Item = &'l (&'static str, u32)>, table: Table) -> Names {
        let mut names = Names { table, countries: Vec::with_capacity(320) };
        for (text, bits) in lists {
            for line in text.lines() {
                names.add(line, Known { bits: *bits, ..Known::default() });
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
                names.add(word, known);
            }
        }
        // After the nationalities: they decide which aliases are words.
        for line in COUNTRIES.lines() {
            names.add_country(line, bit::ORDINARY | bit::DEMONYM);
        }
        for line in ALIASES.lines() {
            names.add_country(line, 0);
        }
        names
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
            let is_word = name != canonical && self.table.get(fingerprint(name)).has(words);
            let (bits, other) = if is_word { (0, bits) } else { (bits, 0) };
            self.add(name.trim_start_matches('!'), Known { bits, other, country: number as u16 + 1 });
        }
    }

    /// Names in other scripts, and spellings of cities in other languages.
    fn add_foreign(&mut self) {
        let mut text = String::new();
        // What is packed inside is whole; were it not, its names would not be known.
        let _ = GzDecoder::new(FOREIGN).read_to_string(&mut text);
        let mut class = "";
        for line in text.lines() {
            match line.strip_prefix("# ") {
                Some(name) => class = name,
                None if class == "country" => self.add_spellings(line),
                None => self.add(line, Known { bits: bits_of(class), ..Known::default() }),
            }
        }
    }

    /// Spellings of a country that is known by its canonical name, the first column.
    fn add_spellings(&mut self, line: &str) {
        let mut names = line.split('\t');
        let canonical = names.next().unwrap_or("");
        let Some(number) = self.countries.iter().position(|name| *name == canonical) else { return };
        for name in names {
            self.add(name, Known { bits: bit::COUNTRY, country: number as u16 + 1, ..Known::default() });
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

/// Lists of names that all languages read.
const COMMON: &[(&str, u32)] = &[
    (include_str!("given.txt"), bit::GIVEN),
    (include_str!("surnames.txt"), bit::SURNAME),
    (include_str!("cities.txt"), bit::CITY),
    (include_str!("towns.txt"), bit::TOWN),
    (include_str!("regions.txt"), bit::REGION),
    (include_str!("demonyms.txt"), bit::DEMONYM),
];
/// Ordinary words, which are read for English alone.
const ENGLISH: &[(&str, u32)] = &[(include_str!("words.txt"), bit::ORDINARY)];
const COUNTRIES: &str = include_str!("countries.tsv");
const ALIASES: &str = include_str!("aliases.tsv");
const CUES: &str = include_str!("cues.tsv");
const BURMESE: &str = include_str!("burmese.tsv");
const OWN_CUES: &str = include_str!("cues-foreign.tsv");
const FOREIGN: &[u8] = include_bytes!("foreign.gz");

/// The classes of the cue words in `cues.tsv`: class, scope (`*`, or `other` for all but English), words.
const CLASSES: &[(&str, u32)] = &[
    ("given", bit::GIVEN),
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
    ("city", bit::CITY),
    ("surname", bit::SURNAME),
];
