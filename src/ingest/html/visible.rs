//! Takes a page and its article's place on it and gives what a reader sees around the headline.

use super::blocks::HEADINGS;
use super::body::Body;
use super::bylines;
use super::dates;
use super::found::Found;
use super::page::{Element, Page};
use crate::article::{About, Origin};
use std::ops::RangeInclusive;

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

/// States standfirst, bylines and days that stand around the headline.
pub(super) fn state_surroundings(page: &Page, body: &Body, titles: &[String], found: &mut Found) {
    let standfirst: Vec<&str> =
        body.standfirst.iter().map(|number| body.blocks[*number].text.as_str()).collect();
    found.add(5, About::Summary, Origin::Visible, &standfirst.join("\n"), "text under the headline");
    let around = Surroundings::of(page, body, titles);
    dates::state(page, body, &around, found);
    bylines::state(page, body, &around.near, found);
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

    /// Whether an element that does not hold the article is another one, or an entry of a list with a headline in it.
    fn is_teaser(&self, element: usize) -> bool {
        const HEADLINE: usize = 4;
        match self.page.elements[element].tag.as_str() {
            "article" => true,
            "li" => (element..=self.page.elements[element].last).any(|inner| {
                self.page.elements[inner].tag == "a"
                    && self.page.line(inner).split_whitespace().count() >= HEADLINE
            }),
            _ => false,
        }
    }

    /// The elements around another, the innermost first, up to those that hold headline or text.
    pub(super) fn outside(&self, element: usize) -> impl Iterator<Item = usize> + '_ {
        let holds_article = |outer: &usize| self.inmost.iter().any(|inner| self.page.holds(*outer, *inner));
        self.page.around(element).take_while(move |outer| !holds_article(outer))
    }

    /// Whether an element lies in a side matter: what is around the whole article is none.
    pub(super) fn is_aside(&self, element: usize) -> bool {
        self.outside(element).any(|outer| side(&self.page.elements[outer]).is_some() || self.is_teaser(outer))
    }
}

/// The block that holds a text, or the last before it.
pub(super) fn block_of(body: &Body, text: usize) -> usize {
    body.blocks.partition_point(|block| block.texts.start <= text).saturating_sub(1)
}

/// Whether an element, or one around it, is a side matter.
pub(super) fn is_aside(page: &Page, element: usize) -> bool {
    aside(page, element, None).is_some()
}

/// What an element that belongs to a side matter, or one around it, is called; what also holds `text` is none.
pub(super) fn aside(page: &Page, element: usize, text: Option<usize>) -> Option<&str> {
    let holds_text = |outer: usize| text.is_some_and(|text| page.holds(outer, text));
    page.around(element).take_while(|outer| !holds_text(*outer)).find_map(|outer| side(&page.elements[outer]))
}

/// What the names of an element that make it a side matter call it.
fn side(element: &Element) -> Option<&str> {
    match element.tag.as_str() {
        tag @ ("nav" | "aside") => return Some(tag),
        "html" | "body" => return None,
        _ => {}
    }
    let class = element.attribute("class")?.to_ascii_lowercase();
    SIDES.iter().copied().find(|word| class.split([' ', '_', '-']).any(|part| part == *word))
}
