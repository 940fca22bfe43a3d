//! Reads the time of day beside a date: tokens go in, hour, minute, second and zone come out.

use super::super::months;
use super::super::tokens::{Kind, Token};

/// A time of day, with its distance from UTC in minutes when a zone is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) struct Clock {
    pub(in super::super) hour: u32,
    pub(in super::super) minute: u32,
    pub(in super::super) second: u32,
    pub(in super::super) offset: Option<i32>,
}

/// Words and marks that stand between a date and its time.
const BETWEEN: &[&str] = &[
    "at", "t", "um", "à", "a", "às", "as", "las", "kl", "klo", "в", "о", "om", "alle", "ore", "ora", "o",
    "pukul", "saat",
];

/// Words behind a time.
const HOURS: &[&str] = &["uhr", "hrs", "hours", "h", "hs", "uur"];

/// A zone farther from UTC does not exist.
const FARTHEST_ZONE: i32 = 14 * 60;

/// Reads the time that begins behind a date, and says behind which token it ends.
pub(super) fn after(tokens: &[Token<'_>], end: usize) -> Option<(Clock, usize)> {
    let mut index = end;
    while index < tokens.len() && index < end + 4 && is_between(tokens[index].kind) {
        index += 1;
    }
    at(tokens, index)
}

/// Reads the time that ends in front of a date, and says with which token it begins.
pub(super) fn before(tokens: &[Token<'_>], free_from: usize, start: usize) -> Option<(Clock, usize)> {
    let farthest = start.saturating_sub(12).max(free_from);
    for first in farthest..start {
        let Some((clock, end)) = at(tokens, first) else { continue };
        let leads_on = |token: &Token<'_>| {
            is_between(token.kind)
                || matches!(token.kind, Kind::Word(word) if word.eq_ignore_ascii_case("on") || months::is_weekday(word) || months::is_vague_zone(word))
        };
        if end <= start && tokens[end..start].iter().all(leads_on) {
            return Some((clock, first));
        }
    }
    None
}

/// Reads tokens that are nothing but a zone.
pub(super) fn zone_alone(tokens: &[Token<'_>]) -> Option<i32> {
    zone(tokens, 0).filter(|(_, end)| *end == tokens.len()).map(|(offset, _)| offset)
}

fn is_between(kind: Kind<'_>) -> bool {
    match kind {
        Kind::Mark(mark) => {
            matches!(mark, ',' | '.' | '-' | '–' | '—' | '|' | '·' | '•' | '/' | '(' | ';' | ':')
        }
        Kind::Word(word) => BETWEEN.iter().any(|row| row.eq_ignore_ascii_case(word)),
        Kind::Number(..) => false,
    }
}

/// Reads the time that begins at a token.
fn at(tokens: &[Token<'_>], index: usize) -> Option<(Clock, usize)> {
    let number = |at: usize| match tokens.get(at)?.kind {
        Kind::Number(value, digits) => Some((value, digits)),
        _ => None,
    };
    let mark = |at: usize, marks: &[char]| matches!(tokens.get(at).map(|token| token.kind), Some(Kind::Mark(mark)) if marks.contains(&mark));
    let word = |at: usize, words: &[&str]| matches!(tokens.get(at).map(|token| token.kind), Some(Kind::Word(word)) if words.iter().any(|row| row.eq_ignore_ascii_case(word)));
    let (first, digits) = number(index)?;
    // 20240401T101500Z
    if digits == 6 && index > 0 && word(index - 1, &["t"]) {
        let clock =
            Clock { hour: first / 10_000, minute: first / 100 % 100, second: first % 100, offset: None };
        return finish(tokens, clock, index + 1, Shape::Time);
    }
    if digits > 2 {
        return None;
    }
    let (hour, mut next) = (first, index + 1);
    let separated = mark(next, &[':', '.', '：']) || word(next, &["h"]);
    let minutes = number(next + 1).filter(|&(_, digits)| digits == 2);
    let (Some((minute, _)), true) = (minutes, separated) else {
        // 5 pm
        return finish(tokens, Clock { hour, minute: 0, second: 0, offset: None }, next, Shape::Hour);
    };
    // A point separates many things; a time with one needs `kl.` in front, or a word or a zone behind.
    let behind_word = index.checked_sub(if index > 0 && mark(index - 1, &['.']) { 2 } else { 1 });
    let announced = behind_word.is_some_and(|at| word(at, &["kl", "klo", "um", "pukul", "ore"]));
    let shape = if mark(next, &['.']) && !announced { Shape::Pair } else { Shape::Time };
    next += 2;
    let mut second = 0;
    if mark(next, &[':', '.'])
        && let Some((value, 2)) = number(next + 1)
    {
        second = value;
        next += 2;
        // Parts of a second are not kept.
        if mark(next, &['.', ',']) && number(next + 1).is_some() && !tokens[next + 1].spaced {
            next += 2;
        }
    }
    finish(tokens, Clock { hour, minute, second, offset: None }, next, shape)
}

/// What the numbers alone look like.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shape {
    /// `10:15`
    Time,
    /// `10.15`, which a word or a zone must explain.
    Pair,
    /// `10`, which only am or pm can explain.
    Hour,
}

/// Reads what stands behind the numbers: am, Uhr, a zone.
fn finish(tokens: &[Token<'_>], clock: Clock, next: usize, shape: Shape) -> Option<(Clock, usize)> {
    let (mut clock, mut next, mut shape) = (clock, next, shape);
    if let Some((half, end)) = half_of_day(tokens, next) {
        if clock.hour == 0 || clock.hour > 12 {
            return None;
        }
        clock.hour = clock.hour % 12 + half;
        next = end;
        shape = Shape::Time;
    }
    if shape == Shape::Hour {
        return None;
    }
    if let Some(Kind::Word(word)) = tokens.get(next).map(|token| token.kind)
        && HOURS.iter().any(|row| row.eq_ignore_ascii_case(word))
    {
        next += 1;
        shape = Shape::Time;
    }
    let bracket = matches!(tokens.get(next).map(|token| token.kind), Some(Kind::Mark('(')));
    if let Some((offset, end)) = zone(tokens, next + usize::from(bracket)) {
        clock.offset = Some(offset);
        next = end;
        shape = Shape::Time;
    }
    let exists = clock.hour <= 24 && clock.minute < 60 && clock.second <= 60;
    (exists && shape == Shape::Time).then_some((clock, next))
}

/// `am`, `p.m.`: the hours to add, and the token behind.
fn half_of_day(tokens: &[Token<'_>], index: usize) -> Option<(u32, usize)> {
    let Kind::Word(word) = tokens.get(index)?.kind else { return None };
    let is = |text: &str| word.eq_ignore_ascii_case(text);
    if is("am") || is("pm") {
        return Some((if is("pm") { 12 } else { 0 }, index + 1));
    }
    if !is("a") && !is("p") {
        return None;
    }
    let dotted = matches!(tokens.get(index + 1)?.kind, Kind::Mark('.'))
        && matches!(tokens.get(index + 2)?.kind, Kind::Word(m) if m.eq_ignore_ascii_case("m"));
    if !dotted {
        return None;
    }
    let closed = matches!(tokens.get(index + 3).map(|token| token.kind), Some(Kind::Mark('.')));
    Some((if is("p") { 12 } else { 0 }, index + 3 + usize::from(closed)))
}

/// `Z`, `GMT`, `+02:00`, `-0500`, `GMT+2`: minutes east of UTC, and the token behind.
fn zone(tokens: &[Token<'_>], index: usize) -> Option<(i32, usize)> {
    let named = match tokens.get(index)?.kind {
        Kind::Word(word) => Some(months::zone(word)?),
        _ => None,
    };
    let next = if named.is_some() { index + 1 } else { index };
    match distance(tokens, next, named.is_some()) {
        Some((distance, end)) => Some((named.unwrap_or(0) + distance, end)),
        None => named.map(|offset| (offset, next)),
    }
}

/// `+02:00`, `-0500`, and behind a name also `+2`.
fn distance(tokens: &[Token<'_>], index: usize, named: bool) -> Option<(i32, usize)> {
    let sign = match tokens.get(index)?.kind {
        Kind::Mark('+') => 1,
        Kind::Mark('-' | '−') => -1,
        _ => return None,
    };
    let number = |at: usize| tokens.get(at).filter(|token| !token.spaced).map(|token| token.kind);
    let Some(Kind::Number(value, digits)) = number(index + 1) else { return None };
    let colon = matches!(number(index + 2), Some(Kind::Mark(':')));
    let (minutes, end) = match (digits, number(index + 3)) {
        (4, _) => (value / 100 * 60 + value % 100, index + 2),
        (1 | 2, Some(Kind::Number(minutes, 2))) if colon => (value * 60 + minutes, index + 4),
        (2, _) if sign == 1 || named => (value * 60, index + 2),
        (1, _) if named => (value * 60, index + 2),
        _ => return None,
    };
    let minutes = i32::try_from(minutes).ok().filter(|minutes| *minutes <= FARTHEST_ZONE)?;
    Some((sign * minutes, end))
}
