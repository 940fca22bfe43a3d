//! A JSON file goes in: a record, a list of records, records one after the other, or an answer that wraps a
//! list; articles come out.

mod dialects;
pub(super) mod keys;
mod record;
mod records;
mod repair;
pub(super) mod split;
mod values;

pub use keys::Holds;
pub use record::{Looks, read as record};
pub use records::Records;

use super::{Format, Head, Input, Item};
use serde_json::Value;
use split::{Piece, Splitter};

/// What a key of an article holds, in whatever format it stands.
pub fn key(name: &str) -> Option<Holds> {
    keys::find(name).map(|(_, holds)| holds)
}

/// JSON: a record, a list of records, or an answer that wraps one.
pub struct Json;

impl Format for Json {
    fn name(&self) -> &'static str {
        "json"
    }

    fn help(&self) -> &'static str {
        "JSON: a record, a list of records, or an answer that wraps one"
    }

    fn recognises(&self, head: &Head<'_>) -> bool {
        let start = head.start();
        let inside = |open: char| start.strip_prefix(open).map(str::trim_start);
        // `[` and `{` begin texts too: what follows them must be JSON.
        let object = |text: &str| text.starts_with('"') || text.starts_with('}');
        inside('{').is_some_and(object)
            || inside('[').is_some_and(|inside| {
                inside.starts_with(']')
                    || inside.strip_prefix('{').is_some_and(|text| object(text.trim_start()))
            })
    }

    fn read(&self, input: &mut Input<'_>, out: &mut dyn FnMut(Item)) {
        let mut records = Records::new(input.scope());
        let mut splitter = Splitter::default();
        let mut piece = splitter.next(input);
        while let Some(Piece { number, text, alone }) = piece {
            let next = splitter.next(input);
            // A value that stands alone is the file: its records are the file's.
            let is_the_file = alone && number == 1 && next.is_none();
            let member = (!is_the_file).then(|| format!("#{number}"));
            match text.and_then(|bytes| {
                let (text, suspect) = input.decode(&bytes);
                Ok((parse(&text)?, suspect))
            }) {
                Ok((value, suspect)) => records.take(value, member, suspect, out),
                Err(reason) => out(Item::Failed { member, reason }),
            }
            piece = next;
        }
        if let Some(reason) = records.finish(out) {
            input.skip(reason);
        }
    }
}

/// A value, and what had to be repaired to read it.
pub struct Parsed {
    /// The value.
    pub value: Value,
    /// What had to be repaired.
    pub suspect: Option<String>,
}

/// Reads one JSON value; what is easily mistaken in JSON is repaired, and said.
///
/// # Errors
///
/// In words, when it is no JSON.
pub fn parse(text: &str) -> Result<Parsed, String> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let error = match serde_json::from_str(text) {
        Ok(value) => return Ok(Parsed { value, suspect: None }),
        Err(error) => error,
    };
    let reason = say(&error);
    if let Some(repaired) = repair::repair(text)
        && let Ok(value) = serde_json::from_str(&repaired)
    {
        return Ok(Parsed { value, suspect: Some(format!("repaired before reading: {reason}")) });
    }
    Err(reason)
}

fn say(error: &serde_json::Error) -> String {
    if error.is_eof() {
        return "the JSON ends early".to_owned();
    }
    let message = error.to_string();
    let what = message.split(" at line ").next().unwrap_or(&message);
    // The parser's word for values in values in values.
    let what = if what == "recursion limit exceeded" { "values stand too deep in one another" } else { what };
    format!("no JSON at line {}, column {}: {what}", error.line(), error.column())
}

#[cfg(test)]
mod tests {
    use crate::ingest::tests::summary;

    fn check(text: &str, expected: &str) {
        assert_eq!(summary("a.html", text.as_bytes()), expected);
    }

    #[test]
    fn a_record_alone_is_the_file() {
        check(r#"{"title": "One", "body": "The bridge is open."}"#, "json One");
    }

    #[test]
    fn the_records_of_a_list_have_numbers() {
        let text = r#"[{"title":"One","body":"The bridge is open."},
            {"title":"Two","text":"It rained on Monday."}]"#;
        check(text, "json #1 One\njson #2 Two");
    }

    #[test]
    fn records_may_follow_each_other_without_a_list() {
        let text = "{\n\"title\":\"One\",\"body\":\"The bridge is open.\"\n}\n{\n\"title\":\"Two\",\"body\":\"It rained all day.\"}";
        check(text, "json #1 One\njson #2 Two");
    }

    #[test]
    fn a_broken_record_of_a_list_costs_itself_alone() {
        let text = r#"[{"title":"One","body":"The bridge is open."}, {"title" "Two"}, {"title":"Three","body":"It rained all day."}]"#;
        check(text, "json #1 One\njson #3 Three\nfailed #2: no JSON at line 1, column 10: expected `:`");
    }

    #[test]
    fn a_list_that_breaks_off_gives_what_it_has() {
        let text = r#"[{"title":"One","body":"The bridge is open."}, {"title":"Two","#;
        check(text, "json #1 One\nfailed #2: the JSON ends early");
    }

    #[test]
    fn an_answer_that_wraps_a_list_is_unwrapped() {
        let record = r#"{"title":"One","body":"The bridge is open."}"#;
        for answer in [
            r#"{"articles":[RECORD]}"#,
            r#"{"status":"ok","totalResults":1,"items":[RECORD]}"#,
            r#"{"response":{"docs":[RECORD]}}"#,
            r#"{"hits":{"total":1,"hits":[{"_index":"a","_source":RECORD}]}}"#,
            r#"{"data":[RECORD]}"#,
            r#"{"data":{"articles":{"results":[RECORD]}}}"#,
            r#"{"a17":RECORD}"#,
        ] {
            check(&answer.replace("RECORD", record), "json #1 One");
        }
    }

    #[test]
    fn an_entry_of_a_list_that_is_no_record_is_counted() {
        let text = r#"{"articles": [{"title":"One","body":"The bridge is open."}, 7]}"#;
        check(text, "json #1 One\nfailed #2: no record: not an object");
    }

    #[test]
    fn a_table_of_unknown_keys_is_no_news() {
        let package = r#"{"name":"site","version":"1.0.0","description":"The web site of a paper.","author":"Jane Roe","keywords":["news"]}"#;
        check(package, "skipped: JSON without the text of an article");
        check(r#"{"$schema":"x","title":"Settings","id":"a"}"#, "skipped: a JSON schema");
        check(r"[]", "skipped: JSON without the text of an article");
    }
}
