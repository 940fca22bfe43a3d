//! A word as typed goes in, the terms under which the index holds it come out, in every language that it holds.

use super::plan::{WordTerms, stem_term};
use crate::analysis::words::Shape;
use crate::analysis::{Analyser, Language, Word, Words, fold, forms};
use crate::query::ast::Form;

/// One place in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Slot {
    pub terms: WordTerms,
}

/// A word as typed, read as one or several words of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Read {
    /// Side by side.
    pub slots: Vec<Slot>,
    /// The two written as one: `covid19` for `COVID-19`.
    pub joined: Option<String>,
}

/// Reads a word as typed: `state-owned` is two words side by side.
pub(super) fn read(text: &str, form: Form, languages: &[Language]) -> Read {
    let found: Vec<Word> = Words::new(text).collect();
    let slots = found.iter().map(|word| Slot { terms: terms(text, *word, form, languages) });
    let slots = slots.filter(|slot| !slot.terms.is_empty()).collect();
    let joined = match found.as_slice() {
        [left, right] => forms::hyphenated(text, *left, *right),
        _ => None,
    };
    Read { slots, joined }
}

fn terms(text: &str, word: Word, form: Form, languages: &[Language]) -> WordTerms {
    let mut terms = WordTerms::new();
    let mut add = |term: String, language: usize| {
        if !term.is_empty() && !terms.iter().any(|known| known.0 == term) {
            terms.push((term, language));
        }
    };
    let other = [Language::Other];
    let languages = if languages.is_empty() { &other } else { languages };
    for (number, language) in languages.iter().enumerate() {
        let mut analyser = Analyser::new(*language);
        let forms = analyser.forms(text, word).clone();
        if let Some(also) = &forms.also {
            add(also.to_string(), number);
        }
        if form != Form::Stem {
            add(forms.exact.to_string(), number);
            continue;
        }
        let key = forms.key().to_owned();
        if forms.stem.is_none() || analyser.stem(&key) == key {
            add(key.clone(), number);
        }
        add(stem_term(&key), number);
    }
    terms
}

/// A beginning as typed, folded as words are.
pub(super) fn beginning(typed: &str) -> String {
    fold::fold(typed, Shape::Other).into_owned()
}

/// A pattern as typed, folded as words are: `*` any letters, `?` one.
pub(super) fn pattern(typed: &str) -> String {
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
