//! The operators by name: a run of characters goes in, what it joins or counts comes out.

use super::{Lexer, Sign, Token};
use crate::query::ast::{Form, Order, Sense, Unit};
use crate::query::chunk;
use crate::query::problem::Problems;
use crate::query::tree::Nearness;
use std::ops::RangeInclusive;

/// Words between two texts that may be asked for.
pub(in crate::query::factiva) const DISTANCES: RangeInclusive<u32> = 1..=500;
/// Words that `w/` reaches.
const SHORT_DISTANCES: RangeInclusive<u32> = 1..=10;
/// Mentions that may be asked for.
pub(in crate::query::factiva) const MENTIONS: RangeInclusive<u32> = 1..=50;

/// Whether a word means something else when it stands alone and without quotes.
pub(in crate::query::factiva) fn is_operator(word: &str) -> bool {
    let word = word.to_ascii_lowercase();
    matches!(word.as_str(), "date" | "upd") || named(&word).is_some()
}

impl Lexer<'_, '_> {
    pub(super) fn operator(&mut self, run: &str) -> bool {
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

    /// `/N5/` and `/F50/`, which need no space around them.
    pub(super) fn slashed(&mut self) -> bool {
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

    /// `w/5`; what is written so in Nexis alone is told.
    pub(super) fn distance(&mut self, run: &str) -> bool {
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
pub(super) fn joining(text: &str, tokens: Vec<Token>, problems: &mut Problems) -> Vec<Token> {
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
pub(in crate::query::factiva) fn begins(sign: &Sign) -> bool {
    !matches!(sign, Sign::And | Sign::Or | Sign::Not | Sign::Near(_) | Sign::Close)
}

fn ends(sign: &Sign) -> bool {
    matches!(
        sign,
        Sign::Word(_) | Sign::Quoted { .. } | Sign::Gap | Sign::Part(_) | Sign::Close | Sign::First(_)
    )
}
