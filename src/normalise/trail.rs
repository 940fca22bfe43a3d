//! Collects where values come from: a value and its statement go in, [`Evidence`] comes out.

use super::text;
use crate::article::{Evidence, Place, Statement};
use std::borrow::Cow;

/// The evidence of one article, in the order in which its fields were decided.
#[derive(Debug, Default)]
pub(super) struct Trail(Vec<Evidence>);

impl Trail {
    /// Notes a value that the article holds.
    pub(super) fn took(
        &mut self,
        field: &'static str,
        value: &str,
        text: &str,
        place: Place,
        rule: &'static str,
    ) {
        self.note(field, Some(value), text, place, rule, true);
    }

    /// Notes a candidate that the article does not hold; `value` is what it would have been.
    pub(super) fn passed_over(
        &mut self,
        field: &'static str,
        value: Option<&str>,
        text: &str,
        place: Place,
        rule: &'static str,
    ) {
        self.note(field, value, text, place, rule, false);
    }

    /// Everything noted: field by field, what the article holds before what was passed over, and last what could not
    /// be read.
    pub(super) fn into_evidence(self) -> Vec<Evidence> {
        let mut fields: Vec<Cow<'static, str>> = Vec::new();
        for evidence in &self.0 {
            if !fields.contains(&evidence.field) {
                fields.push(evidence.field.clone());
            }
        }
        let mut evidence = self.0;
        evidence.sort_by_key(|one| {
            let field = fields.iter().position(|field| *field == one.field);
            (field, !one.accepted, one.value.is_none())
        });
        evidence
    }

    fn note(
        &mut self,
        field: &'static str,
        value: Option<&str>,
        text: &str,
        place: Place,
        rule: &'static str,
        accepted: bool,
    ) {
        self.0.push(Evidence {
            field: Cow::Borrowed(field),
            value: value.map(text::short),
            text: text::short(text),
            place,
            rule: Cow::Borrowed(rule),
            accepted,
        });
    }
}

/// The place of a statement.
pub(super) fn place_of(statement: &Statement) -> Place {
    let words = Cow::Owned(statement.place.clone());
    match statement.at {
        Some(at) => Place::Byte(words, at),
        None => Place::File(words),
    }
}
