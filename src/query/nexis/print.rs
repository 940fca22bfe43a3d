//! A tree goes in, the same search in the syntax of Nexis comes out, with the parts that it cannot say.

use super::super::ast::{Form, Node, Slot, ValueForm};
use super::super::{quotes, tree};
use super::command::{self, Command};
use super::connector::{self, Connector};
use super::segment::Segment;
use super::{date, language, unit};
use crate::fields::GROUPS;

/// Prints a tree; what cannot be said in this syntax is added to `unsaid`, a part a line.
pub(in crate::query) fn print(node: &Node, unsaid: &mut Vec<String>) -> String {
    Printer { unsaid }.part(node, Tight::Any)
}

/// How tightly a text holds together; a place that asks for more puts it in brackets.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Tight {
    Any,
    /// What `and` may join without brackets.
    Near,
    One,
}

struct Printer<'u> {
    unsaid: &'u mut Vec<String>,
}

impl Printer<'_> {
    fn part(&mut self, node: &Node, place: Tight) -> String {
        let (text, tight) = match node {
            Node::All(parts) => (self.all(node, parts), Tight::Any),
            Node::Any(parts) => self.any(parts),
            Node::Near { left, right, n, order, unit, sense } => {
                let nearness = tree::Nearness { n: *n, order: *order, unit: *unit, sense: *sense };
                let said = connector::print(nearness).map(|name| {
                    format!("{} {name} {}", self.part(left, Tight::One), self.part(right, Tight::One))
                });
                (said.unwrap_or_else(|| self.cannot(node)), Tight::Near)
            }
            Node::Date { .. } | Node::Number { .. } => {
                let tight = if is_window(node) { Tight::Any } else { Tight::One };
                (test(node).unwrap_or_else(|| self.cannot(node)), tight)
            }
            Node::Value { field, value, form } if !group(field).is_empty() => {
                let parts =
                    group(field).iter().map(|field| Node::Value { field, value: value.clone(), form: *form });
                self.any(&parts.collect::<Vec<_>>())
            }
            node => (self.one(node), Tight::One),
        };
        if tight < place { format!("({text})") } else { text }
    }

    fn one(&mut self, node: &Node) -> String {
        let said = match node {
            Node::Word { text, form: Form::Stem } => word(text),
            Node::Word { text, form: Form::Cased } => cased(text),
            Node::Prefix(_) | Node::Wildcard(_) | Node::Regex(_) => pattern(node),
            Node::Phrase(slots) => self.phrase(slots),
            Node::AtLeast { n, query } if (1..=command::MOST_MENTIONS).contains(n) => {
                Some(format!("atleast{n}({})", self.part(query, Tight::Any)))
            }
            Node::Field { name, query } => {
                Segment::of(name).map(|segment| format!("{segment}({})", self.part(query, Tight::Any)))
            }
            Node::Value { field, value, form } => self::value(field, value, *form),
            Node::Words { .. } => {
                let reason = "words side by side are all wanted first, then some: write AND or OR";
                self.unsaid.push(format!("{node} ({reason})"));
                Some(String::new())
            }
            _ => None,
        };
        said.unwrap_or_else(|| self.cannot(node))
    }

    fn cannot(&mut self, node: &Node) -> String {
        self.unsaid.push(node.to_string());
        String::new()
    }

    /// Every part, in order; Nexis cannot begin with an exclusion, so the first other part stands before it.
    fn all(&mut self, node: &Node, parts: &[Node]) -> String {
        let Some(first) = parts.iter().position(|part| !is_exclusion(part)) else {
            return self.cannot(node);
        };
        let mut groups: Vec<Vec<&Node>> = vec![vec![&parts[first]]];
        for (index, part) in parts.iter().enumerate().filter(|(index, _)| *index != first) {
            match groups.last_mut() {
                Some(group) if is_exclusion(part) || index < first => group.push(part),
                _ => groups.push(vec![part]),
            }
        }
        // `a and b and not c` needs no brackets, `(a and not b) and c` does.
        let is_excluded_inside = groups.iter().rev().skip(1).any(|group| group.len() > 1);
        let mut text = String::new();
        let mut before = None;
        for group in groups {
            let is_bracketed = group.len() > 1 && is_excluded_inside;
            text.push_str(if text.is_empty() { "" } else { " and " });
            text.push_str(if is_bracketed { "(" } else { "" });
            self.group(&group, before, &mut text);
            text.push_str(if is_bracketed { ")" } else { "" });
            before = group.last().copied();
        }
        text
    }

    /// Adds a part and what is excluded behind it.
    fn group(&mut self, group: &[&Node], before: Option<&Node>, text: &mut String) {
        for part in group {
            match part {
                Node::Not(inner) => {
                    text.push_str(" and not ");
                    text.push_str(&self.part(inner, Tight::Near));
                }
                // Behind a test with one end, the first of its own two would be taken as the other end.
                part if is_window(part) && !before.is_some_and(has_one_end) => {
                    text.push_str(&self.part(part, Tight::Any));
                }
                part => text.push_str(&self.part(part, Tight::Near)),
            }
        }
    }

    /// A choice; `hlead(…)` and `caps(…)` are choices that have a name.
    fn any(&mut self, parts: &[Node]) -> (String, Tight) {
        let mut texts = Vec::with_capacity(parts.len());
        let mut at = 0;
        while at < parts.len() {
            let rest = &parts[at..];
            if let Some(query) = headline_or_lead(rest) {
                texts.push(format!("hlead({})", self.part(query, Tight::Any)));
                at += 2;
            } else if let Some((text, length)) = capitals(rest) {
                texts.push(text);
                at += length;
            } else {
                texts.push(self.part(&parts[at], Tight::One));
                at += 1;
            }
        }
        let tight = if texts.len() == 1 { Tight::One } else { Tight::Any };
        (texts.join(" or "), tight)
    }

    /// A phrase; without a gap, which Nexis does not have.
    fn phrase(&mut self, slots: &[Slot]) -> Option<String> {
        let is_word = |slot: &Slot| matches!(slot, Slot::Node(Node::Word { form: Form::Stem, .. }));
        if slots.iter().any(|slot| matches!(slot, Slot::Gap)) {
            return None;
        }
        if slots.iter().all(is_word) {
            return quoted(&joined(slots));
        }
        let mut texts = Vec::with_capacity(slots.len());
        for slots in slots.chunk_by(|slot, next| is_word(slot) && is_word(next)) {
            match slots {
                // A name in front of a bracket would be that of a segment.
                [Slot::Node(Node::Word { text, form: Form::Stem })] if !is_name(text) => {
                    texts.extend(word(text));
                }
                [Slot::Node(part)] if !is_word(&slots[0]) => texts.push(self.part(part, Tight::One)),
                slots => texts.extend(quoted(&joined(slots))),
            }
        }
        Some(texts.join(" "))
    }
}

/// The texts of words, with spaces between.
fn joined(slots: &[Slot]) -> String {
    let texts = slots.iter().filter_map(|slot| match slot {
        Slot::Node(Node::Word { text, .. }) => Some(text.as_str()),
        _ => None,
    });
    texts.collect::<Vec<_>>().join(" ")
}

/// Whether a word is the name of a segment or a command.
fn is_name(text: &str) -> bool {
    Segment::named(text).is_some() || Command::named(text).is_some()
}

fn is_exclusion(part: &Node) -> bool {
    matches!(part, Node::Not(_))
}

/// Whether a test has a first day or number but no last, or the other way round.
fn has_one_end(node: &Node) -> bool {
    match node {
        Node::Date { range, .. } => range.from.is_some() != range.to.is_some(),
        Node::Number { from, to, .. } => from.is_some() != to.is_some(),
        _ => false,
    }
}

/// Whether a test has two ends, and so is printed as two.
fn is_window(node: &Node) -> bool {
    match node {
        Node::Date { range, .. } => range.from.is_some() && range.to.is_some() && range.from != range.to,
        Node::Number { from, to, .. } => from.is_some() && to.is_some() && from != to,
        _ => false,
    }
}

/// Prints a word, in quotes where it would be read as something else.
fn word(text: &str) -> Option<String> {
    let units = unit::read(text);
    let is_itself = matches!(&units[..], [Node::Word { text: read, .. }] if read == text);
    let begins_one = ["but", "not"].iter().any(|name| name.eq_ignore_ascii_case(text));
    let is_connector = begins_one || Connector::read(text).is_some();
    let is_spaced = text.contains(|c: char| c.is_whitespace() || matches!(c, '(' | ')') || quotes::opens(c));
    if is_itself && !is_connector && !is_spaced { Some(text.to_owned()) } else { quoted(text) }
}

/// Puts in quotes the words of a text, without the marks that part them.
fn quoted(text: &str) -> Option<String> {
    let mut texts = Vec::new();
    for run in text.split_whitespace() {
        for unit in unit::read(run) {
            let Node::Word { text, .. } = unit else { return None };
            texts.push(text);
        }
    }
    let text = texts.join(" ");
    if texts.is_empty() || text.contains('"') { None } else { Some(format!("\"{text}\"")) }
}

/// Prints a word with capitals, if all or none of its letters are.
fn cased(text: &str) -> Option<String> {
    let name = match text {
        text if text.to_lowercase() == text.to_uppercase() => return word(text),
        text if text == text.to_uppercase() => "allcaps",
        text if text == text.to_lowercase() => "nocaps",
        _ => return None,
    };
    let inner = word(text).filter(|_| unit::read(text).len() == 1)?;
    Some(format!("{name}({inner})"))
}

/// Prints a truncated word, if it reads back.
fn pattern(node: &Node) -> Option<String> {
    let mut text = match node {
        Node::Prefix(text) => format!("{text}!"),
        Node::Wildcard(text) => text.clone(),
        Node::Regex(text) if is_simple(text) => text.replace(".*", "*").replace('.', "?"),
        _ => return None,
    };
    if text.ends_with('*') {
        text.truncate(text.trim_end_matches('*').len());
        text.push('!');
    }
    let is_same = matches!(&unit::read(&text)[..], [read] if read == node || matches!(node, Node::Regex(_)));
    // Nexis truncates no word at its beginning.
    let begins = text.starts_with(char::is_alphanumeric);
    (is_same && begins).then_some(text)
}

/// Whether an expression has only letters, digits and dots.
fn is_simple(expression: &str) -> bool {
    let rest = expression.replace(".*", ".");
    rest.contains('.') && rest.chars().all(|c| c == '.' || c.is_alphanumeric() && !c.is_uppercase())
}

/// The query that headline or lead must hold, where a choice begins with these two.
fn headline_or_lead(parts: &[Node]) -> Option<&Node> {
    match parts {
        [Node::Field { name: "title", query }, Node::Field { name: "lead", query: other }, ..] => {
            (query == other).then_some(&**query)
        }
        _ => None,
    }
}

/// `caps(…)`, where a choice begins with its forms, and how many they are.
fn capitals(parts: &[Node]) -> Option<(String, usize)> {
    let Some(Node::Word { text, form: Form::Cased }) = parts.first() else { return None };
    let forms = command::with_capitals(text);
    let is_form =
        |(text, part): (&String, &Node)| *part == Node::Word { text: text.clone(), form: Form::Cased };
    let are_forms = forms.len() > 1 && forms.len() <= parts.len() && forms.iter().zip(parts).all(is_form);
    let inner = word(text).filter(|_| are_forms && unit::read(text).len() == 1)?;
    Some((format!("caps({inner})"), forms.len()))
}

/// The fields that a name stands for, if it stands for several.
fn group(name: &str) -> &'static [&'static str] {
    GROUPS.iter().find(|row| row.0 == name).map_or(&[], |row| row.1)
}

fn value(field: &str, text: &str, form: ValueForm) -> Option<String> {
    let segment = Segment::of(field)?;
    let text = if field == "lang" { language::name(text).unwrap_or(text) } else { text };
    let is_simple = text.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '-'));
    let is_plain = is_simple && text.split(' ').all(|run| word(run).as_deref() == Some(run));
    match form {
        ValueForm::Exact => None,
        ValueForm::Prefix if is_plain => Some(format!("{segment}({text}!)")),
        ValueForm::Prefix => None,
        ValueForm::Words if is_plain => Some(format!("{segment}({text})")),
        ValueForm::Words if text.ends_with(['!', '*']) => None,
        ValueForm::Words => Some(format!("{segment}({})", quotes::around(text)?)),
    }
}

/// A date or a number.
fn test(node: &Node) -> Option<String> {
    match node {
        Node::Date { field, range } => Some(date::print(Segment::of(field)?, *range)),
        Node::Number { field, from, to } => Some(number(Segment::of(field)?, *from, *to)),
        _ => None,
    }
}

fn number(name: &str, from: Option<u64>, to: Option<u64>) -> String {
    let first = |from: u64| match from.checked_sub(1) {
        Some(less) => format!("{name} > {less}"),
        None => format!("{name} >= {from}"),
    };
    let last = |to: u64| match to.checked_add(1) {
        Some(more) => format!("{name} < {more}"),
        None => format!("{name} <= {to}"),
    };
    match (from, to) {
        (Some(from), Some(to)) if from == to => format!("{name} = {from}"),
        (Some(from), Some(to)) => format!("{} and {}", first(from), last(to)),
        (Some(from), None) => first(from),
        (None, Some(to)) => last(to),
        (None, None) => format!("{name} >= 0"),
    }
}
