//! A generated archive of a million articles goes in; how long people wait for answers over it comes out.

use crate::generator::{self, CLASSES};
use crate::table::Table;
use crate::{DATELINE, ROUNDS, Result, clock, index_anew, megabytes, one_process};
use chrono::NaiveDate;
use dateline::engine::{self, Ask, Copies, Engine};
use dateline::query::{self, Syntax};
use dateline::search::{self, Options};
use std::fs::{self, File};
use std::hint::black_box;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

/// Articles, over thirty years.
const ARTICLES: u64 = 1_000_000;
/// Questions of each kind.
const QUESTIONS: usize = 20;
/// Milliseconds in which half of all questions, and 95 of 100, are to be answered, and a whole search is to be over.
const HALF: f64 = 10.0;
const MOST: f64 = 50.0;
const WHOLE: f64 = 60.0;
/// Milliseconds in which a count over all articles is to be over, and one of what is unusual.
const COUNT: f64 = 300.0;
const UNUSUAL: f64 = 2_000.0;

/// Adds the rows of the archive, which is made where it is not there: some minutes and 2 GB.
pub fn measure(folder: &Path, table: &mut Table) -> Result<()> {
    let index = made(folder, table)?;
    let engine = engine::open(&index)?;
    let mut all = Vec::new();
    for class in CLASSES {
        let mut times = Vec::new();
        for text in generator::questions(class, QUESTIONS) {
            times.push(milliseconds(&*engine, &text)?);
        }
        let measure = format!("archive: {class}, ten best with snippets, ms, p50");
        table.add(measure, share(&mut times, 0.5), None, None);
        all.extend(times);
    }
    table.add("archive: all questions, ms, p50, of 10", share(&mut all, 0.5), Some(HALF), Some(1.0));
    table.add("archive: all questions, ms, p95, of 50", share(&mut all, 0.95), Some(MOST), Some(1.0));
    let mut whole = Vec::new();
    for class in CLASSES {
        let text = &generator::questions(class, 1)[0];
        let mut command = Command::new(DATELINE);
        whole.push(one_process(command.arg("search").arg(text).arg("--index").arg(&index))?);
    }
    let slowest = whole.iter().copied().fold(0.0, f64::max);
    table.add(
        "archive: a search as a whole process, CPU ms, median, of 60",
        share(&mut whole, 0.5),
        Some(WHOLE),
        Some(1.0),
    );
    table.add("archive: the slowest of those, of 60", slowest, Some(WHOLE), Some(1.0));
    for by in ["day", "month", "year", "source", "person", "place"] {
        let took = counting(&index, &["--by", by])?;
        table.add(
            format!("archive: count of all by {by}, whole process, CPU ms, of 300"),
            took,
            Some(COUNT),
            Some(1.0),
        );
    }
    let took = counting(&index, &["--unusual"])?;
    table.add(
        "archive: what is unusual in a story, whole process, CPU ms, of 2000",
        took,
        Some(UNUSUAL),
        Some(1.0),
    );
    Ok(())
}

/// The index of the archive.
fn made(folder: &Path, table: &mut Table) -> Result<PathBuf> {
    let (corpus, index) = (folder.join("archive.jsonl"), folder.join("archive.index"));
    if !corpus.exists() {
        let part = corpus.with_extension("part");
        let mut out = BufWriter::new(File::create(&part)?);
        let bytes = generator::write(ARTICLES, &mut out)?;
        out.flush()?;
        fs::rename(part, &corpus)?;
        fs::write(folder.join("archive.bytes"), bytes.to_string())?;
    }
    if !index.exists() {
        let mut command = Command::new(DATELINE);
        command.arg("index").arg(&corpus).arg("--index").arg(&index);
        let used = index_anew(&index, &mut command)?;
        let bytes: f64 = fs::read_to_string(folder.join("archive.bytes"))?.parse()?;
        table.add("archive: indexing, with names, CPU s", used.seconds, None, None);
        table.add("archive: peak memory of indexing, MB, of 900", used.megabytes, Some(900.0), Some(1.0));
        table.add("archive: index / text, MB", megabytes(&index)?, Some(bytes / 1e6), None);
    }
    Ok(index)
}

/// Milliseconds by the clock for the ten best with snippets and the exact total: the least of a few rounds, once warm.
fn milliseconds(engine: &dyn Engine, text: &str) -> Result<f64> {
    let today = NaiveDate::from_ymd_opt(2026, 1, 1).ok_or("2026-01-01 is a day")?;
    let options = Options { ask: Ask { copies: Copies::Fold, ..Ask::default() }, passages: 2, expand: None };
    let mut least = f64::INFINITY;
    for _ in 0..=ROUNDS {
        let start = Instant::now();
        let (query, _) = query::parse(black_box(text), today, Syntax::Dateline);
        black_box(search::search(engine, &query, &options)?);
        least = least.min(start.elapsed().as_secs_f64() * 1e3);
    }
    Ok(least)
}

/// Milliseconds of CPU that a count takes as a process, the least of a few.
fn counting(index: &Path, options: &[&str]) -> Result<f64> {
    let text = if options[0] == "--unusual" { &generator::questions("word", 1)[0] } else { "*" };
    let mut command = Command::new(DATELINE);
    command.arg("count").arg(text).args(options).arg("--index").arg(index);
    let mut least = f64::INFINITY;
    for _ in 0..ROUNDS {
        least = least.min(clock::of_process(&mut command)?.seconds * 1e3);
    }
    Ok(least)
}

/// The figure that a share of all figures do not exceed.
fn share(figures: &mut [f64], share: f64) -> f64 {
    figures.sort_by(f64::total_cmp);
    let at = ((figures.len() as f64 * share).ceil() as usize).clamp(1, figures.len().max(1)) - 1;
    figures.get(at).copied().unwrap_or(f64::NAN)
}
