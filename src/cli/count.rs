//! `count`: a query goes in, how many articles it finds in each month, source, person … comes out.

use super::asking::{self, Order, QueryOptions};
use super::{Cli, Outcome, Streams};
use crate::engine::{Ask, By, Engine, Partial};
use crate::error::{Error, Result};
use crate::present::counts::{self, About};
use crate::present::{escape, explain};
use crate::search::counting::{self, Held, Wanted};
use crate::search::{self, advice};
use std::time::Instant;

/// Counts the articles of a query by time, source, person …
///
/// Only articles with all the words count. Those without a date, without a year, or dated less exactly than the unit
/// stand apart, and those that are only possibly in a period asked for. An article of several values counts for each.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  dateline count junta --by month
  dateline count 'junta AND russia' --by source --share
  dateline count junta --by year --beside opposition --format csv
  dateline count junta --from 2024-04 --unusual")]
pub struct Args {
    #[command(flatten)]
    asking: QueryOptions,
    /// What to count by
    #[arg(long, value_name = "WHAT", default_value = "month", value_parser = By::names().collect::<Vec<_>>())]
    by: String,
    /// Shows the N rows with the most articles alone; without it, in text, 20 values, and of what is unusual 20
    #[arg(long, value_name = "N")]
    top: Option<usize>,
    /// Adds the part of all articles held: a peak of collecting is no peak of news
    #[arg(long)]
    share: bool,
    /// A second query, counted beside the first with the same options
    #[arg(long, value_name = "QUERY")]
    beside: Option<String>,
    /// Prints the words, people, organisations and places that set these articles apart from the rest
    #[arg(long, conflicts_with_all = ["by", "beside", "share"])]
    unusual: bool,
    /// How to print
    #[arg(long, value_name = "FORMAT", default_value = "text", value_parser = format_names())]
    format: String,
    /// The same as --format json
    #[arg(long, conflicts_with = "format")]
    json: bool,
}

/// Values shown in text without `--top`.
const SHOWN: usize = 20;

fn format_names() -> clap::builder::PossibleValuesParser {
    counts::FORMATS
        .iter()
        .map(|row| clap::builder::PossibleValue::new(row.name).help(row.help))
        .collect::<Vec<_>>()
        .into()
}

pub(super) fn run(args: &Args, cli: &Cli, streams: &mut Streams<'_>) -> Result<Outcome> {
    if args.asking.around.sort != Order::Relevance {
        return Err(Error::usage(
            "--sort orders articles, and count prints none",
            "leave it out, or use search or export",
        ));
    }
    let mut asked = vec![asking::read(&args.asking, streams)?];
    if let Some(text) = &args.beside {
        let beside = asking::of(text, &args.asking.around)?;
        for problem in &beside.problems {
            asking::show_problem(text, problem, streams);
        }
        asked.push(beside);
    }
    let engine = cli.open(streams)?;
    let started = Instant::now();
    let name = if args.json { "json" } else { &args.format };
    let format = counts::format(name).ok_or_else(|| Error::usage("no such format", "see --help"))?;
    if args.unusual {
        return unusual(&*engine, args.top.unwrap_or(SHOWN), &asked[0], format, streams);
    }
    let by = By::named(&args.by).ok_or_else(|| Error::usage("nothing to count by", "see --help"))?;
    let is_long = matches!(by, By::Field(_)) && format.name == "text";
    let wanted = Wanted {
        by,
        top: args.top.or(is_long.then_some(SHOWN)),
        held: if args.share { Held::Counted } else { Held::Left },
    };
    let sides: Vec<counting::Side<'_>> = asked.iter().map(|one| (&one.query, &one.ask)).collect();
    let table = counting::table(&*engine, &sides, &wanted)?;
    let about = About {
        queries: asked.iter().map(|one| one.query.to_string()).collect(),
        syntax: asked[0].syntax,
        took_ms: started.elapsed().as_secs_f64() * 1000.0,
    };
    for note in table.sides.iter().flat_map(|side| &side.notes) {
        streams.say(&format!("dateline: {}", escape::for_terminal(note)));
    }
    (format.write)(&table, &about, &cli.style(), streams.out)?;
    let found: u64 = table.sides.iter().map(|side| side.certain + side.possible).sum();
    if found > 0 {
        return Ok(Outcome::Done);
    }
    advise(&*engine, &asked[0], streams)?;
    Ok(Outcome::Nothing)
}

/// Prints what sets the articles of a query apart.
fn unusual(
    engine: &dyn Engine,
    most: usize,
    asked: &asking::Asked,
    format: &counts::CountsRow,
    streams: &mut Streams<'_>,
) -> Result<Outcome> {
    let started = Instant::now();
    let unusual = search::unusual::of(engine, &asked.query, &asked.ask, most)?;
    let about = About {
        queries: vec![asked.query.to_string()],
        syntax: asked.syntax,
        took_ms: started.elapsed().as_secs_f64() * 1000.0,
    };
    for note in &unusual.notes {
        streams.say(&format!("dateline: {}", escape::for_terminal(note)));
    }
    (format.unusual)(&unusual, &about, streams.out)?;
    if unusual.found + unusual.possible > 0 {
        return Ok(Outcome::Done);
    }
    advise(engine, asked, streams)?;
    Ok(Outcome::Nothing)
}

/// Says what would help a query that finds nothing.
fn advise(engine: &dyn Engine, asked: &asking::Asked, streams: &mut Streams<'_>) -> Result<()> {
    let ask = Ask { limit: 0, partial: Partial::Leave, ..asked.ask.clone() };
    let counts = engine.search(&asked.query, &ask)?.counts;
    if let Some(advice) = advice::of(engine, &asked.query, &ask, &counts)? {
        // On a terminal advice comes below the answer.
        streams.out.flush()?;
        for line in explain::advice(&advice, &asked.options) {
            streams.say(&line);
        }
    }
    Ok(())
}
