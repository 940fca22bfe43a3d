//! The order of operators: signs go in, the tree that they mean comes out.
//!
//! Tightest first: field, quotes and brackets; proximity; NOT; AND and side by side; OR.

use super::ast::Node;
use super::lexer::{Function, Sign, Token};
use super::problem::Problems;
use super::tree::{self, Nearness, NotNear};
use std::ops::Range;

/// Operators of proximity may be so many in a row, and so deep in one another.
const LONGEST_CHAIN: usize = 64;

/// Reads signs into a tree; `None` when nothing searchable is there.
pub(super) fn read(tokens: Vec<Token>, problems: &mut Problems) -> Option<Node> {
    Parser { tokens, at: 0, problems }.any()
}

struct Parser<'p> {
    tokens: Vec<Token>,
    at: usize,
    problems: &'p mut Problems,
}

/// A part of a run: one of the words side by side, or strict.
enum Clause {
    Soft(Node),
    Strict(Node),
}

impl Parser<'_> {
    fn any(&mut self) -> Option<Node> {
        let mut parts = Vec::new();
        loop {
            parts.extend(self.all());
            if !matches!(self.sign(), Some(Sign::Or(_))) {
                return tree::any(parts);
            }
            self.at += 1;
        }
    }

    fn all(&mut self) -> Option<Node> {
        let mut parts = Vec::new();
        loop {
            parts.extend(self.run());
            if !matches!(self.sign(), Some(Sign::And(_))) {
                return tree::all(parts);
            }
            self.at += 1;
        }
    }

    /// Clauses side by side: the words among them are one part, wherever they stand.
    fn run(&mut self) -> Option<Node> {
        let (mut soft, mut strict) = (Vec::new(), Vec::new());
        let mut place = 0;
        let start = self.at;
        while let Some(sign) = self.sign() {
            let clause = match sign {
                Sign::Close => break,
                Sign::And(_) | Sign::Or(_) if self.at > start && self.operand_follows() => break,
                Sign::And(_) | Sign::Or(_) => self.operator_as_word(),
                _ => self.clause(),
            };
            match clause {
                Some(Clause::Soft(node)) => {
                    place = if soft.is_empty() { strict.len() } else { place };
                    soft.push(node);
                }
                Some(Clause::Strict(node)) => strict.push(node),
                None => {}
            }
        }
        if let Some(words) = tree::words(soft) {
            strict.insert(place, words);
        }
        tree::all(strict)
    }

    fn clause(&mut self) -> Option<Clause> {
        let mut is_negated = false;
        let start = self.at;
        while let Some(Sign::Not(_)) = self.sign() {
            if !self.operand_follows() {
                let word = self.operator_as_word()?;
                return Some(if is_negated { negated(word) } else { word });
            }
            is_negated = !is_negated;
            self.at += 1;
        }
        let is_operand = matches!(self.sign(), Some(Sign::Operand(_))) && self.at == start;
        let node = self.chain()?;
        Some(match is_negated {
            true => Clause::Strict(tree::not(node)),
            false if is_operand && tree::is_soft(&node) => Clause::Soft(node),
            false => Clause::Strict(node),
        })
    }

    /// Texts that must be near each other, joined from left to right.
    fn chain(&mut self) -> Option<Node> {
        let mut left = self.weighted();
        let mut beyond = Vec::new();
        for link in 1.. {
            let Some(Sign::Near(nearness)) = self.sign() else { break };
            let nearness = *nearness;
            let place = self.place();
            self.at += 1;
            let Some(right) = self.right(left.is_some(), &place) else { continue };
            left = match left {
                Some(left) if link <= LONGEST_CHAIN => Some(self.near(left, right, nearness, place)),
                Some(left) => {
                    if beyond.is_empty() {
                        self.too_many(place);
                    }
                    beyond.push(right);
                    Some(left)
                }
                None => Some(right),
            };
        }
        if beyond.is_empty() { left } else { tree::all(left.into_iter().chain(beyond).collect()) }
    }

    /// What stands behind an operator of proximity; `None`, with a problem, where that joins nothing.
    fn right(&mut self, has_left: bool, place: &Range<usize>) -> Option<Node> {
        let next = self.sign();
        let (message, hint) = match next {
            Some(Sign::Not(_)) => {
                let hint = "write NOT in front of both, or `a not w/5 b` for an a with no b near it";
                ("this operator cannot stand before NOT: it is left out", Some(hint.to_owned()))
            }
            _ => ("this operator has nothing to join: it is left out", None),
        };
        let right = if self.is_operand() { self.weighted() } else { None };
        if right.is_none() || !has_left {
            self.problems.add(place.clone(), message, hint);
        }
        right
    }

    fn near(&mut self, left: Node, right: Node, nearness: Nearness, place: Range<usize>) -> Node {
        let depth = tree::nearnesses(&left).max(tree::nearnesses(&right));
        if depth >= LONGEST_CHAIN {
            self.too_many(place);
            return tree::all(vec![left, right]).unwrap_or(Node::Everything);
        }
        let (message, both) = match tree::near(left, right, nearness) {
            Ok(near) => return near,
            Err(NotNear::NoText(both)) => ("only words can be near each other".to_owned(), both),
            Err(NotNear::TooMany(both)) => (format!("this makes more than {} pairs", tree::MOST_PAIRS), both),
        };
        let message = format!("{message}: both sides are searched wherever they stand");
        self.problems.add(place, message, None);
        both
    }

    fn too_many(&mut self, place: Range<usize>) {
        let message = format!(
            "more than {LONGEST_CHAIN} operators of proximity in one another: \
             what follows is searched wherever it stands"
        );
        self.problems.add(place, message, None);
    }

    /// A part with its weights.
    fn weighted(&mut self) -> Option<Node> {
        let mut node = self.primary();
        while let Some(Sign::Boost(factor)) = self.sign() {
            let factor = *factor;
            node = node.map(|node| tree::boost(node, factor));
            self.at += 1;
        }
        node
    }

    fn primary(&mut self) -> Option<Node> {
        let token = self.tokens.get_mut(self.at)?;
        let place = token.at.clone();
        match &mut token.sign {
            Sign::Operand(node) => {
                let node = node.take();
                self.at += 1;
                node
            }
            Sign::In(name) => {
                let name = *name;
                self.at += 1;
                let query = self.primary();
                if query.is_none() {
                    self.problems.add(place, format!("nothing to look for in `{name}:`: left out"), None);
                }
                Some(Node::Field { name, query: Box::new(query?) })
            }
            Sign::Open => {
                self.at += 1;
                let node = self.any();
                self.at += usize::from(matches!(self.sign(), Some(Sign::Close)));
                node
            }
            Sign::Function(function) => {
                let function = *function;
                self.at += 1;
                self.function(function, place)
            }
            Sign::Boost(_) => {
                self.at += 1;
                None
            }
            Sign::Close | Sign::And(_) | Sign::Or(_) | Sign::Not(_) | Sign::Near(_) => None,
        }
    }

    /// What a function makes of the bracket behind it.
    fn function(&mut self, function: Function, place: Range<usize>) -> Option<Node> {
        let parts = match function {
            Function::Of(_) => self.parts(),
            _ => self.primary().into_iter().collect(),
        };
        let name = function.name();
        if parts.is_empty() {
            self.problems.add(place, format!("nothing to look for in `{name}(…)`: left out"), None);
            return None;
        }
        if let Function::Of(n) = function {
            return Some(self.of(n, parts, place));
        }
        let query = parts.into_iter().next()?;
        let (made, message) = match function {
            Function::AtLeast(n) => (tree::at_least(n, &query), "only words have mentions"),
            Function::First(n) => (tree::first(n, &query), "only words have places"),
            Function::Slop(n) => (slop(n, &query), "only words in quotes have moves"),
            Function::Of(_) => (None, ""),
        };
        if made.is_none() {
            let message = format!("{message}: what is in `{name}(…)` is searched without it");
            let hint = format!("write {name}(\"two words\")");
            self.problems.add(place, message, Some(hint).filter(|_| matches!(function, Function::Slop(_))));
        }
        made.or(Some(query))
    }

    fn of(&mut self, n: u32, parts: Vec<Node>, place: Range<usize>) -> Node {
        let most = u32::try_from(parts.len()).unwrap_or(u32::MAX);
        if n > most {
            let message = format!("`{n}of(…)` has only {most} parts: all of them are asked for");
            let hint = format!("write {n}of(a b c …) with parts side by side");
            self.problems.add(place, message, Some(hint));
        }
        Node::Of { n: n.min(most), parts }
    }

    /// The parts side by side in a bracket.
    fn parts(&mut self) -> Vec<Node> {
        let mut parts = Vec::new();
        self.at += usize::from(matches!(self.sign(), Some(Sign::Open)));
        while let Some(sign) = self.sign() {
            match sign {
                Sign::Close => break,
                Sign::And(_) | Sign::Or(_) => {
                    let place = self.place();
                    self.at += 1;
                    let message = "each part stands for itself here: this operator is passed over";
                    let hint = "put a choice in brackets of its own: 2of((a OR b) c d)";
                    self.problems.add(place, message, Some(hint.to_owned()));
                }
                _ => {
                    let clause = self.clause();
                    parts.extend(clause.map(|clause| match clause {
                        Clause::Soft(node) | Clause::Strict(node) => node,
                    }));
                }
            }
        }
        self.at += usize::from(matches!(self.sign(), Some(Sign::Close)));
        parts
    }

    /// Takes an operator that has nothing to join as the word that it is.
    fn operator_as_word(&mut self) -> Option<Clause> {
        let token = self.tokens.get_mut(self.at)?;
        self.at += 1;
        let word = match &mut token.sign {
            Sign::And(word) | Sign::Or(word) | Sign::Not(word) => word.take(),
            _ => None,
        };
        let instead = if word.is_some() { "it is searched as a word" } else { "passed over" };
        let message = format!("this operator has nothing to join: {instead}");
        self.problems.add(token.at.clone(), message, None);
        let word = word?;
        Some(if tree::is_soft(&word) { Clause::Soft(word) } else { Clause::Strict(word) })
    }

    fn operand_follows(&self) -> bool {
        let next = self.tokens.get(self.at + 1).map(|token| &token.sign);
        !matches!(next, None | Some(Sign::Close | Sign::And(_) | Sign::Or(_) | Sign::Near(_)))
    }

    /// Whether a word, a phrase, a field or a bracket begins here.
    fn is_operand(&self) -> bool {
        matches!(self.sign(), Some(Sign::Operand(_) | Sign::In(_) | Sign::Open | Sign::Function(_)))
    }

    fn place(&self) -> Range<usize> {
        self.tokens.get(self.at).map_or(0..0, |token| token.at.clone())
    }

    fn sign(&self) -> Option<&Sign> {
        self.tokens.get(self.at).map(|token| &token.sign)
    }
}

fn negated(clause: Clause) -> Clause {
    let (Clause::Soft(node) | Clause::Strict(node)) = clause;
    Clause::Strict(tree::not(node))
}

fn slop(n: u32, query: &Node) -> Option<Node> {
    match query {
        Node::Phrase(slots) => Some(Node::Slop { phrase: slots.clone(), n }),
        _ => None,
    }
}
