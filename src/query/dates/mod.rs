//! Periods as people type them: `Apr 2024` or `14d..` and today go in, the first and the last day come out.

mod among;

pub(super) use among::among;

use crate::article::DayRange;
use chrono::{Datelike, Days, Months, NaiveDate};

/// How the days of a period bound a search.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Bound {
    /// The period itself.
    Within,
    /// Later than its last day.
    After,
    /// Earlier than its first day.
    Before,
    /// Its first day and later.
    Since,
    /// Its last day and earlier.
    Until,
}

/// Why a text is no period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoPeriod {
    /// What is wrong with it.
    pub message: String,
    /// What to write.
    pub hint: Option<String>,
    /// Whether it has the form of a date, but there is no such day.
    pub(super) formed: bool,
}

/// Reads a period: whole units, both ends inclusive; relative ones are counted from `today`.
///
/// ```
/// # use dateline::query::dates::period;
/// # let day = |y, m, d| chrono::NaiveDate::from_ymd_opt(y, m, d).unwrap();
/// let april = period("April 2024", day(2026, 5, 1)).unwrap();
/// assert_eq!((april.from, april.to), (Some(day(2024, 4, 1)), Some(day(2024, 4, 30))));
/// ```
pub fn period(text: &str, today: NaiveDate) -> Result<DayRange, NoPeriod> {
    bounded(text, today, Bound::Within)
}

/// Reads the days that a period bounds: `Bound::Since` gives what `since:` and `--from` mean.
///
/// ```
/// # use dateline::query::dates::{Bound, bounded};
/// # let day = |y, m, d| chrono::NaiveDate::from_ymd_opt(y, m, d).unwrap();
/// let before = bounded("2024-04", day(2026, 5, 1), Bound::Before).unwrap();
/// assert_eq!((before.from, before.to), (None, Some(day(2024, 3, 31))));
/// ```
pub fn bounded(text: &str, today: NaiveDate, bound: Bound) -> Result<DayRange, NoPeriod> {
    let text = text.trim();
    let none = || NoPeriod {
        message: format!("`{text}` is no date"),
        hint: Some(
            "write 2024, 2024-04, 2024-04-22, 2024-04..2024-06, Apr 2024, last week or 14d..".to_owned(),
        ),
        formed: false,
    };
    if text.is_empty() || text.len() > LONGEST {
        return Err(none());
    }
    let read = range(&text.to_ascii_lowercase(), today, bound).ok_or_else(none)?;
    let formed = |message: String| NoPeriod { message, hint: None, formed: true };
    let read = read.ok_or_else(|| formed(format!("there is no such day as `{text}`")))?;
    if read.from.zip(read.to).is_some_and(|(from, to)| from > to) {
        return Err(formed(format!("`{text}` ends before it begins")));
    }
    bind(read, bound).ok_or_else(|| formed(format!("`{text}` leaves no day to search")))
}

/// Prints a period so that it is read back: a whole unit, or its days.
pub(super) fn print(range: DayRange) -> String {
    let day = |day: Option<NaiveDate>| day.map(|day| day.format("%Y-%m-%d").to_string()).unwrap_or_default();
    if let (Some(from), Some(to)) = (range.from, range.to) {
        if from == to {
            return day(range.from);
        }
        if year(from.year()) == Some((from, to)) {
            return from.format("%Y").to_string();
        }
        if month(from.year(), from.month()) == Some((from, to)) {
            return from.format("%Y-%m").to_string();
        }
    }
    format!("{}..{}", day(range.from), day(range.to))
}

/// No date is longer, so that a query of many bad dates is still read in linear time.
pub(super) const LONGEST: usize = 64;

/// First and last day.
type Span = (NaiveDate, NaiveDate);

/// What has the form of a date: `None` inside where there is no such day.
type Formed<T> = Option<Option<T>>;

const MONTHS: &[&str] = &[
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

fn bind(read: DayRange, bound: Bound) -> Option<DayRange> {
    let open = DayRange::default();
    let bound = match bound {
        Bound::Within => return Some(read),
        Bound::After => DayRange { from: Some(existing(read.to?.succ_opt()?)?), ..open },
        Bound::Before => DayRange { to: Some(existing(read.from?.pred_opt()?)?), ..open },
        Bound::Since => DayRange { from: Some(read.from?), ..open },
        Bound::Until => DayRange { to: Some(read.to?), ..open },
    };
    Some(bound)
}

fn range(text: &str, today: NaiveDate, bound: Bound) -> Formed<DayRange> {
    if let Some((start, end)) = text.split_once('/') {
        return interval(start.trim(), end.trim(), today);
    }
    if let Some((start, end)) = split(text) {
        return join(start.trim(), end.trim(), today);
    }
    // `14d` alone means the last 14 days; as a bound it is the day 14 days ago.
    if let Some(start) = back(text, today) {
        let to = if bound == Bound::Within { Some(today) } else { start };
        return Some(start.map(|start| DayRange { from: Some(start), to }));
    }
    Some(unit(text, today)?.map(|(from, to)| DayRange { from: Some(from), to: Some(to) }))
}

fn split(text: &str) -> Option<(&str, &str)> {
    let marks = ["..", "\u{2013}", "\u{2014}", " to "];
    if let Some(parts) = marks.iter().find_map(|mark| text.split_once(mark)) {
        return Some(parts);
    }
    let (start, end) = text.split_once('-')?;
    let is_year = |text: &str| number(text, 4..=4).is_some();
    (is_year(start) && (is_year(end) || end == "present")).then_some((start, end))
}

fn join(start: &str, end: &str, today: NaiveDate) -> Formed<DayRange> {
    if start.is_empty() && end.is_empty() {
        return None;
    }
    let side = |text: &str, pick: fn(Span) -> NaiveDate| match back(text, today) {
        Some(day) => Some(day),
        None => Some(unit(text, today)?.map(pick)),
    };
    let mut read = DayRange::default();
    if !start.is_empty() {
        match side(start, |span| span.0)? {
            Some(day) => read.from = Some(day),
            None => return Some(None),
        }
    }
    if !end.is_empty() {
        match side(end, |span| span.1)? {
            Some(day) => read.to = Some(day),
            None => return Some(None),
        }
    }
    Some(Some(read))
}

/// An ISO 8601 interval: two dates, or one and a duration.
fn interval(start: &str, end: &str, today: NaiveDate) -> Formed<DayRange> {
    let make = |span: Option<Span>| Some(span.map(|(from, to)| DayRange { from: Some(from), to: Some(to) }));
    if let Some(length) = Length::read(start) {
        let last = if end.is_empty() { Some(today) } else { unit(end, today)?.map(|span| span.1) };
        return make(last.and_then(|last| Some((existing(length.before(last.succ_opt()?)?)?, last))));
    }
    if let Some(length) = Length::read(end) {
        let first = unit(start, today)?.map(|span| span.0);
        return make(first.and_then(|first| Some((first, existing(length.after(first)?.pred_opt()?)?))));
    }
    join(start, end, today)
}

/// A day, week, month or year.
fn unit(text: &str, today: NaiveDate) -> Formed<Span> {
    let pieces: Vec<&str> =
        text.split(|c: char| c.is_whitespace() || c == ',').filter(|piece| !piece.is_empty()).collect();
    let one = |day: Option<NaiveDate>| Some(day.map(|day| (day, day)));
    match pieces[..] {
        ["today" | "now" | "present"] => one(Some(today)),
        ["yesterday"] => one(today.pred_opt()),
        [digits] => iso(digits),
        ["this", name] => Some(whole(name, 0, today)?),
        ["last", name] if !name.ends_with('s') => Some(whole(name, 1, today)?),
        ["last" | "past", count, name] => {
            let start = Length::of(number(count, 1..=5)?, name)?.before(today).and_then(existing);
            Some(start.map(|start| (start, today)))
        }
        [count, name, "ago"] => whole(name, number(count, 1..=5)?, today),
        [name, digits] => Some(month(number(digits, 4..=4)? as i32, month_number(name)?)),
        [day, name, digits] if month_number(name).is_some() => dated(digits, name, day),
        [name, day, digits] => dated(digits, name, day),
        _ => None,
    }
}

fn dated(year: &str, name: &str, day: &str) -> Formed<Span> {
    let digits = ["st", "nd", "rd", "th"].iter().find_map(|ending| day.strip_suffix(ending)).unwrap_or(day);
    let (year, month, day) = (number(year, 4..=4)?, month_number(name)?, number(digits, 1..=2)?);
    let day = NaiveDate::from_ymd_opt(year as i32, month, day).and_then(existing);
    Some(day.map(|day| (day, day)))
}

fn iso(text: &str) -> Formed<Span> {
    let one = |year: u32, month: u32, day: u32| {
        let day = NaiveDate::from_ymd_opt(year as i32, month, day).and_then(existing);
        Some(day.map(|day| (day, day)))
    };
    let parts: Vec<&str> = text.split('-').collect();
    match parts[..] {
        [digits] => match number(digits, 8..=8) {
            Some(digits) => one(digits / 10_000, digits / 100 % 100, digits % 100),
            None => Some(year(number(digits, 4..=4)? as i32)),
        },
        [digits, name] => Some(month(number(digits, 4..=4)? as i32, number(name, 1..=2)?)),
        [digits, name, day] => one(number(digits, 4..=4)?, number(name, 1..=2)?, number(day, 1..=2)?),
        _ => None,
    }
}

/// The whole day, week, month or year that lies `count` units back.
fn whole(name: &str, count: u32, today: NaiveDate) -> Formed<Span> {
    let day = Length::of(count, name)?.before(today).and_then(existing);
    Some(day.and_then(|day| match name.strip_suffix('s').unwrap_or(name) {
        "day" => Some((day, day)),
        "week" => {
            let monday = day.checked_sub_days(Days::new(u64::from(day.weekday().num_days_from_monday())))?;
            Some((existing(monday)?, existing(monday.checked_add_days(Days::new(6))?)?))
        }
        "month" => month(day.year(), day.month()),
        _ => year(day.year()),
    }))
}

/// `14d`, `2w`, `3m`, `1y`: the day so long ago.
fn back(text: &str, today: NaiveDate) -> Formed<NaiveDate> {
    let name = match text.chars().last()? {
        'd' => "day",
        'w' => "week",
        'm' => "month",
        'y' => "year",
        _ => return None,
    };
    let count = number(&text[..text.len() - 1], 1..=5)?;
    Some(Length::of(count, name)?.before(today).and_then(existing))
}

/// A length of time in whole months and days.
struct Length {
    months: u32,
    days: u32,
}

impl Length {
    fn of(count: u32, name: &str) -> Option<Length> {
        let (months, days) = match name.strip_suffix('s').unwrap_or(name) {
            "day" => (0, count),
            "week" => (0, count.checked_mul(7)?),
            "month" => (count, 0),
            "year" => (count.checked_mul(12)?, 0),
            _ => return None,
        };
        Some(Length { months, days })
    }

    /// An ISO 8601 duration, in lower case: `p1y2m`.
    fn read(text: &str) -> Option<Length> {
        let mut rest = text.strip_prefix('p').filter(|rest| !rest.is_empty())?;
        let mut sum = Length { months: 0, days: 0 };
        while !rest.is_empty() {
            let end = rest.find(|c: char| !c.is_ascii_digit())?;
            let count = number(&rest[..end], 1..=5)?;
            let name = match rest.as_bytes()[end] {
                b'y' => "year",
                b'm' => "month",
                b'w' => "week",
                b'd' => "day",
                _ => return None,
            };
            let part = Length::of(count, name)?;
            sum.months = sum.months.checked_add(part.months)?;
            sum.days = sum.days.checked_add(part.days)?;
            rest = &rest[end + 1..];
        }
        Some(sum)
    }

    fn before(&self, day: NaiveDate) -> Option<NaiveDate> {
        day.checked_sub_months(Months::new(self.months))?.checked_sub_days(Days::new(u64::from(self.days)))
    }

    fn after(&self, day: NaiveDate) -> Option<NaiveDate> {
        day.checked_add_months(Months::new(self.months))?.checked_add_days(Days::new(u64::from(self.days)))
    }
}

fn year(year: i32) -> Option<Span> {
    let first = existing(NaiveDate::from_ymd_opt(year, 1, 1)?)?;
    Some((first, NaiveDate::from_ymd_opt(year, 12, 31)?))
}

fn month(year: i32, month: u32) -> Option<Span> {
    let first = existing(NaiveDate::from_ymd_opt(year, month, 1)?)?;
    Some((first, first.checked_add_months(Months::new(1))?.pred_opt()?))
}

/// Years have four digits, in what is typed and in what is printed.
fn existing(day: NaiveDate) -> Option<NaiveDate> {
    (1..=9999).contains(&day.year()).then_some(day)
}

fn month_number(name: &str) -> Option<u32> {
    let name = name.strip_suffix('.').unwrap_or(name);
    let is_named = |full: &&str| *full == name || name.len() == 3 && full.starts_with(name);
    let index = if name == "sept" { Some(8) } else { MONTHS.iter().position(is_named) };
    index.map(|index| index as u32 + 1)
}

fn number(text: &str, digits: std::ops::RangeInclusive<usize>) -> Option<u32> {
    let is_number = digits.contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    if is_number { text.parse().ok() } else { None }
}

#[cfg(test)]
mod tests;
