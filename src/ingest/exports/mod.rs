//! An export of a database of newspapers goes in, whatever it is packed in; its articles come out.
//!
//! ```text
//! text, page, RTF, paragraphs of an office document -> lines -> chunks, one an article -> labels -> statements
//! ```
//!
//! The databases differ in where they cut and how they label; everything else is the same, and stands here once.

mod dates;
mod entry;
mod europresse;
mod factiva;
mod factiva_xml;
mod labels;
mod lines;
mod nexis;
mod page_lines;
mod proquest;
mod proquest_table;
mod tags;
#[cfg(test)]
mod tests;

pub use factiva_xml::FactivaXml;
pub use lines::Setting;
pub use proquest_table::ProQuestTable;

use super::{Format, Head, Input, Item, locate, rtf_text};
use crate::article::RawArticle;
use lines::{Chunk, Cut, Cutter, Line};
use page_lines::{Marks, PageLines};

/// A database that exports articles.
pub trait Database: Sync {
    /// Its name, as reports print it.
    fn name(&self) -> &'static str;
    /// What it is, in a few words.
    fn help(&self) -> &'static str;
    /// Words of which one stands in every export, as written in text and in the source of a page: a glance that spares
    /// other files the rest.
    fn words(&self) -> &'static [&'static str];
    /// Whether lines are those of its exports.
    fn recognises(&self, text: &str) -> bool;
    /// Whether the source of a page is one of its exports, where the lines alone do not say so.
    fn recognises_page(&self, html: &str) -> bool;
    /// What the classes of its pages say.
    fn marks(&self) -> Marks;
    /// Where it parts its articles.
    fn cut(&self, line: &Line) -> Cut;
    /// Whether a chunk is more of the one before.
    fn continues(&self, open: &Chunk, chunk: &Chunk) -> bool;
    /// The article in a chunk; `None` for a cover, a list of contents, a note of delivery.
    fn article(&self, chunk: &Chunk) -> Option<RawArticle>;
    /// Why there is no article where the database says that one is; `None` for what is no article anyway.
    fn why_none(&self, _: &Chunk) -> Option<String> {
        None
    }
}

/// Every database, in the order in which a file is compared with them.
pub const DATABASES: &[&dyn Database] =
    &[&proquest::ProQuest, &factiva::Factiva, &europresse::Europresse, &nexis::Nexis];

/// Exports of one of the databases.
pub struct Export(pub usize);

impl Format for Export {
    fn name(&self) -> &'static str {
        DATABASES[self.0].name()
    }

    fn help(&self) -> &'static str {
        DATABASES[self.0].help()
    }

    fn recognises(&self, head: &Head<'_>) -> bool {
        let database = DATABASES[self.0];
        if !has_word(head.bytes, database.words()) && !has_word(head.text.as_bytes(), database.words()) {
            return false;
        }
        if rtf_text::is_rtf(head.bytes) {
            return database.recognises(&rtf_text::lines(head.bytes));
        }
        if !head.start().trim_start_matches('\u{feff}').trim_start().starts_with('<') {
            return database.recognises(head.text);
        }
        database.recognises_page(head.text)
            || database.recognises(&lines_of_page(head.text, database.marks()))
    }

    fn read(&self, input: &mut Input<'_>, out: &mut dyn FnMut(Item)) {
        let database = DATABASES[self.0];
        let mut reading = Reading::new(database, out);
        let broken =
            lines::cut(input, database.marks(), &|line| database.cut(line), &mut |chunk| reading.take(chunk));
        reading.end();
        if reading.number == 0 && broken.is_none() {
            input.skip("an export of a database without the text of an article");
        }
        if let Some(reason) = broken {
            out(Item::Failed { member: None, reason });
        }
    }
}

fn has_word(bytes: &[u8], words: &[&str]) -> bool {
    words.iter().any(|word| memchr::memmem::find(bytes, word.as_bytes()).is_some())
}

/// The database whose export a text is, by its first lines.
pub fn of_text(text: &str) -> Option<&'static dyn Database> {
    let is_of =
        |database: &&dyn Database| has_word(text.as_bytes(), database.words()) && database.recognises(text);
    DATABASES.iter().copied().find(is_of)
}

/// Reads the paragraphs of an office document that [`of_text`] took for an export; `limit` is the longest article in
/// bytes. Gives how many articles there were.
pub fn read_paragraphs(
    database: &dyn Database,
    paragraphs: impl Iterator<Item = (String, Setting)>,
    limit: u64,
    out: &mut dyn FnMut(Item),
) -> u64 {
    let mut reading = Reading::new(database, out);
    let mut give = |chunk| reading.take(chunk);
    let cut = |line: &Line| database.cut(line);
    let mut cutter = Cutter::new(limit, &cut, &mut give);
    for (text, set) in paragraphs {
        cutter.take_paragraph(&text, set);
    }
    cutter.give();
    reading.end();
    reading.number
}

fn lines_of_page(html: &str, marks: Marks) -> String {
    let mut lines = PageLines::new(html.as_bytes(), marks);
    let mut text = String::new();
    while let Some(line) = lines.next() {
        text.push_str(&line.text);
        text.push('\n');
    }
    text
}

/// Bytes of an article behind which nothing is added to it.
const MOST_CONTINUED: u64 = 16 << 20;

/// An export that is being read.
struct Reading<'a> {
    database: &'a dyn Database,
    out: &'a mut dyn FnMut(Item),
    /// A chunk that may go on.
    open: Option<Chunk>,
    number: u64,
}

impl<'a> Reading<'a> {
    fn new(database: &'a dyn Database, out: &'a mut dyn FnMut(Item)) -> Reading<'a> {
        Reading { database, out, open: None, number: 0 }
    }

    fn take(&mut self, chunk: Chunk) {
        match &mut self.open {
            Some(open) if self.database.continues(open, &chunk) && open.length < MOST_CONTINUED => {
                open.add(chunk);
            }
            _ => {
                self.end();
                self.open = Some(chunk);
            }
        }
    }

    /// Gives the chunk that is open.
    fn end(&mut self) {
        let Some(mut chunk) = self.open.take() else { return };
        let failure = chunk.failure.take();
        match self.database.article(&chunk) {
            Some(mut article) => {
                self.number += 1;
                if chunk.lines.iter().any(|line| line.number > 0) {
                    let source: Vec<&str> = chunk.lines.iter().map(|line| line.text.as_str()).collect();
                    locate::statements(&mut article, &source.join("\n"));
                }
                let member = Some(format!("#{}", self.number));
                article.member.clone_from(&member);
                article.suspects.extend(std::mem::take(&mut chunk.suspects));
                (self.out)(Item::Article(article));
                if let Some(reason) = failure {
                    (self.out)(Item::Failed { member, reason });
                }
            }
            None => {
                let member = format!("behind #{}", self.number);
                if let Some(reason) = failure {
                    (self.out)(Item::Failed { member: Some(member), reason });
                } else if let Some(reason) = self.database.why_none(&chunk) {
                    (self.out)(Item::Skipped { member, reason });
                }
            }
        }
    }
}
