//! The syntax without operators: any text goes in, its words come out, every mark is punctuation.

use super::ast::{Form, Node};
use super::{chunk, tree};

/// Reads a text as words alone.
pub(super) fn parse(text: &str) -> Option<Node> {
    tree::words(text.split(ends).flat_map(pieces).map(|word| chunk::word(word, Form::Stem)).collect())
}

/// Reads a question as it is typed: words alone, those with a hyphen apart.
pub(super) fn question(text: &str) -> Option<Node> {
    let words = text.split(ends).flat_map(pieces).flat_map(halves);
    tree::words(words.map(|word| chunk::word(word, Form::Stem)).collect())
}

/// `slip-flow` asks for both words, wherever they stand, and so does a dash between two; `COVID-19` is one name.
fn halves(word: &str) -> impl Iterator<Item = &str> {
    let is_one = word.contains(|c: char| c.is_ascii_digit());
    word.split(move |c| !is_one && matches!(c, '-' | '\u{2010}' | '\u{2013}'))
        .filter(|half| half.contains(char::is_alphanumeric))
}

/// Whether a character can be in no word; what may join two halves of one is looked at by `pieces`.
pub(super) fn ends(c: char) -> bool {
    chunk::breaks(c) || c.is_ascii_punctuation() && !matches!(c, '-' | '\'' | '&' | '.' | ',')
}

/// Splits at a mark that stands between no two letters or digits.
pub(super) fn pieces(run: &str) -> impl Iterator<Item = &str> {
    let is_word = |c: Option<char>| c.is_some_and(|c| !chunk::is_mark(c));
    let is_digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let mut start = 0;
    let mut cuts = Vec::new();
    for (index, c) in run.char_indices().filter(|(_, c)| chunk::is_mark(*c)) {
        let behind = index + c.len_utf8();
        let (before, after) = (run[..index].chars().next_back(), run[behind..].chars().next());
        let is_inside = is_word(before) && is_word(after);
        let is_kept = if c == ',' { is_digit(before) && is_digit(after) } else { is_inside };
        // The last dot of U.S. belongs to it; a single letter stands in front of it.
        let is_acronym = c == '.' && run[start..index].contains('.') && is_word(before);
        if !is_kept && !is_acronym {
            cuts.push(&run[start..index]);
            start = behind;
        }
    }
    cuts.push(&run[start..]);
    cuts.into_iter().map(chunk::trim).filter(|piece| piece.contains(char::is_alphanumeric))
}
