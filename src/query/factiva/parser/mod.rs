//! The order of the operators of Factiva: signs go in, the tree that they mean comes out.
//!
//! Tightest first: brackets; words side by side; nearness; counting and fields; NOT; AND; OR.

mod near;

use super::fields::Tag;
use super::lexer::{Sign, Token, begins};
use crate::query::ast::Node;
use crate::query::problem::Problems;
use crate::query::scope::{self, Scope, Typed};
use crate::query::tree;
use std::ops::Range;

/// Reads signs into a tree; `None` when nothing searchable is there.
pub(super) fn read(text: &str, tokens: Vec<Token>, problems: &mut Problems) -> Option<Node> {
    let mut parser = Parser { text, tokens, at: 0, joined: 0, problems };
    parser.any(Place { field: None, is_counted: false })
}

struct Parser<'t, 'p> {
    text: &'t str,
    tokens: Vec<Token>,
    at: usize,
    /// Signs that nearnesses joined so far.
    joined: usize,
    problems: &'p mut Problems,
}

/// Where an operand stands.
#[derive(Clone, Copy)]
struct Place {
    /// In a field.
    field: Option<&'static Tag>,
    /// Behind `atleast3`.
    is_counted: bool,
}

/// What stands in front of an operand.
enum Prefix {
    Field(&'static Tag),
    AtLeast(u32),
}

impl Parser<'_, '_> {
    fn any(&mut self, place: Place) -> Option<Node> {
        let mut parts = Vec::new();
        loop {
            parts.extend(self.all(place));
            if !matches!(self.sign(), Some(Sign::Or)) {
                return tree::any(parts);
            }
            self.at += 1;
        }
    }

    fn all(&mut self, place: Place) -> Option<Node> {
        let mut parts = Vec::new();
        loop {
            parts.extend(self.without(place));
            match self.sign() {
                Some(Sign::And | Sign::Near(_)) => self.at += 1,
                Some(sign) if begins(sign) => {
                    if !parts.is_empty() {
                        let message = "no operator stands here: both sides are searched, wherever they stand";
                        self.tell(message, Some("write and in front of this"));
                    }
                }
                _ => return tree::all(parts),
            }
        }
    }

    /// `a not b`, and `not a`.
    fn without(&mut self, place: Place) -> Option<Node> {
        let mut parts = Vec::new();
        loop {
            let mut is_negated = false;
            while let Some(Sign::Not) = self.sign() {
                is_negated = !is_negated;
                self.at += 1;
            }
            let part = self.prefixed(place);
            parts.extend(part.map(|node| if is_negated { tree::not(node) } else { node }));
            if !matches!(self.sign(), Some(Sign::Not)) {
                return tree::all(parts);
            }
        }
    }

    /// `hd=a near5 b` and `atleast3 a near5 b`: both take all that is near.
    fn prefixed(&mut self, outer: Place) -> Option<Node> {
        let mut prefixes: Vec<(Prefix, Range<usize>)> = Vec::new();
        let mut place = outer;
        loop {
            self.skip_inner(place);
            let prefix = match self.sign() {
                Some(Sign::Field(tag)) if matches!(tag.scope(), Scope::Text(_)) => {
                    place.field = Some(tag);
                    Prefix::Field(tag)
                }
                Some(Sign::AtLeast(n)) => {
                    place.is_counted = true;
                    Prefix::AtLeast(*n)
                }
                _ => break,
            };
            prefixes.push((prefix, self.tokens[self.at].at.clone()));
            self.at += 1;
        }
        let mut node = self.near(place);
        for (prefix, at) in prefixes.into_iter().rev() {
            let Some(inner) = node else {
                let message =
                    format!("nothing to search stands behind `{}`: left out", &self.text[at.clone()]);
                self.problems.add(at, message, None);
                return None;
            };
            node = match prefix {
                Prefix::Field(tag) => tree::any(
                    tag.fields
                        .iter()
                        .map(|name| Node::Field { name, query: Box::new(inner.clone()) })
                        .collect(),
                ),
                Prefix::AtLeast(n) => {
                    let counted = tree::at_least(n, &inner);
                    if counted.is_none() {
                        let message =
                            "only words can be counted: what stands here is searched without a count";
                        self.problems.add(at, message, Some("write atleast3 junta".to_owned()));
                    }
                    counted.or(Some(inner))
                }
            };
        }
        node
    }

    /// Passes over fields in fields and counts in counts.
    fn skip_inner(&mut self, place: Place) {
        loop {
            let message = match (self.sign(), place.field) {
                (Some(Sign::Field(tag)), Some(outer)) => {
                    format!("`{}=` cannot stand inside `{}=`: passed over", tag.name, outer.name)
                }
                (Some(Sign::AtLeast(_)), _) if place.is_counted => {
                    "`atleast` cannot stand inside another: passed over".to_owned()
                }
                _ => return,
            };
            self.tell(&message, None);
            self.at += 1;
        }
    }

    /// A period, a number or a value.
    fn part(&mut self, place: Place) -> Option<Node> {
        match self.sign()? {
            Sign::Part(node) => {
                let node = node.clone();
                if let Some(tag) = place.field {
                    self.tell(&format!("this cannot stand inside `{}=`: left out", tag.name), None);
                }
                self.at += 1;
                node.filter(|_| place.field.is_none())
            }
            Sign::Field(tag) if matches!(tag.scope(), Scope::Value(..)) => {
                let tag = *tag;
                let at = self.place();
                self.at += 1;
                let inner = Place { field: Some(tag), ..place };
                let node = self.operand(inner);
                if node.is_none() {
                    let message = format!("nothing to search stands behind `{}=`: left out", tag.name);
                    self.problems.add(at, message, None);
                }
                node
            }
            _ => None,
        }
    }

    fn group(&mut self, place: Place) -> Option<Node> {
        self.at += 1;
        let node = self.any(place);
        self.at += usize::from(matches!(self.sign(), Some(Sign::Close)));
        node
    }

    /// Words of a field that holds values: all of them are one.
    fn value(&mut self, place: Place) -> Option<Node> {
        let Some(Scope::Value(field, kind)) = place.field.map(Tag::scope) else { return None };
        match self.sign()? {
            Sign::Open => return self.group(place),
            Sign::Part(_) => return self.part(place),
            _ => {}
        }
        let start = self.at;
        let mut is_open = false;
        let mut pieces: Vec<Range<usize>> = Vec::new();
        while let Some(token) = self.tokens.get(self.at) {
            let (piece, is_bare) = match &token.sign {
                Sign::Word(_) | Sign::Gap => (token.at.clone(), true),
                Sign::Quoted { content, is_open: is_prefix, .. } => {
                    is_open = *is_prefix;
                    (content.clone(), false)
                }
                _ => break,
            };
            let follows =
                self.at > start && is_bare && matches!(self.tokens[self.at - 1].sign, Sign::Word(_));
            match pieces.last_mut() {
                Some(last) if follows => last.end = piece.end,
                _ => pieces.push(piece),
            }
            self.at += 1;
        }
        if pieces.is_empty() {
            return None;
        }
        let is_quoted = matches!(self.tokens[self.at - 1].sign, Sign::Quoted { .. });
        let text = pieces.iter().map(|piece| &self.text[piece.clone()]).collect::<Vec<_>>().join(" ");
        let typed = Typed { text: &text, is_quoted, is_exact: false, is_open };
        let at = self.tokens[start].at.start..self.tokens[self.at - 1].at.end;
        match scope::value(field, kind, typed) {
            Ok(node @ Node::Value { .. }) => Some(node),
            Ok(_) => None,
            Err((message, hint)) => {
                self.problems.add(at, message, hint);
                None
            }
        }
    }

    /// Tells of a problem with the sign that is next.
    fn tell(&mut self, message: &str, hint: Option<&str>) {
        let at = self.place();
        self.problems.add(at, message, hint.map(str::to_owned));
    }

    /// Where the next sign stands.
    fn place(&self) -> Range<usize> {
        self.tokens.get(self.at).map_or(self.text.len()..self.text.len(), |token| token.at.clone())
    }

    fn sign(&self) -> Option<&Sign> {
        self.tokens.get(self.at).map(|token| &token.sign)
    }
}
