//! Cuts a paragraph into words, numbers and marks, each with what it says of time; tells nothing of how they join.

use super::vocabulary::{Sense, Vocabulary};

/// A piece of a paragraph.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    /// What it says.
    pub(super) sense: Sense,
    /// First byte in the paragraph.
    pub(super) start: usize,
    /// First byte behind it.
    pub(super) end: usize,
}

/// A paragraph in pieces.
pub(super) struct Tokens<'a> {
    /// The paragraph.
    pub(super) text: &'a str,
    /// The words that are known.
    pub(super) vocabulary: &'static Vocabulary,
    /// The tokens that can be a year.
    pub(super) years: Vec<usize>,
    pieces: Vec<Token>,
}

impl<'a> Tokens<'a> {
    pub(super) fn new(vocabulary: &'static Vocabulary) -> Tokens<'a> {
        Tokens { text: "", vocabulary, years: Vec::new(), pieces: Vec::new() }
    }

    /// Cuts a paragraph in place of the one before; says whether anything in it tells time.
    pub(super) fn cut(&mut self, text: &'a str) -> bool {
        self.text = text;
        self.years.clear();
        self.pieces.clear();
        // A word and its space are more than four bytes in most texts.
        self.pieces.reserve(text.len() / 4);
        let bytes = text.as_bytes();
        let mut tells = false;
        let mut at = 0;
        while at < bytes.len() {
            let byte = bytes[at];
            if matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | 12) {
                at += 1;
                continue;
            }
            let start = at;
            let sense = if byte.is_ascii_digit() {
                let mut value = 0_u32;
                while at < bytes.len() && bytes[at].is_ascii_digit() {
                    value = value.saturating_mul(10).saturating_add(u32::from(bytes[at] - b'0'));
                    at += 1;
                }
                if matches!(value, 1500..=2100) && at - start == 4 {
                    self.years.push(self.pieces.len());
                }
                Sense::Number(value, (at - start).min(255) as u8)
            } else if byte.is_ascii_alphabetic() || !byte.is_ascii() {
                at = end_of_word(text, start);
                if at == start {
                    let mark = text[start..].chars().next().unwrap_or(' ');
                    at += mark.len_utf8();
                    if mark.is_whitespace() {
                        continue;
                    }
                    Sense::Mark(mark)
                } else {
                    self.vocabulary.look_up(&text[start..at])
                }
            } else {
                at += 1;
                Sense::Mark(char::from(byte))
            };
            tells |= tells_time(sense);
            self.pieces.push(Token { sense, start, end: at });
        }
        tells
    }

    pub(super) fn len(&self) -> usize {
        self.pieces.len()
    }

    /// What the token says; `Edge` outside the paragraph.
    pub(super) fn sense(&self, index: usize) -> Sense {
        self.pieces.get(index).map_or(Sense::Edge, |token| token.sense)
    }

    /// What the token so many before says.
    pub(super) fn before(&self, index: usize, count: usize) -> Sense {
        index.checked_sub(count).map_or(Sense::Edge, |index| self.sense(index))
    }

    /// First byte of a token; the end of the paragraph beyond it.
    pub(super) fn start(&self, index: usize) -> usize {
        self.pieces.get(index).map_or(self.text.len(), |token| token.start)
    }

    /// First byte behind a token.
    pub(super) fn end(&self, index: usize) -> usize {
        self.pieces.get(index).map_or(self.text.len(), |token| token.end)
    }

    /// The token as printed.
    pub(super) fn text(&self, index: usize) -> &'a str {
        self.text.get(self.start(index)..self.end(index)).unwrap_or_default()
    }

    /// Whether nothing stands between this token and the one before.
    pub(super) fn touches(&self, index: usize) -> bool {
        index > 0 && index < self.len() && self.end(index - 1) == self.start(index)
    }

    /// Whether the token begins with a capital.
    pub(super) fn is_capital(&self, index: usize) -> bool {
        self.text(index).chars().next().is_some_and(char::is_uppercase)
    }

    /// Whether a token is this mark.
    pub(super) fn is_mark(&self, index: usize, marks: &[char]) -> bool {
        matches!(self.sense(index), Sense::Mark(mark) if marks.contains(&mark))
    }

    /// Whether a sentence ends with this token: `No. 5`, `Mr. Hill` and `9 a.m. Tuesday` are within one.
    pub(super) fn ends_sentence(&self, index: usize) -> bool {
        match self.sense(index) {
            Sense::Edge | Sense::Mark('!' | '?' | ';') => true,
            Sense::Mark('.') => {
                let before = index.wrapping_sub(1);
                let length = self.text(before).len();
                let is_short = length == 1 || length < 5 && self.is_capital(before);
                !self.touches(index + 1) && !is_short && self.is_capital(index + 1)
            }
            _ => false,
        }
    }
}

/// Whether an expression can be made with this word: every one has at least one of them.
fn tells_time(sense: Sense) -> bool {
    matches!(
        sense,
        Sense::Month(_)
            | Sense::Weekday(_)
            | Sense::Day(_)
            | Sense::PartOfDay
            | Sense::Unit(_)
            | Sense::Season(_)
            | Sense::Decade(_)
            | Sense::Feast(_)
            | Sense::QuarterName(_)
            | Sense::Number(..)
    )
}

/// The end of the run of letters that begins at a byte.
fn end_of_word(text: &str, start: usize) -> usize {
    let bytes = text.as_bytes();
    let mut at = start;
    while at < bytes.len() && bytes[at].is_ascii_alphabetic() {
        at += 1;
    }
    // `Q3` is one word, though its figure is no letter.
    let is_quarter = at == start + 1 && matches!(bytes[start], b'Q' | b'q');
    if is_quarter && at < bytes.len() && bytes[at].is_ascii_digit() {
        return at + 1;
    }
    if at == bytes.len() || bytes[at].is_ascii() {
        return at;
    }
    let is_letter = |c: char| c.is_alphabetic() || matches!(c, '\u{300}'..='\u{36f}');
    text[start..].find(|c: char| !is_letter(c)).map_or(text.len(), |length| start + length)
}

#[cfg(test)]
mod tests {
    use super::super::vocabulary::Vocabulary;
    use super::*;

    fn check(text: &str, expected: &str) {
        let mut tokens = Tokens::new(Vocabulary::of(Some("en")));
        tokens.cut(text);
        let pieces: Vec<&str> = (0..tokens.len()).map(|index| tokens.text(index)).collect();
        assert_eq!(pieces.join("|"), expected);
    }

    #[test]
    fn words_numbers_and_marks_are_apart() {
        check("In Q3, up 12.5%", "In|Q3|,|up|12|.|5|%");
        check("the 1990s\nand 3rd", "the|1990|s|and|3|rd");
        check("Łódź – São\u{a0}Paulo’s", "Łódź|–|São|Paulo|’|s");
        check("e\u{301}t, \u{301}x 日", "e\u{301}t|,|\u{301}x|日");
        check("", "");
    }

    #[test]
    fn a_paragraph_without_a_word_of_time_tells_nothing() {
        let mut tokens = Tokens::new(Vocabulary::of(Some("en")));
        assert!(!tokens.cut("The harbour was closed."));
        assert!(tokens.cut("The harbour was closed on Tuesday."));
    }
}
