//! A query goes in; the words, people, organisations and places that set its articles apart from all others come out.

use crate::analysis::stop;
use crate::engine::{Ask, By, Distinct, Distinctive, Engine, Naming};
use crate::error::Result;
use crate::query::{Node, Query};
use std::collections::BTreeMap;

/// What sets the articles of a query apart from all others.
#[derive(Clone, Debug)]
pub struct Unusual {
    /// Articles that match certainly: those that are looked at.
    pub found: u64,
    /// Articles that are only possibly in the period asked for.
    pub possible: u64,
    /// Articles of the index.
    pub articles: u64,
    /// Each kind of value, with those that set the articles apart, the highest scores first.
    pub kinds: Vec<(&'static str, Vec<Distinct>)>,
    /// What could not be done as asked, in words.
    pub notes: Vec<String>,
}

/// A lower score comes by chance in one of twenty comparisons (χ² of one degree of freedom): such values are left out.
const CHANCE: f64 = 3.84;
/// Stop words that may stand among the first: they are left out.
const STOPS: usize = 200;

/// The fields whose values are compared.
const NAMES: &[&str] = &["person", "org", "place"];

/// Compares the articles of a query with the whole index; at most `most` values of each kind.
pub fn of(engine: &dyn Engine, query: &Query, ask: &Ask, most: usize) -> Result<Unusual> {
    let everything = Query { root: Some(Node::Everything) };
    let words = engine.unusual_words(query, ask, most.saturating_add(STOPS))?;
    let (found, articles) = (words.found, words.articles);
    let values: Vec<&str> = words.values.iter().map(|one| one.value.as_str()).collect();
    let is_content = stop::content(&values, engine.languages());
    let content = words.values.iter().zip(is_content).filter(|row| row.1 && row.0.score >= CHANCE);
    let content = content.map(|row| row.0.clone());
    let kinds = vec![("word", content.take(most).collect())];
    let mut unusual = Unusual { found, possible: 0, articles, kinds, notes: Vec::new() };
    for field in NAMES.iter().copied() {
        let counted = engine.count(query, By::Field(field), ask, Naming::default())?;
        let held = engine.count(&everything, By::Field(field), &Ask::default(), Naming::default())?;
        let held: BTreeMap<String, u64> =
            held.buckets.into_iter().map(|bucket| (bucket.key, bucket.articles)).collect();
        let of = Distinctive { values: Vec::new(), found, articles };
        let distinct = counted.buckets.into_iter().map(|bucket| {
            let held = held.get(&bucket.key).copied().unwrap_or(bucket.articles);
            let score = of.score(bucket.articles, held);
            Distinct { value: bucket.value, articles: bucket.articles, held, score }
        });
        let mut values: Vec<Distinct> = distinct.filter(|value| value.score >= CHANCE).collect();
        values.sort_by(Distinct::order);
        values.truncate(most);
        unusual.kinds.push((field, values));
        unusual.possible = counted.possible;
        unusual.notes = counted.notes;
    }
    Ok(unusual)
}
