//! Options about files go in, files are read into the index, what was done comes out: for `index` and `search --in`.

use super::{Cli, Streams, now};
use crate::engine::{self, FileState, Start, Writing};
use crate::error::{Error, Result};
use crate::ingest::{self, Reading, Scope};
use crate::normalise::{Entities, Given};
use crate::pipeline::{self, Choice, Event, Gone, Report};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// What the files do not say, and how to read them.
#[derive(Clone, Debug, clap::Args)]
pub(super) struct FileOptions {
    /// The source of these files
    #[arg(long, value_name = "NAME")]
    pub source: Option<String>,
    /// The day of publication of these files
    #[arg(long, value_name = "DATE")]
    pub date: Option<String>,
    /// The language of these files, ISO 639-1
    #[arg(long, value_name = "CODE")]
    pub lang: Option<String>,
    /// The years in which dates without a year lie: 2024 or 2021..2024
    #[arg(long, value_name = "YEARS")]
    pub years: Option<String>,
    /// The zone of printed times without one: +02:00, CET
    #[arg(long, value_name = "ZONE")]
    pub tz: Option<String>,
    /// The encoding of these files, whatever they say: windows-1252
    #[arg(long, value_name = "NAME")]
    pub encoding: Option<String>,
    /// Takes in what is plainly no news, too: README, source code, tables
    #[arg(long)]
    pub everything: bool,
    /// The longest article: 20MB
    #[arg(long, value_name = "SIZE", default_value = "20MB", value_parser = size)]
    pub article_limit: u64,
    /// How long a file may take for each of its articles, beside the time for reading it, in seconds
    #[arg(long, value_name = "SECONDS", default_value_t = 10)]
    pub patience: u64,
    /// Threads [default: all cores]
    #[arg(long, value_name = "N")]
    pub jobs: Option<usize>,
    /// Memory for building the index
    #[arg(long, value_name = "SIZE", default_value = "200MB", value_parser = size)]
    pub memory: u64,
    /// Leaves people, organisations and places out
    #[arg(long)]
    pub no_entities: bool,
}

impl Default for FileOptions {
    fn default() -> FileOptions {
        FileOptions {
            source: None,
            date: None,
            lang: None,
            years: None,
            tz: None,
            encoding: None,
            everything: false,
            article_limit: Reading::default().article_limit,
            patience: Reading::default().patience.as_secs(),
            jobs: None,
            memory: 200_000_000,
            no_entities: false,
        }
    }
}

/// What else a run is told.
pub(super) struct Run<'a> {
    pub choice: Choice,
    pub gone: Gone,
    pub start: Start,
    /// Where a line for each file goes.
    pub report: Option<&'a Path>,
}

/// Reads what is new at and below `paths` into the index.
pub(super) fn index(
    paths: &[PathBuf],
    files: &FileOptions,
    run: &Run<'_>,
    cli: &Cli,
    streams: &mut Streams<'_>,
) -> Result<Report> {
    let options = pipeline::Options {
        given: given(files)?,
        reading: reading(files)?,
        entities: if files.no_entities { Entities::Leave } else { Entities::Find },
        choice: run.choice,
        gone: run.gone,
        jobs: files.jobs.unwrap_or_else(cores).max(1),
        now: now(),
        leave_out: pipeline::plan::absolute(&cli.index),
    };
    let paths = present_paths(paths, streams);
    let mut report_file = match run.report {
        Some(path) => Some((std::fs::File::create(path).map_err(Error::io("cannot write", path))?, path)),
        None => None,
    };
    let writing = Writing {
        // Words are cut and counted by one thread less than there are cores; the workers use the rest.
        threads: options.jobs.saturating_sub(1).clamp(1, 8),
        memory: usize::try_from(files.memory).unwrap_or(usize::MAX),
        start: run.start,
    };
    let mut writer = engine::write(&cli.index, &writing)?;
    let bar = Bar::new();
    let mut report_error = None;
    let report = pipeline::index(&mut *writer, &paths.there, &options, &mut |event| {
        bar.show(&event);
        if let (Event::File(state), Some((file, path))) = (&event, &mut report_file)
            && report_error.is_none()
            && let Err(error) = write_line(state, file)
        {
            report_error = Some(Error::io("cannot write", *path)(error));
        }
    });
    bar.clear();
    let mut report = report?;
    writer.finish()?;
    for error in &report.errors {
        streams.complain(error);
    }
    if let Some(error) = report_error {
        streams.complain(&error);
    }
    report.errors.extend(paths.missing);
    Ok(report)
}

struct Paths {
    there: Vec<PathBuf>,
    missing: Vec<Error>,
}

/// Tells the paths that are there from those that are not, and names the latter.
fn present_paths(paths: &[PathBuf], streams: &mut Streams<'_>) -> Paths {
    let mut found = Paths { there: Vec::new(), missing: Vec::new() };
    for path in paths {
        if path.symlink_metadata().is_ok() {
            found.there.push(path.clone());
        } else {
            let error = Error::NoPath { path: path.clone() };
            streams.complain(&error);
            found.missing.push(error);
        }
    }
    found
}

/// Says what a run did, on one line.
pub(super) fn summary(report: &Report) -> String {
    let mut parts = vec![format!("{} new articles", report.added)];
    let mut part = |count: u64, what: &str| {
        if count > 0 {
            parts.push(format!("{count} {what}"));
        }
    };
    part(report.sightings, "further sightings");
    part(report.again, "articles read again");
    part(report.years, "years told by neighbours");
    part(report.read, "files read");
    part(report.unchanged, "files unchanged");
    part(report.skipped, "files skipped: no news");
    part(report.skipped_members, "members skipped: no news");
    part(report.failed, "files failed");
    part(report.failed_records, "records failed");
    part(report.gone.len() as u64, "files gone");
    parts.join(", ")
}

fn given(files: &FileOptions) -> Result<Given> {
    let years = match &files.years {
        None => None,
        Some(text) => Some(years(text)?),
    };
    Ok(Given {
        source: files.source.clone(),
        date: files.date.clone(),
        lang: files.lang.as_ref().map(|lang| lang.to_lowercase()),
        years,
        zone: files.tz.clone(),
    })
}

fn reading(files: &FileOptions) -> Result<Reading> {
    if let Some(name) = &files.encoding
        && !ingest::is_known_encoding(name)
    {
        return Err(Error::usage(
            format!("no encoding is called {name}"),
            "names are those of the Web: windows-1252, utf-16le, shift_jis",
        ));
    }
    let scope = if files.everything { Scope::Everything } else { Scope::News };
    Ok(Reading {
        encoding: files.encoding.clone(),
        article_limit: files.article_limit,
        patience: Duration::from_secs(files.patience),
        scope,
    })
}

fn years(text: &str) -> Result<std::ops::RangeInclusive<i32>> {
    let (from, to) = text.split_once("..").unwrap_or((text, text));
    match (from.trim().parse::<i32>(), to.trim().parse::<i32>()) {
        (Ok(from), Ok(to)) if from <= to && (1..=9999).contains(&from) && to <= 9999 => Ok(from..=to),
        _ => Err(Error::usage(format!("{text} is no range of years"), "write 2024 or 2021..2024")),
    }
}

/// Reads `20MB`, `1.5 GB`, `4096`.
fn size(text: &str) -> std::result::Result<u64, String> {
    let text = text.trim();
    let digits = text.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(text.len());
    let number: f64 = text[..digits].parse().map_err(|_| "write a size such as 20MB".to_owned())?;
    let factor = match text[digits..].trim().to_ascii_uppercase().as_str() {
        "" | "B" => 1.0,
        "K" | "KB" => 1e3,
        "M" | "MB" => 1e6,
        "G" | "GB" => 1e9,
        _ => return Err("write a size such as 20MB".to_owned()),
    };
    Ok((number * factor) as u64)
}

fn cores() -> usize {
    std::thread::available_parallelism().map_or(2, std::num::NonZero::get)
}

fn write_line(state: &FileState, file: &mut std::fs::File) -> std::io::Result<()> {
    serde_json::to_writer(&mut *file, state)?;
    file.write_all(b"\n")
}

/// The progress of a run, on a terminal.
struct Bar {
    bar: ProgressBar,
}

impl Bar {
    fn new() -> Bar {
        let target = match std::io::stderr().is_terminal() {
            true => ProgressDrawTarget::stderr(),
            false => ProgressDrawTarget::hidden(),
        };
        let bar = ProgressBar::with_draw_target(None, target);
        bar.set_style(ProgressStyle::with_template("{spinner} {msg}").expect("the template is right"));
        Bar { bar }
    }

    fn show(&self, event: &Event<'_>) {
        match event {
            Event::Finding(count) => self.bar.set_message(format!("{count} files found")),
            Event::Begin { bytes, .. } => {
                self.bar.set_length(*bytes);
                let template = "{bar:30} {bytes}/{total_bytes} {bytes_per_sec} {eta} left · {msg}";
                self.bar.set_style(ProgressStyle::with_template(template).expect("the template is right"));
            }
            Event::File(state) => self.bar.inc(state.size),
            Event::Articles(count) => self.bar.set_message(format!("{count} articles")),
        }
    }

    fn clear(&self) {
        self.bar.finish_and_clear();
    }
}
