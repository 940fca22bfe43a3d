//! Takes token files – a word, a tab, its tag; a blank line after a sentence – gives documents, and writes them.

use dateline::normalise::entities::model::reading::Words;
use dateline::normalise::entities::model::tags::{Kind, Place, Span, is_open, meaning, tags_of};
use std::fmt::Write as _;

/// A document: its words in a text, and a tag for each.
#[derive(Clone, Debug, Default)]
pub struct Document {
    /// The text that holds the words.
    pub text: String,
    /// The words and sentences.
    pub words: Words,
    /// A tag for each word.
    pub tags: Vec<usize>,
}

impl Document {
    /// Adds a sentence: words, and the names among them.
    pub fn push(&mut self, words: &[&str], spans: &[Span]) {
        for word in words {
            if !self.text.is_empty() {
                self.text.push(' ');
            }
            let start = self.text.len() as u32;
            self.text.push_str(word);
            self.words.spans.push((start, self.text.len() as u32));
        }
        self.words.ends.push(self.words.spans.len() as u32);
        self.tags.extend(tags_of(spans, words.len()));
    }

    /// A word.
    pub fn word(&self, at: usize) -> &str {
        let (start, end) = self.words.spans[at];
        &self.text[start as usize..end as usize]
    }

    /// The sentences: first word, word after the last.
    pub fn sentences(&self) -> impl Iterator<Item = (usize, usize)> {
        let mut start = 0;
        self.words.ends.iter().map(move |end| {
            let sentence = (start, *end as usize);
            start = *end as usize;
            sentence
        })
    }

    /// The names that the tags say.
    pub fn spans(&self) -> Vec<Span> {
        spans_of(&self.tags)
    }

    /// The same document with each word changed.
    pub fn map_words(&self, change: impl Fn(&str) -> String) -> Document {
        let mut copy = Document { tags: self.tags.clone(), ..Document::default() };
        for at in 0..self.words.spans.len() {
            if at > 0 {
                copy.text.push(' ');
            }
            let start = copy.text.len() as u32;
            copy.text.push_str(&change(self.word(at)));
            copy.words.spans.push((start, copy.text.len() as u32));
        }
        copy.words.ends.clone_from(&self.words.ends);
        copy
    }
}

/// The names that tags say.
pub fn spans_of(tags: &[usize]) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut start = 0;
    for (at, tag) in tags.iter().enumerate() {
        if let Some((kind, place)) = meaning(*tag) {
            if matches!(place, Place::First | Place::Only) {
                start = at;
            }
            if !is_open(*tag) {
                spans.push(Span { start, end: at + 1, kind });
            }
        }
    }
    spans
}

/// What of a label is read: `B-PER` as a kind, and whether a name begins there.
pub fn read_labels(labels: &[&str], kind_of: impl Fn(&str) -> Option<Kind>) -> Vec<Span> {
    let mut spans: Vec<Span> = Vec::new();
    let mut open = None;
    for (at, label) in labels.iter().enumerate() {
        let (mark, name) = label.split_once('-').unwrap_or((label, ""));
        let kind = if name.is_empty() { None } else { kind_of(name) };
        let begins = matches!(mark, "B" | "S" | "U") || kind != open;
        if let Some(kind) = kind {
            match spans.last_mut().filter(|span| !begins && span.end == at) {
                Some(span) => span.end = at + 1,
                None => spans.push(Span { start: at, end: at + 1, kind }),
            }
        }
        open = kind;
    }
    spans
}

/// Where the columns of a file are.
#[derive(Clone, Copy)]
pub struct Layout<'l> {
    /// Column of the word.
    pub word: usize,
    /// Column of the label; none for the last.
    pub label: Option<usize>,
    /// What stands between columns; none for any blank.
    pub between: Option<char>,
    /// A line that begins with `#` and holds this begins a document; other such lines are left out.
    pub comment: Option<&'l str>,
}

/// The layout of our own files.
pub const OWN: Layout<'static> = Layout { word: 0, label: None, between: Some('\t'), comment: None };

/// Reads a file of columns.
pub fn read(text: &str, layout: Layout, kind_of: impl Fn(&str) -> Option<Kind>) -> Vec<Document> {
    let mut documents = vec![Document::default()];
    let (mut words, mut labels) = (Vec::new(), Vec::new());
    for line in text.lines().chain([""]) {
        let line = line.trim_end_matches(['\r', '\n']);
        let begins = line.starts_with("-DOCSTART-")
            || layout.comment.is_some_and(|mark| line.starts_with('#') && line.contains(mark));
        let is_comment = layout.comment.is_some() && line.starts_with('#');
        if !begins && !is_comment && !line.trim().is_empty() {
            let columns: Vec<&str> = match layout.between {
                Some(between) => line.split(between).collect(),
                None => line.split_whitespace().collect(),
            };
            let label = layout.label.unwrap_or(columns.len() - 1);
            if let Some(word) = columns.get(layout.word).filter(|word| !word.is_empty()) {
                words.push(*word);
                let label = if columns.len() > 1 { columns.get(label) } else { None };
                labels.push(label.copied().unwrap_or("O"));
            }
            continue;
        }
        if !words.is_empty() {
            let spans = read_labels(&labels, &kind_of);
            if let Some(document) = documents.last_mut() {
                document.push(&words, &spans);
            }
            words.clear();
            labels.clear();
        }
        if begins {
            documents.push(Document::default());
        }
    }
    documents.retain(|document| !document.tags.is_empty());
    documents
}

/// Writes documents as a token file.
pub fn write(documents: &[Document]) -> String {
    let mut out = String::new();
    for document in documents {
        out.push_str("-DOCSTART-\tO\n\n");
        for (start, end) in document.sentences() {
            for at in start..end {
                let label = match meaning(document.tags[at]) {
                    None => "O".to_owned(),
                    Some((kind, Place::First | Place::Only)) => format!("B-{kind}"),
                    Some((kind, _)) => format!("I-{kind}"),
                };
                // Writing to a string cannot fail.
                let _ = writeln!(out, "{}\t{label}", document.word(at));
            }
            out.push('\n');
        }
    }
    out
}

/// Sets the tags of some words to those of these names, given with document-wide places.
pub fn set_spans(tags: &mut [usize], spans: &[Span]) {
    for span in spans {
        if let Some(range) = tags.get_mut(span.start..span.end) {
            let inner = tags_of(&[Span { start: 0, end: range.len(), kind: span.kind }], range.len());
            range.copy_from_slice(&inner);
        }
    }
}
