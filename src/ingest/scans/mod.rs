//! Scanned pages go in, as programs that recognise printed letters write them; articles come out, words joined.
//!
//! Each format gives [`Page`]s of blocks, lines and words, in the file's reading order; [`flow`] makes text of them.

mod alto;
mod beside;
mod flow;
mod hocr;
mod hyphens;
mod mets;
mod order;
mod page_xml;
mod printed;

#[cfg(test)]
mod tests;

pub use alto::Alto;
pub use hocr::Hocr;
pub use mets::Mets;
pub use page_xml::PageXml;
pub use printed::Printed;

use crate::article::{About, Origin, RawArticle};
use flow::Flow;
use std::collections::HashMap;

/// A printed page.
#[derive(Clone, Debug, Default)]
pub struct Page {
    /// What the file calls it; may be empty.
    pub id: String,
    /// Its number in the issue, where the file tells.
    pub number: Option<String>,
    /// Its number as printed.
    pub printed: Option<String>,
    /// Its blocks in reading order.
    pub blocks: Vec<Block>,
    /// What is known of the certainty of the page as a whole, of 1.
    pub certainty: Option<f64>,
    /// Where each element that has a name stands.
    pub places: HashMap<String, Place>,
}

/// Where an element of a page stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// Blocks, in reading order.
    Blocks(Vec<usize>),
    /// A line: its block and its number in it.
    Line(usize, usize),
}

/// A block of lines: a paragraph, or a column.
#[derive(Clone, Debug, Default)]
pub struct Block {
    /// Its lines.
    pub lines: Vec<Line>,
    /// Its language, as the file writes it.
    pub language: Option<String>,
}

/// A printed line.
#[derive(Clone, Debug, Default)]
pub struct Line {
    /// Its words.
    pub words: Vec<Word>,
    /// Whether the file says that a hyphen ends it, beside the signs of its words.
    pub hyphen: bool,
    /// Its left edge and its height, in the unit of the file.
    pub edge: Option<(f64, f64)>,
}

/// A printed word.
#[derive(Clone, Debug, Default)]
pub struct Word {
    /// Its letters, as recognised.
    pub text: String,
    /// Whether it stands close to the word before it.
    pub close: bool,
    /// How sure the recognition is, of 1.
    pub certainty: Option<f64>,
    /// Which part of a word that runs over the end of a line, as the file says.
    pub part: Part,
    /// The whole word of which it is a part, as the file says.
    pub whole: Option<String>,
}

/// Which part of a word that runs over the end of a line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Part {
    /// The file does not say.
    #[default]
    Unknown,
    /// What stands at the end of a line.
    First,
    /// What stands at the beginning of the next.
    Second,
}

impl Line {
    /// A line of which only the text is known; `certainty` is that of each word.
    pub fn of_text(text: &str, certainty: Option<f64>) -> Line {
        let word = |word: &str| Word { text: word.to_owned(), certainty, ..Word::default() };
        Line { words: text.split_whitespace().map(word).collect(), ..Line::default() }
    }
}

impl Page {
    /// The whole page as an article.
    fn article(&self, measure: &str) -> RawArticle {
        let mut flow = Flow::default();
        for block in &self.blocks {
            flow.block(block, 0..block.lines.len());
        }
        let mut article = RawArticle::default();
        let place = self.name();
        if let Some(certainty) = flow.certainty() {
            let words = flow.measured();
            let place = format!("mean {measure} of the {words} words of {place}, weighted by length");
            article.state(About::Recognition, Origin::Element, &certainty, place);
        } else if let Some(certainty) = self.certainty.filter(|_| flow.words() > 0) {
            let place = format!("as stated for {place}");
            article.state(About::Recognition, Origin::Element, &format!("{certainty:.2}"), place);
        }
        if let Some((language, share)) = flow.language() {
            article.state(About::Language, Origin::Element, language, format!("{share} of {place}"));
        }
        let number = self.printed.as_deref().unwrap_or_default();
        article.state(About::Page, Origin::Element, number, "printed number of the page");
        article.state(About::Record, Origin::Element, &self.id, format!("name of {place}"));
        (article.body, article.seams) = flow.finish_with_seams();
        article
    }

    /// What the page is called in places of statements: `page 3`.
    fn name(&self) -> String {
        match (&self.number, self.id.as_str()) {
            (Some(number), _) => format!("page {number}"),
            (None, "") => "the page".to_owned(),
            (None, id) => format!("page {id}"),
        }
    }
}

/// A share of 1 as a file writes it: `0.87`, or `87` of 100. What is neither is not known.
fn share(text: &str) -> Option<f64> {
    let value: f64 = text.trim().replace(',', ".").parse().ok()?;
    match value {
        0.0..=1.0 => Some(value),
        1.0..=100.0 => Some(value / 100.0),
        _ => None,
    }
}
