//! An index that is missing, foreign, old, damaged, held or full goes in; an error with a hint and whole data come out.

use super::archive::Archive;
use super::bad_input::{NEWS, archive, index};
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::process::Stdio;
use std::time::{Duration, Instant};

#[test]
fn an_index_is_never_taken_for_what_it_is_not() {
    let archive = archive();
    archive.run(&["search", "ferry"]).code(2).says(&["no index at index", "hint:", "dateline index"]);
    for verb in [&["stats"][..], &["export", "*"], &["show", "abcd"], &["list", "failed"]] {
        archive.run(verb).code(2).says(&["no index"]);
    }
    archive.file("papers/thesis.txt", "mine");
    for arguments in [&["index", "news", "--index", "papers"][..], &["search", "ferry", "--index", "papers"]]
    {
        archive.run(arguments).code(2).says(&["papers holds files but is no index", "hint:"]);
    }
    archive.run(&["index", "news", "--rebuild", "--index", "papers"]).code(2);
    let papers = fs::read_dir(archive.path("papers")).expect("it is there").count();
    assert_eq!(papers, 1, "nothing was added");
    archive.run(&["index", "news", "--index", "news/good.txt"]).code(2).says(&["good.txt"]);
    index(&archive, &[]);
    archive.file("index/data/dateline-format", "99\n").file("index/yours/mine.txt", "mine");
    for arguments in [&["index", "news"][..], &["search", "ferry"], &["search", "ferry", "--in", "news"]] {
        archive.run(arguments).code(2).says(&["format 99", "hint:", "--rebuild"]);
    }
    archive.run(&["index", "news", "--rebuild"]).done().says(&["1 new articles"]);
    assert_eq!(fs::read_to_string(archive.path("index/yours/mine.txt")).ok().as_deref(), Some("mine"));
}

/// Damages every file of the index whose name ends so, and asserts that it is said and can be mended.
#[track_caller]
fn check_damage(ending: &str, damage: impl Fn(&[u8]) -> Vec<u8>) {
    let archive = archive();
    index(&archive, &[]);
    for entry in fs::read_dir(archive.path("index/data")).expect("it is there").flatten() {
        if entry.file_name().to_string_lossy().ends_with(ending) {
            let whole = fs::read(entry.path()).expect("it can be read");
            fs::write(entry.path(), damage(&whole)).expect("it can be written");
        }
    }
    for arguments in [&["search", "ferry"][..], &["export", "*"], &["search", "ferry", "--in", "news"]] {
        archive.run(arguments).code(2).says(&["damaged", "hint:", "--rebuild"]);
    }
    archive.run(&["index", "news", "--rebuild"]).done();
    assert_eq!(archive.search(&["ferry"]).full().len(), 1);
}

#[test]
fn a_damaged_index_is_an_error_with_a_hint() {
    for ending in ["meta.json", ".store", ".term", ".idx"] {
        check_damage(ending, |_| b"garbage".to_vec());
    }
    check_damage(".store", |whole| whole[..whole.len() / 2].to_vec());
}

#[test]
fn a_second_writer_is_told_and_readers_go_on() {
    let archive = archive();
    index(&archive, &[]);
    // A named pipe as report: the first writer holds the index until somebody reads it.
    let held = hold(&archive);
    let Some(mut first) = held else { return };
    let second = archive.run(&["index", "news"]).code(2);
    second.says(&["being written by another process", "hint:"]);
    assert_eq!(archive.search(&["ferry"]).full().len(), 1);
    let within = archive.run(&["search", "ferry", "--in", "news"]).done().says(&["being written"]);
    assert!(within.stdout.contains("Sold to Museum"), "{within:?}");
    first.kill().expect("it is ours");
    first.wait().expect("it ends");
    archive.run(&["index", "news"]).done().says(&["0 new articles"]);
}

/// Starts a run that takes long, and waits until it writes.
fn hold(archive: &Archive) -> Option<std::process::Child> {
    let text = "The harbour master said on Monday that berth is free. ".repeat(20);
    let line = |number: usize| format!("{{\"title\":\"Notice {number}\",\"body\":\"{number} {text}\"}}\n");
    archive.file("more/many.jsonl", (0..60_000).map(line).collect::<String>());
    let claim = archive.path("index/data/writer");
    fs::write(&claim, "").expect("it can be written");
    let mut command = archive.command(&["index", "more", "--jobs", "1"]);
    let mut child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("the program starts");
    let end = Instant::now() + Duration::from_secs(20);
    while fs::read_to_string(&claim).is_ok_and(|text| text.is_empty()) {
        if child.try_wait().expect("it is ours").is_some() || Instant::now() > end {
            println!("skipped: the first writer was done before the second began");
            return None;
        }
        std::thread::sleep(Duration::from_millis(5));
    }
    Some(child)
}

#[test]
fn a_run_that_was_killed_leaves_what_was_committed() {
    let archive = archive();
    index(&archive, &[]);
    if let Some(mut child) = hold(&archive) {
        std::thread::sleep(Duration::from_millis(300));
        child.kill().expect("it is ours");
        child.wait().expect("it ends");
    }
    assert_eq!(archive.search(&["ferry"]).full().len(), 1);
    archive.run(&["index", "news"]).done().says(&["0 new articles", "1 files unchanged"]);
}

#[test]
fn an_index_that_cannot_be_written_is_an_error() {
    let archive = archive();
    index(&archive, &[]);
    let data = archive.path("index/data");
    fs::set_permissions(&data, fs::Permissions::from_mode(0o555)).expect("it is ours");
    if fs::write(data.join("probe"), "x").is_ok() {
        println!("skipped: this user may write everywhere");
        let _ = fs::remove_file(data.join("probe"));
    } else {
        archive.file("news/new.txt", NEWS.replace("Museum", "Nobody"));
        let ran = archive.run(&["index", "news"]).code(2);
        assert!(ran.stderr.contains("dateline:"), "{ran:?}");
        assert_eq!(archive.search(&["ferry"]).full().len(), 1);
    }
    fs::set_permissions(&data, fs::Permissions::from_mode(0o755)).expect("it is ours");
}

#[test]
fn a_full_disk_is_an_error_and_a_closed_pipe_is_not() {
    let archive = archive();
    index(&archive, &[]);
    for arguments in
        [&["search", "ferry"][..], &["search", "ferry", "--json"], &["export", "*"], &["man"], &["stats"]]
    {
        let full = fs::File::options().write(true).open("/dev/full").expect("the system has it");
        let ran = archive.command(arguments).stdout(full).output().expect("the program starts");
        let said = String::from_utf8_lossy(&ran.stderr);
        assert_eq!(ran.status.code(), Some(2), "{arguments:?} {said}");
        assert!(said.contains("cannot write") && said.contains("hint:"), "{arguments:?} {said}");
        let mut child = archive
            .command(arguments)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("it starts");
        drop(child.stdout.take());
        let ran = child.wait_with_output().expect("it ends");
        assert_eq!(ran.status.code(), Some(0), "{arguments:?} {}", String::from_utf8_lossy(&ran.stderr));
        assert!(ran.stderr.is_empty(), "{arguments:?} {}", String::from_utf8_lossy(&ran.stderr));
    }
}
