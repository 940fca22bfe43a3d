//! The documents that a segment has for a query go in; what decides their order comes out, block by block.

use super::{Found, Place};
use crate::engine::Sort;
use crate::engine::embedded::matcher::{Block, Doc, Matcher};
use tantivy::SegmentReader;
use tantivy::columnar::Column;

/// One segment, where its documents are being read.
pub(super) struct Here {
    columns: Columns,
    block: Block,
    /// The day by which each document of the block is ordered.
    days: Vec<Option<i64>>,
    /// The first half of the id of each, where those are read for all.
    ties: Vec<Option<u64>>,
    /// Scores the documents for which a score is asked, where the block has none.
    scorer: Option<Box<dyn Matcher>>,
    reads_ties: bool,
    /// Whether what comes next lies behind the end.
    ended: bool,
}

/// The columns that order the articles of a segment.
struct Columns {
    tie: Column<u64>,
    day: Option<(Column<i64>, Sort)>,
}

impl Here {
    /// Reads a segment: with the first half of every id where `reads_ties`, and with a scorer where blocks have no scores.
    pub(super) fn open(
        segment: &SegmentReader,
        sort: Sort,
        reads_ties: bool,
        scorer: Option<Box<dyn Matcher>>,
    ) -> tantivy::Result<Here> {
        let columns = segment.fast_fields();
        let day = match sort {
            Sort::Relevance => None,
            Sort::Newest => Some((columns.i64("last")?, sort)),
            Sort::Oldest => Some((columns.i64("first")?, sort)),
        };
        let columns = Columns { tie: columns.u64("tie")?, day };
        let (days, ties) = (Vec::new(), Vec::new());
        Ok(Here { columns, block: Block::default(), days, ties, scorer, reads_ties, ended: false })
    }

    /// Reads the next documents before `end`; none at the end.
    pub(super) fn read(&mut self, matcher: &mut dyn Matcher, end: Doc) -> usize {
        if self.ended {
            return 0;
        }
        matcher.next_block(&mut self.block);
        if self.block.docs.last().is_some_and(|last| *last >= end) {
            let within = self.block.docs.partition_point(|doc| *doc < end);
            self.block.docs.truncate(within);
            self.ended = true;
        }
        let docs = &self.block.docs;
        if let Some((column, _)) = &self.columns.day {
            self.days.clear();
            self.days.resize(docs.len(), None);
            column.first_vals(docs, &mut self.days);
        }
        if self.reads_ties {
            self.ties.clear();
            self.ties.resize(docs.len(), None);
            self.columns.tie.first_vals(docs, &mut self.ties);
        }
        docs.len()
    }

    /// A document of the block, and whether it has all parts.
    #[inline]
    pub(super) fn document(&self, index: usize) -> (Doc, bool) {
        (self.block.docs[index], self.block.complete[index])
    }

    /// What decides first: larger is better.
    #[inline]
    pub(super) fn key(&self, index: usize) -> i64 {
        match &self.columns.day {
            None => 0,
            Some((_, sort)) => match (self.days[index], sort) {
                (None, _) => i64::MIN,
                (Some(day), Sort::Oldest) => -day,
                (Some(day), _) => day,
            },
        }
    }

    /// How well a document of the block matches.
    #[inline]
    pub(super) fn score(&mut self, place: Place) -> f32 {
        match &mut self.scorer {
            None => self.block.scores[place.index],
            Some(scorer) => match scorer.seek(place.at.doc_id) == place.at.doc_id {
                true => scorer.score(),
                false => 0.0,
            },
        }
    }

    /// The first half of the id of a document of the block.
    #[inline]
    pub(super) fn tie(&self, place: Place) -> u64 {
        match self.ties.get(place.index).filter(|_| self.reads_ties) {
            Some(tie) => tie.unwrap_or(0),
            None => self.columns.tie.first(place.at.doc_id).unwrap_or(0),
        }
    }

    /// A document of the block with all that decides.
    pub(super) fn complete(&mut self, place: Place) -> Found {
        let (score, tie) = (self.score(place), self.tie(place));
        Found {
            key: place.key,
            score,
            near: 0.0,
            favour: 1.0,
            burst: 1.0,
            tie,
            at: place.at,
            tier: place.tier,
        }
    }
}
