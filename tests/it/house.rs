//! The sources go in; every place that breaks a rule of the house comes out, with file and line.

use super::archive::repository;
use std::fs;
use std::path::{Path, PathBuf};

/// Who may import whom: data flows down this table.
const MODULES: &[(&str, &[&str])] = &[
    ("error", &[]),
    ("article", &[]),
    ("fields", &["article"]),
    ("ingest", &["error", "article"]),
    ("normalise", &["article", "analysis"]),
    ("analysis", &[]),
    ("query", &["article", "fields", "analysis"]),
    ("engine", &["error", "article", "fields", "analysis", "query"]),
    ("search", &["error", "article", "fields", "analysis", "query", "engine"]),
    ("present", &["article", "fields", "query", "engine", "search"]),
    ("pipeline", &["error", "article", "ingest", "normalise", "engine"]),
    (
        "cli",
        &[
            "error",
            "article",
            "fields",
            "ingest",
            "normalise",
            "analysis",
            "query",
            "engine",
            "search",
            "present",
            "pipeline",
        ],
    ),
];

/// Every dependency, and where under `src` it may be named; nowhere, when only benches use it.
const OWNERS: &[(&str, &[&str])] = &[
    ("anstyle", &["present"]),
    ("blake3", &["article", "ingest", "pipeline"]),
    ("brotli_decompressor", &["ingest/capture"]),
    ("bzip2", &["ingest/unpack"]),
    ("chardetng", &["ingest"]),
    ("chrono", &["article", "normalise", "query", "engine", "search", "present", "pipeline", "cli"]),
    ("clap", &["cli", "main.rs", "bin/entities-model"]),
    ("clap_complete", &["cli"]),
    ("clap_mangen", &["cli"]),
    ("csv", &["present", "ingest"]),
    ("csv_core", &["ingest/csv"]),
    ("encoding_rs", &["ingest"]),
    ("flate2", &["ingest", "normalise/entities/lists", "bin/entities-model"]),
    ("frostem", &["analysis"]),
    ("indicatif", &["cli"]),
    ("levenshtein_automata", &["analysis"]),
    ("liblzma", &["ingest/unpack"]),
    ("libreadability", &["ingest/html"]),
    ("mail_parser", &["ingest/mail"]),
    ("memchr", &["ingest"]),
    ("mimalloc", &["main.rs"]),
    ("pdf_extract", &["ingest/pdf"]),
    ("postcard", &["engine/embedded"]),
    ("psl", &["normalise"]),
    ("pulldown_cmark", &["ingest/markdown"]),
    ("quick_xml", &["ingest/xml"]),
    ("rayon", &["engine/embedded/run"]),
    ("regex", &["analysis"]),
    ("rusqlite", &["ingest/sqlite"]),
    ("rustix", &[]),
    ("rustc_hash", &["analysis", "engine", "normalise", "search"]),
    ("scraper", &["ingest/html"]),
    ("serde", &["article", "engine", "ingest"]),
    ("serde_json", &["ingest", "present", "cli", "bin/entities-model"]),
    ("stop_words", &["analysis"]),
    ("tantivy", &["engine/embedded"]),
    ("tar", &["ingest"]),
    ("tempfile", &["ingest"]),
    ("thiserror", &["error"]),
    ("toml", &["engine/yours", "ingest/markdown"]),
    ("trafilatura", &["ingest/html"]),
    ("unicode_normalization", &["analysis", "normalise"]),
    ("url", &["ingest", "normalise"]),
    ("walkdir", &["ingest"]),
    ("whatlang", &["normalise"]),
    ("whichlang", &["normalise"]),
    ("zip", &["ingest"]),
    ("zstd", &["engine/embedded", "ingest/unpack", "ingest/capture"]),
];

/// What only the `main.rs` of a program does.
const FOR_MAIN: &[&str] = &["println!", "eprintln!", "print!", "eprint!", "process::exit"];

const LONGEST: usize = 400;

/// A source file.
struct Source {
    /// Below the repository: `src/query/mod.rs`.
    path: String,
    text: String,
}

impl Source {
    /// Its path below `src`, when it is there.
    fn in_src(&self) -> Option<&str> {
        self.path.strip_prefix("src/")
    }

    /// The module of the crate in which it lies.
    fn module(&self) -> Option<&str> {
        let first = self.in_src()?.split('/').next()?;
        Some(first.strip_suffix(".rs").unwrap_or(first))
    }

    /// Its lines with their numbers, without comments and without what is compiled for tests alone.
    fn code(&self) -> Vec<(usize, &str)> {
        if self.path.split('/').any(|part| part == "tests" || part == "tests.rs") {
            return Vec::new();
        }
        let mut code = Vec::new();
        let mut lines = self.text.lines().enumerate().peekable();
        while let Some((index, line)) = lines.next() {
            let bare = line.trim_start();
            if bare.starts_with("#[cfg(test)]") {
                let end = format!("{}}}", " ".repeat(line.len() - bare.len()));
                let is_block = lines.peek().is_some_and(|next| next.1.trim_end().ends_with('{'));
                let ends = |line: &str| if is_block { line == end } else { line.trim_end().ends_with(';') };
                for (_, line) in lines.by_ref() {
                    if ends(line) {
                        break;
                    }
                }
            } else if !bare.starts_with("//") {
                code.push((index + 1, line));
            }
        }
        code
    }
}

fn sources() -> Vec<Source> {
    let mut sources = Vec::new();
    for folder in ["src", "tests/it", "benches"] {
        collect(&repository().join(folder), &mut sources);
    }
    assert!(sources.len() > 50, "the sources are found");
    sources
}

fn collect(folder: &Path, into: &mut Vec<Source>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            collect(&path, into);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let text = fs::read_to_string(&path).expect("a source is UTF-8");
            let path = path.strip_prefix(repository()).expect("it lies in the repository");
            into.push(Source { path: path.to_string_lossy().replace('\\', "/"), text });
        }
    }
}

/// The names that follow `prefix` in a line where it begins a path: `crate::{a, b::c}` gives `a` and `b`.
fn names_after<'a>(line: &'a str, prefix: &str) -> Vec<&'a str> {
    let mut names = Vec::new();
    for (at, _) in line.match_indices(prefix) {
        let before = line[..at].chars().next_back();
        if before.is_some_and(|c| is_in_name(c) || c == ':') {
            continue;
        }
        let rest = &line[at + prefix.len()..];
        let list = rest.strip_prefix('{').map(|list| list.split(',').collect()).unwrap_or(vec![rest]);
        for name in list {
            let name = name.trim_start();
            let end = name.find(|c: char| !is_in_name(c)).unwrap_or(name.len());
            if end > 0 {
                names.push(&name[..end]);
            }
        }
    }
    names
}

fn is_in_name(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// Fails with every line for which `wrong` finds something to say.
fn check(wrong: impl Fn(&Source, &str) -> Option<String>) {
    let mut found = Vec::new();
    for source in sources() {
        for (number, line) in source.code() {
            if let Some(message) = wrong(&source, line) {
                found.push(format!("{}:{number}: {message}", source.path));
            }
        }
    }
    assert!(found.is_empty(), "\n{}\n", found.join("\n"));
}

fn dependencies() -> Vec<String> {
    let manifest = fs::read_to_string(repository().join("Cargo.toml")).expect("the manifest is there");
    let mut names = Vec::new();
    let mut is_inside = false;
    for line in manifest.lines() {
        if line.starts_with('[') {
            is_inside = line == "[dependencies]" || line == "[dev-dependencies]";
        } else if let (true, Some((name, _))) = (is_inside, line.split_once(" = "))
            && !name.contains(' ')
        {
            names.push(name.replace('-', "_"));
        }
    }
    names
}

#[test]
fn imports_go_down_the_table() {
    check(|source, line| {
        // A program of its own sees what the library shows.
        let module = source.module().filter(|module| !["lib", "main", "bin"].contains(module))?;
        let Some(row) = MODULES.iter().find(|row| row.0 == module) else {
            return Some(format!("the module `{module}` has no row in the table of imports"));
        };
        let names = names_after(line, "crate::");
        let up = names.into_iter().find(|name| *name != module && !row.1.contains(name))?;
        Some(format!("`{module}` imports `{up}`"))
    });
}

#[test]
fn the_table_of_imports_is_the_one_in_the_architecture() {
    let text = fs::read_to_string(repository().join("ARCHITECTURE.md")).expect("it is there");
    let (_, table) = text.split_once("## Who may import whom").expect("it has the table");
    let rows = table.lines().filter(|line| line.starts_with("| `"));
    let rows: Vec<Vec<&str>> = rows.map(|line| line.split('|').map(str::trim).collect()).collect();
    for (module, may) in MODULES.iter().filter(|row| row.0 != "cli") {
        let row = rows.iter().find(|row| row[1].split(", ").any(|name| name.trim_matches('`') == *module));
        let row = row.unwrap_or_else(|| panic!("ARCHITECTURE.md has no row for `{module}`"));
        let mut said: Vec<&str> =
            row[2].split(", ").map(|name| name.split(' ').next().unwrap_or(name)).collect();
        said.retain(|name| *name != "–");
        assert_eq!(said, *may, "what `{module}` may import, left as in ARCHITECTURE.md");
    }
}

#[test]
fn a_path_in_code_is_seen_wherever_it_stands() {
    let check = |line: &str, prefix: &str, expected: &[&str]| {
        assert_eq!(names_after(line, prefix), expected, "{line}");
    };
    check("use crate::{article::Article, error};", "crate::", &["article", "error"]);
    check("fn a(x: &crate::engine::Hit) -> crate::error::Result<()>", "crate::", &["engine", "error"]);
    check("let a = tantivy::Term::new();", "tantivy::", &["Term"]);
    check("let a = not_tantivy::Term::new(); b::tantivy::c", "tantivy::", &[]);
}

#[test]
fn a_crate_is_named_by_its_owner_alone() {
    check(|source, line| {
        let path = source.in_src()?;
        for (name, owners) in OWNERS {
            let is_owner = owners.iter().any(|owner| {
                path.strip_prefix(owner).is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '.']))
            });
            let is_named = !names_after(line, &format!("{name}::")).is_empty();
            if is_named && !is_owner {
                return Some(format!("`{name}` belongs to {owners:?}"));
            }
        }
        None
    });
}

#[test]
fn every_dependency_has_an_owner_and_every_owner_a_dependency() {
    let mut owned: Vec<&str> = OWNERS.iter().map(|row| row.0).collect();
    let mut named = dependencies();
    owned.sort_unstable();
    named.sort_unstable();
    assert_eq!(owned, named, "left: the table of owners, right: Cargo.toml");
}

#[test]
fn only_main_prints_and_exits() {
    check(|source, line| {
        let path = source.in_src().filter(|path| *path != "main.rs" && !path.ends_with("/main.rs"))?;
        let word = FOR_MAIN.iter().find(|word| {
            let mut places = line.match_indices(**word);
            places.any(|(at, _)| !line[..at].ends_with(is_in_name))
        })?;
        Some(format!("`{word}` in {path}"))
    });
}

#[test]
fn nothing_is_unwrapped_outside_tests() {
    check(|source, line| {
        source.in_src()?;
        line.contains(".unwrap()").then(|| "`.unwrap()`: state the invariant with `expect`".to_owned())
    });
}

#[test]
fn no_file_is_longer_than_the_house_allows() {
    let long = sources().into_iter().filter(|source| source.text.lines().count() > LONGEST);
    let long: Vec<String> = long.map(|file| format!("{}:{LONGEST}: goes on", file.path)).collect();
    assert!(long.is_empty(), "\n{}\n", long.join("\n"));
}

#[test]
fn every_file_opens_with_a_sentence() {
    let opens = |source: &Source| {
        let opening: Vec<&str> = source.text.lines().map_while(|line| line.strip_prefix("//! ")).collect();
        let opening = opening.join(" ");
        opening.contains(['.', ':']) && opening.split_whitespace().count() > 3
    };
    let silent: Vec<String> =
        sources().iter().filter(|file| !opens(file)).map(|file| format!("{}:1", file.path)).collect();
    assert!(silent.is_empty(), "without a sentence at the top:\n{}\n", silent.join("\n"));
}
