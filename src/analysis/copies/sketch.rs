//! Headline and body go in, a sketch of 72 bytes comes out: texts that share much agree in one of its bands.
//!
//! It is MinHash over pairs of neighbouring heavy words, two minima a band (Broder, 1997; Indyk and Motwani, 1998):
//! texts whose sets of pairs have a Jaccard measure of J agree in a band with probability J². Half of the bands is of
//! the beginning alone, since editors cut at the end.

use super::{pair, words_of};

/// Bands of a sketch.
pub const BANDS: usize = 24;
/// Words of 64 bits in which a sketch is kept.
pub const WORDS_OF_SKETCH: usize = BANDS * BITS / 64;

/// Bits of a band: two minima of half as many.
const BITS: usize = 24;
/// Minima of the whole text, and of its beginning.
const MINIMA: usize = BANDS;
/// Heavy words of the beginning: about a hundred words.
const HEAD: usize = 60;

/// What is kept of a text to find its copies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sketch {
    bands: [u32; BANDS],
}

impl Sketch {
    /// The sketch of an article; `None` where there are no words.
    pub fn of(title: &str, body: &str) -> Option<Sketch> {
        let (words, _) = words_of(title, body);
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
        let head = minima(&pairs[..pairs.len().min(HEAD)], MINIMA);
        let mut bands = [0; BANDS];
        let both = whole.chunks_exact(2).chain(head.chunks_exact(2));
        for (band, two) in bands.iter_mut().zip(both) {
            const HALF: usize = BITS / 2;
            *band = (two[0] >> (32 - HALF)) << HALF | two[1] >> (32 - HALF);
        }
        Some(Sketch { bands })
    }

    /// What two sketches have in common when they agree in a band.
    pub fn bands(&self) -> &[u32; BANDS] {
        &self.bands
    }

    /// Packed for a column.
    pub fn to_words(&self) -> [u64; WORDS_OF_SKETCH] {
        let mut words = [0; WORDS_OF_SKETCH];
        for (index, band) in self.bands.iter().enumerate() {
            let (at, shift) = (index * BITS / 64, index * BITS % 64);
            words[at] |= u64::from(*band) << shift;
            if shift + BITS > 64 {
                words[at + 1] |= u64::from(*band) >> (64 - shift);
            }
        }
        words
    }

    /// Unpacked; `None` when these are not the words of a sketch.
    pub fn from_words(words: &[u64]) -> Option<Sketch> {
        if words.len() != WORDS_OF_SKETCH {
            return None;
        }
        let mut bands = [0; BANDS];
        for (index, band) in bands.iter_mut().enumerate() {
            let (at, shift) = (index * BITS / 64, index * BITS % 64);
            let mut bits = words[at] >> shift;
            if shift + BITS > 64 {
                bits |= words[at + 1] << (64 - shift);
            }
            *band = (bits & ((1 << BITS) - 1)) as u32;
        }
        Some(Sketch { bands })
    }
}

/// The least of the pairs under each of a number of orders.
fn minima(pairs: &[u32], from: usize) -> [u32; MINIMA] {
    let mut least = [u32::MAX; MINIMA];
    let mut orders = [(0_u32, 0_u32); MINIMA];
    for (index, order) in orders.iter_mut().enumerate() {
        let seed = super::mixed((from + index) as u64 + 1);
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
        assert_eq!(Sketch::from_words(&sketch.to_words()), Some(sketch));
        assert_eq!(Sketch::from_words(&[1, 2]), None);
    }

    #[test]
    fn texts_without_words_have_none() {
        assert_eq!(Sketch::of("", " – … "), None);
        assert!(Sketch::of("", "a").is_some());
    }

    #[test]
    fn what_editors_do_leaves_a_band() {
        let of = |text: &str| Sketch::of("", text).expect("it has words");
        let agree =
            |text: &str| of(STORY).bands().iter().zip(of(text).bands()).filter(|(a, b)| a == b).count();
        assert_eq!(agree(STORY), BANDS);
        assert!(agree(&STORY.replace("Tuesday", "Wednesday").replace("freighter", "ship")) > 0);
        assert!(agree(&STORY[..STORY.find("The freighter").unwrap_or(0)]) > 0);
        assert!(agree(&format!("Stockholm, May 3 (Wire) - {STORY} All rights reserved by the agency.")) > 0);
        let other = "Parliament rejected the budget on Tuesday after the Greens left the coalition, officials said. \
            The prime minister may call an election within three weeks, party sources told the agency on Monday.";
        assert_eq!(agree(other), 0);
    }
}
