//! Takes right names and found ones, gives precision, recall and F1 of names that agree exactly (as conlleval).

use crate::columns::Document;
use dateline::normalise::entities::model::tags::Kind;
use std::collections::BTreeSet;
use std::fmt;

/// Counts of names of each kind: found and right, found, right.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Score {
    counts: [[usize; 3]; 4],
}

impl Score {
    /// Adds a document as it should be and as it was tagged.
    pub fn add(&mut self, gold: &Document, tagged: &Document) {
        let (gold, tagged) = (gold.spans(), tagged.spans());
        let right: BTreeSet<_> = gold.iter().copied().collect();
        for span in &tagged {
            self.counts[span.kind as usize][0] += usize::from(right.contains(span));
            self.counts[span.kind as usize][1] += 1;
        }
        for span in &gold {
            self.counts[span.kind as usize][2] += 1;
        }
    }

    /// Adds what another score counted.
    pub fn merge(&mut self, other: &Score) {
        for (count, more) in self.counts.iter_mut().flatten().zip(other.counts.iter().flatten()) {
            *count += more;
        }
    }

    /// Precision, recall and F1 of some kinds together, in percent.
    fn of(&self, kinds: &[Kind]) -> (f64, f64, f64) {
        let sum = |index: usize| kinds.iter().map(|kind| self.counts[*kind as usize][index]).sum::<usize>();
        let (both, found, right) = (sum(0) as f64, sum(1) as f64, sum(2) as f64);
        let share = |part: f64, whole: f64| if whole > 0.0 { 100.0 * part / whole } else { 0.0 };
        (share(both, found), share(both, right), share(2.0 * both, found + right))
    }
}

/// The three kinds that a search knows.
pub const THREE: [Kind; 3] = [Kind::Person, Kind::Place, Kind::Organisation];

impl fmt::Display for Score {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut write = |name: &str, kinds: &[Kind]| {
            let (precision, recall, f1) = self.of(kinds);
            write!(out, "{name} {precision:.1}/{recall:.1}/{f1:.1}  ")
        };
        write("PLO", &THREE)?;
        write("ALL", &Kind::ALL)?;
        for kind in Kind::ALL {
            write(kind.label(), &[kind])?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::columns::{OWN, read};

    #[test]
    fn a_name_counts_when_its_ends_and_kind_agree() {
        let read = |text: &str| read(text, OWN, Kind::of_label).remove(0);
        let gold = read("Ann\tB-PER\nBlue\tI-PER\nof\tO\nRome\tB-LOC\n\nOslo\tB-LOC\n");
        let tagged = read("Ann\tB-PER\nBlue\tO\nof\tO\nRome\tB-LOC\n\nOslo\tB-ORG\n");
        let mut score = Score::default();
        score.add(&gold, &tagged);
        // One of three is right, of three found.
        assert!((score.of(&THREE).2 - 100.0 / 3.0).abs() < 1e-9);
        assert!((score.of(&[Kind::Place]).2 - 200.0 / 3.0).abs() < 1e-9);
    }
}
