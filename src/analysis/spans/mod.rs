//! The places of words go in, the places where they stand near each other, in order, or often enough come out.
//!
//! What a query asks of a text is a [`Shape`]; what a text gives it are [`Span`]s, stretches of word positions. The
//! engine reads shapes over the positions of its index, marks are found over the words of a text, both by the code here.
//!
//! **What a shape finds** (after the minimal intervals of Clarke, Cormack and Burkowski, "An algebra for structured text
//! search and a framework for its implementation", 1995):
//!
//! - A word is where it stands; a choice is where any of its parts is; a phrase is where its parts follow each other.
//! - Two texts are near each other when neither takes a word of the other and the distance, from the last word of the
//!   one to the first of the other, is at most `n` (adjacent is 1); one may stand between the words of the other, as
//!   in chains. What is found is the stretch from the first word of both to the last, and of stretches inside each
//!   other only the smallest.
//! - A text is not near another when no place of the other, but its own, is near it or overlaps it.
//! - Nothing reaches from the headline into the standfirst or the body, nor from the standfirst into the body.

mod join;
mod pick;
mod shape;
#[cfg(test)]
mod tests;

pub use shape::{Parts, Section, Shape, Within};

/// A stretch of words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Span {
    /// Position of its first word.
    pub first: u32,
    /// Position of its last word.
    pub last: u32,
    /// How often it counts in a score.
    pub times: u16,
    /// Whether other texts may stand between its first and its last word.
    pub is_open: bool,
}

impl Span {
    /// One word that counts once.
    pub fn word(position: u32) -> Span {
        Span { first: position, last: position, times: 1, is_open: false }
    }

    fn key(&self) -> (u32, u32) {
        (self.first, self.last)
    }
}

/// The words of one article, as a shape reads them.
pub trait Text<L> {
    /// The places of a word, in order.
    fn word(&mut self, word: &L, into: &mut Vec<Span>);
    /// The positions, in order, at which a sentence, or a paragraph, begins.
    fn beginnings(&mut self, within: Within) -> &[u32];
    /// Where the parts of the article begin.
    fn parts(&mut self) -> Parts;
}

/// Reads shapes; keeps its memory from one article to the next.
#[derive(Debug, Default)]
pub struct Reader {
    free: Vec<Vec<Span>>,
}

/// Positions that certainly lie in one part of the article, when they are this near each other.
///
/// The parts of an article stand further apart in the index.
pub const SAFE: u32 = 16;

impl Reader {
    /// Finds a shape in an article: spans by first and last position, none twice.
    pub fn read<L>(&mut self, shape: &Shape<L>, text: &mut dyn Text<L>, into: &mut Vec<Span>) {
        into.clear();
        match shape {
            Shape::Word(word) => text.word(word, into),
            Shape::Any(parts) => {
                let mut found = self.take();
                for part in parts {
                    self.read(part, text, &mut found);
                    into.append(&mut found);
                }
                self.give(found);
                pick::sort(into);
            }
            Shape::Phrase(parts) => {
                let (mut next, mut found) = (self.take(), self.take());
                for (index, (part, distance)) in parts.iter().enumerate() {
                    if index == 0 {
                        self.read(part, text, into);
                    } else if !into.is_empty() {
                        self.read(part, text, &mut next);
                        join::follow(into, &next, *distance, &mut found);
                        std::mem::swap(into, &mut found);
                    }
                }
                if parts.iter().any(|part| part.1 > SAFE) {
                    let parts = text.parts();
                    into.retain(|span| span.last < parts.around(span.first).1);
                }
                self.give(next);
                self.give(found);
            }
            Shape::Slop { words, n } => {
                let found: Vec<(Vec<Span>, u32)> = words
                    .iter()
                    .map(|(word, place)| {
                        let mut spans = self.take();
                        self.read(word, text, &mut spans);
                        (spans, *place)
                    })
                    .collect();
                join::slop(&found, *n, into);
                let parts = text.parts();
                into.retain(|span| span.last < parts.around(span.first).1);
                for (spans, _) in found {
                    self.give(spans);
                }
            }
            Shape::Near { left, right, within, is_ordered } => {
                let (mut a, mut b) = (self.take(), self.take());
                self.read(left, text, &mut a);
                if !a.is_empty() {
                    self.read(right, text, &mut b);
                }
                if !b.is_empty() {
                    join::near(&a, &b, &ground(*within, text), *is_ordered, into);
                }
                self.give(a);
                self.give(b);
            }
            Shape::NotNear { left, right, within, is_ordered } => {
                let mut other = self.take();
                self.read(left, text, into);
                if !into.is_empty() {
                    self.read(right, text, &mut other);
                }
                if !other.is_empty() {
                    join::not_near(into, &other, &ground(*within, text), *is_ordered);
                }
                self.give(other);
            }
            Shape::Often { n, of } => {
                self.read(of, text, into);
                pick::minimal(into);
                if into.len() < *n as usize {
                    into.clear();
                }
            }
            Shape::Cluster { n, of } => {
                self.read(of, text, into);
                pick::minimal(into);
                let parts = text.parts();
                pick::clusters(into, *n as usize, |position| parts.around(position).1);
            }
            Shape::Some { n, parts } => {
                let found: Vec<Vec<Span>> = parts
                    .iter()
                    .map(|part| {
                        let mut spans = self.take();
                        self.read(part, text, &mut spans);
                        spans
                    })
                    .collect();
                let bounds = text.parts();
                pick::some(&found, *n as usize, |position| bounds.around(position).1, into);
                for spans in found {
                    self.give(spans);
                }
            }
            Shape::First { n, of } => {
                self.read(of, text, into);
                let parts = text.parts();
                into.retain(|span| parts.ordinal(span.last) <= *n);
            }
            Shape::In { section, of } => {
                self.read(of, text, into);
                let (first, end) = text.parts().of(*section);
                into.retain(|span| first <= span.first && span.last < end);
            }
        }
    }

    fn take(&mut self) -> Vec<Span> {
        self.free.pop().unwrap_or_default()
    }

    fn give(&mut self, mut spans: Vec<Span>) {
        spans.clear();
        self.free.push(spans);
    }
}

/// What holds two texts together, in one article.
enum Ground<'t> {
    /// A distance alone, so small that no part is left.
    Distance(u32),
    /// A distance within a part.
    PartDistance(u32, Parts),
    /// A part.
    Part(Parts),
    /// What begins at these positions.
    Blocks(&'t [u32]),
}

fn ground<L>(within: Within, text: &mut dyn Text<L>) -> Ground<'_> {
    match within {
        Within::Words(n) if n <= SAFE => Ground::Distance(n),
        Within::Words(n) => Ground::PartDistance(n, text.parts()),
        Within::Part => Ground::Part(text.parts()),
        Within::Sentence | Within::Paragraph => Ground::Blocks(text.beginnings(within)),
    }
}

impl Ground<'_> {
    /// The largest distance.
    fn reach(&self) -> u32 {
        match self {
            Ground::Distance(n) | Ground::PartDistance(n, _) => *n,
            Ground::Part(_) | Ground::Blocks(_) => u32::MAX,
        }
    }

    /// The block around a position: its first position, and the one behind its last.
    fn around(&self, position: u32) -> (u32, u32) {
        match self {
            Ground::Distance(_) => (0, u32::MAX),
            Ground::PartDistance(_, parts) | Ground::Part(parts) => parts.around(position),
            Ground::Blocks(beginnings) => {
                let next = beginnings.partition_point(|beginning| *beginning <= position);
                let first = next.checked_sub(1).map_or(0, |at| beginnings[at]);
                (first, beginnings.get(next).copied().unwrap_or(u32::MAX))
            }
        }
    }
}
