//! Judges the place of a wire's line: a piece goes in, whether it can be one, and whether it surely is, comes out.

use super::super::entities;
use crate::article::EntityKind;

/// Words that stand where a place would and are none, in lower case.
#[rustfmt::skip]
const NOT_PLACES: &[&str] = &[
    "exclusive", "breaking", "update", "updated", "analysis", "factbox", "opinion", "watch", "live", "video",
    "photos", "corrected", "correction", "editorial", "comment", "interview", "news", "review", "alert",
    "urgent", "timeline", "explainer", "note", "warning", "special", "feature", "report", "advisory", "brief",
    "summary", "highlights", "repeat", "today", "wrapup", "exclusif", "exklusiv", "exclusiva",
];

/// Words that begin a sentence and no place's name, in lower case.
#[rustfmt::skip]
const OPENINGS: &[&str] = &[
    "on", "by", "in", "at", "since", "from", "until", "till", "before", "after", "it", "as", "if", "when",
    "for", "to", "this", "that", "last", "next", "today", "yesterday", "tomorrow", "between", "a", "an",
    "am", "vom", "seit", "bis", "heute", "gestern", "le", "depuis", "dès", "hier", "desde", "hasta", "ayer",
    "hoy", "dal", "ieri", "oggi", "ontem", "hoje", "в", "на", "с", "вчера", "сегодня",
];

/// Words that end no place's name, in lower case.
const ENDINGS: &[&str] = &["for", "in", "of", "the", "and", "from", "to", "by", "at", "und", "et", "y"];

/// Small words within the name of a place: `Rio de Janeiro`, `Frankfurt am Main`.
const SMALL: &[&str] = &[
    "de", "da", "do", "del", "la", "le", "les", "of", "the", "am", "an", "der", "sur", "on", "upon", "and",
    "al", "el", "di", "в", "на", "des", "van", "von", "im", "près", "near", "en", "au", "aux", "sous",
];

/// Words right before a place's name in running text.
const BEFORE_PLACES: &[&str] = &[
    "in", "at", "near", "from", "to", "bei", "nach", "aus", "à", "de", "en", "a", "da", "di", "te", "w", "v",
    "i",
];

/// States and provinces as English wires shorten them, without points and in lower case.
#[rustfmt::skip]
const REGIONS: &[&str] = &[
    "ala", "ariz", "ark", "calif", "colo", "conn", "del", "dc", "fla", "ga", "ill", "ind", "kan", "kans", "ky",
    "la", "md", "mass", "mich", "minn", "miss", "mo", "mont", "neb", "nebr", "nev", "nh", "nj", "nm", "ny",
    "nc", "nd", "okla", "ore", "oreg", "pa", "penn", "ri", "sc", "sd", "tenn", "tex", "vt", "va", "wash",
    "wva", "wis", "wisc", "wyo", "pr", "ont", "que", "bc", "alta", "sask", "man", "nb", "ns", "nfld", "pei",
    "nsw", "vic", "qld", "tas",
];

/// Whether a piece is a state or province as wires shorten it: `Calif.`, `N.J.`, `PA`.
pub(super) fn is_region(piece: &str) -> bool {
    const LONGEST: usize = 8;
    let piece = piece.trim();
    if piece.len() > LONGEST || !piece.starts_with(|c: char| c.is_ascii_uppercase()) {
        return false;
    }
    let letters: String = piece.chars().filter(|c| !matches!(c, '.' | ' ')).collect();
    REGIONS.contains(&letters.to_ascii_lowercase().as_str())
}

/// Whether each word begins with a capital, as names of places do.
pub(super) fn is_name(place: &str) -> bool {
    const MOST_WORDS: usize = 8;
    let words =
        || place.split(|c: char| c.is_whitespace() || c == ',' || c == '/').filter(|word| !word.is_empty());
    let is_word_of_name = |word: &str| {
        word.chars().next().is_some_and(|c| c.is_alphabetic() && !c.is_lowercase()) || SMALL.contains(&word)
    };
    let is_no_place = |word: &str| NOT_PLACES.contains(&word.to_lowercase().as_str());
    // In capitals these words are parts of names: `LE MANS`, `A CORUÑA`.
    let may_open = !is_in_capitals(place) || words().count() == 1;
    let opens_sentence =
        may_open && words().next().is_some_and(|word| OPENINGS.contains(&word.to_lowercase().as_str()));
    let ends_openly = words().next_back().is_some_and(|word| ENDINGS.contains(&word.to_lowercase().as_str()));
    (1..=MOST_WORDS).contains(&words().count())
        && words().all(is_word_of_name)
        && !opens_sentence
        && !ends_openly
        && place.starts_with(|c: char| !c.is_lowercase())
        && !place.chars().any(|c| c.is_numeric() || c == ':')
        // `NEWPORT NEWS, Va.` is one all the same.
        && (!words().any(is_no_place) || is_known(place))
}

/// Whether the first part of a place is printed in capitals.
pub(super) fn is_in_capitals(place: &str) -> bool {
    let first_part = place.split(',').next().unwrap_or(place);
    first_part.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase)
}

/// Whether the lists know the place, or the region or country behind it.
pub(in super::super) fn is_known(place: &str) -> bool {
    if place.split(',').skip(1).any(is_region) {
        return true;
    }
    let found = entities::find(None, None, place, None);
    let mentions = found
        .iter()
        .filter(|entity| entity.kind == EntityKind::Place)
        .flat_map(|entity| &entity.mentions)
        .filter_map(|mention| {
            place.get(mention.start as usize..mention.start as usize + mention.len as usize)
        });
    let mentions: Vec<&str> = mentions.collect();
    place.split([',', '/']).any(|part| mentions.contains(&part.trim()))
}

/// Whether the lists know a place that is printed without its capitals: `sioux falls`, `Mexico city`.
pub(super) fn is_known_without_capitals(place: &str) -> bool {
    const LONGEST: usize = 40;
    if place.len() > LONGEST || place.is_empty() {
        return false;
    }
    let capitalised = capitalised(place);
    is_name(&capitalised) && is_known(&capitalised)
}

/// Whether a place without date and agency is one: in capitals (`WASHINGTON —`), or with its country
/// (`Yangon, Myanmar –`), and known.
pub(super) fn stands_alone(place: &str, rest: &str) -> bool {
    const SHORTEST: usize = 4;
    let begins_sentence = rest.is_empty()
        || rest.starts_with(|c: char| {
            c.is_uppercase() || c.is_numeric() || matches!(c, '"' | '“' | '«' | '‘' | '\'' | '<' | '(')
        });
    let letters = place.chars().filter(|c| c.is_alphabetic()).count();
    begins_sentence
        && letters >= SHORTEST
        && is_name(place)
        && (is_in_capitals(place) || !rest.is_empty() && place.matches(',').count() == 1)
        && (is_known(place) || is_named_as_place(place, rest))
}

/// Whether the text tells of the place as of one: `SEEDORF – … in Seedorf`.
fn is_named_as_place(place: &str, rest: &str) -> bool {
    const FARTHEST: usize = 600;
    let name = capitalised(&place.to_lowercase());
    let mut limit = rest.len().min(FARTHEST);
    while !rest.is_char_boundary(limit) {
        limit -= 1;
    }
    rest[..limit].match_indices(name.as_str()).any(|(at, _)| {
        let before = rest[..at].trim_end();
        let word = before.rsplit(' ').next().unwrap_or(before);
        at > before.len() && BEFORE_PLACES.contains(&word)
    })
}

/// A text with a capital at the beginning of each word.
fn capitalised(text: &str) -> String {
    let mut capitalised = String::with_capacity(text.len());
    let mut begins_word = true;
    for letter in text.chars() {
        if begins_word {
            capitalised.extend(letter.to_uppercase());
        } else {
            capitalised.push(letter);
        }
        begins_word = !letter.is_alphanumeric();
    }
    capitalised
}
