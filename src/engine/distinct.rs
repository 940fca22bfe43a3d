//! How often a value stands in the articles found and in all goes in, how much it sets them apart comes out.

use std::cmp::Ordering;

/// The values that set articles apart from all others of the index.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Distinctive {
    /// The highest scores first, then the order of the values.
    pub values: Vec<Distinct>,
    /// Articles found.
    pub found: u64,
    /// Articles of the index.
    pub articles: u64,
}

/// A value that is commoner in the articles found than in all others.
#[derive(Clone, Debug, PartialEq)]
pub struct Distinct {
    /// A word in lower case without accents, or a name as printed.
    pub value: String,
    /// Articles found that have it.
    pub articles: u64,
    /// Articles of the whole index that have it.
    pub held: u64,
    /// See [`Distinctive::score`].
    pub score: f64,
}

impl Distinct {
    /// The highest score first, then the order of the values.
    pub fn order(a: &Distinct, b: &Distinct) -> Ordering {
        b.score.total_cmp(&a.score).then_with(|| a.value.cmp(&b.value))
    }
}

impl Distinctive {
    /// Dunning's log-likelihood ratio (Accurate methods for the statistics of surprise and coincidence, 1993) of a
    /// value in `articles` of those found and in `held` of all: of one share for all, against one for those found and
    /// another for the rest. 0 where it is no commoner in those found.
    ///
    /// ```
    /// # use dateline::engine::Distinctive;
    /// let of = Distinctive { values: Vec::new(), found: 10, articles: 100 };
    /// assert_eq!(of.score(1, 10), 0.0);
    /// assert!(of.score(5, 10) > of.score(4, 10));
    /// ```
    pub fn score(&self, articles: u64, held: u64) -> f64 {
        let rest = self.articles.saturating_sub(self.found);
        let elsewhere = held.saturating_sub(articles);
        if rest == 0 || self.found == 0 || articles * self.articles <= held * self.found {
            return 0.0;
        }
        let cells = [
            (articles, self.found, held),
            (elsewhere, rest, held),
            (self.found - articles, self.found, self.articles - held),
            (rest - elsewhere.min(rest), rest, self.articles - held),
        ];
        let part = |(observed, row, column): (u64, u64, u64)| {
            if observed == 0 {
                return 0.0;
            }
            let expected = row as f64 * column as f64 / self.articles as f64;
            observed as f64 * (observed as f64 / expected).ln()
        };
        2.0 * cells.into_iter().map(part).sum::<f64>()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_score_is_that_of_the_table_of_four_cells() {
        // 4 of 10 found and 2 of the 90 others: 2·(4·ln(4/0.6) + 2·ln(2/5.4) + 6·ln(6/9.4) + 88·ln(88/84.6)).
        let of = Distinctive { values: Vec::new(), found: 10, articles: 100 };
        let expected = 2.0
            * (4.0 * (4.0_f64 / 0.6).ln()
                + 2.0 * (2.0_f64 / 5.4).ln()
                + 6.0 * (6.0_f64 / 9.4).ln()
                + 88.0 * (88.0_f64 / 84.6).ln());
        assert!((of.score(4, 6) - expected).abs() < 1e-9, "{} {expected}", of.score(4, 6));
        // In all of those found and in no other: 2·(10·ln 10 + 90·ln(100/90)).
        let expected = 2.0 * (10.0 * 10.0_f64.ln() + 90.0 * (100.0_f64 / 90.0).ln());
        assert!((of.score(10, 10) - expected).abs() < 1e-9);
    }

    #[test]
    fn what_is_no_commoner_sets_nothing_apart() {
        let of = Distinctive { values: Vec::new(), found: 10, articles: 100 };
        for (articles, held) in [(0, 0), (0, 50), (1, 10), (1, 20), (10, 100)] {
            assert!(of.score(articles, held) <= 0.0, "{articles} of {held}");
        }
        let all = Distinctive { values: Vec::new(), found: 100, articles: 100 };
        assert!(all.score(50, 50) <= 0.0);
    }
}
