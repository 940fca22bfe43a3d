//! Takes the names of an article, makes equal names of one kind.

use super::super::decide::Found;
use super::super::lists::{Lists, bit};
use super::SURE;
use crate::article::{EntityKind, Part};
use rustc_hash::{FxHashMap, FxHashSet};

/// How much a kind must be ahead of another for the same words.
const AHEAD: f32 = 1.2;
/// A lone word below this probability is what a longer name that begins with it is.
const FIRM: f32 = 0.95;

/// Gives equal names the kind that most of them have, and a lone word that of the company whose name it begins.
pub fn agree(found: &mut [Found], prints: &[u64], lists: &Lists) {
    let words = |own: &Found| prints.get(own.prints.0 as usize..own.prints.1 as usize).unwrap_or(&[]);
    let mut weights: FxHashMap<&[u64], [f32; 3]> = FxHashMap::default();
    let (mut of_companies, mut of_persons) = (FxHashSet::default(), FxHashSet::default());
    for own in found.iter() {
        let Some(kind) = own.kind else { continue };
        let words = words(own);
        // A rule counts as much as a model that is just sure.
        let weight = if own.probability > 0.0 { own.probability } else { SURE };
        weights.entry(words).or_default()[kind as usize] += weight;
        let [first, .., last] = words else { continue };
        match kind {
            EntityKind::Organisation if lists.get(*last).has(bit::COMPANY) => _ = of_companies.insert(*first),
            EntityKind::Person => _ = of_persons.insert(*last),
            _ => {}
        }
    }
    let agreed: Vec<Option<EntityKind>> = found
        .iter()
        .map(|own| {
            let now = own.kind.filter(|_| own.probability > 0.0)?;
            let words = words(own);
            if let [word] = words
                && (own.probability < FIRM || own.part == Part::Title)
                && of_companies.contains(word)
                && !of_persons.contains(word)
                && !lists.get(*word).has(bit::ORDINARY | bit::COUNTRY | bit::GIVEN | bit::DEMONYM)
            {
                return Some(EntityKind::Organisation);
            }
            let weights = weights.get(words)?;
            let weight = |kind: EntityKind| weights[kind as usize];
            let best = KINDS.into_iter().max_by(|left, right| weight(*left).total_cmp(&weight(*right)))?;
            let is_ahead = weight(best) > AHEAD * weight(now) && own.probability < FIRM;
            Some(if is_ahead { best } else { now })
        })
        .collect();
    for (own, kind) in found.iter_mut().zip(agreed) {
        own.kind = kind.or(own.kind);
    }
}

const KINDS: [EntityKind; 3] = [EntityKind::Person, EntityKind::Organisation, EntityKind::Place];
