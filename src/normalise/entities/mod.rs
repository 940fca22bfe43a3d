//! Takes the texts of an article, gives the people, organisations and places that they name.
//!
//! `runs` splits a text into words, `decide` finds the names by rules and lists; in English `modelled` puts those
//! by the `model` among them. `join` groups the mentions.

mod decide;
mod join;
pub(super) mod known;
mod lists;
mod look_up;
pub mod model;
mod modelled;
mod runs;
mod table;

use crate::article::{Entity, Part};
use decide::{Names, Tongue};

/// Finds the people, organisations and places named in an article, in order of their first mention.
///
/// `lang` is the ISO 639-1 code; a text of unknown language is read as English. A name without evidence of
/// what it is is left out.
///
/// ```
/// # use dateline::normalise::entities::find;
/// let entities = find(None, None, "The talks in Vienna were led by Foreign Minister Ursula Plassnik.", Some("en"));
/// let names: Vec<&str> = entities.iter().map(|entity| entity.name.as_str()).collect();
/// assert_eq!(names, ["Vienna", "Ursula Plassnik"]);
/// ```
pub fn find(title: Option<&str>, summary: Option<&str>, body: &str, lang: Option<&str>) -> Vec<Entity> {
    let lists = lists::lists();
    let tongue = match lang {
        None | Some("en") => Tongue::English,
        Some("de" | "lb") => Tongue::Nouns,
        Some(_) => Tongue::Other,
    };
    let text_of = |part| match part {
        Part::Title => title.unwrap_or(""),
        Part::Summary => summary.unwrap_or(""),
        Part::Body => body,
    };
    let mut names = Names::default();
    for part in [Part::Title, Part::Summary, Part::Body] {
        let text = text_of(part);
        let tokens = runs::split(text, lists, tongue != Tongue::English);
        decide::decide(part, text, &tokens, tongue, lists, &mut names);
    }
    if tongue == Tongue::English {
        modelled::decide(&mut names, text_of, lists);
    }
    join::join(&names, text_of, lists)
}

#[cfg(test)]
mod tests;
