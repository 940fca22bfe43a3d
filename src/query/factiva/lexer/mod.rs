//! The signs of Factiva: a text goes in, operands, brackets and operators come out, each with its place.

mod names;
mod operators;

pub(super) use operators::{DISTANCES, MENTIONS, begins, is_operator};

use super::fields::Tag;
use super::pattern;
use crate::query::ast::{Node, Slot};
use crate::query::problem::Problems;
use crate::query::quotes::{self, Quotes};
use crate::query::tree::Nearness;
use chrono::NaiveDate;
use std::ops::{Range, RangeInclusive};

/// A sign with its place.
#[derive(Debug)]
pub(super) struct Token {
    pub(super) sign: Sign,
    pub(super) at: Range<usize>,
}

/// What a sign asks of the parser.
#[derive(Debug)]
pub(super) enum Sign {
    /// A word or a pattern.
    Word(Node),
    /// What stands in quotes: its places, and the text itself for fields that hold values.
    Quoted {
        slots: Vec<Slot>,
        content: Range<usize>,
        is_open: bool,
    },
    /// `%`: any one word.
    Gap,
    /// A period or a number; `None` when it was left out with a problem.
    Part(Option<Node>),
    Open,
    Close,
    /// `hd=`: what follows is sought in a field.
    Field(&'static Tag),
    And,
    Or,
    Not,
    Near(Nearness),
    /// `/F50/`
    First(u32),
    /// `atleast3`
    AtLeast(u32),
}

/// Brackets may stand so deep in one another: a few fewer than in our own syntax, which needs more of them.
const DEEPEST: usize = 60;

/// Letters of the longest run that can be the name of a field.
const LONGEST_NAME: usize = 20;

/// Reads a text into signs.
pub(super) fn read(text: &str, today: NaiveDate, problems: &mut Problems) -> Vec<Token> {
    let quotes = Quotes::default();
    let mut lexer = Lexer { text, at: 0, today, brackets: Vec::new(), quotes, tokens: Vec::new(), problems };
    while let Some(c) = lexer.rest().chars().next() {
        lexer.step(c);
    }
    for at in std::mem::take(&mut lexer.brackets).into_iter().map(|bracket| bracket.at) {
        let message = "this bracket is never closed: it is taken to end with the query";
        lexer.problems.add(at..at + 1, message, None);
    }
    operators::joining(text, lexer.tokens, problems)
}

struct Lexer<'t, 'p> {
    text: &'t str,
    at: usize,
    today: NaiveDate,
    brackets: Vec<Bracket>,
    quotes: Quotes,
    tokens: Vec<Token>,
    problems: &'p mut Problems,
}

struct Bracket {
    at: usize,
    is_too_deep: bool,
}

impl<'t> Lexer<'t, '_> {
    fn rest(&self) -> &'t str {
        &self.text[self.at..]
    }

    fn push(&mut self, sign: Sign, start: usize) {
        self.tokens.push(Token { sign, at: start..self.at });
    }

    fn step(&mut self, c: char) {
        match c {
            '(' | '[' => self.open(),
            ')' | ']' => self.close(),
            '/' if self.slashed() => {}
            '%' if self.is_alone(self.at + 1) => {
                self.at += 1;
                self.push(Sign::Gap, self.at - 1);
            }
            c if quotes::opens(c) => self.quoted(c),
            c if !pattern::ends(c) => self.run(),
            c => self.at += c.len_utf8(),
        }
    }

    fn open(&mut self) {
        let at = self.at;
        self.at += 1;
        let is_too_deep = self.brackets.len() >= DEEPEST;
        self.brackets.push(Bracket { at, is_too_deep });
        if is_too_deep {
            self.problems.add(at..self.at, format!("brackets deeper than {DEEPEST} are passed over"), None);
        } else {
            self.push(Sign::Open, at);
        }
    }

    fn close(&mut self) {
        let at = self.at;
        self.at += 1;
        match self.brackets.pop() {
            Some(bracket) if bracket.is_too_deep => {}
            Some(_) => self.push(Sign::Close, at),
            None => self.problems.add(at..self.at, "no bracket is open here: passed over", None),
        }
    }

    fn quoted(&mut self, c: char) {
        let start = self.at;
        let Some(enclosed) = self.quotes.find(self.text, start) else {
            self.at += c.len_utf8();
            if !quotes::is_single(c) {
                let message = "this quote is never closed: what follows is searched without it";
                let hint = "write one more quote where the phrase ends".to_owned();
                self.problems.add(start..self.at, message, Some(hint));
            }
            return;
        };
        self.at = enclosed.end;
        let is_open = self.rest().starts_with('*');
        self.at += usize::from(is_open);
        let content = &self.text[enclosed.content.clone()];
        let mut slots = Vec::new();
        for run in content.split(|c: char| c != '%' && pattern::ends(c)) {
            match run {
                "%" => slots.push(Slot::Gap),
                run => slots.extend(run.split('%').flat_map(pattern::read).map(Slot::Node)),
            }
        }
        self.push(Sign::Quoted { slots, content: enclosed.content, is_open }, start);
    }

    /// A run of characters: an operator, the name of a field, or words.
    fn run(&mut self) {
        let start = self.at;
        let run = &self.rest()[..self.rest().find(pattern::ends).unwrap_or(self.rest().len())];
        let behind = start + run.len();
        if self.is_alone(behind) && self.operator(run) || self.distance(run) || self.length(run) {
            return;
        }
        if (2..=LONGEST_NAME).contains(&run.len())
            && run.bytes().all(|byte| byte.is_ascii_alphabetic())
            && self.field(run)
        {
            return;
        }
        self.at = behind;
        for node in pattern::read(run) {
            self.push(Sign::Word(node), start);
        }
    }

    /// Whether nothing touches what stands between here and `end` but brackets, quotes and `/N5/`.
    fn is_alone(&self, end: usize) -> bool {
        let is_free = |c: char| c.is_whitespace() || c.is_control() || "()[]".contains(c) || quotes::opens(c);
        let before = self.text[..self.at].chars().next_back();
        let after = self.text[end..].chars().next();
        let follows_sign = self.tokens.last().is_some_and(|token| token.at.end == self.at);
        (follows_sign || before.is_none_or(is_free)) && after.is_none_or(is_free)
    }

    /// Reads a number that is bounded; one out of bounds is a problem, and the nearest is taken.
    fn number(&mut self, start: usize, digits: &str, bounds: RangeInclusive<u32>) -> u32 {
        let typed = digits.parse().unwrap_or(u32::MAX);
        let n = typed.clamp(*bounds.start(), *bounds.end());
        if n != typed {
            let message =
                format!("this number is not from {} to {}: {n} is taken", bounds.start(), bounds.end());
            self.problems.add(start..self.at, message, None);
        }
        n
    }
}
