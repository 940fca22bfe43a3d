//! Splits bylines: `By A. Smith and B. Jones in Moscow` goes in, one name a person comes out.

mod east;
mod labels;
mod person;
mod turned;

pub(super) use east::in_dateline;
pub(super) use person::{is_account, is_certainly_person, is_shouted};

use super::date::{self, printed};
use super::entities::known;
use super::{imprint, source};

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

/// Words between two names that always part them.
const PARTINGS: &[&str] = &[
    "and", "und", "et", "og", "och", "en", "ve", "dan", "и", "та", "with", "mit", "avec", "con", "com", "&",
    "和", "與",
];

/// Words between two names that also stand within one (`Costa e Silva`, `Ramón y Cajal`): they part only where
/// both sides are whole names.
const WEAK_PARTINGS: &[&str] = &["y", "e", "i", "a", "si", "și"];

/// Words behind a name that begin a place, a paper or a day.
const TAILS: &[&str] = &[
    "in", "at", "for", "from", "à", "aus", "para", "pour", "для", "of", "am", "on", "um", "vom", "via", "em",
    "desde",
];

/// Marks between names, places and papers.
const MARKS: &[char] =
    &[',', ';', '|', '/', '\n', '•', '·', '(', ')', '[', ']', '–', '—', '、', '／', '：', '\u{3000}'];

/// Bytes; a longer text is no byline.
const LONGEST: usize = 8_000;

/// Splits a byline.
pub(super) fn split(text: &str) -> Byline {
    let mut byline = Byline::default();
    let text = text.trim();
    if text.len() > LONGEST {
        return byline;
    }
    if !text.contains(char::is_whitespace) && person::is_address(text) {
        // The address of a page or a letter-box is not even a source.
        if !text.contains(['@', ':']) {
            byline.sources.push(text.to_owned());
        }
        return byline;
    }
    let cut = labels::cut(text);
    if !cut.is_labelled
        && let Some(people) = turned::people(text)
    {
        byline.people = people;
        return byline;
    }
    let mut is_dated = false;
    for piece in &cut.writers {
        for undated in between_dates(piece) {
            is_dated |= undated.len() < piece.len();
            add_piece(&mut byline, undated, cut.is_labelled);
        }
    }
    // A word beside a day, with nothing that makes it a byline, says what happened on that day.
    if is_dated && !cut.is_labelled {
        byline
            .people
            .retain(|name| name.contains(' ') || known::is_given_name(name) || east::is_eastern(name));
    }
    // `von kj` names somebody, though not as names are written.
    if byline == Byline::default()
        && cut.is_labelled
        && let [account] = cut.writers[..]
        && person::is_account(account)
    {
        byline.people.push(account.to_owned());
    }
    // A single word beside whole names is a place: `Von Karl Roth, Berlin`.
    let is_whole = |name: &String| name.contains(' ') || east::is_eastern(name);
    // `paper.example, Frankfurt` is an office.
    if !byline.sources.is_empty() && !cut.is_labelled {
        byline.people.retain(|name| is_whole(name) || known::is_given_name(name));
    }
    if byline.people.iter().any(is_whole) {
        byline.people.retain(is_whole);
    }
    byline
}

/// Whether a line begins as a byline does: `By Jane Roe`, `Von Karl Roth`, but not `By midnight`.
pub(super) fn is_byline(line: &str) -> bool {
    let rest = labels::behind(line);
    rest.len() < line.len()
        && rest.chars().next().is_some_and(|c| c.is_uppercase() || c.is_alphabetic() && !c.is_lowercase())
}

/// Whether every word of a byline is a part of a name, or stands between names or before a place.
pub(super) fn is_only_names(line: &str) -> bool {
    labels::behind(line).split_whitespace().all(|word| {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        !bare.starts_with(char::is_lowercase)
            || person::is_particle(bare)
            || [PARTINGS, WEAK_PARTINGS, TAILS].iter().any(|list| list.contains(&bare))
    })
}

/// Adds the names of a piece without labels and dates.
fn add_piece(byline: &mut Byline, piece: &str, is_labelled: bool) {
    if source::by_name(piece).is_some() {
        return add(byline, piece, true);
    }
    if piece.trim_start().get(..4).is_some_and(|start| start.eq_ignore_ascii_case("the ")) {
        // `The Ministries of A and B` is one name, and nobody's.
        return add(byline, piece, true);
    }
    let parts = piece.split(MARKS).flat_map(|part| part.split(" - "));
    for (number, part) in parts.map(str::trim).filter(|part| !part.is_empty()).enumerate() {
        let is_first = number == 0;
        if person::is_suffix(part)
            && let Some(last) = byline.people.last_mut()
        {
            last.push_str(", ");
            last.push_str(part);
            continue;
        }
        if let Some(names) = east::names(part) {
            for name in names {
                add(byline, name, is_first);
            }
        } else {
            let names = parted(part);
            // `Kirche und Leben` is a paper, `Karl und Ute` are two, and so are `By Smith and Jones`.
            let is_word = |name: &&str| {
                let name = name.trim();
                !name.contains(' ') && !known::is_given_name(name) && source::by_name(name).is_none()
            };
            if names.len() > 1 && !is_labelled && names.iter().all(is_word) {
                byline.sources.push(part.to_owned());
                continue;
            }
            for name in names {
                add(byline, name, is_first);
            }
        }
    }
}

/// A name and the agency or paper behind it without a mark between: `Jane Roe Associated Press`.
fn before_source(name: &str) -> Option<(&str, &str)> {
    name.match_indices(' ').find_map(|(at, _)| {
        let (person, behind) = (&name[..at], name[at..].trim_start());
        let is_source = person.contains(' ') && source::by_name(behind).is_some();
        (is_source && person::is_certainly_person(person)).then_some((person, behind))
    })
}

/// The parts of a piece before, between and behind its dates.
fn between_dates(piece: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut from = 0;
    for date in printed::find_all(piece) {
        parts.push(&piece[from..date.at.start]);
        from = date.at.end;
    }
    parts.push(&piece[from..]);
    parts.retain(|part| part.chars().any(char::is_alphabetic));
    parts
}

/// Adds what a name is; the first of a line is a person more easily than what follows it.
fn add(byline: &mut Byline, name: &str, is_first: bool) {
    let name = bare(name);
    if name.is_empty() || person::is_degrees(name) {
        return;
    }
    if let Some(agency) = source::agency(name) {
        if !byline.agencies.contains(&agency) {
            byline.agencies.push(agency);
        }
        return;
    }
    let first_word = name.split_whitespace().next().unwrap_or_default();
    let is_paper =
        name.contains(' ') && !known::is_given_name(first_word) && imprint::is_built_as_paper(name);
    if source::by_name(name).is_some() || person::is_address(name) || is_paper {
        byline.sources.push(name.to_owned());
        return;
    }
    if let Some((name, behind)) = before_source(name) {
        add(byline, name, is_first);
        return add(byline, behind, false);
    }
    let is_paper = |name: &&str| source::by_name(name).is_some() || imprint::is_built_as_paper(name);
    let name = person::beside_function(name).filter(|name| !is_paper(name)).map_or(name, without_stop);
    let is_place = !is_first && known::is_place(name);
    let is_new = || !byline.people.iter().any(|held| source::key(held) == source::key(name));
    if !is_place && person::reads_as_person(name) && is_new() {
        byline.people.push(name.to_owned());
    }
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

/// A name without what stands around it: a place, an address, an account, degrees.
fn bare(name: &str) -> &str {
    let name = labels::behind(name.trim());
    let mut end = name.len();
    let (mut cursor, mut before) = (0, 0..0);
    for (index, word) in name.split_whitespace().enumerate() {
        let at = cursor + name[cursor..].find(word).expect("a word of the name stands in it");
        cursor = at + word.len();
        let is_account = word.contains('@') || word.contains("://") || word.starts_with("www.");
        let is_counted = index > 0 && word.contains(|c: char| c.is_ascii_digit());
        if is_account || is_counted || (index > 0 && is_one_of(word, TAILS)) {
            // `Jane Roe Jun 24`: the month belongs to the number behind it.
            let word_before = &name[before.clone()];
            let is_calendar = date::is_month(word_before) || date::is_weekday(word_before);
            end = if is_counted && is_calendar { before.start } else { at };
            break;
        }
        before = at..cursor;
    }
    let name = name[..end].trim();
    let name = name.trim_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '.' | '\u{300}'..='\u{36f}'));
    without_stop(person::without_degrees(name.trim_start_matches('.')))
}

/// A name without the point at the end of a line; one of an initial or of `Jr.` stays.
fn without_stop(name: &str) -> &str {
    let last = name.rsplit(' ').next().unwrap_or(name);
    let is_short =
        last.trim_end_matches('.').chars().count() <= 2 || last.trim_end_matches('.').contains('.');
    if is_short || person::is_suffix(last) { name } else { name.trim_end_matches('.') }
}

#[cfg(test)]
mod tests;
