//! The signs of a search: a text goes in, words, brackets, connectors and segments come out, with places.

mod compare;

use super::super::ast::Node;
use super::super::problem::Problems;
use super::super::quotes::{self, Quotes};
use super::super::scope;
use super::command::{Command, MOST_MENTIONS};
use super::connector::{Connector, FARTHEST};
use super::segment::{Place, SEGMENTS, Segment};
use super::unit;
use crate::fields::Kind;
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
    /// Words, and the place of their text without quotes.
    Units(Vec<Node>, Range<usize>),
    /// A date or a length.
    Test(Node),
    Connector(Connector),
    Open,
    Close,
    /// A segment whose bracket opens here.
    Segment(&'static Segment),
    /// A segment that ends with the words behind it: `hd=`.
    SegmentOfRun(&'static Segment),
    /// A command whose bracket opens here.
    Command(Command),
}

/// Reads a text into signs.
pub(super) fn read(text: &str, today: NaiveDate, problems: &mut Problems) -> Vec<Token> {
    let mut lexer = Lexer {
        text,
        at: 0,
        today,
        brackets: Vec::new(),
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

/// Brackets may stand so deep in one another.
const DEEPEST: usize = 64;

/// No name is longer.
const LONGEST_NAME: usize = 24;

/// Endings that a writer puts in brackets: `minister(s)`.
const ENDINGS: &[&str] = &["(s)", "(es)"];

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

    fn problem(&mut self, start: usize, message: impl Into<String>, hint: Option<String>) {
        self.problems.add(start..self.at, message, hint);
    }

    fn step(&mut self, c: char) {
        if c.is_whitespace() || c.is_control() {
            self.at += c.len_utf8();
            return;
        }
        match c {
            '(' => return self.open(Sign::Open, self.at, self.at + 1),
            ')' => return self.close(),
            c if quotes::opens(c) => return self.quote(c),
            _ => {}
        }
        if !self.connector() && !self.named() {
            self.run();
        }
    }

    fn finish(&mut self) {
        for bracket in std::mem::take(&mut self.brackets) {
            let message = "this bracket is never closed: it is taken to end with the query";
            self.problems.add(bracket.at..bracket.at + 1, message, None);
        }
    }

    /// Opens the bracket that ends at `end`; `start` is where the name in front of it begins.
    fn open(&mut self, sign: Sign, start: usize, end: usize) {
        self.at = end;
        let is_too_deep = self.brackets.len() >= DEEPEST;
        self.brackets.push(Bracket { at: end - 1, is_too_deep });
        if is_too_deep {
            self.problem(start, format!("brackets deeper than {DEEPEST} are passed over"), None);
        } else {
            self.push(sign, start);
        }
    }

    fn close(&mut self) {
        let start = self.at;
        self.at += 1;
        match self.brackets.pop() {
            Some(bracket) if bracket.is_too_deep => {}
            Some(_) => self.push(Sign::Close, start),
            None => self.problem(start, "no bracket is open here: passed over", None),
        }
    }

    fn quote(&mut self, c: char) {
        let start = self.at;
        if let Some(enclosed) = self.quotes.find(self.text, start) {
            self.at = enclosed.end;
            let units = unit::read(&self.text[enclosed.content.clone()]);
            self.push(Sign::Units(units, enclosed.content), start);
            return;
        }
        self.at += c.len_utf8();
        if !quotes::is_single(c) {
            let hint = Some("write one more quote where the phrase ends".to_owned());
            self.problem(start, "this quote is never closed: what follows is searched as words", hint);
        }
    }

    fn connector(&mut self) -> bool {
        let Some(found) = Connector::read(self.rest()) else { return false };
        let start = self.at;
        self.at += found.length;
        if found.is_out_of_range {
            let typed = &self.text[start..self.at];
            let n = if let Connector::Near(nearness) = found.connector { nearness.n } else { FARTHEST };
            let message = format!("`{typed}` is no distance from 1 to {FARTHEST}: taken as {n}");
            self.problem(start, message, None);
        }
        self.push(Sign::Connector(found.connector), start);
        true
    }

    /// A segment, a command, or what looks like one.
    fn named(&mut self) -> bool {
        let length = name_length(self.rest());
        let name = &self.rest()[..length];
        let behind = &self.rest()[length..];
        let gap = behind.len() - behind.trim_start().len();
        let next = behind[gap..].chars().next();
        if length == 0 || length > LONGEST_NAME {
            return false;
        }
        // A word of a phrase in front of a bracket is no name: `student body (president)`.
        let is_bracket = next == Some('(') && (gap == 0 || !self.is_behind_words());
        if behind.starts_with(':') {
            self.foreign(name, behind);
            return false;
        }
        if let Some(segment) = Segment::named(name) {
            return self.segment(segment, name, length + gap, is_bracket);
        }
        match Command::named(name) {
            Some(command) if is_bracket => {
                self.command(command, length + gap);
                true
            }
            Some(Command::AtLeast(_)) => {
                let end = self.at + length;
                let hint = format!("write {name}(…) with brackets");
                let message = format!("`{name}` has no brackets behind it: searched as a word");
                self.problems.add(self.at..end, message, Some(hint));
                false
            }
            _ => self.unknown(name, behind),
        }
    }

    fn is_behind_words(&self) -> bool {
        self.tokens.last().is_some_and(|token| matches!(token.sign, Sign::Units(..)))
    }

    fn command(&mut self, command: Command, length: usize) {
        let (start, end) = (self.at, self.at + length + 1);
        if let Command::AtLeast(n) = command
            && !(1..=MOST_MENTIONS).contains(&n)
        {
            let n = n.clamp(1, MOST_MENTIONS);
            let message = format!("mentions are counted from 1 to {MOST_MENTIONS}: taken as {n}");
            self.problems.add(start..end, message, None);
        }
        self.open(Sign::Command(command), start, end);
    }

    /// A segment; its name ends, with the spaces behind it, after `length` bytes.
    fn segment(&mut self, segment: &'static Segment, name: &str, length: usize, is_bracket: bool) -> bool {
        let start = self.at;
        let behind = &self.rest()[length..];
        if matches!(segment.kind(), Some(Kind::Date | Kind::Number)) {
            return self.test(segment, name, length, is_bracket);
        }
        if is_bracket {
            self.nowhere(segment, start, length);
            self.open(Sign::Segment(segment), start, start + length + 1);
            return true;
        }
        if behind.starts_with('=') {
            self.nowhere(segment, start, length);
            self.at += length + behind.len() - behind.trim_start_matches('=').len();
            self.push(Sign::SegmentOfRun(segment), start);
            return true;
        }
        false
    }

    fn nowhere(&mut self, segment: &Segment, start: usize, length: usize) {
        if segment.place == Place::Nowhere {
            let message = format!("articles have no `{}` here: searched in the whole text", segment.names[0]);
            self.problems.add(start..start + length, message, None);
        }
    }

    /// A name that Nexis does not have, right in front of a bracket or `=`.
    fn unknown(&mut self, name: &str, behind: &str) -> bool {
        let (start, end) = (self.at, self.at + name.len());
        if let Some(ending) = ENDINGS.iter().find(|ending| behind.starts_with(**ending)) {
            self.at = end;
            self.push(Sign::Units(unit::read(name), start..end), start);
            self.at += ending.len();
            return true;
        }
        match behind.chars().next() {
            Some('(') => {
                let message =
                    format!("`{name}(` is no segment or command: what is in brackets is searched everywhere");
                self.problems.add(start..end + 1, message, Some(segments()));
                self.at = end;
                true
            }
            Some('=') => {
                let message = format!("`{name}=` is no segment: searched as words");
                self.problems.add(start..end + 1, message, Some(segments()));
                false
            }
            _ => {
                self.hint(name, behind);
                false
            }
        }
    }

    /// `source:x`, as other syntaxes write fields.
    fn foreign(&mut self, name: &str, behind: &str) {
        let has_value = behind[1..].starts_with(|c: char| !c.is_whitespace() && !c.is_control() && c != ')');
        let small = name.to_ascii_lowercase();
        let segment = Segment::of(&small).or_else(|| Segment::named(&small).map(|segment| segment.names[0]));
        if !has_value || segment.is_none() && scope::named(&small).is_none() {
            return;
        }
        let hint = match (segment, small.as_str()) {
            (Some("date" | "load-date"), _) => "write date aft 12/31/2023 or date bef 1/1/2025".to_owned(),
            (Some("length"), _) => "write length > 800".to_owned(),
            (Some(segment), _) => format!("write {segment}(…)"),
            (None, "after" | "since") => "write date aft 12/31/2023".to_owned(),
            (None, "before" | "until") => "write date bef 1/1/2025".to_owned(),
            (None, _) => "fields with a colon are Dateline's own syntax".to_owned(),
        };
        let message = format!("`{name}:` does not name a segment in Nexis: searched as words");
        self.problems.add(self.at..self.at + name.len() + 1, message, Some(hint));
    }

    /// Says of a word that it may have been meant as a connector.
    fn hint(&mut self, name: &str, behind: &str) {
        let place = self.at..self.at + name.len();
        let ends = behind.chars().next().is_none_or(|c| c.is_whitespace() || matches!(c, '(' | ')'));
        let digits = name.trim_start_matches(|c: char| c.is_ascii_alphabetic());
        let letters = name[..name.len() - digits.len()].to_ascii_lowercase();
        let hint = match letters.as_str() {
            "not" if digits.is_empty() => "write `and not` to leave out what follows".to_owned(),
            "near" if !digits.is_empty() => format!("write w/{digits}"),
            "adj" if !digits.is_empty() => format!("write pre/{digits}"),
            _ => return,
        };
        if ends {
            self.problems.add(place, format!("`{name}` is searched as a word"), Some(hint));
        }
    }

    /// Words without a space between them.
    fn run(&mut self) {
        let start = self.at;
        let is_end = |c: char| {
            let is_quote = quotes::opens(c) && !quotes::is_single(c);
            c.is_whitespace() || c.is_control() || matches!(c, '(' | ')') || is_quote
        };
        self.at += self.rest().find(is_end).unwrap_or(self.rest().len());
        let units = unit::read(&self.text[start..self.at]);
        self.push(Sign::Units(units, start..self.at), start);
    }
}

/// Length of a name at the beginning of a text: letters, hyphens, and digits at its end.
fn name_length(text: &str) -> usize {
    let letters = text
        .bytes()
        .enumerate()
        .take_while(|(index, byte)| byte.is_ascii_alphabetic() || *byte == b'-' && *index > 0)
        .count();
    let digits = text[letters..].bytes().take_while(u8::is_ascii_digit).count();
    if letters == 0 { 0 } else { letters + digits }
}

fn segments() -> String {
    let known = SEGMENTS.iter().filter(|segment| segment.place != Place::Nowhere);
    let names: Vec<&str> = known.map(|segment| segment.names[0]).collect();
    format!("the segments are {}", names.join(", "))
}
