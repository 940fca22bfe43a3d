//! A beginning, a pattern or a path goes in, the terms of the index that it stands for come out.

use super::terms::{self, WHOLE};
use crate::analysis::pattern::Pattern;
use crate::analysis::signs;
use crate::query::ast::{Node, ValueForm};
use crate::query::texts;
use std::collections::BTreeMap;
use tantivy::Searcher;
use tantivy::schema::Field;

/// The words that a part of a query stands for, the commonest first; none for a part that is no expansion.
pub(super) fn words(searcher: &Searcher, field: Field, node: &Node) -> tantivy::Result<Vec<(String, u64)>> {
    // Signs are found inside longer words as they are.
    if matches!(node, Node::Prefix(beginning) if signs::ends(beginning)) {
        return Ok(Vec::new());
    }
    let Ok(pattern) = texts::pattern(node) else { return Ok(Vec::new()) };
    let mut found = matching(searcher, field, &pattern)?;
    found.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    Ok(found)
}

/// The words that a pattern stands for, with the number of documents of each; deleted ones count until they are merged.
pub(super) fn matching(
    searcher: &Searcher,
    field: Field,
    pattern: &Pattern,
) -> tantivy::Result<Vec<(String, u64)>> {
    scan(searcher, field, pattern.literal(), |term| terms::is_word(term.as_bytes()) && pattern.is(term))
}

/// The names of a field whose folded form `is_wanted`, with the number of documents of each.
pub(super) fn whole_names(
    searcher: &Searcher,
    field: Field,
    is_wanted: &dyn Fn(&str) -> bool,
) -> tantivy::Result<Vec<(String, u64)>> {
    let whole = |term: &'_ str| term.contains(' ') || term.starts_with(WHOLE);
    let bare = |term: &str| term.strip_prefix(WHOLE).unwrap_or(term).to_owned();
    let found = scan(searcher, field, "", |term| whole(term) && is_wanted(term.trim_start_matches(WHOLE)))?;
    let mut found: Vec<(String, u64)> = found.into_iter().map(|(term, count)| (bare(&term), count)).collect();
    found.sort_unstable();
    Ok(found)
}

/// The terms of a keyword or name field that begin like this.
pub(super) fn names(searcher: &Searcher, field: Field, beginning: &str) -> tantivy::Result<Vec<String>> {
    Ok(scan(searcher, field, beginning, |_| true)?.into_iter().map(|term| term.0).collect())
}

/// The terms of a name field whose names hold these words, side by side in this order.
pub(super) fn containing(searcher: &Searcher, field: Field, key: &str) -> tantivy::Result<Vec<String>> {
    if !key.contains(' ') {
        return Ok(vec![key.to_owned(), format!("{WHOLE}{key}")]);
    }
    let holds = |term: &str| {
        term.match_indices(key).any(|(at, _)| {
            let before = at == 0 || term.as_bytes()[at - 1] == b' ';
            let end = at + key.len();
            before && (end == term.len() || term.as_bytes()[end] == b' ')
        })
    };
    Ok(scan(searcher, field, "", holds)?.into_iter().map(|term| term.0).collect())
}

/// The sightings at a path or below it: the file, its records, the files of a folder.
pub(super) fn at_or_under(searcher: &Searcher, field: Field, path: &str) -> tantivy::Result<Vec<String>> {
    let path = path.trim_end_matches('/');
    let inside =
        |term: &str| term[path.len()..].is_empty() || term[path.len()..].starts_with(['/', '#', '!']);
    Ok(scan(searcher, field, path, inside)?.into_iter().map(|term| term.0).collect())
}

/// The sightings that a typed path stands for: a whole path, a folder above it, or the end of either.
pub(super) fn paths(
    searcher: &Searcher,
    field: Field,
    value: &str,
    form: ValueForm,
) -> tantivy::Result<Vec<String>> {
    let typed = value.trim_start_matches("./").trim_end_matches('/');
    let inside = |term: &str| {
        let ends = |end: usize| {
            let rest = &term[end..];
            form == ValueForm::Prefix || rest.is_empty() || rest.starts_with(['/', '#', '!'])
        };
        if typed.starts_with('/') {
            return term.starts_with(typed) && ends(typed.len());
        }
        term.match_indices(typed).any(|(at, _)| {
            let begins = at > 0 && matches!(term.as_bytes()[at - 1], b'/' | b'!');
            begins && ends(at + typed.len())
        })
    };
    Ok(scan(searcher, field, "", inside)?.into_iter().map(|term| term.0).collect())
}

fn scan(
    searcher: &Searcher,
    field: Field,
    beginning: &str,
    keep: impl Fn(&str) -> bool,
) -> tantivy::Result<Vec<(String, u64)>> {
    let mut found = BTreeMap::<String, u64>::new();
    for segment in searcher.segment_readers() {
        let inverted = segment.inverted_index(field)?;
        let mut stream = inverted.terms().range().ge(beginning.as_bytes()).into_stream()?;
        while let Some((key, info)) = stream.next() {
            let Ok(term) = std::str::from_utf8(key) else { continue };
            if !term.starts_with(beginning) {
                break;
            }
            if keep(term) {
                *found.entry(term.to_owned()).or_default() += u64::from(info.doc_freq);
            }
        }
    }
    Ok(found.into_iter().collect())
}

/// Words that one expansion may stand for where places matter.
const MOST_EXPANSIONS: usize = 1024;

/// Keeps the commonest expansions, and says how many that leaves out.
pub(super) fn commonest(mut found: Vec<(String, u64)>) -> (Vec<(String, u64)>, usize) {
    let left_out = found.len().saturating_sub(MOST_EXPANSIONS);
    if left_out > 0 {
        found.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        found.truncate(MOST_EXPANSIONS);
    }
    (found, left_out)
}
