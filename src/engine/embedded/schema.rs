//! FIELDS go in, the schema of the index comes out, with a handle for each field.

use super::packing::Dictionaries;
use super::tokens;
use crate::fields::{COUNTED, FIELDS, Kind};
use std::sync::Arc;
use tantivy::schema::{
    Field, IndexRecordOption, NumericOptions, STORED, Schema, TextFieldIndexing, TextOptions,
};

/// The handles of the fields of the index.
#[derive(Clone, Debug)]
pub(super) struct Handles {
    /// What unpacks the stored fields.
    pub dictionaries: Arc<Dictionaries>,
    /// `article`, `file`, `copies` or `dictionary`.
    pub kind: Field,
    /// Title, summary and body: words, stems and marks.
    pub text: Field,
    /// Year, month and day of publication.
    pub when: Field,
    /// Days that the text talks about.
    pub mentions: Field,
    /// Properties: `undated`, `has:author`.
    pub flag: Field,
    /// The whole article, packed.
    pub article: Field,
    /// First and last day of publication, in days since 1970-01-01.
    pub first: Field,
    /// See `first`.
    pub last: Field,
    /// Month × 100 + day, for a yearless date.
    pub month_day: Field,
    /// First and last day of the change.
    pub updated_first: Field,
    /// See `updated_first`.
    pub updated_last: Field,
    /// Seconds since 1970.
    pub indexed: Field,
    /// First and last day of the embargo.
    pub embargo_first: Field,
    /// See `embargo_first`.
    pub embargo_last: Field,
    /// Orders articles of equal score and names them: the first 64 bits of the id.
    pub tie: Field,
    /// The last 16 bits of the id.
    pub tie_rest: Field,
    /// What tells copies: the words of the sketch.
    pub sketch: Field,
    /// Path of a file's own record.
    pub file: Field,
    /// What became of a file.
    pub outcome: Field,
    /// A file's state, the groups of copies, or a dictionary, packed.
    pub state: Field,
    /// Names of the source that are printed, where they differ from the canonical one, as a column.
    pub source_printed: Field,
    /// A file's bytes.
    pub size: Field,
    /// When it was changed, in nanoseconds since 1970.
    pub modified: Field,
    /// Hash of the options with which it was read.
    pub reading: Field,
    /// Hash of its content.
    pub content: Field,
    /// The keyword, name and label fields of FIELDS, by name.
    pub named: Vec<(&'static str, Kind, Field)>,
    /// The number fields of FIELDS, by name.
    pub numbers: Vec<(&'static str, Field)>,
    /// The values of the fields of COUNTED as columns: `terms::counted`.
    pub counted: Vec<(&'static str, Field)>,
}

/// The name of the column with the values of a field.
pub(super) fn column_of(field: &str) -> String {
    format!("counted_{field}")
}

/// The name of the column with the printed names of the source.
pub(super) const SOURCE_PRINTED: &str = "source_printed";

impl Handles {
    /// The handle of a keyword, name or label field.
    pub(super) fn named(&self, name: &str) -> Option<(Kind, Field)> {
        self.named.iter().find(|row| row.0 == name).map(|row| (row.1, row.2))
    }
}

/// Builds the schema.
pub(super) fn build() -> (Schema, Handles) {
    let mut schema = Schema::builder();
    let terms = |tokenizer: &str, option, norms| {
        let indexing = TextFieldIndexing::default();
        let indexing = indexing.set_tokenizer(tokenizer).set_index_option(option).set_fieldnorms(norms);
        TextOptions::default().set_indexing_options(indexing)
    };
    let lines = || terms(tokens::LINES, IndexRecordOption::Basic, false);
    let values = || TextOptions::default().set_fast("raw");
    let number = || NumericOptions::default().set_fast();
    let handles = Handles {
        dictionaries: Arc::default(),
        kind: schema.add_text_field("kind", lines()),
        text: schema
            .add_text_field("text", terms(tokens::NEWS, IndexRecordOption::WithFreqsAndPositions, true)),
        when: schema.add_text_field("when", lines()),
        mentions: schema.add_text_field("mentions", lines()),
        flag: schema.add_text_field("flag", lines()),
        article: schema.add_bytes_field("article", STORED),
        first: schema.add_i64_field("first", number()),
        last: schema.add_i64_field("last", number()),
        month_day: schema.add_u64_field("month_day", number()),
        updated_first: schema.add_i64_field("updated_first", number()),
        updated_last: schema.add_i64_field("updated_last", number()),
        indexed: schema.add_i64_field("indexed", number()),
        embargo_first: schema.add_i64_field("embargo_first", number()),
        embargo_last: schema.add_i64_field("embargo_last", number()),
        tie: schema.add_u64_field("tie", number()),
        tie_rest: schema.add_u64_field("tie_rest", number()),
        sketch: schema.add_u64_field("sketch", number()),
        file: schema.add_text_field("file", lines()),
        outcome: schema.add_text_field("outcome", lines()),
        state: schema.add_bytes_field("state", STORED),
        source_printed: schema.add_text_field(SOURCE_PRINTED, values()),
        size: schema.add_u64_field("size", number()),
        modified: schema.add_i64_field("modified", number()),
        reading: schema.add_u64_field("reading", number()),
        content: schema.add_u64_field("content", number()),
        named: FIELDS
            .iter()
            .filter(|field| matches!(field.kind, Kind::Keyword | Kind::Name | Kind::Label))
            .map(|field| (field.name, field.kind, schema.add_text_field(field.name, lines())))
            .collect(),
        numbers: FIELDS
            .iter()
            .filter(|field| matches!(field.kind, Kind::Number | Kind::Share))
            .map(|field| (field.name, schema.add_u64_field(field.name, number())))
            .collect(),
        counted: COUNTED
            .iter()
            .map(|field| (*field, schema.add_text_field(&column_of(field), values())))
            .collect(),
    };
    (schema.build(), handles)
}
