//! Periods of Factiva: `from 20240401 to 20240430` and today go in, the days that they bound come out.

use crate::article::DayRange;
use crate::query::dates::{Bound, NoPeriod, bounded};
use crate::query::quotes;
use chrono::{Days, NaiveDate};

/// Bytes of the longest day: no date is longer.
const LONGEST_DAY: usize = 16;

/// A period that was read.
#[derive(Debug)]
pub(super) struct Period {
    /// Bytes that it takes.
    pub(super) length: usize,
    /// Its days, or why it has none.
    pub(super) range: Result<DayRange, NoPeriod>,
    /// Days that may be read in two ways, and how they were read.
    pub(super) doubtful: Vec<String>,
}

/// Reads what stands behind `date`; `None` where no period begins.
pub(super) fn read(text: &str, today: NaiveDate) -> Option<Period> {
    let mut reader = Reader { text, at: 0, today, settled: None, doubtful: Vec::new() };
    let range = reader.period()?;
    Some(Period { length: reader.at, range, doubtful: reader.doubtful })
}

struct Reader<'t> {
    text: &'t str,
    at: usize,
    today: NaiveDate,
    /// What the days of this period show of the order in which they are written.
    settled: Option<Order>,
    doubtful: Vec<String>,
}

/// Which number of `04/25/2024` comes first.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Order {
    Month,
    Day,
}

impl<'t> Reader<'t> {
    fn period(&mut self) -> Option<Result<DayRange, NoPeriod>> {
        let keyword = self.run();
        let bound = match keyword.to_ascii_lowercase().as_str() {
            "from" => Bound::Since,
            "to" => Bound::Until,
            "after" => Bound::After,
            "before" => Bound::Before,
            "on" => Bound::Within,
            "today" | "yesterday" => return Some(bounded(keyword, self.today, Bound::Within)),
            _ => return None,
        };
        let first = self.run();
        let behind = self.at;
        let is_span = bound == Bound::Since && self.run().eq_ignore_ascii_case("to");
        let last = if is_span { self.run() } else { "" };
        self.settled = order(first).or_else(|| order(last));
        let is_back = first.starts_with('-');
        if let Some(last) = self.day(last) {
            let first = self.day(first)?;
            return Some(bounded(&format!("{first}..{last}"), self.today, Bound::Within));
        }
        self.at = behind;
        let first = self.day(first)?;
        // The last 14 days end today.
        let days = if is_back && bound == Bound::Since { format!("{first}..today") } else { first };
        let bound = if is_back && bound == Bound::Since { Bound::Within } else { bound };
        Some(bounded(&days, self.today, bound))
    }

    /// Takes the next run of characters, without the marks that end a sentence.
    fn run(&mut self) -> &'t str {
        let rest = &self.text[self.at..];
        let start = rest.len() - rest.trim_start().len();
        let ends = |c: char| c.is_whitespace() || matches!(c, '(' | ')' | '[' | ']') || quotes::opens(c);
        let length = rest[start..].find(ends).unwrap_or(rest.len() - start);
        self.at += start + length;
        rest[start..start + length].trim_end_matches([',', ';', '.', '?', '!'])
    }

    /// Writes a day as `dates` reads it.
    fn day(&mut self, typed: &str) -> Option<String> {
        if typed.len() > LONGEST_DAY {
            return None;
        }
        if let Some(day) = relative(typed, self.today) {
            return Some(day.format("%Y-%m-%d").to_string());
        }
        let parts: Vec<&str> = typed.split('/').take(4).collect();
        let [first, second, year] = parts[..] else {
            let is_date = typed.starts_with(|c: char| c.is_ascii_digit())
                && typed.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
            let is_name = matches!(typed.to_ascii_lowercase().as_str(), "today" | "yesterday");
            return (is_date || is_name).then(|| typed.to_owned());
        };
        let (first, second, year) = (number(first, 1..=2)?, number(second, 1..=2)?, full(year)?);
        let (month, day) = if self.settled == Some(Order::Day) { (second, first) } else { (first, second) };
        if self.settled.is_none() && first != second {
            self.doubtful
                .push(format!("`{typed}` is read with the month first, as {year:04}-{month:02}-{day:02}"));
        }
        Some(format!("{year:04}-{month:02}-{day:02}"))
    }
}

/// What a day shows of the order of its numbers: a month is no more than 12.
fn order(typed: &str) -> Option<Order> {
    let (first, rest) = typed.split_once('/')?;
    let (second, _) = rest.split_once('/')?;
    match (number(first, 1..=2)? > 12, number(second, 1..=2)? > 12) {
        (true, _) => Some(Order::Day),
        (false, true) => Some(Order::Month),
        (false, false) => None,
    }
}

/// `-14`: so many days ago; `+3`: in so many days.
fn relative(typed: &str, today: NaiveDate) -> Option<NaiveDate> {
    if let Some(count) = typed.strip_prefix(['-', '\u{2212}', '\u{2013}']) {
        return today.checked_sub_days(Days::new(u64::from(number(count, 1..=5)?)));
    }
    today.checked_add_days(Days::new(u64::from(number(typed.strip_prefix('+')?, 1..=5)?)))
}

/// A year of two digits lies in 1970 to 2069.
fn full(year: &str) -> Option<u32> {
    let short = number(year, 2..=2).map(|year| if year < 70 { 2000 + year } else { 1900 + year });
    short.or_else(|| number(year, 4..=4))
}

fn number(digits: &str, length: std::ops::RangeInclusive<usize>) -> Option<u32> {
    let is_number = length.contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    if is_number { digits.parse().ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        let today = NaiveDate::from_ymd_opt(2026, 4, 22).unwrap();
        let Some(period) = read(text, today) else {
            assert_eq!("none", expected, "{text}");
            return;
        };
        let mark = if period.doubtful.is_empty() { "" } else { " !" };
        let behind = &text[period.length..];
        let days = period.range.map_or_else(|none| none.message, crate::query::dates::print);
        assert_eq!(format!("{days}{mark}|{behind}"), expected, "{text}");
    }

    #[test]
    fn days_are_written_as_numbers() {
        check(" from 20240401 to 20240430 and x", "2024-04| and x");
        check(" from 20240401", "2024-04-01..|");
        check(" FROM 20240401 TO 20240402,", "2024-04-01..2024-04-02|");
        check(" after 20240401)", "2024-04-02..|)");
        check(" before 20240401", "..2024-03-31|");
        check(" to 20240401", "..2024-04-01|");
        check(" on 20240401", "2024-04-01|");
        check(" on 2024-04-01", "2024-04-01|");
        check(" on 20241350", "there is no such day as `20241350`|");
        check(" from 20240402 to 20240401", "`20240402..20240401` ends before it begins|");
    }

    #[test]
    fn days_are_counted_from_today() {
        check(" from -14", "2026-04-08..2026-04-22|");
        check(" from -14 to -7", "2026-04-08..2026-04-15|");
        check(" after -1", "2026-04-22..|");
        check(" before +3", "..2026-04-24|");
        check(" today", "2026-04-22|");
        check(" on today", "2026-04-22|");
    }

    #[test]
    fn the_month_comes_first_where_both_could() {
        check(" on 04/05/2024", "2024-04-05 !|");
        check(" on 4/5/24", "2024-04-05 !|");
        check(" on 04/25/2024", "2024-04-25|");
        check(" on 25/04/2024", "2024-04-25|");
        check(" on 04/04/1999", "1999-04-04|");
        check(" on 04/25/99", "1999-04-25|");
        check(" on 04/25/69", "2069-04-25|");
        check(" on 13/13/2024", "there is no such day as `2024-13-13`|");
        check(" from 05/01/2020 to 31/01/2020", "2020-01-05..2020-01-31|");
        check(" from 05/01/2020 to 05/31/2020", "2020-05|");
        check(" from 05/01/2020 to 06/01/2020", "2020-05-01..2020-06-01 !|");
    }

    #[test]
    fn other_words_begin_no_period() {
        check(" and bids", "none");
        check(" after spring", "none");
        check(" from to", "none");
        check("", "none");
        check(" from 20240401 to Bamako", "2024-04-01..| to Bamako");
    }
}
