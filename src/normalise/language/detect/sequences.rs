//! How usual three letters in a row are in each language: three letters go in, a number for each language comes out.
//!
//! `sequences.tsv` holds the thousand commonest of each language, `code<TAB>class<TAB>them all without a space`, in
//! classes of half a natural logarithm of their share. The shares are facts from the language models 1.3 of Lingua
//! (Peter M. Stahl, Apache-2.0), which were counted in the news of the Leipzig Corpora Collection.

use super::tables::{SCRIPTS, Set, Shared, Table};
use rustc_hash::FxHashMap;
use std::sync::OnceLock;

/// The class of a sequence that a language's list has not.
const RARE: u8 = 21;
/// What a class is worth, in natural logarithms.
const STEP: f32 = 0.5;
/// What a language without a list is taken to lack for each sequence, against the best.
const UNKNOWN: f32 = 0.15;

/// Languages of the list, at most.
const MOST: usize = 40;

/// Languages without a list of their own in a script, and those whose mean stands in for it.
const STAND_INS: &[(Shared, &str, &[&str])] =
    &[(Shared::Latin, "gl", &["pt", "es"]), (Shared::Latin, "sr", &["hr"]), (Shared::Latin, "af", &["nl"])];

/// Whether a language has no list of its own in a script, but those of others.
pub(super) fn has_stand_in(script: Shared, code: &str) -> bool {
    STAND_INS.iter().any(|row| row.0 == script && row.1 == code)
}

struct Sequences {
    codes: Vec<&'static str>,
    /// The class of three letters in each language.
    classes: FxHashMap<u64, [u8; MOST]>,
}

/// The likelihood of a sample in each language of a table, as it is gathered.
pub(super) struct Likelihood {
    /// For each language of the table, the columns whose mean it is; none where nothing is known.
    columns: &'static [Vec<usize>],
    sums: [f32; Set::BITS as usize],
    length: f32,
}

impl Likelihood {
    /// Nothing read yet.
    pub(super) fn new(script: Shared, table: &Table) -> Likelihood {
        static COLUMNS: [OnceLock<Vec<Vec<usize>>>; SCRIPTS] = [const { OnceLock::new() }; SCRIPTS];
        let columns = COLUMNS[script as usize].get_or_init(|| columns_of(script, table));
        Likelihood { columns, sums: [0.0; Set::BITS as usize], length: 0.0 }
    }

    /// Reads a word in small letters.
    pub(super) fn word(&mut self, word: &str, trust: f32) {
        let mut key = 0_u64;
        for (index, c) in word.chars().enumerate() {
            key = (key << 21 | u64::from(c)) & KEY;
            if index < 2 {
                continue;
            }
            let Some(classes) = sequences().classes.get(&key) else { continue };
            self.length += trust;
            for (sum, columns) in self.sums.iter_mut().zip(self.columns) {
                let class = match columns.as_slice() {
                    [] => continue,
                    [column] => f32::from(classes[*column]) * STEP,
                    columns => mean(columns.iter().map(|column| f32::from(classes[*column]) * STEP)),
                };
                *sum -= class * trust;
            }
        }
    }

    /// How many sequences are known in any language.
    pub(super) fn length(&self) -> f32 {
        self.length
    }

    /// What each language has against it: 0 for the best, below 0 for the others.
    pub(super) fn behind_the_best(&self) -> impl Iterator<Item = f32> {
        let known = self.sums.iter().zip(self.columns).filter(|(_, columns)| !columns.is_empty());
        let best = known.map(|(sum, _)| *sum).fold(f32::MIN, f32::max);
        self.sums.iter().zip(self.columns).map(move |(sum, columns)| match columns.is_empty() {
            true => -UNKNOWN * self.length,
            false => sum - best,
        })
    }
}

/// For each language of a table, the columns whose mean it is.
fn columns_of(script: Shared, table: &Table) -> Vec<Vec<usize>> {
    let column = |code: &str| sequences().codes.iter().position(|known| *known == code);
    let columns = table.codes.iter().map(|code| {
        let stand_ins = STAND_INS.iter().find(|row| row.0 == script && row.1 == *code);
        let codes = stand_ins.map_or(std::slice::from_ref(code), |row| row.2);
        codes.iter().filter_map(|code| column(code)).collect()
    });
    columns.collect()
}

/// The three last letters, 21 bits each.
const KEY: u64 = (1 << 63) - 1;

/// The logarithm of the mean of shares, given and returned as the negative of theirs.
fn mean(logarithms: impl ExactSizeIterator<Item = f32>) -> f32 {
    let count = logarithms.len() as f32;
    -(logarithms.map(|value| (-value).exp()).sum::<f32>() / count).ln()
}

fn sequences() -> &'static Sequences {
    static SEQUENCES: OnceLock<Sequences> = OnceLock::new();
    SEQUENCES.get_or_init(|| read(include_str!("sequences.tsv")))
}

fn read(lines: &'static str) -> Sequences {
    let mut sequences = Sequences { codes: Vec::new(), classes: FxHashMap::default() };
    for line in lines.lines() {
        let mut cells = line.split('\t');
        let (Some(code), Some(class), Some(letters)) = (cells.next(), cells.next(), cells.next()) else {
            continue;
        };
        if sequences.codes.last() != Some(&code) {
            sequences.codes.push(code);
        }
        let column = sequences.codes.len() - 1;
        let class = class.parse().unwrap_or(RARE);
        let mut key = 0_u64;
        for (index, letter) in letters.chars().enumerate() {
            key = (key << 21 | u64::from(letter)) & KEY;
            if index % 3 == 2 {
                sequences.classes.entry(key).or_insert([RARE; MOST])[column] = class;
            }
        }
    }
    sequences
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_list_has_its_thousand() {
        let sequences = sequences();
        assert!(sequences.codes.len() <= MOST);
        for (column, code) in sequences.codes.iter().enumerate() {
            let listed = sequences.classes.values().filter(|classes| classes[column] < RARE).count();
            assert_eq!(listed, 1000, "{code}");
        }
    }

    #[test]
    fn a_usual_sequence_speaks_for_its_language() {
        let table = super::super::tables::of(Shared::Latin);
        let best = |word: &str| {
            let mut likelihood = Likelihood::new(Shared::Latin, table);
            likelihood.word(word, 1.0);
            let best = likelihood.behind_the_best().position(|behind| behind == 0.0);
            best.map(|index| table.codes[index])
        };
        assert_eq!(best("stichting"), Some("nl"));
        assert_eq!(best("wissenschaft"), Some("de"));
        assert_eq!(best("yhteiskunta"), Some("fi"));
    }
}
