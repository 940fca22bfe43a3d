//! Values of an article go in, the tokens that the index holds come out: each word under its exact form and,
//! where it differs, its stem; sentence, paragraph, body and lead marks at the position where they begin.

use super::terms::{self, STEM};
use crate::analysis::spans::SAFE;
use crate::analysis::{Analyser, Forms, Language, Word, Words, forms, sentences};
use tantivy::tokenizer::{Token, TokenStream, Tokenizer};

/// How often a headline's word counts.
const TITLE_TIMES: u8 = 3;
/// Positions between the parts of an article, so that no phrase runs from one into the next.
const GAP: usize = SAFE as usize;
/// Ends the head of a value.
const HEAD_END: char = '\u{1}';

/// The parts of an article that the text field holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TextPart {
    Title,
    Summary,
    Body,
}

/// Makes the value of the text field for one part: a head that the tokenizer reads, then the text; `seams` are the
/// bytes at which words in it were broken at the ends of lines.
pub(super) fn value(part: TextPart, language: Language, lead: u32, seams: &[u32], text: &str) -> String {
    let letter = match part {
        TextPart::Title => 't',
        TextPart::Summary => 's',
        TextPart::Body => 'b',
    };
    let mut value = String::with_capacity(text.len() + 16);
    value.push(letter);
    value.push((b'A' + language as u8) as char);
    value.push_str(&lead.to_string());
    for seam in seams {
        value.push(' ');
        value.push_str(&seam.to_string());
    }
    value.push(HEAD_END);
    value.push_str(text);
    value
}

/// What stands in front of a text.
struct Head {
    part: TextPart,
    language: Language,
    lead: usize,
    /// In order, the last first.
    seams: Vec<usize>,
    /// Where the text begins.
    end: usize,
}

fn read_head(value: &str) -> Head {
    let bytes = value.as_bytes();
    let part = match bytes.first() {
        Some(b't') => TextPart::Title,
        Some(b's') => TextPart::Summary,
        _ => TextPart::Body,
    };
    let language = bytes.get(1).map_or(Language::Other, |byte| Language::numbered(byte.wrapping_sub(b'A')));
    let end = value.find(HEAD_END).map_or(0, |at| at + 1);
    let mut numbers = value.get(2..end.saturating_sub(1)).unwrap_or_default().split(' ');
    let lead = numbers.next().and_then(|digits| digits.parse().ok()).unwrap_or(0);
    let mut seams: Vec<usize> = numbers.filter_map(|digits| digits.parse().ok()).collect();
    seams.reverse();
    Head { part, language, lead, seams, end }
}

/// The tokenizer of the text field.
#[derive(Clone, Default)]
pub(super) struct NewsTokenizer {
    analysers: Vec<Analyser>,
}

impl NewsTokenizer {
    fn analyser(&mut self, language: Language) -> &mut Analyser {
        let index =
            if let Some(index) = self.analysers.iter().position(|analyser| analyser.language() == language) {
                index
            } else {
                self.analysers.push(Analyser::new(language));
                self.analysers.len() - 1
            };
        &mut self.analysers[index]
    }
}

impl Tokenizer for NewsTokenizer {
    type TokenStream<'a> = NewsStream<'a>;

    fn token_stream<'a>(&'a mut self, value: &'a str) -> NewsStream<'a> {
        let Head { part, language, lead, seams, end } = read_head(value);
        let text = &value[end..];
        NewsStream {
            analyser: self.analyser(language),
            text,
            words: Words::new(text),
            ahead: None,
            previous: None,
            part,
            lead: (part == TextPart::Body).then_some(lead),
            seams,
            position: 0,
            token: Token::default(),
            pending: Pending::default(),
            times_left: 0,
        }
    }
}

/// The tokens of one value.
pub(super) struct NewsStream<'a> {
    analyser: &'a mut Analyser,
    text: &'a str,
    words: Words<'a>,
    ahead: Option<Word>,
    previous: Option<Word>,
    part: TextPart,
    /// Where the lead ends in the body, in bytes; `None` once its mark is given, and in other parts.
    lead: Option<usize>,
    /// Where words were broken at the ends of lines, the last first.
    seams: Vec<usize>,
    position: usize,
    token: Token,
    pending: Pending,
    /// Copies of the current token still to give.
    times_left: u8,
}

/// Tokens that stand at the current position and are still to be given, last first.
#[derive(Default)]
struct Pending {
    marks: Vec<&'static str>,
    word: Option<Word>,
    stem: String,
    also: Vec<String>,
}

impl NewsStream<'_> {
    /// Reads the next word and sets out its marks.
    fn open_word(&mut self) -> bool {
        let Some(word) = self.ahead.take().or_else(|| self.words.next()) else { return false };
        if self.part != TextPart::Title {
            self.set_marks(word);
        }
        self.pending.word = Some(word);
        self.token.position = self.position;
        self.token.position_length = if self.part == TextPart::Body { 1 } else { GAP };
        self.token.offset_from = word.start;
        self.token.offset_to = word.end;
        true
    }

    fn set_marks(&mut self, word: Word) {
        let boundary = match self.previous {
            None => sentences::Boundary::Paragraph,
            Some(left) => sentences::boundary(self.text, left, word),
        };
        if self.lead.is_some_and(|lead| word.start >= lead) {
            self.lead = None;
            self.pending.marks.push(terms::LEAD_END);
        }
        match boundary {
            sentences::Boundary::None => {}
            sentences::Boundary::Sentence => self.pending.marks.push(terms::SENTENCE),
            sentences::Boundary::Paragraph => self.pending.marks.push(terms::PARAGRAPH),
        }
        if self.previous.is_none() {
            let mark = if self.part == TextPart::Summary { terms::SUMMARY } else { terms::BODY };
            self.pending.marks.push(mark);
        }
        self.previous = Some(word);
    }

    /// Gives the exact form of the word, and sets out its other forms.
    fn give_word(&mut self, word: Word) -> bool {
        self.ahead = self.words.next();
        let hyphenated = self.ahead.and_then(|next| forms::hyphenated(self.text, word, next));
        let Forms { exact, stem, also } = self.analyser.forms(self.text, word);
        self.pending.also.extend(hyphenated);
        if let Some(also) = also {
            self.pending.also.push(also.to_string());
        }
        self.pending.stem.clear();
        if let Some(stem) = stem {
            self.pending.stem.push(STEM);
            self.pending.stem.push_str(stem);
        }
        let is_whole = !exact.is_empty();
        if is_whole {
            self.token.text.clear();
            self.token.text.push_str(exact);
        }
        self.add_parts(word);
        self.position += 1;
        if !is_whole {
            return false;
        }
        self.repeat();
        true
    }

    /// Sets out the parts of a word that was broken at the end of a line, as printed there.
    fn add_parts(&mut self, word: Word) {
        while let Some(seam) = self.seams.pop_if(|seam| *seam < word.end) {
            if seam <= word.start || !self.text.is_char_boundary(seam) {
                continue;
            }
            for part in [Word { end: seam, ..word }, Word { start: seam, ..word }] {
                let Forms { exact, stem, .. } = self.analyser.forms(self.text, part);
                if !exact.is_empty() {
                    self.pending.also.push(exact.to_string());
                }
                self.pending.also.extend(stem.as_ref().map(|stem| format!("{STEM}{stem}")));
            }
        }
    }

    fn repeat(&mut self) {
        self.times_left = if self.part == TextPart::Title { TITLE_TIMES - 1 } else { 0 };
    }
}

impl TokenStream for NewsStream<'_> {
    fn advance(&mut self) -> bool {
        if self.times_left > 0 {
            self.times_left -= 1;
            return true;
        }
        loop {
            if let Some(mark) = self.pending.marks.pop() {
                self.token.text.clear();
                self.token.text.push_str(mark);
                return true;
            }
            if let Some(word) = self.pending.word.take() {
                if self.give_word(word) {
                    return true;
                }
                continue;
            }
            if !self.pending.stem.is_empty() {
                self.token.text.clear();
                self.token.text.push_str(&self.pending.stem);
                self.pending.stem.clear();
                self.repeat();
                return true;
            }
            if let Some(also) = self.pending.also.pop() {
                self.token.text = also;
                self.repeat();
                return true;
            }
            if !self.open_word() {
                return false;
            }
        }
    }

    fn token(&self) -> &Token {
        &self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        &mut self.token
    }
}

/// The tokenizer of fields whose terms are made beforehand: one term a line of the value.
#[derive(Clone, Default)]
pub(super) struct LinesTokenizer;

/// The lines of one value.
pub(super) struct LinesStream<'a> {
    lines: std::str::Lines<'a>,
    token: Token,
}

impl Tokenizer for LinesTokenizer {
    type TokenStream<'a> = LinesStream<'a>;

    fn token_stream<'a>(&'a mut self, value: &'a str) -> LinesStream<'a> {
        LinesStream { lines: value.lines(), token: Token::default() }
    }
}

impl TokenStream for LinesStream<'_> {
    fn advance(&mut self) -> bool {
        let Some(line) = self.lines.next() else { return false };
        self.token.position = self.token.position.wrapping_add(1);
        self.token.text.clear();
        self.token.text.push_str(line);
        true
    }

    fn token(&self) -> &Token {
        &self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        &mut self.token
    }
}

/// Registers both under the names that the schema uses.
pub(super) fn register(index: &tantivy::Index) {
    index.tokenizers().register(NEWS, NewsTokenizer::default());
    index.tokenizers().register(LINES, LinesTokenizer);
}

/// Name of the text field's tokenizer.
pub(super) const NEWS: &str = "news";
/// Name of the tokenizer of ready-made terms.
pub(super) const LINES: &str = "lines";

#[cfg(test)]
mod tests {
    use super::*;

    /// The tokens of a body, each with its position; marks without their first character.
    fn check(lead: u32, text: &str, expected: &str) {
        let value = value(TextPart::Body, Language::English, lead, &[], text);
        let mut tokenizer = NewsTokenizer::default();
        let mut stream = tokenizer.token_stream(&value);
        let mut tokens = Vec::new();
        while stream.advance() {
            let token = stream.token();
            tokens.push(format!("{}{}", token.position, token.text.replace(['\u{2}', '\u{3}'], "'")));
        }
        assert_eq!(tokens.join(" "), expected, "{text}");
    }

    #[test]
    fn parts_of_a_broken_word_stand_with_it() {
        let mut tokens = Vec::new();
        let value = value(TextPart::Body, Language::English, 99, &[2, 10, 900], "The government met");
        let mut tokenizer = NewsTokenizer::default();
        let mut stream = tokenizer.token_stream(&value);
        while stream.advance() {
            tokens.push((stream.token().position, stream.token().text.clone()));
        }
        for (position, word) in
            [(1, "government"), (1, "govern"), (1, "ment"), (2, "met"), (0, "th"), (0, "e")]
        {
            assert!(tokens.contains(&(position, word.to_owned())), "{word}: {tokens:?}");
        }
        assert!(!tokens.iter().any(|token| token.0 == 2 && token.1 == "ment"));
    }

    #[test]
    fn forms_and_marks_stand_at_the_position_of_their_word() {
        check(99, "Ships left.", "0'b 0'p 0ships 0'ship 1left");
        check(11, "Ships left. They came.", "0'b 0'p 0ships 0'ship 1left 2's 2'e 2they 3came");
    }

    #[test]
    fn a_body_behind_a_long_summary_is_no_lead() {
        check(0, "Left.", "0'b 0'p 0'e 0left");
    }
}
