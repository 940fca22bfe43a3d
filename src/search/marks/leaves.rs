//! The tree of a query goes in; the words to look for in a text, and how they combine, come out.

use crate::analysis::fold;
use crate::analysis::pattern::Pattern;
use crate::analysis::spans::{Reader, Section, Shape, Span, Text, Within};
use crate::analysis::typed::TypedWord;
use crate::analysis::{Forms, Language};
use crate::article::{DayRange, Entity, EntityKind};
use crate::fields;
use crate::query::Query;
use crate::query::ast::{Node, ValueForm};
use crate::query::texts::{self, Look};
use std::convert::Infallible;

/// One word to look for.
pub(super) enum Atom {
    /// Under any of these forms, in texts of its languages.
    Word(TypedWord),
    /// With these capitals.
    Cased(String),
    /// Of this pattern.
    Pattern(Pattern),
}

/// Atoms are bits of a `u64`: a query of more words marks the first of them.
const MOST_ATOMS: usize = 64;

impl Atom {
    /// Whether a word of a text is it.
    pub(super) fn is(&self, raw: &str, forms: &Forms, language: Language) -> bool {
        match self {
            Atom::Word(word) => {
                let mut here = word.forms.iter().filter(|form| form.languages.has(language));
                here.any(|form| match form.is_stem {
                    true => forms.stem.as_deref() == Some(&*form.text),
                    false => *forms.exact == *form.text || forms.also.as_deref() == Some(&*form.text),
                })
            }
            Atom::Cased(spelling) => raw.replace('.', "") == spelling.replace('.', ""),
            Atom::Pattern(pattern) => pattern.is(&forms.exact),
        }
    }

    /// The first byte of every ASCII word that it can be; `None` when that may be any.
    pub(super) fn first_byte(&self) -> Option<u8> {
        let same = |texts: &mut dyn Iterator<Item = &String>| -> Option<u8> {
            let mut first = None;
            for text in texts {
                let byte = *text.as_bytes().first()?;
                if first.is_some_and(|known| known != byte) {
                    return None;
                }
                first = Some(byte);
            }
            first.filter(u8::is_ascii)
        };
        match self {
            Atom::Word(word) => same(&mut word.forms.iter().map(|form| &form.text)),
            Atom::Cased(text) => text.bytes().next().filter(u8::is_ascii),
            Atom::Pattern(pattern) => pattern.literal().bytes().next().filter(u8::is_ascii_alphanumeric),
        }
    }
}

/// What a query asks of texts.
pub(super) struct Asked {
    /// The words of its leaves.
    pub atoms: Vec<Atom>,
    /// Its positive leaves, in its order; `None` for one that has no word.
    pub leaves: Vec<Option<Shape<usize>>>,
    /// The periods of which a text is to talk.
    pub periods: Vec<DayRange>,
    /// Who and what it is to name.
    pub names: Vec<Name>,
}

/// A person, an organisation or a place that a text is to name.
pub(super) struct Name {
    kinds: Vec<EntityKind>,
    key: String,
    form: ValueForm,
}

impl Name {
    /// What `field:value` asks for, when the field holds names that texts name.
    fn of(field: &str, value: &str, form: ValueForm) -> Option<Name> {
        let group = fields::GROUPS.iter().find(|group| group.0 == field);
        let members = group.map_or(std::slice::from_ref(&field), |group| group.1);
        let kinds: Vec<EntityKind> =
            members.iter().filter_map(|member| EntityKind::of_field(member)).collect();
        (!kinds.is_empty()).then(|| Name { kinds, key: fold::key(value), form })
    }

    /// Whether somebody or something is meant by it: by any of its words, as a whole, or by its beginning.
    pub(super) fn is(&self, entity: &Entity) -> bool {
        self.kinds.contains(&entity.kind) && self.form.holds(&self.key, &fold::key(&entity.name))
    }
}

/// Reads what a query asks of texts.
pub(super) fn of(query: &Query, languages: &[Language]) -> Asked {
    let (atoms, leaves, periods, names) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    let mut reader = Walker { languages, atoms, leaves, periods, names };
    if let Some(root) = &query.root {
        reader.node(root, None);
    }
    let Walker { atoms, leaves, periods, names, .. } = reader;
    Asked { atoms, leaves, periods, names }
}

struct Walker<'a> {
    languages: &'a [Language],
    atoms: Vec<Atom>,
    leaves: Vec<Option<Shape<usize>>>,
    periods: Vec<DayRange>,
    names: Vec<Name>,
}

impl Walker<'_> {
    fn node(&mut self, node: &Node, field: Option<&'static str>) {
        match node {
            Node::Words { units: parts, .. }
            | Node::All(parts)
            | Node::Any(parts)
            | Node::Of { parts, .. } => {
                for part in parts {
                    self.node(part, field);
                }
            }
            Node::Field { name, query } => self.node(query, Some(name)),
            Node::Boost { query, .. } => self.node(query, field),
            Node::Date { field: "mentions", range } => self.periods.push(*range),
            Node::Value { field, value, form } => self.names.extend(Name::of(field, value, *form)),
            node if texts::is_leaf(node) => {
                let section = field.and_then(Section::named);
                let shape = texts::alone(node, section, self.languages).map(|shape| {
                    let Ok(shape) = shape.map(&mut |look| Ok::<usize, Infallible>(self.atom(look)));
                    shape
                });
                self.leaves.push(shape);
            }
            // What must not be there, and what is no text, is never marked.
            _ => {}
        }
    }

    /// The number of an atom; one that no word has when there are too many.
    fn atom(&mut self, look: Look) -> usize {
        let atom = match look {
            Look::Forms(word) => Some(Atom::Word(word)),
            Look::Cased(_, spelling) => Some(Atom::Cased(spelling)),
            Look::Pattern(node) => texts::pattern(&node).ok().map(Atom::Pattern),
        };
        match atom {
            Some(atom) if self.atoms.len() < MOST_ATOMS => {
                self.atoms.push(atom);
                self.atoms.len() - 1
            }
            _ => MOST_ATOMS,
        }
    }
}

/// The places to mark for a shape: words, phrases, and stretches of words near each other.
///
/// What only shares a sentence, a paragraph or a field, or is counted, is marked word by word where it takes part.
pub(super) fn places(
    shape: &Shape<usize>,
    text: &mut dyn Text<usize>,
    reader: &mut Reader,
    into: &mut Vec<Span>,
) {
    let parts: Vec<&Shape<usize>> = match shape {
        Shape::Word(_)
        | Shape::Phrase(_)
        | Shape::Slop { .. }
        | Shape::Near { within: Within::Words(_), .. } => {
            let mut found = Vec::new();
            reader.read(shape, text, &mut found);
            into.append(&mut found);
            return;
        }
        // Whether there are enough is a matter of the whole article.
        Shape::Often { of, .. } => return places(of, text, reader, into),
        Shape::Any(parts) | Shape::Some { parts, .. } => parts.iter().collect(),
        Shape::Near { left, right, .. } => vec![left, right],
        Shape::NotNear { left, .. } => vec![left],
        Shape::Cluster { of, .. } | Shape::First { of, .. } | Shape::In { of, .. } => vec![of],
    };
    let mut inner = Vec::new();
    for part in parts {
        places(part, text, reader, &mut inner);
    }
    if inner.is_empty() {
        return;
    }
    let around = match shape {
        Shape::First { n, of } => Shape::First { n: *n, of: Box::new(mentions(of)) },
        Shape::In { section, of } => Shape::In { section: *section, of: Box::new(mentions(of)) },
        shape => shape.clone(),
    };
    let mut outer = Vec::new();
    reader.read(&around, text, &mut outer);
    inner.retain(|span| outer.iter().any(|outer| outer.first <= span.first && span.last <= outer.last));
    into.append(&mut inner);
}

/// A shape of one text without counts that are of the whole article.
fn mentions(shape: &Shape<usize>) -> Shape<usize> {
    match shape {
        Shape::Often { of, .. } => mentions(of),
        Shape::First { n, of } => Shape::First { n: *n, of: Box::new(mentions(of)) },
        shape => shape.clone(),
    }
}
