//! Takes fingerprints with what is known of them, gives it back: a flat table of eight bytes an entry.
//!
//! An entry is 48 bits of the fingerprint, checked on every look-up, and the number of a [`Known`]: there are
//! few different ones. The table is small so that it stays in the processor's cache beside the index.

use super::lists::Known;
use rustc_hash::FxHashMap;

const TAG_BITS: u32 = 48;
const TAG: u64 = (1 << TAG_BITS) - 1;

/// What is known of each fingerprint.
pub struct Table {
    /// 0 where nothing is.
    slots: Vec<u64>,
    /// The number of slots is two to this power.
    slot_bits: u32,
    used: usize,
    kinds: Vec<Known>,
    numbers: FxHashMap<Known, u64>,
    /// What was added last: lists come one kind at a time.
    last: (Known, u64),
}

impl Table {
    /// An empty table of two to the power of `slot_bits` slots, of which three quarters can be taken.
    pub fn new(slot_bits: u32) -> Table {
        // Number 0 is never in a slot: an entry is then never 0.
        let (slots, kinds) = (vec![0; 1 << slot_bits], vec![Known::default()]);
        Table { slots, slot_bits, used: 0, kinds, numbers: FxHashMap::default(), last: (Known::default(), 0) }
    }

    /// What is known of a fingerprint.
    pub fn get(&self, print: u64) -> Known {
        let mut slot = self.place(print);
        loop {
            let entry = self.slots[slot];
            if entry == 0 {
                return Known::default();
            }
            if entry & TAG == print & TAG {
                return self.kinds[(entry >> TAG_BITS) as usize];
            }
            slot = self.next(slot);
        }
    }

    /// Adds something that is known of a fingerprint.
    pub fn add(&mut self, print: u64, known: Known) {
        assert!(self.used < self.slots.len() * 3 / 4, "the table of {} bits holds the lists", self.slot_bits);
        let mut slot = self.place(print);
        loop {
            let entry = self.slots[slot];
            if entry == 0 {
                self.used += 1;
                self.slots[slot] = self.number(known) << TAG_BITS | print & TAG;
                return;
            }
            if entry & TAG == print & TAG {
                let both = self.kinds[(entry >> TAG_BITS) as usize].and(known);
                self.slots[slot] = self.number(both) << TAG_BITS | print & TAG;
                return;
            }
            slot = self.next(slot);
        }
    }

    fn number(&mut self, known: Known) -> u64 {
        if known == self.last.0 {
            return self.last.1;
        }
        let kinds = &mut self.kinds;
        let number = *self.numbers.entry(known).or_insert_with(|| {
            kinds.push(known);
            kinds.len() as u64 - 1
        });
        self.last = (known, number);
        number
    }

    fn place(&self, print: u64) -> usize {
        (print >> (u64::BITS - self.slot_bits)) as usize
    }

    fn next(&self, slot: usize) -> usize {
        (slot + 1) & (self.slots.len() - 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_in_one_slot_stay_apart_and_facts_add_up() {
        let mut table = Table::new(4);
        let known = |bits| Known { bits, ..Known::default() };
        table.add(1, known(1));
        table.add(2, known(2));
        table.add(2, known(4));
        assert_eq!((table.get(1).bits, table.get(2).bits, table.get(3).bits), (1, 6, 0));
    }
}
