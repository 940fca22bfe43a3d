//! Reads units of time: tokens with a week, a month or a year go in, how far it is from the article's day comes out.

use super::super::calendar::{Meaning, Part};
use super::super::tokens::Tokens;
use super::super::vocabulary::{Sense, Unit, Which};
use super::{Phrase, which_behind};

/// An expression from one token to another.
pub(super) fn phrase(meaning: Meaning, first: usize, end: usize) -> Phrase {
    Phrase { meaning, first, end }
}

/// `last week`, `this month`, `next year`; `the last week` is a length, not a week.
pub(super) fn chosen(tokens: &Tokens<'_>, index: usize, unit: Unit, which: Which) -> Option<Phrase> {
    let is_length = tokens.vocabulary.is_english
        && matches!(tokens.before(index, 2), Sense::The | Sense::Possessive)
        && which != Which::This
        && unit != Unit::Weekend;
    let is_named_so = match unit {
        Unit::Day | Unit::Decade | Unit::Half => true,
        Unit::Weekend => false,
        _ => matches!(which, Which::Past | Which::Coming),
    };
    // `last year of his life`
    let is_of_something = tokens.sense(index + 1) == Sense::Of && which != Which::This;
    if is_length || is_named_so || is_of_something {
        return None;
    }
    Some(phrase(Meaning::Unit { unit, which: Some(which), part: Part::Whole }, index, index + 1))
}

/// `last night`, `this morning`.
pub(super) fn part_of_day(index: usize, which: Which) -> Option<Phrase> {
    let days = match which {
        Which::Last => -1,
        Which::This => 0,
        _ => return None,
    };
    Some(phrase(Meaning::Day(days), index, index + 1))
}

/// `earlier this month`, `later this year`.
pub(super) fn part(tokens: &Tokens<'_>, index: usize) -> Option<Phrase> {
    let part = if tokens.sense(index) == Sense::Earlier { Part::Earlier } else { Part::Later };
    let (Sense::Which(which @ Which::This), Sense::Unit(unit)) =
        (tokens.sense(index + 1), tokens.sense(index + 2))
    else {
        return None;
    };
    chosen(tokens, index + 2, unit, which)?;
    let part = if unit == Unit::Weekend { Part::Whole } else { part };
    Some(phrase(Meaning::Unit { unit, which: Some(which), part }, index, index + 3))
}

/// `the end of the year`, `end of next month`.
pub(super) fn end_of(tokens: &Tokens<'_>, index: usize) -> Option<Phrase> {
    if tokens.sense(index + 1) != Sense::Of {
        return None;
    }
    let which = match tokens.sense(index + 2) {
        Sense::The => Which::This,
        Sense::Which(which @ (Which::Last | Which::This | Which::Next)) => which,
        _ => return None,
    };
    let Sense::Unit(unit @ (Unit::Month | Unit::Year | Unit::Quarter)) = tokens.sense(index + 3) else {
        return None;
    };
    Some(phrase(Meaning::Unit { unit, which: Some(which), part: Part::End }, index, index + 4))
}

/// What a unit begins: `the weekend`, `year-end`, `la semaine dernière`, `weekend`, `неделю назад`.
pub(super) fn bare(tokens: &Tokens<'_>, index: usize, unit: Unit) -> Option<Phrase> {
    if let Some(which) = which_behind(tokens, index + 1) {
        return chosen(tokens, index, unit, which).map(|phrase| Phrase { end: index + 2, ..phrase });
    }
    if tokens.sense(index + 1) == Sense::Ago {
        return (!tokens.vocabulary.is_english && !is_counted(tokens, index))
            .then_some(phrase(Meaning::Units { unit, count: -1 }, index, index + 2))
            .filter(|_| unit != Unit::Weekend);
    }
    if !tokens.vocabulary.is_english {
        return None;
    }
    match unit {
        Unit::Day => before_or_after(tokens, index),
        Unit::Week if tokens.sense(index + 1) == Sense::Of => {
            let Sense::Month(month) = tokens.sense(index + 2) else { return None };
            let point = usize::from(tokens.is_mark(index + 3, &['.']));
            let (day, end) = super::days::day_number(tokens, index + 3 + point)?;
            Some(phrase(Meaning::WeekOf { month, day }, index, end))
        }
        Unit::Weekend if tokens.before(index, 1) == Sense::The => {
            let is_other = tokens.sense(index + 1) == Sense::Of || tokens.before(index, 2) == Sense::Of;
            let meaning = Meaning::Unit { unit, which: None, part: Part::Whole };
            (!is_other).then_some(phrase(meaning, index, index + 1))
        }
        Unit::Year | Unit::Month => {
            // `year-end`, `year end`, `year's end`
            let last = match tokens.sense(index + 1) {
                Sense::Mark('-') => index + 2,
                Sense::Mark('\'' | '’') => index + 3,
                _ => index + 1,
            };
            match (tokens.sense(last), tokens.before(index, 1)) {
                (Sense::End, before) if is_by(tokens, index, before) => {
                    let meaning = Meaning::Unit { unit, which: Some(Which::This), part: Part::End };
                    Some(phrase(meaning, index, last + 1))
                }
                (Sense::Earlier | Sense::Ago, _) if unit == Unit::Year && last == index + 2 => {
                    Some(phrase(Meaning::Units { unit, count: -1 }, index, index + 3))
                }
                _ => None,
            }
        }
        _ => None,
    }
}

/// Whether the end of a year is one to come: `by year-end`; that `since year-end` is over.
fn is_by(tokens: &Tokens<'_>, index: usize, before: Sense) -> bool {
    before == Sense::Until || before == Sense::Loose && tokens.text(index - 1).eq_ignore_ascii_case("by")
}

/// `the day before yesterday`, `the day after tomorrow`.
fn before_or_after(tokens: &Tokens<'_>, index: usize) -> Option<Phrase> {
    let is_word = |word: &str| tokens.text(index + 1).eq_ignore_ascii_case(word);
    match tokens.sense(index + 2) {
        Sense::Day(-1) if is_word("before") => Some(phrase(Meaning::Day(-2), index, index + 3)),
        Sense::Day(1) if is_word("after") => Some(phrase(Meaning::Day(2), index, index + 3)),
        _ => None,
    }
}

/// `two weeks ago`, `10 days ago`, `a year ago`, `deux semaines …` in the languages that put it behind.
pub(super) fn ago(tokens: &Tokens<'_>, index: usize) -> Option<Phrase> {
    let (count, unit, next) = length(tokens, index)?;
    let end = match tokens.sense(next) {
        Sense::Ago => next + 1,
        _ => return None,
    };
    distance(tokens, index, index, count, unit, end)
}

/// `vor zwei Wochen`, `il y a deux semaines`, `hace dos semanas`, `há duas semanas`.
pub(super) fn so_long_before(tokens: &Tokens<'_>, index: usize) -> Option<Phrase> {
    let is_throughout = (1..=2).any(|count| tokens.before(index, count) == Sense::Throughout);
    let next = index + 1 + usize::from(tokens.text(index + 1).eq_ignore_ascii_case("a"));
    let (count, unit, end) = length(tokens, next)?;
    if is_throughout {
        return None;
    }
    let end = end + usize::from(tokens.sense(end) == Sense::Ago);
    distance(tokens, index, next, count, unit, end)
}

/// `a year earlier`: a year before what was told of.
pub(super) fn a_year_earlier(tokens: &Tokens<'_>, index: usize) -> Option<Phrase> {
    let (1, Unit::Year, next) = length(tokens, index)? else { return None };
    (tokens.sense(next) == Sense::Earlier).then_some(phrase(Meaning::YearEarlier, index, next + 1))
}

fn distance(
    tokens: &Tokens<'_>,
    first: usize,
    counted_at: usize,
    count: i64,
    unit: Unit,
    end: usize,
) -> Option<Phrase> {
    // `more than 50 years ago` has no end.
    let is_unbounded = tokens.before(counted_at, 1) == Sense::Unbounded;
    // `two and a half years ago`
    let is_fraction = tokens.vocabulary.is_english && tokens.before(first, 1) == Sense::And
        || matches!(unit, Unit::Weekend | Unit::Half);
    // `a week ago today`, `a week ago Friday`: another day than that of the unit.
    let unit = match tokens.sense(end) {
        Sense::Day(0) if unit == Unit::Week => return Some(phrase(Meaning::Day(-7 * count), first, end + 1)),
        Sense::Weekday(_) => return None,
        _ => unit,
    };
    // A decade ago is a year, not ten.
    let (count, unit) = if unit == Unit::Decade { (count * 10, Unit::Year) } else { (count, unit) };
    (!is_unbounded && !is_fraction).then_some(phrase(Meaning::Units { unit, count: -count }, first, end))
}

/// A number with a unit.
fn length(tokens: &Tokens<'_>, index: usize) -> Option<(i64, Unit, usize)> {
    let count = match tokens.sense(index) {
        Sense::Count(count) => count,
        Sense::Number(count, digits) if digits <= 3 && !super::days::continues_a_number(tokens, index) => {
            count
        }
        _ => return None,
    };
    match tokens.sense(index + 1) {
        Sense::Unit(unit) => Some((i64::from(count), unit, index + 2)),
        _ => None,
    }
}

/// Whether a number stands in front of a unit.
fn is_counted(tokens: &Tokens<'_>, index: usize) -> bool {
    !matches!(
        tokens.before(index, 1),
        Sense::Edge | Sense::Word | Sense::Mark(_) | Sense::Small | Sense::Way(_)
    )
}
