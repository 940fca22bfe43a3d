//! The best of a search go in; those whose words stand near each other, and on the date wished for, come out with more.

use super::super::compile::{Dates, Mode, Scores, Soft};
use super::super::matcher::{FAVOUR, Scoring};
use super::super::plan::Planned;
use super::{Found, Runner, burst};
use crate::engine::{Ask, Burst};

/// How many of the best are looked at again.
const REFINED: usize = 200;

/// How many have to be kept, so that those are among them.
pub(super) fn depth(planned: &Planned, ask: &Ask, wanted: usize) -> usize {
    let wanted = if ask.burst == Burst::Favour { wanted.max(burst::FAVOURED) } else { wanted };
    if planned.near.is_empty() { wanted } else { wanted.max(REFINED) }
}

impl Runner<'_> {
    /// Adds to the scores of the first of the best what words near each other say, and leaves them in no order.
    pub(super) fn refine(&self, planned: &Planned, best: &mut [Found]) -> tantivy::Result<()> {
        let end = best.len().min(REFINED);
        let best = &mut best[..end];
        if planned.near.is_empty() && planned.wish.is_none() {
            return Ok(());
        }
        best.sort_unstable_by_key(|found| found.at);
        let mode = Mode { soft: Soft::All, dates: Dates::Certain, scores: Scores::Wanted };
        let lengths = Scoring::lengths(self.average);
        for of_segment in best.chunk_by_mut(|a, b| a.at.segment_ord == b.at.segment_ord) {
            let compiler = self.compiler(of_segment[0].at.segment_ord as usize, &lengths);
            if let Some(wish) = &planned.wish {
                let mut wish = compiler.compile(wish, mode)?;
                for found in &mut *of_segment {
                    if wish.seek(found.at.doc_id) == found.at.doc_id {
                        found.favour = FAVOUR;
                    }
                }
            }
            for near in &planned.near {
                let mut near = compiler.compile(near, mode)?;
                for found in &mut *of_segment {
                    if near.seek(found.at.doc_id) == found.at.doc_id {
                        let more = near.score();
                        found.near += more;
                        found.score += more * found.favour;
                    }
                }
            }
        }
        Ok(())
    }
}
