//! Reads dates that are wider than they look: `April-May 2004` goes in, the year or month that holds all of it comes out.

use super::super::super::months;
use super::super::{Parts, Year};
use super::Tokens;

const DASHES: &[char] = &['-', '–', '—', '/'];

/// `April-May 2004`, `Jan./Feb. 2004`: the year.
pub(super) fn months_of_year(tokens: &Tokens<'_>, index: usize) -> Option<(Parts, usize)> {
    months::month(tokens.word(index)?)?;
    let mut next = index + 1;
    next += usize::from(tokens.is_mark(next, &['.']));
    if !tokens.is_mark(next, DASHES) {
        return None;
    }
    months::month(tokens.word(next + 1)?)?;
    let next = tokens.skip_joiners(next + 2);
    Some((Parts::Year(tokens.whole_year(next)?), next + 1))
}

/// `May 3-4, 2003`: the month.
pub(super) fn days_of_month(tokens: &Tokens<'_>, index: usize) -> Option<(Parts, usize)> {
    let month = months::month(tokens.word(index)?)?.number;
    let first = if tokens.is_mark(index + 1, &['.']) { index + 2 } else { index + 1 };
    tokens.day(first)?;
    if !tokens.is_mark(first + 1, DASHES) {
        return None;
    }
    tokens.day(first + 2)?;
    match tokens.year_after(first + 3)? {
        (year @ Year::Whole(_), end) => Some((Parts::Month { year, month }, end)),
        _ => None,
    }
}

/// `3 May-6 May 2003`, `3-6 May 2003`, `28 April – 3 May 2003`: the month that holds both days, else the year.
pub(super) fn days_apart(tokens: &Tokens<'_>, index: usize) -> Option<(Parts, usize)> {
    let (first_day, first_month, next) = day_and_month(tokens, index)?;
    if !tokens.is_mark(next, DASHES) {
        return None;
    }
    let (last_day, last_month, end) = day_and_month(tokens, next + 1)?;
    let last_month = last_month?;
    // A number before a loose dash may count anything: `No 12 – 6 May 2003`.
    let is_tight = !tokens.is_spaced(next) && !tokens.is_spaced(next + 1);
    if first_month.is_none() && (!is_tight || first_day >= last_day) {
        return None;
    }
    let (year, end) = tokens.year_after(end).filter(|(year, _)| matches!(year, Year::Whole(_)))?;
    let parts = match first_month {
        Some(first) if first != last_month => Parts::Year(year),
        _ => Parts::Month { year, month: last_month },
    };
    Some((parts, end))
}

/// A day with or without its month, in any order, and the token behind.
fn day_and_month(tokens: &Tokens<'_>, index: usize) -> Option<(u32, Option<u32>, usize)> {
    let month = |at: usize| months::month(tokens.word(at)?).map(|month| month.number);
    let behind_point = |at: usize| at + usize::from(tokens.is_mark(at, &['.']));
    if let Some(number) = month(index) {
        let day = behind_point(index + 1);
        return Some((tokens.day(day)?, Some(number), day + 1));
    }
    let day = tokens.day(index)?;
    let word = behind_point(index + 1);
    Some(match month(word) {
        Some(number) => (day, Some(number), word + 1),
        None => (day, None, index + 1),
    })
}

/// `Spring 1994`, where nothing else stands beside it: the year.
pub(super) fn season(tokens: &Tokens<'_>, index: usize) -> Option<(Parts, usize)> {
    let is_season = months::is_season(tokens.word(index)?);
    let next = tokens.skip_joiners(index + 1);
    let year = tokens.whole_year(next)?;
    (is_season && tokens.begins_part(index) && tokens.ends_part(next + 1))
        .then_some((Parts::Year(year), next + 1))
}

/// `2004/05`, where nothing else stands beside it: the fifth issue, or May, of that year.
pub(super) fn year_and_month_of_issue(tokens: &Tokens<'_>, index: usize) -> Option<(Parts, usize)> {
    let year = tokens.whole_year(index)?;
    let (part, digits) = tokens.number(index + 2)?;
    let is_pair = tokens.is_mark(index + 1, &['/']) && digits == 2 && (1..=12).contains(&part);
    (is_pair && tokens.begins_part(index) && tokens.ends_part(index + 3))
        .then_some((Parts::Year(year), index + 3))
}
