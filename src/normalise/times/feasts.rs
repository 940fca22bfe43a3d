//! Knows the feasts that fall on a day of every year: a name goes in, a row and its day in a year come out.

use super::calendar::Meaning;
use super::phrases::Phrase;
use super::tokens::Tokens;
use super::vocabulary::Which;
use chrono::{Datelike, Days, NaiveDate, Weekday};

/// A feast, by its row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Feast(usize);

/// When a feast falls.
enum Rule {
    /// A month and a day.
    On(u32, u32),
    /// So many days after Easter Sunday.
    Easter(i64),
    /// The fourth such weekday of a month.
    Fourth(Weekday, u32),
}

/// Feasts that fall on one day wherever they are named so, longer names before shorter ones.
const FEASTS: &[(&str, Rule)] = &[
    ("christmas eve", Rule::On(12, 24)),
    ("christmas day", Rule::On(12, 25)),
    ("boxing day", Rule::On(12, 26)),
    ("new year s eve", Rule::On(12, 31)),
    ("new year s day", Rule::On(1, 1)),
    ("valentine s day", Rule::On(2, 14)),
    ("halloween", Rule::On(10, 31)),
    ("good friday", Rule::Easter(-2)),
    ("easter sunday", Rule::Easter(0)),
    ("easter monday", Rule::Easter(1)),
    // Canada's has another day, and is mostly called so without the last word.
    ("thanksgiving day", Rule::Fourth(Weekday::Thu, 11)),
    ("thanksgiving", Rule::Fourth(Weekday::Thu, 11)),
];

/// The first words of the names, each with its row.
pub(super) fn first_words() -> impl Iterator<Item = (&'static str, usize)> {
    // The last row with a first word is the one that a table of words keeps; the reading tries all of them.
    FEASTS.iter().enumerate().filter_map(|(index, row)| Some((row.0.split(' ').next()?, index)))
}

/// Reads the feast whose name begins at a token; one that is only a word needs `last` or `next`.
pub(super) fn read(tokens: &Tokens<'_>, index: usize, row: usize, which: Option<Which>) -> Option<Phrase> {
    let first = FEASTS.get(row)?.0.split(' ').next()?;
    if !tokens.is_capital(index) {
        return None;
    }
    let mut rows = FEASTS.iter().enumerate().filter(|(_, row)| row.0.split(' ').next() == Some(first));
    let (row, end) = rows.find_map(|(row, feast)| Some((row, end_of_name(tokens, index, feast.0)?)))?;
    let is_enough = which.is_some() || end > index + 1;
    is_enough.then_some(Phrase { meaning: Meaning::Feast { feast: Feast(row), which }, first: index, end })
}

/// The token behind a name that begins at a token.
fn end_of_name(tokens: &Tokens<'_>, index: usize, name: &str) -> Option<usize> {
    let mut index = index;
    for word in name.split(' ') {
        index += usize::from(tokens.is_mark(index, &['\'', '’']));
        if !tokens.text(index).eq_ignore_ascii_case(word) {
            return None;
        }
        index += 1;
    }
    Some(index)
}

impl Feast {
    /// Its day in a year.
    pub(super) fn in_year(self, year: i32) -> Option<NaiveDate> {
        match FEASTS.get(self.0)?.1 {
            Rule::On(month, day) => NaiveDate::from_ymd_opt(year, month, day),
            Rule::Fourth(weekday, month) => NaiveDate::from_weekday_of_month_opt(year, month, weekday, 4),
            Rule::Easter(days) => {
                let sunday = easter(year)?;
                let distance = Days::new(days.unsigned_abs());
                if days < 0 { sunday.checked_sub_days(distance) } else { sunday.checked_add_days(distance) }
            }
        }
    }
}

/// Easter Sunday by the rule of the Gregorian calendar (Butcher's algorithm).
fn easter(year: i32) -> Option<NaiveDate> {
    let golden = year.rem_euclid(19);
    let century = year.div_euclid(100);
    let skipped = century - century / 4 - (8 * century + 13) / 25;
    let moon = (19 * golden + skipped + 15).rem_euclid(30);
    let moon = moon - i32::from(moon == 29 || moon == 28 && golden > 10);
    let weekday = (year + year / 4 + moon + 2 - century + century / 4).rem_euclid(7);
    let from_march = moon - weekday + 28;
    let first = NaiveDate::from_ymd_opt(year, 3, 1)?;
    let sunday = first.checked_add_days(Days::new(u64::try_from(from_march - 1).ok()?))?;
    (sunday.weekday() == Weekday::Sun).then_some(sunday)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(name: &str, year: i32, expected: &str) {
        let row = FEASTS.iter().position(|row| row.0 == name).expect("a feast");
        assert_eq!(
            Feast(row).in_year(year).map(|day| day.to_string()).as_deref(),
            Some(expected),
            "{name} {year}"
        );
    }

    #[test]
    fn movable_feasts_follow_the_moon() {
        check("easter sunday", 1916, "1916-04-23");
        check("easter sunday", 1954, "1954-04-18");
        check("easter sunday", 1981, "1981-04-19");
        check("easter sunday", 2000, "2000-04-23");
        check("easter sunday", 2024, "2024-03-31");
        check("easter sunday", 2025, "2025-04-20");
        check("easter sunday", 2038, "2038-04-25");
        check("good friday", 1998, "1998-04-10");
    }

    #[test]
    fn thanksgiving_is_the_fourth_thursday_of_november() {
        check("thanksgiving day", 1999, "1999-11-25");
        check("thanksgiving", 1963, "1963-11-28");
    }
}
