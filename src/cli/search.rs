//! `search`: a query goes in, ranked articles with snippets come out.

use super::asking::{self, QueryOptions};
use super::indexing::{self, FileOptions, Run};
use super::{Cli, Outcome, Streams};
use crate::engine::{Partial, Start};
use crate::error::{Error, Result};
use crate::pipeline::{Choice, Gone, plan};
use crate::present::{self, OUTPUTS, Summary, WithEvidence};
use crate::search::{self, Copies, Options};
use clap::ValueEnum;
use std::path::PathBuf;
use std::time::Instant;

/// Searches, and prints ranked articles with snippets
///
/// Articles with all words come first, then those with some, each labelled with what it lacks.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  dateline search \"Russia junta\" --in seeds
  dateline search '\"arms trade\" source:irrawaddy' --from 2024-04 --to 2024-05
  dateline search 'title:(coup OR putsch) -football' --sort newest --json")]
pub struct Args {
    #[command(flatten)]
    asking: QueryOptions,
    /// Indexes what is new under these paths first, and answers only from articles sighted there
    #[arg(long = "in", value_name = "PATH", num_args = 1..)]
    within: Vec<PathBuf>,
    /// Articles to print
    #[arg(short = 'n', long, value_name = "N", default_value = "10")]
    limit: usize,
    /// Articles to leave out first
    #[arg(long, value_name = "N", default_value = "0")]
    offset: usize,
    /// Leaves out articles with only some of the words
    #[arg(long)]
    all: bool,
    /// What to do with copies of one story
    #[arg(long, value_name = "WHAT", default_value = "fold")]
    copies: CopiesName,
    /// Passages shown of each article
    #[arg(long, value_name = "K", default_value = "2")]
    snippets: usize,
    /// How to print
    #[arg(long, value_name = "FORMAT", default_value = "text", value_parser = output_names())]
    format: String,
    /// The same as --format json
    #[arg(long, conflicts_with = "format")]
    json: bool,
    /// Ends each path with a NUL, for --format paths
    #[arg(short = '0', long = "null")]
    null: bool,
}

/// What to do with copies of one story.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum CopiesName {
    /// Shows the best of them
    Fold,
    /// Shows each
    Show,
}

pub(super) fn output_names() -> clap::builder::PossibleValuesParser {
    OUTPUTS
        .iter()
        .map(|row| clap::builder::PossibleValue::new(row.name).help(row.help))
        .collect::<Vec<_>>()
        .into()
}

pub(super) fn run(args: &Args, cli: &Cli, streams: &mut Streams<'_>) -> Result<Outcome> {
    let mut asked = asking::read(&args.asking, streams)?;
    let mut missing_paths = false;
    if !args.within.is_empty() {
        missing_paths = index_first(args, cli, streams)?;
        let under = args.within.iter().map(|path| plan::key_of(&plan::absolute(path)));
        asked.ask.under = Some(under.collect());
    }
    let engine = cli.open(streams)?;
    let started = Instant::now();
    asked.ask.limit = args.limit;
    asked.ask.offset = args.offset;
    if args.all {
        asked.ask.partial = Partial::Leave;
    }
    let copies = match args.copies {
        CopiesName::Fold => Copies::Fold,
        CopiesName::Show => Copies::Show,
    };
    let options = Options { ask: asked.ask, passages: args.snippets, copies };
    let results = search::search(&*engine, &asked.query, &options)?;
    let took_ms = started.elapsed().as_secs_f64() * 1000.0;
    for note in &results.notes {
        streams.say(&format!("dateline: {}", present::escape::for_terminal(note)));
    }
    let mut style = cli.style();
    if args.null {
        style.path_end = '\0';
    }
    let name = if args.json { "json" } else { &args.format };
    let row = present::output(name).ok_or_else(|| Error::usage("no such format", "see --help"))?;
    let mut output = (row.make)(&style, WithEvidence::No);
    output.begin(streams.out)?;
    for hit in &results.hits {
        output.hit(hit, streams.out)?;
    }
    let found = results.counts.certain + results.counts.possible + results.counts.partial;
    let summary = Summary {
        query: asked.query.to_string(),
        syntax: asked.syntax,
        period: asked.period,
        counts: results.counts,
        folded: results.folded,
        shown: results.hits.len(),
        problems: asked.problems,
        notes: results.notes,
        took_ms,
    };
    output.end(&summary, streams.out)?;
    Ok(match found {
        _ if missing_paths => Outcome::Failed,
        0 => Outcome::Nothing,
        _ => Outcome::Done,
    })
}

/// Indexes what is new; whether a path is not there. An index that cannot be written now is searched as it is.
fn index_first(args: &Args, cli: &Cli, streams: &mut Streams<'_>) -> Result<bool> {
    let run = Run { choice: Choice::Changed, gone: Gone::Keep, start: Start::Keep, report: None };
    match indexing::index(&args.within, &FileOptions::default(), &run, cli, streams) {
        Ok(report) => {
            if report.added + report.failed + report.sightings > 0 {
                streams.say(&format!("dateline: {}", indexing::summary(&report)));
            }
            Ok(!report.errors.is_empty())
        }
        Err(error @ (Error::Busy { .. } | Error::Io { .. })) => {
            streams.complain(&error);
            streams.say("  what the index holds is searched; what is new may be missing");
            Ok(false)
        }
        Err(error) => Err(error),
    }
}
