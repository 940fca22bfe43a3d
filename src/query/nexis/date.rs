//! Dates and comparisons of Nexis: `aft 1/1/97` goes in, a period comes out, and the other way round.

use super::super::dates::{self, Bound};
use super::super::scope::Reason;
use crate::article::DayRange;
use chrono::NaiveDate;

/// How a comparison can be written.
const COMPARISONS: &[(&str, Bound)] = &[
    (">=", Bound::Since),
    ("<=", Bound::Until),
    (">", Bound::After),
    ("<", Bound::Before),
    ("=", Bound::Within),
    ("is", Bound::Within),
    ("bef", Bound::Before),
    ("before", Bound::Before),
    ("aft", Bound::After),
    ("after", Bound::After),
    ("geq", Bound::Since),
    ("leq", Bound::Until),
    ("gt", Bound::After),
    ("lt", Bound::Before),
    ("from", Bound::Since),
    ("to", Bound::Until),
];

/// Finds the comparison at the beginning of a text, and its length.
pub(super) fn comparison(text: &str) -> Option<(Bound, usize)> {
    let letters = text.bytes().take(LONGEST_NAME).take_while(u8::is_ascii_alphabetic).count();
    let ends =
        text[letters..].chars().next().is_none_or(|c| !c.is_alphanumeric() && !matches!(c, '-' | '\''));
    let begins = |row: &&(&str, Bound)| match letters {
        0 => text.starts_with(row.0),
        _ => ends && row.0.eq_ignore_ascii_case(&text[..letters]),
    };
    COMPARISONS.iter().find(begins).map(|(name, bound)| (*bound, name.len()))
}

/// The sign of a comparison of numbers.
pub(super) fn sign(bound: Bound) -> &'static str {
    COMPARISONS.iter().find(|row| row.1 == bound).map_or("=", |row| row.0)
}

/// A date that was read.
#[derive(Debug)]
pub(super) struct Found {
    /// Bytes of the text.
    pub(super) length: usize,
    /// The days that it bounds, or why there are none.
    pub(super) days: Result<DayRange, Reason>,
}

/// Finds the longest date at the beginning of a text.
pub(super) fn read(text: &str, today: NaiveDate, bound: Bound) -> Option<Found> {
    let mut ends = Vec::with_capacity(MOST_PIECES);
    let mut at = 0;
    while ends.len() < MOST_PIECES && at < dates::LONGEST {
        let rest = &text[at..];
        let piece = rest.find(|c: char| c.is_whitespace() || c.is_control() || matches!(c, '(' | ')' | ';'));
        let length = piece.unwrap_or(rest.len());
        if length == 0 || at + length > dates::LONGEST {
            break;
        }
        at += length;
        ends.push(at);
        let behind = &text[at..];
        at += behind.len() - behind.trim_start_matches([' ', '\t', '\u{a0}']).len();
    }
    ends.into_iter().rev().find_map(|end| {
        let text = text[..end].trim_end_matches([',', '.', '?', '!']);
        days(text, today, bound).map(|days| Found { length: text.len(), days })
    })
}

/// Prints a period of the field whose segment is `name`.
pub(super) fn print(name: &str, range: DayRange) -> String {
    let day = |day: NaiveDate| day.format("%m/%d/%Y").to_string();
    let first = |from: NaiveDate| match from.pred_opt().filter(|before| has_four_digits(*before)) {
        Some(before) => format!("{name} aft {}", day(before)),
        None => format!("{name} >= {}", day(from)),
    };
    let last = |to: NaiveDate| match to.succ_opt().filter(|after| has_four_digits(*after)) {
        Some(after) => format!("{name} bef {}", day(after)),
        None => format!("{name} <= {}", day(to)),
    };
    match (range.from, range.to) {
        (Some(from), Some(to)) if from == to => format!("{name} is {}", day(from)),
        (Some(from), Some(to)) => format!("{} and {}", first(from), last(to)),
        (Some(from), None) => first(from),
        (None, Some(to)) => last(to),
        // A period without ends is that of all articles with a date.
        (None, None) => format!("{name} >= 01/01/0001"),
    }
}

/// Letters of the longest comparison, and one more.
const LONGEST_NAME: usize = 7;

/// `January 1, 1997` has three pieces, `1 / 1 / 97` is not read.
const MOST_PIECES: usize = 3;

/// Two-digit years from here on are of the last century.
const FIRST_OF_1900S: i32 = 70;

/// Reads a text that is a date as a whole.
fn days(text: &str, today: NaiveDate, bound: Bound) -> Option<Result<DayRange, Reason>> {
    let iso = american(text);
    let read = dates::bounded(iso.as_deref().unwrap_or(text), today, bound);
    match read {
        Ok(range) => Some(Ok(range)),
        Err(none) if none.formed || iso.is_some() => {
            let hint = "Nexis writes the month first: 12/31/2024, 12/2024 or 2024";
            Some(Err((format!("there is no such day as `{text}`: left out"), Some(hint.to_owned()))))
        }
        Err(_) => None,
    }
}

/// Makes `2007-07-04` of `7/4/2007` and `7/4/07`, `2007-07` of `7/2007`.
fn american(text: &str) -> Option<String> {
    let mark = if text.contains('/') { '/' } else { '-' };
    let parts: Vec<&str> = text.split(mark).collect();
    let is_number = |part: &&str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let are_short = parts.iter().rev().skip(1).all(|part| part.len() <= 2);
    if !parts.iter().all(is_number) || !are_short {
        return None;
    }
    match parts[..] {
        [month, year] => Some(format!("{:04}-{month:0>2}", full_year(year)?)),
        [month, day, year] => Some(format!("{:04}-{month:0>2}-{day:0>2}", full_year(year)?)),
        _ => None,
    }
}

fn full_year(digits: &str) -> Option<i32> {
    let year: i32 = digits.parse().ok()?;
    match digits.len() {
        2 if year >= FIRST_OF_1900S => Some(1900 + year),
        2 => Some(2000 + year),
        4 => Some(year),
        _ => None,
    }
}

fn has_four_digits(day: NaiveDate) -> bool {
    (1..=9999).contains(&chrono::Datelike::year(&day))
}
