//! A period goes in, the terms that cover it and the documents that it may hold come out.

use super::compile::Dates;
use super::document::day_numbered;
use super::{lookup, terms};
use crate::article::{DayRange, Days, Match, last_of_month};
use chrono::{Datelike, Days as Count, NaiveDate};
use tantivy::columnar::Column;
use tantivy::schema::Field;
use tantivy::{Searcher, SegmentReader};

/// The columns of a date.
pub(super) struct Columns {
    first: Column<i64>,
    last: Column<i64>,
    month_day: Option<Column<u64>>,
}

impl Columns {
    /// Those of the day of publication.
    pub(super) fn publication(segment: &SegmentReader) -> tantivy::Result<Columns> {
        let month_day = Some(segment.fast_fields().u64("month_day")?);
        Ok(Columns { month_day, ..Columns::of(segment, "first", "last")? })
    }

    /// Those of a date without yearless days.
    pub(super) fn of(segment: &SegmentReader, first: &str, last: &str) -> tantivy::Result<Columns> {
        let columns = segment.fast_fields();
        Ok(Columns { first: columns.i64(first)?, last: columns.i64(last)?, month_day: None })
    }

    /// How the date of a document stands to a period.
    pub(super) fn compare(&self, doc: u32, range: &DayRange) -> Option<Match> {
        let first = self.first.first(doc).and_then(day_numbered);
        let last = self.last.first(doc).and_then(day_numbered)?;
        let yearless = self.month_day.as_ref().and_then(|column| column.first(doc));
        if let Some(month_day) = yearless {
            let (month, day) = ((month_day / 100) as u32, (month_day % 100) as u32);
            return Days::Yearless { month, day, earliest: first, latest: last }.compare(range);
        }
        let first = first?;
        if range.contains(first) && range.contains(last) {
            return Some(Match::Certain);
        }
        let overlaps = range.to.is_none_or(|to| first <= to) && range.from.is_none_or(|from| from <= last);
        overlaps.then_some(Match::Possible)
    }

    /// The part of a period in which the segment has days at all.
    pub(super) fn within_reach(&self, range: &DayRange) -> DayRange {
        let from = day_numbered(self.first.min_value()).or_else(|| NaiveDate::from_ymd_opt(0, 1, 1));
        let to = day_numbered(self.last.max_value()).or_else(|| NaiveDate::from_ymd_opt(9999, 12, 31));
        DayRange { from, to }.and(range)
    }
}

impl Match {
    /// Whether it is enough for what is asked.
    pub(super) fn satisfies(self, dates: Dates) -> bool {
        self == Match::Certain || dates == Dates::Possible
    }
}

/// Whole years, months and days that make up a period, each once.
pub(super) fn cover(range: &DayRange) -> Vec<String> {
    let mut cover = Vec::new();
    let (Some(from), Some(to)) = (range.from, range.to) else { return cover };
    let mut day = from;
    while day <= to {
        let (term, last) = unit(day, to);
        cover.push(term);
        match last.checked_add_days(Count::new(1)) {
            Some(next) => day = next,
            None => break,
        }
    }
    cover
}

/// The terms of what texts talk about in a period: its days, and longer periods that lie within it.
pub(super) fn mentioned(searcher: &Searcher, field: Field, range: &DayRange) -> tantivy::Result<Vec<String>> {
    let day = |year, month, day| NaiveDate::from_ymd_opt(year, month, day);
    let all = DayRange { from: day(1, 1, 1), to: day(2999, 12, 31) };
    let mut terms = cover(&all.and(range));
    for (term, _) in lookup::beginning_with(searcher, field, &terms::LONG.to_string())? {
        let period = term.trim_start_matches(terms::LONG).split_once(' ');
        let period = period.and_then(|(from, to)| Some((from.parse().ok()?, to.parse().ok()?)));
        if period.is_some_and(|(from, to)| range.contains(from) && range.contains(to)) {
            terms.push(term);
        }
    }
    Ok(terms)
}

/// The largest unit that begins on `day` and ends by `to`, and its last day.
fn unit(day: NaiveDate, to: NaiveDate) -> (String, NaiveDate) {
    let begins_month = day.day() == 1;
    let year_end = NaiveDate::from_ymd_opt(day.year(), 12, 31).filter(|end| *end <= to);
    if let Some(end) = year_end.filter(|_| begins_month && day.month() == 1) {
        return (terms::year_term(day.year()), end);
    }
    let month_end = last_of_month(day.year(), day.month()).filter(|end| *end <= to);
    if let Some(end) = month_end.filter(|_| begins_month) {
        return (terms::month_term(day.year(), day.month()), end);
    }
    (terms::day_term(day), day)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(from: &str, to: &str, expected: &str) {
        let range = DayRange { from: from.parse().ok(), to: to.parse().ok() };
        assert_eq!(cover(&range).join(" "), expected, "{from}..{to}");
    }

    #[test]
    fn a_period_is_cut_into_whole_units() {
        check("1987-03-01", "1987-03-31", "1987-03");
        check("1987-01-01", "1988-12-31", "1987 1988");
        check("1987-12-30", "1988-02-01", "1987-12-30 1987-12-31 1988-01 1988-02-01");
        check("1987-03-05", "1987-03-05", "1987-03-05");
        check("1987-03-05", "1987-03-04", "");
    }
}
