//! The information dictionary of a PDF goes in; statements of little weight come out.

use crate::article::{About, RawArticle, Statement};
use crate::ingest::prose;
use pdf_extract::{Document, Object, decode_text_string};

/// What a document says of itself (ISO 32000-1, 14.3.3).
pub fn statements(document: &Document) -> Vec<Statement> {
    let info = document.trailer.get(b"Info").and_then(|info| document.dereference(info));
    let Some(info) = info.ok().and_then(|(_, info)| info.as_dict().ok()) else { return Vec::new() };
    let mut stated = RawArticle::default();
    for (name, about) in [
        ("Title", About::Title),
        ("Author", About::Author),
        ("CreationDate", About::SomeDate),
        ("ModDate", About::Updated),
        ("Subject", About::Topic),
        ("Keywords", About::Topic),
    ] {
        let value = info.get(name.as_bytes()).and_then(|value| document.dereference(value));
        let Some((_, value @ Object::String(..))) = value.ok() else { continue };
        let Ok(text) = decode_text_string(value) else { continue };
        let text = text.trim_matches(['\0', '\u{feff}']).to_owned();
        let text =
            if matches!(about, About::SomeDate | About::Updated) { iso(&text).unwrap_or(text) } else { text };
        prose::property(&mut stated, about, &text, name);
    }
    stated.statements
}

/// A date as PDF writes it (7.9.4), written as others write it: `D:20210511162000+01'00'` is
/// `2021-05-11T16:20:00+01:00`.
fn iso(date: &str) -> Option<String> {
    let date = date.trim();
    let date = date.strip_prefix("D:").unwrap_or(date);
    let digits = date.bytes().take_while(u8::is_ascii_digit).count();
    let (numbers, zone) = date.split_at(digits);
    let part = |from: usize, to: usize| numbers.get(from..to);
    let mut iso = part(0, 4)?.to_owned();
    for (sign, from) in [('-', 4), ('-', 6), ('T', 8), (':', 10), (':', 12)] {
        match part(from, from + 2) {
            Some(two) => {
                iso.push(sign);
                iso.push_str(two);
            }
            // An hour alone says no more than the day.
            None if from == 10 => iso.push_str(":00"),
            None => break,
        }
    }
    if digits >= 10 {
        let two: Vec<&str> =
            zone.trim_start_matches(['+', '-']).split('\'').filter(|two| two.len() == 2).collect();
        match (zone.chars().next(), two.as_slice()) {
            (Some('Z'), _) => iso.push('Z'),
            (Some(sign @ ('+' | '-')), [hours, minutes]) => iso.push_str(&format!("{sign}{hours}:{minutes}")),
            (Some(sign @ ('+' | '-')), [hours]) => iso.push_str(&format!("{sign}{hours}:00")),
            _ => {}
        }
    }
    Some(iso)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_written_as_others_write_it() {
        let check = |date, expected: &str| assert_eq!(iso(date).as_deref(), Some(expected));
        check("D:20210511162000+01'00'", "2021-05-11T16:20:00+01:00");
        check("D:20210511162000Z", "2021-05-11T16:20:00Z");
        check("D:20210511162000-08'00", "2021-05-11T16:20:00-08:00");
        check("20210511", "2021-05-11");
        check("D:2021", "2021");
        check("D:202105111620", "2021-05-11T16:20");
        assert_eq!(iso("May 2021"), None);
    }
}
