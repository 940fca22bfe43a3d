//! Two words on neighbouring lines go in, whether rows of a table or points of a list meet there comes out.

use super::Word;

/// Whether one of the lines that meet between two words is a row of a table, or the next a point of a list.
pub(super) fn is_row(text: &str, left: Word, right: Word) -> bool {
    let gap = &text[left.end..right.start];
    if !gap.bytes().all(|byte| byte.is_ascii_whitespace()) {
        let next = gap.rsplit('\n').next().unwrap_or_default().trim_start();
        let is_off = |rest: &str| rest.starts_with([' ', '\t']);
        if next.strip_prefix(['•', '*', '·', '▪', '●', '–', '-']).is_some_and(is_off) {
            return !text[right.start..].starts_with(char::is_lowercase);
        }
    }
    let (before, after) = (&text[..left.end], &text[right.start..]);
    let ends_row =
        has_gap(before.bytes().rev()) && has_columns(&before[before.rfind('\n').map_or(0, |at| at + 1)..]);
    let begins_row = || has_gap(after.bytes()) && has_columns(after.lines().next().unwrap_or_default());
    ends_row || begins_row() || is_point(text, right)
}

/// Whether the first letters on a line, from either end, are broken as columns are.
///
/// Most lines are none of a table: the whole line is looked at only after this.
fn has_gap(bytes: impl Iterator<Item = u8>) -> bool {
    let mut spaces = 0;
    for byte in bytes.take(24) {
        match byte {
            b'\n' => return false,
            b'\t' => return true,
            b' ' if spaces == 2 => return true,
            b' ' => spaces += 1,
            _ => spaces = 0,
        }
    }
    false
}

/// Whether a line has three columns, or a second one of numbers.
fn has_columns(line: &str) -> bool {
    let (mut columns, mut spaces) = (0, 3);
    for byte in line.bytes() {
        match byte {
            b' ' => spaces += 1,
            b'\t' => spaces = 3,
            _ if spaces < 3 => spaces = 0,
            _ => {
                (columns, spaces) = (columns + 1, 0);
                if columns == 3 || columns == 2 && byte.is_ascii_digit() {
                    return true;
                }
            }
        }
    }
    false
}

/// Whether a word is the number of a point in a list: `1.` behind a line that ended, `3.` behind a `2.`.
pub(super) fn is_point(text: &str, word: Word) -> bool {
    if !text.as_bytes()[word.start].is_ascii_digit() {
        return false;
    }
    let Ok(number) = text[word.start..word.end].parse::<u8>() else { return false };
    let before = text[..word.start].trim_end_matches([' ', '\t', '(']);
    if !text[word.end..].starts_with(['.', ')']) || !(before.is_empty() || before.ends_with('\n')) {
        return false;
    }
    let above = before.trim_end();
    if number <= 1 {
        return !above.ends_with(char::is_alphanumeric) || before.ends_with("\n\n");
    }
    let one_less = (number - 1).to_string();
    // The point before stands not far above.
    above.rsplit('\n').take(20).any(|line| {
        let rest = line.trim_start_matches([' ', '\t', '(']).strip_prefix(one_less.as_str());
        rest.is_some_and(|rest| rest.starts_with(['.', ')']))
    })
}
