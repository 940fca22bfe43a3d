//! An article goes in, the bytes that the store keeps come out, and back. Part of the on-disk format.
//!
//! What the text already says is not stored twice: a name that stands in the text is kept as its place there.

use crate::article::{
    Article, ArticleId, Dated, Entity, EntityKind, Evidence, Mention, MentionedDays, Part, Place,
};
use chrono::{Datelike, NaiveDate};
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::sync::OnceLock;

/// Packs an article without its body's duplicate texts.
pub(super) fn pack(article: &Article) -> Vec<u8> {
    let stored = Stored {
        id: article.id.to_bytes(),
        title: article.title.as_deref().map(Cow::Borrowed),
        summary: article.summary.as_deref().map(Cow::Borrowed),
        body: Cow::Borrowed(&article.body),
        author: Cow::Borrowed(&article.author),
        source: article.source.as_deref().map(Cow::Borrowed),
        source_names: Cow::Borrowed(&article.source_names),
        date: Cow::Borrowed(&article.date),
        updated: Cow::Borrowed(&article.updated),
        indexed: article.indexed,
        entities: article.entities.iter().map(|entity| pack_entity(article, entity)).collect(),
        mentions: pack_mentions(&article.mentions),
        filed: article.filed.as_deref().map(Cow::Borrowed),
        agency: Cow::Borrowed(&article.agency),
        lang: article.lang.as_deref().map(Cow::Borrowed),
        section: Cow::Borrowed(&article.section),
        topic: Cow::Borrowed(&article.topic),
        url: article.url.as_deref().map(Cow::Borrowed),
        site: article.site.as_deref().map(Cow::Borrowed),
        record: Cow::Borrowed(&article.record),
        path: Cow::Borrowed(&article.path),
        words: article.words,
        lead: article.lead,
        evidence: article.evidence.iter().map(|evidence| pack_evidence(article, evidence)).collect(),
    };
    postcard::to_stdvec(&stored).expect("writing plain values to memory cannot fail")
}

/// Unpacks an article; the reason when the bytes are damaged.
pub(super) fn unpack(bytes: &[u8]) -> Result<Article, String> {
    let stored: Stored<'_> = postcard::from_bytes(bytes).map_err(|error| error.to_string())?;
    let mut article = Article {
        id: ArticleId::from_bytes(&stored.id),
        title: stored.title.map(Cow::into_owned),
        summary: stored.summary.map(Cow::into_owned),
        body: stored.body.into_owned(),
        author: stored.author.into_owned(),
        source: stored.source.map(Cow::into_owned),
        source_names: stored.source_names.into_owned(),
        date: stored.date.into_owned(),
        updated: stored.updated.into_owned(),
        indexed: stored.indexed,
        entities: Vec::new(),
        mentions: unpack_mentions(stored.mentions),
        filed: stored.filed.map(Cow::into_owned),
        agency: stored.agency.into_owned(),
        lang: stored.lang.map(Cow::into_owned),
        section: stored.section.into_owned(),
        topic: stored.topic.into_owned(),
        url: stored.url.map(Cow::into_owned),
        site: stored.site.map(Cow::into_owned),
        record: stored.record.into_owned(),
        path: stored.path.into_owned(),
        words: stored.words,
        lead: stored.lead,
        evidence: Vec::new(),
    };
    article.entities = stored.entities.into_iter().map(|entity| unpack_entity(&article, entity)).collect();
    article.evidence =
        stored.evidence.into_iter().map(|evidence| unpack_evidence(&article, evidence)).collect();
    Ok(article)
}

/// The title and the body of a packed article, without the rest; the reason when the bytes are damaged.
pub(super) fn unpack_text(bytes: &[u8]) -> Result<(Cow<'_, str>, Cow<'_, str>), String> {
    let (text, _) = postcard::take_from_bytes::<StoredText<'_>>(bytes).map_err(|error| error.to_string())?;
    Ok((text.title.unwrap_or_default(), text.body))
}

/// How [`Stored`] begins.
#[derive(Deserialize)]
struct StoredText<'a> {
    #[serde(rename = "id")]
    _id: [u8; 10],
    #[serde(borrow)]
    title: Option<Cow<'a, str>>,
    #[serde(borrow, rename = "summary")]
    _summary: Option<Cow<'a, str>>,
    #[serde(borrow)]
    body: Cow<'a, str>,
}

#[derive(Serialize, Deserialize)]
struct Stored<'a> {
    id: [u8; 10],
    title: Option<Cow<'a, str>>,
    summary: Option<Cow<'a, str>>,
    #[serde(borrow)]
    body: Cow<'a, str>,
    author: Cow<'a, [String]>,
    source: Option<Cow<'a, str>>,
    source_names: Cow<'a, [String]>,
    date: Cow<'a, Option<Dated>>,
    updated: Cow<'a, Option<Dated>>,
    indexed: i64,
    entities: Vec<StoredEntity>,
    mentions: Vec<StoredDays>,
    filed: Option<Cow<'a, str>>,
    agency: Cow<'a, [String]>,
    lang: Option<Cow<'a, str>>,
    section: Cow<'a, [String]>,
    topic: Cow<'a, [String]>,
    url: Option<Cow<'a, str>>,
    site: Option<Cow<'a, str>>,
    record: Cow<'a, [String]>,
    path: Cow<'a, [String]>,
    words: u32,
    lead: u32,
    evidence: Vec<StoredEvidence>,
}

/// An entity whose name is one of its mentions, or stands apart.
#[derive(Serialize, Deserialize)]
struct StoredEntity {
    kind: EntityKind,
    /// Number of the mention that is the name, plus 1; 0 when none is.
    named: u16,
    name: Option<String>,
    rule: Phrase,
    /// Distance from the mention before × 4 + the part, and the length.
    mentions: Vec<(u64, u16)>,
}

/// Days that the text talks about.
#[derive(Serialize, Deserialize)]
struct StoredDays {
    /// Distance from the one before × 4 + the part, and the length.
    at: (u64, u16),
    /// Days since the first of the year 1, and how many follow.
    first: i32,
    days: u32,
    rule: Phrase,
}

#[derive(Serialize, Deserialize)]
struct StoredEvidence {
    field: Phrase,
    /// `None` where the text or the field says it.
    value: StoredValue,
    text: StoredValue,
    place: StoredPlace,
    rule: Phrase,
    accepted: bool,
}

#[derive(Serialize, Deserialize)]
enum StoredValue {
    None,
    Text(String),
    /// The title, word for word.
    Title,
    /// The source's name.
    Source,
    /// The date as printed.
    Printed,
    /// The date's day.
    Day,
    /// The language's code.
    Lang,
}

#[derive(Serialize, Deserialize)]
enum StoredPlace {
    File(Phrase),
    Byte(Phrase, u32),
    Text(Part, u32, u32),
    Option(Phrase),
}

/// A short text that comes again and again: its number in the table, or itself.
#[derive(Serialize, Deserialize)]
enum Phrase {
    Known(u8),
    Text(String),
}

/// Texts that come with nearly every article. Only ever added to: their places are on disk.
const PHRASES: &[&str] = &include!("phrases.in");

fn phrase(text: &str) -> Phrase {
    static NUMBERS: OnceLock<FxHashMap<&str, u8>> = OnceLock::new();
    let numbers =
        NUMBERS.get_or_init(|| PHRASES.iter().zip(0..).map(|(text, number)| (*text, number)).collect());
    numbers.get(text).map_or_else(|| Phrase::Text(text.to_owned()), |number| Phrase::Known(*number))
}

fn unphrase(phrase: Phrase) -> Cow<'static, str> {
    match phrase {
        Phrase::Known(number) => Cow::Borrowed(PHRASES.get(usize::from(number)).copied().unwrap_or_default()),
        Phrase::Text(text) => Cow::Owned(text),
    }
}

fn pack_entity(article: &Article, entity: &Entity) -> StoredEntity {
    let named = entity.mentions.iter().position(|mention| article.text_of(*mention) == entity.name);
    let named = named.and_then(|index| u16::try_from(index + 1).ok()).unwrap_or(0);
    let mut before = 0;
    let mut mentions = Vec::with_capacity(entity.mentions.len());
    for mention in &entity.mentions {
        // Mentions come in text order: the distance to the one before is a small number.
        let distance = mention.start.wrapping_sub(before);
        before = mention.start;
        mentions.push((u64::from(distance) << 2 | mention.part as u64, mention.len));
    }
    let name = (named == 0).then(|| entity.name.clone());
    StoredEntity { kind: entity.kind, named, name, rule: phrase(&entity.rule), mentions }
}

fn unpack_entity(article: &Article, stored: StoredEntity) -> Entity {
    let mut at: u32 = 0;
    let mut mentions = Vec::with_capacity(stored.mentions.len());
    for (packed, len) in stored.mentions {
        at = at.wrapping_add((packed >> 2) as u32);
        mentions.push(Mention { part: part_numbered(packed), start: at, len });
    }
    let named = usize::from(stored.named).checked_sub(1).and_then(|index| mentions.get(index));
    let name = match (stored.name, named) {
        (Some(name), _) => name,
        (None, Some(mention)) => article.text_of(*mention).to_owned(),
        (None, None) => String::new(),
    };
    Entity { name, kind: stored.kind, rule: unphrase(stored.rule), mentions }
}

fn pack_mentions(mentions: &[MentionedDays]) -> Vec<StoredDays> {
    let mut before = 0;
    let pack = |days: &MentionedDays| {
        let distance = days.at.start.wrapping_sub(before);
        before = days.at.start;
        StoredDays {
            at: (u64::from(distance) << 2 | days.at.part as u64, days.at.len),
            first: days.first.num_days_from_ce(),
            days: (days.last - days.first).num_days().max(0) as u32,
            rule: phrase(&days.rule),
        }
    };
    mentions.iter().map(pack).collect()
}

fn unpack_mentions(stored: Vec<StoredDays>) -> Vec<MentionedDays> {
    let mut at: u32 = 0;
    let mut mentions = Vec::with_capacity(stored.len());
    for days in stored {
        at = at.wrapping_add((days.at.0 >> 2) as u32);
        let first = NaiveDate::from_num_days_from_ce_opt(days.first).unwrap_or_default();
        let last = first.checked_add_days(chrono::Days::new(u64::from(days.days))).unwrap_or(first);
        let mention = Mention { part: part_numbered(days.at.0), start: at, len: days.at.1 };
        mentions.push(MentionedDays { at: mention, first, last, rule: unphrase(days.rule) });
    }
    mentions
}

/// The part in the last two bits of a packed place.
fn part_numbered(packed: u64) -> Part {
    match packed & 3 {
        0 => Part::Title,
        1 => Part::Summary,
        _ => Part::Body,
    }
}

fn pack_evidence(article: &Article, evidence: &Evidence) -> StoredEvidence {
    let place = match &evidence.place {
        Place::File(place) => StoredPlace::File(phrase(place)),
        Place::Byte(place, at) => StoredPlace::Byte(phrase(place), *at),
        Place::Text(part, start, end) => StoredPlace::Text(*part, *start, *end),
        Place::Option(option) => StoredPlace::Option(phrase(option)),
    };
    StoredEvidence {
        field: phrase(&evidence.field),
        value: evidence.value.as_deref().map_or(StoredValue::None, |value| pack_value(article, value)),
        text: pack_value(article, &evidence.text),
        place,
        rule: phrase(&evidence.rule),
        accepted: evidence.accepted,
    }
}

fn pack_value(article: &Article, text: &str) -> StoredValue {
    if article.title.as_deref() == Some(text) {
        StoredValue::Title
    } else if article.source.as_deref() == Some(text) {
        StoredValue::Source
    } else if article.lang.as_deref() == Some(text) {
        StoredValue::Lang
    } else if article.date.as_ref().is_some_and(|date| date.text == text) {
        StoredValue::Printed
    } else if day_of(article).is_some_and(|day| day == text) {
        StoredValue::Day
    } else {
        StoredValue::Text(text.to_owned())
    }
}

fn day_of(article: &Article) -> Option<String> {
    match article.date.as_ref()?.days {
        crate::article::Days::Day(day) => Some(day.to_string()),
        _ => None,
    }
}

fn unpack_value(article: &Article, value: StoredValue) -> Option<String> {
    match value {
        StoredValue::None => None,
        StoredValue::Text(text) => Some(text),
        StoredValue::Title => article.title.clone(),
        StoredValue::Source => article.source.clone(),
        StoredValue::Lang => article.lang.clone(),
        StoredValue::Printed => article.date.as_ref().map(|date| date.text.clone()),
        StoredValue::Day => day_of(article),
    }
}

fn unpack_evidence(article: &Article, stored: StoredEvidence) -> Evidence {
    let place = match stored.place {
        StoredPlace::File(place) => Place::File(unphrase(place)),
        StoredPlace::Byte(place, at) => Place::Byte(unphrase(place), at),
        StoredPlace::Text(part, start, end) => Place::Text(part, start, end),
        StoredPlace::Option(option) => Place::Option(unphrase(option)),
    };
    Evidence {
        field: unphrase(stored.field),
        value: unpack_value(article, stored.value),
        text: unpack_value(article, stored.text).unwrap_or_default(),
        place,
        rule: unphrase(stored.rule),
        accepted: stored.accepted,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_phrase_stands_twice_and_all_have_a_number() {
        for (number, text) in PHRASES.iter().enumerate() {
            assert!(matches!(phrase(text), Phrase::Known(known) if usize::from(known) == number), "{text}");
        }
    }
}
