//! Finds where a wire's line may end: a text goes in, the dashes, colons and closing marks at its beginning come out.

/// A mark that may end the line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Border {
    /// First byte of the mark.
    pub(super) start: usize,
    /// First byte of the text behind it.
    pub(super) end: usize,
    /// Which mark it is.
    pub(super) kind: Kind,
    /// Whether a bracket or a slash closes right before it.
    pub(super) is_closed: bool,
}

/// The marks that may end a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// `-`, `--`, `–`, `—`, `_`.
    Dash,
    /// The point or colon behind a closing bracket: `(EFE).`, `/TASS/.`, `(PTI):`.
    Stop,
    /// A colon behind a place or a date: `NEW DELHI:`.
    Colon,
    /// The end of the first line.
    End,
}

/// Marks that close a credit.
const CLOSING: &[char] = &[')', ']', '/'];

/// Dashes that stand in the place of one.
const DASHES: &[char] = &['-', '–', '—', '―', '_'];

/// The borders within the first `longest` bytes from `start`, in order.
pub(super) fn borders(text: &str, start: usize, longest: usize) -> Vec<Border> {
    let line_end = text[start..].find('\n').map_or(text.len(), |at| start + at);
    let limit = line_end.min(start + longest);
    let mut borders: Vec<Border> = Vec::new();
    let mut free_from = start;
    for (at, mark) in text[start..].char_indices().map(|(at, mark)| (start + at, mark)) {
        if at >= limit {
            break;
        }
        if at < free_from {
            continue;
        }
        let before = &text[start..at];
        let behind = &text[at + mark.len_utf8()..];
        let Some(kind) = kind_of(mark, before, behind) else { continue };
        let rest = behind.trim_start_matches(DASHES);
        let end = text.len() - rest.len();
        borders.push(Border { start: at, end, kind, is_closed: before.trim_end().ends_with(CLOSING) });
        free_from = end;
    }
    if limit == line_end && free_from < line_end {
        let is_closed = text[start..line_end].trim_end().ends_with(CLOSING);
        borders.push(Border { start: line_end, end: line_end, kind: Kind::End, is_closed });
    }
    borders
}

fn kind_of(mark: char, before: &str, behind: &str) -> Option<Kind> {
    let is_spaced_behind = behind.is_empty() || behind.starts_with([' ', '\n', '-', '"', '“', '«', '–', '—']);
    match mark {
        '-' | '–' | '_' => {
            // `Feb 26- Text`: behind a number or a bracket the space before the dash is often left out.
            let may_follow = before.ends_with([' ', ')', ']', '/', '.', ','])
                || before.ends_with(|c: char| c.is_ascii_digit());
            // `June 19 -Text`: behind a number or a bracket the space behind the dash may be missing as well.
            let follows_day = before.strip_suffix(' ').is_some_and(|before| {
                before.ends_with([')', ']', '/']) || before.ends_with(|c: char| c.is_ascii_digit())
            });
            (may_follow && (is_spaced_behind || follows_day)).then_some(Kind::Dash)
        }
        '—' | '―' => (!before.is_empty()).then_some(Kind::Dash),
        '.' if before.ends_with(CLOSING) && is_spaced_behind => Some(Kind::Stop),
        ':' if before.ends_with(CLOSING) && is_spaced_behind => Some(Kind::Stop),
        ':' if behind.starts_with(' ') => Some(Kind::Colon),
        _ => None,
    }
}
