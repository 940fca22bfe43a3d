//! What a file says of the order of its blocks goes in; the numbers of the blocks in reading order come out.

use super::{Page, Place};
use std::collections::{HashMap, HashSet};

/// Puts the blocks of a page into the order in which `named` names them, or lines of them; what is not named follows
/// in the order of the file. Names that nothing has are passed over.
pub fn by_names(page: &mut Page, named: &[String]) {
    let mut order: Vec<usize> = Vec::new();
    let mut is_placed = vec![false; page.blocks.len()];
    let mut seen = HashSet::new();
    let once = named.iter().filter(|name| seen.insert(name.as_str()));
    let of_names = once.filter_map(|name| page.places.get(name)).flat_map(|place| match place {
        Place::Blocks(blocks) => blocks.clone(),
        Place::Line(block, _) => vec![*block],
    });
    for block in of_names.chain(0..page.blocks.len()) {
        if let Some(placed) = is_placed.get_mut(block).filter(|placed| !**placed) {
            *placed = true;
            order.push(block);
        }
    }
    rearrange(page, &order);
}

/// Puts blocks into an order in which each that names its next is followed by that; `next` is by number of the block.
pub fn by_next(page: &mut Page, next: &HashMap<usize, String>) {
    let target = |block: usize| match next.get(&block).and_then(|name| page.places.get(name)) {
        Some(Place::Blocks(blocks)) => blocks.first().copied(),
        _ => None,
    };
    let all = 0..page.blocks.len();
    let mut is_next = vec![false; page.blocks.len()];
    for block in all.clone() {
        if let Some(flag) = target(block).and_then(|next| is_next.get_mut(next)) {
            *flag = true;
        }
    }
    let mut order = Vec::new();
    let mut is_placed = vec![false; page.blocks.len()];
    // First those that are nobody's next; what is left then goes round in a circle.
    for first in all.clone().filter(|block| !is_next[*block]).chain(all) {
        let mut at = Some(first);
        while let Some(block) = at.filter(|block| is_placed.get(*block) == Some(&false)) {
            is_placed[block] = true;
            order.push(block);
            at = target(block);
        }
    }
    rearrange(page, &order);
}

/// The blocks change places; the names of blocks and lines go with them.
fn rearrange(page: &mut Page, order: &[usize]) {
    if order.iter().enumerate().all(|(at, block)| at == *block) {
        return;
    }
    let mut new_place = vec![0; order.len()];
    for (at, block) in order.iter().enumerate() {
        new_place[*block] = at;
    }
    let mut old: Vec<_> = std::mem::take(&mut page.blocks).into_iter().map(Some).collect();
    page.blocks = order.iter().filter_map(|block| old[*block].take()).collect();
    for place in page.places.values_mut() {
        match place {
            Place::Line(block, _) => *block = new_place[*block],
            Place::Blocks(blocks) => {
                for block in &mut *blocks {
                    *block = new_place[*block];
                }
                blocks.sort_unstable();
            }
        }
    }
}
