//! Reads the wire's line before a text: `MOSCOW, Aug. 18 (Reuters) - …` goes in, place, date and agencies come out.
//!
//! A line is cut at the marks that end it (`ending`), what stands before each is read (`parts`), and then it is
//! asked whether its place is one (`places`). East Asian lines have no such marks (`east_asian`).

mod east_asian;
mod ending;
mod parts;
mod places;

pub(super) use places::is_known as is_known_place;

use super::date::printed::{Printed, has_no_figure};
use super::source;
use ending::{Border, Kind};
use parts::Parts;

/// The line of place, date and agency before a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Line<'a> {
    /// Byte behind the dash.
    pub(super) end: usize,
    /// The place as printed.
    pub(super) place: Option<&'a str>,
    /// Agencies: canonical where known, else as printed.
    pub(super) agencies: Vec<&'a str>,
    /// Dates.
    pub(super) dates: Vec<Printed>,
    /// What stands where a date would and is none: `Narch 2`.
    pub(super) unread: Option<&'a str>,
}

/// The line ends within this many bytes.
const LONGEST: usize = 110;

/// Words before a dateline that say what kind of report follows: `EXCLUSIVE - LONDON (Reuters) - …`.
const LABELS: &[&str] = &["exclusive", "breaking", "update", "updated", "analysis", "corrected", "urgent"];

/// Reads the line at the beginning of a text; `None` where the text simply begins.
pub(super) fn read(text: &str) -> Option<Line<'_>> {
    if let Some(line) = east_asian::read(text) {
        return Some(line);
    }
    let start = text.len() - text.trim_start_matches(['*', '#', '>', ' ']).len();
    let borders = ending::borders(text, start, LONGEST);
    let after_label = borders.first().filter(|border| is_label(&text[start..border.start]));
    let (start, borders) = after_label.map_or((start, &borders[..]), |label| (label.end, &borders[1..]));
    let (first, others) = borders.split_first()?;
    if first.kind == Kind::End && !first.is_closed && has_no_figure(&text[start..first.start]) {
        // A line without a dash is one only with its day.
        return None;
    }
    let mut line = Line { end: first.end, ..Line::default() };
    line.add(text, start, first.start).then_some(())?;
    let mut last = *first;
    for next in others {
        // `ROMA, 3 MAG - (ANSA) - …`: what stands between two dashes may belong to the line.
        let belongs =
            last.kind == Kind::Dash && next.kind != Kind::Colon && line.add(text, last.end, next.start);
        if !belongs {
            break;
        }
        line.end = next.end;
        last = *next;
    }
    line.add_agency_behind(text);
    if first.kind == Kind::End && !first.is_closed && !line.is_place_and_day() {
        return None;
    }
    line.is_accepted(text, *first, last).then_some(line)
}

/// Reads a text that its file calls a dateline: it needs no dash and no capitals.
pub(super) fn read_stated(text: &str) -> Option<Line<'_>> {
    let head = text.trim_end_matches([' ', '-', '–', '—', '_', '.']);
    let read = parts::read(text, 0, head.len())?;
    let mut line = Line { end: text.len(), ..Line::default() };
    line.take(read);
    let is_empty = line.place.is_none() && line.dates.is_empty() && line.agencies.is_empty();
    (!is_empty && line.place.is_none_or(places::is_name)).then_some(line)
}

/// Whether what stands before a first dash says only what kind of report this is: `UPDATE 1`.
fn is_label(text: &str) -> bool {
    let mut words = text.split_whitespace();
    let label = words.next().unwrap_or_default().to_lowercase();
    LABELS.contains(&label.as_str()) && words.all(|word| word.bytes().all(|byte| byte.is_ascii_digit()))
}

impl<'a> Line<'a> {
    /// Adds what stands between two borders; says whether it belongs to the line.
    fn add(&mut self, text: &'a str, start: usize, end: usize) -> bool {
        let Some(read) = parts::read(text, start, end) else { return false };
        let is_first = *self == Line { end: self.end, ..Line::default() };
        let says_something = !read.dates.is_empty() || !read.agencies.is_empty();
        let says_twice =
            read.place.is_some() && self.place.is_some() || !read.dates.is_empty() && !self.dates.is_empty();
        if !is_first && (!says_something || says_twice || read.has_addition) {
            return false;
        }
        self.take(read);
        true
    }

    fn take(&mut self, read: Parts<'a>) {
        self.place = self.place.or(read.place);
        self.unread = self.unread.or(read.unread);
        for agency in read.agencies {
            if !self.agencies.contains(&agency) {
                self.agencies.push(agency);
            }
        }
        self.dates.extend(read.dates);
    }

    /// `MOSCOW, 12 May - RIA Novosti. Text`: the agency behind the dash belongs to the line.
    fn add_agency_behind(&mut self, text: &'a str) {
        let Some(behind) = text.get(self.end..) else { return };
        let Some(stop) = behind.find(['.', '-', '–', '—', '\n']) else { return };
        if let Some(agency) = source::agency(behind[..stop].trim()) {
            let mark = behind[stop..].chars().next().map_or(1, char::len_utf8);
            self.end += stop + mark;
            self.agencies.push(agency);
        }
    }

    /// Whether a known place and a day are all of it: then a line of its own needs no dash.
    fn is_place_and_day(&self) -> bool {
        !self.dates.is_empty() && self.agencies.is_empty() && self.place.is_some_and(places::is_known)
    }

    fn is_accepted(&self, text: &str, first: Border, last: Border) -> bool {
        let is_named = !self.agencies.is_empty() || !self.dates.is_empty();
        let Some(place) = self.place else {
            // A whole day before a dash is one of publication; a day without its year may begin a sentence.
            let is_whole_day = self.dates.iter().any(Printed::is_whole_day);
            return !self.agencies.is_empty() || is_whole_day && last.kind == Kind::Dash;
        };
        let is_name = places::is_name(place);
        let is_day_apart =
            self.agencies.is_empty() && self.dates.iter().any(|date| date.at.start > first.start);
        let is_sure = || places::is_in_capitals(place) || places::is_known(place);
        match last.kind {
            // `EXCHANGES AT CLOSE - April 7` is a heading.
            _ if is_day_apart => is_name && places::is_known(place),
            Kind::Colon if is_named => is_name && is_sure(),
            Kind::Colon => is_name && places::is_in_capitals(place) && places::is_known(place),
            _ if is_named => is_name || self.unread.is_none() && places::is_known_without_capitals(place),
            _ if self.unread.is_some() => is_name && is_sure(),
            _ => places::stands_alone(place, text[self.end..].trim_start()),
        }
    }
}

#[cfg(test)]
mod tests;
