//! The element that holds an item's text goes in; its paragraphs, and what it states besides, come out.

use super::nitf;
use super::prose::{self, Paragraph, Unknown};
use super::story::Story;
use super::tree::{self, is};
use crate::article::About;
use crate::ingest::xml::{self, Element};
use crate::ingest::{html, markup};

/// Vocabularies of data: results, lists of events, terms.
const DATA: &[&str] = &["sports-content", "events", "event", "concept", "conceptSet", "weatherml", "xbrl"];
/// In a vocabulary that is not known, values of fewer words are data.
const FEWEST_WORDS: usize = 4;
/// Characters without white space of which no text is, but packed bytes are.
const LONGEST_WORD: usize = 1000;

/// Adds the text that stands in an element: as NITF, XHTML, TTNITF, in pieces of them, or as characters.
pub fn add(story: &mut Story, holder: &Element) {
    if holder.elements().next().is_none() {
        return add_characters(story, &holder.text());
    }
    if let [nitf, ..] = tree::within(holder, &["nitf"])[..] {
        return nitf::add(story, nitf);
    }
    if !tree::within(holder, DATA).is_empty() {
        return;
    }
    if let Some(page) = holder.elements().find(|child| is(child, &["html"])) {
        return add_page(story, page);
    }
    if let [text, ..] = tree::within(holder, &["BODY"])[..]
        && tree::child(text, "TEXT").is_some()
    {
        return add_tt(story, text);
    }
    let has_blocks =
        holder.elements().any(prose::is_block) || !tree::within(holder, &["p", "para"]).is_empty();
    if has_blocks || holder.elements().all(|child| is(child, INLINE)) {
        return add_paragraphs(story, prose::read(holder, Unknown::Inline));
    }
    let mut found = prose::read(holder, Unknown::Block);
    found.retain(|paragraph| paragraph.text.split_whitespace().nth(FEWEST_WORDS - 1).is_some());
    add_paragraphs(story, found);
}

/// What stands in a paragraph that was written without its element.
const INLINE: &[&str] = &["a", "b", "br", "em", "i", "span", "strong", "sub", "sup", "u", "img"];

/// Adds text that is held as characters: plain, or mark-up that is escaped.
pub fn add_characters(story: &mut Story, text: &str) {
    let text = text.trim();
    let first = text.split(char::is_whitespace).next().unwrap_or_default();
    if text.is_empty() || first.len() > LONGEST_WORD && first.is_ascii() {
        return;
    }
    if text.starts_with('<') && text.ends_with('>') {
        let holds_news = ["<nitf", "<NITF"].iter().any(|start| text.contains(start));
        let is_html = markup::has_elements(text);
        if (holds_news || !is_html)
            && let Ok(document) = xml::parse(text)
        {
            let holder = Element { children: vec![xml::Node::Element(document.root)], ..Element::default() };
            return add(story, &holder);
        }
    }
    let (body, is_markup) = markup::mixed(text);
    if !is_markup {
        return story.add_text(&body);
    }
    let has_headings = text.contains("<h1") || text.contains("<h2") || text.contains("<H1");
    let list = body.split("\n\n").map(|text| Paragraph { text: text.to_owned(), is_heading: has_headings });
    add_paragraphs(story, list.collect());
}

/// Adds paragraphs, but for headings in front that repeat the headline or the standfirst.
pub fn add_paragraphs(story: &mut Story, mut list: Vec<Paragraph>) {
    let is_repeated = |paragraph: &Paragraph| {
        paragraph.is_heading
            && (story.says(About::Title, &paragraph.text) || story.says(About::Summary, &paragraph.text))
    };
    let repeated = list.iter().take_while(|paragraph| is_repeated(paragraph)).count();
    list.drain(..repeated);
    story.add_text(&prose::joined(&list));
}

/// Adds an XHTML page; one whose item has no headline is read as a page of the web is.
fn add_page(story: &mut Story, page: &Element) {
    let is_bare =
        !story.has(About::Title) && !story.has(About::Summary) && tree::within(page, &["h1"]).len() == 1;
    if is_bare {
        let source = format!("<html>{}</html>", page.inner_markup());
        if let Some(article) = html::read(&source, &mut Vec::new()) {
            return story.fill(article);
        }
    }
    let body = tree::child(page, "body").unwrap_or(page);
    add_paragraphs(story, prose::read(body, Unknown::Inline));
}

/// Adds a text in TTNITF, the variant of NITF that the Swedish agency TT made: its lines before and behind the text
/// are elements of their own.
fn add_tt(story: &mut Story, body: &Element) {
    let has_author = story.has(About::Author);
    for text in tree::all(body, "TEXT") {
        for line in text.elements() {
            let about = match () {
                () if is(line, &["DAT"]) => About::Dateline,
                () if is(line, &["BYLINE"]) => About::Author,
                () => continue,
            };
            let is_wanted = if about == About::Author { !has_author } else { !story.has(about) };
            if let Some(words) = tree::line(line).filter(|_| is_wanted) {
                story.state(about, &words, line.name.as_str());
            }
        }
        let rest = Element {
            children: text.children.iter().filter(|node| !is_line(node)).cloned().collect(),
            ..Element::default()
        };
        add_paragraphs(story, prose::read(&rest, Unknown::Block));
    }
}

fn is_line(node: &xml::Node) -> bool {
    matches!(node, xml::Node::Element(element) if is(element, &["DAT", "BYLINE", "BILDFIL"]))
}
