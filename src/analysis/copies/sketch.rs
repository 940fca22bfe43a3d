//! Headline and body go in, a sketch of 80 bytes comes out: texts that share much agree in one of its bands.
//!
//! It is min-wise hashing over pairs of neighbouring heavy words, two minima a band (Broder, 1997; Indyk and Motwani, 1998):
//! texts whose sets of pairs have a Jaccard measure of J agree in a minimum with probability J, in a band with J².
//! Half of the minima are of the beginning alone, since editors cut at the end.

use super::{Names, mixed, pair, words_of};

/// Minima of a sketch: half of them of the whole text, half of its beginning.
pub const MINIMA: usize = 64;
/// Bands of a sketch: each minimum is in two.
pub const BANDS: usize = MINIMA;
/// Words of 64 bits in which a sketch is kept.
pub const WORDS_OF_SKETCH: usize = MINIMA * BITS / 64;

/// What a band is less than.
pub const VALUES_OF_BAND: usize = 1 << (2 * BITS);

/// Bits of a minimum.
const BITS: usize = 10;
const HALF: usize = MINIMA / 2;
/// Heavy words of the beginning: about a hundred words.
const HEAD: usize = 60;

/// What is kept of a text to find its copies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Sketch([u64; WORDS_OF_SKETCH]);

impl Sketch {
    /// The sketch of an article; `None` where there are no words.
    pub fn of(title: &str, body: &str) -> Option<Sketch> {
        let (words, _) = words_of(title, body, Names::Leave);
        let mut heavy: Vec<u64> = words.iter().filter(|word| word.is_heavy).map(|word| word.hash).collect();
        if heavy.is_empty() {
            heavy = words.iter().map(|word| word.hash).collect();
        }
        let first = *heavy.first()?;
        let mut pairs: Vec<u32> = heavy.windows(2).map(|two| (pair(two[0], two[1]) >> 32) as u32).collect();
        if pairs.is_empty() {
            pairs.push(first as u32);
        }
        let whole = minima(&pairs, 0);
        let head = minima(&pairs[..pairs.len().min(HEAD)], HALF);
        let mut packed = [0; WORDS_OF_SKETCH];
        for (index, minimum) in whole.into_iter().chain(head).enumerate() {
            // The first bits of a minimum are nearly always 0: those of its hash tell more.
            let bits = mixed(u64::from(minimum)) & ((1 << BITS) - 1);
            let (at, shift) = place(index);
            packed[at] |= bits << shift;
            if shift + BITS > 64 {
                packed[at + 1] |= bits >> (64 - shift);
            }
        }
        Some(Sketch(packed))
    }

    /// One of its [`BANDS`]: a minimum and the next of its half.
    pub fn band(&self, index: usize) -> u32 {
        let next = if (index + 1).is_multiple_of(HALF) { index + 1 - HALF } else { index + 1 };
        self.minimum(index) << BITS | self.minimum(next)
    }

    fn minimum(&self, index: usize) -> u32 {
        let (at, shift) = place(index);
        let mut bits = self.0[at] >> shift;
        if shift + BITS > 64 {
            bits |= self.0[at + 1] << (64 - shift);
        }
        (bits & ((1 << BITS) - 1)) as u32
    }

    /// In how many of their minima two sketches agree.
    pub fn agreement(&self, other: &Sketch) -> usize {
        let mut differing = *self;
        for (word, other) in differing.0.iter_mut().zip(&other.0) {
            *word ^= other;
        }
        (0..MINIMA).filter(|index| differing.minimum(*index) == 0).count()
    }

    /// Packed for a column.
    pub fn words(&self) -> &[u64; WORDS_OF_SKETCH] {
        &self.0
    }

    /// Unpacked; `None` when these are not the words of a sketch.
    pub fn from_words(words: &[u64]) -> Option<Sketch> {
        words.try_into().ok().map(Sketch)
    }
}

/// The word of a minimum, and the bit in it at which it begins.
fn place(index: usize) -> (usize, usize) {
    (index * BITS / 64, index * BITS % 64)
}

/// The least of the pairs under each of a number of orders.
fn minima(pairs: &[u32], from: usize) -> [u32; HALF] {
    let mut least = [u32::MAX; HALF];
    let mut orders = [(0_u32, 0_u32); HALF];
    for (index, order) in orders.iter_mut().enumerate() {
        let seed = mixed((from + index) as u64 + 1);
        *order = (seed as u32, (seed >> 32) as u32 | 1);
    }
    for pair in pairs {
        for (least, (flip, factor)) in least.iter_mut().zip(&orders) {
            *least = (*least).min((pair ^ flip).wrapping_mul(*factor));
        }
    }
    least
}

#[cfg(test)]
mod tests {
    use super::*;

    const STORY: &str = "The port of Halmstad was closed on Tuesday after a freighter struck the northern pier, \
        harbour officials said. Nobody was hurt, but two cranes were damaged and repairs may take three weeks. The \
        freighter, which carried timber from Finland, had lost power shortly before the accident.";

    #[test]
    fn packing_loses_nothing() {
        let sketch = Sketch::of("", STORY).expect("it has words");
        assert_eq!(Sketch::from_words(sketch.words()), Some(sketch));
        assert_eq!(Sketch::from_words(&[1, 2]), None);
        assert_eq!(sketch.agreement(&sketch), MINIMA);
    }

    #[test]
    fn texts_without_words_have_none() {
        assert_eq!(Sketch::of("", " – … "), None);
        assert!(Sketch::of("", "a").is_some());
    }

    #[test]
    fn what_editors_do_leaves_a_band() {
        let of = |text: &str| Sketch::of("", text).expect("it has words");
        let agree = |text: &str| {
            let (story, other) = (of(STORY), of(text));
            (0..BANDS).filter(|index| story.band(*index) == other.band(*index)).count()
        };
        assert_eq!(agree(STORY), BANDS);
        assert!(agree(&STORY.replace("Tuesday", "Wednesday").replace("freighter", "ship")) > 0);
        assert!(agree(&STORY[..STORY.find("The freighter").unwrap_or(0)]) > 0);
        assert!(agree(&format!("Stockholm, May 3 (Wire) - {STORY} All rights reserved by the agency.")) > 0);
        let other = "Parliament rejected the budget on Tuesday after the Greens left the coalition, officials said. \
            The prime minister may call an election within three weeks, party sources told the agency on Monday.";
        assert_eq!(agree(other), 0);
    }
}
