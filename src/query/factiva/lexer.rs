//! The signs of a search of Factiva: a text goes in, operands, brackets and operators come out, each with its place.

use super::fields::{self, Tag};
use super::{dates, pattern};
use crate::query::ast::{Form, Node, Order, Sense, Slot, Unit};
use crate::query::problem::Problems;
use crate::query::quotes::{self, Quotes};
use crate::query::tree::Nearness;
use crate::query::{chunk, scope};
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
    /// A period or a number.
    Part(Node),
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
/// Words between two texts that may be asked for.
pub(super) const DISTANCES: RangeInclusive<u32> = 1..=500;
/// Words that `w/` reaches.
const SHORT_DISTANCES: RangeInclusive<u32> = 1..=10;
/// Mentions that may be asked for.
pub(super) const MENTIONS: RangeInclusive<u32> = 1..=50;

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
    joining(text, lexer.tokens, problems)
}

/// Whether a word means something else when it stands alone and without quotes.
pub(super) fn is_operator(word: &str) -> bool {
    let word = word.to_ascii_lowercase();
    matches!(word.as_str(), "date" | "upd") || named(&word).is_some()
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

    /// `/N5/` and `/F50/`, which need no space around them.
    fn slashed(&mut self) -> bool {
        let inner = &self.rest()[1..];
        let digits = inner.get(1..).map_or(0, |rest| rest.bytes().take_while(u8::is_ascii_digit).count());
        if digits == 0 || !inner[1 + digits..].starts_with('/') {
            return false;
        }
        let (name, number) = (inner.as_bytes()[0].to_ascii_lowercase(), &inner[1..=digits]);
        if !matches!(name, b'n' | b'f') {
            return false;
        }
        let start = self.at;
        self.at += digits + 3;
        let n = self.number(start, number, DISTANCES);
        self.push(if name == b'f' { Sign::First(n) } else { Sign::Near(words(n, Order::Free)) }, start);
        true
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
        if run.len() > 1 && run.bytes().all(|byte| byte.is_ascii_alphabetic()) && self.field(run) {
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

    fn operator(&mut self, run: &str) -> bool {
        let start = self.at;
        let name = run.to_ascii_lowercase();
        if let Some(field) = match name.as_str() {
            "date" => Some("date"),
            "upd" => Some("updated"),
            _ => None,
        } {
            return self.period(field, run.len());
        }
        let Some((sign, number)) = named(&name) else { return false };
        self.at += run.len();
        let sign = match sign {
            Sign::AtLeast(_) => Sign::AtLeast(self.number(start, number, MENTIONS)),
            Sign::Near(nearness) if nearness.unit == Unit::Word => {
                let n = if number.is_empty() { 1 } else { self.number(start, number, DISTANCES) };
                Sign::Near(Nearness { n, ..nearness })
            }
            sign => sign,
        };
        self.push(sign, start);
        true
    }

    /// `w/5`; what is written so in Nexis alone is told.
    fn distance(&mut self, run: &str) -> bool {
        let start = self.at;
        let Some(rest) = self.rest()[run.len()..].strip_prefix('/') else { return false };
        let distance = &rest[..rest.bytes().take_while(u8::is_ascii_alphanumeric).count()];
        let end = start + run.len() + 1 + distance.len();
        if distance.is_empty() || !self.is_alone(end) {
            return false;
        }
        let is_number = distance.bytes().all(|byte| byte.is_ascii_digit());
        let hint = match (run.to_ascii_lowercase().as_str(), is_number) {
            ("w", true) => {
                self.at = end;
                let n = self.number(start, distance, DISTANCES);
                if n > *SHORT_DISTANCES.end() {
                    let message = format!("`w/` reaches 10 words in Factiva: {n} are searched all the same");
                    self.problems.add(start..end, message, Some(format!("write adj{n}")));
                }
                self.push(Sign::Near(words(n, Order::Fixed)), start);
                return true;
            }
            ("w", false) if matches!(distance, "s" | "p" | "S" | "P") => "write same".to_owned(),
            ("pre" | "onear", true) => format!("write adj{distance}"),
            ("near", true) => format!("write near{distance}"),
            _ => return false,
        };
        let message = format!("`{}` is no operator of Factiva: searched as words", &self.text[start..end]);
        self.problems.add(start..end, message, Some(hint));
        false
    }

    /// `wc>1000`.
    fn length(&mut self, run: &str) -> bool {
        let start = self.at;
        let rest = &self.rest()[run.len()..];
        let spaces = rest.len() - rest.trim_start_matches(' ').len();
        let rest = &rest[spaces..];
        if !run.eq_ignore_ascii_case("wc") || !rest.starts_with(['<', '>', '=']) {
            return false;
        }
        let signs = rest.len() - rest.trim_start_matches(['<', '>', '=', ' ']).len();
        let digits =
            rest[signs..].find(|c: char| !c.is_ascii_digit() && c != ',').unwrap_or(rest.len() - signs);
        let number = rest[..signs + digits].replace(' ', "");
        self.at += run.len() + spaces + signs + digits;
        match scope::number("words", &number) {
            Ok(node) => self.push(Sign::Part(node), start),
            Err((message, _)) => {
                self.problems.add(start..self.at, message, Some("write wc>1000 or wc<500".to_owned()));
            }
        }
        true
    }

    /// `date from 20240401 to 20240430`.
    fn period(&mut self, field: &'static str, name: usize) -> bool {
        let start = self.at;
        let Some(period) = dates::read(&self.rest()[name..], self.today) else {
            let word = &self.rest()[..name];
            let message = format!("no period stands behind `{word}`: searched as a word");
            let hint = format!("write {word} from 20240401 to 20240430, or the word in quotes");
            self.problems.add(start..start + name, message, Some(hint));
            return false;
        };
        self.at += name + period.length;
        for message in period.doubtful {
            let hint = Some("write the year, the month and the day: 20240430".to_owned());
            self.problems.add(start..self.at, message, hint);
        }
        match period.range {
            Ok(range) => self.push(Sign::Part(Node::Date { field, range }), start),
            Err(none) => {
                let hint = none.hint.map(|_| "write date from 20240401 to 20240430".to_owned());
                self.problems.add(start..self.at, format!("{}: left out", none.message), hint);
            }
        }
        true
    }

    /// `hd=`, or a name in front of a `=` or `:` that is none of Factiva's.
    fn field(&mut self, name: &str) -> bool {
        let start = self.at;
        let rest = &self.rest()[name.len()..];
        let end = start + name.len() + 1;
        let known = Tag::find(name);
        if rest.starts_with(':') && scope::named(&name.to_ascii_lowercase()).is_some() {
            let message = format!("`{name}:` is no field of Factiva: searched as a word");
            self.problems.add(start..end, message, Some(fields::hint()));
            return false;
        }
        let spaces = rest.len() - rest.trim_start_matches(' ').len();
        let Some(value) = rest[spaces..].strip_prefix('=') else { return false };
        let is_spaced = spaces > 0 || value.starts_with(' ');
        let Some(tag) = known else {
            if !is_spaced && !value.is_empty() {
                self.at = end;
                let message = format!("`{name}=` is no field here: what follows is searched as text");
                self.problems.add(start..end, message, Some(fields::hint()));
            }
            return !is_spaced && !value.is_empty();
        };
        self.at = end + spaces;
        if is_spaced {
            let message = format!("a space stands beside the `=` of `{name}=`: passed over");
            self.problems.add(start..self.at, message, Some(format!("write {}=coup", tag.name)));
        }
        self.push(Sign::Field(tag), start);
        true
    }

    /// Reads a number that is bounded; one out of bounds is a problem, and the nearest is taken.
    fn number(&mut self, start: usize, digits: &str, bounds: RangeInclusive<u32>) -> u32 {
        let typed = digits.parse().unwrap_or(u32::MAX);
        let n = typed.clamp(*bounds.start(), *bounds.end());
        if n != typed {
            let message =
                format!("{digits} is not from {} to {}: {n} is taken", bounds.start(), bounds.end());
            self.problems.add(start..self.at, message, None);
        }
        n
    }
}

/// An operator that is a word of its own, in lower case, and the digits behind its name.
fn named(word: &str) -> Option<(Sign, &str)> {
    let name = word.trim_end_matches(|c: char| c.is_ascii_digit());
    let digits = &word[name.len()..];
    let paragraph = Nearness { n: 0, order: Order::Free, unit: Unit::Paragraph, sense: Sense::Near };
    let sign = match (name, digits.is_empty()) {
        ("and", true) => Sign::And,
        ("or", true) => Sign::Or,
        ("not", true) => Sign::Not,
        ("same", true) => Sign::Near(paragraph),
        ("adj", _) => Sign::Near(words(1, Order::Fixed)),
        ("near", false) => Sign::Near(words(1, Order::Free)),
        ("atleast", false) => Sign::AtLeast(1),
        _ => return None,
    };
    Some((sign, digits))
}

fn words(n: u32, order: Order) -> Nearness {
    Nearness { n, order, unit: Unit::Word, sense: Sense::Near }
}

/// Makes words of the operators that have nothing to join, and takes out those that are no words.
fn joining(text: &str, tokens: Vec<Token>, problems: &mut Problems) -> Vec<Token> {
    let mut kept: Vec<Token> = Vec::with_capacity(tokens.len());
    let mut tokens = tokens.into_iter().peekable();
    while let Some(mut token) = tokens.next() {
        let behind = tokens.peek().map(|token| &token.sign);
        let is_before_operand = behind.is_some_and(begins);
        let is_behind_operand = kept.last().is_some_and(|token| ends(&token.sign));
        let joins = match token.sign {
            Sign::And | Sign::Or => {
                is_behind_operand && (is_before_operand || matches!(behind, Some(Sign::Not)))
            }
            Sign::Near(_) => is_behind_operand && is_before_operand,
            Sign::Not => is_before_operand || matches!(behind, Some(Sign::Not)),
            _ => true,
        };
        if !joins {
            let typed = &text[token.at.clone()];
            let is_word = matches!(typed.to_ascii_lowercase().as_str(), "and" | "or" | "not" | "same");
            let instead = if is_word { "it is searched as a word" } else { "passed over" };
            let message = format!("`{typed}` has nothing to join: {instead}");
            problems.add(token.at.clone(), message, None);
            if !is_word {
                continue;
            }
            token.sign = Sign::Word(chunk::word(typed, Form::Stem));
        }
        kept.push(token);
    }
    kept
}

/// Whether an operand may begin with a sign.
pub(super) fn begins(sign: &Sign) -> bool {
    !matches!(sign, Sign::And | Sign::Or | Sign::Not | Sign::Near(_) | Sign::Close)
}

fn ends(sign: &Sign) -> bool {
    matches!(
        sign,
        Sign::Word(_) | Sign::Quoted { .. } | Sign::Gap | Sign::Part(_) | Sign::Close | Sign::First(_)
    )
}
