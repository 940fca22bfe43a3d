//! An article goes in; it comes out with the people, organisations and places marked where its text names them.

use super::{Output, Style, WithEvidence, json, text::Text};
use crate::article::{Article, Part};
use serde_json::{Value, json};
use std::io::{self, Write};

/// A place where a text names somebody.
struct Mark<'a> {
    part: Part,
    start: usize,
    end: usize,
    kind: &'static str,
    name: &'a str,
    rule: &'a str,
}

/// Prints an article as an object with its `marks`: field, first byte and the byte after the last, words, kind, name and
/// rule.
pub fn write_json(article: &Article, style: &Style, out: &mut dyn Write) -> io::Result<()> {
    let mut object = json::whole(article, WithEvidence::No, style);
    object["marks"] = marks(article).iter().map(|mark| of_mark(article, mark)).collect();
    json::write_line(&object, out)
}

/// Prints an article with `[words|kind name]` where it names somebody; without the name where the words are that.
pub fn write(article: &Article, style: &Style, out: &mut dyn Write) -> io::Result<()> {
    let marks = marks(article);
    let mut marked = article.clone();
    let of = |part: Part| {
        let marks = marks.iter().filter(|mark| mark.part == part);
        with_marks(article.part(part), marks)
    };
    marked.title = article.title.as_ref().map(|_| of(Part::Title));
    marked.summary = article.summary.as_ref().map(|_| of(Part::Summary));
    marked.body = of(Part::Body);
    Text::new(style.clone()).article(&marked, out)
}

/// The places, in text order; none inside another.
fn marks(article: &Article) -> Vec<Mark<'_>> {
    let mut marks = Vec::new();
    for entity in &article.entities {
        let kind = entity.kind.field();
        for mention in &entity.mentions {
            let start = mention.start as usize;
            let end = start + usize::from(mention.len);
            if article.text_of(*mention).is_empty() {
                continue;
            }
            let (name, rule) = (entity.name.as_str(), entity.rule.as_ref());
            marks.push(Mark { part: mention.part, start, end, kind, name, rule });
        }
    }
    marks.sort_by_key(|mark| (mark.part, mark.start, std::cmp::Reverse(mark.end)));
    let mut behind = (Part::Title, 0);
    marks.retain(|mark| {
        let is_free = (mark.part, mark.start) >= behind;
        if is_free {
            behind = (mark.part, mark.end);
        }
        is_free
    });
    marks
}

fn with_marks<'a>(text: &str, marks: impl Iterator<Item = &'a Mark<'a>>) -> String {
    let mut marked = String::with_capacity(text.len() * 5 / 4);
    let mut at = 0;
    for mark in marks {
        let words = &text[mark.start..mark.end];
        marked.push_str(&text[at..mark.start]);
        marked.push_str(&format!("[{words}|{}", mark.kind));
        if words != mark.name {
            marked.push_str(&format!(" {}", mark.name));
        }
        marked.push(']');
        at = mark.end;
    }
    marked.push_str(&text[at..]);
    marked
}

fn of_mark(article: &Article, mark: &Mark<'_>) -> Value {
    json!({
        "field": mark.part.name(),
        "start": mark.start,
        "end": mark.end,
        "text": &article.part(mark.part)[mark.start..mark.end],
        "kind": mark.kind,
        "name": mark.name,
        "rule": mark.rule,
    })
}
