//! A body as it was sent goes in, the bytes that were meant come out: base64, quoted-printable and uuencode,
//! broken in places too (RFC 2045, section 6).

use super::uu;
use std::borrow::Cow;

/// How a body was made fit for sending.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Transfer {
    /// It stands as it is.
    Plain,
    /// Base64.
    Base64,
    /// Quoted-printable.
    Quoted,
    /// Uuencode, which stood in this place before MIME.
    Uu,
}

impl Transfer {
    /// Reads the value of `Content-Transfer-Encoding`.
    pub fn named(value: &str) -> Transfer {
        let name = value.trim().trim_matches('"').split([';', ' ', '(']).next().unwrap_or_default();
        match name.to_ascii_lowercase().as_str() {
            "base64" | "b" => Transfer::Base64,
            "quoted-printable" | "q" | "quopri" => Transfer::Quoted,
            "x-uuencode" | "uuencode" | "x-uue" | "uue" => Transfer::Uu,
            _ => Transfer::Plain,
        }
    }
}

/// A body, its packing undone.
#[derive(Debug, PartialEq, Eq)]
pub struct Undone<'a> {
    /// What was packed.
    pub bytes: Cow<'a, [u8]>,
    /// Text that stands behind the packed body, as it is: lists add their footers so.
    pub rest: &'a [u8],
    /// What was broken, in words.
    pub damage: Option<String>,
}

/// Undoes the packing of a body; what is broken in it costs as little as may be.
pub fn undo(body: &[u8], transfer: Transfer) -> Undone<'_> {
    match transfer {
        Transfer::Plain => Undone { bytes: Cow::Borrowed(body), rest: b"", damage: None },
        Transfer::Quoted => {
            let (bytes, broken) = quoted(body);
            let damage = match broken {
                0 => None,
                1 => Some("1 place of its quoted-printable is broken".to_owned()),
                _ => Some(format!("{broken} places of its quoted-printable are broken")),
            };
            Undone { bytes: Cow::Owned(bytes), rest: b"", damage }
        }
        Transfer::Base64 => base64(body),
        Transfer::Uu => {
            let file = uu::take(body).1.into_iter().next();
            let bytes = file.map_or(Cow::Borrowed(body), |file| Cow::Owned(file.bytes));
            Undone { bytes, rest: b"", damage: None }
        }
    }
}

/// Characters that one line of base64 may hold against the alphabet, of a hundred: more are another text.
const FOREIGN_PERCENT: usize = 20;

/// Words on one line that are a text, and no base64.
const FEWEST_WORDS: usize = 4;

fn base64(body: &[u8]) -> Undone<'_> {
    let mut decoder = Base64::default();
    let mut foreign = 0;
    let mut at = 0;
    while at < body.len() {
        let mut end = memchr::memchr(b'\n', &body[at..]).map_or(body.len(), |by| at + by + 1);
        // Words may stand behind the padding on the same line.
        let whole = body[at..end].trim_ascii_end();
        let padding = memchr::memchr_iter(b'=', whole).find(|by| whole.get(by + 1) == Some(&b' '));
        if let Some(by) = padding {
            end = at + by + 1;
        }
        let line = body[at..end].trim_ascii();
        let others = line.iter().filter(|byte| SIXES[usize::from(**byte)] > 63 && **byte != b'=').count();
        let mut words = line.split(u8::is_ascii_whitespace).filter(|word| !word.is_empty());
        // Behind the padding, words are no base64, even of letters alone.
        let is_text = others * 100 > line.len() * FOREIGN_PERCENT
            || others >= FEWEST_WORDS - 1 && words.nth(FEWEST_WORDS - 1).is_some()
            || decoder.padded && (others > 0 || line.contains(&b' '));
        if is_text {
            break;
        }
        foreign += others;
        decoder.add(line);
        at = end;
        if padding.is_some() {
            break;
        }
    }
    let damage = match foreign {
        _ if at == 0 && !body.is_empty() => Some("said to be base64, and is none: read as it is".to_owned()),
        0 => None,
        1 => Some("1 character in its base64 is none".to_owned()),
        _ => Some(format!("{foreign} characters in its base64 are none")),
    };
    Undone { bytes: Cow::Owned(decoder.finish()), rest: &body[at..], damage }
}

/// Decodes the base64 of one line, passing over what is none.
pub fn base64_word(text: &[u8]) -> Vec<u8> {
    let mut decoder = Base64::default();
    decoder.add(text);
    decoder.finish()
}

#[derive(Default)]
struct Base64 {
    done: Vec<u8>,
    bits: u32,
    count: u8,
    padded: bool,
}

impl Base64 {
    fn add(&mut self, text: &[u8]) {
        for byte in text {
            self.push(*byte);
        }
    }

    fn push(&mut self, byte: u8) {
        let six = SIXES[usize::from(byte)];
        if six < 64 {
            self.padded = false;
            self.bits = self.bits << 6 | u32::from(six);
            self.count += 1;
            if self.count == 4 {
                self.done.extend_from_slice(&self.bits.to_be_bytes()[1..]);
                self.count = 0;
            }
        } else if byte == b'=' {
            self.padded = true;
            self.flush();
        }
    }

    fn flush(&mut self) {
        match self.count {
            2 => self.done.push((self.bits >> 4) as u8),
            3 => self.done.extend_from_slice(&[(self.bits >> 10) as u8, (self.bits >> 2) as u8]),
            _ => {}
        }
        self.count = 0;
    }

    fn finish(mut self) -> Vec<u8> {
        self.flush();
        self.done
    }
}

/// The value of each character of the alphabet; 255 for others. `-` and `_` are those of its form for addresses.
const SIXES: [u8; 256] = {
    let mut table = [255; 256];
    let letters = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut at = 0;
    while at < 64 {
        table[letters[at] as usize] = at as u8;
        at += 1;
    }
    table
};

/// Decodes quoted-printable; says also how many places were broken, which stay as they are written.
pub fn quoted(body: &[u8]) -> (Vec<u8>, usize) {
    let mut done = Vec::with_capacity(body.len());
    let mut broken = 0;
    let mut at = 0;
    while at < body.len() {
        let end = memchr::memchr(b'\n', &body[at..]).map_or(body.len(), |by| at + by + 1);
        let line = &body[at..end];
        at = end;
        // White space at the end of a line was added on the way.
        let text = line.trim_ascii_end();
        let mut pieces = 0;
        while let Some(by) = memchr::memchr(b'=', &text[pieces..]) {
            done.extend_from_slice(&text[pieces..pieces + by]);
            let equals = pieces + by;
            let hexadecimal = |at: usize| {
                text.get(at).and_then(|byte| char::from(*byte).to_digit(16)).map(|digit| digit as u8)
            };
            match (hexadecimal(equals + 1), hexadecimal(equals + 2)) {
                (Some(high), Some(low)) => {
                    done.push(high << 4 | low);
                    pieces = equals + 3;
                }
                // The soft end of a line.
                _ if equals + 1 == text.len() => {
                    pieces = equals + 1;
                    break;
                }
                _ => {
                    broken += 1;
                    done.push(b'=');
                    pieces = equals + 1;
                }
            }
        }
        let is_soft = text.last() == Some(&b'=') && pieces == text.len();
        done.extend_from_slice(&text[pieces..]);
        if !is_soft && line.ends_with(b"\n") {
            done.extend_from_slice(if line.ends_with(b"\r\n") { b"\r\n" } else { b"\n" });
        }
    }
    (done, broken)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(body: &str, transfer: Transfer, expected: &str, rest: &str, damage: Option<&str>) {
        let undone = undo(body.as_bytes(), transfer);
        assert_eq!(String::from_utf8_lossy(&undone.bytes), expected, "{body}");
        assert_eq!(String::from_utf8_lossy(undone.rest), rest, "{body}");
        assert_eq!(undone.damage.as_deref(), damage, "{body}");
    }

    #[test]
    fn base64_is_decoded_whatever_is_broken_in_it() {
        let check = |body, expected, rest, damage| check(body, Transfer::Base64, expected, rest, damage);
        check("VGhlIGJyaWRn\r\nZSBpcyBvcGVuLg==\r\n", "The bridge is open.", "", None);
        check("VGhlIGJyaWRnZSBpcyBvcGVuLg", "The bridge is open.", "", None);
        check(
            "VGhlIGJy*aWRnZSBpcyBvcGVuLg==",
            "The bridge is open.",
            "",
            Some("1 character in its base64 is none"),
        );
        check("SXQgcmFpbmVkLg==\n_____\nThe list\n", "It rained.", "_____\nThe list\n", None);
        check("SXQgcmFpbmVkLg==\nHarbour list\n", "It rained.", "Harbour list\n", None);
        check("SXQgcmFpbmVkLg== list\n", "It rained.", " list\n", None);
        check("SXQgcg==YWluZWQu", "It rained.", "", None);
        for text in ["It rained. It is no base64, is it?", "Rain fell on the coast\nall day.\n"] {
            check(text, "", text, Some("said to be base64, and is none: read as it is"));
        }
    }

    #[test]
    fn quoted_printable_is_decoded_whatever_is_broken_in_it() {
        let check = |body, expected, damage| check(body, Transfer::Quoted, expected, "", damage);
        check("caf=C3=A9 =\r\nopen =  \nagain   \r\nnow", "café open again\r\nnow", None);
        check("1 =3d 1, =c3=a9", "1 = 1, é", None);
        check("a=b =XY =", "a=b =XY ", Some("2 places of its quoted-printable are broken"));
        check("==3D", "==", Some("1 place of its quoted-printable is broken"));
    }

    #[test]
    fn uuencode_is_decoded() {
        check("begin 644 a.txt\n#0V%T\n`\nend\n", Transfer::Uu, "Cat", "", None);
        check("It rained.", Transfer::Uu, "It rained.", "", None);
    }

    #[test]
    fn names_of_packings_are_read() {
        assert_eq!(Transfer::named("BASE64"), Transfer::Base64);
        assert_eq!(Transfer::named("quoted-printable; x"), Transfer::Quoted);
        assert_eq!(Transfer::named("8bit"), Transfer::Plain);
    }
}
