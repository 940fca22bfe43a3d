//! Takes a page and gives the texts that one or two extraction engines would keep of it.
//!
//! Each text of the page carries a mark, one character of a private plane, through the engine and back: what an
//! engine kept is known exactly, whatever it did to the tree.

use super::page::{Page, Step};
use std::fmt::Write;

const STACK: usize = 64 << 20;
const FIRST_MARK: u32 = 0xF_0000;
const LAST_MARK: u32 = 0x10_FFFD;

/// Elements without an end tag.
const VOID: &[&str] = &[
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track",
    "wbr",
];

/// Which texts of a page an engine kept.
pub(super) type Kept = Vec<bool>;

/// What the engines say of a page.
#[derive(Default)]
pub(super) struct Votes {
    pub(super) first: Option<Kept>,
    pub(super) second: Option<Kept>,
}

/// Asks the engines; one that fails or finds nothing has no vote.
pub(super) fn ask(page: &Page) -> Votes {
    let marked = marked(page);
    let count = page.texts.len();
    // Engines recurse: a stack of their own keeps the caller's out of danger, and a panic ends there.
    let asked = std::thread::scope(|scope| {
        let builder = std::thread::Builder::new().name("extraction".into()).stack_size(STACK);
        let thread = builder.spawn_scoped(scope, || {
            let first = quietly(|| first(&marked));
            let second = quietly(|| second(&marked));
            (first, second)
        });
        thread.ok().and_then(|thread| thread.join().ok())
    });
    let (first, second) = asked.unwrap_or_default();
    Votes { first: first.map(|text| kept(&text, count)), second: second.map(|text| kept(&text, count)) }
}

fn quietly(engine: impl Fn() -> Option<String>) -> Option<String> {
    std::panic::catch_unwind(std::panic::AssertUnwindSafe(engine)).ok().flatten()
}

fn first(html: &str) -> Option<String> {
    let mut options = trafilatura::Options::default().with_fallback(true).with_exclude_comments(true);
    options.html_date_mode = trafilatura::HtmlDateMode::Disabled;
    trafilatura::extract(html, &options).ok().map(|result| result.content_text)
}

fn second(html: &str) -> Option<String> {
    libreadability::extract(html, None).ok().map(|article| article.text_content)
}

fn kept(text: &str, count: usize) -> Kept {
    let mut kept = vec![false; count];
    for letter in text.chars() {
        let place = (letter as u32).checked_sub(FIRST_MARK).and_then(|place| kept.get_mut(place as usize));
        if let Some(place) = place {
            *place = true;
        }
    }
    kept
}

/// The source of a page, anew: its title and its body, each text with its mark.
fn marked(page: &Page) -> String {
    let mut html = String::from("<!DOCTYPE html>");
    let mut in_head = false;
    for step in &page.order {
        match *step {
            Step::Start(number) => {
                let element = &page.elements[number];
                in_head |= element.tag == "head";
                if in_head && !matches!(element.tag.as_str(), "head" | "title") {
                    continue;
                }
                let _ = write!(html, "<{}", element.tag);
                for (name, value) in element.attributes() {
                    let _ =
                        write!(html, " {name}=\"{}\"", value.replace('&', "&amp;").replace('"', "&quot;"));
                }
                html.push('>');
            }
            Step::Text(number) => push_marked(&mut html, &page.texts[number].text, number, in_head),
            Step::End(number) => {
                let tag = page.elements[number].tag.as_str();
                let is_kept = !in_head || matches!(tag, "head" | "title");
                in_head &= tag != "head";
                if is_kept && !VOID.contains(&tag) {
                    let _ = write!(html, "</{tag}>");
                }
            }
        }
    }
    html
}

/// The mark follows the last letter, so that the engine sees the text begin and end as it does on the page.
fn push_marked(html: &mut String, text: &str, number: usize, in_head: bool) {
    let is_letter = |letter: char| letter.is_alphanumeric();
    let after = text
        .char_indices()
        .rfind(|(_, letter)| is_letter(*letter))
        .map(|(at, letter)| at + letter.len_utf8());
    let mark = char::from_u32(FIRST_MARK + number as u32).filter(|_| !in_head);
    let (before, behind) = text.split_at(after.unwrap_or(text.len()));
    escape(html, before);
    if after.is_some() {
        html.extend(mark);
    }
    escape(html, behind);
}

fn escape(html: &mut String, text: &str) {
    for letter in text.chars() {
        match letter {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            // A sign of a private plane on the page itself is not one of ours.
            _ if (FIRST_MARK..=LAST_MARK).contains(&(letter as u32)) => html.push(' '),
            _ => html.push(letter),
        }
    }
}
