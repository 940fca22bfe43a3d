//! Random archives and random queries go in; the engine's answers and those of a plain reader of word lists must agree.

mod chance;
mod counts;
mod texts;

use chance::{Plain, Random, article};
use chrono::{Datelike, NaiveDate};
use dateline::article::{Article, DayRange, Match, last_of_month};
use dateline::engine::{self, Ask, Engine, FileOutcome, FileState, Start, Writer, Writing};
use dateline::query::{Syntax, parse};
use std::collections::BTreeSet;
use std::ops::ControlFlow;
use texts::Text;

const ARTICLES: usize = 60;
const QUERIES: usize = 1000;

/// A query as the plain reader sees it.
enum Tree {
    Text(Text),
    Soft(Vec<&'static str>),
    Date(String, DayRange),
    And(Vec<Tree>),
    Or(Vec<Tree>),
    Not(Box<Tree>),
}

/// How a date that is not exact, or not there, is taken.
#[derive(Clone, Copy, PartialEq)]
enum Dates {
    Certain,
    Possible,
    /// Whatever would make the article match.
    Willing,
    /// Whatever would keep it from matching.
    Unwilling,
}

impl Dates {
    fn turned(self) -> Dates {
        match self {
            Dates::Certain => Dates::Possible,
            Dates::Possible => Dates::Certain,
            Dates::Willing => Dates::Unwilling,
            Dates::Unwilling => Dates::Willing,
        }
    }
}

/// How many of the words side by side are asked for.
#[derive(Clone, Copy, PartialEq)]
enum Soft {
    All,
    Any,
}

impl Tree {
    fn matches(&self, article: &Plain, soft: Soft, dates: Dates) -> bool {
        let has = |word: &&'static str| Text::Stem(word).is_in(article);
        match self {
            Tree::Text(text) => text.is_in(article),
            Tree::Soft(words) if soft == Soft::Any => words.iter().any(has),
            Tree::Soft(words) => words.iter().all(has),
            Tree::Date(_, range) => match (dates, article.days) {
                (Dates::Willing, None) => true,
                (_, None) => false,
                (Dates::Certain | Dates::Unwilling, Some(days)) => {
                    days.compare(range) == Some(Match::Certain)
                }
                (_, Some(days)) => days.compare(range).is_some(),
            },
            Tree::And(parts) => parts.iter().all(|part| part.matches(article, soft, dates)),
            Tree::Or(parts) => parts.iter().any(|part| part.matches(article, soft, dates)),
            // The language takes two negations for none.
            Tree::Not(part) => match &**part {
                Tree::Not(part) => part.matches(article, soft, dates),
                part => !part.matches(article, Soft::All, dates.turned()),
            },
        }
    }

    /// As a person types it.
    fn typed(&self) -> String {
        let join = |parts: &[Tree], with: &str| {
            let parts: Vec<String> = parts.iter().map(Tree::typed).collect();
            format!("({})", parts.join(with))
        };
        match self {
            Tree::Text(text) => format!("({})", text.typed()),
            Tree::Soft(words) => format!("({})", words.join(" ")),
            Tree::Date(typed, _) => typed.clone(),
            Tree::And(parts) => join(parts, " AND "),
            Tree::Or(parts) => join(parts, " OR "),
            Tree::Not(part) => format!("(NOT {})", part.typed()),
        }
    }

    fn random(random: &mut Random, depth: usize) -> Tree {
        let parts =
            |random: &mut Random| (0..2 + random.below(2)).map(|_| Tree::random(random, depth - 1)).collect();
        match random.below(if depth == 0 { 8 } else { 16 }) {
            0 => Tree::Text(Text::Stem(random.word())),
            1..=4 => {
                let depth = random.below(4);
                Tree::Text(Text::random(random, depth, true))
            }
            5 | 6 => Tree::Soft(vec![random.word(), random.word(), random.word()]),
            7 => Tree::date(random),
            8..=10 => Tree::And(parts(random)),
            11..=13 => Tree::Or(parts(random)),
            _ => Tree::Not(Box::new(Tree::random(random, depth - 1))),
        }
    }

    fn date(random: &mut Random) -> Tree {
        let day = random.day();
        let (year, month) = (day.year(), day.month());
        let first = NaiveDate::from_ymd_opt(year, month, 1).expect("every month has a first");
        let last = last_of_month(year, month);
        let (typed, from, to) = match random.below(5) {
            0 => (
                format!("date:{year}"),
                NaiveDate::from_ymd_opt(year, 1, 1),
                NaiveDate::from_ymd_opt(year, 12, 31),
            ),
            1 => (format!("date:{year}-{month:02}"), Some(first), last),
            2 => (format!("before:{year}-{month:02}"), None, first.pred_opt()),
            3 => (format!("since:{day}"), Some(day), None),
            _ => (
                format!("date:{year}-{month:02}..{}", year + 1),
                Some(first),
                NaiveDate::from_ymd_opt(year + 1, 12, 31),
            ),
        };
        Tree::Date(typed, DayRange { from, to })
    }
}

/// What is found: full matches that are certain, full ones that are possible, the partial, the number of undated.
#[derive(Debug, PartialEq)]
struct Answer {
    certain: BTreeSet<String>,
    possible: BTreeSet<String>,
    partial: BTreeSet<String>,
    undated: u64,
}

fn read_plainly(tree: &Tree, articles: &[Plain]) -> Answer {
    let mut answer =
        Answer { certain: BTreeSet::new(), possible: BTreeSet::new(), partial: BTreeSet::new(), undated: 0 };
    for article in articles {
        let id = article.id.to_string();
        let matches = |soft, dates| tree.matches(article, soft, dates);
        if matches(Soft::All, Dates::Certain) {
            answer.certain.insert(id);
        } else if matches(Soft::All, Dates::Possible) {
            answer.possible.insert(id);
        } else {
            answer.undated += u64::from(article.days.is_none() && matches(Soft::All, Dates::Willing));
            if matches(Soft::Any, Dates::Possible) {
                answer.partial.insert(id);
            }
        }
    }
    answer
}

fn ask_engine(engine: &dyn Engine, typed: &str) -> Answer {
    let today = NaiveDate::from_ymd_opt(2026, 4, 22).expect("it is a day");
    let (query, problems) = parse(typed, today, Syntax::Dateline);
    assert!(problems.is_empty(), "{typed}: {problems:?}");
    let found =
        engine.search(&query, &Ask { limit: 1000, ..Ask::default() }).expect("the index can be searched");
    let counts = found.counts;
    let mut answer = Answer {
        certain: BTreeSet::new(),
        possible: BTreeSet::new(),
        partial: BTreeSet::new(),
        undated: counts.undated,
    };
    for hit in &found.hits {
        let id = engine.article(hit).expect("a hit has its article").id.to_string();
        let set = match (hit.missing.is_empty(), hit.matching) {
            (false, _) => &mut answer.partial,
            (true, Some(Match::Possible)) => &mut answer.possible,
            (true, _) => &mut answer.certain,
        };
        assert!(set.insert(id), "{typed}: a hit comes twice");
    }
    let sizes = [&answer.certain, &answer.possible, &answer.partial].map(|set| set.len() as u64);
    assert_eq!(
        [counts.certain, counts.possible, counts.partial],
        sizes,
        "{typed}: counts are those of the hits"
    );
    let mut each = BTreeSet::new();
    let mut visit = |article: Article| {
        each.insert(article.id.to_string());
        Ok(ControlFlow::Continue(()))
    };
    engine.each(&query, &Ask::default(), &mut visit).expect("the index can be searched");
    let full: BTreeSet<String> = answer.certain.union(&answer.possible).cloned().collect();
    assert_eq!(each, full, "{typed}: export gives what search finds in full");
    answer
}

fn state(path: &str) -> FileState {
    FileState {
        path: path.to_owned(),
        size: 1,
        modified: 1,
        reading: 1,
        content: 1,
        outcome: FileOutcome::Read,
        format: Some("made".to_owned()),
        reason: None,
        articles: 1,
        failed: Vec::new(),
        skipped: Vec::new(),
        suspects: Vec::new(),
    }
}

fn add(writer: &mut dyn Writer, article: Article) {
    let path = article.path[0].clone();
    writer.begin(&path).expect("the index can be written");
    writer.add(article).expect("the index can be written");
    writer.end(state(&path)).expect("the index can be written");
}

fn difference(name: &str, expected: &BTreeSet<String>, got: &BTreeSet<String>) -> String {
    let (lacks, has) = (expected.difference(got).count(), got.difference(expected).count());
    if lacks + has == 0 { String::new() } else { format!(" {name}: {lacks} not found, {has} too many;") }
}

/// Fills an index in `commits` parts, forgets every `forget`th article, and asks so many queries.
fn check(seed: u64, commits: usize, forget: Option<usize>, queries: usize) {
    let mut random = Random(seed);
    let folder = tempfile::tempdir().expect("the system gives temporary folders");
    let root = folder.path().join("index");
    let writing = Writing { threads: 1, memory: 50_000_000, start: Start::Keep };
    let mut writer = engine::write(&root, &writing).expect("an index can be made");
    let mut articles = Vec::new();
    for number in 0..ARTICLES {
        let (plain, article) = article(&mut random, number);
        add(&mut *writer, article);
        articles.push(plain);
        if (number + 1) % ARTICLES.div_ceil(commits) == 0 {
            writer.commit().expect("the index can be written");
        }
    }
    if let Some(every) = forget {
        writer.commit().expect("the index can be written");
        let mut number = 0;
        articles.retain(|_| {
            number += 1;
            let goes = number % every == 0;
            if goes {
                writer.forget(&format!("/archive/{}", number - 1)).expect("the index can be written");
            }
            !goes
        });
    }
    writer.finish().expect("the index can be written");
    let engine = engine::open(&root).expect("the index can be opened");
    assert_eq!(engine.statistics().expect("it can be read").articles, articles.len() as u64);
    let mut wrong = Vec::new();
    for _ in 0..queries {
        let tree = Tree::random(&mut random, 3);
        let (typed, expected) = (tree.typed(), read_plainly(&tree, &articles));
        let got = ask_engine(&*engine, &typed);
        let differences = [
            difference("certain", &expected.certain, &got.certain),
            difference("possible", &expected.possible, &got.possible),
            difference("partial", &expected.partial, &got.partial),
            if expected.undated == got.undated {
                String::new()
            } else {
                format!(" undated: {} expected, {} counted", expected.undated, got.undated)
            },
        ];
        if got != expected {
            let is_count_alone = differences[..3].concat().is_empty();
            wrong.push((is_count_alone, typed.len(), format!("{typed}:{}", differences.concat())));
        }
    }
    wrong.sort();
    let shown: Vec<&str> = wrong.iter().take(8).map(|row| row.2.as_str()).collect();
    assert!(wrong.is_empty(), "{} of {queries} queries; the shortest:\n{}", wrong.len(), shown.join("\n"));
}

#[test]
fn one_segment_answers_as_a_plain_reader() {
    check(0x9e37_79b9_7f4a_7c15, 1, None, QUERIES);
}

#[test]
fn several_segments_answer_as_a_plain_reader() {
    check(0xd1b5_4a32_d192_ed03, 5, None, QUERIES);
}

#[test]
fn an_index_with_deletions_answers_as_a_plain_reader() {
    check(0x2545_f491_4f6c_dd1d, 3, Some(4), QUERIES);
}

#[test]
#[ignore = "takes minutes: cargo test -- --ignored a_hundred_thousand"]
fn a_hundred_thousand_queries_answer_as_a_plain_reader() {
    for archive in 0..50 {
        let seed = 0x9e37_79b9_7f4a_7c15_u64.wrapping_mul(archive * 2 + 3);
        check(seed, 1 + archive as usize % 4, (archive % 3 == 0).then_some(5), 2000);
    }
}
