//! `query`: a query goes in, how it is understood and what it is in another syntax come out; no index is asked.

use super::asking::{self, SyntaxName, Written};
use super::{Cli, Outcome, Streams};
use crate::error::Result;
use crate::fields::{FIELDS, GROUPS, Kind};
use crate::present::{escape, json, tree};
use crate::query::{self, OPERATORS, Query, Syntax};
use serde_json::json;

/// Prints how a query is understood, or what it is in another syntax
///
/// Needs no index. The language itself is at the end of this help.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES, after_long_help = language())]
pub struct Args {
    /// The query
    #[arg(required = true, value_name = "QUERY")]
    query: Vec<String>,
    #[command(flatten)]
    written: Written,
    /// Prints the query in this syntax, or says what cannot be said in it
    #[arg(long, value_name = "SYNTAX")]
    to: Option<SyntaxName>,
    /// Prints a JSON object
    #[arg(long)]
    json: bool,
}

const EXAMPLES: &str = "Examples:
  dateline query 'coup -mali date:2024-04'
  dateline query --syntax nexis 'hlead(mali or niger) and junta'
  dateline query --syntax lucene --to nexis '+russia +junta'";

pub(super) fn run(args: &Args, _: &Cli, streams: &mut Streams<'_>) -> Result<Outcome> {
    let text = args.query.join(" ");
    let (query, problems) = query::parse(&text, args.written.day()?, args.written.syntax.0);
    for problem in &problems {
        asking::show_problem(&text, problem, streams);
    }
    if query.root.is_none() {
        return Err(asking::nothing());
    }
    let translated = args.to.map(|to| (to, query::translate(&query, to.0)));
    if args.json {
        let mut object = json!({
            "query": text,
            "syntax": args.written.syntax.name(),
            "understood": query.to_string(),
            "problems": tree::of_problems(&problems),
            "tree": tree::of_query(&query),
        });
        if let Some((to, result)) = &translated {
            object["to"] = match result {
                Ok(text) => json!({"syntax": to.name(), "text": text, "unsaid": []}),
                Err(unsaid) => json!({"syntax": to.name(), "text": null, "unsaid": unsaid}),
            };
        }
        json::write_line(&object, streams.out)?;
    }
    match translated {
        Some((_, Ok(text))) => {
            if !args.json {
                writeln!(streams.out, "{}", escape::for_terminal(&text))?;
            }
            Ok(Outcome::Done)
        }
        Some((to, Err(unsaid))) => {
            streams.say(&format!("dateline: this cannot be said in the syntax {}:", to.name()));
            for part in unsaid {
                streams.say(&format!("  {}", escape::for_terminal(&part)));
            }
            Ok(Outcome::Failed)
        }
        None => {
            if !args.json {
                write(&query, streams)?;
            }
            Ok(Outcome::Done)
        }
    }
}

fn write(query: &Query, streams: &mut Streams<'_>) -> Result<()> {
    writeln!(streams.out, "{}", escape::for_terminal(&query.to_string()))?;
    tree::write(query, streams.out)?;
    Ok(())
}

/// The language, from the tables that the program itself reads.
fn language() -> String {
    let mut text = format!("{EXAMPLES}\n\nThe query language:\n");
    for operator in OPERATORS {
        text.push_str(&format!("  {:<16} {}\n", operator.name, operator.help));
        text.push_str(&format!("  {:<16}     {}\n", "", operator.example));
    }
    text.push_str("\nFields:\n");
    for field in FIELDS {
        text.push_str(&format!("  {:<9} {} ({})\n", field.name, field.help, kind(field.kind)));
        text.push_str(&format!("  {:<9}     {}\n", "", field.example));
    }
    for (name, _, help) in GROUPS {
        text.push_str(&format!("  {name:<9} {help}, all at once\n"));
    }
    text.push_str("\nOther syntaxes, for --syntax and --to:\n");
    for (_, name, help) in Syntax::ALL {
        text.push_str(&format!("  {name:<9} {help}\n"));
    }
    text
}

/// What kind of field it is, as the README says it.
fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Text => "text",
        Kind::Keyword => "value",
        Kind::Name | Kind::Label => "name",
        Kind::Date => "date",
        Kind::Number | Kind::Share => "number",
    }
}
