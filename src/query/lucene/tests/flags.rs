//! Clauses put together by chance go in; the tree must match what Lucene's own rules for their flags match.

use super::proof::{Article, Chance};
use super::*;

/// A clause as it is typed: what joins it to the one before, its sign, and what it holds.
struct Typed {
    join: &'static str,
    sign: &'static str,
    holds: Holds,
}

enum Holds {
    Word(&'static str),
    Group(Vec<Typed>),
}

#[derive(Clone, Copy, PartialEq)]
enum Flag {
    Should,
    Must,
    MustNot,
}

fn typed(chance: &mut Chance, depth: usize) -> Vec<Typed> {
    let count = 1 + chance.below(4);
    let clause = |index: usize| Typed {
        join: if index == 0 { "" } else { [" ", " ", " AND ", " OR ", " && ", " || "][chance.below(6)] },
        sign: ["", "", "", "+", "-", "NOT ", "!"][chance.below(7)],
        holds: match chance.below(4) {
            0 if depth > 0 => Holds::Group(typed(chance, depth - 1)),
            _ => Holds::Word(["coup", "junta", "mali", "niger", "chad", "togo"][chance.below(6)]),
        },
    };
    (0..count).map(clause).collect()
}

fn text(clauses: &[Typed]) -> String {
    let one = |clause: &Typed| match &clause.holds {
        Holds::Word(word) => format!("{}{}{word}", clause.join, clause.sign),
        Holds::Group(inner) => format!("{}{}({})", clause.join, clause.sign, text(inner)),
    };
    clauses.iter().map(one).collect()
}

/// The rules as Lucene states them: AND requires the clause before it, unless that is prohibited; a clause is
/// prohibited by its sign, required by its sign or an AND before it, and else optional.
fn matches(clauses: &[Typed], article: &Article) -> bool {
    let mut flags: Vec<Flag> = Vec::new();
    for clause in clauses {
        let is_and = matches!(clause.join.trim(), "AND" | "&&");
        if let Some(before) = flags.last_mut().filter(|before| is_and && **before != Flag::MustNot) {
            *before = Flag::Must;
        }
        flags.push(match clause.sign.trim() {
            "-" | "NOT" | "!" => Flag::MustNot,
            "+" => Flag::Must,
            _ if is_and => Flag::Must,
            _ => Flag::Should,
        });
    }
    let found = |clause: &Typed| match &clause.holds {
        Holds::Word(word) => article.answer(&format!(":{word}")),
        Holds::Group(inner) => matches(inner, article),
    };
    let with = |flag: Flag| {
        let rows = flags.iter().zip(clauses).filter(move |row| *row.0 == flag);
        rows.map(|row| found(row.1)).collect::<Vec<bool>>()
    };
    let (must, should, must_not) = (with(Flag::Must), with(Flag::Should), with(Flag::MustNot));
    let has_optional = !must.is_empty() || should.is_empty() || should.contains(&true);
    !must.contains(&false) && has_optional && !must_not.contains(&true)
}

#[test]
fn a_tree_matches_what_the_flags_of_its_clauses_match() {
    let mut chance = Chance(0x9e37_79b9_7f4a_7c15);
    for _ in 0..10_000 {
        let clauses = typed(&mut chance, 3);
        let text = text(&clauses);
        let (query, _) = parse(&text, today(), Syntax::Lucene);
        let root = query.root.as_ref().expect("every group holds a word");
        for article in (0..16).map(Article) {
            assert_eq!(article.matches(root, ""), matches(&clauses, &article), "{text} is {query}");
        }
    }
}
