//! The bytes of one message go in; its text comes out as an article, and what is packed in it as others.

use super::body::{self, Role};
use super::details::{Details, NoArticle, bare};
use super::fields::Fields;
use super::parts::{self, Parts};
use super::statements;
use super::uu::File;
use crate::article::{About, Origin, RawArticle, Statement};
use crate::error::Error;
use crate::ingest::{Item, Member, Nest};
use std::collections::HashMap;
use std::panic::AssertUnwindSafe;

/// A message to be read.
pub struct Message<'a> {
    /// From its first field to its end.
    pub bytes: &'a [u8],
    /// Where it stands in a file that holds many: `#3`.
    pub place: Option<String>,
    /// When it came into its mailbox, where the mailbox says so.
    pub delivered: Option<Statement>,
}

impl Message<'_> {
    /// Gives the article of the message and what is packed in it; says why, where there is nothing.
    ///
    /// Never panics: a defect that the message brings to light costs that message alone.
    pub fn read(&self, nest: &Nest<'_>, out: &mut dyn FnMut(Item)) -> Option<&'static str> {
        let read = AssertUnwindSafe(|| self.read_unguarded(nest, out));
        std::panic::catch_unwind(read).unwrap_or_else(|panic| {
            let reason = Error::defect(&*panic).to_string();
            out(Item::Failed { member: self.place.clone(), reason });
            None
        })
    }

    fn read_unguarded(&self, nest: &Nest<'_>, out: &mut dyn FnMut(Item)) -> Option<&'static str> {
        let parts = parts::find(self.bytes);
        let roles = body::roles(self.bytes, &parts);
        let given = nest.reading.encoding.as_deref();
        let mut article = RawArticle { member: self.place.clone(), ..RawArticle::default() };
        let header = &self.bytes[parts.list[0].header.clone()];
        let charset = parts.list.iter().zip(&roles).find_map(|(part, role)| match role {
            Role::Text(_) => Details::read(self.bytes, part, "text/plain").charset,
            _ => None,
        });
        statements::state(&mut article, &Fields::read(header), charset.as_deref());
        if article.about(About::Published).next().is_none() {
            article.statements.extend(self.delivered.clone());
        }
        let mut files = Vec::new();
        for text in body::texts(self.bytes, &parts, &roles, given) {
            if !article.body.is_empty() && !text.paragraphs.is_empty() {
                article.body.push_str("\n\n");
            }
            article.body.push_str(&text.paragraphs);
            article.suspects.extend(text.suspects);
            files.extend(text.files);
        }
        if let Ok(header) = std::str::from_utf8(&header[..header.len().min(LOCATED)]) {
            crate::ingest::locate::statements(&mut article, header);
        }
        let sent = sent(&article);
        let is_empty = article.body.is_empty() && article.about(About::Title).next().is_none();
        let mut given_any = !is_empty;
        if !is_empty {
            out(Item::Article(article));
        }
        given_any |= self.give_members(&parts, &roles, files, &sent, nest, out);
        (!given_any).then_some("a message without subject and text")
    }

    /// Reads what is packed in the message; says whether there was anything.
    fn give_members(
        &self,
        parts: &Parts,
        roles: &[Role],
        files: Vec<File>,
        sent: &[Statement],
        nest: &Nest<'_>,
        out: &mut dyn FnMut(Item),
    ) -> bool {
        let mut names = Names::default();
        let mut any = !files.is_empty();
        let prefix = self.place.as_deref().unwrap_or_default();
        for file in files {
            let place = format!("{prefix}!{}", names.unique(Some(&file.name), 0));
            let member = Member { place, name: file.name, charset: None, statements: sent.to_vec() };
            nest.read(&member, &file.bytes[..], out);
        }
        for (index, (part, role)) in parts.list.iter().zip(roles).enumerate() {
            let no_article = match role {
                Role::Container(_) | Role::Text(_) => continue,
                Role::None(why) => Some(*why),
                Role::Attached | Role::Message => None,
            };
            any = true;
            let usual = if *role == Role::Message { "message/rfc822" } else { "text/plain" };
            let details = Details::read(self.bytes, part, usual);
            let place = format!("{prefix}!{}", names.unique(details.name.as_deref(), index));
            match no_article {
                Some(NoArticle::Skipped(reason)) => {
                    out(Item::Skipped { member: place, reason: reason.to_owned() });
                    continue;
                }
                Some(NoArticle::Failed(reason)) => {
                    out(Item::Failed { member: Some(place), reason: reason.to_owned() });
                    continue;
                }
                None => {}
            }
            if let Err(error) = nest.budget().check() {
                out(Item::Failed { member: self.place.clone(), reason: error.to_string() });
                return true;
            }
            let name = match role {
                Role::Message => "message.eml".to_owned(),
                _ => details.name.clone().unwrap_or_default(),
            };
            let undone = details.undo(self.bytes, part);
            if let Some(reason) = undone.damage {
                out(Item::Suspect { member: Some(place.clone()), reason });
            }
            let member = Member { place, name, charset: details.charset, statements: sent.to_vec() };
            nest.read(&member, &undone.bytes[..], out);
        }
        if let Some(reason) = &parts.cut {
            out(Item::Failed { member: self.place.clone(), reason: reason.clone() });
        }
        any
    }
}

/// Bytes of a header in which the places of statements are looked for.
const LOCATED: usize = 1 << 16;

/// What a message says about what is packed in it: not when that was published, but that it was there by then.
fn sent(article: &RawArticle) -> Vec<Statement> {
    let date = article.about(About::Published).next().or_else(|| article.about(About::Captured).next());
    let sent = date.map(|date| Statement {
        about: About::Captured,
        place: format!("{} of the message around it", date.place),
        at: None,
        ..date.clone()
    });
    sent.into_iter().collect()
}

/// The names of what is packed in one message.
#[derive(Default)]
struct Names {
    given: HashMap<String, usize>,
}

impl Names {
    /// The name under which a part is shown: its own, numbered where another part has it, or the part's number.
    fn unique(&mut self, name: Option<&str>, index: usize) -> String {
        let Some(name) = name else { return format!("#{index}") };
        let count = self.given.entry(name.to_owned()).or_default();
        *count += 1;
        if *count == 1 { name.to_owned() } else { format!("{name} ({count})") }
    }
}

/// A statement of the line with which a mailbox begins a message, or of its own.
pub fn delivered(text: &str, place: &str) -> Option<Statement> {
    let text = bare(text);
    (!text.is_empty()).then(|| Statement {
        about: About::Captured,
        origin: Origin::Header,
        text,
        place: place.to_owned(),
        at: None,
    })
}
