//! Searches as people type them in Factiva go in, what they mean in canonical form comes out.

mod fields;
mod fuzz;
mod printing;

use crate::query::{LONGEST, Query, Syntax, parse, translate};
use chrono::NaiveDate;

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 4, 22).unwrap()
}

/// A ` !` at the end of what is expected says that there are problems.
fn check(text: &str, expected: &str) {
    let (query, problems) = parse(text, today(), Syntax::Factiva);
    let mark = if problems.is_empty() { "" } else { " !" };
    assert_eq!(format!("{query}{mark}"), expected, "{text:?} {problems:?}");
    reads_back(text, &query);
}

/// What was understood is the same search in our own syntax, and printed for Factiva.
fn reads_back(text: &str, query: &Query) {
    let printed = query.to_string();
    if printed.len() > LONGEST {
        return;
    }
    let (again, _) = parse(&printed, today(), Syntax::Dateline);
    assert_eq!(&again, query, "{text:?} printed as {printed:?}");
    prints_back(text, query);
}

fn prints_back(text: &str, query: &Query) {
    let printed = translate(query, Syntax::Factiva).unwrap_or_else(|unsaid| panic!("{text:?} {unsaid:?}"));
    if printed.len() > LONGEST {
        return;
    }
    let (again, problems) = parse(&printed, today(), Syntax::Factiva);
    assert_eq!(&again, query, "{text:?} printed as {printed:?} {problems:?}");
    assert_eq!(problems, vec![], "{text:?} printed as {printed:?}");
}

fn check_problem(text: &str, place: &str, message: &str, hint: Option<&str>) {
    let (_, problems) = parse(text, today(), Syntax::Factiva);
    let found: Vec<_> = problems
        .iter()
        .map(|problem| (&text[problem.at.clone()], problem.message.as_str(), problem.hint.as_deref()))
        .collect();
    assert_eq!(found, vec![(place, message, hint)], "{text}");
}

#[test]
fn words_side_by_side_are_a_phrase() {
    check("russia", "russia");
    check("arms trade", "\"arms trade\"");
    check("bill clinton or gore and george bush", "\"bill clinton\" OR gore AND \"george bush\"");
    check("online banking and (retail or consumer)", "\"online banking\" AND (retail OR consumer)");
    check("the \"arms trade\" treaty", "\"the arms trade treaty\"");
    check("(arms trade) ban", "\"arms trade ban\"");
    check("releases (university or courses)", "\"releases (university OR courses)\"");
    check("(coup or putsch) leader", "\"(coup OR putsch) leader\"");
    check("president % keita", "\"president * keita\"");
    check("% president %", "president");
    check("and/or", "\"and or\"");
    check("AT&T", "AT&T");
    check("state-owned", "state-owned");
    check("10:30", "\"10 30\"");
    check("C++", "C");
    check("100%", "100");
    check("", "");
    check("!? --", "");
}

#[test]
fn side_by_side_with_more_than_words_is_near() {
    check("president (keita or \"boubacar keita\")", "president pre/1 (keita OR \"boubacar keita\")");
    check("(russia near5 junta) mali", "russia w/5 junta pre/1 mali");
    check("a1 b1 (c1 near5 d1) e1", "\"a1 b1\" pre/1 (c1 w/5 d1) pre/1 e1");
    check("(mali and niger) coup", "mali pre/1 coup AND niger pre/1 coup");
}

#[test]
fn operators_are_in_any_case() {
    check("mali AND niger", "mali AND niger");
    check("mali Or niger", "mali OR niger");
    check("mali NOT niger", "mali AND NOT niger");
    check("MALI AND NIGER", "(MALI) (NIGER)");
    check("mali NEAR5 niger", "mali w/5 niger");
    check("mali ADJ5 niger", "mali pre/5 niger");
    check("mali W/5 niger", "mali pre/5 niger");
    check("mali Same niger", "mali w/p niger");
    check("mali/n5/niger", "mali w/5 niger");
    check("AtLeast3 mali", "atleast3(mali)");
}

#[test]
fn not_binds_before_and_before_or() {
    check("a1 or b1 and c1", "a1 OR b1 AND c1");
    check("a1 and b1 or c1", "a1 AND b1 OR c1");
    check("(a1 or b1) and c1", "(a1 OR b1) AND c1");
    check("[a1 or b1] and c1", "(a1 OR b1) AND c1");
    check("a1 not b1", "a1 AND NOT b1");
    check("a1 and not b1", "a1 AND NOT b1");
    check("software not spreadsheets or word", "software AND NOT spreadsheets OR word");
    check("a1 not b1 and c1", "a1 AND NOT b1 AND c1");
    check("a1 or b1 not c1", "a1 OR b1 AND NOT c1");
    check("a1 not (b1 or c1)", "a1 AND NOT (b1 OR c1)");
    check("a1 not b1 not c1", "a1 AND NOT b1 AND NOT c1");
    check("a1 or not b1", "a1 OR NOT b1");
    check("not a1", "NOT a1");
    check("not not a1", "a1");
    check("not a1 near5 b1", "NOT a1 w/5 b1");
    check("a1 not arms trade", "a1 AND NOT \"arms trade\"");
}

#[test]
fn adj_and_w_keep_the_order() {
    check("world cup adj5 rugby", "\"world cup\" pre/5 rugby");
    check("wagner adj group", "wagner pre/1 group");
    check("wagner adj1 group", "wagner pre/1 group");
    check("president w/2 bush", "president pre/2 bush");
    check("president w/10 bush", "president pre/10 bush");
    check("president w/15 bush", "president pre/15 bush !");
    check("president adj500 bush", "president pre/500 bush");
    check("president adj501 bush", "president pre/500 bush !");
    check("president adj0 bush", "president pre/1 bush !");
    check("w/5", " !");
    check("w/o", "\"w o\"");
}

#[test]
fn near_and_n_take_any_order() {
    check("carrefour near5 retail sales", "carrefour w/5 \"retail sales\"");
    check("boeing 747/N30/british airways", "\"boeing 747\" w/30 \"british airways\"");
    check("russia/N5/junta", "russia w/5 junta");
    check("russia /N5/ junta", "russia w/5 junta");
    check("russia /N600/ junta", "russia w/500 junta !");
    check("near miss", "\"near miss\"");
    check("a1 near5 b1 adj3 c1", "a1 w/5 b1 pre/3 c1");
    check("a1 near5 (b1 adj3 c1)", "a1 w/5 (b1 pre/3 c1)");
    check("(mali or niger) near5 (coup or putsch)", "(mali OR niger) w/5 (coup OR putsch)");
    check("(mali and niger) near5 coup", "mali w/5 coup AND niger w/5 coup");
    check("mali near5 (coup and putsch)", "mali w/5 coup AND mali w/5 putsch");
    check("a1 and b1 near5 c1 or d1", "a1 AND b1 w/5 c1 OR d1");
}

#[test]
fn same_is_one_paragraph() {
    check("vodafone same telecommunications", "vodafone w/p telecommunications");
    check("a1 same b1 same c1", "a1 w/p b1 w/p c1");
    check("junta same (election or vote)", "junta w/p (election OR vote)");
    check("the \"same\" day", "\"the same day\"");
    check("same day", "\"same day\" !");
}

#[test]
fn f_is_the_beginning_of_an_article() {
    check("toyota/F50/", "first50(toyota)");
    check("toyota /F50/", "first50(toyota)");
    check("/F50/ toyota", "first50(toyota)");
    check("/F50/(coup or putsch)", "first50(coup OR putsch)");
    check("(coup or putsch)/f50/ and mali", "first50(coup OR putsch) AND mali");
    check("mali and /F50/ coup", "mali AND first50(coup)");
    check("high definition television/F30/", "first30(\"high definition television\")");
    check("a1 near5 b1/F30/", "first30(a1 w/5 b1)");
    check("a1 near5 (b1/F30/)", "a1 w/5 first30(b1)");
    check("a1/F30/ near5 b1", "first30(a1) w/5 b1");
    check("(mali and niger)/F50/", "first50(mali) AND first50(niger)");
    check("mali /F50/coup", "mali AND first50(coup) !");
    check("mali /F50/ coup", "first50(mali) AND coup !");
    check("mali/F600/", "first500(mali) !");
    check("mali/F50//F20/", "first50(mali) !");
    check("/F50/", " !");
}

#[test]
fn atleast_counts_what_follows() {
    check("atleast5 microsoft", "atleast5(microsoft)");
    check("atleast3 arms trade and mali", "atleast3(\"arms trade\") AND mali");
    check("atleast3 (coup or putsch)", "atleast3(coup OR putsch)");
    check("atleast3(coup or putsch)", "atleast3(coup OR putsch)");
    check("atleast3 (mali and niger)", "atleast3(mali) AND atleast3(niger)");
    check("atleast5 microsoft atleast10 olympics", "atleast5(microsoft) AND atleast10(olympics) !");
    check("atleast3 a1 near5 b1", "atleast3(a1 w/5 b1)");
    check("atleast3 (a1 or atleast2 b1)", "atleast3(a1 OR b1) !");
    check("atleast60 a1", "atleast50(a1) !");
    check("atleast0 a1", "atleast1(a1) !");
    check("atleast three", "\"atleast three\"");
    check("not atleast3 mali", "NOT atleast3(mali)");
    check("atleast3 (wc>500)", "words:>500 !");
    check("atleast3", " !");
}

#[test]
fn truncation_is_of_one_letter_or_more() {
    check("sanction*", "sanction?*");
    check("*ization", "?*ization");
    check("colo*r", "colo?*r");
    check("wom?n", "wom?n");
    check("communicat* and (cell* or phone)", "communicat?* AND (cell?* OR phone)");
    check("arms sanction*", "\"arms sanction?*\"");
    check("russia near5 sanction*", "russia w/5 sanction?*");
    check("*", "");
    check("US$5", "\"US 5\"");
}

#[test]
fn quotes_make_words_of_operators() {
    check("\"peas and carrots\"", "\"peas and carrots\"");
    check("\"not\" guilty", "\"not guilty\"");
    check("\u{201c}bread or butter\u{201d}", "\"bread or butter\"");
    check("\"same\"", "same");
    check("\"date\" palm", "\"date palm\"");
    check("\"president % keita\"", "\"president * keita\"");
    check("\"\"", "");
    check("bill clinton's 'economic plan'", "\"bill clinton's economic plan\"");
}

#[test]
fn an_operator_with_nothing_to_join_is_told() {
    check("portland or", "\"portland or\" !");
    check("and coup", "\"and coup\" !");
    check("coup not", "\"coup not\" !");
    check("a1 or or b1", "\"a1 or\" OR b1 !");
    check("a1 near5", "a1 !");
    check("near5 a1", "a1 !");
    check("a1 near5 near3 b1", "a1 w/3 b1 !");
    check("a1 near5 not b1", "a1 AND NOT b1 !");
    check("(a1 or b1", "a1 OR b1 !");
    check("a1) or b1", "a1 OR b1 !");
    check("\"arms trade", "\"arms trade\" !");
    check("()", "");
    check("a1 and ()", "a1");
}

#[test]
fn problems_say_where_and_what_was_done() {
    check_problem("a1 near5", "near5", "`near5` has nothing to join: passed over", None);
    check_problem("a1 or", "or", "`or` has nothing to join: it is searched as a word", None);
    check_problem(
        "a1 w/15 b1",
        "w/15",
        "`w/` reaches 10 words in Factiva: 15 are searched all the same",
        Some("write adj15"),
    );
    check_problem("a1 /N600/ b1", "/N600/", "this number is not from 1 to 500: 500 is taken", None);
    check_problem(
        "a1 near5 wc>800",
        "near5",
        "only words can be near each other: both are searched, wherever they stand",
        Some("write and between them"),
    );
    check_problem(
        "a1 w/s b1",
        "w/s",
        "`w/s` is no operator of Factiva: searched as words",
        Some("write same"),
    );
    check_problem(
        "a1 pre/5 b1",
        "pre/5",
        "`pre/5` is no operator of Factiva: searched as words",
        Some("write adj5"),
    );
    check_problem(
        "coup wc>800",
        "wc>800",
        "no operator stands here: both sides are searched, wherever they stand",
        Some("write and in front of this"),
    );
    check_problem(
        "atleast3 (a1 or atleast2 b1)",
        "atleast2",
        "`atleast` cannot stand inside another: passed over",
        None,
    );
}

#[test]
fn a_whole_search_is_understood() {
    check(
        "(hd=(wagner or \"private military\") or lp=wagner group) and (mali or sahel*) not (opera or bayreuth)\n\
         and wc>200 and la=(en or fr) and date from 20210101 to 20231231",
        "(title:(wagner OR \"private military\") OR lead:\"wagner group\") AND (mali OR sahel?*) \
         AND NOT (opera OR bayreuth) AND words:>200 AND (lang:en OR lang:fr) AND date:2021-01-01..2023-12-31",
    );
    check(
        "((russia or kremlin) near10 (junta or coup)) same (sanction$3 or embargo?) and atleast3 mali",
        "(russia OR kremlin) w/10 (junta OR coup) w/p (/sanction.?.?.?/ OR /embargo./) AND atleast3(mali)",
    );
}
