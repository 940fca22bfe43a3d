//! Reads what stands before a border: `PARIS, Feb 26 (AP)` goes in, place, date and agencies come out.

use super::super::date::printed::{Printed, find_all, find_beside_place};
use super::super::date::{is_label, is_month, is_weekday};
use super::super::{agency, source};
use super::places;

/// What stands in a piece of the line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Parts<'a> {
    /// The place.
    pub(super) place: Option<&'a str>,
    /// Agencies.
    pub(super) agencies: Vec<&'a str>,
    /// Dates, with their bytes in the whole text.
    pub(super) dates: Vec<Printed>,
    /// What stands where a date would and is none.
    pub(super) unread: Option<&'a str>,
    /// Whether brackets hold something else.
    pub(super) has_addition: bool,
}

/// Small words before a date: `Paris, le 3 mai`, `Wien, am 3. Mai`.
const BEFORE_DATE: &[&str] = &["le", "am", "den", "el", "em", "il", "on", "dne", "dnia", "ngày", "a"];

/// Reads the piece, or gives `None` when something else stands in it.
pub(super) fn read(text: &str, start: usize, end: usize) -> Option<Parts<'_>> {
    let head = &text[start..end];
    let mut parts = Parts { dates: find_all(head), ..Parts::default() };
    if parts.dates.is_empty() && head.contains(|c: char| c.is_ascii_digit()) {
        parts.dates.extend(find_beside_place(head));
    }
    if parts.dates.len() > 1 {
        return None;
    }
    for date in &mut parts.dates {
        date.at.start += weekday_of_place(head, &head[date.at.clone()], date.at.start);
    }
    let date = parts.dates.first().map_or(head.len()..head.len(), |date| date.at.clone());
    for segment in [&head[..date.start], &head[date.end..]] {
        for (bracket, part) in cut(segment) {
            let part = trimmed(part);
            if part.is_empty() || is_weekday(part) || is_label(part) {
                continue;
            }
            match bracket {
                None => parts.add_outside(part)?,
                Some(bracket) => parts.add_inside(part, bracket),
            }
        }
    }
    if parts.has_addition && parts.dates.is_empty() && parts.agencies.is_empty() {
        return None;
    }
    parts.place = parts.place.map(|place| without_last_word(place, BEFORE_DATE));
    if parts.dates.is_empty() {
        parts.part_misprint();
    }
    for date in &mut parts.dates {
        date.at = date.at.start + start..date.at.end + start;
    }
    Some(parts)
}

impl<'a> Parts<'a> {
    /// Adds what stands outside brackets; `None` where it is neither place nor agency.
    fn add_outside(&mut self, part: &'a str) -> Option<()> {
        if let Some(agency) = agency_alone(part) {
            self.agencies.push(agency);
            return Some(());
        }
        if self.place.is_some() {
            return is_acronym(part).then(|| self.agencies.push(part));
        }
        if part.split('/').any(|piece| agency_alone(piece).is_some()) {
            return None;
        }
        // `Reuters, London` and `LONDON, Reuters`.
        let mut place = part;
        if let Some((first, rest)) = part.split_once(", ")
            && let Some(agency) = agency_alone(first)
        {
            self.agencies.push(agency);
            place = rest;
        } else if let Some((rest, last)) = part.rsplit_once(", ")
            && let Some(agency) = agency_alone(last)
        {
            self.agencies.push(agency);
            place = rest;
        }
        self.place = Some(place.trim());
        Some(())
    }

    /// Adds what stands in brackets or between slashes.
    fn add_inside(&mut self, part: &'a str, bracket: char) {
        let before = self.agencies.len();
        self.agencies.extend(agency::credit(part).map(|name| -> &str { name }));
        if self.agencies.len() > before {
            return;
        }
        let is_one_name = !part.contains(' ') && part.starts_with(char::is_uppercase);
        let is_agency = is_acronym(part) || is_one_name && (bracket == '/' || !self.dates.is_empty());
        if is_agency && !is_month(part) && !places::is_known(part) {
            self.agencies.push(part);
        } else {
            self.has_addition = true;
        }
    }

    /// Parts what stands where the date would from the place: `NEW YORK, Narch 2`, `REGGIO, Italy, April l`.
    fn part_misprint(&mut self) {
        let Some(whole) = self.place else { return };
        let mut place = whole;
        while let Some((rest, last)) = place.rsplit_once(',') {
            let first_word = last.split_whitespace().next().unwrap_or_default();
            let is_misprint = last.contains(|c: char| c.is_ascii_digit()) || is_month(first_word);
            if !is_misprint || last.split_whitespace().count() > 3 {
                break;
            }
            place = rest.trim_end();
        }
        if place.len() < whole.len() {
            self.unread = Some(whole[place.len()..].trim_matches([',', ' ']));
            self.place = Some(place);
        }
    }
}

/// The bytes at the beginning of a date that look like its weekday and belong to the place: `ST. LOUIS, Mo., March 5`,
/// `SANTO DOMINGO, March 4`.
fn weekday_of_place(head: &str, date: &str, start: usize) -> usize {
    let Some((weekday, rest)) = date.split_once(", ") else { return 0 };
    let is_state = weekday.ends_with('.') && places::is_region(weekday);
    let is_last_word = || {
        let whole = head[..start + weekday.len()].trim_start();
        head[..start].trim_end().ends_with(char::is_alphabetic)
            && is_weekday(weekday)
            && places::is_known(whole)
    };
    if is_state || is_last_word() { date.len() - rest.len() } else { 0 }
}

/// An agency's whole name outside brackets: `WAYNE, Pa.` holds no credit to PA.
fn agency_alone(part: &str) -> Option<&'static str> {
    if places::is_region(part) { None } else { source::agency(part) }
}

/// Parts of a head, each with the mark that opens it when it stands in brackets or between slashes.
fn cut(segment: &str) -> impl Iterator<Item = (Option<char>, &str)> {
    let slashed = segment.matches('/').count() == 2;
    let is_border = move |c: char| matches!(c, '(' | ')' | '[' | ']') || (slashed && c == '/');
    segment.split(is_border).enumerate().map(move |(index, part)| {
        let opening = if slashed { '/' } else { '(' };
        ((index % 2 == 1).then_some(opening), part)
    })
}

/// A part without the marks around it; the point of `BERKELEY, Calif.,` belongs to the name.
fn trimmed(part: &str) -> &str {
    let is_mark = |c: char| c.is_whitespace() || matches!(c, ',' | '-' | '–' | '—' | ':' | ';' | '*');
    let whole = part.trim_start_matches(['.', ',', ' ']).trim_matches(is_mark);
    let whole = whole.strip_suffix(",.").unwrap_or(whole);
    let last = whole.rsplit([',', ' ']).next().unwrap_or(whole);
    let is_abbreviation = part.trim_end().ends_with(".,")
        || places::is_region(last)
        || last.trim_end_matches('.').contains('.');
    if is_abbreviation { whole } else { whole.trim_end_matches('.') }
}

/// An agency that no table knows: `(SAPA)`.
fn is_acronym(part: &str) -> bool {
    (2..=6).contains(&part.chars().count()) && part.chars().all(char::is_uppercase)
}

fn without_last_word<'a>(place: &'a str, words: &[&str]) -> &'a str {
    match place.rsplit_once([' ', ',']) {
        Some((rest, last)) if words.contains(&last) => rest.trim_end_matches([' ', ',']),
        _ => place,
    }
}
