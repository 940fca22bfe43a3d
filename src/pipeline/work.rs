//! Files to read go in, normalised articles come out, in the order of the files whatever the number of workers.

use super::plan::{self, Job};
use super::{Options, Sink, state_of};
use crate::article::Article;
use crate::engine::{FileOutcome, FileState};
use crate::error::{Error, Result};
use crate::ingest;
use crate::normalise::{self, Setting};
use chrono::{DateTime, NaiveDate};
use std::panic::AssertUnwindSafe;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, channel, sync_channel};

/// Articles that are handed on together.
const BATCH: usize = 64;
/// Batches of one file that may wait: memory stays bounded however long the file is.
const WAITING: usize = 8;

/// What a worker gives of one file.
enum Given {
    Articles(Vec<Article>),
    End(Box<FileState>),
}

/// Reads all files and gives them to the sink.
pub(super) fn run(jobs: &[Job], options: &Options, sink: &mut Sink<'_>) -> Result<()> {
    let next = AtomicUsize::new(0);
    let stop = AtomicBool::new(false);
    let reading = plan::reading_number(options);
    std::thread::scope(|scope| {
        let (announce, announced) = channel::<(usize, Receiver<Given>)>();
        for _ in 0..options.jobs.clamp(1, jobs.len().max(1)) {
            let announce = announce.clone();
            let (next, stop) = (&next, &stop);
            scope.spawn(move || {
                while !stop.load(Ordering::Relaxed) {
                    let number = next.fetch_add(1, Ordering::Relaxed);
                    let Some(job) = jobs.get(number) else { break };
                    let (give, given) = sync_channel(WAITING);
                    if announce.send((number, given)).is_err() {
                        break;
                    }
                    guarded(job, options, reading, &give);
                }
            });
        }
        drop(announce);
        let result = take_in_order(jobs, &announced, sink);
        stop.store(true, Ordering::Relaxed);
        result
    })
}

/// Takes each file's articles when its turn comes; workers of later files wait meanwhile.
fn take_in_order(
    jobs: &[Job],
    announced: &Receiver<(usize, Receiver<Given>)>,
    sink: &mut Sink<'_>,
) -> Result<()> {
    let mut early = std::collections::BTreeMap::new();
    for (number, job) in jobs.iter().enumerate() {
        let given = loop {
            if let Some(given) = early.remove(&number) {
                break given;
            }
            match announced.recv() {
                Ok((other, given)) => early.insert(other, given),
                Err(_) => return Ok(()),
            };
        };
        sink.begin(&job.key)?;
        for given in given {
            match given {
                Given::Articles(articles) => sink.articles(articles)?,
                Given::End(state) => sink.end(*state)?,
            }
        }
    }
    Ok(())
}

/// Reads a file; a defect that it brings to light costs that file alone, and is listed.
fn guarded(job: &Job, options: &Options, reading: u64, give: &SyncSender<Given>) {
    let read = AssertUnwindSafe(|| read_file(job, options, reading, give));
    if let Err(panic) = std::panic::catch_unwind(read) {
        let state = settled_state(job, reading, FileOutcome::Failed, Error::defect(&*panic).to_string());
        // A closed channel means that the run was stopped: nobody waits for the rest.
        let _ = give.send(Given::End(Box::new(state)));
    }
}

/// The state of a file that no format has read.
fn settled_state(job: &Job, reading: u64, outcome: FileOutcome, reason: String) -> FileState {
    FileState {
        path: job.key.clone(),
        size: job.size,
        modified: job.modified,
        reading,
        content: 0,
        outcome,
        format: None,
        reason: Some(reason),
        articles: 0,
        failed: Vec::new(),
        skipped: Vec::new(),
        suspects: Vec::new(),
    }
}

fn read_file(job: &Job, options: &Options, reading: u64, give: &SyncSender<Given>) {
    if let Some((outcome, reason)) = &job.settled {
        let state = settled_state(job, reading, *outcome, reason.clone());
        // A closed channel means that the run was stopped: nobody waits for the rest.
        let _ = give.send(Given::End(Box::new(state)));
        return;
    }
    let latest = latest_day(job, options);
    let mut batch = Vec::with_capacity(BATCH);
    let report = ingest::read(&job.path, &options.reading, &mut |raw| {
        let setting = Setting { given: &options.given, latest, path: &job.key, entities: options.entities };
        let mut article = normalise::normalise(&raw, &setting);
        article.indexed = options.now;
        batch.push(article);
        if batch.len() == BATCH {
            let full = std::mem::replace(&mut batch, Vec::with_capacity(BATCH));
            let _ = give.send(Given::Articles(full));
        }
    });
    if !batch.is_empty() {
        let _ = give.send(Given::Articles(batch));
    }
    let outcome = if report.articles > 0 { FileOutcome::Read } else { FileOutcome::Skipped };
    let mut state = state_of(job, report, reading);
    if state.outcome == FileOutcome::Read && outcome == FileOutcome::Skipped {
        state.outcome = FileOutcome::Skipped;
        state.reason = Some("no article in it".to_owned());
    }
    let _ = give.send(Given::End(Box::new(state)));
}

/// The last day on which an article of the file can have been published: when the file was last changed, or today.
fn latest_day(job: &Job, options: &Options) -> NaiveDate {
    let day = |seconds: i64| DateTime::from_timestamp(seconds, 0).map(|instant| instant.date_naive());
    let today = day(options.now).unwrap_or(NaiveDate::MAX);
    match day(job.modified.div_euclid(1_000_000_000)) {
        // Clocks that were never set stand at 1970 or 1980.
        Some(changed) if changed >= first_files() && changed <= today => changed,
        _ => today,
    }
}

fn first_files() -> NaiveDate {
    NaiveDate::from_ymd_opt(1990, 1, 1).expect("1990-01-01 is a day")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_defect_costs_its_file_alone() {
        let job = Job { path: "a.txt".into(), key: "a.txt".to_owned(), size: 3, modified: 0, settled: None };
        let panic =
            std::panic::catch_unwind(|| panic!("byte 3 is inside a character")).expect_err("it panics");
        let state = settled_state(&job, 1, FileOutcome::Failed, Error::defect(&*panic).to_string());
        let reason = "a defect of the program: byte 3 is inside a character";
        assert_eq!((state.outcome, state.reason.as_deref()), (FileOutcome::Failed, Some(reason)));
    }
}
