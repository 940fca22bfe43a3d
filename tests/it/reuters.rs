//! Collections that cannot be part of the repository go in, where they lie beside it; exact counts come out.

use super::archive::{Archive, collection};
use std::fs;
use std::io::Read;
use std::path::Path;

/// One story as it stands in the SGML.
struct Story {
    /// `1987-03`, where the DATE can be read.
    month: Option<String>,
    words: Vec<String>,
}

fn stories(folder: &Path) -> Vec<Story> {
    raw(folder).iter().map(|text| story(text)).collect()
}

/// The SGML of each story; `None` where the collection is not there.
pub fn raw_stories() -> Option<Vec<String>> {
    collection("reuters").map(|folder| raw(&folder.join("raw")))
}

fn raw(folder: &Path) -> Vec<String> {
    let mut stories = Vec::new();
    let mut paths: Vec<_> = fs::read_dir(folder)
        .expect("the collection can be read")
        .flatten()
        .map(|entry| entry.path())
        .collect();
    paths.sort();
    for path in paths {
        if !path.to_string_lossy().ends_with(".sgm.gz") {
            continue;
        }
        let mut bytes = Vec::new();
        let file = fs::File::open(path).expect("the collection can be read");
        flate2::read::GzDecoder::new(file).read_to_end(&mut bytes).expect("the collection is whole");
        let text: String = bytes.iter().map(|byte| char::from(*byte)).collect();
        stories.extend(text.split("<REUTERS ").skip(1).map(str::to_owned));
    }
    stories
}

fn story(text: &str) -> Story {
    let between = |text: &str, from: &str, to: &str| -> Option<String> {
        let start = text.find(from)? + from.len();
        Some(text[start..start + text[start..].find(to)?].to_owned())
    };
    let stated = between(text, "<DATE>", "</DATE>").unwrap_or_default();
    let printed = text.find("<TEXT").map_or("", |at| &text[at..]);
    let printed = printed.find('>').map_or("", |at| &printed[at + 1..]);
    let mut printed = printed[..printed.find("</TEXT>").unwrap_or(printed.len())].to_owned();
    for name in ["AUTHOR", "DATELINE"] {
        let (open, close) = (format!("<{name}>"), format!("</{name}>"));
        if let (Some(start), Some(end)) = (printed.find(&open), printed.find(&close)) {
            printed.replace_range(start..end + close.len(), " ");
        }
    }
    for (mark, with) in [
        ("<TITLE>", " "),
        ("</TITLE>", " "),
        ("<BODY>", " "),
        ("</BODY>", " "),
        ("&lt;", "<"),
        ("&amp;", "&"),
    ] {
        printed = printed.replace(mark, with);
    }
    let words = printed.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    Story { month: month(&stated), words: words.map(str::to_lowercase).collect() }
}

/// `26-FEB-1987 15:01:01.79` is `1987-02`.
pub fn month(stated: &str) -> Option<String> {
    const NAMES: [&str; 12] =
        ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];
    let mut parts = stated.split_whitespace().next()?.split('-');
    let (_, name, year) = (parts.next()?.parse::<u8>().ok()?, parts.next()?, parts.next()?);
    let number = NAMES.iter().position(|known| *known == name)? + 1;
    Some(format!("{year}-{number:02}"))
}

/// Words that an article must hold in this spelling, and the month in which it was published.
const QUESTIONS: &[(&[&str], &str)] = &[
    (&["opec", "quotas"], "1987-03"),
    (&["cocoa"], "1987-03"),
    (&["cocoa", "buffer", "stock"], "1987-06"),
    (&["japan", "semiconductor"], "1987-04"),
    (&["gold", "mine"], "1987-10"),
    (&["crash"], "1987-10"),
    (&["soviet", "grain"], "1987-04"),
    (&["dividend"], "1987-03"),
    (&["takeover", "bid"], "1987-06"),
    (&["baker", "louvre"], "1987-10"),
    (&["strike", "seamen"], "1987-03"),
    (&["the"], "1987-02"),
];

#[test]
fn reuters_is_counted_as_its_own_text_says() {
    let Some(folder) = collection("reuters") else { return };
    let raw = folder.join("raw");
    let stories = stories(&raw);
    assert_eq!(stories.len(), 21_578);
    let archive = Archive::new();
    archive.run(&["index", &raw.to_string_lossy(), "--no-entities"]).done().says(&["21578 new articles"]);
    let count = |query: &str| archive.search(&[query, "-n", "0"]).summary;
    let exact = count("* date:1987 -is:yearless");
    let dated = stories.iter().filter(|story| story.month.is_some()).count();
    let days = archive.search(&["date:1987", "-n", "0", "--certain"]).summary;
    assert_eq!([&exact["certain"], &days["certain"]], [dated, dated], "{exact}");
    let mut wrong = Vec::new();
    for (words, month) in QUESTIONS {
        let exact: Vec<String> = words.iter().map(|word| format!("={word}")).collect();
        let query = format!("{} AND date:{month}", exact.join(" AND "));
        let holds = |story: &&Story| {
            story.month.as_deref() == Some(month)
                && words.iter().all(|word| story.words.iter().any(|own| own == word))
        };
        let expected = stories.iter().filter(holds).count();
        let got = count(&query)["certain"].clone();
        if got != expected {
            wrong.push(format!("{query}: {expected} by its text, {got} found"));
        }
    }
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}

#[test]
fn collections_of_json_lines_are_read_whole() {
    for (name, articles) in [("bbc", 2225), ("wikinews", 295)] {
        let Some(folder) = collection(name) else { continue };
        let archive = Archive::new();
        let file = folder.join("docs.jsonl.gz");
        let ran = archive.run(&["index", &file.to_string_lossy(), "--no-entities"]).done();
        assert!(ran.stderr.contains(&format!("{articles} new articles")), "{name}: {}", ran.stderr);
        assert_eq!(archive.search(&["*", "-n", "0"]).summary["certain"], articles, "{name}");
    }
}
