//! A binary property list goes in; the resources of a web archive come out, their bytes where they are asked for.
//!
//! The form is that of Apple's `CFBinaryPList.c`: `bplist00`, objects, the table of their places, a trailer of 32
//! bytes. Only what is asked for is read, so neither loops nor sizes that are made up cost anything.

use super::{Data, Found, MOST, Resource};
use crate::ingest::Seekable;
use std::io::{Read, SeekFrom};

/// Bytes of the trailer.
const TRAILER: u64 = 32;
/// Bytes of a text that is read: an address or the name of an encoding.
const LONGEST_TEXT: u64 = 1 << 16;
/// Members of one list that are looked at.
const LONGEST_LIST: u64 = 100_000;
/// Objects that are looked at in all: a list may name the same ones again and again.
const MOST_OBJECTS: u64 = 500_000;

/// An open property list.
pub(super) struct Properties<'a> {
    file: Box<dyn Seekable + 'a>,
    length: u64,
    /// Bytes of a place in the table, and of the number of an object.
    place_size: u64,
    number_size: u64,
    count: u64,
    top: u64,
    table: u64,
    /// Objects looked at so far.
    looked_at: u64,
}

/// The beginning of an object: its kind, its length, and where its content begins.
struct Object {
    kind: u8,
    length: u64,
    at: u64,
}

impl<'a> Properties<'a> {
    /// Reads the trailer.
    pub(super) fn open(mut file: Box<dyn Seekable + 'a>) -> Result<Properties<'a>, String> {
        let length = file.seek(SeekFrom::End(0)).map_err(|error| error.to_string())?;
        let (place_size, number_size, count, top, table, looked_at) = (0, 0, 0, 0, 0, 0);
        let mut list = Properties { file, length, place_size, number_size, count, top, table, looked_at };
        let trailer = list.read(length.saturating_sub(TRAILER), TRAILER.min(length)).unwrap_or_default();
        if length < TRAILER + 8 || trailer.len() as u64 != TRAILER {
            return Err(BROKEN.to_owned());
        }
        (list.place_size, list.number_size) = (u64::from(trailer[6]), u64::from(trailer[7]));
        (list.count, list.top, list.table) =
            (number(&trailer[8..16]), number(&trailer[16..24]), number(&trailer[24..32]));
        let sizes = [list.place_size, list.number_size];
        let fits = sizes.iter().all(|size| (1..=8).contains(size))
            && list.count.checked_mul(list.place_size).and_then(|size| size.checked_add(list.table))
                == Some(length - TRAILER);
        if fits { Ok(list) } else { Err(BROKEN.to_owned()) }
    }

    /// Finds the pages and other resources.
    pub(super) fn found(&mut self) -> Result<Found, String> {
        let mut found = Found::default();
        let mut archives = vec![self.top];
        let mut at = 0;
        while let Some(archive) = archives.get(at).copied().filter(|_| at < LONGEST_LIST as usize) {
            at += 1;
            let Some(pairs) = self.pairs(archive) else {
                if at == 1 {
                    return Err("a property list, but no web archive".to_owned());
                }
                continue;
            };
            for (key, value) in pairs {
                match key.as_str() {
                    "WebMainResource" if found.pages.len() < MOST => found.pages.extend(self.resource(value)),
                    "WebSubresources" => {
                        for resource in self.members(value) {
                            let url = self.resource(resource).and_then(|resource| resource.url);
                            found.others.extend(url.filter(|_| found.others.len() < MOST));
                        }
                    }
                    "WebSubframeArchives" => {
                        let room = MOST.saturating_sub(archives.len());
                        archives.extend(self.members(value).into_iter().take(room));
                    }
                    _ => {}
                }
            }
        }
        Ok(found)
    }

    /// The bytes of an object.
    pub(super) fn bytes(&mut self, object: u64, limit: u64) -> Result<Vec<u8>, String> {
        let object = self.object(object).filter(|object| object.kind == 4).ok_or(BROKEN)?;
        if object.length > limit {
            return Err(crate::ingest::input::too_long("the page", object.length, limit));
        }
        self.read(object.at, object.length).ok_or_else(|| BROKEN.to_owned())
    }

    fn resource(&mut self, object: u64) -> Option<Resource> {
        let mut resource = Resource::default();
        for (key, value) in self.pairs(object)? {
            match key.as_str() {
                "WebResourceData" => resource.data = Data::At(value),
                "WebResourceURL" => resource.url = self.text(value),
                "WebResourceMIMEType" => resource.kind = self.text(value),
                "WebResourceTextEncodingName" => resource.charset = self.text(value),
                _ => {}
            }
        }
        Some(resource)
    }

    fn text(&mut self, object: u64) -> Option<String> {
        let object = self.object(object)?;
        let width = match object.kind {
            5 => 1,
            6 => 2,
            _ => return None,
        };
        let bytes = self.read(object.at, object.length.min(LONGEST_TEXT) * width)?;
        Some(match width {
            1 => String::from_utf8_lossy(&bytes).into_owned(),
            _ => encoding_rs::UTF_16BE.decode_without_bom_handling(&bytes).0.into_owned(),
        })
    }

    /// The keys of a dictionary, and the numbers of their values.
    fn pairs(&mut self, object: u64) -> Option<Vec<(String, u64)>> {
        let object = self.object(object).filter(|object| object.kind == 13)?;
        let length = object.length.min(1000);
        let keys = self.numbers(object.at, length)?;
        let values = self.numbers(object.at + object.length * self.number_size, length)?;
        Some(keys.into_iter().zip(values).filter_map(|(key, value)| Some((self.text(key)?, value))).collect())
    }

    fn members(&mut self, object: u64) -> Vec<u64> {
        let object = self.object(object).filter(|object| object.kind == 10);
        object.and_then(|object| self.numbers(object.at, object.length.min(LONGEST_LIST))).unwrap_or_default()
    }

    fn numbers(&mut self, at: u64, count: u64) -> Option<Vec<u64>> {
        let size = self.number_size;
        let bytes = self.read(at, count.checked_mul(size)?)?;
        Some(bytes.chunks_exact(size as usize).map(number).collect())
    }

    /// Reads the beginning of an object.
    fn object(&mut self, object: u64) -> Option<Object> {
        self.looked_at += 1;
        if object >= self.count || self.looked_at > MOST_OBJECTS {
            return None;
        }
        let place = self.read(self.table + object * self.place_size, self.place_size)?;
        let at = number(&place);
        let mark = *self.read(at, 1)?.first()?;
        let (kind, length) = (mark >> 4, u64::from(mark & 15));
        if length < 15 || !matches!(kind, 4 | 5 | 6 | 10 | 13) {
            return Some(Object { kind, length, at: at + 1 });
        }
        // The length stands behind, as a number with a mark of its own.
        let mark = *self.read(at + 1, 1)?.first()?;
        let size = 1 << (mark & 15);
        if mark >> 4 != 1 || size > 8 {
            return None;
        }
        let length = number(&self.read(at + 2, size)?);
        // Nothing is longer than its file.
        (length <= self.length).then_some(Object { kind, length, at: at + 2 + size })
    }

    /// Bytes of the file; `None` where it has none there.
    fn read(&mut self, at: u64, length: u64) -> Option<Vec<u8>> {
        if at.checked_add(length)? > self.length {
            return None;
        }
        self.file.seek(SeekFrom::Start(at)).ok()?;
        let mut bytes = vec![0; length as usize];
        self.file.read_exact(&mut bytes).ok()?;
        Some(bytes)
    }
}

const BROKEN: &str = "a property list that ends early or is broken";

/// A number, the most significant byte first.
fn number(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0, |number, byte| number << 8 | u64::from(*byte))
}

#[cfg(test)]
pub(super) mod tests {
    /// A value of a list that is made here.
    pub(in super::super) enum Made {
        Text(&'static str),
        Data(Vec<u8>),
        Array(Vec<Made>),
        Dict(Vec<(&'static str, Made)>),
    }

    /// Writes a property list.
    pub(in super::super) fn list(value: &Made) -> Vec<u8> {
        let mut objects: Vec<Vec<u8>> = Vec::new();
        add(value, &mut objects);
        let mut file = b"bplist00".to_vec();
        let mut places = Vec::new();
        for object in &objects {
            places.push(file.len() as u32);
            file.extend(object);
        }
        let table = file.len() as u64;
        file.extend(places.iter().flat_map(|place| place.to_be_bytes()));
        file.extend([0, 0, 0, 0, 0, 0, 4, 2]);
        file.extend((objects.len() as u64).to_be_bytes());
        file.extend(0_u64.to_be_bytes());
        file.extend(table.to_be_bytes());
        file
    }

    fn head(kind: u8, length: usize) -> Vec<u8> {
        let mut head = vec![kind << 4 | 15, 0x12];
        head.extend((length as u32).to_be_bytes());
        head
    }

    fn add(value: &Made, objects: &mut Vec<Vec<u8>>) -> u16 {
        let number = objects.len();
        objects.push(Vec::new());
        objects[number] = match value {
            Made::Text(text) => [head(5, text.len()), text.as_bytes().to_vec()].concat(),
            Made::Data(bytes) => [head(4, bytes.len()), bytes.clone()].concat(),
            Made::Array(values) => {
                let numbers: Vec<u16> = values.iter().map(|value| add(value, objects)).collect();
                [head(10, values.len()), numbers.iter().flat_map(|number| number.to_be_bytes()).collect()]
                    .concat()
            }
            Made::Dict(pairs) => {
                let mut numbers: Vec<u16> =
                    pairs.iter().map(|(key, _)| add(&Made::Text(key), objects)).collect();
                numbers.extend(pairs.iter().map(|(_, value)| add(value, objects)).collect::<Vec<_>>());
                [head(13, pairs.len()), numbers.iter().flat_map(|number| number.to_be_bytes()).collect()]
                    .concat()
            }
        };
        number as u16
    }
}
