//! What stands in the text – names, and days that it talks about – goes in, its places come out, and back.

use super::rows::{Packer, Unpacker, folded, unfolded};
use crate::article::{Article, Entity, EntityKind, Mention, MentionedDays, Part};
use chrono::{Datelike, NaiveDate};

const KINDS: [EntityKind; 3] = [EntityKind::Person, EntityKind::Organisation, EntityKind::Place];

/// Packs the names: one that stands in the text is the number of the mention, any other itself.
pub(super) fn pack_entities(article: &Article, packer: &mut Packer) {
    packer.number(article.entities.len() as u64);
    for entity in &article.entities {
        let named = entity.mentions.iter().position(|mention| article.text_of(*mention) == entity.name);
        let named = named.map_or(0, |index| index as u64 + 1);
        packer.number(entity.kind as u64 | named << 2);
        packer.own_phrase(&entity.rule);
        if named == 0 {
            packer.text(&entity.name);
        }
        packer.number(entity.mentions.len() as u64);
        let mut before = 0;
        for mention in &entity.mentions {
            pack_place(*mention, &mut before, packer);
        }
    }
}

/// Unpacks the names of an article whose texts are there.
pub(super) fn unpack_entities(article: &Article, rows: &mut Unpacker<'_>) -> Result<Vec<Entity>, String> {
    let mut entities = Vec::new();
    for _ in 0..rows.number()? {
        let packed = rows.number()?;
        let kind = *KINDS.get((packed & 3) as usize).ok_or("a name of no kind")?;
        let rule = rows.own_phrase()?;
        let stated = if packed >> 2 == 0 { Some(rows.text()?.to_owned()) } else { None };
        let (mut mentions, mut before) = (Vec::new(), 0);
        for _ in 0..rows.number()? {
            mentions.push(unpack_place(&mut before, rows)?);
        }
        let named = usize::try_from((packed >> 2).wrapping_sub(1)).ok().and_then(|index| mentions.get(index));
        let of_text = || named.map(|mention| article.text_of(*mention).to_owned()).unwrap_or_default();
        entities.push(Entity { name: stated.unwrap_or_else(of_text), kind, rule, mentions });
    }
    Ok(entities)
}

/// Packs the days that the text talks about, each by its distance from the one before, the first from the article's.
pub(super) fn pack_days(article: &Article, packer: &mut Packer) {
    packer.number(article.mentions.len() as u64);
    let (mut before, mut day) = (0, own_day(article));
    for mentioned in &article.mentions {
        let Mention { part, start, len } = mentioned.at;
        pack_start(part, start, &mut before, packer);
        let behind = (mentioned.last - mentioned.first).num_days().max(0) as u64;
        // Most are one day: only others say how many follow.
        packer.number(u64::from(len) << 1 | u64::from(behind > 0));
        if behind > 0 {
            packer.number(behind);
        }
        let first = i64::from(mentioned.first.num_days_from_ce());
        packer.number(folded(first - day));
        day = first;
        packer.own_phrase(&mentioned.rule);
    }
}

/// Unpacks the days that the text of an article talks about; its date must be there.
pub(super) fn unpack_days(article: &Article, rows: &mut Unpacker<'_>) -> Result<Vec<MentionedDays>, String> {
    let (mut mentions, mut before, mut day) = (Vec::new(), 0, own_day(article));
    for _ in 0..rows.number()? {
        let (part, start) = unpack_start(&mut before, rows)?;
        let packed = rows.number()?;
        let behind = if packed & 1 == 0 { 0 } else { rows.number()? };
        let at = Mention { part, start, len: u16::try_from(packed >> 1).unwrap_or(u16::MAX) };
        day = day.wrapping_add(unfolded(rows.number()?));
        let first = numbered(day);
        let last = first.checked_add_days(chrono::Days::new(behind)).unwrap_or(first);
        mentions.push(MentionedDays { at, first, last, rule: rows.own_phrase()? });
    }
    Ok(mentions)
}

/// The day from which the days told of are counted.
fn own_day(article: &Article) -> i64 {
    let day = article.date.as_ref().and_then(|date| date.days.first());
    day.map_or(0, |day| i64::from(day.num_days_from_ce()))
}

/// The day of a number, as `num_days_from_ce` gives it.
pub(super) fn numbered(day: i64) -> NaiveDate {
    let day = i32::try_from(day).ok().and_then(NaiveDate::from_num_days_from_ce_opt);
    day.unwrap_or_default()
}

fn pack_place(mention: Mention, before: &mut u32, packer: &mut Packer) {
    pack_start(mention.part, mention.start, before, packer);
    packer.number(u64::from(mention.len));
}

fn unpack_place(before: &mut u32, rows: &mut Unpacker<'_>) -> Result<Mention, String> {
    let (part, start) = unpack_start(before, rows)?;
    Ok(Mention { part, start, len: u16::try_from(rows.number()?).unwrap_or(u16::MAX) })
}

/// Mentions come in text order: the distance to the one before is a small number.
fn pack_start(part: Part, start: u32, before: &mut u32, packer: &mut Packer) {
    let distance = start.wrapping_sub(*before);
    *before = start;
    packer.number(u64::from(distance) << 2 | part as u64);
}

fn unpack_start(before: &mut u32, rows: &mut Unpacker<'_>) -> Result<(Part, u32), String> {
    let packed = rows.number()?;
    *before = before.wrapping_add((packed >> 2) as u32);
    Ok((part_numbered(packed & 3), *before))
}

/// The part of a number, as `as u64` gives it.
pub(super) fn part_numbered(number: u64) -> Part {
    match number {
        0 => Part::Title,
        1 => Part::Summary,
        _ => Part::Body,
    }
}
