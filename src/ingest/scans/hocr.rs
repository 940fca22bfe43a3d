//! hOCR goes in, of Tesseract and others; its pages come out.
//!
//! hOCR (<https://kba.github.io/hocr-spec/1.2/>) is HTML whose classes say what is a page, a block, a line and a
//! word; properties stand in `title`: `bbox 36 92 96 116; x_wconf 87`.

use super::{Block, Line, Page, Place, Word, alto, beside};
use crate::article::About;
use crate::ingest::{Format, Head, Input, Item, html, xml};
use std::io::BufReader;
use xml::{Element, Node};

/// hOCR pages.
pub struct Hocr;

impl Format for Hocr {
    fn name(&self) -> &'static str {
        "hocr"
    }

    fn help(&self) -> &'static str {
        "hOCR: scanned pages with their recognised words, as HTML"
    }

    fn recognises(&self, head: &Head<'_>) -> bool {
        is_hocr(head.text)
    }

    fn read(&self, input: &mut Input<'_>, out: &mut dyn FnMut(Item)) {
        if let Some(reason) = beside::gives_way(input) {
            return input.skip(reason);
        }
        let limit = input.limit();
        let decoded = match input.decoded() {
            Ok(decoded) => decoded,
            Err(reason) => return out(Item::Failed { member: None, reason }),
        };
        let mut stream = xml::Stream::new(BufReader::new(decoded));
        stream.limit = limit;
        let mut stated = Vec::new();
        let mut waiting: Option<(usize, Page)> = None;
        let mut number = 0;
        // Elements of the head and of the body, one by one: a file may hold a whole volume.
        let is_outer =
            |name: &String| ["html", "head", "body"].iter().any(|outer| name.eq_ignore_ascii_case(outer));
        while let Some(element) = stream.next(&|path| path.last().is_some_and(|name| !is_outer(name))) {
            stated.extend(statements(&element));
            for page in elements_of_class(&element, "ocr_page") {
                number += 1;
                if let Some(before) = waiting.replace((number, read_page(page))) {
                    give(before, false, &stated, out);
                }
            }
        }
        if let Some(last) = waiting {
            give(last, number == 1, &stated, out);
        }
        // The ends of `body` and `html` may be left out.
        let is_cut = stream.path().iter().any(|name| !is_outer(name));
        if let Some(reason) = stream.broken.take_if(|reason| is_cut || *reason != xml::ENDS_EARLY) {
            out(Item::Failed { member: None, reason });
        }
    }
}

fn give(
    (number, page): (usize, Page),
    is_alone: bool,
    stated: &[(About, String, String)],
    out: &mut dyn FnMut(Item),
) {
    let member = format!("#{number}");
    let mut is_given = false;
    alto::give(vec![page], "x_wconf", stated, &mut |item| {
        is_given = true;
        out(match item {
            Item::Article(mut article) => {
                article.member = (!is_alone).then(|| member.clone());
                Item::Article(article)
            }
            item => item,
        });
    });
    if !is_given && !is_alone {
        out(Item::Skipped { member, reason: alto::NO_WORDS.to_owned() });
    }
}

/// Whether a text begins as hOCR.
pub fn is_hocr(head: &str) -> bool {
    let is_marked =
        ["class=\"ocr_page", "class='ocr_page", "class=ocr_page", "name=\"ocr-system", "name='ocr-system"];
    let head = head.get(..head.floor_char_boundary(LOOKED_AT)).unwrap_or(head);
    is_marked.iter().any(|mark| head.contains(mark)) && html::looks_like_html(head)
}

/// Bytes at the beginning in which the first page begins.
const LOOKED_AT: usize = 64 << 10;

/// The pages of a document.
pub fn pages(root: &Element) -> Vec<Page> {
    elements_of_class(root, "ocr_page").into_iter().map(read_page).collect()
}

/// What the head says: languages, and Dublin Core.
fn statements(element: &Element) -> Vec<(About, String, String)> {
    let mut metas = element.descendants("meta");
    if element.name == "meta" {
        metas.insert(0, element);
    }
    let mut stated = Vec::new();
    for meta in metas {
        let (Some(name), Some(text)) = (meta.attribute("name"), meta.attribute("content")) else { continue };
        let about = match name.to_ascii_lowercase().as_str() {
            // Of several it is not said which page has which.
            "ocr-langs" if !text.trim().contains([' ', ',', ';']) => About::Language,
            "dc.language" | "dcterms.language" => About::Language,
            "dc.title" | "dcterms.title" => About::Title,
            "dc.date" | "dcterms.date" | "dcterms.issued" => About::Published,
            "dc.publisher" | "dc.source" => About::Source,
            "dc.creator" => About::Author,
            "dc.identifier" => About::Record,
            "dc.rights" | "dcterms.rights" => About::Usage,
            _ => continue,
        };
        if text.trim() != "unknown" {
            stated.push((about, text.to_owned(), format!("meta {name}")));
        }
    }
    stated
}

/// Elements of a class, the outermost only.
fn elements_of_class<'a>(root: &'a Element, class: &str) -> Vec<&'a Element> {
    if has_class(root, &[class]) {
        return vec![root];
    }
    root.outermost(|element| has_class(element, &[class]))
}

fn has_class(element: &Element, classes: &[&str]) -> bool {
    let own = element.attribute("class").unwrap_or_default();
    own.split_ascii_whitespace().any(|class| classes.contains(&class))
}

/// Lines by any of their names.
const LINES: &[&str] = &["ocr_line", "ocrx_line", "ocr_header", "ocr_footer", "ocr_caption", "ocr_textfloat"];
/// Elements whose lines are paragraphs of their own.
const BLOCKS: &[&str] = &[
    "ocr_par",
    "ocrx_block",
    "ocr_carea",
    "ocr_column",
    "ocr_header",
    "ocr_footer",
    "ocr_caption",
    "ocr_textfloat",
];

fn read_page(element: &Element) -> Page {
    let printed = property(element, "lpageno");
    // Physical pages are counted from 0.
    let physical = || property(element, "ppageno")?.parse::<u64>().ok()?.checked_add(1);
    let number = printed.clone().or_else(|| physical().map(|number| number.to_string()));
    let mut reader = Reader {
        page: Page {
            id: element.attribute("id").unwrap_or_default().to_owned(),
            number,
            printed,
            ..Page::default()
        },
        begins: true,
    };
    reader.walk(element, None);
    reader.page
}

struct Reader {
    page: Page,
    /// Whether the next line begins a block.
    begins: bool,
}

impl Reader {
    fn walk(&mut self, element: &Element, language: Option<&str>) {
        let language = element.attribute("lang").or(language);
        let is_block = has_class(element, BLOCKS);
        let first = self.page.blocks.len();
        self.begins |= is_block;
        let has_lines = || {
            LINES
                .iter()
                .any(|class| element.elements().any(|inner| !elements_of_class(inner, class).is_empty()))
        };
        if has_class(element, LINES) && !has_lines() {
            self.line(line(element), language);
        } else if has_class(element, &["ocr_par", "ocrx_block"]) && !has_lines() {
            // Paragraphs without lines.
            self.line(line(element), language);
        } else {
            element.elements().for_each(|inner| self.walk(inner, language));
        }
        self.begins |= is_block;
        if let Some(name) = element.attribute("id") {
            self.page
                .places
                .insert(name.to_owned(), Place::Blocks((first..self.page.blocks.len()).collect()));
        }
    }

    fn line(&mut self, line: Line, language: Option<&str>) {
        if line.words.is_empty() {
            return;
        }
        if std::mem::take(&mut self.begins) || self.page.blocks.is_empty() {
            let language = language.map(str::to_owned);
            self.page.blocks.push(Block { language, ..Block::default() });
        }
        self.page.blocks.last_mut().expect("one was there or added").lines.push(line);
    }
}

fn line(element: &Element) -> Line {
    let mut words: Vec<Word> = Vec::new();
    let mut found: Vec<&Element> = Vec::new();
    for class in ["ocrx_word", "ocr_word"] {
        if found.is_empty() {
            found = elements_of_class(element, class);
        }
    }
    // Some programs mark the words of a line in part: then its text as a whole is what is printed.
    let marked: usize = found.iter().map(|word| letters(&word.text())).sum();
    if found.is_empty() || marked < letters(&element.text()) {
        return Line { edge: edge(element), ..Line::of_text(&text_of(element), None) };
    }
    for element in found {
        let certainty = property(element, "x_wconf").and_then(|value| value.parse::<f64>().ok());
        let certainty = certainty.filter(|value| (0.0..=100.0).contains(value)).map(|value| value / 100.0);
        for text in text_of(element).split_whitespace() {
            words.push(Word { text: text.to_owned(), certainty, ..Word::default() });
        }
    }
    Line { words, hyphen: false, edge: edge(element) }
}

fn letters(text: &str) -> usize {
    text.chars().filter(|c| !c.is_whitespace()).count()
}

/// The text of an element; a break of a line in it is a space.
fn text_of(element: &Element) -> String {
    let mut text = String::new();
    for node in &element.children {
        match node {
            Node::Text(characters) => text.push_str(characters),
            Node::Element(inner) if inner.name == "br" => text.push(' '),
            Node::Element(inner) => text.push_str(&text_of(inner)),
        }
    }
    text
}

/// A property in `title`: `x_wconf` of `bbox 36 92 96 116; x_wconf 87`.
fn property(element: &Element, name: &str) -> Option<String> {
    let title = element.attribute("title")?;
    let value = title.split(';').find_map(|property| {
        let (key, value) = property.trim().split_once(char::is_whitespace)?;
        (key == name).then(|| value.trim().trim_matches(['"', '\'']).to_owned())
    })?;
    (!value.is_empty()).then_some(value)
}

fn edge(element: &Element) -> Option<(f64, f64)> {
    let bounds = property(element, "bbox")?;
    let numbers: Vec<f64> = bounds.split_whitespace().filter_map(|number| number.parse().ok()).collect();
    let [left, top, _, bottom] = numbers.as_slice() else { return None };
    Some((*left, bottom - top))
}
