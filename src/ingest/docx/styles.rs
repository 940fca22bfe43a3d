//! The styles of a Word document go in; what a paragraph of a style is comes out.

use super::text::{Role, is_on, value};
use crate::ingest::xml::Element;
use std::collections::HashMap;
use std::rc::Rc;

/// How many styles may be based on one another.
const DEEPEST: usize = 16;

/// The styles of a document, by their identifiers.
#[derive(Default)]
pub struct Styles(HashMap<String, Style>);

struct Style {
    name: Rc<str>,
    based_on: Option<String>,
    bold: Option<bool>,
    outline: Option<u8>,
}

impl Styles {
    /// Reads `styles.xml`.
    pub fn read(root: &Element) -> Styles {
        let style = |style: &Element| {
            let bold = style.child("rPr").and_then(|marks| is_on(marks, "b"));
            let outline = style.child("pPr").and_then(|properties| value(properties, "outlineLvl"));
            let name = value(style, "name").or_else(|| style.attribute("styleId"))?;
            let read = Style {
                name: name.into(),
                based_on: value(style, "basedOn").map(str::to_owned),
                bold,
                outline: outline.and_then(|level| level.parse().ok()),
            };
            Some((style.attribute("styleId")?.to_owned(), read))
        };
        Styles(root.all("style").filter_map(style).collect())
    }

    /// The name of a style; its identifier where it has none.
    pub fn name(&self, id: &str) -> Rc<str> {
        self.0.get(id).map_or_else(|| id.into(), |style| Rc::clone(&style.name))
    }

    /// Whether its letters are bold.
    pub fn is_bold(&self, id: &str) -> bool {
        self.chain(id).find_map(|style| style.bold).unwrap_or(false)
    }

    /// What a paragraph of it is.
    pub fn role(&self, id: &str) -> Role {
        if self.0.is_empty() {
            return by_name(id).unwrap_or(Role::Text);
        }
        let of_style = |style: &Style| {
            let outline = style.outline.filter(|level| *level < 9).map(|level| Role::Heading(level + 1));
            by_name(&style.name).or(outline)
        };
        self.chain(id).find_map(of_style).unwrap_or(Role::Text)
    }

    /// A style and those on which it is based.
    fn chain<'a>(&'a self, id: &str) -> impl Iterator<Item = &'a Style> {
        let based_on = |style: &&'a Style| style.based_on.as_ref().and_then(|id| self.0.get(id));
        std::iter::successors(self.0.get(id), based_on).take(DEEPEST)
    }
}

/// Word keeps the English names of its own styles in every language.
fn by_name(name: &str) -> Option<Role> {
    let plain: String = name.chars().filter(|c| *c != ' ').flat_map(char::to_lowercase).collect();
    match plain.as_str() {
        "title" => Some(Role::Title),
        "listparagraph" | "listbullet" | "listnumber" => Some(Role::Item),
        plain => plain.strip_prefix("heading")?.parse().ok().map(Role::Heading),
    }
}
