//! Takes a page and gives its blocks: runs of text between two block-level tags, with what the rules ask of them.

use super::page::{Page, Step};
use crate::ingest::paragraphs::one_line;
use std::ops::Range;

/// Elements that begin a new line.
const LEVEL: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "center",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hgroup",
    "hr",
    "legend",
    "li",
    "main",
    "menu",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "caption",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "ul",
];

pub(super) const HEADINGS: &[&str] = &["h1", "h2", "h3", "h4", "h5", "h6"];

/// A run of text.
pub(super) struct Block {
    /// On one line; more in `pre`.
    pub(super) text: String,
    /// Its words in lower case, joined by one space.
    pub(super) key: String,
    /// Number of words; two signs of a script without spaces count as one.
    pub(super) words: usize,
    /// Share of its characters that lie in links, 0 to 1.
    pub(super) link: f32,
    /// The block-level element around it.
    pub(super) element: usize,
    /// The texts it is made of.
    pub(super) texts: Range<usize>,
    /// Number of `br` before it in the same element.
    pub(super) breaks: usize,
}

impl Block {
    /// Whether it reads like a paragraph rather than a label or a list of links.
    pub(super) fn is_prose(&self) -> bool {
        self.words >= 12 && self.link < 0.5
    }
}

/// The blocks of a page's body, in reading order.
pub(super) fn read(page: &Page) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut levels: Vec<usize> = Vec::new();
    let mut from = 0;
    let mut breaks = 0;
    for step in &page.order {
        match *step {
            Step::Text(_) => {}
            Step::Start(number) | Step::End(number) => {
                let element = &page.elements[number];
                let is_start = matches!(step, Step::Start(_));
                let is_level = LEVEL.contains(&element.tag.as_str());
                let is_break = element.tag == "br" && is_start;
                if !is_level && !is_break {
                    continue;
                }
                let to = if is_start { element.texts.start } else { element.texts.end };
                if let Some(level) = levels.last()
                    && push(&mut blocks, page, from..to, *level, breaks)
                {
                    breaks = 0;
                }
                from = to;
                if is_break {
                    breaks += 1;
                } else if is_start {
                    levels.push(number);
                    breaks = 0;
                } else {
                    levels.pop();
                    breaks = 0;
                }
            }
        }
    }
    blocks
}

/// The words of a text in lower case, joined by one space.
pub(super) fn key(text: &str) -> String {
    let mut key = String::with_capacity(text.len());
    let mut in_word = false;
    for letter in text.chars() {
        let is_word = letter.is_alphanumeric() || letter == '_';
        if is_word {
            if !in_word && !key.is_empty() {
                key.push(' ');
            }
            key.extend(letter.to_lowercase());
        }
        in_word = is_word;
    }
    key
}

/// The number of words of a key.
pub(super) fn count_words(key: &str) -> usize {
    let signs = key.chars().filter(|letter| is_unspaced(*letter)).count();
    key.split(' ').filter(|word| !word.is_empty() && !word.starts_with(is_unspaced)).count()
        + signs.div_ceil(2)
}

/// Whether a letter belongs to a script that writes no spaces between words.
fn is_unspaced(letter: char) -> bool {
    matches!(letter, '\u{0e00}'..='\u{0eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}'
        | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{2ffff}')
}

/// Adds the blocks of a run of texts; says whether there was one.
fn push(blocks: &mut Vec<Block>, page: &Page, texts: Range<usize>, element: usize, breaks: usize) -> bool {
    let run: String = page.texts[texts.clone()].iter().map(|text| text.text.as_str()).collect();
    let is_pre = page.around(element).take(4).any(|outer| page.elements[outer].tag == "pre");
    let paragraphs = if is_pre { paragraphs_of(&run) } else { vec![one_line(&run)] };
    let visible = |text: &str| text.chars().filter(|letter| !letter.is_whitespace()).count();
    let linked: usize =
        page.texts[texts.clone()].iter().filter(|text| text.linked).map(|text| visible(&text.text)).sum();
    let link = linked as f32 / visible(&run).max(1) as f32;
    let mut pushed = false;
    for text in paragraphs {
        let key = key(&text);
        if key.is_empty() {
            continue;
        }
        let words = count_words(&key);
        let breaks = if pushed { 2 } else { breaks };
        blocks.push(Block { text, key, words, link, element, texts: texts.clone(), breaks });
        pushed = true;
    }
    pushed
}

/// Paragraphs of preformatted text: what lies between empty lines.
fn paragraphs_of(text: &str) -> Vec<String> {
    let mut paragraphs: Vec<String> = vec![String::new()];
    for line in text.lines().map(str::trim_end) {
        if line.is_empty() {
            paragraphs.push(String::new());
        } else if let Some(paragraph) = paragraphs.last_mut() {
            if !paragraph.is_empty() {
                paragraph.push('\n');
            }
            paragraph.push_str(line);
        }
    }
    paragraphs.retain(|paragraph| !paragraph.is_empty());
    paragraphs
}
