//! Values in YAML as they stand in a line go in: texts, lists and maps in brackets; what they say comes out.

use super::DEEPEST;
use serde_json::{Map, Value};

/// A key and what stands behind it: `title: Ferry sold`.
pub(super) fn key_and_rest(line: &str) -> Option<(String, &str)> {
    if let Some(quote) = line.chars().next().filter(|quote| matches!(quote, '"' | '\'')) {
        let end = line[1..].find(quote)? + 1;
        let rest = line[end + 1..].trim_start().strip_prefix(':')?;
        return Some((line[1..end].to_owned(), rest.trim()));
    }
    let end =
        line.find(": ").or_else(|| line.find(":\t")).or_else(|| line.strip_suffix(':').map(str::len))?;
    let key = line[..end].trim();
    let is_key = !key.is_empty() && key.len() <= 100 && !key.starts_with(['-', '[', '{', '#', '*', '&']);
    is_key.then(|| (key.to_owned(), line[end + 1..].trim()))
}

/// What stands behind a tag or an anchor: `!!str 2020`.
pub(super) fn without_tag(value: &str) -> &str {
    match value.strip_prefix(['!', '&']) {
        Some(rest) => rest.split_once(' ').map_or("", |(_, rest)| rest.trim_start()),
        None => value,
    }
}

pub(super) fn without_comment(value: &str) -> &str {
    if value.starts_with('#') {
        return "";
    }
    let (mut quotes, mut from) = (Quotes(None), 0);
    for (at, _) in value.match_indices(" #") {
        quotes.take(&value[from..at]);
        if quotes.0.is_none() {
            return value[..at].trim_end();
        }
        from = at;
    }
    value.trim_end()
}

pub(super) fn scalar(text: &str) -> Value {
    match text {
        "~" | "null" | "Null" | "NULL" | "" => Value::Null,
        "true" | "True" | "TRUE" => Value::Bool(true),
        "false" | "False" | "FALSE" => Value::Bool(false),
        text => Value::String(text.to_owned()),
    }
}

/// The text in quotes at the beginning; `None` when they are not closed.
pub(super) fn quoted(text: &str, quote: char) -> Option<String> {
    let mut letters = text.chars().skip(1).peekable();
    let mut inner = String::new();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' if quote == '"' => match letters.next()? {
                'n' => inner.push('\n'),
                't' => inner.push('\t'),
                kind @ ('x' | 'u' | 'U') => {
                    let digits = match kind {
                        'x' => 2,
                        'u' => 4,
                        _ => 8,
                    };
                    let code: String = letters.by_ref().take(digits).collect();
                    inner.extend(u32::from_str_radix(&code, 16).ok().and_then(char::from_u32));
                }
                other => inner.push(other),
            },
            letter if letter == quote && quote == '\'' && letters.peek() == Some(&'\'') => {
                inner.push('\'');
                letters.next();
            }
            letter if letter == quote => return Some(inner),
            letter => inner.push(letter),
        }
    }
    None
}

/// A list or map in brackets, or one of their values.
pub(super) fn flow(letters: &mut std::iter::Peekable<std::str::Chars<'_>>, depth: usize) -> Option<Value> {
    if depth > DEEPEST {
        return None;
    }
    while letters.next_if(|letter| letter.is_whitespace()).is_some() {}
    match letters.peek()? {
        '[' => {
            letters.next();
            let mut list = Vec::new();
            loop {
                while letters.next_if(|letter| letter.is_whitespace() || *letter == ',').is_some() {}
                if letters.next_if_eq(&']').is_some() {
                    return Some(Value::Array(list));
                }
                list.push(flow(letters, depth + 1)?);
            }
        }
        '{' => {
            letters.next();
            let mut map = Map::new();
            loop {
                while letters.next_if(|letter| letter.is_whitespace() || *letter == ',').is_some() {}
                if letters.next_if_eq(&'}').is_some() {
                    return Some(Value::Object(map));
                }
                let key = word(letters, &[':', '}'])?;
                if letters.next_if_eq(&':').is_some() {
                    map.insert(key, flow(letters, depth + 1)?);
                }
            }
        }
        _ => word(letters, &[',', ']', '}']).map(|word| scalar(&word)),
    }
}

/// A word up to one of the marks that end it.
fn word(letters: &mut std::iter::Peekable<std::str::Chars<'_>>, ends: &[char]) -> Option<String> {
    let mut word = String::new();
    if let Some(quote) = letters.next_if(|letter| matches!(letter, '"' | '\'')) {
        word.push(quote);
        while let Some(letter) = letters.next() {
            word.push(letter);
            if letter == '\\' && quote == '"' {
                word.extend(letters.next());
            } else if letter == quote {
                break;
            }
        }
        while letters.next_if(|letter| letter.is_whitespace()).is_some() {}
        return quoted(&word, quote);
    }
    while let Some(letter) = letters.next_if(|letter| !ends.contains(letter)) {
        word.push(letter);
    }
    let word = word.trim();
    (!word.is_empty()).then(|| word.to_owned())
}

/// The quote that is open, if one is.
pub(super) struct Quotes(pub Option<char>);

impl Quotes {
    /// Goes over a text; gives how many more brackets open in it, outside of quotes, than close.
    pub(super) fn take(&mut self, text: &str) -> i32 {
        let mut depth = 0;
        let mut letters = text.chars();
        let mut before = ' ';
        while let Some(letter) = letters.next() {
            match (letter, self.0) {
                ('\\', Some('"')) => drop(letters.next()),
                // A doubled single quote opens again what it has closed.
                (quote, Some(open)) if quote == open => self.0 = None,
                ('"', None) if " [{,:".contains(before) => self.0 = Some('"'),
                ('\'', None) if " [{,:'".contains(before) => self.0 = Some('\''),
                ('[' | '{', None) => depth += 1,
                (']' | '}', None) => depth -= 1,
                _ => {}
            }
            before = letter;
        }
        depth
    }
}
