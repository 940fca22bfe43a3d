//! The tree of a query goes in; the same tree with the terms of this index and their weights comes out.

mod holding;
mod texts;
mod values;
mod variants;
mod words;

use super::copies::Groups;
use super::days;
use super::languages::ByLanguage;
use super::schema::Handles;
use super::terms::{self, WordTerms};
use crate::analysis::Language;
use crate::analysis::spans::{Section, Shape};
use crate::article::DayRange;
use crate::engine::AddedWord;
use crate::fields::{Kind, find};
use crate::query::Query;
use crate::query::ast::{Flag, Form, Node};
use crate::query::soft::soften;
use crate::query::texts::is_leaf;
use std::sync::Arc;
use tantivy::Searcher;
use tantivy::schema::Field;

/// A part of a query, ready to run on any segment.
#[derive(Clone, Debug, Default)]
pub(super) enum Plan {
    /// One word.
    Unit { terms: WordTerms, weight: f32 },
    /// Any of many words, all of one score.
    Expansion { terms: Vec<String>, weight: f32 },
    /// Words at distances from the first.
    Phrase { words: Vec<(WordTerms, u32)>, weight: f32 },
    /// Words with their places in any shape.
    Placed { shape: Shape<Leaf>, weight: f32 },
    /// Documents that hold any of these terms of a field.
    Terms { field: Field, terms: Vec<String> },
    /// The day of publication.
    Date(DayRange),
    /// Another date, by the columns of its first and last day.
    Column { first: &'static str, last: &'static str, range: DayRange },
    /// Seconds since 1970 in a column.
    Instant { column: &'static str, range: DayRange },
    /// A number in a column.
    Number { column: &'static str, from: Option<u64>, to: Option<u64> },
    /// Articles that were printed before: `None` until the groups of copies are known.
    Copies(Option<Arc<Groups>>),
    /// Every part.
    All(Vec<Plan>),
    /// Any part.
    Any(Vec<Plan>),
    /// At least so many of the parts.
    Several(usize, Vec<Plan>),
    /// All parts first, then any: each with its word as typed. A date among them is one more, and doubles the score.
    /// Words that were added count too, and are never asked for.
    Soft { parts: Vec<(Plan, String)>, preferred: Option<Box<(Plan, String)>>, added: Vec<Plan> },
    /// The day of publication certainly lies there: a wish, no filter.
    Preferred(DayRange),
    /// None of it.
    Not(Box<Plan>),
    /// Every article.
    Everything,
    /// No article.
    #[default]
    Nothing,
}

impl Plan {
    /// Whether some articles can match in part.
    pub(super) fn is_soft(&self) -> bool {
        match self {
            Plan::Soft { parts, preferred, added } => {
                parts.len() > 1
                    || preferred.is_some()
                    || !added.is_empty()
                    || parts.iter().any(|part| part.0.is_soft())
            }
            Plan::All(parts) | Plan::Any(parts) | Plan::Several(_, parts) => parts.iter().any(Plan::is_soft),
            _ => false,
        }
    }

    /// Whether it is words side by side, two at least, each of which an article has or has not: one pass over them
    /// then tells who has all.
    pub(super) fn is_several_words(&self) -> bool {
        match self {
            Plan::Soft { parts, added, .. } => {
                (2..=usize::from(u8::MAX)).contains(&parts.len())
                    && added.is_empty()
                    && !parts.iter().any(|part| part.0.is_soft())
            }
            _ => false,
        }
    }

    /// Whether positions are read in documents.
    pub(super) fn reads_positions(&self) -> bool {
        match self {
            Plan::Phrase { .. } | Plan::Placed { .. } => true,
            Plan::Soft { parts, .. } => parts.iter().any(|part| part.0.reads_positions()),
            Plan::All(parts) | Plan::Any(parts) | Plan::Several(_, parts) => {
                parts.iter().any(Plan::reads_positions)
            }
            Plan::Not(part) => part.reads_positions(),
            _ => false,
        }
    }

    /// Whether a day of publication is asked for.
    pub(super) fn is_dated(&self) -> bool {
        match self {
            Plan::Date(_) => true,
            Plan::Soft { parts, .. } => parts.iter().any(|part| part.0.is_dated()),
            Plan::All(parts) | Plan::Any(parts) | Plan::Several(_, parts) => parts.iter().any(Plan::is_dated),
            Plan::Not(part) => part.is_dated(),
            _ => false,
        }
    }

    /// Whether copies are asked for.
    pub(super) fn asks_for_copies(&self) -> bool {
        match self {
            Plan::Copies(_) => true,
            Plan::Soft { parts, .. } => parts.iter().any(|part| part.0.asks_for_copies()),
            Plan::All(parts) | Plan::Any(parts) | Plan::Several(_, parts) => {
                parts.iter().any(Plan::asks_for_copies)
            }
            Plan::Not(part) => part.asks_for_copies(),
            _ => false,
        }
    }

    /// Tells the parts that ask for copies which those are.
    pub(super) fn know_copies(&mut self, groups: &Arc<Groups>) {
        match self {
            Plan::Copies(known) => *known = Some(Arc::clone(groups)),
            Plan::Soft { parts, .. } => parts.iter_mut().for_each(|part| part.0.know_copies(groups)),
            Plan::All(parts) | Plan::Any(parts) | Plan::Several(_, parts) => {
                for part in parts {
                    part.know_copies(groups);
                }
            }
            Plan::Not(part) => part.know_copies(groups),
            _ => {}
        }
    }

    /// Words typed side by side, wherever they stand.
    pub(super) fn soft_words<'a>(&'a self, into: &mut Vec<&'a (Plan, String)>) {
        match self {
            Plan::Soft { parts, preferred, .. } => into.extend(parts.iter().chain(preferred.as_deref())),
            Plan::All(parts) | Plan::Any(parts) | Plan::Several(_, parts) => {
                for part in parts {
                    part.soft_words(into);
                }
            }
            _ => {}
        }
    }
}

/// One word of a shape.
#[derive(Clone, Debug)]
pub(super) enum Leaf {
    /// Under these forms.
    Terms(WordTerms),
    /// Under these forms, where the text spells it like this.
    Spelled(WordTerms, String),
    /// Any of many words.
    AnyOf(Vec<String>),
}

/// A query with the terms of one index.
#[derive(Debug, Default)]
pub(super) struct Planned {
    /// What to run.
    pub root: Plan,
    /// Inverse document frequency of each positive text leaf, in the order of the query.
    pub weights: Vec<f32>,
    /// What was cut, in words.
    pub notes: Vec<String>,
    /// What words side by side add when they stand near each other: a score for each pair of neighbours.
    pub near: Vec<Plan>,
    /// The date that was wished for.
    pub wish: Option<Plan>,
    /// Whether the added words have found their place.
    is_extended: bool,
}

/// Makes plans for one index.
pub(super) struct Planner<'a> {
    pub searcher: &'a Searcher,
    pub handles: &'a Handles,
    pub languages: &'a [Language],
    /// The documents of each language.
    pub by_language: &'a ByLanguage,
    /// Articles in the index.
    pub articles: u64,
    /// Words that count beside those typed.
    pub added: &'a [AddedWord],
}

/// What the parts of a query inherit from those around them.
#[derive(Clone, Copy)]
struct Context {
    section: Option<Section>,
    boost: f32,
    /// Whether what matches is wanted: leaves of a `NOT` have no weight.
    wanted: bool,
}

impl Planner<'_> {
    /// Plans a query; `under` restricts it to articles sighted at or below these paths.
    pub(super) fn plan(&self, query: &Query, under: Option<&[String]>) -> tantivy::Result<Planned> {
        let mut planned = Planned::default();
        let Some(root) = &query.root else { return Ok(planned) };
        let root = &self.spelled(root, &mut planned)?;
        let context = Context { section: None, boost: 1.0, wanted: true };
        let root = self.node(root, context, &mut planned)?;
        planned.root = match under {
            None => root,
            Some(paths) => Plan::All(vec![root, self.under(paths)?]),
        };
        Ok(planned)
    }

    /// The query as it is looked for: words side by side without stop words, names with the spellings of the archive.
    pub(super) fn resolved(&self, query: &Query) -> tantivy::Result<Query> {
        let root = match &query.root {
            None => None,
            Some(root) => Some(self.spelled(root, &mut Planned::default())?),
        };
        Ok(Query { root })
    }

    fn spelled(&self, root: &Node, out: &mut Planned) -> tantivy::Result<Node> {
        let mut root = root.clone();
        for note in soften(&mut root, self.languages) {
            out.note(note);
        }
        let mut result = Ok(());
        let mut spell = |node: &mut Node, field: Option<&'static str>| match self.variants(node, field, out) {
            Ok(Some(spelled)) => *node = spelled,
            Ok(None) => {}
            Err(error) => result = Err(error),
        };
        // `person:variants(…)` asks for values, and comes before what stands in texts.
        root.each_mut(&mut |node| {
            if let Node::Field { name, query } = node
                && matches!(**query, Node::Variants { .. })
                && find(name).is_none_or(|field| field.kind != Kind::Text)
            {
                spell(query, Some(name));
                *node = std::mem::replace(&mut **query, Node::Everything);
            }
        });
        root.each_mut(&mut |node| spell(node, None));
        result.map(|()| root)
    }

    fn node(&self, node: &Node, context: Context, out: &mut Planned) -> tantivy::Result<Plan> {
        Ok(match node {
            Node::Words { units, preferred } => self.words(units, preferred.as_ref(), context, out)?,
            Node::Word { form: Form::Related, .. } if self.extends(context, out) => {
                self.words(std::slice::from_ref(node), None, context, out)?
            }
            Node::All(parts) => Plan::All(self.nodes(parts, context, out)?),
            Node::Any(parts) => Plan::Any(self.nodes(parts, context, out)?),
            Node::Not(part) => {
                Plan::Not(Box::new(self.node(part, Context { wanted: false, ..context }, out)?))
            }
            Node::Of { n, parts } => Plan::Several(*n as usize, self.nodes(parts, context, out)?),
            node if is_leaf(node) => self.text(node, context, out)?,
            Node::Field { name, query } => {
                let Some(section) = Section::named(name) else {
                    out.note(format!("{node} is searched nowhere: {name} has no text"));
                    return Ok(Plan::Nothing);
                };
                self.node(query, Context { section: Some(section), ..context }, out)?
            }
            Node::Value { field, value, form } => self.value(field, value, *form)?,
            Node::Date { field: "updated", range } => {
                Plan::Column { first: "updated_first", last: "updated_last", range: *range }
            }
            Node::Date { field: "embargo", range } => {
                Plan::Column { first: "embargo_first", last: "embargo_last", range: *range }
            }
            Node::Date { field: "indexed", range } => Plan::Instant { column: "indexed", range: *range },
            Node::Date { field: "mentions", range } => {
                let field = self.handles.mentions;
                Plan::Terms { field, terms: days::mentioned(self.searcher, field, range)? }
            }
            Node::Date { range, .. } => Plan::Date(*range),
            Node::Number { field, from, to } => Plan::Number { column: field, from: *from, to: *to },
            Node::Is(Flag::Copy) => Plan::Copies(None),
            Node::Is(flag) => self.flag(flag.name()),
            Node::Has(field) if terms::ALWAYS.contains(field) => Plan::Everything,
            Node::Has(field) => self.flag(&format!("has:{field}")),
            Node::Boost { query, factor } => {
                self.node(query, Context { boost: context.boost * factor, ..context }, out)?
            }
            Node::Everything => Plan::Everything,
            // Its spellings stand in its place.
            _ => Plan::Nothing,
        })
    }

    fn nodes(&self, parts: &[Node], context: Context, out: &mut Planned) -> tantivy::Result<Vec<Plan>> {
        parts.iter().map(|part| self.node(part, context, out)).collect()
    }
}

impl Planned {
    /// Adds something that a person should know, once.
    fn note(&mut self, note: String) {
        if !self.notes.contains(&note) {
            self.notes.push(note);
        }
    }

    fn weigh(&mut self, weight: f32, context: Context) {
        if context.wanted {
            self.weights.push(weight);
        }
    }
}

/// BM25's inverse document frequency (Robertson and Zaragoza, 2009), never negative.
fn idf(articles: u64, holding: f64) -> f32 {
    let articles = articles.max(1) as f64;
    (1.0 + (articles - holding + 0.5).max(0.5) / (holding + 0.5)).ln() as f32
}

/// The flag of articles without a date.
pub(super) fn undated() -> &'static str {
    Flag::Undated.name()
}
