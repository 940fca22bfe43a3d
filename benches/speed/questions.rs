//! Questions go in; the time that the engine and the peer take for each, by class, comes out.

use crate::table::{Table, median};
use crate::{ROUNDS, Result, clock};
use chrono::NaiveDate;
use dateline::engine::{self, Ask, Copies, Engine, Sort};
use dateline::query::{self, Syntax};
use dateline::search::{self, Options};
use serde_json::Value;
use std::hint::black_box;
use std::path::Path;
use std::process::Command;

/// How often the peer asks each question: it takes the median.
const PASSES: &str = "7";
/// Passages of a snippet.
const PASSAGES: usize = 2;

/// Words of which all are asked for, two each.
pub fn pairs(questions: &Path) -> Result<Vec<Vec<String>>> {
    let all = read(questions)?;
    Ok(all.into_iter().filter(|question| question.class == "and2").map(|question| question.words).collect())
}

/// Measures every question on both sides, and adds a row for each class and each kind of answer.
pub fn compare(index: &Path, peer_index: &Path, peer: &Path, path: &Path, table: &mut Table) -> Result<()> {
    let questions = read(path)?;
    let engine = engine::open(index)?;
    let ask_peer = |mode: &str| -> Result<Vec<Answer>> {
        let output =
            Command::new(peer).arg("bench").arg(peer_index).arg(path).args([mode, PASSES]).output()?;
        answers(&String::from_utf8(output.stdout)?, questions.len())
    };
    let most = Times { ids: f64::INFINITY, snippets: f64::INFINITY };
    let (mut of_ours, mut of_peer) = (vec![most; questions.len()], vec![most; questions.len()]);
    let mut same = 0;
    for round in 0..ROUNDS {
        let (ids, counts, snippets) = (ask_peer("ids")?, ask_peer("count")?, ask_peer("snip")?);
        for (number, question) in questions.iter().enumerate() {
            let with_total = counts[number].microseconds;
            // The peer has no mode with both: what its total costs beside the ids is added to its snippets.
            let total_alone = (with_total - ids[number].microseconds).max(0.0);
            let peer = Times { ids: with_total, snippets: snippets[number].microseconds + total_alone };
            of_peer[number] = of_peer[number].least(peer);
            let (ours, total) = measure(&*engine, question)?;
            of_ours[number] = of_ours[number].least(ours);
            same += usize::from(round == 0 && total == counts[number].total);
        }
    }
    println!("as many articles as the peer: {same} of {} questions\n", questions.len());
    add_rows(&questions, &of_ours, &of_peer, table);
    Ok(())
}

/// A question, in the words of the generator.
struct Question {
    class: String,
    words: Vec<String>,
    /// First and last day.
    period: Option<(String, String)>,
}

impl Question {
    /// The question in our language.
    fn text(&self) -> String {
        let text = match self.class.as_str() {
            "phrase" => format!("\"{}\"", self.words.join(" ")),
            "prefix" => format!("{}*", self.words.join("")),
            "or3" => self.words.join(" OR "),
            _ => self.words.join(" AND "),
        };
        match &self.period {
            None => text,
            Some((from, to)) => format!("{text} AND date:{from}..{to}"),
        }
    }

    fn ask(&self) -> Ask {
        let sort = if self.class == "bydate" { Sort::Newest } else { Sort::Relevance };
        Ask { sort, ..Ask::default() }
    }
}

/// Microseconds for the ten best.
#[derive(Clone, Copy, Debug)]
struct Times {
    /// Which they are, and the exact total.
    ids: f64,
    /// The same with headlines and snippets.
    snippets: f64,
}

impl Times {
    fn least(self, other: Times) -> Times {
        Times { ids: self.ids.min(other.ids), snippets: self.snippets.min(other.snippets) }
    }
}

/// What the peer says of one question.
struct Answer {
    microseconds: f64,
    total: u64,
}

fn read(path: &Path) -> Result<Vec<Question>> {
    let rows: Vec<Value> = serde_json::from_slice(&std::fs::read(path)?)?;
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let question = |row: &Value| Question {
        class: text(&row["class"]),
        words: row["terms"].as_array().map(|words| words.iter().map(text).collect()).unwrap_or_default(),
        period: row["from"]
            .as_str()
            .zip(row["to"].as_str())
            .map(|(from, to)| (from.to_owned(), to.to_owned())),
    };
    Ok(rows.iter().map(question).collect())
}

fn answers(lines: &str, expected: usize) -> Result<Vec<Answer>> {
    let mut answers = Vec::new();
    for line in lines.lines() {
        let row: Value = serde_json::from_str(line)?;
        let microseconds = row["cpu"].as_f64().ok_or("the peer gives no time")?;
        answers.push(Answer { microseconds, total: row["n"].as_u64().unwrap_or(0) });
    }
    if answers.len() != expected {
        return Err(format!("the peer answered {} of {expected} questions", answers.len()).into());
    }
    Ok(answers)
}

/// Times of one question, reading it included, and the number of articles.
fn measure(engine: &dyn Engine, question: &Question) -> Result<(Times, u64)> {
    let today = NaiveDate::from_ymd_opt(2026, 1, 1).ok_or("2026-01-01 is a day")?;
    let text = question.text();
    let mut total = 0;
    let ids = clock::of_work(|| {
        let (query, _) = query::parse(black_box(&text), today, Syntax::Dateline);
        let hits = engine.search(&query, &question.ask())?;
        total = hits.counts.certain;
        black_box(hits);
        Ok(())
    })?;
    let snippets = clock::of_work(|| {
        let (query, _) = query::parse(black_box(&text), today, Syntax::Dateline);
        let ask = Ask { copies: Copies::Fold, ..question.ask() };
        let options = Options { ask, passages: PASSAGES, expand: None };
        black_box(search::search(engine, &query, &options)?);
        Ok(())
    })?;
    Ok((Times { ids, snippets }, total))
}

fn add_rows(questions: &[Question], of_ours: &[Times], of_peer: &[Times], table: &mut Table) {
    let middle = |times: &[Times], class: Option<&str>, read: fn(&Times) -> f64| {
        let rows = questions
            .iter()
            .zip(times)
            .filter(|(question, _)| class.is_none_or(|class| question.class == class));
        median(rows.map(|(_, times)| read(times)).collect())
    };
    let mut classes: Vec<&str> = Vec::new();
    for question in questions {
        if !classes.contains(&question.class.as_str()) {
            classes.push(&question.class);
        }
    }
    let with_snippets = |times: &Times| times.snippets;
    let ids_alone = |times: &Times| times.ids;
    let mut add = |measure: String, class, read, target| {
        table.add(measure, middle(of_ours, class, read), Some(middle(of_peer, class, read)), target);
    };
    add("ten best with snippets and total, µs: all".to_owned(), None, with_snippets, Some(1.0));
    for class in &classes {
        add(format!("ten best with snippets and total, µs: {class}"), Some(*class), with_snippets, None);
    }
    add("ten best and total, µs: all".to_owned(), None, ids_alone, None);
    for class in &classes {
        add(format!("ten best and total, µs: {class}"), Some(*class), ids_alone, Some(2.0));
    }
}
