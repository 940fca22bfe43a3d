//! Takes a text, gives its words with offsets, shape, what stands between them, and what the lists know of them.
//!
//! Only words with a capital are looked up; the others are looked up when they stand beside a name.

use super::languages::{Language, Tongue};
use super::lists::{Lists, bit, fingerprint};
use super::look_up::look_up;
use super::shape::{is_arabic_article, shape};

pub use super::shape::Shape;

/// A word of the text.
#[derive(Clone, Copy, Debug)]
pub struct Token {
    /// First byte.
    pub start: u32,
    /// Byte after the last, without a possessive `'s`.
    pub end: u32,
    /// Fingerprint; 0 for a word that was not looked up.
    pub print: u64,
    /// What the lists know of it, see [`bit`].
    pub bits: u32,
    /// How it is written.
    pub shape: Shape,
    /// What stands between the word before and it.
    pub gap: Gap,
    /// Whether it begins a sentence or a quotation.
    pub first: bool,
    /// Whether a possessive `'s` follows.
    pub possessive: bool,
    /// How its sentence is written.
    pub style: Style,
}

/// What stands between two words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gap {
    /// Blanks.
    Space,
    /// A comma.
    Comma,
    /// `&`.
    Ampersand,
    /// Nothing, or a hyphen.
    Joined,
    /// An opening bracket.
    Open,
    /// Anything else.
    Break,
}

/// How a sentence is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// As usual.
    Plain,
    /// Every Word Begins With a Capital.
    Headline,
    /// EVERY WORD IS IN CAPITALS.
    Capitals,
}

impl Token {
    /// Whether the lists give it one of these bits.
    pub fn is(&self, bits: u32) -> bool {
        self.bits & bits != 0
    }

    /// Whether it is written like a part of a name.
    pub fn is_capital(&self) -> bool {
        matches!(self.shape, Shape::Capital | Shape::Upper | Shape::Initial)
    }

    /// The word.
    pub fn text<'t>(&self, text: &'t str) -> &'t str {
        text.get(self.start as usize..self.end as usize).unwrap_or("")
    }
}

/// Splits `text`, which is in `language`, into words.
pub fn split(text: &str, lists: &Lists, language: &Language) -> Vec<Token> {
    let foreign = language.tongue != Tongue::English;
    let mut splitter = Splitter {
        text,
        lists,
        language,
        foreign,
        tokens: Vec::with_capacity(text.len() / 6 + 4),
        sentence: 0,
    };
    splitter.run();
    splitter.tokens
}

struct Splitter<'t> {
    text: &'t str,
    lists: &'t Lists,
    language: &'t Language,
    foreign: bool,
    tokens: Vec<Token>,
    /// First token of the present sentence.
    sentence: usize,
}

impl Splitter<'_> {
    fn run(&mut self) {
        let mut at = 0;
        let mut gap = Gap::Break;
        let mut first = true;
        let mut line = 0;
        let bytes = self.text.as_bytes();
        while let Some(&byte) = bytes.get(at) {
            let class = CLASS[usize::from(byte)];
            if class == LETTER || (class == WIDE && letter_at(self.text, at)) {
                let after = self.word(at, gap, first);
                first = false;
                gap = Gap::Joined;
                at = after;
                continue;
            }
            match byte {
                b' ' | b'\t' | b'\r' => {
                    if gap == Gap::Joined {
                        gap = Gap::Space;
                    }
                    at += 1;
                    continue;
                }
                b'\n' => {
                    // A line that ends early ends a heading or an item of a list; a long one is wrapped.
                    let is_wrapped = at - line > 50 && bytes.get(at + 1).is_some_and(|next| *next > b' ');
                    line = at + 1;
                    if is_wrapped {
                        gap = if gap == Gap::Joined { Gap::Space } else { gap };
                    } else {
                        gap = Gap::Break;
                        first = true;
                        self.end_sentence(false);
                    }
                }
                b',' => gap = if gap == Gap::Joined { Gap::Comma } else { Gap::Break },
                b'&' => {
                    gap = if matches!(gap, Gap::Space | Gap::Joined) { Gap::Ampersand } else { Gap::Break }
                }
                b'(' => gap = if matches!(gap, Gap::Space | Gap::Joined) { Gap::Open } else { Gap::Break },
                b'-' if gap == Gap::Joined => {}
                b'.' | b'!' | b'?' => {
                    let is_abbreviation = byte == b'.' && gap == Gap::Joined && self.abbreviates();
                    if !is_abbreviation {
                        gap = Gap::Break;
                        if bytes.get(at + 1).is_none_or(|next| !next.is_ascii_alphanumeric()) {
                            first = true;
                            self.end_sentence(byte == b'.');
                        }
                    }
                }
                b'"' | b':' => {
                    gap = Gap::Break;
                    first = true;
                }
                // The apostrophe of `Workers' Party` does not part the words.
                b'\'' if gap == Gap::Joined => self.plural_possessive(),
                b'\'' | b'`' => {
                    first = true;
                    gap = Gap::Break;
                }
                byte if byte < 0x80 => gap = Gap::Break,
                _ => {
                    let letter = self.text.get(at..).and_then(|rest| rest.chars().next()).unwrap_or(' ');
                    if letter == '\u{a0}' {
                        gap = if gap == Gap::Joined { Gap::Space } else { gap };
                    } else if letter == '’' && gap == Gap::Joined {
                        self.plural_possessive();
                    } else {
                        gap = Gap::Break;
                        first |= matches!(letter, '“' | '‘' | '«' | '„' | '。' | '…' | '»');
                    }
                    at += letter.len_utf8();
                    continue;
                }
            }
            at += 1;
        }
        self.end_sentence(false);
    }

    /// Reads the word at `start`, gives the byte after it.
    fn word(&mut self, start: usize, gap: Gap, first: bool) -> usize {
        let bytes = self.text.as_bytes();
        let end = self.word_end(start);
        let head = bytes[start];
        if head.is_ascii_lowercase() && !is_arabic_article(&bytes[start..end]) {
            if let Some(after) = self.address_end(start, end) {
                return after;
            }
            let possessive = false;
            let (start, end) = (start as u32, end as u32);
            let (shape, style) = (Shape::Lower, Style::Plain);
            self.tokens.push(Token { start, end, print: 0, bits: 0, shape, gap, first, possessive, style });
            return end as usize;
        }
        let Some(word) = self.text.get(start..end) else { return end };
        if let Some(after) = self.address_end(start, end) {
            return after;
        }
        let (word, possessive) = match word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")) {
            // `People's` begins names, it does not end one.
            Some(stem) if !self.lists.get(fingerprint(word)).has(bit::ADJECTIVE) => (stem, true),
            _ => match word.find(['\'', '’']).filter(|_| self.language.codes.contains(&"tr")) {
                // `Ankara'da`: in Turkish an apostrophe ends the name.
                Some(apostrophe) if apostrophe > 0 => (word.get(..apostrophe).unwrap_or(word), true),
                _ => (word, false),
            },
        };
        // `Lyon-based` is the name `Lyon` and a word that is none.
        let lower_tail = word.bytes().rposition(|byte| byte == b'-').filter(|hyphen| {
            word.as_bytes().get(hyphen + 1).is_some_and(u8::is_ascii_lowercase)
                && !is_arabic_article(word.as_bytes())
                && self.lists.get(fingerprint(word)).bits == 0
        });
        let word = lower_tail.map_or(word, |hyphen| word.get(..hyphen).unwrap_or(word));
        let after = if lower_tail.is_some() { start + word.len() } else { end };
        let shape = shape(word);
        let (mut print, mut bits) = (0, 0);
        if !matches!(shape, Shape::Lower | Shape::Number) {
            (print, bits) = look_up(word, shape, self.lists, self.language);
        }
        let (start, end) = (start as u32, (start + word.len()) as u32);
        let style = Style::Plain;
        self.tokens.push(Token { start, end, print, bits, shape, gap, first, possessive, style });
        after
    }

    /// The byte after the word: letters, digits, and apostrophes, hyphens and full stops between letters.
    fn word_end(&self, start: usize) -> usize {
        let bytes = self.text.as_bytes();
        let mut at = start;
        while let Some(&byte) = bytes.get(at) {
            match CLASS[usize::from(byte)] {
                LETTER => at += 1,
                INNER => {
                    let next_is_letter = letter_at(self.text, at + 1);
                    // A full stop stays inside `U.S.` and `J.K.`, not inside `end.Next`.
                    let is_short = byte != b'.'
                        || (at == start + 1 || bytes.get(at.wrapping_sub(2)) == Some(&b'.'))
                            && bytes.get(at + 2).is_none_or(|after| !after.is_ascii_alphabetic());
                    if !next_is_letter || !is_short {
                        break;
                    }
                    if self.foreign && byte == b'\'' && is_elision(&bytes[start..at]) {
                        return at + 1;
                    }
                    at += 1;
                }
                WIDE => {
                    let Some(letter) = self.text.get(at..).and_then(|rest| rest.chars().next()) else {
                        break;
                    };
                    let is_inner = letter == '’' && letter_at(self.text, at + 3);
                    if !letter.is_alphanumeric() && !is_inner && !is_mark(letter) {
                        break;
                    }
                    if self.foreign && is_inner && is_elision(&bytes[start..at]) {
                        return at + letter.len_utf8();
                    }
                    at += letter.len_utf8();
                }
                _ => break,
            }
        }
        // A full stop after `U.S` belongs to it.
        let is_dotted = at >= start + 3 && bytes.get(at) == Some(&b'.') && bytes[at - 2] == b'.';
        at.max(start + 1) + usize::from(is_dotted)
    }

    /// The end of the web or mail address that begins with this word.
    fn address_end(&self, start: usize, end: usize) -> Option<usize> {
        let bytes = self.text.as_bytes();
        let is_address = match bytes.get(end)? {
            b':' => bytes.get(end + 1..end + 3) == Some(b"//"),
            b'@' => true,
            b'.' => {
                bytes.get(start..end).is_some_and(|word| word.eq_ignore_ascii_case(b"www"))
                    || bytes.get(end + 1).is_some_and(u8::is_ascii_lowercase)
            }
            _ => false,
        };
        let is_end =
            |byte: &u8| byte.is_ascii_whitespace() || matches!(byte, b'"' | b'<' | b'>' | b')' | b',');
        is_address.then(|| bytes[end..].iter().position(is_end).map_or(bytes.len(), |length| end + length))
    }

    /// `Brussels' schools`: an apostrophe after a name ends it; `Workers' Party` goes on.
    fn plural_possessive(&mut self) {
        if let Some(last) = self.tokens.last_mut() {
            last.possessive |= last.is_capital() && !last.is(bit::ORDINARY | bit::ADJECTIVE);
        }
    }

    /// Whether the full stop after the last word is part of it: `Gen.`, `J.`.
    fn abbreviates(&self) -> bool {
        let Some(last) = self.tokens.last() else { return false };
        last.shape == Shape::Initial || last.is(bit::ABBREVIATION)
    }

    /// Sets the style of the sentence that ends here.
    fn end_sentence(&mut self, has_full_stop: bool) {
        let Some(sentence) = self.tokens.get_mut(self.sentence..) else { return };
        self.sentence += sentence.len();
        if sentence.len() < 3 {
            return;
        }
        let (mut long, mut capital, mut upper, mut words) = (0, 0, 0, 0);
        for token in sentence.iter() {
            let length = token.end - token.start;
            let is_word = token.shape != Shape::Number;
            words += u32::from(is_word);
            long += u32::from(is_word && length >= 4);
            capital += u32::from(length >= 4 && token.is_capital());
            upper += u32::from(token.shape == Shape::Upper || token.shape == Shape::Initial);
        }
        let style = if upper * 10 >= words * 8 && words >= 3 {
            Style::Capitals
        } else if !has_full_stop && long >= 3 && capital * 10 >= long * 9 && words >= 4 {
            Style::Headline
        } else {
            return;
        };
        for token in sentence {
            token.style = style;
        }
    }
}

/// Whether the letters before an apostrophe are a word of their own: `d'`, `dell'`.
fn is_elision(word: &[u8]) -> bool {
    matches!(word, b"d" | b"l" | b"j" | b"n" | b"s" | b"c" | b"m" | b"t" | b"L" | b"qu" | b"un")
        || word.ends_with(b"ll")
}

fn letter_at(text: &str, at: usize) -> bool {
    match text.as_bytes().get(at) {
        Some(byte) if *byte < 0x80 => byte.is_ascii_alphanumeric(),
        Some(_) => text.get(at..).and_then(|rest| rest.chars().next()).is_some_and(char::is_alphanumeric),
        None => false,
    }
}

/// Combining marks that belong to the letter before them.
fn is_mark(letter: char) -> bool {
    matches!(letter, '\u{300}'..='\u{36f}')
}

const LETTER: u8 = 1;
const INNER: u8 = 2;
const WIDE: u8 = 3;
static CLASS: [u8; 256] = {
    let mut table = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        table[byte] = match byte as u8 {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => LETTER,
            b'\'' | b'-' | b'.' => INNER,
            0x80..=0xff => WIDE,
            _ => 0,
        };
        byte += 1;
    }
    table
};
