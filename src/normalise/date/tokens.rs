//! Cuts a printed line into numbers, words and marks, the pieces that dates are made of.

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
const LONGEST_LINE: usize = 400;

/// Cuts the beginning of a line into tokens.
pub(super) fn cut(line: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::with_capacity(24);
    let mut at = 0;
    let mut spaced = true;
    while let Some(first) = line[at..].chars().next()
        && at < LONGEST_LINE
    {
        let rest = &line[at..];
        if first.is_whitespace() {
            spaced = true;
            at += first.len_utf8();
            continue;
        }
        let (kind, length) = if first.is_ascii_digit() {
            let length = run(rest, |c| c.is_ascii_digit());
            (Kind::Number(rest[..length].parse().unwrap_or(u32::MAX), length), length)
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

/// The bytes at the beginning of `text` whose characters all pass.
fn run(text: &str, passes: impl Fn(char) -> bool) -> usize {
    text.find(|c: char| !passes(c)).unwrap_or(text.len())
}

/// Letters and the accents that stand as characters of their own, those of Thai among them.
fn is_letter(c: char) -> bool {
    c.is_alphabetic() || matches!(c, '\u{300}'..='\u{36f}' | '\u{e47}'..='\u{e4e}')
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
