//! Takes the source of a page and gives its elements and texts as flat lists in reading order.

use super::depth;
use crate::ingest::paragraphs::one_line;
use scraper::{Html, Node, node};
use std::ops::Range;

/// Elements that hold no text for a reader.
const SILENT: &[&str] = &[
    "style", "noscript", "template", "svg", "button", "select", "textarea", "input", "object", "iframe",
    "canvas", "video", "audio", "embed", "map", "dialog",
];

/// Words in a class that mark text which shows only under the pointer.
const FLOATING: &[&str] = &["tooltip", "tool-tip", "popover", "hovercard", "hover-card"];

/// A page: what its scripts, styles and hidden elements hold is not in it.
#[derive(Default)]
pub(super) struct Page {
    /// In the order of their start tags.
    pub(super) elements: Vec<Element>,
    /// In reading order.
    pub(super) texts: Vec<Text>,
    /// Starts, texts and ends as they follow each other.
    pub(super) order: Vec<Step>,
    /// Comments, in order.
    pub(super) comments: Vec<String>,
    /// JSON-LD scripts, in order.
    pub(super) scripts: Vec<String>,
}

/// An element and where its content lies.
pub(super) struct Element {
    pub(super) tag: String,
    attributes: Vec<(String, String)>,
    pub(super) parent: Option<usize>,
    pub(super) depth: usize,
    /// The last element inside it; itself when there is none.
    pub(super) last: usize,
    /// Its texts.
    pub(super) texts: Range<usize>,
}

/// A run of characters.
pub(super) struct Text {
    pub(super) text: String,
    /// Whether it lies in a link.
    pub(super) linked: bool,
}

/// A step on the way through a page; numbers are places in the lists.
#[derive(Clone, Copy)]
pub(super) enum Step {
    Start(usize),
    Text(usize),
    End(usize),
}

impl Element {
    /// An attribute as it stands.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// Name and value of each attribute.
    pub(super) fn attributes(&self) -> impl Iterator<Item = (&str, &str)> {
        self.attributes.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }
}

impl Page {
    /// Reads a page, however broken or deep.
    pub(super) fn parse(html: &str) -> Page {
        let tree = Html::parse_document(&depth::limited(html)).tree;
        let mut reader = Reader::default();
        let mut node = tree.root();
        loop {
            let within = if reader.start(node.value()) { node.first_child() } else { None };
            if is_json_ld(node.value()) {
                let text = node.first_child().and_then(|child| child.value().as_text());
                reader.page.scripts.extend(text.map(|text| text.to_string()));
            }
            if let Some(child) = within {
                node = child;
                continue;
            }
            reader.end(node.value());
            while node.next_sibling().is_none() {
                let Some(parent) = node.parent() else { return reader.page };
                node = parent;
                reader.end(node.value());
            }
            let Some(next) = node.next_sibling() else { return reader.page };
            node = next;
        }
    }

    /// Everything a reader sees of an element, white space as it stands.
    pub(super) fn text(&self, element: usize) -> String {
        self.texts[self.elements[element].texts.clone()].iter().map(|text| text.text.as_str()).collect()
    }

    /// The text of an element on one line.
    pub(super) fn line(&self, element: usize) -> String {
        one_line(&self.text(element))
    }

    /// The numbers of the elements with one of these tags.
    pub(super) fn tagged<'a>(&'a self, tags: &'a [&str]) -> impl Iterator<Item = usize> + 'a {
        let is_tagged = |element: &Element| tags.contains(&element.tag.as_str());
        (0..self.elements.len()).filter(move |number| is_tagged(&self.elements[*number]))
    }

    /// An element and those around it, the innermost first.
    pub(super) fn around(&self, element: usize) -> impl Iterator<Item = usize> + '_ {
        std::iter::successors(Some(element), |number| self.elements[*number].parent)
    }

    /// Whether `outer` is `inner` or holds it.
    pub(super) fn holds(&self, outer: usize, inner: usize) -> bool {
        outer <= inner && inner <= self.elements[outer].last
    }
}

/// Reads the nodes of a tree as they come.
#[derive(Default)]
struct Reader {
    page: Page,
    open: Vec<usize>,
    links: usize,
}

impl Reader {
    /// Takes in the beginning of a node; says whether its content is to be read.
    fn start(&mut self, node: &Node) -> bool {
        match node {
            Node::Element(element) => {
                if is_unread(element) {
                    return false;
                }
                self.links += usize::from(element.name() == "a");
                let number = self.page.elements.len();
                self.page.order.push(Step::Start(number));
                self.page.elements.push(Element {
                    tag: element.name().to_owned(),
                    attributes: element
                        .attrs()
                        .map(|(name, value)| (name.to_owned(), value.to_owned()))
                        .collect(),
                    parent: self.open.last().copied(),
                    depth: self.open.len(),
                    last: number,
                    texts: self.page.texts.len()..self.page.texts.len(),
                });
                self.open.push(number);
            }
            Node::Text(text) => {
                self.page.order.push(Step::Text(self.page.texts.len()));
                self.page.texts.push(Text { text: text.to_string(), linked: self.links > 0 });
            }
            Node::Comment(comment) => self.page.comments.push(comment.to_string()),
            _ => {}
        }
        true
    }

    fn end(&mut self, node: &Node) {
        let Some(element) = node.as_element() else { return };
        if is_unread(element) {
            return;
        }
        let Some(number) = self.open.pop() else { return };
        self.links -= usize::from(element.name() == "a");
        self.page.elements[number].last = self.page.elements.len() - 1;
        self.page.elements[number].texts.end = self.page.texts.len();
        self.page.order.push(Step::End(number));
    }
}

fn is_json_ld(node: &Node) -> bool {
    let Some(element) = node.as_element() else { return false };
    let kind = element.attr("type").unwrap_or_default().to_ascii_lowercase();
    element.name() == "script" && kind.contains("ld+json")
}

/// Whether an element holds nothing that a reader sees.
fn is_unread(element: &node::Element) -> bool {
    let tag = element.name();
    if matches!(tag, "html" | "body") {
        return false;
    }
    if tag == "script" || SILENT.contains(&tag) || element.attr("hidden").is_some() {
        return true;
    }
    let style = element.attr("style").unwrap_or_default();
    let is_hidden = style.contains("display") && {
        let style: String = style.split_whitespace().collect();
        style.to_ascii_lowercase().contains("display:none")
    };
    let floats = |class: &str| FLOATING.iter().any(|word| class.to_ascii_lowercase().contains(word));
    is_hidden || element.attr("class").is_some_and(floats) || element.attr("role") == Some("tooltip")
}
