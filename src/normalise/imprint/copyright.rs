//! Reads a copyright line: `© 2013 Harbour Times. All rights reserved.` goes in, who holds it comes out.

use super::super::source;

/// Signs and words that begin such a line, in lower case.
const MARKS: &[&str] = &["©", "(c)", "copyright", "℗", "&copy;"];

/// Words behind a name that say its legal form, in lower case.
const LEGAL: &[&str] = &[
    "ltd",
    "limited",
    "inc",
    "llc",
    "plc",
    "co",
    "company",
    "corp",
    "corporation",
    "gmbh",
    "ag",
    "s.a",
    "sa",
    "group",
];

/// Words around the name that are no part of it, in lower case.
const AROUND: &[&str] = &["by", "the copyright holder is", "all rights reserved", "alle rechte vorbehalten"];

/// A line that says who holds the copyright.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) struct Copyright<'a> {
    /// Its holder as printed, without years and legal form; `None` where only a year or nobody is named.
    pub(in super::super) owner: Option<&'a str>,
}

/// Reads a line; `None` where it is no copyright line.
pub(in super::super) fn read(line: &str) -> Option<Copyright<'_>> {
    const LONGEST_NAME: usize = 60;
    let line = line.trim().trim_start_matches(['-', '–', '—', '*', ' ']);
    let mut rest = line;
    while let Some(behind) = MARKS.iter().find_map(|mark| behind(rest, mark)) {
        rest = behind.trim_start_matches([' ', ':', ',']);
    }
    if rest.len() == line.len() {
        return None;
    }
    let has_sign = line[..line.len() - rest.len()].contains(['©', '℗', '(', '&']);
    let sentence = rest.split(['|', '\n', ';']).next().unwrap_or(rest);
    let sentence = sentence.split(". ").next().unwrap_or(sentence);
    let without_years = trimmed(sentence);
    let has_year = without_years.len() < sentence.trim().trim_end_matches('.').len();
    let name = without_legal_form(without_years);
    let is_known = source::by_name(name).is_some();
    // The word alone begins sentences too: `Copyright laws were changed.`
    if !has_sign && !has_year && !is_known {
        return None;
    }
    let is_name = name.len() <= LONGEST_NAME
        && name.chars().next().is_some_and(|c| c.is_alphanumeric() && !c.is_lowercase())
        && name.contains(char::is_alphabetic);
    Some(Copyright { owner: is_name.then_some(name) })
}

/// The text behind a mark at its beginning.
fn behind<'a>(text: &'a str, mark: &str) -> Option<&'a str> {
    let (start, rest) = text.split_at_checked(mark.len())?;
    let is_whole_word = !mark.ends_with(char::is_alphabetic) || !rest.starts_with(char::is_alphanumeric);
    (start.eq_ignore_ascii_case(mark) && is_whole_word).then_some(rest)
}

/// A holder's name without the years and small words around it.
fn trimmed(text: &str) -> &str {
    let is_mark = |c: char| c.is_whitespace() || matches!(c, ',' | '.' | '-' | '–' | '—' | '/' | ')' | '(');
    let mut rest = text.trim_matches(is_mark);
    loop {
        let before = rest.len();
        if let Some((first, behind)) = rest.split_once(is_mark)
            && is_year(first)
        {
            rest = behind.trim_matches(is_mark);
        }
        if let Some((front, last)) = rest.rsplit_once(is_mark)
            && is_year(last)
        {
            rest = front.trim_matches(is_mark);
        }
        for word in AROUND {
            if let Some(behind) = behind(rest, word) {
                rest = behind.trim_matches(is_mark);
            }
        }
        if rest.len() == before {
            return if is_year(rest) { "" } else { rest };
        }
    }
}

fn is_year(word: &str) -> bool {
    word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit())
}

fn without_legal_form(name: &str) -> &str {
    let mut rest = name;
    while source::by_name(rest).is_none()
        && let Some((front, last)) = rest.rsplit_once(' ')
        && LEGAL.contains(&last.trim_matches(['.', ',']).to_lowercase().as_str())
    {
        rest = front.trim_end_matches([' ', ',']);
    }
    rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_holder_of_a_copyright_is_named() {
        let check = |line: &str, expected: &str| {
            let shown = read(line).map_or("none", |copyright| copyright.owner.unwrap_or("nobody"));
            assert_eq!(shown, expected, "{line}");
        };
        check("© 2013 Harbour Times", "Harbour Times");
        check("© Harbour Times 2013", "Harbour Times");
        check("© AFP", "AFP");
        check("(c) 2013 Reuters", "Reuters");
        check("Copyright © 2013, Harbour Times Ltd.", "Harbour Times");
        check("Copyright 2010-2013 by Harbour Times. All rights reserved.", "Harbour Times");
        check(
            "Copyright 2021 The Associated Press. All rights reserved. This material may not be published.",
            "The Associated Press",
        );
        check("© 2021 The New York Times Company", "The New York Times");
        check("Copyright (c) 2013 Kyodo", "Kyodo");
        check("© 2013", "nobody");
        check("© 2013. All rights reserved.", "nobody");
        check("Copyright laws were changed on Monday.", "none");
        check("Copyrights of 2013", "none");
        check("The copyright of 2013", "none");
        check("", "none");
        check("©", "nobody");
    }
}
