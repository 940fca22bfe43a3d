//! Time expressions with their values go in, the share of days that are computed right comes out.

use super::archive::shared;
use chrono::NaiveDate;
use dateline::article::Days;
use dateline::normalise::times;
use serde_json::Value;

/// Of the days in the gold, at least this share must be right.
const LEAST: f64 = 0.90;

#[test]
fn nine_of_ten_days_that_news_talk_about_are_right() {
    let Some(folder) = shared("gold/timex") else { return };
    let gold = std::fs::read_to_string(folder.join("timex3_gold.jsonl")).expect("the gold can be read");
    let (mut right, mut all) = (0, 0);
    for line in gold.lines() {
        let row: Value = serde_json::from_str(line).expect("a row is JSON");
        let cell = |name: &str| row[name].as_str().unwrap_or_default().to_owned();
        let (Ok(value), "DATE") = (cell("value").parse::<NaiveDate>(), cell("type").as_str()) else {
            continue;
        };
        let article = Days::Day(cell("dct").parse().expect("an article's day"));
        let (before, text) = (cell("pre"), cell("text"));
        let whole = format!("{before}{text}{}", cell("post"));
        let span = before.len()..before.len() + text.len();
        let mentions = times::find(&whole, Some("en"), Some(&article));
        let is_there = |at: &std::ops::Range<usize>| at.start < span.end && span.start < at.end;
        all += 1;
        right += u32::from(
            mentions.iter().any(|found| is_there(&found.at) && found.first == value && found.last == value),
        );
    }
    println!("days that news talk about: {right} right of {all}");
    assert!(f64::from(right) >= LEAST * f64::from(all), "{right} of {all}");
}
