//! A document of `OpenDocument` Text goes in, packed (ODT) or flat (FODT); its article comes out, with what its
//! properties state.
//!
//! The vocabulary is that of `OpenDocument` 1.3 (OASIS, 2021), part 3. Comments, headers, footers and what was deleted
//! with changes tracked are no text.

use super::package::{self, Package};
use super::prose::{self, Part};
use super::xml::{self, Element, Node};
use super::{Format, Head, Input, Item, input};
use crate::article::{About, RawArticle};
use std::collections::{HashMap, HashSet};
use std::io::BufRead;

/// Documents of `OpenDocument` Text.
pub struct Odt;

/// What documents of the family call themselves.
const TYPE: &str = "application/vnd.oasis.opendocument.";
/// The others of the family.
const OTHERS: &[(&str, &str)] = &[
    ("spreadsheet", "an OpenDocument spreadsheet"),
    ("presentation", "an OpenDocument presentation"),
    ("graphics", "an OpenDocument drawing"),
    ("chart", "an OpenDocument chart"),
    ("formula", "an OpenDocument formula"),
    ("base", "an OpenDocument database"),
    ("image", "an OpenDocument picture"),
];

impl Format for Odt {
    fn name(&self) -> &'static str {
        "odt"
    }

    fn help(&self) -> &'static str {
        "documents of OpenDocument Text (ODT, FODT)"
    }

    fn recognises(&self, head: &Head<'_>) -> bool {
        let is_packed = package::first_member(head.bytes).is_some_and(|(name, content)| {
            let says_so = name == "mimetype" && content.starts_with(TYPE.as_bytes());
            // Packed again by hand, its parts come in any order.
            says_so || ["content.xml", "META-INF/manifest.xml"].contains(&name)
        });
        is_packed || is_flat(head.text)
    }

    fn read(&self, input: &mut Input<'_>, out: &mut dyn FnMut(Item)) {
        let begin = input.raw_reader().fill_buf().unwrap_or_default();
        if package::first_member(begin).is_none() {
            return flat(input, out);
        }
        let (limit, nest) = (input.limit(), input.nest());
        let mut package = match Package::open(input) {
            Ok(package) => package,
            Err(reason) => return out(Item::Failed { member: None, reason }),
        };
        let manifest = package.description("META-INF/manifest.xml").map(|manifest| manifest.root);
        let kind = kind(&mut package, manifest.as_ref());
        if let Some((_, what)) = OTHERS.iter().find(|(name, _)| kind.starts_with(name)) {
            return input.skip(*what);
        }
        if kind.is_empty() {
            return package.into_members(&nest, out);
        }
        if manifest.is_some_and(|manifest| !manifest.descendants("encryption-data").is_empty()) {
            let reason = "encrypted: it needs a password".to_owned();
            return out(Item::Failed { member: None, reason });
        }
        let properties = package.description("meta.xml").map(|meta| meta.root).unwrap_or_default();
        let broken = package.broken.clone();
        let read = match package.xml("content.xml") {
            Some(Ok(mut stream)) => content(&mut stream, limit),
            Some(Err(reason)) => Read { broken: Some(reason), ..Read::default() },
            None => Read { broken: Some("there is no text in it".to_owned()), ..Read::default() },
        };
        give(read, &properties, broken, input, out);
    }
}

/// What kind of document a package says that it is: `text`, `spreadsheet-template`; empty where it says nothing.
fn kind(package: &mut Package<'_>, manifest: Option<&Element>) -> String {
    let stated = package.bytes("mimetype").and_then(Result::ok).unwrap_or_default();
    let stated = String::from_utf8_lossy(&stated).into_owned();
    let listed = || {
        let mut files = manifest?.all("file-entry");
        let whole = files.find(|file| file.attribute("full-path") == Some("/"))?;
        whole.attribute("media-type").map(str::to_owned)
    };
    let kind = Some(stated).filter(|kind| kind.starts_with(TYPE)).or_else(listed).unwrap_or_default();
    kind.strip_prefix(TYPE).unwrap_or_default().trim().to_owned()
}

fn is_flat(text: &str) -> bool {
    let start = &text[..text.floor_char_boundary(4096)];
    start.trim_start().starts_with('<')
        && start.contains("office:document")
        && start.contains("opendocument.text")
        && xml::first_element(start).is_some_and(|(name, _)| name == "document")
}

/// Reads a document in one file.
fn flat(input: &mut Input<'_>, out: &mut dyn FnMut(Item)) {
    let limit = input.limit();
    let decoded = match input.decoded() {
        Ok(decoded) => decoded,
        Err(reason) => return out(Item::Failed { member: None, reason }),
    };
    let mut stream = xml::Stream::new(decoded);
    stream.limit = limit;
    let read = content(&mut stream, limit);
    let properties = read.properties.clone();
    give(read, &properties, None, input, out);
}

fn give(
    read: Read,
    properties: &Element,
    damaged: Option<String>,
    input: &mut Input<'_>,
    out: &mut dyn FnMut(Item),
) {
    let broken = read.broken.or(damaged);
    if !read.parts.is_empty() || !read.notes.is_empty() {
        let mut article = prose::article(&read.parts);
        state(&mut article, properties);
        prose::append(&mut article, read.notes.into_iter());
        out(Item::Article(article));
    } else if broken.is_none() {
        input.skip("a document without text");
    }
    if let Some(reason) = broken {
        out(Item::Failed { member: None, reason });
    }
}

/// States what the properties say (section 4.3).
fn state(article: &mut RawArticle, properties: &Element) {
    let meta =
        if properties.name == "meta" { properties } else { properties.child("meta").unwrap_or(properties) };
    let first = |names: &[&str]| {
        names.iter().find_map(|name| meta.child(name).map(Element::line).filter(|line| !line.is_empty()))
    };
    let rows: [(About, &[&str], &str); 7] = [
        (About::Title, &["title"], "title"),
        // The second is the one who saved it last.
        (About::Author, &["initial-creator", "creator"], "creator"),
        (About::SomeDate, &["creation-date"], "creation-date"),
        (About::Updated, &["date"], "date"),
        (About::Topic, &["subject"], "subject"),
        (About::Summary, &["description"], "description"),
        (About::Language, &["language"], "language"),
    ];
    for (about, names, place) in rows {
        prose::property(article, about, &first(names).unwrap_or_default(), place);
    }
    for keyword in meta.all("keyword") {
        prose::property(article, About::Topic, &keyword.line(), "keyword");
    }
}

/// What was read of a document.
#[derive(Default)]
struct Read {
    parts: Vec<Part>,
    notes: Vec<String>,
    properties: Element,
    broken: Option<String>,
}

/// Reads the text block by block.
fn content<R: BufRead>(stream: &mut xml::Stream<R>, limit: u64) -> Read {
    let is_block = |path: &[String]| {
        let parent = path.len().checked_sub(2).map(|at| path[at].as_str());
        match path.last().map(String::as_str) {
            Some("style") => true,
            Some("meta") => path.len() == 2,
            Some(_) => parent == Some("text") && path[path.len() - 3] == "body",
            None => false,
        }
    };
    let mut writer = Writer::default();
    let mut read = Read::default();
    let mut length = 0;
    while let Some(element) = stream.next(&|path| path.len() > 1 && is_block(path)) {
        match element.name.as_str() {
            "style" => writer.style(&element),
            "meta" => read.properties = element,
            _ => {
                let from = writer.parts.len();
                writer.block(&element);
                length += writer.parts[from..].iter().map(|part| part.text.len() as u64).sum::<u64>();
                if length > limit || stream.cut {
                    read.broken = Some(input::too_long("the text", length.max(limit + 1), limit));
                    break;
                }
            }
        }
    }
    let stopped = stream.broken.take().map(|reason| format!("the text is damaged: {reason}"));
    Read { parts: writer.parts, notes: writer.notes, broken: read.broken.or(stopped), ..read }
}

#[derive(Default)]
struct Writer {
    parts: Vec<Part>,
    notes: Vec<String>,
    /// The style on which each style is based.
    parents: HashMap<String, String>,
    /// Styles of letters that are not shown.
    hidden: HashSet<String>,
}

/// How many styles may be based on one another.
const DEEPEST: usize = 16;

impl Writer {
    fn style(&mut self, style: &Element) {
        if let (Some(name), Some(parent)) =
            (style.attribute("style:name"), style.attribute("parent-style-name"))
        {
            self.parents.insert(name.to_owned(), parent.to_owned());
        }
        // Hidden letters (section 20.198).
        if let Some(name) = style.attribute("style:name")
            && style.child("text-properties").is_some_and(|look| look.attribute("display") == Some("none"))
        {
            self.hidden.insert(name.to_owned());
        }
    }

    fn is_title(&self, name: &str) -> bool {
        let chain = std::iter::successors(Some(name), |name| self.parents.get(*name).map(String::as_str));
        chain.take(DEEPEST).any(|name| name == "Title")
    }

    /// Takes a paragraph, a heading, a list, a table, a section, or a frame.
    fn block(&mut self, element: &Element) {
        match element.name.as_str() {
            "p" | "h" | "section" if self.is_hidden(element) => {}
            "p" | "h" => {
                let mut open = Open::default();
                self.inline(element, &mut open);
                let style = element.attribute("text:style-name").unwrap_or_default();
                let (is_title, is_heading) = (self.is_title(style), element.name == "h");
                let text = open.text.trim().to_owned();
                if !text.is_empty() {
                    self.parts.push(Part { text, is_title, is_heading });
                }
                for note in open.notes {
                    self.note(note);
                }
                open.boxes.into_iter().for_each(|inner| self.block(inner));
            }
            "table" => self.table(element),
            "tracked-changes"
            | "annotation"
            | "forms"
            | "sequence-decls"
            | "variable-decls"
            | "user-field-decls"
            | "table-of-content-source"
            | "binary-data"
            | "title"
            | "desc"
            | "dde-connection-decls" => {}
            _ => element.elements().for_each(|inner| self.block(inner)),
        }
    }

    /// Adds the text of a paragraph; a run of white space is one space (section 6.1.2).
    fn inline<'e>(&self, element: &'e Element, open: &mut Open<'e>) {
        for node in &element.children {
            let inner = match node {
                Node::Text(text) => {
                    for letter in text.chars() {
                        match letter {
                            ' ' | '\t' | '\r' | '\n'
                                if open.text.ends_with([' ', '\n']) || open.text.is_empty() => {}
                            ' ' | '\t' | '\r' | '\n' => open.text.push(' '),
                            letter => open.text.push(letter),
                        }
                    }
                    continue;
                }
                Node::Element(inner) => inner,
            };
            match inner.name.as_str() {
                "s" => {
                    let count = inner.attribute("c").and_then(|count| count.parse().ok()).unwrap_or(1_usize);
                    open.text.push_str(&" ".repeat(count.min(100)));
                }
                "tab" => open.text.push('\t'),
                "line-break" => open.text.push('\n'),
                "note" => open.notes.push(inner),
                "annotation" | "annotation-end" | "ruby-text" | "binary-data" | "title" | "desc"
                | "script" | "tracked-changes" => {}
                "text-box" | "p" | "h" | "table" | "list" => open.boxes.push(inner),
                "span" if self.is_hidden(inner) => {}
                _ => self.inline(inner, open),
            }
        }
    }

    /// Whether a section says that it is not shown, or anything else by its style.
    fn is_hidden(&self, element: &Element) -> bool {
        let by_style =
            || element.attribute("text:style-name").is_some_and(|style| self.hidden.contains(style));
        element.name == "section" && element.attribute("display") == Some("none") || by_style()
    }

    fn note(&mut self, note: &Element) {
        let Some(body) = note.child("note-body") else { return };
        let before = std::mem::take(&mut self.parts);
        body.elements().for_each(|inner| self.block(inner));
        let paragraphs = std::mem::replace(&mut self.parts, before);
        self.notes.extend(paragraphs.into_iter().map(|part| part.text));
    }

    fn table(&mut self, table: &Element) {
        let mut rows = Vec::new();
        find_rows(table, &mut rows);
        for row in rows {
            let before = std::mem::take(&mut self.parts);
            let mut cells: Vec<Vec<Part>> = Vec::new();
            for cell in row.elements().filter(|cell| cell.name == "table-cell") {
                cell.elements().for_each(|inner| self.block(inner));
                cells.push(std::mem::take(&mut self.parts));
            }
            self.parts = before;
            cells.retain(|cell| !cell.is_empty());
            self.parts.extend(prose::row(cells, |parts| {
                let texts: Vec<String> = parts.into_iter().map(|part| part.text).collect();
                Part::plain(texts.join("\t"))
            }));
        }
    }
}

fn find_rows<'e>(element: &'e Element, rows: &mut Vec<&'e Element>) {
    for inner in element.elements() {
        match inner.name.as_str() {
            "table-row" => rows.push(inner),
            "table-header-rows" | "table-rows" | "table-row-group" => find_rows(inner, rows),
            _ => {}
        }
    }
}

/// What is found in a paragraph.
#[derive(Default)]
struct Open<'e> {
    text: String,
    notes: Vec<&'e Element>,
    boxes: Vec<&'e Element>,
}
