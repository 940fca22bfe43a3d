//! Finds the days that an article talks about: text and the article's own day go in, places with days come out.
//!
//! Tokens are cut and looked up (`tokens`, `vocabulary`), expressions are read from them (`phrases`), the verb
//! tells whether they lie behind or ahead (`way`), and the calendar says which days they are (`calendar`).
//!
//! **Invariant:** what the article's day leaves open is left out: a wrong day is worse than none.

mod calendar;
mod feasts;
mod phrases;
mod printed;
mod tokens;
mod vocabulary;
mod way;

use crate::article::Days;
use calendar::{Interval, Meaning};
use chrono::{Datelike, NaiveDate};
use phrases::Phrase;
use std::ops::Range;
use tokens::Tokens;
use vocabulary::Vocabulary;

/// Days that a text talks about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// The bytes of the expression.
    pub at: Range<usize>,
    /// The first day.
    pub first: NaiveDate,
    /// The last day.
    pub last: NaiveDate,
    /// How it was read.
    pub rule: &'static str,
}

/// Finds the days that a text talks about, in order and without overlap.
///
/// An expression is resolved as far as the article's own date allows: a yearless one, or none, leaves
/// only what is printed with its year. Text of unknown language is read as English.
///
/// ```
/// # use chrono::NaiveDate;
/// # use dateline::{article::Days, normalise::times};
/// let wednesday = Days::Day(NaiveDate::from_ymd_opt(2024, 4, 17).unwrap());
/// let mentions = times::find("The bridge will open on Tuesday.", Some("en"), Some(&wednesday));
/// assert_eq!(mentions[0].first, NaiveDate::from_ymd_opt(2024, 4, 23).unwrap());
/// assert_eq!(mentions[0].at, 24..31);
/// ```
pub fn find(text: &str, lang: Option<&str>, article: Option<&Days>) -> Vec<Mention> {
    let article = article.filter(|days| !matches!(days, Days::Yearless { .. }));
    let article = article.and_then(|days| Some((days.first()?, days.last()?)));
    let mut tokens = Tokens::new(Vocabulary::of(lang));
    let mut mentions = Vec::new();
    for (offset, paragraph) in paragraphs(text) {
        if tokens.cut(paragraph) {
            let before = mentions.len();
            Reader { tokens: &tokens, article, before, mentions: &mut mentions }.read();
            for mention in &mut mentions[before..] {
                mention.at = mention.at.start + offset..mention.at.end + offset;
            }
        }
    }
    mentions
}

/// Finds the days that are printed with their years, in any language: `Tuesday, March 3, 2020`.
///
/// Two numbers of which either may be the month are no day.
pub fn anchors(text: &str) -> Vec<(Range<usize>, NaiveDate)> {
    let mut tokens = Tokens::new(Vocabulary::of(Some("")));
    let mut anchors = Vec::new();
    for (offset, paragraph) in paragraphs(text) {
        tokens.cut(paragraph);
        let days = printed::all(&tokens).into_iter().filter(|(_, (first, last))| first == last);
        anchors.extend(days.map(|(at, (day, _))| (at.start + offset..at.end + offset, day)));
    }
    anchors
}

/// The paragraphs of a text with their first bytes.
fn paragraphs(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut offset = 0;
    text.split("\n\n").map(move |paragraph| {
        let start = offset;
        offset += paragraph.len() + 2;
        (start, paragraph)
    })
}

/// Reads one paragraph.
struct Reader<'a> {
    tokens: &'a Tokens<'a>,
    article: Option<Interval>,
    /// How many mentions were found before this paragraph.
    before: usize,
    mentions: &'a mut Vec<Mention>,
}

impl Reader<'_> {
    fn read(&mut self) {
        let tokens = self.tokens;
        let mut printed = printed::all(tokens).into_iter().peekable();
        let mut index = 0;
        while index < tokens.len() {
            let start = tokens.start(index);
            if let Some((at, days)) = printed.next_if(|(at, _)| at.start <= start) {
                while index < tokens.len() && tokens.start(index) < at.end {
                    index += 1;
                }
                self.add(at, days, Meaning::Printed(days.0, days.1).rule());
                continue;
            }
            let Some(phrase) = phrases::at(tokens, index) else {
                index += 1;
                continue;
            };
            // Of two readings that overlap, the one with its year in print explains more.
            if printed.peek().is_some_and(|(at, _)| at.start < tokens.end(phrase.end - 1)) {
                index += 1;
                continue;
            }
            index = self.take(phrase);
        }
    }

    /// Takes an expression and the days that follow it: `April 24 and 25`.
    fn take(&mut self, phrase: Phrase) -> usize {
        let way = way::of(self.tokens, phrase.first, phrase.end);
        let mut phrase = phrase;
        loop {
            let days = match phrase.meaning {
                Meaning::YearEarlier => self.year_earlier(),
                meaning => calendar::resolve(meaning, self.article, way),
            };
            if let Some(days) = days {
                let at = self.tokens.start(phrase.first)..self.tokens.end(phrase.end - 1);
                self.add(at, days, phrase.meaning.rule());
            }
            let Meaning::MonthDay { month, which, .. } = phrase.meaning else { return phrase.end };
            let Some(more) = phrases::one_more(self.tokens, phrase.end, month, which) else {
                return phrase.end;
            };
            phrase = more;
        }
    }

    fn add(&mut self, at: Range<usize>, (first, last): Interval, rule: &'static str) {
        self.mentions.push(Mention { at, first, last, rule });
    }

    /// The year before what was told of last, when that is near the article's day.
    fn year_earlier(&self) -> Option<Interval> {
        const NEAR: i64 = 400;
        let (first, last) = self.article?;
        let told = self.mentions[self.before..].last()?.last;
        let is_near = (told - first).num_days().abs() < NEAR && (told - last).num_days().abs() < NEAR;
        if is_near { calendar::years(told.year() - 1, told.year() - 1) } else { None }
    }
}

#[cfg(test)]
mod tests;
