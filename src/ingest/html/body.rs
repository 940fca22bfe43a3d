//! Takes a page and its headlines and gives the paragraphs of its article and the standfirst above them.

use super::blocks::{self, Block};
use super::engines::{self, Kept};
use super::page::Page;
use super::rules::{self, Drop};

/// A page with more texts, elements, bytes of text or levels is read without engines: their time grows faster than it.
const MOST_TEXTS: usize = 10_000;
const MOST_ELEMENTS: usize = 30_000;
const MOST_BYTES: usize = 1 << 20;
const MOST_LEVELS: usize = 128;

/// What a page prints of its article.
pub(super) struct Body {
    /// Every block of the page.
    pub(super) blocks: Vec<Block>,
    /// The blocks of the article's text.
    pub(super) chosen: Vec<usize>,
    /// The blocks above the text that sum it up.
    pub(super) standfirst: Vec<usize>,
    /// The first block of running text.
    pub(super) first: usize,
}

impl Body {
    /// Paragraphs, separated by an empty line; lines and items of one list by a line break, cells by a tab.
    pub(super) fn text(&self, page: &Page) -> String {
        let mut text = String::new();
        let mut before: Option<&Block> = None;
        for number in &self.chosen {
            let block = &self.blocks[*number];
            if let Some(before) = before {
                text.push_str(gap(page, before, block));
            }
            text.push_str(&block.text);
            before = Some(block);
        }
        text
    }

    /// Number of words of the text, and of them those that lie in links.
    pub(super) fn words(&self) -> (usize, usize) {
        let blocks = self.chosen.iter().map(|number| &self.blocks[*number]);
        blocks.fold((0, 0), |(words, linked), block| {
            (words + block.words, linked + (block.words as f32 * block.link).round() as usize)
        })
    }
}

/// Finds the article's text on a page; what went wrong is said in `report`.
pub(super) fn find(page: &Page, titles: &[String], report: &mut Vec<String>) -> Body {
    let blocks = blocks::read(page);
    let chosen = choose(page, &blocks, report);
    match rules::apply(page, &blocks, &chosen, titles) {
        Some(reading) => {
            let standfirst = reading.dropped.iter().filter(|(_, drop)| *drop == Drop::Standfirst);
            let mut standfirst: Vec<usize> = standfirst.map(|(number, _)| *number).collect();
            if standfirst.is_empty() {
                standfirst.extend(standfirst_above(page, &blocks, reading.first, titles));
            }
            Body { blocks, chosen: reading.body, standfirst, first: reading.first }
        }
        None => Body { blocks, chosen: Vec::new(), standfirst: Vec::new(), first: 0 },
    }
}

/// What two engines agree on; the first alone where they hardly agree; a plain reading where there is none.
fn choose(page: &Page, blocks: &[Block], report: &mut Vec<String>) -> Vec<bool> {
    if blocks.is_empty() {
        return Vec::new();
    }
    let bytes: usize = page.texts.iter().map(|text| text.text.len()).sum();
    let levels = page.elements.iter().map(|element| element.depth).max().unwrap_or_default();
    let is_large = page.texts.len() > MOST_TEXTS || page.elements.len() > MOST_ELEMENTS || bytes > MOST_BYTES;
    if is_large || levels > MOST_LEVELS {
        report.push(
            "the page is very large or deep: its paragraphs were chosen without the extraction engine".into(),
        );
        return plain(page, blocks);
    }
    let votes = engines::ask(page);
    let of = |kept: &Kept| -> Vec<bool> { blocks.iter().map(|block| is_kept(page, block, kept)).collect() };
    let words = |chosen: &[bool]| -> usize {
        blocks.iter().zip(chosen).filter(|(_, is_chosen)| **is_chosen).map(|(block, _)| block.words).sum()
    };
    let votes =
        [votes.first, votes.second].map(|kept| kept.map(|kept| of(&kept)).filter(|chosen| words(chosen) > 0));
    match votes {
        [Some(first), Some(second)] => {
            // Engines lose cells of tables, which are short, more often than they keep wrong ones.
            let is_cell = |block: &Block| matches!(page.elements[block.element].tag.as_str(), "td" | "th");
            let votes = first.iter().zip(&second).zip(blocks);
            let both = votes.map(|((a, b), block)| (*a && *b) || (is_cell(block) && (*a || *b)));
            let both: Vec<bool> = both.collect();
            if words(&both) * 10 >= words(&first) * 6 { both } else { first }
        }
        [Some(one), None] | [None, Some(one)] => one,
        [None, None] => {
            report.push("the paragraphs were chosen without the extraction engines, which found none".into());
            plain(page, blocks)
        }
    }
}

/// Whether most of a block's letters were kept.
fn is_kept(page: &Page, block: &Block, kept: &Kept) -> bool {
    let (mut held, mut lost) = (0, 0);
    for number in block.texts.clone() {
        let text = &page.texts[number].text;
        let letters = text.chars().filter(|letter| letter.is_alphanumeric()).count();
        if kept[number] {
            held += letters;
        } else {
            lost += letters;
        }
    }
    held > lost
}

/// The blocks of the deepest element that holds most sentences, without what is called a side matter.
fn plain(page: &Page, blocks: &[Block]) -> Vec<bool> {
    let asides: Vec<bool> = page.elements.iter().map(rules::is_side_matter).collect();
    let is_aside = |block: &Block| page.around(block.element).any(|outer| asides[outer]);
    let text: Vec<bool> = blocks.iter().map(|block| block.link < 0.85 && !is_aside(block)).collect();
    let prose = |number: &usize| text[*number] && blocks[*number].is_prose();
    let mut prose: Vec<usize> = (0..blocks.len()).filter(prose).collect();
    if prose.iter().map(|number| blocks[*number].words).sum::<usize>() < 60 {
        prose = (0..blocks.len()).filter(|number| blocks[*number].link < 0.5).collect();
    }
    let Some(root) = rules::root_of(page, blocks, &prose) else { return vec![false; blocks.len()] };
    let held = blocks.iter().zip(&text).map(|(block, is_text)| *is_text && page.holds(root, block.element));
    let held: Vec<bool> = held.collect();
    if held.contains(&true) { held } else { blocks.iter().map(|block| block.link < 0.5).collect() }
}

/// The block shortly above the text whose class calls it a standfirst, though the engines dropped it.
fn standfirst_above(page: &Page, blocks: &[Block], first: usize, titles: &[String]) -> Option<usize> {
    (first.saturating_sub(12)..first).find(|number| {
        let block = &blocks[*number];
        let named = rules::is_named_standfirst(page, block);
        let apart = page.around(block.element).any(|outer| {
            matches!(page.elements[outer].tag.as_str(), "nav" | "aside" | "form" | "figcaption" | "footer")
        });
        named && !apart && block.words >= 8 && block.link < 0.4 && !titles.contains(&block.key)
    })
}

fn gap(page: &Page, before: &Block, block: &Block) -> &'static str {
    let outer = |block: &Block, tags: &[&str]| {
        page.around(block.element).find(|number| tags.contains(&page.elements[*number].tag.as_str()))
    };
    let row = outer(block, &["tr"]);
    if row.is_some() && row == outer(before, &["tr"]) && before.element != block.element {
        return "\t";
    }
    let is_line = before.element == block.element && block.breaks == 1;
    let list = |block: &Block| {
        (page.elements[block.element].tag == "li").then(|| outer(block, &["ul", "ol"])).flatten()
    };
    let is_item = list(block).is_some() && list(block) == list(before);
    let table = outer(block, &["table"]);
    let is_row = table.is_some()
        && table == outer(before, &["table"])
        && row.is_some()
        && row != outer(before, &["tr"]);
    if is_line || is_item || is_row { "\n" } else { "\n\n" }
}
