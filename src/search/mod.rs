//! A query and an engine go in, results come out: articles with their snippets, counted, in order.

pub mod advice;
mod context;
pub mod copies;
pub mod counting;
pub mod coverage;
pub mod difference;
pub mod entities;
pub mod expand;
pub mod explain;
pub mod holding;
pub mod marks;
pub mod names;
pub mod similar;
pub mod snippet;
mod spelling;
#[cfg(test)]
mod tests;
pub mod unusual;
pub mod why;

use crate::article::{Article, Match, Part};
use crate::engine::{AddedWord, Ask, Counts, Engine, Folded};
use crate::error::Result;
use crate::query::ast::Form;
use crate::query::{Node, Query};
use expand::Expansion;
use marks::Marker;
use snippet::Passage;

/// What is wanted besides the query.
#[derive(Clone, Debug)]
pub struct Options {
    /// What the engine is asked.
    pub ask: Ask,
    /// Passages a snippet may have.
    pub passages: usize,
    /// Whether words of the first articles are added, but for these; `None` for no.
    pub expand: Option<Vec<String>>,
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
    /// The words that were added to those typed, the heaviest first.
    pub added: Vec<AddedWord>,
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
    /// Whether it has none of the words typed, only words that were added.
    pub by_added: bool,
    /// The copies folded under it, the earliest first.
    pub copies: Vec<Folded>,
}

/// Searches.
pub fn search(engine: &dyn Engine, query: &Query, options: &Options) -> Result<Results> {
    let mut expansion = Expansion::default();
    if let Some(without) = &options.expand {
        expansion = expand::of(engine, query, &options.ask, without)?;
    }
    let ask = Ask { added: expansion.added, ..options.ask.clone() };
    let found = engine.search(query, &ask)?;
    let marked = marked(engine.resolved(query)?, &expansion.new);
    // What was added is marked where it stands, and chooses no passage against the words typed.
    let mut weights = found.weights;
    weights.extend(expansion.new.iter().map(|added| added.share));
    let mut marker = Marker::new(&marked, engine.languages(), &weights);
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
            by_added: hit.by_added,
            copies: hit.copies.clone(),
            article,
        });
    }
    let mut notes = found.notes;
    notes.extend(expansion.notes);
    Ok(Results { hits, counts: found.counts, folded: found.folded, added: expansion.new, notes })
}

/// The query with the words that were added, which are marked where they stand.
fn marked(query: Query, added: &[AddedWord]) -> Query {
    let words = added.iter().map(|added| Node::Word { text: added.word.clone(), form: Form::Stem });
    match query.root {
        Some(root) if !added.is_empty() => {
            Query { root: Some(Node::Any(std::iter::once(root).chain(words).collect())) }
        }
        root => Query { root },
    }
}
