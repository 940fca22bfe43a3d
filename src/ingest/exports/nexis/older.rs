//! The lines of one article with labels in capitals go in; the article comes out.
//!
//! In the middle of the page stand the paper, the day, the edition and, in older exports, the copyright; then the
//! headline, the labels that stand above the text, the text, the labels below it and the copyright.

use super::super::dates;
use super::super::entry::Entry;
use super::super::labels::{self, Field, Writing};
use super::super::lines::{Line, blocks, is_name, joined};
use super::{LENGTHS, is_body, is_rights};
use crate::article::{About, RawArticle};

/// White space in front of a line that stands in the middle.
const CENTRED: usize = 8;
/// Characters of a line.
const WIDTH: usize = 80;
/// Words of a name; more of them with a full stop are a sentence.
const SHORT: usize = 6;
/// Characters of the longest headline.
const LONGEST_HEADLINE: usize = 400;

/// Reads an article; `None` when there is nothing in it.
pub fn article(lines: &[Line]) -> Option<RawArticle> {
    let mut blocks: Vec<&[Line]> = blocks(lines).collect();
    let is_close = part_close_head(&mut blocks);
    let mut entry = Entry::default();
    let first_label = blocks.iter().position(|block| label(block).is_some()).unwrap_or(blocks.len());
    let (above, below) = blocks.split_at(first_label);
    let below = after_abstract(&mut entry, below);
    let is_above = below
        .first()
        .and_then(|block| label(block))
        .is_some_and(|found| found.field.is_above() || is_length(&found));
    let labels_follow = is_above && below.iter().any(|block| is_text(block));
    let text = head(&mut entry, above, labels_follow, is_close);
    let mut state = State::Head;
    if !text.is_empty() {
        add_text(&mut entry, text);
        state = State::Text;
    }
    let mut run: Vec<Line> = Vec::new();
    for (at, block) in below.iter().enumerate() {
        let mut rest = *block;
        while !rest.is_empty() {
            let next = if label(rest).is_some() { next_label(rest) } else { rest.len() };
            let behind = if next < rest.len() { Some(&rest[next..]) } else { below.get(at + 1).copied() };
            state = take(&mut entry, state, &rest[..next], behind, &mut run);
            rest = &rest[next..];
        }
    }
    entry.add_body(&run);
    let is_something = entry.has(About::Title) || entry.has(About::Source) && entry.has(About::Published);
    let article = entry.finish();
    (is_something || !article.body.is_empty()).then_some(article)
}

/// Parts the first block with labels where no empty line stands between them and the headline; says whether it did.
fn part_close_head(blocks: &mut Vec<&[Line]>) -> bool {
    let is_first = |line: &Line| {
        label(std::slice::from_ref(line)).is_some_and(|found| {
            found.field.is_above() || LENGTHS.contains(&labels::plain(found.label).as_str())
        })
    };
    let place =
        blocks.iter().enumerate().find_map(|(at, block)| Some((at, block.iter().position(is_first)?)));
    let Some((at, line)) = place.filter(|(at, line)| *line > 0 && !is_centred(blocks[*at])) else {
        return false;
    };
    if blocks[..=at].iter().any(|block| label(block).is_some()) {
        return false;
    }
    let (above, below) = blocks[at].split_at(line);
    blocks.splice(at..=at, [above, below]);
    true
}

/// Where in an article the reading is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    /// Among the labels above the text; a label whose value is to follow.
    Head,
    Value(Field),
    Text,
    /// Among the labels below the text, behind one of these.
    Tail(Field),
    /// There, behind a label whose value is to follow.
    Owed(Field),
}

fn take(
    entry: &mut Entry,
    state: State,
    block: &[Line],
    behind: Option<&[Line]>,
    run: &mut Vec<Line>,
) -> State {
    if is_rights(&block[0].text) && (matches!(state, State::Tail(_)) || is_centred(block)) {
        entry.state(Field::Usage, &joined(block), "line of the copyright");
        return State::Tail(Field::Usage);
    }
    let found = label(block).filter(|found| {
        // Below the text stand the labels of the database; a line in capitals in a text is part of it, unless it
        // stands above these: the oldest exports have section and length below the text.
        let is_in_text = state == State::Text && !run.is_empty();
        let is_above_labels = || {
            behind.and_then(label).is_some_and(|behind| is_length(&behind) || behind.field == Field::Captured)
        };
        !is_in_text || !found.field.is_above() || found.field == Field::Body || is_above_labels()
    });
    let Some(found) = found else {
        return match state {
            State::Value(
                field @ (Field::Summary | Field::Dateline | Field::Title | Field::Author | Field::Section),
            ) => {
                entry.state(field, &joined(block), "under its label");
                State::Head
            }
            State::Owed(field) => {
                entry.state(field, &joined(block), "under its label");
                State::Tail(field)
            }
            State::Tail(Field::Graphic) => state,
            State::Tail(_) if is_unknown_label(&block[0].text) => State::Tail(Field::Other),
            State::Tail(Field::Note) => {
                add_text(entry, &[block]);
                state
            }
            // Names and topics go on in another block where the file was wrapped.
            State::Tail(_) if is_centred(block) || !is_prose(block) => state,
            State::Tail(_) => {
                run.push(Line::default());
                run.extend_from_slice(block);
                State::Text
            }
            State::Head | State::Value(_) | State::Text => {
                if is_body(&block[0].text) && run.is_empty() && block.len() == 1 {
                    return State::Text;
                }
                run.push(Line::default());
                run.extend_from_slice(block);
                State::Text
            }
        };
    };
    let (field, label) = (found.field, found.label.to_owned());
    let mut value = block.to_vec();
    found.rest.clone_into(&mut value[0].text);
    let is_empty = value.iter().all(|line| line.text.trim().is_empty());
    match field {
        // `TRANSCRIPT: 011101CN.V12`
        Field::Body if matches!(state, State::Tail(_)) && !is_prose(&value) && !is_empty => {
            return State::Tail(Field::Other);
        }
        Field::Body => {
            run.push(Line::default());
            run.extend(value);
            return State::Text;
        }
        Field::Note => {
            entry.add_body(&std::mem::take(run));
            if !is_empty {
                add_text(entry, &[&value]);
            }
            return State::Tail(Field::Note);
        }
        // A journal of lawyers: `NAME: By Jane Roe`.
        Field::Person if !matches!(state, State::Tail(_)) && found.rest.starts_with("By ") => {
            entry.state_labelled(Field::Author, &label, &joined(&value));
        }
        _ => entry.state_labelled(field, &label, &joined(&value)),
    }
    let is_head = matches!(state, State::Head | State::Value(_));
    if is_head && (field.is_above() || is_length(&found)) {
        return if is_empty { State::Value(field) } else { State::Head };
    }
    // What stands above the text in some papers and below it in others.
    if is_head && run.is_empty() && !matches!(field, Field::Captured | Field::Usage) {
        State::Head
    } else if is_empty && matches!(field, Field::Summary | Field::Dateline | Field::Author | Field::Section) {
        State::Owed(field)
    } else {
        State::Tail(field)
    }
}

/// The blocks without an abstract that stands above the text: `SAMENVATTING`, `VOLLEDIGE TEKST:`.
fn after_abstract<'a>(entry: &mut Entry, blocks: &[&'a [Line]]) -> Vec<&'a [Line]> {
    let is = |block: &[Line], field: Field| {
        let text = block[0].text.trim();
        let name = text.trim_end_matches(':');
        labels::of(name) == Some(field)
            && !name.contains(char::is_lowercase)
            && (block.len() == 1 || text != name)
    };
    let first = blocks.iter().position(|block| label(block).is_none());
    let summary = first.filter(|at| is(blocks[*at], Field::Summary));
    let text =
        summary.and_then(|at| Some(at + blocks[at..].iter().position(|block| is(block, Field::Body))?));
    let (Some(summary), Some(text)) = (summary, text) else { return blocks.to_vec() };
    let lines: Vec<Line> = blocks[summary + 1..text].concat();
    entry.state(Field::Summary, &joined(&lines), format!("under `{}`", blocks[summary][0].text.trim()));
    [&blocks[..summary], &blocks[text..]].concat()
}

/// Whether a block among the labels is text of the article.
fn is_text(block: &[Line]) -> bool {
    match label(block) {
        Some(found) => found.field == Field::Body,
        None => !is_centred(block) && !is_rights(&block[0].text) && is_prose(block),
    }
}

/// Where the next label stands in a block that begins with one: several may stand in one block, a line each.
fn next_label(block: &[Line]) -> usize {
    let is_label = |line: &Line| label(std::slice::from_ref(line)).is_some();
    block.iter().skip(1).position(is_label).map_or(block.len(), |at| at + 1)
}

fn is_length(found: &labels::Labelled<'_>) -> bool {
    found.field == Field::Other
}

fn add_text(entry: &mut Entry, blocks: &[&[Line]]) {
    let mut lines: Vec<Line> = Vec::new();
    for block in blocks {
        lines.push(Line::default());
        lines.extend_from_slice(block);
    }
    entry.add_body(&lines);
}

/// Reads what stands above the first label, and gives the blocks of it that are text already.
///
/// `is_close` where no empty line parts the last block from the labels.
fn head<'a, 'b>(
    entry: &mut Entry,
    above: &'b [&'a [Line]],
    labels_follow: bool,
    is_close: bool,
) -> &'b [&'a [Line]] {
    let has_centre = above.iter().any(|block| is_centred(block));
    let mut at = 0;
    let mut is_dated = false;
    let mut is_titled = false;
    // Whether the day stands under the headline, as in the oldest exports.
    let mut is_under_title = false;
    while let Some(block) = above.get(at) {
        // Where all white space in front was lost, the paper comes first.
        let in_middle = is_centred(block) || (!has_centre && !entry.has(About::Source) && !is_titled);
        let is_date = block.len() == 1 && dates::is_line(&block[0].text);
        if !in_middle && !is_date && !is_rights(&block[0].text) {
            if is_titled {
                // A second headline, or text that no label parts from the headline.
                if !labels_follow {
                    break;
                }
                let text = joined(block);
                let is_author = is_under_title && is_name(&text);
                let field = if is_author { Field::Author } else { Field::Summary };
                entry.state(field, &text, "line under the headline");
            } else if is_dated && is_edition(block) {
                entry.state(Field::Edition, &joined(block), "line under the date");
            } else {
                let text = joined(block);
                if text.chars().count() > LONGEST_HEADLINE {
                    break;
                }
                entry.state(Field::Title, &text, "line of the headline");
                is_titled = true;
            }
        } else {
            let has_date = middle(entry, block, is_dated, is_close && at + 1 == above.len());
            is_under_title |= is_titled && has_date && !is_dated;
            is_dated |= has_date;
            is_titled |= entry.has(About::Title);
        }
        at += 1;
    }
    &above[at..]
}

/// Reads a block from the middle of the page; says whether a day is printed in it.
fn middle(entry: &mut Entry, block: &[Line], mut is_dated: bool, is_close: bool) -> bool {
    let mut names: Vec<Line> = Vec::new();
    let mut rights: Vec<Line> = Vec::new();
    let mut lines = block.iter().peekable();
    while let Some(line) = lines.next() {
        let text = line.text.trim();
        if is_rights(text) {
            rights.push(line.clone());
        } else if text.starts_with("http://") || text.starts_with("https://") {
            entry.state(Field::Url, text, "line of the address");
        } else if let Some(found) = labels::find(text, Writing::Capitals) {
            entry.state_labelled(found.field, found.label, found.rest);
        } else if !is_dated && is_date(line, block.len()) {
            let mut date = text.to_owned();
            // Weekday and hour may stand under the day.
            while let Some(more) = lines.next_if(|line| dates::is_more(&line.text)) {
                date = format!("{date} {}", more.text.trim());
            }
            entry.state(Field::Published, &date, "line of the date");
            is_dated = true;
            // What stood before is the paper, what follows the edition.
            entry.state(Field::Source, &joined(&std::mem::take(&mut names)), "line above the date");
        } else if !is_notice(text) {
            names.push(line.clone());
        }
    }
    entry.state(Field::Usage, &joined(&rights), "line of the copyright");
    if names.is_empty() {
        return is_dated;
    }
    let text = joined(&names);
    let is_sentence = text.ends_with('.') && text.split_whitespace().count() > SHORT;
    if is_sentence || text.to_lowercase().starts_with("distributed by ") {
        entry.state(Field::Usage, &text, "sentence under the paper's name");
    } else if is_dated && is_close && !entry.has(About::Title) && !is_centred(block) {
        // No empty line parts the headline from the day and the labels.
        let edition = usize::from(names.len() > 1 && is_edition(&names[..1]));
        entry.state(Field::Edition, &joined(&names[..edition]), "line under the date");
        entry.state(Field::Title, &joined(&names[edition..]), "line of the headline");
    } else if is_dated {
        entry.state(Field::Edition, &text, "line under the date");
    } else if entry.has(About::Source) {
        // `Broadcast: 6 p.m.`, the name of a supplement.
        entry.state(Field::Edition, &text, "line under the paper's name");
    } else {
        entry.state(Field::Source, &text, "line above the date");
    }
    is_dated
}

/// A line with a day; a season needs a block of its own.
fn is_date(line: &Line, lines: usize) -> bool {
    dates::find(&line.text).is_some() || lines == 1 && dates::is_season(&line.text)
}

/// `FIRST EDITION`
fn is_edition(block: &[Line]) -> bool {
    let small = joined(block).to_lowercase();
    let words: Vec<&str> = small.split_whitespace().collect();
    words.len() <= 5 && words.iter().any(|word| labels::of(word) == Some(Field::Edition))
}

/// `Correction Appended`.
fn is_notice(line: &str) -> bool {
    labels::of(line) == Some(Field::Note)
}

/// A long line in the middle has little or no white space in front: the shorter ones under it show that it is one.
fn is_centred(block: &[Line]) -> bool {
    let front = |line: &Line| line.text.len() - line.text.trim_start().len();
    let is_filled = |line: &Line| {
        let width = line.text.trim().chars().count();
        width >= WIDTH * 3 / 4 && front(line).abs_diff(WIDTH.saturating_sub(width) / 2) <= 1
    };
    block.iter().any(|line| front(line) >= CENTRED)
        && block.iter().all(|line| front(line) >= CENTRED || is_filled(line))
}

/// The label of a block; a line in the middle has none.
fn label(block: &[Line]) -> Option<labels::Labelled<'_>> {
    let found = labels::find(&block[0].text, Writing::Capitals)?;
    let is_real = match found.field {
        Field::Order => false,
        // `UPDATE: The fire is out` is text.
        Field::Captured => dates::find(found.rest).is_some() || found.rest.is_empty(),
        // So is a caption between paragraphs.
        Field::Graphic => labels::plain(found.label).starts_with("gr"),
        _ => true,
    };
    (is_real && !is_centred(block)).then_some(found)
}

/// Whether a block below labels is text again, not a code or a value that was wrapped.
fn is_prose(block: &[Line]) -> bool {
    let text = joined(block);
    text.split_whitespace().count() > 8 || text.ends_with(['.', '!', '?', '"', '”', '»'])
}

/// A label that nobody knows, below the text: `ABC-CODE: 12`.
fn is_unknown_label(line: &str) -> bool {
    let Some((label, _)) = line.trim().split_once(':') else { return false };
    let is_part = |c: char| c.is_uppercase() || matches!(c, '-' | ' ' | '/' | '\'');
    (3..=30).contains(&label.len()) && label.chars().all(is_part)
}
