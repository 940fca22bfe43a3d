//! A text that is not quite JSON goes in; JSON comes out, with what programs commonly get wrong put right.

/// Replaces, inside strings, raw control characters by escapes and half surrogates by U+FFFD; outside, `NaN` and
/// infinities by null, and drops a comma in front of a closing bracket. `None` when there is nothing to replace.
pub fn repair(text: &str) -> Option<String> {
    let mut repaired = String::with_capacity(text.len() + 16);
    let mut changed = false;
    let mut in_string = false;
    let mut rest = text;
    while let Some(character) = rest.chars().next() {
        let piece = if in_string { in_a_string(rest) } else { outside(rest) };
        let (length, replacement) = piece.unwrap_or((character.len_utf8(), None));
        if character == '"' {
            in_string = !in_string;
        }
        match replacement {
            Some(replacement) => {
                changed = true;
                repaired.push_str(&replacement);
            }
            None => repaired.push_str(&rest[..length]),
        }
        rest = &rest[length..];
    }
    changed.then_some(repaired)
}

/// The length of the next piece of a string and what replaces it.
fn in_a_string(rest: &str) -> Option<(usize, Option<String>)> {
    let first = rest.chars().next()?;
    if first.is_ascii_control() {
        return Some((1, Some(format!("\\u{:04x}", u32::from(first)))));
    }
    if first != '\\' {
        return None;
    }
    let Some(unit) = escaped_unit(rest) else {
        let escaped = rest[1..].chars().next().map_or(0, char::len_utf8);
        return Some((1 + escaped, None));
    };
    match unit {
        0xd800..=0xdbff if escaped_unit(&rest[6..]).is_some_and(|next| (0xdc00..=0xdfff).contains(&next)) => {
            Some((12, None))
        }
        0xd800..=0xdfff => Some((6, Some("\\ufffd".to_owned()))),
        _ => Some((6, None)),
    }
}

/// The number in an escape `\u12ab` at the beginning of a text.
fn escaped_unit(text: &str) -> Option<u32> {
    let digits = text.strip_prefix("\\u")?.get(..4)?;
    u32::from_str_radix(digits, 16).ok()
}

fn outside(rest: &str) -> Option<(usize, Option<String>)> {
    if let Some(after) = rest.strip_prefix(',')
        && after.trim_start().starts_with(['}', ']'])
    {
        return Some((1, Some(String::new())));
    }
    let number = ["NaN", "-Infinity", "Infinity"].iter().find(|number| rest.starts_with(**number))?;
    Some((number.len(), Some("null".to_owned())))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Option<&str>) {
        assert_eq!(repair(text).as_deref(), expected);
    }

    #[test]
    fn what_programs_get_wrong_is_put_right() {
        check("{\"a\": \"one\ntwo\"}", Some(r#"{"a": "one\u000atwo"}"#));
        check(r#"{"a": "x\ud83d"}"#, Some(r#"{"a": "x\ufffd"}"#));
        check(r#"{"a": NaN, "b": [1, 2,],}"#, Some(r#"{"a": null, "b": [1, 2]}"#));
    }

    #[test]
    fn the_rest_stays() {
        check(r#"{"a": "\ud83d\ude00 NaN, } \" \\"}"#, None);
        check(r#"{"a": "\"#, None);
        check("{\"é\\", None);
    }
}
