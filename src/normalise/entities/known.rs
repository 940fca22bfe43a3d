//! Takes a word or a name, says what the lists hold of it: for the other rooms of `normalise`.

use super::lists::{Known, bit, fingerprint, join, lists};

/// Whether a word is a given name: `Jane`.
pub(in super::super) fn is_given_name(word: &str) -> bool {
    of(word).bits & bit::GIVEN != 0
}

/// Whether a word is an ordinary English one and nobody's name.
pub(in super::super) fn is_only_a_word(word: &str) -> bool {
    let bits = of(word).bits;
    bits & (bit::ORDINARY | bit::STOP) != 0 && bits & (bit::GIVEN | bit::SURNAME) == 0
}

/// Whether these words together are a place: `New York`.
pub(in super::super) fn is_place(name: &str) -> bool {
    let known = of(name);
    (known.bits | known.other) & bit::LISTED != 0
}

/// Whether these words together are a country, a region or a city, not any town: `New York`.
pub(in super::super) fn is_large_place(name: &str) -> bool {
    let known = of(name);
    (known.bits | known.other) & (bit::COUNTRY | bit::REGION | bit::CITY) != 0
}

/// What the lists hold of words in a row; points and commas around them do not count.
fn of(words: &str) -> Known {
    let bare = |word: &'_ str| -> String { word.trim_matches(|c: char| !c.is_alphanumeric()).to_owned() };
    let mut prints = words.split_whitespace().map(bare).map(|word| fingerprint(&word));
    let Some(first) = prints.next() else { return Known::default() };
    lists().get(prints.fold(first, join))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_answer_for_single_words_and_rows_of_them() {
        assert!(is_given_name("Margaret") && is_given_name("MARGARET"));
        assert!(!is_given_name("parliament") && !is_given_name(""));
        assert!(is_only_a_word("parliament") && !is_only_a_word("Margaret"));
        assert!(is_place("New York") && is_place("Denmark") && !is_place("Jane Roe"));
    }
}
