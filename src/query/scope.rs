//! What a field's name asks for: a name and what stands behind it go in, a part of the query comes out.

use super::ast::{Flag, Node, ValueForm};
use super::dates::Bound;
use super::{quotes, tree};
use crate::fields::{FIELDS, GROUPS, Kind, find};

/// How the text at a place is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Scope {
    /// As words of any text, and fields.
    Free,
    /// As words of one text field.
    Text(&'static str),
    /// As values of a field.
    Value(&'static str, Kind),
    /// As periods.
    Date(&'static str, Bound),
    /// As numbers.
    Number(&'static str),
    /// As properties, behind `is:`.
    Flag,
    /// As names of fields, behind `has:`.
    Has,
}

/// A message and a hint.
pub(super) type Reason = (String, Option<String>);

/// Names that bound the date of publication.
const BOUNDS: &[(&str, Bound)] =
    &[("after", Bound::After), ("before", Bound::Before), ("since", Bound::Since), ("until", Bound::Until)];

/// Finds what a name in front of a colon asks for.
pub(super) fn named(name: &str) -> Option<Scope> {
    if let Some((_, bound)) = BOUNDS.iter().find(|row| row.0 == name) {
        return Some(Scope::Date("date", *bound));
    }
    if let Some((group, _, _)) = GROUPS.iter().find(|row| row.0 == name) {
        return Some(Scope::Value(group, Kind::Name));
    }
    match name {
        "is" => return Some(Scope::Flag),
        "has" => return Some(Scope::Has),
        _ => {}
    }
    let field = find(name)?;
    Some(match field.kind {
        Kind::Text => Scope::Text(field.name),
        Kind::Keyword | Kind::Label | Kind::Name => Scope::Value(field.name, field.kind),
        Kind::Date => Scope::Date(field.name, Bound::Within),
        Kind::Number | Kind::Share => Scope::Number(field.name),
    })
}

/// Says which name may have been meant.
pub(super) fn nearest(name: &str) -> String {
    let names = FIELDS.iter().map(|field| field.name).chain(GROUPS.iter().map(|row| row.0));
    let names = names.chain(BOUNDS.iter().map(|row| row.0)).chain(["is", "has"]);
    let near = names.map(|known| (distance(name, known), known)).min();
    match near {
        Some((steps, known)) if steps <= 2 && steps < name.len() => format!("did you mean `{known}:`?"),
        _ => {
            format!("the fields are {}", FIELDS.iter().map(|field| field.name).collect::<Vec<_>>().join(", "))
        }
    }
}

/// A value as typed.
#[derive(Clone, Copy, Debug)]
pub(super) struct Typed<'t> {
    /// Without the quotes.
    pub(super) text: &'t str,
    /// Whether it stood in quotes.
    pub(super) is_quoted: bool,
    /// Whether a `=` stood in front.
    pub(super) is_exact: bool,
    /// Whether a `*` stood behind the quotes.
    pub(super) is_open: bool,
}

/// Reads a value of a keyword or name field.
pub(super) fn value(field: &'static str, kind: Kind, typed: Typed<'_>) -> Result<Node, Reason> {
    let mut text = typed.text;
    let mut form = if typed.is_exact { ValueForm::Exact } else { ValueForm::Words };
    if !typed.is_quoted {
        let marks: &[char] = if kind == Kind::Name { &[',', ';', '?', '!', '.'] } else { &[',', ';'] };
        text = text.trim_end_matches(marks);
    }
    let is_open = typed.is_open || !typed.is_quoted && text.ends_with('*');
    if is_open && !typed.is_exact {
        form = ValueForm::Prefix;
        text = if typed.is_quoted { text } else { text.trim_end_matches('*') };
    }
    let value = printable(text);
    if value.is_empty() && form == ValueForm::Prefix {
        return Ok(holds(field));
    }
    if !value.contains(char::is_alphanumeric) {
        return Err((format!("nothing to look for in `{field}:`: left out"), None));
    }
    Ok(Node::Value { field, value, form })
}

/// Reads a number or a range of numbers: `>800`, `500..`, `500..800`, `<0.6`.
pub(super) fn number(field: &'static str, text: &str) -> Result<Node, Reason> {
    let none = || no_number(field, text, "..");
    let text = text.trim_end_matches([',', ';', '?', '!']);
    let read = |digits: &str| Counted::read(field, digits).ok_or_else(none);
    let side = |digits: &str, least: fn(Counted) -> Option<u64>| match digits.trim().is_empty() {
        true => Ok(None),
        false => least(read(digits)?).map(Some).ok_or_else(none),
    };
    let (from, to) = if let Some((from, to)) = text.split_once("..") {
        (side(from, Counted::at_least)?, side(to, Counted::at_most)?)
    } else if let Some(digits) = text.strip_prefix(">=") {
        (Some(read(digits)?.at_least().ok_or_else(none)?), None)
    } else if let Some(digits) = text.strip_prefix("<=") {
        (None, Some(read(digits)?.at_most().ok_or_else(none)?))
    } else if let Some(digits) = text.strip_prefix('>') {
        (Some(read(digits)?.above().ok_or_else(none)?), None)
    } else if let Some(digits) = text.strip_prefix('<') {
        (None, Some(read(digits)?.below().ok_or_else(none)?))
    } else {
        let number = read(text.trim_start_matches('='))?;
        (number.at_least(), number.at_most())
    };
    let is_empty = from.zip(to).is_some_and(|(from, to)| from > to) || from.is_none() && to.is_none();
    if is_empty { Err(none()) } else { Ok(Node::Number { field, from, to }) }
}

/// Says that a text is no number of a field; `to` is what stands between the ends of a range.
pub(super) fn no_number(field: &'static str, text: &str, to: &str) -> Reason {
    let is_share = find(field).is_some_and(|field| field.kind == Kind::Share);
    let (low, high) = if is_share { ("0.6", "0.8") } else { ("500", "800") };
    let range = if to == ".." { format!("{low}..{high}") } else { format!("[{low}{to}{high}]") };
    let hint = format!("write {field}:>{high}, {field}:<{high} or {field}:{range}");
    (format!("`{text}` is no number of {field}: left out"), Some(hint))
}

/// A number as typed, in what its field is counted in.
#[derive(Clone, Copy, Debug)]
pub(super) struct Counted {
    /// The number, or the next below it.
    below: u64,
    is_exact: bool,
}

impl Counted {
    /// Reads `800`, `1,000`; of a part of 1 also `0.6`, `.6`, `0,6` and `60%`.
    pub(super) fn read(field: &str, digits: &str) -> Option<Counted> {
        let digits = digits.trim();
        let scale = find(field)?.kind.scale();
        if scale == 1 {
            let below = digits.replace([',', '_'], "").parse().ok()?;
            return Some(Counted { below, is_exact: true });
        }
        let (digits, of) = match digits.strip_suffix('%') {
            Some(digits) => (digits.trim(), 100),
            None => (digits, 1),
        };
        let (whole, part) = digits.split_once(['.', ',']).unwrap_or((digits, ""));
        let are_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        if whole.len() + part.len() == 0 || !are_digits(whole) || !are_digits(part) || part.len() > 12 {
            return None;
        }
        let unit = 10_u64.pow(part.len() as u32) * of;
        let number = |text: &str| if text.is_empty() { Some(0) } else { text.parse::<u64>().ok() };
        let shifted =
            number(whole)?.checked_mul(unit / of)?.checked_add(number(part)?)?.checked_mul(scale)?;
        Some(Counted { below: shifted / unit, is_exact: shifted % unit == 0 })
    }

    /// The smallest that is not below it.
    pub(super) fn at_least(self) -> Option<u64> {
        if self.is_exact { Some(self.below) } else { self.below.checked_add(1) }
    }

    /// The largest that is not above it.
    // One of four ways to take a side of a range, which are handed on as functions.
    #[allow(clippy::unnecessary_wraps)]
    pub(super) fn at_most(self) -> Option<u64> {
        Some(self.below)
    }

    /// The smallest above it.
    pub(super) fn above(self) -> Option<u64> {
        self.below.checked_add(1)
    }

    /// The largest below it.
    pub(super) fn below(self) -> Option<u64> {
        if self.is_exact { self.below.checked_sub(1) } else { Some(self.below) }
    }
}

/// Reads the name of a property.
pub(super) fn flag(text: &str) -> Result<Node, Reason> {
    let name = bare(text);
    if let Some((flag, _, _)) = Flag::ALL.iter().find(|row| row.1 == name) {
        return Ok(Node::Is(*flag));
    }
    let names: Vec<&str> = Flag::ALL.iter().map(|row| row.1).collect();
    Err((format!("`{name}` is no property: left out"), Some(format!("write is: with {}", names.join(", ")))))
}

/// Reads the name of a field that must hold something.
pub(super) fn has(text: &str) -> Result<Node, Reason> {
    let name = bare(text);
    if let Some((group, _, _)) = GROUPS.iter().find(|row| row.0 == name) {
        return Ok(holds(group));
    }
    match find(&name) {
        Some(field) => Ok(Node::Has(field.name)),
        None => Err((format!("`{name}` is not a field: left out"), Some(nearest(&name)))),
    }
}

/// A field, or any of a group, that holds something.
pub(super) fn holds(name: &'static str) -> Node {
    let members = GROUPS.iter().find(|row| row.0 == name).map_or([name].to_vec(), |row| row.1.to_vec());
    tree::any(members.into_iter().map(Node::Has).collect()).unwrap_or(Node::Has(name))
}

fn bare(text: &str) -> String {
    text.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase()
}

/// Makes single spaces of white space, and takes out quotes that could not be typed again.
pub(super) fn printable(text: &str) -> String {
    let text = if quotes::around(text).is_some() { text.to_owned() } else { text.replace('"', " ") };
    let pieces = text.split(|c: char| c.is_whitespace() || c.is_control()).filter(|piece| !piece.is_empty());
    pieces.collect::<Vec<_>>().join(" ")
}

/// Number of letters to insert, take out, replace or exchange with the next (optimal string alignment).
pub(super) fn distance(a: &str, b: &str) -> usize {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    let mut rows = vec![vec![0; b.len() + 1]; a.len() + 1];
    for i in 0..=a.len() {
        for j in 0..=b.len() {
            if i == 0 || j == 0 {
                rows[i][j] = i + j;
                continue;
            }
            let replaced = rows[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1]);
            rows[i][j] = replaced.min(rows[i - 1][j] + 1).min(rows[i][j - 1] + 1);
            // Two letters that changed places are one slip.
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                rows[i][j] = rows[i][j].min(rows[i - 2][j - 2] + 1);
            }
        }
    }
    rows[a.len()][b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check_number(text: &str, expected: &str) {
        check_number_of("words", text, expected);
    }

    fn check_number_of(field: &'static str, text: &str, expected: &str) {
        let found = number(field, text).map_or_else(|reason| reason.0, |node| node.to_string());
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn numbers_compare_and_range() {
        check_number("800", "words:800");
        check_number(">800", "words:>800");
        check_number(">=800", "words:>799");
        check_number("<800", "words:<800");
        check_number("<=800", "words:<801");
        check_number("500..800", "words:500..800");
        check_number("500..", "words:>499");
        check_number("..500", "words:<501");
        check_number("0..", "words:0..");
        check_number("1,000", "words:1000");
        check_number("<0", "`<0` is no number of words: left out");
        check_number("9..1", "`9..1` is no number of words: left out");
        check_number("..", "`..` is no number of words: left out");
        check_number("99999999999999999999", "`99999999999999999999` is no number of words: left out");
        check_number(">18446744073709551615", "`>18446744073709551615` is no number of words: left out");
        check_number("..18446744073709551615", "words:..18446744073709551615");
    }

    #[test]
    fn parts_of_1_compare_and_range() {
        let check = |text: &str, expected: &str| check_number_of("ocr", text, expected);
        check("<0.6", "ocr:<0.6");
        check(">.85", "ocr:>0.85");
        check(">=0.6", "ocr:>0.599");
        check("<=60%", "ocr:<0.601");
        check("0,6..0,8", "ocr:0.6..0.8");
        check("0.87", "ocr:0.87");
        check("1", "ocr:1");
        check("<0.60051", "ocr:<0.601");
        check(">0.60051", "ocr:>0.6");
        check("0.60051", "`0.60051` is no number of ocr: left out");
        check("<0", "`<0` is no number of ocr: left out");
        check("good", "`good` is no number of ocr: left out");
        check("<1e-3", "`<1e-3` is no number of ocr: left out");
    }

    #[test]
    fn the_nearest_name_is_offered() {
        assert_eq!(nearest("sorce"), "did you mean `source:`?");
        assert_eq!(nearest("auther"), "did you mean `author:`?");
        assert_eq!(nearest("befor"), "did you mean `before:`?");
        assert!(nearest("helicopter").starts_with("the fields are id, title,"));
    }
}
