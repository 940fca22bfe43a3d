//! Takes a page and its article's place on it and gives what a reader sees around the headline.

use super::body::Body;
use super::bylines;
use super::classes::{Role, says};
use super::dated::{has_full_date, label};
use super::found::Found;
use super::page::Page;
use crate::article::{About, Origin};
use std::ops::RangeInclusive;

/// States standfirst, bylines and days that stand around the headline.
pub(super) fn state_surroundings(page: &Page, body: &Body, titles: &[String], found: &mut Found) {
    let standfirst: Vec<&str> =
        body.standfirst.iter().map(|number| body.blocks[*number].text.as_str()).collect();
    found.add(5, About::Summary, Origin::Visible, &standfirst.join("\n"), "text under the headline");
    let near = near_headline(page, body, titles);
    state_times(page, body, &near, found);
    state_lines(page, body, &near, found);
    bylines::state(page, body, &near, found);
}

/// The blocks from shortly above the headline to the beginning of the text.
fn near_headline(page: &Page, body: &Body, titles: &[String]) -> RangeInclusive<usize> {
    let is_headline = |number: &usize| {
        let block = &body.blocks[*number];
        titles.contains(&block.key)
            && page.around(block.element).take(3).any(|outer| page.elements[outer].tag.starts_with('h'))
    };
    let upwards = (0..body.first.min(body.blocks.len())).rev();
    let headline = upwards.into_iter().find(is_headline).unwrap_or(body.first);
    headline.saturating_sub(6)..=(headline + 24).max(body.first)
}

/// The block that holds a text, or the last before it.
pub(super) fn block_of(body: &Body, text: usize) -> usize {
    body.blocks.partition_point(|block| block.texts.start <= text).saturating_sub(1)
}

fn state_times(page: &Page, body: &Body, near: &RangeInclusive<usize>, found: &mut Found) {
    for number in page.tagged(&["time"]) {
        let element = &page.elements[number];
        let block = block_of(body, element.texts.start);
        if !near.contains(&block) || is_aside(page, number) {
            continue;
        }
        let printed = page.line(number);
        let class = element.attribute("class").unwrap_or_default().to_ascii_lowercase();
        let before = body.blocks.get(block).map(|block| label(&block.key)).unwrap_or_default();
        let about = if class.contains("updated") || class.contains("modified") {
            About::Updated
        } else if class.contains("publish") || element.attribute("pubdate").is_some() {
            About::Published
        } else {
            before.unwrap_or(About::SomeDate)
        };
        let machine = element.attribute("datetime").unwrap_or_default();
        found.add(62, about, Origin::Time, machine, "time in the page");
        let is_printed = has_full_date(&printed)
            || (machine.is_empty() && printed.contains(|letter: char| letter.is_ascii_digit()));
        if is_printed && printed != machine {
            found.add(63, about, Origin::Visible, &printed, "time in the page, as printed");
        }
    }
}

/// Short lines with a day.
fn state_lines(page: &Page, body: &Body, near: &RangeInclusive<usize>, found: &mut Found) {
    let after = body.chosen.last().map_or(0, |last| last + 1);
    let lines =
        (0..body.blocks.len()).filter(|number| near.contains(number) || (after..after + 6).contains(number));
    for number in lines {
        let block = &body.blocks[number];
        if block.words > 25 || body.chosen.contains(&number) || is_aside(page, block.element) {
            continue;
        }
        let is_near = near.contains(&number);
        let (rank, place) =
            if is_near { (64, "line near the headline") } else { (80, "line under the text") };
        let named =
            |role: Role| page.around(block.element).take(3).any(|outer| says(&page.elements[outer], role));
        let has_digit = block.text.contains(|letter: char| letter.is_ascii_digit());
        let dated =
            has_full_date(&block.text) || (is_near && has_digit && block.words <= 8 && named(Role::Date));
        if dated {
            for piece in pieces(&block.text) {
                let about = label(&super::blocks::key(piece)).unwrap_or(About::SomeDate);
                if piece.contains(|letter: char| letter.is_ascii_digit()) {
                    found.add(rank, about, Origin::Visible, piece, place);
                }
            }
        }
    }
}

/// The parts of `Published 3 May 2021 | Updated 4 May 2021`.
fn pieces(text: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    for piece in text.split(['|', '·', '•', '\n']) {
        // ASCII letters keep their places when they change their case.
        let lower = piece.to_ascii_lowercase();
        let update =
            ["updated", "last modified", "aktualisiert"].iter().filter_map(|word| lower.find(word)).min();
        match update {
            Some(at) if at > 0 => pieces.extend([&piece[..at], &piece[at..]]),
            _ => pieces.push(piece),
        }
    }
    pieces
}

/// Words in a class that mark what is no part of the article.
const SIDES: &[&str] = &[
    "related",
    "teaser",
    "sidebar",
    "comment",
    "footer",
    "recirc",
    "recommend",
    "most-read",
    "trending",
    "latest",
];

/// Whether an element belongs to a side matter.
pub(super) fn is_aside(page: &Page, element: usize) -> bool {
    aside(page, element, None).is_some()
}

/// What an element that belongs to a side matter, or one around it, is called; what also holds `text` is none.
pub(super) fn aside(page: &Page, element: usize, text: Option<usize>) -> Option<&str> {
    let holds_text = |outer: usize| text.is_some_and(|text| page.holds(outer, text));
    page.around(element).take_while(|outer| !holds_text(*outer)).find_map(|outer| {
        let element = &page.elements[outer];
        if matches!(element.tag.as_str(), "nav" | "aside") {
            return Some(element.tag.as_str());
        }
        if matches!(element.tag.as_str(), "html" | "body") {
            return None;
        }
        let class = element.attribute("class")?.to_ascii_lowercase();
        SIDES.iter().copied().find(|word| class.split([' ', '_', '-']).any(|part| part == *word))
    })
}
