//! Operators of other languages go in, the hint that tells what to write here comes out.

use super::*;

/// The place of the one problem, and its hint.
fn check_hint(text: &str, place: &str, hint: &str) {
    let (_, problems) = parse(text, today(), Syntax::Dateline);
    let found: Vec<_> =
        problems.iter().map(|problem| (&text[problem.at.clone()], problem.hint.as_deref())).collect();
    assert_eq!(found, vec![(place, Some(hint))], "{text}");
}

#[test]
fn words_that_are_operators_elsewhere_are_told() {
    check_hint("coup or putsch", "or", "write OR to find either");
    check_hint("coup ANDNOT mali", "ANDNOT", "write AND NOT to leave out what follows");
    check_hint("coup NEAR mali", "NEAR", "write w/10 for at most 10 words from one to the other");
    check_hint("coup near/5 mali", "near/5", "write w/5");
    check_hint("coup NEAR5 mali", "NEAR5", "write w/5");
    check_hint("coup adj5 mali", "adj5", "write pre/5");
    check_hint("coup onear/3 mali", "onear/3", "write pre/3");
    check_hint("coup n/3 mali", "n/3", "write w/3");
    check_hint("coup /5 mali", "/5", "write w/5");
    check_hint("coup SAME mali", "SAME", "write w/p for the same paragraph");
    check_hint("coup w/ 5 mali", "w/", "write the number right behind it: w/5");
    check("coup near/5 mali", "coup near/5 mali !");
    check("coup /5 mali", "coup 5 mali !");
}

#[test]
fn marks_that_are_operators_elsewhere_are_told() {
    check_hint("coup && mali", "&&", "write AND to find both");
    check_hint("coup +mali", "+", "write AND between parts that must all be there");
    check_hint("coup !mali", "!", "write - or NOT in front of what to leave out");
    check_hint("\"coup mali\" ~3", "~3", "write it right behind the quotes");
    check("coup || mali", "coup OR mali");
    check("coup AND NOT mali", "coup AND NOT mali");
    check("coup && +(mali niger)", "coup AND mali niger !");
}

#[test]
fn the_same_words_and_marks_in_running_text_are_no_problem() {
    for text in [
        "or",
        "to be or",
        "near mali",
        "NEAR",
        "=or x1",
        "a1 \"or\" b1",
        "R&B C++ a1 + b1",
        "no! yes",
        "+44 123",
        "n5 w5",
        "it costs ~5 dollars",
        "/5",
        "24/7 /usr",
        "near adj onear",
        "\u{a1}no pasar\u{e1}n!",
    ] {
        assert_eq!(parse(text, today(), Syntax::Dateline).1, vec![], "{text}");
    }
}
