//! Searches for Factiva: a tree goes in, a text that gives the same tree comes out, or what is unsayable.

use super::fields::Tag;
use super::lexer::{DISTANCES, MENTIONS, is_operator};
use super::pattern;
use crate::article::DayRange;
use crate::query::ast::{Form, Node, Order, Sense, Slot, Unit, ValueForm};
use crate::query::{quotes, words};
use chrono::{Datelike, NaiveDate};

/// Prints a tree; what cannot be said in this syntax is added to `unsaid`, a part a line.
pub(in crate::query) fn print(node: &Node, unsaid: &mut Vec<String>) -> String {
    at(node, Tight::Any, unsaid)
}

/// Years have four digits.
const LAST_YEAR: i32 = 9999;

/// How tightly a part holds together.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Tight {
    Any,
    All,
    Field,
    Near,
    Run,
    One,
}

/// Prints a part, in brackets where it holds together less than its place asks.
fn at(node: &Node, place: Tight, unsaid: &mut Vec<String>) -> String {
    let Some((text, tight)) = said(node, unsaid) else {
        unsaid.push(node.to_string());
        return String::new();
    };
    if tight < place { format!("({text})") } else { text }
}

/// Prints a part, and says how tightly it holds together; `None` where Factiva has no words for it.
fn said(node: &Node, unsaid: &mut Vec<String>) -> Option<(String, Tight)> {
    Some(match node {
        Node::Any(parts) => any(parts, unsaid),
        Node::All(parts) => (all(parts, unsaid), Tight::All),
        Node::Not(inner) => (format!("not {}", at(inner, Tight::Field, unsaid)), Tight::All),
        Node::Word { form: Form::Stem, .. } => (word(node)?, Tight::One),
        Node::Prefix(_) | Node::Wildcard(_) | Node::Regex(_) => (pattern::print(node)?, Tight::One),
        Node::Phrase(slots) => phrase(slots, unsaid),
        Node::Near { left, right, n, order, unit, sense: Sense::Near } => {
            let operator = near(*n, *order, *unit)?;
            let (left, right) = (at(left, Tight::Near, unsaid), at(right, Tight::Run, unsaid));
            (format!("{left} {operator} {right}"), Tight::Near)
        }
        Node::First { n, query } if DISTANCES.contains(n) => {
            (format!("{}/F{n}/", at(query, Tight::Run, unsaid)), Tight::Near)
        }
        Node::AtLeast { n, query } if MENTIONS.contains(n) => {
            (format!("atleast{n} {}", at(query, Tight::Run, unsaid)), Tight::Field)
        }
        Node::Field { name, query } => {
            let tag = Tag::of(name)?;
            (format!("{}={}", tag.name, at(query, Tight::One, unsaid)), Tight::Field)
        }
        Node::Value { field, value: text, form } => (value(field, text, *form)?, Tight::Run),
        Node::Date { field, range } => (date(field, *range)?, Tight::Run),
        Node::Number { field: "words", from, to } => number(*from, *to)?,
        _ => return None,
    })
}

fn any(parts: &[Node], unsaid: &mut Vec<String>) -> (String, Tight) {
    if let [Node::Field { name: "title", query: title }, Node::Field { name: "lead", query: lead }] = parts
        && title == lead
    {
        return (format!("hlp={}", at(title, Tight::One, unsaid)), Tight::Field);
    }
    let texts: Vec<String> = parts.iter().map(|part| at(part, Tight::All, unsaid)).collect();
    (texts.join(" or "), Tight::Any)
}

/// Joins with `and`; what is left out is joined by its own `not`.
fn all(parts: &[Node], unsaid: &mut Vec<String>) -> String {
    let mut text = String::new();
    for part in parts {
        let is_not = matches!(part, Node::Not(_));
        if !text.is_empty() {
            text.push_str(if is_not { " " } else { " and " });
        }
        let place = if is_not { Tight::All } else { Tight::Field };
        text.push_str(&at(part, place, unsaid));
    }
    text
}

/// Prints a word; one that would be an operator in quotes, one with marks as the words that they part.
fn word(node: &Node) -> Option<String> {
    let Node::Word { text, .. } = node else { return None };
    if let Some(text) = pattern::print(node) {
        return Some(if is_operator(&text) { format!("\"{text}\"") } else { text });
    }
    let runs: Vec<&str> = text.split(words::ends).flat_map(words::pieces).collect();
    if runs.is_empty() { None } else { Some(format!("\"{}\"", runs.join(" "))) }
}

/// Prints words in quotes; with a choice among them they stand side by side without.
fn phrase(slots: &[Slot], unsaid: &mut Vec<String>) -> (String, Tight) {
    let mut print = |slot: &Slot| match slot {
        Slot::Gap => "%".to_owned(),
        Slot::Node(node) => at(node, Tight::One, unsaid),
    };
    let texts: Vec<String> = slots.iter().map(&mut print).collect();
    let text = texts.join(" ");
    if texts.iter().any(|text| text.starts_with('(')) {
        return (text, Tight::Run);
    }
    (format!("\"{}\"", text.replace('"', "")), Tight::One)
}

fn near(n: u32, order: Order, unit: Unit) -> Option<String> {
    match (unit, order) {
        (Unit::Word, Order::Fixed) if DISTANCES.contains(&n) => Some(format!("adj{n}")),
        (Unit::Word, Order::Free) if DISTANCES.contains(&n) => Some(format!("near{n}")),
        (Unit::Paragraph, Order::Free) => Some("same".to_owned()),
        _ => None,
    }
}

fn value(field: &str, text: &str, form: ValueForm) -> Option<String> {
    let tag = Tag::of(field)?;
    let is_bare = text.chars().all(char::is_alphanumeric) && !is_operator(text);
    let quoted = if is_bare { text.to_owned() } else { quotes::around(text)? };
    match form {
        ValueForm::Words => Some(format!("{}={quoted}", tag.name)),
        ValueForm::Prefix => Some(format!("{}={quoted}*", tag.name)),
        ValueForm::Exact => None,
    }
}

fn date(field: &str, range: DayRange) -> Option<String> {
    let name = match field {
        "date" => "date",
        "updated" => "upd",
        _ => return None,
    };
    let day = |day: NaiveDate| day.format("%Y%m%d").to_string();
    match (range.from, range.to) {
        (Some(from), Some(to)) if from == to => Some(format!("{name} on {}", day(from))),
        (Some(from), Some(to)) => Some(format!("{name} from {} to {}", day(from), day(to))),
        (Some(from), None) => Some(format!("{name} from {}", day(from))),
        (None, Some(to)) => {
            Some(format!("{name} before {}", day(to.succ_opt().filter(|day| day.year() <= LAST_YEAR)?)))
        }
        (None, None) => None,
    }
}

fn number(from: Option<u64>, to: Option<u64>) -> Option<(String, Tight)> {
    match (from, to) {
        (Some(from), Some(to)) if from == to => Some((format!("wc={from}"), Tight::Run)),
        (Some(from), None) => Some((format!("wc>{}", from.checked_sub(1)?), Tight::Run)),
        (None, Some(to)) => Some((format!("wc<{}", to.checked_add(1)?), Tight::Run)),
        (Some(from), Some(to)) => {
            let (from, to) = (from.checked_sub(1), to.checked_add(1)?);
            let lower = from.map(|from| format!("wc>{from} and ")).unwrap_or_default();
            Some((format!("{lower}wc<{to}"), Tight::All))
        }
        (None, None) => None,
    }
}
