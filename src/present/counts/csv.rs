//! A table of counts goes in, comma-separated values come out: what each row is, its value, its numbers.

use super::{About, apart, rounded, share};
use crate::present::Style;
use crate::present::csv::write_row;
use crate::search::counting::Table;
use std::io::{self, Write};

/// Prints the rows, then what stands apart, then all that was found.
pub(super) fn write(table: &Table, _: &About, _: &Style, out: &mut dyn Write) -> io::Result<()> {
    let mut header = vec!["row", "value", "articles"];
    let is_shared = table.held.is_some();
    header.extend(is_shared.then_some("share"));
    if table.sides.len() > 1 {
        header.push("beside");
        header.extend(is_shared.then_some("beside_share"));
    }
    header.extend(is_shared.then_some("held"));
    write_row(header.into_iter(), out)?;
    let cells = |name: &str, value: &str, numbers: &[u64], held: Option<u64>| {
        let mut cells = vec![name.to_owned(), value.to_owned()];
        for articles in numbers {
            cells.push(articles.to_string());
            if is_shared {
                let share = held.and_then(|held| share(*articles, held));
                cells.push(share.map_or(String::new(), |share| rounded(share).to_string()));
            }
        }
        if is_shared {
            cells.push(held.map_or(String::new(), |held| held.to_string()));
        }
        cells
    };
    for row in &table.rows {
        write_row(cells(table.by.name(), &row.value, &row.articles, row.held).iter(), out)?;
    }
    for (name, _, number) in apart(table.by) {
        let numbers: Vec<u64> = table.sides.iter().map(number).collect();
        let held = table.held.as_ref().map(number).filter(|_| !matches!(*name, "possible" | "outside"));
        write_row(cells(name, "", &numbers, held).iter(), out)?;
    }
    let numbers: Vec<u64> = table.sides.iter().map(|side| side.certain).collect();
    let held = table.held.as_ref().map(|held| held.certain);
    write_row(cells("all", "", &numbers, held).iter(), out)
}
