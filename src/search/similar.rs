//! An article goes in, its copies and the articles that talk about the same come out, each with a measure.

use super::copies::{self, Group, reading};
use crate::analysis::copies::Overlap;
use crate::analysis::{Words, fold, signs};
use crate::article::{Article, Part};
use crate::engine::{Ask, Copies, Engine, Partial};
use crate::error::Result;
use crate::query::ast::Form;
use crate::query::{Node, Query};
use std::collections::BTreeMap;

/// What is like an article.
#[derive(Clone, Debug)]
pub struct Similar {
    /// The group of copies that it is of.
    pub group: Option<Group>,
    /// Articles about the same, the nearest first; of those that are copies of one another, the nearest.
    pub related: Vec<Related>,
}

/// An article about the same.
#[derive(Clone, Debug)]
pub struct Related {
    /// The article.
    pub article: Article,
    /// Its score for the words that tell the first article from others, as a part of the first article's own.
    pub likeness: f32,
    /// The part of the first article that stands in it, and the part of it that stands in the first.
    pub overlap: Overlap,
}

/// Distinct words of an article that are weighed.
const MOST_WORDS: usize = 400;
/// Words that tell an article from others.
const TELLING: usize = 25;
/// Times a word counts in the choice of those.
const MOST_TIMES: u32 = 3;

/// Finds what is like an article: its copies, and at most `limit` articles about the same.
pub fn of(engine: &dyn Engine, article: &Article, limit: usize) -> Result<Similar> {
    let ids = engine.copies(&article.id)?;
    let group = copies::of(engine, &ids)?;
    let mut related = Vec::new();
    let words = telling(engine, article)?;
    if !words.is_empty() && limit > 0 {
        let query = Query { root: Some(Node::Any(words)) };
        let ask = Ask { limit: limit + 1, copies: Copies::Fold, partial: Partial::Leave, ..Ask::default() };
        let hits = engine.search(&query, &ask)?.hits;
        let own = own_score(engine, &query, article)?.max(f32::MIN_POSITIVE);
        let ours = reading(article);
        for hit in hits {
            let other = engine.article(&hit)?;
            if other.id == article.id || ids.contains(&other.id) {
                continue;
            }
            let overlap = ours.overlap(&reading(&other));
            related.push(Related { article: other, likeness: (hit.score / own).min(1.0), overlap });
        }
        related.truncate(limit);
    }
    Ok(Similar { group, related })
}

/// The words that tell an article from the others of the archive: often here, seldom elsewhere.
fn telling(engine: &dyn Engine, article: &Article) -> Result<Vec<Node>> {
    let mut words = BTreeMap::<String, u32>::new();
    for part in [Part::Title, Part::Summary, Part::Body] {
        let text = article.part(part);
        for word in Words::new(text) {
            let raw = &text[word.start..word.end];
            let key = fold::fold(raw, word.shape).into_owned();
            if key.chars().count() > 2
                && !signs::begins(raw)
                && (words.len() < MOST_WORDS || words.contains_key(&key))
            {
                *words.entry(key).or_default() += 1;
            }
        }
    }
    let nodes: Vec<Node> =
        words.keys().map(|word| Node::Word { text: word.clone(), form: Form::Exact }).collect();
    let query = Query { root: Some(Node::Any(nodes)) };
    let weights = engine.search(&query, &Ask { limit: 0, ..Ask::default() })?.weights;
    let mut weighed: Vec<(f32, String)> = words
        .into_iter()
        .zip(weights)
        .map(|((word, times), weight)| (times.min(MOST_TIMES) as f32 * weight, word))
        .collect();
    weighed.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
    weighed.truncate(TELLING);
    Ok(weighed.into_iter().map(|(_, text)| Node::Word { text, form: Form::Exact }).collect())
}

fn own_score(engine: &dyn Engine, query: &Query, article: &Article) -> Result<f32> {
    let id = article.id.as_str().to_owned();
    let only = Node::Value { field: "id", value: id, form: crate::query::ast::ValueForm::Exact };
    let root = query.root.clone().map(|root| Node::All(vec![root, only]));
    let hits = engine.search(&Query { root }, &Ask { limit: 1, ..Ask::default() })?.hits;
    Ok(hits.first().map_or(0.0, |hit| hit.score))
}
