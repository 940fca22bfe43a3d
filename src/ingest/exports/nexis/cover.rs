//! The first lines of an export go in; those behind its cover come out: who ordered what, and the list of contents.

use super::super::dates;
use super::super::labels::{self, Field, Writing};
use super::super::lines::Line;
use super::{is_body, is_rights};

/// Lines among which a cover begins.
const FIRST_LINES: usize = 12;

/// The lines behind the cover; all of them where there is none.
pub fn after(lines: &[Line]) -> &[Line] {
    let first = lines.iter().filter(|line| !line.text.trim().is_empty()).take(FIRST_LINES);
    let marks = first.filter(|line| is_order(&line.text) || is_count(&line.text)).count();
    if marks < 2 {
        return lines;
    }
    let Some(last) = last_of_cover(lines) else { return lines };
    let after = &lines[last + 1..];
    // The list has the headlines: the article begins where the first of them stands again.
    let title = lines[..=last].iter().find_map(|line| numbered(&line.text, 1));
    let again = title.and_then(|title| after.iter().position(|line| same(&line.text, title)));
    if let Some(begin) = again {
        return &after[begin..];
    }
    begin_before_text(after)
}

/// The last line that belongs to the cover for sure.
fn last_of_cover(lines: &[Line]) -> Option<usize> {
    let body = lines.iter().position(|line| is_body(&line.text)).unwrap_or(lines.len());
    let all = lines.iter().find_map(|line| count(&line.text)).unwrap_or(u32::MAX);
    let mut next = 1;
    let mut last = None;
    for (at, line) in lines[..body].iter().enumerate() {
        if next <= all && numbered(&line.text, next).is_some() {
            next += 1;
            last = Some(at);
        } else if is_order(&line.text) || is_count(&line.text) {
            last = Some(at);
        }
    }
    last
}

/// Two lines above the day, which stands above the text: headline, paper, day.
fn begin_before_text(lines: &[Line]) -> &[Line] {
    let end =
        lines.iter().position(|line| is_body(&line.text) || is_rights(&line.text)).unwrap_or(lines.len());
    let filled: Vec<usize> = (0..end).filter(|at| !lines[*at].text.trim().is_empty()).collect();
    let date = filled.iter().position(|at| dates::is_line(&lines[*at].text));
    match date.and_then(|date| filled.get(date.saturating_sub(2))) {
        Some(begin) => &lines[*begin..],
        None => lines,
    }
}

fn is_order(line: &str) -> bool {
    labels::find(line, Writing::Any).is_some_and(|found| found.field == Field::Order)
}

fn is_count(line: &str) -> bool {
    count(line).is_some()
}

/// `Documents (12)`, `Dokumente (12)`.
fn count(line: &str) -> Option<u32> {
    let (word, count) = line.trim().split_once('(')?;
    let is_word = super::DOCUMENTS.contains(&word.trim().to_lowercase().as_str());
    count.trim_end_matches(')').parse().ok().filter(|_| is_word)
}

/// The headline in an entry of the list of contents: `1. Bridge opens`.
fn numbered(line: &str, number: u32) -> Option<&str> {
    let (digits, title) = line.trim().split_once('.')?;
    (digits.parse() == Ok(number)).then(|| title.trim()).filter(|title| !title.is_empty())
}

fn same(line: &str, title: &str) -> bool {
    !line.trim().is_empty() && line.split_whitespace().eq(title.split_whitespace())
}
