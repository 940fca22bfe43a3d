//! What a search adds to what was typed: words, and the time in which most of the best articles lie.

/// A word that counts beside those typed, without being asked for.
#[derive(Clone, Debug, PartialEq)]
pub struct AddedWord {
    /// As texts have it.
    pub word: String,
    /// Its part of what all added words count together.
    pub share: f32,
}

/// What the words typed count together, where words are added; the others have the rest.
pub const TYPED: f32 = 0.6;

/// Whether the days of the best articles bear on the order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Burst {
    /// They do: an article counts up to [`BURST`] more, the more of the best lie around its day.
    Favour,
    /// They do not.
    Leave,
}

/// How much more an article counts at most for its day.
pub const BURST: f32 = 0.3;
