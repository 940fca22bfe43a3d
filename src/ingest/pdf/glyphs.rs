//! The pages of a PDF go in; their letters come out, each with its place.

use super::content;
use super::load::Loaded;
use pdf_extract::{
    Dictionary, Document, MediaBox, Object, ObjectId, OutputDev, OutputError, Transform, output_doc_page,
};
use std::panic::AssertUnwindSafe;
use std::sync::atomic::{AtomicBool, Ordering};

/// Letters of one page.
const MOST_GLYPHS: usize = 500_000;

/// One or more letters at one place, in points; `y` is that of the line on which they stand and grows upwards.
#[derive(Clone, Debug, PartialEq)]
pub struct Glyph {
    pub text: String,
    pub left: f64,
    pub right: f64,
    pub y: f64,
    pub size: f64,
    /// In which of four directions the line runs: 0 to the right, 1 upwards, 2 to the left, 3 downwards.
    pub direction: u8,
}

/// What was read of a page.
#[derive(Debug, Default)]
pub struct Letters {
    pub glyphs: Vec<Glyph>,
    /// How many fonts could not be read; their letters are missing.
    pub unread_fonts: usize,
}

/// Fonts of a page, of which one or the other may be what the library stumbles over.
const MOST_FONTS: usize = 50;

/// Reads the letters of a page; the error is the reason in words.
///
/// A font that the library cannot read costs its own letters: blanks stand in for them, so that the others stay where
/// they are.
pub fn of_page(loaded: &mut Loaded, index: usize, stop: &AtomicBool) -> Result<Letters, String> {
    let page = loaded.pages[index];
    let document = &mut loaded.document;
    content::simplify(document, page).ok_or("the page cannot be read")?;
    alone(document, page);
    if let Some(glyphs) = read(document, stop)? {
        return Ok(Letters { glyphs, unread_fonts: 0 });
    }
    let unreadable = || "the letters of a font cannot be read".to_owned();
    let fonts =
        content::fonts(document, page).filter(|fonts| fonts.len() <= MOST_FONTS).ok_or_else(unreadable)?;
    let mut readable = Dictionary::new();
    let blanks = |fonts: &Dictionary| -> Dictionary {
        fonts.iter().map(|(name, _)| (name.clone(), content::blank_font())).collect()
    };
    let mut unread_fonts = 0;
    for (name, font) in &fonts {
        let mut others = blanks(&fonts);
        others.set(name.clone(), font.clone());
        content::set_fonts(document, page, others);
        if read(document, stop)?.is_some() {
            readable.set(name.clone(), font.clone());
        } else {
            readable.set(name.clone(), content::blank_font());
            unread_fonts += 1;
        }
    }
    content::set_fonts(document, page, readable);
    let glyphs = read(document, stop)?.ok_or_else(unreadable)?;
    Ok(Letters { glyphs, unread_fonts })
}

/// Reads the first page of a document; `None` when the library cannot.
fn read(document: &Document, stop: &AtomicBool) -> Result<Option<Vec<Glyph>>, String> {
    let mut collector = Collector { glyphs: Vec::new(), stop };
    let read = AssertUnwindSafe(|| output_doc_page(document, &mut collector, 1));
    match std::panic::catch_unwind(read) {
        Ok(Ok(())) => Ok(Some(collector.glyphs)),
        Ok(Err(error)) => Err(error.to_string()),
        Err(_) => Ok(None),
    }
}

/// Makes a page the only one of its document: the library looks for it among all.
fn alone(document: &mut Document, page: ObjectId) {
    let mut pages = Dictionary::new();
    pages.set("Type", "Pages");
    pages.set("Kids", vec![Object::Reference(page)]);
    pages.set("Count", 1);
    let pages = document.add_object(pages);
    let mut catalogue = Dictionary::new();
    catalogue.set("Type", "Catalog");
    catalogue.set("Pages", pages);
    let catalogue = document.add_object(catalogue);
    document.trailer.set("Root", catalogue);
}

struct Collector<'s> {
    glyphs: Vec<Glyph>,
    stop: &'s AtomicBool,
}

impl OutputDev for Collector<'_> {
    fn begin_page(
        &mut self,
        _: u32,
        _: &MediaBox,
        _: Option<(f64, f64, f64, f64)>,
    ) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_page(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn output_character(
        &mut self,
        place: &Transform,
        width: f64,
        _spacing: f64,
        font_size: f64,
        text: &str,
    ) -> Result<(), OutputError> {
        if self.stop.load(Ordering::Relaxed) || self.glyphs.len() > MOST_GLYPHS {
            return Err(std::fmt::Error.into());
        }
        let (along, across) = ((place.m11, place.m12), (place.m21, place.m22));
        let size = across.0.hypot(across.1) * font_size.abs();
        let length = along.0.hypot(along.1) * font_size * width;
        // Turned so that the line runs to the right.
        let (direction, x, y) = match along {
            (x, y) if x.abs() >= y.abs() && x >= 0.0 => (0, place.m31, place.m32),
            (x, y) if x.abs() >= y.abs() => (2, -place.m31, -place.m32),
            (_, y) if y > 0.0 => (1, place.m32, -place.m31),
            _ => (3, -place.m32, place.m31),
        };
        let (left, right) = if length >= 0.0 { (x, x + length) } else { (x + length, x) };
        let is_placed = [left, right, y, size].into_iter().all(f64::is_finite) && size > 0.0;
        if is_placed && !text.is_empty() {
            self.glyphs.push(Glyph { text: text.to_owned(), left, right, y, size, direction });
        }
        Ok(())
    }

    fn begin_word(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_word(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_line(&mut self) -> Result<(), OutputError> {
        Ok(())
    }
}
