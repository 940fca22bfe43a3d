//! One word with its truncation: `sanction*` goes in, a word or a pattern comes out; and the other way round.
//!
//! `*` is one letter or more, `?` is one, `$2` up to two. A star of ours is none or more, and a `?` that ends
//! a word of ours is punctuation: what has a `?` at its end or a `$2` becomes a regular expression.

use crate::query::ast::{Form, Node};
use crate::query::{chunk, words};

/// Letters that must stand in front of a `$2`, so that `US$5` is a sum of money.
const FEWEST_LETTERS: usize = 3;

/// A piece of a pattern.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Piece {
    Letter(char),
    /// `*`
    More,
    /// `?`
    One,
    /// `$2`
    UpTo(usize),
}

/// Whether a character can be in no word and no pattern.
pub(super) fn ends(c: char) -> bool {
    words::ends(c) && !matches!(c, '*' | '?' | '$')
}

/// Reads the words and patterns of a run of characters.
pub(super) fn read(run: &str) -> Vec<Node> {
    let is_plain = |part: &str| !part.contains(['*', '?', '$']);
    let mut nodes = Vec::new();
    for part in without_sums(run).split(' ') {
        if is_plain(part) {
            nodes.extend(plain(part));
            continue;
        }
        for part in part.split(',').map(|part| part.trim_matches(is_outer)) {
            if is_plain(part) {
                nodes.extend(plain(part));
            } else {
                nodes.extend(pattern(&pieces(part)));
            }
        }
    }
    nodes
}

fn plain(part: &str) -> impl Iterator<Item = Node> {
    words::pieces(part).map(|word| chunk::word(word, Form::Stem))
}

/// Writes a word or a pattern; `None` where Factiva has no such pattern.
pub(super) fn print(node: &Node) -> Option<String> {
    let text = match node {
        Node::Word { text, form: Form::Stem } => text.clone(),
        // Ours is none or more: the word itself is said beside it.
        Node::Prefix(beginning) => {
            let is_plain = is_read(beginning, &chunk::word(beginning, Form::Stem));
            return is_plain.then(|| format!("({beginning} or {beginning}*)"));
        }
        Node::Wildcard(text) => {
            let text = text.replace("?*", "\u{0}");
            if let Some((start, end)) = text.split_once('*') {
                let [without, with] = [format!("{start}{end}"), format!("{start}\u{0}{end}")];
                let is_sayable =
                    !without.contains('*') && !without.contains(ends) && read(&without).len() == 1;
                let choice = format!("({without} or {with})").replace('\u{0}', "*");
                return is_sayable.then_some(choice);
            }
            text.replace('\u{0}', "*")
        }
        Node::Regex(text) => from_expression(text),
        _ => return None,
    };
    is_read(&text, node).then_some(text)
}

/// Whether a text is read as this word or pattern.
fn is_read(text: &str, node: &Node) -> bool {
    !text.contains(ends) && read(text) == [node.clone()]
}

/// Makes spaces of the `$` that truncate nothing.
fn without_sums(run: &str) -> String {
    let mut letters = 0;
    let mut kept = String::with_capacity(run.len());
    for (at, c) in run.char_indices() {
        let mut behind = run[at + c.len_utf8()..].chars();
        let is_count = behind.next().is_some_and(|c| matches!(c, '1'..='9'));
        let truncates =
            letters >= FEWEST_LETTERS && is_count && !behind.next().is_some_and(char::is_alphanumeric);
        let is_sum = c == '$' && !truncates;
        kept.push(if is_sum { ' ' } else { c });
        letters = if is_sum || c == ',' { 0 } else { letters + usize::from(c.is_alphabetic()) };
    }
    kept
}

fn is_outer(c: char) -> bool {
    chunk::is_mark(c) && !matches!(c, '*' | '?')
}

fn pieces(part: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut chars = part.chars();
    while let Some(c) = chars.next() {
        let piece = match c {
            '*' if pieces.last() == Some(&Piece::More) => continue,
            '*' => Piece::More,
            '?' => Piece::One,
            '$' => match chars.next().and_then(|c| c.to_digit(10)) {
                Some(digit) => Piece::UpTo(digit as usize),
                None => continue,
            },
            c => Piece::Letter(c),
        };
        pieces.push(piece);
    }
    pieces
}

/// Makes a wildcard of ours, or a regular expression where none says it.
fn pattern(pieces: &[Piece]) -> Option<Node> {
    let has_letter = pieces.iter().any(|piece| matches!(piece, Piece::Letter(c) if c.is_alphanumeric()));
    if !has_letter {
        return None;
    }
    let mut wildcard = String::new();
    for piece in pieces {
        match piece {
            Piece::Letter(c) => wildcard.push(*c),
            Piece::More => wildcard.push_str("?*"),
            Piece::One => wildcard.push('?'),
            Piece::UpTo(_) => return Some(Node::Regex(expression(pieces))),
        }
    }
    match chunk::loose(&wildcard, Form::Stem).node {
        Some(Node::Wildcard(text)) if text == wildcard => Some(Node::Wildcard(text)),
        _ => Some(Node::Regex(expression(pieces))),
    }
}

/// Words of an archive are in small letters, so an expression is too.
fn expression(pieces: &[Piece]) -> String {
    let mut text = String::new();
    for piece in pieces {
        match piece {
            Piece::Letter('.') => text.push_str("\\."),
            Piece::Letter(c) => text.extend(c.to_lowercase()),
            Piece::More => text.push_str(".+"),
            Piece::One => text.push('.'),
            Piece::UpTo(n) => text.push_str(&".?".repeat(*n)),
        }
    }
    text
}

/// Reads an expression that [`expression`] wrote.
fn from_expression(text: &str) -> String {
    let mut printed = String::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let optional = rest.len() - rest.trim_start_matches(".?").len();
        let (piece, length) = if optional > 0 {
            (format!("${}", optional / 2), optional)
        } else if rest.starts_with("\\.") {
            (".".to_owned(), 2)
        } else if rest.starts_with(".+") {
            ("*".to_owned(), 2)
        } else if c == '.' {
            ("?".to_owned(), 1)
        } else {
            (c.to_string(), c.len_utf8())
        };
        printed.push_str(&piece);
        rest = &rest[length..];
    }
    printed
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(run: &str, expected: &str) {
        let nodes = read(run);
        let found = nodes.iter().map(|node| match node {
            Node::Word { text, .. } => text.clone(),
            Node::Wildcard(text) => format!("wildcard {text}"),
            node => node.to_string(),
        });
        assert_eq!(found.collect::<Vec<_>>().join(" "), expected, "{run}");
        for node in nodes {
            assert_eq!(print(&node).map(|text| read(&text)), Some(vec![node]), "{run}");
        }
    }

    #[test]
    fn a_star_is_one_letter_or_more() {
        check("sanction*", "wildcard sanction?*");
        check("sanction**", "wildcard sanction?*");
        check("*ization", "wildcard ?*ization");
        check("colo*r", "wildcard colo?*r");
        check("sanction*,", "wildcard sanction?*");
        check("U.S.*", "wildcard U.S.?*");
        check("*", "");
        check("?*", "");
    }

    #[test]
    fn a_question_mark_is_one_letter() {
        check("wom?n", "wildcard wom?n");
        check("?at", "wildcard ?at");
        check("Cat?", "/cat./");
        check("wom?n??", "/wom.n../");
        check("U.S.?", "/u\\.s\\../");
    }

    #[test]
    fn a_number_behind_a_dollar_is_so_many_letters_at_most() {
        check("sanction$2", "/sanction.?.?/");
        check("wom?n$1", "/wom.n.?/");
        check("state-own$2", "/state-own.?.?/");
    }

    #[test]
    fn a_dollar_of_money_is_a_mark() {
        check("US$5", "US 5");
        check("$5", "5");
        check("A$AP", "A AP");
        check("sanction$", "sanction");
        check("sanction$0", "sanction 0");
        check("sanction$25", "sanction 25");
    }

    #[test]
    fn words_are_as_everywhere() {
        check("AT&T", "AT&T");
        check("state-owned", "state-owned");
        check("1,234.", "1,234");
        check("coup,putsch", "coup putsch");
        check("Clinton's", "Clinton's");
        check("'economic", "economic");
        check("AND", "and");
    }

    #[test]
    fn ours_of_none_or_more_is_said_in_two() {
        assert_eq!(print(&Node::Prefix("sanction".to_owned())), Some("(sanction or sanction*)".to_owned()));
        assert_eq!(print(&Node::Wildcard("colo*r".to_owned())), Some("(color or colo*r)".to_owned()));
        assert_eq!(print(&Node::Wildcard("c*lo*r".to_owned())), None);
        assert_eq!(print(&Node::Regex("wagn[eo]r".to_owned())), None);
    }
}
