//! A file of the Reuters-21578 collection goes in, record by record; its articles come out.
//!
//! The codes under `PLACES`, `PEOPLE`, `ORGS` and `EXCHANGES` (`el-salvador`, `volcker`) are an indexer's
//! keywords, not names as printed, so all of them are stated as topics; the place of the statement tells which
//! list they stand in. The source is Reuters because the format is: no other agency's wire is kept in it.

use super::{Format, Head, Input, Item, locate, markup, paragraphs};
use crate::article::{About, Origin, RawArticle};
use crate::ingest::input::too_long;

/// SGML of the Reuters-21578 collection.
pub struct Reuters;

impl Format for Reuters {
    fn name(&self) -> &'static str {
        "reuters"
    }

    fn help(&self) -> &'static str {
        "SGML of the Reuters-21578 collection"
    }

    fn recognises(&self, head: &Head<'_>) -> bool {
        let start = head.start();
        let after_type = start.strip_prefix("<!DOCTYPE").and_then(|rest| rest.split_once('>'));
        after_type.map_or(start, |(_, rest)| rest.trim_start()).starts_with("<REUTERS")
    }

    fn read(&self, input: &mut Input<'_>, out: &mut dyn FnMut(Item)) {
        let limit = input.limit();
        let mut number = 0;
        let mut record = Pending::default();
        while let Some(line) = input.line() {
            let text = match line.text {
                Ok(text) => text,
                Err(reason) => {
                    out(Item::Failed { member: Some(format!("line {}", line.number)), reason });
                    continue;
                }
            };
            if text.starts_with("<REUTERS") {
                record.give(&mut number, limit, out);
                record.is_open = true;
            }
            record.add(&text, line.suspect, limit);
            if text.trim_end().ends_with("</REUTERS>") {
                record.is_whole = true;
                record.give(&mut number, limit, out);
            }
        }
        record.give(&mut number, limit, out);
    }
}

/// The record whose lines are being read.
#[derive(Default)]
struct Pending {
    is_open: bool,
    is_whole: bool,
    text: String,
    length: u64,
    suspects: Vec<String>,
}

impl Pending {
    fn add(&mut self, line: &str, suspect: Option<String>, limit: u64) {
        if !self.is_open {
            return;
        }
        self.length += line.len() as u64 + 1;
        if self.length <= limit {
            self.text.push_str(line);
            self.text.push('\n');
        }
        self.suspects.extend(suspect);
    }

    /// Gives the record, if there is one, and makes room for the next.
    fn give(&mut self, number: &mut u64, limit: u64, out: &mut dyn FnMut(Item)) {
        let Pending { is_open, is_whole, text, length, mut suspects } = std::mem::take(self);
        if !is_open {
            return;
        }
        *number += 1;
        let member = Some(format!("#{number}"));
        if length > limit {
            return out(Item::Failed { member, reason: too_long("the record", length, limit) });
        }
        if !is_whole {
            suspects.push("the record has no end".to_owned());
        }
        let mut article = article(&text);
        locate::statements(&mut article, &text);
        article.member = member;
        suspects.append(&mut article.suspects);
        article.suspects = suspects;
        out(Item::Article(article));
    }
}

/// The elements that state something, in the order of trust, and what.
const STATEMENTS: &[(&str, About)] = &[
    ("TITLE", About::Title),
    ("DATE", About::Published),
    ("AUTHOR", About::Author),
    ("DATELINE", About::Dateline),
];

/// The lists of an indexer's codes.
const CODES: &[&str] = &["TOPICS", "PLACES", "PEOPLE", "ORGS", "EXCHANGES", "COMPANIES"];

fn article(record: &str) -> RawArticle {
    let mut article = RawArticle::default();
    let origin = Origin::Element;
    // The lists stand in front of the text, which is long: it is not searched for them.
    let (lists, _) = record.split_once("<TEXT").unwrap_or((record, ""));
    for (name, about) in STATEMENTS {
        let text = plain(element(record, name).unwrap_or_default());
        let words: Vec<&str> = text.split_whitespace().collect();
        article.state(*about, origin, &words.join(" "), *name);
    }
    article.state(About::Source, origin, "Reuters", "REUTERS");
    if let Some(number) = attribute(record, "NEWID") {
        article.state(About::Record, origin, number, "NEWID");
    }
    for list in CODES {
        let codes = element(lists, list).unwrap_or_default();
        for code in codes.split("<D>").skip(1) {
            article.state(About::Topic, origin, code.split("</D>").next().unwrap_or(code), *list);
        }
    }
    let text = plain(text_of(record));
    let text = paragraphs::with_line_feeds(&text);
    let lines: Vec<&str> = text.split('\n').collect();
    let (lines, credit) = without_credit(&lines);
    article.state(About::Agency, origin, credit, "last line of the text");
    article.body = paragraphs::join(lines.iter().copied());
    if article.body.eq_ignore_ascii_case("Blah blah blah.") {
        // The collection stands this in for the text of a headline that was sent alone.
        article.body.clear();
    }
    article
}

/// The text: all of `TEXT` that is not in one of its other elements.
fn text_of(record: &str) -> &str {
    if let Some(body) = element(record, "BODY") {
        return body;
    }
    let text = element(record, "TEXT").unwrap_or_default();
    let ends = ["</TITLE>", "</AUTHOR>", "</DATELINE>"];
    let end = ends.iter().filter_map(|end| Some(text.rfind(end)? + end.len())).max();
    &text[end.unwrap_or(0)..]
}

/// The content of the first element of a name; one that is not closed ends with the record.
fn element<'a>(record: &'a str, name: &str) -> Option<&'a str> {
    let open = record.match_indices('<').find_map(|(at, _)| {
        let rest = record[at + 1..].strip_prefix(name)?;
        let content =
            rest.strip_prefix('>').or_else(|| rest.strip_prefix(' ')?.split_once('>').map(|(_, text)| text));
        content.map(|content| record.len() - content.len())
    })?;
    let content = &record[open..];
    let end = content
        .match_indices("</")
        .find(|(at, _)| content[at + 2..].strip_prefix(name).is_some_and(|rest| rest.starts_with('>')));
    let outer_end = content.find("</REUTERS>").unwrap_or(content.len());
    Some(&content[..end.map_or(outer_end, |(at, _)| at)])
}

fn attribute<'a>(record: &'a str, name: &str) -> Option<&'a str> {
    let tag = record.split('>').next()?;
    tag.split_once(&format!(" {name}=\""))?.1.split('"').next()
}

/// Entities decoded; the control characters that steered teleprinters become spaces.
fn plain(text: &str) -> String {
    let text = markup::decode_entities(text);
    text.chars().map(|c| if c.is_control() && c != '\n' { ' ' } else { c }).collect()
}

/// Parts the last line from the text when it is nothing but the agency's name.
fn without_credit<'a, 'b>(lines: &'b [&'a str]) -> (&'b [&'a str], &'a str) {
    let Some(last) = lines.iter().rposition(|line| !line.trim().is_empty()) else { return (lines, "") };
    let name = lines[last].trim().trim_end_matches('.');
    let is_credit = ["reuter", "reuters"].iter().any(|agency| name.eq_ignore_ascii_case(agency));
    if is_credit { (&lines[..last], name) } else { (lines, "") }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each statement as `About text (place)`, then the body.
    fn check(record: &str, expected: &[&str]) {
        let article = article(record);
        let statements = article.statements.iter();
        let mut lines: Vec<String> = statements
            .map(|statement| format!("{:?} {} ({})", statement.about, statement.text, statement.place))
            .collect();
        lines.push(article.body);
        assert_eq!(lines, expected);
    }

    #[test]
    fn a_record_is_read() {
        check(
            "<REUTERS TOPICS=\"YES\" OLDID=\"7\" NEWID=\"12\">\n<DATE> 3-MAY-1987 10:01:02.33&#5;F</DATE>\n\
             <TOPICS><D>tin</D><D>zinc</D></TOPICS>\n<PLACES><D>new-island</D></PLACES>\n<PEOPLE></PEOPLE>\n\
             <TEXT>&#2;\n<TITLE>HARBOUR CO &lt;HBR> BUYS\nFERRY</TITLE>\n<AUTHOR>    by Jane Roe, Reuters</AUTHOR>\n\
             <DATELINE>    PORT TOWN, May 3 - </DATELINE><BODY>Harbour Co &lt;HBR> said that it had\n\
             bought a ferry.\n    The price was not disclosed by\neither side.\n REUTER...\n&#3;</BODY></TEXT>\n</REUTERS>",
            &[
                "Title HARBOUR CO <HBR> BUYS FERRY (TITLE)",
                "Published 3-MAY-1987 10:01:02.33 F (DATE)",
                "Author by Jane Roe, Reuters (AUTHOR)",
                "Dateline PORT TOWN, May 3 - (DATELINE)",
                "Source Reuters (REUTERS)",
                "Record 12 (NEWID)",
                "Topic tin (TOPICS)",
                "Topic zinc (TOPICS)",
                "Topic new-island (PLACES)",
                "Agency REUTER (last line of the text)",
                "Harbour Co <HBR> said that it had bought a ferry.\n\nThe price was not disclosed by either side.",
            ],
        );
    }

    #[test]
    fn a_headline_sent_alone_has_no_body() {
        check(
            "<REUTERS NEWID=\"1\">\n<TEXT TYPE=\"BRIEF\">&#2;\n******<TITLE>FERRY SOLD\n</TITLE>Blah blah blah.\n&#3;\n\n</TEXT>\n</REUTERS>",
            &["Title FERRY SOLD (TITLE)", "Source Reuters (REUTERS)", "Record 1 (NEWID)", ""],
        );
    }

    #[test]
    fn a_text_without_elements_is_all_body() {
        check(
            "<REUTERS NEWID=\"2\">\n<TEXT TYPE=\"UNPROC\">&#2;\nSTOCKS AT NOON\n Corn......12\n Reuter\n&#3;\n</TEXT>\n</REUTERS>",
            &[
                "Source Reuters (REUTERS)",
                "Record 2 (NEWID)",
                "Agency Reuter (last line of the text)",
                "STOCKS AT NOON\nCorn......12",
            ],
        );
    }

    #[test]
    fn broken_records_give_what_they_have() {
        check(
            "<REUTERS NEWID=\"3\">\n<TEXT><TITLE>FERRY</TITLE><BODY>It sank.",
            &["Title FERRY (TITLE)", "Source Reuters (REUTERS)", "Record 3 (NEWID)", "It sank."],
        );
        check("<REUTERS", &["Source Reuters (REUTERS)", ""]);
        check("<REUTERS NEWID=", &["Source Reuters (REUTERS)", ""]);
    }
}
