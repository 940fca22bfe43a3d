//! Asks the calendar: what an expression means and the article's day go in, the days it talks about come out.

use super::feasts::Feast;
use super::vocabulary::{Unit, Way, Which};
use crate::article::last_of_month;
use chrono::{Datelike, Days as Count, Months, NaiveDate, Weekday};

/// First and last day.
pub(super) type Interval = (NaiveDate, NaiveDate);

/// What an expression means, before the article's day is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    /// `March 1998`: needs no other day.
    Printed(NaiveDate, NaiveDate),
    /// `yesterday`, `10 days ago`: so many days from the article's.
    Day(i64),
    /// `Tuesday`, `last Tuesday`, `Tuesday of last week`.
    Weekday { weekday: u32, which: Option<Which>, week: Option<Which> },
    /// `Nov. 9`, `Nov. 9-11`, `Thursday, Nov. 9`.
    MonthDay {
        month: u32,
        first: u32,
        last: u32,
        weekday: Option<u32>,
        which: Option<Which>,
        year: Option<Which>,
    },
    /// `the 15th`.
    DayOfMonth(u32),
    /// `the week of March 6`.
    WeekOf { month: u32, day: u32 },
    /// `Christmas Day`, `last Thanksgiving`.
    Feast { feast: Feast, which: Option<Which> },
    /// `in April`, `last April`, `April last year`.
    Month { month: u32, which: Option<Which>, year: Option<Which> },
    /// `last spring`, by its first month.
    Season { month: u32, which: Which },
    /// `last week`, and `earlier this month`.
    Unit { unit: Unit, which: Option<Which>, part: Part },
    /// `two weeks ago` is -2.
    Units { unit: Unit, count: i64 },
    /// `a year earlier`: needs to know what was told of before.
    YearEarlier,
    /// `the third quarter`, `last year's third quarter`.
    Quarter { quarter: u32, year: Option<Which> },
}

/// Which part of a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Whole,
    /// Up to the article's day.
    Earlier,
    /// From the article's day on.
    Later,
    /// Its last day.
    End,
}

impl Meaning {
    /// How it is read, for the evidence.
    pub(super) fn rule(self) -> &'static str {
        match self {
            Meaning::Printed(..) => "printed with its year",
            Meaning::YearEarlier => "the year before the last day told of",
            Meaning::Day(_) | Meaning::Unit { .. } | Meaning::Units { .. } => {
                "counted from the article's day"
            }
            Meaning::Weekday { .. } => "the weekday nearest to the article's day",
            Meaning::MonthDay { .. } | Meaning::WeekOf { .. } | Meaning::DayOfMonth(_) => {
                "the day nearest to the article's"
            }
            Meaning::Feast { .. } => "the feast nearest to the article's day",
            Meaning::Month { .. } | Meaning::Season { .. } | Meaning::Quarter { .. } => {
                "the months nearest to the article's day"
            }
        }
    }
}

/// The days that are meant, when the article is of any day from `first` to `last`; `way` is what the verb tells.
pub(super) fn resolve(meaning: Meaning, article: Option<Interval>, way: Option<Way>) -> Option<Interval> {
    if let Meaning::Printed(first, last) = meaning {
        return Some((first, last));
    }
    let (first, last) = article?;
    let days = on(meaning, first, way)?;
    // What is the same from the first day it can be and from the last is so from all between.
    (first == last || on(meaning, last, way) == Some(days)).then_some(days)
}

/// The days that are meant in an article of that day.
fn on(meaning: Meaning, today: NaiveDate, way: Option<Way>) -> Option<Interval> {
    match meaning {
        Meaning::Printed(first, last) => Some((first, last)),
        Meaning::YearEarlier => None,
        Meaning::Day(count) => Some(one(add(today, count)?)),
        Meaning::Weekday { weekday, which, week: Some(week) } if which.is_none() => {
            Some(one(add(monday(add(today, 7 * shift(week)?)?)?, i64::from(weekday))?))
        }
        Meaning::Weekday { weekday, which, .. } => nearest_weekday(weekday, which, today, way).map(one),
        Meaning::MonthDay { month, first, last, weekday, which, year } => {
            let day = match year {
                Some(year) => NaiveDate::from_ymd_opt(year_of(today, year)?, month, first)?,
                None => nearest_day(
                    |year| NaiveDate::from_ymd_opt(year, month, first),
                    weekday,
                    which,
                    today,
                    way,
                )?,
            };
            Some((day, NaiveDate::from_ymd_opt(day.year(), month, last)?)).filter(|days| days.0 <= days.1)
        }
        Meaning::DayOfMonth(day) => day_of_month(day, today, way).map(one),
        Meaning::WeekOf { month, day } => {
            let in_year = |year| NaiveDate::from_ymd_opt(year, month, day);
            whole(Unit::Week, nearest_day(in_year, None, None, today, way)?)
        }
        Meaning::Feast { feast, which } => {
            nearest_day(|year| feast.in_year(year), None, which, today, way).map(one)
        }
        Meaning::Month { month, year: Some(year), .. } => {
            month_of(NaiveDate::from_ymd_opt(year_of(today, year)?, month, 1)?)
        }
        Meaning::Month { month, which, .. } => month_of(nearest_month(month, which, today, way)?),
        Meaning::Season { month, which } => season(month, which, today),
        Meaning::Unit { unit: Unit::Weekend, which, .. } => weekend(which, today, way),
        Meaning::Unit { unit, which, part } => {
            narrowed(whole(unit, add_units(today, unit, shift(which?)?)?)?, part, today)
        }
        Meaning::Units { unit: Unit::Day, count } => Some(one(add(today, count)?)),
        Meaning::Units { unit, count } => whole(unit, add_units(today, unit, count)?),
        Meaning::Quarter { quarter, year } => {
            let year = match year {
                Some(which) => year_of(today, which)?,
                // A quarter that has not begun is one to come only where the verb says so.
                None if quarter > quarter_of(today) && way != Some(Way::Future) => today.year() - 1,
                None => today.year(),
            };
            quarter_days(year, quarter)
        }
    }
}

/// The days of a quarter.
pub(super) fn quarter_days(year: i32, quarter: u32) -> Option<Interval> {
    let first = NaiveDate::from_ymd_opt(year, quarter.checked_mul(3)?.checked_sub(2)?, 1)?;
    Some((first, last_of_month(year, quarter * 3)?))
}

/// The days of a season of a year, north of the equator; winter is at both ends of a year.
pub(super) fn season_days(year: i32, month: u32) -> Option<Interval> {
    if month == 12 {
        return Some((NaiveDate::from_ymd_opt(year, 1, 1)?, NaiveDate::from_ymd_opt(year, 12, 31)?));
    }
    Some((NaiveDate::from_ymd_opt(year, month, 1)?, last_of_month(year, month + 2)?))
}

/// The days of some years.
pub(super) fn years(first: i32, last: i32) -> Option<Interval> {
    Some((NaiveDate::from_ymd_opt(first, 1, 1)?, NaiveDate::from_ymd_opt(last, 12, 31)?))
}

/// The weekday that is meant: the last one or today, unless a word or the verb says that it is to come.
fn nearest_weekday(
    weekday: u32,
    which: Option<Which>,
    today: NaiveDate,
    way: Option<Way>,
) -> Option<NaiveDate> {
    let back = i64::from((today.weekday().num_days_from_monday() + 7 - weekday % 7) % 7);
    let ahead = (7 - back) % 7;
    let days = match (which, way) {
        (Some(Which::Last | Which::Past), _) => -if back == 0 { 7 } else { back },
        (Some(Which::Coming), _) => ahead,
        // Said the day before, "next Tuesday" is tomorrow to some and a week later to others.
        (Some(Which::Next), _) if ahead == 1 => return None,
        (Some(Which::Next), _) => {
            if ahead == 0 {
                7
            } else {
                ahead
            }
        }
        (Some(Which::This), Some(Way::Past)) => -back,
        (Some(Which::This), _) | (None, Some(Way::Future)) => ahead,
        (None, _) => -back,
    };
    add(today, days)
}

/// The day that is meant of those that come every year: the verb decides, and where it is silent, the distance.
fn nearest_day(
    in_year: impl Fn(i32) -> Option<NaiveDate>,
    weekday: Option<u32>,
    which: Option<Which>,
    today: NaiveDate,
    way: Option<Way>,
) -> Option<NaiveDate> {
    let past = (today.year() - 8..=today.year()).rev().filter_map(&in_year).find(|day| *day <= today)?;
    let future = (today.year()..=today.year() + 8).filter_map(&in_year).find(|day| *day > today)?;
    if past == today {
        return Some(today);
    }
    if let Some(weekday) = weekday {
        let agrees = |day: &NaiveDate| day.weekday().num_days_from_monday() == weekday;
        match (agrees(&past), agrees(&future)) {
            (true, false) => return Some(past),
            (false, true) => return Some(future),
            _ => {}
        }
    }
    match which {
        Some(Which::Last | Which::Past) => return Some(past),
        Some(Which::Next | Which::Coming) => return Some(future),
        Some(Which::This) => return in_year(today.year()),
        None => {}
    }
    let (back, ahead) = ((today - past).num_days(), (future - today).num_days());
    // A day of ten months ago, or in ten months, is printed with its year or with "last" and "next":
    // a verb that tells otherwise is mostly that of another clause.
    let is_future = match way {
        Some(Way::Past) => back > 300 && ahead < 60,
        Some(Way::Future) => !(ahead > 300 && back < 60),
        None => ahead * 3 < back,
    };
    Some(if is_future { future } else { past })
}

fn day_of_month(day: u32, today: NaiveDate, way: Option<Way>) -> Option<NaiveDate> {
    let this = today.with_day(day);
    match way {
        Some(Way::Future) => this
            .filter(|day| *day >= today)
            .or_else(|| today.with_day(1)?.checked_add_months(Months::new(1))?.with_day(day)),
        _ => this
            .filter(|day| *day <= today)
            .or_else(|| today.with_day(1)?.checked_sub_months(Months::new(1))?.with_day(day)),
    }
}

/// The first day of the month of that name that is meant.
fn nearest_month(month: u32, which: Option<Which>, today: NaiveDate, way: Option<Way>) -> Option<NaiveDate> {
    let back = (today.month() + 12 - month) % 12;
    let ahead = (12 - back) % 12;
    let this = today.with_day(1)?;
    let past = this.checked_sub_months(Months::new(back));
    let future = this.checked_add_months(Months::new(ahead));
    let is_future = match (which, way) {
        (Some(Which::Last | Which::Past), _) if back == 0 => return this.checked_sub_months(Months::new(12)),
        (Some(Which::Next), _) if back == 0 => return this.checked_add_months(Months::new(12)),
        (Some(Which::Last | Which::Past), _) => false,
        (Some(Which::Next | Which::Coming), _) => true,
        (Some(Which::This), _) => return NaiveDate::from_ymd_opt(today.year(), month, 1),
        (None, Some(Way::Past)) => false,
        (None, Some(Way::Future)) => true,
        (None, None) => ahead * 3 < back,
    };
    if is_future { future } else { past }
}

/// A season that is over, this year's, or one to come; winter runs from December to February.
fn season(month: u32, which: Which, today: NaiveDate) -> Option<Interval> {
    let of = |year| {
        let (last_year, last) = if month == 12 { (year + 1, 2) } else { (year, month + 2) };
        Some((NaiveDate::from_ymd_opt(year, month, 1)?, last_of_month(last_year, last)?))
    };
    let years = today.year() - 2..=today.year() + 1;
    match which {
        Which::Last | Which::Past => years.rev().filter_map(of).find(|days| days.1 < today),
        Which::Next | Which::Coming => years.clone().filter_map(of).find(|days| days.0 > today),
        Which::This if month == 12 => years.clone().filter_map(of).find(|days| days.1 >= today),
        Which::This => of(today.year()),
    }
}

fn weekend(which: Option<Which>, today: NaiveDate, way: Option<Way>) -> Option<Interval> {
    let saturday = add(monday(today)?, 5)?;
    let is_weekend = today >= saturday;
    let weeks = match (which, way) {
        (Some(Which::Last | Which::Past), _) => -1,
        // Said in the middle of the week, "next weekend" is two different ones to different people.
        (Some(Which::Next), _) => return None,
        (Some(Which::Coming), _) => i64::from(is_weekend),
        (_, _) if is_weekend => 0,
        (_, Some(Way::Past)) => -1,
        (Some(Which::This), _) | (None, Some(Way::Future)) => 0,
        (None, None) => -1,
    };
    let first = add(saturday, 7 * weeks)?;
    Some((first, add(first, 1)?))
}

/// The calendar unit in which a day lies.
fn whole(unit: Unit, day: NaiveDate) -> Option<Interval> {
    match unit {
        Unit::Day => Some(one(day)),
        Unit::Week => Some((monday(day)?, add(monday(day)?, 6)?)),
        Unit::Weekend | Unit::Half => None,
        Unit::Month => month_of(day),
        Unit::Quarter => quarter_days(day.year(), quarter_of(day)),
        Unit::Year => years(day.year(), day.year()),
        Unit::Decade => years(day.year().div_euclid(10) * 10, day.year().div_euclid(10) * 10 + 9),
    }
}

fn narrowed((first, last): Interval, part: Part, today: NaiveDate) -> Option<Interval> {
    match part {
        Part::Whole => Some((first, last)),
        Part::Earlier => Some((first, today.min(last))).filter(|days| days.0 <= days.1),
        Part::Later => Some((today.max(first), last)).filter(|days| days.0 <= days.1),
        Part::End => Some(one(last)),
    }
}

fn add_units(day: NaiveDate, unit: Unit, count: i64) -> Option<NaiveDate> {
    let months = match unit {
        Unit::Day => return add(day, count),
        Unit::Week | Unit::Weekend => return add(day, count.checked_mul(7)?),
        Unit::Half => return None,
        Unit::Month => 1,
        Unit::Quarter => 3,
        Unit::Year => 12,
        Unit::Decade => 120,
    };
    let count = i32::try_from(count.checked_mul(months)?).ok()?;
    let distance = Months::new(count.unsigned_abs());
    // From the first of the month, since not every month has a 31st.
    let first = day.with_day(1)?;
    if count < 0 { first.checked_sub_months(distance) } else { first.checked_add_months(distance) }
}

fn year_of(today: NaiveDate, which: Which) -> Option<i32> {
    Some(today.year() + i32::try_from(shift(which)?).ok()?)
}

fn shift(which: Which) -> Option<i64> {
    match which {
        Which::Last => Some(-1),
        Which::This => Some(0),
        Which::Next => Some(1),
        // "The past year" is a length, not a year.
        Which::Past | Which::Coming => None,
    }
}

fn month_of(day: NaiveDate) -> Option<Interval> {
    Some((day.with_day(1)?, last_of_month(day.year(), day.month())?))
}

fn quarter_of(day: NaiveDate) -> u32 {
    day.month0() / 3 + 1
}

fn monday(day: NaiveDate) -> Option<NaiveDate> {
    day.week(Weekday::Mon).checked_first_day()
}

fn one(day: NaiveDate) -> Interval {
    (day, day)
}

fn add(day: NaiveDate, count: i64) -> Option<NaiveDate> {
    let distance = Count::new(count.unsigned_abs());
    if count < 0 { day.checked_sub_days(distance) } else { day.checked_add_days(distance) }
}
