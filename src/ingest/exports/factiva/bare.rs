//! The lines of one article without codes go in; the article comes out.
//!
//! Section, headline and author stand above the number of words; day, time, paper, its code, page, language and
//! copyright stand under it, each if there is one; then the text.

use super::super::dates;
use super::super::entry::Entry;
use super::super::labels::Field;
use super::super::lines::{Line, blocks, is_name, joined};
use super::number;
use crate::article::{About, RawArticle};

/// Words of a line that may be the publisher's name under the text.
const WORDS_OF_A_PUBLISHER: usize = 8;

/// Reads an article; `None` for a list of headlines, a description of the search.
pub fn article(lines: &[Line], ends: bool) -> Option<RawArticle> {
    let blocks: Vec<&[Line]> = pieces(lines);
    let length_at = blocks.iter().position(|block| is_length(&block[0].text))?;
    let mut entry = Entry::default();
    above(&mut entry, &blocks[..length_at]);
    let after = under(&mut entry, &blocks[length_at + 1..]);
    let mut text = &blocks[length_at + 1 + after..];
    let last_marked = text.iter().rposition(|block| block[0].mark == Some("paragraph"));
    let is_marked = last_marked.is_some();
    if let Some((last, before)) = text.split_last()
        && let Some(number) = number(&last[0].text)
    {
        entry.state(Field::Record, number, "last line");
        text = before;
        if let Some((released, before)) = text.split_last()
            && let Some(("Released", day)) = released[0].text.trim().split_once(": ")
            && released.len() == 1
            && dates::find(day).is_some()
        {
            entry.state(Field::Captured, day, "line `Released`");
            text = before;
        }
        if let Some((publisher, before)) = text.split_last()
            && before.len() > 1
            && (is_publisher(publisher) || is_marked && is_unmarked(publisher))
        {
            entry.state(Field::Usage, &joined(publisher), "publisher's name under the text");
            text = before;
        }
        // Between the text and the publisher's name may stand its own number of the article.
        if let Some((number, before)) = text.split_last()
            && last_marked.is_some_and(|at| at < before.len())
            && number.iter().all(|line| line.text.trim().bytes().all(|byte| byte.is_ascii_digit()))
        {
            entry.state(Field::Record, &joined(number), "number under the text");
            text = before;
        }
    }
    let mut body: Vec<Line> = Vec::new();
    for block in text {
        body.push(Line::default());
        body.extend_from_slice(block);
    }
    entry.add_body(&body);
    if !ends {
        entry.suspect("the record has no end");
    }
    let is_something = entry.has(About::Title) && entry.has(About::Published);
    is_something.then(|| entry.finish())
}

/// Blocks; where lines stand close, those above the text are blocks of their own.
fn pieces(lines: &[Line]) -> Vec<&[Line]> {
    let mut pieces: Vec<&[Line]> = Vec::new();
    for block in blocks(lines) {
        let is_head =
            block.len() > 1 && block.iter().any(|line| is_length(&line.text) || number(&line.text).is_some());
        if is_head { pieces.extend(block.chunks(1)) } else { pieces.push(block) }
    }
    pieces
}

/// `295 words`, `1,216 Wörter`, `295 mots`.
pub fn is_length(line: &str) -> bool {
    let line = line.trim();
    let digits =
        line.bytes().take_while(|byte| byte.is_ascii_digit() || matches!(byte, b',' | b'.' | b' ')).count();
    let (count, unit) = line.split_at(digits);
    let unit = unit.trim_matches(|c: char| c.is_whitespace() || c == '\u{a0}').to_lowercase();
    count.bytes().any(|byte| byte.is_ascii_digit()) && UNITS.contains(&unit.as_str())
}

const UNITS: &[&str] = &[
    "words",
    "word",
    "wörter",
    "wort",
    "mots",
    "mot",
    "palabras",
    "parole",
    "palavras",
    "woorden",
    "słów",
    "słowa",
    "слов",
    "слова",
    "字",
    "語",
    "個字",
    "单词",
    "个字",
    "단어",
    "ord",
    "kelime",
    "kata",
    "ワード",
    "文字",
];

fn above(entry: &mut Entry, blocks: &[&[Line]]) {
    // What stands before them is the end of the headlines' list, or a page's head.
    let marked = |block: &&[Line], mark: &str| block[0].mark == Some(mark);
    let title = blocks.iter().rposition(|block| marked(block, "title") || marked(block, "counted"));
    let title =
        title.or_else(|| blocks.iter().rposition(|block| marked(block, "bold") && !is_by(&block[0].text)));
    let title = title.unwrap_or_else(|| guess_title(blocks));
    let Some(block) = blocks.get(title) else { return };
    let text = joined(block);
    let text = if block[0].mark.is_some() { without_number(&text) } else { &text };
    entry.state(Field::Title, text, "line above the number of words");
    if let Some(section) =
        title.checked_sub(1).map(|before| blocks[before]).filter(|block| joined(block).len() <= 80)
    {
        entry.state(Field::Section, &joined(section), "line above the headline");
    }
    for (at, block) in blocks[title + 1..].iter().enumerate() {
        // Under the author stands whose text it is: `Special to The Harbour News`.
        let is_credit = at > 0 && block[0].mark != Some("author");
        let field = if is_credit { Field::Agency } else { Field::Author };
        entry.state(field, &joined(block), "line under the headline");
    }
}

/// Which of the blocks above the number of words is the headline: the last, or the one before a byline.
fn guess_title(blocks: &[&[Line]]) -> usize {
    let Some(last) = blocks.len().checked_sub(1) else { return 0 };
    let text = joined(blocks[last]);
    let is_longer = last > 0 && joined(blocks[last - 1]).len() > text.len();
    if last > 0 && (is_by(&text) || is_longer && is_name(&text)) { last - 1 } else { last }
}

fn is_by(text: &str) -> bool {
    let small = text.trim_start().to_lowercase();
    ["by ", "von ", "par ", "por ", "di ", "door ", "av ", "da "].iter().any(|by| small.starts_with(by))
}

/// A page numbers the headlines: `96) Bridge opens`.
fn without_number(text: &str) -> &str {
    match text.split_once(") ") {
        Some((digits, rest)) if !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()) => {
            rest
        }
        _ => text,
    }
}

/// Reads the lines under the number of words, and gives how many they are.
fn under(entry: &mut Entry, blocks: &[&[Line]]) -> usize {
    /// What may stand there at most.
    const MOST: usize = 14;
    let end = blocks.iter().take(MOST).position(|block| block[0].mark == Some("paragraph")).unwrap_or(MOST);
    let head = &blocks[..end.min(blocks.len()).min(MOST)];
    let owned = head.iter().position(|block| is_rights(&joined(block)));
    let language = head.iter().position(|block| is_language(&block[0].text));
    let known_end = if end < MOST { Some(head.len()) } else { None };
    let last = known_end.or(owned.map(|at| at + 1)).or(language.map(|at| at + 1));
    let Some(last) = last else { return unmarked(entry, head) };
    for block in &head[..last] {
        let text = joined(block);
        let plain = text.trim();
        if !entry.has(About::Published) && dates::find(plain).is_some() {
            entry.state(Field::Published, plain, "line under the number of words");
        } else if is_rights(plain) {
            entry.state(Field::Usage, plain, "line of the copyright");
        } else if is_language(plain) {
            entry.state(Field::Language, plain, "line of the language");
        } else if is_time(plain) {
        } else if !entry.has(About::Source) {
            entry.state(Field::Source, plain, "line under the date");
        } else if is_page(plain) {
            entry.state(Field::Page, plain, "line of the page");
        } else if !is_code(plain) && !entry.has(About::Edition) {
            entry.state(Field::Edition, plain, "line under the paper's name");
        }
    }
    last
}

/// Day, paper and code, where neither language nor copyright follows.
fn unmarked(entry: &mut Entry, head: &[&[Line]]) -> usize {
    let mut at = 0;
    for block in head.iter().take(5) {
        let text = joined(block);
        if !entry.has(About::Published) && dates::is_line(&text) {
            entry.state(Field::Published, &text, "line under the number of words");
        } else if is_time(&text) || (entry.has(About::Source) && is_code(&text)) {
        } else if entry.has(About::Published) && !entry.has(About::Source) {
            entry.state(Field::Source, &text, "line under the date");
        } else {
            break;
        }
        at += 1;
    }
    at
}

fn is_rights(text: &str) -> bool {
    let small = text.to_lowercase();
    RIGHTS.iter().any(|word| small.contains(word))
}

const RIGHTS: &[&str] = &[
    "copyright",
    "(c)",
    "©",
    "rights reserved",
    "droits réservés",
    "rechte vorbehalten",
    "derechos reservados",
    "diritti riservati",
    "direitos reservados",
    "版权",
    "版權",
    "著作権",
    "저작권",
    "авторск",
];

fn is_time(text: &str) -> bool {
    text.len() <= 20 && text.starts_with(|c: char| c.is_ascii_digit()) && text.contains(':')
}

/// The code of a paper: `TAGON`, `NYTF`.
fn is_code(text: &str) -> bool {
    (2..=10).contains(&text.len())
        && text.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
}

fn is_page(text: &str) -> bool {
    text.len() <= 12
        && text.contains(|c: char| c.is_ascii_digit())
        && !is_time(text)
        && text.split_whitespace().count() <= 2
}

fn is_publisher(block: &[Line]) -> bool {
    let text = joined(block);
    block[0].mark != Some("paragraph")
        && text.split_whitespace().count() <= WORDS_OF_A_PUBLISHER
        && !text.ends_with(['!', '?', '"', '”', '…'])
        && (!text.ends_with('.') || PUBLISHERS.iter().any(|ending| text.ends_with(ending)))
        && PUBLISHERS.iter().any(|word| text.contains(word))
}

/// On a page the paragraphs of the text are marked, the publisher's name is not.
fn is_unmarked(block: &[Line]) -> bool {
    block[0].mark.is_none() && joined(block).split_whitespace().count() <= 15
}

const PUBLISHERS: &[&str] = &[
    "Inc.",
    "Ltd.",
    "Ltd",
    "Limited",
    "GmbH",
    "AG",
    "LLC",
    "Corp.",
    "Co.",
    "Company",
    "S.A.",
    "SA",
    "SAS",
    "Verlag",
    "B.V.",
    "S.p.A.",
    "SpA",
    "S.L.",
    "Publishing",
    "Newspapers",
    "Media",
    "Group",
    "plc",
    "PLC",
    "KG",
    "Inc",
    "A/S",
    "AB",
];

fn is_language(text: &str) -> bool {
    LANGUAGES.contains(&text.trim().to_lowercase().as_str())
}

#[rustfmt::skip]
const LANGUAGES: &[&str] = &[
    "english", "englisch", "anglais", "inglés", "inglese", "inglês", "engels", "английский", "英語", "英文", "英语",
    "german", "deutsch", "allemand", "alemán", "tedesco", "alemão", "duits", "french", "französisch", "français", "francés",
    "francese", "francês", "frans", "spanish", "spanisch", "espagnol", "español", "spagnolo", "espanhol", "spaans", "italian",
    "italienisch", "italien", "italiano", "italiaans", "portuguese", "portugiesisch", "portugais", "portugués", "portoghese",
    "português", "dutch", "niederländisch", "néerlandais", "neerlandés", "olandese", "holandês", "nederlands", "russian",
    "russisch", "russe", "ruso", "russo", "русский", "chinese", "chinesisch", "chinois", "中文", "japanese", "japanisch",
    "japonais", "日本語", "korean", "koreanisch", "coréen", "한국어", "danish", "dänisch", "danois", "dansk", "swedish",
    "schwedisch", "suédois", "svenska", "norwegian", "norwegisch", "norvégien", "norsk", "finnish", "finnisch", "finnois",
    "suomi", "polish", "polnisch", "polonais", "polski", "czech", "tschechisch", "tchèque", "hungarian", "ungarisch",
    "hongrois", "turkish", "türkisch", "turc", "türkçe", "arabic", "arabisch", "arabe", "العربية", "catalan", "katalanisch",
    "català", "catalán", "indonesian", "bahasa indonesia", "malay", "bahasa malaysia", "bulgarian", "slovak", "thai",
    "simplified chinese", "traditional chinese", "chinese - simplified", "chinese - traditional", "hebrew", "greek",
    "vietnamese", "romanian", "ukrainian",
];
