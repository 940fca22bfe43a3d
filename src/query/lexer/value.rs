//! What stands behind a field's name: a value, period, number or property goes in, a part of the query comes out.

use super::distance::distance;
use super::function::is_variants;
use super::{Lexer, factor_length};
use crate::fields::Kind;
use crate::query::ast::Node;
use crate::query::dates::{self, Bound};
use crate::query::quotes;
use crate::query::scope::{self, Reason, Scope, Typed};

/// A period is written in so many pieces at most: `April 22, 2024 to May 3, 2024`.
const MOST_PIECES: usize = 7;

impl Lexer<'_, '_> {
    /// Reads one operand of a field that holds no running text; `start` is where the field's name begins.
    pub(super) fn scoped_operand(&mut self, scope: Scope, start: usize) {
        if let Scope::Value(field, Kind::Name) = scope
            && is_variants(self.rest())
            && self.variants(start, Some(field))
        {
            return;
        }
        let is_exact = matches!(scope, Scope::Value(..)) && self.rest().starts_with('=');
        if is_exact {
            self.at += self.rest().len() - self.rest().trim_start_matches('=').len();
        }
        let first = self.rest().chars().next().unwrap_or(' ');
        let typed = if quotes::opens(first) {
            let Some(enclosed) = self.quotes.find(self.text, self.at) else {
                return self.lone_quote(first);
            };
            self.at = enclosed.end;
            let is_open = self.rest().starts_with('*');
            self.at += usize::from(is_open);
            if let Some(typed) = distance(self.rest()) {
                self.at += typed.len();
                self.problem(start, (format!("a value takes no `{typed}`: left out"), None));
            }
            Typed { text: &self.text[enclosed.content], is_quoted: true, is_exact, is_open }
        } else {
            let begin = self.at;
            self.at += match scope {
                Scope::Date(..) => self.period_length(scope),
                Scope::Number(_) => number_length(self.rest()),
                _ => run_length(self.rest()),
            };
            Typed { text: &self.text[begin..self.at], is_quoted: false, is_exact, is_open: false }
        };
        match self.read(scope, typed) {
            Ok(node) => self.operand(start, Some(node)),
            Err(reason) => {
                self.problem(start, reason);
                self.operand(start, None);
            }
        }
    }

    fn read(&self, scope: Scope, typed: Typed<'_>) -> Result<Node, Reason> {
        match scope {
            Scope::Value(field, kind) => scope::value(field, kind, typed),
            Scope::Number(field) if typed.text == "*" => Ok(Node::Has(field)),
            Scope::Number(field) => scope::number(field, typed.text),
            Scope::Date(field, Bound::Within) if typed.text == "*" => Ok(Node::Has(field)),
            Scope::Date(field, bound) => {
                let (bound, text) = compared(bound, typed.text);
                match dates::bounded(text, self.today, bound) {
                    Ok(range) => Ok(Node::Date { field, range }),
                    Err(none) => Err((format!("{}: left out", none.message), none.hint)),
                }
            }
            Scope::Flag => scope::flag(typed.text),
            Scope::Has => scope::has(typed.text),
            Scope::Free | Scope::Text(_) => Err(("no field stands here".to_owned(), None)),
        }
    }

    /// Length of the longest text here that is a period, or has the form of one; else of the first piece.
    fn period_length(&self, scope: Scope) -> usize {
        let Scope::Date(_, bound) = scope else { return run_length(self.rest()) };
        let mut ends = Vec::new();
        let mut at = 0;
        while ends.len() < MOST_PIECES && at <= dates::LONGEST {
            let rest = &self.rest()[at..];
            let length = run_length(rest);
            if length == 0 || rest.starts_with('(') {
                break;
            }
            at += length;
            ends.push(at);
            let behind = &self.rest()[at..];
            at += behind.len() - behind.trim_start_matches([' ', '\t', '\u{a0}']).len();
        }
        let is_period = |end: &&usize| {
            let (bound, text) = compared(bound, &self.rest()[..**end]);
            dates::bounded(text, self.today, bound).map_or_else(|none| none.formed, |_| true)
        };
        let longest = ends.iter().rev().find(is_period).or(ends.first());
        longest.copied().unwrap_or(0).max(self.rest().chars().next().map_or(0, char::len_utf8))
    }
}

/// Reads `>2024` as later than 2024, and takes off what ends a sentence.
fn compared(bound: Bound, text: &str) -> (Bound, &str) {
    let text = text.trim_end_matches([',', ';', '?', '!']);
    let text = if text.ends_with("..") { text } else { text.trim_end_matches('.') };
    let signs = [
        (">=", Bound::Since),
        ("<=", Bound::Until),
        (">", Bound::After),
        ("<", Bound::Before),
        ("=", Bound::Within),
    ];
    let signed = signs.iter().find_map(|(sign, bound)| text.strip_prefix(sign).map(|rest| (*bound, rest)));
    match signed {
        Some(signed) if bound == Bound::Within => signed,
        _ => (bound, text),
    }
}

/// Length of a number, with a space behind its sign: `> 800`.
fn number_length(text: &str) -> usize {
    let signs = text.len() - text.trim_start_matches(['<', '>', '=']).len();
    let spaces = text[signs..].len() - text[signs..].trim_start_matches(' ').len();
    let begin = if signs == 0 { 0 } else { signs + spaces };
    begin + run_length(&text[begin..])
}

/// Length of a value: to white space, a quote, `|`, a weight, or a bracket that closes none of its own.
fn run_length(text: &str) -> usize {
    let mut open = 0_usize;
    for (index, c) in text.char_indices() {
        let is_quote = quotes::opens(c) && !quotes::is_single(c);
        let is_weight = c == '^' && factor_length(&text[index + 1..]) > 0;
        match c {
            '(' => open += 1,
            ')' if open == 0 => return index,
            ')' => open -= 1,
            '|' => return index,
            _ if c.is_whitespace() || c.is_control() || is_quote || is_weight => return index,
            _ => {}
        }
    }
    text.len()
}
