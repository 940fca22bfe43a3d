//! Periods as people type them go in, their days or what is wrong with them come out.

use super::*;

fn check(text: &str, expected: &str) {
    let today = NaiveDate::from_ymd_opt(2026, 4, 22).unwrap();
    check_bound(text, Bound::Within, expected, today);
}

fn check_bound(text: &str, bound: Bound, expected: &str, today: NaiveDate) {
    let found = match bounded(text, today, bound) {
        Ok(range) => print(range),
        Err(none) => none.message,
    };
    assert_eq!(found, expected, "{text}");
}

#[test]
fn a_unit_is_all_its_days() {
    check("2024", "2024");
    check("2024-04", "2024-04");
    check("2024-4", "2024-04");
    check("2024-04-22", "2024-04-22");
    check("20240422", "2024-04-22");
    check("Apr 2024", "2024-04");
    check("april 2024", "2024-04");
    check("Sept. 2024", "2024-09");
    check("22 April 2024", "2024-04-22");
    check("22nd Apr 2024", "2024-04-22");
    check("April 22, 2024", "2024-04-22");
    check("APRIL 22 2024", "2024-04-22");
    check("0800", "0800");
}

#[test]
fn a_range_includes_both_ends() {
    check("2024-04..2024-06", "2024-04-01..2024-06-30");
    check("2024 .. 2024", "2024");
    check("..2020", "..2020-12-31");
    check("2020..", "2020-01-01..");
    check("2020\u{2013}2022", "2020-01-01..2022-12-31");
    check("2020-2022", "2020-01-01..2022-12-31");
    check("2020-present", "2020-01-01..2026-04-22");
    check("3 May 2023 to Apr 2024", "2023-05-03..2024-04-30");
    check("2023-12-31..2024-01-01", "2023-12-31..2024-01-01");
}

#[test]
fn relative_periods_are_counted_from_today() {
    check("today", "2026-04-22");
    check("yesterday", "2026-04-21");
    check("this week", "2026-04-20..2026-04-26");
    check("last week", "2026-04-13..2026-04-19");
    check("this month", "2026-04");
    check("last month", "2026-03");
    check("last year", "2025");
    check("14d..", "2026-04-08..");
    check("14d", "2026-04-08..2026-04-22");
    check("14d..7d", "2026-04-08..2026-04-15");
    check("2w..today", "2026-04-08..2026-04-22");
    check("1y..", "2025-04-22..");
    check("last 14 days", "2026-04-08..2026-04-22");
    check("3 days ago", "2026-04-19");
    check("3 months ago", "2026-01");
    check("1 week ago", "2026-04-13..2026-04-19");
    check("2 years ago", "2024");
}

#[test]
fn iso_intervals_have_exactly_their_length() {
    check("2001-03-01/P1Y2M", "2001-03-01..2002-04-30");
    check("2024-04-01/p1m", "2024-04");
    check("P2D/", "2026-04-21..2026-04-22");
    check("P1M/2024-04-30", "2024-04");
    check("2024-04-01/2024-04-03", "2024-04-01..2024-04-03");
    check("2024-04/", "2024-04-01..");
    check("/2024-04", "..2024-04-30");
}

#[test]
fn a_day_that_does_not_exist_is_said() {
    check("2024-13", "there is no such day as `2024-13`");
    check("2023-02-29", "there is no such day as `2023-02-29`");
    check("30 February 2024", "there is no such day as `30 February 2024`");
    check("2024..2024-13", "there is no such day as `2024..2024-13`");
    check("0000", "there is no such day as `0000`");
    check("9000 years ago", "there is no such day as `9000 years ago`");
    check("2024-06..2024-04", "`2024-06..2024-04` ends before it begins");
}

#[test]
fn what_has_no_form_of_a_date_is_none() {
    for text in
        ["..", "/", "P/", "soon", "April", "22 April", "24/04/2024", "2024 April", "p1h/", "-", "2024-"]
    {
        check(text, &format!("`{text}` is no date"));
    }
    check("", "`` is no date");
    check("\u{130}\u{2013}x", "`\u{130}\u{2013}x` is no date");
}

#[test]
fn a_bound_takes_the_right_end() {
    let today = NaiveDate::from_ymd_opt(2026, 4, 22).unwrap();
    check_bound("2024-04", Bound::Before, "..2024-03-31", today);
    check_bound("2024-04", Bound::After, "2024-05-01..", today);
    check_bound("2024-04", Bound::Since, "2024-04-01..", today);
    check_bound("2024-04", Bound::Until, "..2024-04-30", today);
    check_bound("14d", Bound::Until, "..2026-04-08", today);
    check_bound("14d", Bound::After, "2026-04-09..", today);
    check_bound("2024..", Bound::After, "`2024..` leaves no day to search", today);
    check_bound("9999", Bound::After, "`9999` leaves no day to search", today);
    check_bound("0001", Bound::Before, "`0001` leaves no day to search", today);
}
