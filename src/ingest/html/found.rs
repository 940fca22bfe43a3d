//! Takes candidate values in any order and gives them as statements, the most trusted first.

use crate::article::{About, Origin, RawArticle, Statement};
use scraper::Html;
use std::collections::HashSet;
use url::Url;

/// What was found on a page so far.
#[derive(Default)]
pub(super) struct Found {
    statements: Vec<(u8, Statement)>,
    known: HashSet<(About, String, String)>,
}

impl Found {
    /// Adds a value; a lower `rank` is trusted more. The same value from the same place counts once.
    pub(super) fn add(&mut self, rank: u8, about: About, origin: Origin, text: &str, place: &str) {
        let text = decoded(text);
        let text = text.trim();
        if text.is_empty() || !self.known.insert((about, text.to_owned(), place.to_owned())) {
            return;
        }
        let statement = Statement { about, origin, text: text.to_owned(), place: place.to_owned(), at: None };
        self.statements.push((rank, statement));
    }

    /// The values about one thing, as found.
    pub(super) fn about(&self, about: About) -> impl Iterator<Item = &str> {
        self.statements.iter().filter(move |(_, one)| one.about == about).map(|(_, one)| one.text.as_str())
    }

    /// Hands the statements to an article, the most trusted first, as they stood in the page among equals.
    pub(super) fn into_article(mut self, article: &mut RawArticle) {
        self.complete_addresses();
        self.statements.sort_by_key(|(rank, _)| *rank);
        article.statements.extend(self.statements.into_iter().map(|(_, statement)| statement));
    }

    /// Makes relative addresses whole where the page also gives a whole one, and drops what is no web address.
    fn complete_addresses(&mut self) {
        let is_web = |url: &Url| matches!(url.scheme(), "http" | "https") && url.has_host();
        let base = self.about(About::Url).filter_map(|text| Url::parse(text).ok()).find(is_web);
        self.statements.retain_mut(|(_, statement)| {
            if statement.about != About::Url {
                return true;
            }
            match Url::parse(&statement.text) {
                Ok(url) => is_web(&url),
                Err(_) => match base.as_ref().and_then(|base| base.join(&statement.text).ok()) {
                    Some(url) => {
                        statement.text = url.into();
                        true
                    }
                    None => false,
                },
            }
        });
    }
}

/// Values in scripts and attributes are often escaped once more than they need to be.
pub(super) fn decoded(text: &str) -> String {
    let is_escaped = text.split('&').skip(1).any(|rest| {
        let name = rest.split_once(';').map_or("", |(name, _)| name);
        (2..=10).contains(&name.len())
            && name.trim_start_matches('#').bytes().all(|byte| byte.is_ascii_alphanumeric())
    });
    let is_tagged = text.contains("</") || text.contains("<br");
    // The limit keeps a value of megabytes from being parsed as a page.
    if (!is_escaped && !is_tagged) || text.len() > 100_000 {
        return text.to_owned();
    }
    Html::parse_fragment(text)
        .tree
        .nodes()
        .filter_map(|node| node.value().as_text().map(|text| text.to_string()))
        .collect()
}
