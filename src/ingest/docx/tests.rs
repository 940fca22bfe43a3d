//! Documents made by hand go in, whole, cut and locked; a line for each article and each failure comes out.

use super::*;
use crate::ingest::tests::{read_bytes, summary};
use crate::ingest::{Outcome, Reading};
use ::zip::write::{SimpleFileOptions, ZipWriter};
use std::io::{Cursor, Write};

fn made(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn document(body: &str) -> Vec<u8> {
    let text = format!("<w:document xmlns:w=\"w\" xmlns:r=\"r\"><w:body>{body}</w:body></w:document>");
    made(&[("[Content_Types].xml", "<Types/>"), ("word/document.xml", &text)])
}

fn paragraph(text: &str) -> String {
    format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
}

#[test]
fn a_document_without_styles_is_read() {
    let bytes = document(&(paragraph("Ferry sold") + &paragraph("It was sold on Monday.")));
    assert_eq!(summary("a.bin", &bytes), "docx Ferry sold");
    assert_eq!(summary("a.docx", &document("")), "skipped: a document without text");
}

#[test]
fn what_looks_alike_is_one_run() {
    let mut targets = HashMap::new();
    targets.insert("r1".to_owned(), "https://example.org/".to_owned());
    let text = "<p><r><rPr><b/></rPr><t>Byline:</t></r><r><rPr><b val=\"0\"/></rPr><t> Jane</t></r><r><t> Roe</t></r>\
                <hyperlink id=\"r1\"><r><t>Link</t></r></hyperlink></p>";
    let styles = Styles::default();
    let mut writer = Writer::new(&styles, &targets);
    writer.block(&crate::ingest::xml::parse(text).unwrap().root);
    let runs: Vec<(&str, bool, Option<&str>)> = writer.paragraphs[0]
        .runs
        .iter()
        .map(|run| (run.text.as_str(), run.bold, run.link.as_deref()))
        .collect();
    let expected =
        [("Byline:", true, None), (" Jane Roe", false, None), ("Link", false, Some("https://example.org/"))];
    assert_eq!(runs, expected);
}

#[test]
fn other_documents_of_the_family_are_named_and_archives_stay_archives() {
    let types = ("[Content_Types].xml", "<Types/>");
    assert_eq!(summary("a.xlsx", &made(&[types, ("xl/workbook.xml", "<a/>")])), "skipped: an Excel workbook");
    let texts = [("word/media/a.txt", "Ferry sold\n\nIt was sold on Monday.")];
    assert_eq!(summary("a.zip", &made(&texts)), "docx !word/media/a.txt Ferry sold");
}

#[test]
fn what_stands_before_a_cut_is_kept() {
    let many: String = (0..2000)
        .map(|day| paragraph(&format!("It rained on day {day} of {}.", day * 7919 % 10_007)))
        .collect();
    let whole = document(&(paragraph("Rain") + &many));
    let (articles, report) = read_bytes("a.docx", &whole[..whole.len() / 2], &Reading::default());
    let words = articles[0].body.split_whitespace().count();
    assert!((4_000..12_000).contains(&words), "{words}");
    assert!(report.failed[0].1.starts_with("the text is damaged: "), "{:?}", report.failed);
}

#[test]
fn a_bomb_is_not_unpacked() {
    let bomb = document(&format!("<w:p><w:r><w:t>{}</w:t></w:r></w:p>", "0 ".repeat(36 << 20)));
    let (articles, report) = read_bytes("a.docx", &bomb, &Reading::default());
    assert!(articles.len() <= 1);
    assert!(report.failed.len() == 1 || matches!(report.outcome, Outcome::Failed { .. }), "{report:?}");
}

#[test]
fn a_password_is_asked_for() {
    let mut bytes = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
    bytes.resize(1024, 0);
    bytes.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    assert_eq!(summary("a.docx", &bytes), "failed: encrypted: it needs a password");
}

#[test]
fn a_table_of_nothing_costs_no_memory() {
    let cells = "<w:tc/>".repeat(1 << 18);
    let bytes = document(&(paragraph("Ferry sold") + &format!("<w:tbl><w:tr>{cells}</w:tr></w:tbl>")));
    let (articles, report) = read_bytes("a.docx", &bytes, &Reading::default());
    assert_eq!(articles.len(), 1);
    assert!(report.failed[0].1.contains("the limit is 20 MB: raise --article-limit"), "{:?}", report.failed);
}

#[test]
fn text_of_another_format_in_a_document_is_read() {
    let text =
        "<w:document xmlns:w=\"w\" xmlns:r=\"r\"><w:body><w:altChunk r:id=\"a1\"/></w:body></w:document>";
    let relations =
        "<Relationships><Relationship Id=\"a1\" Type=\"x/aFChunk\" Target=\"chunk.txt\"/></Relationships>";
    let bytes = made(&[
        ("[Content_Types].xml", "<Types/>"),
        ("word/document.xml", text),
        ("word/_rels/document.xml.rels", relations),
        ("word/chunk.txt", "Ferry sold\n\nIt was sold on Monday."),
    ]);
    assert_eq!(summary("a.docx", &bytes), "docx !word/chunk.txt Ferry sold");
}
