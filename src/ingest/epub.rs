//! An EPUB book or magazine goes in; each of its documents comes out as an article, with the book as its source.
//!
//! EPUB 3.3 (W3C, 2023) and 2.0.1 (IDPF, 2010): the package lists the documents in the order of reading.

use super::address::{percent_decoded, resolve};
use super::package::{self, Package};
use super::prose::{self, Part};
use super::xml::{self, Element};
use super::{Format, Head, Input, Item, decode::Charset, markup};
use crate::article::{About, Origin, RawArticle, Statement};
use memchr::memmem;
use std::collections::{HashMap, HashSet};

/// EPUB books and magazines.
pub struct Epub;

const TYPE: &[u8] = b"application/epub+zip";
/// Links of a page that is a list of others, at least, and the share of its words that stand in them, in percent.
const FEWEST_LINKS: usize = 4;
const MOSTLY_LINKS: usize = 80;

impl Format for Epub {
    fn name(&self) -> &'static str {
        "epub"
    }

    fn help(&self) -> &'static str {
        "EPUB books and magazines, each chapter an article"
    }

    fn recognises(&self, head: &Head<'_>) -> bool {
        package::first_member(head.bytes).is_some_and(|(name, content)| {
            name == "mimetype" && content.trim_ascii_start().starts_with(TYPE)
                || name == "META-INF/container.xml"
                || name == "META-INF/"
        })
    }

    fn read(&self, input: &mut Input<'_>, out: &mut dyn FnMut(Item)) {
        let nest = input.nest();
        let mut package = match Package::open(input) {
            Ok(package) => package,
            Err(reason) => return out(Item::Failed { member: None, reason }),
        };
        let Some(path) = book_path(&mut package) else {
            return package.into_members(&nest, out);
        };
        let Some(book) = package.description(&path) else {
            let reason = "the list of its documents cannot be read".to_owned();
            return out(Item::Failed { member: None, reason });
        };
        let book = Book::read(&mut package, &path, &book.root);
        let mut has_any = false;
        for path in &book.spine {
            let member = format!("!{path}");
            let item = match package.bytes(path) {
                _ if book.locked.contains(path) => {
                    let reason = "encrypted: it needs the key of a shop".to_owned();
                    Item::Failed { member: Some(member), reason }
                }
                None => Item::Failed { member: Some(member), reason: "is listed, but not there".to_owned() },
                Some(Err(reason)) => Item::Failed { member: Some(member), reason },
                Some(Ok(bytes)) => chapter(&bytes, &book, path),
            };
            has_any = true;
            out(item);
        }
        if let Some(reason) = package.broken {
            out(Item::Failed { member: None, reason });
        } else if !has_any {
            input.skip("a book without documents");
        }
    }
}

/// What the package says of a book.
#[derive(Default)]
struct Book {
    statements: Vec<Statement>,
    /// The documents in the order of reading.
    spine: Vec<String>,
    /// The headings of documents in the table of contents.
    labels: HashMap<String, String>,
    /// Documents that are no text, with what they are.
    roles: HashMap<String, &'static str>,
    /// Documents that are encrypted.
    locked: HashSet<String>,
}

/// The path of the package document (EPUB 3.3, section 4.2.6.3.1).
fn book_path(package: &mut Package<'_>) -> Option<String> {
    let container = package.description("META-INF/container.xml");
    let stated = container.and_then(|container| {
        let files = container.root.descendants("rootfile");
        files.into_iter().find_map(|file| file.attribute("full-path")).map(str::to_owned)
    });
    stated.filter(|path| package.has(path)).or_else(|| {
        let is_book = |name: &String| name.to_ascii_lowercase().ends_with(".opf");
        package.names().into_iter().find(is_book)
    })
}

impl Book {
    fn read(package: &mut Package<'_>, path: &str, root: &Element) -> Book {
        let mut book = Book { statements: statements(root), ..Book::default() };
        let empty = Element::default();
        let manifest = root.child("manifest").unwrap_or(&empty);
        let target = |item: &Element| {
            let written = item.attribute("href").unwrap_or_default();
            resolve(path, &percent_decoded(written))
        };
        let by_id: HashMap<&str, &Element> =
            manifest.all("item").filter_map(|item| Some((item.attribute("id")?, item))).collect();
        let spine = root.child("spine").unwrap_or(&empty);
        let mut seen = HashSet::new();
        for reference in spine.all("itemref") {
            let name = reference.attribute("idref").unwrap_or_default();
            // What the book does not say where it is will not be there.
            let path = by_id.get(name).map_or_else(|| name.to_owned(), |item| target(item));
            if !path.is_empty() && seen.insert(path.clone()) {
                book.spine.push(path);
            }
        }
        for item in manifest.all("item") {
            let is_contents =
                item.attribute("properties").is_some_and(|all| all.split(' ').any(|one| one == "nav"));
            let is_ncx = item.attribute("media-type") == Some("application/x-dtbncx+xml");
            if is_contents {
                book.roles.insert(target(item), "a table of contents");
            }
            if is_contents || is_ncx {
                let contents = target(item);
                if let Some(read) = package.description(&contents) {
                    book.add_labels(&contents, &read.root);
                }
            }
        }
        for reference in root.child("guide").unwrap_or(&empty).all("reference") {
            let what = match reference.attribute("type") {
                Some("toc") => "a table of contents",
                Some("cover") => "a cover",
                Some("title-page") => "a title page",
                _ => continue,
            };
            book.roles.insert(target(reference), what);
        }
        if let Some(locks) = package.description("META-INF/encryption.xml") {
            let references = locks.root.descendants("CipherReference");
            let paths = references.into_iter().filter_map(|reference| reference.attribute("URI"));
            book.locked = paths.map(|path| resolve("", &percent_decoded(path))).collect();
        }
        book
    }

    /// Takes the headings from a table of contents: a list of links, or an NCX of version 2.
    fn add_labels(&mut self, path: &str, root: &Element) {
        let links = root.descendants("a").into_iter().map(|link| (link.attribute("href"), link.line()));
        let points = root.descendants("navPoint").into_iter().map(|point| {
            let label = point.at(&["navLabel", "text"]).map(Element::line).unwrap_or_default();
            (point.child("content").and_then(|content| content.attribute("src")), label)
        });
        for (target, label) in links.chain(points) {
            if let Some(target) = target.filter(|_| !label.is_empty()) {
                self.labels.entry(resolve(path, &percent_decoded(target))).or_insert(label);
            }
        }
    }
}

/// What the package states of the whole book.
fn statements(root: &Element) -> Vec<Statement> {
    let mut stated = RawArticle::default();
    let Some(metadata) = root.child("metadata") else { return Vec::new() };
    // Older books wrap them once more.
    let metadata = metadata.child("dc-metadata").unwrap_or(metadata);
    let event = |element: &Element| element.attribute("event").map(str::to_owned);
    for element in metadata.elements() {
        let about = match element.name.as_str() {
            "title" => About::Source,
            "creator" if element.line().eq_ignore_ascii_case("calibre") => continue,
            "creator" => About::Author,
            "date" if event(element).is_some_and(|event| event == "modification") => About::Updated,
            "date" => About::SomeDate,
            "language" => About::Language,
            "subject" => About::Topic,
            "rights" => About::Usage,
            "meta" if element.attribute("property") == Some("dcterms:modified") => About::Updated,
            _ => continue,
        };
        stated.state(about, Origin::Element, &element.line(), format!("`{}` of the book", element.name));
    }
    stated.statements
}

/// Reads one document.
fn chapter(bytes: &[u8], book: &Book, path: &str) -> Item {
    let member = format!("!{path}");
    let skipped = |reason: &str| Item::Skipped { member: member.clone(), reason: reason.to_owned() };
    if let Some(what) = book.roles.get(path) {
        return skipped(what);
    }
    let charset = Charset::choose(bytes, None, super::html::declared_charset(bytes).as_deref());
    let text = charset.decode(bytes);
    let body = body(&text);
    let body = markup::paragraphs(body).unwrap_or_else(|| body.trim().to_owned());
    let mut parts: Vec<Part> = body.split("\n\n").filter(|part| !part.is_empty()).map(Part::plain).collect();
    if parts.is_empty() {
        return skipped("a page without text");
    }
    let document = xml::parse(&text).map(|document| document.root).unwrap_or_default();
    if is_list_of_links(&document, &body) {
        return skipped("a table of contents");
    }
    let headings: Vec<String> =
        heading(&document).into_iter().chain(book.labels.get(path).cloned()).collect();
    let place = parts.iter().position(|part| headings.contains(&part.text));
    if let Some(place) = place {
        parts[place].is_title = true;
    }
    let mut article = prose::article(&parts);
    if article.body.is_empty() {
        return skipped("a heading without text");
    }
    if article.about(About::Title).next().is_none()
        && let Some(label) = book.labels.get(path)
    {
        article.state(About::Title, Origin::Element, label, "table of contents");
    }
    article.statements.extend(book.statements.iter().cloned());
    article.member = Some(member);
    article.suspects.extend(charset.suspect.clone());
    Item::Article(article)
}

/// What stands in the body of a page.
fn body(text: &str) -> &str {
    let Some(begin) = memmem::find(text.as_bytes(), b"<body") else { return text };
    let rest = &text[begin..];
    let inner = rest.find('>').map_or("", |end| &rest[end + 1..]);
    memmem::rfind(inner.as_bytes(), b"</body").map_or(inner, |end| &inner[..end])
}

/// The first heading of the highest rank.
fn heading(document: &Element) -> Option<String> {
    let body = document.child("body")?;
    let mut headings = ["h1", "h2", "h3"].into_iter().flat_map(|name| body.descendants(name));
    headings.find_map(|heading| Some(heading.line()).filter(|line| !line.is_empty()))
}

fn is_list_of_links(document: &Element, body: &str) -> bool {
    let links = document.descendants("a");
    let words = |text: &str| text.split_whitespace().count();
    let in_links: usize = links.iter().map(|link| words(&link.text())).sum();
    links.len() >= FEWEST_LINKS && in_links * 100 >= words(body) * MOSTLY_LINKS
}
