//! Operators such as `w/5`: a run of characters goes in, how near two texts must be comes out.

use super::ast::{Order, Sense, Unit};
use super::scope::Reason;
use super::tree::Nearness;

/// The largest number of words, mentions or parts that can be asked for; whole articles are shorter.
pub(super) const MOST: u32 = 1_000_000;

/// An operator that was read.
#[derive(Debug, PartialEq)]
pub(super) struct Proximity {
    /// What it asks for.
    pub(super) nearness: Nearness,
    /// What could not be taken as it stands.
    pub(super) problem: Option<Reason>,
}

/// Reads `w/5`, `pre/5`, `w/s`, `w/p`, `w/f`, in capitals or not.
pub(super) fn read(run: &str) -> Option<Proximity> {
    let (name, distance) = run.split_once('/').filter(|(name, _)| name.len() <= 3)?;
    let order = match name.to_ascii_lowercase().as_str() {
        "w" => Order::Free,
        "pre" => Order::Fixed,
        _ => return None,
    };
    let unit = match distance {
        "s" | "S" => Unit::Sentence,
        "p" | "P" => Unit::Paragraph,
        "f" | "F" => Unit::Field,
        digits if is_number(digits) => Unit::Word,
        _ => return None,
    };
    let (n, problem) = if unit == Unit::Word { count(distance, run) } else { (0, None) };
    Some(Proximity { nearness: Nearness { n, order, unit, sense: Sense::Near }, problem })
}

/// Length of such an operator at the beginning of a text.
pub(super) fn length(text: &str) -> Option<usize> {
    let name = ["w/", "pre/"].iter().find(|name| starts_with(text, name))?.len();
    let digits = text[name..].bytes().take_while(u8::is_ascii_digit).count();
    let is_letter = starts_with(&text[name..], "s") || starts_with(&text[name..], "p");
    match digits {
        0 if is_letter || starts_with(&text[name..], "f") => Some(name + 1),
        0 => None,
        digits => Some(name + digits),
    }
}

/// Reads a number from 1 to [`MOST`]; `typed` is the operator that it stands in.
pub(super) fn count(digits: &str, typed: &str) -> (u32, Option<Reason>) {
    match digits.parse::<u32>().unwrap_or(u32::MAX) {
        0 => (1, Some((format!("`{typed}` asks for nothing: 1 is taken for 0"), None))),
        n if n > MOST => {
            (MOST, Some((format!("the number of `{typed}` is too large: {MOST} is taken for it"), None)))
        }
        n => (n, None),
    }
}

/// Whether a text is digits.
pub(super) fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether a text begins like this, in capitals or not.
pub(super) fn starts_with(text: &str, beginning: &str) -> bool {
    text.get(..beginning.len()).is_some_and(|start| start.eq_ignore_ascii_case(beginning))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(run: &str, expected: Option<(u32, Order, Unit)>) {
        let found = read(run).map(|read| (read.nearness.n, read.nearness.order, read.nearness.unit));
        assert_eq!(found, expected, "{run}");
        assert_eq!(length(run) == Some(run.len()), expected.is_some(), "{run}");
    }

    #[test]
    fn a_name_and_a_distance_make_an_operator() {
        check("w/5", Some((5, Order::Free, Unit::Word)));
        check("W/05", Some((5, Order::Free, Unit::Word)));
        check("pre/3", Some((3, Order::Fixed, Unit::Word)));
        check("w/s", Some((0, Order::Free, Unit::Sentence)));
        check("PRE/P", Some((0, Order::Fixed, Unit::Paragraph)));
        check("w/f", Some((0, Order::Free, Unit::Field)));
        check("w/0", Some((1, Order::Free, Unit::Word)));
        check("w/99999999999", Some((MOST, Order::Free, Unit::Word)));
    }

    #[test]
    fn other_slashes_make_none() {
        for run in ["w/o", "w/", "/5", "s/s", "and/or", "24/7", "w/5a", "w/-5", "near/5", "w/\u{665}"] {
            check(run, None);
        }
    }
}
