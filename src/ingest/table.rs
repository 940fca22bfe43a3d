//! The names of columns and the cells of a row go in; an article comes out, by the same keys as those of records.

use super::json::{self, Holds, Looks};
use crate::article::{About, Origin, RawArticle};
use serde_json::{Map, Value};

/// Whether a table with these columns holds articles: a column of text, or one of headlines beside those of a day and
/// of where it stood.
pub fn holds_articles<'n>(names: impl Iterator<Item = &'n str>) -> bool {
    // In a table what would hold more keys is a text: `article`, `document`.
    let as_text = |holds: Holds| if holds == Holds::More { Holds::Body } else { holds };
    let is_vague =
        |name: &str| ["fields", "attributes", "meta", "metadata", "properties", "node"].contains(&name);
    let kept: Vec<Holds> = names.filter(|name| !is_vague(name)).filter_map(json::key).map(as_text).collect();
    let has = |about: About| kept.contains(&Holds::Statement(about));
    let stood_somewhere = [About::Url, About::Source, About::Section, About::Summary].into_iter().any(has);
    kept.contains(&Holds::Body) && kept.len() > 1
        || has(About::Title) && has(About::Published) && stood_somewhere
}

/// Makes an article of a row; `None` when there is nothing in it that an article has.
pub fn article<'n>(
    names: impl Iterator<Item = &'n str>,
    cells: impl Iterator<Item = Value>,
) -> Option<RawArticle> {
    let mut map = Map::new();
    for (name, cell) in names.zip(cells) {
        let is_empty =
            |value: &Value| value.is_null() || value.as_str().is_some_and(|text| text.trim().is_empty());
        if !name.trim().is_empty() && !is_empty(&cell) {
            add(&mut map, name, cell);
        }
    }
    let record = json::record(&map);
    if record.looks == Looks::Foreign {
        return None;
    }
    let mut article = record.article;
    if article.about(About::Published).next().is_none()
        && let Some((name, day)) = map.iter().find_map(named_data)
    {
        article.state(About::Published, Origin::Key, day, format!("key `{name}`"));
    }
    for statement in &mut article.statements {
        if let Some(name) = statement.place.strip_prefix("key ") {
            statement.place = format!("column {name}");
        }
    }
    Some(article)
}

/// Of two columns of one name both count.
fn add(map: &mut Map<String, Value>, name: &str, cell: Value) {
    match map.get_mut(name) {
        None => drop(map.insert(name.to_owned(), cell)),
        Some(Value::Array(cells)) if !cells.contains(&cell) => cells.push(cell),
        Some(before) if *before != cell => *before = Value::Array(vec![before.take(), cell]),
        Some(_) => {}
    }
}

/// A day under `data`: that is a date in Italian, Polish and Portuguese, and anything in English.
fn named_data<'m>((name, cell): (&'m String, &'m Value)) -> Option<(&'m str, &'m str)> {
    let text = cell.as_str()?.trim();
    let is_year = |number: &str| number.len() == 4 && matches!(number.parse(), Ok(1500..=2199));
    let mut numbers = text.split(|c: char| !c.is_ascii_digit()).filter(|number| !number.is_empty());
    let is_day = text.len() <= LONGEST_DAY
        && text.starts_with(char::is_alphanumeric)
        && text.split_whitespace().count() <= MOST_WORDS
        && (2..=6).contains(&numbers.clone().count())
        && numbers.any(is_year);
    (name.trim().eq_ignore_ascii_case("data") && is_day).then_some((name, text))
}

/// Bytes and words of a day as it is printed.
const LONGEST_DAY: usize = 60;
const MOST_WORDS: usize = 7;
