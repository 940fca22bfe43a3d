//! Takes what speaks for each tag of each word, gives the best row of tags and how likely each name in it is.

use super::tags::{OUTSIDE, TAGS, is_open, may_follow, meaning};
use super::weights::{FORBIDDEN, Sums, Weights};

/// A name in a chain: the words from `start` up to `end`, all with the tag of its kind.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Segment {
    /// First word.
    pub start: usize,
    /// Word after the last.
    pub end: usize,
    /// How likely it is that these words, and no others, are such a name.
    pub probability: f32,
}

/// Finds rows of tags; its buffers are used again.
#[derive(Default)]
pub struct Decoder {
    /// The tags of the last chain.
    pub tags: Vec<u8>,
    /// The names of the last chain.
    pub segments: Vec<Segment>,
    back: Vec<[u8; TAGS]>,
    forward: Vec<[f32; TAGS]>,
    backward: Vec<[f32; TAGS]>,
    emitted: Vec<[f32; TAGS]>,
}

/// What may follow what.
static FOLLOWS: [[bool; TAGS]; TAGS] = {
    let mut table = [[false; TAGS]; TAGS];
    let mut tag = 0;
    while tag < TAGS {
        let mut next = 0;
        while next < TAGS {
            table[tag][next] = may_follow(tag, next);
            next += 1;
        }
        tag += 1;
    }
    table
};

impl Decoder {
    /// Decides the tags of a chain of words, then [`Decoder::segments`].
    pub fn decode(&mut self, weights: &Weights, odds: &Odds, sums: &[Sums]) {
        self.tags.clear();
        self.segments.clear();
        self.best(weights, sums);
        if self.tags.iter().any(|tag| usize::from(*tag) != OUTSIDE) {
            self.find_segments();
            self.weigh(odds, sums);
        }
    }

    /// The best row of tags (Viterbi). A chain begins and ends outside.
    fn best(&mut self, weights: &Weights, sums: &[Sums]) {
        let Some(first) = sums.first() else { return };
        let transitions = &weights.transitions;
        self.back.clear();
        let mut scores = [FORBIDDEN * 2; TAGS];
        for tag in (0..TAGS).filter(|tag| FOLLOWS[OUTSIDE][*tag]) {
            scores[tag] = first[tag] + transitions[OUTSIDE][tag];
        }
        for sums in &sums[1..] {
            let mut next = [FORBIDDEN * 4; TAGS];
            let mut back = [0; TAGS];
            for (tag, score) in scores.iter().enumerate() {
                for to in 0..TAGS {
                    let sum = score + transitions[tag][to];
                    if sum > next[to] {
                        next[to] = sum;
                        back[to] = tag as u8;
                    }
                }
            }
            for (score, sum) in next.iter_mut().zip(sums) {
                *score = (*score + sum).max(FORBIDDEN * 4);
            }
            self.back.push(back);
            scores = next;
        }
        let ends = (0..TAGS).filter(|tag| FOLLOWS[*tag][OUTSIDE]);
        let last = ends.max_by_key(|tag| (scores[*tag] + transitions[*tag][OUTSIDE], TAGS - tag));
        let mut tag = last.unwrap_or(OUTSIDE) as u8;
        self.tags.push(tag);
        for back in self.back.iter().rev() {
            tag = back[usize::from(tag)];
            self.tags.push(tag);
        }
        self.tags.reverse();
    }

    fn find_segments(&mut self) {
        let mut start = 0;
        for (at, tag) in self.tags.iter().enumerate() {
            if meaning(usize::from(*tag)).is_some() && !is_open(usize::from(*tag)) {
                self.segments.push(Segment { start, end: at + 1, probability: 0.0 });
            }
            if !is_open(usize::from(*tag)) {
                start = at + 1;
            }
        }
    }

    /// How likely each segment is, from the sums over all rows of tags (forward and backward).
    fn weigh(&mut self, odds: &Odds, sums: &[Sums]) {
        let length = sums.len();
        self.emitted.clear();
        for sums in sums {
            let largest = sums.iter().copied().max().unwrap_or(0);
            let mut row = [0.0; TAGS];
            for (out, sum) in row.iter_mut().zip(sums) {
                *out = odds.of(*sum - largest);
            }
            self.emitted.push(row);
        }
        self.forward.clear();
        self.backward.clear();
        self.backward.resize(length, [0.0; TAGS]);
        let mut before = [0.0; TAGS];
        before[OUTSIDE] = 1.0;
        for emitted in &self.emitted {
            let mut row = odds.after(&before);
            for (out, emitted) in row.iter_mut().zip(emitted) {
                *out *= emitted;
            }
            even_out(&mut row);
            self.forward.push(row);
            before = row;
        }
        let mut after = [0.0; TAGS];
        after[OUTSIDE] = 1.0;
        for (emitted, out) in self.emitted.iter().zip(&mut self.backward).rev() {
            // Here: all that follows a tag, its own word left out.
            *out = odds.before(&after);
            even_out(out);
            after = *out;
            for (after, emitted) in after.iter_mut().zip(emitted) {
                *after *= emitted;
            }
        }
        for segment in &mut self.segments {
            // The share of the tag at each word, given the one before: together the share of the whole name.
            let mut probability = 1.0;
            for at in segment.start..segment.end {
                let tag = usize::from(self.tags[at]);
                let share = if at == segment.start {
                    self.forward[at][tag] * self.backward[at][tag]
                        / dot(&self.forward[at], &self.backward[at])
                } else {
                    let mut total = 0.0;
                    let from = usize::from(self.tags[at - 1]);
                    for next in 0..TAGS {
                        total += odds.table[from][next] * self.emitted[at][next] * self.backward[at][next];
                    }
                    odds.table[from][tag] * self.emitted[at][tag] * self.backward[at][tag] / total
                };
                probability *= share;
            }
            segment.probability = if probability.is_finite() { probability.clamp(0.0, 1.0) } else { 0.0 };
        }
    }
}

/// Transitions as factors.
pub struct Odds {
    table: [[f32; TAGS]; TAGS],
    step: f32,
}

impl Odds {
    /// The factors of these weights.
    pub fn new(weights: &Weights) -> Odds {
        let mut odds = Odds { table: [[0.0; TAGS]; TAGS], step: weights.step };
        for (tag, follows) in FOLLOWS.iter().enumerate() {
            for next in (0..TAGS).filter(|next| follows[*next]) {
                odds.table[tag][next] = odds.of(weights.transitions[tag][next]);
            }
        }
        odds
    }

    fn of(&self, steps: i32) -> f32 {
        exp((steps as f32 * self.step).clamp(-60.0, 60.0))
    }

    fn after(&self, before: &[f32; TAGS]) -> [f32; TAGS] {
        let mut out = [0.0; TAGS];
        for (share, row) in before.iter().zip(&self.table).filter(|(share, _)| **share != 0.0) {
            for (out, factor) in out.iter_mut().zip(row) {
                *out += share * factor;
            }
        }
        out
    }

    fn before(&self, after: &[f32; TAGS]) -> [f32; TAGS] {
        let mut out = [0.0; TAGS];
        for (out, row) in out.iter_mut().zip(&self.table) {
            *out = dot(row, after);
        }
        out
    }
}

/// The exponential, by the same steps on every machine; within a ten-thousandth for −80 to 80.
pub fn exp(value: f32) -> f32 {
    let scaled = value * std::f32::consts::LOG2_E;
    let whole = scaled.round();
    let rest = (scaled - whole) * std::f32::consts::LN_2;
    let series = 1.0 + rest * (1.0 + rest * (0.5 + rest * (1.0 / 6.0 + rest * (1.0 / 24.0 + rest / 120.0))));
    let power = f32::from_bits(((whole.clamp(-126.0, 127.0) as i32 + 127) as u32) << 23);
    series * power
}

fn dot(left: &[f32; TAGS], right: &[f32; TAGS]) -> f32 {
    left.iter().zip(right).map(|(left, right)| left * right).sum()
}

/// Scales a row so that its sum is one.
fn even_out(row: &mut [f32; TAGS]) {
    let sum: f32 = row.iter().sum();
    let factor = 1.0 / sum.max(1e-30);
    for value in row {
        *value *= factor;
    }
}

#[cfg(test)]
mod tests {
    use super::super::tags::{Kind, Place, tag};
    use super::*;

    fn free() -> Weights {
        let mut weights = Weights::default();
        weights.step = 0.1;
        for from in 0..TAGS {
            for to in 0..TAGS {
                weights.transitions[from][to] = if may_follow(from, to) { 0 } else { FORBIDDEN };
            }
        }
        weights
    }

    #[test]
    fn the_best_row_is_a_legal_one() {
        let mut sums = [[0; TAGS]; 3];
        sums[0][tag(Kind::Person, Place::First)] = 50;
        sums[1][tag(Kind::Place, Place::Last)] = 45;
        sums[1][tag(Kind::Person, Place::Last)] = 40;
        sums[2][OUTSIDE] = 5;
        let weights = free();
        let mut decoder = Decoder::default();
        decoder.decode(&weights, &Odds::new(&weights), &sums);
        let person = [Place::First, Place::Last].map(|place| tag(Kind::Person, place) as u8);
        assert_eq!(decoder.tags, [person[0], person[1], 0]);
        let [segment] = decoder.segments[..] else { panic!("one name") };
        assert_eq!((segment.start, segment.end), (0, 2));
        assert!(segment.probability > 0.9 && segment.probability < 1.0, "{segment:?}");
    }

    #[test]
    fn a_lone_word_shares_its_odds_among_five_choices() {
        let weights = free();
        let mut sums = [[0; TAGS]];
        sums[0][tag(Kind::Place, Place::Only)] = 1;
        let mut decoder = Decoder::default();
        decoder.decode(&weights, &Odds::new(&weights), &sums);
        // One word: outside, or the only word of one of four kinds; e^0.1 against four.
        let expected = 0.1_f32.exp() / (4.0 + 0.1_f32.exp());
        assert!((decoder.segments[0].probability - expected).abs() < 1e-5);
    }

    #[test]
    fn no_words_have_no_tags() {
        let weights = free();
        let mut decoder = Decoder::default();
        decoder.decode(&weights, &Odds::new(&weights), &[]);
        assert!(decoder.tags.is_empty() && decoder.segments.is_empty());
    }

    #[test]
    fn the_exponential_is_close() {
        for step in -800..800 {
            let value = step as f32 / 10.0;
            assert!((exp(value) / value.exp() - 1.0).abs() < 1e-4, "{value}");
        }
    }
}
