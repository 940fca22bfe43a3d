//! XML of news agencies goes in, item by item; articles come out, and why an item is none.
//!
//! ```text
//! stream of elements -> item -> metadata (nitf, newsml, g2) -> Story -> article, or a reason
//!                            └-> content -> prose (paragraphs)
//! ```
//!
//! Specifications: IPTC NITF 3.6, NewsML 1.2 and NewsML-G2 2.35 (iptc.org/standards). What producers write is wider:
//! names of elements are compared without regard to case, and a value in an unexpected place is looked for there.

mod components;
mod concepts;
mod content;
mod g2;
mod newsml;
mod nitf;
mod prose;
mod records;
mod story;
#[cfg(test)]
mod tests;
mod tree;

pub use g2::NewsMlG2;
pub use newsml::NewsMl;
pub use nitf::Nitf;
pub use records::XmlRecords;

use super::xml::{Element, Stream};
use super::{Head, Input, Item};
use crate::article::RawArticle;

/// What became of an item.
enum Found {
    /// An article.
    Article(RawArticle),
    /// No news text; why.
    Skipped(String),
}

/// Reads the elements of a file that are `wanted`, given the names around them and their own, in order.
fn read(
    input: &mut Input<'_>,
    wanted: &dyn Fn(&[String]) -> bool,
    nothing: &str,
    each: &mut dyn FnMut(&Element, &mut Items<'_>),
    out: &mut dyn FnMut(Item),
) {
    let limit = input.limit();
    let mut items = Items { number: 0, held: None, partial: None, out };
    let broken = match input.decoded() {
        Ok(decoded) => {
            let mut stream = Stream::new(decoded);
            stream.limit = limit;
            while let Some(element) = stream.next(wanted) {
                // What stands open where the document breaks is given as far as it goes.
                items.partial.clone_from(&stream.broken);
                each(&element, &mut items);
            }
            stream.broken
        }
        Err(reason) => Some(reason),
    };
    let damage = broken.filter(|_| items.partial.is_none());
    let (number, alone) = items.finish();
    if let Some(reason) = damage {
        out(Item::Failed { member: None, reason });
    }
    match alone {
        Some(reason) => input.skip(reason),
        None if number == 0 => input.skip(nothing),
        None => {}
    }
}

/// The items of a file: each has its number, unless it is alone.
struct Items<'a> {
    number: u64,
    held: Option<Found>,
    partial: Option<String>,
    out: &'a mut dyn FnMut(Item),
}

impl Items<'_> {
    fn give(&mut self, mut found: Found) {
        if let (Some(reason), Found::Article(article)) = (&self.partial, &mut found) {
            article.suspects.push(reason.clone());
        }
        self.number += 1;
        if let Some(before) = self.held.replace(found) {
            let number = self.number - 1;
            (self.out)(item(before, Some(format!("#{number}"))));
        }
    }

    /// Gives the last item; of a file with one item alone that was skipped, the reason is that of the file.
    fn finish(self) -> (u64, Option<String>) {
        let number = self.number;
        match self.held {
            Some(Found::Skipped(reason)) if number == 1 => return (number, Some(reason)),
            Some(found) => (self.out)(item(found, (number > 1).then(|| format!("#{number}")))),
            None => {}
        }
        if let Some(reason) = self.partial {
            (self.out)(Item::Suspect { member: None, reason });
        }
        (number, None)
    }
}

fn item(found: Found, member: Option<String>) -> Item {
    match found {
        Found::Article(article) => Item::Article(RawArticle { member, ..article }),
        Found::Skipped(reason) => Item::Skipped { member: member.unwrap_or_default(), reason },
    }
}

/// Kinds of mark-up that are read elsewhere, or are no text: their outermost elements.
const OTHERS: &[&str] = &[
    "html",
    "rss",
    "feed",
    "rdf",
    "opml",
    "sitemapindex",
    "urlset",
    "schema",
    "stylesheet",
    "dtd",
    "svg",
    "project",
];

/// Whether the beginning of an XML file that is no page and no feed holds an element of one of these names.
fn holds(head: &Head<'_>, names: &[&str]) -> bool {
    let is_one = |name: &str| names.iter().any(|known| known.eq_ignore_ascii_case(name));
    !is_other_markup(head) && head.text.split('<').skip(1).filter_map(local_name).any(is_one)
}

/// Whether a beginning is no XML, or a page, a feed, a schema.
fn is_other_markup(head: &Head<'_>) -> bool {
    let text = head.start().trim_start_matches('\u{feff}').trim_start();
    let first = text.split('<').skip(1).find_map(local_name);
    !text.starts_with('<')
        || first.is_none_or(|first| OTHERS.iter().any(|other| other.eq_ignore_ascii_case(first)))
}

/// The name of an element that begins so, without prefix: `n:nitf version=` is `nitf`.
fn local_name(tag: &str) -> Option<&str> {
    let is_name = |c: char| c.is_alphanumeric() || matches!(c, ':' | '-' | '_' | '.');
    let end = tag.find(|c| !is_name(c)).unwrap_or(tag.len());
    let name = tag[..end].rsplit(':').next()?;
    name.starts_with(|c: char| c.is_alphabetic()).then_some(name)
}
