//! Queries as people type them go in, what they mean in canonical form comes out.

mod elsewhere;
mod functions;
mod fuzz;
mod near;
mod patterns;
mod trees;

use super::*;

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 4, 22).unwrap()
}

mod translation;

fn check_in(syntax: Syntax, text: &str, expected: &str) {
    let (query, problems) = parse(text, today(), syntax);
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

/// A ` !` at the end of what is expected says that there are problems.
fn check(text: &str, expected: &str) {
    check_in(Syntax::Dateline, text, expected);
}

fn check_problem(text: &str, place: &str, message: &str, hint: Option<&str>) {
    let (_, problems) = parse(text, today(), Syntax::Dateline);
    let found: Vec<_> = problems
        .iter()
        .map(|problem| (&text[problem.at.clone()], problem.message.as_str(), problem.hint.as_deref()))
        .collect();
    assert_eq!(found, vec![(place, message, hint)], "{text}");
}

#[test]
fn words_side_by_side_are_soft_and_the_rest_is_strict() {
    use ast::{Form, ValueForm};
    let word = |text: &str| Node::Word { text: text.to_owned(), form: Form::Stem };
    let words = Node::Words { units: vec![word("russia"), word("junta")], preferred: None };
    let value = Node::Value { field: "source", value: "irrawaddy".to_owned(), form: ValueForm::Words };
    let (query, problems) = parse("russia junta source:irrawaddy", today(), Syntax::Dateline);
    assert_eq!(query.root, Some(Node::All(vec![words, value])));
    assert_eq!(problems, vec![]);
    check("russia source:irrawaddy junta", "russia junta AND source:irrawaddy");
    check("russia \"arms trade\" junta", "russia junta AND \"arms trade\"");
    check("=run ==WHO sanction* wom?n coup^2", "=run ==WHO sanction* wom?n coup^2");
    check("(russia) junta", "russia AND junta");
    check("(russia junta) mali", "russia junta AND mali");
}

#[test]
fn operators_bind_not_before_and_before_or() {
    check("a1 b1 OR c1", "a1 b1 OR c1");
    check("a1 (b1 OR c1)", "a1 AND (b1 OR c1)");
    check("a1 AND b1 OR c1 AND d1", "a1 AND b1 OR c1 AND d1");
    check("a1 AND (b1 OR c1) AND d1", "a1 AND (b1 OR c1) AND d1");
    check("a1 AND b1 c1", "a1 AND b1 c1");
    check("NOT a1 b1", "NOT a1 AND b1");
    check("NOT (a1 b1)", "NOT (a1 b1)");
    check("NOT NOT a1", "a1");
    check("a1 OR (b1 OR (c1))", "a1 OR b1 OR c1");
    check("a1 | b1|c1 || d1", "a1 OR b1 OR c1 OR d1");
    check("-mali", "NOT mali");
    check(
        "coup -mali -\"red cross\" -(a1 OR b1)",
        "coup AND NOT mali AND NOT \"red cross\" AND NOT (a1 OR b1)",
    );
    check("coup NOT(mali OR niger)", "coup AND NOT (mali OR niger)");
    check("coup-mali", "coup-mali");
    check("coup - mali", "coup mali");
    check("(coup mali)^2 (NOT x1)^3", "(coup mali)^2 AND (NOT x1)^3");
    check("coup^2^3", "coup^6");
    check("title:coup^2 title:(coup^2)", "title:coup^2 AND title:(coup^2)");
}

#[test]
fn small_letters_make_words() {
    check("bread and butter not jam", "bread and butter not jam");
    check("coup or putsch", "coup or putsch !");
    check("or", "or");
}

#[test]
fn in_a_query_all_in_capitals_operators_are_words() {
    check("MALI AND NIGER", "MALI and NIGER !");
    check("RUSSIA NOT JUNTA", "RUSSIA not JUNTA !");
    check("2024 OR 2025", "2024 OR 2025");
    check("NOT ==WHO", "NOT ==WHO");
    check("==WHO OR ==UN", "==WHO OR ==UN");
    check("==WHO OR UN", "==WHO or UN !");
    check("WHO | UN", "WHO | UN");
    check("WHO (UN)", "(WHO) (UN)");
    check("(WHO UN) -EU \"AU\"", "WHO UN -EU \"AU\"");
    check("(WHO UN) (EU AU | G20)", "WHO UN (EU AU | G20)");
}

#[test]
fn an_operator_with_nothing_to_join_is_a_word() {
    check("portland OR", "portland or !");
    check("AND coup", "and coup !");
    check("coup NOT", "coup not !");
    check("a1 OR OR b1", "a1 or OR b1 !");
    check("(OR) coup", "or AND coup !");
    check("coup |", "coup !");
    check("source:(OR x1)", "source:OR AND source:x1 !");
}

#[test]
fn quotes_of_every_kind_make_phrases() {
    check("\"arms trade\"", "\"arms trade\"");
    check("\u{201c}arms trade\u{201d}", "\"arms trade\"");
    check("\u{201e}arms trade\u{201c}", "\"arms trade\"");
    check("\u{ab} arms trade \u{bb}", "\"arms trade\"");
    check("\u{2018}arms trade\u{2019}", "\"arms trade\"");
    check("\"president * Keita\"", "\"president * Keita\"");
    check("=\"Moe Aung\"", "\"=Moe =Aung\"");
    check("==\"Moe Aung\"^2", "\"==Moe ==Aung\"^2");
    check("\"(junta OR regime) chief\"", "\"(junta OR regime) chief\"");
    check("\"sanction* regime\"", "\"sanction* regime\"");
    check("\"wom?n vote\"", "\"wom?n vote\"");
    check("\"\"", "");
    check("\"?!\" coup", "coup");
}

#[test]
fn patterns_are_prefix_or_wildcard() {
    check("sanction*", "sanction*");
    check("wom?n", "wom?n");
    check("*ization", "*ization");
    check("who is Moe Aung?", "who is Moe Aung");
    check("who is (Moe Aung?)", "who is AND Moe Aung");
    check("==WHO*", "WHO* !");
}

#[test]
fn odd_text_is_still_searched() {
    check("s/s AT&T l'univers U.S. C++ 10:30", "s/s AT&T l'univers U.S. C++ 10:30");
    check("https://x.org/a?b=c", "https://x.org/a?b=c");
    check("see https://x.org/a, now", "see https://x.org/a now");
    check("mailto:a@x.org C:\\news", "mailto:a@x.org C:\\news");
    check("state-owned COVID-19", "state-owned COVID-19");
    check("$1.5bn 1,234 #vote 100%", "$1.5bn 1,234 #vote 100%");
    check("mali,niger;chad\u{2014}togo\u{2026}benin", "mali niger chad togo benin");
    check("MP(s) f(x) atoll", "MP s f x atoll");
    check("coup :)", "coup !");
    check("coup \"", "coup !");
    check("\"coup d'etat", "coup d'etat !");
    check("coup )", "coup !");
    check("(coup mali", "coup mali !");
    check("a1 ~ b1 + c1 & d1 ! e1", "a1 b1 c1 d1 e1");
    check("\u{0}coup\u{7}mali\u{202e}", "coup mali");
    check("\u{6771}\u{4eac}\u{3001}\u{5927}\u{962a}", "\u{6771}\u{4eac} \u{5927}\u{962a}");
}

#[test]
fn nothing_searchable_is_no_query() {
    for text in ["", " \t\n", "?!.,", "()", "(( ))", "\u{2026}", "^", "- -", "= =="] {
        check(text, "");
    }
}

#[test]
fn text_fields_hold_words_phrases_and_groups() {
    check("title:coup", "title:coup");
    check("TITLE:coup", "title:coup");
    check("title:\"arms trade\"", "title:\"arms trade\"");
    check("title:(coup OR putsch) mali", "title:(coup OR putsch) AND mali");
    check("title:(coup putsch)", "title:(coup putsch)");
    check("title:(coup) body:=run", "title:coup AND body:=run");
    check("title:(coup -mali)", "title:(coup AND NOT mali)");
    check("-title:coup", "NOT title:coup");
    check("NOT title:sanction*", "NOT title:sanction*");
    check("title:*", "has:title");
    check("title:AND", "title:and");
    check("title:(body:coup mali)", "title:(body coup mali) !");
    check("title: coup", "title coup !");
    check("title:", "title !");
    check("title:() coup", "coup !");
    check("title:\"\" coup", "coup !");
}

#[test]
fn values_are_whole_exact_or_a_beginning() {
    check("source:irrawaddy", "source:irrawaddy");
    check("source:irrawaddy, coup", "source:irrawaddy AND coup");
    check("source:\"The  Irrawaddy\"", "source:\"The Irrawaddy\"");
    check("person:=\"Moe Aung\"", "person:=\"Moe Aung\"");
    check("person:=Hlaing", "person:=Hlaing");
    check("path:seeds/*", "path:seeds/*");
    check("path:\"my news\"*", "path:\"my news\"*");
    check("path:\"seeds/*\"", "path:\"seeds/*\"");
    check("url:https://x.org/a?b=c", "url:\"https://x.org/a?b=c\"");
    check("url:https://x.org/Mali_(country)", "url:\"https://x.org/Mali_(country)\"");
    check("(url:https://x.org/a)", "url:https://x.org/a");
    check("source:(irrawaddy OR reuters)", "source:irrawaddy OR source:reuters");
    check("source:(irrawaddy OR \"The Times\") coup", "(source:irrawaddy OR source:\"The Times\") AND coup");
    check("-source:(irrawaddy OR reuters)", "NOT (source:irrawaddy OR source:reuters)");
    check("entity:wagner", "entity:wagner");
    check("entity:*", "has:person OR has:org OR has:place");
    check("source:reuters^2", "source:reuters^2");
    check("source:reuters|source:ap", "source:reuters OR source:ap");
    check("source:\"min aung", "source:min AND aung !");
    check("source:\"\" coup", "coup !");
    check("topic:\u{ab}so \"called\"\u{bb}", "topic:\u{ab}so \"called\"\u{bb}");
}

#[test]
fn dates_are_printed_as_days_or_whole_units() {
    check("date:2024-04", "date:2024-04");
    check("date:2024-04..2024-06 coup", "date:2024-04-01..2024-06-30 AND coup");
    check("date:Apr 2024 coup", "date:2024-04 AND coup");
    check("date:22 April 2024 coup", "date:2024-04-22 AND coup");
    check("date:April 22, 2024, coup", "date:2024-04-22 AND coup");
    check("date:April 22, 2024 to May 3, 2024 coup", "date:2024-04-22..2024-05-03 AND coup");
    check("date:\"22 April 2024\"", "date:2024-04-22");
    check("date:(22 April 2024 OR 2025)", "date:2024-04-22 OR date:2025");
    check("date:last week coup", "date:2026-04-13..2026-04-19 AND coup");
    check("date:3 months ago", "date:2026-01");
    check("date:14d..", "date:2026-04-08..");
    check("date:2001-03-01/P1Y2M", "date:2001-03-01..2002-04-30");
    check("before:2024-04 after:2020", "date:..2024-03-31 AND date:2021-01-01..");
    check("since:2024-04 until:2024-05", "date:2024-04-01.. AND date:..2024-05-31");
    check("date:>2024 date:<=2025-04", "date:2025-01-01.. AND date:..2025-04-30");
    check("updated:2024 indexed:today", "updated:2024 AND indexed:2026-04-22");
    check("date:2024 OR date:2020", "date:2024 OR date:2020");
    check("(date:2024)^2 date:2024?", "date:2024^2 AND date:2024");
    check("date:*", "has:date");
    check("date:2024-13 coup", "coup !");
    check("date:30 February 2024 coup", "coup !");
    check("date:soon coup", "coup !");
    check("date:2024-13", " !");
    check("NOT date:2024-13 OR coup", "coup !");
}

#[test]
fn numbers_flags_and_holdings_are_filters() {
    check("words:>800", "words:>800");
    check("words:>= 800 coup", "words:>799 AND coup");
    check("words:<100", "words:<100");
    check("words:500..800", "words:500..800");
    check("words:many coup", "coup !");
    check("is:undated OR is:copy", "is:undated OR is:copy");
    check("is:(yearless OR doubtful)", "is:yearless OR is:doubtful");
    check("is:new coup", "coup !");
    check("has:author -has:lead", "has:author AND NOT has:lead");
    check("has:nothing coup", "coup !");
    check("* -lang:en", "* AND NOT lang:en");
}

#[test]
fn a_problem_points_at_its_place() {
    let quote = "this quote is never closed: what follows is searched as words";
    check_problem("coup \"mali", "\"", quote, Some("write one more quote where the phrase ends"));
    check_problem(
        "sorce:x1",
        "sorce:",
        "`sorce:` is not a field: searched as a word",
        Some("did you mean `source:`?"),
    );
    check_problem("a1 or b1", "or", "`or` is searched as a word", Some("write OR to find either"));
    check_problem("a1 date:2024-13", "date:2024-13", "there is no such day as `2024-13`: left out", None);
    check_problem("caf\u{e9} )", ")", "no bracket is open here: passed over", None);
    check_problem(
        "caf\u{e9} (x1",
        "(",
        "this bracket is never closed: it is taken to end with the query",
        None,
    );
    check_problem("x1^0 y1", "^0", "`^0` is no weight from 0.001 to 1000: left out", None);
}

#[test]
fn the_syntax_of_words_has_no_operators() {
    let check = |text: &str, expected: &str| check_in(Syntax::Words, text, expected);
    check("coup -mali (a1 OR b1)", "coup mali a1 or b1");
    check("title:coup \"arms trade\"~3 run* wom?n^2", "title coup arms trade 3 run wom n 2");
    check("state-owned l'univers U.S. AT&T", "state owned l'univers U.S. AT&T");
    check("COVID-19", "COVID-19");
    check("1,234 w/5 mali,niger", "1,234 w 5 mali niger");
    check("?!", "");
    check("NOT", "not");
}

#[test]
fn a_query_too_long_or_too_deep_is_said() {
    let long = "caf\u{e9} ".repeat(20_000);
    let (query, problems) = parse(&long, today(), Syntax::Dateline);
    assert_eq!(problems.len(), 1);
    assert_eq!(problems[0].at.end, long.len());
    assert!(query.root.is_some());
    let deep = format!("{}coup{}", "(".repeat(5000), ")".repeat(5000));
    let (query, problems) = parse(&deep, today(), Syntax::Dateline);
    assert_eq!(query.to_string(), "coup");
    assert_eq!(problems.len(), 51);
    check(&"NOT ".repeat(9), "not !");
}
