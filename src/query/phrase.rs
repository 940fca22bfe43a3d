//! What stands in quotes: a text goes in, the words of a phrase with their gaps and choices come out.

use super::ast::{Form, Node, Slot};
use super::chunk;
use super::quotes;

/// A phrase that was read.
#[derive(Debug)]
pub(super) struct Phrase {
    /// Its places; empty when the quotes hold no word.
    pub(super) slots: Vec<Slot>,
    /// What could not be taken as it stands: messages with their hints.
    pub(super) problems: Vec<(String, Option<String>)>,
}

/// Reads what stands in quotes; `form` is what the quotes themselves ask for (`="Moe Aung"`).
pub(super) fn read(content: &str, form: Form) -> Phrase {
    let mut phrase = Phrase { slots: Vec::new(), problems: Vec::new() };
    let mut rest = content;
    while let Some(c) = rest.chars().next() {
        if c == '(' {
            rest = &rest[1..];
            if let Some((slot, behind)) = choice(rest, form) {
                phrase.slots.push(slot);
                rest = behind;
            }
        } else if ends_word(c) {
            rest = &rest[c.len_utf8()..];
        } else if let Some(length) = chunk::regex_length(rest) {
            phrase.slots.extend(regex_unit(&rest[..length]).node.map(Slot::Node));
            rest = &rest[length..];
        } else {
            let (run, behind) = rest.split_at(rest.find(ends_word).unwrap_or(rest.len()));
            phrase.add(run, form);
            rest = behind;
        }
    }
    let is_gap = |slot: &Slot| *slot == Slot::Gap;
    while phrase.slots.last().is_some_and(is_gap) {
        phrase.slots.pop();
    }
    let leading = phrase.slots.iter().take_while(|slot| is_gap(slot)).count();
    phrase.slots.drain(..leading);
    phrase
}

/// Splits `=word` and `==WORD` into the form and the rest.
pub(super) fn form(text: &str) -> (Form, &str) {
    match text.strip_prefix('=') {
        None => (Form::Stem, text),
        Some(rest) => match rest.strip_prefix('=') {
            None => (Form::Exact, rest),
            Some(rest) => (Form::Cased, rest),
        },
    }
}

impl Phrase {
    fn add(&mut self, run: &str, outer: Form) {
        if !run.is_empty() && run.chars().all(|c| c == '*') {
            self.slots.push(Slot::Gap);
            return;
        }
        let unit = unit(run, outer);
        self.slots.extend(unit.node.map(Slot::Node));
        self.problems.extend(unit.problem);
    }
}

fn ends_word(c: char) -> bool {
    let is_quote = quotes::opens(c) && !quotes::is_single(c);
    c.is_whitespace() || c.is_control() || matches!(c, '(' | ')') || is_quote
}

fn unit(run: &str, outer: Form) -> chunk::Unit {
    let (inner, text) = form(run);
    chunk::quoted(text, if inner == Form::Stem { outer } else { inner })
}

/// Makes an expression that can stand in quotes: a quote in it is named by its number.
fn regex_unit(run: &str) -> chunk::Unit {
    let text = run[1..run.len() - 1].replace("\\\"", "\"").replace('"', "\\x22");
    chunk::Unit { node: Some(Node::Regex(text)), problem: None }
}

/// Reads `junta OR regime)`; any other brackets in a phrase are punctuation.
fn choice(rest: &str, outer: Form) -> Option<(Slot, &str)> {
    let mut words = Vec::new();
    let mut is_after_word = false;
    let mut rest = rest.trim_start();
    while !rest.starts_with(')') {
        let is_end = |c| c == '|' || ends_word(c);
        let regex_length = chunk::regex_length(rest);
        let length = regex_length.or_else(|| rest.find(is_end)).filter(|length| *length > 0);
        let (run, behind) = rest.split_at(if rest.starts_with('|') { 1 } else { length? });
        let is_or = matches!(run, "OR" | "|");
        if is_or != is_after_word {
            return None;
        }
        if !is_or {
            let unit = if regex_length.is_some() { regex_unit(run) } else { unit(run, outer) };
            words.push(unit.node.filter(|_| unit.problem.is_none())?);
        }
        is_after_word = !is_or;
        rest = behind.trim_start();
    }
    (words.len() > 1 && is_after_word).then(|| (Slot::Node(Node::Any(words)), &rest[1..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(content: &str, expected: &str) {
        let phrase = read(content, Form::Stem);
        let mark = if phrase.problems.is_empty() { "" } else { " !" };
        let found =
            if phrase.slots.is_empty() { String::new() } else { Node::Phrase(phrase.slots).to_string() };
        assert_eq!(format!("{found}{mark}"), expected, "{content}");
    }

    #[test]
    fn words_stand_in_order() {
        check("arms trade", "\"arms trade\"");
        check("  Is it over?  ", "\"Is it over\"");
        check("=Min ==WHO sanction*", "\"=Min ==WHO sanction*\"");
        check("bread AND butter", "\"bread AND butter\"");
    }

    #[test]
    fn a_star_alone_is_a_gap() {
        check("president * Keita", "\"president * Keita\"");
        check("* president *", "\"president\"");
        check("* *", "");
        check("president ** Keita", "\"president * Keita\"");
    }

    #[test]
    fn a_choice_stands_in_brackets() {
        check("(junta OR regime) chief", "\"(junta OR regime) chief\"");
        check("(junta|regime) chief", "\"(junta OR regime) chief\"");
        check("( junta | /wagn(er|or)/ ) chief", "\"(junta OR /wagn(er|or)/) chief\"");
        check("the (navy) chief", "\"the navy chief\"");
        check("(OR) x (a OR ) (a b)", "\"OR x a OR a b\"");
    }

    #[test]
    fn any_form_of_a_word_may_stand_in_quotes() {
        check("wom?n rights", "\"wom?n rights\"");
        check("*ization of", "\"*ization of\"");
        check("sanction* regime", "\"sanction* regime\"");
        check("Alexander lukashenko~1", "\"Alexander lukashenko~1\"");
        check("/wagn[eo]r/ group", "\"/wagn[eo]r/ group\"");
        check("the /wagn(er|or)/ group", "\"the /wagn(er|or)/ group\"");
        check("(wom?n OR girl*) vote", "\"(wom?n OR girl*) vote\"");
        check("who is it ? now?", "\"who is it now\"");
    }

    #[test]
    fn marks_alone_are_no_phrase() {
        check("-- ! ()", "");
    }
}
