//! Takes annotated sets and open texts, gives a model: learns, tags the texts, learns from them as well.

use crate::columns::Document;
use crate::examples::{Examples, Lesson, Outside};
use crate::gold::{FOLDS, Gold};
use crate::labels;
use crate::learn::{Pace, learn};
use crate::pack::pack;
use crate::random::Random;
use dateline::article::EntityKind;
use dateline::normalise::entities::model::Tagger;
use dateline::normalise::entities::model::clusters::Clusters;
use dateline::normalise::entities::model::tags::{Kind, Span, tags_of};
use dateline::normalise::entities::model::weights::Weights;
use dateline::normalise::entities::{Texts, find_in_english};

/// What is learnt from, and how much.
pub struct Recipe<'r> {
    /// Annotated sets.
    pub gold: &'r Gold,
    /// Parts of `WikiGold` that are not seen.
    pub without: &'r [usize],
    /// Texts without tags.
    pub texts: &'r [Vec<Document>],
    /// Clusters of words.
    pub clusters: &'r Clusters,
    /// How many features a model file keeps.
    pub most: usize,
    /// Which sets are used.
    pub scope: Scope,
}

/// Which sets are used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Scope {
    /// `WikiGold` alone
    Wikigold,
    /// All annotated sets
    Gold,
    /// All annotated sets, and texts that the model tags itself
    Full,
}

/// Features must be seen so often.
const LEAST: u32 = 3;
/// How often the texts are tagged and learnt from.
const TURNS: usize = 2;

impl Recipe<'_> {
    /// Makes the model; `tell` hears of each step.
    pub fn make(&self, tell: &mut dyn FnMut(&str)) -> Weights {
        let rounds = if self.scope == Scope::Full { 5 } else { 7 };
        let mut lessons = self.gold_lessons();
        let mut weights = self.learn(&lessons, 7, tell);
        if self.scope != Scope::Full {
            return weights;
        }
        for turn in 0..TURNS {
            tell(&format!("tagging texts, turn {} of {TURNS}", turn + 1));
            lessons = self.gold_lessons();
            lessons.extend(self.own_lessons(&weights));
            weights = self.learn(&lessons, rounds, tell);
        }
        weights
    }

    fn learn(&self, lessons: &[Lesson], rounds: usize, tell: &mut dyn FnMut(&str)) -> Weights {
        let examples = Examples::new(lessons, self.clusters, LEAST);
        tell(&format!(
            "{} lessons, {} words, {} features, {} in all",
            lessons.len(),
            examples.masks.len(),
            examples.features.len(),
            examples.numbers.len()
        ));
        let learnt = learn(&examples, Pace { rounds, step: 0.15, loss: 0.002 }, |line| tell(line));
        pack(&learnt, &examples, self.clusters, self.most)
    }

    fn gold_lessons(&self) -> Vec<Lesson> {
        let mut copies = Copies { random: Random::new(12_345), lessons: Vec::new() };
        for (number, document) in self.gold.wikigold.iter().enumerate() {
            if !self.without.contains(&(number % FOLDS)) {
                copies.add(document, 1.0, Outside::NoName, [0.10, 0.05]);
            }
        }
        if self.scope != Scope::Wikigold {
            let sets: [(&[Document], f32, [f64; 2]); 4] = [
                (&self.gold.pud, 1.0, [0.10, 0.0]),
                (&self.gold.ewt, 0.7, [0.0, 0.0]),
                (&self.gold.wnut, 0.4, [0.0, 0.0]),
                (&self.gold.twitter, 0.3, [0.0, 0.0]),
            ];
            for (documents, weight, shares) in sets {
                for document in documents {
                    copies.add(document, weight, Outside::NoNameOrOther, shares);
                }
            }
        }
        copies.lessons
    }

    /// The texts as a model tags them, made to agree.
    fn own_lessons(&self, weights: &Weights) -> Vec<Lesson> {
        let mut documents: Vec<Document> = self.texts.iter().flatten().cloned().collect();
        let mut tagger = Tagger::new(weights);
        for document in &mut documents {
            tag(&mut tagger, document);
        }
        labels::agree(&mut documents);
        let mut copies = Copies { random: Random::new(54_321), lessons: Vec::new() };
        for document in documents {
            // Whole articles all, short reports three of four.
            if document.tags.len() > 150 || copies.random.share() < 0.75 {
                copies.add(&document, 0.4, Outside::NoName, [0.10, 0.08]);
            }
        }
        copies.lessons
    }
}

/// Sets the tags of a document to those that a tagger finds.
pub fn tag(tagger: &mut Tagger, document: &mut Document) {
    let names = tagger.tag(&document.text, &document.words);
    let spans: Vec<Span> =
        names.iter().map(|name| Span { start: name.start, end: name.end, kind: name.kind }).collect();
    document.tags = tags_of(&spans, document.tags.len());
}

/// Sets the tags of a document to the names that an index would hold, and to the model's where they are other.
pub fn tag_as_found(tagger: &mut Tagger, document: &mut Document) {
    let mut body = String::with_capacity(document.text.len() + document.words.ends.len());
    let mut places = Vec::with_capacity(document.tags.len());
    for (start, end) in document.sentences() {
        for at in start..end {
            places.push(body.len());
            body.push_str(document.word(at));
            body.push(' ');
        }
        body.push_str("\n\n");
    }
    let mut spans = Vec::new();
    let texts = Texts { body: &body, ..Texts::default() };
    for entity in find_in_english(tagger, texts) {
        let kind = match entity.kind {
            EntityKind::Person => Kind::Person,
            EntityKind::Place => Kind::Place,
            EntityKind::Organisation => Kind::Organisation,
        };
        for mention in &entity.mentions {
            let from = mention.start as usize;
            let start = places.partition_point(|place| *place <= from).saturating_sub(1);
            let end = places.partition_point(|place| *place < from + usize::from(mention.len));
            spans.push(Span { start, end, kind });
        }
    }
    let names = tagger.tag(&document.text, &document.words);
    for name in names.iter().filter(|name| name.kind == Kind::Other) {
        if !spans.iter().any(|span| span.start < name.end && name.start < span.end) {
            spans.push(Span { start: name.start, end: name.end, kind: Kind::Other });
        }
    }
    document.tags = tags_of(&spans, document.tags.len());
}

/// Lessons, some of them once more in capitals or with capitals: so headlines are learnt.
struct Copies {
    random: Random,
    lessons: Vec<Lesson>,
}

impl Copies {
    /// Adds a document; the shares are those of copies in capitals and in the case of titles.
    fn add(&mut self, document: &Document, weight: f32, outside: Outside, shares: [f64; 2]) {
        let copy_weight = weight * 0.7;
        if self.random.share() < shares[0] {
            let document = document.map_words(str::to_uppercase);
            self.lessons.push(Lesson { document, weight: copy_weight, outside });
        }
        if self.random.share() < shares[1] {
            let document = document.map_words(title_case);
            self.lessons.push(Lesson { document, weight: copy_weight, outside });
        }
        self.lessons.push(Lesson { document: document.clone(), weight, outside });
    }
}

/// A word as in a headline: longer ones begin with a capital.
pub fn title_case(word: &str) -> String {
    let mut letters = word.chars();
    match letters.next() {
        Some(first) if word.len() > 3 && first.is_lowercase() => {
            first.to_uppercase().chain(letters).collect()
        }
        _ => word.to_owned(),
    }
}
