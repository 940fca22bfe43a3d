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

/// What the recipe reaches with `--expand`: printed beside ours, no promise.
const EXPANDED: [(&str, [f64; 2]); 7] = [
    ("cranfield", [0.358, 0.438]),
    ("wce2025 odd", [0.393, 0.457]),
    ("wce2025 even", [0.389, 0.449]),
    ("npl", [0.311, 0.458]),
    ("cisi", [0.252, 0.416]),
    ("reuters topic", [0.559, 0.802]),
    ("reuters temporal", [0.562, 0.719]),
];

#[test]
fn judged_collections_are_ranked_as_well_as_the_best_known_way() {
    let mut table = Table::default();
    for name in ["cranfield", "wce2025", "npl", "cisi"] {
        let Some((archive, questions)) = collections::of_lines(name) else { continue };
        table.set(&archive, &questions, name);
    }
    if let Some((archive, [topic, temporal])) = collections::of_reuters() {
        table.set(&archive, &topic, "reuters topic");
        table.set(&archive, &temporal, "reuters temporal");
    }
    println!("{}", table.lines);
    assert!(table.is_reached, "\n{}", table.lines);
}

/// The answers to all queries, as a TREC run.
fn run(archive: &Archive, questions: &Questions, more: &[&str]) -> String {
    archive.file("queries.tsv", &questions.queries);
    let arguments = ["batch", "queries.tsv", "--syntax", "words", "--format", "trec", "-n", "1000"];
    archive.run(&[&arguments, more].concat()).done().stdout
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
    /// Asks the questions of a set as they are, and, in a build for use, with words added.
    fn set(&mut self, archive: &Archive, questions: &Questions, name: &str) {
        let plain = run(archive, questions, &[]);
        // Twice as long: only where the program was made to be fast.
        let expanded = (!cfg!(debug_assertions)).then(|| run(archive, questions, &["--expand"]));
        let halves: &[(&str, Option<u32>)] = match name {
            "wce2025" => &[(" odd", Some(1)), (" even", Some(0))],
            _ => &[("", None)],
        };
        for (half, rest) in halves {
            let keep = |query: &str| rest.is_none_or(|rest| number(query) % 2 == rest);
            let name = format!("{name}{half}");
            self.add(&name, score::measures(&plain, &questions.judged, keep));
            if let Some(expanded) = &expanded {
                self.add_expanded(&name, score::measures(expanded, &questions.judged, keep));
            }
        }
    }

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

    fn add_expanded(&mut self, name: &str, measures: Measures) {
        let [map, ndcg] = EXPANDED.iter().find(|row| row.0 == name).expect("every set has a row").1;
        let Measures { map: our_map, ndcg: our_ndcg, recall } = measures;
        let _ = writeln!(
            self.lines,
            "  --expand        {our_map:.3} / {map:.3} {our_ndcg:.3} / {ndcg:.3} {recall:.3}"
        );
    }
}
