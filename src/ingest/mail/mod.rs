//! Messages and mailboxes go in; the text of each message comes out as an article, what is packed in it as others.
//!
//! ```text
//! message -> parts (places in it) -> roles -> texts -> paragraphs
//!              └-> header -> fields -> statements     └-> files and messages in it, read as what they are
//! ```

mod body;
mod charsets;
mod details;
mod fields;
pub(super) mod maildir;
mod mbox;
mod message;
mod mhtml;
mod parts;
mod plain;
mod recognise;
mod statements;
#[cfg(test)]
mod tests;
mod transfer;
mod uu;
mod words;

pub use mbox::Mbox;
pub use mhtml::Mhtml;
pub use transfer::base64_word as base64;

use super::input::too_long;
use super::{Format, Head, Input, Item};
use message::Message;
use std::io::Read;

/// Single messages: `.eml`, the files of a Maildir or a news spool, `.emlx`.
pub struct Mail;

impl Format for Mail {
    fn name(&self) -> &'static str {
        "mail"
    }

    fn help(&self) -> &'static str {
        "messages (eml, Maildir): text, attachments and forwarded messages"
    }

    fn recognises(&self, head: &Head<'_>) -> bool {
        recognise::is_message(head)
    }

    fn read(&self, input: &mut Input<'_>, out: &mut dyn FnMut(Item)) {
        let bytes = match whole(input) {
            Ok(bytes) => bytes,
            Err(reason) => return out(Item::Failed { member: None, reason }),
        };
        let message = recognise::without_mark(&bytes);
        let message = recognise::without_length(message).map_or(message, |rest| {
            let length = message
                .split(|byte| !byte.is_ascii_digit())
                .next()
                .and_then(|digits| std::str::from_utf8(digits).ok()?.parse::<usize>().ok());
            &rest[..rest.len().min(length.unwrap_or(rest.len()))]
        });
        let message = Message { bytes: message, place: None, delivered: None };
        if let Some(reason) = message.read(&input.nest(), out) {
            input.skip(reason);
        }
    }
}

/// The longest message: its text is an article, and beside it stand files, each a third longer than it is.
fn message_limit(article_limit: u64) -> u64 {
    article_limit.saturating_mul(2)
}

/// The whole of a message; of one that is too long the beginning, which holds its text, with a word about it.
fn whole(input: &mut Input<'_>) -> Result<Vec<u8>, String> {
    let limit = message_limit(input.limit());
    let mut bytes = Vec::new();
    let read = input.raw_reader().take(limit + 1).read_to_end(&mut bytes);
    if let Err(error) = read {
        if bytes.is_empty() {
            return Err(error.to_string());
        }
        input.suspect(format!("the file ends early: {error}"));
    }
    if bytes.len() as u64 > limit {
        bytes.truncate(limit as usize);
        input.suspect(format!(
            "{} or more; what stands behind is not read",
            too_long("the message", limit, limit)
        ));
    }
    Ok(bytes)
}
