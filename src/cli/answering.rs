//! Options of a search and a query go in, hits and what is said of them come out: for `search` and `batch`.

use super::asking::Asked;
use super::indexing::{self, FileOptions, Run};
use super::{Cli, Streams};
use crate::engine::{Ask, Burst, Copies, Engine, Partial, Start};
use crate::error::{Error, Result};
use crate::pipeline::{Choice, Gone, plan};
use crate::present::Summary;
use crate::query::{Node, Query};
use crate::search::{self, Options, ResultHit, advice, explain};
use clap::ValueEnum;
use std::path::PathBuf;
use std::time::Instant;

/// Which hits are wanted, and from where.
#[derive(Clone, Debug, clap::Args)]
pub(super) struct Wanted {
    /// Indexes what is new under these paths first, and answers only from articles sighted there
    #[arg(long = "in", value_name = "PATH", num_args = 1..)]
    within: Vec<PathBuf>,
    /// Articles to print
    #[arg(short = 'n', long, value_name = "N", default_value = "10")]
    limit: usize,
    /// Articles to leave out first
    #[arg(long, value_name = "N", default_value = "0")]
    offset: usize,
    /// Leaves out articles with only some of the words
    #[arg(long)]
    all: bool,
    #[command(flatten)]
    pub more: More,
    /// What to do with copies of one story
    #[arg(long, value_name = "WHAT", default_value = "fold")]
    copies: CopiesName,
    /// Passages shown of each article
    #[arg(long, value_name = "K", default_value = "2")]
    snippets: usize,
}

/// What is to bear on the order beside the words typed.
#[derive(Clone, Debug, clap::Args)]
pub(super) struct More {
    /// Adds words of the first five articles to those typed, and says which
    #[arg(long)]
    expand: bool,
    /// Leaves out a word that --expand added, or a spelling that variants(…) found
    #[arg(long, value_name = "WORD")]
    without: Vec<String>,
    /// Favours articles of the days around which the first twenty lie, against how much the archive holds of then
    #[arg(long)]
    burst: bool,
}

impl More {
    /// Whether words are added, but for these.
    pub(super) fn expand(&self) -> Option<Vec<String>> {
        self.expand.then(|| self.without.clone())
    }

    /// The query, with the spellings that are left out of its variants.
    pub(super) fn left_out(&self, mut query: Query) -> Result<Query> {
        let mut has_variants = false;
        if let Some(root) = query.root.as_mut().filter(|_| !self.without.is_empty()) {
            root.each_mut(&mut |node| {
                if let Node::Variants { without, .. } = node {
                    has_variants = true;
                    without.extend(self.without.iter().cloned());
                }
            });
        }
        if !self.without.is_empty() && !has_variants && !self.expand {
            return Err(Error::usage(
                "--without leaves out words that --expand adds or spellings of variants(…), and there are neither",
                "to exclude articles with a word write -word",
            ));
        }
        Ok(query)
    }

    /// Whether days bear on the order.
    pub(super) fn burst(&self) -> Burst {
        if self.burst { Burst::Favour } else { Burst::Leave }
    }
}

/// What to do with copies of one story.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum CopiesName {
    /// Shows the best of them
    Fold,
    /// Shows each
    Show,
}

/// What is told of a query beside its hits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Told {
    /// Nothing.
    Nothing,
    /// What to change, when nothing matches.
    Advice,
    /// That, and what each part finds alone.
    Parts,
}

/// The answer to one query.
pub(super) struct Answer {
    pub hits: Vec<ResultHit>,
    pub summary: Summary,
}

impl Wanted {
    /// Indexes what is new under the paths of `--in`; whether one of them is not there. An index that cannot be
    /// written now is searched as it is.
    pub(super) fn index_first(&self, cli: &Cli, streams: &mut Streams<'_>) -> Result<bool> {
        if self.within.is_empty() {
            return Ok(false);
        }
        let run = Run { choice: Choice::Changed, gone: Gone::Keep, start: Start::Keep, report: None };
        match indexing::index(&self.within, &FileOptions::default(), &run, cli, streams) {
            Ok(report) => {
                if report.added + report.failed + report.sightings > 0 {
                    streams.say(&format!("dateline: {}", indexing::summary(&report)));
                }
                Ok(!report.errors.is_empty())
            }
            Err(error @ (Error::Busy { .. } | Error::Io { .. })) => {
                streams.complain(&error);
                streams.say("  what the index holds is searched; what is new may be missing");
                Ok(false)
            }
            Err(error) => Err(error),
        }
    }

    /// What a run is made of: each copy of a story, and no snippets, which it does not show.
    pub(super) fn of_run(&mut self) {
        self.copies = CopiesName::Show;
        self.snippets = 0;
    }

    /// Answers one query.
    pub(super) fn answer(&self, engine: &dyn Engine, asked: Asked, told: Told) -> Result<Answer> {
        let started = Instant::now();
        let query = self.more.left_out(asked.query)?;
        let under = self.within.iter().map(|path| plan::key_of(&plan::absolute(path)));
        let ask = Ask {
            limit: self.limit,
            offset: self.offset,
            partial: if self.all { Partial::Leave } else { Partial::Follow },
            under: (!self.within.is_empty()).then(|| under.collect()),
            copies: match self.copies {
                CopiesName::Fold => Copies::Fold,
                CopiesName::Show => Copies::Show,
            },
            burst: self.more.burst(),
            ..asked.ask
        };
        let options = Options { ask, passages: self.snippets, expand: self.more.expand() };
        let results = search::search(engine, &query, &options)?;
        let took_ms = started.elapsed().as_secs_f64() * 1000.0;
        let explained = match told {
            Told::Parts => explain::of(engine, &query, &options.ask)?,
            Told::Nothing | Told::Advice => None,
        };
        let advice = match told {
            Told::Nothing => None,
            Told::Advice | Told::Parts => advice::of(engine, &query, &options.ask, &results.counts)?,
        };
        let (suggested, offered) = match told {
            Told::Nothing => (Vec::new(), Vec::new()),
            Told::Advice | Told::Parts => {
                (search::names::suggested(engine, &query)?, search::names::offered(engine, &query)?)
            }
        };
        let summary = Summary {
            query: query.to_string(),
            syntax: asked.syntax,
            period: asked.period,
            counts: results.counts,
            added: results.added,
            folded: results.folded,
            shown: results.hits.len(),
            problems: asked.problems,
            notes: results.notes,
            suggested,
            offered,
            explained,
            advice,
            options: asked.options,
            took_ms,
        };
        Ok(Answer { hits: results.hits, summary })
    }
}

impl Answer {
    /// Articles found, those with only some of the words too.
    pub(super) fn found(&self) -> u64 {
        let counts = self.summary.counts;
        counts.certain + counts.possible + counts.partial
    }
}
