//! An export of LexisNexis goes in; its articles come out.
//!
//! The older exports (nexis.com, LexisNexis Academic) open each article with `3 of 250 DOCUMENTS` and have labels in
//! capitals; the newer ones (Nexis Uni, Lexis Advance) end each with `End of Document` and open with a cover.

mod cover;
mod marked;
mod newer;
mod older;
mod paged;

use super::Database;
use super::dates;
use super::labels::{self, Field, Writing};
use super::lines::{Chunk, Cut, Line, joined};
use super::page_lines::{BEGIN, Marks};
use crate::article::RawArticle;

/// Exports of LexisNexis and Nexis Uni.
pub struct Nexis;

impl Database for Nexis {
    fn name(&self) -> &'static str {
        "nexis"
    }

    fn help(&self) -> &'static str {
        "exports of LexisNexis and Nexis Uni: text, pages, RTF, Word"
    }

    fn words(&self) -> &'static [&'static str] {
        &[
            "ocument",
            "OCUMENT",
            "okument",
            "OKUMENT",
            "LENGTH:",
            "LÄNGE:",
            "LONGUEUR:",
            "LENGTE:",
            "LONGITUD:",
        ]
    }

    fn recognises(&self, text: &str) -> bool {
        let mut seen = Seen::default();
        for line in text.lines() {
            seen.look(line);
        }
        seen.is_export()
    }

    fn recognises_page(&self, html: &str) -> bool {
        html.contains("<DOCFULL>") && html.contains("<DOC NUMBER")
    }

    fn marks(&self) -> Marks {
        &[("#DOC_ID_*", BEGIN)]
    }

    fn cut(&self, line: &Line) -> Cut {
        if is_counter(&line.text) || line.mark == Some(BEGIN) {
            Cut::Begins
        } else if is_end(&marked::of_label(&line.text)) {
            Cut::Ends
        } else if is_label_below(&line.text) {
            Cut::Below
        } else if is_rights_line(&line.text) {
            Cut::Rights
        } else {
            Cut::None
        }
    }

    fn continues(&self, _: &Chunk, _: &Chunk) -> bool {
        false
    }

    fn article(&self, chunk: &Chunk) -> Option<RawArticle> {
        if is_message(chunk) {
            None
        } else if chunk.begins {
            older::article(&chunk.lines[1..])
        } else if is_older_alone(chunk) {
            older::article(&chunk.lines)
        } else if marked::is_marked(&chunk.lines) {
            let plain = |line: &Line| Line { text: marked::plain(&line.text), ..line.clone() };
            newer::article(&chunk.lines.iter().map(plain).collect::<Vec<_>>(), chunk.ends)
        } else {
            newer::article(&paged::without_heads(&chunk.lines), chunk.ends)
        }
    }

    fn why_none(&self, chunk: &Chunk) -> Option<String> {
        if is_message(chunk) {
            let text: String = joined(&chunk.lines).chars().take(LONGEST_MESSAGE).collect();
            return Some(format!("a message of the database in the place of an article: {text}"));
        }
        chunk.begins.then(|| "neither headline nor day nor text in it".to_owned())
    }
}

/// Characters of the message that are said.
const LONGEST_MESSAGE: usize = 100;

/// A few words of the database in the place of an article that it cannot show.
fn is_message(chunk: &Chunk) -> bool {
    let is_page = chunk.lines.first().is_some_and(|line| line.mark == Some(BEGIN));
    is_page && chunk.lines.iter().filter(|line| !line.text.trim().is_empty()).count() <= 2
}

/// An article with labels in capitals that was saved alone, without `1 of 1 DOCUMENTS` above it.
fn is_older_alone(chunk: &Chunk) -> bool {
    let mut seen = Seen::default();
    chunk.lines.iter().for_each(|line| seen.look(&line.text));
    !chunk.ends && seen.is_older_alone()
}

/// What the beginning of a file shows.
#[derive(Default)]
struct Seen {
    counters: u32,
    ends: u32,
    /// Labels in capitals, of articles.
    capitals: u32,
    /// Labels of articles, and the lines `Body` and `Classification`.
    labels: u32,
    /// Labels of the order, in the first lines.
    order: u32,
    /// The label of the number of words in capitals, and those that stand below the text only.
    has_length: bool,
    below: u32,
    lines: u32,
}

impl Seen {
    fn look(&mut self, line: &str) {
        let line = marked::of_label(line);
        let text = line.trim();
        if text.is_empty() {
            return;
        }
        self.lines += 1;
        self.counters += u32::from(is_counter(text));
        self.ends += u32::from(is_end(text));
        self.labels += u32::from(is_body(text) || is_classification(text));
        let Some(found) = labels::find(text, Writing::Any) else { return };
        let plain = labels::plain(found.label);
        match found.field {
            Field::Order => self.order += u32::from(self.lines <= 12),
            Field::Captured if plain.starts_with("load") || plain.contains("carga") => self.labels += 2,
            Field::Section | Field::Author | Field::Captured | Field::Language | Field::Other => {
                self.labels += 1;
            }
            _ => {}
        }
        let is_capital = !found.label.chars().any(char::is_lowercase);
        self.capitals += u32::from(is_capital);
        self.has_length |= is_capital && LENGTHS.contains(&plain.as_str());
        self.below += u32::from(is_capital && is_below(&found));
    }

    fn is_older_alone(&self) -> bool {
        self.has_length && self.below >= 2 && self.capitals >= 4
    }

    fn is_export(&self) -> bool {
        self.counters > 0 && self.capitals >= 2
            || self.ends > 0 && self.labels >= 2
            || self.order >= 3
            || self.order >= 2 && self.labels >= 2
            || self.is_older_alone()
    }
}

/// Whether a label stands below the text.
fn is_below(found: &labels::Labelled<'_>) -> bool {
    matches!(found.field, Field::Captured | Field::Language)
        || found.field == Field::Other && labels::plain(found.label).contains("type")
}

/// `LANGUAGE: ENGLISH`: where nothing parts the articles of a file, the next one begins behind these.
fn is_label_below(line: &str) -> bool {
    // `UPDATE: The fire is out` is text.
    labels::find(line, Writing::Capitals).is_some_and(|found| {
        is_below(&found) && (found.field != Field::Captured || dates::find(found.rest).is_some())
    })
}

/// A line of the copyright, told by how it begins.
fn is_rights_line(line: &str) -> bool {
    let line = line.trim_start();
    ["Copyright ", "All Rights", "©"].iter().any(|start| line.starts_with(start))
}

/// `3 of 250 DOCUMENTS`, `Dokument 3 von 250`, `Document 3 de 250`.
fn is_counter(line: &str) -> bool {
    let line = line.trim();
    if line.len() > 60 || !line.bytes().any(|byte| byte.is_ascii_digit()) {
        return false;
    }
    let small = line.to_lowercase();
    let words: Vec<&str> = small.split_whitespace().collect();
    let is_number =
        |word: &str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit() || byte == b',');
    let is_of = |word: &str| matches!(word, "of" | "von" | "de" | "van" | "di" | "sur" | "af" | "av" | "do");
    let [one, two, three, four] = words.as_slice() else { return false };
    let is_counted = |first: &str, of: &str, all: &str| is_number(first) && is_of(of) && is_number(all);
    DOCUMENTS.contains(four) && is_counted(one, two, three)
        || DOCUMENTS.contains(one) && is_counted(two, three, four)
}

/// The labels of the number of words.
const LENGTHS: &[&str] = &[
    "length",
    "länge",
    "longueur",
    "lengte",
    "longitud",
    "extensión",
    "lunghezza",
    "comprimento",
    "tamanho",
];

const DOCUMENTS: &[&str] = &[
    "document",
    "documents",
    "dokument",
    "dokumente",
    "dokumenten",
    "documenten",
    "documento",
    "documentos",
    "documenti",
    "dokumenter",
];

/// `End of Document`.
fn is_end(line: &str) -> bool {
    let line = line.trim();
    line.len() <= 40 && ENDS.contains(&line.to_lowercase().as_str())
}

const ENDS: &[&str] = &[
    "end of document",
    "ende des dokuments",
    "ende des dokumentes",
    "dokumentende",
    "fin du document",
    "fin de document",
    "einde van document",
    "einde van het document",
    "einde document",
    "fin del documento",
    "final del documento",
    "fine del documento",
    "fine documento",
    "fim do documento",
    "final do documento",
    "slut på dokument",
];

/// The line above the text.
fn is_body(line: &str) -> bool {
    BODIES.contains(&line.trim().to_lowercase().as_str())
}

const BODIES: &[&str] = &[
    "body",
    "text",
    "full text",
    "hauptteil",
    "haupttext",
    "volltext",
    "corps",
    "corps du texte",
    "texte",
    "tekst",
    "hoofdtekst",
    "cuerpo",
    "texto",
    "corpo",
    "testo",
    "corpo del testo",
    "corpo do texto",
];

/// The line above the indexing.
fn is_classification(line: &str) -> bool {
    CLASSIFICATIONS.contains(&line.trim().to_lowercase().as_str())
}

const CLASSIFICATIONS: &[&str] = &[
    "classification",
    "klassifikation",
    "klassifizierung",
    "classificatie",
    "clasificación",
    "classificazione",
    "classificação",
];

/// `Copyright 2024 …`, `© 2024 …`, `All Rights Reserved`.
fn is_rights(line: &str) -> bool {
    let small = line.trim().to_lowercase();
    RIGHTS.iter().any(|start| small.starts_with(start))
        || RESERVED.iter().any(|end| small.trim_end_matches('.').ends_with(end))
}

/// How its last line ends.
const RESERVED: &[&str] = &[
    "rights reserved",
    "rechte vorbehalten",
    "droits réservés",
    "derechos reservados",
    "diritti riservati",
    "direitos reservados",
    "rechten voorbehouden",
];

const RIGHTS: &[&str] = &[
    "copyright",
    "(c) ",
    "©",
    "all rights reserved",
    "alle rechte vorbehalten",
    "tous droits réservés",
    "todos los derechos",
    "tutti i diritti",
    "todos os direitos",
    "alle rechten voorbehouden",
    "(copyright",
    "no part of this",
];
