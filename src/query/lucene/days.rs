//! Days as Elasticsearch counts them: `now-7d/d` or `2022-05-18||/M` goes in, first and last day come out.

use crate::article::DayRange;
use crate::query::dates::{self, NoPeriod};
use chrono::{Datelike, Days, Months, NaiveDate};

/// First and last day of what was written; a missing end is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Span {
    /// The first of its days, where it was rounded.
    pub(super) first: Option<NaiveDate>,
    /// The last of them.
    pub(super) last: Option<NaiveDate>,
    /// Whether hours were left out that make no whole day.
    pub(super) is_cut: bool,
}

/// Reads a date with what is added to it; `now` is `today`.
///
/// Rounding goes down for the first day and up for the last, so `now/M` is the whole month.
pub(super) fn read(text: &str, today: NaiveDate) -> Result<Span, NoPeriod> {
    let text = text.trim();
    let (anchor, math) = match text.strip_prefix("now") {
        Some(math) if math.is_empty() || math.starts_with(['+', '-', '/']) => (None, math),
        Some(math) if math.starts_with("||") => (None, &math[2..]),
        _ => text.split_once("||").map_or((Some(text), ""), |(anchor, math)| (Some(anchor), math)),
    };
    let mut span = match anchor {
        None => Span { first: Some(today), last: Some(today), is_cut: false },
        Some(anchor) => plain(anchor, today)?,
    };
    if math.is_empty() {
        return Ok(span);
    }
    // Only a rounding makes more than one moment of a date that is counted from.
    span.last = span.first;
    let none = || NoPeriod {
        message: format!("`{text}` is no date"),
        hint: Some("write now-7d/d, 2022-05-18||/M or 2024-04-22".to_owned()),
        formed: false,
    };
    let mut rest = math;
    while !rest.is_empty() {
        let (step, length) = Step::read(rest).ok_or_else(none)?;
        span.is_cut |= step.is_cut();
        span.first = Some(span.first.and_then(|day| step.from(day, End::First)).ok_or_else(none)?);
        span.last = Some(span.last.and_then(|day| step.from(day, End::Last)).ok_or_else(none)?);
        rest = &rest[length..];
    }
    Ok(span)
}

/// A date without anything added: `2024-04`, `2024-04-22T10:00:00Z`, `22 April 2024`.
fn plain(text: &str, today: NaiveDate) -> Result<Span, NoPeriod> {
    let is_digit = |at: usize| text.as_bytes().get(at).is_some_and(u8::is_ascii_digit);
    let has_clock = text.as_bytes().get(10).is_some_and(|sign| matches!(sign, b'T' | b't' | b' '))
        && is_digit(11)
        && text.as_bytes().iter().skip(11).all(|sign| sign.is_ascii_digit() || b":.,+-Zz".contains(sign));
    let text = if has_clock { text.get(..10).unwrap_or(text) } else { text };
    let DayRange { from, to } = dates::period(text, today)?;
    Ok(Span { first: from, last: to, is_cut: false })
}

/// Which day of a rounded unit is taken.
#[derive(Clone, Copy)]
enum End {
    First,
    Last,
}

/// One thing that is done to a date.
enum Step {
    /// `/M`.
    Round(char),
    /// `+1M`, `-7d`.
    Move { is_back: bool, count: u32, unit: char },
}

impl Step {
    /// Reads one at the beginning of a text, and its length.
    fn read(text: &str) -> Option<(Step, usize)> {
        let is_unit = |unit: &char| "yMwdhHms".contains(*unit);
        let (sign, rest) = (text.chars().next()?, text.get(1..)?);
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let unit = rest[digits..].chars().next().filter(is_unit)?;
        match sign {
            '/' if digits == 0 => Some((Step::Round(unit), 2)),
            '+' | '-' => {
                let count = if digits == 0 { 1 } else { rest[..digits].parse().ok()? };
                Some((Step::Move { is_back: sign == '-', count, unit }, digits + 2))
            }
            _ => None,
        }
    }

    fn is_cut(&self) -> bool {
        match *self {
            Step::Round(unit) => "hHms".contains(unit),
            Step::Move { count, unit, .. } => {
                seconds(unit).is_some_and(|seconds| u64::from(count) * seconds % DAY != 0)
            }
        }
    }

    fn from(&self, day: NaiveDate, end: End) -> Option<NaiveDate> {
        let day = match *self {
            Step::Round(unit) => match end {
                End::First => first(day, unit),
                End::Last => last(day, unit),
            },
            Step::Move { is_back, count, unit: 'y' } => months(day, count.checked_mul(12)?, is_back),
            Step::Move { is_back, count, unit: 'M' } => months(day, count, is_back),
            Step::Move { is_back, count, unit } => {
                let days = match unit {
                    'w' => u64::from(count) * 7,
                    'd' => u64::from(count),
                    unit => u64::from(count) * seconds(unit)? / DAY,
                };
                if is_back {
                    day.checked_sub_days(Days::new(days))
                } else {
                    day.checked_add_days(Days::new(days))
                }
            }
        };
        // Years have four digits, in what is typed and in what is printed.
        day.filter(|day| (1..=9999).contains(&day.year()))
    }
}

/// Seconds of a day.
const DAY: u64 = 24 * 60 * 60;

fn seconds(unit: char) -> Option<u64> {
    match unit {
        'h' | 'H' => Some(60 * 60),
        'm' => Some(60),
        's' => Some(1),
        _ => None,
    }
}

fn months(day: NaiveDate, count: u32, is_back: bool) -> Option<NaiveDate> {
    let count = Months::new(count);
    if is_back { day.checked_sub_months(count) } else { day.checked_add_months(count) }
}

fn first(day: NaiveDate, unit: char) -> Option<NaiveDate> {
    match unit {
        'y' => NaiveDate::from_ymd_opt(day.year(), 1, 1),
        'M' => day.with_day(1),
        'w' => day.checked_sub_days(Days::new(u64::from(day.weekday().num_days_from_monday()))),
        _ => Some(day),
    }
}

fn last(day: NaiveDate, unit: char) -> Option<NaiveDate> {
    match unit {
        'y' => NaiveDate::from_ymd_opt(day.year(), 12, 31),
        'M' => day.with_day(1)?.checked_add_months(Months::new(1))?.pred_opt(),
        'w' => first(day, 'w')?.checked_add_days(Days::new(6)),
        _ => Some(day),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Today is Wednesday, 22 April 2026; ` cut` says that hours were left out.
    fn check(text: &str, expected: &str) {
        let today = NaiveDate::from_ymd_opt(2026, 4, 22).unwrap();
        let found = match read(text, today) {
            Ok(Span { first, last, is_cut }) => {
                let cut = if is_cut { " cut" } else { "" };
                format!("{}{cut}", dates::print(DayRange { from: first, to: last }))
            }
            Err(none) => none.message,
        };
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn days_are_counted_from_now() {
        check("now", "2026-04-22");
        check("now-7d/d", "2026-04-15");
        check("now-1M", "2026-03-22");
        check("now-1M/M", "2026-03");
        check("now+1w", "2026-04-29");
        check("now-2y", "2024-04-22");
        check("now-d", "2026-04-21");
        check("now||-1d", "2026-04-21");
    }

    #[test]
    fn a_rounded_day_is_its_whole_unit() {
        check("now/d", "2026-04-22");
        check("now/w", "2026-04-20..2026-04-26");
        check("now/M", "2026-04");
        check("now/y", "2026");
        check("2022-05-18||/M", "2022-05");
        check("2022-05-18||+1M/d", "2022-06-18");
        check("2022-05-18||/M+1d", "2022-05-02..2022-06-01");
        check("2024-01-31||+1M", "2024-02-29");
    }

    #[test]
    fn a_date_without_its_day_is_its_unit_until_something_is_added() {
        check("2024", "2024");
        check("2024-04", "2024-04");
        check("2024-04||", "2024-04");
        check("2024-04||+1d", "2024-04-02");
        check("22 April 2024", "2024-04-22");
    }

    #[test]
    fn hours_are_counted_as_whole_days() {
        check("now-24h", "2026-04-21");
        check("now-12h", "2026-04-22 cut");
        check("now-36h/h", "2026-04-21 cut");
        check("now-1440m", "2026-04-21");
        check("2024-04-22T10:00:00Z", "2024-04-22");
        check("2024-04-22T10:00:00.000+02:00||/M", "2024-04");
        check("2024-04-22 23:59:59", "2024-04-22");
    }

    #[test]
    fn what_is_no_date_is_said() {
        check("soon", "`soon` is no date");
        check("now-7x", "`now-7x` is no date");
        check("now/7d", "`now/7d` is no date");
        check("now-", "`now-` is no date");
        check("now-\u{e9}", "`now-\u{e9}` is no date");
        check("now-99999999999d", "`now-99999999999d` is no date");
        check("now-4294967295y", "`now-4294967295y` is no date");
        check("2024-13||/M", "there is no such day as `2024-13`");
        check("", "`` is no date");
    }
}
