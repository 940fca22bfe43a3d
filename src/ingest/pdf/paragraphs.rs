//! The lines of all pages go in; paragraphs come out, without what stands at the edge of every page.

use super::layout::{self, Line, SAME_LINE, median};
use crate::ingest::prose::Part;
use std::collections::{HashMap, HashSet};

/// What a document's lines give.
#[derive(Debug, Default)]
pub struct Text {
    /// The paragraphs in order.
    pub parts: Vec<Part>,
    /// What stood at the edge of pages again and again, each once.
    pub heads: Vec<String>,
}

/// Lines at the top and at the bottom of a page that may be a running head or a number.
const AT_THE_EDGE: usize = 3;
/// A line further from the one before than so many times the usual way begins a paragraph.
const WIDER: f64 = 1.3;
/// How far a first line is moved in, at least, in parts of the size of its letters.
const INDENT: f64 = 0.7;
/// Letters so much larger than the usual ones make a headline.
const HEADLINE: f64 = 1.2;
/// Letters so much smaller than the usual ones are those of a note.
const NOTE: f64 = 0.9;
/// Words of the longest headline.
const MOST_WORDS: usize = 40;

/// Puts the lines of pages together; the pieces of each come in any order.
pub fn text(mut pages: Vec<Vec<Line>>) -> Text {
    let heads = without_heads(&mut pages);
    let pages: Vec<Vec<Line>> = pages.into_iter().map(layout::ordered).collect();
    let usual = usual_size(&pages);
    let words = words(&pages);
    let mut open = Paragraphs { words, ..Paragraphs::default() };
    let mut notes = Vec::new();
    for page in &pages {
        for column in page.chunk_by(|one, other| one.column == other.column) {
            let (column, below) = column.split_at(begin_of_notes(column, usual));
            open.column(column);
            notes.push(below);
        }
    }
    // As in other documents, notes stand behind the text, which goes on in the next column.
    for notes in notes {
        open.column(notes);
    }
    let mut parts = open.done;
    let largest = first_headline(&parts, usual);
    for (index, part) in parts.iter_mut().enumerate() {
        part.part.is_title = Some(index) == largest;
    }
    Text { parts: parts.into_iter().map(|sized| sized.part).collect(), heads }
}

/// The size of most letters.
fn usual_size(pages: &[Vec<Line>]) -> f64 {
    let mut by_size: HashMap<i64, usize> = HashMap::new();
    for line in pages.iter().flatten() {
        *by_size.entry((line.size * 4.0).round() as i64).or_default() += line.text.len();
    }
    by_size
        .into_iter()
        .max_by_key(|(size, letters)| (*letters, *size))
        .map_or(0.0, |(size, _)| size as f64 / 4.0)
}

/// Where the notes at the foot of a column begin: smaller lines than the usual ones, the first with a mark.
fn begin_of_notes(column: &[Line], usual: f64) -> usize {
    let small = column.iter().rev().take_while(|line| line.size < NOTE * usual).count();
    let from = column.len() - small;
    let has_mark = |line: &Line| {
        let bare = line.text.trim_start_matches(|c: char| c.is_numeric() || "*†‡".contains(c));
        bare.len() < line.text.len()
            && bare.trim_start_matches(['.', ')']).trim_start().starts_with(char::is_alphabetic)
    };
    let first = column[from..].iter().position(has_mark);
    first.filter(|_| from > 0).map_or(column.len(), |first| from + first)
}

/// The words of the text, to tell a hyphen of a line's end from one of the word.
fn words(pages: &[Vec<Line>]) -> HashSet<String> {
    let mut words = HashSet::new();
    for line in pages.iter().flatten() {
        // The last one may be broken.
        let mut all: Vec<&str> = line.text.split_whitespace().collect();
        all.pop();
        words.extend(all.into_iter().map(plain));
    }
    words
}

fn plain(word: &str) -> String {
    word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase()
}

/// Takes out of each page what stands at its edge on many pages, the numbers in it aside.
fn without_heads(pages: &mut [Vec<Line>]) -> Vec<String> {
    // Where each page's edges are: the numbers of its lines.
    let edges: Vec<Vec<usize>> = pages.iter().map(|page| edge(page)).collect();
    let mut pages_with: HashMap<String, usize> = HashMap::new();
    for (page, edge) in pages.iter().zip(&edges) {
        let keys: HashSet<String> = edge.iter().map(|at| key(&page[*at])).collect();
        for key in keys {
            *pages_with.entry(key).or_default() += 1;
        }
    }
    let with_text = pages.iter().filter(|page| !page.is_empty()).count();
    // Left and right pages have heads of their own, and so has each chapter.
    let often = (with_text / 2).clamp(2, 3);
    let is_head = |line: &Line| pages_with.get(&key(line)).is_some_and(|count| *count >= often);
    let (mut heads, mut known) = (Vec::new(), HashSet::new());
    for (page, edge) in pages.iter_mut().zip(edges) {
        let drop: HashSet<usize> = edge.into_iter().filter(|at| is_head(&page[*at])).collect();
        let mut at = 0;
        page.retain(|line| {
            let is_dropped = drop.contains(&at);
            at += 1;
            if is_dropped && line.text.contains(char::is_alphabetic) && known.insert(key(line)) {
                heads.push(line.text.clone());
            }
            !is_dropped
        });
    }
    heads
}

/// The highest and the lowest lines of a page, with all that stands beside them.
fn edge(page: &[Line]) -> Vec<usize> {
    let mut by_height: Vec<usize> = (0..page.len()).collect();
    by_height.sort_by(|one, other| page[*other].y.total_cmp(&page[*one].y));
    let rows: Vec<&[usize]> = by_height
        .chunk_by(|one, other| (page[*one].y - page[*other].y).abs() < SAME_LINE * page[*one].size)
        .collect();
    let mut edge: Vec<usize> = rows.iter().take(AT_THE_EDGE).flat_map(|row| row.iter().copied()).collect();
    edge.extend(rows.iter().rev().take(AT_THE_EDGE).flat_map(|row| row.iter().copied()));
    edge.sort_unstable();
    edge.dedup();
    edge
}

/// A line without its numbers, and about how high it stands.
fn key(line: &Line) -> String {
    let mut key = String::new();
    for letter in line.text.chars().filter(|c| !c.is_whitespace()) {
        match letter {
            digit if digit.is_numeric() => {
                if !key.ends_with('#') {
                    key.push('#');
                }
            }
            letter => key.extend(letter.to_lowercase()),
        }
    }
    format!("{key} {}", (line.y / 6.0).round())
}

/// A paragraph and the size of its letters.
#[derive(Debug, Default)]
struct Sized {
    part: Part,
    size: f64,
}

#[derive(Default)]
struct Paragraphs {
    done: Vec<Sized>,
    words: HashSet<String>,
}

impl Paragraphs {
    /// Adds the lines of a column; its first line may go on with the last paragraph.
    fn column(&mut self, lines: &[Line]) {
        let usual = usual_way(lines);
        let edges = Edges::of(lines);
        for (index, line) in lines.iter().enumerate() {
            let before = index.checked_sub(1).map(|before| &lines[before]);
            let goes_on = match before {
                Some(before) => edges.goes_on(before, line, usual),
                None => self.goes_on_from_before(line),
            };
            if goes_on {
                self.join(line);
            } else {
                let part = Part::plain(line.text.clone());
                self.done.push(Sized { part, size: line.size });
            }
        }
    }

    /// Whether the first line of a column, or of a page, is the middle of a sentence.
    fn goes_on_from_before(&self, line: &Line) -> bool {
        let Some(last) = self.done.last() else { return false };
        let is_open = !last.part.text.ends_with(ENDS) && !ends_sentence(&last.part.text);
        let is_alike = (last.size - line.size).abs() < 0.1 * line.size;
        let begins_small = line.text.starts_with(|c: char| c.is_lowercase());
        is_alike && is_open && begins_small
    }

    fn join(&mut self, line: &Line) {
        let Some(last) = self.done.last_mut() else { return };
        let text = &mut last.part.text;
        let next = line.text.trim_start();
        if text.ends_with(SOFT_HYPHEN) {
            text.pop();
        } else if is_broken(text, next) {
            let head = text.split_whitespace().next_back().unwrap_or_default();
            let tail = next.split_whitespace().next().unwrap_or_default();
            let (with, without) =
                (format!("{head}{tail}"), format!("{}{tail}", head.trim_end_matches(HYPHENS)));
            let keeps = self.words.contains(&plain(&with)) && !self.words.contains(&plain(&without));
            if !keeps {
                text.pop();
            }
        } else if !(ends_without_space(text) && begins_without_space(next)) {
            text.push(' ');
        }
        text.push_str(next);
        last.size = last.size.max(line.size);
    }
}

const SOFT_HYPHEN: char = '\u{ad}';
const HYPHENS: [char; 2] = ['-', '\u{2010}'];
/// What ends a line that nothing goes on from.
const ENDS: [char; 4] = ['.', '!', '?', ':'];

/// Whether a word is broken at the end of a line: a hyphen after a letter, a small letter after it.
fn is_broken(text: &str, next: &str) -> bool {
    let before = text.strip_suffix(HYPHENS).and_then(|text| text.chars().next_back());
    before.is_some_and(char::is_alphabetic) && next.starts_with(|c: char| c.is_lowercase())
}

/// Scripts that put no space between words put none between lines.
fn ends_without_space(text: &str) -> bool {
    text.chars().next_back().is_some_and(has_no_spaces)
}

fn begins_without_space(text: &str) -> bool {
    text.chars().next().is_some_and(has_no_spaces)
}

fn has_no_spaces(letter: char) -> bool {
    matches!(letter, '\u{3000}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ff00}'..='\u{ffef}')
}

fn ends_sentence(text: &str) -> bool {
    text.trim_end_matches(['"', '\'', '”', '’', '»', '“', ')', ']'])
        .ends_with(['.', '!', '?', '。', '…', '！', '？'])
}

/// From line to line, as it is most often; of a few lines nothing is usual.
fn usual_way(lines: &[Line]) -> f64 {
    let size = median(lines.iter().map(|line| line.size).collect());
    let ways: Vec<f64> = lines.windows(2).map(|two| two[0].y - two[1].y).filter(|way| *way > 0.0).collect();
    let widest = if ways.len() < 3 { 1.5 } else { 2.6 };
    median(ways).min(size * widest)
}

/// Where the lines of a column begin and end.
struct Edges {
    left: f64,
    right: f64,
}

impl Edges {
    fn of(lines: &[Line]) -> Edges {
        let left = lines.iter().map(|line| line.left).fold(f64::INFINITY, f64::min);
        let right = lines.iter().map(|line| line.right).fold(f64::NEG_INFINITY, f64::max);
        Edges { left, right }
    }

    fn is_centred(&self, line: &Line) -> bool {
        let (left, right) = (line.left - self.left, self.right - line.right);
        (left - right).abs() < 0.5 * line.size
    }

    /// Whether a line goes on with the paragraph of the one before.
    fn goes_on(&self, before: &Line, line: &Line, usual: f64) -> bool {
        let size = line.size.max(before.size);
        let way = before.y - line.y;
        let is_alike = (before.size - line.size).abs() < 0.12 * size;
        let is_near = way > 0.0 && way <= usual.max(size) * WIDER;
        if !is_alike
            || !is_near
            || begins_item(&line.text)
            || is_row(&before.text)
            || line.text.contains('\t')
            || before.text.contains('\t')
        {
            return false;
        }
        let indent = line.left - before.left;
        let is_moved_in = indent > INDENT * size && before.left - self.left < INDENT * size;
        let room = self.right - before.right;
        // Room in which the next word would have stood.
        let letter = (line.right - line.left) / line.text.chars().count().max(1) as f64;
        let word = line.text.split_whitespace().next().map_or(0, |word| word.chars().count());
        let is_short = room > letter * (word + 2) as f64 && room > 2.0 * size;
        if self.is_centred(before) && self.is_centred(line) && indent.abs() > 0.5 * size {
            return !ends_sentence(&before.text);
        }
        let runs_on = line.text.starts_with(|c: char| c.is_lowercase());
        (!is_moved_in || runs_on)
            && !(is_short
                && (ends_sentence(&before.text) || !runs_on && room > 0.3 * (self.right - self.left)))
    }
}

/// A line of a table of contents: dots lead to a number.
fn is_row(text: &str) -> bool {
    text.contains("....") || text.contains(". . . .")
}

fn begins_item(text: &str) -> bool {
    ["• ", "– ", "- ", "* ", "▪ ", "● ", "◦ ", "‣ ", "· "].iter().any(|mark| text.starts_with(mark))
}

/// The paragraph in the largest letters, among the first ones, that is no longer than a headline.
fn first_headline(parts: &[Sized], usual: f64) -> Option<usize> {
    let may_be = |sized: &Sized| {
        let words = sized.part.text.split_whitespace().count();
        sized.size >= usual * HEADLINE && words <= MOST_WORDS && sized.part.text.contains(char::is_alphabetic)
    };
    let first = parts.iter().take(20).enumerate().filter(|(_, sized)| may_be(sized));
    let largest =
        first.max_by(|(at, one), (other_at, other)| one.size.total_cmp(&other.size).then(other_at.cmp(at)));
    largest.map(|(at, _)| at)
}
