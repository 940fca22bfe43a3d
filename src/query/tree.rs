//! The shapes that a tree may have: parts go in, the one node that stands for them comes out.
//!
//! Every tree is built here, so that the same meaning has the same shape however it was typed.

use super::ast::Node;

/// Words side by side.
pub(super) fn words(mut units: Vec<Node>) -> Option<Node> {
    if units.len() < 2 { units.pop() } else { Some(Node::Words { units, preferred: None }) }
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
        Node::Word { .. } | Node::Prefix(_) | Node::Wildcard(_) => true,
        Node::Boost { query, .. } => is_soft(query),
        _ => false,
    }
}
