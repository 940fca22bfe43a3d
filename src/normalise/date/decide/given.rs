//! Reads what the user says of dates: `--date` and `--years` go in, a date or a narrower one comes out.

use super::super::super::trail::Trail;
use super::super::reading::{Reading, first_occurrence, instant, last_occurrence, read, sorted_form};
use super::super::{months, printed};
use super::Bounds;
use crate::article::{Certainty, Dated, Days, Place};
use chrono::{Datelike, NaiveDate};

/// The date that the user gave, when it can be read.
pub(super) fn date(bounds: &Bounds<'_>, trail: &mut Trail) -> Option<Dated> {
    let text = bounds.given?;
    let place = Place::Option("--date".into());
    let printed = printed::find(text);
    let reading = printed.as_ref().map(|printed| read(printed.parts, bounds.order, bounds.latest));
    let (days, why) = match reading {
        Some(Reading::One(days, why)) => (within_years(&days, bounds).unwrap_or(days), why),
        Some(Reading::Either { .. }) => {
            trail.passed_over("date", None, text, place, "day and month can be read the other way round");
            return None;
        }
        Some(Reading::Nothing(rule)) => {
            trail.passed_over("date", None, text, place, rule);
            return None;
        }
        None => {
            trail.passed_over("date", None, text, place, "no date can be read in it");
            return None;
        }
    };
    trail.took("date", &sorted_form(&days), text, place, "given by the user");
    let instant = printed.and_then(|printed| instant(&printed, &days, bounds.zone));
    Some(Dated {
        text: text.to_owned(),
        days,
        certainty: Certainty::Given,
        why: why.map(Into::into),
        instant,
        alone: None,
    })
}

/// The day of the one year, within the bounds of a yearless date, in which it falls on the weekday printed with it.
pub(super) fn by_weekday(days: &Days, printed: &str) -> Option<NaiveDate> {
    let Days::Yearless { month, day, earliest: Some(earliest), latest } = *days else { return None };
    let weekday = months::weekday_in(printed)?;
    let years = earliest.year()..=latest.year();
    let mut fitting = years
        .filter_map(|year| NaiveDate::from_ymd_opt(year, month, day))
        .filter(|date| date.weekday() == weekday && (earliest..=latest).contains(date));
    fitting.next().filter(|_| fitting.next().is_none())
}

/// A yearless date within the years that the user gave: a day when only one is left, else a narrower date.
///
/// `None` when the user gave no years, or the day exists in none of them.
pub(super) fn within_years(days: &Days, bounds: &Bounds<'_>) -> Option<Days> {
    let Days::Yearless { month, day, latest, .. } = *days else { return None };
    let years = bounds.years?;
    let from = NaiveDate::from_ymd_opt(*years.start(), 1, 1)?;
    let to = NaiveDate::from_ymd_opt(*years.end(), 12, 31)?.min(latest);
    let earliest = first_occurrence(month, day, from).filter(|first| *first <= to)?;
    let latest = last_occurrence(month, day, to)?;
    Some(if earliest == latest {
        Days::Day(earliest)
    } else {
        Days::Yearless { month, day, earliest: Some(earliest), latest }
    })
}
