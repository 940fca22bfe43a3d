//! The order of the operators of Factiva: signs go in, the tree that they mean comes out.
//!
//! Tightest first: brackets; words side by side; nearness; counting and fields; NOT; AND; OR.

use super::fields::Tag;
use super::lexer::{Sign, Token, begins};
use crate::query::ast::{Form, Node, Order, Sense, Slot, Unit};
use crate::query::problem::Problems;
use crate::query::scope::{self, Scope, Typed};
use crate::query::tree::{self, Nearness, NotNear};
use std::ops::Range;

/// Texts that may stand near one another in a row.
const LONGEST_CHAIN: usize = 64;
/// Nearnesses that one query may ask for: each is a level of the tree.
const MOST_NEAR: usize = 500;
/// Signs that all of them may join, so that a query of many is still read in linear time.
const MOST_JOINED: usize = 1 << 16;

/// Words that stand beside one another are this near.
const ADJACENT: Nearness = Nearness { n: 1, order: Order::Fixed, unit: Unit::Word, sense: Sense::Near };

/// Reads signs into a tree; `None` when nothing searchable is there.
pub(super) fn read(text: &str, tokens: Vec<Token>, problems: &mut Problems) -> Option<Node> {
    let mut parser = Parser { text, tokens, at: 0, near: 0, joined: 0, problems };
    parser.any(Place { field: None, is_counted: false })
}

struct Parser<'t, 'p> {
    text: &'t str,
    tokens: Vec<Token>,
    at: usize,
    /// Nearnesses so far.
    near: usize,
    /// Signs that they joined.
    joined: usize,
    problems: &'p mut Problems,
}

/// Where an operand stands.
#[derive(Clone, Copy)]
struct Place {
    /// In a field.
    field: Option<&'static Tag>,
    /// Behind `atleast3`.
    is_counted: bool,
}

/// What stands in front of an operand.
enum Prefix {
    Field(&'static Tag),
    AtLeast(u32),
}

impl Parser<'_, '_> {
    fn any(&mut self, place: Place) -> Option<Node> {
        let mut parts = Vec::new();
        loop {
            parts.extend(self.all(place));
            if !matches!(self.sign(), Some(Sign::Or)) {
                return tree::any(parts);
            }
            self.at += 1;
        }
    }

    fn all(&mut self, place: Place) -> Option<Node> {
        let mut parts = Vec::new();
        loop {
            parts.extend(self.without(place));
            match self.sign() {
                Some(Sign::And | Sign::Near(_)) => self.at += 1,
                Some(sign) if begins(sign) => {
                    if !parts.is_empty() {
                        let message = "no operator stands here: both sides are searched, wherever they stand";
                        self.tell(message, Some("write and in front of this"));
                    }
                }
                _ => return tree::all(parts),
            }
        }
    }

    /// `a not b`, and `not a`.
    fn without(&mut self, place: Place) -> Option<Node> {
        let mut parts = Vec::new();
        loop {
            let mut is_negated = false;
            while let Some(Sign::Not) = self.sign() {
                is_negated = !is_negated;
                self.at += 1;
            }
            let part = self.prefixed(place);
            parts.extend(part.map(|node| if is_negated { tree::not(node) } else { node }));
            if !matches!(self.sign(), Some(Sign::Not)) {
                return tree::all(parts);
            }
        }
    }

    /// `hd=a near5 b` and `atleast3 a near5 b`: both take all that is near.
    fn prefixed(&mut self, outer: Place) -> Option<Node> {
        let mut prefixes: Vec<(Prefix, Range<usize>)> = Vec::new();
        let mut place = outer;
        loop {
            self.skip_inner(place);
            let prefix = match self.sign() {
                Some(Sign::Field(tag)) if matches!(tag.scope(), Scope::Text(_)) => {
                    place.field = Some(tag);
                    Prefix::Field(tag)
                }
                Some(Sign::AtLeast(n)) => {
                    place.is_counted = true;
                    Prefix::AtLeast(*n)
                }
                _ => break,
            };
            prefixes.push((prefix, self.tokens[self.at].at.clone()));
            self.at += 1;
        }
        let mut node = self.near(place);
        for (prefix, at) in prefixes.into_iter().rev() {
            let Some(inner) = node else {
                let message =
                    format!("nothing to search stands behind `{}`: left out", &self.text[at.clone()]);
                self.problems.add(at, message, None);
                return None;
            };
            node = match prefix {
                Prefix::Field(tag) => tree::any(
                    tag.fields
                        .iter()
                        .map(|name| Node::Field { name, query: Box::new(inner.clone()) })
                        .collect(),
                ),
                Prefix::AtLeast(n) => {
                    let counted = tree::at_least(n, &inner);
                    if counted.is_none() {
                        let message =
                            "only words can be counted: what stands here is searched without a count";
                        self.problems.add(at, message, Some("write atleast3 junta".to_owned()));
                    }
                    counted.or(Some(inner))
                }
            };
        }
        node
    }

    /// Passes over fields in fields and counts in counts.
    fn skip_inner(&mut self, place: Place) {
        loop {
            let message = match (self.sign(), place.field) {
                (Some(Sign::Field(tag)), Some(outer)) => {
                    format!("`{}=` cannot stand inside `{}=`: passed over", tag.name, outer.name)
                }
                (Some(Sign::AtLeast(_)), _) if place.is_counted => {
                    "`atleast` cannot stand inside another: passed over".to_owned()
                }
                _ => return,
            };
            self.tell(&message, None);
            self.at += 1;
        }
    }

    /// Texts near one another, joined from left to right, and `a/F50/`.
    fn near(&mut self, place: Place) -> Option<Node> {
        let start = self.at;
        let mut left = self.operand(place);
        loop {
            let at = self.place();
            match self.sign() {
                Some(Sign::Near(nearness)) => {
                    let nearness = *nearness;
                    self.at += 1;
                    let right = self.right(place);
                    left = match (left, right) {
                        (Some(left), Some(right)) => self.join(left, right, nearness, start, at),
                        (left, right) => left.or(right),
                    };
                }
                Some(Sign::First(n)) => {
                    let n = *n;
                    if let Some(node) = left {
                        if self.is_glued_to_next() {
                            return Some(node);
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
                _ => return left,
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
        if !self.may_join(start, depth_of_chain(&node)) {
            self.problems.add(at, too_many(), None);
            return node;
        }
        tree::first(n, &node).unwrap_or_else(|| {
            let message = "only words stand at a place of an article: this is searched wherever it stands";
            self.problems.add(at, message, None);
            node
        })
    }

    fn join(
        &mut self,
        left: Node,
        right: Node,
        nearness: Nearness,
        start: usize,
        at: Range<usize>,
    ) -> Option<Node> {
        if !self.may_join(start, depth_of_chain(&left)) {
            self.problems.add(at, too_many(), None);
            return tree::all(vec![left, right]);
        }
        let (both, message) = match tree::near(left, right, nearness) {
            Ok(node) => return Some(node),
            Err(NotNear::NoText(both)) => {
                (both, "only words can be near each other: both are searched, wherever they stand".to_owned())
            }
            Err(NotNear::TooMany(both)) => (both, too_many()),
        };
        self.problems.add(at, message, Some("write and between them".to_owned()));
        Some(both)
    }

    /// Counts one more nearness of what stands between `start` and here.
    fn may_join(&mut self, start: usize, chain: usize) -> bool {
        self.near += 1;
        self.joined += self.at - start;
        chain < LONGEST_CHAIN && self.near <= MOST_NEAR && self.joined <= MOST_JOINED
    }

    /// Words side by side: a phrase, or texts beside each other.
    fn operand(&mut self, place: Place) -> Option<Node> {
        self.skip_inner(place);
        if let Some(Scope::Value(..)) = place.field.map(Tag::scope) {
            return self.value(place);
        }
        let start = self.at;
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
                            found = self.beside(found, words, start, at.clone());
                            found = self.beside(found, Some(node), start, at);
                        }
                    }
                }
                None if start == self.at => return self.part(place),
                None => {
                    let words = phrase(slots);
                    return self.beside(found, words, start, at);
                }
            }
        }
    }

    fn beside(
        &mut self,
        left: Option<Node>,
        right: Option<Node>,
        start: usize,
        at: Range<usize>,
    ) -> Option<Node> {
        match (left, right) {
            (Some(left), Some(right)) => self.join(left, right, ADJACENT, start, at),
            (left, right) => left.or(right),
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

    /// A period, a number or a value.
    fn part(&mut self, place: Place) -> Option<Node> {
        match self.sign()? {
            Sign::Part(node) => {
                let node = node.clone();
                if let Some(tag) = place.field {
                    self.tell(&format!("this cannot stand inside `{}=`: left out", tag.name), None);
                }
                self.at += 1;
                place.field.is_none().then_some(node)
            }
            Sign::Field(tag) if matches!(tag.scope(), Scope::Value(..)) => {
                let tag = *tag;
                let at = self.place();
                self.at += 1;
                let inner = Place { field: Some(tag), ..place };
                let node = self.operand(inner);
                if node.is_none() {
                    let message = format!("nothing to search stands behind `{}=`: left out", tag.name);
                    self.problems.add(at, message, None);
                }
                node
            }
            _ => None,
        }
    }

    fn group(&mut self, place: Place) -> Option<Node> {
        self.at += 1;
        let node = self.any(place);
        self.at += usize::from(matches!(self.sign(), Some(Sign::Close)));
        node
    }

    /// Words of a field that holds values: all of them are one.
    fn value(&mut self, place: Place) -> Option<Node> {
        let Some(Scope::Value(field, kind)) = place.field.map(Tag::scope) else { return None };
        match self.sign()? {
            Sign::Open => return self.group(place),
            Sign::Part(_) => return self.part(place),
            _ => {}
        }
        let start = self.at;
        let mut is_open = false;
        let mut pieces: Vec<Range<usize>> = Vec::new();
        while let Some(token) = self.tokens.get(self.at) {
            let (piece, is_bare) = match &token.sign {
                Sign::Word(_) | Sign::Gap => (token.at.clone(), true),
                Sign::Quoted { content, is_open: is_prefix, .. } => {
                    is_open = *is_prefix;
                    (content.clone(), false)
                }
                _ => break,
            };
            let follows =
                self.at > start && is_bare && matches!(self.tokens[self.at - 1].sign, Sign::Word(_));
            match pieces.last_mut() {
                Some(last) if follows => last.end = piece.end,
                _ => pieces.push(piece),
            }
            self.at += 1;
        }
        if pieces.is_empty() {
            return None;
        }
        let is_quoted = matches!(self.tokens[self.at - 1].sign, Sign::Quoted { .. });
        let text = pieces.iter().map(|piece| &self.text[piece.clone()]).collect::<Vec<_>>().join(" ");
        let typed = Typed { text: &text, is_quoted, is_exact: false, is_open };
        let at = self.tokens[start].at.start..self.tokens[self.at - 1].at.end;
        match scope::value(field, kind, typed) {
            Ok(node @ Node::Value { .. }) => Some(node),
            Ok(_) => None,
            Err((message, hint)) => {
                self.problems.add(at, message, hint);
                None
            }
        }
    }

    /// Tells of a problem with the sign that is next.
    fn tell(&mut self, message: &str, hint: Option<&str>) {
        let at = self.place();
        self.problems.add(at, message, hint.map(str::to_owned));
    }

    /// Where the next sign stands.
    fn place(&self) -> Range<usize> {
        self.tokens.get(self.at).map_or(self.text.len()..self.text.len(), |token| token.at.clone())
    }

    fn sign(&self) -> Option<&Sign> {
        self.tokens.get(self.at).map(|token| &token.sign)
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

/// Nearnesses from left to right that a part begins with.
fn depth_of_chain(node: &Node) -> usize {
    match node {
        Node::Near { left, .. } => depth_of_chain(left) + 1,
        Node::All(parts) | Node::Any(parts) => parts.iter().map(depth_of_chain).max().unwrap_or(0),
        _ => 0,
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
    "too much stands near each other here: both are searched, wherever they stand".to_owned()
}
