//! Scores the languages of one script: a sample goes in, the best language and how sure it is come out.

use super::Sureness;
use super::sequences::{Likelihood, has_stand_in};
use super::tables::{self, Set, Shared, Table};
use rustc_hash::FxHashMap;
use std::cell::RefCell;

/// What each language of a script has for it.
pub(super) struct Scores {
    table: &'static Table,
    script: Shared,
    of: [f32; Set::BITS as usize],
    /// Whether more than every eighth letter or digit is a digit, as in tables of results.
    is_mostly_figures: bool,
}

/// What a small word says when one language alone has it.
const WORD: f32 = 1.0;
/// What an ending says.
const ENDING: f32 = 0.45;
/// What a letter says for the languages that have it, and against those that have not.
const LETTER: f32 = 0.35;
const FOREIGN: f32 = 0.3;
/// A word with a capital may be a name, which says less.
const NAME: f32 = 0.4;
/// What each natural logarithm of likelihood says, and the most that all say.
const KNOWN: f32 = 0.06;
const SEQUENCE: f32 = 0.25;
const SEQUENCE_LIMIT: f32 = -6.0;
/// What a classifier says.
const QUICK: f32 = 0.5;
const CAREFUL: f32 = 0.8;

/// So little behind the best, a language may still be the one.
const WELL_PLACED: f32 = 2.0;

/// Below this there is no answer; from this on, with this lead, it is sure.
const LEAST: f32 = 0.8;
const LEAST_OF_FIGURES: f32 = 3.0;
const LEAST_LEAD: f32 = 0.05;
const SURE: f32 = 4.0;
const SURE_LEAD: f32 = 0.25;

/// Languages that few papers are written in must have so much more for them.
const SELDOM: &[&str] =
    &["af", "az", "be", "cy", "eu", "ga", "gl", "ha", "is", "mk", "ms", "mt", "so", "sq", "sw", "tl"];
const HANDICAP: f32 = 0.4;
/// Most of the press in Latin letters is English.
const HEAD_START: f32 = 1.0;

/// Languages so near to each other that one sentence may be good in both: the better one is named without a lead.
const KIN: &[&[&str]] = &[
    &["id", "ms"],
    &["no", "da"],
    &["hr", "sr"],
    &["cs", "sk"],
    &["tr", "az"],
    &["pt", "gl"],
    &["es", "gl"],
];

/// Endings have up to so many letters, and stand behind at least so many.
const LONGEST_ENDING: usize = 5;
const SHORTEST_STEM: usize = 2;

impl Scores {
    /// Counts small words, endings and letters.
    pub(super) fn count(script: Shared, sample: &str) -> Scores {
        let table = tables::of(script);
        let mut scores = Scores {
            table,
            script,
            of: [0.0; Set::BITS as usize],
            is_mostly_figures: is_mostly_figures(sample),
        };
        for (score, code) in scores.of.iter_mut().zip(&table.codes) {
            *score += match *code {
                "en" => HEAD_START,
                code if SELDOM.contains(&code) => -HANDICAP,
                _ => 0.0,
            };
        }
        each_word(sample, |word, trust| scores.word(word, trust));
        scores
    }

    /// Counts how usual the letters are in a row.
    pub(super) fn weigh_sequences(&mut self, sample: &str) {
        let mut likelihood = Likelihood::new(self.script, self.table);
        each_word(sample, |word, trust| likelihood.word(word, trust));
        for (score, behind) in self.of.iter_mut().zip(likelihood.behind_the_best()) {
            *score += KNOWN * likelihood.length() + (SEQUENCE * behind).max(SEQUENCE_LIMIT);
        }
    }

    fn word(&mut self, word: &str, trust: f32) {
        if !word.is_ascii() {
            self.letters(word, trust);
        }
        let said = self.remembered(word);
        if said.set != 0 {
            self.add(said.set, said.weight * trust);
        }
    }

    /// What the tables say of a word: looked up once for each that a thread meets.
    fn remembered(&self, word: &str) -> Said {
        MET.with_borrow_mut(|met| {
            let met = &mut met[self.script as usize];
            if let Some(said) = met.get(word) {
                return *said;
            }
            let said = said_of(self.table, word);
            if met.len() >= MOST_REMEMBERED {
                met.clear();
            }
            met.insert(word.into(), said);
            said
        })
    }

    fn letters(&mut self, word: &str, trust: f32) {
        if self.table.lettered == 0 {
            return;
        }
        let all = if self.table.codes.len() == Set::BITS as usize {
            Set::MAX
        } else {
            (1 << self.table.codes.len()) - 1
        };
        for letter in word.chars().filter(|c| !c.is_ascii()) {
            let set = self.table.letters.get(&letter).copied().unwrap_or_default();
            if set == all {
                continue;
            }
            self.add(set, LETTER * trust);
            for score in members(all & !set) {
                self.of[score] -= FOREIGN * trust;
            }
        }
    }

    /// Gives each language of a set its part: the more have it, the less it says.
    fn add(&mut self, set: Set, weight: f32) {
        let share = weight / SHARES[set.count_ones() as usize];
        for index in members(set) {
            self.of[index] += share;
        }
    }

    /// Lets the classifiers vote between the languages that are well placed: each calls a language that it does not
    /// know by the nearest name.
    pub(super) fn ask_classifiers(&mut self, sample: &str) {
        let scores = &self.of[..self.table.codes.len()];
        let best = scores.iter().copied().fold(f32::MIN, f32::max);
        let placed: Vec<usize> = (0..scores.len()).filter(|row| scores[*row] >= best - WELL_PLACED).collect();
        let row_of = |three_letters: &str| {
            let code = super::super::codes::code(three_letters)?;
            placed.iter().copied().find(|row| self.table.codes[*row] == code)
        };
        let quick = row_of(whichlang::detect_language(sample).three_letter_code());
        let known: Vec<whatlang::Lang> =
            whatlang::Lang::all().iter().copied().filter(|lang| row_of(lang.code()).is_some()).collect();
        let known_rows: Vec<usize> = known.iter().filter_map(|lang| row_of(lang.code())).collect();
        let careful = whatlang::Detector::with_allowlist(known).detect_lang(sample);
        let careful = careful.and_then(|lang| row_of(lang.code()));
        for (row, weight) in [(quick, QUICK), (careful, CAREFUL)] {
            let Some(row) = row else { continue };
            self.of[row] += weight;
            // Neither can name these: what it says of their next of kin, it says of them.
            for other in placed.iter().copied().filter(|other| *other != row) {
                let code = self.table.codes[other];
                let is_unknown = !known_rows.contains(&other) || has_stand_in(self.script, code);
                if is_unknown && are_kin(code, self.table.codes[row]) {
                    self.of[other] += weight;
                }
            }
        }
    }

    /// The numbers of the best language and of the best that is no kin of it, and of the best but one.
    fn order(&self) -> (usize, f32, f32) {
        let scores = &self.of[..self.table.codes.len()];
        // Of equals the first row wins: rows stand in the order of how much is printed.
        let first = (0..scores.len()).rev().max_by(|a, b| scores[*a].total_cmp(&scores[*b])).unwrap_or(0);
        let code = self.table.codes[first];
        let others = || (0..scores.len()).filter(|index| *index != first);
        let stranger = others().filter(|index| !are_kin(code, self.table.codes[*index]));
        let highest = |rows: &mut dyn Iterator<Item = usize>| rows.map(|row| scores[row]).fold(0.0, f32::max);
        (first, highest(&mut others()), highest(&mut { stranger }))
    }

    /// The language with the most for it, and how sure that is; `None` where it is no better than a guess.
    pub(super) fn best(&self) -> Option<(&'static str, Sureness)> {
        let (first, second, stranger) = self.order();
        let best = self.of[first];
        let least = if self.is_mostly_figures { LEAST_OF_FIGURES } else { LEAST };
        if best < least || best - stranger < LEAST_LEAD {
            return None;
        }
        let is_sure = best >= SURE && best - second >= SURE_LEAD * best && !self.is_mostly_figures;
        Some((self.table.codes[first], if is_sure { Sureness::Sure } else { Sureness::Likely }))
    }
}

/// What the tables say of a word.
#[derive(Clone, Copy)]
struct Said {
    /// The languages that have it, or its ending; none where it says nothing.
    set: Set,
    weight: f32,
}

/// Words of a script that a thread remembers: some 3 MB.
const MOST_REMEMBERED: usize = 50_000;

thread_local! {
    /// What was looked up, script by script; it does not bear on what is found.
    static MET: RefCell<[FxHashMap<Box<str>, Said>; tables::SCRIPTS]> = RefCell::default();
}

fn said_of(table: &Table, word: &str) -> Said {
    if let Some(set) = table.words.get(word) {
        let length = match word.chars().count() {
            1 => 0.35,
            2 => 0.8,
            _ => 1.0,
        };
        return Said { set: *set, weight: WORD * length };
    }
    // The longest ending alone: the shorter ones in it say nothing more.
    let mut starts = [0_usize; LONGEST_ENDING];
    let mut count = 0;
    for (at, _) in word.char_indices().rev().take(LONGEST_ENDING) {
        starts[count] = at;
        count += 1;
    }
    for index in (0..count).rev() {
        let at = starts[index];
        let has_stem = word[..at].chars().nth(SHORTEST_STEM - 1).is_some();
        if let Some(set) = table.endings.get(&word[at..]).filter(|_| has_stem) {
            let length = if index == 0 { 0.5 } else { 1.0 };
            return Said { set: *set, weight: ENDING * length };
        }
    }
    Said { set: 0, weight: 0.0 }
}

/// Whether two languages are so near that a short text may be either.
pub(in super::super) fn are_kin(one: &str, other: &str) -> bool {
    KIN.iter().any(|kin| kin.contains(&one) && kin.contains(&other))
}

/// What one of so many languages gets: `n` to the power of three quarters.
static SHARES: std::sync::LazyLock<[f32; Set::BITS as usize + 1]> =
    std::sync::LazyLock::new(|| std::array::from_fn(|count| (count.max(1) as f32).powf(0.75)));

/// Gives each word in small letters, and how far it is to be trusted: a capital may make it a name.
fn each_word(sample: &str, mut read: impl FnMut(&str, f32)) {
    let shouts = is_in_capitals(sample);
    let mut lower = String::with_capacity(32);
    let mut is_first = true;
    let is_ascii = sample.is_ascii();
    let parts = |c: char| if is_ascii { !c.is_ascii_alphabetic() } else { !is_in_word(c) };
    for word in sample.split(parts).filter(|word| !word.is_empty()) {
        lower.clear();
        lower_into(word, &mut lower);
        let may_be_name = word.starts_with(char::is_uppercase) && !shouts && !is_first;
        read(&lower, if may_be_name { NAME } else { 1.0 });
        is_first = false;
    }
}

/// The numbers of the bits of a set.
fn members(mut set: Set) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let index = set.trailing_zeros() as usize;
        (set != 0).then(|| {
            set &= set - 1;
            index
        })
    })
}

/// Letters, and the vowel signs and accents that stand on them.
fn is_in_word(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_alphabetic();
    }
    c.is_alphabetic() || c == '·' || unicode_normalization::char::is_combining_mark(c)
}

/// A word in small letters. `İ` becomes `i`, without the dot that the Unicode rule leaves on it.
fn lower_into(word: &str, lower: &mut String) {
    if word.is_ascii() {
        lower.push_str(word);
        lower.make_ascii_lowercase();
        return;
    }
    lower.extend(word.chars().flat_map(char::to_lowercase).filter(|c| *c != '\u{307}'));
}

/// Whether most letters are capitals, as in old headlines: then a capital makes no name.
fn is_in_capitals(sample: &str) -> bool {
    if sample.is_ascii() {
        let capitals = sample.bytes().filter(u8::is_ascii_uppercase).count();
        return capitals > sample.bytes().filter(u8::is_ascii_lowercase).count();
    }
    let (mut capitals, mut small) = (0_usize, 0_usize);
    for c in sample.chars() {
        capitals += usize::from(c.is_uppercase());
        small += usize::from(c.is_lowercase());
    }
    capitals > small
}

/// Tables of results are figures and abbreviations in plain letters; letters with accents are no abbreviations.
fn is_mostly_figures(sample: &str) -> bool {
    let digits = sample.bytes().filter(u8::is_ascii_digit).count();
    let letters = sample.bytes().filter(u8::is_ascii_alphabetic).count();
    digits * 7 > letters && sample.is_ascii()
}
