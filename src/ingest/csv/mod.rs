//! A table of comma-separated values goes in, or one parted by semicolons, tabs or bars; each row comes out as an article.
//!
//! RFC 4180, and what is written in its name: a record ends at the line end that is in no quotes. A quote that is never
//! closed costs its own record, not those behind it.

mod cells;

use super::{Format, Head, Input, Item, table};
use cells::Cells;
use serde_json::Value;
use std::collections::VecDeque;

/// Tables with a header, a row an article.
pub struct Csv;

const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];
/// Letters of the longest name of a column, and columns of the broadest table.
const LONGEST_NAME: usize = 60;
const MOST_COLUMNS: usize = 1000;
/// Lines above the header: what the table is and who made it.
const MOST_ABOVE: usize = 10;
/// How far a closing quote is looked for, in all, where none comes: then only a little way.
const LOOKED_AHEAD: usize = 64 << 20;
const LITTLE: usize = 1 << 16;

impl Format for Csv {
    fn name(&self) -> &'static str {
        "csv"
    }

    fn help(&self) -> &'static str {
        "tables (CSV, TSV) with a header and a column of text"
    }

    fn recognises(&self, head: &Head<'_>) -> bool {
        Shape::of(head.text).is_some()
    }

    fn read(&self, input: &mut Input<'_>, out: &mut dyn FnMut(Item)) {
        let mut lines = Lines { input, ahead: VecDeque::new(), looked: 0 };
        let Some(mut shape) = Shape::of(&lines.start()) else { return };
        let mut has_header = false;
        let mut number = 0_u64;
        while let Some(record) = lines.record(&mut shape) {
            if !has_header {
                has_header = record.as_ref().is_ok_and(|record| shape.is_header(&record.text));
                continue;
            }
            match record {
                Ok(record) if shape.is_blank(&record.text) => {}
                Ok(record) => {
                    number += 1;
                    out(shape.row(&record, number));
                }
                Err(reason) => {
                    number += 1;
                    out(Item::Failed { member: Some(format!("#{number}")), reason });
                }
            }
        }
    }
}

/// How a table is written, and what its columns are called.
struct Shape {
    delimiter: u8,
    /// Whether a quote in quotes has a backslash before it, as databases write it, and is not doubled.
    has_escapes: bool,
    names: Vec<String>,
    cells: Cells,
}

impl Shape {
    /// Finds the shape of a table of articles in its first lines.
    fn of(start: &str) -> Option<Shape> {
        let start = start.trim_start_matches('\u{feff}');
        let has_escapes = start.matches("\\\"").count() > start.matches("\"\"").count();
        let shapes = DELIMITERS.into_iter().filter_map(|delimiter| {
            let mut cells = Cells::new(delimiter, has_escapes);
            let records = cells.first(start, MOST_ABOVE + 2);
            let names = records.windows(2).find_map(|two| names(&two[0], &two[1]))?;
            Some(Shape { delimiter, has_escapes, names, cells })
        });
        shapes.max_by_key(|shape| shape.names.len())
    }

    fn names(&self) -> impl Iterator<Item = &str> {
        self.names.iter().map(String::as_str)
    }

    fn is_blank(&self, record: &str) -> bool {
        record.bytes().all(|byte| byte.is_ascii_whitespace() || byte == self.delimiter)
    }

    fn is_header(&mut self, record: &str) -> bool {
        let cells = self.cells.of(record);
        cells.iter().map(|cell| cell.trim().trim_start_matches('\u{feff}')).eq(self.names())
    }

    /// Whether a quote is open behind a line, given whether one was before it. `closes_well` becomes false where a
    /// quote is closed in the middle of a cell.
    fn is_open_behind(&self, line: &str, was_open: bool, closes_well: &mut bool) -> bool {
        let (mut is_open, mut begins) = (was_open, !was_open);
        let mut bytes = line.bytes().peekable();
        while let Some(byte) = bytes.next() {
            match byte {
                b'\\' if is_open && self.has_escapes => {
                    bytes.next();
                }
                b'"' if is_open && !self.has_escapes && bytes.peek() == Some(&b'"') => {
                    bytes.next();
                }
                b'"' if is_open => {
                    is_open = false;
                    *closes_well &= bytes.peek().is_none_or(|next| *next == self.delimiter || *next == b' ');
                }
                b'"' if begins => is_open = true,
                _ => {}
            }
            begins = byte == self.delimiter && !is_open;
        }
        is_open
    }

    /// Whether a record that runs over lines took in others: alone, its first line has as many cells as it should.
    fn swallowed(&mut self, record: &str, first: &str, closes_well: bool) -> bool {
        let alone = first.split(char::from(self.delimiter)).count();
        alone == self.names.len() && (!closes_well || self.cells.of(record).len() != self.names.len())
    }

    fn row(&mut self, record: &Record, number: u64) -> Item {
        let member = Some(format!("#{number}"));
        let mut cells: Vec<String> = match record.is_closed {
            true => self.cells.of(&record.text),
            false => record.text.split(char::from(self.delimiter)).map(str::to_owned).collect(),
        };
        let count = self.names.len();
        while cells.len() > count && cells.last().is_some_and(|cell| cell.trim().is_empty()) {
            cells.pop();
        }
        let mut suspects: Vec<String> = record.suspect.iter().cloned().collect();
        if cells.len() != count {
            suspects.push(format!("the row has {} cells, the header {count}", cells.len()));
        }
        if cells.len() > count {
            // A text with delimiters in it and no quotes around is more likely than a column without a name.
            let last = cells.split_off(count - 1);
            cells.push(last.join(&char::from(self.delimiter).to_string()));
        }
        if !record.is_closed {
            suspects.push("a quote in it is never closed".to_owned());
        }
        match table::article(self.names(), cells.into_iter().map(Value::String)) {
            Some(mut article) => {
                article.member = member;
                article.suspects.splice(0..0, suspects);
                Item::Article(article)
            }
            None => Item::Failed { member, reason: "no title, text, address or date".to_owned() },
        }
    }
}

/// The names of the columns, where a record is the header of a table of articles and a row follows it.
fn names(header: &[String], row: &[String]) -> Option<Vec<String>> {
    let is_short = |name: &String| name.chars().count() <= LONGEST_NAME;
    let is_header = (2..=MOST_COLUMNS).contains(&header.len()) && header.iter().all(is_short);
    let names: Vec<String> = header.iter().map(|name| name.trim().to_owned()).collect();
    (is_header && row.len() > 1 && table::holds_articles(names.iter().map(String::as_str))).then_some(names)
}

/// A record as it is written.
struct Record {
    text: String,
    /// Whether all its quotes are closed.
    is_closed: bool,
    suspect: Option<String>,
}

/// The lines of a file, of which some were looked at beforehand.
struct Lines<'i, 'a> {
    input: &'i mut Input<'a>,
    ahead: VecDeque<(Result<String, String>, Option<String>)>,
    /// Bytes that were looked at for a closing quote that did not come.
    looked: usize,
}

impl Lines<'_, '_> {
    /// Reads one more line; whether there was one.
    fn fill(&mut self) -> bool {
        let Some(line) = self.input.line() else { return false };
        match line.text {
            // Old programs of Apple end lines so.
            Ok(text) if text.contains('\r') => {
                let lines = text.split('\r').map(|line| (Ok(line.to_owned()), None));
                self.ahead.extend(lines);
                if let Some(last) = self.ahead.back_mut() {
                    last.1 = line.suspect;
                }
            }
            text => self.ahead.push_back((text.map(std::borrow::Cow::into_owned), line.suspect)),
        }
        true
    }

    /// The first lines, which stay to be read.
    fn start(&mut self) -> String {
        let (mut start, mut taken) = (String::new(), 0);
        while start.len() < LITTLE && (taken < self.ahead.len() || self.fill()) {
            if let Some((Ok(text), _)) = self.ahead.get(taken) {
                start.push_str(text);
                start.push('\n');
            }
            taken += 1;
        }
        start
    }

    fn record(&mut self, shape: &mut Shape) -> Option<Result<Record, String>> {
        if self.ahead.is_empty() && !self.fill() {
            return None;
        }
        let (first, suspect) = self.ahead.pop_front()?;
        let first = match first {
            Ok(first) => first,
            Err(reason) => return Some(Err(reason)),
        };
        let mut closes_well = true;
        let mut is_open = shape.is_open_behind(&first, false, &mut closes_well);
        if !is_open {
            return Some(Ok(Record { text: first, is_closed: true, suspect }));
        }
        let most = if self.looked > LOOKED_AHEAD { LITTLE } else { self.input.limit() as usize };
        let mut text = first.clone();
        let mut taken = 0;
        while is_open && text.len() < most && (taken < self.ahead.len() || self.fill()) {
            let Some((Ok(line), _)) = self.ahead.get(taken) else { break };
            is_open = shape.is_open_behind(line, true, &mut closes_well);
            text.push('\n');
            text.push_str(line);
            taken += 1;
        }
        if is_open || shape.swallowed(&text, &first, closes_well) {
            self.looked += text.len();
            return Some(Ok(Record { text: first, is_closed: false, suspect }));
        }
        self.ahead.drain(..taken);
        Some(Ok(Record { text, is_closed: true, suspect }))
    }
}

#[cfg(test)]
mod tests {
    use crate::article::About;
    use crate::ingest::tests::{read_bytes, summary};
    use crate::ingest::{RawArticle, Reading};

    fn check(text: &str, expected: &str) {
        assert_eq!(summary("a.csv", text.as_bytes()), expected, "{text}");
    }

    fn articles(text: &str) -> Vec<RawArticle> {
        read_bytes("a.csv", text.as_bytes(), &Reading::default()).0
    }

    #[test]
    fn any_delimiter_will_do() {
        for delimiter in [",", ";", "\t", "|"] {
            let text = "id,Titel,pub_date,Text\n1,Bridge opens,2021-05-03,The bridge is open.\n2,Ferry sold,,It was sold.\n";
            check(&text.replace(',', delimiter), "csv #1 Bridge opens\ncsv #2 Ferry sold");
        }
        check(
            "sep=;\r\nheadline;text\r\nBridge opens;\"The bridge; it is open.\"\r\n",
            "csv #1 Bridge opens",
        );
    }

    #[test]
    fn a_table_may_be_named_above_its_header_and_end_its_lines_as_old_programs_do() {
        check(
            "# made in 2021\n\nNews of the harbour, all\ntitle,date,text\nOne,2021-05-03,It rained.\n",
            "csv #1 One",
        );
        check("title,date,text\rOne,,It rained.\rTwo,,\"It\rsnowed.\"\r", "csv #1 One\ncsv #2 Two");
    }

    #[test]
    fn columns_have_names_in_many_languages() {
        for (text, title) in [
            ("Überschrift;Datum;Text\nBrücke;3. Mai 2021;Sie ist offen.\n", "Brücke"),
            ("Título;Data;Jornal;Corpo\nA balsa;3 de maio de 2021;O Porto;Choveu.\n", "A balsa"),
            ("Заголовок;Дата;Автор;Текст\nПаром;3 мая 2021;Иванов;Шёл дождь.\n", "Паром"),
            ("标题,日期,作者,正文\n渡轮出售,2021年5月3日,王,下雨了。\n", "渡轮出售"),
            ("見出し,日付,本文\nフェリー,2021年5月3日,雨が降った。\n", "フェリー"),
            ("العنوان,التاريخ,النص\nبيع العبارة,2021-05-03,هطل المطر.\n", "بيع العبارة"),
            ("Tytuł;Data;Treść\nProm;3 maja 2021;Padało.\n", "Prom"),
            ("Titolo;Data;Testo\nTraghetto;3 maggio 2021;Pioveva.\n", "Traghetto"),
        ] {
            let found = articles(text);
            assert_eq!(found.len(), 1, "{text}");
            let one = |about| found[0].about(about).next().map(|one| one.text.as_str());
            assert_eq!(one(About::Title), Some(title), "{text}");
            assert!(one(About::Published).is_some() && !found[0].body.is_empty(), "{text}");
        }
        for data in ["{}", "in 2020", "12 apples", "a.b/2020"] {
            let found = articles(&format!("title,data,text\nOne,{data},It rained.\n"));
            assert_eq!(found[0].about(About::Published).count(), 0, "{data}");
        }
    }

    #[test]
    fn of_two_columns_of_one_name_none_is_lost() {
        let found = articles(
            "title,text,text,tag,tag\nOne,It rained.,It snowed.,a,b\nTwo,It thawed.,It thawed.,,c\n",
        );
        assert_eq!(found[0].body, "It rained.\n\nIt snowed.");
        assert_eq!(found[0].about(About::Topic).count(), 2);
        assert_eq!(found[1].body, "It thawed.");
    }

    #[test]
    fn cells_may_hold_lines_and_quotes() {
        let found = articles(
            "headline,text\n\"Bridge, open\",\"It is open.\n\nIt is \"\"free\"\".\"\nFerry,It was sold.\n",
        );
        assert_eq!(found.len(), 2);
        assert_eq!(found[0].body, "It is open.\n\nIt is \"free\".");
        let found = articles("headline,text\nBridge,\"It is \\\"free\\\", he said.\"\nFerry,It was sold.\n");
        assert_eq!(found[0].body, "It is \"free\", he said.");
    }

    #[test]
    fn a_quote_that_is_never_closed_costs_its_own_record() {
        let text = "headline,date,text\nOne,2021-05-03,It rained.\nTwo,2021-05-04,\"It snowed all day.\nThree,2021-05-05,It thawed.\nFour,2021-05-06,\"It rained, again.\"\n";
        check(text, "csv #1 One\ncsv #2 Two\ncsv #3 Three\ncsv #4 Four");
        let found = articles(text);
        assert_eq!(found[1].body, "\"It snowed all day.");
        assert_eq!(found[1].suspects, ["a quote in it is never closed"]);
        assert_eq!(found[3].body, "It rained, again.");
        check(&text.replace("again.\"", "again."), "csv #1 One\ncsv #2 Two\ncsv #3 Three\ncsv #4 Four");
    }

    #[test]
    fn ragged_rows_are_kept() {
        let found = articles(
            "headline,date,text\nOne,2021-05-03,It rained, and it snowed.\nTwo,2021-05-04\n\nThree,2021-05-05,It thawed.,,\n",
        );
        assert_eq!(found.len(), 3);
        assert_eq!(found[0].body, "It rained, and it snowed.");
        assert_eq!(found[0].suspects, ["the row has 4 cells, the header 3"]);
        assert_eq!(found[1].suspects, ["the row has 2 cells, the header 3"]);
        assert_eq!(found[2].suspects, Vec::<String>::new());
    }

    #[test]
    fn a_table_without_a_column_of_text_is_no_news() {
        check("name,size\na,1\nb,2\n", "skipped: a table");
        check("id,title\n1,Bridge\n2,Ferry\n", "skipped: a table");
        let prose = "Text, title and other words, he said\n\nIt rained.";
        assert!(summary("a.txt", prose.as_bytes()).starts_with("clipping"));
    }

    /// In quadratic time it would not end.
    #[test]
    fn many_open_quotes_take_no_longer() {
        let text = format!("headline,text\n{}", "One,\"It rained.\nTwo,It snowed.\n".repeat(4000));
        assert_eq!(articles(&text).len(), 8000);
    }
}
