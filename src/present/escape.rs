//! Foreign text goes in, text that neither a terminal nor a spreadsheet obeys comes out.

use std::borrow::Cow;

/// Returns `text` without anything that a terminal would obey; line breaks and tabs become spaces.
///
/// ```
/// # use dateline::present::escape::for_terminal;
/// assert_eq!(for_terminal("Fire\u{1b}[2J"), "Fire\u{fffd}[2J");
/// assert_eq!(for_terminal("two\nlines"), "two lines");
/// ```
pub fn for_terminal(text: &str) -> Cow<'_, str> {
    replace(text, |c| match c {
        '\n' | '\t' | '\r' => Some(' '),
        c if is_obeyed(c) => Some('\u{fffd}'),
        _ => None,
    })
}

/// Returns `text` as [`for_terminal`] does, line breaks kept: for whole articles.
///
/// ```
/// # use dateline::present::escape::for_terminal_lines;
/// assert_eq!(for_terminal_lines("two\nlines\u{202e}"), "two\nlines\u{fffd}");
/// ```
pub fn for_terminal_lines(text: &str) -> Cow<'_, str> {
    replace(text, |c| match c {
        '\n' => None,
        '\t' | '\r' => Some(' '),
        c if is_obeyed(c) => Some('\u{fffd}'),
        _ => None,
    })
}

/// Returns a CSV cell that no spreadsheet takes for a formula.
///
/// A cell that begins with `=`, `+`, `-`, `@` or a tab gets an apostrophe in front (OWASP, CSV injection).
///
/// ```
/// # use dateline::present::escape::for_spreadsheet;
/// assert_eq!(for_spreadsheet("=1+1"), "'=1+1");
/// ```
pub fn for_spreadsheet(text: &str) -> Cow<'_, str> {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        return Cow::Owned(format!("'{text}"));
    }
    Cow::Borrowed(text)
}

/// Control characters, and marks that turn the direction of what follows.
fn is_obeyed(c: char) -> bool {
    let turns_direction = matches!(c,
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}' | '\u{61c}');
    let separates_lines = matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}');
    c.is_control() || turns_direction || separates_lines
}

fn replace(text: &str, other: impl Fn(char) -> Option<char>) -> Cow<'_, str> {
    if text.chars().all(|c| other(c).is_none()) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().map(|c| other(c).unwrap_or(c)).collect())
}
