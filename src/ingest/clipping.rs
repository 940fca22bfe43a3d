//! A plain text goes in: headline, the lines under it, paragraphs; one article comes out.
//!
//! Every line becomes headline, imprint or body; none is dropped.

use super::{Format, Head, Input, Item, locate, paragraphs};
use crate::article::{About, Origin, RawArticle};
use paragraphs::Width;

/// The format's name; its files are looked at once more before they are taken for news.
pub const NAME: &str = "clipping";

/// Plain text: a headline, perhaps a line with source and date, paragraphs.
pub struct Clipping;

impl Format for Clipping {
    fn name(&self) -> &'static str {
        NAME
    }

    fn help(&self) -> &'static str {
        "plain text: a headline, a line with source and date, paragraphs"
    }

    fn recognises(&self, head: &Head<'_>) -> bool {
        !head.text.is_empty()
    }

    fn read(&self, input: &mut Input<'_>, out: &mut dyn FnMut(Item)) {
        match input.text() {
            Ok(text) => {
                let mut article = article(&text);
                locate::lines(&mut article, &text);
                out(Item::Article(article));
            }
            Err(reason) => out(Item::Failed { member: None, reason }),
        }
    }
}

/// Characters of the longest headline; a longer line is a paragraph.
const LONGEST_HEADLINE: usize = 200;
/// Words of the longest headline.
const MOST_WORDS: usize = 30;
/// Lines that stand between headline and text at most.
const MOST_IMPRINT_LINES: usize = 6;

/// The article that a text is.
pub(super) fn article(text: &str) -> RawArticle {
    let text = paragraphs::with_line_feeds(text);
    let lines: Vec<&str> = text.split('\n').collect();
    let mut article = RawArticle::default();
    let body = match headline(&lines) {
        Some(at) => {
            let title = lines[at].trim();
            article.state(About::Title, Origin::Line, title, format!("line {}", at + 1));
            let body = after_imprint(&lines, at + 1);
            for (at, line) in lines.iter().enumerate().take(body).skip(at + 1) {
                article.state(About::Imprint, Origin::Line, line, format!("line {}", at + 1));
            }
            body
        }
        None => 0,
    };
    article.body = paragraphs::join(lines[body..].iter().copied());
    article
}

/// The headline's line: the first that is not empty, when it is short, is no sentence, and is set off from what
/// follows by an empty line, a line of source and date, or a line end that wrapping did not make.
pub(super) fn headline(lines: &[&str]) -> Option<usize> {
    let at = lines.iter().position(|line| !line.trim().is_empty())?;
    let line = lines[at].trim();
    if !line.contains(char::is_alphanumeric) {
        // A rule of dashes or stars.
        return None;
    }
    let is_short = line.chars().count() <= LONGEST_HEADLINE && line.split_whitespace().count() <= MOST_WORDS;
    if !is_short || ends_sentence(line) || line.ends_with([',', ';']) {
        return None;
    }
    let next = lines.get(at + 1).copied().unwrap_or_default();
    let begins_anew = next.starts_with(|c: char| {
        c.is_whitespace() || c.is_uppercase() || c.is_ascii_digit() || "\"'“‘«„".contains(c)
    }) || next.chars().next().is_some_and(|c| !c.is_ascii() && !c.is_lowercase())
        || has_label(next)
        || by_line(next).is_some();
    let is_set_off = next.trim().is_empty()
        || (begins_anew
            && is_imprint(next)
            && lines.get(at + 2).is_none_or(|line| is_blank_or_imprint(line)))
        || (begins_anew && Width::of(lines[at..].iter().copied()).is_deliberate(lines[at], next));
    is_set_off.then_some(at)
}

/// The first line of the text, after the lines under the headline that are no text.
pub(super) fn after_imprint(lines: &[&str], first: usize) -> usize {
    let width = Width::of(lines[first..].iter().copied());
    let mut body = first;
    let mut count = 0;
    for (at, line) in lines.iter().enumerate().skip(first) {
        if line.trim().is_empty() {
            continue;
        }
        if count == MOST_IMPRINT_LINES || !is_imprint(line) {
            break;
        }
        let follows = lines.get(at + 1).copied().unwrap_or_default();
        // A short line that runs on into the next is the beginning of a wrapped paragraph.
        let runs_on = !follows.trim().is_empty() && !width.is_deliberate(line, follows);
        let may_stand_above_text = count > 0 || by_line(line).is_some();
        let stands_alone =
            is_blank_or_imprint(follows) || may_stand_above_text && !follows.starts_with(char::is_lowercase);
        if runs_on || !stands_alone {
            break;
        }
        count += 1;
        body = at + 1;
        // The dash that ends a wire's line leads on to the text.
        if line.trim_end().ends_with(['-', '–', '—', '_']) {
            break;
        }
    }
    body
}

fn is_blank_or_imprint(line: &str) -> bool {
    line.trim().is_empty() || is_imprint(line)
}

/// Words that begin the line with the author.
const BY: &[&str] =
    &["by ", "von ", "par ", "por ", "di ", "door ", "av ", "af ", "de ", "przez ", "oleh ", "автор"];

/// Words that begin a line with a day, an address or a source.
const LABELS: &[&str] = &[
    "published",
    "updated",
    "posted",
    "date:",
    "source:",
    "author:",
    "from:",
    "url:",
    "http://",
    "https://",
    "www.",
    "publié",
    "mis à jour",
    "veröffentlicht",
    "stand:",
    "publicado",
    "pubblicato",
    "gepubliceerd",
    "опубликовано",
];

/// Whether a line looks like source, date or author: short, no sentence, and with something of the three in it.
pub(super) fn is_imprint(line: &str) -> bool {
    let text = line.trim();
    let words = text.split_whitespace().count();
    if text.is_empty() || text.chars().count() > 120 || words > 16 {
        return false;
    }
    if has_label(text) {
        return true;
    }
    if ends_sentence(text) || text.ends_with([',', ';', ':', '?', '!']) {
        return false;
    }
    let has_number = text.contains(|c: char| c.is_numeric());
    let parts = [" | ", " - ", " – ", " — ", " / ", " · ", " • ", "-", "–", "—", "|"];
    let is_in_parts = parts.iter().any(|part| text.contains(part));
    let says_by = by_line(text).is_some() && (words <= 8 || has_number || is_in_parts);
    says_by
        || has_number && words <= 16 && text.matches([',', '،', '|']).count() >= 2
        || has_number && words <= 12 && (is_in_parts || text.contains([',', '،', '，', '、']) || words <= 7)
        || is_in_parts && words <= 8 && !text.contains(". ")
        || words <= 5 && is_name(text)
}

fn has_label(line: &str) -> bool {
    let small = line.trim_start().to_lowercase();
    LABELS.iter().any(|label| small.starts_with(label))
}

/// The rest of a line that begins as a byline does and goes on with a name.
fn by_line(line: &str) -> Option<&str> {
    let text = line.trim();
    let by = BY.iter().find(|by| text.get(..by.len()).is_some_and(|start| start.to_lowercase() == **by))?;
    let rest = text[by.len()..].trim_start_matches([':', ' ']);
    let is_short = text.chars().count() <= 120 && text.split_whitespace().count() <= 16;
    let names_someone = rest.starts_with(char::is_uppercase) && !ends_sentence(rest);
    (is_short && names_someone).then_some(rest)
}

/// Whether every word but the small ones in a name is in capitals: `The Harbour News`, `Agence de Presse`.
fn is_name(text: &str) -> bool {
    let small =
        ["of", "the", "and", "de", "la", "le", "du", "des", "der", "die", "das", "und", "et", "y", "e", "in"];
    text.starts_with(|c: char| c.is_uppercase() || !c.is_alphabetic())
        && text.split_whitespace().all(|word| small.contains(&word) || !word.starts_with(char::is_lowercase))
}

/// Whether a line ends as a sentence does: with a full stop that no abbreviation or row of dots explains.
fn ends_sentence(line: &str) -> bool {
    let text = line.trim_end().trim_end_matches(['"', '”', '’', '»', '“', ')']);
    if text.ends_with(['。', '।', '።', '။']) {
        return true;
    }
    let Some(text) = text.strip_suffix('.') else { return false };
    let last = text.split_whitespace().next_back().unwrap_or_default();
    let is_abbreviation = last.contains('.') || last.chars().count() == 1 || ABBREVIATIONS.contains(&last);
    !text.ends_with('.') && !is_abbreviation
}

const ABBREVIATIONS: &[&str] = &[
    "Jan", "Feb", "Mar", "Apr", "Aug", "Sept", "Sep", "Oct", "Nov", "Dec", "Inc", "Co", "Corp", "Ltd", "Jr",
    "Sr", "St", "Dr", "No", "vs", "etc",
];

#[cfg(test)]
mod tests {
    use super::*;

    /// `T` and the title, `I` with the line's number and the imprint, `B` and the body.
    fn check(text: &str, expected: &[&str]) {
        let article = article(text);
        let mut lines: Vec<String> = Vec::new();
        for statement in &article.statements {
            let number = statement.place.trim_start_matches("line ");
            match statement.about {
                About::Title => lines.push(format!("T {}", statement.text)),
                _ => lines.push(format!("I{number} {}", statement.text)),
            }
        }
        lines.push(format!("B {}", article.body));
        assert_eq!(lines, expected, "{text}");
    }

    const LONG: &str = "The old bridge over the harbour, closed since the floods of last spring, was opened again on Monday after a year of repairs that cost the town three million.";

    #[test]
    fn headline_imprint_and_paragraphs_are_told_apart() {
        check(
            &format!("Bridge Opens Again\n\nHarbour News-May 3\n\n{LONG}\n\n{LONG}  More will follow."),
            &[
                "T Bridge Opens Again",
                "I3 Harbour News-May 3",
                &format!("B {LONG}\n\n{LONG}  More will follow."),
            ],
        );
    }

    #[test]
    fn imprint_lines_come_in_many_shapes() {
        for line in [
            "Bangkok Post - Oct 5",
            "Reuters - March 14, 2022",
            "The Harbour News, 12 August 2019",
            "By Jane Roe | The Harbour News | Tue 7 Feb 2023 10.15 GMT",
            "By Jane Roe",
            "Par Anne Petit",
            "Published 14:05, 3 May 2021",
            "Updated: Feb. 7, 2023, 4 p.m.",
            "Der Hafen, 24.12.1999",
            "Le Port | 3 mai 2021",
            "2011年3月11日",
            "1912",
            "The Harbour News",
            "https://example.org/news/bridge",
        ] {
            check(
                &format!("Bridge opens\n\n{line}\n\n{LONG}"),
                &["T Bridge opens", &format!("I3 {line}"), &format!("B {LONG}")],
            );
            check(
                &format!("Bridge opens\n{line}\n\n{LONG}"),
                &["T Bridge opens", &format!("I2 {line}"), &format!("B {LONG}")],
            );
        }
    }

    #[test]
    fn several_imprint_lines_may_follow() {
        check(
            &format!("Bridge opens\nBy Jane Roe\nThe Harbour News\nMay 3, 2019\n\n{LONG}"),
            &[
                "T Bridge opens",
                "I2 By Jane Roe",
                "I3 The Harbour News",
                "I4 May 3, 2019",
                &format!("B {LONG}"),
            ],
        );
    }

    #[test]
    fn a_line_that_ends_in_a_dash_leads_on_to_the_text() {
        check(
            "Ferry sold\n\nPORT TOWN, May 3 -\n\nPaid May 1, 1987\n\nIt rained.",
            &["T Ferry sold", "I3 PORT TOWN, May 3 -", "B Paid May 1, 1987\n\nIt rained."],
        );
    }

    #[test]
    fn a_wrapped_first_paragraph_stays_whole() {
        check(
            "Ferry sold\n\nPORT TOWN, May 3 - Harbour Co said on Monday\nFerry No 3, its last, was sold to Port Lines\nin a deal that nobody had foreseen in 1987.",
            &[
                "T Ferry sold",
                "B PORT TOWN, May 3 - Harbour Co said on Monday Ferry No 3, its last, was sold to Port Lines in a deal that nobody had foreseen in 1987.",
            ],
        );
    }

    #[test]
    fn a_short_first_paragraph_is_no_imprint() {
        check(
            "Bridge opens\n\nIt rained.\n\nNobody came.",
            &["T Bridge opens", "B It rained.\n\nNobody came."],
        );
        check(
            &format!("Bridge opens\n\nOfficials say that more cuts are to come for the ferry\n\n{LONG}"),
            &[
                "T Bridge opens",
                &format!("B Officials say that more cuts are to come for the ferry\n\n{LONG}"),
            ],
        );
    }

    #[test]
    fn a_text_without_a_headline_is_all_body() {
        check(LONG, &[&format!("B {LONG}")]);
        check("It rained.\n\nNobody came.", &["B It rained.\n\nNobody came."]);
        check(
            "The council voted on Monday to close the old\nferry line, and to build a bridge.",
            &["B The council voted on Monday to close the old ferry line, and to build a bridge."],
        );
    }

    #[test]
    fn a_headline_alone_has_no_body() {
        check("Bridge opens again", &["T Bridge opens again", "B "]);
        check("\n\n  Bridge opens again\n\n", &["T Bridge opens again", "B "]);
    }

    #[test]
    fn a_headline_may_stand_right_above_the_text() {
        check(&format!("Bridge opens again\n{LONG}"), &["T Bridge opens again", &format!("B {LONG}")]);
        check(
            "Bridge opens\nThe old bridge over the harbour was opened again on\nMonday after a year of repairs that cost the town\nthree million.",
            &[
                "T Bridge opens",
                "B The old bridge over the harbour was opened again on Monday after a year of repairs that cost the town three million.",
            ],
        );
    }

    #[test]
    fn a_headline_may_ask_quote_or_end_in_an_abbreviation() {
        for title in [
            "Who needs a bridge?",
            "‘We need a bridge’",
            "Bridge built by Harbour Co.",
            "Bridges of the U.S.",
            "And so on...",
        ] {
            check(&format!("{title}\n\n{LONG}"), &[&format!("T {title}"), &format!("B {LONG}")]);
        }
    }

    #[test]
    fn any_line_end_will_do() {
        check(
            &format!("Bridge opens\r\n\r\nMay 3, 2019\r\n\r\n{LONG}\r\n"),
            &["T Bridge opens", "I3 May 3, 2019", &format!("B {LONG}")],
        );
        check(
            &format!("Bridge opens\r\rMay 3, 2019\r\r{LONG}"),
            &["T Bridge opens", "I3 May 3, 2019", &format!("B {LONG}")],
        );
    }
}
