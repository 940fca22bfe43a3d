//! Searches as people type them in Nexis go in, what they mean in canonical form comes out.

use super::segment::SEGMENTS;
use crate::query::{Syntax, parse};
use chrono::NaiveDate;

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 4, 22).unwrap()
}

/// A ` !` at the end of what is expected says that there are problems.
fn check(text: &str, expected: &str) {
    let (query, problems) = parse(text, today(), Syntax::Nexis);
    let mark = if problems.is_empty() { "" } else { " !" };
    assert_eq!(format!("{query}{mark}"), expected, "{text:?} {problems:?}");
}

#[test]
fn every_segment_means_what_its_row_says() {
    for segment in SEGMENTS {
        check(segment.example, segment.means);
    }
}

#[test]
fn table() {
    check("russia w/10 junta", "russia w/10 junta");
}
