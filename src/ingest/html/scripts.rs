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
    let mut scripts = Scripts::new(html);
    let mut best: Option<(usize, &str)> = None;
    for colon in memchr::memchr_iter(b':', html.as_bytes()) {
        let Some(rank) =
            key_before(&html[..colon]).and_then(|key| KEYS.iter().position(|known| *known == key))
        else {
            continue;
        };
        if best.is_some_and(|(known, _)| known <= rank) {
            continue;
        }
        // JSON-LD says whose day it is, and is read as such.
        if let Some(text) = value(&html[colon + 1..])
            && !scripts.is_json_ld_at(colon)
        {
            best = Some((rank, text));
        }
    }
    if let Some((rank, text)) = best {
        found.add(85, About::Published, Origin::Script, text, &format!("key `{}` of a script", KEYS[rank]));
    }
}

/// The key in quotes that a text ends with: `"pubDate"`, `\"pubDate\"`.
fn key_before(text: &str) -> Option<&str> {
    let inside = text.trim_end().strip_suffix(['"', '\''])?.trim_end_matches('\\');
    let length = inside.bytes().rev().take_while(|byte| byte.is_ascii_alphabetic() || *byte == b'_').count();
    let (before, key) = inside.split_at(inside.len() - length);
    before.ends_with(['"', '\'']).then_some(key)
}

/// The value behind the colon: `"2021-03-05"`, `\"2021-03-05\"`, `1614902400`.
fn value(text: &str) -> Option<&str> {
    let text = text.trim_start().trim_start_matches(['\\', '"', '\'']);
    let end = text.find(['"', '\'', '\\', ',', '}', ']', '<'])?;
    let text = text[..end].trim();
    let is_date = (8..=LONGEST).contains(&text.len()) && text.bytes().any(|byte| byte.is_ascii_digit());
    is_date.then_some(text)
}

/// The scripts of a page, one after the other.
struct Scripts<'a> {
    html: &'a str,
    starts: memchr::memmem::FindIter<'a, 'static>,
    last: Option<usize>,
    next: Option<usize>,
}

impl<'a> Scripts<'a> {
    fn new(html: &'a str) -> Scripts<'a> {
        let mut starts = memchr::memmem::find_iter(html.as_bytes(), "<script");
        let next = starts.next();
        Scripts { html, starts, last: None, next }
    }

    /// Whether the last script that begins before a place is JSON-LD; places are asked for in their order.
    fn is_json_ld_at(&mut self, at: usize) -> bool {
        while let Some(next) = self.next.filter(|next| *next < at) {
            self.last = Some(next);
            self.next = self.starts.next();
        }
        let tag = self.last.and_then(|last| self.html[last..at].split('>').next());
        tag.is_some_and(|tag| tag.contains("ld+json"))
    }
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
