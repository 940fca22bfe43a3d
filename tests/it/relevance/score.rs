//! The order of a run and what was judged relevant go in; the measures by which rankings are compared come out.

use std::collections::{BTreeMap, BTreeSet};

/// The relevant documents of each query.
pub type Judged = BTreeMap<String, BTreeSet<String>>;

/// Means over all judged queries; one that a run does not answer counts 0.
#[derive(Clone, Copy, Debug, Default)]
pub struct Measures {
    /// Mean average precision.
    pub map: f64,
    /// Normalised discounted cumulative gain of the first 10 (Järvelin and Kekäläinen, 2002), each judgement 0 or 1.
    pub ndcg: f64,
    /// Share of the relevant documents among the first 100.
    pub recall: f64,
}

/// Reads judgements, `query 0 document grade` a line; every grade above 0 is relevant.
pub fn judged(text: &str) -> Judged {
    let mut judged = Judged::new();
    for line in text.lines() {
        let columns: Vec<&str> = line.split_whitespace().collect();
        let [query, _, document, grade, ..] = columns.as_slice() else { continue };
        if grade.parse::<i32>().is_ok_and(|grade| grade > 0) {
            judged.entry((*query).to_owned()).or_default().insert((*document).to_owned());
        }
    }
    judged
}

/// Measures a TREC run, whose lines stand in the order of their scores, on the queries that `keep` keeps.
pub fn measures(run: &str, judged: &Judged, keep: impl Fn(&str) -> bool) -> Measures {
    let mut ranked: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for line in run.lines() {
        let columns: Vec<&str> = line.split(' ').collect();
        ranked.entry(columns[0]).or_default().push(columns[2]);
    }
    let mut sum = Measures::default();
    let mut queries = 0.0;
    for (query, relevant) in judged.iter().filter(|row| keep(row.0)) {
        let of_query = of_one(ranked.get(query.as_str()).map_or(&[], Vec::as_slice), relevant);
        sum.map += of_query.map;
        sum.ndcg += of_query.ndcg;
        sum.recall += of_query.recall;
        queries += 1.0;
    }
    Measures { map: sum.map / queries, ndcg: sum.ndcg / queries, recall: sum.recall / queries }
}

fn of_one(ranked: &[&str], relevant: &BTreeSet<String>) -> Measures {
    let all = relevant.len() as f64;
    let gain = |place: usize| 1.0 / (place as f64 + 1.0).log2();
    let mut of_query = Measures::default();
    let mut hits = 0.0;
    for (index, document) in ranked.iter().enumerate().take(1000) {
        if !relevant.contains(*document) {
            continue;
        }
        let place = index + 1;
        hits += 1.0;
        of_query.map += hits / place as f64 / all;
        if place <= 10 {
            of_query.ndcg += gain(place);
        }
        if place <= 100 {
            of_query.recall += 1.0 / all;
        }
    }
    of_query.ndcg /= (1..=relevant.len().min(10)).map(gain).sum::<f64>();
    of_query
}

#[test]
fn measures_are_what_their_definitions_say() {
    // Of two relevant documents one is second and one is not there.
    let judged = judged("q 0 a 1\nq 0 b 2\nq 0 c 0\nr 0 a 1\n");
    let run = "q Q0 c 1 3.0 x\nq Q0 a 2 2.0 x\n";
    let of_q = measures(run, &judged, |query| query == "q");
    let gain = 1.0 / 3.0_f64.log2();
    assert!((of_q.map - 0.25).abs() < 1e-9, "{of_q:?}");
    assert!((of_q.ndcg - gain / (1.0 + gain)).abs() < 1e-9, "{of_q:?}");
    assert!((of_q.recall - 0.5).abs() < 1e-9, "{of_q:?}");
    let of_both = measures(run, &judged, |_| true);
    assert!((of_both.map - 0.125).abs() < 1e-9, "{of_both:?}");
}
