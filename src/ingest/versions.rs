//! Two dates of an item go in; which of them is the later comes out, and so which date is an update.
//!
//! Agencies date an item and each of its versions. One rule holds for all their formats: published is the day on
//! which readers could first have it. That is what the item calls its publication; else the creation of its first
//! version (`firstCreated`); else that of the version at hand (`versionCreated`); else that of its content, which may
//! be a photo of a hundred years ago. A version that is later than that is an update, so that a footnote has both.

use chrono::{DateTime, NaiveDateTime};

/// How agencies write an instant with its zone: ISO 8601, long and short (`20240305T102010+0000`).
const WITH_ZONE: &[&str] =
    &["%Y-%m-%dT%H:%M:%S%.f%z", "%Y-%m-%d %H:%M:%S%.f%z", "%Y-%m-%dT%H:%M%z", "%Y%m%dT%H%M%S%.f%z"];

/// Whether a date is later than another. Where one of them has no zone, their days and clocks are compared.
pub fn is_later(date: &str, than: &str) -> bool {
    match (instant(date), instant(than)) {
        (Some(date), Some(than)) => date > than,
        _ => is_clock_later(&clock(date), &clock(than)),
    }
}

fn instant(text: &str) -> Option<NaiveDateTime> {
    let text = text.trim();
    let text = text.strip_suffix(['Z', 'z']).map_or_else(|| text.to_owned(), |clock| format!("{clock}+0000"));
    let instants = WITH_ZONE.iter().filter_map(|form| DateTime::parse_from_str(&text, form).ok());
    instants.map(|instant| instant.naive_utc()).next()
}

/// The figures of day and clock, without zone and fractions: `20130821164143`.
fn clock(text: &str) -> String {
    let (day, clock) = text.split_once(['T', ' ']).unwrap_or((text, ""));
    let clock = clock.split(['+', '-', 'Z', '.']).next().unwrap_or_default();
    day.chars().chain(clock.chars()).filter(char::is_ascii_digit).collect()
}

/// A day alone is not later than an hour of that day.
fn is_clock_later(date: &str, than: &str) -> bool {
    let shorter = date.len().min(than.len());
    date[..shorter] > than[..shorter]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(date: &str, than: &str, expected: bool) {
        assert_eq!(is_later(date, than), expected, "{date} {than}");
    }

    #[test]
    fn instants_are_compared_whatever_their_zones() {
        check("2024-03-05T09:00:00Z", "2024-03-05T10:00:00+02:00", true);
        check("2024-03-05T09:30:00+0100", "2024-03-05T09:00:00.000Z", false);
        check("20240305T102010Z", "20240305T102010+0000", false);
        check("20240305T102011+0100", "2024-03-05T09:20:10Z", true);
        check("2024-03-05T10:21-05:00", "2024-03-05T15:20:10Z", true);
    }

    #[test]
    fn without_zones_days_and_clocks_are_compared() {
        check("2024-03-05T10:20:11", "2024-03-05T10:20:10", true);
        check("20240306", "20240305T235959Z", true);
        check("20240305", "20240305T102010Z", false);
        check("20240305T102010Z", "20240305", false);
        check("2024-03-05", "", false);
    }
}
