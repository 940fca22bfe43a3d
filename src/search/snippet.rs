//! An article and a query go in, the passages that show best why it was found come out: whole sentences where
//! they fit.
//!
//! Greedy: the sentence with the largest weight of words not yet shown is taken, until nothing new comes or the
//! room is full; the passages stand in text order. The wire's line of place and day is left out of the first
//! sentence, unless it matches: what it says stands beside every hit.

use super::marks::{Marker, Reading, Sentence};
use crate::article::{Article, Part, Place};

/// Room for the passages of one snippet, in characters.
const ROOM: usize = 250;
/// Less room than this holds no passage worth reading.
const LEAST_ROOM: usize = 40;
/// Share of the weight of words that were shown already.
const SHOWN_AGAIN: f32 = 0.2;
/// By how much the last sentence counts less than the first.
const LATER: f32 = 0.1;

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
    if chosen.is_empty() && !candidates.is_empty() {
        let is_text =
            |candidate: &Candidate<'_>| candidate.part != Part::Body || candidate.sentence.end > line;
        let first = candidates.iter().position(is_text).unwrap_or(0);
        let length = length(candidates[first].text, candidates[first].sentence);
        chosen.push((first, ROOM));
        if most > 1 && first + 1 < candidates.len() && length < ROOM / 2 {
            chosen.push((first + 1, ROOM - length));
        }
    }
    chosen.sort_unstable();
    join(chosen.into_iter().map(|(index, room)| passage(&candidates[index], room)).collect(), &readings)
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

/// The sentences to show, each with the room it has.
fn choose(candidates: &[Candidate<'_>], marker: &Marker, most: usize) -> Vec<(usize, usize)> {
    let mut shown: Vec<usize> = Vec::new();
    let mut chosen: Vec<(usize, usize)> = Vec::new();
    let mut room = ROOM;
    while chosen.len() < most && room >= LEAST_ROOM {
        let mut best: Option<(f32, usize)> = None;
        for (index, candidate) in candidates.iter().enumerate() {
            if candidate.sentence.marks.is_empty() || chosen.iter().any(|taken| taken.0 == index) {
                continue;
            }
            let place = index as f32 / candidates.len() as f32;
            let gain = gain(candidate, &shown, marker) * (1.0 - LATER * place);
            if gain > 0.0 && best.is_none_or(|(best, _)| gain > best) {
                best = Some((gain, index));
            }
        }
        let Some((_, index)) = best else { break };
        shown.extend(leaves(&candidates[index]));
        let length = length(candidates[index].text, candidates[index].sentence);
        chosen.push((index, room));
        room = room.saturating_sub(length);
    }
    chosen
}

fn leaves<'a>(candidate: &'a Candidate<'_>) -> impl Iterator<Item = usize> + 'a {
    candidate.reading.marks[candidate.sentence.marks.clone()].iter().map(|mark| mark.leaf)
}

/// The weight of the words that a sentence would add, 0 when it adds none.
fn gain(candidate: &Candidate<'_>, shown: &[usize], marker: &Marker) -> f32 {
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
    if new > 0.0 { new + SHOWN_AGAIN * all } else { 0.0 }
}

fn length(text: &str, sentence: &Sentence) -> usize {
    text[sentence.start..sentence.end].chars().count()
}

/// The passage of a sentence, clipped at words around its first mark when it is longer than its room.
fn passage(candidate: &Candidate<'_>, room: usize) -> Passage {
    let (text, sentence) = (candidate.text, candidate.sentence);
    let marks = &candidate.reading.marks[sentence.marks.clone()];
    let (mut start, mut end) = (candidate.start, sentence.end);
    if length(text, sentence) > room {
        let first = marks.first().map_or(start, |mark| mark.start);
        if text[start..first].chars().count() > room / 2 {
            start = word_start(text, back(text, first, room / 3).max(start), first);
        }
        let limit = forward(text, start, room).min(end);
        let must = marks.first().map_or(start, |mark| mark.end);
        end = word_end(text, limit, start).max(must.min(end));
    }
    let inside = |mark: &&super::marks::Mark| mark.start >= start && mark.end <= end;
    Passage {
        part: candidate.part,
        offset: start,
        text: text[start..end].to_owned(),
        marks: marks.iter().filter(inside).map(|mark| (mark.start - start, mark.end - start)).collect(),
        cut_before: start > candidate.start,
        cut_after: end < sentence.end,
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

/// The byte `count` characters before `at`.
fn back(text: &str, at: usize, count: usize) -> usize {
    text[..at].char_indices().rev().take(count).last().map_or(at, |(index, _)| index)
}

/// The byte `count` characters after `at`.
fn forward(text: &str, at: usize, count: usize) -> usize {
    text[at..].char_indices().nth(count).map_or(text.len(), |(index, _)| at + index)
}

/// The first beginning of a word from `at` on, not after `latest`.
fn word_start(text: &str, at: usize, latest: usize) -> usize {
    match text[at..latest].find(char::is_whitespace) {
        Some(space) => {
            let rest = &text[at + space..latest];
            at + space + (rest.len() - rest.trim_start().len())
        }
        // Scripts without spaces are cut where they stand.
        None => at,
    }
}

/// The last end of a word up to `at`, not before `earliest`.
fn word_end(text: &str, at: usize, earliest: usize) -> usize {
    if text[at..].starts_with(char::is_whitespace) {
        return at;
    }
    match text[earliest..at].rfind(char::is_whitespace) {
        Some(space) => earliest + text[earliest..earliest + space].trim_end().len(),
        None => at,
    }
}
