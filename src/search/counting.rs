//! One query or two and a way to count go in, a table comes out: a row for each unit of time or each value.

use crate::engine::{Ask, Bucket, By, Counted, Engine, Naming, Unit};
use crate::error::Result;
use crate::query::{Node, Query};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// A query with what is asked besides.
pub type Side<'a> = (&'a Query, &'a Ask);

/// What is wanted of a table.
#[derive(Clone, Copy, Debug)]
pub struct Wanted {
    /// What a row stands for.
    pub by: By,
    /// The rows with the most articles alone; without it all, and the empty units between them.
    pub top: Option<usize>,
    /// Whether the articles of the whole index are counted beside.
    pub held: Held,
}

/// Whether the articles of the whole index are counted beside those found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Held {
    /// They are.
    Counted,
    /// They are not.
    Left,
}

/// Numbers of articles, a row for each unit of time or each value.
#[derive(Clone, Debug)]
pub struct Table {
    /// What a row stands for.
    pub by: By,
    /// Units in the order of time, where all are wanted; otherwise the most articles first.
    pub rows: Vec<Row>,
    /// Rows with articles that `top` left out.
    pub more: usize,
    /// What each query found, without its buckets.
    pub sides: Vec<Counted>,
    /// What the whole index holds, without its buckets, where that is wanted.
    pub held: Option<Counted>,
}

/// A unit of time or a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// As printed.
    pub value: String,
    /// Articles of each query.
    pub articles: Vec<u64>,
    /// Articles of the whole index, where they are wanted.
    pub held: Option<u64>,
}

/// Counts.
pub fn table(engine: &dyn Engine, sides: &[Side<'_>], wanted: &Wanted) -> Result<Table> {
    let mut counted = Vec::with_capacity(sides.len());
    for (query, ask) in sides {
        counted.push(engine.count(query, wanted.by, ask, Naming::default())?);
    }
    let held = match wanted.held {
        Held::Counted => {
            let everything = Query { root: Some(Node::Everything) };
            Some(engine.count(&everything, wanted.by, &Ask::default(), Naming::default())?)
        }
        Held::Left => None,
    };
    Ok(joined(counted, held, wanted))
}

/// A row that is being put together.
#[derive(Default)]
struct Joined {
    value: String,
    first: Option<NaiveDate>,
    articles: Vec<u64>,
    held: u64,
}

fn joined(mut sides: Vec<Counted>, mut held: Option<Counted>, wanted: &Wanted) -> Table {
    let mut rows = BTreeMap::<String, Joined>::new();
    let count = sides.len();
    for (place, side) in sides.iter_mut().enumerate() {
        for Bucket { key, value, first, articles } in side.buckets.drain(..) {
            let row =
                rows.entry(key).or_insert_with(|| Joined { value, first, articles: vec![0; count], held: 0 });
            row.articles[place] = articles;
        }
    }
    let mut all_held = BTreeMap::new();
    if let Some(held) = &mut held {
        for bucket in held.buckets.drain(..) {
            match rows.get_mut(&bucket.key) {
                Some(row) => row.held = bucket.articles,
                None => {
                    all_held.insert(bucket.first, bucket.articles);
                }
            }
        }
    }
    let is_held = held.is_some();
    let finished =
        |row: Joined| Row { value: row.value, articles: row.articles, held: is_held.then_some(row.held) };
    let mut more = 0;
    let rows = match (wanted.by, wanted.top) {
        (By::Time(unit), None) => {
            // By their first days: keys of years beyond four digits do not sort as text.
            let mut rows: Vec<Joined> = rows.into_values().collect();
            rows.sort_by_key(|row| row.first);
            let empty = |first: NaiveDate| Row {
                value: unit.name_of(first),
                articles: vec![0; count],
                held: is_held.then(|| all_held.get(&Some(first)).copied().unwrap_or(0)),
            };
            filled(rows, unit, &empty, &finished)
        }
        (_, top) => {
            // The sort is stable: among equals the order of keys stays, which are single.
            let mut rows: Vec<Joined> = rows.into_values().collect();
            rows.sort_by_key(|row| std::cmp::Reverse((row.articles.iter().sum::<u64>(), row.articles[0])));
            let shown = top.unwrap_or(rows.len()).min(rows.len());
            more = rows.len() - shown;
            rows.into_iter().take(shown).map(finished).collect()
        }
    };
    Table { by: wanted.by, rows, more, sides, held }
}

/// Puts the units without articles between those with some.
fn filled(
    rows: Vec<Joined>,
    unit: Unit,
    empty: &dyn Fn(NaiveDate) -> Row,
    finished: &dyn Fn(Joined) -> Row,
) -> Vec<Row> {
    let mut all = Vec::with_capacity(rows.len());
    let mut expected: Option<NaiveDate> = None;
    for row in rows {
        while let Some(first) = expected.filter(|first| Some(*first) < row.first) {
            all.push(empty(first));
            expected = unit.next(first);
        }
        expected = row.first.and_then(|first| unit.next(first));
        all.push(finished(row));
    }
    all
}
