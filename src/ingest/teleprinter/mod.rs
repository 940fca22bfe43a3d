//! Messages of the teleprinter age go in, many in a file; articles come out.
//!
//! ```text
//! lines -> message (from its beginning to its end) -> iptc7901, anpa, zczc or release -> article
//! ```
//!
//! IPTC 7901 (ISO/IPTC "The IPTC recommended message format") and ANPA 1312 begin a message by SOH, its text by STX,
//! end the text by ETX and the message by EOT. The older form begins by `ZCZC` and ends by `NNNN`. What is printed in
//! code (priority, category, day and minute) is decoded here, because nothing but the format tells it.

mod anpa;
mod cut;
mod iptc7901;
mod lines;
mod release;
#[cfg(test)]
mod tests;
mod times;
mod zczc;

use super::{Format, Head, Input, Item};
use crate::article::RawArticle;
use cut::{Cutter, Message};

/// IPTC 7901: dpa, ATS, APA, TT and most agencies of Europe.
pub static IPTC_7901: Teleprinter =
    Teleprinter { name: "iptc7901", help: "IPTC 7901 messages of news agencies", kind: Kind::Iptc7901 };

/// ANPA 1312: AP, Kyodo and agencies of America and Asia.
pub static ANPA: Teleprinter =
    Teleprinter { name: "anpa", help: "ANPA 1312 messages of news agencies", kind: Kind::Anpa };

/// Messages from `ZCZC` to `NNNN`.
pub static ZCZC: Teleprinter = Teleprinter {
    name: "zczc",
    help: "messages of news agencies from ZCZC to NNNN, with marked lines",
    kind: Kind::Zczc,
};

/// Press releases as `AsiaNet` sends them.
pub static RELEASE: Teleprinter =
    Teleprinter { name: "release", help: "press releases of wire services (AsiaNet)", kind: Kind::Release };

/// One of these formats.
pub struct Teleprinter {
    name: &'static str,
    help: &'static str,
    kind: Kind,
}

/// How a message is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Iptc7901,
    Anpa,
    Zczc,
    Release,
}

const SOH: char = '\u{1}';
const STX: char = '\u{2}';
const ETX: char = '\u{3}';
const EOT: char = '\u{4}';

impl Format for Teleprinter {
    fn name(&self) -> &'static str {
        self.name
    }

    fn help(&self) -> &'static str {
        self.help
    }

    fn recognises(&self, head: &Head<'_>) -> bool {
        // A table of ANPA holds so many control characters that its text is taken for none.
        let bytes = &head.bytes[..head.bytes.len().min(4096)];
        kind_of(&String::from_utf8_lossy(bytes)) == Some(self.kind)
    }

    fn read(&self, input: &mut Input<'_>, out: &mut dyn FnMut(Item)) {
        let mut cutter = Cutter::new(input.limit());
        // Held until the next one shows whether a message is the whole file.
        let mut held: Option<Item> = None;
        let mut number = 0u64;
        let mut give = |message: Result<Message, String>, out: &mut dyn FnMut(Item)| {
            number += 1;
            let item = match message {
                Ok(message) => Item::Article(article(&message, self.kind)),
                Err(reason) => Item::Failed { member: None, reason },
            };
            if let Some(before) = held.replace(item) {
                out(with_number(before, number - 1));
            }
        };
        while let Some(line) = input.line() {
            match line.text {
                Ok(text) => cutter.take(&text, line.number, line.suspect, &mut |message| give(message, out)),
                Err(reason) => cutter.fail(reason),
            }
        }
        cutter.finish(&mut |message| give(message, out));
        match held {
            Some(last) if number > 1 => out(with_number(last, number)),
            Some(only) => out(only),
            None => input.skip("a message without a text"),
        }
    }
}

fn with_number(item: Item, number: u64) -> Item {
    let member = Some(format!("#{number}"));
    match item {
        Item::Article(article) => Item::Article(RawArticle { member, ..article }),
        Item::Failed { reason, .. } => Item::Failed { member, reason },
        item => item,
    }
}

fn article(message: &Message, usual: Kind) -> RawArticle {
    let kind = kind_of(&message.start()).unwrap_or(usual);
    let mut article = match kind {
        Kind::Iptc7901 => iptc7901::article(message),
        Kind::Anpa => anpa::article(message),
        Kind::Zczc => zczc::article(message),
        Kind::Release => release::article(message),
    };
    article.suspects.extend(message.suspects.iter().cloned());
    let has_controls = matches!(kind, Kind::Iptc7901 | Kind::Anpa) && message.has(STX);
    if has_controls && !message.has_end {
        article.suspects.push("the message has no end".to_owned());
    }
    article
}

/// Bytes in front of the text of a message at most.
const LONGEST_HEADER: usize = 1000;

/// Whether a header is one, and not what happens to stand behind a byte of a program or a picture.
fn is_readable(header: &str) -> bool {
    let is_known =
        |c: char| !c.is_control() && c != '\u{fffd}' || matches!(c, '\n' | '\r' | '\t' | '\u{e}'..='\u{1f}');
    header.contains(char::is_alphanumeric) && header.chars().all(is_known)
}

/// How a text is written that begins a message; `None` for another text.
fn kind_of(text: &str) -> Option<Kind> {
    // What filled the line between two messages: SYN, NUL, DEL.
    let start = text.trim_start_matches(|c: char| {
        c.is_whitespace() || matches!(c, '\u{16}' | '\0' | '\u{7f}' | '\u{feff}')
    });
    if let Some(message) = start.strip_prefix(SOH) {
        let header = message.split(STX).next().unwrap_or(message);
        let first = message.split(['\n', '\r', STX]).next().unwrap_or(message);
        let has_text = header.len() < message.len() && header.len() <= LONGEST_HEADER && is_readable(header);
        // The fields of ANPA are parted by US; DC1 to DC4 say how the text is set.
        let is_anpa = is_readable(first) && first.matches('\u{1f}').count() >= 3
            || has_text && header.contains(|c: char| matches!(c, '\u{11}'..='\u{14}' | '\u{1f}'));
        let is_message = has_text || iptc7901::is_header(first);
        return if is_anpa { Some(Kind::Anpa) } else { is_message.then_some(Kind::Iptc7901) };
    }
    if zczc::begins(start) {
        return Some(Kind::Zczc);
    }
    let mut lines = start.split(['\n', '\r']).map(str::trim).filter(|line| !line.is_empty());
    let (first, second) = (lines.next()?, lines.next()?);
    if release::begins(first, second) {
        return Some(Kind::Release);
    }
    // Systems that drop control characters keep the lines.
    let ends_headline = |line: &str| line.trim_end().ends_with('=');
    let is_bare = iptc7901::is_header(first) && (ends_headline(second) || lines.take(8).any(ends_headline));
    is_bare.then_some(Kind::Iptc7901)
}
