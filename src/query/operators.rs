//! OPERATORS, the whole language in one table: what a person can type goes in, what it means comes out.
//!
//! Help and tests are read from this table; the fields themselves are in [`crate::fields::FIELDS`].

/// Something that can be typed in a query.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Operator {
    /// How it is written.
    pub name: &'static str,
    /// What it asks for, in a few words.
    pub help: &'static str,
    /// A query that uses it.
    pub example: &'static str,
    /// The example as the program understands it.
    pub means: &'static str,
}

/// Everything that can be typed, in the order in which a newcomer meets it.
pub const OPERATORS: &[Operator] = &[
    row(
        "a b",
        "words side by side: articles with all of them first, then with some",
        "russia junta",
        "russia junta",
    ),
    row("\"a b\"", "words in this order, one after the other", "\"arms trade\"", "\"arms trade\""),
    row("AND", "both; clauses side by side are joined so", "coup AND mali", "coup AND mali"),
    row("OR", "either; also |", "coup | putsch", "coup OR putsch"),
    row("NOT", "without; also a - in front", "coup -mali", "coup AND NOT mali"),
    row("( )", "what belongs together", "(coup OR putsch) mali", "(coup OR putsch) AND mali"),
    row("a*", "any word that begins like this", "sanction*", "sanction*"),
    row("a?b", "any word of this shape: ? is one letter, * any number", "wom?n", "wom?n"),
    row(
        "w/5",
        "at most 5 words from one to the other (neighbours: 1), in any order",
        "russia w/10 junta",
        "russia w/10 junta",
    ),
    row("pre/5", "the same, in this order", "wagner pre/3 group", "wagner pre/3 group"),
    row("w/s", "in the same sentence", "(mali OR niger) w/s coup", "(mali OR niger) w/s coup"),
    row("w/p", "in the same paragraph; w/f in the same field", "junta w/p election*", "junta w/p election*"),
    row(
        "not w/5",
        "at least once without the other so near; also not pre/5, not w/s",
        "rico not w/5 puerto",
        "rico not w/5 puerto",
    ),
    row(
        "\"a b\"~3",
        "at most 3 words from each to the next, in any order",
        "\"wagner mali\"~3",
        "wagner w/3 mali",
    ),
    row("* in quotes", "any one word", "\"president * Keita\"", "\"president * Keita\""),
    row(
        "\"(a OR b) c\"",
        "in quotes, a choice of words; all forms of a word may stand there",
        "\"(junta|regime*) chief\"",
        "\"(junta OR regime*) chief\"",
    ),
    row("=a", "this spelling, without other endings", "=run", "=run"),
    row("==A", "this spelling and these capitals", "==WHO", "==WHO"),
    row(
        "a~",
        "with slips: one letter other than typed, ~2 for two",
        "lukashenko~ minsk~2",
        "lukashenko~1 minsk~2",
    ),
    row("/a/", "any word that a regular expression matches as a whole", "/wagn[eo]r/", "/wagn[eo]r/"),
    row(
        "variants( )",
        "a name in all spellings of the archive, but for those behind a -",
        "variants(lukashenko -loukachenko)",
        "variants(lukashenko -loukachenko)",
    ),
    row("atleast3( )", "at least 3 mentions", "atleast3(junta)", "atleast3(junta)"),
    row(
        "2of( )",
        "at least 2 of the parts, which stand side by side",
        "2of(moscow bamako junta)",
        "2of(moscow bamako junta)",
    ),
    row(
        "first50( )",
        "among the first 50 words, those of the headline counted",
        "first50(coup OR putsch)",
        "first50(coup OR putsch)",
    ),
    row(
        "slop10( )",
        "in quotes, with at most 10 moves, as in Lucene; an exchange is 2",
        "slop10(\"russia junta\")",
        "slop10(\"russia junta\")",
    ),
    row("field:a", "in one field", "title:coup source:irrawaddy", "title:coup AND source:irrawaddy"),
    row("field:( )", "all of it in one field", "title:(coup OR putsch)", "title:(coup OR putsch)"),
    row("field:=a", "this value and no other", "person:=\"Moe Aung\"", "person:=\"Moe Aung\""),
    row("field:a*", "values that begin like this", "path:seeds/*", "path:seeds/*"),
    row("date:", "published in a period", "strike date:2024-04", "strike AND date:2024-04"),
    row(
        "a..b",
        "from one to the other, both whole; open where one is missing",
        "date:2024-04..2024-06",
        "date:2024-04-01..2024-06-30",
    ),
    row("after:", "published later than a period", "strike after:1912-04", "strike AND date:1912-05-01.."),
    row(
        "before:",
        "published earlier than a period",
        "strike before:1912-04",
        "strike AND date:..1912-03-31",
    ),
    row("since:", "published in a period or later", "strike since:1912-04", "strike AND date:1912-04-01.."),
    row("until:", "published in a period or earlier", "strike until:1912-04", "strike AND date:..1912-04-30"),
    row(
        "mentions:",
        "talks about a day of a period, whenever it was published",
        "mentions:2024-04",
        "mentions:2024-04",
    ),
    row(
        "words:>",
        "longer or shorter than a number of words: > >= < <= and ranges",
        "words:>800",
        "words:>800",
    ),
    row("is:", "with a property: undated, yearless, doubtful, copy", "is:undated", "is:undated"),
    row("has:", "with something in a field", "has:author", "has:author"),
    row("^", "counts more, or less, in the order of results", "coup^3 mali", "coup^3 mali"),
    row("* alone", "every article", "* -lang:en", "* AND NOT lang:en"),
];

const fn row(name: &'static str, help: &'static str, example: &'static str, means: &'static str) -> Operator {
    Operator { name, help, example, means }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fields::{FIELDS, GROUPS};
    use crate::query::{Syntax, parse};

    fn check(example: &str, expected: Option<&str>) {
        let today = chrono::NaiveDate::from_ymd_opt(2026, 4, 22).unwrap();
        let (query, problems) = parse(example, today, Syntax::Dateline);
        assert_eq!(problems, vec![], "{example}");
        assert!(query.root.is_some(), "{example}");
        if let Some(expected) = expected {
            assert_eq!(query.to_string(), expected, "{example}");
        }
    }

    #[test]
    fn every_operator_means_what_its_row_says() {
        for operator in OPERATORS {
            check(operator.example, Some(operator.means));
        }
    }

    #[test]
    fn every_field_can_be_asked_for() {
        for field in FIELDS {
            check(field.example, None);
            check(&format!("has:{}", field.name), Some(&format!("has:{}", field.name)));
        }
        for (name, _, _) in GROUPS {
            check(&format!("{name}:yangon"), Some(&format!("{name}:yangon")));
        }
    }
}
