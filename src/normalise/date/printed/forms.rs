//! The forms of a printed date: tokens and a place in them go in, the date that begins there comes out.

mod eras;
mod wide;

use super::super::months;
use super::super::tokens::{Kind, Token};
use super::{Parts, Year};

/// A form: reads the date that begins at a token, and says behind which token it ends.
type Form = fn(&Tokens<'_>, usize) -> Option<(Parts, usize)>;

/// Every form, the ones that explain the most tokens first.
const FORMS: &[Form] = &[
    year_signs,
    eras::thai,
    wide::year_and_month_of_issue,
    wide::months_of_year,
    wide::days_of_month,
    wide::days_apart,
    wide::season,
    year_first,
    compact,
    day_month,
    month_day,
    numbers,
    year_month_word,
    month_year,
    month_number_year,
];

/// Words between a day, its month and its year: `14 de marzo de 2004`, `3rd of May`.
const JOINERS: &[&str] = &["de", "of", "del", "di"];

/// Endings of a day's number: `1st`, `1er`, `1º`, `1ος`.
const ENDINGS: &[&str] = &["st", "nd", "rd", "th", "d", "er", "º", "ª", "re", "го", "η", "e", "a", "o"];

/// Words before a number that counts issues or pages.
const COUNTED: &[&str] = &[
    "no", "nr", "nº", "n", "num", "número", "numéro", "numero", "vol", "volume", "issue", "page", "pp", "pg",
    "seite", "heft", "ausgabe", "tome", "band",
];

/// The largest number that a person can have meant as a day: 31 and its misprints.
const LARGEST_DAY: u32 = 39;

/// Reads the date that begins at a token.
pub(super) fn at(tokens: &[Token<'_>], index: usize) -> Option<(Parts, usize)> {
    let tokens = Tokens(tokens);
    // Digits behind a point or a dash belong to a number that began earlier: 1.12.3.2021, 23-26 April.
    if tokens.number(index).is_some() && (tokens.continues_a_number(index) || tokens.is_counted(index)) {
        return None;
    }
    if !tokens.may_begin_date(index) {
        return None;
    }
    FORMS.iter().find_map(|form| form(&tokens, index))
}

struct Tokens<'a>(&'a [Token<'a>]);

impl<'a> Tokens<'a> {
    fn kind(&self, index: usize) -> Option<Kind<'a>> {
        self.0.get(index).map(|token| token.kind)
    }

    /// Whether any of the forms begins as this token does: with a number, the word of a month or a season, or a word of
    /// a script whose dates have forms of their own.
    fn may_begin_date(&self, index: usize) -> bool {
        match self.kind(index) {
            Some(Kind::Number(..)) => true,
            Some(Kind::Word(word)) => {
                !word.is_ascii() || months::month(word).is_some() || months::is_season(word)
            }
            Some(Kind::Mark(_)) | None => false,
        }
    }

    fn number(&self, index: usize) -> Option<(u32, usize)> {
        match self.kind(index)? {
            Kind::Number(value, digits) => Some((value, digits)),
            _ => None,
        }
    }

    fn word(&self, index: usize) -> Option<&'a str> {
        match self.kind(index)? {
            Kind::Word(word) => Some(word),
            _ => None,
        }
    }

    fn is_mark(&self, index: usize, marks: &[char]) -> bool {
        matches!(self.kind(index), Some(Kind::Mark(mark)) if marks.contains(&mark))
    }

    fn is_word(&self, index: usize, words: &[&str]) -> bool {
        self.word(index).is_some_and(|word| words.iter().any(|row| row.eq_ignore_ascii_case(word)))
    }

    fn is_spaced(&self, index: usize) -> bool {
        self.0.get(index).is_none_or(|token| token.spaced)
    }

    /// A number of one or two digits.
    fn day(&self, index: usize) -> Option<u32> {
        self.number(index)
            .filter(|&(value, digits)| digits <= 2 && value <= LARGEST_DAY)
            .map(|(value, _)| value)
    }

    /// A year of four digits.
    fn whole_year(&self, index: usize) -> Option<Year> {
        let (value, _) = self.number(index).filter(|&(_, digits)| digits == 4)?;
        // 14:05 is no year, nor is the end of a longer number.
        let is_clock = self.is_mark(index + 1, &[':']) && self.number(index + 2).is_some();
        // 1711/12: the year began in March, and by our count the day lies in the second.
        let is_double = value < 1753
            && self.is_mark(index + 1, &['/'])
            && self.number(index + 2).is_some_and(|(next, _)| next == (value + 1) % 100);
        (!is_clock).then_some(Year::Whole((value + u32::from(is_double)) as i32))
    }

    fn continues_a_number(&self, index: usize) -> bool {
        let touches = |at: usize| !self.is_spaced(at);
        index >= 2
            && touches(index)
            && touches(index - 1)
            && self.is_mark(index - 1, &['.', '-', '–', '/', ':'])
            && self.number(index - 2).is_some()
    }

    /// Whether the number counts issues or pages: the 12 of `No. 12, March 1994`.
    fn is_counted(&self, index: usize) -> bool {
        let is_mark_between = |at: &usize| self.is_mark(*at, &['.', '°']);
        let before = (0..index).rev().find(|at| !is_mark_between(at));
        let small = self.number(index).is_some_and(|(_, digits)| digits <= 4);
        small && before.is_some_and(|at| self.is_word(at, COUNTED) || self.is_mark(at, &['#', '№']))
    }

    /// Whether a date that begins at this token stands behind a mark or begins the line.
    fn begins_part(&self, index: usize) -> bool {
        let marks = [',', ';', ':', '|', '(', '[', '-', '–', '—', '·', '•'];
        index == 0 || self.is_mark(index - 1, &marks)
    }

    /// Whether a date that ends before this token stands before a mark or ends the line.
    fn ends_part(&self, index: usize) -> bool {
        let marks = [',', ';', '|', ')', ']', '-', '–', '—', '·', '•'];
        self.kind(index).is_none() || self.is_mark(index, &marks)
    }

    /// Skips points, commas and joining words.
    fn skip_joiners(&self, mut index: usize) -> usize {
        while self.is_mark(index, &['.', ',']) || self.is_word(index, JOINERS) {
            index += 1;
        }
        index
    }

    /// The year behind a day and a month, when one is printed there.
    fn year_after(&self, index: usize) -> Option<(Year, usize)> {
        let next = self.skip_joiners(index);
        if let Some(year) = self.whole_year(next) {
            return Some((year, next + 1));
        }
        if self.is_mark(next, &['\'', '’', '‘']) {
            return self.two_digits(next + 1).map(|year| (year, next + 2));
        }
        // 26-FEB-87, 26/Feb/87
        if self.is_mark(index, &['-', '/']) && !self.is_spaced(index + 1) {
            return self
                .whole_year(index + 1)
                .or_else(|| self.two_digits(index + 1))
                .map(|year| (year, index + 2));
        }
        // 3 May 21, where the line ends or a new part begins behind it.
        let ends = self.kind(index + 1).is_none() || self.is_mark(index + 1, &['|', ',', ';', ')', '·', '•']);
        if ends && next == index && self.is_spaced(index) {
            return self.two_digits(index).map(|year| (year, index + 1));
        }
        None
    }

    /// The year that stands behind a time of day: `Fri Mar 06 00:00:00 UTC 2020`, as programs print it.
    fn year_behind_clock(&self, index: usize) -> Option<(Year, usize)> {
        let two = |at: usize| self.number(at).is_some_and(|(_, digits)| digits == 2);
        let follows = |at: usize| self.is_mark(at, &[':']) && two(at + 1);
        if !two(index) || !follows(index + 1) {
            return None;
        }
        let mut next = if follows(index + 3) { index + 5 } else { index + 3 };
        next += usize::from(self.word(next).is_some_and(months::is_zone));
        self.whole_year(next).map(|year| (year, next + 1))
    }

    fn two_digits(&self, index: usize) -> Option<Year> {
        self.number(index).filter(|&(_, digits)| digits == 2).map(|(value, _)| Year::Short(value))
    }
}

/// `2011年3月11日`, `2011년 3월 11일`, `3月11日`, `2011年3月`, `平成25年5月3日`.
fn year_signs(tokens: &Tokens<'_>, index: usize) -> Option<(Parts, usize)> {
    let sign = |at: usize, signs: &[&str]| tokens.is_word(at, signs);
    let mut next = index;
    let mut year = None;
    if let Some((counted, behind)) = eras::east_asian(tokens, next) {
        year = Some(counted);
        next = behind;
    } else if sign(next + 1, &["年", "년"]) {
        year = Some(tokens.whole_year(next)?);
        next += 2;
    }
    if !sign(next + 1, &["月", "월"]) {
        return None;
    }
    let month = tokens.day(next)?;
    next += 2;
    match (tokens.day(next).filter(|_| sign(next + 1, &["日", "일", "号", "號"])), year) {
        (Some(day), Some(year)) => Some((Parts::Day { year, month, day }, next + 2)),
        (Some(day), None) => Some((Parts::Yearless { month, day }, next + 2)),
        (None, Some(year)) => Some((Parts::Month { year, month }, next)),
        (None, None) => None,
    }
}

/// `2021-05-03`, `2021/5/3`, `2021. 5. 3.`, `2021-05`.
fn year_first(tokens: &Tokens<'_>, index: usize) -> Option<(Parts, usize)> {
    let year = tokens.whole_year(index)?;
    if !tokens.is_mark(index + 1, &['-', '/', '.', '‑', '–']) {
        return None;
    }
    let (month, month_digits) =
        tokens.number(index + 2).filter(|&(value, digits)| digits <= 2 && value <= 39)?;
    let same_mark = tokens.kind(index + 3) == tokens.kind(index + 1);
    if let (true, Some(day)) = (same_mark, tokens.day(index + 4)) {
        return Some((Parts::Day { year, month, day }, index + 5));
    }
    let is_month = tokens.is_mark(index + 1, &['-']) && month_digits == 2 && !tokens.is_spaced(index + 1);
    (is_month && !same_mark && (1..=12).contains(&month)).then_some((Parts::Month { year, month }, index + 3))
}

/// `20240401`.
fn compact(tokens: &Tokens<'_>, index: usize) -> Option<(Parts, usize)> {
    let (value, _) = tokens.number(index).filter(|&(_, digits)| digits == 8)?;
    let (year, month, day) = (value / 10_000, value / 100 % 100, value % 100);
    // Any other number of eight digits is a number.
    let reads_as_day = (1600..=2100).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day);
    reads_as_day.then_some((Parts::Day { year: Year::Whole(year as i32), month, day }, index + 1))
}

/// `12 August 2019`, `3. Mai 2021`, `14 de marzo de 2004`, `26-FEB-1987`, `3rd of May`, `12.V.1987`.
fn day_month(tokens: &Tokens<'_>, index: usize) -> Option<(Parts, usize)> {
    let day = tokens.day(index)?;
    let mut next = index + 1;
    if !tokens.is_spaced(next) && tokens.is_word(next, ENDINGS) {
        next += 1;
    }
    if tokens.is_mark(next, &['-', '/', 'º', 'ª', '°']) {
        next += 1;
    } else {
        next = tokens.skip_joiners(next);
    }
    let word = tokens.word(next)?;
    let month = months::month(word).or_else(|| months::roman(word))?;
    let year = tokens.year_after(next + 1);
    if month.needs_year && year.is_none() {
        return None;
    }
    Some(day_of(year, month.number, day, next + 1))
}

/// `March 14, 2022`, `Apr 22`, `Aug. 18`, `Sept. 3, '87`; `April 23-26` is no day.
fn month_day(tokens: &Tokens<'_>, index: usize) -> Option<(Parts, usize)> {
    let month = months::month(tokens.word(index)?)?;
    let mut next = index + 1;
    while tokens.is_mark(next, &['.', '-', '/']) {
        next += 1;
    }
    let day = tokens.day(next)?;
    next += 1;
    // May 10:15 and May 10.15 hold a time of day.
    if tokens.is_mark(next, &[':']) {
        return None;
    }
    if !tokens.is_spaced(next) && tokens.is_word(next, ENDINGS) {
        // The letter O in the place of a nought: `March 2O` is a misprint.
        if tokens.word(next) == Some("O") {
            return None;
        }
        next += 1;
    }
    let is_range = tokens.is_mark(next, &['-', '–', '/'])
        && tokens.number(next + 1).is_some_and(|(_, digits)| digits <= 2)
        && !tokens.is_mark(next + 2, &[':', '-', '/']);
    if is_range {
        return None;
    }
    let year = tokens.year_after(next).or_else(|| tokens.year_behind_clock(next));
    if month.needs_year && year.is_none() {
        return None;
    }
    Some(day_of(year, month.number, day, next))
}

/// `24.12.1999`, `3/5/2021`, `4. 2. 2022.`, `24/12/99`, `26 | 01 | 2022`.
fn numbers(tokens: &Tokens<'_>, index: usize) -> Option<(Parts, usize)> {
    let first = tokens.day(index)?;
    let mark = tokens.kind(index + 1).filter(|_| tokens.is_mark(index + 1, &['.', '/', '-', '|']))?;
    let second = tokens.day(index + 2)?;
    if tokens.kind(index + 3)? != mark {
        return None;
    }
    let touches = !tokens.is_spaced(index + 1) && !tokens.is_spaced(index + 4);
    let year = tokens.whole_year(index + 4).or_else(|| tokens.two_digits(index + 4).filter(|_| touches))?;
    // A point puts the day first wherever it is used; a slash or a dash does not tell.
    let parts = if mark == Kind::Mark('.') {
        Parts::Day { year, month: second, day: first }
    } else {
        Parts::Numbers { first, second, year }
    };
    Some((parts, index + 5))
}

/// `2021 May 3`, `2021. május 3.`.
fn year_month_word(tokens: &Tokens<'_>, index: usize) -> Option<(Parts, usize)> {
    let year = tokens.whole_year(index)?;
    let next = if tokens.is_mark(index + 1, &['.', ',', '-', '/']) { index + 2 } else { index + 1 };
    let month = months::month(tokens.word(next)?)?;
    let mut last = next + 1;
    while tokens.is_mark(last, &['.', '-', '/']) {
        last += 1;
    }
    let day = tokens.day(last).filter(|_| !tokens.is_mark(last + 1, &[':']));
    Some(match day {
        Some(day) => (Parts::Day { year, month: month.number, day }, last + 1),
        None => (Parts::Month { year, month: month.number }, next + 1),
    })
}

/// `April 1912`, `abril de 1912`, `Dec. '99`.
fn month_year(tokens: &Tokens<'_>, index: usize) -> Option<(Parts, usize)> {
    let month = months::month(tokens.word(index)?)?;
    let next = tokens.skip_joiners(index + 1);
    let (year, end) = if tokens.is_mark(next, &['\'', '’', '‘']) {
        (tokens.two_digits(next + 1)?, next + 2)
    } else {
        (tokens.whole_year(next)?, next + 1)
    };
    Some((Parts::Month { year, month: month.number }, end))
}

/// `ngày 3 tháng 5 năm 2021`: numbers, each named.
fn month_number_year(tokens: &Tokens<'_>, index: usize) -> Option<(Parts, usize)> {
    let day = tokens.day(index)?;
    if !tokens.is_word(index + 1, &["tháng"]) {
        return None;
    }
    let month = tokens.day(index + 2)?;
    if tokens.is_word(index + 3, &["năm"]) {
        return Some((Parts::Day { year: tokens.whole_year(index + 4)?, month, day }, index + 5));
    }
    Some((Parts::Yearless { month, day }, index + 3))
}

fn day_of(year: Option<(Year, usize)>, month: u32, day: u32, end: usize) -> (Parts, usize) {
    match year {
        Some((year, end)) => (Parts::Day { year, month, day }, end),
        None => (Parts::Yearless { month, day }, end),
    }
}
