//! A text that is said to be HTML goes in, its paragraphs come out: whatever looks like a tag is one.

use super::{Blocks, Effect, Lines, after_element, known};

/// Turns a text that is said to be HTML into paragraphs: whatever looks like a tag is one.
pub fn html(html: &str) -> String {
    converted(html, Lines::Joined)
}

/// As [`html`], where the ends of lines count as in a plain text.
pub fn html_in_lines(html: &str) -> String {
    converted(html, Lines::Kept)
}

fn converted(html: &str, lines: Lines) -> String {
    let mut blocks = Blocks { done: String::new(), open: String::new(), lines };
    // Elements that are not closed any more: their content stays, and is not looked through again.
    let mut unclosed: Vec<&str> = Vec::new();
    let mut is_preformatted = false;
    let mut rest = html;
    while let Some(at) = memchr::memchr(b'<', rest.as_bytes()) {
        blocks.add_lines(&rest[..at], is_preformatted);
        rest = &rest[at..];
        let Some((name, length)) = any_tag(rest, &mut unclosed) else {
            blocks.add("<");
            rest = &rest[1..];
            continue;
        };
        let opens = !rest.starts_with("</");
        rest = &rest[length..];
        let (name, effect) = if name.eq_ignore_ascii_case("title") {
            ("title", Effect::Drop)
        } else {
            known(name).unwrap_or(("", Effect::None))
        };
        if name == "pre" {
            is_preformatted = opens;
        }
        match effect {
            Effect::None => {}
            Effect::Space => blocks.add(" "),
            Effect::Break => blocks.end(),
            // What a browser shows without scripts is what a mailer shows.
            Effect::Drop if opens && name != "noscript" && !unclosed.contains(&name) => {
                match after_element(rest, name) {
                    None => unclosed.push(name),
                    Some(after) => rest = after,
                }
            }
            Effect::Drop => {}
        }
    }
    blocks.add_lines(rest, is_preformatted);
    blocks.end();
    blocks.done
}

/// How far the end of a value in quotation marks is looked for.
const LONGEST_VALUE: usize = 4096;

/// Name and length of the tag, comment or declaration at the beginning of a text.
fn any_tag<'a>(text: &'a str, unclosed: &mut Vec<&'static str>) -> Option<(&'a str, usize)> {
    let bytes = text.as_bytes();
    if text.starts_with("<!--") && !unclosed.contains(&"-->") {
        if let Some(end) = text.find("-->") {
            return Some(("", end + 3));
        }
        unclosed.push("-->");
    }
    if unclosed.contains(&">") {
        return None;
    }
    let Some(first_end) = memchr::memchr(b'>', bytes) else {
        unclosed.push(">");
        return None;
    };
    let from = 1 + usize::from(bytes.get(1) == Some(&b'/'));
    match bytes.get(from)? {
        b'!' | b'?' if from == 1 => return Some(("", first_end + 1)),
        letter if letter.is_ascii_alphabetic() => {}
        _ => return None,
    }
    let is_end = |byte: &u8| byte.is_ascii_whitespace() || matches!(byte, b'/' | b'>' | b'<');
    let name = &text[from..from + bytes[from..].iter().position(is_end)?];
    let mut at = from + name.len();
    while let Some(by) = memchr::memchr3(b'>', b'"', b'\'', &bytes[at..]) {
        at += by;
        if bytes[at] == b'>' {
            return Some((name, at + 1));
        }
        let value = &bytes[at + 1..bytes.len().min(at + 1 + LONGEST_VALUE)];
        let Some(end) = memchr::memchr(bytes[at], value) else { break };
        at += end + 2;
    }
    Some((name, first_end + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_to_be_html_has_no_tags_left() {
        let check = |text: &str, expected: &str| assert_eq!(html(text), expected, "{text}");
        check("One <o:p>two</o:p><![if !x]> <nobr>three</nobr>", "One two three");
        check("<!--[if mso]><p>No</p><![endif]--><a title=\"a > b\">One</a> <x y='>'>two", "One two");
        check(
            "<html><head><title>No</title></head><td>One</td><td>two<p>&zwnj; &nbsp;</p>three",
            "One two\n\nthree",
        );
        check("<title>No</title>1 < 2 <3 <style>never closed", "1 < 2 <3 never closed");
        check("<!-- never closed <b>one</b>", "one");
        check("<a href=\"x>one <b", "one <b");
        check("<pre>One\r\ntwo\r\n\r\nthree</pre>", "One two\n\nthree");
    }

    #[test]
    fn tags_that_never_end_cost_no_time() {
        html(&"<b ".repeat(1_000_000));
        html(&"<!-- <style> <x y=\"".repeat(200_000));
    }
}
