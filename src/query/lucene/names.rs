//! Names of fields in other archives: a name in front of a colon goes in, what it asks for here comes out.

use crate::query::scope::{self, Scope};

/// What a field's name asks of what stands behind it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// To stand in a field, or anywhere.
    In(Scope),
    /// To be the name of a field that holds something.
    Holds,
    /// To be the name of a field that holds nothing.
    Lacks,
}

/// The name of every text.
const ANYWHERE: &str = "";

/// Names that are no fields here, and the field that each means.
const NAMES: &[(&str, &str)] = &[
    ("*", ANYWHERE),
    ("_all", ANYWHERE),
    ("all", ANYWHERE),
    ("content", ANYWHERE),
    ("contents", ANYWHERE),
    ("fulltext", ANYWHERE),
    ("full_text", ANYWHERE),
    ("text", ANYWHERE),
    ("_id", "id"),
    ("headline", "title"),
    ("heading", "title"),
    ("abstract", "summary"),
    ("description", "summary"),
    ("standfirst", "summary"),
    ("subtitle", "summary"),
    ("lede", "lead"),
    ("article", "body"),
    ("newspaper", "source"),
    ("outlet", "source"),
    ("publication", "source"),
    ("publisher", "source"),
    ("@timestamp", "date"),
    ("date_published", "date"),
    ("pub_date", "date"),
    ("pubdate", "date"),
    ("publication_date", "date"),
    ("publish_date", "date"),
    ("published", "date"),
    ("published_at", "date"),
    ("timestamp", "date"),
    ("last_modified", "updated"),
    ("modified", "updated"),
    ("updated_at", "updated"),
    ("indexed_at", "indexed"),
    ("by", "author"),
    ("authors", "author"),
    ("byline", "author"),
    ("creator", "author"),
    ("language", "lang"),
    ("link", "url"),
    ("uri", "url"),
    ("domain", "site"),
    ("host", "site"),
    ("dateline", "filed"),
    ("people", "person"),
    ("persons", "person"),
    ("company", "org"),
    ("organisation", "org"),
    ("organisations", "org"),
    ("organization", "org"),
    ("organizations", "org"),
    ("location", "place"),
    ("locations", "place"),
    ("places", "place"),
    ("category", "topic"),
    ("keyword", "topic"),
    ("keywords", "topic"),
    ("subject", "topic"),
    ("tag", "topic"),
    ("tags", "topic"),
    ("topics", "topic"),
    ("entities", "entity"),
    ("file", "path"),
    ("filename", "path"),
    ("length", "words"),
    ("word_count", "words"),
    ("wordcount", "words"),
];

/// Finds what a name in front of a colon asks for, in letters of any size.
pub(super) fn find(name: &str) -> Option<Place> {
    let name = name.to_lowercase();
    match name.as_str() {
        "_exists_" | "has" => return Some(Place::Holds),
        "_missing_" => return Some(Place::Lacks),
        _ => {}
    }
    match NAMES.iter().find(|row| row.0 == name) {
        Some((_, ANYWHERE)) => Some(Place::In(Scope::Free)),
        Some((_, field)) => scope::named(field).map(Place::In),
        None => scope::named(&name).map(Place::In),
    }
}

/// The field that a name means, as the name that is known here; `None` for every text.
pub(super) fn field(name: &str) -> Option<&str> {
    let row = NAMES.iter().find(|row| row.0 == name.to_lowercase());
    Some(row.map_or(name, |row| row.1)).filter(|field| *field != ANYWHERE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_means_a_field() {
        for (name, _) in NAMES {
            assert!(find(name).is_some(), "{name}");
        }
    }

    #[test]
    fn no_field_of_ours_is_taken_for_another() {
        for field in crate::fields::FIELDS {
            assert!(!NAMES.iter().any(|row| row.0 == field.name), "{}", field.name);
        }
    }
}
