//! Matchers go in, one that needs all of them, any of them, or one without another comes out.

use super::window::{BLOCK, Block, Window};
use super::{Doc, END, Matcher};

/// Documents that every part has.
pub(in super::super) struct All {
    /// In the order of the query: scores are added in it, so that equal articles get equal scores.
    parts: Vec<Box<dyn Matcher>>,
    /// The rarest first: it leads.
    order: Vec<usize>,
    doc: Doc,
}

impl All {
    /// At least one part.
    pub(in super::super) fn new(parts: Vec<Box<dyn Matcher>>) -> All {
        let mut order: Vec<usize> = (0..parts.len()).collect();
        order.sort_by_key(|index| parts[*index].cost());
        let doc = order.first().map_or(END, |index| parts[*index].doc());
        let mut all = All { parts, order, doc };
        all.settle(doc);
        all
    }

    fn settle(&mut self, mut target: Doc) -> Doc {
        'again: while target < END {
            for index in &self.order {
                let doc = self.parts[*index].seek(target);
                if doc > target {
                    target = doc;
                    continue 'again;
                }
            }
            break;
        }
        self.doc = target;
        target
    }
}

impl Matcher for All {
    fn doc(&self) -> Doc {
        self.doc
    }
    fn advance(&mut self) -> Doc {
        if self.doc == END {
            return END;
        }
        let next = self.parts[self.order[0]].advance();
        self.settle(next)
    }
    fn seek(&mut self, target: Doc) -> Doc {
        if self.doc >= target { self.doc } else { self.settle(target) }
    }
    fn cost(&self) -> u64 {
        self.order.first().map_or(0, |index| self.parts[*index].cost())
    }
    fn score(&mut self) -> f32 {
        self.parts.iter_mut().map(|part| part.score()).sum()
    }
}

/// Documents that at least one part has; scores add up.
pub(in super::super) struct Any {
    parts: Vec<Box<dyn Matcher>>,
    window: Window,
    /// How many parts there were at first.
    all: usize,
    doc: Doc,
    cost: u64,
}

impl Any {
    pub(in super::super) fn new(parts: Vec<Box<dyn Matcher>>) -> Any {
        let cost = parts.iter().map(|part| part.cost()).sum();
        let (window, all) = (Window::new(), parts.len());
        let mut any = Any { parts, window, all, doc: END, cost };
        any.settle();
        any
    }

    /// Stands at the first document that is left in the window, or in the next one.
    fn settle(&mut self) -> Doc {
        self.doc = loop {
            if let Some(doc) = self.window.first() {
                break doc;
            }
            self.parts.retain(|part| part.doc() < END);
            let Some(base) = self.parts.iter().map(|part| part.doc()).min() else { break END };
            self.window.begin(base);
            for part in &mut self.parts {
                part.fill(&mut self.window);
            }
        };
        self.doc
    }
}

impl Matcher for Any {
    fn doc(&self) -> Doc {
        self.doc
    }
    fn advance(&mut self) -> Doc {
        if self.doc == END {
            return END;
        }
        self.window.drop_one(self.doc);
        self.settle()
    }
    fn seek(&mut self, target: Doc) -> Doc {
        if self.doc >= target {
            return self.doc;
        }
        if target >= self.window.end() {
            self.window.drop_all();
            for part in &mut self.parts {
                part.seek(target);
            }
            return self.settle();
        }
        while self.doc < target {
            self.advance();
        }
        self.doc
    }
    fn cost(&self) -> u64 {
        self.cost
    }
    fn score(&mut self) -> f32 {
        if self.doc == END { 0.0 } else { self.window.of(self.doc).0 }
    }
    fn has_all(&mut self) -> bool {
        self.doc < END && self.window.of(self.doc).1 == self.all
    }
    fn next_block(&mut self, block: &mut Block) {
        block.clear();
        while self.doc < END && block.docs.len() < BLOCK {
            self.window.give(block, self.all);
            self.settle();
        }
    }
}

/// The first document, not before `target`, that at least `n` parts have; `seek` gives where each stands when it has gone
/// to a document. All parts are at it or behind it in the end.
pub(super) fn of_several(n: usize, mut target: Doc, mut seek: impl FnMut(Doc) -> Vec<Doc>) -> Doc {
    loop {
        let mut docs = seek(target);
        docs.sort_unstable();
        // Before it, fewer parts have a document.
        let Some(doc) = docs.get(n - 1).copied() else { return END };
        if doc == END || docs[0] == doc {
            return doc;
        }
        // Those that lag behind come along: what they have there is part of the score.
        target = doc;
    }
}

/// Documents that at least so many parts have; scores add up.
pub(in super::super) struct Several {
    n: usize,
    parts: Vec<Box<dyn Matcher>>,
    doc: Doc,
}

impl Several {
    pub(in super::super) fn new(n: usize, parts: Vec<Box<dyn Matcher>>) -> Several {
        let mut several = Several { n: n.max(1), parts, doc: 0 };
        several.settle(0);
        several
    }

    fn settle(&mut self, target: Doc) -> Doc {
        let parts = &mut self.parts;
        self.doc =
            of_several(self.n, target, |target| parts.iter_mut().map(|part| part.seek(target)).collect());
        self.doc
    }
}

impl Matcher for Several {
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
        let mut costs: Vec<u64> = self.parts.iter().map(|part| part.cost()).collect();
        costs.sort_unstable();
        costs.iter().rev().skip(self.n - 1).sum()
    }
    fn score(&mut self) -> f32 {
        let doc = self.doc;
        self.parts.iter_mut().filter(|part| part.doc() == doc).map(|part| part.score()).sum()
    }
}

/// How much more a document counts that is what was wished for.
pub(in super::super) const FAVOUR: f32 = 2.0;

/// Documents of one; those that another has too count twice.
pub(in super::super) struct Favoured {
    inner: Box<dyn Matcher>,
    wished: Box<dyn Matcher>,
}

impl Favoured {
    pub(in super::super) fn new(inner: Box<dyn Matcher>, wished: Box<dyn Matcher>) -> Favoured {
        Favoured { inner, wished }
    }
}

impl Matcher for Favoured {
    fn doc(&self) -> Doc {
        self.inner.doc()
    }
    fn advance(&mut self) -> Doc {
        self.inner.advance()
    }
    fn seek(&mut self, target: Doc) -> Doc {
        self.inner.seek(target)
    }
    fn cost(&self) -> u64 {
        self.inner.cost()
    }
    fn score(&mut self) -> f32 {
        let doc = self.inner.doc();
        let factor = if self.wished.seek(doc) == doc { FAVOUR } else { 1.0 };
        self.inner.score() * factor
    }
    fn has_all(&mut self) -> bool {
        let doc = self.inner.doc();
        self.inner.has_all() && self.wished.seek(doc) == doc
    }
}

/// Documents of one; what another has there too adds to their scores.
pub(in super::super) struct Also {
    inner: Box<dyn Matcher>,
    more: Box<dyn Matcher>,
}

impl Also {
    pub(in super::super) fn new(inner: Box<dyn Matcher>, more: Box<dyn Matcher>) -> Also {
        Also { inner, more }
    }
}

impl Matcher for Also {
    fn doc(&self) -> Doc {
        self.inner.doc()
    }
    fn advance(&mut self) -> Doc {
        self.inner.advance()
    }
    fn seek(&mut self, target: Doc) -> Doc {
        self.inner.seek(target)
    }
    fn cost(&self) -> u64 {
        self.inner.cost()
    }
    fn score(&mut self) -> f32 {
        let doc = self.inner.doc();
        let more = if self.more.seek(doc) == doc { self.more.score() } else { 0.0 };
        self.inner.score() + more
    }
}

/// Documents of one that another does not have.
pub(in super::super) struct Except {
    base: Box<dyn Matcher>,
    excluded: Box<dyn Matcher>,
}

impl Except {
    pub(in super::super) fn new(base: Box<dyn Matcher>, excluded: Box<dyn Matcher>) -> Except {
        let mut except = Except { base, excluded };
        except.settle();
        except
    }

    fn settle(&mut self) -> Doc {
        let mut doc = self.base.doc();
        while doc < END && self.excluded.seek(doc) == doc {
            doc = self.base.advance();
        }
        doc
    }
}

impl Matcher for Except {
    fn doc(&self) -> Doc {
        self.base.doc()
    }
    fn advance(&mut self) -> Doc {
        self.base.advance();
        self.settle()
    }
    fn seek(&mut self, target: Doc) -> Doc {
        self.base.seek(target);
        self.settle()
    }
    fn cost(&self) -> u64 {
        self.base.cost()
    }
    fn score(&mut self) -> f32 {
        self.base.score()
    }
}
