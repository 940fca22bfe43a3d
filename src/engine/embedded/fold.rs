//! Hits that are copies of one another go in; the best of each group, and what is folded under it, comes out.

use super::run::Found;
use rustc_hash::FxHashMap;
use tantivy::DocAddress;

/// The hits that have copies, by their groups.
#[derive(Default)]
pub(super) struct Folds {
    groups: FxHashMap<u32, Fold>,
}

/// The hits of one group.
struct Fold {
    best: Found,
    /// How many have all words.
    complete: u64,
    all: Vec<DocAddress>,
}

impl Folds {
    /// Takes a hit of a group.
    pub(super) fn take(&mut self, group: u32, found: Found) {
        let new = || Fold { best: found, complete: 0, all: Vec::new() };
        let fold = self.groups.entry(group).or_insert_with(new);
        fold.all.push(found.at);
        fold.complete += u64::from(!found.tier.is_partial());
        if (found.tier, &found) < (fold.best.tier, &fold.best) {
            fold.best = found;
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
    pub(super) fn under(self, shown: &[Found]) -> FxHashMap<DocAddress, Vec<DocAddress>> {
        let mut groups: FxHashMap<DocAddress, Vec<DocAddress>> =
            self.groups.into_values().map(|fold| (fold.best.at, fold.all)).collect();
        let under = |found: &Found| groups.remove(&found.at).map(|all| (found.at, all));
        shown.iter().filter_map(under).collect()
    }
}
