//! Where running text may stand: a word, a phrase or a field's name goes in, the signs for it come out.

use super::{Lexer, is_space};
use crate::query::ast::{Form, Node};
use crate::query::chunk::{self, breaks};
use crate::query::phrase;
use crate::query::quotes::{self, Enclosed};
use crate::query::scope::{self, Scope};

/// Beginnings of addresses, which are no fields.
pub(in crate::query) const SCHEMES: &[&str] =
    &["http", "https", "ftp", "mailto", "urn", "doi", "tel", "data", "file"];

impl Lexer<'_, '_> {
    /// Reads one word, phrase or field's name.
    pub(super) fn text_operand(&mut self, c: char, scope: Scope) {
        let start = self.at;
        let (form, behind) = phrase::form(self.rest());
        let length = self.rest().len() - behind.len();
        let first = behind.chars().next().unwrap_or(' ');
        if quotes::opens(first) {
            if let Some(enclosed) = self.quotes.find(self.text, start + length) {
                self.phrase(start, enclosed, form);
            } else {
                self.at += length;
                self.lone_quote(first);
            }
        } else if let Some(length) = self.regex_length() {
            self.at += length;
            let text = self.text[start + 1..self.at - 1].to_owned();
            self.operand(start, Some(Node::Regex(text)));
        } else if !chunk::begins(behind) {
            self.foreign_mark();
            self.at += c.len_utf8();
        } else if form != Form::Stem {
            self.at += length;
            self.chunk(start, form, scope);
        } else if (self.pending.is_some() || !self.field(scope)) && !self.function() {
            self.chunk(start, form, scope);
        }
    }

    fn phrase(&mut self, start: usize, enclosed: Enclosed, form: Form) {
        let content = &self.text[enclosed.content];
        self.at = enclosed.end;
        let phrase = phrase::read(content, form);
        for reason in phrase.problems {
            self.problem(start, reason);
        }
        if phrase.slots.is_empty() {
            self.drop_field();
        } else {
            let node = self.with_distance(start, phrase.slots);
            self.operand(start, Some(node));
        }
    }

    /// Length of a regular expression that begins here, where a word could begin.
    fn regex_length(&self) -> Option<usize> {
        let before = self.text[..self.at].chars().next_back();
        let is_free = before.is_none_or(|c| is_space(c) || matches!(c, '(' | '|' | '-' | ':' | '='));
        if is_free { chunk::regex_length(self.rest()) } else { None }
    }

    /// `title:`, or the name of no field in front of a colon.
    fn field(&mut self, scope: Scope) -> bool {
        let start = self.at;
        let name = &self.rest()[..self.rest().bytes().take_while(u8::is_ascii_alphabetic).count()];
        let Some(behind) = self.rest()[name.len()..].strip_prefix(':') else { return false };
        let known = scope::named(&name.to_ascii_lowercase());
        let has_value = behind.starts_with(|c: char| !c.is_whitespace() && !c.is_control() && c != ')');
        let is_address = behind.starts_with("//") || SCHEMES.contains(&name.to_ascii_lowercase().as_str());
        let is_field = known.is_some() || has_value && !is_address && name.len() > 1;
        if !is_field || name.is_empty() {
            return false;
        }
        self.at += name.len() + 1;
        let reason = match known {
            Some(known) if has_value && scope == Scope::Free => {
                self.pending = Some((known, start));
                return true;
            }
            Some(_) if has_value => {
                (format!("`{name}:` cannot stand inside another field: searched as a word"), None)
            }
            Some(_) => {
                let hint = format!("write what you look for right behind `{name}:`");
                (format!("nothing stands right behind `{name}:`: searched as a word"), Some(hint))
            }
            None => {
                let hint = scope::nearest(&name.to_ascii_lowercase());
                (format!("`{name}:` is not a field: searched as a word"), Some(hint))
            }
        };
        self.problem(start, reason);
        self.operand(start, chunk::loose(name, Form::Stem).node);
        true
    }

    fn chunk(&mut self, start: usize, form: Form, scope: Scope) {
        let run = &self.rest()[..run_length(self.rest())];
        self.at += run.len();
        if run == "*" && form == Form::Stem {
            match (self.pending.is_some(), scope) {
                (_, Scope::Free) => self.operand(start, Some(Node::Everything)),
                (true, Scope::Text(name)) => {
                    self.pending = None;
                    self.operand(start, Some(scope::holds(name)));
                }
                _ => {}
            }
            return;
        }
        let unit = chunk::loose(run, form);
        if form == Form::Stem {
            self.bare_function(start..self.at);
            self.foreign_word(start);
        }
        if let Some(reason) = unit.problem {
            self.problem(start, reason);
        }
        if unit.node.is_some() {
            self.operand(start, unit.node);
        }
    }
}

/// Length of the run of characters at the beginning of a text; a comma or semicolon joins only digits.
fn run_length(text: &str) -> usize {
    let mut before = ' ';
    for (index, c) in text.char_indices() {
        let after = text[index + c.len_utf8()..].chars().next().unwrap_or(' ');
        let is_in_number = before.is_ascii_digit() && after.is_ascii_digit();
        if breaks(c) || matches!(c, ',' | ';') && !is_in_number {
            return index;
        }
        before = c;
    }
    text.len()
}
