//! `~3` behind quotes: the words of a phrase go in, the same words near each other in any order come out.

use super::{Lexer, Sign, Token};
use crate::query::ast::{Form, Node, Order, Sense, Slot, Unit};
use crate::query::chunk;
use crate::query::problem::Problems;
use crate::query::proximity;
use crate::query::tree::{self, Nearness, NotNear};

/// So many words may be near each other.
const MOST_WORDS: usize = 64;

impl Lexer<'_, '_> {
    /// Makes what quotes and `~3` right behind them ask for; without that, a phrase.
    pub(super) fn with_distance(&mut self, start: usize, slots: Vec<Slot>) -> Node {
        let Some(typed) = distance(self.rest()) else { return Node::Phrase(slots) };
        self.at += typed.len();
        let is_zero = typed.trim_matches(['~', '0']).is_empty();
        let unusable = if slots.len() < 2 {
            Some(format!("one word needs no `{typed}` behind its quotes: left out"))
        } else if is_zero {
            Some(format!("`{typed}` says no distance: the words are searched as a phrase"))
        } else if slots.len() > MOST_WORDS {
            Some(format!(
                "`{typed}` stands behind more than {MOST_WORDS} words: they are searched as a phrase"
            ))
        } else {
            None
        };
        if let Some(message) = unusable {
            let hint = is_zero.then(|| "write \"two words\"~5: 5 words from one to the next".to_owned());
            self.problem(start, (message, hint));
            return Node::Phrase(slots);
        }
        if slots.contains(&Slot::Gap) {
            let message = format!("`*` counts for nothing in front of `{typed}`: left out");
            self.problem(start, (message, None));
        }
        let (n, problem) = proximity::count(&typed[1..], typed);
        if let Some(reason) = problem {
            self.problem(start, reason);
        }
        self.near(slots, n)
    }

    fn near(&self, slots: Vec<Slot>, n: u32) -> Node {
        let nearness = Nearness { n, order: Order::Free, unit: Unit::Word, sense: Sense::Near };
        let words = slots.into_iter().filter_map(|slot| match slot {
            Slot::Node(node) => Some(self.loosened(node)),
            Slot::Gap => None,
        });
        let join = |left, right| match tree::near(left, right, nearness) {
            Ok(node) | Err(NotNear::NoText(node) | NotNear::TooMany(node)) => node,
        };
        words.reduce(join).unwrap_or(Node::Everything)
    }

    /// A word out of its quotes; what would read otherwise there keeps them.
    fn loosened(&self, node: Node) -> Node {
        let node = match node {
            Node::Any(words) => {
                return Node::Any(words.into_iter().map(|word| self.loosened(word)).collect());
            }
            Node::Word { text, form: Form::Stem } => chunk::word(&text, Form::Stem),
            node => node,
        };
        let tokens = super::read(&node.to_string(), self.today, &mut Problems::default());
        match tokens.as_slice() {
            [Token { sign: Sign::Operand(Some(read)), .. }] if *read == node => node,
            _ => Node::Phrase(vec![Slot::Node(node)]),
        }
    }
}

/// Finds `~3` at the beginning of a text.
pub(super) fn distance(text: &str) -> Option<&str> {
    let digits = text.strip_prefix('~')?.bytes().take_while(u8::is_ascii_digit).count();
    Some(&text[..=digits])
}
