//! XML goes in, elements with their texts come out; what is broken costs what stands behind it, not what stands before.
//!
//! Nothing is ever fetched or expanded: of the entities those of XML and HTML are known, others stay as they are
//! written. So a bomb of entities is a short text, and an external one a name.

#[cfg(test)]
mod tests;

use super::markup;
use super::paragraphs::one_line;
use quick_xml::NsReader;
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::name::ResolveResult;
use std::io::BufRead;
use std::rc::Rc;

/// How deep elements are kept apart; what stands deeper gives its text to the last one.
const DEEPEST: usize = 256;
/// What an element weighs beside its text, in bytes.
const WEIGHT: u64 = 100;

/// An element.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Element {
    /// Its name without prefix.
    pub name: String,
    /// The namespace of its name, or a prefix that is not declared; empty where there is neither.
    pub namespace: Rc<str>,
    /// Attributes in their order: name with prefix as written, value with entities decoded.
    pub attributes: Vec<(String, String)>,
    /// What stands in it.
    pub children: Vec<Node>,
}

/// What stands in an element.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Node {
    /// An element.
    Element(Element),
    /// Characters, entities decoded, white space as written.
    Text(String),
}

impl Element {
    /// The value of the attribute of this name, with or without prefix.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        let is_it = |key: &str| key == name || key.rsplit_once(':').is_some_and(|(_, local)| local == name);
        let exact = self.attributes.iter().find(|(key, _)| key == name);
        exact.or_else(|| self.attributes.iter().find(|(key, _)| is_it(key))).map(|(_, value)| value.as_str())
    }

    /// The elements directly in it, in order.
    pub fn elements(&self) -> impl Iterator<Item = &Element> {
        self.children.iter().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// The elements of this name directly in it.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Element> {
        self.elements().filter(move |element| element.name == name)
    }

    /// The first element of this name directly in it.
    pub fn child(&self, name: &str) -> Option<&Element> {
        self.elements().find(|element| element.name == name)
    }

    /// The first element at the end of a path of names: `["head", "docdata"]`.
    pub fn at(&self, path: &[&str]) -> Option<&Element> {
        path.iter().try_fold(self, |element, name| element.child(name))
    }

    /// Every element of this name in it, at any depth, in the order of the file.
    pub fn descendants<'a>(&'a self, name: &'a str) -> Vec<&'a Element> {
        let mut found = Vec::new();
        let mut open: Vec<&Element> = self.elements().collect();
        open.reverse();
        while let Some(element) = open.pop() {
            if element.name == name {
                found.push(element);
            }
            let from = open.len();
            open.extend(element.elements());
            open[from..].reverse();
        }
        found
    }

    /// The elements in it that are `wanted`, at any depth, in the order of the file; what stands in one of them is
    /// not looked at.
    pub fn outermost(&self, wanted: impl Fn(&Element) -> bool) -> Vec<&Element> {
        let mut found = Vec::new();
        let mut open: Vec<&Element> = self.elements().collect();
        open.reverse();
        while let Some(element) = open.pop() {
            if wanted(element) {
                found.push(element);
                continue;
            }
            let from = open.len();
            open.extend(element.elements());
            open[from..].reverse();
        }
        found
    }

    /// All characters in it, as written; what breaks a line (`<br/>`) is the end of one.
    pub fn text(&self) -> String {
        let mut text = String::new();
        self.add_text(&mut text);
        text
    }

    /// All characters in it, each run of white space as one space.
    pub fn line(&self) -> String {
        one_line(&self.text())
    }

    fn add_text(&self, text: &mut String) {
        for node in &self.children {
            match node {
                Node::Text(characters) => text.push_str(characters),
                Node::Element(element) if element.name.eq_ignore_ascii_case("br") => text.push('\n'),
                Node::Element(element) => element.add_text(text),
            }
        }
    }

    /// What stands in it, written as markup again: for a body that is XHTML.
    pub fn inner_markup(&self) -> String {
        let mut markup = String::new();
        self.write_inner(&mut markup);
        markup
    }

    fn write_inner(&self, markup: &mut String) {
        for node in &self.children {
            match node {
                Node::Text(text) => markup.push_str(&escaped(text)),
                Node::Element(element) => {
                    markup.push('<');
                    markup.push_str(&element.name);
                    for (key, value) in &element.attributes {
                        markup.push_str(&format!(" {key}=\"{}\"", escaped(value)));
                    }
                    markup.push('>');
                    element.write_inner(markup);
                    if !matches!(element.name.as_str(), "br" | "img" | "hr" | "input" | "meta" | "link") {
                        markup.push_str(&format!("</{}>", element.name));
                    }
                }
            }
        }
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// A whole document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// Its outermost element.
    pub root: Element,
    /// Where and why it could not be read further.
    pub broken: Option<String>,
}

/// Reads a whole document.
///
/// # Errors
///
/// In words, when there is no element in it.
pub fn parse(text: &str) -> Result<Document, String> {
    let mut stream = Stream::new(text.as_bytes());
    match stream.next(&|_| true) {
        Some(root) => Ok(Document { root, broken: stream.broken }),
        None => Err(stream.broken.unwrap_or_else(|| "there is no element in it".to_owned())),
    }
}

/// The name of the first element of a beginning, without prefix, and its namespace as written there.
pub fn first_element(head: &str) -> Option<(String, String)> {
    let head = head.trim_start_matches('\u{feff}').trim_start();
    if !head.starts_with('<') {
        return None;
    }
    let mut reader = NsReader::from_str(head);
    lenient(reader.config_mut());
    loop {
        match reader.read_resolved_event() {
            Ok((namespace, Event::Start(start) | Event::Empty(start))) => {
                let name = text_of(start.local_name().as_ref());
                return Some((name, namespace_of(&namespace)));
            }
            Ok((_, Event::Eof)) | Err(_) => return None,
            Ok(_) => {}
        }
    }
}

/// A document of any length, of which single elements are taken out one after the other.
pub struct Stream<R: BufRead> {
    reader: NsReader<R>,
    buffer: Vec<u8>,
    /// The names of the elements around the place of reading.
    path: Vec<String>,
    namespaces: Vec<Rc<str>>,
    /// Where and why it could not be read further.
    pub broken: Option<String>,
    /// Elements larger than this are cut, in bytes of their texts and of the elements in them.
    pub limit: u64,
    /// Whether one was cut.
    pub cut: bool,
    ended: bool,
}

impl<R: BufRead> Stream<R> {
    /// Reads UTF-8, whatever the document declares.
    pub fn new(reader: R) -> Stream<R> {
        let mut reader = NsReader::from_reader(reader);
        lenient(reader.config_mut());
        let (path, namespaces, buffer) = (Vec::new(), Vec::new(), Vec::new());
        Stream { reader, buffer, path, namespaces, broken: None, limit: u64::MAX, cut: false, ended: false }
    }

    /// The names of the elements around the place of reading, the outermost first.
    pub fn path(&self) -> &[String] {
        &self.path
    }

    /// The next element that is `wanted`, given its path: the names of the elements around it and its own.
    pub fn next(&mut self, wanted: &dyn Fn(&[String]) -> bool) -> Option<Element> {
        let mut open: Vec<Element> = Vec::new();
        // Elements that are too deep to be kept apart.
        let mut deeper = 0_usize;
        let mut size = 0_u64;
        while !self.ended {
            self.buffer.clear();
            let event = match self.reader.read_event_into(&mut self.buffer) {
                Ok(event) => event,
                Err(error) => {
                    self.ended = true;
                    let at = self.reader.error_position();
                    self.broken = Some(format!("broken at byte {at}: {error}"));
                    break;
                }
            };
            match event {
                Event::Start(start) => {
                    let name = text_of(start.local_name().as_ref());
                    self.path.push(name);
                    if open.is_empty() && !wanted(&self.path) {
                        continue;
                    }
                    size += WEIGHT;
                    let is_over = size > self.limit && !open.is_empty();
                    self.cut |= is_over;
                    if open.len() == DEEPEST || deeper > 0 || is_over {
                        deeper += 1;
                        continue;
                    }
                    let namespace = known(&mut self.namespaces, &self.reader, &start);
                    open.push(element(&start, namespace));
                }
                Event::Empty(start) => {
                    let name = text_of(start.local_name().as_ref());
                    self.path.push(name);
                    let is_wanted = !open.is_empty() || wanted(&self.path);
                    self.path.pop();
                    size += WEIGHT;
                    let is_over = size > self.limit && !open.is_empty();
                    self.cut |= is_over;
                    if !is_wanted || is_over {
                        continue;
                    }
                    let namespace = known(&mut self.namespaces, &self.reader, &start);
                    let element = element(&start, namespace);
                    match open.last_mut() {
                        Some(parent) => parent.children.push(Node::Element(element)),
                        None => return Some(element),
                    }
                }
                Event::End(end) => {
                    let name = text_of(end.local_name().as_ref());
                    // An end without its beginning is passed over; one of an outer element ends the inner ones.
                    let Some(at) = self.path.iter().rposition(|open| *open == name) else { continue };
                    for _ in at..self.path.len() {
                        self.path.pop();
                        if deeper > 0 {
                            deeper -= 1;
                        } else if let Some(element) = open.pop() {
                            let Some(parent) = open.last_mut() else {
                                self.path.truncate(at);
                                return Some(element);
                            };
                            parent.children.push(Node::Element(element));
                        }
                    }
                }
                Event::Text(text) => self.cut |= add(&mut open, &text_of(&text), &mut size, self.limit),
                Event::CData(text) => self.cut |= add(&mut open, &text_of(&text), &mut size, self.limit),
                Event::GeneralRef(reference) => {
                    self.cut |= add(&mut open, &resolved(&reference), &mut size, self.limit);
                }
                Event::Eof => {
                    self.ended = true;
                    if !self.path.is_empty() {
                        self.broken = Some("the document ends early".to_owned());
                    }
                }
                _ => {}
            }
        }
        // What was open when the document ended is given as far as it goes.
        while open.len() > 1 {
            let element = open.pop().expect("there are more than one");
            open.last_mut().expect("there was more than one").children.push(Node::Element(element));
        }
        open.pop()
    }
}

fn lenient(config: &mut quick_xml::reader::Config) {
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    config.allow_dangling_amp = true;
    config.check_comments = false;
}

fn element(start: &BytesStart<'_>, namespace: Rc<str>) -> Element {
    let attribute = |attribute: quick_xml::events::attributes::Attribute<'_>| {
        let value = text_of(&attribute.value);
        (text_of(attribute.key.as_ref()), markup::decode_entities(&value).into_owned())
    };
    let attributes = start.html_attributes().with_checks(false).flatten().map(attribute).collect();
    Element { name: text_of(start.local_name().as_ref()), namespace, attributes, children: Vec::new() }
}

/// The namespace of an element; each is kept once.
fn known<R>(namespaces: &mut Vec<Rc<str>>, reader: &NsReader<R>, start: &BytesStart<'_>) -> Rc<str> {
    let (resolved, _) = reader.resolver().resolve_element(start.name());
    let namespace = namespace_of(&resolved);
    if let Some(known) = namespaces.iter().find(|known| ***known == *namespace) {
        return Rc::clone(known);
    }
    let namespace: Rc<str> = namespace.into();
    // A document with a namespace for each element must not be slow.
    if namespaces.len() < 64 {
        namespaces.push(Rc::clone(&namespace));
    }
    namespace
}

fn namespace_of(resolved: &ResolveResult<'_>) -> String {
    match resolved {
        ResolveResult::Bound(namespace) => text_of(namespace.as_ref()),
        ResolveResult::Unbound => String::new(),
        // A prefix that is not declared stands for itself.
        ResolveResult::Unknown(prefix) => text_of(prefix),
    }
}

fn text_of(text: &str) -> String {
    text.to_owned()
}

/// What an entity stands for; one that is not known stays as it is written.
fn resolved(reference: &BytesRef<'_>) -> String {
    let written = format!("&{};", text_of(reference));
    match written.as_str() {
        "&apos;" => "'".to_owned(),
        _ => markup::decode_entities(&written).into_owned(),
    }
}

/// Adds characters to the element that is open; says whether there was no more room for them.
fn add(open: &mut [Element], text: &str, size: &mut u64, limit: u64) -> bool {
    let Some(element) = open.last_mut() else { return false };
    *size += text.len() as u64;
    if *size > limit {
        return true;
    }
    match element.children.last_mut() {
        Some(Node::Text(before)) => before.push_str(text),
        _ => element.children.push(Node::Text(text.to_owned())),
    }
    false
}
