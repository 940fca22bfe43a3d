//! What a server answered goes in; its status, its headers and the page come out, packings undone as far as they go.
//!
//! RFC 9112 (messages, chunks), RFC 9110 (content codings). Programs that capture pages often undo chunks and
//! packings but keep the headers that speak of them: what is not packed is taken as it is.

use crate::ingest::budget::Budget;
use crate::ingest::gzip::Gzip;
use crate::ingest::unpack::Guard;
use std::borrow::Cow;
use std::io::{self, Read};
use std::rc::Rc;

/// The longest line with the size of a chunk.
const LONGEST_SIZE: usize = 1024;

/// An answer of a server.
#[derive(Debug, Default)]
pub struct Answer<'a> {
    /// `200`, `404`.
    pub status: Option<u16>,
    headers: Vec<(String, String)>,
    /// What follows the headers, as it was sent.
    pub body: &'a [u8],
}

impl<'a> Answer<'a> {
    /// Reads the headers; `None` where the bytes do not begin with an answer.
    pub fn read(bytes: &'a [u8]) -> Option<Answer<'a>> {
        let is_answer = ["HTTP/", "ICY "].iter().any(|start| bytes.starts_with(start.as_bytes()));
        if !is_answer {
            return None;
        }
        let (first, mut rest) = line(bytes);
        let status = first.split_whitespace().nth(1).and_then(|status| status.parse().ok());
        let mut headers: Vec<(String, String)> = Vec::new();
        while !rest.is_empty() {
            let (text, after) = line(rest);
            if text.is_empty() {
                rest = after;
                break;
            }
            if text.starts_with([' ', '\t']) && !headers.is_empty() {
                // A long value goes on in the next line.
                if let Some((_, value)) = headers.last_mut() {
                    value.push(' ');
                    value.push_str(text.trim());
                }
            } else if let Some((name, value)) = text.split_once(':').filter(|(name, _)| is_name(name)) {
                headers.push((name.trim().to_ascii_lowercase(), value.trim().to_owned()));
            } else if text.trim_start().starts_with('<') {
                // The empty line is missing.
                break;
            }
            rest = after;
        }
        Some(Answer { status, headers, body: rest })
    }

    /// The first value of a header; its name in small letters.
    pub fn header(&self, name: &str) -> Option<&str> {
        let found = self.headers.iter().find(|(known, value)| known == name && !value.is_empty());
        found.map(|(_, value)| value.as_str())
    }

    /// The page: chunks joined, packings undone, at most `limit` bytes and one. Doubts go to `doubts`.
    pub fn page(&self, limit: u64, budget: &Rc<Budget>, doubts: &mut Vec<String>) -> Cow<'a, [u8]> {
        let mut page = Cow::Borrowed(self.body);
        let all = |name: &str| -> Vec<String> {
            let values = self.headers.iter().filter(|(known, _)| known == name);
            let words = values.flat_map(|(_, value)| value.split(','));
            words.map(|word| word.trim().to_ascii_lowercase()).filter(|word| !word.is_empty()).collect()
        };
        // The coding that was applied last is undone first.
        let (content, transfer) = (all("content-encoding"), all("transfer-encoding"));
        for coding in content.iter().chain(&transfer).rev() {
            page = match coding.as_str() {
                "chunked" => match page {
                    Cow::Borrowed(bytes) => joined(bytes, doubts),
                    Cow::Owned(bytes) => Cow::Owned(joined(&bytes, doubts).into_owned()),
                },
                coding => match unpacked(coding, &page, limit, budget, doubts) {
                    Some(bytes) => Cow::Owned(bytes),
                    None => page,
                },
            };
        }
        page
    }
}

/// The first line without its end, and what follows it.
pub fn line(bytes: &[u8]) -> (Cow<'_, str>, &[u8]) {
    let end = memchr::memchr(b'\n', bytes).unwrap_or(bytes.len());
    let text = bytes[..end].strip_suffix(b"\r").unwrap_or(&bytes[..end]);
    (String::from_utf8_lossy(text), bytes.get(end + 1..).unwrap_or_default())
}

fn is_name(name: &str) -> bool {
    let name = name.trim_end();
    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_graphic() && !b"<>\"(){}".contains(&byte))
}

/// Joins chunks as far as they go. What does not begin with the size of a chunk was joined before.
fn joined<'a>(bytes: &'a [u8], doubts: &mut Vec<String>) -> Cow<'a, [u8]> {
    let Some((mut size, mut rest)) = chunk(bytes) else { return Cow::Borrowed(bytes) };
    let mut page = Vec::with_capacity(bytes.len());
    while size > 0 {
        let Some(part) = rest.get(..size) else {
            page.extend_from_slice(rest);
            doubts.push("the last chunk of the page ends early".to_owned());
            break;
        };
        page.extend_from_slice(part);
        let behind = &rest[size..];
        let behind = behind.strip_prefix(b"\r").unwrap_or(behind);
        let behind = behind.strip_prefix(b"\n").unwrap_or(behind);
        if behind.is_empty() {
            doubts.push("the page ends without its last chunk".to_owned());
            break;
        }
        let Some(next) = chunk(behind) else {
            let at = bytes.len() - behind.len();
            doubts.push(format!("the chunks of the page are broken at byte {at}: kept as far as they go"));
            break;
        };
        (size, rest) = next;
    }
    Cow::Owned(page)
}

/// The size of the chunk that begins here, and what stands behind the line that says it.
fn chunk(bytes: &[u8]) -> Option<(usize, &[u8])> {
    let end = memchr::memchr(b'\n', &bytes[..bytes.len().min(LONGEST_SIZE)])?;
    let text = std::str::from_utf8(&bytes[..end]).ok()?;
    let size = text.split(';').next().unwrap_or_default().trim();
    Some((usize::from_str_radix(size, 16).ok().filter(|_| !size.starts_with('+'))?, &bytes[end + 1..]))
}

/// Undoes one packing as far as it goes; `None` where the bytes are not packed so.
fn unpacked(
    coding: &str,
    bytes: &[u8],
    limit: u64,
    budget: &Rc<Budget>,
    doubts: &mut Vec<String>,
) -> Option<Vec<u8>> {
    let is_zlib = matches!(bytes, [first, second, ..]
        if first & 0x0f == 8 && (u16::from(*first) << 8 | u16::from(*second)) % 31 == 0);
    let reader: Box<dyn Read + '_> = match coding {
        "gzip" | "x-gzip" if bytes.starts_with(b"\x1f\x8b") => Box::new(Gzip::new(bytes)),
        "deflate" if is_zlib => Box::new(flate2::bufread::ZlibDecoder::new(bytes)),
        "deflate" => Box::new(flate2::bufread::DeflateDecoder::new(bytes)),
        "br" => Box::new(brotli_decompressor::Decompressor::new(bytes, 1 << 14)),
        "zstd" if bytes.starts_with(b"\x28\xb5\x2f\xfd") => {
            Box::new(zstd::stream::read::Decoder::with_buffer(bytes).ok()?)
        }
        _ => return None,
    };
    let mut page = Vec::new();
    let Err(error) = Guard::new(reader, budget).take(limit + 1).read_to_end(&mut page) else {
        return Some(page);
    };
    if page.is_empty() && !has_controls(bytes) {
        // A text, whatever the header says.
        return None;
    }
    let early = error.kind() == io::ErrorKind::UnexpectedEof;
    doubts.push(match early {
        true => format!("the page ends early: packed by {coding} without an end"),
        false => format!("the page is damaged, and read as far as {coding} goes"),
    });
    Some(page)
}

/// Packed bytes have some control characters among the first.
fn has_controls(bytes: &[u8]) -> bool {
    let start = &bytes[..bytes.len().min(1 << 10)];
    start.iter().any(|byte| *byte < 0x20 && !byte.is_ascii_whitespace())
}
