//! What fields of values hold: a term or a range goes in, a value, period or number comes out.

use super::days::{self, Span};
use super::meaning::{Reader, is_star};
use super::signs::{Ends, Leaf};
use crate::article::DayRange;
use crate::fields::Kind;
use crate::query::ast::Node;
use crate::query::dates::Bound;
use crate::query::scope::{self, Counted, Reason, Typed};
use crate::query::tree;
use chrono::{Datelike, NaiveDate};
use std::ops::Range;

/// Reads a value of a keyword or name field.
pub(super) fn value(
    reader: &mut Reader<'_>,
    field: &'static str,
    kind: Kind,
    leaf: &Leaf,
    at: &Range<usize>,
) -> Result<Option<Node>, Reason> {
    let whole = |text: &str, is_quoted: bool| {
        scope::value(field, kind, Typed { text, is_quoted, is_exact: false, is_open: false })
    };
    match leaf {
        leaf if is_star(leaf) => Ok(Some(scope::holds(field))),
        // A star that was escaped is a letter of the value.
        Leaf::Term { text, signs } if signs.is_empty() => whole(text, text.ends_with('*')).map(Some),
        Leaf::Term { text, signs } => {
            let is_address = |sign: &usize| text.contains("://") && text.as_bytes()[*sign] == b'?';
            let first = signs.iter().find(|sign| !is_address(sign));
            let Some(first) = first else { return whole(text, true).map(Some) };
            let beginning = &text[..*first];
            if !text[*first..].bytes().all(|byte| byte == b'*') {
                let instead = format!("values that begin with `{beginning}` are searched");
                reader.problem(at, (format!("only a `*` at the end works in `{field}:`: {instead}"), None));
            }
            let typed = Typed { text: beginning, is_quoted: true, is_exact: false, is_open: true };
            scope::value(field, kind, typed).map(Some)
        }
        Leaf::Phrase { text, slop } => {
            if *slop > 0 {
                let message = format!("the words of a value in `{field}:` do not move: `~` is left out");
                reader.problem(at, (message, None));
            }
            whole(text, true).map(Some)
        }
        Leaf::Fuzzy { text, .. } => {
            let message = format!("no slips are searched in `{field}:`: the value is searched as it stands");
            reader.problem(at, (message, None));
            whole(text, true).map(Some)
        }
        Leaf::Regex(text) => {
            let hint = Some(format!("write the beginning of the value: {field}:x*"));
            Err((format!("no regular expression is searched in `{field}:`: `/{text}/` is left out"), hint))
        }
        Leaf::Range { from, to, .. } => {
            let message = format!("`{field}:` has no range: its ends are searched");
            reader.problem(at, (message, None));
            let ends: Result<Vec<Node>, Reason> = from.iter().chain(to).map(|end| whole(end, true)).collect();
            ends.map(tree::any)
        }
    }
}

/// Reads a period: a date, a comparison or a range.
pub(super) fn date(
    reader: &mut Reader<'_>,
    field: &'static str,
    bound: Bound,
    leaf: &Leaf,
    at: &Range<usize>,
) -> Result<Node, Reason> {
    let range = match leaf {
        leaf if is_star(leaf) => return Ok(Node::Has(field)),
        Leaf::Term { text, signs } if !signs.is_empty() => {
            // `2024-04-*` is the month.
            let unit = text.trim_end_matches(['*', '?', '-']);
            bounded(reader, unit, bound, at)?
        }
        Leaf::Term { text, .. } | Leaf::Phrase { text, .. } => {
            let (bound, text) = compared(bound, text);
            bounded(reader, text, bound, at)?
        }
        Leaf::Fuzzy { text, .. } | Leaf::Regex(text) => {
            let hint = Some(format!("write {field}:2024-04 or {field}:[2024-04-01 TO 2024-04-30]"));
            return Err((format!("`{text}` is no date here: left out"), hint));
        }
        Leaf::Range { from, to, ends } => {
            let (since, until) = bounds(*ends);
            let mut range = DayRange::default();
            if let Some(from) = from {
                range.from = bounded(reader, from, since, at)?.from;
            }
            if let Some(to) = to {
                range.to = bounded(reader, to, until, at)?.to;
            }
            range
        }
    };
    if range.from.zip(range.to).is_some_and(|(from, to)| from > to) {
        return Err((format!("this period of `{field}:` ends before it begins: left out"), None));
    }
    if range == DayRange::default() { Ok(Node::Has(field)) } else { Ok(Node::Date { field, range }) }
}

/// Reads a number: itself, a comparison or a range.
pub(super) fn number(field: &'static str, leaf: &Leaf) -> Result<Node, Reason> {
    let none = |text: &str| scope::no_number(field, text, " TO ");
    match leaf {
        leaf if is_star(leaf) => Ok(Node::Has(field)),
        Leaf::Term { text, signs } if signs.is_empty() => scope::number(field, text),
        Leaf::Phrase { text, .. } => scope::number(field, text),
        Leaf::Term { text, .. } | Leaf::Fuzzy { text, .. } | Leaf::Regex(text) => Err(none(text)),
        Leaf::Range { from, to, ends } => {
            let read = |end: &Option<String>, bound: fn(Counted) -> Option<u64>| match end {
                None => Ok(None),
                Some(text) => Counted::read(field, text).and_then(bound).map(Some).ok_or_else(|| none(text)),
            };
            let from = read(from, if ends.has_from { Counted::at_least } else { Counted::above })?;
            let to = read(to, if ends.has_to { Counted::at_most } else { Counted::below })?;
            if from.zip(to).is_some_and(|(from, to)| from > to) {
                return Err((format!("no number of {field} is in this range: left out"), None));
            }
            Ok(Node::Number { field, from, to })
        }
    }
}

/// What the ends of a range are.
fn bounds(ends: Ends) -> (Bound, Bound) {
    let since = if ends.has_from { Bound::Since } else { Bound::After };
    let until = if ends.has_to { Bound::Until } else { Bound::Before };
    (since, until)
}

/// Takes the sign off a comparison.
fn compared(bound: Bound, text: &str) -> (Bound, &str) {
    let signs = [(">=", Bound::Since), ("<=", Bound::Until), (">", Bound::After), ("<", Bound::Before)];
    let text = text.trim().trim_end_matches([',', ';', '.']);
    let signed = signs.iter().find_map(|(sign, bound)| text.strip_prefix(sign).map(|rest| (*bound, rest)));
    signed.filter(|_| bound == Bound::Within).unwrap_or((bound, text))
}

/// The days that a date bounds.
fn bounded(reader: &mut Reader<'_>, text: &str, bound: Bound, at: &Range<usize>) -> Result<DayRange, Reason> {
    let none = |message: String, hint: Option<String>| (format!("{message}: left out"), hint);
    let span = days::read(text, reader.today).map_err(|no_period| none(no_period.message, no_period.hint))?;
    if span.is_cut {
        let message = format!("an article has a day and no hour: the hours of `{text}` are left out");
        reader.problem(at, (message, None));
    }
    let (from, to) =
        ends(span, bound).ok_or_else(|| none(format!("`{text}` leaves no day to search"), None))?;
    Ok(DayRange { from, to })
}

/// First and last day, where they are bounded.
fn ends(span: Span, bound: Bound) -> Option<(Option<NaiveDate>, Option<NaiveDate>)> {
    // Years have four digits.
    let existing = |day: &NaiveDate| (1..=9999).contains(&day.year());
    let next = |day: NaiveDate| day.succ_opt().filter(existing);
    let before = |day: NaiveDate| day.pred_opt().filter(existing);
    Some(match bound {
        Bound::Within => (span.first, span.last),
        Bound::Since => (Some(span.first?), None),
        Bound::Until => (None, Some(span.last?)),
        Bound::After => (Some(next(span.last?)?), None),
        Bound::Before => (None, Some(before(span.first?)?)),
    })
}
