//! Lines of a message go in; what they are comes out: paragraphs, a byline, a dateline, a note to editors.

use super::cut::Message;
use super::{ETX, STX};
use crate::article::{About, Origin, RawArticle};
use std::borrow::Cow;

/// The parts of a message.
pub struct Parts<'a> {
    /// Lines in front of the text.
    pub header: Vec<(u64, &'a str)>,
    /// Lines of the text.
    pub text: Vec<(u64, &'a str)>,
    /// What stands behind the text: when it was sent.
    pub trailer: Vec<(u64, &'a str)>,
}

impl<'a> Parts<'a> {
    /// Parts a message by STX and ETX; one without them has its first line in front, the rest is text.
    pub fn of(message: &'a Message) -> Parts<'a> {
        let mut parts = Parts { header: Vec::new(), text: Vec::new(), trailer: Vec::new() };
        let has_text = message.has(STX);
        let mut at = usize::from(!has_text);
        for (index, (number, line)) in message.lines.iter().enumerate() {
            if !has_text && index == 0 {
                parts.header.push((*number, line));
                continue;
            }
            let mut rest = line.as_str();
            if at == 0
                && let Some((before, behind)) = rest.split_once(STX)
            {
                parts.header.push((*number, before));
                at = 1;
                rest = behind;
            }
            if at == 1
                && let Some((before, behind)) = rest.split_once(ETX)
            {
                parts.text.push((*number, before));
                at = 2;
                rest = behind;
            }
            let list = match at {
                0 => &mut parts.header,
                1 => &mut parts.text,
                _ => &mut parts.trailer,
            };
            list.push((*number, rest));
        }
        parts
    }
}

/// A line without the characters that set it: they become spaces, runs of spaces one.
pub fn plain(line: &str) -> String {
    let spaced: Cow<'_, str> = if line.contains(|c: char| c.is_control()) {
        Cow::Owned(line.chars().map(|c| if c.is_control() { ' ' } else { c }).collect())
    } else {
        Cow::Borrowed(line)
    };
    spaced.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ").trim().to_owned()
}

/// A line without characters that set it, its spaces kept: they tell paragraphs and tables.
pub fn shown(line: &str) -> String {
    line.chars()
        .map(|c| if c.is_control() && c != '\t' { ' ' } else { c })
        .collect::<String>()
        .trim_end()
        .to_owned()
}

/// States what a line says.
pub fn state(article: &mut RawArticle, about: About, text: &str, number: u64) {
    article.state(about, Origin::Line, text, format!("line {number}"));
}

/// Words in front of a name in a byline.
const BY: &[&str] =
    &["By", "BY", "Von", "VON", "Par", "PAR", "Por", "POR", "Di", "Da", "Door", "Av", "AV", "Af", "Oleh"];

/// Whether a line is a byline: `By Jane Roe, dpa`.
pub fn is_byline(line: &str) -> bool {
    let Some((first, rest)) = line.split_once(' ') else { return false };
    let is_name = rest.trim_start().starts_with(char::is_uppercase);
    BY.contains(&first) && (is_name || rest.starts_with("dpa")) && rest.split_whitespace().count() <= 14
}

/// Whether a line says until when the text is not to be printed.
pub fn is_embargo(line: &str) -> bool {
    const STARTS: &[&str] = &[
        "embargo",
        "sperrfrist",
        "hold for release",
        "advance for",
        "for release at",
        "not for release before",
        "not for use before",
        "release at will after",
    ];
    let line = line.trim_start_matches(['(', '*', ' ', '-']).to_lowercase();
    STARTS.iter().any(|start| line.starts_with(start))
}

/// Characters of the longest dateline.
const LONGEST_DATELINE: usize = 90;
/// What stands between a dateline and its text.
const DASHES: &[&str] = &[" - ", " -- ", " – ", " — ", " _ ", " /-/ "];

/// The dateline at the beginning of a paragraph, with its dash: `Berlin (dpa) -`, `SYDNEY, Dec 7 AAP -`.
///
/// One is taken for it that ends in an agency in parentheses or capitals, or a day; others may be a sentence.
pub fn dateline(paragraph: &str) -> Option<&str> {
    let (at, dash) = DASHES
        .iter()
        .filter_map(|dash| paragraph.find(dash).map(|at| (at, *dash)))
        .min_by_key(|(at, dash)| (*at, std::cmp::Reverse(dash.len())))
        .unwrap_or((usize::MAX, ""));
    let printed = match paragraph.get(..at) {
        Some(before) if !dash.is_empty() => before,
        // `Paris (ats afp) Les violences`: no dash behind the agency.
        _ => {
            let end = paragraph.find(") ")? + 1;
            let line = &paragraph[..end];
            let agency = line.rsplit_once('(')?.1.trim_end_matches(')');
            let is_short =
                agency.split([' ', '/']).all(|word| word.len() <= 5 && !word.contains(char::is_numeric));
            let place = line.rsplit_once('(')?.0.trim_end();
            let is_place = place.split(' ').count() <= 4 && place.split(['/', ' ', '-']).all(starts_upper);
            return (is_short && is_place && !place.is_empty()).then_some(line);
        }
    };
    if printed.starts_with('(') && printed.ends_with(')') {
        // `(ANSA) - GENOVA, 13 NOV - Un uomo`
        let behind = &paragraph[at + dash.len()..];
        let place = dateline(behind).filter(|place| is_day(place));
        return paragraph.get(..at + dash.len() + place.map_or(0, str::len)).map(str::trim_end);
    }
    let is_short = printed.chars().count() <= LONGEST_DATELINE && starts_upper(printed);
    let last = printed.rsplit(' ').next().unwrap_or_default();
    let is_signed = printed.ends_with(')') || is_day(printed) || printed.len() > 2 && is_upper(printed);
    let has_agency = is_upper(last) && printed.contains(',');
    (is_short && (is_signed || has_agency)).then(|| paragraph[..at + dash.len()].trim_end())
}

fn starts_upper(text: &str) -> bool {
    text.starts_with(|c: char| c.is_uppercase() || !c.is_alphabetic())
}

fn is_upper(text: &str) -> bool {
    text.contains(char::is_alphabetic) && !text.contains(char::is_lowercase)
}

/// Whether a month with a day stands in a line.
fn is_day(line: &str) -> bool {
    let words: Vec<&str> = line.split([' ', ',', '.']).filter(|word| !word.is_empty()).collect();
    let is_number = |word: &str| word.len() <= 2 && word.bytes().all(|byte| byte.is_ascii_digit());
    words.windows(2).any(|pair| {
        super::times::month(pair[0]).is_some() && is_number(pair[1])
            || super::times::month(pair[1]).is_some() && is_number(pair[0])
    })
}

/// Joins paragraphs and the rows of tables, which keep their lines.
#[derive(Default)]
pub struct Blocks {
    text: String,
    last: Option<Block>,
}

/// What was added last.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Block {
    Paragraph,
    Row,
}

impl Blocks {
    /// Begins a paragraph.
    pub fn paragraph(&mut self, text: &str) {
        self.add(text, Block::Paragraph, "\n\n");
    }

    /// Adds a row of a table.
    pub fn row(&mut self, text: &str) {
        let joint = if self.last == Some(Block::Row) { "\n" } else { "\n\n" };
        self.add(text, Block::Row, joint);
    }

    /// Goes on with the paragraph that is open.
    pub fn more(&mut self, text: &str) {
        let joint = if self.last == Some(Block::Paragraph) { " " } else { "\n\n" };
        self.add(text, Block::Paragraph, joint);
    }

    /// Ends what is open: the next line begins anew.
    pub fn pause(&mut self) {
        self.last = None;
    }

    /// The text.
    pub fn finish(self) -> String {
        self.text
    }

    fn add(&mut self, text: &str, block: Block, joint: &str) {
        if text.is_empty() {
            return;
        }
        if !self.text.is_empty() {
            self.text.push_str(joint);
        }
        self.text.push_str(text);
        self.last = Some(block);
    }
}
