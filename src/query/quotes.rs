//! Quotes of every kind: a text and the place of a quote go in, what it encloses comes out.

use std::ops::Range;

/// What two quotes enclose.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Enclosed {
    /// Bytes between the quotes.
    pub(super) content: Range<usize>,
    /// First byte behind the closing quote.
    pub(super) end: usize,
}

/// A kind of quote: what opens it, what closes it, and what closes it when that is nowhere.
struct Pair {
    open: char,
    close: &'static [char],
    otherwise: &'static [char],
}

const PAIRS: &[Pair] = &[
    pair('"', &['"'], &['\u{201d}', '\u{201c}', '\u{201f}', '\u{ff02}']),
    pair('\u{201c}', &['\u{201d}', '"', '\u{201f}', '\u{ff02}'], &['\u{201c}']),
    pair('\u{201d}', &['\u{201d}', '"'], &['\u{201c}']),
    pair('\u{201e}', &['\u{201c}', '\u{201d}', '"', '\u{201f}'], &['\u{201e}']),
    pair('\u{201f}', &['\u{201d}', '"', '\u{201f}'], &[]),
    pair('\u{ff02}', &['\u{ff02}', '"'], &[]),
    pair('\u{ab}', &['\u{bb}'], &[]),
    pair('\u{bb}', &['\u{ab}', '\u{bb}'], &[]),
    pair('\u{2039}', &['\u{203a}'], &[]),
    pair('\u{203a}', &['\u{2039}', '\u{203a}'], &[]),
    pair('\u{300c}', &['\u{300d}'], &[]),
    pair('\u{300e}', &['\u{300f}'], &[]),
    pair('\u{300a}', &['\u{300b}'], &[]),
    pair('\u{2018}', &['\u{2019}'], &[]),
    pair('\u{201a}', &['\u{2018}', '\u{2019}'], &[]),
];

/// Finds closing quotes; remembers which are nowhere, so that many lone quotes cost one search.
#[derive(Debug, Default)]
pub(super) struct Quotes {
    absent: Vec<&'static [char]>,
}

impl Quotes {
    /// Finds what the quote at `at` encloses; places are asked for from left to right.
    pub(super) fn find(&mut self, text: &str, at: usize) -> Option<Enclosed> {
        let open = text[at..].chars().next()?;
        let pair = PAIRS.iter().find(|pair| pair.open == open)?;
        let start = at + open.len_utf8();
        let rest = &text[start..];
        let (length, close) =
            self.closing(rest, pair.close).or_else(|| self.closing(rest, pair.otherwise))?;
        let content = start..start + length;
        Some(Enclosed { end: content.end + close.len_utf8(), content })
    }

    /// Finds the first of some closing quotes; an apostrophe inside a word closes nothing.
    fn closing(&mut self, rest: &str, close: &'static [char]) -> Option<(usize, char)> {
        if self.absent.contains(&close) {
            return None;
        }
        let found = rest.match_indices(close).find_map(|(index, found)| {
            let c = found.chars().next()?;
            let joins = is_single(c) && rest[index + found.len()..].starts_with(char::is_alphanumeric);
            (!joins).then_some((index, c))
        });
        if found.is_none() {
            self.absent.push(close);
        }
        found
    }
}

/// Whether a character opens a quotation wherever it stands.
pub(super) fn opens(c: char) -> bool {
    PAIRS.iter().any(|pair| pair.open == c)
}

/// Whether a character is a single quote, which may as well be an apostrophe.
pub(super) fn is_single(c: char) -> bool {
    matches!(c, '\u{2018}' | '\u{2019}' | '\u{201a}')
}

/// Puts a text between quotes that do not occur in it.
pub(super) fn around(text: &str) -> Option<String> {
    let is_free = |pair: &&Pair| !is_single(pair.open) && !text.contains(pair.close);
    let pair = PAIRS.iter().find(is_free)?;
    Some(format!("{}{text}{}", pair.open, pair.close[0]))
}

const fn pair(open: char, close: &'static [char], otherwise: &'static [char]) -> Pair {
    Pair { open, close, otherwise }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Option<&str>) {
        let found = Quotes::default().find(text, 0).map(|enclosed| &text[enclosed.content]);
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn every_kind_of_quote_encloses() {
        check("\"arms trade\" x", Some("arms trade"));
        check("\u{201c}arms trade\u{201d} x", Some("arms trade"));
        check("\u{201e}arms trade\u{201c} x", Some("arms trade"));
        check("\u{201d}arms trade\u{201d} x", Some("arms trade"));
        check("\u{ab}arms trade\u{bb} x", Some("arms trade"));
        check("\u{bb}arms trade\u{ab} x", Some("arms trade"));
        check("\u{2039}arms trade\u{203a} x", Some("arms trade"));
        check("\u{300c}arms trade\u{300d} x", Some("arms trade"));
        check("\u{2018}don\u{2019}t go\u{2019} x", Some("don\u{2019}t go"));
    }

    #[test]
    fn quotes_mixed_by_a_keyboard_enclose() {
        check("\u{201c}arms trade\" x \u{201c}navy\u{201d}", Some("arms trade"));
        check("\"arms trade\u{201d} x", Some("arms trade"));
        check("\"he said \u{201c}no\u{201d} today\"", Some("he said \u{201c}no\u{201d} today"));
    }

    #[test]
    fn a_lone_quote_encloses_nothing() {
        check("\"arms trade", None);
        check("\u{201c}", None);
        check("x", None);
    }
}
