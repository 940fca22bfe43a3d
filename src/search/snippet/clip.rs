//! A sentence, its marks and a room in characters go in, the bytes to show come out: the whole sentence, or the part
//! of it with most of what is wanted, cut where a reader would pause.

use crate::analysis::Words;
use crate::analysis::signs::is_unspaced;
use crate::search::marks::Mark;
use std::ops::Range;

/// The bytes of a sentence to show in a room of so many characters; `weight` says what showing a leaf is worth.
///
/// The beginning is kept unless a later part shows more.
pub(super) fn window(
    text: &str,
    sentence: Range<usize>,
    marks: &[Mark],
    room: usize,
    weight: impl Fn(usize) -> f32,
) -> Range<usize> {
    if fits(&text[sentence.clone()], room) {
        return sentence;
    }
    let (from, to) = best(text, sentence.start, marks, room, weight);
    let mut start = from;
    if from > sentence.start {
        let span = text[from..to].chars().count();
        let behind = text.get(to..sentence.end).unwrap_or_default().chars().count();
        let left = room.saturating_sub(span);
        let earliest = back(text, from, left.saturating_sub(behind).max(left / 3)).max(sentence.start);
        start = beginning(text, sentence.start, earliest, from);
    }
    let limit = forward(text, start, room).clamp(to, sentence.end.max(to));
    if limit >= sentence.end {
        return start..sentence.end;
    }
    start..ending(text, start, to, limit)
}

/// The stretch of marks that shows most: from the beginning of the sentence or from a mark, to the end of a mark.
fn best(
    text: &str,
    start: usize,
    marks: &[Mark],
    room: usize,
    weight: impl Fn(usize) -> f32,
) -> (usize, usize) {
    let mut best = (0.0, start, start);
    for (index, from) in std::iter::once(start).chain(marks.iter().map(|mark| mark.start)).enumerate() {
        let limit = forward(text, from, room);
        let (mut shown, mut worth, mut to): (Vec<usize>, f32, usize) = (Vec::new(), 0.0, from);
        for mark in &marks[index.saturating_sub(1)..] {
            // A mark that is longer than the room is shown all the same.
            if mark.end > limit && mark.start > from {
                break;
            }
            if !shown.contains(&mark.leaf) {
                shown.push(mark.leaf);
                worth += weight(mark.leaf);
                to = mark.end;
            }
        }
        if worth > best.0 {
            best = (worth, from, to);
        }
    }
    (best.1, best.2)
}

/// Where to begin between two places: behind a comma, else at a word.
fn beginning(text: &str, sentence: usize, earliest: usize, latest: usize) -> usize {
    let between = &text[earliest..latest];
    let pause = pauses(between).map(|at| between.len() - between[at..].trim_start().len()).next();
    if let Some(pause) = pause.filter(|at| *at < between.len()) {
        return earliest + pause;
    }
    let is_apart =
        |at: &usize| text[..*at].ends_with(char::is_whitespace) || text[*at..].starts_with(is_unspaced);
    let words = Words::new(&text[sentence..latest]).map(|word| sentence + word.start);
    words.filter(|at| *at >= earliest).find(is_apart).unwrap_or(latest)
}

/// Where to end between two places: at a comma in the second half, else behind a word.
fn ending(text: &str, start: usize, least: usize, limit: usize) -> usize {
    let half = least.max(start + (limit - start) / 2);
    let pause = pauses(&text[start..limit]).map(|at| start + at).filter(|at| *at >= half).last();
    if let Some(pause) = pause {
        return pause;
    }
    let is_apart = |at: &usize| {
        let goes_on = |c: char| c.is_alphanumeric() || matches!(c, '-' | '\'' | '’' | '%');
        !text[*at..].starts_with(goes_on)
            || text[..*at].ends_with(is_unspaced)
            || text[*at..].starts_with(is_unspaced)
    };
    let words = Words::new(&text[start..]).map(|word| start + word.end).take_while(|at| *at <= limit);
    words.filter(is_apart).last().map_or(limit, |at| at.max(least))
}

/// The places behind the commas, colons and dashes of a text, and in scripts without spaces behind its phrases.
fn pauses(text: &str) -> impl Iterator<Item = usize> + '_ {
    text.char_indices().filter_map(|(index, c)| {
        let end = index + c.len_utf8();
        let is_before_space = text[end..].starts_with(char::is_whitespace);
        let pauses = match c {
            ',' | ';' | ':' | ')' | '–' | '—' | '،' | '؛' => is_before_space,
            '，' | '、' | '；' | '：' | '၊' => true,
            c => is_before_space && is_unspaced(c),
        };
        pauses.then_some(end)
    })
}

/// Whether a text has at most so many characters.
pub(super) fn fits(text: &str, room: usize) -> bool {
    text.len() <= room || text.chars().nth(room).is_none()
}

/// The byte `count` characters before `at`.
fn back(text: &str, at: usize, count: usize) -> usize {
    text[..at].char_indices().rev().take(count).last().map_or(at, |(index, _)| index)
}

/// The byte `count` characters after `at`.
fn forward(text: &str, at: usize, count: usize) -> usize {
    text[at..].char_indices().nth(count).map_or(text.len(), |(index, _)| at + index)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is shown of a sentence in a room, where each word in `[ ]` is a leaf of its own.
    fn check(marked: &str, room: usize, expected: &str) {
        let (mut text, mut marks) = (String::new(), Vec::new());
        for piece in marked.split_inclusive(['[', ']']) {
            let word = piece.trim_end_matches(['[', ']']);
            if piece.ends_with(']') {
                marks.push(Mark { start: text.len(), end: text.len() + word.len(), leaf: marks.len() });
            }
            text.push_str(word);
        }
        let range = window(&text, 0..text.len(), &marks, room, |_| 1.0);
        assert_eq!(&text[range], expected, "{marked}");
    }

    #[test]
    fn what_fits_is_whole() {
        check("The [ferry] ran.", 40, "The ferry ran.");
    }

    #[test]
    fn the_beginning_is_kept_when_it_shows_as_much() {
        check("The [ferry] ran all day long to the islands", 20, "The ferry ran all");
        check("The [ferry], the old one, ran to the far [islands] and back", 30, "The ferry, the old one,");
        check("The ferry, the old one, ran to the far [islands] and back", 30, "to the far islands and back");
    }

    #[test]
    fn the_part_with_most_is_shown() {
        check(
            "A [dam] far from all the rest, where [ice] and [fog] reign over all",
            30,
            "where ice and fog reign over",
        );
        check("Of the [dam] no more was said, it seems, by anyone", 34, "Of the dam no more was said,");
    }

    #[test]
    fn scripts_without_spaces_are_cut_at_their_pauses_or_between_signs() {
        check("東京の[橋]は閉まり、明日まで開かないと知事が述べた", 12, "東京の橋は閉まり、");
        check("東京の[橋]は閉まり明日まで開かないと知事が述べた", 12, "東京の橋は閉まり明日まで");
        check("ကို[က]ကိုကိုကို", 6, "ကိုက");
    }

    #[test]
    fn no_room_breaks_it() {
        for room in 0..20 {
            for text in ["", "a", "東京", "[é]é é", "ကို ကို [ကို]", "a-b, [c]"] {
                let clean = text.replace(['[', ']'], "");
                let mark =
                    text.find('[').map(|start| Mark { start, end: text.find(']').unwrap() - 1, leaf: 0 });
                let marks: Vec<Mark> = mark.into_iter().collect();
                let range = window(&clean, 0..clean.len(), &marks, room, |_| 1.0);
                assert!(clean.get(range).is_some(), "{text} {room}");
            }
        }
    }
}
