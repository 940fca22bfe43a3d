//! A table of counts goes in, a chart for a reader comes out: a line a row, the scale, and what stands apart.

use super::chart::Scale;
use super::{About, apart, share};
use crate::engine::{By, Counted, Unit};
use crate::present::{Style, escape};
use crate::search::counting::{Row, Table};
use std::io::{self, Write};

/// Characters of a value that is shown in whole.
const MOST_CHARACTERS: usize = 40;
/// Empty units in a row that are each shown; more are a line that says how many.
const MOST_EMPTY: usize = 24;

/// Prints a chart.
pub(super) fn write(table: &Table, about: &About, style: &Style, out: &mut dyn Write) -> io::Result<()> {
    let layout = Layout::of(table, style);
    if !table.rows.is_empty() {
        writeln!(out, "{}", layout.heading(table).trim_end())?;
    }
    let mut rows = table.rows.as_slice();
    while let Some(row) = rows.first() {
        let empty = rows.iter().take_while(|row| row.articles.iter().all(|number| *number == 0)).count();
        if empty > MOST_EMPTY {
            let words = format!("{empty} {}s without articles", table.by.name());
            writeln!(out, "…{}  {words}", " ".repeat(layout.value + layout.number + 1))?;
            rows = &rows[empty..];
            continue;
        }
        writeln!(out, "{}", layout.row(row).trim_end())?;
        rows = &rows[1..];
    }
    let scale = layout.scale(table);
    if !scale.is_empty() {
        writeln!(out, "{scale}")?;
    }
    write_apart(table, &layout, out)?;
    write_ends(table, about, out)
}

/// Widths of the columns.
struct Layout {
    value: usize,
    number: usize,
    is_shared: bool,
    bars: Scale,
    bar: usize,
}

impl Layout {
    fn of(table: &Table, style: &Style) -> Layout {
        let apart = apart(table.by).map(|row| row.0.len());
        let values = table.rows.iter().map(|row| shown(&row.value).chars().count());
        let value = values.chain(apart).chain(Some(table.by.name().len())).max().unwrap_or(0);
        let numbers = table.rows.iter().flat_map(|row| row.articles.iter().chain(&row.held).copied());
        let totals = table.sides.iter().map(|side| side.certain.max(side.possible).max(side.outside));
        let number = numbers.chain(totals).map(|number| number.to_string().len()).max().unwrap_or(0);
        let number = number.max("articles".len());
        let is_shared = table.held.is_some();
        let sides = table.sides.len();
        let columns = sides + if is_shared { sides + 1 } else { 0 };
        let used = value + columns * (number + 2) + 2 * sides;
        let bar = (style.width.saturating_sub(used) / sides.max(1)).clamp(10, 60);
        let most = table.rows.iter().flat_map(|row| (0..sides).map(|side| length(row, side, is_shared)));
        let bars = Scale::new(most.fold(0.0, f64::max), bar);
        Layout { value, number, is_shared, bars, bar }
    }

    fn cells(&self, value: &str, cells: &[String]) -> String {
        let mut line = format!("{value}{}", " ".repeat(self.value.saturating_sub(value.chars().count())));
        for cell in cells {
            line.push_str(&format!("  {cell:>width$}", width = self.number));
        }
        line
    }

    fn heading(&self, table: &Table) -> String {
        let mut cells = Vec::new();
        for side in 1..=table.sides.len() {
            let name = |word: &str| match table.sides.len() {
                1 => word.to_owned(),
                _ => format!("{word} {side}"),
            };
            cells.push(if table.sides.len() == 1 { name("articles") } else { name("query") });
            if self.is_shared {
                cells.push(name("share"));
            }
        }
        if self.is_shared {
            cells.push("held".to_owned());
        }
        self.cells(table.by.name(), &cells)
    }

    fn row(&self, row: &Row) -> String {
        let mut cells = Vec::new();
        for articles in &row.articles {
            cells.push(articles.to_string());
            if let Some(held) = row.held {
                cells.push(share(*articles, held).map_or("–".to_owned(), |share| percent(share * 100.0)));
            }
        }
        cells.extend(row.held.map(|held| held.to_string()));
        let mut line = self.cells(&shown(&row.value), &cells);
        for side in 0..row.articles.len() {
            let bar = self.bars.bar(length(row, side, self.is_shared));
            let rest = " ".repeat(self.bar.saturating_sub(bar.chars().count()));
            line.push_str(&format!("  {bar}{rest}"));
        }
        line
    }

    /// The numbers below the bars of each query.
    fn scale(&self, table: &Table) -> String {
        let (label, least): (&dyn Fn(f64) -> String, f64) = match self.is_shared {
            true => (&|number| percent(number * 100.0), 0.001),
            false => (&|number| format!("{number}"), 1.0),
        };
        let one = self.bars.line(label, least);
        if one.is_empty() {
            return one;
        }
        let columns = table.sides.len() * if self.is_shared { 2 } else { 1 } + usize::from(self.is_shared);
        let mut line = " ".repeat(self.value + columns * (self.number + 2));
        for _ in &table.sides {
            let rest = " ".repeat(self.bar.saturating_sub(one.chars().count()));
            line.push_str(&format!("  {one}{rest}"));
        }
        line.trim_end().to_owned()
    }
}

/// How long a bar is: the articles, or their share.
fn length(row: &Row, side: usize, is_shared: bool) -> f64 {
    match (is_shared, row.held) {
        (true, Some(held)) => share(row.articles[side], held).unwrap_or(0.0),
        _ => row.articles[side] as f64,
    }
}

/// `12.5 %`
fn percent(number: f64) -> String {
    format!("{number:.1} %")
}

/// A value, safe and short enough for a line.
fn shown(value: &str) -> String {
    let value = escape::for_terminal(value);
    if value.chars().count() <= MOST_CHARACTERS {
        return value.into_owned();
    }
    value.chars().take(MOST_CHARACTERS - 1).chain(Some('…')).collect()
}

/// What stands in no row. Where time is counted, those without a date and without a year are said also when there
/// are none.
fn write_apart(table: &Table, layout: &Layout, out: &mut dyn Write) -> io::Result<()> {
    for (name, words, number) in apart(table.by) {
        let numbers: Vec<u64> = table.sides.iter().map(number).collect();
        let is_always_said = matches!(*name, "undated" | "yearless");
        if !is_always_said && numbers.iter().all(|number| *number == 0) {
            continue;
        }
        let mut cells = Vec::new();
        // What is not counted among the articles found has no share of those held.
        let held = table.held.as_ref().map(number).filter(|_| !matches!(*name, "possible" | "outside"));
        for articles in numbers {
            cells.push(articles.to_string());
            if layout.is_shared {
                let share = held.and_then(|held| share(articles, held));
                cells.push(share.map_or("–".to_owned(), |share| percent(share * 100.0)));
            }
        }
        cells.extend(held.map(|held| held.to_string()));
        writeln!(out, "{}  {words}", layout.cells(name, &cells))?;
    }
    Ok(())
}

fn write_ends(table: &Table, about: &About, out: &mut dyn Write) -> io::Result<()> {
    if table.more > 0 {
        writeln!(out, "and {} more: see --top", table.more)?;
    }
    writeln!(out)?;
    for (index, (side, query)) in table.sides.iter().zip(&about.queries).enumerate() {
        let number = if table.sides.len() > 1 { format!("{}: ", index + 1) } else { String::new() };
        let dates = match table.by {
            By::Time(unit) => in_units(side, unit),
            By::Field(_) => without_dates(side),
        };
        let held = table.held.as_ref().map_or(String::new(), |held| format!(" of {} held", held.certain));
        let took = if index == 0 { format!(" · {:.1} ms", about.took_ms) } else { String::new() };
        let query = escape::for_terminal(query);
        let noun = if side.certain == 1 { "article" } else { "articles" };
        writeln!(out, "{number}{} {noun}{held}{dates}{took} · understood as: {query}", side.certain)?;
    }
    Ok(())
}

/// `, 12 of them in a month`
fn in_units(side: &Counted, unit: Unit) -> String {
    let placed = side.certain - side.undated - side.yearless - side.inexact;
    if placed == side.certain {
        return String::new();
    }
    format!(", {placed} of them in a {}", By::Time(unit).name())
}

/// `, 3 of them undated, 1 without a year`
fn without_dates(side: &Counted) -> String {
    let parts = [(side.undated, "undated"), (side.yearless, "yearless")];
    let parts: Vec<String> =
        parts.iter().filter(|part| part.0 > 0).map(|(number, word)| format!("{number} {word}")).collect();
    if parts.is_empty() { String::new() } else { format!(", of these {}", parts.join(", ")) }
}
