//! Two dates of an item go in; which of them is the later comes out, and so which date is an update.
//!
//! Agencies date an item and each of its versions. One rule holds for all their formats: published is the day on
//! which readers could first have it. That is what the item calls its publication; else the creation of its first
//! version (`firstCreated`); else that of the version at hand (`versionCreated`); else that of its content, which may
//! be a photo of a hundred years ago. A version that is later than that is an update, so that a footnote has both.

use chrono::{DateTime, FixedOffset};

/// Whether a date is later than another. Where one of them has no zone, their days and clocks are compared.
pub fn is_later(date: &str, than: &str) -> bool {
    let ((clock, zone), (other_clock, other_zone)) = (split(date), split(than));
    match (instant(&clock, zone), instant(&other_clock, other_zone)) {
        (Some(date), Some(than)) => date > than,
        _ => is_clock_later(&clock, &other_clock),
    }
}

/// The figures of day and clock without fractions, `20130821164143`, and the zone: ISO 8601, long or short.
fn split(text: &str) -> (String, &str) {
    let text = text.trim();
    let (day, rest) = text.split_once(['T', ' ']).unwrap_or((text, ""));
    let (clock, zone) = rest.split_at(rest.find(['+', '-', 'Z', 'z']).unwrap_or(rest.len()));
    let clock = clock.split('.').next().unwrap_or_default();
    (day.chars().chain(clock.chars()).filter(char::is_ascii_digit).collect(), zone)
}

/// The instant of a day with hour and minute in a zone: `+0530`, `-05:00`, `+01`, `Z`.
fn instant(clock: &str, zone: &str) -> Option<DateTime<FixedOffset>> {
    /// Figures of a day, an hour and a minute.
    const SHORTEST: usize = 12;
    let zone = if zone.eq_ignore_ascii_case("z") { "+0000" } else { zone };
    let text = format!("{clock:0<14}{zone}");
    (clock.len() >= SHORTEST).then(|| DateTime::parse_from_str(&text, "%Y%m%d%H%M%S%#z").ok()).flatten()
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
        check("2024-03-01T00:30:00+01:00", "2024-02-29T23:45:00Z", false);
        check("2025-01-01T00:30:00+0100", "2024-12-31T23:15Z", true);
    }

    #[test]
    fn without_zones_days_and_clocks_are_compared() {
        check("2024-03-05T10:20:11", "2024-03-05T10:20:10", true);
        check("20240306", "20240305T235959Z", true);
        check("20240305", "20240305T102010Z", false);
        check("20240305T102010Z", "20240305", false);
        check("2024-03-05", "", false);
        check("2024-03-05T10:20:10+99999999999999999999", "2024-03-05T10:20:10-1", false);
    }
}
