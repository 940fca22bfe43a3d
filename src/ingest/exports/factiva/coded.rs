//! The lines of one article with codes go in; the article comes out.
//!
//! The codes are those of Factiva's display «Full Article/Report plus Indexing».

use super::super::entry::Entry;
use super::super::labels::Field;
use super::super::lines::{Line, joined};
use super::number;
use crate::article::{About, RawArticle};

/// The codes and what stands behind them.
const CODES: &[(&str, Field)] = &[
    ("HD", Field::Title),
    ("BY", Field::Author),
    ("CR", Field::Agency),
    ("WC", Field::Other),
    ("PD", Field::Published),
    ("ET", Field::Other),
    ("SN", Field::Source),
    ("SC", Field::Other),
    ("NGC", Field::Other),
    ("GC", Field::Other),
    ("ED", Field::Edition),
    ("PG", Field::Page),
    ("VOL", Field::Edition),
    ("LA", Field::Language),
    ("CY", Field::Usage),
    ("CX", Field::Note),
    ("SE", Field::Section),
    ("CLM", Field::Section),
    ("LP", Field::Body),
    ("TD", Field::Body),
    ("ART", Field::Graphic),
    ("CT", Field::Other),
    ("RF", Field::Other),
    ("CO", Field::Organisation),
    ("IN", Field::Topic),
    ("NS", Field::Topic),
    ("RE", Field::Place),
    ("IPC", Field::Other),
    ("IPD", Field::Other),
    ("PUB", Field::Other),
    ("AN", Field::Record),
    ("RST", Field::Other),
    ("DJIC", Field::Other),
];

/// The code in front of a line, and what stands behind it; in a text that was made of a page, stars stand around what
/// was bold in it: `*HD*`.
pub fn code(line: &str) -> Option<(&'static str, &str)> {
    let line = line.trim_start();
    if let Some((name, rest)) = line.strip_prefix('*').and_then(|line| line.split_once('*')) {
        let (code, _) = CODES.iter().find(|(code, _)| *code == name)?;
        return Some((*code, rest.trim()));
    }
    let length = line.bytes().take_while(u8::is_ascii_uppercase).count();
    if !(2..=4).contains(&length) {
        return None;
    }
    let (name, rest) = line.split_at(length);
    let is_parted = rest.trim().is_empty() || rest.starts_with(['\t', '\u{a0}']) || rest.starts_with("  ");
    let (code, _) = CODES.iter().find(|(code, _)| *code == name)?;
    is_parted.then(|| (*code, rest.trim()))
}

/// The same where only one space is left behind the code, as in text that was copied.
pub fn loose_code(line: &str) -> Option<(&'static str, &str)> {
    code(line).or_else(|| {
        let (name, rest) = line.trim_start().split_once(' ')?;
        let (code, field) = CODES.iter().find(|(code, _)| *code == name)?;
        let is_list = matches!(field, Field::Organisation | Field::Topic | Field::Place);
        // `IN` and `CO` are words, too.
        (!is_list || rest.contains(" : ")).then(|| (*code, rest.trim()))
    })
}

/// Reads an article; `None` when there is nothing in it.
pub fn article(lines: &[Line], ends: bool) -> Option<RawArticle> {
    let is_strict = lines.iter().filter_map(|line| code(&line.text)).any(|(code, _)| code == "HD");
    let code = if is_strict { code } else { loose_code };
    let has_stars = lines.iter().any(|line| line.text.trim_start().starts_with("*HD*"));
    let mut rows: Vec<(&'static str, Vec<Line>)> = Vec::new();
    for line in lines {
        // Below the first row a bare code stands in the text only where the row's own cell is empty.
        if let Some((code, rest)) = code(&line.text) {
            rows.push((code, vec![Line { text: rest.to_owned(), ..line.clone() }]));
        } else if let Some((_, row)) = rows.last_mut() {
            row.push(Line { text: line.text.trim_end_matches('\t').to_owned(), ..line.clone() });
        }
    }
    // In a text the number may stand under the last row without its code.
    if let Some((code, row)) = rows.last_mut()
        && *code != "AN"
        && let Some(last) = row.pop_if(|line| number(&line.text).is_some())
    {
        rows.push(("AN", vec![last]));
    }
    if has_stars {
        for line in rows.iter_mut().flat_map(|(_, row)| row) {
            line.text = without_stars(&line.text);
        }
    }
    let mut entry = Entry::default();
    for (code, row) in &rows {
        let field = CODES.iter().find(|(known, _)| known == code).map_or(Field::Other, |(_, field)| *field);
        let place = format!("code `{code}`");
        match field {
            Field::Body | Field::Note => entry.add_body(row),
            Field::Record => {
                let text = joined(row);
                entry.state(field, number(&text).unwrap_or(&text), place);
            }
            Field::Organisation | Field::Topic | Field::Place => {
                for name in joined(row).split('|').map(name) {
                    entry.state(field, name, place.clone());
                }
            }
            Field::Agency => entry.state(
                if is_wire(&joined(row)) { Field::Agency } else { Field::Author },
                &joined(row),
                place,
            ),
            _ => entry.state(field, &joined(row), place),
        }
    }
    if !ends {
        entry.suspect("the record has no end");
    }
    let is_something = entry.has(About::Title) || entry.has(About::Record);
    is_something.then(|| entry.finish())
}

/// A line without the stars in front of a word and behind one.
fn without_stars(line: &str) -> String {
    let mut text = String::with_capacity(line.len());
    let mut letters = line.chars().peekable();
    while let Some(letter) = letters.next() {
        let is_behind = text.chars().next_back().is_some_and(|before| !before.is_whitespace());
        let is_before = letters.peek().is_some_and(|next| !next.is_whitespace());
        if letter != '*' || !is_behind && !is_before {
            text.push(letter);
        }
    }
    text
}

/// A credit that names who wrote it, not where it comes from, begins as a byline does.
fn is_wire(credit: &str) -> bool {
    let small = credit.to_lowercase();
    !["by ", "von ", "par ", "por ", "di ", "door "].iter().any(|by| small.starts_with(by))
}

/// The name in `gpol : Domestic Politics`.
fn name(entry: &str) -> &str {
    let entry = entry.trim();
    match entry.split_once(" : ") {
        Some((code, name)) if !code.contains(' ') => name.trim(),
        _ => entry,
    }
}
