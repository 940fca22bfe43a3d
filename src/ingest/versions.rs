//! Two dates of an item go in; which of them is the later comes out, and so which date is an update.
//!
//! Agencies date an item and each of its versions. One rule holds for all their formats: published is the day on
//! which readers could first have it. That is what the item calls its publication; else the creation of its first
//! version (`firstCreated`); else that of the version at hand (`versionCreated`); else that of its content, which may
//! be a photo of a hundred years ago. A version that is later than that is an update, so that a footnote has both.

/// Whether a date is later than another. Where one of them has no zone, their days and clocks are compared.
pub fn is_later(date: &str, than: &str) -> bool {
    let ((clock, zone), (other_clock, other_zone)) = (split(date), split(than));
    let seconds = |clock: &str, zone| Some(seconds(clock)? - zone_minutes(zone)? * 60);
    match (seconds(&clock, zone), seconds(&other_clock, other_zone)) {
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

/// Minutes east of Greenwich: `+0530`, `-05:00`, `Z`.
fn zone_minutes(zone: &str) -> Option<i64> {
    if zone.eq_ignore_ascii_case("z") {
        return Some(0);
    }
    let sign = if zone.starts_with('-') { -1 } else { 1 };
    let figures: String = zone.chars().filter(char::is_ascii_digit).collect();
    let (hours, minutes) = figures.split_at_checked(2).filter(|_| figures.len() <= 4)?;
    let minutes: i64 = if minutes.is_empty() { 0 } else { minutes.parse().ok()? };
    Some(sign * (hours.parse::<i64>().ok()? * 60 + minutes))
}

/// Seconds on a line of time that has all days of the civil calendar: the day's Julian number (Fliegel and Van
/// Flandern, 1968), then the clock.
fn seconds(clock: &str) -> Option<i64> {
    let number = |from: usize, to: usize| clock.get(from..to)?.parse::<i64>().ok();
    let (year, month, day) = (number(0, 4)?, number(4, 6)?, number(6, 8)?);
    let (hour, minute, second) = (number(8, 10)?, number(10, 12)?, number(12, 14).unwrap_or(0));
    let before_march = (14 - month) / 12;
    let (year, month) = (year + 4800 - before_march, month + 12 * before_march - 3);
    let days = day + (153 * month + 2) / 5 + 365 * year + year / 4 - year / 100 + year / 400;
    Some(((days * 24 + hour) * 60 + minute) * 60 + second)
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
