//! A query goes in; the names of the archive that its words may mean, and the other spellings of the names that it asks
//! for, come out.

use crate::analysis::{fold, stop};
use crate::engine::{Ask, Engine};
use crate::error::Result;
use crate::fields::GROUPS;
use crate::query::ast::{Form, ValueForm};
use crate::query::{Node, Query};

/// A part of a query that may be meant, or may be added.
#[derive(Clone, Debug, PartialEq)]
pub struct Suggestion {
    /// The part.
    pub node: Node,
    /// Articles that it finds.
    pub articles: u64,
}

/// Other spellings of a name that a query asks for.
#[derive(Clone, Debug, PartialEq)]
pub struct Offer {
    /// The part of the query.
    pub asked: Node,
    /// As they are printed, each with the number of its articles.
    pub spellings: Vec<(String, u64)>,
    /// Spellings that are not named.
    pub more: usize,
    /// The part that has all of them.
    pub instead: Node,
}

/// Names that are suggested.
const MOST: usize = 3;
/// Words that a name may have.
const LONGEST: usize = 5;
/// Words of a query that are looked at.
const MOST_WORDS: usize = 12;
/// Spellings that are named.
const MOST_SPELLINGS: usize = 5;
/// A name that only one article has is not suggested for one of its words.
const LEAST: u64 = 2;

/// The names that words of a query are, or are part of.
pub fn suggested(engine: &dyn Engine, query: &Query) -> Result<Vec<Suggestion>> {
    let mut rows = Vec::new();
    let mut used = Vec::new();
    if let Some(root) = &query.root {
        read(root, &mut rows, &mut used);
    }
    let finder = Finder { engine, used };
    let mut found: Vec<Suggestion> = Vec::new();
    for words in rows {
        let is_content = stop::content(&words, engine.languages());
        let mut at = 0;
        while at < words.len().min(MOST_WORDS) && found.len() < MOST {
            let (suggestion, length) = finder.at(&words[at..], is_content[at])?;
            at += length;
            if let Some(one) = suggestion.filter(|one| !found.iter().any(|known| known.node == one.node)) {
                found.push(one);
            }
        }
    }
    Ok(found)
}

/// The words side by side of a query, and the names that it asks for already.
fn read<'q>(node: &'q Node, rows: &mut Vec<Vec<&'q str>>, used: &mut Vec<String>) {
    match node {
        Node::Words { units, .. } => {
            let plain = |unit: &'q Node| match unit {
                Node::Word { text, form: Form::Stem } => Some(text.as_str()),
                _ => None,
            };
            let words: Vec<Option<&str>> = units.iter().map(plain).collect();
            let parts = words.split(Option::is_none).filter(|part| !part.is_empty());
            rows.extend(parts.map(|part| part.iter().flatten().copied().collect()));
        }
        Node::Word { text, form: Form::Stem } => rows.push(vec![text]),
        Node::All(parts) => {
            for part in parts {
                read(part, rows, used);
            }
        }
        Node::Any(parts) => {
            // What is typed in a choice is meant as it is; names in it are in use.
            for part in parts {
                read(part, &mut Vec::new(), used);
            }
        }
        Node::Value { value, .. } => used.push(fold::key(value)),
        Node::Field { query, .. } => {
            if let Node::Variants { name, .. } = &**query {
                used.push(fold::key(name));
            }
        }
        Node::Variants { name, .. } => used.push(fold::key(name)),
        _ => {}
    }
}

struct Finder<'a> {
    engine: &'a dyn Engine,
    /// Names that the query asks for.
    used: Vec<String>,
}

impl Finder<'_> {
    /// The name that begins with these words, or holds the first of them; and how many words that is.
    fn at(&self, words: &[&str], is_content: bool) -> Result<(Option<Suggestion>, usize)> {
        for length in (2..=words.len().min(LONGEST)).rev() {
            let key = fold::key(&words[..length].join(" "));
            let mut best: Option<Suggestion> = None;
            for field in names() {
                let articles = self.articles(&exact(field, &key))?;
                if articles > best.as_ref().map_or(0, |best| best.articles) {
                    best = Some(Suggestion { node: exact(field, &key), articles });
                }
            }
            if let Some(mut best) = best {
                if self.is_used(&key) {
                    return Ok((None, length));
                }
                if let Node::Value { field, value, .. } = &mut best.node {
                    let last = key.rsplit(' ').next().unwrap_or(&key);
                    let printed = self.engine.names_with(field, last)?;
                    let printed = printed.into_iter().find(|name| fold::key(&name.0) == key);
                    *value = printed.map_or(words[..length].join(" "), |name| name.0);
                }
                return Ok((Some(shown(best)), length));
            }
        }
        let key = fold::key(words.first().copied().unwrap_or_default());
        let is_name = is_content && key.chars().count() > 2 && !key.contains(' ') && !self.is_used(&key);
        Ok((if is_name { self.with(&key)? } else { None }, 1))
    }

    /// The name that is meant most where one of its words stands.
    fn with(&self, key: &str) -> Result<Option<Suggestion>> {
        // A place of one word means itself; so does, below, what is mostly no name.
        if self.articles(&exact("place", key))? > 0 {
            return Ok(None);
        }
        let all = self.articles(&Node::Word { text: key.to_owned(), form: Form::Exact })?;
        let mut best: Option<Suggestion> = None;
        for field in names().filter(|field| *field != "place") {
            // None of the names can be in more articles than the word of a name: looking at them would be in vain.
            let of_names = Node::Value { field, value: key.to_owned(), form: ValueForm::Words };
            let of_names = self.articles(&of_names)?;
            if of_names < LEAST || of_names * 2 < all {
                continue;
            }
            let mut holding = self.engine.names_with(field, key)?;
            // The word alone is one of them, and tells nothing.
            holding.retain(|name| fold::key(&name.0).contains(' '));
            let sum: u64 = holding.iter().map(|name| name.1).sum();
            let Some((name, most)) = holding.into_iter().next() else { continue };
            if most * 2 < sum || self.is_used(&fold::key(&name)) {
                continue;
            }
            let node = exact(field, &name);
            let articles = self.articles(&node)?;
            let is_likely = articles >= LEAST && articles * 2 >= all;
            if is_likely && articles > best.as_ref().map_or(0, |best| best.articles) {
                best = Some(Suggestion { node, articles });
            }
        }
        Ok(best.map(shown))
    }

    fn is_used(&self, key: &str) -> bool {
        let holds = |name: &String| name == key || name.split(' ').any(|word| word == key);
        self.used.iter().any(holds)
    }

    fn articles(&self, node: &Node) -> Result<u64> {
        articles(self.engine, node)
    }
}

fn articles(engine: &dyn Engine, node: &Node) -> Result<u64> {
    let query = Query { root: Some(Node::Any(vec![node.clone()])) };
    Ok(engine.search(&query, &Ask { limit: 0, ..Ask::default() })?.counts.certain)
}

/// People first.
fn names() -> impl Iterator<Item = &'static str> {
    GROUPS.iter().filter(|group| group.0 == "entity").flat_map(|group| group.1.iter().copied())
}

fn exact(field: &'static str, value: &str) -> Node {
    Node::Value { field, value: value.to_owned(), form: ValueForm::Exact }
}

/// As a person would type it.
fn shown(mut suggestion: Suggestion) -> Suggestion {
    if let Node::Value { form, .. } = &mut suggestion.node {
        *form = ValueForm::Words;
    }
    suggestion
}

/// Other spellings of the names that a query asks for.
pub fn offered(engine: &dyn Engine, query: &Query) -> Result<Vec<Offer>> {
    let mut asked = Vec::new();
    if let Some(root) = &query.root {
        values(root, &mut asked);
    }
    let used: Vec<String> = asked.iter().map(|asked| fold::key(asked.1)).collect();
    let mut offers = Vec::new();
    for (field, name) in asked.into_iter().take(MOST) {
        let mut spellings = engine.spellings(name, Some(field))?;
        spellings.retain(|spelling| !used.contains(&spelling.key));
        let mut counted = Vec::new();
        for spelling in spellings.iter().take(MOST_SPELLINGS) {
            let form = if spelling.key.contains(' ') { ValueForm::Exact } else { ValueForm::Words };
            let node = Node::Value { field, value: spelling.key.clone(), form };
            let number = articles(engine, &node)?;
            if number > 0 {
                counted.push((spelling.printed.clone(), number));
            }
        }
        if counted.is_empty() {
            continue;
        }
        let variants = Node::Variants { name: name.to_owned(), without: Vec::new() };
        offers.push(Offer {
            asked: Node::Value { field, value: name.to_owned(), form: ValueForm::Words },
            spellings: counted,
            more: spellings.len().saturating_sub(MOST_SPELLINGS),
            instead: Node::Field { name: field, query: Box::new(variants) },
        });
    }
    Ok(offers)
}

/// The names that a query asks for by any of their words.
fn values<'q>(node: &'q Node, into: &mut Vec<(&'static str, &'q str)>) {
    match node {
        Node::Value { field, value, form: ValueForm::Words }
            if *field == "entity" || names().any(|name| name == *field) =>
        {
            into.push((field, value));
        }
        Node::All(parts) | Node::Any(parts) | Node::Of { parts, .. } | Node::Words { units: parts, .. } => {
            for part in parts {
                values(part, into);
            }
        }
        Node::Boost { query, .. } => values(query, into),
        _ => {}
    }
}
