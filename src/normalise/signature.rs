//! Finds who signs a text: a body goes in, the line at its end or beginning that names the writer comes out.

use super::author::{self, Byline};
use std::ops::Range;

/// Lines at the end of a text that may sign it.
const LINES: usize = 4;

/// A longer line is a paragraph.
const LONGEST: usize = 240;

/// A signature, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Signature {
    /// Its bytes in the body.
    pub(super) at: Range<usize>,
    /// Who is named.
    pub(super) byline: Byline,
    /// Why it is taken for one.
    pub(super) rule: &'static str,
}

/// Finds the signature of a text.
///
/// Labels are believed (`Reporting by …`, `Von …`), and so is a reporter in a Japanese or Chinese dateline. A name
/// that stands alone signs a text only as its last line.
pub(super) fn find(body: &str) -> Option<Signature> {
    at_end(body).or_else(|| {
        let name = author::in_dateline(body)?;
        let at = body.find(name)?;
        let byline = Byline { people: vec![name.to_owned()], ..Byline::default() };
        Some(Signature { at: at..at + name.len(), byline, rule: "the reporter in the line before the text" })
    })
}

fn at_end(body: &str) -> Option<Signature> {
    let mut end = body.len();
    for number in 0..LINES {
        let text = body[..end].trim_end();
        let start = text.rfind('\n').map_or(0, |at| at + 1);
        if start == 0 {
            return None;
        }
        let line = &body[start..text.len()];
        if let Some((byline, rule)) = read(line, number == 0) {
            return Some(Signature { at: start..text.len(), byline, rule });
        }
        end = start;
    }
    None
}

fn read(line: &str, is_last: bool) -> Option<(Byline, &'static str)> {
    if line.len() > LONGEST {
        return None;
    }
    let bare = line.trim_matches(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | '[' | ']'));
    let words = bare.split_whitespace().count();
    let is_signed = author::is_byline(bare);
    let is_credit = is_signed && (is_report(bare) || words <= 10 && !bare.ends_with(['!', '?', ':']));
    let is_korean = || {
        words <= 4
            && ["기자", "칼럼니스트", "특파원", "記者", "记者"]
                .iter()
                .any(|end| bare.split_whitespace().any(|word| word.ends_with(end)))
    };
    let rule = if is_credit || is_korean() {
        "a line under the text that names its writer"
    } else if is_last && author::is_certainly_person(bare) && line.trim() == bare {
        "a name alone under the text"
    } else {
        return None;
    };
    let byline = author::split(bare);
    (!byline.people.is_empty()).then_some((byline, rule))
}

/// Whether a line is a wire's list of those who reported.
fn is_report(line: &str) -> bool {
    ["reporting by", "writing by", "compiled by", "written by"]
        .iter()
        .any(|label| line.get(..label.len()).is_some_and(|start| start.eq_ignore_ascii_case(label)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(body: &str, expected: &str) {
        let found = find(body);
        let shown = found.as_ref().map(|signature| signature.byline.people.join("; "));
        assert_eq!(shown.unwrap_or_default(), expected, "{body}");
        if let Some(signature) = found {
            assert!(body.get(signature.at).is_some(), "{body}");
        }
    }

    /// Checks the last line of a text.
    fn check_last(line: &str, expected: &str) {
        check(
            &format!("The ferry runs again, the port said.\n\nIt had lain still for a year.\n\n{line}"),
            expected,
        );
    }

    #[test]
    fn a_labelled_line_signs_a_text() {
        check_last("Reporting by Jane Roe", "Jane Roe");
        check_last("(Reporting by Jane Roe and John Doe; Editing by Ute Lang)", "Jane Roe; John Doe");
        check_last(
            "(Reporting by Jane Roe, John Doe, with reporting by Karl Roth, editing by Ute Lang.)",
            "Jane Roe; John Doe",
        );
        check_last("Additional reporting by Jane Roe; Editing by John Doe", "");
        check_last("Von Karl Roth", "Karl Roth");
        check_last("Text: Karl Roth / paper.example", "Karl Roth");
        check_last("Foto: Karl Roth", "");
        check_last("By Jane Roe\n\nSubscribe to our letters", "Jane Roe");
        check_last("By Monday the ferry will run every hour until midnight on all days of the week.", "");
    }

    #[test]
    fn a_name_alone_signs_a_text_as_its_last_line() {
        check_last("Jane Roe", "Jane Roe");
        check_last("Jane Roe\n\nMore about ferries", "");
        check_last("– Jane Roe", "");
        check_last("Harbour Gazette", "");
        check_last("New York", "");
        check("Jane Roe", "");
        check("", "");
    }

    #[test]
    fn eastern_texts_are_signed_in_their_ways() {
        check_last("홍길동 기자 hong@paper.example", "홍길동");
        check("【カイロ＝山田太郎】エジプト政府は四日、運河を開いた。\n\n通行は無料。", "山田太郎");
    }
}
