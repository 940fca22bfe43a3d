//! An export of Factiva goes in; its articles come out.
//!
//! Each article ends with its number, `Document ABCD000020240403ek4300001`. With indexing every line stands behind a
//! code of two or three letters; without it the same values stand in the same order, bare.

mod bare;
mod coded;

use super::Database;
use super::lines::{Chunk, Cut, Line};
use super::page_lines::Marks;
use crate::article::RawArticle;

/// Exports of Factiva.
pub struct Factiva;

impl Database for Factiva {
    fn name(&self) -> &'static str {
        "factiva"
    }

    fn help(&self) -> &'static str {
        "exports of Factiva: text, pages, RTF, with codes or without"
    }

    fn words(&self) -> &'static [&'static str] {
        &["HD", "ocument", "okumen", "Factiva", "окумент", "文書", "文档", "文件", "문서", "Belge"]
    }

    fn recognises(&self, text: &str) -> bool {
        let codes: Vec<&str> =
            text.lines().filter_map(|line| coded::loose_code(line)).map(|(code, _)| code).collect();
        let has = |wanted: &[&str]| wanted.iter().all(|code| codes.contains(code));
        if has(&["HD", "PD", "SN", "WC"]) || has(&["HD", "PD", "SN", "LP"]) {
            return true;
        }
        let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
        let has_number = lines.iter().any(|line| number(line).is_some());
        has_number && lines.iter().any(|line| bare::is_length(line))
    }

    fn recognises_page(&self, html: &str) -> bool {
        let title = html
            .split_once("<title>")
            .and_then(|(_, rest)| rest.split_once('<'))
            .map_or("", |(title, _)| title);
        matches!(title.trim(), "Factiva" | "Dow Jones Factiva" | "Factiva.com")
            || html.contains("articleParagraph")
                && html.contains("Headline")
                && html.contains("articleParagraph\">")
    }

    fn marks(&self) -> Marks {
        &[
            ("counted", "counted"),
            ("#hd", "title"),
            ("*Headline", "title"),
            ("author", "author"),
            ("articleParagraph", "paragraph"),
            ("#pageFooter", "footer"),
            ("#navcontainer", "footer"),
            ("factivalogo", "footer"),
            ("#headlineFrame", "footer"),
            ("searchPreview", "footer"),
        ]
    }

    fn cut(&self, line: &Line) -> Cut {
        let text = match coded::loose_code(&line.text) {
            Some(("AN", rest)) => rest,
            _ => line.text.trim(),
        };
        if number(text).is_some() { Cut::Ends } else { Cut::None }
    }

    fn continues(&self, _: &Chunk, _: &Chunk) -> bool {
        false
    }

    fn article(&self, chunk: &Chunk) -> Option<RawArticle> {
        let lines: Vec<Line> = chunk
            .lines
            .iter()
            .filter(|line| line.mark != Some("footer") && !is_foot(&line.text))
            .cloned()
            .collect();
        let codes: Vec<&str> =
            lines.iter().filter_map(|line| coded::loose_code(&line.text)).map(|(code, _)| code).collect();
        let is_coded = codes.contains(&"HD") && codes.contains(&"PD");
        if is_coded { coded::article(&lines, chunk.ends) } else { bare::article(&lines, chunk.ends) }
    }
}

/// What stands on each page of a PDF: `Page 2 of 5 © 2024 Factiva, Inc. All rights reserved.`
fn is_foot(line: &str) -> bool {
    // Spaces are lost in some.
    let squeezed = || line.split_whitespace().collect::<String>().to_lowercase();
    line.len() <= 120 && line.contains("Factiva") && squeezed().contains("factiva,inc.allrightsreserved")
}

/// The number in `Document ABCD000020240403ek4300001`, in the languages of the pages.
fn number(line: &str) -> Option<&str> {
    let (word, number) = line.trim().split_once(char::is_whitespace)?;
    let number = number.trim();
    let is_number = (15..=40).contains(&number.len())
        && number.bytes().all(|byte| byte.is_ascii_alphanumeric())
        && number.starts_with(|c: char| c.is_ascii_alphabetic())
        && number.bytes().filter(u8::is_ascii_digit).count() >= 10;
    (is_number && WORDS.contains(&word.to_lowercase().trim_end_matches(':'))).then_some(number)
}

const WORDS: &[&str] = &[
    "document",
    "dokument",
    "documento",
    "документ",
    "文書",
    "文档",
    "文件",
    "문서",
    "belge",
    "dokumen",
    "ドキュメント",
    "文献",
];
