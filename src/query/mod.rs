//! The query language: what a person typed goes in, a tree and the places that were not understood come out.
//!
//! Reading goes from `lexer` (signs, each a whole operand, bracket or operator) to `parser` (their order); every
//! node is built by `tree`, and `print` writes it so that it reads back. `OPERATORS` is the language as a table.
//!
//! **Invariant:** reading never fails, takes time linear in the text, and knows nothing of engines, files or clocks.

pub mod ast;
mod chunk;
pub mod dates;
mod factiva;
mod lexer;
mod lucene;
mod nexis;
mod operators;
mod parser;
mod phrase;
mod print;
mod problem;
mod proximity;
mod quotes;
mod scope;
pub mod soft;
#[cfg(test)]
mod tests;
pub mod texts;
mod translate;
mod tree;
mod words;

pub use ast::{Node, Query};
pub use operators::{OPERATORS, Operator};
pub use problem::Problem;
pub use translate::translate;

use chrono::NaiveDate;
use problem::Problems;

/// A way to write queries.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Syntax {
    /// The language of [`OPERATORS`].
    #[default]
    Dateline,
    /// Words alone: every mark is punctuation.
    Words,
    /// The query string of Lucene and Elasticsearch.
    Lucene,
    /// The terms and connectors of Nexis.
    Nexis,
    /// The search form of Factiva.
    Factiva,
}

impl Syntax {
    /// Every syntax with its name and help.
    pub const ALL: &'static [(Syntax, &'static str, &'static str)] = &[
        (Syntax::Dateline, "dateline", "operators, quotes, fields and dates"),
        (Syntax::Words, "words", "words alone: every mark is punctuation"),
        (Syntax::Lucene, "lucene", "the query string of Lucene and Elasticsearch"),
        (Syntax::Nexis, "nexis", "terms and connectors of Nexis"),
        (Syntax::Factiva, "factiva", "the search form of Factiva"),
    ];
}

/// Bytes of a query that are read; the rest is a problem.
pub const LONGEST: usize = 64 * 1024;

/// Reads a query; relative dates are counted from `today`.
///
/// ```
/// # use dateline::query::{Syntax, parse};
/// let today = chrono::NaiveDate::from_ymd_opt(2026, 4, 22).unwrap();
/// let (query, problems) = parse("russia junta date:Apr 2024 \"arms trade", today, Syntax::Dateline);
/// assert_eq!(query.to_string(), "russia junta arms trade AND date:2024-04");
/// assert_eq!(problems[0].message, "this quote is never closed: what follows is searched as words");
/// ```
pub fn parse(text: &str, today: NaiveDate, syntax: Syntax) -> (Query, Vec<Problem>) {
    let mut problems = Problems::default();
    let mut end = text.len().min(LONGEST);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    if end < text.len() {
        let message = format!("only the first {LONGEST} bytes are searched, the rest is left out");
        problems.add(end..text.len(), message, None);
    }
    let text = &text[..end];
    let root = match syntax {
        Syntax::Dateline => {
            let tokens = lexer::read(text, today, &mut problems);
            parser::read(tokens, &mut problems)
        }
        Syntax::Words => words::question(text),
        Syntax::Lucene => lucene::parse(text, today, &mut problems),
        Syntax::Nexis => nexis::parse(text, today, &mut problems),
        Syntax::Factiva => factiva::parse(text, today, &mut problems),
    };
    (Query { root }, problems.finish())
}
