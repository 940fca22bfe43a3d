//! `search`: a query goes in, ranked articles with snippets come out.

use super::answering::{Told, Wanted};
use super::asking::{self, QueryOptions};
use super::{Cli, Outcome, Streams};
use crate::error::{Error, Result};
use crate::present::{self, OUTPUTS, WithEvidence};

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
    #[command(flatten)]
    wanted: Wanted,
    /// How to print
    #[arg(long, value_name = "FORMAT", default_value = "text", value_parser = output_names())]
    format: String,
    /// The same as --format json
    #[arg(long, conflicts_with = "format")]
    json: bool,
    /// Ends each path with a NUL, for --format paths
    #[arg(short = '0', long = "null")]
    null: bool,
    /// Prints how many articles each part of the query finds alone
    #[arg(long)]
    explain: bool,
}

pub(super) fn output_names() -> clap::builder::PossibleValuesParser {
    OUTPUTS
        .iter()
        .map(|row| clap::builder::PossibleValue::new(row.name).help(row.help))
        .collect::<Vec<_>>()
        .into()
}

pub(super) fn run(args: &Args, cli: &Cli, streams: &mut Streams<'_>) -> Result<Outcome> {
    let asked = asking::read(&args.asking, streams)?;
    let missing_paths = args.wanted.index_first(cli, streams)?;
    let engine = cli.open(streams)?;
    let told = if args.explain { Told::Parts } else { Told::Advice };
    let answer = args.wanted.answer(&*engine, asked, told)?;
    for note in &answer.summary.notes {
        streams.say(&format!("dateline: {}", present::escape::for_terminal(note)));
    }
    for suggestion in &answer.summary.suggested {
        streams.say(&format!("dateline: {}", present::entities::suggestion(suggestion)));
    }
    for offer in &answer.summary.offered {
        streams.say(&format!("dateline: {}", present::entities::offer(offer)));
    }
    let mut style = cli.style();
    if args.null {
        style.path_end = '\0';
    }
    let name = if args.json { "json" } else { &args.format };
    let row = present::output(name).ok_or_else(|| Error::usage("no such format", "see --help"))?;
    let mut output = (row.make)(&style, WithEvidence::No);
    output.begin(streams.out)?;
    for hit in &answer.hits {
        output.hit(hit, streams.out)?;
    }
    output.end(&answer.summary, streams.out)?;
    let explains = matches!(name, "text" | "json" | "jsonl");
    if let Some(part) = answer.summary.explained.as_ref().filter(|_| !explains) {
        present::explain::write(part, streams.err)?;
    }
    if let Some(advice) = &answer.summary.advice {
        // On a terminal advice comes below the answer.
        streams.out.flush()?;
        for line in present::explain::advice(advice, &answer.summary.options) {
            streams.say(&line);
        }
    }
    Ok(match answer.found() {
        _ if missing_paths => Outcome::Failed,
        0 => Outcome::Nothing,
        _ => Outcome::Done,
    })
}
