//! Clauses and how they count: signs go in, groups of clauses that must, may or must not match come out.
//!
//! Lucene has no order of operators: what stands between two clauses marks the one behind it, and AND also
//! the one in front of it. So `a OR b AND c` asks for b and c.

use super::names::Place;
use super::signs::{Leaf, Sign, Token};
use crate::query::problem::Problems;
use std::ops::Range;

/// A clause of a group.
#[derive(Debug)]
pub(super) struct Clause {
    pub(super) occur: Occur,
    /// `None` when nothing of it can be searched.
    pub(super) part: Option<Part>,
}

/// How a clause counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Occur {
    Should,
    Must,
    MustNot,
}

/// What a clause asks for.
#[derive(Debug)]
pub(super) struct Part {
    /// The field it names; otherwise it stands in that of its group.
    pub(super) place: Option<Place>,
    pub(super) what: What,
    pub(super) factor: Option<f32>,
    pub(super) at: Range<usize>,
}

/// A term, or clauses in brackets.
#[derive(Debug)]
pub(super) enum What {
    Leaf(Leaf),
    Group(Vec<Clause>),
}

/// Reads signs into the clauses of the outermost group.
pub(super) fn read(tokens: Vec<Token>, problems: &mut Problems) -> Vec<Clause> {
    Parser { tokens: tokens.into_iter().peekable(), problems }.group()
}

struct Parser<'p> {
    tokens: std::iter::Peekable<std::vec::IntoIter<Token>>,
    problems: &'p mut Problems,
}

impl Parser<'_> {
    /// Reads clauses to the end of their group, and the bracket that closes it.
    fn group(&mut self) -> Vec<Clause> {
        let mut clauses: Vec<Clause> = Vec::new();
        let mut join: Option<Token> = None;
        let (mut ands, mut ors) = (None, None);
        while let Some(token) = self.tokens.next_if(|token| !matches!(token.sign, Sign::Close)) {
            if matches!(token.sign, Sign::And | Sign::Or) {
                if clauses.is_empty() || join.is_some() {
                    self.joins_nothing(&token.at);
                } else {
                    join = Some(token);
                }
                continue;
            }
            let Some((modifier, first)) = self.modifiers(token) else { continue };
            let is_joined = match join.take() {
                Some(Token { sign: Sign::And, at }) => {
                    ands.get_or_insert(at);
                    true
                }
                Some(Token { at, .. }) => {
                    if modifier == Occur::MustNot {
                        let hint = "write OR (*:* -x) to find either".to_owned();
                        self.problems.add(at, "NOT behind OR excludes, whatever else matches", Some(hint));
                    } else {
                        ors.get_or_insert(at);
                    }
                    false
                }
                None => false,
            };
            let before = clauses.last_mut().filter(|before| is_joined && before.occur == Occur::Should);
            if let Some(before) = before {
                before.occur = Occur::Must;
            }
            let occur = if is_joined && modifier == Occur::Should { Occur::Must } else { modifier };
            clauses.push(Clause { occur, part: self.part(first) });
        }
        if let Some(token) = join {
            self.joins_nothing(&token.at);
        }
        if let (Some(_), Some(at)) = (ands, ors) {
            let message = "Lucene knows no order of AND and OR: what AND joins must match, \
                           the rest only counts in the order of results";
            let hint = "put brackets around what belongs together".to_owned();
            self.problems.add(at, message, Some(hint));
        }
        self.tokens.next();
        clauses
    }

    /// Reads `+`, `-` and NOT to what they stand before; `None` when that is nothing.
    fn modifiers(&mut self, mut token: Token) -> Option<(Occur, Token)> {
        let mut occur = Occur::Should;
        let mut start = None;
        while let Some(next) = modifier(&token.sign) {
            if start.is_some() {
                let message = "only one of +, - and NOT counts here: that which excludes, if there is one";
                self.problems.add(token.at.clone(), message, None);
            }
            start.get_or_insert(token.at.start);
            occur = if occur == Occur::MustNot { occur } else { next };
            let end = token.at.end;
            let follows =
                |token: &Token| !matches!(token.sign, Sign::Close | Sign::And | Sign::Or | Sign::Boost(_));
            let Some(following) = self.tokens.next_if(follows) else {
                self.joins_nothing(&(start.unwrap_or(end)..end));
                return None;
            };
            token = following;
        }
        Some((occur, token))
    }

    fn part(&mut self, first: Token) -> Option<Part> {
        let mut at = first.at;
        let (place, sign) = match first.sign {
            Sign::In(place) => (Some(place), self.behind_field(&mut at)?),
            sign => (None, sign),
        };
        let what = match sign {
            Sign::Leaf(leaf) => What::Leaf(leaf),
            Sign::Open => What::Group(self.group()),
            _ => return None,
        };
        let mut factor = None;
        while let Some(token) = self.tokens.next_if(|token| matches!(token.sign, Sign::Boost(_))) {
            if let Sign::Boost(typed) = token.sign {
                factor = Some(typed);
            }
        }
        Some(Part { place, what, factor, at })
    }

    /// Reads what stands behind a field's name.
    fn behind_field(&mut self, at: &mut Range<usize>) -> Option<Sign> {
        while let Some(token) = self.tokens.next_if(|token| modifier(&token.sign).is_some()) {
            let hint = "write it in front of the field's name".to_owned();
            self.problems.add(token.at, "no sign stands behind a field's name: passed over", Some(hint));
        }
        let found = self.tokens.next_if(|token| matches!(token.sign, Sign::Leaf(_) | Sign::Open));
        if let Some(token) = found {
            at.end = token.at.end;
            return Some(token.sign);
        }
        self.problems.add(at.clone(), "nothing stands behind this field's name: left out", None);
        None
    }

    fn joins_nothing(&mut self, at: &Range<usize>) {
        self.problems.add(at.clone(), "this operator has nothing to join: passed over", None);
    }
}

fn modifier(sign: &Sign) -> Option<Occur> {
    match sign {
        Sign::Not => Some(Occur::MustNot),
        Sign::Must => Some(Occur::Must),
        _ => None,
    }
}
