//! A query goes in; the words that its first articles share, and that tell them from others, come out: to count beside
//! those typed.
//!
//! What is called blind relevance feedback: the articles that come first are taken for relevant (Rocchio, 1971). A word
//! is weighed by Σ tf/(tf+1.2) · the article's share of the scores · the word's inverse document frequency.

use crate::analysis::{Analyser, Language, Words, fold, signs, stop};
use crate::article::{Article, Part};
use crate::engine::{AddedWord, Ask, Burst, Copies, Engine, Sort};
use crate::error::Result;
use crate::query::ast::Form;
use crate::query::{Node, Query};
use std::collections::{BTreeMap, BTreeSet};

/// Words that count beside those typed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Expansion {
    /// All of them, those that were typed too: these count more for standing in the first articles.
    pub added: Vec<AddedWord>,
    /// Those that were not typed, the heaviest first.
    pub new: Vec<AddedWord>,
    /// What could not be done as asked, in words.
    pub notes: Vec<String>,
}

/// Articles from which words are taken.
const ARTICLES: usize = 5;
/// Words that are added.
const WORDS: usize = 20;
/// BM25's saturation of term frequency.
const SATURATION: f32 = 1.2;
/// A word is in at least so many articles, or it tells of one article alone.
const LEAST: u64 = 2;
/// A word is in fewer than this part of all articles, or it tells of nothing.
const MOST: f64 = 0.1;
/// Words whose numbers are asked for at once.
const AT_ONCE: usize = 64;

/// Finds words to add to the words side by side of a query, but for those that `without` names.
pub fn of(engine: &dyn Engine, query: &Query, ask: &Ask, without: &[String]) -> Result<Expansion> {
    let Some(typed) = engine.resolved(query)?.root.and_then(typed) else {
        let note = "no words are added: only words side by side are expanded, and here are none";
        return Ok(Expansion { notes: vec![note.to_owned()], ..Expansion::default() });
    };
    let first = Ask {
        limit: ARTICLES,
        offset: 0,
        sort: Sort::Relevance,
        copies: Copies::Fold,
        added: Vec::new(),
        burst: Burst::Leave,
        ..ask.clone()
    };
    let hits = engine.search(query, &first)?.hits;
    let together: f32 = hits.iter().map(|hit| hit.score).sum();
    let mut words = Candidates::default();
    for hit in &hits {
        words.read(&engine.article(hit)?, hit.score / together.max(f32::MIN_POSITIVE));
    }
    let typed: BTreeSet<String> = typed.iter().flat_map(|word| words.stems(word)).collect();
    let left_out: Vec<BTreeSet<String>> = without.iter().map(|word| words.stems(word)).collect();
    let mut best = words.best(engine)?;
    let mut notes = Vec::new();
    for (word, stems) in without.iter().zip(&left_out) {
        if !best.iter().any(|candidate| stems.contains(&candidate.0)) {
            notes.push(format!("{word} is none of the added words"));
        }
    }
    best.retain(|candidate| !left_out.iter().any(|stems| stems.contains(&candidate.0)));
    let sum: f32 = best.iter().map(|candidate| candidate.2).sum();
    let (mut added, mut new) = (Vec::new(), Vec::new());
    for (stem, word, weight) in best {
        let word = AddedWord { word, share: weight / sum };
        if !typed.contains(&stem) {
            new.push(word.clone());
        }
        added.push(word);
    }
    let names: Vec<&str> = new.iter().map(|added| added.word.as_str()).collect();
    notes.push(match names.last() {
        Some(last) => format!("added words: {} (leave one out with --without {last})", names.join(", ")),
        None => "no words are added: the first articles have none that tell them from others".to_owned(),
    });
    Ok(Expansion { added, new, notes })
}

/// The words side by side of a query; `None` where it has none.
fn typed(mut root: Node) -> Option<Vec<String>> {
    let mut words = Vec::new();
    let mut is_soft = false;
    root.each_mut(&mut |node| match node {
        Node::Words { .. } => is_soft = true,
        Node::Word { text, form } => {
            is_soft |= *form == Form::Related;
            words.push(text.clone());
        }
        _ => {}
    });
    is_soft.then_some(words)
}

/// The words of the first articles, by their stems.
#[derive(Default)]
struct Candidates {
    words: BTreeMap<String, Candidate>,
    analysers: Vec<Analyser>,
}

#[derive(Default)]
struct Candidate {
    weight: f32,
    /// How often each spelling stands there.
    spellings: BTreeMap<String, u32>,
}

impl Candidates {
    /// Reads an article that has this share of the scores.
    fn read(&mut self, article: &Article, share: f32) {
        let language = Language::of(article.lang.as_deref());
        let known = self.analysers.iter().position(|analyser| analyser.language() == language);
        let number = known.unwrap_or_else(|| {
            self.analysers.push(Analyser::new(language));
            self.analysers.len() - 1
        });
        let analyser = &mut self.analysers[number];
        let mut stems: BTreeMap<String, BTreeMap<String, u32>> = BTreeMap::new();
        for part in [Part::Title, Part::Summary, Part::Body] {
            let text = article.part(part);
            for word in Words::new(text) {
                if signs::begins(&text[word.start..word.end]) {
                    continue;
                }
                let forms = analyser.forms(text, word);
                let spellings = stems.entry(forms.key().to_owned()).or_default();
                *spellings.entry(forms.exact.to_string()).or_default() += 1;
            }
        }
        let spelled: Vec<&str> = stems.values().filter_map(commonest).collect();
        let is_content = stop::content(&spelled, &[language]);
        let stems: Vec<_> = stems.into_iter().zip(is_content).filter(|row| row.1).map(|row| row.0).collect();
        for (stem, spellings) in stems {
            if stem.chars().count() < 2 {
                continue;
            }
            let times = spellings.values().sum::<u32>() as f32;
            let candidate = self.words.entry(stem).or_default();
            candidate.weight += times / (times + SATURATION) * share;
            for (spelling, times) in spellings {
                *candidate.spellings.entry(spelling).or_default() += times;
            }
        }
    }

    /// The stems of a typed word in the languages of the articles.
    fn stems(&self, typed: &str) -> BTreeSet<String> {
        let folded = Words::new(typed).map(|word| fold::fold(&typed[word.start..word.end], word.shape));
        let folded: Vec<String> = folded.map(std::borrow::Cow::into_owned).collect();
        let stems = self.analysers.iter().flat_map(|analyser| folded.iter().map(|word| analyser.stem(word)));
        stems.collect()
    }

    /// The heaviest: stem, commonest spelling and weight.
    fn best(self, engine: &dyn Engine) -> Result<Vec<(String, String, f32)>> {
        let all = engine.articles() as f64;
        let rarity = |holding: u64| (1.0 + (all - holding as f64 + 0.5) / (holding as f64 + 0.5)).ln() as f32;
        let mut words: Vec<(String, Candidate)> = self.words.into_iter().collect();
        words.sort_by(|a, b| b.1.weight.total_cmp(&a.1.weight).then_with(|| a.0.cmp(&b.0)));
        let mut best: Vec<(String, String, f32)> = Vec::new();
        for chunk in words.chunks(AT_ONCE) {
            // What comes next is lighter, and rarer than the rarest it cannot be.
            let least = best.get(WORDS - 1).map_or(0.0, |row| row.2);
            if chunk[0].1.weight * rarity(LEAST) < least {
                break;
            }
            let stems: Vec<&str> = chunk.iter().map(|row| row.0.as_str()).collect();
            for ((stem, candidate), holding) in chunk.iter().zip(engine.holding(&stems)?) {
                let tells = holding >= LEAST && (holding as f64) < all * MOST;
                if let Some(spelling) = commonest(&candidate.spellings).filter(|_| tells) {
                    best.push((stem.clone(), spelling.to_owned(), candidate.weight * rarity(holding)));
                }
            }
            best.sort_by(|a, b| b.2.total_cmp(&a.2).then_with(|| a.0.cmp(&b.0)));
            best.truncate(WORDS);
        }
        Ok(best)
    }
}

fn commonest(spellings: &BTreeMap<String, u32>) -> Option<&str> {
    let first = spellings.iter().min_by_key(|row| (std::cmp::Reverse(*row.1), row.0));
    first.map(|row| row.0.as_str())
}
