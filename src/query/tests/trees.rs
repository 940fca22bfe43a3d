//! Trees put together by chance go in; each must print so that it reads back.

use super::*;
use crate::article::DayRange;
use ast::{Flag, Form, Order, Sense, Slot, Unit, ValueForm};
use tree::{Nearness, NotNear};

const WORDS: &[&str] =
    &["coup", "Mali", "WHO", "UN", "not", "and", "s/s", "AT&T", "U.S.", "C++", "24/7", "l'univers", "x"];
const PATTERNS: &[&str] = &["wom?n", "*ization", "*a*", "W?O"];
const EXPRESSIONS: &[&str] = &["wagn[eo]r", "a(b|c)", "a\\/b", "W.O", "[)]x"];
const NAMES: &[&str] =
    &["Moe Aung", "lukashenko", "O'Neill", "NOT", "or", "so \u{201c}called\u{201d}", "f(x)"];

#[test]
fn every_tree_reads_back() {
    let mut garden = Garden { seed: 0x9e37_79b9_7f4a_7c15 };
    for _ in 0..6_000 {
        let depth = garden.below(5);
        let root = garden.tree(depth, Inside::Nothing);
        let query = Query { root: Some(root) };
        reads_back("a tree", &query);
        assert_eq!(parse(&query.to_string(), today(), Syntax::Dateline).1, vec![], "{query}");
    }
}

/// Whether a part stands in a text field, where neither fields nor properties may stand.
#[derive(Clone, Copy, PartialEq)]
enum Inside {
    Nothing,
    Field,
}

struct Garden {
    seed: u64,
}

impl Garden {
    fn below(&mut self, end: usize) -> usize {
        self.seed ^= self.seed << 13;
        self.seed ^= self.seed >> 7;
        self.seed ^= self.seed << 17;
        (self.seed >> 11) as usize % end
    }

    fn of<T: Copy>(&mut self, choices: &[T]) -> T {
        choices[self.below(choices.len())]
    }

    fn number(&mut self) -> u32 {
        self.of(&[1, 2, 5, 100, 1_000_000])
    }

    fn tree(&mut self, depth: usize, inside: Inside) -> Node {
        if depth == 0 {
            return if inside == Inside::Field || self.below(2) == 0 { self.text() } else { self.filter() };
        }
        let depth = depth - 1;
        match self.below(11) {
            0 => self.words(),
            1 => tree::all(self.trees(depth, inside)).unwrap(),
            2 => tree::any(self.trees(depth, inside)).unwrap(),
            3 => tree::not(self.tree(depth, inside)),
            4 | 5 => self.near(depth, inside),
            6 => {
                let (n, query) = (self.number(), self.tree(depth, inside));
                tree::at_least(n, &query).unwrap_or(query)
            }
            7 => {
                let (n, query) = (self.number(), self.tree(depth, inside));
                tree::first(n, &query).unwrap_or(query)
            }
            8 => {
                let parts = self.trees(depth, inside);
                Node::Of { n: 1 + self.below(parts.len()) as u32, parts }
            }
            9 if inside == Inside::Nothing => {
                let name = self.of(&["title", "summary", "lead", "body"]);
                Node::Field { name, query: Box::new(self.tree(depth, Inside::Field)) }
            }
            _ => {
                let factor = self.of(&[0.5, 2.0, 3.0]);
                tree::boost(self.tree(depth, inside), factor)
            }
        }
    }

    fn trees(&mut self, depth: usize, inside: Inside) -> Vec<Node> {
        (0..=self.below(4)).map(|_| self.tree(depth, inside)).collect()
    }

    fn near(&mut self, depth: usize, inside: Inside) -> Node {
        let unit = self.of(&[Unit::Word, Unit::Sentence, Unit::Paragraph, Unit::Field]);
        let order = self.of(&[Order::Fixed, Order::Free]);
        let sense = self.of(&[Sense::Near, Sense::NotNear]);
        let nearness = Nearness { n: self.number(), order, unit, sense };
        let (left, right) = (self.tree(depth, inside), self.tree(depth, inside));
        match tree::near(left, right, nearness) {
            Ok(node) | Err(NotNear::NoText(node) | NotNear::TooMany(node)) => node,
        }
    }

    fn words(&mut self) -> Node {
        let unit = |garden: &mut Garden| {
            let word = garden.word();
            if garden.below(5) == 0 { tree::boost(word, 2.0) } else { word }
        };
        let units = (0..=self.below(4)).map(|_| unit(self)).collect();
        tree::words(units).unwrap()
    }

    /// What may stand side by side, and in quotes.
    fn word(&mut self) -> Node {
        let text = self.of(WORDS).to_owned();
        match self.below(9) {
            0 => Node::Prefix(text),
            1 => Node::Wildcard(self.of(PATTERNS).to_owned()),
            2 => Node::Regex(self.of(EXPRESSIONS).to_owned()),
            3 => Node::Fuzzy { text, distance: self.of(&[1, 2]) },
            4 => Node::Word { text, form: Form::Exact },
            5 => Node::Word { text, form: Form::Cased },
            _ => Node::Word { text, form: Form::Stem },
        }
    }

    fn text(&mut self) -> Node {
        match self.below(6) {
            0 => Node::Phrase(self.phrase()),
            1 => Node::Slop { phrase: self.phrase(), n: self.of(&[0, 1, 10]) },
            2 => self.variants(),
            _ => self.word(),
        }
    }

    fn variants(&mut self) -> Node {
        let without = (0..self.below(3)).map(|_| self.of(NAMES).to_owned()).collect();
        Node::Variants { name: self.of(NAMES).to_owned(), without }
    }

    fn phrase(&mut self) -> Vec<Slot> {
        let mut slots = vec![Slot::Node(self.word())];
        for _ in 0..self.below(3) {
            if self.below(3) == 0 {
                slots.push(Slot::Gap);
            }
            let choice = (0..self.below(4)).map(|_| self.word()).collect::<Vec<_>>();
            let one = self.word();
            slots.push(Slot::Node(if choice.len() > 1 { Node::Any(choice) } else { one }));
        }
        slots
    }

    fn filter(&mut self) -> Node {
        let day = |day| NaiveDate::from_ymd_opt(2024, 4, day);
        match self.below(7) {
            0 => {
                let form = self.of(&[ValueForm::Words, ValueForm::Exact, ValueForm::Prefix]);
                let field = self.of(&["source", "person", "entity", "path"]);
                Node::Value { field, value: self.of(NAMES).to_owned(), form }
            }
            1 => {
                let range = DayRange { from: day(1), to: self.of(&[None, day(1), day(7), day(30)]) };
                Node::Date { field: self.of(&["date", "updated", "indexed", "mentions"]), range }
            }
            2 => Node::Number { field: "words", from: self.of(&[None, Some(5)]), to: Some(9) },
            3 => Node::Is(self.of(&[Flag::Undated, Flag::Copy])),
            4 => Node::Has(self.of(&["author", "title"])),
            5 => {
                let query = Box::new(self.variants());
                Node::Field { name: self.of(&["person", "org", "entity"]), query }
            }
            _ => Node::Everything,
        }
    }
}
