//! Operators of other languages: a word or mark that means more elsewhere goes in, what to write here comes out.

use super::{Lexer, is_space};
use crate::query::chunk::breaks;
use crate::query::proximity::is_number;
use crate::query::quotes;

/// No operator of any language is longer.
const LONGEST: usize = 16;

/// Words that stand between two parts elsewhere, with what to write here.
const WORDS: &[(&str, &str)] = &[
    ("or", "write OR to find either"),
    ("ANDNOT", "write AND NOT to leave out what follows"),
    ("BUTNOT", "write AND NOT to leave out what follows"),
    ("NEAR", "write w/10 for at most 10 words from one to the other"),
    ("ADJ", "write pre/1 for the next word, or put both in quotes"),
    ("SAME", "write w/p for the same paragraph"),
    ("w/", "write the number right behind it: w/5"),
    ("pre/", "write the number right behind it: pre/5"),
    ("XOR", "write (a OR b) -(a AND b) for either without the other"),
];

/// Names that have a number behind them elsewhere, with the name that they have here.
const NUMBERED: &[(&str, &str)] =
    &[("near", "w"), ("onear", "pre"), ("adj", "pre"), ("within", "w"), ("n", "w")];

impl Lexer<'_, '_> {
    /// Says what to write for a word that was just read, where it stands between two others.
    pub(super) fn foreign_word(&mut self, start: usize) {
        let run = &self.text[start..self.at];
        let is_between = !self.tokens.is_empty() && !self.rest().trim_start_matches(is_space).is_empty();
        if run.len() > LONGEST || !is_between {
            return;
        }
        if let Some(hint) = meant(run) {
            self.problem(start, (format!("`{run}` is searched as a word"), Some(hint)));
        }
    }

    /// Says what to write for a mark that is passed over: `&&`, `+word`, `!word`, `/5`, a lone `~3`.
    pub(super) fn foreign_mark(&mut self) {
        let start = self.at;
        let before = self.text[..start].chars().next_back();
        if !before.is_none_or(|c| is_space(c) || c == '(') || self.pending.is_some() {
            return;
        }
        let mut marks = self.rest().chars();
        let mark = marks.next();
        let behind = marks.as_str();
        let is_before_part = behind.starts_with(|c: char| c.is_alphabetic() || c == '(' || quotes::opens(c));
        let digits = behind.bytes().take_while(u8::is_ascii_digit).count();
        let is_number = digits > 0 && behind[digits..].chars().next().is_none_or(breaks);
        let (length, hint) = match mark {
            Some('&') if behind.starts_with('&') => (2, "write AND to find both".to_owned()),
            Some('+') if is_before_part => (1, "write AND between parts that must all be there".to_owned()),
            Some('!') if is_before_part => (1, "write - or NOT in front of what to leave out".to_owned()),
            Some('/') if is_number && !self.tokens.is_empty() => {
                (1 + digits, format!("write w/{}", &behind[..digits]))
            }
            Some('~')
                if is_number
                    && self.text[..start].trim_end_matches(is_space).ends_with(['"', '\u{201d}']) =>
            {
                (1 + digits, "write it right behind the quotes".to_owned())
            }
            _ => return,
        };
        let typed = &self.text[start..start + length];
        let message = format!("`{typed}` is no operator here: its marks are passed over");
        self.problems.add(start..start + length, message, Some(hint));
    }
}

fn meant(run: &str) -> Option<String> {
    if let Some((_, hint)) = WORDS.iter().find(|row| row.0 == run) {
        return Some((*hint).to_owned());
    }
    let name = run.to_ascii_lowercase();
    let letters = name.trim_end_matches(|c: char| c.is_ascii_digit());
    let number = Some(&name[letters.len()..]).filter(|digits| is_number(digits))?;
    let known = letters.strip_suffix('/').unwrap_or(letters);
    // `n/5` is an operator in some languages, `n5` a name.
    let (_, here) = NUMBERED.iter().find(|row| row.0 == known && (known.len() > 1 || known != letters))?;
    Some(format!("write {here}/{number}"))
}
