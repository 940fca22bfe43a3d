//! How an article stands to a query goes in; lines or JSON come out.

use super::{Style, escape, json, text};
use crate::article::{Article, Match};
use crate::query::ast::{Order, Sense};
use crate::query::{Node, Query};
use crate::search::why::{Cause, Leaf, Place, RANKED, Role, Why};
use serde_json::{Value, json};
use std::io::{self, Write};

/// Places of one part that are shown in text; JSON has all.
const MOST_PLACES: usize = 3;
/// Scores this near to each other are the same.
const SAME: f32 = 0.002;

/// Prints how an article stands to a query: each part with its score and its places, or why it does not match.
pub fn write(why: &Why, article: &Article, style: &Style, out: &mut dyn Write) -> io::Result<()> {
    for line in standing(why, article, style) {
        writeln!(out, "{line}")?;
    }
    for leaf in &why.leaves {
        write_leaf(leaf, why.hit.is_some(), out)?;
    }
    let Some(hit) = &why.hit else { return Ok(()) };
    let more = [
        (why.near(), "words near each other"),
        (why.date(), "the date among the words"),
        (why.burst(), "its day, around which the first articles lie"),
    ];
    for (score, what) in more {
        if score.abs() > SAME {
            writeln!(out, "  {score:>8.3}  {what}")?;
        }
    }
    let rest = hit.score - why.sum() - why.near() - why.date() - why.burst();
    if rest.abs() > SAME {
        writeln!(out, "  {rest:>8.3}  what the parts add only together")?;
    }
    writeln!(out, "  {:>8.3}  together", hit.score)
}

/// The lines above the parts.
fn standing(why: &Why, article: &Article, style: &Style) -> Vec<String> {
    let Some(hit) = &why.hit else {
        let mut causes = why.causes.iter().map(|cause| cause_in_words(cause, article, style));
        let first = causes.next().unwrap_or_else(|| "its parts match, the whole does not".to_owned());
        let mut lines = vec![format!("does not match: {first}")];
        lines.extend(causes.map(|cause| format!("  nor otherwise: {cause}")));
        return lines;
    };
    let mut line = match hit.missing.is_empty() {
        true => "matches".to_owned(),
        false => format!("matches in part, without {}", escape::for_terminal(&hit.missing.join(", "))),
    };
    if hit.matching == Some(Match::Possible) {
        line.push_str(", only possibly in the period");
    }
    line.push_str(&match why.rank {
        Some(rank) => format!(": number {rank} of {}", why.found),
        None => format!(": none of the first {RANKED} of {}", why.found),
    });
    let mut lines = vec![line];
    if let Some(shown) = &why.folded {
        let title = escape::for_terminal(shown.title.as_deref().unwrap_or("(no headline)")).into_owned();
        lines.push(format!("folded as a copy under {}  {title}; --copies show lists both", shown.id));
    }
    lines
}

fn write_leaf(leaf: &Leaf, matches: bool, out: &mut dyn Write) -> io::Result<()> {
    let score = if matches && leaf.score > 0.0 { format!("{:.3}", leaf.score) } else { "-".to_owned() };
    let role = match leaf.role {
        Role::Wanted => "",
        Role::Excluded => "NOT ",
        Role::Added => "added: ",
    };
    let mut line = format!("  {score:>8}  {role}{}", escape::for_terminal(&leaf.node.to_string()));
    line.push_str(match (leaf.holds, leaf.places.len()) {
        (None, _) => ": not there",
        (Some(Match::Possible), _) => ": only possibly",
        (Some(Match::Certain), 0) => ": yes",
        (Some(Match::Certain), _) => "",
    });
    if !leaf.values.is_empty() {
        line.push_str(&format!(" ← {}", escape::for_terminal(&leaf.values.join(", "))));
    }
    writeln!(out, "{line}")?;
    for place in leaf.places.iter().take(MOST_PLACES) {
        writeln!(out, "            {}", place_in_words(place))?;
    }
    match leaf.places.len().saturating_sub(MOST_PLACES) {
        0 => Ok(()),
        more => writeln!(out, "            and {more} more"),
    }
}

/// `body byte 177, sentence 2: … who left the **service** say …`
fn place_in_words(place: &Place) -> String {
    let (start, end) = place.mark;
    let parts = [&place.text[..start], &place.text[start..end], &place.text[end..]];
    let [before, word, after] = parts.map(escape::for_terminal);
    let (first, last) = (if place.cut_before { "… " } else { "" }, if place.cut_after { " …" } else { "" });
    format!(
        "{} byte {}, sentence {}: {first}{}**{word}**{after}{last}",
        place.part.name(),
        place.offset,
        place.sentence,
        before.trim_start(),
    )
}

fn cause_in_words(cause: &Cause, article: &Article, style: &Style) -> String {
    let safe = |text: &str| escape::for_terminal(text).into_owned();
    match cause {
        Cause::Elsewhere => {
            let paths: Vec<&str> = article.path.iter().map(|path| style.path(path)).collect();
            format!("its files lie elsewhere: {}", safe(&paths.join(", ")))
        }
        Cause::Date(part) => match &article.date {
            Some(date) => format!("its date is {}, and the query asks for {part}", text::date(date)),
            None => format!("it has no date, and the query asks for {part}"),
        },
        Cause::OnlyPossible(part) => {
            let date = article.date.as_ref().map(text::date).unwrap_or_default();
            format!("its date is {date}: it lies only possibly in {part}, and --certain asks for more")
        }
        Cause::Excluded(part) => format!("it has {}, which the query excludes", safe(&part.to_string())),
        Cause::Value { part, values } => {
            let has = if values.is_empty() { "nothing".to_owned() } else { safe(&values.join(", ")) };
            format!("the query asks for {}, and it has {has}", safe(&part.to_string()))
        }
        Cause::Missing { part, here, articles, archive } => {
            let mut words = format!("it has no {}", safe(&part.to_string()));
            if !here.is_empty() {
                words.push_str(&format!(", but {}", safe(&here.join(", "))));
            }
            match articles {
                0 => words.push_str("; no article has it"),
                1 => words.push_str("; 1 article has it"),
                many => words.push_str(&format!("; {many} articles have it")),
            }
            if !archive.is_empty() {
                let near = archive.iter().map(|(word, articles)| format!("{} ({articles})", safe(word)));
                let near: Vec<String> = near.collect();
                words.push_str(&format!("; spelled much like it: {}", near.join(", ")));
            }
            words
        }
        Cause::OtherField { part, field, stands } => {
            let stands: Vec<&str> = stands.iter().map(|part| part.name()).collect();
            let part = safe(&part.to_string());
            match stands.is_empty() {
                true => format!("{part} does not stand in its {field}"),
                false => format!("{part} does not stand in its {field}, but in its {}", stands.join(", ")),
            }
        }
        Cause::Otherwise { part, places } => otherwise(part, *places, &safe(&part.to_string())),
    }
}

/// How what a part is made of stands, where it does not stand as the part asks.
fn otherwise(part: &Node, places: usize, typed: &str) -> String {
    match part {
        Node::Field { query, .. } | Node::Boost { query, .. } => otherwise(query, places, typed),
        Node::Phrase(_) => format!("all words of {typed} are there, but they do not follow each other so"),
        Node::Slop { .. } => format!("all words of {typed} are there, but it takes more moves"),
        Node::Near { sense: Sense::NotNear, .. } => {
            format!("the first side of {typed} is there, but always with the second one near")
        }
        Node::Near { order: Order::Fixed, .. } => {
            format!("both sides of {typed} are there, but the second does not follow the first so near")
        }
        Node::Near { .. } => format!("both sides of {typed} are there, but not so near each other"),
        Node::AtLeast { .. } if places == 1 => format!("it has 1 mention, and {typed} asks for more"),
        Node::AtLeast { .. } => format!("it has {places} mentions, and {typed} asks for more"),
        Node::First { .. } => format!("what {typed} asks for is there, but further behind"),
        _ => format!("what {typed} is made of is there, but not so"),
    }
}

/// How an article stands to a query, as an object.
pub fn of(why: &Why, query: &Query, article: &Article, style: &Style) -> Value {
    let matches = why.hit.as_ref().map(|hit| if hit.missing.is_empty() { "all" } else { "some" });
    let causes = why.causes.iter().map(|cause| {
        let (kind, part) = kind_of(cause);
        json!({
            "cause": kind,
            "query": part.map(ToString::to_string),
            "message": cause_in_words(cause, article, style),
        })
    });
    let mut object = json!({
        "id": article.id.as_str(),
        "title": article.title,
        "query": query.to_string(),
        "matches": matches,
        "date_match": why.hit.as_ref().and_then(|hit| hit.matching),
        "missing": why.hit.as_ref().map(|hit| hit.missing.clone()).unwrap_or_default(),
        "score": why.hit.as_ref().map(|hit| json::of_score(hit.score)),
        "near": json::of_score(why.near()),
        "date": json::of_score(why.date()),
        "burst": json::of_score(why.burst()),
        "rank": why.rank,
        "found": why.found,
        "folded_under": why.folded.as_ref().map(|shown| shown.id.as_str()),
        "parts": why.leaves.iter().map(of_leaf).collect::<Vec<_>>(),
    });
    object["causes"] = causes.collect();
    object
}

/// The name of a cause in JSON, and its part of the query.
fn kind_of(cause: &Cause) -> (&'static str, Option<&Node>) {
    match cause {
        Cause::Elsewhere => ("elsewhere", None),
        Cause::Date(part) => ("date", Some(part)),
        Cause::OnlyPossible(part) => ("only_possible", Some(part)),
        Cause::Excluded(part) => ("excluded", Some(part)),
        Cause::Value { part, .. } => ("value", Some(part)),
        Cause::Missing { part, .. } => ("missing", Some(part)),
        Cause::OtherField { part, .. } => ("other_field", Some(part)),
        Cause::Otherwise { part, .. } => ("otherwise", Some(part)),
    }
}

fn of_leaf(leaf: &Leaf) -> Value {
    let places = leaf.places.iter().map(|place| {
        json!({
            "field": place.part.name(),
            "offset": place.offset,
            "sentence": place.sentence,
            "text": place.text,
            "mark": [place.mark.0, place.mark.1],
        })
    });
    json!({
        "query": leaf.node.to_string(),
        "role": match leaf.role {
            Role::Wanted => "wanted",
            Role::Excluded => "excluded",
            Role::Added => "added",
        },
        "holds": leaf.holds,
        "score": json::of_score(leaf.score),
        "places": places.collect::<Vec<_>>(),
        "values": leaf.values,
    })
}
