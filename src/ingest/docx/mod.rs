//! A Word document (DOCX) goes in; its article comes out, with what its properties state.

mod styles;
#[cfg(test)]
mod tests;
mod text;

pub use text::{Paragraph, Role};

use super::address::resolve;
use super::package::{self, Package};
use super::prose::{self, Part};
use super::xml::Element;
use super::{Format, Head, Input, Item, Member, exports, input};
use crate::article::{About, RawArticle, Statement};
use memchr::memmem;
use std::collections::{HashMap, HashSet};
use styles::Styles;
use text::{Note, Writer};

/// Word documents.
pub struct Docx;

impl Format for Docx {
    fn name(&self) -> &'static str {
        "docx"
    }

    fn help(&self) -> &'static str {
        "Word documents (DOCX)"
    }

    fn recognises(&self, head: &Head<'_>) -> bool {
        let is_part = |name: &str| {
            let name = name.to_ascii_lowercase();
            name == "[content_types].xml"
                || name == "_rels/.rels"
                || ["docprops/", "word/", "xl/", "ppt/", "customxml/"]
                    .iter()
                    .any(|folder| name.strip_prefix(folder).is_some_and(is_like_a_part))
        };
        package::first_member(head.bytes).is_some_and(|(name, _)| is_part(name)) || is_encrypted(head.bytes)
    }

    fn read(&self, input: &mut Input<'_>, out: &mut dyn FnMut(Item)) {
        let (nest, limit) = (input.nest(), input.limit());
        if is_encrypted(input.raw_reader().fill_buf().unwrap_or_default()) {
            let reason = "encrypted: it needs a password".to_owned();
            return out(Item::Failed { member: None, reason });
        }
        let mut package = match Package::open(input) {
            Ok(package) => package,
            Err(reason) => return out(Item::Failed { member: None, reason }),
        };
        let Some(main) = main_part(&mut package) else {
            return match kind(&package.names()) {
                Some(what) => input.skip(what),
                None => package.into_members(&nest, out),
            };
        };
        match load(&mut package, &main, limit) {
            Ok(document) => give(&document, &mut package, input, out),
            Err(reason) => out(Item::Failed { member: None, reason }),
        }
    }
}

/// What stands in a Word document.
#[derive(Clone, Debug, Default)]
pub struct Document {
    /// The text, in the order in which it is read.
    pub paragraphs: Vec<Paragraph>,
    /// Its notes, in the order in which the text refers to them.
    pub notes: Vec<Paragraph>,
    /// What its properties state.
    pub properties: Vec<Statement>,
    /// Parts of other formats that Word would show as text.
    chunks: Vec<String>,
    /// Why something may be missing.
    pub broken: Option<String>,
}

/// Gives the document as one article, and what is embedded in it.
fn give(document: &Document, package: &mut Package<'_>, input: &mut Input<'_>, out: &mut dyn FnMut(Item)) {
    if let Some(database) =
        exports::of_text(&prose::beginning(document.paragraphs.iter().map(Paragraph::text)))
    {
        return give_export(document, database, input, out);
    }
    let part = |paragraph: &Paragraph| Part {
        text: paragraph.text(),
        is_title: paragraph.role == Role::Title,
        is_heading: matches!(paragraph.role, Role::Heading(_)),
    };
    let parts: Vec<Part> = document.paragraphs.iter().map(part).collect();
    let mut article = prose::article(&parts);
    let has_text = !parts.is_empty() || !document.notes.is_empty();
    article.statements.extend(document.properties.iter().cloned());
    prose::append(&mut article, document.notes.iter().map(Paragraph::text));
    if !has_text && document.chunks.is_empty() && document.broken.is_none() {
        input.skip("a document without text");
    } else if has_text {
        out(Item::Article(article));
    }
    for chunk in &document.chunks {
        let member = Member { place: format!("!{chunk}"), name: chunk.clone(), ..Member::default() };
        let nest = input.nest();
        if let Some(Ok(part)) = package.part(chunk) {
            nest.read(&member, part, out);
        }
    }
    if let Some(reason) = &document.broken {
        out(Item::Failed { member: None, reason: reason.clone() });
    }
}

/// Gives the articles of a database that wrote them into one document.
fn give_export(
    document: &Document,
    database: &dyn exports::Database,
    input: &mut Input<'_>,
    out: &mut dyn FnMut(Item),
) {
    let paragraphs = document.paragraphs.iter().map(|paragraph| {
        let is_bold = paragraph.runs.iter().all(|run| run.bold || run.text.trim().is_empty());
        (paragraph.text(), exports::Setting { is_bold, ..exports::Setting::default() })
    });
    let count = exports::read_paragraphs(database, paragraphs, input.limit(), out);
    if let Some(reason) = &document.broken {
        out(Item::Failed { member: None, reason: reason.clone() });
    } else if count == 0 {
        input.skip("an export of a database without the text of an article");
    }
}

/// Reads the document whose text is the part `main`.
///
/// # Errors
///
/// In words, when that part cannot be read at all.
pub fn load(package: &mut Package<'_>, main: &str, limit: u64) -> Result<Document, String> {
    let relations = Relations::of(package, main);
    let near = |kind: &str, usual: &str| {
        relations.first(kind).map_or_else(|| resolve(main, usual), |target| resolve(main, target))
    };
    let styles_part = near("styles", "styles.xml");
    let (feet, ends) = (near("footnotes", "footnotes.xml"), near("endnotes", "endnotes.xml"));
    let styles =
        package.description(&styles_part).map(|styles| Styles::read(&styles.root)).unwrap_or_default();
    let mut document = Document { properties: properties(package), ..Document::default() };
    let mut writer = Writer::new(&styles, &relations.targets);
    let mut length = 0;
    let is_block = |path: &[String]| path.len() == 3 && path[1] == "body";
    let mut stream = package.xml(main).ok_or("there is no text in it")??;
    while let Some(block) = stream.next(&is_block) {
        let from = writer.paragraphs.len();
        writer.block(&block);
        length += writer.paragraphs[from..].iter().map(Paragraph::length).sum::<u64>();
        if length > limit || stream.cut {
            document.broken = Some(input::too_long("the text", length.max(limit + 1), limit));
            break;
        }
    }
    let stopped = stream.broken.take().map(|reason| format!("the text is damaged: {reason}"));
    document.broken = document.broken.or(stopped);
    drop(stream);
    document.broken = document.broken.or(package.broken.clone());
    document.paragraphs = writer.paragraphs;
    let named: HashSet<Note> = writer.notes.iter().cloned().collect();
    document.chunks = writer
        .chunks
        .iter()
        .filter_map(|id| relations.targets.get(id))
        .map(|target| resolve(main, target))
        .collect();
    let mut texts = HashMap::new();
    for (part, name, kind) in
        [(&feet, "footnote", Note::Foot as fn(String) -> Note), (&ends, "endnote", Note::End)]
    {
        notes(package, part, name, kind, &styles, &named, &mut texts);
    }
    document.notes = writer.notes.iter().filter_map(|note| texts.remove(note)).flatten().collect();
    Ok(document)
}

/// Reads the notes to which the text refers.
fn notes(
    package: &mut Package<'_>,
    part: &str,
    name: &str,
    kind: fn(String) -> Note,
    styles: &Styles,
    named: &HashSet<Note>,
    texts: &mut HashMap<Note, Vec<Paragraph>>,
) {
    let targets = Relations::of(package, part).targets;
    let Some(Ok(mut stream)) = package.xml(part) else { return };
    while let Some(element) = stream.next(&|path| path.len() == 2 && path[1] == name) {
        let Some(id) = element.attribute("id") else { continue };
        let note = kind(id.to_owned());
        // The line above the notes is kept as one of them, but nothing refers to it.
        if named.contains(&note) {
            let mut writer = Writer::new(styles, &targets);
            writer.block(&element);
            texts.insert(note, writer.paragraphs);
        }
    }
}

/// Where a part's relations lead (ECMA-376, part 2, section 6.5).
#[derive(Default)]
struct Relations {
    /// The targets by identifier.
    targets: HashMap<String, String>,
    /// The last word of the type of each, and its target.
    kinds: Vec<(String, String)>,
}

impl Relations {
    fn of(package: &mut Package<'_>, part: &str) -> Relations {
        let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
        let path = format!("{folder}/_rels/{name}.rels");
        let mut relations = Relations::default();
        let Some(read) = package.description(path.trim_start_matches('/')) else { return relations };
        for relation in read.root.all("Relationship") {
            let of = |name: &str| relation.attribute(name).unwrap_or_default();
            let kind = of("Type").rsplit('/').next().unwrap_or_default().to_owned();
            relations.targets.insert(of("Id").to_owned(), of("Target").to_owned());
            relations.kinds.push((kind, of("Target").to_owned()));
        }
        relations
    }

    fn first(&self, kind: &str) -> Option<&str> {
        self.kinds.iter().find(|(own, _)| own == kind).map(|(_, target)| target.as_str())
    }
}

/// The part with the text of a Word document.
fn main_part(package: &mut Package<'_>) -> Option<String> {
    let relations = Relations::of(package, "");
    let target = relations.first("officeDocument").map(|target| resolve("", target));
    let is_text = |part: &String| part.to_ascii_lowercase().starts_with("word/");
    target.filter(|part| is_text(part) && package.has(part)).or_else(|| {
        let usual = "word/document.xml";
        package.has(usual).then(|| usual.to_owned())
    })
}

/// What a document of the same family is that holds no text to read.
fn kind(names: &[String]) -> Option<&'static str> {
    let kinds =
        [("xl/", "an Excel workbook"), ("ppt/", "a PowerPoint presentation"), ("visio/", "a Visio drawing")];
    kinds
        .into_iter()
        .find(|(folder, _)| names.iter().any(|name| name.starts_with(folder)))
        .map(|(_, what)| what)
}

/// What the properties state (part 2, section 8), as far as they are about the text.
fn properties(package: &mut Package<'_>) -> Vec<Statement> {
    let part = Relations::of(package, "").first("core-properties").map(|target| resolve("", target));
    let Some(read) = package.description(part.as_deref().unwrap_or("docProps/core.xml")) else {
        return Vec::new();
    };
    let mut stated = RawArticle::default();
    for (name, about) in [
        ("title", About::Title),
        ("creator", About::Author),
        ("created", About::SomeDate),
        ("modified", About::Updated),
        ("description", About::Summary),
        ("category", About::Section),
        ("keywords", About::Topic),
        ("subject", About::Topic),
        ("language", About::Language),
    ] {
        let text = read.root.child(name).map(Element::line).unwrap_or_default();
        prose::property(&mut stated, about, &text, name);
    }
    stated.statements
}

/// A name in a folder of parts: they are XML, or pictures in a folder of their own.
fn is_like_a_part(name: &str) -> bool {
    [".xml", ".rels"].iter().any(|ending| name.ends_with(ending))
        || ["media/", "theme/", "embeddings/", "fonts/", "thumbnail."]
            .iter()
            .any(|begin| name.starts_with(begin))
}

/// A document that is locked with a password is a stream of this name in an older container ([MS-OFFCRYPTO] 2.3.4).
fn is_encrypted(head: &[u8]) -> bool {
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    head.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") && memmem::find(head, &name).is_some()
}
