//! The postings of many words go in, the documents that hold any of them come out, with the places of all.

use super::{Doc, END};
use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::collections::binary_heap::PeekMut;
use tantivy::DocSet;
use tantivy::postings::{Postings, SegmentPostings};

/// Any of many words.
pub(in super::super) struct Union {
    lists: Vec<SegmentPostings>,
    /// Where each list stands that is not at its end: the first document on top.
    heads: BinaryHeap<Reverse<(Doc, u32)>>,
    cost: u64,
    here: Vec<Reverse<(Doc, u32)>>,
    places: Vec<u32>,
}

impl Union {
    pub(in super::super) fn new(lists: Vec<SegmentPostings>) -> Union {
        let cost = lists.iter().map(|list| u64::from(list.doc_freq())).sum();
        let heads = lists.iter().enumerate().map(|(index, list)| Reverse((list.doc(), index as u32)));
        let heads = heads.filter(|head| head.0.0 < END).collect();
        Union { lists, heads, cost, here: Vec::new(), places: Vec::new() }
    }

    pub(in super::super) fn doc(&self) -> Doc {
        self.heads.peek().map_or(END, |head| head.0.0)
    }

    /// Goes to the first document that is not before `target`.
    pub(in super::super) fn seek(&mut self, target: Doc) -> Doc {
        if target >= END {
            self.heads.clear();
        }
        while let Some(mut head) = self.heads.peek_mut() {
            let Reverse((doc, index)) = *head;
            if doc >= target {
                break;
            }
            match self.lists[index as usize].seek(target) {
                END => {
                    PeekMut::pop(head);
                }
                doc => *head = Reverse((doc, index)),
            }
        }
        self.doc()
    }

    pub(in super::super) fn cost(&self) -> u64 {
        self.cost
    }

    /// Writes where any of the words stands in the current document, in order.
    pub(in super::super) fn positions(&mut self, into: &mut Vec<u32>) {
        into.clear();
        let doc = self.doc();
        while let Some(head) = self.heads.peek_mut() {
            let Reverse((at, index)) = *head;
            if at > doc {
                break;
            }
            self.lists[index as usize].positions(&mut self.places);
            into.append(&mut self.places);
            self.here.push(PeekMut::pop(head));
        }
        if self.here.len() > 1 {
            into.sort_unstable();
        }
        self.heads.extend(self.here.drain(..));
    }
}
