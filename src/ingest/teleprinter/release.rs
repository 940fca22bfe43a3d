//! A press release as `AsiaNet` sends it goes in; its article comes out.
//!
//! ```text
//! Source: Harbour Co
//! MEDIA RELEASE PR67276
//! Harbour Co Opens Ferry Line
//!
//! PORT TOWN, Feb. 1, 2017 /PRNewswire-AsiaNet/ --
//! ```

use super::cut::Message;
use super::lines::{self, state};
use crate::article::{About, RawArticle};
use crate::ingest::paragraphs;

/// Whether a text begins so, by its first two lines that are not empty.
pub fn begins(first: &str, second: &str) -> bool {
    first.starts_with("Source:") && second.starts_with("MEDIA RELEASE")
}

/// Reads a release.
pub fn article(message: &Message) -> RawArticle {
    let mut article = RawArticle::default();
    let lines: Vec<(u64, String)> =
        message.lines.iter().map(|(number, line)| (*number, lines::shown(line))).collect();
    let mut at = 0;
    let mut title: Vec<&str> = Vec::new();
    let mut title_line = 0;
    while let Some((number, line)) = lines.get(at) {
        let line = line.trim();
        if let Some(source) = line.strip_prefix("Source:") {
            state(&mut article, About::Source, source, *number);
        } else if let Some(release) = line.strip_prefix("MEDIA RELEASE") {
            state(&mut article, About::Record, release, *number);
        } else if line.is_empty() && !title.is_empty() {
            break;
        } else if !line.is_empty() {
            if title.is_empty() {
                title_line = *number;
            }
            title.push(line);
        }
        at += 1;
    }
    state(&mut article, About::Title, &title.join(" "), title_line);
    // The line of place, day and service stands alone.
    while lines.get(at).is_some_and(|(_, line)| line.trim().is_empty()) {
        at += 1;
    }
    let stands_alone = lines.get(at + 1).is_none_or(|(_, line)| line.trim().is_empty());
    if let Some((number, line)) = lines.get(at)
        && stands_alone
        && let Some(service) = service(line)
    {
        state(&mut article, About::Dateline, line, *number);
        state(&mut article, About::Agency, service, *number);
        at += 1;
    }
    let body = lines.get(at..).unwrap_or_default();
    article.body = paragraphs::join(body.iter().map(|(_, line)| line.as_str()));
    article
}

/// The service in a dateline: `AUSTIN, Feb. 1, 2017 /PRNewswire-AsiaNet/ --`.
fn service(line: &str) -> Option<&str> {
    let mut parts = line.trim_end_matches(['-', '–', ' ']).split('/');
    let (_, service, rest) = (parts.next()?, parts.next()?.trim(), parts.next()?);
    (rest.trim().is_empty() && !service.is_empty() && service.len() <= 40).then_some(service)
}
