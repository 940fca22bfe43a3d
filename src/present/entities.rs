//! Names with their numbers, days and spellings go in; lines, comma-separated values or JSON Lines come out.

use super::csv::write_row;
use super::{escape, json};
use crate::search::entities::{Entities, Entity};
use crate::search::names::{Offer, Suggestion};
use serde_json::{Value, json};
use std::io::{self, Write};

/// What is said once with a list of names.
#[derive(Clone, Debug)]
pub struct About {
    /// How the query was understood.
    pub query: String,
    /// Name of its syntax.
    pub syntax: &'static str,
    /// The name beside which others stand, as typed.
    pub with: Option<String>,
    /// Milliseconds from question to answer.
    pub took_ms: f64,
}

/// A row of [`FORMATS`].
pub struct FormatRow {
    /// The name after `--format`.
    pub name: &'static str,
    /// What it is, in a few words.
    pub help: &'static str,
    /// Prints a list.
    pub write: fn(&Entities, &About, &mut dyn Write) -> io::Result<()>,
}

/// Every format that lists of names are printed in.
pub const FORMATS: &[FormatRow] = &[
    FormatRow { name: "text", help: "a table for reading", write: text },
    FormatRow { name: "json", help: "JSON Lines: one object a name, then the summary", write: write_json },
    FormatRow { name: "csv", help: "comma-separated values with a header", write: csv },
];

/// Other spellings that are named in text; JSON and CSV have all.
const MOST_SPELLINGS: usize = 3;
/// The widest column of names.
const WIDEST: usize = 40;

/// Prints a table of each kind.
fn text(entities: &Entities, about: &About, out: &mut dyn Write) -> io::Result<()> {
    let names = entities.kinds.iter().flat_map(|kind| &kind.names);
    let width = names.map(|one| escape::for_terminal(&one.named.value).chars().count()).max().unwrap_or(0);
    let width = width.clamp(6, WIDEST);
    for kind in entities.kinds.iter().filter(|kind| !kind.names.is_empty()) {
        let together = if entities.with.is_some() { "  together     score" } else { "" };
        writeln!(out, "{:<width$}{together}  articles  first       last", kind.field)?;
        for one in &kind.names {
            writeln!(out, "{}", line(one, width))?;
        }
        if kind.more > 0 {
            writeln!(out, "and {} more", kind.more)?;
        }
        writeln!(out)?;
    }
    let mut end = match entities.articles {
        1 => "1 article".to_owned(),
        articles => format!("{articles} articles"),
    };
    if let (Some(number), Some(with)) = (entities.with, &about.with) {
        end.push_str(&format!(", {number} of them with {}", escape::for_terminal(with)));
    }
    if entities.possible > 0 {
        end.push_str(&format!(", {} more only possibly in the period", entities.possible));
    }
    let query = escape::for_terminal(&about.query);
    writeln!(out, "{end} · {:.1} ms · understood as: {query}", about.took_ms)
}

fn line(one: &Entity, width: usize) -> String {
    let named = &one.named;
    let name = escape::for_terminal(&named.value);
    let gap = " ".repeat(width.saturating_sub(name.chars().count()));
    let mut line = format!("{name}{gap}");
    if let Some((articles, score)) = one.together {
        line.push_str(&format!("  {articles:>8}  {score:>8.1}"));
    }
    let day = |day: Option<chrono::NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
    line.push_str(&format!("  {:>8}  {:<10}  {:<10}", named.articles, day(named.first), day(named.last)));
    if !one.like.is_empty() {
        line.push_str(&format!("  like in {}", one.like.join(" and ")));
    }
    let others: Vec<String> = named
        .spellings
        .iter()
        .skip(1)
        .take(MOST_SPELLINGS)
        .map(|(spelling, articles)| format!("{} ({articles})", escape::for_terminal(spelling)))
        .collect();
    if !others.is_empty() {
        let more = if named.spellings.len() > MOST_SPELLINGS + 1 { " …" } else { "" };
        line.push_str(&format!("  also {}{more}", others.join(", ")));
    }
    line.trim_end().to_owned()
}

/// Prints an object a name, then the summary.
fn write_json(entities: &Entities, about: &About, out: &mut dyn Write) -> io::Result<()> {
    for kind in &entities.kinds {
        for one in &kind.names {
            json::write_line(&object(kind.field, one), out)?;
        }
    }
    let summary = json!({
        "query": about.query,
        "syntax": about.syntax,
        "articles": entities.articles,
        "with": about.with,
        "together": entities.with,
        "possible": entities.possible,
        "more": entities.kinds.iter().map(|kind| kind.more).sum::<usize>(),
        "took_ms": (about.took_ms * 10.0).round() / 10.0,
    });
    json::write_line(&json!({"summary": summary}), out)
}

fn object(kind: &str, one: &Entity) -> Value {
    let named = &one.named;
    let spellings: Vec<Value> =
        named.spellings.iter().map(|(text, articles)| json!({"text": text, "articles": articles})).collect();
    let mut object = json!({
        "kind": kind,
        "name": named.value,
        "articles": named.articles,
        "first": named.first.map(|day| day.to_string()),
        "last": named.last.map(|day| day.to_string()),
        "spellings": spellings,
    });
    if let Some((articles, score)) = one.together {
        object["together"] = json!(articles);
        object["score"] = json!((score * 1e4).round() / 1e4);
    }
    if !one.like.is_empty() {
        object["like"] = json!(one.like);
    }
    object
}

/// Prints a row a name.
fn csv(entities: &Entities, _: &About, out: &mut dyn Write) -> io::Result<()> {
    write_row(
        ["kind", "name", "articles", "first", "last", "spellings", "together", "score", "like"].iter(),
        out,
    )?;
    let day = |day: Option<chrono::NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
    for kind in &entities.kinds {
        for one in &kind.names {
            let named = &one.named;
            let spellings: Vec<&str> = named.spellings.iter().map(|spelling| spelling.0.as_str()).collect();
            let together = one.together.map(|together| together.0.to_string());
            let score = one.together.map(|together| ((together.1 * 1e4).round() / 1e4).to_string());
            let cells = [
                kind.field.to_owned(),
                named.value.clone(),
                named.articles.to_string(),
                day(named.first),
                day(named.last),
                spellings.join("; "),
                together.unwrap_or_default(),
                score.unwrap_or_default(),
                one.like.join("; "),
            ];
            write_row(cells.iter(), out)?;
        }
    }
    Ok(())
}

/// What is said of a name that words of a query may mean: `did you mean person:"Moe Aung"? (4 articles)`
pub fn suggestion(suggestion: &Suggestion) -> String {
    let articles = match suggestion.articles {
        1 => "1 article".to_owned(),
        number => format!("{number} articles"),
    };
    format!("did you mean {}? ({articles})", escape::for_terminal(&suggestion.node.to_string()))
}

/// What is said of other spellings: `person:a1 is also written b1 (3): add it with person:variants(a1)`
pub fn offer(offer: &Offer) -> String {
    let of = |(text, articles): &(String, u64)| format!("{} ({articles})", escape::for_terminal(text));
    let spellings: Vec<String> = offer.spellings.iter().map(of).collect();
    let more = if offer.more > 0 { format!(" and {} more", offer.more) } else { String::new() };
    format!(
        "{} is also written {}{more}: add with {}",
        escape::for_terminal(&offer.asked.to_string()),
        spellings.join(", "),
        escape::for_terminal(&offer.instead.to_string())
    )
}

/// Other spellings as an object.
pub fn of_offer(offer: &Offer) -> Value {
    let spellings: Vec<Value> =
        offer.spellings.iter().map(|(text, articles)| json!({"text": text, "articles": articles})).collect();
    json!({
        "query": offer.asked.to_string(),
        "spellings": spellings,
        "more": offer.more,
        "instead": offer.instead.to_string(),
    })
}
