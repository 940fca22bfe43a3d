//! Packed bytes go in, what was packed comes out: gzip, zstd, bzip2 and xz, one in another.

use super::budget::Budget;
use super::gzip::{self, Gzip};
use std::io::{self, BufRead, BufReader, Read};
use std::rc::Rc;

const BUFFER: usize = 1 << 16;
/// How many packings of single files may stand around each other.
const LAYERS: usize = 4;
/// The memory that the dictionary of a packing may ask for.
const WINDOW: u64 = 256 << 20;

/// A way in which a single file is packed.
struct Packing {
    /// What files packed so are called.
    endings: &'static [&'static str],
    /// How they begin.
    signature: &'static [u8],
    unpack: Unpack,
}

type Unpack = for<'r> fn(Box<dyn BufRead + 'r>) -> io::Result<Box<dyn Read + 'r>>;

const PACKINGS: &[Packing] = &[
    Packing {
        endings: &[".gz", ".gzip"],
        signature: gzip::SIGNATURE,
        unpack: |reader| Ok(Box::new(Gzip::new(reader))),
    },
    Packing {
        endings: &[".zst", ".zstd"],
        signature: b"\x28\xb5\x2f\xfd",
        unpack: |reader| {
            let mut decoder = zstd::stream::read::Decoder::with_buffer(reader)?;
            decoder.window_log_max(WINDOW.ilog2())?;
            Ok(Box::new(decoder))
        },
    },
    Packing { endings: &[], signature: DICTIONARY, unpack: with_dictionary },
    Packing {
        endings: &[".bz2"],
        signature: b"BZh",
        unpack: |reader| Ok(Box::new(bzip2::bufread::MultiBzDecoder::new(reader))),
    },
    Packing {
        endings: &[".xz"],
        signature: b"\xfd7zXZ\0",
        unpack: |reader| {
            let stream = liblzma::stream::Stream::new_stream_decoder(WINDOW, liblzma::stream::CONCATENATED);
            Ok(Box::new(liblzma::bufread::XzDecoder::new_stream(reader, stream.map_err(io::Error::other)?)))
        },
    },
];

/// A frame that a plain reader passes over: web captures keep the dictionary of all their records in it.
const DICTIONARY: &[u8] = b"\x5d\x2a\x4d\x18";
/// The longest dictionary.
const LONGEST_DICTIONARY: u64 = 16 << 20;

/// Reads the dictionary in front, which may be packed itself, and what is packed by it. Described by the
/// International Internet Preservation Consortium, "Zstandard for WARC files".
fn with_dictionary<'r>(mut reader: Box<dyn BufRead + 'r>) -> io::Result<Box<dyn Read + 'r>> {
    let mut head = [0; 8];
    reader.read_exact(&mut head)?;
    let length = u64::from(u32::from_le_bytes([head[4], head[5], head[6], head[7]]));
    if length > LONGEST_DICTIONARY {
        return Err(io::Error::other("the dictionary in front of it is too long: not read further"));
    }
    let mut dictionary = Vec::new();
    (&mut reader).take(length).read_to_end(&mut dictionary)?;
    if dictionary.starts_with(b"\x28\xb5\x2f\xfd") {
        let mut unpacked = Vec::new();
        let decoder = zstd::stream::read::Decoder::with_buffer(&dictionary[..])?;
        decoder.take(LONGEST_DICTIONARY).read_to_end(&mut unpacked)?;
        dictionary = unpacked;
    }
    let mut decoder = zstd::stream::read::Decoder::with_dictionary(reader, &dictionary)?;
    decoder.window_log_max(WINDOW.ilog2())?;
    Ok(Box::new(decoder))
}

/// Undoes the packings around a file; says also whether there was one.
pub fn unpacked<'r>(
    mut reader: Box<dyn BufRead + 'r>,
    budget: &Rc<Budget>,
) -> io::Result<(Box<dyn BufRead + 'r>, bool)> {
    for layer in 0..=LAYERS {
        let start = reader.fill_buf()?;
        let is_packed = |packing: &&Packing| {
            start.starts_with(packing.signature)
                // A text may well begin with these three letters.
                && (packing.signature != b"BZh" || start.get(4..8) == Some(b"1AY&"))
        };
        let Some(packing) = PACKINGS.iter().find(is_packed) else { return Ok((reader, layer > 0)) };
        if layer == LAYERS {
            return Err(io::Error::other(format!("packed more than {LAYERS} times: not read further")));
        }
        let guard = Guard { reader: (packing.unpack)(reader)?, budget: Rc::clone(budget) };
        reader = Box::new(BufReader::with_capacity(BUFFER, guard));
    }
    Ok((reader, true))
}

/// The name of a file without what its packing adds to it: `page.html` for `page.html.gz`.
pub fn inner_name(name: &str) -> &str {
    let lower = name.to_ascii_lowercase();
    let ending = PACKINGS.iter().flat_map(|packing| packing.endings).find(|ending| lower.ends_with(*ending));
    match ending {
        Some(ending) if name.len() > ending.len() => &name[..name.len() - ending.len()],
        _ => name,
    }
}

/// Tells the budget what comes out, and stops when that is too much.
pub struct Guard<R> {
    reader: R,
    budget: Rc<Budget>,
}

impl<R> Guard<R> {
    /// Watches what comes out of `reader`.
    pub fn new(reader: R, budget: &Rc<Budget>) -> Guard<R> {
        Guard { reader, budget: Rc::clone(budget) }
    }
}

impl<R: Read> Read for Guard<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.budget.check()?;
        let length = self.reader.read(buffer)?;
        self.budget.unpacked(length as u64);
        Ok(length)
    }
}
