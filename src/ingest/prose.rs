//! The paragraphs of a document go in, with what their styles say; one article comes out: headline, the lines under it, text.

use super::clipping;
use crate::article::{About, Origin, RawArticle};
use crate::ingest::paragraphs::one_line;

/// A paragraph of a document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Part {
    /// Its text, without white space around; lines that are broken on purpose are parted by a line feed.
    pub text: String,
    /// Whether its style is that of the document's title.
    pub is_title: bool,
    /// Whether its style is that of a heading.
    pub is_heading: bool,
}

impl Part {
    /// A paragraph of no style.
    pub fn plain(text: impl Into<String>) -> Part {
        Part { text: text.into(), ..Part::default() }
    }
}

/// Lines above the headline: a rubric, the name of a paper, a day.
const MOST_ABOVE: usize = 4;
/// Words of the longest line above the headline.
const WORDS_ABOVE: usize = 12;

/// Makes an article of the paragraphs.
///
/// The headline is the paragraph in the style of a title, or the first heading, where only short lines stand above
/// it; else the first line if it reads like one. What stands above and under it in lines of source, date or author is
/// stated as imprint. Nothing is dropped.
pub fn article(parts: &[Part]) -> RawArticle {
    let parts: Vec<(usize, &Part)> =
        parts.iter().enumerate().filter(|(_, part)| !part.text.trim().is_empty()).collect();
    let mut lines: Vec<&str> = Vec::new();
    // The paragraph of each line, and the first line of each paragraph.
    let (mut owners, mut firsts) = (Vec::new(), Vec::new());
    for (index, (_, part)) in parts.iter().enumerate() {
        firsts.push(lines.len());
        for line in part.text.lines() {
            lines.push(line);
            owners.push(index);
        }
        lines.push("");
        owners.push(index);
    }
    let mut article = RawArticle::default();
    let place = |line: usize| format!("paragraph {}", parts[owners[line]].0 + 1);
    let imprint = |article: &mut RawArticle, lines: &[&str], from: usize| {
        for (at, line) in lines.iter().enumerate() {
            article.state(About::Imprint, Origin::Line, line, place(from + at));
        }
    };
    let body = if let Some(index) = styled_title(&parts) {
        let first = firsts[index];
        let end = firsts.get(index + 1).copied().unwrap_or(lines.len());
        let title = one_line(&parts[index].1.text);
        imprint(&mut article, &lines[..first], 0);
        article.state(About::Title, Origin::Line, &title, place(first));
        let body = clipping::after_imprint(&lines, end);
        imprint(&mut article, &lines[end..body], end);
        body
    } else if let Some(at) = clipping::headline(&lines) {
        article.state(About::Title, Origin::Line, lines[at], place(at));
        let body = clipping::after_imprint(&lines, at + 1);
        imprint(&mut article, &lines[at + 1..body], at + 1);
        body
    } else {
        0
    };
    let mut before = None;
    for (line, owner) in lines.iter().zip(&owners).skip(body).filter(|(line, _)| !line.trim().is_empty()) {
        match before {
            None => {}
            Some(before) if before == owner => article.body.push('\n'),
            Some(_) => article.body.push_str("\n\n"),
        }
        article.body.push_str(line.trim_end());
        before = Some(owner);
    }
    article
}

/// The paragraphs of a row of a table: one for all, which `join` makes of those of its cells, or, where a cell has several
/// and so is a column of a layout, each for itself.
pub fn row<P>(cells: Vec<Vec<P>>, join: impl FnOnce(Vec<P>) -> P) -> Vec<P> {
    let is_layout = cells.len() < 2 || cells.iter().any(|cell| cell.len() > 1);
    let paragraphs: Vec<P> = cells.into_iter().flatten().collect();
    if is_layout { paragraphs } else { vec![join(paragraphs)] }
}

/// Bytes of text by which an export of a database is recognised.
const BEGINNING: usize = 1 << 18;

/// The first paragraphs of a document, a line each.
pub fn beginning<T: AsRef<str>>(paragraphs: impl Iterator<Item = T>) -> String {
    let mut text = String::new();
    for paragraph in paragraphs {
        if text.len() > BEGINNING {
            break;
        }
        text.push_str(paragraph.as_ref());
        text.push('\n');
    }
    text
}

/// Adds paragraphs to the end of a text: its notes.
pub fn append(article: &mut RawArticle, paragraphs: impl Iterator<Item = String>) {
    for paragraph in paragraphs.filter(|paragraph| !paragraph.trim().is_empty()) {
        if !article.body.is_empty() {
            article.body.push_str("\n\n");
        }
        article.body.push_str(paragraph.trim());
    }
}

/// States what a property of a document's file says; a program may have filled it in, so it stands behind what is
/// printed, and a day of making or saving is only some day.
pub fn property(article: &mut RawArticle, about: About, text: &str, name: &str) {
    if about == About::Title && is_name_of_a_file(text) || is_placeholder(text) {
        return;
    }
    article.state(about, Origin::Meta, text, format!("document property `{name}`"));
}

/// What programs fill in where nobody says anything.
fn is_placeholder(text: &str) -> bool {
    let text = text.trim().trim_matches(['(', ')']).to_lowercase();
    ["anonymous", "unspecified", "untitled", "unknown", "unnamed", "none"].contains(&text.as_str())
}

/// Programs fill in the name of the file when nobody gives a title: `Microsoft Word - draft2.doc`.
fn is_name_of_a_file(title: &str) -> bool {
    let title = title.trim();
    let ending = title.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    let known =
        ["doc", "docx", "odt", "rtf", "txt", "pdf", "indd", "qxd", "pages", "htm", "html", "dot", "dotx"];
    title.starts_with("Microsoft Word - ") || ending.is_some_and(|ending| known.contains(&ending.as_str()))
}

/// The paragraph that its style makes the headline.
fn styled_title(parts: &[(usize, &Part)]) -> Option<usize> {
    let by_title = parts.iter().position(|(_, part)| part.is_title);
    let found = by_title.or_else(|| parts.iter().position(|(_, part)| part.is_heading))?;
    let is_short = |part: &Part| part.text.split_whitespace().nth(WORDS_ABOVE).is_none();
    let may_stand_above = found <= MOST_ABOVE
        && parts[..found]
            .iter()
            .all(|(_, part)| is_short(part) && part.text.lines().all(|line| !line.trim_end().ends_with('.')));
    may_stand_above.then_some(found)
}
