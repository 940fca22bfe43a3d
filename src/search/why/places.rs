//! A part of a query and an article go in, the places where it stands and the values of its field come out.

use super::super::marks::{Marker, Sentence};
use super::sides;
use crate::analysis::Language;
use crate::article::{Article, Part};
use crate::engine::Engine;
use crate::fields::{self, GROUPS, Value};
use crate::query::ast::Sense;
use crate::query::{Node, Query};

/// A place in the text of an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The field.
    pub part: Part,
    /// The byte in it.
    pub offset: usize,
    /// The sentence of the field, from 1.
    pub sentence: usize,
    /// What stands around it.
    pub text: String,
    /// What matches, as bytes of `text`.
    pub mark: (usize, usize),
    /// Whether the sentence began before the text.
    pub cut_before: bool,
    /// Whether the sentence goes on behind it.
    pub cut_after: bool,
}

/// Bytes that are shown on each side of a match, about.
const AROUND: usize = 36;

/// Finds places in one article.
pub(super) struct Places<'a> {
    languages: &'a [Language],
    article: &'a Article,
}

impl<'a> Places<'a> {
    pub(super) fn new(engine: &'a dyn Engine, article: &'a Article) -> Places<'a> {
        Places { languages: engine.languages(), article }
    }

    /// Where a part stands, in reading order.
    pub(super) fn of(&mut self, node: &Node) -> Vec<Place> {
        let found = self.marked(node);
        if !found.is_empty() {
            return found;
        }
        // What no marker reads as one is shown by what it is made of.
        match node {
            Node::Field { query, .. }
            | Node::Boost { query, .. }
            | Node::AtLeast { query, .. }
            | Node::First { query, .. } => self.of(query),
            node => {
                let Some((left, right, sense)) = sides(node) else { return Vec::new() };
                let mut found = self.of(left);
                if sense == Sense::Near {
                    found.extend(self.of(right));
                    found.sort_by_key(|place| (place.part, place.offset));
                }
                found
            }
        }
    }

    fn marked(&mut self, node: &Node) -> Vec<Place> {
        let query = Query { root: Some(node.clone()) };
        let mut marker = Marker::new(&query, self.languages, &[]);
        let mut found = Vec::new();
        for part in [Part::Title, Part::Summary, Part::Body] {
            let text = self.article.part(part);
            let reading = marker.read(text, part, self.article);
            for (index, sentence) in reading.sentences.iter().enumerate() {
                let marks = reading.marks[sentence.marks.clone()].iter();
                found
                    .extend(marks.map(|mark| place(text, part, index + 1, sentence, (mark.start, mark.end))));
            }
        }
        found
    }
}

fn place(text: &str, part: Part, sentence: usize, around: &Sentence, mark: (usize, usize)) -> Place {
    let mut start = around.start.max(mark.0.saturating_sub(AROUND)).min(mark.0);
    while start > around.start && !(text.is_char_boundary(start) && text[..start].ends_with(' ')) {
        start -= 1;
        if mark.0 - start > 2 * AROUND && text.is_char_boundary(start) {
            break;
        }
    }
    let mut end = around.end.min(mark.1 + AROUND).max(mark.1);
    while end < around.end && !(text.is_char_boundary(end) && text[end..].starts_with(' ')) {
        end += 1;
        if end - mark.1 > 2 * AROUND && text.is_char_boundary(end) {
            break;
        }
    }
    Place {
        part,
        offset: mark.0,
        sentence,
        text: text[start..end].to_owned(),
        mark: (mark.0 - start, mark.1 - start),
        cut_before: start > around.start,
        cut_after: end < around.end,
    }
}

/// What the article has in the field that a part asks about, as it is printed; empty for a part that asks of texts.
pub(super) fn values(article: &Article, node: &Node) -> Vec<String> {
    let names: &[&str] = match node {
        Node::Value { field, .. } => {
            GROUPS.iter().find(|group| group.0 == *field).map_or(std::slice::from_ref(field), |group| group.1)
        }
        Node::Date { field, .. } | Node::Number { field, .. } | Node::Has(field) => {
            std::slice::from_ref(field)
        }
        Node::Is(_) => &["date"],
        _ => &[],
    };
    names.iter().flat_map(|name| of_field(article, name)).collect()
}

fn of_field(article: &Article, name: &str) -> Vec<String> {
    let Some(field) = fields::find(name) else { return Vec::new() };
    match (field.value)(article) {
        Value::One(value) => value.map(str::to_owned).into_iter().collect(),
        Value::Many(values) => values.into_iter().map(str::to_owned).collect(),
        Value::Made(text) => vec![text],
        Value::Date(date) => date.map(|date| date.text.clone()).into_iter().collect(),
        Value::Periods(periods) => periods.iter().map(|days| article.text_of(days.at).to_owned()).collect(),
        Value::Number(number) => number.map(|number| number.to_string()).into_iter().collect(),
        Value::Share(share) => {
            share.map(|share| fields::written(field.kind, share.into())).into_iter().collect()
        }
        Value::Instant(_) => Vec::new(),
    }
}
