//! Takes a page and its article's place on it and gives what a reader sees around the headline.

use super::body::Body;
use super::classes::{Role, says};
use super::dated::{has_full_date, label};
use super::found::Found;
use super::page::Page;
use super::rules::title_keys;
use crate::article::{About, Origin};
use std::collections::HashSet;
use std::ops::RangeInclusive;

/// Words with which a byline begins, and the space after them.
const BY: &[&str] = &[
    "by ", "von ", "par ", "por ", "da ", "di ", "door ", "av ", "af ", "text: ", "texte: ", "autor: ",
    "author: ",
];

/// States the headlines that the page shows, the one that its other headlines confirm first.
pub(super) fn state_titles(page: &Page, found: &mut Found) {
    let others: Vec<String> = title_keys(found.about(About::Title));
    let element_title: Vec<String> =
        page.tagged(&["title"]).take(1).map(|number| page.line(number)).collect();
    let with_element: Vec<String> =
        others.iter().cloned().chain(title_keys(element_title.iter().map(String::as_str))).collect();
    let sites: Vec<String> = found.about(About::Source).map(super::blocks::key).collect();
    let headings: Vec<String> = page.tagged(&["h1"]).map(|number| page.line(number)).collect();
    let headings: Vec<&String> =
        headings.iter().filter(|text| !sites.contains(&super::blocks::key(text))).collect();
    for text in headings.iter().take(8) {
        let key = super::blocks::key(text);
        let is_confirmed = with_element.iter().any(|other| likeness(&key, other) >= 0.5);
        let rank = match headings.len() {
            _ if is_confirmed => 5,
            1 => 50,
            _ => 70,
        };
        found.add(rank, About::Title, Origin::Visible, text, "h1");
    }
    for text in &element_title {
        found.add(60, About::Title, Origin::Element, text, "title element");
    }
}

/// States standfirst, bylines and days that stand around the headline.
pub(super) fn state_surroundings(page: &Page, body: &Body, titles: &[String], found: &mut Found) {
    let standfirst: Vec<&str> =
        body.standfirst.iter().map(|number| body.blocks[*number].text.as_str()).collect();
    found.add(5, About::Summary, Origin::Visible, &standfirst.join("\n"), "text under the headline");
    let near = near_headline(page, body, titles);
    state_times(page, body, &near, found);
    state_lines(page, body, &near, found);
    for (number, element) in page.elements.iter().enumerate() {
        let is_author = element.attribute("rel").is_some_and(|rel| rel.eq_ignore_ascii_case("author"));
        if is_author && near.contains(&block_of(body, element.texts.start)) {
            found.add(66, About::Author, Origin::Visible, &page.line(number), "link rel=author");
        }
    }
}

/// Shared words of two keys, as a part of all their words.
fn likeness(one: &str, other: &str) -> f32 {
    let (a, b): (HashSet<&str>, HashSet<&str>) = (one.split(' ').collect(), other.split(' ').collect());
    a.intersection(&b).count() as f32 / a.union(&b).count().max(1) as f32
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
fn block_of(body: &Body, text: usize) -> usize {
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

/// Short lines with a day or a name.
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
        let lower = block.text.to_lowercase();
        let is_signed = BY.iter().any(|by| lower.starts_with(by)) && block.words <= 12;
        let is_byline = named(Role::Byline) && block.words <= 12 && !dated;
        if is_near && (is_signed || is_byline) && !block.text.starts_with("http") {
            found.add(68, About::Author, Origin::Visible, &block.text, "byline");
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

fn is_aside(page: &Page, element: usize) -> bool {
    let side = [
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
    page.around(element).any(|outer| {
        let element = &page.elements[outer];
        let class = element.attribute("class").unwrap_or_default().to_ascii_lowercase();
        let is_named = !matches!(element.tag.as_str(), "html" | "body")
            && side.iter().any(|word| class.split([' ', '_', '-']).any(|part| part == *word));
        is_named || matches!(element.tag.as_str(), "nav" | "aside")
    })
}
