//! A line of a text in Markdown that was made of an office document goes in; it comes out without the signs.

use super::super::lines::Line;
use std::borrow::Cow;

/// Whether lines are of such a text: labels and headings stand between stars.
pub fn is_marked(lines: &[Line]) -> bool {
    lines.iter().any(|line| {
        let text = line.text.trim();
        text.starts_with("**") && (super::is_body(&of_label(text)) || text.contains(":**"))
    })
}

/// A line of its own between stars, or one that begins with a label between stars, without them; every other line as
/// it is.
pub fn of_label(line: &str) -> Cow<'_, str> {
    if line.trim_start().starts_with("**") { Cow::Owned(line.replace("**", "")) } else { Cow::Borrowed(line) }
}

/// A line without signs: stars and `<u>` around words, `# ` in front, the addresses of links, pictures.
pub fn plain(line: &str) -> String {
    let line = line.trim_start();
    let behind = line.trim_start_matches('#');
    let line = if behind.len() < line.len() && behind.starts_with(' ') { behind.trim_start() } else { line };
    let mut text = String::with_capacity(line.len());
    // Behind the last of the links that end there is none: a line of brackets alone is not searched again and again.
    let last_link = line.rfind(')').and_then(|end| line[..end].rfind("]("));
    let mut rest = line;
    while let Some(at) = rest.find(['*', '<', '[', ']', '!', '\\']) {
        text.push_str(&rest[..at]);
        rest = &rest[at..];
        let is_before_link = last_link.is_some_and(|last| line.len() - rest.len() <= last);
        let stars = rest.bytes().take_while(|byte| *byte == b'*').count();
        let tag = ["<u>", "</u>"].into_iter().find(|tag| rest.starts_with(tag));
        let used = if stars > 1 {
            stars
        } else if let Some(tag) = tag {
            tag.len()
        } else if is_before_link && rest.starts_with("](") {
            rest.find(')').map_or(2, |end| end + 1)
        } else if is_before_link && rest.starts_with("![") {
            rest.find("](").map_or(2, |at| at + rest[at..].find(')').map_or(2, |end| end + 1))
        } else if is_before_link && rest.starts_with('[') {
            1
        } else {
            let escaped = rest.strip_prefix('\\').and_then(|next| next.chars().next());
            let escaped = escaped.filter(char::is_ascii_punctuation);
            let letter = escaped.or_else(|| rest.chars().next()).unwrap_or_default();
            text.push(letter);
            letter.len_utf8() + usize::from(escaped.is_some())
        };
        rest = &rest[used.max(1)..];
    }
    text.push_str(rest);
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_are_taken_away() {
        let check = |line: &str, expected: &str| assert_eq!(plain(line), expected, "{line}");
        check(
            "# [***<u>Ferry sails</u>*** ***<u>again</u>***](https://archive.example/1)",
            "Ferry sails again",
        );
        check("**Length:** 95 words", "Length: 95 words");
        check("The **ferry** isn\\'t late, a * and [sic] stay", "The ferry isn't late, a * and [sic] stay");
        check("![](media/image1.png)", "");
        check("#1 of the list!", "#1 of the list!");
        check("[open", "[open");
        check("ends with \\", "ends with \\");
        check("[a](b) [c](d", "a [c](d");
    }

    /// In quadratic time it would not end.
    #[test]
    fn many_brackets_take_no_longer() {
        for signs in ["[", "![", "]("] {
            plain(&signs.repeat(500_000));
            plain(&format!("{}](a)", signs.repeat(500_000)));
        }
    }
}
