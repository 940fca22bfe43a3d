//! What clauses mean: groups of clauses go in, the tree that matches the same articles comes out.

use super::clauses::{Clause, Occur, Part, What};
use super::names::{self, Place};
use super::signs::Leaf;
use super::{fields, texts};
use crate::query::ast::Node;
use crate::query::problem::Problems;
use crate::query::scope::{self, Reason, Scope};
use crate::query::tree;
use chrono::NaiveDate;
use std::ops::Range;

/// Reads the clauses of a whole query; `None` when nothing of it can be searched.
pub(super) fn read(clauses: &[Clause], today: NaiveDate, problems: &mut Problems) -> Option<Node> {
    Reader { today, problems }.group(clauses, Place::In(Scope::Free))
}

/// What reading a leaf needs besides the leaf.
pub(super) struct Reader<'p> {
    pub(super) today: NaiveDate,
    problems: &'p mut Problems,
}

impl Reader<'_> {
    /// A group asks for all clauses that must match, or any that may where none must, and for none
    /// that must not.
    ///
    /// Where some must, those that may only count in the order of results: `a AND (b OR *)`.
    fn group(&mut self, clauses: &[Clause], place: Place) -> Option<Node> {
        let (mut should, mut parts, mut excluded) = (Vec::new(), Vec::new(), Vec::new());
        for clause in clauses {
            let Some(node) = clause.part.as_ref().and_then(|part| self.part(part, place)) else { continue };
            match clause.occur {
                Occur::Should => should.push(node),
                Occur::Must => parts.push(node),
                Occur::MustNot => excluded.push(tree::not(node)),
            }
        }
        if !parts.is_empty() && !should.is_empty() {
            should.push(Node::Everything);
        }
        parts.extend(tree::any(should));
        parts.extend(excluded);
        tree::all(parts)
    }

    fn part(&mut self, part: &Part, outer: Place) -> Option<Node> {
        let place = part.place.unwrap_or(outer);
        let node = match (&part.what, place) {
            (What::Leaf(leaf), place) => self.leaf(leaf, place, &part.at),
            (What::Group(clauses), Place::In(Scope::Text(name))) if is_plain_group(clauses) => {
                let query = self.group(clauses, Place::In(Scope::Free));
                query.map(|query| Node::Field { name, query: Box::new(query) })
            }
            (What::Group(clauses), place) => self.group(clauses, place),
        }?;
        Some(match part.factor {
            Some(factor) => tree::boost(node, factor),
            None => node,
        })
    }

    fn leaf(&mut self, leaf: &Leaf, place: Place, at: &Range<usize>) -> Option<Node> {
        let found = match place {
            Place::In(Scope::Free) => Ok(texts::read(self, leaf, at)),
            Place::In(Scope::Text(name)) => Ok(self.text_in(name, leaf, at)),
            Place::In(Scope::Value(field, kind)) => fields::value(self, field, kind, leaf, at),
            Place::In(Scope::Date(field, bound)) => fields::date(self, field, bound, leaf, at).map(Some),
            Place::In(Scope::Number(field)) => fields::number(field, leaf).map(Some),
            Place::In(Scope::Flag) => scope::flag(typed(leaf)).map(Some),
            Place::In(Scope::Has) | Place::Holds => holds(typed(leaf)).map(Some),
            Place::Lacks => holds(typed(leaf)).map(|node| Some(tree::not(node))),
        };
        found.unwrap_or_else(|reason| {
            self.problem(at, reason);
            None
        })
    }

    fn text_in(&mut self, name: &'static str, leaf: &Leaf, at: &Range<usize>) -> Option<Node> {
        if is_star(leaf) {
            return Some(scope::holds(name));
        }
        if typed(leaf).starts_with(['<', '>']) {
            let message =
                format!("`{name}:` holds text, in which nothing is more or less: searched as words");
            self.problem(at, (message, None));
        }
        let query = Box::new(texts::read(self, leaf, at)?);
        Some(Node::Field { name, query })
    }

    pub(super) fn problem(&mut self, at: &Range<usize>, reason: Reason) {
        self.problems.add(at.clone(), reason.0, reason.1);
    }
}

/// The field of a name holds something.
fn holds(name: &str) -> Result<Node, Reason> {
    names::field(name).map_or(Ok(Node::Everything), scope::has)
}

/// Whether a leaf is a star alone, or the range of everything.
pub(super) fn is_star(leaf: &Leaf) -> bool {
    match leaf {
        Leaf::Term { text, signs } => signs.len() == text.len() && text.bytes().all(|byte| byte == b'*'),
        Leaf::Range { from: None, to: None, .. } => true,
        _ => false,
    }
}

/// The text of a leaf that has only one.
fn typed(leaf: &Leaf) -> &str {
    match leaf {
        Leaf::Term { text, .. }
        | Leaf::Fuzzy { text, .. }
        | Leaf::Phrase { text, .. }
        | Leaf::Regex(text) => text,
        Leaf::Range { .. } => "",
    }
}

/// Whether a clause asks for nothing but text, so that its field can stand in front of its brackets.
fn is_plain(clause: &Clause) -> bool {
    let Some(part) = &clause.part else { return true };
    let is_text = match &part.what {
        What::Leaf(leaf) => !is_star(leaf),
        What::Group(clauses) => is_plain_group(clauses),
    };
    part.place.is_none() && is_text
}

/// Whether all clauses are plain; some that only count in the order of results need a star beside them.
fn is_plain_group(clauses: &[Clause]) -> bool {
    let has = |occur: Occur| clauses.iter().any(|clause| clause.occur == occur);
    let has_optional = has(Occur::Must) && has(Occur::Should);
    !has_optional && clauses.iter().all(is_plain)
}
