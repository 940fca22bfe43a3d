//! Reads a line between headline and text: `By Jane Roe | The Guardian | 7 Feb 2023` goes in, its dates, names
//! of papers, bylines and credits come out.

use super::date::printed::{Printed, find_all};
use super::date::{Role, is_label, role_before};
use super::{agency, author, source};

/// What stands in a line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Imprint<'a> {
    /// Dates, in order.
    pub(super) dates: Vec<Printed>,
    /// Papers, agencies and stations that the table of sources knows.
    pub(super) known: Vec<&'a str>,
    /// A name beside a date that no table knows: a paper's, as such lines go.
    pub(super) unknown: Option<&'a str>,
    /// Bylines.
    pub(super) bylines: Vec<&'a str>,
    /// Credits in brackets.
    pub(super) credits: Vec<&'a str>,
}

impl Imprint<'_> {
    /// Whether nothing was understood: then the line is text.
    pub(super) fn is_empty(&self) -> bool {
        *self == Imprint::default()
    }
}

/// Words that a paper's name has and a person's has not, in lower case.
const NAMES_OF_PAPERS: &[&str] = &[
    "times",
    "post",
    "news",
    "herald",
    "daily",
    "weekly",
    "journal",
    "gazette",
    "tribune",
    "press",
    "telegraph",
    "chronicle",
    "observer",
    "courier",
    "mail",
    "express",
    "star",
    "sun",
    "standard",
    "bulletin",
    "magazine",
    "review",
    "radio",
    "tv",
    "television",
    "online",
    "agency",
    "wire",
    "monitor",
    "examiner",
    "inquirer",
    "enquirer",
    "mirror",
    "globe",
    "record",
    "register",
    "dispatch",
    "sentinel",
    "advertiser",
    "echo",
    "argus",
    "leader",
    "independent",
    "voice",
    "le",
    "la",
    "el",
    "il",
    "die",
    "der",
    "das",
    "de",
    "het",
    "zeitung",
    "tageblatt",
    "anzeiger",
    "nachrichten",
    "blatt",
    "kurier",
    "presse",
    "journal",
    "diario",
    "noticias",
    "gazeta",
    "gazette",
    "corriere",
    "giornale",
    "jornal",
    "correio",
    "nouvelles",
    "courrier",
    "dagblad",
    "krant",
    "posten",
    "tidningen",
    "bladet",
    "avis",
    "sanomat",
    "shimbun",
    "pravda",
    "vesti",
    "правда",
    "газета",
    "известия",
    "новости",
    "вестник",
    "the",
];

/// Marks that part a line for certain.
const STRONG: &[char] = &['|', '·', '•', ';', '–', '—', '\t', '(', ')', '[', ']', '~', '›', '»', '→'];

/// A name of a paper has at most this many words.
const MOST_WORDS: usize = 6;

/// Reads a line.
pub(super) fn read(line: &str) -> Imprint<'_> {
    let mut imprint = Imprint { dates: find_all(line), ..Imprint::default() };
    let mut is_text = false;
    let mut names = Vec::new();
    let mut from = 0;
    let ends =
        imprint.dates.iter().map(|date| (date.at.start, date.at.end)).chain([(line.len(), line.len())]);
    for (start, next) in ends.collect::<Vec<_>>() {
        let segment = &line[from..start];
        is_text |= segment_names(segment, &mut imprint, &mut names);
        from = next;
    }
    if is_text {
        // A sentence with a day in it tells of that day; only words such as `Published` make it an imprint.
        let mut from = 0;
        imprint.dates.retain(|date| {
            let labelled = role_before(&line[from..date.at.start]) != Role::Unsaid;
            from = date.at.end;
            labelled
        });
        if imprint.dates.is_empty() {
            return Imprint::default();
        }
        return imprint;
    }
    let has_date = !imprint.dates.is_empty();
    imprint.unknown = names
        .iter()
        .find(|name| names_a_paper(name))
        .or_else(|| names.first().filter(|_| has_date && imprint.bylines.is_empty() && names.len() == 1))
        .filter(|_| imprint.known.is_empty())
        .filter(|name| has_date || line.trim() == **name && names_a_paper(name))
        .copied();
    imprint
}

/// Reads what stands between dates; says whether it is running text.
fn segment_names<'a>(segment: &'a str, imprint: &mut Imprint<'a>, names: &mut Vec<&'a str>) -> bool {
    let whole = trimmed(segment);
    if whole.is_empty() || is_label(whole) {
        return false;
    }
    if source::by_name(whole).is_some() {
        imprint.known.push(whole);
        return false;
    }
    let mut is_text = false;
    for strong in segment.split(STRONG) {
        let strong = trimmed(strong);
        if strong.is_empty() || is_label(strong) {
            continue;
        }
        if source::by_name(strong).is_some() {
            let in_brackets = segment.contains(&format!("({strong})"));
            if in_brackets && source::agency(strong).is_some() {
                imprint.credits.push(strong);
            } else {
                imprint.known.push(strong);
            }
            continue;
        }
        if author::is_byline(strong) && !reads_as_text(strong) {
            imprint.bylines.push(strong);
            for part in strong.split(',').map(trimmed) {
                if source::by_name(part).is_some() {
                    imprint.known.push(part);
                }
            }
            continue;
        }
        is_text |= reads_as_text(strong);
        for part in weak_parts(strong) {
            let part = trimmed(part);
            if part.is_empty() || is_label(part) {
                continue;
            }
            if source::by_name(part).is_some() {
                imprint.known.push(part);
            } else if author::is_byline(part) {
                imprint.bylines.push(part);
            } else if agency::credit(part).next().is_some() {
                imprint.credits.push(part);
            } else if is_name(part) {
                names.push(part);
            }
        }
    }
    is_text
}

/// Parts at commas and at a hyphen with a space beside it, as in `Bangkok Post -`.
fn weak_parts(text: &str) -> impl Iterator<Item = &str> {
    text.split([',', ':'])
        .flat_map(|part| part.split(" - "))
        .flat_map(|part| part.split("- "))
        .flat_map(|part| part.split(" -"))
}

fn trimmed(piece: &str) -> &str {
    let piece = piece.trim_matches(|c: char| {
        c.is_whitespace()
            || matches!(c, ',' | ';' | '|' | '-' | '–' | '—' | '·' | '•' | ':' | '/' | '(' | ')' | '[' | ']')
    });
    // `г.` and `год` behind a Russian year, `р.` behind an Ukrainian one, `Jr.` keeps its point.
    match piece {
        "г." | "г" | "год" | "года" | "р." | "р" | "року" => "",
        _ => piece,
    }
}

/// Whether a piece is running text: five words or more, of which half begin small.
fn reads_as_text(piece: &str) -> bool {
    const FEWEST_WORDS: usize = 5;
    let words = piece.split_whitespace().count();
    let small = piece.split_whitespace().filter(|word| word.starts_with(char::is_lowercase)).count();
    words >= FEWEST_WORDS && small * 2 >= words
}

/// Whether a piece can be a name: few words, no digits alone, a capital or a letter without case in front.
fn is_name(piece: &str) -> bool {
    let words = piece.split_whitespace().count();
    let begins = piece.chars().next().is_some_and(|c| c.is_alphabetic() && !c.is_lowercase());
    let is_sentence = piece.ends_with(['.', '!', '?', '…']) && words > 2;
    let is_weekday = super::date::is_weekday(piece);
    (1..=MOST_WORDS).contains(&words) && begins && !is_sentence && !is_weekday && !reads_as_text(piece)
}

fn names_a_paper(piece: &str) -> bool {
    piece.split_whitespace().any(|word| NAMES_OF_PAPERS.contains(&word.to_lowercase().as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Shows `known / unknown / bylines / credits / dates`.
    fn check(line: &str, expected: &str) {
        let imprint = read(line);
        let dates: Vec<&str> = imprint.dates.iter().map(|date| &line[date.at.clone()]).collect();
        let shown = [
            imprint.known.join(";"),
            imprint.unknown.unwrap_or("").to_owned(),
            imprint.bylines.join(";"),
            imprint.credits.join(";"),
            dates.join(";"),
        ];
        assert_eq!(shown.join(" / "), expected, "{line}");
    }

    #[test]
    fn paper_and_day_stand_in_many_shapes() {
        check("Irrawaddy-Apr 22", "Irrawaddy /  /  /  / Apr 22");
        check("Bangkok Post-Oct 5", "Bangkok Post /  /  /  / Oct 5");
        check("Reuters - March 14, 2022", "Reuters /  /  /  / March 14, 2022");
        check("The Hindu, 12 August 2019", "The Hindu /  /  /  / 12 August 2019");
        check("Der Spiegel, 24.12.1999", "Der Spiegel /  /  /  / 24.12.1999");
        check("Le Monde | 3 mai 2021", "Le Monde /  /  /  / 3 mai 2021");
        check("El País, 14 de marzo de 2004", "El País /  /  /  / 14 de marzo de 2004");
        check("Коммерсантъ, 12 мая 2015 г.", "Коммерсантъ /  /  /  / 12 мая 2015");
        check("Asahi Shimbun 2011年3月11日", "Asahi Shimbun /  /  /  / 2011年3月11日");
        check("3 May 2021, Al-Monitor", "Al-Monitor /  /  /  / 3 May 2021");
        check("RFE/RL, 3 May 2021", "RFE/RL /  /  /  / 3 May 2021");
        check("Harbour Gazette-Apr 22", " / Harbour Gazette /  /  / Apr 22");
        check("Seenland Anzeiger, 3. Mai 2021", " / Seenland Anzeiger /  /  / 3. Mai 2021");
        check("The Guardian", "The Guardian /  /  /  / ");
    }

    #[test]
    fn a_byline_stands_beside_the_paper() {
        check(
            "By Jane Roe | The Guardian | Tue 7 Feb 2023 10.15 GMT",
            "The Guardian /  / By Jane Roe /  / Tue 7 Feb 2023 10.15 GMT",
        );
        check(
            "By Jane Roe, The Guardian, 7 Feb 2023",
            "The Guardian /  / By Jane Roe, The Guardian /  / 7 Feb 2023",
        );
        check("By Jane Roe and John Doe", " /  / By Jane Roe and John Doe /  / ");
        check("Von Karl Roth, 3. Mai 2021", " /  / Von Karl Roth /  / 3. Mai 2021");
        check("Bangkok Post (AFP), 3 May 2021", "Bangkok Post /  /  / AFP / 3 May 2021");
    }

    #[test]
    fn labels_are_no_names() {
        check("Published 14:05, 3 May 2021", " /  /  /  / 14:05, 3 May 2021");
        check("Published on 3 May 2021 | Updated on 4 May 2021", " /  /  /  / 3 May 2021;4 May 2021");
        check("Updated: 3 May 2021", " /  /  /  / 3 May 2021");
        check("Posted: Tuesday, 3 May 2021", " /  /  /  / Tuesday, 3 May 2021");
    }

    #[test]
    fn a_line_of_text_is_no_imprint() {
        check("The strike that began on 3 May 2021 has ended, unions said.", " /  /  /  / ");
        check("Fishermen fear a lean winter", " /  /  /  / ");
        check("A Special Report", " /  /  /  / ");
        check("Published 3 May 2021 – this article is more than two years old", " /  /  /  / 3 May 2021");
        check("", " /  /  /  / ");
    }
}
