//! A word as printed goes in, the word as compared comes out: lower case, accents off, dots and apostrophes
//! closed.

use super::words::Shape;
use std::borrow::Cow;
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// Folds one word: `U.S.` → `us`, `Nathan's` → `nathan`, `Łódź` → `lodz`, `1,234` → `1234`.
///
/// Marks are taken off Latin, Greek and Cyrillic letters only: in other scripts they are letters themselves.
pub fn fold(raw: &str, shape: Shape) -> Cow<'_, str> {
    if shape == Shape::Plain {
        let folded = raw.bytes().all(|byte| !byte.is_ascii_uppercase());
        return if folded { Cow::Borrowed(raw) } else { Cow::Owned(raw.to_ascii_lowercase()) };
    }
    let mut word = String::with_capacity(raw.len());
    if raw.is_ascii() {
        word.push_str(raw);
        word.make_ascii_lowercase();
    } else {
        fold_letters(raw, &mut word);
    }
    let is_number = word.bytes().any(|byte| byte.is_ascii_digit());
    if !is_number {
        word.retain(|c| c != '.');
    }
    if let Some(owner) = word.strip_suffix("'s") {
        word.truncate(owner.len());
    }
    word.retain(|c| c != '\'' && c != ',');
    Cow::Owned(word)
}

/// Folds running text word by word, words joined by one space: the key under which names are compared.
///
/// ```
/// # use dateline::analysis::fold::key;
/// assert_eq!(key("The  Irrawaddy"), "the irrawaddy");
/// assert_eq!(key("São Paulo"), "sao paulo");
/// ```
pub fn key(text: &str) -> String {
    let mut key = String::with_capacity(text.len());
    for word in super::Words::new(text) {
        if !key.is_empty() {
            key.push(' ');
        }
        key.push_str(&fold(&text[word.start..word.end], word.shape));
    }
    key
}

fn fold_letters(raw: &str, word: &mut String) {
    let mut base_is_european = false;
    for c in raw.nfkd() {
        if is_combining_mark(c) {
            if !base_is_european {
                word.push(c);
            }
            continue;
        }
        base_is_european = matches!(c, '\0'..='\u{52f}' | '\u{1e00}'..='\u{1fff}');
        match c {
            '’' => word.push('\''),
            '\u{ad}' | '\u{200c}' | '\u{200d}' => {}
            _ => match letter(c) {
                Some(plain) => word.push_str(plain),
                None => word.extend(c.to_lowercase()),
            },
        }
    }
}

/// Letters that no decomposition makes plain.
fn letter(c: char) -> Option<&'static str> {
    Some(match c {
        'ł' | 'Ł' => "l",
        'ø' | 'Ø' => "o",
        'đ' | 'Đ' | 'ð' | 'Ð' => "d",
        'ß' | 'ẞ' => "ss",
        'æ' | 'Æ' => "ae",
        'œ' | 'Œ' => "oe",
        'þ' | 'Þ' => "th",
        'ħ' | 'Ħ' => "h",
        'ı' => "i",
        'ŋ' | 'Ŋ' => "n",
        'ŧ' | 'Ŧ' => "t",
        'ſ' => "s",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(raw: &str, expected: &str) {
        assert_eq!(fold(raw, Shape::Other), expected, "{raw}");
    }

    #[test]
    fn accents_case_and_signs_are_folded() {
        check("U.S.", "us");
        check("Nathan's", "nathan");
        check("Nathan’s", "nathan");
        check("don’t", "dont");
        check("1,234", "1234");
        check("1.5bn", "1.5bn");
        check("Łódź", "lodz");
        check("São", "sao");
        check("Müller", "muller");
        check("Straße", "strasse");
        check("İstanbul", "istanbul");
        check("Москвой", "москвои");
        check("AT&T", "at&t");
    }

    #[test]
    fn marks_of_other_scripts_are_letters() {
        check("हिन्दी", "हिन्दी");
    }
}
