//! Chooses among dates: candidates go in, the day of publication and the day of the last change come out,
//! with evidence for what was taken and for what was passed over.
//!
//! The rules, the first that applies wins:
//!
//! 1. What the user says (`--date`) is the date.
//! 2. A day that does not exist, lies after the file, or stands for nothing is no candidate while another is.
//! 3. A stated day that print or address repeats is certain.
//! 4. A stated instant in UTC beside a printed day that can be the same moment in some zone: the printed day is
//!    the civil day.
//! 5. A stated day against another stated or printed day is taken, but doubtful; the one that is printed wins,
//!    unless it is also the day of a change. The day of filing in a dateline is no contradiction.
//! 6. What only the data of a page state is inferred when nothing repeats it and it is an instant in UTC, which
//!    does not tell the civil day, or the page was changed on another day.
//! 7. Without a stated day: the day that print and address agree on, the labelled one, the nearest printed one
//!    (doubtful when several are printed), the address, the dateline, and last what is only loosely a date.
//! 8. A more exact date that lies within the chosen one takes its place; a printed day without its year takes
//!    the year from what else tells it ([`year`]), and is then inferred.
//! 9. Two numbers whose order nothing tells are doubtful; the day is read first, as in most countries.

mod choose;
mod given;
mod weigh;
mod year;

use super::super::trail::Trail;
use super::reading::Order;
use super::reading::{instant, sorted_form};
use super::{Candidate, Role};
use crate::article::{Certainty, Dated, Days, Part, Place};
use chrono::NaiveDate;
use std::borrow::Cow;
use std::ops::RangeInclusive;
use weigh::Weighed;

/// What is known before any candidate is read.
#[derive(Clone, Debug)]
pub(in super::super) struct Bounds<'a> {
    /// Publication is never later.
    pub(in super::super) latest: NaiveDate,
    /// Which of two numbers the language or the country of the site puts first.
    pub(in super::super) order: Order,
    /// The date that the user gave.
    pub(in super::super) given: Option<&'a str>,
    /// The years that the user gave.
    pub(in super::super) years: Option<&'a RangeInclusive<i32>>,
    /// The text, whose dated events may tell a year.
    pub(in super::super) body: &'a str,
    /// The zone that the user gave, in minutes east of UTC.
    pub(in super::super) zone: Option<i32>,
}

/// The dates of an article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in super::super) struct Decision {
    pub(in super::super) date: Option<Dated>,
    pub(in super::super) updated: Option<Dated>,
}

/// A candidate that won, and what is to be said of it.
#[derive(Clone, Copy)]
struct Choice {
    index: usize,
    days: Days,
    certainty: Certainty,
    why: Option<&'static str>,
    rule: &'static str,
}

/// Decides, and writes down why.
pub(in super::super) fn decide(
    candidates: &[Candidate<'_>],
    bounds: &Bounds<'_>,
    trail: &mut Trail,
) -> Decision {
    let weighed = weigh::weigh(candidates, bounds, trail);
    let (changes, others): (Vec<Weighed<'_>>, Vec<Weighed<'_>>) =
        weighed.into_iter().partition(|weighed| weighed.candidate.role == Role::Updated);
    let given = given::date(bounds, trail);
    let date = match given {
        Some(given) => {
            for loser in &others {
                pass_over(loser, "date", "the user gave the date", trail);
            }
            Some(given)
        }
        None => published(&others, &changes, bounds, trail),
    };
    let mut updated = None;
    for (index, change) in changes.iter().enumerate() {
        if index > 0 {
            pass_over(change, "updated", "another day of change came first", trail);
            continue;
        }
        let choice = Choice {
            index,
            days: change.days,
            certainty: change.certainty(),
            why: change.why,
            rule: "stated as the day of the last change",
        };
        updated = Some(take(change, "updated", choice, bounds, trail));
    }
    Decision { date, updated }
}

fn published(
    weighed: &[Weighed<'_>],
    changes: &[Weighed<'_>],
    bounds: &Bounds<'_>,
    trail: &mut Trail,
) -> Option<Dated> {
    let mut choice = choose::choose(weighed, changes)?;
    if let Some(days) = given::within_years(&choice.days, bounds) {
        if matches!(days, Days::Day(_)) {
            choice.certainty = Certainty::Given;
            choice.why = Some("the year is not printed; the user gave it");
        }
        choice.days = days;
        if let Some(day) = given::by_weekday(&choice.days, weighed[choice.index].candidate.as_printed()) {
            choice.days = Days::Day(day);
            choice.certainty = Certainty::Inferred;
            choice.why = Some("the year is not printed; of those given, the weekday fits this one alone");
        }
    }
    let (choice, event) = year::complete(weighed, choice, bounds);
    let winner = choice.index;
    let days = choice.days;
    let date = take(&weighed[winner], "date", choice, bounds, trail);
    if let Some(event) = event {
        let place = Place::Text(Part::Body, event.start as u32, event.end as u32);
        trail.took(
            "date",
            &sorted_form(&days),
            &bounds.body[event],
            place,
            "an event that the text dates in full",
        );
    }
    for (index, loser) in weighed.iter().enumerate() {
        if index == winner {
            continue;
        }
        if weigh::agree(&days, &loser.days) {
            let (text, place) = (loser.candidate.text, loser.candidate.place.clone());
            trail.took("date", &sorted_form(&loser.days), text, place, "says the same");
        } else {
            pass_over(loser, "date", choose::why_not(loser), trail);
        }
    }
    Some(date)
}

fn take(
    winner: &Weighed<'_>,
    field: &'static str,
    choice: Choice,
    bounds: &Bounds<'_>,
    trail: &mut Trail,
) -> Dated {
    let candidate = winner.candidate;
    trail.took(field, &sorted_form(&choice.days), candidate.text, candidate.place.clone(), choice.rule);
    if let Some(other) = winner.other_reading {
        let value = sorted_form(&Days::Day(other));
        trail.passed_over(
            field,
            Some(&value),
            candidate.text,
            candidate.place.clone(),
            "the other reading of day and month",
        );
    }
    Dated {
        text: candidate.as_printed().to_owned(),
        instant: instant(&candidate.printed, &choice.days, bounds.zone),
        days: choice.days,
        certainty: choice.certainty,
        why: choice.why.map(Cow::Borrowed),
        alone: None,
    }
}

fn pass_over(loser: &Weighed<'_>, field: &'static str, rule: &'static str, trail: &mut Trail) {
    let candidate = loser.candidate;
    trail.passed_over(field, Some(&sorted_form(&loser.days)), candidate.text, candidate.place.clone(), rule);
}
