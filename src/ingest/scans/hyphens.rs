//! The end of one printed line and the beginning of the next go in; the word that they make comes out.
//!
//! What the file says of the whole word decides. Otherwise two parts are one word, but a hyphen stays that was
//! printed for its own sake: before a capital or a digit, in `Ein- und Ausfuhr`, in `dit-il`.

use super::{Part, Word};

/// Signs that end a line in the middle of a word: hyphens, the soft one, and those of old types.
const SIGNS: &[char] = &['-', '\u{2010}', '\u{2011}', '\u{ad}', '¬', '⸗', '⹀'];
/// Words that follow a hyphen which stands for a part left out, in German and the Scandinavian languages.
const AFTER_A_GAP: &[&str] = &["und", "oder", "sowie", "bzw", "och", "eller", "og"];
/// The last piece of a compound of several: its own hyphen follows, `brother-in-law`, `vis-à-vis`, `Aix-en-Provence`.
const SMALL_PIECES: &[&str] = &[
    "in", "of", "the", "to", "and", "at", "on", "upon", "de", "du", "des", "la", "le", "les", "en", "sur",
    "sous", "à", "am", "an", "der", "dem", "und", "et", "op", "aan", "y",
];
/// What French joins by a hyphen of its own, by language.
const JOINED_BY_HYPHEN: &[(&str, &[&str])] = &[(
    "fr",
    &[
        "il", "ils", "elle", "elles", "on", "je", "tu", "nous", "vous", "moi", "toi", "lui", "leur", "ce",
        "ci", "là", "y", "en", "même", "mêmes", "être", "t",
    ],
)];

/// The word at the end of a line, without what parts it from its other part.
#[derive(Clone, Debug)]
pub struct Open {
    /// Its letters as printed, with the hyphen.
    pub printed: String,
    /// Its letters without the hyphen at the end.
    stem: String,
    /// The whole word, as the file says.
    whole: Option<String>,
    part: Part,
}

impl Open {
    /// The last word of a line, when it goes on in the next; `hyphen` is whether the file says that a hyphen follows.
    pub fn read(word: &Word, hyphen: bool) -> Option<Open> {
        let stem = word.text.trim_end_matches(SIGNS);
        let is_signed = stem.len() < word.text.len();
        let is_part = word.part == Part::First || (word.part == Part::Second && (hyphen || is_signed));
        if !(is_part || hyphen || is_signed) || !stem.ends_with(char::is_alphanumeric) {
            return None;
        }
        // Two signs are a dash.
        if word.text[stem.len()..].chars().count() > 1 {
            return None;
        }
        let printed = if is_signed { word.text.clone() } else { format!("{stem}-") };
        let whole = word.whole.clone().filter(|whole| word.part == Part::First && !whole.trim().is_empty());
        Some(Open { printed, stem: stem.to_owned(), whole, part: word.part })
    }

    /// Whether the file says what the whole word is.
    pub fn is_known(&self) -> bool {
        self.whole.is_some()
    }

    /// What is printed when no other part follows: the whole word where the file knows it.
    pub fn alone(&self) -> String {
        match &self.whole {
            Some(whole) => format!("{}{}", before(&self.stem, whole), whole.trim()),
            None => self.printed.clone(),
        }
    }

    /// The byte of a joined word at which its first part ends, where that is inside a word: no hyphen parts it there.
    pub fn seam(&self, joined: &str) -> Option<usize> {
        let signs = self.stem.len() - self.stem.trim_start_matches(|c: char| !c.is_alphanumeric()).len();
        let (before, stem) = (joined.find(&self.stem[signs..])?, self.stem.len() - signs);
        let seam = before + stem;
        let is_inside = before <= signs && joined[seam..].starts_with(char::is_alphanumeric);
        is_inside.then_some(seam)
    }

    /// The word that this and the first of the next line make; `None` where they are two.
    pub fn joined(&self, next: &Word, language: Option<&str>) -> Option<String> {
        if let Some(whole) = &self.whole {
            let fits =
                next.part == Part::Second || letters(whole) == letters(&self.stem) + &letters(&next.text);
            let tail =
                if next.part == Part::Second && Open::read(next, false).is_some() { "" } else { &next.text };
            return fits.then(|| {
                let whole = whole.trim();
                format!("{}{whole}{}", before(&self.stem, whole), behind(tail, whole))
            });
        }
        if self.part == Part::First && next.part == Part::First {
            return None;
        }
        let first = next.text.trim_start_matches(|c: char| !c.is_alphanumeric());
        // A quotation mark or a bracket in front of it begins another word.
        if first.len() < next.text.len() || first.is_empty() {
            return None;
        }
        let own: String = first.chars().take_while(|c| c.is_alphanumeric()).collect();
        let is_stated = self.part != Part::Unknown || next.part == Part::Second;
        if AFTER_A_GAP.contains(&own.as_str()) && !is_stated {
            return None;
        }
        let join = |hyphen: &str| Some(format!("{}{hyphen}{first}", self.stem));
        let begins_small = own.chars().next().is_some_and(char::is_lowercase);
        let capitals = |text: &str| !text.chars().any(char::is_lowercase);
        let all_capitals =
            own.chars().all(char::is_alphabetic) && own.chars().count() > 1 && capitals(&own) && {
                let letters = letters(&self.stem);
                letters.chars().count() > 1 && capitals(self.stem.rsplit('-').next().unwrap_or(&self.stem))
            };
        // Scripts without small letters.
        let has_no_case = own.chars().all(|c| c.is_alphabetic() && !c.is_lowercase() && !c.is_uppercase());
        let last_is_digit = self.stem.ends_with(|c: char| c.is_numeric());
        if !(begins_small || all_capitals || has_no_case) || last_is_digit {
            return join("-");
        }
        let last = self.stem.rsplit_once('-').map(|(_, last)| last.to_lowercase());
        if last.is_some_and(|last| SMALL_PIECES.contains(&last.as_str())) {
            return join("-");
        }
        let language = language.unwrap_or_default().to_ascii_lowercase();
        let is_own =
            |(code, words): &(&str, &[&str])| language.starts_with(code) && words.contains(&own.as_str());
        if JOINED_BY_HYPHEN.iter().any(is_own) {
            return join("-");
        }
        join("")
    }
}

/// Signs in front of a word that the whole word lacks: a quotation mark, a bracket.
fn before<'a>(part: &'a str, whole: &str) -> &'a str {
    let signs = &part[..part.len() - part.trim_start_matches(|c: char| !c.is_alphanumeric()).len()];
    if whole.starts_with(signs) { "" } else { signs }
}

/// Signs behind a word that the whole word lacks: a comma, a full stop.
fn behind<'a>(part: &'a str, whole: &str) -> &'a str {
    let signs = &part[part.trim_end_matches(|c: char| !c.is_alphanumeric()).len()..];
    if whole.ends_with(signs) { "" } else { signs }
}

fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn word(text: &str) -> Word {
        Word { text: text.to_owned(), ..Word::default() }
    }

    fn check(first: &str, next: &str, expected: Option<&str>) {
        let open = Open::read(&word(first), false);
        assert_eq!(
            open.and_then(|open| open.joined(&word(next), None)).as_deref(),
            expected,
            "{first} {next}"
        );
    }

    #[test]
    fn two_parts_are_one_word() {
        check("govern-", "ment,", Some("government,"));
        check("“govern-", "ment”", Some("“government”"));
        check("Regie¬", "rung", Some("Regierung"));
        check("Regie⸗", "rung", Some("Regierung"));
        check("GOVERN-", "MENT.", Some("GOVERNMENT."));
        check("vice-presi-", "dent", Some("vice-president"));
        check("прави-", "тельство", Some("правительство"));
    }

    #[test]
    fn a_hyphen_of_its_own_stays() {
        check("Anglo-", "American", Some("Anglo-American"));
        check("1914-", "18", Some("1914-18"));
        check("brother-in-", "law", Some("brother-in-law"));
        check("Ein-", "und", None);
        let open = Open::read(&word("dit-"), false).unwrap();
        assert_eq!(open.joined(&word("il,"), Some("fre")).as_deref(), Some("dit-il,"));
        assert_eq!(open.joined(&word("il,"), None).as_deref(), Some("ditil,"));
    }

    #[test]
    fn a_seam_is_inside_a_word() {
        let check = |first: &str, joined: &str, expected: Option<usize>| {
            let open = Open::read(&word(first), false).expect("it goes on");
            assert_eq!(open.seam(joined), expected, "{first}");
        };
        check("govern-", "government", Some(6));
        check("“govern-", "“government”", Some(9));
        check("Anglo-", "Anglo-American", None);
        check("gov-", "other", None);
    }

    #[test]
    fn a_dash_is_no_hyphen() {
        check("said-–", "he", None);
        check("–", "he", None);
        check("said--", "he", None);
        check("said", "he", None);
        check("(a-", "(b", None);
    }

    #[test]
    fn the_whole_word_of_the_file_decides() {
        let first =
            |text: &str, whole: &str| Word { part: Part::First, whole: Some(whole.to_owned()), ..word(text) };
        let second = |text: &str| Word { part: Part::Second, ..word(text) };
        let check = |first: Word, next: Word, expected: Option<&str>| {
            let open = Open::read(&first, true).unwrap();
            assert_eq!(open.joined(&next, None).as_deref(), expected);
        };
        check(first("to", "to-day"), second("day."), Some("to-day."));
        check(first("“govern-", "government"), second("ment,”"), Some("“government,”"));
        check(first("govern", "government"), word("ment"), Some("government"));
        check(first("govern", "government"), word("other"), None);
        assert_eq!(Open::read(&first("govern", "government"), true).unwrap().alone(), "government");
        assert_eq!(Open::read(&word("govern-"), false).unwrap().alone(), "govern-");
    }
}
