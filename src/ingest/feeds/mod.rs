//! A feed goes in: RSS 0.9 to 2.0, RDF, Atom, CDF, an export of WordPress or Blogger; its items come out as articles.
//!
//! ```text
//! bytes -> Cutter -> items, one at a time -> mend, if need be -> elements -> entry -> RawArticle
//!              └--> what stands around them -> Channel: title, language, rights, for all items
//! ```
//!
//! Dates, names and addresses are stated as they are printed. Specifications: RSS 0.91 and 2.0 (rssboard.org),
//! RSS 1.0 (purl.org/rss/1.0/spec), Atom 1.0 (RFC 4287), Atom 0.3, CDF (W3C note of 1997), Media RSS.

mod channel;
mod cut;
mod entry;
mod fields;
mod json_feed;
mod links;
mod mend;
mod people;
#[cfg(test)]
mod tests;
mod text;
mod topics;
mod wordpress;

pub use json_feed::JsonFeed;

use super::{Format, Head, Input, Item, locate, xml};
use crate::article::RawArticle;
use channel::Channel;
use cut::{Cut, Cutter, Piece};
use fields::{Fields, Vocabulary};

/// RSS, Atom and CDF.
pub struct Feed;

impl Format for Feed {
    fn name(&self) -> &'static str {
        "feed"
    }

    fn help(&self) -> &'static str {
        "feeds (RSS, RDF, Atom, CDF), and exports of WordPress (WXR) and Blogger"
    }

    fn recognises(&self, head: &Head<'_>) -> bool {
        kind(head.text).is_some()
    }

    fn read(&self, input: &mut Input<'_>, out: &mut dyn FnMut(Item)) {
        let mut cutter = Cutter::default();
        let mut channel = Channel::default();
        let (mut is_first, mut is_list) = (true, false);
        while let Some(piece) = cutter.next(input) {
            match piece {
                Piece::Around(bytes) => {
                    let (text, _) = input.decode(&bytes);
                    let text = if is_first { from_declaration(&text) } else { &text };
                    is_list |= is_first && kind(text) == Some(Kind::List);
                    is_first = false;
                    channel.learn(text);
                }
                Piece::Item(cut) => {
                    is_first = false;
                    let member = format!("#{}", cut.number);
                    out(read(cut, member, &channel, input));
                }
                Piece::Broken(reason) => out(Item::Failed { member: None, reason }),
            }
        }
        input.skip(if is_list { "a list of feeds (OPML), no articles" } else { "a feed without items" });
    }
}

/// Reads one item.
fn read(cut: Cut, member: String, channel: &Channel, input: &Input<'_>) -> Item {
    let bytes = match cut.text {
        Ok(bytes) => bytes,
        Err(reason) => return Item::Failed { member: Some(member), reason },
    };
    let (text, suspect) = input.decode(&bytes);
    let mended = cut.is_torn.then(|| mend::mend(&text));
    let inner = mended.as_deref().unwrap_or(&text);
    let document = match xml::parse(&format!("<feed{}>{inner}</feed>", channel.declarations)) {
        Ok(document) => document,
        Err(reason) => return Item::Failed { member: Some(member), reason },
    };
    let Some(item) = document.root.elements().next() else {
        return Item::Failed { member: Some(member), reason: "there is no element in it".to_owned() };
    };
    let fields = Fields::of(item, &channel.namespace);
    if let Some(reason) = wordpress::why_skipped(&fields) {
        return Item::Skipped { member, reason };
    }
    let mut article = entry::article(item, channel);
    if article.body.is_empty() && article.statements.is_empty() {
        return Item::Skipped { member, reason: "an item without text, title, address or date".to_owned() };
    }
    article.suspects.extend(suspect);
    if !cut.is_whole {
        article.suspects.push("the item has no end".to_owned());
    }
    if cut.is_torn {
        article.suspects.push("not well-formed XML: mended before reading".to_owned());
    }
    if let Some(broken) = document.broken.filter(|_| cut.is_whole) {
        article.suspects.push(broken);
    }
    locate::statements(&mut article, &text);
    channel.complete(&mut article);
    Item::Article(RawArticle { member: Some(member), ..article })
}

/// What kind of document it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// With items.
    Feed,
    /// OPML.
    List,
}

/// Whether a text begins as a feed does.
fn kind(text: &str) -> Option<Kind> {
    let text = from_declaration(text);
    let (name, namespace) = xml::first_element(text)?;
    let vocabulary = Vocabulary::of(&namespace, "");
    let holds = |names: &[&str]| {
        let small = text.to_ascii_lowercase();
        names.iter().any(|name| small.contains(name))
    };
    let is_feed = match name.to_ascii_lowercase().as_str() {
        "rss" => true,
        "rdf" => holds(&["purl.org/rss/", "/rdf/simple/0.9", "purl.org/net/rss", "<item>", "<item "]),
        "feed" => {
            let is_core = vocabulary == Vocabulary::Core && holds(&["<title", "<tagline"]);
            vocabulary.is_atom() || is_core || holds(&["<entry>", "<entry "])
        }
        "entry" => vocabulary.is_atom(),
        "channel" => vocabulary == Vocabulary::Core && holds(&["<item", "<title", "<abstract"]),
        "opml" => return Some(Kind::List),
        _ => false,
    };
    is_feed.then_some(Kind::Feed)
}

/// A text from its XML declaration on, where a server has put a warning in front of it.
fn from_declaration(text: &str) -> &str {
    let start = text.trim_start_matches('\u{feff}').trim_start();
    let mut end = start.len().min(FOREWORD);
    while !start.is_char_boundary(end) {
        end -= 1;
    }
    let declaration = start[..end].find("<?xml").filter(|at| {
        // A comment in front of it is part of the document, for the parser passes over it.
        *at > 0 && !start.starts_with("<!--")
    });
    declaration.map_or(start, |at| &start[at..])
}

/// Bytes in front of an XML declaration that may be something else.
const FOREWORD: usize = 4096;
