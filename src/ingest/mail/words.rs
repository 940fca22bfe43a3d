//! The value of a header field goes in as it was sent; text comes out: lines unfolded, encoded words decoded.
//!
//! RFC 2047. Words of one encoding that stand side by side are decoded together: many mailers cut them in the middle
//! of a character.

use super::{charsets, transfer};
use std::borrow::Cow;

/// Where the value stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Running text.
    Text,
    /// Names and addresses, or a value with parameters: what was decoded is put in quotation marks.
    Structured,
}

/// Makes a value plain: `charset` is the encoding of letters that were sent without saying so.
pub fn plain(value: &[u8], charset: Option<&str>, form: Form) -> String {
    let text = match std::str::from_utf8(value) {
        Ok(text) => Cow::Borrowed(text),
        Err(_) => charsets::decode(value, charset, None).0,
    };
    let text = unfolded(&text);
    if text.contains("=?") { expanded(&text, form) } else { text }
}

/// A value on one line.
fn unfolded(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\n', "").trim().to_owned()
}

/// An encoded word: `=?charset?b?data?=`.
struct Word<'a> {
    charset: &'a str,
    is_base64: bool,
    data: &'a str,
    /// Bytes of the whole.
    length: usize,
}

impl<'a> Word<'a> {
    /// Reads a word at the beginning of `text`.
    fn read(text: &'a str) -> Option<Word<'a>> {
        let (charset, rest) = text.strip_prefix("=?")?.split_once('?')?;
        let (kind, data) = rest.split_once('?')?;
        let is_base64 = match kind {
            "b" | "B" => true,
            "q" | "Q" => false,
            _ => return None,
        };
        let is_name =
            |c: char| c.is_ascii_graphic() && !"()<>@,;:\"/[].=".contains(c) || c == ':' || c == '.';
        if charset.is_empty() || charset.len() > 60 || !charset.chars().all(is_name) {
            return None;
        }
        let end = Word::end(data)?;
        let length = charset.len() + data.as_ptr() as usize - rest.as_ptr() as usize + 3 + end + 2;
        let charset = charset.split_once('*').map_or(charset, |(charset, _)| charset);
        Some(Word { charset, is_base64, data: &data[..end], length })
    }

    /// Where the data ends: `?=` may also be a question mark and the beginning of an octet.
    fn end(data: &str) -> Option<usize> {
        let ends_word = |at: usize| {
            let after = &data[at + 2..];
            after.is_empty() || after.starts_with([' ', '\t', '"', ')', ',', '<', ';', '=', '(', '>'])
        };
        let mut ends = data.match_indices("?=").map(|(at, _)| at).take(20);
        let first = ends.next()?;
        if ends_word(first) { Some(first) } else { ends.find(|at| ends_word(*at)).or(Some(first)) }
    }
}

/// Words of one encoding, side by side.
#[derive(Default)]
struct Run {
    charset: String,
    bytes: Vec<u8>,
    /// Base64 whose groups of four were cut.
    open: String,
}

impl Run {
    fn add(&mut self, word: &Word<'_>) {
        if !word.is_base64 {
            self.close();
            let (bytes, _) = transfer::quoted(word.data.replace('_', "=20").as_bytes());
            self.bytes.extend(bytes);
            return;
        }
        self.open.push_str(word.data);
        let letters = self.open.bytes().filter(|byte| !byte.is_ascii_whitespace()).count();
        if letters % 4 == 0 || self.open.contains('=') {
            self.close();
        }
    }

    fn close(&mut self) {
        self.bytes.extend(transfer::base64_word(self.open.as_bytes()));
        self.open.clear();
    }

    fn decoded(&mut self) -> String {
        self.close();
        let bytes = std::mem::take(&mut self.bytes);
        charsets::decode(&bytes, Some(&self.charset), None).0.replace(['\r', '\n'], " ")
    }
}

fn expanded(text: &str, form: Form) -> String {
    let mut done = String::with_capacity(text.len());
    let mut in_quotes = false;
    let mut rest = text;
    while let Some(at) = rest.find("=?") {
        add(&rest[..at], &mut done, &mut in_quotes);
        rest = &rest[at..];
        let Some(mut word) = Word::read(rest) else {
            done.push_str("=?");
            rest = &rest[2..];
            continue;
        };
        let mut decoded = String::new();
        let mut run = Run { charset: word.charset.to_owned(), ..Run::default() };
        loop {
            if !run.charset.eq_ignore_ascii_case(word.charset) {
                decoded.push_str(&run.decoded());
                word.charset.clone_into(&mut run.charset);
            }
            run.add(&word);
            rest = &rest[word.length..];
            // White space between two encoded words is none.
            match Word::read(rest.trim_start()) {
                Some(next) => {
                    rest = rest.trim_start();
                    word = next;
                }
                None => break,
            }
        }
        decoded.push_str(&run.decoded());
        match form {
            Form::Text => done.push_str(&decoded),
            Form::Structured => {
                let escaped = decoded.replace('\\', "\\\\").replace('"', "\\\"");
                let mark = if in_quotes { "" } else { "\"" };
                done.push_str(&format!("{mark}{escaped}{mark}"));
            }
        }
    }
    add(rest, &mut done, &mut in_quotes);
    done
}

/// Adds what is not encoded, and notes whether it ends within quotation marks.
fn add(text: &str, done: &mut String, in_quotes: &mut bool) {
    let mut escaped = false;
    for byte in text.bytes() {
        match byte {
            b'"' if !escaped => *in_quotes = !*in_quotes,
            b'\\' if !escaped => {
                escaped = true;
                continue;
            }
            _ => {}
        }
        escaped = false;
    }
    done.push_str(text);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(value: &str, expected: &str) {
        assert_eq!(plain(value.as_bytes(), None, Form::Text), expected);
    }

    #[test]
    fn encoded_words_are_decoded() {
        check("=?UTF-8?Q?Caf=C3=A9_open?= again", "Café open again");
        check("=?iso-8859-1?q?Caf=E9?=\r\n =?iso-8859-1?q?_open?=", "Café open");
        check("=?utf-8?B?0KbQtdC90Ys=?= =?koi8-r?B?zsE=?=", "Ценына");
        check("=?GB2312?B?1cXPyMn6?=", "张先生");
        check("=?utf-8*en?Q?open?=", "open");
        check("Re: =?utf-8?Q?What??= now", "Re: What? now");
        check("=?utf-8?Q?What?=21?= now", "What?! now");
    }

    #[test]
    fn a_character_cut_in_two_is_whole_again() {
        check("=?UTF-8?Q?Caf=C3?=\n =?UTF-8?Q?=A9?=", "Café");
        check("=?utf-8?B?Q2Fmw?= =?utf-8?B?6k=?=", "Café");
    }

    #[test]
    fn what_is_no_encoded_word_stays() {
        check("1 =? 2 ?= 3", "1 =? 2 ?= 3");
        check("=?utf-8?X?a?=", "=?utf-8?X?a?=");
        check("=?utf-8?Q?never ends", "=?utf-8?Q?never ends");
        check("Bridge\r\n opens", "Bridge opens");
    }

    #[test]
    fn a_decoded_name_stands_in_quotation_marks() {
        let check = |value: &str, expected: &str| {
            assert_eq!(plain(value.as_bytes(), None, Form::Structured), expected);
        };
        check("=?utf-8?Q?Roe=2C_Jane?= <j@x>", "\"Roe, Jane\" <j@x>");
        check("\"=?utf-8?Q?Roe=2C_Jane?=\" <j@x>", "\"Roe, Jane\" <j@x>");
    }

    #[test]
    fn letters_sent_as_they_are_are_read() {
        assert_eq!(plain(b"Caf\xe9 ouvert", Some("iso-8859-1"), Form::Text), "Café ouvert");
    }
}
