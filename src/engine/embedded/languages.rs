//! An index goes in; which documents are analysed in which language, segment by segment, comes out.
//!
//! A form of a word is that word in texts of its languages alone: `the` is an exact form for whoever looks for `their` in
//! one language, and another word in the next.

use super::lookup;
use super::matcher::{Doc, Only};
use super::schema::Handles;
use crate::analysis::{Language, Languages};
use rustc_hash::FxHashMap;
use std::sync::{Mutex, PoisonError};
use tantivy::schema::IndexRecordOption;
use tantivy::{DocSet, Searcher, TERMINATED, Term};

/// A list of documents is kept where they are fewer than one of so many; more are bits.
const FEW: usize = 16;

/// The documents of each language.
pub(super) struct ByLanguage {
    segments: Vec<Segment>,
}

struct Segment {
    documents: usize,
    /// The documents that are in another language than those whose language is not known, sorted.
    others: Vec<(Language, Vec<Doc>)>,
    known: Mutex<FxHashMap<Languages, Reach>>,
}

/// In which documents of a segment a form counts.
#[derive(Clone)]
pub(super) enum Reach {
    Everywhere,
    Nowhere,
    Only(Only),
}

impl ByLanguage {
    pub(super) fn of(searcher: &Searcher, handles: &Handles) -> tantivy::Result<ByLanguage> {
        let mut codes: Vec<(Language, String)> = Vec::new();
        if let Some((_, field)) = handles.named("lang") {
            let all = lookup::beginning_with(searcher, field, "")?.into_iter();
            codes.extend(all.map(|(code, _)| (Language::of(Some(&code)), code)));
            codes.retain(|(language, _)| *language != Language::of(None));
        }
        let mut segments = Vec::new();
        for segment in searcher.segment_readers() {
            let mut others: Vec<(Language, Vec<Doc>)> = Vec::new();
            for (language, code) in &codes {
                let Some((_, field)) = handles.named("lang") else { continue };
                let term = Term::from_field_text(field, code);
                let inverted = segment.inverted_index(field)?;
                let Some(mut postings) = inverted.read_postings(&term, IndexRecordOption::Basic)? else {
                    continue;
                };
                let index = others.iter().position(|row| row.0 == *language).unwrap_or_else(|| {
                    others.push((*language, Vec::new()));
                    others.len() - 1
                });
                while postings.doc() != TERMINATED {
                    others[index].1.push(postings.doc());
                    postings.advance();
                }
            }
            for (_, docs) in &mut others {
                docs.sort_unstable();
            }
            others.retain(|(_, docs)| !docs.is_empty());
            segments.push(Segment { documents: segment.max_doc() as usize, others, known: Mutex::default() });
        }
        Ok(ByLanguage { segments })
    }

    /// In which documents of a segment forms of these languages count.
    pub(super) fn reach(&self, segment: usize, languages: Languages) -> Reach {
        let Some(segment) = self.segments.get(segment).filter(|_| languages != Languages::ALL) else {
            return Reach::Everywhere;
        };
        let mut known = segment.known.lock().unwrap_or_else(PoisonError::into_inner);
        known.entry(languages).or_insert_with(|| segment.reach(languages)).clone()
    }
}

impl Segment {
    fn reach(&self, languages: Languages) -> Reach {
        let of_others = self.others.iter().map(|row| row.1.len()).sum::<usize>();
        let has_rest = languages.has(Language::of(None)) && of_others < self.documents;
        let (among, left): (Vec<_>, Vec<_>) = self.others.iter().partition(|row| languages.has(row.0));
        let count: usize = among.iter().map(|row| row.1.len()).sum();
        if has_rest || languages.has(Language::of(None)) && left.is_empty() {
            if left.is_empty() {
                return Reach::Everywhere;
            }
            let mut bits = vec![u64::MAX; self.documents / 64 + 1];
            for doc in left.into_iter().flat_map(|row| &row.1) {
                bits[*doc as usize / 64] &= !(1 << (doc % 64));
            }
            return Reach::Only(Only::Bits(bits.into()));
        }
        if count == 0 {
            return Reach::Nowhere;
        }
        if count * FEW < self.documents {
            let mut docs: Vec<Doc> = among.into_iter().flat_map(|row| row.1.iter().copied()).collect();
            docs.sort_unstable();
            return Reach::Only(Only::These(docs.into()));
        }
        let mut bits = vec![0; self.documents / 64 + 1];
        for doc in among.into_iter().flat_map(|row| &row.1) {
            bits[*doc as usize / 64] |= 1 << (doc % 64);
        }
        Reach::Only(Only::Bits(bits.into()))
    }
}
