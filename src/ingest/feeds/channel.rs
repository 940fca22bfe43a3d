//! What stands around the items of a feed goes in, piece by piece; what holds for every item comes out.

use super::fields::{Fields, Key, Vocabulary as V};
use super::links::Base;
use super::{people, text};
use crate::article::{About, Origin, RawArticle};
use crate::ingest::xml::{self, Element};
use std::collections::HashMap;

/// What a feed says of all its items.
#[derive(Default)]
pub struct Channel {
    /// Declarations of namespaces, as attributes.
    pub declarations: String,
    /// The namespace of the outermost element.
    pub namespace: String,
    /// What addresses are relative to.
    pub base: Base,
    /// An export of WordPress.
    pub is_wordpress: bool,
    /// Names of people by their names of accounts, in an export of WordPress.
    pub accounts: HashMap<String, String>,
    statements: Vec<(About, String, String)>,
    is_known: bool,
}

/// Statements that are taken from a feed: each is stated of each of its items.
const MOST_STATEMENTS: usize = 50;

/// What is taken from a feed for its items, the most trusted first; the first that is there counts.
const TAKEN: &[(About, &[Key])] = &[
    (
        About::Source,
        &[(V::Core, "title"), (V::Dc, "title"), (V::Dc, "publisher"), (V::Prism, "publicationname")],
    ),
    (About::Language, &[(V::Core, "language"), (V::Dc, "language"), (V::DcTerms, "language")]),
    (
        About::Usage,
        &[
            (V::Core, "rights"),
            (V::Core, "copyright"),
            (V::Dc, "rights"),
            (V::DcTerms, "rights"),
            (V::Media, "copyright"),
        ],
    ),
];

impl Channel {
    /// Takes in what stands in front of an item, or behind the last.
    pub fn learn(&mut self, around: &str) {
        if !around.contains('<') {
            return;
        }
        if self.is_known {
            let Ok(document) = xml::parse(&format!("<feed{}>{around}</feed>", self.declarations)) else {
                return;
            };
            return self.take(&document.root);
        }
        let Ok(document) = xml::parse(around) else { return };
        let root = document.root;
        self.is_known = true;
        self.namespace = root.namespace.to_string();
        let name = root.name.to_ascii_lowercase();
        self.enter(&root);
        if name == "rss" || name == "rdf" {
            let channel = root.elements().find(|child| child.name.eq_ignore_ascii_case("channel"));
            if let Some(channel) = channel {
                if name == "rss" {
                    self.enter(channel);
                }
                self.take(channel);
            }
        }
        if name != "item" && name != "entry" {
            self.take(&root);
        }
    }

    /// Goes into an element around all items.
    fn enter(&mut self, element: &Element) {
        self.base = self.base.inside(element);
        for (key, value) in &element.attributes {
            if key.starts_with("xmlns") {
                let value = value.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;");
                self.declarations.push_str(&format!(" {key}=\"{value}\""));
                self.is_wordpress |= value.starts_with("http://wordpress.org/export/");
            }
            if key == "xml:lang" {
                self.statements.retain(|(about, ..)| *about != About::Language);
                self.state(About::Language, value, "xml:lang of the feed".to_owned());
            }
        }
    }

    fn take(&mut self, element: &Element) {
        let fields = Fields::of(element, &self.namespace);
        for (about, keys) in TAKEN {
            let mut found = keys.iter().flat_map(|key| fields.all(*key)).map(|field| {
                (text::line(field.element, field.vocabulary), format!("{} of the feed", field.place()))
            });
            if let Some((text, place)) = found.find(|(text, _)| !text.is_empty()) {
                self.state(*about, &text, place);
            }
        }
        for field in fields.all((V::Core, "link")) {
            let href = field.element.attribute("href");
            let relation = field.element.attribute("rel").unwrap_or("alternate");
            match href {
                Some(href) if relation == "self" || relation == "alternate" => self.base.note_site(href),
                Some(_) => {}
                None => self.base.note_site(&field.element.line()),
            }
        }
        for field in fields.all((V::Core, "author")).filter(|field| field.vocabulary.is_atom()) {
            let name = people::name(field.element, field.vocabulary);
            let is_known =
                self.statements.iter().any(|(about, known, _)| *about == About::Author && *known == name);
            if !is_known && self.statements.len() < MOST_STATEMENTS {
                self.statements.push((About::Author, name, "author of the feed".to_owned()));
            }
        }
        for field in fields.all((V::WordPress, "author")) {
            let part = |name| field.element.child(name).map(Element::line).unwrap_or_default();
            let full = format!("{} {}", part("author_first_name"), part("author_last_name"));
            let name = [part("author_display_name"), full.trim().to_owned()]
                .into_iter()
                .find(|name| !name.is_empty());
            if let Some(name) = name {
                self.accounts.insert(part("author_login"), name);
            }
        }
    }

    fn state(&mut self, about: About, text: &str, place: String) {
        if !text.trim().is_empty() && !self.statements.iter().any(|(known, ..)| *known == about) {
            self.statements.push((about, text.to_owned(), place));
        }
    }

    /// States what holds for every item, where an item says nothing itself.
    pub fn complete(&self, article: &mut RawArticle) {
        let silent: Vec<About> = [About::Source, About::Language, About::Usage, About::Author]
            .into_iter()
            .filter(|about| article.about(*about).next().is_none())
            .collect();
        for (about, text, place) in self.statements.iter().filter(|(about, ..)| silent.contains(about)) {
            article.state(*about, Origin::Element, text, place.as_str());
        }
    }
}
