//! What a query asks of a text, over single words of any kind; and the parts of an article.

/// A part of an article that a query can be restricted to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Section {
    /// Headline.
    Title,
    /// Standfirst.
    Summary,
    /// Paragraphs.
    Body,
    /// Standfirst and first paragraphs.
    Lead,
}

impl Section {
    /// The section of a text field: `title`; `None` for any other field.
    pub fn named(field: &str) -> Option<Section> {
        Some(match field {
            "title" => Section::Title,
            "summary" => Section::Summary,
            "body" => Section::Body,
            "lead" => Section::Lead,
            _ => return None,
        })
    }
}

/// Where the parts of one article begin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Parts {
    /// Position of the first word of the standfirst; that of the body where there is none.
    pub summary: u32,
    /// Position of the first word of the body.
    pub body: u32,
    /// Position of the first word that is no longer the lead.
    pub lead_end: u32,
    /// Words of the headline.
    pub title_words: u32,
    /// Words of the standfirst.
    pub summary_words: u32,
}

impl Parts {
    /// The positions of a section: the first, and the one behind the last.
    pub(super) fn of(&self, section: Section) -> (u32, u32) {
        match section {
            Section::Title => (0, self.summary),
            Section::Summary => (self.summary, self.body),
            Section::Body => (self.body, u32::MAX),
            Section::Lead => (self.summary, self.lead_end),
        }
    }

    /// The part in which a position stands: the first of its positions, and the one behind the last.
    pub(super) fn around(&self, position: u32) -> (u32, u32) {
        let part = match position {
            position if position < self.summary => Section::Title,
            position if position < self.body => Section::Summary,
            _ => Section::Body,
        };
        self.of(part)
    }

    /// How many words of the article stand up to a position, its own counted.
    pub(super) fn ordinal(&self, position: u32) -> u32 {
        let (first, _) = self.around(position);
        let before = match first {
            0 if self.summary > 0 => 0,
            first if first < self.body => self.title_words,
            _ => self.title_words.saturating_add(self.summary_words),
        };
        (position - first).saturating_add(before).saturating_add(1)
    }
}

/// What two texts near each other must share.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Within {
    /// Their part of the article, and a stretch: the distance is at most this.
    Words(u32),
    /// A sentence; a headline is one.
    Sentence,
    /// A paragraph; a headline is one.
    Paragraph,
    /// Their part of the article: headline, standfirst or body.
    Part,
}

/// What is asked of a text; `L` is one word, in whatever forms.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape<L> {
    /// A word.
    Word(L),
    /// Any part.
    Any(Vec<Shape<L>>),
    /// Each part behind the one before it, at a distance: adjacent is 1. The distance of the first says nothing.
    Phrase(Vec<(Shape<L>, u32)>),
    /// Lucene's slop: words, each with its place in the phrase, that `n` moves of single words put there.
    Slop {
        /// The words.
        words: Vec<(Shape<L>, u32)>,
        /// Moves.
        n: u32,
    },
    /// Two texts near each other.
    Near {
        /// One.
        left: Box<Shape<L>>,
        /// The other.
        right: Box<Shape<L>>,
        /// How near.
        within: Within,
        /// Whether the left one must come first.
        is_ordered: bool,
    },
    /// A text without another near it.
    NotNear {
        /// The text.
        left: Box<Shape<L>>,
        /// The other.
        right: Box<Shape<L>>,
        /// How near.
        within: Within,
        /// Whether only one that comes later is meant.
        is_ordered: bool,
    },
    /// All places of a text that has at least so many.
    Often {
        /// How many.
        n: u32,
        /// The text.
        of: Box<Shape<L>>,
    },
    /// A stretch with at least so many places of a text.
    Cluster {
        /// How many.
        n: u32,
        /// The text.
        of: Box<Shape<L>>,
    },
    /// A stretch with at least so many of the parts.
    Some {
        /// How many.
        n: u32,
        /// The parts.
        parts: Vec<Shape<L>>,
    },
    /// A text that ends within the first words of the article.
    First {
        /// How many words.
        n: u32,
        /// The text.
        of: Box<Shape<L>>,
    },
    /// A text in one section.
    In {
        /// The section.
        section: Section,
        /// The text.
        of: Box<Shape<L>>,
    },
}

impl<L> Shape<L> {
    /// Whether reading it asks where the parts of an article, or its sentences or paragraphs, begin.
    pub fn asks(&self, about: Within) -> bool {
        let of_pair = |words: &[(Shape<L>, u32)]| words.iter().any(|word| word.0.asks(about));
        let is_parts = matches!(about, Within::Part | Within::Words(_));
        match self {
            Shape::Word(_) => false,
            Shape::Any(parts) => parts.iter().any(|part| part.asks(about)),
            Shape::Phrase(words) => {
                of_pair(words) || is_parts && words.iter().any(|word| word.1 > super::SAFE)
            }
            Shape::Slop { words, .. } => is_parts || of_pair(words),
            Shape::Near { left, right, within, .. } | Shape::NotNear { left, right, within, .. } => {
                let here = match within {
                    Within::Words(n) => is_parts && *n > super::SAFE,
                    Within::Part => is_parts,
                    within => *within == about,
                };
                here || left.asks(about) || right.asks(about)
            }
            Shape::Often { of, .. } => of.asks(about),
            Shape::Some { parts, .. } => is_parts || parts.iter().any(|part| part.asks(about)),
            Shape::Cluster { of, .. } | Shape::First { of, .. } | Shape::In { of, .. } => {
                is_parts || of.asks(about)
            }
        }
    }

    /// The same shape with other words; the first error ends it.
    pub fn map<M, E>(self, word: &mut dyn FnMut(L) -> Result<M, E>) -> Result<Shape<M>, E> {
        let mut one = |shape: Box<Shape<L>>| shape.map(word).map(Box::new);
        Ok(match self {
            Shape::Word(inner) => Shape::Word(word(inner)?),
            Shape::Any(parts) => Shape::Any(Shape::map_all(parts, word)?),
            Shape::Phrase(parts) => Shape::Phrase(Shape::map_pairs(parts, word)?),
            Shape::Slop { words, n } => Shape::Slop { words: Shape::map_pairs(words, word)?, n },
            Shape::Near { left, right, within, is_ordered } => {
                Shape::Near { left: one(left)?, right: one(right)?, within, is_ordered }
            }
            Shape::NotNear { left, right, within, is_ordered } => {
                Shape::NotNear { left: one(left)?, right: one(right)?, within, is_ordered }
            }
            Shape::Often { n, of } => Shape::Often { n, of: one(of)? },
            Shape::Cluster { n, of } => Shape::Cluster { n, of: one(of)? },
            Shape::Some { n, parts } => Shape::Some { n, parts: Shape::map_all(parts, word)? },
            Shape::First { n, of } => Shape::First { n, of: one(of)? },
            Shape::In { section, of } => Shape::In { section, of: one(of)? },
        })
    }

    fn map_all<M, E>(
        parts: Vec<Shape<L>>,
        word: &mut dyn FnMut(L) -> Result<M, E>,
    ) -> Result<Vec<Shape<M>>, E> {
        parts.into_iter().map(|part| part.map(word)).collect()
    }

    fn map_pairs<M, E>(
        parts: Vec<(Shape<L>, u32)>,
        word: &mut dyn FnMut(L) -> Result<M, E>,
    ) -> Result<Vec<(Shape<M>, u32)>, E> {
        parts.into_iter().map(|(part, number)| Ok((part.map(word)?, number))).collect()
    }
}
