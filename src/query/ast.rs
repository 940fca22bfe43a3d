//! The tree that every syntax becomes: what a person meant, with nothing of how it was typed.

use crate::article::DayRange;

/// A query that was understood.
#[derive(Clone, Debug, PartialEq)]
pub struct Query {
    /// What to look for; `None` when nothing searchable was typed.
    pub root: Option<Node>,
}

/// A part of a query.
#[derive(Clone, Debug, PartialEq)]
pub enum Node {
    /// Words side by side: articles with all of them first, then those with some.
    Words {
        /// At least one must be there.
        units: Vec<Node>,
        /// A date typed among the words: a preference, not a filter.
        preferred: Option<Preferred>,
    },
    /// Every part must match.
    All(Vec<Node>),
    /// At least one part must match.
    Any(Vec<Node>),
    /// Everything that does not match.
    Not(Box<Node>),
    /// One word.
    Word {
        /// As typed.
        text: String,
        /// How strictly it is taken.
        form: Form,
    },
    /// Any word that begins like this: `sanction*`.
    Prefix(String),
    /// Any word of this shape: `wom?n`.
    Wildcard(String),
    /// Any word that this regular expression matches.
    Regex(String),
    /// Any word within an edit distance.
    Fuzzy {
        /// As typed.
        text: String,
        /// 1 or 2.
        distance: u8,
    },
    /// Words in this order, one after the other.
    Phrase(Vec<Slot>),
    /// Two texts near each other.
    Near {
        /// One side.
        left: Box<Node>,
        /// The other.
        right: Box<Node>,
        /// The largest difference of positions (adjacent is 1).
        n: u32,
        /// Which side may come first.
        order: Order,
        /// What `n` counts.
        unit: Unit,
        /// Whether the right side must be near, or must not be.
        sense: Sense,
    },
    /// Lucene's edit-like slop.
    Slop {
        /// The words.
        phrase: Vec<Slot>,
        /// Moves allowed.
        n: u32,
    },
    /// At least `n` mentions.
    AtLeast {
        /// How many.
        n: u32,
        /// Of what.
        query: Box<Node>,
    },
    /// Within the first `n` words of an article, its headline counted.
    First {
        /// How many.
        n: u32,
        /// What must stand there.
        query: Box<Node>,
    },
    /// At least `n` of the parts.
    Of {
        /// How many.
        n: u32,
        /// The parts.
        parts: Vec<Node>,
    },
    /// Restricts a query to a text field.
    Field {
        /// A text field's name: `title`.
        name: &'static str,
        /// What must be there.
        query: Box<Node>,
    },
    /// A value of a keyword or name field.
    Value {
        /// The fields in which it may stand: one, or several for `entity:`.
        field: &'static str,
        /// As typed, without quotes.
        value: String,
        /// How much of the value is given.
        form: ValueForm,
    },
    /// A period: `date:2024-04`, `after:2020`, `updated:`, `indexed:`.
    Date {
        /// `date`, `updated` or `indexed`.
        field: &'static str,
        /// The days asked for.
        range: DayRange,
    },
    /// A number: `words:>800`.
    Number {
        /// The field's name.
        field: &'static str,
        /// Smallest value.
        from: Option<u64>,
        /// Largest value.
        to: Option<u64>,
    },
    /// A property: `is:undated`.
    Is(Flag),
    /// A field that holds something: `has:author`.
    Has(&'static str),
    /// The spellings of a name that the archive holds.
    Variants {
        /// As typed.
        name: String,
        /// Spellings that are left out.
        without: Vec<String>,
    },
    /// Counts more, or less, in the order of results.
    Boost {
        /// What.
        query: Box<Node>,
        /// How much.
        factor: f32,
    },
    /// Every article.
    Everything,
}

impl Node {
    /// Shows every node to `change`, the inner ones before the one that holds them.
    pub fn each_mut(&mut self, change: &mut dyn FnMut(&mut Node)) {
        match self {
            Node::Words { units: parts, .. }
            | Node::All(parts)
            | Node::Any(parts)
            | Node::Of { parts, .. } => {
                for part in parts {
                    part.each_mut(change);
                }
            }
            Node::Not(inner) => inner.each_mut(change),
            Node::AtLeast { query, .. }
            | Node::First { query, .. }
            | Node::Field { query, .. }
            | Node::Boost { query, .. } => query.each_mut(change),
            Node::Near { left, right, .. } => {
                left.each_mut(change);
                right.each_mut(change);
            }
            Node::Phrase(slots) | Node::Slop { phrase: slots, .. } => {
                for slot in slots {
                    if let Slot::Node(node) = slot {
                        node.each_mut(change);
                    }
                }
            }
            Node::Word { .. }
            | Node::Prefix(_)
            | Node::Wildcard(_)
            | Node::Regex(_)
            | Node::Fuzzy { .. }
            | Node::Value { .. }
            | Node::Date { .. }
            | Node::Number { .. }
            | Node::Is(_)
            | Node::Has(_)
            | Node::Variants { .. }
            | Node::Everything => {}
        }
        change(self);
    }
}

/// How strictly a word is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Form {
    /// With its inflections: `run` finds runs, running.
    Stem,
    /// This spelling, case and accents folded: `=word`.
    Exact,
    /// This spelling and these capitals: `==WHO`.
    Cased,
    /// With its inflections, and the other words of the country that it names: how words side by side are looked for.
    /// No syntax makes it; [`super::soft`] does.
    Related,
}

/// How much of a value is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ValueForm {
    /// The value as a whole, or any words of a name.
    Words,
    /// The value and nothing else: `person:="Hlaing"`.
    Exact,
    /// Its beginning: `path:seeds/*`.
    Prefix,
}

impl ValueForm {
    /// Whether a name is among those asked for: both as they are folded.
    ///
    /// ```
    /// # use dateline::query::ast::ValueForm;
    /// assert!(ValueForm::Words.holds("aung hlaing", "min aung hlaing"));
    /// assert!(!ValueForm::Words.holds("aung", "aungtown"));
    /// assert!(ValueForm::Prefix.holds("hla", "min aung hlaing"));
    /// assert!(!ValueForm::Exact.holds("hlaing", "min aung hlaing"));
    /// ```
    pub fn holds(self, asked: &str, name: &str) -> bool {
        let begins = |at: usize| at == 0 || name.as_bytes()[at - 1] == b' ';
        let ends = |at: usize| at == name.len() || name.as_bytes()[at] == b' ';
        let mut places = name.match_indices(asked).map(|place| place.0);
        !asked.is_empty()
            && match self {
                ValueForm::Exact => name == asked,
                ValueForm::Prefix => places.any(begins),
                ValueForm::Words => places.any(|at| begins(at) && ends(at + asked.len())),
            }
    }
}

/// A place in a phrase.
#[derive(Clone, Debug, PartialEq)]
pub enum Slot {
    /// A word, in any form, or an `Any` of words.
    Node(Node),
    /// Any one word: `*`.
    Gap,
}

/// A date typed among the words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preferred {
    /// As typed: `in March 1987`.
    pub text: String,
    /// The days it means.
    pub range: DayRange,
    /// How many of the other words stand before it.
    pub at: usize,
}

/// Which side of a `Near` may come first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Order {
    /// The left one.
    Fixed,
    /// Either.
    Free,
}

/// What the distance of a `Near` counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Unit {
    /// Words.
    Word,
    /// The same sentence.
    Sentence,
    /// The same paragraph.
    Paragraph,
    /// The same field.
    Field,
}

/// Whether the right side of a `Near` must be there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Sense {
    /// It must be near.
    Near,
    /// It must not be near.
    NotNear,
}

/// A property that an article has or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Flag {
    /// No date is known.
    Undated,
    /// The year is not known.
    Yearless,
    /// Candidates for the date conflict.
    Doubtful,
    /// Folded under another article.
    Copy,
}

impl Flag {
    /// Every flag with its name and help.
    pub const ALL: &'static [(Flag, &'static str, &'static str)] = &[
        (Flag::Undated, "undated", "no date is known"),
        (Flag::Yearless, "yearless", "the year is not known"),
        (Flag::Doubtful, "doubtful", "candidates for the date conflict"),
        (Flag::Copy, "copy", "folded under another article"),
    ];

    /// The name as typed after `is:`.
    pub fn name(self) -> &'static str {
        Flag::ALL.iter().find(|row| row.0 == self).expect("every flag has its row in ALL").1
    }
}
