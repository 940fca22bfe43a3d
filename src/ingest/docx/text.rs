//! The elements of a Word document go in; its paragraphs come out as they are read, tracked deletions left out.
//!
//! The vocabulary is that of ECMA-376 (ISO/IEC 29500), part 1, section 17; namespaces differ between its strict and
//! its transitional form and are not looked at.

use super::styles::Styles;
use crate::ingest::prose;
use crate::ingest::xml::{Element, Node};
use std::collections::HashMap;
use std::rc::Rc;

/// A paragraph, an item of a list, or a row of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Paragraph {
    /// Its text in pieces that look alike.
    pub runs: Vec<Run>,
    /// The name of its style in English where Word has one: `Title`, `heading 1`; empty for the usual one.
    pub style: Rc<str>,
    /// What it is in the structure of the document.
    pub role: Role,
}

/// What a paragraph is in the structure of its document.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Role {
    /// Text.
    #[default]
    Text,
    /// The title of the document.
    Title,
    /// A heading, from 1.
    Heading(u8),
    /// An item of a list.
    Item,
    /// A row of a table, a tab between its cells.
    Row,
}

/// Letters that look alike and lead to the same address.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Run {
    /// The letters.
    pub text: String,
    /// Whether they are bold.
    pub bold: bool,
    /// The address that they link to.
    pub link: Option<Rc<str>>,
}

impl Paragraph {
    /// The whole text; lines that are broken on purpose are parted by a line feed.
    pub fn text(&self) -> String {
        let text: String = self.runs.iter().map(|run| run.text.as_str()).collect();
        text.trim().to_owned()
    }

    /// Bytes of the text.
    pub fn length(&self) -> u64 {
        self.runs.iter().map(|run| run.text.len() as u64).sum()
    }

    fn is_blank(&self) -> bool {
        self.runs.iter().all(|run| run.text.trim().is_empty())
    }
}

/// A note at the foot of a page or the end of the document.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Note {
    /// At the foot.
    Foot(String),
    /// At the end.
    End(String),
}

/// Puts paragraphs together.
pub struct Writer<'a> {
    styles: &'a Styles,
    /// The addresses of the document's relations, by identifier.
    targets: &'a HashMap<String, String>,
    /// What is done.
    pub paragraphs: Vec<Paragraph>,
    /// The notes that the text refers to, in order.
    pub notes: Vec<Note>,
    /// The identifiers of texts of other formats that are embedded.
    pub chunks: Vec<String>,
    fields: Vec<Field>,
    /// Runs of a paragraph whose end was deleted: it goes on in the next one.
    carried: Vec<Run>,
}

/// A field whose code has begun.
#[derive(Default)]
struct Field {
    code: String,
    shows: bool,
    link: Option<Rc<str>>,
}

/// What holds for the letters at the place of reading.
#[derive(Clone, Default)]
struct Look {
    bold: bool,
    link: Option<Rc<str>>,
}

/// What is found in a paragraph.
#[derive(Default)]
struct Open<'e> {
    runs: Vec<Run>,
    boxes: Vec<&'e Element>,
}

impl<'a> Writer<'a> {
    /// Begins a document, or a note.
    pub fn new(styles: &'a Styles, targets: &'a HashMap<String, String>) -> Writer<'a> {
        let (paragraphs, notes, chunks) = (Vec::new(), Vec::new(), Vec::new());
        Writer { styles, targets, paragraphs, notes, chunks, fields: Vec::new(), carried: Vec::new() }
    }

    /// Takes what stands in the body, in a cell or in a note: a paragraph, a table, or what holds them.
    pub fn block(&mut self, element: &Element) {
        match element.name.as_str() {
            "p" => self.paragraph(element),
            "tbl" => self.table(element),
            "altChunk" => self.chunks.extend(element.attribute("id").map(str::to_owned)),
            "AlternateContent" => alternatives(element).for_each(|inner| self.block(inner)),
            "del" | "moveFrom" | "sectPr" | "tcPr" | "sdtPr" => {}
            _ => element.elements().for_each(|inner| self.block(inner)),
        }
    }

    fn paragraph(&mut self, element: &Element) {
        let properties = element.child("pPr");
        let style = properties.and_then(|properties| value(properties, "pStyle"));
        let look = Look { bold: style.is_some_and(|style| self.styles.is_bold(style)), link: None };
        let mut open = Open { runs: std::mem::take(&mut self.carried), ..Open::default() };
        self.inline(element, &look, &mut open);
        // A field whose code never ends hides nothing beyond its paragraph.
        self.fields.iter_mut().for_each(|field| field.shows = true);
        let end_is_deleted = properties.is_some_and(|properties| {
            let marks = properties.child("rPr");
            marks.is_some_and(|marks| marks.child("del").is_some() || marks.child("moveFrom").is_some())
        });
        if end_is_deleted {
            self.carried = open.runs;
        } else {
            let own = style.map_or(Role::Text, |style| self.styles.role(style));
            let is_item = properties.is_some_and(|properties| properties.child("numPr").is_some());
            let outline = properties.and_then(|properties| value(properties, "outlineLvl"));
            let role = match (own, outline.and_then(|level| level.parse::<u8>().ok())) {
                (Role::Text, Some(level @ 0..9)) => Role::Heading(level + 1),
                (Role::Text, _) if is_item => Role::Item,
                (own, _) => own,
            };
            let style = style.map_or_else(|| "".into(), |style| self.styles.name(style));
            self.push(Paragraph { runs: open.runs, style, role });
        }
        open.boxes.into_iter().for_each(|inner| self.block(inner));
    }

    fn push(&mut self, paragraph: Paragraph) {
        if !paragraph.is_blank() {
            self.paragraphs.push(paragraph);
        }
    }

    fn inline<'e>(&mut self, element: &'e Element, look: &Look, open: &mut Open<'e>) {
        for inner in element.elements() {
            match inner.name.as_str() {
                "r" => {
                    let marks = inner.child("rPr");
                    if marks.is_some_and(|marks| is_on(marks, "vanish") == Some(true)) {
                        continue;
                    }
                    let style = marks.and_then(|marks| value(marks, "rStyle"));
                    let by_style = look.bold || style.is_some_and(|style| self.styles.is_bold(style));
                    let bold = marks.and_then(|marks| is_on(marks, "b")).unwrap_or(by_style);
                    self.inline(inner, &Look { bold, ..look.clone() }, open);
                }
                "hyperlink" => {
                    let target = inner.attribute("r:id").or_else(|| inner.attribute("id"));
                    let link =
                        target.and_then(|id| self.targets.get(id)).map(|target| target.as_str().into());
                    self.inline(inner, &Look { link, ..look.clone() }, open);
                }
                "fldSimple" => {
                    let link = inner.attribute("instr").and_then(address_in_code).or(look.link.clone());
                    self.inline(inner, &Look { link, ..look.clone() }, open);
                }
                "t" => {
                    for node in &inner.children {
                        if let Node::Text(text) = node {
                            self.add(text, look, open);
                        }
                    }
                }
                "tab" | "ptab" => self.add("\t", look, open),
                "br" | "cr" => self.add("\n", look, open),
                "noBreakHyphen" => self.add("\u{2011}", look, open),
                "sym" => {
                    let code = inner.attribute("char").and_then(|code| u32::from_str_radix(code, 16).ok());
                    // The private area is that of fonts of pictures.
                    let letter =
                        code.filter(|code| !(0xe000..0xf900).contains(code)).and_then(char::from_u32);
                    if let Some(letter) = letter {
                        self.add(letter.encode_utf8(&mut [0; 4]), look, open);
                    }
                }
                "fldChar" => self.field(inner),
                "instrText" => {
                    if let Some(field) = self.fields.last_mut().filter(|field| !field.shows) {
                        field.code.push_str(&inner.text());
                    }
                }
                "footnoteReference" => {
                    self.notes.extend(inner.attribute("id").map(|id| Note::Foot(id.into())));
                }
                "endnoteReference" => {
                    self.notes.extend(inner.attribute("id").map(|id| Note::End(id.into())));
                }
                "txbxContent" | "p" | "tbl" => open.boxes.push(inner),
                "AlternateContent" => alternatives(inner).for_each(|inner| self.inline(inner, look, open)),
                "del" | "moveFrom" | "delText" | "delInstrText" | "pPr" | "rPr" | "rt" | "sdtPr"
                | "fldData" => {}
                _ => self.inline(inner, look, open),
            }
        }
    }

    fn add(&mut self, text: &str, look: &Look, open: &mut Open<'_>) {
        if self.fields.iter().any(|field| !field.shows) {
            return;
        }
        let link =
            self.fields.iter().rev().find_map(|field| field.link.clone()).or_else(|| look.link.clone());
        match open.runs.last_mut() {
            Some(run) if run.bold == look.bold && run.link == link => run.text.push_str(text),
            _ => open.runs.push(Run { text: text.to_owned(), bold: look.bold, link }),
        }
    }

    fn field(&mut self, mark: &Element) {
        match mark.attribute("fldCharType") {
            Some("begin") => self.fields.push(Field::default()),
            Some("separate") => {
                if let Some(field) = self.fields.last_mut() {
                    field.shows = true;
                    field.link = address_in_code(&field.code);
                }
            }
            Some("end") => {
                self.fields.pop();
            }
            _ => {}
        }
    }

    fn table(&mut self, table: &Element) {
        let mut rows = Vec::new();
        parts(table, "tr", &mut rows);
        for row in rows {
            let is_deleted = row.child("trPr").is_some_and(|properties| properties.child("del").is_some());
            if is_deleted {
                continue;
            }
            let mut cells = Vec::new();
            parts(row, "tc", &mut cells);
            let before = std::mem::take(&mut self.paragraphs);
            let cells: Vec<Vec<Paragraph>> = cells
                .into_iter()
                .map(|cell| {
                    self.block(cell);
                    std::mem::take(&mut self.paragraphs)
                })
                .filter(|cell| !cell.is_empty())
                .collect();
            self.paragraphs = before;
            self.paragraphs.extend(prose::row(cells, whole_row));
        }
    }
}

/// The cells of a row as one paragraph.
fn whole_row(cells: Vec<Paragraph>) -> Paragraph {
    let mut whole = Paragraph { role: Role::Row, ..Paragraph::default() };
    for cell in cells {
        if !whole.runs.is_empty() {
            whole.runs.push(Run { text: "\t".to_owned(), ..Run::default() });
        }
        whole.runs.extend(cell.runs);
    }
    whole
}

/// The rows of a table, or the cells of a row, through what may stand around them.
fn parts<'e>(element: &'e Element, name: &str, found: &mut Vec<&'e Element>) {
    for inner in element.elements() {
        match inner.name.as_str() {
            own if own == name => found.push(inner),
            "sdt" | "sdtContent" | "customXml" | "ins" | "moveTo" => parts(inner, name, found),
            _ => {}
        }
    }
}

/// Of the forms in which something is given for older and newer programs, the first with text in it.
fn alternatives(element: &Element) -> impl Iterator<Item = &Element> {
    let has_text = |form: &&Element| !form.descendants("t").is_empty();
    element.elements().find(has_text).into_iter()
}

/// The value of a property: `<w:pStyle w:val="Title"/>`.
pub(super) fn value<'e>(properties: &'e Element, name: &str) -> Option<&'e str> {
    properties.child(name)?.attribute("val")
}

/// Whether a property is switched on or off, where it is there (section 17.17.4).
pub(super) fn is_on(properties: &Element, name: &str) -> Option<bool> {
    let property = properties.child(name)?;
    Some(!matches!(property.attribute("val"), Some("0" | "false" | "off")))
}

/// The address in the code of a field: `HYPERLINK "https://example.org/" \o "tip"`.
fn address_in_code(code: &str) -> Option<Rc<str>> {
    let rest = code.trim_start().strip_prefix("HYPERLINK")?.trim_start();
    let address = match rest.strip_prefix('"') {
        Some(quoted) => quoted.split('"').next()?,
        None => rest.split_whitespace().next()?,
    };
    (!address.is_empty() && !address.starts_with('\\')).then(|| address.into())
}
