//! Tells whether a sentence speaks of what is past or to come: an expression's tokens go in, the way comes out.

use super::tokens::Tokens;
use super::vocabulary::{Sense, Way};

/// The farthest word that is asked.
const REACH: usize = 16;

/// Words that end as participles do and are none.
const NO_PARTICIPLES: &[&str] = &[
    "need",
    "feed",
    "speed",
    "indeed",
    "hundred",
    "proceed",
    "succeed",
    "exceed",
    "breed",
    "agreed-upon",
    "sacred",
];

/// The nearest verb in front of the expression decides, else the nearest behind it, else one that only hints.
pub(super) fn of(tokens: &Tokens<'_>, first: usize, end: usize) -> Option<Way> {
    if is_attribute(tokens, first, end) {
        return None;
    }
    let mut hint = None;
    let back = (first.saturating_sub(REACH)..first).rev();
    let ahead = end..(end + REACH).min(tokens.len());
    for index in back.take_while(|index| !tokens.ends_sentence(*index)) {
        match told(tokens, index, first) {
            Told::Way(way) => return Some(way),
            Told::Hint(way) => hint = hint.or(Some(way)),
            Told::Nothing => {}
        }
    }
    for index in ahead.take_while(|index| !tokens.ends_sentence(*index)) {
        match told(tokens, index, first) {
            Told::Way(way) => return Some(way),
            Told::Hint(way) => hint = hint.or(Some(way)),
            Told::Nothing => {}
        }
    }
    hint
}

/// What one word tells.
enum Told {
    Way(Way),
    Hint(Way),
    Nothing,
}

fn told(tokens: &Tokens<'_>, index: usize, first: usize) -> Told {
    let is_noun = matches!(tokens.before(index, 1), Sense::The | Sense::Possessive | Sense::Count(1));
    match tokens.sense(index) {
        // `was to meet`, `set to resume`, `set for`
        Sense::Way(Way::Past) if is_bound(tokens.text(index), tokens.text(index + 1)) => {
            Told::Way(Way::Future)
        }
        // `were planning`, `was due`
        Sense::Way(Way::Past) if matches!(tokens.sense(index + 1), Sense::Way(Way::Future)) => Told::Nothing,
        // `had been due`
        Sense::Way(Way::Future) if tokens.before(index, 1) == Sense::Be => Told::Nothing,
        // `the plan`, but `the deadline`
        Sense::Way(Way::Future) if is_noun && !tokens.text(index).starts_with("deadline") => Told::Nothing,
        Sense::Way(way) => Told::Way(way),
        Sense::WeakWay(way) if !is_noun => Told::Hint(way),
        // `it may close`
        Sense::Month(5) if tokens.text(index) == "may" => Told::Way(Way::Future),
        // `Until Thursday, they had`: the verb comes later.
        Sense::Until if index < first && first - index <= 6 => match tokens.is_capital(index) {
            true => Told::Hint(Way::Future),
            false => Told::Way(Way::Future),
        },
        Sense::Loose if index + 1 == first && tokens.text(index).eq_ignore_ascii_case("by") => {
            Told::Hint(Way::Future)
        }
        // `as early as Tuesday`
        Sense::Modifier if tokens.text(index + 1) == "as" && index + 2 == first => Told::Way(Way::Future),
        Sense::Small if is_present_be(tokens.text(index)) && tokens.sense(index + 1) == Sense::To => {
            Told::Way(Way::Future)
        }
        // `to holders of record`
        Sense::Word if tokens.text(index) == "record" && tokens.before(index, 1) == Sense::Of => {
            Told::Hint(Way::Future)
        }
        Sense::Word if tokens.vocabulary.is_english && is_participle(tokens, index) => Told::Way(Way::Past),
        _ => Told::Nothing,
    }
}

/// Whether the expression describes the noun behind it: `the Aug. 7 bombings`.
fn is_attribute(tokens: &Tokens<'_>, first: usize, end: usize) -> bool {
    matches!(tokens.before(first, 1), Sense::The | Sense::Possessive | Sense::Count(1))
        && tokens.sense(end) == Sense::Word
        && !tokens.is_capital(end)
}

fn is_bound(word: &str, next: &str) -> bool {
    matches!((word, next), ("was" | "were" | "set", "to") | ("set", "for"))
}

fn is_present_be(word: &str) -> bool {
    matches!(word, "is" | "are")
}

/// `killed`, but not what `will be killed`, nor `United`.
fn is_participle(tokens: &Tokens<'_>, index: usize) -> bool {
    let word = tokens.text(index);
    word.len() > 3
        && word.ends_with("ed")
        && !tokens.is_capital(index)
        && !NO_PARTICIPLES.contains(&word)
        && tokens.before(index, 1) != Sense::Be
        && tokens.before(index, 1) != Sense::The
}
