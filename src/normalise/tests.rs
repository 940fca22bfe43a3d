//! Whole articles: what a file gave, and the fields that a careful reader would fill.

mod dates;
mod imprints;

use super::*;
use crate::article::{Certainty, Dated, Days, Origin, Part};
use chrono::NaiveDate;

const BODY: &str = "The harbour froze on Monday and the council closed the old bridge for the winter.";

fn latest() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 24).expect("a day")
}

fn made(raw: &RawArticle, given: &Given) -> Article {
    let setting = Setting { given, latest: latest(), path: "clips/a.txt", entities: Entities::Leave };
    normalise(raw, &setting)
}

/// A clipping with these imprint lines.
fn clipping(lines: &[&str], body: &str) -> RawArticle {
    let mut raw = RawArticle { body: body.to_owned(), ..RawArticle::default() };
    raw.state(About::Title, Origin::Line, "Ice closes the old bridge", "line 1");
    for (index, line) in lines.iter().enumerate() {
        raw.state(About::Imprint, Origin::Line, line, format!("line {}", index * 2 + 3));
    }
    raw
}

/// A record with these statements.
fn record(statements: &[(About, Origin, &str)]) -> RawArticle {
    let mut raw = RawArticle { body: BODY.to_owned(), ..RawArticle::default() };
    for (about, origin, text) in statements {
        raw.state(*about, *origin, text, "a place");
    }
    raw
}

/// Shows a date as `days certainty (why) instant`.
fn show_date(date: Option<&Dated>) -> String {
    let Some(date) = date else { return "none".to_owned() };
    let days = match date.days {
        Days::Day(day) => day.to_string(),
        Days::Month { year, month } => format!("{year}-{month:02}"),
        Days::Year(year) => format!("{year}"),
        Days::Yearless { month, day, earliest, latest } => {
            let earliest = earliest.map_or(String::new(), |day| day.to_string());
            format!("--{month:02}-{day:02} [{earliest}..{latest}]")
        }
    };
    let why = date.why.as_ref().map_or(String::new(), |why| format!(" ({why})"));
    let instant = date.instant.as_ref().map_or(String::new(), |instant| format!(" {instant}"));
    format!("{days} {:?}{why}{instant}", date.certainty)
}

/// Checks `source / date / authors / agencies / filed` of a clipping with one imprint line.
fn check_line(line: &str, expected: &str) {
    let article = made(&clipping(&[line], BODY), &Given::default());
    let shown = [
        article.source.unwrap_or_default(),
        show_date(article.date.as_ref()),
        article.author.join("; "),
        article.agency.join("; "),
        article.filed.unwrap_or_default(),
    ];
    assert_eq!(shown.join(" / "), expected, "{line}");
}

#[test]
fn imprint_lines_are_read_as_a_careful_person_reads_them() {
    check_line(
        "Irrawaddy-Apr 22",
        "The Irrawaddy / --04-22 [..2026-04-22] Printed (the year is not printed) /  /  / ",
    );
    check_line(
        "Bangkok Post-Oct 5",
        "Bangkok Post / --10-05 [..2026-10-05] Printed (the year is not printed) /  /  / ",
    );
    check_line("Reuters - March 14, 2022", "Reuters / 2022-03-14 Printed /  / Reuters / ");
    check_line("The Hindu, 12 August 2019", "The Hindu / 2019-08-12 Printed /  /  / ");
    check_line(
        "By Jane Roe | The Guardian | Tue 7 Feb 2023 10.15 GMT",
        "The Guardian / 2023-02-07 Printed 2023-02-07T10:15:00Z / Jane Roe /  / ",
    );
    check_line("Der Spiegel, 24.12.1999", "Der Spiegel / 1999-12-24 Printed /  /  / ");
    check_line("Le Monde | 3 mai 2021", "Le Monde / 2021-05-03 Printed /  /  / ");
    check_line("El País, 14 de marzo de 2004", "El País / 2004-03-14 Printed /  /  / ");
    check_line("Коммерсантъ, 12 мая 2015", "Kommersant / 2015-05-12 Printed /  /  / ");
    check_line("Asahi Shimbun 2011年3月11日", "Asahi Shimbun / 2011-03-11 Printed /  /  / ");
    check_line("Published 14:05, 3 May 2021", " / 2021-05-03 Printed /  /  / ");
    check_line("Updated: 3 May 2021", " / none /  /  / ");
    check_line("1912", " / 1912 Printed /  /  / ");
    check_line("April 1912", " / 1912-04 Printed /  /  / ");
    check_line("Sept. 3, '87", " / 1987-09-03 Inferred (the century is not printed) /  /  / ");
    check_line("31 April", " / none /  /  / ");
    check_line("30 February 2021", " / none /  /  / ");
    check_line("3 May 3000", " / none /  /  / ");
    check_line("3 May 2027", " / 2027-05-03 Doubtful (later than the day of the file) /  /  / ");
    check_line("By Jane Roe", " / none / Jane Roe /  / ");
    check_line("Bangkok Post (AFP), 3 May 2021", "Bangkok Post / 2021-05-03 Printed /  / AFP / ");
    check_line(
        "Harbour Gazette, 3/5/2021",
        "Harbour Gazette / 2021-05-03 Doubtful (day and month can be read the other way round) /  /  / ",
    );
    check_line("The Hindu, 3/5/2021", "The Hindu / 2021-05-03 Printed /  /  / ");
    check_line("USA Today, 3/5/2021", "USA Today / 2021-03-05 Printed /  /  / ");
    check_line("Harbour Gazette, 12/11/2026", "Harbour Gazette / 2026-11-12 Printed /  /  / ");
    check_line(
        "MOSCOW, Aug. 18 (Reuters) -",
        " / --08-18 [..2026-08-18] Printed (the year is not printed) /  / Reuters / MOSCOW",
    );
}

#[test]
fn a_wire_line_in_the_text_gives_place_agency_and_day() {
    let body = "MOSCOW, Aug. 18 (Reuters) - The harbour froze and the council closed the bridge.";
    let article = made(&clipping(&[], body), &Given::default());
    assert_eq!(article.filed.as_deref(), Some("MOSCOW"));
    assert_eq!(article.agency, ["Reuters"]);
    assert_eq!(article.body, body);
    assert_eq!(article.source, None);
    assert_eq!(show_date(article.date.as_ref()), "--08-18 [..2026-08-18] Printed (the year is not printed)");
}

#[test]
fn the_years_that_the_user_gives_narrow_a_yearless_date() {
    let check = |years, expected: &str| {
        let given = Given { years: Some(years), ..Given::default() };
        let article = made(&clipping(&["Irrawaddy-Apr 22"], BODY), &given);
        assert_eq!(show_date(article.date.as_ref()), expected);
    };
    check(2024..=2024, "2024-04-22 Given (the year is not printed; the user gave it)");
    check(2021..=2024, "--04-22 [2021-04-22..2024-04-22] Printed (the year is not printed)");
    check(2024..=2030, "--04-22 [2024-04-22..2026-04-22] Printed (the year is not printed)");
    check(2030..=2031, "--04-22 [..2026-04-22] Printed (the year is not printed)");
    let weekday = |line: &str, years, expected: &str| {
        let given = Given { years: Some(years), ..Given::default() };
        let article = made(&clipping(&[line], BODY), &given);
        assert_eq!(show_date(article.date.as_ref()), expected);
    };
    // 22 April 2024 was a Monday; no other of these years has one.
    weekday(
        "Irrawaddy, Monday, Apr 22",
        2020..=2024,
        "2024-04-22 Inferred (the year is not printed; of those given, the weekday fits this one alone)",
    );
    weekday(
        "Irrawaddy, Sunday, Apr 22",
        2020..=2024,
        "--04-22 [2020-04-22..2024-04-22] Printed (the year is not printed)",
    );
}

#[test]
fn a_clipping_with_a_footer_is_read_whole() {
    let body = format!("{BODY}\n\nBoats are stuck. Read more at: https://www.irrawaddy.com/news/ice.html.");
    let article = made(&clipping(&["Irrawaddy-Apr 22"], &body), &Given::default());
    assert_eq!(article.body, format!("{BODY}\n\nBoats are stuck."));
    assert_eq!(article.url.as_deref(), Some("https://www.irrawaddy.com/news/ice.html"));
    assert_eq!(article.site.as_deref(), Some("irrawaddy.com"));
    assert_eq!(article.source.as_deref(), Some("The Irrawaddy"));
    assert_eq!(article.title.as_deref(), Some("Ice closes the old bridge"));
    assert_eq!(article.lang.as_deref(), Some("en"));
    assert_eq!(article.date.as_ref().map(|date| date.text.as_str()), Some("Apr 22"));
    let fields: Vec<&str> = article.evidence.iter().map(|evidence| evidence.field.as_ref()).collect();
    for field in ["title", "url", "site", "source", "lang", "date"] {
        assert!(fields.contains(&field), "no evidence for {field}");
    }
}

/// Checks the date of a record, and its day of change.
fn check_record(statements: &[(About, Origin, &str)], expected: &str, updated: &str) {
    let article = made(&record(statements), &Given::default());
    assert_eq!(show_date(article.date.as_ref()), expected, "{statements:?}");
    assert_eq!(show_date(article.updated.as_ref()), updated, "{statements:?}");
}

#[test]
fn machine_forms_are_read() {
    let check =
        |text: &str, expected: &str| check_record(&[(About::Published, Origin::Key, text)], expected, "none");
    check("2023-02-07T10:15:30+05:30", "2023-02-07 Printed 2023-02-07T10:15:30+05:30");
    check("Tue, 07 Feb 2023 23:15:00 -0500", "2023-02-07 Printed 2023-02-07T23:15:00-05:00");
    check("26-FEB-1987 15:01:01.79", "1987-02-26 Printed");
    check("20240401", "2024-04-01 Printed");
    check("1675765800", "2023-02-07 Printed 2023-02-07T10:30:00Z");
    check("1675765800000", "2023-02-07 Printed 2023-02-07T10:30:00Z");
    check("2023-02-07", "2023-02-07 Printed");
    check("0000-00-00", "none");
    check("yesterday", "none");
    check_record(&[(About::SomeDate, Origin::Key, "1675765800")], "none", "none");
}

#[test]
fn what_the_user_gives_wins() {
    let given = Given {
        source: Some("hindu".to_owned()),
        date: Some("1912-04".to_owned()),
        lang: Some("French".to_owned()),
        ..Given::default()
    };
    let article = made(&clipping(&["Irrawaddy-Apr 22"], BODY), &given);
    assert_eq!(article.source.as_deref(), Some("The Hindu"));
    assert_eq!(show_date(article.date.as_ref()), "1912-04 Given");
    assert_eq!(article.lang.as_deref(), Some("fr"));
    let zone = Given { zone: Some("+02:00".to_owned()), ..Given::default() };
    let article = made(&clipping(&["3 May 2021, 10:15"], BODY), &zone);
    assert_eq!(show_date(article.date.as_ref()), "2021-05-03 Printed 2021-05-03T10:15:00+02:00");
}

#[test]
fn evidence_says_why_a_date_is_none() {
    let article = made(&clipping(&["31 April"], BODY), &Given::default());
    let evidence = article.evidence.iter().find(|evidence| evidence.field == "date").expect("evidence");
    assert_eq!(
        (evidence.rule.as_ref(), evidence.accepted, evidence.text.as_str()),
        ("no such day", false, "31 April")
    );
}

#[test]
fn a_saved_page_was_not_published_later() {
    let statements = [
        (About::Published, Origin::JsonLd, "2021-05-09"),
        (About::Captured, Origin::Header, "2021-05-04T10:00:00Z"),
    ];
    let article = made(&record(&statements), &Given::default());
    assert_eq!(article.date.map(|date| date.certainty), Some(Certainty::Doubtful));
}

#[test]
fn no_line_is_lost() {
    let article =
        made(&clipping(&["Fishermen fear a lean winter", "Irrawaddy-Apr 22"], BODY), &Given::default());
    assert_eq!(article.summary.as_deref(), Some("Fishermen fear a lean winter"));
    assert_eq!(article.source.as_deref(), Some("The Irrawaddy"));
}

#[test]
fn an_empty_article_has_empty_fields() {
    let article = made(&RawArticle::default(), &Given::default());
    assert_eq!((article.title, article.source, article.date, article.lang), (None, None, None, None));
    assert_eq!((article.words, article.lead, article.body.as_str()), (0, 0, ""));
}

#[test]
fn the_files_own_indexing_names_entities() {
    let article = made(
        &record(&[(About::Place, Origin::Element, "brazil"), (About::Place, Origin::Element, "brazil")]),
        &Given::default(),
    );
    let names: Vec<&str> = article.names(EntityKind::Place).collect();
    assert_eq!(names, ["brazil"]);
}

#[test]
fn any_statements_are_read_without_a_panic() {
    let pieces = [
        "Apr",
        " ",
        "22",
        ",",
        "(Reuters)",
        " - ",
        "—",
        "é",
        "By ",
        "Jane",
        "2021",
        "/",
        "https://",
        "www.",
        "ü.",
        "\n",
        "年",
        "The ",
        "Read more: ",
        "'",
        "31",
        "(",
        ")",
        "10:15",
        "\u{301}",
        "MOSCOW",
        "新华社",
        "（",
        "日电",
        "© ",
        "Reporting by ",
        ": ",
        "*",
        "３日",
    ];
    let abouts = [
        About::Title,
        About::Imprint,
        About::Dateline,
        About::Author,
        About::Published,
        About::SomeDate,
        About::Url,
        About::Source,
        About::Agency,
        About::Language,
    ];
    let origins = [Origin::Line, Origin::Key, Origin::Visible, Origin::Meta];
    let mut state = 11_u32;
    let mut next = |below: usize| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 16) as usize % below
    };
    for _ in 0..10_000 {
        let mut text = || (0..next(12)).map(|_| pieces[next(pieces.len())]).collect::<String>();
        let (one, two, body) = (text(), text(), text());
        let mut raw = RawArticle { body, ..RawArticle::default() };
        raw.state(abouts[next(abouts.len())], origins[next(origins.len())], &one, "a place");
        raw.state(abouts[next(abouts.len())], origins[next(origins.len())], &two, "a place");
        let article = made(&raw, &Given { date: Some(one), ..Given::default() });
        assert!(article.body.get(..article.lead as usize).is_some());
    }
}
