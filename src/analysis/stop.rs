//! The words of a question go in; those that say what it is about come out, without articles, prepositions and the like.

use super::Language;
use rustc_hash::FxHashSet;
use std::sync::LazyLock;

/// The stop words of each language, by its number.
static LISTS: LazyLock<Vec<FxHashSet<&str>>> = LazyLock::new(|| {
    let numbers = 0_u8..=u8::MAX;
    let languages = numbers.map(Language::numbered).enumerate();
    let known = languages.take_while(|(number, language)| *language as usize == *number);
    let list = |language: Language| match language {
        Language::English => ENGLISH.split_ascii_whitespace().collect(),
        other => other.code().and_then(stop_words::lookup).unwrap_or_default().iter().copied().collect(),
    };
    known.map(|(_, language)| list(language)).collect()
});

/// English stop words: the list of Snowball, as the Natural Language Toolkit took it over in 2001.
const ENGLISH: &str = "a about above after again against all am an and any are as at be because been before being \
    below between both but by could did do does doing down during each few for from further had has have having he \
    her here hers herself him himself his how i if in into is it its itself me more most my myself no nor not of off \
    on once only or other ought our ours ourselves out over own same she should so some such than that the their \
    theirs them themselves then there these they this those through to too under until up very was we were what \
    when where which while who whom why with would you your yours yourself yourselves";

/// Which of the words to look for, in one of these languages: all, when nothing would be left.
///
/// The language is the one of whose stop words most are there, English among equals. Lists of the other languages are
/// those of the stop-words crate, from Snowball and the Natural Language Toolkit.
///
/// ```
/// # use dateline::analysis::{Language, stop::content};
/// assert_eq!(content(&["What", "moves", "the", "Ruble"], &[Language::English]), [false, true, false, true]);
/// assert_eq!(content(&["to", "be"], &[Language::English]), [true, true]);
/// ```
pub fn content(words: &[&str], languages: &[Language]) -> Vec<bool> {
    let words: Vec<String> = words.iter().map(|word| word.to_lowercase()).collect();
    let stops = |language: Language| -> Vec<bool> {
        let list = LISTS.get(language as usize);
        words.iter().map(|word| list.is_some_and(|list| list.contains(word.as_str()))).collect()
    };
    let count = |stops: &[bool]| stops.iter().filter(|is_stop| **is_stop).count();
    let mut best = stops(Language::English);
    for language in languages.iter().filter(|language| **language != Language::English) {
        let other = stops(*language);
        if count(&other) > count(&best) {
            best = other;
        }
    }
    let is_nothing_left = count(&best) == best.len();
    best.into_iter().map(|is_stop| is_nothing_left || !is_stop).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_language_of_most_stop_words_decides() {
        let languages = [Language::English, Language::German, Language::Russian];
        assert_eq!(content(&["die", "Lage", "in", "Mali"], &languages), [false, true, false, true]);
        assert_eq!(content(&["who", "would", "vote"], &languages), [false, false, true]);
    }
}
