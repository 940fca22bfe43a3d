//! What a pass finds goes in, stretch by stretch; the best, all, or the certain ones come out, and the counts.

use super::best::Best;
use super::here::Here;
use super::pass::Collect;
use super::{Found, Place, Tier};
use crate::article::Match;
use crate::engine::Counts;
use crate::engine::embedded::copies::Groups;
use crate::engine::embedded::fold::Folds;
use tantivy::DocId;

/// The best of each tier, and what is folded.
pub(super) struct Gather<'g> {
    pub tiers: [Best; 4],
    pub folds: Folds,
    pub counts: Counts,
    groups: Option<&'g Groups>,
}

impl<'g> Gather<'g> {
    pub(super) fn new(wanted: usize, groups: Option<&'g Groups>) -> Gather<'g> {
        let tiers = std::array::from_fn(|_| Best::new(wanted));
        Gather { tiers, folds: Folds::default(), counts: Counts::default(), groups }
    }

    /// Adds what was found in the next stretch.
    pub(super) fn with(mut self, next: Gather<'g>) -> Gather<'g> {
        for (tier, of_next) in self.tiers.iter_mut().zip(next.tiers) {
            tier.found.extend(of_next.found);
        }
        self.folds.extend(next.folds);
        self.counts.certain += next.counts.certain;
        self.counts.possible += next.counts.possible;
        self.counts.partial += next.counts.partial;
        self
    }
}

impl Collect for Gather<'_> {
    #[inline]
    fn take(&mut self, place: Place, here: &mut Here) {
        match place.tier {
            Tier::Certain => self.counts.certain += 1,
            Tier::Possible => self.counts.possible += 1,
            _ => self.counts.partial += 1,
        }
        match self.groups.and_then(|groups| groups.of(here.tie(place))) {
            Some(member) => self.folds.take(member.group, here.complete(place)),
            None => self.tiers[place.tier as usize].take(place, here),
        }
    }
}

/// Everything with all that decides.
#[derive(Default)]
pub(super) struct All {
    pub found: Vec<Found>,
}

impl Collect for All {
    fn take(&mut self, place: Place, here: &mut Here) {
        self.found.push(here.complete(place));
    }
}

/// The documents that match certainly, by the number of their segment, and how many do possibly.
#[derive(Default)]
pub(super) struct Certain {
    pub found: Vec<(u32, Vec<DocId>)>,
    pub possible: u64,
}

impl Collect for Certain {
    #[inline]
    fn take(&mut self, place: Place, _: &mut Here) {
        match place.tier.matching() {
            Match::Possible => self.possible += 1,
            Match::Certain => match self.found.last_mut() {
                Some((number, docs)) if *number == place.at.segment_ord => docs.push(place.at.doc_id),
                _ => self.found.push((place.at.segment_ord, vec![place.at.doc_id])),
            },
        }
    }
}
