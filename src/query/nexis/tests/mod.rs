//! Searches as people type them in Nexis go in, what they mean in canonical form comes out.

mod chance;
mod meaning;
mod printing;
mod trouble;

use super::segment::SEGMENTS;
use crate::query::{LONGEST, Query, Syntax, parse, translate};
use chrono::NaiveDate;

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 4, 22).unwrap()
}

fn read(text: &str) -> Query {
    parse(text, today(), Syntax::Nexis).0
}

/// A ` !` at the end of what is expected says that there are problems.
fn check(text: &str, expected: &str) {
    let (query, problems) = parse(text, today(), Syntax::Nexis);
    let mark = if problems.is_empty() { "" } else { " !" };
    assert_eq!(format!("{query}{mark}"), expected, "{text:?} {problems:?}");
    reads_back(text, &query);
}

/// What Nexis can say is read back as it was; what it cannot say is told.
fn reads_back(text: &str, query: &Query) {
    let Ok(printed) = translate(query, Syntax::Nexis) else { return };
    if printed.len() <= LONGEST {
        assert_eq!(&read(&printed), query, "{text:?} printed as {printed:?}");
    }
}

/// The only problem of a text: where it is, what is said, and what to write.
fn check_problem(text: &str, place: &str, message: &str, hint: Option<&str>) {
    let (_, problems) = parse(text, today(), Syntax::Nexis);
    let found: Vec<_> = problems
        .iter()
        .map(|problem| (&text[problem.at.clone()], problem.message.as_str(), problem.hint.as_deref()))
        .collect();
    assert_eq!(found, vec![(place, message, hint)], "{text}");
}

#[test]
fn every_segment_means_what_its_row_says() {
    for segment in SEGMENTS {
        check(segment.example, segment.means);
    }
}
