//! Takes vectors of words, gives clusters of words that are used alike, fine, middle and coarse.
//!
//! K-means on the sphere (Dhillon and Modha 2001), from words drawn in a fixed order; the middle and coarse
//! clusters are clusters of the fine ones.

use crate::random::Random;
use crate::vectors::{LENGTH, Vector, Vectors, dot};
use dateline::normalise::entities::model::clusters::{Clusters, SIZES};

/// Groups the words.
pub fn group(vectors: &Vectors, mut tell: impl FnMut(&str)) -> Clusters {
    let weights = vec![1.0; vectors.vectors.len()];
    let [fine, middle, coarse] = SIZES;
    let (of_word, centres) = means(&vectors.vectors, &weights, fine, 12);
    tell("fine clusters are made");
    let mut sizes = vec![0.0; centres.len()];
    for cluster in &of_word {
        sizes[*cluster] += 1.0;
    }
    let (middle, _) = means(&centres, &sizes, middle, 30);
    let (coarse, _) = means(&centres, &sizes, coarse, 30);
    let above: Vec<[u16; 2]> =
        middle.iter().zip(&coarse).map(|(middle, coarse)| [*middle as u16 + 1, *coarse as u16 + 1]).collect();
    let print = |word: &u64| Clusters::print(*word);
    let words: Vec<(u32, u16)> = vectors
        .words
        .iter()
        .zip(&of_word)
        .map(|(word, cluster)| (print(word), *cluster as u16 + 1))
        .collect();
    Clusters::new(&words, above)
}

/// The cluster of each vector, and the centres.
fn means(vectors: &[Vector], weights: &[f32], count: usize, rounds: usize) -> (Vec<usize>, Vec<Vector>) {
    let mut random = Random::new(424_242);
    let mut order: Vec<usize> = (0..vectors.len()).collect();
    random.shuffle(&mut order);
    let mut centres: Vec<Vector> = order.iter().take(count).map(|index| vectors[*index]).collect();
    let mut nearest = vec![0; vectors.len()];
    for _ in 0..rounds {
        for (vector, nearest) in vectors.iter().zip(&mut nearest) {
            let mut best = f32::MIN;
            for (index, centre) in centres.iter().enumerate() {
                let likeness = dot(vector, centre);
                if likeness > best {
                    (best, *nearest) = (likeness, index);
                }
            }
        }
        let mut sums = vec![[0.0; LENGTH]; centres.len()];
        for ((vector, nearest), weight) in vectors.iter().zip(&nearest).zip(weights) {
            for (sum, value) in sums[*nearest].iter_mut().zip(vector) {
                *sum += weight * value;
            }
        }
        for (centre, sum) in centres.iter_mut().zip(&sums) {
            let length = dot(sum, sum).sqrt();
            if length > 1e-6 {
                for (value, sum) in centre.iter_mut().zip(sum) {
                    *value = sum / length;
                }
            } else if let Some(vector) = vectors.get(random.below(vectors.len())) {
                // An empty cluster begins anew.
                *centre = *vector;
            }
        }
    }
    (nearest, centres)
}
