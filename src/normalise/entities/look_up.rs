//! Takes a capitalised word, gives its fingerprint and what the lists know of it, also through its ending.

use super::lists::{Lists, bit, fingerprint};
use super::runs::Shape;

/// What the lists know of a word that begins with a capital.
pub fn look_up(word: &str, shape: Shape, lists: &Lists, foreign: bool) -> (u64, u32) {
    let print = fingerprint(word);
    let known = lists.get(print);
    let mut bits = known.bits | if foreign { known.other } else { 0 };
    if bits & bit::CAPITALS != 0 {
        bits &= if shape == Shape::Upper { !(bit::STOP | bit::ORDINARY) } else { !bit::COUNTRY };
    }
    if foreign && bits == 0 && word.len() > word.chars().count() {
        let nominative = nominative(word, lists);
        if let Some(known) = nominative {
            return known;
        }
    }
    let is_unknown = bits & (bit::ORDINARY | bit::LISTED | bit::GIVEN | bit::SURNAME | bit::STOP) == 0;
    if is_unknown && bits & bit::CALENDAR == 0 && is_inflected(word, lists) {
        bits |= bit::ORDINARY;
    }
    (print, bits)
}

/// A listed place with a Slavic case ending: `Москве` is `Москва`.
fn nominative(word: &str, lists: &Lists) -> Option<(u64, u32)> {
    let letters: Vec<char> = word.chars().collect();
    if letters.len() < 4 || !letters.iter().all(|letter| matches!(letter, '\u{400}'..='\u{4ff}' | '-')) {
        return None;
    }
    for cut in 1..=2 {
        let stem: String = letters[..letters.len() - cut].iter().collect();
        for ending in ["", "а", "я", "й", "ь"] {
            let print = fingerprint(&format!("{stem}{ending}"));
            let bits = lists.get(print).bits & (bit::COUNTRY | bit::CITY);
            if bits != 0 {
                return Some((print, bits));
            }
        }
    }
    None
}

/// Whether the word is an ordinary one with an English ending.
fn is_inflected(word: &str, lists: &Lists) -> bool {
    ENDINGS.iter().any(|(ending, replacement)| {
        let Some(stem) = word.strip_suffix(ending).filter(|stem| stem.len() >= 3) else { return false };
        if replacement.is_empty() {
            return lists.get(fingerprint(stem)).bits & bit::ORDINARY != 0;
        }
        lists.get(fingerprint(&format!("{stem}{replacement}"))).bits & bit::ORDINARY != 0
    })
}

const ENDINGS: &[(&str, &str)] = &[
    ("s", ""),
    ("es", ""),
    ("ed", ""),
    ("d", ""),
    ("ing", ""),
    ("ly", ""),
    ("er", ""),
    ("ies", "y"),
    ("ing", "e"),
];
