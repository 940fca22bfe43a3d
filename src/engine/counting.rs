//! What articles are counted by, and what counting gives: a name goes in, a unit of the calendar or a field comes out.

use crate::fields::COUNTED;
use chrono::{Datelike, Days, Months, NaiveDate};

/// What articles are counted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// The time of publication.
    Time(Unit),
    /// The values of a field of [`COUNTED`].
    Field(&'static str),
}

/// A unit of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Unit {
    /// A day.
    Day,
    /// A week from Monday to Sunday, numbered by ISO 8601: week 1 holds the first Thursday of the year.
    Week,
    /// A month.
    Month,
    /// A year.
    Year,
}

const UNITS: &[(Unit, &str)] =
    &[(Unit::Day, "day"), (Unit::Week, "week"), (Unit::Month, "month"), (Unit::Year, "year")];

impl By {
    /// Every way to count, as it is typed.
    pub fn names() -> impl Iterator<Item = &'static str> {
        UNITS.iter().map(|row| row.1).chain(COUNTED.iter().copied())
    }

    /// The way to count of a name.
    pub fn named(name: &str) -> Option<By> {
        let unit = UNITS.iter().find(|row| row.1 == name).map(|row| By::Time(row.0));
        unit.or_else(|| COUNTED.iter().find(|field| **field == name).map(|field| By::Field(field)))
    }

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            By::Time(unit) => UNITS.iter().find(|row| row.0 == unit).map_or("", |row| row.1),
            By::Field(name) => name,
        }
    }
}

impl Unit {
    /// The first day of the unit that holds a day.
    pub fn first(self, day: NaiveDate) -> NaiveDate {
        match self {
            Unit::Day => day,
            Unit::Week => {
                let past = Days::new(u64::from(day.weekday().num_days_from_monday()));
                day.checked_sub_days(past).unwrap_or(day)
            }
            Unit::Month => day.with_day(1).unwrap_or(day),
            Unit::Year => day.with_ordinal(1).unwrap_or(day),
        }
    }

    /// The first day of the unit after the one that begins on `first`; `None` at the end of the calendar.
    pub fn next(self, first: NaiveDate) -> Option<NaiveDate> {
        match self {
            Unit::Day => first.succ_opt(),
            Unit::Week => first.checked_add_days(Days::new(7)),
            Unit::Month => first.checked_add_months(Months::new(1)),
            Unit::Year => first.checked_add_months(Months::new(12)),
        }
    }

    /// The name of the unit that holds a day: `2024-04-22`, `2024-W17`, `2024-04`, `2024`.
    ///
    /// ```
    /// # use chrono::NaiveDate;
    /// # use dateline::engine::Unit;
    /// let new_year = NaiveDate::from_ymd_opt(2021, 1, 1).unwrap();
    /// assert_eq!(Unit::Week.name_of(new_year), "2020-W53");
    /// ```
    pub fn name_of(self, day: NaiveDate) -> String {
        match self {
            Unit::Day => format!("{:04}-{:02}-{:02}", day.year(), day.month(), day.day()),
            Unit::Week => format!("{:04}-W{:02}", day.iso_week().year(), day.iso_week().week()),
            Unit::Month => format!("{:04}-{:02}", day.year(), day.month()),
            Unit::Year => format!("{:04}", day.year()),
        }
    }
}

/// Exact numbers of the articles that match a query as a whole.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counted {
    /// Buckets with articles: units in their order, values by their keys.
    pub buckets: Vec<Bucket>,
    /// Articles that match certainly; all numbers below but `possible` and `outside` are of these.
    pub certain: u64,
    /// Articles that are only possibly in the period asked for: in no bucket.
    pub possible: u64,
    /// Articles without a date where a period was asked for, that would match with one: in no bucket.
    pub outside: u64,
    /// Without a date: in no unit of time.
    pub undated: u64,
    /// Of a year that is not known: in no unit of time.
    pub yearless: u64,
    /// Dated less exactly than the unit: in none. Always 0 where a field is counted.
    pub inexact: u64,
    /// Without a value of the field. Always 0 where time is counted.
    pub without: u64,
    /// What could not be done as asked, in words.
    pub notes: Vec<String>,
}

/// A unit of time, or a value, and its articles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bucket {
    /// What tells it from others: the first day of a unit, the folded form of a value.
    pub key: String,
    /// As printed: for a value, the commonest spelling among these articles.
    pub value: String,
    /// The first day of a unit of time.
    pub first: Option<NaiveDate>,
    /// How many there are: an article counts once for each of its values.
    pub articles: u64,
}

/// The articles of a source by month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coverage {
    /// Its name; `None` for articles that name none.
    pub source: Option<String>,
    /// Its articles.
    pub counted: Counted,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(unit: Unit, day: &str, first: &str, name: &str, next: &str) {
        let day: NaiveDate = day.parse().expect("it is a day");
        assert_eq!(unit.first(day).to_string(), first, "{unit:?} {day}");
        assert_eq!(unit.name_of(day), name, "{unit:?} {day}");
        assert_eq!(unit.next(unit.first(day)).map(|day| day.to_string()).as_deref(), Some(next), "{day}");
    }

    #[test]
    fn a_unit_has_its_first_day_its_name_and_the_next() {
        check(Unit::Day, "2024-02-28", "2024-02-28", "2024-02-28", "2024-02-29");
        check(Unit::Month, "2024-12-31", "2024-12-01", "2024-12", "2025-01-01");
        check(Unit::Year, "1987-06-01", "1987-01-01", "1987", "1988-01-01");
        // 1 January 2024 was a Monday; 31 December 2024 a Tuesday, in week 1 of 2025.
        check(Unit::Week, "2024-01-01", "2024-01-01", "2024-W01", "2024-01-08");
        check(Unit::Week, "2024-12-31", "2024-12-30", "2025-W01", "2025-01-06");
        // 1 January 2021 was a Friday: in the 53rd week of 2020.
        check(Unit::Week, "2021-01-03", "2020-12-28", "2020-W53", "2021-01-04");
    }

    #[test]
    fn every_name_is_read_back() {
        for name in By::names() {
            assert_eq!(By::named(name).map(By::name), Some(name));
        }
        assert_eq!(By::named("title"), None);
    }
}
