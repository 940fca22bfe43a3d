//! Words side by side go in; where the last date among them stands, and its days, come out.

use super::{month_number, period};
use crate::article::DayRange;
use chrono::{Datelike, NaiveDate};
use std::ops::Range;

/// Words that a date among words is at most.
const LONGEST: usize = 3;
/// Words that lead a date in.
const LEADING: &[&str] = &["in", "on", "during"];

/// Finds the last date that names a year of four digits, from 1800 to 2099, as long as it can be read, with an `in` or
/// `on` before it; none when it is all there is. A place without a word ends a date.
pub(in crate::query) fn among(words: &[Option<&str>]) -> Option<(Range<usize>, DayRange)> {
    for end in (1..=words.len()).rev() {
        for start in end.saturating_sub(LONGEST)..end {
            let Some(window) = words[start..end].iter().copied().collect::<Option<Vec<&str>>>() else {
                continue;
            };
            let Some(range) = read(&window) else { continue };
            let leads = |word: &&Option<&str>| {
                word.is_some_and(|word| LEADING.contains(&word.to_lowercase().as_str()))
            };
            let leading = words[..start].iter().rev().take_while(leads).count();
            let place = start - leading..end;
            return (place.len() < words.len()).then_some((place, range));
        }
    }
    None
}

/// Reads a whole date: a year, years, a month of a year, or a day.
fn read(words: &[&str]) -> Option<DayRange> {
    let is_year = |text: &str| {
        text.len() == 4
            && text.bytes().all(|byte| byte.is_ascii_digit())
            && matches!(&text[..2], "18" | "19" | "20")
    };
    if let [one] = words
        && let Some((from, to)) = one.split_once(['-', '\u{2013}'])
        && is_year(from)
        && !to.contains(['-', '\u{2013}'])
    {
        return years(from, to);
    }
    let has_name = words.iter().any(|word| month_number(&word.to_lowercase()).is_some());
    // A month has its name, a day alone is written with hyphens.
    let is_formed = match words {
        [one] => is_year(one) || one.len() == 10 && is_year(one.get(..4)?) && one.matches('-').count() == 2,
        _ => has_name && words.iter().any(|word| is_year(word)),
    };
    if !is_formed {
        return None;
    }
    // No form read here counts from a day.
    period(&words.join(" "), NaiveDate::default()).ok()
}

/// `1990–1995`, `1990–95`, `1990–present`; `1990-04` is a month.
fn years(from: &str, to: &str) -> Option<DayRange> {
    let first: i32 = from.parse().ok()?;
    let last = match (to.len(), to.parse::<i32>()) {
        (_, Err(_)) if to.eq_ignore_ascii_case("present") => None,
        (4, Ok(year)) => Some(year),
        (2, Ok(month @ 1..=12)) if first % 100 >= month => {
            return period(&format!("{from}-{month:02}"), NaiveDate::default()).ok();
        }
        (2, Ok(year)) => Some(first / 100 * 100 + year),
        _ => return None,
    };
    let from = NaiveDate::from_ymd_opt(first, 1, 1)?;
    let to = match last {
        None => None,
        Some(year) => Some(NaiveDate::from_ymd_opt(year, 12, 31).filter(|day| day.year() >= first)?),
    };
    Some(DayRange { from: Some(from), to })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        let words: Vec<Option<&str>> = text.split(' ').map(|word| (word != "_").then_some(word)).collect();
        let found = among(&words).map(|(place, range)| {
            let day = |day: Option<NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
            let texts: Vec<&str> = words[place].iter().copied().flatten().collect();
            format!("{}: {}..{}", texts.join(" "), day(range.from), day(range.to))
        });
        assert_eq!(found.unwrap_or_default(), expected, "{text}");
    }

    #[test]
    fn dates_are_found_in_many_wordings() {
        check("strikes in May 2025", "in May 2025: 2025-05-01..2025-05-31");
        check("opec March 1987 oil", "March 1987: 1987-03-01..1987-03-31");
        check("coup 2021", "2021: 2021-01-01..2021-12-31");
        check("crash on 22 April 2024", "on 22 April 2024: 2024-04-22..2024-04-22");
        check("crash April 22 2024", "April 22 2024: 2024-04-22..2024-04-22");
        check("wars 1990\u{2013}1995", "1990\u{2013}1995: 1990-01-01..1995-12-31");
        check("wars 1990-95", "1990-95: 1990-01-01..1995-12-31");
        check("wars 2011-present", "2011-present: 2011-01-01..");
        check("vote 2024-04", "2024-04: 2024-04-01..2024-04-30");
        check("vote 2024-04-22", "2024-04-22: 2024-04-22..2024-04-22");
        check("votes 2019 2024", "2024: 2024-01-01..2024-12-31");
    }

    #[test]
    fn what_is_no_date_stays_a_word() {
        check("2024", "");
        check("in May 2025", "");
        check("may we win", "");
        check("boeing 747", "");
        check("route 3000", "");
        check("vote 2024-13-40", "");
        check("June _ 1987", "1987: 1987-01-01..1987-12-31");
    }
}
