//! `similar`: an id goes in, the copies of the article and the articles about the same come out.

use super::{Cli, Outcome, Streams};
use crate::error::Result;
use crate::present::{copies, json};
use crate::search;

/// Prints the copies of an article, and articles about the same
///
/// Of each copy: what it cut, added or changed of the first print. Of each article about the same: how near it is,
/// by the words that tell the article from others.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  dateline similar k3v9qwzt
  dateline similar seeds/clippings/000.txt --json")]
pub struct Args {
    /// The article's id, 4 or more characters of it, or a path
    #[arg(value_name = "ID")]
    id: String,
    /// Articles about the same to print
    #[arg(short = 'n', long, value_name = "N", default_value = "10")]
    limit: usize,
    /// Prints a JSON object
    #[arg(long)]
    json: bool,
}

pub(super) fn run(args: &Args, cli: &Cli, streams: &mut Streams<'_>) -> Result<Outcome> {
    let engine = cli.open(streams)?;
    let article = super::find(&*engine, &args.id)?;
    let similar = search::similar::of(&*engine, &article, args.limit)?;
    let style = cli.style();
    if args.json {
        json::write_line(&copies::of_similar(&similar, &article, &style), streams.out)?;
    } else {
        copies::write_similar(&similar, &style, streams.out)?;
    }
    let is_alone = similar.group.is_none() && similar.related.is_empty();
    Ok(if is_alone { Outcome::Nothing } else { Outcome::Done })
}
