//! Makes an article ready for the index: what a file gave goes in, fields with their evidence come out.
//!
//! Open [`normalise`] for the steps in order. Each step reads statements and text, decides, and writes down why.
//!
//! **Invariant:** pure. No files, no clock, no engine: the same input gives the same output on any day.

mod agency;
mod author;
mod closing;
mod credits;
mod date;
mod dateline;
pub mod entities;
mod footer;
mod given;
mod imprint;
mod language;
mod lead;
mod lines;
mod signature;
mod site;
mod source;
pub mod text;
pub mod times;
mod title;
mod trail;
mod wire;

pub use date::{Neighbours, YearAmong};
pub use given::{Entities, Given, Setting};

use crate::analysis::words;
use crate::article::{
    About, Article, ArticleId, Certainty, Entity, EntityKind, Mention, MentionedDays, Part, Place, RawArticle,
};
use lines::Lines;
use trail::{Trail, place_of};

/// Rises whenever the same file gives another article, so that the index reads it again.
pub const VERSION: u32 = 7;

/// Makes an article of what a file gave.
///
/// `path` holds the sighting (path and member); `indexed` is 0 until the pipeline fills it.
pub fn normalise(raw: &RawArticle, setting: &Setting<'_>) -> Article {
    let given = setting.given;
    let mut trail = Trail::default();

    // Text first: everything else reads it.
    let mut summary = first(raw, About::Summary, "summary", &mut trail);
    let mut body = text::paragraphs(&raw.body);
    let footer = footer::cut(&mut body);
    let lines = Lines::read(raw, &body);
    lines.keep_unread(&mut summary, &mut trail);

    // Where it was published.
    let address = site::decide(raw, footer.as_ref(), &mut trail);
    let source = source::decide(&lines.source_claims(raw, given), address.for_source().as_ref(), &mut trail);

    let sites = site::names(raw, &address, source.name.as_deref(), &source.names);
    let title = title::decide(raw, &sites, &mut trail);

    // In what language: it bears on how dates are read.
    let lang = language::decide(raw, given, title.as_deref(), &body, &mut trail);
    let order = language::order_of_dates(raw, source.row, address.site.as_deref(), lang);

    // When.
    let texts = [(Part::Summary, summary.as_deref().unwrap_or_default()), (Part::Body, body.as_str())];
    let dates = lines.decide_dates(raw, texts, setting, &address, order, &mut trail);

    // By whom.
    let credits = credits::decide(raw, &lines, &body, &sites, &mut trail);
    let filed = lines.filed(&mut trail);

    let mut entities = match setting.entities {
        Entities::Find => entities::find(title.as_deref(), summary.as_deref(), &body, lang),
        Entities::Leave => Vec::new(),
    };
    add_stated_entities(raw, &mut entities);
    for suspect in &raw.suspects {
        trail.passed_over("file", None, suspect, Place::File("the record".into()), "odd in the file");
    }

    // The bytes stand for the text as it came; scans give it as it stays.
    let stays = raw.body.starts_with(&body);
    let seams = raw.seams.iter().copied().filter(|seam| stays && (*seam as usize) < body.len()).collect();

    let mut article = Article {
        id: ArticleId::of(raw),
        lead: lead::length(summary.as_deref(), &body),
        words: words::count(&body),
        author: credits.author,
        agency: credits.agency,
        source: source.name,
        source_names: source.names,
        date: dates.date,
        updated: dates.updated,
        indexed: 0,
        entities,
        mentions: Vec::new(),
        filed,
        lang: lang.map(str::to_owned),
        section: many(raw, About::Section, "section", &mut trail),
        topic: many(raw, About::Topic, "topic", &mut trail),
        record: many(raw, About::Record, "record", &mut trail),
        page: many(raw, About::Page, "page", &mut trail),
        edition: many(raw, About::Edition, "edition", &mut trail),
        urgency: wire::urgency(raw, &mut trail),
        embargo: wire::embargo(raw, order, setting, &mut trail),
        usage: many(raw, About::Usage, "usage", &mut trail),
        ocr: wire::recognition(raw, &mut trail),
        url: address.url,
        site: address.site,
        path: vec![format!("{}{}", setting.path, raw.member.as_deref().unwrap_or_default())],
        title,
        summary,
        body,
        seams,
        evidence: trail.into_evidence(),
    };
    find_mentioned_days(&mut article);
    article
}

/// Finds the days that an article talks about, as far as its own date tells them; to be asked again when that changes.
pub fn find_mentioned_days(article: &mut Article) {
    let days =
        article.date.as_ref().filter(|date| date.certainty != Certainty::Doubtful).map(|date| date.days);
    let mut mentions = Vec::new();
    for part in [Part::Title, Part::Summary, Part::Body] {
        let found = times::find(article.part(part), article.lang.as_deref(), days.as_ref());
        mentions.extend(found.into_iter().map(|found| MentionedDays {
            at: Mention {
                part,
                start: found.at.start as u32,
                len: u16::try_from(found.at.len()).unwrap_or(u16::MAX),
            },
            first: found.first,
            last: found.last,
            rule: found.rule.into(),
        }));
    }
    article.mentions = mentions;
}

/// The first statement about a text of one value; others that differ stay in the evidence.
fn first(raw: &RawArticle, about: About, field: &'static str, trail: &mut Trail) -> Option<String> {
    let mut value: Option<String> = None;
    for statement in raw.about(about) {
        let Some(line) = text::one_line(&statement.text) else { continue };
        match &value {
            None => {
                trail.took(
                    field,
                    &line,
                    &statement.text,
                    place_of(statement),
                    "first in the file's order of trust",
                );
                value = Some(line);
            }
            Some(held) if *held != line => {
                trail.passed_over(
                    field,
                    Some(&line),
                    &statement.text,
                    place_of(statement),
                    "another one came first",
                );
            }
            Some(_) => {}
        }
    }
    value
}

/// Every statement about a field of many values, each value once.
fn many(raw: &RawArticle, about: About, field: &'static str, trail: &mut Trail) -> Vec<String> {
    let mut values: Vec<String> = Vec::new();
    for statement in raw.about(about) {
        let Some(line) = text::one_line(&statement.text) else { continue };
        if !values.contains(&line) {
            trail.took(field, &line, &statement.text, place_of(statement), "stated by the file");
            values.push(line);
        }
    }
    values
}

/// Adds what the file's own indexing names and the text does not.
fn add_stated_entities(raw: &RawArticle, entities: &mut Vec<Entity>) {
    for statement in &raw.statements {
        let kind = match statement.about {
            About::Person => EntityKind::Person,
            About::Organisation => EntityKind::Organisation,
            About::Place => EntityKind::Place,
            _ => continue,
        };
        let Some(name) = text::one_line(&statement.text) else { continue };
        if !entities.iter().any(|entity| entity.kind == kind && entity.name == name) {
            entities.push(Entity { name, kind, rule: "stated by the file".into(), mentions: Vec::new() });
        }
    }
}

/// The place of an option of the command line.
fn option(name: &'static str) -> Place {
    Place::Option(name.into())
}

#[cfg(test)]
mod tests;
