//! Reads the line of a reporter's function: `Harbour Gazette Staff Writer` goes in, the paper named in it comes out.

use super::super::source;
use super::names;

/// What stands before a function.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Employer<'a> {
    /// A paper, as printed.
    Paper(&'a str),
    /// Nobody, or a place or subject: `Staff Writer`, `Moscow Correspondent`.
    Unsaid,
}

/// What must stand before a function for it to name a paper.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Before {
    /// Any name: only papers have staff writers.
    AnyName,
    /// A paper's name: places and subjects stand there too.
    Paper,
}

/// Functions, in lower case, the longer before the shorter.
const FUNCTIONS: &[(&str, Before)] = &[
    ("staff writers", Before::AnyName),
    ("staff writer", Before::AnyName),
    ("staff reporters", Before::AnyName),
    ("staff reporter", Before::AnyName),
    ("staff correspondents", Before::AnyName),
    ("staff correspondent", Before::AnyName),
    ("foreign service", Before::AnyName),
    ("foreign correspondent", Before::Paper),
    ("special correspondent", Before::Paper),
    ("correspondents", Before::Paper),
    ("correspondent", Before::Paper),
    ("staff", Before::Paper),
];

/// Words before a function that name nobody, in lower case.
const NOBODY: &[&str] =
    &["a", "an", "by", "chief", "contributing", "former", "from", "our", "senior", "special", "the"];

/// Reads a piece that is nothing but a function, with or without its employer; `None` for anything else.
pub(super) fn employer(piece: &str) -> Option<Employer<'_>> {
    if let Some(name) = behind(piece, "special to ") {
        return names::is_certainly_paper(name).then_some(Employer::Paper(name));
    }
    let (name, before) =
        FUNCTIONS.iter().find_map(|&(function, before)| Some((in_front(piece, function)?, before)))?;
    let words = name.split_whitespace().count();
    let names_nobody =
        name.split_whitespace().next().is_none_or(|first| NOBODY.contains(&first.to_lowercase().as_str()));
    // Many a paper calls itself The Times or The Post.
    if words == 0 || names::is_paper_word_alone(name) {
        return Some(Employer::Unsaid);
    }
    if source::by_name(name).is_some() {
        return Some(Employer::Paper(name));
    }
    if names_nobody {
        return Some(Employer::Unsaid);
    }
    match before {
        Before::AnyName if names::is_name(name) => Some(Employer::Paper(name)),
        Before::Paper if names::is_certainly_paper(name) => Some(Employer::Paper(name)),
        _ => (words == 1 && names::is_name(name)).then_some(Employer::Unsaid),
    }
}

/// The text before a function that ends a piece as a word of its own.
fn in_front<'a>(piece: &'a str, function: &str) -> Option<&'a str> {
    let (before, end) = piece.split_at_checked(piece.len().checked_sub(function.len())?)?;
    let is_whole_word = before.is_empty() || before.ends_with(char::is_whitespace);
    (is_whole_word && end.eq_ignore_ascii_case(function)).then(|| before.trim_end())
}

fn behind<'a>(piece: &'a str, start: &str) -> Option<&'a str> {
    let (begin, rest) = piece.split_at_checked(start.len())?;
    begin.eq_ignore_ascii_case(start).then(|| rest.trim_start())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_function_names_the_paper_before_it() {
        let check = |piece: &str, expected: &str| {
            let shown = match employer(piece) {
                Some(Employer::Paper(name)) => name,
                Some(Employer::Unsaid) => "unsaid",
                None => "none",
            };
            assert_eq!(shown, expected, "{piece}");
        };
        check("Washington Post Staff Writer", "Washington Post");
        check("WASHINGTON POST STAFF WRITERS", "WASHINGTON POST");
        check("Washington Post Foreign Service", "Washington Post");
        check("Riverside Staff Reporter", "Riverside");
        check("Harbour Gazette Correspondent", "Harbour Gazette");
        check("Special to The Washington Post", "The Washington Post");
        check("Times Staff Writer", "unsaid");
        check("Staff Writer", "unsaid");
        check("Our Staff Reporter", "unsaid");
        check("Moscow Correspondent", "unsaid");
        check("Tributes to a slain correspondent", "none");
        check("Gladstaff", "none");
        check("", "none");
    }
}
