//! A judged collection beside the repository goes in, laid out as articles, queries and judgements it comes out.

use super::super::archive::{Archive, collection};
use super::super::reuters;
use super::score::{self, Judged};
use flate2::read::GzDecoder;
use serde_json::{Value, json};
use std::fs::{self, File};
use std::io::Read;
use std::path::Path;

/// Queries with what was judged of them.
pub struct Questions {
    /// `id`, a tab and the query a line.
    pub queries: String,
    /// What is relevant to each.
    pub judged: Judged,
}

impl Questions {
    /// Those of the queries that were judged; `column` has the query, the first one its id.
    fn read(folder: &Path, queries: &str, column: usize, judgements: &str) -> Questions {
        let read = |name: &str| fs::read_to_string(folder.join(name)).expect("the collection can be read");
        let judged = score::judged(&read(judgements));
        let mut lines = String::new();
        for line in read(queries).lines() {
            let columns: Vec<&str> = line.split('\t').collect();
            let words: Vec<&str> = columns[column].split_whitespace().collect();
            if judged.contains_key(columns[0]) {
                lines.push_str(&format!("{}\t{}\n", columns[0], words.join(" ")));
            }
        }
        Questions { queries: lines, judged }
    }
}

/// A collection of JSON lines with its queries; `None` where it is not there. The queries of the events are their
/// headlines: those are taken away.
pub fn of_lines(name: &str) -> Option<(Archive, Questions)> {
    let folder = collection(name)?;
    let mut text = String::new();
    let file = File::open(folder.join("docs.jsonl.gz")).expect("the collection can be read");
    GzDecoder::new(file).read_to_string(&mut text).expect("the collection is whole");
    let articles = text.lines().map(|line| {
        let article: Value = serde_json::from_str(line).expect("a line is an article");
        let title = if name.starts_with("wce") { &Value::Null } else { &article["title"] };
        json!({"id": article["id"], "title": title, "body": article["body"], "date": article["date"]})
    });
    Some((indexed(articles), Questions::read(&folder, "queries.tsv", 1, "qrels.txt")))
}

/// Reuters-21578 with the topics as queries, and with the topics of a month.
pub fn of_reuters() -> Option<(Archive, [Questions; 2])> {
    let folder = collection("reuters")?;
    let stories = reuters::raw_stories()?;
    let archive = indexed(stories.iter().map(|story| article(story)));
    let topic = Questions::read(&folder, "topic_queries.tsv", 1, "topic_qrels.txt");
    let temporal = Questions::read(&folder, "temporal_queries.tsv", 4, "temporal_qrels.txt");
    Some((archive, [topic, temporal]))
}

fn indexed(articles: impl Iterator<Item = Value>) -> Archive {
    let lines: Vec<String> = articles.map(|article| article.to_string()).collect();
    let archive = Archive::new();
    archive.file("docs.jsonl", lines.join("\n"));
    archive.run(&["index", "docs.jsonl", "--no-entities", "--lang", "en"]).done();
    archive
}

/// A story of the SGML, without the formalities of the wire.
fn article(sgml: &str) -> Value {
    let (attributes, inner) = sgml.split_once('>').unwrap_or((sgml, ""));
    let id = between(attributes, "NEWID=\"", "\"").unwrap_or_default();
    let text = inner.find("<TEXT").map_or("", |at| &inner[at..]);
    let text = text.split("</TEXT>").next().unwrap_or_default();
    let (kind, text) = text.split_once('>').unwrap_or_default();
    let title = plain(between(text, "<TITLE>", "</TITLE>").unwrap_or_default());
    let body = match between(text, "<BODY>", "</BODY>") {
        Some(body) => plain(body),
        None => plain(&bare(text)),
    };
    let mut body = body.trim_end();
    let end = body.len().saturating_sub("Reuter".len());
    if body.get(end..).is_some_and(|last| last.eq_ignore_ascii_case("reuter")) {
        body = &body[..end];
    }
    let mut body = body.trim();
    if kind.contains("BRIEF") {
        body = body.trim_start_matches('*').trim_start();
        body = body.strip_prefix("Blah blah blah").map_or(body, |rest| rest.trim_start_matches(['.', ' ']));
    }
    let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
    json!({"id": id, "title": title, "body": body, "date": date(inner)})
}

fn between<'a>(text: &'a str, from: &str, to: &str) -> Option<&'a str> {
    let rest = &text[text.find(from)? + from.len()..];
    Some(&rest[..rest.find(to)?])
}

/// A text without its headline, its dateline, its author and other tags.
fn bare(text: &str) -> String {
    let mut text = text.to_owned();
    for name in ["TITLE", "DATELINE", "AUTHOR"] {
        let (open, close) = (format!("<{name}>"), format!("</{name}>"));
        if let (Some(start), Some(end)) = (text.find(&open), text.find(&close)) {
            text.replace_range(start..end + close.len(), "");
        }
    }
    text
}

/// Characters for entities, also where they were escaped twice; without control characters.
fn plain(text: &str) -> String {
    let mut text = text.to_owned();
    for _ in 0..2 {
        for (entity, character) in [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&amp;", "&")] {
            text = text.replace(entity, character);
        }
    }
    // The numbered ones of the wire are all control characters.
    for number in 0..32 {
        text = text.replace(&format!("&#{number};"), "");
    }
    text.chars().filter(|c| matches!(c, '\n' | '\t') || u32::from(*c) >= 32).collect()
}

/// `26-FEB-1987 15:01:01.79` is `1987-02-26`.
fn date(story: &str) -> Option<String> {
    let stated = between(story, "<DATE>", "</DATE>")?;
    let month = reuters::month(stated)?;
    let day: u32 = stated.trim().split('-').next()?.parse().ok()?;
    Some(format!("{month}-{day:02}"))
}
