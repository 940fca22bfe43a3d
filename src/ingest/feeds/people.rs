//! An element that names a person goes in; the name comes out as it is printed.

use super::fields::Vocabulary;
use super::text;
use crate::ingest::xml::Element;

/// The person that an element names; empty where it names none.
///
/// Atom (RFC 4287, 3.2) parts name, address and mail; RSS 2.0 prints `jane@example.org (Jane Roe)`. An address of
/// mail stands in for a name where there is no other.
pub fn name(element: &Element, vocabulary: Vocabulary) -> String {
    let part = |name: &str| {
        let child = element.elements().find(|child| child.name.eq_ignore_ascii_case(name));
        child.map(|child| text::line(child, Vocabulary::Core)).filter(|text| !text.is_empty())
    };
    if element.elements().next().is_some()
        && let Some(name) = part("name").or_else(|| part("email")).or_else(|| part("uri"))
    {
        return without_mail(&name).to_owned();
    }
    let text = text::line(element, if vocabulary.is_atom() { Vocabulary::Core } else { vocabulary });
    without_mail(&text).to_owned()
}

/// The name beside an address of mail: `jane@example.org (Jane Roe)`, `Jane Roe (jane@example.org)`,
/// `Jane Roe <jane@example.org>`, `"Jane Roe" jane@example.org`.
fn without_mail(text: &str) -> &str {
    let Some(at) = text.find('@') else { return text };
    if text[at + 1..].contains('@') {
        // More than one person.
        return text;
    }
    let is_end =
        |c: char| c.is_whitespace() || matches!(c, '(' | ')' | '<' | '>' | '[' | ']' | ',' | ';' | ':');
    let start = text[..at].rfind(is_end).map_or(0, |end| end + 1);
    let end = text[at..].find(is_end).map_or(text.len(), |by| at + by);
    let mark = |c: char| c.is_whitespace() || matches!(c, '<' | '>' | '[' | ']' | ',' | ';' | ':' | '"');
    let (before, behind) = (text[..start].trim_end_matches("mailto:"), &text[end..]);
    let before = before.trim_matches(mark).trim_end_matches('(').trim_matches(mark);
    let behind = behind.trim_matches(mark).trim_start_matches(')').trim_matches(mark);
    let behind =
        behind.strip_prefix('(').map_or(behind, |inner| inner.strip_suffix(')').unwrap_or(inner)).trim();
    match (before.is_empty(), behind.is_empty()) {
        (false, true) => before,
        (true, false) => behind,
        // No name, or words on both sides: as printed.
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_stands_beside_its_mail() {
        let check = |text: &str, expected: &str| assert_eq!(without_mail(text), expected);
        check("jane@example.org (Jane Roe)", "Jane Roe");
        check("Jane Roe (jane@example.org)", "Jane Roe");
        check("Jane Roe <jane@example.org>", "Jane Roe");
        check("\"Jane Roe\" jane@example.org", "Jane Roe");
        check("mailto:jane@example.org (Jane Roe (Paris))", "Jane Roe (Paris)");
        check("jane@example.org", "jane@example.org");
        check("jane@example.org, li@example.org", "jane@example.org, li@example.org");
        check("Jane Roe and Li Wei", "Jane Roe and Li Wei");
        check("@", "@");
        check("(@)", "(@)");
    }
}
