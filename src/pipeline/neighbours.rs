//! Folders in which something changed go in; their articles without a printed year have that of their neighbours,
//! or none any longer.
//!
//! **Invariant:** what is inferred depends on what the index holds of a folder, not on the order in which it came.

use crate::article::{Article, Certainty, Dated, Days, Evidence, Place};
use crate::engine::{Neighbour, Standing, Writer};
use crate::error::Result;
use crate::normalise::{self, Neighbours, YearAmong};
use std::borrow::Cow;
use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

/// The place of the evidence that this module adds and takes away.
const PLACE: &str = "dates of the articles around it";
const WHY: &str = "the year is not printed; it is that of the articles around it";

/// What the inference did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Inferred {
    /// Articles that have a year now.
    pub with_year: u64,
    /// Articles that have none any longer.
    pub without_year: u64,
}

/// Infers the years of the articles in folders, after what was written was committed.
pub(super) fn infer(writer: &mut dyn Writer, folders: &BTreeSet<String>) -> Result<Inferred> {
    let mut inferred = Inferred::default();
    for folder in folders {
        let mut neighbours = writer.neighbours(folder)?;
        let is_open = |neighbour: &Neighbour| matches!(neighbour.standing, Standing::Open(_));
        if !neighbours.iter().any(is_open) {
            continue;
        }
        neighbours.sort_by(|a, b| natural(&a.path, &b.path));
        let around = Around::of(&neighbours);
        for (place, neighbour) in neighbours.into_iter().enumerate() {
            let Standing::Open(article) = neighbour.standing else { continue };
            let Some(article) = revised(*article, &neighbour.path, place, &around) else { continue };
            match article.date.as_ref().is_some_and(|date| date.alone.is_some()) {
                true => inferred.with_year += 1,
                false => inferred.without_year += 1,
            }
            writer.revise(&article)?;
        }
    }
    Ok(inferred)
}

/// The folder that a file lies in.
pub(super) fn folder_of(path: &str) -> &str {
    path.rfind(['/', '\\']).map_or("", |at| &path[..at])
}

/// The neighbours in a folder, and in each of its files that holds several articles.
struct Around {
    folder: Neighbours,
    files: BTreeMap<String, Neighbours>,
}

impl Around {
    fn of(neighbours: &[Neighbour]) -> Around {
        let mut all = Vec::new();
        let mut files: BTreeMap<&str, Vec<_>> = BTreeMap::new();
        for (place, neighbour) in neighbours.iter().enumerate() {
            let Standing::Dated(day) = neighbour.standing else { continue };
            all.push((place, day));
            if file_of(&neighbour.path).len() < neighbour.path.len() {
                files.entry(file_of(&neighbour.path)).or_default().push((place, day));
            }
        }
        let files = files.into_iter().map(|(file, placed)| (file.to_owned(), Neighbours::of(placed)));
        Around { folder: Neighbours::of(all), files: files.collect() }
    }

    /// The year by the file's own articles, else by those of the folder.
    fn year_of(&self, days: &Days, text: &str, path: &str, place: usize) -> Option<YearAmong> {
        let file = self.files.get(file_of(path));
        file.and_then(|file| file.year_of(days, text, place))
            .or_else(|| self.folder.year_of(days, text, place))
    }
}

/// The article with the year that its neighbours give it, or without it; `None` when nothing changes.
fn revised(mut article: Article, path: &str, place: usize, around: &Around) -> Option<Article> {
    let date = article.date.as_ref()?;
    let alone = date.alone.unwrap_or(date.days);
    if date.alone.is_none() && date.certainty != Certainty::Printed {
        return None;
    }
    let found = around.year_of(&alone, &date.text, path, place);
    let days = found.as_ref().map_or(alone, |found| Days::Day(found.day));
    if days == date.days {
        return None;
    }
    let text = date.text.clone();
    article.evidence.retain(|evidence| evidence.place != Place::File(PLACE.into()));
    let (certainty, why, alone) = match &found {
        Some(_) => (Certainty::Inferred, WHY, Some(alone)),
        None => (Certainty::Printed, "the year is not printed", None),
    };
    if let Some(found) = found {
        article.evidence.push(Evidence {
            field: Cow::Borrowed("date"),
            value: Some(found.day.to_string()),
            text: text.clone(),
            place: Place::File(PLACE.into()),
            rule: found.rule.into(),
            accepted: true,
        });
    }
    article.date = Some(Dated { text, days, certainty, why: Some(why.into()), instant: None, alone });
    // "On Tuesday" is another day now.
    normalise::find_mentioned_days(&mut article);
    Some(article)
}

/// The file of a sighting: without the record or member in it.
fn file_of(path: &str) -> &str {
    let name = path.rfind(['/', '\\']).map_or(0, |at| at + 1);
    path[name..].find(['#', '!']).map_or(path, |at| &path[..name + at])
}

/// Orders paths as people do: `clip 9` before `clip 10`.
fn natural(path: &str, other: &str) -> Ordering {
    let (mut left, mut right) = (path, other);
    loop {
        let (Some(first), Some(second)) = (left.chars().next(), right.chars().next()) else {
            return left.len().cmp(&right.len()).then_with(|| path.cmp(other));
        };
        if first.is_ascii_digit() && second.is_ascii_digit() {
            let number = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
            let (ours, theirs) = (&left[..number(left)], &right[..number(right)]);
            let digits = |text: &'_ str| text.trim_start_matches('0').len();
            let by_number = digits(ours)
                .cmp(&digits(theirs))
                .then_with(|| ours.trim_start_matches('0').cmp(theirs.trim_start_matches('0')));
            if by_number != Ordering::Equal {
                return by_number;
            }
            (left, right) = (&left[ours.len()..], &right[theirs.len()..]);
        } else if first == second {
            (left, right) = (&left[first.len_utf8()..], &right[first.len_utf8()..]);
        } else {
            return first.cmp(&second);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_in_names_count_as_numbers() {
        let mut paths = vec!["a/10.txt", "a/9.txt", "a/b.txt", "a/009.txt", "a/9.jsonl#10", "a/9.jsonl#2"];
        paths.sort_by(|a, b| natural(a, b));
        assert_eq!(paths, ["a/9.jsonl#2", "a/9.jsonl#10", "a/009.txt", "a/9.txt", "a/10.txt", "a/b.txt"]);
    }

    #[test]
    fn a_sighting_names_its_file() {
        let check = |path: &str, expected: &str| assert_eq!(file_of(path), expected);
        check("/a/b.jsonl#12", "/a/b.jsonl");
        check("/a #1/b.zip!c/d.txt", "/a #1/b.zip!c/d.txt");
        check("/a #1/b.txt", "/a #1/b.txt");
        assert_eq!(folder_of("/a/b/c.txt"), "/a/b");
        assert_eq!(folder_of("c.txt"), "");
    }
}
