//! Where articles live: the narrow face that the rest sees. Articles and queries go in, hits and articles come out.
//!
//! **Invariant:** nothing above this module knows which engine it runs on.

mod added;
mod counting;
mod distinct;
mod embedded;
mod files;
mod naming;
mod roll;
mod yours;

pub use added::{AddedWord, BURST, Burst, TYPED};
pub use counting::{Bucket, By, Counted, Coverage, Unit};
pub use distinct::{Distinct, Distinctive};
pub use files::{FileOutcome, FileState, SkippedMembers};
pub use naming::{Naming, Prints, Renaming, Spelling};
pub use roll::{Named, Roll};

use crate::analysis::Language;
use crate::article::{Article, ArticleId, Match};
use crate::error::Result;
use crate::query::{Node, Query};
use std::ops::ControlFlow;
use std::path::Path;

/// Opens the index in a folder for searching; its answers heed what a person wrote in `yours` beside it.
pub fn open(folder: &Path) -> Result<Box<dyn Engine>> {
    let engine = Box::new(embedded::Reader::open(folder)?);
    Ok(Box::new(yours::Yours::read(engine, folder)))
}

/// Opens the index in a folder for writing, making a new one where there is none.
pub fn write(folder: &Path, writing: &Writing) -> Result<Box<dyn Writer>> {
    Ok(Box::new(embedded::IndexWriter::open(folder, writing)?))
}

/// Answers questions about the articles of an index.
pub trait Engine: Send + Sync {
    /// The best articles, in order, with exact counts.
    fn search(&self, query: &Query, ask: &Ask) -> Result<Hits>;
    /// Every article that matches as a whole, in the order asked for, one at a time.
    fn each(
        &self,
        query: &Query,
        ask: &Ask,
        visit: &mut dyn FnMut(Article) -> Result<ControlFlow<()>>,
    ) -> Result<()>;
    /// How many articles match as a whole, for each unit of time or each value; `naming` says under which names where
    /// those are not the index's.
    fn count(&self, query: &Query, by: By, ask: &Ask, naming: Naming<'_>) -> Result<Counted>;
    /// The names of a field in the articles that match as a whole and certainly, by their keys; `naming` as in
    /// [`Engine::count`].
    fn roll(&self, query: &Query, field: &'static str, ask: &Ask, naming: Naming<'_>) -> Result<Roll>;
    /// The months of each source, the most articles first, those of no source last; `naming` as in [`Engine::count`].
    fn coverage(&self, naming: Naming<'_>) -> Result<Vec<Coverage>>;
    /// The names of a field whose folded form `is_wanted`, in the order of that, each with the number of its articles.
    fn names(&self, field: &'static str, is_wanted: &dyn Fn(&str) -> bool) -> Result<Vec<(String, u64)>>;
    /// The other spellings of a name, in any script, the commonest first: in a field, or in those that hold it.
    fn spellings(&self, name: &str, field: Option<&str>) -> Result<Vec<Spelling>>;
    /// The names of a field that hold a word, the commonest first, each as printed with the number of its articles, among
    /// the first articles with that word.
    fn names_with(&self, field: &'static str, word: &str) -> Result<Vec<(String, u64)>>;
    /// The words that set the articles that match certainly apart from all others, at most `most`.
    fn unusual_words(&self, query: &Query, ask: &Ask, most: usize) -> Result<Distinctive>;
    /// The same query with the archive's spellings of each name whose variants it asks for.
    fn resolved(&self, query: &Query) -> Result<Query>;
    /// The article of a hit.
    fn article(&self, hit: &Hit) -> Result<Article>;
    /// The one article whose id begins like this, or that was sighted at this path.
    fn find(&self, typed: &str) -> Result<Article>;
    /// The ids of an article and its copies, the first print first; none where it has no copy.
    fn copies(&self, id: &ArticleId) -> Result<Vec<ArticleId>>;
    /// All groups of copies, the largest first, each with its first print first.
    fn groups(&self) -> Result<Vec<Vec<ArticleId>>>;
    /// The languages of the articles, for which words are stemmed.
    fn languages(&self) -> &[Language];
    /// The words of the archive that a part stands for (`sanction*`), the commonest first, each with the number of
    /// articles that hold it; none for a part that is no expansion.
    fn expansion(&self, node: &Node) -> Result<Vec<(String, u64)>>;
    /// How many articles there are.
    fn articles(&self) -> u64;
    /// About how many articles hold a word of each of these stems, in whatever language.
    fn holding(&self, stems: &[&str]) -> Result<Vec<u64>>;
    /// What the index holds.
    fn statistics(&self) -> Result<Statistics>;
    /// The files that are `wanted`, in the order of their paths.
    fn files(&self, wanted: &dyn Fn(&FileState) -> bool) -> Result<Vec<FileState>>;
    /// What is wrong with something beside the index that answers go without, in words.
    fn complaints(&self) -> &[String] {
        &[]
    }
}

/// Takes articles into an index. Nothing is visible before [`Writer::commit`].
pub trait Writer: Send {
    /// What is known of a file since the last commit, cheaply: enough to see whether it changed.
    fn known(&self, path: &str) -> Result<Option<Known>>;
    /// Everything that the last commit remembers of a file.
    fn state(&self, path: &str) -> Result<Option<FileState>>;
    /// Begins a file: what was sighted in it before is forgotten, unless it is seen again.
    fn begin(&mut self, path: &str) -> Result<()>;
    /// Adds an article, or a sighting of one that is there.
    fn add(&mut self, article: Article) -> Result<Added>;
    /// Ends a file, or, without a beginning, remembers another state of it.
    fn end(&mut self, state: FileState) -> Result<()>;
    /// Forgets a file and what was sighted in it alone.
    fn forget(&mut self, path: &str) -> Result<()>;
    /// Makes what was added visible and safe.
    fn commit(&mut self) -> Result<()>;
    /// Whether the last commit holds an article whose year its neighbours may tell, or have told.
    fn has_open(&self) -> Result<bool>;
    /// The articles sighted directly in a folder, or in a file in it, that have one day or are open, in no order.
    fn neighbours(&self, folder: &str) -> Result<Vec<Neighbour>>;
    /// Puts an article that the last commit holds in the place of what stands under its id.
    fn revise(&mut self, article: &Article) -> Result<()>;
    /// The paths of all files that the last commit knows.
    fn paths(&self) -> Result<Vec<String>>;
    /// Commits and leaves the index at rest.
    fn finish(self: Box<Self>) -> Result<()>;
}

/// How to write.
#[derive(Clone, Debug)]
pub struct Writing {
    /// Threads that build the index.
    pub threads: usize,
    /// Bytes of memory for the part of the index that is being built.
    pub memory: usize,
    /// Whether to keep what is there.
    pub start: Start,
}

/// Whether to keep what an index holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Start {
    /// Goes on with it.
    Keep,
    /// Makes it anew; what a person wrote is kept.
    Anew,
}

/// What adding an article did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Added {
    /// It was not there.
    New,
    /// It was there: another sighting.
    Sighting,
    /// It was there, sighted in the same file.
    Again,
}

/// A sighting of an article beside others.
#[derive(Clone, Debug)]
pub struct Neighbour {
    /// Where it was sighted: file, and record or member in it.
    pub path: String,
    /// What is known of its date.
    pub standing: Standing,
}

/// What an article tells of the dates of its neighbours, or asks of them.
#[derive(Clone, Debug)]
pub enum Standing {
    /// Its day is known from its own evidence.
    Dated(chrono::NaiveDate),
    /// Its year is not printed.
    Open(Box<Article>),
}

/// What the index remembers of a file in order to skip it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Known {
    /// Bytes.
    pub size: u64,
    /// Nanoseconds since 1970.
    pub modified: i64,
    /// Hash of the options and the version of the normaliser with which it was read.
    pub reading: u64,
    /// What became of it.
    pub outcome: FileOutcome,
    /// The first 8 bytes of the hash of its content.
    pub content: u64,
}

/// What is asked of a search besides the query.
#[derive(Clone, Debug)]
pub struct Ask {
    /// Hits to return.
    pub limit: usize,
    /// Hits to leave out first.
    pub offset: usize,
    /// Their order.
    pub sort: Sort,
    /// Whether articles with only some of the words follow.
    pub partial: Partial,
    /// Whether articles that are only possibly in the period follow.
    pub possible: Possible,
    /// Only articles sighted at or under one of these absolute paths.
    pub under: Option<Vec<String>>,
    /// Whether copies of one story are folded.
    pub copies: Copies,
    /// Words that count beside those typed side by side; articles with those alone follow.
    pub added: Vec<AddedWord>,
    /// Whether the days of the best bear on the order.
    pub burst: Burst,
}

impl Default for Ask {
    fn default() -> Ask {
        Ask {
            limit: 10,
            offset: 0,
            sort: Sort::Relevance,
            partial: Partial::Follow,
            possible: Possible::Follow,
            under: None,
            copies: Copies::Show,
            added: Vec::new(),
            burst: Burst::Leave,
        }
    }
}

/// The order of hits, within those that match as a whole and those that follow.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Sort {
    /// Best first.
    Relevance,
    /// Latest first; undated last.
    Newest,
    /// Earliest first; undated last.
    Oldest,
}

/// What happens to articles with only some of the words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Partial {
    /// They come after those with all.
    Follow,
    /// They are left out.
    Leave,
}

/// What happens to articles that are only possibly in the period asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Possible {
    /// They come after those that certainly are.
    Follow,
    /// They are left out.
    Leave,
}

/// Whether copies of one story are folded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Copies {
    /// The best is shown, the others are told with it.
    Fold,
    /// Each is shown.
    Show,
}

/// The answer to a search.
#[derive(Clone, Debug, Default)]
pub struct Hits {
    /// The best, in order.
    pub hits: Vec<Hit>,
    /// How many there are; copies count.
    pub counts: Counts,
    /// How many of those with all words are folded under others.
    pub folded: u64,
    /// The inverse document frequency of each positive text leaf, in the order of the query.
    pub weights: Vec<f32>,
    /// What could not be done as asked, in words: an expansion that was cut.
    pub notes: Vec<String>,
}

/// One article found.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    /// Where the engine keeps it.
    pub at: (u32, u32),
    /// How well it fits.
    pub score: f32,
    /// What of it words that stand near each other add.
    pub near: f32,
    /// How many times its score counts, for the date that was wished for; 1 where none was, or it has another.
    pub favour: f32,
    /// How many times its score counts for its day, among those of the best.
    pub burst: f32,
    /// Whether it has none of the words typed, only words that were added.
    pub by_added: bool,
    /// How it stands to the period asked for; `None` when none was.
    pub matching: Option<Match>,
    /// The words it lacks, as typed; empty when it has all.
    pub missing: Vec<String>,
    /// The other hits that are folded under it, the earliest first.
    pub copies: Vec<Folded>,
}

/// A hit that is not shown, because it is a copy of one that is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Folded {
    /// Its id.
    pub id: ArticleId,
    /// Who printed it.
    pub source: Option<String>,
}

/// Exact numbers of articles.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// All words, certainly in the period.
    pub certain: u64,
    /// All words, possibly in the period.
    pub possible: u64,
    /// All words, without a date, where a period was asked for.
    pub undated: u64,
    /// Some of the words.
    pub partial: u64,
}

/// What an index holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Statistics {
    /// Articles.
    pub articles: u64,
    /// Articles without a date.
    pub undated: u64,
    /// Articles whose year is not known.
    pub yearless: u64,
    /// Articles whose date is doubtful.
    pub doubtful: u64,
    /// First day of publication.
    pub first: Option<chrono::NaiveDate>,
    /// Last day of publication.
    pub last: Option<chrono::NaiveDate>,
    /// Articles by month of publication, `1987-03`, in order.
    pub months: Vec<(String, u64)>,
    /// Articles by source, most first.
    pub sources: Vec<(String, u64)>,
    /// Articles by language, most first.
    pub languages: Vec<(String, u64)>,
    /// Files by outcome.
    pub read: u64,
    /// See `read`.
    pub skipped: u64,
    /// See `read`.
    pub failed: u64,
    /// Bytes of the index on disk.
    pub bytes: u64,
    /// Parts of the index.
    pub segments: usize,
}
