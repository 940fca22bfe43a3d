//! The bytes of an RTF file go in, its groups, control words and characters come out.
//!
//! Rich Text Format Specification, version 1.9.1 (Microsoft, 2008).

use std::io::BufRead;

/// Letters of a control word; the specification allows 32, and a longer one names nothing.
const LONGEST_NAME: usize = 32;

/// The next piece of an RTF file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Token {
    /// `{`
    Open,
    /// `}`
    Close,
    /// `\name12`, with the number where there is one.
    Word(Name, Option<i32>),
    /// `\~` and the like.
    Symbol(u8),
    /// A character by its code: `\'e4`.
    Code(u8),
    /// A character as it is.
    Plain(u8),
}

/// The name of a control word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Name {
    letters: [u8; LONGEST_NAME],
    length: u8,
}

impl Name {
    /// Its letters.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.letters[..usize::from(self.length)]).unwrap_or_default()
    }
}

/// Cuts a file into its pieces.
pub struct Tokens<R> {
    reader: R,
    /// Bytes that were read, and how many of them are taken.
    ready: Vec<u8>,
    taken: usize,
    /// Bytes of pictures that are passed over.
    binary: u64,
    /// Why the file could not be read further.
    pub broken: Option<String>,
}

impl<R: BufRead> Tokens<R> {
    /// Begins with the first byte.
    pub fn new(reader: R) -> Tokens<R> {
        Tokens { reader, ready: Vec::new(), taken: 0, binary: 0, broken: None }
    }

    /// The next piece; line ends, which mean nothing, are passed over.
    pub fn next(&mut self) -> Option<Token> {
        self.skip_binary();
        loop {
            return match self.take()? {
                b'{' => Some(Token::Open),
                b'}' => Some(Token::Close),
                b'\r' | b'\n' | 0 => continue,
                b'\\' => self.control(),
                byte => Some(Token::Plain(byte)),
            };
        }
    }

    /// The letters of ASCII that stand here as they are; the next piece may be more of them.
    pub fn letters(&mut self) -> Option<String> {
        self.skip_binary();
        self.fill()?;
        let is_letter = |byte: &&u8| matches!(**byte, b' '..=b'~') && !b"\\{}".contains(*byte);
        let ready = &self.ready[self.taken..];
        let length = ready.iter().take_while(is_letter).count();
        let letters = std::str::from_utf8(&ready[..length]).ok().filter(|letters| !letters.is_empty())?;
        self.taken += length;
        Some(letters.to_owned())
    }

    fn control(&mut self) -> Option<Token> {
        match self.peek()? {
            b'\'' => {
                self.take();
                let high = self.digit();
                let low = self.digit();
                // Two digits that are none cost nothing but themselves.
                Some(Token::Code(high.zip(low).map_or(b'?', |(high, low)| high * 16 + low)))
            }
            byte if byte.is_ascii_alphabetic() => Some(self.word()),
            byte => {
                self.take();
                Some(Token::Symbol(byte))
            }
        }
    }

    fn digit(&mut self) -> Option<u8> {
        let value = char::from(self.peek()?).to_digit(16)?;
        self.take();
        u8::try_from(value).ok()
    }

    fn word(&mut self) -> Token {
        let mut name = Name { letters: [0; LONGEST_NAME], length: 0 };
        while let Some(letter) = self.peek().filter(u8::is_ascii_alphabetic) {
            self.take();
            if usize::from(name.length) < LONGEST_NAME {
                name.letters[usize::from(name.length)] = letter;
                name.length += 1;
            }
        }
        let is_negative = self.peek() == Some(b'-');
        if is_negative {
            self.take();
        }
        let mut number: Option<i32> = None;
        while let Some(digit) = self.peek().filter(u8::is_ascii_digit) {
            self.take();
            let before = number.unwrap_or(0);
            number = Some(before.saturating_mul(10).saturating_add(i32::from(digit - b'0')));
        }
        if self.peek() == Some(b' ') {
            self.take();
        }
        let number = number.map(|number| if is_negative { -number } else { number });
        if name.as_str() == "bin" {
            self.binary = number.and_then(|length| u64::try_from(length).ok()).unwrap_or(0);
        }
        Token::Word(name, number)
    }

    fn skip_binary(&mut self) {
        while self.binary > 0 && self.fill().is_some() {
            let left = usize::try_from(self.binary).unwrap_or(usize::MAX);
            let length = left.min(self.ready.len() - self.taken);
            self.taken += length;
            self.binary -= length as u64;
        }
    }

    fn peek(&mut self) -> Option<u8> {
        self.fill()?;
        self.ready.get(self.taken).copied()
    }

    fn take(&mut self) -> Option<u8> {
        let byte = self.peek()?;
        self.taken += 1;
        Some(byte)
    }

    /// Sees to it that a byte is ready; `None` at the end.
    fn fill(&mut self) -> Option<()> {
        if self.taken < self.ready.len() {
            return Some(());
        }
        if self.broken.is_some() {
            return None;
        }
        self.ready.clear();
        self.taken = 0;
        match self.reader.fill_buf() {
            Ok(read) => {
                self.ready.extend_from_slice(read);
                let length = read.len();
                self.reader.consume(length);
                (length > 0).then_some(())
            }
            Err(error) => {
                self.broken = Some(error.to_string());
                None
            }
        }
    }
}
