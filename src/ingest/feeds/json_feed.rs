//! A JSON Feed goes in, of any length; its items come out as articles, one broken item costing itself alone.
//!
//! Versions 1.0 and 1.1 (jsonfeed.org): 1.1 has `authors` where 1.0 has `author`, and `language`.

use super::text;
use crate::article::{About, Origin, RawArticle};
use crate::ingest::input::too_long;
use crate::ingest::json::split::InString;
use crate::ingest::{Format, Head, Input, Item, json, locate, markup, paragraphs};
use serde_json::{Map, Value};

/// JSON Feed.
pub struct JsonFeed;

impl Format for JsonFeed {
    fn name(&self) -> &'static str {
        "jsonfeed"
    }

    fn help(&self) -> &'static str {
        "JSON Feed 1.0 and 1.1"
    }

    fn recognises(&self, head: &Head<'_>) -> bool {
        let versions = head.start().strip_prefix('{').unwrap_or_default().split("\"version\"").skip(1);
        versions.filter_map(|rest| rest.trim_start().strip_prefix(':')).any(|value| {
            let value = value.trim_start().strip_prefix('"').and_then(|value| value.split('"').next());
            value.is_some_and(|value| value.contains("jsonfeed.org") && value.contains("version"))
        })
    }

    fn read(&self, input: &mut Input<'_>, out: &mut dyn FnMut(Item)) {
        let mut cutter = Cutter::default();
        let mut feed: Option<RawArticle> = None;
        let mut number = 0_u64;
        loop {
            let piece = match cutter.next(input) {
                Ok(Some(piece)) => piece,
                Ok(None) => break,
                Err(reason) => {
                    out(Item::Failed { member: None, reason });
                    break;
                }
            };
            number += 1;
            let member = format!("#{number}");
            let feed = feed.get_or_insert_with(|| feed_of(&cutter.around, input));
            match read(piece, feed, input) {
                Ok(article) => out(Item::Article(RawArticle { member: Some(member), ..article })),
                Err(reason) => out(Item::Failed { member: Some(member), reason }),
            }
        }
        input.skip("a feed without items");
    }
}

/// What stands around the items states something for all of them.
fn feed_of(around: &[u8], input: &Input<'_>) -> RawArticle {
    let mut feed = RawArticle::default();
    let (text, _) = input.decode(around);
    let Ok(parsed) = json::parse(&format!("{text}]}}")) else { return feed };
    let Value::Object(map) = parsed.value else { return feed };
    let text = |name| map.get(name).and_then(Value::as_str).unwrap_or_default();
    feed.state(About::Source, Origin::Key, &text::loose_line(text("title")), "key `title` of the feed");
    feed.state(About::Language, Origin::Key, text("language"), "key `language` of the feed");
    authors(&mut feed, &map, " of the feed");
    feed
}

fn read(piece: Result<Vec<u8>, String>, feed: &RawArticle, input: &Input<'_>) -> Result<RawArticle, String> {
    let bytes = piece?;
    let (text, suspect) = input.decode(&bytes);
    let parsed = json::parse(&text)?;
    let Value::Object(map) = parsed.value else { return Err("no record: not an object".to_owned()) };
    let mut article = article(&map);
    if article.statements.is_empty() && article.body.is_empty() {
        return Err("no title, text, address or date".to_owned());
    }
    article.suspects.extend(parsed.suspect.or(suspect));
    locate::statements(&mut article, &text);
    for about in [About::Source, About::Language, About::Author] {
        if article.about(about).next().is_none() {
            article.statements.extend(feed.about(about).cloned());
        }
    }
    Ok(article)
}

/// Keys whose value states something, the most trusted first.
const STATEMENTS: &[(About, &str)] = &[
    (About::Title, "title"),
    (About::Published, "date_published"),
    (About::Updated, "date_modified"),
    (About::Url, "url"),
    (About::Record, "id"),
    (About::Language, "language"),
];

fn article(map: &Map<String, Value>) -> RawArticle {
    let mut article = RawArticle::default();
    let key = |name: &str| format!("key `{name}`");
    for (about, name) in STATEMENTS {
        let text = match map.get(*name) {
            None | Some(Value::Null) => continue,
            Some(Value::String(text)) => text.clone(),
            // Version 1.0 lets readers take a number for an identifier.
            Some(Value::Number(number)) => number.to_string(),
            Some(_) => {
                article.suspects.push(format!("{} holds no text: left out", key(name)));
                continue;
            }
        };
        let text = if *about == About::Title { text::loose_line(&text) } else { text };
        article.state(*about, Origin::Key, &text, key(name));
    }
    let text = |name: &str| map.get(name).and_then(Value::as_str).unwrap_or_default();
    if article.about(About::Url).next().is_none() {
        article.state(About::Url, Origin::Key, text("external_url"), key("external_url"));
    }
    authors(&mut article, map, "");
    for tag in map.get("tags").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str) {
        article.state(About::Topic, Origin::Key, tag, key("tags"));
    }
    article.body = markup::html(text("content_html"));
    if article.body.is_empty() {
        article.body = paragraphs::paragraphs(text("content_text"));
    }
    let summary = text::loose_line(text("summary"));
    if article.body.is_empty() {
        article.body = summary;
    } else if summary != article.body {
        article.state(About::Summary, Origin::Key, &summary, key("summary"));
    }
    article.drop_repeats();
    article
}

fn authors(article: &mut RawArticle, map: &Map<String, Value>, whose: &str) {
    let list = map.get("authors").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    for (author, key) in
        list.iter().map(|author| (author, "authors")).chain(map.get("author").map(|one| (one, "author")))
    {
        let name = author.as_str().or_else(|| author.get("name").and_then(Value::as_str)).unwrap_or_default();
        article.state(About::Author, Origin::Key, name, format!("key `{key}`{whose}"));
    }
}

/// Cuts the items out of a feed.
#[derive(Default)]
struct Cutter {
    depth: u32,
    in_items: bool,
    string: InString,
    /// What stands outside of the items.
    around: Vec<u8>,
}

impl Cutter {
    /// The next item, no more of it than the limit.
    fn next(&mut self, input: &mut Input<'_>) -> Result<Option<Result<Vec<u8>, String>>, String> {
        let limit = input.limit();
        let reader = input.reader()?;
        let mut item = Vec::new();
        let mut length = 0_u64;
        loop {
            let buffer = reader.fill_buf().map_err(|error| format!("the file ends early: {error}"))?;
            if buffer.is_empty() {
                return match length {
                    0 => Ok(None),
                    _ => Ok(Some(Err("the JSON ends early".to_owned()))),
                };
            }
            let mut used = 0;
            let mut is_whole = false;
            for byte in buffer {
                used += 1;
                let was_inside = self.in_items && self.depth > 2;
                self.take(*byte);
                if was_inside || (self.in_items && self.depth > 2) {
                    length += 1;
                    if length <= limit {
                        item.push(*byte);
                    } else {
                        item = Vec::new();
                    }
                    is_whole = self.depth == 2 && !self.string.is_open();
                    if is_whole {
                        break;
                    }
                } else if (self.around.len() as u64) < limit {
                    self.around.push(*byte);
                }
            }
            reader.consume(used);
            if is_whole {
                return Ok(Some(if length > limit {
                    Err(too_long("the item", length, limit))
                } else {
                    Ok(item)
                }));
            }
        }
    }

    fn take(&mut self, byte: u8) {
        if self.string.takes(byte) {
            return;
        }
        match byte {
            b'[' if self.depth == 1 && self.is_at_items() => {
                self.in_items = true;
                self.depth = 2;
            }
            b'{' | b'[' => self.depth += 1,
            b'}' | b']' => {
                self.depth = self.depth.saturating_sub(1);
                self.in_items &= self.depth >= 2;
            }
            _ => {}
        }
    }

    fn is_at_items(&self) -> bool {
        let key = self.around.trim_ascii_end().strip_suffix(b":");
        key.is_some_and(|key| key.trim_ascii_end().ends_with(b"\"items\""))
    }
}

#[cfg(test)]
mod tests {
    use crate::ingest::tests::{read_bytes, summary};

    #[test]
    fn a_broken_item_costs_itself_alone() {
        let text = r#"{"version": "https:\/\/jsonfeed.org\/version\/1.1", "title": "The [Harbour] News", "items": [
            {"id": 1, "title": "One", "content_text": "The bridge {is} open."}, {"id" 2}, {"title": "Three", "content_html": "<p>It rained.</p>"}]}"#;
        let expected =
            "jsonfeed #1 One\njsonfeed #3 Three\nfailed #2: no JSON at line 1, column 7: expected `:`";
        assert_eq!(summary("feed", text.as_bytes()), expected);
    }

    #[test]
    fn an_item_over_the_limit_is_not_held() {
        let long = "x ".repeat(1000);
        let text = format!(
            r#"{{"version": "https://jsonfeed.org/version/1", "items": [{{"content_text": "{long}"}}, {{"title": "Two"}}]}}"#
        );
        let reading = crate::ingest::Reading { article_limit: 500, ..Default::default() };
        let (articles, report) = read_bytes("feed", text.as_bytes(), &reading);
        assert_eq!(articles.len(), 1);
        assert_eq!(
            report.failed[0].1,
            "the item is 2 kB long, the limit is 500 bytes: raise --article-limit"
        );
    }

    #[test]
    fn a_feed_that_ends_early_gives_what_it_has() {
        let text = r#"{"version": "https://jsonfeed.org/version/1", "items": [{"title": "One"}, {"title": "#;
        assert_eq!(summary("feed", text.as_bytes()), "jsonfeed #1 One\nfailed #2: the JSON ends early");
    }
}
