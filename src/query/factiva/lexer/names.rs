//! Where a name stands that asks for more: `hd=`, `wc>` or `date` goes in, the sign for it comes out.

use super::{Lexer, Sign};
use crate::query::ast::Node;
use crate::query::factiva::dates;
use crate::query::factiva::fields::{self, Tag};
use crate::query::scope;

impl Lexer<'_, '_> {
    /// `hd=`, or a name in front of a `=` or `:` that is none of Factiva's.
    pub(super) fn field(&mut self, name: &str) -> bool {
        let start = self.at;
        let rest = &self.rest()[name.len()..];
        let end = start + name.len() + 1;
        let known = Tag::find(name);
        let has_colon = rest.strip_prefix(':').is_some_and(|rest| rest.starts_with(char::is_alphanumeric));
        if has_colon && (known.is_some() || scope::named(&name.to_ascii_lowercase()).is_some()) {
            let message = format!("`{name}:` is no field of Factiva: searched as a word");
            let hint = known.map_or_else(fields::hint, |tag| format!("write {}=", tag.name));
            self.problems.add(start..end, message, Some(hint));
            return false;
        }
        let spaces = rest.len() - rest.trim_start_matches(' ').len();
        let Some(value) = rest[spaces..].strip_prefix('=') else { return false };
        let is_spaced = spaces > 0 || value.starts_with(' ');
        let Some(tag) = known else {
            if !is_spaced && !value.is_empty() {
                self.at = end;
                let message = format!("`{name}=` is no field here: what follows is searched as text");
                self.problems.add(start..end, message, Some(fields::hint()));
            }
            return !is_spaced && !value.is_empty();
        };
        self.at = end + spaces;
        if is_spaced {
            let message = format!("a space stands beside the `=` of `{name}=`: passed over");
            self.problems.add(start..self.at, message, Some(format!("write {}=coup", tag.name)));
        }
        self.push(Sign::Field(tag), start);
        true
    }

    /// `wc>1000`.
    pub(super) fn length(&mut self, run: &str) -> bool {
        let start = self.at;
        let rest = &self.rest()[run.len()..];
        let spaces = rest.len() - rest.trim_start_matches(' ').len();
        let rest = &rest[spaces..];
        if !run.eq_ignore_ascii_case("wc") || !rest.starts_with(['<', '>', '=']) {
            return false;
        }
        let signs = rest.len() - rest.trim_start_matches(['<', '>', '=', ' ']).len();
        let digits =
            rest[signs..].find(|c: char| !c.is_ascii_digit() && c != ',').unwrap_or(rest.len() - signs);
        let number = rest[..signs + digits].replace(' ', "");
        self.at += run.len() + spaces + signs + digits;
        match scope::number("words", &number) {
            Ok(node) => self.push(Sign::Part(Some(node)), start),
            Err((message, _)) => {
                self.problems.add(start..self.at, message, Some("write wc>1000 or wc<500".to_owned()));
                self.push(Sign::Part(None), start);
            }
        }
        true
    }

    /// `date from 20240401 to 20240430`.
    pub(super) fn period(&mut self, field: &'static str, name: usize) -> bool {
        let start = self.at;
        let Some(period) = dates::read(&self.rest()[name..], self.today) else {
            let word = &self.rest()[..name];
            let message = format!("no period stands behind `{word}`: searched as a word");
            let hint = format!("write {word} from 20240401 to 20240430, or the word in quotes");
            self.problems.add(start..start + name, message, Some(hint));
            return false;
        };
        self.at += name + period.length;
        for message in period.doubtful {
            let hint = Some("write the year, the month and the day: 20240430".to_owned());
            self.problems.add(start..self.at, message, hint);
        }
        match period.range {
            Ok(range) => self.push(Sign::Part(Some(Node::Date { field, range })), start),
            Err(none) => {
                let hint = none.hint.map(|_| "write date from 20240401 to 20240430".to_owned());
                self.problems.add(start..self.at, format!("{}: left out", none.message), hint);
                self.push(Sign::Part(None), start);
            }
        }
        true
    }
}
