//! A PDF goes in; its text comes out as one article, in the order in which it is read.
//!
//! The library that reads it is given a page in its simplest form, one after the other, on a thread of its own: a page
//! that it cannot read costs that page, and a document that takes too long is left behind.

mod bidirectional;
mod content;
mod glyphs;
mod info;
mod layout;
mod load;
mod outside;
mod paragraphs;

use super::prose::{self, Part};
use super::{Format, Head, Input, Item, clipping, exports, input};
use crate::article::{About, Origin, RawArticle, Statement};
use layout::Line;
use memchr::memmem;
use std::io::Read;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

/// PDF documents.
pub struct Pdf;

/// Most of a PDF is pictures and fonts: it may be so many times longer than an article.
const LONGER: u64 = 10;
/// The stack of the thread that reads.
const STACK: usize = 32 << 20;
/// Words of a page, on average, with fewer of which its picture may be what is to be read.
const FEWEST_WORDS: usize = 12;
/// One letter in so many that cannot be read is too many.
const UNREADABLE: usize = 5;

impl Format for Pdf {
    fn name(&self) -> &'static str {
        "pdf"
    }

    fn help(&self) -> &'static str {
        "PDF documents with text in them"
    }

    fn recognises(&self, head: &Head<'_>) -> bool {
        // Some programs put a few bytes in front (ISO 32000-1, annex H, note 13).
        memmem::find(&head.bytes[..head.bytes.len().min(1024)], b"%PDF-").is_some_and(|at| {
            at == 0 || !head.bytes[..at].is_ascii() || head.bytes[..at].trim_ascii().is_empty()
        })
    }

    fn read(&self, input: &mut Input<'_>, out: &mut dyn FnMut(Item)) {
        let bytes = match bytes(input) {
            Ok(bytes) => bytes,
            Err(reason) => return out(Item::Failed { member: None, reason }),
        };
        let (patience, limit) = (input.patience(), input.limit());
        let bytes = Arc::new(bytes);
        let found = read_aside(&bytes, patience);
        for doubt in &found.doubts {
            input.suspect(doubt.clone());
        }
        let page_count = found.pages.len();
        let text = paragraphs::text(found.pages);
        let mut reason = found.failed.into_iter().next();
        if text.parts.is_empty() && reason.is_none() && !found.doubts.is_empty() {
            reason = Some("it is damaged, and no text is left in it".to_owned());
        }
        let is_readable = !text.parts.is_empty() && !is_unreadable(&text.parts);
        let is_locked = reason.as_ref().is_some_and(|reason| reason.starts_with("encrypted"));
        if is_readable && reason.is_none() {
            let words: usize = text.parts.iter().map(|part| part.text.split_whitespace().count()).sum();
            if found.pictures >= page_count && words < page_count * FEWEST_WORDS {
                input.suspect("hardly a word on its pages beside pictures: they may be a scan");
            }
            return give(&text.parts, &text.heads, found.info, limit, out);
        }
        if reason.is_none() && text.parts.is_empty() {
            return input.skip(match found.pictures {
                0 => "a PDF without text",
                _ => "a scan: its pages are pictures without text",
            });
        }
        let reason = reason.unwrap_or_else(|| "its fonts do not say which letters they show".to_owned());
        let others = if is_locked { None } else { outside::read(&bytes, patience, limit) };
        let others = others.map(|pages| parts_of_pages(&pages)).filter(|parts| !is_unreadable(parts));
        if let Some(parts) = others {
            input.suspect(format!("read by the program pdftotext: {reason}"));
            return give(&parts, &[], found.info, limit, out);
        }
        if !text.parts.is_empty() {
            give(&text.parts, &text.heads, found.info, limit, out);
        }
        out(Item::Failed { member: None, reason });
    }
}

fn bytes(input: &mut Input<'_>) -> Result<Vec<u8>, String> {
    let limit = input.limit() * LONGER;
    let mut bytes = Vec::new();
    let read = input.raw_reader().take(limit + 1).read_to_end(&mut bytes);
    match read {
        Err(error) if bytes.is_empty() => Err(error.to_string()),
        _ if bytes.len() as u64 > limit => Err(input::too_long("the file", bytes.len() as u64, limit)),
        _ => Ok(bytes),
    }
}

/// What could be read of a document.
#[derive(Default)]
struct Found {
    pages: Vec<Vec<Line>>,
    info: Vec<Statement>,
    pictures: usize,
    doubts: Vec<String>,
    failed: Vec<String>,
}

/// What the thread tells of its progress.
enum Told {
    Loaded { info: Vec<Statement>, pictures: usize, doubts: Vec<String> },
    Page(Result<(Vec<Line>, usize), String>),
    Failed(String),
}

/// Reads on a thread of its own, for as long as there is patience.
fn read_aside(bytes: &Arc<Vec<u8>>, patience: Duration) -> Found {
    let (tell, told) = channel();
    let stop = Arc::new(AtomicBool::new(false));
    let (for_thread, bytes) = (Arc::clone(&stop), Arc::clone(bytes));
    let work = move || {
        let read = std::panic::AssertUnwindSafe(|| read_pages(&bytes, &tell, &for_thread));
        if std::panic::catch_unwind(read).is_err() {
            tell.send(Told::Failed("no PDF that can be read: it is damaged".to_owned())).ok();
        }
    };
    let mut found = Found::default();
    if let Err(error) = std::thread::Builder::new().stack_size(STACK).spawn(work) {
        found.failed.push(error.to_string());
        return found;
    }
    let begin = Instant::now();
    let (mut pages, mut unread) = (0, 0);
    loop {
        match told.recv_timeout(patience.saturating_sub(begin.elapsed())) {
            Ok(Told::Loaded { info, pictures, doubts }) => {
                found = Found { info, pictures, doubts, ..found };
            }
            Ok(Told::Page(page)) => {
                pages += 1;
                let reason = match page {
                    Ok((lines, unread_fonts)) => {
                        found.pages.push(lines);
                        if unread_fonts == 0 {
                            continue;
                        }
                        format!(
                            "letters on page {pages} are missing: {unread_fonts} of its fonts cannot be read"
                        )
                    }
                    Err(reason) => format!("page {pages} cannot be read: {reason}"),
                };
                unread += 1;
                if unread == 1 {
                    found.failed.push(reason);
                }
            }
            Ok(Told::Failed(reason)) => found.failed.insert(0, reason),
            Err(RecvTimeoutError::Disconnected) => break,
            Err(RecvTimeoutError::Timeout) => {
                stop.store(true, Ordering::Relaxed);
                let seconds = patience.as_secs();
                let reason = format!(
                    "took longer than {seconds} seconds, given up after {pages} pages; raise --patience"
                );
                found.failed.insert(0, reason);
                break;
            }
        }
    }
    if unread > 1 {
        let last = found.failed.len() - 1;
        found.failed[last].push_str(&format!(", and so on {} others", unread - 1));
    }
    found
}

fn read_pages(bytes: &[u8], tell: &Sender<Told>, stop: &AtomicBool) {
    let mut loaded = match load::load(bytes) {
        Ok(loaded) => loaded,
        Err(reason) => {
            tell.send(Told::Failed(reason)).ok();
            return;
        }
    };
    let info = info::statements(&loaded.document);
    let doubts = std::mem::take(&mut loaded.doubts);
    tell.send(Told::Loaded { info, pictures: loaded.pictures, doubts }).ok();
    for index in 0..loaded.pages.len() {
        if stop.load(Ordering::Relaxed) {
            return;
        }
        let page = glyphs::of_page(&mut loaded, index, stop);
        let page = page.map(|letters| (layout::pieces(letters.glyphs), letters.unread_fonts));
        if tell.send(Told::Page(page)).is_err() {
            return;
        }
    }
}

/// Whether many letters are none: fonts of a document may keep to themselves which letters they show.
fn is_unreadable(parts: &[Part]) -> bool {
    let (mut all, mut unreadable) = (0, 0);
    for letter in parts.iter().flat_map(|part| part.text.chars()).filter(|c| !c.is_whitespace()) {
        all += 1;
        let is_none = letter.is_control() || matches!(letter, '\u{fffd}' | '\u{e000}'..='\u{f8ff}');
        unreadable += usize::from(is_none);
    }
    unreadable * UNREADABLE > all
}

/// The paragraphs of pages that came as plain text.
fn parts_of_pages(pages: &[String]) -> Vec<Part> {
    let all = pages.join("\n\n");
    super::paragraphs::paragraphs(&all).split("\n\n").map(Part::plain).collect()
}

/// Gives the document as one article, or as those of the database that exported it.
fn give(parts: &[Part], heads: &[String], info: Vec<Statement>, limit: u64, out: &mut dyn FnMut(Item)) {
    if let Some(database) = exports::of_text(&prose::beginning(parts.iter().map(|part| &part.text))) {
        let paragraphs = parts.iter().map(|part| {
            let is_bold = part.is_title || part.is_heading;
            (part.text.clone(), exports::Setting { is_bold, ..exports::Setting::default() })
        });
        if exports::read_paragraphs(database, paragraphs, limit, out) > 0 {
            return;
        }
    }
    out(Item::Article(article(parts, heads, info)));
}

fn article(parts: &[Part], heads: &[String], info: Vec<Statement>) -> RawArticle {
    let mut article = prose::article(parts);
    for head in heads.iter().filter(|head| clipping::is_imprint(head)) {
        article.state(About::Imprint, Origin::Line, head, "line at the edge of the pages");
    }
    article.statements.extend(info);
    article
}

#[cfg(test)]
mod tests {
    use crate::ingest::tests::{read_bytes, summary};
    use crate::ingest::{Outcome, Reading};

    /// A document of one page that draws a form, with other objects behind.
    fn made(content: &str, others: &str) -> Vec<u8> {
        format!(
            "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R 2 0 R]/Count 2/Parent 2 0 R>>endobj\n\
             3 0 obj<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<</F 6 0 R>>/XObject<</X 5 0 R>>>>>>endobj\n\
             4 0 obj<</Length {}>>stream\n{content}\nendstream endobj\n\
             6 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n{others}",
            content.len()
        )
        .into_bytes()
    }

    fn text(bytes: &[u8]) -> String {
        let (articles, report) = read_bytes("a.pdf", bytes, &Reading::default());
        assert_eq!(articles.len(), 1, "{report:?}");
        let title = articles[0].statements.first().map(|title| title.text.clone() + "|").unwrap_or_default();
        title + &articles[0].body
    }

    #[test]
    fn a_form_that_draws_itself_and_pages_that_hold_themselves_end() {
        let form = "5 0 obj<</Type/XObject/Subtype/Form/Matrix[1 0 0 1 0 -30]/Length 55/Resources<</Font<</F 6 0 R>>/XObject<</X 5 0 R>>>>>>stream\n\
                    BT /F 12 Tf 20 200 Td (Nobody came.) Tj ET /X Do /X Do \nendstream endobj\n";
        let bytes = made("BT /F 12 Tf 20 200 Td (It rained on Monday.) Tj ET /X Do", form);
        assert_eq!(text(&bytes), "It rained on Monday.\n\nNobody came.");
    }

    /// Lines of a column, at their places.
    fn column(left: u32, top: u32, lines: &[&str]) -> String {
        let line = |(at, line): (usize, &&str)| {
            format!("BT /F 9 Tf {left} {} Td ({line}) Tj ET\n", top - 11 * at as u32)
        };
        lines.iter().enumerate().map(line).collect()
    }

    #[test]
    fn columns_below_others_may_be_broader() {
        let narrow =
            ["It rained in the town all", "day on Monday, and the", "mayor stayed at home,", "as she said."];
        let broad = |who: &str| {
            [
                format!("{who} came to the harbour at noon to see the new"),
                "bridge, which was closed to all of them, although it".to_owned(),
                "had been said that the bridge would be open before the".to_owned(),
                "end of the year, and it was not known by whom.".to_owned(),
            ]
        };
        let mut content: String = [50, 220, 390].into_iter().map(|left| column(left, 700, &narrow)).collect();
        for (left, who) in [(50, "Many people"), (310, "Two ministers")] {
            content += &column(left, 600, &broad(who).each_ref().map(String::as_str));
        }
        let one = "It rained in the town all day on Monday, and the mayor stayed at home, as she said.";
        let other = "came to the harbour at noon to see the new bridge, which was closed to all of them, although it \
                     had been said that the bridge would be open before the end of the year, and it was not known by whom.";
        let expected = format!("{one}\n\n{one}\n\n{one}\n\nMany people {other}\n\nTwo ministers {other}");
        assert_eq!(text(&made(&content, "")), expected);
    }

    #[test]
    fn a_note_at_the_foot_stands_behind_the_text() {
        let left = [
            "It rained in the town all day on",
            "Monday, and the mayor stayed at",
            "home, and so did all the others,",
            "for nobody had an umbrella, and",
            "she said on Sun-",
        ];
        let right = [
            "day, when the sun was still out",
            "and nobody believed her a word",
            "of what she had foreseen, that",
            "it would rain again before the",
            "week was over.",
        ];
        let note = "BT /F 7 Tf 50 600 Td (1 In the Harbour News of 3 May.) Tj ET";
        let content = column(50, 700, &left) + note + "\n" + &column(310, 700, &right);
        assert_eq!(
            text(&made(&content, "")),
            "It rained in the town all day on Monday, and the mayor stayed at home, and so did all the others, for \
             nobody had an umbrella, and she said on Sunday, when the sun was still out and nobody believed her a word \
             of what she had foreseen, that it would rain again before the week was over.\n\n1 In the Harbour News of 3 May."
        );
    }

    #[test]
    fn wrong_operands_cost_nothing_but_themselves() {
        let content = "/No gs (a) Tj /F 12 Tf 20 Td /F Tf BT /F 12 Tf 1 0 0 1 20 200 Tm 14 TL (It rained) Tj (on Monday.) ' Q Q ET 7 scn";
        assert_eq!(text(&made(content, "")), "It rained on Monday.");
    }

    #[test]
    fn a_list_of_objects_that_leads_nowhere_is_made_anew() {
        let bytes = made(
            "BT /F 12 Tf 20 200 Td (It rained on Monday.) Tj ET",
            "trailer<</Root 1 0 R/Prev 7>>\nstartxref\n7\n%%EOF",
        );
        let (articles, report) = read_bytes("a.pdf", &bytes, &Reading::default());
        assert_eq!(articles.len(), 1);
        assert!(report.suspects[0].starts_with("its list of objects was made anew"), "{:?}", report.suspects);
    }

    #[test]
    fn what_is_no_document_is_said() {
        let failed = summary("a.pdf", b"%PDF-1.4\nnothing");
        assert!(failed.starts_with("failed: no PDF that can be read"), "{failed}");
        let told = summary("a.txt", b"A file begins with %PDF-1.4 when it is one.\n\nIt rained.");
        assert!(told.starts_with("clipping"), "{told}");
    }

    #[test]
    fn a_document_that_takes_too_long_is_given_up() {
        let many = "(It rained.) Tj ".repeat(400_000);
        let bytes = made(&format!("BT /F 12 Tf 20 200 Td {many} ET"), "");
        let reading = Reading { patience: std::time::Duration::from_millis(20), ..Reading::default() };
        let (_, report) = read_bytes("a.pdf", &bytes, &reading);
        let Outcome::Failed { reason } = report.outcome else { panic!("{:?}", report.outcome) };
        assert!(reason.starts_with("took longer than 0 seconds, given up after 0 pages"), "{reason}");
    }
}
