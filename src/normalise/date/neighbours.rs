//! Infers the year that is not printed from the articles around: dated neighbours and a yearless date go in, a day
//! or none comes out.
//!
//! The rules:
//!
//! 1. Only a year in which the day exists, lies within its bounds and falls on the weekday printed beside it.
//! 2. Where file or folder is in the order of its dates, the day must fit between the neighbours before and behind:
//!    the median of three on each side, so that one wrong neighbour does no harm.
//! 3. Else most of the neighbours, at least two, must form a group without long gaps and the others be scattered,
//!    and one year must bring the day among them, or within two months of them, and every other year farther away.
//! 4. No year while another has two neighbours near the day that cannot be chance: a wrong year is worse than none.

use super::months;
use super::printed;
use crate::article::Days;
use chrono::{Datelike, NaiveDate};

/// What dated articles of the same file or folder tell of those whose year is not printed.
#[derive(Clone, Debug, Default)]
pub struct Neighbours {
    /// Place in the order of file or folder, and day, in the order of the places.
    placed: Vec<(usize, NaiveDate)>,
    /// The days in order.
    days: Vec<NaiveDate>,
    trend: Option<Trend>,
}

/// How the dates go from the first place to the last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Trend {
    Up,
    Down,
}

/// A year inferred.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct YearAmong {
    /// The day with its year.
    pub day: NaiveDate,
    /// By what, in words: for the evidence.
    pub rule: String,
}

/// How far from the neighbours a day may lie, and how much farther every other year must bring it, in days.
const NEAR: i64 = 60;
const APART: i64 = 45;
/// Neighbours with a longer gap between them, in days, are not of one group.
const GAP: i64 = 150;
/// How far a day may lie outside its place in an order of dates.
const SLACK: i64 = 31;

impl Neighbours {
    /// Takes the places and days of dated articles, in any order.
    pub fn of(mut placed: Vec<(usize, NaiveDate)>) -> Neighbours {
        placed.sort_unstable();
        let mut days: Vec<NaiveDate> = placed.iter().map(|(_, day)| *day).collect();
        let trend = trend(&days);
        days.sort_unstable();
        Neighbours { placed, days, trend }
    }

    /// Infers the year of a yearless date that stands at a place in the order; `text` is the date as printed.
    ///
    /// ```
    /// # use chrono::NaiveDate;
    /// # use dateline::article::Days;
    /// # use dateline::normalise::Neighbours;
    /// let day = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).unwrap();
    /// let neighbours = Neighbours::of(vec![(1, day(2021, 4, 2)), (2, day(2021, 4, 20)), (4, day(2021, 5, 1))]);
    /// let yearless = Days::Yearless { month: 4, day: 22, earliest: None, latest: day(2026, 4, 22) };
    /// assert_eq!(neighbours.year_of(&yearless, "Apr 22", 3).unwrap().day, day(2021, 4, 22));
    /// ```
    pub fn year_of(&self, days: &Days, text: &str, place: usize) -> Option<YearAmong> {
        let Days::Yearless { month, day, earliest, latest } = *days else { return None };
        let (first, last) = (self.days.first()?, self.days.last()?);
        let weekday = weekday_of(text);
        let years = first.year() - 1..=last.year() + 1;
        let candidates: Vec<NaiveDate> = years
            .filter_map(|year| NaiveDate::from_ymd_opt(year, month, day))
            .filter(|date| *date <= latest && earliest.is_none_or(|earliest| earliest <= *date))
            .filter(|date| weekday.is_none_or(|weekday| date.weekday() == weekday))
            .collect();
        self.by_order(&candidates, place).or_else(|| self.by_closeness(&candidates))
    }

    /// Rule 2.
    fn by_order(&self, candidates: &[NaiveDate], place: usize) -> Option<YearAmong> {
        const SIDE: usize = 3;
        let trend = self.trend?;
        let at = self.placed.partition_point(|(before, _)| *before < place);
        let median = |placed: &[(usize, NaiveDate)]| -> Option<NaiveDate> {
            let mut days: Vec<NaiveDate> = placed.iter().map(|(_, day)| *day).collect();
            days.sort_unstable();
            days.get(days.len() / 2).copied().filter(|_| days.len() == SIDE)
        };
        let behind = self.placed[at..]
            .iter()
            .position(|(other, _)| *other > place)
            .map_or(self.placed.len(), |by| at + by);
        let before = median(&self.placed[at.saturating_sub(SIDE)..at]);
        let after = median(&self.placed[behind..(behind + SIDE).min(self.placed.len())]);
        let (from, to) = match trend {
            Trend::Up => (before?, after?),
            Trend::Down => (after?, before?),
        };
        let outside = |date: NaiveDate| (from - date).num_days().max((date - to).num_days()).max(0);
        let day = nearest(candidates, outside, SLACK)?;
        Some(YearAmong {
            day,
            rule: format!("the file's or folder's order of dates: between {from} and {to}"),
        })
    }

    /// Rules 3 and 4.
    fn by_closeness(&self, candidates: &[NaiveDate]) -> Option<YearAmong> {
        let all = self.days.len();
        let groups = || self.days.chunk_by(|a, b| (*b - *a).num_days() <= GAP);
        let group = groups().max_by_key(|group| group.len())?;
        let (from, to) = (*group.first()?, *group.last()?);
        // What lies elsewhere must be few, and scattered: then it is wrong, and no other time of collecting.
        let others_are_scattered =
            groups().filter(|other| other[0] != from).all(|other| other.len() * 3 <= group.len());
        if group.len() < 2 || group.len() * 5 < all * 3 || !others_are_scattered {
            return None;
        }
        let outside = |date: NaiveDate| (from - date).num_days().max((date - to).num_days()).max(0);
        let day = nearest(candidates, outside, NEAR)?;
        let support = |date: NaiveDate| {
            self.days.iter().filter(|other| (**other - date).num_days().abs() <= NEAR).count()
        };
        let own = support(day);
        let is_rival = |other: &NaiveDate| {
            let support = support(*other);
            *other != day && support >= 2 && support * 7 >= own
        };
        if candidates.iter().any(is_rival) {
            return None;
        }
        let rule =
            format!("{} of {all} dated neighbours in the same file or folder: {from} to {to}", group.len());
        Some(YearAmong { day, rule })
    }
}

/// The candidate that lies nearest, when it is near enough and every other one is far behind it.
fn nearest(candidates: &[NaiveDate], outside: impl Fn(NaiveDate) -> i64, farthest: i64) -> Option<NaiveDate> {
    let mut by_distance: Vec<(i64, NaiveDate)> =
        candidates.iter().map(|date| (outside(*date), *date)).collect();
    by_distance.sort_unstable();
    let (distance, day) = *by_distance.first()?;
    let is_alone = by_distance.get(1).is_none_or(|(next, _)| next - distance >= APART);
    (distance <= farthest && is_alone).then_some(day)
}

/// The direction of the dates from place to place, when they have one.
fn trend(days: &[NaiveDate]) -> Option<Trend> {
    const FEWEST: usize = 7;
    if days.len() < FEWEST {
        return None;
    }
    // Steps to and from a wrong neighbour go both ways and cancel each other.
    let (mut up, mut down) = (0, 0);
    for pair in days.windows(2) {
        match pair[0].cmp(&pair[1]) {
            std::cmp::Ordering::Less => up += 1,
            std::cmp::Ordering::Greater => down += 1,
            std::cmp::Ordering::Equal => {}
        }
    }
    let clearly = |one: usize, other: usize| one >= 4 && one >= other * 4;
    match () {
        () if clearly(up, down) => Some(Trend::Up),
        () if clearly(down, up) => Some(Trend::Down),
        () => None,
    }
}

/// The day of the week that is printed with a date.
fn weekday_of(text: &str) -> Option<chrono::Weekday> {
    let date = printed::find(text)?;
    months::weekday_in(text.get(date.at)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> NaiveDate {
        text.parse().expect("the test gives a day")
    }

    /// Infers the year of a date at a place among neighbours, one at each place from 0.
    fn check(neighbours: &str, place: usize, text: &str, expected: &str) {
        let placed = neighbours.split_whitespace().enumerate();
        let placed =
            placed.filter(|(_, text)| *text != "-").map(|(place, text)| (place, date(text))).collect();
        let printed = printed::find(text).expect("the test gives a printed date");
        let printed::Parts::Yearless { month, day } = printed.parts else { panic!("{text} has a year") };
        let days = Days::Yearless { month, day, earliest: None, latest: date("2026-11-24") };
        let found = Neighbours::of(placed).year_of(&days, text, place);
        assert_eq!(
            found.map_or("none".to_owned(), |found| found.day.to_string()),
            expected,
            "{text} in {neighbours}"
        );
    }

    #[test]
    fn neighbours_that_lie_close_together_give_the_year() {
        check("2021-04-02 2021-04-20 - 2021-05-01", 2, "Apr 22", "2021-04-22");
        check("2021-04-02 2021-04-20 2021-05-01", 9, "June 10", "2021-06-10");
        check("2021-04-02 2021-04-20 2009-01-01 2021-05-01", 9, "Apr 22", "2021-04-22");
        check("2021-01-07 2021-03-11 2021-05-02 2021-08-20 2021-10-03 2021-12-12", 9, "July 1", "2021-07-01");
    }

    #[test]
    fn the_turn_of_a_year_does_no_harm() {
        let turn = "2016-11-28 2016-12-09 2016-12-20 2017-01-04 2017-01-15";
        check(turn, 9, "Dec 28", "2016-12-28");
        check(turn, 9, "Jan 9", "2017-01-09");
        check(turn, 9, "Feb 9", "2017-02-09");
    }

    #[test]
    fn what_the_neighbours_do_not_tell_stays_unknown() {
        check("2021-04-02", 9, "Apr 22", "none");
        check("2021-04-02 2009-01-01", 9, "Apr 22", "none");
        check("2021-04-02 2021-04-20 2021-05-01", 9, "Nov 3", "none");
        check("2019-04-02 2020-04-20 2021-05-01 2018-05-01", 9, "Apr 22", "none");
        check("2021-04-02 2021-04-20 2018-05-01", 9, "Apr 22", "none");
        check("2021-04-02 2021-04-20 2021-05-01 2017-01-01 2018-05-01 2018-07-01", 9, "Apr 22", "none");
        // Between the last neighbour of one year and the first of another.
        check("2021-01-05 2021-04-20 2021-08-01 2021-12-20", 9, "Dec 29", "none");
        // A quarter lies together in another year: no chance.
        check(
            "2021-04-02 2021-04-20 2021-05-01 2021-04-03 2021-04-21 2021-05-02 2020-04-10 2020-05-03",
            9,
            "Apr 22",
            "none",
        );
    }

    #[test]
    fn an_order_of_dates_tells_among_many_years() {
        let years =
            "2010-02-01 2011-02-01 2012-03-01 2013-01-05 - 2013-12-01 2014-06-01 2015-04-01 2016-05-01";
        check(years, 4, "June 3", "none");
        let days = "2010-02-01 2010-09-01 2011-03-01 2012-01-05 2012-01-20 - 2012-02-11 2012-04-01 2013-04-01 2014-05-01";
        check(days, 5, "Feb 3", "2012-02-03");
        let down =
            "2014-05-01 2013-04-01 2012-04-01 2012-02-11 - 2012-01-20 2012-01-05 2011-03-01 2010-09-01";
        check(down, 4, "Feb 3", "2012-02-03");
    }

    #[test]
    fn a_weekday_must_fit() {
        // 22 April 2021 was a Thursday.
        check("2021-04-02 2021-04-20 2021-05-01", 9, "Thursday, April 22", "2021-04-22");
        check("2021-04-02 2021-04-20 2021-05-01", 9, "Monday, April 22", "none");
    }
}
