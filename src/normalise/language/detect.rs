//! Tells the language of a text: its beginning goes in, a code and how sure that is come out; `None` where it says
//! too little.
//!
//! The script comes first: most scripts write one language. The languages of a shared script are told apart by small
//! words, endings and letters (`tables`); where these leave a doubt, two classifiers of letter sequences vote.

mod latin_east;
mod latin_west;
mod other_scripts;
mod scripts;
mod sequences;
mod tables;
mod vote;

use scripts::Script;
use std::borrow::Cow;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;
use vote::Scores;

/// What a text is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Detected {
    /// Its ISO 639-1 code.
    pub code: &'static str,
    /// How sure that is.
    pub sureness: Sureness,
    /// How many bytes were looked at.
    pub looked_at: usize,
}

/// How sure a detection is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Sureness {
    /// Better than any other answer.
    Likely,
    /// Enough to say that a file which states another language is wrong.
    Sure,
}

/// What is looked at first, and, where that leaves a doubt, after it: enough to tell, little enough to be quick.
const SAMPLES: [usize; 2] = [320, 1200];

/// With fewer letters than this a guess would be made up; a script of one language needs few.
const FEWEST_LETTERS: usize = 14;
const FEWEST_OF_SCRIPT: usize = 6;

/// Detects the language of a text.
pub(super) fn detect(text: &str) -> Option<Detected> {
    let mut best: Option<Detected> = None;
    for length in SAMPLES {
        let sample = beginning(text, length);
        let is_all = sample.len() == text.len();
        if let Some((code, sureness)) = read(sample, is_all || length == SAMPLES[SAMPLES.len() - 1]) {
            best = Some(Detected { code, sureness, looked_at: sample.len() });
        }
        if is_all || best.is_some_and(|found| found.sureness == Sureness::Sure) {
            break;
        }
    }
    best
}

/// Whether a text that reads as one language may be in the other: Serbian, Croatian and Bosnian in Latin letters are
/// told apart by what the paper calls itself, and a script that tells one language may write another that is rare.
pub(super) fn may_be(found: &str, stated: &str) -> bool {
    const NEAR: &[&[&str]] = &[&["hr", "sr", "bs"], &["he", "yi"], &["am", "ti"]];
    NEAR.iter().any(|near| near.contains(&found) && near.contains(&stated))
}

/// Reads one sample; the classifiers vote only where no more text can be read.
fn read(sample: &str, is_last: bool) -> Option<(&'static str, Sureness)> {
    let sample = composed(sample);
    let (script, letters) = scripts::of(&sample)?;
    match script {
        Script::Of(code) if letters >= FEWEST_OF_SCRIPT => Some((code, Sureness::Sure)),
        Script::Shared(shared) if letters >= FEWEST_LETTERS => {
            let mut scores = Scores::count(shared, &sample);
            let by_words = scores.best();
            if !is_last || by_words.is_some_and(|found| found.1 == Sureness::Sure) {
                return by_words;
            }
            scores.weigh_sequences(&sample);
            scores.ask_classifiers(&sample);
            scores.best()
        }
        _ => None,
    }
}

/// The text with each accent on its letter: some systems write them apart.
fn composed(sample: &str) -> Cow<'_, str> {
    let has_loose_accents = !sample.is_ascii() && sample.chars().any(|c| ('\u{300}'..'\u{370}').contains(&c));
    match has_loose_accents && sample.chars().any(is_combining_mark) {
        true => Cow::Owned(sample.nfc().collect()),
        false => Cow::Borrowed(sample),
    }
}

/// The beginning of a text, cut between characters.
fn beginning(text: &str, length: usize) -> &str {
    &text[..text.floor_char_boundary(length)]
}

#[cfg(test)]
mod tests;
