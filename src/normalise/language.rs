//! Finds the language: what the file declares and the beginning of the text go in, an ISO 639-1 code comes out.

mod codes;
mod detect;

use super::date::Order;
use super::given::Given;
use super::source::Source;
use super::trail::{Trail, place_of};
use crate::article::{About, Part, Place, RawArticle, Statement};
use codes::{code, region};
use detect::{Detected, Sureness, detect, may_be};
use std::borrow::Cow;

/// A body shorter than this is read together with the title.
const SHORT_BODY: usize = 200;

/// Decides the language: given, else declared, else detected in the body, or the title where there is no body.
///
/// What a file declares is often a template's setting: a text that is surely in another language wins over it, a text
/// that says little does not.
pub(super) fn decide(
    raw: &RawArticle,
    given: &Given,
    title: Option<&str>,
    body: &str,
    trail: &mut Trail,
) -> Option<&'static str> {
    if let Some(text) = &given.lang {
        match code(text) {
            Some(code) => {
                trail.took("lang", code, text, super::option("--lang"), "given by the user");
                return Some(code);
            }
            None => {
                trail.passed_over("lang", None, text, super::option("--lang"), "no language that is known");
            }
        }
    }
    let declared = declared(raw, trail);
    let (part, text) = text_to_read(title, body);
    let found = detect(&text);
    let printed = if part == Part::Title { title.unwrap_or_default() } else { body };
    let mut note = |found: Detected, rule: &'static str, is_taken: bool| {
        let place = Place::Text(part, 0, found.looked_at.min(printed.len()) as u32);
        let words = super::text::first_words(printed);
        match is_taken {
            true => trail.took("lang", found.code, words, place, rule),
            false => trail.passed_over("lang", Some(found.code), words, place, rule),
        }
    };
    let Some((stated, statement)) = declared else {
        let found = found?;
        note(found, rule_of(found.sureness), true);
        return Some(found.code);
    };
    match found {
        Some(found) if contradicts(found, stated) => {
            note(found, "detected in the text, surely, against what the file states", true);
            trail.passed_over(
                "lang",
                Some(stated),
                &statement.text,
                place_of(statement),
                "the text is in another language",
            );
            Some(found.code)
        }
        found => {
            if let Some(found) = found.filter(|found| found.code != stated) {
                note(found, "a weak guess against what the file states", false);
            }
            trail.took("lang", stated, &statement.text, place_of(statement), "stated by the file");
            Some(stated)
        }
    }
}

/// The first language that the file declares and that is known.
fn declared<'a>(raw: &'a RawArticle, trail: &mut Trail) -> Option<(&'static str, &'a Statement)> {
    for statement in raw.about(About::Language) {
        match code(&statement.text) {
            Some(code) => return Some((code, statement)),
            None => trail.passed_over(
                "lang",
                None,
                &statement.text,
                place_of(statement),
                "no language that is known",
            ),
        }
    }
    None
}

/// The body, a short one behind the title; the title where there is no body.
fn text_to_read<'a>(title: Option<&'a str>, body: &'a str) -> (Part, Cow<'a, str>) {
    match title {
        Some(title) if body.is_empty() => (Part::Title, Cow::Borrowed(title)),
        Some(title) if body.len() < SHORT_BODY => (Part::Body, Cow::Owned(format!("{body}\n{title}"))),
        _ => (Part::Body, Cow::Borrowed(body)),
    }
}

/// Whether the text is surely in another language than the file states.
fn contradicts(found: Detected, stated: &str) -> bool {
    found.code != stated && found.sureness == Sureness::Sure && !may_be(found.code, stated)
}

/// Says in words how sure a detection is.
fn rule_of(sureness: Sureness) -> &'static str {
    match sureness {
        Sureness::Sure => "detected in the text, surely",
        Sureness::Likely => "detected in the text, likely",
    }
}

/// Countries that print the month before the day.
const MONTH_FIRST: &[&str] = &["us"];

/// Says which of two numbers is the day: the country that the declared language or the source names decides, then
/// the country of the site's domain; without one, only a language other than English tells (the day comes first).
pub(super) fn order_of_dates(
    raw: &RawArticle,
    source: Option<&Source>,
    site: Option<&str>,
    lang: Option<&str>,
) -> Order {
    let declared = raw.about(About::Language).find_map(|statement| region(&statement.text));
    let known = declared
        .or_else(|| source.map(|source| source.country.to_owned()).filter(|country| !country.is_empty()));
    let country = known.or_else(|| site.and_then(country_of_site));
    match (country.as_deref(), lang) {
        (Some(country), _) if MONTH_FIRST.contains(&country) => Order::MonthFirst,
        (None, Some("en") | None) => Order::Unknown,
        _ => Order::DayFirst,
    }
}

/// The country of a domain; domains such as `.tv` and `.io` are sold to everybody.
fn country_of_site(site: &str) -> Option<String> {
    const SOLD: &[&str] = &[
        "tv", "io", "co", "me", "ai", "fm", "am", "cc", "ly", "gg", "to", "ws", "eu", "la", "sh", "is", "im",
    ];
    let last = site.rsplit('.').next()?;
    (last.len() == 2 && !SOLD.contains(&last)).then(|| last.to_owned())
}

#[cfg(test)]
mod tests;
