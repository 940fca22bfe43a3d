//! Reads each candidate: candidates go in, those that can be the date come out, the others go to the evidence.

use super::super::super::trail::Trail;
use super::super::reading::{Reading, read};
use super::super::{Candidate, Role, Standing};
use super::Bounds;
use crate::article::{Certainty, Days};
use chrono::{Datelike, Days as Count, NaiveDate};

/// A candidate with the days it can be.
pub(super) struct Weighed<'c> {
    pub(super) candidate: &'c Candidate<'c>,
    pub(super) days: Days,
    /// What is missing in print.
    pub(super) why: Option<&'static str>,
    /// The other day that two numbers can mean, when nothing tells.
    pub(super) other_reading: Option<NaiveDate>,
    /// Whether it lies after the file.
    pub(super) is_to_come: bool,
}

impl Weighed<'_> {
    /// How sure the candidate is by itself.
    pub(super) fn certainty(&self) -> Certainty {
        if self.other_reading.is_some() || self.is_to_come {
            return Certainty::Doubtful;
        }
        match (self.why, self.days) {
            // A short year is completed by the program, not by print.
            (Some(_), Days::Day(_) | Days::Month { .. }) => Certainty::Inferred,
            _ => Certainty::Printed,
        }
    }

    pub(super) fn day(&self) -> Option<NaiveDate> {
        match self.days {
            Days::Day(day) => Some(day),
            _ => None,
        }
    }
}

/// Reads the candidates that can be the date.
pub(super) fn weigh<'c>(
    candidates: &'c [Candidate<'c>],
    bounds: &Bounds<'_>,
    trail: &mut Trail,
) -> Vec<Weighed<'c>> {
    let readings: Vec<Reading> = candidates
        .iter()
        .map(|candidate| read(candidate.printed.parts, bounds.order, bounds.latest))
        .collect();
    let mut weighed = Vec::with_capacity(candidates.len());
    for (candidate, reading) in candidates.iter().zip(&readings) {
        let field = if candidate.role == Role::Updated { "updated" } else { "date" };
        let drop = |rule, trail: &mut Trail| {
            trail.passed_over(field, None, candidate.text, candidate.place.clone(), rule);
        };
        match candidate.role {
            Role::Saved => {
                drop("the day of saving, not of publication", trail);
                continue;
            }
            Role::Other => {
                drop("the words before it say that it is the day of something else", trail);
                continue;
            }
            Role::Published | Role::Updated | Role::Unsaid => {}
        }
        let (days, why, other_reading) = match *reading {
            Reading::Nothing(rule) => {
                drop(rule, trail);
                continue;
            }
            Reading::One(days, why) => (days, why, None),
            Reading::Either { day_first, month_first } => {
                let (day, other) = tell_apart(day_first, month_first, &readings, bounds);
                let why = other.map(|_| "day and month can be read the other way round");
                (Days::Day(day), why, other)
            }
        };
        if candidate.may_be_filler && is_filler(&days) {
            drop("a first of January that stands for no date", trail);
            continue;
        }
        let is_to_come = is_after(&days, bounds.latest);
        let why = if is_to_come { Some("later than the day of the file") } else { why };
        weighed.push(Weighed { candidate, days, why, other_reading, is_to_come });
    }
    let all_to_come =
        weighed.iter().all(|weighed| weighed.is_to_come || weighed.candidate.role == Role::Updated);
    weighed.retain(|weighed| {
        let keep = !weighed.is_to_come || all_to_come || weighed.candidate.role == Role::Updated;
        if !keep {
            super::pass_over(weighed, "date", "later than the day of the file", trail);
        }
        keep
    });
    weighed
}

/// Whether two dates can be the same day.
pub(super) fn agree(one: &Days, other: &Days) -> bool {
    match (*one, *other) {
        (Days::Day(a), Days::Day(b)) => a == b,
        (Days::Day(day), Days::Month { year, month }) | (Days::Month { year, month }, Days::Day(day)) => {
            day.year() == year && day.month() == month
        }
        (Days::Day(date), Days::Yearless { month, day, .. })
        | (Days::Yearless { month, day, .. }, Days::Day(date)) => date.month() == month && date.day() == day,
        (Days::Month { year: a, month: m }, Days::Month { year: b, month: n }) => a == b && m == n,
        (Days::Yearless { month: m, day: a, .. }, Days::Yearless { month: n, day: b, .. }) => {
            m == n && a == b
        }
        (Days::Month { month: m, .. }, Days::Yearless { month: n, .. })
        | (Days::Yearless { month: n, .. }, Days::Month { month: m, .. }) => m == n,
        (Days::Year(year), other) | (other, Days::Year(year)) => match other {
            Days::Day(day) => day.year() == year,
            Days::Month { year: other, .. } | Days::Year(other) => other == year,
            Days::Yearless { .. } => true,
        },
    }
}

/// Tells the day from the month by what else is read: another date of the article, or that it cannot lie ahead.
fn tell_apart(
    day_first: NaiveDate,
    month_first: NaiveDate,
    readings: &[Reading],
    bounds: &Bounds<'_>,
) -> (NaiveDate, Option<NaiveDate>) {
    let confirms = |day: NaiveDate| {
        readings.iter().any(|reading| matches!(reading, Reading::One(days @ (Days::Day(_) | Days::Yearless { .. }), _) if agree(days, &Days::Day(day))))
    };
    match (confirms(day_first), confirms(month_first)) {
        (true, false) => return (day_first, None),
        (false, true) => return (month_first, None),
        _ => {}
    }
    match (is_after(&Days::Day(day_first), bounds.latest), is_after(&Days::Day(month_first), bounds.latest)) {
        (true, false) => (month_first, None),
        (false, true) => (day_first, None),
        _ => (day_first, Some(month_first)),
    }
}

/// Whether it begins more than a day after the file: a day more, for the zones.
fn is_after(days: &Days, latest: NaiveDate) -> bool {
    let bound = latest.checked_add_days(Count::new(1)).unwrap_or(latest);
    !matches!(days, Days::Yearless { .. }) && days.first().is_some_and(|first| first > bound)
}

/// Systems that moved old pages write the first of January for a day they do not know.
fn is_filler(days: &Days) -> bool {
    matches!(days, Days::Day(day) if day.month() == 1 && day.day() == 1 && day.year() < 2010)
}

/// What a standing is called in evidence.
pub(super) fn rule_of(standing: Standing) -> &'static str {
    match standing {
        Standing::Stated => "stated by the file",
        Standing::Labelled => "printed as the day of publication",
        Standing::Printed => "printed beside the text",
        Standing::Address => "part of the address",
        Standing::Dateline => "printed in the line before the text",
        Standing::Loose => "a date of the file whose meaning it does not say",
        Standing::Name => "part of the file's name",
        Standing::Folder => "the name of the folder",
    }
}
