//! Asks the calendar: what is printed of a date goes in, the days it can be, or why there are none, comes out.

use super::printed::{Parts, Printed, Year};
use crate::article::Days;
use chrono::{Datelike, FixedOffset, NaiveDate, SecondsFormat, TimeZone};

/// The first newspapers appeared in 1605; an earlier year is a misprint or stands for nothing.
const FIRST_YEAR: i32 = 1605;

/// The last year that a file is believed to mean.
const LAST_YEAR: i32 = 2999;

/// What a printed date can be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Reading {
    /// One thing, and what is missing in print, in words.
    One(Days, Option<&'static str>),
    /// `3/5/2021`, where nothing in the form tells the day from the month.
    Either { day_first: NaiveDate, month_first: NaiveDate },
    /// Nothing, and why.
    Nothing(&'static str),
}

/// Which of two numbers is the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    DayFirst,
    MonthFirst,
    Unknown,
}

/// Reads what is printed; `latest` is the last day on which it can have been published.
pub(super) fn read(parts: Parts, order: Order, latest: NaiveDate) -> Reading {
    match parts {
        Parts::Day { year, month, day } => match on(year, month, day, latest) {
            Ok(date) => match of_buddhist_era(date, latest) {
                Some(date) => Reading::One(Days::Day(date), Some("the year is one of the Buddhist era")),
                None => Reading::One(Days::Day(date), century(year)),
            },
            Err(reason) => Reading::Nothing(reason),
        },
        Parts::Numbers { first, second, year } => {
            let day_first = on(year, second, first, latest);
            let month_first = on(year, first, second, latest);
            match (day_first, month_first, order) {
                (Ok(date), Err(_), _) | (Err(_), Ok(date), _) => Reading::One(Days::Day(date), century(year)),
                (Ok(date), Ok(_), Order::DayFirst) | (Ok(_), Ok(date), Order::MonthFirst) => {
                    Reading::One(Days::Day(date), century(year))
                }
                (Ok(day_first), Ok(month_first), Order::Unknown) if day_first == month_first => {
                    Reading::One(Days::Day(day_first), century(year))
                }
                (Ok(day_first), Ok(month_first), Order::Unknown) => {
                    Reading::Either { day_first, month_first }
                }
                (Err(reason), Err(_), _) => Reading::Nothing(reason),
            }
        }
        Parts::Month { year, month } => match on(year, month, 1, latest) {
            Ok(date) => Reading::One(Days::Month { year: date.year(), month }, century(year)),
            Err("no such day") => Reading::Nothing("no such month"),
            Err(reason) => Reading::Nothing(reason),
        },
        Parts::Year(year) => match on(year, 1, 1, latest) {
            Ok(date) => Reading::One(Days::Year(date.year()), century(year)),
            Err(reason) => Reading::Nothing(reason),
        },
        Parts::Yearless { month, day } => match last_occurrence(month, day, latest) {
            Some(latest) => Reading::One(
                Days::Yearless { month, day, earliest: None, latest },
                Some("the year is not printed"),
            ),
            None => Reading::Nothing("no such day"),
        },
    }
}

/// The day in the common era, when its year lies centuries ahead and is that of a paper in the Buddhist era, which is
/// 543 years ahead.
fn of_buddhist_era(date: NaiveDate, latest: NaiveDate) -> Option<NaiveDate> {
    const AHEAD: i32 = 543;
    let year = date.year() - AHEAD;
    let is_possible = date.year() > latest.year() + 1 && (1850..=latest.year()).contains(&year);
    NaiveDate::from_ymd_opt(year, date.month(), date.day()).filter(|date| is_possible && *date <= latest)
}

/// The instant in RFC 3339, when a zone is printed or the user gave one.
pub(super) fn instant(printed: &Printed, days: &Days, given_zone: Option<i32>) -> Option<String> {
    let (Days::Day(day), Some(clock)) = (days, printed.clock) else { return None };
    let offset = FixedOffset::east_opt(clock.offset.or(given_zone)? * 60)?;
    let time = day.and_hms_opt(clock.hour, clock.minute, clock.second.min(59))?;
    Some(offset.from_local_datetime(&time).single()?.to_rfc3339_opts(SecondsFormat::Secs, true))
}

/// The last time a day and month came round, up to `latest`; `None` for a day that no year has.
pub(super) fn last_occurrence(month: u32, day: u32, latest: NaiveDate) -> Option<NaiveDate> {
    // A leap day comes at least every eighth year.
    let years = (latest.year() - 8..=latest.year()).rev();
    years.filter_map(|year| NaiveDate::from_ymd_opt(year, month, day)).find(|date| *date <= latest)
}

/// The first time a day and month come round, from `earliest` on.
pub(super) fn first_occurrence(month: u32, day: u32, earliest: NaiveDate) -> Option<NaiveDate> {
    let mut years = earliest.year()..=earliest.year() + 8;
    years.find_map(|year| NaiveDate::from_ymd_opt(year, month, day).filter(|date| *date >= earliest))
}

/// The days as people sort them: `2024-04-22`, `2024-04`, `2024`, `--04-22`.
pub(in super::super) fn sorted_form(days: &Days) -> String {
    match days {
        Days::Day(day) => day.to_string(),
        Days::Month { year, month } => format!("{year:04}-{month:02}"),
        Days::Year(year) => format!("{year:04}"),
        Days::Yearless { month, day, .. } => format!("--{month:02}-{day:02}"),
    }
}

fn on(year: Year, month: u32, day: u32, latest: NaiveDate) -> Result<NaiveDate, &'static str> {
    let date = match year {
        Year::Whole(year) if !(FIRST_YEAR..=LAST_YEAR).contains(&year) => {
            return Err("no year of a newspaper");
        }
        Year::Whole(year) => NaiveDate::from_ymd_opt(year, month, day),
        Year::Short(short) => {
            // The last century in which the day is not later than the file.
            let this = latest.year().div_euclid(100) * 100 + short as i32;
            NaiveDate::from_ymd_opt(this, month, day)
                .filter(|date| *date <= latest)
                .or_else(|| NaiveDate::from_ymd_opt(this - 100, month, day))
        }
    };
    if !(1..=12).contains(&month) {
        return Err("no such month");
    }
    date.ok_or("no such day")
}

fn century(year: Year) -> Option<&'static str> {
    match year {
        Year::Whole(_) => None,
        Year::Short(_) => Some("the century is not printed"),
    }
}

#[cfg(test)]
mod tests {
    use super::super::printed;
    use super::*;

    fn check(line: &str, order: Order, expected: &str) {
        let latest = NaiveDate::from_ymd_opt(2026, 11, 24).expect("a day");
        let printed = printed::find(line).expect("a date");
        let shown = match read(printed.parts, order, latest) {
            Reading::One(days, why) => {
                format!("{}{}", sorted_form(&days), why.map_or(String::new(), |why| format!(", {why}")))
            }
            Reading::Either { day_first, month_first } => format!("{day_first} or {month_first}"),
            Reading::Nothing(reason) => reason.to_owned(),
        };
        assert_eq!(shown, expected, "{line}");
    }

    #[test]
    fn a_day_that_no_calendar_has_is_nothing() {
        check("31 April", Order::Unknown, "no such day");
        check("31 April 2021", Order::Unknown, "no such day");
        check("30 February 2024", Order::Unknown, "no such day");
        check("29 February 2023", Order::Unknown, "no such day");
        check("29 February", Order::Unknown, "--02-29, the year is not printed");
        check("2021-13-05", Order::Unknown, "no such month");
        check("0000-00-00", Order::Unknown, "no year of a newspaper");
        check("0001-01-01", Order::Unknown, "no year of a newspaper");
        check("3 May 3000", Order::Unknown, "no year of a newspaper");
        check("32/13/2020", Order::Unknown, "no such month");
    }

    #[test]
    fn two_numbers_are_read_in_the_order_that_is_evidenced() {
        check("3/5/2021", Order::Unknown, "2021-05-03 or 2021-03-05");
        check("3/5/2021", Order::MonthFirst, "2021-03-05");
        check("3/5/2021", Order::DayFirst, "2021-05-03");
        check("13/5/2021", Order::MonthFirst, "2021-05-13");
        check("5/13/2021", Order::DayFirst, "2021-05-13");
        check("5/5/2021", Order::Unknown, "2021-05-05");
    }

    #[test]
    fn a_short_year_is_the_last_that_is_not_to_come() {
        check("Sept. 3, '87", Order::Unknown, "1987-09-03, the century is not printed");
        check("Dec. 3, '26", Order::Unknown, "1926-12-03, the century is not printed");
        check("Nov. 3, '26", Order::Unknown, "2026-11-03, the century is not printed");
    }
}
