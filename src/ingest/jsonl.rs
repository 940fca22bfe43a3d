//! A file with one JSON record a line goes in, line by line; articles come out, and the lines that are broken.

use super::json::{self, Records};
use super::{Format, Head, Input, Item};

/// JSON Lines: one record a line.
pub struct JsonLines;

impl Format for JsonLines {
    fn name(&self) -> &'static str {
        "jsonl"
    }

    fn help(&self) -> &'static str {
        "JSON Lines: one record a line"
    }

    fn recognises(&self, head: &Head<'_>) -> bool {
        let mut lines = head.start().lines().filter(|line| !line.trim().is_empty());
        let (Some(first), second) = (lines.next(), lines.next()) else { return false };
        let opens = |line: &str| line.trim_start().starts_with('{');
        match second {
            // One broken line at the top must not make a file of another kind of it.
            Some(second) if opens(first) && opens(second) => {
                is_record(first) || is_record(second) || !head.whole
            }
            Some(_) => opens(first) && is_record(first),
            // A record alone is JSON, and so is one whose line is longer than the beginning that we see.
            None => false,
        }
    }

    fn read(&self, input: &mut Input<'_>, out: &mut dyn FnMut(Item)) {
        let mut records = Records::new(input.scope());
        while let Some(line) = input.line() {
            let member = || Some(format!("#{}", line.number));
            match line.text {
                Ok(text) if text.trim().is_empty() => {}
                Ok(text) => match json::parse(&text) {
                    Ok(value) => records.take(value, member(), line.suspect, out),
                    Err(reason) => out(Item::Failed { member: member(), reason }),
                },
                Err(reason) => out(Item::Failed { member: member(), reason }),
            }
        }
        if let Some(reason) = records.finish(out) {
            input.skip(reason);
        }
    }
}

fn is_record(line: &str) -> bool {
    serde_json::from_str::<serde::de::IgnoredAny>(line).is_ok()
}

#[cfg(test)]
mod tests {
    use crate::ingest::tests::{read_bytes, summary};

    #[test]
    fn a_broken_line_costs_one_record() {
        let text = "{\"title\":\"One\",\"body\":\"The bridge is open.\"}\n{\"title\":\n\n{\"title\":\"Three\",\"body\":\"It rained.\"}\n";
        let expected = "\
jsonl #1 One
jsonl #4 Three
failed #2: the JSON ends early";
        assert_eq!(summary("a.txt", text.as_bytes()), expected);
    }

    #[test]
    fn a_line_over_the_limit_costs_one_record_and_no_memory() {
        let long = format!("{{\"title\":\"Long\",\"body\":\"{}\"}}", "x ".repeat(150_000));
        let text = format!(
            "{{\"title\":\"One\",\"body\":\"The bridge is open.\"}}\n{long}\n{{\"title\":\"Three\",\"body\":\"It rained all day.\"}}"
        );
        let reading = crate::ingest::Reading { article_limit: 100_000, ..Default::default() };
        let (articles, report) = read_bytes("a.jsonl", text.as_bytes(), &reading);
        assert_eq!(articles.len(), 2);
        let reason = "the record is 300 kB long, the limit is 100 kB: raise --article-limit";
        assert_eq!(report.failed, [(Some("#2".to_owned()), reason.to_owned())]);
    }

    #[test]
    fn a_line_that_is_not_utf8_is_read_and_reported() {
        let text = b"{\"title\":\"Un\",\"body\":\"Le pont est ouvert.\"}\n{\"title\":\"Deux\",\"body\":\"L'\xe9t\xe9 a \xe9t\xe9 tr\xe8s chaud.\"}\n";
        let (articles, _) = read_bytes("a", text, &crate::ingest::Reading::default());
        assert_eq!(articles[1].body, "L'été a été très chaud.");
        assert_eq!(articles[1].suspects, Vec::<String>::new());
        let text = [
            b"{\"title\":\"Un\",\"body\":\"Le pont est ouvert \xc3\xa0 tous.\"}\n".repeat(3000),
            text.to_vec(),
        ]
        .concat();
        let (articles, _) = read_bytes("a", &text, &crate::ingest::Reading::default());
        assert_eq!(articles.last().unwrap().suspects, ["not valid UTF-8 at byte 26: read as windows-1252"]);
    }
}
