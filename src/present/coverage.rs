//! The months of each source go in; a line a source, or JSON Lines, come out.

use super::{escape, json};
use crate::search::coverage::{Gap, Months};
use serde_json::{Value, json};
use std::io::{self, Write};

/// Gaps named on a line, the longest; JSON has all.
const MOST_GAPS: usize = 4;
/// Characters of a name that is shown in whole.
const MOST_CHARACTERS: usize = 32;

/// Prints a table: the whole archive, then each source.
pub fn text(all: &Months, sources: &[Months], out: &mut dyn Write) -> io::Result<()> {
    let name = |months: &Months| match &months.source {
        Some(name) => {
            let name = escape::for_terminal(name);
            match name.chars().count() > MOST_CHARACTERS {
                true => name.chars().take(MOST_CHARACTERS - 1).chain(Some('…')).collect(),
                false => name.into_owned(),
            }
        }
        None => "(no source)".to_owned(),
    };
    let mut rows = vec![("(all)".to_owned(), all)];
    rows.extend(sources.iter().map(|months| (name(months), months)));
    let width = rows.iter().map(|row| row.0.chars().count()).max().unwrap_or(0);
    writeln!(out, "source{}  articles  first    last     months  gaps", " ".repeat(width.saturating_sub(6)))?;
    for (name, months) in rows {
        let gap = " ".repeat(width.saturating_sub(name.chars().count()));
        let (first, last) = ends(months);
        let line = format!(
            "{name}{gap}  {:>8}  {first:<7}  {last:<7}  {:>6}  {}",
            months.counted.certain,
            months.counted.buckets.len(),
            gaps(months),
        );
        writeln!(out, "{}", line.trim_end())?;
    }
    Ok(())
}

/// Prints an object for the whole archive, then one a source.
pub fn json(all: &Months, sources: &[Months], out: &mut dyn Write) -> io::Result<()> {
    json::write_line(&json!({"all": object(all)}), out)?;
    sources.iter().try_for_each(|months| {
        let mut of_source = json!({"source": months.source});
        if let (Value::Object(of_source), Value::Object(mut rest)) = (&mut of_source, object(months)) {
            of_source.append(&mut rest);
        }
        json::write_line(&of_source, out)
    })
}

fn object(months: &Months) -> Value {
    let counted = &months.counted;
    let (first, last) = ends(months);
    let of_gap = |gap: &Gap| json!({"from": gap.first, "to": gap.last, "months": gap.months});
    json!({
        "articles": counted.certain,
        "undated": counted.undated,
        "yearless": counted.yearless,
        "inexact": counted.inexact,
        "first": Some(first).filter(|first| !first.is_empty()),
        "last": Some(last).filter(|last| !last.is_empty()),
        "months": counted.buckets.iter()
            .map(|month| json!({"month": month.value, "articles": month.articles})).collect::<Vec<_>>(),
        "gaps": months.gaps.iter().map(of_gap).collect::<Vec<_>>(),
    })
}

/// The first and the last month with articles; empty without any.
fn ends(months: &Months) -> (&str, &str) {
    let buckets = &months.counted.buckets;
    (buckets.first().map_or("", |month| &month.value), buckets.last().map_or("", |month| &month.value))
}

/// The longest gaps in the order of time, how many there are besides, and what is in no month.
fn gaps(months: &Months) -> String {
    let mut longest: Vec<&Gap> = months.gaps.iter().collect();
    // The sort is stable: among equals the earlier ones come first.
    longest.sort_by_key(|gap| std::cmp::Reverse(gap.months));
    longest.truncate(MOST_GAPS);
    longest.sort_by(|a, b| a.first.cmp(&b.first));
    let mut parts: Vec<String> = longest
        .iter()
        .map(|gap| match gap.months {
            1 => gap.first.clone(),
            _ => format!("{}..{}", gap.first, gap.last),
        })
        .collect();
    let more = months.gaps.len() - longest.len();
    if more > 0 {
        parts.push(format!("{more} shorter"));
    }
    let counted = &months.counted;
    let in_none =
        [(counted.undated, "undated"), (counted.yearless, "yearless"), (counted.inexact, "without a month")];
    let in_none: Vec<String> =
        in_none.iter().filter(|part| part.0 > 0).map(|(number, words)| format!("{number} {words}")).collect();
    match (parts.is_empty(), in_none.is_empty()) {
        (true, true) => String::new(),
        (false, true) => parts.join(", "),
        (true, false) => format!("– · {}", in_none.join(", ")),
        (false, false) => format!("{} · {}", parts.join(", "), in_none.join(", ")),
    }
}
