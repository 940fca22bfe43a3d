//! A word as typed goes in, the forms by which texts of any language hold it come out.

use super::words::Shape;
use super::{Analyser, Language, Word, Words, fold, forms, nations};

/// How strictly a typed word is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Strictness {
    /// With its inflections.
    Stem,
    /// This spelling alone.
    Exact,
}

/// The forms of one typed word, each with the number of its language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TypedWord {
    /// Exact forms of a text that are this word.
    pub exact: Vec<(String, usize)>,
    /// Stems of a text that are this word's.
    pub stems: Vec<(String, usize)>,
    /// Exact forms and stems of other words of the country that it names; they count less.
    pub related: Vec<(Related, usize)>,
}

/// A form of a word that is related to the one typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Related {
    /// Exact.
    Exact(String),
    /// A stem.
    Stem(String),
}

/// What stands between two white spaces of a query: one word, or several side by side.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Typed {
    /// Side by side.
    pub words: Vec<TypedWord>,
    /// Two of them written as one: `covid19` for `COVID-19`.
    pub joined: Option<String>,
}

/// Reads what was typed: `state-owned` is two words side by side.
pub fn read(text: &str, strictness: Strictness, languages: &[Language]) -> Typed {
    let found: Vec<Word> = Words::new(text).collect();
    let words = found.iter().map(|word| typed_word(text, *word, strictness, languages));
    let words = words.filter(|word| !word.exact.is_empty() || !word.stems.is_empty()).collect();
    let joined = match found.as_slice() {
        [left, right] => forms::hyphenated(text, *left, *right),
        _ => None,
    };
    Typed { words, joined }
}

/// Reads a word that may name a country: its forms, and those of the other words of that country.
pub fn read_related(text: &str, languages: &[Language]) -> Typed {
    let mut typed = read(text, Strictness::Stem, languages);
    let [word] = typed.words.as_mut_slice() else { return typed };
    let key = fold::key(text);
    for other in nations::others(&key) {
        let Some(other) = read(other, Strictness::Stem, languages).words.pop() else { continue };
        let known = |form: &(String, usize), of: &[(String, usize)]| of.iter().any(|known| known.0 == form.0);
        let exact = other.exact.into_iter().filter(|form| !known(form, &word.exact));
        let mut related: Vec<(Related, usize)> =
            exact.map(|(form, number)| (Related::Exact(form), number)).collect();
        let stems = other.stems.into_iter().filter(|form| !known(form, &word.stems));
        related.extend(stems.map(|(form, number)| (Related::Stem(form), number)));
        for one in related {
            if !word.related.iter().any(|known| known.0 == one.0) {
                word.related.push(one);
            }
        }
    }
    typed
}

/// A beginning as typed, folded as words are.
pub fn beginning(typed: &str) -> String {
    fold::fold(typed, Shape::Other).into_owned()
}

/// A pattern as typed, folded as words are: `*` any letters, `?` one.
pub fn pattern(typed: &str) -> String {
    let mut pattern = String::with_capacity(typed.len());
    let mut rest = typed;
    while let Some(at) = rest.find(['*', '?']) {
        pattern.push_str(&fold::fold(&rest[..at], Shape::Other));
        pattern.push_str(&rest[at..=at]);
        rest = &rest[at + 1..];
    }
    pattern.push_str(&fold::fold(rest, Shape::Other));
    pattern
}

/// Whether a folded word has this shape. `*` stands for any letters, `?` for one.
///
/// ```
/// # use dateline::analysis::typed::has_shape;
/// assert!(has_shape("wom?n", "women") && has_shape("*ization", "organization"));
/// assert!(!has_shape("wom?n", "womn"));
/// ```
pub fn has_shape(pattern: &str, word: &str) -> bool {
    let shape: Vec<char> = pattern.chars().collect();
    let word: Vec<char> = word.chars().collect();
    let (mut at, mut on) = (0, 0);
    let mut star: Option<(usize, usize)> = None;
    while on < word.len() {
        match shape.get(at) {
            Some('*') => {
                star = Some((at, on));
                at += 1;
            }
            Some(c) if *c == '?' || *c == word[on] => {
                at += 1;
                on += 1;
            }
            _ => match star {
                Some((star_at, star_on)) => {
                    star = Some((star_at, star_on + 1));
                    at = star_at + 1;
                    on = star_on + 1;
                }
                None => return false,
            },
        }
    }
    shape[at..].iter().all(|c| *c == '*')
}

fn typed_word(text: &str, word: Word, strictness: Strictness, languages: &[Language]) -> TypedWord {
    let mut typed = TypedWord::default();
    let other = [Language::Other];
    let languages = if languages.is_empty() { &other } else { languages };
    for (number, language) in languages.iter().enumerate() {
        let mut analyser = Analyser::new(*language);
        let forms = analyser.forms(text, word).clone();
        if let Some(also) = &forms.also {
            add(&mut typed.exact, also, number);
        }
        if strictness == Strictness::Exact {
            add(&mut typed.exact, &forms.exact, number);
            continue;
        }
        let key = forms.key();
        // A word of a text that is its own stem stands under its exact form alone.
        if forms.stem.is_none() || analyser.stem(key) == key {
            add(&mut typed.exact, key, number);
        }
        add(&mut typed.stems, key, number);
    }
    typed
}

fn add(forms: &mut Vec<(String, usize)>, form: &str, language: usize) {
    if !form.is_empty() && !forms.iter().any(|known| known.0 == form) {
        forms.push((form.to_owned(), language));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stars_and_question_marks() {
        let check = |pattern: &str, word: &str, expected: bool| {
            assert_eq!(has_shape(pattern, word), expected, "{pattern} {word}");
        };
        check("a*b*c", "abxbc", true);
        check("a*b", "abc", false);
        check("*", "", true);
    }

    #[test]
    fn a_word_is_looked_for_in_every_language() {
        let typed = read("sanctions", Strictness::Stem, &[Language::English, Language::Russian]);
        let stems: Vec<&str> = typed.words[0].stems.iter().map(|form| form.0.as_str()).collect();
        assert_eq!(stems, ["sanction", "sanctions"]);
    }
}
