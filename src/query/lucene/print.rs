//! A tree goes in, the query string that finds the same articles comes out, with what it cannot say.

use crate::fields::{Kind, find, written};
use crate::query::ast::{Form, Node, Slot, ValueForm};
use crate::query::{LONGEST, tree};

/// Prints a tree; what cannot be said in this syntax is added to `unsaid`, a part a line.
pub(in crate::query) fn print(node: &Node, unsaid: &mut Vec<String>) -> String {
    let mut printer = Printer { unsaid };
    let text = printer.clauses(node);
    text.unwrap_or_else(|| printer.one(node))
}

/// Choices are written out in so many clauses at most.
const MOST_CHOICES: usize = 20;

struct Printer<'u> {
    unsaid: &'u mut Vec<String>,
}

impl Printer<'_> {
    /// Prints what is several clauses, without brackets around them; `None` when it is one.
    fn clauses(&mut self, node: &Node) -> Option<String> {
        match node {
            Node::All(parts) => Some(self.all(parts)),
            Node::Any(parts) => Some(self.any(parts)),
            Node::Not(inner) => Some(format!("*:* -{}", self.one(inner))),
            Node::Words { units, preferred: None } => Some(self.any(units)),
            Node::Words { units, preferred: Some(date) } => {
                // What only counts in the order of results stands beside what must match.
                let must = if units.is_empty() { "*:*".to_owned() } else { format!("({})", self.any(units)) };
                let date = self.one(&Node::Date { field: "date", range: date.range });
                Some(format!("+{must} {date}"))
            }
            Node::Of { n, parts } => self.of(*n as usize, parts),
            Node::Phrase(slots) => {
                choices(slots).filter(|phrases| phrases.len() > 1).map(|phrases| self.any(&phrases))
            }
            _ => None,
        }
    }

    fn all(&mut self, parts: &[Node]) -> String {
        let is_must = |part: &Node| !matches!(part, Node::Not(_)) && optional(part).is_none();
        let has_must = parts.iter().any(is_must);
        let has_positive = parts.iter().any(|part| !matches!(part, Node::Not(_)));
        let mut texts: Vec<String> = Vec::new();
        if !has_positive {
            // Some programs find nothing by exclusions alone.
            texts.push("*:*".to_owned());
        }
        for part in parts {
            match part {
                Node::Not(inner) => texts.push(format!("-{}", self.one(inner))),
                part => match optional(part).filter(|_| has_must) {
                    Some(parts) => texts.extend(parts.into_iter().map(|part| self.one(part))),
                    None => texts.push(format!("+{}", self.one(part))),
                },
            }
        }
        texts.join(" ")
    }

    fn any(&mut self, parts: &[Node]) -> String {
        parts.iter().map(|part| self.one(part)).collect::<Vec<_>>().join(" OR ")
    }

    /// At least `n` of the parts: any of all choices of so many; `None` when they are too many to write out.
    fn of(&mut self, n: usize, parts: &[Node]) -> Option<String> {
        if n == 1 {
            return Some(self.any(parts));
        }
        if !is_few(n, parts.len()) {
            return None;
        }
        let texts: Vec<String> = parts.iter().map(|part| format!("+{}", self.one(part))).collect();
        let choices: Vec<String> = combinations(n, &texts).iter().map(|choice| choice.join(" ")).collect();
        let length: usize = choices.iter().map(String::len).sum();
        match choices.as_slice() {
            [text] => Some(text.clone()),
            texts if length < LONGEST => {
                Some(texts.iter().map(|text| format!("({text})")).collect::<Vec<_>>().join(" OR "))
            }
            _ => None,
        }
    }

    /// Prints a part as one clause, in brackets where it is several.
    fn one(&mut self, node: &Node) -> String {
        if let Some(text) = self.clauses(node) {
            return format!("({text})");
        }
        match node {
            Node::Word { text, form: Form::Stem } => term(text),
            Node::Prefix(text) => format!("{}*", term(text)),
            Node::Wildcard(text) => pattern(text),
            Node::Regex(text) => format!("/{}/", regex(text)),
            Node::Fuzzy { text, distance } => format!("{}~{distance}", term(text)),
            Node::Phrase(slots) => self.phrase(slots, node),
            Node::Slop { phrase: slots, n } => format!("{}~{n}", self.phrase(slots, node)),
            Node::AtLeast { n: ..=1, query } => self.one(query),
            Node::Field { name, query } if is_within(query) => format!("{name}:{}", self.within(query)),
            Node::Value { field, value, form: ValueForm::Words } => format!("{field}:{}", quoted(value)),
            Node::Value { field, value, form: ValueForm::Prefix } => format!("{field}:{}*", term(value)),
            Node::Date { field, range } => {
                let day = |day: chrono::NaiveDate| day.format("%Y-%m-%d").to_string();
                bounded(field, range.from.map(day), range.to.map(day))
            }
            Node::Number { field, from, to } => {
                let kind = find(field).map_or(Kind::Number, |field| field.kind);
                let written = |number: u64| written(kind, number);
                bounded(field, from.map(written), to.map(written))
            }
            Node::Has(field) => format!("_exists_:{field}"),
            Node::Boost { query, factor } => format!("{}^{factor}", self.one(query)),
            Node::Everything => "*:*".to_owned(),
            node => self.unsaid(node),
        }
    }

    /// Prints what stands behind a field's name, in brackets where it would not be the field's own.
    fn within(&mut self, query: &Node) -> String {
        let text = self.one(query);
        if matches!(query, Node::Boost { .. } | Node::AtLeast { .. } | Node::Everything) {
            format!("({text})")
        } else {
            text
        }
    }

    fn phrase(&mut self, slots: &[Slot], whole: &Node) -> String {
        let mut texts = Vec::new();
        for slot in slots {
            match slot {
                Slot::Node(Node::Word { text, form: Form::Stem }) => texts.push(in_quotes(text)),
                _ => return self.unsaid(whole),
            }
        }
        format!("\"{}\"", texts.join(" "))
    }

    fn unsaid(&mut self, node: &Node) -> String {
        let part = node.to_string();
        if !self.unsaid.contains(&part) {
            self.unsaid.push(part);
        }
        String::new()
    }
}

/// The parts of `a OR b OR *`, which only count in the order of results.
fn optional(node: &Node) -> Option<Vec<&Node>> {
    let Node::Any(parts) = node else { return None };
    let is_everything = |part: &&Node| **part == Node::Everything;
    let rest: Vec<&Node> = parts.iter().filter(|part| !is_everything(part)).collect();
    (rest.len() < parts.len() && !rest.is_empty()).then_some(rest)
}

/// Whether there are choices of `n` among so many parts, and not too many.
fn is_few(n: usize, parts: usize) -> bool {
    if n == 0 || n > parts {
        return false;
    }
    // Each step is the number of choices of one part more, which only grows up to half of the parts.
    let mut choices = 1;
    for step in 1..=n.min(parts - n) {
        choices = choices * (parts - step + 1) / step;
        if choices > MOST_CHOICES {
            return false;
        }
    }
    true
}

/// All choices of `n` texts, in their order.
fn combinations(n: usize, texts: &[String]) -> Vec<Vec<&str>> {
    let mut choices: Vec<Vec<&str>> = vec![Vec::new()];
    for (index, text) in texts.iter().enumerate() {
        let behind = texts.len() - index - 1;
        let mut next = Vec::new();
        for choice in choices {
            if choice.len() < n {
                let mut with = choice.clone();
                with.push(text.as_str());
                next.push(with);
            }
            if choice.len() + behind >= n {
                next.push(choice);
            }
        }
        choices = next;
    }
    choices
}

/// A phrase with a choice of words in it, as a phrase for each; `None` when these are too many.
fn choices(slots: &[Slot]) -> Option<Vec<Node>> {
    let mut phrases: Vec<Vec<Slot>> = vec![Vec::new()];
    for slot in slots {
        let words = match slot {
            Slot::Node(Node::Any(words)) => words.iter().cloned().map(Slot::Node).collect(),
            slot => vec![slot.clone()],
        };
        if phrases.len() * words.len() > MOST_CHOICES {
            return None;
        }
        if let [slot] = words.as_slice() {
            for phrase in &mut phrases {
                phrase.push(slot.clone());
            }
            continue;
        }
        let with = |phrase: &Vec<Slot>, word: &Slot| phrase.iter().chain([word]).cloned().collect();
        phrases =
            phrases.iter().flat_map(|phrase| words.iter().map(move |word| with(phrase, word))).collect();
    }
    Some(phrases.into_iter().map(Node::Phrase).collect())
}

/// Whether a part can stand behind a field's name: text without fields of its own.
fn is_within(node: &Node) -> bool {
    match node {
        Node::All(parts) | Node::Any(parts) | Node::Words { units: parts, preferred: None } => {
            parts.iter().all(is_within)
        }
        Node::Of { parts, .. } => parts.iter().all(is_within),
        Node::Not(inner) => is_within(inner),
        Node::Boost { query, .. } | Node::AtLeast { query, .. } => is_within(query),
        Node::Field { .. } => false,
        Node::Everything => true,
        node => tree::is_text(node),
    }
}

/// Prints a range; a day or number alone where both ends are the same.
fn bounded(field: &str, from: Option<String>, to: Option<String>) -> String {
    match (from, to) {
        (Some(from), Some(to)) if from == to => format!("{field}:{from}"),
        (from, to) => {
            let end = |end: Option<String>| end.unwrap_or_else(|| "*".to_owned());
            format!("{field}:[{} TO {}]", end(from), end(to))
        }
    }
}

/// Prints a word with a `\` before every sign.
fn term(text: &str) -> String {
    escaped(text, |c| matches!(c, '*' | '?'))
}

/// Prints a pattern, in which stars and question marks are signs.
fn pattern(text: &str) -> String {
    escaped(text, |_| false)
}

fn escaped(text: &str, is_sign: fn(char) -> bool) -> String {
    let mut printed = String::with_capacity(text.len());
    // Capitals of an operator's name are escaped as its signs are.
    if matches!(text, "AND" | "OR" | "NOT") {
        printed.push('\\');
    }
    for (index, c) in text.char_indices() {
        let is_first = index == 0 && matches!(c, '+' | '-');
        let is_special = "!(){}[]^\"~:\\/&|".contains(c) || c.is_whitespace();
        if is_first || is_special || is_sign(c) {
            printed.push('\\');
        }
        printed.push(c);
    }
    printed
}

/// Prints a value: bare where it is a plain run, otherwise in quotes.
fn quoted(text: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.');
    let is_bare = text.chars().all(is_plain)
        && text.starts_with(char::is_alphanumeric)
        && text.ends_with(char::is_alphanumeric)
        && !matches!(text, "AND" | "OR" | "NOT");
    if is_bare { text.to_owned() } else { format!("\"{}\"", in_quotes(text)) }
}

fn in_quotes(text: &str) -> String {
    text.replace('\\', "\\\\").replace('"', "\\\"")
}

/// Puts a `\` before every slash that has none.
fn regex(text: &str) -> String {
    let mut printed = String::with_capacity(text.len());
    let mut is_escaped = false;
    for c in text.chars() {
        if c == '/' && !is_escaped {
            printed.push('\\');
        }
        printed.push(c);
        is_escaped = c == '\\' && !is_escaped;
    }
    printed
}
