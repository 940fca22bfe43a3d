//! Judged collections beside the repository go in, a verdict on how well they are ranked comes out.

mod collections;
mod score;

use super::archive::Archive;
use collections::Questions;
use score::Measures;
use std::fmt::Write;

/// What each collection must reach: mean average precision, nDCG of the first 10, recall of the first 100.
const TARGETS: [(&str, [f64; 3]); 7] = [
    ("cranfield", [0.310, 0.390, 0.745]),
    ("wce2025 odd", [0.355, 0.427, 0.705]),
    ("wce2025 even", [0.352, 0.422, 0.685]),
    ("npl", [0.288, 0.440, 0.605]),
    ("cisi", [0.225, 0.400, 0.445]),
    ("reuters topic", [0.520, 0.770, 0.570]),
    ("reuters temporal", [0.520, 0.695, 0.725]),
];

#[test]
fn judged_collections_are_ranked_as_well_as_the_best_known_way() {
    let mut table = Table::default();
    for name in ["cranfield", "wce2025", "npl", "cisi"] {
        let Some((archive, questions)) = collections::of_lines(name) else { continue };
        let run = run(&archive, &questions);
        if name == "wce2025" {
            for (half, rest) in [("odd", 1), ("even", 0)] {
                let keep = |query: &str| number(query) % 2 == rest;
                table.add(&format!("{name} {half}"), score::measures(&run, &questions.judged, keep));
            }
        } else {
            table.add(name, score::measures(&run, &questions.judged, |_| true));
        }
    }
    if let Some((archive, questions)) = collections::of_reuters() {
        for (kind, questions) in ["topic", "temporal"].into_iter().zip(questions) {
            let measures = score::measures(&run(&archive, &questions), &questions.judged, |_| true);
            table.add(&format!("reuters {kind}"), measures);
        }
    }
    println!("{}", table.lines);
    assert!(table.is_reached, "\n{}", table.lines);
}

/// The answers to all queries, as a TREC run.
fn run(archive: &Archive, questions: &Questions) -> String {
    archive.file("queries.tsv", &questions.queries);
    let arguments = ["batch", "queries.tsv", "--syntax", "words", "--format", "trec", "-n", "1000"];
    archive.run(&arguments).done().stdout
}

/// The number at the end of the id of a query.
fn number(query: &str) -> u32 {
    let digits = query.rsplit(|c: char| !c.is_ascii_digit()).find(|part| !part.is_empty());
    digits.and_then(|digits| digits.parse().ok()).unwrap_or(0)
}

/// Figures beside their targets.
struct Table {
    lines: String,
    is_reached: bool,
}

impl Default for Table {
    fn default() -> Table {
        Table { lines: "set               MAP          nDCG@10      R@100\n".to_owned(), is_reached: true }
    }
}

impl Table {
    fn add(&mut self, name: &str, measures: Measures) {
        let targets = TARGETS.iter().find(|row| row.0 == name).expect("every set has a target").1;
        let _ = write!(self.lines, "{name:<17}");
        for (figure, target) in [measures.map, measures.ndcg, measures.recall].into_iter().zip(targets) {
            let is_reached = figure >= target;
            self.is_reached &= is_reached;
            let sign = if is_reached { '≥' } else { '<' };
            let _ = write!(self.lines, " {figure:.3} {sign} {target:.3}");
        }
        self.lines.push('\n');
    }
}
