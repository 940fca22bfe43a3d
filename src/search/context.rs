//! A part of a query and what stands around it go in, the query that asks for that part alone comes out.

use crate::query::{Node, Query};

/// What a part of a query takes from those around it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Context {
    /// The text field in which it is searched.
    pub field: Option<&'static str>,
    /// How much it counts.
    pub factor: f32,
}

impl Default for Context {
    fn default() -> Context {
        Context { field: None, factor: 1.0 }
    }
}

impl Context {
    /// What is inside fields and weights, with what they say of it.
    pub(super) fn enter(self, node: &Node) -> (&Node, Context) {
        match node {
            Node::Field { name, query } => Context { field: Some(name), ..self }.enter(query),
            Node::Boost { query, factor } => Context { factor: self.factor * factor, ..self }.enter(query),
            node => (node, self),
        }
    }

    /// A part as it is meant here.
    pub(super) fn node(self, node: &Node) -> Node {
        let mut node = node.clone();
        if let Some(name) = self.field {
            node = Node::Field { name, query: Box::new(node) };
        }
        if (self.factor - 1.0).abs() > f32::EPSILON {
            node = Node::Boost { query: Box::new(node), factor: self.factor };
        }
        node
    }

    /// A query for a part alone.
    pub(super) fn query(self, node: &Node) -> Query {
        Query { root: Some(self.node(node)) }
    }
}
