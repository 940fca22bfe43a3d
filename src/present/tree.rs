//! The tree of a query goes in; its parts as indented lines, or as JSON under names that stay, come out.

use super::escape;
use crate::fields::find;
use crate::query::ast::{Form, Order, Sense, Slot, Unit, ValueForm};
use crate::query::{Node, Problem, Query};
use serde_json::{Value, json};
use std::io::{self, Write};

/// What a part of a query is: the name under which JSON has it.
pub fn kind(node: &Node) -> &'static str {
    match node {
        Node::Words { .. } => "words",
        Node::All(_) => "all",
        Node::Any(_) => "any",
        Node::Not(_) => "not",
        Node::Word { .. } => "word",
        Node::Prefix(_) => "prefix",
        Node::Wildcard(_) => "wildcard",
        Node::Regex(_) => "regex",
        Node::Fuzzy { .. } => "fuzzy",
        Node::Phrase(_) => "phrase",
        Node::Near { .. } => "near",
        Node::Slop { .. } => "slop",
        Node::AtLeast { .. } => "at_least",
        Node::First { .. } => "first",
        Node::Of { .. } => "of",
        Node::Field { .. } => "field",
        Node::Value { .. } => "value",
        Node::Date { .. } => "date",
        Node::Number { .. } => "number",
        Node::Is(_) => "is",
        Node::Has(_) => "has",
        Node::Variants { .. } => "variants",
        Node::Boost { .. } => "boost",
        Node::Everything => "everything",
    }
}

/// A query as JSON: an object with one key, the [`kind`] of its root; `null` when nothing searchable was typed.
pub fn of_query(query: &Query) -> Value {
    query.root.as_ref().map_or(Value::Null, of_node)
}

/// A part of a query as JSON: `{"not": {"word": {"text": "mali", "form": "stem"}}}`.
pub fn of_node(node: &Node) -> Value {
    let content = match node {
        Node::Words { units, preferred } => {
            let preferred = preferred.as_ref().map(
                |date| json!({"text": date.text, "from": day(date.range.from), "to": day(date.range.to)}),
            );
            json!({"units": of_nodes(units), "preferred": preferred})
        }
        Node::All(parts) | Node::Any(parts) => of_nodes(parts),
        Node::Not(inner) => of_node(inner),
        Node::Word { text, form } => json!({"text": text, "form": form_name(*form)}),
        Node::Prefix(text) | Node::Wildcard(text) | Node::Regex(text) => json!(text),
        Node::Variants { name, without } if without.is_empty() => json!(name),
        Node::Variants { name, without } => json!({"name": name, "without": without}),
        Node::Fuzzy { text, distance } => json!({"text": text, "distance": distance}),
        Node::Phrase(slots) => of_slots(slots),
        Node::Near { left, right, n, order, unit, sense } => json!({
            "left": of_node(left),
            "right": of_node(right),
            "n": if *unit == Unit::Word { json!(n) } else { Value::Null },
            "order": if *order == Order::Fixed { "fixed" } else { "free" },
            "unit": unit_name(*unit),
            "sense": if *sense == Sense::NotNear { "not near" } else { "near" },
        }),
        Node::Slop { phrase, n } => json!({"phrase": of_slots(phrase), "n": n}),
        Node::AtLeast { n, query } | Node::First { n, query } => json!({"n": n, "query": of_node(query)}),
        Node::Of { n, parts } => json!({"n": n, "parts": of_nodes(parts)}),
        Node::Field { name, query } => json!({"name": name, "query": of_node(query)}),
        Node::Value { field, value, form } => {
            json!({"field": field, "value": value, "form": value_form_name(*form)})
        }
        Node::Date { field, range } => {
            json!({"field": field, "from": day(range.from), "to": day(range.to)})
        }
        Node::Number { field, from, to } => {
            let scale = find(field).map_or(1, |field| field.kind.scale());
            let number = |number: u64| match scale {
                1 => json!(number),
                scale => json!(number as f64 / scale as f64),
            };
            json!({"field": field, "from": from.map(number), "to": to.map(number)})
        }
        Node::Is(flag) => json!(flag.name()),
        Node::Has(field) => json!(field),
        Node::Boost { query, factor } => json!({"query": of_node(query), "factor": factor}),
        Node::Everything => json!({}),
    };
    json!({kind(node): content})
}

/// Problems as JSON: the place in bytes, the message, what to write.
pub fn of_problems(problems: &[Problem]) -> Vec<Value> {
    let of = |problem: &Problem| json!({"at": [problem.at.start, problem.at.end], "message": problem.message, "hint": problem.hint});
    problems.iter().map(of).collect()
}

/// Prints a part a line, its kind and how it is written, the parts of a part indented below it.
pub fn write(query: &Query, out: &mut dyn Write) -> io::Result<()> {
    query.root.as_ref().map_or(Ok(()), |root| write_node(root, 1, out))
}

fn write_node(node: &Node, depth: usize, out: &mut dyn Write) -> io::Result<()> {
    let parts = parts(node);
    let detail = match node {
        Node::Date { range, .. } => {
            format!("{node}, {}..{}", day(range.from).unwrap_or_default(), day(range.to).unwrap_or_default())
        }
        Node::AtLeast { n, .. } | Node::First { n, .. } | Node::Of { n, .. } | Node::Slop { n, .. } => {
            n.to_string()
        }
        Node::Near { .. } => nearness(node),
        Node::Field { name, .. } => (*name).to_owned(),
        Node::Boost { factor, .. } => factor.to_string(),
        node if parts.is_empty() => node.to_string(),
        _ => String::new(),
    };
    let line = format!("{}{:<9} {}", "  ".repeat(depth), kind(node), escape::for_terminal(&detail));
    writeln!(out, "{}", line.trim_end())?;
    parts.into_iter().try_for_each(|part| write_node(part, depth + 1, out))
}

/// `within 5 words, left first`
fn nearness(node: &Node) -> String {
    let Node::Near { n, order, unit, sense, .. } = node else { return String::new() };
    let not = if *sense == Sense::NotNear { "not " } else { "" };
    let first = if *order == Order::Fixed { ", the left one first" } else { "" };
    match unit {
        Unit::Word if *n == 1 => format!("{not}side by side{first}"),
        Unit::Word => format!("{not}within {n} words{first}"),
        unit => format!("{not}in one {}{first}", unit_name(*unit)),
    }
}

/// The parts that a part is made of; none for a phrase of plain words, which is read as one.
fn parts(node: &Node) -> Vec<&Node> {
    match node {
        Node::Words { units: parts, .. } | Node::All(parts) | Node::Any(parts) | Node::Of { parts, .. } => {
            parts.iter().collect()
        }
        Node::Not(query)
        | Node::AtLeast { query, .. }
        | Node::First { query, .. }
        | Node::Field { query, .. }
        | Node::Boost { query, .. } => vec![query],
        Node::Near { left, right, .. } => vec![left, right],
        Node::Slop { phrase, .. } => phrase
            .iter()
            .filter_map(|slot| match slot {
                Slot::Node(node) => Some(node),
                Slot::Gap => None,
            })
            .collect(),
        _ => Vec::new(),
    }
}

fn of_nodes(nodes: &[Node]) -> Value {
    nodes.iter().map(of_node).collect()
}

fn of_slots(slots: &[Slot]) -> Value {
    let of = |slot: &Slot| match slot {
        Slot::Node(node) => of_node(node),
        Slot::Gap => json!({"gap": {}}),
    };
    slots.iter().map(of).collect()
}

fn day(day: Option<chrono::NaiveDate>) -> Option<String> {
    day.map(|day| day.to_string())
}

fn form_name(form: Form) -> &'static str {
    match form {
        Form::Stem | Form::Related => "stem",
        Form::Exact => "exact",
        Form::Cased => "cased",
    }
}

fn value_form_name(form: ValueForm) -> &'static str {
    match form {
        ValueForm::Words => "words",
        ValueForm::Exact => "exact",
        ValueForm::Prefix => "prefix",
    }
}

fn unit_name(unit: Unit) -> &'static str {
    match unit {
        Unit::Word => "word",
        Unit::Sentence => "sentence",
        Unit::Paragraph => "paragraph",
        Unit::Field => "field",
    }
}
