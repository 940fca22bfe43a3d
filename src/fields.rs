//! FIELDS, the only place where a field exists: an article goes in, the value under each name comes out.
//!
//! The schema, the query parser, `--help`, JSON keys and CSV headers are read from this table.

use crate::article::{Article, Dated, EntityKind, MentionedDays};

/// A field of an article.
#[derive(Debug)]
pub struct Field {
    /// The name in queries, JSON, CSV headers and help.
    pub name: &'static str,
    /// What it holds, in a few words.
    pub help: &'static str,
    /// How it is indexed and what a query may ask of it.
    pub kind: Kind,
    /// Where it is printed.
    pub shown: Shown,
    /// A query that uses it.
    pub example: &'static str,
    /// Reads it from an article.
    pub value: for<'a> fn(&'a Article) -> Value<'a>,
}

/// How a field is indexed and searched.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Running text, searched by its words: `title:(coup OR putsch)`.
    Text,
    /// A value that is found as a whole, or by a prefix: `lang:fr`.
    Keyword,
    /// A name that is found by any of its words or by all of them in order: `person:"Moe Aung"`.
    Name,
    /// A short name that is found as a whole if any value is that, otherwise by its words: `source:bbc`.
    Label,
    /// A set of days: `date:2024-04`.
    Date,
    /// A whole number: `words:>800`.
    Number,
    /// A part of 1, told to a thousandth: `ocr:<0.6`.
    Share,
}

impl Kind {
    /// What a number of such a field is counted in: 1, or thousandths of it.
    pub fn scale(self) -> u64 {
        if self == Kind::Share { 1000 } else { 1 }
    }
}

/// Where a field is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// With every hit, and everywhere else.
    Hit,
    /// With a whole article (`show`, `export`).
    Whole,
    /// Nowhere: it repeats another field.
    Never,
}

/// The value of a field.
#[derive(Clone, Debug, PartialEq)]
pub enum Value<'a> {
    /// One text, or nothing known.
    One(Option<&'a str>),
    /// Any number of texts.
    Many(Vec<&'a str>),
    /// A text made for the purpose.
    Made(String),
    /// A date, or nothing known.
    Date(Option<&'a Dated>),
    /// Any number of periods, each with its place in the text.
    Periods(&'a [MentionedDays]),
    /// A whole number, or nothing known.
    Number(Option<u64>),
    /// Thousandths, or nothing known.
    Share(Option<u16>),
    /// Seconds since 1970-01-01T00:00:00Z.
    Instant(i64),
}

/// Every field, in the order in which it is printed.
pub const FIELDS: &[Field] = &[
    field(
        "id",
        "name of the article, or its first 4 or more characters",
        Kind::Keyword,
        Shown::Hit,
        "id:k3v9",
        |a| Value::One(Some(a.id.as_str())),
    ),
    field("title", "headline", Kind::Text, Shown::Hit, "title:(coup OR putsch)", |a| {
        Value::One(a.title.as_deref())
    }),
    field(
        "summary",
        "standfirst, where the file has one",
        Kind::Text,
        Shown::Whole,
        "summary:sanctions",
        |a| Value::One(a.summary.as_deref()),
    ),
    field(
        "lead",
        "standfirst and first paragraphs, about 60 words",
        Kind::Text,
        Shown::Never,
        "lead:junta",
        |a| Value::Made(a.lead()),
    ),
    field("body", "paragraphs", Kind::Text, Shown::Whole, "body:\"arms trade\"", |a| {
        Value::One(Some(&a.body))
    }),
    field(
        "source",
        "paper, agency, site or station, by any of its names",
        Kind::Label,
        Shown::Hit,
        "source:irrawaddy",
        |a| Value::One(a.source.as_deref()),
    ),
    field("date", "day of publication", Kind::Date, Shown::Hit, "date:2024-04", |a| {
        Value::Date(a.date.as_ref())
    }),
    field("updated", "when the file says it was changed", Kind::Date, Shown::Whole, "updated:2024", |a| {
        Value::Date(a.updated.as_ref())
    }),
    field("indexed", "when Dateline first saw it", Kind::Date, Shown::Whole, "indexed:2026", |a| {
        Value::Instant(a.indexed)
    }),
    field(
        "mentions",
        "days that the text talks about, whenever it was published",
        Kind::Date,
        Shown::Whole,
        "mentions:2024-04",
        |a| Value::Periods(&a.mentions),
    ),
    field("author", "who wrote it, one entry a person", Kind::Name, Shown::Hit, "author:\"Jane Roe\"", |a| {
        many(&a.author)
    }),
    field("lang", "language, ISO 639-1", Kind::Keyword, Shown::Hit, "lang:fr", |a| {
        Value::One(a.lang.as_deref())
    }),
    field("url", "address of the page", Kind::Keyword, Shown::Hit, "url:https://www.example.org/*", |a| {
        Value::One(a.url.as_deref())
    }),
    field(
        "site",
        "registrable domain of the address",
        Kind::Keyword,
        Shown::Hit,
        "site:irrawaddy.com",
        |a| Value::One(a.site.as_deref()),
    ),
    field("filed", "place of the dateline", Kind::Name, Shown::Hit, "filed:bamako", |a| {
        Value::One(a.filed.as_deref())
    }),
    field("agency", "wire credit", Kind::Label, Shown::Hit, "agency:reuters", |a| many(&a.agency)),
    field("person", "people named in the text", Kind::Name, Shown::Hit, "person:\"Min Aung Hlaing\"", |a| {
        Value::Many(a.names(EntityKind::Person).collect())
    }),
    field("org", "organisations named in the text", Kind::Name, Shown::Hit, "org:commission", |a| {
        Value::Many(a.names(EntityKind::Organisation).collect())
    }),
    field("place", "places named in the text", Kind::Name, Shown::Hit, "place:yangon", |a| {
        Value::Many(a.names(EntityKind::Place).collect())
    }),
    field("section", "section that the file states", Kind::Label, Shown::Whole, "section:business", |a| {
        many(&a.section)
    }),
    field("topic", "topic that the file states", Kind::Label, Shown::Whole, "topic:cocoa", |a| {
        many(&a.topic)
    }),
    field("path", "file, and the record inside it", Kind::Keyword, Shown::Hit, "path:seeds/*", |a| {
        many(&a.path)
    }),
    field(
        "record",
        "identifier that the file itself gives",
        Kind::Keyword,
        Shown::Hit,
        "record:12049",
        |a| many(&a.record),
    ),
    field("page", "page on which it was printed", Kind::Label, Shown::Whole, "page:A1", |a| many(&a.page)),
    field("edition", "edition of the paper", Kind::Name, Shown::Whole, "edition:late", |a| many(&a.edition)),
    field(
        "urgency",
        "how urgent its agency says it is: 1 (flash) to 9",
        Kind::Number,
        Shown::Whole,
        "urgency:<3",
        |a| Value::Number(a.urgency.map(u64::from)),
    ),
    field(
        "embargo",
        "until when its agency asks not to print it",
        Kind::Date,
        Shown::Whole,
        "embargo:2024-04",
        |a| Value::Date(a.embargo.as_ref()),
    ),
    field(
        "usage",
        "what may be done with it, and whose it is",
        Kind::Name,
        Shown::Whole,
        "usage:\"public domain\"",
        |a| many(&a.usage),
    ),
    field(
        "ocr",
        "how sure the recognition of a scan was, from 0 to 1",
        Kind::Share,
        Shown::Whole,
        "ocr:<0.6",
        |a| Value::Share(a.ocr),
    ),
    field("words", "length of the body in words", Kind::Number, Shown::Hit, "words:>800", |a| {
        Value::Number(Some(u64::from(a.words)))
    }),
];

/// Names that stand for several fields at once.
pub const GROUPS: &[(&str, &[&str], &str)] =
    &[("entity", &["person", "org", "place"], "people, organisations and places")];

/// Fields whose values articles are counted by.
pub const COUNTED: &[&str] =
    &["source", "person", "org", "place", "author", "lang", "section", "topic", "agency", "site"];

/// A number of a field as people write it: `800`, `0.87`.
pub fn written(kind: Kind, number: u64) -> String {
    let (scale, text) = (kind.scale(), number.to_string());
    if scale == 1 {
        return text;
    }
    let decimals = format!("{}.{:03}", number / scale, number % scale);
    decimals.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// Finds a field by its name.
pub fn find(name: &str) -> Option<&'static Field> {
    FIELDS.iter().find(|field| field.name == name)
}

const fn field(
    name: &'static str,
    help: &'static str,
    kind: Kind,
    shown: Shown,
    example: &'static str,
    value: for<'a> fn(&'a Article) -> Value<'a>,
) -> Field {
    Field { name, help, kind, shown, example, value }
}

fn many(values: &[String]) -> Value<'_> {
    Value::Many(values.iter().map(String::as_str).collect())
}
