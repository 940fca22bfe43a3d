//! A document that is a zip of parts goes in; what its parts hold comes out, within what the file may cost.

use super::budget::Budget;
use super::decode::{Charset, Decoded};
use super::unpack::Guard;
use super::xml::{self, Document};
use super::{Input, Item, Member, Nest, input::Seekable, zip};
use ::zip::read::ZipArchive;
use flate2::bufread::DeflateDecoder;
use memchr::memmem;
use std::io::{BufReader, Read};
use std::rc::Rc;

/// Parts that describe others are read up to this size.
const LARGEST_SMALL: u64 = 8 << 20;
/// How each member of a zip archive begins (APPNOTE.TXT 4.3.7).
const LOCAL: &[u8] = b"PK\x03\x04";
/// Parts of a damaged archive that are looked for.
const MOST_FOUND: usize = 10_000;

/// The name of the first member of a zip archive, and what can be seen of its content where it is stored as it is.
pub fn first_member(head: &[u8]) -> Option<(&str, &[u8])> {
    let local = Local::read(head)?;
    let name = std::str::from_utf8(local.name).ok()?;
    Some((name, &head[local.length..]))
}

/// A document that is a zip of parts.
pub struct Package<'a> {
    parts: Parts<'a>,
    budget: Rc<Budget>,
    limit: u64,
    /// Why parts may be missing.
    pub broken: Option<String>,
}

enum Parts<'a> {
    Listed(ZipArchive<Box<dyn Seekable + 'a>>),
    /// What could be found in an archive whose list cannot be read: name and content.
    Found(Vec<(String, Vec<u8>)>),
}

impl<'a> Package<'a> {
    /// Opens the document; one that was cut gives the parts before the cut.
    ///
    /// # Errors
    ///
    /// In words, when the system cannot read it, or there are no parts in it.
    pub fn open(input: &mut Input<'a>) -> Result<Package<'a>, String> {
        let (budget, limit) = (Rc::clone(input.nest().budget()), input.limit());
        let mut file = input.seekable()?;
        let Err(error) = ZipArchive::new(&mut file) else {
            let archive = ZipArchive::new(file).map_err(|error| zip::why(&error))?;
            return Ok(Package { parts: Parts::Listed(archive), budget, limit, broken: None });
        };
        file.rewind().map_err(|error| error.to_string())?;
        let mut bytes = Vec::new();
        file.take(limit).read_to_end(&mut bytes).map_err(|error| error.to_string())?;
        let found = found(&bytes, &budget, limit);
        let broken = format!("the list of its parts cannot be read: {}", zip::why(&error));
        if found.is_empty() {
            return Err(broken);
        }
        Ok(Package { parts: Parts::Found(found), budget, limit, broken: Some(broken) })
    }

    /// The names of all parts, as written.
    pub fn names(&self) -> Vec<String> {
        match &self.parts {
            Parts::Listed(archive) => {
                archive.file_names().filter_map(|name| Some(name.ok()?.into_owned())).collect()
            }
            Parts::Found(parts) => parts.iter().map(|(name, _)| name.clone()).collect(),
        }
    }

    /// Whether there is a part of this name.
    pub fn has(&self, name: &str) -> bool {
        self.names().iter().any(|written| is_same(written, name))
    }

    /// Reads a part from its beginning; `None` when there is none of this name.
    pub fn part(&mut self, name: &str) -> Option<Result<Box<dyn Read + '_>, String>> {
        match &mut self.parts {
            Parts::Listed(archive) => {
                let exact = archive.index_for_name(name);
                let place = exact.or_else(|| {
                    let mut names = archive.file_names();
                    names.position(|written| written.is_ok_and(|written| is_same(&written, name)))
                })?;
                Some(match archive.by_index(place) {
                    Ok(file) => Ok(Box::new(Guard::new(file, &self.budget))),
                    Err(error) => Err(zip::why(&error)),
                })
            }
            Parts::Found(parts) => {
                let (_, bytes) = parts.iter().find(|(written, _)| is_same(written, name))?;
                Some(Ok(Box::new(bytes.as_slice())))
            }
        }
    }

    /// Gives what it holds as an archive of files: it is no document after all.
    pub fn into_members(self, nest: &Nest<'_>, out: &mut dyn FnMut(Item)) {
        match self.parts {
            Parts::Listed(mut archive) => zip::by_directory(&mut archive, nest, &|_| None, out),
            Parts::Found(parts) => {
                for (name, bytes) in parts {
                    let member = Member { place: format!("!{name}"), name, ..Member::default() };
                    nest.read(&member, bytes.as_slice(), out);
                }
            }
        }
        if let Some(reason) = self.broken {
            out(Item::Failed { member: None, reason });
        }
    }

    /// A part as a stream of XML.
    pub fn xml(&mut self, name: &str) -> Option<Result<Xml<'_>, String>> {
        let limit = self.limit;
        Some(self.part(name)?.map(|part| {
            let mut reader: BufReader<Box<dyn Read + '_>> = BufReader::with_capacity(1 << 16, part);
            let charset = charset(&mut reader);
            let mut stream = xml::Stream::new(Decoded::new(reader, &charset));
            stream.limit = limit;
            stream
        }))
    }

    /// A small part that describes others, as XML; `None` when there is none that can be read.
    pub fn description(&mut self, name: &str) -> Option<Document> {
        let mut bytes = Vec::new();
        // What was read before a fault is better than nothing.
        self.part(name)?.ok()?.take(LARGEST_SMALL).read_to_end(&mut bytes).ok();
        let charset = Charset::choose(&bytes, None, None);
        xml::parse(&charset.decode(&bytes)).ok()
    }

    /// All of a part, up to the longest that an article may be.
    pub fn bytes(&mut self, name: &str) -> Option<Result<Vec<u8>, String>> {
        let limit = self.limit;
        let part = match self.part(name)? {
            Ok(part) => part,
            Err(reason) => return Some(Err(reason)),
        };
        let mut bytes = Vec::new();
        Some(match part.take(limit).read_to_end(&mut bytes) {
            Err(error) if bytes.is_empty() => Err(error.to_string()),
            _ => Ok(bytes),
        })
    }
}

/// A part as a stream of XML.
pub type Xml<'p> = xml::Stream<Decoded<BufReader<Box<dyn Read + 'p>>>>;

fn is_same(written: &str, name: &str) -> bool {
    let plain = |c: char| if c == '\\' { '/' } else { c.to_ascii_lowercase() };
    written.trim_start_matches('/').chars().map(plain).eq(name.chars().map(plain))
}

/// The encoding of a part of XML: UTF-8, or UTF-16 with its mark (XML 1.0, section 4.3.3).
fn charset(reader: &mut BufReader<Box<dyn Read + '_>>) -> Charset {
    use std::io::BufRead;
    let start = reader.fill_buf().unwrap_or_default();
    let mut charset = Charset::choose(&start[..start.len().min(4)], None, None);
    if charset.skip_mark(reader).is_err() {
        charset = Charset::utf8();
    }
    charset
}

/// The head of a member.
struct Local<'b> {
    name: &'b [u8],
    method: u16,
    /// Bytes of the content, where the head says so.
    stored: usize,
    /// Bytes of the head itself.
    length: usize,
}

impl Local<'_> {
    fn read(bytes: &[u8]) -> Option<Local<'_>> {
        let short =
            |at: usize| bytes.get(at..at + 2).map(|two| usize::from(u16::from_le_bytes([two[0], two[1]])));
        let name = short(26)?;
        let length = 30 + name + short(28)?;
        if !bytes.starts_with(LOCAL) || bytes.len() < length {
            return None;
        }
        let (method, stored) = (short(8)? as u16, short(18)? | short(20)? << 16);
        Some(Local { name: &bytes[30..30 + name], method, stored, length })
    }
}

/// The members of an archive that was cut, as far as they go.
fn found(bytes: &[u8], budget: &Rc<Budget>, limit: u64) -> Vec<(String, Vec<u8>)> {
    let mut found = Vec::new();
    let (mut at, mut left) = (0, limit);
    while let Some(next) = memmem::find(&bytes[at..], LOCAL) {
        at += next;
        let Some(local) = Local::read(&bytes[at..]) else { break };
        let rest = &bytes[at + local.length..];
        let mut content = Vec::new();
        let taken = match local.method {
            0 => {
                let end = local.stored.min(rest.len());
                content.extend_from_slice(&rest[..end]);
                end
            }
            8 => {
                let mut decoder = DeflateDecoder::new(rest);
                // What came out before a fault is kept.
                Guard::new(&mut decoder, budget).take(left).read_to_end(&mut content).ok();
                decoder.total_in() as usize
            }
            _ => 0,
        };
        left = left.saturating_sub(content.len() as u64);
        found.push((String::from_utf8_lossy(local.name).into_owned(), content));
        at += (local.length + taken.min(rest.len())).max(LOCAL.len());
        if left == 0 || found.len() == MOST_FOUND {
            break;
        }
    }
    found
}
