//! Text goes in, the byte ranges of its sentences come out; between two words, whether one ends there.

use super::words::{Word, Words};
use std::ops::Range;

/// What ends between two words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Boundary {
    /// Nothing.
    None,
    /// A sentence.
    Sentence,
    /// A paragraph, and so a sentence.
    Paragraph,
}

/// Whether a sentence or a paragraph ends between two neighbouring words.
///
/// Dots of abbreviations, initials, ordinals and acronyms end nothing: `Gen. Min Aung Hlaing`, `U.S. officials`.
pub fn boundary(text: &str, left: Word, right: Word) -> Boundary {
    let gap = &text.as_bytes()[left.end..right.start];
    let after_acronym = left.end > 0 && text.as_bytes()[left.end - 1] == b'.';
    if gap.len() < 2 && !(after_acronym && gap == b" ") {
        return Boundary::None;
    }
    let mut lines = 0;
    let mut dot = false;
    let mut stop = false;
    for &byte in gap {
        match byte {
            b'\n' => lines += 1,
            b'.' => dot = true,
            b'!' | b'?' => stop = true,
            128.. => return wide_boundary(text, left, right),
            _ => {}
        }
    }
    if lines > 1 {
        return Boundary::Paragraph;
    }
    decide(text, left, right, dot, stop)
}

/// The byte ranges of the sentences of a text, white space around them left out.
///
/// ```
/// # use dateline::analysis::sentences::ranges;
/// let text = "Gen. Min Aung Hlaing met U.S. officials. He left.";
/// let sentences: Vec<&str> = ranges(text).into_iter().map(|range| &text[range]).collect();
/// assert_eq!(sentences, ["Gen. Min Aung Hlaing met U.S. officials.", "He left."]);
/// ```
pub fn ranges(text: &str) -> Vec<Range<usize>> {
    let mut ranges = Vec::new();
    let mut start = None;
    let mut previous: Option<Word> = None;
    for word in Words::new(text) {
        let first = *start.get_or_insert_with(|| opening(text, 0, word.start));
        if let Some(left) = previous
            && boundary(text, left, word) != Boundary::None
        {
            let end = closing(text, left.end, word.start);
            ranges.push(first..end);
            start = Some(opening(text, end, word.start));
        }
        previous = Some(word);
    }
    if let (Some(start), Some(left)) = (start, previous) {
        ranges.push(start..closing(text, left.end, text.len()));
    }
    ranges
}

/// Where a sentence ends whose last word ends at `end`: after its marks, before the next white space.
pub fn closing(text: &str, end: usize, next: usize) -> usize {
    let gap = &text[end..next];
    let mut at = gap.find(char::is_whitespace).unwrap_or(gap.len());
    // `« Oui ! » dit-il`: marks that stand off their word belong to the sentence that they close.
    for (index, c) in gap.char_indices() {
        if matches!(c, '!' | '?' | '»' | '”' | '。' | '！' | '？' | '။' | '।' | '…') {
            at = at.max(index + c.len_utf8());
        }
    }
    end + at
}

/// Where a sentence begins whose first word begins at `word`: at the quote or bracket before it.
pub fn opening(text: &str, after: usize, word: usize) -> usize {
    let gap = &text[after..word];
    let mut at = gap.len();
    for (index, c) in gap.char_indices().rev() {
        if matches!(
            c,
            '"' | '“'
                | '‘'
                | '«'
                | '„'
                | '‹'
                | '('
                | '['
                | '\''
                | '¿'
                | '¡'
                | '$'
                | '£'
                | '€'
                | '「'
                | '#'
                | '@'
                | '-'
                | '–'
                | '—'
        ) {
            at = index;
        } else {
            break;
        }
    }
    after + at
}

/// A gap with characters outside ASCII: typographic quotes, ideographic full stops.
fn wide_boundary(text: &str, left: Word, right: Word) -> Boundary {
    let (mut lines, mut dot, mut stop) = (0, false, false);
    for c in text[left.end..right.start].chars() {
        match c {
            '\n' => lines += 1,
            '.' => dot = true,
            '!' | '?' | '…' | '؟' | '۔' => stop = true,
            '。' | '！' | '？' | '．' | '။' | '।' | '፡' | '።' => {
                return decide_lines(lines, Boundary::Sentence);
            }
            _ => {}
        }
    }
    if lines > 1 {
        return Boundary::Paragraph;
    }
    decide(text, left, right, dot, stop)
}

fn decide_lines(lines: u32, otherwise: Boundary) -> Boundary {
    if lines > 1 { Boundary::Paragraph } else { otherwise }
}

fn decide(text: &str, left: Word, right: Word, dot: bool, stop: bool) -> Boundary {
    let acronym = text[left.start..left.end].ends_with('.');
    if !dot && !stop && !acronym {
        return Boundary::None;
    }
    let next = text[right.start..].chars().next().unwrap_or(' ');
    if next.is_lowercase() {
        return Boundary::None;
    }
    if stop {
        return Boundary::Sentence;
    }
    let word = &text[left.start..left.end];
    if acronym {
        // `U.S. President` goes on; `in the U.S. The` does not.
        let starts = STARTERS.contains(&&text[right.start..right.end]);
        return if starts { Boundary::Sentence } else { Boundary::None };
    }
    if !text[left.end..].starts_with('.') {
        return Boundary::Sentence;
    }
    let is_initial = word.chars().count() == 1 && word.chars().all(char::is_uppercase);
    let before_number = next.is_ascii_digit() && BEFORE_NUMBERS.contains(&word);
    let is_ordinal = word.len() <= 2
        && word.bytes().all(|byte| byte.is_ascii_digit())
        && left.start > 0
        && MONTH_NAMES.contains(&&text[right.start..right.end]);
    if is_initial || before_number || is_ordinal || ABBREVIATIONS.contains(&word) {
        return Boundary::None;
    }
    Boundary::Sentence
}

/// Words that begin a sentence after an acronym.
const STARTERS: &[&str] = &[
    "The", "He", "She", "It", "They", "We", "But", "And", "In", "On", "At", "A", "An", "This", "That",
    "There", "For", "However", "Mr", "His", "Her", "Its", "Their", "When", "As", "After", "I", "If",
];

/// Abbreviations that stand before a name.
const ABBREVIATIONS: &[&str] = &[
    "Mr", "Mrs", "Ms", "Dr", "Prof", "Rev", "Fr", "Hon", "Gen", "Lt", "Col", "Maj", "Sgt", "Capt", "Cpl",
    "Cmdr", "Adm", "Brig", "Sen", "Rep", "Gov", "Pres", "Supt", "Det", "St", "Ste", "Mt", "Ft", "vs", "v",
    "Messrs", "Mme", "Mlle", "MM", "Sr", "Sra", "Srta", "Hr", "Fr", "Dipl", "Ing", "Bros", "Ave", "Blvd",
    "Rd", "approx", "ca", "cf", "eg", "ie", "al", "г", "им", "ул", "т", "д",
];

/// Abbreviations that stand before a number.
const BEFORE_NUMBERS: &[&str] = &[
    "No", "Nos", "no", "Nr", "nr", "Art", "art", "Sec", "sec", "p", "pp", "Vol", "vol", "Fig", "fig", "Jan",
    "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sep", "Sept", "Oct", "Nov", "Dec", "Ch", "ch", "núm", "стр",
];

/// `3. Mai`, `22. April`: a day before its month.
const MONTH_NAMES: &[&str] = &[
    "Januar",
    "Jänner",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
    "Marts",
    "Maj",
];

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let found: Vec<&str> = ranges(text).into_iter().map(|range| &text[range]).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn a_full_stop_before_a_capital_ends_a_sentence() {
        check("He left. She came.", &["He left.", "She came."]);
        check("He left.  She came", &["He left.", "She came"]);
        check("“He left.” She came.", &["“He left.”", "She came."]);
        check("Is it so? Yes! No.", &["Is it so?", "Yes!", "No."]);
        check("It rose 3.5. It fell 2.", &["It rose 3.5.", "It fell 2."]);
    }

    #[test]
    fn abbreviations_end_nothing() {
        check("Gen. Min Aung Hlaing spoke.", &["Gen. Min Aung Hlaing spoke."]);
        check("U.S. officials met J. Smith on Feb. 3.", &["U.S. officials met J. Smith on Feb. 3."]);
        check("In the U.S. The rest", &["In the U.S.", "The rest"]);
        check("No. 10 said so.", &["No. 10 said so."]);
        check("Am 3. Mai war es kalt.", &["Am 3. Mai war es kalt."]);
    }

    #[test]
    fn a_blank_line_ends_a_paragraph() {
        check("One\n\nTwo", &["One", "Two"]);
        let words: Vec<Word> = Words::new("One\n\nTwo").collect();
        assert_eq!(boundary("One\n\nTwo", words[0], words[1]), Boundary::Paragraph);
    }

    #[test]
    fn other_scripts_have_their_own_stops() {
        check("東京です。大阪です。", &["東京です。", "大阪です。"]);
        check("Он ушёл. Она пришла.", &["Он ушёл.", "Она пришла."]);
    }
}
