//! Options about a query go in, the tree to search for comes out: for every command that takes a query.

use super::{Streams, today};
use crate::article::DayRange;
use crate::engine::{Ask, Partial, Possible, Sort};
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
    /// How the query is written
    #[arg(long, value_name = "SYNTAX", default_value = "dateline")]
    pub syntax: SyntaxName,
    /// The order of articles
    #[arg(long, value_name = "ORDER", default_value = "relevance")]
    pub sort: Order,
    /// Leaves out articles that are only possibly in the period
    #[arg(long)]
    pub certain: bool,
    /// The day that `today` means
    #[arg(long, value_name = "DAY")]
    pub today: Option<String>,
}

/// A name of a syntax.
#[derive(Clone, Copy, Debug)]
pub(super) struct SyntaxName(pub Syntax);

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
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum Order {
    /// Best first
    Relevance,
    /// Latest first
    Newest,
    /// Earliest first
    Oldest,
}

/// A query with what was said around it.
pub(super) struct Asked {
    pub query: Query,
    pub problems: Vec<Problem>,
    pub syntax: &'static str,
    /// The period of `--from` and `--to`.
    pub period: Option<String>,
    pub ask: Ask,
}

/// Reads the options.
pub(super) fn read(options: &QueryOptions, streams: &mut Streams<'_>) -> Result<Asked> {
    let today = match &options.today {
        None => today(),
        Some(text) => text.parse::<NaiveDate>().map_err(|_| {
            Error::usage(format!("{} is no day", escape::for_terminal(text)), "write it like 2024-04-22")
        })?,
    };
    let text = options.query.join(" ");
    let syntax = options.syntax.0;
    let (query, problems) = query::parse(&text, today, syntax);
    for problem in &problems {
        show_problem(&text, problem, streams);
    }
    let Some(root) = query.root else {
        return Err(Error::usage("there is nothing to search for", "type a word, or * for every article"));
    };
    let range = period(options, today)?;
    let mut parts = vec![root];
    if let Some(range) = range {
        parts.push(Node::Date { field: "date", range });
    }
    let filters = [
        ("source", &options.source),
        ("person", &options.person),
        ("org", &options.org),
        ("place", &options.place),
        ("lang", &options.lang),
        ("author", &options.author),
    ];
    for (field, values) in filters {
        let values =
            values.iter().map(|value| Node::Value { field, value: value.clone(), form: ValueForm::Words });
        let mut values: Vec<Node> = values.collect();
        match values.len() {
            0 => {}
            1 => parts.append(&mut values),
            _ => parts.push(Node::Any(values)),
        }
    }
    let root = if parts.len() == 1 { parts.remove(0) } else { flat(parts) };
    let ask = Ask {
        sort: match options.sort {
            Order::Relevance => Sort::Relevance,
            Order::Newest => Sort::Newest,
            Order::Oldest => Sort::Oldest,
        },
        possible: if options.certain { Possible::Leave } else { Possible::Follow },
        partial: Partial::Follow,
        ..Ask::default()
    };
    let query = Query { root: Some(root) };
    let period = period_of(&query);
    let name = Syntax::ALL.iter().find(|row| row.0 == syntax).map_or("", |row| row.1);
    Ok(Asked { query, problems, syntax: name, period, ask })
}

/// Joins what was typed with the filters: one conjunction.
fn flat(mut parts: Vec<Node>) -> Node {
    match parts.remove(0) {
        Node::All(mut all) => {
            all.extend(parts);
            Node::All(all)
        }
        first => {
            parts.insert(0, first);
            Node::All(parts)
        }
    }
}

fn period(options: &QueryOptions, today: NaiveDate) -> Result<Option<DayRange>> {
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
fn show_problem(text: &str, problem: &Problem, streams: &mut Streams<'_>) {
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
