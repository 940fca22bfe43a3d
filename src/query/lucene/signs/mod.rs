//! The signs of Lucene: a text goes in, terms, brackets and operators come out, each with its place.

mod terms;

use super::names::Place;
use crate::fields::Kind;
use crate::query::problem::Problems;
use crate::query::quotes::{self, Quotes};
use crate::query::scope::Scope;
use crate::query::tree;
use std::ops::Range;

/// A sign with its place.
#[derive(Debug)]
pub(super) struct Token {
    pub(super) sign: Sign,
    pub(super) at: Range<usize>,
}

/// What a sign asks of the clauses.
#[derive(Debug)]
pub(super) enum Sign {
    Open,
    Close,
    And,
    Or,
    /// `NOT`, `!` and `-`.
    Not,
    /// `+`.
    Must,
    /// What follows is sought in a field.
    In(Place),
    Leaf(Leaf),
    /// What stands before it counts more, or less.
    Boost(f32),
}

/// What has no clauses inside; escapes are taken off.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Leaf {
    /// A run of letters; `signs` are the places of stars and question marks that are no letters.
    Term { text: String, signs: Vec<usize> },
    /// `term~2`; of `term~` the amount is empty.
    Fuzzy { text: String, amount: String },
    /// `"…"`, `"…"~3`.
    Phrase { text: String, slop: u32 },
    /// What stands between slashes, escapes kept.
    Regex(String),
    /// `[a TO b}`; `None` for a star.
    Range { from: Option<String>, to: Option<String>, ends: Ends },
}

/// Whether a range holds its own ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Ends {
    pub(super) has_from: bool,
    pub(super) has_to: bool,
}

/// Brackets may stand so deep in one another. Each may need two in the tree that is printed.
pub(super) const DEEPEST: usize = 30;

/// An end of a range has so many bytes at most.
const LONGEST_END: usize = 64;

/// Reads a text into signs; every bracket that opens closes again.
pub(super) fn read(text: &str, problems: &mut Problems) -> Vec<Token> {
    let mut lexer = Lexer {
        text,
        at: 0,
        brackets: Vec::new(),
        quotes: Quotes::default(),
        absent: Absent::default(),
        tokens: Vec::new(),
        problems,
    };
    while let Some(c) = lexer.rest().chars().next() {
        lexer.step(c);
    }
    lexer.finish();
    lexer.tokens
}

/// Reads from left to right.
struct Lexer<'t, 'p> {
    text: &'t str,
    at: usize,
    /// Where brackets were opened.
    brackets: Vec<usize>,
    quotes: Quotes,
    absent: Absent,
    tokens: Vec<Token>,
    problems: &'p mut Problems,
}

/// What closes nowhere in the rest of the text, so that it is looked for once.
#[derive(Default)]
struct Absent {
    quote: bool,
    slash: bool,
}

impl<'t> Lexer<'t, '_> {
    fn rest(&self) -> &'t str {
        &self.text[self.at..]
    }

    fn push(&mut self, sign: Sign, start: usize) {
        self.tokens.push(Token { sign, at: start..self.at });
    }

    fn problem(&mut self, start: usize, message: impl Into<String>, hint: Option<&str>) {
        self.problems.add(start..self.at, message, hint.map(str::to_owned));
    }

    /// The field whose colon was just read.
    fn place(&self) -> Option<Place> {
        match self.tokens.last() {
            Some(Token { sign: Sign::In(place), .. }) => Some(*place),
            _ => None,
        }
    }

    fn step(&mut self, c: char) {
        // Paths and addresses begin with a slash; other values are names.
        let is_path = matches!(self.place(), Some(Place::In(Scope::Value(_, Kind::Keyword))));
        match c {
            _ if c.is_whitespace() || c.is_control() => self.at += c.len_utf8(),
            '(' => self.open(),
            ')' => self.close(),
            '"' => self.phrase(),
            '/' if !is_path => self.regex(),
            '[' | '{' => self.range(),
            '^' => self.boost(),
            '+' | '-' | '!' => self.modifier(c),
            ']' | '}' | ':' | '~' => self.stray(c),
            '&' if self.rest().starts_with("&&") => self.double(Sign::And),
            '|' if self.rest().starts_with("||") => self.double(Sign::Or),
            _ if quotes::opens(c) && !quotes::is_single(c) => self.curly(c),
            _ => self.term(),
        }
    }

    fn finish(&mut self) {
        for (depth, start) in std::mem::take(&mut self.brackets).into_iter().enumerate() {
            if depth < DEEPEST {
                self.push(Sign::Close, self.text.len());
            }
            let message = "this bracket is never closed: it is taken to end with the query";
            self.problems.add(start..start + 1, message, None);
        }
    }

    fn open(&mut self) {
        let start = self.at;
        self.at += 1;
        self.brackets.push(start);
        if self.brackets.len() > DEEPEST {
            self.problem(start, format!("brackets deeper than {DEEPEST} are passed over"), None);
        } else {
            self.push(Sign::Open, start);
        }
    }

    fn close(&mut self) {
        let start = self.at;
        self.at += 1;
        match self.brackets.pop() {
            Some(_) if self.brackets.len() >= DEEPEST => {}
            Some(_) => self.push(Sign::Close, start),
            None => self.problem(start, "no bracket is open here: passed over", None),
        }
    }

    fn double(&mut self, sign: Sign) {
        let start = self.at;
        self.at += 2;
        self.push(sign, start);
    }

    fn stray(&mut self, c: char) {
        let start = self.at;
        self.at += 1;
        let hint = format!("write \\{c} for the sign itself");
        self.problem(start, format!("`{c}` means nothing here: passed over"), Some(&hint));
    }

    /// `+`, `-` and `!`, right in front of what they are for; before a space they are marks.
    fn modifier(&mut self, c: char) {
        let start = self.at;
        let length = self.rest().len() - self.rest().trim_start_matches(['+', '-', '!']).len();
        let behind = &self.rest()[length..];
        if behind.starts_with(|c: char| !c.is_whitespace() && !c.is_control()) {
            self.at += 1;
            return self.push(if c == '+' { Sign::Must } else { Sign::Not }, start);
        }
        let stands_alone = self.text[..start].chars().next_back().is_none_or(char::is_whitespace);
        self.at += length;
        if stands_alone && !behind.trim().is_empty() {
            let hint = "write it right in front of what it is for";
            self.problem(start, format!("`{c}` in front of a space is passed over"), Some(hint));
        }
    }

    fn phrase(&mut self) {
        let start = self.at;
        let content = start + 1;
        let end = if self.absent.quote { None } else { unescaped(&self.text[content..], '"') };
        let Some(length) = end else {
            self.absent.quote = true;
            self.at += 1;
            let message = "this quote is never closed: what follows is searched as words";
            return self.problem(start, message, Some("write one more quote where the phrase ends"));
        };
        self.at = content + length + 1;
        self.quoted(start, content..content + length);
    }

    /// Quotes that Lucene takes for letters.
    fn curly(&mut self, c: char) {
        let start = self.at;
        let Some(enclosed) = self.quotes.find(self.text, start) else {
            self.at += c.len_utf8();
            return;
        };
        self.at = enclosed.end;
        self.problem(start, "quotes of this kind are letters in Lucene: taken as \"…\"", Some("write \"…\""));
        self.quoted(start, enclosed.content);
    }

    fn quoted(&mut self, start: usize, content: Range<usize>) {
        let text = plain(&self.text[content]);
        let slop = self.amount().unwrap_or_default();
        // A slop of less than a whole move is none; one of more digits than a number has is the largest.
        let whole = slop.split('.').next().unwrap_or_default();
        let slop = if whole.is_empty() { 0 } else { whole.parse().unwrap_or(u32::MAX) };
        self.push(Sign::Leaf(Leaf::Phrase { text, slop }), start);
    }

    /// Reads `~2` right here; of `~` alone the amount is an empty text.
    fn amount(&mut self) -> Option<String> {
        let rest = self.rest().strip_prefix('~')?;
        let length = number_length(rest);
        self.at += 1 + length;
        Some(rest[..length].to_owned())
    }

    fn regex(&mut self) {
        let start = self.at;
        let content = start + 1;
        let end = if self.absent.slash { None } else { unescaped(&self.text[content..], '/') };
        let Some(length) = end else {
            self.absent.slash = true;
            self.at += 1;
            return;
        };
        let text = &self.text[content..content + length];
        self.at = content + length + 1;
        if text.is_empty() {
            return self.problem(start, "there is nothing between the slashes: passed over", None);
        }
        let leaf = if text.contains(|c: char| c.is_whitespace() || c.is_control()) {
            let message = "a regular expression is for one word and holds no space: searched as words";
            self.problem(start, message, Some("write \\/ for a slash"));
            Leaf::Term { text: text.to_owned(), signs: Vec::new() }
        } else {
            Leaf::Regex(text.to_owned())
        };
        self.push(Sign::Leaf(leaf), start);
    }

    fn range(&mut self) {
        let start = self.at;
        if let Some((leaf, length)) = range(self.rest()) {
            self.at += length;
            return self.push(Sign::Leaf(leaf), start);
        }
        self.at += 1;
        let message = "no range stands here: what is in the brackets is searched as words";
        self.problem(start, message, Some("write [2024-04-01 TO 2024-04-30]"));
    }

    /// `^3`, right behind what it makes count more.
    fn boost(&mut self) {
        let start = self.at;
        self.at += 1;
        let length = number_length(self.rest());
        let is_behind =
            |token: &Token| token.at.end == start && matches!(token.sign, Sign::Leaf(_) | Sign::Close);
        if length == 0 || !self.tokens.last().is_some_and(is_behind) {
            self.at += length;
            let hint = "write a number behind it, and both right behind what counts more: coup^3";
            return self.problem(start, "this `^` weighs nothing: passed over", Some(hint));
        }
        let factor = self.rest()[..length].parse().unwrap_or(f32::INFINITY);
        self.at += length;
        if tree::FACTORS.contains(&factor) {
            self.push(Sign::Boost(factor), start);
        } else {
            let typed = &self.text[start..self.at];
            self.problem(start, format!("`{typed}` is no weight from 0.001 to 1000: left out"), None);
        }
    }
}

/// Finds a character in front of which no `\` stands.
fn unescaped(text: &str, sought: char) -> Option<usize> {
    let mut is_escaped = false;
    for (index, c) in text.char_indices() {
        if c == sought && !is_escaped {
            return Some(index);
        }
        is_escaped = c == '\\' && !is_escaped;
    }
    None
}

/// Takes the `\` off what was escaped.
fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        plain.extend(if c == '\\' { chars.next() } else { Some(c) });
    }
    plain
}

/// Length of `3` or `0.5` at the beginning of a text.
fn number_length(text: &str) -> usize {
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let length = digits(text);
    let behind = text[length..].strip_prefix('.').map_or(0, digits);
    if length > 0 && behind > 0 { length + 1 + behind } else { length }
}

/// Reads `[a TO b}` and its length.
fn range(text: &str) -> Option<(Leaf, usize)> {
    let (from, rest) = end(text.get(1..)?.trim_start())?;
    let rest = rest.strip_prefix(char::is_whitespace)?.trim_start().strip_prefix("TO")?;
    let (to, rest) = end(rest.strip_prefix(char::is_whitespace)?.trim_start())?;
    let rest = rest.trim_start();
    let ends = Ends { has_from: text.starts_with('['), has_to: rest.starts_with(']') };
    let rest = rest.strip_prefix([']', '}'])?;
    Some((Leaf::Range { from, to, ends }, text.len() - rest.len()))
}

/// Reads an end of a range, and what stands behind it.
fn end(text: &str) -> Option<(Option<String>, &str)> {
    if let Some(inner) = text.strip_prefix('"') {
        let length = inner.bytes().take(LONGEST_END).position(|byte| byte == b'"')?;
        return Some((Some(inner[..length].to_owned()), &inner[length + 1..]));
    }
    let mut length = text.len();
    for (index, c) in text.char_indices() {
        if c.is_whitespace() || matches!(c, ']' | '}') {
            length = index;
            break;
        }
        if index >= LONGEST_END {
            return None;
        }
    }
    let typed = &text[..length];
    if typed.is_empty() {
        return None;
    }
    Some(((typed != "*").then(|| plain(typed)), &text[length..]))
}
