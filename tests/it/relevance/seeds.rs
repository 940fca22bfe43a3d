//! Questions about the articles in `seeds/`, and those that answer each, go in; a verdict that every clone can have comes
//! out.

use super::super::archive::{Archive, repository, text};
use super::score::{self, Judged};
use std::fmt::Write;

/// Nearly every question has its answers first: mean average precision, and nDCG of the first 10.
const FLOOR: [f64; 2] = [0.95, 0.95];

#[test]
fn the_articles_in_seeds_answer_what_people_ask_of_them() {
    let rows = std::fs::read_to_string(repository().join("tests/data/relevance/seeds.tsv")).unwrap();
    let rows = rows.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('\t'));
    let (mut queries, mut judged) = (String::new(), Judged::new());
    for (number, (query, articles)) in rows.enumerate() {
        let _ = writeln!(queries, "{number}\t{query}");
        judged.insert(number.to_string(), articles.split(' ').map(str::to_owned).collect());
    }
    assert!(judged.len() >= 30);
    let archive = Archive::new();
    archive.copy(&repository().join("seeds"), "seeds");
    archive.run(&["index", "seeds"]).done();
    archive.file("queries.tsv", &queries);
    let arguments = ["batch", "queries.tsv", "--syntax", "words", "-n", "50", "--copies", "show"];
    let mut run = String::new();
    for line in archive.run(&arguments).done().stdout.lines() {
        let answer: serde_json::Value = serde_json::from_str(line).unwrap();
        for hit in answer["hits"].as_array().into_iter().flatten() {
            let path = text(&hit["path"][0]);
            let path = path.split_once("seeds/").map_or(path.as_str(), |(_, path)| path);
            let _ = writeln!(run, "{} Q0 {path}", text(&answer["id"]));
        }
    }
    let measures = score::measures(&run, &judged, |_| true);
    let late: Vec<&str> = queries
        .lines()
        .filter(|line| {
            let number = line.split('\t').next().unwrap_or_default();
            score::measures(&run, &judged, |query| query == number).map < 1.0
        })
        .collect();
    println!("seeds: MAP {:.3}, nDCG@10 {:.3}; not all first: {late:?}", measures.map, measures.ndcg);
    assert!(measures.map >= FLOOR[0] && measures.ndcg >= FLOOR[1], "{measures:?} {late:?}");
}
