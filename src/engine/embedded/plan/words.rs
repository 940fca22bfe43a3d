//! Words typed side by side go in, with those that were added; what they count, alone and near each other, comes out.

use super::{Context, Leaf, Plan, Planned, Planner};
use crate::analysis::spans::{Shape, Within};
use crate::engine::TYPED;
use crate::engine::embedded::terms::WordTerms;
use crate::query::ast::{Form, Node, Preferred};

impl Planner<'_> {
    /// Whether words are to be added to the first words side by side, which these are.
    pub(super) fn extends(&self, context: Context, out: &Planned) -> bool {
        context.wanted && !out.is_extended && !self.added.is_empty()
    }

    /// Plans words side by side. Where words are added, those typed count [`TYPED`] of a mean word together.
    pub(super) fn words(
        &self,
        units: &[Node],
        preferred: Option<&Preferred>,
        context: Context,
        out: &mut Planned,
    ) -> tantivy::Result<Plan> {
        let extends = self.extends(context, out);
        out.is_extended |= extends;
        let typed = if extends { TYPED / units.len().max(1) as f32 } else { 1.0 };
        let mut parts = Vec::with_capacity(units.len());
        for unit in units {
            let inside = Context { boost: context.boost * typed, ..context };
            parts.push((self.node(unit, inside, out)?, unit.to_string()));
        }
        if context.wanted && out.near.is_empty() && out.wish.is_none() {
            out.near = nearness(&parts);
            out.wish = preferred.map(|date| Plan::Preferred(date.range));
        }
        let mut added = Vec::new();
        for word in self.added.iter().filter(|_| extends) {
            let boost = context.boost * (1.0 - TYPED) * word.share;
            // Nobody asked for it: it is no leaf of the query.
            let inside = Context { boost, wanted: false, ..context };
            let node = Node::Word { text: word.word.clone(), form: Form::Stem };
            added.push(self.node(&node, inside, out)?);
        }
        let date = |date: &Preferred| Box::new((Plan::Preferred(date.range), date.text.clone()));
        Ok(Plan::Soft { parts, preferred: preferred.map(date), added })
    }
}

/// Part of the weight of two neighbours that counts when they stand as typed, one behind the other.
const ADJACENT: f32 = 0.10;
/// The same for two that stand within some words of each other, in any order.
const NEAR: f32 = 0.05;
/// The largest distance of two that are near.
const NEAR_WORDS: u32 = 7;

/// What neighbours among words side by side add, in the shares of the recipe.
fn nearness(words: &[(Plan, String)]) -> Vec<Plan> {
    let mut near = Vec::new();
    for pair in words.windows(2) {
        let [(Plan::Unit { terms: left, weight: a }, _), (Plan::Unit { terms: right, weight: b }, _)] = pair
        else {
            continue;
        };
        if left == right {
            continue;
        }
        let mean = (a + b) / 2.0;
        let words = vec![(left.clone(), 0), (right.clone(), 1)];
        near.push(Plan::Phrase { words, weight: ADJACENT * mean });
        let word = |terms: &WordTerms| Box::new(Shape::Word(Leaf::Terms(terms.clone())));
        let within = Within::Words(NEAR_WORDS);
        let shape = Shape::Near { left: word(left), right: word(right), within, is_ordered: false };
        near.push(Plan::Placed { shape, weight: NEAR * mean });
    }
    near
}
