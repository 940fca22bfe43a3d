//! Results go in, text comes out. No searching, no decisions.
//!
//! **Invariant:** text of an article is foreign until [`escape`] has seen it.

mod cite;
pub mod copies;
pub mod counts;
pub mod coverage;
mod csv;
pub mod entities;
pub mod escape;
pub mod explain;
pub mod json;
pub mod marked;
mod paths;
pub mod text;
pub mod tree;
pub mod why;

use crate::article::Article;
use crate::search::ResultHit;
use std::io::{self, Write};

/// What is said once after the hits of a search.
#[derive(Clone, Debug)]
pub struct Summary {
    /// How the query was understood.
    pub query: String,
    /// Name of its syntax.
    pub syntax: &'static str,
    /// The period asked for, as `2024-04-01..2024-04-30`.
    pub period: Option<String>,
    /// How many articles there are.
    pub counts: crate::engine::Counts,
    /// Words that were added to those typed, the heaviest first.
    pub added: Vec<crate::engine::AddedWord>,
    /// Copies folded.
    pub folded: u64,
    /// Hits shown.
    pub shown: usize,
    /// What was not understood.
    pub problems: Vec<crate::query::Problem>,
    /// What could not be done as asked.
    pub notes: Vec<String>,
    /// Names of the archive that words of the query may mean.
    pub suggested: Vec<crate::search::names::Suggestion>,
    /// Other spellings of the names that the query asks for.
    pub offered: Vec<crate::search::names::Offer>,
    /// What each part of the query finds, where that was asked.
    pub explained: Option<crate::search::explain::Part>,
    /// What would help, where nothing matches.
    pub advice: Option<crate::search::advice::Advice>,
    /// The parts of the query that stand for options, each with its option.
    pub options: Vec<(crate::query::Node, &'static str)>,
    /// Milliseconds from question to answer.
    pub took_ms: f64,
}

/// How text is laid out.
#[derive(Clone, Debug)]
pub struct Style {
    /// Whether colours and weights are used.
    pub color: Color,
    /// Columns of the terminal.
    pub width: usize,
    /// The current folder: paths below it are printed without it.
    pub folder: Option<String>,
    /// What ends a path in the format `paths`.
    pub path_end: char,
}

/// Whether colours and weights are used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Color {
    /// They are.
    Always,
    /// They are not.
    Never,
}

impl Style {
    /// A path as it is printed: without the current folder in front.
    pub fn path<'a>(&self, path: &'a str) -> &'a str {
        let below = self.folder.as_deref().and_then(|folder| path.strip_prefix(folder));
        below.and_then(|rest| rest.strip_prefix('/')).unwrap_or(path)
    }
}

/// A way to print articles.
pub trait Output {
    /// Prints what comes before the first.
    fn begin(&mut self, out: &mut dyn Write) -> io::Result<()> {
        let _ = out;
        Ok(())
    }
    /// Prints a hit of a search.
    fn hit(&mut self, hit: &ResultHit, out: &mut dyn Write) -> io::Result<()> {
        self.article(&hit.article, out)
    }
    /// Prints a whole article.
    fn article(&mut self, article: &Article, out: &mut dyn Write) -> io::Result<()>;
    /// Prints what comes after the last hit of a search.
    fn end(&mut self, summary: &Summary, out: &mut dyn Write) -> io::Result<()> {
        let _ = (summary, out);
        Ok(())
    }
}

/// Whether the evidence of each field is printed with a whole article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WithEvidence {
    /// It is.
    Yes,
    /// It is not.
    No,
}

/// A row of [`OUTPUTS`].
pub struct OutputRow {
    /// The name after `--format`.
    pub name: &'static str,
    /// What it is, in a few words.
    pub help: &'static str,
    /// Makes one.
    pub make: fn(&Style, WithEvidence) -> Box<dyn Output>,
}

/// Every format that articles are printed in.
pub const OUTPUTS: &[OutputRow] = &[
    OutputRow {
        name: "text",
        help: "for reading",
        make: |style, _| Box::new(text::Text::new(style.clone())),
    },
    OutputRow {
        name: "json",
        help: "JSON Lines: one object an article",
        make: |style, evidence| Box::new(json::Json::new(style.clone(), evidence)),
    },
    OutputRow {
        name: "jsonl",
        help: "the same as json",
        make: |style, evidence| Box::new(json::Json::new(style.clone(), evidence)),
    },
    OutputRow {
        name: "csv",
        help: "comma-separated values with a header",
        make: |style, _| Box::new(csv::Csv::new(style.clone())),
    },
    OutputRow { name: "ris", help: "RIS, for reference managers", make: |_, _| Box::new(cite::Ris) },
    OutputRow { name: "bibtex", help: "BibTeX", make: |_, _| Box::new(cite::BibTex) },
    OutputRow {
        name: "paths",
        help: "the path of each article alone",
        make: |style, _| Box::new(paths::Paths::new(style.clone())),
    },
];

/// Finds an output by its name.
pub fn output(name: &str) -> Option<&'static OutputRow> {
    OUTPUTS.iter().find(|row| row.name == name)
}
