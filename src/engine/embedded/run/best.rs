//! Documents of one tier go in, the best of them come out, in order.

use super::here::Here;
use super::{Found, Place};

/// The best of one tier: a buffer that is cut back to the best when it is full, cheaper than a heap.
pub(super) struct Best {
    wanted: usize,
    pub found: Vec<Found>,
    /// What the worst of the best has: nothing worse is taken.
    least: Option<(i64, f32)>,
}

impl Best {
    pub(super) fn new(wanted: usize) -> Best {
        Best { wanted, found: Vec::new(), least: None }
    }

    /// Takes a document if it may be among the best; what decides last is read last.
    #[inline]
    pub(super) fn take(&mut self, place: Place, here: &mut Here) {
        if self.wanted == 0 || self.least.is_some_and(|least| place.key < least.0) {
            return;
        }
        let score = here.score(place);
        if self.least.is_some_and(|least| (place.key, score) < least) {
            return;
        }
        self.found.push(here.complete(place));
        if self.found.len() >= self.wanted.saturating_mul(2).saturating_add(64) {
            let (_, worst, _) = self.found.select_nth_unstable(self.wanted - 1);
            self.least = Some((worst.key, worst.score));
            self.found.truncate(self.wanted);
        }
    }

    pub(super) fn in_order(mut self) -> Vec<Found> {
        self.found.sort_unstable();
        self.found.truncate(self.wanted);
        self.found
    }
}
