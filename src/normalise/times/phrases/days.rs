//! Reads days: tokens with a weekday, a month or a day's number go in, the day that they mean comes out.

use super::super::calendar::Meaning;
use super::super::tokens::Tokens;
use super::super::vocabulary::{Sense, Unit, Which};
use super::units::phrase;
use super::{Phrase, which_behind};

/// Titles of papers and shows behind a weekday.
const TITLES: &[&str] = &[
    "Times",
    "Telegraph",
    "Mail",
    "Express",
    "Mirror",
    "Herald",
    "Independent",
    "World",
    "Post",
    "Tribune",
    "Star",
    "Night",
    "School",
    "Evening",
    "Review",
    "Business",
    "People",
    "Sun",
    "News",
    "Nation",
    "Morning",
];

/// `yesterday`, `the day before yesterday`.
pub(super) fn counted(tokens: &Tokens<'_>, index: usize, count: i64) -> Option<Phrase> {
    // A capital within a sentence is that of a name: `USA Today`, `Der Morgen`.
    let begins = index == 0
        || tokens.ends_sentence(index - 1)
        || !tokens.text(index - 1).starts_with(|c: char| c.is_alphanumeric());
    if tokens.is_capital(index) && !begins {
        return None;
    }
    // `por la mañana` and `pasado mañana` are other things.
    let is_part_of_day = tokens.vocabulary.is_postposed
        && matches!(tokens.before(index, 1), Sense::The | Sense::Which(_))
        && count == 1;
    (!is_part_of_day).then_some(phrase(Meaning::Day(count), index, index + 1))
}

/// `avant-hier`, `l'altro ieri`, `pasado mañana`.
pub(super) fn beyond(tokens: &Tokens<'_>, index: usize) -> Option<Phrase> {
    // Without the hyphen, `avant demain` is no day.
    let has_hyphen = tokens.is_mark(index + 1, &['-']);
    let next = if has_hyphen { index + 2 } else { index + 1 };
    match tokens.sense(next) {
        _ if !has_hyphen && tokens.text(index) != "altro" => None,
        Sense::Day(count @ (-1 | 1)) => Some(phrase(Meaning::Day(count * 2), index, next + 1)),
        _ => None,
    }
}

/// `Tuesday`, `Tuesday last week`, `Thursday, Nov. 9`, `mardi dernier`, `terça-feira passada`.
pub(super) fn weekday(
    tokens: &Tokens<'_>,
    index: usize,
    weekday: u32,
    which: Option<Which>,
) -> Option<Phrase> {
    let vocabulary = tokens.vocabulary;
    let is_name = vocabulary.has_capitals && !tokens.is_capital(index)
        || matches!(tokens.before(index, 1), Sense::Name | Sense::Each)
        || TITLES.contains(&tokens.text(index + 1))
        || tokens.before(index, 1) == Sense::On
            && tokens.before(index, 2) != Sense::Edge
            && tokens.text(index - 2) == "Mail";
    if is_name {
        return None;
    }
    let mut end = index + 1;
    if tokens.is_mark(end, &['-']) && tokens.text(end + 1).eq_ignore_ascii_case("feira") {
        end += 2;
    }
    if let Some(date) = beside_a_date(tokens, index, end, weekday, which) {
        return Some(date);
    }
    let which = which.or_else(|| {
        let behind = which_behind(tokens, end);
        end += usize::from(behind.is_some());
        behind
    });
    let of = usize::from(tokens.sense(end) == Sense::Of);
    if let (Sense::Which(week), Sense::Unit(Unit::Week)) =
        (tokens.sense(end + of), tokens.sense(end + of + 1))
    {
        return Some(phrase(Meaning::Weekday { weekday, which, week: Some(week) }, index, end + of + 2));
    }
    // Elsewhere the verb, by which a bare weekday is placed, stands where it cannot be found.
    let is_placed = which.is_some() || vocabulary.is_english;
    let is_far = tokens.sense(end) == Sense::Unit(Unit::Week)
        || matches!(tokens.before(index, 2), Sense::Unit(Unit::Week | Unit::Month));
    (is_placed && !is_far).then_some(phrase(Meaning::Weekday { weekday, which, week: None }, index, end))
}

/// A weekday in front of a day's date.
fn beside_a_date(
    tokens: &Tokens<'_>,
    index: usize,
    end: usize,
    weekday: u32,
    which: Option<Which>,
) -> Option<Phrase> {
    let next = end + usize::from(tokens.is_mark(end, &[',']));
    let next = next + usize::from(matches!(tokens.sense(next), Sense::The | Sense::On));
    let date = match tokens.sense(next) {
        Sense::Month(number) => month(tokens, next, number, which)?,
        Sense::Number(value, digits) => day_and_month(tokens, next, value, digits)?,
        _ => return None,
    };
    let Meaning::MonthDay { month, first, last, which, year, .. } = date.meaning else { return None };
    let meaning = Meaning::MonthDay { month, first, last, weekday: Some(weekday), which, year };
    Some(phrase(meaning, index, date.end))
}

/// `Nov. 9`, `November 9-11`, `in November`, `last November`.
pub(super) fn month(tokens: &Tokens<'_>, index: usize, month: u32, which: Option<Which>) -> Option<Phrase> {
    if tokens.vocabulary.has_capitals && !tokens.is_capital(index) {
        return None;
    }
    let has_point = tokens.is_mark(index + 1, &['.']);
    let next = index + 1 + usize::from(has_point);
    if let Some((first, end)) = day_number(tokens, next) {
        let (last, end) = days_end(tokens, end).unwrap_or((first, end));
        let (year, end) = year_behind(tokens, end);
        let meaning = Meaning::MonthDay { month, first, last, weekday: None, which, year };
        return Some(phrase(meaning, index, end));
    }
    let is_abbreviated = tokens.end(index) - tokens.start(index) < 4 && !matches!(month, 5)
        || has_point && !is_name(tokens, index);
    let which = which.or_else(|| which_behind(tokens, next));
    let end = next - usize::from(has_point && !is_abbreviated);
    let (year, behind) = year_behind(tokens, end);
    if year.is_some() {
        return Some(phrase(Meaning::Month { month, which, year }, index, behind));
    }
    if which.is_some() || stands_alone(tokens, index, month) {
        let end = end + usize::from(which_behind(tokens, end).is_some());
        return Some(phrase(Meaning::Month { month, which, year }, index, end));
    }
    None
}

/// The year behind a month: `April next year`, `July of last year`.
fn year_behind(tokens: &Tokens<'_>, index: usize) -> (Option<Which>, usize) {
    let of = index + usize::from(tokens.sense(index) == Sense::Of);
    match (tokens.sense(of), tokens.sense(of + 1)) {
        (Sense::Which(which @ (Which::Last | Which::This | Which::Next)), Sense::Unit(Unit::Year)) => {
            (Some(which), of + 2)
        }
        _ => (None, index),
    }
}

/// Whether a month without a day is meant as one: `in May` is, `to May` may be a minister.
fn stands_alone(tokens: &Tokens<'_>, index: usize, month: u32) -> bool {
    if matches!(tokens.sense(index + 1), Sense::Number(..)) {
        return false;
    }
    let is_also_a_word = matches!(month, 3 | 5);
    let before = if tokens.is_mark(index - usize::from(index > 0), &['-']) { 2 } else { 1 };
    match tokens.before(index, before) {
        Sense::Leading | Sense::Modifier | Sense::Until => true,
        Sense::Loose | Sense::Of | Sense::To => !is_also_a_word && tokens.vocabulary.is_english,
        // `January and February`: the first one was read.
        Sense::And => matches!(tokens.before(index, 2), Sense::Month(_)) && !is_also_a_word,
        Sense::The => matches!(tokens.before(index, 2), Sense::Leading) && !is_also_a_word,
        _ => false,
    }
}

/// Whether a month's name is printed in full.
fn is_name(tokens: &Tokens<'_>, index: usize) -> bool {
    let length = tokens.end(index) - tokens.start(index);
    length > 4 || matches!(tokens.text(index), "June" | "July" | "May")
}

/// `9 November`, `9. November`, `9 de noviembre`, `the 9th of November`.
pub(super) fn day_and_month(tokens: &Tokens<'_>, index: usize, value: u32, digits: u8) -> Option<Phrase> {
    if digits > 2 || !(1..=31).contains(&value) || continues_a_number(tokens, index) {
        return None;
    }
    let mut next = after_ending(tokens, index);
    let mut last = value;
    if let Some((number, end)) = days_end(tokens, next)
        && number > value
    {
        (last, next) = (number, end);
    }
    if tokens.is_mark(next, &['.', 'º']) && !tokens.vocabulary.is_english {
        next += 1;
    }
    if tokens.sense(next) == Sense::Of {
        next += 1;
    }
    let Sense::Month(month) = tokens.sense(next) else { return None };
    if tokens.vocabulary.has_capitals && !tokens.is_capital(next) {
        return None;
    }
    // `3 March 9` is no date, and `the 2 Jan` is none.
    if day_number(tokens, next + 1).is_some() {
        return None;
    }
    let point = usize::from(tokens.is_mark(next + 1, &['.']) && !is_name(tokens, next));
    let (year, end) = year_behind(tokens, next + 1 + point);
    let meaning = Meaning::MonthDay { month, first: value, last, weekday: None, which: None, year };
    Some(phrase(meaning, index, end))
}

/// `on the 15th`, where nothing says what else there are fifteen of.
pub(super) fn ordinal(tokens: &Tokens<'_>, index: usize, value: u32, digits: u8) -> Option<Phrase> {
    let end = after_ending(tokens, index);
    let is_day = digits <= 2 && (1..=31).contains(&value) && end > index + 1;
    let is_led = tokens.before(index, 1) == Sense::The
        && matches!(tokens.before(index, 2), Sense::On | Sense::Until | Sense::Leading);
    let is_alone = matches!(
        tokens.sense(end),
        Sense::Edge
            | Sense::Mark('.' | ',' | ';' | '?' | '!')
            | Sense::Small
            | Sense::And
            | Sense::Leading
            | Sense::On
            | Sense::Way(_)
    );
    if !tokens.vocabulary.is_english || !is_day || !is_led || !is_alone {
        return None;
    }
    // `in the 15th, 16th and 17th centuries`
    let is_a_row = tokens.is_mark(end, &[',']) && matches!(tokens.sense(end + 1), Sense::Number(..))
        || tokens.sense(end) == Sense::And && matches!(tokens.sense(end + 1), Sense::Number(..));
    (tokens.before(index, 2) != Sense::Leading && !is_a_row).then_some(phrase(
        Meaning::DayOfMonth(value),
        index,
        end,
    ))
}

/// The day behind `April 24 and`.
pub(in super::super) fn one_more(
    tokens: &Tokens<'_>,
    index: usize,
    month: u32,
    which: Option<Which>,
) -> Option<Phrase> {
    if tokens.sense(index) != Sense::And {
        return None;
    }
    let (day, end) = day_number(tokens, index + 1)?;
    let is_alone = matches!(
        tokens.sense(end),
        Sense::Edge | Sense::Mark(_) | Sense::Small | Sense::And | Sense::Leading | Sense::On | Sense::Loose
    );
    let meaning = Meaning::MonthDay { month, first: day, last: day, weekday: None, which, year: None };
    (is_alone && !tokens.is_mark(end, &['%', '$'])).then_some(phrase(meaning, index + 1, end))
}

/// A number from 1 to 31 that is no clock, no share and no part of a longer number.
pub(super) fn day_number(tokens: &Tokens<'_>, index: usize) -> Option<(u32, usize)> {
    if let Sense::Ordinal(day) = tokens.sense(index) {
        return tokens.vocabulary.is_english.then_some((day, index + 1));
    }
    let Sense::Number(day @ 1..=31, 1..=2) = tokens.sense(index) else { return None };
    let is_more = tokens.is_mark(index + 1, &['.', ':', ',', '/', '%'])
        && tokens.touches(index + 1)
        && (tokens.is_mark(index + 1, &['%'])
            || tokens.touches(index + 2) && matches!(tokens.sense(index + 2), Sense::Number(..)));
    (!is_more).then_some((day, after_ending(tokens, index)))
}

/// The last day of a range: `-11`, `to 11`.
fn days_end(tokens: &Tokens<'_>, index: usize) -> Option<(u32, usize)> {
    let is_joined = tokens.is_mark(index, &['-', '–', '—']) && tokens.touches(index)
        || tokens.sense(index) == Sense::To && tokens.vocabulary.is_english;
    let (day, end) = day_number(tokens, index + 1).filter(|_| is_joined)?;
    let is_month = matches!(tokens.sense(end), Sense::Mark('/' | '-'));
    (!is_month).then_some((day, end))
}

/// The token behind a number and its ending: `15th`.
fn after_ending(tokens: &Tokens<'_>, index: usize) -> usize {
    let is_ending =
        tokens.touches(index + 1) && matches!(tokens.text(index + 1), "st" | "nd" | "rd" | "th" | "er");
    index + 1 + usize::from(is_ending)
}

/// Whether a number is the end of a longer one: the 5 of `1.5` and of `2021-05`.
pub(super) fn continues_a_number(tokens: &Tokens<'_>, index: usize) -> bool {
    index >= 2
        && tokens.touches(index)
        && (tokens.is_mark(index - 1, &['.', ',', ':', '/', '-'])
            && tokens.touches(index - 1)
            && matches!(tokens.sense(index - 2), Sense::Number(..))
            || tokens.is_mark(index - 1, &['$', '£', '€', '#', '¥']))
}
