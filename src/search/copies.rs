//! A group of copies goes in, its articles come out: who printed it first, and what each of the others cut or added.

pub use crate::analysis::copies::Overlap;

use super::difference::{self, Difference};
use crate::analysis::copies::Reading;
use crate::article::{Article, ArticleId};
use crate::engine::Engine;
use crate::error::Result;

/// The prints of one story.
#[derive(Clone, Debug)]
pub struct Group {
    /// The one that was printed first, as far as the dates tell.
    pub first: Article,
    /// The others, the earliest first.
    pub copies: Vec<Copy>,
}

/// A later print.
#[derive(Clone, Debug)]
pub struct Copy {
    /// The article.
    pub article: Article,
    /// The part of the first print that stands in it, and the part of it that stands in the first print.
    pub overlap: Overlap,
    /// What it has otherwise.
    pub difference: Difference,
}

/// Reads a group, whose first id is that of the first print. `None` for an empty one.
pub fn of(engine: &dyn Engine, ids: &[ArticleId]) -> Result<Option<Group>> {
    let Some((first, others)) = ids.split_first() else { return Ok(None) };
    let first = engine.find(first.as_str())?;
    let reading = reading(&first);
    let mut copies = Vec::with_capacity(others.len());
    for id in others {
        let article = engine.find(id.as_str())?;
        let overlap = reading.overlap(&self::reading(&article));
        copies.push(Copy { overlap, difference: difference::of(&first, &article), article });
    }
    copies.sort_by_key(|copy| {
        let last = copy.article.date.as_ref().and_then(|date| date.days.last());
        (last.is_none(), last, copy.article.id.clone())
    });
    Ok(Some(Group { first, copies }))
}

impl Group {
    /// The wire credits of its articles, each once, in the order in which they were printed.
    pub fn agencies(&self) -> Vec<&str> {
        let mut agencies: Vec<&str> = Vec::new();
        for article in [&self.first].into_iter().chain(self.copies.iter().map(|copy| &copy.article)) {
            for agency in &article.agency {
                if !agencies.contains(&agency.as_str()) {
                    agencies.push(agency);
                }
            }
        }
        agencies
    }
}

/// An article as it is compared.
pub(super) fn reading(article: &Article) -> Reading {
    Reading::of(article.title.as_deref().unwrap_or_default(), &article.body)
}
