//! Finds the day of publication: candidates with their places go in, one date with its evidence comes out.
//!
//! A candidate is a date as it is printed somewhere. Each is read ([`printed`]), asked of the calendar
//! (`reading`), and then [`decide`] chooses, by rules that are written down with the choice.

mod address;
mod decide;
mod labels;
mod months;
mod neighbours;
mod opening;
pub(super) mod printed;
mod reading;
mod tokens;

pub(super) use decide::{Bounds, Decision, decide};
pub(super) use labels::{Role, is_label, role as role_before};
pub(super) use months::{is_weekday, is_zone, months_of, weekdays_of};
pub use neighbours::{Neighbours, YearAmong};
pub(super) use opening::of_opening;
use printed::zone_of;
pub(super) use reading::Order;
use reading::Reading;
pub(super) use reading::sorted_form;

use crate::article::{About, Certainty, Dated, Days, Origin, Place, RawArticle, Statement};
use chrono::{DateTime, Datelike, NaiveDate, Timelike};
use printed::{Clock, Parts, Printed, Year};
use std::ops::Range;

/// How a date stands to the article, the most trusted first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Standing {
    /// A machine-readable value for the day of publication: JSON-LD, meta, element, key.
    Stated,
    /// Printed with words that say so: `Published 3 May 2021`.
    Labelled,
    /// Printed under the headline or beside the text.
    Printed,
    /// A part of the address.
    Address,
    /// In the wire's line before the text: the day of filing.
    Dateline,
    /// A machine-readable date that may be any.
    Loose,
    /// In the file's name.
    Name,
    /// The month or year after which the folder is named.
    Folder,
}

/// A date as it stands somewhere.
#[derive(Clone, Debug)]
pub(super) struct Candidate<'a> {
    /// What kind of place it stands in.
    pub(super) standing: Standing,
    /// What the place says it is the date of.
    pub(super) role: Role,
    /// The date.
    pub(super) printed: Printed,
    /// The text in which it stands.
    pub(super) text: &'a str,
    /// Where that is.
    pub(super) place: Place,
    /// Whether a value of the first of January may stand for none, as on web pages.
    pub(super) may_be_filler: bool,
}

impl Candidate<'_> {
    /// The date as printed.
    pub(super) fn as_printed(&self) -> &str {
        self.text.get(self.printed.at.clone()).unwrap_or(self.text)
    }
}

/// A date that cannot be read, or is none of publication or change.
#[derive(Clone, Debug)]
pub(super) struct Unread<'a> {
    /// The statement.
    pub(super) statement: &'a Statement,
    /// Why it is no candidate.
    pub(super) rule: &'static str,
}

/// Whether a word is a month.
pub(super) fn is_month(word: &str) -> bool {
    months::month(word.trim_end_matches('.')).is_some()
}

/// Finds the days, months and years of a line that are printed with all digits of their year.
pub(super) fn complete(line: &str) -> Vec<(Range<usize>, Days)> {
    let is_whole = |parts: &Parts| match parts {
        Parts::Day { year, .. }
        | Parts::Numbers { year, .. }
        | Parts::Month { year, .. }
        | Parts::Year(year) => {
            matches!(year, Year::Whole(_))
        }
        Parts::Yearless { .. } => false,
    };
    let read = |printed: Printed| match reading::read(printed.parts, Order::Unknown, NaiveDate::MAX) {
        Reading::One(days, _) => Some((printed.at, days)),
        _ => None,
    };
    printed::find_all(line).into_iter().filter(|printed| is_whole(&printed.parts)).filter_map(read).collect()
}

/// Reads the zone that a user names: `CET`, `+02:00`, `GMT+2`.
pub(super) fn offset(zone: &str) -> Option<i32> {
    zone_of(zone.trim())
}

/// Makes candidates of the statements about dates.
pub(super) fn of_statements(raw: &RawArticle) -> (Vec<Candidate<'_>>, Vec<Unread<'_>>) {
    let (mut candidates, mut unread) = (Vec::new(), Vec::new());
    for statement in &raw.statements {
        let role = match statement.about {
            About::Published => Role::Published,
            About::Updated => Role::Updated,
            About::Captured => Role::Saved,
            About::SomeDate => Role::Unsaid,
            _ => continue,
        };
        if role == Role::Saved {
            unread.push(Unread { statement, rule: "the day of saving, not of publication" });
            continue;
        }
        let before = candidates.len();
        candidates.extend(of_statement(statement, role));
        if candidates.len() == before {
            unread.push(Unread { statement, rule: "no date can be read in it" });
        }
    }
    (candidates, unread)
}

/// Reads the date of one statement, whatever it is the date of; `latest` is the last day that it can be.
pub(super) fn stated(
    statement: &Statement,
    order: Order,
    latest: NaiveDate,
    zone: Option<i32>,
) -> Option<Dated> {
    of_statement(statement, Role::Unsaid).iter().find_map(|candidate| {
        let (days, why, certainty) = match reading::read(candidate.printed.parts, order, latest) {
            Reading::One(days, why) => {
                let certainty = if why.is_some() { Certainty::Inferred } else { Certainty::Printed };
                (days, why, certainty)
            }
            Reading::Either { day_first, .. } => {
                let why = Some("day and month can be read the other way round");
                (Days::Day(day_first), why, Certainty::Doubtful)
            }
            Reading::Nothing(_) => return None,
        };
        Some(Dated {
            text: candidate.as_printed().to_owned(),
            instant: reading::instant(&candidate.printed, &days, zone),
            days,
            certainty,
            why: why.map(std::borrow::Cow::Borrowed),
            alone: None,
        })
    })
}

/// The day of saving, when a statement gives one: publication is never later.
pub(super) fn saved_on(raw: &RawArticle) -> Option<NaiveDate> {
    raw.about(About::Captured)
        .filter_map(|statement| epoch(statement).or_else(|| printed::find(&statement.text)))
        .find_map(|printed| match printed.parts {
            Parts::Day { year: Year::Whole(year), month, day } => NaiveDate::from_ymd_opt(year, month, day),
            _ => None,
        })
}

/// Makes a candidate of the date that an address bears.
pub(super) fn of_address<'a>(url: &'a str, place: &Place) -> Option<Candidate<'a>> {
    let printed = address::of_url(url)?;
    let (standing, role) = (Standing::Address, Role::Unsaid);
    Some(Candidate { standing, role, printed, text: url, place: place.clone(), may_be_filler: false })
}

/// Makes a candidate of the day that a file's name bears.
pub(super) fn of_file_name(path: &str) -> Option<Candidate<'_>> {
    let printed = address::of_file(path)?;
    let place = Place::File("name of the file".into());
    Some(Candidate {
        standing: Standing::Name,
        role: Role::Unsaid,
        printed,
        text: path,
        place,
        may_be_filler: false,
    })
}

/// Makes a candidate of the month or year after which the file's folders are named.
pub(super) fn of_folder(path: &str) -> Option<Candidate<'_>> {
    let printed = address::of_folder(path)?;
    let place = Place::File("name of the folder".into());
    Some(Candidate {
        standing: Standing::Folder,
        role: Role::Unsaid,
        printed,
        text: path,
        place,
        may_be_filler: false,
    })
}

/// Makes candidates of the dates in a line, each with the role that the words before it give.
pub(super) fn of_line<'a>(
    line: &'a str,
    dates: Vec<Printed>,
    place: &Place,
) -> impl Iterator<Item = Candidate<'a>> {
    let place = place.clone();
    let mut free_from = 0;
    dates.into_iter().map(move |printed| {
        let role = labels::role(&line[free_from..printed.at.start]);
        free_from = printed.at.end;
        let standing = if role == Role::Published { Standing::Labelled } else { Standing::Printed };
        Candidate { standing, role, printed, text: line, place: place.clone(), may_be_filler: false }
    })
}

fn of_statement(statement: &Statement, role: Role) -> Vec<Candidate<'_>> {
    let place = super::trail::place_of(statement);
    let text = statement.text.as_str();
    let is_far = statement.origin == Origin::Elsewhere;
    let is_read_by_people = is_far || matches!(statement.origin, Origin::Visible | Origin::Line);
    if is_read_by_people && role == Role::Unsaid {
        let mut dates = printed::find_all(text);
        // A year alone on a page is mostly that of a copyright.
        dates.retain(|date| statement.origin == Origin::Line || !matches!(date.parts, Parts::Year(_)));
        let mut candidates: Vec<Candidate<'_>> = of_line(text, dates, &place).collect();
        if is_far {
            // Far from the headline only a whole day is worth a guess, and stays one.
            candidates.retain(|candidate| {
                matches!(candidate.printed.parts, Parts::Day { .. } | Parts::Numbers { .. })
            });
            for candidate in &mut candidates {
                candidate.standing = Standing::Loose;
            }
        }
        return candidates;
    }
    if is_read_by_people && !is_far {
        // `Published 3 May 2021, updated 4 May`: what is said first is said of the line, the rest of its own dates.
        let mut candidates: Vec<Candidate<'_>> = of_line(text, printed::find_all(text), &place).collect();
        let first = candidates.first().map(|candidate| candidate.printed.at.start);
        let is_first = |candidate: &Candidate<'_>| Some(candidate.printed.at.start) == first;
        candidates.retain(|candidate| candidate.role != Role::Unsaid || is_first(candidate));
        for candidate in &mut candidates {
            if is_first(candidate) {
                candidate.role = role;
            }
            candidate.standing = match candidate.role {
                Role::Published => Standing::Labelled,
                _ => Standing::Stated,
            };
        }
        return candidates;
    }
    let Some(printed) = epoch(statement).or_else(|| printed::find(text)) else { return Vec::new() };
    let standing = match (statement.origin, role) {
        (Origin::Url, _) => Standing::Address,
        (Origin::Path, _) => Standing::Name,
        (Origin::Elsewhere | Origin::Script, _) => Standing::Loose,
        (_, Role::Published) if is_read_by_people => Standing::Labelled,
        (_, Role::Unsaid) if matches!(statement.origin, Origin::Key | Origin::Element | Origin::Header) => {
            Standing::Printed
        }
        (_, Role::Unsaid) => Standing::Loose,
        _ => Standing::Stated,
    };
    let may_be_filler = matches!(statement.origin, Origin::JsonLd | Origin::Meta | Origin::Microdata);
    vec![Candidate { standing, role, printed, text, place, may_be_filler }]
}

/// Reads a count of seconds or milliseconds since 1970, which only a value made by a machine can be.
fn epoch(statement: &Statement) -> Option<Printed> {
    let text = statement.text.as_str();
    let is_count = text.bytes().all(|byte| byte.is_ascii_digit()) && matches!(text.len(), 9 | 10 | 12 | 13);
    let is_made_by_machine =
        !matches!(statement.origin, Origin::Line | Origin::Visible | Origin::Url | Origin::Path);
    let may_be_any_number =
        statement.about == About::SomeDate && !matches!(statement.origin, Origin::Time | Origin::Elsewhere);
    if !is_count || !is_made_by_machine || may_be_any_number {
        return None;
    }
    let count: i64 = text.parse().ok()?;
    let seconds = if text.len() > 10 { count / 1000 } else { count };
    let instant = DateTime::from_timestamp(seconds, 0)?.naive_utc();
    let (date, time) = (instant.date(), instant.time());
    Some(Printed {
        at: 0..text.len(),
        parts: Parts::Day { year: Year::Whole(date.year()), month: date.month(), day: date.day() },
        clock: Some(Clock {
            hour: time.hour(),
            minute: time.minute(),
            second: time.second(),
            offset: Some(0),
        }),
    })
}
