//! A page that a browser saved in a message with what it shows goes in; its article comes out (RFC 2557).

use super::details::{Details, bare};
use super::fields::Fields;
use super::parts::{self, Parts};
use super::{charsets, recognise, whole};
use crate::article::{About, Origin, RawArticle};
use crate::ingest::{Format, Head, Input, Item, html, locate};

/// Saved pages in a message: `.mht`, `.mhtml`.
pub struct Mhtml;

impl Format for Mhtml {
    fn name(&self) -> &'static str {
        "mhtml"
    }

    fn help(&self) -> &'static str {
        "pages that a browser saved whole (MHTML)"
    }

    fn recognises(&self, head: &Head<'_>) -> bool {
        recognise::is_saved_page(head)
    }

    fn read(&self, input: &mut Input<'_>, out: &mut dyn FnMut(Item)) {
        let bytes = match whole(input) {
            Ok(bytes) => bytes,
            Err(reason) => return out(Item::Failed { member: None, reason }),
        };
        let given = input.nest().reading.encoding.clone();
        let bytes = recognise::without_mark(&bytes);
        let parts = parts::find(bytes);
        let pages = pages(bytes, &parts);
        let mut why = "no page in it".to_owned();
        let mut taken = None;
        // The first page may be no more than a frame for another.
        for (at, (index, details)) in pages.iter().enumerate() {
            match article(bytes, &parts, *index, details, given.as_deref()) {
                Ok(article) => {
                    taken = Some(*index);
                    out(Item::Article(article));
                    break;
                }
                Err(reason) if at == 0 => why = reason,
                Err(_) => {}
            }
        }
        if taken.is_none() {
            return input.skip(why);
        }
        for (index, part) in parts.list.iter().enumerate().filter(|(_, part)| !part.is_multipart) {
            if taken != Some(index) {
                let details = Details::read(bytes, part, "text/plain");
                let name =
                    details.location.or(details.name).or(details.id).unwrap_or_else(|| format!("#{index}"));
                let reason = "pictures, frames and scripts of a saved page".to_owned();
                out(Item::Skipped { member: format!("!{name}"), reason });
            }
        }
    }
}

/// The pages in it, the one with which it begins first.
fn pages(bytes: &[u8], parts: &Parts) -> Vec<(usize, Details)> {
    let read = |index: usize| Details::read(bytes, &parts.list[index], "text/plain");
    let start = read(0).start;
    let address = Fields::read(&bytes[parts.list[0].header.clone()]).text("Snapshot-Content-Location", None);
    let mut pages: Vec<(usize, Details)> = (0..parts.list.len())
        .filter(|index| !parts.list[*index].is_multipart)
        .map(|index| (index, read(index)))
        .filter(|(_, details)| matches!(details.kind.as_str(), "text/html" | "application/xhtml+xml"))
        .collect();
    let is_root = |details: &Details| {
        let is_start = start.is_some() && details.id == start;
        is_start || (address.is_some() && details.location == address)
    };
    if let Some(root) = pages.iter().position(|(_, details)| is_root(details)) {
        pages[..=root].rotate_right(1);
    }
    pages
}

fn article(
    bytes: &[u8],
    parts: &Parts,
    index: usize,
    details: &Details,
    given: Option<&str>,
) -> Result<RawArticle, String> {
    let undone = details.undo(bytes, &parts.list[index]);
    let head = &undone.bytes[..undone.bytes.len().min(1 << 16)];
    let declared = details.charset.clone().or_else(|| html::declared_charset(head));
    let (text, doubt) = charsets::decode(&undone.bytes, declared.as_deref(), given);
    let mut report = Vec::new();
    let Some(mut article) = html::read(&text, &mut report) else {
        let why = if report.is_empty() {
            "a page without the text of an article".into()
        } else {
            report.join("; ")
        };
        return Err(why);
    };
    article.suspects.append(&mut report);
    article.suspects.extend(doubt);
    article.suspects.extend(undone.damage);
    locate::statements(&mut article, &text);
    let fields = Fields::read(&bytes[parts.list[0].header.clone()]);
    let saved = fields.text("Snapshot-Content-Location", None).or_else(|| details.location.clone());
    let saved = saved.map(|address| bare(&address)).filter(|address| address.starts_with("http"));
    if let Some(address) = saved {
        article.state(About::Url, Origin::Header, &address, "header Content-Location");
    }
    if let Some(date) = fields.text("Date", None) {
        article.state(About::Captured, Origin::Header, &date, "header Date");
    }
    if let Some(title) = fields.text("Subject", details.charset.as_deref()) {
        article.state(About::Title, Origin::Header, &title, "header Subject");
    }
    Ok(article)
}
