//! What is not understood is searched as words, and said.

use super::*;

#[test]
fn brackets_and_quotes_need_not_be_paired() {
    let message = "this bracket is never closed: it is taken to end with the query";
    check_problem("(coup or putsch", "(", message, None);
    check("(coup or putsch", "coup OR putsch !");
    check_problem("coup) or putsch", ")", "no bracket is open here: passed over", None);
    check("coup) or putsch", "coup OR putsch !");
    check_problem("headline(coup", "(", message, None);
    check("headline(coup and mali", "title:(coup AND mali) !");
    check_problem(
        "\"arms trade",
        "\"",
        "this quote is never closed: what follows is searched as words",
        Some("write one more quote where the phrase ends"),
    );
    check("\"arms trade", "\"arms trade\" !");
    check("\"", " !");
    check(")", " !");
    check("()", "");
    check("()()(", " !");
}

#[test]
fn connectors_need_two_sides() {
    let message = "this connector has nothing to join: passed over";
    check_problem("and coup", "and", message, None);
    check_problem("coup w/5", "w/5", message, None);
    check_problem("coup or and mali", "and", message, None);
    check("coup or and mali", "coup OR mali !");
    check("(coup and) or mali", "coup OR mali !");
    check_problem("OR", "OR", "connectors have nothing to join: searched as words", None);
    check("OR", "or !");
    check("and not", "\"and not\" !");
    check("w/5", " !");
}

#[test]
fn numbers_out_of_range_are_brought_into_it() {
    check_problem("a1 w/300 b1", "w/300", "`w/300` is no distance from 1 to 255: taken as 255", None);
    check_problem("a1 pre/0 b1", "pre/0", "`pre/0` is no distance from 1 to 255: taken as 1", None);
    check("a1 w/99999999999 b1", "a1 w/255 b1 !");
    check("atleast0(coup)", "atleast1(coup) !");
    check("atleast99999999999(coup)", "atleast255(coup) !");
}

#[test]
fn only_words_have_places() {
    let message = "only words can be near each other: both are searched wherever they stand";
    check_problem("coup w/5 date is 2024", "w/5", message, None);
    check("coup w/5 date is 2024", "coup AND date:2024 !");
    check_problem(
        "publication(new w/3 times)",
        "w/3",
        "values have no places: both are searched wherever they stand",
        Some("write `and` or `or`"),
    );
    check("publication(new w/3 times)", "source:new AND source:times !");
    check("atleast3(date is 2024)", "date:2024 !");
    check("allcaps(bank!)", "bank* !");
}

#[test]
fn parts_side_by_side_that_are_no_words_are_joined() {
    check_problem(
        "headline(coup) mali",
        "mali",
        "no connector stands in front of this: joined by `and`",
        Some("write and, or, w/5 …"),
    );
    check("headline(coup) mali", "title:coup AND mali !");
    check("coup length > 800", "coup AND words:>800 !");
    check("hd=coup sn=reuters", "title:coup AND source:reuters !");
    check("(a1 w/5 b1) c1", "a1 w/5 b1 AND c1 !");
}

#[test]
fn segments_without_a_field_are_searched_as_text() {
    check_problem(
        "highlight(coup)",
        "highlight",
        "articles have no `highlight` here: searched in the whole text",
        None,
    );
    check("fds=reuters and coup", "reuters AND coup !");
    check("foo(bar or baz) and coup", "(bar OR baz) AND coup !");
    check("foo=bar", "\"foo bar\" !");
    check("headline()", " !");
    check("hd=", " !");
    check("hd= and coup", "coup !");
}

#[test]
fn segments_do_not_stand_in_one_another() {
    check("headline(body(coup) and mali)", "title:(coup AND mali) !");
    check("headline(coup and date aft 2020)", "title:(coup AND \"date aft 2020\") !");
    check("publication(date is 2020)", "source:\"date is 2020\" !");
    check("person(headline(putin))", "person:putin !");
}

#[test]
fn dates_that_are_none_are_told() {
    check_problem(
        "date is 25/12/2020",
        "date is 25/12/2020",
        "there is no such day as `25/12/2020`: left out",
        Some("Nexis writes the month first: 12/31/2024, 12/2024 or 2024"),
    );
    check_problem(
        "date after the war",
        "date after",
        "no date stands behind `date after`: searched as words",
        Some("write date aft 12/31/2023, date bef 1/1/2024 or date is 2024"),
    );
    check("date after the war", "\"date after the war\" !");
    check("date()", "date !");
    check("length > long", "\"length long\" !");
    check("coup and date is 2/30/2024", "coup !");
}

#[test]
fn other_languages_are_told_what_to_write() {
    check_problem(
        "source:irrawaddy",
        "source:",
        "`source:` does not name a segment in Nexis: searched as words",
        Some("write publication(…)"),
    );
    check("source:irrawaddy", "\"source irrawaddy\" !");
    check_problem(
        "headline:coup",
        "headline:",
        "`headline:` does not name a segment in Nexis: searched as words",
        Some("write headline(…)"),
    );
    check("body:coup", "\"body coup\" !");
    check_problem("russia near5 junta", "near5", "`near5` is searched as a word", Some("write w/5"));
    check_problem(
        "russia not junta",
        "not",
        "`not` is searched as a word",
        Some("write `and not` to leave out what follows"),
    );
    check("not guilty", "\"not guilty\" !");
    check_problem(
        "atleast3 junta",
        "atleast3",
        "`atleast3` has no brackets behind it: searched as a word",
        Some("write atleast3(…) with brackets"),
    );
    check("https://x.org/a", "\"https x.org a\"");
}
