//! An address as a file writes it goes in; the path that it means comes out.

/// An address without its escapes: `%20` is a space. What is no escape stays, and so does what would be no text.
pub fn percent_decoded(address: &str) -> String {
    let bytes = address.as_bytes();
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        let digits = address.get(at + 1..at + 3).filter(|_| *byte == b'%');
        let digits = digits.filter(|digits| digits.bytes().all(|digit| digit.is_ascii_hexdigit()));
        let escaped = digits.and_then(|digits| u8::from_str_radix(digits, 16).ok());
        decoded.push(escaped.unwrap_or(*byte));
        at += if escaped.is_some() { 3 } else { 1 };
    }
    String::from_utf8(decoded).unwrap_or_else(|_| address.to_owned())
}

/// The path of a part that is named relative to another: `../media/a.png` seen from `word/document.xml`.
pub fn resolve(from: &str, target: &str) -> String {
    let target = target.split('#').next().unwrap_or_default();
    if let Some(absolute) = target.strip_prefix('/') {
        return absolute.to_owned();
    }
    let folder = from.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut path: Vec<&str> = folder.split('/').filter(|step| !step.is_empty()).collect();
    for step in target.split('/') {
        match step {
            "" | "." => {}
            ".." => {
                path.pop();
            }
            step => path.push(step),
        }
    }
    path.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_are_undone() {
        let check = |address, expected: &str| assert_eq!(percent_decoded(address), expected);
        check("a%20one.xhtml", "a one.xhtml");
        check("Z%C3%BCrich 100%", "Zürich 100%");
        check("%+1 %zz", "%+1 %zz");
        check("caf%E9", "caf%E9");
    }

    #[test]
    fn a_target_is_found_from_where_it_is_named() {
        let check = |from, target, expected: &str| assert_eq!(resolve(from, target), expected);
        check("word/document.xml", "footnotes.xml", "word/footnotes.xml");
        check("word/document.xml", "../media/a.png", "media/a.png");
        check("word/document.xml", "/word/styles.xml", "word/styles.xml");
        check("", "word/document.xml", "word/document.xml");
        check("OEBPS/book.opf", "text/one.xhtml#a", "OEBPS/text/one.xhtml");
    }
}
