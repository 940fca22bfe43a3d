//! Bytes go in, text comes out, with a word about everything that was doubtful in between.
//!
//! The order of trust:
//!
//! 1. what the user says;
//! 2. a byte order mark;
//! 3. what the bytes themselves prove: the zeros of UTF-16 and UTF-32, valid UTF-8 beyond ASCII. A line that is
//!    none, in a file whose other lines are, is read for itself;
//! 4. what the container says (the header of an answer, a part of a mail), then what the file declares, unless
//!    the text that comes of it cannot be right ([`fit`]) and another reading of the bytes is far better;
//! 5. what the letters look like: the guess of chardetng, else of all encodings the one that fits best.
//!
//! Whatever was decided against a declaration, or without one, is a doubt. Hebrew in visual order stays as it is.

mod alphabets;
mod choose;
mod fit;
mod labels;

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};
use labels::named;
use std::borrow::Cow;
use std::io::{self, BufRead, Read};

/// How the bytes of one file are to be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Charset {
    kind: Kind,
    /// Length of the byte order mark.
    mark: usize,
    /// Why the choice may be wrong, in words.
    pub suspect: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Utf8,
    /// UTF-8 but for lines that are no UTF-8 at all.
    Mixed(&'static Encoding),
    Utf32 {
        little: bool,
    },
    Other(&'static Encoding),
}

impl Kind {
    fn name(self) -> &'static str {
        match self {
            Kind::Utf8 | Kind::Mixed(_) => UTF_8.name(),
            Kind::Utf32 { little: true } => "UTF-32LE",
            Kind::Utf32 { little: false } => "UTF-32BE",
            Kind::Other(encoding) => encoding.name(),
        }
    }

    /// An encoding other than UTF-8 whose ASCII characters are single bytes.
    fn narrow(self) -> Option<&'static Encoding> {
        match self {
            Kind::Other(encoding) if encoding != UTF_16LE && encoding != UTF_16BE => Some(encoding),
            _ => None,
        }
    }
}

const MARKS: &[(&[u8], Kind)] = &[
    (b"\xef\xbb\xbf", Kind::Utf8),
    // Before UTF-16, whose mark is the beginning of this one.
    (b"\xff\xfe\0\0", Kind::Utf32 { little: true }),
    (b"\0\0\xfe\xff", Kind::Utf32 { little: false }),
    (b"\xff\xfe", Kind::Other(UTF_16LE)),
    (b"\xfe\xff", Kind::Other(UTF_16BE)),
];

impl Charset {
    /// Plain UTF-8.
    pub fn utf8() -> Charset {
        Charset { kind: Kind::Utf8, mark: 0, suspect: None }
    }

    /// Passes over the byte order mark at the beginning of a file, once.
    pub fn skip_mark(&mut self, reader: &mut dyn BufRead) -> io::Result<()> {
        let mark = std::mem::take(&mut self.mark);
        if mark > 0 {
            // The beginning of every file is held in memory as one piece.
            reader.fill_buf()?;
            reader.consume(mark);
        }
        Ok(())
    }

    /// Whether a line feed is more than one byte, so that lines cannot be found before decoding.
    pub fn is_wide(&self) -> bool {
        match self.kind {
            Kind::Utf8 | Kind::Mixed(_) => false,
            Kind::Utf32 { .. } => true,
            Kind::Other(encoding) => encoding == UTF_16LE || encoding == UTF_16BE,
        }
    }

    /// Decodes a whole file, or its beginning; what cannot be read stands as U+FFFD.
    pub fn decode<'a>(&self, bytes: &'a [u8]) -> Cow<'a, str> {
        self.decode_part(bytes.get(self.mark..).unwrap_or_default())
    }

    /// Decodes a piece from the middle of a file.
    pub fn decode_part<'a>(&self, bytes: &'a [u8]) -> Cow<'a, str> {
        match self.kind {
            Kind::Utf8 => String::from_utf8_lossy(bytes),
            Kind::Mixed(encoding) => Cow::Owned(mixed(bytes, encoding)),
            Kind::Utf32 { little } => Cow::Owned(utf32(bytes, little)),
            Kind::Other(encoding) => encoding.decode_without_bom_handling(bytes).0,
        }
    }

    /// Decodes one line of a file: a line that does not fit a file in UTF-8 is read for itself.
    pub fn decode_line<'a>(&self, bytes: &'a [u8]) -> (Cow<'a, str>, Option<String>) {
        if !matches!(self.kind, Kind::Utf8 | Kind::Mixed(_)) {
            let text = self.decode_part(bytes);
            let suspect = lost(&text);
            return (text, suspect);
        }
        if let Ok(text) = std::str::from_utf8(bytes) {
            return (Cow::Borrowed(text), None);
        }
        let line = Charset::choose(bytes, None, None);
        (line.decode_part(bytes), line.suspect)
    }
}

/// Reads bytes of an encoding as UTF-8; what cannot be read is U+FFFD.
pub struct Decoded<R> {
    reader: R,
    decoder: encoding_rs::Decoder,
    ready: String,
    taken: usize,
    ended: bool,
}

impl<R: BufRead> Decoded<R> {
    /// Decodes what `reader` gives by `charset`, whose mark has been passed over.
    pub fn new(reader: R, charset: &Charset) -> Decoded<R> {
        let encoding = match charset.kind {
            Kind::Other(encoding) => encoding,
            Kind::Utf8 | Kind::Mixed(_) | Kind::Utf32 { .. } => UTF_8,
        };
        let decoder = encoding.new_decoder_without_bom_handling();
        Decoded { reader, decoder, ready: String::new(), taken: 0, ended: false }
    }
}

impl<R: BufRead> BufRead for Decoded<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        while self.taken == self.ready.len() && !self.ended {
            self.ready.clear();
            self.taken = 0;
            let bytes = self.reader.fill_buf()?;
            let is_last = bytes.is_empty();
            let room = self.decoder.max_utf8_buffer_length(bytes.len()).unwrap_or(bytes.len() * 3 + 16);
            self.ready.reserve(room);
            let (_, read, _) = self.decoder.decode_to_string(bytes, &mut self.ready, is_last);
            self.reader.consume(read);
            self.ended = is_last;
        }
        Ok(&self.ready.as_bytes()[self.taken..])
    }

    fn consume(&mut self, length: usize) {
        self.taken = (self.taken + length).min(self.ready.len());
    }
}

impl<R: BufRead> Read for Decoded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let ready = self.fill_buf()?;
        let length = ready.len().min(buffer.len());
        buffer[..length].copy_from_slice(&ready[..length]);
        self.consume(length);
        Ok(length)
    }
}

/// Whether `label` names an encoding that can be read.
pub fn is_known(label: &str) -> bool {
    named(label).is_some()
}

/// Says how many characters of a decoded text could not be read.
pub fn lost(text: &str) -> Option<String> {
    match text.matches('\u{fffd}').count() {
        0 => None,
        1 => Some("1 character could not be read and stands as U+FFFD".to_owned()),
        count => Some(format!("{count} characters could not be read and stand as U+FFFD")),
    }
}

/// Reads lines that are no UTF-8 in another encoding.
fn mixed(bytes: &[u8], encoding: &'static Encoding) -> String {
    let mut text = String::with_capacity(bytes.len());
    for line in bytes.split_inclusive(|byte| *byte == b'\n') {
        match choose::seen_as_utf8(line) {
            (0, 1..) => text.push_str(&encoding.decode_without_bom_handling(line).0),
            _ => text.push_str(&String::from_utf8_lossy(line)),
        }
    }
    text
}

fn utf32(bytes: &[u8], little: bool) -> String {
    let read = |unit: &[u8]| {
        let unit: [u8; 4] = unit.try_into().ok()?;
        char::from_u32(if little { u32::from_le_bytes(unit) } else { u32::from_be_bytes(unit) })
    };
    bytes.chunks(4).map(|unit| read(unit).unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(
        bytes: &[u8],
        given: Option<&str>,
        declared: Option<&str>,
        expected: &str,
        suspect: Option<&str>,
    ) {
        let charset = Charset::choose(bytes, given, declared);
        assert_eq!(charset.decode(bytes), expected);
        assert_eq!(charset.suspect.as_deref(), suspect);
    }

    #[test]
    fn a_byte_order_mark_decides() {
        check(b"\xef\xbb\xbfCaf\xc3\xa9", None, None, "Café", None);
        check(b"\xff\xfeC\0a\0", None, None, "Ca", None);
        check(b"\xfe\xff\0C\0a", None, None, "Ca", None);
        check(b"\xff\xfe\0\0C\0\0\0\xe9\0\0\0", None, None, "Cé", None);
        check(b"\0\0\xfe\xff\0\0\0C", None, None, "C", None);
    }

    #[test]
    fn a_declaration_is_followed_unless_the_bytes_contradict_it() {
        check(b"prix \xe9lev\xe9", None, Some("iso-8859-1"), "prix élevé", None);
        check("prix élevé".as_bytes(), None, Some("utf-8"), "prix élevé", None);
        let contradiction = "declared as windows-1252, but valid UTF-8: read as UTF-8";
        check("prix élevé".as_bytes(), None, Some("iso-8859-1"), "prix élevé", Some(contradiction));
    }

    #[test]
    fn the_user_wins() {
        check(b"\xe9", Some("iso-8859-7"), Some("windows-1252"), "ι", None);
        check(b"plain", Some("klingon"), None, "plain", Some("no encoding is called `klingon`: ignored"));
    }

    #[test]
    fn undeclared_bytes_are_looked_at() {
        let text = b"Le pr\xe9sident a d\xe9clar\xe9 que la d\xe9cision \xe9tait d\xe9finitive.";
        let read = "Le président a déclaré que la décision était définitive.";
        check(text, None, None, read, Some("not valid UTF-8 at byte 5: read as windows-1252"));
        let wide: Vec<u8> = "Fire in the port".encode_utf16().flat_map(u16::to_le_bytes).collect();
        check(&wide, None, None, "Fire in the port", Some("no byte order mark: read as UTF-16LE"));
    }

    #[test]
    fn one_broken_character_is_damage_and_not_another_encoding() {
        let mut bytes = "Ünter Ärzten: öfter für Gemüse, ".as_bytes().to_vec();
        bytes.extend(b"\xe4x");
        let suspect = "not valid UTF-8 at byte 37: read as UTF-8 all the same";
        check(&bytes, None, None, "Ünter Ärzten: öfter für Gemüse, \u{fffd}x", Some(suspect));
    }

    #[test]
    fn a_character_cut_off_at_the_end_is_no_fault() {
        assert_eq!(Charset::choose(b"Caf\xc3", None, None).suspect, None);
    }

    #[test]
    fn a_declaration_that_makes_no_text_is_given_up() {
        let (russian, _, _) = encoding_rs::WINDOWS_1251.encode("Президент заявил, что всё решено.");
        let said = "declared as windows-1252, but its letters are those of windows-1251: read so";
        check(&russian, None, Some("iso-8859-1"), "Президент заявил, что всё решено.", Some(said));
        let said = "not valid UTF-8 at byte 0: read as windows-1251";
        check(&russian, None, Some("utf-8"), "Президент заявил, что всё решено.", Some(said));
        check(&russian, None, Some("win-1251"), "Президент заявил, что всё решено.", None);
        let said = "declared as `klingon`, an encoding that is not known here: ignored";
        check("é".as_bytes(), None, Some("klingon"), "é", Some(said));
    }

    #[test]
    fn lines_of_another_encoding_are_read_for_themselves() {
        let utf8 = "Über die Brücke fährt künftig auch die Straßenbahn.\n";
        let (other, _, _) = encoding_rs::WINDOWS_1252.encode("Größere Verzögerungen gab es nicht.\n");
        let bytes = [utf8.as_bytes(), &other, utf8.as_bytes()].concat();
        let expected = format!("{utf8}Größere Verzögerungen gab es nicht.\n{utf8}");
        let at = utf8.len() + 2;
        let said = format!("not valid UTF-8 at byte {at}: such lines are read as windows-1252");
        check(&bytes, None, Some("utf-8"), &expected, Some(&said));
    }

    #[test]
    fn hebrew_in_visual_order_stays_as_it_is() {
        let visual = "םולש םלועל רמא ריעה שאר";
        let (bytes, _, _) = encoding_rs::ISO_8859_8.encode(visual);
        check(&bytes, None, Some("iso-8859-8"), visual, None);
    }

    #[test]
    fn unreadable_characters_are_counted() {
        assert_eq!(lost("a\u{fffd}b\u{fffd}").unwrap(), "2 characters could not be read and stand as U+FFFD");
        assert_eq!(lost("plain"), None);
    }
}
