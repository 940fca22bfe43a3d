//! A file goes in; its articles come out as [`RawArticle`], with a report of what was not understood.
//!
//! **Invariant:** a format parses; it never cleans and never guesses. Formats are told apart by what a file
//! holds, never by its name alone.

mod address;
mod arc;
mod budget;
mod capture;
mod clipping;
mod csv;
mod decode;
mod detect;
mod docx;
mod epub;
mod exports;
mod feeds;
mod gzip;
mod head;
pub mod html;
mod html_format;
mod input;
mod json;
mod jsonl;
mod locate;
mod mail;
mod markdown;
mod markup;
mod nest;
mod news;
mod odt;
mod package;
mod paragraphs;
mod pdf;
mod prose;
mod report;
mod reuters;
mod rtf;
mod rtf_text;
mod scans;
mod sqlite;
mod stored;
mod table;
mod tar;
mod teleprinter;
#[cfg(test)]
mod tests;
mod unpack;
mod versions;
mod wacz;
mod walk;
mod warc;
mod webarchive;
mod wire;
mod xml;
mod zip;

pub use decode::is_known as is_known_encoding;
pub use head::Head;
pub use input::{Input, Line, Seekable};
pub use nest::{Member, Nest};
pub use report::{FileReport, SkippedMembers};
pub use walk::{Found, modified, walk};

use crate::article::RawArticle;
use budget::Budget;
use input::Source;
use report::{Account, KEPT};
use std::path::Path;
use std::rc::Rc;
use std::time::Duration;
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
    /// A member that is no news.
    Skipped {
        /// Which.
        member: String,
        /// Why.
        reason: String,
    },
    /// What was doubtful about a member, or the file, as a whole.
    Suspect {
        /// Which member; `None` for the file.
        member: Option<String>,
        /// In words.
        reason: String,
    },
}

/// Every format, in the order in which a file is compared with them: the first that recognises it reads it.
pub const FORMATS: &[&dyn Format] = &[
    &warc::Warc,
    &arc::Arc,
    &wacz::Wacz,
    &exports::FactivaXml,
    &exports::Export(0),
    &exports::Export(1),
    &exports::Export(2),
    &exports::Export(3),
    &exports::ProQuestTable,
    &docx::Docx,
    &odt::Odt,
    &epub::Epub,
    &pdf::Pdf,
    &rtf::RichText,
    &sqlite::Sqlite,
    &zip::Zip,
    &tar::Tar,
    &mail::Mbox,
    &mail::Mhtml,
    &mail::Mail,
    &webarchive::WebArchive,
    &reuters::Reuters,
    &wire::NewsMlG2,
    &wire::NewsMl,
    &wire::Nitf,
    &teleprinter::IPTC_7901,
    &teleprinter::ANPA,
    &teleprinter::ZCZC,
    &teleprinter::RELEASE,
    &feeds::Feed,
    &feeds::JsonFeed,
    &scans::Alto,
    &scans::Mets,
    &scans::PageXml,
    &scans::Hocr,
    &markdown::Markdown,
    &html_format::Html,
    &jsonl::JsonLines,
    &json::Json,
    &wire::XmlRecords,
    &csv::Csv,
    &scans::Printed,
    &clipping::Clipping,
];

/// How files are to be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The encoding that the user states; it wins over everything that the file says.
    pub encoding: Option<String>,
    /// The longest article, in bytes, before decoding; a file that is one article may not be longer.
    pub article_limit: u64,
    /// How long a file may take for each of its articles, beside the time for reading its bytes.
    pub patience: Duration,
    /// What is taken in.
    pub scope: Scope,
}

impl Default for Reading {
    fn default() -> Reading {
        Reading {
            encoding: None,
            article_limit: 20_000_000,
            patience: Duration::from_secs(10),
            scope: Scope::News,
        }
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
        let patience = self.patience.as_secs();
        format!("encoding={encoding} limit={} patience={patience} scope={scope}", self.article_limit)
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

/// Reads one file, whatever it holds, and gives its articles to `out`.
///
/// Never panics; holds no more than one article and a few buffers in memory. Articles may have been given
/// before the file turns out to be damaged or changed: the outcome says so, and they stand.
pub fn read(path: &Path, reading: &Reading, out: &mut dyn FnMut(RawArticle)) -> FileReport {
    let mut account = Account::default();
    let budget = Rc::new(Budget::new(reading.patience));
    let mut stored = match Stored::open(path, &budget) {
        Ok(stored) => stored,
        Err(reason) => return account.report(Outcome::Failed { reason }, [0; 32]),
    };
    let mut name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
    if mail::maildir::is_message(path) {
        // Its name says nothing; its folder says what it is.
        name = "message.eml".into();
    }
    let nest = Nest::new(reading, &budget);
    let outcome = read_stored(&mut stored, &name, nest, &mut |item| account.take(item, out));
    let was_read = matches!(outcome, Outcome::Read { .. }) || account.articles > 0;
    let (hash, unchanged) = stored.finish(if was_read { stored::Rest::Hashed } else { stored::Rest::Left });
    let changed = || Outcome::Failed { reason: "changed while it was read".to_owned() };
    account.report(if unchanged { outcome } else { changed() }, hash)
}

fn read_stored(stored: &mut Stored, name: &str, nest: Nest<'_>, out: &mut dyn FnMut(Item)) -> Outcome {
    if stored.is_empty() {
        return Outcome::Skipped { reason: "empty".to_owned() };
    }
    let path = stored.path().to_owned();
    let length = Some(stored.length());
    let source = Source { name, length, path: Some(&path), stands: Some(&path), charset: None };
    let mut input = match Input::new(Box::new(stored.reader()), source, nest) {
        Ok(input) => input,
        Err(reason) => return Outcome::Failed { reason },
    };
    let outcome = read_input(&mut input, out);
    for reason in input.finish() {
        out(Item::Suspect { member: None, reason });
    }
    outcome
}

/// Finds the format of a file, or of a member of one, and reads it.
fn read_input(input: &mut Input<'_>, out: &mut dyn FnMut(Item)) -> Outcome {
    let skipped = |reason: &str| Outcome::Skipped { reason: reason.to_owned() };
    let name = input.name();
    if input.scope() == Scope::News
        && let Some(reason) = news::by_name(name)
    {
        return skipped(reason);
    }
    let begin = input.begin();
    let head = begin.head();
    let found = FORMATS.iter().find(|format| format.recognises(&head));
    if let Some(what) = begin.binary {
        let Some(format) = found else { return Outcome::Skipped { reason: format!("seems to be {what}") } };
        return run(*format, input, out);
    }
    if head.text.trim().is_empty() && head.whole {
        return skipped("empty");
    }
    let Some(format) = found else { return skipped("in no format that is known here") };
    if format.name() == clipping::NAME
        && input.scope() == Scope::News
        && let Some(reason) = news::by_text(name, head.text)
    {
        return skipped(reason);
    }
    run(*format, input, out)
}

fn run(format: &dyn Format, input: &mut Input<'_>, out: &mut dyn FnMut(Item)) -> Outcome {
    let (mut articles, mut others) = (0_u64, 0_u64);
    // What failed as a whole is the outcome, where nothing was read.
    let mut whole: Vec<String> = Vec::new();
    let nest = input.nest();
    format.read(input, &mut |item| match item {
        Item::Failed { member: None, reason } if whole.len() < KEPT => whole.push(reason),
        Item::Article(article) => {
            articles += 1;
            out(Item::Article(article));
            // Whoever takes it may have let it wait for its turn: that is not the file's time.
            nest.budget().progress();
        }
        item => {
            others += u64::from(!matches!(item, Item::Suspect { .. }));
            out(item);
        }
    });
    let mut whole = whole.into_iter();
    let first = if articles == 0 { whole.next() } else { None };
    for reason in whole {
        out(Item::Failed { member: None, reason });
    }
    match (first, input.why_skipped()) {
        (Some(reason), _) => Outcome::Failed { reason },
        (None, reason) if articles + others == 0 => {
            Outcome::Skipped { reason: reason.unwrap_or_else(|| "no text in it".to_owned()) }
        }
        _ => Outcome::Read { format: format.name() },
    }
}
