//! Two words go in, the documents where one stands near the other, or away from it, come out, scored by how often.
//!
//! The commonest shapes of nearness have this matcher of their own: it walks over the positions of both words once. What
//! it finds is what `analysis::spans` defines: of two words the smallest stretches hold no third place of either, so
//! they lie between neighbours in the order of all places.

use super::{Doc, END, Matcher, Scoring, Unit};

/// What two places must share.
pub(in super::super) enum Bound {
    /// The distance is at most this; no part of the article ends so near.
    Distance(u32),
    /// What begins where these words stand: a paragraph, and a sentence where they are asked for.
    Blocks(Vec<Unit>),
}

/// How the second word must stand to the first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) struct Order {
    /// Behind it.
    pub is_ordered: bool,
    /// Not there.
    pub is_negated: bool,
}

/// Documents where two words stand to each other as asked.
pub(in super::super) struct Pair {
    left: Unit,
    right: Unit,
    bound: Bound,
    order: Order,
    doc: Doc,
    /// How often it was found in the document; once is enough where no score is wanted.
    times: u32,
    scoring: Scoring,
    buffers: Buffers,
    begin: Begin,
}

/// The places of the current document.
#[derive(Default)]
struct Buffers {
    left: Vec<u32>,
    right: Vec<u32>,
}

/// One position, and how often each word counts there.
#[derive(Clone, Copy, Default)]
struct Stand {
    position: u32,
    left: u32,
    right: u32,
}

impl Pair {
    pub(in super::super) fn new(
        left: Unit,
        right: Unit,
        bound: Bound,
        order: Order,
        scoring: Scoring,
    ) -> Pair {
        let (buffers, begin) = (Buffers::default(), Begin::default());
        let mut pair = Pair { left, right, bound, order, doc: 0, times: 0, scoring, buffers, begin };
        pair.settle(0);
        pair
    }

    fn settle(&mut self, mut target: Doc) -> Doc {
        self.doc = loop {
            let doc = if self.order.is_negated { self.left.seek(target) } else { self.both(target) };
            if doc == END {
                break END;
            }
            self.times = if self.order.is_negated { self.away(doc) } else { self.near(doc) };
            if self.times > 0 {
                break doc;
            }
            target = doc + 1;
        };
        self.doc
    }

    /// The first document, not before `target`, that has both words.
    fn both(&mut self, mut target: Doc) -> Doc {
        let (rare, common) = match self.left.cost() <= self.right.cost() {
            true => (&mut self.left, &mut self.right),
            false => (&mut self.right, &mut self.left),
        };
        loop {
            let doc = rare.seek(target);
            if doc == END {
                return END;
            }
            target = common.seek(doc);
            if target == doc {
                return doc;
            }
        }
    }

    /// How often the words stand near each other.
    fn near(&mut self, doc: Doc) -> u32 {
        let Buffers { left, right, .. } = &mut self.buffers;
        self.left.positions(left);
        self.right.positions(right);
        let is_once = self.scoring.weight == 0.0;
        let mut blocks = Blocks { bound: &mut self.bound, doc, begin: &mut self.begin };
        blocks.begin.clear();
        let (mut at, mut other, mut times) = (0, 0, 0);
        let mut last = Stand::default();
        while at < left.len() || other < right.len() {
            let position = match (left.get(at), right.get(other)) {
                (Some(a), Some(b)) => *a.min(b),
                (Some(one), None) | (None, Some(one)) => *one,
                (None, None) => break,
            };
            let here = Stand {
                position,
                left: run(left, &mut at, position),
                right: run(right, &mut other, position),
            };
            let mut found = if last.left > 0 && here.right > 0 { last.left.max(here.right) } else { 0 };
            if !self.order.is_ordered && last.right > 0 && here.left > 0 {
                found = found.max(last.right).max(here.left);
            }
            if found > 0 && blocks.joins(last.position, position) {
                times += found;
                if is_once {
                    break;
                }
            }
            last = here;
        }
        times
    }

    /// How often the first word stands away from the second.
    fn away(&mut self, doc: Doc) -> u32 {
        if self.right.seek(doc) != doc {
            return if self.scoring.weight == 0.0 { 1 } else { self.left.times() };
        }
        let Buffers { left, right, .. } = &mut self.buffers;
        self.left.positions(left);
        self.right.positions(right);
        let mut blocks = Blocks { bound: &mut self.bound, doc, begin: &mut self.begin };
        blocks.begin.clear();
        let (mut before, mut times) = (0, 0);
        for position in left.iter().copied() {
            // The place of the other word at the same position is its own.
            while right.get(before).is_some_and(|other| *other < position) {
                before += 1;
            }
            let behind = right[before..].iter().copied().find(|other| *other > position);
            let is_near = behind.is_some_and(|other| blocks.joins(position, other))
                || !self.order.is_ordered
                    && before.checked_sub(1).is_some_and(|at| blocks.joins(right[at], position));
            times += u32::from(!is_near);
        }
        times
    }
}

/// How often a sorted list has a position, from where it stands; it goes behind it.
fn run(list: &[u32], at: &mut usize, position: u32) -> u32 {
    let start = *at;
    while list.get(*at) == Some(&position) {
        *at += 1;
    }
    (*at - start) as u32
}

/// The blocks of one document, read when they are asked for.
struct Blocks<'a> {
    bound: &'a mut Bound,
    doc: Doc,
    begin: &'a mut Begin,
}

/// Where blocks begin in a document.
#[derive(Default)]
struct Begin {
    is_read: bool,
    positions: Vec<u32>,
    buffer: Vec<u32>,
}

impl Begin {
    fn clear(&mut self) {
        self.is_read = false;
    }
}

impl Blocks<'_> {
    /// Whether two places, the first before the second, share what they must.
    fn joins(&mut self, first: u32, second: u32) -> bool {
        match &mut *self.bound {
            Bound::Distance(most) => second - first <= *most,
            Bound::Blocks(marks) => {
                let Begin { is_read, positions, buffer } = &mut *self.begin;
                if !*is_read {
                    *is_read = true;
                    positions.clear();
                    for mark in
                        marks.iter_mut().filter_map(|mark| (mark.seek(self.doc) == self.doc).then_some(mark))
                    {
                        mark.positions(buffer);
                        positions.append(buffer);
                    }
                    positions.sort_unstable();
                }
                let next = positions.partition_point(|position| *position <= first);
                positions.get(next).is_none_or(|position| *position > second)
            }
        }
    }
}

impl Matcher for Pair {
    fn doc(&self) -> Doc {
        self.doc
    }
    fn advance(&mut self) -> Doc {
        if self.doc == END { END } else { self.settle(self.doc + 1) }
    }
    fn seek(&mut self, target: Doc) -> Doc {
        if self.doc >= target {
            return self.doc;
        }
        if target >= END {
            self.doc = END;
            return END;
        }
        self.settle(target)
    }
    fn cost(&self) -> u64 {
        match self.order.is_negated {
            true => self.left.cost(),
            false => self.left.cost().min(self.right.cost()),
        }
    }
    fn score(&mut self) -> f32 {
        self.scoring.of(self.doc, self.times as f32)
    }
}
