//! What is printed in the syntax of Nexis, and what it cannot say.

use super::*;
use crate::query::Node;

/// What Dateline's own syntax means, printed in that of Nexis.
fn prints(dateline: &str, expected: &str) {
    let (query, problems) = parse(dateline, today(), Syntax::Dateline);
    assert_eq!(problems, vec![], "{dateline}");
    assert_eq!(translate(&query, Syntax::Nexis), Ok(expected.to_owned()), "{dateline}");
}

fn unsaid(dateline: &str, expected: &[&str]) {
    let (query, _) = parse(dateline, today(), Syntax::Dateline);
    let expected: Vec<String> = expected.iter().map(|part| (*part).to_owned()).collect();
    assert_eq!(translate(&query, Syntax::Nexis), Err(expected), "{dateline}");
}

/// What Nexis means, printed again.
fn again(nexis: &str, expected: &str) {
    assert_eq!(translate(&read(nexis), Syntax::Nexis), Ok(expected.to_owned()), "{nexis}");
}

#[test]
fn every_part_has_its_form() {
    prints("coup AND mali", "coup and mali");
    prints("(coup OR putsch) AND mali", "(coup or putsch) and mali");
    prints("coup OR (putsch AND mali)", "coup or (putsch and mali)");
    prints("coup AND NOT mali", "coup and not mali");
    prints("NOT mali AND coup", "coup and not mali");
    prints("coup AND NOT (mali AND niger)", "coup and not (mali and niger)");
    prints("coup AND NOT mali AND niger", "(coup and not mali) and niger");
    prints("sanction*", "sanction!");
    prints("wom?n", "wom?n");
    prints("\"arms trade\"", "\"arms trade\"");
    prints("\"terms and conditions\"", "\"terms and conditions\"");
    prints("\"(junta OR regime) chief\"", "(junta or regime) chief");
    prints("==WHO", "allcaps(WHO)");
    prints("==turkey", "nocaps(turkey)");
    prints("title:coup", "headline(coup)");
    prints("title:(coup OR putsch)", "headline(coup or putsch)");
    prints("source:irrawaddy", "publication(irrawaddy)");
    prints("source:\"new york times\"", "publication(new york times)");
    prints("person:\"smith and jones\"", "person(\"smith and jones\")");
    prints("org:wagner", "organization(wagner)");
    prints("topic:cocoa", "subject(cocoa)");
    prints("entity:wagner", "person(wagner) or organization(wagner) or geographic(wagner)");
    prints("lang:fr", "language(french)");
    prints("date:2024-04-22", "date is 04/22/2024");
    prints("date:2024-04", "date aft 03/31/2024 and date bef 05/01/2024");
    prints("coup AND date:2024-04", "coup and date aft 03/31/2024 and date bef 05/01/2024");
    prints("coup AND NOT date:2024-04", "coup and not (date aft 03/31/2024 and date bef 05/01/2024)");
    prints("title:a1 OR date:2024-04", "headline(a1) or (date aft 03/31/2024 and date bef 05/01/2024)");
    prints("since:2024", "date aft 12/31/2023");
    prints("before:2024", "date bef 01/01/2024");
    prints("indexed:2026-04-22", "load-date is 04/22/2026");
    prints("words:>800", "length > 800");
    prints("words:500..800", "length > 499 and length < 801");
}

#[test]
fn a_search_of_nexis_stays_one() {
    again("russia w/10 junta", "russia w/10 junta");
    again("rico not w/5 puerto", "rico not w/5 puerto");
    again("a1 w/seg b1 and c1 w/s d1", "a1 w/seg b1 and c1 w/s d1");
    again("hlead(mali or niger) and junta", "hlead(mali or niger) and junta");
    again("hlead(a1) or hlead(b1)", "hlead(a1) or hlead(b1)");
    again("caps(aids) or virus", "caps(Aids) or virus");
    again("allcaps(who) director", "allcaps(WHO) director");
    again("bank? or wom?n!", "bank? or wom?n!");
    again("atleast3(a1 or b1)", "atleast3(a1 or b1)");
    again("a1 w/5 b1 w/3 c1", "a1 w/5 (b1 w/3 c1)");
    again("(a1 and not b1) and (c1 and not d1) and e1", "(a1 and not b1) and (c1 and not d1) and e1");
    again("\"or\" w/5 \"not\"", "\"or\" w/5 \"not\"");
}

#[test]
fn what_nexis_cannot_say_is_told() {
    unsaid("coup AND is:undated", &["is:undated"]);
    unsaid("NOT coup", &["NOT coup"]);
    unsaid("coup OR NOT mali", &["NOT mali"]);
    unsaid("=run", &["=run"]);
    unsaid("==Mali", &["==Mali"]);
    unsaid("*ization", &["*ization"]);
    unsaid("*", &["*"]);
    unsaid("has:author AND coup^3", &["has:author", "coup^3"]);
    unsaid("\"president * Keita\"", &["\"president * Keita\""]);
    unsaid("summary:coup", &["summary:coup"]);
    unsaid("updated:2024", &["updated:2024"]);
    unsaid("person:=\"Moe Aung\"", &["person:=\"Moe Aung\""]);
    unsaid(
        "russia junta",
        &["russia junta (words side by side are all wanted first, then some: write AND or OR)"],
    );
}

/// Whether an article with these words is found; each word is a bit.
fn is_found(node: &Node, words: usize) -> bool {
    match node {
        Node::All(parts) => parts.iter().all(|part| is_found(part, words)),
        Node::Any(parts) => parts.iter().any(|part| is_found(part, words)),
        Node::Not(inner) => !is_found(inner, words),
        Node::Word { text, .. } => words >> (text.as_bytes()[0] - b'a') & 1 == 1,
        node => panic!("{node} is not made here"),
    }
}

fn dateline(next: &mut dyn FnMut(usize) -> usize, depth: usize) -> String {
    const WORDS: &[&str] = &["a1", "b1", "c1", "d1", "e1"];
    match next(if depth == 0 { 1 } else { 4 }) {
        0 => WORDS[next(5)].to_owned(),
        1 => format!("({} OR {})", dateline(next, depth - 1), dateline(next, depth - 1)),
        2 => format!("({} AND {})", dateline(next, depth - 1), dateline(next, depth - 1)),
        _ => format!("({} AND NOT {})", dateline(next, depth - 1), dateline(next, depth - 1)),
    }
}

#[test]
fn what_is_printed_finds_the_same_articles() {
    let mut next = chance::chance();
    let mut said = 0;
    for _ in 0..3_000 {
        let text = dateline(&mut next, 4);
        let (query, _) = parse(&text, today(), Syntax::Dateline);
        let Ok(printed) = translate(&query, Syntax::Nexis) else { continue };
        said += 1;
        let (root, again) = (query.root.unwrap(), read(&printed).root.unwrap());
        for words in 0..32 {
            assert_eq!(is_found(&root, words), is_found(&again, words), "{text} printed as {printed}");
        }
    }
    assert!(said > 2_000, "{said} of 3000 could be said");
}
