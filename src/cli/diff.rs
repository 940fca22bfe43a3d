//! `diff`: two ids go in, the sentences that the second print cut, added or changed come out.

use super::{Cli, Outcome, Streams};
use crate::error::Result;
use crate::present::{copies, json};
use crate::search;
use serde_json::json;

/// Prints what one print changed of another, sentence by sentence
///
/// `-` is a sentence that was cut, `+` one that was added, `<` and `>` one that was changed.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  dateline diff k3v9qwzt 7m2c
  dateline diff wire/one.txt paper/two.txt --json")]
pub struct Args {
    /// The one article: its id, 4 or more characters of it, or a path
    #[arg(value_name = "A")]
    first: String,
    /// The other
    #[arg(value_name = "B")]
    second: String,
    /// Prints a JSON object
    #[arg(long)]
    json: bool,
}

pub(super) fn run(args: &Args, cli: &Cli, streams: &mut Streams<'_>) -> Result<Outcome> {
    let engine = cli.open(streams)?;
    let first = super::find(&*engine, &args.first)?;
    let second = super::find(&*engine, &args.second)?;
    let difference = search::difference::of(&first, &second);
    if args.json {
        let mut object = json!({"first": first.id.as_str(), "second": second.id.as_str()});
        let described = copies::of_difference(&difference);
        object["same"] = described["same"].clone();
        object["changes"] = described["changes"].clone();
        json::write_line(&object, streams.out)?;
    } else {
        copies::write_difference(&first, &second, &difference, &cli.style(), streams.out)?;
    }
    Ok(Outcome::Done)
}
