//! Cuts a credit line: `Reporting by A; editing by B` goes in, what stands behind labels of writers comes out.

use rustc_hash::FxHashMap;
use std::sync::OnceLock;

/// Whom a label announces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Who {
    /// Who wrote the text.
    Writer,
    /// Who edited it, took its pictures, translated it or helped: no author.
    Other,
}

/// Where a label counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Where {
    /// At the beginning of a line or of a part of it.
    Start,
    /// Anywhere: the words announce nothing else.
    Anywhere,
    /// At a beginning, with a colon behind it: the word alone is any word.
    Colon,
    /// Anywhere, with a colon behind it.
    AnywhereColon,
}

/// Labels in lower case.
#[rustfmt::skip]
const LABELS: &[(Who, Where, &[&str])] = &[
    (Who::Writer, Where::Start, &[
        "by", "written by", "posted by", "published by", "reported by", "story by", "stories by", "text by",
        "words by", "words and pictures by", "words and photos by", "text and photos by", "story and photos by",
        "report by", "analysis by", "opinion by", "review by", "interview by", "compiled by",
        "article by", "as told to", "submitted by", "authored by", "contributed by",
        "von", "vom", "ein bericht von", "ein beitrag von", "ein artikel von", "artikel von", "veröffentlicht von",
        "verfasst von", "eingestellt von", "geschrieben von", "par", "propos recueillis par", "publié par", "écrit par",
        "rédigé par", "por", "escrito por", "publicado por", "redactado por", "di", "a cura di", "scritto da",
        "pubblicato da", "da", "door", "geschreven door", "av", "skrevet av", "skriven av", "af",
        "skrevet af", "od", "przez", "yazan", "oleh", "ditulis oleh", "kirjoittanut", "írta", "de la",
        "本报记者", "本報記者", "本刊记者", "記者", "记者", "通讯员", "撰文",
    ]),
    (Who::Writer, Where::Anywhere, &["reporting by", "writing by"]),
    (Who::Writer, Where::Colon, &[
        "text", "texte", "texto", "testo", "tekst", "words", "story", "report", "autor", "autorin", "autoren",
        "autor/in", "autora", "autores", "autore", "autori", "auteur", "auteure", "auteurs", "author",
        "authors", "author(s)", "writer", "reporter", "journalist", "journaliste", "verfasser", "verfasserin",
        "penulis", "yazar", "muhabir", "forfatter", "skribent", "författare", "автор", "авторы",
        "text und foto", "text und fotos", "text und bild", "text & foto", "text & fotos",
        "texte et photos", "texto y fotos", "testo e foto", "tekst og foto", "text och foto", "tekst en foto",
        "text and photos", "words and pictures", "автор текста", "текст", "作者", "文", "글", "기자",
    ]),
    (Who::Other, Where::Anywhere, &[
        "editing by", "edited by", "additional reporting by", "additional reporting from",
        "with additional reporting by", "with reporting by", "with reporting from", "additional writing by",
        "reporting contributed by", "photo by", "photos by", "photograph by", "photographs by",
        "photography by", "picture by", "pictures by", "image by", "images by", "illustration by",
        "illustrations by", "illustrated by", "video by", "graphic by", "graphics by", "translated by",
        "translation by", "fact checked by", "fact-checked by", "reviewed by", "medically reviewed by",
        "produced by", "updated by", "last updated by", "photos de", "crédit photo", "traduit par",
        "traducción de", "übersetzt von", "fotos von", "foto von", "foto di", "foto de", "fotos de", "foto av",
        "tradotto da", "mit material von", "с участием", "责任编辑", "責任編輯",
    ]),
    (Who::Other, Where::AnywhereColon, &[
        "editor", "editors", "editing", "redaktion", "redaktör", "redaktor", "redakteur", "redacteur",
        "photo", "photos", "photographer", "foto", "fotos", "fotograf", "fotografie", "bild", "bilder", "beeld",
        "image", "images", "picture", "credit", "credits", "video", "illustration", "grafik", "graphic",
        "translation", "translator", "übersetzung", "traduction", "traducción", "source", "quelle", "fonte",
        "fuente", "sumber", "bron", "источник", "фото", "редактор", "перевод", "编辑", "編輯", "摄影", "攝影",
        "校对", "来源", "來源", "사진", "출처",
    ]),
    (Who::Other, Where::Start, &["about", "über", "sobre", "follow", "more from", "more by"]),
];

/// What stands behind labels of writers and before the next label.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Cut<'a> {
    /// The pieces that name writers; a text without any label is one.
    pub(super) writers: Vec<&'a str>,
    /// Whether a label announced the first of them.
    pub(super) is_labelled: bool,
}

/// Cuts a line at its labels.
pub(super) fn cut(text: &str) -> Cut<'_> {
    let mut cut = Cut::default();
    let mut who = Who::Writer;
    let (mut from, mut at, mut is_beginning) = (0, 0, true);
    while let Some(letter) = text[at..].chars().next() {
        let is_word_start = !letter.is_whitespace()
            && text[..at].chars().next_back().is_none_or(|before| !before.is_alphanumeric() && before != '-');
        if is_word_start && let Some((next, behind)) = label_at(&text[at..], is_beginning) {
            add(&mut cut, who, &text[from..at]);
            if next == Who::Writer && cut.writers.is_empty() {
                cut.is_labelled = true;
            }
            (who, from, at, is_beginning) = (next, at + behind, at + behind, true);
            continue;
        }
        let parts =
            matches!(letter, ';' | ',' | '.' | '(' | ')' | '|' | '/' | '•' | '·' | '–' | '—' | '\n' | '[');
        is_beginning = parts || is_beginning && letter.is_whitespace();
        at += letter.len_utf8();
    }
    add(&mut cut, who, &text[from..]);
    cut
}

/// The text behind a label of a writer with which a line begins; the line itself where it begins with none.
pub(super) fn behind(text: &str) -> &str {
    match label_at(text, true) {
        Some((Who::Writer, end)) => text[end..].trim_start_matches([' ', ':', '：', '\t', '\u{a0}']),
        _ => text,
    }
}

fn add<'a>(cut: &mut Cut<'a>, who: Who, piece: &'a str) {
    let piece = piece.trim_matches(|c: char| c.is_whitespace() || matches!(c, ':' | '：' | ';' | ',' | '('));
    if who == Who::Writer && !piece.is_empty() {
        cut.writers.push(piece);
    }
}

/// The longest label with which a text begins: whom it announces, and its bytes with the colon.
fn label_at(text: &str, is_beginning: bool) -> Option<(Who, usize)> {
    let mut longest: Option<(Who, usize, usize)> = None;
    let first = text.chars().next()?.to_lowercase().next()?;
    for (who, place, label) in by_first_letter().get(&first)? {
        if matches!(place, Where::Start | Where::Colon) && !is_beginning {
            continue;
        }
        if let Some(end) = begins(text, label) {
            let rest = text[end..].trim_start_matches([' ', '\u{a0}']);
            let colon = rest.chars().next().filter(|c| matches!(c, ':' | '：' | '／' | '・'));
            let is_whole = text[end..].starts_with(char::is_whitespace)
                || colon.is_some()
                || text[end..].is_empty()
                || label.chars().all(is_ideograph);
            let is_label = match place {
                Where::Colon | Where::AnywhereColon => colon.is_some(),
                Where::Start | Where::Anywhere => is_whole,
            };
            let reach = colon.map_or(end, |colon| text.len() - rest.len() + colon.len_utf8());
            if is_label && longest.is_none_or(|(_, known, _)| known < end) {
                longest = Some((*who, end, reach));
            }
        }
    }
    longest.map(|(who, _, reach)| (who, reach))
}

type Label = (Who, Where, &'static str);

/// The labels under their first letters: this is asked at every word of a line.
fn by_first_letter() -> &'static FxHashMap<char, Vec<Label>> {
    static TABLE: OnceLock<FxHashMap<char, Vec<Label>>> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut table: FxHashMap<char, Vec<Label>> = FxHashMap::default();
        for (who, place, labels) in LABELS {
            for label in *labels {
                let first = label.chars().next().expect("no label is empty");
                table.entry(first).or_default().push((*who, *place, label));
            }
        }
        table
    })
}

fn is_ideograph(letter: char) -> bool {
    matches!(letter, '\u{3400}'..='\u{9fff}')
}

/// The bytes of a text that are a label, whatever the case.
fn begins(text: &str, label: &str) -> Option<usize> {
    let mut letters = text.char_indices();
    for expected in label.chars() {
        let (_, letter) = letters.next()?;
        let is_same = letter == expected || letter.to_lowercase().eq(std::iter::once(expected));
        if !is_same {
            return None;
        }
    }
    Some(letters.next().map_or(text.len(), |(at, _)| at))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        let cut = cut(text);
        let shown = format!("{}{}", if cut.is_labelled { "by " } else { "" }, cut.writers.join(" + "));
        assert_eq!(shown, expected, "{text}");
    }

    #[test]
    fn writers_stand_behind_their_labels() {
        check("By Jane Roe", "by Jane Roe");
        check("BY JANE ROE", "by JANE ROE");
        check("Jane Roe", "Jane Roe");
        check("Text: Karl Roth", "by Karl Roth");
        check("Text messages", "Text messages");
        check("Words by Jane Roe, photos by John Doe", "by Jane Roe");
        check("Reporting by Jane Roe; Editing by John Doe", "by Jane Roe");
        check("(Reporting by Jane Roe and Karl Roth, editing by John Doe)", "by Jane Roe and Karl Roth");
        check("(Reporting by Jane Roe in Oslo. Writing by Ute Lang)", "by Jane Roe in Oslo. + Ute Lang)");
        check("Text und Foto: Karl Roth", "by Karl Roth");
        check("Words and photos by Jane Roe", "by Jane Roe");
        check("Foto: Karl Roth", "");
        check("Text: Karl Roth, Foto: Ute Lang", "by Karl Roth");
        check("Von Karl Roth Foto: Ute Lang", "by Karl Roth");
        check("Автор: Иван Петров", "by Иван Петров");
        check("本报记者 王小明", "by 王小明");
        check("Ein Bericht von Ute Lang", "by Ute Lang");
        check("", "");
    }
}
