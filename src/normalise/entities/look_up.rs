//! Takes a capitalised word, gives its fingerprint and what the lists know of it, also through its ending.

use super::languages::{Language, Tongue};
use super::lists::{Lists, bit, fingerprint};
use super::runs::Shape;
use crate::analysis::fold;

/// What the lists know of a word that begins with a capital.
pub fn look_up(word: &str, shape: Shape, lists: &Lists, language: &Language) -> (u64, u32) {
    let foreign = language.tongue != Tongue::English;
    let print = fingerprint(word);
    let known = lists.get(print);
    let mut bits = known.bits | if foreign { known.other } else { 0 };
    if bits & bit::CAPITALS != 0 {
        bits &= if shape == Shape::Upper { !(bit::STOP | bit::ORDINARY) } else { !bit::COUNTRY };
    }
    if foreign {
        if bits & !bit::PREFIX == 0 {
            bits |= cues_of_ending(word, language);
        }
        if bits & !bit::PREFIX == 0
            && let Some(known) = nominative(word, lists, language)
        {
            return known;
        }
        if bits & !bit::PREFIX == 0 {
            bits |= without_accents(word, lists);
        }
        return (print, bits);
    }
    let is_unknown = bits & (bit::ORDINARY | bit::LISTED | bit::GIVEN | bit::SURNAME | bit::STOP) == 0;
    if is_unknown && bits & bit::CALENDAR == 0 && is_inflected(word, lists) {
        bits |= bit::ORDINARY;
    }
    (print, bits)
}

/// What the ending of a word says: a `-minister` is a title.
pub fn cues_of_ending(word: &str, language: &Language) -> u32 {
    if language.cues.is_empty() {
        return 0;
    }
    let word = word.to_lowercase();
    let is_end = |ending: &str| word.len() > ending.len() && word.ends_with(ending);
    language.cues.iter().filter(|(ending, _)| is_end(ending)).fold(0, |bits, (_, more)| bits | more)
}

/// Whether a capitalised word is an organisation by its ending: `Finanzministerium`.
pub fn is_body(word: &str, language: &Language) -> bool {
    let word = word.to_lowercase();
    language.bodies.iter().any(|ending| word.ends_with(ending) && word.len() > ending.len())
}

/// A given name or surname that the lists have without accents: `Ayşe`.
fn without_accents(word: &str, lists: &Lists) -> u32 {
    if word.is_ascii() || word.chars().count() < 4 {
        return 0;
    }
    lists.get(fingerprint(&fold::key(word))).bits & (bit::GIVEN | bit::SURNAME)
}

/// A listed name in the form that stands alone: `Москве` is `Москва`, `Helsingissä` is `Helsinki`.
fn nominative(word: &str, lists: &Lists, language: &Language) -> Option<(u64, u32)> {
    let word = word.to_lowercase();
    if word.chars().count() < 4 {
        return None;
    }
    let wanted = bit::COUNTRY | bit::CITY | bit::GIVEN | bit::SURNAME;
    let look = |form: &str| {
        let print = fingerprint(form);
        let bits = lists.get(print).bits & wanted;
        (bits != 0).then_some((print, bits))
    };
    let mut best = None;
    for (ending, alternatives) in language.endings {
        let Some(stem) = word.strip_suffix(ending).filter(|stem| stem.chars().count() >= 3) else { continue };
        for alternative in *alternatives {
            let form = format!("{stem}{alternative}");
            let found = look(&form).or_else(|| changed(&form, language).iter().find_map(|form| look(form)));
            if let Some((print, bits)) = found {
                if bits & (bit::COUNTRY | bit::CITY) != 0 {
                    return Some((print, bits));
                }
                best = best.or(Some((print, bits)));
            }
        }
    }
    best
}

/// Stems that are written in another way before an ending.
fn changed(form: &str, language: &Language) -> Vec<String> {
    let mut forms = Vec::new();
    if language.codes.contains(&"fi") {
        // Strong grades: `Helsingi` is `Helsinki`, `Turu` is `Turku`.
        for (weak, strong) in
            [("ng", "nk"), ("nn", "nt"), ("mm", "mp"), ("ll", "lt"), ("rr", "rt"), ("d", "t")]
        {
            if let Some(at) = form.rfind(weak) {
                forms.push(format!("{}{strong}{}", &form[..at], &form[at + weak.len()..]));
            }
        }
        if let Some((at, _)) = form.char_indices().next_back() {
            forms.push(format!("{}k{}", &form[..at], &form[at..]));
        }
    } else if language.codes.contains(&"hu") {
        // `Ukrajná` is `Ukrajna`.
        for (long, short) in [("á", "a"), ("é", "e")] {
            forms.extend(form.strip_suffix(long).map(|stem| format!("{stem}{short}")));
        }
    }
    forms
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
