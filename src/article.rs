//! The nouns of the program: what a file gives ([`RawArticle`]) and what the index holds ([`Article`]).
//!
//! **Invariant:** nothing in here reads files, guesses, or knows an engine.

mod dated;
mod evidence;
mod id;
mod raw;

pub use dated::{Certainty, Dated, DayRange, Days, Match, Precision, last_of_month};
pub use evidence::{Evidence, Place};
pub use id::ArticleId;
pub use raw::{About, Origin, RawArticle, Statement};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// One news text with its fields, ready for the index: the unit of search.
///
/// An empty list and a `None` mean *not known*; nothing is filled in that the material does not give.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Article {
    /// Names the article; the same after a rename, a move or a rebuild.
    pub id: ArticleId,
    /// Headline.
    pub title: Option<String>,
    /// Standfirst, where the file has one.
    pub summary: Option<String>,
    /// Paragraphs, separated by an empty line; empty where the file gives none.
    pub body: String,
    /// Bytes of the body at which a word was broken at the end of a printed line, in order: the parts are found too.
    pub seams: Vec<u32>,
    /// One entry a person.
    pub author: Vec<String>,
    /// Canonical name of the paper, agency, site or station.
    pub source: Option<String>,
    /// Other names under which the source is found: as printed, domain, short forms.
    pub source_names: Vec<String>,
    /// Day of publication.
    pub date: Option<Dated>,
    /// When the file says it was changed.
    pub updated: Option<Dated>,
    /// When Dateline first saw it: seconds since 1970-01-01T00:00:00Z.
    pub indexed: i64,
    /// People, organisations and places named in the text.
    pub entities: Vec<Entity>,
    /// Days that the text talks about, whenever it was published.
    pub mentions: Vec<MentionedDays>,
    /// Place of the dateline.
    pub filed: Option<String>,
    /// Wire credits.
    pub agency: Vec<String>,
    /// ISO 639-1 code of the language.
    pub lang: Option<String>,
    /// Sections that the file states.
    pub section: Vec<String>,
    /// Topics that the file states.
    pub topic: Vec<String>,
    /// Canonical URL.
    pub url: Option<String>,
    /// Registrable domain of the URL.
    pub site: Option<String>,
    /// Identifiers that the file itself gives.
    pub record: Vec<String>,
    /// On which pages it was printed: `12`, `A1`.
    pub page: Vec<String>,
    /// Which edition of the paper.
    pub edition: Vec<String>,
    /// How urgent its agency says it is: 1 (flash) to 9.
    pub urgency: Option<u8>,
    /// Until when its agency asks not to print it.
    pub embargo: Option<Dated>,
    /// What may be done with it, and whose it is.
    pub usage: Vec<String>,
    /// How sure the recognition of its printed letters was, in thousandths.
    pub ocr: Option<u16>,
    /// Sightings: path, and the member or record inside.
    pub path: Vec<String>,
    /// Length of the body in words.
    pub words: u32,
    /// Byte length of the beginning of the body that belongs to the lead (after the summary).
    pub lead: u32,
    /// Where each value comes from.
    pub evidence: Vec<Evidence>,
}

impl Article {
    /// The canonical names of one kind of entity, in order of their first mention.
    pub fn names(&self, kind: EntityKind) -> impl Iterator<Item = &str> {
        self.entities.iter().filter(move |entity| entity.kind == kind).map(|entity| entity.name.as_str())
    }

    /// The text of a part; empty where there is none.
    pub fn part(&self, part: Part) -> &str {
        match part {
            Part::Title => self.title.as_deref().unwrap_or_default(),
            Part::Summary => self.summary.as_deref().unwrap_or_default(),
            Part::Body => &self.body,
        }
    }

    /// The words of a mention; empty when its place is none of the text.
    pub fn text_of(&self, mention: Mention) -> &str {
        let start = mention.start as usize;
        self.part(mention.part).get(start..start + usize::from(mention.len)).unwrap_or_default()
    }

    /// Standfirst and first paragraphs, about 60 words.
    pub fn lead(&self) -> String {
        let body = self.body.get(..self.lead as usize).unwrap_or(&self.body).trim_end();
        match &self.summary {
            Some(summary) if body.is_empty() => summary.clone(),
            Some(summary) => format!("{summary}\n\n{body}"),
            None => body.to_owned(),
        }
    }
}

/// Somebody or something that an article names, with every place where it does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entity {
    /// Canonical form.
    pub name: String,
    /// What it is.
    pub kind: EntityKind,
    /// Why it was taken for one: `title before the name`, `place list` …
    pub rule: std::borrow::Cow<'static, str>,
    /// Each mention, in text order.
    pub mentions: Vec<Mention>,
}

/// What an entity is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum EntityKind {
    /// A human being.
    Person,
    /// A company, ministry, party, army, court, club …
    Organisation,
    /// A country, city, region, river …
    Place,
}

impl EntityKind {
    /// Every kind, in the order in which they are shown.
    pub const ALL: [EntityKind; 3] = [EntityKind::Person, EntityKind::Organisation, EntityKind::Place];

    /// The name of the field that holds those of this kind.
    pub fn field(self) -> &'static str {
        match self {
            EntityKind::Person => "person",
            EntityKind::Organisation => "org",
            EntityKind::Place => "place",
        }
    }

    /// The kind that a field holds.
    pub fn of_field(name: &str) -> Option<EntityKind> {
        EntityKind::ALL.into_iter().find(|kind| kind.field() == name)
    }
}

/// Days that an article talks about: `last Tuesday`, `in March 2021`, `the 1990s`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MentionedDays {
    /// Where the text says so.
    pub at: Mention,
    /// The first day.
    pub first: NaiveDate,
    /// The last day: the same for one day.
    pub last: NaiveDate,
    /// How it was read: `the weekday nearest to the article's day`.
    pub rule: std::borrow::Cow<'static, str>,
}

impl MentionedDays {
    /// The longest period that counts wherever it touches what is asked for, in days.
    const MONTH: i64 = 31;

    /// Whether it is longer than a month: then it counts only within what is asked for.
    pub fn is_long(&self) -> bool {
        (self.last - self.first).num_days() >= MentionedDays::MONTH
    }

    /// Whether it answers a question about a period: a period of up to a month where it touches that, a longer one
    /// where it lies within it.
    pub fn is_of(&self, range: &DayRange) -> bool {
        let days = DayRange { from: Some(self.first), to: Some(self.last) }.and(range);
        match self.is_long() {
            true => range.contains(self.first) && range.contains(self.last),
            false => days.from <= days.to,
        }
    }
}

/// Where a text names an entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mention {
    /// The field that holds it.
    pub part: Part,
    /// First byte in that field.
    pub start: u32,
    /// Length in bytes.
    pub len: u16,
}

/// The texts of an article, in reading order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Part {
    /// Headline.
    Title,
    /// Standfirst.
    Summary,
    /// Paragraphs.
    Body,
}

impl Part {
    /// The field's name.
    pub fn name(self) -> &'static str {
        match self {
            Part::Title => "title",
            Part::Summary => "summary",
            Part::Body => "body",
        }
    }
}
