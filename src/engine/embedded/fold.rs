//! Hits that are copies of one another go in; the best of each group, and what is folded under it, comes out.

use super::run::Found;
use rustc_hash::{FxHashMap, FxHashSet};
use tantivy::DocAddress;

/// The hits that have copies, by their groups.
#[derive(Default)]
pub(super) struct Folds {
    groups: FxHashMap<u32, Fold>,
    /// Every hit, with its group.
    all: Vec<(u32, DocAddress)>,
}

/// The hits of one group.
#[derive(Clone, Copy)]
struct Fold {
    best: Found,
    /// How many have all words.
    complete: u64,
}

impl Folds {
    /// Takes a hit of a group.
    pub(super) fn take(&mut self, group: u32, found: Found) {
        self.all.push((group, found.at));
        let fold = self.groups.entry(group).or_insert_with(|| Fold { best: found, complete: 0 });
        fold.complete += u64::from(!found.tier.is_partial());
        if (found.tier, &found) < (fold.best.tier, &fold.best) {
            fold.best = found;
        }
    }

    /// Adds what was found behind.
    pub(super) fn extend(&mut self, next: Folds) {
        self.all.extend(next.all);
        for (group, fold) in next.groups {
            let known = self.groups.entry(group).or_insert(Fold { complete: 0, ..fold });
            known.complete += fold.complete;
            if (fold.best.tier, &fold.best) < (known.best.tier, &known.best) {
                known.best = fold.best;
            }
        }
    }

    /// The best of each group, in no order.
    pub(super) fn best(&self) -> impl Iterator<Item = Found> + '_ {
        self.groups.values().map(|fold| fold.best)
    }

    /// How many hits with all words are folded under others.
    pub(super) fn folded(&self) -> u64 {
        self.groups.values().map(|fold| fold.complete.saturating_sub(1)).sum()
    }

    /// All hits of the groups of which the best is shown, by where that is.
    pub(super) fn under(&self, shown: &[Found]) -> FxHashMap<DocAddress, Vec<DocAddress>> {
        if self.groups.is_empty() {
            return FxHashMap::default();
        }
        let shown: FxHashSet<DocAddress> = shown.iter().map(|found| found.at).collect();
        let is_shown = |fold: &(&u32, &Fold)| shown.contains(&fold.1.best.at);
        let groups: FxHashMap<u32, DocAddress> =
            self.groups.iter().filter(is_shown).map(|(group, fold)| (*group, fold.best.at)).collect();
        let mut under = FxHashMap::<DocAddress, Vec<DocAddress>>::default();
        for (group, at) in &self.all {
            if let Some(best) = groups.get(group) {
                under.entry(*best).or_default().push(*at);
            }
        }
        under
    }
}
