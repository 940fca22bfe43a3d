//! The categories, subjects and keywords of an item go in; topics come out.

use super::fields::{Field, Fields, Vocabulary as V};
use super::{text, wordpress};
use crate::article::{About, Origin, RawArticle};
use crate::ingest::xml::{Element, Node};
use std::collections::HashSet;

/// States the topics of an item, each once.
pub fn state(article: &mut RawArticle, fields: &Fields<'_>) {
    let mut known = HashSet::new();
    let mut add = |text: &str, place: String| {
        if known.insert(text.trim().to_lowercase()) {
            article.state(About::Topic, Origin::Element, text, place);
        }
    };
    let is_topic = |field: &&Field<'_>| {
        !wordpress::is_kind(field) && field.element.attribute("domain") != Some("post_format")
    };
    let keys = [
        (V::Core, "category"),
        (V::Dc, "subject"),
        (V::DcTerms, "subject"),
        (V::Podcast, "category"),
        (V::Media, "category"),
    ];
    for field in keys.iter().flat_map(|key| fields.all(*key)).filter(is_topic) {
        // A term may be an address; a label is written for readers.
        let is_words = |text: &&str| !text.contains("://");
        let term = field.element.attribute("term").filter(is_words);
        let text = text::line(&without_elements(field.element), field.vocabulary);
        let attributes = [field.element.attribute("label"), term, field.element.attribute("text")];
        for text in attributes.into_iter().flatten().chain([text.as_str()]) {
            add(text, field.place());
        }
        for part in field.element.descendants("category") {
            add(part.attribute("text").unwrap_or_default(), field.place());
        }
    }
    let keys = [
        (V::Core, "tags"),
        (V::Core, "keywords"),
        (V::Podcast, "keywords"),
        (V::Media, "keywords"),
        (V::Prism, "keyword"),
    ];
    for field in keys.iter().flat_map(|key| fields.all(*key)) {
        for word in text::line(field.element, field.vocabulary).split([',', ';']) {
            add(word, field.place());
        }
    }
}

fn without_elements(element: &Element) -> Element {
    let texts = element.children.iter().filter(|node| matches!(node, Node::Text(_)));
    Element { children: texts.cloned().collect(), ..Element::default() }
}
