//! Decides who wrote it: bylines, credits and statements go in, persons and agencies come out.

mod choice;

use super::author::{self, Byline};
use super::closing::{Hand, Work};
use super::lines::Lines;
use super::trail::{Trail, place_of};
use super::{agency, signature, source};
use crate::article::{About, Part, Place, RawArticle};
use std::ops::Range;

/// Authors and agencies of an article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Credits {
    /// One entry a person.
    pub(super) author: Vec<String>,
    /// Wire credits.
    pub(super) agency: Vec<String>,
}

/// Decides, and writes down why. `sites` are names of the site, which are no persons.
pub(super) fn decide(
    raw: &RawArticle,
    lines: &Lines<'_>,
    body: &str,
    sites: &[String],
    trail: &mut Trail,
) -> Credits {
    let mut credits = Credits::default();
    choice::of_statements(raw, sites, &mut credits, trail);
    for (line, place) in lines.bylines() {
        credits.add_byline(&author::split(line), line, place, "a byline under the headline", trail);
    }
    if credits.author.is_empty()
        && let Some(signature) = signature::find(body)
    {
        let place = Place::Text(Part::Body, signature.at.start as u32, signature.at.end as u32);
        credits.add_byline(&signature.byline, &body[signature.at.clone()], &place, signature.rule, trail);
    }
    for statement in raw.about(About::Agency) {
        let place = place_of(statement);
        let mut known = false;
        for name in agency::credit(&statement.text) {
            known = true;
            credits.add_agency(name, &statement.text, &place, "stated by the file", trail);
        }
        if !known {
            credits.add_agency(&statement.text, &statement.text, &place, "stated by the file", trail);
        }
    }
    for (name, text, place) in lines.agencies() {
        credits.add_agency(name, text, place, "a credit in the line before the text", trail);
    }
    let closing = lines.closing();
    for (name, at) in &closing.agencies {
        credits.add_agency(name, &body[at.clone()], &in_body(at), "a credit behind the text", trail);
    }
    credits.add_hands(&closing.hands, body, trail);
    credits
}

fn in_body(at: &Range<usize>) -> Place {
    Place::Text(Part::Body, at.start as u32, at.end as u32)
}

impl Credits {
    fn add_byline(
        &mut self,
        byline: &Byline,
        text: &str,
        place: &Place,
        rule: &'static str,
        trail: &mut Trail,
    ) {
        for person in &byline.people {
            self.add_author(person, text, place, rule, trail);
        }
        for name in &byline.agencies {
            self.add_agency(name, text, place, "an agency in the place of an author", trail);
        }
        for name in &byline.sources {
            trail.passed_over("author", Some(name), text, place.clone(), "a paper, no person");
        }
        if *byline == Byline::default() {
            trail.passed_over("author", None, text, place.clone(), "no name of a person");
        }
    }

    /// Adds who reported or wrote it, where no byline names an author.
    fn add_hands(&mut self, hands: &[Hand], body: &str, trail: &mut Trail) {
        let has_byline = !self.author.is_empty();
        for Hand { name, work, at } in hands {
            let (text, place) = (&body[at.clone()], in_body(at));
            let why_not = match work {
                Work::Edited => Some("edited it, no author"),
                Work::Helped => Some("helped with it, no author"),
                Work::Wrote if has_byline => Some("the byline names the author"),
                Work::Wrote => None,
            };
            if let Some(rule) = why_not {
                trail.passed_over("author", Some(name), text, place, rule);
            } else if !self.author.contains(name) {
                trail.took("author", name, text, place, "reported or wrote it; there is no byline");
                self.author.push(name.clone());
            }
        }
    }

    fn add_author(&mut self, name: &str, text: &str, place: &Place, rule: &'static str, trail: &mut Trail) {
        if !self.author.iter().any(|held| source::key(held) == source::key(name)) {
            trail.took("author", name, text, place.clone(), rule);
            self.author.push(name.to_owned());
        }
    }

    fn add_agency(&mut self, name: &str, text: &str, place: &Place, rule: &'static str, trail: &mut Trail) {
        if !self.agency.iter().any(|held| held == name) {
            trail.took("agency", name, text, place.clone(), rule);
            self.agency.push(name.to_owned());
        }
    }
}
