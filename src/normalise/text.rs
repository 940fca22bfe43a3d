//! Cleans text: what a file printed goes in, lines and paragraphs without invisible residue come out.

use std::borrow::Cow;

/// Returns paragraphs separated by one empty line, without control characters, soft hyphens, byte order
/// marks and outer spaces. Non-breaking spaces become spaces; nothing that can be read is touched.
///
/// ```
/// # use dateline::normalise::text::paragraphs;
/// assert_eq!(paragraphs("One\u{a0}day.\r\n\r\n\r\n\u{feff}Two\u{ad}fold. \n"), "One day.\n\nTwofold.");
/// ```
pub fn paragraphs(text: &str) -> String {
    let mut clean = String::with_capacity(text.len());
    let mut empty_lines = 0;
    let plain = plain(text);
    for line in plain.split('\n') {
        let line = line.trim();
        if line.is_empty() {
            empty_lines += 1;
            continue;
        }
        if !clean.is_empty() {
            clean.push_str(if empty_lines > 0 { "\n\n" } else { "\n" });
        }
        empty_lines = 0;
        clean.push_str(line);
    }
    clean
}

/// Returns the text on one line, any run of white space as one space; `None` when nothing is left.
pub fn one_line(text: &str) -> Option<String> {
    let mut line = String::with_capacity(text.len());
    for word in plain(text).split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    (!line.is_empty()).then_some(line)
}

/// Returns a text short enough to be kept as evidence: at most 120 characters, a longer one ends in `…`.
pub fn short(text: &str) -> String {
    const LIMIT: usize = 120;
    // A text of at most that many bytes cannot have more characters.
    if text.len() <= LIMIT {
        return text.to_owned();
    }
    match text.char_indices().nth(LIMIT - 1) {
        Some((at, _)) if text[at..].chars().nth(1).is_some() => format!("{}…", text[..at].trim_end()),
        _ => text.to_owned(),
    }
}

/// Returns the beginning of a text, to show which text is meant.
pub fn first_words(text: &str) -> &str {
    const LIMIT: usize = 40;
    let end = text.char_indices().nth(LIMIT).map_or(text.len(), |(at, _)| at);
    let line = text[..end].split('\n').next().unwrap_or_default();
    line.trim_end()
}

/// Line ends as `\n`, every space that may not break as a plain one, invisible residue gone.
fn plain(text: &str) -> Cow<'_, str> {
    if text.bytes().all(is_plain_byte) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.bytes().position(|byte| !is_plain_byte(byte)) {
        // Every byte that is not plain begins a character, so both sides of it are whole.
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        let mut characters = from.chars();
        match characters.next() {
            // The feed of the carriage return that follows is the line end.
            Some('\r') if characters.as_str().starts_with('\n') => {}
            Some('\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}') => out.push('\n'),
            Some('\u{2029}') => out.push_str("\n\n"),
            Some('\t' | '\u{a0}' | '\u{202f}' | '\u{2007}') => out.push(' '),
            Some('\u{ad}' | '\u{feff}') | None => {}
            Some(other) if other.is_control() => {}
            Some(other) => out.push(other),
        }
        rest = characters.as_str();
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// Whether a byte never begins a character to be changed: 0xC2 begins U+0080–U+00BF, 0xE2 the spaces and
/// separators around U+2028, 0xEF the byte order mark.
fn is_plain_byte(byte: u8) -> bool {
    const PLAIN: [bool; 256] = {
        let mut plain = [true; 256];
        let mut byte = 0;
        while byte < 0x20 {
            plain[byte] = byte == b'\n' as usize;
            byte += 1;
        }
        plain[0x7f] = false;
        plain[0xc2] = false;
        plain[0xe2] = false;
        plain[0xef] = false;
        plain
    };
    PLAIN[usize::from(byte)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn invisible_residue_goes_and_words_stay_whole() {
        let check = |text: &str, expected: &str| assert_eq!(paragraphs(text), expected, "{text:?}");
        check("", "");
        check("\u{feff}The harbour is open.", "The harbour is open.");
        check("har\u{ad}bour", "harbour");
        check("har\u{0}bo\u{7}ur", "harbour");
        check("ten\u{a0}000 and\u{202f}more", "ten 000 and more");
        check("a\tb", "a b");
        check("Fish &amp; chips", "Fish &amp; chips");
        check("It rained.  It snowed.", "It rained.  It snowed.");
        check("“Yes” – €5…", "“Yes” – €5…");
    }

    #[test]
    fn paragraphs_are_separated_by_one_empty_line() {
        let check = |text: &str, expected: &str| assert_eq!(paragraphs(text), expected, "{text:?}");
        check("One.\r\n\r\nTwo.", "One.\n\nTwo.");
        check("One.\r\rTwo.", "One.\n\nTwo.");
        check("\n\nOne. \n \t\n\n\nTwo.\n", "One.\n\nTwo.");
        check("A verse\n  and another", "A verse\nand another");
        check("One.\u{2029}Two.\u{2028}Three.", "One.\n\nTwo.\nThree.");
        check("Page one\u{c}Page two", "Page one\nPage two");
    }

    #[test]
    fn a_title_stands_on_one_line() {
        let check = |text: &str, expected: Option<&str>| assert_eq!(one_line(text).as_deref(), expected);
        check("Floods\n  in the\u{a0}north ", Some("Floods in the north"));
        check(" \n\u{feff}", None);
    }

    #[test]
    fn evidence_is_cut_between_characters() {
        assert_eq!(short(&"a".repeat(120)), "a".repeat(120));
        assert_eq!(short(&"é".repeat(120)), "é".repeat(120));
        assert_eq!(short(&"é".repeat(121)), format!("{}…", "é".repeat(119)));
    }
}
