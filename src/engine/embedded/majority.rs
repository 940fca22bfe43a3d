//! An index goes in; the language of nearly all its articles, and the articles that are analysed in another, come out.
//!
//! A word is looked for in every language of the archive. Where the language of nearly all articles has a stem for a
//! form, those articles hold the form only where they hold the stem: the postings of the form say something new of the
//! few other articles alone. So a handful of texts in other languages does not cost each word a second list.

use super::lookup;
use super::matcher::Doc;
use super::schema::Handles;
use crate::analysis::Language;
use std::sync::Arc;
use tantivy::schema::IndexRecordOption;
use tantivy::{DocSet, Searcher, TERMINATED, Term};

/// One of so many documents may be in another language.
const SHARE: u64 = 16;

/// The language of nearly all articles.
pub(super) struct Majority {
    pub language: Language,
    /// The documents of each segment in another language, sorted.
    others: Vec<Arc<Vec<Doc>>>,
}

impl Majority {
    /// `None` where the other languages have more than a sixteenth of the articles, or where nearly all are not in the
    /// language in which a text is analysed whose language is not known: no list says which those are.
    pub(super) fn of(searcher: &Searcher, handles: &Handles) -> tantivy::Result<Option<Majority>> {
        let language = Language::of(None);
        let Some((_, field)) = handles.named("lang") else { return Ok(None) };
        let codes = lookup::beginning_with(searcher, field, "")?;
        let codes = codes.into_iter().filter(|(code, _)| Language::of(Some(code)) != language);
        let codes: Vec<(String, u64)> = codes.collect();
        let count: u64 = codes.iter().map(|code| code.1).sum();
        if count * SHARE > searcher.num_docs() {
            return Ok(None);
        }
        let mut others = Vec::new();
        for segment in searcher.segment_readers() {
            let inverted = segment.inverted_index(field)?;
            let mut docs = Vec::new();
            for (code, _) in &codes {
                let term = Term::from_field_text(field, code);
                let Some(mut postings) = inverted.read_postings(&term, IndexRecordOption::Basic)? else {
                    continue;
                };
                while postings.doc() != TERMINATED {
                    docs.push(postings.doc());
                    postings.advance();
                }
            }
            docs.sort_unstable();
            docs.dedup();
            others.push(Arc::new(docs));
        }
        Ok(Some(Majority { language, others }))
    }

    /// The documents of a segment in another language.
    pub(super) fn others(&self, segment: usize) -> Option<Arc<Vec<Doc>>> {
        self.others.get(segment).cloned()
    }
}
