//! Takes the texts of an article, gives the people, organisations and places that they name.
//!
//! `runs` splits a text into words, `decide` finds the names by rules and lists; in English `modelled` puts those
//! by the `model` among them. `join` groups the mentions.

mod decide;
mod grouped;
mod join;
pub(super) mod known;
mod languages;
mod lists;
mod look_up;
pub mod model;
mod modelled;
mod runs;
mod shape;
mod table;
mod uncased;

use crate::article::{Entity, Part};
use decide::Names;
pub use grouped::group;
use languages::{ENGLISH, Language, Tongue};
use model::{Tagger, own_weights};
use std::cell::RefCell;

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
    let texts = Texts { title: title.unwrap_or(""), summary: summary.unwrap_or(""), body };
    // What is of no known language and not in Latin letters is not read as English.
    let lang = lang.or_else(|| uncased::is_mostly_foreign(body).then_some(""));
    let language = languages::of(lang);
    if language.tongue == Tongue::English {
        return TAGGER.with_borrow_mut(|tagger| find_in_english(tagger, texts));
    }
    join::join(&names_by_rules(texts, language), |part| texts.of(part), lists::lists_of(language))
}

/// Finds the names of an English article with a tagger of one's own.
pub fn find_in_english(tagger: &mut Tagger, texts: Texts<'_>) -> Vec<Entity> {
    let mut names = names_by_rules(texts, ENGLISH);
    modelled::decide(tagger, &mut names, |part| texts.of(part), lists::lists());
    join::join(&names, |part| texts.of(part), lists::lists())
}

/// The texts of an article.
#[derive(Clone, Copy, Debug, Default)]
pub struct Texts<'t> {
    /// Headline.
    pub title: &'t str,
    /// Standfirst.
    pub summary: &'t str,
    /// Paragraphs.
    pub body: &'t str,
}

impl<'t> Texts<'t> {
    fn of(self, part: Part) -> &'t str {
        match part {
            Part::Title => self.title,
            Part::Summary => self.summary,
            Part::Body => self.body,
        }
    }
}

thread_local! {
    /// What a tagger knows of words is kept from article to article; it does not bear on what is found.
    static TAGGER: RefCell<Tagger<'static>> = RefCell::new(Tagger::new(own_weights()));
}

fn names_by_rules(texts: Texts<'_>, language: &'static Language) -> Names {
    let lists = lists::lists_of(language);
    let mut names = Names::default();
    for part in [Part::Title, Part::Summary, Part::Body] {
        let text = texts.of(part);
        let tokens = runs::split(text, lists, language);
        decide::decide(part, text, &tokens, language, lists, &mut names);
        if language.tongue != Tongue::English && uncased::is_uncased(text) {
            uncased::decide(part, text, lists, &mut names);
        }
    }
    names
}

#[cfg(test)]
mod tests;
