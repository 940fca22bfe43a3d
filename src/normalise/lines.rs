//! Reads the lines around a text once, for every field: imprint lines and the wire's line go in, what each field
//! needs of them comes out.

use super::author;
use super::closing::{self, Closing};
use super::date::{self, Bounds, Candidate, Decision, Order, Standing};
use super::dateline;
use super::given::{Given, Setting};
use super::imprint::{self, Imprint};
use super::site::Address;
use super::source::{Claim, agency};
use super::trail::{Trail, place_of};
use crate::article::{About, Part, Place, RawArticle, Statement};

/// The dates of one article that are weighed: the most trusted come first, and a page of more is a calendar.
const MOST_DATES: usize = 200;

/// The lines around a text, read.
#[derive(Debug, Default)]
pub(super) struct Lines<'a> {
    imprints: Vec<(&'a str, Place, Imprint<'a>)>,
    datelines: Vec<Dateline<'a>>,
    closing: Closing<'a>,
    owners: Vec<(&'a str, Place)>,
    unread: Vec<&'a Statement>,
    set_aside: Vec<(&'a Statement, &'static str)>,
}

/// A wire's line with the text in which it stands.
#[derive(Debug)]
struct Dateline<'a> {
    text: &'a str,
    place: Place,
    line: dateline::Line<'a>,
}

impl<'a> Lines<'a> {
    /// Reads imprint lines, stated datelines, and the beginning of the body.
    pub(super) fn read(raw: &'a RawArticle, body: &'a str) -> Lines<'a> {
        let mut lines = Lines::default();
        for statement in &raw.statements {
            match statement.about {
                About::Dateline => lines.add_dateline(statement),
                About::Imprint => lines.add_imprint(statement),
                _ => {}
            }
        }
        lines.add_beginning(body);
        lines.add_closing(body);
        lines
    }

    /// Keeps lines of which nothing was understood as the summary: they are text. What is no text stays in evidence.
    pub(super) fn keep_unread(&self, summary: &mut Option<String>, trail: &mut Trail) {
        for (statement, rule) in &self.set_aside {
            trail.passed_over("summary", None, &statement.text, place_of(statement), rule);
        }
        for statement in &self.unread {
            let Some(line) = super::text::one_line(&statement.text) else { continue };
            trail.took(
                "summary",
                &line,
                &statement.text,
                place_of(statement),
                "a line of text under the headline",
            );
            match summary {
                Some(held) => {
                    held.push('\n');
                    held.push_str(&line);
                }
                None => *summary = Some(line),
            }
        }
    }

    /// The names that may be the source's, the most trusted first.
    pub(super) fn source_claims<'b>(&'b self, raw: &'b RawArticle, given: &'b Given) -> Vec<Claim<'b>> {
        let mut claims = Vec::new();
        if let Some(name) = &given.source {
            claims.push(Claim { name, place: super::option("--source"), rule: "given by the user" });
        }
        for statement in raw.about(About::Source) {
            claims.push(Claim {
                name: &statement.text,
                place: place_of(statement),
                rule: "stated by the file",
            });
        }
        // An agency beside a paper is a credit; alone it is the source.
        for wants_agency in [false, true] {
            for (_, place, imprint) in &self.imprints {
                let rule = match place {
                    Place::Text(..) => "printed behind the text",
                    _ => "printed under the headline",
                };
                let names = imprint.known.iter().filter(|name| agency(name).is_some() == wants_agency);
                claims.extend(names.map(|name| Claim { name, place: place.clone(), rule }));
                let unknown = imprint.unknown.iter().filter(|_| !wants_agency);
                claims.extend(unknown.map(|name| Claim { name, place: place.clone(), rule }));
            }
        }
        let rule = "named in a line of copyright";
        for wants_agency in [false, true] {
            let owners = self.owners.iter().filter(|(name, _)| agency(name).is_some() == wants_agency);
            claims.extend(owners.map(|(name, place)| Claim { name, place: place.clone(), rule }));
        }
        claims
    }

    /// What the lines behind the text say.
    pub(super) fn closing(&self) -> &Closing<'a> {
        &self.closing
    }

    /// Decides the dates: statements, these lines, the day with which summary or body opens, the address and the
    /// names of file and folder are the candidates.
    pub(super) fn decide_dates(
        &self,
        raw: &RawArticle,
        texts: [(Part, &str); 2],
        setting: &Setting<'_>,
        address: &Address,
        order: Order,
        trail: &mut Trail,
    ) -> Decision {
        let (mut candidates, unread) = date::of_statements(raw);
        for unread in unread {
            let field = if unread.statement.about == About::Updated { "updated" } else { "date" };
            trail.passed_over(field, None, &unread.statement.text, place_of(unread.statement), unread.rule);
        }
        for (text, place, imprint) in &self.imprints {
            candidates.extend(date::of_line(text, imprint.dates.clone(), place));
        }
        for dateline in &self.datelines {
            let text = dateline.text.get(..dateline.line.end).unwrap_or(dateline.text);
            let as_filed = |candidate| Candidate { standing: Standing::Dateline, ..candidate };
            candidates
                .extend(date::of_line(text, dateline.line.dates.clone(), &dateline.place).map(as_filed));
            if let Some(unread) = dateline.line.unread {
                let place = dateline.place_of(unread);
                trail.passed_over("date", None, unread, place, "no date can be read in it");
            }
        }
        if self.datelines.is_empty() {
            candidates.extend(texts.iter().find_map(|(part, text)| date::of_opening(text, *part)));
        }
        if let (Some(url), Some(place)) = (&address.url, &address.place) {
            candidates.extend(date::of_address(url, place));
        }
        candidates.extend(date::of_file_name(setting.path));
        candidates.extend(date::of_folder(setting.path));
        if candidates.len() > MOST_DATES {
            let left_out = format!("{} more dates", candidates.len() - MOST_DATES);
            let place = Place::File("the file".into());
            trail.passed_over("date", None, &left_out, place, "only the first of so many dates are weighed");
            candidates.truncate(MOST_DATES);
        }
        let given = setting.given;
        let bounds = Bounds {
            latest: date::saved_on(raw).map_or(setting.latest, |saved| saved.min(setting.latest)),
            order,
            body: texts[1].1,
            given: given.date.as_deref(),
            years: given.years.as_ref(),
            zone: given.zone.as_deref().and_then(date::offset),
        };
        date::decide(&candidates, &bounds, trail)
    }

    /// The bylines with their places.
    pub(super) fn bylines(&self) -> impl Iterator<Item = (&'a str, &Place)> {
        self.imprints
            .iter()
            .flat_map(|(_, place, imprint)| imprint.bylines.iter().map(move |line| (*line, place)))
    }

    /// The agencies that are credited, each with the text and the place of its credit.
    pub(super) fn agencies(&self) -> Vec<(&'a str, &'a str, &Place)> {
        let mut agencies = Vec::new();
        for (text, place, imprint) in &self.imprints {
            let credits = imprint.credits.iter().flat_map(|credit| super::agency::credit(credit));
            let known = imprint.known.iter().filter_map(|name| agency(name));
            agencies.extend(credits.chain(known).map(|name| (name, *text, place)));
        }
        for dateline in &self.datelines {
            let text = dateline.text.get(..dateline.line.end).unwrap_or(dateline.text);
            agencies.extend(dateline.line.agencies.iter().map(|name| (*name, text, &dateline.place)));
        }
        agencies.extend(self.owners.iter().filter_map(|(name, place)| Some((agency(name)?, *name, place))));
        agencies
    }

    /// The place of the first dateline that has one, else the one that stands beside an agency.
    pub(super) fn filed(&self, trail: &mut Trail) -> Option<String> {
        let in_dateline = self.datelines.iter().find_map(|dateline| {
            let text = dateline.text.get(..dateline.line.end).unwrap_or(dateline.text);
            let filed = dateline.line.place?;
            Some((filed, text, dateline.place_of(filed), "the place in the line before the text"))
        });
        let beside_agency = || {
            self.imprints.iter().find_map(|(text, place, imprint)| {
                Some((imprint.filed?, *text, place.clone(), "the place beside the agency"))
            })
        };
        let (filed, text, place, rule) = in_dateline.or_else(beside_agency)?;
        trail.took("filed", filed, text, place, rule);
        Some(filed.to_owned())
    }

    fn add_dateline(&mut self, statement: &'a Statement) {
        let text = statement.text.as_str();
        // A statement that is a dateline by name needs no dash.
        let line = dateline::read(text).or_else(|| dateline::read_stated(text));
        let place = place_of(statement);
        match line {
            Some(line) => self.datelines.push(Dateline { text, place, line }),
            None => self.unread.push(statement),
        }
    }

    fn add_imprint(&mut self, statement: &'a Statement) {
        let text = statement.text.as_str();
        if let Some(copyright) = imprint::copyright(text) {
            self.set_aside
                .push((statement, "a line of copyright, no text; its year is not that of the article"));
            self.owners.extend(copyright.owner.map(|owner| (owner, place_of(statement))));
            return;
        }
        if let Some(line) = dateline::read(text)
            && line.place.is_some_and(|place| is_place(place, text))
        {
            if line.end < text.len() {
                self.unread.push(statement);
            }
            self.datelines.push(Dateline { text, place: place_of(statement), line });
            return;
        }
        let imprint = imprint::read(text);
        if !imprint.is_empty() {
            self.imprints.push((text, place_of(statement), imprint));
        } else if imprint::is_count(text) {
            self.set_aside.push((statement, "the number of a page or an issue"));
        } else if imprint::is_function(text) {
            self.set_aside.push((statement, "what a reporter is, no text"));
        } else {
            self.unread.push(statement);
        }
    }

    /// Reads the wire's line at the beginning of a body; short lines such as a byline may stand before it.
    fn add_beginning(&mut self, body: &'a str) {
        const MOST_LINES: usize = 3;
        const LONGEST: usize = 120;
        let mut start = 0;
        for _ in 0..MOST_LINES {
            let text = &body[start..];
            if let Some(line) = dateline::read(text) {
                let is_sure = start == 0 || !line.dates.is_empty() || !line.agencies.is_empty();
                if is_sure {
                    let place = in_body(start, start + line.end);
                    self.add_lines_before(&body[..start]);
                    self.datelines.push(Dateline { text, place, line });
                }
                return;
            }
            let Some(length) = text.find('\n').filter(|length| *length <= LONGEST) else { return };
            start = body.len() - text[length..].trim_start().len();
        }
    }

    /// Reads the bylines among the lines before a wire's line; all of them stay in the body.
    fn add_lines_before(&mut self, lines: &'a str) {
        let mut start = 0;
        for line in lines.split('\n') {
            if author::is_byline(line) {
                let place = in_body(start, start + line.len());
                self.imprints.push((line, place, imprint::read(line)));
            }
            start += line.len() + 1;
        }
    }

    /// Reads the lines behind a body, where clippers and wires write the source; they stay in the body.
    fn add_closing(&mut self, body: &'a str) {
        let mut closing = closing::read(body);
        for (line, at, imprint) in std::mem::take(&mut closing.imprints) {
            self.imprints.push((line, in_body(at.start, at.end), imprint));
        }
        for (owner, at) in &closing.owners {
            self.owners.push((owner, in_body(at.start, at.end)));
        }
        self.closing = closing;
    }
}

impl Dateline<'_> {
    /// Where a part of the line stands: its own bytes when the line is in the article's text.
    fn place_of(&self, part: &str) -> Place {
        match (&self.place, self.text.find(part)) {
            (Place::Text(field, start, _), Some(at)) => {
                let first = *start + at as u32;
                Place::Text(*field, first, first + part.len() as u32)
            }
            _ => self.place.clone(),
        }
    }
}

fn in_body(start: usize, end: usize) -> Place {
    Place::Text(Part::Body, start as u32, end as u32)
}

/// Whether what stands where a wire puts its place is one: a dash that ends the line or a bracket says so, or the
/// place is known; a paper stands there too, as in `Yangon Times (Apr 5)`.
fn is_place(place: &str, line: &str) -> bool {
    let is_wires_form = line.ends_with(['-', '–', '—', '_']) || line.contains(['(', '/']);
    !names_paper(place) && (is_wires_form || dateline::is_known_place(place))
}

/// Whether what stands where a wire puts its place is a paper: `Yangon Times (Apr 5)`.
fn names_paper(place: &str) -> bool {
    let is_known = super::source::by_name(place).is_some_and(|source| !source.is_agency);
    is_known || imprint::is_built_as_paper(place)
}
