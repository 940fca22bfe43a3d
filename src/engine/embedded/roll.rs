//! The documents that match a query go in, the names in them with their numbers, first and last days come out, from
//! columns.

use super::count::Docs;
use super::document::day_numbered;
use super::values::Values;
use crate::engine::{Named, Renaming};
use tantivy::Searcher;

/// The days of a name, before the first article: later than all and earlier than all.
const NEVER: (i64, i64) = (i64::MAX, i64::MIN);

/// What is known of a spelling in a segment.
struct Row {
    key: String,
    printed: String,
    articles: u64,
    days: (i64, i64),
}

/// Lists the names of a field.
pub(super) fn of(
    searcher: &Searcher,
    docs: &Docs,
    field: &'static str,
    names: &[Renaming],
) -> tantivy::Result<Vec<Named>> {
    let mut rows: Vec<Row> = Vec::new();
    let mut read = Vec::new();
    for (segment, docs) in searcher.segment_readers().iter().zip(docs) {
        let values = Values::open(segment, field, names)?;
        let columns = segment.fast_fields();
        let (first, last, month_day) =
            (columns.i64("first")?, columns.i64("last")?, columns.u64("month_day")?);
        let mut numbers = vec![0_u64; values.number()];
        let mut days = vec![NEVER; values.number()];
        for doc in docs {
            values.read(*doc, &mut read);
            let day = last.first(*doc).filter(|day| {
                !read.is_empty() && first.first(*doc) == Some(*day) && month_day.first(*doc).is_none()
            });
            for value in &read {
                let value = *value as usize;
                numbers[value] += 1;
                if let Some(day) = day {
                    days[value] = (days[value].0.min(day), days[value].1.max(day));
                }
            }
        }
        values.each(&numbers, &mut |key, printed, value| {
            let (articles, days) = (numbers[value], days[value]);
            rows.push(Row { key: key.to_owned(), printed: printed.to_owned(), articles, days });
        })?;
    }
    // Each segment's rows are in order already, which this sort makes use of.
    rows.sort_by(|a, b| a.key.cmp(&b.key).then_with(|| a.printed.cmp(&b.printed)));
    Ok(rows.chunk_by(|a, b| a.key == b.key).map(named).collect())
}

/// The rows of one key as a name.
fn named(rows: &[Row]) -> Named {
    let mut spellings: Vec<(String, u64)> = Vec::new();
    let mut days = NEVER;
    for row in rows {
        match spellings.last_mut().filter(|last| last.0 == row.printed) {
            Some(last) => last.1 += row.articles,
            None => spellings.push((row.printed.clone(), row.articles)),
        }
        days = (days.0.min(row.days.0), days.1.max(row.days.1));
    }
    spellings.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    let has_days = days != NEVER;
    Named {
        key: rows.first().map(|row| row.key.clone()).unwrap_or_default(),
        value: spellings.first().map(|spelling| spelling.0.clone()).unwrap_or_default(),
        spellings,
        articles: rows.iter().map(|row| row.articles).sum(),
        first: day_numbered(days.0).filter(|_| has_days),
        last: day_numbered(days.1).filter(|_| has_days),
    }
}
