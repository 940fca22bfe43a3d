//! RTF goes in, its paragraphs come out one by one, with how they are set and what the document says of itself.
//!
//! Rich Text Format Specification, version 1.9.1 (Microsoft, 2008). Pictures, fields' instructions, headers,
//! footers, comments and hidden text are no text. Memory is bounded by the largest paragraph.

mod group;
mod pages;
#[cfg(test)]
mod tests;
mod tokens;

use group::{Destination, Group};
use pages::Page;
use std::collections::HashMap;
use std::io::BufRead;
use tokens::{Token, Tokens};

/// Groups within groups that are told apart; what stands deeper is set like the last.
const DEEPEST: usize = 512;
/// Bytes of one paragraph; the rest of a longer one is another.
const LONGEST: usize = 4 << 20;
/// Fonts and styles that are remembered.
const MOST_NAMES: usize = 4096;

/// A paragraph as it is set.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Paragraph {
    /// Its text. A line end that is no paragraph's is `\n`; cells of a row of a table are parted by tabs.
    pub text: String,
    /// The name of its style: `heading 1`.
    pub style: Option<String>,
    /// Its level as a heading, from 0; `None` for text.
    pub outline: Option<u8>,
    /// Whether all of it is bold.
    pub is_bold: bool,
    /// The size of its largest letters, in half points; 0 where it is not said.
    pub size: u16,
    /// Whether it is set in the middle.
    pub is_centred: bool,
}

/// What a document says of itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct About {
    /// Title, as filled in by hand or by the program that wrote it.
    pub title: String,
    /// Who wrote it.
    pub author: String,
    /// Subject.
    pub subject: String,
    /// Keywords, as they stand.
    pub keywords: String,
    /// When it was made, and last saved: `2024-04-03T10:15`. Times are local.
    pub created: String,
    /// When it was last saved.
    pub saved: String,
}

/// Whether a file begins as RTF does.
pub fn is_rtf(head: &[u8]) -> bool {
    head.trim_ascii_start().starts_with(b"{\\rtf")
}

/// All paragraphs of a short document or of the beginning of a long one, a line each.
pub fn lines(bytes: &[u8]) -> String {
    let mut rtf = Rtf::new(bytes);
    let mut text = String::new();
    while let Some(paragraph) = rtf.next() {
        text.push_str(&paragraph.text);
        text.push('\n');
    }
    text
}

/// A document that is being read.
pub struct Rtf<R> {
    tokens: Tokens<R>,
    group: Group,
    outer: Vec<Group>,
    /// Groups that are too deep to be told apart.
    deeper: usize,
    page: Page,
    fonts: HashMap<i32, Page>,
    styles: HashMap<i32, String>,
    /// What stands for characters that old programs cannot show is passed over: so many more.
    passed: u32,
    /// The first half of a character of two `\u`.
    half: Option<u16>,
    /// Bytes that wait for being decoded, by one code page.
    waiting: Vec<u8>,
    waiting_page: Page,
    paragraph: Paragraph,
    has_plain: bool,
    /// Text of a font's or style's name.
    name: String,
    /// Footnotes of the paragraph.
    notes: Vec<String>,
    ready: std::collections::VecDeque<Paragraph>,
    ended: bool,
    /// What the document says of itself; whole once the first paragraph is there.
    pub about: About,
}

impl<R: BufRead> Rtf<R> {
    /// Begins to read.
    pub fn new(reader: R) -> Rtf<R> {
        let page = Page::Known(encoding_rs::WINDOWS_1252);
        Rtf {
            tokens: Tokens::new(reader),
            group: Group::default(),
            outer: Vec::new(),
            deeper: 0,
            page,
            fonts: HashMap::new(),
            styles: HashMap::new(),
            passed: 0,
            half: None,
            waiting: Vec::new(),
            waiting_page: page,
            paragraph: Paragraph::default(),
            has_plain: false,
            name: String::new(),
            notes: Vec::new(),
            ready: std::collections::VecDeque::new(),
            ended: false,
            about: About::default(),
        }
    }

    /// Why the document could not be read to its end.
    pub fn broken(&self) -> Option<String> {
        let is_cut = self.ended && !self.outer.is_empty();
        self.tokens.broken.clone().or_else(|| is_cut.then(|| "the document ends early".to_owned()))
    }

    /// The next paragraph; empty ones are given too.
    pub fn next(&mut self) -> Option<Paragraph> {
        loop {
            if let Some(paragraph) = self.ready.pop_front() {
                return Some(paragraph);
            }
            if self.ended {
                return None;
            }
            // Most of a text are letters: they are taken many at a time.
            let are_letters = self.passed == 0 && self.waiting.is_empty();
            if let Some(letters) = are_letters.then(|| self.tokens.letters()).flatten() {
                self.write(&letters);
                continue;
            }
            match self.tokens.next() {
                Some(token) => self.take(token),
                None => self.end(),
            }
            if self.outer.is_empty() && self.deeper == 0 && !self.ended && self.group.is_closed {
                // What stands behind the last brace is no RTF.
                self.end();
            }
        }
    }

    fn end(&mut self) {
        self.flush();
        self.ended = true;
        if !self.paragraph.text.is_empty() || !self.notes.is_empty() {
            self.end_paragraph();
        }
    }

    fn take(&mut self, token: Token) {
        if self.passed > 0 {
            match token {
                Token::Open | Token::Close => self.passed = 0,
                Token::Word(name, _) if matches!(name.as_str(), "u" | "par" | "uc") => self.passed = 0,
                _ => {
                    self.passed -= 1;
                    return;
                }
            }
        }
        match token {
            Token::Open => self.open(),
            Token::Close => self.close(),
            Token::Code(byte) => self.byte(byte),
            Token::Plain(byte) if byte >= 0x80 || self.waiting_page.is_open(&self.waiting) => self.byte(byte),
            Token::Plain(byte) => {
                self.flush();
                self.write(char::from(byte).encode_utf8(&mut [0; 4]));
            }
            Token::Symbol(symbol) => self.symbol(symbol),
            Token::Word(name, number) => {
                self.flush();
                self.word(name.as_str(), number);
            }
        }
    }

    fn open(&mut self) {
        self.flush();
        if self.outer.len() == DEEPEST {
            self.deeper += 1;
        } else {
            self.outer.push(self.group.clone());
        }
        self.group.is_starred = false;
    }

    fn close(&mut self) {
        self.flush();
        self.close_destination();
        if self.deeper > 0 {
            self.deeper -= 1;
        } else if let Some(group) = self.outer.pop() {
            self.group = group;
            self.group.is_closed = self.outer.is_empty();
        }
    }

    /// A byte beyond ASCII, or by its code.
    fn byte(&mut self, byte: u8) {
        let page = self.fonts.get(&self.group.font).copied().unwrap_or(self.page);
        if page != self.waiting_page {
            self.flush();
            self.waiting_page = page;
        }
        self.waiting.push(byte);
        if self.waiting.len() > LONGEST {
            self.flush();
        }
    }

    fn flush(&mut self) {
        if self.waiting.is_empty() {
            return;
        }
        let waiting = std::mem::take(&mut self.waiting);
        let text = self.waiting_page.decode(&waiting);
        self.write(&text);
    }

    fn symbol(&mut self, symbol: u8) {
        self.flush();
        match symbol {
            b'*' => self.group.is_starred = true,
            b'~' => self.write("\u{a0}"),
            b'_' => self.write("\u{2011}"),
            b'\\' | b'{' | b'}' => self.write(char::from(symbol).encode_utf8(&mut [0; 4])),
            b'\r' | b'\n' => self.word("par", None),
            b'\t' => self.write("\t"),
            _ => {}
        }
    }

    /// A character by its number in UTF-16, below zero for the upper half.
    fn unicode(&mut self, number: i32) {
        self.passed = self.group.passed;
        let unit = (number & 0xffff) as u16;
        let units: &[u16] = match self.half.take() {
            Some(first) => &[first, unit],
            None if (0xd800..0xdc00).contains(&unit) => {
                self.half = Some(unit);
                return;
            }
            None => &[unit],
        };
        let text: String = char::decode_utf16(units.iter().copied())
            .map(|character| character.unwrap_or(char::REPLACEMENT_CHARACTER))
            .collect();
        // Fonts of signs have their own area.
        let is_sign = (0xf000..0xf100).contains(&unit);
        self.write(if is_sign { "•" } else { &text });
    }

    /// Adds text where the group wants it.
    fn write(&mut self, text: &str) {
        match self.group.destination {
            Destination::Skipped => {}
            Destination::Fonts | Destination::Styles => {
                if self.name.len() < 200 {
                    self.name.push_str(text);
                }
                if text.contains(';') {
                    self.end_name();
                }
            }
            Destination::Info(info) => {
                if let Some(field) = info.field(&mut self.about)
                    && field.len() < 10_000
                {
                    field.push_str(text);
                }
            }
            Destination::Note => {
                if let Some(note) = self.notes.last_mut()
                    && note.len() < LONGEST
                {
                    note.push_str(text);
                }
            }
            Destination::Text => self.write_text(text),
        }
    }

    fn write_text(&mut self, text: &str) {
        if self.group.is_hidden {
            return;
        }
        if !text.trim().is_empty() {
            self.has_plain |= !self.group.is_bold;
            self.paragraph.size = self.paragraph.size.max(self.group.size);
        }
        self.paragraph.text.push_str(text);
        if self.paragraph.text.len() > LONGEST {
            self.end_paragraph();
        }
    }

    fn end_paragraph(&mut self) {
        let mut paragraph = std::mem::take(&mut self.paragraph);
        paragraph.is_bold = !self.has_plain && !paragraph.text.trim().is_empty();
        paragraph.style = self.styles.get(&self.group.style).cloned();
        paragraph.outline = self.group.outline;
        paragraph.is_centred = self.group.is_centred;
        self.has_plain = false;
        self.ready.push_back(paragraph);
        for note in self.notes.drain(..).filter(|note| !note.trim().is_empty()) {
            self.ready.push_back(Paragraph { text: note.trim().to_owned(), ..Paragraph::default() });
        }
    }
}
