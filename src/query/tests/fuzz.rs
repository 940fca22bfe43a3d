//! Texts put together by chance go in; none may break the reader, every tree must read back.

use super::*;

/// Pieces that have been trouble in query languages, and words to go between them.
const FRAGMENTS: &[&str] = &[
    "coup",
    "Mali",
    "WHO",
    "x",
    "2024",
    "AND",
    "OR",
    "NOT",
    "or",
    "not",
    "and",
    " ",
    " ",
    " ",
    " ",
    "  ",
    "\n",
    "(",
    ")",
    "\"",
    "\u{201c}",
    "\u{201d}",
    "\u{201e}",
    "\u{ab}",
    "\u{bb}",
    "\u{2018}",
    "\u{2019}",
    "'",
    "=",
    "==",
    "-",
    "--",
    "|",
    "*",
    "?",
    "^2",
    "^",
    "^0.5",
    "^99999",
    "~",
    "~1",
    "~3",
    "\"~2",
    "\"a b\"~4",
    "/re/",
    "/r(e|x)/",
    "\\/",
    "title:",
    "body:",
    "source:",
    "url:",
    "path:",
    "date:",
    "before:",
    "after:",
    "words:",
    "is:",
    "has:",
    "entity:",
    "sorce:",
    ":",
    "..",
    "/",
    "w/5",
    "pre/3",
    "w/s",
    "W/P",
    "not w/5",
    " w/5 ",
    " not pre/s ",
    "atleast3(",
    "2of(",
    "variants(",
    "variants(\"",
    "person:variants(",
    "person:",
    "first9(",
    "slop2(\"",
    "slop2(\"a b\")",
    "atlest2(",
    "near/5",
    "adj3",
    "NEAR",
    "&&",
    "2of(a b c)",
    "variants(x)",
    "2024-04",
    "2024-13",
    "Apr 2024",
    "last week",
    "14d..",
    ">",
    "<=800",
    "undated",
    "author",
    "https://x.org/",
    ",",
    ";",
    ".",
    "!",
    "&",
    "+",
    "$",
    "#",
    "@",
    "%",
    "[",
    "]",
    "{",
    "}",
    "\\",
    "`",
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
];

#[test]
fn no_text_breaks_it_and_every_tree_reads_back() {
    let mut seed = 0x2545_f491_4f6c_dd1d_u64;
    let mut next = |below: usize| {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        (seed >> 11) as usize % below
    };
    for _ in 0..20_000 {
        let text: String = (0..=next(14)).map(|_| FRAGMENTS[next(FRAGMENTS.len())]).collect();
        for (syntax, _, _) in Syntax::ALL {
            let (query, problems) = parse(&text, today(), *syntax);
            reads_back(&text, &query);
            for problem in problems {
                assert!(text.get(problem.at.clone()).is_some(), "{text:?} {problem:?}");
            }
        }
    }
}

/// Texts that grow, nest or search far when they are repeated.
const NASTY: &[&str] = &[
    "((((",
    "\"\"\"",
    "NOT NOT ",
    "a w/5 (",
    "a w/5 b ",
    "w/5 a ",
    "not w/5 ",
    "(a AND b) w/5 ",
    "(a OR b) w/5 (c AND ",
    "date:2024 w/5 ",
    "atleast1(x w/5 ",
    "title:first9(a b ",
    "2of(a b) ",
    "2of(a ",
    "\"a b c\"~2 w/5 ",
    "\"a b\" ~2",
    "variants(a ",
    "variants(\"a",
    "/a(",
    "\\/",
    "/\\/(",
    "\"/a(",
    "\"(a|",
    "pre:",
    "w/5x",
    "a~1~",
    "x/(",
    "or ",
];

#[test]
fn time_is_linear_in_the_text() {
    let began = std::time::Instant::now();
    for fragment in FRAGMENTS.iter().chain(NASTY) {
        let text = fragment.repeat(LONGEST / fragment.len());
        let (query, _) = parse(&text, today(), Syntax::Dateline);
        reads_back(fragment, &query);
    }
    // A hundred texts of the largest size take seconds when each is read once, hours when time is quadratic.
    assert!(began.elapsed().as_secs() < 60);
}
