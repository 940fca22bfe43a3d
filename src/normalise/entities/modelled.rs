//! Takes the texts of an English article and the names by rules, gives the names by model and rules together.
//!
//! The model decides; a rule that sees what the model does not know of – a title, the form of a company – adds
//! a name where the model has none, or is not sure.

use super::decide::{Found, Names};
use super::lists::{Lists, bit, fingerprint, join};
use super::model::reading::Words;
use super::model::tags::Kind;
use super::model::{Evidence, Name, Tagger, own_weights, words};
use crate::article::{EntityKind, Part};
use std::cell::RefCell;

/// Names below this probability are left out.
const LEAST: f32 = 0.40;
/// A rule that is sure overrules the model below this probability.
const SURE: f32 = 0.60;
/// Rules that add a name where the model has none.
const SURE_RULES: &[&str] =
    &["title before the name", "role before the name", "company form", "suffix after the name"];

thread_local! {
    static TAGGER: RefCell<Tagger<'static>> = RefCell::new(Tagger::new(own_weights()));
}

/// Puts the names by the model among those by rules; `text_of` gives the text of a part.
pub fn decide<'t>(names: &mut Names, text_of: impl Fn(Part) -> &'t str, lists: &Lists) {
    let mut all = String::new();
    let mut begins = [(Part::Title, 0), (Part::Summary, 0), (Part::Body, 0)];
    for (part, begin) in &mut begins {
        *begin = all.len();
        all.push_str(text_of(*part));
        all.push_str("\n\n");
    }
    let words = words::split(&all);
    let tagged = TAGGER.with_borrow_mut(|tagger| tagger.tag(&all, &words));
    let rules = std::mem::take(&mut names.found);
    let mut found: Vec<Found> = Vec::with_capacity(tagged.len() + rules.len());
    let maker = Maker { all: &all, words: &words, lists };
    for name in &tagged {
        let begin = words.spans[name.start].0 as usize;
        let Some((part, base)) = begins.iter().rfind(|(_, base)| *base <= begin) else { continue };
        if let Some(made) = maker.found(name, *part, *base as u32, names) {
            found.push(made);
        }
    }
    let is_sure = |rule: &Found| SURE_RULES.contains(&rule.rule);
    // A name that the model is not sure of goes where a rule that is sure says something else.
    found.retain(|own| {
        own.probability >= SURE || !rules.iter().any(|rule| is_sure(rule) && overlaps(own, rule))
    });
    for rule in rules {
        let is_kept = rule.kind.is_none() || is_sure(&rule) || is_country(&rule, lists);
        if is_kept && !found.iter().any(|own| overlaps(own, &rule)) {
            found.push(rule);
        }
    }
    found.retain(|own| own.kind.is_some() || own.probability == 0.0);
    found.sort_by_key(|own| (own.part, own.start));
    names.found = found;
}

fn is_country(rule: &Found, lists: &Lists) -> bool {
    rule.kind == Some(EntityKind::Place) && lists.country(rule.listed).is_some()
}

fn overlaps(left: &Found, right: &Found) -> bool {
    left.part == right.part && left.start < right.end && right.start < left.end
}

struct Maker<'a> {
    all: &'a str,
    words: &'a Words,
    lists: &'a Lists,
}

impl Maker<'_> {
    /// A mention, with places in its part; a name of no kind of ours is kept without one, so that no rule takes it.
    fn found(&self, name: &Name, part: Part, base: u32, names: &mut Names) -> Option<Found> {
        let kind = match name.kind {
            Kind::Person => Some(EntityKind::Person),
            Kind::Place => Some(EntityKind::Place),
            Kind::Organisation => Some(EntityKind::Organisation),
            Kind::Other => None,
        };
        let (probability, rule) = match name.evidence {
            Evidence::Model(probability) => (probability, likely(probability)),
            Evidence::Repeated => (0.9, "named so elsewhere in the text"),
            Evidence::LastName => (0.9, "last name of a person in the text"),
        };
        if probability < LEAST {
            return None;
        }
        let mut first = name.start;
        let is_title = |at: usize| self.lists.get(fingerprint(self.word(at))).has(bit::TITLE);
        while kind == Some(EntityKind::Person) && first + 1 < name.end && is_title(first) {
            first += 1;
        }
        let (start, end) = (self.words.spans[first].0, self.words.spans[name.end - 1].1);
        if end - start > u32::from(u16::MAX) {
            return None;
        }
        let from = names.prints.len() as u32;
        let mut listed = None;
        for at in first..name.end {
            let word = self.word(at);
            let print = fingerprint(word);
            listed = Some(listed.map_or(print, |before| join(before, print)));
            let letters = || word.chars().filter(|letter| letter.is_alphanumeric());
            let counts = letters().next().is_some_and(|letter| letter.is_uppercase() || letter.is_numeric())
                && letters().nth(1).is_some();
            if counts || name.end - first == 1 {
                names.prints.push(print);
            }
        }
        let listed = listed.filter(|print| {
            let known = self.lists.get(*print);
            kind == Some(EntityKind::Place) && known.has(bit::LISTED)
        });
        let text = &self.all[start as usize..end as usize];
        let is_one = name.end - first == 1;
        let is_capitals = text.chars().filter(|letter| letter.is_alphabetic()).count() > 4
            && !text.chars().any(char::is_lowercase);
        Some(Found {
            part,
            start: start - base,
            end: end - base,
            kind,
            rule,
            is_weak: probability < SURE,
            prints: (from, names.prints.len() as u32),
            listed: listed.unwrap_or(0),
            is_doubtful: is_one && self.lists.get(fingerprint(text)).has(bit::ORDINARY),
            is_capitals,
            probability,
        })
    }

    fn word(&self, at: usize) -> &str {
        let (start, end) = self.words.spans[at];
        &self.all[start as usize..end as usize]
    }
}

/// What is said of a name that the model finds this likely.
fn likely(probability: f32) -> &'static str {
    match probability {
        0.99.. => "model: 99 % likely or more",
        0.95.. => "model: 95 % likely or more",
        0.90.. => "model: 90 % likely or more",
        0.80.. => "model: 80 % likely or more",
        0.70.. => "model: 70 % likely or more",
        0.60.. => "model: 60 % likely or more",
        0.50.. => "model: 50 % likely or more",
        _ => "model: less than 50 % likely",
    }
}
