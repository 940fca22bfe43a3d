//! Takes what was learnt, gives the weights of a model file: the features that matter most, a byte a weight.

use crate::examples::Examples;
use crate::learn::Learnt;
use dateline::normalise::entities::model::clusters::Clusters;
use dateline::normalise::entities::model::tags::{TAGS, may_follow};
use dateline::normalise::entities::model::weights::{FORBIDDEN, Weights};
use std::collections::BTreeMap;

/// The largest weight that a byte holds, in scores.
const LARGEST: f32 = 6.0;

/// Keeps the `most` features with the largest weight times a root of how often they were seen.
pub fn pack(learnt: &Learnt, examples: &Examples, clusters: &Clusters, most: usize) -> Weights {
    let largest = |row: &[f32]| row.iter().fold(0.0_f32, |largest, weight| largest.max(weight.abs()));
    let all = learnt.rows.iter().map(|row| largest(row)).fold(0.0, f32::max).min(LARGEST);
    let step = all.max(0.1) / 127.0;
    let mut ranked: Vec<(f32, usize)> = Vec::with_capacity(learnt.rows.len());
    for (number, row) in learnt.rows.iter().enumerate() {
        // The power 3/8 by square roots, which are the same on every machine.
        let fourth = (examples.counts[number] as f32).sqrt().sqrt();
        ranked.push((largest(row) * fourth * fourth.sqrt(), number));
    }
    ranked.sort_by(|left, right| right.0.total_cmp(&left.0).then(left.1.cmp(&right.1)));
    let mut features: BTreeMap<u32, [i8; TAGS]> = BTreeMap::new();
    for (_, number) in ranked.iter().take(most).filter(|(worth, _)| *worth > 0.0) {
        let mut row = [0; TAGS];
        for (out, weight) in row.iter_mut().zip(&learnt.rows[*number]) {
            let steps = (weight / step).round().clamp(-127.0, 127.0) as i8;
            *out = if steps.abs() < 2 { 0 } else { steps };
        }
        if row.iter().any(|weight| *weight != 0) {
            // Of two features with one print the better one stays.
            features.entry(Weights::print(examples.features[*number])).or_insert(row);
        }
    }
    let mut transitions = [[FORBIDDEN; TAGS]; TAGS];
    for (tag, row) in transitions.iter_mut().enumerate() {
        for (next, weight) in row.iter_mut().enumerate().filter(|(next, _)| may_follow(tag, *next)) {
            *weight = (learnt.transitions[tag][next] / step).round().clamp(-30_000.0, 30_000.0) as i32;
        }
    }
    let features: Vec<(u32, [i8; TAGS])> = features.into_iter().collect();
    Weights::new(step, transitions, clusters.clone(), &features)
}
