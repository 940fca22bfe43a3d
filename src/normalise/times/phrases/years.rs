//! Reads years and their parts: tokens with a year, a decade, a season or a quarter go in, their days come out.

use super::super::calendar::{Meaning, quarter_days, season_days, years};
use super::super::tokens::Tokens;
use super::super::vocabulary::{Sense, Unit, Which};
use super::Phrase;
use super::days::continues_a_number;
use super::units::phrase;

/// `in 1998`, `the 1998 election`, `(1998)`, `1914-1918`, `1998-99`.
pub(super) fn year(tokens: &Tokens<'_>, index: usize) -> Option<Phrase> {
    let first = number_of_year(tokens, index)?;
    if let Some(quarter) = quarter_behind(tokens, index + 1) {
        return Some(Phrase { first: index, ..quarter });
    }
    let (last, end) = end_of_range(tokens, index, first).unwrap_or((first, index + 1));
    let is_led = match tokens.before(index, 1) {
        Sense::Leading | Sense::Until | Sense::Modifier | Sense::Unit(Unit::Year) => {
            !is_counting(tokens, end)
        }
        Sense::Loose | Sense::Of | Sense::To => is_recent(first) && is_closed(tokens, end),
        Sense::And => {
            matches!(tokens.before(index, 2), Sense::Number(1500..=2100, 4)) && is_closed(tokens, end)
        }
        Sense::Small | Sense::Way(_) => {
            let word = tokens.text(index - 1);
            is_recent(first)
                && (word.eq_ignore_ascii_case("that") && describes(tokens, end)
                    || word == "due" && is_closed(tokens, end))
        }
        Sense::The | Sense::Possessive | Sense::Count(1) => is_recent(first) && describes(tokens, end),
        Sense::Mark('(') => is_recent(first) && tokens.is_mark(end, &[')']),
        Sense::Mark('-' | '–') => tokens.before(index, 2) == Sense::Modifier,
        _ => false,
    };
    let (first, last) = years(first, last).filter(|_| is_led)?;
    Some(phrase(Meaning::Printed(first, last), index, end))
}

/// `the 1990s`, `1980's`, `the '80s`.
pub(super) fn decade(tokens: &Tokens<'_>, index: usize, value: u32, digits: u8) -> Option<Phrase> {
    let has_mark = tokens.is_mark(index + 1, &['\'', '’']);
    let ending = index + 1 + usize::from(has_mark);
    if !tokens.vocabulary.is_english || tokens.text(ending) != "s" || !tokens.touches(ending) {
        return None;
    }
    let first = match (value, digits) {
        (1500..=2090, 4) => value,
        // `the '80s` of the century that is near.
        (20..=90, 2) if index > 0 && tokens.is_mark(index - 1, &['\'', '’', '‘']) => 1900 + value,
        _ => return None,
    };
    let lead = tokens.before(index, if index > 0 && tokens.is_mark(index - 1, &['-']) { 2 } else { 1 });
    let is_possessive = has_mark && !matches!(lead, Sense::The | Sense::Modifier) && digits == 4;
    if first % 10 != 0 || is_possessive {
        return None;
    }
    let (first, last) = years(first as i32, first as i32 + 9)?;
    Some(phrase(Meaning::Printed(first, last), index, ending + 1))
}

/// `the nineties`; `in his sixties` is an age.
pub(super) fn named_decade(tokens: &Tokens<'_>, index: usize, decade: u32) -> Option<Phrase> {
    let is_led = matches!(tokens.before(index, 1), Sense::The | Sense::Modifier)
        && tokens.before(index, 2) != Sense::Possessive;
    let (first, last) = years(1900 + decade as i32, 1909 + decade as i32).filter(|_| is_led)?;
    Some(phrase(Meaning::Printed(first, last), index, index + 1))
}

/// `the summer of 1998`, `summer 1998`.
pub(super) fn season(tokens: &Tokens<'_>, index: usize, month: u32) -> Option<Phrase> {
    let next = index + 1 + usize::from(tokens.sense(index + 1) == Sense::Of);
    let year = number_of_year(tokens, next)?;
    let (first, last) = season_days(year, month)?;
    Some(phrase(Meaning::Printed(first, last), index, next + 1))
}

/// `the third quarter`, `third-quarter profit`, `the first quarter of 1990`, `Q3 2020`, `the first half of 1998`.
pub(super) fn quarter(tokens: &Tokens<'_>, index: usize, number: u32) -> Option<Phrase> {
    let is_named = matches!(tokens.sense(index), Sense::QuarterName(_));
    let noun = index + 1 + usize::from(tokens.is_mark(index + 1, &['-']));
    let (unit, next) = match tokens.sense(noun) {
        _ if is_named => (Unit::Quarter, index + 1),
        Sense::Unit(unit @ (Unit::Quarter | Unit::Half)) => (unit, noun + 1),
        _ => return None,
    };
    if !(1..=4).contains(&number) || unit == Unit::Half && number > 2 {
        return None;
    }
    let days = |year| {
        let (first, last) = if unit == Unit::Half { (number * 2 - 1, number * 2) } else { (number, number) };
        Some((quarter_days(year, first)?.0, quarter_days(year, last)?.1))
    };
    let of = next + usize::from(tokens.sense(next) == Sense::Of);
    if let Some(year) = number_of_year(tokens, of) {
        let (first, last) = days(year)?;
        return Some(phrase(Meaning::Printed(first, last), index, of + 1));
    }
    // `the 1988 third quarter`, `1988's third quarter`
    let distance = if tokens.before(index, 1) == Sense::Possessive { 3 } else { 1 };
    if let Some(year) = index.checked_sub(distance).and_then(|before| number_of_year(tokens, before)) {
        let (first, last) = days(year)?;
        return Some(phrase(Meaning::Printed(first, last), index, next));
    }
    // The halves of a game are more frequent than those of a year, and its quarters are told by its words.
    if unit == Unit::Half || is_of_a_game(tokens, index) {
        return None;
    }
    let (year, end) = match (tokens.sense(of), tokens.sense(of + 1)) {
        (Sense::Which(which), Sense::Unit(Unit::Year)) => (Some(which), of + 2),
        _ => (year_before(tokens, index), next),
    };
    Some(phrase(Meaning::Quarter { quarter: number, year }, index, end))
}

/// The quarter of the year that ends before this token: `'s third quarter`.
pub(super) fn quarter_behind(tokens: &Tokens<'_>, index: usize) -> Option<Phrase> {
    let is_possessive = tokens.is_mark(index, &['\'', '’']) && tokens.sense(index + 1) == Sense::Possessive;
    let next = index + if is_possessive { 2 } else { 0 };
    match tokens.sense(next) {
        Sense::Ordinal(number) => quarter(tokens, next, number),
        _ => None,
    }
}

/// The year in front of a quarter: `last year's third quarter`, `the year-earlier third quarter`.
fn year_before(tokens: &Tokens<'_>, index: usize) -> Option<Which> {
    match (tokens.before(index, 1), tokens.before(index, 3), tokens.before(index, 4)) {
        (Sense::Ago | Sense::Earlier, Sense::Unit(Unit::Year), _) => Some(Which::Last),
        (Sense::Possessive, Sense::Unit(Unit::Year), Sense::Which(which)) => Some(which),
        _ => None,
    }
}

fn is_of_a_game(tokens: &Tokens<'_>, index: usize) -> bool {
    let around = index.saturating_sub(25)..(index + 25).min(tokens.len());
    around.into_iter().any(|index| tokens.sense(index) == Sense::Sport)
}

/// A number of four digits that can be a year and is no part of a longer number.
pub(super) fn number_of_year(tokens: &Tokens<'_>, index: usize) -> Option<i32> {
    let Sense::Number(value @ 1500..=2100, 4) = tokens.sense(index) else { return None };
    let touches_number = tokens.is_mark(index + 1, &['.', ',', ':'])
        && tokens.touches(index + 1)
        && tokens.touches(index + 2)
        && matches!(tokens.sense(index + 2), Sense::Number(..));
    let is_share =
        tokens.is_mark(index + 1, &['%', '°']) || tokens.touches(index + 1) && !is_mark(tokens, index + 1);
    (!touches_number && !is_share && !continues_a_number(tokens, index)).then_some(value as i32)
}

fn is_mark(tokens: &Tokens<'_>, index: usize) -> bool {
    matches!(tokens.sense(index), Sense::Mark(_))
}

/// The last year of `1914-1918` or `1998-99`.
fn end_of_range(tokens: &Tokens<'_>, index: usize, first: i32) -> Option<(i32, usize)> {
    if !tokens.is_mark(index + 1, &['-', '–', '/'])
        || !tokens.touches(index + 1)
        || !tokens.touches(index + 2)
    {
        return None;
    }
    let last = match tokens.sense(index + 2) {
        Sense::Number(value, 2) => first / 100 * 100 + value as i32,
        Sense::Number(value @ 1500..=2100, 4) => value as i32,
        _ => return None,
    };
    (last > first && last - first <= 150).then_some((last, index + 3))
}

fn is_recent(year: i32) -> bool {
    (1800..=2050).contains(&year)
}

/// Whether the number counts what stands behind it: `in 2000 cases`.
fn is_counting(tokens: &Tokens<'_>, index: usize) -> bool {
    matches!(tokens.sense(index), Sense::Counted) || tokens.is_mark(index, &['$', '%'])
}

/// Whether nothing stands behind it that a number could count.
fn is_closed(tokens: &Tokens<'_>, index: usize) -> bool {
    match tokens.sense(index) {
        Sense::Counted | Sense::Word | Sense::Unit(_) | Sense::Mark('$' | '%' | '/') | Sense::Number(..) => {
            false
        }
        Sense::Mark('-' | '–') => !tokens.touches(index),
        _ => true,
    }
}

/// Whether it describes what stands behind it: `the 1998 election`.
fn describes(tokens: &Tokens<'_>, index: usize) -> bool {
    let is_word =
        matches!(tokens.sense(index), Sense::Word | Sense::Season(_) | Sense::Way(_) | Sense::WeakWay(_));
    is_word && tokens.text(index).len() > 2
}
