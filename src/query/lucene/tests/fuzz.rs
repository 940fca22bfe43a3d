//! Texts put together by chance go in; none may break the reader, every tree must read back.

use super::*;

/// Pieces that have been trouble in query strings, and words to go between them.
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
    "&&",
    "||",
    " ",
    " ",
    " ",
    " ",
    " ",
    "\n",
    "\u{3000}",
    "(",
    "(",
    ")",
    "\"",
    "\u{201c}",
    "\u{201d}",
    "\u{2018}",
    "\u{2019}",
    "'",
    "+",
    "-",
    "--",
    "!",
    "^2",
    "^0.5",
    "^",
    "^99999",
    "~",
    "~1",
    "~0.8",
    "~99999999999",
    "*",
    "?",
    "/",
    "//",
    "\\",
    "\\\"",
    "\\/",
    "\\*",
    "title:",
    "headline:",
    "source:",
    "url:",
    "path:",
    "date:",
    "before:",
    "words:",
    "is:",
    "has:",
    "entity:",
    "text:",
    "sorce:",
    "_exists_:",
    "_missing_:",
    "*:",
    "*:*",
    ":",
    "[",
    "]",
    "{",
    "}",
    "[a TO b]",
    "{2020 TO *}",
    "[* TO 2024-04]",
    " TO ",
    ">=",
    "<800",
    ">",
    "now-7d/d",
    "||/M",
    "2022-05-18",
    "2024-13",
    "undated",
    "author",
    "https://x.org/",
    "/wagn[eo]r/",
    "w/5",
    "atleast3(",
    "2of",
    "=",
    ",",
    ";",
    ".",
    "$",
    "#",
    "@",
    "%",
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
        let (query, problems) = parse(&text, today(), Syntax::Lucene);
        reads_back(&text, &query);
        for problem in problems {
            assert!(text.get(problem.at.clone()).is_some(), "{text:?} {problem:?}");
        }
        if let Ok(printed) = translate(&query, Syntax::Lucene) {
            proof::means_the_same(&text, &query, &printed);
        }
    }
}

#[test]
fn time_is_linear_in_the_text() {
    let began = std::time::Instant::now();
    let nasty = ["(((", "\"\"\"", "NOT NOT ", "(a -", "+(a1 b1 ", "(x^2 -", "[\"", "a~", "/ ", "\u{201c}"];
    for fragment in FRAGMENTS.iter().chain(&nasty) {
        let text = fragment.repeat(LONGEST / fragment.len());
        let (query, _) = parse(&text, today(), Syntax::Lucene);
        reads_back(fragment, &query);
    }
    // A hundred texts of the largest size take seconds when each is read once, hours when time is quadratic.
    assert!(began.elapsed().as_secs() < 60);
}

#[test]
fn groups_as_deep_as_may_be_read_back() {
    for (open, close) in
        [("(a1 -", ")"), ("+(b1 +a1 ", ")^2"), ("(-", ")"), ("title:(+a1 ", ")"), ("-(a1 (", ")^2 +b1)")]
    {
        let text = format!("{}c1{}", open.repeat(40), close.repeat(40));
        let (query, _) = parse(&text, today(), Syntax::Lucene);
        reads_back(&text, &query);
    }
}
