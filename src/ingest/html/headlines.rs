//! Takes a page and what its head calls its title and gives the headlines that a reader sees, the likeliest first.

use super::blocks::{count_words, key};
use super::found::Found;
use super::page::Page;
use super::rules::title_keys;
use super::visible::is_aside;
use crate::article::{About, Origin};
use std::collections::HashSet;

/// Headings beyond these are other articles'.
const MOST: usize = 8;

/// Lower headings that are looked at.
const MOST_LOWER: usize = 100;

/// Bytes; a longer heading is a page whose heading was not closed.
const LONGEST: usize = 600;

/// Shared words that make two headlines one, as a part of all their words.
const ALIKE: f32 = 0.5;

/// What stands between a headline and other pieces of a `title` element.
const DIVIDERS: &[&str] =
    &[" | ", " – ", " — ", " - ", " » ", " · ", " • ", " › ", " :: ", " : ", " // ", "｜", " « ", " → "];

/// States the headlines that the page shows, the one that its other headlines confirm first.
pub(super) fn state(page: &Page, found: &mut Found) {
    let stated: Vec<String> = found.about(About::Title).map(str::to_owned).collect();
    let element_title = page.tagged(&["title"]).map(|number| page.line(number)).find(|line| !line.is_empty());
    let others = title_keys(stated.iter().map(String::as_str));
    let with_element = title_keys(stated.iter().chain(&element_title).map(String::as_str));
    let sites: Vec<String> = found.about(About::Source).map(key).collect();
    let headings: Vec<(usize, String)> = page
        .tagged(&["h1"])
        .map(|number| (number, page.line(number)))
        .filter(|(_, text)| !sites.contains(&key(text)))
        .take(MOST)
        .collect();
    let lower = lower_heading(page, &others, element_title.as_deref());
    // The name of a site is often the only h1, and a piece of the title element.
    let begins_title = |own: &str| element_title.as_deref().is_some_and(|title| key(title).starts_with(own));
    let names_site = |number: usize, own: &str| {
        let is_stated = others.iter().any(|other| likeness(own, other) >= ALIKE);
        let longer = lower.as_ref().is_some_and(|lower| count_words(&key(lower)) > count_words(own));
        !is_stated && longer && (!begins_title(own) || is_masthead(page, number))
    };
    let mut is_any_confirmed = false;
    for (number, text) in &headings {
        let own = key(text);
        let is_alike = with_element.iter().any(|other| likeness(&own, other) >= ALIKE);
        let is_confirmed = is_alike && !names_site(*number, &own);
        is_any_confirmed |= is_confirmed;
        let rank = match headings.len() {
            _ if is_confirmed => 5,
            1 if !names_site(*number, &own) && is_headline(page, *number, &own) => 7,
            1 => 50,
            _ => 70,
        };
        if let Some(headline) = without_kicker(page, *number, text, &stated) {
            found.add(4, About::Title, Origin::Visible, headline, "h1, without the line above the headline");
        }
        found.add(rank, About::Title, Origin::Visible, text, "h1");
    }
    if !is_any_confirmed && let Some(text) = &lower {
        found.add(6, About::Title, Origin::Visible, text, "heading that is also the page's title");
    }
    if let Some(text) = &element_title {
        found.add(60, About::Title, Origin::Element, text, "title element");
    }
}

/// Words in names of elements that hold the name and the motto of a site.
const MASTHEADS: &[&str] = &[
    "logo",
    "brand",
    "branding",
    "tagline",
    "slogan",
    "masthead",
    "navbar",
    "sitename",
    "site-title",
    "site-header",
    "site-name",
    "site-description",
    "site-branding",
    "blog-title",
    "blog-description",
];

/// Whether a heading belongs to the head of the site: it links to its front page or is named so.
fn is_masthead(page: &Page, heading: usize) -> bool {
    let is_named = page.around(heading).take(4).any(|outer| {
        let element = &page.elements[outer];
        let names = ["class", "id"].into_iter().filter_map(|name| element.attribute(name));
        let is_masthead = |token: &str| {
            let token = token.to_ascii_lowercase().replace('_', "-");
            MASTHEADS.iter().any(|name| token == *name || token.split('-').any(|word| word == *name))
        };
        !matches!(element.tag.as_str(), "html" | "body")
            && names.flat_map(str::split_whitespace).any(is_masthead)
    });
    let texts = &page.texts[page.elements[heading].texts.clone()];
    is_named || texts.iter().any(|text| text.linked)
}

/// Whether the only h1 of a page, which nothing confirms, is yet its headline: the head often holds another one,
/// made for search engines.
fn is_headline(page: &Page, heading: usize, own: &str) -> bool {
    const FEWEST_WORDS: usize = 4;
    count_words(own) >= FEWEST_WORDS && !is_masthead(page, heading) && !is_aside(page, heading)
}

/// The end of a heading that the page elsewhere gives as its title, where the rest has an element of its own.
fn without_kicker<'a>(page: &Page, heading: usize, text: &'a str, stated: &[String]) -> Option<&'a str> {
    if text.len() > LONGEST {
        return None;
    }
    let tails = stated.iter().filter_map(|title| {
        let at = text.len().checked_sub(title.len()).filter(|at| *at > 0)?;
        let (before, tail) = text.split_at_checked(at)?;
        (tail == title.as_str()).then_some((before.trim(), tail))
    });
    let last = page.elements[heading].last;
    let parts: Vec<String> = (heading + 1..=last).map(|inner| page.line(inner)).collect();
    tails
        .filter(|(before, tail)| {
            let bare = |text: &str| text.trim_end_matches(['|', ':', '–', '-', '/', ' ']).to_owned();
            count_words(&key(tail)) >= 3
                && parts.iter().any(|part| part == tail || bare(part) == bare(before) && !part.is_empty())
        })
        .map(|(_, tail)| tail)
        .max_by_key(|tail| tail.len())
}

/// The first lower heading that the page gives as its title too.
fn lower_heading(page: &Page, others: &[String], element_title: Option<&str>) -> Option<String> {
    let pieces: Vec<String> = element_title.into_iter().flat_map(pieces).collect();
    page.tagged(&["h2", "h3"])
        .take(MOST_LOWER)
        .filter(|number| !is_aside(page, *number))
        .map(|number| page.line(number))
        .find(|line| {
            let own = key(line);
            count_words(&own) >= 3 && (others.contains(&own) || pieces.contains(&own))
        })
}

/// The keys of the pieces of a `title` element.
fn pieces(title: &str) -> Vec<String> {
    let mut pieces = vec![title];
    for divider in DIVIDERS {
        pieces = pieces.into_iter().flat_map(|piece| piece.split(divider)).collect();
    }
    pieces.into_iter().chain([title]).map(key).collect()
}

/// Shared words of two keys, as a part of all their words.
fn likeness(one: &str, other: &str) -> f32 {
    let (a, b): (HashSet<&str>, HashSet<&str>) = (one.split(' ').collect(), other.split(' ').collect());
    a.intersection(&b).count() as f32 / a.union(&b).count().max(1) as f32
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::RawArticle;

    /// Checks the first headline of a page, with the titles that its head states.
    fn check(stated: &[&str], page: &str, expected: &str) {
        let page = Page::parse(page);
        let mut found = Found::default();
        for title in stated {
            found.add(20, About::Title, Origin::Meta, title, "meta og:title");
        }
        state(&page, &mut found);
        let mut article = RawArticle::default();
        found.into_article(&mut article);
        assert_eq!(article.about(About::Title).next().map_or("", |title| &title.text), expected);
    }

    #[test]
    fn a_kicker_in_the_heading_is_no_part_of_the_headline() {
        let page = "<h1><span>Harbour news</span> <span>Ferry runs again today</span></h1>";
        check(&["Ferry runs again today"], page, "Ferry runs again today");
        let page = "<h1><a>Politics |</a> Ferry runs again today</h1>";
        check(&["Ferry runs again today"], page, "Ferry runs again today");
        let page = "<h1>Harbour: Ferry runs again today</h1>";
        check(&["Ferry runs again today"], page, "Harbour: Ferry runs again today");
        check(&[], "<h1>Ferry runs again today</h1>", "Ferry runs again today");
    }

    #[test]
    fn a_heading_of_the_second_level_can_be_the_headline() {
        let page = "<title>The Echo » Archive » Ferry runs again today</title><h1><a>The Echo</a></h1>\
                    <h2>Ferry runs again today</h2><h2>Other news of the day</h2>";
        check(&[], page, "Ferry runs again today");
        let page = "<title>Ferry runs again today – The Echo</title><h1>Ferry runs again today</h1><h2>The Echo of the day</h2>";
        check(&[], page, "Ferry runs again today");
        let page = "<title>Boats return – The ferry to the islands runs again</title><h1>Boats return</h1>\
                    <h2>The ferry to the islands runs again</h2>";
        check(&[], page, "Boats return");
        check(&["Ferry runs again"], "<h1>The Echo</h1><h2>Pier opens at last</h2>", "Ferry runs again");
    }

    #[test]
    fn the_only_heading_wins_over_a_title_for_search_engines() {
        let page = "<h1>After a year the boats are back</h1>";
        check(&["Ferry runs again"], page, "After a year the boats are back");
        let page = "<div class='site-header'><h1>News from the harbour and beyond</h1></div>";
        check(&["Ferry runs again"], page, "Ferry runs again");
        let page = "<h1><a href='/'>News from the harbour and beyond</a></h1>";
        check(&["Ferry runs again"], page, "Ferry runs again");
    }
}
