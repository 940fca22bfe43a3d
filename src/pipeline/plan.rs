//! Paths and what the index remembers go in; the files to read come out, in a stable order.

use super::{Choice, Event, Options, Report};
use crate::engine::{FileOutcome, FileState, Known, Writer};
use crate::error::{Error, Result};
use crate::ingest::{self, Found};
use crate::normalise;
use std::collections::BTreeSet;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

/// A file to be read, or one that is known already to be unreadable or no news.
#[derive(Debug)]
pub(super) struct Job {
    /// Where it is read.
    pub path: PathBuf,
    /// Its name in the index: the absolute path.
    pub key: String,
    pub size: u64,
    pub modified: i64,
    /// What became of it without reading.
    pub settled: Option<(FileOutcome, String)>,
}

impl Job {
    /// Bytes that will be read.
    pub(super) fn bytes(&self) -> u64 {
        if self.settled.is_some() { 0 } else { self.size }
    }
}

/// What was found.
#[derive(Debug, Default)]
pub(super) struct FoundFiles {
    pub jobs: Vec<Job>,
    /// Files whose time changed and whose content did not.
    pub touched: Vec<FileState>,
}

/// Finds the files to read at and below `paths`.
pub(super) fn find(
    writer: &dyn Writer,
    paths: &[PathBuf],
    options: &Options,
    report: &mut Report,
    tell: &mut dyn FnMut(Event<'_>),
) -> Result<FoundFiles> {
    let reading = reading_number(options);
    let mut found = FoundFiles::default();
    let mut seen = BTreeSet::new();
    let mut roots = Vec::new();
    let mut failure = None;
    let mut count = 0;
    for path in paths {
        let root = absolute(path);
        let walked = ingest::walk(&root, options.reading.scope, &mut |entry| {
            count += 1;
            if count % 1000 == 0 {
                tell(Event::Finding(count));
            }
            let Some(job) = job_of(entry, options) else { return ControlFlow::Continue(()) };
            if !seen.insert(job.key.clone()) {
                return ControlFlow::Continue(());
            }
            match sort_out(job, writer, options, reading, &mut found) {
                Ok(Sorted::Unchanged) => report.unchanged += 1,
                Ok(Sorted::ToRead) => {}
                Err(error) => {
                    failure = Some(error);
                    return ControlFlow::Break(());
                }
            }
            ControlFlow::Continue(())
        });
        match walked {
            Ok(()) => roots.push(key_of(&root)),
            Err(Error::NoPath { .. }) => report.errors.push(Error::NoPath { path: path.clone() }),
            Err(error) => return Err(error),
        }
        if let Some(error) = failure.take() {
            return Err(error);
        }
    }
    report.gone = writer.paths()?;
    report.gone.retain(|path| !seen.contains(path) && roots.iter().any(|root| is_below(path, root)));
    Ok(found)
}

/// A number for everything but the file itself that bears on what is read from it.
pub(super) fn reading_number(options: &Options) -> u64 {
    let key = format!(
        "{} {} {} {:?}",
        normalise::VERSION,
        options.given.key(),
        options.reading.key(),
        options.entities
    );
    let mut number = [0; 8];
    number.copy_from_slice(&blake3::hash(key.as_bytes()).as_bytes()[..8]);
    u64::from_le_bytes(number)
}

/// The absolute path under which the index knows a file or folder.
pub fn absolute(path: &Path) -> PathBuf {
    std::fs::canonicalize(path).or_else(|_| std::path::absolute(path)).unwrap_or_else(|_| path.to_owned())
}

/// A path as text; bytes that are no UTF-8 are shown as U+FFFD.
pub fn key_of(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}

enum Sorted {
    Unchanged,
    ToRead,
}

fn sort_out(
    job: Job,
    writer: &dyn Writer,
    options: &Options,
    reading: u64,
    found: &mut FoundFiles,
) -> Result<Sorted> {
    let Some(known) = writer.known(&job.key)? else {
        found.jobs.push(job);
        return Ok(Sorted::ToRead);
    };
    let is_wanted = match options.choice {
        Choice::All => true,
        Choice::ChangedAndFailed => known.outcome == FileOutcome::Failed,
        Choice::Changed => false,
    };
    if !is_wanted && known.reading == reading && known.size == job.size && job.settled.is_none() {
        if known.modified == job.modified {
            return Ok(Sorted::Unchanged);
        }
        if has_same_content(&job, &known)
            && let Some(state) = writer.state(&job.key)?
        {
            found.touched.push(FileState { modified: job.modified, ..state });
            return Ok(Sorted::Unchanged);
        }
    }
    if let Some((outcome, _)) = &job.settled
        && !is_wanted
        && *outcome == FileOutcome::Skipped
        && known.outcome == FileOutcome::Skipped
        && known.reading == reading
    {
        return Ok(Sorted::Unchanged);
    }
    found.jobs.push(job);
    Ok(Sorted::ToRead)
}

fn has_same_content(job: &Job, known: &Known) -> bool {
    let mut hasher = blake3::Hasher::new();
    let Ok(mut file) = std::fs::File::open(&job.path) else { return false };
    if std::io::copy(&mut file, &mut hasher).is_err() {
        return false;
    }
    let mut number = [0; 8];
    number.copy_from_slice(&hasher.finalize().as_bytes()[..8]);
    u64::from_le_bytes(number) == known.content
}

fn job_of(entry: Found, options: &Options) -> Option<Job> {
    let job = match entry {
        Found::File { path, size, modified } => {
            Job { key: key_of(&path), path, size, modified, settled: None }
        }
        Found::Failed { path, reason } => settled(path, FileOutcome::Failed, reason),
        Found::Skipped { path, reason } => settled(path, FileOutcome::Skipped, reason),
    };
    (!job.path.starts_with(&options.leave_out)).then_some(job)
}

fn settled(path: PathBuf, outcome: FileOutcome, reason: String) -> Job {
    Job { key: key_of(&path), path, size: 0, modified: 0, settled: Some((outcome, reason)) }
}

fn is_below(path: &str, root: &str) -> bool {
    path.strip_prefix(root.trim_end_matches('/')).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}
