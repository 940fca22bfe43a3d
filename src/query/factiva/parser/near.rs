//! What stands near what: words, brackets and nearnesses go in, one text comes out.

use super::{Parser, Place};
use crate::query::ast::{Form, Node, Order, Sense, Slot, Unit};
use crate::query::factiva::fields::Tag;
use crate::query::factiva::lexer::{Sign, begins};
use crate::query::scope::Scope;
use crate::query::tree::{self, Nearness, NotNear};
use std::ops::Range;

/// Nearnesses that may stand in one another.
const MOST_LEVELS: usize = 64;
/// Signs that all nearnesses of a query may join, so that a query of many is still read in linear time.
const MOST_JOINED: usize = 1 << 18;

/// Words that stand beside one another are this near.
const ADJACENT: Nearness = Nearness { n: 1, order: Order::Fixed, unit: Unit::Word, sense: Sense::Near };

impl Parser<'_, '_> {
    /// Texts near one another, joined from left to right, and `a/F50/`.
    pub(super) fn near(&mut self, place: Place) -> Option<Node> {
        let start = self.at;
        let mut apart = Vec::new();
        let mut left = self.operand(place);
        loop {
            let at = self.place();
            match self.sign() {
                Some(Sign::Near(nearness)) => {
                    let nearness = *nearness;
                    self.at += 1;
                    let right = self.right(place);
                    left = match (left, right) {
                        (Some(left), Some(right)) => {
                            Some(self.join(left, right, nearness, start, at, &mut apart))
                        }
                        (left, right) => left.or(right),
                    };
                }
                Some(Sign::First(n)) => {
                    let n = *n;
                    if let Some(node) = left {
                        if self.is_glued_to_next() {
                            apart.push(node);
                            return tree::all(apart);
                        }
                        self.at += 1;
                        left = Some(self.first(n, node, start, at));
                    } else {
                        self.at += 1;
                        left = self.right(place);
                        if left.is_none() && !matches!(self.sign(), Some(Sign::First(_))) {
                            self.problems.add(at.clone(), "no word stands beside this: passed over", None);
                        }
                        left = left.map(|node| self.first(n, node, start, at));
                    }
                }
                _ => {
                    apart.extend(left);
                    return tree::all(apart);
                }
            }
        }
    }

    /// The right side of a nearness: a field or a count in it takes all that follows.
    fn right(&mut self, place: Place) -> Option<Node> {
        self.skip_inner(place);
        match self.sign() {
            Some(Sign::AtLeast(_)) => self.prefixed(place),
            Some(Sign::Field(tag)) if matches!(tag.scope(), Scope::Text(_)) => self.prefixed(place),
            _ => self.operand(place),
        }
    }

    /// Whether `/F50/` touches what follows and not what stands before.
    fn is_glued_to_next(&self) -> bool {
        let at = self.place();
        let before = self.text[..at.start].chars().next_back();
        let next = self.tokens.get(self.at + 1);
        let touches = next.is_some_and(|next| begins(&next.sign) && next.at.start == at.end);
        touches && before.is_some_and(char::is_whitespace)
    }

    fn first(&mut self, n: u32, node: Node, start: usize, at: Range<usize>) -> Node {
        if holds_first(&node) {
            self.problems.add(at, "this cannot stand inside another of its kind: passed over", None);
            return node;
        }
        if !self.may_join(start, &node) {
            self.problems.add(at, too_many(), None);
            return node;
        }
        tree::first(n, &node).unwrap_or_else(|| {
            let message = "only words stand at a place of an article: this is searched wherever it stands";
            self.problems.add(at, message, None);
            node
        })
    }

    /// Joins two texts that are near; where that would be too many, the left one stands apart.
    fn join(
        &mut self,
        left: Node,
        right: Node,
        nearness: Nearness,
        start: usize,
        at: Range<usize>,
        apart: &mut Vec<Node>,
    ) -> Node {
        if !self.may_join(start, &left) || tree::nearnesses(&right) >= MOST_LEVELS {
            self.problems.add(at, too_many(), None);
            apart.push(left);
            return right;
        }
        let (both, message) = match tree::near(left, right, nearness) {
            Ok(node) => return node,
            Err(NotNear::NoText(both)) => {
                (both, "only words can be near each other: both are searched, wherever they stand".to_owned())
            }
            Err(NotNear::TooMany(both)) => (both, too_many()),
        };
        self.problems.add(at, message, Some("write and between them".to_owned()));
        both
    }

    /// Counts the signs between `start` and here, and says whether one nearness more may hold them.
    fn may_join(&mut self, start: usize, left: &Node) -> bool {
        self.joined += self.at - start;
        self.joined <= MOST_JOINED && tree::nearnesses(left) < MOST_LEVELS
    }

    /// Words side by side: a phrase, or texts beside each other.
    pub(super) fn operand(&mut self, place: Place) -> Option<Node> {
        self.skip_inner(place);
        if let Some(Scope::Value(..)) = place.field.map(Tag::scope) {
            return self.value(place);
        }
        let start = self.at;
        let mut apart = Vec::new();
        let mut found = None;
        let mut slots = Vec::new();
        loop {
            let at = self.place();
            match self.take_slots() {
                Some(taken) => slots.extend(taken),
                None if matches!(self.sign(), Some(Sign::Open)) => {
                    let Some(node) = self.group(place) else { continue };
                    match as_slots(node) {
                        Ok(taken) => slots.extend(taken),
                        Err(node) => {
                            let words = phrase(std::mem::take(&mut slots));
                            for part in words.into_iter().chain([node]) {
                                found = Some(self.beside(found, part, start, &at, &mut apart));
                            }
                        }
                    }
                }
                None if start == self.at => return self.part(place),
                None => {
                    let last = self.tokens[self.at - 1].at.clone();
                    if let Some(words) = phrase(slots) {
                        found = Some(self.beside(found, words, start, &last, &mut apart));
                    }
                    apart.extend(found);
                    return tree::all(apart);
                }
            }
        }
    }

    fn beside(
        &mut self,
        left: Option<Node>,
        right: Node,
        start: usize,
        at: &Range<usize>,
        apart: &mut Vec<Node>,
    ) -> Node {
        match left {
            Some(left) => self.join(left, right, ADJACENT, start, at.clone(), apart),
            None => right,
        }
    }

    /// Takes the places that a sign gives to a phrase.
    fn take_slots(&mut self) -> Option<Vec<Slot>> {
        let slots = match &mut self.tokens.get_mut(self.at)?.sign {
            Sign::Word(node) => vec![Slot::Node(node.clone())],
            Sign::Quoted { slots, .. } => std::mem::take(slots),
            Sign::Gap => vec![Slot::Gap],
            _ => return None,
        };
        self.at += 1;
        Some(slots)
    }
}

/// Gives the places of a phrase that a bracket takes, or the bracket where it takes none.
fn as_slots(node: Node) -> Result<Vec<Slot>, Node> {
    let is_word = |node: &Node| matches!(node, Node::Word { form: Form::Stem, .. });
    match node {
        Node::Phrase(slots) => Ok(slots),
        Node::Any(parts) if parts.iter().all(is_word) => Ok(vec![Slot::Node(Node::Any(parts))]),
        node if is_word(&node) || matches!(node, Node::Wildcard(_) | Node::Regex(_)) => {
            Ok(vec![Slot::Node(node)])
        }
        node => Err(node),
    }
}

/// Makes a phrase; a word alone is the word.
fn phrase(mut slots: Vec<Slot>) -> Option<Node> {
    let is_gap = |slot: &Slot| *slot == Slot::Gap;
    while slots.last().is_some_and(is_gap) {
        slots.pop();
    }
    slots.drain(..slots.iter().take_while(|slot| is_gap(slot)).count());
    if slots.len() > 1 {
        return Some(Node::Phrase(slots));
    }
    match slots.pop()? {
        Slot::Node(node) => Some(node),
        Slot::Gap => None,
    }
}

fn holds_first(node: &Node) -> bool {
    match node {
        Node::First { .. } => true,
        Node::Near { left, right, .. } => holds_first(left) || holds_first(right),
        Node::All(parts) | Node::Any(parts) => parts.iter().any(holds_first),
        Node::AtLeast { query, .. } | Node::Field { query, .. } => holds_first(query),
        _ => false,
    }
}

fn too_many() -> String {
    "too much stands near each other here: both sides are searched, wherever they stand".to_owned()
}
