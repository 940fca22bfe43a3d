//! Takes a page and its article's place on it and gives the days that the page shows, the nearest to the headline
//! first.

use super::blocks::{Block, key};
use super::body::Body;
use super::classes::{Role, says};
use super::dated::{Day, day_of, is_label, label};
use super::found::Found;
use super::page::Page;
use super::visible::{Surroundings, block_of};
use crate::article::{About, Origin};

/// A line of more words is text, not the line of a date.
const LINE: usize = 25;
/// A line far from the headline is looked at only when it is hardly more than the date.
const FAR_LINE: usize = 12;
/// How many days far from the headline are stated: pages repeat them in every teaser.
const MOST_FAR: usize = 8;

/// Attributes that hold seconds since 1970.
const EPOCHS: &[&str] =
    &["data-utime", "unixtime", "data-unixtime", "data-timestamp", "data-time", "data-epoch"];

/// States the days around the headline, then those that are labelled, then the others.
pub(super) fn state(page: &Page, body: &Body, around: &Surroundings<'_>, found: &mut Found) {
    state_times(page, body, around, found);
    let after = body.chosen.last().map_or(0, |last| last + 1);
    let mut far = Vec::new();
    for (number, block) in body.blocks.iter().enumerate() {
        if block.words > LINE {
            continue;
        }
        let is_edge = is_edge_of_text(body, number);
        let is_text = body.chosen.contains(&number);
        // What stands right beside the headline belongs to it, whatever its class says.
        let is_beside = block.words <= FAR_LINE && number.abs_diff(around.headline) <= 2;
        let is_aside = !is_beside && around.is_aside(block.element);
        let is_near = around.near.contains(&number);
        let day = day_of(&block.text);
        if is_text {
            if is_edge && block.words <= FAR_LINE && day == Day::Whole {
                state_line(body, number, 70, "line of the text", found);
            }
        } else if is_near && !is_aside {
            if is_dated(page, block, day) {
                state_line(body, number, 64, "line near the headline", found);
            }
        } else if day != Day::Whole {
        } else if !is_aside && (after..after + 6).contains(&number) {
            found.add(80, About::SomeDate, Origin::Elsewhere, &block.text, "line under the text");
        } else if said(body, number).is_some() && !is_of_others(page, around, block) {
            state_line(body, number, 75, "line that says what its date is", found);
        } else if !is_aside && block.words <= FAR_LINE {
            far.push(number);
        }
    }
    let headline = around.headline;
    far.sort_by_key(|number| number.abs_diff(headline));
    for number in far.into_iter().take(MOST_FAR) {
        let text = &body.blocks[number].text;
        found.add(90, About::SomeDate, Origin::Elsewhere, text, "line far from the headline");
    }
    for about in [About::Summary, About::Title] {
        let dated = found.about(about).find(|text| day_of(text) == Day::Whole).map(str::to_owned);
        let place = if about == About::Title { "the headline itself" } else { "the page's description" };
        found.add(92, About::SomeDate, Origin::Elsewhere, &dated.unwrap_or_default(), place);
    }
}

/// Whether a block is among the first or last lines of the text, where a day may stand by itself.
fn is_edge_of_text(body: &Body, number: usize) -> bool {
    const LINES: usize = 3;
    body.chosen.iter().take(LINES).chain(body.chosen.iter().rev().take(LINES)).any(|edge| *edge == number)
}

/// Whether a line near the headline bears a date: in full, or in part where its class says so.
fn is_dated(page: &Page, block: &Block, day: Day) -> bool {
    let is_named = || page.around(block.element).take(3).any(|outer| says(&page.elements[outer], Role::Date));
    match day {
        Day::Whole => true,
        Day::Digits => block.words <= 8 && is_named(),
        Day::None => false,
    }
}

/// What a line, or the label in front of it, says its date is.
fn said(body: &Body, number: usize) -> Option<About> {
    let block = &body.blocks[number];
    label(&block.key).or_else(|| {
        // <dt>Datum</dt><dd>12.01.2017</dd>
        let before = &body.blocks[number.checked_sub(1)?];
        (before.words <= 3 && is_label(&before.key)).then(|| label(&before.key).unwrap_or(About::Published))
    })
}

/// Whether a block stands in a comment or a teaser, whose dates have labels of their own.
fn is_of_others(page: &Page, around: &Surroundings<'_>, block: &Block) -> bool {
    let links = |outer: &usize| matches!(page.elements[*outer].tag.as_str(), "a" | "li" | "article");
    around.outside(block.element).any(|outer| links(&outer) || is_comment(page, outer))
}

fn is_comment(page: &Page, element: usize) -> bool {
    let class = page.elements[element].attribute("class").unwrap_or_default().to_ascii_lowercase();
    ["comment", "related", "teaser", "recent", "popular"].iter().any(|word| class.contains(word))
}

/// States the pieces of a line that bear digits, each with what is said of it.
fn state_line(body: &Body, number: usize, rank: u8, place: &str, found: &mut Found) {
    let block = &body.blocks[number];
    let all = said(body, number);
    for piece in pieces(&block.text) {
        if piece.contains(char::is_numeric) {
            let about = label(&key(piece)).or(all).unwrap_or(About::SomeDate);
            found.add(rank, about, Origin::Visible, piece, place);
        }
    }
}

/// States what `time` elements and their like hold, for machines and for readers.
fn state_times(page: &Page, body: &Body, around: &Surroundings<'_>, found: &mut Found) {
    let mut far = 0;
    for (number, element) in page.elements.iter().enumerate() {
        let epoch = EPOCHS.iter().find_map(|name| element.attribute(name));
        let machine = match element.tag.as_str() {
            "time" => element.attribute("datetime").or(epoch).unwrap_or_default(),
            "abbr" | "a"
                if element
                    .attribute("title")
                    .is_some_and(|title| title.len() < 60 && day_of(title) == Day::Whole) =>
            {
                element.attribute("title").unwrap_or_default()
            }
            _ if epoch.is_some_and(|text| matches!(text.len(), 10 | 13)) => epoch.unwrap_or_default(),
            _ => continue,
        };
        let block = block_of(body, element.texts.start);
        let is_far = !around.near.contains(&block) || around.is_aside(number);
        if is_far && (far == MOST_FAR || around.outside(number).any(|outer| is_comment(page, outer))) {
            continue;
        }
        let printed = page.line(number);
        let about = about_time(page, number, body.blocks.get(block));
        if is_far {
            far += 1;
            let text = if machine.is_empty() { printed.as_str() } else { machine };
            found.add(88, about, Origin::Elsewhere, text, "time far from the headline");
            continue;
        }
        found.add(62, about, Origin::Time, machine, "time in the page");
        let is_printed =
            day_of(&printed) == Day::Whole || (machine.is_empty() && printed.contains(char::is_numeric));
        if is_printed && printed != machine {
            found.add(63, about, Origin::Visible, &printed, "time in the page, as printed");
        }
    }
}

/// What the classes around a `time` element, or the words before it, say it is.
fn about_time(page: &Page, number: usize, block: Option<&Block>) -> About {
    let names = |element: usize| {
        let element = &page.elements[element];
        let texts = ["class", "itemprop"].iter().filter_map(|name| element.attribute(name));
        texts.collect::<Vec<_>>().join(" ").to_ascii_lowercase()
    };
    let own = names(number);
    if own.contains("updated") || own.contains("modified") {
        return About::Updated;
    }
    let is_published = page.elements[number].attribute("pubdate").is_some()
        || page.around(number).take(3).any(|outer| {
            let names = names(outer);
            ["publish", "pubdate", "posted", "entry-date"].iter().any(|word| names.contains(word))
        });
    if is_published {
        return About::Published;
    }
    block.and_then(|block| label(&block.key)).unwrap_or(About::SomeDate)
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
    // `26 | 01 | 2022` is one date.
    if pieces.len() > 1
        && day_of(text) == Day::Whole
        && pieces.iter().all(|piece| day_of(piece) != Day::Whole)
    {
        return vec![text];
    }
    pieces
}
