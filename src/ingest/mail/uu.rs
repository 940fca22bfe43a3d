//! A plain text goes in; the files that stand uuencoded in it come out, and the text without them.
//!
//! So files were sent before MIME, and in news for long after: `begin 644 name`, lines whose first character tells how
//! many bytes they hold, `end` (IEEE 1003.1, `uuencode`). What only looks so stays in the text.

use std::borrow::Cow;

/// A file that stands in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Its name.
    pub name: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}

/// Takes the files out of a text.
pub fn take(text: &[u8]) -> (Cow<'_, [u8]>, Vec<File>) {
    let mut files = Vec::new();
    let mut kept = Vec::new();
    // What has not been copied yet, and what has not been looked at.
    let (mut from, mut at) = (0, 0);
    while let Some(by) = memchr::memmem::find(&text[at..], b"begin ") {
        let begin = at + by;
        at = begin + 6;
        let is_line = begin == 0 || text[begin - 1] == b'\n';
        if let Some((file, length)) = is_line.then(|| read(&text[begin..])).flatten() {
            kept.extend_from_slice(&text[from..begin]);
            files.push(file);
            at = begin + length;
            from = at;
        }
    }
    if files.is_empty() {
        return (Cow::Borrowed(text), files);
    }
    kept.extend_from_slice(&text[from..]);
    (Cow::Owned(kept), files)
}

/// Reads a file at the beginning of a text; says also how many bytes it takes up.
fn read(text: &[u8]) -> Option<(File, usize)> {
    let mut lines = text.split_inclusive(|byte| *byte == b'\n');
    let first = lines.next()?;
    let mut length = first.len();
    let first = std::str::from_utf8(first).ok()?.trim_end();
    let (mode, name) = first.strip_prefix("begin ")?.split_once(' ')?;
    let is_mode = matches!(mode.len(), 3 | 4) && mode.bytes().all(|byte| byte.is_ascii_digit());
    if !is_mode || name.trim().is_empty() {
        return None;
    }
    let mut bytes = Vec::new();
    for line in lines {
        length += line.len();
        let line = line.trim_ascii_end();
        if line == b"end" {
            return Some((File { name: name.trim().to_owned(), bytes }, length));
        }
        decode(line, &mut bytes)?;
    }
    None
}

/// Decodes a line; `None` where it is none of such a file.
fn decode(line: &[u8], bytes: &mut Vec<u8>) -> Option<()> {
    let Some((first, groups)) = line.split_first() else { return Some(()) };
    let six = |byte: u8| (b' '..=b'`').contains(&byte).then(|| u32::from(byte.wrapping_sub(b' ') & 63));
    let count = six(*first)? as usize;
    // White space at the end may have been lost, and some writers add a sum.
    if groups.len() > count.div_ceil(3) * 4 + 2 {
        return None;
    }
    let from = bytes.len();
    for group in groups.chunks(4).take(count.div_ceil(3)) {
        let mut bits = 0;
        for at in 0..4 {
            bits = bits << 6 | group.get(at).map_or(Some(0), |byte| six(*byte))?;
        }
        bytes.extend_from_slice(&bits.to_be_bytes()[1..]);
    }
    bytes.truncate(bytes.len().min(from + count));
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, kept: &str, files: &[(&str, &str)]) {
        let (found, all) = take(text.as_bytes());
        assert_eq!(String::from_utf8_lossy(&found), kept, "{text}");
        let all: Vec<(&str, &str)> =
            all.iter().map(|file| (file.name.as_str(), std::str::from_utf8(&file.bytes).unwrap())).collect();
        assert_eq!(all, files, "{text}");
    }

    #[test]
    fn files_are_taken_out() {
        check("One\nbegin 644 my cat.txt\r\n#0V%T\r\n`\r\nend\r\nTwo", "One\nTwo", &[("my cat.txt", "Cat")]);
        check("begin 600 a\n#0V%T\n \nend\nbegin 0644 b\n#0V%T\nend\n", "", &[("a", "Cat"), ("b", "Cat")]);
    }

    #[test]
    fn what_only_looks_so_stays() {
        for text in [
            "We begin 644 years ago\nend\n",
            "begin 644 a\nThe bridge is open.\nend\n",
            "begin 644 a\n#0V%T\n",
        ] {
            check(text, text, &[]);
        }
    }
}
