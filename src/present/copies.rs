//! Groups of copies, what is like an article and what one print changed go in, lines for a reader or JSON come out.

use super::{Style, escape, text};
use crate::article::{Article, Part};
use crate::search::copies::{Group, Overlap};
use crate::search::difference::{Change, Difference};
use crate::search::similar::Similar;
use serde_json::{Value, json};
use std::io::{self, Write};

/// A group as an object.
pub fn of_group(group: &Group, style: &Style) -> Value {
    let copies: Vec<Value> = group
        .copies
        .iter()
        .map(|copy| {
            let mut object = of_print(&copy.article, style);
            object["shares"] = of_overlap(copy.overlap);
            object["difference"] = of_difference(&copy.difference);
            object
        })
        .collect();
    json!({
        "articles": copies.len() + 1,
        "agency": group.agencies(),
        "first": of_print(&group.first, style),
        "copies": copies,
    })
}

/// What is like an article, as an object.
pub fn of_similar(similar: &Similar, article: &Article, style: &Style) -> Value {
    let related: Vec<Value> = similar
        .related
        .iter()
        .map(|related| {
            let mut object = of_print(&related.article, style);
            object["likeness"] = of_part(related.likeness);
            object["shares"] = of_overlap(related.overlap);
            object
        })
        .collect();
    let group = similar.group.as_ref().map(|group| of_group(group, style));
    json!({"id": article.id.as_str(), "group": group, "related": related})
}

/// What one print has otherwise, as an object.
pub fn of_difference(difference: &Difference) -> Value {
    let changes: Vec<Value> = difference
        .changes
        .iter()
        .map(|(part, change)| match change {
            Change::Cut(text) => json!({"field": part.name(), "change": "cut", "from": text, "to": null}),
            Change::Added(text) => json!({"field": part.name(), "change": "added", "from": null, "to": text}),
            Change::Changed(from, to) => {
                json!({"field": part.name(), "change": "changed", "from": from, "to": to})
            }
        })
        .collect();
    json!({"same": difference.same, "changes": changes})
}

fn of_print(article: &Article, style: &Style) -> Value {
    json!({
        "id": article.id.as_str(),
        "title": article.title,
        "source": article.source,
        "date": article.date.as_ref().map(text::days),
        "agency": article.agency,
        "words": article.words,
        "record": article.record,
        "path": article.path.iter().map(|path| style.path(path)).collect::<Vec<_>>(),
    })
}

/// The part of the other that stands in this one, and of this one that stands in the other.
fn of_overlap(overlap: Overlap) -> Value {
    json!({"of_first": of_part(overlap.first), "of_this": of_part(overlap.second)})
}

fn of_part(part: f32) -> Value {
    json!((f64::from(part) * 1000.0).round() / 1000.0)
}

/// Prints a group.
pub fn write_group(group: &Group, style: &Style, out: &mut dyn Write) -> io::Result<()> {
    let agencies: Vec<_> = group.agencies().into_iter().map(escape::for_terminal).collect();
    let credit =
        if agencies.is_empty() { String::new() } else { format!(" · credit: {}", agencies.join(", ")) };
    writeln!(out, "{} articles{credit}", group.copies.len() + 1)?;
    writeln!(out, "  first  {}", print(&group.first, style))?;
    for copy in &group.copies {
        writeln!(out, "  copy   {} · {}", print(&copy.article, style), in_words(&copy.difference))?;
    }
    Ok(())
}

/// Prints what is like an article.
pub fn write_similar(similar: &Similar, style: &Style, out: &mut dyn Write) -> io::Result<()> {
    match &similar.group {
        None => writeln!(out, "No copies.")?,
        Some(group) => write_group(group, style, out)?,
    }
    if !similar.related.is_empty() {
        writeln!(out, "\nAbout the same:")?;
    }
    for related in &similar.related {
        let percent = (related.likeness * 100.0).round();
        writeln!(out, "  {percent:>3} %  {}", print(&related.article, style))?;
    }
    Ok(())
}

/// Prints what the second of two articles has otherwise.
pub fn write_difference(
    first: &Article,
    second: &Article,
    difference: &Difference,
    style: &Style,
    out: &mut dyn Write,
) -> io::Result<()> {
    writeln!(out, "--- {}", print(first, style))?;
    writeln!(out, "+++ {}", print(second, style))?;
    let mut sign = |sign: char, part: Part, text: &str| {
        let field = if part == Part::Body { String::new() } else { format!("{}: ", part.name()) };
        writeln!(out, "{sign} {field}{}", escape::for_terminal(text))
    };
    for (part, change) in &difference.changes {
        match change {
            Change::Cut(text) => sign('-', *part, text)?,
            Change::Added(text) => sign('+', *part, text)?,
            Change::Changed(from, to) => {
                sign('<', *part, from)?;
                sign('>', *part, to)?;
            }
        }
    }
    writeln!(out, "{}", in_words(difference))
}

/// `12 sentences the same, 2 cut, 1 added, 3 changed`
fn in_words(difference: &Difference) -> String {
    let (mut cut, mut added, mut changed) = (0, 0, 0);
    for (_, change) in &difference.changes {
        match change {
            Change::Cut(_) => cut += 1,
            Change::Added(_) => added += 1,
            Change::Changed(..) => changed += 1,
        }
    }
    let mut line = match difference.same {
        1 => "1 sentence the same".to_owned(),
        same => format!("{same} sentences the same"),
    };
    for (count, what) in [(cut, "cut"), (added, "added"), (changed, "changed")] {
        if count > 0 {
            line.push_str(&format!(", {count} {what}"));
        }
    }
    line
}

/// An article on one line: source, day, headline, path, id.
fn print(article: &Article, style: &Style) -> String {
    let date = article.date.as_ref().map(text::date).unwrap_or_default();
    let title = article.title.as_deref().unwrap_or("(no headline)");
    let path = article.path.first().map(|path| style.path(path)).unwrap_or_default();
    let id = &article.id.as_str()[..8];
    let parts = [article.source.as_deref().unwrap_or_default(), &date, title, path, id];
    let parts = parts.into_iter().filter(|part| !part.is_empty()).map(escape::for_terminal);
    parts.collect::<Vec<_>>().join(" · ")
}
