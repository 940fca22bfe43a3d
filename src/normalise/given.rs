//! What the user says about files that do not say it themselves: options go in, a setting for one file comes out.

use chrono::NaiveDate;
use std::fmt::Write;
use std::ops::RangeInclusive;

/// What the user says of the articles: it wins over everything that the files say.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Given {
    /// `--source`
    pub source: Option<String>,
    /// `--date`
    pub date: Option<String>,
    /// `--lang`
    pub lang: Option<String>,
    /// `--years`: the years in which dates without a year lie.
    pub years: Option<RangeInclusive<i32>>,
    /// `--tz`: the zone of printed times without one, `+02:00` or `CET`.
    pub zone: Option<String>,
}

impl Given {
    /// A text that is the same exactly when the same was said, in any version of the program.
    ///
    /// ```
    /// # use dateline::normalise::Given;
    /// let given = Given { lang: Some("fr".to_owned()), years: Some(2021..=2024), ..Given::default() };
    /// assert_eq!(given.key(), "lang=2:fr;years=2021..2024;");
    /// ```
    pub fn key(&self) -> String {
        let mut key = String::new();
        let texts =
            [("source", &self.source), ("date", &self.date), ("lang", &self.lang), ("zone", &self.zone)];
        for (name, text) in texts {
            if let Some(text) = text {
                // The length keeps two texts apart that hold the marks of this form.
                write!(key, "{name}={}:{text};", text.len()).expect("a String takes any text");
            }
        }
        if let Some(years) = &self.years {
            write!(key, "years={}..{};", years.start(), years.end()).expect("a String takes any text");
        }
        key
    }
}

/// Whether people, organisations and places are looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Entities {
    /// They are.
    Find,
    /// They are not: `--no-entities`.
    Leave,
}

/// What is known of one file before it is read.
#[derive(Clone, Copy, Debug)]
pub struct Setting<'a> {
    /// What the user says.
    pub given: &'a Given,
    /// The day of capture or of the file: publication is never later.
    pub latest: NaiveDate,
    /// The path as it is stored.
    pub path: &'a str,
    /// Whether entities are looked for.
    pub entities: Entities,
}
