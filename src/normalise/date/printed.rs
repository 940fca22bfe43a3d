//! Reads dates as they are printed: a line goes in, each date with its bytes, its clock and its parts comes out.

mod clock;
mod forms;

use super::tokens::{self, Kind, Token};
use std::ops::Range;

pub(super) use clock::Clock;

/// A date as it stands in a line; whether such a day exists is not yet asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Printed {
    /// The bytes of the date, its weekday and its time of day.
    pub at: Range<usize>,
    /// What is printed of it.
    pub(super) parts: Parts,
    /// The time of day.
    pub(super) clock: Option<Clock>,
}

/// What is printed of a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Parts {
    /// `14 March 2022`.
    Day { year: Year, month: u32, day: u32 },
    /// `3/5/2021`: day and month in an order that the form does not tell.
    Numbers { first: u32, second: u32, year: Year },
    /// `April 1912`.
    Month { year: Year, month: u32 },
    /// `1912`.
    Year(Year),
    /// `Apr 22`.
    Yearless { month: u32, day: u32 },
}

impl Printed {
    /// Whether day, month and year are printed.
    pub fn is_whole_day(&self) -> bool {
        matches!(self.parts, Parts::Day { .. } | Parts::Numbers { .. })
    }
}

/// A year as printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Year {
    /// All its digits.
    Whole(i32),
    /// Its last two: `'87`.
    Short(u32),
}

/// Finds every date of a line, in order. A year alone is a date only where nothing else stands beside it.
pub fn find_all(line: &str) -> Vec<Printed> {
    if has_no_figure(line) {
        return Vec::new();
    }
    let tokens = tokens::cut(line);
    let mut found = Vec::new();
    let mut index = 0;
    let mut free_from = 0;
    while index < tokens.len() {
        match forms::at(&tokens, index) {
            Some((parts, end)) => {
                let printed = with_clock(&tokens, free_from, index, end, parts);
                index = tokens.iter().position(|token| token.start >= printed.at.end).unwrap_or(tokens.len());
                free_from = index;
                found.push(printed);
            }
            None => index += 1,
        }
    }
    if found.is_empty() {
        found.extend(lone_year(&tokens));
    }
    found
}

/// Whether a line surely holds no figure, and so no date: every date has a year or a day in figures, but for the first
/// year of an era of Japan.
pub(in super::super) fn has_no_figure(line: &str) -> bool {
    line.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_digit())
}

/// Finds every date of a text of any length, in order.
pub fn find_in_text(text: &str) -> Vec<Printed> {
    /// A date is done within this many bytes.
    const OVERLAP: usize = 60;
    let mut found: Vec<Printed> = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let line_end = start + line.len();
        while start < line_end {
            let mut end = (start + tokens::LONGEST_LINE).min(line_end);
            while !text.is_char_boundary(end) {
                end -= 1;
            }
            let free_from = found.last().map_or(0, |last| last.at.end);
            let dates = find_all(&text[start..end])
                .into_iter()
                .map(|date| Printed { at: date.at.start + start..date.at.end + start, ..date });
            found.extend(dates.filter(|date| date.at.start >= free_from));
            if end == line_end {
                break;
            }
            start = end - OVERLAP;
            while !text.is_char_boundary(start) {
                start += 1;
            }
        }
        start = line_end;
    }
    found
}

/// Finds the first date of a line.
pub fn find(line: &str) -> Option<Printed> {
    find_all(line).into_iter().next()
}

/// The year that ends a line, whatever stands before it: `Harbour Gazette 1912`.
pub fn year_at_end(line: &str) -> Option<Printed> {
    let tokens = tokens::cut(line);
    let last = tokens.last().filter(|last| last.spaced && line.trim_end().len() == last.end)?;
    let Kind::Number(value @ 1600..=2100, 4) = last.kind else { return None };
    Some(Printed { at: last.start..last.end, parts: Parts::Year(Year::Whole(value as i32)), clock: None })
}

/// Finds the date that ends a line of place and date, or stands before a bracket in it: there a month that is also
/// a word needs no year, as in `ROMA, 3 MAG (ANSA)`.
pub fn find_beside_place(line: &str) -> Option<Printed> {
    const ANY_YEAR: i32 = 2000;
    let head = line.split(['(', '[', '/']).next().unwrap_or(line).trim_end_matches([' ', '.', ',']);
    let dated = format!("{head} {ANY_YEAR}");
    let found = find_all(&dated).into_iter().find(|found| found.at.end == dated.len())?;
    match found.parts {
        Parts::Day { year: Year::Whole(ANY_YEAR), month, day } if found.at.start < head.len() => {
            Some(Printed {
                at: found.at.start..head.len(),
                parts: Parts::Yearless { month, day },
                clock: None,
            })
        }
        _ => None,
    }
}

/// Reads a zone: minutes east of UTC.
pub(super) fn zone_of(text: &str) -> Option<i32> {
    clock::zone_alone(&tokens::cut(text))
}

/// Adds the weekday and the time of day around a date.
fn with_clock(tokens: &[Token<'_>], free_from: usize, start: usize, end: usize, parts: Parts) -> Printed {
    let (mut start, mut end) = (start, end);
    if let Some(weekday) = weekday_before(tokens, free_from, start) {
        start = weekday;
    }
    let mut clock = None;
    if let Some((after, behind)) = clock::after(tokens, end) {
        clock = Some(after);
        end = behind;
    } else if let Some((before, first)) = clock::before(tokens, free_from, start) {
        clock = Some(before);
        start = first;
    }
    Printed { at: tokens[start].start..tokens[end - 1].end, parts, clock }
}

/// The token of a weekday in front of a date: `Tue 7 Feb`, `Tuesday, February 7`, `(Fri.) 3 May`.
fn weekday_before(tokens: &[Token<'_>], free_from: usize, start: usize) -> Option<usize> {
    for index in (free_from..start).rev() {
        match tokens[index].kind {
            Kind::Mark(',' | '.') => {}
            Kind::Word(word) if super::months::is_weekday(word) => return Some(index),
            _ => return None,
        }
    }
    None
}

/// A year between separators: `Daily Chronicle, 1912`.
fn lone_year(tokens: &[Token<'_>]) -> Option<Printed> {
    let is_border = |token: Option<&Token<'_>>| match token.map(|token| token.kind) {
        None => true,
        Some(Kind::Mark(mark)) => {
            matches!(mark, ',' | '|' | '-' | '–' | '—' | '·' | '•' | '(' | ')' | ';' | ':')
        }
        Some(_) => false,
    };
    let index = (0..tokens.len()).find(|&index| {
        matches!(tokens[index].kind, Kind::Number(1600..=2100, 4))
            && is_border(index.checked_sub(1).map(|before| &tokens[before]))
            && is_border(tokens.get(index + 1))
    })?;
    let Kind::Number(value, _) = tokens[index].kind else { return None };
    let parts = Parts::Year(Year::Whole(value as i32));
    Some(Printed { at: tokens[index].start..tokens[index].end, parts, clock: None })
}

#[cfg(test)]
mod tests;
