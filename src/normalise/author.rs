//! Splits bylines: `By A. Smith and B. Jones in Moscow` goes in, one name a person comes out.

use super::source;

/// Who is named in a byline.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Byline {
    /// Persons, as printed.
    pub(super) people: Vec<String>,
    /// Agencies, by their canonical names.
    pub(super) agencies: Vec<&'static str>,
    /// Papers and sites, as printed: no persons.
    pub(super) sources: Vec<String>,
}

/// Words in front of an author's name, in lower case.
const PREFIXES: &[&str] = &[
    "by",
    "written by",
    "reported by",
    "reporting by",
    "story by",
    "text by",
    "words by",
    "analysis by",
    "opinion by",
    "von",
    "ein bericht von",
    "par",
    "propos recueillis par",
    "por",
    "di",
    "a cura di",
    "door",
    "av",
    "af",
    "tekst",
    "text",
    "texto",
    "testo",
    "texte",
    "autor",
    "autora",
    "auteur",
    "author",
    "authors",
    "автор",
    "текст",
    "od",
    "przez",
    "yazan",
    "oleh",
    "reporter",
    "kirjoittanut",
    "írta",
    "de la",
];

/// Words between two names that always part them.
const PARTINGS: &[&str] = &[
    "and", "und", "et", "og", "och", "en", "ve", "dan", "и", "та", "with", "mit", "avec", "con", "com", "&",
];

/// Words between two names that also stand within one (`Costa e Silva`, `Ramón y Cajal`): they part only where
/// both sides are whole names.
const WEAK_PARTINGS: &[&str] = &["y", "e", "i", "a", "si", "și"];

/// Words behind a name that begin a place or a paper.
const TAILS: &[&str] = &["in", "at", "for", "from", "à", "aus", "para", "pour", "для", "of"];

/// Words that name a function, not a person.
const ROLES: &[&str] = &[
    "editor",
    "editors",
    "editorial",
    "correspondent",
    "correspondents",
    "reporter",
    "reporters",
    "staff",
    "writer",
    "writers",
    "bureau",
    "desk",
    "newsroom",
    "columnist",
    "analyst",
    "journalist",
    "photographer",
    "contributor",
    "contributors",
    "agency",
    "agencies",
    "agences",
    "agenturen",
    "agencias",
    "agenzie",
    "redaktion",
    "redaktionen",
    "rédaction",
    "redacción",
    "redação",
    "redazione",
    "redactie",
    "redakce",
    "redakcja",
    "корреспондент",
    "редакция",
    "journaliste",
    "correspondant",
    "envoyé",
    "envoyée",
    "corresponsal",
    "korrespondent",
    "korrespondentin",
    "correspondente",
    "corrispondente",
    "admin",
    "administrator",
    "webmaster",
    "guest",
    "special",
    "team",
    "news",
    "online",
    "press",
    "media",
    "newspaper",
    "contributed",
    "report",
];

/// Names have at most this many words.
const MOST_WORDS: usize = 6;

/// Splits a byline.
pub(super) fn split(text: &str) -> Byline {
    let mut byline = Byline::default();
    let text = without_prefix(text.trim());
    if let Some(person) = turned(text) {
        byline.people.push(person);
        return byline;
    }
    for part in text.split([',', ';', '|', '/', '\n', '•', '·', '(', ')', '[', ']', '–', '—']) {
        // `RFE/RL` and the like are known as a whole only.
        for name in parted(part) {
            add(&mut byline, name);
        }
    }
    // A single word beside whole names is a place: `Von Karl Roth, Berlin`.
    let is_whole = |name: &String| name.contains(' ');
    if byline.people.iter().any(is_whole) {
        byline.people.retain(is_whole);
    }
    byline
}

/// Whether a line begins as a byline does: `By Jane Roe`, `Von Karl Roth`, but not `By midnight`.
pub(super) fn is_byline(line: &str) -> bool {
    let rest = without_prefix(line);
    rest.len() < line.len() && rest.trim_start().chars().next().is_some_and(char::is_uppercase)
}

fn add(byline: &mut Byline, name: &str) {
    let name = bare(name);
    if name.is_empty() {
        return;
    }
    if let Some(agency) = source::agency(name) {
        if !byline.agencies.contains(&agency) {
            byline.agencies.push(agency);
        }
    } else if source::by_name(name).is_some() {
        byline.sources.push(name.to_owned());
    } else if reads_as_person(name)
        && !byline.people.iter().any(|held| source::key(held) == source::key(name))
    {
        byline.people.push(name.to_owned());
    }
}

/// The text behind `By`, `Von`, `Par` and the like.
fn without_prefix(text: &str) -> &str {
    let longest = PREFIXES
        .iter()
        .filter_map(|prefix| {
            let (start, rest) = text.split_at_checked(prefix.len())?;
            let same =
                start.eq_ignore_ascii_case(prefix) || !prefix.is_ascii() && start.to_lowercase() == *prefix;
            (same && rest.starts_with([' ', ':', '\t'])).then_some(rest)
        })
        .min_by_key(|rest| rest.len());
    longest.unwrap_or(text).trim_start_matches([' ', ':', '\t'])
}

/// `Roe, Jane` as catalogues write it: two single words around the only comma.
fn turned(text: &str) -> Option<String> {
    let (last, first) = text.split_once(',')?;
    let (last, first) = (last.trim(), first.trim());
    let is_word = |word: &str| {
        !word.is_empty()
            && !word.contains(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '|' | '/' | '@'))
    };
    let is_name = |word: &str| is_word(word) && source::by_name(word).is_none() && reads_as_person(word);
    (is_name(last) && is_name(first)).then(|| format!("{first} {last}"))
}

/// Parts names at `and` and its like.
fn parted(text: &str) -> Vec<&str> {
    let mut names = Vec::new();
    let mut start = 0;
    let mut words_before = 0;
    let mut cursor = 0;
    for word in text.split_whitespace() {
        let at = cursor + text[cursor..].find(word).expect("a word of the text stands in it");
        cursor = at + word.len();
        let is_whole_name_behind =
            text[cursor..].split_whitespace().take_while(|next| !is_one_of(next, PARTINGS)).count() >= 2;
        let parts = is_one_of(word, PARTINGS) && words_before > 0
            || is_one_of(word, WEAK_PARTINGS) && words_before >= 2 && is_whole_name_behind;
        if parts {
            names.push(&text[start..at]);
            (start, words_before) = (cursor, 0);
        } else {
            words_before += 1;
        }
    }
    names.push(&text[start..]);
    names
}

fn is_one_of(word: &str, list: &[&str]) -> bool {
    // Capitals of a line in capitals, but not the initial of a name: `A` and `E` stay.
    list.iter().any(|row| *row == word || word.len() > 1 && row.eq_ignore_ascii_case(word))
}

/// A name without what stands behind it: a place, an address, an account.
fn bare(name: &str) -> &str {
    let name = without_prefix(name.trim());
    let mut end = name.len();
    let mut cursor = 0;
    for (index, word) in name.split_whitespace().enumerate() {
        let at = cursor + name[cursor..].find(word).expect("a word of the name stands in it");
        cursor = at + word.len();
        let is_account = word.contains('@') || word.contains("://") || word.starts_with("www.");
        if is_account || (index > 0 && is_one_of(word, TAILS)) {
            end = at;
            break;
        }
    }
    let name = name[..end].trim();
    let name = name.trim_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '.' | '\u{300}'..='\u{36f}'));
    // A point belongs to an initial or to `Jr.`, not to the end of a line.
    let last = name.rsplit(' ').next().unwrap_or(name);
    if last.len() > 4 { name.trim_end_matches('.') } else { name }
}

fn reads_as_person(name: &str) -> bool {
    let mut words = name.split_whitespace();
    let count = words.clone().count();
    let starts_as_name = name.chars().next().is_some_and(|c| {
        c.is_uppercase()
            || (c.is_alphabetic() && !c.is_lowercase())
            || name.starts_with("van ")
            || name.starts_with("von ")
            || name.starts_with("de ")
    });
    let has_digit = name.chars().any(char::is_numeric);
    let names_a_role =
        words.any(|word| ROLES.contains(&word.to_lowercase().trim_matches(|c: char| !c.is_alphabetic())));
    (1..=MOST_WORDS).contains(&count) && starts_as_name && !has_digit && !names_a_role
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Shows `people / agencies / sources`.
    fn check(text: &str, expected: &str) {
        let byline = split(text);
        let shown = [byline.people.join("; "), byline.agencies.join("; "), byline.sources.join("; ")];
        assert_eq!(shown.join(" / "), expected, "{text}");
    }

    #[test]
    fn each_person_is_one_entry() {
        check("By A. Smith and B. Jones in Moscow", "A. Smith; B. Jones /  / ");
        check("By Jane Roe", "Jane Roe /  / ");
        check("BY JANE ROE AND JOHN DOE", "JANE ROE; JOHN DOE /  / ");
        check("Jane Roe, John Doe", "Jane Roe; John Doe /  / ");
        check("Von Karl Roth und Ute Lang, Berlin", "Karl Roth; Ute Lang /  / ");
        check("Par Luc Petit et Zoé Blanc", "Luc Petit; Zoé Blanc /  / ");
        check("Por Ana Ruiz y Luis Gil", "Ana Ruiz; Luis Gil /  / ");
        check("Di Marco Neri e Lia Sala", "Marco Neri; Lia Sala /  / ");
        check("Автор: Иван Петров и Анна Белова", "Иван Петров; Анна Белова /  / ");
        check("Jane Roe with John Doe", "Jane Roe; John Doe /  / ");
        check("Jane Roe; Jane Roe", "Jane Roe /  / ");
    }

    #[test]
    fn a_double_name_stays_whole() {
        check("João Costa e Silva", "João Costa e Silva /  / ");
        check("Pedro Ramón y Cajal", "Pedro Ramón y Cajal /  / ");
        check("John A. Doe Jr.", "John A. Doe Jr. /  / ");
        check("Roe, Jane", "Jane Roe /  / ");
    }

    #[test]
    fn what_is_no_person_is_dropped() {
        check("Reuters", " / Reuters / ");
        check("Jane Roe, AP", "Jane Roe / AP / ");
        check("By Jane Roe, The Guardian", "Jane Roe /  / The Guardian");
        check("Jane Roe, Political Editor", "Jane Roe /  / ");
        check("Our Staff Reporter", " /  / ");
        check("Jane Roe <jane.roe@example.org>", "Jane Roe /  / ");
        check("Jane Roe @janeroe", "Jane Roe /  / ");
        check("Jane Roe for The Guardian", "Jane Roe /  / ");
        check("Agence France-Presse", " / AFP / ");
        check("", " /  / ");
        check("https://example.org/jane", " /  / ");
    }

    #[test]
    fn a_byline_begins_with_its_word_and_a_name() {
        let check = |line: &str, expected: bool| assert_eq!(is_byline(line), expected, "{line}");
        check("By Jane Roe", true);
        check("BY JANE ROE", true);
        check("Von Karl Roth", true);
        check("By midnight the ice had gone", false);
        check("Bylines of the year", false);
        check("Von der Heide", false);
    }
}
