//! The beginning of a file goes in; its front matter and where the text begins come out.
//!
//! YAML between lines of three hyphens (Jekyll, Hugo and most others), TOML between three plus signs, or a JSON object
//! (both Hugo).

use super::yaml;
use serde_json::{Map, Value};

/// A front matter.
pub struct Front {
    /// Its keys.
    pub keys: Map<String, Value>,
    /// The byte at which the text begins.
    pub end: usize,
    /// What was not understood.
    pub suspects: Vec<String>,
}

/// Lines of a front matter are looked for so far.
const LONGEST: usize = 1 << 18;

/// Lines of one without marks.
const MOST_LINES: usize = 40;

/// Finds the front matter of a text, if it has one.
pub fn find(text: &str) -> Option<Front> {
    let start = text.len() - text.trim_start_matches(['\u{feff}', ' ', '\n', '\r', '\t']).len();
    let head = &text[start..text.floor_char_boundary(start + LONGEST)];
    let read = |opens: &str, closes: &[&str]| {
        let (first, rest) = head.split_once('\n')?;
        if first.trim_end() != opens {
            return None;
        }
        let mut at = 0;
        for line in rest.split_inclusive('\n') {
            if closes.contains(&line.trim_end()) {
                return Some((&rest[..at], start + first.len() + 1 + at + line.len()));
            }
            at += line.len();
        }
        None
    };
    if let Some((inner, end)) = read("---", &["---", "..."]) {
        if !begins_with_a_key(inner) {
            return None;
        }
        let (keys, suspects) = yaml::read(inner);
        return Some(Front { keys, end, suspects });
    }
    if let Some((inner, end)) = read("+++", &["+++"]) {
        let (keys, suspects) = match inner.parse::<toml::Table>() {
            Ok(table) => (keys(table), Vec::new()),
            Err(error) => {
                let reason = error.message().lines().next().unwrap_or_default();
                (keys_of_lines(inner), vec![format!("the front matter is no TOML as a whole: {reason}")])
            }
        };
        return Some(Front { keys, end, suspects });
    }
    if head.starts_with('{') {
        let mut values = serde_json::Deserializer::from_str(head).into_iter::<Value>();
        let Some(Ok(Value::Object(keys))) = values.next() else { return None };
        let end = start + values.byte_offset();
        let begins_text = text[end..].starts_with(['\n', '\r'])
            && text[end..].trim_start().starts_with(|c| !matches!(c, '{' | '[' | ',' | '}' | ']'));
        return begins_text.then_some(Front { keys, end, suspects: Vec::new() });
    }
    None
}

/// What stands in lines above a text without marks around: `Title: Ferry sold` (`MultiMarkdown`), or three lines of title,
/// authors and day, each behind a percent sign (Pandoc). An empty line ends it.
pub fn without_marks(text: &str) -> Option<Front> {
    let start = text.len() - text.trim_start_matches(['\u{feff}', '\n', '\r']).len();
    let lines = text[start..].split_inclusive('\n').take_while(|line| !line.trim().is_empty());
    let end = start + lines.take(MOST_LINES).map(str::len).sum::<usize>();
    let inner = &text[start..end];
    if inner.starts_with("% ") {
        let mut lines = inner.lines().map_while(|line| line.strip_prefix('%')).map(str::trim);
        let is_all = lines.clone().count() == inner.lines().count();
        let mut keys = Map::new();
        for key in ["title", "author", "date"] {
            let Some(line) = lines.next().filter(|line| !line.is_empty()) else { continue };
            let value = match key {
                "author" => Value::Array(line.split(';').map(|author| Value::from(author.trim())).collect()),
                _ => Value::from(line),
            };
            keys.insert(key.to_owned(), value);
        }
        return (is_all && lines.next().is_none()).then_some(Front { keys, end, suspects: Vec::new() });
    }
    let first = inner.get(..6).is_some_and(|first| first.eq_ignore_ascii_case("title:"));
    let (keys, suspects) = if first { yaml::read(inner) } else { return None };
    (keys.len() > 1 && suspects.is_empty()).then_some(Front { keys, end, suspects })
}

fn keys(table: toml::Table) -> Map<String, Value> {
    table.into_iter().map(|(key, value)| (key, json(value))).collect()
}

/// The keys above the first table whose lines can be read alone: one that cannot costs itself.
fn keys_of_lines(inner: &str) -> Map<String, Value> {
    let lines = inner.lines().take_while(|line| !line.trim_start().starts_with('['));
    lines.filter_map(|line| line.parse::<toml::Table>().ok()).flat_map(keys).collect()
}

fn begins_with_a_key(inner: &str) -> bool {
    let mut lines =
        inner.lines().map(str::trim_end).filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines.next().is_some_and(|line| {
        let key = line.split(':').next().unwrap_or_default();
        let is_word = |c: char| c.is_alphanumeric() || "_-. \"'".contains(c);
        key.len() < line.len() && !key.is_empty() && key.len() <= 60 && key.chars().all(is_word)
    })
}

fn json(value: toml::Value) -> Value {
    match value {
        toml::Value::String(text) => Value::String(text),
        toml::Value::Boolean(is_so) => Value::Bool(is_so),
        toml::Value::Array(list) => Value::Array(list.into_iter().map(json).collect()),
        toml::Value::Table(table) => {
            Value::Object(table.into_iter().map(|(key, value)| (key, json(value))).collect())
        }
        toml::Value::Datetime(instant) => Value::String(instant.to_string()),
        toml::Value::Integer(number) => Value::String(number.to_string()),
        toml::Value::Float(number) => Value::String(number.to_string()),
    }
}
