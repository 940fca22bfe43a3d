//! Takes a short line and says whether a day with its year is printed in it, and what its first words call that day.

use crate::article::About;

/// Words before a day, in lower case, and what they say it is.
const LABELS: &[(About, &[&str])] = &[
    (
        About::Published,
        &[
            "published",
            "first published",
            "posted",
            "date posted",
            "publication date",
            "date of publication",
            "erschienen",
            "veröffentlicht",
            "publié",
            "mis en ligne",
            "publicado",
            "publicada",
            "pubblicato",
            "gepubliceerd",
            "publicerad",
            "publisert",
            "udgivet",
            "julkaistu",
            "opublikowano",
            "опубликовано",
            "vydáno",
            "publicerat",
            "yayınlanma",
        ],
    ),
    (
        About::Updated,
        &[
            "updated",
            "last updated",
            "last modified",
            "modified",
            "aktualisiert",
            "zuletzt aktualisiert",
            "mis à jour",
            "actualizado",
            "atualizado",
            "aggiornato",
            "bijgewerkt",
            "uppdaterad",
            "oppdatert",
            "opdateret",
            "päivitetty",
            "zaktualizowano",
            "обновлено",
            "aktualizováno",
            "güncelleme",
        ],
    ),
];

/// What the words before a day say it is; the line is given as its words in lower case.
pub(super) fn label(key: &str) -> Option<About> {
    let begins =
        |word: &str| key.strip_prefix(word).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '));
    LABELS.iter().find(|(_, words)| words.iter().any(|word| begins(word))).map(|(about, _)| *about)
}

/// Words that are a label when they stand by themselves in front of a date.
const LONE_LABELS: &[&str] = &[
    "date",
    "datum",
    "fecha",
    "data",
    "дата",
    "tarih",
    "tanggal",
    "päivämäärä",
    "dátum",
    "dato",
    "日付",
    "日期",
];

/// Whether a text is nothing but the label of a date.
pub(super) fn is_label(key: &str) -> bool {
    const LINKS: &[&str] = &["on", "am", "le", "el", "em", "il", "op", "den", "dne", "at"];
    let label = LINKS.iter().find_map(|link| key.strip_suffix(link)?.strip_suffix(' ')).unwrap_or(key);
    LONE_LABELS.contains(&label) || LABELS.iter().any(|(_, words)| words.contains(&label))
}

/// How much of a date a line bears.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Day {
    /// A day of the month with its year.
    Whole,
    /// Digits that may be parts of a date.
    Digits,
    /// No digit.
    None,
}

/// Says how much of a date a line bears.
pub(super) fn day_of(text: &str) -> Day {
    if !text.contains(char::is_numeric) {
        return Day::None;
    }
    if has_full_date(text) || has_short_date(text) { Day::Whole } else { Day::Digits }
}

/// Whether three numbers of one or two digits stand between points or strokes: `28.01.22`, `1/28/22`.
fn has_short_date(text: &str) -> bool {
    let words = text.split(|letter: char| letter.is_whitespace() || matches!(letter, ',' | '(' | ')' | '|'));
    words.into_iter().any(|word| {
        ['.', '/', '-'].iter().any(|mark| {
            let parts: Vec<&str> = word.trim_end_matches(['.', ':', ';']).split(*mark).collect();
            let is_number = |part: &&str| {
                (1..=2).contains(&part.len())
                    && part.bytes().all(|byte| byte.is_ascii_digit())
                    && *part != "0"
            };
            parts.len() == 3 && parts.iter().all(is_number) && parts[2].len() == 2
        })
    })
}

/// Whether a year and a day of the month stand next to each other, with or without a month's name.
pub(super) fn has_full_date(text: &str) -> bool {
    let tokens = tokens(text);
    let figures = |token: &String| match token.starts_with(char::is_numeric) {
        true => token.chars().count(),
        false => 0,
    };
    // Of figures of other scripts only the number is looked at.
    let is_ascii = |token: &String| token.is_ascii();
    let is_year = |token: &String| {
        figures(token) == 4
            && (!is_ascii(token)
                || ["17", "18", "19", "20", "24", "25"].iter().any(|century| token.starts_with(century)))
    };
    let is_day = |token: &String| {
        (1..=2).contains(&figures(token))
            && (!is_ascii(token) || token.parse().is_ok_and(|day: u8| (1..=31).contains(&day)))
    };
    let years = (0..tokens.len()).filter(|at| is_year(&tokens[*at]));
    years.into_iter().any(|year| {
        let near = year.saturating_sub(4)..(year + 4).min(tokens.len());
        tokens[near].iter().any(is_day)
    })
}

/// Runs of digits and runs of letters.
fn tokens(text: &str) -> Vec<String> {
    let mut tokens: Vec<String> = Vec::new();
    let mut before = None;
    for letter in text.chars() {
        let kind = match letter {
            _ if letter.is_numeric() && !letter.is_alphabetic() => Some(true),
            _ if letter.is_alphabetic() => Some(false),
            _ => None,
        };
        if kind.is_some() {
            if kind != before {
                tokens.push(String::new());
            }
            if let Some(token) = tokens.last_mut() {
                token.push(letter);
            }
        }
        before = kind;
    }
    tokens
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, expected: bool) {
        assert_eq!(has_full_date(line), expected, "{line}");
    }

    #[test]
    fn days_are_found_in_many_forms() {
        check("April 22nd, 2021", true);
        check("Mittwoch, 22. April 2021, 10:15 Uhr", true);
        check("2021-04-22T10:15", true);
        check("22/4/2021", true);
        check("٢٢ أبريل ٢٠٢١", true);
        check("২২ এপ্রিল ২০২১", true);
        check("2021年4月22日", true);
        check("22 de abril de 2021", true);
    }

    #[test]
    fn a_label_says_which_day_it_is() {
        assert_eq!(label("published 3 may 2021"), Some(About::Published));
        assert_eq!(label("mis à jour le 3 mai 2021"), Some(About::Updated));
        assert_eq!(label("3 may 2021"), None);
    }

    #[test]
    fn a_year_alone_is_no_day() {
        check("Copyright 2021", false);
        check("In 2021 the harbour reopened", false);
        check("Apr 22", false);
    }

    #[test]
    fn a_short_date_is_three_numbers() {
        let check = |line: &str, expected: bool| assert_eq!(has_short_date(line), expected, "{line}");
        check("28.01.22 / 0 Kommentare", true);
        check("1/28/22", true);
        check("(28-01-22)", true);
        check("Version 1.2.3", false);
        check("14.05", false);
        check("28.01.2022", false);
    }

    #[test]
    fn a_label_may_stand_alone() {
        let check = |key: &str, expected: bool| assert_eq!(is_label(key), expected, "{key}");
        check("datum", true);
        check("erschienen am", true);
        check("published", true);
        check("on", false);
        check("data protection", false);
        check("", false);
    }
}
