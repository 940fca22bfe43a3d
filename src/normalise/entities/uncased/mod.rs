//! Takes a text in a script without capitals, gives the names that lists, titles and words for bodies show.
//!
//! Arabic, Persian, Tamil and Korean part words with blanks; Chinese, Japanese and Burmese do not, so that names of the
//! lists are looked for at every letter. A name without such evidence is not found.

mod run;
mod spaced;
mod words;

use super::decide::{Found, Names};
use super::lists::{Lists, bit, fingerprint, join};
use crate::article::{EntityKind, Part};

/// No name of a list is longer, in letters.
const LONGEST: usize = 16;

/// Adds the names of one part to `names`.
pub fn decide(part: Part, text: &str, lists: &Lists, names: &mut Names) {
    let mut reader = Reader { part, text, lists, names };
    let mut from = 0;
    while let Some(piece) = next_piece(text, from) {
        from = piece.end;
        match piece.script {
            Script::Arabic | Script::Tamil | Script::Hangul => reader.spaced(&piece),
            Script::Han => reader.han(&piece),
            Script::Burmese => reader.burmese(&piece),
        }
    }
}

/// Whether a text has letters that `decide` reads.
pub fn is_uncased(text: &str) -> bool {
    text.chars().any(|letter| script_of(letter).is_some())
}

/// Whether most letters of a text are neither Latin nor of a script without capitals that is not read here.
pub fn is_mostly_foreign(text: &str) -> bool {
    let (mut foreign, mut all) = (0, 0);
    for letter in text.chars().filter(|letter| letter.is_alphabetic()).take(400) {
        all += 1;
        foreign += usize::from(letter > '\u{24f}');
    }
    foreign * 2 > all
}

/// How a script is read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Script {
    Arabic,
    Tamil,
    Hangul,
    Han,
    Burmese,
}

/// A piece of text in one script, up to a mark or a letter of another.
struct Piece {
    start: usize,
    end: usize,
    script: Script,
}

struct Reader<'a> {
    part: Part,
    text: &'a str,
    lists: &'a Lists,
    names: &'a mut Names,
}

/// What a name rests on.
#[derive(Clone, Copy)]
struct Evidence {
    kind: EntityKind,
    rule: &'static str,
    /// Fingerprint of the listed place, otherwise 0.
    listed: u64,
}

const PLACE_LIST: &str = "place list";
const TITLE: &str = "title beside the name";
const BODY: &str = "cue word of organisations";

impl Reader<'_> {
    /// The listed place that begins with the letters at `start`: its end, and its fingerprint.
    ///
    /// `is_end` says where a name may end; the longest is taken.
    fn place_at(&self, start: usize, limit: usize, is_end: impl Fn(usize) -> bool) -> Option<(usize, u64)> {
        let text = self.text.get(start..limit)?;
        let mut best = None;
        let (mut sequence, mut word) = (None, start);
        for (count, (at, letter)) in text.char_indices().enumerate() {
            if count >= LONGEST {
                break;
            }
            if letter == ' ' {
                let print = fingerprint(self.text.get(word..start + at)?);
                let print = sequence.map_or(print, |before| join(before, print));
                (sequence, word) = (Some(print), start + at + 1);
                continue;
            }
            let end = start + at + letter.len_utf8();
            if !is_end(end) {
                continue;
            }
            let print = fingerprint(self.text.get(word..end)?);
            let print = sequence.map_or(print, |before| join(before, print));
            if self.lists.get(print).has(bit::COUNTRY | bit::CITY) {
                best = Some((end, print));
            }
        }
        best
    }

    fn known(&self, start: usize, end: usize) -> u32 {
        self.text.get(start..end).map_or(0, |word| self.lists.get(fingerprint(word)).bits)
    }

    fn add(&mut self, start: usize, end: usize, evidence: Evidence) {
        let Some(name) = self.text.get(start..end).filter(|name| u16::try_from(name.len()).is_ok()) else {
            return;
        };
        let from = self.names.prints.len() as u32;
        self.names.prints.extend(name.split_whitespace().map(fingerprint));
        self.names.found.push(Found {
            part: self.part,
            start: start as u32,
            end: end as u32,
            kind: Some(evidence.kind),
            rule: evidence.rule,
            is_weak: evidence.listed == 0,
            prints: (from, self.names.prints.len() as u32),
            listed: evidence.listed,
            is_doubtful: false,
            is_capitals: false,
            probability: 0.0,
        });
    }

    fn add_place(&mut self, start: usize, end: usize, listed: u64) {
        self.add(start, end, Evidence { kind: EntityKind::Place, rule: PLACE_LIST, listed });
    }

    fn add_person(&mut self, start: usize, end: usize, rule: &'static str) {
        self.add(start, end, Evidence { kind: EntityKind::Person, rule, listed: 0 });
    }

    fn add_body(&mut self, start: usize, end: usize) {
        self.add(start, end, Evidence { kind: EntityKind::Organisation, rule: BODY, listed: 0 });
    }
}

/// The next piece in one script at or after `from`; blanks belong to scripts that part words with them.
fn next_piece(text: &str, from: usize) -> Option<Piece> {
    let rest = text.get(from..)?;
    let (at, script) = rest.char_indices().find_map(|(at, letter)| Some((from + at, script_of(letter)?)))?;
    let belongs = |letter: char| {
        script_of(letter) == Some(script) || letter == ' ' && script != Script::Han || is_mark(letter)
    };
    let piece = text.get(at..)?;
    let end =
        piece.char_indices().find(|(_, letter)| !belongs(*letter)).map_or(text.len(), |(end, _)| at + end);
    Some(Piece { start: at, end, script })
}

fn script_of(letter: char) -> Option<Script> {
    match letter {
        // Digits and marks of sentences are not letters.
        '\u{620}'..='\u{65f}' | '\u{66e}'..='\u{6d3}' | '\u{6fa}'..='\u{6ff}' => Some(Script::Arabic),
        '\u{b80}'..='\u{be5}' => Some(Script::Tamil),
        '\u{ac00}'..='\u{d7a3}' => Some(Script::Hangul),
        '\u{1000}'..='\u{103f}' | '\u{104f}' => Some(Script::Burmese),
        '\u{3041}'..='\u{3096}' | '\u{30a1}'..='\u{30ff}' | '々' => Some(Script::Han),
        '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' => Some(Script::Han),
        _ => None,
    }
}

/// Marks without a place of their own: joiners, accents.
fn is_mark(letter: char) -> bool {
    matches!(letter, '\u{200c}' | '\u{200d}' | '\u{300}'..='\u{36f}')
}
