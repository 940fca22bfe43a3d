//! Lines go in; whole messages come out.

use super::{EOT, SOH};
use crate::ingest::input::too_long;
use crate::ingest::paragraphs::with_line_feeds;

/// A message, from its beginning to its end.
#[derive(Debug, Default)]
pub struct Message {
    /// Its lines, with their numbers in the file.
    pub lines: Vec<(u64, String)>,
    /// Whether the character or the word that ends a message was there.
    pub has_end: bool,
    /// What was doubtful about its bytes.
    pub suspects: Vec<String>,
    length: u64,
    failed: Option<String>,
}

impl Message {
    /// The first lines, by which it is told how it is written.
    pub fn start(&self) -> String {
        let lines: Vec<&str> = self.lines.iter().take(12).map(|(_, line)| line.as_str()).collect();
        lines.join("\n")
    }

    /// Whether a character stands in it.
    pub fn has(&self, character: char) -> bool {
        self.lines.iter().any(|(_, line)| line.contains(character))
    }

    fn has_words(&self) -> bool {
        self.lines.iter().any(|(_, line)| line.contains(char::is_alphanumeric))
    }
}

/// What stands in front of the word that ends a message; `None` where the line does not end by it.
fn without_end(line: &str) -> Option<&str> {
    let line = line.trim_end();
    let before = &line[..line.len().checked_sub(4).filter(|at| line.is_char_boundary(*at))?];
    let is_end = line[before.len()..].eq_ignore_ascii_case("NNNN");
    (is_end && !before.ends_with(char::is_alphanumeric)).then_some(before)
}

/// Cuts a file into messages.
pub struct Cutter {
    limit: u64,
    open: Message,
}

/// Takes a message, or why it could not be held.
pub type Give<'a> = &'a mut dyn FnMut(Result<Message, String>);

impl Cutter {
    /// Begins a file whose messages may have so many bytes.
    pub fn new(limit: u64) -> Cutter {
        Cutter { limit, open: Message::default() }
    }

    /// Takes a line of the file; a file of an old system may have one line feed in all, and carriage returns.
    pub fn take(&mut self, text: &str, number: u64, suspect: Option<String>, give: Give<'_>) {
        self.open.suspects.extend(suspect);
        for line in with_line_feeds(text).split('\n') {
            let mut rest = line;
            while let Some(at) = rest.find([SOH, EOT]) {
                let (before, from) = rest.split_at(at);
                self.add(before, number);
                if from.starts_with(SOH) {
                    self.end(give);
                    // The character stays: it tells how the message is written.
                    self.add_part(SOH, number);
                } else {
                    self.open.has_end = true;
                    self.end(give);
                }
                rest = &from[1..];
            }
            let word = rest.trim();
            if word.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("ZCZC")) {
                self.end(give);
            }
            // The word may stand behind the time.
            let text = without_end(rest);
            self.add(text.unwrap_or(rest), number);
            if text.is_some() {
                self.open.has_end = true;
                self.end(give);
            }
        }
    }

    /// Notes that a line cannot be read, or nothing more of the file: the rest of the message stands.
    pub fn fail(&mut self, reason: String) {
        self.open.suspects.push(reason.clone());
        self.open.failed = Some(reason);
    }

    /// Gives the last message.
    pub fn finish(mut self, give: Give<'_>) {
        self.end(give);
    }

    fn add_part(&mut self, character: char, number: u64) {
        self.open.lines.push((number, character.to_string()));
    }

    fn add(&mut self, text: &str, number: u64) {
        self.open.length += text.len() as u64 + 1;
        if self.open.length > self.limit {
            return;
        }
        match self.open.lines.last_mut() {
            // What follows on the line of the character.
            Some((_, line)) if line.len() == 1 && line.starts_with(SOH) => line.push_str(text),
            _ => self.open.lines.push((number, text.to_owned())),
        }
    }

    fn end(&mut self, give: Give<'_>) {
        let message = std::mem::take(&mut self.open);
        if message.length > self.limit {
            return give(Err(too_long("the message", message.length, self.limit)));
        }
        if message.has_words() {
            give(Ok(message));
        } else if let Some(reason) = message.failed {
            give(Err(reason));
        }
    }
}
