//! What a person wrote about an archive, in the folder `yours`, and an engine go in; an engine that heeds it comes out.
//!
//! It bears on answers alone: nothing in the index changes, so taking a line out takes its effect away.

mod aliases;
mod names;
mod sources;

use super::naming::SourceNaming;
use super::{
    Ask, By, Counted, Coverage, Distinctive, Engine, FileState, Hit, Hits, Naming, Prints, Roll, Spelling,
    Statistics,
};
use crate::analysis::Language;
use crate::article::{Article, ArticleId};
use crate::error::Result;
use crate::query::Query;
use crate::query::ast::{Node, ValueForm};
use aliases::Aliases;
use sources::Sources;
use std::ops::ControlFlow;
use std::path::Path;

/// The folder in that of the index.
const FOLDER: &str = "yours";

/// An engine whose answers heed what a person wrote.
pub(super) struct Yours {
    inner: Box<dyn Engine>,
    sources: Sources,
    aliases: Aliases,
    complaints: Vec<String>,
}

impl Yours {
    /// Reads what was written beside the index in `folder`. What cannot be read is a complaint, and has no effect.
    pub(super) fn read(inner: Box<dyn Engine>, folder: &Path) -> Yours {
        let mut complaints = Vec::new();
        let folder = folder.join(FOLDER);
        let sources = table(&folder.join(sources::FILE), &mut complaints, |text, _| Sources::read(text));
        let aliases = table(&folder.join(aliases::FILE), &mut complaints, Aliases::read);
        Yours { inner, sources, aliases, complaints }
    }

    /// The query in the names that the index knows; with a note for each name that stands for several.
    fn translated(&self, query: &Query, notes: &mut Vec<String>) -> Result<Query> {
        let mut query = query.clone();
        let mut result = Ok(());
        if let Some(root) =
            query.root.as_mut().filter(|_| !self.sources.is_empty() || !self.aliases.is_empty())
        {
            root.each_mut(&mut |node| {
                self.translate(node, notes);
                if result.is_ok() {
                    result = self.aliases.translate(node, &*self.inner, notes);
                }
            });
        }
        result.map(|()| query)
    }

    fn translate(&self, node: &mut Node, notes: &mut Vec<String>) {
        let Node::Value { field: "source", value, .. } = node else { return };
        let mut others: Vec<Node> = Vec::new();
        for row in self.sources.meant(value) {
            let exact =
                |field, value: &str| Node::Value { field, value: value.to_owned(), form: ValueForm::Exact };
            others.extend(row.names().map(|name| exact("source", name)));
            let of_site = row.domains.iter().map(|domain| {
                Node::All(vec![exact("site", domain), Node::Not(Box::new(Node::Has("source")))])
            });
            others.extend(of_site);
            let names: Vec<&str> = row.names().chain(&row.domains).map(String::as_str).collect();
            notes.push(format!("source {value}: {} (yours/{})", names.join(", "), sources::FILE));
        }
        if !others.is_empty() {
            let typed = std::mem::replace(node, Node::Everything);
            others.insert(0, typed);
            *node = Node::Any(others);
        }
    }

    /// The names of this table, or those given where it is empty.
    fn naming<'a>(&'a self, named: &'a SourceNaming<'a>, given: Naming<'a>) -> Naming<'a> {
        Naming {
            source: if self.sources.is_empty() { given.source } else { Some(named) },
            names: if self.aliases.is_empty() { given.names } else { &self.aliases.renamings },
        }
    }

    fn heeded(&self, mut article: Article) -> Article {
        self.sources.apply(&mut article);
        self.aliases.apply(&mut article);
        article
    }
}

/// Reads a table; what cannot be read is a complaint, and has no effect.
fn table<T: Default>(
    path: &Path,
    complaints: &mut Vec<String>,
    read: impl FnOnce(&str, &mut Vec<String>) -> std::result::Result<T, String>,
) -> T {
    let mut single = Vec::new();
    let table = match std::fs::read_to_string(path) {
        Ok(text) => read(&text, &mut single),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(T::default()),
        Err(error) => Err(error.to_string()),
    };
    complaints.extend(single.into_iter().map(|reason| format!("{}: {reason}", path.display())));
    table.unwrap_or_else(|reason| {
        complaints.push(format!("{}: {reason}; it is not heeded", path.display()));
        T::default()
    })
}

/// The line of a byte of a file, in words.
fn place_of(text: &str, at: usize) -> String {
    format!("line {}", text[..at.min(text.len())].matches('\n').count() + 1)
}

impl Engine for Yours {
    fn search(&self, query: &Query, ask: &Ask) -> Result<Hits> {
        let mut notes = Vec::new();
        let query = self.translated(query, &mut notes)?;
        let mut hits = self.inner.search(&query, ask)?;
        hits.notes.append(&mut notes);
        for copy in hits.hits.iter_mut().flat_map(|hit| &mut hit.copies) {
            if let Some(row) = copy.source.as_deref().and_then(|name| self.sources.by_name(name)) {
                copy.source = Some(row.name.clone());
            }
        }
        Ok(hits)
    }

    fn each(
        &self,
        query: &Query,
        ask: &Ask,
        visit: &mut dyn FnMut(Article) -> Result<ControlFlow<()>>,
    ) -> Result<()> {
        let query = self.translated(query, &mut Vec::new())?;
        self.inner.each(&query, ask, &mut |article| visit(self.heeded(article)))
    }

    fn count(&self, query: &Query, by: By, ask: &Ask, naming: Naming<'_>) -> Result<Counted> {
        let mut notes = Vec::new();
        let query = self.translated(query, &mut notes)?;
        let named = |prints: &Prints<'_>| self.sources.name(prints);
        let mut counted = self.inner.count(&query, by, ask, self.naming(&named, naming))?;
        counted.notes.append(&mut notes);
        Ok(counted)
    }

    fn roll(&self, query: &Query, field: &'static str, ask: &Ask, naming: Naming<'_>) -> Result<Roll> {
        let mut notes = Vec::new();
        let query = self.translated(query, &mut notes)?;
        let named = |prints: &Prints<'_>| self.sources.name(prints);
        let mut roll = self.inner.roll(&query, field, ask, self.naming(&named, naming))?;
        roll.notes.append(&mut notes);
        Ok(roll)
    }

    fn coverage(&self, naming: Naming<'_>) -> Result<Vec<Coverage>> {
        let named = |prints: &Prints<'_>| self.sources.name(prints);
        self.inner.coverage(self.naming(&named, naming))
    }

    fn names(&self, field: &'static str, is_wanted: &dyn Fn(&str) -> bool) -> Result<Vec<(String, u64)>> {
        self.inner.names(field, is_wanted)
    }

    fn spellings(&self, name: &str, field: Option<&str>) -> Result<Vec<Spelling>> {
        self.inner.spellings(name, field)
    }

    fn names_with(&self, field: &'static str, word: &str) -> Result<Vec<(String, u64)>> {
        self.inner.names_with(field, word)
    }

    fn unusual_words(&self, query: &Query, ask: &Ask, most: usize) -> Result<Distinctive> {
        self.inner.unusual_words(&self.translated(query, &mut Vec::new())?, ask, most)
    }

    fn resolved(&self, query: &Query) -> Result<Query> {
        self.inner.resolved(query)
    }
    fn article(&self, hit: &Hit) -> Result<Article> {
        self.inner.article(hit).map(|article| self.heeded(article))
    }

    fn find(&self, typed: &str) -> Result<Article> {
        self.inner.find(typed).map(|article| self.heeded(article))
    }

    fn copies(&self, id: &ArticleId) -> Result<Vec<ArticleId>> {
        self.inner.copies(id)
    }

    fn groups(&self) -> Result<Vec<Vec<ArticleId>>> {
        self.inner.groups()
    }

    fn languages(&self) -> &[Language] {
        self.inner.languages()
    }

    fn expansion(&self, node: &Node) -> Result<Vec<(String, u64)>> {
        self.inner.expansion(node)
    }

    fn articles(&self) -> u64 {
        self.inner.articles()
    }

    fn holding(&self, stems: &[&str]) -> Result<Vec<u64>> {
        self.inner.holding(stems)
    }

    fn statistics(&self) -> Result<Statistics> {
        let mut statistics = self.inner.statistics()?;
        if !self.sources.is_empty() {
            let everything = Query { root: Some(Node::Everything) };
            let counted =
                self.count(&everything, By::Field(sources::FIELD), &Ask::default(), Naming::default())?;
            let rows = counted.buckets.into_iter().map(|bucket| (bucket.value, bucket.articles));
            statistics.sources = rows.collect();
            statistics.sources.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        }
        Ok(statistics)
    }

    fn files(&self, wanted: &dyn Fn(&FileState) -> bool) -> Result<Vec<FileState>> {
        self.inner.files(wanted)
    }

    fn complaints(&self) -> &[String] {
        &self.complaints
    }
}
