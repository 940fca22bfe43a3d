//! Feeds of another project go in, where they lie beside the repository; how many of their expected values are read comes out.
//!
//! Each file of the tests of feedparser (`tests/**/*.xml`) says in a comment what a reader must find:
//! `Expect: not bozo and entries[0]['title'] == 'Example'`. What it says of a feed as a whole, of types, addresses of
//! people and of everything but the text of an entry is out of scope here.

use super::*;
use crate::ingest::markup;
use std::collections::BTreeMap;
use std::path::PathBuf;

/// Values of a hundred, in the well-formed feeds, that must be right.
const WELL_FORMED: usize = 95;

/// What is compared, by what feedparser calls it.
const KINDS: &[(&str, &[&str])] = &[
    ("title", &["title", "title_detail.value"]),
    ("link", &["link"]),
    ("author", &["author", "author_detail.name", "authors.name"]),
    ("published", &["published", "created"]),
    ("updated", &["updated", "modified"]),
    ("summary", &["summary", "description", "summary_detail.value", "subtitle"]),
    ("content", &["content.value"]),
    ("(id)", &["id", "guid"]),
    ("(topic)", &["tags.term", "category"]),
    ("(rights)", &["rights", "copyright"]),
    ("(source)", &["source.title", "publisher"]),
    ("(language)", &["language"]),
];

/// A value that must be found.
#[derive(Debug, PartialEq, Eq)]
struct Expected {
    entry: usize,
    kind: &'static str,
    value: String,
}

#[derive(Default)]
struct Tally {
    right: usize,
    wrong: usize,
    missing: usize,
}

#[test]
fn expected_values_of_feeds_are_read() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/gold/formats/feeds/feedparser/tests");
    if !folder.is_dir() {
        println!("skipped: no feeds beside the repository");
        return;
    }
    let mut tallies: BTreeMap<(bool, &str), Tally> = BTreeMap::new();
    let mut lines = Vec::new();
    let mut files = [0, 0];
    let mut textless = 0;
    for path in files_in(&folder) {
        let bytes = std::fs::read(&path).expect("it can be read");
        let shown = path.strip_prefix(&folder).expect("it is below").display().to_string();
        let is_well_formed = shown.starts_with("wellformed");
        let all = expected(&bytes);
        if all.is_empty() {
            continue;
        }
        files[usize::from(is_well_formed)] += 1;
        let (articles, _) = read_path(&path, &Reading::default());
        for expected in all {
            let empty = RawArticle::default();
            let article = member(&articles, expected.entry).unwrap_or(&empty);
            let found = found(article, expected.kind);
            let tally = tallies.entry((is_well_formed, expected.kind)).or_default();
            if found.iter().all(String::is_empty) && markup::html(&expected.value).is_empty() {
                // A picture, or an element with nothing but attributes: no text is expected, and none was found.
                textless += 1;
                continue;
            }
            if found.iter().any(|found| same(found, &expected.value)) {
                tally.right += 1;
                continue;
            }
            let is_missing = found.iter().all(String::is_empty);
            *(if is_missing { &mut tally.missing } else { &mut tally.wrong }) += 1;
            let Expected { kind, value, .. } = expected;
            lines.push(format!("{shown}: {kind} is {found:?}, not {value:?}"));
        }
    }
    let [broken, whole] = files;
    println!("{whole} well-formed files, {broken} others");
    println!("{:<12} {:<11} {:>6} {:>6} {:>8}", "feeds", "value", "right", "wrong", "missing");
    let mut of_all = (0, 0);
    for ((is_well_formed, kind), Tally { right, wrong, missing }) in &tallies {
        let feeds = if *is_well_formed { "well-formed" } else { "others" };
        println!("{feeds:<12} {kind:<11} {right:>6} {wrong:>6} {missing:>8}");
        if *is_well_formed && !kind.starts_with('(') {
            of_all = (of_all.0 + right, of_all.1 + right + wrong + missing);
        }
    }
    lines.sort();
    println!("{}", lines.join("\n"));
    let (right, all) = of_all;
    println!(
        "well-formed, without those in brackets: {right} of {all}; {textless} more have no text, as expected"
    );
    assert!(right * 100 >= all * WELL_FORMED, "{right} of {all}");
}

fn files_in(folder: &Path) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = walkdir::WalkDir::new(folder)
        .into_iter()
        .flatten()
        .filter(|entry| entry.file_type().is_file())
        .map(walkdir::DirEntry::into_path)
        .collect();
    files.sort();
    files
}

/// The article of an entry; entries that hold neither title nor text are skipped and have none.
fn member(articles: &[RawArticle], entry: usize) -> Option<&RawArticle> {
    let member = format!("#{}", entry + 1);
    articles.iter().find(|article| article.member.as_ref() == Some(&member))
}

fn found(article: &RawArticle, kind: &str) -> Vec<String> {
    let texts = |abouts: &[About]| -> Vec<String> {
        let all = abouts.iter().flat_map(|about| article.about(*about));
        all.map(|statement| statement.text.clone()).collect()
    };
    let mut found = match kind {
        "title" => texts(&[About::Title]),
        "link" => texts(&[About::Url]),
        "author" => texts(&[About::Author]),
        // Which of them a date is differs between readers of feeds: `dc:date` is either.
        "published" => texts(&[About::Published]),
        "updated" => texts(&[About::Updated, About::Published]),
        // A description that is the only text is the body.
        "summary" => match texts(&[About::Summary]) {
            summary if summary.is_empty() => vec![article.body.clone()],
            summary => summary,
        },
        "content" => vec![article.body.clone()],
        "(id)" => texts(&[About::Record]),
        "(topic)" => texts(&[About::Topic]),
        "(rights)" => texts(&[About::Usage]),
        "(source)" => texts(&[About::Source]),
        "(language)" => texts(&[About::Language]),
        _ => Vec::new(),
    };
    if found.is_empty() {
        found.push(String::new());
    }
    found
}

/// Whether a text is the expected one, which may be HTML.
fn same(found: &str, expected: &str) -> bool {
    let one_line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let found = one_line(found);
    // A name is expected with its mail behind it.
    let name =
        expected.rsplit_once(" (").filter(|(_, mail)| mail.contains('@')).map_or(expected, |(name, _)| name);
    [expected, name].iter().any(|text| one_line(text) == found) || one_line(&markup::html(expected)) == found
}

/// The values that a file names.
fn expected(bytes: &[u8]) -> Vec<Expected> {
    let text: String = bytes.iter().filter(|byte| **byte != 0).map(|byte| char::from(*byte)).collect();
    let Some((_, line)) = text.split_once("Expect:") else { return Vec::new() };
    let line = line.split(['\n', '\r']).next().unwrap_or_default();
    parts(line).into_iter().flat_map(|part| comparison(&part)).collect()
}

/// The parts of an expression between `and`, outside of strings.
fn parts(line: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut quote = None;
    let mut escaped = false;
    let mut rest = line;
    while let Some(c) = rest.chars().next() {
        if quote.is_none() && rest.starts_with(" and ") {
            parts.push(String::new());
            rest = &rest[5..];
            continue;
        }
        match quote {
            Some(open) if c == open && !escaped => quote = None,
            None if c == '\'' || c == '"' => quote = Some(c),
            _ => {}
        }
        escaped = c == '\\' && !escaped;
        parts.last_mut().expect("there is one").push(c);
        rest = &rest[c.len_utf8()..];
    }
    parts
}

/// `entries[0]['title'] == entries[1]['title'] == 'Example'`.
fn comparison(part: &str) -> Vec<Expected> {
    let part = part.trim().trim_start_matches('(');
    let mut paths = Vec::new();
    let mut rest = part;
    while rest.starts_with("entries[") {
        let Some((path, after)) = rest.split_once("==") else { return Vec::new() };
        paths.push(path.trim());
        rest = after.trim_start();
    }
    let Some(value) = literal(rest) else { return Vec::new() };
    paths
        .into_iter()
        .filter_map(|path| {
            let (number, path) = path.strip_prefix("entries[")?.split_once(']')?;
            let names: Vec<&str> = path
                .split(['[', ']', '.', '\''])
                .filter(|name| !name.is_empty() && name.parse::<u32>().is_err())
                .collect();
            let name = names.join(".");
            let (kind, _) = KINDS.iter().find(|(_, names)| names.contains(&name.as_str()))?;
            Some(Expected { entry: number.parse().ok()?, kind, value: value.clone() })
        })
        .collect()
}

/// Strings of Python, one or several with `+` between them.
fn literal(text: &str) -> Option<String> {
    let mut value = String::new();
    let mut rest = text.trim_start();
    loop {
        rest = rest.strip_prefix('u').unwrap_or(rest);
        let quote = rest.chars().next().filter(|c| matches!(c, '\'' | '"'))?;
        rest = &rest[1..];
        loop {
            let c = rest.chars().next()?;
            rest = &rest[c.len_utf8()..];
            if c == quote {
                break;
            }
            if c != '\\' {
                value.push(c);
                continue;
            }
            let escape = rest.chars().next()?;
            rest = &rest[escape.len_utf8()..];
            let digits = match escape {
                'x' => 2,
                'u' => 4,
                'U' => 8,
                _ => 0,
            };
            if digits > 0 {
                let code = u32::from_str_radix(rest.get(..digits)?, 16).ok()?;
                rest = &rest[digits..];
                value.push(char::from_u32(code)?);
            } else {
                value.push(match escape {
                    'n' => '\n',
                    't' => '\t',
                    'r' => '\r',
                    other => other,
                });
            }
        }
        rest = rest.trim_start();
        match rest.strip_prefix('+') {
            Some(more) => rest = more.trim_start(),
            None => break,
        }
    }
    let is_end = rest.is_empty() || rest.starts_with(')') || rest.starts_with("--");
    is_end.then_some(value)
}

#[test]
fn expressions_are_understood() {
    let all = expected(
        b"Expect: not bozo and (entries[0]['title'] == u'a\\u2019 ' + 'b') and entries[1].tags[0].term == \"c\" and feed['x'] == 'y' \n-->",
    );
    let expected = |entry, kind, value: &str| Expected { entry, kind, value: value.to_owned() };
    assert_eq!(all, [expected(0, "title", "a’ b"), expected(1, "(topic)", "c")]);
}

/// An export with as many posts as given; each of some 4 kB, as news has them.
fn export(posts: usize) -> String {
    let paragraph = "The ferry to the islands runs again since Monday, the harbour board said; &#8220;it was <em>long</em> \
                     awaited&#8221;, said <a href=\"https://harbour.example/board?a=1&amp;b=2\">its chairwoman</a>.";
    let head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rss version=\"2.0\" \
                xmlns:excerpt=\"http://wordpress.org/export/1.2/excerpt/\" \
                xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" \
                xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:wp=\"http://wordpress.org/export/1.2/\">\n\
                <channel>\n<title>Harbour News</title><link>https://harbour.example</link><language>en</language>\n";
    let mut text = head.to_owned();
    for number in 0..posts {
        let body: Vec<String> = (0..16).map(|part| format!("{part}: {paragraph}")).collect();
        text.push_str(&format!(
            "<item><title>Ferry {number}</title><link>https://harbour.example/{number}/</link>\
             <pubDate>Tue, 02 Apr 2024 10:00:00 +0000</pubDate><dc:creator><![CDATA[jroe]]></dc:creator>\
             <guid isPermaLink=\"false\">https://harbour.example/?p={number}</guid><description></description>\
             <content:encoded><![CDATA[{}]]></content:encoded><excerpt:encoded><![CDATA[]]></excerpt:encoded>\
             <wp:post_id>{number}</wp:post_id><wp:post_date><![CDATA[2024-04-02 12:00:00]]></wp:post_date>\
             <wp:post_type><![CDATA[post]]></wp:post_type><wp:status><![CDATA[publish]]></wp:status>\
             <category domain=\"category\" nicename=\"port\"><![CDATA[Port]]></category></item>\n",
            body.join("\n\n")
        ));
    }
    text + "</channel>\n</rss>\n"
}

#[test]
fn a_long_export_is_read_post_by_post() {
    let text = export(3000);
    let (articles, report) = read_bytes("export.xml", text.as_bytes(), &Reading::default());
    assert_eq!((articles.len(), report.failed.len()), (3000, 0));
    assert_eq!(articles[2999].body.split("\n\n").count(), 16);
}
