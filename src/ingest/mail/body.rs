//! The parts of a message go in; which of them are its text, which are files of their own, and which are neither
//! comes out.

use super::charsets;
use super::details::{Details, NoArticle};
use super::parts::{Part, Parts};
use super::plain;
use super::uu::{self, File};
use crate::ingest::{html, markup};
use std::borrow::Cow;
use std::collections::HashMap;

/// What becomes of a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Made of other parts.
    Container(Container),
    /// Text of the message.
    Text(Kind),
    /// A file that is packed in the message.
    Attached,
    /// A message in the message.
    Message,
    /// No article.
    None(NoArticle),
}

/// How the parts of a multipart belong together (RFC 2046, section 5.1; RFC 2387; RFC 1847).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Container {
    /// One after the other.
    Mixed,
    /// The same in several forms.
    Alternative,
    /// A page and what it shows.
    Related,
    /// Messages.
    Digest,
    /// What is encrypted.
    Encrypted,
}

/// How a text is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Plainly.
    Plain,
    /// As HTML.
    Html,
    /// As the enriched text of RFC 1896.
    Enriched,
}

/// A text of the message, decoded.
#[derive(Clone, Debug, Default)]
pub struct Text {
    /// Its paragraphs.
    pub paragraphs: String,
    /// What was doubtful about it.
    pub suspects: Vec<String>,
    /// Files that stood in it.
    pub files: Vec<File>,
    kind: Option<Kind>,
}

impl Text {
    /// Its words; addresses of pages do not count.
    fn words(&self) -> impl Iterator<Item = &str> {
        self.paragraphs.split_whitespace().filter(|word| !word.contains("://"))
    }

    fn says_something(&self) -> bool {
        self.words().next().is_some() || !self.files.is_empty()
    }
}

/// Says of each part what becomes of it.
pub fn roles(message: &[u8], parts: &Parts) -> Vec<Role> {
    let mut roles: Vec<Role> = Vec::with_capacity(parts.list.len());
    // Of each page with what it shows: whether the page has been met.
    let mut met: HashMap<usize, bool> = HashMap::new();
    for (index, part) in parts.list.iter().enumerate() {
        let around = part.parent.map(|parent| match roles[parent] {
            Role::Container(container) => (parent, container),
            _ => (parent, Container::Mixed),
        });
        let container = around.map(|(_, container)| container);
        let usual = if container == Some(Container::Digest) { "message/rfc822" } else { "text/plain" };
        let details = Details::read(message, part, usual);
        let is_first = part.parent.is_some_and(|parent| parent + 1 == index);
        let mut role = role(part, &details, container, is_first);
        if let Some((parent, Container::Related)) = around {
            let is_page = met.entry(parent).or_insert(false);
            if matches!(role, Role::Text(_)) && *is_page {
                role = Role::None(NoArticle::Skipped("pictures and scripts of a page"));
            }
            *is_page |= matches!(role, Role::Text(_) | Role::Container(_));
        }
        roles.push(role);
    }
    roles
}

fn role(part: &Part, details: &Details, container: Option<Container>, is_first: bool) -> Role {
    let kind = details.kind.as_str();
    if part.is_multipart {
        return Role::Container(match kind {
            "multipart/alternative" => Container::Alternative,
            "multipart/related" => Container::Related,
            "multipart/digest" => Container::Digest,
            "multipart/encrypted" => Container::Encrypted,
            _ => Container::Mixed,
        });
    }
    if let Some(why) = details.no_article() {
        return Role::None(why);
    }
    if container == Some(Container::Encrypted) {
        return Role::None(NoArticle::Failed("encrypted: it needs a key"));
    }
    if matches!(kind, "message/rfc822" | "message/global" | "message/news") {
        return Role::Message;
    }
    let text = match kind {
        "text/plain" => Some(Kind::Plain),
        "text/html" | "application/xhtml+xml" => Some(Kind::Html),
        "text/enriched" | "text/richtext" => Some(Kind::Enriched),
        // A text in a language that is not known here is read as it is (RFC 2046, section 4.1.4).
        _ if kind.starts_with("text/") => Some(Kind::Plain),
        "message/partial" if container.is_none() => Some(Kind::Plain),
        _ => None,
    };
    // A text that has a name is a file, but where a message begins with it.
    let is_file = details.is_attachment && container.is_some()
        || details.name.is_some() && !is_first && container.is_some();
    match text {
        Some(kind) if !is_file || container == Some(Container::Alternative) => Role::Text(kind),
        _ => Role::Attached,
    }
}

/// How much fuller the HTML of a message has to be than its plain text to be taken instead: addresses of pages that
/// only one of them prints do not count.
const FULLER_PERCENT: usize = 125;
const FULLER_WORDS: usize = 10;

/// The texts of the message, in order: of alternatives the plain one, or the HTML where that is the fuller one.
pub fn texts(message: &[u8], parts: &Parts, roles: &[Role], given: Option<&str>) -> Vec<Text> {
    let mut decoded: HashMap<usize, Text> = HashMap::new();
    // What stands in each multipart, the last first.
    let mut branches: Vec<Vec<Vec<usize>>> = vec![Vec::new(); parts.list.len()];
    let mut chosen = Vec::new();
    for index in (0..parts.list.len()).rev() {
        let found = match roles[index] {
            Role::Text(kind) => {
                let part = &parts.list[index];
                decoded.insert(index, text(message, part, kind, given));
                vec![index]
            }
            Role::Container(container) => {
                let mut inner = std::mem::take(&mut branches[index]);
                inner.reverse();
                if container == Container::Alternative {
                    inner = alternative(inner, &decoded, roles);
                }
                let mut inner = inner.into_iter();
                let first = inner.next().unwrap_or_default();
                inner.fold(first, |mut all, branch| {
                    all.extend(branch);
                    all
                })
            }
            _ => continue,
        };
        match parts.list[index].parent {
            _ if found.is_empty() => {}
            Some(parent) => branches[parent].push(found),
            None => chosen = found,
        }
    }
    let mut texts: Vec<Text> = Vec::with_capacity(chosen.len());
    for index in chosen {
        let text = decoded.remove(&index).unwrap_or_default();
        // Some mailers send the same text in two forms without calling them alternatives.
        let is_again =
            |before: &Text| before.kind != text.kind && same_words(&before.paragraphs, &text.paragraphs);
        if text.says_something() && !texts.last().is_some_and(is_again) {
            texts.push(text);
        }
    }
    texts
}

/// Of the forms of one text the plain ones, or the HTML ones where they say more.
fn alternative(branches: Vec<Vec<usize>>, decoded: &HashMap<usize, Text>, roles: &[Role]) -> Vec<Vec<usize>> {
    let is_html = |branch: &Vec<usize>| branch.iter().any(|leaf| roles[*leaf] == Role::Text(Kind::Html));
    let is_plain = |branch: &Vec<usize>| branch.iter().any(|leaf| roles[*leaf] == Role::Text(Kind::Plain));
    let (html, others): (Vec<_>, Vec<_>) = branches.into_iter().partition(is_html);
    let (plain, enriched): (Vec<_>, Vec<_>) = others.into_iter().partition(is_plain);
    let plain = if plain.is_empty() { enriched } else { plain };
    let words = |branches: &[Vec<usize>]| -> usize {
        branches.iter().flatten().filter_map(|leaf| decoded.get(leaf)).map(|text| text.words().count()).sum()
    };
    let (of_html, of_plain) = (words(&html), words(&plain));
    let is_fuller = of_html * 100 > of_plain * FULLER_PERCENT + FULLER_WORDS * 100;
    if of_plain == 0 || is_fuller { html } else { plain }
}

fn text(message: &[u8], part: &Part, kind: Kind, given: Option<&str>) -> Text {
    let details = Details::read(message, part, "text/plain");
    let undone = details.undo(message, part);
    let mut suspects: Vec<String> = undone.damage.iter().cloned().collect();
    let by_page = (kind == Kind::Html && details.charset.is_none())
        .then(|| html::declared_charset(&undone.bytes[..undone.bytes.len().min(4096)]))
        .flatten();
    let stated = details.charset.as_deref().or(by_page.as_deref());
    let (bytes, files) = match kind {
        Kind::Plain => uu::take(&undone.bytes),
        _ => (Cow::Borrowed(&*undone.bytes), Vec::new()),
    };
    let (plain, doubt) = charsets::decode(&bytes, stated, given);
    suspects.extend(doubt);
    let mut text = match kind {
        Kind::Plain => plain::paragraphs(&plain, details.flow),
        Kind::Html => markup::html(&plain),
        Kind::Enriched => {
            markup::html(&plain.replace("\r\n", "\n").replace("\n\n", "<p>").replace("<<", "&lt;"))
        }
    };
    if !undone.rest.trim_ascii().is_empty() {
        let (rest, doubt) = charsets::decode(undone.rest, stated, given);
        suspects.extend(doubt);
        if !text.is_empty() {
            text.push_str("\n\n");
        }
        text.push_str(&plain::paragraphs(&rest, plain::Flow::Fixed));
    }
    Text { paragraphs: text, suspects, files, kind: Some(kind) }
}

fn same_words(one: &str, other: &str) -> bool {
    one.split_whitespace().eq(other.split_whitespace())
}
