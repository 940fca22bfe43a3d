//! An article and a query go in, the passages that show best why it was found come out: whole sentences where
//! they fit.
//!
//! Greedy: the sentence with the largest weight of words not yet shown is taken, until nothing new comes or the
//! room is full; the passages stand in text order. A sentence that is longer than its room is clipped. The wire's line of place and day is left out of the first
//! sentence, unless it matches: what it says stands beside every hit.

mod clip;

use super::marks::{Mark, Marker, Reading, Sentence};
use crate::article::{Article, Part, Place};
use std::ops::Range;

/// Room for the passages of one snippet, up to two of them, in characters.
const ROOM: usize = 250;
/// Room for each passage more.
const MORE_ROOM: usize = 50;
/// Less room than this holds no passage worth reading.
const LEAST_ROOM: usize = 40;
/// Share of the weight of words that were shown already.
const SHOWN_AGAIN: f32 = 0.2;
/// By how much the last sentence counts less than the first.
const LATER: f32 = 0.1;
/// Share of its weight that a sentence counts when it has to be clipped.
const CLIPPED: f32 = 0.8;
/// A word of less than this share of the heaviest is worth no passage of its own: `to`, `the`.
const LEAST_WEIGHT: f32 = 0.1;
/// What is shorter and has no full stop is no sentence to begin with, but a heading or a byline.
const SHORTEST_OPENING: usize = 40;

/// A passage of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// The field it stands in.
    pub part: Part,
    /// First byte in that field.
    pub offset: usize,
    /// As it stands there.
    pub text: String,
    /// Byte ranges of `text` that match.
    pub marks: Vec<(usize, usize)>,
    /// Whether the sentence began before it.
    pub cut_before: bool,
    /// Whether the sentence goes on after it.
    pub cut_after: bool,
}

/// Chooses at most `most` passages.
pub fn of(article: &Article, marker: &mut Marker, most: usize) -> Vec<Passage> {
    let texts = [(Part::Summary, article.summary.as_deref()), (Part::Body, Some(article.body.as_str()))];
    let mut readings = Vec::new();
    for (part, text) in texts {
        if let Some(text) = text.filter(|text| !text.is_empty()) {
            readings.push((part, text, marker.read(text, part, article)));
        }
    }
    let line = dateline(article);
    let candidates: Vec<Candidate<'_>> = readings
        .iter()
        .flat_map(|(part, text, reading)| {
            reading.sentences.iter().map(move |sentence| {
                let start = behind_line(*part, reading, sentence, line);
                Candidate { part: *part, text, reading, sentence, start }
            })
        })
        .collect();
    let mut chosen = choose(&candidates, marker, most);
    if chosen.is_empty()
        && let Some(first) = opening(&candidates, line)
    {
        let sentence = candidates[first].bytes();
        chosen.push((first, clip::window(candidates[first].text, sentence, &[], ROOM, |_| 0.0)));
    }
    chosen.sort_unstable_by_key(|chosen| chosen.0);
    let passages = chosen.into_iter().map(|(index, bytes)| passage(&candidates[index], bytes));
    join(passages.collect(), &readings)
}

/// A sentence that may be shown.
struct Candidate<'a> {
    part: Part,
    text: &'a str,
    reading: &'a Reading,
    sentence: &'a Sentence,
    /// Where it is shown from: behind the wire's line.
    start: usize,
}

impl Candidate<'_> {
    fn bytes(&self) -> Range<usize> {
        self.start..self.sentence.end
    }

    fn marks(&self) -> &[Mark] {
        &self.reading.marks[self.sentence.marks.clone()]
    }
}

/// The byte of the body behind the wire's line of place and day; 0 where there is none.
fn dateline(article: &Article) -> usize {
    let fields = ["filed", "date", "agency"];
    let places = || {
        article.evidence.iter().filter_map(|evidence| match evidence.place {
            Place::Text(Part::Body, start, end) => Some((evidence, start as usize, end as usize)),
            _ => None,
        })
    };
    let filed = places().find(|(evidence, ..)| evidence.field == "filed" && evidence.accepted);
    let Some((_, from, to)) = filed else { return 0 };
    let line = places().filter(|(evidence, start, end)| {
        fields.contains(&evidence.field.as_ref()) && *start <= from && to <= *end
    });
    let end = line.map(|(_, _, end)| end).max().unwrap_or(to);
    let Some(rest) = article.body.get(end..) else { return 0 };
    let is_gap = |letter: char| letter.is_whitespace() || matches!(letter, '-' | '–' | '—' | '―' | '_');
    article.body.len() - rest.trim_start_matches(is_gap).len()
}

/// Where a sentence is shown from: behind the wire's line that it begins with, when nothing in that matches.
fn behind_line(part: Part, reading: &Reading, sentence: &Sentence, line: usize) -> usize {
    let begins_with_line = part == Part::Body && (sentence.start..sentence.end).contains(&line);
    let matches = reading.marks[sentence.marks.clone()].iter().any(|mark| mark.start < line);
    if begins_with_line && !matches { line } else { sentence.start }
}

/// The sentence to show where nothing matches: the first, behind headings, bylines and the wire's line.
fn opening(candidates: &[Candidate<'_>], line: usize) -> Option<usize> {
    let is_text = |candidate: &Candidate<'_>| candidate.part != Part::Body || candidate.sentence.end > line;
    let is_sentence = |candidate: &Candidate<'_>| {
        let text = &candidate.text[candidate.bytes()];
        let ends = |c: char| !c.is_alphanumeric() && c != ')' && c != ':';
        !clip::fits(text, SHORTEST_OPENING) || text.ends_with(ends)
    };
    let mut texts = candidates.iter().enumerate().filter(|(_, candidate)| is_text(candidate));
    let first = texts.clone().next().map(|(index, _)| index);
    texts.find(|(_, candidate)| is_sentence(candidate)).map(|(index, _)| index).or(first)
}

/// The sentences to show, each with the bytes of it that have room.
fn choose(candidates: &[Candidate<'_>], marker: &Marker, most: usize) -> Vec<(usize, Range<usize>)> {
    let heaviest = candidates.iter().flat_map(leaves).map(|leaf| marker.weight(leaf)).fold(0.0, f32::max);
    let mut shown: Vec<usize> = Vec::new();
    let mut chosen: Vec<(usize, Range<usize>)> = Vec::new();
    let mut room = ROOM + MORE_ROOM * most.saturating_sub(2);
    while chosen.len() < most && room >= LEAST_ROOM {
        let least = if chosen.is_empty() { 0.0 } else { LEAST_WEIGHT * heaviest };
        let mut best: Option<(f32, usize)> = None;
        for (index, candidate) in candidates.iter().enumerate() {
            if candidate.sentence.marks.is_empty() || chosen.iter().any(|taken| taken.0 == index) {
                continue;
            }
            let place = index as f32 / candidates.len() as f32;
            let mut gain = gain(candidate, &shown, marker, least) * (1.0 - LATER * place);
            if !clip::fits(&candidate.text[candidate.bytes()], room) {
                gain *= CLIPPED;
            }
            if gain > 0.0 && best.is_none_or(|(best, _)| gain > best) {
                best = Some((gain, index));
            }
        }
        let Some((_, index)) = best else { break };
        let candidate = &candidates[index];
        let weight = |leaf: usize| {
            let again = if shown.contains(&leaf) { SHOWN_AGAIN } else { 1.0 };
            marker.weight(leaf) * again
        };
        let bytes = clip::window(candidate.text, candidate.bytes(), candidate.marks(), room, weight);
        let inside =
            candidate.marks().iter().filter(|mark| bytes.start <= mark.start && mark.end <= bytes.end);
        shown.extend(inside.map(|mark| mark.leaf));
        room = room.saturating_sub(candidate.text[bytes.clone()].chars().count());
        chosen.push((index, bytes));
    }
    chosen
}

fn leaves<'a>(candidate: &'a Candidate<'_>) -> impl Iterator<Item = usize> + 'a {
    candidate.marks().iter().map(|mark| mark.leaf)
}

/// The weight of the words that a sentence would add, 0 when that is not more than `least`.
fn gain(candidate: &Candidate<'_>, shown: &[usize], marker: &Marker, least: f32) -> f32 {
    let (mut new, mut all) = (0.0, 0.0);
    let mut seen: Vec<usize> = Vec::new();
    for leaf in leaves(candidate) {
        if seen.contains(&leaf) {
            continue;
        }
        seen.push(leaf);
        all += marker.weight(leaf);
        if !shown.contains(&leaf) {
            new += marker.weight(leaf);
        }
    }
    if new > least { new + SHOWN_AGAIN * all } else { 0.0 }
}

fn passage(candidate: &Candidate<'_>, bytes: Range<usize>) -> Passage {
    let Range { start, end } = bytes;
    let inside = |mark: &&Mark| mark.start >= start && mark.end <= end;
    Passage {
        part: candidate.part,
        offset: start,
        text: candidate.text[start..end].to_owned(),
        marks: candidate
            .marks()
            .iter()
            .filter(inside)
            .map(|mark| (mark.start - start, mark.end - start))
            .collect(),
        cut_before: start > candidate.start,
        cut_after: end < candidate.sentence.end,
    }
}

/// Joins passages that stand side by side in one paragraph.
fn join(passages: Vec<Passage>, readings: &[(Part, &str, Reading)]) -> Vec<Passage> {
    let mut joined: Vec<Passage> = Vec::with_capacity(passages.len());
    for passage in passages {
        let text = readings.iter().find(|reading| reading.0 == passage.part).map_or("", |reading| reading.1);
        let Some(last) = joined.last_mut().filter(|last| last.part == passage.part) else {
            joined.push(passage);
            continue;
        };
        let end = last.offset + last.text.len();
        let between = text.get(end..passage.offset).unwrap_or("…");
        let is_next = !last.cut_after && !passage.cut_before && between.chars().all(char::is_whitespace);
        if !is_next || between.contains("\n\n") {
            joined.push(passage);
            continue;
        }
        let shift = passage.offset - last.offset;
        last.text.push_str(between);
        last.text.push_str(&passage.text);
        last.marks.extend(passage.marks.iter().map(|mark| (mark.0 + shift, mark.1 + shift)));
        last.cut_after = passage.cut_after;
    }
    joined
}
