//! Reads expressions of time: tokens and a place among them go in, what begins there and what it means comes out.

mod days;
mod units;
mod years;

pub(super) use days::one_more;

use super::calendar::Meaning;
use super::feasts;
use super::tokens::Tokens;
use super::vocabulary::{Sense, Unit, Which};

/// An expression.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Phrase {
    /// What it means.
    pub(super) meaning: Meaning,
    /// Its first token.
    pub(super) first: usize,
    /// The token behind it.
    pub(super) end: usize,
}

/// Reads the expression that begins at a token, the longest one.
pub(super) fn at(tokens: &Tokens<'_>, index: usize) -> Option<Phrase> {
    match tokens.sense(index) {
        Sense::Day(count) => days::counted(tokens, index, count),
        Sense::Beyond => days::beyond(tokens, index),
        Sense::Weekday(weekday) => days::weekday(tokens, index, weekday, None),
        Sense::Month(month) => days::month(tokens, index, month, None),
        Sense::Season(month) => years::season(tokens, index, month),
        Sense::Which(which) => chosen(tokens, index, which),
        Sense::Number(value, digits) => days::day_and_month(tokens, index, value, digits)
            .or_else(|| units::ago(tokens, index))
            .or_else(|| days::ordinal(tokens, index, value, digits))
            .or_else(|| years::decade(tokens, index, value, digits))
            .or_else(|| years::year(tokens, index)),
        Sense::Count(_) => units::ago(tokens, index).or_else(|| units::a_year_earlier(tokens, index)),
        Sense::AgoBefore => units::so_long_before(tokens, index),
        Sense::Unit(unit) => units::bare(tokens, index, unit),
        Sense::Ordinal(number) => years::quarter(tokens, index, number),
        Sense::QuarterName(number) => years::quarter(tokens, index, number),
        Sense::Earlier | Sense::Later => units::part(tokens, index),
        Sense::End => units::end_of(tokens, index),
        Sense::Feast(first) => feasts::read(tokens, index, first.into(), None),
        Sense::Decade(decade) => years::named_decade(tokens, index, decade),
        _ => None,
    }
}

/// `last Tuesday`, `this past spring`, `next March`, `last week`.
fn chosen(tokens: &Tokens<'_>, index: usize, which: Which) -> Option<Phrase> {
    let (which, next) = match (which, tokens.sense(index + 1)) {
        (Which::This, Sense::Which(which @ (Which::Past | Which::Coming))) => (which, index + 2),
        _ => (which, index + 1),
    };
    let phrase = match tokens.sense(next) {
        Sense::Weekday(weekday) => days::weekday(tokens, next, weekday, Some(which)),
        Sense::Month(month) => days::month(tokens, next, month, Some(which)),
        Sense::Season(month) => Some(units::phrase(Meaning::Season { month, which }, next, next + 1)),
        // `last year's third quarter`
        Sense::Unit(Unit::Year) if years::quarter_behind(tokens, next + 1).is_some() => {
            years::quarter_behind(tokens, next + 1)
        }
        Sense::Unit(unit) => units::chosen(tokens, next, unit, which),
        Sense::PartOfDay => units::part_of_day(next, which),
        // `pasado mañana`
        Sense::Day(1) if which == Which::Last && tokens.vocabulary.is_postposed => {
            Some(units::phrase(Meaning::Day(2), next, next + 1))
        }
        Sense::Feast(first) => feasts::read(tokens, next, first.into(), Some(which)),
        _ => None,
    };
    phrase.map(|phrase| Phrase { first: index, ..phrase })
}

/// The word behind the noun that says which: `mardi dernier`, where the language puts it there.
fn which_behind(tokens: &Tokens<'_>, index: usize) -> Option<Which> {
    match tokens.sense(index) {
        Sense::Which(which @ (Which::Last | Which::Next)) if tokens.vocabulary.is_postposed => Some(which),
        _ => None,
    }
}
