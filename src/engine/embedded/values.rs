//! A segment and a field go in, the values of each document come out as numbers, under the names that a person gives
//! them.

use super::schema::column_of;
use super::terms::{counting_key, key_and_printed};
use crate::engine::Renaming;
use crate::fields::Kind;
use rustc_hash::FxHashMap;
use tantivy::SegmentReader;
use tantivy::columnar::{Column, StrColumn};

/// The values of a field in a segment. Numbers below that of its terms are its terms; those above are names that a
/// person gave.
pub(super) struct Values<'a> {
    column: Option<StrColumn>,
    renamed: Option<Renamed<'a>>,
}

/// What in a segment counts under other names.
struct Renamed<'a> {
    field: &'static str,
    columns: Vec<Names<'a>>,
    /// The names given.
    names: Vec<&'a str>,
    tie: Column<u64>,
    tie_rest: Column<u64>,
}

/// A column of names of whatever kind.
struct Names<'a> {
    field: &'static str,
    column: StrColumn,
    /// What bears on its values, by their ordinals.
    marked: FxHashMap<u64, Vec<Bearing<'a>>>,
}

/// What bears on a value.
struct Bearing<'a> {
    renaming: &'a Renaming,
    /// The number of the name under which it counts here; `None` where it counts elsewhere, or nowhere.
    into: Option<u64>,
}

impl<'a> Values<'a> {
    /// Opens the values of a field.
    pub(super) fn open(
        segment: &SegmentReader,
        field: &'static str,
        names: &'a [Renaming],
    ) -> tantivy::Result<Values<'a>> {
        let column = segment.fast_fields().str(&column_of(field))?;
        let bears =
            |one: &Renaming| one.field == field || one.into.as_ref().is_some_and(|into| into.0 == field);
        let renamed = match names.iter().any(bears) {
            true => Renamed::open(segment, field, column.as_ref(), names)?,
            false => None,
        };
        Ok(Values { column, renamed })
    }

    /// How many numbers there are.
    pub(super) fn number(&self) -> usize {
        self.terms() + self.renamed.as_ref().map_or(0, |renamed| renamed.names.len())
    }

    fn terms(&self) -> usize {
        self.column.as_ref().map_or(0, |column| column.num_terms())
    }

    /// The values of a document, each once.
    pub(super) fn read(&self, doc: u32, into: &mut Vec<u64>) {
        into.clear();
        if let Some(column) = &self.column {
            into.extend(column.term_ords(doc));
        }
        if let Some(renamed) = &self.renamed {
            renamed.apply(doc, into);
        }
    }

    /// Shows the key and the printed form of every value that stands in articles, and its number.
    pub(super) fn each(
        &self,
        articles: &[u64],
        show: &mut dyn FnMut(&str, &str, usize),
    ) -> tantivy::Result<()> {
        let terms = self.terms();
        if let Some(column) = &self.column {
            let there = || (0..).zip(&articles[..terms]).filter(|row| *row.1 > 0).map(|row| row.0);
            let ordinals: Vec<u64> = there().collect();
            let mut numbers = there();
            column.dictionary().sorted_ords_to_term_cb(&ordinals, |bytes| {
                let value = String::from_utf8_lossy(bytes);
                let (key, printed) = key_and_printed(&value);
                if let Some(number) = numbers.next() {
                    show(key, printed, number as usize);
                }
            })?;
        }
        for (place, name) in self.renamed.iter().flat_map(|renamed| &renamed.names).enumerate() {
            if articles[terms + place] > 0 {
                show(&counting_key(Kind::Name, "", name), name, terms + place);
            }
        }
        Ok(())
    }
}

impl<'a> Renamed<'a> {
    fn open(
        segment: &SegmentReader,
        field: &'static str,
        own: Option<&StrColumn>,
        all: &'a [Renaming],
    ) -> tantivy::Result<Option<Renamed<'a>>> {
        let first = own.map_or(0, |column| column.num_terms()) as u64;
        let mut names: Vec<&'a str> = Vec::new();
        let mut columns: Vec<Names<'a>> = Vec::new();
        for renaming in all {
            let name = renaming.into.as_ref().filter(|into| into.0 == field).map(|into| into.1.as_str());
            if renaming.field != field && name.is_none() {
                continue;
            }
            let known = columns.iter().position(|names| names.field == renaming.field);
            let place = if let Some(place) = known {
                place
            } else {
                let column = segment.fast_fields().str(&column_of(renaming.field))?;
                let Some(column) = column else { continue };
                columns.push(Names { field: renaming.field, column, marked: FxHashMap::default() });
                columns.len() - 1
            };
            let into = name.map(|name| {
                let known = names.iter().position(|other| *other == name);
                first
                    + known.unwrap_or_else(|| {
                        names.push(name);
                        names.len() - 1
                    }) as u64
            });
            let Names { column, marked, .. } = &mut columns[place];
            for ordinal in ordinals(column, &renaming.key)? {
                marked.entry(ordinal).or_default().push(Bearing { renaming, into });
            }
        }
        if columns.iter().all(|names| names.marked.is_empty()) {
            return Ok(None);
        }
        let (tie, tie_rest) = (segment.fast_fields().u64("tie")?, segment.fast_fields().u64("tie_rest")?);
        Ok(Some(Renamed { field, columns, names, tie, tie_rest }))
    }

    /// Puts other names in the place of the values of a document.
    fn apply(&self, doc: u32, values: &mut Vec<u64>) {
        let mut id = None;
        let mut id = || {
            *id.get_or_insert_with(|| {
                let part = |column: &Column<u64>| u128::from(column.first(doc).unwrap_or(0));
                part(&self.tie) << 16 | part(&self.tie_rest)
            })
        };
        let mut given: Vec<u64> = Vec::new();
        for Names { field, column, marked } in self.columns.iter().filter(|names| !names.marked.is_empty()) {
            for ordinal in column.term_ords(doc) {
                let Some(bearings) = marked.get(&ordinal) else { continue };
                let Some(first) = bearings.iter().find(|one| one.renaming.is_of(id())) else { continue };
                given.extend(first.into);
                if *field == self.field {
                    values.retain(|value| *value != ordinal);
                }
            }
        }
        given.sort_unstable();
        given.dedup();
        values.extend(given);
    }
}

/// The ordinals of the spellings of a key.
fn ordinals(column: &StrColumn, key: &str) -> tantivy::Result<Vec<u64>> {
    let mut found = Vec::new();
    let mut stream = column.dictionary().prefix_range(key).into_stream()?;
    while stream.advance() {
        let value = String::from_utf8_lossy(stream.key());
        if key_and_printed(&value).0 == key {
            found.push(stream.term_ord());
        } else if !value.starts_with(key) {
            break;
        }
    }
    Ok(found)
}
