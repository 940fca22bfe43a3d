//! A word goes in, what it says of each language of its script comes out: the tables of small words, endings and
//! letters, made ready once.

use super::{latin_east, latin_west, other_scripts};
use rustc_hash::FxHashMap;
use std::sync::OnceLock;

/// What is known of one language, from general knowledge of it.
pub(super) struct Row {
    /// Its ISO 639-1 code.
    pub code: &'static str,
    /// Words that come often in any news: articles, prepositions, days and months, who says what.
    pub words: &'static str,
    /// How its words end.
    pub endings: &'static str,
    /// Its letters beyond `a` to `z`; in another script, all of them, or none where they tell nothing.
    pub letters: &'static str,
}

/// A set of languages of one script, one bit a row.
pub(super) type Set = u64;

/// The languages of one script.
pub(super) struct Table {
    /// The code of each bit.
    pub codes: Vec<&'static str>,
    /// Which languages have a word.
    pub words: FxHashMap<&'static str, Set>,
    /// Which languages have an ending.
    pub endings: FxHashMap<&'static str, Set>,
    /// Which languages have a letter.
    pub letters: FxHashMap<char, Set>,
    /// The languages whose letters are listed.
    pub lettered: Set,
}

/// A script that several languages of the press share.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shared {
    Latin,
    Cyrillic,
    Arabic,
    Devanagari,
    Hebrew,
}

/// How many such scripts there are.
pub(super) const SCRIPTS: usize = 5;

/// The table of a script.
pub(super) fn of(script: Shared) -> &'static Table {
    static TABLES: [OnceLock<Table>; SCRIPTS] = [const { OnceLock::new() }; SCRIPTS];
    TABLES[script as usize].get_or_init(|| match script {
        Shared::Latin => Table::new(latin_west::ROWS.iter().chain(latin_east::ROWS)),
        Shared::Cyrillic => Table::new(other_scripts::CYRILLIC.iter()),
        Shared::Arabic => Table::new(other_scripts::ARABIC.iter()),
        Shared::Devanagari => Table::new(other_scripts::DEVANAGARI.iter()),
        Shared::Hebrew => Table::new(other_scripts::HEBREW.iter()),
    })
}

impl Table {
    fn new(rows: impl Iterator<Item = &'static Row>) -> Table {
        let mut table = Table {
            codes: Vec::new(),
            words: FxHashMap::default(),
            endings: FxHashMap::default(),
            letters: FxHashMap::default(),
            lettered: 0,
        };
        for row in rows {
            let bit = 1 << table.codes.len();
            table.codes.push(row.code);
            for word in row.words.split_whitespace() {
                *table.words.entry(word).or_default() |= bit;
            }
            for ending in row.endings.split_whitespace() {
                *table.endings.entry(ending).or_default() |= bit;
            }
            for letter in row.letters.chars() {
                *table.letters.entry(letter).or_default() |= bit;
                table.lettered |= bit;
            }
        }
        table
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: [Shared; 5] =
        [Shared::Latin, Shared::Cyrillic, Shared::Arabic, Shared::Devanagari, Shared::Hebrew];

    #[test]
    fn a_set_has_a_bit_for_every_language() {
        for script in ALL {
            assert!(of(script).codes.len() <= Set::BITS as usize, "{script:?}");
        }
    }

    #[test]
    fn a_language_has_one_row_in_a_script() {
        for script in ALL {
            let codes = &of(script).codes;
            for (index, code) in codes.iter().enumerate() {
                assert!(!codes[index + 1..].contains(code), "{code} twice");
            }
        }
    }

    #[test]
    fn a_word_of_many_languages_names_them_all() {
        let table = of(Shared::Latin);
        let check = |word: &str, expected: &[&str]| {
            let set = table.words.get(word).copied().unwrap_or_default();
            let found: Vec<&str> = table
                .codes
                .iter()
                .enumerate()
                .filter(|(bit, _)| set >> bit & 1 == 1)
                .map(|row| *row.1)
                .collect();
            assert_eq!(found, expected, "{word}");
        };
        check("the", &["en"]);
        check("podľa", &["sk"]);
        check("zeppelin", &[]);
    }
}
