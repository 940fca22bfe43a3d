//! Lines around a text as clippers write them, and what a careful reader takes from each.

use super::*;

/// Checks `source / date / author / agency / filed` of a clipping; ` ¶ ` parts lines.
fn check(lines: &str, expected: &str) {
    let lines_of: Vec<&str> = lines.split(" ¶ ").collect();
    assert_eq!(show(&made(&clipping(&lines_of, BODY), &Given::default())), expected, "{lines}");
}

/// Checks the same of a clipping with a last line.
fn check_last(line: &str, expected: &str) {
    let article = made(&clipping(&[], &format!("{BODY}\n\n{line}")), &Given::default());
    assert_eq!(show(&article), expected, "{line}");
    assert!(article.body.ends_with(line), "the line stays in the text");
}

fn show(article: &Article) -> String {
    let date = article.date.as_ref().map_or(String::new(), |date| show_date(Some(date)));
    let date = date.replace(" Printed", "").replace(" (the year is not printed)", "");
    let date = date.replace(" [..2026", " [").split(" [").next().unwrap_or_default().to_owned();
    let source = article.source.clone().unwrap_or_default();
    let filed = article.filed.clone().unwrap_or_default();
    [source, date, article.author.join("; "), article.agency.join("; "), filed].join(" / ")
}

#[test]
fn the_paper_before_a_function_is_the_source() {
    let three = "By JOHN SMITH ¶ Washington Post Staff Writer ¶ Tuesday, June 4, 2002; Page A01";
    check(three, "The Washington Post / 2002-06-04 / JOHN SMITH /  / ");
    check(
        "By Jane Roe, Washington Post Staff Writer, June 4, 2002",
        "The Washington Post / 2002-06-04 / Jane Roe /  / ",
    );
    check(
        "Jane Roe, Harbour Gazette Staff Reporter, 4 June 2002",
        "Harbour Gazette / 2002-06-04 / Jane Roe /  / ",
    );
    check("By Jane Roe ¶ Harbour Times Correspondent", "Harbour Times /  / Jane Roe /  / ");
    check("Washington Post Foreign Service ¶ June 4, 2002", "The Washington Post / 2002-06-04 /  /  / ");
    check("Special to The Washington Post ¶ June 4, 2002", "The Washington Post / 2002-06-04 /  /  / ");
    check("By Jane Roe ¶ Moscow Correspondent ¶ 3 May 2013", " / 2013-05-03 / Jane Roe /  / ");
    check("By Jane Roe, Times Staff Writer ¶ June 4, 2002", " / 2002-06-04 / Jane Roe /  / ");
}

#[test]
fn a_paper_with_a_day_in_brackets_is_no_place() {
    check("Yangon Times (Apr 5)", "Yangon Times / --04-05 /  /  / ");
    check("Yangon Times, Apr 5 (AFP)", "Yangon Times / --04-05 /  / AFP / ");
    check("Bangkok Post, 3 May 2021 (AFP)", "Bangkok Post / 2021-05-03 /  / AFP / ");
    check("Harbour Voice (May 2003)", "Harbour Voice / 2003-05 /  /  / ");
    check("LE MANS, May 3 (AFP)", " / --05-03 /  / AFP / LE MANS");
    check("Tokyo, May 3 (Kyodo)", " / --05-03 /  / Kyodo / Tokyo");
    check("The Times (London) - 3 May 1988", "The Times / 1988-05-03 /  /  / ");
}

#[test]
fn a_year_behind_a_papers_name_is_its_year() {
    check("Sydney Morning Herald 1912", "The Sydney Morning Herald / 1912 /  /  / ");
    check("Harbour Gazette 1912", "Harbour Gazette / 1912 /  /  / ");
    check("By Jane Roe | Le Monde 1912", "Le Monde / 1912 / Jane Roe /  / ");
    check("Daily Star 1987", "Daily Star / 1987 /  /  / ");
    check("Boeing 1912", " /  /  /  / ");
    check("Golden Globe 2024", " /  /  /  / ");
    check("World Press Freedom Day 2024", " /  /  /  / ");
}

#[test]
fn agency_paper_and_place_beside_a_slash_are_told_apart() {
    check("AFP/Jakarta, 3 Sept 2004", "AFP / 2004-09-03 /  / AFP / Jakarta");
    check("AFP/Jane Roe, 3 Sept 2004", " / 2004-09-03 /  / AFP / ");
    check("Reuters/Bangkok Post ¶ 3 May 2013", "Bangkok Post / 2013-05-03 /  / Reuters / ");
    check("Bangkok Post/Reuters, 3 May 2013", "Bangkok Post / 2013-05-03 /  / Reuters / ");
    check("Reuters/Harbour News, 3 May 2013", "Harbour News / 2013-05-03 /  / Reuters / ");
    check("Reuters, The Hague, 3 May 2013", "Reuters / 2013-05-03 /  / Reuters / The Hague");
    check("Reuters, London", "Reuters /  /  / Reuters / London");
    check("AP, Yangon, May 3", "AP / --05-03 /  / AP / Yangon");
    check("Reuters, Jane Roe, 3 May 2013", "Reuters / 2013-05-03 / Jane Roe / Reuters / ");
    check("Reuters/AFP", " /  /  / Reuters; AFP / ");
    check("Reuters/AFP, 3 May 2013", " / 2013-05-03 /  / Reuters; AFP / ");
}

#[test]
fn a_line_may_announce_the_source() {
    check("(Source: Mizzima News, 05 May 2013)", "Mizzima / 2013-05-05 /  /  / ");
    check("Source: Kantara, 3 May 2013", "Kantara / 2013-05-03 /  /  / ");
    check_last("(Source: Mizzima News, 05 May 2013)", "Mizzima / 2013-05-05 /  /  / ");
    check_last("Source: Harbour Gazette, 5 May 2013", "Harbour Gazette / 2013-05-05 /  /  / ");
    check_last("Mizzima News, 05 May 2013", "Mizzima / 2013-05-05 /  /  / ");
    check_last("Source: World Bank, 3 May 2013", " /  /  /  / ");
    check_last("Source: the bank's report of 5 May 2013", " /  /  /  / ");
    check_last("It was said on 5 May 2013 by The Guardian", " /  /  /  / ");
}

#[test]
fn pages_issues_and_small_words_are_no_names() {
    check("Harbour Weekly, Vol. 3 No. 12, March 1994", "Harbour Weekly / 1994-03 /  /  / ");
    check("Page 3 ¶ Harbour Chronicle ¶ 3 May 1994", "Harbour Chronicle / 1994-05-03 /  /  / ");
    check("3 May 1994; Page A01", " / 1994-05-03 /  /  / ");
    check("Süddeutsche Zeitung vom 12. Mai 1987", "Süddeutsche Zeitung / 1987-05-12 /  /  / ");
    check("Le Figaro, mardi 4 juin 2002, p. 12", "Le Figaro / 2002-06-04 /  /  / ");
    check("April/May 2004", " / 2004 /  /  / ");
    check("Harbour Gazette, 29 February 2023", "Harbour Gazette /  /  /  / ");
    let page = made(&clipping(&["Page 3"], BODY), &Given::default());
    assert_eq!(page.summary, None);
    assert!(page.evidence.iter().any(|evidence| evidence.text == "Page 3" && !evidence.accepted));
}

#[test]
fn a_day_of_change_alone_is_not_the_day_of_publication() {
    let check = |line: &str, date: &str, updated: &str| {
        let article = made(&clipping(&[line], BODY), &Given::default());
        assert_eq!(show_date(article.date.as_ref()), date, "{line}");
        assert_eq!(show_date(article.updated.as_ref()), updated, "{line}");
        assert_eq!(article.source, None, "{line}");
    };
    check("Updated 3:14 pm ET, Fri August 9, 2019", "none", "2019-08-09 Printed");
    check(
        "Published: 14:05 BST, 3 May 2021 | Updated: 15:10 BST, 4 May 2021",
        "2021-05-03 Printed",
        "2021-05-04 Printed",
    );
}

#[test]
fn a_wires_line_may_stand_alone_under_the_headline() {
    check("MANILA, Philippines — May 3, 2013", " / 2013-05-03 /  /  / MANILA, Philippines");
    check("LONDON, May 3, 2013", " / 2013-05-03 /  /  / LONDON");
    check("YANGON —", " /  /  /  / YANGON");
    check("PARIS, May 3 -", " / --05-03 /  /  / PARIS");
    check("PARIS, Narch 3 -", " /  /  /  / PARIS");
    check("Harbour Gazette - May 3, 2013", "Harbour Gazette / 2013-05-03 /  /  / ");
    check("By Jane Roe ¶ MOSCOW (AP) —", " /  / Jane Roe / AP / MOSCOW");
    check("Bangkok Post - May 3, 2013", "Bangkok Post / 2013-05-03 /  /  / ");
}

#[test]
fn a_papers_name_may_begin_with_a_number() {
    check("7Day Daily, 3.5.2013", "7Day Daily / 2013-05-03 /  /  / ");
    check("9Harbour News, 3 May 2013", "9Harbour News / 2013-05-03 /  /  / ");
    check("3rd edition, 3 May 2013", " / 2013-05-03 /  /  / ");
    check("10am, 3 May 2013", " / 2013-05-03 /  /  / ");
}

#[test]
fn a_span_of_days_is_the_month_or_year_that_holds_it() {
    check("Harbour Times, 3 May-6 May 2003", "Harbour Times / 2003-05 /  /  / ");
    check("Harbour Times, 3-6 May 2003", "Harbour Times / 2003-05 /  /  / ");
    check("Harbour Times, May 3-6, 2003", "Harbour Times / 2003-05 /  /  / ");
    check("Harbour Times, May 3 – May 6, 2003", "Harbour Times / 2003-05 /  /  / ");
    check("Harbour Times, 28 April – 3 May 2003", "Harbour Times / 2003 /  /  / ");
}

#[test]
fn a_line_of_copyright_is_no_summary_and_no_date() {
    check("© 2013 Harbour Times", "Harbour Times /  /  /  / ");
    check("© AFP", "AFP /  /  / AFP / ");
    check("Bangkok Post ¶ © 2013 Harbour Times", "Bangkok Post /  /  /  / ");
    let article = made(&clipping(&["© 2013 Harbour Times"], BODY), &Given::default());
    assert_eq!((article.summary, article.date), (None, None));
    assert!(article.evidence.iter().any(|evidence| evidence.text.contains("2013") && !evidence.accepted));
    check_last("© 2013 Harbour Times", "Harbour Times /  /  /  / ");
    check_last("Copyright 2013 The Associated Press. All rights reserved.", "AP /  /  / AP / ");
    check_last("Copyright laws of 2013 were changed.", " /  /  /  / ");
}

#[test]
fn credits_behind_the_text_name_agencies_and_reporters() {
    check_last(
        "(Reporting by Jane Roe in Moscow and Ann Poe; Editing by John Doe)",
        " /  / Jane Roe; Ann Poe /  / ",
    );
    check_last("(Reporting by Jane Roe; Editing by John Doe)\n\nReuters", " /  / Jane Roe / Reuters / ");
    check_last("– dpa", " /  /  / DPA / ");
    let body = format!("{BODY}\n\n(Reporting by Jane Roe; Editing by John Doe)");
    let article = made(&clipping(&["By Max Moe"], &body), &Given::default());
    assert_eq!(article.author, ["Max Moe"]);
    let passed_over =
        |name: &str| article.evidence.iter().any(|one| !one.accepted && one.value.as_deref() == Some(name));
    assert!(passed_over("Jane Roe") && passed_over("John Doe"));
}

#[test]
fn a_byline_may_stand_before_the_wires_line() {
    let body = format!("By Jane Roe\n\nMOSCOW, May 3 (AP) — {BODY}");
    let article = made(&clipping(&[], &body), &Given::default());
    assert_eq!(show(&article), " / --05-03 / Jane Roe / AP / MOSCOW");
    let filed = article.evidence.iter().find(|evidence| evidence.field == "filed").expect("evidence");
    let Place::Text(Part::Body, start, end) = filed.place else { panic!("{:?}", filed.place) };
    assert_eq!(&article.body[start as usize..end as usize], "MOSCOW");
}

#[test]
fn a_person_beside_a_paper_needs_no_label() {
    check("Jane Roe in Moscow, The Guardian", "The Guardian /  / Jane Roe /  / ");
    check("By Jane Roe in Moscow, The Guardian", "The Guardian /  / Jane Roe /  / ");
    check("Jane Roe, Reuters", "Reuters /  / Jane Roe / Reuters / ");
    check("Hla Hla Htay, AFP", "AFP /  / Hla Hla Htay / AFP / ");
    check("Jane Roe, The Guardian, 3 May 2021", "The Guardian / 2021-05-03 / Jane Roe /  / ");
    check("New York, The Guardian", "The Guardian /  /  /  / ");
    check("By María de la Cruz and Jan van der Meer", " /  / María de la Cruz; Jan van der Meer /  / ");
}

#[test]
fn a_line_under_the_text_signs_it() {
    check_last("Reporting by Jane Roe; Editing by John Doe", " /  / Jane Roe /  / ");
    check_last("Von Karl Roth", " /  / Karl Roth /  / ");
    check_last("The ferry runs again.", " /  /  /  / ");
}
