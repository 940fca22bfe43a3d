//! Takes numbers and letters, gives the 64-bit names under which features are kept.

/// Joins two numbers into one; the order matters.
pub fn mix(first: u64, second: u64) -> u64 {
    let mut hash = first.wrapping_add(0x9e37_79b9_7f4a_7c15) ^ second.wrapping_mul(0xd6e8_feb8_6659_fd93);
    hash ^= hash >> 32;
    hash = hash.wrapping_mul(0xd6e8_feb8_6659_fd93);
    hash ^= hash >> 29;
    hash = hash.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    hash ^ (hash >> 32)
}

/// The number of a word; eight bytes are read at once.
pub fn of_word(word: &str) -> u64 {
    let mut hash = word.len() as u64;
    let mut chunks = word.as_bytes().chunks_exact(8);
    for chunk in &mut chunks {
        hash = step(hash, chunk.iter().rev().fold(0, |block, byte| block << 8 | u64::from(*byte)));
    }
    let rest = chunks.remainder().iter().rev().fold(0, |block, byte| block << 8 | u64::from(*byte));
    hash = step(hash, rest);
    hash ^ (hash >> 32)
}

/// The number of letters in a row.
pub fn of_letters(letters: &[char]) -> u64 {
    letters.iter().fold(5, |hash, letter| mix(hash, u64::from(*letter)))
}

fn step(hash: u64, block: u64) -> u64 {
    (hash.rotate_left(23) ^ block).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn order_and_length_count() {
        assert_ne!(mix(1, 2), mix(2, 1));
        assert_ne!(of_word("a"), of_word("a\0"));
        assert_ne!(of_word("stationers"), of_word("stationer"));
        assert_ne!(of_letters(&['a', 'b']), of_letters(&['b', 'a']));
    }
}
