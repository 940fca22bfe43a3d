//! Every sample of every format goes through the program; the number of articles that a reader counts comes out.

use super::archive::{Archive, repository};
use std::fs;

/// Samples of before there were expected articles: sample, articles in it, and what `index` says of it besides: `failed` or `skipped`.
const SAMPLES: &[(&str, usize, &str)] = &[
    ("clipping/harbour.txt", 1, ""),
    ("clipping/headline-alone.txt", 1, ""),
    ("clipping/no-headline.txt", 1, ""),
    ("clipping/windows-1252.txt", 1, ""),
    ("clipping/wrapped.txt", 1, ""),
    ("html/french.html", 1, ""),
    ("html/links-only.html", 0, "skipped"),
    ("html/noise.html", 1, ""),
    ("html/saved-wire.html", 1, ""),
    ("html/windows-1252.html", 1, ""),
    ("html/with-json-ld.html", 1, ""),
    ("html/without-meta.html", 1, ""),
    ("json/answer.json", 3, ""),
    ("json/record.json", 1, ""),
    ("json/search.json", 2, ""),
    ("json/settings.json", 0, "skipped"),
    ("jsonl/export.jsonl", 3, "failed"),
    ("reuters/made.sgm", 3, ""),
];

#[test]
fn every_sample_gives_the_articles_that_are_in_it() {
    let mut wrong = Vec::new();
    for (sample, articles, said) in SAMPLES {
        let archive = Archive::new();
        archive.copy(&repository().join("tests/data/formats").join(sample), sample);
        let ran = archive.run(&["index", sample]);
        let found = archive.run(&["export", "*"]).stdout.lines().count();
        if found != *articles || !ran.stderr.contains(said) || ran.code == 2 {
            wrong.push(format!("{sample}: {articles} articles, {found} found; {}", ran.stderr.trim()));
        }
    }
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}

#[test]
fn every_sample_has_its_expected_articles() {
    let root = repository().join("tests/data/formats");
    for folder in fs::read_dir(&root).expect("the samples are there").flatten() {
        for file in fs::read_dir(folder.path()).expect("it is a folder").flatten() {
            if file.path().is_dir() {
                // What belongs to a sample beside it.
                continue;
            }
            let name =
                format!("{}/{}", folder.file_name().to_string_lossy(), file.file_name().to_string_lossy());
            let expected = repository().join(format!("tests/data/expected/{name}.txt"));
            let is_known = expected.is_file() || SAMPLES.iter().any(|row| row.0 == name);
            assert!(is_known, "{name} has neither expected articles nor a row");
        }
    }
}

#[test]
fn the_help_and_the_readme_list_the_same_formats() {
    let help = Archive::new().run(&["index", "--help"]).stdout;
    let listed = help.split_once("Formats,").and_then(|(_, rest)| rest.split_once("\n\n")).expect("a list").0;
    let names: Vec<&str> = listed.lines().skip(1).filter_map(|line| line.split_whitespace().next()).collect();
    assert!(names.contains(&"clipping"), "{listed}");
    let readme = fs::read_to_string(repository().join("README.md")).expect("the README is there");
    let table = readme.split_once("| format | what it is |").expect("a table").1;
    let table = table.split_once("\n\n").expect("the table ends").0;
    let missing: Vec<&&str> = names.iter().filter(|name| !table.contains(&format!("`{name}`"))).collect();
    assert!(missing.is_empty(), "the README does not name {missing:?}");
}
