//! Takes the texts of an English article and the names by rules, gives the names by model and rules together.
//!
//! The model decides; a rule that sees what the model does not know of – a title, the form of a company – adds
//! a name where the model has none, or is not sure.

mod agreed;
mod mended;

use super::decide::{BURMESE, Found, Names, SHARES};
use super::lists::{Known, Lists, bit, fingerprint, join};
use super::model::reading::Words;
use super::model::tags::Kind;
use super::model::{Evidence, Name, Tagger, words};
use crate::article::{EntityKind, Part};

/// Names below this probability are left out.
const LEAST: f32 = 0.35;
/// A rule that is sure overrules the model below this probability.
const SURE: f32 = 0.60;
/// A word that begins a sentence and is an everyday one is a name from this probability on.
const DOUBTFUL: f32 = 0.90;
/// The rule that knows where the name of a ministry ends.
const LONGER: &str = "cue word of organisations";
/// The rule of titles.
const TITLED: &str = "title before the name";
/// Rules that add a name where the model has none.
const SURE_RULES: &[&str] =
    &[TITLED, SHARES, BURMESE, "role before the name", "company form", "suffix after the name"];

/// Puts the names by the model among those by rules; `text_of` gives the text of a part.
pub fn decide<'t>(tagger: &mut Tagger, names: &mut Names, text_of: impl Fn(Part) -> &'t str, lists: &Lists) {
    let mut all = String::new();
    let mut begins = [(Part::Title, 0), (Part::Summary, 0), (Part::Body, 0)];
    for (part, begin) in &mut begins {
        *begin = all.len();
        all.push_str(text_of(*part));
        all.push_str("\n\n");
    }
    let words = words::split(&all);
    let tagged = tagger.tag(&all, &words);
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
    // `President Resigns`: a lone word after a title in a headline is as often a verb.
    let is_lone = |rule: &Found| rule.part == Part::Title && rule.prints.1 - rule.prints.0 == 1;
    let is_sure = |rule: &Found| SURE_RULES.contains(&rule.rule) && !rule.is_doubtful && !is_lone(rule);
    // `US President Berg` is no organisation.
    for rule in rules.iter().filter(|rule| rule.rule == TITLED) {
        let is_around =
            |own: &&mut Found| own.part == rule.part && own.end == rule.end && own.start < rule.start;
        for own in found.iter_mut().filter(is_around) {
            if own.kind == Some(EntityKind::Organisation) {
                (own.start, own.kind, own.prints) = (rule.start, rule.kind, rule.prints);
            }
        }
    }
    // `SHARED WIDGETS CORP <SWID>` and `Than Myint Oo` are whole, whatever the model makes of its words.
    for rule in rules.iter().filter(|rule| [SHARES, BURMESE].contains(&rule.rule)) {
        let is_in = |own: &Found| overlaps(own, rule) && rule.start <= own.start && own.end <= rule.end;
        let is_same = |own: &Found| own.kind == rule.kind && own.start == rule.start && own.end == rule.end;
        found.retain(|own| !is_in(own) || is_same(own));
    }
    // A name that the model is not sure of, or that is of no kind of ours, goes where a sure rule says otherwise.
    found.retain(|own| {
        let is_firm = own.probability >= SURE && own.kind.is_some();
        is_firm || !rules.iter().any(|rule| is_sure(rule) && overlaps(own, rule))
    });
    let persons: Vec<Found> =
        found.iter().filter(|own| own.kind == Some(EntityKind::Person)).copied().collect();
    for rule in rules {
        // `the Green Party of Sanjay Mehta`: whose it is, is no part of its name.
        let is_owner = |person: &Found| overlaps(person, &rule) && person.start > rule.start;
        if rule.rule == LONGER && persons.iter().any(is_owner) {
            continue;
        }
        // `Kurdish Workers' Party`: a nationality is part of the longer name.
        let is_part = |own: &Found| own.kind.is_none() && own.probability > 0.0 && own.end <= rule.end;
        if rule.rule == LONGER {
            found.retain(|own| !(overlaps(own, &rule) && is_part(own)));
        }
        if let Some(own) = found.iter_mut().find(|own| own.probability > 0.0 && overlaps(own, &rule)) {
            // `Ministry of Health and Sports`: the rule knows where a list ends.
            if rule.rule == LONGER && own.kind == rule.kind && own.start == rule.start && own.end < rule.end {
                (own.end, own.prints) = (rule.end, rule.prints);
            }
            continue;
        }
        // What stays without a kind may still stand for a longer name.
        let is_kept = rule.rule == LONGER || is_sure(&rule) || is_country(&rule, lists);
        found.push(if is_kept { rule } else { Found { kind: None, is_weak: true, ..rule } });
    }
    agreed::agree(&mut found, &names.prints, lists);
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
        let (mut first, kind) = self.mended(name.start, name.end, kind)?;
        let after = self.whole_end(name.end, kind);
        let is_one = after - first == 1;
        let known = self.known(first);
        let is_doubtful = is_one && known.has(bit::ORDINARY);
        // `the Army`, `Parliament`: whose it is, is not said.
        let is_general =
            is_doubtful && kind == Some(EntityKind::Organisation) && known.has(bit::ORGANISATION);
        let is_word = is_doubtful && self.begins_sentence(first) && probability < DOUBTFUL;
        if is_general || is_word {
            return None;
        }
        // `2nd Tank Regiment`
        if kind == Some(EntityKind::Organisation) && first > 0 && self.is_ordinal(first - 1) {
            first -= 1;
        }
        let (start, end) = (self.words.spans[first].0, self.words.spans[after - 1].1);
        if end - start > u32::from(u16::MAX) {
            return None;
        }
        let text = &self.all[start as usize..end as usize];
        let (prints, listed) = add_words((first..after).map(|at| self.word(at)), kind, self.lists, names);
        Some(Found {
            part,
            start: start - base,
            end: end - base,
            kind,
            rule,
            is_weak: probability < SURE,
            prints,
            listed,
            is_doubtful,
            is_capitals: is_capitals(text) && self.is_loud(first),
            probability,
        })
    }

    fn begins_sentence(&self, at: usize) -> bool {
        at == 0 || self.words.ends.binary_search(&(at as u32)).is_ok()
    }

    fn is_ordinal(&self, at: usize) -> bool {
        let word = self.word(at);
        let is_number = word.starts_with(|letter: char| letter.is_ascii_digit());
        is_number
            && ["st", "nd", "rd", "th"].iter().any(|ending| word.ends_with(ending))
            && !self.begins_sentence(at + 1)
    }

    fn known(&self, at: usize) -> Known {
        self.lists.get(fingerprint(self.word(at)))
    }

    fn word(&self, at: usize) -> &str {
        let (start, end) = self.words.spans[at];
        &self.all[start as usize..end as usize]
    }
}

/// Adds the fingerprints of the words of a name; gives their range, and the fingerprint of a listed place or 0.
pub fn add_words<'w>(
    words: impl ExactSizeIterator<Item = &'w str>,
    kind: Option<EntityKind>,
    lists: &Lists,
    names: &mut Names,
) -> ((u32, u32), u64) {
    let from = names.prints.len() as u32;
    let is_one = words.len() == 1;
    let mut listed = None;
    for word in words {
        let print = fingerprint(word);
        listed = Some(listed.map_or(print, |before| join(before, print)));
        let letters = || word.chars().filter(|letter| letter.is_alphanumeric());
        let counts = letters().next().is_some_and(|letter| letter.is_uppercase() || letter.is_numeric())
            && letters().nth(1).is_some();
        if counts || is_one {
            names.prints.push(print);
        }
    }
    let is_listed = |print: &u64| kind == Some(EntityKind::Place) && lists.get(*print).has(bit::LISTED);
    ((from, names.prints.len() as u32), listed.filter(is_listed).unwrap_or(0))
}

/// Whether a name is printed in capitals and is too long for an acronym.
pub fn is_capitals(text: &str) -> bool {
    text.chars().filter(|letter| letter.is_alphabetic()).count() > 4 && !text.chars().any(char::is_lowercase)
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
