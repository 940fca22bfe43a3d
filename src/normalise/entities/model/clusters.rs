//! Takes the number of a word, gives the clusters of words like it: fine, middle and coarse.

use super::hash::mix;

/// How many clusters there are, fine, middle and coarse.
pub const SIZES: [usize; 3] = [1024, 256, 64];

/// Which cluster each word belongs to.
#[derive(Clone, Default)]
pub struct Clusters {
    /// Print of a word and its fine cluster from 1; 0 for an empty slot.
    slots: Vec<(u32, u16)>,
    /// Middle and coarse cluster of each fine one, from 1.
    above: Vec<[u16; 2]>,
    used: usize,
}

impl Clusters {
    /// Makes the table of words, by the print of each, and their fine clusters from 1.
    pub fn new(words: &[(u32, u16)], above: Vec<[u16; 2]>) -> Clusters {
        let size = (words.len() * 2).next_power_of_two().max(2);
        let mut clusters = Clusters { slots: vec![(0, 0); size], above, used: 0 };
        for (print, fine) in words {
            clusters.add(*print, *fine);
        }
        clusters
    }

    /// The print of a word's number in the table.
    pub fn print(word: u64) -> u32 {
        (mix(word, 1) >> 32) as u32
    }

    /// The clusters of a word, coarse, middle and fine, each from 1.
    pub fn get(&self, word: u64) -> Option<[u16; 3]> {
        if self.slots.is_empty() {
            return None;
        }
        let print = Clusters::print(word);
        let mut slot = self.place(print);
        loop {
            let (known, fine) = self.slots[slot];
            if fine == 0 {
                return None;
            }
            if known == print {
                let [middle, coarse] = *self.above.get(usize::from(fine) - 1)?;
                return Some([coarse, middle, fine]);
            }
            slot = (slot + 1) & (self.slots.len() - 1);
        }
    }

    /// Middle and coarse cluster of each fine one.
    pub fn above(&self) -> &[[u16; 2]] {
        &self.above
    }

    /// The words with their fine clusters, in the order of their prints.
    pub fn words(&self) -> Vec<(u32, u16)> {
        let mut words: Vec<(u32, u16)> = self.slots.iter().filter(|slot| slot.1 != 0).copied().collect();
        words.sort_unstable();
        words
    }

    fn add(&mut self, print: u32, fine: u16) {
        if fine == 0 || self.used + 1 >= self.slots.len() {
            return;
        }
        let mut slot = self.place(print);
        while self.slots[slot].1 != 0 {
            if self.slots[slot].0 == print {
                return;
            }
            slot = (slot + 1) & (self.slots.len() - 1);
        }
        self.slots[slot] = (print, fine);
        self.used += 1;
    }

    fn place(&self, print: u32) -> usize {
        print as usize & (self.slots.len() - 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_has_three_clusters_and_an_unknown_one_none() {
        let print = Clusters::print(77);
        let clusters = Clusters::new(&[(print, 2), (print, 1)], vec![[1, 1], [9, 4]]);
        assert_eq!(clusters.get(77), Some([4, 9, 2]));
        assert_eq!(clusters.get(78), None);
        assert_eq!(clusters.words(), [(print, 2)]);
        assert_eq!(Clusters::default().get(77), None);
    }
}
