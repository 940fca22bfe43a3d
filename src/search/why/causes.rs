//! A query and an article that does not match go in, why not comes out: the first cause first.

use super::super::advice::{looser, nodes};
use super::super::context::Context;
use super::super::spelling;
use super::places::{self, Places};
use super::{Asker, sides};
use crate::article::Part;
use crate::engine::{Ask, Possible};
use crate::error::Result;
use crate::query::ast::{Form, Sense};
use crate::query::{Node, Query};

/// Why an article does not match.
#[derive(Clone, Debug, PartialEq)]
pub enum Cause {
    /// Its files lie elsewhere than `--in` says.
    Elsewhere,
    /// Its date, if it has one, does not lie in the period.
    Date(Node),
    /// Its date lies only possibly in the period, and `--certain` asks for more.
    OnlyPossible(Node),
    /// It holds what the query excludes.
    Excluded(Node),
    /// It has not the value, or the property, that the query asks for.
    Value {
        /// The part.
        part: Node,
        /// What it has instead.
        values: Vec<String>,
    },
    /// A word is not in it.
    Missing {
        /// The part.
        part: Node,
        /// Words of it that are spelled much like it, or are other endings of it.
        here: Vec<String>,
        /// Articles of the archive that have the word.
        articles: u64,
        /// Words of the archive that are spelled much like it, where none has the word.
        archive: Vec<(String, u64)>,
    },
    /// It stands in another field.
    OtherField {
        /// The part.
        part: Node,
        /// The field that it asks for.
        field: &'static str,
        /// Where it stands.
        stands: Vec<Part>,
    },
    /// All its words are there, but not as the query asks: side by side, near each other, often or early enough.
    Otherwise {
        /// The part.
        part: Node,
        /// Places at which what it is made of stands.
        places: usize,
    },
}

/// Causes that are looked for.
const MOST_CAUSES: usize = 20;

/// Finds the causes; those of date come first.
pub(super) fn of(asker: &Asker<'_>, places: &mut Places<'_>, root: &Node, ask: &Ask) -> Result<Vec<Cause>> {
    let mut finder = Finder { asker, places, ask, causes: Vec::new() };
    finder.failing(root, Context::default())?;
    let mut causes = finder.causes;
    if ask.under.is_some() && asker.hit_of(root.clone(), &Ask { under: None, ..ask.clone() })?.is_some() {
        causes.insert(0, Cause::Elsewhere);
    }
    // The sort is stable: the others keep the order of the query.
    causes.sort_by_key(|cause| match cause {
        Cause::Elsewhere => 0,
        Cause::Date(_) | Cause::OnlyPossible(_) => 1,
        _ => 2,
    });
    Ok(causes)
}

struct Finder<'a, 'p> {
    asker: &'a Asker<'a>,
    places: &'a mut Places<'p>,
    ask: &'a Ask,
    causes: Vec<Cause>,
}

impl Finder<'_, '_> {
    /// Adds the causes for which a part does not match; none when it does.
    fn failing(&mut self, node: &Node, context: Context) -> Result<()> {
        if self.causes.len() >= MOST_CAUSES {
            return Ok(());
        }
        let (inner, context) = context.enter(node);
        let part = context.node(inner);
        if let Some(hit) = self.asker.hit(part.clone())? {
            let is_only_possible = hit.matching == Some(crate::article::Match::Possible);
            if is_only_possible && self.ask.possible == Possible::Leave && matches!(inner, Node::Date { .. })
            {
                self.causes.push(Cause::OnlyPossible(part));
                return Ok(());
            }
            let may_be_in_part = !matches!(inner, Node::All(_) | Node::Any(_) | Node::Words { .. });
            if may_be_in_part || hit.missing.is_empty() && !is_only_possible {
                return Ok(());
            }
        }
        match inner {
            Node::Words { units: parts, .. }
            | Node::All(parts)
            | Node::Any(parts)
            | Node::Of { parts, .. } => {
                for part in parts {
                    self.failing(part, context)?;
                }
            }
            Node::Not(excluded) => self.causes.push(Cause::Excluded(context.node(excluded))),
            Node::Date { field: "date", .. } => self.causes.push(Cause::Date(part)),
            Node::Date { .. } | Node::Value { .. } | Node::Number { .. } | Node::Is(_) | Node::Has(_) => {
                let values = places::values(self.asker.article, inner);
                self.causes.push(Cause::Value { part, values });
            }
            text => self.text(text, part, context)?,
        }
        Ok(())
    }

    fn text(&mut self, text: &Node, part: Node, context: Context) -> Result<()> {
        if let Some(field) = context.field
            && self.asker.holds(text.clone())?
        {
            let mut stands: Vec<Part> = self.places.of(text).into_iter().map(|place| place.part).collect();
            stands.dedup();
            self.causes.push(Cause::OtherField { part, field, stands });
            return Ok(());
        }
        let inner: Vec<&Node> = match text {
            Node::Phrase(slots) | Node::Slop { phrase: slots, .. } => nodes(slots).collect(),
            Node::AtLeast { query, .. } | Node::First { query, .. } => vec![query],
            node => match sides(node) {
                Some((left, right, Sense::Near)) => vec![left, right],
                Some((left, _, Sense::NotNear)) => vec![left],
                None => Vec::new(),
            },
        };
        if inner.is_empty() {
            return self.missing(text, part);
        }
        let before = self.causes.len();
        for node in &inner {
            self.failing(node, context)?;
        }
        if self.causes.len() == before {
            let places = inner.iter().map(|node| self.places.of(&context.node(node)).len()).sum();
            self.causes.push(Cause::Otherwise { part, places });
        }
        Ok(())
    }

    fn missing(&mut self, text: &Node, part: Node) -> Result<()> {
        let engine = self.asker.engine;
        let counts =
            engine.search(&Query { root: Some(text.clone()) }, &Ask { limit: 0, ..Ask::default() })?.counts;
        let articles = counts.certain + counts.possible;
        let (mut here, mut archive) = (Vec::new(), Vec::new());
        if let Node::Word { text: word, form } = text {
            if !matches!(form, Form::Stem | Form::Related) {
                let other = looser(text).first().map(|looser| self.places.of(looser)).unwrap_or_default();
                here = other.iter().map(|place| place.text[place.mark.0..place.mark.1].to_owned()).collect();
                here.sort();
                here.dedup();
            }
            if here.is_empty() {
                here = spelling::near_in(self.asker.article, word);
            }
            if articles == 0 {
                archive = spelling::near(engine, word)?;
            }
        }
        self.causes.push(Cause::Missing { part, here, articles, archive });
        Ok(())
    }
}
