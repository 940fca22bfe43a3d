//! The terms that stand in the index: a value goes in, its terms come out. Part of the on-disk format.

use crate::analysis::typed::{TypedForm, TypedWord};
use crate::analysis::{Languages, fold};
use crate::article::{Article, Dated, Days, MentionedDays};
use crate::fields::Kind;
use chrono::{Datelike, NaiveDate};
use rustc_hash::FxHashMap;

/// First character of a stem; an exact form has none.
pub(super) const STEM: char = '\u{2}';
/// Stands where a sentence begins.
pub(super) const SENTENCE: &str = "\u{3}s";
/// Stands where a paragraph begins.
pub(super) const PARAGRAPH: &str = "\u{3}p";
/// Stands where the summary begins.
pub(super) const SUMMARY: &str = "\u{3}u";
/// Stands where the body begins.
pub(super) const BODY: &str = "\u{3}b";
/// Stands at the first word of the body that is no longer the lead.
pub(super) const LEAD_END: &str = "\u{3}e";
/// The term of `when` for a date that is not one day.
pub(super) const INEXACT: &str = "~";
/// First character of a name of one word: the name as a whole.
pub(super) const WHOLE: char = '\u{2}';

/// First characters that no word of a text has.
pub(super) fn is_word(term: &[u8]) -> bool {
    term.first().is_some_and(|byte| *byte > 8)
}

/// The terms of a name, one a line: its folded words joined by a space, and each word of it; a name of one word
/// is that word with [`WHOLE`] in front.
fn of_key(key: &str) -> String {
    match key {
        "" => String::new(),
        key if key.contains(' ') => format!("{}\n{key}", key.replace(' ', "\n")),
        key => format!("{WHOLE}{key}"),
    }
}

/// A name with what the index makes of it.
#[derive(Clone, Debug, Default)]
pub(super) struct Name {
    /// What tells it from others.
    pub key: Box<str>,
    /// Its terms, one a line.
    pub lines: Box<str>,
}

/// Names that come again and again, with what the index makes of them.
#[derive(Debug, Default)]
pub(super) struct Names {
    known: FxHashMap<Box<str>, Name>,
}

impl Names {
    /// Keeps the table under some 10 MB.
    const MOST: usize = 50_000;

    /// What the index makes of a name.
    pub(super) fn of(&mut self, value: &str) -> &Name {
        if self.known.len() >= Names::MOST && !self.known.contains_key(value) {
            self.known.clear();
        }
        // Looked up before it is copied: most names are known.
        if !self.known.contains_key(value) {
            let key = fold::key(value);
            let name = Name { lines: of_key(&key).into(), key: key.into() };
            self.known.insert(value.into(), name);
        }
        &self.known[value]
    }
}

/// Stands between the key of a value and its printed form in a column.
const PRINTED: char = '\u{1}';

/// What tells a value from others when articles are counted: values of one key are found by the same query.
pub(super) fn counting_key(kind: Kind, field: &str, value: &str) -> String {
    counting_key_of(
        value,
        &match kind {
            Kind::Name | Kind::Label => fold::key(value),
            _ => keyword(field, value),
        },
    )
}

/// The same, where the key is at hand. A value of signs alone is none to a query, and is counted as it is.
pub(super) fn counting_key_of(value: &str, key: &str) -> String {
    if key.is_empty() { value.replace(PRINTED, " ") } else { key.replace(PRINTED, " ") }
}

/// A value as its column holds it: its key in front, so that its spellings stand together in the dictionary.
pub(super) fn counted(key: &str, value: &str) -> String {
    if key == value { key.to_owned() } else { format!("{key}{PRINTED}{value}") }
}

/// The key and the printed form of a value in a column.
pub(super) fn key_and_printed(counted: &str) -> (&str, &str) {
    counted.split_once(PRINTED).unwrap_or((counted, counted))
}

/// A term that stands for a word.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct WordTerm {
    pub term: String,
    /// In articles of which languages it does.
    pub languages: Languages,
    /// How much one place of it counts.
    pub share: f32,
}

/// Terms that stand for one word: each article has none of its places under two of them.
pub(super) type WordTerms = Vec<WordTerm>;

/// How much a place of another word of the same country counts: nearly as much as the word that was typed.
const RELATED: f32 = 0.9;

/// The terms of one text as it stands in the index.
pub(super) fn plain(term: &str) -> WordTerms {
    vec![WordTerm { term: term.to_owned(), languages: Languages::ALL, share: 1.0 }]
}

/// The term of a stem that differs from the exact form.
pub(super) fn stem(stem: &str) -> String {
    format!("{STEM}{stem}")
}

/// The terms under which the index holds a word.
pub(super) fn of_word(word: &TypedWord) -> WordTerms {
    let term = |form: &TypedForm| WordTerm {
        term: if form.is_stem { stem(&form.text) } else { form.text.clone() },
        languages: form.languages,
        share: if form.is_related { RELATED } else { 1.0 },
    };
    word.forms.iter().map(term).collect()
}

/// The term of a keyword: lower case, but for paths, which are what they are.
pub(super) fn keyword(field: &str, value: &str) -> String {
    let is_as_it_is =
        |byte: u8| byte.is_ascii() && !byte.is_ascii_uppercase() && !matches!(byte, b'\n' | b'\r');
    if value.bytes().all(is_as_it_is) {
        return value.to_owned();
    }
    let value = value.replace(['\n', '\r'], " ");
    if field == "path" { value } else { value.to_lowercase() }
}

/// The terms of a date: year, month and day for one day; the mark of an inexact one otherwise.
pub(super) fn of_date(date: &Dated) -> Vec<String> {
    match date.days {
        Days::Day(day) => vec![year_term(day.year()), month_term(day.year(), day.month()), day_term(day)],
        _ => vec![INEXACT.to_owned()],
    }
}

/// First character of the term of a period that is longer than a month: `\u{2}1990-01-01 1999-12-31`.
pub(super) const LONG: char = '\u{2}';

/// The terms of the days that an article talks about, so that those are found which [`MentionedDays::is_of`] says.
///
/// A period of up to a month is each of its days, with their months and years; a longer one a term of its own.
pub(super) fn of_mentions(mentions: &[MentionedDays]) -> Vec<String> {
    let mut terms = Vec::new();
    let mut days: Vec<NaiveDate> = Vec::new();
    for mentioned in mentions {
        if mentioned.is_long() {
            terms.push(format!("{LONG}{} {}", day_term(mentioned.first), day_term(mentioned.last)));
        } else {
            days.extend(mentioned.first.iter_days().take_while(|day| *day <= mentioned.last));
        }
    }
    terms.sort_unstable();
    terms.dedup();
    days.sort_unstable();
    days.dedup();
    let mut before = None;
    for day in days {
        if before.is_none_or(|before: NaiveDate| before.year() != day.year()) {
            terms.push(year_term(day.year()));
        }
        if before.is_none_or(|before| (before.year(), before.month()) != (day.year(), day.month())) {
            terms.push(month_term(day.year(), day.month()));
        }
        terms.push(day_term(day));
        before = Some(day);
    }
    terms
}

/// `1987`
pub(super) fn year_term(year: i32) -> String {
    let mut term = day_term_of(year, 1, 1);
    term.truncate(term.len() - "-01-01".len());
    term
}

/// `1987-03`
pub(super) fn month_term(year: i32, month: u32) -> String {
    let mut term = day_term_of(year, month, 1);
    term.truncate(term.len() - "-01".len());
    term
}

/// `1987-03-05`
pub(super) fn day_term(day: NaiveDate) -> String {
    day_term_of(day.year(), day.month(), day.day())
}

/// Formatting costs more than the rest of an article's terms: years of four digits are written digit by digit.
fn day_term_of(year: i32, month: u32, day: u32) -> String {
    if !(0..=9999).contains(&year) || month > 99 || day > 99 {
        return format!("{year:04}-{month:02}-{day:02}");
    }
    let digit = |number: u32, unit: u32| char::from(b'0' + (number / unit % 10) as u8);
    let year = year.unsigned_abs();
    let mut term = String::with_capacity("1987-03-05".len());
    term.extend([digit(year, 1000), digit(year, 100), digit(year, 10), digit(year, 1), '-']);
    term.extend([digit(month, 10), digit(month, 1), '-', digit(day, 10), digit(day, 1)]);
    term
}

/// The properties of an article, as `is:` and `has:` ask for them.
pub(super) fn flags(article: &Article) -> Vec<String> {
    use crate::article::{Certainty, Precision};
    use crate::fields::{FIELDS, Value};
    let mut flags = Vec::new();
    match &article.date {
        None => flags.push("undated".to_owned()),
        Some(date) => {
            if date.days.precision() == Precision::Yearless {
                flags.push("yearless".to_owned());
            }
            if date.certainty == Certainty::Doubtful {
                flags.push("doubtful".to_owned());
            }
            if date.alone.is_some() {
                flags.push("neighbours".to_owned());
            }
        }
    }
    for field in FIELDS {
        let holds = match (field.value)(article) {
            Value::One(value) => value.is_some_and(|text| !text.is_empty()),
            Value::Many(values) => !values.is_empty(),
            Value::Made(text) => !text.is_empty(),
            Value::Date(date) => date.is_some(),
            Value::Periods(periods) => !periods.is_empty(),
            Value::Number(number) => number.is_some_and(|number| number > 0),
            Value::Share(share) => share.is_some(),
            Value::Instant(_) => false,
        };
        if holds && !ALWAYS.contains(&field.name) {
            flags.push(format!("has:{}", field.name));
        }
    }
    flags
}

/// Fields that every article has: `has:` needs no term for them.
pub(super) const ALWAYS: &[&str] = &["id", "path", "indexed"];
