//! A table of counts goes in, JSON Lines come out: an object a row, then the summary.

use super::{About, rounded, share};
use crate::engine::Counted;
use crate::present::{Style, json};
use crate::search::counting::Table;
use serde_json::{Map, Value, json};
use std::io::{self, Write};

/// Prints the rows, then what is said of all.
pub(super) fn write(table: &Table, about: &About, _: &Style, out: &mut dyn Write) -> io::Result<()> {
    for row in &table.rows {
        let mut object = Map::new();
        object.insert(table.by.name().to_owned(), json!(row.value));
        for (articles, names) in row.articles.iter().zip([["articles", "share"], ["beside", "beside_share"]])
        {
            object.insert(names[0].to_owned(), json!(articles));
            if let Some(held) = row.held {
                object.insert(names[1].to_owned(), json!(share(*articles, held).map(rounded)));
            }
        }
        if let Some(held) = row.held {
            object.insert("held".to_owned(), json!(held));
        }
        json::write_line(&Value::Object(object), out)?;
    }
    let mut summary = json!({"by": table.by.name(), "syntax": about.syntax, "more": table.more});
    let sides = table.sides.iter().zip(&about.queries);
    for ((side, query), name) in sides.zip(["found", "beside"]) {
        let mut object = of_side(side);
        object["query"] = json!(query);
        summary[name] = object;
    }
    if let Some(held) = &table.held {
        summary["held"] = of_side(held);
    }
    summary["took_ms"] = json!((about.took_ms * 10.0).round() / 10.0);
    json::write_line(&json!({"summary": summary}), out)
}

fn of_side(side: &Counted) -> Value {
    json!({
        "articles": side.certain,
        "undated": side.undated,
        "yearless": side.yearless,
        "inexact": side.inexact,
        "without": side.without,
        "possible": side.possible,
        "outside": side.outside,
    })
}
