//! Takes the JSON-LD scripts of a page and gives what they state about its article.

use super::found::Found;
use super::meta::values;
use crate::article::{About, Origin};
use serde_json::{Map, Value};

type Object = Map<String, Value>;

/// Parts of the names of types that are articles.
const ARTICLES: &[&str] = &["Article", "Posting", "Report", "BlogPost", "Story", "Opinion"];
/// Parts of the names of types that are pages, whose days count less.
const PAGES: &[&str] = &["WebPage", "ItemPage", "CreativeWork", "VideoObject", "Recipe", "Review"];
/// Types of whatever lies around an article.
const OTHERS: &[&str] = &["Comment", "Answer", "Rating", "Person", "ImageObject"];

/// Keys under which other texts stand: entries of a list, comments, reviews.
const OF_OTHERS: &[&str] =
    &["itemListElement", "comment", "comments", "review", "reviews", "hasPart", "citation"];

/// Keys of an article whose values are texts.
const TEXTS: &[(About, &str)] = &[
    (About::Title, "headline"),
    (About::Summary, "description"),
    (About::Published, "datePublished"),
    (About::Updated, "dateModified"),
    (About::SomeDate, "dateCreated"),
    (About::SomeDate, "uploadDate"),
    (About::Section, "articleSection"),
    (About::Topic, "keywords"),
    (About::Language, "inLanguage"),
    (About::Url, "url"),
    (About::Url, "mainEntityOfPage"),
    (About::Dateline, "dateline"),
    (About::Record, "identifier"),
    (About::Source, "publisher"),
    (About::Source, "sourceOrganization"),
    (About::Place, "contentLocation"),
    (About::Place, "locationCreated"),
];

/// Keys under which an object names its authors.
const AUTHORS: &[&str] = &["author", "creator"];
/// Types whose authors are not the page's: the film that is reviewed, the claim that is checked.
const WORKS: &[&str] = &["CreativeWork", "VideoObject", "Claim"];

/// What the scripts hold besides statements.
#[derive(Default)]
pub(super) struct Scripts {
    /// The text of the article, where a script repeats it.
    pub(super) body: Option<String>,
    /// Whether a script says that the page is an article.
    pub(super) is_article: bool,
}

/// States what the scripts say; one that is no JSON is named in `report`.
pub(super) fn state(scripts: &[String], found: &mut Found, report: &mut Vec<String>) -> Scripts {
    let mut roots = Vec::new();
    for (number, script) in scripts.iter().enumerate() {
        match parse(script) {
            Some(root) => roots.push(root),
            None if script.trim().is_empty() => {}
            None => {
                report.push(format!("JSON-LD script {} is no JSON", number + 1));
                state_pieces(script, found);
            }
        }
    }
    let mut objects = Vec::new();
    for root in &roots {
        collect(root, &mut objects);
    }
    let mut scripts = Scripts::default();
    let articles: Vec<&Object> = objects.iter().copied().filter(|object| is_of(object, ARTICLES)).collect();
    scripts.is_article = !articles.is_empty();
    // Further articles are mostly teasers; the one with most to say is the page's.
    let told = |article: &&Object| {
        ["headline", "datePublished", "author", "articleBody"]
            .iter()
            .filter(|key| article.contains_key(**key))
            .count()
    };
    let most = articles.iter().map(told).max();
    if let Some(article) = articles.iter().find(|article| Some(told(article)) == most) {
        state_object(article, &objects, 10, found);
        scripts.body = article.get("articleBody").and_then(Value::as_str).map(str::to_owned);
    }
    for object in &objects {
        if is_of(object, PAGES) && !is_of(object, ARTICLES) && !is_of(object, OTHERS) {
            state_object(object, &objects, 65, found);
        }
        if is_of(object, &["WebSite", "NewsMediaOrganization"]) {
            for name in texts(object.get("name"), &objects) {
                found.add(66, About::Source, Origin::JsonLd, &name, "JSON-LD name of the site");
            }
        }
    }
    scripts
}

/// Reads a script, also one wrapped in a comment or with raw line breaks in its texts.
fn parse(script: &str) -> Option<Value> {
    let text = script.trim().trim_start_matches("<!--").trim_end_matches("-->").trim();
    let text = text.trim_start_matches("//<![CDATA[").trim_start_matches("<![CDATA[");
    let text = text.trim_end_matches("//]]>").trim_end_matches("]]>").trim().trim_end_matches(';');
    let repaired =
        || text.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect::<String>();
    serde_json::from_str(text).or_else(|_| serde_json::from_str(&repaired())).ok()
}

/// States the plain texts after known keys of a script that is no JSON.
fn state_pieces(script: &str, found: &mut Found) {
    let authors = AUTHORS.iter().map(|key| (About::Author, *key));
    for (about, key) in TEXTS.iter().copied().chain(authors) {
        let Some((_, after)) = script.split_once(&format!("\"{key}\"")) else { continue };
        let Some(value) = after.trim_start().strip_prefix(':') else { continue };
        // A stream ends with the first value, whatever follows it.
        let first = serde_json::Deserializer::from_str(value).into_iter::<Value>().next();
        if let Some(Ok(Value::String(text))) = first {
            found.add(15, about, Origin::JsonLd, &text, &format!("JSON-LD {key}, in a broken script"));
        } else if about == About::Author {
            let Some((_, name)) = value.split_once("\"name\"").filter(|(before, _)| !before.contains('}'))
            else {
                continue;
            };
            let name = name.trim_start().strip_prefix(':').unwrap_or_default();
            if let Some(Ok(Value::String(text))) =
                serde_json::Deserializer::from_str(name).into_iter::<Value>().next()
            {
                found.add(15, about, Origin::JsonLd, &text, &format!("JSON-LD {key}, in a broken script"));
            }
        }
    }
}

fn collect<'a>(value: &'a Value, objects: &mut Vec<&'a Object>) {
    match value {
        Value::Object(object) => {
            objects.push(object);
            let parts = object.iter().filter(|(key, _)| !OF_OTHERS.contains(&key.as_str()));
            parts.for_each(|(_, value)| collect(value, objects));
        }
        Value::Array(values) => values.iter().for_each(|value| collect(value, objects)),
        _ => {}
    }
}

fn is_of(object: &Object, kinds: &[&str]) -> bool {
    let is_kind = |name: &str| kinds.iter().any(|kind| name.contains(kind));
    match object.get("@type") {
        Some(Value::String(name)) => is_kind(name),
        Some(Value::Array(names)) => names.iter().filter_map(Value::as_str).any(is_kind),
        _ => false,
    }
}

fn state_object(object: &Object, objects: &[&Object], rank: u8, found: &mut Found) {
    for (about, key) in TEXTS {
        let place = format!("JSON-LD {key}");
        // The site's own name for itself goes before the company that publishes it.
        let rank = if *about == About::Source { rank + 12 } else { rank };
        if *about == About::Url
            && let Some(address) = object.get(*key).and_then(|value| value.get("@id")).and_then(Value::as_str)
            && address.starts_with("http")
        {
            found.add(rank, *about, Origin::JsonLd, address, &place);
        }
        for text in texts(object.get(*key), objects) {
            for value in values(*about, &text) {
                found.add(rank, *about, Origin::JsonLd, value, &place);
            }
        }
    }
    if !is_of(object, WORKS) || is_of(object, ARTICLES) {
        state_authors(object, objects, rank, found);
    }
    for key in ["about", "mentions"] {
        let Some(value) = object.get(key) else { continue };
        let things = value.as_array().map_or_else(|| vec![value], |values| values.iter().collect());
        for thing in things.into_iter().filter_map(Value::as_object) {
            let kinds = [(About::Person, "Person"), (About::Organisation, "Organi"), (About::Place, "Place")];
            let kind = kinds.iter().find(|(_, kind)| is_of(thing, &[kind]));
            let about = kind.map_or(About::Topic, |(about, _)| *about);
            for name in texts(thing.get("name"), objects) {
                found.add(rank, about, Origin::JsonLd, &name, &format!("JSON-LD {key}"));
            }
        }
    }
}

/// States who wrote an article; that a name is an organisation's is said in the place.
fn state_authors(object: &Object, objects: &[&Object], rank: u8, found: &mut Found) {
    for key in AUTHORS {
        let Some(value) = object.get(*key) else { continue };
        for one in value.as_array().map_or_else(|| std::slice::from_ref(value), Vec::as_slice) {
            let id = one.get("@id").and_then(Value::as_str);
            let is_meant = |other: &&Object| {
                id.is_some() && other.get("@id").and_then(Value::as_str) == id && other.contains_key("name")
            };
            let meant = one.as_object().filter(|own| own.contains_key("name"));
            let meant = meant.or_else(|| objects.iter().copied().find(is_meant));
            let is_organisation = meant
                .is_some_and(|meant| is_of(meant, &["Organi", "Corporation"]) && !is_of(meant, &["Person"]));
            let suffix = if is_organisation { ", an organisation" } else { "" };
            for name in texts(Some(one), objects).iter().filter(|name| !name.starts_with("http")) {
                found.add(rank, About::Author, Origin::JsonLd, name, &format!("JSON-LD {key}{suffix}"));
            }
        }
    }
}

/// The texts of a value: itself, its items, its name, or the name of what it refers to.
fn texts(value: Option<&Value>, objects: &[&Object]) -> Vec<String> {
    match value {
        Some(Value::String(text)) => vec![text.clone()],
        Some(Value::Number(number)) => vec![number.to_string()],
        Some(Value::Array(values)) => values.iter().flat_map(|value| texts(Some(value), objects)).collect(),
        Some(Value::Object(object)) => {
            if let Some(name) = object.get("name").or_else(|| object.get("value")) {
                return if name.is_object() { Vec::new() } else { texts(Some(name), objects) };
            }
            let Some(id) = object.get("@id").and_then(Value::as_str) else { return Vec::new() };
            let is_meant = |other: &&&Object| {
                other.get("@id").and_then(Value::as_str) == Some(id)
                    && other.get("name").is_some_and(Value::is_string)
            };
            match objects.iter().find(is_meant) {
                Some(other) => texts(other.get("name"), &[]),
                None => Vec::new(),
            }
        }
        _ => Vec::new(),
    }
}
