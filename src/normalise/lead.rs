//! Measures the lead: a summary and a body go in, the bytes of the body that belong to the lead come out.

use crate::analysis::sentences::{self, Boundary};
use crate::analysis::{Word, Words, words};

/// The words of a lead, about: it runs to the end of the sentence that reaches them.
const WORDS: u32 = 60;

/// Sixty words stand well within this many bytes; a text without sentence ends is cut there.
const LONGEST: usize = 1_200;

/// Returns the length of the lead in bytes of the body.
pub(super) fn length(summary: Option<&str>, body: &str) -> u32 {
    let mut count = summary.map_or(0, words::count);
    if count >= WORDS {
        return 0;
    }
    let mut limit = body.len().min(LONGEST);
    while !body.is_char_boundary(limit) {
        limit -= 1;
    }
    let lead = &body[..limit];
    let mut previous: Option<Word> = None;
    for word in Words::new(lead) {
        if let Some(left) = previous
            && count >= WORDS
            && sentences::boundary(lead, left, word) != Boundary::None
        {
            return sentences::closing(lead, left.end, word.start) as u32;
        }
        count += 1;
        previous = Some(word);
    }
    previous.map_or(0, |left| sentences::closing(lead, left.end, lead.len()) as u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lead_ends_with_the_sentence_of_the_sixtieth_word() {
        let ten = "One two three four five six seven eight nine ten.";
        let body = [ten; 9].join(" ");
        let six = u32::try_from(ten.len() * 6 + 5).expect("a short text");
        let check = |summary: Option<&str>, body: &str, expected: u32| {
            assert_eq!(length(summary, body), expected);
        };
        check(None, &body, six);
        check(None, ten, ten.len() as u32);
        check(Some(&body), &body, 0);
        check(None, "", 0);
    }
}
