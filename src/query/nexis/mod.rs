//! Queries in the syntax of Nexis go in, the tree that they mean comes out; and the other way round.
//!
//! Reading goes from `lexer` (signs) to `parser` (their order) and `join` (what a connector makes of parts).
//! What can be typed stands in three tables: `connector`, `command` and `segment`.

mod command;
mod connector;
mod date;
mod join;
mod language;
mod lexer;
mod parser;
mod print;
mod segment;
#[cfg(test)]
mod tests;
mod unit;

pub(super) use print::print;

use super::ast::Node;
use super::problem::Problems;
use chrono::NaiveDate;

/// Reads a text; `None` when nothing searchable is there.
pub(super) fn parse(text: &str, today: NaiveDate, problems: &mut Problems) -> Option<Node> {
    let signs = lexer::read(text, today, problems);
    parser::read(text, signs, problems)
}
