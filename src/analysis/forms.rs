//! One word of a text goes in, the forms under which it is found come out, remembered in a table.

use super::fold::fold;
use super::stem::Language;
use super::words::{Shape, Word};
use frostem::Stemmer;
use rustc_hash::FxHashMap;

/// The forms under which one word is found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Forms {
    /// This spelling, folded. Empty for a word that folds to nothing.
    pub exact: Box<str>,
    /// Its stem, where that differs.
    pub stem: Option<Box<str>>,
    /// Another spelling of the same word: `att` for `AT&T`, `lunivers` for `l'univers`.
    pub also: Option<Box<str>>,
}

impl Forms {
    /// The stem: what inflected forms of one word have in common.
    pub fn key(&self) -> &str {
        self.stem.as_deref().unwrap_or(&self.exact)
    }
}

/// Longer words are not remembered: they rarely come again.
const LONGEST_REMEMBERED: usize = 24;
/// Keeps the table under about 50 MB.
const MOST_REMEMBERED: usize = 400_000;

/// Finds the forms of words in one language, and remembers them.
#[derive(Clone)]
pub struct Analyser {
    language: Language,
    stemmer: Option<Stemmer>,
    /// Where the forms of a word as printed stand in `known`.
    table: FxHashMap<Box<str>, u32>,
    known: Vec<Forms>,
    rare: Forms,
}

impl Analyser {
    /// An analyser with an empty table.
    pub fn new(language: Language) -> Analyser {
        let (table, known) = (FxHashMap::default(), Vec::new());
        Analyser { language, stemmer: language.stemmer(), table, known, rare: Forms::default() }
    }

    /// The language.
    pub fn language(&self) -> Language {
        self.language
    }

    /// The forms of a word of `text`.
    ///
    /// ```
    /// # use dateline::analysis::{Analyser, Language, Words};
    /// let text = "Sanctions";
    /// let word = Words::new(text).next().unwrap();
    /// let mut english = Analyser::new(Language::English);
    /// let forms = english.forms(text, word);
    /// assert_eq!((&*forms.exact, forms.stem.as_deref()), ("sanctions", Some("sanction")));
    /// ```
    pub fn forms(&mut self, text: &str, word: Word) -> &Forms {
        let raw = &text[word.start..word.end];
        if let Some(index) = self.table.get(raw) {
            return &self.known[*index as usize];
        }
        let forms = self.make(raw, word.shape);
        if raw.len() > LONGEST_REMEMBERED || self.known.len() >= MOST_REMEMBERED {
            self.rare = forms;
            return &self.rare;
        }
        self.table.insert(raw.into(), self.known.len() as u32);
        self.known.push(forms);
        self.known.last().expect("it was put in above")
    }

    /// Whether it knows inflections.
    pub fn has_stems(&self) -> bool {
        self.stemmer.is_some()
    }

    /// The stem of a folded word.
    pub fn stem(&self, folded: &str) -> String {
        match &self.stemmer {
            Some(stemmer) if !folded.bytes().any(|byte| byte.is_ascii_digit()) => {
                stemmer.stem(folded).into_owned()
            }
            _ => folded.to_owned(),
        }
    }

    fn make(&self, raw: &str, shape: Shape) -> Forms {
        let mut raw = raw;
        let mut also = None;
        if shape == Shape::Other
            && !self.language.elisions().is_empty()
            && let Some(rest) = self.elided(raw)
        {
            also = Some(fold(raw, shape).into());
            raw = rest;
        }
        let exact = fold(raw, shape);
        if exact.contains('&') {
            also = Some(exact.replace('&', "").into());
        }
        let stem = self.stem(&exact);
        let stem = (stem != *exact && !stem.is_empty()).then(|| stem.into());
        Forms { exact: exact.into(), stem, also }
    }

    /// `univers` of `l'univers`.
    fn elided<'a>(&self, raw: &'a str) -> Option<&'a str> {
        let (at, mark) = raw.char_indices().find(|(_, c)| matches!(c, '\'' | '’'))?;
        let rest = &raw[at + mark.len_utf8()..];
        let is_elision =
            self.language.elisions().iter().any(|elision| elision.eq_ignore_ascii_case(&raw[..at]));
        (is_elision && !rest.is_empty()).then_some(rest)
    }
}

/// `covid19` of `COVID-19`: two words that a hyphen joins, when either is a number or one letter.
///
/// Returns `None` for other pairs: `state-owned` is found as two words.
pub fn hyphenated(text: &str, left: Word, right: Word) -> Option<String> {
    let joined = right.start == left.end + 1 && matches!(text.as_bytes()[left.end], b'-');
    if !joined {
        return None;
    }
    let (a, b) = (&text[left.start..left.end], &text[right.start..right.end]);
    let is_number = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit());
    let is_letter = |word: &str| word.len() == 1 && word.as_bytes()[0].is_ascii_alphabetic();
    // `10-12` is a range, `A-B` a pair: joining those would make up a word.
    let one_is_short = (is_number(a) || is_letter(a)) != (is_number(b) || is_letter(b));
    one_is_short.then(|| format!("{}{}", fold(a, left.shape), fold(b, right.shape)))
}

#[cfg(test)]
mod tests {
    use super::super::Words;
    use super::*;

    fn check(language: Language, text: &str, expected: &str) {
        let mut analyser = Analyser::new(language);
        let word = Words::new(text).next().expect("a word");
        let forms = analyser.forms(text, word);
        let shown = [Some(&*forms.exact), forms.stem.as_deref(), forms.also.as_deref()];
        let shown: Vec<&str> = shown.into_iter().flatten().collect();
        assert_eq!(shown.join(" "), expected, "{text}");
    }

    #[test]
    fn a_word_is_found_by_its_forms() {
        check(Language::English, "Sanctions", "sanctions sanction");
        check(Language::English, "junta", "junta");
        check(Language::English, "AT&T", "at&t att");
        check(Language::French, "l'univers", "univers univer lunivers");
        check(Language::English, "l'univers", "lunivers luniv");
        check(Language::Russian, "санкции", "санкции санкц");
        check(Language::Other, "sanctions", "sanctions");
    }

    #[test]
    fn a_number_joins_its_hyphen() {
        let join = |text: &str| {
            let words: Vec<Word> = Words::new(text).collect();
            hyphenated(text, words[0], words[1])
        };
        assert_eq!(join("COVID-19").as_deref(), Some("covid19"));
        assert_eq!(join("e-mail").as_deref(), Some("email"));
        assert_eq!(join("state-owned"), None);
        assert_eq!(join("1987-88"), None);
        assert_eq!(join("COVID 19"), None);
    }
}
