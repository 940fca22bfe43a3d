//! A message of IPTC 7901 goes in; its article comes out.
//!
//! ```text
//! SOH eca062 4 i 211 ccccb   dpa 061     number, priority, category, words, more, agency and its number
//! Germany-politics/                      keywords
//! STX 1ST LEAD                           what kind of report; headline; byline: up to `=`
//! Coalition talks could fail
//! By Jane Roe, dpa =
//!    Berlin (dpa) - Negotiations …       text
//! ETX 131137 GMT Nov 13                  day and minute, zone, month, year
//! EOT
//! ```

use super::cut::Message;
use super::lines::{self, Parts, state};
use super::times;
use crate::article::{About, Origin, RawArticle};
use crate::ingest::paragraphs;

/// Lines of a headline at most, with the lines around it.
const LONGEST_BLOCK: usize = 12;
/// Characters of a line that was wrapped at least.
const WRAPPED: usize = 50;

/// How APA begins the line under a headline (`Untertitel`).
const SECOND_HEADLINE: &str = "Utl.:";

/// Whether a line is the header of a message: a number, a priority, a category, a count of words.
pub fn is_header(line: &str) -> bool {
    let mut fields = line.trim_matches(|c: char| c.is_control() || c.is_whitespace()).split_whitespace();
    let (Some(id), Some(priority), Some(category), Some(count)) =
        (fields.next(), fields.next(), fields.next(), fields.next())
    else {
        return false;
    };
    let letters = id.bytes().take_while(u8::is_ascii_alphabetic).count();
    let is_id = (1..=5).contains(&letters) && is_number(&id[letters..]) && id.len() <= 10;
    let is_category = category.len() <= 3 && category.bytes().all(|byte| byte.is_ascii_alphabetic());
    is_id && is_priority(priority) && is_category && is_number(count) && count.len() <= 5
}

/// Reads a message.
pub fn article(message: &Message) -> RawArticle {
    let mut parts = Parts::of(message);
    let mut article = RawArticle::default();
    let mut agencies = Vec::new();
    let mut header = parts.header.iter().map(|(number, line)| (*number, lines::plain(line)));
    if let Some((number, line)) = header.by_ref().find(|(_, line)| !line.is_empty()) {
        agencies = state_header(&mut article, &line, number);
    }
    for (number, line) in header {
        state_keywords(&mut article, &line, number);
    }
    if parts.trailer.is_empty() {
        take_trailer(&mut parts);
    }
    let body = state_headline(&mut article, &parts.text);
    let text: Vec<String> = parts.text[body..]
        .iter()
        .map(|(_, line)| lines::shown(line))
        .take_while(|line| !is_notebook(line))
        .collect();
    article.body = paragraphs::join(text.iter().map(String::as_str));
    for (number, line) in &parts.trailer {
        if let Some(time) = times::iptc7901(&lines::plain(line)) {
            article.state(
                About::Published,
                Origin::Line,
                &time,
                format!("line {number}: `{}`", lines::plain(line)),
            );
            break;
        }
    }
    let first = article.body.split("\n\n").next().unwrap_or_default().to_owned();
    if let Some(dateline) = lines::dateline(&first) {
        let line = parts.text[body..].iter().find(|(_, line)| !line.trim().is_empty());
        state(&mut article, About::Dateline, dateline, line.map_or(0, |(number, _)| *number));
    }
    // The last field is the agency, or a code that means nothing elsewhere: the text tells.
    if let Some(agency) = agencies.iter().find(|agency| names_agency(&article.body, agency)) {
        state(&mut article, About::Source, agency, parts.header.first().map_or(1, |(number, _)| *number));
    }
    article
}

/// States the header; gives what may be the agency's name: `dpa` in the last field, `APA` in the number.
fn state_header(article: &mut RawArticle, line: &str, number: u64) -> Vec<String> {
    let fields: Vec<&str> = line.split_whitespace().collect();
    let mut rest = fields.as_slice();
    if let [id, more @ ..] = rest {
        state(article, About::Record, id, number);
        rest = more;
    }
    if let [priority, more @ ..] = rest
        && is_priority(priority)
    {
        state(article, About::Urgency, priority, number);
        rest = more;
    }
    if let [category, more @ ..] = rest
        && category.bytes().all(|byte| byte.is_ascii_alphabetic())
    {
        state(article, About::Section, category, number);
        rest = more;
    }
    let last = rest.iter().rev().find(|field| field.starts_with(|c: char| c.is_alphabetic()));
    let id = fields.first().map(|id| id.trim_end_matches(|c: char| c.is_ascii_digit()));
    let names = [last.and_then(|name| name.split('-').next()), id];
    names.into_iter().flatten().map(str::to_owned).collect()
}

fn state_keywords(article: &mut RawArticle, line: &str, number: u64) {
    for keyword in line.split('/') {
        state(article, About::Topic, keyword, number);
    }
}

/// The last line of a message without control characters is its time.
fn take_trailer(parts: &mut Parts<'_>) {
    let last = parts.text.iter().rposition(|(_, line)| !line.trim().is_empty());
    if let Some(last) = last
        && times::iptc7901(parts.text[last].1).is_some()
    {
        parts.trailer.push(parts.text[last]);
        parts.text.truncate(last);
    }
}

/// States what stands in front of the text; gives the line with which the text begins.
fn state_headline(article: &mut RawArticle, text: &[(u64, &str)]) -> usize {
    let end = text.iter().take(LONGEST_BLOCK).position(|(_, line)| line.trim_end().ends_with('='));
    let Some(end) = end else { return without_sign(article, text) };
    let mut titles: Vec<(u64, String, usize)> = Vec::new();
    let mut second: Option<(u64, String)> = None;
    let mut is_in_byline = false;
    for (number, line) in &text[..=end] {
        let line = lines::plain(line.trim_end().trim_end_matches('='));
        let is_last_word = line.is_empty();
        if is_last_word {
            continue;
        }
        if lines::is_embargo(&line) {
            state(article, About::Embargo, &line, *number);
        } else if line.ends_with('/') {
            state_keywords(article, &line, *number);
        } else if is_in_byline || lines::is_byline(&line) && !titles.is_empty() {
            state(article, About::Author, &line, *number);
            is_in_byline = true;
        } else if let Some((_, second)) = &mut second {
            second.push(' ');
            second.push_str(&line);
        } else if let Some(words) = line.strip_prefix(SECOND_HEADLINE).filter(|_| !titles.is_empty()) {
            second = Some((*number, words.trim_start().to_owned()));
        } else {
            // A line that goes on where the one before was full is the same headline.
            let length = line.chars().count();
            match titles.last_mut() {
                Some((_, title, width)) if *width >= WRAPPED && !title.ends_with(':') => {
                    title.push(' ');
                    title.push_str(&line);
                    *width = length;
                }
                _ => titles.push((*number, line, length)),
            }
        }
    }
    if let Some((number, title, _)) = titles.pop() {
        state(article, About::Title, &title, number);
    }
    if let Some((number, words)) = second {
        state(article, About::Summary, &words, number);
    }
    for (number, line, _) in titles {
        if !is_kind_of_report(&line) {
            state(article, About::Topic, line.trim_end_matches(':'), number);
        }
    }
    end + 1
}

/// A headline that ends with an empty line, not with its sign.
fn without_sign(article: &mut RawArticle, text: &[(u64, &str)]) -> usize {
    let Some(first) = text.iter().position(|(_, line)| !line.trim().is_empty()) else { return 0 };
    let (number, line) = text[first];
    let line = lines::plain(line);
    let is_alone = text.get(first + 1).is_none_or(|(_, next)| next.trim().is_empty());
    let is_headline =
        is_alone && lines::dateline(&line).is_none() && !line.ends_with('.') && line.len() < 200;
    if !is_headline {
        return 0;
    }
    state(article, About::Title, &line, number);
    first + 1
}

/// `1ST LEAD`, `EXTRA`, `2ND NET`: what kind of report it is.
fn is_kind_of_report(line: &str) -> bool {
    const KINDS: &[&str] = &[
        "LEAD",
        "NET",
        "EXTRA",
        "REFILE",
        "URGENT",
        "FLASH",
        "ROUNDUP",
        "UPDATE",
        "CORRECTION",
        "CORRECTED",
        "ADVISORY",
        "FEATURE",
        "PREVIEW",
        "ANALYSIS",
        "EILMELDUNG",
        "BERICHTIGUNG",
        "ZUSAMMENFASSUNG",
        "WIEDERHOLUNG",
        "ACHTUNG",
        "KORREKTUR",
        "SUMMARY",
        "BACKGROUND",
        "NEWS",
    ];
    let line = line.to_uppercase();
    let words: Vec<&str> =
        line.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    words.len() <= 4 && words.iter().any(|word| KINDS.contains(word))
}

/// What is for editors stands behind such a line.
fn is_notebook(line: &str) -> bool {
    let line = line.trim();
    let is_rule =
        line.len() >= 5 && line.bytes().all(|byte| matches!(byte, b'*' | b' ')) && line.contains("* *");
    let name = line.strip_prefix("# ").map(str::to_lowercase).unwrap_or_default();
    is_rule || name.contains("notebook") || name.contains("notizblock") || name.contains("notepad")
}

fn names_agency(body: &str, agency: &str) -> bool {
    let is_edge = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
    agency.len() >= 2
        && body.match_indices(agency).any(|(at, _)| {
            is_edge(body[..at].chars().next_back()) && is_edge(body[at + agency.len()..].chars().next())
        })
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_priority(text: &str) -> bool {
    matches!(text.as_bytes(), [b'1'..=b'9'])
}
