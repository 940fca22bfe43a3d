//! Queries in the syntax of Nexis go in, the tree that they mean comes out; and the other way round.

use super::ast::Node;
use super::problem::Problems;
use super::words;
use chrono::NaiveDate;

/// Reads a text; `None` when nothing searchable is there.
pub(super) fn parse(text: &str, _today: NaiveDate, _problems: &mut Problems) -> Option<Node> {
    words::parse(text)
}

/// Prints a tree; what cannot be said in this syntax is added to `unsaid`, a part a line.
pub(super) fn print(node: &Node, unsaid: &mut Vec<String>) -> String {
    unsaid.push(node.to_string());
    String::new()
}
