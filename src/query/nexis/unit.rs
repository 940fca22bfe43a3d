//! Words and their truncation: a run of characters goes in, words, beginnings and patterns come out.

use super::super::ast::{Form, Node};
use super::super::{chunk, words};

/// Reads a run without spaces, or what stands in quotes.
///
/// Marks part its words; `!`, `*` and `?` stay with theirs.
pub(super) fn read(run: &str) -> Vec<Node> {
    let mut units = Vec::new();
    for piece in run.split(ends) {
        // Nothing belongs to a word behind its `!`.
        for piece in piece.split_inclusive('!') {
            add(piece, &mut units);
        }
    }
    units
}

/// Whether a node can stand in a phrase next to others.
pub(super) fn is_slot(node: &Node) -> bool {
    match node {
        Node::Any(parts) => parts.iter().all(is_plain),
        node => is_plain(node),
    }
}

fn is_plain(node: &Node) -> bool {
    matches!(node, Node::Word { .. } | Node::Prefix(_) | Node::Wildcard(_) | Node::Regex(_))
}

/// Whether a character can be in no word.
fn ends(c: char) -> bool {
    let belongs = matches!(c, '-' | '\'' | '&' | '.' | ',' | '!' | '?' | '*');
    chunk::breaks(c) || c.is_ascii_punctuation() && !belongs
}

fn add(piece: &str, units: &mut Vec<Node>) {
    if !piece.contains(['!', '?', '*']) {
        add_words(piece, units);
        return;
    }
    // A beginning of a word with a hyphen is the word in front of it and the beginning of the next.
    for part in piece.split(|c: char| matches!(c, '-' | ',') || ('\u{2010}'..='\u{2013}').contains(&c)) {
        if part.contains(['!', '?', '*']) {
            units.extend(pattern(part));
        } else {
            add_words(part, units);
        }
    }
}

fn add_words(piece: &str, units: &mut Vec<Node>) {
    match words::parse(piece) {
        Some(Node::Words { units: found, .. }) => units.extend(found),
        found => units.extend(found),
    }
}

/// Reads a truncated word.
fn pattern(part: &str) -> Option<Node> {
    let is_sign = |c: char| matches!(c, '?' | '*');
    let is_outer = |c: char| chunk::is_mark(c) && !is_sign(c);
    let body = part.trim_matches(is_outer);
    let is_open = part.ends_with('!') || body.ends_with('*');
    let body = body.trim_end_matches('*').trim_matches(is_outer);
    if !body.contains(char::is_alphanumeric) {
        return None;
    }
    let body = single_stars(body);
    Some(match (body.contains(is_sign), is_open) {
        (false, true) => Node::Prefix(body),
        (false, false) => Node::Word { text: body, form: Form::Stem },
        (true, true) => Node::Wildcard(body + "*"),
        // Elsewhere a `?` that ends a word is a question mark, so this one is said otherwise.
        (true, false) if body.ends_with('?') => Node::Regex(expression(&body)),
        (true, false) => Node::Wildcard(body),
    })
}

fn single_stars(text: &str) -> String {
    let mut single = String::with_capacity(text.len());
    for c in text.chars() {
        if c != '*' || !single.ends_with('*') {
            single.push(c);
        }
    }
    single
}

fn expression(pattern: &str) -> String {
    let mut expression = String::with_capacity(pattern.len() + 4);
    for c in pattern.chars() {
        match c {
            '?' => expression.push('.'),
            '*' => expression.push_str(".*"),
            // The words of the index are in small letters and without marks.
            c if c.is_alphanumeric() => expression.extend(c.to_lowercase()),
            _ => {}
        }
    }
    expression
}
