//! A file of a database goes in, whatever it is packed in; its lines come out, and articles as lists of lines.

use super::dates;
use super::page_lines::{Marks, PageLines};
use crate::ingest::input::{Input, too_long};
use crate::ingest::rtf_text::{self, Rtf};

/// A line of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// Its text, white space in front as it stands.
    pub text: String,
    /// What the file says of it by its markup.
    pub mark: Option<&'static str>,
    /// Its number in a text; 0 elsewhere.
    pub number: u64,
}

/// What a file of a database is packed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Packing {
    Text,
    Page,
    RichText,
}

impl Packing {
    /// Told by the first bytes.
    pub fn of(head: &[u8]) -> Packing {
        if rtf_text::is_rtf(head) {
            return Packing::RichText;
        }
        let skipped =
            |byte: &&u8| byte.is_ascii_whitespace() || matches!(**byte, 0 | 0xef | 0xbb | 0xbf | 0xfe | 0xff);
        match head.iter().find(|byte| !skipped(byte)) {
            Some(b'<') => Packing::Page,
            _ => Packing::Text,
        }
    }
}

/// What a line means for the cutting of a file into articles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cut {
    /// An article begins with it.
    Begins,
    /// An article ends with it.
    Ends,
    /// It stands below the text of an article.
    Below,
    /// It says whose the article is.
    Rights,
    /// Neither.
    None,
}

/// The lines between two cuts.
#[derive(Debug, Default)]
pub struct Chunk {
    /// The lines, those of the cuts with them.
    pub lines: Vec<Line>,
    /// Whether the file says that an article begins here.
    pub begins: bool,
    /// Whether the file says that an article ends here.
    pub ends: bool,
    /// What was doubtful about its bytes.
    pub suspects: Vec<String>,
    /// Why it is not whole, in words: it is longer than an article may be, or could not be read.
    pub failure: Option<String>,
    /// Its bytes.
    pub length: u64,
}

/// Reads a file and cuts it into articles.
///
/// Gives why the file could not be read to its end.
pub fn cut(
    input: &mut Input<'_>,
    marks: Marks,
    cut: &dyn Fn(&Line) -> Cut,
    give: &mut dyn FnMut(Chunk),
) -> Option<String> {
    let mut cutter = Cutter::new(input.limit(), cut, give);
    let packing = match input.raw_reader().fill_buf() {
        Ok(head) => Packing::of(head),
        Err(error) => return Some(error.to_string()),
    };
    let mut broken = None;
    match packing {
        Packing::Text => {
            while let Some(line) = input.line() {
                match line.text {
                    Ok(text) => {
                        cutter.chunk.suspects.extend(line.suspect);
                        cutter.take_text(&text, line.number);
                    }
                    Err(reason) => cutter.chunk.failure = Some(reason),
                }
            }
        }
        Packing::Page => match input.decoded() {
            Ok(decoded) => {
                let mut page = PageLines::new(decoded, marks);
                while let Some(line) = page.next() {
                    cutter.take(line);
                }
                broken = page.broken().map(str::to_owned);
            }
            Err(reason) => broken = Some(reason),
        },
        Packing::RichText => {
            let mut rtf = Rtf::new(input.raw_reader());
            while let Some(paragraph) = rtf.next() {
                let set = Setting { is_bold: paragraph.is_bold, is_centred: paragraph.is_centred };
                cutter.take_paragraph(&paragraph.text, set);
            }
            broken = rtf.broken();
        }
    }
    cutter.give();
    broken
}

/// How a paragraph of an office document is set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Setting {
    pub is_bold: bool,
    pub is_centred: bool,
}

/// Lines between labels below a text and the day of the next article.
const LONGEST_HEAD: usize = 12;
/// Characters of the longest name of a paper.
const LONGEST_NAME: usize = 80;

/// Cuts lines into articles, as they come.
pub struct Cutter<'a> {
    limit: u64,
    chunk: Chunk,
    /// How many lines that stand below a text were taken since the last cut, and where the last of them ends.
    below: (u32, usize),
    cut: &'a dyn Fn(&Line) -> Cut,
    give: &'a mut dyn FnMut(Chunk),
}

impl<'a> Cutter<'a> {
    /// Articles longer than `limit` bytes fail.
    pub fn new(limit: u64, cut: &'a dyn Fn(&Line) -> Cut, give: &'a mut dyn FnMut(Chunk)) -> Cutter<'a> {
        Cutter { limit, chunk: Chunk::default(), below: (0, 0), cut, give }
    }

    /// Takes a paragraph of an office document.
    pub fn take_paragraph(&mut self, text: &str, set: Setting) {
        let mark = set.is_bold.then_some("bold");
        let centre = if set.is_centred { "                    " } else { "" };
        for part in text.split('\n') {
            self.take(Line { text: format!("{centre}{}", part.trim_end()), mark, number: 0 });
        }
        self.take(Line::default());
    }

    /// A line that may hold breaks of its own.
    fn take_text(&mut self, text: &str, number: u64) {
        for part in text.split(['\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}']) {
            self.take(Line { text: part.trim_end().to_owned(), mark: None, number });
        }
    }

    fn take(&mut self, line: Line) {
        let cut = (self.cut)(&line);
        if cut == Cut::Begins {
            self.give();
            self.chunk.begins = true;
        } else {
            self.part_before_head(&line);
        }
        self.chunk.length += line.text.len() as u64 + 1;
        if self.chunk.length <= self.limit {
            self.chunk.lines.push(line);
        } else {
            self.chunk.failure = Some(too_long("the record", self.chunk.length, self.limit));
        }
        match cut {
            Cut::Ends => {
                self.chunk.ends = true;
                self.give();
            }
            Cut::Below => self.below = (self.below.0 + 1, self.chunk.lines.len()),
            Cut::Rights if self.below.0 > 0 => self.below.1 = self.chunk.lines.len(),
            _ => {}
        }
    }

    /// Parts an article from the next where only labels below the first and a line or two above a day say so.
    fn part_before_head(&mut self, day: &Line) {
        let (count, at) = self.below;
        let is_near = count >= 2 && self.chunk.lines.len() - at <= LONGEST_HEAD;
        if !is_near || self.chunk.begins || !dates::is_line(&day.text) {
            return;
        }
        let filled: Vec<&str> = self.chunk.lines[at..]
            .iter()
            .map(|line| line.text.trim())
            .filter(|text| !text.is_empty())
            .collect();
        let is_name = |text: &&str| text.chars().count() <= LONGEST_NAME && !text.ends_with(['.', ':', ';']);
        if matches!(filled.len(), 1 | 2) && filled.iter().all(is_name) {
            let head = self.chunk.lines.split_off(at);
            self.give();
            self.chunk.length = head.iter().map(|line| line.text.len() as u64 + 1).sum();
            self.chunk.lines = head;
        }
    }

    /// Gives what was taken since the last cut.
    pub fn give(&mut self) {
        self.below = (0, 0);
        let chunk = std::mem::take(&mut self.chunk);
        let is_empty = chunk.lines.iter().all(|line| line.text.trim().is_empty());
        if !is_empty || chunk.failure.is_some() {
            (self.give)(chunk);
        }
    }
}

/// Lines between empty lines.
pub fn blocks(lines: &[Line]) -> impl Iterator<Item = &[Line]> {
    lines.split(|line| line.text.trim().is_empty()).filter(|block| !block.is_empty())
}

/// Lines as one, with one space between words.
pub fn joined(lines: &[Line]) -> String {
    let words = lines.iter().flat_map(|line| line.text.split_whitespace());
    words.collect::<Vec<_>>().join(" ")
}

/// `Ralph Schulze`, `Roe, Jane`: few words, each with a capital.
pub fn is_name(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    (2..=8).contains(&words.len())
        && !text.contains(|c: char| c.is_ascii_digit() || matches!(c, '?' | '!' | ':' | '"'))
        && words.iter().all(|word| {
            word.starts_with(char::is_uppercase)
                || matches!(*word, "and" | "und" | "et" | "y" | "de" | "van" | "von" | "e" | "&")
        })
}

impl Chunk {
    /// Adds what goes on in the next one.
    pub fn add(&mut self, next: Chunk) {
        self.lines.push(Line::default());
        self.lines.extend(next.lines);
        self.ends = next.ends;
        self.length += next.length;
        self.suspects.extend(next.suspects);
        self.failure = self.failure.take().or(next.failure);
    }
}
