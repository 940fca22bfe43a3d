//! The evidence of an article and its dates go in, packed rows come out, and back: what the article itself says is
//! not kept twice.

use super::super::terms::day_term;
use super::names::{numbered, part_numbered};
use super::rows::{Packer, Unpacker, folded, unfolded};
use crate::article::{Article, Certainty, Dated, Days, Evidence, Place};
use crate::fields::{self, Value};
use chrono::{Datelike, NaiveDate};
use std::borrow::Cow;

// How a text of the evidence is kept. Part of the on-disk format.
const NONE: u64 = 0;
const ITSELF: u64 = 1;
const TITLE: u64 = 2;
const SOURCE: u64 = 3;
const LANG: u64 = 4;
/// The date as printed.
const PRINTED: u64 = 5;
/// The date's day.
const DAY: u64 = 6;
/// The value beside it.
const VALUE: u64 = 7;
/// The beginning of what stands at the place: its length.
const AT_PLACE: u64 = 8;
/// From this on: the first value of the field, the second …
const OF_FIELD: u64 = 9;
/// So many values of a field are asked.
const MOST_OF_FIELD: usize = 8;

// Where it stands.
const FILE: u64 = 0;
const BYTE: u64 = 1;
const OPTION: u64 = 2;
/// From this on: the number of the part.
const TEXT: u64 = 3;

/// Packs the evidence of an article.
pub(super) fn pack(article: &Article, packer: &mut Packer) {
    packer.alike(article.evidence.len() as u64);
    let day = day_of(article);
    for evidence in &article.evidence {
        packer.phrase(&evidence.field);
        packer.phrase(&evidence.rule);
        packer.alike(u64::from(evidence.accepted));
        pack_place(&evidence.place, packer);
        let known = Known { article, evidence, day: day.as_deref() };
        match &evidence.value {
            None => packer.alike(NONE),
            Some(value) => known.pack(value, packer),
        }
        match evidence.value.as_deref() {
            Some(value) if value == evidence.text => packer.alike(VALUE),
            _ => known.pack(&evidence.text, packer),
        }
    }
}

/// Unpacks the evidence of an article whose other fields are there.
pub(super) fn unpack(article: &Article, rows: &mut Unpacker<'_>) -> Result<Vec<Evidence>, String> {
    let mut all = Vec::new();
    for _ in 0..rows.alike()? {
        let (field, rule) = (rows.phrase()?, rows.phrase()?);
        let accepted = rows.alike()? != 0;
        let place = unpack_place(rows)?;
        let mut evidence = Evidence { field, value: None, text: String::new(), place, rule, accepted };
        evidence.value = unpack_text(article, &evidence, rows)?;
        evidence.text = unpack_text(article, &evidence, rows)?.unwrap_or_default();
        all.push(evidence);
    }
    Ok(all)
}

/// What is known when a text of the evidence is read.
struct Known<'a> {
    article: &'a Article,
    evidence: &'a Evidence,
    day: Option<&'a str>,
}

impl Known<'_> {
    fn pack(&self, text: &str, packer: &mut Packer) {
        let article = self.article;
        let kind = if article.title.as_deref() == Some(text) {
            TITLE
        } else if article.source.as_deref() == Some(text) {
            SOURCE
        } else if article.lang.as_deref() == Some(text) {
            LANG
        } else if article.date.as_ref().is_some_and(|date| date.text == text) {
            PRINTED
        } else if self.day == Some(text) {
            DAY
        } else if let Some(index) = values_of(article, &self.evidence.field).position(|value| value == text) {
            OF_FIELD + index as u64
        } else if at_place(article, &self.evidence.place).is_some_and(|there| there.starts_with(text)) {
            AT_PLACE
        } else {
            ITSELF
        };
        packer.alike(kind);
        match kind {
            AT_PLACE => packer.number(text.len() as u64),
            ITSELF => packer.text(text),
            _ => {}
        }
    }
}

fn unpack_text(
    article: &Article,
    evidence: &Evidence,
    rows: &mut Unpacker<'_>,
) -> Result<Option<String>, String> {
    Ok(match rows.alike()? {
        NONE => None,
        ITSELF => Some(rows.text()?.to_owned()),
        TITLE => article.title.clone(),
        SOURCE => article.source.clone(),
        LANG => article.lang.clone(),
        PRINTED => article.date.as_ref().map(|date| date.text.clone()),
        DAY => day_of(article),
        VALUE => evidence.value.clone(),
        AT_PLACE => {
            let length = rows.number()? as usize;
            at_place(article, &evidence.place).and_then(|there| there.get(..length)).map(str::to_owned)
        }
        number => {
            let index = (number - OF_FIELD) as usize;
            values_of(article, &evidence.field).nth(index).map(str::to_owned)
        }
    })
}

/// The values that the article has under the name of a field.
fn values_of<'a>(article: &'a Article, field: &str) -> impl Iterator<Item = &'a str> {
    let values = match fields::find(field).map(|field| (field.value)(article)) {
        Some(Value::One(value)) => value.into_iter().collect(),
        Some(Value::Many(values)) => values,
        _ => Vec::new(),
    };
    values.into_iter().take(MOST_OF_FIELD)
}

/// What stands in the article at a place and behind it.
fn at_place<'a>(article: &'a Article, place: &Place) -> Option<&'a str> {
    match place {
        Place::Text(part, start, _) => article.part(*part).get(*start as usize..),
        _ => None,
    }
}

fn day_of(article: &Article) -> Option<String> {
    match article.date.as_ref()?.days {
        Days::Day(day) => Some(day_term(day)),
        _ => None,
    }
}

fn pack_place(place: &Place, packer: &mut Packer) {
    match place {
        Place::File(place) => {
            packer.alike(FILE);
            packer.phrase(place);
        }
        Place::Byte(place, at) => {
            packer.alike(BYTE);
            packer.phrase(place);
            packer.number(u64::from(*at));
        }
        Place::Option(option) => {
            packer.alike(OPTION);
            packer.phrase(option);
        }
        Place::Text(part, start, end) => {
            packer.alike(TEXT + *part as u64);
            packer.number(u64::from(*start));
            packer.number(u64::from(*end));
        }
    }
}

fn unpack_place(rows: &mut Unpacker<'_>) -> Result<Place, String> {
    Ok(match rows.alike()? {
        FILE => Place::File(rows.phrase()?),
        BYTE => Place::Byte(rows.phrase()?, rows.number()? as u32),
        OPTION => Place::Option(rows.phrase()?),
        part => {
            let (start, end) = (rows.number()? as u32, rows.number()? as u32);
            Place::Text(part_numbered(part - TEXT), start, end)
        }
    })
}

/// Packs a date.
pub(super) fn pack_date(date: Option<&Dated>, packer: &mut Packer) {
    let Some(date) = date else { return packer.alike(0) };
    packer.alike(1 + date.certainty as u64);
    pack_days(&date.days, packer);
    let is_day = matches!(date.days, Days::Day(day) if day_term(day) == date.text);
    packer.optional((!is_day).then_some(date.text.as_str()));
    packer.alike(u64::from(date.why.is_some()));
    if let Some(why) = &date.why {
        packer.phrase(why);
    }
    packer.optional(date.instant.as_deref());
    packer.alike(u64::from(date.alone.is_some()));
    if let Some(alone) = &date.alone {
        pack_days(alone, packer);
    }
}

/// Unpacks a date.
pub(super) fn unpack_date(rows: &mut Unpacker<'_>) -> Result<Option<Dated>, String> {
    let certainty = match rows.alike()? {
        0 => return Ok(None),
        1 => Certainty::Printed,
        2 => Certainty::Given,
        3 => Certainty::Inferred,
        _ => Certainty::Doubtful,
    };
    let days = unpack_days(rows)?;
    let text = match (rows.optional()?, days) {
        (Some(text), _) => text,
        (None, Days::Day(day)) => day_term(day),
        (None, _) => String::new(),
    };
    let why: Option<Cow<'static, str>> = if rows.alike()? == 0 { None } else { Some(rows.phrase()?) };
    let instant = rows.optional()?;
    let alone = if rows.alike()? == 0 { None } else { Some(unpack_days(rows)?) };
    Ok(Some(Dated { text, days, certainty, why, instant, alone }))
}

fn pack_days(days: &Days, packer: &mut Packer) {
    match days {
        Days::Day(day) => {
            packer.alike(0);
            pack_day(*day, packer);
        }
        Days::Month { year, month } => {
            packer.alike(1);
            packer.alike(folded(i64::from(*year)));
            packer.alike(u64::from(*month));
        }
        Days::Year(year) => {
            packer.alike(2);
            packer.alike(folded(i64::from(*year)));
        }
        Days::Yearless { month, day, earliest, latest } => {
            packer.alike(3 + u64::from(earliest.is_some()));
            packer.alike(u64::from(*month));
            packer.alike(u64::from(*day));
            pack_day(*latest, packer);
            if let Some(earliest) = earliest {
                pack_day(*earliest, packer);
            }
        }
    }
}

fn unpack_days(rows: &mut Unpacker<'_>) -> Result<Days, String> {
    Ok(match rows.alike()? {
        0 => Days::Day(unpack_day(rows)?),
        1 => Days::Month { year: unfolded(rows.alike()?) as i32, month: rows.alike()? as u32 },
        2 => Days::Year(unfolded(rows.alike()?) as i32),
        kind => {
            let (month, day) = (rows.alike()? as u32, rows.alike()? as u32);
            let latest = unpack_day(rows)?;
            let earliest = if kind == 3 { None } else { Some(unpack_day(rows)?) };
            Days::Yearless { month, day, earliest, latest }
        }
    })
}

fn pack_day(day: NaiveDate, packer: &mut Packer) {
    packer.alike(folded(i64::from(day.num_days_from_ce())));
}

fn unpack_day(rows: &mut Unpacker<'_>) -> Result<NaiveDate, String> {
    Ok(numbered(unfolded(rows.alike()?)))
}
