//! Text goes in, the byte ranges of its sentences come out; between two words, whether one ends there.

mod abbreviations;
mod edges;
mod rows;

use super::signs::is_unspaced;
use super::words::{Word, Words};
use abbreviations::{
    BEFORE_NUMBERS, COMPANIES, EITHER, MONTHS, OFFICERS, SAYING, STARTERS, STATES, TITLES, has,
};
use rows::{is_point, is_row};
use std::ops::Range;

pub use edges::{closing, opening};

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
/// Dots of abbreviations, initials, ordinals, acronyms and of the numbers of a list end nothing: `Gen. Min Aung
/// Hlaing`, `U.S. officials`. Rows of tables and points of lists are sentences.
pub fn boundary(text: &str, left: Word, right: Word) -> Boundary {
    let gap = &text.as_bytes()[left.end..right.start];
    let after_acronym = left.end > 0 && text.as_bytes()[left.end - 1] == b'.';
    match gap {
        [] => return Boundary::None,
        [b'.'] if lacks_space(text, left, right) => return Boundary::Sentence,
        [b'\n'] => {}
        [b' '] if after_acronym => {}
        [_] => return Boundary::None,
        _ => {}
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
    if lines == 1 && is_row(text, left, right) {
        return Boundary::Sentence;
    }
    if dot || stop || after_acronym { decide(text, left, right, dot, stop) } else { Boundary::None }
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

/// A gap with characters outside ASCII: typographic quotes, ideographic full stops.
fn wide_boundary(text: &str, left: Word, right: Word) -> Boundary {
    let (mut lines, mut dot, mut stop, mut full) = (0, false, false, false);
    let gap = &text[left.end..right.start];
    for c in gap.chars() {
        match c {
            '\n' | '\u{2028}' => lines += 1,
            '\u{2029}' => lines += 2,
            '.' => dot = true,
            '!' | '?' | '…' | '؟' => stop = true,
            '。' | '｡' | '！' | '？' | '．' | '။' | '।' | '॥' | '።' | '។' | '៕' | '۔' | '։' => {
                full = true
            }
            _ => {}
        }
    }
    if lines > 1 {
        return Boundary::Paragraph;
    }
    if full {
        // `「行く。」と話した`: what is quoted is a part of the sentence.
        let goes_on = gap.contains(['」', '』']) && matches!(first(text, right), '\u{3041}'..='\u{309f}');
        return if goes_on { Boundary::None } else { Boundary::Sentence };
    }
    if lines == 1 && is_row(text, left, right) {
        return Boundary::Sentence;
    }
    decide(text, left, right, dot, stop)
}

fn first(text: &str, word: Word) -> char {
    text[word.start..].chars().next().unwrap_or(' ')
}

/// Whether a dot without a space behind it ends a sentence: `he said.The`, not `Booking.com` or `St.Petersburg`.
fn lacks_space(text: &str, left: Word, right: Word) -> bool {
    let word = &text.as_bytes()[left.start..left.end];
    word.len() > 1
        && word.iter().all(u8::is_ascii_lowercase)
        && text.as_bytes()[right.start].is_ascii_uppercase()
        && has(STARTERS, &text[right.start..right.end])
}

fn decide(text: &str, left: Word, right: Word, dot: bool, stop: bool) -> Boundary {
    let word = &text[left.start..left.end];
    let acronym = word.ends_with('.');
    if !dot && !stop && !acronym {
        return Boundary::None;
    }
    let next = &text[right.start..right.end];
    // `iPhone` and `eBay` begin sentences as they are.
    if next.starts_with(char::is_lowercase) && !next.contains(char::is_uppercase) {
        return Boundary::None;
    }
    let gap = &text[left.end..right.start];
    let is_either = acronym || has(EITHER, word) || is_initial(word, first(text, right));
    // A name may have a mark of its own: `Yahoo! Japan`.
    let marks_name = gap.starts_with('!') && is_either;
    if stop && !marks_name {
        let is_quoted = gap.contains(['"', '”', '’', '\'']) && !gap.starts_with('.');
        return if is_quoted && is_attributed(text, right) { Boundary::None } else { Boundary::Sentence };
    }
    // `rose .5 percent`: the dot belongs to the number.
    let is_of_next = gap.ends_with(" .") && !acronym && !gap.starts_with('.');
    if is_of_next {
        return Boundary::None;
    }
    // `in the U.S..` has a full stop beside its own; other words have theirs where they end.
    if acronym == gap.starts_with('.') && !marks_name {
        return Boundary::Sentence;
    }
    let next_is_number = next.starts_with(|c: char| c.is_ascii_digit());
    let is_number = word.len() <= 2 && word.bytes().all(|byte| byte.is_ascii_digit());
    let is_state = || has(STATES, word) && text[..left.start].ends_with(", ");
    let is_indented = gap.contains('\n') && gap.ends_with("  ");
    let goes_on = if is_indented {
        false
    } else if is_state() {
        // `SALEM, Ore. (AP) - The`: inside a sentence a comma would stand behind it.
        gap.contains(['(', '-', '–', '—'])
    } else if is_either {
        !begins(text, gap, right)
    } else if has(COMPANIES, word) {
        gap.ends_with('(') || has(OFFICERS, next)
    } else if is_number {
        has(MONTHS, next) || is_point(text, left)
    } else {
        has(TITLES, word) || next_is_number && has(BEFORE_NUMBERS, word)
    };
    if goes_on { Boundary::None } else { Boundary::Sentence }
}

/// `J. Smith`, `د. محمد`; not the last sign of a text without spaces.
fn is_initial(word: &str, next: char) -> bool {
    let mut letters = word.chars();
    let is_capital = |c: char| c.is_alphabetic() && !c.is_lowercase() && !is_unspaced(c);
    letters.next().is_some_and(is_capital) && letters.next().is_none() && !is_unspaced(next)
}

/// Whether a word begins a sentence behind a dot that may be that of an abbreviation.
fn begins(text: &str, gap: &str, right: Word) -> bool {
    let rest = &text[right.end..];
    if gap.trim_start_matches(['.', '"', '”']).contains(['"', '“', '«']) {
        // `C.J. "Pete" Silas`
        return !rest.starts_with(['"', '”', '»']);
    }
    has(STARTERS, &text[right.start..right.end]) && !rest.starts_with('.') && !gap.ends_with('(')
}

/// Whether a name and a verb of saying come: `Jane Smith asked`.
fn is_attributed(text: &str, right: Word) -> bool {
    for (index, word) in text[right.start..].split_whitespace().take(5).enumerate() {
        let bare = word.trim_end_matches(['.', ',', ':']);
        if index > 0 && has(SAYING, bare) {
            return true;
        }
        let is_part =
            bare.starts_with(char::is_uppercase) || matches!(bare, "of" | "the" | "de" | "van" | "von");
        let begins = index == 0 && has(STARTERS, bare) && !matches!(bare, "The" | "Mr" | "Mrs" | "Ms");
        if !is_part || begins {
            return false;
        }
    }
    false
}

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
        for text in [
            "Gen. Min Aung Hlaing spoke.",
            "U.S. officials met J. Smith on Feb. 3.",
            "The U.S. Congress met Sens. Ann Lee and J. A. Cole at 5 p.m. Washington time.",
            "No. 10 said so.",
            "Am 3. Mai war es kalt.",
            "Martin Luther King Jr. Day is in January.",
            "SALEM, Ore. (AP) - The mill shut.",
            "Acme Corp. Chief Executive Jane Poe left Acme Co. Ltd. on Sept. 4.",
            "Yahoo! Japan rose .5 percent.",
            "He wrote to C.J. \"Pete\" Lane.",
            "Der Umsatz stieg auf 3 Mio. Euro.",
            "Г. В. Петров родился в г. Москве.",
            "التقى د. محمد علي الوزير.",
        ] {
            check(text, &[text]);
        }
    }

    #[test]
    fn behind_an_abbreviation_a_word_that_begins_sentences_does() {
        check("In the U.S. The rest", &["In the U.S.", "The rest"]);
        check("It was World War I. But he lived.", &["It was World War I.", "But he lived."]);
        check("It ended at 5 p.m. “We won,” he said.", &["It ended at 5 p.m.", "“We won,” he said."]);
        check("It went to Acme Inc. Shares fell.", &["It went to Acme Inc.", "Shares fell."]);
        check("He came from Salem, Ore. Police waited.", &["He came from Salem, Ore.", "Police waited."]);
        check("He left the U.S.. Police waited.", &["He left the U.S..", "Police waited."]);
        check("It sold well. iPhone users waited.", &["It sold well.", "iPhone users waited."]);
    }

    #[test]
    fn a_question_that_is_quoted_belongs_to_who_asked() {
        check("“Why now?” Jane Smith asked. He left.", &["“Why now?” Jane Smith asked.", "He left."]);
        check("“Why now?” The crowd left.", &["“Why now?”", "The crowd left."]);
        check("“Why now?” he asked.", &["“Why now?” he asked."]);
    }

    #[test]
    fn points_and_rows_are_sentences_and_their_numbers_end_nothing() {
        check("1. Fold it.\n2. Cut it", &["1. Fold it.", "2. Cut it"]);
        check("Do this:\n- Fold it\n- Cut it", &["Do this:", "Fold it", "Cut it"]);
        check(
            "Taxes rise on May\n2. They fall on June 3.",
            &["Taxes rise on May\n2.", "They fall on June 3."],
        );
        check("Prices were\nwheat   2.5\nrye     1.3", &["Prices were", "wheat   2.5", "rye     1.3"]);
        check("A line that\nis wrapped", &["A line that\nis wrapped"]);
        check("We saw the U.S.\n    Police came.", &["We saw the U.S.", "Police came."]);
    }

    #[test]
    fn a_lost_space_hides_no_sentence() {
        check("It ended.The end", &["It ended.", "The end"]);
        check("He went to Booking.com or Node.Js", &["He went to Booking.com or Node.Js"]);
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
        check("他走了。「我留下。」她說。", &["他走了。", "「我留下。」", "她說。"]);
        check("「行く。」と話した。東京だ。", &["「行く。」と話した。", "東京だ。"]);
        check("Он ушёл. Она пришла.", &["Он ушёл.", "Она пришла."]);
        check("မိုးရွာသည်။ လေတိုက်သည်။", &["မိုးရွာသည်။", "လေတိုက်သည်။"]);
        check("هل وصل؟ نعم. وصل.", &["هل وصل؟", "نعم.", "وصل."]);
        check("वह गया। वह आई।", &["वह गया।", "वह आई।"]);
        check("« Oui ! » dit-il. Non.", &["« Oui ! » dit-il.", "Non."]);
        check("一。\n\n二", &["一。", "二"]);
    }
}
