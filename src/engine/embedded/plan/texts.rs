//! A part of a query that has places in texts goes in, its shape over the terms of the index comes out, with its weight.

use super::{Context, Leaf, Plan, Planned, Planner, idf};
use crate::analysis::spans::{SAFE, Shape};
use crate::engine::embedded::expand;
use crate::engine::embedded::terms::{self, WordTerms};
use crate::query::ast::Node;
use crate::query::texts::{self, Look};

impl Planner<'_> {
    /// Plans a text that stands alone: one leaf of the query.
    pub(super) fn text(&self, node: &Node, context: Context, out: &mut Planned) -> tantivy::Result<Plan> {
        let Some(shape) = texts::alone(node, context.section, self.languages) else {
            out.weigh(0.0, context);
            return Ok(Plan::Nothing);
        };
        // In the whole article, a pattern is a list of documents; all its words count.
        if let Shape::Word(Look::Pattern(pattern)) = &shape {
            return self.expansion(pattern, context, out);
        }
        let shape = shape.map(&mut |look| self.leaf(look, out))?;
        let weight = self.weight_of(&shape)?;
        out.weigh(weight, context);
        let weight = weight * context.boost;
        Ok(match shape {
            Shape::Word(Leaf::Terms(terms)) => Plan::Unit { terms, weight },
            Shape::Phrase(words) => match plain(&words) {
                Some(words) => Plan::Phrase { words, weight },
                None => Plan::Placed { shape: Shape::Phrase(words), weight },
            },
            shape => Plan::Placed { shape, weight },
        })
    }

    /// All the words of a pattern, as documents.
    fn expansion(&self, pattern: &Node, context: Context, out: &mut Planned) -> tantivy::Result<Plan> {
        let found = self.words_of(pattern, out)?;
        let holding: u64 = found.iter().map(|term| term.1).sum();
        let weight = idf(self.articles, holding.min(self.articles) as f64);
        out.weigh(weight, context);
        let terms = found.into_iter().map(|term| term.0).collect();
        Ok(Plan::Expansion { terms, weight: weight * context.boost })
    }

    /// The words of the archive that a pattern stands for, with the number of articles of each.
    fn words_of(&self, pattern: &Node, out: &mut Planned) -> tantivy::Result<Vec<(String, u64)>> {
        let found = match texts::pattern(pattern) {
            Ok(pattern) => expand::matching(self.searcher, self.handles.text, &pattern)?,
            Err(reason) => {
                out.note(format!("{pattern} is searched as no word: {reason}"));
                return Ok(Vec::new());
            }
        };
        if found.is_empty() {
            out.note(format!("{pattern} stands for no word of the archive"));
        }
        Ok(found)
    }

    fn leaf(&self, look: Look, out: &mut Planned) -> tantivy::Result<Leaf> {
        Ok(match look {
            Look::Forms(word) => Leaf::Terms(terms::of_word(&word)),
            Look::Cased(word, spelling) => Leaf::Spelled(terms::of_word(&word), spelling),
            Look::Pattern(pattern) => {
                let found = self.words_of(&pattern, out)?;
                let (found, left_out) = expand::commonest(found);
                if left_out > 0 {
                    out.note(format!(
                        "{pattern} stands for {} words: the {} commonest are searched, {left_out} left out",
                        found.len() + left_out,
                        found.len()
                    ));
                }
                Leaf::AnyOf(found.into_iter().map(|term| term.0).collect())
            }
        })
    }

    /// How much a text counts: its words together, the commonest of a choice.
    fn weight_of(&self, shape: &Shape<Leaf>) -> tantivy::Result<f32> {
        let each = |parts: &mut dyn Iterator<Item = &Shape<Leaf>>| -> tantivy::Result<Vec<f32>> {
            parts.map(|part| self.weight_of(part)).collect()
        };
        Ok(match shape {
            Shape::Word(Leaf::Terms(terms) | Leaf::Spelled(terms, _)) => self.weight(terms)?,
            Shape::Word(Leaf::AnyOf(words)) => {
                let words: WordTerms = words.iter().flat_map(|word| terms::plain(word)).collect();
                self.weight(&words)?
            }
            Shape::Any(parts) | Shape::Some { parts, .. } => {
                each(&mut parts.iter())?.into_iter().reduce(f32::min).unwrap_or(0.0)
            }
            Shape::Phrase(words) | Shape::Slop { words, .. } => {
                each(&mut words.iter().map(|word| &word.0))?.into_iter().sum()
            }
            Shape::Near { left, right, .. } => self.weight_of(left)? + self.weight_of(right)?,
            Shape::NotNear { left, .. } => self.weight_of(left)?,
            Shape::Often { of, .. }
            | Shape::Cluster { of, .. }
            | Shape::First { of, .. }
            | Shape::In { of, .. } => self.weight_of(of)?,
        })
    }

    /// Inverse document frequency of a word: that of articles with any of its forms.
    pub(super) fn weight(&self, terms: &WordTerms) -> tantivy::Result<f32> {
        Ok(idf(self.articles, self.holding(terms)?))
    }
}

/// The words of a phrase with their distances from the first, when each is one word and they need no look at parts.
fn plain(words: &[(Shape<Leaf>, u32)]) -> Option<Vec<(WordTerms, u32)>> {
    let mut place = 0;
    let words = words.iter().enumerate().map(|(index, (word, distance))| {
        place += if index == 0 { 0 } else { *distance };
        match word {
            Shape::Word(Leaf::Terms(terms)) if *distance <= SAFE => Some((terms.clone(), place)),
            _ => None,
        }
    });
    words.collect()
}
