//! A path goes in, what the index remembers of that file comes out.

use super::schema::Handles;
use super::{document, packing};
use crate::engine::{FileOutcome, FileState, Known};
use tantivy::schema::IndexRecordOption;
use tantivy::{DocSet, Searcher, SegmentReader, TERMINATED, Term};

/// What is needed to see whether a file changed.
pub(super) fn known(searcher: &Searcher, handles: &Handles, path: &str) -> tantivy::Result<Option<Known>> {
    let term = Term::from_field_text(handles.file, path);
    for segment in searcher.segment_readers() {
        let Some(doc) = first(segment, &term)? else { continue };
        let columns = segment.fast_fields();
        let number = |name: &str| -> tantivy::Result<u64> { Ok(columns.u64(name)?.first(doc).unwrap_or(0)) };
        let modified = columns.i64("modified")?.first(doc).unwrap_or(0);
        let mut outcome = FileOutcome::Failed;
        for candidate in [FileOutcome::Read, FileOutcome::Skipped] {
            let term = Term::from_field_text(handles.outcome, document::outcome_term(candidate));
            if holds(segment, &term, doc)? {
                outcome = candidate;
            }
        }
        let (size, reading, content) = (number("size")?, number("reading")?, number("content")?);
        return Ok(Some(Known { size, modified, reading, outcome, content }));
    }
    Ok(None)
}

/// Everything that is remembered of a file.
pub(super) fn state(
    searcher: &Searcher,
    handles: &Handles,
    path: &str,
) -> tantivy::Result<Option<FileState>> {
    let term = Term::from_field_text(handles.file, path);
    for (number, segment) in searcher.segment_readers().iter().enumerate() {
        if let Some(doc) = first(segment, &term)? {
            return unpack(searcher, handles, tantivy::DocAddress::new(number as u32, doc));
        }
    }
    Ok(None)
}

/// The paths of all files, in order.
pub(super) fn paths(searcher: &Searcher, handles: &Handles) -> tantivy::Result<Vec<String>> {
    let mut paths = Vec::new();
    for segment in searcher.segment_readers() {
        let inverted = segment.inverted_index(handles.file)?;
        let mut stream = inverted.terms().stream()?;
        while let Some((key, info)) = stream.next() {
            let mut postings = inverted.read_postings_from_terminfo(info, IndexRecordOption::Basic)?;
            while postings.doc() != TERMINATED && segment.is_deleted(postings.doc()) {
                postings.advance();
            }
            if postings.doc() != TERMINATED {
                paths.push(String::from_utf8_lossy(key).into_owned());
            }
        }
    }
    paths.sort();
    paths.dedup();
    Ok(paths)
}

/// The states that are `wanted`, in the order of the paths of their files.
pub(super) fn states(
    searcher: &Searcher,
    handles: &Handles,
    wanted: &dyn Fn(&FileState) -> bool,
) -> tantivy::Result<Vec<FileState>> {
    let term = Term::from_field_text(handles.kind, document::FILE);
    let mut states = Vec::new();
    for (number, segment) in searcher.segment_readers().iter().enumerate() {
        let Some(mut postings) =
            segment.inverted_index(term.field())?.read_postings(&term, IndexRecordOption::Basic)?
        else {
            continue;
        };
        while postings.doc() != TERMINATED {
            if !segment.is_deleted(postings.doc()) {
                let at = tantivy::DocAddress::new(number as u32, postings.doc());
                states.extend(unpack(searcher, handles, at)?.filter(|state| wanted(state)));
            }
            postings.advance();
        }
    }
    states.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(states)
}

fn unpack(
    searcher: &Searcher,
    handles: &Handles,
    at: tantivy::DocAddress,
) -> tantivy::Result<Option<FileState>> {
    packing::unpacked(searcher, handles, at, handles.state, |bytes| Ok(postcard::from_bytes(bytes).ok()))
}

/// How many files have one outcome.
pub(super) fn count(searcher: &Searcher, handles: &Handles, outcome: FileOutcome) -> tantivy::Result<u64> {
    let term = Term::from_field_text(handles.outcome, document::outcome_term(outcome));
    super::lookup::count(searcher, &term)
}

fn first(segment: &SegmentReader, term: &Term) -> tantivy::Result<Option<u32>> {
    let Some(mut postings) =
        segment.inverted_index(term.field())?.read_postings(term, IndexRecordOption::Basic)?
    else {
        return Ok(None);
    };
    while postings.doc() != TERMINATED {
        if !segment.is_deleted(postings.doc()) {
            return Ok(Some(postings.doc()));
        }
        postings.advance();
    }
    Ok(None)
}

fn holds(segment: &SegmentReader, term: &Term, doc: u32) -> tantivy::Result<bool> {
    let postings = segment.inverted_index(term.field())?.read_postings(term, IndexRecordOption::Basic)?;
    Ok(postings.is_some_and(|mut postings| postings.doc() <= doc && postings.seek(doc) == doc))
}
