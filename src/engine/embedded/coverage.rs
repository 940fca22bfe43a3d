//! An index goes in, the months of each source come out, from columns.

use super::count::{self, Docs, SourceColumns};
use super::terms::counting_key;
use crate::engine::naming::SourceNaming;
use crate::engine::{Coverage, Prints, Unit};
use crate::fields::Kind;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;
use tantivy::Searcher;

/// The articles of one source.
struct OfSource {
    /// Its spellings, each with its articles.
    names: BTreeMap<String, u64>,
    docs: Docs,
}

/// Finds the months of each source, under the names of `naming` or their own; `docs` are all articles.
pub(super) fn of(
    searcher: &Searcher,
    docs: &Docs,
    naming: Option<&SourceNaming<'_>>,
) -> tantivy::Result<Vec<Coverage>> {
    let own = |prints: &Prints<'_>| prints.source.map(str::to_owned);
    let naming = naming.unwrap_or(&own);
    let segments = searcher.segment_readers();
    let mut sources = BTreeMap::<Option<String>, OfSource>::new();
    for (number, (segment, docs)) in segments.iter().zip(docs).enumerate() {
        let columns = SourceColumns::open(segment)?;
        let mut combinations = FxHashMap::<Vec<u64>, Vec<u32>>::default();
        let mut combination = Vec::new();
        for doc in docs {
            columns.read(*doc, &mut combination);
            match combinations.get_mut(combination.as_slice()) {
                Some(docs) => docs.push(*doc),
                None => {
                    combinations.insert(combination.clone(), vec![*doc]);
                }
            }
        }
        for (combination, docs) in combinations {
            let name = columns.name(&combination, naming)?;
            let key = name.as_ref().map(|name| counting_key(Kind::Label, "source", name));
            let source = sources.entry(key).or_insert_with(|| OfSource {
                names: BTreeMap::new(),
                docs: vec![Vec::new(); segments.len()],
            });
            *source.names.entry(name.unwrap_or_default()).or_default() += docs.len() as u64;
            source.docs[number].extend(docs);
        }
    }
    let mut all = Vec::with_capacity(sources.len());
    for (key, of_source) in sources {
        // The commonest spelling, the first of equals.
        let mut best: (String, u64) = (String::new(), 0);
        for (name, articles) in of_source.names {
            if articles > best.1 {
                best = (name, articles);
            }
        }
        let mut counted = count::by_time(searcher, &of_source.docs, Unit::Month)?;
        counted.certain = number(&of_source.docs);
        all.push(Coverage { source: key.map(|_| best.0), counted });
    }
    // The sort is stable: among equals the order of keys stays, which are single.
    all.sort_by_key(|coverage| (coverage.source.is_none(), std::cmp::Reverse(coverage.counted.certain)));
    Ok(all)
}

fn number(docs: &Docs) -> u64 {
    docs.iter().map(|docs| docs.len() as u64).sum()
}
