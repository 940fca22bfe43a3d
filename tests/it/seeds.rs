//! The seeds go in; the values that a reader finds in them, and the same index after every kind of move, come out.

use super::archive::{Archive, repository, text};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs::{self, File};
use std::time::{Duration, SystemTime};

fn seeded() -> Archive {
    let archive = Archive::new();
    archive.copy(&repository().join("seeds"), "seeds");
    archive
}

fn indexed() -> Archive {
    let archive = seeded();
    archive.run(&["index", "seeds"]).done();
    archive
}

/// A date as the table writes it: `2024-04-22`, `2024-04`, `2024`, `--04-22` or nothing.
fn short(date: &Value) -> String {
    let from = text(&date["from"]);
    match date["precision"].as_str() {
        Some("day") => text(&date["day"]),
        Some("month") => from[..7].to_owned(),
        Some("year") => from[..4].to_owned(),
        Some("yearless") => format!("--{}", text(&date["month_day"])),
        _ => String::new(),
    }
}

fn rows_of(articles: &[Value]) -> Vec<String> {
    let mut rows: Vec<String> = articles
        .iter()
        .map(|article| {
            let sighting = text(&article["path"][0]);
            let (path, member) = match sighting.find('#') {
                Some(at) => sighting.split_at(at),
                None => (sighting.as_str(), ""),
            };
            let fields = ["title", "source"].map(|name| text(&article[name]));
            let row =
                [path, member, &fields[0], &fields[1], &short(&article["date"]), &text(&article["lang"])];
            row.join("\t")
        })
        .collect();
    rows.sort();
    rows
}

fn ids(articles: &[Value]) -> Vec<String> {
    let mut ids: Vec<String> = articles.iter().map(|article| text(&article["id"])).collect();
    ids.sort();
    ids
}

#[test]
fn every_seed_is_read_as_a_person_reads_it() {
    let table = fs::read_to_string(repository().join("tests/data/seeds.tsv")).expect("the table is there");
    let mut expected: Vec<&str> = table.lines().skip(1).collect();
    expected.sort_unstable();
    let found = rows_of(&indexed().exported());
    let missing: Vec<&&str> = expected.iter().filter(|row| !found.contains(&(**row).to_owned())).collect();
    let extra: Vec<&String> = found.iter().filter(|row| !expected.contains(&row.as_str())).collect();
    assert!(missing.is_empty() && extra.is_empty(), "\nnot found: {missing:#?}\nfound instead: {extra:#?}");
}

#[test]
fn one_command_indexes_and_searches() {
    let archive = seeded();
    let hits = archive.search(&["Russia junta", "--in", "seeds"]);
    let full = hits.full();
    assert!(full.len() >= 5, "{full:?}");
    assert_eq!(hits.summary["certain"], full.len());
    assert!(hits.lines.iter().take(full.len()).all(|line| line["missing"] == Value::Array(Vec::new())));
    archive
        .run(&["search", "Russia junta", "--in", "seeds"])
        .done()
        .prints(&["**Russia", "**junta", "seeds/"]);
}

#[test]
fn a_period_narrows_a_search() {
    let archive = indexed();
    let all = archive.search(&["russia OR russian"]);
    let april = archive.search(&["russia OR russian", "--from", "2024-04", "--to", "2024-04"]);
    let dates: BTreeMap<String, String> =
        april.lines.iter().map(|line| (short(&line["date"]), text(&line["date"]["match"]))).collect();
    assert!(!april.lines.is_empty() && april.lines.len() < all.lines.len(), "{}", april.summary);
    for (date, matching) in &dates {
        let expected = if date.starts_with("2024-04") { "certain" } else { "possible" };
        assert!(date.starts_with("2024-04-") || date.starts_with("--04-"), "{date}");
        assert_eq!(matching, expected, "{date}");
    }
    let certain = archive.search(&["russia OR russian", "--from", "2024-04", "--to", "2024-04", "--certain"]);
    assert!(certain.lines.iter().all(|line| short(&line["date"]).starts_with("2024-04")));
    assert_eq!(certain.lines.len() as u64, april.summary["certain"].as_u64().unwrap_or(0));
}

#[test]
fn indexing_again_reads_nothing_and_changes_nothing() {
    let archive = indexed();
    let before = archive.run(&["export", "*"]).stdout;
    let again = archive.run(&["index", "seeds"]).done().says(&["0 new articles", "files unchanged"]);
    assert!(!again.stderr.contains("files read"), "{}", again.stderr);
    assert_eq!(archive.run(&["export", "*"]).stdout, before);
}

#[test]
fn two_indexes_of_the_same_files_are_the_same() {
    let archive = seeded();
    let export = |name: &str, jobs: &str| {
        archive.run(&["index", "seeds", "--index", name, "--jobs", jobs]).done();
        let mut articles = archive.run(&["export", "*", "--index", name]).objects();
        // The instant of indexing is the one value that may differ.
        for article in &mut articles {
            article["indexed"] = Value::Null;
        }
        articles
    };
    assert_eq!(export("one", "1"), export("four", "4"));
}

#[test]
fn a_touched_file_is_not_read_again() {
    let archive = indexed();
    let before = archive.run(&["export", "*"]).stdout;
    let day_ago = SystemTime::now() - Duration::from_hours(24);
    for entry in fs::read_dir(archive.path("seeds/clippings")).expect("it is there").flatten() {
        let file = File::options().append(true).open(entry.path()).expect("it can be opened");
        file.set_modified(day_ago).expect("the time can be set");
    }
    let again = archive.run(&["index", "seeds"]).done().says(&["0 new articles", "files unchanged"]);
    assert!(!again.stderr.contains("files read"), "{}", again.stderr);
    assert_eq!(archive.run(&["export", "*"]).stdout, before);
}

#[test]
fn a_rename_keeps_the_ids() {
    let archive = indexed();
    let before = ids(&archive.exported());
    fs::rename(archive.path("seeds"), archive.path("moved")).expect("a folder can be renamed");
    archive.run(&["index", "moved"]).done().says(&["0 new articles"]);
    assert_eq!(ids(&archive.exported()), before);
    let ran = archive.run(&["index", ".", "--prune"]).done().says(&["files gone"]);
    assert!(ran.stderr.contains("0 new articles"), "{}", ran.stderr);
    let after = archive.exported();
    assert_eq!(ids(&after), before);
    for article in &after {
        let paths = article["path"].to_string();
        assert!(paths.contains("moved/") && !paths.contains("seeds/"), "{paths}");
    }
}

#[test]
fn a_changed_file_changes_its_article_alone() {
    let archive = indexed();
    let before = ids(&archive.exported());
    let path = archive.path("seeds/clippings/kite-week.txt");
    let old = fs::read_to_string(&path).expect("it is there");
    fs::write(
        &path,
        format!("{old}\n\nA second zeppelin was seen over the lighthouse on the last evening.\n"),
    )
    .expect("it can be written");
    archive.run(&["index", "seeds"]).done().says(&["1 new articles", "1 files read"]);
    let after = ids(&archive.exported());
    assert_eq!(after.len(), before.len());
    assert_eq!(after.iter().filter(|id| !before.contains(id)).count(), 1);
    assert_eq!(archive.search(&["zeppelin"]).full().len(), 1);
}

#[test]
fn files_that_are_gone_are_kept_until_prune() {
    let archive = indexed();
    let before = archive.exported().len();
    fs::remove_file(archive.path("seeds/clippings/kite-week.txt")).expect("it can be removed");
    archive.run(&["index", "seeds"]).done().says(&["1 files gone", "--prune"]);
    assert_eq!(archive.exported().len(), before);
    archive.run(&["index", "seeds", "--prune"]).done();
    assert_eq!(archive.exported().len(), before - 1);
}

#[test]
fn an_article_is_found_by_path_and_by_the_beginning_of_its_id() {
    let archive = indexed();
    let path = "seeds/clippings/kite-week.txt";
    let shown = archive.run(&["show", path, "--json"]).done().objects();
    let id = text(&shown[0]["id"]);
    assert_eq!(archive.run(&["show", &id[..6], "--json"]).done().objects(), shown);
    assert_eq!(archive.run(&["show", &id.to_uppercase(), "--json"]).done().objects(), shown);
    let original = fs::read_to_string(archive.path(path)).expect("it is there");
    assert_eq!(archive.run(&["show", path, "--original"]).done().stdout, original);
    archive.run(&["why", path]).done().prints(&["title", "source", "Port Alder Advertiser"]);
    archive.run(&["show", "zzzz"]).code(2).says(&["no article zzzz", "hint:"]);
}

#[test]
fn an_article_that_moves_to_another_file_is_sighted_there_alone() {
    let moving =
        r#"{"id":"7","title":"Ferry runs again","body":"The ferry runs again from Monday, the owner said."}"#;
    let other = r#"{"id":"8","title":"Bridge opens","body":"The bridge opens on Tuesday, the mayor said."}"#;
    let archive = Archive::new();
    archive.file("news/b.jsonl", format!("{moving}\n"));
    archive.run(&["index", "news"]).done().says(&["1 new articles"]);
    // `a` is read before `b`, which has lost the article by then.
    archive.file("news/a.jsonl", format!("{moving}\n")).file("news/b.jsonl", format!("{other}\n"));
    archive.run(&["index", "news"]).done().says(&["1 new articles", "1 further sightings"]);
    let mut paths: Vec<String> =
        archive.exported().iter().map(|article| article["path"].to_string()).collect();
    paths.sort();
    // A file of one record is the article: its sighting names no record.
    assert_eq!(paths, [r#"["news/a.jsonl"]"#, r#"["news/b.jsonl"]"#]);
}
