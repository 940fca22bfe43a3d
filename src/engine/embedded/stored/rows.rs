//! Numbers and texts go in, three rows of bytes come out, and back: what most articles have alike stands together,
//! so that the store finds it again as one piece.

use super::phrases::{phrase, unphrase};
use std::borrow::Cow;

/// Why bytes cannot be read.
const CUT_SHORT: &str = "the bytes end early";

/// Takes what is packed.
#[derive(Debug, Default)]
pub(super) struct Packer {
    /// Kinds, counts and numbers of phrases: the same in most articles of a file.
    pub(super) alike: Vec<u8>,
    /// Texts, each behind its length.
    pub(super) texts: Vec<u8>,
    /// Places and lengths: other ones in each article.
    pub(super) numbers: Vec<u8>,
}

impl Packer {
    pub(super) fn alike(&mut self, number: u64) {
        push(&mut self.alike, number);
    }

    pub(super) fn number(&mut self, number: u64) {
        push(&mut self.numbers, number);
    }

    pub(super) fn text(&mut self, text: &str) {
        push(&mut self.texts, text.len() as u64);
        self.texts.extend(text.as_bytes());
    }

    pub(super) fn texts(&mut self, texts: &[String]) {
        self.alike(texts.len() as u64);
        for text in texts {
            self.text(text);
        }
    }

    pub(super) fn optional(&mut self, text: Option<&str>) {
        self.alike(u64::from(text.is_some()));
        if let Some(text) = text {
            self.text(text);
        }
    }

    /// A text that comes again and again: its number in the table, or 0 and itself.
    pub(super) fn phrase(&mut self, text: &str) {
        let number = phrase(text);
        self.alike(number);
        if number == 0 {
            self.text(text);
        }
    }

    /// The same, where each article has other ones.
    pub(super) fn own_phrase(&mut self, text: &str) {
        let number = phrase(text);
        self.number(number);
        if number == 0 {
            self.text(text);
        }
    }
}

/// Gives back what was packed, in the same order.
#[derive(Debug)]
pub(super) struct Unpacker<'a> {
    pub(super) alike: &'a [u8],
    pub(super) texts: &'a [u8],
    pub(super) numbers: &'a [u8],
}

impl<'a> Unpacker<'a> {
    pub(super) fn alike(&mut self) -> Result<u64, String> {
        pull(&mut self.alike)
    }

    pub(super) fn number(&mut self) -> Result<u64, String> {
        pull(&mut self.numbers)
    }

    pub(super) fn text(&mut self) -> Result<&'a str, String> {
        let length = pull(&mut self.texts)?;
        cut(&mut self.texts, length)
    }

    pub(super) fn texts(&mut self) -> Result<Vec<String>, String> {
        // The count is not believed: damaged bytes must not ask for memory.
        let count = self.alike()?;
        let mut texts = Vec::new();
        for _ in 0..count {
            texts.push(self.text()?.to_owned());
        }
        Ok(texts)
    }

    pub(super) fn optional(&mut self) -> Result<Option<String>, String> {
        Ok(match self.alike()? {
            0 => None,
            _ => Some(self.text()?.to_owned()),
        })
    }

    pub(super) fn phrase(&mut self) -> Result<Cow<'static, str>, String> {
        let number = self.alike()?;
        self.phrase_numbered(number)
    }

    pub(super) fn own_phrase(&mut self) -> Result<Cow<'static, str>, String> {
        let number = self.number()?;
        self.phrase_numbered(number)
    }

    fn phrase_numbered(&mut self, number: u64) -> Result<Cow<'static, str>, String> {
        Ok(match number {
            0 => Cow::Owned(self.text()?.to_owned()),
            number => Cow::Borrowed(unphrase(number)),
        })
    }
}

/// Appends a number, seven bits a byte, the lowest first.
pub(super) fn push(bytes: &mut Vec<u8>, number: u64) {
    let mut rest = number;
    while rest >= 128 {
        bytes.push(rest as u8 | 128);
        rest >>= 7;
    }
    bytes.push(rest as u8);
}

/// Takes a number off the front.
pub(super) fn pull(bytes: &mut &[u8]) -> Result<u64, String> {
    let mut number = 0;
    for shift in (0..64).step_by(7) {
        let (byte, rest) = bytes.split_first().ok_or(CUT_SHORT)?;
        *bytes = rest;
        number |= u64::from(byte & 127) << shift;
        if *byte < 128 {
            return Ok(number);
        }
    }
    Err("a number is too long".to_owned())
}

/// Takes a text of so many bytes off the front.
pub(super) fn cut<'a>(bytes: &mut &'a [u8], length: u64) -> Result<&'a str, String> {
    let length = usize::try_from(length).unwrap_or(usize::MAX);
    let (text, rest) = bytes.split_at_checked(length).ok_or(CUT_SHORT)?;
    *bytes = rest;
    std::str::from_utf8(text).map_err(|error| error.to_string())
}

/// A number of either sign as one that is small where it is near 0.
pub(super) fn folded(number: i64) -> u64 {
    (number << 1 ^ number >> 63) as u64
}

/// The number of either sign.
pub(super) fn unfolded(number: u64) -> i64 {
    (number >> 1) as i64 ^ -((number & 1) as i64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_come_back() {
        for number in [0, 1, 127, 128, 300, u64::from(u32::MAX), u64::MAX] {
            let mut bytes = Vec::new();
            push(&mut bytes, number);
            assert_eq!(pull(&mut bytes.as_slice()), Ok(number));
            assert!(pull(&mut &bytes[..bytes.len() - 1]).is_err(), "{number}");
        }
        for number in [0, -1, 1, i64::MIN, i64::MAX] {
            assert_eq!(unfolded(folded(number)), number);
        }
        assert!(pull(&mut [255; 11].as_slice()).is_err());
    }
}
