//! `list`: a kind of trouble goes in, the files or articles that have it come out.

use super::{Cli, Outcome, Streams};
use crate::engine::{Ask, Engine, FileOutcome, FileState, SkippedMembers};
use crate::error::Result;
use crate::present::{Style, WithEvidence, copies, escape, json, text};
use crate::query::Query;
use crate::query::ast::{Flag, Node};
use crate::search;
use clap::ValueEnum;
use serde_json::json;
use std::io::Write;
use std::ops::ControlFlow;

/// Lists what needs a person's eye
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  dateline list failed
  dateline list undated --json")]
pub struct Args {
    /// What to list
    what: What,
    /// Prints a JSON object a line
    #[arg(long)]
    json: bool,
}

/// What to list.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum What {
    /// Files and records that could not be read, with the reason
    Failed,
    /// Files that are no news, with the reason
    Skipped,
    /// Files that were read with something odd: broken bytes, a wrong encoding
    Suspect,
    /// Articles without a date
    Undated,
    /// Articles whose year is not known
    Yearless,
    /// Articles whose candidates for a date conflict
    Doubtful,
    /// Groups of copies, largest first: who printed first, and what each of the others cut or added
    Copies,
    /// Sources with the number of their articles, most first
    Sources,
}

pub(super) fn run(args: &Args, cli: &Cli, streams: &mut Streams<'_>) -> Result<Outcome> {
    let engine = cli.open(streams)?;
    let listing = Listing { json: args.json, style: cli.style() };
    let count = match args.what {
        What::Failed => {
            listing.files(&*engine, streams, |state| state.outcome == FileOutcome::Failed, parts_failed)?
        }
        What::Skipped => {
            let is_skipped =
                |state: &FileState| state.outcome == FileOutcome::Skipped || !state.skipped.is_empty();
            listing.files(&*engine, streams, is_skipped, parts_skipped)?
        }
        What::Suspect => {
            listing.files(&*engine, streams, |state| !state.suspects.is_empty(), parts_suspect)?
        }
        What::Undated => listing.articles(&*engine, Flag::Undated, streams)?,
        What::Yearless => listing.articles(&*engine, Flag::Yearless, streams)?,
        What::Doubtful => listing.articles(&*engine, Flag::Doubtful, streams)?,
        What::Copies => listing.copies(&*engine, streams)?,
        What::Sources => listing.sources(&*engine, streams)?,
    };
    Ok(if count > 0 { Outcome::Done } else { Outcome::Nothing })
}

struct Listing {
    json: bool,
    style: Style,
}

impl Listing {
    /// The files that are `wanted`, with their parts that are.
    fn files(
        &self,
        engine: &dyn Engine,
        streams: &mut Streams<'_>,
        wanted: impl Fn(&FileState) -> bool,
        parts: fn(&FileState) -> Vec<String>,
    ) -> Result<u64> {
        let states = engine.files(&wanted)?;
        for state in &states {
            self.file(state, &parts(state), streams.out)?;
        }
        Ok(states.len() as u64)
    }

    fn file(&self, state: &FileState, parts: &[String], out: &mut dyn Write) -> std::io::Result<()> {
        let path = self.style.path(&state.path);
        if self.json {
            let failed: Vec<_> = state
                .failed
                .iter()
                .map(|(member, reason)| json!({"member": member, "reason": reason}))
                .collect();
            let object = json!({"path": path, "outcome": state.outcome, "reason": state.reason, "bytes": state.size,
                "articles": state.articles, "failed": failed, "skipped": state.skipped,
                "suspects": state.suspects});
            return json::write_line(&object, out);
        }
        match &state.reason {
            Some(reason) => {
                writeln!(out, "{}: {}", escape::for_terminal(path), escape::for_terminal(reason))?;
            }
            None => writeln!(out, "{}:", escape::for_terminal(path))?,
        }
        for part in parts {
            writeln!(out, "  {}", escape::for_terminal(part))?;
        }
        Ok(())
    }

    fn copies(&self, engine: &dyn Engine, streams: &mut Streams<'_>) -> Result<u64> {
        let mut count = 0;
        for ids in engine.groups()? {
            let Some(group) = search::copies::of(engine, &ids)? else { continue };
            if self.json {
                json::write_line(&copies::of_group(&group, &self.style), streams.out)?;
            } else {
                copies::write_group(&group, &self.style, streams.out)?;
            }
            count += 1;
        }
        Ok(count)
    }

    fn sources(&self, engine: &dyn Engine, streams: &mut Streams<'_>) -> Result<u64> {
        let sources = engine.statistics()?.sources;
        for (name, articles) in &sources {
            if self.json {
                json::write_line(&json!({"source": name, "articles": articles}), streams.out)?;
            } else {
                writeln!(streams.out, "{articles:>8}  {}", escape::for_terminal(name))?;
            }
        }
        Ok(sources.len() as u64)
    }

    fn articles(&self, engine: &dyn Engine, flag: Flag, streams: &mut Streams<'_>) -> Result<u64> {
        let query = Query { root: Some(Node::Is(flag)) };
        let mut count = 0;
        engine.each(&query, &Ask::default(), &mut |article| {
            count += 1;
            if self.json {
                json::write_line(&json::whole(&article, WithEvidence::Yes, &self.style), streams.out)?;
                return Ok(ControlFlow::Continue(()));
            }
            let path = article.path.first().map(|path| self.style.path(path)).unwrap_or_default();
            let title = article.title.as_deref().unwrap_or("(no headline)");
            let date = article.date.as_ref().map(text::date).unwrap_or_default();
            let parts = [&article.id.as_str()[..8], path, &date, title];
            let parts = parts.iter().filter(|part| !part.is_empty()).map(|part| escape::for_terminal(part));
            writeln!(streams.out, "{}", parts.collect::<Vec<_>>().join(" · "))?;
            Ok(ControlFlow::Continue(()))
        })?;
        Ok(count)
    }
}

fn parts_failed(state: &FileState) -> Vec<String> {
    let part = |(member, reason): &(Option<String>, String)| match member {
        Some(member) => format!("{member}: {reason}"),
        None => reason.clone(),
    };
    state.failed.iter().map(part).collect()
}

fn parts_skipped(state: &FileState) -> Vec<String> {
    let part = |members: &SkippedMembers| match members.count {
        1 => format!("{}: {}", members.first, members.reason),
        count => format!("{} and {} more: {}", members.first, count - 1, members.reason),
    };
    state.skipped.iter().map(part).collect()
}

fn parts_suspect(state: &FileState) -> Vec<String> {
    state.suspects.clone()
}
