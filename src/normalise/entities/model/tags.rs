//! Takes kinds of names and places in them, gives the 17 tags of the model and what may follow what.

use std::fmt;

/// What a name is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A person.
    Person,
    /// A place.
    Place,
    /// An organisation.
    Organisation,
    /// Any other name: a nationality, an event, a work.
    Other,
}

impl Kind {
    /// All kinds, in the order of the tags.
    pub const ALL: [Kind; 4] = [Kind::Person, Kind::Place, Kind::Organisation, Kind::Other];

    /// The kind of a label: `PER`.
    pub fn of_label(label: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|kind| kind.label() == label)
    }

    /// Its label in token files.
    pub fn label(self) -> &'static str {
        match self {
            Kind::Person => "PER",
            Kind::Place => "LOC",
            Kind::Organisation => "ORG",
            Kind::Other => "MISC",
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.label())
    }
}

/// How many tags there are: outside, and first, inner, last and only word of each kind.
pub const TAGS: usize = 17;
/// The tag of a word that is in no name.
pub const OUTSIDE: usize = 0;

/// The place of a word in a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// First of several.
    First,
    /// Neither first nor last.
    Inner,
    /// Last of several.
    Last,
    /// The only one.
    Only,
}

/// The tag of a word at a place in a name of a kind.
pub const fn tag(kind: Kind, place: Place) -> usize {
    1 + 4 * kind as usize + place as usize
}

/// Kind and place of a tag; none for [`OUTSIDE`].
pub fn meaning(tag: usize) -> Option<(Kind, Place)> {
    let number = tag.checked_sub(1)?;
    let place = [Place::First, Place::Inner, Place::Last, Place::Only][number % 4];
    Some((*Kind::ALL.get(number / 4)?, place))
}

/// Whether a name goes on after this tag.
pub const fn is_open(tag: usize) -> bool {
    tag != OUTSIDE && (tag - 1) % 4 < 2
}

/// Whether a name that is under way goes on with this tag.
const fn continues(tag: usize) -> bool {
    tag != OUTSIDE && ((tag - 1) % 4 == 1 || (tag - 1) % 4 == 2)
}

/// Whether `next` may follow `tag`.
pub const fn may_follow(tag: usize, next: usize) -> bool {
    if is_open(tag) { continues(next) && (tag - 1) / 4 == (next - 1) / 4 } else { !continues(next) }
}

/// A name: the words from `start` up to `end`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    /// First word.
    pub start: usize,
    /// Word after the last.
    pub end: usize,
    /// What it is.
    pub kind: Kind,
}

/// The tags of `length` words with these names.
pub fn tags_of(spans: &[Span], length: usize) -> Vec<usize> {
    let mut tags = vec![OUTSIDE; length];
    for span in spans {
        for (at, tag_at) in tags.iter_mut().enumerate().take(span.end).skip(span.start) {
            let place = match (at == span.start, at + 1 == span.end) {
                (true, true) => Place::Only,
                (true, false) => Place::First,
                (false, true) => Place::Last,
                (false, false) => Place::Inner,
            };
            *tag_at = tag(span.kind, place);
        }
    }
    tags
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_tag_has_a_meaning_and_back() {
        assert_eq!(meaning(OUTSIDE), None);
        for number in 1..TAGS {
            let (kind, place) = meaning(number).unwrap();
            assert_eq!(tag(kind, place), number);
        }
        assert_eq!(meaning(TAGS), None);
    }

    #[test]
    fn a_name_that_begins_ends_as_the_same_kind() {
        let first = tag(Kind::Person, Place::First);
        assert!(may_follow(first, tag(Kind::Person, Place::Last)));
        assert!(!may_follow(first, tag(Kind::Place, Place::Last)));
        assert!(!may_follow(first, OUTSIDE));
        assert!(may_follow(OUTSIDE, first) && !may_follow(OUTSIDE, tag(Kind::Person, Place::Inner)));
        assert!(may_follow(tag(Kind::Person, Place::Only), tag(Kind::Place, Place::Only)));
    }
}
