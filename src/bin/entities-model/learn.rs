//! Takes examples, gives the weights that make what is right likely: log-likelihood, `AdaGrad`, L1.
//!
//! One thread, one order: the same examples give the same weights. Adagrad is of Duchi, Hazan and Singer (2011).

use crate::examples::{Chain, Examples};
use crate::random::Random;
use dateline::normalise::entities::model::decode::exp;
use dateline::normalise::entities::model::tags::{OUTSIDE, TAGS, may_follow};

/// A row of weights, filled up so that the processor takes four at once.
pub const WIDTH: usize = 20;
type Row = [f32; WIDTH];

/// How to learn.
#[derive(Clone, Copy, Debug)]
pub struct Pace {
    /// How often all examples are gone through.
    pub rounds: usize,
    /// Length of the first steps; that of the last is 0.3 of it.
    pub step: f32,
    /// What a weight loses at each touch, in steps.
    pub loss: f32,
}

/// What was learnt.
pub struct Learnt {
    /// Weights of each feature.
    pub rows: Vec<Row>,
    /// Weights of each tag after another.
    pub transitions: [[f32; TAGS]; TAGS],
}

/// A weight row and the squares of its gradients.
#[derive(Clone)]
struct Cell {
    weights: Row,
    squares: Row,
}

/// Squares of gradients begin with this: the first steps are not too long.
const FIRST_SQUARE: f32 = 1e-2;

/// Learns from examples; `tell` hears of each round.
pub fn learn(examples: &Examples, pace: Pace, mut tell: impl FnMut(&str)) -> Learnt {
    let cell = Cell { weights: [0.0; WIDTH], squares: [FIRST_SQUARE; WIDTH] };
    let mut cells = vec![cell; examples.features.len()];
    let mut transitions = [[0.0_f32; TAGS]; TAGS];
    let mut squares = [[FIRST_SQUARE; TAGS]; TAGS];
    let mut order: Vec<u32> = (0..examples.chains.len() as u32).collect();
    let mut random = Random::new(88_172_645_463_325_252);
    let mut sums = Sums::default();
    let mut total = vec![[0.0_f32; WIDTH]; examples.features.len()];
    let mut total_transitions = [[0.0_f32; TAGS]; TAGS];
    let mut kept = 0;
    for round in 0..pace.rounds {
        random.shuffle(&mut order);
        let rate = pace.step * (1.0 - 0.7 * round as f32 / pace.rounds as f32);
        let mut unlikely = 0.0;
        for number in &order {
            let chain = &examples.chains[*number as usize];
            unlikely += f64::from(sums.of(chain, examples, &cells, &transitions));
            for index in 0..chain.length {
                let mut gradient = [0.0; WIDTH];
                gradient[..TAGS].copy_from_slice(&sums.gradients[index]);
                for value in &mut gradient {
                    *value *= chain.weight;
                }
                if gradient.iter().all(|value| value.abs() <= 1e-3) {
                    continue;
                }
                for feature in examples.of(chain.start + index) {
                    step(&mut cells[*feature as usize], &gradient, rate, pace.loss);
                }
            }
            for tag in 0..TAGS {
                for next in 0..TAGS {
                    let gradient = sums.pairs[tag][next] * chain.weight;
                    if gradient != 0.0 {
                        squares[tag][next] += gradient * gradient;
                        transitions[tag][next] -= rate * gradient / squares[tag][next].sqrt();
                    }
                }
            }
        }
        // The weights of the later rounds are averaged: they swing around where they belong.
        if round * 2 >= pace.rounds {
            kept += 1;
            for (total, cell) in total.iter_mut().zip(&cells) {
                for (total, weight) in total.iter_mut().zip(&cell.weights) {
                    *total += weight;
                }
            }
            for (total, weight) in total_transitions.iter_mut().flatten().zip(transitions.iter().flatten()) {
                *total += weight;
            }
        }
        tell(&format!("round {} of {}: {unlikely:.0}", round + 1, pace.rounds));
    }
    let share = 1.0 / kept.max(1) as f32;
    total.iter_mut().flatten().for_each(|weight| *weight *= share);
    total_transitions.iter_mut().flatten().for_each(|weight| *weight *= share);
    Learnt { rows: total, transitions: total_transitions }
}

fn step(cell: &mut Cell, gradient: &Row, rate: f32, loss: f32) {
    for ((weight, square), gradient) in cell.weights.iter_mut().zip(&mut cell.squares).zip(gradient) {
        *square += gradient * gradient;
        let length = rate / square.sqrt();
        let moved = *weight - length * gradient;
        let lost = length * loss;
        *weight = (moved.abs() - lost).max(0.0).copysign(moved);
    }
}

/// The sums over all rows of tags of a chain; its buffers are used again.
#[derive(Default)]
struct Sums {
    factors: Vec<[f32; TAGS]>,
    forward: Vec<[f32; TAGS]>,
    backward: Vec<[f32; TAGS]>,
    table: [[f32; TAGS]; TAGS],
    /// For each word and tag: how likely it is, less how likely it is when what is right is known.
    gradients: Vec<[f32; TAGS]>,
    /// The same for each tag after another.
    pairs: [[f32; TAGS]; TAGS],
}

impl Sums {
    /// Works out the gradients of a chain and gives how unlikely what is right is.
    fn of(
        &mut self,
        chain: &Chain,
        examples: &Examples,
        cells: &[Cell],
        transitions: &[[f32; TAGS]; TAGS],
    ) -> f32 {
        self.factors.clear();
        for word in chain.start..chain.start + chain.length {
            let mut row = [0.0; WIDTH];
            for feature in examples.of(word) {
                for (sum, weight) in row.iter_mut().zip(&cells[*feature as usize].weights) {
                    *sum += weight;
                }
            }
            let largest = row[..TAGS].iter().copied().fold(f32::MIN, f32::max);
            let mut factors = [0.0; TAGS];
            for (factor, sum) in factors.iter_mut().zip(row) {
                *factor = exp((sum - largest).max(-60.0));
            }
            self.factors.push(factors);
        }
        for (tag, row) in transitions.iter().enumerate() {
            for (next, weight) in row.iter().enumerate() {
                self.table[tag][next] = if may_follow(tag, next) { exp(*weight) } else { 0.0 };
            }
        }
        self.gradients.clear();
        self.gradients.resize(chain.length, [0.0; TAGS]);
        self.pairs = [[0.0; TAGS]; TAGS];
        let masks = &examples.masks[chain.start..chain.start + chain.length];
        self.add(None, 1.0);
        let likely = masks.iter().zip(&self.gradients).map(|(mask, row)| {
            let right = (0..TAGS).filter(|tag| mask >> tag & 1 == 1);
            right.map(|tag| row[tag]).sum::<f32>()
        });
        let unlikely = likely.map(|share| 1.0 - share).sum();
        self.add(Some(masks), -1.0);
        unlikely
    }

    /// Adds the shares of all rows of tags that the masks allow, times `sign`.
    fn add(&mut self, masks: Option<&[u32]>, sign: f32) {
        let length = self.factors.len();
        let allows = |at: usize, tag: usize| masks.is_none_or(|masks| masks[at] >> tag & 1 == 1);
        self.forward.clear();
        let mut before = [0.0; TAGS];
        before[OUTSIDE] = 1.0;
        for at in 0..length {
            let mut row = [0.0; TAGS];
            for (share, factors) in before.iter().zip(&self.table).filter(|(share, _)| **share != 0.0) {
                for (sum, factor) in row.iter_mut().zip(factors) {
                    *sum += share * factor;
                }
            }
            for (tag, sum) in row.iter_mut().enumerate() {
                *sum = if allows(at, tag) { *sum * self.factors[at][tag] } else { 0.0 };
            }
            even_out(&mut row);
            self.forward.push(row);
            before = row;
        }
        self.backward.clear();
        self.backward.resize(length, [0.0; TAGS]);
        let mut after = [0.0; TAGS];
        after[OUTSIDE] = 1.0;
        for at in (0..length).rev() {
            let mut row = [0.0; TAGS];
            for (tag, sum) in row.iter_mut().enumerate() {
                *sum = self.table[tag].iter().zip(&after).map(|(factor, share)| factor * share).sum();
            }
            even_out(&mut row);
            self.backward[at] = row;
            for (tag, share) in after.iter_mut().enumerate() {
                *share = if allows(at, tag) { row[tag] * self.factors[at][tag] } else { 0.0 };
            }
        }
        for at in 0..length {
            let mut shares = [0.0; TAGS];
            for (tag, share) in shares.iter_mut().enumerate() {
                *share = self.forward[at][tag] * self.backward[at][tag];
            }
            even_out(&mut shares);
            for (tag, share) in shares.iter().enumerate() {
                self.gradients[at][tag] += sign * share;
                if at == 0 {
                    self.pairs[OUTSIDE][tag] += sign * share;
                }
                if at + 1 == length {
                    self.pairs[tag][OUTSIDE] += sign * share;
                }
            }
        }
        for at in 1..length {
            let mut shares = [[0.0; TAGS]; TAGS];
            let mut sum = 0.0;
            let mut right = [0.0; TAGS];
            for (tag, right) in right.iter_mut().enumerate() {
                *right = if allows(at, tag) { self.factors[at][tag] * self.backward[at][tag] } else { 0.0 };
            }
            for tag in (0..TAGS).filter(|tag| self.forward[at - 1][*tag] != 0.0) {
                for next in 0..TAGS {
                    let share = self.forward[at - 1][tag] * self.table[tag][next] * right[next];
                    shares[tag][next] = share;
                    sum += share;
                }
            }
            let factor = sign / f32::max(sum, 1e-30);
            for (pair, share) in self.pairs.iter_mut().flatten().zip(shares.iter().flatten()) {
                *pair += share * factor;
            }
        }
    }
}

fn even_out(row: &mut [f32; TAGS]) {
    let sum: f32 = row.iter().sum();
    let factor = 1.0 / sum.max(1e-30);
    for value in row {
        *value *= factor;
    }
}
