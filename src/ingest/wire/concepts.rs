//! An element of NewsML-G2 that means a concept goes in; its names, its code and its kind come out.

use super::story::Story;
use super::tree::{self, all, value};
use crate::article::About;
use crate::ingest::xml::Element;
use std::collections::HashMap;

/// Concepts whose names are asserted beside the metadata, by their code.
pub struct Asserted<'a>(HashMap<&'a str, &'a Element>);

impl<'a> Asserted<'a> {
    /// Collects the assertions of an item.
    pub fn of(item: &'a Element) -> Asserted<'a> {
        let mut by_code = HashMap::new();
        for assert in all(item, "assert") {
            for code in ["qcode", "literal", "uri"].iter().filter_map(|name| value(assert, name)) {
                by_code.entry(code).or_insert(assert);
            }
        }
        Asserted(by_code)
    }

    fn names(&self, concept: &Element) -> Vec<String> {
        let codes = ["qcode", "literal", "uri"].iter().filter_map(|name| value(concept, name));
        codes
            .filter_map(|code| self.0.get(code))
            .map(|assert| names(assert))
            .find(|names| !names.is_empty())
            .unwrap_or_default()
    }
}

/// The names of a concept: those in words before shortened ones.
pub fn names(concept: &Element) -> Vec<String> {
    let is_short = |name: &Element| {
        value(name, "role").is_some_and(|role| {
            let role = code_of(role).to_ascii_lowercase();
            matches!(role.as_str(), "mnemonic" | "short" | "code")
        })
    };
    let words: Vec<String> =
        all(concept, "name").filter(|name| !is_short(name)).filter_map(tree::line).collect();
    if words.is_empty() { all(concept, "name").filter_map(tree::line).collect() } else { words }
}

/// The first name of a concept; else its literal, its code without scheme, the host of its address.
pub fn name(concept: &Element) -> Option<String> {
    let named = names(concept).into_iter().next();
    let literal = || value(concept, "literal").filter(|text| !text.contains('#')).map(str::to_owned);
    let code = || value(concept, "qcode").map(|code| code_of(code).to_owned());
    let host = || {
        let address = value(concept, "uri")?;
        let host = address.split_once("://").map_or(address, |(_, rest)| rest).split('/').next()?;
        Some(host.to_owned())
    };
    named.or_else(literal).or_else(code).or_else(host).filter(|name| !tree::is_placeholder(name))
}

/// The code of a qualified code: `subj:11001002` is `11001002`.
pub fn code_of(qcode: &str) -> &str {
    qcode.split_once(':').map_or(qcode, |(_, code)| code)
}

/// The code of an attribute that is a qualified code, in small letters: of `type="cpnat:geoArea"` it is `geoarea`.
pub fn kind(element: &Element, attribute: &str) -> String {
    value(element, attribute).map(|text| code_of(text).to_ascii_lowercase()).unwrap_or_default()
}

/// Ends of the name of a scheme, or of a type, under which agencies keep the desk or section of a text.
const SECTIONS: &[&str] = &["department", "desk", "section", "ressort", "category", "rubric"];

/// What a subject is about, by its type.
fn about(subject: &Element) -> About {
    let kind = kind(subject, "type");
    let scheme =
        value(subject, "qcode").and_then(|code| code.split_once(':')).map_or("", |(scheme, _)| scheme);
    let scheme = scheme.to_ascii_lowercase();
    let is_section = SECTIONS.iter().any(|end| kind.ends_with(end) || scheme.ends_with(end)) || kind == "cat";
    match kind.as_str() {
        "person" => About::Person,
        "organisation" | "organization" | "org" | "company" | "team" => About::Organisation,
        "geoarea" | "poi" | "city" | "country" | "statprov" | "region" | "place" | "location" => About::Place,
        // The number of places in the first list of types.
        "5" => About::Place,
        _ if is_section => About::Section,
        _ => About::Topic,
    }
}

/// States the subjects of an item, and the places that are asserted of it.
pub fn add_subjects(story: &mut Story, item: &Element, metadata: &Element, asserted: &Asserted<'_>) {
    for subject in all(metadata, "subject") {
        let facets: Vec<&Element> = all(subject, "mainConcept")
            .chain(all(subject, "facetConcept"))
            .chain(all(subject, "bit"))
            .collect();
        for concept in if facets.is_empty() { vec![subject] } else { facets } {
            add_subject(story, subject, concept, asserted);
        }
    }
    for assert in all(item, "assert") {
        let is_place = assert.elements().any(|child| tree::is(child, &["geoAreaDetails", "POIDetails"]));
        let wider: Vec<&Element> =
            all(assert, "broader").filter(|broader| kind(broader, "type") == "geoarea").collect();
        if is_place || !wider.is_empty() {
            let name =
                names(assert).into_iter().next().or_else(|| wider.first().and_then(|place| name(place)));
            story.state(About::Place, &name.unwrap_or_default(), "assert");
            for part in tree::within(assert, &["locality", "area", "country"]) {
                story.state(About::Place, &names(part).into_iter().next().unwrap_or_default(), "assert");
            }
        }
    }
}

fn add_subject(story: &mut Story, subject: &Element, concept: &Element, asserted: &Asserted<'_>) {
    let about = about(subject);
    let mut names = names(concept);
    if names.is_empty() {
        names = asserted.names(concept);
    }
    let code = value(concept, "qcode");
    let literal = value(concept, "literal");
    let is_named = !names.is_empty();
    // The name of a person, organisation or place is enough; a code alone is a topic.
    if about == About::Topic || !is_named {
        let about = if is_named || code.is_some() && literal.is_none() { About::Topic } else { about };
        match (code, literal) {
            (Some(code), _) => story.state(About::Topic, code, "subject"),
            // A name that only points to an assertion is none.
            (None, Some(literal)) if asserted.0.contains_key(literal) => {}
            (None, Some(literal)) => story.state(about, literal, "subject"),
            (None, None) => story.state(About::Topic, value(concept, "uri").unwrap_or_default(), "subject"),
        }
    }
    for name in names {
        story.state(about, &name, "subject");
    }
}
