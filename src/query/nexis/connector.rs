//! What joins two parts: a text goes in, the connector at its beginning comes out, and the other way round.

use super::super::ast::{Order, Sense, Unit};
use super::super::quotes;
use super::super::tree::Nearness;

/// What joins two parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Connector {
    Or,
    And,
    AndNot,
    Near(Nearness),
}

/// A connector that was read.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) connector: Connector,
    /// Bytes of the text.
    pub(super) length: usize,
    /// The number as it was typed, where it is none from 1 to [`FARTHEST`].
    pub(super) is_out_of_range: bool,
}

/// Words that may stand between two parts near each other.
pub(super) const FARTHEST: u32 = 255;

/// Connectors without a number, in one word or two.
const JOINS: &[(&str, Connector)] = &[
    ("or", Connector::Or),
    ("and", Connector::And),
    ("&", Connector::And),
    ("and not", Connector::AndNot),
    ("but not", Connector::AndNot),
    ("andnot", Connector::AndNot),
    ("butnot", Connector::AndNot),
];

/// What stands in front of a distance: `w/5`, `+5`.
const DISTANCES: &[(&str, Order, Sense)] = &[
    ("w/", Order::Free, Sense::Near),
    ("near/", Order::Free, Sense::Near),
    ("/", Order::Free, Sense::Near),
    ("pre/", Order::Fixed, Sense::Near),
    ("onear/", Order::Fixed, Sense::Near),
    ("+", Order::Fixed, Sense::Near),
    ("not/", Order::Free, Sense::NotNear),
];

/// Distances that are no number of words; the first name of each is the one that is printed.
const UNITS: &[(&str, Unit)] = &[
    ("s", Unit::Sentence),
    ("sent", Unit::Sentence),
    ("sentence", Unit::Sentence),
    ("p", Unit::Paragraph),
    ("para", Unit::Paragraph),
    ("paragraph", Unit::Paragraph),
    ("seg", Unit::Field),
    ("segment", Unit::Field),
];

impl Connector {
    /// Finds the connector at the beginning of a text, in letters of any case.
    pub(super) fn read(text: &str) -> Option<Found> {
        let first = run(text);
        let gap = text[first.len()..].len() - text[first.len()..].trim_start().len();
        let second = run(&text[first.len() + gap..]);
        let both = first.len() + gap + second.len();
        let found = |connector, length, is_out_of_range| Found { connector, length, is_out_of_range };
        if is("not", second) && gap > 0 {
            let pair = format!("{} not", first.to_ascii_lowercase());
            if let Some((_, connector)) = JOINS.iter().find(|row| row.0 == pair) {
                return Some(found(*connector, both, false));
            }
        }
        if is("not", first)
            && gap > 0
            && let Some((mut nearness, is_out_of_range)) = nearness(second)
        {
            nearness.sense = Sense::NotNear;
            return Some(found(Connector::Near(nearness), both, is_out_of_range));
        }
        if let Some((nearness, is_out_of_range)) = nearness(first) {
            return Some(found(Connector::Near(nearness), first.len(), is_out_of_range));
        }
        let (_, connector) = JOINS.iter().find(|row| is(row.0, first))?;
        Some(found(*connector, first.len(), false))
    }

    /// How tightly it joins; what joins tighter is joined first.
    pub(super) fn binding(self) -> u32 {
        match self {
            Connector::Or => 2000,
            Connector::Near(Nearness { unit: Unit::Word, n, .. }) => 1000_u32.saturating_sub(n),
            Connector::Near(Nearness { unit: Unit::Sentence, .. }) => 600,
            Connector::Near(Nearness { unit: Unit::Paragraph, .. }) => 500,
            Connector::Near(Nearness { unit: Unit::Field, .. }) => 450,
            Connector::And => 400,
            Connector::AndNot => 300,
        }
    }
}

/// Prints a nearness; `None` where Nexis has no such connector.
pub(super) fn print(nearness: Nearness) -> Option<String> {
    let name = if nearness.order == Order::Fixed { "pre" } else { "w" };
    let not = if nearness.sense == Sense::NotNear { "not " } else { "" };
    let distance = match UNITS.iter().find(|row| row.1 == nearness.unit) {
        Some((distance, _)) => (*distance).to_owned(),
        None if (1..=FARTHEST).contains(&nearness.n) => nearness.n.to_string(),
        None => return None,
    };
    Some(format!("{not}{name}/{distance}"))
}

/// What stands at the beginning of a text, to a space, bracket or quote.
fn run(text: &str) -> &str {
    let is_quote = |c: char| quotes::opens(c) && !quotes::is_single(c);
    let ends = |c: char| c.is_whitespace() || c.is_control() || matches!(c, '(' | ')') || is_quote(c);
    // No connector is longer, and a long word is not looked at twice.
    let end = text.char_indices().take(LONGEST).find(|(_, c)| ends(*c)).map(|(index, _)| index);
    let longest = text.char_indices().nth(LONGEST).map_or(text.len(), |(index, _)| index);
    &text[..end.unwrap_or(longest)]
}

/// Characters that the longest connector may have, and one more.
const LONGEST: usize = 24;

fn is(name: &str, text: &str) -> bool {
    name.eq_ignore_ascii_case(text)
}

/// Reads `w/5`, and whether its number had to be brought into the range.
fn nearness(run: &str) -> Option<(Nearness, bool)> {
    let run = run.to_ascii_lowercase();
    let begins = |row: &&(&str, Order, Sense)| run.starts_with(row.0);
    let (name, order, sense) = *DISTANCES.iter().find(begins)?;
    let distance = &run[name.len()..];
    if let Some((_, unit)) = UNITS.iter().find(|row| row.0 == distance) {
        return Some((Nearness { n: 0, order, unit: *unit, sense }, false));
    }
    if distance.is_empty() || !distance.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let typed = distance.parse::<u32>().unwrap_or(u32::MAX);
    let n = typed.clamp(1, FARTHEST);
    Some((Nearness { n, order, unit: Unit::Word, sense }, n != typed))
}
