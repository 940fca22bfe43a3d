//! A plan goes in; every article that matches is given to collectors, one for each thread, in the order of the index.
//!
//! Documents are cut into stretches of equal length, one for each thread; a score depends on its document alone, so
//! what is found does not depend on their number. A query that is answered sooner than a thread is woken stays on one.

use super::here::Here;
use super::{Place, Runner, TIERS};
use crate::engine::embedded::compile::{Compiler, Dates, Mode, Scores, Soft};
use crate::engine::embedded::matcher::{Doc, Matcher, Scoring};
use crate::engine::embedded::plan::Plan;
use crate::engine::{Ask, Partial, Possible, Sort};
use rayon::prelude::*;
use std::ops::Range;
use std::sync::Arc;
use tantivy::DocAddress;

/// Documents a thread must have to look at before it is worth waking: about a millisecond. It opens the lists anew, and
/// a thread that waits for work uses its core for a while.
const WORTH_A_THREAD: u64 = if cfg!(debug_assertions) { 16 } else { 100_000 };
/// How many documents are looked at in the time in which the positions in one are.
const POSITIONS: u64 = 12;

/// What is to be read of every document found.
#[derive(Clone, Copy)]
pub(super) struct Reads {
    /// The first half of its id.
    pub ties: bool,
    /// How well it matches.
    pub scores: bool,
}

/// Takes what is found in one stretch.
pub(super) trait Collect: Send {
    fn take(&mut self, place: Place, here: &mut Here);
}

/// Documents of one segment.
struct Stretch {
    number: usize,
    docs: Range<Doc>,
}

/// How a question is asked of every segment.
struct Pass<'a> {
    plan: &'a Plan,
    sort: Sort,
    reads: Reads,
    soft: Soft,
    dates: Dates,
    lengths: Arc<[f32; 256]>,
}

impl Runner<'_> {
    /// Gives every article that matches, in order, to collectors, one after the other.
    pub(super) fn each_found<C: Collect>(
        &self,
        plan: &Plan,
        ask: &Ask,
        reads: Reads,
        make: impl Fn() -> C + Sync,
    ) -> tantivy::Result<Vec<C>> {
        let pass = Pass {
            plan,
            sort: ask.sort,
            reads,
            soft: if ask.partial == Partial::Follow { Soft::Any } else { Soft::All },
            dates: if ask.possible == Possible::Follow { Dates::Possible } else { Dates::Certain },
            lengths: Scoring::lengths(self.average),
        };
        let all: u64 =
            self.searcher.segment_readers().iter().map(|segment| u64::from(segment.max_doc())).sum();
        let Some(largest) = self.largest() else { return Ok(Vec::new()) };
        // What is opened to see how much there is to do is used where it is all done here.
        let base = self.base(&pass, largest)?;
        let here = u64::from(self.searcher.segment_reader(largest as u32).max_doc()).max(1);
        let steps = base.cost() * if plan.reads_positions() { POSITIONS } else { 1 } * all / here;
        let threads = (steps / WORTH_A_THREAD).clamp(1, rayon::current_num_threads() as u64);
        if threads == 1 {
            let mut collector = make();
            let mut base = Some(base);
            for stretch in self.stretches(all).remove(0) {
                let base = if stretch.number == largest { base.take() } else { None };
                self.read(&pass, &stretch, base, &mut collector)?;
            }
            return Ok(vec![collector]);
        }
        drop(base);
        let parts = self.stretches(all.div_ceil(threads));
        parts
            .into_par_iter()
            .map(|stretches| {
                let mut collector = make();
                for stretch in stretches {
                    self.read(&pass, &stretch, None, &mut collector)?;
                }
                Ok(collector)
            })
            .collect()
    }

    /// The number of the largest segment.
    fn largest(&self) -> Option<usize> {
        let segments = self.searcher.segment_readers().iter().enumerate();
        segments.max_by_key(|(_, segment)| segment.max_doc()).map(|(number, _)| number)
    }

    /// All documents in parts of this many.
    fn stretches(&self, length: u64) -> Vec<Vec<Stretch>> {
        let mut parts = vec![Vec::new()];
        let mut room = length;
        for (number, segment) in self.searcher.segment_readers().iter().enumerate() {
            let mut from = 0;
            while from < segment.max_doc() {
                if room == 0 {
                    parts.push(Vec::new());
                    room = length;
                }
                let to = u64::from(segment.max_doc()).min(u64::from(from) + room) as Doc;
                room -= u64::from(to - from);
                parts.last_mut().expect("there is one").push(Stretch { number, docs: from..to });
                from = to;
            }
        }
        parts
    }

    fn base(&self, pass: &Pass<'_>, number: usize) -> tantivy::Result<Box<dyn Matcher>> {
        let scores = if pass.scores_all() { Scores::Wanted } else { Scores::Unwanted };
        pass.compile(&self.compiler(number, &pass.lengths), pass.soft, pass.dates, scores)
    }

    fn read(
        &self,
        pass: &Pass<'_>,
        stretch: &Stretch,
        base: Option<Box<dyn Matcher>>,
        collector: &mut impl Collect,
    ) -> tantivy::Result<()> {
        let Pass { plan, soft, dates, reads, .. } = *pass;
        let compiler = self.compiler(stretch.number, &pass.lengths);
        let segment = compiler.segment;
        let splits_words = soft == Soft::Any && plan.is_soft();
        // Where every date is one day, nothing is only possible.
        let splits_dates = dates == Dates::Possible && plan.is_dated() && compiler.has_inexact_dates()?;
        let compiled = |is_needed: bool, soft, dates, scores| match is_needed {
            true => pass.compile(&compiler, soft, dates, scores).map(Some),
            false => Ok(None),
        };
        let mut base = match base {
            Some(base) => base,
            None => self.base(pass, stretch.number)?,
        };
        let scorer = compiled(reads.scores && !pass.scores_all(), soft, dates, Scores::Wanted)?;
        // Of words side by side alone, the matcher itself knows whether it has them all.
        let tells_all = splits_words && plan.is_several_words();
        let mut complete = compiled(splits_words && !tells_all, Soft::All, dates, Scores::Unwanted)?;
        // An article with all words is certain when all words and the period hold certainly; one with some, when some
        // do.
        let mut certain = compiled(splits_dates, Soft::All, Dates::Certain, Scores::Unwanted)?;
        let mut certain_in_part =
            compiled(splits_dates && splits_words, Soft::Any, Dates::Certain, Scores::Unwanted)?;
        let mut here = Here::open(segment, pass.sort, reads.ties, scorer)?;
        let alive = segment.alive_bitset();
        if stretch.docs.start > 0 {
            base.seek(stretch.docs.start);
        }
        loop {
            let documents = here.read(&mut *base, stretch.docs.end);
            if documents == 0 {
                return Ok(());
            }
            for index in 0..documents {
                let (doc, has_all) = here.document(index);
                if alive.is_some_and(|alive| !alive.is_alive(doc)) {
                    continue;
                }
                let is_complete = if tells_all { has_all } else { is_there(complete.as_mut(), doc) };
                let is_certain = match is_complete {
                    true => is_there(certain.as_mut(), doc),
                    false => is_there(certain_in_part.as_mut(), doc),
                };
                let tier = TIERS[usize::from(!is_complete) * 2 + usize::from(!is_certain)];
                let at = DocAddress::new(stretch.number as u32, doc);
                collector.take(Place { index, key: here.key(index), at, tier }, &mut here);
            }
        }
    }
}

impl Pass<'_> {
    /// What the day orders needs few scores: those of the days at the end of the best.
    fn scores_all(&self) -> bool {
        self.reads.scores && self.sort == Sort::Relevance
    }

    fn compile(
        &self,
        compiler: &Compiler<'_>,
        soft: Soft,
        dates: Dates,
        scores: Scores,
    ) -> tantivy::Result<Box<dyn Matcher>> {
        compiler.compile(self.plan, Mode { soft, dates, scores })
    }
}

fn is_there(matcher: Option<&mut Box<dyn Matcher>>, doc: Doc) -> bool {
    matcher.is_none_or(|matcher| matcher.seek(doc) == doc)
}
