//! Takes a word, says how it is written: with a small letter, a capital, capitals, or a digit.

/// How a word is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Without a capital at its beginning.
    Lower,
    /// With a capital.
    Capital,
    /// In capitals, of two letters or more.
    Upper,
    /// One capital.
    Initial,
    /// Beginning with a digit.
    Number,
}

/// How a word is written.
pub fn shape(word: &str) -> Shape {
    let mut letters = word.chars().filter(|letter| letter.is_alphanumeric());
    let Some(first) = letters.next() else { return Shape::Lower };
    if first.is_numeric() {
        return Shape::Number;
    }
    if !first.is_uppercase() {
        return if is_arabic_article(word.as_bytes()) { Shape::Capital } else { Shape::Lower };
    }
    let (mut count, mut is_upper) = (1, true);
    for letter in letters {
        count += 1;
        is_upper &= letter.is_uppercase() || letter.is_numeric();
    }
    match (count, is_upper) {
        (1, _) => Shape::Initial,
        (_, true) => Shape::Upper,
        _ => Shape::Capital,
    }
}

/// Whether the word is written like `al-Maliki`.
pub fn is_arabic_article(word: &[u8]) -> bool {
    matches!(word, [b'a' | b'e', b'l', b'-', next, ..] if next.is_ascii_uppercase())
}
