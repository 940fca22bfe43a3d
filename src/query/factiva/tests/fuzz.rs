//! Texts put together by chance go in; none may break the reader, every tree must read back.

use super::{reads_back, today};
use crate::query::{LONGEST, Syntax, parse};

/// Pieces of searches in Factiva, what has been trouble, and words to go between them.
const FRAGMENTS: &[&str] = &[
    "coup",
    "Mali",
    "WHO",
    "x",
    "2024",
    "junta",
    "sanction*",
    "wom?n",
    "aung?",
    "sanction$2",
    "*",
    "?",
    "$",
    "$1",
    "%",
    " % ",
    " ",
    " ",
    " ",
    " ",
    "  ",
    "\n",
    " and ",
    " or ",
    " not ",
    " AND ",
    " Or ",
    "NOT ",
    " same ",
    " adj5 ",
    " adj ",
    " near5 ",
    " near ",
    " w/5 ",
    "w/50",
    "/N5/",
    "/n500/",
    "/F50/",
    " /F5/ ",
    "/F5",
    "/",
    "atleast3 ",
    "atleast3(",
    " atleast99 ",
    "(",
    ")",
    "[",
    "]",
    "(",
    ")",
    "\"",
    "\"",
    "\u{201c}",
    "\u{201d}",
    "\u{ab}",
    "\u{bb}",
    "\u{2018}",
    "\u{2019}",
    "'",
    "hd=",
    "lp=",
    "hlp=",
    "td=",
    "sn=",
    "la=",
    "pe=(",
    "an=",
    "fds=",
    "hd =",
    "=",
    " = ",
    "source:",
    "wc>800",
    "wc<500",
    "wc=",
    "wc>",
    ">",
    "<",
    "date from 20240401 to 20240430",
    "date after 20240401",
    " date before ",
    " date from -14",
    "date on 04/05/2024",
    "date",
    " upd on 20240401",
    "20240401",
    "04/25/24",
    "-",
    "--",
    ":",
    ",",
    ";",
    ".",
    "!",
    "&",
    "+",
    "#",
    "@",
    "{",
    "}",
    "\\",
    "`",
    "~",
    "^2",
    "|",
    "caf\u{e9}",
    "\u{6771}\u{4eac}",
    "\u{1019}\u{103c}\u{1014}\u{103a}",
    "\u{1f525}",
    "\u{0}",
    "\u{202e}",
    "\u{a0}",
    "\u{130}",
    "\u{2013}",
    "\u{2026}",
    "\u{301}",
    "AT&T",
    "U.S.",
    "C++",
    "l'univers",
    "state-owned",
    "1,234",
];

/// Numbers that only look like chance, the same in every run.
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % end
    }

    fn one(&mut self, of: &[&'static str]) -> &'static str {
        of[self.below(of.len())]
    }
}

#[test]
fn no_text_breaks_it_and_every_tree_reads_back() {
    let mut chance = Chance(0x9e37_79b9_7f4a_7c25);
    for _ in 0..20_000 {
        let text: String = (0..=chance.below(18)).map(|_| chance.one(FRAGMENTS)).collect();
        let (query, problems) = parse(&text, today(), Syntax::Factiva);
        reads_back(&text, &query);
        for problem in problems {
            assert!(text.get(problem.at.clone()).is_some(), "{text:?} {problem:?}");
        }
    }
}

#[test]
fn every_search_that_is_well_formed_reads_back() {
    let mut chance = Chance(0x2545_f491_4f6c_dd1d);
    for _ in 0..5_000 {
        let text = search(&mut chance, 5);
        let (query, _) = parse(&text, today(), Syntax::Factiva);
        reads_back(&text, &query);
    }
}

/// A search put together by the rules.
fn search(chance: &mut Chance, depth: usize) -> String {
    if depth == 0 {
        return chance.one(OPERANDS).to_owned();
    }
    let mut inner = || search(chance, depth - 1);
    let (left, right) = (inner(), inner());
    match chance.below(16) {
        0 => format!("{left} and {right}"),
        1 => format!("{left} or {right}"),
        2 => format!("({left}) and ({right})"),
        3 => format!("({left} or {right})"),
        4 => format!("{left} not {right}"),
        5 => format!("not ({left})"),
        6 | 7 => format!("{left} {} {right}", chance.one(NEARNESSES)),
        8 => format!("({left}) {} ({right})", chance.one(NEARNESSES)),
        9 => format!("({left})/F50/"),
        10 => format!("atleast3 ({left})"),
        11 => format!("{}({left} or {right})", chance.one(&["hd=", "lp=", "hlp=", "td=", "sn=", "pe="])),
        12 => format!("{left} {right}"),
        13 => format!("({left}) {right}"),
        _ => left,
    }
}

const OPERANDS: &[&str] = &[
    "coup",
    "junta",
    "WHO",
    "arms trade",
    "\"bread and butter\"",
    "\"not\"",
    "\"same\"",
    "sanction*",
    "wom?n",
    "aung?",
    "sanction$2",
    "president % keita",
    "hd=mali",
    "hlp=arms trade",
    "sn=wall street journal",
    "la=fr",
    "atleast3 mali",
    "toyota/F50/",
    "wc>800",
    "date from 20240401 to 20240430",
    "date before 20240401",
    "upd after 20240401",
];

const NEARNESSES: &[&str] = &["near5", "adj3", "adj", "w/2", "same", "/N30/"];

#[test]
fn time_is_linear_in_the_text() {
    let began = std::time::Instant::now();
    for fragment in FRAGMENTS.iter().chain(NASTY) {
        let text = fragment.repeat(LONGEST / fragment.len());
        parse(&text, today(), Syntax::Factiva).0.to_string();
    }
    // A hundred texts of the largest size take seconds when each is read once, hours when time is quadratic.
    assert!(began.elapsed().as_secs() < 60);
}

#[test]
fn the_deepest_searches_read_back() {
    let chain = " near5 b".repeat(63);
    let prefixes = ["", "not ", "c or not ", "c and hd=", "atleast3 ", "c near5 ", "c or "];
    for prefix in prefixes {
        for behind in [chain.as_str(), "/F5/", " and d", " not d", " d", ""] {
            // What is not there is near nothing: each level is taken for `and`, and asks for a bracket more.
            if prefix.contains("not") && !behind.contains(" and") {
                continue;
            }
            let text = format!("{}a{}", format!("{prefix}(").repeat(100), format!("{behind})").repeat(100));
            let (query, _) = parse(&text, today(), Syntax::Factiva);
            reads_back(&text, &query);
        }
    }
}

/// What a reader that begins again and again would take long for.
const NASTY: &[&str] = &[
    "a near5 ",
    "(a near5 ",
    "(a and b) near5 ",
    "((a and b) near5 c) and ",
    "hd=a near5 ",
    "a near5 atleast3 ",
    "a/F5/",
    "/F5/ a ",
    "not not ",
    "a not ",
    "(a or b) ",
    "(a near5 b) ",
    "sn=(a ",
    "hlp=(a ",
    "\"a ",
    "date from ",
    "wc> ",
    "a same b or ",
];
