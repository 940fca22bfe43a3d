//! Articles with something in every field, and what comes back of them.

use super::{pack, unpack, unpack_text};
use crate::article::{
    Article, ArticleId, Certainty, Dated, Days, Entity, EntityKind, Evidence, Mention, MentionedDays, Part,
    Place,
};
use chrono::NaiveDate;

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("it is a day")
}

fn dated(text: &str, days: Days) -> Dated {
    Dated {
        text: text.to_owned(),
        days,
        certainty: Certainty::Printed,
        why: None,
        instant: None,
        alone: None,
    }
}

fn evidence(field: &'static str, value: Option<&str>, text: &str, place: Place) -> Evidence {
    let rule = if field == "lang" { "a rule of its own" } else { "stated by the file" };
    let (value, text) = (value.map(str::to_owned), text.to_owned());
    Evidence { field: field.into(), value, text, place, rule: rule.into(), accepted: field != "url" }
}

/// An article with something in every field.
fn article() -> Article {
    let at = |part, start, len| Mention { part, start, len };
    let name =
        |name: &str, kind, mentions| Entity { name: name.to_owned(), kind, rule: "surname".into(), mentions };
    let in_body = |start, end| Place::Text(Part::Body, start, end);
    Article {
        id: ArticleId::from_bytes(&[1, 2, 3, 4, 5, 6, 7, 8, 9, 255]),
        title: Some("Brücke offen".to_owned()),
        summary: Some(String::new()),
        body: "May Roe said on 5 May 1999 that it opens.\n\nRoe added".to_owned(),
        author: vec!["Ann Poe".to_owned()],
        source: Some("The Echo".to_owned()),
        source_names: vec!["Echo".to_owned(), "echo.example".to_owned()],
        date: Some(dated("6 May 1999", Days::Day(day(1999, 5, 6)))),
        updated: Some(Dated {
            certainty: Certainty::Doubtful,
            why: Some("the year is not printed".into()),
            instant: Some("1999-05-07T00:00:00Z".to_owned()),
            alone: Some(Days::Month { year: 1999, month: 5 }),
            ..dated("May 7", Days::Yearless { month: 5, day: 7, earliest: None, latest: day(2001, 1, 2) })
        }),
        indexed: -5,
        entities: vec![
            name("May Roe", EntityKind::Person, vec![at(Part::Body, 0, 7), at(Part::Body, 43, 3)]),
            name("Bridge Club", EntityKind::Organisation, Vec::new()),
            name("Brücke", EntityKind::Place, vec![at(Part::Title, 0, 7)]),
        ],
        mentions: vec![MentionedDays {
            at: at(Part::Body, 16, 10),
            first: day(1999, 5, 5),
            last: day(1999, 5, 9),
            rule: "printed with its year".into(),
        }],
        filed: Some("Bamako".to_owned()),
        agency: vec!["AFP".to_owned()],
        lang: Some("de".to_owned()),
        section: vec!["Local".to_owned()],
        topic: vec!["bridges".to_owned(), "May".to_owned()],
        url: Some("https://echo.example/1".to_owned()),
        site: Some("echo.example".to_owned()),
        record: vec!["r1".to_owned()],
        path: vec!["a.json#1".to_owned(), "b.json".to_owned()],
        seams: vec![3, 20],
        page: vec!["A1".to_owned(), "A7".to_owned()],
        edition: vec!["Late Edition - Final".to_owned()],
        urgency: Some(2),
        embargo: Some(Dated {
            instant: Some("1999-05-07T06:00:00Z".to_owned()),
            ..dated("7 May 1999, 6 a.m.", Days::Day(day(1999, 5, 7)))
        }),
        usage: vec!["© The Echo".to_owned()],
        ocr: Some(873),
        words: 11,
        lead: 41,
        evidence: vec![
            evidence("title", Some("Brücke offen"), "Brücke offen", Place::File("key `title`".into())),
            evidence("date", Some("1999-05-06"), "6 May 1999", Place::Byte("line 1".into(), 7)),
            evidence("lang", Some("de"), "May Roe said", in_body(0, 40)),
            evidence("lang", None, "no such text", in_body(4_000_000_000, 1)),
            evidence("topic", Some("May"), "May", Place::Option("--topic".into())),
            evidence("url", Some("x"), "https://echo.example/1", Place::File("somewhere".into())),
            evidence("org", Some("Bridge Club"), "Club", Place::File("key `organisation`".into())),
            evidence("unheard", None, "", Place::Text(Part::Summary, 0, 0)),
        ],
    }
}

#[test]
fn every_field_comes_back() {
    let article = article();
    let packed = pack(&article);
    assert_eq!(unpack(&packed).as_ref(), Ok(&article));
    assert_eq!(unpack_text(&packed), Ok(("Brücke offen", article.body.as_str())));
}

#[test]
fn every_kind_of_date_comes_back() {
    let days = [
        Days::Day(day(1999, 5, 6)),
        Days::Day(day(-44, 3, 15)),
        Days::Day(day(12_345, 1, 1)),
        Days::Month { year: -1, month: 12 },
        Days::Year(2000),
        Days::Yearless { month: 2, day: 29, earliest: Some(day(1980, 1, 1)), latest: day(2001, 1, 2) },
    ];
    for days in days {
        for text in ["1999-05-06", ""] {
            let mut article = article();
            article.date = Some(dated(text, days));
            assert_eq!(unpack(&pack(&article)), Ok(article));
        }
    }
}

#[test]
fn what_is_missing_is_missing() {
    let mut article = article();
    (article.title, article.summary, article.source, article.date) = (None, None, None, None);
    (article.lang, article.url, article.updated) = (None, None, None);
    (article.urgency, article.embargo, article.ocr) = (None, None, None);
    article.usage.clear();
    article.page.clear();
    article.seams.clear();
    article.body.clear();
    article.record.clear();
    assert_eq!(unpack(&pack(&article)), Ok(article));
}

#[test]
fn damaged_bytes_break_nothing() {
    let packed = pack(&article());
    for length in 0..packed.len() {
        assert!(unpack(&packed[..length]).is_err(), "{length}");
        for change in [1, 0x80, 0xff] {
            let mut damaged = packed.clone();
            damaged[length] ^= change;
            // Whatever comes out, nothing breaks.
            let _ = unpack(&damaged);
            let _ = unpack_text(&damaged);
        }
    }
}
