//! Cuts a printed line into numbers, words and marks, the pieces that dates are made of.

use unicode_normalization::char::is_combining_mark;

/// A piece of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Token<'a> {
    /// What it is.
    pub(super) kind: Kind<'a>,
    /// First byte in the line.
    pub(super) start: usize,
    /// First byte behind it.
    pub(super) end: usize,
    /// Whether white space, or the beginning of the line, stands before it.
    pub(super) spaced: bool,
}

/// What a piece is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind<'a> {
    /// A run of digits: its value (the largest one when it is longer) and their number.
    Number(u32, usize),
    /// A run of letters; the signs for year, month and day behind a number stand alone.
    Word(&'a str),
    /// Anything else that can be seen.
    Mark(char),
}

/// Dates stand early in a line; a longer one is a text.
pub(super) const LONGEST_LINE: usize = 400;

/// Cuts the beginning of a line into tokens.
pub(super) fn cut(line: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::with_capacity(24);
    let mut at = 0;
    let mut spaced = true;
    while let Some(first) = line[at..].chars().next()
        && at < LONGEST_LINE
    {
        let rest = &line[at..];
        if first.is_whitespace() || is_unseen(first) {
            spaced |= first.is_whitespace();
            at += first.len_utf8();
            continue;
        }
        let (kind, length) = if let Some(zero) = zero(first) {
            let length = run(rest, |c| digit(c, zero).is_some());
            (number(&rest[..length], zero), length)
        } else if is_unit(first) && matches!(tokens.last(), Some(Token { kind: Kind::Number(..), .. })) {
            (Kind::Word(&rest[..first.len_utf8()]), first.len_utf8())
        } else if first.is_alphabetic() {
            let length = run(rest, is_letter);
            (Kind::Word(&rest[..length]), length)
        } else {
            (Kind::Mark(first), first.len_utf8())
        };
        tokens.push(Token { kind, start: at, end: at + length, spaced });
        at += length;
        spaced = false;
    }
    tokens
}

/// The zeros of scripts with figures of their own: Arabic, Persian, Devanagari, Bengali, Gurmukhi, Gujarati, Tamil,
/// Telugu, Kannada, Malayalam, Thai, Lao, Burmese, Khmer, and the wide figures of East Asia.
const ZEROS: &[char] = &[
    '0', '\u{660}', '\u{6f0}', '\u{966}', '\u{9e6}', '\u{a66}', '\u{ae6}', '\u{be6}', '\u{c66}', '\u{ce6}',
    '\u{d66}', '\u{e50}', '\u{ed0}', '\u{1040}', '\u{17e0}', '\u{ff10}',
];

/// The zero of the script to which a figure belongs.
fn zero(c: char) -> Option<char> {
    if c.is_ascii() {
        return c.is_ascii_digit().then_some('0');
    }
    ZEROS.iter().copied().find(|zero| digit(c, *zero).is_some())
}

/// The value of a figure of the script with this zero.
fn digit(c: char, zero: char) -> Option<u32> {
    (c as u32).checked_sub(zero as u32).filter(|value| *value < 10)
}

fn number(figures: &str, zero: char) -> Kind<'_> {
    let value =
        figures.chars().try_fold(0u32, |value, c| value.checked_mul(10)?.checked_add(digit(c, zero)?));
    Kind::Number(value.unwrap_or(u32::MAX), figures.chars().count())
}

/// Marks that nobody sees: they join, part or turn what stands beside them.
fn is_unseen(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// The bytes at the beginning of `text` whose characters all pass.
fn run(text: &str, passes: impl Fn(char) -> bool) -> usize {
    text.find(|c: char| !passes(c)).unwrap_or(text.len())
}

/// Letters and the accents and vowel signs that stand as characters of their own.
fn is_letter(c: char) -> bool {
    c.is_alphabetic() || !c.is_ascii() && is_combining_mark(c)
}

/// The signs that stand behind a number in East Asian dates.
fn is_unit(c: char) -> bool {
    matches!(c, '年' | '月' | '日' | '號' | '号' | '년' | '월' | '일')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, expected: &str) {
        let tokens = cut(line);
        let pieces: Vec<&str> = tokens.iter().map(|token| &line[token.start..token.end]).collect();
        assert_eq!(pieces.join("|"), expected);
    }

    #[test]
    fn numbers_words_and_marks_are_apart() {
        check("Irrawaddy-Apr 22", "Irrawaddy|-|Apr|22");
        check("26FEB1987", "26|FEB|1987");
        check("朝日新聞2011年3月11日朝刊", "朝日新聞|2011|年|3|月|11|日|朝刊");
        check("3rd, '87", "3|rd|,|'|87");
        check("", "");
        check("99999999999999999999", "99999999999999999999");
    }
}
