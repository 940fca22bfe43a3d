//! The names of columns and the cells of a row go in; an article comes out, by the same keys as those of records.

use super::json::{self, Holds, Looks};
use crate::article::{About, RawArticle};
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
        // Of two columns of one name the first that is filled counts.
        if !name.trim().is_empty() && !is_empty(&cell) && !map.contains_key(name) {
            map.insert(name.to_owned(), cell);
        }
    }
    let record = json::record(&map);
    if record.looks == Looks::Foreign {
        return None;
    }
    let mut article = record.article;
    for statement in &mut article.statements {
        if let Some(name) = statement.place.strip_prefix("key ") {
            statement.place = format!("column {name}");
        }
    }
    Some(article)
}
