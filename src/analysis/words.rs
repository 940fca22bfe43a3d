//! Text goes in, news words with their byte ranges come out: `U.S.`, `don't`, `AT&T`, `1.5bn`, `1,234` are one
//! word each; a hyphen splits; Chinese, Japanese, Korean, Thai, Lao, Khmer and Burmese are split into their signs.

use super::signs::{self, is_unspaced};
use unicode_normalization::char::is_combining_mark;

/// One word of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word {
    /// First byte.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
    /// What it is made of.
    pub shape: Shape,
}

/// What a word is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// ASCII letters and digits only.
    Plain,
    /// Anything else: accents, apostrophes, dots, another script.
    Other,
}

/// The words of a text, in order.
#[derive(Clone, Debug)]
pub struct Words<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Words<'a> {
    /// The words of `text`.
    ///
    /// ```
    /// # use dateline::analysis::Words;
    /// let text = "U.S. firm AT&T's $1.5bn state-owned";
    /// let words: Vec<&str> = Words::new(text).map(|word| &text[word.start..word.end]).collect();
    /// assert_eq!(words, ["U.S.", "firm", "AT&T's", "1.5bn", "state", "owned"]);
    /// ```
    pub fn new(text: &'a str) -> Words<'a> {
        Words { text, at: 0 }
    }
}

/// Counts the words of a text; in scripts without spaces, where a word has two signs or more, every second sign.
pub fn count(text: &str) -> u32 {
    let (mut words, mut signs) = (0_u32, 0_u32);
    for word in Words::new(text) {
        match signs::begins(&text[word.start..word.end]) {
            true => signs += 1,
            false => words += 1,
        }
    }
    words + signs.div_ceil(2)
}

impl Iterator for Words<'_> {
    type Item = Word;

    fn next(&mut self) -> Option<Word> {
        let bytes = self.text.as_bytes();
        let mut at = self.at;
        let first = loop {
            while at < bytes.len() && CLASS[bytes[at] as usize] == SEPARATOR {
                at += 1;
            }
            if at >= bytes.len() {
                self.at = at;
                return None;
            }
            if bytes[at] < 128 {
                if let Some(end) = plain_end(bytes, at) {
                    self.at = end;
                    return Some(Word { start: at, end, shape: Shape::Plain });
                }
                break bytes[at] as char;
            }
            let c = char_at(self.text, at);
            if c.is_alphanumeric() {
                break c;
            }
            at += c.len_utf8();
        };
        if is_unspaced(first) {
            let end = signs::end(self.text, at);
            self.at = end;
            return Some(Word { start: at, end, shape: Shape::Other });
        }
        let word = spaced_word(self.text, at);
        self.at = word.end;
        Some(word)
    }
}

const SEPARATOR: u8 = 0;
const WORD: u8 = 1;
const NOT_ASCII: u8 = 2;

static CLASS: [u8; 256] = {
    let mut table = [SEPARATOR; 256];
    let mut index = 0;
    while index < 256 {
        let byte = index as u8;
        table[index] = if byte.is_ascii_alphanumeric() {
            WORD
        } else if byte >= 128 {
            NOT_ASCII
        } else {
            SEPARATOR
        };
        index += 1;
    }
    table
};

/// The end of the ASCII letters and digits that begin at `start`, when what stands behind surely ends the word, as
/// behind most words: a space, another sign, a full stop or a comma behind a letter.
fn plain_end(bytes: &[u8], start: usize) -> Option<usize> {
    let mut end = start + 1;
    while end < bytes.len() && CLASS[bytes[end] as usize] == WORD {
        end += 1;
    }
    match bytes.get(end) {
        None => Some(end),
        Some(b'.') if end == start + 1 => None,
        Some(b'.' | b',') => (!bytes[end - 1].is_ascii_digit()).then_some(end),
        Some(b'\'' | b'&') => None,
        Some(byte) => byte.is_ascii().then_some(end),
    }
}

fn spaced_word(text: &str, start: usize) -> Word {
    let bytes = text.as_bytes();
    if let Some(end) = acronym(text, start) {
        return Word { start, end, shape: Shape::Other };
    }
    let mut at = start;
    let mut shape = Shape::Plain;
    loop {
        while at < bytes.len() && CLASS[bytes[at] as usize] == WORD {
            at += 1;
        }
        let Some(&byte) = bytes.get(at) else { break };
        let step = match byte {
            b'\'' | b'&' => 1 + word_char(text, at + 1),
            b'.' if at > start && bytes[at - 1].is_ascii_digit() => decimal(bytes, at),
            b',' if at > start && bytes[at - 1].is_ascii_digit() => thousands(bytes, at),
            byte if byte < 128 => 0,
            _ => match char_at(text, at) {
                '’' => 3 + word_char(text, at + 3),
                _ => word_char(text, at),
            },
        };
        let only_the_sign = matches!(byte, b'\'' | b'&') && step == 1;
        let only_the_quote = step == 3 && text[at..].starts_with('’');
        if step == 0 || only_the_sign || only_the_quote {
            break;
        }
        shape = Shape::Other;
        at += step;
    }
    Word { start, end: at, shape }
}

/// `U.S.`, `U.S`, `а.б.`: letters with a dot after each, at least two of them.
fn acronym(text: &str, start: usize) -> Option<usize> {
    let (mut at, mut dots) = (start, 0);
    loop {
        let letter = letter_at(text, at);
        if letter == 0 || text.as_bytes().get(at + letter) != Some(&b'.') {
            break;
        }
        at += letter + 1;
        dots += 1;
    }
    let last = letter_at(text, at);
    if dots == 0 || (dots == 1 && last == 0) {
        return None;
    }
    if last > 0 && word_char(text, at + last) > 0 {
        // `e.g.word`: the dots belong to what is before.
        return (dots >= 2).then_some(at);
    }
    Some(at + last)
}

/// Length of `.5` and so on, 0 when the dot ends the number.
fn decimal(bytes: &[u8], at: usize) -> usize {
    let digits = bytes[at + 1..].iter().take_while(|byte| byte.is_ascii_digit()).count();
    if digits == 0 { 0 } else { 1 + digits }
}

/// Length of `,234`, 0 when the comma does not group three digits.
fn thousands(bytes: &[u8], at: usize) -> usize {
    let digits = bytes[at + 1..].iter().take_while(|byte| byte.is_ascii_digit()).count();
    if digits == 3 { 4 } else { 0 }
}

fn letter_at(text: &str, at: usize) -> usize {
    match text.as_bytes().get(at) {
        Some(byte) if byte.is_ascii_alphabetic() => 1,
        Some(byte) if *byte >= 128 => {
            let c = char_at(text, at);
            if c.is_alphabetic() && !is_unspaced(c) { c.len_utf8() } else { 0 }
        }
        _ => 0,
    }
}

/// Length of the word character at `at`, 0 if there is none.
fn word_char(text: &str, at: usize) -> usize {
    match text.as_bytes().get(at) {
        None => 0,
        Some(byte) => match CLASS[*byte as usize] {
            SEPARATOR => 0,
            WORD => 1,
            _ => {
                let c = char_at(text, at);
                let inside = (c.is_alphanumeric() && !is_unspaced(c)) || is_combining_mark(c) || is_joiner(c);
                if inside { c.len_utf8() } else { 0 }
            }
        },
    }
}

fn char_at(text: &str, at: usize) -> char {
    text[at..].chars().next().expect("`at` is inside the text, at a character")
}

/// Soft hyphens and zero-width joiners stand inside words.
fn is_joiner(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200c}' | '\u{200d}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        let words: Vec<&str> = Words::new(text).map(|word| &text[word.start..word.end]).collect();
        assert_eq!(words.join("|"), expected, "{text}");
    }

    #[test]
    fn news_words_stay_whole() {
        check("U.S. and US, U.S", "U.S.|and|US|U.S");
        check("The E.U.'s J. Smith", "The|E.U.|s|J|Smith");
        check("AT&T, R&D & Co.", "AT&T|R&D|Co");
        check("don't don’t Nathan's 'quoted'", "don't|don’t|Nathan's|quoted");
        check("l'univers d’hier", "l'univers|d’hier");
        check("COVID-19 state-owned", "COVID|19|state|owned");
        check("$1.5bn, 1,234. 12,34 3.", "1.5bn|1,234|12|34|3");
        check("Müller in Łódź", "Müller|in|Łódź");
        check("in 1987. The", "in|1987|The");
    }

    #[test]
    fn scripts_without_spaces_are_split_into_signs() {
        check("東京都知事", "東|京|都|知|事");
        check("2021年3月", "2021|年|3|月");
        check("iPhoneの値段", "iPhone|の|値|段");
    }

    #[test]
    fn two_signs_count_as_a_word() {
        assert_eq!(count("東京都知事"), 3);
        assert_eq!(count("2021年3月"), 3);
        assert_eq!(count("The old bridge"), 3);
    }

    #[test]
    fn no_character_breaks_it() {
        for text in
            ["", ".", "'", "’", "a’", "a'", "&", "\u{301}", "a\u{301}", "😀x", "１２３", "A.", "A.B", "é.é."]
        {
            for word in Words::new(text) {
                assert!(word.start < word.end && text.is_char_boundary(word.end), "{text}");
            }
        }
    }
}
