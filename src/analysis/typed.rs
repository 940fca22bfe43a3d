//! A word as typed goes in, the forms by which texts of any language hold it come out.

use super::words::Shape;
use super::{Analyser, Language, Languages, Word, Words, fold, forms, nations};

/// How strictly a typed word is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Strictness {
    /// With its inflections.
    Stem,
    /// This spelling alone.
    Exact,
}

/// The forms of one typed word.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TypedWord {
    /// A word of a text is this word where it has one of them, in a text of its languages.
    pub forms: Vec<TypedForm>,
}

/// One form of a typed word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TypedForm {
    /// As texts have it.
    pub text: String,
    /// Whether it is the stem of an inflected word, or an exact form.
    pub is_stem: bool,
    /// In texts of which languages it is this word.
    pub languages: Languages,
    /// Whether it is another word of the country that the word names: it counts less.
    pub is_related: bool,
}

impl TypedWord {
    /// A word that stands like this in texts of any language.
    pub fn exactly(text: &str) -> TypedWord {
        let mut word = TypedWord::default();
        word.add(text, false, Languages::ALL);
        word
    }

    /// Any of several words, as one: no place of a text counts twice.
    pub fn any_of<'a>(words: impl Iterator<Item = &'a TypedWord>) -> TypedWord {
        let mut all = TypedWord::default();
        for form in words.flat_map(|word| &word.forms).filter(|form| !form.is_related) {
            all.add(&form.text, form.is_stem, form.languages);
        }
        let stems: Vec<TypedForm> = all.forms.iter().filter(|form| form.is_stem).cloned().collect();
        let spoken = stems.iter().fold(Languages::default(), |all, form| all.and(form.languages));
        for language in Language::with_stemmer().filter(|language| spoken.has(*language)) {
            let analyser = Analyser::new(language);
            for form in all.forms.iter_mut().filter(|form| !form.is_stem && form.languages.has(language)) {
                let stem = analyser.stem(&form.text);
                let has_stem = |other: &TypedForm| other.languages.has(language) && other.text == stem;
                if stem != form.text && stems.iter().any(has_stem) {
                    form.languages = form.languages.without(Languages::of(language));
                }
            }
        }
        all.forms.retain(|form| !form.languages.is_empty());
        all
    }

    fn add(&mut self, text: &str, is_stem: bool, languages: Languages) {
        if text.is_empty() {
            return;
        }
        if let Some(known) = self.forms.iter_mut().find(|form| form.is_stem == is_stem && form.text == text) {
            known.languages = known.languages.and(languages);
        } else {
            let text = text.to_owned();
            self.forms.push(TypedForm { text, is_stem, languages, is_related: false });
        }
    }

    /// Takes over the forms of another word of the country that this one names.
    fn relate(&mut self, other: TypedWord) {
        for form in other.forms {
            let same =
                self.forms.iter().filter(|known| known.is_stem == form.is_stem && known.text == form.text);
            let languages = same.fold(form.languages, |left, known| left.without(known.languages));
            if !languages.is_empty() {
                self.forms.push(TypedForm { languages, is_related: true, ..form });
            }
        }
    }
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
    let words = words.filter(|word| !word.forms.is_empty()).collect();
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
        if let Some(other) = read(other, Strictness::Stem, languages).words.pop() {
            word.relate(other);
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
    for language in languages {
        let mut analyser = Analyser::new(*language);
        let forms = analyser.forms(text, word).clone();
        let language = Languages::of(*language);
        if let Some(also) = &forms.also {
            typed.add(also, false, language);
        }
        // Wherever a text has `AT&T`, it has `att` too.
        let exact = if forms.exact.contains('&') { "" } else { &*forms.exact };
        if strictness == Strictness::Exact {
            typed.add(exact, false, language);
            continue;
        }
        let key = forms.key();
        // A word of a text that is its own stem stands under its exact form alone.
        if forms.stem.is_none() {
            typed.add(exact, false, language);
        } else if analyser.stem(key) == key {
            typed.add(key, false, language);
        }
        if analyser.has_stems() {
            typed.add(key, true, language);
            // Where the stemmer takes too much off the word as typed, its other forms have it for a stem: `генералы`.
            typed.add(exact, true, language);
        }
    }
    typed
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
        let (english, russian) = (Languages::of(Language::English), Languages::of(Language::Russian));
        let form = |text: &str, is_stem, languages| TypedForm {
            text: text.to_owned(),
            is_stem,
            languages,
            is_related: false,
        };
        let expected = [
            form("sanction", false, english),
            form("sanction", true, english),
            form("sanctions", true, english.and(russian)),
            form("sanctions", false, russian),
        ];
        assert_eq!(typed.words[0].forms, expected);
    }

    #[test]
    fn no_place_of_a_choice_counts_twice() {
        let languages = [Language::English, Language::Other];
        let word = |text: &str, strictness| read(text, strictness, &languages).words.remove(0);
        let words = [word("ship", Strictness::Stem), word("ships", Strictness::Exact)];
        let either = TypedWord::any_of(words.iter());
        let ships: Vec<&TypedForm> = either.forms.iter().filter(|form| form.text == "ships").collect();
        assert_eq!(ships.len(), 1);
        assert_eq!(ships[0].languages, Languages::of(Language::Other));
    }
}
