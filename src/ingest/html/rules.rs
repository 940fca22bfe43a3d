//! Takes the blocks that the engines kept and gives those that are the article, each drop with its rule.

use super::blocks::{Block, HEADINGS, count_words, key};
use super::classes::{Role, says};
use super::dated::has_full_date;
use super::page::{Element, Page};
use super::phrases::is_about_the_page;
use std::collections::{BTreeMap, HashMap, HashSet};

/// Why a block that an engine kept is no part of the body.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Drop {
    /// It repeats the headline.
    Title,
    /// It stands between headline and text and sums the article up.
    Standfirst,
    /// It speaks about the page.
    Phrase,
    /// It is the day of publication.
    DateLine,
    /// It is a link.
    Link,
    /// The class of an element around it says so.
    Class,
    /// It lies outside the element that holds the text.
    Region,
    /// It belongs to another article on the page.
    OtherArticle,
    /// It is an item of a list of links.
    List,
    /// A heading without text under it.
    LoneHeading,
}

/// How much of the chosen words one rule may take before it is taken to have misread the page.
const LIMITS: &[(Drop, f32)] = &[(Drop::Class, 0.4), (Drop::Region, 0.45), (Drop::Link, 0.4)];

/// Bytes; a longer text under a name such as `lead` is an article's.
const LONGEST_STANDFIRST: usize = 800;

/// What a reader sees of the article.
pub(super) struct Reading {
    /// The blocks of the body, in order.
    pub(super) body: Vec<usize>,
    /// Blocks that were dropped, and why.
    pub(super) dropped: Vec<(usize, Drop)>,
    /// The first block of running text.
    pub(super) first: usize,
}

/// Applies the rules to the blocks that were `chosen`; `titles` are the page's headlines as keys.
pub(super) fn apply(page: &Page, blocks: &[Block], chosen: &[bool], titles: &[String]) -> Option<Reading> {
    let chosen: Vec<usize> = (0..blocks.len()).filter(|number| chosen[*number]).collect();
    let sheet = Sheet::new(page, blocks, &chosen, titles)?;
    let mut drops: HashMap<usize, Drop> = HashMap::new();
    let mut seen = 0;
    for (place, number) in chosen.iter().enumerate() {
        if let Some(drop) = sheet.judge(*number, place, seen) {
            drops.insert(*number, drop);
        }
        seen += blocks[*number].words;
    }
    sheet.undo_excess(&chosen, &mut drops);
    sheet.drop_lists(&chosen, &mut drops);
    sheet.drop_lone_headings(&chosen, &mut drops);
    let mut body: Vec<usize> = chosen.iter().copied().filter(|number| !drops.contains_key(number)).collect();
    body.extend(sheet.missed(&chosen, &body, &drops));
    body.sort_unstable();
    let mut dropped: Vec<(usize, Drop)> = drops.into_iter().collect();
    dropped.sort_unstable_by_key(|(number, _)| *number);
    Some(Reading { body, dropped, first: sheet.first })
}

/// What the rules know of the page before they judge a block.
struct Sheet<'a> {
    page: &'a Page,
    blocks: &'a [Block],
    titles: &'a [String],
    /// The deepest element that holds most of the running text.
    root: usize,
    /// The first block of running text in it.
    first: usize,
    /// For each element, whether it is named a side matter.
    asides: Vec<bool>,
    /// The one article of many that has the page's headline.
    article: Option<usize>,
}

impl<'a> Sheet<'a> {
    fn new(page: &'a Page, blocks: &'a [Block], chosen: &[usize], titles: &'a [String]) -> Option<Self> {
        let mut prose: Vec<usize> =
            chosen.iter().copied().filter(|number| blocks[*number].is_prose()).collect();
        if prose.is_empty() {
            prose = chosen.to_vec();
        }
        let root = root_of(page, blocks, &prose)?;
        let in_root = |number: &&usize| page.holds(root, blocks[**number].element);
        let is_text = |number: &&usize| in_root(number) && !is_named_standfirst(page, &blocks[**number]);
        let first = prose.iter().find(is_text).or_else(|| prose.iter().find(in_root)).copied().unwrap_or(0);
        let asides = page.elements.iter().map(is_side_matter).collect();
        let mut sheet = Sheet { page, blocks, titles, root, first, asides, article: None };
        sheet.article = sheet.article_of_many(chosen);
        Some(sheet)
    }

    fn judge(&self, number: usize, place: usize, seen: usize) -> Option<Drop> {
        let block = &self.blocks[number];
        let tag = self.tag(block);
        let is_early = number < self.first || (seen < 60 && place < 6);
        let is_heading = self.is_heading(block);
        let rules = [
            (Drop::Title, is_early && (self.is_title(&block.key) || (tag == "h1" && block.words < 40))),
            (Drop::Standfirst, self.is_standfirst(number)),
            (Drop::Phrase, block.words <= 45 && is_about_the_page(&block.key, block.words)),
            (Drop::DateLine, block.words <= 12 && seen < 60 && has_full_date(&block.text)),
            (Drop::Link, !is_heading && !matches!(tag, "td" | "th") && is_link(block)),
            (Drop::Class, self.is_aside(number)),
            (Drop::Region, self.is_outside(number)),
            (
                Drop::OtherArticle,
                self.article.is_some_and(|article| !self.page.holds(article, block.element)),
            ),
        ];
        rules.into_iter().find(|(_, applies)| *applies).map(|(drop, _)| drop)
    }

    fn tag(&self, block: &Block) -> &str {
        &self.page.elements[block.element].tag
    }

    fn is_heading(&self, block: &Block) -> bool {
        let tags =
            self.page.around(block.element).take(2).map(|number| self.page.elements[number].tag.as_str());
        tags.into_iter().any(|tag| HEADINGS.contains(&tag))
    }

    fn is_title(&self, key: &str) -> bool {
        let words: HashSet<&str> = key.split(' ').collect();
        self.titles.iter().any(|title| {
            let others: HashSet<&str> = title.split(' ').collect();
            let shared = words.intersection(&others).count() as f32;
            key == title || (words.len() >= 4 && shared >= 0.8 * words.len().max(others.len()) as f32)
        })
    }

    /// Whether a block above the text is named a standfirst, or is a heading as long as a sentence.
    fn is_standfirst(&self, number: usize) -> bool {
        let block = &self.blocks[number];
        let is_long_heading = block.words >= 6 && matches!(self.tag(block), "h2" | "h3" | "h4");
        number < self.first && (is_long_heading || is_named_standfirst(self.page, block))
    }

    /// Whether an element between the block and the root is no part of the text.
    fn is_aside(&self, number: usize) -> bool {
        let inner = self.page.around(self.blocks[number].element);
        inner.take_while(|outer| !self.page.holds(*outer, self.root)).any(|outer| self.asides[outer])
    }

    fn is_outside(&self, number: usize) -> bool {
        let block = &self.blocks[number];
        let is_opening = number < self.first && block.words >= 12 && block.link < 0.4;
        !self.page.holds(self.root, block.element) && !is_opening
    }

    /// Of three or more `article` elements, the one with the page's headline and at least forty words.
    fn article_of_many(&self, chosen: &[usize]) -> Option<usize> {
        let mut articles: Vec<(usize, usize)> = Vec::new();
        for number in chosen {
            let block = &self.blocks[*number];
            let is_article = |outer: &usize| self.page.elements[*outer].tag == "article";
            let Some(article) = self.page.around(block.element).find(is_article) else { continue };
            match articles.last_mut() {
                Some((known, words)) if *known == article => *words += block.words,
                _ => articles.push((article, block.words)),
            }
        }
        if articles.len() < 3 {
            return None;
        }
        let has_headline = |article: usize| {
            let within = article..=self.page.elements[article].last;
            let headings =
                within.filter(|inner| matches!(self.page.elements[*inner].tag.as_str(), "h1" | "h2"));
            headings.take(2).any(|heading| self.is_title(&key(&self.page.text(heading))))
        };
        articles
            .iter()
            .find(|(article, words)| *words >= 40 && has_headline(*article))
            .map(|(article, _)| *article)
    }

    fn undo_excess(&self, chosen: &[usize], drops: &mut HashMap<usize, Drop>) {
        let all: usize = chosen.iter().map(|number| self.blocks[*number].words).sum();
        for (rule, limit) in LIMITS {
            let by_rule = drops.iter().filter(|(_, drop)| *drop == rule);
            let taken: usize = by_rule.map(|(number, _)| self.blocks[*number].words).sum();
            if taken as f32 > limit * all as f32 {
                drops.retain(|_, drop| drop != rule);
            }
        }
    }

    /// Drops lists that are mostly links and not most of the text.
    fn drop_lists(&self, chosen: &[usize], drops: &mut HashMap<usize, Drop>) {
        let all: usize = chosen.iter().map(|number| self.blocks[*number].words).sum();
        let mut lists: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for number in chosen {
            for outer in self.page.around(self.blocks[*number].element) {
                if matches!(self.page.elements[outer].tag.as_str(), "ul" | "ol") {
                    lists.entry(outer).or_default().push(*number);
                }
            }
        }
        for members in lists.into_values() {
            let words: usize = members.iter().map(|number| self.blocks[*number].words).sum();
            let linked: f32 =
                members.iter().map(|n| self.blocks[*n].words as f32 * self.blocks[*n].link).sum();
            let links = members.iter().filter(|number| self.blocks[**number].link > 0.85).count();
            let items: HashSet<usize> = members.iter().map(|number| self.blocks[*number].element).collect();
            let is_links = linked > 0.6 * words as f32 || (items.len() >= 2 && links >= items.len());
            if is_links && (words as f32) < 0.4 * all as f32 {
                for number in members {
                    drops.entry(number).or_insert(Drop::List);
                }
            }
        }
    }

    fn drop_lone_headings(&self, chosen: &[usize], drops: &mut HashMap<usize, Drop>) {
        for place in (0..chosen.len()).rev() {
            let number = chosen[place];
            if drops.contains_key(&number) || !self.is_heading(&self.blocks[number]) {
                continue;
            }
            let next = chosen.get(place + 1).map(|next| drops.get(next));
            let is_last = chosen[place + 1..].iter().all(|later| drops.contains_key(later));
            if is_last || matches!(next, Some(Some(Drop::Link | Drop::List))) {
                drops.insert(number, Drop::LoneHeading);
            }
        }
    }

    /// Paragraphs that the engines lost: beside kept ones, in a second container like theirs, or posts.
    fn missed(&self, chosen: &[usize], body: &[usize], drops: &HashMap<usize, Drop>) -> Vec<usize> {
        let chosen: HashSet<usize> = chosen.iter().copied().collect();
        let keys: HashSet<&str> =
            body.iter().chain(drops.keys()).map(|number| self.blocks[*number].key.as_str()).collect();
        let words: usize = body.iter().map(|number| self.blocks[*number].words).sum();
        let mut homes: HashMap<usize, usize> = HashMap::new();
        for number in body.iter().filter(|number| self.blocks[**number].is_prose()) {
            *homes.entry(self.home(*number)).or_default() += self.blocks[*number].words;
        }
        let is_missed = |number: &usize| {
            let block = &self.blocks[*number];
            let foreign = self.article.is_some_and(|article| !self.page.holds(article, block.element));
            if chosen.contains(number) || keys.contains(block.key.as_str()) || foreign {
                return false;
            }
            if self.page.holds(self.root, block.element) && self.is_post(*number) {
                return true;
            }
            let is_candidate = block.words >= 10
                && block.link <= 0.45
                && !is_about_the_page(&block.key, block.words)
                && !self.is_fenced(*number)
                && !self.is_aside(*number);
            let home = self.home(*number);
            let is_beside = homes.contains_key(&home) && ends_a_sentence(&block.text);
            let is_alike = || {
                self.tag(block) == "p"
                    && homes.iter().any(|(other, held)| *held * 2 >= words && self.are_alike(home, *other))
            };
            is_candidate && (is_beside || is_alike())
        };
        (0..self.blocks.len()).filter(is_missed).collect()
    }

    /// The element whose children the paragraphs are.
    fn home(&self, number: usize) -> usize {
        let element = self.blocks[number].element;
        match self.page.elements[element].parent {
            Some(parent) if self.page.elements[element].tag == "p" => parent,
            _ => element,
        }
    }

    fn are_alike(&self, one: usize, other: usize) -> bool {
        let classes = |number: usize| -> HashSet<&str> {
            self.page.elements[number].attribute("class").unwrap_or_default().split_whitespace().collect()
        };
        let (a, b) = (classes(one), classes(other));
        let shared = a.intersection(&b).count() as f32;
        self.page.elements[one].tag == self.page.elements[other].tag
            && !a.is_empty()
            && shared >= 0.6 * a.union(&b).count() as f32
    }

    fn is_post(&self, number: usize) -> bool {
        self.page.around(self.blocks[number].element).take(4).any(|outer| {
            let element = &self.page.elements[outer];
            element.tag == "blockquote" && says(element, Role::Post)
        })
    }

    fn is_fenced(&self, number: usize) -> bool {
        self.page.around(self.blocks[number].element).take(5).any(|outer| {
            let tag = self.page.elements[outer].tag.as_str();
            matches!(tag, "figcaption" | "aside" | "footer" | "nav" | "form" | "h1" | "header" | "table")
        })
    }
}

/// The deepest element that holds three quarters of the words of some blocks.
pub(super) fn root_of(page: &Page, blocks: &[Block], numbers: &[usize]) -> Option<usize> {
    let mut held: HashMap<usize, usize> = HashMap::new();
    for number in numbers {
        for outer in page.around(blocks[*number].element) {
            *held.entry(outer).or_default() += blocks[*number].words.max(1);
        }
    }
    let all: usize = numbers.iter().map(|number| blocks[*number].words.max(1)).sum();
    let enough = held.into_iter().filter(|(_, words)| *words * 4 >= all * 3);
    enough.map(|(element, _)| element).max_by_key(|element| (page.elements[*element].depth, *element))
}

/// Whether the element around a block or the next one is named a standfirst and holds no more than that.
pub(super) fn is_named_standfirst(page: &Page, block: &Block) -> bool {
    page.around(block.element).take(2).any(|outer| {
        let element = &page.elements[outer];
        let length = || page.texts[element.texts.clone()].iter().map(|text| text.text.len()).sum::<usize>();
        says(element, Role::Standfirst) && length() <= LONGEST_STANDFIRST
    })
}

/// Whether an element is by its tag or its names no part of a text.
pub(super) fn is_side_matter(element: &Element) -> bool {
    let is_whole = matches!(element.tag.as_str(), "html" | "body");
    let is_apart = matches!(element.tag.as_str(), "aside" | "nav" | "footer" | "form");
    is_apart || (!is_whole && says(element, Role::Aside))
}

fn is_link(block: &Block) -> bool {
    let is_shouted =
        block.text.chars().any(char::is_uppercase) && !block.text.chars().any(char::is_lowercase);
    block.link > 0.85 && block.words >= 2 && !block.text.starts_with("http") && !is_shouted
}

fn ends_a_sentence(text: &str) -> bool {
    let closing =
        |letter: char| matches!(letter, '"' | '\'' | '”' | '’' | '»' | '“' | ')' | ']' | '」' | '』');
    text.trim_end_matches(closing).ends_with(['.', '!', '?', '…', ':', ';', '。', '！', '？', '।', '။', '؟'])
}

/// What stands between a headline and the name of its site.
const DIVIDERS: &[&str] = &[" | ", " – ", " — ", " - ", " : ", " » ", " · "];

/// The keys under which a headline is known.
pub(super) fn title_keys<'a>(titles: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut keys = Vec::new();
    for title in titles {
        let beginning =
            DIVIDERS.iter().filter_map(|divider| title.split_once(divider)).map(|(piece, _)| piece);
        for piece in std::iter::once(title).chain(beginning) {
            let key = key(piece);
            if count_words(&key) >= 2 && !keys.contains(&key) {
                keys.push(key);
            }
        }
    }
    keys
}
