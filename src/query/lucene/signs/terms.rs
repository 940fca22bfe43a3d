//! Where a term begins: a term, an operator or a field's name goes in, the signs for it come out.

use super::{Leaf, Lexer, Sign};
use crate::fields::Kind;
use crate::query::lexer;
use crate::query::lucene::names::{self, Place};
use crate::query::proximity;
use crate::query::scope::{self, Scope};

/// Words that are operators in capitals.
const OPERATORS: &[&str] = &["and", "or", "not"];

/// A run of letters; what `\` stands before is a letter.
#[derive(Default)]
struct Run {
    text: String,
    signs: Vec<usize>,
    has_escapes: bool,
    /// Bytes as typed.
    length: usize,
}

/// What ends a term besides white space.
const TERM: &str = "()\"[]{}^~!:";
/// What ends a time such as `10:30`, in which a colon is a letter.
const TIME: &str = "()\"[]{}^~!";
/// What ends an address or a path.
const ADDRESS: &str = "()\"[]{}^";

impl Lexer<'_, '_> {
    /// Reads one term, operator or field's name.
    pub(super) fn term(&mut self) {
        let start = self.at;
        let place = self.place();
        let mut run = run(self.rest(), TERM);
        let behind = &self.rest()[run.length..];
        let is_value = place.is_some() && self.tokens.last().is_some_and(|token| token.at.end == start);
        if !run.has_escapes && !is_value && self.operator(&run) {
            return;
        }
        if behind.starts_with(':') {
            if place.is_none() && self.field(&run) {
                return;
            }
            run = self::run(self.rest(), TIME);
        }
        let is_path =
            matches!(place, Some(Place::In(Scope::Value(_, Kind::Keyword)))) && run.text.contains('/');
        if is_path || run.text.contains("://") {
            run = self::run(self.rest(), ADDRESS);
        }
        if let Some(Place::In(Scope::Date(..) | Scope::Number(_))) = place {
            self.comparison(&mut run);
        }
        self.at += run.length;
        self.warn(&run, start, place);
        let leaf = match self.amount() {
            None => Leaf::Term { text: run.text, signs: run.signs },
            Some(amount) if run.signs.is_empty() => Leaf::Fuzzy { text: run.text, amount },
            Some(_) => {
                self.problem(start, "a pattern is not searched with slips as well: `~` is left out", None);
                Leaf::Term { text: run.text, signs: run.signs }
            }
        };
        self.push(Sign::Leaf(leaf), start);
    }

    fn operator(&mut self, run: &Run) -> bool {
        let start = self.at;
        let sign = match run.text.as_str() {
            "AND" => Sign::And,
            "OR" => Sign::Or,
            "NOT" => Sign::Not,
            _ => return false,
        };
        self.at += run.length;
        self.push(sign, start);
        true
    }

    /// `title:`, or the name of no field in front of a colon; `false` where a colon is a letter.
    fn field(&mut self, run: &Run) -> bool {
        let start = self.at;
        let name = run.text.as_str();
        let is_inner = |c: char| c.is_alphanumeric() || "_.-@".contains(c);
        let is_name = name.starts_with(|c: char| c.is_alphabetic() || "_@".contains(c))
            && name.chars().all(is_inner)
            && name.chars().nth(1).is_some();
        let behind = &self.rest()[run.length + 1..];
        let is_address = behind.starts_with("//") || lexer::SCHEMES.contains(&name.to_lowercase().as_str());
        let known = names::find(name);
        if known.is_none() && (!is_name || is_address) {
            return false;
        }
        self.at += run.length + 1;
        if let Some(place) = known {
            self.push(Sign::In(place), start);
            return true;
        }
        let is_prose = behind.chars().next().is_none_or(|c| c.is_whitespace() || c == ')');
        let instead = if is_prose { "searched as a word" } else { "what follows is searched as text" };
        let hint = scope::nearest(&name.to_lowercase());
        self.problem(start, format!("`{name}:` is not a field: {instead}"), Some(&hint));
        if is_prose {
            self.push(Sign::Leaf(Leaf::Term { text: name.to_owned(), signs: Vec::new() }), start);
        }
        true
    }

    /// Reads on behind a sign that stands before a space: `>= 800`.
    fn comparison(&self, run: &mut Run) {
        if run.text.chars().any(|c| !"<>=".contains(c)) {
            return;
        }
        let behind = &self.rest()[run.length..];
        let spaces = behind.len() - behind.trim_start_matches(' ').len();
        let number = self::run(&behind[spaces..], TIME);
        if number.signs.is_empty() && number.length > 0 {
            run.text.push_str(&number.text);
            run.length += spaces + number.length;
        }
    }

    /// Says what may have been meant as an operator.
    fn warn(&mut self, run: &Run, start: usize, place: Option<Place>) {
        if place.is_some() || run.has_escapes {
            return;
        }
        let text = run.text.as_str();
        let stands_between = start > 0 && !self.rest().trim().is_empty();
        if stands_between && OPERATORS.contains(&text) {
            let hint = format!("write {} to make it an operator", text.to_uppercase());
            self.problem(start, format!("`{text}` is searched as a word"), Some(&hint));
        } else if stands_between && proximity::read(text).is_some() {
            let hint = "write \"two words\"~5, which are so many moves";
            self.problem(start, format!("`{text}` is no operator of Lucene: searched as words"), Some(hint));
        } else if let Some(sign) = ["&&", "||"].iter().find(|sign| text.contains(**sign) && !is_date(text)) {
            let hint = format!("put spaces around {sign} to make it an operator");
            self.problem(start, format!("`{sign}` inside a word joins nothing"), Some(&hint));
        }
    }
}

/// Whether a run may be a date with something added: `2022-05-18||/M`.
fn is_date(text: &str) -> bool {
    text.trim_start_matches(['<', '>', '=']).starts_with(|c: char| c.is_ascii_digit())
        || text.contains("now||")
}

/// Reads a run at the beginning of a text.
fn run(text: &str, ends: &str) -> Run {
    let mut run = Run { length: text.len(), ..Run::default() };
    let mut chars = text.char_indices();
    while let Some((index, c)) = chars.next() {
        if c == '\\' {
            run.has_escapes = true;
            run.text.extend(chars.next().map(|(_, c)| c));
            continue;
        }
        if c.is_whitespace() || c.is_control() || ends.contains(c) {
            run.length = index;
            break;
        }
        if matches!(c, '*' | '?') {
            run.signs.push(run.text.len());
        }
        run.text.push(c);
    }
    run
}
