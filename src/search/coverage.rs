//! An engine goes in; which months each source has articles of, and which between them it lacks, comes out.

use crate::engine::{Ask, By, Counted, Coverage, Engine, Naming, Unit};
use crate::error::Result;
use crate::query::{Node, Query};
use chrono::NaiveDate;

/// The months of a source.
#[derive(Clone, Debug)]
pub struct Months {
    /// Its name; `None` for the articles that name none.
    pub source: Option<String>,
    /// Its articles, by month.
    pub counted: Counted,
    /// The months without articles between the first and the last.
    pub gaps: Vec<Gap>,
}

/// Months without articles that follow each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gap {
    /// The first, `2022-03`.
    pub first: String,
    /// The last.
    pub last: String,
    /// How many.
    pub months: usize,
}

/// The months of the whole archive, then those of each source, the most articles first, and of no source.
pub fn of(engine: &dyn Engine) -> Result<(Months, Vec<Months>)> {
    let everything = Query { root: Some(Node::Everything) };
    let all = engine.count(&everything, By::Time(Unit::Month), &Ask::default(), Naming::default())?;
    let months = |Coverage { source, counted }: Coverage| Months { gaps: gaps(&counted), source, counted };
    let sources = engine.coverage(Naming::default())?.into_iter().map(months).collect();
    Ok((months(Coverage { source: None, counted: all }), sources))
}

fn gaps(counted: &Counted) -> Vec<Gap> {
    let mut gaps = Vec::new();
    for pair in counted.buckets.windows(2) {
        let [Some(before), Some(after)] = [pair[0].first, pair[1].first] else { continue };
        let missing: Vec<NaiveDate> =
            std::iter::successors(Unit::Month.next(before), |first| Unit::Month.next(*first))
                .take_while(|first| *first < after)
                .collect();
        if let (Some(first), Some(last)) = (missing.first(), missing.last()) {
            let [first, last] = [first, last].map(|day| Unit::Month.name_of(*day));
            gaps.push(Gap { first, last, months: missing.len() });
        }
    }
    gaps
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::Bucket;

    #[test]
    fn what_lies_between_months_with_articles_is_a_gap() {
        let bucket = |month: &str| Bucket {
            key: month.to_owned(),
            value: month.to_owned(),
            first: format!("{month}-01").parse().ok(),
            articles: 1,
        };
        let check = |months: &str, expected: &str| {
            let buckets = months.split_whitespace().map(bucket).collect();
            let found = gaps(&Counted { buckets, ..Counted::default() });
            let found: Vec<String> =
                found.iter().map(|gap| format!("{}..{} {}", gap.first, gap.last, gap.months)).collect();
            assert_eq!(found.join(", "), expected, "{months}");
        };
        check("2023-11 2023-12 2024-01", "");
        check("2023-11 2024-01 2024-04", "2023-12..2023-12 1, 2024-02..2024-03 2");
        check("2023-11", "");
        check("", "");
    }
}
