//! News files that cannot be part of the repository go in, where they lie beside it; how many of the facts that a reader wrote down of them are right comes out.
//!
//! `tests/data/facts/*.tsv` has the facts, one a line: file (below `../shared/gold/formats`), member, field, value.
//!
//! ```text
//! member      of the article; empty: the first article of the file
//! field       what is stated, in small letters (`title`, `published`): the lines of a field are all its values, in
//!             any order; with a plus sign (`topic+`) they are some of them
//!             `words`, `hash`: of the body (words between white space; the first 8 hexadecimal digits of BLAKE3 of
//!             the body with each run of white space as one space)
//!             `articles`: how many the file gives; `skipped`, `failed`: a part of a reason that the report gives
//! value       as printed, white space as one space; `-`: there is none
//! # …         a remark
//! ```

use super::*;
use std::collections::BTreeMap;
use std::fs;

/// Facts of a hundred that must be right.
const RIGHT: f64 = 98.0;

/// What came out for the facts of one format.
#[derive(Default)]
struct Row {
    files: usize,
    articles: u64,
    right: usize,
    wrong: usize,
    missing: usize,
}

/// Facts by file, and in it by member and field.
type Facts = BTreeMap<String, BTreeMap<(String, String), Vec<String>>>;

#[test]
fn news_files_say_what_a_reader_wrote_down() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let gold = root.join("../shared/gold/formats");
    if !gold.is_dir() {
        println!("skipped: no news files beside the repository");
        return;
    }
    let mut facts = Facts::new();
    for file in fs::read_dir(root.join("tests/data/facts")).expect("the facts are there").flatten() {
        note(&fs::read_to_string(file.path()).expect("it is text"), &mut facts);
    }
    let mut table: BTreeMap<&str, Row> = BTreeMap::new();
    let mut differences = Vec::new();
    for (file, fields) in &facts {
        let (articles, report) = read_path(&gold.join(file), &Reading::default());
        let format = match &report.outcome {
            Outcome::Read { format } => format,
            Outcome::Skipped { .. } => "(skipped)",
            Outcome::Failed { .. } => "(failed)",
        };
        let row = table.entry(format).or_default();
        row.files += 1;
        row.articles += report.articles;
        for ((member, field), expected) in fields {
            let found = found(member, field.trim_end_matches('+'), &articles, &report);
            let (right, wrong, missing) = compare(field, expected, &found);
            row.right += right;
            row.wrong += wrong;
            row.missing += missing;
            if wrong + missing > 0 {
                differences.push(format!("{file} {member} {field}: {found:?}, not {expected:?}"));
            }
        }
    }
    println!(
        "{:<14} {:>6} {:>9} {:>7} {:>6} {:>8}",
        "format", "files", "articles", "right", "wrong", "missing"
    );
    let (mut right, mut all) = (0, 0);
    for (format, row) in &table {
        let Row { files, articles, right: good, wrong, missing } = row;
        println!("{format:<14} {files:>6} {articles:>9} {good:>7} {wrong:>6} {missing:>8}");
        right += good;
        all += good + wrong + missing;
    }
    let share = if all == 0 { 100.0 } else { 100.0 * right as f64 / all as f64 };
    println!("{right} of {all} facts are right: {share:.2} %\n{}", differences.join("\n"));
    assert!(share >= RIGHT, "{share:.2} % of the facts are right, not {RIGHT} %\n{}", differences.join("\n"));
}

fn note(text: &str, facts: &mut Facts) {
    for line in text.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#')) {
        let cells: Vec<&str> = line.splitn(4, '\t').collect();
        let [file, member, field, value] = cells[..] else { panic!("a fact has four columns: {line}") };
        let key = (member.to_owned(), field.to_owned());
        facts.entry(file.to_owned()).or_default().entry(key).or_default().push(value.to_owned());
    }
}

/// The values that were read, each run of white space as one space.
fn found(member: &str, field: &str, articles: &[RawArticle], report: &FileReport) -> Vec<String> {
    let article = if member.is_empty() {
        articles.first()
    } else {
        articles.iter().find(|article| article.member.as_deref() == Some(member))
    };
    match (field, article) {
        ("articles", _) => vec![report.articles.to_string()],
        ("skipped", _) => match &report.outcome {
            Outcome::Skipped { reason } => vec![reason.clone()],
            _ => report.skipped.iter().map(|skipped| skipped.reason.clone()).collect(),
        },
        ("failed", _) => match &report.outcome {
            Outcome::Failed { reason } => vec![reason.clone()],
            _ => report.failed.iter().map(|(_, reason)| reason.clone()).collect(),
        },
        (_, None) => Vec::new(),
        ("words", Some(article)) => vec![article.body.split_whitespace().count().to_string()],
        ("hash", Some(article)) => {
            let hash = blake3::hash(spaced(&article.body).as_bytes()).to_hex();
            vec![hash.as_str()[..8].to_owned()]
        }
        (_, Some(article)) => {
            let of_field = article
                .statements
                .iter()
                .filter(|statement| format!("{:?}", statement.about).eq_ignore_ascii_case(field));
            of_field.map(|statement| spaced(&statement.text)).collect()
        }
    }
}

fn spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// How many values are right, wrong and missing.
fn compare(field: &str, expected: &[String], found: &[String]) -> (usize, usize, usize) {
    let is_reason = matches!(field, "skipped" | "failed");
    let mut left: Vec<&String> = found.iter().collect();
    let (mut right, mut not_found) = (0, 0);
    for value in expected.iter().map(|value| spaced(value)) {
        let place = left
            .iter()
            .position(|found| if is_reason { found.contains(value.as_str()) } else { **found == value });
        match place {
            Some(place) => {
                left.remove(place);
                right += 1;
            }
            None if value == "-" => right += usize::from(found.is_empty()),
            None => not_found += 1,
        }
    }
    if is_reason || field.ends_with('+') {
        return (right, 0, not_found);
    }
    // What was read instead of a value makes it wrong; without that it is missing.
    let missing = not_found.saturating_sub(left.len());
    (right, left.len().max(not_found - missing), missing)
}
