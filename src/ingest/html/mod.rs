//! Takes the source of a web page and gives its article: what the page states about it, and its paragraphs.
//!
//! ```text
//! source -> Page (elements and texts) -> Blocks -> engines' votes -> rules -> paragraphs
//!                └-> meta, JSON-LD, microdata, what stands by the headline -> statements
//! ```

mod blocks;
mod body;
mod bylines;
mod classes;
mod dated;
mod dates;
mod depth;
mod engines;
mod found;
mod headlines;
mod jsonld;
mod meta;
mod page;
mod phrases;
mod rules;
mod scripts;
mod sniff;
#[cfg(test)]
mod tests;
mod visible;

pub use sniff::{declared_charset, looks_like_html};

use crate::article::{About, RawArticle};
use body::Body;
use found::Found;
use page::Page;

/// A text in the page of fewer words may be a notice in front of the article.
const FEW_WORDS: usize = 50;

/// Reads the article of a page; suspects go to `report`, in words.
///
/// `None` is a page without an article's text; `report` then ends with the reason.
///
/// ```
/// # use dateline::article::About;
/// let page = "<title>Ferry runs again</title><h1>Ferry runs again</h1><p>The ferry to the islands runs again.</p>";
/// let article = dateline::ingest::html::read(page, &mut Vec::new()).unwrap();
/// assert_eq!(article.about(About::Title).next().unwrap().text, "Ferry runs again");
/// assert_eq!(article.body, "The ferry to the islands runs again.");
/// ```
pub fn read(html: &str, report: &mut Vec<String>) -> Option<RawArticle> {
    let page = Page::parse(html);
    let mut found = Found::default();
    let scripts = jsonld::state(&page.scripts, &mut found, report);
    meta::state(&page, &mut found);
    headlines::state(&page, &mut found);
    let titles = rules::title_keys(found.about(About::Title));
    let body = body::find(&page, &titles, report);
    let mut article = RawArticle { body: body.text(&page), ..RawArticle::default() };
    visible::state_surroundings(&page, &body, &titles, &mut found);
    scripts::state_days(html, &mut found);
    if let Some(text) = &scripts.body {
        prefer_script(&mut article.body, text, &body, report);
    }
    if let Some(reason) = why_no_article(&page, &article, &body, scripts.is_article) {
        report.push(reason.into());
        return None;
    }
    if article.body.is_empty() {
        report.push("the page has no paragraphs".into());
    }
    found.into_article(&mut article);
    Some(article)
}

/// Takes the text that a script repeats where the page itself shows next to none.
fn prefer_script(text: &mut String, script: &str, body: &Body, report: &mut Vec<String>) {
    let shown = body.words().0;
    let script = found::decoded(script);
    let lines: Vec<&str> = script.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    if shown < FEW_WORDS && blocks::count_words(&blocks::key(&script)) > 3 * shown.max(5) {
        *text = lines.join("\n\n");
        report.push("the text comes from JSON-LD: the page shows next to none".into());
    }
}

fn why_no_article(page: &Page, article: &RawArticle, body: &Body, is_declared: bool) -> Option<&'static str> {
    let (words, linked) = body.words();
    let is_declared = is_declared
        || page.tagged(&["meta"]).any(|number| {
            let element = &page.elements[number];
            element.attribute("property") == Some("og:type")
                && element.attribute("content") == Some("article")
        });
    if is_declared {
        return None;
    }
    if article.body.is_empty() {
        return Some("a page without paragraphs");
    }
    (linked * 2 > words).then_some("a page that is mostly links")
}
