//! Running text: a term, phrase or pattern goes in, the words and patterns that are looked for come out.

use super::meaning::{self, Reader};
use super::signs::Leaf;
use crate::query::ast::{Form, Node, Slot};
use crate::query::problem::Problems;
use crate::query::{chunk, lexer, parser, phrase, proximity, tree, words};
use chrono::NaiveDate;
use std::ops::Range;

/// Reads a leaf that stands in running text; `None` when it holds no letter or digit.
pub(super) fn read(reader: &mut Reader<'_>, leaf: &Leaf, at: &Range<usize>) -> Option<Node> {
    match leaf {
        leaf if meaning::is_star(leaf) => Some(Node::Everything),
        Leaf::Term { text, signs } if signs.is_empty() || text.contains("://") => any_of(text, reader.today),
        Leaf::Term { text, signs } => pattern(reader, text, signs, at),
        Leaf::Fuzzy { text, amount } => fuzzy(reader, text, amount, at),
        Leaf::Phrase { text, slop } => sequence(text, *slop),
        Leaf::Regex(text) => {
            let node = Node::Regex(text.clone());
            if reads_back(&node, reader.today) {
                return Some(node);
            }
            let message = format!("`/{text}/` is no expression that can be searched: searched as words");
            reader.problem(at, (message, None));
            tree::any(cut(text))
        }
        Leaf::Range { from, to, .. } => {
            let hint = "a range is for dates and numbers, such as date:[2024-04-01 TO 2024-04-30]".to_owned();
            let message = "words have no range: its ends are searched as words".to_owned();
            reader.problem(at, (message, Some(hint)));
            let ends = from.iter().chain(to).filter_map(|end| any_of(end, reader.today));
            tree::any(ends.collect())
        }
    }
}

/// A run of letters: one word, or any of those into which its marks cut it.
fn any_of(text: &str, today: NaiveDate) -> Option<Node> {
    let trimmed = chunk::trim(text);
    if !trimmed.contains(char::is_alphanumeric) {
        return None;
    }
    let word = chunk::word(trimmed, Form::Stem);
    // `w/5` as a word would be a spelling and nothing else.
    if matches!(word, Node::Word { form: Form::Stem, .. }) && reads_back(&word, today) {
        return Some(word);
    }
    tree::any(cut(trimmed))
}

/// The words of a text in which every mark is punctuation.
fn cut(text: &str) -> Vec<Node> {
    match words::parse(text) {
        Some(Node::Words { units, .. }) => units,
        word => word.into_iter().collect(),
    }
}

/// Whether a node is the same when it is typed in Dateline's own syntax.
fn reads_back(node: &Node, today: NaiveDate) -> bool {
    let mut unheard = Problems::default();
    let tokens = lexer::read(&node.to_string(), today, &mut unheard);
    parser::read(tokens, &mut unheard).as_ref() == Some(node)
}

/// `te?t`, `test*`; `signs` are the places of the stars and question marks that are no letters.
fn pattern(reader: &mut Reader<'_>, text: &str, signs: &[usize], at: &Range<usize>) -> Option<Node> {
    let is_end = |c: char| chunk::is_mark(c) && !matches!(c, '*' | '?');
    let mut shape = String::with_capacity(text.len());
    let mut signs = signs.iter().peekable();
    for (index, c) in text.char_indices() {
        let is_sign = signs.next_if(|sign| **sign == index).is_some();
        // No word holds a star or question mark as a letter, and two stars are one.
        if is_sign && !(c == '*' && shape.ends_with('*')) || !matches!(c, '*' | '?') {
            shape.push(c);
        }
    }
    let shape = shape.trim_matches(is_end);
    if !shape.contains(char::is_alphanumeric) {
        reader.problem(at, (format!("`{shape}` holds no letter or digit: left out"), None));
        return None;
    }
    let node = match shape.strip_suffix('*') {
        _ if shape.ends_with('?') => return last_letters(reader, shape, at),
        Some(beginning) if !beginning.contains(['*', '?']) => Node::Prefix(beginning.to_owned()),
        _ => Node::Wildcard(shape.to_owned()),
    };
    if reads_back(&node, reader.today) {
        return Some(node);
    }
    reader.problem(at, (format!("`{shape}` is no pattern of one word: searched as words"), None));
    tree::any(cut(shape))
}

/// `te?`: Dateline takes a question mark at the end for punctuation, so a regular expression says it.
fn last_letters(reader: &mut Reader<'_>, shape: &str, at: &Range<usize>) -> Option<Node> {
    if !shape.chars().all(|c| !chunk::is_mark(c) || matches!(c, '*' | '?')) {
        reader.problem(at, (format!("`{shape}` is no pattern of one word: searched as words"), None));
        return tree::any(cut(shape));
    }
    if shape.find('?') == Some(shape.len() - 1) {
        let hint = Some("write \\? for a question mark".to_owned());
        reader.problem(at, (format!("the `?` of `{shape}` stands for one more letter"), hint));
    }
    Some(Node::Regex(shape.to_lowercase().replace('?', ".").replace('*', ".*")))
}

/// Most slips that a word is searched with.
const MOST_SLIPS: u8 = 2;

/// `term~`, `term~1`, and the likeness of old: `term~0.8`.
fn fuzzy(reader: &mut Reader<'_>, text: &str, amount: &str, at: &Range<usize>) -> Option<Node> {
    let distance = match amount {
        "" | "2" => MOST_SLIPS,
        "1" => 1,
        amount => old_distance(reader, text, amount, at),
    };
    let word = any_of(text, reader.today)?;
    if distance == 0 {
        return Some(word);
    }
    if let Node::Word { text, .. } = &word {
        let node = Node::Fuzzy { text: text.clone(), distance };
        if reads_back(&node, reader.today) {
            return Some(node);
        }
    }
    reader.problem(at, (format!("`{text}` is not one word: searched without slips"), None));
    Some(word)
}

/// The distance that Lucene makes of other amounts: of 0.8 a fifth of the letters, and never more than two.
fn old_distance(reader: &mut Reader<'_>, text: &str, amount: &str, at: &Range<usize>) -> u8 {
    let typed = amount.parse::<f32>().unwrap_or(f32::INFINITY);
    let letters = text.chars().count() as f64;
    let distance = if typed >= 1.0 {
        f64::from(typed).min(f64::from(MOST_SLIPS)) as u8
    } else if typed <= 0.0 {
        0
    } else {
        ((1.0 - f64::from(typed)) * letters).min(f64::from(MOST_SLIPS)) as u8
    };
    if typed > 0.0 {
        let hint = Some(format!("write {text}~1 or {text}~2"));
        reader.problem(at, (format!("`~{amount}` is taken as `~{distance}`"), hint));
    }
    distance
}

/// Words in quotes, with the moves that they may make.
fn sequence(text: &str, slop: u32) -> Option<Node> {
    let slots: Vec<Slot> = text.split_whitespace().flat_map(slots).collect();
    match slots.len() {
        0 => None,
        1 => Some(Node::Phrase(slots)),
        _ if slop == 0 => Some(Node::Phrase(slots)),
        _ => Some(Node::Slop { phrase: slots, n: slop.min(proximity::MOST) }),
    }
}

/// The words of a run in quotes: itself, or what its marks cut it into.
fn slots(run: &str) -> Vec<Slot> {
    let trimmed = chunk::trim(run);
    let word = Slot::Node(Node::Word { text: trimmed.to_owned(), form: Form::Stem });
    let read = phrase::read(trimmed, Form::Stem);
    if read.problems.is_empty() && read.slots == [word] {
        return read.slots;
    }
    cut(run).into_iter().map(Slot::Node).collect()
}
