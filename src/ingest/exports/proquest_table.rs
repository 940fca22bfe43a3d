//! A table exported from ProQuest goes in, a row an article; its articles come out.

use super::entry::Entry;
use super::labels::Field;
use crate::ingest::input::too_long;
use crate::ingest::{Format, Head, Input, Item, markup, paragraphs};
use std::cell::Cell;
use std::io::{self, BufRead, Read};
use std::rc::Rc;

/// Tables of ProQuest.
pub struct ProQuestTable;

impl Format for ProQuestTable {
    fn name(&self) -> &'static str {
        "proquest table"
    }

    fn help(&self) -> &'static str {
        "tables of ProQuest: comma, semicolon or tab between columns"
    }

    fn recognises(&self, head: &Head<'_>) -> bool {
        let first = head.text.trim_start_matches('\u{feff}').lines().next().unwrap_or_default();
        let names: Vec<String> = first.split([',', ';', '\t']).map(key).collect();
        let has = |name: &str| names.iter().any(|known| known == name);
        has("title") && has("storeid") && (has("pubtitle") || has("pubdate"))
    }

    fn read(&self, input: &mut Input<'_>, out: &mut dyn FnMut(Item)) {
        let limit = input.limit();
        let decoded = match input.decoded() {
            Ok(decoded) => decoded,
            Err(reason) => return out(Item::Failed { member: None, reason }),
        };
        let mut reader = decoded;
        let delimiter = delimiter(reader.fill_buf().unwrap_or_default());
        let read = Rc::new(Cell::new(0));
        let counted = Counted { reader, read: Rc::clone(&read), limit };
        let mut rows = csv::ReaderBuilder::new()
            .delimiter(delimiter)
            .flexible(true)
            .has_headers(false)
            .from_reader(counted);
        let mut names: Vec<String> = Vec::new();
        let mut row = csv::StringRecord::new();
        let mut number = 0;
        loop {
            read.set(0);
            match rows.read_record(&mut row) {
                Ok(false) => return,
                Ok(true) if names.is_empty() => names = row.iter().map(key).collect(),
                Ok(true) => {
                    number += 1;
                    let member = Some(format!("#{number}"));
                    let mut article = entry(&names, &row).finish();
                    if article.statements.is_empty() {
                        out(Item::Failed { member, reason: "an empty row".to_owned() });
                    } else {
                        article.member = member;
                        out(Item::Article(article));
                    }
                }
                Err(error) => {
                    number += 1;
                    let is_end = matches!(error.kind(), csv::ErrorKind::Io(_));
                    out(Item::Failed {
                        member: Some(format!("#{number}")),
                        reason: error.to_string().to_lowercase(),
                    });
                    if is_end {
                        return;
                    }
                }
            }
        }
    }
}

/// The columns and what stands in them, names in small letters without joints.
const COLUMNS: &[(&str, Field)] = &[
    ("title", Field::Title),
    ("authors", Field::Author),
    ("author", Field::Author),
    ("pubtitle", Field::Source),
    ("pubdate", Field::Published),
    ("entrydate", Field::Captured),
    ("section", Field::Section),
    ("pages", Field::Page),
    ("startpage", Field::Page),
    ("language", Field::Language),
    ("subjects", Field::Topic),
    ("subjectterms", Field::Topic),
    ("identifierkeywords", Field::Topic),
    ("companies", Field::Organisation),
    ("people", Field::Person),
    ("locations", Field::Place),
    ("copyright", Field::Usage),
    ("storeid", Field::Record),
];

fn entry(names: &[String], row: &csv::StringRecord) -> Entry {
    let mut entry = Entry::default();
    let value = |name: &str| {
        names.iter().position(|known| known == name).and_then(|at| row.get(at)).unwrap_or_default()
    };
    for (name, field) in COLUMNS {
        let separator = if *field == Field::Author { ';' } else { '\0' };
        for part in value(name).split(separator) {
            entry.state(*field, part, format!("column `{name}`"));
        }
    }
    let text = [value("fulltext"), value("text")]
        .into_iter()
        .find(|text| !text.trim().is_empty())
        .unwrap_or_default();
    entry.add_paragraphs(&markup::paragraphs(text).unwrap_or_else(|| paragraphs::paragraphs(text)));
    let summary = value("abstract");
    let summary = markup::paragraphs(summary).unwrap_or_else(|| summary.to_owned());
    entry.state(Field::Summary, &summary, "column `abstract`");
    entry
}

fn key(name: &str) -> String {
    let letters = name.chars().filter(|c| c.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

/// What parts the columns of the first line.
fn delimiter(head: &[u8]) -> u8 {
    let first = head.split(|byte| *byte == b'\n').next().unwrap_or_default();
    let count = |wanted: u8| memchr::memchr_iter(wanted, first).count();
    [b'\t', b',', b';'].into_iter().max_by_key(|byte| count(*byte)).unwrap_or(b',')
}

/// Ends with an error where one record is longer than an article may be: a quote that is never closed.
struct Counted<R> {
    reader: R,
    read: Rc<Cell<u64>>,
    limit: u64,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let length = self.reader.read(buffer)?;
        self.read.set(self.read.get() + length as u64);
        if self.read.get() > self.limit {
            return Err(io::Error::other(too_long("the record", self.read.get(), self.limit)));
        }
        Ok(length)
    }
}
