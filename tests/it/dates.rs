//! Clippings with dates in every state go in; dates, their evidence, and what filters find come out.

use super::archive::{Archive, text};

fn clipping(line: &str) -> String {
    format!("Ferry runs to {line}\n\nHarbour Gazette, {line}\n\nThe ferry runs again to the outer islands.\n")
}

#[test]
fn impossible_dates_are_reported_and_drop_nothing() {
    let archive = Archive::new();
    let line = |number| format!("<p class=date>{} May {}</p>", number % 31 + 1, 1900 + number % 120);
    let many = (1..=10_000).map(line).collect::<Vec<_>>().join("\n");
    archive
        .file("a/1.txt", clipping("30 February 2021"))
        .file("a/2.txt", clipping("31 April"))
        .file("a/3.txt", clipping("3 May 0000"))
        .file("a/4.txt", clipping("3 May 3000"))
        .file("a/5.txt", clipping("32.13.2021"))
        .file("a/6.jsonl", "{\"title\":\"Ferry seven\",\"date\":\"0000-00-00\",\"body\":\"The ferry runs again today.\"}\n")
        .file("a/7.jsonl", "{\"title\":\"Ferry eight\",\"date\":99999999999999,\"body\":\"The ferry runs again today.\"}\n")
        .file("a/8.html", format!("<title>Ferry of many days</title><h1>Ferry of many days</h1><p>The ferry runs again to the outer islands, whatever day it is, and the harbour board agreed.</p>{many}"));
    let ran = archive.run(&["index", "a"]).done();
    ran.says(&["8 new articles"]);
    let articles = archive.exported();
    assert_eq!(articles.len(), 8);
    let date = |title: &str| {
        let article =
            articles.iter().find(|article| text(&article["title"]).contains(title)).expect("it is there");
        article["date"].clone()
    };
    for title in ["30 February 2021", "31 April", "3 May 0000", "Ferry seven", "Ferry eight"] {
        assert_eq!(date(title)["day"], serde_json::Value::Null, "{title}");
    }
    assert_eq!(
        (text(&date("3 May 3000")["day"]), text(&date("3 May 3000")["certainty"])),
        (String::new(), String::new())
    );
    let why = archive.run(&["why", &archive.path("a/1.txt").to_string_lossy()]).done();
    why.prints(&["30 February 2021", "no such day"]);
    let why = archive.run(&["why", &archive.path("a/4.txt").to_string_lossy()]).done();
    why.prints(&["3 May 3000"]);
    let page = archive.path("a/8.html");
    archive.run(&["why", &page.to_string_lossy()]).done().prints(&["Ferry of many days"]);
    archive.run(&["list", "undated"]).done().prints(&["30 February 2021", "Ferry seven"]);
}

#[test]
fn a_year_that_is_not_printed_comes_only_from_evidence() {
    let archive = Archive::new();
    archive
        .file("plain/1.txt", clipping("Apr 22"))
        .file("1987/03/2.txt", clipping("March 5"))
        .file("1987/03/3.txt", clipping("July 9"))
        .file("1987/03/2b.txt", clipping("Apr 5"))
        .file("1987/4.txt", clipping("8 August"))
        .file("text/5.txt", "Quake hits\n\nHarbour Gazette, March 5\n\nThe quake struck the islands on Tuesday, March 3, 2020, the board said.\n")
        .file("text/6.txt", "Quake recalled\n\nHarbour Gazette, March 5\n\nThe quake struck the islands on March 3, 2011, the board said.\n")
        .file("lines/7.txt", "Ice\n\nHarbour Gazette 1912\n\nApr 22\n\nThe harbour froze over and no ferry ran at all.\n")
        .file("weekday/8.txt", "Quake strikes\n\nHarbour Gazette, Monday, March 5\n\nThe quake struck on Tuesday, March 3, 2020, the board said.\n")
        .file("month/9.txt", "Ice again\n\nThe harbour froze over and no ferry ran at all.\n");
    archive.run(&["index", "plain", "1987", "text", "lines", "weekday", "month"]).done();
    let articles = archive.exported();
    let check = |path: &str, expected: &str| {
        let article =
            articles.iter().find(|article| text(&article["path"][0]).ends_with(path)).expect("it is there");
        let date = &article["date"];
        let day = date["day"].as_str().or_else(|| date["month_day"].as_str()).unwrap_or("none");
        assert_eq!(format!("{day} {}", text(&date["certainty"])).trim(), expected, "{path}: {date}");
    };
    check("plain/1.txt", "04-22 printed");
    check("03/2.txt", "1987-03-05 inferred");
    // The folder of a month holds what is of that month; July is far from it.
    check("03/2b.txt", "04-05 printed");
    check("03/3.txt", "07-09 printed");
    check("1987/4.txt", "1987-08-08 inferred");
    check("text/5.txt", "2020-03-05 inferred");
    // An anniversary names no weekday.
    check("text/6.txt", "03-05 printed");
    check("lines/7.txt", "1912-04-22 inferred");
    // 5 March 2020 was a Thursday.
    check("weekday/8.txt", "03-05 printed");
    check("month/9.txt", "none");
}

#[test]
fn neighbours_give_a_year_and_take_it_back() {
    let archive = Archive::new();
    for (number, line) in ["2 April 2021", "Apr 10", "20 April 2021", "1 May 2021"].iter().enumerate() {
        archive.file(&format!("a/{number}.txt"), clipping(line));
    }
    archive.run(&["index", "a"]).done().says(&["1 years told by neighbours"]);
    let date = || {
        let articles = archive.exported();
        let open =
            articles.iter().find(|article| text(&article["title"]).ends_with("Apr 10")).expect("it is there");
        let date = &open["date"];
        format!("{} {} {}", text(&date["day"]), text(&date["certainty"]), text(&date["text"]))
    };
    assert_eq!(date(), "2021-04-10 inferred Apr 10");
    let path = archive.path("a/1.txt");
    archive
        .run(&["why", &path.to_string_lossy()])
        .done()
        .prints(&["3 of 3 dated neighbours in the same file or folder: 2021-04-02 to 2021-05-01"]);
    // As many from another year: now nothing tells.
    for (number, line) in ["3 April 2019", "21 April 2019", "2 May 2019"].iter().enumerate() {
        archive.file(&format!("a/more{number}.txt"), clipping(line));
    }
    archive.run(&["index", "a"]).done();
    assert_eq!(date(), " printed Apr 10");
    archive.run(&["list", "yearless"]).done().prints(&["Apr 10"]);
    for number in 0..3 {
        std::fs::remove_file(archive.path(&format!("a/more{number}.txt"))).expect("it was written");
    }
    archive.run(&["index", "a", "--prune"]).done();
    assert_eq!(date(), "2021-04-10 inferred Apr 10");
}

#[test]
fn a_search_finds_the_days_that_texts_talk_about() {
    let archive = Archive::new();
    let body = |text: &str| {
        format!(
            "Ferry {text}\n\nHarbour Gazette, Thursday, 11 April 2024\n\nThe ferry ran {text}, the board said.\n"
        )
    };
    archive
        .file("a/1.txt", body("last Tuesday"))
        .file("a/2.txt", body("on 3 May 1987"))
        .file("a/3.txt", body("in March 2021"))
        .file("a/4.txt", body("in the 1990s"))
        .file("a/5.txt", body("for a day"));
    archive.run(&["index", "a"]).done();
    let check = |query: &str, expected: &[&str]| {
        let mut titles = archive.search(&[query]).full();
        titles.sort();
        assert_eq!(titles, expected, "{query}");
    };
    check("mentions:2024-04-09", &["Ferry last Tuesday"]);
    check("mentions:2024-04", &["Ferry last Tuesday"]);
    check("mentions:1987", &["Ferry on 3 May 1987"]);
    check("mentions:2021-03-15", &["Ferry in March 2021"]);
    check("mentions:2021-04", &[]);
    check("mentions:1990..1999", &["Ferry in the 1990s"]);
    check("mentions:1995", &[]);
    check(
        "has:mentions",
        &["Ferry in March 2021", "Ferry in the 1990s", "Ferry last Tuesday", "Ferry on 3 May 1987"],
    );
    check("mentions:2021-03 OR mentions:1987-05-03", &["Ferry in March 2021", "Ferry on 3 May 1987"]);
    let marked = "The ferry ran **last Tuesday**, the board said.";
    archive.run(&["search", "mentions:2024-04-09"]).done().prints(&[marked]);
    let path = archive.path("a/1.txt");
    archive.run(&["why", &path.to_string_lossy()]).done().prints(&[
        "mentions 2024-04-09",
        "“last Tuesday”",
        "byte",
    ]);
}

#[test]
fn a_snippet_leaves_out_the_line_of_place_and_day_that_stands_beside_it() {
    let archive = Archive::new();
    archive.file(
        "a/1.txt",
        "Ferry runs\n\nMOSCOW, May 3 (Reuters) - The ferry runs again to the outer islands. It was late.\n",
    );
    archive.run(&["index", "a"]).done();
    let ran = archive.run(&["search", "islands"]).done();
    ran.prints(&[
        "Ferry runs  MOSCOW · May 3 (the year is not printed)",
        "    The ferry runs again to the outer **islands**.",
    ]);
    // What was asked for is shown where it stands.
    archive.run(&["search", "moscow"]).done().prints(&["**MOSCOW**, May 3 (Reuters) - The ferry runs again"]);
    let hits = archive.search(&["islands"]).lines;
    assert_eq!(hits[0]["snippets"][0]["offset"], 26);
    let body = text(&archive.exported()[0]["body"]);
    assert!(body.starts_with("MOSCOW, May 3 (Reuters) - The ferry"), "{body}");
}
