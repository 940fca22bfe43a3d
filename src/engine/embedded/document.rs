//! An article, the state of a file or the groups of copies go in, the document that the index takes comes out.

use super::packing;
use super::schema::Handles;
use super::terms::{self, Names};
use super::tokens::{self, TextPart};
use crate::analysis::Language;
use crate::analysis::copies::Sketch;
use crate::article::{Article, Dated, Days};
use crate::engine::{FileOutcome, FileState};
use crate::fields::{FIELDS, Kind, Value, find};
use chrono::{Datelike, NaiveDate};
use rustc_hash::FxHashSet;
use tantivy::TantivyDocument;
use tantivy::schema::Field;

/// The kind of an article's document.
pub(super) const ARTICLE: &str = "article";
/// The kind of a file's document.
pub(super) const FILE: &str = "file";
/// The kind of the one document that holds the groups of copies.
pub(super) const COPIES: &str = "copies";
/// The kind of a document that holds a dictionary of the store.
pub(super) const DICTIONARY: &str = "dictionary";

/// Makes the document of an article, but for what it stores.
pub(super) fn of_article(handles: &Handles, names: &mut Names, article: &Article) -> TantivyDocument {
    let mut document = TantivyDocument::default();
    document.add_text(handles.kind, ARTICLE);
    add_text(handles, article, &mut document);
    let named = FIELDS.iter().filter(|field| matches!(field.kind, Kind::Keyword | Kind::Name | Kind::Label));
    for (field, (name, kind, handle)) in named.zip(&handles.named) {
        debug_assert_eq!(field.name, *name, "the schema lists the fields in the order of FIELDS");
        let mut lines = String::new();
        let mut add = |value: &str| match kind {
            Kind::Name | Kind::Label => push_line(&mut lines, &names.of(value).lines),
            _ => push_line(&mut lines, &terms::keyword(name, value)),
        };
        match (field.value)(article) {
            Value::One(value) => value.into_iter().for_each(&mut add),
            Value::Many(values) => values.into_iter().for_each(&mut add),
            _ => {}
        }
        if *name == "source" {
            article.source_names.iter().for_each(|value| add(value));
        }
        if !lines.is_empty() {
            document.add_text(*handle, &lines);
        }
    }
    add_counted(handles, names, article, &mut document);
    if let Some(date) = &article.date {
        document.add_text(handles.when, terms::of_date(date).join("\n"));
        add_days(handles.first, handles.last, date, &mut document);
        if let Days::Yearless { month, day, .. } = date.days {
            document.add_u64(handles.month_day, u64::from(month * 100 + day));
        }
    }
    if let Some(updated) = &article.updated {
        add_days(handles.updated_first, handles.updated_last, updated, &mut document);
    }
    if let Some(embargo) = &article.embargo {
        add_days(handles.embargo_first, handles.embargo_last, embargo, &mut document);
    }
    if !article.mentions.is_empty() {
        document.add_text(handles.mentions, terms::of_mentions(&article.mentions).join("\n"));
    }
    document.add_text(handles.flag, terms::flags(article).join("\n"));
    document.add_i64(handles.indexed, article.indexed);
    for (name, handle) in &handles.numbers {
        let field = find(name).expect("the schema has fields of FIELDS");
        let number = match (field.value)(article) {
            Value::Number(number) => number,
            Value::Share(share) => share.map(u64::from),
            _ => None,
        };
        if let Some(number) = number {
            document.add_u64(*handle, number);
        }
    }
    let id = article.id.to_bytes();
    document.add_u64(handles.tie, tie(&id));
    document.add_u64(handles.tie_rest, u64::from(u16::from_be_bytes([id[8], id[9]])));
    let sketch = Sketch::of(article.title.as_deref().unwrap_or_default(), &article.body);
    for word in sketch.iter().flat_map(Sketch::words) {
        document.add_u64(handles.sketch, *word);
    }
    document
}

/// Makes the document of a file, but for what it stores.
pub(super) fn of_file(handles: &Handles, state: &FileState) -> TantivyDocument {
    let mut document = TantivyDocument::default();
    document.add_text(handles.kind, FILE);
    document.add_text(handles.file, &state.path);
    document.add_text(handles.outcome, outcome_term(state.outcome));
    document.add_u64(handles.size, state.size);
    document.add_i64(handles.modified, state.modified);
    document.add_u64(handles.reading, state.reading);
    document.add_u64(handles.content, state.content);
    document
}

/// Makes the document of the groups of copies, but for what it stores.
pub(super) fn of_copies(handles: &Handles) -> TantivyDocument {
    let mut document = TantivyDocument::default();
    document.add_text(handles.kind, COPIES);
    document
}

/// Makes the document of a dictionary.
pub(super) fn of_dictionary(handles: &Handles, number: u8, content: &[u8]) -> TantivyDocument {
    let mut document = TantivyDocument::default();
    document.add_text(handles.kind, DICTIONARY);
    document.add_bytes(handles.state, &packing::stored_dictionary(number, content));
    document
}

/// The term of an outcome.
pub(super) fn outcome_term(outcome: FileOutcome) -> &'static str {
    match outcome {
        FileOutcome::Read => "read",
        FileOutcome::Skipped => "skipped",
        FileOutcome::Failed => "failed",
    }
}

/// Days since 1970-01-01.
pub(super) fn day_number(day: NaiveDate) -> i64 {
    i64::from(day.num_days_from_ce()) - 719_163
}

/// The day of a number of days since 1970-01-01.
pub(super) fn day_numbered(number: i64) -> Option<NaiveDate> {
    NaiveDate::from_num_days_from_ce_opt(i32::try_from(number.checked_add(719_163)?).ok()?)
}

/// The first 64 bits of an id: orders articles of equal score as their ids do.
pub(super) fn tie(id: &[u8; 10]) -> u64 {
    u64::from_be_bytes([id[0], id[1], id[2], id[3], id[4], id[5], id[6], id[7]])
}

fn add_text(handles: &Handles, article: &Article, document: &mut TantivyDocument) {
    let language = Language::of(article.lang.as_deref());
    let parts = [
        (TextPart::Title, article.title.as_deref().unwrap_or_default(), 0),
        (TextPart::Summary, article.summary.as_deref().unwrap_or_default(), 0),
        (TextPart::Body, article.body.as_str(), article.lead),
    ];
    for (part, text, lead) in parts {
        if !text.is_empty() {
            let seams = if part == TextPart::Body { article.seams.as_slice() } else { &[] };
            document.add_text(handles.text, tokens::value(part, language, lead, seams, text));
        }
    }
}

/// Adds what articles are counted by: each value once, whatever its spellings.
fn add_counted(handles: &Handles, names: &mut Names, article: &Article, document: &mut TantivyDocument) {
    for (name, handle) in &handles.counted {
        let field = find(name).expect("COUNTED names fields of FIELDS");
        let values = match (field.value)(article) {
            Value::One(value) => value.into_iter().collect(),
            Value::Many(values) => values,
            _ => Vec::new(),
        };
        let mut keys = FxHashSet::default();
        for value in values {
            let key = match field.kind {
                Kind::Name | Kind::Label => terms::counting_key_of(value, &names.of(value).key),
                kind => terms::counting_key(kind, name, value),
            };
            if !keys.contains(&key) {
                document.add_text(*handle, terms::counted(&key, value));
                keys.insert(key);
            }
        }
    }
    let printed = article.evidence.iter().filter(|one| one.field == "source" && one.accepted);
    for evidence in printed.filter(|one| article.source.as_ref() != Some(&one.text)) {
        document.add_text(handles.source_printed, &evidence.text);
    }
}

fn add_days(first: Field, last: Field, date: &Dated, document: &mut TantivyDocument) {
    if let Some(day) = date.days.first() {
        document.add_i64(first, day_number(day));
    }
    if let Some(day) = date.days.last() {
        document.add_i64(last, day_number(day));
    }
}

fn push_line(lines: &mut String, line: &str) {
    if line.is_empty() {
        return;
    }
    if !lines.is_empty() {
        lines.push('\n');
    }
    lines.push_str(line);
}
