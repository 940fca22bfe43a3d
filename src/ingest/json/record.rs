//! One JSON object goes in; the article comes out as its keys state it, and whether it reads like news.

use super::keys::{self, Holds};
use crate::article::{About, Origin, RawArticle, Statement};
use crate::ingest::{markup, paragraphs};
use serde_json::{Map, Value};
use std::borrow::Cow;

/// An article, and how sure it is that a record is one.
#[derive(Debug)]
pub struct Record {
    /// What the keys state.
    pub article: RawArticle,
    /// Whether there is anything to keep.
    pub looks: Looks,
}

/// What a record looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Looks {
    /// No key that an article has.
    Foreign,
    /// An article among others: a title, text, address or date.
    Bare,
    /// A headline with a source, day or address.
    Headline,
    /// A text.
    Text,
}

/// Words that make a text of a value: a label or a setting has fewer.
const FEWEST_WORDS: usize = 3;
/// How deep keys are followed into objects.
const DEEPEST: u32 = 3;

/// Reads a record.
pub fn read(map: &Map<String, Value>) -> Record {
    let mut found = Found::default();
    found.object(map, "", 0);
    found.statements.sort_by_key(|(rank, _)| *rank);
    let mut article = RawArticle { suspects: found.suspects, ..RawArticle::default() };
    article.statements = found.statements.into_iter().map(|(_, statement)| statement).collect();
    // Of several texts the longest is the whole; the others are its beginning, or the same in another dress.
    found.bodies.sort_by_key(|(rank, body)| (std::cmp::Reverse(body.len()), *rank));
    article.body = found.bodies.into_iter().next().map(|(_, body)| body).unwrap_or_default();
    let looks = looks(map, &article);
    Record { article, looks }
}

fn looks(map: &Map<String, Value>, article: &RawArticle) -> Looks {
    let has = |about| article.about(about).next().is_some();
    let is_text = is_text(&article.body);
    let is_schema = map.contains_key("$schema") || map.contains_key("$ref");
    let stands_in_a_paper = [About::Published, About::Source, About::Url, About::Author, About::Record];
    match () {
        () if is_schema => Looks::Foreign,
        () if is_text => Looks::Text,
        () if has(About::Title) && stands_in_a_paper.into_iter().any(has) => Looks::Headline,
        () if has(About::Title) || has(About::Url) || has(About::Published) || !article.body.is_empty() => {
            Looks::Bare
        }
        () => Looks::Foreign,
    }
}

fn is_text(body: &str) -> bool {
    body.split_whitespace().nth(FEWEST_WORDS - 1).is_some()
        || body.chars().filter(|c| !c.is_ascii()).nth(FEWEST_WORDS * 4).is_some()
}

#[derive(Default)]
struct Found {
    statements: Vec<(u16, Statement)>,
    bodies: Vec<(u16, String)>,
    suspects: Vec<String>,
}

impl Found {
    fn object(&mut self, map: &Map<String, Value>, prefix: &str, depth: u32) {
        for (key, value) in map {
            let Some((rank, holds)) = keys::find(key) else { continue };
            match (holds, value) {
                (Holds::More, Value::Object(more)) if depth < DEEPEST => {
                    self.object(more, &format!("{prefix}{key}."), depth + 1);
                }
                // `article` may be the text itself.
                (Holds::More, text @ Value::String(words)) if is_text(words) => {
                    self.body(rank, text, prefix, key);
                }
                (_, Value::Null) | (Holds::More, _) => {}
                (Holds::Statement(about), value) => self.statement(rank, about, value, prefix, key),
                (Holds::Body, value) => self.body(rank, value, prefix, key),
            }
        }
    }

    fn statement(&mut self, rank: u16, about: About, value: &Value, prefix: &str, key: &str) {
        let mut wrong = None;
        each_text(value, 0, &mut |text| {
            let text = match text {
                Ok(text) => text,
                Err(kind) => return wrong = Some(kind),
            };
            let plain = if about == About::Url { text } else { in_one_line(&text) };
            let plain = plain.trim();
            if !plain.is_empty() {
                let place = format!("key `{prefix}{key}`");
                let statement =
                    Statement { about, origin: Origin::Key, text: plain.to_owned(), place, at: None };
                self.statements.push((rank, statement));
            }
        });
        self.note_wrong(wrong, prefix, key);
    }

    fn body(&mut self, rank: u16, value: &Value, prefix: &str, key: &str) {
        let mut wrong = None;
        let mut body = String::new();
        each_text(value, 0, &mut |text| match text {
            Ok(text) => {
                let text = body_text(&text);
                if !text.is_empty() {
                    let separator = if body.is_empty() { "" } else { "\n\n" };
                    body.push_str(separator);
                    body.push_str(&text);
                }
            }
            Err(kind) => wrong = Some(kind),
        });
        self.note_wrong(wrong, prefix, key);
        if !body.is_empty() {
            self.bodies.push((rank, body));
        }
    }

    fn note_wrong(&mut self, wrong: Option<&str>, prefix: &str, key: &str) {
        if let Some(kind) = wrong {
            self.suspects.push(format!("key `{prefix}{key}` holds {kind}: left out"));
        }
    }
}

/// Gives the texts of a value: of a list each, of an object the one that is in words. What is no text is named.
fn each_text<'a>(value: &'a Value, depth: u32, give: &mut dyn FnMut(Result<Cow<'a, str>, &'static str>)) {
    match value {
        Value::Null => {}
        Value::String(text) => give(Ok(Cow::Borrowed(text))),
        Value::Number(number) => give(Ok(Cow::Owned(number.to_string()))),
        Value::Bool(_) => give(Err("true or false, no text")),
        Value::Array(values) if depth < DEEPEST => {
            for value in values {
                each_text(value, depth + 1, give);
            }
        }
        Value::Object(map) if depth < DEEPEST => {
            let words = keys::WORDS.iter().find_map(|key| map.get(*key).filter(|value| !value.is_null()));
            match words {
                Some(words) => each_text(words, depth + 1, give),
                None => give(name_in_parts(map).map(Cow::Owned).ok_or("an object, no text")),
            }
        }
        Value::Array(_) | Value::Object(_) => give(Err("lists in lists, no text")),
    }
}

/// A person's name that is kept in two keys.
fn name_in_parts(map: &Map<String, Value>) -> Option<String> {
    const PARTS: &[(&str, &str)] = &[
        ("firstname", "lastname"),
        ("firstName", "lastName"),
        ("first_name", "last_name"),
        ("givenName", "familyName"),
        ("first", "last"),
    ];
    let part = |key: &str| map.get(key).and_then(Value::as_str).unwrap_or_default();
    PARTS
        .iter()
        .map(|(first, last)| format!("{} {}", part(first), part(last)).trim().to_owned())
        .find(|name| !name.is_empty())
}

fn body_text(text: &str) -> String {
    match markup::paragraphs(text) {
        Some(paragraphs) => paragraphs,
        None => paragraphs::paragraphs(&markup::decode_entities(text)),
    }
}

fn in_one_line(text: &str) -> Cow<'_, str> {
    match markup::paragraphs(text) {
        Some(paragraphs) => Cow::Owned(paragraphs.replace("\n\n", " ")),
        None => markup::decode_entities(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each statement as `About text (place)`, then the body and the suspects.
    fn check(json: &str, expected: &[&str]) {
        let value: Value = serde_json::from_str(json).unwrap();
        let record = read(value.as_object().unwrap());
        let statements = record.article.statements.iter();
        let mut lines: Vec<String> = statements
            .map(|statement| format!("{:?} {} ({})", statement.about, statement.text, statement.place))
            .collect();
        lines.push(record.article.body);
        lines.extend(record.article.suspects);
        assert_eq!(lines, expected);
    }

    #[test]
    fn keys_state_what_they_hold() {
        check(
            r#"{"hl": "Bridge opens", "pub_date": "2019-05-03", "byLine": "Jane Roe", "Outlet": {"name": "The Harbour News"}, "text": "The bridge is open."}"#,
            &[
                "Title Bridge opens (key `hl`)",
                "Published 2019-05-03 (key `pub_date`)",
                "Source The Harbour News (key `Outlet`)",
                "Author Jane Roe (key `byLine`)",
                "The bridge is open.",
            ],
        );
    }

    #[test]
    fn the_more_trusted_key_comes_first() {
        check(
            r#"{"created_at": "2019-05-04", "date": "2019-05-03", "datePublished": "2019-05-02"}"#,
            &[
                "Published 2019-05-02 (key `datePublished`)",
                "Published 2019-05-03 (key `date`)",
                "Published 2019-05-04 (key `created_at`)",
                "",
            ],
        );
    }

    #[test]
    fn lists_objects_and_numbers_are_read() {
        check(
            r#"{"id": 12049, "authors": [{"name": "Jane Roe"}, "Li Wei", {"first": "Ana", "last": "Silva"}], "tags": ["port", "ferry"]}"#,
            &[
                "Author Jane Roe (key `authors`)",
                "Author Li Wei (key `authors`)",
                "Author Ana Silva (key `authors`)",
                "Record 12049 (key `id`)",
                "Topic port (key `tags`)",
                "Topic ferry (key `tags`)",
                "",
            ],
        );
    }

    #[test]
    fn a_wrong_kind_of_value_costs_its_field_alone() {
        check(
            r#"{"title": true, "date": {"a": 1}, "author": null, "body": "The bridge is open."}"#,
            &[
                "The bridge is open.",
                "key `title` holds true or false, no text: left out",
                "key `date` holds an object, no text: left out",
            ],
        );
    }

    #[test]
    fn html_becomes_paragraphs() {
        check(
            r#"{"title": {"rendered": "Rain &#8211; again"}, "content": {"rendered": "<p>It rained.</p><p>It&rsquo;s wet.</p>"}, "url": "https://example.org/?a=1&amp=2"}"#,
            &[
                "Title Rain – again (key `title`)",
                "Url https://example.org/?a=1&amp=2 (key `url`)",
                "It rained.\n\nIt’s wet.",
            ],
        );
    }

    #[test]
    fn the_longest_of_several_texts_is_the_body() {
        check(
            r#"{"content": "The bridge is… [+200 chars]", "articleBody": ["The bridge is open to all.", "It cost a fortune."]}"#,
            &["The bridge is open to all.\n\nIt cost a fortune."],
        );
    }

    #[test]
    fn a_ninjs_item_is_read() {
        check(
            r#"{"uri": "urn:a:1", "versioncreated": "2019-05-03T10:00:00Z", "byline": "Jane Roe", "headline": "Bridge opens",
                "located": "Port Town", "subject": [{"code": "1", "name": "transport"}], "place": [{"name": "Old Harbour"}],
                "person": [{"name": "Ana Silva"}], "organisation": [{"name": "Port Board"}], "body_xhtml": "<p>The bridge is open.</p>"}"#,
            &[
                "Title Bridge opens (key `headline`)",
                "Published 2019-05-03T10:00:00Z (key `versioncreated`)",
                "Author Jane Roe (key `byline`)",
                "Dateline Port Town (key `located`)",
                "Url urn:a:1 (key `uri`)",
                "Topic transport (key `subject`)",
                "Place Old Harbour (key `place`)",
                "Person Ana Silva (key `person`)",
                "Organisation Port Board (key `organisation`)",
                "The bridge is open.",
            ],
        );
    }

    #[test]
    fn the_source_of_an_elasticsearch_entry_is_the_article() {
        check(
            r#"{"_id": "a1", "_source": {"title": "Bridge opens", "source": "The Harbour News"}}"#,
            &[
                "Title Bridge opens (key `_source.title`)",
                "Source The Harbour News (key `_source.source`)",
                "Record a1 (key `_id`)",
                "",
            ],
        );
    }

    #[test]
    fn fields_one_level_down_are_found() {
        check(
            r#"{"webTitle": "Bridge opens", "fields": {"bodyText": "The bridge is open."}}"#,
            &["Title Bridge opens (key `webTitle`)", "The bridge is open."],
        );
    }
}
