//! Words with their places go in, documents where they stand in this order, or in one part of an article, come out.

use super::{Doc, END, Matcher, Positions, Scoring, Unit};

/// A part of an article that a query can be restricted to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum Section {
    /// Headline.
    Title,
    /// Standfirst.
    Summary,
    /// Paragraphs.
    Body,
    /// Standfirst and first paragraphs.
    Lead,
}

/// Where the parts of the articles of a segment begin.
pub(in super::super) struct Bounds {
    summary: Unit,
    body: Unit,
    lead_end: Unit,
    buffer: Vec<u32>,
}

impl Bounds {
    /// The matchers of the three marks.
    pub(in super::super) fn new(summary: Unit, body: Unit, lead_end: Unit) -> Bounds {
        Bounds { summary, body, lead_end, buffer: Vec::new() }
    }

    fn at(unit: &mut Unit, doc: Doc, buffer: &mut Vec<u32>) -> Option<u32> {
        if unit.seek(doc) != doc {
            return None;
        }
        unit.positions(buffer);
        buffer.first().copied()
    }

    /// Keeps the positions of `doc` that lie in `section`.
    fn keep(&mut self, doc: Doc, section: Section, positions: &mut Vec<u32>) {
        let summary = Bounds::at(&mut self.summary, doc, &mut self.buffer);
        let body = Bounds::at(&mut self.body, doc, &mut self.buffer);
        let lead_end = Bounds::at(&mut self.lead_end, doc, &mut self.buffer).unwrap_or(u32::MAX);
        let text = summary.or(body).unwrap_or(u32::MAX);
        let body = body.unwrap_or(u32::MAX);
        positions.retain(|position| match section {
            Section::Title => *position < text,
            Section::Summary => *position >= text && *position < body,
            Section::Body => *position >= body,
            Section::Lead => *position >= text && *position < lead_end,
        });
    }
}

/// Words in one part of an article.
pub(in super::super) struct Within {
    inner: Box<dyn Positions>,
    section: Section,
    bounds: Bounds,
    scoring: Scoring,
    positions: Vec<u32>,
}

impl Within {
    pub(in super::super) fn new(
        inner: Box<dyn Positions>,
        section: Section,
        bounds: Bounds,
        scoring: Scoring,
    ) -> Within {
        let mut within = Within { inner, section, bounds, scoring, positions: Vec::new() };
        within.settle();
        within
    }

    fn settle(&mut self) -> Doc {
        loop {
            let doc = self.inner.doc();
            if doc == END {
                return END;
            }
            self.inner.positions(&mut self.positions);
            self.bounds.keep(doc, self.section, &mut self.positions);
            if !self.positions.is_empty() {
                return doc;
            }
            self.inner.advance();
        }
    }
}

impl Matcher for Within {
    fn doc(&self) -> Doc {
        self.inner.doc()
    }
    fn advance(&mut self) -> Doc {
        self.inner.advance();
        self.settle()
    }
    fn seek(&mut self, target: Doc) -> Doc {
        if self.doc() >= target {
            return self.doc();
        }
        self.inner.seek(target);
        self.settle()
    }
    fn cost(&self) -> u64 {
        self.inner.cost()
    }
    fn score(&mut self) -> f32 {
        self.scoring.of(self.inner.doc(), self.positions.len() as f32)
    }
}

impl Positions for Within {
    fn positions(&mut self, into: &mut Vec<u32>) {
        into.clone_from(&self.positions);
    }
}

/// Words at given distances from each other.
pub(in super::super) struct Phrase {
    slots: Vec<Slot>,
    /// Slots, rarest first: the order in which they are sought.
    order: Vec<usize>,
    doc: Doc,
    found: Vec<u32>,
    scoring: Scoring,
}

struct Slot {
    matcher: Box<dyn Positions>,
    /// Distance from the first word.
    offset: u32,
    positions: Vec<u32>,
}

impl Phrase {
    /// Each word with its distance from the first; at least one word.
    pub(in super::super) fn new(words: Vec<(Box<dyn Positions>, u32)>, scoring: Scoring) -> Phrase {
        let slots: Vec<Slot> = words
            .into_iter()
            .map(|(matcher, offset)| Slot { matcher, offset, positions: Vec::new() })
            .collect();
        let mut order: Vec<usize> = (0..slots.len()).collect();
        order.sort_by_key(|index| slots[*index].matcher.cost());
        let mut phrase = Phrase { slots, order, doc: 0, found: Vec::new(), scoring };
        phrase.settle(0);
        phrase
    }

    fn settle(&mut self, target: Doc) -> Doc {
        let mut target = target;
        'again: loop {
            for index in &self.order {
                let doc = self.slots[*index].matcher.seek(target);
                if doc == END {
                    self.doc = END;
                    return END;
                }
                if doc > target {
                    target = doc;
                    continue 'again;
                }
            }
            self.doc = target;
            if self.match_positions() {
                return target;
            }
            target += 1;
        }
    }

    /// Finds where the phrase begins in the current document.
    fn match_positions(&mut self) -> bool {
        for slot in &mut self.slots {
            slot.matcher.positions(&mut slot.positions);
        }
        let Some((first, others)) = self.slots.split_first_mut() else { return false };
        self.found.clear();
        self.found.extend(first.positions.iter().map(|position| position.wrapping_sub(first.offset)));
        for slot in others {
            let offset = slot.offset;
            let mut at = 0;
            self.found.retain(|start| {
                let wanted = start.wrapping_add(offset);
                while slot.positions.get(at).is_some_and(|position| *position < wanted) {
                    at += 1;
                }
                slot.positions.get(at) == Some(&wanted)
            });
            if self.found.is_empty() {
                return false;
            }
        }
        true
    }
}

impl Matcher for Phrase {
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
        self.order.first().map_or(0, |index| self.slots[*index].matcher.cost())
    }
    fn score(&mut self) -> f32 {
        self.scoring.of(self.doc, self.found.len() as f32)
    }
}

impl Positions for Phrase {
    fn positions(&mut self, into: &mut Vec<u32>) {
        into.clone_from(&self.found);
    }
}
