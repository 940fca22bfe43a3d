//! Articles go in, comma-separated values with a header come out; no cell is a formula.

use super::{Output, Style, escape, text};
use crate::article::Article;
use crate::fields::{FIELDS, Shown, Value, written};
use std::io::{self, Write};

/// Prints a row an article, the columns of FIELDS.
pub(super) struct Csv {
    style: Style,
}

impl Csv {
    pub(super) fn new(style: Style) -> Csv {
        Csv { style }
    }
}

impl Output for Csv {
    fn begin(&mut self, out: &mut dyn Write) -> io::Result<()> {
        let names = FIELDS.iter().filter(|field| field.shown != Shown::Never).map(|field| field.name);
        write_row(names, out)
    }

    fn article(&mut self, article: &Article, out: &mut dyn Write) -> io::Result<()> {
        let fields = FIELDS.iter().filter(|field| field.shown != Shown::Never);
        let cells = fields.map(|field| match (field.value)(article) {
            Value::One(value) => value.unwrap_or_default().to_owned(),
            Value::Many(values) if field.name == "path" => {
                values.into_iter().map(|path| self.style.path(path)).collect::<Vec<_>>().join("; ")
            }
            Value::Many(values) => values.join("; "),
            Value::Made(text) => text,
            Value::Date(date) => date.map(text::days).unwrap_or_default(),
            Value::Periods(periods) => {
                let days = periods.iter().map(|days| text::period(days.first, days.last));
                days.collect::<Vec<_>>().join("; ")
            }
            Value::Number(number) => number.map(|number| number.to_string()).unwrap_or_default(),
            Value::Share(share) => share.map(|share| written(field.kind, share.into())).unwrap_or_default(),
            Value::Instant(seconds) => text::instant(seconds),
        });
        write_row(cells, out)
    }
}

/// Writes one row, safe for a spreadsheet.
pub(super) fn write_row<T: AsRef<str>>(
    cells: impl Iterator<Item = T>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut writer = csv::WriterBuilder::new().from_writer(Vec::new());
    for cell in cells {
        let cell = escape::for_terminal_lines(cell.as_ref());
        writer.write_field(escape::for_spreadsheet(&cell).as_ref())?;
    }
    writer.write_record(None::<&[u8]>)?;
    let row = writer.into_inner().map_err(|error| io::Error::other(error.to_string()))?;
    out.write_all(&row)
}
