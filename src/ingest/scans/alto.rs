//! ALTO goes in, of any version; its pages come out: blocks in reading order, words with their certainty.
//!
//! ALTO 1 to 4 are one format by its elements; the namespace tells who keeps the schema (CCS, then the Library of
//! Congress, <https://www.loc.gov/standards/alto/>). `WC` is the certainty of a word, of 1; `CC` has a figure for
//! each letter, 0 when sure and 9 when not.

use super::{Block, Line, Page, Part, Place, Word, beside, order, share};
use crate::article::{About, Origin};
use crate::ingest::{Format, Head, Input, Item, xml};
use std::collections::HashMap;
use xml::{Element, Node};

/// ALTO pages.
pub struct Alto;

impl Format for Alto {
    fn name(&self) -> &'static str {
        "alto"
    }

    fn help(&self) -> &'static str {
        "ALTO: pages of scanned newspapers with their recognised words"
    }

    fn recognises(&self, head: &Head<'_>) -> bool {
        is_alto(head.text)
    }

    fn read(&self, input: &mut Input<'_>, out: &mut dyn FnMut(Item)) {
        if let Some(reason) = beside::gives_way(input) {
            return input.skip(reason);
        }
        let root = match input.text().and_then(|text| xml::parse(&text)) {
            Ok(document) => document,
            Err(reason) => return out(Item::Failed { member: None, reason }),
        };
        let (stated, pages) = (statements(&root.root), pages(&root.root));
        give(pages, "WC", &stated, out);
        if let Some(reason) = root.broken {
            out(Item::Failed { member: None, reason });
        }
    }
}

/// Whether a text begins as ALTO.
pub fn is_alto(head: &str) -> bool {
    xml::first_element(head).is_some_and(|(name, _)| name.eq_ignore_ascii_case("alto"))
}

/// Gives each page that has words as an article.
pub fn give(pages: Vec<Page>, measure: &str, stated: &[(About, String, String)], out: &mut dyn FnMut(Item)) {
    let is_alone = pages.len() == 1;
    for (at, page) in pages.into_iter().enumerate() {
        let mut article = page.article(measure);
        let member = format!("#{}", at + 1);
        if article.body.is_empty() {
            if !is_alone {
                out(Item::Skipped { member, reason: NO_WORDS.to_owned() });
            }
            continue;
        }
        for (about, text, place) in stated {
            article.state(*about, Origin::Element, text, place);
        }
        article.member = (!is_alone).then_some(member);
        out(Item::Article(article));
    }
}

/// Why a page is no article.
pub const NO_WORDS: &str = "a page without words";

/// What the file says of the document of which it is a page.
fn statements(root: &Element) -> Vec<(About, String, String)> {
    let Some(image) = root.at(&["Description", "sourceImageInformation"]) else { return Vec::new() };
    ["documentIdentifier", "fileIdentifier", "fileName"]
        .iter()
        .flat_map(|name| {
            image.all(name).map(move |element| (About::Record, element.line(), (*name).to_owned()))
        })
        .collect()
}

/// The pages of a document.
pub fn pages(root: &Element) -> Vec<Page> {
    let of_document = reading_order(root);
    let layout = root.child("Layout");
    let of_layout = layout.map(reading_order).unwrap_or_default();
    let pages = match layout {
        Some(layout) => layout.all("Page").collect(),
        None => root.descendants("Page"),
    };
    let mut read = Vec::new();
    for element in pages {
        let named = [reading_order(element), of_document.clone(), of_layout.clone()].concat();
        read.push(page(element, &named));
    }
    read
}

/// The names in the order in which they are to be read (`ReadingOrder`, since version 4.2).
fn reading_order(element: &Element) -> Vec<String> {
    let Some(order) = element.child("ReadingOrder") else { return Vec::new() };
    let refs = order.descendants("ElementRef");
    refs.iter().filter_map(|named| named.attribute("REF")).map(str::to_owned).collect()
}

fn page(element: &Element, named: &[String]) -> Page {
    let number = |name: &str| {
        let number = element.attribute(name).map(str::trim).filter(|number| !number.is_empty());
        number.map(str::to_owned)
    };
    let printed = number("PRINTED_IMG_NR");
    let mut reader = Reader {
        page: Page {
            id: element.attribute("ID").unwrap_or_default().to_owned(),
            number: printed.clone().or_else(|| number("PHYSICAL_IMG_NR")),
            printed,
            certainty: element.attribute("PC").and_then(share),
            ..Page::default()
        },
        next: HashMap::new(),
    };
    // Margins stand in front of the print space in the file; only the upper one does on paper.
    let mut spaces: Vec<&Element> = element.elements().collect();
    spaces.sort_by_key(|space| match space.name.as_str() {
        "TopMargin" => 0,
        "LeftMargin" => 1,
        "RightMargin" => 3,
        "BottomMargin" => 4,
        _ => 2,
    });
    for space in spaces {
        reader.group(space, element.attribute("LANG"));
    }
    let whole = (0..reader.page.blocks.len()).collect();
    reader.name(element, Place::Blocks(whole));
    let Reader { mut page, next } = reader;
    if !named.is_empty() {
        order::by_names(&mut page, named);
    } else if !next.is_empty() {
        order::by_next(&mut page, &next);
    }
    page
}

struct Reader {
    page: Page,
    /// The block that is to be read after each, where the file says so (`IDNEXT`).
    next: HashMap<usize, String>,
}

impl Reader {
    fn name(&mut self, element: &Element, place: Place) {
        if let Some(name) = element.attribute("ID") {
            self.page.places.entry(name.to_owned()).or_insert(place);
        }
    }

    /// A space, or a block of blocks.
    fn group(&mut self, element: &Element, language: Option<&str>) {
        if element.name == "TextBlock" {
            return self.block(element, language);
        }
        let language = language_of(element).or(language);
        let first = self.page.blocks.len();
        for inner in element.elements() {
            self.group(inner, language);
        }
        self.name(element, Place::Blocks((first..self.page.blocks.len()).collect()));
    }

    fn block(&mut self, element: &Element, language: Option<&str>) {
        let number = self.page.blocks.len();
        let language = language_of(element).or(language);
        let mut block = Block { language: language.map(str::to_owned), ..Block::default() };
        for line in element.all("TextLine") {
            self.name(line, Place::Line(number, block.lines.len()));
            for string in line.all("String") {
                self.name(string, Place::Line(number, block.lines.len()));
            }
            block.lines.push(line_of(line));
        }
        self.page.blocks.push(block);
        self.name(element, Place::Blocks(vec![number]));
        if let Some(next) = element.attribute("IDNEXT") {
            self.next.insert(number, next.to_owned());
        }
    }
}

/// `LANG` since version 2.1, `language` before.
fn language_of(element: &Element) -> Option<&str> {
    let language = element.attribute("LANG").or_else(|| element.attribute("language"));
    language.map(str::trim).filter(|language| !language.is_empty())
}

fn line_of(element: &Element) -> Line {
    let number = |name: &str| element.attribute(name).and_then(|value| value.trim().parse::<f64>().ok());
    let mut line = Line { edge: number("HPOS").zip(number("HEIGHT")), ..Line::default() };
    let has_spaces = element.child("SP").is_some();
    let mut follows_space = true;
    for inner in &element.children {
        let Node::Element(inner) = inner else { continue };
        match inner.name.as_str() {
            "SP" => follows_space = true,
            "HYP" => line.hyphen = true,
            "String" => {
                let mut word = word(inner);
                let before = line.words.last().and_then(|before| before.text.chars().last());
                word.close = before.zip(word.text.chars().next()).is_some_and(|(before, first)| {
                    let are_letters = before.is_alphanumeric() && first.is_alphanumeric();
                    // Words that lack the space between them are not glued, signs are.
                    (has_spaces && !follows_space && !are_letters)
                        || (is_of_script(before) && is_of_script(first))
                });
                line.hyphen = false;
                follows_space = false;
                line.words.push(word);
            }
            _ => {}
        }
    }
    line
}

/// Letters of the scripts that have no spaces between words.
fn is_of_script(letter: char) -> bool {
    matches!(letter, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{3001}'..='\u{301f}')
}

fn word(element: &Element) -> Word {
    let text = element.attribute("CONTENT").unwrap_or_default();
    let part = match element.attribute("SUBS_TYPE") {
        Some("HypPart1") => Part::First,
        Some("HypPart2") => Part::Second,
        _ => Part::Unknown,
    };
    let whole = element.attribute("SUBS_CONTENT").filter(|_| part != Part::Unknown);
    Word {
        text: text.trim().to_owned(),
        close: false,
        certainty: element.attribute("WC").and_then(share).or_else(|| of_letters(element.attribute("CC")?)),
        part,
        whole: whole.map(str::to_owned),
    }
}

/// The mean certainty of the letters of a word: `0 0 9 2` or `0092`; of what is written otherwise nothing is known.
fn of_letters(figures: &str) -> Option<f64> {
    let figures = figures.split_whitespace().flat_map(str::chars).map(|figure| figure.to_digit(10));
    let figures: Vec<u32> = figures.collect::<Option<_>>()?;
    let sum: u32 = figures.iter().sum();
    (!figures.is_empty()).then(|| 1.0 - f64::from(sum) / (9.0 * figures.len() as f64))
}

#[cfg(test)]
mod tests {
    use super::of_letters;

    #[test]
    fn figures_are_those_of_letters() {
        assert_eq!(of_letters("0 0 9 9"), Some(0.5));
        assert_eq!(of_letters("0099"), Some(0.5));
        assert_eq!(of_letters("0.9 1.0"), None);
        assert_eq!(of_letters(""), None);
    }
}
