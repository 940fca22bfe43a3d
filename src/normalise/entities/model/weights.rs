//! Takes the bytes of a model file, gives the weights of every feature; and writes such files.
//!
//! All numbers are little-endian. After the mark and the version: the score of one step of a weight (f32), the
//! weights of transitions (i16, where one tag may follow another), the clusters (count, prints as differences,
//! fine clusters, the clusters above), the features (count, prints as differences, a mask of tags each, a weight
//! of one byte for each tag of the mask).

use super::clusters::Clusters;
use super::tags::{TAGS, may_follow};

/// The weights of a feature, or sums of them.
pub type Sums = [i32; TAGS];

/// What a model file holds.
#[derive(Clone, Default)]
pub struct Weights {
    /// The score of one step of a weight.
    pub step: f32,
    /// The weight of a tag after another, in steps.
    pub transitions: [[i32; TAGS]; TAGS],
    /// The clusters of words.
    pub clusters: Clusters,
    /// Print of a feature and its row from 1; row 0 for an empty slot.
    slots: Vec<(u32, u32)>,
    rows: Vec<[i8; TAGS]>,
}

/// The weight of what must not be.
pub const FORBIDDEN: i32 = -1_000_000;

const MARK: &[u8; 4] = b"DLNE";
const VERSION: u8 = 1;

impl Weights {
    /// Makes the table of features, by the print of each.
    pub fn new(
        step: f32,
        transitions: [[i32; TAGS]; TAGS],
        clusters: Clusters,
        features: &[(u32, [i8; TAGS])],
    ) -> Weights {
        let size = (features.len() * 2).next_power_of_two().max(2);
        let rows = features.iter().map(|(_, row)| *row).collect();
        let mut weights = Weights { step, transitions, clusters, slots: vec![(0, 0); size], rows };
        for (index, (print, _)) in features.iter().enumerate() {
            let mut slot = *print as usize & (size - 1);
            while weights.slots[slot].1 != 0 {
                slot = (slot + 1) & (size - 1);
            }
            weights.slots[slot] = (*print, index as u32 + 1);
        }
        weights
    }

    /// The print of a feature in the table.
    pub fn print(feature: u64) -> u32 {
        (feature ^ feature >> 32) as u32
    }

    /// How many features have weights.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether no feature has weights.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Adds the weights of features to `sums`.
    pub fn add(&self, features: &[u64], sums: &mut Sums) {
        let mask = self.slots.len().wrapping_sub(1);
        for feature in features {
            let print = Weights::print(*feature);
            let mut slot = print as usize & mask;
            while let Some((known, row)) = self.slots.get(slot) {
                if *row == 0 {
                    break;
                }
                if *known == print {
                    let row = &self.rows[*row as usize - 1];
                    for (sum, weight) in sums.iter_mut().zip(row) {
                        *sum += i32::from(*weight);
                    }
                    break;
                }
                slot = (slot + 1) & mask;
            }
        }
    }

    /// Reads a model file; none when it is not one of this version, or is cut off.
    pub fn read(bytes: &[u8]) -> Option<Weights> {
        let mut input = Input { rest: bytes };
        if input.take(4)? != MARK || input.byte()? != VERSION {
            return None;
        }
        let step = f32::from_le_bytes(input.array()?);
        let mut transitions = [[FORBIDDEN; TAGS]; TAGS];
        for (tag, row) in transitions.iter_mut().enumerate() {
            for (next, weight) in row.iter_mut().enumerate() {
                if may_follow(tag, next) {
                    *weight = i32::from(i16::from_le_bytes(input.array()?));
                }
            }
        }
        let mut words: Vec<(u32, u16)> = input.prints()?.into_iter().map(|print| (print, 0)).collect();
        for (_, fine) in &mut words {
            *fine = u16::from_le_bytes(input.array()?);
        }
        let count = u32::from_le_bytes(input.array()?);
        let mut above = Vec::new();
        for _ in 0..count {
            above.push([u16::from_le_bytes(input.array()?), u16::from_le_bytes(input.array()?)]);
        }
        let clusters = Clusters::new(&words, above);
        let prints = input.prints()?;
        let mut features = Vec::with_capacity(prints.len());
        for print in prints {
            let [low, middle, high] = input.array()?;
            let mask = u32::from_le_bytes([low, middle, high, 0]);
            let mut row = [0; TAGS];
            for (tag, weight) in row.iter_mut().enumerate() {
                if mask >> tag & 1 == 1 {
                    *weight = i8::from_le_bytes(input.array()?);
                }
            }
            features.push((print, row));
        }
        input.rest.is_empty().then(|| Weights::new(step, transitions, clusters, &features))
    }

    /// The bytes of the model file.
    pub fn write(&self) -> Vec<u8> {
        let mut out = Vec::with_capacity(self.rows.len() * 12);
        out.extend(MARK);
        out.push(VERSION);
        out.extend(self.step.to_le_bytes());
        for (tag, row) in self.transitions.iter().enumerate() {
            for (_, weight) in row.iter().enumerate().filter(|(next, _)| may_follow(tag, *next)) {
                let weight = (*weight).clamp(i32::from(i16::MIN), i32::from(i16::MAX)) as i16;
                out.extend(weight.to_le_bytes());
            }
        }
        let words = self.clusters.words();
        write_prints(words.iter().map(|word| word.0), &mut out);
        out.extend(words.iter().flat_map(|word| word.1.to_le_bytes()));
        out.extend((self.clusters.above().len() as u32).to_le_bytes());
        out.extend(self.clusters.above().iter().flatten().flat_map(|cluster| cluster.to_le_bytes()));
        let mut features: Vec<(u32, u32)> = self.slots.iter().filter(|slot| slot.1 != 0).copied().collect();
        features.sort_unstable();
        write_prints(features.iter().map(|feature| feature.0), &mut out);
        for (_, row) in features {
            let row = &self.rows[row as usize - 1];
            let mask = row.iter().rev().fold(0_u32, |mask, weight| mask << 1 | u32::from(*weight != 0));
            out.extend(&mask.to_le_bytes()[..3]);
            out.extend(row.iter().filter(|weight| **weight != 0).flat_map(|weight| weight.to_le_bytes()));
        }
        out
    }
}

/// Writes how many there are, then the difference of each to the one before, seven bits a byte.
fn write_prints(prints: impl ExactSizeIterator<Item = u32>, out: &mut Vec<u8>) {
    out.extend((prints.len() as u32).to_le_bytes());
    let mut before = 0;
    for print in prints {
        let mut difference = print.wrapping_sub(before);
        while difference > 0x7f {
            out.push(difference as u8 | 0x80);
            difference >>= 7;
        }
        out.push(difference as u8);
        before = print;
    }
}

struct Input<'b> {
    rest: &'b [u8],
}

impl<'b> Input<'b> {
    fn take(&mut self, length: usize) -> Option<&'b [u8]> {
        let (taken, rest) = self.rest.split_at_checked(length)?;
        self.rest = rest;
        Some(taken)
    }

    fn byte(&mut self) -> Option<u8> {
        self.array().map(|[byte]| byte)
    }

    fn array<const LENGTH: usize>(&mut self) -> Option<[u8; LENGTH]> {
        self.take(LENGTH)?.try_into().ok()
    }

    fn prints(&mut self) -> Option<Vec<u32>> {
        let count = u32::from_le_bytes(self.array()?) as usize;
        // Each takes a byte at least: a number that is larger is no count.
        if count > self.rest.len() {
            return None;
        }
        let mut prints = Vec::with_capacity(count);
        let mut print = 0_u32;
        for _ in 0..count {
            let (mut difference, mut shift) = (0_u32, 0);
            loop {
                let byte = self.byte()?;
                difference |= u32::from(byte & 0x7f).checked_shl(shift)?;
                shift += 7;
                if byte < 0x80 {
                    break;
                }
            }
            print = print.wrapping_add(difference);
            prints.push(print);
        }
        Some(prints)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn small() -> Weights {
        let mut transitions = [[FORBIDDEN; TAGS]; TAGS];
        for (tag, row) in transitions.iter_mut().enumerate() {
            for (next, weight) in row.iter_mut().enumerate().filter(|(next, _)| may_follow(tag, *next)) {
                *weight = (tag * 10 + next) as i32 - 50;
            }
        }
        let clusters = Clusters::new(&[(Clusters::print(5), 1)], vec![[3, 2]]);
        let mut row = [0; TAGS];
        (row[0], row[7], row[16]) = (-3, 90, -127);
        Weights::new(0.05, transitions, clusters, &[(9, row), (9 << 20, [1; TAGS])])
    }

    #[test]
    fn a_file_is_read_as_it_was_written() {
        let weights = small();
        let bytes = weights.write();
        let again = Weights::read(&bytes).unwrap();
        assert_eq!(again.write(), bytes);
        assert_eq!((again.len(), again.transitions), (2, weights.transitions));
        assert_eq!(again.clusters.get(5), Some([2, 3, 1]));
        let mut sums = [0; TAGS];
        again.add(&[9, 9, 10], &mut sums);
        assert_eq!((sums[0], sums[7], sums[8], sums[16]), (-6, 180, 0, -254));
    }

    #[test]
    fn a_broken_file_is_refused() {
        let bytes = small().write();
        for length in 0..bytes.len() {
            assert!(Weights::read(&bytes[..length]).is_none(), "{length}");
        }
        for at in 0..bytes.len() {
            let mut broken = bytes.clone();
            broken[at] ^= 0xff;
            let _ = Weights::read(&broken);
        }
    }
}
