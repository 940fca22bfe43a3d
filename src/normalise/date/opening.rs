//! Reads the day with which a text opens: `27.1.2022 - Bei dem …` goes in, a candidate comes out.

use super::printed::{self, Parts};
use super::{Candidate, Role, Standing};
use crate::article::{Part, Place};

/// A date is done within this many bytes.
const LONGEST: usize = 80;

/// Marks that part a date from the sentence behind it.
const MARKS: &[&str] =
    &[") ", "] ", ". ", ": ", " - ", " – ", " — ", " | ", " / ", ").", ".-", ".–", "—", ") –"];

/// Reads the whole date at the very beginning of a text, when a mark parts it from the sentence behind it. A short
/// line may stand before it: a byline, a heading; also behind an introduction.
///
/// In `On 3 May 2021 the harbour …` and `3 May 2021 was a cold day` the date is a part of the sentence.
pub(in super::super) fn of_opening(text: &str, part: Part) -> Option<Candidate<'_>> {
    const FEW_WORDS: usize = 6;
    const LINES: usize = 10;
    let mut start = 0;
    let mut is_free = true;
    for line in text.split('\n').take(LINES) {
        if is_free && let Some(candidate) = of_line(start, line, part) {
            return Some(candidate);
        }
        let words = line.split_whitespace().count();
        if words > 0 {
            is_free = words <= FEW_WORDS;
        }
        start += line.len() + 1;
    }
    None
}

/// Reads the date that opens a line, which begins at byte `start` of its text.
fn of_line(start: usize, line: &str, part: Part) -> Option<Candidate<'_>> {
    let mut end = line.len().min(LONGEST);
    while !line.is_char_boundary(end) {
        end -= 1;
    }
    let inner = line[..end].trim_start_matches(['(', '[', ' ']);
    let offset = end - inner.len();
    let mut printed = printed::find(inner).filter(|printed| printed.at.start == 0)?;
    if !matches!(printed.parts, Parts::Day { .. } | Parts::Numbers { .. }) {
        return None;
    }
    printed.at = offset..printed.at.end + offset;
    let behind = line.get(printed.at.end..)?;
    if !(behind.is_empty() || MARKS.iter().any(|mark| behind.starts_with(mark))) {
        return None;
    }
    let place = Place::Text(part, (start + printed.at.start) as u32, (start + printed.at.end) as u32);
    let (standing, role) = (Standing::Dateline, Role::Unsaid);
    Some(Candidate { standing, role, printed, text: line, place, may_be_filler: false })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        let found = of_opening(text, Part::Body);
        assert_eq!(found.as_ref().map_or("", Candidate::as_printed), expected, "{text}");
    }

    #[test]
    fn a_text_opens_with_its_day() {
        check("27.1.2022 - Der Hafen ist zu.", "27.1.2022");
        check("(18.01.2018) Der Hafen ist zu.", "18.01.2018");
        check("3 May 2021 — The harbour froze.", "3 May 2021");
        check("May 3, 2021: The harbour froze.", "May 3, 2021");
        check("31. Oktober 2023. Der Hafen ist zu.", "31. Oktober 2023");
        check("3 May 2021\nThe harbour froze.", "3 May 2021");
        check("By Jane Roe\n\n3 May 2021 - The harbour froze.", "3 May 2021");
        check("The harbour froze on a cold day.\n\nBy Jane Roe\n\n3 May 2021 - It froze.", "3 May 2021");
    }

    #[test]
    fn a_day_of_the_sentence_opens_nothing() {
        check("3 May 2021 was a cold day.", "");
        check("May 2021: The harbour froze.", "");
        check("On 3 May 2021: the harbour", "");
        check("3 May - The harbour froze.", "");
        check("The harbour froze on a cold day.\n3 May 2021 - It thawed.", "");
        check("", "");
        check("((((", "");
    }
}
