//! Blocks of printed lines go in, in reading order; paragraphs come out, words joined over the ends of lines.

use super::hyphens::Open;
use super::{Block, Line, Part, Word};
use std::collections::BTreeMap;
use std::ops::Range;

/// How much of its height a line is moved in, at least, that begins a paragraph.
const INDENT: f64 = 0.6;

/// Text that is being put together.
#[derive(Debug, Default)]
pub struct Flow {
    done: String,
    /// Bytes of the text at which words were broken.
    seams: Vec<u32>,
    /// Whether the next word begins a paragraph.
    parted: bool,
    /// The word at the end of the last line, when it goes on.
    open: Option<Held>,
    /// Whether the last word was the whole of one whose last part is still to come.
    rest_follows: bool,
    language: Option<String>,
    letters: BTreeMap<String, usize>,
    all_letters: usize,
    words: usize,
    measured: usize,
    weight: f64,
    sum: f64,
}

/// A word that goes on in the next line.
#[derive(Debug)]
struct Held {
    word: Open,
    /// Whether it begins a paragraph.
    parted: bool,
    close: bool,
}

impl Flow {
    /// Adds lines of a block as paragraphs of their own; a word that runs on from the block before is joined.
    pub fn block(&mut self, block: &Block, lines: Range<usize>) {
        self.end_paragraph();
        self.more(block, lines);
    }

    /// Adds lines of a block to the paragraph that is open.
    pub fn more(&mut self, block: &Block, lines: Range<usize>) {
        self.language.clone_from(&block.language);
        let lines = block.lines.get(lines).unwrap_or_default();
        for (at, line) in lines.iter().enumerate() {
            let before = at.checked_sub(1).and_then(|before| lines.get(before));
            if before.is_some_and(|before| begins_paragraph(before, line, lines.get(at + 1))) {
                self.end_paragraph();
            }
            self.line(line);
        }
    }

    /// What comes next begins a paragraph.
    pub fn end_paragraph(&mut self) {
        self.parted = true;
    }

    /// The certainty of all words, weighted by their letters: `0.87`.
    pub fn certainty(&self) -> Option<String> {
        (self.weight > 0.0).then(|| format!("{:.2}", self.sum / self.weight))
    }

    /// Takes what is known of another text's words to that of its own.
    pub fn measure_too(&mut self, other: &Flow) {
        self.words += other.words;
        self.measured += other.measured;
        self.weight += other.weight;
        self.sum += other.sum;
        self.all_letters += other.all_letters;
        for (language, letters) in &other.letters {
            *self.letters.entry(language.clone()).or_default() += letters;
        }
    }

    /// Words whose certainty is known.
    pub fn measured(&self) -> usize {
        self.measured
    }

    /// All words, each part of one counted.
    pub fn words(&self) -> usize {
        self.words
    }

    /// The language of most of the text, and how much of it that is, in words.
    pub fn language(&self) -> Option<(&str, String)> {
        let (language, letters) = self.letters.iter().max_by_key(|(_, letters)| **letters)?;
        let share = match *letters == self.all_letters {
            true => "language".to_owned(),
            false => format!("language of {} %", letters * 100 / self.all_letters.max(1)),
        };
        Some((language, share))
    }

    /// The paragraphs, separated by an empty line.
    pub fn finish(self) -> String {
        self.finish_with_seams().0
    }

    /// The paragraphs, and the bytes at which words in them were broken.
    pub fn finish_with_seams(mut self) -> (String, Vec<u32>) {
        self.close();
        (self.done, self.seams)
    }

    fn line(&mut self, line: &Line) {
        let last = line.words.iter().rposition(|word| !word.text.trim().is_empty());
        for (at, word) in line.words.iter().enumerate() {
            if word.text.trim().is_empty() {
                continue;
            }
            self.measure(word);
            let open = if Some(at) == last { Open::read(word, line.hyphen) } else { None };
            if self.rest_follows && word.part == Part::Second {
                // The whole word stands already.
                self.rest_follows = open.is_some();
                self.parted = false;
                continue;
            }
            self.rest_follows = false;
            let language = self.language.as_deref();
            let joined = self.open.as_ref().and_then(|open| open.word.joined(word, language));
            if let (Some(before), Some(joined)) = (self.open.take_if(|_| joined.is_some()), joined) {
                // What was between the parts was no end of a paragraph.
                self.parted = before.parted;
                let is_whole = before.word.is_known();
                if open.is_some() && !is_whole {
                    let word = Word { text: joined, part: word.part, ..Word::default() };
                    self.hold(Open::read(&word, line.hyphen), &word, before.close);
                } else {
                    self.rest_follows = is_whole && open.is_some();
                    self.push(&joined, before.close);
                    let begin = self.done.len() - joined.trim().len();
                    self.seams.extend(before.word.seam(joined.trim()).map(|seam| (begin + seam) as u32));
                }
            } else {
                self.close();
                self.hold(open, word, word.close);
            }
        }
    }

    /// Keeps a word that goes on in the next line; adds one that does not.
    fn hold(&mut self, open: Option<Open>, word: &Word, close: bool) {
        match open {
            Some(word) => self.open = Some(Held { word, parted: std::mem::take(&mut self.parted), close }),
            None => self.push(&word.text, close),
        }
    }

    /// Gives up waiting for the other part of the last word.
    fn close(&mut self) {
        if let Some(Held { word, parted, close }) = self.open.take() {
            let parted_behind = std::mem::replace(&mut self.parted, parted);
            self.push(&word.alone(), close);
            self.parted = parted_behind;
        }
    }

    fn push(&mut self, word: &str, close: bool) {
        let word = word.trim();
        if std::mem::take(&mut self.parted) && !self.done.is_empty() {
            self.done.push_str("\n\n");
        } else if !self.done.is_empty() && !close {
            self.done.push(' ');
        }
        self.done.push_str(word);
    }

    fn measure(&mut self, word: &Word) {
        let letters = word.text.chars().count();
        self.words += 1;
        self.all_letters += letters;
        if let Some(language) = &self.language {
            match self.letters.get_mut(language) {
                Some(count) => *count += letters,
                None => drop(self.letters.insert(language.clone(), letters)),
            }
        }
        if let Some(certainty) = word.certainty {
            self.measured += 1;
            self.weight += letters as f64;
            self.sum += letters as f64 * certainty;
        }
    }
}

/// Whether a line begins a paragraph within a block: it is moved in against both its neighbours, or the one before it,
/// and a sentence ends before it.
fn begins_paragraph(before: &Line, line: &Line, after: Option<&Line>) -> bool {
    let ends_sentence = before.words.last().is_some_and(|word| {
        let bare = word.text.trim_end_matches(['"', '\'', '”', '’', '»', ')', '“']);
        bare.ends_with(['.', '!', '?', ':', '…', '。'])
    });
    let (Some((left, height)), Some((left_before, _))) = (line.edge, before.edge) else { return false };
    let moved_in = |other: f64| left - other > INDENT * height;
    let against_after = after.is_none_or(|after| after.edge.is_some_and(|(edge, _)| moved_in(edge)));
    ends_sentence && height > 0.0 && moved_in(left_before) && against_after
}
