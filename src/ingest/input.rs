//! An open file goes in; its beginning, its lines or its whole text come out decoded, within the limit.

mod beside;

use super::decode::{self, Charset, Decoded};
use super::head::Begin;
use super::nest::Nest;
use super::{Scope, detect, html, unpack};
use std::borrow::Cow;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Cursor, Read, Seek};
use std::path::Path;
use std::time::Duration;

/// Bytes by which a format is recognised.
const HEAD: u64 = 1 << 16;
/// Members that have to be read back and forth are held in memory up to this size, then in a file that vanishes.
const HELD: usize = 16 << 20;

/// Where bytes come from.
pub struct Source<'a> {
    /// Name of the file, without folders.
    pub name: &'a str,
    /// Bytes in all, where they are known beforehand.
    pub length: Option<u64>,
    /// The file itself, when the bytes are all of it.
    pub path: Option<&'a Path>,
    /// Where the file stands, packed or not; `None` in a container.
    pub stands: Option<&'a Path>,
    /// The encoding that its container states.
    pub charset: Option<&'a str>,
}

/// Bytes among which one can go back and forth.
pub trait Seekable: Read + Seek {}

impl<T: Read + Seek> Seekable for T {}

/// A file that is being read.
pub struct Input<'a> {
    source: Source<'a>,
    reader: Box<dyn BufRead + 'a>,
    /// The first bytes; `reader` gives them again.
    head: Vec<u8>,
    nest: Nest<'a>,
    charset: Charset,
    buffer: Vec<u8>,
    lines: u64,
    ended: bool,
    suspects: Vec<String>,
    skipped: Option<String>,
}

/// One line of a file.
#[derive(Debug, PartialEq, Eq)]
pub struct Line<'a> {
    /// Its number; the first is 1.
    pub number: u64,
    /// The line without its end, or why it could not be read.
    pub text: Result<Cow<'a, str>, String>,
    /// What was doubtful about its bytes.
    pub suspect: Option<String>,
}

impl<'a> Input<'a> {
    /// Reads the beginning of a file, and undoes what it is packed in.
    pub(super) fn new(
        reader: Box<dyn BufRead + 'a>,
        mut source: Source<'a>,
        nest: Nest<'a>,
    ) -> Result<Input<'a>, String> {
        let (mut reader, was_packed) =
            unpack::unpacked(reader, nest.budget()).map_err(|error| error.to_string())?;
        if was_packed {
            source = Source { name: unpack::inner_name(source.name), length: None, path: None, ..source };
        }
        let mut head = Vec::new();
        let rest: Box<dyn BufRead + 'a> = match (&mut reader).take(HEAD).read_to_end(&mut head) {
            Ok(_) => reader,
            Err(error) if head.is_empty() => return Err(error.to_string()),
            // What was read stands; the fault comes up again where the reading gets to, and who can goes on.
            Err(error) => Box::new(BufReader::new(Broken(Some(error))).chain(reader)),
        };
        let charset = choose(&head, &source, &nest);
        let reader = Box::new(Cursor::new(head.clone()).chain(rest));
        let (buffer, suspects) = (Vec::new(), Vec::new());
        Ok(Input {
            source,
            reader,
            head,
            nest,
            charset,
            buffer,
            lines: 0,
            ended: false,
            suspects,
            skipped: None,
        })
    }

    /// Takes out the beginning, for the formats to look at.
    pub(super) fn begin(&mut self) -> Begin<'a> {
        let bytes = std::mem::take(&mut self.head);
        let binary = detect::binary(&bytes, self.charset.is_wide());
        let whole = (bytes.len() as u64) < HEAD;
        let mut text =
            if binary.is_some() { String::new() } else { self.charset.decode(&bytes).into_owned() };
        if !whole && text.ends_with(char::REPLACEMENT_CHARACTER) {
            // The beginning ends in the middle of a character.
            text.pop();
        }
        Begin { name: self.source.name, bytes, text, whole, binary }
    }

    /// The doubts about the file as a whole.
    pub(super) fn finish(&mut self) -> Vec<String> {
        std::mem::take(&mut self.suspects)
    }

    /// Why there is no news in it, where a format said so.
    pub(super) fn why_skipped(&mut self) -> Option<String> {
        self.skipped.take()
    }

    /// The file's name.
    pub fn name(&self) -> &'a str {
        self.source.name
    }

    /// The file itself, where the bytes are all of it.
    pub fn path(&self) -> Option<&'a Path> {
        self.source.path
    }

    /// Reads what is packed in the file.
    pub fn nest(&self) -> Nest<'a> {
        self.nest.clone()
    }

    /// The longest article, in bytes.
    pub fn limit(&self) -> u64 {
        self.nest.reading.article_limit
    }

    /// How long the file may take for each of its articles.
    pub fn patience(&self) -> Duration {
        self.nest.reading.patience
    }

    /// What is taken in.
    pub fn scope(&self) -> Scope {
        self.nest.reading.scope
    }

    /// Says why there is no news in the file; used when no article is given.
    pub fn skip(&mut self, reason: impl Into<String>) {
        self.skipped = Some(reason.into());
    }

    /// Says what is doubtful about the file as a whole.
    pub fn suspect(&mut self, reason: impl Into<String>) {
        self.suspects.push(reason.into());
    }

    /// The whole file decoded.
    ///
    /// # Errors
    ///
    /// In words, when the system cannot read on, or the file is longer than one article may be.
    pub fn text(&mut self) -> Result<String, String> {
        let bytes = self.bytes()?;
        let charset = choose(&bytes, &self.source, &self.nest);
        let text = charset.decode(&bytes).into_owned();
        self.suspects.extend(charset.suspect);
        self.suspects.extend(decode::lost(&text));
        Ok(text)
    }

    /// The whole file as it is, packings undone.
    ///
    /// # Errors
    ///
    /// As for [`Input::text`].
    pub fn bytes(&mut self) -> Result<Vec<u8>, String> {
        let limit = self.limit();
        if let Some(length) = self.source.length.filter(|length| *length > limit) {
            return Err(too_long("the file", length, limit));
        }
        let mut bytes = Vec::new();
        (&mut self.reader).take(limit + 1).read_to_end(&mut bytes).map_err(|error| error.to_string())?;
        if bytes.len() as u64 > limit {
            return Err(format!("the file unpacks to more than {}: raise --article-limit", megabytes(limit)));
        }
        Ok(bytes)
    }

    /// The whole file, in which one can go back and forth; nothing of it may have been asked for before.
    ///
    /// # Errors
    ///
    /// In words, when the system cannot read it or hold it, or the file may cost no more.
    pub fn seekable(&mut self) -> Result<Box<dyn Seekable + 'a>, String> {
        let say = |error: io::Error| error.to_string();
        if let Some(path) = self.source.path {
            let file = File::open(path).map_err(say)?;
            self.nest.budget().stored(self.source.length.unwrap_or(0));
            return Ok(Box::new(BufReader::new(file)));
        }
        let mut held = tempfile::spooled_tempfile(HELD);
        io::copy(&mut self.reader, &mut held).map_err(say)?;
        held.rewind().map_err(say)?;
        Ok(Box::new(held))
    }

    /// The next line; a line that is longer than an article may be is passed over without being held.
    pub fn line(&mut self) -> Option<Line<'_>> {
        if self.ended {
            return None;
        }
        if let Err(reason) = self.prepare() {
            self.ended = true;
            return Some(Line { number: self.lines + 1, text: Err(reason), suspect: None });
        }
        self.buffer.clear();
        let limit = self.limit();
        self.lines += 1;
        let number = self.lines;
        match (&mut self.reader).take(limit + 1).read_until(b'\n', &mut self.buffer) {
            Ok(0) => {
                self.ended = true;
                return None;
            }
            Ok(length) if length as u64 > limit && !self.buffer.ends_with(b"\n") => {
                let rest = self.reader.skip_until(b'\n');
                self.ended = rest.is_err();
                let length = length as u64 + rest.unwrap_or(0) as u64;
                return Some(Line {
                    number,
                    text: Err(too_long("the record", length, limit)),
                    suspect: None,
                });
            }
            Ok(_) => {}
            Err(error) => {
                self.ended = true;
                return Some(Line {
                    number,
                    text: Err(format!("the file ends early: {error}")),
                    suspect: None,
                });
            }
        }
        let mut line = self.buffer.as_slice();
        line = line.strip_suffix(b"\n").unwrap_or(line);
        line = line.strip_suffix(b"\r").unwrap_or(line);
        let (text, suspect) = self.charset.decode_line(line);
        Some(Line { number, text: Ok(text), suspect })
    }

    /// The bytes that come next, in an encoding whose lines and ASCII characters are single bytes, for a format
    /// that cuts them itself and has each piece decoded by [`Input::decode`].
    ///
    /// # Errors
    ///
    /// As for [`Input::text`]: a file in UTF-16 is decoded as a whole.
    pub fn reader(&mut self) -> Result<&mut (dyn BufRead + 'a), String> {
        self.prepare()?;
        Ok(&mut *self.reader)
    }

    /// The whole text as a stream of UTF-8, of any length.
    ///
    /// # Errors
    ///
    /// As for [`Input::text`], when the system cannot read the beginning.
    pub fn decoded(&mut self) -> Result<Decoded<&mut (dyn BufRead + 'a)>, String> {
        self.charset.skip_mark(&mut self.reader).map_err(|error| error.to_string())?;
        self.suspects.extend(self.charset.suspect.take());
        Ok(Decoded::new(&mut *self.reader, &self.charset))
    }

    /// The bytes as they are, packings undone, from the first: for a container.
    pub fn raw_reader(&mut self) -> &mut (dyn BufRead + 'a) {
        &mut *self.reader
    }

    /// Decodes a piece cut from [`Input::reader`], and says what was doubtful about it.
    pub fn decode<'b>(&self, bytes: &'b [u8]) -> (Cow<'b, str>, Option<String>) {
        self.charset.decode_line(bytes)
    }

    /// Makes the bytes such that lines can be found in them; done once.
    fn prepare(&mut self) -> Result<(), String> {
        if self.charset.is_wide() {
            let text = self.text()?;
            self.reader = Box::new(Cursor::new(text.into_bytes()));
            self.charset = Charset::utf8();
        } else if self.lines == 0 {
            self.charset.skip_mark(&mut self.reader).map_err(|error| error.to_string())?;
            self.suspects.extend(self.charset.suspect.take());
        }
        Ok(())
    }
}

/// How bytes are to be decoded. What the container says goes before what the bytes declare, as in browsers.
fn choose(bytes: &[u8], source: &Source<'_>, nest: &Nest<'_>) -> Charset {
    if nest.reading.encoding.is_none() && detect::signature(bytes).is_some() {
        // What is no text need not be looked at letter by letter.
        return Charset::utf8();
    }
    let declared = declared(bytes);
    let stated: Vec<&str> = source.charset.into_iter().chain(declared.as_deref()).collect();
    Charset::choose_among(bytes, nest.reading.encoding.as_deref(), &stated)
}

/// Says that something is longer than it may be, and which option allows it.
pub fn too_long(what: &str, length: u64, limit: u64) -> String {
    format!("{what} is {} long, the limit is {}: raise --article-limit", megabytes(length), megabytes(limit))
}

/// A size for people: `0.2 MB`, `21 MB`.
fn megabytes(bytes: u64) -> String {
    match bytes {
        0..1_000 => format!("{bytes} bytes"),
        1_000..1_000_000 => format!("{} kB", bytes / 1_000),
        1_000_000..10_000_000 => format!("{:.1} MB", bytes as f64 / 1e6),
        _ => format!("{} MB", bytes / 1_000_000),
    }
}

/// The encoding that markup declares. A text that merely speaks of one declares none.
fn declared(bytes: &[u8]) -> Option<String> {
    let head = &bytes[..bytes.len().min(HEAD as usize)];
    if head.trim_ascii_start().first() == Some(&b'<') { html::declared_charset(head) } else { None }
}

/// Gives the error with which reading the beginning of a file ended.
struct Broken(Option<io::Error>);

impl Read for Broken {
    fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
        self.0.take().map_or(Ok(0), Err)
    }
}
