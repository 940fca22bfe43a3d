//! The beginning of a file goes in; whether it is a message, a mailbox or a saved page in a message comes out.
//!
//! A message is a header with an empty line, or the end, behind it. Its fields have to show that it went through the
//! mail: one that only programs write (`Received`, `Message-ID`, `MIME-Version`, `X-…`) beside another of mail; or an
//! address in `From`, with `Subject` and one of `Date`, `Sent` and `To`, and next to no line that is no field among them. So
//! a text that begins `From: Jane Roe` is none. A name that ends as those of messages do asks for one field of mail.
//!
//! A mailbox begins with `From `, an address or name and a date as `asctime` writes it, and a field on the next line;
//! where the date is written otherwise, with a header that only programs write. So a text that begins `From here` is
//! none.

use super::fields::{self, Fields};
use crate::ingest::Head;

/// Fields that people write too.
const BY_PEOPLE: &[&str] =
    &["from", "to", "cc", "bcc", "date", "subject", "sent", "organization", "keywords"];

/// Fields that programs write.
const BY_PROGRAMS: &[&str] = &[
    "received",
    "return-path",
    "message-id",
    "mime-version",
    "content-transfer-encoding",
    "content-disposition",
    "content-id",
    "delivered-to",
    "dkim-signature",
    "domainkey-signature",
    "references",
    "in-reply-to",
    "authentication-results",
    "newsgroups",
    "path",
    "xref",
    "envelope-to",
    "delivery-date",
    "sender",
    "reply-to",
    "errors-to",
    "precedence",
    "mailing-list",
    "list-id",
    "list-unsubscribe",
    "list-post",
    "list-help",
    "list-archive",
    "list-subscribe",
    "received-spf",
    "thread-topic",
    "thread-index",
    "user-agent",
    "nntp-posting-host",
    "nntp-posting-date",
    "resent-from",
    "resent-date",
    "resent-message-id",
    "resent-to",
    "auto-submitted",
    "importance",
    "snapshot-content-location",
    "archived-at",
    "status",
    "lines",
    "arc-seal",
    "arc-message-signature",
    "arc-authentication-results",
    "feedback-id",
    "content-language",
    "content-class",
    "approved",
];

/// Fields that messages have and nothing else has.
const OF_MAIL: &[&str] = &[
    "from",
    "to",
    "subject",
    "message-id",
    "received",
    "mime-version",
    "newsgroups",
    "delivered-to",
    "return-path",
    "snapshot-content-location",
];

/// Lines of a header that are looked at.
const LINES: usize = 400;

/// Whether a file is a message.
pub fn is_message(head: &Head<'_>) -> bool {
    let bytes = without_mark(head.bytes);
    let bytes = without_length(bytes).unwrap_or(bytes);
    let found = Found::read(bytes);
    let is_called_so = has_ending(head.name, &["eml", "mht", "mhtml", "emlx", "mim", "mime", "nws"]);
    if is_called_so {
        return found.mail + found.programs + usize::from(found.has_type) > 0;
    }
    let by_programs = found.programs + usize::from(found.has_type) > 0
        && found.mail > 0
        && found.programs + found.people + usize::from(found.has_type) > 1
        && found.strays * 2 <= found.programs + found.people;
    let fields = || Fields::read(&bytes[..found.length]);
    let by_people = || {
        let fields = fields();
        let has = |name: &str| fields.raw(name).is_some();
        let is_address = |value: &[u8]| {
            let at = memchr::memchr(b'@', value);
            at.is_some_and(|at| value[at..].contains(&b'.') && at > 0)
        };
        found.strays * 3 <= found.people
            && fields.raw("from").is_some_and(is_address)
            && has("subject")
            && (has("date") || has("sent") || has("to"))
    };
    by_programs || by_people()
}

/// Whether a message is a page that a browser saved with what it shows (RFC 2557).
pub fn is_saved_page(head: &Head<'_>) -> bool {
    if !is_message(head) {
        return false;
    }
    let bytes = without_mark(head.bytes);
    let fields = Fields::read(&bytes[..Found::read(bytes).length]);
    let has = |name: &str| fields.raw(name).is_some();
    if has("snapshot-content-location") {
        return true;
    }
    let from = fields.raw("from").unwrap_or_default();
    if from.windows(9).any(|words| words.eq_ignore_ascii_case(b"<Saved by")) {
        return true;
    }
    let kind = fields.typed("content-type");
    let is_page = kind.is_some_and(|kind| {
        (kind.ctype() == "multipart" && kind.subtype() == Some("related"))
            || (kind.ctype() == "text" && kind.subtype() == Some("html") && has("content-location"))
    });
    let went_by_mail =
        ["to", "cc", "bcc", "received", "return-path", "delivered-to", "newsgroups", "message-id"]
            .into_iter()
            .any(has);
    is_page && !went_by_mail && !from.contains(&b'@')
}

/// Whether a file is a mailbox.
pub fn is_mailbox(head: &Head<'_>) -> bool {
    let bytes = without_mark(head.bytes);
    let Some(end) = memchr::memchr(b'\n', bytes) else { return false };
    let (first, rest) = (&bytes[..end], &bytes[end + 1..]);
    if is_separator(first) {
        let second = rest.split(|byte| *byte == b'\n').next().unwrap_or_default();
        return fields::split(second).is_some() || is_separator(unquoted(second));
    }
    let found = Found::read(rest);
    first.starts_with(b"From ") && found.mail > 0 && found.programs > 1 && found.strays == 0
}

/// Whether a line is one of the fields that messages have.
pub fn is_known_field(line: &[u8]) -> bool {
    let mut found = Found::default();
    if let Some((name, value)) = fields::split(line) {
        found.add(name, value);
    }
    found.people + found.programs > 0 || found.has_type
}

/// A line without the marks by which one that looks like a separator is kept from being one.
fn unquoted(line: &[u8]) -> &[u8] {
    let marks = line.iter().take_while(|byte| **byte == b'>').count();
    &line[marks..]
}

/// Whether a line begins a message in a mailbox: `From jane@harbour.example Mon Jan  6 08:00:00 2020`.
///
/// Writers differ in what stands for the sender, whether there are seconds, and where the zone stands; day, month,
/// time of day and year they all write.
pub fn is_separator(line: &[u8]) -> bool {
    let Some(rest) = line.strip_prefix(b"From ") else { return false };
    if rest.len() > 500 {
        return false;
    }
    let Ok(rest) = std::str::from_utf8(rest.trim_ascii()) else {
        return is_separator_date(&String::from_utf8_lossy(rest));
    };
    is_separator_date(rest)
}

fn is_separator_date(rest: &str) -> bool {
    const DAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
    const MONTHS: [&str; 12] =
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let words: Vec<&str> = rest.split_whitespace().collect();
    let is_time = |word: &&str| {
        let mut numbers = word.split(':');
        let two = |number: Option<&str>| {
            number.is_some_and(|number| {
                matches!(number.len(), 1 | 2) && number.bytes().all(|byte| byte.is_ascii_digit())
            })
        };
        two(numbers.next()) && two(numbers.next())
    };
    let is_year = |word: &&str| word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit());
    let Some(time) = words.iter().rposition(is_time) else { return false };
    let (before, behind) = (&words[time.saturating_sub(4)..time], &words[time + 1..]);
    // Behind year and zone there may be the machine: `remote from harbour`. A sentence goes on.
    if behind.len() > MOST_BEHIND && !behind.contains(&"remote") {
        return false;
    }
    let has = |names: &[&str]| before.iter().any(|word| names.contains(&word.trim_end_matches(',')));
    has(&DAYS) && has(&MONTHS) && words[time.saturating_sub(2)..].iter().any(is_year)
}

/// Words behind the time of day: a year, and a zone in one or two words.
const MOST_BEHIND: usize = 3;

/// Whether there is a number of four digits in a line.
pub fn has_year(line: &[u8]) -> bool {
    line.split(|byte| !byte.is_ascii_digit()).any(|digits| digits.len() == 4)
}

/// The date in such a line, as printed.
pub fn separator_date(line: &[u8]) -> Option<String> {
    let text = String::from_utf8_lossy(line);
    let words: Vec<&str> = text.split_whitespace().collect();
    let day =
        |word: &&str| ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"].contains(&word.trim_end_matches(','));
    let from = words.iter().rposition(day)?;
    Some(words[from..].join(" "))
}

/// Without the byte order mark and empty lines in front.
pub fn without_mark(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start()
}

/// Apple Mail's files begin with the length of the message, on a line of its own; what stands behind the message is
/// a list of properties.
pub fn without_length(bytes: &[u8]) -> Option<&[u8]> {
    let end = memchr::memchr(b'\n', &bytes[..bytes.len().min(20)])?;
    let line = bytes[..end].trim_ascii();
    (!line.is_empty() && line.iter().all(u8::is_ascii_digit)).then(|| &bytes[end + 1..])
}

fn has_ending(name: &str, endings: &[&str]) -> bool {
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    endings.iter().any(|known| known.eq_ignore_ascii_case(ending))
}

/// What a header is made of.
#[derive(Default)]
struct Found {
    people: usize,
    programs: usize,
    mail: usize,
    strays: usize,
    has_type: bool,
    /// Bytes of the header.
    length: usize,
}

impl Found {
    fn read(bytes: &[u8]) -> Found {
        let mut found = Found::default();
        for line in bytes.split_inclusive(|byte| *byte == b'\n').take(LINES) {
            if line.trim_ascii().is_empty() {
                break;
            }
            let is_continued = line.starts_with(b" ") || line.starts_with(b"\t");
            match fields::split(line) {
                _ if is_continued && found.length > 0 => {}
                Some((name, value)) if !is_continued => found.add(name, value),
                _ => found.strays += 1,
            }
            if found.strays > 0 && found.people + found.programs == 0 && !found.has_type {
                break;
            }
            found.length += line.len();
        }
        found
    }

    fn add(&mut self, name: &[u8], value: &[u8]) {
        let is = |known: &&str| known.as_bytes().eq_ignore_ascii_case(name);
        if OF_MAIL.iter().any(is) {
            self.mail += 1;
        }
        if name.eq_ignore_ascii_case(b"content-type") {
            self.has_type |= value.contains(&b'/');
        } else if BY_PEOPLE.iter().any(is) {
            self.people += 1;
        } else if BY_PROGRAMS.iter().any(is) || name.get(..2).is_some_and(|x| x.eq_ignore_ascii_case(b"x-")) {
            self.programs += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind(name: &str, text: &str) -> &'static str {
        let head = Head { name, bytes: text.as_bytes(), text, whole: true };
        match () {
            () if is_mailbox(&head) => "mailbox",
            () if is_saved_page(&head) => "page",
            () if is_message(&head) => "message",
            () => "none",
        }
    }

    fn check(text: &str, expected: &str) {
        assert_eq!(kind("a.txt", text), expected, "{text}");
    }

    #[test]
    fn messages_are_recognised() {
        check("Received: by x\nFrom: a@b.example\nSubject: Bridge opens\n\nIt is open.", "message");
        check("\n\nMessage-ID: <1@x>\r\nSubject: Bridge\r\n\r\nIt is open.", "message");
        check(
            "From: Jane <jane@harbour.example>\nDate: Mon, 6 Jan 2020\nSubject: Bridge\n\nOpen.",
            "message",
        );
        check("From: a@b.example\nSubject: x\nMIME-Version: 1.0\nContent-Type: text/plain", "message");
        check("Path: news!x\nNewsgroups: harbour.news\nSubject: Bridge\n\nOpen", "message");
        assert_eq!(kind("a.eml", "Content-Type: text/plain\n\nOpen"), "message");
        assert_eq!(kind("a.emlx", "1234   \nSubject: Bridge\nFrom: x\n\nOpen"), "message");
    }

    #[test]
    fn texts_are_no_messages() {
        check("From: Jane Roe\n\nThe bridge is open.", "none");
        check("From: Jane Roe\nTo: All\nDate: 6 January\nSubject: Bridge\n\nThe bridge is open.", "none");
        check("From: jane@harbour.example\n\nThe bridge is open.", "none");
        check("Subject: Bridge\nDate: 6 January\n\nOpen", "none");
        check("Title: Bridge\nAuthor: Jane\nX-Note: none\n\nOpen", "none");
        check("HTTP/1.1 200 OK\nContent-Type: text/html\nX-Powered-By: y\n\n<p>", "none");
        check("Content-Type: text/html\nDate: x\nX-Cache: y\n\n<p>", "none");
        check("Bridge opens\n\nFrom: a@b.example\nMessage-ID: <x@y>\n", "none");
        assert_eq!(kind("a.eml", "Bridge opens\n\nFrom: x"), "none");
    }

    #[test]
    fn mailboxes_are_recognised() {
        check("From jane@x.example Mon Jan  6 08:00:00 2020\nSubject: a\n", "mailbox");
        check("From - Mon Jan 06 08:00:00 2020\r\nX-Mozilla-Status: 0001\r\n", "mailbox");
        check("From 1234@xxx Mon Jan 06 08:00:00 +0000 2020\nX-GM-THRID: 1\n", "mailbox");
        check("From jane at x.example  Mon Jan  6 08:00 CET 2020\nFrom: jane at x\n", "mailbox");
        check("From a@b 2020-01-06\nReceived: by x\nMessage-ID: <1@x>\nSubject: a\n\n", "mailbox");
        check("From a Mon Jan  6 08:00:00 2020 remote from harbour\nSubject: a\n", "mailbox");
        check("From here it rained from Mon Jan 6 08:00 2020 to the end\nTo: all\n", "none");
        check("From here to the coast it rained on Mon Jan 6.\n\nNobody came.", "none");
        check("From Mon Jan  6 08:00:00 2020 the bridge is open\nto all\n", "none");
        check("From here:\nto there\n", "none");
    }

    #[test]
    fn saved_pages_are_recognised() {
        check("From: <Saved by Blink>\nSnapshot-Content-Location: https://x\nMIME-Version: 1.0\n\n", "page");
        check("From: \"Saved by x\" <Saved by Microsoft Internet Explorer 5>\nMIME-Version: 1.0\n", "page");
        check("MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x", "page");
        assert_eq!(
            kind("a.mht", "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x"),
            "page"
        );
        check(
            "From: a@b.example\nTo: c\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n",
            "message",
        );
    }
}
