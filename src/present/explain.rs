//! What each part of a query finds, and what would help a search that finds nothing, go in; lines or JSON come out.

use super::{escape, tree};
use crate::query::Node;
use crate::search::advice::{Advice, What};
use crate::search::explain::Part;
use crate::search::holding::Holding;
use serde_json::{Map, Value, json};
use std::io::{self, Write};

/// Words of an expansion that are named in text; JSON has all.
const MOST_WORDS: usize = 10;
/// Changes that are named in text; JSON has all.
const MOST_CHANGES: usize = 6;
/// Characters of a part that is shown in whole below.
const MOST_CHARACTERS: usize = 120;

/// Prints a part a line with the number of articles that it finds alone.
pub fn write(part: &Part, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "Articles that each part finds alone:")?;
    write_part(part, 0, out)
}

fn write_part(part: &Part, depth: usize, out: &mut dyn Write) -> io::Result<()> {
    let number = part.counts.map_or("?".to_owned(), |counts| (counts.certain + counts.possible).to_string());
    let mut text = part.node.to_string();
    if !part.parts.is_empty() && text.chars().count() > MOST_CHARACTERS {
        text = text.chars().take(MOST_CHARACTERS).chain(Some('…')).collect();
    }
    let mut line = format!("{number:>6}  {}{}", "  ".repeat(depth), escape::for_terminal(&text));
    if let Some(counts) = part.counts.filter(|counts| counts.possible > 0) {
        line.push_str(&format!(" · {} of them only possibly", counts.possible));
    }
    if let Some(counts) = part.counts.filter(|counts| counts.undated > 0) {
        line.push_str(&format!(" · {} more without a date", counts.undated));
    }
    if let Some(days) = &part.days {
        let day = |day: Option<chrono::NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
        line.push_str(&format!(" · {}..{}", day(days.from), day(days.to)));
    }
    if let Some(words) = &part.expansion {
        line.push_str(&expansion(words));
    }
    writeln!(out, "{line}")?;
    part.parts.iter().try_for_each(|part| write_part(part, depth + 1, out))
}

/// ` · 3 words: sanction 4, sanctions 2, sanctioned 1`
fn expansion(words: &[(String, u64)]) -> String {
    let named: Vec<String> = words
        .iter()
        .take(MOST_WORDS)
        .map(|(word, articles)| format!("{} {articles}", escape::for_terminal(word)))
        .collect();
    let more = match words.len().saturating_sub(MOST_WORDS) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    match words.len() {
        0 => " · no word of the archive".to_owned(),
        1 => format!(" · 1 word: {}", named.join(", ")),
        count => format!(" · {count} words: {}{more}", named.join(", ")),
    }
}

/// The tree of a query and what each of its parts finds, as JSON.
pub fn of(part: &Part) -> Value {
    json!({"tree": tree::of_node(&part.node), "counts": of_part(part)})
}

fn of_part(part: &Part) -> Value {
    let mut object = Map::new();
    object.insert("query".to_owned(), json!(part.node.to_string()));
    let counts = part.counts.as_ref();
    let numbers = [
        ("total", counts.map(|counts| counts.certain + counts.possible)),
        ("certain", counts.map(|counts| counts.certain)),
        ("possible", counts.map(|counts| counts.possible)),
        ("undated", counts.map(|counts| counts.undated)),
    ];
    object.extend(numbers.map(|(name, number)| (name.to_owned(), json!(number))));
    if let Some(days) = &part.days {
        let day = |day: Option<chrono::NaiveDate>| day.map(|day| day.to_string());
        object.insert("date".to_owned(), json!({"from": day(days.from), "to": day(days.to)}));
    }
    if let Some(words) = &part.expansion {
        object.insert("expansion".to_owned(), rows(words));
    }
    object.insert("parts".to_owned(), part.parts.iter().map(of_part).collect());
    Value::Object(object)
}

fn rows(words: &[(String, u64)]) -> Value {
    words.iter().map(|(word, articles)| json!({"value": word, "articles": articles})).collect()
}

/// What would help, a line each; `options` are parts that were not typed, each with the option that stands for it.
pub fn advice(advice: &Advice, options: &[(Node, &'static str)]) -> Vec<String> {
    let mut lines = Vec::new();
    if advice.tried > 0 {
        lines.push(match advice.changes.is_empty() {
            true => "dateline: nothing matches, and no change of a single part finds anything".to_owned(),
            false => "dateline: nothing matches; what a single change would find:".to_owned(),
        });
    }
    for change in advice.changes.iter().take(MOST_CHANGES) {
        let what = what(&change.what, options);
        let partial = match change.partial {
            0 => String::new(),
            partial => format!(" · {partial} more with some of the words"),
        };
        lines.push(format!("{:>6}  {}{partial}", change.articles, escape::for_terminal(&what)));
    }
    if let Some(holding) = &advice.holding {
        lines.extend(held(holding));
    }
    for unknown in &advice.unknown {
        let near: Vec<String> = unknown
            .near
            .iter()
            .map(|(word, articles)| format!("{} ({articles})", escape::for_terminal(word)))
            .collect();
        let known = match near.is_empty() {
            true => String::new(),
            false => format!("; spelled much like it: {}", near.join(", ")),
        };
        lines.push(format!("dateline: {} is in no article{known}", escape::for_terminal(&unknown.word)));
    }
    lines
}

/// What the archive holds of the sources and the time asked for.
fn held(holding: &Holding) -> Vec<String> {
    let articles = |number: u64| match number {
        0 => "no articles".to_owned(),
        1 => "1 article".to_owned(),
        number => format!("{number} articles"),
    };
    let scope = holding.scope.to_string();
    let undated = match holding.undated {
        0 => String::new(),
        number => format!(", and {number} without a date"),
    };
    let number = articles(holding.articles);
    let mut lines =
        vec![format!("dateline: the archive holds {number} of {}{undated}", escape::for_terminal(&scope))];
    for alone in holding.parts.iter().filter(|_| holding.parts.len() > 1) {
        let months = match &alone.months {
            Some((first, last)) if first == last => format!(", in {first}"),
            Some((first, last)) => format!(", {first} to {last}"),
            None if alone.articles > 0 => ", in no month for certain".to_owned(),
            None => String::new(),
        };
        let part = alone.part.to_string();
        let number = articles(alone.articles);
        lines.push(format!("  of {} alone: {number}{months}", escape::for_terminal(&part)));
    }
    lines
}

fn what(what: &What, options: &[(Node, &'static str)]) -> String {
    match what {
        What::Without(part) => match option(part, options) {
            Some(option) => format!("without {option} ({part})"),
            None => format!("without {part}"),
        },
        What::Looser(part, looser) => format!("with {looser} in the place of {part}"),
        What::Everywhere => "without --in: in the whole index".to_owned(),
        What::Possible => "without --certain: only possibly in the period".to_owned(),
        What::Some => "without --all: some of the words".to_owned(),
    }
}

fn option(part: &Node, options: &[(Node, &'static str)]) -> Option<&'static str> {
    options.iter().find(|option| option.0 == *part).map(|option| option.1)
}

/// What would help, as JSON.
pub fn of_advice(advice: &Advice, options: &[(Node, &'static str)]) -> Value {
    let changes = advice.changes.iter().map(|change| {
        let (without, with, name) = match &change.what {
            What::Without(part) => (Some(part.to_string()), None, option(part, options)),
            What::Looser(part, looser) => (Some(part.to_string()), Some(looser.to_string()), None),
            What::Everywhere => (None, None, Some("--in")),
            What::Possible => (None, None, Some("--certain")),
            What::Some => (None, None, Some("--all")),
        };
        json!({
            "without": without,
            "with": with,
            "option": name,
            "query": change.query.to_string(),
            "articles": change.articles,
            "partial": change.partial,
        })
    });
    let unknown = advice.unknown.iter().map(|word| json!({"word": word.word, "near": rows(&word.near)}));
    let holding = advice.holding.as_ref().map(|holding| {
        let parts = holding.parts.iter().map(|alone| {
            let months = alone.months.as_ref();
            json!({
                "query": alone.part.to_string(),
                "articles": alone.articles,
                "first": months.map(|months| &months.0),
                "last": months.map(|months| &months.1),
            })
        });
        json!({
            "query": holding.scope.to_string(),
            "articles": holding.articles,
            "undated": holding.undated,
            "parts": parts.collect::<Vec<_>>(),
        })
    });
    json!({
        "changes": changes.collect::<Vec<_>>(),
        "unknown": unknown.collect::<Vec<_>>(),
        "holding": holding,
    })
}
