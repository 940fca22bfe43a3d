//! A shape of words with their places go in, documents where it is found come out, scored by how often.
//!
//! Documents that have the words come first, by their numbers alone; places are read of those only.

use super::combine::of_several;
use super::{Doc, END, Matcher, Scoring, Union, Unit};
use crate::analysis::spans::{Parts, Reader, SAFE, Shape, Span, Text, Within};

/// One word with its places.
pub(in super::super) enum Place {
    /// Under a few forms.
    Unit(Unit),
    /// Any of many words.
    Union(Union),
    /// Where it is spelled like this.
    Spelled(Unit, usize),
    /// Nowhere.
    Nowhere,
}

impl Place {
    fn seek(&mut self, target: Doc) -> Doc {
        match self {
            Place::Unit(unit) | Place::Spelled(unit, _) => unit.seek(target),
            Place::Union(union) => union.seek(target),
            Place::Nowhere => END,
        }
    }

    fn cost(&self) -> u64 {
        match self {
            Place::Unit(unit) | Place::Spelled(unit, _) => unit.cost(),
            Place::Union(union) => union.cost(),
            Place::Nowhere => 0,
        }
    }
}

/// Which documents have the words of a shape, by their numbers.
enum Lead {
    Word(usize),
    /// Cheapest first.
    All(Vec<Lead>),
    Any(Vec<Lead>),
    Several(usize, Vec<Lead>),
}

impl Lead {
    fn of(shape: &Shape<usize>, places: &[Place]) -> Lead {
        let lead = |shape: &Shape<usize>| Lead::of(shape, places);
        let all = |mut parts: Vec<Lead>| {
            parts.sort_by_cached_key(|part| part.cost(places));
            Lead::All(parts)
        };
        match shape {
            Shape::Word(word) => Lead::Word(*word),
            Shape::Any(parts) => Lead::Any(parts.iter().map(lead).collect()),
            Shape::Some { n, parts } => Lead::Several((*n).max(1) as usize, parts.iter().map(lead).collect()),
            Shape::Phrase(words) | Shape::Slop { words, .. } => {
                all(words.iter().map(|word| lead(&word.0)).collect())
            }
            Shape::Near { left, right, .. } => all(vec![lead(left), lead(right)]),
            Shape::NotNear { left, .. } => lead(left),
            Shape::Often { of, .. }
            | Shape::Cluster { of, .. }
            | Shape::First { of, .. }
            | Shape::In { of, .. } => lead(of),
        }
    }

    fn cost(&self, places: &[Place]) -> u64 {
        let costs = |parts: &[Lead]| -> Vec<u64> { parts.iter().map(|part| part.cost(places)).collect() };
        match self {
            Lead::Word(word) => places[*word].cost(),
            Lead::All(parts) => costs(parts).into_iter().min().unwrap_or(0),
            Lead::Any(parts) | Lead::Several(_, parts) => costs(parts).into_iter().sum(),
        }
    }

    /// The first document that is not before `target`.
    fn seek(&self, mut target: Doc, places: &mut [Place]) -> Doc {
        match self {
            Lead::Word(word) => places[*word].seek(target),
            Lead::All(parts) => 'again: loop {
                if target == END {
                    return END;
                }
                for part in parts {
                    let doc = part.seek(target, places);
                    if doc > target {
                        target = doc;
                        continue 'again;
                    }
                }
                return target;
            },
            Lead::Any(parts) => parts.iter().map(|part| part.seek(target, places)).min().unwrap_or(END),
            Lead::Several(n, parts) => {
                of_several(*n, target, |target| parts.iter().map(|part| part.seek(target, places)).collect())
            }
        }
    }
}

/// Where the parts, paragraphs and sentences of the articles of a segment begin.
pub(in super::super) struct Marks {
    pub summary: Unit,
    pub body: Unit,
    pub lead_end: Unit,
    pub sentence: Unit,
    pub paragraph: Unit,
}

/// Finds where the words of a document have a certain spelling.
pub(in super::super) trait Spelled {
    /// Keeps the positions at which a word is spelled like this.
    fn keep(&mut self, doc: Doc, spelling: usize, parts: &Parts, positions: &mut Vec<u32>);
}

/// The words of the current document.
struct Document {
    doc: Doc,
    places: Vec<Place>,
    marks: Marks,
    spelled: Option<Box<dyn Spelled>>,
    positions: Vec<u32>,
    beginnings: Vec<u32>,
    /// The document and the kind of what stands in `beginnings`.
    begun: Option<(Doc, Within)>,
    parts: Option<(Doc, Parts)>,
}

impl Document {
    fn first(unit: &mut Unit, doc: Doc, buffer: &mut Vec<u32>) -> Option<u32> {
        if unit.seek(doc) != doc {
            return None;
        }
        unit.positions(buffer);
        buffer.first().copied()
    }
}

impl Text<usize> for Document {
    fn word(&mut self, word: &usize, into: &mut Vec<Span>) {
        into.clear();
        let place = &mut self.places[*word];
        if place.seek(self.doc) != self.doc {
            return;
        }
        match place {
            Place::Unit(unit) => unit.positions(&mut self.positions),
            Place::Union(union) => union.positions(&mut self.positions),
            Place::Spelled(unit, spelling) => {
                let spelling = *spelling;
                unit.positions(&mut self.positions);
                let parts = self.parts();
                if let Some(spelled) = &mut self.spelled {
                    spelled.keep(self.doc, spelling, &parts, &mut self.positions);
                }
            }
            Place::Nowhere => return,
        }
        for position in &self.positions {
            match into.last_mut() {
                Some(last) if last.first == *position => last.times = last.times.saturating_add(1),
                _ => into.push(Span::word(*position)),
            }
        }
    }

    fn beginnings(&mut self, within: Within) -> &[u32] {
        if self.begun != Some((self.doc, within)) {
            self.begun = Some((self.doc, within));
            self.beginnings.clear();
            if self.marks.paragraph.seek(self.doc) == self.doc {
                self.marks.paragraph.positions(&mut self.beginnings);
            }
            if within == Within::Sentence && self.marks.sentence.seek(self.doc) == self.doc {
                self.marks.sentence.positions(&mut self.positions);
                self.beginnings.extend_from_slice(&self.positions);
                self.beginnings.sort_unstable();
            }
        }
        &self.beginnings
    }

    fn parts(&mut self) -> Parts {
        if let Some((doc, parts)) = self.parts
            && doc == self.doc
        {
            return parts;
        }
        let mut buffer = Vec::new();
        let summary = Document::first(&mut self.marks.summary, self.doc, &mut buffer);
        let body = Document::first(&mut self.marks.body, self.doc, &mut buffer);
        let lead_end = Document::first(&mut self.marks.lead_end, self.doc, &mut buffer).unwrap_or(u32::MAX);
        let summary = summary.or(body).unwrap_or(u32::MAX);
        let body = body.unwrap_or(u32::MAX);
        // Behind its last word each part leaves a gap.
        let parts = Parts {
            summary,
            body,
            lead_end,
            title_words: summary.saturating_sub(SAFE),
            summary_words: (body - summary).saturating_sub(SAFE),
        };
        self.parts = Some((self.doc, parts));
        parts
    }
}

/// Documents where a shape is found.
pub(in super::super) struct Placed {
    shape: Shape<usize>,
    lead: Lead,
    cost: u64,
    document: Document,
    reader: Reader,
    found: Vec<Span>,
    doc: Doc,
    scoring: Scoring,
}

impl Placed {
    /// A shape whose words are numbers of `places`.
    pub(in super::super) fn new(
        shape: Shape<usize>,
        places: Vec<Place>,
        marks: Marks,
        spelled: Option<Box<dyn Spelled>>,
        scoring: Scoring,
    ) -> Placed {
        let lead = Lead::of(&shape, &places);
        let cost = lead.cost(&places);
        let document = Document {
            doc: 0,
            places,
            marks,
            spelled,
            positions: Vec::new(),
            beginnings: Vec::new(),
            begun: None,
            parts: None,
        };
        let mut placed = Placed {
            shape,
            lead,
            cost,
            document,
            reader: Reader::default(),
            found: Vec::new(),
            doc: 0,
            scoring,
        };
        placed.settle(0);
        placed
    }

    fn settle(&mut self, mut target: Doc) -> Doc {
        self.doc = loop {
            let doc = self.lead.seek(target, &mut self.document.places);
            if doc == END {
                break END;
            }
            self.document.doc = doc;
            self.reader.read(&self.shape, &mut self.document, &mut self.found);
            if !self.found.is_empty() {
                break doc;
            }
            target = doc + 1;
        };
        self.doc
    }
}

impl Matcher for Placed {
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
        self.cost
    }
    fn score(&mut self) -> f32 {
        let times: u32 = self.found.iter().map(|span| u32::from(span.times)).sum();
        self.scoring.of(self.doc, times as f32)
    }
}
