//! A text that comes with nearly every article goes in, its number on disk comes out, and back.

use rustc_hash::FxHashMap;
use std::sync::OnceLock;

/// Texts that come with nearly every article. Only ever added to: their places are on disk.
const PHRASES: &[&str] = &include!("../phrases.in");

/// The number of a phrase, from 1 on; 0 for any other text.
pub(super) fn phrase(text: &str) -> u64 {
    static NUMBERS: OnceLock<FxHashMap<&str, u64>> = OnceLock::new();
    let numbers =
        NUMBERS.get_or_init(|| PHRASES.iter().zip(1..).map(|(text, number)| (*text, number)).collect());
    numbers.get(text).copied().unwrap_or(0)
}

/// The phrase of a number; empty where there is none.
pub(super) fn unphrase(number: u64) -> &'static str {
    let index = usize::try_from(number.wrapping_sub(1)).unwrap_or(usize::MAX);
    PHRASES.get(index).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_phrase_stands_twice_and_all_have_a_number() {
        for text in PHRASES {
            assert_eq!(unphrase(phrase(text)), *text);
        }
        assert_eq!((phrase("never a phrase"), unphrase(0), unphrase(u64::MAX)), (0, "", ""));
    }
}
