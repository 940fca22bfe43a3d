//! Queries in the syntax of Factiva go in, the tree that they mean comes out; and the other way round.
//!
//! Reading goes from `lexer` (signs, each with its place) to `parser` (their order); `pattern` reads one
//! word, `dates` one period, and `fields` is the table of fields. `print` is the way back.

mod dates;
mod fields;
mod lexer;
mod parser;
mod pattern;
mod print;
#[cfg(test)]
mod tests;

pub(super) use print::print;

use super::ast::Node;
use super::problem::Problems;
use chrono::NaiveDate;

/// Reads a text; `None` when nothing searchable is there.
pub(super) fn parse(text: &str, today: NaiveDate, problems: &mut Problems) -> Option<Node> {
    let tokens = lexer::read(text, today, problems);
    parser::read(text, tokens, problems)
}
