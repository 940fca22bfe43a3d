//! Bytes of a message go in with the encoding that it states; text comes out, with a word about what was doubtful.

use crate::ingest::decode::{self, Charset};
use encoding_rs::{EUC_KR, GBK};
use mail_parser::decoders::charsets::map::charset_decoder;
use std::borrow::Cow;

/// Decodes a text of a message: `given` is what the user says, `stated` what the message says.
pub fn decode<'a>(
    bytes: &'a [u8],
    stated: Option<&str>,
    given: Option<&str>,
) -> (Cow<'a, str>, Option<String>) {
    let label = stated.map(|label| label.trim().trim_matches(['"', '\'']).to_ascii_lowercase());
    let label = label.as_deref().filter(|label| !is_no_name(label));
    if given.is_none()
        && let Some(text) = label.and_then(|label| by_shifts(bytes, label))
    {
        let lost = decode::lost(&text);
        return (Cow::Owned(text), lost);
    }
    let is_plain = bytes.is_ascii() && !label.is_some_and(|label| label.contains("2022"));
    if is_plain && given.is_none() {
        return (String::from_utf8_lossy(bytes), None);
    }
    let unknown = label.filter(|label| !decode::is_known(label));
    if given.is_none()
        && let Some(decoder) = unknown.and_then(|label| charset_decoder(label.as_bytes()))
        && std::str::from_utf8(bytes).is_err()
    {
        return (Cow::Owned(decoder(bytes)), None);
    }
    // The text is whole: a character that is cut off at its end is a fault as any other.
    let is_cut = std::str::from_utf8(bytes).is_err_and(|error| error.error_len().is_none());
    let probe = if is_cut { Cow::Owned([bytes, b" "].concat()) } else { Cow::Borrowed(bytes) };
    let charset = Charset::choose(&probe, given, label);
    let text = charset.decode(bytes);
    let unknown = unknown.map(|label| format!("no encoding is called `{label}`"));
    let doubts = [unknown, charset.suspect, decode::lost(&text)];
    let doubts: Vec<String> = doubts.into_iter().flatten().collect();
    let doubt = (!doubts.is_empty()).then(|| doubts.join("; "));
    (text, doubt)
}

/// What mailers write where they know of no encoding.
fn is_no_name(label: &str) -> bool {
    matches!(
        label,
        "" | "unknown" | "unknown-8bit" | "x-unknown" | "default" | "binary" | "8bit" | "7bit" | "none"
    )
}

/// Encodings of seven bits that shift between letters and others, which browsers read no more.
fn by_shifts(bytes: &[u8], label: &str) -> Option<String> {
    match label {
        "utf-7" | "utf7" | "unicode-1-1-utf-7" | "unicode-2-0-utf-7" | "x-unicode-2-0-utf-7" | "csutf7" => {
            charset_decoder(b"utf-7").map(|decoder| decoder(bytes))
        }
        "hz-gb-2312" | "hz" => Some(GBK.decode_without_bom_handling(&without_braces(bytes)).0.into_owned()),
        "iso-2022-kr" | "csiso2022kr" => {
            Some(EUC_KR.decode_without_bom_handling(&without_shifts(bytes)).0.into_owned())
        }
        _ => None,
    }
}

/// HZ (RFC 1843): what stands between `~{` and `~}` is GB 2312 without its high bits.
fn without_braces(bytes: &[u8]) -> Vec<u8> {
    let mut done = Vec::with_capacity(bytes.len());
    let (mut high, mut at) = (0, 0);
    while let Some(byte) = bytes.get(at) {
        match (byte, bytes.get(at + 1)) {
            (b'~', Some(b'{')) => high = 0x80,
            (b'~', Some(b'}')) => high = 0,
            (b'~', Some(b'~')) if high == 0 => done.push(b'~'),
            (b'~', Some(b'\n')) if high == 0 => {}
            _ => {
                high = if *byte == b'\n' { 0 } else { high };
                done.push(if *byte > b' ' { byte | high } else { *byte });
                at += 1;
                continue;
            }
        }
        at += 2;
    }
    done
}

/// ISO-2022-KR (RFC 1557): what stands between SO and SI is KS X 1001 without its high bits.
fn without_shifts(bytes: &[u8]) -> Vec<u8> {
    let mut done = Vec::with_capacity(bytes.len());
    let mut high = 0;
    let mut rest = bytes;
    while let Some((byte, after)) = rest.split_first() {
        rest = after;
        match byte {
            0x0e => high = 0x80,
            0x0f => high = 0,
            0x1b if after.starts_with(b"$)C") => rest = &after[3..],
            _ => {
                high = if *byte == b'\n' { 0 } else { high };
                done.push(if *byte > b' ' { byte | high } else { *byte });
            }
        }
    }
    done
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8], stated: Option<&str>, expected: &str, doubt: Option<&str>) {
        let (text, said) = decode(bytes, stated, None);
        assert_eq!((text.as_ref(), said.as_deref()), (expected, doubt), "{stated:?}");
    }

    #[test]
    fn the_stated_encoding_is_read() {
        check(b"caf\xe9", Some("ISO-8859-1"), "café", None);
        check(b"\xd0\xcf\xce\xc5\xc4", Some("\"koi8-r\""), "понед", None);
        check(b"\x1b$B6K\x1b(B", Some("iso-2022-jp"), "極", None);
        check(b"+ZYeB9A-", Some("utf-7"), "文致", None);
        check(b"caf\x82", Some("ibm850"), "café", None);
        check(b"~{<:Ky2;~} ~~ a", Some("hz-gb-2312"), "己所不 ~ a", None);
        check(b"\x1b$)C\x0e>H3g\x0f!", Some("iso-2022-kr"), "안녕!", None);
    }

    #[test]
    fn what_is_not_stated_or_wrong_is_found_and_said() {
        check(b"plain", Some("x-unknown"), "plain", None);
        check("café".as_bytes(), None, "café", None);
        check(
            "café".as_bytes(),
            Some("iso-8859-1"),
            "café",
            Some("declared as windows-1252, but valid UTF-8: read as UTF-8"),
        );
        check(
            b"L'\xe9t\xe9 a \xe9t\xe9",
            Some("x-own"),
            "L'été a été",
            Some("no encoding is called `x-own`; not valid UTF-8 at byte 2: read as windows-1252"),
        );
    }
}
