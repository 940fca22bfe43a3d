//! A page of a database goes in, its lines come out as a text has them: blocks parted by empty lines, cells by tabs.
//!
//! What the page says of a line by its classes is kept as a mark, and that a line is centred as white space in front.

use super::lines::Line;
use super::tags::{Tag, Tags, attribute};
use crate::ingest::markup;
use std::collections::{HashSet, VecDeque};
use std::io::BufRead;

/// A class (`DocHeader`), its beginning or end (`publiC*`, `*Headline`), an identifier (`#hd`) or an element
/// (`article#`), and the mark of the text under it.
pub type Marks = &'static [(&'static str, &'static str)];

/// The mark that stands alone: an article begins here.
pub const BEGIN: &str = "begin";
/// The mark of text that is not for readers of the article.
pub const ASIDE: &str = "aside";

/// White space in front of a centred line.
const CENTRE: &str = "                    ";
/// Elements within elements whose marks are told apart.
const DEEPEST: usize = 64;
/// Classes of a style sheet that centre.
const MOST_CLASSES: usize = 1000;

/// Reads a page line by line.
pub struct PageLines<R> {
    tags: Tags<R>,
    marks: Marks,
    /// Marked elements around the place of reading, with how many of the same name are open in each.
    marked: Vec<(String, usize, &'static str)>,
    /// Classes that centre.
    centring: HashSet<String>,
    is_centred: bool,
    /// In `style`, or in another element that is no text.
    silent: Option<String>,
    in_cell: bool,
    is_preformatted: bool,
    line: String,
    line_mark: Option<&'static str>,
    line_is_centred: bool,
    has_space: bool,
    ready: VecDeque<Line>,
    was_empty: bool,
    ended: bool,
}

impl<R: BufRead> PageLines<R> {
    /// Begins to read.
    pub fn new(reader: R, marks: Marks) -> PageLines<R> {
        PageLines {
            tags: Tags::new(reader),
            marks,
            marked: Vec::new(),
            centring: HashSet::new(),
            is_centred: false,
            silent: None,
            in_cell: false,
            is_preformatted: false,
            line: String::new(),
            line_mark: None,
            line_is_centred: false,
            has_space: false,
            ready: VecDeque::new(),
            was_empty: true,
            ended: false,
        }
    }

    /// Why the page could not be read to its end.
    pub fn broken(&self) -> Option<&str> {
        self.tags.broken.as_deref()
    }

    /// The next line.
    pub fn next(&mut self) -> Option<Line> {
        loop {
            if let Some(line) = self.ready.pop_front() {
                return Some(line);
            }
            if self.ended {
                return None;
            }
            match self.tags.next() {
                Some(Tag::Open(name, attributes)) => self.open(&name, &attributes),
                Some(Tag::Close(name)) => self.close(&name),
                Some(Tag::Text(text)) => self.text(&text),
                None => {
                    self.end_line();
                    self.ended = true;
                }
            }
        }
    }

    fn open(&mut self, name: &str, attributes: &str) {
        if self.silent.is_some() {
            return;
        }
        if matches!(name, "style" | "script" | "title" | "noscript" | "svg" | "select" | "button") {
            self.silent = Some(name.to_owned());
            return;
        }
        let class = attribute(attributes, "class").unwrap_or_default();
        if matches!(name, "p" | "div" | "center" | "h1" | "h2" | "h3" | "li" | "table") {
            self.end_block();
            let says = |key: &str| attribute(attributes, key).unwrap_or_default().to_ascii_lowercase();
            let style: String = says("style").split_whitespace().collect();
            self.is_centred = name == "center"
                || style.contains("text-align:center")
                || says("align") == "center"
                || class.split_whitespace().any(|class| self.centring.contains(class));
        }
        match name {
            "br" | "hr" => self.break_line(),
            "pre" => self.is_preformatted = true,
            "td" | "th" => {
                if !self.line.trim().is_empty() {
                    self.line.push('\t');
                    self.has_space = false;
                }
                self.in_cell = true;
            }
            _ if is_block(name) => self.end_block(),
            _ => {}
        }
        self.mark(
            name,
            class,
            attribute(attributes, "id").or_else(|| attribute(attributes, "name")).unwrap_or_default(),
        );
    }

    fn mark(&mut self, name: &str, class: &str, id: &str) {
        // A paragraph is closed by the next one.
        if is_block(name) && self.marked.last().is_some_and(|(open, ..)| open == "p") {
            self.marked.pop();
        }
        if matches!(name, "br" | "img" | "hr" | "input" | "meta" | "link") {
            return;
        }
        let fits = |name: &str, known: &str| match (known.strip_suffix('*'), known.strip_prefix('*')) {
            (Some(start), _) => name.starts_with(start),
            (_, Some(end)) => name.ends_with(end),
            _ => name == known,
        };
        let is_of = |known: &str| match known.split_once('#') {
            Some(("", known)) => fits(id, known),
            Some((tag, "")) => name == tag,
            _ => class.split_whitespace().any(|class| fits(class, known)),
        };
        let found = self.marks.iter().find(|(known, _)| is_of(known)).map(|(_, mark)| *mark);
        if found == Some(BEGIN) {
            self.end_block();
            self.ready.push_back(Line { mark: Some(BEGIN), ..Line::default() });
        }
        if found.is_some() && found == self.line_mark && !self.line.trim().is_empty() {
            // Two elements are two lines.
            self.push_line();
        }
        let has_room = self.marked.len() < DEEPEST;
        match (found, self.marked.last_mut()) {
            (Some(mark), _) if has_room => self.marked.push((name.to_owned(), 0, mark)),
            (_, Some((open, depth, _))) if open == name => *depth += 1,
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        if let Some(silent) = &self.silent {
            if silent == name {
                self.silent = None;
            }
            return;
        }
        match name {
            "pre" => self.is_preformatted = false,
            "td" | "th" => {
                self.has_space = false;
                self.in_cell = false;
                // Spaces behind the code of a row.
                self.line.truncate(self.line.trim_end_matches([' ', '\u{a0}']).len());
            }
            _ if is_block(name) => {
                self.end_block();
                if matches!(name, "p" | "div" | "center") {
                    self.is_centred = false;
                }
            }
            _ => {}
        }
        let Some((open, depth, _)) = self.marked.last_mut() else { return };
        if open == name {
            if *depth == 0 {
                self.marked.pop();
            } else {
                *depth -= 1;
            }
        } else if let Some(at) = self.marked.iter().rposition(|(open, depth, _)| open == name && *depth == 0)
            && is_block(name)
        {
            // An inner element was never closed.
            self.marked.truncate(at);
        }
    }

    fn text(&mut self, text: &str) {
        match self.silent.as_deref() {
            Some("style") => return self.read_style(text),
            Some(_) => return,
            None => {}
        }
        let text = markup::decode_entities(text);
        let mark = self.marked.last().map(|(_, _, mark)| *mark).filter(|mark| *mark != BEGIN);
        for character in text.chars() {
            if character == '\n' && self.is_preformatted {
                self.push_line();
            } else if character.is_whitespace() && !self.is_preformatted {
                self.has_space = true;
            } else {
                self.push(character, mark);
            }
        }
    }

    fn push(&mut self, character: char, mark: Option<&'static str>) {
        if is_code(&self.line) {
            // The row's mark is that of what stands behind its code.
            self.line_mark = mark;
        } else if !self.line.trim().is_empty() && mark != self.line_mark {
            self.push_line();
        }
        if self.line.is_empty() {
            self.line_mark = mark;
            self.line_is_centred = self.is_centred;
        } else if self.has_space && !self.line.ends_with('\t') {
            self.line.push(' ');
        }
        self.has_space = false;
        self.line.push(character);
    }

    /// A break in the line; one behind the code of a row parts the code from what it stands for.
    fn break_line(&mut self) {
        if is_code(&self.line) && (self.in_cell || self.line.ends_with('\t')) {
            if !self.line.ends_with('\t') {
                self.line.push('\t');
            }
            return;
        }
        if !self.line.trim().is_empty() {
            self.push_line();
        }
    }

    fn end_block(&mut self) {
        if is_code(&self.line) && (self.in_cell || self.line.ends_with('\t')) {
            return self.break_line();
        }
        self.end_line();
    }

    fn end_line(&mut self) {
        self.push_line();
        if !self.was_empty {
            self.was_empty = true;
            self.ready.push_back(Line::default());
        }
    }

    fn push_line(&mut self) {
        let line = std::mem::take(&mut self.line);
        self.has_space = false;
        let text = line.trim_end();
        if text.is_empty() && !self.is_preformatted {
            return;
        }
        let centre = if self.line_is_centred { CENTRE } else { "" };
        self.was_empty = text.is_empty();
        self.ready.push_back(Line {
            text: format!("{centre}{text}"),
            mark: self.line_mark,
            ..Line::default()
        });
    }

    /// Notes the classes that centre: `.c0 { text-align: center; }`.
    fn read_style(&mut self, text: &str) {
        for rule in text.split('}') {
            let Some((names, what)) = rule.split_once('{') else { continue };
            let what: String = what.split_whitespace().collect();
            if what.to_ascii_lowercase().contains("text-align:center") && self.centring.len() < MOST_CLASSES {
                let names = names.split(',').filter_map(|name| name.trim().rsplit_once('.'));
                self.centring.extend(names.map(|(_, name)| name.to_owned()));
            }
        }
    }
}

/// The code of a row: two or three capitals.
fn is_code(text: &str) -> bool {
    let text = text.trim();
    (2..=3).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_uppercase())
}

fn is_block(name: &str) -> bool {
    matches!(
        name,
        "p" | "div"
            | "table"
            | "tbody"
            | "thead"
            | "tr"
            | "li"
            | "ul"
            | "ol"
            | "dl"
            | "dt"
            | "dd"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "article"
            | "section"
            | "header"
            | "footer"
            | "aside"
            | "blockquote"
            | "center"
            | "form"
            | "body"
            | "html"
            | "head"
            | "pre"
            | "main"
            | "figure"
            | "figcaption"
            | "nav"
    )
}
