//! The words that tell time: a word and a language go in, what it means comes out.

mod tables;

use super::super::date;
use super::feasts;
use rustc_hash::FxHashMap;
use std::sync::OnceLock;
use tables::{ENGLISH, LANGUAGES};

/// What a piece of text says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sense {
    /// Beyond the end of the paragraph.
    Edge,
    /// A word that says nothing of time.
    Word,
    /// A run of digits: its value and their number.
    Number(u32, u8),
    /// Anything that is neither word, number nor space.
    Mark(char),
    /// 1 to 12.
    Month(u32),
    /// 0 is Monday.
    Weekday(u32),
    /// `yesterday` is -1.
    Day(i64),
    /// `morning`, `night`.
    PartOfDay,
    /// A length of time.
    Unit(Unit),
    /// The number of its first month.
    Season(u32),
    /// A number in words.
    Count(u32),
    /// A place in a row, in words.
    Ordinal(u32),
    /// `Q3`.
    QuarterName(u32),
    /// `nineties` is 90.
    Decade(u32),
    /// The first word of a feast's name: its row in the table of feasts.
    Feast(u8),
    /// Which of several.
    Which(Which),
    /// Behind a length of time: so long before.
    Ago,
    /// In front of a length of time: so long before.
    AgoBefore,
    /// `ever since`: what follows is a length, not a point.
    Throughout,
    /// In front of `yesterday` or `tomorrow`: one day further.
    Beyond,
    /// `earlier`.
    Earlier,
    /// `later`.
    Later,
    /// `early`, `late`, `mid`.
    Modifier,
    /// `end`, behind `year` or in front of `of the year`.
    End,
    /// Takes away that one day is meant.
    Each,
    /// `the`.
    The,
    /// `its`, `her`.
    Possessive,
    /// `of`.
    Of,
    /// `on`.
    On,
    /// `and`, `or`.
    And,
    /// `to`, `through`.
    To,
    /// `until`.
    Until,
    /// A preposition behind which a number of four digits is a year.
    Leading,
    /// A preposition behind which it may be one.
    Loose,
    /// Other small words.
    Small,
    /// The verb tells of what is past or to come.
    Way(Way),
    /// The same, where no other verb tells.
    WeakWay(Way),
    /// `been`: a participle behind it tells nothing.
    Be,
    /// `people`: a number in front of it is no year.
    Counted,
    /// Of a game: its quarters are no quarters of a year.
    Sport,
    /// `more`, `least`: what is counted has no end.
    Unbounded,
    /// A word of a name in which a weekday stands.
    Name,
}

/// A length of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    Day,
    Weekend,
    Week,
    Month,
    Quarter,
    Year,
    Decade,
    Half,
}

/// Which of several.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Which {
    Last,
    Past,
    This,
    Coming,
    Next,
}

/// Whether something was or will be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    Past,
    Future,
}

/// A row of a vocabulary: what its words mean, and the words, separated by spaces, in lower case.
pub(super) type Row = (Sense, &'static str);

/// The words of one language.
pub(super) struct Vocabulary {
    words: FxHashMap<&'static str, Sense>,
    /// The lengths of the words that begin with two letters, a bit each: most words of a text are in no table,
    /// and this tells so at once.
    lengths: Box<[u32; 1024]>,
    /// Whether it is English, the language of most rules.
    pub(super) is_english: bool,
    /// Whether `last` may stand behind its noun.
    pub(super) is_postposed: bool,
    /// Whether months and weekdays begin with a capital.
    pub(super) has_capitals: bool,
    /// Whether months are known, so that a year beside none of them is no part of a printed day.
    pub(super) has_months: bool,
}

/// Words longer than this tell no time.
const LONGEST: usize = 30;

impl Vocabulary {
    /// The vocabulary of a language; text of unknown language is read as English.
    pub(super) fn of(lang: Option<&str>) -> &'static Vocabulary {
        static ENGLISH_WORDS: OnceLock<Vocabulary> = OnceLock::new();
        static OTHERS: OnceLock<FxHashMap<&'static str, Vocabulary>> = OnceLock::new();
        static NONE: OnceLock<Vocabulary> = OnceLock::new();
        match lang {
            None | Some("en") => ENGLISH_WORDS.get_or_init(|| Vocabulary::read("en", ENGLISH)),
            Some(lang) => OTHERS
                .get_or_init(|| {
                    LANGUAGES.iter().map(|(lang, rows)| (*lang, Vocabulary::read(lang, rows))).collect()
                })
                .get(lang)
                .unwrap_or_else(|| NONE.get_or_init(|| Vocabulary::read("", &[]))),
        }
    }

    fn read(lang: &'static str, rows: &[Row]) -> Vocabulary {
        let mut words = FxHashMap::default();
        for (sense, forms) in rows {
            for form in forms.split(' ') {
                words.insert(form, *sense);
            }
        }
        if lang == "en" {
            words.extend(feasts::first_words().map(|(word, index)| (word, Sense::Feast(index as u8))));
        }
        let months = date::months_of(lang).map(<[&str; 12]>::as_slice);
        add_names(&mut words, months, |index| Sense::Month(index + 1));
        let weekdays = date::weekdays_of(lang).map(<[&str; 7]>::as_slice);
        add_names(&mut words, weekdays, Sense::Weekday);
        let mut lengths = Box::new([0; 1024]);
        for word in words.keys() {
            if let Some(pair) = pair(word.as_bytes()) {
                lengths[pair] |= 1 << word.len().min(LONGEST);
            }
        }
        Vocabulary {
            words,
            lengths,
            is_english: lang == "en",
            is_postposed: matches!(lang, "fr" | "es" | "it" | "pt"),
            has_capitals: matches!(lang, "en" | "de"),
            has_months: months.is_some(),
        }
    }

    /// What a word means, in any case.
    #[inline]
    pub(super) fn look_up(&self, word: &str) -> Sense {
        if word.len() > LONGEST {
            return Sense::Word;
        }
        if let Some(pair) = pair(word.as_bytes())
            && self.lengths[pair] & 1 << word.len() == 0
        {
            return Sense::Word;
        }
        let mut buffer = [0; LONGEST + 3];
        if word.is_ascii() {
            let copy = &mut buffer[..word.len()];
            copy.copy_from_slice(word.as_bytes());
            copy.make_ascii_lowercase();
            return self.held(copy);
        }
        let mut length = 0;
        for letter in word.chars() {
            let lower = letter.to_lowercase().next().unwrap_or(letter);
            if length + lower.len_utf8() > buffer.len() {
                return Sense::Word;
            }
            length += lower.encode_utf8(&mut buffer[length..]).len();
        }
        self.held(&buffer[..length])
    }

    fn held(&self, lower: &[u8]) -> Sense {
        let Ok(word) = std::str::from_utf8(lower) else { return Sense::Word };
        self.words.get(word).copied().unwrap_or(Sense::Word)
    }
}

/// The place of the first two letters among all pairs, in any case; only where both are plain letters, and the
/// case of the others does not change the length of the word.
fn pair(word: &[u8]) -> Option<usize> {
    match word {
        [first, second, ..] if first.is_ascii_alphabetic() && second.is_ascii_alphabetic() => {
            Some(usize::from(first & 31) * 32 + usize::from(second & 31))
        }
        _ => None,
    }
}

/// Adds the names of months or weekdays; in running text a name of three letters is mostly another word.
fn add_names(
    words: &mut FxHashMap<&'static str, Sense>,
    names: Option<&'static [&'static str]>,
    sense: impl Fn(u32) -> Sense,
) {
    for (index, forms) in names.unwrap_or_default().iter().enumerate() {
        for (place, form) in forms.split(' ').enumerate() {
            let is_abbreviation = place > 0 && form.chars().count() < 4;
            let sense = sense(index as u32);
            if is_abbreviation && matches!(sense, Sense::Weekday(_)) {
                continue;
            }
            words.entry(form).or_insert(sense);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(lang: &str, word: &str, expected: Sense) {
        assert_eq!(Vocabulary::of(Some(lang)).look_up(word), expected, "{word}");
    }

    #[test]
    fn a_word_is_read_in_any_case() {
        check("en", "YESTERDAY", Sense::Day(-1));
        check("en", "Tuesday", Sense::Weekday(1));
        check("ru", "Вчера", Sense::Day(-1));
        check("pl", "września", Sense::Month(9));
        check("de", "März", Sense::Month(3));
        check("en", "harbour", Sense::Word);
        check("en", "", Sense::Word);
    }

    #[test]
    fn short_names_of_weekdays_are_other_words() {
        check("en", "sun", Sense::Word);
        check("en", "sat", Sense::Word);
        check("de", "so", Sense::Word);
    }

    #[test]
    fn a_word_has_one_meaning() {
        for (lang, rows) in LANGUAGES.iter().chain([&("en", ENGLISH)]) {
            let mut seen = std::collections::HashSet::new();
            for word in rows.iter().flat_map(|row| row.1.split_whitespace()) {
                assert!(seen.insert(word), "{lang}: {word}");
            }
        }
    }

    #[test]
    fn a_language_without_a_vocabulary_has_no_words() {
        check("hu", "tegnap", Sense::Word);
        check("hu", "yesterday", Sense::Word);
    }
}
