//! A page goes in; the article that it shows comes out.

use super::{Format, Head, Input, Item, html, locate};

/// Pages saved from the web.
pub struct Html;

impl Format for Html {
    fn name(&self) -> &'static str {
        "html"
    }

    fn help(&self) -> &'static str {
        "pages saved from the web"
    }

    fn recognises(&self, head: &Head<'_>) -> bool {
        html::looks_like_html(head.text)
    }

    fn read(&self, input: &mut Input<'_>, out: &mut dyn FnMut(Item)) {
        let text = match input.text() {
            Ok(text) => text,
            Err(reason) => return out(Item::Failed { member: None, reason }),
        };
        let mut report = Vec::new();
        match html::read(&text, &mut report) {
            Some(mut article) => {
                article.suspects.append(&mut report);
                locate::statements(&mut article, &text);
                out(Item::Article(article));
            }
            None if report.is_empty() => input.skip("a page without the text of an article"),
            None => input.skip(report.join("; ")),
        }
    }
}
