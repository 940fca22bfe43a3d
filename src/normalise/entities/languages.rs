//! The code of a language goes in, how it writes names comes out: its capitals, endings, and order of words.

use super::lists::bit;

/// Which rules a language allows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tongue {
    /// English: all.
    English,
    /// Names alone are capitalised: those that do not rest on English words.
    Other,
    /// Nouns are capitalised as well: titles, listed places and cue words.
    Nouns,
}

/// An ending that a name takes, and what may stand in its place when the name stands alone.
pub type Ending = (&'static str, &'static [&'static str]);

/// How a language writes names.
#[derive(Debug)]
pub struct Language {
    /// Its codes of ISO 639-1.
    pub codes: &'static [&'static str],
    /// Which rules it allows.
    pub tongue: Tongue,
    /// Endings of names.
    pub endings: &'static [Ending],
    /// Endings of words that are cues: `-minister`.
    pub cues: &'static [(&'static str, u32)],
    /// Endings of words that alone are organisations when they have a capital: `-ministerium`.
    pub bodies: &'static [&'static str],
    /// Whether a word with a capital may stand before a cue word without one: `Uppsala universitet`.
    pub cue_follows: bool,
    /// Whether words in small letters in the genitive go on with a name: `Министерство финансов`.
    pub has_genitives: bool,
    /// Whether the surname stands first.
    pub surname_first: bool,
    /// The preposition after which an unknown name is a place.
    pub before_places: &'static str,
}

impl Language {
    /// Whether nouns take endings, so that a lone capitalised word after a title can be what the office is for.
    pub fn is_inflected(&self) -> bool {
        self.endings.len() > 3
    }
}

/// English.
pub const ENGLISH: &Language = &LANGUAGES[0];

/// The language of a code; what is not known is read as one that capitalises names alone.
pub fn of(code: Option<&str>) -> &'static Language {
    let Some(code) = code else { return ENGLISH };
    LANGUAGES.iter().find(|row| row.codes.contains(&code)).unwrap_or(&LANGUAGES[LANGUAGES.len() - 1])
}

const PLAIN: Language = Language {
    codes: &[],
    tongue: Tongue::Other,
    endings: &[],
    cues: &[],
    bodies: &[],
    cue_follows: false,
    has_genitives: false,
    surname_first: false,
    before_places: "",
};
const OFFICE: u32 = bit::TITLE | bit::ROLE;

/// One row a language; English first, any other last.
pub static LANGUAGES: [Language; 20] = [
    Language { codes: &["en"], tongue: Tongue::English, ..PLAIN },
    Language {
        codes: &["de", "lb"],
        tongue: Tongue::Nouns,
        endings: &[("s", &[""])],
        cues: &[
            ("minister", OFFICE),
            ("ministerin", OFFICE),
            ("präsident", OFFICE),
            ("präsidentin", OFFICE),
            ("kanzler", OFFICE),
            ("bürgermeister", OFFICE),
            ("sprecher", OFFICE),
            ("sprecherin", OFFICE),
            ("chef", OFFICE),
            ("chefin", OFFICE),
            ("universität", bit::ORGANISATION),
            ("gericht", bit::ORGANISATION),
            ("polizei", bit::ORGANISATION),
            ("partei", bit::ORGANISATION),
        ],
        bodies: &["ministerium"],
        ..PLAIN
    },
    Language {
        codes: &["da"],
        before_places: "i",
        endings: &[("s", &[""])],
        cues: NORDIC_CUES,
        bodies: &["ministeriet", "højesteret"],
        cue_follows: true,
        ..PLAIN
    },
    Language {
        codes: &["no", "nb", "nn"],
        before_places: "i",
        endings: &[("s", &[""])],
        cues: NORDIC_CUES,
        bodies: &["departementet", "høyesterett", "direktoratet"],
        cue_follows: true,
        ..PLAIN
    },
    Language {
        codes: &["sv"],
        before_places: "i",
        endings: &[("s", &[""])],
        cues: NORDIC_CUES,
        bodies: &["departementet", "domstolen", "myndigheten", "verket"],
        cue_follows: true,
        ..PLAIN
    },
    Language {
        codes: &["fi", "et"],
        endings: FINNISH,
        cues: &[("ministeri", OFFICE), ("johtaja", OFFICE), ("presidentti", OFFICE)],
        bodies: &["ministeriö", "ministeriön", "virasto"],
        cue_follows: true,
        ..PLAIN
    },
    Language {
        codes: &["hu"],
        endings: HUNGARIAN,
        cues: &[("miniszter", OFFICE), ("elnök", OFFICE), ("bíróság", bit::ORGANISATION)],
        bodies: &["minisztérium"],
        surname_first: true,
        ..PLAIN
    },
    Language {
        codes: &["ro"],
        endings: &[("ul", &[""]), ("ului", &[""]), ("ei", &["a"]), ("iei", &["ia"]), ("a", &["ă", ""])],
        cues: &[("ministrul", OFFICE)],
        ..PLAIN
    },
    Language { codes: &["el"], endings: GREEK, cues: &[("υπουργός", OFFICE)], ..PLAIN },
    Language { codes: &["tr", "az"], ..PLAIN },
    Language {
        codes: &["ru", "be"],
        endings: CYRILLIC,
        cues: &[("министр", OFFICE), ("президент", OFFICE)],
        cue_follows: true,
        has_genitives: true,
        ..PLAIN
    },
    Language {
        codes: &["uk"],
        endings: CYRILLIC,
        cues: &[("міністр", OFFICE), ("президент", OFFICE)],
        cue_follows: true,
        has_genitives: true,
        ..PLAIN
    },
    Language { codes: &["bg", "mk", "sr"], endings: CYRILLIC, has_genitives: true, ..PLAIN },
    Language { codes: &["pl"], endings: POLISH, cues: &[("minister", OFFICE)], ..PLAIN },
    Language {
        codes: &["cs", "sk", "sl", "hr", "bs"],
        endings: CZECH,
        cues: &[("ministr", OFFICE), ("minister", OFFICE)],
        has_genitives: true,
        ..PLAIN
    },
    Language {
        codes: &["nl", "af"],
        endings: &[("s", &[""])],
        cues: &[("minister", OFFICE)],
        before_places: "in",
        ..PLAIN
    },
    Language { codes: &["es", "gl", "ca"], before_places: "en", ..PLAIN },
    Language { codes: &["pt"], before_places: "em", ..PLAIN },
    Language { codes: &["fr", "it"], ..PLAIN },
    Language { endings: CYRILLIC, ..PLAIN },
];

const NORDIC_CUES: &[(&str, u32)] = &[
    ("minister", OFFICE),
    ("ministeren", OFFICE),
    ("ministern", OFFICE),
    ("president", OFFICE),
    ("direktør", OFFICE),
    ("direktör", OFFICE),
    ("universitet", bit::ORGANISATION),
    ("politi", bit::ORGANISATION),
    ("partiet", bit::ORGANISATION),
];

const FINNISH: &[Ending] = &[
    ("issa", &["it"]),
    ("ssa", &[""]),
    ("ssä", &[""]),
    ("sta", &[""]),
    ("stä", &[""]),
    ("ella", &["", "e"]),
    ("ellä", &["", "e"]),
    ("lla", &[""]),
    ("llä", &[""]),
    ("lta", &[""]),
    ("ltä", &[""]),
    ("lle", &[""]),
    ("een", &["e", "i"]),
    ("iin", &["i"]),
    ("oon", &["o"]),
    ("aan", &["a"]),
    ("ään", &["ä"]),
    ("en", &["i", "e"]),
    ("in", &["i", ""]),
    ("n", &[""]),
    ("a", &[""]),
    ("ä", &[""]),
];

const HUNGARIAN: &[Ending] = &[
    ("ban", &[""]),
    ("ben", &[""]),
    ("ba", &[""]),
    ("be", &[""]),
    ("ból", &[""]),
    ("ből", &[""]),
    ("on", &[""]),
    ("en", &[""]),
    ("ön", &[""]),
    ("n", &[""]),
    ("ra", &[""]),
    ("re", &[""]),
    ("ról", &[""]),
    ("ről", &[""]),
    ("tól", &[""]),
    ("től", &[""]),
    ("nak", &[""]),
    ("nek", &[""]),
    ("val", &[""]),
    ("vel", &[""]),
    ("i", &[""]),
    ("t", &[""]),
];

const GREEK: &[Ending] = &[
    ("ας", &["α"]),
    ("ης", &["η"]),
    ("ου", &["ος", "ο", "ι"]),
    ("ο", &["ος"]),
    ("ό", &["ός"]),
    ("α", &["ας"]),
    ("η", &["ης"]),
    ("ων", &["α", "ες"]),
    ("ων", &["οι"]),
    ("ους", &["οι", "ος"]),
];

const CYRILLIC: &[Ending] = &[
    ("е", &["", "а", "я", "ь", "й", "о"]),
    ("і", &["", "а", "я", "ь", "й", "о"]),
    ("и", &["а", "я", "ь", "й", "", "ы"]),
    ("у", &["", "а", "о"]),
    ("ю", &["я", "ь", "й"]),
    ("ы", &["а", "", "о"]),
    ("а", &["", "о"]),
    ("я", &["ь", "й", ""]),
    ("ой", &["а", "ая"]),
    ("ою", &["а"]),
    ("ей", &["я", "ь"]),
    ("ом", &["", "о"]),
    ("ем", &["й", "ь"]),
    ("ым", &["", "ый"]),
    ("ым", &["ой"]),
    ("им", &["ий"]),
    ("ого", &["ий", "ый", "ой"]),
    ("ому", &["ий", "ый", "ой"]),
    ("ии", &["ия"]),
    ("ию", &["ия"]),
    ("ией", &["ия"]),
    ("ові", &["ів"]),
    ("ова", &["ів"]),
    ("єві", &["їв"]),
    ("єва", &["їв"]),
    ("ева", &["ів"]),
];

const POLISH: &[Ending] = &[
    ("owie", &["ów"]),
    ("owa", &["ów"]),
    ("niu", &["ń"]),
    ("nia", &["ń"]),
    ("ie", &["", "a", "o"]),
    ("dze", &["ga"]),
    ("a", &["", "o"]),
    ("u", &["", "o"]),
    ("y", &["a", ""]),
    ("i", &["a", ""]),
    ("em", &["", "o"]),
    ("iem", &[""]),
    ("ą", &["a"]),
    ("ę", &["a"]),
    ("ej", &["a"]),
    ("owi", &[""]),
    ("ego", &["i", "y"]),
];

const CZECH: &[Ending] = &[
    ("ě", &["", "a", "o"]),
    ("e", &["", "a"]),
    ("u", &["", "a", "o"]),
    ("y", &["a", ""]),
    ("i", &["a", "", "o"]),
    ("a", &["", "o"]),
    ("ze", &["ha", "ga"]),
    ("em", &["", "o"]),
    ("ou", &["a"]),
    ("ovi", &[""]),
];
