//! Scanned newspapers go in as a folder; their articles, both forms of broken words and how sure they are come out.

use super::archive::{Archive, repository};

/// The samples of scans, indexed.
fn archive() -> Archive {
    let archive = Archive::new();
    for format in ["alto", "mets", "hocr", "page-xml", "ocr-text"] {
        archive.copy(&repository().join("tests/data/formats").join(format), &format!("scans/{format}"));
    }
    // Some samples are broken on purpose.
    assert_ne!(archive.run(&["index", "scans"]).code, 101);
    archive
}

#[test]
fn a_broken_word_is_found_by_itself_and_by_its_parts() {
    let archive = archive();
    let count = |query: &str| archive.search(&[query]).lines.len();
    assert_eq!([count("government"), count("govern"), count("ment")], [3, 3, 3]);
    assert_eq!([count("passengers"), count("passen"), count("gers")], [2, 2, 2]);
    assert_eq!(count("govern ment whatever"), count("government whatever"));
    let hits = archive.search(&["passen source:harbour"]);
    let snippet = &hits.lines[0]["snippets"][0];
    let (text, mark) = (snippet["text"].as_str().unwrap(), &snippet["marks"][0]);
    let at = |index: usize| mark[index].as_u64().unwrap() as usize;
    assert_eq!(text.get(at(0)..at(1)), Some("passengers"));
}

#[test]
fn pages_of_an_issue_are_not_articles_twice() {
    let archive = archive();
    let count = |query: &str| archive.search(&[query]).lines.len();
    assert_eq!(count("\"FRESH FISH DAILY\""), 1);
    assert_eq!(count("\"band played\""), 1);
    let skipped = archive.run(&["list", "skipped"]).stdout;
    assert!(skipped.contains("text/0001.xml: a page of the issue that "), "{skipped}");
    let failed = archive.run(&["list", "failed"]).stdout;
    assert!(failed.contains("0003.xml: a page that is not beside its METS"), "{failed}");
}

#[test]
fn scans_are_filtered_by_how_sure_they_are() {
    let archive = archive();
    let sure = |query: &str| {
        let hits = archive.search(&[query]).lines;
        hits.iter().all(|hit| !hit["id"].is_null()).then_some(hits.len())
    };
    let all = sure("has:ocr").unwrap();
    assert_eq!(sure("ocr:<0.8").unwrap() + sure("ocr:>=0.8").unwrap(), all);
    assert_eq!(sure("ocr:0.93"), Some(1));
    assert_eq!(sure("ocr:<0.6"), Some(0));
    let article =
        archive.exported().into_iter().find(|article| article["title"] == "The ferry runs again").unwrap();
    assert_eq!(article["ocr"], 0.75);
    assert_eq!(article["page"], serde_json::json!(["1", "2"]));
    assert_eq!(article["usage"], serde_json::json!(["Public domain"]));
    assert_eq!(article["embargo"], serde_json::Value::Null);
    assert_eq!(article["urgency"], serde_json::Value::Null);
}
