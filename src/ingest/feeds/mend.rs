//! An item that is no XML goes in; XML comes out that says the same as far as it can be told.
//!
//! A section of characters without an end ends with the element that it stands in, a `<` that begins nothing is a
//! character, a comment without an end is text.

use super::cut::Finder;

/// Mends an item.
pub fn mend(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut mended = String::with_capacity(text.len() + 64);
    let (mut comment_ends, mut section_ends) = (Finder::default(), Finder::default());
    let mut element = "";
    let mut at = 0;
    while let Some(by) = text[at..].find('<') {
        mended.push_str(&text[at..at + by]);
        at += by;
        let rest = &text[at..];
        if rest.starts_with("<!--") {
            match comment_ends.find(bytes, at, Finder::COMMENT) {
                Some(end) => at = end + Finder::COMMENT.len(),
                None => at += 4,
            }
        } else if let Some(section) = rest.strip_prefix("<![CDATA[") {
            let start = at + 9;
            let end = section_ends.find(bytes, at, Finder::SECTION);
            let inner = section.find("<![CDATA[").map(|by| start + by);
            let is_whole = end.is_some_and(|end| inner.is_none_or(|inner| end < inner));
            at = match end {
                Some(end) if is_whole => end,
                _ => section.find(&format!("</{element}")).map_or(text.len(), |by| start + by),
            };
            mended.push_str("<![CDATA[");
            mended.push_str(&text[start..at]);
            mended.push_str("]]>");
            if is_whole {
                at += Finder::SECTION.len();
            }
        } else {
            let closes = rest.starts_with("</");
            let name = &rest[1 + usize::from(closes)..];
            let begins = |c: char| c.is_alphabetic() || matches!(c, '_' | ':' | '?');
            if name.starts_with(begins) {
                mended.push('<');
                if !closes {
                    let end = name.find([' ', '\t', '\r', '\n', '/', '>', '<']).unwrap_or(name.len());
                    element = &name[..end];
                }
            } else {
                mended.push_str("&lt;");
            }
            at += 1;
        }
    }
    mended.push_str(&text[at..]);
    mended
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        assert_eq!(mend(text), expected);
    }

    #[test]
    fn a_section_without_end_ends_with_its_element() {
        check(
            "<item><title><![CDATA[Ferry</title><p><![CDATA[It <b>sank</b>.]]></p></item>",
            "<item><title><![CDATA[Ferry]]></title><p><![CDATA[It <b>sank</b>.]]></p></item>",
        );
        check("<title><![CDATA[Ferry", "<title><![CDATA[Ferry]]>");
    }

    #[test]
    fn what_begins_nothing_is_text() {
        check("<p>3 < 4 <5> <!-- x --> <!-- y</p>", "<p>3 &lt; 4 &lt;5>   y</p>");
        check("<", "&lt;");
    }

    #[test]
    fn time_is_linear() {
        mend(&"<![CDATA[".repeat(200_000));
        mend(&"<p><![CDATA[x</p>".repeat(100_000));
        mend(&"<!--".repeat(200_000));
    }
}
