//! SEGMENTS, the parts of a document by their names in Nexis: a name goes in, what it stands for comes out.

use super::super::scope::Scope;
use crate::fields::{Kind, find};

/// A part of a document that can be searched alone.
#[derive(Debug)]
pub(super) struct Segment {
    /// Its name, and the short names before `=`.
    pub(super) names: &'static [&'static str],
    /// Where it is searched.
    pub(super) place: Place,
    /// A query that uses it.
    #[cfg_attr(not(test), expect(dead_code, reason = "the examples are run as tests"))]
    pub(super) example: &'static str,
    /// The example as the program understands it.
    #[cfg_attr(not(test), expect(dead_code, reason = "the examples are run as tests"))]
    pub(super) means: &'static str,
}

/// Where a segment is searched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// In a field.
    Field(&'static str),
    /// In the headline or the lead.
    HeadlineOrLead,
    /// Nowhere: articles have no such part here.
    Nowhere,
}

/// Every segment; the first row of a field is the one that is printed.
pub(super) const SEGMENTS: &[Segment] = &[
    row(&["headline", "hd"], Place::Field("title"), "headline(coup or putsch)", "title:(coup OR putsch)"),
    row(&["hlead", "lp"], Place::HeadlineOrLead, "hlead(mali)", "title:mali OR lead:mali"),
    row(&["lead"], Place::Field("lead"), "lead(junta)", "lead:junta"),
    row(&["body", "tx"], Place::Field("body"), "body(arms trade)", "body:\"arms trade\""),
    row(&["byline", "by"], Place::Field("author"), "byline(jane roe)", "author:\"jane roe\""),
    row(&["dateline"], Place::Field("filed"), "dateline(bamako)", "filed:bamako"),
    row(&["date"], Place::Field("date"), "date is 4/22/2024", "date:2024-04-22"),
    row(&["load-date"], Place::Field("indexed"), "load-date aft 12/31/2025", "indexed:2026-01-01.."),
    row(
        &["publication", "sn", "rst"],
        Place::Field("source"),
        "publication(irrawaddy or reuters)",
        "source:irrawaddy OR source:reuters",
    ),
    row(&["section"], Place::Field("section"), "section(business)", "section:business"),
    row(&["language", "la"], Place::Field("lang"), "language(french)", "lang:fr"),
    row(&["length", "wc"], Place::Field("words"), "length > 800", "words:>800"),
    row(&["geographic"], Place::Field("place"), "geographic(yangon)", "place:yangon"),
    row(&["person"], Place::Field("person"), "person(min aung hlaing)", "person:\"min aung hlaing\""),
    row(&["organization"], Place::Field("org"), "organization(united nations)", "org:\"united nations\""),
    row(&["company"], Place::Field("org"), "company(wagner)", "org:wagner"),
    row(&["subject"], Place::Field("topic"), "subject(cocoa)", "topic:cocoa"),
    row(&["term"], Place::Field("topic"), "term(cocoa)", "topic:cocoa"),
    row(&["highlight"], Place::Nowhere, "highlight(coup)", "coup !"),
    row(&["graphic"], Place::Nowhere, "graphic(map)", "map !"),
    row(&["correction"], Place::Nowhere, "correction(retracted)", "retracted !"),
    row(&["ticker"], Place::Nowhere, "ticker(goog)", "goog !"),
    row(&["fds"], Place::Nowhere, "fds=reuters", "reuters !"),
];

impl Segment {
    /// Finds a segment by any of its names, in letters of any case.
    pub(super) fn named(name: &str) -> Option<&'static Segment> {
        let has_name =
            |segment: &&Segment| segment.names.iter().any(|known| known.eq_ignore_ascii_case(name));
        SEGMENTS.iter().find(has_name)
    }

    /// Finds the name of the segment that is a field.
    pub(super) fn of(field: &str) -> Option<&'static str> {
        let is_field = |segment: &&Segment| matches!(segment.place, Place::Field(name) if name == field);
        SEGMENTS.iter().find(is_field).map(|segment| segment.names[0])
    }

    /// The kind of the field, if it is one.
    pub(super) fn kind(&self) -> Option<Kind> {
        let Place::Field(name) = self.place else { return None };
        find(name).map(|field| field.kind)
    }

    /// How what stands in it is read.
    pub(super) fn scope(&self) -> Scope {
        match (self.place, self.kind()) {
            (Place::HeadlineOrLead, _) => Scope::Text("title"),
            (Place::Field(name), Some(Kind::Text)) => Scope::Text(name),
            (Place::Field(name), Some(kind)) => Scope::Value(name, kind),
            _ => Scope::Free,
        }
    }
}

const fn row(
    names: &'static [&'static str],
    place: Place,
    example: &'static str,
    means: &'static str,
) -> Segment {
    Segment { names, place, example, means }
}
