//! Judges a name: a piece of a byline goes in, whether it is a person's comes out.

use super::super::date;
use super::super::entities::known;
use super::east;

/// Words that name a function, a team or a firm, in lower case; none stands in a person's name.
#[rustfmt::skip]
const ROLES: &[&str] = &[
    "editor", "editors", "editorial", "editorials", "correspondent", "correspondents", "reporter", "reporters",
    "staff", "writer", "writers", "bureau", "desk", "newsroom", "columnist", "columnists", "analyst",
    "journalist", "journalists", "photographer", "contributor", "contributors", "contributing", "agency",
    "agencies", "agences", "agenturen", "agencias", "agenzie", "agentur", "redaktion", "redaktionen",
    "redaktionsteam", "rédaction", "redacción", "redação", "redazione", "redactie", "redakce", "redakcja",
    "redaksi", "toimitus", "redaksjonen", "redaktionsnetzwerk", "корреспондент", "редакция", "журналист",
    "journaliste", "journalistin", "correspondant", "correspondante", "envoyé", "envoyée", "corresponsal",
    "korrespondent", "korrespondentin", "korrespondenten", "correspondente", "corrispondente", "redakteur", "redakteurin",
    "autor", "autorin", "admin", "administrator", "administrador", "webmaster", "moderator", "guest",
    "special", "team", "news", "online", "press", "presse", "media", "newspaper", "contributed", "report",
    "reports", "reporting", "sponsored", "advertorial", "partner", "producer", "director", "manager",
    "secretariat", "sekretariat", "secretaría", "ministry", "ministries", "ministerium", "government",
    "company", "gmbh", "inc", "ltd", "llc", "corp", "corporation", "foundation", "stiftung", "institute",
    "institut", "university", "universität", "association", "verband", "verein", "party", "partei",
    "verlag", "magazine", "magazin", "zeitung", "blog", "channel", "tv", "radio", "service", "services",
    "group", "board", "council", "committee", "department", "office", "club", "publishing", "communications",
    "marketing", "website", "podcast", "subscribe", "newsletter", "facebook", "twitter", "instagram",
    "linkedin", "youtube", "email", "e-mail", "biography", "bio", "profile", "follow", "share", "comments",
    "comment", "kommentare", "updated", "published", "posted", "minutes", "views", "sobre", "posts", "articles", "archive", "contact", "author", "authors", "anonymous", "anonym",
    "unknown", "system", "mehr", "red", "ots", "uppdaterad", "oppdatert", "opdateret", "internacional",
    "international", "veröffentlicht", "publiziert", "aktualisiert", "erschienen", "publié", "publicado",
    "actualizado", "pubblicato", "aggiornato", "gepubliceerd", "publicerad", "opublikowano", "опубликовано",
    "gastbeitrag", "pressemitteilung", "copyright",
];

/// Words that end a compound before a name: `Gazette-Experte Karl Roth`.
#[rustfmt::skip]
const ROLE_ENDS: &[&str] = &[
    "experte", "expertin", "redakteur", "redakteurin", "reporter", "reporterin", "autor", "autorin",
    "korrespondent", "korrespondentin", "kolumnist", "kolumnistin", "mitarbeiter", "mitarbeiterin",
    "volontär", "volontärin", "gastautor", "gastautorin", "correspondent", "columnist", "writer", "editor",
    "journalist", "journalistin", "volunteer", "blogger", "bloggerin",
];

/// Degrees and forms of address in front of a name, in lower case and without points.
#[rustfmt::skip]
const TITLES: &[&str] = &[
    "dr", "prof", "professor", "mr", "mrs", "ms", "miss", "herr", "frau", "rev", "dott", "dra", "mudr", "judr",
    "phdr", "mgr", "docteur", "maître", "dipl-ing",
];

/// Degrees in front of a name that are names themselves unless a point follows: `Phil`.
const TITLES_WITH_POINT: &[&str] =
    &["mag", "ing", "med", "phil", "jur", "rer", "nat", "ir", "doc", "lic", "hon"];

/// Degrees behind a name, in lower case and without points.
#[rustfmt::skip]
const DEGREES: &[&str] = &[
    "phd", "md", "ma", "msc", "ms", "bsc", "ba", "mba", "mph", "jd", "rn", "rd", "rdn", "do", "dds", "dvm",
    "llb", "llm", "lld", "edd", "psyd", "esq", "obe", "mbe", "cbe", "facp", "mbbs", "frcp", "mpa", "mfa",
    "bed", "cpa", "cfa", "csc", "np", "pharmd",
];

/// What is part of the name before it: `John Doe, Jr.`.
const SUFFIXES: &[&str] = &["jr", "sr", "ii", "iii", "iv"];

/// Small words with which a surname begins.
#[rustfmt::skip]
const PARTICLES: &[&str] = &[
    "van", "von", "de", "del", "della", "di", "da", "dos", "du", "la", "le", "ter", "ten", "bin", "ibn", "al",
    "el", "zu", "zum", "af", "av", "st", "vom", "den", "der",
];

/// Words of which names in Burmese are made, in lower case.
#[rustfmt::skip]
const BURMESE: &[&str] = &[
    "aung", "aye", "ba", "bo", "chan", "cho", "daw", "ei", "han", "hein", "hla", "hlaing", "hnin", "htay",
    "htet", "htoo", "htun", "htut", "htwe", "kaung", "khaing", "khant", "khin", "khine", "ko", "kyaing",
    "kyaw", "kyi", "lay", "lin", "lwin", "ma", "mar", "maung", "min", "moe", "mon", "mya", "myat", "myint",
    "myo", "naing", "nan", "nang", "nanda", "naw", "nay", "nge", "nu", "nway", "nwe", "nyan", "nyein", "nyo",
    "nyunt", "ohn", "ohnmar", "oo", "pe", "phone", "phyo", "phyu", "pwint", "pyae", "pyo", "sai", "san",
    "sandar", "saw", "sein", "sett", "shwe", "si", "soe", "su", "swe", "thandar", "thant", "thar", "thaw",
    "than", "thein", "thet", "thida", "thiha", "thin", "thinn", "thu", "thura", "thuzar", "thwin", "tin",
    "toe", "tun", "u", "wai", "wah", "waing", "win", "wint", "wunna", "yamin", "yan", "ye", "yi", "yin",
    "yu", "zaw", "zarni", "zayar", "zeya", "zin",
];

/// Names have at most this many words.
const MOST_WORDS: usize = 6;

/// Whether a piece is a person's name, as far as it can be seen.
pub(super) fn reads_as_person(name: &str) -> bool {
    if east::is_eastern(name) {
        return east::reads_as_person(name);
    }
    let count = name.split_whitespace().count();
    let words = || name.split_whitespace();
    let names_a_role = words().any(is_role);
    // Months are names too: `April`, `Jan`.
    let is_month = date::is_month(name);
    let is_calendar = date::is_weekday(name);
    let is_given = |word: Option<&str>| word.is_some_and(known::is_given_name);
    let is_large_place = known::is_large_place(name) && (count == 1 || !is_given(words().next()));
    let is_acronym = count == 1 && is_shouted(name) && name.is_ascii() && !known::is_given_name(name);
    let is_text = words().all(known::is_only_a_word) && !is_month || name.to_lowercase().starts_with("the ");
    (1..=MOST_WORDS).contains(&count)
        && begins_as_name(name)
        && !name.chars().any(char::is_numeric)
        && !names_a_role
        && !is_calendar
        && !is_large_place
        && !is_acronym
        && !is_text
        && !is_address(name)
}

/// Whether a piece is beyond doubt a person's: two to five words, the first a given name or an
/// initial, or all of them Burmese.
pub(in super::super) fn is_certainly_person(name: &str) -> bool {
    let words = || name.split_whitespace();
    let is_burmese = |word: &str| BURMESE.contains(&word.to_lowercase().as_str());
    let is_initial = |word: &str| word.ends_with('.') && word.chars().count() <= 3;
    let begins = || {
        words().next().is_some_and(|first| known::is_given_name(first) || is_initial(first))
            || words().all(is_burmese)
    };
    let is_capital = |word: &str| word.starts_with(char::is_uppercase) || PARTICLES.contains(&word);
    let ends = || words().next_back().is_some_and(|last| !known::is_only_a_word(last));
    // Capitals first: they tell most lines of a text from names, and cost nothing.
    (2..=5).contains(&words().take(6).count())
        && words().all(is_capital)
        && begins()
        && ends()
        && reads_as_person(name)
        && !known::is_place(name)
}

/// Whether a piece is one word as an account or initials are written: `kj`, `c1ph4`.
pub(in super::super) fn is_account(name: &str) -> bool {
    let length = name.chars().count();
    let is_word = name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.'));
    let is_office = ["admin", "editor", "redak", "redac", "news", "webm", "staff", "support", "user"];
    let lower = name.to_lowercase();
    (2..=20).contains(&length)
        && is_word
        && name.starts_with(|c: char| c.is_ascii_lowercase())
        && !date::is_weekday(name)
        && !date::is_month(name)
        && !is_office.iter().any(|office| lower.contains(office))
        && !is_role(name)
        && !is_address(name)
        && !known::is_only_a_word(name)
}

/// A name without degrees and forms of address around it.
pub(super) fn without_degrees(name: &str) -> &str {
    let mut rest = name.trim();
    while let Some((first, behind)) = rest.split_once(' ')
        && (is_title(first) || is_role_end(first))
        && behind.trim_start().chars().next().is_some_and(char::is_alphabetic)
    {
        rest = behind.trim_start();
    }
    while let Some((before, last)) = rest.rsplit_once(' ')
        && before.contains(' ')
        && before.contains(char::is_lowercase)
        && is_degree(last)
    {
        rest = before.trim_end();
    }
    rest
}

/// The person beside a function with no mark between: `Jane Roe Washington Correspondent`, `Our Editor Jane Roe`.
pub(super) fn beside_function(name: &str) -> Option<&str> {
    let words: Vec<&str> = name.split_whitespace().collect();
    let first = words.iter().position(|word| is_role(word))?;
    let last = words.iter().rposition(|word| is_role(word))?;
    let offset = |word: &str| word.as_ptr() as usize - name.as_ptr() as usize;
    let behind = words.get(last + 1).map(|next| &name[offset(next)..]);
    if let Some(behind) = behind.filter(|behind| is_certainly_person(behind)) {
        return Some(behind);
    }
    let mut count = first;
    while count > 2 && known::is_place(words[count - 1]) {
        count -= 1;
    }
    let end = count.checked_sub(1).map(|last| offset(words[last]) + words[last].len())?;
    Some(&name[..end]).filter(|rest| is_certainly_person(rest))
}

/// Whether a piece is nothing but degrees: `M.D.`, `PhD, MPH`.
pub(super) fn is_degrees(piece: &str) -> bool {
    !piece.is_empty() && piece.split_whitespace().all(is_degree)
}

/// Whether a piece continues the name before it: `Jr.`.
pub(super) fn is_suffix(piece: &str) -> bool {
    SUFFIXES.contains(&folded(piece).as_str())
}

/// Whether a word begins a surname: `van`.
pub(super) fn is_particle(word: &str) -> bool {
    PARTICLES.contains(&word)
}

/// Whether a word is printed in capitals.
pub(in super::super) fn is_shouted(name: &str) -> bool {
    let letters = || name.chars().filter(|c| c.is_alphabetic());
    letters().count() > 2 && letters().all(|c| !c.is_lowercase()) && letters().any(char::is_uppercase)
}

/// Whether a word is the address of a site: `paper.example`, but not `A.Roe`.
pub(super) fn is_address(name: &str) -> bool {
    let name = name.trim_end_matches('.');
    let end = name.rsplit_once('.').map(|(_, end)| end.split('/').next().unwrap_or(end));
    let is_domain = |end: &str| {
        (2..=4).contains(&end.len()) && end.bytes().all(|byte| byte.is_ascii_lowercase()) && end != "jr"
    };
    !name.contains(char::is_whitespace) && end.is_some_and(is_domain)
        || name.contains("://")
        || name.contains('@')
}

fn begins_as_name(name: &str) -> bool {
    let first = name.split_whitespace().next().unwrap_or_default();
    let begins = first.chars().next();
    // Words of scripts without case, and names that begin with a small word.
    begins.is_some_and(|c| c.is_uppercase() || c.is_alphabetic() && !c.is_lowercase())
        || name.contains(' ') && (PARTICLES.contains(&first) || known::is_given_name(first))
}

fn is_role(word: &str) -> bool {
    let word = word.to_lowercase();
    let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
    let is_team = bare.split(['-', '*']).any(|part| ROLES.contains(&part));
    ROLES.contains(&bare) || is_team || bare.ends_with("admin")
}

fn is_role_end(word: &str) -> bool {
    let lower = word.to_lowercase();
    let last = lower.rsplit('-').next().unwrap_or_default();
    ROLE_ENDS.contains(&last)
}

fn is_title(word: &str) -> bool {
    let folded = folded(word);
    TITLES.contains(&folded.as_str()) || word.ends_with('.') && TITLES_WITH_POINT.contains(&folded.as_str())
}

fn is_degree(word: &str) -> bool {
    let is_written_as_one = word.chars().skip(1).any(char::is_uppercase);
    is_written_as_one && DEGREES.contains(&folded(word).as_str())
}

fn folded(word: &str) -> String {
    word.chars().filter(|c| c.is_alphanumeric() || *c == '-').flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn persons_are_told_from_functions_and_firms() {
        let check = |name: &str, expected: bool| assert_eq!(reads_as_person(name), expected, "{name}");
        check("Jane Roe", true);
        check("jane roe", true);
        check("Moe Aung", true);
        check("Nan Lwin Hnin Pwint", true);
        check("Ko Min Naing", true);
        check("Zhang Wei", true);
        check("Ahmed bin Salem al-Harbi", true);
        check("María de la Cruz Pérez", true);
        check("van der Meer", true);
        check("Иван Петров", true);
        check("J. K. Roe", true);
        check("April Roe", true);
        check("Jan", true);
        check("Editorial Board", false);
        check("Harbour Sekretariat", false);
        check("The Russian", false);
        check("Follow Us", false);
        check("Biography", false);
        check("harbour.example", false);
        check("4 Min Read", false);
        check("siteadmin", false);
        check("Harbour-Team", false);
        check("Mary-Ann Roe", true);
        check("Tuesday", false);
        check("KWCH", false);
        check("Washington", false);
        check("JANE", true);
        check("Yangon", false);
        check("New York", false);
        check("Austin Roe", true);
        check("", false);
    }

    #[test]
    fn accounts_are_single_words() {
        let check = |name: &str, expected: bool| assert_eq!(is_account(name), expected, "{name}");
        check("kj", true);
        check("c1ph4", true);
        check("oradmin", false);
        check("redaktion", false);
        check("midnight", false);
        check("dienstag", false);
        check("Dienstag", false);
        check("paper.example", true);
        check("paper.org", false);
        check("two words", false);
    }

    #[test]
    fn degrees_are_no_part_of_a_name() {
        let check = |name: &str, expected: &str| assert_eq!(without_degrees(name), expected);
        check("Dr. Jane Roe", "Jane Roe");
        check("Prof. Dr. med. Karl Roth", "Karl Roth");
        check("Jane Roe PhD", "Jane Roe");
        check("Jane Roe M.D.", "Jane Roe");
        check("Gazette-Experte Karl Roth", "Karl Roth");
        check("C. Roe", "C. Roe");
        check("Phil Roe", "Phil Roe");
        check("JANE MA", "JANE MA");
        check("Yo-Yo Ma", "Yo-Yo Ma");
        check("Dr.", "Dr.");
    }

    #[test]
    fn a_function_beside_a_name_is_no_part_of_it() {
        let check = |name: &str, expected: &str| {
            assert_eq!(beside_function(name).unwrap_or_default(), expected, "{name}");
        };
        check("Jane Roe Staff Writer", "Jane Roe");
        check("Jane Roe Washington Correspondent", "Jane Roe");
        check("Special Correspondent Jane Roe", "Jane Roe");
        check("Jane Roe Special to the Gazette", "Jane Roe");
        check("Harbour Gazette Staff", "");
        check("Jane Roe", "");
        check("Staff", "");
    }

    #[test]
    fn only_what_begins_with_a_given_name_is_certain() {
        let check = |name: &str, expected: bool| assert_eq!(is_certainly_person(name), expected, "{name}");
        check("Jane Roe", true);
        check("Jane van der Meer", true);
        check("Hla Hla Htay", true);
        check("Harbour Roe", false);
        check("Jane", false);
        check("Paris Match Weekly News", false);
        check("New York", false);
    }
}
