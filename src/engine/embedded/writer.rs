//! Articles and the states of their files go in, an index on disk comes out: idempotent, atomic at each commit.

use super::copies::{Groups, Standing, Touched, regroup};
use super::intake::Intake;
use super::manifest::Layout;
use super::packing::Dictionaries;
use super::schema::{self, Handles};
use super::terms::Names;
use super::{document, fault, files, guarded, lookup, neighbours, stored, tokens};
use crate::article::{Article, ArticleId};
use crate::engine::{Added, FileState, Known, Neighbour, Start, Writer, Writing};
use crate::error::{Error, Result};
use rustc_hash::{FxHashMap, FxHashSet};
use std::path::Path;
use tantivy::directory::error::LockError;
use tantivy::indexer::LogMergePolicy;
use tantivy::store::Compressor;
use tantivy::{IndexReader, IndexSettings, ReloadPolicy, Searcher, TantivyError, Term};

/// Bytes of the store that are read together.
const STORE_BLOCK: usize = 16_384;
/// Blocks of a segment that are kept at hand: articles that may be copies of one another are read in no order.
const CACHED_BLOCKS: usize = 400;
/// Articles after which what was done is made safe.
const COMMIT_EVERY: usize = 100_000;

/// Writes an index in a folder.
pub(in crate::engine) struct IndexWriter {
    layout: Layout,
    handles: Handles,
    intake: Intake,
    reader: IndexReader,
    committed: Searcher,
    /// Names that were met, with their terms.
    names: Names,
    /// Sightings of the articles added since the last commit.
    added: FxHashMap<ArticleId, Vec<String>>,
    /// The file being read.
    current: Option<Current>,
    /// The articles that came, changed or went since copies were grouped, by the first 64 bits of their ids.
    touched: FxHashSet<u64>,
    /// The groups of copies as they were before.
    groups: Groups,
    /// Whether the index says of them that they are old.
    marked_old: bool,
}

/// The file being read.
struct Current {
    path: String,
    /// Articles that were sighted in it before and not yet again.
    before: FxHashSet<ArticleId>,
}

impl IndexWriter {
    /// Opens the index in `folder`, or makes one.
    pub(in crate::engine) fn open(folder: &Path, writing: &Writing) -> Result<IndexWriter> {
        guarded(folder, || IndexWriter::open_unguarded(folder, writing))
    }

    fn open_unguarded(folder: &Path, writing: &Writing) -> Result<IndexWriter> {
        let layout = Layout::of(folder);
        if writing.start == Start::Anew {
            layout.clear()?;
        }
        let index = match layout.check() {
            Ok(()) => tantivy::Index::open_in_dir(&layout.data).map_err(fault(&layout.root))?,
            Err(Error::NoIndex { .. }) => create(&layout)?,
            Err(error) => return Err(error),
        };
        tokens::register(&index);
        let (_, handles) = schema::build();
        let threads = writing.threads.max(1);
        let memory = writing.memory.max(threads * 16_000_000);
        let writer = match index.writer_with_num_threads(threads, memory) {
            Ok(writer) => writer,
            Err(TantivyError::LockFailure(LockError::LockBusy, _)) => {
                return Err(Error::Busy { holder: layout.holder(), path: layout.root });
            }
            Err(error) => return Err(fault(&layout.root)(error)),
        };
        let mut merging = LogMergePolicy::default();
        merging.set_del_docs_ratio_before_merge(0.3);
        writer.set_merge_policy(Box::new(merging));
        layout.claim();
        let reader = index.reader_builder().reload_policy(ReloadPolicy::Manual);
        let reader = reader.doc_store_cache_num_blocks(CACHED_BLOCKS).try_into();
        let reader: IndexReader = reader.map_err(fault(&layout.root))?;
        let committed = reader.searcher();
        Dictionaries::read(&committed, &handles).map_err(fault(&layout.root))?;
        let mut intake = Intake::new(writer, handles.clone());
        if handles.dictionaries.newest().is_none() {
            let kept = lookup::packed(&committed, &handles).and_then(|kept| intake.remember(kept));
            kept.map_err(fault(&layout.root))?;
        }
        let groups = Groups::read(&committed, &handles).map_err(fault(&layout.root))?;
        Ok(IndexWriter {
            layout,
            intake,
            handles,
            reader,
            committed,
            names: Names::default(),
            added: FxHashMap::default(),
            current: None,
            touched: FxHashSet::default(),
            groups,
            marked_old: false,
        })
    }

    fn fault(&self) -> impl Fn(TantivyError) -> Error {
        fault(&self.layout.root)
    }

    /// Puts an article in the place of what stands under its id.
    fn replace(&mut self, article: &Article) -> Result<()> {
        self.delete(&article.id);
        self.put(article)
    }

    fn delete(&mut self, id: &ArticleId) {
        self.touched.insert(document::tie(&id.to_bytes()));
        self.intake.delete(self.id_term(id));
    }

    fn put(&mut self, article: &Article) -> Result<()> {
        self.touched.insert(document::tie(&article.id.to_bytes()));
        let document = document::of_article(&self.handles, &mut self.names, article);
        self.intake.add(document, self.handles.article, stored::pack(article)).map_err(self.fault())
    }

    fn id_term(&self, id: &ArticleId) -> Term {
        let (_, field) = self.handles.named("id").expect("FIELDS has an id");
        Term::from_field_text(field, id.as_str())
    }

    fn put_groups(&mut self, groups: &Groups) -> Result<()> {
        self.intake.delete(Term::from_field_text(self.handles.kind, document::COPIES));
        let document = document::of_copies(&self.handles);
        self.intake.add(document, self.handles.state, groups.pack()).map_err(self.fault())?;
        self.marked_old = groups.standing == Standing::Old;
        Ok(())
    }

    /// Finds the copies of what was touched. A run that was stopped before this left the groups old: then all are
    /// found anew.
    fn regroup(&mut self) -> Result<()> {
        if self.touched.is_empty() && self.groups.standing == Standing::Current {
            return Ok(());
        }
        let touched = match self.groups.standing {
            Standing::Current => Touched::Some(&self.touched),
            Standing::Old => Touched::All,
        };
        let groups = guarded(&self.layout.root, || {
            regroup(&self.committed, &self.handles, &self.groups, touched).map_err(self.fault())
        })?;
        self.touched.clear();
        if self.marked_old || groups != self.groups {
            self.put_groups(&groups)?;
            self.groups = groups;
            self.commit()?;
        }
        Ok(())
    }

    /// The article as the last commit holds it.
    fn stored(&self, id: &ArticleId) -> Result<Option<Article>> {
        if self.committed.num_docs() == 0 {
            return Ok(None);
        }
        let term = self.id_term(id);
        guarded(&self.layout.root, || {
            lookup::by_term(&self.committed, &self.handles, &term).map_err(self.fault())
        })
    }

    /// Takes the sightings in a file off an article, and the article itself when none is left.
    fn unsee(&mut self, id: &ArticleId, file: &str) -> Result<()> {
        if self.added.contains_key(id) {
            // Seen again in this run: what stands since then is made visible first, and the sighting taken off that.
            self.commit()?;
        }
        let Some(mut article) = self.stored(id)? else { return Ok(()) };
        article.path.retain(|path| !is_in(path, file));
        if article.path.is_empty() {
            self.delete(id);
        } else {
            self.replace(&article)?;
            self.added.insert(id.clone(), article.path);
        }
        Ok(())
    }

    fn sighted_in(&self, file: &str) -> Result<FxHashSet<ArticleId>> {
        if self.committed.num_docs() == 0 {
            return Ok(FxHashSet::default());
        }
        let sighted = || lookup::sighted_in(&self.committed, &self.handles, file).map_err(self.fault());
        guarded(&self.layout.root, sighted)
    }
}

impl Writer for IndexWriter {
    fn known(&self, path: &str) -> Result<Option<Known>> {
        guarded(&self.layout.root, || {
            files::known(&self.committed, &self.handles, path).map_err(self.fault())
        })
    }

    fn state(&self, path: &str) -> Result<Option<FileState>> {
        guarded(&self.layout.root, || {
            files::state(&self.committed, &self.handles, path).map_err(self.fault())
        })
    }

    fn begin(&mut self, path: &str) -> Result<()> {
        let before = self.sighted_in(path)?;
        self.current = Some(Current { path: path.to_owned(), before });
        Ok(())
    }

    fn add(&mut self, mut article: Article) -> Result<Added> {
        let file = self.current.as_ref().map(|current| current.path.clone()).unwrap_or_default();
        let was_here = self.current.as_mut().is_some_and(|current| current.before.remove(&article.id));
        let Some(sighting) = article.path.first().cloned() else { return Ok(Added::Again) };
        let mut added = Added::New;
        let mut is_there = true;
        if let Some(paths) = self.added.get(&article.id) {
            if paths.contains(&sighting) {
                return Ok(Added::Again);
            }
            added = Added::Sighting;
            let mut all = paths.clone();
            all.push(sighting);
            article.path = all;
        } else if let Some(stored) = self.stored(&article.id)? {
            article.indexed = stored.indexed;
            let others = stored.path.iter().filter(|path| !is_in(path, &file)).cloned();
            let mut all: Vec<String> = others.collect();
            all.push(sighting);
            if was_here {
                added = Added::Again;
                article.path = all;
            } else {
                // The first reading of an article stands: another print of it only adds a sighting.
                added = Added::Sighting;
                article = Article { path: all, ..stored };
            }
        } else {
            is_there = false;
        }
        article.path.sort();
        article.path.dedup();
        if is_there {
            self.replace(&article)?;
        } else {
            self.put(&article)?;
        }
        self.added.insert(article.id.clone(), article.path);
        Ok(added)
    }

    fn end(&mut self, state: FileState) -> Result<()> {
        if let Some(current) = self.current.take() {
            let mut gone: Vec<ArticleId> = current.before.into_iter().collect();
            gone.sort();
            for id in gone {
                self.unsee(&id, &current.path)?;
            }
        }
        self.intake.delete(Term::from_field_text(self.handles.file, &state.path));
        let document = document::of_file(&self.handles, &state);
        let packed = postcard::to_stdvec(&state).expect("writing plain values to memory cannot fail");
        self.intake.add(document, self.handles.state, packed).map_err(self.fault())?;
        if self.added.len() >= COMMIT_EVERY {
            self.commit()?;
        }
        Ok(())
    }

    fn forget(&mut self, path: &str) -> Result<()> {
        let mut ids: Vec<ArticleId> = self.sighted_in(path)?.into_iter().collect();
        ids.sort();
        for id in ids {
            self.unsee(&id, path)?;
        }
        self.intake.delete(Term::from_field_text(self.handles.file, path));
        Ok(())
    }

    fn commit(&mut self) -> Result<()> {
        let become_old = !self.touched.is_empty() && self.groups.standing == Standing::Current;
        if become_old && !self.marked_old {
            self.put_groups(&self.groups.aged())?;
        }
        self.intake.commit().map_err(self.fault())?;
        self.reader.reload().map_err(self.fault())?;
        self.committed = self.reader.searcher();
        self.added.clear();
        Ok(())
    }

    fn has_open(&self) -> Result<bool> {
        guarded(&self.layout.root, || {
            neighbours::has_open(&self.committed, &self.handles).map_err(self.fault())
        })
    }

    fn neighbours(&self, folder: &str) -> Result<Vec<Neighbour>> {
        guarded(&self.layout.root, || {
            neighbours::of_folder(&self.committed, &self.handles, folder).map_err(self.fault())
        })
    }

    fn revise(&mut self, article: &Article) -> Result<()> {
        self.replace(article)
    }

    fn paths(&self) -> Result<Vec<String>> {
        guarded(&self.layout.root, || files::paths(&self.committed, &self.handles).map_err(self.fault()))
    }

    fn finish(mut self: Box<Self>) -> Result<()> {
        self.commit()?;
        self.regroup()?;
        let root = self.layout.root.clone();
        self.intake.finish().map_err(fault(&root))
    }
}

/// Whether a sighting lies in a file: the file itself, or a record or member of it.
fn is_in(sighting: &str, file: &str) -> bool {
    sighting.strip_prefix(file).is_some_and(|rest| rest.is_empty() || rest.starts_with(['#', '!']))
}

fn create(layout: &Layout) -> Result<tantivy::Index> {
    layout.create()?;
    let (schema, _) = schema::build();
    let settings = IndexSettings {
        // What is stored is packed before it comes here.
        docstore_compression: Compressor::None,
        docstore_compress_dedicated_thread: false,
        docstore_blocksize: STORE_BLOCK,
        ..IndexSettings::default()
    };
    let directory = tantivy::directory::MmapDirectory::open(&layout.data);
    let directory = directory.map_err(|error| fault(&layout.root)(error.into()))?;
    let builder = tantivy::Index::builder().schema(schema).settings(settings);
    let index = builder.open_or_create(directory).map_err(fault(&layout.root))?;
    layout.seal()?;
    Ok(index)
}
