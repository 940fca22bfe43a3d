//! Completes a date whose year is not printed beside it from the article's own evidence: a choice and the other
//! candidates go in, the choice with its year or as it was comes out.
//!
//! In the order of trust: a year or month printed in another line, the address, the name of file or folder, a
//! sentence of the text that dates an event with weekday, day and year. Each must lie near the day; one that the
//! printed weekday contradicts is none.

use super::super::printed::{self, Parts, Year};
use super::super::{Standing, months};
use super::weigh::{Weighed, agree};
use super::{Bounds, Choice};
use crate::article::{Certainty, Days};
use chrono::{Datelike, NaiveDate};

/// How far an event that the text dates, or a month in an address, may lie from the day, in days.
const NEAR: i64 = 31;

/// An event that the text dates in full: its bytes in the body.
pub(super) type Event = std::ops::Range<usize>;

/// Gives a yearless choice its year; with the event that told it, where one did.
pub(super) fn complete(
    weighed: &[Weighed<'_>],
    choice: Choice,
    bounds: &Bounds<'_>,
) -> (Choice, Option<Event>) {
    if choice.certainty != Certainty::Printed {
        return (choice, None);
    }
    let Days::Yearless { month, day, earliest, latest } = choice.days else {
        return (with_day(weighed, choice, bounds), None);
    };
    let weekday = months::weekday_in(weighed[choice.index].candidate.as_printed());
    let is_within = |date: &NaiveDate| *date <= latest && earliest.is_none_or(|earliest| earliest <= *date);
    let fits = |date: &NaiveDate| is_within(date) && weekday.is_none_or(|weekday| date.weekday() == weekday);
    let inferred = |date: NaiveDate, why: &'static str| Choice {
        days: Days::Day(date),
        certainty: Certainty::Inferred,
        why: Some(why),
        ..choice
    };
    for (standings, farthest, why) in WITNESSES {
        let others = weighed.iter().filter(|other| standings.contains(&other.candidate.standing));
        let told = |other: &Weighed<'_>| beside(month, day, &other.days, *farthest).filter(fits);
        if let Some(date) = others.into_iter().find_map(told) {
            return (inferred(date, why), None);
        }
    }
    match by_text(month, day, bounds.body).filter(|(date, _)| fits(date)) {
        Some((date, event)) => (
            inferred(date, "the year is not printed; it is that of an event which the text dates"),
            Some(event),
        ),
        None => (choice, None),
    }
}

/// What else may tell a year, in the order of trust, and how far from its month the day may lie, in days.
const WITNESSES: &[(&[Standing], i64, &str)] = &[
    (
        &[Standing::Stated, Standing::Labelled, Standing::Printed],
        NEAR,
        "the year is not printed beside the day; it stands in another line",
    ),
    (&[Standing::Address], NEAR, "the year is not printed; it is that of the address"),
    // What lies in the folder of a month is of that month, or of a day beside it.
    (
        &[Standing::Name, Standing::Folder],
        1,
        "the year is not printed; it is that of the file's name or folder",
    ),
];

/// A year or month that stands in a line of its own, with the day of another line.
fn with_day(weighed: &[Weighed<'_>], choice: Choice, bounds: &Bounds<'_>) -> Choice {
    if !matches!(choice.days, Days::Year(_) | Days::Month { .. }) {
        return choice;
    }
    let of_line = |other: &Weighed<'_>| {
        let standings = [Standing::Labelled, Standing::Printed, Standing::Dateline];
        let Days::Yearless { month, day, .. } = other.days else { return None };
        let date = beside(month, day, &choice.days, NEAR).filter(|date| *date <= bounds.latest)?;
        (standings.contains(&other.candidate.standing) && agree(&Days::Day(date), &choice.days))
            .then_some(date)
    };
    let Some((index, date)) =
        weighed.iter().enumerate().find_map(|(index, other)| Some((index, of_line(other)?)))
    else {
        return choice;
    };
    let why = Some("the year is not printed beside the day; it stands in another line");
    Choice { index, days: Days::Day(date), certainty: Certainty::Inferred, why, ..choice }
}

/// The day and month in the year of another date: of the year itself, or within a month of the day or month.
fn beside(month: u32, day: u32, other: &Days, farthest: i64) -> Option<NaiveDate> {
    let (first, last) = match *other {
        Days::Year(year) => return NaiveDate::from_ymd_opt(year, month, day),
        Days::Day(_) | Days::Month { .. } => (other.first()?, other.last()?),
        Days::Yearless { .. } => return None,
    };
    nearest(month, day, first, last, farthest)
}

/// The day and month in the year that brings them within a month of a period.
fn nearest(month: u32, day: u32, first: NaiveDate, last: NaiveDate, farthest: i64) -> Option<NaiveDate> {
    let years = first.year() - 1..=last.year() + 1;
    let candidates = years.filter_map(|year| NaiveDate::from_ymd_opt(year, month, day));
    let distance = |date: NaiveDate| (first - date).num_days().max((date - last).num_days()).max(0);
    candidates.filter(|date| distance(*date) <= farthest).min_by_key(|date| distance(*date))
}

/// The year by the events that the text dates with weekday, day and year, and the first of them. News says so of what
/// is new; of an anniversary it prints no weekday.
fn by_text(month: u32, day: u32, body: &str) -> Option<(NaiveDate, Event)> {
    /// Dates deep in a long text are those of its background.
    const LONGEST: usize = 6_000;
    let mut end = body.len().min(LONGEST);
    while !body.is_char_boundary(end) {
        end -= 1;
    }
    let mut found: Option<(NaiveDate, Event)> = None;
    for date in printed::find_in_text(&body[..end]) {
        let Parts::Day { year: Year::Whole(year), month: event_month, day: event_day } = date.parts else {
            continue;
        };
        let Some(event) = NaiveDate::from_ymd_opt(year, event_month, event_day) else { continue };
        if months::weekday_in(&body[date.at.clone()]) != Some(event.weekday()) {
            continue;
        }
        let Some(candidate) = nearest(month, day, event, event, NEAR) else { continue };
        match &found {
            Some((other, _)) if *other != candidate => return None,
            Some(_) => {}
            None => found = Some((candidate, date.at)),
        }
    }
    found
}
