//! Takes the beginning of a file and says whether it is a page, and which character set it declares.

use crate::ingest::paragraphs::one_line;

/// Elements with which a page or a piece of one begins.
const FIRST: &[&str] = &[
    "a",
    "article",
    "b",
    "base",
    "blockquote",
    "body",
    "br",
    "center",
    "dd",
    "div",
    "dl",
    "em",
    "figure",
    "font",
    "footer",
    "form",
    "frameset",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "header",
    "hr",
    "html",
    "i",
    "iframe",
    "img",
    "li",
    "link",
    "main",
    "meta",
    "nav",
    "noscript",
    "ol",
    "p",
    "pre",
    "script",
    "section",
    "span",
    "strong",
    "style",
    "table",
    "tbody",
    "td",
    "title",
    "tr",
    "ul",
];

/// Whether a text is a page, by what it begins with: its document type or its first element.
///
/// ```
/// # use dateline::ingest::html::looks_like_html;
/// assert!(looks_like_html("<!-- saved --><html lang=\"en\">"));
/// assert!(!looks_like_html("<?xml version=\"1.0\"?><rss version=\"2.0\">"));
/// ```
pub fn looks_like_html(head: &str) -> bool {
    let mut rest = head.trim_start_matches('\u{feff}').trim_start();
    while let Some(inner) = rest.strip_prefix('<') {
        let after = if let Some(comment) = inner.strip_prefix("!--") {
            comment.split_once("-->")
        } else if inner.starts_with('?') {
            inner.split_once('>')
        } else if let Some(declaration) = inner.strip_prefix('!') {
            let name = declaration.get(..7).unwrap_or_default();
            let of = declaration.get(7..).unwrap_or_default().trim_start();
            return name.eq_ignore_ascii_case("doctype") && begins_with_name(of, &["html"]);
        } else {
            return begins_with_name(inner, FIRST);
        };
        let Some((_, after)) = after else { return false };
        rest = after.trim_start();
    }
    false
}

fn begins_with_name(text: &str, names: &[&str]) -> bool {
    let end = text.find(|letter: char| !letter.is_ascii_alphanumeric() && letter != ':' && letter != '-');
    let Some(name) = end.and_then(|end| text.get(..end)) else { return false };
    names.iter().any(|known| name.eq_ignore_ascii_case(known))
}

/// The character set that a page declares, in lower case: in its XML declaration or a `meta` element.
///
/// ```
/// # use dateline::ingest::html::declared_charset;
/// assert_eq!(declared_charset(b"<meta charset='Windows-1252'>").as_deref(), Some("windows-1252"));
/// ```
pub fn declared_charset(head: &[u8]) -> Option<String> {
    let text: String =
        head.iter().map(|byte| if byte.is_ascii() { char::from(*byte) } else { '?' }).collect();
    let text = without_comments(&text.to_ascii_lowercase());
    let declaration = text.trim_start_matches('?').trim_start();
    let by_xml = declaration.starts_with("<?xml").then(|| declaration.split_once("?>")).flatten();
    if let Some(value) = by_xml.and_then(|(declaration, _)| value_of(declaration, "encoding")) {
        return Some(value);
    }
    let mut rest = text.as_str();
    while let Some((_, after)) = rest.split_once("<meta") {
        let (tag, behind) = after.split_once('>').unwrap_or((after, ""));
        if let Some(value) = value_of(tag, "charset") {
            return Some(value);
        }
        rest = behind;
    }
    None
}

fn without_comments(text: &str) -> String {
    let mut pieces = text.split("<!--");
    let mut kept = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        kept.push_str(piece.split_once("-->").map_or("", |(_, after)| after));
    }
    kept
}

/// The value after `name =`, quoted or not.
fn value_of(tag: &str, name: &str) -> Option<String> {
    let mut rest = tag;
    while let Some((_, after)) = rest.split_once(name) {
        rest = after;
        let Some(value) = after.trim_start().strip_prefix('=') else { continue };
        let value = value.trim_start().trim_start_matches(['"', '\'']);
        let end = value
            .find(|letter: char| letter.is_whitespace() || matches!(letter, '"' | '\'' | ';' | '/' | '?'));
        let value = one_line(value.get(..end.unwrap_or(value.len())).unwrap_or_default());
        if !value.is_empty() {
            return Some(value);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(head: &str, expected: bool) {
        assert_eq!(looks_like_html(head), expected, "{head}");
    }

    fn check_charset(head: &str, expected: Option<&str>) {
        assert_eq!(declared_charset(head.as_bytes()).as_deref(), expected, "{head}");
    }

    #[test]
    fn pages_and_pieces_of_pages_are_known() {
        check("\u{feff}\n<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0 Strict//EN\">", true);
        check("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<!DOCTYPE html>", true);
        check("<HTML><HEAD>", true);
        check("<!-- a -->\n<!-- b --><p>News", true);
        check("<h1 class=x>News</h1>", true);
    }

    #[test]
    fn other_markup_is_not_a_page() {
        check("<?xml version=\"1.0\"?><feed xmlns=\"http://www.w3.org/2005/Atom\">", false);
        check("<!DOCTYPE nitf SYSTEM \"nitf.dtd\"><nitf><head>", false);
        check("<NewsML>", false);
        check("<!DOCTYPE lewis SYSTEM \"lewis.dtd\">", false);
        check("News with <b>bold</b> words", false);
        check("<http://example.com/>", false);
        check("<", false);
        check("<!-- never closed", false);
        check("<!é", false);
        check("", false);
    }

    #[test]
    fn charsets_are_read_where_they_are_declared() {
        check_charset(
            "<meta http-equiv=Content-Type content='text/html; charset=ISO-8859-1'>",
            Some("iso-8859-1"),
        );
        check_charset("<?xml version='1.0' encoding='KOI8-R'?><html>", Some("koi8-r"));
        check_charset("<meta name=x content=y><meta charset=utf-8/>", Some("utf-8"));
        check_charset("<!-- <meta charset=big5> --><meta charset=\"gbk\">", Some("gbk"));
        check_charset("<meta name=\"charset-note\"><p>charset=utf-8", None);
        check_charset("<meta charset=\"\">", None);
    }
}
