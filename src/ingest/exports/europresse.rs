//! An export of Europresse or Eureka goes in; its articles come out.
//!
//! The classes of its pages name the parts: `DocPublicationName`, `DocHeader` (section, day, page), `titreArticle`,
//! `docAuthors`, `docOcurrContainer`; the older pages have no class for the text.

use super::Database;
use super::dates;
use super::entry::Entry;
use super::labels::Field;
use super::lines::{Chunk, Cut, Line, blocks, is_name, joined};
use super::page_lines::{ASIDE, BEGIN, Marks};
use crate::article::{About, RawArticle};

/// Exports of Europresse.
pub struct Europresse;

const SOURCE: &str = "source";
const HEADER: &str = "header";
const TITLE: &str = "title";

impl Database for Europresse {
    fn name(&self) -> &'static str {
        "europresse"
    }

    fn help(&self) -> &'static str {
        "pages of Europresse and Eureka"
    }

    fn words(&self) -> &'static [&'static str] {
        &["DocPublicationName", "DocHeader", "titreArticle", "TitreArticle", "cedrom-sni"]
    }

    fn recognises(&self, _: &str) -> bool {
        false
    }

    fn recognises_page(&self, html: &str) -> bool {
        let names = [
            "DocPublicationName",
            "docOcurrContainer",
            "titreArticleVisu",
            "TitreArticleVisu",
            "cedrom-sni.com",
        ];
        names.iter().filter(|name| html.contains(**name)).count() >= 2
            || html.contains("class=\"DocPublicationName\"")
            || html.contains("cedrom-sni.com/schema")
    }

    fn marks(&self) -> Marks {
        &[
            ("article#", BEGIN),
            ("DocPublicationName", SOURCE),
            ("DocHeader", HEADER),
            ("rdp__articletitle", TITLE),
            ("titreArticleVisu", TITLE),
            ("TitreArticleVisu", TITLE),
            ("rdp__subtitle", "subtitle"),
            ("rdp__surtitle", "subtitle"),
            ("titreArticle", "titles"),
            ("docAuthors", "author"),
            ("sm-margin-bottomNews", "author"),
            ("docOcurrContainer", "body"),
            ("DocText", "body"),
            ("publiC-lblNodoc", "record"),
            ("publiC*", ASIDE),
            ("txtCertificat", ASIDE),
            ("apd-wrapper", ASIDE),
            ("aside#", ASIDE),
            ("footer#", "rights"),
            ("small#", "rights"),
        ]
    }

    fn cut(&self, line: &Line) -> Cut {
        let is_name =
            line.mark == Some(SOURCE) && line.text.chars().filter(|c| c.is_alphabetic()).count() > 1;
        if line.mark == Some(BEGIN) || is_name { Cut::Begins } else { Cut::None }
    }

    /// A paper's name in two lines.
    fn continues(&self, open: &Chunk, _: &Chunk) -> bool {
        let has = |mark: &str| open.lines.iter().any(|line| line.mark == Some(mark));
        has(SOURCE) && !has(HEADER) && !has(TITLE) && !has("body")
    }

    fn article(&self, chunk: &Chunk) -> Option<RawArticle> {
        let lines = &chunk.lines;
        let has_body = lines.iter().any(|line| line.mark == Some("body"));
        let mut entry = Entry::default();
        source(&mut entry, lines);
        header(&mut entry, &marked(lines, HEADER));
        entry.state(Field::Title, &marked(lines, TITLE), "class `titreArticle`");
        if !entry.has(About::Title) {
            entry.state(Field::Title, &marked(lines, "titles"), "class `titreArticle`");
        }
        entry.state(Field::Summary, &marked(lines, "subtitle"), "class `rdp__subtitle`");
        let title_at = lines.iter().position(|line| line.mark == Some(TITLE)).unwrap_or(0);
        entry.state(Field::Author, &marked(&lines[title_at..], "author"), "class `docAuthors`");
        if has_body {
            around_title(&mut entry, lines);
        }
        // Above the headline the same class holds a line over it.
        entry.state(Field::Summary, &marked(&lines[..title_at], "author"), "line above the headline");
        for line in lines.iter().filter(|line| line.mark == Some("rights")) {
            if is_rights(&line.text) {
                entry.state(Field::Usage, &line.text, "line of the copyright");
            }
        }
        if has_body {
            let body: Vec<Line> = lines
                .iter()
                .filter(|line| line.mark == Some("body") || line.text.is_empty())
                .cloned()
                .collect();
            let body: Vec<Line> = body.into_iter().filter(|line| !is_notice(&line.text)).collect();
            entry.add_body(&body);
        } else {
            without_class(&mut entry, lines);
        }
        let number = lines.iter().find_map(|line| number(&line.text));
        entry.state(Field::Record, number.unwrap_or_default(), "number of the document");
        let is_article = entry.has(About::Title) || entry.has(About::Source) && entry.has(About::Published);
        is_article.then(|| entry.finish())
    }
}

/// What stands under a mark, as one line.
fn marked(lines: &[Line], mark: &str) -> String {
    let found: Vec<Line> = lines.iter().filter(|line| line.mark == Some(mark)).cloned().collect();
    joined(&found)
}

/// States the paper, with the number of the issue and the edition that stands in a line of its own under it.
fn source(entry: &mut Entry, lines: &[Line]) {
    let place = "class `DocPublicationName`";
    let mut names = lines.iter().filter(|line| line.mark == Some(SOURCE));
    let first = names.next().map_or("", |line| line.text.trim());
    let (name, issue) = first.split_once(", no").unwrap_or((first, ""));
    entry.state(Field::Source, name, place);
    if !issue.is_empty() {
        entry.state(Field::Edition, &format!("no{issue}"), place);
    }
    names.for_each(|line| entry.state(Field::Edition, &line.text, place));
}

/// Takes what stands without a class around the headline: a word above it; author and standfirst below it.
fn around_title(entry: &mut Entry, lines: &[Line]) {
    let bare = |line: &Line| line.mark.is_none() || line.mark == Some("titles");
    let first = lines.iter().position(|line| line.mark == Some(TITLE));
    let last = lines.iter().rposition(|line| line.mark == Some(TITLE));
    let (Some(first), Some(last)) = (first, last) else { return };
    let body_at = lines.iter().position(|line| line.mark == Some("body")).unwrap_or(lines.len());
    let header_at = lines[..first].iter().rposition(|line| line.mark == Some(HEADER)).unwrap_or(first);
    let mut below: Vec<&[Line]> = blocks(&lines[last + 1..body_at.max(last + 1)]).collect();
    below.retain(|block| block.iter().all(bare));
    if let Some((name, _)) = below.split_first().filter(|(_, rest)| !rest.is_empty()) {
        let name = joined(name);
        if !entry.has(About::Author) && (is_name(&name) || name.split_whitespace().count() == 1) {
            entry.state(Field::Author, &name, "line under the headline");
            below.remove(0);
        }
    }
    let below: Vec<String> = below.into_iter().map(joined).collect();
    entry.state(Field::Summary, &below.join(" "), "lines under the headline");
    let above: Vec<Line> = lines[header_at..first].iter().filter(|line| bare(line)).cloned().collect();
    entry.state(Field::Summary, &joined(&above), "line above the headline");
}

/// `Politique, jeudi 5 octobre 2013, p. 03`: section, day, page.
fn header(entry: &mut Entry, text: &str) {
    let place = "class `DocHeader`";
    let Some(date) = dates::find(text) else {
        return entry.state(Field::Published, text, place);
    };
    let (before, after) = (&text[..date.start], &text[date.end..]);
    entry.state(Field::Published, &text[date.clone()], place);
    let section = before.trim().trim_end_matches([',', '-', '•', ' ']);
    entry.state(Field::Section, section, place);
    if let Some(at) = after.find("p. ") {
        let page = after[at..].split([',', '•']).next().unwrap_or_default();
        entry.state(Field::Page, page, place);
    }
}

/// Reads the older pages: author, text, copyright and number follow the headline without a class.
fn without_class(entry: &mut Entry, lines: &[Line]) {
    let title_at = lines.iter().rposition(|line| line.mark == Some(TITLE));
    let Some(title_at) = title_at else { return };
    let bare = |line: &&Line| line.mark.is_none() && !line.text.trim().is_empty();
    let header_at = lines.iter().rposition(|line| line.mark == Some(HEADER)).unwrap_or(0);
    let above: Vec<Line> = lines[header_at.min(title_at)..title_at].iter().filter(bare).cloned().collect();
    entry.state(Field::Summary, &joined(&above), "line above the headline");
    let below = &lines[title_at + 1..];
    let ends = |line: &Line| is_rights(&line.text) || number(&line.text).is_some();
    let end = below.iter().position(ends).unwrap_or(below.len());
    entry.state(
        Field::Usage,
        below.get(end).filter(|line| is_rights(&line.text)).map_or("", |line| &line.text),
        "line of the copyright",
    );
    let issued = below.iter().find_map(|line| line.text.trim().strip_prefix("Date d'émission :"));
    entry.state(Field::Captured, issued.unwrap_or_default(), "line of the certificate");
    let text: Vec<Line> = below[..end].iter().filter(|line| line.mark != Some(ASIDE)).cloned().collect();
    let text = text.as_slice();
    let first = blocks(text).next().unwrap_or_default();
    let name = joined(first);
    let is_author = !entry.has(About::Author)
        && blocks(text).nth(1).is_some()
        && name.split_whitespace().count() <= 10
        && !name.ends_with(['.', '!', '?', ':', '»', '"', '…']);
    if is_author {
        entry.state(Field::Author, &name, "line under the headline");
        let after = text.iter().position(|line| !line.text.trim().is_empty()).unwrap_or(0) + first.len();
        return entry.add_body(&text[after..]);
    }
    entry.add_body(text);
}

fn is_rights(line: &str) -> bool {
    let line = line.trim();
    line.starts_with('©') || line.starts_with("(c)") || line.to_lowercase().starts_with("copyright")
}

/// `Numéro de document : news·20121004·PO·2040056000`.
fn number(line: &str) -> Option<&str> {
    line.split_whitespace().find(|word| {
        let parts: Vec<&str> = word.split(['·', '•']).collect();
        matches!(parts.as_slice(), [kind, day, _, ..]
            if !kind.is_empty() && kind.bytes().all(|byte| byte.is_ascii_lowercase())
                && day.len() == 8 && day.bytes().all(|byte| byte.is_ascii_digit()))
    })
}

/// What the database says of the page, in the text.
fn is_notice(line: &str) -> bool {
    let line = line.trim();
    line.starts_with("Cet article est paru dans") || line.starts_with("This article appeared in")
}
