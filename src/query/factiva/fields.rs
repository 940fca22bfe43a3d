//! FIELDS of Factiva, each with what it is here: a name goes in, the fields to search come out.

use crate::fields::{Kind, find};
use crate::query::scope::Scope;

/// A field as Factiva names it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Tag {
    /// What is written in front of the `=`.
    pub(super) name: &'static str,
    /// Our fields, in any of which the text may stand.
    pub(super) fields: &'static [&'static str],
}

/// Every field of Factiva that is one here; where two mean the same, the first is printed.
pub(super) const FIELDS: &[Tag] = &[
    tag("hd", &["title"]),
    tag("hl", &["title"]),
    tag("lp", &["lead"]),
    tag("hlp", &["title", "lead"]),
    tag("td", &["body"]),
    tag("tx", &["body"]),
    tag("by", &["author"]),
    tag("cr", &["agency"]),
    tag("sn", &["source"]),
    tag("rst", &["source"]),
    tag("se", &["section"]),
    tag("la", &["lang"]),
    tag("re", &["place"]),
    tag("co", &["org"]),
    tag("pe", &["person"]),
    tag("ns", &["topic"]),
    tag("in", &["topic"]),
    tag("an", &["record"]),
];

impl Tag {
    /// Finds a field by its name, in any case.
    pub(super) fn find(name: &str) -> Option<&'static Tag> {
        FIELDS.iter().find(|tag| tag.name.eq_ignore_ascii_case(name))
    }

    /// Finds how a field of ours is printed.
    pub(super) fn of(field: &str) -> Option<&'static Tag> {
        FIELDS.iter().find(|tag| tag.fields == [field])
    }

    /// Whether running text is sought in it, or a value.
    pub(super) fn scope(&self) -> Scope {
        let field = self.fields[0];
        match find(field).map(|found| found.kind) {
            Some(Kind::Text) | None => Scope::Text(field),
            Some(kind) => Scope::Value(field, kind),
        }
    }
}

/// The fields as a hint.
pub(super) fn hint() -> String {
    let names: Vec<String> = FIELDS.iter().map(|tag| format!("{}=", tag.name)).collect();
    format!("the fields are {}", names.join(" "))
}

const fn tag(name: &'static str, fields: &'static [&'static str]) -> Tag {
    Tag { name, fields }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_is_one_of_ours_and_one_kind() {
        for tag in FIELDS {
            let kinds: Vec<_> = tag.fields.iter().map(|field| find(field).map(|found| found.kind)).collect();
            assert!(kinds.iter().all(Option::is_some), "{}", tag.name);
            assert!(kinds.windows(2).all(|pair| pair[0] == pair[1]), "{}", tag.name);
        }
    }

    #[test]
    fn the_first_name_is_printed() {
        assert_eq!(Tag::of("title").map(|tag| tag.name), Some("hd"));
        assert_eq!(Tag::of("lead").map(|tag| tag.name), Some("lp"));
        assert_eq!(Tag::of("body").map(|tag| tag.name), Some("td"));
        assert_eq!(Tag::of("filed"), None);
    }
}
