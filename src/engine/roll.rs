//! The nouns of a roll of names: articles go in, who is named in them, how often, from when to when comes out.

use chrono::NaiveDate;

/// The names in articles.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Roll {
    /// By their keys.
    pub names: Vec<Named>,
    /// Articles that match certainly: those that are looked at.
    pub certain: u64,
    /// Articles that are only possibly in the period asked for.
    pub possible: u64,
    /// Articles without a date where a period was asked for.
    pub outside: u64,
    /// What could not be done as asked, in words.
    pub notes: Vec<String>,
}

/// A name in articles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// Its folded form.
    pub key: String,
    /// As it is printed most.
    pub value: String,
    /// How it is printed, the commonest first, each with its articles.
    pub spellings: Vec<(String, u64)>,
    /// Articles that name it.
    pub articles: u64,
    /// The first day of an article that names it; articles that are not of one day do not count.
    pub first: Option<NaiveDate>,
    /// The last day.
    pub last: Option<NaiveDate>,
}
