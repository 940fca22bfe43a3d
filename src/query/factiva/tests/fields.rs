//! Fields, numbers and periods of Factiva go in, what they mean in canonical form comes out.

use super::{check, check_problem};

#[test]
fn text_is_sought_in_a_field() {
    check("hd=europe", "title:europe");
    check("HD=europe", "title:europe");
    check("hd=(coup or putsch)", "title:(coup OR putsch)");
    check("hd=\"arms trade\"", "title:\"arms trade\"");
    check(
        "hl=northern ireland and td=peace agreement",
        "title:\"northern ireland\" AND body:\"peace agreement\"",
    );
    check("lp=junta", "lead:junta");
    check("tx=junta", "body:junta");
    check("hlp=junta", "title:junta OR lead:junta");
    check("hlp=(mali or niger) and coup", "(title:(mali OR niger) OR lead:(mali OR niger)) AND coup");
    check("hd=moscow near5 bamako", "title:(moscow w/5 bamako)");
    check("hd=(moscow near5 bamako) and coup", "title:(moscow w/5 bamako) AND coup");
    check("coup near5 (hd=mali)", "coup w/5 title:mali");
    check("not hd=mali", "NOT title:mali");
    check("hd=sanction*", "title:sanction?*");
    check("hd=(coup not mali)", "title:(coup AND NOT mali)");
    check("hd=coup/F5/", "title:first5(coup)");
}

#[test]
fn a_value_is_all_words_behind_the_sign() {
    check("sn=reuters", "source:reuters");
    check("rst=reuters", "source:reuters");
    check("sn=wall street journal and coup", "source:\"wall street journal\" AND coup");
    check("sn=\"wall street journal\"", "source:\"wall street journal\"");
    check("sn=(reuters or \"the irrawaddy\")", "source:reuters OR source:\"the irrawaddy\"");
    check("la=en", "lang:en");
    check("la=(en or fr) and coup", "(lang:en OR lang:fr) AND coup");
    check("by=jane roe", "author:\"jane roe\"");
    check("cr=reuters", "agency:reuters");
    check("re=mali", "place:mali");
    check("co=wagner", "org:wagner");
    check("pe=(min aung hlaing)", "person:\"min aung hlaing\"");
    check("ns=cocoa", "topic:cocoa");
    check("in=cocoa", "topic:cocoa");
    check("an=k3v9", "record:k3v9");
    check("se=business", "section:business");
    check("se=\"arts & leisure\"", "section:\"arts & leisure\"");
    check("sn=reuter*", "source:reuter*");
    check("coup not la=fr", "coup AND NOT lang:fr");
    check("sn=and", "source:and !");
    check("sn=irrawaddy.com", "source:irrawaddy.com");
}

#[test]
fn a_field_that_is_none_is_told() {
    check("fds=ibm", "ibm !");
    check("source:reuters", "\"source reuters\" !");
    check("hd:coup", "\"hd coup\" !");
    check("re: coup", "\"re coup\"");
    check("hd = coup", "title:coup !");
    check("hd=", " !");
    check("hd=(coup and lp=mali)", "title:(coup AND mali) !");
    check("sn=(reuters and hd=coup)", "source:reuters AND source:coup !");
    check("hd=(coup and wc>500)", "title:coup !");
    check("E=mc2", "\"E mc2\"");
    check("a=b", "\"a b\"");
    check("sn=reuters near5 coup", "source:reuters AND coup !");
    check_problem(
        "fds=ibm",
        "fds=",
        "`fds=` is no field here: what follows is searched as text",
        Some("the fields are hd= hl= lp= hlp= td= tx= by= cr= sn= rst= se= la= re= co= pe= ns= in= an="),
    );
    check_problem("hd:coup", "hd:", "`hd:` is no field of Factiva: searched as a word", Some("write hd="));
    check_problem("hd=", "hd=", "nothing to search stands behind `hd=`: left out", None);
    check_problem("hd=(coup and lp=mali)", "lp=", "`lp=` cannot stand inside `hd=`: passed over", None);
}

#[test]
fn lengths_are_counted_in_words() {
    check("coup and wc>1000", "coup AND words:>1000");
    check("coup and wc<500", "coup AND words:<500");
    check("wc > 1000", "words:>1000");
    check("WC>=1,000", "words:>999");
    check("wc=800", "words:800");
    check("wc>499 and wc<801", "words:>499 AND words:<801");
    check("wc>x1", "x1 !");
    check("wc", "wc");
}

#[test]
fn periods_are_parts_of_their_own() {
    check("coup and date from 20240401 to 20240430", "coup AND date:2024-04");
    check("date from 20240401 to 20240430 and coup", "date:2024-04 AND coup");
    check("(coup or putsch) and date after 20240401", "(coup OR putsch) AND date:2024-04-02..");
    check("coup and (date before 20240401)", "coup AND date:..2024-03-31");
    check("coup and date on 20240401", "coup AND date:2024-04-01");
    check("coup and date from -14", "coup AND date:2026-04-08..2026-04-22");
    check("coup and date today", "coup AND date:2026-04-22");
    check("coup not date after 20240401", "coup AND NOT date:2024-04-02..");
    check("upd from 20240401 and coup", "updated:2024-04-01.. AND coup");
    check("coup and date on 25/04/2024", "coup AND date:2024-04-25");
    check("coup and date on 04/05/2024", "coup AND date:2024-04-05 !");
    check("coup date after 20240401", "coup AND date:2024-04-02.. !");
    check("closing date and bids", "\"closing date\" AND bids !");
    check("coup and date on 20241350", "coup !");
    check_problem(
        "closing date and bids",
        "date",
        "no period stands behind `date`: searched as a word",
        Some("write date from 20240401 to 20240430, or the word in quotes"),
    );
    check_problem(
        "date on 4/5/2024",
        "date on 4/5/2024",
        "`4/5/2024` is read with the month first, as 2024-04-05",
        Some("write the year, the month and the day: 20240430"),
    );
    check_problem(
        "date on 20241350",
        "date on 20241350",
        "there is no such day as `20241350`: left out",
        None,
    );
}
