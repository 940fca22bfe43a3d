//! Bytes for the store go in, fewer come out, and back: each article alone, by a dictionary that the index learned from
//! its own articles. Part of the on-disk format.
//!
//! An article alone is too short to be packed well, and articles packed together must be unpacked together. What they
//! have in common – words, turns, names, what is said of their fields – stands in the dictionary instead.

use super::schema::Handles;
use super::{document, lookup};
use std::borrow::Cow;
use std::sync::{Mutex, MutexGuard, PoisonError};
use tantivy::schema::{Field, Value};
use tantivy::{DocAddress, Searcher, TantivyDocument, TantivyError, Term};
use zstd::bulk::{Compressor, Decompressor};

/// How hard is tried to find repetitions.
const LEVEL: i32 = 3;
/// What each piece of zstd begins with, and what is not stored.
const MAGIC: [u8; 4] = [0x28, 0xb5, 0x2f, 0xfd];
/// The longest that is unpacked, in bytes: more is damage.
const LONGEST: usize = 1 << 30;
/// The size of a dictionary, in bytes, where there is enough to learn it from.
const DICTIONARY: usize = 65_536;
/// How much is needed to learn a byte of it.
const TO_LEARN: usize = 8;
/// Bytes of samples below which nothing is learned.
const LEAST: usize = 200_000;

// The first byte of what is packed.
/// The bytes as they are.
const AS_IS: u8 = 0;
/// Packed without a dictionary; above it, the number of the dictionary plus this.
const ALONE: u8 = 1;
/// The most dictionaries of an index.
pub(super) const MOST: usize = 100;

/// The dictionaries of an index, as far as they are known: what was packed by them is unpacked.
#[derive(Debug, Default)]
pub(super) struct Dictionaries(Mutex<Vec<Dictionary>>);

struct Dictionary {
    number: u8,
    content: Vec<u8>,
    /// Made when it is first asked for.
    unpacker: Option<Decompressor<'static>>,
}

impl std::fmt::Debug for Dictionary {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "dictionary {} of {} bytes", self.number, self.content.len())
    }
}

impl Dictionaries {
    /// Reads the dictionaries of a commit.
    pub(super) fn read(searcher: &Searcher, handles: &Handles) -> tantivy::Result<()> {
        let kind = Term::from_field_text(handles.kind, document::DICTIONARY);
        for address in lookup::addresses(searcher, &kind)? {
            let bytes = stored(searcher, address, handles.state)?;
            if let [AS_IS, number, content @ ..] = bytes.as_slice() {
                handles.dictionaries.add(*number, content.to_vec());
            }
        }
        Ok(())
    }

    /// Takes a dictionary in.
    pub(super) fn add(&self, number: u8, content: Vec<u8>) {
        let mut all = self.all();
        all.retain(|known| known.number != number);
        all.push(Dictionary { number, content, unpacker: None });
        all.sort_by_key(|dictionary| dictionary.number);
    }

    /// The number of the dictionary that was learned last, and what packs by it.
    pub(super) fn newest(&self) -> Option<(u8, Packer)> {
        let all = self.all();
        let newest = all.last()?;
        Some((newest.number, Packer::new(newest.number, &newest.content)?))
    }

    /// Unpacks what was packed; the reason when the bytes are damaged.
    pub(super) fn unpack<'a>(&self, packed: &'a [u8]) -> Result<Cow<'a, [u8]>, String> {
        let (kind, rest) = packed.split_first().ok_or("nothing is stored")?;
        if *kind == AS_IS {
            return Ok(Cow::Borrowed(rest));
        }
        let piece = [&MAGIC, rest].concat();
        let mut all = self.all();
        let unpacked = match kind.checked_sub(ALONE + 1) {
            None => zstd::bulk::decompress(&piece, LONGEST),
            Some(number) => {
                let dictionary = all.iter_mut().find(|dictionary| dictionary.number == number);
                dictionary.ok_or("its dictionary is missing")?.unpack(&piece)
            }
        };
        unpacked.map(Cow::Owned).map_err(|error| error.to_string())
    }

    fn all(&self) -> MutexGuard<'_, Vec<Dictionary>> {
        // What was known before a panic is whole: a dictionary is put in by one push.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Dictionary {
    fn unpack(&mut self, piece: &[u8]) -> std::io::Result<Vec<u8>> {
        if self.unpacker.is_none() {
            self.unpacker = Some(Decompressor::with_dictionary(&self.content)?);
        }
        let unpacker = self.unpacker.as_mut().expect("it was made above");
        unpacker.decompress(piece, LONGEST)
    }
}

/// What is stored in a field of a document, unpacked, goes through `read`.
pub(super) fn unpacked<T>(
    searcher: &Searcher,
    handles: &Handles,
    address: DocAddress,
    field: Field,
    read: impl FnOnce(&[u8]) -> Result<T, String>,
) -> tantivy::Result<T> {
    let bytes = stored(searcher, address, field)?;
    handles.dictionaries.unpack(&bytes).and_then(|bytes| read(&bytes)).map_err(|reason| damaged(&reason))
}

/// The error for bytes that cannot be unpacked.
fn damaged(reason: &str) -> TantivyError {
    TantivyError::InternalError(format!("an article cannot be unpacked: {reason}"))
}

fn stored(searcher: &Searcher, address: DocAddress, field: Field) -> tantivy::Result<Vec<u8>> {
    let document: TantivyDocument = searcher.doc(address)?;
    let value = document.get_first(field);
    Ok(value.as_ref().and_then(Value::as_bytes).unwrap_or_default().to_vec())
}

/// Packs by one dictionary, or by none.
pub(super) struct Packer {
    kind: u8,
    compressor: Option<Compressor<'static>>,
}

impl Packer {
    /// Packs without a dictionary.
    pub(super) fn alone() -> Packer {
        Packer { kind: ALONE, compressor: Compressor::new(LEVEL).ok() }
    }

    /// Packs by a dictionary.
    pub(super) fn new(number: u8, content: &[u8]) -> Option<Packer> {
        let mut compressor = Compressor::with_dictionary(LEVEL, content).ok()?;
        // The first byte says which dictionary it is.
        compressor.include_dictid(false).ok()?;
        Some(Packer { kind: number.checked_add(ALONE + 1)?, compressor: Some(compressor) })
    }

    /// Packs bytes; they are kept as they are where that is shorter.
    pub(super) fn pack(&mut self, bytes: &[u8]) -> Vec<u8> {
        let piece = self.compressor.as_mut().and_then(|compressor| compressor.compress(bytes).ok());
        let rest = piece.as_ref().and_then(|piece| piece.strip_prefix(&MAGIC));
        match rest.filter(|rest| rest.len() < bytes.len()) {
            Some(rest) => [&[self.kind], rest].concat(),
            None => [&[AS_IS], bytes].concat(),
        }
    }
}

/// A dictionary as it is stored.
pub(super) fn stored_dictionary(number: u8, content: &[u8]) -> Vec<u8> {
    [&[AS_IS, number], content].concat()
}

/// Learns a dictionary from samples that stand one after the other; `None` where they are too few.
pub(super) fn learn(samples: &[u8], sizes: &[usize]) -> Option<Vec<u8>> {
    if samples.len() < LEAST {
        return None;
    }
    zstd::dict::from_continuous(samples, sizes, DICTIONARY.min(samples.len() / TO_LEARN)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Articles on one kind of event.
    fn articles() -> Vec<Vec<u8>> {
        let places = ["Halmstad", "Oulu", "Gdynia", "Ystad", "Turku", "Riga", "Kiel"];
        let article = |number: usize| {
            let (place, other) = (places[number % 7], places[number / 7 % 7]);
            format!(
                "Ferry {number} from {place} to {other} was late\nThe ferry left the port of {place} {} minutes after \
                 its time on Tuesday, the harbour office of {other} said. Nobody of the {} on board was hurt.",
                number * 37 % 91,
                number * 53 % 1201,
            )
        };
        (0..2000).map(|number| article(number).into_bytes()).collect()
    }

    #[test]
    fn a_learned_dictionary_packs_better_and_loses_nothing() {
        let articles = articles();
        let sizes: Vec<usize> = articles.iter().map(Vec::len).collect();
        let content = learn(&articles.concat(), &sizes).expect("there is enough to learn from");
        let dictionaries = Dictionaries::default();
        dictionaries.add(0, content);
        let (_, mut packer) = dictionaries.newest().expect("there is one");
        let (mut packed_bytes, mut alone_bytes) = (0, 0);
        for article in &articles {
            let (packed, alone) = (packer.pack(article), Packer::alone().pack(article));
            assert_eq!(dictionaries.unpack(&packed).as_deref(), Ok(article.as_slice()));
            assert_eq!(dictionaries.unpack(&alone).as_deref(), Ok(article.as_slice()));
            packed_bytes += packed.len();
            alone_bytes += alone.len();
        }
        assert!(packed_bytes * 2 < alone_bytes, "{packed_bytes} of {alone_bytes}");
    }

    #[test]
    fn what_is_short_stays_as_it_is() {
        for bytes in [&b""[..], b"a", b"brief"] {
            let packed = Packer::alone().pack(bytes);
            assert_eq!(packed.len(), bytes.len() + 1);
            assert_eq!(Dictionaries::default().unpack(&packed).as_deref(), Ok(bytes));
        }
        assert_eq!(learn(b"too little", &[10]), None);
    }

    #[test]
    fn damaged_bytes_break_nothing() {
        let packed = Packer::alone().pack("The ferry was late. ".repeat(20).as_bytes());
        let dictionaries = Dictionaries::default();
        for length in 0..packed.len() {
            assert!(dictionaries.unpack(&packed[..length]).is_err(), "{length}");
            let mut damaged = packed.clone();
            damaged[length] ^= 0x15;
            // Whatever comes out, nothing breaks.
            let _ = dictionaries.unpack(&damaged);
        }
        assert!(dictionaries.unpack(&[9, 1, 2, 3]).is_err());
    }
}
