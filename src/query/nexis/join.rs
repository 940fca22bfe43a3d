//! What a connector makes of two parts, and a run of parts side by side: parts go in, one part comes out.

use super::super::ast::{Form, Node, Order, Sense, Slot, Unit};
use super::super::problem::Problems;
use super::super::tree::{self, Nearness, NotNear};
use super::connector::Connector;
use super::unit;
use crate::article::DayRange;
use std::ops::Range;

/// A part of the search with its place.
#[derive(Clone, Debug)]
pub(super) struct Part {
    pub(super) node: Node,
    /// How many nodes stand in one another; at least that many, never less.
    pub(super) height: usize,
    pub(super) at: Range<usize>,
}

/// Nodes may stand so deep in one another, so that what is printed can be read again.
pub(super) const HIGHEST: usize = 60;

impl Part {
    /// A word, phrase or value.
    pub(super) fn leaf(node: Node, at: Range<usize>) -> Part {
        let height = if matches!(node, Node::Phrase(_) | Node::Any(_)) { 3 } else { 1 };
        Part { node, height, at }
    }
}

/// Joins two parts by a connector; `place` is where it stands.
pub(super) fn join(
    connector: Connector,
    left: Part,
    right: Part,
    place: Range<usize>,
    problems: &mut Problems,
) -> Part {
    let height = match connector {
        Connector::Near(_) => near_height(&left, &right),
        _ => left.height.max(right.height) + 2,
    };
    if height > HIGHEST {
        let message = format!("parts deeper than {HIGHEST} in one another: this one is left out");
        problems.add(right.at, message, None);
        return left;
    }
    let at = left.at.start.min(right.at.start)..left.at.end.max(right.at.end);
    match connector {
        Connector::Or => {
            Part { height: level(&left, &right, is_any), node: either(left.node, right.node), at }
        }
        Connector::And => {
            Part { height: level(&left, &right, is_all), node: both(left.node, right.node), at }
        }
        Connector::AndNot => {
            let right = Part { node: tree::not(right.node), height: right.height + 1, at: right.at };
            Part { height: level(&left, &right, is_all), node: both(left.node, right.node), at }
        }
        Connector::Near(nearness) => near(left, right, nearness, place, problems),
    }
}

/// Makes a phrase of words side by side; what cannot stand in one is joined by AND, with a problem.
pub(super) fn side_by_side(run: Vec<Part>, problems: &mut Problems) -> Option<Part> {
    let mut parts: Vec<Part> = Vec::new();
    let mut slots: Vec<Slot> = Vec::new();
    let mut place = 0..0;
    for part in run {
        let is_slot = matches!(part.node, Node::Phrase(_)) || unit::is_slot(&part.node);
        if !is_slot {
            parts.extend(phrase(std::mem::take(&mut slots), place.clone()));
            parts.push(part);
            continue;
        }
        place = if slots.is_empty() { part.at.clone() } else { place.start..part.at.end };
        match part.node {
            Node::Phrase(inner) => slots.extend(inner),
            node => slots.push(Slot::Node(node)),
        }
    }
    parts.extend(phrase(slots, place));
    let mut parts = parts.into_iter();
    let mut joined = parts.next()?;
    for part in parts {
        let place = part.at.clone();
        let connector = if is_text_alone(&joined.node) && is_text_alone(&part.node) {
            Connector::Near(Nearness { n: 1, order: Order::Fixed, unit: Unit::Word, sense: Sense::Near })
        } else {
            let hint = Some("write and, or, w/5 …".to_owned());
            problems.add(place.clone(), "no connector stands in front of this: joined by `and`", hint);
            Connector::And
        };
        joined = join(connector, joined, part, place, problems);
    }
    Some(joined)
}

/// Puts the word `not` in quotes where it is near something: `not w/5` is read as one operator.
pub(super) fn quote_negations(root: &mut Node) {
    root.each_mut(&mut |node| {
        let Node::Near { left, right, .. } = node else { return };
        for side in [left, right] {
            if matches!(&**side, Node::Word { text, form: Form::Stem } if text.eq_ignore_ascii_case("not")) {
                let word = std::mem::replace(&mut **side, Node::Everything);
                **side = Node::Phrase(vec![Slot::Node(word)]);
            }
        }
    });
}

/// Both parts; the two ends of a period become one.
fn both(left: Node, right: Node) -> Node {
    let mut parts = match left {
        Node::All(parts) => parts,
        left => vec![left],
    };
    let right = match right {
        Node::All(parts) => parts,
        right => vec![right],
    };
    for part in right {
        match parts.last_mut().and_then(|last| window(last, &part)) {
            Some(whole) => {
                parts.pop();
                parts.push(whole);
            }
            None => parts.push(part),
        }
    }
    if parts.len() < 2 { parts.pop().unwrap_or(Node::Everything) } else { Node::All(parts) }
}

/// Joins again what was joined without a look at the ends of periods.
fn whole(node: Node) -> Node {
    match node {
        Node::All(parts) => parts.into_iter().reduce(both).unwrap_or(Node::Everything),
        node => node,
    }
}

/// Either part.
fn either(left: Node, right: Node) -> Node {
    let mut parts = match left {
        Node::Any(parts) => parts,
        left => vec![left],
    };
    match right {
        Node::Any(inner) => parts.extend(inner),
        right => parts.push(right),
    }
    Node::Any(parts)
}

/// What begins with one test and ends with the other: `date aft … and date bef …`.
fn window(first: &Node, second: &Node) -> Option<Node> {
    match (first, second) {
        (Node::Date { field, range }, Node::Date { field: other, range: also }) if field == other => {
            let range = match (range, also) {
                (DayRange { from: Some(from), to: None }, DayRange { from: None, to: Some(to) })
                | (DayRange { from: None, to: Some(to) }, DayRange { from: Some(from), to: None })
                    if from <= to =>
                {
                    DayRange { from: Some(*from), to: Some(*to) }
                }
                _ => return None,
            };
            Some(Node::Date { field, range })
        }
        (Node::Number { field, from, to }, Node::Number { field: other, from: also_from, to: also_to })
            if field == other =>
        {
            match (from, to, also_from, also_to) {
                (Some(from), None, None, Some(to)) | (None, Some(to), Some(from), None) if from <= to => {
                    Some(Node::Number { field, from: Some(*from), to: Some(*to) })
                }
                _ => None,
            }
        }
        _ => None,
    }
}

fn near(left: Part, right: Part, nearness: Nearness, place: Range<usize>, problems: &mut Problems) -> Part {
    let height = near_height(&left, &right);
    let at = left.at.start.min(right.at.start)..left.at.end.max(right.at.end);
    if parts(&left.node).max(parts(&right.node)) > tree::MOST_PAIRS {
        problems.add(place, TOO_MANY, None);
        return Part { height: level(&left, &right, is_all), node: both(left.node, right.node), at };
    }
    let apart = level(&left, &right, is_all);
    let (node, message) = match tree::near(left.node, right.node, nearness) {
        Ok(node) => return Part { node, height, at },
        Err(NotNear::NoText(node)) => (node, NO_TEXT),
        Err(NotNear::TooMany(node)) => (node, TOO_MANY),
    };
    problems.add(place, message, None);
    Part { node: whole(node), height: apart, at }
}

const NO_TEXT: &str = "only words can be near each other: both are searched wherever they stand";
const TOO_MANY: &str = "too many parts to be near each other: both are searched wherever they stand";

/// Height of two parts near each other.
///
/// What is no text is taken apart, and the right side then stands in each place of the left.
fn near_height(left: &Part, right: &Part) -> usize {
    let are_texts = tree::is_text(&left.node) && tree::is_text(&right.node);
    if are_texts { left.height.max(right.height) + 1 } else { left.height + right.height }
}

/// Parts that are joined by AND, each of which would have to be near.
fn parts(node: &Node) -> usize {
    if let Node::All(parts) = node { parts.len() } else { 1 }
}

fn phrase(mut slots: Vec<Slot>, at: Range<usize>) -> Option<Part> {
    let one = if slots.len() == 1 { slots.pop() } else { None };
    match one {
        Some(Slot::Node(node)) => Some(Part::leaf(node, at)),
        _ => (!slots.is_empty()).then(|| Part::leaf(Node::Phrase(slots), at)),
    }
}

/// Whether a part is words, phrases or a choice of them.
fn is_text_alone(node: &Node) -> bool {
    match node {
        Node::Any(parts) => parts.iter().all(is_text_alone),
        node => matches!(node, Node::Phrase(_)) || unit::is_slot(node),
    }
}

/// Height of two parts that are joined; parts of the same kind become one.
fn level(left: &Part, right: &Part, is_same: fn(&Node) -> bool) -> usize {
    let inner = |part: &Part| part.height - usize::from(is_same(&part.node));
    inner(left).max(inner(right)) + 1
}

fn is_all(node: &Node) -> bool {
    matches!(node, Node::All(_))
}

fn is_any(node: &Node) -> bool {
    matches!(node, Node::Any(_))
}
