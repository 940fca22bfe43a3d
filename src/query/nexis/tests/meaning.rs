//! What searches mean, row by row.

use super::*;

#[test]
fn the_rows_of_the_table() {
    check("russia w/10 junta", "russia w/10 junta");
    check("wagner pre/3 group", "wagner pre/3 group");
    check("hlead(mali or niger) and junta", "(title:(mali OR niger) OR lead:(mali OR niger)) AND junta");
    check("junta w/s sanction!", "junta w/s sanction*");
    check("junta w/p (election or vote or ballot)", "junta w/p (election OR vote OR ballot)");
    check("atleast3(junta) and russia", "atleast3(junta) AND russia");
    check("allcaps(AES) and not european parliament", "==AES AND NOT \"european parliament\"");
    check("rico not w/5 puerto", "rico not w/5 puerto");
    check(
        "headline(moscow w/5 bamako) and date aft 1/1/2021 and date bef 1/1/2024",
        "title:(moscow w/5 bamako) AND date:2021-01-02..2023-12-31",
    );
    check("dateline(bamako) and length > 800", "filed:bamako AND words:>800");
    check(
        "coup or putsch w/5 russia! and not correction(retracted)",
        "(coup OR putsch) w/5 russia* AND NOT retracted !",
    );
}

#[test]
fn the_worked_example() {
    check(
        "bankrupt! w/25 discharg! and student or college or education! w/5 loan",
        "bankrupt* w/25 discharg* AND (student OR college OR education*) w/5 loan",
    );
}

#[test]
fn words_without_a_connector_are_a_phrase() {
    check("russia junta", "\"russia junta\"");
    check("russia", "russia");
    check("min aung hlaing or than shwe", "\"min aung hlaing\" OR \"than shwe\"");
    check("arms trade w/5 mali", "\"arms trade\" w/5 mali");
    check("human rights!", "\"human rights*\"");
    check("moscow, russia", "\"moscow russia\"");
    check("president \"min aung hlaing\"", "\"president min aung hlaing\"");
    check("(junta or regime) chief", "\"(junta OR regime) chief\"");
    check("(russia) (junta)", "\"russia junta\"");
    check("(new york or london) times", "(\"new york\" OR london) pre/1 times");
    check("allcaps(who) director", "\"==WHO director\"");
}

#[test]
fn tight_connectors_join_first() {
    check("a1 or b1 and c1 or d1", "(a1 OR b1) AND (c1 OR d1)");
    check("a1 and b1 and not c1 and d1", "a1 AND b1 AND NOT (c1 AND d1)");
    check("a1 and not b1 and not c1", "a1 AND NOT b1 AND NOT c1");
    check("a1 and not b1 or c1", "a1 AND NOT (b1 OR c1)");
    check("(a1 and not b1) and c1", "a1 AND NOT b1 AND c1");
    check("a1 w/5 b1 w/3 c1", "a1 w/5 (b1 w/3 c1)");
    check("a1 w/3 b1 w/5 c1", "a1 w/3 b1 w/5 c1");
    check("a1 w/5 b1 w/5 c1", "a1 w/5 b1 w/5 c1");
    check("a1 pre/5 b1 w/5 c1", "a1 pre/5 b1 w/5 c1");
    check("a1 w/s b1 w/5 c1", "a1 w/s (b1 w/5 c1)");
    check("a1 w/p b1 w/s c1", "a1 w/p (b1 w/s c1)");
    check("a1 w/p b1 and c1", "a1 w/p b1 AND c1");
    check("a1 or b1 w/5 c1 or d1", "(a1 OR b1) w/5 (c1 OR d1)");
    check("a1 w/5 (b1 and c1)", "a1 w/5 b1 AND a1 w/5 c1");
    check("a1 or (b1 and c1)", "a1 OR b1 AND c1");
    check("a1 or (b1 or c1)", "a1 OR b1 OR c1");
    check("((((a1))))", "a1");
}

#[test]
fn connectors_have_many_names() {
    check("a1 & b1", "a1 AND b1");
    check("a1 AND b1 Or c1", "a1 AND (b1 OR c1)");
    check("a1 BUT NOT b1", "a1 AND NOT b1");
    check("a1 butnot b1", "a1 AND NOT b1");
    check("a1 andnot b1", "a1 AND NOT b1");
    check("a1 and\n not b1", "a1 AND NOT b1");
    check("a1 /5 b1", "a1 w/5 b1");
    check("a1 near/5 b1", "a1 w/5 b1");
    check("a1 W/5 b1", "a1 w/5 b1");
    check("a1 +5 b1", "a1 pre/5 b1");
    check("a1 onear/5 b1", "a1 pre/5 b1");
    check("a1 PRE/5 b1", "a1 pre/5 b1");
    check("a1 not pre/5 b1", "a1 not pre/5 b1");
    check("a1 not/5 b1", "a1 not w/5 b1");
    check("a1 NOT W/5 b1", "a1 not w/5 b1");
    check("a1 /s b1", "a1 w/s b1");
    check("a1 w/sent b1", "a1 w/s b1");
    check("a1 w/para b1", "a1 w/p b1");
    check("a1 w/seg b1", "a1 w/f b1");
    check("a1 not w/s b1", "a1 not w/s b1");
    check("a1 not w/p b1", "a1 not w/p b1");
    check("a1 not w/seg b1", "a1 not w/f b1");
    check("a1 w/255 b1", "a1 w/255 b1");
}

#[test]
fn what_may_not_be_near_may_none_of_it_be_near() {
    check("a1 not w/5 (b1 or c1)", "a1 not w/5 (b1 OR c1)");
    check("a1 not w/5 (b1 and c1)", "a1 not w/5 b1 AND a1 not w/5 c1");
}

#[test]
fn words_are_truncated() {
    check("sanction!", "sanction*");
    check("bank*", "bank*");
    check("wom?n", "wom?n");
    check("wom*n", "wom*n");
    check("wom?n!", "wom?n*");
    check("bank?", "/bank./");
    check("Bank??", "/bank../");
    check("bank? or loan!", "/bank./ OR loan*");
    check("sanction!, junta", "\"sanction* junta\"");
    check("state-own!", "\"state own*\"");
    check("\"bankrupt! court\"", "\"bankrupt* court\"");
    check("! * ?", "");
}

#[test]
fn marks_belong_to_words_or_part_them() {
    check("AT&T", "AT&T");
    check("U.S. and state-owned", "U.S. AND state-owned");
    check("s/s", "\"s s\"");
    check("and/or", "\"and or\"");
    check("10:30", "\"10 30\"");
    check("l'univers", "l'univers");
    check("C++", "C");
    check("24/7", "\"24 7\"");
    check("w/o", "\"w o\"");
    check("minister(s) or president(s)", "minister OR president");
}

#[test]
fn names_of_connectors_in_quotes_are_words() {
    check("\"terms and conditions\"", "\"terms and conditions\"");
    check("\u{201c}terms and conditions\u{201d}", "\"terms and conditions\"");
    check("\"dead or alive\" and wanted", "\"dead or alive\" AND wanted");
    check("\"not\" w/5 x1", "\"not\" w/5 x1");
    check("\"or\"", "or");
    check("\"w/5\"", "\"w 5\"");
    check("\"headline(x1)\"", "\"headline x1\"");
}

#[test]
fn commands_change_the_words_in_their_brackets() {
    check("allcaps(aids) w/5 (drug or virus)", "==AIDS w/5 (drug OR virus)");
    check("caps(aids)", "==Aids OR ==AIDS");
    check("caps(McDonald)", "==McDonald OR ==Mcdonald OR ==MCDONALD");
    check("caps(aids or hiv)", "==Aids OR ==AIDS OR ==Hiv OR ==HIV");
    check("caps(a)", "==A");
    check("nocaps(Turkey)", "==turkey");
    check("allcaps(2024)", "2024");
    check("singular(job) and plural(banks)", "=job AND =banks");
    check("caps(white house)", "\"(==White OR ==WHITE) (==House OR ==HOUSE)\"");
    check("caps(turkey) w/5 ankara", "(==Turkey OR ==TURKEY) w/5 ankara");
    check("ALLCAPS (who)", "==WHO");
    check("atleast3(a1 and b1)", "atleast3(a1) AND atleast3(b1)");
    check("atleast3(a1 or b1)", "atleast3(a1 OR b1)");
    check("atleast2(allcaps(who) w/5 virus)", "atleast2(==WHO w/5 virus)");
    check("ATL5(coup)", "atleast5(coup)");
    check("atleast5(headline(coup))", "atleast5(title:coup)");
}

#[test]
fn segments_hold_words() {
    check("headline(coup and mali)", "title:(coup AND mali)");
    check("headline (coup)", "title:coup");
    check("HEADLINE(arms trade)", "title:\"arms trade\"");
    check("headline = arms trade and mali", "title:\"arms trade\" AND mali");
    check("hd=coup", "title:coup");
    check("hd=(coup or putsch) and mali", "title:(coup OR putsch) AND mali");
    check("tx=coup or putsch", "body:coup OR putsch");
    check("hlead(moscow w/5 bamako)", "title:(moscow w/5 bamako) OR lead:(moscow w/5 bamako)");
    check("hlead(mali and junta)", "(title:mali OR lead:mali) AND (title:junta OR lead:junta)");
    check("hlead(mali and not junta)", "(title:mali OR lead:mali) AND NOT (title:junta OR lead:junta)");
    check("lp=coup w/5 mali", "(title:coup OR lead:coup) w/5 mali");
    check("lead(coup) or body(putsch)", "lead:coup OR body:putsch");
    check("student body (president or dean)", "\"student body (president OR dean)\"");
    check("lead pipe", "\"lead pipe\"");
}

#[test]
fn segments_hold_values() {
    check("publication(new york times or \"le monde\")", "source:\"new york times\" OR source:\"le monde\"");
    check("publication(\"terms and conditions\")", "source:\"terms and conditions\"");
    check("publication = new york times and coup", "source:\"new york times\" AND coup");
    check("sn=reuters", "source:reuters");
    check("section(news and not sports)", "section:news AND NOT section:sports");
    check("person(putin!)", "person:putin*");
    check("byline(O'Brien)", "author:O'Brien");
    check("company(johnson (white or black))", "org:johnson AND (org:white OR org:black) !");
    check("language(english or french)", "lang:en OR lang:fr");
    check("language = German", "lang:de");
    check("la=fr", "lang:fr");
    check("language(klingon)", "lang:klingon");
    check("term(coup) w/5 mali", "topic:coup AND mali !");
}

#[test]
fn dates_are_written_in_many_ways() {
    check("date is 1/1/97", "date:1997-01-01");
    check("date = 07/04/2007", "date:2007-07-04");
    check("date bef 1/1/97", "date:..1996-12-31");
    check("date before 1/1/97", "date:..1996-12-31");
    check("date aft 1/1/95 and date bef 1/1/97", "date:1995-01-02..1996-12-31");
    check("date aft 1/1/95 and bef 1/1/97", "date:1995-01-02..1996-12-31");
    check("date < 1/1/97 and date > 1/1/95", "date:1995-01-02..1996-12-31");
    check("date after 2020", "date:2021-01-01..");
    check("date>=3/2020", "date:2020-03-01..");
    check("DATE AFT 3/20", "date:2020-04-01..");
    check("date is 1/1/70 or date is 1/1/69", "date:1970-01-01 OR date:2069-01-01");
    check("date is January 1, 1997", "date:1997-01-01");
    check("date is Jan 1997 and coup", "date:1997-01 AND coup");
    check("date is 2024-04-22", "date:2024-04-22");
    check("date is 4-22-2024", "date:2024-04-22");
    check("date(geq (1/1/2020) and leq (12/31/2020))", "date:2020");
    check("date(aft 1/1/2020)", "date:2020-01-02..");
    check("date(2020 or 2022)", "date:2020 OR date:2022");
    check("date(from 1/1/2020 to 12/31/2020) and coup", "date:2020 AND coup");
    check("load-date aft 12/31/2025", "indexed:2026-01-01..");
    check("coup and (date aft 2020 and date bef 2024)", "coup AND date:2021-01-01..2023-12-31");
    check("first date", "\"first date\"");
    check("date bef 1/1/97 and date aft 1/1/2001", "date:..1996-12-31 AND date:2001-01-02..");
}

#[test]
fn lengths_are_compared() {
    check("length > 800", "words:>800");
    check("length>800", "words:>800");
    check("wc < 1,000", "words:<1000");
    check("length = 800", "words:800");
    check("length >= 800", "words:>799");
    check("length(> 800) and coup", "words:>800 AND coup");
    check("length > 800 and length < 1000", "words:801..999");
    check("length > 800 and < 1000", "words:801..999");
    check("arm's length", "\"arm's length\"");
}
