//! The languages whose inflections are known: an ISO 639-1 code goes in, a Snowball stemmer comes out.

use frostem::{Algorithm, Stemmer};

/// A language that texts are analysed in; `Other` leaves words as they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Language {
    /// Any language without a stemmer, or none known.
    Other,
    /// `ar`
    Arabic,
    /// `da`
    Danish,
    /// `nl`
    Dutch,
    /// `en`
    English,
    /// `fi`
    Finnish,
    /// `fr`
    French,
    /// `de`
    German,
    /// `el`
    Greek,
    /// `hu`
    Hungarian,
    /// `it`
    Italian,
    /// `no`, `nb`, `nn`
    Norwegian,
    /// `pt`
    Portuguese,
    /// `ro`
    Romanian,
    /// `ru`
    Russian,
    /// `es`
    Spanish,
    /// `sv`
    Swedish,
    /// `ta`
    Tamil,
    /// `tr`
    Turkish,
}

/// A language: its codes, its stemmer, and the words that are elided in front of an apostrophe.
type Row = (Language, &'static [&'static str], Option<Algorithm>, &'static [&'static str]);

/// One row a language.
const LANGUAGES: &[Row] = &[
    (Language::Other, &[], None, &[]),
    (Language::Arabic, &["ar"], Some(Algorithm::Arabic), &[]),
    (Language::Danish, &["da"], Some(Algorithm::Danish), &[]),
    (Language::Dutch, &["nl"], Some(Algorithm::Dutch), &[]),
    (Language::English, &["en"], Some(Algorithm::English), &[]),
    (Language::Finnish, &["fi"], Some(Algorithm::Finnish), &[]),
    (Language::French, &["fr"], Some(Algorithm::French), FRENCH_ELISIONS),
    (Language::German, &["de"], Some(Algorithm::German), &[]),
    (Language::Greek, &["el"], Some(Algorithm::Greek), &[]),
    (Language::Hungarian, &["hu"], Some(Algorithm::Hungarian), &[]),
    (Language::Italian, &["it"], Some(Algorithm::Italian), ITALIAN_ELISIONS),
    (Language::Norwegian, &["no", "nb", "nn"], Some(Algorithm::Norwegian), &[]),
    (Language::Portuguese, &["pt"], Some(Algorithm::Portuguese), &[]),
    (Language::Romanian, &["ro"], Some(Algorithm::Romanian), &[]),
    (Language::Russian, &["ru"], Some(Algorithm::Russian), &[]),
    (Language::Spanish, &["es"], Some(Algorithm::Spanish), &[]),
    (Language::Swedish, &["sv"], Some(Algorithm::Swedish), &[]),
    (Language::Tamil, &["ta"], Some(Algorithm::Tamil), &[]),
    (Language::Turkish, &["tr"], Some(Algorithm::Turkish), &[]),
];

const FRENCH_ELISIONS: &[&str] =
    &["l", "d", "j", "m", "t", "s", "c", "n", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu", "quelqu"];
const ITALIAN_ELISIONS: &[&str] = &[
    "l", "d", "c", "un", "dell", "all", "nell", "sull", "dall", "coll", "gl", "quest", "quell", "sant",
    "anch",
];

impl Language {
    /// Every language that has a stemmer.
    pub fn with_stemmer() -> impl Iterator<Item = Language> {
        LANGUAGES.iter().map(|row| row.0).filter(|language| *language != Language::Other)
    }

    /// The language in which texts of an ISO 639-1 code are analysed; `Other` when it has no stemmer.
    ///
    /// A text whose language is not known is analysed as English: briefs and tables without a sentence, mostly. That
    /// decides how its words are found, and says nothing of its language.
    ///
    /// ```
    /// # use dateline::analysis::Language;
    /// assert_eq!(Language::of(Some("fr")), Language::French);
    /// assert_eq!(Language::of(Some("my")), Language::Other);
    /// assert_eq!(Language::of(None), Language::English);
    /// ```
    pub fn of(code: Option<&str>) -> Language {
        let Some(code) = code else { return Language::English };
        LANGUAGES.iter().find(|row| row.1.contains(&code)).map_or(Language::Other, |row| row.0)
    }

    /// Its code of ISO 639-1; `None` for any other.
    pub fn code(self) -> Option<&'static str> {
        LANGUAGES[self as usize].1.first().copied()
    }

    /// The language numbered `number`, as `as u8` gives it.
    pub fn numbered(number: u8) -> Language {
        LANGUAGES.get(number as usize).map_or(Language::Other, |row| row.0)
    }

    pub(super) fn stemmer(self) -> Option<Stemmer> {
        LANGUAGES[self as usize].2.map(Stemmer::new)
    }

    pub(super) fn elisions(self) -> &'static [&'static str] {
        LANGUAGES[self as usize].3
    }
}

/// A set of languages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Languages(u32);

impl Languages {
    /// Every language.
    pub const ALL: Languages = Languages(u32::MAX);

    /// One language.
    pub fn of(language: Language) -> Languages {
        Languages(1 << language as u32)
    }

    /// Whether a language is among them.
    ///
    /// ```
    /// # use dateline::analysis::{Language, Languages};
    /// let both = Languages::of(Language::English).and(Languages::of(Language::French));
    /// assert!(both.has(Language::French) && !both.has(Language::Dutch));
    /// ```
    pub fn has(self, language: Language) -> bool {
        self.0 & Languages::of(language).0 != 0
    }

    /// These and others.
    #[must_use]
    pub fn and(self, others: Languages) -> Languages {
        Languages(self.0 | others.0)
    }

    /// These without others.
    #[must_use]
    pub fn without(self, others: Languages) -> Languages {
        Languages(self.0 & !others.0)
    }

    /// Whether there is none.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_stands_at_its_number() {
        for (index, row) in LANGUAGES.iter().enumerate() {
            assert_eq!(row.0 as usize, index);
            assert_eq!(Language::numbered(index as u8), row.0);
        }
    }
}
