//! A part of a query and a person's table of names go in, the part in the names that the index holds comes out.

use super::aliases::{Aliases, FIELDS, FILE, Row};
use crate::analysis::fold;
use crate::article::{Article, Entity, EntityKind};
use crate::engine::naming::{Beginning, number};
use crate::engine::{Engine, Renaming};
use crate::error::Result;
use crate::fields::GROUPS;
use crate::query::ast::{Node, ValueForm};

impl Aliases {
    /// Puts what the table says of a name into a query, with a note of what that is.
    pub(super) fn translate(
        &self,
        node: &mut Node,
        inner: &dyn Engine,
        notes: &mut Vec<String>,
    ) -> Result<()> {
        match node {
            Node::Value { field, value, form } => {
                let group = GROUPS.iter().find(|group| group.0 == *field).map(|group| group.1);
                let fields = group.unwrap_or(std::slice::from_ref(field));
                let asked = Asked { key: fold::key(value), form: *form };
                let mut parts = Vec::new();
                let mut is_touched = false;
                for field in fields.iter().filter(|field| FIELDS.contains(field)) {
                    let typed = Node::Value { field, value: value.clone(), form: *form };
                    let translated = self.value(field, &asked, typed, inner, notes)?;
                    is_touched |= translated.1;
                    parts.extend(translated.0);
                }
                if is_touched {
                    *node = any(parts);
                }
            }
            Node::Field { name, query } if FIELDS.contains(name) => {
                let Node::Variants { name: typed, .. } = &**query else { return Ok(()) };
                let asked = Asked { key: fold::key(typed), form: ValueForm::Words };
                let more: Vec<Node> =
                    self.meant(name, &asked, notes).into_iter().flat_map(|row| self.sources(row)).collect();
                if !more.is_empty() {
                    let typed = std::mem::replace(node, Node::Everything);
                    *node = any(std::iter::once(typed).chain(more).collect());
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// The parts that stand for a value of one field, and whether they are other than typed.
    fn value(
        &self,
        field: &'static str,
        asked: &Asked,
        typed: Node,
        inner: &dyn Engine,
        notes: &mut Vec<String>,
    ) -> Result<(Vec<Node>, bool)> {
        let rows = self.meant(field, asked, notes);
        let leaving: Vec<&Renaming> = self
            .renamings
            .iter()
            .filter(|one| {
                let stays = one.into.as_ref().is_some_and(|into| into.0 == field);
                one.field == field && !stays && asked.holds(&one.key)
            })
            .collect();
        let mut parts = Vec::new();
        if leaving.is_empty() {
            parts.push(typed);
        } else {
            let held = inner.names(field, &|key| asked.holds(key))?;
            let stay =
                held.into_iter().map(|name| name.0).filter(|key| !leaving.iter().any(|one| one.key == *key));
            parts.extend(stay.map(|key| exact(field, &key)));
            let in_part = leaving
                .iter()
                .filter(|one| !leaving.iter().any(|other| other.key == one.key && other.articles.is_none()));
            for one in in_part {
                parts.push(but(exact(field, &one.key), one.articles.iter().flatten()));
            }
        }
        let is_touched = !rows.is_empty() || !leaving.is_empty();
        parts.extend(rows.into_iter().flat_map(|row| self.sources(row)));
        Ok((parts, is_touched))
    }

    /// The rows that are meant by what is asked.
    fn meant(&self, field: &str, asked: &Asked, notes: &mut Vec<String>) -> Vec<&Row> {
        let is_meant = |row: &&Row| {
            row.field == field && row.name.is_some() && row.keys.iter().any(|key| asked.holds(key))
        };
        let rows: Vec<&Row> = self.rows.iter().filter(is_meant).collect();
        for row in &rows {
            let names: Vec<&str> =
                row.name.as_deref().into_iter().chain(row.keys.iter().skip(1).map(String::as_str)).collect();
            if names.len() > 1 {
                notes.push(format!("{field} {}: {} (yours/{FILE})", asked.key, names.join(", ")));
            }
        }
        rows
    }

    /// What a row stands for in the names that the index holds.
    fn sources<'a>(&'a self, row: &'a Row) -> impl Iterator<Item = Node> + 'a {
        let into = |one: &&Renaming| {
            one.into.as_ref().is_some_and(|into| into.0 == row.field && Some(&into.1) == row.name.as_ref())
        };
        self.renamings.iter().filter(into).map(|one| {
            let node = exact(one.field, &one.key);
            if let Some(articles) = &one.articles {
                return Node::All(vec![node, any(articles.iter().map(of_id).collect())]);
            }
            let elsewhere = self.renamings.iter().filter(|other| {
                let is_same = other.field == one.field && other.key == one.key;
                is_same && other.articles.is_some() && other.into != one.into
            });
            but(node, elsewhere.flat_map(|other| other.articles.iter().flatten()))
        })
    }

    /// Gives the people, organisations and places of an article the names of the table.
    pub(super) fn apply(&self, article: &mut Article) {
        if self.is_empty() {
            return;
        }
        let id = number(&article.id);
        let mut named: Vec<Entity> = Vec::with_capacity(article.entities.len());
        for mut entity in article.entities.drain(..) {
            let field = entity.kind.field();
            if let Some(renaming) = self.renaming(field, &fold::key(&entity.name), id) {
                let Some((field, name)) = &renaming.into else { continue };
                let kind = EntityKind::of_field(field).unwrap_or(entity.kind);
                if entity.name != *name || kind != entity.kind {
                    let rule = format!("your own table of names, for “{}”: {}", entity.name, entity.rule);
                    entity = Entity { name: name.clone(), kind, rule: rule.into(), ..entity };
                }
            }
            let key = fold::key(&entity.name);
            let is_same = |other: &&mut Entity| other.kind == entity.kind && fold::key(&other.name) == key;
            match named.iter_mut().find(is_same) {
                Some(known) => {
                    known.mentions.append(&mut entity.mentions);
                    known.mentions.sort_by_key(|mention| (mention.part, mention.start));
                    if known.rule != entity.rule {
                        known.rule = format!("{}; {}", known.rule, entity.rule).into();
                    }
                }
                None => named.push(entity),
            }
        }
        article.entities = named;
    }
}

/// What is asked of a name.
struct Asked {
    key: String,
    form: ValueForm,
}

impl Asked {
    /// Whether a name is among those that are asked for.
    fn holds(&self, name: &str) -> bool {
        self.form.holds(&self.key, name)
    }
}

fn exact(field: &'static str, value: &str) -> Node {
    Node::Value { field, value: value.to_owned(), form: ValueForm::Exact }
}

fn of_id(beginning: &Beginning) -> Node {
    Node::Value { field: "id", value: beginning.text.clone(), form: ValueForm::Words }
}

/// A part but for some articles.
fn but<'a>(node: Node, articles: impl Iterator<Item = &'a Beginning>) -> Node {
    let articles: Vec<Node> = articles.map(of_id).collect();
    match articles.is_empty() {
        true => node,
        false => Node::All(vec![node, Node::Not(Box::new(any(articles)))]),
    }
}

fn any(mut parts: Vec<Node>) -> Node {
    match parts.len() {
        0 => Node::Not(Box::new(Node::Everything)),
        1 => parts.remove(0),
        _ => Node::Any(parts),
    }
}
