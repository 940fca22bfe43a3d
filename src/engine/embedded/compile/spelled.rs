//! Spellings with their capitals go in; the stored text of an article says where they stand.

use crate::analysis::Words;
use crate::analysis::spans::Parts;
use crate::article::Article;
use crate::engine::embedded::matcher::Spelled;
use crate::engine::embedded::packing::Dictionaries;
use crate::engine::embedded::schema::Handles;
use crate::engine::embedded::stored;
use std::sync::Arc;
use tantivy::schema::{Field, Value};
use tantivy::store::StoreReader;
use tantivy::{SegmentReader, TantivyDocument};

/// Blocks of the store that are kept at hand.
const BLOCKS: usize = 4;

/// The spellings of one query, and the articles of one segment.
pub(super) struct Spellings {
    wanted: Vec<String>,
    store: StoreReader,
    field: Field,
    dictionaries: Arc<Dictionaries>,
    /// The article that was read last.
    article: Option<(u32, Article)>,
}

impl Spellings {
    pub(super) fn boxed(
        segment: &SegmentReader,
        handles: &Handles,
        spellings: &[String],
    ) -> tantivy::Result<Box<dyn Spelled>> {
        let wanted = spellings.iter().map(|spelling| bare(spelling)).collect();
        let store = segment.get_store_reader(BLOCKS)?;
        let (field, dictionaries) = (handles.article, Arc::clone(&handles.dictionaries));
        Ok(Box::new(Spellings { wanted, store, field, dictionaries, article: None }))
    }

    fn article(&mut self, doc: u32) -> &Article {
        if self.article.as_ref().is_none_or(|(known, _)| *known != doc) {
            let unpacked = self.store.get::<TantivyDocument>(doc).ok().and_then(|document| {
                let packed = document.get_first(self.field);
                let packed = packed.as_ref().and_then(Value::as_bytes).unwrap_or_default();
                stored::unpack(&self.dictionaries.unpack(packed).ok()?).ok()
            });
            // The reader of the index takes this for what it is, a damaged file.
            self.article = Some((doc, unpacked.expect("every article of a whole index can be unpacked")));
        }
        &self.article.as_ref().expect("it was put there").1
    }
}

impl Spelled for Spellings {
    fn keep(&mut self, doc: u32, spelling: usize, parts: &Parts, positions: &mut Vec<u32>) {
        let wanted = self.wanted[spelling].clone();
        let article = self.article(doc);
        let texts = [
            (article.title.as_deref().unwrap_or_default(), 0),
            (article.summary.as_deref().unwrap_or_default(), parts.summary),
            (article.body.as_str(), parts.body),
        ];
        let mut spelled = Vec::new();
        for (text, first) in texts {
            let words = Words::new(text).enumerate();
            let these = words.filter(|(_, word)| bare(&text[word.start..word.end]) == wanted);
            spelled.extend(these.map(|(index, _)| first.saturating_add(index as u32)));
        }
        positions.retain(|position| spelled.binary_search(position).is_ok());
    }
}

/// A spelling without its dots: `W.H.O.` is `WHO`.
fn bare(spelling: &str) -> String {
    spelling.replace('.', "")
}
