//! The JSON of news agencies: the keys of a record go in; the dialect that it is written in comes out, with what
//! stands under each key.
//!
//! ninjs is a standard of the IPTC (<https://iptc.org/standards/ninjs/>); superdesk, AP, TT and NTB write it with
//! keys of their own, dpa and Belga write their own. What no row here speaks of is looked up in [`keys`].

mod table;

use super::keys::{self, Holds};
use serde_json::{Map, Value};
use std::collections::HashMap;
use std::sync::LazyLock;
use table::DIALECTS;

/// How a family of agencies writes its records.
pub struct Dialect {
    /// Sets of keys; a record that has all keys of one of them is written so.
    marks: &'static [&'static [&'static str]],
    /// What its keys hold, in the order of trust; without capitals and joints.
    rows: &'static [(Holds, &'static str)],
    /// What keys hold that begin so, where no row speaks of them.
    beginnings: &'static [(&'static str, Holds)],
    /// What its records are where they do not say it.
    usual: Medium,
}

/// What a record is of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Medium {
    /// A text, perhaps with pictures.
    #[default]
    Text,
    /// A picture, a video or another thing without a text: how it is called.
    Other(&'static str),
}

/// The dialect of a record, ready to be asked.
#[derive(Clone, Copy)]
pub struct Rows {
    dialect: &'static Dialect,
    by_key: &'static HashMap<&'static str, (u16, Holds)>,
}

impl Rows {
    /// The dialect in which a record is written.
    pub fn of(map: &Map<String, Value>) -> Option<Rows> {
        let is_so = |dialect: &&Dialect| {
            dialect.marks.iter().any(|keys| keys.iter().all(|key| map.contains_key(*key)))
        };
        let at = DIALECTS.iter().position(is_so)?;
        Some(Rows { dialect: DIALECTS[at], by_key: &BY_KEY[at] })
    }

    /// What stands under a key, and its rank, as [`keys::find`].
    pub fn find(self, key: &str) -> Option<(u16, Holds)> {
        let found = keys::plain(key, |plain| {
            let beginning = || {
                let found = self.dialect.beginnings.iter().find(|(start, _)| plain.starts_with(start));
                found.map(|(_, holds)| (BEHIND - 1, *holds))
            };
            self.by_key.get(plain).copied().or_else(beginning)
        });
        found.flatten().or_else(|| keys::find(key).map(|(rank, holds)| (rank + BEHIND, holds)))
    }

    /// What the record is of.
    pub fn medium(self, map: &Map<String, Value>) -> Medium {
        let stated = KINDS.iter().find_map(|key| map.get(*key).and_then(Value::as_str));
        let Some(stated) = stated else { return self.dialect.usual };
        let known =
            MEDIA.iter().find(|(_, names)| names.iter().any(|name| name.eq_ignore_ascii_case(stated)));
        known.map_or(self.dialect.usual, |(what, _)| Medium::Other(what))
    }
}

/// Keys that wrap a record of an agency in what its interface says of it.
///
/// An answer of AP is `{"api_version": …, "data": {"meta": …, "item": {…}}}`, an entry of its feed
/// `{"meta": …, "item": {…}}`; a client that has fetched the text puts it beside them.
pub fn unwrapped(map: &Map<String, Value>) -> Option<Unwrapped<'_>> {
    let inner = |map: &'_ Map<String, Value>, key: &str| map.get(key).and_then(Value::as_object).is_some();
    let data = map.get("data").and_then(Value::as_object).filter(|data| inner(data, "item"));
    let item = data.unwrap_or(map).get("item").and_then(Value::as_object)?;
    Rows::of(item)?;
    let prefix = if data.is_some() { "data.item." } else { "item." };
    Some(Unwrapped { prefix, item, text: map.get("nitf").and_then(Value::as_object) })
}

/// A record without what wraps it.
pub struct Unwrapped<'a> {
    /// The keys that lead to it.
    pub prefix: &'static str,
    /// The record.
    pub item: &'a Map<String, Value>,
    /// Another form of it, with its text.
    pub text: Option<&'a Map<String, Value>>,
}

/// The items that a record of an agency carries beside its text, with their names.
pub fn associated(map: &Map<String, Value>) -> Vec<(String, &Map<String, Value>)> {
    let item = unwrapped(map).map_or(map, |unwrapped| unwrapped.item);
    match item.get("associations") {
        Some(Value::Object(table)) => {
            table.iter().filter_map(|(name, item)| Some((name.clone(), item.as_object()?))).collect()
        }
        Some(Value::Array(list)) => {
            let named = (1..).zip(list.iter().filter_map(Value::as_object)).map(|(number, item)| {
                let name = item.get("name").and_then(Value::as_str);
                (name.map_or_else(|| number.to_string(), str::to_owned), item)
            });
            named.collect()
        }
        _ => Vec::new(),
    }
}

/// Why a record is no news although it has a headline or a text, where it says so itself.
pub fn no_news(map: &Map<String, Value>) -> Option<&'static str> {
    let stated = ["type", "_type", "item_type", "itemType"].iter().find_map(|key| map.get(*key)?.as_str());
    let by_type = stated.and_then(|stated| {
        let row = PLANS.iter().find(|(_, names)| names.iter().any(|name| name.eq_ignore_ascii_case(stated)));
        row.map(|(reason, _)| *reason)
    });
    let has = |keys: &[&str]| keys.iter().any(|key| map.contains_key(*key));
    let has_days = (has(&["startDate", "start_date", "startdate"])
        && has(&["endDate", "end_date", "enddate"]))
        || map.get("dates").is_some_and(|dates| dates.get("start").is_some());
    let is_event = has(&["eventDetails", "eventdetails"])
        || has_days && has(&["venue", "eventTypes", "event_type", "occur_status", "organiser", "organizer"]);
    let is_plan = has(&["planning_date", "planningDate"]) && has(&["coverages", "slugline"]);
    match () {
        () if by_type.is_some() => by_type,
        () if is_event => Some(AN_EVENT),
        () if is_plan => Some(A_PLAN),
        () => None,
    }
}

const AN_EVENT: &str = "a planned event, no news";
const A_PLAN: &str = "a plan of coverage, no news";

/// Kinds of records that are no news.
const PLANS: &[(&str, &[&str])] = &[
    (AN_EVENT, &["event", "events"]),
    (A_PLAN, &["planning", "planning_item", "coverage", "plan"]),
    ("an assignment, no news", &["assignment", "assignments"]),
];

/// Keys under which a record says what it is of.
const KINDS: &[&str] = &["type", "assetType", "MediaType", "mediaType", "asset_type"];

/// What records are of that are no texts.
const MEDIA: &[(&str, &[&str])] = &[
    ("a picture", &["picture", "photo", "image", "photography", "still"]),
    ("a video", &["video", "moving image", "clip"]),
    ("a recording", &["audio", "sound"]),
    ("a graphic", &["graphic", "graphics", "complexgraphic", "animation", "map", "logo"]),
];

/// The ranks of keys that a dialect has no row for begin here.
const BEHIND: u16 = 1000;

static BY_KEY: LazyLock<Vec<HashMap<&'static str, (u16, Holds)>>> = LazyLock::new(|| {
    let table = |dialect: &&Dialect| {
        let keys = dialect.rows.iter().flat_map(|(holds, keys)| keys.split(' ').map(|key| (key, *holds)));
        keys.enumerate().map(|(rank, (key, holds))| (key, (rank as u16, holds))).collect()
    };
    DIALECTS.iter().map(table).collect()
});
