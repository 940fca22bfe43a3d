//! What is broken, missing, hostile or in the way goes in; a run that goes on, a reason and an exit code come out.

use super::archive::{Archive, Ran, text};
use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};

pub const NEWS: &str = "Ferry Sold to Museum\n\nThe Harbour News | 3 May 2021\n\nThe old ferry was sold on Monday. The board had asked for more.\n";

/// An archive with one good article in `good.txt`.
pub fn archive() -> Archive {
    let archive = Archive::new();
    archive.file("news/good.txt", NEWS);
    archive
}

/// Indexes `news` and asserts that the good article is there, whatever else is.
#[track_caller]
pub fn index(archive: &Archive, more: &[&str]) -> Ran {
    let mut arguments = vec!["index", "news"];
    arguments.extend(more);
    let ran = archive.run(&arguments).done();
    assert_eq!(archive.search(&["title:ferry"]).full(), ["Ferry Sold to Museum"], "{ran:?}");
    ran
}

/// What `list` says of a file: its reason.
fn listed(archive: &Archive, what: &str, name: &str) -> String {
    let lines = archive.run(&["list", what]).stdout;
    lines.lines().filter(|line| line.contains(name)).collect()
}

#[track_caller]
fn check_listed(name: &str, content: &[u8], what: &str, reason: &str) {
    let archive = archive();
    archive.file(&format!("news/{name}"), content);
    index(&archive, &[]);
    let line = listed(&archive, what, name);
    assert!(line.contains(reason), "`list {what}` says {line:?} of {name}");
}

#[test]
fn a_path_that_is_not_there_is_named_and_the_others_are_read() {
    let archive = archive();
    archive.run(&["index", "nowhere", "news"]).code(2).says(&["no such file or folder: nowhere", "hint:"]);
    assert_eq!(archive.search(&["ferry"]).full().len(), 1);
    let ran = archive.run(&["search", "ferry", "--in", "nowhere", "news"]).code(2).says(&["nowhere"]);
    assert!(ran.stdout.contains("Sold to Museum"), "{ran:?}");
}

#[test]
fn a_file_without_permission_fails_alone() {
    let archive = archive();
    archive.file("news/locked.txt", NEWS);
    fs::set_permissions(archive.path("news/locked.txt"), fs::Permissions::from_mode(0o000))
        .expect("it is ours");
    if fs::read(archive.path("news/locked.txt")).is_ok() {
        println!("skipped: this user may read everything");
        return;
    }
    index(&archive, &[]);
    assert!(listed(&archive, "failed", "locked.txt").to_lowercase().contains("permission"));
    archive.run(&["index", "news", "--strict", "--retry-failed"]).code(2);
}

#[test]
fn links_that_lead_nowhere_or_in_circles_do_not_stop_a_run() {
    let archive = archive();
    symlink("nothing", archive.path("news/dangling")).expect("links can be made");
    symlink(".", archive.path("news/circle")).expect("links can be made");
    symlink("b", archive.path("news/a")).expect("links can be made");
    symlink("a", archive.path("news/b")).expect("links can be made");
    index(&archive, &[]);
    assert!(listed(&archive, "failed", "news/dangling").contains("leads nowhere"));
    assert!(listed(&archive, "skipped", "news/circle").contains("leads back"));
    archive.run(&["index", "news"]).done().says(&["0 new articles"]);
}

#[test]
fn a_dangling_link_that_was_named_is_a_failure_that_names_it() {
    let archive = archive();
    symlink("nothing", archive.path("dangling")).expect("links can be made");
    archive.run(&["index", "dangling", "news"]).code(2).says(&["dangling"]);
    assert_eq!(archive.search(&["ferry"]).full().len(), 1);
}

#[test]
fn what_is_no_news_is_skipped_with_a_reason() {
    check_listed("empty.txt", b"", "skipped", "empty");
    check_listed("spaces.txt", b" \n\t\n", "skipped", "empty");
    check_listed(
        "noise.txt",
        &(0..4000u32).map(|n| ((n * n * 31) >> 3) as u8).collect::<Vec<_>>(),
        "skipped",
        "seems",
    );
    check_listed(
        "picture.txt",
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x02",
        "skipped",
        "seems",
    );
    check_listed("README.md", b"# Tools\n\nRun `make` first.\n", "skipped", "");
}

#[test]
fn broken_utf8_is_decoded_and_suspected() {
    let archive = archive();
    let mut bytes =
        b"{\"title\":\"Caf\xe9 closes\",\"body\":\"The caf\xe9 closes after forty years. Nobody came.\"}\n"
            .to_vec();
    for number in 0..20 {
        bytes.extend(
            format!(
                "{{\"title\":\"Été {number}\",\"body\":\"Le café {number} reste ouvert, dit la mairie.\"}}\n"
            )
            .bytes(),
        );
    }
    archive.file("news/mixed.jsonl", bytes);
    let report = archive.path("report.jsonl");
    index(&archive, &["--report", &report.to_string_lossy()]);
    assert_eq!(archive.search(&["closes"]).full().len(), 1);
    assert_eq!(archive.search(&["mairie AND =7"]).full(), ["Été 7"]);
    let said = fs::read_to_string(&report).expect("the report is written");
    assert!(
        said.lines().any(|line| line.contains("mixed.jsonl") && line.contains("not valid UTF-8")),
        "{said}"
    );
    archive
        .file("news/broken.txt", b"Bridge \xff\xfe Opens\n\nThe bridge was opened on Friday. It is long.\n");
    archive.run(&["index", "news"]).done();
    assert_eq!(archive.search(&["body:opened bridge"]).full().len(), 1);
}

#[test]
fn an_article_over_the_limit_fails_and_the_rest_is_read() {
    let archive = archive();
    let record = |title: &str, length: usize| {
        format!("{{\"title\":\"{title}\",\"body\":\"{}\"}}\n", "word and more of it. ".repeat(length / 20))
    };
    let lines = [record("First of three", 100), record("Too long", 21_000_000), record("Last of three", 100)];
    archive.file("news/long.jsonl", lines.concat());
    archive.file("news/long.txt", format!("Long\n\n{}", "A line of news that goes on.\n".repeat(750_000)));
    let ran = index(&archive, &["--article-limit", "20MB"]);
    ran.says(&["2 files failed", "list failed"]);
    assert_eq!(archive.search(&["title:three", "--sort", "oldest"]).full().len(), 2);
    let ran = archive.run(&["list", "failed"]).done().prints(&["21 MB", "--article-limit", "#2", "long.txt"]);
    assert!(ran.stdout.contains("20 MB"), "{}", ran.stdout);
    archive.run(&["index", "news", "--article-limit", "30MB"]).done();
    assert_eq!(archive.search(&["title:too title:long"]).full(), ["Too long"]);
}

#[test]
fn a_line_of_200_megabytes_is_passed_over() {
    if std::env::var_os("DATELINE_SLOW").is_none() {
        println!("skipped: set DATELINE_SLOW to run it");
        return;
    }
    let archive = archive();
    let mut line = b"{\"title\":\"Endless\",\"body\":\"".to_vec();
    line.resize(200_000_000, b'x');
    line.extend_from_slice(
        b"\"}\n{\"title\":\"After\",\"body\":\"It was read all the same. Nobody knew.\"}\n",
    );
    archive.file("news/endless.jsonl", line);
    index(&archive, &[]);
    assert_eq!(archive.search(&["title:after"]).full(), ["After"]);
}

#[test]
fn a_folder_of_many_files_is_read_whole() {
    let archive = archive();
    for number in 0..3000 {
        let text = format!(
            "Notice {number} of the port\n\nThe harbour master said on Monday that berth {number} is free.\n"
        );
        archive.file(&format!("news/many/{number}.txt"), text);
    }
    index(&archive, &[]).says(&["3001 new articles", "3001 files read"]);
    assert_eq!(archive.search(&["berth =1234"]).full(), ["Notice 1234 of the port"]);
    archive.run(&["index", "news"]).done().says(&["0 new articles", "3001 files unchanged"]);
}

#[test]
fn a_record_without_a_field_is_indexed_without_it() {
    let archive = archive();
    archive.file(
        "news/gaps.jsonl",
        "{\"body\":\"Quarrymen walked out at noon. They will be back on Tuesday.\",\"date\":\"2021-03-04\"}\n\
         {\"title\":\"Weather clears over Elmsworth\"}\n\
         {\"title\":\"Leap day\",\"body\":\"The calendar was printed wrongly. Readers wrote in.\",\"date\":\"2021-02-30\"}\n\
         {\"title\":\"Odd day\",\"body\":\"The clock was printed wrongly, too. Readers wrote in.\",\"date\":{\"at\":[1]},\"author\":7}\n",
    );
    index(&archive, &[]);
    let line = |query: &str| archive.search(&[query]).lines.remove(0);
    assert!(line("quarrymen")["title"].is_null());
    assert_eq!(line("quarrymen")["date"]["day"], "2021-03-04");
    assert!(line("title:elmsworth")["date"].is_null());
    let leap = line("title:leap");
    assert!(leap["date"].is_null(), "{}", leap["date"]);
    assert_eq!(line("title:odd")["title"], "Odd day");
    let why = archive.run(&["why", &text(&leap["id"])]).done();
    assert!(
        why.stdout.lines().any(|line| line.starts_with("- date") && line.contains("2021-02-30")),
        "{}",
        why.stdout
    );
    archive.run(&["list", "undated"]).done().prints(&["Leap day", "Elmsworth"]);
}

#[test]
fn what_a_terminal_would_obey_is_harmless() {
    let archive = archive();
    archive.file(
        "news/hostile.jsonl",
        "{\"title\":\"Fire \\u001b[2J\\u202egnihton\\u0007 here\",\"body\":\"The zeppelin \\u001b]0;owned\\u0007 landed. Nobody was hurt.\",\
         \"source\":\"The \\u202eBad\\u001b[31m Paper\",\"author\":\"Jane \\u2066Roe\"}\n",
    );
    index(&archive, &[]);
    let foreign = ['\u{1b}', '\u{7}', '\u{202e}', '\u{2066}', '\u{9b}'];
    for arguments in [
        &["search", "zeppelin"][..],
        &["search", "zeppelin", "--color", "never"],
        &["search", "zeppelin", "--json"],
        &["search", "zeppelin", "--format", "csv"],
        &["search", "zeppelin", "--format", "ris"],
        &["search", "zeppelin", "--format", "bibtex"],
        &["export", "zeppelin"],
        &["list", "undated"],
        &["stats"],
    ] {
        let ran = archive.run(arguments).done();
        let all = format!("{}{}", ran.stdout, ran.stderr);
        assert!(!all.contains(foreign), "{arguments:?} prints {all:?}");
    }
    let id = text(&archive.search(&["zeppelin"]).lines[0]["id"]);
    for verb in ["show", "why"] {
        let ran = archive.run(&[verb, &id]).done();
        assert!(!ran.stdout.contains(foreign), "{verb} prints {:?}", ran.stdout);
    }
}

#[test]
fn a_query_without_a_word_is_an_error_with_a_hint() {
    let archive = archive();
    index(&archive, &[]);
    for query in ["", "  ", "?!", "()", "\"\"", "\u{2026} - \u{201c}\u{201d}"] {
        archive.run(&["search", "--", query]).code(2).says(&["nothing to search for", "hint:"]);
    }
    archive.run(&["search"]).code(2);
    archive.run(&["search", "zeppelin"]).code(1);
    archive.run(&["search", "ferry", "--from", "yesterweek"]).code(2).says(&["yesterweek"]);
}

#[test]
fn what_is_not_understood_in_a_query_is_shown_and_the_rest_searched() {
    let archive = archive();
    index(&archive, &[]);
    for (query, place) in [
        ("colour:ferry ferry", "colour:"),
        ("ferry \"old", "\""),
        ("(ferry", "("),
        ("ferry)", ")"),
        ("ferry date:2021-13", "date:2021-13"),
        ("ferry is:lost", "is:lost"),
    ] {
        let ran = archive.run(&["search", query]).done().says(&["dateline:", query, "^"]);
        assert!(ran.stdout.contains("Sold to Museum"), "{query} {ran:?}");
        let hits = archive.search(&[query]);
        let at = &hits.summary["problems"][0]["at"];
        let at = |index: usize| at[index].as_u64().unwrap_or(0) as usize;
        assert_eq!(&query[at(0)..at(1)], place);
        let caret = ran.stderr.lines().find(|line| line.trim_start().starts_with('^')).unwrap_or_default();
        assert_eq!(caret.find('^'), Some(at(0) + 2), "{}", ran.stderr);
    }
}

#[test]
fn paths_come_from_standard_input() {
    let archive = archive();
    archive.run_with(&["index", "-"], "news/good.txt\n\nnowhere.txt\n").code(2).says(&["nowhere.txt"]);
    assert_eq!(archive.search(&["ferry"]).full().len(), 1);
}
