//! Plain text of recognised pages goes in; its articles or pages come out, words joined over the ends of lines.
//!
//! Such a text has hyphens at the ends of many of its lines, as printed; a text that people wrote has hardly any. A
//! form feed ends a page. Pages of a newspaper are articles each; those of a paper with one text are read together.

use super::hyphens::Open;
use super::{Word, beside};
use crate::article::RawArticle;
use crate::ingest::{Format, Head, Input, Item, clipping, locate, news, paragraphs};

/// Plain text of recognised pages.
pub struct Printed;

/// Broken words in the beginning of a text that is plainly printed.
const FEWEST: usize = 4;
/// Of so many lines, at least one ends in a broken word.
const LINES_FOR_ONE: usize = 25;
/// Words of a page that holds more than one article.
const WORDS_OF_A_PAGE: usize = 1000;
/// Stands for a hyphen that parts a word until the lines are put together.
const PARTS: char = '\u{e000}';
/// Stands for a hyphen that is part of its word.
const JOINS: char = '\u{e001}';

impl Format for Printed {
    fn name(&self) -> &'static str {
        "ocr-text"
    }

    fn help(&self) -> &'static str {
        "plain text of scanned pages, with words broken at the ends of lines"
    }

    fn recognises(&self, head: &Head<'_>) -> bool {
        let has_marks = head.text.contains([PARTS, JOINS]);
        !has_marks && is_printed(head.text) && news::by_text(head.name, head.text).is_none()
    }

    fn read(&self, input: &mut Input<'_>, out: &mut dyn FnMut(Item)) {
        if let Some(reason) = beside::gives_way(input) {
            return input.skip(reason);
        }
        let text = match input.text() {
            Ok(text) => text,
            Err(reason) => return out(Item::Failed { member: None, reason }),
        };
        let pages: Vec<&str> = text.split('\u{c}').filter(|page| !page.trim().is_empty()).collect();
        let words = text.split_whitespace().count();
        if pages.len() < 2 || words / pages.len() < WORDS_OF_A_PAGE {
            let mut article = clipping::article(&marked(&text));
            (article.body, article.seams) = whole(&article.body);
            for statement in &mut article.statements {
                statement.text = whole(&statement.text).0;
            }
            locate::lines(&mut article, &text);
            return out(Item::Article(article));
        }
        for (number, page) in pages.iter().enumerate() {
            let marked = marked(page);
            let (body, seams) = whole(&paragraphs::join(marked.split('\n')));
            let member = Some(format!("#{}", number + 1));
            out(Item::Article(RawArticle { body, seams, member, ..RawArticle::default() }));
        }
    }
}

fn is_printed(text: &str) -> bool {
    let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).collect();
    let is_broken = |pair: &&[&str]| {
        let next = pair[1].trim_start();
        let is_word = pair[0]
            .trim_end()
            .strip_suffix(['-', '¬'])
            .is_some_and(|stem| stem.ends_with(char::is_lowercase));
        is_word && next.starts_with(char::is_lowercase)
    };
    let broken = lines.windows(2).filter(is_broken).count();
    broken >= FEWEST && broken * LINES_FOR_ONE >= lines.len()
}

/// The text with a mark in place of each hyphen at the end of a line behind which its word goes on.
fn marked(text: &str) -> String {
    let text = paragraphs::with_line_feeds(text);
    let lines: Vec<&str> = text.split('\n').collect();
    let mut marked = String::with_capacity(text.len());
    for (at, line) in lines.iter().enumerate() {
        let line = line.trim_end();
        // The other part may stand on the next page, behind an empty line.
        let next =
            lines.get(at + 1..).unwrap_or_default().iter().take(3).find(|line| !line.trim().is_empty());
        match next.and_then(|next| mark(line, next)) {
            Some((stem, mark)) => {
                marked.push_str(stem);
                marked.push(mark);
            }
            None => marked.push_str(line),
        }
        marked.push('\n');
    }
    marked
}

fn mark<'a>(line: &'a str, next: &str) -> Option<(&'a str, char)> {
    let word = |text: &str| Word { text: text.to_owned(), ..Word::default() };
    let last = line.split_whitespace().next_back()?;
    let first = next.split_whitespace().next()?;
    let joined = Open::read(&word(last), false)?.joined(&word(first), None)?;
    let stem = joined.strip_suffix(first)?;
    let (stem, mark) = match stem.strip_suffix('-') {
        Some(stem) => (stem, JOINS),
        None => (stem, PARTS),
    };
    let before = &line[..line.len() - last.len()];
    last.starts_with(stem).then(|| (&line[..before.len() + stem.len()], mark))
}

/// Puts words together whose parts are marked, and says at which bytes.
fn whole(text: &str) -> (String, Vec<u32>) {
    let mut whole = String::with_capacity(text.len());
    let mut seams = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find([PARTS, JOINS]) {
        whole.push_str(&rest[..at]);
        let mark = rest[at..].chars().next().unwrap_or(PARTS);
        match mark {
            JOINS => whole.push('-'),
            _ => seams.push(whole.len() as u32),
        }
        rest = rest[at + mark.len_utf8()..].trim_start();
    }
    whole.push_str(rest);
    (whole, seams)
}

#[cfg(test)]
mod tests {
    use crate::ingest::Reading;
    use crate::ingest::tests::{read_bytes, summary};

    const COLUMN: &str = "The mayor of Port Town said on Mon-\nday that a bridge would be paid for\nby the new provincial govern-\n                          ment. The Anglo-\nAmerican club, which had asked for\nit, met in the old school-\nhouse by the quay, and its mem-\n                          bers were content.\n";

    #[test]
    fn broken_words_are_joined() {
        let (articles, _) = read_bytes("a.txt", COLUMN.as_bytes(), &Reading::default());
        let body = "The mayor of Port Town said on Monday that a bridge would be paid for by the new provincial \
                    government. The Anglo-American club, which had asked for it, met in the old schoolhouse by the \
                    quay, and its members were content.";
        assert_eq!(articles[0].body, body);
        assert_eq!(summary("a.txt", COLUMN.as_bytes()), "ocr-text -");
        assert_eq!(
            summary("a.txt", b"Bridge opens\n\nThe pre-\nwar bridge is open."),
            "clipping Bridge opens"
        );
    }

    #[test]
    fn large_pages_are_articles() {
        let page = COLUMN.repeat(30);
        let issue = format!("{page}\u{c}{page}\u{c}");
        assert_eq!(summary("a.txt", issue.as_bytes()), "ocr-text #1 -\nocr-text #2 -");
        let paper = format!("{COLUMN}\u{c}{COLUMN}");
        assert_eq!(summary("a.txt", paper.as_bytes()), "ocr-text -");
    }
}
