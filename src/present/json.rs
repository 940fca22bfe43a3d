//! Articles, hits and summaries go in, JSON Lines come out: keys are the names of FIELDS.

use super::{Output, Style, Summary, WithEvidence, entities, explain, text, tree};
use crate::article::{Article, Dated, Days, Entity, Evidence, Match, MentionedDays, Place};
use crate::fields::{FIELDS, Shown, Value as FieldValue};
use crate::search::ResultHit;
use crate::search::names::Suggestion;
use serde_json::{Map, Value, json};
use std::io::{self, Write};

/// Prints an object a line.
pub struct Json {
    style: Style,
    evidence: WithEvidence,
}

impl Json {
    /// A printer of articles and hits.
    pub fn new(style: Style, evidence: WithEvidence) -> Json {
        Json { style, evidence }
    }
}

impl Output for Json {
    fn hit(&mut self, hit: &ResultHit, out: &mut dyn Write) -> io::Result<()> {
        write_line(&of_hit(hit, &self.style), out)
    }

    fn article(&mut self, article: &Article, out: &mut dyn Write) -> io::Result<()> {
        write_line(&whole(article, self.evidence, &self.style), out)
    }

    fn end(&mut self, summary: &Summary, out: &mut dyn Write) -> io::Result<()> {
        write_line(&json!({"summary": of_summary(summary)}), out)
    }
}

/// A hit of a search as an object.
pub fn of_hit(hit: &ResultHit, style: &Style) -> Value {
    let mut object = Map::new();
    object.insert("rank".to_owned(), json!(hit.rank));
    object.insert("score".to_owned(), of_score(hit.score));
    add_fields(&hit.article, Shown::Hit, hit.matching, style, &mut object);
    let snippets: Vec<Value> = hit
        .passages
        .iter()
        .map(|passage| {
            let marks: Vec<[usize; 2]> = passage.marks.iter().map(|mark| [mark.0, mark.1]).collect();
            json!({"field": passage.part.name(), "offset": passage.offset, "text": passage.text, "marks": marks})
        })
        .collect();
    object.insert("snippets".to_owned(), Value::Array(snippets));
    object.insert("missing".to_owned(), json!(hit.missing));
    if hit.by_added {
        object.insert("by_added".to_owned(), json!(true));
    }
    object.insert("copies".to_owned(), hit.copies.iter().map(|copy| copy.id.as_str()).collect());
    Value::Object(object)
}

/// What is said once after the hits, as an object.
pub fn of_summary(summary: &Summary) -> Value {
    let mut problems = tree::of_problems(&summary.problems);
    problems.extend(summary.notes.iter().map(|note| json!({"at": null, "message": note, "hint": null})));
    let counts = summary.counts;
    let mut object = json!({
        "query": summary.query,
        "syntax": summary.syntax,
        "date": summary.period,
        "total": counts.certain + counts.possible,
        "certain": counts.certain,
        "possible": counts.possible,
        "undated": counts.undated,
        "partial": counts.partial,
        "folded": summary.folded,
        "shown": summary.shown,
        "problems": problems,
        "took_ms": (summary.took_ms * 10.0).round() / 10.0,
    });
    if !summary.added.is_empty() {
        let added =
            summary.added.iter().map(|added| json!({"word": added.word, "share": of_score(added.share)}));
        object["added"] = added.collect();
    }
    if !summary.suggested.is_empty() {
        let suggested = summary.suggested.iter();
        let of = |one: &Suggestion| json!({"query": one.node.to_string(), "articles": one.articles});
        object["suggested"] = suggested.map(of).collect();
    }
    if !summary.offered.is_empty() {
        object["spellings"] = summary.offered.iter().map(entities::of_offer).collect();
    }
    if let Some(advice) = &summary.advice {
        object["advice"] = explain::of_advice(advice, &summary.options);
    }
    if let Some(part) = &summary.explained {
        object["explain"] = explain::of(part);
    }
    object
}

/// A score with the figures that are printed of it.
pub fn of_score(score: f32) -> Value {
    json!((f64::from(score) * 1000.0).round() / 1000.0)
}

/// A whole article as an object.
pub fn whole(article: &Article, evidence: WithEvidence, style: &Style) -> Value {
    let mut object = Map::new();
    add_fields(article, Shown::Whole, None, style, &mut object);
    if evidence == WithEvidence::Yes {
        object.insert("evidence".to_owned(), article.evidence.iter().map(of_evidence).collect());
        object.insert("entities".to_owned(), article.entities.iter().map(of_entity).collect());
    }
    Value::Object(object)
}

/// Writes one line of JSON.
pub fn write_line(value: &Value, out: &mut dyn Write) -> io::Result<()> {
    // Control characters are escaped by JSON itself; direction marks are escaped here, so that a terminal shows
    // the line as it is.
    let line = value.to_string();
    for c in line.chars() {
        match c {
            '\u{202a}'..='\u{202e}'
            | '\u{2066}'..='\u{2069}'
            | '\u{200e}'
            | '\u{200f}'
            | '\u{61c}'
            | '\u{7f}'..='\u{9f}' => {
                write!(out, "\\u{:04x}", c as u32)?;
            }
            _ => {
                let mut buffer = [0; 4];
                out.write_all(c.encode_utf8(&mut buffer).as_bytes())?;
            }
        }
    }
    out.write_all(b"\n")
}

/// A piece of evidence as an object.
pub fn of_evidence(evidence: &Evidence) -> Value {
    let offset = match evidence.place {
        Place::Text(_, start, end) => json!([start, end]),
        Place::Byte(_, at) => json!([at, at as usize + evidence.text.trim_end_matches('…').len()]),
        _ => Value::Null,
    };
    json!({
        "field": evidence.field,
        "value": evidence.value,
        "text": evidence.text,
        "place": evidence.place.to_string(),
        "offset": offset,
        "rule": evidence.rule,
        "accepted": evidence.accepted,
    })
}

/// An entity with its mentions as an object.
pub fn of_entity(entity: &Entity) -> Value {
    let mentions: Vec<Value> = entity
        .mentions
        .iter()
        .map(|mention| json!({"field": mention.part.name(), "offset": mention.start, "length": mention.len}))
        .collect();
    json!({"field": entity.kind.field(), "value": entity.name, "rule": entity.rule, "mentions": mentions})
}

/// A date as an object.
pub fn of_date(date: &Dated, matching: Option<Match>) -> Value {
    let day = match date.days {
        Days::Day(day) => Some(day.to_string()),
        _ => None,
    };
    let month_day = match date.days {
        Days::Yearless { month, day, .. } => Some(format!("{month:02}-{day:02}")),
        _ => None,
    };
    let mut object = json!({
        "text": date.text,
        "day": day,
        "month_day": month_day,
        "from": date.days.first().map(|day| day.to_string()),
        "to": date.days.last().map(|day| day.to_string()),
        "precision": date.days.precision(),
        "certainty": date.certainty,
    });
    if let Some(matching) = matching {
        object["match"] = json!(matching);
    }
    object["why"] = json!(date.why);
    if let Some(instant) = &date.instant {
        object["instant"] = json!(instant);
    }
    object
}

/// Days that the text talks about, as an object.
fn of_mentioned(article: &Article, days: &MentionedDays) -> Value {
    json!({
        "text": article.text_of(days.at),
        "from": days.first.to_string(),
        "to": days.last.to_string(),
        "field": days.at.part.name(),
        "offset": days.at.start,
        "why": days.rule,
    })
}

fn add_fields(
    article: &Article,
    shown: Shown,
    matching: Option<Match>,
    style: &Style,
    object: &mut Map<String, Value>,
) {
    for field in FIELDS {
        let is_shown = field.shown == Shown::Hit || (field.shown == Shown::Whole && shown == Shown::Whole);
        if !is_shown {
            continue;
        }
        let value = match (field.value)(article) {
            FieldValue::One(value) => json!(value),
            FieldValue::Many(values) if field.name == "path" => {
                values.into_iter().map(|path| json!(style.path(path))).collect()
            }
            FieldValue::Many(values) => json!(values),
            FieldValue::Made(text) => json!(text),
            FieldValue::Date(date) => {
                let matching = if field.name == "date" { matching } else { None };
                date.map_or(Value::Null, |date| of_date(date, matching))
            }
            FieldValue::Periods(periods) => periods.iter().map(|days| of_mentioned(article, days)).collect(),
            FieldValue::Number(number) => json!(number),
            FieldValue::Share(share) => json!(share.map(|share| f64::from(share) / 1000.0)),
            FieldValue::Instant(seconds) => json!(text::instant(seconds)),
        };
        object.insert(field.name.to_owned(), value);
    }
}
