//! A query that finds nothing goes in; what the archive holds of its sources and its time comes out.

use crate::engine::{Ask, By, Engine, Naming, Unit};
use crate::error::Result;
use crate::query::{Node, Query};

/// What the archive holds of the sources and the time of a query, whatever the words.
#[derive(Clone, Debug, PartialEq)]
pub struct Holding {
    /// The parts of the query that ask for sources and a time.
    pub scope: Query,
    /// Articles there, certainly or possibly.
    pub articles: u64,
    /// Articles without a date that may be there.
    pub undated: u64,
    /// Each of these parts alone, where there are two and together they hold nothing.
    pub parts: Vec<Alone>,
}

/// What the archive holds of one part of a query.
#[derive(Clone, Debug, PartialEq)]
pub struct Alone {
    /// The part.
    pub part: Node,
    /// Articles, certainly or possibly.
    pub articles: u64,
    /// The first and the last month with articles.
    pub months: Option<(String, String)>,
}

/// Fields that say where an article comes from.
const ORIGINS: &[&str] = &["source", "site", "agency", "author"];

/// Looks up the sources and the time of a query; `None` when it asks for neither.
pub(super) fn of(engine: &dyn Engine, root: &Node, ask: &Ask) -> Result<Option<Holding>> {
    let parts: &[Node] = match root {
        Node::All(parts) => parts,
        root => std::slice::from_ref(root),
    };
    let scope: Vec<Node> = parts.iter().filter(|part| is_scope(part)).cloned().collect();
    if scope.is_empty() {
        return Ok(None);
    }
    let ask = Ask { limit: 0, offset: 0, ..ask.clone() };
    let alone = |part: &Node| Query { root: Some(part.clone()) };
    let whole = match scope.as_slice() {
        [one] => alone(one),
        _ => Query { root: Some(Node::All(scope.clone())) },
    };
    let counts = engine.search(&whole, &ask)?.counts;
    let articles = counts.certain + counts.possible;
    let mut holding = Holding { scope: whole, articles, undated: counts.undated, parts: Vec::new() };
    if articles == 0 {
        for part in &scope {
            let counted = engine.count(&alone(part), By::Time(Unit::Month), &ask, Naming::default())?;
            let ends = counted.buckets.first().zip(counted.buckets.last());
            let months = ends.map(|(first, last)| (first.value.clone(), last.value.clone()));
            let articles = counted.certain + counted.possible;
            holding.parts.push(Alone { part: part.clone(), articles, months });
        }
    }
    Ok(Some(holding))
}

/// Whether a part asks for a source or a time, and nothing else.
fn is_scope(node: &Node) -> bool {
    match node {
        Node::Date { field: "date", .. } => true,
        Node::Value { field, .. } => ORIGINS.contains(field),
        Node::Any(parts) => !parts.is_empty() && parts.iter().all(is_scope),
        _ => false,
    }
}
