//! A date as a set of days: what is printed goes in, "certainly or possibly in this period" comes out.

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// A date with its precision and evidence: never more exact than what is printed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dated {
    /// As printed.
    pub text: String,
    /// The days it can be.
    pub days: Days,
    /// How sure it is.
    pub certainty: Certainty,
    /// What is missing or inferred, in words: `the year is not printed`.
    pub why: Option<Cow<'static, str>>,
    /// The instant in RFC 3339, when the file gives a time with its zone.
    pub instant: Option<String>,
    /// The days it can be by the article's own evidence, where those around it gave the year.
    pub alone: Option<Days>,
}

/// The days that a printed date can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Days {
    /// One day.
    Day(NaiveDate),
    /// Any day of a month.
    Month {
        /// Year.
        year: i32,
        /// Month, 1 to 12.
        month: u32,
    },
    /// Any day of a year.
    Year(i32),
    /// That day and month in any year from `earliest` to `latest`.
    Yearless {
        /// Month, 1 to 12.
        month: u32,
        /// Day, 1 to 31.
        day: u32,
        /// The earliest day for which there is evidence.
        earliest: Option<NaiveDate>,
        /// The latest: day of capture, of the file or of indexing.
        latest: NaiveDate,
    },
}

/// How exact a date is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Precision {
    /// One day.
    Day,
    /// One month.
    Month,
    /// One year.
    Year,
    /// A day and month of an unknown year.
    Yearless,
}

/// How sure a date is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Certainty {
    /// The file says so.
    Printed,
    /// The user said so.
    Given,
    /// From evidence around it.
    Inferred,
    /// Candidates conflict.
    Doubtful,
}

/// How a date stands to a filter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Match {
    /// All its days lie in the filter.
    Certain,
    /// At least one does.
    Possible,
}

/// A period of whole days, both ends inclusive; an open end is `None`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct DayRange {
    /// First day.
    pub from: Option<NaiveDate>,
    /// Last day.
    pub to: Option<NaiveDate>,
}

impl DayRange {
    /// Whether a day lies in it.
    pub fn contains(&self, day: NaiveDate) -> bool {
        self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day <= to)
    }

    /// The days that lie in both.
    #[must_use]
    pub fn and(&self, other: &DayRange) -> DayRange {
        let from = self.from.max(other.from);
        let to = match (self.to, other.to) {
            (Some(a), Some(b)) => Some(a.min(b)),
            (a, b) => a.or(b),
        };
        DayRange { from, to }
    }
}

impl Days {
    /// How exact it is.
    pub fn precision(&self) -> Precision {
        match self {
            Days::Day(_) => Precision::Day,
            Days::Month { .. } => Precision::Month,
            Days::Year(_) => Precision::Year,
            Days::Yearless { .. } => Precision::Yearless,
        }
    }

    /// The first day it can be, where there is one.
    pub fn first(&self) -> Option<NaiveDate> {
        match *self {
            Days::Day(day) => Some(day),
            Days::Month { year, month } => NaiveDate::from_ymd_opt(year, month, 1),
            Days::Year(year) => NaiveDate::from_ymd_opt(year, 1, 1),
            Days::Yearless { earliest, .. } => earliest,
        }
    }

    /// The last day it can be.
    pub fn last(&self) -> Option<NaiveDate> {
        match *self {
            Days::Day(day) => Some(day),
            Days::Month { year, month } => last_of_month(year, month),
            Days::Year(year) => NaiveDate::from_ymd_opt(year, 12, 31),
            Days::Yearless { latest, .. } => Some(latest),
        }
    }

    /// Whether it lies in `range` certainly, possibly, or (`None`) not at all.
    ///
    /// ```
    /// # use chrono::NaiveDate;
    /// # use dateline::article::{DayRange, Days, Match};
    /// let day = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).unwrap();
    /// let april = Days::Yearless { month: 4, day: 22, earliest: None, latest: day(2026, 4, 22) };
    /// let filter = DayRange { from: Some(day(2024, 4, 1)), to: Some(day(2024, 4, 30)) };
    /// assert_eq!(april.compare(&filter), Some(Match::Possible));
    /// ```
    pub fn compare(&self, range: &DayRange) -> Option<Match> {
        if let Days::Yearless { .. } = self {
            return self.compare_yearless(range);
        }
        let (first, last) = (self.first()?, self.last()?);
        if range.contains(first) && range.contains(last) {
            return Some(Match::Certain);
        }
        let overlaps = range.to.is_none_or(|to| first <= to) && range.from.is_none_or(|from| from <= last);
        overlaps.then_some(Match::Possible)
    }

    fn compare_yearless(&self, range: &DayRange) -> Option<Match> {
        let Days::Yearless { month, day, earliest, latest } = *self else { return None };
        let all = DayRange { from: earliest, to: Some(latest) };
        let inside = all.and(range);
        let to = inside.to?;
        let on = |year| NaiveDate::from_ymd_opt(year, month, day);
        // A leap day comes at least every eighth year; nine years back always meet one.
        let first_year = inside.from.map_or(to.year() - 9, |from| from.year().max(to.year() - 9));
        (first_year..=to.year()).rev().filter_map(on).find(|day| inside.contains(*day))?;
        let outside_before = range.from.is_some_and(|from| match earliest {
            None => true,
            Some(earliest) => {
                (earliest.year()..=from.year()).filter_map(on).any(|day| all.contains(day) && day < from)
            }
        });
        let outside_after = range.to.is_some_and(|to| {
            (to.year()..=latest.year()).filter_map(on).any(|day| all.contains(day) && day > to)
        });
        Some(if outside_before || outside_after { Match::Possible } else { Match::Certain })
    }
}

/// The last day of a month; `None` for a month that does not exist.
pub fn last_of_month(year: i32, month: u32) -> Option<NaiveDate> {
    let (year, month) = if month == 12 { (year + 1, 1) } else { (year, month + 1) };
    NaiveDate::from_ymd_opt(year, month, 1)?.pred_opt()
}
