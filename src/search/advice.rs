//! A query that finds nothing goes in; what to leave out, and how much that would give, comes out.

use super::context::Context;
use super::holding::{self, Holding};
use super::spelling;
use crate::engine::{Ask, Counts, Engine, Partial, Possible};
use crate::error::Result;
use crate::query::ast::{Form, Sense, Slot};
use crate::query::{Node, Query};

/// What may help a search that finds nothing as a whole.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Advice {
    /// Changes that find something, the best first.
    pub changes: Vec<Change>,
    /// Single changes that were tried.
    pub tried: usize,
    /// Words that no article has.
    pub unknown: Vec<Unknown>,
    /// What the archive holds of the sources and the time asked for, whatever the words.
    pub holding: Option<Holding>,
}

/// A change of one part.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// What is changed.
    pub what: What,
    /// Articles that it would give, certainly or possibly.
    pub articles: u64,
    /// Articles with only some of the words that it would give.
    pub partial: u64,
    /// The query that remains.
    pub query: Query,
}

/// What can be changed.
#[derive(Clone, Debug, PartialEq)]
pub enum What {
    /// A part is left out.
    Without(Node),
    /// A part is asked for less strictly: words of a phrase wherever they stand.
    Looser(Node, Node),
    /// All articles are searched, wherever their files lie.
    Everywhere,
    /// Articles that are only possibly in the period follow.
    Possible,
    /// Articles with only some of the words follow.
    Some,
}

/// A word that no article has.
#[derive(Clone, Debug, PartialEq)]
pub struct Unknown {
    /// As typed.
    pub word: String,
    /// Words of the archive that are spelled much like it, the best first, with the number of their articles.
    pub near: Vec<(String, u64)>,
}

/// Parts that are left out one by one; a query of more is no longer read by people.
const MOST_PARTS: usize = 50;
/// Words that are looked up.
const MOST_WORDS: usize = 20;

/// Looks for what would help; `None` when the query finds something as a whole.
pub fn of(engine: &dyn Engine, query: &Query, ask: &Ask, counts: &Counts) -> Result<Option<Advice>> {
    let Some(root) = query.root.as_ref().filter(|_| counts.certain + counts.possible == 0) else {
        return Ok(None);
    };
    let mut advice = Advice::default();
    if counts.partial == 0 {
        let adviser = Adviser { engine, ask: Ask { limit: 0, offset: 0, ..ask.clone() } };
        adviser.changes(root, &mut advice)?;
    }
    advice.holding = holding::of(engine, root, ask)?;
    let mut words = Vec::new();
    wanted_words(root, &mut words);
    for word in words {
        let alone = Query { root: Some(word.clone()) };
        let counts = engine.search(&alone, &Ask { limit: 0, ..Ask::default() })?.counts;
        if counts.certain + counts.partial == 0
            && let Node::Word { text, .. } = word
        {
            advice.unknown.push(Unknown { word: text.clone(), near: spelling::near(engine, text)? });
        }
    }
    Ok(Some(advice))
}

struct Adviser<'a> {
    engine: &'a dyn Engine,
    ask: Ask,
}

impl Adviser<'_> {
    fn changes(&self, root: &Node, advice: &mut Advice) -> Result<()> {
        let whole = Query { root: Some(root.clone()) };
        if self.ask.under.is_some() {
            self.try_one(What::Everywhere, whole.clone(), &Ask { under: None, ..self.ask.clone() }, advice)?;
        }
        if self.ask.possible == Possible::Leave {
            let ask = Ask { possible: Possible::Follow, ..self.ask.clone() };
            self.try_one(What::Possible, whole.clone(), &ask, advice)?;
        }
        if self.ask.partial == Partial::Leave {
            let ask = Ask { partial: Partial::Follow, ..self.ask.clone() };
            self.try_one(What::Some, whole, &ask, advice)?;
        }
        let parts: &[Node] = match root {
            Node::All(parts) => parts,
            root => std::slice::from_ref(root),
        };
        for (index, part) in parts.iter().enumerate().filter(|_| parts.len() <= MOST_PARTS) {
            let others =
                || parts.iter().enumerate().filter(move |other| other.0 != index).map(|other| other.1);
            if parts.len() > 1 {
                let query = joined(others().cloned().collect());
                self.try_one(What::Without(part.clone()), query, &self.ask, advice)?;
            }
            for looser in looser(part) {
                let query = joined(others().cloned().chain(Some(looser.clone())).collect());
                self.try_one(What::Looser(part.clone(), looser), query, &self.ask, advice)?;
            }
        }
        // The sort is stable: among equals the order of the query stays.
        advice.changes.sort_by_key(|change| std::cmp::Reverse((change.articles, change.partial)));
        Ok(())
    }

    fn try_one(&self, what: What, query: Query, ask: &Ask, advice: &mut Advice) -> Result<()> {
        advice.tried += 1;
        let counts = self.engine.search(&query, ask)?.counts;
        let articles = counts.certain + counts.possible;
        if articles + counts.partial > 0 {
            advice.changes.push(Change { what, articles, partial: counts.partial, query });
        }
        Ok(())
    }
}

fn joined(mut parts: Vec<Node>) -> Query {
    let root = if parts.len() == 1 { parts.remove(0) } else { Node::All(parts) };
    Query { root: Some(root) }
}

/// The same part asked for less strictly, in each way that there is: words wherever they stand, with any ending, in
/// any field.
pub(super) fn looser(part: &Node) -> Vec<Node> {
    let (inner, context) = Context::default().enter(part);
    let loose = match inner {
        Node::Phrase(slots) | Node::Slop { phrase: slots, .. } => {
            let words: Vec<Node> = nodes(slots).cloned().collect();
            (words.len() > 1).then_some(Node::All(words))
        }
        Node::Near { left, right, sense: Sense::Near, .. } => {
            Some(Node::All(vec![(**left).clone(), (**right).clone()]))
        }
        Node::AtLeast { query, .. } | Node::First { query, .. } => Some((**query).clone()),
        Node::Of { parts, .. } => Some(Node::Any(parts.clone())),
        Node::Word { text, form: Form::Exact | Form::Cased } => {
            Some(Node::Word { text: text.clone(), form: Form::Stem })
        }
        _ => None,
    };
    let anywhere = context.field.map(|_| inner.clone());
    loose.map(|loose| context.node(&loose)).into_iter().chain(anywhere).collect()
}

/// The places of a phrase that are no gaps.
pub(super) fn nodes(slots: &[Slot]) -> impl Iterator<Item = &Node> {
    slots.iter().filter_map(|slot| match slot {
        Slot::Node(node) => Some(node),
        Slot::Gap => None,
    })
}

/// The words that must, or may, be there: those behind a NOT are none.
fn wanted_words<'a>(node: &'a Node, into: &mut Vec<&'a Node>) {
    match node {
        Node::Word { .. } if into.contains(&node) || into.len() >= MOST_WORDS => {}
        Node::Word { .. } => into.push(node),
        Node::Words { units: parts, .. } | Node::All(parts) | Node::Any(parts) | Node::Of { parts, .. } => {
            for part in parts {
                wanted_words(part, into);
            }
        }
        Node::AtLeast { query, .. }
        | Node::First { query, .. }
        | Node::Field { query, .. }
        | Node::Boost { query, .. } => wanted_words(query, into),
        Node::Near { left, right, sense, .. } => {
            wanted_words(left, into);
            if *sense == Sense::Near {
                wanted_words(right, into);
            }
        }
        Node::Phrase(slots) | Node::Slop { phrase: slots, .. } => {
            for node in nodes(slots) {
                wanted_words(node, into);
            }
        }
        _ => {}
    }
}
