//! An engine in one folder, on tantivy: articles and queries go in, hits and articles come out.
//!
//! The way of a query: [`plan`] finds its terms, [`compile`] makes a matcher for each segment, [`run`] collects.

mod compile;
mod copies;
mod count;
mod coverage;
mod days;
mod document;
mod expand;
mod faults;
mod files;
mod fold;
mod intake;
mod languages;
mod lookup;
mod manifest;
mod matcher;
mod neighbours;
mod packing;
mod plan;
mod roll;
mod run;
mod schema;
mod statistics;
mod stored;
mod terms;
mod tokens;
mod unusual;
mod values;
mod variants;
mod writer;

pub(super) use writer::IndexWriter;

use super::{
    AddedWord, Ask, By, Copies, Counted, Counts, Coverage, Distinctive, Engine, FileState, Hit, Hits, Naming,
    Roll, Spelling, Statistics,
};
use crate::analysis::Language;
use crate::article::{Article, ArticleId};
use crate::error::{Error, Result};
use crate::query::{Node, Query};
use copies::Groups;
use faults::{fault, guarded};
use languages::ByLanguage;
use manifest::Layout;
use packing::Dictionaries;
use plan::{Planned, Planner};
use run::Runner;
use schema::Handles;
use std::collections::BTreeSet;
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::{Arc, OnceLock};
use tantivy::{DocAddress, ReloadPolicy, Searcher, TantivyError, Term};
use variants::Spellings;

/// Articles in which names with a word are looked for.
const LOOKED_AT: usize = 400;

/// An index that is open for searching, as it was at its last commit.
pub(super) struct Reader {
    layout: Layout,
    handles: Handles,
    searcher: Searcher,
    languages: Vec<Language>,
    articles: u64,
    average: f32,
    /// Read when they are first asked for.
    groups: OnceLock<Arc<Groups>>,
    /// Read when the first query is planned.
    by_language: OnceLock<ByLanguage>,
}

impl Reader {
    /// Opens the index in a folder.
    pub(super) fn open(folder: &Path) -> Result<Reader> {
        guarded(folder, || Reader::open_unguarded(folder))
    }

    fn open_unguarded(folder: &Path) -> Result<Reader> {
        let layout = Layout::of(folder);
        layout.check()?;
        let fault = fault(folder);
        let index = tantivy::Index::open_in_dir(&layout.data).map_err(&fault)?;
        tokens::register(&index);
        let (_, handles) = schema::build();
        let reader = index.reader_builder().reload_policy(ReloadPolicy::Manual);
        let reader: tantivy::IndexReader = reader.try_into().map_err(&fault)?;
        let searcher = reader.searcher();
        Dictionaries::read(&searcher, &handles).map_err(&fault)?;
        let languages = languages(&searcher, &handles).map_err(&fault)?;
        let article = Term::from_field_text(handles.kind, document::ARTICLE);
        let articles = searcher.doc_freq(&article).map_err(&fault)?;
        let mut tokens = 0;
        for segment in searcher.segment_readers() {
            tokens += segment.inverted_index(handles.text).map_err(&fault)?.total_num_tokens();
        }
        let average = tokens as f32 / articles.max(1) as f32;
        let (groups, by_language) = (OnceLock::new(), OnceLock::new());
        Ok(Reader { layout, handles, searcher, languages, articles, average, groups, by_language })
    }

    fn fault(&self) -> impl Fn(TantivyError) -> Error {
        fault(&self.layout.root)
    }

    fn groups(&self) -> Result<&Arc<Groups>> {
        if let Some(groups) = self.groups.get() {
            return Ok(groups);
        }
        let groups = Groups::read(&self.searcher, &self.handles).map_err(self.fault())?;
        Ok(self.groups.get_or_init(|| Arc::new(groups)))
    }

    fn by_language(&self) -> tantivy::Result<&ByLanguage> {
        if let Some(by_language) = self.by_language.get() {
            return Ok(by_language);
        }
        let by_language = ByLanguage::of(&self.searcher, &self.handles)?;
        Ok(self.by_language.get_or_init(|| by_language))
    }

    fn planner<'a>(&'a self, added: &'a [AddedWord]) -> tantivy::Result<Planner<'a>> {
        Ok(Planner {
            searcher: &self.searcher,
            handles: &self.handles,
            languages: &self.languages,
            by_language: self.by_language()?,
            articles: self.articles,
            added,
        })
    }

    fn spelled(&self) -> Spellings<'_> {
        Spellings { searcher: &self.searcher, handles: &self.handles }
    }

    fn plan(&self, query: &Query, ask: &Ask) -> Result<Planned> {
        let planned = self.planner(&ask.added).and_then(|planner| planner.plan(query, ask.under.as_deref()));
        let mut planned = planned.map_err(self.fault())?;
        if planned.root.asks_for_copies() {
            planned.root.know_copies(self.groups()?);
        }
        Ok(planned)
    }

    fn runner(&self) -> Result<Runner<'_>> {
        let by_language = self.by_language().map_err(self.fault())?;
        let (searcher, handles) = (&self.searcher, &self.handles);
        Ok(Runner { searcher, handles, average: self.average, by_language, groups: None })
    }

    /// Runs something on files that may be damaged: tantivy panics on bytes that it did not write.
    fn guarded<T>(&self, run: impl FnOnce() -> Result<T>) -> Result<T> {
        guarded(&self.layout.root, run)
    }

    fn at(&self, address: DocAddress) -> Result<Article> {
        lookup::at(&self.searcher, &self.handles, address).map_err(self.fault())
    }
}

impl Reader {
    fn search_unguarded(&self, query: &Query, ask: &Ask) -> Result<Hits> {
        let planned = self.plan(query, ask)?;
        let mut runner = self.runner()?;
        if ask.copies == Copies::Fold {
            runner.groups = Some(self.groups()?);
        }
        let mut answer = runner.best(&planned, ask).map_err(self.fault())?;
        let is_dated = planned.root.is_dated();
        let mut hits = Vec::with_capacity(answer.best.len());
        for found in answer.best {
            let copies = answer.groups.remove(&found.at).unwrap_or_default();
            let copies = copies.into_iter().filter(|at| *at != found.at);
            let (missing, by_added) = match found.tier.is_partial() {
                true => runner.missing(&planned.root, found.at).map_err(self.fault())?,
                false => (Vec::new(), false),
            };
            hits.push(Hit {
                at: (found.at.segment_ord, found.at.doc_id),
                score: found.score,
                near: found.near,
                favour: found.favour,
                burst: found.burst,
                by_added,
                matching: is_dated.then(|| found.tier.matching()),
                missing,
                copies: copies::folded(&self.searcher, copies).map_err(self.fault())?,
            });
        }
        let (counts, folded) = (answer.counts, answer.folded);
        let mut notes = planned.notes;
        notes.extend(answer.note);
        Ok(Hits { hits, counts, folded, weights: planned.weights, notes })
    }

    fn each_unguarded(
        &self,
        query: &Query,
        ask: &Ask,
        visit: &mut dyn FnMut(Article) -> Result<ControlFlow<()>>,
    ) -> Result<()> {
        let planned = self.plan(query, ask)?;
        for found in self.runner()?.all(&planned, ask).map_err(self.fault())? {
            if visit(self.at(found.at)?)?.is_break() {
                break;
            }
        }
        Ok(())
    }

    fn count_unguarded(&self, query: &Query, by: By, ask: &Ask, naming: Naming<'_>) -> Result<Counted> {
        let planned = self.plan(query, ask)?;
        let (docs, counts) = self.runner()?.certain(&planned, ask).map_err(self.fault())?;
        let counted = match (by, naming.source) {
            (By::Time(unit), _) => count::by_time(&self.searcher, &docs, unit),
            (By::Field("source"), Some(source)) => count::by_source(&self.searcher, &docs, source),
            (By::Field(field), _) => count::by_value(&self.searcher, &docs, field, naming.names),
        };
        let counted = counted.map_err(self.fault())?;
        let Counts { certain, possible, undated, .. } = counts;
        Ok(Counted { certain, possible, outside: undated, notes: planned.notes, ..counted })
    }

    fn find_unguarded(&self, typed: &str) -> Result<Article> {
        let (_, field) = self.handles.named("id").expect("FIELDS has an id");
        if let Some(beginning) = ArticleId::typed(typed).filter(|id| id.len() >= 4) {
            let ids = lookup::beginning_with(&self.searcher, field, &beginning).map_err(self.fault())?;
            match ids.as_slice() {
                [] => {}
                [(id, _)] => {
                    let term = Term::from_field_text(field, id);
                    if let Some(article) =
                        lookup::by_term(&self.searcher, &self.handles, &term).map_err(self.fault())?
                    {
                        return Ok(article);
                    }
                }
                several => return Err(Error::Ambiguous { id: typed.to_owned(), count: several.len() }),
            }
        }
        let (_, field) = self.handles.named("path").expect("FIELDS has a path");
        let paths = expand::paths(&self.searcher, field, typed, crate::query::ast::ValueForm::Words);
        let mut addresses = BTreeSet::new();
        for path in paths.map_err(self.fault())? {
            addresses.extend(
                lookup::addresses(&self.searcher, &Term::from_field_text(field, &path))
                    .map_err(self.fault())?,
            );
        }
        match addresses.iter().collect::<Vec<_>>().as_slice() {
            [] => Err(Error::NoArticle { id: typed.to_owned() }),
            [address] => self.at(**address),
            several => Err(Error::Ambiguous { id: typed.to_owned(), count: several.len() }),
        }
    }
}

impl Engine for Reader {
    fn search(&self, query: &Query, ask: &Ask) -> Result<Hits> {
        self.guarded(|| self.search_unguarded(query, ask))
    }

    fn each(
        &self,
        query: &Query,
        ask: &Ask,
        visit: &mut dyn FnMut(Article) -> Result<ControlFlow<()>>,
    ) -> Result<()> {
        self.guarded(|| self.each_unguarded(query, ask, visit))
    }

    fn count(&self, query: &Query, by: By, ask: &Ask, naming: Naming<'_>) -> Result<Counted> {
        self.guarded(|| self.count_unguarded(query, by, ask, naming))
    }

    fn roll(&self, query: &Query, field: &'static str, ask: &Ask, naming: Naming<'_>) -> Result<Roll> {
        self.guarded(|| {
            let planned = self.plan(query, ask)?;
            let (docs, counts) = self.runner()?.certain(&planned, ask).map_err(self.fault())?;
            let names = roll::of(&self.searcher, &docs, field, naming.names).map_err(self.fault())?;
            let Counts { certain, possible, undated, .. } = counts;
            Ok(Roll { names, certain, possible, outside: undated, notes: planned.notes })
        })
    }

    fn coverage(&self, naming: Naming<'_>) -> Result<Vec<Coverage>> {
        let everything = Query { root: Some(Node::Everything) };
        self.guarded(|| {
            let planned = self.plan(&everything, &Ask::default())?;
            let (docs, _) = self.runner()?.certain(&planned, &Ask::default()).map_err(self.fault())?;
            coverage::of(&self.searcher, &docs, naming.source).map_err(self.fault())
        })
    }

    fn names(&self, field: &'static str, is_wanted: &dyn Fn(&str) -> bool) -> Result<Vec<(String, u64)>> {
        self.guarded(|| {
            let Some((_, handle)) = self.handles.named(field) else { return Ok(Vec::new()) };
            expand::whole_names(&self.searcher, handle, is_wanted).map_err(self.fault())
        })
    }

    fn spellings(&self, name: &str, field: Option<&str>) -> Result<Vec<Spelling>> {
        self.guarded(|| self.spelled().of(name, field).map_err(self.fault()))
    }

    fn names_with(&self, field: &'static str, word: &str) -> Result<Vec<(String, u64)>> {
        self.guarded(|| {
            let Some((_, handle)) = self.handles.named(field) else { return Ok(Vec::new()) };
            let found = self.spelled().holding(field, handle, &[word], LOOKED_AT).map_err(self.fault())?;
            Ok(found.into_iter().map(|name| (name.printed, name.articles)).collect())
        })
    }

    fn unusual_words(&self, query: &Query, ask: &Ask, most: usize) -> Result<Distinctive> {
        self.guarded(|| {
            let planned = self.plan(query, ask)?;
            let (docs, _) = self.runner()?.certain(&planned, ask).map_err(self.fault())?;
            let article = Term::from_field_text(self.handles.kind, document::ARTICLE);
            unusual::words(&self.searcher, self.handles.text, &article, &docs, most).map_err(self.fault())
        })
    }

    fn resolved(&self, query: &Query) -> Result<Query> {
        self.guarded(|| self.planner(&[]).and_then(|planner| planner.resolved(query)).map_err(self.fault()))
    }

    fn article(&self, hit: &Hit) -> Result<Article> {
        self.guarded(|| self.at(DocAddress::new(hit.at.0, hit.at.1)))
    }

    fn find(&self, typed: &str) -> Result<Article> {
        self.guarded(|| self.find_unguarded(typed))
    }

    fn copies(&self, id: &ArticleId) -> Result<Vec<ArticleId>> {
        self.guarded(|| {
            let groups = self.groups()?;
            let member = groups.of(document::tie(&id.to_bytes()));
            Ok(member.map(|member| groups.group(member.group)).unwrap_or_default())
        })
    }

    fn groups(&self) -> Result<Vec<Vec<ArticleId>>> {
        self.guarded(|| Ok(Reader::groups(self)?.all()))
    }

    fn languages(&self) -> &[Language] {
        &self.languages
    }

    fn expansion(&self, node: &Node) -> Result<Vec<(String, u64)>> {
        self.guarded(|| expand::words(&self.searcher, self.handles.text, node).map_err(self.fault()))
    }

    fn articles(&self) -> u64 {
        self.articles
    }

    fn holding(&self, stems: &[&str]) -> Result<Vec<u64>> {
        self.guarded(|| {
            let planner = self.planner(&[]).map_err(self.fault())?;
            stems.iter().map(|stem| planner.about(stem).map_err(self.fault())).collect()
        })
    }

    fn statistics(&self) -> Result<Statistics> {
        self.guarded(|| statistics::of(&self.searcher, &self.handles, &self.layout).map_err(self.fault()))
    }

    fn files(&self, wanted: &dyn Fn(&FileState) -> bool) -> Result<Vec<FileState>> {
        self.guarded(|| files::states(&self.searcher, &self.handles, wanted).map_err(self.fault()))
    }
}

/// The languages in which the articles are analysed.
fn languages(searcher: &Searcher, handles: &Handles) -> tantivy::Result<Vec<Language>> {
    let (_, field) = handles.named("lang").expect("FIELDS has a language");
    let mut languages = BTreeSet::new();
    for (code, _) in lookup::beginning_with(searcher, field, "")? {
        languages.insert(Language::of(Some(&code)));
    }
    languages.insert(Language::of(None));
    Ok(languages.into_iter().collect())
}
