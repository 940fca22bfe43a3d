//! The values of a file go in, one after the other; articles come out once it is clear that the file holds news.

use super::Parsed;
use super::dialects;
use super::keys;
use super::record::{self, Looks, Record};
use crate::article::{About, Origin};
use crate::ingest::{Item, Scope};
use serde_json::{Map, Value};

/// Records without a text that wait for one that shows the file to be news; beyond, the file is taken as it is.
const MOST_WAITING: usize = 1000;
/// How deep an answer may wrap its list.
const DEEPEST: u32 = 5;

/// The records of one file.
pub struct Records {
    scope: Scope,
    is_news: bool,
    waiting: Vec<Item>,
    /// Why the record that is the whole file is no news.
    reason: Option<String>,
}

impl Records {
    /// Begins a file.
    pub fn new(scope: Scope) -> Records {
        Records { scope, is_news: scope == Scope::Everything, waiting: Vec::new(), reason: None }
    }

    /// Takes a value: a record, or an answer that wraps a list of them. `member` says where it stands in its
    /// file, when it is not the whole of it.
    pub fn take(
        &mut self,
        parsed: Parsed,
        member: Option<String>,
        suspect: Option<String>,
        out: &mut dyn FnMut(Item),
    ) {
        let Value::Object(map) = &parsed.value else {
            return self.no_object(member, out);
        };
        let suspect = parsed.suspect.or(suspect);
        let record = record::read(map);
        let beside = associated(&record, map, member.as_deref());
        let is_answer = record.looks < Looks::Text && record.no_news.is_none() && !record.is_of_agency;
        if is_answer && let Some(entries) = entries(map, 0) {
            for (index, (name, entry)) in entries.iter().enumerate() {
                let number = index + 1;
                let member =
                    member.as_ref().map_or_else(|| format!("#{number}"), |outer| format!("{outer}.{number}"));
                let Some(entry) = entry else {
                    self.no_object(Some(member), out);
                    continue;
                };
                let mut record = record::read(entry);
                // In a table from identifiers to records, the key is the identifier.
                let has_identifier = record.article.about(About::Record).next().is_some();
                if let (Some(name), false) = (name, has_identifier) {
                    record.article.state(About::Record, Origin::Key, name, "key of the record");
                }
                let beside = associated(&record, entry, Some(&member));
                for (member, record) in std::iter::once((member, record)).chain(beside) {
                    self.record(record, Some(member), suspect.clone(), out);
                }
            }
            return;
        }
        self.record(record, member, suspect.clone(), out);
        for (member, record) in beside {
            self.record(record, Some(member), suspect.clone(), out);
        }
    }

    /// Ends the file; says why, when there was no news in it.
    pub fn finish(&mut self, out: &mut dyn FnMut(Item)) -> Option<String> {
        if self.is_news {
            self.flush(out);
            return None;
        }
        let mut has_skipped = false;
        for item in self.waiting.drain(..).filter(|item| matches!(item, Item::Skipped { .. })) {
            has_skipped = true;
            out(item);
        }
        if has_skipped {
            return None;
        }
        Some(self.reason.take().unwrap_or_else(|| "JSON without the text of an article".to_owned()))
    }

    fn record(
        &mut self,
        record: Record,
        member: Option<String>,
        suspect: Option<String>,
        out: &mut dyn FnMut(Item),
    ) {
        let Record { mut article, looks, no_news, .. } = record;
        if let (Some(reason), Scope::News) = (no_news, self.scope) {
            match member {
                Some(member) => self.give(Item::Skipped { member, reason }, Looks::Bare, out),
                None => self.reason = Some(reason),
            }
            return;
        }
        article.suspects.extend(suspect);
        if looks == Looks::Foreign {
            let reason = "no title, text, address or date".to_owned();
            return self.give(Item::Failed { member: member.or(Some("#1".to_owned())), reason }, looks, out);
        }
        article.member = member;
        self.give(Item::Article(article), looks, out);
    }

    fn no_object(&mut self, member: Option<String>, out: &mut dyn FnMut(Item)) {
        let member = member.or_else(|| Some("#1".to_owned()));
        self.give(
            Item::Failed { member, reason: "no record: not an object".to_owned() },
            Looks::Foreign,
            out,
        );
    }

    fn give(&mut self, item: Item, looks: Looks, out: &mut dyn FnMut(Item)) {
        self.is_news |= looks >= Looks::Headline;
        if self.is_news {
            self.flush(out);
            return out(item);
        }
        if self.waiting.len() < MOST_WAITING {
            self.waiting.push(item);
        }
    }

    fn flush(&mut self, out: &mut dyn FnMut(Item)) {
        self.waiting.drain(..).for_each(out);
    }
}

/// The articles that a record carries beside its own text: a picture belongs to it, another text does not.
fn associated(record: &Record, map: &Map<String, Value>, member: Option<&str>) -> Vec<(String, Record)> {
    let mut articles = Vec::new();
    if !record.is_of_agency {
        return articles;
    }
    for (name, item) in dialects::associated(map) {
        let record = record::read(item);
        if record.is_text && record.looks == Looks::Text && record.no_news.is_none() {
            articles.push((format!("{}!associations/{name}", member.unwrap_or_default()), record));
        }
    }
    articles
}

/// A record in a list, with its key when the list is a table.
type Entry<'a> = (Option<&'a str>, Option<&'a Map<String, Value>>);

/// The list of records that an answer wraps: under a key that is known for it, or the values of the object.
fn entries(map: &Map<String, Value>, depth: u32) -> Option<Vec<Entry<'_>>> {
    if depth >= DEEPEST {
        return None;
    }
    for (_, value) in map.iter().filter(|(key, _)| keys::wraps_a_list(key)) {
        let found = match value {
            Value::Array(values) => {
                let entries: Vec<Entry<'_>> = values.iter().map(|entry| (None, entry.as_object())).collect();
                reads_like_news(&entries).then_some(entries)
            }
            Value::Object(map) => entries(map, depth + 1),
            _ => None,
        };
        if found.is_some() {
            return found;
        }
    }
    let table: Vec<Entry<'_>> =
        map.iter().map(|(key, value)| (Some(key.as_str()), value.as_object())).collect();
    let is_table = table.iter().all(|(_, entry)| entry.is_some());
    (is_table && reads_like_news(&table)).then_some(table)
}

/// A few records tell: the list of a long answer is not read twice.
fn reads_like_news(entries: &[Entry<'_>]) -> bool {
    let mut records = entries.iter().take(20).filter_map(|(_, entry)| *entry);
    records.any(|entry| {
        let record = record::read(entry);
        record.looks >= Looks::Headline || record.no_news.is_some()
    })
}
