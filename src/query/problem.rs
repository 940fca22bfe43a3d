//! What was not understood: places in the text go in, an ordered list of problems comes out.

use std::ops::Range;

/// A place in a query that was not understood as it may have been meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Bytes in the text as typed.
    pub at: Range<usize>,
    /// What is wrong, and what was done instead.
    pub message: String,
    /// What to write.
    pub hint: Option<String>,
}

/// Most problems that are told one by one; the rest are counted.
const MOST: usize = 50;

/// The problems of one query, while they are found.
#[derive(Debug, Default)]
pub(super) struct Problems {
    found: Vec<Problem>,
    more: usize,
    last: Range<usize>,
}

impl Problems {
    /// Adds a problem.
    pub(super) fn add(&mut self, at: Range<usize>, message: impl Into<String>, hint: Option<String>) {
        if self.found.len() < MOST {
            self.found.push(Problem { at, message: message.into(), hint });
        } else {
            self.more += 1;
            self.last = at;
        }
    }

    /// Gives them in the order of their places.
    pub(super) fn finish(mut self) -> Vec<Problem> {
        self.found
            .sort_by(|a, b| (a.at.start, a.at.end, &a.message).cmp(&(b.at.start, b.at.end, &b.message)));
        if self.more > 0 {
            let message = format!("{} more places were not understood, this one the last", self.more);
            self.found.push(Problem { at: self.last, message, hint: None });
        }
        self.found
    }
}
