//! Two texts go in, whether one is a copy of the other comes out: a wire copy, a reprint, an update.
//!
//! A [`Sketch`] is small and is kept of every article: texts that share much share a band of it. A [`Reading`] is
//! made of the few texts that do, and decides.

mod reading;
mod sketch;

pub use reading::{Apart, MONTH, Overlap, Reading};
pub use sketch::{BANDS, Sketch, VALUES_OF_BAND, WORDS_OF_SKETCH};

use super::fold::fold;
use super::signs;
use super::words::{Shape, Words};

// FNV-1a: short words, and a hash that is part of the format must be our own.
const BASIS: u64 = 0xcbf2_9ce4_8422_2325;
const PRIME: u64 = 0x0100_0000_01b3;

/// Words below which a text is a brief: its headline is read with it, and it has a rule of its own.
const BRIEF: usize = 30;

/// A word as both see it.
#[derive(Clone, Copy, Debug)]
struct Hashed {
    /// Of its folded form.
    hash: u64,
    /// Whether it holds a digit.
    is_figure: bool,
    /// Whether it has a capital that no sentence asks for.
    is_name: bool,
    /// Whether it says something of itself: four letters or more, or a digit.
    is_heavy: bool,
}

/// Whether it is told which words are names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Names {
    Tell,
    Leave,
}

/// The words of an article's body; of a brief, those of the headline before them.
fn words_of(title: &str, body: &str, names: Names) -> (Vec<Hashed>, bool) {
    let mut words = hashed(body, names);
    let is_brief = words.len() < BRIEF;
    if is_brief {
        let mut all = hashed(title, names);
        all.append(&mut words);
        words = all;
    }
    (words, is_brief)
}

fn hashed(text: &str, names: Names) -> Vec<Hashed> {
    let mut words: Vec<Hashed> = Vec::with_capacity(text.len() / 6);
    let mut sign_before = 0;
    for word in Words::new(text) {
        let raw = &text[word.start..word.end];
        let mut hashed = match word.shape {
            Shape::Plain => of_plain(raw),
            Shape::Other => of_bytes(fold(raw, Shape::Other).bytes()),
        };
        if word.shape == Shape::Other && signs::begins(raw) {
            // In scripts without spaces one sign says little: each is read with the one before.
            let sign = hashed.hash;
            hashed.hash = pair(sign_before, sign);
            sign_before = sign;
        }
        hashed.is_name = names == Names::Tell
            && hashed.is_heavy
            && raw.starts_with(char::is_uppercase)
            && !begins_sentence(&text[..word.start]);
        words.push(hashed);
    }
    words
}

/// Whether a word after this text begins a sentence.
fn begins_sentence(before: &str) -> bool {
    let before = before
        .trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '“' | '‘' | '«' | '('));
    before.is_empty() || before.ends_with(['.', '!', '?', ':'])
}

/// The same as [`of_bytes`] of the word in small letters: most words are of ASCII letters and digits alone.
fn of_plain(word: &str) -> Hashed {
    let (mut hash, mut is_figure) = (BASIS, false);
    for byte in word.bytes() {
        // The bit makes a capital small, and is set in digits and small letters.
        hash = (hash ^ u64::from(byte | 0x20)).wrapping_mul(PRIME);
        is_figure |= byte <= b'9';
    }
    Hashed { hash: mixed(hash), is_figure, is_name: false, is_heavy: word.len() >= 4 || is_figure }
}

fn of_bytes(bytes: impl Iterator<Item = u8>) -> Hashed {
    let mut hash = BASIS;
    let (mut length, mut is_figure, mut is_ascii) = (0, false, true);
    for byte in bytes {
        hash = (hash ^ u64::from(byte)).wrapping_mul(PRIME);
        length += 1;
        is_figure |= byte.is_ascii_digit();
        is_ascii &= byte < 128;
    }
    Hashed { hash: mixed(hash), is_figure, is_name: false, is_heavy: length >= 4 || is_figure || !is_ascii }
}

/// Spreads every bit over all (the finaliser of `SplitMix64`).
fn mixed(mut hash: u64) -> u64 {
    hash = (hash ^ (hash >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    hash = (hash ^ (hash >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    hash ^ (hash >> 31)
}

/// Two words side by side as one.
fn pair(left: u64, right: u64) -> u64 {
    mixed(left.rotate_left(17) ^ right)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plain_word_is_hashed_as_any_other() {
        for word in ["a", "Zoo", "STOCK", "1987", "Q3x", "z9A0"] {
            let (plain, any) = (of_plain(word), of_bytes(word.to_ascii_lowercase().bytes()));
            assert_eq!(plain.hash, any.hash, "{word}");
            assert_eq!((plain.is_figure, plain.is_heavy), (any.is_figure, any.is_heavy), "{word}");
        }
    }
}
