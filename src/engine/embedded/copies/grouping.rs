//! The articles of a commit and what was touched since their groups were found go in, their groups come out.
//!
//! Two articles are linked when they share a band of their sketches and their texts say so; a group is what is
//! linked, directly or by others.
//!
//! **Invariant:** the groups are a function of the articles that the index holds, not of the order in which they came:
//! a link depends on its two articles alone, and every link of an article that was touched, and of the groups that it
//! was in, is looked for again.

use super::super::lookup;
use super::super::schema::Handles;
use super::{Groups, Member, Print, Standing, document};
use crate::analysis::copies::{Apart, BANDS, MONTH, Reading, Sketch, VALUES_OF_BAND, WORDS_OF_SKETCH};
use rustc_hash::{FxHashMap, FxHashSet};
use std::rc::Rc;
use tantivy::{DocAddress, Searcher};

/// The articles whose copies are looked for, by the first 64 bits of their ids.
#[derive(Clone, Copy, Debug)]
pub(in super::super) enum Touched<'a> {
    /// Every one.
    All,
    /// Those that came, changed or went since.
    Some(&'a FxHashSet<u64>),
}

/// Minima in which the sketches of two articles of one day must agree before their texts are read.
const LEAST_AGREEMENT: usize = 8;
/// The same for articles of two days, which must share more.
const LEAST_AGREEMENT_LATER: usize = 14;
/// Texts that are kept while links are looked for.
const MOST_READINGS: usize = 20_000;

/// Finds the groups of copies.
pub(in super::super) fn regroup(
    searcher: &Searcher,
    handles: &Handles,
    before: &Groups,
    touched: Touched<'_>,
) -> tantivy::Result<Groups> {
    let nodes = nodes(searcher)?;
    let mut search = Search {
        searcher,
        handles,
        links: Links::new(nodes.len()),
        affected: vec![matches!(touched, Touched::All); nodes.len()],
        nodes,
        readings: FxHashMap::default(),
        strangers: FxHashSet::default(),
    };
    if let Touched::Some(ties) = touched {
        search.keep(before, ties);
    }
    search.link_equals()?;
    let mut met = vec![0; VALUES_OF_BAND];
    for band in 0..BANDS {
        search.link_band(band, &mut met)?;
    }
    Ok(search.groups())
}

/// An article.
struct Node {
    at: DocAddress,
    id: [u8; 10],
    /// First and last day of publication.
    days: Option<(i64, i64)>,
    sketch: Option<Sketch>,
}

fn nodes(searcher: &Searcher) -> tantivy::Result<Vec<Node>> {
    let mut nodes = Vec::new();
    for (number, segment) in searcher.segment_readers().iter().enumerate() {
        let columns = segment.fast_fields();
        let (tie, tie_rest) = (columns.u64("tie")?, columns.u64("tie_rest")?);
        let (first, last) = (columns.i64("first")?, columns.i64("last")?);
        let sketches = columns.u64("sketch")?;
        let mut words = Vec::with_capacity(WORDS_OF_SKETCH);
        for doc in segment.doc_ids_alive() {
            let (Some(tie), Some(rest)) = (tie.first(doc), tie_rest.first(doc)) else { continue };
            words.clear();
            words.extend(sketches.values_for_doc(doc));
            nodes.push(Node {
                at: DocAddress::new(number as u32, doc),
                id: super::id_of(tie, rest),
                days: first.first(doc).zip(last.first(doc)),
                sketch: Sketch::from_words(&words),
            });
        }
    }
    Ok(nodes)
}

impl Node {
    fn apart(&self, other: &Node) -> Apart {
        let (Some(ours), Some(theirs)) = (self.days, other.days) else { return Apart::Unknown };
        let between = (theirs.0 - ours.1).max(ours.0 - theirs.1).max(0);
        Apart::Days(u32::try_from(between).unwrap_or(u32::MAX))
    }

    /// The day on which it was there at the latest.
    fn by(&self) -> (i64, [u8; 10]) {
        (self.days.map_or(i64::MAX, |days| days.1), self.id)
    }
}

struct Search<'a> {
    searcher: &'a Searcher,
    handles: &'a Handles,
    nodes: Vec<Node>,
    /// Whether the links of an article are looked for.
    affected: Vec<bool>,
    links: Links,
    readings: FxHashMap<u32, Rc<Reading>>,
    /// Pairs that were read and are no copies.
    strangers: FxHashSet<(u32, u32)>,
}

impl Search<'_> {
    /// Keeps the groups of which nothing was touched.
    fn keep(&mut self, before: &Groups, touched: &FxHashSet<u64>) {
        let broken: FxHashSet<u32> =
            touched.iter().filter_map(|tie| before.of(*tie)).map(|member| member.group).collect();
        let mut kept = FxHashMap::<u32, u32>::default();
        for (node, number) in self.nodes.iter().zip(0..) {
            let tie = document::tie(&node.id);
            let group = before.of(tie).map(|member| member.group);
            let is_broken = group.is_some_and(|group| broken.contains(&group));
            self.affected[number as usize] = is_broken || touched.contains(&tie);
            if let Some(group) = group.filter(|_| !self.affected[number as usize]) {
                let first = *kept.entry(group).or_insert(number);
                self.links.unite(first, number);
            }
        }
    }

    /// Links articles with the same text, however far apart they are.
    fn link_equals(&mut self) -> tantivy::Result<()> {
        let mut numbers: Vec<u32> = (0..self.nodes.len() as u32).collect();
        numbers.retain(|number| self.nodes[*number as usize].sketch.is_some());
        let sketch = |number: &u32| self.nodes[*number as usize].sketch;
        numbers.sort_unstable_by_key(|number| (sketch(number), *number));
        let runs: Vec<Vec<u32>> =
            numbers.chunk_by(|a, b| sketch(a) == sketch(b)).map(<[u32]>::to_vec).collect();
        for run in runs.into_iter().filter(|run| run.len() > 1) {
            if !run.iter().any(|number| self.affected[*number as usize]) {
                continue;
            }
            let mut texts: Vec<u32> = Vec::new();
            for number in run {
                let reading = self.reading(number)?;
                let mut same = None;
                for text in &texts {
                    if self.reading(*text)?.is_same(&reading) {
                        same = Some(*text);
                        break;
                    }
                }
                match same {
                    Some(text) => self.links.unite(text, number),
                    None => texts.push(number),
                }
            }
        }
        Ok(())
    }

    /// Links articles that agree in a band; `met` has room for every value of a band, and is left as it came, empty.
    fn link_band(&mut self, band: usize, met: &mut [u8]) -> tantivy::Result<()> {
        // How many articles have a value, and of these how many are affected: neither needs to be told above 1.
        const AFFECTED: u8 = 4;
        for (node, is_affected) in self.nodes.iter().zip(&self.affected) {
            let Some(sketch) = &node.sketch else { continue };
            let met = &mut met[sketch.band(band) as usize];
            let known = *met & AFFECTED;
            *met = known | (*met & !AFFECTED).saturating_add(1).min(2) | (u8::from(*is_affected) * AFFECTED);
        }
        let mut keyed: Vec<u64> = Vec::new();
        for (node, number) in self.nodes.iter().zip(0_u32..) {
            let Some(sketch) = &node.sketch else { continue };
            let key = sketch.band(band);
            if met[key as usize] >= AFFECTED + 2 {
                keyed.push(u64::from(key) << 32 | u64::from(number));
            }
        }
        for node in &self.nodes {
            let Some(sketch) = &node.sketch else { continue };
            met[sketch.band(band) as usize] = 0;
        }
        keyed.sort_unstable();
        for bucket in keyed.chunk_by(|a, b| a >> 32 == b >> 32) {
            self.link_bucket(bucket.iter().map(|row| *row as u32).collect())?;
        }
        Ok(())
    }

    /// Links what can be linked of a bucket: whoever is linked asks only those that are not yet.
    fn link_bucket(&mut self, mut rest: Vec<u32>) -> tantivy::Result<()> {
        while let Some(seed) = rest.pop() {
            let mut asking = vec![seed];
            while let Some(number) = asking.pop() {
                let mut left = Vec::with_capacity(rest.len());
                for other in rest {
                    if self.links.are_linked(number, other) || self.links_directly(number, other)? {
                        self.links.unite(number, other);
                        asking.push(other);
                    } else {
                        left.push(other);
                    }
                }
                rest = left;
            }
        }
        Ok(())
    }

    /// Whether one is a copy of the other.
    fn links_directly(&mut self, one: u32, other: u32) -> tantivy::Result<bool> {
        if !self.affected[one as usize] && !self.affected[other as usize] {
            return Ok(false);
        }
        let (node, another) = (&self.nodes[one as usize], &self.nodes[other as usize]);
        let apart = node.apart(another);
        let is_too_far = matches!(apart, Apart::Days(days) if days > MONTH);
        let (Some(sketch), Some(another)) = (node.sketch, another.sketch) else { return Ok(false) };
        let least = match apart {
            Apart::Days(0) | Apart::Unknown => LEAST_AGREEMENT,
            Apart::Days(_) => LEAST_AGREEMENT_LATER,
        };
        if is_too_far || sketch.agreement(&another) < least {
            return Ok(false);
        }
        let pair = (one.min(other), one.max(other));
        if self.strangers.contains(&pair) {
            return Ok(false);
        }
        let is_copy = self.reading(one)?.is_copy(&*self.reading(other)?, apart);
        if !is_copy {
            self.strangers.insert(pair);
        }
        Ok(is_copy)
    }

    fn reading(&mut self, number: u32) -> tantivy::Result<Rc<Reading>> {
        if let Some(reading) = self.readings.get(&number) {
            return Ok(Rc::clone(reading));
        }
        let at = self.nodes[number as usize].at;
        let reading = Rc::new(lookup::text_at(self.searcher, self.handles, at, Reading::of)?);
        if self.readings.len() >= MOST_READINGS {
            self.readings.clear();
        }
        self.readings.insert(number, Rc::clone(&reading));
        Ok(reading)
    }

    fn groups(mut self) -> Groups {
        let mut linked = FxHashMap::<u32, Vec<u32>>::default();
        for number in 0..self.nodes.len() as u32 {
            linked.entry(self.links.root(number)).or_default().push(number);
        }
        let node = |number: &u32| &self.nodes[*number as usize];
        let mut groups: Vec<Vec<u32>> = linked.into_values().filter(|group| group.len() > 1).collect();
        for group in &mut groups {
            group.sort_unstable_by_key(|number| node(number).by());
        }
        groups.sort_unstable_by_key(|group| node(&group[0]).id);
        let mut members = Vec::new();
        for (group, number) in groups.iter().zip(0..) {
            for (place, member) in group.iter().enumerate() {
                let print = if place == 0 { Print::First } else { Print::Later };
                members.push(Member { id: node(member).id, group: number, print });
            }
        }
        Groups::of_members(members, Standing::Current)
    }
}

/// What is linked with what (a union-find).
struct Links {
    above: Vec<u32>,
}

impl Links {
    fn new(count: usize) -> Links {
        Links { above: (0..count as u32).collect() }
    }

    fn root(&mut self, number: u32) -> u32 {
        let mut at = number;
        while self.above[at as usize] != at {
            let above = self.above[at as usize];
            self.above[at as usize] = self.above[above as usize];
            at = above;
        }
        at
    }

    fn are_linked(&mut self, one: u32, other: u32) -> bool {
        self.root(one) == self.root(other)
    }

    fn unite(&mut self, one: u32, other: u32) {
        let (one, other) = (self.root(one), self.root(other));
        let (low, high) = (one.min(other), one.max(other));
        self.above[high as usize] = low;
    }
}
