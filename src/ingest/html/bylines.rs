//! Takes a page and the places around its text and gives the lines that say who wrote it, as printed.

use super::body::Body;
use super::classes::{Role, says};
use super::found::Found;
use super::page::Page;
use super::visible::{aside, block_of};
use crate::article::{About, Origin};
use std::ops::RangeInclusive;

/// Words with which a byline begins, in lower case; a colon or a space follows.
const BY: &[&str] = &[
    "by",
    "written by",
    "posted by",
    "reported by",
    "reporting by",
    "story by",
    "words by",
    "text by",
    "compiled by",
    "von",
    "ein beitrag von",
    "artikel von",
    "veröffentlicht von",
    "eingestellt von",
    "par",
    "publié par",
    "propos recueillis par",
    "por",
    "publicado por",
    "da",
    "di",
    "a cura di",
    "door",
    "av",
    "af",
    "od",
    "przez",
    "oleh",
    "yazan",
];

/// Words with which a byline begins where a colon follows, in lower case.
const NOUNS: &[&str] = &[
    "text",
    "texte",
    "texto",
    "testo",
    "tekst",
    "words",
    "story",
    "autor",
    "autorin",
    "autoren",
    "autora",
    "autore",
    "auteur",
    "auteure",
    "author",
    "authors",
    "writer",
    "reporter",
    "penulis",
    "yazar",
    "автор",
    "текст",
    "作者",
    "文",
    "記者",
    "记者",
    "글",
];

/// A longer line is a text.
const MOST_WORDS: usize = 12;

/// Blocks under the text that may still say who wrote it.
const UNDER_THE_TEXT: usize = 6;

/// A part of the page in which bylines are looked for.
struct Part<'a> {
    range: RangeInclusive<usize>,
    /// The element of the first running text, which no side matter holds.
    text: Option<usize>,
    rank: u8,
    place: &'static str,
    /// What side matters are called that may sign an article here.
    signing: &'a [&'a str],
}

/// States the lines near the headline and under the text that name the author.
pub(super) fn state(page: &Page, body: &Body, near: &RangeInclusive<usize>, found: &mut Found) {
    let text = body.blocks.get(body.first).map(|block| block.element);
    let after = body.chosen.last().map_or(0, |last| last + 1);
    let parts = [
        Part { range: near.clone(), text, rank: 16, place: "byline", signing: &[] },
        Part {
            range: after..=after + UNDER_THE_TEXT,
            text,
            rank: 82,
            place: "byline under the text",
            signing: &["footer"],
        },
    ];
    for part in &parts {
        state_lines(page, body, part, found);
        state_elements(page, body, part, found);
    }
}

/// Lines that begin as bylines do.
fn state_lines(page: &Page, body: &Body, part: &Part<'_>, found: &mut Found) {
    const LONGEST_LINE: usize = 25;
    for number in part.range.clone().take_while(|number| *number < body.blocks.len()) {
        let block = &body.blocks[number];
        let is_text = body.chosen.contains(&number);
        if block.words > LONGEST_LINE || is_text || is_unsigned(page, block.element, part) {
            continue;
        }
        for piece in pieces(&block.text) {
            if is_label(piece) {
                // `By` and the name are often two lines.
                let next = body.blocks.get(number + 1).filter(|next| next.words <= MOST_WORDS);
                let name = next.map(|next| format!("{piece} {}", next.text));
                found.add(part.rank, About::Author, Origin::Visible, &name.unwrap_or_default(), part.place);
            } else if begins_as_byline(piece) && piece.split_whitespace().count() <= MOST_WORDS {
                found.add(part.rank, About::Author, Origin::Visible, piece, part.place);
            }
        }
    }
}

/// Elements that are called bylines, the innermost of each.
fn state_elements(page: &Page, body: &Body, part: &Part<'_>, found: &mut Found) {
    let mut within = Vec::new();
    for (number, element) in page.elements.iter().enumerate() {
        let is_in_range =
            !element.texts.is_empty() && part.range.contains(&block_of(body, element.texts.start));
        if is_in_range && is_called_byline(page, number) {
            within.push(number);
        }
    }
    for (place_in_list, number) in within.iter().enumerate() {
        let has_inner = within.get(place_in_list + 1).is_some_and(|next| page.holds(*number, *next));
        let is_text = body.chosen.contains(&block_of(body, page.elements[*number].texts.start));
        if has_inner || is_text || is_unsigned(page, *number, part) {
            continue;
        }
        let line = page.line(*number);
        if line.split_whitespace().count() <= MOST_WORDS {
            found.add(part.rank + 1, About::Author, Origin::Visible, &line, part.place);
        }
    }
}

fn is_called_byline(page: &Page, number: usize) -> bool {
    let element = &page.elements[number];
    let is_author = element.attribute("rel").is_some_and(|rel| rel.eq_ignore_ascii_case("author"));
    is_author || says(element, Role::Byline)
}

/// Whether what stands in an element is signed by others: pictures, comments, other articles.
fn is_unsigned(page: &Page, number: usize, part: &Part<'_>) -> bool {
    let is_picture =
        |outer: usize| matches!(page.elements[outer].tag.as_str(), "figure" | "figcaption" | "h1" | "title");
    let is_other = aside(page, number, part.text).is_some_and(|name| !part.signing.contains(&name));
    is_other || page.around(number).any(is_picture)
}

/// The parts of `3 May 2021 | By Jane Roe // 2 minutes`.
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    text.split(['|', '·', '•', '\n']).flat_map(|piece| piece.split("//")).map(str::trim)
}

fn is_label(piece: &str) -> bool {
    let lower = piece.trim_end_matches([':', '：', ' ']).to_lowercase();
    BY.contains(&lower.as_str()) || NOUNS.contains(&lower.as_str()) && piece.ends_with([':', '：'])
}

fn begins_as_byline(piece: &str) -> bool {
    let lower = piece.to_lowercase();
    let begins = |word: &str, marks: &[char]| {
        lower.strip_prefix(word).is_some_and(|rest| rest.trim_start_matches(' ').starts_with(marks))
    };
    let is_by = |word: &str| lower.strip_prefix(word).is_some_and(|rest| rest.starts_with([' ', ':']));
    BY.iter().any(|word| is_by(word)) || NOUNS.iter().any(|word| begins(word, &[':', '：', '／']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_begins_as_a_byline() {
        let check = |line: &str, expected: bool| assert_eq!(begins_as_byline(line), expected, "{line}");
        check("By Jane Roe", true);
        check("von Karl Roth", true);
        check("Text: Karl Roth", true);
        check("Text messages rise", false);
        check("Auteur : Luc Petit", true);
        check("Автор: Иван Петров", true);
        check("文／王小明", true);
        check("Bylines of the year", false);
        check("", false);
    }

    #[test]
    fn a_label_waits_for_its_name() {
        let check = |line: &str, expected: bool| assert_eq!(is_label(line), expected, "{line}");
        check("By", true);
        check("Author:", true);
        check("Author", false);
        check("By Jane", false);
    }
}
