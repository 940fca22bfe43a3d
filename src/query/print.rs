//! How a query is understood: a tree goes in, a text that gives the same tree again comes out.

use super::ast::{Form, Node, Order, Query, Sense, Slot, Unit, ValueForm};
use super::{dates, lexer, quotes, tree};
use crate::fields::{Kind, find, written};
use std::fmt::{self, Display, Formatter};

impl Display for Query {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        self.root.as_ref().map_or(Ok(()), |root| root.fmt(f))
    }
}

impl Display for Node {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let text = print(self, Style::Words, Tight::Any);
        // Among words that are all in capitals OR would be a word, so signs take its place.
        if lexer::is_capitals(&text) {
            return f.write_str(&print(self, Style::Signs, Tight::Any));
        }
        f.write_str(&text)
    }
}

/// How operators are written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Style {
    /// `a OR b`, `a AND b`, `NOT a`.
    Words,
    /// `a | b`, `(a) (b)`, `-a`.
    Signs,
}

/// How tightly a part holds together.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Tight {
    Any,
    All,
    Run,
    Not,
    Near,
    One,
}

fn tightness(node: &Node) -> Tight {
    match node {
        Node::Any(_) => Tight::Any,
        Node::All(_) => Tight::All,
        Node::Words { .. } => Tight::Run,
        Node::Not(_) => Tight::Not,
        Node::Near { .. } => Tight::Near,
        _ => Tight::One,
    }
}

/// Prints a part, in brackets where it holds together less than its place asks.
fn print(node: &Node, style: Style, place: Tight) -> String {
    let text = match node {
        Node::Words { units, preferred } => {
            let mut texts: Vec<String> = units.iter().map(|unit| print(unit, style, Tight::One)).collect();
            if let Some(date) = preferred {
                texts.insert(date.at.min(texts.len()), date.text.clone());
            }
            texts.join(" ")
        }
        Node::All(parts) if style == Style::Signs => side_by_side(parts),
        Node::All(parts) => join(parts, style, Tight::Run, " AND "),
        Node::Any(parts) if style == Style::Signs => join(parts, style, Tight::All, " | "),
        Node::Any(parts) => join(parts, style, Tight::All, " OR "),
        Node::Not(inner) if style == Style::Signs => format!("-{}", print(inner, style, Tight::One)),
        Node::Not(inner) => format!("NOT {}", print(inner, style, Tight::Near)),
        // What stands side by side is joined from left to right.
        Node::Near { left, right, n, order, unit, sense } => {
            let (left, right) = (side(left, style, Tight::Near), side(right, style, Tight::One));
            format!("{left} {} {right}", near(*n, *order, *unit, *sense))
        }
        node => one(node, style),
    };
    if tightness(node) < place { format!("({text})") } else { text }
}

/// Prints a side of a nearness; the word `not` in brackets, or it would belong to the operator behind it.
fn side(node: &Node, style: Style, place: Tight) -> String {
    let is_not = matches!(node, Node::Word { text, form: Form::Stem } if text == "not");
    if is_not { "(not)".to_owned() } else { print(node, style, place) }
}

fn one(node: &Node, style: Style) -> String {
    match node {
        Node::Word { text, form: Form::Stem | Form::Related } | Node::Wildcard(text) => text.clone(),
        Node::Word { text, form: Form::Exact } => format!("={text}"),
        Node::Word { text, form: Form::Cased } => format!("=={text}"),
        Node::Prefix(text) => format!("{text}*"),
        Node::Regex(text) => format!("/{text}/"),
        Node::Fuzzy { text, distance } => format!("{text}~{distance}"),
        Node::Phrase(slots) => phrase(slots),
        Node::Slop { phrase: slots, n } => format!("slop{n}({})", phrase(slots)),
        Node::AtLeast { n, query } => format!("atleast{n}({})", print(query, style, Tight::Any)),
        Node::First { n, query } => format!("first{n}({})", print(query, style, Tight::Any)),
        Node::Of { n, parts } => format!("{n}of({})", join(parts, style, Tight::One, " ")),
        Node::Field { name, query } => {
            let text = print(query, style, Tight::Any);
            if is_plain(query) { format!("{name}:{text}") } else { format!("{name}:({text})") }
        }
        Node::Value { field, value: text, form } => value(field, text, *form),
        Node::Date { field, range } => format!("{field}:{}", dates::print(*range)),
        Node::Number { field, from, to } => number(field, *from, *to),
        Node::Is(flag) => format!("is:{}", flag.name()),
        Node::Has(field) => format!("has:{field}"),
        Node::Variants { name, without } => {
            let without = without.iter().map(|name| format!(" -{}", name_in_brackets(name)));
            format!("variants({}{})", name_in_brackets(name), without.collect::<String>())
        }
        Node::Boost { query, factor } => format!("{}^{factor}", print(query, style, Tight::One)),
        Node::Everything => "*".to_owned(),
        node => print(node, style, Tight::Any),
    }
}

/// Whether a part can stand behind a field's name without brackets.
fn is_plain(node: &Node) -> bool {
    matches!(
        node,
        Node::Word { .. }
            | Node::Prefix(_)
            | Node::Wildcard(_)
            | Node::Regex(_)
            | Node::Fuzzy { .. }
            | Node::Phrase(_)
            | Node::Slop { .. }
            | Node::AtLeast { .. }
            | Node::First { .. }
            | Node::Of { .. }
            | Node::Variants { .. }
    )
}

/// Prints the name behind `variants`, in quotes where it is more than a word.
fn name_in_brackets(name: &str) -> String {
    let is_inner = |c: char| c.is_alphanumeric() || matches!(c, '-' | '.' | '\'' | '\u{2019}');
    let is_bare = name.starts_with(char::is_alphanumeric) && name.chars().all(is_inner);
    let is_operator = ["AND", "OR", "NOT", "and", "or"].contains(&name);
    if is_bare && !is_operator { name.to_owned() } else { quotes::around(name).unwrap_or_default() }
}

fn join(parts: &[Node], style: Style, place: Tight, between: &str) -> String {
    parts.iter().map(|part| print(part, style, place)).collect::<Vec<_>>().join(between)
}

/// Strict parts without AND: words among them stand in brackets, or they would become soft.
fn side_by_side(parts: &[Node]) -> String {
    let is_soft = |part: &Node| tree::is_soft(part) || matches!(part, Node::Words { .. });
    let several = parts.iter().filter(|part| is_soft(part)).count() > 1;
    let texts = parts.iter().map(|part| {
        let text = print(part, Style::Signs, Tight::Run);
        if several && is_soft(part) { format!("({text})") } else { text }
    });
    texts.collect::<Vec<_>>().join(" ")
}

fn phrase(slots: &[Slot]) -> String {
    let texts = slots.iter().map(|slot| match slot {
        Slot::Node(node) => print(node, Style::Words, Tight::One),
        Slot::Gap => "*".to_owned(),
    });
    format!("\"{}\"", texts.collect::<Vec<_>>().join(" "))
}

fn value(field: &str, text: &str, form: ValueForm) -> String {
    let is_inner = |c: char| c.is_alphanumeric() || "-_./:@&%+='\u{2019}".contains(c);
    let is_edge = |c: char| c.is_alphanumeric() || c == '/';
    let is_bare = text.starts_with(is_edge) && text.ends_with(is_edge) && text.chars().all(is_inner);
    let text = if is_bare { text.to_owned() } else { quotes::around(text).unwrap_or_default() };
    match form {
        ValueForm::Words => format!("{field}:{text}"),
        ValueForm::Exact => format!("{field}:={text}"),
        ValueForm::Prefix => format!("{field}:{text}*"),
    }
}

fn number(field: &str, from: Option<u64>, to: Option<u64>) -> String {
    let kind = find(field).map_or(Kind::Number, |field| field.kind);
    let written = |number: u64| written(kind, number);
    let end = |end: Option<u64>| end.map(written).unwrap_or_default();
    match (from, to) {
        (Some(from), Some(to)) if from == to => format!("{field}:{}", written(from)),
        (Some(from), None) if from > 0 => format!("{field}:>{}", written(from - 1)),
        (None, Some(to)) if to < u64::MAX => format!("{field}:<{}", written(to + 1)),
        (from, to) => format!("{field}:{}..{}", end(from), end(to)),
    }
}

fn near(n: u32, order: Order, unit: Unit, sense: Sense) -> String {
    let not = if sense == Sense::NotNear { "not " } else { "" };
    let name = if order == Order::Fixed { "pre" } else { "w" };
    match unit {
        Unit::Word => format!("{not}{name}/{n}"),
        Unit::Sentence => format!("{not}{name}/s"),
        Unit::Paragraph => format!("{not}{name}/p"),
        Unit::Field => format!("{not}{name}/f"),
    }
}
