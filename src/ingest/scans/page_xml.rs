//! PAGE XML goes in, as Transkribus and others write it; its page comes out, regions in reading order.
//!
//! PAGE: <https://www.primaresearch.org/publications/ICPR2010_Pletschacher_PAGE>; of several readings of one thing
//! (`TextEquiv`) the one of lowest `index` is taken. Transkribus keeps the order in `custom` as well.

use super::{Block, Line, Page, Place, Word, alto, beside, order, share};
use crate::article::About;
use crate::ingest::{Format, Head, Input, Item, xml};
use xml::Element;

/// PAGE XML.
pub struct PageXml;

impl Format for PageXml {
    fn name(&self) -> &'static str {
        "page-xml"
    }

    fn help(&self) -> &'static str {
        "PAGE XML: scanned pages with their recognised lines (Transkribus, OCR-D)"
    }

    fn recognises(&self, head: &Head<'_>) -> bool {
        is_page_xml(head.text)
    }

    fn read(&self, input: &mut Input<'_>, out: &mut dyn FnMut(Item)) {
        if let Some(reason) = beside::gives_way(input) {
            return input.skip(reason);
        }
        let document = match input.text().and_then(|text| xml::parse(&text)) {
            Ok(document) => document,
            Err(reason) => return out(Item::Failed { member: None, reason }),
        };
        let image = document.root.child("Page").and_then(|page| page.attribute("imageFilename"));
        let image = image.map(|image| (About::Record, image.to_owned(), "imageFilename".to_owned()));
        alto::give(pages(&document.root), "conf", image.as_slice(), out);
        if let Some(reason) = document.broken {
            out(Item::Failed { member: None, reason });
        }
    }
}

/// Whether a text begins as PAGE.
pub fn is_page_xml(head: &str) -> bool {
    xml::first_element(head).is_some_and(|(name, _)| name == "PcGts")
}

/// The pages of a document: one.
pub fn pages(root: &Element) -> Vec<Page> {
    root.all("Page").map(page).collect()
}

fn page(element: &Element) -> Page {
    let mut page = Page { certainty: element.attribute("conf").and_then(share), ..Page::default() };
    let mut stated: Vec<(Option<u32>, String)> = Vec::new();
    let language = ["primaryLanguage", "secondaryLanguage"].iter().find_map(|name| element.attribute(name));
    regions(element, language, &mut page, &mut stated);
    let whole = (0..page.blocks.len()).collect();
    if let Some(name) = element.attribute("id") {
        page.places.insert(name.to_owned(), Place::Blocks(whole));
    }
    let mut named = element.child("ReadingOrder").map(reading_order).unwrap_or_default();
    if named.is_empty() && stated.iter().all(|(index, _)| index.is_some()) {
        stated.sort_by_key(|(index, _)| *index);
        named = stated.into_iter().map(|(_, name)| name).collect();
    }
    if !named.is_empty() {
        order::by_names(&mut page, &named);
    }
    page
}

/// The names of regions in order: groups in groups, by `index` where there is one.
fn reading_order(group: &Element) -> Vec<String> {
    let mut inner: Vec<&Element> = group.elements().collect();
    let index =
        |element: &&Element| element.attribute("index").and_then(|index| index.trim().parse::<i64>().ok());
    if inner.iter().all(|element| index(element).is_some()) {
        inner.sort_by_key(index);
    }
    let mut named = Vec::new();
    for element in inner {
        named.extend(element.attribute("regionRef").map(str::to_owned));
        named.extend(reading_order(element));
    }
    named
}

fn regions(
    element: &Element,
    language: Option<&str>,
    page: &mut Page,
    stated: &mut Vec<(Option<u32>, String)>,
) {
    for region in
        element.elements().filter(|inner| inner.name.ends_with("Region") || inner.name == "TableCell")
    {
        let own = ["primaryLanguage", "language"].iter().find_map(|name| region.attribute(name));
        let language = own.or(language);
        let first = page.blocks.len();
        let name = region.attribute("id").unwrap_or_default().to_owned();
        if ["TextRegion", "TableCell"].contains(&region.name.as_str()) {
            let mut block = block(region, first, page);
            block.language = language.map(str::to_owned);
            if !block.lines.is_empty() {
                page.blocks.push(block);
                if page.blocks.len() > first {
                    stated.push((place_in_order(region), name.clone()));
                }
            }
        }
        regions(region, language, page, stated);
        page.places.entry(name).or_insert_with(|| Place::Blocks((first..page.blocks.len()).collect()));
    }
}

/// `readingOrder {index:3;}` in `custom`.
fn place_in_order(element: &Element) -> Option<u32> {
    let (_, rest) = element.attribute("custom")?.split_once("readingOrder")?;
    let (_, rest) = rest.split_once("index:")?;
    rest.trim_start().split(|c: char| !c.is_ascii_digit()).next()?.parse().ok()
}

fn block(region: &Element, number: usize, page: &mut Page) -> Block {
    let mut lines: Vec<&Element> = region.all("TextLine").collect();
    if lines.iter().all(|line| place_in_order(line).is_some()) {
        lines.sort_by_key(|line| place_in_order(line));
    }
    let mut block = Block::default();
    for element in lines {
        let Some(line) = line(element) else { continue };
        let place = || Place::Line(number, block.lines.len());
        if let Some(name) = element.attribute("id") {
            page.places.entry(name.to_owned()).or_insert_with(place);
        }
        block.lines.push(line);
    }
    if block.lines.is_empty()
        && let Some((text, certainty)) = reading(region)
    {
        block.lines = text.lines().map(|line| Line::of_text(line, certainty)).collect();
        block.lines.retain(|line| !line.words.is_empty());
    }
    block
}

fn line(element: &Element) -> Option<Line> {
    let words: Vec<(String, Option<f64>)> = element.all("Word").filter_map(reading).collect();
    let mut line = if let Some((text, certainty)) = reading(element) {
        let mut line = Line::of_text(&text, certainty);
        // The line has the text, the words their certainties.
        if words.len() == line.words.len() {
            for (word, (_, certainty)) in line.words.iter_mut().zip(&words) {
                word.certainty = certainty.or(word.certainty);
            }
        }
        line
    } else {
        let word = |(text, certainty)| Word { text, certainty, ..Word::default() };
        Line { words: words.into_iter().map(word).collect(), ..Line::default() }
    };
    line.edge = element.child("Coords").and_then(edge);
    (!line.words.is_empty()).then_some(line)
}

/// The text of an element and how sure it is.
fn reading(element: &Element) -> Option<(String, Option<f64>)> {
    let index =
        |reading: &&Element| reading.attribute("index").and_then(|index| index.trim().parse::<i64>().ok());
    let reading = element.all("TextEquiv").min_by_key(|reading| index(reading).unwrap_or(0))?;
    let text = ["Unicode", "PlainText"].iter().find_map(|name| reading.child(name)).map(Element::text)?;
    let certainty = reading.attribute("conf").and_then(share);
    (!text.trim().is_empty()).then(|| (text.trim().to_owned(), certainty))
}

/// Left edge and height of a shape: `113,365 919,365 919,439 113,439`, or points as elements in old versions.
fn edge(coords: &Element) -> Option<(f64, f64)> {
    let number = |text: &str| text.trim().parse::<f64>().ok().filter(|number| number.is_finite());
    let points: Vec<(f64, f64)> = if let Some(points) = coords.attribute("points") {
        let point = |point: &str| point.split_once(',').and_then(|(x, y)| number(x).zip(number(y)));
        points.split_whitespace().filter_map(point).collect()
    } else {
        let point = |point: &Element| number(point.attribute("x")?).zip(number(point.attribute("y")?));
        coords.all("Point").filter_map(point).collect()
    };
    let left = points.iter().map(|(x, _)| *x).reduce(f64::min)?;
    let (top, bottom) =
        (points.iter().map(|(_, y)| *y).reduce(f64::min)?, points.iter().map(|(_, y)| *y).reduce(f64::max)?);
    Some((left, bottom - top))
}
