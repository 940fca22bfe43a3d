//! `entities`: a query goes in, who and what its articles name comes out: how often, since when, with whom.

use super::asking::{self, Around, Order, QueryOptions};
use super::{Cli, Outcome, Streams};
use crate::error::{Error, Result};
use crate::present::entities::{self, About};
use crate::present::escape;
use crate::search::entities::{Order as By, Wanted, of};
use clap::ValueEnum;
use std::time::Instant;

/// Lists the people, organisations and places that articles name
///
/// Each with the number of its articles, the first and the last day of one, and its spellings. An article counts where
/// it has all the words; those that are not of one day count, and give no first or last day.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  dateline entities
  dateline entities junta --kind person --from 2024
  dateline entities --near hlaing
  dateline entities --with \"Min Aung Hlaing\" --format csv")]
pub struct Args {
    /// Which articles: all without it
    #[arg(value_name = "QUERY")]
    query: Vec<String>,
    #[command(flatten)]
    around: Around,
    /// Of this kind
    #[arg(long, value_name = "KIND")]
    kind: Vec<KindName>,
    /// Like this: a part of it, its initials, spelled or said much like it, in any script
    #[arg(long, value_name = "NAME")]
    near: Option<String>,
    /// Named together with this person, organisation or place
    #[arg(long, value_name = "NAME")]
    with: Option<String>,
    /// What comes first: with --with the score, otherwise the number of articles
    #[arg(long, value_name = "WHAT")]
    by: Option<ByName>,
    /// Names of each kind to print
    #[arg(short = 'n', long, value_name = "N", default_value = "20")]
    limit: usize,
    /// How to print
    #[arg(long, value_name = "FORMAT", default_value = "text", value_parser = format_names())]
    format: String,
    /// The same as --format json
    #[arg(long, conflicts_with = "format")]
    json: bool,
}

/// A kind of name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum KindName {
    /// People
    Person,
    /// Organisations
    Org,
    /// Places
    Place,
}

/// What names are ordered by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum ByName {
    /// The number of articles
    Count,
    /// How much oftener they stand with the other than elsewhere: Dunning's log-likelihood
    Score,
}

fn format_names() -> clap::builder::PossibleValuesParser {
    entities::FORMATS
        .iter()
        .map(|row| clap::builder::PossibleValue::new(row.name).help(row.help))
        .collect::<Vec<_>>()
        .into()
}

pub(super) fn run(args: &Args, cli: &Cli, streams: &mut Streams<'_>) -> Result<Outcome> {
    if args.around.sort != Order::Relevance {
        return Err(Error::usage(
            "--sort orders articles, and entities prints none",
            "use --by count or --by score",
        ));
    }
    if args.by == Some(ByName::Score) && args.with.is_none() {
        return Err(Error::usage("--by score is how names stand to another", "name it: --with \"Moe Aung\""));
    }
    let query = if args.query.is_empty() { vec!["*".to_owned()] } else { args.query.clone() };
    let asked = asking::read(&QueryOptions { query, around: args.around.clone() }, streams)?;
    let engine = cli.open(streams)?;
    let started = Instant::now();
    let name = if args.json { "json" } else { &args.format };
    let row = entities::FORMATS.iter().find(|row| row.name == name);
    let row = row.ok_or_else(|| Error::usage("no such format", "see --help"))?;
    let kinds = [(KindName::Person, "person"), (KindName::Org, "org"), (KindName::Place, "place")];
    let is_asked = |kind: &KindName| args.kind.is_empty() || args.kind.contains(kind);
    let by_score = args.by.map_or(args.with.is_some(), |by| by == ByName::Score);
    let wanted = Wanted {
        kinds: kinds.iter().filter(|kind| is_asked(&kind.0)).map(|kind| kind.1).collect(),
        near: args.near.clone(),
        with: args.with.clone(),
        order: if by_score { By::Score } else { By::Articles },
        most: args.limit,
    };
    let found = of(&*engine, &asked.query, &asked.ask, &wanted)?;
    for note in &found.notes {
        streams.say(&format!("dateline: {}", escape::for_terminal(note)));
    }
    let about = About {
        query: asked.query.to_string(),
        syntax: asked.syntax,
        with: args.with.clone(),
        took_ms: started.elapsed().as_secs_f64() * 1000.0,
    };
    (row.write)(&found, &about, streams.out)?;
    let is_empty = found.kinds.iter().all(|kind| kind.names.is_empty());
    Ok(if is_empty { Outcome::Nothing } else { Outcome::Done })
}
