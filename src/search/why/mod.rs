//! An article and a query go in; what of the query the article holds, where, and what each part adds to its score
//! come out, or why it does not match.

mod causes;
mod places;

pub use causes::Cause;
pub use places::Place;

use super::context::Context;
use crate::article::{Article, ArticleId, Match};
use crate::engine::{AddedWord, Ask, Burst, Copies, Engine, Hit, Partial, Possible, TYPED};
use crate::error::Result;
use crate::query::ast::{Form, Sense, ValueForm};
use crate::query::{Node, Query};
use places::Places;

/// How an article stands to a query.
#[derive(Clone, Debug)]
pub struct Why {
    /// The hit that it is; `None` when it does not match.
    pub hit: Option<Hit>,
    /// Its place among the hits, from 1; `None` when it is none of the first [`RANKED`].
    pub rank: Option<usize>,
    /// Hits, those with only some of the words too.
    pub found: u64,
    /// The parts that ask for one thing each, in the order of the query.
    pub leaves: Vec<Leaf>,
    /// Why it does not match, the first cause first.
    pub causes: Vec<Cause>,
    /// The print of the same story under which a search folds it.
    pub folded: Option<Box<Article>>,
}

/// A part of a query that asks for one thing.
#[derive(Clone, Debug, PartialEq)]
pub struct Leaf {
    /// The part, with the field in which it stands and its weight.
    pub node: Node,
    /// Whether it is wanted.
    pub role: Role,
    /// How the article stands to it; `None` when it has nothing of it.
    pub holds: Option<Match>,
    /// What it adds to the score.
    pub score: f32,
    /// Where it stands in the texts, in reading order.
    pub places: Vec<Place>,
    /// What the article has in the field that it asks about.
    pub values: Vec<String>,
}

/// Whether a part is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// It may be, or must be, there.
    Wanted,
    /// It must not be there.
    Excluded,
    /// It counts where it is there, though nobody typed it.
    Added,
}

/// Hits among which a rank is looked for.
pub const RANKED: usize = 1000;
/// Leaves that are looked at.
const MOST_LEAVES: usize = 200;

/// Finds out how an article stands to a query; `ask` says where its articles are and how dates are taken.
pub fn of(engine: &dyn Engine, query: &Query, ask: &Ask, article: &Article) -> Result<Option<Why>> {
    // Names whose variants are asked for are looked for under each of their spellings.
    let Some(root) = &engine.resolved(query)?.root else { return Ok(None) };
    let asker = Asker { engine, article };
    // Alone it would be the best of its day.
    let mut hit = asker.hit_of(root.clone(), &Ask { burst: Burst::Leave, ..ask.clone() })?;
    let mut rank = None;
    let mut found = 0;
    if let Some(hit) = &mut hit {
        let all = engine.search(query, &Ask { limit: RANKED, offset: 0, ..ask.clone() })?;
        rank = all.hits.iter().position(|other| other.at == hit.at).map(|index| index + 1);
        if let Some(rank) = rank {
            *hit = all.hits[rank - 1].clone();
        }
        found = all.counts.certain + all.counts.possible + all.counts.partial;
    }
    let mut reader = Reader {
        asker,
        places: Places::new(engine, article),
        leaves: Vec::new(),
        added: &ask.added,
        part: 1.0,
    };
    reader.node(root, Context::default(), Role::Wanted, Adds::ToScore)?;
    let Reader { mut places, leaves, .. } = reader;
    let causes = match hit {
        Some(_) => Vec::new(),
        None => causes::of(&asker, &mut places, root, ask)?,
    };
    let folded = match hit {
        Some(_) => folded_under(engine, root, ask, article)?,
        None => None,
    };
    Ok(Some(Why { hit, rank, found, leaves, causes, folded }))
}

/// The copy of an article that a search shows in its place.
fn folded_under(
    engine: &dyn Engine,
    root: &Node,
    ask: &Ask,
    article: &Article,
) -> Result<Option<Box<Article>>> {
    let ids = engine.copies(&article.id)?;
    if ids.is_empty() {
        return Ok(None);
    }
    let value =
        |id: &ArticleId| Node::Value { field: "id", value: id.as_str().to_owned(), form: ValueForm::Exact };
    let only = Node::Any(ids.iter().map(value).collect());
    let query = Query { root: Some(Node::All(vec![root.clone(), only])) };
    let best = engine.search(&query, &Ask { limit: 1, offset: 0, copies: Copies::Fold, ..ask.clone() })?;
    let Some(best) = best.hits.first() else { return Ok(None) };
    let best = engine.article(best)?;
    Ok((best.id != article.id).then(|| Box::new(best)))
}

impl Why {
    /// What the leaves add together.
    pub fn sum(&self) -> f32 {
        self.leaves.iter().map(|leaf| leaf.score).sum()
    }

    /// What words that stand near each other add.
    pub fn near(&self) -> f32 {
        self.hit.as_ref().map_or(0.0, |hit| hit.near * hit.favour)
    }

    /// What the date that was typed among the words adds: it doubles what they do.
    pub fn date(&self) -> f32 {
        let wished = self.hit.as_ref().filter(|hit| hit.favour > 1.0);
        wished.map_or(0.0, |hit| hit.score / hit.burst - self.sum() - self.near())
    }

    /// What its day adds, around which the best articles lie.
    pub fn burst(&self) -> f32 {
        self.hit.as_ref().map_or(0.0, |hit| hit.score - hit.score / hit.burst)
    }
}

/// Asks the engine about one article.
#[derive(Clone, Copy)]
struct Asker<'a> {
    engine: &'a dyn Engine,
    article: &'a Article,
}

impl Asker<'_> {
    /// The article as a hit of a part, wherever its files lie and however sure its date is.
    fn hit(&self, node: Node) -> Result<Option<Hit>> {
        self.hit_of(node, &Ask { possible: Possible::Follow, partial: Partial::Follow, ..Ask::default() })
    }

    /// Whether the article matches a part as a whole.
    fn holds(&self, node: Node) -> Result<bool> {
        Ok(self.hit(node)?.is_some_and(|hit| hit.missing.is_empty()))
    }

    fn hit_of(&self, node: Node, ask: &Ask) -> Result<Option<Hit>> {
        let id = self.article.id.as_str().to_owned();
        let only = Node::Value { field: "id", value: id, form: ValueForm::Exact };
        // In a choice of one a word that is strict stays so.
        let query = Query { root: Some(Node::All(vec![Node::Any(vec![node]), only])) };
        let found = self.engine.search(&query, &Ask { limit: 1, offset: 0, ..ask.clone() })?;
        Ok(found.hits.into_iter().next())
    }
}

/// Whether the score of a part is part of the whole.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Adds {
    ToScore,
    Nothing,
}

struct Reader<'a> {
    asker: Asker<'a>,
    places: Places<'a>,
    leaves: Vec<Leaf>,
    /// Words that were added, until they have found their place.
    added: &'a [AddedWord],
    /// The part of a leaf's own score that counts.
    part: f32,
}

impl Reader<'_> {
    fn node(&mut self, node: &Node, context: Context, role: Role, adds: Adds) -> Result<()> {
        if self.leaves.len() >= MOST_LEAVES {
            return Ok(());
        }
        let (inner, context) = context.enter(node);
        let extends = role == Role::Wanted && !self.added.is_empty();
        match inner {
            Node::Words { units, .. } if extends => self.extended(units, context, adds)?,
            Node::Word { form: Form::Related, .. } if extends => {
                self.extended(std::slice::from_ref(inner), context, adds)?;
            }
            Node::Words { units: parts, .. } | Node::All(parts) => {
                for part in parts {
                    self.node(part, context, role, adds)?;
                }
            }
            Node::Any(parts) | Node::Of { parts, .. } => {
                for part in parts {
                    // A choice that the article has only in part adds nothing.
                    let adds = match adds == Adds::ToScore && self.asker.hit(context.node(part))?.is_some() {
                        true => Adds::ToScore,
                        false => Adds::Nothing,
                    };
                    self.node(part, context, role, adds)?;
                }
            }
            Node::Not(part) => {
                let role = if role == Role::Excluded { Role::Wanted } else { Role::Excluded };
                self.node(part, context, role, Adds::Nothing)?;
            }
            leaf => self.leaf(leaf, context, role, adds)?,
        }
        Ok(())
    }

    /// Words side by side, to which others were added.
    fn extended(&mut self, units: &[Node], context: Context, adds: Adds) -> Result<()> {
        let added = std::mem::take(&mut self.added);
        self.part = TYPED / units.len().max(1) as f32;
        for unit in units {
            self.node(unit, context, Role::Wanted, adds)?;
        }
        for word in added {
            self.part = (1.0 - TYPED) * word.share;
            let node = Node::Word { text: word.word.clone(), form: Form::Stem };
            self.leaf(&node, context, Role::Added, adds)?;
        }
        self.part = 1.0;
        Ok(())
    }

    fn leaf(&mut self, leaf: &Node, context: Context, role: Role, adds: Adds) -> Result<()> {
        let node = context.node(leaf);
        let hit = self.asker.hit(node.clone())?;
        if role == Role::Added && hit.is_none() {
            return Ok(());
        }
        let counted = hit.as_ref().filter(|_| adds == Adds::ToScore);
        let score = counted.map_or(0.0, |hit| hit.score * self.part);
        let holds = hit.as_ref().map(|hit| hit.matching.unwrap_or(Match::Certain));
        let places = match holds {
            Some(_) => self.places.of(&node),
            None => Vec::new(),
        };
        let values = places::values(self.asker.article, leaf);
        self.leaves.push(Leaf { node, role, holds, score, places, values });
        Ok(())
    }
}

/// The parts of a text that are near each other, or that must not be.
fn sides(node: &Node) -> Option<(&Node, &Node, Sense)> {
    match node {
        Node::Near { left, right, sense, .. } => Some((left, right, *sense)),
        _ => None,
    }
}
