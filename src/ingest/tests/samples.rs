//! Samples go in with what a reader wrote down of them; every difference comes out.
//!
//! `tests/data/expected/<format>/<sample>.txt` has the articles of `tests/data/formats/<format>/<sample>`:
//!
//! ```text
//! article #1                            a member, or nothing behind it
//! Title: Ferry runs again               statements: of a kind that is named, all of them in order
//! Author: -                             there is none
//! words: 23                             of the body
//! begins: The ferry to                  how it begins and ends
//! ends: in spring.
//! suspect: the record has no end        of the article; all of them, when one is named
//! failed #2: the JSON ends early        then what failed, what was skipped (by reason), doubts about the file
//! skipped !a.png: seems to be a PNG image
//! doubt: the file ends early
//! ```

use super::*;
use std::fs;

/// What is known of one article, or of the file.
#[derive(Default)]
struct Expected<'a> {
    member: &'a str,
    lines: Vec<(&'a str, &'a str)>,
}

#[test]
fn every_sample_says_what_a_reader_wrote_down() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data");
    let mut wrong = Vec::new();
    for folder in fs::read_dir(root.join("expected")).expect("the expected articles are there").flatten() {
        for file in fs::read_dir(folder.path()).expect("it is a folder").flatten() {
            let name = file.file_name().into_string().expect("names are plain");
            let sample = root
                .join("formats")
                .join(folder.file_name())
                .join(name.strip_suffix(".txt").unwrap_or(&name));
            let text = fs::read_to_string(file.path()).expect("it is text");
            let (articles, report) = read_path(&sample, &Reading::default());
            let shown = sample.strip_prefix(&root).expect("it is below").display().to_string();
            wrong.extend(
                compare(&text, &articles, &report).into_iter().map(|line| format!("{shown}: {line}")),
            );
        }
    }
    wrong.sort();
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}

fn compare(text: &str, articles: &[RawArticle], report: &FileReport) -> Vec<String> {
    let mut expected: Vec<Expected<'_>> = Vec::new();
    let (mut failed, mut skipped, mut doubts) = (Vec::new(), Vec::new(), Vec::new());
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        if line == "article" || line.starts_with("article ") {
            expected.push(Expected { member: line["article".len()..].trim(), ..Expected::default() });
        } else if line.starts_with("failed") {
            failed.push(line.to_owned());
        } else if line.starts_with("skipped") {
            skipped.push(line.to_owned());
        } else if let Some(doubt) = line.strip_prefix("doubt: ") {
            doubts.push(doubt.to_owned());
        } else {
            let pair = line.split_once(':').expect("a line is a name, a colon and a value");
            let open = expected.last_mut().expect("`article` stands before what is said of it");
            open.lines.push((pair.0, pair.1.trim()));
        }
    }
    let mut wrong = Vec::new();
    if expected.len() != articles.len() {
        wrong.push(format!(
            "{} articles, not {}: {}",
            articles.len(),
            expected.len(),
            lines(articles, report)
        ));
    }
    for (expected, article) in expected.iter().zip(articles) {
        let found = article.member.as_deref().unwrap_or("");
        if found != expected.member {
            wrong.push(format!("member `{found}`, not `{}`", expected.member));
        }
        let at = |line: String| format!("article {}: {line}", expected.member);
        wrong.extend(differences(expected, article).into_iter().map(at));
    }
    let found = report.failed.iter().map(|(member, reason)| match member {
        Some(member) => format!("failed {member}: {reason}"),
        None => format!("failed: {reason}"),
    });
    same("failures", &failed, &found.chain(as_whole(report, true)).collect::<Vec<_>>(), &mut wrong);
    let found = report.skipped.iter().map(|members| {
        let others =
            if members.count > 1 { format!(" and {} more", members.count - 1) } else { String::new() };
        format!("skipped {}{others}: {}", members.first, members.reason)
    });
    same("skipped", &skipped, &found.chain(as_whole(report, false)).collect::<Vec<_>>(), &mut wrong);
    same("doubts", &doubts, &report.suspects, &mut wrong);
    wrong
}

fn as_whole(report: &FileReport, failed: bool) -> Option<String> {
    match &report.outcome {
        Outcome::Failed { reason } if failed => Some(format!("failed: {reason}")),
        Outcome::Skipped { reason } if !failed => Some(format!("skipped: {reason}")),
        _ => None,
    }
}

fn same(what: &str, expected: &[String], found: &[String], wrong: &mut Vec<String>) {
    if expected != found {
        wrong.push(format!("{what} are\n    {found:?}, not\n    {expected:?}"));
    }
}

fn differences(expected: &Expected<'_>, article: &RawArticle) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut kinds: Vec<&str> = Vec::new();
    for (name, value) in &expected.lines {
        let words = article.body.split_whitespace().count();
        match *name {
            "words" if value.parse() == Ok(words) => {}
            "words" => wrong.push(format!("{words} words, not {value}: {:.200}", article.body)),
            "begins" if article.body.starts_with(value) => {}
            "ends" if article.body.ends_with(value) => {}
            "begins" | "ends" => {
                wrong.push(format!("the text does not {name} so: `{value}`: {}", article.body));
            }
            kind if !kinds.contains(&kind) => kinds.push(kind),
            _ => {}
        }
    }
    for kind in kinds {
        let all = expected.lines.iter().filter(|(name, value)| *name == kind && *value != "-");
        let right: Vec<String> = all.map(|(_, value)| (*value).to_owned()).collect();
        let of_kind = article.statements.iter().filter(|row| format!("{:?}", row.about) == kind);
        let found: Vec<String> = if kind == "suspect" {
            article.suspects.clone()
        } else {
            of_kind.map(|statement| statement.text.clone()).collect()
        };
        same(kind, &right, &found, &mut wrong);
    }
    wrong
}
