//! A small archive goes in; charts, tables, shares, coverage and what a search without hits is told come out.

use super::archive::Archive;
use serde_json::{Value, json};

/// Ten articles of two papers: one of a month, one of a year, one without a date, one without a source.
fn archive() -> Archive {
    let archive = Archive::new();
    let row = |number: usize, source: &str, date: &str, body: &str| {
        let mut row = json!({"id": number, "title": format!("Report {number}"), "body": body, "lang": "en"});
        if !source.is_empty() {
            row["source"] = json!(source);
        }
        if !date.is_empty() {
            row["date"] = json!(date);
        }
        row.to_string()
    };
    let ferry = "The ferry left the old harbour in the morning and came back at night.";
    let mill = "The mill on the hill was closed by the council after a long winter.";
    let rows = [
        row(1, "Harbour Gazette", "2021-01-04", ferry),
        row(2, "Harbour Gazette", "2021-01-05", ferry),
        row(3, "HARBOUR GAZETTE", "2021-01-31", ferry),
        row(4, "Harbour Gazette", "2021-04-01", ferry),
        row(5, "Hill Post", "2021-04-02", ferry),
        row(6, "Hill Post", "2021-05", ferry),
        row(7, "Hill Post", "2021", ferry),
        row(8, "Hill Post", "", ferry),
        row(9, "Hill Post", "2021-01-06", mill),
        row(10, "", "2021-02-01", mill),
    ];
    archive.file("news.jsonl", rows.join("\n"));
    archive.run(&["index", "news.jsonl"]).done();
    archive
}

fn rows(archive: &Archive, arguments: &[&str]) -> Vec<Value> {
    let mut all = vec!["count", "--json"];
    all.extend(arguments);
    archive.run(&all).done().objects()
}

/// The rows of a count as `value number`, joined.
fn check(archive: &Archive, arguments: &[&str], by: &str, expected: &str) {
    let mut objects = rows(archive, arguments);
    objects.pop();
    let shown: Vec<String> = objects
        .iter()
        .map(|row| format!("{} {}", row[by].as_str().unwrap_or_default(), row["articles"]))
        .collect();
    assert_eq!(shown.join(", "), expected, "{arguments:?}");
}

#[test]
fn units_of_time_follow_each_other_without_gaps() {
    let archive = archive();
    check(
        &archive,
        &["ferry", "--by", "month"],
        "month",
        "2021-01 3, 2021-02 0, 2021-03 0, 2021-04 2, 2021-05 1",
    );
    // 4 January 2021 was the Monday of week 1, 31 January the Sunday of week 4.
    check(
        &archive,
        &["ferry", "--by", "week", "--to", "2021-01"],
        "week",
        "2021-W01 2, 2021-W02 0, 2021-W03 0, 2021-W04 1",
    );
    check(&archive, &["ferry", "--by", "year"], "year", "2021 7");
    check(&archive, &["ferry", "--by", "day", "--top", "2"], "day", "2021-01-04 1, 2021-01-05 1");
    let summary = rows(&archive, &["ferry", "--by", "month"]).pop().expect("a summary comes last");
    let found = &summary["summary"]["found"];
    assert_eq!(
        (&found["articles"], &found["undated"], &found["yearless"], &found["inexact"]),
        (&json!(8), &json!(1), &json!(0), &json!(1))
    );
}

#[test]
fn spellings_of_a_source_are_one_row() {
    let archive = archive();
    check(&archive, &["*", "--by", "source"], "source", "Hill Post 5, Harbour Gazette 4");
    check(&archive, &["ferry", "--by", "source"], "source", "Harbour Gazette 4, Hill Post 4");
    archive.file(
        "index/yours/sources.toml",
        "[[source]]\nname = \"Bay Papers\"\naliases = [\"Hill Post\", \"Harbour Gazette\"]\n",
    );
    check(&archive, &["*", "--by", "source"], "source", "Bay Papers 9");
    check(&archive, &["source:\"hill post\"", "--by", "source"], "source", "Bay Papers 9");
}

#[test]
fn a_share_is_a_part_of_what_is_held() {
    let archive = archive();
    let objects = rows(&archive, &["ferry", "--by", "month", "--share"]);
    let january = &objects[0];
    assert_eq!(
        (&january["articles"], &january["held"], &january["share"]),
        (&json!(3), &json!(4), &json!(0.75))
    );
    let february = &objects[1];
    assert_eq!((&february["held"], &february["share"]), (&json!(1), &json!(0.0)));
    let march = &objects[2];
    assert_eq!((&march["held"], &march["share"]), (&json!(0), &Value::Null));
}

#[test]
fn two_queries_stand_side_by_side() {
    let archive = archive();
    let ran =
        archive.run(&["count", "ferry", "--beside", "mill", "--by", "source", "--format", "csv"]).done();
    let expected = "row,value,articles,beside\nsource,Hill Post,4,1\nsource,Harbour Gazette,4,0\n\
        without,,0,1\npossible,,0,0\noutside,,0,0\nall,,8,2\n";
    assert_eq!(ran.stdout, expected);
}

#[test]
fn what_is_possible_in_a_period_stands_apart() {
    let archive = archive();
    let ran = archive
        .run(&["count", "ferry", "--by", "month", "--from", "2021-04", "--to", "2021-04", "--format", "csv"])
        .done();
    let expected = "row,value,articles\nmonth,2021-04,2\nundated,,0\nyearless,,0\ninexact,,0\npossible,,1\noutside,,1\nall,,2\n";
    assert_eq!(ran.stdout, expected);
    archive.run(&["count", "ferry", "--from", "2021-12", "--to", "2021-12"]).done().prints(&["possible"]);
    archive.run(&["count", "zeppelin", "--by", "month"]).code(1).says(&["zeppelin is in no article"]);
    archive.run(&["count", "ferry", "--by", "title"]).code(2);
}

#[test]
fn a_chart_has_bars_and_a_scale() {
    let archive = archive();
    let ran = archive.run(&["count", "ferry", "--by", "month"]).done();
    let lines: Vec<&str> = ran.stdout.lines().collect();
    assert!(lines[1].starts_with("2021-01") && lines[1].ends_with('█'), "{}", ran.stdout);
    assert_eq!(lines[2].split_whitespace().collect::<Vec<_>>(), ["2021-02", "0"]);
    assert_eq!(lines[6].split_whitespace().collect::<Vec<_>>(), ["0", "1", "2", "3"]);
    ran.prints(&["undated", "yearless", "inexact", "8 articles, 6 of them in a month"]);
}

#[test]
fn words_of_these_articles_alone_are_unusual() {
    let archive = archive();
    let objects = rows(&archive, &["mill", "--unusual", "--top", "6"]);
    let words: Vec<&str> = objects
        .iter()
        .filter(|row| row["kind"] == "word")
        .map(|row| {
            assert_eq!((&row["articles"], &row["held"]), (&json!(2), &json!(2)), "{row}");
            row["value"].as_str().unwrap_or_default()
        })
        .collect();
    // In both articles on the mill and in none on the ferry, without stop words; equal scores stand in their order.
    assert_eq!(words, ["closed", "council", "hill", "long", "mill", "winter"]);
}

#[test]
fn coverage_says_which_months_are_missing() {
    let archive = archive();
    let objects = archive.run(&["stats", "--coverage", "--json"]).done().objects();
    let of = |row: &Value| {
        json!([row["source"], row["articles"], row["first"], row["last"], row["gaps"], row["undated"]])
    };
    let gap = |from: &str, to: &str, months: u64| json!({"from": from, "to": to, "months": months});
    assert_eq!(
        objects[1..].iter().map(of).collect::<Vec<_>>(),
        [
            json!(["Hill Post", 5, "2021-01", "2021-05", [gap("2021-02", "2021-03", 2)], 1]),
            json!(["Harbour Gazette", 4, "2021-01", "2021-04", [gap("2021-02", "2021-03", 2)], 0]),
            json!([null, 1, "2021-02", "2021-02", [], 0]),
        ]
    );
    assert_eq!(objects[0]["all"]["gaps"], json!([gap("2021-03", "2021-03", 1)]));
    archive.run(&["stats", "--coverage"]).done().prints(&["Hill Post", "2021-02..2021-03", "(no source)"]);
}

#[test]
fn a_search_without_hits_says_what_the_archive_holds() {
    let archive = archive();
    archive
        .run(&["search", "zeppelin", "--source", "Harbour Gazette", "--from", "2021-01", "--to", "2021-02"])
        .code(1)
        .says(&[
            "the archive holds 3 articles of date:2021-01-01..2021-02-28 AND source:\"Harbour Gazette\"",
        ]);
    archive
        .run(&[
            "search",
            "mill",
            "--all",
            "--source",
            "Harbour Gazette",
            "--from",
            "2021-05",
            "--to",
            "2021-06",
        ])
        .code(1)
        .says(&["holds no articles of", "alone: 4 articles, 2021-01 to 2021-04"]);
}
