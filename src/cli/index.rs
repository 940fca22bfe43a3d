//! `index`: paths go in, an index with their articles comes out.

use super::indexing::{self, FileOptions, Run};
use super::{Cli, Outcome, Streams};
use crate::engine::Start;
use crate::error::{Error, Result};
use crate::ingest::FORMATS;
use crate::pipeline::{Choice, Gone};
use std::io::BufRead;
use std::path::{Path, PathBuf};

/// Reads new and changed files into the index
///
/// A file is passed over when its size, time and the options that bear on it are unchanged. Files that are gone are
/// reported and kept.
#[derive(Debug, clap::Args)]
#[command(after_help = after_help())]
pub struct Args {
    /// Files and folders; `-` reads their paths from standard input, one a line
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    #[command(flatten)]
    files: FileOptions,
    /// Writes what became of each file, one JSON object a line
    #[arg(long, value_name = "FILE")]
    report: Option<PathBuf>,
    /// Reads the files again that failed before
    #[arg(long)]
    retry_failed: bool,
    /// Makes the index anew from these files
    #[arg(long)]
    rebuild: bool,
    /// Forgets files that are gone, and the articles that were sighted in them alone
    #[arg(long)]
    prune: bool,
    /// Exits with 2 when any file failed
    #[arg(long)]
    strict: bool,
}

pub(super) fn run(args: &Args, cli: &Cli, streams: &mut Streams<'_>) -> Result<Outcome> {
    let paths = paths(&args.paths)?;
    let choice = match (args.rebuild, args.retry_failed) {
        (true, _) => Choice::All,
        (false, true) => Choice::ChangedAndFailed,
        (false, false) => Choice::Changed,
    };
    let run = Run {
        choice,
        gone: if args.prune { Gone::Forget } else { Gone::Keep },
        start: if args.rebuild { Start::Anew } else { Start::Keep },
        report: args.report.as_deref(),
    };
    let report = indexing::index(&paths, &args.files, &run, cli, streams)?;
    streams.say(&indexing::summary(&report));
    if report.failed > 0 {
        streams.say("  `dateline list failed` names the files that failed, with their reasons");
    }
    if !report.gone.is_empty() && !args.prune {
        streams.say("  files that are gone are kept; `--prune` forgets them");
    }
    Ok(match () {
        () if !report.errors.is_empty() || (args.strict && report.failed > 0) => Outcome::Failed,
        () if report.read + report.unchanged > 0 || report.added + report.again + report.sightings > 0 => {
            Outcome::Done
        }
        () => Outcome::Nothing,
    })
}

/// The formats, and examples.
fn after_help() -> String {
    let mut help = "Formats, told apart by what a file holds:\n".to_owned();
    for format in FORMATS {
        help.push_str(&format!("  {:<13} {}\n", format.name(), format.help()));
    }
    help.push_str(
        "\nExamples:
  dateline index seeds
  dateline index clippings --source \"The Irrawaddy\" --years 2021..2024
  find . -name '*.html' | dateline index -",
    );
    help
}

/// The paths given, those from standard input in the place of `-`.
fn paths(given: &[PathBuf]) -> Result<Vec<PathBuf>> {
    let mut paths = Vec::new();
    for path in given {
        if path != Path::new("-") {
            paths.push(path.clone());
            continue;
        }
        for line in std::io::stdin().lock().lines() {
            let line = line.map_err(Error::io("cannot read", "standard input"))?;
            if !line.is_empty() {
                paths.push(PathBuf::from(line));
            }
        }
    }
    Ok(paths)
}
