//! The lines of a plain text go in, its paragraphs come out, separated by an empty line.

use std::borrow::Cow;

/// A line with more characters and as many words is a whole paragraph: nobody wraps that wide.
const WIDEST: usize = 120;
const WORDS_OF_A_WIDE_LINE: usize = 12;
/// Room left at the end of a line, beyond the next word, that tells the end of a paragraph.
const SLACK: usize = 10;
/// Narrower texts are verse, lists and tables, whose line ends say nothing.
const NARROWEST: usize = 40;

/// Finds the paragraphs of a text.
///
/// They end at empty lines, before an indented line, and where a sentence ends on a line that had room for the
/// next word; other lines were wrapped and are joined by a space. Rows of a table and items of a list keep
/// their lines.
pub fn paragraphs(text: &str) -> String {
    let text = with_line_feeds(text.trim());
    if are_paragraphs(&text) { text.into_owned() } else { join(text.split('\n')) }
}

/// A text with one space between its words.
pub fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}

/// Ends each line by a line feed, whatever it ends with.
pub fn with_line_feeds(text: &str) -> Cow<'_, str> {
    let has_others = memchr::memchr3(b'\r', 0x0b, 0x0c, text.as_bytes()).is_some()
        || (!text.is_ascii() && text.contains(['\u{85}', '\u{2028}', '\u{2029}']));
    if !has_others {
        return Cow::Borrowed(text);
    }
    let ends = ['\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}'];
    Cow::Owned(text.replace("\r\n", "\n").replace(ends, "\n"))
}

/// Whether a text is nothing but paragraphs of one line each, an empty line between them.
fn are_paragraphs(text: &str) -> bool {
    text.split('\n').enumerate().all(|(index, line)| {
        let is_between = index % 2 == 1;
        line.is_empty() == is_between
            && !line.starts_with(char::is_whitespace)
            && !line.ends_with(char::is_whitespace)
    })
}

/// Finds the paragraphs among lines.
pub fn join<'a>(lines: impl Iterator<Item = &'a str> + Clone) -> String {
    let width = Width::of(lines.clone());
    let mut joined = String::new();
    let mut before: Option<&str> = None;
    let mut before_is_kept = false;
    for line in lines {
        let line = line.trim_end();
        let text = line.trim_start();
        if text.is_empty() {
            before = None;
            continue;
        }
        let is_kept = keeps_line(text);
        match before {
            _ if joined.is_empty() => {}
            None => joined.push_str("\n\n"),
            Some(before) if width.ends_paragraph(before, line) => joined.push_str("\n\n"),
            Some(_) if before_is_kept || is_kept => joined.push('\n'),
            Some(_) => joined.push(' '),
        }
        before_is_kept = is_kept;
        joined.push_str(text);
        before = Some(line);
    }
    joined
}

/// How a text was wrapped.
#[derive(Clone, Copy, Debug)]
pub struct Width {
    /// Characters of the longest line; `None` where each line is a paragraph.
    wrapped: Option<usize>,
    /// Spaces in front of the line that has fewest.
    indent: usize,
}

impl Width {
    /// Measures the lines of a text.
    pub fn of<'a>(lines: impl Iterator<Item = &'a str>) -> Width {
        let mut widest = 0;
        let mut indent = usize::MAX;
        for line in lines.filter(|line| !line.trim().is_empty()) {
            let length = line.trim_end().chars().count();
            if length > WIDEST && line.split_whitespace().count() > WORDS_OF_A_WIDE_LINE {
                return Width { wrapped: None, indent: 0 };
            }
            widest = widest.max(length.min(WIDEST));
            indent = indent.min(indent_of(line));
        }
        Width { wrapped: Some(widest), indent }
    }

    /// Whether the break between two lines is one that wrapping did not make.
    pub fn is_deliberate(self, line: &str, next: &str) -> bool {
        self.room_after(line, next).is_none_or(|room| room > 0)
    }

    fn ends_paragraph(self, line: &str, next: &str) -> bool {
        if self.wrapped.is_none() {
            return true;
        }
        let indented = indent_of(next) >= self.indent + 2 && indent_of(next) > indent_of(line);
        let sentence_ends =
            line.trim_end_matches(['"', '\'', '”', '’', '»', ')']).ends_with(['.', '!', '?', '。', '…']);
        let wide_enough = self.wrapped.is_some_and(|width| width >= NARROWEST);
        indented
            || (sentence_ends && wide_enough && self.room_after(line, next).is_some_and(|room| room > SLACK))
    }

    /// Characters that were left on a line after the next line's first word; `None` where nothing was wrapped.
    fn room_after(self, line: &str, next: &str) -> Option<usize> {
        let next_word = next.split_whitespace().next().map_or(0, |word| word.chars().count());
        Some(self.wrapped?.saturating_sub(line.chars().count() + 1 + next_word))
    }
}

fn indent_of(line: &str) -> usize {
    let is_space = |c: &char| c.is_whitespace();
    line.chars().take_while(is_space).map(|c| if c == '\t' { 4 } else { 1 }).sum()
}

/// Rows of a table, leaders of dots, items of a list.
fn keeps_line(text: &str) -> bool {
    let is_item = ["- ", "* ", "• ", "– ", "+ "].iter().any(|mark| text.starts_with(mark));
    is_item || is_row(text)
}

fn is_row(text: &str) -> bool {
    let mut run = 0;
    let mut before = 0;
    for byte in text.bytes() {
        run = if byte == before { run + 1 } else { 1 };
        before = byte;
        let is_gap = byte == b'\t' || (byte == b' ' && run == 3) || (byte == b'.' && run == 4);
        if is_gap {
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        assert_eq!(paragraphs(text), expected);
    }

    #[test]
    fn empty_lines_separate() {
        check("One.\n\n\nTwo.\r\n\r\nThree.\n", "One.\n\nTwo.\n\nThree.");
    }

    #[test]
    fn wrapped_lines_are_joined() {
        check(
            "The council of the harbour town voted on Monday\nto close the old ferry line, and to build a bridge\nin its place.",
            "The council of the harbour town voted on Monday to close the old ferry line, and to build a bridge in its place.",
        );
    }

    #[test]
    fn an_indented_line_begins_a_paragraph() {
        check(
            "Rain fell on the coast for nine\ndays.\n    Farmers said that it came too\nlate.",
            "Rain fell on the coast for nine days.\n\nFarmers said that it came too late.",
        );
    }

    #[test]
    fn a_short_line_that_ends_a_sentence_ends_a_paragraph() {
        check(
            "The council of the harbour town voted on Monday to\nclose the line.\nA bridge will be built in its place, the mayor said.",
            "The council of the harbour town voted on Monday to close the line.\n\nA bridge will be built in its place, the mayor said.",
        );
    }

    #[test]
    fn lines_too_long_for_wrapping_are_paragraphs() {
        let long = "The council of the harbour town voted on Monday to close the old ferry line, and to build a bridge in its place, which nobody had asked for.";
        check(&format!("{long}\nIt rained\n{long}"), &format!("{long}\n\nIt rained\n\n{long}"));
    }

    #[test]
    fn rows_keep_their_lines() {
        check(
            "Stocks at noon\n Corn......12 up\n Wheat.....14 down",
            "Stocks at noon\nCorn......12 up\nWheat.....14 down",
        );
    }
}
