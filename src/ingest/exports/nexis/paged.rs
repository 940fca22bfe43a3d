//! Lines that were taken from a PDF of Nexis Uni go in; those of the article come out.
//!
//! On each page `Page 2 of 3` stands above the headline, which is cut where it is long.

use super::super::lines::Line;
use std::borrow::Cow;

/// The lines without those that stand at the head of a page; all of them where there are no pages.
pub fn without_heads(lines: &[Line]) -> Cow<'_, [Line]> {
    if !lines.iter().any(|line| page(&line.text) == Some(1)) {
        return Cow::Borrowed(lines);
    }
    let mut kept = Vec::with_capacity(lines.len());
    let mut head = None;
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        at += 1;
        let Some(number) = page(&line.text) else {
            kept.push(line.clone());
            continue;
        };
        let Some(next) = lines.get(at) else { break };
        if number == 1 {
            // The headline stands again under it.
            head = stands_again(next, &lines[at + 1..]).then(|| plain(&next.text));
        }
        if head.as_ref().is_some_and(|head| plain(&next.text) == *head) {
            at += 1;
        }
    }
    Cow::Owned(kept)
}

/// The number in `Page 1 of 3`.
fn page(line: &str) -> Option<u32> {
    let line = line.trim();
    if line.len() > 30 || !line.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let words: Vec<&str> = line.split_whitespace().collect();
    let [name, number, of, all] = words.as_slice() else { return None };
    let is_named = NAMES.contains(&name.to_lowercase().as_str()) && OF.contains(of);
    number.parse().ok().filter(|number| is_named && all.parse::<u32>().is_ok_and(|all| *number <= all))
}

const NAMES: &[&str] = &["page", "seite", "pagina", "página", "side", "sida"];
const OF: &[&str] = &["of", "von", "de", "sur", "di", "van", "af", "av"];

/// Whether the lines below begin with the words of a line.
fn stands_again(line: &Line, below: &[Line]) -> bool {
    let head = plain(&line.text);
    let below: String = below.iter().take(4).map(|line| plain(&line.text)).collect();
    !head.is_empty() && below.starts_with(&head)
}

/// Without white space and the dots at a cut.
fn plain(line: &str) -> String {
    let line = line.trim().trim_end_matches(['.', '…', ' ']);
    line.chars().filter(|letter| !letter.is_whitespace()).collect()
}
