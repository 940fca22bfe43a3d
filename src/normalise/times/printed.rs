//! Finds dates that are printed with their years: tokens go in, places with days come out.

use super::super::date;
use super::calendar::Interval;
use super::tokens::Tokens;
use super::vocabulary::Sense;
use std::ops::Range;

/// The most tokens of a date in front of its year, its weekday among them: `Tuesday, the 3. de marzo de 2020`.
const IN_FRONT: usize = 7;

/// The most behind it: `2021年3月11日`, `2021-03-11`, `2021. május 3.`.
const BEHIND: usize = 6;

/// The dates of a paragraph, in order.
pub(super) fn all(tokens: &Tokens<'_>) -> Vec<(Range<usize>, Interval)> {
    let mut found: Vec<(Range<usize>, Interval)> = Vec::new();
    for &index in &tokens.years {
        let free_from = found.last().map_or(0, |(at, _)| at.end);
        if tokens.start(index) >= free_from
            && let Some(date) = around(tokens, index, free_from)
        {
            found.push(date);
        }
    }
    found
}

/// The date of which this number is the year.
fn around(tokens: &Tokens<'_>, year: usize, free_from: usize) -> Option<(Range<usize>, Interval)> {
    let front = year.saturating_sub(IN_FRONT);
    let first = (front..year).find(|index| tokens.start(*index) >= free_from).unwrap_or(year);
    let joins = joins_the_next(tokens, year);
    let is_behind = if tokens.vocabulary.has_months {
        let has_month = (first.max(year.saturating_sub(4))..year)
            .any(|index| matches!(tokens.sense(index), Sense::Month(_)));
        let is_last_number = year >= 2 && tokens.touches(year) && tokens.is_mark(year - 1, &['.', '/', '-']);
        if !has_month && !is_last_number && !joins || begins_a_sentence(tokens, year) {
            return None;
        }
        joins
    } else {
        true
    };
    let last = if is_behind { (year + BEHIND).min(tokens.len() - 1) } else { year };
    let start = tokens.start(first);
    let window = tokens.text.get(start..tokens.end(last))?;
    let place = tokens.start(year) - start;
    let (at, days) = date::complete(window).into_iter().find(|(at, _)| at.contains(&place))?;
    if at.len() <= 4 {
        // A year alone is no date; whether it is a year at all, the words around it tell.
        return None;
    }
    Some((start + at.start..start + at.end, (days.first()?, days.last()?)))
}

/// Whether a sign of a date follows without a space: `2021-03-11`, `2021年`.
fn joins_the_next(tokens: &Tokens<'_>, year: usize) -> bool {
    let is_mark =
        tokens.is_mark(year + 1, &['-', '/', '.']) && tokens.touches(year + 1) && tokens.touches(year + 2);
    is_mark && matches!(tokens.sense(year + 2), Sense::Number(..))
        || tokens.touches(year + 1) && tokens.text(year + 1).starts_with(['年', '년'])
}

/// Whether a year stands behind the full stop of a date: `on April 10. 2020 was`.
fn begins_a_sentence(tokens: &Tokens<'_>, year: usize) -> bool {
    tokens.vocabulary.is_english
        && year >= 2
        && tokens.is_mark(year - 1, &['.'])
        && !tokens.touches(year)
        && matches!(tokens.sense(year - 2), Sense::Number(..))
}
