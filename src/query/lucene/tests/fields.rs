//! Fields as other archives name them go in, those of this one come out.

use super::*;

#[test]
fn a_field_holds_what_stands_right_behind_it() {
    check("title:coup", "title:coup");
    check("title:\"arms trade\"", "title:\"arms trade\"");
    check("title:the right way", "title:the OR right OR way");
    check("title: coup", "title:coup");
    check("title:sanction*", "title:sanction*");
    check("+title:coup +body:mali", "title:coup AND body:mali");
    check("-title:coup", "NOT title:coup");
    check("title:10:30", "title:10:30");
}

#[test]
fn a_field_holds_a_group() {
    check("title:(coup putsch)", "title:(coup OR putsch)");
    check("title:(+coup +putsch)", "title:(coup AND putsch)");
    check("title:(coup -mali)", "title:(coup AND NOT mali)");
    check("title:(coup AND (mali niger))", "title:(coup AND (mali OR niger))");
    check("title:(coup)^2", "title:coup^2");
    check("title:(+\"return of the pink\" +pink)", "title:(\"return of the pink\" AND pink)");
}

#[test]
fn a_group_that_a_field_cannot_hold_is_taken_apart() {
    check("title:(+coup mali)", "title:coup AND (title:mali OR *)");
    check("title:(coup body:mali)", "title:coup OR body:mali");
    check("title:(coup text:mali)", "title:coup OR mali");
    check("title:(coup *)", "title:coup OR has:title");
    check("title:((a1 b1) OR source:c1)", "title:(a1 OR b1) OR source:c1");
    check("source:(reuters ap)", "source:reuters OR source:ap");
    check("source:(reuters AND text:coup)", "source:reuters AND coup");
}

#[test]
fn names_of_other_archives_mean_fields_of_this_one() {
    check("byline:roe", "author:roe");
    check("publication:\"The Times\"", "source:\"The Times\"");
    check("publisher:reuters language:fr", "source:reuters OR lang:fr");
    check("text:coup content:(mali niger)", "coup OR mali OR niger");
    check("*:coup", "coup");
    check("Headline:coup", "title:coup");
    check("published:2024", "date:2024");
    check("@timestamp:2024", "date:2024");
    check("dateline:bamako tags:cocoa", "filed:bamako OR topic:cocoa");
    check("entity:wagner", "entity:wagner");
    check("after:2020 is:undated has:author", "date:2021-01-01.. OR is:undated OR has:author");
}

#[test]
fn an_unknown_field_is_said_and_its_text_searched() {
    check("sorce:reuters", "reuters !");
    check("foo.bar:(a1 AND b1)", "a1 AND b1 !");
    check("Moscow: war", "Moscow OR war !");
    check("title:", " !");
    check("(title:) a1", "a1 !");
    check("title:AND a1", "title:and OR a1");
    check("title:-coup", "title:coup !");
    check("10:30 a:b1", "10:30 OR a:b1");
    check("see https://x.org/a?b=c", "see OR https://x.org/a?b=c");
    check("see https://x.org/~joe/a", "see OR https://x.org/~joe/a");
    check(": a1", "a1 !");
}

#[test]
fn values_are_whole_or_a_beginning() {
    check("source:irrawaddy", "source:irrawaddy");
    check("source:\"The  Irrawaddy\"", "source:\"The Irrawaddy\"");
    check("source:The\\ Irrawaddy", "source:\"The Irrawaddy\"");
    check("path:seeds/*", "path:seeds/*");
    check("path:/usr/news", "path:/usr/news");
    check("path:seeds\\/*", "path:seeds/*");
    check("url:https\\:\\/\\/x.org\\/a\\?b", "url:\"https://x.org/a?b\"");
    check("url:https://x.org/a?b=c", "url:\"https://x.org/a?b=c\"");
    check("url:https://x.org/~joe/Mali! a1", "url:\"https://x.org/~joe/Mali!\" OR a1");
    check("person:luka?henko", "person:luka* !");
    check("person:*henko", "has:person !");
    check("person:lukashenko~1", "person:lukashenko !");
    check("person:\"min aung\"~3", "person:\"min aung\" !");
    check("source:/reut.*/ a1", "a1 !");
    check("source:[a1 TO b1]", "source:a1 OR source:b1 !");
    check("source:irrawaddy^2", "source:irrawaddy^2");
}

#[test]
fn a_star_in_a_field_asks_whether_it_holds_something() {
    check("title:*", "has:title");
    check("author:*", "has:author");
    check("date:*", "has:date");
    check("words:[* TO *]", "has:words");
    check("-author:[* TO *]", "NOT has:author");
    check("date:[* TO *]", "has:date");
    check("_exists_:author", "has:author");
    check("_exists_:byline", "has:author");
    check("_exists_:\"published_at\"", "has:date");
    check("_missing_:author", "NOT has:author");
    check("NOT _exists_:author", "NOT has:author");
    check("_exists_:text", "*");
    check("_exists_:nothing a1", "a1 !");
}

#[test]
fn ranges_hold_their_ends_or_not() {
    check("date:[2012-01-01 TO 2012-12-31]", "date:2012");
    check("date:{2012-01-01 TO 2012-01-03}", "date:2012-01-02");
    check("date:[2012 TO *]", "date:2012-01-01..");
    check("date:{2012 TO *}", "date:2013-01-01..");
    check("date:[* TO 2012]", "date:..2012-12-31");
    check("date:{* TO 2012-01-01}", "date:..2011-12-31");
    check("date:[2012-04 TO 2012-05}", "date:2012-04");
    check("date:[\"2012-04-01\" TO \"2012-04-30\"]", "date:2012-04");
    check("date:[2024-04-01T00:00:00Z TO 2024-04-30T23:59:59Z]", "date:2024-04");
    check("date:[now-1M/M TO now-1M/M]", "date:2026-03");
    check("date:[now-7d TO now]", "date:2026-04-15..2026-04-22");
    check("date:[ 2012 TO 2012 ]", "date:2012");
    check("date:[2013 TO 2012]", " !");
    check("date:{2012-01-01 TO 2012-01-02}", " !");
    check("words:[500 TO 800]", "words:500..800");
    check("words:{500 TO 800}", "words:501..799");
    check("words:[800 TO *]", "words:>799");
    check("length:{* TO 800}", "words:<800");
    check("words:[many TO few] a1", "a1 !");
    check("words:{5 TO 6} a1", "a1 !");
    check("title:[a1 TO b1]", "title:(a1 OR b1) !");
    check("[a1 TO b1]", "a1 OR b1 !");
}

#[test]
fn comparisons_bound_dates_and_numbers() {
    check("date:>2024", "date:2025-01-01..");
    check("date:>=2024", "date:2024-01-01..");
    check("date:<2024", "date:..2023-12-31");
    check("date:<=2024", "date:..2024-12-31");
    check("date:(>=2024-04 AND <2024-06)", "date:2024-04-01.. AND date:..2024-05-31");
    check("date:(+>=2024-04 +<2024-06)", "date:2024-04-01.. AND date:..2024-05-31");
    check("date:>= 2024", "date:2024-01-01..");
    check("words:>800", "words:>800");
    check("words:>=800", "words:>799");
    check("words:(>=500 AND <800)", "words:>499 AND words:<800");
    check("words:> 800", "words:>800");
    check("title:>a1", "title:a1 !");
}

#[test]
fn dates_are_counted_from_now_or_a_day() {
    check("date:2024-04-22", "date:2024-04-22");
    check("date:2024-04", "date:2024-04");
    check("date:2024-04-*", "date:2024-04");
    check("date:\"22 April 2024\"", "date:2024-04-22");
    check("date:2024-04-22T10:00:00Z", "date:2024-04-22");
    check("date:now/M", "date:2026-04");
    check("date:now-1d", "date:2026-04-21");
    check("date:2022-05-18||/M", "date:2022-05");
    check("date:>=2022-05-18||/M", "date:2022-05-01..");
    check("date:>2022-05-18||/M", "date:2022-06-01..");
    check("date:<2022-05-18||/M", "date:..2022-04-30");
    check("date:<=2022-05-18||/M", "date:..2022-05-31");
    check("date:(2022-05-18||/M OR >=now||-1d/d)", "date:2022-05 OR date:2026-04-21..");
    check("date:[2022-05-18||+1M/d TO *]", "date:2022-06-18..");
    check("date:[now-1h TO now]", "date:2026-04-22 !");
    check("mentions:[now/y TO now]", "mentions:2026-01-01..2026-04-22");
    check("date:soon coup", "coup !");
    check("date:2024~1 coup", "coup !");
    check("-date:2024", "NOT date:2024");
}
