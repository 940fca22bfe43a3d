//! A value, a property or a path of a query goes in, the terms of the index that stand for it come out.

use super::{Plan, Planner};
use crate::analysis::fold;
use crate::engine::embedded::terms::{self, WHOLE};
use crate::engine::embedded::{expand, lookup};
use crate::fields::{self, Kind};
use crate::query::ast::ValueForm;
use tantivy::Term;

impl Planner<'_> {
    pub(super) fn value(&self, field: &str, value: &str, form: ValueForm) -> tantivy::Result<Plan> {
        if let Some((_, members, _)) = fields::GROUPS.iter().find(|group| group.0 == field) {
            let parts: tantivy::Result<Vec<Plan>> =
                members.iter().map(|member| self.value(member, value, form)).collect();
            return Ok(Plan::Any(parts?));
        }
        let Some((kind, handle)) = self.handles.named(field) else { return Ok(Plan::Nothing) };
        let terms = match (kind, form) {
            (Kind::Keyword, _) if field == "path" => expand::paths(self.searcher, handle, value, form)?,
            (Kind::Keyword, form) => {
                let term = terms::keyword(field, value);
                let is_beginning = form == ValueForm::Prefix || (field == "id" && form == ValueForm::Words);
                if is_beginning { expand::names(self.searcher, handle, &term)? } else { vec![term] }
            }
            (_, ValueForm::Prefix) => {
                let key = fold::key(value);
                let mut terms = expand::names(self.searcher, handle, &key)?;
                terms.extend(expand::names(self.searcher, handle, &format!("{WHOLE}{key}"))?);
                terms
            }
            (kind, form) => {
                let key = fold::key(value);
                let whole = if key.contains(' ') { key.clone() } else { format!("{WHOLE}{key}") };
                let is_whole = form == ValueForm::Exact
                    || (kind == Kind::Label
                        && lookup::count(self.searcher, &Term::from_field_text(handle, &whole))? > 0);
                if is_whole { vec![whole] } else { expand::containing(self.searcher, handle, &key)? }
            }
        };
        Ok(Plan::Terms { field: handle, terms })
    }

    pub(super) fn flag(&self, name: &str) -> Plan {
        Plan::Terms { field: self.handles.flag, terms: vec![name.to_owned()] }
    }

    pub(super) fn under(&self, paths: &[String]) -> tantivy::Result<Plan> {
        let (_, field) = self.handles.named("path").expect("FIELDS has a path");
        let mut terms = Vec::new();
        for path in paths {
            terms.extend(expand::at_or_under(self.searcher, field, path)?);
        }
        Ok(Plan::Terms { field, terms })
    }
}
