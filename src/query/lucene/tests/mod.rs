//! Query strings of Lucene go in, what they mean in Dateline's own syntax comes out.

mod fields;
mod flags;
mod fuzz;
mod proof;

use crate::query::ast::{Node, Query};
use crate::query::{LONGEST, Syntax, parse, translate};
use chrono::NaiveDate;

/// Wednesday, 22 April 2026.
fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 4, 22).unwrap()
}

/// A ` !` at the end of what is expected says that there are problems.
fn check(text: &str, expected: &str) {
    let (query, problems) = parse(text, today(), Syntax::Lucene);
    let mark = if problems.is_empty() { "" } else { " !" };
    assert_eq!(format!("{query}{mark}"), expected, "{text:?} {problems:?}");
    reads_back(text, &query);
}

fn reads_back(text: &str, query: &Query) {
    let printed = query.to_string();
    let (again, _) = parse(&printed, today(), Syntax::Dateline);
    if printed.len() <= LONGEST {
        assert_eq!(&again, query, "{text:?} printed as {printed:?}");
    }
}

fn check_problem(text: &str, place: &str, message: &str, hint: Option<&str>) {
    let (_, problems) = parse(text, today(), Syntax::Lucene);
    let found: Vec<_> = problems
        .iter()
        .map(|problem| (&text[problem.at.clone()], problem.message.as_str(), problem.hint.as_deref()))
        .collect();
    assert_eq!(found, vec![(place, message, hint)], "{text}");
}

#[test]
fn the_rows_of_the_specification() {
    check("+russia +junta", "russia AND junta");
    check("headline:(coup OR putsch)", "title:(coup OR putsch)");
    check("source:reuters date:[2021-08-01 TO 2021-08-31]", "source:reuters OR date:2021-08");
    check("date:[2020-01-01 TO 2021-01-01}", "date:2020");
    check("date:>=now-7d/d", "date:2026-04-15..");
    check("\"russia junta\"~10", "slop10(\"russia junta\")");
    check("/wagn[eo]r/ lukashenko~1 sanction* coup^3", "/wagn[eo]r/ OR lukashenko~1 OR sanction* OR coup^3");
}

#[test]
fn words_without_operators_are_any_of_them() {
    check("russia", "russia");
    check("russia junta", "russia OR junta");
    check("russia OR junta", "russia OR junta");
    check("russia || junta", "russia OR junta");
    check("(russia junta)", "russia OR junta");
    check("((russia) (junta))", "russia OR junta");
    check("russia or junta", "russia OR or OR junta !");
    check("RUSSIA JUNTA", "RUSSIA | JUNTA");
}

#[test]
fn and_marks_the_clauses_on_both_sides() {
    check("russia AND junta", "russia AND junta");
    check("russia && junta", "russia AND junta");
    check("RUSSIA AND JUNTA", "(RUSSIA) (JUNTA)");
    check("a1 AND b1 AND c1", "a1 AND b1 AND c1");
    check("a1 AND b1 c1", "a1 AND b1 AND (c1 OR *)");
    check("a1 AND b1 OR c1", "a1 AND b1 AND (c1 OR *) !");
    check("a1 OR b1 AND c1", "b1 AND c1 AND (a1 OR *) !");
    check("a1 OR b1 AND c1 OR d1", "b1 AND c1 AND (a1 OR d1 OR *) !");
    check("a1 AND b1 OR c1 AND d1", "a1 AND b1 AND c1 AND d1 !");
    check("(a1 AND b1) OR (c1 AND d1)", "a1 AND b1 OR c1 AND d1");
    check("a1 AND (b1 OR c1)", "a1 AND (b1 OR c1)");
}

#[test]
fn signs_say_what_must_and_what_must_not_match() {
    check("+a1 b1", "a1 AND (b1 OR *)");
    check("a1 +b1 c1", "b1 AND (a1 OR c1 OR *)");
    check("a1 -b1", "a1 AND NOT b1");
    check("a1 !b1", "a1 AND NOT b1");
    check("a1 NOT b1", "a1 AND NOT b1");
    check("a1 AND NOT b1", "a1 AND NOT b1");
    check("a1 AND -b1 c1", "a1 AND (c1 OR *) AND NOT b1");
    check("a1 c1 -b1", "(a1 OR c1) AND NOT b1");
    check("a1 OR NOT b1", "a1 AND NOT b1 !");
    check("+a1 -(b1 c1)", "a1 AND NOT (b1 OR c1)");
    check("+(a1 b1) +(c1 d1)", "(a1 OR b1) AND (c1 OR d1)");
    check("NOT a1 AND b1", "b1 AND NOT a1");
    check("a1 AND +b1", "a1 AND b1");
}

#[test]
fn exclusions_alone_match_everything_else() {
    check("-a1", "NOT a1");
    check("NOT a1", "NOT a1");
    check("-a1 -b1", "NOT a1 AND NOT b1");
    check("-(-a1)", "a1");
    check("a1 (-b1)", "a1 OR NOT b1");
    check("*:* -a1", "* AND NOT a1");
    check("+a1 +(-b1)", "a1 AND NOT b1");
    check("+a1 (-b1)", "a1 AND (NOT b1 OR *)");
}

#[test]
fn signs_inside_words_and_before_spaces_are_marks() {
    check("coup-mali", "coup-mali");
    check("a1 - b1", "a1 OR b1 !");
    check("hello! world", "hello OR world");
    check("hello!", "hello");
    check("c++ at&t", "c++ OR at&t");
    check("a1 --b1", "a1 AND NOT b1 !");
    check("NOT NOT a1", "NOT a1 !");
    check("a1 +-b1", "a1 AND NOT b1 !");
    check("a1!b1", "a1 AND NOT b1");
    check("a1&&b1", "a1&&b1 !");
    check("a1 w/5 b1", "a1 OR w OR 5 OR b1 !");
    check("a1 w/o b1", "a1 OR w/o OR b1");
}

#[test]
fn operators_with_nothing_to_join_are_passed_over() {
    check("AND a1", "a1 !");
    check("a1 AND", "a1 !");
    check("a1 OR OR b1", "a1 OR b1 !");
    check("a1 AND OR b1", "a1 AND b1 !");
    check("a1 NOT", "a1 !");
    check("(AND) a1", "a1 !");
    check("a1 (b1 AND) c1", "a1 OR b1 OR c1 !");
    check("-", "");
    check("AND", " !");
}

#[test]
fn quotes_make_phrases() {
    check("\"arms trade\"", "\"arms trade\"");
    check("\"arms trade\"~", "\"arms trade\"");
    check("\"arms trade\"~0", "\"arms trade\"");
    check("\"arms trade\"~3^2", "slop3(\"arms trade\")^2");
    check("\"junta\"~3", "\"junta\"");
    check("\"a1 AND b1\"", "\"a1 AND b1\"");
    check("\"say \\\"no\\\" now\"", "\"say no now\"");
    check("\"president * (Keita)\"", "\"president Keita\"");
    check("\"sanction* c++\"", "\"sanction c++\"");
    check("\"\"", "");
    check("\"\" a1", "a1");
    check("\u{201c}arms trade\u{201d}", "\"arms trade\" !");
    check("\u{2018}arms trade\u{2019}", "arms OR trade");
    check("l\u{2019}univers don't", "l\u{2019}univers OR don't");
}

#[test]
fn stars_and_question_marks_are_patterns() {
    check("sanction*", "sanction*");
    check("te?t te*t *ing", "te?t OR te*t OR *ing");
    check("te??t", "te??t");
    check("sanction**", "sanction*");
    check("sanction*^2", "sanction*^2");
    check("test?", "/test./ !");
    check("?est?", "/.est./");
    check("test\\?", "test");
    check("te\\*st", "te OR st");
    check("te\\*s*", "tes*");
    check("*", "*");
    check("*:*", "*");
    check("?", " !");
    check("AND*", "AND*");
}

#[test]
fn a_tilde_allows_slips() {
    check("roam~", "roam~2");
    check("roam~2", "roam~2");
    check("roam~1^3", "roam~1^3");
    check("roam~0", "roam");
    check("roam~5", "roam~2 !");
    check("roam~1.5", "roam~1 !");
    // A fifth of four letters is less than one.
    check("roam~0.8", "roam !");
    check("lukashenko~0.8", "lukashenko~1 !");
    check("lukashenko~0.5", "lukashenko~2 !");
    check("U.S.~1 state-owned~", "U.S.~1 OR state-owned~2");
    check("mali,niger~1", "mali OR niger !");
    check("ro*m~1", "ro*m !");
    check("a1 ~ b1", "a1 OR b1 !");
}

#[test]
fn slashes_make_regular_expressions() {
    check("/joh?n(ath[oa]n)/", "/joh?n(ath[oa]n)/");
    check("title:/mo[bs]y/", "title:/mo[bs]y/");
    check("/a\\/b/", "/a\\/b/");
    check("/two words/", "two OR words !");
    check("and/or", "and/or");
    check("//", " !");
    check("/usr", "usr");
}

#[test]
fn weights_count() {
    check("quick^2 fox", "quick^2 OR fox");
    check("\"john smith\"^2", "\"john smith\"^2");
    check("(foo bar)^4", "(foo OR bar)^4");
    check("(a1^2)^3", "a1^6");
    check("-a1^2", "NOT a1^2");
    check("title:a1^0.5", "title:a1^0.5");
    check("title:(a1^2)", "title:(a1^2)");
    check("a1^0", "a1 !");
    check("a1^ b1", "a1 OR b1 !");
    check("^2", " !");
}

#[test]
fn a_backslash_makes_a_letter_of_any_sign() {
    check("\\(1\\+1\\)\\:2", "1 OR 1 OR 2");
    check("\\-a1", "a1");
    check("C\\+\\+", "C++");
    check("title\\:coup", "title OR coup");
    check("\\AND a1", "and OR a1");
    check("s\\/s", "s/s");
    check("first\\ name", "first OR name");
    check("a1\\", "a1");
}

#[test]
fn brackets_and_quotes_that_do_not_pair_are_said() {
    check("(a1 b1", "a1 OR b1 !");
    check("+(a1 b1 +c1", "c1 AND (a1 OR b1 OR *) !");
    check("a1) b1", "a1 OR b1 !");
    check("\"a1 b1", "a1 OR b1 !");
    check("a1 ]", "a1 !");
    check("[a1 b1]", "a1 OR b1 !");
    check("() a1", "a1");
    let deep = format!("{}coup{}", "(".repeat(5000), ")".repeat(5000));
    check(&deep, "coup !");
    check(&"(a1 AND ".repeat(40), &format!("{}a1 !", "a1 AND ".repeat(39)));
}

#[test]
fn a_problem_points_at_its_place() {
    check_problem("a1 or b1", "or", "`or` is searched as a word", Some("write OR to make it an operator"));
    check_problem(
        "a1 w/5 b1",
        "w/5",
        "`w/5` is no operator of Lucene: searched as words",
        Some("write \"two words\"~5, which are so many moves"),
    );
    check_problem(
        "is it so?",
        "so?",
        "the `?` of `so?` stands for one more letter",
        Some("write \\? for a question mark"),
    );
    check_problem("caf\u{e9} )", ")", "no bracket is open here: passed over", None);
    check_problem(
        "sorce:x1",
        "sorce:",
        "`sorce:` is not a field: what follows is searched as text",
        Some("did you mean `source:`?"),
    );
    check_problem(
        "a1 [b1",
        "[",
        "no range stands here: what is in the brackets is searched as words",
        Some("write [2024-04-01 TO 2024-04-30]"),
    );
    check_problem("roam~0.8", "roam~0.8", "`~0.8` is taken as `~0`", Some("write roam~1 or roam~2"));
    check_problem(
        "a1 AND b1 OR c1 OR d1",
        "OR",
        "Lucene knows no order of AND and OR: what AND joins must match, the rest only counts in the order of \
         results",
        Some("put brackets around what belongs together"),
    );
    check_problem(
        "a1 OR NOT b1",
        "OR",
        "NOT behind OR excludes, whatever else matches",
        Some("write OR (*:* -x) to find either"),
    );
    check_problem("a1 AND", "AND", "this operator has nothing to join: passed over", None);
    check_problem("date:2024-13", "date:2024-13", "there is no such day as `2024-13`: left out", None);
}
