//! Paths go in, an index with their articles comes out: read, normalise, write, report.
//!
//! Files are found first, in a stable order, and those that did not change are passed over. Workers read and
//! normalise them; one writer takes what they give in the order of the files, so that every run gives the same index.
//! At the end the articles without a printed year have that of their neighbours, where those tell it.

mod neighbours;
pub mod plan;
mod work;

use crate::article::{Article, Days};
use crate::engine::{Added, FileOutcome, FileState, SkippedMembers, Writer};
use crate::error::{Error, Result};
use crate::ingest::{self, FileReport, Outcome, Reading};
use crate::normalise::{Entities, Given};
use plan::Job;
use std::collections::BTreeSet;
use std::path::PathBuf;

/// How to index.
#[derive(Clone, Debug)]
pub struct Options {
    /// What the user says of the files.
    pub given: Given,
    /// How files are read.
    pub reading: Reading,
    /// Whether entities are found.
    pub entities: Entities,
    /// Which files are read.
    pub choice: Choice,
    /// What happens to files that are gone.
    pub gone: Gone,
    /// Threads that read and normalise.
    pub jobs: usize,
    /// Seconds since 1970: when this run sees its articles.
    pub now: i64,
    /// A folder that is never read: the index's own.
    pub leave_out: PathBuf,
}

/// Which files are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// New and changed ones.
    Changed,
    /// New and changed ones, and those that failed before.
    ChangedAndFailed,
    /// All.
    All,
}

/// What happens to files that are gone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gone {
    /// They are reported; their articles stay.
    Keep,
    /// They are forgotten, with the articles that were sighted in them alone.
    Forget,
}

/// What a run tells while it goes on.
#[derive(Debug)]
pub enum Event<'a> {
    /// Files found so far.
    Finding(u64),
    /// All files are found: how many will be read, and their bytes.
    Begin {
        /// Files.
        files: u64,
        /// Bytes.
        bytes: u64,
    },
    /// A file is done.
    File(&'a FileState),
    /// Articles written so far.
    Articles(u64),
}

/// What a run did.
#[derive(Debug, Default)]
pub struct Report {
    /// Files that were read.
    pub read: u64,
    /// Files that did not change.
    pub unchanged: u64,
    /// Files that are no news.
    pub skipped: u64,
    /// Files that could not be read, wholly or in part.
    pub failed: u64,
    /// Records that could not be read.
    pub failed_records: u64,
    /// Members of files that are no news.
    pub skipped_members: u64,
    /// Files that are gone.
    pub gone: Vec<String>,
    /// Articles that were not there before.
    pub added: u64,
    /// Further sightings of articles.
    pub sightings: u64,
    /// Articles that were there already, in the same place.
    pub again: u64,
    /// Articles to which those around them gave the year that is not printed.
    pub years: u64,
    /// Paths that are not there.
    pub errors: Vec<Error>,
}

/// Reads what is new at and below `paths` into an index.
///
/// # Errors
///
/// When the index cannot be written; what was committed before stands. A path or a file that cannot be read is no
/// error: the report names it.
pub fn index(
    writer: &mut dyn Writer,
    paths: &[PathBuf],
    options: &Options,
    tell: &mut dyn FnMut(Event<'_>),
) -> Result<Report> {
    let mut report = Report::default();
    let found = plan::find(writer, paths, options, &mut report, tell)?;
    tell(Event::Begin { files: found.jobs.len() as u64, bytes: found.jobs.iter().map(Job::bytes).sum() });
    for state in found.touched {
        writer.end(state)?;
    }
    let mut sink =
        Sink { writer, report: &mut report, tell, written: 0, folders: BTreeSet::new(), has_yearless: false };
    work::run(&found.jobs, options, &mut sink)?;
    let (mut folders, has_yearless) = (sink.folders, sink.has_yearless);
    if options.gone == Gone::Forget {
        for path in &report.gone {
            writer.forget(path)?;
            folders.insert(neighbours::folder_of(path).to_owned());
        }
    }
    if !folders.is_empty() && (has_yearless || writer.has_open()?) {
        writer.commit()?;
        report.years = neighbours::infer(writer, &folders)?.with_year;
    }
    Ok(report)
}

/// The last stage: takes what the workers give, file after file.
struct Sink<'a> {
    writer: &'a mut dyn Writer,
    report: &'a mut Report,
    tell: &'a mut dyn FnMut(Event<'_>),
    written: u64,
    /// The folders whose files were read.
    folders: BTreeSet<String>,
    /// Whether an article came without its year.
    has_yearless: bool,
}

impl Sink<'_> {
    fn begin(&mut self, path: &str) -> Result<()> {
        self.writer.begin(path)
    }

    fn articles(&mut self, articles: Vec<Article>) -> Result<()> {
        for article in articles {
            let days = article.date.as_ref().map(|date| date.days);
            self.has_yearless |= matches!(days, Some(Days::Yearless { .. }));
            match self.writer.add(article)? {
                Added::New => self.report.added += 1,
                Added::Sighting => self.report.sightings += 1,
                Added::Again => self.report.again += 1,
            }
            self.written += 1;
        }
        (self.tell)(Event::Articles(self.written));
        Ok(())
    }

    fn end(&mut self, state: FileState) -> Result<()> {
        match state.outcome {
            FileOutcome::Read => self.report.read += 1,
            FileOutcome::Skipped => self.report.skipped += 1,
            FileOutcome::Failed => self.report.failed += 1,
        }
        self.report.failed_records += state.failed.len() as u64;
        self.report.skipped_members += state.skipped.iter().map(|members| members.count).sum::<u64>();
        (self.tell)(Event::File(&state));
        self.folders.insert(neighbours::folder_of(&state.path).to_owned());
        self.writer.end(state)
    }
}

/// The state of a file after it was read.
fn state_of(job: &Job, report: FileReport, reading: u64) -> FileState {
    let (outcome, format, reason) = match report.outcome {
        Outcome::Read { format } if report.failed.is_empty() => {
            (FileOutcome::Read, Some(format.to_owned()), None)
        }
        Outcome::Read { format } => {
            let reason = match report.failed.len() {
                1 => "1 record could not be read".to_owned(),
                count => format!("{count} records could not be read"),
            };
            (FileOutcome::Failed, Some(format.to_owned()), Some(reason))
        }
        Outcome::Skipped { reason } => (FileOutcome::Skipped, None, Some(reason)),
        Outcome::Failed { reason } => (FileOutcome::Failed, None, Some(reason)),
    };
    let mut content = [0; 8];
    content.copy_from_slice(&report.hash[..8]);
    FileState {
        path: job.key.clone(),
        size: job.size,
        modified: job.modified,
        reading,
        content: u64::from_le_bytes(content),
        outcome,
        format,
        reason,
        articles: report.articles,
        failed: report.failed,
        skipped: report.skipped.into_iter().map(skipped).collect(),
        suspects: report.suspects,
    }
}

fn skipped(members: ingest::SkippedMembers) -> SkippedMembers {
    let ingest::SkippedMembers { reason, count, first } = members;
    SkippedMembers { reason, count, first }
}
