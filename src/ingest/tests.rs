//! Bytes and sample files go in, a line for each article and each failure comes out.

mod broken;
mod captures;
mod containers;
mod encodings;
mod facts;
mod feeds;
mod mail;
mod office;
mod samples;

use super::*;
use crate::article::About;
use std::io::Write;

/// Reads `bytes` as a file called `name`.
pub fn read_bytes(name: &str, bytes: &[u8], reading: &Reading) -> (Vec<RawArticle>, FileReport) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    std::fs::write(&path, bytes).unwrap();
    read_path(&path, reading)
}

pub fn read_path(path: &Path, reading: &Reading) -> (Vec<RawArticle>, FileReport) {
    let mut articles = Vec::new();
    let report = read(path, reading, &mut |article| articles.push(article));
    assert_eq!(report.articles, articles.len() as u64);
    (articles, report)
}

/// Lines such as `json #1 Title`, `failed #2: why`, `skipped: why`.
pub fn summary(name: &str, bytes: &[u8]) -> String {
    let (articles, report) = read_bytes(name, bytes, &Reading::default());
    lines(&articles, &report)
}

fn lines(articles: &[RawArticle], report: &FileReport) -> String {
    let mut lines = Vec::new();
    match &report.outcome {
        Outcome::Read { format } => {
            for article in articles {
                let title = article.about(About::Title).next().map_or("-", |title| title.text.as_str());
                let words: Vec<&str> = [format, article.member.as_deref().unwrap_or(""), title]
                    .into_iter()
                    .filter(|word| !word.is_empty())
                    .collect();
                lines.push(words.join(" "));
            }
        }
        Outcome::Skipped { reason } => lines.push(format!("skipped: {reason}")),
        Outcome::Failed { reason } => lines.push(format!("failed: {reason}")),
    }
    for (member, reason) in &report.failed {
        lines.push(format!("failed {}: {reason}", member.as_deref().unwrap_or("file")));
    }
    lines.join("\n")
}

fn check(name: &str, bytes: &[u8], expected: &str) {
    assert_eq!(summary(name, bytes), expected, "{name}");
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

const RECORD: &str = r#"{"title":"Bridge opens","body":"The bridge is open to all."}"#;
const SGML: &str = "<!DOCTYPE lewis SYSTEM \"lewis.dtd\">\n<REUTERS NEWID=\"1\">\n<TEXT><TITLE>FERRY SOLD</TITLE><BODY>It was sold.</BODY></TEXT>\n</REUTERS>\n";

#[test]
fn content_decides_the_format() {
    check("a.html", RECORD.as_bytes(), "json Bridge opens");
    check("a.txt", SGML.as_bytes(), "reuters #1 FERRY SOLD");
    check("a.json", b"Bridge opens\n\nThe bridge is open.", "clipping Bridge opens");
    check("a.css", format!("{RECORD}\n{RECORD}").as_bytes(), "jsonl #1 Bridge opens\njsonl #2 Bridge opens");
    check("[sic]", b"[Bridge] opens {again}\n\nIt rained.", "clipping [Bridge] opens {again}");
}

#[test]
fn what_is_no_text_is_skipped_with_its_kind() {
    check("a.txt", b"", "skipped: empty");
    check("a.txt", b" \n\n", "skipped: empty");
    check("a.txt", b"\x89PNG\r\n\x1a\n\0\0", "skipped: seems to be a PNG image");
    check("a.html", b"%!PS-Adobe-3.0\n", "skipped: seems to be a PostScript document");
    check("a", &[7, 0, 1, 0xff, 0, 2, 3, 0, 0], "skipped: seems to be binary data");
    check("README.md", b"Bridge opens\n\nIt rained.", "skipped: a README");
    check("style.css", b"p { color: red }", "skipped: a style sheet");
    check("a.tsv.gz", &gzip(b"1\tfire\n2\tflood\n"), "skipped: a table");
}

#[test]
fn everything_takes_in_any_text() {
    let reading = Reading { scope: Scope::Everything, ..Reading::default() };
    let (articles, report) = read_bytes("README.md", b"Bridge opens\n\nIt rained.", &reading);
    assert_eq!(lines(&articles, &report), "markdown Bridge opens");
}

#[test]
fn gzip_is_read_through_member_by_member() {
    let bytes = [gzip(format!("{RECORD}\n").as_bytes()), gzip(RECORD.as_bytes())].concat();
    check("a.gz", &bytes, "jsonl #1 Bridge opens\njsonl #2 Bridge opens");
    check("a.txt", &gzip(b"Bridge opens\n\nIt rained."), "clipping Bridge opens");
}

#[test]
fn gzip_that_breaks_off_gives_what_it_has() {
    let mut text = String::new();
    for number in 0..40_000 {
        let other = number * 7919 % 10_007;
        let record = format!("{{\"title\":\"Day {number}\",\"body\":\"It was day {other}.\"}}\n");
        text.push_str(&record);
    }
    let whole = gzip(text.as_bytes());
    let (articles, report) = read_bytes("a.gz", &whole[..whole.len() / 2], &Reading::default());
    assert!(articles.len() > 10_000, "{}", articles.len());
    assert!(report.failed[0].1.starts_with("the file ends early"), "{:?}", report.failed);
    check("b.gz", b"\x1f\x8b\x08\0", "failed: unexpected end of file");
}

#[test]
fn a_decompression_bomb_is_not_unpacked() {
    let bomb = gzip(&b"It rained. ".repeat(5 << 20));
    let (_, report) = read_bytes("bomb.gz", &bomb, &Reading::default());
    let expected = "the file unpacks to more than 20 MB: raise --article-limit";
    assert_eq!(report.outcome, Outcome::Failed { reason: expected.to_owned() });
    let lines = gzip(
        &[b"{\"title\":\"One\",\"body\":\"The bridge is open.\"}\n".to_vec(), b"\n".repeat(120 << 20)]
            .concat(),
    );
    let (articles, report) = read_bytes("lines.gz", &lines, &Reading::default());
    assert_eq!(articles.len(), 1);
    assert!(report.failed[0].1.contains("unpacks to more than 250 times its size"), "{report:?}");
}

#[test]
fn a_file_over_the_limit_fails_with_the_option() {
    let reading = Reading { article_limit: 1000, ..Reading::default() };
    let text = "It rained. ".repeat(200);
    let (_, report) = read_bytes("a.txt", text.as_bytes(), &reading);
    let reason = "the file is 2 kB long, the limit is 1 kB: raise --article-limit";
    assert_eq!(report.outcome, Outcome::Failed { reason: reason.to_owned() });
}

#[test]
fn the_encoding_is_found_and_reported() {
    let (articles, report) = read_bytes(
        "a.txt",
        b"L'\xe9t\xe9 est arriv\xe9\n\nIl a \xe9t\xe9 tr\xe8s chaud.",
        &Reading::default(),
    );
    assert_eq!(articles[0].body, "Il a été très chaud.");
    assert_eq!(report.suspects, ["not valid UTF-8 at byte 2: read as windows-1252"]);
    let wide: Vec<u8> =
        format!("\u{feff}{RECORD}\n{RECORD}\n").encode_utf16().flat_map(u16::to_be_bytes).collect();
    check("a.jsonl", &wide, "jsonl #1 Bridge opens\njsonl #2 Bridge opens");
    check(
        "a.jsonl",
        format!("\u{feff}{RECORD}\n{RECORD}\n").as_bytes(),
        "jsonl #1 Bridge opens\njsonl #2 Bridge opens",
    );
    let reading = Reading { encoding: Some("iso-8859-7".to_owned()), ..Reading::default() };
    let (articles, _) = read_bytes("a.txt", b"\xe1\xe2\xe3\n\nIt rained.", &reading);
    assert_eq!(articles[0].statements[0].text, "αβγ");
}

#[test]
fn the_hash_is_that_of_the_stored_bytes() {
    let bytes = gzip(RECORD.as_bytes());
    let (_, report) = read_bytes("a.json.gz", &bytes, &Reading::default());
    assert_eq!(report.hash, *blake3::hash(&bytes).as_bytes());
}

#[test]
fn a_file_that_changes_while_it_is_read_fails() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.jsonl");
    std::fs::write(&path, format!("{RECORD}\n{RECORD}\n")).unwrap();
    let report = read(&path, &Reading::default(), &mut |_| {
        std::fs::OpenOptions::new().append(true).open(&path).unwrap().write_all(b"\n").unwrap();
    });
    assert_eq!(report.outcome, Outcome::Failed { reason: "changed while it was read".to_owned() });
}

#[test]
fn what_the_system_says_is_the_reason() {
    let folder = tempfile::tempdir().unwrap();
    let (_, report) = read_path(&folder.path().join("gone.txt"), &Reading::default());
    assert_eq!(
        report.outcome,
        Outcome::Failed { reason: "No such file or directory (os error 2)".to_owned() }
    );
    let (_, report) = read_path(folder.path(), &Reading::default());
    assert_eq!(report.outcome, Outcome::Failed { reason: "not a regular file".to_owned() });
}

#[test]
fn failures_of_a_broken_file_do_not_fill_the_memory() {
    let text = format!("{RECORD}\n{}", "{\n".repeat(5000));
    let (_, report) = read_bytes("a.jsonl", text.as_bytes(), &Reading::default());
    assert_eq!(report.failed.len(), 1001);
    assert_eq!(report.failed[1000], (None, "4000 more records could not be read".to_owned()));
}

#[test]
fn no_bytes_make_it_panic() {
    let pieces: [&[u8]; 14] = [
        b"{\"",
        b"\\ud83d",
        b"\xff\xfe",
        b"<p",
        b"</",
        b"&#",
        b"[{",
        b"\n",
        b"\xe2\x80",
        b"<REUTERS NEWID=",
        "é".as_bytes(),
        b": ",
        b"}",
        b"By A-1\n\n",
    ];
    let mut state = 1u32;
    for _ in 0..1000 {
        let mut bytes = Vec::new();
        for _ in 0..12 {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            bytes.extend_from_slice(pieces[(state >> 16) as usize % pieces.len()]);
        }
        read_bytes("a", &bytes, &Reading { scope: Scope::Everything, ..Reading::default() });
        json::parse(&String::from_utf8_lossy(&bytes)).ok();
    }
}

#[test]
fn every_key_bears_on_the_result() {
    let reading = Reading {
        encoding: Some("koi8-r".to_owned()),
        article_limit: 5,
        scope: Scope::Everything,
        ..Reading::default()
    };
    assert_eq!(reading.key(), "encoding=koi8-r limit=5 patience=10 scope=everything");
    assert_eq!(Reading::default().key(), "encoding= limit=20000000 patience=10 scope=news");
}

/// The sample files, and what is in them.
const SAMPLES: &[(&str, &str)] = &[
    ("clipping/harbour.txt", "clipping Harbour Town Opens Its New Bridge"),
    ("clipping/wrapped.txt", "clipping Ferry Sold to Museum"),
    ("clipping/windows-1252.txt", "clipping Début des travaux sur le vieux pont"),
    ("clipping/no-headline.txt", "clipping -"),
    ("clipping/headline-alone.txt", "clipping Harbour Town council resigns"),
    ("json/record.json", "json Harbour Town opens its new bridge"),
    ("json/answer.json", "json #1 Bridge opens\njson #2 Le bac est vendu\njson #3 -"),
    ("json/search.json", "json #1 Bridge opens\njson #2 Ferry sold"),
    ("json/settings.json", "skipped: JSON without the text of an article"),
    (
        "jsonl/export.jsonl",
        "jsonl #1 Bridge opens\njsonl #2 Ferry sold\njsonl #5 not\nfailed #3: the JSON ends early",
    ),
    (
        "reuters/made.sgm",
        "reuters #1 HARBOUR CO <HBR> BUYS FERRY\nreuters #2 HARBOUR CO SAYS FERRY SAILS AGAIN\nreuters #3 -",
    ),
];

#[test]
fn samples_are_read() {
    for (name, expected) in SAMPLES {
        let (articles, report) = sample(name);
        assert_eq!(lines(&articles, &report), *expected, "{name}");
    }
}

#[test]
fn every_sample_of_these_formats_has_its_row() {
    for format in ["clipping", "json", "jsonl", "reuters"] {
        for file in std::fs::read_dir(samples().join(format)).unwrap() {
            let name = format!("{format}/{}", file.unwrap().file_name().to_string_lossy());
            assert!(SAMPLES.iter().any(|(sample, _)| *sample == name), "{name}");
        }
    }
}

#[test]
fn a_wrapped_clipping_has_two_imprint_lines_and_two_paragraphs() {
    let (articles, _) = sample("clipping/wrapped.txt");
    let imprint: Vec<&str> = articles[0].about(About::Imprint).map(|line| line.text.as_str()).collect();
    assert_eq!(imprint, ["By Jane Roe", "The Harbour News, 12 August 2019"]);
    let body = "The old ferry of Harbour Town was sold on Monday to the museum of navigation, which paid one crown for it, the port board said.\n\nThe board had asked for nine thousand crowns in May, but nobody had made an offer.";
    assert_eq!(articles[0].body, body);
}

#[test]
fn a_date_that_is_no_day_does_not_cost_the_article() {
    let (articles, _) = sample("reuters/made.sgm");
    assert_eq!(articles[1].about(About::Published).next().unwrap().text, "no day known");
    assert_eq!(articles[1].body, "");
}

#[test]
fn values_of_a_wrong_kind_are_suspects() {
    let (articles, _) = sample("jsonl/export.jsonl");
    assert_eq!(articles[2].suspects, ["key `date` holds true or false, no text: left out"]);
}

fn sample(name: &str) -> (Vec<RawArticle>, FileReport) {
    read_path(&samples().join(name), &Reading::default())
}

fn samples() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/formats")
}
