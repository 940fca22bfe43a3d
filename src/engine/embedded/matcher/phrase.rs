//! Words with their places go in, documents where they stand in this order come out.

use super::{Doc, END, Matcher, Scoring, Unit};

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
    matcher: Unit,
    /// Distance from the first word.
    offset: u32,
    positions: Vec<u32>,
}

impl Phrase {
    /// Each word with its distance from the first; at least one word.
    pub(in super::super) fn new(words: Vec<(Unit, u32)>, scoring: Scoring) -> Phrase {
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
