//! What sets articles apart goes in; lines, comma-separated values or JSON Lines come out.

use super::About;
use crate::present::csv::write_row;
use crate::present::{escape, json};
use crate::search::unusual::Unusual;
use serde_json::json;
use std::io::{self, Write};

/// Prints what is unusual.
pub type Printer = fn(&Unusual, &About, &mut dyn Write) -> io::Result<()>;

/// Prints a list of each kind.
pub(super) fn text(unusual: &Unusual, about: &About, out: &mut dyn Write) -> io::Result<()> {
    let values = unusual.kinds.iter().flat_map(|kind| &kind.1);
    let width = values.map(|one| escape::for_terminal(&one.value).chars().count()).max().unwrap_or(0).min(40);
    for (kind, values) in unusual.kinds.iter().filter(|kind| !kind.1.is_empty()) {
        writeln!(out, "{kind:<width$}  articles      held     score")?;
        for one in values {
            let value = escape::for_terminal(&one.value);
            let gap = " ".repeat(width.saturating_sub(value.chars().count()));
            writeln!(out, "{value}{gap}  {:>8}  {:>8}  {:>8.1}", one.articles, one.held, one.score)?;
        }
        writeln!(out)?;
    }
    let possible = match unusual.possible {
        0 => String::new(),
        number => format!(", {number} more only possibly in the period"),
    };
    writeln!(
        out,
        "{} articles of {} held{possible} · {:.1} ms · understood as: {}",
        unusual.found,
        unusual.articles,
        about.took_ms,
        escape::for_terminal(about.queries.first().map_or("", String::as_str))
    )
}

/// Prints an object a value, then the summary.
pub(super) fn json(unusual: &Unusual, about: &About, out: &mut dyn Write) -> io::Result<()> {
    for (kind, values) in &unusual.kinds {
        for one in values {
            let score = (one.score * 1e4).round() / 1e4;
            let object = json!({
                "kind": kind, "value": one.value, "articles": one.articles, "held": one.held, "score": score,
            });
            json::write_line(&object, out)?;
        }
    }
    let summary = json!({
        "query": about.queries.first(), "syntax": about.syntax, "articles": unusual.found,
        "possible": unusual.possible, "held": unusual.articles,
        "took_ms": (about.took_ms * 10.0).round() / 10.0,
    });
    json::write_line(&json!({"summary": summary}), out)
}

/// Prints a row a value.
pub(super) fn csv(unusual: &Unusual, _: &About, out: &mut dyn Write) -> io::Result<()> {
    write_row(["row", "value", "articles", "held", "score"].iter(), out)?;
    for (kind, values) in &unusual.kinds {
        for one in values {
            let score = (one.score * 1e4).round() / 1e4;
            let numbers = [one.articles.to_string(), one.held.to_string(), score.to_string()];
            let [articles, held, score] = &numbers;
            write_row([kind, one.value.as_str(), articles, held, score].iter(), out)?;
        }
    }
    let (found, held) = (unusual.found.to_string(), unusual.articles.to_string());
    write_row(["possible", "", &unusual.possible.to_string(), "", ""].iter(), out)?;
    write_row(["all", "", &found, &held, ""].iter(), out)
}
