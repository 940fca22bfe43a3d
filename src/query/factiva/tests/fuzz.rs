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

#[test]
fn no_text_breaks_it_and_every_tree_reads_back() {
    let mut seed = 0x9e37_79b9_7f4a_7c25_u64;
    let mut next = |below: usize| {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        (seed >> 11) as usize % below
    };
    for _ in 0..20_000 {
        let text: String = (0..=next(18)).map(|_| FRAGMENTS[next(FRAGMENTS.len())]).collect();
        let (query, problems) = parse(&text, today(), Syntax::Factiva);
        reads_back(&text, &query);
        for problem in problems {
            assert!(text.get(problem.at.clone()).is_some(), "{text:?} {problem:?}");
        }
    }
}

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
