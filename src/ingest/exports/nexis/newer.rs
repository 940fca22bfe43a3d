//! The lines of one article that ends with `End of Document` go in; the article comes out.
//!
//! Headline, paper, day, edition and copyright stand above the labels, a line each; the text stands under `Body`, the
//! indexing under `Classification`.

use super::super::dates;
use super::super::entry::Entry;
use super::super::labels::{self, Field, Writing};
use super::super::lines::{Line, blocks, joined};
use super::{cover, is_body, is_classification, is_end, is_rights};
use crate::article::{About, RawArticle};

/// Reads an article; `None` for a cover alone and for what is left behind the last article.
pub fn article(lines: &[Line], ends: bool) -> Option<RawArticle> {
    let lines = cover::after(lines);
    let lines = match lines.iter().rposition(|line| is_end(&line.text)) {
        Some(end) => &lines[..end],
        None => lines,
    };
    let body_at = lines.iter().position(|line| is_body(&line.text));
    let first_label = lines.iter().position(|line| label(&line.text).is_some());
    let above = body_at.into_iter().chain(first_label).min().unwrap_or(lines.len());
    if !ends
        && body_at.is_none()
        && (first_label.is_none() || !lines[..above].iter().any(|line| dates::is_line(&line.text)))
    {
        return None;
    }
    let mut entry = Entry::default();
    let text_at = match body_at {
        Some(at) => {
            head(&mut entry, &lines[..above], true);
            state_labels(&mut entry, &lines[above..at]);
            at + 1
        }
        None => without_body(&mut entry, lines, above),
    };
    below(&mut entry, &lines[text_at..]);
    if !ends {
        entry.suspect("the record has no end");
    }
    let has_title = entry.has(About::Title);
    let article = entry.finish();
    (has_title || !article.body.is_empty()).then_some(article)
}

/// Reads the lines above the labels.
fn head(entry: &mut Entry, lines: &[Line], labels_follow: bool) -> Vec<Line> {
    // `[]` stands for a picture in a text that was made of an office document.
    let above: Vec<&Line> = lines.iter().filter(|line| line.text.contains(char::is_alphanumeric)).collect();
    // The first line is the headline, whatever is in it.
    let date_at = above
        .iter()
        .enumerate()
        .skip(1)
        .find(|(_, line)| dates::is_line(&line.text) && !is_rights(&line.text));
    let Some((date_at, date)) = date_at else {
        let mut rest = above.into_iter();
        if let Some(title) = rest.next() {
            entry.state(Field::Title, &title.text, "first line");
        }
        let mut others = Vec::new();
        for line in rest {
            if is_rights(&line.text) {
                entry.state(Field::Usage, &line.text, "line of the copyright");
            } else if !entry.has(About::Source) {
                entry.state(Field::Source, &line.text, "line under the headline");
            } else {
                others.push(line.clone());
            }
        }
        return others;
    };
    let names: Vec<Line> = above[..date_at].iter().map(|line| (*line).clone()).collect();
    let (title, source) = names.split_at(end_of_title(&names));
    let is_wrapped = title.len() > 1;
    entry.state(Field::Title, &joined(title), if is_wrapped { "first lines" } else { "first line" });
    entry.state(Field::Source, &joined(source), "line above the date");
    entry.state(Field::Published, &date.text, "line of the date");
    let mut others = Vec::new();
    let mut is_owned = false;
    for line in &above[date_at + 1..] {
        if is_rights(&line.text) {
            entry.state(Field::Usage, &line.text, "line of the copyright");
            is_owned = true;
        } else if is_owned && labels_follow {
            // The copyright goes on.
            entry.state(Field::Usage, &line.text, "line under the copyright");
        } else if is_owned || !labels_follow && others.len() > 1 {
            others.push((*line).clone());
        } else {
            entry.state(Field::Edition, &line.text, "line under the date");
        }
    }
    others
}

/// How many of the lines above the day are the headline: all but the last, which is the paper.
///
/// Two are the paper's where a deliverer stands above it, or where the headline alone is set in bold.
fn end_of_title(names: &[Line]) -> usize {
    let bold = names.iter().take_while(|line| line.mark == Some("bold")).count();
    if (1..names.len()).contains(&bold) {
        return bold;
    }
    let is_deliverer = |line: &Line| line.text.trim().to_lowercase().starts_with("newstex");
    let last = names.len().saturating_sub(1).max(1);
    if names.len() > 2 && is_deliverer(&names[last - 1]) { last - 1 } else { last }
}

/// An article in which no line says where the text begins: it begins behind the labels that stand above it.
fn without_body(entry: &mut Entry, lines: &[Line], above: usize) -> usize {
    let others = head(entry, &lines[..above], above < lines.len());
    entry.add_body(&others);
    let mut at = above;
    while let Some(line) = lines.get(at) {
        if let Some(found) = label(&line.text).filter(|found| found.field != Field::Captured) {
            entry.state_labelled(found.field, found.label, found.rest);
        } else if !line.text.trim().is_empty() {
            break;
        }
        at += 1;
    }
    at
}

/// Reads the text and what stands below it.
fn below(entry: &mut Entry, lines: &[Line]) {
    let ends = |line: &Line| {
        is_classification(&line.text)
            || heading(&line.text).is_some()
            || label(&line.text).is_some_and(|found| {
                matches!(found.field, Field::Captured | Field::Updated) && dates::is_line(found.rest)
            })
    };
    let end = lines.iter().position(ends).unwrap_or(lines.len());
    let text: Vec<Line> = lines[..end].iter().filter(|line| !is_link(&line.text)).cloned().collect();
    let text = after_record(entry, &text);
    let text = after_abstract(entry, text);
    entry.add_body(text);
    let mut rest = &lines[end..];
    while let Some((first, after)) = rest.split_first() {
        let next = after.iter().position(ends).unwrap_or(after.len());
        let part = &after[..next];
        match heading(&first.text) {
            Some(Field::Note) => entry.add_body(part),
            Some(_) => {}
            None if is_classification(&first.text) => state_labels(entry, part),
            None => {
                let found = label(&first.text).expect("a part begins with a heading or a label");
                entry.state_labelled(found.field, found.label, found.rest);
                state_labels(entry, part);
            }
        }
        rest = &after[next..];
    }
}

/// Words that begin a line which stands for a file or a picture, and the kinds of such.
const LINKS: &[&str] = &[
    "link",
    "lien",
    "enlace",
    "collegamento",
    "koppeling",
    "verknüpfung",
    "ligação",
    "version",
    "versión",
    "versione",
    "pdf-datei",
];
const LINKED: &[&str] = &[
    "pdf",
    "pdf-datei",
    "image",
    "bild",
    "imagen",
    "immagine",
    "imagem",
    "afbeelding",
    "foto",
    "video",
    "vidéo",
    "audio",
];

/// A line that stands for a file or a picture, with nothing behind it in the export: `Link zum PDF`, `Link to Image`,
/// `version pdf de l'article`; `[]` in a text that was made of an office document.
fn is_link(line: &str) -> bool {
    let small = line.trim().to_lowercase();
    let words: Vec<&str> = small.split_whitespace().collect();
    small == "[]"
        || (2..=5).contains(&words.len())
            && LINKS.contains(&words[0])
            && words.iter().any(|word| LINKED.contains(&word.rsplit(['\'', '’']).next().unwrap_or(word)))
            && small.ends_with(char::is_alphabetic)
}

/// The text behind the record that stands above it in collections of sources: from `Document Type:` to
/// `Subject Descriptors:`, whose list may be wrapped.
fn after_record<'a>(entry: &mut Entry, lines: &'a [Line]) -> &'a [Line] {
    let is =
        |line: &Line, name: &str| label(&line.text).is_some_and(|found| labels::plain(found.label) == name);
    let first = lines.iter().position(|line| !line.text.trim().is_empty());
    let last = lines.iter().take(20).position(|line| is(line, "subject descriptors"));
    let (Some(first), Some(last)) = (first, last) else { return lines };
    if !is(&lines[first], "document type") {
        return lines;
    }
    let more = lines[last + 1..].iter().take_while(|line| line.text.contains(';')).count();
    let (record, text) = lines.split_at(last + 1 + more);
    state_labels(entry, record);
    text
}

/// The text behind an abstract, which some papers put above it: `ABSTRACT`, `FULL TEXT`.
fn after_abstract<'a>(entry: &mut Entry, lines: &'a [Line]) -> &'a [Line] {
    let place = |heading: &str| lines.iter().position(|line| line.text.trim().eq_ignore_ascii_case(heading));
    match (place("abstract"), place("full text")) {
        (Some(summary), Some(text)) if summary < text => {
            let above = lines[..summary].iter().all(|line| line.text.trim().is_empty());
            if !above {
                return lines;
            }
            entry.state(Field::Summary, &joined(&lines[summary + 1..text]), "under `Abstract`");
            &lines[text + 1..]
        }
        // The abstract is all there is.
        (Some(summary), None) if lines[..summary].iter().all(|line| line.text.trim().is_empty()) => {
            &lines[summary + 1..]
        }
        _ => lines,
    }
}

/// A line that stands above captions, notes and the like: `Graphic`.
fn heading(line: &str) -> Option<Field> {
    let line = line.trim().trim_end_matches(':');
    if line.split_whitespace().count() > 2 || !line.starts_with(char::is_uppercase) {
        return None;
    }
    labels::of(line).filter(|field| matches!(field, Field::Graphic | Field::Note))
}

/// States every labelled line; a line without a label goes on with the value above it.
fn state_labels(entry: &mut Entry, lines: &[Line]) {
    let mut open: Option<(Field, String, String)> = None;
    for block in blocks(lines) {
        for (at, line) in block.iter().enumerate() {
            let text = line.text.trim();
            if let Some(found) = label(text) {
                give(entry, open.take());
                open = Some((found.field, found.label.to_owned(), found.rest.to_owned()));
            } else if is_rights(text) {
                entry.state(Field::Usage, text, "line of the copyright");
            } else if at == 0
                && text.split_once(':').is_some_and(|(label, _)| label.split_whitespace().count() <= 3)
            {
                // A label that nobody knows.
                give(entry, open.take());
            } else if let Some((field, _, value)) = &mut open
                && (at > 0 || matches!(field, Field::Summary | Field::Author | Field::Section))
            {
                value.push(' ');
                value.push_str(text);
            }
        }
    }
    give(entry, open);
}

fn give(entry: &mut Entry, open: Option<(Field, String, String)>) {
    if let Some((field, label, value)) = open {
        entry.state_labelled(field, &label, &value);
    }
}

fn label(line: &str) -> Option<labels::Labelled<'_>> {
    labels::find(line, Writing::Any).filter(|found| found.field != Field::Order && found.field != Field::Body)
}
