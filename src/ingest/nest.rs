//! A file packed in another goes in, with what its container says of it; its articles come out, as members.

use super::budget::{Budget, DEEPEST};
use super::{Input, Item, Outcome, Reading, input::Source, read_input};
use crate::article::{RawArticle, Statement};
use crate::error::Error;
use std::io::{BufRead, BufReader, Read};
use std::panic::AssertUnwindSafe;
use std::rc::Rc;

/// What a container says of one of its members.
#[derive(Clone, Debug, Default)]
pub struct Member {
    /// Where it stands, as it is written behind the path of its container: `!inner/page.html`, `#3`.
    pub place: String,
    /// Its path in the container, or what else it is called: `inner/page.html`. May be empty.
    pub name: String,
    /// The encoding that the container states for it.
    pub charset: Option<String>,
    /// What the container states about it; stands behind what the member states itself.
    pub statements: Vec<Statement>,
}

/// Reads what is packed in a file, within what the file may cost.
#[derive(Clone)]
pub struct Nest<'a> {
    pub(super) reading: &'a Reading,
    budget: Rc<Budget>,
    depth: u32,
}

impl<'a> Nest<'a> {
    /// For a file that is packed in nothing.
    pub(super) fn new(reading: &'a Reading, budget: &Rc<Budget>) -> Nest<'a> {
        Nest { reading, budget: Rc::clone(budget), depth: 0 }
    }

    /// What the file may cost, told to whoever unpacks a member of it.
    pub(super) fn budget(&self) -> &Rc<Budget> {
        &self.budget
    }

    /// Reads a member from its first byte to the end of `reader`, whatever format it has.
    ///
    /// Never panics: a defect that the member brings to light costs that member alone.
    pub fn read(&self, member: &Member, reader: impl Read, out: &mut dyn FnMut(Item)) {
        let place = || Some(member.place.clone());
        if member.name.split(['/', '\\']).any(is_hidden) {
            return out(Item::Skipped { member: member.place.clone(), reason: "hidden".to_owned() });
        }
        if self.depth == DEEPEST {
            let reason = format!("stands more than {DEEPEST} containers deep: not read further");
            return out(Item::Failed { member: place(), reason });
        }
        let mut tell = |item: Item| out(inside(item, member));
        let read =
            AssertUnwindSafe(|| self.read_unguarded(member, Box::new(BufReader::new(reader)), &mut tell));
        let outcome = std::panic::catch_unwind(read)
            .unwrap_or_else(|panic| Outcome::Failed { reason: Error::defect(&*panic).to_string() });
        match outcome {
            Outcome::Read { .. } => {}
            Outcome::Skipped { reason } => out(Item::Skipped { member: member.place.clone(), reason }),
            Outcome::Failed { reason } => out(Item::Failed { member: place(), reason }),
        }
    }

    fn read_unguarded<'r>(
        &'r self,
        member: &'r Member,
        reader: Box<dyn BufRead + 'r>,
        tell: &mut dyn FnMut(Item),
    ) -> Outcome {
        let name = member.name.rsplit(['/', '\\']).next().unwrap_or(&member.name);
        let nest = Nest { depth: self.depth + 1, ..self.clone() };
        let charset = member.charset.as_deref();
        let source = Source { name, length: None, path: None, stands: None, charset };
        let mut input = match Input::new(reader, source, nest) {
            Ok(input) => input,
            Err(reason) => return Outcome::Failed { reason },
        };
        let outcome = read_input(&mut input, tell);
        for reason in input.finish() {
            tell(Item::Suspect { member: None, reason });
        }
        outcome
    }
}

/// Systems keep settings and previews under such names, in folders as in archives.
fn is_hidden(part: &str) -> bool {
    part == "__MACOSX" || (part.starts_with('.') && !part.trim_start_matches('.').is_empty())
}

/// What a member gives, as its container gives it.
fn inside(item: Item, member: &Member) -> Item {
    let join = |inner: Option<String>| format!("{}{}", member.place, inner.unwrap_or_default());
    match item {
        Item::Article(article) => {
            let RawArticle { mut statements, body, seams, member: inner, suspects } = article;
            statements.extend(member.statements.iter().cloned());
            Item::Article(RawArticle { statements, body, seams, member: Some(join(inner)), suspects })
        }
        Item::Failed { member: inner, reason } => Item::Failed { member: Some(join(inner)), reason },
        Item::Skipped { member: inner, reason } => Item::Skipped { member: join(Some(inner)), reason },
        Item::Suspect { member: inner, reason } => Item::Suspect { member: Some(join(inner)), reason },
    }
}
