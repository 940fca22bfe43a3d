//! `batch`: a file of queries goes in, the answer to each comes out: a bad one is reported and costs the others nothing.

use super::answering::{Answer, Told, Wanted};
use super::asking::{self, Around};
use super::{Cli, Outcome, Streams};
use crate::engine::Engine;
use crate::error::{Error, Result};
use crate::present::{self, Style, json};
use clap::ValueEnum;
use serde_json::{Value, json};
use std::fs::File;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::time::Instant;

/// Answers the queries of a file, one a line
///
/// A line is a query, or an id, a tab and a query; without an id the number of the line is the id. Empty lines are
/// passed over. Each query is answered on its own, with the same options; one that cannot be answered is reported, and
/// makes the exit code 2 at the end.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  dateline batch queries.txt -n 5 > answers.jsonl
  dateline batch questions.tsv --syntax words --format trec > run.txt
  printf 'junta\\noil -palm\\n' | dateline batch - --timing")]
pub struct Args {
    /// A file of queries, or - for standard input
    #[arg(value_name = "FILE")]
    file: PathBuf,
    #[command(flatten)]
    around: Around,
    #[command(flatten)]
    wanted: Wanted,
    /// How to print
    #[arg(long, value_name = "FORMAT", default_value = "json")]
    format: Format,
    /// Adds the time that each query took, to JSON: microseconds by the clock and of the processor
    #[arg(long)]
    timing: bool,
}

/// How answers are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// JSON Lines: one object a query
    #[value(alias = "jsonl")]
    Json,
    /// Lines of a TREC run: qid Q0 record rank score dateline
    Trec,
}

pub(super) fn run(args: &Args, cli: &Cli, streams: &mut Streams<'_>) -> Result<Outcome> {
    // What is wrong with the options is wrong with every line: it is told once, before any is read, with a word that
    // every syntax takes.
    asking::of("news", &args.around)?;
    let mut lines = open(&args.file)?;
    let missing_paths = args.wanted.index_first(cli, streams)?;
    let engine = cli.open(streams)?;
    let mut wanted = args.wanted.clone();
    if args.format == Format::Trec {
        wanted.of_run();
    }
    let batch = Batch { args, wanted, engine: &*engine, style: cli.style() };
    let (mut found, mut failed) = (0, missing_paths);
    let mut line = Vec::new();
    for number in 1.. {
        line.clear();
        if lines.read_until(b'\n', &mut line).map_err(Error::io("cannot read", &args.file))? == 0 {
            break;
        }
        match batch.line(number, &line, streams) {
            Ok(answered) => found += answered,
            Err(Error::ClosedPipe) => return Err(Error::ClosedPipe),
            Err(error) => {
                failed = true;
                streams.say(&format!("dateline: line {number}: {error}"));
                if let Some(hint) = error.hint() {
                    streams.say(&format!("  hint: {hint}"));
                }
            }
        }
    }
    Ok(match found {
        _ if failed => Outcome::Failed,
        0 => Outcome::Nothing,
        _ => Outcome::Done,
    })
}

fn open(file: &Path) -> Result<Box<dyn BufRead>> {
    if file.as_os_str() == "-" {
        return Ok(Box::new(BufReader::new(std::io::stdin())));
    }
    if !file.exists() {
        let message = format!("no such file: {}", present::escape::for_terminal(&file.to_string_lossy()));
        return Err(Error::usage(message, "name a file with a query a line, or - for standard input"));
    }
    Ok(Box::new(BufReader::new(File::open(file).map_err(Error::io("cannot read", file))?)))
}

struct Batch<'a> {
    args: &'a Args,
    wanted: Wanted,
    engine: &'a dyn Engine,
    style: Style,
}

impl Batch<'_> {
    /// Answers one line; how many articles were found.
    fn line(&self, number: u64, line: &[u8], streams: &mut Streams<'_>) -> Result<u64> {
        let line = line.strip_prefix(b"\xef\xbb\xbf".as_slice()).filter(|_| number == 1).unwrap_or(line);
        let read = std::str::from_utf8(line);
        let text = read.unwrap_or_default().trim_end_matches(['\n', '\r']);
        let (id, text) = match text.split_once('\t') {
            Some((id, text)) => (id.trim(), text),
            None => ("", text),
        };
        if read.is_ok() && id.is_empty() && text.trim().is_empty() {
            return Ok(0);
        }
        let id = if id.is_empty() { number.to_string() } else { id.to_owned() };
        let clock = self.args.timing.then(Clock::start);
        let answer = match read {
            Ok(_) => self.answer(text),
            Err(_) => Err(Error::usage("this is no UTF-8", "save the file as UTF-8")),
        };
        let took = clock.map(|clock| clock.took());
        match answer {
            Ok(answer) => {
                for problem in &answer.summary.problems {
                    streams.say(&format!("dateline: line {number}:"));
                    asking::show_problem(text, problem, streams);
                }
                for note in &answer.summary.notes {
                    streams.say(&format!("dateline: line {number}: {}", present::escape::for_terminal(note)));
                }
                self.write(&id, text, &answer, took, streams.out)?;
                Ok(answer.found())
            }
            Err(error) => {
                if self.args.format == Format::Json {
                    let error = json!({"message": error.to_string(), "hint": error.hint()});
                    json::write_line(&json!({"id": id, "text": text, "error": error}), streams.out)?;
                }
                Err(error)
            }
        }
    }

    fn answer(&self, text: &str) -> Result<Answer> {
        let asked = asking::of(text, &self.args.around)?;
        self.wanted.answer(self.engine, asked, Told::Nothing)
    }

    fn write(
        &self,
        id: &str,
        text: &str,
        answer: &Answer,
        took: Option<Took>,
        out: &mut dyn Write,
    ) -> Result<()> {
        if self.args.format == Format::Trec {
            return write_trec(id, answer, out);
        }
        let hits: Vec<Value> = answer.hits.iter().map(|hit| json::of_hit(hit, &self.style)).collect();
        let mut summary = json::of_summary(&answer.summary);
        // Without --timing two runs print the same bytes.
        if let Some(summary) = summary.as_object_mut() {
            summary.remove("took_ms");
        }
        let mut object = json!({"id": id, "text": text, "hits": hits, "summary": summary});
        if let Some(took) = took {
            object["timing"] = json!({"wall_us": took.wall, "cpu_us": took.processor});
        }
        json::write_line(&object, out)?;
        Ok(())
    }
}

/// A line for each record of each article; an article without one goes by its id.
///
/// Programs that judge a run sort it by score: a score that is not below the one before is put just under it, so that
/// the order stays that of the search.
fn write_trec(id: &str, answer: &Answer, out: &mut dyn Write) -> Result<()> {
    let mut rank = 0;
    let mut least = f64::INFINITY;
    for hit in &answer.hits {
        let mut names: Vec<&str> = hit.article.record.iter().map(String::as_str).collect();
        if names.is_empty() {
            names.push(hit.article.id.as_str());
        }
        for name in names {
            rank += 1;
            least = f64::from(hit.score).min(least - 0.000_001);
            writeln!(out, "{} Q0 {} {rank} {least:.6} dateline", one_word(id), one_word(name))?;
        }
    }
    Ok(())
}

/// A name as a column of a run: white space and what a terminal obeys would tear the line apart.
fn one_word(name: &str) -> String {
    let name = present::escape::for_terminal(name);
    let name: Vec<&str> = name.split_whitespace().collect();
    name.join("_")
}

/// The clocks when a query began.
struct Clock {
    wall: Instant,
    processor: Option<u64>,
}

/// Microseconds that a query took.
#[derive(Clone, Copy)]
struct Took {
    wall: u64,
    /// `None` where the system does not tell.
    processor: Option<u64>,
}

impl Clock {
    fn start() -> Clock {
        Clock { wall: Instant::now(), processor: processor() }
    }

    fn took(&self) -> Took {
        let wall = self.wall.elapsed().as_micros() as u64;
        let processor = processor().zip(self.processor).map(|(now, then)| now.saturating_sub(then));
        Took { wall, processor }
    }
}

/// Microseconds that the processor has spent on this thread, where Linux tells; its count moves in steps of a few
/// milliseconds, so that it is true of many queries together.
fn processor() -> Option<u64> {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    let nanoseconds: u64 = text.split_whitespace().next()?.parse().ok()?;
    Some(nanoseconds / 1000)
}
