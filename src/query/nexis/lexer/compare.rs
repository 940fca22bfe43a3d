//! Tests of dates and lengths: the name of a segment and what stands behind it go in, signs come out.

use super::super::connector::Connector;
use super::super::date;
use super::super::segment::{Place, Segment};
use super::{Lexer, Sign, Token};
use crate::fields::Kind;
use crate::query::ast::Node;
use crate::query::dates::Bound;
use crate::query::scope::{self, Reason};

/// What stands in `date(…)` is no longer.
const LONGEST_TESTS: usize = 256;

impl Lexer<'_, '_> {
    /// `date aft 1/1/97`, `length > 800`, or the same in brackets.
    pub(super) fn test(&mut self, segment: &Segment, name: &str, length: usize, is_bracket: bool) -> bool {
        let start = self.at;
        if is_bracket {
            return self.tests(segment, name, length);
        }
        let behind = &self.rest()[length..];
        let Some((bound, sign)) = date::comparison(behind) else { return false };
        let gap = behind[sign..].len() - behind[sign..].trim_start().len();
        let Some((node, end)) = self.value(segment, start + length + sign + gap, bound) else {
            let what = self.text[start..start + length + sign].to_owned();
            let kind = if segment.kind() == Some(Kind::Number) { "number" } else { "date" };
            let hint = match kind {
                "number" => format!("write {name} > 800"),
                _ => format!("write {name} aft 12/31/2023, {name} bef 1/1/2024 or {name} is 2024"),
            };
            let message = format!("no {kind} stands behind `{what}`: searched as words");
            self.problems.add(start..start + length + sign, message, Some(hint));
            return false;
        };
        self.at = end;
        self.tested(node, start);
        self.more(segment);
        true
    }

    /// Adds what was tested; a test that could not be read is a problem.
    fn tested(&mut self, node: Result<Node, Reason>, start: usize) {
        match node {
            Ok(node) => self.push(Sign::Test(node), start),
            Err((message, hint)) => self.problem(start, message, hint),
        }
    }

    /// Reads the date or number at a place, and where it ends.
    fn value(&self, segment: &Segment, at: usize, bound: Bound) -> Option<(Result<Node, Reason>, usize)> {
        let Place::Field(field) = segment.place else { return None };
        let rest = &self.text[at..];
        if segment.kind() == Some(Kind::Number) {
            let is_digit = |byte: &u8| byte.is_ascii_digit() || *byte == b',';
            let digits = rest[..rest.bytes().take_while(is_digit).count()].trim_end_matches(',');
            let is_word = rest[digits.len()..].starts_with(|c: char| c.is_alphanumeric());
            let node = scope::number(field, &format!("{}{digits}", date::sign(bound)));
            return (!digits.is_empty() && !is_word).then_some((node, at + digits.len()));
        }
        let found = date::read(rest, self.today, bound)?;
        let node = found.days.map(|range| Node::Date { field, range });
        Some((node, at + found.length))
    }

    /// `date aft 1/1/95 and bef 1/1/97`: the second test of the same segment.
    fn more(&mut self, segment: &Segment) {
        loop {
            let start = self.at;
            let rest = self.rest();
            let gap = rest.len() - rest.trim_start().len();
            let joined = Connector::read(&rest[gap..]).filter(|found| found.connector == Connector::And);
            let Some(joined) = joined.filter(|_| gap > 0) else { return };
            let and = start + gap..start + gap + joined.length;
            let at = and.end + self.text[and.end..].len() - self.text[and.end..].trim_start().len();
            let Some((bound, sign)) = date::comparison(&self.text[at..]) else { return };
            let behind = &self.text[at + sign..];
            let gap = behind.len() - behind.trim_start().len();
            let Some((node, end)) = self.value(segment, at + sign + gap, bound) else { return };
            self.tokens.push(Token { sign: Sign::Connector(Connector::And), at: and });
            self.at = end;
            self.tested(node, at);
        }
    }

    /// `date(geq (1/1/2020) and leq (12/31/2020))`.
    fn tests(&mut self, segment: &Segment, name: &str, length: usize) -> bool {
        let start = self.at;
        let open = start + length;
        let end = closing(&self.text[open..]).map(|end| open + end);
        let mut at = open;
        let mut found = Vec::new();
        while let Some(end) = end {
            at += between(&self.text[at..end]);
            if at >= end {
                break;
            }
            let mut joint = open..open;
            if let Some(read) = Connector::read(&self.text[at..end]).filter(|_| !found.is_empty()) {
                joint = at..at + read.length;
                at += read.length;
                at += between(&self.text[at..end]);
            }
            let connector = Connector::read(&self.text[joint.clone()]).map(|read| read.connector);
            let (bound, sign) = date::comparison(&self.text[at..end]).unwrap_or((Bound::Within, 0));
            at += sign;
            at += between(&self.text[at..end]);
            let begin = at;
            let Some((node, behind)) = self.value(segment, at, bound).filter(|(_, behind)| *behind <= end)
            else {
                found.clear();
                break;
            };
            at = behind;
            found.push((connector.unwrap_or(Connector::And), joint, node, begin..behind));
        }
        let Some(end) = end.filter(|_| !found.is_empty()) else {
            let hint = if segment.kind() == Some(Kind::Number) {
                format!("write {name} > 800")
            } else {
                format!("write {name} aft 12/31/2023 and {name} bef 1/1/2025")
            };
            let message = format!("`{name}(` holds nothing to compare with: searched as words");
            self.problems.add(start..open + 1, message, Some(hint));
            return false;
        };
        self.tokens.push(Token { sign: Sign::Open, at: start..open + 1 });
        for (index, (connector, joint, node, place)) in found.into_iter().enumerate() {
            if index > 0 {
                self.tokens.push(Token { sign: Sign::Connector(connector), at: joint });
            }
            self.at = place.end;
            self.tested(node, place.start);
        }
        self.at = end + 1;
        self.push(Sign::Close, end);
        true
    }
}

/// Place of the bracket that closes the first, when it is near.
fn closing(text: &str) -> Option<usize> {
    let mut open = 0_usize;
    for (index, byte) in text.bytes().enumerate().take(LONGEST_TESTS) {
        match byte {
            b'(' => open += 1,
            b')' if open == 1 => return Some(index),
            b')' => open = open.saturating_sub(1),
            _ => {}
        }
    }
    None
}

/// Length of spaces and brackets.
fn between(text: &str) -> usize {
    text.len() - text.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | ',')).len()
}
