//! Reads the lines behind a text: its last lines go in; agencies, reporters and the holder of the copyright come out.
//!
//! The lines stay in the text. Each is asked what it is, from the last one upwards, until one is plain text.

use super::imprint::{self, Imprint};
use super::{agency, author, source};
use std::ops::Range;

/// What the lines behind a text say, each with its bytes in the text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Closing<'a> {
    /// Wire credits.
    pub(super) agencies: Vec<(&'static str, Range<usize>)>,
    /// Who worked on it, as a sign-off says: `(Reporting by Jane Roe; Editing by John Doe)`.
    pub(super) hands: Vec<Hand>,
    /// Who holds the copyright.
    pub(super) owners: Vec<(&'a str, Range<usize>)>,
    /// Lines that name paper and day.
    pub(super) imprints: Vec<(&'a str, Range<usize>, Imprint<'a>)>,
}

/// Somebody who worked on a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Hand {
    /// The name as printed.
    pub(super) name: String,
    /// What was done.
    pub(super) work: Work,
    /// The bytes of the sign-off.
    pub(super) at: Range<usize>,
}

/// What somebody did for a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Work {
    /// Reported or wrote it: an author, where no byline names one.
    Wrote,
    /// Added to it.
    Helped,
    /// Edited, translated or photographed.
    Edited,
}

/// Words that begin a part of a sign-off, in lower case, and the work they name.
#[rustfmt::skip]
const WORKS: &[(&str, Work)] = &[
    ("reporting and writing by", Work::Wrote), ("reporting by", Work::Wrote), ("reported by", Work::Wrote),
    ("writing by", Work::Wrote), ("written by", Work::Wrote), ("compiled by", Work::Wrote),
    ("additional reporting by", Work::Helped), ("additional writing by", Work::Helped),
    ("with reporting by", Work::Helped), ("with additional reporting by", Work::Helped),
    ("editing by", Work::Edited), ("edited by", Work::Edited), ("translated by", Work::Edited),
    ("translation by", Work::Edited), ("writing and editing by", Work::Edited), ("photo by", Work::Edited),
    ("photos by", Work::Edited), ("graphics by", Work::Edited), ("graphic by", Work::Edited),
    ("reportage de", Work::Wrote), ("rédigé par", Work::Wrote), ("édité par", Work::Edited),
    ("edité par", Work::Edited), ("version française", Work::Edited), ("traduit par", Work::Edited),
    ("bericht von", Work::Wrote), ("geschrieben von", Work::Wrote), ("redigiert von", Work::Edited),
    ("bearbeitet von", Work::Edited), ("unter mitarbeit von", Work::Helped),
    ("reporte de", Work::Wrote), ("información de", Work::Wrote), ("escrito por", Work::Wrote),
    ("reporte adicional de", Work::Helped), ("editado por", Work::Edited), ("traducido por", Work::Edited),
    ("reportagem de", Work::Wrote), ("edição de", Work::Edited), ("con informazioni di", Work::Helped),
];

/// Words before an agency's name in a line of its own, in lower case.
const BEFORE_AGENCY: &[&str] =
    &["with", "from", "source", "avec", "mit", "con", "com", "quelle", "fuente", "fonte", "via", "courtesy"];

/// Lines of these words alone say nothing, in lower case.
const EMPTY: &[&str] = &["all rights reserved", "ends", "end", "more", "alle rechte vorbehalten"];

/// At most this many lines are asked.
const MOST_LINES: usize = 4;

/// A line of paper and day is shorter than this.
const LONGEST_IMPRINT: usize = 120;

/// A sign-off or a copyright line may be as long.
const LONGEST: usize = 400;

/// Reads the lines behind a text.
pub(super) fn read(body: &str) -> Closing<'_> {
    let mut closing = Closing::default();
    let mut end = body.trim_end().len();
    for _ in 0..MOST_LINES {
        let start = body[..end].rfind('\n').map_or(0, |at| at + 1);
        let line = &body[start..end];
        if line.len() > LONGEST || !closing.add(line, start) {
            break;
        }
        end = body[..start].trim_end().len();
    }
    closing
}

impl<'a> Closing<'a> {
    /// Adds a line that begins at this byte; says whether the line before it may be one too.
    fn add(&mut self, line: &'a str, start: usize) -> bool {
        let at = start..start + line.len();
        if start == 0 {
            // A text of one line ends with a credit, but is none.
            self.add_last_words(line, start);
            return false;
        }
        let words = line.trim_matches(|c: char| !c.is_alphanumeric());
        if words.is_empty() || words.len() < 40 && EMPTY.contains(&words.to_lowercase().as_str()) {
            return true;
        }
        if let Some(copyright) = imprint::copyright(line) {
            if let Some(owner) = copyright.owner {
                self.agencies.extend(source::agency(owner).map(|agency| (agency, at.clone())));
                self.owners.push((owner, at));
            }
            return true;
        }
        self.add_sign_off(line, start) || self.add_credit(line, &at) || {
            let imprint = if line.len() <= LONGEST_IMPRINT { imprint::read_behind(line) } else { None };
            let is_imprint = imprint.is_some();
            self.imprints.extend(imprint.map(|imprint| (line, at.clone(), imprint)));
            is_imprint || {
                self.add_last_words(line, start);
                false
            }
        }
    }

    /// `Reuters`, `– dpa`, `With AFP`, `The Associated Press contributed to this report.`
    fn add_credit(&mut self, line: &str, at: &Range<usize>) -> bool {
        const LONGEST_CREDIT: usize = 40;
        const CONTRIBUTED: &str = " contributed to this ";
        let bare = line.trim_matches(|c: char| !c.is_alphanumeric());
        let before = self.agencies.len();
        if let Some((names, _)) = line.split_once(CONTRIBUTED) {
            let names = names.split([',', ';']).flat_map(|part| part.split(" and "));
            self.agencies.extend(names.filter_map(|name| Some((source::agency(name.trim())?, at.clone()))));
            return true;
        }
        if line.len() > LONGEST_CREDIT {
            return false;
        }
        let behind = bare
            .split_once([' ', ':'])
            .filter(|(first, _)| BEFORE_AGENCY.contains(&first.to_lowercase().as_str()));
        let credit = behind.map_or(bare, |(_, behind)| behind);
        self.agencies.extend(agency::credit(credit).map(|name| (name, at.clone())));
        self.agencies.len() > before
    }

    /// `(AFP)`, `– dpa` or a sign-off behind the last sentence.
    fn add_last_words(&mut self, line: &str, start: usize) {
        const LONGEST_CREDIT: usize = 40;
        let Some(open) = line.strip_suffix(')').and_then(|inner| inner.rfind('(')) else { return };
        if line.len() - open <= LONGEST_CREDIT {
            let at = start + open..start + line.len();
            self.agencies.extend(agency::credit(&line[open..]).map(|name| (name, at.clone())));
        }
        self.add_sign_off(&line[open..], start + open);
    }

    /// Adds a sign-off; says whether the line is one.
    fn add_sign_off(&mut self, line: &str, start: usize) -> bool {
        let bare = line.trim_start_matches(['(', '[', '*', '-', '–', '—', ' ']);
        if work(bare).is_none() {
            return false;
        }
        let at = start..start + line.len();
        let bare = bare.trim_end_matches([')', ']', ' ', '.', '*']);
        for part in bare.split(';').flat_map(|part| part.split(". ")) {
            let Some((work, names)) = work(part.trim()) else { continue };
            let byline = author::split(names);
            self.hands.extend(byline.people.into_iter().map(|name| Hand { name, work, at: at.clone() }));
            self.agencies.extend(byline.agencies.into_iter().map(|name| (name, at.clone())));
        }
        true
    }
}

/// The work that a part of a sign-off names, and the names behind it.
fn work(part: &str) -> Option<(Work, &str)> {
    const LONGEST_WORDS: usize = 40;
    let mut limit = part.len().min(LONGEST_WORDS);
    while !part.is_char_boundary(limit) {
        limit -= 1;
    }
    // The letters of these languages keep their length in lower case, so that its bytes are those of the part.
    let start = part[..limit].to_lowercase();
    WORKS.iter().find_map(|(words, work)| {
        let is_same = start.starts_with(words);
        let names = part.get(words.len()..).filter(|names| is_same && names.starts_with([' ', ':']))?;
        Some((*work, names.trim_start_matches([' ', ':'])))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Shows `agencies / hands / owners` of a text.
    fn check(last: &str, expected: &str) {
        let body = format!("The harbour froze.\n\n{last}");
        let closing = read(&body);
        let agencies: Vec<&str> = closing.agencies.iter().map(|(name, _)| *name).collect();
        let hands: Vec<String> =
            closing.hands.iter().map(|hand| format!("{} {:?}", hand.name, hand.work)).collect();
        let owners: Vec<&str> = closing.owners.iter().map(|(name, _)| *name).collect();
        let shown = [agencies.join(" "), hands.join("; "), owners.join("; ")].join(" / ");
        assert_eq!(shown, expected, "{last}");
        for (_, at) in &closing.agencies {
            assert!(body.get(at.clone()).is_some(), "{last}");
        }
    }

    #[test]
    fn the_last_line_may_be_a_credit() {
        check("Reuters", "Reuters /  / ");
        check("– dpa", "DPA /  / ");
        check("/AFP/", "AFP /  / ");
        check("(Reuters/AFP)", "Reuters AFP /  / ");
        check("With AFP", "AFP /  / ");
        check("Source: Xinhua", "Xinhua /  / ");
        check("The ice broke. (AFP)", "AFP /  / ");
        check("The ice broke (again)", " /  / ");
        check("The Associated Press and Reuters contributed to this report.", "AP Reuters /  / ");
        check("Jane Roe contributed to this report.", " /  / ");
        check("The bureau of Reuters", " /  / ");
        check("Reuters\n\n###", "Reuters /  / ");
    }

    #[test]
    fn a_sign_off_names_who_did_what() {
        check("(Reporting by Jane Roe; Editing by John Doe)", " / Jane Roe Wrote; John Doe Edited / ");
        check(
            "(Reporting by Jane Roe in Moscow and Ann Poe; Writing by Max Moe; Additional reporting by Lee Low; Editing by John Doe)",
            " / Jane Roe Wrote; Ann Poe Wrote; Max Moe Wrote; Lee Low Helped; John Doe Edited / ",
        );
        check("The ice broke. (Reporting By Jane Roe)", " / Jane Roe Wrote / ");
        check("Reporting by Jane Roe\n\nReuters", "Reuters / Jane Roe Wrote / ");
        check("(Reporte de Ana Ruiz; editado por Luis Gil)", " / Ana Ruiz Wrote; Luis Gil Edited / ");
        check("Reporting by night is hard.", " /  / ");
        check("Reporting on ice", " /  / ");
    }

    #[test]
    fn a_copyright_line_names_its_holder() {
        check("© AFP", "AFP /  / AFP");
        check("© 2013 Harbour Times", " /  / Harbour Times");
        check(
            "Copyright 2021 The Associated Press. All rights reserved. This material may not be published.",
            "AP /  / The Associated Press",
        );
        check("Reuters\n\n© 2013 Harbour Times\n\nAll rights reserved.", "Reuters /  / Harbour Times");
    }

    #[test]
    fn a_text_of_one_line_is_no_credit() {
        let check = |body: &str, expected: usize| assert_eq!(read(body).agencies.len(), expected, "{body}");
        check("Reuters", 0);
        check("The harbour froze. (AFP)", 1);
        check("", 0);
        check(")", 0);
        check("()", 0);
    }
}
