//! What an item states goes in, piece by piece; an article in which each value stands once comes out.

use super::Found;
use super::tree;
use crate::article::{About, Origin, RawArticle};
use crate::ingest::paragraphs::one_line;
use crate::ingest::versions;
use std::collections::HashSet;

/// An article that is being put together.
#[derive(Default)]
pub struct Story {
    article: RawArticle,
    /// The values that are stated.
    known: HashSet<(About, String)>,
    /// The same, whatever their case and white space.
    plain: HashSet<(About, String)>,
    /// What is stated of.
    things: HashSet<About>,
    captions: HashSet<String>,
}

impl Story {
    /// States a value, unless the same is stated.
    pub fn state(&mut self, about: About, text: &str, place: impl Into<String>) {
        let text = text.trim();
        // A value of one paragraph stands in one line, however its file is laid out.
        let is_laid_out = text.contains(['\n', '\r', '\t']) && !text.contains("\n\n");
        let line = is_laid_out.then(|| one_line(text));
        let text = line.as_deref().unwrap_or(text);
        if !text.is_empty() && !tree::is_placeholder(text) && self.is_new(about, text) {
            self.article.state(about, Origin::Element, text, place);
        }
    }

    /// Notes a value; says whether it was not stated before.
    fn is_new(&mut self, about: About, text: &str) -> bool {
        self.things.insert(about);
        self.plain.insert((about, plain(text)));
        self.known.insert((about, text.to_owned()))
    }

    /// States the first of these values that is one, unless the thing is stated already.
    pub fn state_first<'a>(
        &mut self,
        about: About,
        values: impl IntoIterator<Item = (Option<&'a str>, &'static str)>,
    ) {
        if self.has(about) {
            return;
        }
        for (value, place) in values {
            if let Some(value) = value.filter(|value| !value.trim().is_empty()) {
                return self.state(about, value, place);
            }
        }
    }

    /// States the first of these dates that is later than the publication as an update, by the rule of [`versions`].
    pub fn state_update<'a>(&mut self, dates: impl IntoIterator<Item = (Option<&'a str>, &'static str)>) {
        let Some(published) = self.values(About::Published).next().map(str::to_owned) else { return };
        let mut dates = dates.into_iter().filter_map(|(date, place)| Some((date?, place)));
        if !self.has(About::Updated)
            && let Some((date, place)) = dates.find(|(date, _)| versions::is_later(date, &published))
        {
            self.state(About::Updated, date, place);
        }
    }

    /// Whether something is stated about a thing.
    pub fn has(&self, about: About) -> bool {
        self.things.contains(&about)
    }

    /// The values that are stated about a thing.
    pub fn values(&self, about: About) -> impl Iterator<Item = &str> {
        self.article.about(about).map(|statement| statement.text.as_str())
    }

    /// Whether this value is stated about a thing, whatever its case and white space.
    pub fn says(&self, about: About, text: &str) -> bool {
        self.plain.contains(&(about, plain(text)))
    }

    /// The text so far.
    pub fn body(&self) -> &str {
        &self.article.body
    }

    /// Adds paragraphs behind those that stand there.
    pub fn add_text(&mut self, paragraphs: &str) {
        let paragraphs = paragraphs.trim();
        if paragraphs.is_empty() {
            return;
        }
        if !self.article.body.is_empty() {
            self.article.body.push_str("\n\n");
        }
        self.article.body.push_str(paragraphs);
    }

    /// Leaves out the text so far.
    pub fn drop_text(&mut self) {
        self.article.body.clear();
    }

    /// Adds a caption, unless the same stands there.
    pub fn add_caption(&mut self, text: &str) {
        if self.captions.insert(text.to_owned()) {
            self.add_text(text);
        }
    }

    /// Whether a paragraph says nothing that captions and headline do not: those of a picture repeat them in its page.
    pub fn repeats(&self, paragraph: &str) -> bool {
        const FEWEST_WORDS: usize = 4;
        let is_label = paragraph.split_whitespace().nth(FEWEST_WORDS - 1).is_none();
        is_label || self.captions.contains(paragraph) || self.says(About::Title, paragraph)
    }

    /// Takes over what another reader states, where nothing is stated yet, and its text.
    pub fn fill(&mut self, other: RawArticle) {
        let things = self.things.clone();
        for statement in other.statements {
            if !things.contains(&statement.about) && self.is_new(statement.about, &statement.text) {
                self.article.statements.push(statement);
            }
        }
        self.add_text(&other.body);
    }

    /// The article, when there is something to read in it.
    pub fn finish(self, why_not: impl FnOnce() -> String) -> Found {
        let has_text = !self.article.body.is_empty()
            || [About::Title, About::Summary].into_iter().any(|about| self.has(about));
        if has_text { Found::Article(self.article) } else { Found::Skipped(why_not()) }
    }
}

/// A value without its case and white space.
fn plain(text: &str) -> String {
    one_line(text).to_lowercase()
}
