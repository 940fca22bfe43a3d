//! Reads the wire's line before a text: `MOSCOW, Aug. 18 (Reuters) - …` goes in, place, date and agencies come out.

use super::date::printed::{Printed, find_all};
use super::{agency, source};

/// The line of place, date and agency before a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Line<'a> {
    /// Byte behind the dash.
    pub(super) end: usize,
    /// The place as printed.
    pub(super) place: Option<&'a str>,
    /// Agencies: canonical where known, else as printed.
    pub(super) agencies: Vec<&'a str>,
    /// Dates.
    pub(super) dates: Vec<Printed>,
}

/// The line ends within this many bytes.
const LONGEST: usize = 110;

/// Words in capitals before a dash that are no place.
const NOT_PLACES: &[&str] = &[
    "EXCLUSIVE",
    "BREAKING",
    "UPDATE",
    "UPDATED",
    "ANALYSIS",
    "FACTBOX",
    "OPINION",
    "WATCH",
    "LIVE",
    "VIDEO",
    "PHOTOS",
    "CORRECTED",
    "CORRECTION",
    "EDITORIAL",
    "COMMENT",
    "INTERVIEW",
    "NEWS",
    "REVIEW",
    "ALERT",
    "URGENT",
    "TIMELINE",
    "EXPLAINER",
    "NOTE",
    "WARNING",
    "SPECIAL",
    "FEATURE",
    "REPORT",
    "ADVISORY",
    "BRIEF",
    "SUMMARY",
    "HIGHLIGHTS",
    "WRAPUP",
    "EXCLUSIF",
    "EXKLUSIV",
    "EXCLUSIVA",
];

/// Small words within the name of a place: `Rio de Janeiro`, `Frankfurt am Main`.
const SMALL: &[&str] = &[
    "de", "da", "do", "del", "la", "le", "les", "of", "the", "am", "an", "der", "sur", "on", "upon", "and",
    "al", "el", "di", "в", "на",
];

/// Reads the line at the beginning of a text; `None` where the text simply begins.
pub(super) fn read(text: &str) -> Option<Line<'_>> {
    let first_line = text.split('\n').next().unwrap_or(text);
    let mut limit = first_line.len().min(LONGEST);
    while !first_line.is_char_boundary(limit) {
        limit -= 1;
    }
    let (head_end, end) = ending(&first_line[..limit], text)?;
    let head = text[..head_end].trim_end();
    let rest = text[end..].trim_start();
    let mut line = parts(head)?;
    line.end = end;
    let named = !line.agencies.is_empty() || !line.dates.is_empty();
    let Some(place) = line.place else { return (!line.agencies.is_empty()).then_some(line) };
    let accepted = if named { is_name(place) } else { stands_alone(place, rest) };
    accepted.then_some(line)
}

/// Reads a text that its file calls a dateline: it needs no dash and no capitals.
pub(super) fn read_stated(text: &str) -> Option<Line<'_>> {
    let mut line = parts(text.trim_end_matches([' ', '-', '–', '—', '_', '.']))?;
    line.end = text.len();
    let is_empty = line.place.is_none() && line.dates.is_empty() && line.agencies.is_empty();
    (!is_empty && line.place.is_none_or(is_name)).then_some(line)
}

/// The byte at which the head of the line ends, and the one behind the dash.
fn ending(line: &str, text: &str) -> Option<(usize, usize)> {
    for (at, mark) in line.char_indices() {
        let before = &line[..at];
        let behind = &text[at + mark.len_utf8()..];
        let spaced_before = before.ends_with([' ', ')', '/', '.']);
        let spaced_behind = behind.is_empty() || behind.starts_with([' ', '\n', '-', '"', '“', '«']);
        match mark {
            '-' | '–' | '_' if spaced_before && spaced_behind => {
                let dashes = behind.len() - behind.trim_start_matches('-').len();
                return Some(agency_behind(line, at, at + mark.len_utf8() + dashes));
            }
            '—' | '―' if !before.is_empty() => {
                return Some(agency_behind(line, at, at + mark.len_utf8()));
            }
            // `(Reuters).` and `/TASS/.` close the line without a dash.
            '.' | ':' if before.ends_with([')', '/']) && spaced_behind => return Some((at, at + 1)),
            _ => {}
        }
    }
    // A line that is nothing but a dateline: `PARIS, Feb 26 (AP)`.
    (line.ends_with(')') && line.len() == text.len()).then_some((line.len(), line.len()))
}

/// `MOSCOW, 12 May - RIA Novosti. Text`: the agency behind the dash belongs to the line.
fn agency_behind(line: &str, head_end: usize, end: usize) -> (usize, usize) {
    let Some(behind) = line.get(end..) else { return (head_end, end) };
    let stop = behind.find(['.', '-', '–', '—']);
    match stop {
        Some(stop) if source::agency(behind[..stop].trim()).is_some() => {
            let mark = behind[stop..].chars().next().map_or(1, char::len_utf8);
            (end + stop, end + stop + mark)
        }
        _ => (head_end, end),
    }
}

/// Place, dates and agencies of a head, or `None` when something else stands in it.
fn parts(head: &str) -> Option<Line<'_>> {
    let mut line = Line { dates: find_all(head), ..Line::default() };
    if line.dates.len() > 1 {
        return None;
    }
    let date = line.dates.first().map_or(head.len()..head.len(), |date| date.at.clone());
    for segment in [&head[..date.start], &head[date.end..]] {
        for (bracketed, part) in cut(segment) {
            let part = trimmed(part);
            if part.is_empty() {
                continue;
            }
            // `WAYNE, Pa.` holds no credit to PA: outside brackets only a whole name is one.
            let agencies: Vec<&str> = if bracketed {
                agency::credit(part).collect()
            } else {
                source::agency(part).into_iter().collect()
            };
            if !agencies.is_empty() {
                line.agencies.extend(agencies);
            } else if line.place.is_none() {
                line.place = Some(part);
            } else if is_acronym(part) {
                line.agencies.push(part);
            } else if !is_small_addition(part) {
                return None;
            }
        }
    }
    Some(line)
}

/// Parts of a head, and whether each stands in brackets or between slashes.
fn cut(segment: &str) -> impl Iterator<Item = (bool, &str)> {
    let slashed = segment.matches('/').count() == 2;
    let is_border = move |c: char| matches!(c, '(' | ')' | '[' | ']') || (slashed && c == '/');
    segment.split(is_border).enumerate().map(|(index, part)| (index % 2 == 1, part))
}

/// A part without the marks around it; the point of `BERKELEY, Calif.,` belongs to the name.
fn trimmed(part: &str) -> &str {
    let is_mark = |c: char| c.is_whitespace() || matches!(c, ',' | '-' | '–' | '—' | ':' | ';');
    let whole = part.trim_start_matches(['.', ',', ' ']).trim_matches(is_mark);
    let is_abbreviation = part.trim_end().ends_with(".,") || whole.trim_end_matches('.').contains('.');
    if is_abbreviation { whole } else { whole.trim_end_matches('.') }
}

/// An agency that no table knows: `(SAPA)`.
fn is_acronym(part: &str) -> bool {
    (2..=6).contains(&part.chars().count()) && part.chars().all(char::is_uppercase)
}

/// What a reporter adds without weight: `(Updated)`.
fn is_small_addition(part: &str) -> bool {
    super::date::is_label(part)
}

/// Whether each word begins with a capital, as names of places do.
fn is_name(place: &str) -> bool {
    const MOST_WORDS: usize = 7;
    let words =
        || place.split(|c: char| c.is_whitespace() || c == ',' || c == '/').filter(|word| !word.is_empty());
    let is_word_of_name = |word: &str| {
        word.chars().next().is_some_and(|c| c.is_alphabetic() && !c.is_lowercase()) || SMALL.contains(&word)
    };
    (1..=MOST_WORDS).contains(&words().count())
        && words().all(is_word_of_name)
        && place.starts_with(|c: char| !c.is_lowercase())
        && !place.chars().any(|c| c.is_numeric() || c == ':')
        && !place.split(' ').any(|word| NOT_PLACES.contains(&word))
}

/// Whether a place without date and agency is one: in capitals (`WASHINGTON —`), or with its country (`Yangon, Myanmar –`).
fn stands_alone(place: &str, rest: &str) -> bool {
    const SHORTEST: usize = 4;
    let begins_sentence = rest.starts_with(|c: char| {
        c.is_uppercase() || c.is_numeric() || matches!(c, '"' | '“' | '«' | '‘' | '\'')
    });
    let letters = place.chars().filter(|c| c.is_alphabetic()).count();
    let first_part = place.split(',').next().unwrap_or(place);
    let in_capitals = first_part.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase);
    begins_sentence
        && letters >= SHORTEST
        && is_name(place)
        && (in_capitals || place.matches(',').count() == 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Shows `place / agencies / dates / rest`.
    fn check(text: &str, expected: &str) {
        let shown = read(text).map_or("none".to_owned(), |line| {
            let dates: Vec<&str> = line.dates.iter().map(|date| &text[date.at.clone()]).collect();
            format!(
                "{} / {} / {} / {}",
                line.place.unwrap_or(""),
                line.agencies.join(" "),
                dates.join(" "),
                text[line.end..].trim()
            )
        });
        assert_eq!(shown, expected, "{text}");
    }

    #[test]
    fn place_date_and_agency_stand_in_many_shapes() {
        check("MOSCOW, Aug. 18 (Reuters) - The port froze.", "MOSCOW / Reuters / Aug. 18 / The port froze.");
        check("PARIS, Feb 26 (AP) — The port froze.", "PARIS / AP / Feb 26 / The port froze.");
        check("SALVADOR, Feb 26 - The port froze.", "SALVADOR /  / Feb 26 / The port froze.");
        check("LONDON (Reuters) - The port froze.", "LONDON / Reuters /  / The port froze.");
        check("Berlin (dpa) - Der Hafen fror zu.", "Berlin / DPA /  / Der Hafen fror zu.");
        check("PARIS, 26 février (AFP) - Le port a gelé.", "PARIS / AFP / 26 février / Le port a gelé.");
        check("NEW YORK (AP) _ The port froze.", "NEW YORK / AP /  / The port froze.");
        check(
            "RIO DE JANEIRO, Brazil (AP) -- The port froze.",
            "RIO DE JANEIRO, Brazil / AP /  / The port froze.",
        );
        check("MIAMI/HAVANA (Reuters) - Ice came.", "MIAMI/HAVANA / Reuters /  / Ice came.");
        check("WASHINGTON — The port froze.", "WASHINGTON /  /  / The port froze.");
        check("Yangon, Myanmar – The port froze.", "Yangon, Myanmar /  /  / The port froze.");
        check("МОСКВА, 12 мая /ТАСС/. Порт замёрз.", "МОСКВА / TASS / 12 мая / Порт замёрз.");
        check("МОСКВА, 12 мая - РИА Новости. Порт замёрз.", "МОСКВА / RIA Novosti / 12 мая / Порт замёрз.");
        check("AFP - Le port a gelé.", " / AFP /  / Le port a gelé.");
        check("(Reuters) - The port froze.", " / Reuters /  / The port froze.");
        check("JOHANNESBURG, May 3 (SAPA) - Ice came.", "JOHANNESBURG / SAPA / May 3 / Ice came.");
        check("NEW DELHI, May 3 (PTI): Ice came.", "NEW DELHI / PTI / May 3 / Ice came.");
        check("WAYNE, Pa., March 17 - Ice came.", "WAYNE, Pa. /  / March 17 / Ice came.");
        check("ALBANY, N.Y., March 3 - Ice came.", "ALBANY, N.Y. /  / March 3 / Ice came.");
        check("MADRID. (EFE) - Llegó el hielo.", "MADRID / EFE /  / Llegó el hielo.");
        check("MOSCOW, Aug. 18 (Reuters) -", "MOSCOW / Reuters / Aug. 18 / ");
    }

    #[test]
    fn a_text_that_simply_begins_has_no_dateline() {
        check("The port froze - again - on Monday.", "none");
        check("Jean-Luc said so.", "none");
        check("EXCLUSIVE - The port froze.", "none");
        check("UPDATE 1 - The port froze.", "none");
        check("Ice (and snow) - a story.", "none");
        check("UN — Ice came.", "none");
        check("— he said", "none");
        check("-", "none");
        check("", "none");
        check("é—é", "none");
    }
}
