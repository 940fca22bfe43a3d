//! `export`: a query goes in, every article that matches comes out.

use super::asking::{self, QueryOptions};
use super::search::output_names;
use super::{Cli, Outcome, Streams};
use crate::error::{Error, Result};
use crate::present::{self, WithEvidence};
use std::ops::ControlFlow;

/// Prints every article that matches, without a limit
///
/// Articles with only some of the words are never exported.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  dateline export 'junta sanctions' --from 2024 > junta.jsonl
  dateline export '*' --format csv > archive.csv
  dateline export 'source:irrawaddy' --format ris --sort oldest")]
pub struct Args {
    #[command(flatten)]
    asking: QueryOptions,
    /// How to print
    #[arg(long, value_name = "FORMAT", default_value = "jsonl", value_parser = output_names())]
    format: String,
    /// Adds where each value comes from, to JSON
    #[arg(long)]
    evidence: bool,
}

pub(super) fn run(args: &Args, cli: &Cli, streams: &mut Streams<'_>) -> Result<Outcome> {
    let asked = asking::read(&args.asking, streams)?;
    let engine = cli.open(streams)?;
    let row = present::output(&args.format).ok_or_else(|| Error::usage("no such format", "see --help"))?;
    let evidence = if args.evidence { WithEvidence::Yes } else { WithEvidence::No };
    let mut output = (row.make)(&cli.style(), evidence);
    output.begin(streams.out)?;
    let mut count = 0;
    engine.each(&asked.query, &asked.ask, &mut |article| {
        output.article(&article, streams.out)?;
        count += 1;
        Ok(ControlFlow::Continue(()))
    })?;
    Ok(if count > 0 { Outcome::Done } else { Outcome::Nothing })
}
