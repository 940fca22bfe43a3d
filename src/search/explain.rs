//! A query and an engine go in; its parts come out, each with how many articles it finds alone: so a person sees
//! which part a result hangs on.

use super::advice;
use super::context::Context;
use crate::article::DayRange;
use crate::engine::{Ask, Counts, Engine, Partial};
use crate::error::Result;
use crate::query::soft::soften;
use crate::query::{Node, Query};

/// A part of a query with what it finds.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// The part, without the field in which it stands.
    pub node: Node,
    /// Articles that it alone finds; `None` where there are too many parts to ask for each.
    pub counts: Option<Counts>,
    /// The words of the archive that it stands for, the commonest first, each with the number of its articles.
    pub expansion: Option<Vec<(String, u64)>>,
    /// The days it asks for.
    pub days: Option<DayRange>,
    /// What it is made of.
    pub parts: Vec<Part>,
}

/// Parts that are counted; those behind them are shown without numbers.
const MOST_PARTS: usize = 200;

/// Explains a query; `ask` says where its articles are and how dates are taken.
pub fn of(engine: &dyn Engine, query: &Query, ask: &Ask) -> Result<Option<Part>> {
    let ask = Ask { limit: 0, offset: 0, partial: Partial::Leave, ..ask.clone() };
    let mut explainer = Explainer { engine, ask, left: MOST_PARTS };
    let Some(mut root) = query.root.clone() else { return Ok(None) };
    // Words side by side as they are looked for; what it says of them, the search itself has said.
    soften(&mut root, engine.languages());
    explainer.part(&root, Context::default()).map(Some)
}

struct Explainer<'a> {
    engine: &'a dyn Engine,
    ask: Ask,
    /// Parts that may still be counted.
    left: usize,
}

impl Explainer<'_> {
    fn part(&mut self, node: &Node, context: Context) -> Result<Part> {
        let mut counts = None;
        if self.left > 0 {
            self.left -= 1;
            // In a choice of one a word that is strict stays so.
            let alone = Query { root: Some(Node::Any(vec![context.node(node)])) };
            counts = Some(self.engine.search(&alone, &self.ask)?.counts);
        }
        let (inner, inside) = context.enter(node);
        let expansion = match inner {
            Node::Prefix(_) | Node::Wildcard(_) | Node::Regex(_) | Node::Fuzzy { .. } => {
                Some(self.engine.expansion(inner)?)
            }
            _ => None,
        };
        let days = match inner {
            Node::Date { range, .. } => Some(*range),
            _ => None,
        };
        let parts = match inner {
            Node::Variants { .. } => self.spellings(inner, inside)?,
            inner => self.parts(parts_of(inner), inside)?,
        };
        Ok(Part { node: node.clone(), counts, expansion, days, parts })
    }

    fn parts(&mut self, nodes: Vec<&Node>, context: Context) -> Result<Vec<Part>> {
        nodes.into_iter().map(|node| self.part(node, context)).collect()
    }

    /// The spellings of the archive that stand in the place of a name.
    fn spellings(&mut self, name: &Node, context: Context) -> Result<Vec<Part>> {
        let Some(spelled) = self.engine.resolved(&context.query(name))?.root else { return Ok(Vec::new()) };
        let (spelled, context) = Context::default().enter(&spelled);
        match spelled {
            Node::Variants { .. } => Ok(Vec::new()),
            Node::Any(names) => self.parts(names.iter().collect(), context),
            one => self.parts(vec![one], context),
        }
    }
}

/// What a part is made of.
fn parts_of(node: &Node) -> Vec<&Node> {
    match node {
        Node::Words { units: parts, .. } | Node::All(parts) | Node::Any(parts) | Node::Of { parts, .. } => {
            parts.iter().collect()
        }
        Node::Not(query) | Node::AtLeast { query, .. } | Node::First { query, .. } => vec![query],
        Node::Near { left, right, .. } => vec![left, right],
        // A phrase of one word is that word.
        Node::Phrase(slots) if slots.len() == 1 => Vec::new(),
        Node::Phrase(slots) | Node::Slop { phrase: slots, .. } => advice::nodes(slots).collect(),
        _ => Vec::new(),
    }
}
