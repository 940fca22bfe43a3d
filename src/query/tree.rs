//! The shapes that a tree may have: parts go in, the one node that stands for them comes out.
//!
//! Every tree is built here, so that the same meaning has the same shape however it was typed.

use super::ast::{Form, Node, Order, Preferred, Sense, Unit};
use super::dates;
use crate::fields;

/// Words side by side; the last date among them is a preference, when other words are left.
pub(super) fn words(mut units: Vec<Node>) -> Option<Node> {
    let texts: Vec<Option<&str>> = units
        .iter()
        .map(|unit| match unit {
            Node::Word { text, form: Form::Stem } => Some(text.as_str()),
            _ => None,
        })
        .collect();
    let preferred = dates::among(&texts).map(|(place, range)| {
        let text = texts[place.clone()].iter().copied().flatten().collect::<Vec<_>>().join(" ");
        (place, text, range)
    });
    let preferred = preferred.map(|(place, text, range)| {
        let at = place.start;
        units.drain(place);
        Preferred { text, range, at }
    });
    if units.len() < 2 && preferred.is_none() { units.pop() } else { Some(Node::Words { units, preferred }) }
}

/// The words side by side with the date that was among them, all as words.
fn undated(units: &[Node], preferred: Option<&Preferred>) -> Vec<Node> {
    let mut units = units.to_vec();
    if let Some(date) = preferred {
        let words = date.text.split(' ').map(|text| Node::Word { text: text.to_owned(), form: Form::Stem });
        let at = date.at.min(units.len());
        units.splice(at..at, words);
    }
    units
}

/// Every part; what holds several itself is taken apart.
pub(super) fn all(parts: Vec<Node>) -> Option<Node> {
    let mut flat = Vec::with_capacity(parts.len());
    for part in parts {
        match part {
            Node::All(inner) => flat.extend(inner),
            part => flat.push(part),
        }
    }
    if flat.len() < 2 { flat.pop() } else { Some(Node::All(flat)) }
}

/// Any part; what is a choice itself is taken apart.
pub(super) fn any(parts: Vec<Node>) -> Option<Node> {
    let mut flat = Vec::with_capacity(parts.len());
    for part in parts {
        match part {
            Node::Any(inner) => flat.extend(inner),
            part => flat.push(part),
        }
    }
    if flat.len() < 2 { flat.pop() } else { Some(Node::Any(flat)) }
}

/// Everything else; twice is the thing itself.
pub(super) fn not(node: Node) -> Node {
    match node {
        Node::Not(inner) => *inner,
        node => Node::Not(Box::new(node)),
    }
}

/// Smallest and largest weight of a part.
pub(super) const FACTORS: std::ops::RangeInclusive<f32> = 0.001..=1000.0;

/// Another weight; two are multiplied.
pub(super) fn boost(node: Node, factor: f32) -> Node {
    let (query, factor) = match node {
        Node::Boost { query, factor: inner } => (query, inner * factor),
        node => (Box::new(node), factor),
    };
    Node::Boost { query, factor: factor.clamp(*FACTORS.start(), *FACTORS.end()) }
}

/// Whether a part is one of the words side by side, or stands beside them and is strict.
pub(super) fn is_soft(node: &Node) -> bool {
    match node {
        Node::Word { .. } | Node::Prefix(_) | Node::Wildcard(_) | Node::Regex(_) | Node::Fuzzy { .. } => true,
        Node::Boost { query, .. } => is_soft(query),
        _ => false,
    }
}

/// How two texts stand to each other, as it was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Nearness {
    /// The largest difference of positions; 0 where `unit` is not a word.
    pub(super) n: u32,
    /// Which side may come first.
    pub(super) order: Order,
    /// What `n` counts.
    pub(super) unit: Unit,
    /// Whether the right side must be near, or must not be.
    pub(super) sense: Sense,
}

/// Why two parts cannot be near each other.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum NotNear {
    /// A side is no text, such as a date: both are asked for, wherever they stand.
    NoText(Node),
    /// The sides would make more than [`MOST_PAIRS`] pairs: both are asked for, wherever they stand.
    TooMany(Node),
}

/// Pairs that one nearness may be taken apart into.
pub(super) const MOST_PAIRS: usize = 64;

/// Two texts near each other.
///
/// Only texts have places. What AND or OR joins on a side is taken apart where it is no text itself: `(a AND b) w/5 c`
/// is `(a w/5 c) AND (b w/5 c)`. So are words side by side, of which all are meant here.
pub(super) fn near(left: Node, right: Node, nearness: Nearness) -> Result<Node, NotNear> {
    let Nearness { n, order, unit, sense } = nearness;
    let n = if unit == Unit::Word { n } else { 0 };
    // `a not w/5 (b OR c)`: neither may be near.
    let either: Join = if sense == Sense::NotNear { all } else { any };
    let mut left_over = MOST_PAIRS;
    let found = apart(&left, any, &mut |left| {
        apart(&right, either, &mut |right| {
            left_over = left_over.checked_sub(1).ok_or(Apart::TooMany)?;
            let (left, right) = (Box::new(left.clone()), Box::new(right.clone()));
            Ok(Node::Near { left, right, n, order, unit, sense })
        })
    });
    found.map_err(|reason| {
        let both = all(vec![left, right]).unwrap_or(Node::Everything);
        match reason {
            Apart::NoText => NotNear::NoText(both),
            Apart::TooMany => NotNear::TooMany(both),
        }
    })
}

/// At least `n` mentions of a text; of each, where several are joined. `None` where a part is no text.
pub(super) fn at_least(n: u32, query: &Node) -> Option<Node> {
    let of = |part: &Node| Ok(Node::AtLeast { n, query: Box::new(part.clone()) });
    apart(query, any, &mut { of }).ok()
}

/// A text within the first `n` words; each, where several are joined. `None` where a part is no text.
pub(super) fn first(n: u32, query: &Node) -> Option<Node> {
    let of = |part: &Node| Ok(Node::First { n, query: Box::new(part.clone()) });
    apart(query, any, &mut { of }).ok()
}

/// How parts are joined.
type Join = fn(Vec<Node>) -> Option<Node>;

/// Why a part cannot be taken apart into texts.
enum Apart {
    NoText,
    TooMany,
}

/// Puts in the place of every text in a part what `of` makes of it; `either` joins what OR joined.
fn apart(node: &Node, either: Join, of: &mut dyn FnMut(&Node) -> Result<Node, Apart>) -> Result<Node, Apart> {
    let words;
    let (join, parts): (Join, &Vec<Node>) = match node {
        node if is_text(node) => return of(node),
        Node::All(parts) => (all, parts),
        Node::Words { units, preferred } => {
            words = undated(units, preferred.as_ref());
            (all, &words)
        }
        Node::Any(parts) => (either, parts),
        _ => return Err(Apart::NoText),
    };
    let parts: Result<Vec<Node>, Apart> = parts.iter().map(|part| apart(part, either, of)).collect();
    join(parts?).ok_or(Apart::NoText)
}

/// Whether a part has places in a text: words and what is made of them, without AND and NOT.
pub(super) fn is_text(node: &Node) -> bool {
    match node {
        Node::Word { .. }
        | Node::Prefix(_)
        | Node::Wildcard(_)
        | Node::Regex(_)
        | Node::Fuzzy { .. }
        | Node::Phrase(_)
        | Node::Slop { .. }
        | Node::Variants { .. }
        | Node::Near { .. } => true,
        Node::Any(parts) | Node::Of { parts, .. } => parts.iter().all(is_text),
        Node::Field { name, query } => is_text_field(name) && is_text(query),
        Node::AtLeast { query, .. } | Node::First { query, .. } | Node::Boost { query, .. } => is_text(query),
        _ => false,
    }
}

/// Whether a field has places; the spellings of a name in `person:` have none.
fn is_text_field(name: &str) -> bool {
    fields::find(name).is_some_and(|field| field.kind == fields::Kind::Text)
}

/// How deep nearnesses stand in one another.
pub(super) fn nearnesses(node: &Node) -> usize {
    let deepest = |parts: &[Node]| parts.iter().map(nearnesses).max().unwrap_or(0);
    match node {
        Node::Near { left, right, .. } => 1 + nearnesses(left).max(nearnesses(right)),
        Node::Words { units: parts, .. } | Node::All(parts) | Node::Any(parts) | Node::Of { parts, .. } => {
            deepest(parts)
        }
        Node::Not(query)
        | Node::AtLeast { query, .. }
        | Node::First { query, .. }
        | Node::Field { query, .. }
        | Node::Boost { query, .. } => nearnesses(query),
        _ => 0,
    }
}
