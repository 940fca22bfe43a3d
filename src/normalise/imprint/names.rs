//! Judges names in an imprint line: a piece goes in, whether it names a paper, a page or anybody comes out.

use super::super::{date, source};

/// Words that end a paper's name in English and that hardly anything else ends with, in lower case.
#[rustfmt::skip]
const ENDS: &[&str] = &[
    "times", "post", "herald", "journal", "gazette", "tribune", "telegraph", "chronicle", "observer",
    "courier", "bulletin", "magazine", "examiner", "inquirer", "enquirer", "dispatch", "sentinel",
    "advertiser", "argus", "zeitung", "tageblatt", "anzeiger", "nachrichten", "blatt", "kurier",
    "dagblad", "krant", "posten", "tidningen", "bladet", "avis", "sanomat", "shimbun", "pravda",
    "vesti", "правда", "газета", "известия", "новости", "вестник",
];

/// Words that end a paper's name and other names too (`Golden Globe`, `World Record`), in lower case.
#[rustfmt::skip]
const WEAK_ENDS: &[&str] = &[
    "news", "daily", "weekly", "press", "mail", "express", "star", "sun", "standard", "review", "radio",
    "tv", "television", "online", "agency", "wire", "monitor", "mirror", "globe", "record", "register",
    "echo", "leader", "independent", "voice", "presse",
];

/// Words before one of these that make it a paper's: `Daily Star`, `Evening News`.
#[rustfmt::skip]
const BEFORE_WEAK: &[&str] = &[
    "daily", "weekly", "morning", "evening", "sunday", "saturday", "afternoon", "national",
];

/// Words that begin a paper's name where the language puts them first, in lower case.
#[rustfmt::skip]
const BEGINS: &[&str] = &[
    "journal", "diario", "diário", "gazeta", "gazette", "gazzetta", "corriere", "giornale", "jornal",
    "correio", "nouvelles", "courrier", "noticias", "notícias", "tribuna", "газета", "известия",
    "вестник",
];

/// Articles before a paper's name, in lower case.
#[rustfmt::skip]
const ARTICLES: &[&str] = &[
    "the", "le", "la", "el", "il", "die", "der", "das", "de", "het",
];

/// Words before a number that counts pages, parts and issues, in lower case.
#[rustfmt::skip]
const COUNTED: &[&str] = &[
    "page", "pages", "pg", "p", "pp", "pagina", "página", "pág", "seite", "s", "sida", "side", "sivu",
    "str", "strona", "section", "sec", "part", "vol", "volume", "band", "tome", "jahrgang", "no", "nr",
    "nº", "issue", "number", "numero", "número", "numéro", "nummer", "col", "column",
];

/// Words that announce the source, in lower case; a colon follows.
#[rustfmt::skip]
const SOURCE_LABELS: &[&str] = &[
    "source", "news source", "courtesy", "from", "via", "quelle", "fuente", "fonte", "bron", "källa",
    "kilde", "lähde", "źródło", "zdroj", "forrás", "sursa", "источник", "джерело", "kaynak", "sumber",
    "nguồn", "πηγή", "المصدر", "来源", "來源", "出典", "출처", "ที่มา",
];

/// Small words between a name and its date: `Süddeutsche Zeitung vom 12. Mai`.
#[rustfmt::skip]
const LINKS: &[&str] = &[
    "vom", "am", "den", "du", "of", "on", "from", "dated", "del", "van", "od", "z", "dnia", "от", "за",
];

/// A name of a paper has at most this many words.
const MOST_WORDS: usize = 6;

/// Whether some word of a piece is one that papers have in their names and persons have not.
pub(super) fn names_a_paper(piece: &str) -> bool {
    let tables = [ENDS, WEAK_ENDS, BEGINS, ARTICLES];
    piece.split_whitespace().any(|word| tables.iter().any(|table| is_one_of(word, table)))
}

/// Whether a piece of two words or more ends, or begins, as names of papers do and names of places do not.
pub(in super::super) fn is_built_as_paper(piece: &str) -> bool {
    is_papers_name(piece)
        || piece.contains(' ') && last_word(piece).is_some_and(|last| is_one_of(last, WEAK_ENDS))
}

/// Whether a piece is a paper's name beyond doubt: it is known, or is built as one.
pub(super) fn is_certainly_paper(piece: &str) -> bool {
    source::by_name(piece).is_some() || is_name(piece) && is_papers_name(piece)
}

/// Whether a piece is one of the words that any paper may be called by: `Times`, `The Post`.
pub(super) fn is_paper_word_alone(piece: &str) -> bool {
    let mut words = piece.split_whitespace().skip_while(|word| is_one_of(word, ARTICLES));
    let word = words.next();
    words.next().is_none() && word.is_none_or(|word| is_one_of(word, ENDS) || is_one_of(word, WEAK_ENDS))
}

/// Whether a piece can be a name: few words, a capital or a letter without case in front, no year behind.
pub(super) fn is_name(piece: &str) -> bool {
    let words = piece.split_whitespace().count();
    let first = piece.split_whitespace().next().unwrap_or_default();
    // `7Day` begins a name, `3rd` and `10am` do not.
    let begins = piece.starts_with(|c: char| c.is_alphabetic() && !c.is_lowercase())
        || first.starts_with(char::is_numeric) && first.contains(char::is_uppercase);
    let is_sentence = piece.ends_with(['.', '!', '?', '…']) && words > 2;
    let is_calendar = date::is_weekday(piece) || date::is_month(piece) || date::is_zone(piece);
    let is_dated = last_word(piece)
        .is_some_and(|last| last.len() == 4 && last.bytes().all(|byte| byte.is_ascii_digit()));
    (1..=MOST_WORDS).contains(&words)
        && begins
        && !is_dated
        && !is_sentence
        && !is_calendar
        && !is_count(piece)
        && !reads_as_text(piece)
}

/// Whether a piece counts pages or issues: `Page A01`, `Vol. 3 No. 12`, `S. 3`.
pub(in super::super) fn is_count(piece: &str) -> bool {
    let words = || piece.split(|c: char| !c.is_alphanumeric() && c != 'º').filter(|word| !word.is_empty());
    let is_number = |word: &str| word.contains(|c: char| c.is_ascii_digit()) || word.chars().count() == 1;
    words().count() >= 2
        && words().next().is_some_and(|first| is_one_of(first, COUNTED))
        && words().all(|word| is_one_of(word, COUNTED) || is_number(word))
}

/// Whether a piece is running text: five words or more, of which half begin small.
pub(super) fn reads_as_text(piece: &str) -> bool {
    const FEWEST_WORDS: usize = 5;
    let words = piece.split_whitespace().count();
    let small = piece.split_whitespace().filter(|word| word.starts_with(char::is_lowercase)).count();
    words >= FEWEST_WORDS && small * 2 >= words
}

/// Whether a piece is a word that announces the source.
pub(super) fn is_source_label(piece: &str) -> bool {
    is_one_of(piece, SOURCE_LABELS)
}

/// A name without the small words that lead on to its date.
pub(super) fn without_links(piece: &str) -> &str {
    let mut rest = piece;
    while let Some((before, last)) = rest.rsplit_once(' ')
        && LINKS.contains(&last)
    {
        rest = before.trim_end();
    }
    rest
}

fn is_papers_name(piece: &str) -> bool {
    let words = || piece.split_whitespace().skip_while(|word| is_one_of(word, ARTICLES));
    let count = words().count();
    let (Some(first), Some(last)) = (words().next(), words().nth(count.saturating_sub(1))) else {
        return false;
    };
    let before = words().nth(count.saturating_sub(2)).unwrap_or(first);
    if count < 2 {
        return false;
    }
    is_one_of(last, ENDS)
        || is_one_of(first, BEGINS)
        || is_one_of(last, WEAK_ENDS) && is_one_of(before, BEFORE_WEAK)
}

fn last_word(piece: &str) -> Option<&str> {
    piece.split_whitespace().next_back()
}

fn is_one_of(word: &str, table: &[&str]) -> bool {
    table.contains(&word.to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paper_is_known_by_the_build_of_its_name() {
        let check = |piece: &str, expected: bool| assert_eq!(is_certainly_paper(piece), expected, "{piece}");
        check("Harbour Gazette", true);
        check("Journal de Valmy", true);
        check("Harbour Evening News", true);
        check("The Guardian", true);
        check("Good News", false);
        check("World Press Freedom Day", false);
        check("Boeing", false);
        check("Times", true);
        check("", false);
    }

    #[test]
    fn pages_and_issues_are_counted() {
        let check = |piece: &str, expected: bool| assert_eq!(is_count(piece), expected, "{piece}");
        check("Page A01", true);
        check("Vol. 3 No. 12", true);
        check("Section A", true);
        check("S. 3", true);
        check("Page", false);
        check("Page Six News", false);
        check("Part of 3 plans", false);
    }
}
