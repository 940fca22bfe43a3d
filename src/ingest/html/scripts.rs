//! Takes the source of a page and gives the days of publication that the data of its scripts hold.

use super::found::Found;
use crate::article::{About, Origin};

/// Keys that systems give the day of publication, most telling first.
const KEYS: &[&str] = &[
    "datePublished",
    "date_published",
    "publishedAt",
    "published_at",
    "firstPublished",
    "first_published",
    "firstPublishedAt",
    "publishedDate",
    "published_date",
    "publishDate",
    "publish_date",
    "publicationDate",
    "publication_date",
    "articlePublicationDate",
    "pubDate",
    "pub_date",
    "publishTime",
    "publish_time",
    "displayDate",
    "display_date",
    "createdAt",
    "created_at",
    "dateCreated",
];

/// A longer value is no date.
const LONGEST: usize = 40;

/// States the first value of the first key that has one: further ones are those of teasers.
pub(super) fn state_days(html: &str, found: &mut Found) {
    // Pages of many megabytes are data themselves.
    const MOST: usize = 4 << 20;
    // What JSON-LD and meta elements state comes from the same data.
    if html.len() > MOST || found.about(About::Published).next().is_some() {
        return;
    }
    for key in KEYS {
        let values = html.match_indices(key).filter_map(|(at, _)| value(html, at, key));
        if let Some(text) = values.into_iter().next() {
            found.add(85, About::Published, Origin::Script, text, &format!("key `{key}` of a script"));
            return;
        }
    }
}

/// The value behind a key in quotes: `"pubDate":"2021-03-05"`, `\"pubDate\":1614902400`.
fn value<'a>(html: &'a str, at: usize, key: &str) -> Option<&'a str> {
    // JSON-LD says whose day it is, and is read as such.
    let script = html[..at].rfind("<script").map_or("", |start| &html[start..at]);
    if script.split('>').next().is_some_and(|tag| tag.contains("ld+json")) {
        return None;
    }
    let before = html[..at].trim_end_matches('\\');
    if !before.ends_with(['"', '\'']) {
        return None;
    }
    let rest = html[at + key.len()..].trim_start_matches('\\').strip_prefix(['"', '\''])?;
    let rest = rest.trim_start().strip_prefix(':')?.trim_start().trim_start_matches(['\\', '"', '\'']);
    let end = rest.find(['"', '\'', '\\', ',', '}', ']', '<'])?;
    let text = rest[..end].trim();
    let is_date = (8..=LONGEST).contains(&text.len()) && text.bytes().any(|byte| byte.is_ascii_digit());
    is_date.then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(html: &str, expected: &str) {
        let mut found = Found::default();
        state_days(html, &mut found);
        assert_eq!(found.about(About::Published).collect::<Vec<_>>().join(" "), expected, "{html}");
    }

    #[test]
    fn the_data_of_scripts_hold_days() {
        check(r#"<script>var a = {"pubDate":"2021-03-05T10:00:00Z"}</script>"#, "2021-03-05T10:00:00Z");
        check(r#"<script>a("{\"publish_date\": \"2021-03-05\"}")</script>"#, "2021-03-05");
        check(r#"<script>{"publishedAt":1614902400}</script>"#, "1614902400");
        check(r#"{"pubDate":"2021-03-05"},{"pubDate":"2020-01-01"}"#, "2021-03-05");
    }

    #[test]
    fn a_key_without_a_date_says_nothing() {
        check(r#"{"pubDate":null}"#, "");
        check(r#"{"pubDate":"#, "");
        check("Our pubDate: 2021-03-05", "");
        check(r#"{"createdAt":{"a":"2021-03-05"}}"#, "");
        check("", "");
    }
}
