//! The documents that match a query go in, exact numbers for each unit of time or each value come out, from columns.

use super::document::day_numbered;
use super::schema::{SOURCE_PRINTED, column_of};
use super::terms::{counting_key, key_and_printed};
use super::values::Values;
use crate::engine::naming::SourceNaming;
use crate::engine::{Bucket, Counted, Prints, Renaming, Unit};
use crate::fields::Kind;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;
use tantivy::columnar::StrColumn;
use tantivy::{Searcher, SegmentReader};

/// The documents of each segment that match certainly, in order.
pub(super) type Docs = Vec<Vec<u32>>;

/// Counts documents by the time of their publication.
pub(super) fn by_time(searcher: &Searcher, docs: &Docs, unit: Unit) -> tantivy::Result<Counted> {
    let mut counted = Counted::default();
    let mut days = FxHashMap::<i64, u64>::default();
    for (segment, docs) in searcher.segment_readers().iter().zip(docs) {
        let columns = segment.fast_fields();
        let (first, last) = (columns.i64("first")?, columns.i64("last")?);
        let month_day = columns.u64("month_day")?;
        for doc in docs {
            let Some(last) = last.first(*doc) else {
                counted.undated += 1;
                continue;
            };
            if month_day.first(*doc).is_some() {
                counted.yearless += 1;
                continue;
            }
            match first.first(*doc) {
                Some(first) if first == last || is_one(unit, first, last) => {
                    *days.entry(first).or_default() += 1;
                }
                _ => counted.inexact += 1,
            }
        }
    }
    let mut units = BTreeMap::new();
    for (day, articles) in days {
        match day_numbered(day) {
            Some(day) => *units.entry(unit.first(day)).or_default() += articles,
            None => counted.inexact += articles,
        }
    }
    let bucket = |(first, articles)| Bucket {
        key: format!("{first}"),
        value: unit.name_of(first),
        first: Some(first),
        articles,
    };
    counted.buckets = units.into_iter().map(bucket).collect();
    Ok(counted)
}

/// Whether all days from the first to the last lie in one unit.
fn is_one(unit: Unit, first: i64, last: i64) -> bool {
    let unit_of = |number| day_numbered(number).map(|day| unit.first(day));
    let first = unit_of(first);
    first.is_some() && first == unit_of(last)
}

/// Counts documents by the values of a field, under other names where a person gives them such.
pub(super) fn by_value(
    searcher: &Searcher,
    docs: &Docs,
    field: &'static str,
    names: &[Renaming],
) -> tantivy::Result<Counted> {
    let mut counted = Counted::default();
    let mut tally = Tally::default();
    let mut read = Vec::new();
    for (segment, docs) in searcher.segment_readers().iter().zip(docs) {
        let values = Values::open(segment, field, names)?;
        let mut numbers = vec![0u64; values.number()];
        for doc in docs {
            values.read(*doc, &mut read);
            for value in &read {
                numbers[*value as usize] += 1;
            }
            counted.without += u64::from(read.is_empty());
        }
        values.each(&numbers, &mut |key, printed, value| tally.push(key, printed, numbers[value]))?;
    }
    undated(searcher, docs, &mut counted)?;
    counted.buckets = tally.buckets();
    Ok(counted)
}

/// Counts documents by the sources that are theirs by another naming than the index's.
pub(super) fn by_source(
    searcher: &Searcher,
    docs: &Docs,
    naming: &SourceNaming<'_>,
) -> tantivy::Result<Counted> {
    let mut counted = Counted::default();
    let mut tally = Tally::default();
    for (segment, docs) in searcher.segment_readers().iter().zip(docs) {
        let columns = SourceColumns::open(segment)?;
        let mut combinations = FxHashMap::<Vec<u64>, u64>::default();
        let mut combination = Vec::new();
        for doc in docs {
            columns.read(*doc, &mut combination);
            match combinations.get_mut(combination.as_slice()) {
                Some(number) => *number += 1,
                None => {
                    combinations.insert(combination.clone(), 1);
                }
            }
        }
        for (combination, articles) in combinations {
            match columns.name(&combination, naming)? {
                Some(name) => tally.push(&counting_key(Kind::Label, "source", &name), &name, articles),
                None => counted.without += articles,
            }
        }
    }
    undated(searcher, docs, &mut counted)?;
    counted.buckets = tally.buckets();
    Ok(counted)
}

/// Counts those without a date and those without a year.
fn undated(searcher: &Searcher, docs: &Docs, counted: &mut Counted) -> tantivy::Result<()> {
    for (segment, docs) in searcher.segment_readers().iter().zip(docs) {
        let (last, month_day) = (segment.fast_fields().i64("last")?, segment.fast_fields().u64("month_day")?);
        for doc in docs {
            counted.undated += u64::from(last.first(*doc).is_none());
            counted.yearless += u64::from(month_day.first(*doc).is_some());
        }
    }
    Ok(())
}

/// What articles say of their sources, as columns of a segment.
pub(super) struct SourceColumns {
    source: Option<StrColumn>,
    printed: Option<StrColumn>,
    site: Option<StrColumn>,
}

/// No value, in a combination.
const NONE: u64 = u64::MAX;

impl SourceColumns {
    pub(super) fn open(segment: &SegmentReader) -> tantivy::Result<SourceColumns> {
        let column = |name: &str| segment.fast_fields().str(name);
        Ok(SourceColumns {
            source: column(&column_of("source"))?,
            printed: column(SOURCE_PRINTED)?,
            site: column(&column_of("site"))?,
        })
    }

    /// The numbers of the source, of the site, and of the printed names of a document.
    pub(super) fn read(&self, doc: u32, into: &mut Vec<u64>) {
        let one = |column: &Option<StrColumn>| {
            column.as_ref().and_then(|c| c.term_ords(doc).next()).unwrap_or(NONE)
        };
        into.clear();
        into.extend([one(&self.source), one(&self.site)]);
        into.extend(self.printed.iter().flat_map(|column| column.term_ords(doc)));
    }

    /// The name of the source of a combination.
    pub(super) fn name(
        &self,
        combination: &[u64],
        naming: &SourceNaming<'_>,
    ) -> tantivy::Result<Option<String>> {
        let text = |column: &Option<StrColumn>, ordinal: u64| -> tantivy::Result<String> {
            let mut text = String::new();
            if let Some(column) = column {
                column.ord_to_str(ordinal, &mut text)?;
            }
            Ok(text)
        };
        let mut texts = Vec::with_capacity(combination.len());
        for (place, ordinal) in combination.iter().enumerate() {
            let column = [&self.source, &self.site, &self.printed][place.min(2)];
            texts.push(text(column, *ordinal)?);
        }
        let whole = |place: usize| {
            let is_there = combination.get(place).is_some_and(|ordinal| *ordinal != NONE);
            is_there.then(|| key_and_printed(&texts[place]).1)
        };
        let printed = texts.iter().skip(2).map(String::as_str).collect();
        Ok(naming(&Prints { source: whole(0), site: whole(1), printed }))
    }
}

/// Numbers of values, from all segments.
#[derive(Default)]
struct Tally {
    /// Values as their columns hold them, one after the other.
    text: String,
    /// Where the key begins, where the printed form does, where it ends, and the number.
    rows: Vec<(usize, usize, usize, u64)>,
}

impl Tally {
    fn push(&mut self, key: &str, printed: &str, articles: u64) {
        let start = self.text.len();
        self.text.push_str(key);
        let middle = self.text.len();
        self.text.push_str(printed);
        self.rows.push((start, middle, self.text.len(), articles));
    }

    /// A bucket for each key, in their order, with its commonest spelling.
    fn buckets(mut self) -> Vec<Bucket> {
        let text = &self.text;
        let key = |row: &(usize, usize, usize, u64)| &text[row.0..row.1];
        let printed = |row: &(usize, usize, usize, u64)| &text[row.1..row.2];
        // Each segment's rows are in order already, which this sort makes use of.
        self.rows.sort_by(|a, b| key(a).cmp(key(b)).then_with(|| printed(a).cmp(printed(b))));
        let mut buckets = Vec::new();
        for of_key in self.rows.chunk_by(|a, b| key(a) == key(b)) {
            let articles = of_key.iter().map(|row| row.3).sum();
            let mut best = ("", 0);
            for spelling in of_key.chunk_by(|a, b| printed(a) == printed(b)) {
                let number: u64 = spelling.iter().map(|row| row.3).sum();
                if number > best.1 {
                    best = (printed(&spelling[0]), number);
                }
            }
            let key = key(&of_key[0]).to_owned();
            buckets.push(Bucket { key, value: best.0.to_owned(), first: None, articles });
        }
        buckets
    }
}
