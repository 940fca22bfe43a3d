//! An export of ProQuest goes in; its articles come out.
//!
//! Each article stands between rules of underscores, or under `Document 3 of 20`; labels stand above the text and,
//! most of them, below it.

use super::Database;
use super::dates;
use super::entry::Entry;
use super::labels::{self, Field, Writing};
use super::lines::{Chunk, Cut, Line, blocks, joined};
use super::page_lines::{ASIDE, BEGIN, Marks};
use crate::article::{About, RawArticle};

/// Exports of ProQuest.
pub struct ProQuest;

impl Database for ProQuest {
    fn name(&self) -> &'static str {
        "proquest"
    }

    fn help(&self) -> &'static str {
        "exports of ProQuest: text, pages, RTF"
    }

    fn words(&self) -> &'static [&'static str] {
        &["ProQuest", "proquest"]
    }

    fn recognises(&self, text: &str) -> bool {
        if text.contains("Report Information from ProQuest") {
            return true;
        }
        let names_it = text.contains("ProQuest") || text.contains("proquest.com");
        names_it && text.lines().filter(|line| is_sure_label(line)).count() >= 3
    }

    fn recognises_page(&self, _: &str) -> bool {
        false
    }

    fn marks(&self) -> Marks {
        &[("#DocID_*", BEGIN), ("document_view_image", ASIDE), ("sr-only", ASIDE)]
    }

    fn cut(&self, line: &Line) -> Cut {
        if line.mark == Some(BEGIN) || is_rule(&line.text) || is_counter(&line.text) {
            Cut::Begins
        } else if line.number == 0 && is_last_label(&line.text) {
            // Pages and office documents may have no rules.
            Cut::Ends
        } else {
            Cut::None
        }
    }

    /// Abstract, text and details stand between rules of their own in the newer exports.
    fn continues(&self, _: &Chunk, chunk: &Chunk) -> bool {
        let first = chunk.lines.iter().find(|line| !line.text.trim().is_empty() && !is_rule(&line.text));
        first.is_some_and(|line| heading(&line.text).is_some())
    }

    fn article(&self, chunk: &Chunk) -> Option<RawArticle> {
        let lines: Vec<Line> =
            chunk.lines.iter().filter(|line| line.mark != Some(ASIDE)).map(plain).collect();
        let count = lines.iter().filter(|line| is_sure_label(&line.text)).count();
        let links = lines
            .iter()
            .any(|line| line.text.contains("/docview/") || line.text.trim() == "ProQuest document link");
        if count < 2 && !(links && count > 0) {
            return None;
        }
        let mut entry = Entry::default();
        let text_at = lines.iter().position(|line| is_text(&line.text)).or_else(|| below_links(&lines));
        let above = text_at.unwrap_or(lines.len());
        read_above(&mut entry, &lines[..above]);
        if let Some(at) = text_at {
            let tail = captions(&lines[..tail(&lines, at)], at);
            let mut text = lines[at..tail].to_vec();
            let first = label(&lines[at].text).filter(|_| is_text(&lines[at].text));
            let first = first.map_or("", |found| found.rest);
            // The export lost the sign in front of a tag of its own.
            first.strip_prefix("html>").unwrap_or(first).clone_into(&mut text[0].text);
            entry.add_body(&text);
            state_labels(&mut entry, &lines[tail..]);
        }
        use_publication_info(&mut entry, &lines[..above]);
        Some(entry.finish())
    }
}

/// Labels that only ProQuest has, in the languages of its pages.
const SURE: &[&str] = &[
    "proquest document id",
    "document url",
    "documenturl",
    "publication title",
    "publication info",
    "publication date",
    "publication year",
    "source type",
    "language of publication",
    "country of publication",
    "place of publication",
    "full text",
    "company / organization",
    "database",
    "last updated",
    "abstract",
    "links",
    "quellentyp",
    "titel der publikation",
    "publikationstitel",
    "sprache der publikation",
    "proquest dokument id",
    "dokument url",
    "volltext",
    "type de source",
    "titre de la publication",
    "langue de publication",
    "url du document",
    "texte intégral",
    "date de publication",
    "base de données",
    "datenbank",
    "tipo de fuente",
    "texto completo",
    "título de publicación",
    "idioma de la publicación",
    "idioma de publicación",
    "título de la publicación",
    "url del documento",
    "fecha de publicación",
    "veröffentlichungsdatum",
    "erscheinungsdatum",
    "publikationsdatum",
    "base de datos",
    "id de documento de proquest",
];

fn is_sure_label(line: &str) -> bool {
    label(line).is_some_and(|found| SURE.contains(&labels::plain(found.label).as_str()))
}

fn label(line: &str) -> Option<labels::Labelled<'_>> {
    labels::find(line, Writing::Any).filter(|found| found.field != Field::Order)
}

fn is_rule(line: &str) -> bool {
    let line = line.trim();
    line.len() >= 20 && (line.bytes().all(|byte| byte == b'_') || line.bytes().all(|byte| byte == b'*'))
}

/// The name of the database is the last of the labels.
fn is_last_label(line: &str) -> bool {
    let last = ["database", "datenbank", "base de données", "base de datos", "base de dados", "banca dati"];
    label(line).is_some_and(|found| last.contains(&labels::plain(found.label).as_str()))
}

/// `Document 3 of 20`.
fn is_counter(line: &str) -> bool {
    let line = line.trim();
    let words: Vec<&str> = line.split_whitespace().collect();
    let is_number = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit());
    matches!(words.as_slice(), [what, first, of, all]
        if matches!(*what, "Document" | "Dokument" | "Documento")
            && matches!(*of, "of" | "von" | "de" | "sur" | "di" | "van")
            && is_number(first) && is_number(all))
}

/// A line that stands alone above a part of an article: `FULL TEXT`.
fn heading(line: &str) -> Option<Field> {
    let line = line.trim();
    if line.len() > 40 || line.contains(':') {
        return None;
    }
    // `ABSTRACT (ENGLISH)`
    let small = line.split('(').next().unwrap_or(line).trim().to_lowercase();
    Some(match small.as_str() {
        "abstract" | "zusammenfassung" | "résumé" | "resumen" | "riassunto" | "resumo" => Field::Summary,
        "full text" | "volltext" | "texte intégral" | "texto completo" | "testo completo" => Field::Body,
        "details" | "détails" | "detalles" | "dettagli" | "detalhes" | "indexing" | "links" | "liens"
        | "enlaces" => Field::Other,
        _ => return None,
    })
}

/// A heading as a label, a rule as an empty line.
fn plain(line: &Line) -> Line {
    let text = match heading(&line.text) {
        _ if is_rule(&line.text) || is_counter(&line.text) => String::new(),
        Some(Field::Body) => "Full text:".to_owned(),
        Some(Field::Summary) => "Abstract:".to_owned(),
        Some(_) => "Links:".to_owned(),
        None => line.text.replace('\t', " "),
    };
    Line { text, ..line.clone() }
}

fn is_text(line: &str) -> bool {
    label(line).is_some_and(|found| {
        found.field == Field::Body
            && labels::plain(found.label) != "text"
            && labels::plain(found.label) != "body"
    })
}

/// The line of the links where the text follows under it without a label of its own.
fn below_links(lines: &[Line]) -> Option<usize> {
    let at = lines
        .iter()
        .position(|line| label(&line.text).is_some_and(|found| labels::plain(found.label) == "links"))?;
    let next = lines.get(at + 1)?.text.trim();
    (!next.is_empty() && !next.starts_with("http") && label(next).is_none()).then_some(at)
}

/// Reads title, author and abstract.
fn read_above(entry: &mut Entry, lines: &[Line]) {
    let mut open: Open = None;
    let mut is_first = true;
    for block in blocks(lines) {
        let found = label(&block[0].text);
        if found.is_none() {
            match &mut open {
                // An abstract has paragraphs.
                Some((Field::Summary, _, value)) => {
                    value.push(' ');
                    value.push_str(&joined(block));
                }
                _ if is_first => {
                    state_title(entry, &block[0].text, "first line");
                    state_labels(entry, &block[1..]);
                }
                _ => {}
            }
            is_first = false;
            continue;
        }
        is_first = false;
        for line in block {
            take_line(entry, &mut open, line);
        }
    }
    give(entry, open);
}

/// A label with what stands behind it so far.
type Open = Option<(Field, String, String)>;

/// Takes a line that begins with a label, or goes on with what stands behind the last.
fn take_line(entry: &mut Entry, open: &mut Open, line: &Line) {
    if let Some(found) = label(&line.text) {
        give(entry, open.take());
        *open = Some((found.field, found.label.to_owned(), found.rest.to_owned()));
    } else if let Some((_, _, value)) = open {
        value.push(' ');
        value.push_str(line.text.trim());
    }
}

fn give(entry: &mut Entry, open: Open) {
    let Some((field, label, value)) = open else { return };
    match field {
        Field::Source => state_source(entry, &label, &value),
        Field::Title => state_title(entry, &value, &format!("label `{label}`")),
        // A year alone says less than the date that stands beside it.
        Field::Note => entry.add_paragraphs(&value),
        Field::Author => value.split(';').for_each(|name| entry.state_labelled(field, &label, name)),
        _ => entry.state_labelled(field, &label, &value),
    }
}

/// The database's own words in brackets behind a headline say edition and section: `Ferry sails: [Final Edition]`,
/// `A budget at last: [Metropolitan Desk]`.
fn state_title(entry: &mut Entry, text: &str, place: &str) {
    let text = text.trim();
    let bracket = text.strip_suffix(']').and_then(|text| text.rsplit_once('['));
    let Some((title, inner)) = bracket.map(|(title, inner)| (title.trim_end(), inner.trim())) else {
        return entry.state(Field::Title, text, place);
    };
    let is_edition = inner.to_lowercase().ends_with("edition");
    match title.strip_suffix(':') {
        Some(title) if inner.len() <= 60 => {
            entry.state(Field::Title, title, place);
            entry.state(if is_edition { Field::Edition } else { Field::Section }, inner, place);
        }
        None if is_edition && !title.is_empty() => {
            entry.state(Field::Title, title, place);
            entry.state(Field::Edition, inner, place);
        }
        _ => entry.state(Field::Title, text, place),
    }
}

/// `New York Times, Late Edition (East Coast); New York, N.Y.`
fn state_source(entry: &mut Entry, label: &str, value: &str) {
    let name = value.split(';').next().unwrap_or(value).trim();
    match name.split_once(", ") {
        Some((paper, edition)) if edition.to_lowercase().contains("edition") => {
            entry.state_labelled(Field::Source, label, paper);
            entry.state_labelled(Field::Edition, label, edition);
        }
        _ => entry.state_labelled(Field::Source, label, name),
    }
}

/// Where captions below the text begin, which some papers put there with labels in capitals: `CAPTION: A ferry`.
fn captions(lines: &[Line], text_at: usize) -> usize {
    let is_caption = |line: &Line| {
        labels::find(&line.text, Writing::Capitals)
            .is_some_and(|found| found.field == Field::Graphic || labels::plain(found.label) == "credit")
    };
    let is_more = |line: &&Line| line.text.trim().is_empty() || is_caption(line);
    lines.len() - lines[text_at + 1..].iter().rev().take_while(is_more).count()
}

/// Where the labels below the text begin: all that stands behind has one, be it known or not.
fn tail(lines: &[Line], text_at: usize) -> usize {
    let mut tail = lines.len();
    let mut end = lines.len();
    while let Some(last) = lines[text_at + 1..end].iter().rposition(|line| !line.text.trim().is_empty()) {
        let last = text_at + 1 + last;
        let first = lines[text_at..last].iter().rposition(|line| line.text.trim().is_empty());
        let first = first.map_or(text_at, |empty| text_at + empty + 1);
        if first > text_at && label(&lines[first].text).is_some() {
            tail = first;
        } else if first == text_at || first < last || !has_form_of_label(&lines[first].text) {
            // No empty line parts the text from the labels.
            let run = lines[first.max(text_at + 1)..=last].iter().rev();
            let run =
                run.take_while(|line| label(&line.text).is_some() || has_form_of_label(&line.text)).count();
            let known = (last + 1 - run..=last).find(|at| label(&lines[*at].text).is_some());
            if run >= 3 {
                tail = known.unwrap_or(tail);
            }
            break;
        }
        end = first;
    }
    tail
}

/// `Publication frequency: Daily`: a few words, a colon, few words.
fn has_form_of_label(line: &str) -> bool {
    let Some((label, rest)) = line.trim().split_once(':') else { return false };
    label.starts_with(char::is_uppercase)
        && label.chars().count() <= 40
        && label.split_whitespace().count() <= 5
        && rest.chars().count() <= 200
        && !rest.trim_end().ends_with(['.', '!', '?', '"', '”'])
}

fn state_labels(entry: &mut Entry, lines: &[Line]) {
    let mut open: Open = None;
    for block in blocks(lines) {
        let is_unknown = label(&block[0].text).is_none() && has_form_of_label(&block[0].text);
        if is_unknown {
            give(entry, open.take());
        }
        for line in &block[usize::from(is_unknown)..] {
            take_line(entry, &mut open, line);
        }
    }
    give(entry, open);
}

/// Takes paper and day from the line that holds all of it where no line of their own does:
/// `The Guardian ; London (UK) [London (UK)]. 03 Apr 2024: 12.`
fn use_publication_info(entry: &mut Entry, lines: &[Line]) {
    let is_info = |line: &&Line| {
        label(&line.text).is_some_and(|found| labels::plain(found.label).starts_with("publication info"))
            || label(&line.text).is_none() && line.text.contains('[') && dates::find(&line.text).is_some()
    };
    let Some(line) = lines.iter().find(is_info) else { return };
    let text = label(&line.text).map_or(line.text.trim(), |found| found.rest);
    let date = dates::find(text);
    if let Some(date) = date.clone().filter(|_| !entry.has(About::Published)) {
        entry.state(Field::Published, &text[date], "line of the publication");
    }
    let end = text.find([';', '[']).or(date.map(|date| date.start)).unwrap_or(0);
    if !entry.has(About::Source) {
        // Authors stand in front of the paper where no label does.
        let name = text[..end].trim_end_matches([' ', '.', ';']);
        let name = if label(&line.text).is_some() { name } else { name.rsplit(". ").next().unwrap_or(name) };
        entry.state(Field::Source, name, "line of the publication");
    }
}
