//! An id, the beginning of one, or a path goes in, the article comes out.

use super::schema::Handles;
use super::{document, packing, stored};
use crate::article::{Article, ArticleId};
use rustc_hash::FxHashSet;
use tantivy::schema::IndexRecordOption;
use tantivy::{DocAddress, DocSet, Searcher, TERMINATED, Term};

/// The article at an address.
pub(super) fn at(searcher: &Searcher, handles: &Handles, address: DocAddress) -> tantivy::Result<Article> {
    packing::unpacked(searcher, handles, address, handles.article, stored::unpack)
}

/// What `read` makes of the title and the body of the article at an address: the rest is not unpacked.
pub(super) fn text_at<T>(
    searcher: &Searcher,
    handles: &Handles,
    address: DocAddress,
    read: impl FnOnce(&str, &str) -> T,
) -> tantivy::Result<T> {
    packing::unpacked(searcher, handles, address, handles.article, |bytes| {
        stored::unpack_text(bytes).map(|(title, body)| read(title, body))
    })
}

/// The articles as the store keeps them.
pub(super) fn packed<'a>(
    searcher: &'a Searcher,
    handles: &'a Handles,
) -> tantivy::Result<impl Iterator<Item = tantivy::Result<Vec<u8>>> + 'a> {
    let all = addresses(searcher, &Term::from_field_text(handles.kind, document::ARTICLE))?;
    let read = |bytes: &[u8]| Ok(bytes.to_vec());
    let packed = move |at| packing::unpacked(searcher, handles, at, handles.article, read);
    Ok(all.into_iter().map(packed))
}

/// The first article that holds a term.
pub(super) fn by_term(
    searcher: &Searcher,
    handles: &Handles,
    term: &Term,
) -> tantivy::Result<Option<Article>> {
    match addresses(searcher, term)?.first() {
        Some(address) => at(searcher, handles, *address).map(Some),
        None => Ok(None),
    }
}

/// Where a term stands.
pub(super) fn addresses(searcher: &Searcher, term: &Term) -> tantivy::Result<Vec<DocAddress>> {
    let mut found = Vec::new();
    for (number, segment) in searcher.segment_readers().iter().enumerate() {
        let Some(mut postings) =
            segment.inverted_index(term.field())?.read_postings(term, IndexRecordOption::Basic)?
        else {
            continue;
        };
        while postings.doc() != TERMINATED {
            if !segment.is_deleted(postings.doc()) {
                found.push(DocAddress::new(number as u32, postings.doc()));
            }
            postings.advance();
        }
    }
    Ok(found)
}

/// How many documents hold a term.
pub(super) fn count(searcher: &Searcher, term: &Term) -> tantivy::Result<u64> {
    let mut total = 0;
    for segment in searcher.segment_readers() {
        let inverted = segment.inverted_index(term.field())?;
        let Some(postings) = inverted.read_postings(term, IndexRecordOption::Basic)? else { continue };
        total += u64::from(match segment.alive_bitset() {
            Some(alive) => postings.doc_freq_given_deletes(alive),
            None => postings.doc_freq(),
        });
    }
    Ok(total)
}

/// The live terms of a field from `from` on that begin like it, with how many documents hold each.
pub(super) fn beginning_with(
    searcher: &Searcher,
    field: tantivy::schema::Field,
    beginning: &str,
) -> tantivy::Result<Vec<(String, u64)>> {
    let mut terms = std::collections::BTreeMap::<String, u64>::new();
    for segment in searcher.segment_readers() {
        let inverted = segment.inverted_index(field)?;
        let mut stream = inverted.terms().range().ge(beginning.as_bytes()).into_stream()?;
        while let Some((key, info)) = stream.next() {
            if !key.starts_with(beginning.as_bytes()) {
                break;
            }
            let count = match segment.alive_bitset() {
                None => info.doc_freq,
                Some(alive) => {
                    let postings = inverted.read_postings_from_terminfo(info, IndexRecordOption::Basic)?;
                    postings.doc_freq_given_deletes(alive)
                }
            };
            if count > 0 {
                *terms.entry(String::from_utf8_lossy(key).into_owned()).or_default() += u64::from(count);
            }
        }
    }
    Ok(terms.into_iter().collect())
}

/// The articles that were sighted in a file: the file itself, or a record or member of it.
pub(super) fn sighted_in(
    searcher: &Searcher,
    handles: &Handles,
    file: &str,
) -> tantivy::Result<FxHashSet<ArticleId>> {
    let (_, field) = handles.named("path").expect("FIELDS has a path");
    let mut ids = FxHashSet::default();
    let mut beginnings = vec![format!("{file}#"), format!("{file}!")];
    let whole = Term::from_field_text(field, file);
    let mut found = addresses(searcher, &whole)?;
    for beginning in beginnings.drain(..) {
        for (path, _) in beginning_with(searcher, field, &beginning)? {
            found.extend(addresses(searcher, &Term::from_field_text(field, &path))?);
        }
    }
    for address in found {
        ids.insert(at(searcher, handles, address)?.id);
    }
    Ok(ids)
}
