//! Reads the wire's line as East Asian papers print it: `新华社北京5月3日电` or `[東京 3日 ロイター]` goes in, place, date
//! and agency come out.

use super::super::date::printed::find_all;
use super::super::source;
use super::Line;

/// Brackets around such a line.
const BRACKETS: &[(char, char)] =
    &[('（', '）'), ('(', ')'), ('[', ']'), ('［', '］'), ('【', '】'), ('〔', '〕')];

/// Signs for a dispatch that close a Chinese line.
const DISPATCH: &[char] = &['电', '電', '讯', '訊'];

/// The line ends within this many characters.
const LONGEST: usize = 40;

/// Reads the line at the beginning of a text; `None` where there is none.
pub(super) fn read(text: &str) -> Option<Line<'_>> {
    let trimmed = text.trim_start();
    let start = text.len() - trimmed.len();
    let first = trimmed.chars().next()?;
    let closing = BRACKETS.iter().find(|row| row.0 == first).map(|row| row.1);
    if !is_east_asian(first) && closing.is_none() {
        return None;
    }
    let Some(closing) = closing else { return dispatch(text, start) };
    let inner = start + first.len_utf8();
    let length = text[inner..].char_indices().take(LONGEST).find(|(_, c)| *c == closing)?.0;
    let end = inner + length + closing.len_utf8();
    let within = &text[inner..inner + length];
    if !within.contains(is_east_asian) {
        return None;
    }
    let line = dispatch(&text[..inner + length], inner).or_else(|| bracketed(text, inner, inner + length))?;
    Some(Line { end, ..line })
}

/// `新华社北京5月3日电`: agency, place and day without marks, closed by the sign for a dispatch.
fn dispatch(text: &str, start: usize) -> Option<Line<'_>> {
    let start = if text[start..].starts_with('据') { start + '据'.len_utf8() } else { start };
    let line = &text[start..];
    let stop = line.char_indices().take(LONGEST).find(|(_, c)| DISPATCH.contains(c) || *c == '。')?;
    if stop.1 == '。' {
        return None;
    }
    let head = &line[..stop.0];
    let (agency, behind) = prefixes(head).find_map(|at| Some((source::agency(&head[..at])?, at)))?;
    let mut dates = find_all(&head[behind..]);
    let place_end = dates.first().map_or(head.len(), |date| behind + date.at.start);
    let place = without_day(head[behind..place_end].trim_matches(is_space_or_mark));
    for date in &mut dates {
        date.at = date.at.start + start + behind..date.at.end + start + behind;
    }
    dates.truncate(1);
    let end = start + stop.0 + stop.1.len_utf8();
    Some(Line { end, place: named(place), agencies: vec![agency], dates, unread: None })
}

/// `東京 3日 ロイター`, `ワシントン共同`, `서울=연합뉴스`: place, day and agency in brackets.
fn bracketed(text: &str, start: usize, end: usize) -> Option<Line<'_>> {
    let within = &text[start..end];
    let mut line = Line { dates: find_all(within), ..Line::default() };
    line.dates.truncate(1);
    for date in &mut line.dates {
        date.at = date.at.start + start..date.at.end + start;
    }
    let date = line.dates.first().map_or(end..end, |date| date.at.clone());
    for segment in [&text[start..date.start], &text[date.end.min(end)..end]] {
        for piece in segment.split(is_space_or_mark).filter(|piece| !piece.is_empty()) {
            if let Some(agency) = source::agency(piece) {
                line.agencies.push(agency);
            } else if let Some((at, agency)) =
                prefixes(piece).find_map(|at| Some((at, source::agency(&piece[at..])?)))
            {
                line.agencies.push(agency);
                line.place = line.place.or_else(|| named(without_day(&piece[..at])));
            } else {
                line.place = line.place.or_else(|| named(without_day(piece)));
            }
        }
    }
    (!line.agencies.is_empty()).then_some(line)
}

/// The bytes at which a short word may end within a text.
fn prefixes(text: &str) -> impl Iterator<Item = usize> {
    text.char_indices().skip(1).map(|(at, _)| at)
}

/// A place without a day whose month is not printed: `東京3日`.
fn without_day(piece: &str) -> &str {
    let Some(rest) = piece.strip_suffix(['日', '일']) else { return piece };
    rest.trim_end_matches(char::is_numeric)
}

/// A name: letters, and no number among them.
fn named(piece: &str) -> Option<&str> {
    let piece = piece.trim_matches(is_space_or_mark);
    (!piece.is_empty() && piece.chars().all(|c| c.is_alphabetic() || matches!(c, 'ー' | '・')))
        .then_some(piece)
}

fn is_space_or_mark(c: char) -> bool {
    c.is_whitespace() || matches!(c, '=' | '＝' | '、' | ',' | '，' | '/' | '／')
}

fn is_east_asian(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}')
}
