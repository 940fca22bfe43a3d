//! Trees of our own syntax go in, the same search for Factiva comes out, or what cannot be said there.

use super::today;
use crate::query::{Syntax, parse, translate};

/// A search in our own syntax, and in Factiva's.
fn check(text: &str, expected: &str) {
    let (query, problems) = parse(text, today(), Syntax::Dateline);
    assert_eq!(problems, vec![], "{text}");
    assert_eq!(translate(&query, Syntax::Factiva).as_deref(), Ok(expected), "{text}");
}

fn check_unsaid(text: &str, expected: &[&str]) {
    let (query, _) = parse(text, today(), Syntax::Dateline);
    let unsaid: Vec<String> = expected.iter().map(|part| (*part).to_owned()).collect();
    assert_eq!(translate(&query, Syntax::Factiva), Err(unsaid), "{text}");
}

#[test]
fn operators_are_in_small_letters() {
    check("coup AND mali", "coup and mali");
    check("coup OR putsch", "coup or putsch");
    check("(coup OR putsch) AND mali AND NOT niger", "(coup or putsch) and mali not niger");
    check("NOT (coup OR putsch)", "not (coup or putsch)");
    check("coup AND NOT (mali AND niger)", "coup not (mali and niger)");
    check("\"arms trade\" AND \"bread and butter\"", "\"arms trade\" and \"bread and butter\"");
    check("\"president * Keita\"", "\"president % Keita\"");
    check("\"(junta OR regime) chief\"", "(junta or regime) chief");
}

#[test]
fn words_that_are_operators_stand_in_quotes() {
    check("same", "\"same\"");
    check("date AND near5", "\"date\" and \"near5\"");
    check("s/s", "\"s s\"");
}

#[test]
fn none_or_more_is_said_in_two() {
    check("sanction*", "(sanction or sanction*)");
    check("title:sanction*", "hd=(sanction or sanction*)");
    check("*ization", "(ization or *ization)");
    check("wom?n", "wom?n");
    check("\"arms sanction*\"", "arms (sanction or sanction*)");
}

#[test]
fn fields_and_dates_are_factivas() {
    check("title:coup AND lead:(mali OR niger)", "hd=coup and lp=(mali or niger)");
    check("title:coup OR lead:coup", "hlp=coup");
    check("source:irrawaddy AND lang:fr", "sn=irrawaddy and la=fr");
    check("person:\"Min Aung Hlaing\"", "pe=\"Min Aung Hlaing\"");
    check("date:2024-04", "date from 20240401 to 20240430");
    check("date:2024-04-01", "date on 20240401");
    check("since:2024-04-01", "date from 20240401");
    check("before:2024-04-01", "date before 20240401");
    check("words:>800", "wc>800");
    check("words:<800", "wc<800");
    check("words:500..800", "wc>499 and wc<801");
}

#[test]
fn what_factiva_has_no_words_for_is_told() {
    check_unsaid("russia junta", &["russia junta"]);
    check_unsaid("coup AND is:undated", &["is:undated"]);
    check_unsaid("=run AND ==WHO", &["=run", "==WHO"]);
    check_unsaid("coup^3 AND mali", &["coup^3"]);
    check_unsaid("filed:bamako OR has:author OR *", &["filed:bamako", "has:author", "*"]);
    check_unsaid("person:=\"Moe Aung\"", &["person:=\"Moe Aung\""]);
    check_unsaid("mentions:2024-04", &["mentions:2024-04"]);
}
