//! Scanned pages and issues go in, in folders and out of them; what is read where comes out.

use crate::ingest::tests::{read_bytes, read_path};
use crate::ingest::{Outcome, Reading, Scope};
use std::path::{Path, PathBuf};

const PAGE: &str = "<alto><Layout><Page ID=\"p1\"><PrintSpace><TextBlock ID=\"b1\"><TextLine>\
                    <String CONTENT=\"It\"/><SP/><String CONTENT=\"rained.\"/></TextLine></TextBlock></PrintSpace></Page></Layout></alto>";

fn mets(address: &str) -> String {
    format!(
        "<mets xmlns:xlink=\"http://www.w3.org/1999/xlink\"><fileSec><fileGrp><file ID=\"f\" MIMETYPE=\"text/xml\">\
         <FLocat xlink:href=\"{address}\"/></file></fileGrp></fileSec></mets>"
    )
}

/// Writes files and reads each: what became of it, and how many articles it gave.
fn check(files: &[(&str, &str)], expected: &[&str]) {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("archive/issue");
    for (name, text) in files {
        let path = root.join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    let line = |name: &str| {
        let (articles, report) = read_path(&root.join(name), &Reading::default());
        match report.outcome {
            Outcome::Read { format } => format!("{name}: {format} {}", articles.len()),
            Outcome::Skipped { reason } | Outcome::Failed { reason } => {
                let reason = reason.replace(&root.canonicalize().unwrap().display().to_string(), "");
                format!("{name}: {reason}")
            }
        }
    };
    let lines: Vec<String> = files.iter().map(|(name, _)| line(name)).collect();
    assert_eq!(lines, expected);
}

#[test]
fn broken_words_are_known_by_the_byte_of_their_break() {
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/formats");
    let parts = |sample: &str| {
        let (articles, _) = read_path(&samples.join(sample), &Reading::default());
        let mut parts = Vec::new();
        for article in &articles {
            for seam in &article.seams {
                let (before, behind) = article.body.split_at(*seam as usize);
                let before = before.rsplit(' ').next().unwrap_or_default();
                parts.push(format!("{before}|{}", behind.split(' ').next().unwrap_or_default()));
            }
        }
        parts.join(" ")
    };
    assert_eq!(parts("alto/v4-columns.xml"), "govern|ment");
    assert_eq!(parts("alto/v2-plain.xml"), "passen|gers GOVERN|MENT pa|pers");
    assert_eq!(parts("mets/harbour-1912-05-04.xml"), "passen|gers hun|dred");
    assert_eq!(parts("hocr/tesseract.hocr"), "govern|ment mean|while.");
    assert_eq!(parts("ocr-text/ferry.txt"), "navi|gation, thou|sand Ausfuhr|verein pro|mised sa|id");
}

#[test]
fn a_page_of_an_issue_is_read_with_the_issue() {
    check(
        &[("m.xml", &mets("alto/1.xml")), ("alto/1.xml", PAGE), ("alto/2.xml", PAGE)],
        &[
            "m.xml: mets 1",
            "alto/1.xml: a page of the issue that /m.xml describes, read with it",
            "alto/2.xml: alto 1",
        ],
    );
    check(
        &[("mets/m.xml", &mets("../alto/1.xml")), ("alto/1.xml", PAGE)],
        &["mets/m.xml: mets 1", "alto/1.xml: a page of the issue that /mets/m.xml describes, read with it"],
    );
}

#[test]
fn a_page_that_a_mets_does_not_reach_is_read_alone() {
    check(&[("a/m/m.xml", &mets("../../1.xml")), ("1.xml", PAGE)], &["a/m/m.xml: mets 0", "1.xml: alto 1"]);
    check(
        &[("m.xml", "<mets><fileSec><fileGrp><file><FLoc"), ("1.xml", PAGE)],
        &[
            "m.xml: broken at byte 30: syntax error: tag not closed: `>` not found before end of input",
            "1.xml: alto 1",
        ],
    );
}

#[test]
fn pages_are_found_wherever_the_addresses_were_written() {
    for address in [
        "file://./alto/one%20page.xml",
        "file:///D:/scans/issue/alto/one page.xml",
        "alto\\one page.xml",
        "https://example.org/issues/alto/one%20page.xml",
        "./alto/../alto/one page.xml",
    ] {
        let issue = mets(address);
        let files = [("m.xml", issue.as_str()), ("alto/one page.xml", PAGE)];
        let other = "alto/one page.xml: a page of the issue that /m.xml describes, read with it";
        check(&files, &["m.xml: mets 1", other]);
    }
}

#[test]
fn in_an_archive_pages_are_read_alone() {
    use std::io::Write;
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, text) in [("m.xml", mets("1.xml").as_str()), ("1.xml", PAGE)] {
        archive.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        archive.write_all(text.as_bytes()).unwrap();
    }
    let (articles, report) =
        read_bytes("a.zip", &archive.finish().unwrap().into_inner(), &Reading::default());
    assert_eq!(articles.len(), 1);
    assert_eq!(report.skipped[0].reason, "METS in an archive: its pages are read one by one");
}

#[test]
fn an_issue_of_many_pages_is_held_in_part() {
    let mut files = Vec::new();
    let mut list = String::new();
    for number in 0..80 {
        files.push((format!("{number}.xml"), PAGE.to_owned()));
        list.push_str(&format!("<file ID=\"f{number}\"><FLocat href=\"{number}.xml\"/></file>"));
    }
    let areas: Vec<String> =
        (0..80).map(|number| format!("<fptr><area FILEID=\"f{number}\" BEGIN=\"b1\"/></fptr>")).collect();
    let areas = areas.concat();
    let article = format!(
        "<structMap TYPE=\"LOGICAL\"><div TYPE=\"ARTICLE\"><div TYPE=\"BODY\">{areas}</div></div></structMap>"
    );
    files.push(("m.xml".to_owned(), format!("<mets><fileSec>{list}</fileSec>{article}{article}</mets>")));
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in &files {
        std::fs::write(folder.path().join(name), text).unwrap();
    }
    let (articles, _) = read_path(&folder.path().join("m.xml"), &Reading::default());
    let words: Vec<usize> = articles.iter().map(|article| article.body.split_whitespace().count()).collect();
    assert_eq!(words, [160, 160]);
}

#[test]
fn cut_and_changed_samples_never_make_it_panic() {
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/formats");
    let folder = tempfile::tempdir().unwrap();
    let mut state = 7_u32;
    let mut random = move |below: usize| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 8) as usize % below.max(1)
    };
    let mut files: Vec<PathBuf> = Vec::new();
    for format in
        ["alto", "hocr", "page-xml", "mets", "mets/echo", "mets/ndnp", "mets/harbour-1912-05-04/text"]
    {
        let entries = std::fs::read_dir(samples.join(format)).unwrap().flatten().map(|entry| entry.path());
        files.extend(entries.filter(|path| path.is_file()));
    }
    files.sort();
    let reading = Reading { scope: Scope::Everything, ..Reading::default() };
    for path in &files {
        let name = path.strip_prefix(&samples).unwrap();
        let target = folder.path().join(name);
        std::fs::create_dir_all(target.parent().unwrap()).unwrap();
        let whole = std::fs::read(path).unwrap();
        std::fs::write(&target, &whole).unwrap();
        for _ in 0..40 {
            let mut bytes = whole.clone();
            for _ in 0..random(6) {
                let (at, from) = (random(bytes.len()), random(bytes.len()));
                match random(4) {
                    0 => bytes[at] = b"<>\"'/&;=- \xff\0"[random(12)],
                    1 => bytes.truncate(at.max(1)),
                    2 => {
                        let end = (from + random(60)).min(bytes.len());
                        let piece = bytes[from..end].to_vec();
                        bytes.splice(at..at, piece);
                    }
                    _ => drop(bytes.drain(at..(at + random(60)).min(bytes.len()))),
                }
                if bytes.is_empty() {
                    break;
                }
            }
            std::fs::write(&target, &bytes).unwrap();
            read_path(&target, &reading);
        }
    }
}
