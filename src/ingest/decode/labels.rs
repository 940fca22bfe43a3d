//! The name of an encoding goes in, as somebody wrote it; the encoding comes out.

use super::Kind;
use encoding_rs::{Encoding, REPLACEMENT, UTF_8, X_USER_DEFINED};

/// Names that are in use and not in the WHATWG's list, without what stands between their letters and digits.
const OTHERS: &[(&str, &str)] = &[
    ("ansi", "windows-1252"),
    ("ascii7bit", "windows-1252"),
    ("big5hk", "big5"),
    ("cp10000", "macintosh"),
    ("cp10007", "x-mac-cyrillic"),
    ("cp874", "windows-874"),
    ("cp932", "shift_jis"),
    ("cp936", "gbk"),
    ("cp949", "euc-kr"),
    ("cp950", "big5"),
    ("eucjp", "euc-jp"),
    ("euckr", "euc-kr"),
    ("koi8ru", "koi8-u"),
    ("latin9", "iso-8859-15"),
    ("maccyrillic", "x-mac-cyrillic"),
    ("macroman", "macintosh"),
    ("ms874", "windows-874"),
    ("ms936", "gbk"),
    ("ms949", "euc-kr"),
    ("ms950", "big5"),
    ("shiftjis", "shift_jis"),
    ("tis620", "windows-874"),
    ("uhc", "euc-kr"),
    ("utf8mb3", "utf-8"),
    ("utf8mb4", "utf-8"),
    ("xsjis", "shift_jis"),
];

/// Finds the encoding of a name.
pub fn named(label: &str) -> Option<Kind> {
    let label = label.trim().trim_matches(['"', '\'', ';', ',']).trim().to_ascii_lowercase();
    let bare: String = label.chars().filter(char::is_ascii_alphanumeric).collect();
    match bare.as_str() {
        "utf32" | "utf32le" | "ucs4" => return Some(Kind::Utf32 { little: true }),
        "utf32be" => return Some(Kind::Utf32 { little: false }),
        _ => {}
    }
    // Those that are refused on the web would leave one sign of the whole text.
    let known = |label: &str| {
        Encoding::for_label(label.as_bytes())
            .filter(|found| *found != REPLACEMENT && *found != X_USER_DEFINED)
    };
    let encoding =
        known(&label).or_else(|| known(&label.replace('_', "-"))).or_else(|| known(&bare)).or_else(|| {
            let other = OTHERS.iter().find(|(name, _)| *name == bare).and_then(|(_, label)| known(label));
            let number = bare.trim_start_matches('x').trim_start_matches(char::is_alphabetic);
            let is_windows = ["win", "windows", "cp", "ms", "mswin"]
                .iter()
                .any(|name| bare.strip_suffix(number) == Some(name));
            other
                .or_else(|| known(&format!("windows-{number}")).filter(|_| is_windows))
                .or_else(|| bare.strip_prefix("latin").and_then(|number| known(&format!("l{number}"))))
                .or_else(|| {
                    bare.strip_prefix("iso8859").and_then(|number| known(&format!("iso-8859-{number}")))
                })
        })?;
    Some(if encoding == UTF_8 { Kind::Utf8 } else { Kind::Other(encoding) })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(label: &str, expected: &str) {
        let found = match named(label) {
            Some(Kind::Other(encoding)) => encoding.name(),
            Some(Kind::Utf8) => "UTF-8",
            Some(_) => "another",
            None => "none",
        };
        assert_eq!(found, expected, "{label}");
    }

    #[test]
    fn encodings_go_by_many_names() {
        check("UTF8", "UTF-8");
        check("utf_8", "UTF-8");
        check("Windows1251", "windows-1251");
        check("win-1251", "windows-1251");
        check("CP-1250", "windows-1250");
        check("ISO8859-15", "ISO-8859-15");
        check("latin-1", "windows-1252");
        check("Latin9", "ISO-8859-15");
        check("cp949", "EUC-KR");
        check("EUCJP", "EUC-JP");
        check("x-mac-roman", "macintosh");
        check("tis-620", "windows-874");
        check("ansi", "windows-1252");
        check("\"koi8-r\";", "KOI8-R");
        check("utf-32", "another");
        check("iso-2022-kr", "none");
        check("klingon", "none");
        check("x-user-defined", "none");
    }
}
