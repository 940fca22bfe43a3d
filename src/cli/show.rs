//! `show`: an id goes in, the article comes out whole, or the bytes of its file.

use super::{Cli, Outcome, Streams};
use crate::error::{Error, Result};
use crate::present::{self, WithEvidence};
use clap::ValueEnum;
use std::path::Path;

/// Prints one article whole
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  dateline show k3v9qwzt
  dateline show seeds/clippings/000.txt --json")]
pub struct Args {
    /// The article's id, 4 or more characters of it, or a path
    #[arg(value_name = "ID")]
    id: String,
    /// Prints the bytes of the file in which it was sighted
    #[arg(long, conflicts_with = "json")]
    original: bool,
    /// Marks what is named in the text: [person Moe Aung]; with --json, where
    #[arg(long, value_name = "WHAT", conflicts_with = "original")]
    marks: Option<Marks>,
    /// Prints a JSON object
    #[arg(long)]
    json: bool,
}

/// What is marked in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Marks {
    /// People, organisations and places
    Entities,
}

pub(super) fn run(args: &Args, cli: &Cli, streams: &mut Streams<'_>) -> Result<Outcome> {
    let engine = cli.open(streams)?;
    let article = super::find(&*engine, &args.id)?;
    if args.original {
        let sighting = article.path.first().map(String::as_str).unwrap_or_default();
        let file = file_of(sighting);
        let mut opened = std::fs::File::open(file).map_err(Error::io("cannot read", file))?;
        std::io::copy(&mut opened, streams.out)?;
        return Ok(Outcome::Done);
    }
    if args.marks == Some(Marks::Entities) {
        let write = if args.json { present::marked::write_json } else { present::marked::write };
        write(&article, &cli.style(), streams.out)?;
        return Ok(Outcome::Done);
    }
    let row = present::output(if args.json { "json" } else { "text" }).expect("both are rows of OUTPUTS");
    (row.make)(&cli.style(), WithEvidence::No).article(&article, streams.out)?;
    Ok(Outcome::Done)
}

/// The file of a sighting: without the record or member inside it.
fn file_of(sighting: &str) -> &Path {
    let is_file = |end: usize| Path::new(&sighting[..end]).is_file();
    let ends = sighting.char_indices().rev().filter(|(_, c)| matches!(c, '#' | '!')).map(|(at, _)| at);
    let end = std::iter::once(sighting.len()).chain(ends).find(|end| is_file(*end));
    Path::new(&sighting[..end.unwrap_or(sighting.len())])
}
