//! Queries in the syntax of Lucene go in, the tree that they mean comes out; and the other way round.
//!
//! Reading goes from `signs` (terms, brackets, operators) to `clauses` (what must, may or must not match) to
//! `meaning` (the tree), which asks `texts` for running text and `fields` for values, with `days` for dates.

mod clauses;
mod days;
mod fields;
mod meaning;
mod names;
mod print;
mod signs;
#[cfg(test)]
mod tests;
mod texts;

pub(super) use print::print;

use super::ast::Node;
use super::problem::Problems;
use chrono::NaiveDate;

/// Reads a text; `None` when nothing searchable is there.
pub(super) fn parse(text: &str, today: NaiveDate, problems: &mut Problems) -> Option<Node> {
    let tokens = signs::read(text, problems);
    let clauses = clauses::read(tokens, problems);
    meaning::read(&clauses, today, problems)
}
