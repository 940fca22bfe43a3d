//! The contents of a newsItem go in; its text comes out, and where it was filed when the text does not say so.

use super::super::concepts;
use super::super::content;
use super::super::story::Story;
use super::super::tree::{all, is, value};
use crate::article::About;
use crate::ingest::xml::Element;
use std::collections::HashSet;

/// Adds the text: what stands in a set of contents is the same in several forms, marked up and plain.
pub fn add_content(story: &mut Story, item: &Element) {
    let parts = || all(item, "contentSet").flat_map(Element::elements);
    let is_plain = |part: &&Element| {
        let kind = value(part, "contenttype").unwrap_or("text/plain");
        is(part, &["inlineData"]) && kind.starts_with("text/") && value(part, "encoding").is_none()
    };
    let marked_up = parts().filter(|part| is(part, &["inlineXML"]));
    for (index, part) in marked_up.chain(parts().filter(is_plain)).enumerate() {
        if is(part, &["inlineXML"]) {
            story.state_first(About::Language, [(value(part, "lang"), "inlineXML xml:lang")]);
        }
        if index < MOST_FORMS && !story.body().is_empty() {
            add_form(story, part);
        } else {
            content::add(story, part);
        }
    }
}

/// Forms of one text that are compared.
const MOST_FORMS: usize = 8;

/// Adds a text, unless it is another form of the one that stands there.
fn add_form(story: &mut Story, part: &Element) {
    let mut form = Story::default();
    content::add(&mut form, part);
    let known: HashSet<&str> = story.body().split_whitespace().collect();
    let words = || form.body().split_whitespace();
    let is_other_form = words().filter(|word| known.contains(word)).count() * 10 >= words().count() * 9;
    if !is_other_form {
        content::add(story, part);
    }
}

/// Adds the text that stands with a picture, video or recording, unless it repeats the caption; where it has the
/// caption in it, it stands alone.
pub fn add_page_of_media(story: &mut Story, item: &Element) {
    let mut page = Story::default();
    for title in story.values(About::Title).chain(story.values(About::Summary)) {
        page.state(About::Title, title, "headline");
    }
    add_content(&mut page, item);
    if page.body().split("\n\n").all(|paragraph| story.repeats(paragraph)) {
        return;
    }
    let of_page: HashSet<&str> = page.body().split("\n\n").collect();
    if story.body().split("\n\n").all(|paragraph| of_page.contains(paragraph)) {
        story.drop_text();
    }
    story.add_text(page.body());
}

/// States where a text was filed, where no dateline says it: as the dateline, unless the text opens with one of its own.
pub fn add_located(story: &mut Story, metadata: &Element) {
    for located in all(metadata, "located") {
        let named = concepts::names(located).into_iter().next();
        let Some(name) = named.or_else(|| value(located, "literal").map(str::to_owned)) else { continue };
        if story.has(About::Dateline) || opens_with_dateline(story.body()) {
            story.state(About::Place, &name, "located");
        } else {
            story.state(About::Dateline, &name, "located");
        }
    }
}

/// Bytes within which a dateline ends.
const LONGEST_DATELINE: usize = 120;

/// Whether one of the first paragraphs opens like `DAMASCUS (Reuters) - `.
fn opens_with_dateline(body: &str) -> bool {
    body.split("\n\n").take(3).any(|paragraph| {
        let mut end = paragraph.len().min(LONGEST_DATELINE);
        while !paragraph.is_char_boundary(end) {
            end -= 1;
        }
        [" - ", " -- ", " – ", " — ", ".- ", ") _ "].iter().any(|dash| {
            paragraph[..end]
                .split_once(dash)
                .is_some_and(|(before, _)| before.contains('(') || is_capitals(before))
        })
    })
}

fn is_capitals(text: &str) -> bool {
    let first = text.split([',', ' ']).next().unwrap_or_default();
    first.chars().count() > 2 && first.chars().all(char::is_uppercase)
}
