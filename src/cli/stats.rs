//! `stats`: an index goes in, what it holds comes out.

use super::{Cli, Outcome, Streams};
use crate::engine::Statistics;
use crate::error::Result;
use crate::present::{self, escape, json};
use crate::search::coverage;
use serde_json::json;
use std::io::Write;

/// Prints what the index holds
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Prints which months each source has articles of, and the gaps between them
    #[arg(long)]
    coverage: bool,
    /// Prints a JSON object; of each source, with --coverage
    #[arg(long)]
    json: bool,
}

/// Sources and languages that are named in text; `--json` has all.
const SHOWN: usize = 10;

pub(super) fn run(args: &Args, cli: &Cli, streams: &mut Streams<'_>) -> Result<Outcome> {
    let engine = cli.open(streams)?;
    if args.coverage {
        let (all, sources) = coverage::of(&*engine)?;
        match args.json {
            true => present::coverage::json(&all, &sources, streams.out)?,
            false => present::coverage::text(&all, &sources, streams.out)?,
        }
        return Ok(if all.counted.certain > 0 { Outcome::Done } else { Outcome::Nothing });
    }
    let statistics = engine.statistics()?;
    if args.json {
        json::write_line(&object(&statistics), streams.out)?;
    } else {
        write(&statistics, streams.out)?;
    }
    Ok(if statistics.articles > 0 { Outcome::Done } else { Outcome::Nothing })
}

fn object(statistics: &Statistics) -> serde_json::Value {
    let rows = |rows: &[(String, u64)]| -> serde_json::Value {
        rows.iter().map(|(name, count)| json!({"value": name, "articles": count})).collect()
    };
    json!({
        "articles": statistics.articles,
        "undated": statistics.undated,
        "yearless": statistics.yearless,
        "doubtful": statistics.doubtful,
        "first": statistics.first.map(|day| day.to_string()),
        "last": statistics.last.map(|day| day.to_string()),
        "months": rows(&statistics.months),
        "sources": rows(&statistics.sources),
        "languages": rows(&statistics.languages),
        "files": {"read": statistics.read, "skipped": statistics.skipped, "failed": statistics.failed},
        "bytes": statistics.bytes,
        "segments": statistics.segments,
    })
}

fn write(statistics: &Statistics, out: &mut dyn Write) -> Result<()> {
    let mut row = |name: &str, value: String| writeln!(out, "{name:<10}{value}");
    row("articles", statistics.articles.to_string())?;
    if let (Some(first), Some(last)) = (statistics.first, statistics.last) {
        row("days", format!("{first} to {last}, {} months with articles", statistics.months.len()))?;
    }
    let unsure = [
        (statistics.undated, "undated"),
        (statistics.yearless, "yearless"),
        (statistics.doubtful, "doubtful"),
    ];
    let unsure = unsure.iter().filter(|part| part.0 > 0).map(|(count, what)| format!("{count} {what}"));
    let unsure: Vec<String> = unsure.collect();
    if !unsure.is_empty() {
        row("of these", unsure.join(", "))?;
    }
    for (name, rows) in [("sources", &statistics.sources), ("languages", &statistics.languages)] {
        if rows.is_empty() {
            continue;
        }
        let shown =
            rows.iter().take(SHOWN).map(|(name, count)| format!("{} {count}", escape::for_terminal(name)));
        let mut line = shown.collect::<Vec<_>>().join(", ");
        if rows.len() > SHOWN {
            line.push_str(&format!(" and {} more", rows.len() - SHOWN));
        }
        row(name, line)?;
    }
    row(
        "files",
        format!("{} read, {} skipped, {} failed", statistics.read, statistics.skipped, statistics.failed),
    )?;
    row("size", format!("{:.1} MB in {} segments", statistics.bytes as f64 / 1e6, statistics.segments))?;
    Ok(())
}
