//! Languages as Nexis names them: `French` goes in, the code `fr` comes out, and the other way round.

/// ISO 639-1 and the name in English.
const LANGUAGES: &[(&str, &str)] = &[
    ("ar", "arabic"),
    ("bg", "bulgarian"),
    ("bn", "bengali"),
    ("ca", "catalan"),
    ("cs", "czech"),
    ("da", "danish"),
    ("de", "german"),
    ("el", "greek"),
    ("en", "english"),
    ("es", "spanish"),
    ("et", "estonian"),
    ("fa", "persian"),
    ("fi", "finnish"),
    ("fr", "french"),
    ("he", "hebrew"),
    ("hi", "hindi"),
    ("hr", "croatian"),
    ("hu", "hungarian"),
    ("id", "indonesian"),
    ("it", "italian"),
    ("ja", "japanese"),
    ("km", "khmer"),
    ("ko", "korean"),
    ("lo", "lao"),
    ("lt", "lithuanian"),
    ("lv", "latvian"),
    ("ms", "malay"),
    ("my", "burmese"),
    ("nl", "dutch"),
    ("no", "norwegian"),
    ("pl", "polish"),
    ("pt", "portuguese"),
    ("ro", "romanian"),
    ("ru", "russian"),
    ("sk", "slovak"),
    ("sl", "slovenian"),
    ("sr", "serbian"),
    ("sv", "swedish"),
    ("sw", "swahili"),
    ("ta", "tamil"),
    ("th", "thai"),
    ("tl", "tagalog"),
    ("tr", "turkish"),
    ("uk", "ukrainian"),
    ("ur", "urdu"),
    ("vi", "vietnamese"),
    ("zh", "chinese"),
];

/// Finds the code of a language.
pub(super) fn code(name: &str) -> Option<&'static str> {
    LANGUAGES.iter().find(|row| row.1.eq_ignore_ascii_case(name)).map(|row| row.0)
}

/// Finds the name of a language.
pub(super) fn name(code: &str) -> Option<&'static str> {
    LANGUAGES.iter().find(|row| row.0 == code).map(|row| row.1)
}
