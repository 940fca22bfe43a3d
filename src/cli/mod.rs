//! The command line goes in, the work is done, an exit code comes out: one file a command.

mod answering;
mod asking;
mod batch;
mod completions;
mod count;
mod diff;
mod entities;
mod export;
mod index;
mod indexing;
mod list;
mod man;
mod query;
mod search;
mod show;
mod similar;
mod stats;
mod why;

use crate::article::Article;
use crate::engine::{self, Engine};
use crate::error::{Error, Result};
use crate::pipeline::plan;
use crate::present::{Color, Style, escape};
use clap::{Parser, Subcommand, ValueEnum};
use std::io::{IsTerminal, Write};
use std::path::PathBuf;

/// Full-text search for news archives: dates, sources and names with their evidence, offline
#[derive(Debug, Parser)]
#[command(name = "dateline", version, propagate_version = true, max_term_width = 100)]
#[command(after_help = "Examples:
  dateline search \"Russia junta\" --in seeds     index what is new in seeds, then search it
  dateline index seeds                          only index
  dateline search 'title:(coup OR putsch) date:2021..2023' --sort newest --json")]
pub struct Cli {
    /// What to do
    #[command(subcommand)]
    pub command: Command,
    /// The folder that holds the index
    #[arg(long, global = true, value_name = "DIR", default_value = "index", env = "DATELINE_INDEX")]
    pub index: PathBuf,
    /// When to use colours
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub color: When,
}

/// When to use colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum When {
    /// On a terminal, unless `NO_COLOR` is set
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Reads new and changed files into the index
    Index(index::Args),
    /// Searches, and prints ranked articles with snippets
    Search(Box<search::Args>),
    /// Counts the articles of a query by time, source, person …
    Count(Box<count::Args>),
    /// Lists the people, organisations and places that articles name
    Entities(Box<entities::Args>),
    /// Answers the queries of a file, one a line
    Batch(Box<batch::Args>),
    /// Prints one article whole
    Show(show::Args),
    /// Prints where each value of an article comes from, or why it matches a query or not
    Why(why::Args),
    /// Prints how a query is understood, or what it is in another syntax
    Query(query::Args),
    /// Prints the copies of an article, and articles about the same
    Similar(similar::Args),
    /// Prints what one print changed of another
    Diff(diff::Args),
    /// Prints every article that matches, without a limit
    Export(Box<export::Args>),
    /// Prints what the index holds
    Stats(stats::Args),
    /// Lists what needs a person's eye
    List(list::Args),
    /// Prints the completions of a shell
    Completions(completions::Args),
    /// Prints the manual page
    Man,
}

/// What a command came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Found, or done: exit code 0.
    Done,
    /// Nothing found, or nothing there to read: exit code 1.
    Nothing,
    /// Some of it failed, and was reported: exit code 2.
    Failed,
}

/// Where a command writes.
pub struct Streams<'a> {
    /// Data.
    pub out: &'a mut dyn Write,
    /// Everything else.
    pub err: &'a mut dyn Write,
}

impl Streams<'_> {
    /// Says something that is no data. A closed standard error is nobody's loss.
    fn say(&mut self, line: &str) {
        let _ = writeln!(self.err, "{line}");
    }

    /// Says what is wrong with a part of the work, and what to do.
    fn complain(&mut self, error: &Error) {
        self.say(&format!("dateline: {error}"));
        if let Some(hint) = error.hint() {
            self.say(&format!("  hint: {hint}"));
        }
    }
}

/// Runs a command.
pub fn run(cli: &Cli, streams: &mut Streams<'_>) -> Result<Outcome> {
    match &cli.command {
        Command::Index(args) => index::run(args, cli, streams),
        Command::Search(args) => search::run(args, cli, streams),
        Command::Count(args) => count::run(args, cli, streams),
        Command::Entities(args) => entities::run(args, cli, streams),
        Command::Batch(args) => batch::run(args, cli, streams),
        Command::Show(args) => show::run(args, cli, streams),
        Command::Why(args) => why::run(args, cli, streams),
        Command::Query(args) => query::run(args, cli, streams),
        Command::Similar(args) => similar::run(args, cli, streams),
        Command::Diff(args) => diff::run(args, cli, streams),
        Command::Export(args) => export::run(args, cli, streams),
        Command::Stats(args) => stats::run(args, cli, streams),
        Command::List(args) => list::run(args, cli, streams),
        Command::Completions(args) => completions::run(args, streams),
        Command::Man => man::run(streams),
    }
}

impl Cli {
    /// Opens the index for searching, and says what is wrong beside it.
    fn open(&self, streams: &mut Streams<'_>) -> Result<Box<dyn Engine>> {
        let engine = engine::open(&self.index)?;
        for complaint in engine.complaints() {
            streams.say(&format!("dateline: {}", escape::for_terminal(complaint)));
        }
        Ok(engine)
    }

    /// How text is laid out on this machine's standard output.
    fn style(&self) -> Style {
        let is_terminal = std::io::stdout().is_terminal();
        let no_color = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
        let color = match self.color {
            When::Always => Color::Always,
            When::Never => Color::Never,
            When::Auto if is_terminal && !no_color => Color::Always,
            When::Auto => Color::Never,
        };
        let columns = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
        let width = columns.unwrap_or(100).clamp(40, 160);
        let folder = std::env::current_dir().ok().and_then(|folder| std::fs::canonicalize(folder).ok());
        let folder = folder.map(|folder| folder.to_string_lossy().into_owned());
        Style { color, width, folder, path_end: '\n' }
    }
}

/// The article that a person names: by its id, the beginning of one, or the path of its file.
fn find(engine: &dyn Engine, typed: &str) -> Result<Article> {
    let path = std::path::Path::new(typed);
    if path.exists() {
        return engine.find(&plan::key_of(&plan::absolute(path)));
    }
    engine.find(typed)
}

/// Seconds since 1970: the one place that reads the clock for the index.
fn now() -> i64 {
    chrono::Utc::now().timestamp()
}

/// The local day, from which relative dates are counted.
fn today() -> chrono::NaiveDate {
    chrono::Local::now().date_naive()
}
