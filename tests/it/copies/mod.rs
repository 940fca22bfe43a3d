//! Prints of the same stories go in, folded, listed and compared as a reader asks for them come out.

mod folding;
mod generated;

use super::archive::{Archive, text};
use serde_json::{Value, json};

/// A line of JSON Lines with a story of its own record.
fn story(record: &str, title: &str, source: &str, date: Option<&str>, body: &str) -> String {
    json!({"id": record, "title": title, "source": source, "date": date, "body": body}).to_string()
}

/// The groups of copies by the records of their articles, first print first, and largest group first.
fn groups(archive: &Archive) -> Vec<Vec<String>> {
    let ran = archive.run(&["list", "copies", "--json"]);
    assert!(ran.code < 2, "{ran:?}");
    let of = |group: &Value| {
        let copies = group["copies"].as_array().into_iter().flatten();
        [&group["first"]].into_iter().chain(copies).map(|print| text(&print["record"][0])).collect()
    };
    ran.objects().iter().map(of).collect()
}
