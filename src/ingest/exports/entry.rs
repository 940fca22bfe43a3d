//! What was found of an article goes in, field by field; its statements and its text come out.

use super::dates;
use super::labels::{self, Field};
use super::lines::Line;
use crate::article::{About, Origin, RawArticle};
use crate::ingest::paragraphs;
use crate::ingest::paragraphs::one_line;

/// An article that is being put together.
#[derive(Default)]
pub struct Entry {
    article: RawArticle,
}

impl Entry {
    /// States a value; `place` says where it stands.
    pub fn state(&mut self, field: Field, text: &str, place: impl Into<String>) {
        let place = place.into();
        let about = match field {
            Field::Title => About::Title,
            Field::Summary => About::Summary,
            Field::Author => About::Author,
            Field::Source => {
                let (paper, edition) = edition_in(text).unwrap_or((text, ""));
                self.add(About::Edition, edition, &place);
                return self.add(About::Source, paper, &place);
            }
            Field::Published => About::Published,
            Field::Updated => About::Updated,
            Field::Captured => About::Captured,
            Field::Section => About::Section,
            Field::Page => About::Page,
            Field::Edition => About::Edition,
            Field::Dateline => About::Dateline,
            Field::Agency => About::Agency,
            Field::Usage => About::Usage,
            Field::Record => About::Record,
            Field::Url => About::Url,
            Field::Language => return self.state_all(About::Language, text, &place),
            Field::Topic => return self.state_all(About::Topic, text, &place),
            Field::Person => return self.state_all(About::Person, text, &place),
            Field::Organisation => return self.state_all(About::Organisation, text, &place),
            Field::Place => return self.state_all(About::Place, text, &place),
            Field::Body | Field::Note | Field::Graphic | Field::Other | Field::Order => return,
        };
        self.add(about, text, &place);
    }

    /// States a value under its label.
    pub fn state_labelled(&mut self, field: Field, label: &str, text: &str) {
        self.state(field, text, format!("label `{label}`"));
    }

    fn add(&mut self, about: About, text: &str, place: &str) {
        let text = one_line(text);
        let is_new = self.article.about(about).all(|statement| statement.text != text);
        if is_new && has_words(&text) {
            self.article.state(about, Origin::Line, &text, place);
        }
    }

    /// States each value of a list.
    fn state_all(&mut self, about: About, text: &str, place: &str) {
        let separator = if text.contains(';') { ';' } else { '|' };
        // `NORDUFER (73%) HAFENSTADT (94%); …`
        let text = text.replace("%) ", "%); ").replace("%); ;", "%);");
        let parts: Vec<&str> = text.split(separator).map(str::trim).collect();
        // `Name: Harbour Bank; NAICS: 522110; Name: …`
        let has_names = parts.iter().any(|part| named(part).is_some());
        for part in parts {
            // `Subject: Ferries`, where the label has another one behind it.
            let part = SUBJECTS.iter().find_map(|label| part.strip_prefix(label)).unwrap_or(part);
            match (has_names, named(part)) {
                (true, None) => {}
                (_, Some(name)) => self.add(about, without_score(name), place),
                (false, None) => self.add(about, without_score(part), place),
            }
        }
    }

    /// Whether something is stated about a thing.
    pub fn has(&self, about: About) -> bool {
        self.article.about(about).next().is_some()
    }

    /// Adds paragraphs to the text.
    pub fn add_body(&mut self, lines: &[Line]) {
        let is_wrapped = |line: &Line| line.number > 0;
        if lines.iter().any(is_wrapped) {
            self.add_paragraphs(&paragraphs::join(lines.iter().map(|line| line.text.as_str())));
        } else {
            // Nothing is wrapped in a page or an office document: a line is a paragraph.
            let mut sign = "";
            for text in lines.iter().map(|line| line.text.trim()).filter(|text| !text.is_empty()) {
                if matches!(text, "•" | "·" | "-" | "–" | "*") {
                    sign = text;
                } else if sign.is_empty() {
                    self.add_paragraphs(text);
                } else {
                    self.add_paragraphs(&format!("{} {text}", std::mem::take(&mut sign)));
                }
            }
        }
    }

    /// Adds text that is paragraphs already.
    pub fn add_paragraphs(&mut self, text: &str) {
        if !text.is_empty() {
            if !self.article.body.is_empty() {
                self.article.body.push_str("\n\n");
            }
            self.article.body.push_str(text);
        }
    }

    /// What is doubtful.
    pub fn suspect(&mut self, reason: &str) {
        self.article.suspects.push(reason.to_owned());
    }

    /// The article.
    ///
    /// A magazine bears a later day than that on which the database took it in, so that day is no bound for the day
    /// of publication: it is stated as one of a change.
    pub fn finish(mut self) -> RawArticle {
        let published =
            self.article.about(About::Published).find_map(|statement| dates::day(&statement.text));
        for statement in &mut self.article.statements {
            let is_before =
                || dates::day(&statement.text).zip(published).is_some_and(|(taken, day)| taken < day);
            if statement.about == About::Captured && is_before() {
                statement.about = About::Updated;
            }
        }
        if is_notice(&self.article.body) {
            let notice = std::mem::take(&mut self.article.body);
            self.add(About::Usage, &notice, "notice in the place of the text");
        }
        self.article
    }
}

/// The paper and its edition: `The Harbour News (London) - Final Edition`.
fn edition_in(text: &str) -> Option<(&str, &str)> {
    let (paper, edition) = text.trim().rsplit_once(" - ")?;
    let words: Vec<&str> = edition.split_whitespace().collect();
    let is_edition = (2..=4).contains(&words.len())
        && words.iter().any(|word| labels::of(word) == Some(Field::Edition) && word.len() > 5);
    is_edition.then(|| (paper.trim(), edition.trim()))
}

/// What stands in the place of a text that may not be shown.
const NOTICES: &[&str] = &[
    "geen publicatierecht",
    "no publication rights",
    "full text is not available",
    "full text not available",
    "fulltext not available",
    "volltext nicht verfügbar",
    "der volltext ist nicht verfügbar",
    "texte intégral non disponible",
    "le texte intégral n'est pas disponible",
    "texto completo no disponible",
];

fn is_notice(body: &str) -> bool {
    /// Bytes of the longest notice.
    const LONGEST: usize = 120;
    let small = if body.len() <= LONGEST { body.to_lowercase() } else { return false };
    NOTICES.iter().any(|notice| small.trim_start_matches(['(', '[', ' ']).starts_with(notice))
}

/// Words in front of a name in a list of companies, by the language of the page.
const NAMES: &[&str] = &["Name: ", "Nom: ", "Nom : ", "Nombre: ", "Nome: ", "Naam: "];

/// Labels within a list of subjects.
const SUBJECTS: &[&str] = &["Subject: ", "Thema: ", "Sujet : ", "Sujet: ", "Asunto: ", "Tema: "];

fn named(part: &str) -> Option<&str> {
    NAMES.iter().find_map(|name| part.strip_prefix(name))
}

/// `ELECTIONS (90%)` is `ELECTIONS`: how sure the indexing was of it.
fn without_score(text: &str) -> &str {
    let text = text.trim();
    let Some(inner) = text.strip_suffix("%)") else { return text };
    match inner.rsplit_once('(') {
        Some((name, score)) if score.trim().bytes().all(|byte| byte.is_ascii_digit()) => name.trim(),
        _ => text,
    }
}

/// `None`, `-None-`, `No Headline In Original` and their likes say that there is nothing.
fn has_words(text: &str) -> bool {
    let small = text.to_lowercase();
    let small = small.trim_matches(['-', '.', ' ']);
    let nothing = [
        "none",
        "none available",
        "not available",
        "no abstract available",
        "no headline in original",
        "no headline available",
        "no headline",
        "keine angabe",
        "n/a",
        "aucun",
    ];
    text.contains(char::is_alphanumeric) && !nothing.contains(&small)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(field: Field, text: &str, expected: &[&str]) {
        let mut entry = Entry::default();
        entry.state_labelled(field, "X", text);
        let article = entry.finish();
        let found: Vec<&str> = article.statements.iter().map(|statement| statement.text.as_str()).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn lists_are_taken_apart() {
        check(Field::Topic, "ELECTIONS (90%); HARBOURS & PORTS (78%)", &["ELECTIONS", "HARBOURS & PORTS"]);
        check(
            Field::Organisation,
            "Name: Harbour Bank; NAICS: 522110; Name: Ferry Co",
            &["Harbour Bank", "Ferry Co"],
        );
        check(Field::Place, "NORTH BANK (73%) TOWN (94%); COAST (9%)", &["NORTH BANK", "TOWN", "COAST"]);
        check(Field::Language, "GERMAN; DEUTSCH", &["GERMAN", "DEUTSCH"]);
        check(Field::Topic, "Subject: Ferries; Fares", &["Ferries", "Fares"]);
    }

    #[test]
    fn a_day_of_loading_before_that_of_the_issue_is_no_bound() {
        let mut entry = Entry::default();
        entry.state_labelled(Field::Published, "X", "April 15, 2019");
        entry.state_labelled(Field::Captured, "X", "April 8, 2019");
        assert!(!entry.has(About::Updated));
        assert_eq!(entry.finish().about(About::Updated).count(), 1);
    }

    #[test]
    fn nothing_is_stated_of_what_there_is_none() {
        check(Field::Summary, "None available.", &[]);
        check(Field::Place, "-None-", &[]);
    }
}
