//! The groups of copies go in, packed or just found; which group an article is of comes out.
//!
//! One document of the index holds them all, so that a commit makes articles and their groups visible together.

mod grouping;

pub(super) use grouping::{Touched, regroup};

use super::document;
use super::schema::{self, Handles};
use super::terms;
use super::{lookup, packing};
use crate::article::ArticleId;
use crate::engine::Folded;
use std::collections::BTreeMap;
use tantivy::{DocAddress, Searcher, Term};

/// Bytes of an entry: an id, and the number of its group × 2 + whether it was printed first.
const ENTRY: usize = 14;

/// Which articles are copies of which. Every group has two or more.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Groups {
    /// In the order of their ids.
    members: Vec<Member>,
    /// A bit for each member at the end of its id's first half: most articles have no copy, and are told by this.
    filter: Vec<u64>,
    /// Where the members begin whose ids begin with each number, and, at the end, how many there are.
    starts: Vec<u32>,
    /// Bits of an id that are its number.
    bits: u32,
    /// Whether articles changed since.
    pub standing: Standing,
}

/// Whether the groups are those of the articles beside them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Standing {
    /// They were never found, or articles changed since.
    #[default]
    Old,
    /// They are.
    Current,
}

/// An article that has copies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Member {
    pub id: [u8; 10],
    /// The number of its group.
    pub group: u32,
    pub print: Print,
}

/// Whether an article is the first of its group.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Print {
    /// It was printed before the others, as far as the dates tell.
    First,
    /// It is a copy.
    Later,
}

impl Groups {
    /// The groups of a commit.
    pub(super) fn read(searcher: &Searcher, handles: &Handles) -> tantivy::Result<Groups> {
        let kind = Term::from_field_text(handles.kind, document::COPIES);
        let Some(address) = lookup::addresses(searcher, &kind)?.first().copied() else {
            return Ok(Groups::default());
        };
        packing::unpacked(searcher, handles, address, handles.state, |bytes| Ok(Groups::unpack(bytes)))
    }

    /// The groups of these members.
    fn of_members(mut members: Vec<Member>, standing: Standing) -> Groups {
        members.sort_unstable();
        let bits = (members.len() * 16).next_power_of_two().max(64);
        let mut filter = vec![0; if members.is_empty() { 0 } else { bits / 64 }];
        for member in &members {
            let bit = document::tie(&member.id) as usize & (bits - 1);
            filter[bit / 64] |= 1 << (bit % 64);
        }
        // Ids are as good as random: a bucket has one or two members.
        let buckets = members.len().next_power_of_two();
        let number_bits = buckets.trailing_zeros();
        let mut starts = vec![0; if members.is_empty() { 0 } else { buckets + 1 }];
        for member in &members {
            starts[bucket(document::tie(&member.id), number_bits) + 1] += 1;
        }
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        Groups { members, filter, starts, bits: number_bits, standing }
    }

    pub(super) fn unpack(bytes: &[u8]) -> Groups {
        let Some((standing, entries)) = bytes.split_first() else { return Groups::default() };
        let standing = if *standing == 1 { Standing::Current } else { Standing::Old };
        let mut members = Vec::with_capacity(entries.len() / ENTRY);
        for entry in entries.chunks_exact(ENTRY) {
            let (id, number) = entry.split_at(10);
            let mut member = Member { id: [0; 10], group: 0, print: Print::Later };
            member.id.copy_from_slice(id);
            let number = number.iter().rev().fold(0, |number: u32, byte| number << 8 | u32::from(*byte));
            member.group = number >> 1;
            if number & 1 == 1 {
                member.print = Print::First;
            }
            members.push(member);
        }
        Groups::of_members(members, standing)
    }

    pub(super) fn pack(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(1 + self.members.len() * ENTRY);
        bytes.push(u8::from(self.standing == Standing::Current));
        for member in &self.members {
            bytes.extend(member.id);
            bytes.extend((member.group << 1 | u32::from(member.print == Print::First)).to_le_bytes());
        }
        bytes
    }

    /// The same groups, when articles have changed.
    pub(super) fn aged(&self) -> Groups {
        Groups { standing: Standing::Old, ..self.clone() }
    }

    /// The article whose id begins with these 64 bits, when it has copies.
    pub(super) fn of(&self, tie: u64) -> Option<&Member> {
        let bit = tie as usize & (self.filter.len() * 64).checked_sub(1)?;
        if self.filter[bit / 64] >> (bit % 64) & 1 == 0 {
            return None;
        }
        let number = bucket(tie, self.bits);
        let of_bucket = *self.starts.get(number)? as usize..*self.starts.get(number + 1)? as usize;
        self.members.get(of_bucket)?.iter().find(|member| document::tie(&member.id) == tie)
    }

    /// The ids of a group, the first print first, the others in order.
    pub(super) fn group(&self, number: u32) -> Vec<ArticleId> {
        let mut members: Vec<&Member> = self.members.iter().filter(|member| member.group == number).collect();
        members.sort_by_key(|member| (member.print, member.id));
        members.into_iter().map(|member| ArticleId::from_bytes(&member.id)).collect()
    }

    /// All groups, the largest first.
    pub(super) fn all(&self) -> Vec<Vec<ArticleId>> {
        let mut groups = BTreeMap::<u32, Vec<&Member>>::new();
        for member in &self.members {
            groups.entry(member.group).or_default().push(member);
        }
        let mut groups: Vec<Vec<&Member>> = groups.into_values().collect();
        for group in &mut groups {
            group.sort_by_key(|member| (member.print, member.id));
        }
        groups.sort_by(|a, b| b.len().cmp(&a.len()).then_with(|| a[0].id.cmp(&b[0].id)));
        let ids =
            |group: Vec<&Member>| group.iter().map(|member| ArticleId::from_bytes(&member.id)).collect();
        groups.into_iter().map(ids).collect()
    }
}

/// The first bits of an id.
fn bucket(tie: u64, bits: u32) -> usize {
    if bits == 0 { 0 } else { (tie >> (64 - bits)) as usize }
}

/// The articles at these places, the earliest first.
pub(super) fn folded(
    searcher: &Searcher,
    places: impl Iterator<Item = DocAddress>,
) -> tantivy::Result<Vec<Folded>> {
    let mut copies = Vec::new();
    for DocAddress { segment_ord, doc_id } in places {
        let columns = searcher.segment_reader(segment_ord).fast_fields();
        let tie = columns.u64("tie")?.first(doc_id).unwrap_or_default();
        let rest = columns.u64("tie_rest")?.first(doc_id).unwrap_or_default();
        let mut source = None;
        if let Some(column) = columns.str(&schema::column_of("source"))?
            && let Some(ord) = column.term_ords(doc_id).next()
        {
            let mut name = String::new();
            column.ord_to_str(ord, &mut name)?;
            source = Some(terms::key_and_printed(&name).1.to_owned());
        }
        let day = columns.i64("last")?.first(doc_id).unwrap_or(i64::MAX);
        let id = id_of(tie, rest);
        copies.push((day, id, Folded { id: ArticleId::from_bytes(&id), source }));
    }
    copies.sort_by_key(|copy| (copy.0, copy.1));
    Ok(copies.into_iter().map(|copy| copy.2).collect())
}

/// The id of two columns.
fn id_of(tie: u64, rest: u64) -> [u8; 10] {
    let mut id = [0; 10];
    id[..8].copy_from_slice(&tie.to_be_bytes());
    id[8..].copy_from_slice(&(rest as u16).to_be_bytes());
    id
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_are_packed_and_asked() {
        let member =
            |first: u8, group, print| Member { id: [first, 0, 0, 0, 0, 0, 0, first, 0, 7], group, print };
        let members = vec![
            member(9, 1, Print::First),
            member(2, 0, Print::Later),
            member(4, 1, Print::Later),
            member(5, 0, Print::First),
            member(1, 1, Print::Later),
        ];
        let groups = Groups::of_members(members, Standing::Current);
        assert_eq!(Groups::unpack(&groups.pack()), groups);
        assert_eq!(Groups::unpack(&[]), Groups::default());
        let of = |first: u8| groups.of(u64::from(first) << 56 | u64::from(first)).map(|member| member.group);
        assert_eq!([of(1), of(2), of(3), of(5), of(9)], [Some(1), Some(0), None, Some(0), Some(1)]);
        assert_eq!(Groups::default().of(0), None);
        let firsts = |group: &[ArticleId]| group.iter().map(|id| id.to_bytes()[0]).collect::<Vec<_>>();
        assert_eq!(
            groups.all().iter().map(|group| firsts(group)).collect::<Vec<_>>(),
            [vec![9, 1, 4], vec![5, 2]]
        );
        assert_eq!(firsts(&groups.group(0)), [5, 2]);
    }
}
