//! Options about a query go in, the tree to search for comes out: for every command that takes a query.

use super::{Streams, today};
use crate::article::DayRange;
use crate::engine::{Ask, Possible, Sort};
use crate::error::{Error, Result};
use crate::present::escape;
use crate::query::ast::{Node, ValueForm};
use crate::query::dates::{self, Bound};
use crate::query::{self, Problem, Query, Syntax};
use chrono::NaiveDate;
use clap::ValueEnum;
use clap::builder::PossibleValue;

/// What to look for, and where.
#[derive(Clone, Debug, clap::Args)]
pub(super) struct QueryOptions {
    /// What to look for: words, "quotes", field:value, AND OR NOT
    #[arg(required = true, value_name = "QUERY")]
    pub query: Vec<String>,
    #[command(flatten)]
    pub around: Around,
}

/// What is said around a query.
#[derive(Clone, Debug, clap::Args)]
pub(super) struct Around {
    /// Published on this day or later: 2024, 2024-04, 2024-04-22
    #[arg(long, value_name = "DATE")]
    pub from: Option<String>,
    /// Published on this day or earlier, whole units: 2024-04 is up to 30 April
    #[arg(long, value_name = "DATE")]
    pub to: Option<String>,
    /// From this source
    #[arg(long, value_name = "NAME")]
    pub source: Vec<String>,
    /// Naming this person
    #[arg(long, value_name = "NAME")]
    pub person: Vec<String>,
    /// Naming this organisation
    #[arg(long, value_name = "NAME")]
    pub org: Vec<String>,
    /// Naming this place
    #[arg(long, value_name = "NAME")]
    pub place: Vec<String>,
    /// In this language, ISO 639-1
    #[arg(long, value_name = "CODE")]
    pub lang: Vec<String>,
    /// By this author
    #[arg(long, value_name = "NAME")]
    pub author: Vec<String>,
    #[command(flatten)]
    pub written: Written,
    /// The order of articles
    #[arg(long, value_name = "ORDER", default_value = "relevance")]
    pub sort: Order,
    /// Leaves out articles that are only possibly in the period
    #[arg(long)]
    pub certain: bool,
}

/// How a query is read.
#[derive(Clone, Debug, clap::Args)]
pub(super) struct Written {
    /// How the query is written
    #[arg(long, value_name = "SYNTAX", default_value = "dateline")]
    pub syntax: SyntaxName,
    /// The day that `today` means
    #[arg(long, value_name = "DAY")]
    pub today: Option<String>,
}

impl Written {
    /// The day from which relative dates are counted.
    pub(super) fn day(&self) -> Result<NaiveDate> {
        let Some(text) = &self.today else { return Ok(today()) };
        text.parse().map_err(|_| {
            Error::usage(format!("{} is no day", escape::for_terminal(text)), "write it like 2024-04-22")
        })
    }
}

/// A name of a syntax.
#[derive(Clone, Copy, Debug)]
pub(super) struct SyntaxName(pub Syntax);

impl SyntaxName {
    /// The name as typed.
    pub(super) fn name(self) -> &'static str {
        Syntax::ALL.iter().find(|row| row.0 == self.0).map_or("", |row| row.1)
    }
}

impl ValueEnum for SyntaxName {
    fn value_variants<'a>() -> &'a [SyntaxName] {
        const NAMES: [SyntaxName; Syntax::ALL.len()] = {
            let mut names = [SyntaxName(Syntax::Dateline); Syntax::ALL.len()];
            let mut at = 0;
            while at < names.len() {
                names[at] = SyntaxName(Syntax::ALL[at].0);
                at += 1;
            }
            names
        };
        &NAMES
    }
    fn to_possible_value(&self) -> Option<PossibleValue> {
        let row = Syntax::ALL.iter().find(|row| row.0 == self.0)?;
        Some(PossibleValue::new(row.1).help(row.2))
    }
}

/// The order of articles.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Order {
    /// Best first
    Relevance,
    /// Latest first
    Newest,
    /// Earliest first
    Oldest,
}

/// A query with what was said around it.
#[derive(Debug)]
pub(super) struct Asked {
    pub query: Query,
    pub problems: Vec<Problem>,
    pub syntax: &'static str,
    /// The period of `--from` and `--to`.
    pub period: Option<String>,
    /// The parts of the query that stand for options, each with its option.
    pub options: Vec<(Node, &'static str)>,
    pub ask: Ask,
}

/// Reads a query with its options, and shows what was not understood.
pub(super) fn read(options: &QueryOptions, streams: &mut Streams<'_>) -> Result<Asked> {
    let text = options.query.join(" ");
    let asked = of(&text, &options.around)?;
    for problem in &asked.problems {
        show_problem(&text, problem, streams);
    }
    Ok(asked)
}

/// Reads one text with what is said around it; an error when there is nothing to search for.
pub(super) fn of(text: &str, around: &Around) -> Result<Asked> {
    let today = around.written.day()?;
    let syntax = around.written.syntax;
    let (query, problems) = query::parse(text, today, syntax.0);
    let root = query.root.ok_or_else(nothing)?;
    let mut options: Vec<(Node, &'static str)> = Vec::new();
    if let Some(range) = period(around, today)? {
        let name = match (&around.from, &around.to) {
            (Some(_), Some(_)) => "--from and --to",
            (Some(_), None) => "--from",
            _ => "--to",
        };
        options.push((Node::Date { field: "date", range }, name));
    }
    let filters = [
        ("source", "--source", &around.source),
        ("person", "--person", &around.person),
        ("org", "--org", &around.org),
        ("place", "--place", &around.place),
        ("lang", "--lang", &around.lang),
        ("author", "--author", &around.author),
    ];
    for (field, name, values) in filters {
        let values =
            values.iter().map(|value| Node::Value { field, value: value.clone(), form: ValueForm::Words });
        let mut values: Vec<Node> = values.collect();
        match values.len() {
            0 => {}
            1 => options.push((values.remove(0), name)),
            _ => options.push((Node::Any(values), name)),
        }
    }
    let root = match options.is_empty() {
        true => root,
        false => flat(root, options.iter().map(|option| option.0.clone())),
    };
    let ask = Ask {
        sort: match around.sort {
            Order::Relevance => Sort::Relevance,
            Order::Newest => Sort::Newest,
            Order::Oldest => Sort::Oldest,
        },
        possible: if around.certain { Possible::Leave } else { Possible::Follow },
        ..Ask::default()
    };
    let query = Query { root: Some(root) };
    let period = period_of(&query);
    Ok(Asked { query, problems, syntax: syntax.name(), period, options, ask })
}

/// There is nothing to search for.
pub(super) fn nothing() -> Error {
    Error::usage("there is nothing to search for", "type a word, or * for every article")
}

/// Joins what was typed with the options: one conjunction.
fn flat(root: Node, options: impl Iterator<Item = Node>) -> Node {
    let mut parts = match root {
        Node::All(parts) => parts,
        root => vec![root],
    };
    parts.extend(options);
    Node::All(parts)
}

fn period(options: &Around, today: NaiveDate) -> Result<Option<DayRange>> {
    let mut range: Option<DayRange> = None;
    for (text, bound) in [(&options.from, Bound::Since), (&options.to, Bound::Until)] {
        let Some(text) = text else { continue };
        let read = dates::bounded(text, today, bound)
            .map_err(|error| Error::Usage { message: error.message, hint: error.hint })?;
        range = Some(range.unwrap_or_default().and(&read));
    }
    if let Some(DayRange { from: Some(from), to: Some(to) }) = range
        && from > to
    {
        return Err(Error::usage(format!("--from {from} is later than --to {to}"), "exchange them"));
    }
    Ok(range)
}

/// The period of the query, when it has one: the days that every article must lie in.
fn period_of(query: &Query) -> Option<String> {
    let of = |node: &Node| match node {
        Node::Date { field: "date", range } => Some(*range),
        _ => None,
    };
    let range = match query.root.as_ref()? {
        Node::All(parts) => parts.iter().filter_map(of).reduce(|a, b| a.and(&b))?,
        node => of(node)?,
    };
    let day = |day: Option<NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
    Some(format!("{}..{}", day(range.from), day(range.to)))
}

/// Shows a problem with a caret under its place.
pub(super) fn show_problem(text: &str, problem: &Problem, streams: &mut Streams<'_>) {
    let from = text[..problem.at.start.min(text.len())].rfind('\n').map_or(0, |at| at + 1);
    let to =
        text[problem.at.start.min(text.len())..].find('\n').map_or(text.len(), |at| problem.at.start + at);
    let before = text.get(from..problem.at.start).unwrap_or_default();
    // A long query is shown around the place.
    let skipped = before.chars().count().saturating_sub(60);
    let start = from + before.chars().take(skipped).map(char::len_utf8).sum::<usize>();
    let line: String = text[start..to].chars().take(100).collect();
    let column = text.get(start..problem.at.start).unwrap_or_default().chars().count();
    let end = problem.at.end.min(to);
    let marked = text.get(problem.at.start..end).unwrap_or_default().chars().count();
    streams.say(&format!("dateline: {}", escape::for_terminal(&problem.message)));
    streams.say(&format!("  {}", escape::for_terminal(&line)));
    streams.say(&format!("  {}{}", " ".repeat(column), "^".repeat(marked.clamp(1, 60))));
    if let Some(hint) = &problem.hint {
        streams.say(&format!("  hint: {}", escape::for_terminal(hint)));
    }
}
