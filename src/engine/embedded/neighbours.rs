//! A folder goes in, the dated and the yearless articles that were sighted directly in it come out.

use super::schema::Handles;
use super::{document, lookup};
use crate::engine::{Neighbour, Standing};
use rustc_hash::FxHashSet;
use tantivy::schema::IndexRecordOption;
use tantivy::{DocAddress, DocSet, Searcher, SegmentReader, TERMINATED, Term};

/// The flags of articles whose year neighbours may tell, or have told.
pub(super) const OPEN: &[&str] = &["yearless", "neighbours"];
/// The flags of articles whose date tells nothing of others.
const UNSURE: &[&str] = &["doubtful"];

/// Whether there is an article whose year neighbours may tell.
pub(super) fn has_open(searcher: &Searcher, handles: &Handles) -> tantivy::Result<bool> {
    for flag in OPEN {
        if lookup::count(searcher, &Term::from_field_text(handles.flag, flag))? > 0 {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Every sighting directly in a folder, or in a file directly in it, of an article that has one day or is open.
pub(super) fn of_folder(
    searcher: &Searcher,
    handles: &Handles,
    folder: &str,
) -> tantivy::Result<Vec<Neighbour>> {
    let (_, field) = handles.named("path").expect("FIELDS has a path");
    let beginning = format!("{}/", folder.trim_end_matches('/'));
    let mut neighbours = Vec::new();
    for (number, segment) in searcher.segment_readers().iter().enumerate() {
        let open = with_flags(segment, handles, OPEN)?;
        let unsure = with_flags(segment, handles, UNSURE)?;
        let columns = segment.fast_fields();
        let (first, last) = (columns.i64("first")?, columns.i64("last")?);
        let inverted = segment.inverted_index(field)?;
        let mut stream = inverted.terms().range().ge(beginning.as_bytes()).into_stream()?;
        while let Some((key, info)) = stream.next() {
            let Some(rest) = key.strip_prefix(beginning.as_bytes()) else { break };
            let name = rest.split(|byte| matches!(byte, b'#' | b'!')).next().unwrap_or(rest);
            if name.contains(&b'/') {
                continue;
            }
            let path = String::from_utf8_lossy(key).into_owned();
            let mut postings = inverted.read_postings_from_terminfo(info, IndexRecordOption::Basic)?;
            while postings.doc() != TERMINATED {
                let doc = postings.doc();
                postings.advance();
                if segment.is_deleted(doc) {
                    continue;
                }
                if open.contains(&doc) {
                    let article = lookup::at(searcher, handles, DocAddress::new(number as u32, doc))?;
                    let standing = Standing::Open(Box::new(article));
                    neighbours.push(Neighbour { path: path.clone(), standing });
                } else if let (Some(from), Some(to)) = (first.first(doc), last.first(doc))
                    && from == to
                    && !unsure.contains(&doc)
                    && let Some(day) = document::day_numbered(from)
                {
                    neighbours.push(Neighbour { path: path.clone(), standing: Standing::Dated(day) });
                }
            }
        }
    }
    Ok(neighbours)
}

fn with_flags(segment: &SegmentReader, handles: &Handles, flags: &[&str]) -> tantivy::Result<FxHashSet<u32>> {
    let mut docs = FxHashSet::default();
    let inverted = segment.inverted_index(handles.flag)?;
    for flag in flags {
        let term = Term::from_field_text(handles.flag, flag);
        let Some(mut postings) = inverted.read_postings(&term, IndexRecordOption::Basic)? else { continue };
        while postings.doc() != TERMINATED {
            docs.insert(postings.doc());
            postings.advance();
        }
    }
    Ok(docs)
}
