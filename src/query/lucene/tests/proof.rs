//! Trees put together by chance go in; what they print must match the same articles when it is read again.

use super::*;
use crate::query::ast::{Form, Preferred, Slot, ValueForm};
use crate::query::tree;
use std::hash::{DefaultHasher, Hash, Hasher};

/// An article is what it answers to each question that a tree can ask.
pub(super) struct Article(pub(super) u64);

impl Article {
    pub(super) fn answer(&self, question: &str) -> bool {
        let mut hasher = DefaultHasher::new();
        (self.0, question).hash(&mut hasher);
        hasher.finish() & 1 == 1
    }

    /// Whether the article matches a tree; `field` is where its texts are sought.
    pub(super) fn matches(&self, node: &Node, field: &str) -> bool {
        match node {
            Node::All(parts) => parts.iter().all(|part| self.matches(part, field)),
            Node::Any(parts) | Node::Words { units: parts, .. } => {
                parts.iter().any(|part| self.matches(part, field))
            }
            Node::Not(inner) => !self.matches(inner, field),
            Node::Of { n, parts } => {
                parts.iter().filter(|part| self.matches(part, field)).count() >= *n as usize
            }
            Node::AtLeast { n: 1, query } | Node::Boost { query, .. } => self.matches(query, field),
            Node::Field { name, query } => self.matches(query, name),
            Node::Everything => true,
            Node::Phrase(slots) => {
                match slots.iter().position(|slot| matches!(slot, Slot::Node(Node::Any(_)))) {
                    Some(index) => {
                        let Slot::Node(Node::Any(words)) = &slots[index] else { unreachable!() };
                        words.iter().any(|word| {
                            let mut slots = slots.clone();
                            slots[index] = Slot::Node(word.clone());
                            self.matches(&Node::Phrase(slots), field)
                        })
                    }
                    None => self.answer(&format!("{field}:{node}")),
                }
            }
            leaf if tree::is_text(leaf) => self.answer(&format!("{field}:{leaf}")),
            leaf => self.answer(&leaf.to_string()),
        }
    }
}

/// Checks that what was printed for a tree matches the same of many articles.
pub(super) fn means_the_same(text: &str, query: &Query, printed: &str) {
    let (again, problems) = parse(printed, today(), Syntax::Lucene);
    let is_remark = |message: &str| message.ends_with("is searched as a word");
    assert!(problems.iter().all(|problem| is_remark(&problem.message)), "{printed:?} {problems:?}");
    let (Some(before), Some(after)) = (&query.root, &again.root) else {
        assert_eq!(query.root, again.root, "{text:?} printed as {printed:?} {problems:?}");
        return;
    };
    for article in (0..24).map(Article) {
        let (expected, found) = (article.matches(before, ""), article.matches(after, ""));
        assert_eq!(found, expected, "{text:?}, {query}, printed as {printed:?}, is {again} {problems:?}");
    }
}

/// Makes trees by chance.
pub(super) struct Chance(pub(super) u64);

impl Chance {
    pub(super) fn below(&mut self, below: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % below
    }

    fn word(&mut self) -> Node {
        let words = [
            "coup",
            "mali",
            "and",
            "AT&T",
            "C++",
            "s/s",
            "state-owned",
            "U.S.",
            "10:30",
            "caf\u{e9}",
            "2024",
        ];
        Node::Word { text: words[self.below(words.len())].to_owned(), form: Form::Stem }
    }

    fn text(&mut self) -> Node {
        match self.below(10) {
            0 => Node::Prefix(["sanction", "state-own"][self.below(2)].to_owned()),
            1 => Node::Wildcard(["w*m?n", "*ization"][self.below(2)].to_owned()),
            2 => Node::Regex(["wagn[eo]r", "a\\/b|c"][self.below(2)].to_owned()),
            3 => {
                let text = ["lukashenko", "U.S.", "state-owned"][self.below(3)].to_owned();
                Node::Fuzzy { text, distance: 1 + self.below(2) as u8 }
            }
            4 => Node::Slop { phrase: vec![Slot::Node(self.word()), Slot::Node(self.word())], n: 3 },
            5 => Node::Phrase(vec![Slot::Node(self.word()), Slot::Node(self.word())]),
            6 => {
                let choice = Node::Any(vec![self.word(), self.word()]);
                Node::Phrase(vec![Slot::Node(choice), Slot::Node(self.word())])
            }
            _ => self.word(),
        }
    }

    fn filter(&mut self) -> Node {
        let day = NaiveDate::from_ymd_opt(2024, 2, 1 + self.below(28) as u32);
        let value =
            |value: &str, form: ValueForm| Node::Value { field: "source", value: value.to_owned(), form };
        let range = |from, to| Node::Date { field: "date", range: crate::article::DayRange { from, to } };
        match self.below(9) {
            0 => range(day, day),
            1 => range(day, None),
            2 => range(None, day),
            3 => Node::Number { field: "words", from: Some(5), to: None },
            4 => Node::Number { field: "words", from: Some(5), to: Some(9) },
            5 => Node::Has("author"),
            6 => value("The \"New\" Paper (x)", ValueForm::Words),
            7 => value("the n", ValueForm::Prefix),
            _ => value("reuters", ValueForm::Words),
        }
    }

    /// A tree; behind a field's name it has nothing but text.
    fn tree(&mut self, depth: usize, is_within: bool) -> Node {
        let kind = if depth == 0 { 9 } else { self.below(14) };
        let count = 2 + self.below(3);
        let parts = |chance: &mut Chance| -> Vec<Node> {
            (0..count).map(|_| chance.tree(depth - 1, is_within)).collect()
        };
        match kind {
            0..=2 => tree::all(parts(self)).unwrap(),
            3 | 4 => tree::any(parts(self)).unwrap(),
            5 => tree::not(self.tree(depth - 1, is_within)),
            6 => tree::boost(self.tree(depth - 1, is_within), 2.0),
            7 => Node::Of { n: 1 + self.below(count) as u32, parts: parts(self) },
            8 if !is_within => {
                let query = Box::new(self.tree(depth - 1, true));
                Node::Field { name: ["title", "body"][self.below(2)], query }
            }
            10 => Node::Words { units: vec![self.word(), self.word()], preferred: None },
            11 if !is_within => {
                let day = NaiveDate::from_ymd_opt(1987, 3, 1);
                let range = crate::article::DayRange { from: day, to: day };
                let preferred = Some(Preferred { text: "1 March 1987".to_owned(), range, at: 1 });
                Node::Words { units: vec![self.word()], preferred }
            }
            12 => tree::any(vec![self.tree(depth - 1, is_within), Node::Everything]).unwrap(),
            13 => Node::Everything,
            _ if is_within || self.below(3) > 0 => self.text(),
            _ => self.filter(),
        }
    }
}

#[test]
fn every_tree_that_can_be_said_is_read_as_what_it_means() {
    let mut chance = Chance(0x2545_f491_4f6c_dd1d);
    let mut said = 0;
    for _ in 0..10_000 {
        let depth = 1 + chance.below(4);
        let query = Query { root: Some(chance.tree(depth, false)) };
        if let Ok(printed) = translate(&query, Syntax::Lucene) {
            means_the_same("", &query, &printed);
            said += 1;
        }
    }
    assert!(said > 7_000, "{said}");
}

fn check_printed(text: &str, expected: &str) {
    let (query, problems) = parse(text, today(), Syntax::Dateline);
    assert_eq!(problems, vec![], "{text}");
    let printed =
        translate(&query, Syntax::Lucene).unwrap_or_else(|unsaid| format!("unsaid: {}", unsaid.join("; ")));
    assert_eq!(printed, expected, "{text}");
    if !printed.starts_with("unsaid") {
        means_the_same(text, &query, &printed);
    }
}

#[test]
fn trees_are_written_with_explicit_operators() {
    check_printed("russia junta", "russia OR junta");
    check_printed("russia AND junta", "+russia +junta");
    check_printed("coup AND (mali OR niger) AND NOT chad", "+coup +(mali OR niger) -chad");
    check_printed("coup OR mali AND niger", "coup OR (+mali +niger)");
    check_printed("NOT coup", "*:* -coup");
    check_printed("NOT coup AND NOT mali", "*:* -coup -mali");
    check_printed("coup OR NOT mali", "coup OR (*:* -mali)");
    check_printed("coup AND (mali OR *)", "+coup mali");
    check_printed("coup^3 (mali niger)^2", "+coup^3 +(mali OR niger)^2");
    check_printed("* AND NOT lang:en", "+*:* -lang:en");
    check_printed(
        "title:(coup OR putsch) AND source:\"The Times\"",
        "+title:(coup OR putsch) +source:\"The Times\"",
    );
    check_printed("title:(coup AND NOT mali)", "title:(+coup -mali)");
    check_printed("title:coup^2 OR title:(coup^2)", "title:coup^2 OR title:(coup^2)");
    check_printed("date:2024-04 AND words:>800", "+date:[2024-04-01 TO 2024-04-30] +words:[801 TO *]");
    check_printed("before:2024 OR date:2024-04-22", "date:[* TO 2023-12-31] OR date:2024-04-22");
    check_printed("has:author AND path:seeds/*", "+_exists_:author +path:seeds\\/*");
    check_printed("sanction* OR wom?n OR \"arms trade\"", "sanction* OR wom?n OR \"arms trade\"");
    check_printed("\"(junta OR regime) chief\"", "\"junta chief\" OR \"regime chief\"");
    check_printed("slop10(\"russia junta\") OR /wagn[eo]r/", "\"russia junta\"~10 OR /wagn[eo]r/");
    check_printed("lukashenko~1 OR \"say * no\" OR coup", "unsaid: \"say * no\"");
    check_printed("body:(/a\\/b/ OR lukashenko~1)", "body:(/a\\/b/ OR lukashenko~1)");
    check_printed("s/s OR AT&T OR 10:30 OR C++", "s\\/s OR AT\\&T OR 10\\:30 OR C++");
}

#[test]
fn what_lucene_has_no_words_for_is_told() {
    check_printed("=run AND ==WHO AND coup", "unsaid: =run; ==WHO");
    check_printed("\"president * Keita\"", "unsaid: \"president * Keita\"");
    check_printed("\"sanction* regime\"", "unsaid: \"sanction* regime\"");
    check_printed("is:undated OR person:=\"Moe Aung\"", "unsaid: is:undated; person:=\"Moe Aung\"");
    check_printed("russia w/10 junta AND coup", "unsaid: russia w/10 junta");
    check_printed("atleast3(junta) OR first50(coup)", "unsaid: atleast3(junta); first50(coup)");
    check_printed("NOT variants(lukashenko)", "unsaid: variants(lukashenko)");
    check_printed("4of(a1 b1 c1 d1 e1 f1 g1)", "unsaid: 4of(a1 b1 c1 d1 e1 f1 g1)");
}

#[test]
fn choices_are_written_out() {
    check_printed("1of(a1 b1)", "a1 OR b1");
    check_printed("2of(a1 b1)", "+a1 +b1");
    check_printed("2of(a1 b1 c1)", "(+a1 +b1) OR (+a1 +c1) OR (+b1 +c1)");
    check_printed("2of(a1 b1 c1) AND d1", "+((+a1 +b1) OR (+a1 +c1) OR (+b1 +c1)) +d1");
    let nested = (0..40).fold("x1".to_owned(), |inner, _| format!("3of({inner} a1 b1 c1 d1 e1)"));
    let (query, _) = parse(&nested, today(), Syntax::Dateline);
    assert!(translate(&query, Syntax::Lucene).is_err());
    let long = format!("2of({})", "a1 ".repeat(20_000));
    let (query, _) = parse(&long, today(), Syntax::Dateline);
    assert!(translate(&query, Syntax::Lucene).is_err());
}
