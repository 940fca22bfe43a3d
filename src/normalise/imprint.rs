//! Reads a line between headline and text: `By Jane Roe | The Guardian | 7 Feb 2023` goes in, its dates, names
//! of papers, bylines and credits come out.

mod copyright;
mod names;
mod roles;

pub(super) use copyright::read as copyright;
pub(super) use names::{is_built_as_paper, is_count};

use super::date::printed::{Printed, find_all, year_at_end};
use super::date::{Role, is_label, role_before};
use super::dateline::is_known_place;
use super::{agency, author, source};
use names::{is_certainly_paper, is_name, is_source_label, names_a_paper, reads_as_text, without_links};
use roles::Employer;

/// What stands in a line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Imprint<'a> {
    /// Dates, in order.
    pub(super) dates: Vec<Printed>,
    /// Papers, agencies and stations that the table of sources knows.
    pub(super) known: Vec<&'a str>,
    /// A name that no table knows and that is a paper's, as such lines go: beside a date, before `Staff Writer`.
    pub(super) unknown: Option<&'a str>,
    /// Bylines.
    pub(super) bylines: Vec<&'a str>,
    /// Credits in brackets.
    pub(super) credits: Vec<&'a str>,
    /// The place beside an agency: `AFP/Jakarta`.
    pub(super) filed: Option<&'a str>,
}

impl Imprint<'_> {
    /// Whether nothing was understood: then the line is text.
    pub(super) fn is_empty(&self) -> bool {
        *self == Imprint::default()
    }
}

/// Marks that part a line for certain.
const STRONG: &[char] = &['|', '·', '•', ';', '–', '—', '\t', '(', ')', '[', ']', '~', '›', '»', '→'];

/// Names that are neither known nor parts of a byline.
#[derive(Default)]
struct Names<'a> {
    /// Any.
    free: Vec<&'a str>,
    /// One that the words beside it make the source: `Source: Kantara`, `Kantara Staff Writer`.
    said: Option<&'a str>,
}

/// Reads a line.
pub(super) fn read(line: &str) -> Imprint<'_> {
    read_dated(line, dates(line))
}

/// Reads a line whose dates were found.
fn read_dated(line: &str, dates: Vec<Printed>) -> Imprint<'_> {
    let mut imprint = Imprint { dates, ..Imprint::default() };
    let mut is_text = false;
    let mut names = Names::default();
    let mut from = 0;
    let ends =
        imprint.dates.iter().map(|date| (date.at.start, date.at.end)).chain([(line.len(), line.len())]);
    for (start, next) in ends.collect::<Vec<_>>() {
        let segment = &line[from..start];
        is_text |= read_segment(segment, &mut imprint, &mut names);
        from = next;
    }
    if is_text {
        // A sentence with a day in it tells of that day; only words such as `Published` make it an imprint.
        let mut from = 0;
        imprint.dates.retain(|date| {
            let labelled = !matches!(role_before(&line[from..date.at.start]), Role::Unsaid | Role::Other);
            from = date.at.end;
            labelled
        });
        if imprint.dates.is_empty() {
            return Imprint::default();
        }
        return imprint;
    }
    let is_agency = |name: &&str| source::agency(name).is_some();
    if imprint.filed.is_none() && !imprint.known.is_empty() && imprint.known.iter().all(is_agency) {
        // `Reuters, London`
        imprint.filed = names.free.iter().find(|name| is_known_place(name)).copied();
    }
    let has_date = !imprint.dates.is_empty();
    take_person(has_date, &mut imprint, &mut names);
    let free = &names.free;
    imprint.unknown = names.said.filter(|_| imprint.known.is_empty()).or_else(|| {
        // Beside an agency, which prints in papers, only a paper's whole name is one: `Reuters, The Hague` is not.
        let only_agencies = imprint.known.iter().all(|name| source::agency(name).is_some());
        let is_paper = if imprint.known.is_empty() { names_a_paper } else { is_built_as_paper };
        free.iter()
            .find(|name| is_paper(name))
            .or_else(|| {
                let stands_alone = imprint.known.is_empty() && imprint.bylines.is_empty() && free.len() == 1;
                free.first().filter(|_| has_date && stands_alone)
            })
            .filter(|_| only_agencies)
            .filter(|name| has_date || line.trim() == **name && names_a_paper(name))
            .copied()
    });
    imprint
}

/// Reads a line behind the text: `Source: Mizzima News, 5 May 2013`, or a known paper and a day and nothing else.
pub(super) fn read_behind(line: &str) -> Option<Imprint<'_>> {
    let label = trimmed(line).split([':', '：']).next().unwrap_or_default();
    let is_labelled = label.len() < trimmed(line).len() && is_source_label(label.trim());
    let dates = dates(line);
    if dates.is_empty() && !is_labelled {
        return None;
    }
    let imprint = read_dated(line, dates);
    let names_paper = !imprint.known.is_empty() || imprint.unknown.is_some_and(names_a_paper);
    if is_labelled {
        return names_paper.then_some(imprint);
    }
    let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).count();
    let dates: usize = imprint.dates.iter().map(|date| letters(&line[date.at.clone()])).sum();
    let papers: usize = imprint.known.iter().map(|name| letters(name)).sum();
    (dates > 0 && papers > 0 && dates + papers == letters(line)).then_some(imprint)
}

/// Whether a line is a reporter's function without the name of a paper: `Staff Writer`.
pub(super) fn is_function(line: &str) -> bool {
    roles::employer(trimmed(line)) == Some(Employer::Unsaid)
}

/// The dates of a line; a year behind a paper's name needs no comma.
fn dates(line: &str) -> Vec<Printed> {
    let mut dates = find_all(line);
    if dates.is_empty() {
        let behind_paper = |year: &Printed| {
            let before = &line[..year.at.start];
            let part = before.rsplit(|c| STRONG.contains(&c) || c == ',').next().unwrap_or(before);
            is_certainly_paper(trimmed(part))
        };
        dates.extend(year_at_end(line).filter(behind_paper));
    }
    dates
}

/// Reads what stands between dates; says whether it is running text.
fn read_segment<'a>(segment: &'a str, imprint: &mut Imprint<'a>, names: &mut Names<'a>) -> bool {
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
        if author::is_byline(strong) && (!reads_as_text(strong) || author::is_only_names(strong)) {
            imprint.bylines.push(strong);
            for part in strong.split(',').map(trimmed) {
                if source::by_name(part).is_some() {
                    imprint.known.push(part);
                } else if !author::is_byline(part) {
                    read_function(part, imprint, names);
                }
            }
            continue;
        }
        is_text |= reads_as_text(strong);
        let mut is_said = false;
        for part in weak_parts(strong) {
            let part = without_links(trimmed(part));
            if is_source_label(part) {
                is_said = true;
            } else if !part.is_empty() && !is_label(part) {
                read_part(part, is_said, imprint, names);
            }
        }
    }
    is_text
}

/// Reads a part without commas.
fn read_part<'a>(part: &'a str, is_said: bool, imprint: &mut Imprint<'a>, names: &mut Names<'a>) {
    if source::by_name(part).is_some() {
        imprint.known.push(part);
    } else if author::is_byline(part) {
        imprint.bylines.push(part);
    } else if read_function(part, imprint, names) {
        // `Jane Roe, Harbour Gazette Staff Writer`: who stands before the function has it.
        if let Some(person) = names.free.pop_if(|name| name.contains(' ') && !names_a_paper(name)) {
            imprint.bylines.push(person);
        }
    } else if read_slashed(part, imprint, names) {
        // Agency, paper and place were told apart.
    } else if agency::credit(part).next().is_some() {
        imprint.credits.push(part);
    } else if is_name(part) {
        if is_said && names.said.is_none() {
            names.said = Some(part);
        }
        names.free.push(part);
    }
}

/// Takes a name beside a paper, an agency or a day for the byline where it is a person's beyond doubt: `Jane Roe,
/// Reuters`, `Jane Roe in Moscow, Harbour Gazette`.
fn take_person<'a>(has_date: bool, imprint: &mut Imprint<'a>, names: &mut Names<'a>) {
    let has_paper = !imprint.known.is_empty()
        || names.said.is_some()
        || names.free.iter().any(|name| is_certainly_paper(name));
    if !imprint.bylines.is_empty() || !has_paper && !has_date {
        return;
    }
    let is_person = |name: &&str| {
        let bare = name.find(" in ").map_or(*name, |at| &name[..at]);
        author::is_certainly_person(bare) && !is_built_as_paper(bare)
    };
    if let Some(at) = names.free.iter().position(is_person) {
        imprint.bylines.push(names.free.remove(at));
    }
}

/// Reads a reporter's function with the paper it names; says whether it is one.
fn read_function<'a>(part: &'a str, imprint: &mut Imprint<'a>, names: &mut Names<'a>) -> bool {
    match roles::employer(part) {
        Some(Employer::Paper(name)) if source::by_name(name).is_some() => imprint.known.push(name),
        Some(Employer::Paper(name)) => names.said = names.said.or(Some(name)),
        Some(Employer::Unsaid) => {}
        None => return false,
    }
    true
}

/// Reads an agency with a paper or a place behind a slash; says whether it is such a pair.
///
/// In `Reuters/Bangkok Post` the paper is the source and the agency is credited; in `AFP/Jakarta` the agency is the
/// source and the place is where it was filed.
fn read_slashed<'a>(part: &'a str, imprint: &mut Imprint<'a>, names: &mut Names<'a>) -> bool {
    let pieces = || part.split('/').map(trimmed).filter(|piece| !piece.is_empty());
    let is_agency = |piece: &&str| source::agency(piece).is_some();
    let mut others = pieces().filter(|piece| !is_agency(piece));
    let (Some(other), None) = (others.next(), others.next()) else { return false };
    if !pieces().any(|piece| is_agency(&piece)) {
        return false;
    }
    if source::by_name(other).is_some() || is_certainly_paper(other) || is_built_as_paper(other) {
        imprint.credits.extend(pieces().filter(is_agency));
        if source::by_name(other).is_some() {
            imprint.known.push(other);
        } else {
            names.free.push(other);
        }
        return true;
    }
    if is_name(other) && is_place(other) && imprint.filed.is_none() {
        imprint.known.extend(pieces().filter(is_agency));
        imprint.filed = Some(other);
        return true;
    }
    false
}

/// Whether a name beside an agency is a place and not a person: one word, or a place that is known.
fn is_place(name: &str) -> bool {
    !name.contains(' ') || is_known_place(name)
}

/// Parts at commas and at a hyphen with a space beside it, as in `Bangkok Post -`.
fn weak_parts(text: &str) -> impl Iterator<Item = &str> {
    text.split([',', ':', '：', '،', '，', '、'])
        .flat_map(|part| part.split(" - "))
        .flat_map(|part| part.split("- "))
        .flat_map(|part| part.split(" -"))
}

fn trimmed(piece: &str) -> &str {
    let piece = piece.trim_matches(|c: char| {
        c.is_whitespace()
            || matches!(
                c,
                ',' | '،'
                    | '，'
                    | '、'
                    | ';'
                    | '|'
                    | '-'
                    | '–'
                    | '—'
                    | '·'
                    | '•'
                    | ':'
                    | '/'
                    | '('
                    | ')'
                    | '['
                    | ']'
            )
    });
    // `г.` and `год` behind a Russian year, `р.` behind an Ukrainian one, `Jr.` keeps its point.
    match piece {
        "г." | "г" | "год" | "года" | "р." | "р" | "року" => "",
        _ => piece,
    }
}

#[cfg(test)]
mod tests;
