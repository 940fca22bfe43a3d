//! An engine of a few known answers and a query go in; what search says of the query comes out.

use super::advice;
use crate::analysis::Language;
use crate::article::{Article, ArticleId};
use crate::engine::{
    Ask, By, Counted, Counts, Coverage, Distinctive, Engine, FileState, Hit, Hits, Naming, Roll, Spelling,
    Statistics,
};
use crate::error::{Error, Result};
use crate::query::{Node, Query, Syntax, parse};
use std::ops::ControlFlow;

/// Answers queries by how they are printed.
struct Known {
    /// How many articles a query finds; one that is not here finds none.
    articles: &'static [(&'static str, u64)],
    /// The words near another, by `word~distance`.
    near: &'static [(&'static str, &'static [(&'static str, u64)])],
}

impl Engine for Known {
    fn search(&self, query: &Query, _: &Ask) -> Result<Hits> {
        let typed = query.to_string();
        let certain = self.articles.iter().find(|row| row.0 == typed).map_or(0, |row| row.1);
        Ok(Hits { counts: Counts { certain, ..Counts::default() }, ..Hits::default() })
    }
    fn each(&self, _: &Query, _: &Ask, _: &mut dyn FnMut(Article) -> Result<ControlFlow<()>>) -> Result<()> {
        Ok(())
    }
    fn resolved(&self, query: &Query) -> Result<Query> {
        Ok(query.clone())
    }
    fn count(&self, query: &Query, _: By, ask: &Ask, _: Naming<'_>) -> Result<Counted> {
        let certain = self.search(query, ask)?.counts.certain;
        Ok(Counted { certain, ..Counted::default() })
    }
    fn roll(&self, _: &Query, _: &'static str, _: &Ask, _: Naming<'_>) -> Result<Roll> {
        Ok(Roll::default())
    }
    fn coverage(&self, _: Naming<'_>) -> Result<Vec<Coverage>> {
        Ok(Vec::new())
    }
    fn names(&self, _: &'static str, _: &dyn Fn(&str) -> bool) -> Result<Vec<(String, u64)>> {
        Ok(Vec::new())
    }
    fn spellings(&self, _: &str, _: Option<&str>) -> Result<Vec<Spelling>> {
        Ok(Vec::new())
    }
    fn names_with(&self, _: &'static str, _: &str) -> Result<Vec<(String, u64)>> {
        Ok(Vec::new())
    }
    fn unusual_words(&self, _: &Query, _: &Ask, _: usize) -> Result<Distinctive> {
        Ok(Distinctive::default())
    }
    fn article(&self, _: &Hit) -> Result<Article> {
        Err(Error::NoArticle { id: String::new() })
    }
    fn find(&self, typed: &str) -> Result<Article> {
        Err(Error::NoArticle { id: typed.to_owned() })
    }
    fn copies(&self, _: &ArticleId) -> Result<Vec<ArticleId>> {
        Ok(Vec::new())
    }
    fn groups(&self) -> Result<Vec<Vec<ArticleId>>> {
        Ok(Vec::new())
    }
    fn languages(&self) -> &[Language] {
        &[Language::English]
    }
    fn expansion(&self, node: &Node) -> Result<Vec<(String, u64)>> {
        let typed = node.to_string();
        let found = self.near.iter().find(|row| row.0 == typed).map_or(&[][..], |row| row.1);
        Ok(found.iter().map(|(word, articles)| ((*word).to_owned(), *articles)).collect())
    }
    fn articles(&self) -> u64 {
        0
    }
    fn holding(&self, stems: &[&str]) -> Result<Vec<u64>> {
        Ok(vec![0; stems.len()])
    }
    fn statistics(&self) -> Result<Statistics> {
        Ok(Statistics::default())
    }
    fn files(&self, _: &dyn Fn(&FileState) -> bool) -> Result<Vec<FileState>> {
        Ok(Vec::new())
    }
}

const ARCHIVE: Known = Known {
    articles: &[
        ("junta", 7),
        ("zeppelin", 2),
        ("lang:fr", 4),
        ("junta AND lang:fr", 1),
        ("junta AND zeppelin", 3),
        ("arms AND trade", 5),
    ],
    near: &[
        ("zepelin~1", &[("zeppelin", 2)]),
        ("lukaschenka~2", &[("lukashenko", 3), ("lukashenka", 9), ("lukaschenka", 1), ("lukashenke", 0)]),
        ("jnta~1", &[("junta", 7), ("janta", 1), ("jota", 1), ("jonta", 1)]),
    ],
};

/// What helps, a line each: `7 query` for a change, `word: near, near` for a word that is not there.
fn check(typed: &str, expected: &[&str]) {
    let today = chrono::NaiveDate::from_ymd_opt(2026, 4, 22).unwrap();
    let (query, problems) = parse(typed, today, Syntax::Dateline);
    assert_eq!(problems, vec![], "{typed}");
    let found = ARCHIVE.search(&query, &Ask::default()).unwrap().counts;
    let advice = advice::of(&ARCHIVE, &query, &Ask::default(), &found).unwrap();
    let mut lines = Vec::new();
    for change in advice.iter().flat_map(|advice| &advice.changes) {
        lines.push(format!("{} {}", change.articles, change.query));
    }
    for word in advice.iter().flat_map(|advice| &advice.unknown) {
        let near: Vec<&str> = word.near.iter().map(|near| near.0.as_str()).collect();
        lines.push(format!("{}: {}", word.word, near.join(", ")));
    }
    assert_eq!(lines, expected, "{typed}");
}

#[test]
fn each_part_is_left_out_and_the_change_that_finds_most_comes_first() {
    check("junta AND zeppelin AND lang:fr", &["3 junta AND zeppelin", "1 junta AND lang:fr"]);
    check("zeppelin AND lang:fr", &["4 lang:fr", "2 zeppelin"]);
}

#[test]
fn words_that_must_stand_together_are_asked_for_apart() {
    check("\"arms trade\"", &["5 arms AND trade", "arms: ", "trade: "]);
}

#[test]
fn a_word_that_is_nowhere_is_told_with_those_spelled_like_it() {
    check("zepelin", &["zepelin: zeppelin"]);
    // The most common first, without itself and without those that are nowhere.
    check("lukaschenka", &["lukaschenka: lukashenka, lukashenko"]);
    // Of the many, three.
    check("jnta", &["jnta: junta, janta, jonta"]);
    // Words of two letters are like too many others.
    check("jn", &["jn: "]);
    check("-zepelin lang:de", &[]);
}

#[test]
fn what_finds_something_needs_no_advice() {
    check("junta", &[]);
}
