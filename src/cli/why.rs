//! `why`: an id goes in, where each value of the article comes from comes out; with a query, how it stands to that.

use super::answering::More;
use super::asking::{self, Around, QueryOptions};
use super::{Cli, Outcome, Streams};
use crate::article::{Article, EntityKind, Evidence};
use crate::engine::Engine;
use crate::error::Result;
use crate::fields::FIELDS;
use crate::pipeline::plan;
use crate::present::{self, WithEvidence, escape, json, text};
use crate::search;
use std::io::Write;
use std::path::PathBuf;

/// Prints where each value of an article comes from, or why it matches a query or not
///
/// For every field: the value, the text it was read from, its place, the rule, and the candidates that were
/// passed over. With a query: which of its parts the article has, where, and what each adds to the score; or why the
/// article does not match, which is exit code 1.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  dateline why k3v9qwzt
  dateline why seeds/clippings/000.txt --json
  dateline why k3v9qwzt 'junta source:irrawaddy' --from 2024")]
pub struct Args {
    /// The article's id, 4 or more characters of it, or a path
    #[arg(value_name = "ID")]
    id: String,
    /// A query: prints how the article stands to it
    #[arg(value_name = "QUERY")]
    query: Vec<String>,
    #[command(flatten)]
    around: Around,
    #[command(flatten)]
    more: More,
    /// Answers as a search of these paths would
    #[arg(long = "in", value_name = "PATH", num_args = 1.., requires = "query")]
    within: Vec<PathBuf>,
    /// Prints a JSON object
    #[arg(long)]
    json: bool,
}

pub(super) fn run(args: &Args, cli: &Cli, streams: &mut Streams<'_>) -> Result<Outcome> {
    let engine = cli.open(streams)?;
    let article = super::find(&*engine, &args.id)?;
    if !args.query.is_empty() {
        return stands(args, &*engine, &article, cli, streams);
    }
    if args.json {
        json::write_line(&json::whole(&article, WithEvidence::Yes, &cli.style()), streams.out)?;
        return Ok(Outcome::Done);
    }
    let title = article.title.as_deref().unwrap_or("(no headline)");
    writeln!(streams.out, "{}  {}", &article.id, escape::for_terminal(title))?;
    let mut fields: Vec<&str> = FIELDS.iter().map(|field| field.name).collect();
    let others = article.evidence.iter().map(|evidence| evidence.field.as_ref());
    for other in others {
        if !fields.contains(&other) {
            fields.push(other);
        }
    }
    for field in fields {
        for evidence in article.evidence.iter().filter(|evidence| evidence.field == field) {
            write_evidence(evidence, streams.out)?;
        }
        write_entities(&article, field, streams.out)?;
        if field == "mentions" {
            write_mentions(&article, streams.out)?;
        }
    }
    Ok(Outcome::Done)
}

/// Prints how the article stands to the query.
fn stands(
    args: &Args,
    engine: &dyn Engine,
    article: &Article,
    cli: &Cli,
    streams: &mut Streams<'_>,
) -> Result<Outcome> {
    let options = QueryOptions { query: args.query.clone(), around: args.around.clone() };
    let mut asked = asking::read(&options, streams)?;
    asked.query = args.more.left_out(asked.query)?;
    if !args.within.is_empty() {
        let under = args.within.iter().map(|path| plan::key_of(&plan::absolute(path)));
        asked.ask.under = Some(under.collect());
    }
    asked.ask.burst = args.more.burst();
    if let Some(without) = args.more.expand() {
        let expansion = search::expand::of(engine, &asked.query, &asked.ask, &without)?;
        for note in &expansion.notes {
            streams.say(&format!("dateline: {}", escape::for_terminal(note)));
        }
        asked.ask.added = expansion.added;
    }
    let Some(why) = search::why::of(engine, &asked.query, &asked.ask, article)? else {
        return Err(asking::nothing());
    };
    let style = cli.style();
    if args.json {
        json::write_line(&present::why::of(&why, &asked.query, article, &style), streams.out)?;
    } else {
        let title = article.title.as_deref().unwrap_or("(no headline)");
        writeln!(streams.out, "{}  {}", &article.id, escape::for_terminal(title))?;
        writeln!(streams.out, "understood as: {}", escape::for_terminal(&asked.query.to_string()))?;
        present::why::write(&why, article, &style, streams.out)?;
    }
    Ok(if why.hit.is_some() { Outcome::Done } else { Outcome::Nothing })
}

fn write_evidence(evidence: &Evidence, out: &mut dyn Write) -> Result<()> {
    let sign = if evidence.accepted { ' ' } else { '-' };
    let value = evidence.value.as_deref().unwrap_or("(nothing)");
    writeln!(
        out,
        "{sign} {:<8} {}  ← “{}”, {}: {}",
        evidence.field,
        escape::for_terminal(value),
        escape::for_terminal(&evidence.text),
        escape::for_terminal(&evidence.place.to_string()),
        escape::for_terminal(&evidence.rule),
    )?;
    Ok(())
}

fn write_entities(article: &Article, field: &str, out: &mut dyn Write) -> Result<()> {
    let kind = match field {
        "person" => EntityKind::Person,
        "org" => EntityKind::Organisation,
        "place" => EntityKind::Place,
        _ => return Ok(()),
    };
    for entity in article.entities.iter().filter(|entity| entity.kind == kind) {
        let places: Vec<String> = entity
            .mentions
            .iter()
            .map(|mention| {
                let words = escape::for_terminal(article.text_of(*mention));
                format!("“{words}” {} byte {}", mention.part.name(), mention.start)
            })
            .collect();
        let places = if places.is_empty() { "the file's own index".to_owned() } else { places.join(", ") };
        let rule = escape::for_terminal(&entity.rule);
        writeln!(out, "  {field:<8} {}  ← {places}: {rule}", escape::for_terminal(&entity.name))?;
    }
    Ok(())
}

fn write_mentions(article: &Article, out: &mut dyn Write) -> Result<()> {
    for days in &article.mentions {
        let period = text::period(days.first, days.last);
        let words = escape::for_terminal(article.text_of(days.at));
        let (part, start) = (days.at.part.name(), days.at.start);
        writeln!(
            out,
            "  mentions {period}  ← “{words}” {part} byte {start}: {}",
            escape::for_terminal(&days.rule)
        )?;
    }
    Ok(())
}
