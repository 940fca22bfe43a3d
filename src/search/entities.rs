//! A query goes in; the people, organisations and places of its articles come out: how often, from when to when, under
//! which spellings, with whom.

use crate::analysis::fold;
use crate::analysis::names::{Key, Name};
use crate::engine::{Ask, Distinctive, Engine, Named, Naming};
use crate::error::Result;
use crate::query::ast::ValueForm;
use crate::query::{Node, Query};
use std::collections::BTreeMap;

/// What is wanted of a list of names.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// The kinds: `person`, `org`, `place`.
    pub kinds: Vec<&'static str>,
    /// Only names that are like this.
    pub near: Option<String>,
    /// Only names in articles that name this.
    pub with: Option<String>,
    /// What the names are ordered by.
    pub order: Order,
    /// Names of each kind, at most.
    pub most: usize,
}

/// What names are ordered by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// The number of articles.
    Articles,
    /// How much oftener they stand beside another name than elsewhere.
    Score,
}

/// Names with what was asked of them.
#[derive(Clone, Debug)]
pub struct Entities {
    /// Each kind, with its names in order.
    pub kinds: Vec<Kind>,
    /// Articles that were looked at.
    pub articles: u64,
    /// Of those, the ones that name the other.
    pub with: Option<u64>,
    /// Articles that are only possibly in the period asked for, and not looked at.
    pub possible: u64,
    /// What could not be done as asked, in words.
    pub notes: Vec<String>,
}

/// The names of one kind.
#[derive(Clone, Debug)]
pub struct Kind {
    /// `person`, `org` or `place`.
    pub field: &'static str,
    /// In order.
    pub names: Vec<Entity>,
    /// Names that are not shown.
    pub more: usize,
}

/// A person, an organisation or a place.
#[derive(Clone, Debug)]
pub struct Entity {
    /// Who it is, and in how many of the articles.
    pub named: Named,
    /// In how many articles together with the other, and Dunning's log-likelihood of that.
    pub together: Option<(u64, f64)>,
    /// In what it is like what was typed.
    pub like: Vec<&'static str>,
}

/// Lists names.
pub fn of(engine: &dyn Engine, query: &Query, ask: &Ask, wanted: &Wanted) -> Result<Entities> {
    let mut entities =
        Entities { kinds: Vec::new(), articles: 0, with: None, possible: 0, notes: Vec::new() };
    let beside = match (&wanted.with, &query.root) {
        (Some(name), Some(root)) => {
            let node = meant(engine, name)?;
            Some(Query { root: Some(Node::All(vec![root.clone(), node])) })
        }
        _ => None,
    };
    let own = wanted.with.as_deref().map(fold::key);
    let like = wanted.near.as_deref().map(Like::new);
    for field in &wanted.kinds {
        let mut together = BTreeMap::new();
        let mut of = Distinctive::default();
        if let Some(beside) = &beside {
            let roll = engine.roll(beside, field, ask, Naming::default())?;
            of.found = roll.certain;
            together = roll.names.into_iter().map(|name| (name.key, name.articles)).collect();
            entities.with = Some(roll.certain);
        }
        let roll = engine.roll(query, field, ask, Naming::default())?;
        (entities.articles, entities.possible) = (roll.certain, roll.possible);
        of.articles = roll.certain;
        for note in roll.notes {
            if !entities.notes.contains(&note) {
                entities.notes.push(note);
            }
        }
        let mut names = Vec::new();
        for named in roll.names {
            let mut entity = Entity { named, together: None, like: Vec::new() };
            if let Some(own) = &own {
                let Some(articles) = together.get(&entity.named.key) else { continue };
                if holds(&entity.named.key, own) {
                    continue;
                }
                entity.together = Some((*articles, of.score(*articles, entity.named.articles)));
            }
            if let Some(like) = &like {
                entity.like = like.of(&entity.named.key);
                if entity.like.is_empty() {
                    continue;
                }
            }
            names.push(entity);
        }
        let number = |entity: &Entity| entity.together.map_or(entity.named.articles, |together| together.0);
        let score = |entity: &Entity| entity.together.map_or(0.0, |together| together.1);
        names.sort_by(|a, b| {
            let by_score = match wanted.order {
                Order::Score => score(b).total_cmp(&score(a)),
                Order::Articles => std::cmp::Ordering::Equal,
            };
            by_score.then_with(|| number(b).cmp(&number(a))).then_with(|| a.named.key.cmp(&b.named.key))
        });
        let more = names.len().saturating_sub(wanted.most);
        names.truncate(wanted.most);
        entities.kinds.push(Kind { field, names, more });
    }
    Ok(entities)
}

/// The part of a query that asks for a name: as a whole where the archive holds it, otherwise by its words.
fn meant(engine: &dyn Engine, name: &str) -> Result<Node> {
    let of = |form| Node::Value { field: "entity", value: name.to_owned(), form };
    let whole = Query { root: Some(of(ValueForm::Exact)) };
    let found = engine.search(&whole, &Ask { limit: 0, ..Ask::default() })?.counts.certain;
    Ok(of(if found > 0 { ValueForm::Exact } else { ValueForm::Words }))
}

/// Whether a name has these words side by side.
fn holds(key: &str, words: &str) -> bool {
    !words.is_empty() && format!(" {key} ").contains(&format!(" {words} "))
}

/// What names are compared with.
struct Like {
    key: String,
    words: Vec<String>,
    read: Name,
}

impl Like {
    fn new(typed: &str) -> Like {
        let key = fold::key(typed);
        let words = key.split(' ').filter(|word| !word.is_empty()).map(str::to_owned).collect();
        Like { read: Name::read(&key), words, key }
    }

    /// In what a name is like it; empty where it is not.
    fn of(&self, key: &str) -> Vec<&'static str> {
        let mut like = Vec::new();
        if holds(key, &self.key) {
            like.push("part");
        }
        let words: Vec<&str> = key.split(' ').collect();
        if !like.is_empty() {
            return like;
        }
        if self.is_initials(&words) {
            like.push("initials");
        }
        // Each word typed is like one of the name, in order.
        let mut left = words.iter();
        if self.words.iter().all(|word| left.any(|other| is_slip(word, other))) && !self.words.is_empty() {
            like.push("spelling");
        }
        let is_alike = match self.words.len() {
            1 => words.iter().any(|word| self.sounds(word)) || words.len() > 1 && self.sounds(key),
            _ => self.sounds(key),
        };
        if is_alike {
            like.push("sound");
        }
        like
    }

    fn sounds(&self, key: &str) -> bool {
        // Most names begin otherwise.
        let first = key.chars().next().map(Key::of_letter);
        if !first.is_some_and(|first| first.meets(self.read.key())) {
            return false;
        }
        let read = Name::read(key);
        read.key().meets(self.read.key()) && self.read.distance(&read).is_some()
    }

    /// `mah`, `m a hlaing`: the first letters of its words, the last of which may be whole.
    fn is_initials(&self, words: &[&str]) -> bool {
        let begins = |word: &str, letter: &str| word.starts_with(letter) && letter.chars().count() == 1;
        if words.len() < 2 {
            return false;
        }
        if self.words.len() == words.len() {
            let mut has_letter = false;
            return self.words.iter().zip(words).all(|(typed, word)| {
                has_letter |= begins(word, typed);
                typed == word || begins(word, typed)
            }) && has_letter;
        }
        let [typed] = self.words.as_slice() else { return false };
        let initials = words.iter().filter_map(|word| word.chars().next());
        typed.chars().count() == words.len() && initials.eq(typed.chars())
    }
}

/// Whether a word is another with one letter more, less, other or exchanged; two where it has six letters or more.
fn is_slip(typed: &str, word: &str) -> bool {
    if typed == word {
        return true;
    }
    let lengths = (typed.chars().count(), word.chars().count());
    let most = match lengths.0.min(lengths.1) {
        ..3 => return false,
        3..6 => 1,
        _ => 2,
    };
    // A letter that the other lacks is a slip: most words are told apart by that.
    let is_lacking = |letters: &str, of: &str| letters.chars().filter(|c| !of.contains(*c)).count() > most;
    if lengths.0.abs_diff(lengths.1) > most || is_lacking(typed, word) || is_lacking(word, typed) {
        return false;
    }
    let (a, b): (Vec<char>, Vec<char>) = (typed.chars().collect(), word.chars().collect());
    // Damerau's distance of strings, in which no part is changed twice.
    let mut before: Vec<usize> = Vec::new();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, c) in a.iter().enumerate() {
        let mut next = vec![i + 1];
        for (j, d) in b.iter().enumerate() {
            let mut least = (row[j] + usize::from(c != d)).min(row[j + 1] + 1).min(next[j] + 1);
            if i > 0 && j > 0 && *c == b[j - 1] && a[i - 1] == *d {
                least = least.min(before[j - 1] + 1);
            }
            next.push(least);
        }
        before = std::mem::replace(&mut row, next);
    }
    row[b.len()] <= most
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_alike_by_part_initials_spelling_or_sound() {
        let check = |typed: &str, name: &str, expected: &[&str]| {
            assert_eq!(Like::new(typed).of(&fold::key(name)), expected, "{typed} {name}");
        };
        check("hlaing", "Min Aung Hlaing", &["part"]);
        check("MAH", "Min Aung Hlaing", &["initials"]);
        check("M. A. Hlaing", "Min Aung Hlaing", &["initials"]);
        check("hliang", "Min Aung Hlaing", &["spelling"]);
        // Two letters: an `o` more, and `c` for `s`.
        check("lukashenko", "Alexandre Loukachenko", &["spelling", "sound"]);
        check("lukashenko", "Лукашенко", &["sound"]);
        check("lukashenko", "Lukashenka", &["spelling", "sound"]);
        check("hlaing", "Ada Quill", &[]);
        check("", "Ada Quill", &[]);
    }
}
