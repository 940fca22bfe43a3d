//! A part of a query that has places in texts goes in, the shape of single words that it asks for comes out.
//!
//! The engine and the marks read queries through this one door, so that what is found is what is marked.

use super::ast::{Form, Node, Order, Sense, Slot, Unit};
use crate::analysis::pattern::Pattern;
use crate::analysis::spans::{Section, Shape, Within};
use crate::analysis::typed::{self, Strictness, TypedWord};
use crate::analysis::{Language, Words, signs};

/// One word that is looked for.
#[derive(Clone, Debug, PartialEq)]
pub enum Look {
    /// Under these forms.
    Forms(TypedWord),
    /// Under these forms, where it is spelled like this.
    Cased(TypedWord, String),
    /// Any word of a pattern: a [`Node::Prefix`], [`Node::Wildcard`], [`Node::Regex`] or [`Node::Fuzzy`].
    Pattern(Node),
}

/// The shape of a text; `None` for what has no places, such as a date, and where no word is left.
pub fn shape(node: &Node, languages: &[Language]) -> Option<Shape<Look>> {
    Some(match node {
        Node::Word { text, form } => word(text, *form, languages)?,
        // Signs are found inside longer words as they are.
        Node::Prefix(beginning) if signs::ends(beginning) => word(beginning, Form::Stem, languages)?,
        Node::Prefix(_) | Node::Wildcard(_) | Node::Regex(_) | Node::Fuzzy { .. } => {
            Shape::Word(Look::Pattern(node.clone()))
        }
        Node::Phrase(slots) => phrase(slots, languages)?,
        Node::Slop { phrase: slots, n } => match phrase(slots, languages)? {
            Shape::Phrase(words) => {
                let mut place = 0;
                let words = words.into_iter().enumerate().map(|(index, (word, distance))| {
                    place += if index == 0 { 0 } else { distance };
                    (word, place)
                });
                Shape::Slop { words: words.collect(), n: *n }
            }
            shape => shape,
        },
        Node::Any(parts) => {
            let shapes = shapes(parts, languages)?;
            one_word(&shapes).map_or_else(|| Shape::Any(shapes), |word| Shape::Word(Look::Forms(word)))
        }
        Node::Near { left, right, n, order, unit, sense } => {
            let left = Box::new(shape(left, languages)?);
            let within = match unit {
                Unit::Word => Within::Words(*n),
                Unit::Sentence => Within::Sentence,
                Unit::Paragraph => Within::Paragraph,
                Unit::Field => Within::Part,
            };
            let is_ordered = *order == Order::Fixed;
            match (shape(right, languages), sense) {
                (Some(right), Sense::Near) => {
                    Shape::Near { left, right: Box::new(right), within, is_ordered }
                }
                (Some(right), Sense::NotNear) => {
                    Shape::NotNear { left, right: Box::new(right), within, is_ordered }
                }
                (None, Sense::Near) => return None,
                (None, Sense::NotNear) => *left,
            }
        }
        Node::AtLeast { n, query } => Shape::Cluster { n: *n, of: Box::new(shape(query, languages)?) },
        Node::First { n, query } => Shape::First { n: *n, of: Box::new(shape(query, languages)?) },
        Node::Of { n: 0 | 1, parts } => Shape::Any(shapes(parts, languages)?),
        Node::Of { n, parts } => Shape::Some { n: *n, parts: shapes(parts, languages)? },
        Node::Field { name, query } => {
            Shape::In { section: Section::named(name)?, of: Box::new(shape(query, languages)?) }
        }
        Node::Boost { query, .. } => shape(query, languages)?,
        _ => return None,
    })
}

/// Whether a part of a query is one leaf of it: a text that is not taken apart further.
pub fn is_leaf(node: &Node) -> bool {
    matches!(
        node,
        Node::Word { .. }
            | Node::Prefix(_)
            | Node::Wildcard(_)
            | Node::Regex(_)
            | Node::Fuzzy { .. }
            | Node::Phrase(_)
            | Node::Slop { .. }
            | Node::Near { .. }
            | Node::AtLeast { .. }
            | Node::First { .. }
    )
}

/// The shape of a leaf, in a section or in any: its mentions are counted over the whole of it.
pub fn alone(node: &Node, section: Option<Section>, languages: &[Language]) -> Option<Shape<Look>> {
    let inner = |query: &Node| alone(query, section, languages).map(Box::new);
    match node {
        Node::AtLeast { n, query } => Some(Shape::Often { n: *n, of: inner(query)? }),
        Node::First { n, query } => Some(Shape::First { n: *n, of: inner(query)? }),
        Node::Field { name, query } => alone(query, Some(Section::named(name)?), languages),
        node => {
            let shape = shape(node, languages)?;
            Some(match section {
                Some(section) => Shape::In { section, of: Box::new(shape) },
                None => shape,
            })
        }
    }
}

/// The pattern of a [`Look::Pattern`]; the error says what is wrong with a regular expression.
pub fn pattern(node: &Node) -> Result<Pattern, String> {
    Ok(match node {
        Node::Regex(text) => Pattern::regex(text)?,
        Node::Fuzzy { text, distance } => Pattern::near(text, *distance),
        Node::Wildcard(text) => Pattern::shape(text),
        Node::Prefix(text) => Pattern::beginning(text),
        _ => return Err("it is no pattern".to_owned()),
    })
}

/// The parts that have places; `None` when there is none.
fn shapes(parts: &[Node], languages: &[Language]) -> Option<Vec<Shape<Look>>> {
    let shapes: Vec<Shape<Look>> = parts.iter().filter_map(|part| shape(part, languages)).collect();
    if shapes.is_empty() { None } else { Some(shapes) }
}

/// Makes one word of a choice of words, so that their articles are counted together.
fn one_word(choice: &[Shape<Look>]) -> Option<TypedWord> {
    let words = choice.iter().map(|shape| match shape {
        Shape::Word(Look::Forms(word)) => Some(word),
        _ => None,
    });
    let words: Option<Vec<&TypedWord>> = words.collect();
    words.map(|words| TypedWord::any_of(words.into_iter()))
}

/// What is typed without white space: one word, or several side by side, which may also be written as one.
fn word(text: &str, form: Form, languages: &[Language]) -> Option<Shape<Look>> {
    let strictness = match form {
        Form::Stem | Form::Related => Strictness::Stem,
        Form::Exact | Form::Cased => Strictness::Exact,
    };
    let typed::Typed { mut words, joined } = match form {
        Form::Related => typed::read_related(text, languages),
        _ => typed::read(text, strictness, languages),
    };
    match words.len() {
        0 => None,
        1 if form == Form::Cased => Some(Shape::Word(Look::Cased(words.remove(0), text.to_owned()))),
        1 => Some(Shape::Word(Look::Forms(words.remove(0)))),
        _ => {
            let pieces: Vec<String> =
                Words::new(text).map(|word| text[word.start..word.end].to_owned()).collect();
            let looks: Vec<Look> = match form == Form::Cased && pieces.len() == words.len() {
                true => words.into_iter().zip(pieces).map(|(word, piece)| Look::Cased(word, piece)).collect(),
                false => words.into_iter().map(Look::Forms).collect(),
            };
            let side_by_side = Shape::Phrase(looks.into_iter().map(|look| (Shape::Word(look), 1)).collect());
            Some(match joined {
                Some(joined) if form != Form::Cased => {
                    let one = TypedWord::exactly(&joined);
                    Shape::Any(vec![side_by_side, Shape::Word(Look::Forms(one))])
                }
                _ => side_by_side,
            })
        }
    }
}

/// Words in order: what is several words itself is taken apart, gaps become distances.
fn phrase(slots: &[Slot], languages: &[Language]) -> Option<Shape<Look>> {
    let mut parts: Vec<(Shape<Look>, u32)> = Vec::with_capacity(slots.len());
    let mut distance = 1;
    for slot in slots {
        match slot {
            Slot::Gap => distance += 1,
            Slot::Node(node) => {
                match shape(node, languages) {
                    Some(Shape::Phrase(inner)) => {
                        parts.extend(
                            inner.into_iter().enumerate().map(|(index, (word, inner))| {
                                (word, if index == 0 { distance } else { inner })
                            }),
                        );
                    }
                    Some(shape) => parts.push((shape, distance)),
                    None => continue,
                }
                distance = 1;
            }
        }
    }
    match parts.len() {
        0 => None,
        1 => Some(parts.remove(0).0),
        _ => Some(Shape::Phrase(parts)),
    }
}
