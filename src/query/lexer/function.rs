//! `atleast3(`, `2of(`, `variants(…)`: a name with a bracket right behind it goes in, the signs for it come out.

use super::{Lexer, Sign, is_space};
use crate::query::ast::Node;
use crate::query::chunk::{OPERATOR_WORDS, breaks};
use crate::query::proximity::{count, is_number};
use crate::query::quotes;
use crate::query::scope::{self, Reason};
use std::ops::Range;

/// What is asked of the part in the brackets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::query) enum Function {
    /// So many mentions.
    AtLeast(u32),
    /// A place among the first words.
    First(u32),
    /// So many of the parts.
    Of(u32),
    /// Words in quotes, with so many moves.
    Slop(u32),
}

/// What a number makes of a function's name.
type Make = fn(u32) -> Function;

/// Names that have a number behind them; `of` has it in front.
const NAMES: &[(&str, Make)] = &[
    ("atleast", Function::AtLeast),
    ("first", Function::First),
    ("of", Function::Of),
    ("slop", Function::Slop),
];

/// The one function without a number.
const VARIANTS: &str = "variants";

impl Function {
    /// How it is written, without brackets.
    pub(in crate::query) fn name(self) -> String {
        match self {
            Function::AtLeast(n) => format!("atleast{n}"),
            Function::First(n) => format!("first{n}"),
            Function::Of(n) => format!("{n}of"),
            Function::Slop(n) => format!("slop{n}"),
        }
    }
}

impl Lexer<'_, '_> {
    /// Reads a function's name and its bracket.
    pub(super) fn function(&mut self) -> bool {
        let start = self.at;
        let typed = &self.rest()[..self.rest().bytes().take_while(u8::is_ascii_alphanumeric).count()];
        let behind = self.rest()[typed.len()..].chars().next();
        let name = typed.to_ascii_lowercase();
        if behind != Some('(') {
            return false;
        }
        if name == VARIANTS {
            return self.variants(start, None);
        }
        let Some((make, digits)) = numbered(&name) else {
            let is_plural = self.rest()[typed.len()..].starts_with("(s)");
            if let Some(reason) = unknown(typed, &name).filter(|_| !is_plural) {
                self.problems.add(start..start + typed.len(), reason.0, reason.1);
            }
            return false;
        };
        let scope = self.scope();
        self.open_field();
        self.at += typed.len();
        let (n, problem) = if name.starts_with("slop") && digits.bytes().all(|digit| digit == b'0') {
            (0, None)
        } else {
            count(digits, typed)
        };
        if let Some(reason) = problem {
            self.problem(start, reason);
        }
        if !self.is_deepest() {
            self.push(Sign::Function(make(n)), start);
        }
        self.bracket(scope);
        true
    }

    /// Says what to write where a function's name stands without its bracket.
    pub(super) fn bare_function(&mut self, run: Range<usize>) {
        let typed = &self.text[run.clone()];
        if numbered(&typed.to_ascii_lowercase()).is_some() && self.text[run.end..].starts_with(is_space) {
            let message = format!("`{typed}` is searched as a word: it has no bracket right behind it");
            self.problems.add(run, message, Some(format!("write {typed}(…)")));
        }
    }

    /// `variants(lukashenko)`, alone or in a field of names; in front of anything else it is a word.
    pub(super) fn variants(&mut self, start: usize, field: Option<&'static str>) -> bool {
        let Some((name, without, end)) = self.names_in_brackets(self.at + VARIANTS.len()) else {
            let hint = "write variants(lukashenko) or variants(\"Moe Aung\" -\"Moe Aong\")".to_owned();
            let message = "`variants(…)` holds one name: searched as words";
            self.problems.add(self.at..self.at + VARIANTS.len(), message, Some(hint));
            return false;
        };
        self.at = end;
        let name = scope::printable(&self.text[name]);
        let without = without.into_iter().map(|name| scope::printable(&self.text[name]));
        let without: Vec<String> = without.filter(|name| name.contains(char::is_alphanumeric)).collect();
        let node = name.contains(char::is_alphanumeric).then_some(Node::Variants { name, without });
        if node.is_none() {
            self.problem(start, ("no name stands in `variants(…)`: left out".to_owned(), None));
        }
        let node = match field {
            Some(name) => node.map(|node| Node::Field { name, query: Box::new(node) }),
            None => node,
        };
        self.operand(start, node);
        true
    }

    /// Finds the one name in the bracket that opens at `open`, the spellings behind it that are left out, and the end
    /// behind the closing bracket.
    fn names_in_brackets(&mut self, open: usize) -> Option<(Range<usize>, Vec<Range<usize>>, usize)> {
        let (name, mut end) = self.name_at(open + 1)?;
        let mut without = Vec::new();
        while self.text[end..].starts_with('-') {
            let (spelling, behind) = self.name_at(end + 1)?;
            without.push(spelling);
            end = behind;
        }
        self.text[end..].starts_with(')').then_some((name, without, end + 1))
    }

    /// Finds the name that begins at `begin`, and where the next or the closing bracket stands.
    fn name_at(&mut self, begin: usize) -> Option<(Range<usize>, usize)> {
        let spaces = |at: usize| self.text[at..].len() - self.text[at..].trim_start_matches(is_space).len();
        let begin = begin + spaces(begin);
        let first = self.text[begin..].chars().next()?;
        if quotes::opens(first) && !quotes::is_single(first) {
            let enclosed = self.quotes.find(self.text, begin)?;
            let end = enclosed.end + spaces(enclosed.end);
            return Some((enclosed.content, end));
        }
        let is_end = |c: char| matches!(c, '(' | ')' | '|') || quotes::opens(c) && !quotes::is_single(c);
        let bracket = begin + self.text[begin..].find(is_end)?;
        let mut removed = self.text[begin..bracket].match_indices('-').map(|place| begin + place.0);
        let removed = removed.find(|at| self.text[begin..*at].ends_with(is_space));
        let is_quoted = self.text[bracket..].chars().next().is_some_and(quotes::opens);
        let end = match removed {
            Some(at) => at,
            None if is_quoted => return None,
            None => bracket,
        };
        let is_operator = |word: &str| OPERATOR_WORDS.contains(&word) || matches!(word, "or" | "and");
        let is_name = !self.text[begin..end].split(breaks).any(is_operator);
        is_name.then_some((begin..end, end))
    }
}

/// Whether `variants(` begins here.
pub(super) fn is_variants(text: &str) -> bool {
    let name = text.get(..VARIANTS.len()).is_some_and(|name| name.eq_ignore_ascii_case(VARIANTS));
    name && text[VARIANTS.len()..].starts_with('(')
}

/// Splits a name into the function that it is and its number.
fn numbered(name: &str) -> Option<(Make, &str)> {
    NAMES.iter().find_map(|(known, make)| {
        let digits = if *known == "of" { name.strip_suffix(known) } else { name.strip_prefix(known) };
        digits.filter(|digits| is_number(digits)).map(|digits| (*make, digits))
    })
}

/// Says which function may have been meant by a name that is none.
fn unknown(typed: &str, name: &str) -> Option<Reason> {
    if name.len() > 20 {
        return None;
    }
    let letters = name.trim_end_matches(|c: char| c.is_ascii_digit());
    let digits = &name[letters.len()..];
    if letters == "atleast" {
        let hint = "write how many: atleast3(…)".to_owned();
        return Some((
            format!("`{typed}(…)` has no number: what is in the brackets is searched as words"),
            Some(hint),
        ));
    }
    let is_near = |known: &str| scope::distance(letters, known) * 3 <= known.len();
    let known = match digits {
        "" => [VARIANTS].into_iter().find(|known| is_near(known) && *known != letters)?,
        _ => ["atleast", "first", "slop"].into_iter().find(|known| is_near(known))?,
    };
    let hint = format!("did you mean `{known}{digits}(…)`?");
    Some((format!("`{typed}(…)` is no function: searched as words"), Some(hint)))
}
