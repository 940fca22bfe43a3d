//! A file goes in; its articles come out as [`RawArticle`], with a report of what was not understood.
//!
//! **Invariant:** a format parses; it never cleans and never guesses. Formats are told apart by what a file
//! holds, never by its name alone.

mod clipping;
mod decode;
mod detect;
pub mod html;
mod html_format;
mod input;
mod json;
mod jsonl;
mod locate;
mod markup;
mod news;
mod paragraphs;
mod reuters;
mod stored;
#[cfg(test)]
mod tests;
mod walk;

pub use decode::is_known as is_known_encoding;
pub use input::{Head, Input, Line};
pub use walk::{Found, modified, walk};

use crate::article::RawArticle;
use std::path::Path;
use stored::Stored;

/// A kind of file.
pub trait Format: Sync {
    /// The name, as reports print it.
    fn name(&self) -> &'static str;
    /// What it is, in a few words.
    fn help(&self) -> &'static str;
    /// Whether the beginning of a file shows it to be of this kind.
    fn recognises(&self, head: &Head<'_>) -> bool;
    /// Gives each article, and each record that could not be read, in the order of the file.
    fn read(&self, input: &mut Input<'_>, out: &mut dyn FnMut(Item));
}

/// What a format finds in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Item {
    /// An article.
    Article(RawArticle),
    /// A record, or the rest of the file, that could not be read.
    Failed {
        /// Which record; `None` for the file as a whole.
        member: Option<String>,
        /// Why.
        reason: String,
    },
}

/// Every format, in the order in which a file is compared with them: the first that recognises it reads it.
pub const FORMATS: &[&dyn Format] =
    &[&reuters::Reuters, &html_format::Html, &jsonl::JsonLines, &json::Json, &clipping::Clipping];

/// How files are to be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The encoding that the user states; it wins over everything that the file says.
    pub encoding: Option<String>,
    /// The longest article, in bytes, before decoding; a file that is one article may not be longer.
    pub article_limit: u64,
    /// What is taken in.
    pub scope: Scope,
}

impl Default for Reading {
    fn default() -> Reading {
        Reading { encoding: None, article_limit: 20_000_000, scope: Scope::News }
    }
}

impl Reading {
    /// Everything here that bears on what is read, as one text that stays the same from run to run.
    pub fn key(&self) -> String {
        let encoding = self.encoding.as_deref().unwrap_or("");
        let scope = match self.scope {
            Scope::News => "news",
            Scope::Everything => "everything",
        };
        format!("encoding={encoding} limit={} scope={scope}", self.article_limit)
    }
}

/// What is taken in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// Texts with sentences, not what is plainly something else.
    News,
    /// Any text.
    Everything,
}

/// What became of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It was read; single records may have failed.
    Read {
        /// Name of its format.
        format: &'static str,
    },
    /// It is no news.
    Skipped {
        /// Why.
        reason: String,
    },
    /// It could not be read.
    Failed {
        /// Why.
        reason: String,
    },
}

/// What became of a file and of what is in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileReport {
    /// What became of it as a whole.
    pub outcome: Outcome,
    /// Number of articles given.
    pub articles: u64,
    /// Records that failed, with the reason: the first thousand, then one entry that counts the others.
    pub failed: Vec<(Option<String>, String)>,
    /// What was doubtful about the file as a whole.
    pub suspects: Vec<String>,
    /// BLAKE3 of the bytes as stored. Of a file that was skipped or refused by its name, length or beginning,
    /// only the length and what was read of it: the rest would change nothing.
    pub hash: [u8; 32],
}

/// Failures that are kept one by one; a broken file of a billion lines must not fill the memory.
const FAILURES_KEPT: u64 = 1000;

/// Reads one file, whatever it holds, and gives its articles to `out`.
///
/// Never panics; holds no more than one article and a few buffers in memory. Articles may have been given
/// before the file turns out to be damaged or changed: the outcome says so, and they stand.
pub fn read(path: &Path, reading: &Reading, out: &mut dyn FnMut(RawArticle)) -> FileReport {
    let outcome = Outcome::Skipped { reason: String::new() };
    let mut report =
        FileReport { outcome, articles: 0, failed: Vec::new(), suspects: Vec::new(), hash: [0; 32] };
    let mut stored = match Stored::open(path) {
        Ok(stored) => stored,
        Err(reason) => {
            report.outcome = Outcome::Failed { reason };
            return report;
        }
    };
    let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
    let outcome = read_stored(&mut stored, &name, reading, &mut report, out);
    let was_read = matches!(outcome, Outcome::Read { .. }) || report.articles > 0;
    let (hash, unchanged) = stored.finish(if was_read { stored::Rest::Hashed } else { stored::Rest::Left });
    report.hash = hash;
    report.outcome =
        if unchanged { outcome } else { Outcome::Failed { reason: "changed while it was read".to_owned() } };
    report
}

fn read_stored(
    stored: &mut Stored,
    name: &str,
    reading: &Reading,
    report: &mut FileReport,
    out: &mut dyn FnMut(RawArticle),
) -> Outcome {
    let skipped = |reason: &str| Outcome::Skipped { reason: reason.to_owned() };
    if stored.is_empty() {
        return skipped("empty");
    }
    if reading.scope == Scope::News
        && let Some(reason) = news::by_name(name)
    {
        return skipped(reason);
    }
    let mut input = match Input::new(stored, name, reading) {
        Ok(input) => input,
        Err(reason) => return Outcome::Failed { reason },
    };
    let begin = input.begin();
    let head = begin.head();
    let found = FORMATS.iter().find(|format| format.recognises(&head));
    if let Some(what) = begin.binary {
        let Some(format) = found else { return Outcome::Skipped { reason: format!("seems to be {what}") } };
        return run(*format, &mut input, report, out);
    }
    if head.text.trim().is_empty() && head.whole {
        return skipped("empty");
    }
    let Some(format) = found else { return skipped("in no format that is known here") };
    if format.name() == clipping::NAME
        && reading.scope == Scope::News
        && let Some(reason) = news::by_text(name, head.text)
    {
        return skipped(reason);
    }
    run(*format, &mut input, report, out)
}

fn run(
    format: &dyn Format,
    input: &mut Input<'_>,
    report: &mut FileReport,
    out: &mut dyn FnMut(RawArticle),
) -> Outcome {
    let mut failures = 0;
    let FileReport { articles, failed, .. } = &mut *report;
    format.read(input, &mut |item| match item {
        Item::Article(article) => {
            *articles += 1;
            out(article);
        }
        Item::Failed { member, reason } => {
            failures += 1;
            if failures <= FAILURES_KEPT {
                failed.push((member, reason));
            }
        }
    });
    if failures > FAILURES_KEPT {
        report.failed.push((None, format!("{} more records could not be read", failures - FAILURES_KEPT)));
    }
    let (suspects, skipped) = input.finish();
    report.suspects = suspects;
    if report.articles > 0 {
        return Outcome::Read { format: format.name() };
    }
    if let Some(at) = report.failed.iter().position(|(member, _)| member.is_none()) {
        return Outcome::Failed { reason: report.failed.remove(at).1 };
    }
    if report.failed.is_empty() {
        return Outcome::Skipped { reason: skipped.unwrap_or_else(|| "no text in it".to_owned()) };
    }
    Outcome::Read { format: format.name() }
}
