//! The signs of a query: a text goes in, operands, brackets and operators come out, each with its place.

mod distance;
mod elsewhere;
mod function;
mod text;
mod value;

pub(super) use function::Function;
pub(super) use text::SCHEMES;

use super::ast::{Form, Node, Sense};
use super::chunk::{self, OPERATOR_WORDS, breaks};
use super::problem::Problems;
use super::proximity;
use super::quotes::{self, Quotes};
use super::scope::{self, Scope};
use super::tree::{self, Nearness};
use chrono::NaiveDate;
use std::ops::Range;

/// A sign with its place.
#[derive(Debug)]
pub(super) struct Token {
    pub(super) sign: Sign,
    pub(super) at: Range<usize>,
}

/// What a sign asks of the parser.
#[derive(Debug)]
pub(super) enum Sign {
    /// A part of the query; `None` when it was left out with a problem.
    Operand(Option<Node>),
    /// What follows is sought in a text field.
    In(&'static str),
    Open,
    Close,
    /// What is asked of the bracket behind it.
    Function(Function),
    /// An operator, and what its name means as a word.
    And(Option<Node>),
    Or(Option<Node>),
    Not(Option<Node>),
    /// What stands before it must be near what stands behind it, or must not.
    Near(Nearness),
    /// What stands before it counts more, or less.
    Boost(f32),
}

/// Brackets may stand so deep in one another.
const DEEPEST: usize = 64;

/// Reads a text into signs.
pub(super) fn read(text: &str, today: NaiveDate, problems: &mut Problems) -> Vec<Token> {
    let mut lexer = Lexer {
        text,
        at: 0,
        today,
        is_capitals: is_capitals(text),
        brackets: Vec::new(),
        pending: None,
        plain_close: None,
        quotes: Quotes::default(),
        tokens: Vec::new(),
        problems,
    };
    while let Some(c) = lexer.rest().chars().next() {
        lexer.step(c);
    }
    lexer.finish();
    lexer.tokens
}

/// Whether a text is all in capitals, so that capitals make no operator; those behind `==` are asked for.
pub(super) fn is_capitals(text: &str) -> bool {
    let is_word = |run: &str| !OPERATOR_WORDS.contains(&run) && run.contains(char::is_uppercase);
    let mut end = 0;
    let mut has_word = false;
    for run in text.split_inclusive(|c: char| !c.is_alphanumeric()) {
        let word = run.trim_end_matches(|c: char| !c.is_alphanumeric());
        has_word |= is_word(word) && !text[..end].ends_with("==");
        end += run.len();
    }
    has_word && !text.contains(char::is_lowercase)
}

/// Reads from left to right: what running text may hold is in `text`, what fields hold is in `value`.
struct Lexer<'t, 'p> {
    text: &'t str,
    at: usize,
    today: NaiveDate,
    is_capitals: bool,
    brackets: Vec<Bracket>,
    /// A field whose colon was just read, and where its name begins.
    pending: Option<(Scope, usize)>,
    /// A closing bracket inside a word: `MP(s)`.
    plain_close: Option<usize>,
    quotes: Quotes,
    tokens: Vec<Token>,
    problems: &'p mut Problems,
}

struct Bracket {
    at: usize,
    scope: Scope,
    is_too_deep: bool,
}

impl<'t> Lexer<'t, '_> {
    fn rest(&self) -> &'t str {
        &self.text[self.at..]
    }

    /// Adds a part of the query that begins at `start` and ends here.
    fn operand(&mut self, start: usize, node: Option<Node>) {
        self.open_field();
        self.push(Sign::Operand(node), start);
    }

    fn problem(&mut self, start: usize, reason: scope::Reason) {
        self.problems.add(start..self.at, reason.0, reason.1);
    }

    /// Passes a quote that encloses nothing.
    fn lone_quote(&mut self, c: char) {
        let start = self.at;
        self.at += c.len_utf8();
        if !quotes::is_single(c) {
            let hint = Some("write one more quote where the phrase ends".to_owned());
            self.problem(
                start,
                ("this quote is never closed: what follows is searched as words".to_owned(), hint),
            );
        }
    }

    fn step(&mut self, c: char) {
        if is_space(c) {
            self.drop_field();
            self.at += c.len_utf8();
            return;
        }
        match c {
            '(' => return self.open(),
            ')' => return self.close(),
            '|' => return self.bar(),
            '^' => return self.boost(),
            _ => {}
        }
        if self.pending.is_none() && (self.proximity() || self.operator() || c == '-' && self.minus()) {
            return;
        }
        match self.scope() {
            scope @ (Scope::Free | Scope::Text(_)) => self.text_operand(c, scope),
            scope => {
                let start = self.pending.map_or(self.at, |pending| pending.1);
                self.scoped_operand(scope, start);
            }
        }
    }

    fn finish(&mut self) {
        self.drop_field();
        for bracket in std::mem::take(&mut self.brackets) {
            let message = "this bracket is never closed: it is taken to end with the query";
            self.problems.add(bracket.at..bracket.at + 1, message, None);
        }
    }

    fn scope(&self) -> Scope {
        let outer = || self.brackets.last().map_or(Scope::Free, |bracket| bracket.scope);
        self.pending.map_or_else(outer, |pending| pending.0)
    }

    fn push(&mut self, sign: Sign, start: usize) {
        self.tokens.push(Token { sign, at: start..self.at });
    }

    fn open_field(&mut self) {
        if let Some((Scope::Text(name), start)) = self.pending.take() {
            self.push(Sign::In(name), start);
        }
    }

    fn drop_field(&mut self) {
        if let Some((_, start)) = self.pending.take() {
            let message = format!("nothing stands right behind `{}`: left out", &self.text[start..self.at]);
            self.problem(start, (message, None));
        }
    }

    fn open(&mut self) {
        let start = self.at;
        self.at += 1;
        if self.pending.is_none() && self.is_inside_word(start) {
            let end = self.rest().find(|c| c == '(' || breaks(c)).map(|length| self.at + length);
            self.plain_close = end.filter(|end| self.text[*end..].starts_with(')'));
            if self.plain_close.is_some() {
                return;
            }
        }
        self.at = start;
        let scope = self.scope();
        self.open_field();
        self.bracket(scope);
    }

    /// Opens a bracket in which text is read so.
    fn bracket(&mut self, scope: Scope) {
        let start = self.at;
        self.at += 1;
        let is_too_deep = self.is_deepest();
        self.brackets.push(Bracket { at: start, scope, is_too_deep });
        if is_too_deep {
            let message = format!("brackets deeper than {DEEPEST} are passed over");
            self.problem(start, (message, None));
        } else {
            self.push(Sign::Open, start);
        }
    }

    fn is_deepest(&self) -> bool {
        self.brackets.len() >= DEEPEST
    }

    /// Whether a word ends right before a bracket.
    fn is_inside_word(&self, start: usize) -> bool {
        let is_word = |token: &Token| token.at.end == start && matches!(token.sign, Sign::Operand(_));
        self.text[..start].ends_with(char::is_alphanumeric) && self.tokens.last().is_some_and(is_word)
    }

    fn close(&mut self) {
        self.drop_field();
        let start = self.at;
        self.at += 1;
        if self.plain_close == Some(start) {
            return;
        }
        match self.brackets.pop() {
            Some(bracket) if bracket.is_too_deep => {}
            Some(_) => self.push(Sign::Close, start),
            None => self.problem(start, ("no bracket is open here: passed over".to_owned(), None)),
        }
    }

    fn bar(&mut self) {
        self.drop_field();
        let start = self.at;
        self.at += self.rest().len() - self.rest().trim_start_matches('|').len();
        self.push(Sign::Or(None), start);
    }

    /// `^3`, right behind what it makes count more.
    fn boost(&mut self) {
        self.drop_field();
        let start = self.at;
        self.at += 1;
        let length = factor_length(self.rest());
        let is_behind = |token: &Token| {
            token.at.end == start && matches!(token.sign, Sign::Operand(_) | Sign::Close | Sign::Boost(_))
        };
        if length == 0 || !self.tokens.last().is_some_and(is_behind) {
            return;
        }
        let factor = self.rest()[..length].parse::<f32>().unwrap_or(f32::INFINITY);
        self.at += length;
        if tree::FACTORS.contains(&factor) {
            self.push(Sign::Boost(factor), start);
        } else {
            let message =
                format!("`{}` is no weight from 0.001 to 1000: left out", &self.text[start..self.at]);
            self.problem(start, (message, None));
        }
    }

    /// `w/5` or `not w/5`, as a run of its own.
    fn proximity(&mut self) -> bool {
        let rest = self.rest();
        let behind_not = ["not", "NOT"].iter().find_map(|not| rest.strip_prefix(not));
        let spaced = behind_not.map(|behind| behind.trim_start_matches(is_space));
        let is_negated = spaced.map(str::len) < behind_not.map(str::len);
        let begin = if is_negated { rest.len() - spaced.map_or(0, str::len) } else { 0 };
        let Some(length) = proximity::length(&rest[begin..]) else { return false };
        let end = begin + length;
        let is_run = rest[end..].chars().next().is_none_or(|c| breaks(c) || matches!(c, ',' | ';'));
        let Some(read) = proximity::read(&rest[begin..end]).filter(|_| is_run) else { return false };
        let start = self.at;
        self.at += end;
        if let Some(reason) = read.problem {
            self.problem(start, reason);
        }
        let sense = if is_negated { Sense::NotNear } else { Sense::Near };
        self.push(Sign::Near(Nearness { sense, ..read.nearness }), start);
        true
    }

    fn operator(&mut self) -> bool {
        let is_next = |name: &&&str| {
            self.rest().strip_prefix(**name).is_some_and(|rest| rest.chars().next().is_none_or(breaks))
        };
        let Some(name) = OPERATOR_WORDS.iter().find(is_next) else { return false };
        let start = self.at;
        self.at += name.len();
        let word = match self.scope() {
            Scope::Free | Scope::Text(_) => Some(chunk::word(name, Form::Stem)),
            Scope::Value(field, kind) => {
                let typed = scope::Typed { text: name, is_quoted: true, is_exact: false, is_open: false };
                scope::value(field, kind, typed).ok()
            }
            _ => None,
        };
        if self.is_capitals {
            let message = format!("the query is all in capitals: {name} is searched as a word");
            let hint = format!("write the other words in small letters to make {name} an operator");
            self.problem(start, (message, Some(hint)));
            self.push(Sign::Operand(word), start);
            return true;
        }
        let sign = match *name {
            "AND" => Sign::And(word),
            "OR" => Sign::Or(word),
            _ => Sign::Not(word),
        };
        self.push(sign, start);
        true
    }

    /// `-word`, where a word could begin.
    fn minus(&mut self) -> bool {
        let start = self.at;
        let before = self.text[..start].chars().next_back();
        let is_at_start = before.is_none_or(|c| is_space(c) || matches!(c, '(' | '|'));
        let rest = &self.rest()[1..];
        let is_before_sign = rest.starts_with(|c: char| matches!(c, '(' | '=') || quotes::opens(c))
            || chunk::regex_length(rest).is_some();
        if !is_at_start || !is_before_sign && !chunk::begins(rest) {
            return false;
        }
        self.at += 1;
        self.push(Sign::Not(None), start);
        true
    }
}

fn is_space(c: char) -> bool {
    c.is_whitespace() || c.is_control()
}

/// Length of `3` or `0.5` at the beginning of a text, when no letter or digit follows.
fn factor_length(text: &str) -> usize {
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let mut length = digits(text);
    if length > 0 && text[length..].starts_with('.') {
        let behind = digits(&text[length + 1..]);
        length += if behind > 0 { behind + 1 } else { 0 };
    }
    if text[length..].starts_with(char::is_alphanumeric) { 0 } else { length }
}
