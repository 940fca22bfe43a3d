//! An index goes in, what it holds comes out: articles, days, sources, files, bytes.

use super::document::day_numbered;
use super::manifest::{self, Layout};
use super::schema::Handles;
use super::{count, document, files, lookup};
use crate::engine::{FileOutcome, Statistics};
use tantivy::{Searcher, Term};

/// Counts what an index holds.
pub(super) fn of(searcher: &Searcher, handles: &Handles, layout: &Layout) -> tantivy::Result<Statistics> {
    let flag = |name: &str| lookup::count(searcher, &Term::from_field_text(handles.flag, name));
    let mut statistics = Statistics {
        articles: lookup::count(searcher, &Term::from_field_text(handles.kind, document::ARTICLE))?,
        undated: flag("undated")?,
        yearless: flag("yearless")?,
        doubtful: flag("doubtful")?,
        read: files::count(searcher, handles, FileOutcome::Read)?,
        skipped: files::count(searcher, handles, FileOutcome::Skipped)?,
        failed: files::count(searcher, handles, FileOutcome::Failed)?,
        bytes: manifest::size(&layout.data),
        segments: searcher.segment_readers().len(),
        ..Statistics::default()
    };
    days(searcher, &mut statistics)?;
    let months = lookup::beginning_with(searcher, handles.when, "")?;
    statistics.months = months.into_iter().filter(|(term, _)| term.len() == "1987-03".len()).collect();
    statistics.languages = by_count(lookup::beginning_with(searcher, named(handles, "lang"), "")?);
    statistics.sources = sources(searcher)?;
    Ok(statistics)
}

fn named(handles: &Handles, name: &str) -> tantivy::schema::Field {
    handles.named(name).expect("it is a field of FIELDS").1
}

/// First and last day, of the dates that are whole.
fn days(searcher: &Searcher, statistics: &mut Statistics) -> tantivy::Result<()> {
    for segment in searcher.segment_readers() {
        let columns = segment.fast_fields();
        let (first, last) = (columns.i64("first")?, columns.i64("last")?);
        let month_day = columns.u64("month_day")?;
        for doc in segment.doc_ids_alive() {
            if month_day.first(doc).is_some() {
                continue;
            }
            if let Some(day) = first.first(doc).and_then(day_numbered) {
                statistics.first = Some(statistics.first.map_or(day, |known| known.min(day)));
            }
            if let Some(day) = last.first(doc).and_then(day_numbered) {
                statistics.last = Some(statistics.last.map_or(day, |known| known.max(day)));
            }
        }
    }
    Ok(())
}

/// Articles by source, under the names that articles print.
fn sources(searcher: &Searcher) -> tantivy::Result<Vec<(String, u64)>> {
    let docs = searcher.segment_readers().iter().map(|segment| segment.doc_ids_alive().collect()).collect();
    let counted = count::by_value(searcher, &docs, "source", &[])?;
    Ok(by_count(counted.buckets.into_iter().map(|bucket| (bucket.value, bucket.articles)).collect()))
}

fn by_count(mut rows: Vec<(String, u64)>) -> Vec<(String, u64)> {
    rows.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    rows
}
