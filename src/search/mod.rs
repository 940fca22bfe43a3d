//! A query and an engine go in, results come out: articles with their snippets, counted, in order.

pub mod advice;
mod context;
pub mod copies;
pub mod counting;
pub mod coverage;
pub mod difference;
pub mod explain;
pub mod holding;
pub mod marks;
pub mod similar;
pub mod snippet;
mod spelling;
#[cfg(test)]
mod tests;
pub mod unusual;
pub mod why;

use crate::article::{Article, Match, Part};
use crate::engine::{Ask, Counts, Engine, Folded};
use crate::error::Result;
use crate::query::Query;
use marks::Marker;
use snippet::Passage;

/// What is wanted besides the query.
#[derive(Clone, Debug)]
pub struct Options {
    /// What the engine is asked.
    pub ask: Ask,
    /// Passages a snippet may have.
    pub passages: usize,
}

/// The answer to a search.
#[derive(Clone, Debug)]
pub struct Results {
    /// In order.
    pub hits: Vec<ResultHit>,
    /// How many articles there are.
    pub counts: Counts,
    /// Articles with all words that are folded under others.
    pub folded: u64,
    /// What could not be done as asked, in words.
    pub notes: Vec<String>,
}

/// One article found.
#[derive(Clone, Debug)]
pub struct ResultHit {
    /// Its place, from 1.
    pub rank: usize,
    /// How well it fits.
    pub score: f32,
    /// The article.
    pub article: Article,
    /// Where the headline matches: byte ranges.
    pub title_marks: Vec<(usize, usize)>,
    /// The passages that show why it was found.
    pub passages: Vec<Passage>,
    /// How it stands to the period asked for; `None` when none was.
    pub matching: Option<Match>,
    /// The words it lacks; empty when it has all.
    pub missing: Vec<String>,
    /// The copies folded under it, the earliest first.
    pub copies: Vec<Folded>,
}

/// Searches.
pub fn search(engine: &dyn Engine, query: &Query, options: &Options) -> Result<Results> {
    let found = engine.search(query, &options.ask)?;
    let mut marker = Marker::new(&engine.resolved(query)?, engine.languages(), &found.weights);
    let mut hits = Vec::with_capacity(found.hits.len());
    for (index, hit) in found.hits.iter().enumerate() {
        let article = engine.article(hit)?;
        let passages = match options.passages {
            0 => Vec::new(),
            most => snippet::of(&article, &mut marker, most),
        };
        let title = article.title.as_deref().unwrap_or_default();
        let reading = marker.read(title, Part::Title, &article);
        let title_marks = reading.marks.iter().map(|mark| (mark.start, mark.end)).collect();
        hits.push(ResultHit {
            rank: options.ask.offset + index + 1,
            score: hit.score,
            title_marks,
            passages,
            matching: hit.matching,
            missing: hit.missing.clone(),
            copies: hit.copies.clone(),
            article,
        });
    }
    Ok(Results { hits, counts: found.counts, folded: found.folded, notes: found.notes })
}
