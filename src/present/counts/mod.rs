//! A table of counts goes in; a chart, comma-separated values or JSON Lines come out.

mod chart;
mod csv;
mod json;
mod text;
pub mod unusual;

use super::Style;
use crate::engine::{By, Counted};
use crate::search::counting::Table;
use std::io::{self, Write};

/// What is said once with a table.
#[derive(Clone, Debug)]
pub struct About {
    /// How each query was understood.
    pub queries: Vec<String>,
    /// Name of their syntax.
    pub syntax: &'static str,
    /// Milliseconds from question to answer.
    pub took_ms: f64,
}

/// A row of [`FORMATS`].
pub struct CountsRow {
    /// The name after `--format`.
    pub name: &'static str,
    /// What it is, in a few words.
    pub help: &'static str,
    /// Prints a table.
    pub write: fn(&Table, &About, &Style, &mut dyn Write) -> io::Result<()>,
    /// Prints what is unusual.
    pub unusual: unusual::Printer,
}

/// Every format that counts are printed in.
pub const FORMATS: &[CountsRow] = &[
    CountsRow { name: "text", help: "a chart for reading", write: text::write, unusual: unusual::text },
    CountsRow {
        name: "json",
        help: "JSON Lines: one object a row, then the summary",
        write: json::write,
        unusual: unusual::json,
    },
    CountsRow {
        name: "csv",
        help: "comma-separated values with a header",
        write: csv::write,
        unusual: unusual::csv,
    },
];

/// Finds a format by its name.
pub fn format(name: &str) -> Option<&'static CountsRow> {
    FORMATS.iter().find(|row| row.name == name)
}

/// Articles that stand in no row of a table: a name, what it says, and their number.
type Apart = (&'static str, &'static str, fn(&Counted) -> u64);

/// What stands apart where time is counted.
const APART_OF_TIME: &[Apart] = &[
    ("undated", "without a date", |counted| counted.undated),
    ("yearless", "the year is not known", |counted| counted.yearless),
    ("inexact", "dated less exactly", |counted| counted.inexact),
];

/// What stands apart where the values of a field are counted.
const APART_OF_VALUES: &[Apart] = &[("without", "without a value", |counted| counted.without)];

/// What stands apart of any table.
const APART: &[Apart] = &[
    ("possible", "only possibly in the period", |counted| counted.possible),
    ("outside", "without a date, outside the period", |counted| counted.outside),
];

fn apart(by: By) -> impl Iterator<Item = &'static Apart> {
    let own = match by {
        By::Time(_) => APART_OF_TIME,
        By::Field(_) => APART_OF_VALUES,
    };
    own.iter().chain(APART)
}

/// The part of the articles held; nothing where none are.
fn share(articles: u64, held: u64) -> Option<f64> {
    (held > 0).then(|| articles as f64 / held as f64)
}

/// A share with four places after the point.
fn rounded(share: f64) -> f64 {
    (share * 1e4).round() / 1e4
}
