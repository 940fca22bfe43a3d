//! Takes a page and its article's place on it and gives what a reader sees around the headline.

use super::blocks::HEADINGS;
use super::body::Body;
use super::classes::{Role, says};
use super::dated::{Day, day_of};
use super::dates;
use super::found::Found;
use super::page::{Element, Page};
use super::rules::title_keys;
use crate::article::{About, Origin};
use std::collections::HashSet;
use std::ops::RangeInclusive;

/// Words with which a byline begins, and the space after them.
const BY: &[&str] = &[
    "by ", "von ", "par ", "por ", "da ", "di ", "door ", "av ", "af ", "text: ", "texte: ", "autor: ",
    "author: ",
];

/// Words in a class that make a side matter of an element.
const SIDES: &[&str] = &[
    "related",
    "teaser",
    "sidebar",
    "comment",
    "comments",
    "footer",
    "recirc",
    "recommend",
    "most-read",
    "trending",
    "latest",
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
    let around = Surroundings::of(page, body, titles);
    dates::state(page, body, &around, found);
    state_bylines(page, body, &around, found);
    for (number, element) in page.elements.iter().enumerate() {
        let is_author = element.attribute("rel").is_some_and(|rel| rel.eq_ignore_ascii_case("author"));
        if is_author && around.near.contains(&block_of(body, element.texts.start)) {
            found.add(66, About::Author, Origin::Visible, &page.line(number), "link rel=author");
        }
    }
}

/// Shared words of two keys, as a part of all their words.
fn likeness(one: &str, other: &str) -> f32 {
    let (a, b): (HashSet<&str>, HashSet<&str>) = (one.split(' ').collect(), other.split(' ').collect());
    a.intersection(&b).count() as f32 / a.union(&b).count().max(1) as f32
}

/// Where the article stands among the blocks of its page.
pub(super) struct Surroundings<'a> {
    page: &'a Page,
    /// The block of the headline, or where it should be.
    pub(super) headline: usize,
    /// The blocks from shortly above the headline to the beginning of the text.
    pub(super) near: RangeInclusive<usize>,
    /// Elements that lie in every container of the whole article.
    inmost: Vec<usize>,
}

impl<'a> Surroundings<'a> {
    fn of(page: &'a Page, body: &Body, titles: &[String]) -> Surroundings<'a> {
        let is_headline = |number: &usize| {
            let block = &body.blocks[*number];
            titles.contains(&block.key)
                && page
                    .around(block.element)
                    .take(3)
                    .any(|outer| HEADINGS.contains(&page.elements[outer].tag.as_str()))
        };
        let is_main = |number: &usize| {
            is_headline(number)
                && page
                    .around(body.blocks[*number].element)
                    .take(3)
                    .any(|outer| page.elements[outer].tag == "h1")
        };
        let last = body.first.min(body.blocks.len());
        let headline = (0..last).rev().find(is_headline);
        // A text that begins above its headline: what was taken for the first sentence is a line beside it.
        let headline = headline.or_else(|| (last..body.blocks.len()).find(is_main)).unwrap_or(body.first);
        let near = headline.saturating_sub(6)..=(headline + 24).max(body.first);
        let inmost = [body.first, headline];
        let inmost = inmost.iter().filter_map(|number| body.blocks.get(*number)).map(|block| block.element);
        Surroundings { page, headline, near, inmost: inmost.collect() }
    }

    /// The elements around another, the innermost first, up to those that hold headline or text.
    pub(super) fn outside(&self, element: usize) -> impl Iterator<Item = usize> + '_ {
        let holds_article = |outer: &usize| self.inmost.iter().any(|inner| self.page.holds(*outer, *inner));
        self.page.around(element).take_while(move |outer| !holds_article(outer))
    }

    /// Whether an element lies in a side matter: what is around the whole article is none.
    pub(super) fn is_aside(&self, element: usize) -> bool {
        self.outside(element).any(|outer| is_side(&self.page.elements[outer]))
    }
}

/// The block that holds a text, or the last before it.
pub(super) fn block_of(body: &Body, text: usize) -> usize {
    body.blocks.partition_point(|block| block.texts.start <= text).saturating_sub(1)
}

/// Short lines with a name.
fn state_bylines(page: &Page, body: &Body, around: &Surroundings<'_>, found: &mut Found) {
    for number in around.near.clone().take_while(|number| *number < body.blocks.len()) {
        let block = &body.blocks[number];
        if block.words > 12 || body.chosen.contains(&number) || around.is_aside(block.element) {
            continue;
        }
        let named =
            |role: Role| page.around(block.element).take(3).any(|outer| says(&page.elements[outer], role));
        let lower = block.text.to_lowercase();
        let is_signed = BY.iter().any(|by| lower.starts_with(by));
        let is_byline = named(Role::Byline) && day_of(&block.text) != Day::Whole;
        if (is_signed || is_byline) && !block.text.starts_with("http") {
            found.add(68, About::Author, Origin::Visible, &block.text, "byline");
        }
    }
}

/// Whether the names of an element make it a side matter.
fn is_side(element: &Element) -> bool {
    let class = element.attribute("class").unwrap_or_default().to_ascii_lowercase();
    let is_named = !matches!(element.tag.as_str(), "html" | "body")
        && SIDES.iter().any(|word| class.split([' ', '_', '-']).any(|part| part == *word));
    is_named || matches!(element.tag.as_str(), "nav" | "aside")
}
