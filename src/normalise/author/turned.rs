//! Names as catalogues write them go in, `Roe, Jane`; the same names as papers print them come out, `Jane Roe`.

use super::super::entities::known;
use super::super::{imprint, source};
use super::person;

/// Words of a given name, and of a surname.
const MOST_WORDS: usize = 4;

/// The persons of a list in which every name is turned; none where any is not.
pub(super) fn people(text: &str) -> Option<Vec<String>> {
    let names: Vec<&str> = text.split(';').map(str::trim).filter(|name| !name.is_empty()).collect();
    if names.is_empty() {
        return None;
    }
    let mut people: Vec<String> = Vec::new();
    for name in names {
        let person = turned(name)?;
        if !people.iter().any(|held| source::key(held) == source::key(&person)) {
            people.push(person);
        }
    }
    Some(people)
}

/// `Roe, Jane`, `Reckard, E. Scott`, `van der Meer, Jan`, `Doe, John, Jr.`
fn turned(text: &str) -> Option<String> {
    let (last, rest) = text.split_once(',')?;
    let (first, suffix) = match rest.split_once(',') {
        Some((first, suffix)) if person::is_suffix(suffix) => (first, Some(suffix.trim())),
        Some(_) => return None,
        None => (rest, None),
    };
    let (last, first) = (last.trim(), first.trim());
    let is_name = (is_given(first) || is_given_with_another(first)) && is_surname(last, first)
        || are_plain_words(last, first);
    is_name.then(|| match suffix {
        Some(suffix) => format!("{first} {last}, {suffix}"),
        None => format!("{first} {last}"),
    })
}

/// Two single words that read as a person's and are neither places nor sources.
fn are_plain_words(last: &str, first: &str) -> bool {
    [last, first].iter().all(|word| is_word(word) && person::reads_as_person(word) && !known::is_place(word))
}

/// Whether a piece is given names and initials, and no large place: `Jana`, `E. Scott`, but not `Sofia` and `N.Y.`.
fn is_given(piece: &str) -> bool {
    let words: Vec<&str> = piece.split_whitespace().collect();
    let names_somebody = |word: &&str| known::is_given_name(word) || is_initial(word);
    (1..=MOST_WORDS).contains(&words.len())
        && words.iter().all(|word| is_word(word) && names_somebody(word))
        && words.iter().any(|word| !word.contains('.') || word.len() == 2)
        && person::reads_as_person(piece)
        && !known::is_large_place(piece)
}

/// Whether a piece is a given name and another name that the lists may not have: `Martin Rogg`.
fn is_given_with_another(piece: &str) -> bool {
    let Some((first, second)) = piece.split_once(' ') else { return false };
    known::is_given_name(first)
        && is_word(second)
        && second.starts_with(char::is_uppercase)
        && !known::is_only_a_word(second)
        && !known::is_place(second)
        && person::reads_as_person(piece)
}

/// Whether a piece can be the surname to a given name. A town can: `Roth`; so can capitals beside a known given name.
fn is_surname(piece: &str, first: &str) -> bool {
    let words: Vec<&str> = piece.split_whitespace().collect();
    let [particles @ .., name] = words.as_slice() else { return false };
    let has_given = first.split_whitespace().any(known::is_given_name);
    let is_particle = |word: &str| person::is_particle(&word.to_lowercase());
    let is_part = |word: &str| {
        is_word(word)
            && word.starts_with(|c: char| c.is_alphabetic() && !c.is_lowercase())
            && !known::is_given_name(word)
            && !known::is_only_a_word(word)
    };
    let is_whole = words.len() <= MOST_WORDS
        && is_word(name)
        && particles.iter().all(|word| is_particle(word) || is_part(word))
        && (particles.is_empty() || is_part(name) || particles.iter().all(|word| is_particle(word)))
        && source::by_name(piece).is_none();
    if !is_whole || piece.contains(' ') && imprint::is_built_as_paper(piece) {
        return false;
    }
    if particles.is_empty() && person::is_shouted(name) && name.chars().count() > 3 {
        return has_given && person::reads_as_person(&capitalised(name));
    }
    // Beside an initial alone a town is a town: `Hudson, N. Y.`
    person::reads_as_person(piece) && (has_given || !known::is_place(piece))
}

fn is_word(word: &str) -> bool {
    !word.is_empty()
        && !word.contains(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '|' | '/' | '@'))
        && source::by_name(word).is_none()
}

/// `E`, `E.`, `J.K.`
fn is_initial(word: &str) -> bool {
    let letters = word.split('.').filter(|part| !part.is_empty());
    let is_letter = |part: &str| part.chars().count() == 1 && part.starts_with(char::is_uppercase);
    word.chars().count() <= 5 && letters.clone().count() > 0 && letters.clone().all(is_letter)
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().into_iter().chain(letters.flat_map(char::to_lowercase)).collect()
}
