//! Decides the headline: what a file states goes in, the headline without the name of its site comes out.

use super::source;
use super::text;
use super::trail::{Trail, place_of};
use crate::article::{About, Origin, RawArticle, Statement};

/// What stands between a headline and the name of its site.
#[rustfmt::skip]
const DIVIDERS: &[&str] = &[
    " | ", " – ", " — ", " - ", " » ", " « ", " · ", " • ", " › ", " :: ", " : ", " // ", " > ", "｜", " ~ ", "|",
];

/// The name of a site has at most this many words.
const MOST_WORDS: usize = 8;

/// Decides, and writes down why. The first statement is the headline; others that differ stay in the evidence.
pub(super) fn decide(raw: &RawArticle, sites: &[String], trail: &mut Trail) -> Option<String> {
    let statements: Vec<(&Statement, String)> = raw
        .about(About::Title)
        .filter_map(|statement| Some((statement, text::one_line(&statement.text)?)))
        .collect();
    let lines: Vec<&str> = statements.iter().map(|(_, line)| line.as_str()).collect();
    let taken = statements
        .iter()
        .position(|(_, line)| !is_cut_short(line, &lines) && !is_site(line, sites))
        .or_else(|| (!statements.is_empty()).then_some(0))?;
    let (statement, line) = &statements[taken];
    let headline = if is_of_page(statement.origin) { without_site(line, sites, &lines) } else { line };
    let rule = if headline.len() < line.len() {
        "first in the file's order of trust, without the name of the site"
    } else {
        "first in the file's order of trust"
    };
    trail.took("title", headline, &statement.text, place_of(statement), rule);
    for (number, (statement, line)) in statements.iter().enumerate() {
        if number == taken || line == headline {
            continue;
        }
        let rule = match number < taken {
            true if is_site(line, sites) => "the name of the site",
            true => "cut short",
            false => "another one came first",
        };
        trail.passed_over("title", Some(line), &statement.text, place_of(statement), rule);
    }
    Some(headline.to_owned())
}

/// Whether a headline ends in points where another one goes on.
fn is_cut_short(line: &str, others: &[&str]) -> bool {
    let begin = line.trim_end_matches(['.', '…', ' ']);
    let is_open = line.ends_with('…') || line.ends_with("...");
    is_open
        && !begin.is_empty()
        && others.iter().any(|other| other.len() > line.len() && other.starts_with(begin))
}

/// Whether a place in a page adds the name of the site; a heading in it does not.
fn is_of_page(origin: Origin) -> bool {
    matches!(origin, Origin::Meta | Origin::Element | Origin::JsonLd | Origin::Microdata)
}

/// A headline without the pieces at its ends that name the site.
fn without_site<'a>(line: &'a str, sites: &[String], others: &[&str]) -> &'a str {
    let mut rest = line;
    loop {
        let cut = DIVIDERS.iter().find_map(|divider| {
            let (before, tail) = rest.rsplit_once(divider)?;
            let is_stated = others.contains(&before.trim()) && tail.split_whitespace().count() <= MOST_WORDS;
            (is_site(tail, sites) || is_stated).then_some(before)
        });
        let cut = cut.or_else(|| {
            DIVIDERS.iter().find_map(|divider| {
                let (head, behind) = rest.split_once(divider)?;
                is_site(head, sites).then_some(behind)
            })
        });
        match cut.map(str::trim).filter(|cut| !cut.is_empty()) {
            Some(shorter) => rest = shorter,
            None => break,
        }
    }
    let bare = rest.trim_end_matches(['|', '»', '·', ' ']);
    if bare.is_empty() { rest } else { bare }
}

/// Whether a piece is a name of the site: as stated, or its address.
fn is_site(piece: &str, sites: &[String]) -> bool {
    let joined = |name: &str| {
        let key = source::key(name).replace(' ', "");
        key.strip_prefix("the").filter(|rest| !rest.is_empty()).map_or(key.clone(), str::to_owned)
    };
    let own = joined(piece.trim());
    !own.is_empty() && sites.iter().any(|site| may_join_to(site, &own) && joined(site) == own)
}

/// Whether a name may have this key: keys are made for few of the names that a headline is compared with.
fn may_join_to(name: &str, key: &str) -> bool {
    // Letters of Latin alone may lose all that is not ASCII.
    let keeps_script =
        |c: char| matches!(c, '\u{370}'..='\u{1cff}' | '\u{2c00}'..='\u{d7ff}') && c.is_alphabetic();
    match name.is_ascii() {
        true => key.len() <= name.len(),
        false => !key.is_ascii() || !name.chars().any(keeps_script),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Checks the headline of a page of The Echo whose `meta` elements state these titles.
    fn check(titles: &[&str], expected: &str) {
        let mut raw = RawArticle::default();
        for title in titles {
            raw.state(About::Title, Origin::Meta, title, "meta og:title");
        }
        let sites = ["The Echo".to_owned(), "echo.example".to_owned()];
        let title = decide(&raw, &sites, &mut Trail::default());
        assert_eq!(title.as_deref().unwrap_or_default(), expected, "{titles:?}");
    }

    #[test]
    fn the_name_of_the_site_is_no_part_of_the_headline() {
        check(&["Ferry runs again | The Echo"], "Ferry runs again");
        check(&["Ferry runs again - TheEcho"], "Ferry runs again");
        check(&["Ferry runs again – echo.example"], "Ferry runs again");
        check(&["The Echo » Ferry runs again"], "Ferry runs again");
        check(&["The Echo|Ferry runs again"], "Ferry runs again");
        check(&["Ferry runs again - Local - The Echo"], "Ferry runs again - Local");
        check(&["Ferry runs again – a year late"], "Ferry runs again – a year late");
        check(&["Ferry runs again – Harbour Post", "Ferry runs again"], "Ferry runs again");
        check(&["The Echo"], "The Echo");
        check(&["The Echo", "Ferry runs again"], "Ferry runs again");
        check(&["Ferry runs again |"], "Ferry runs again");
        check(&[], "");
    }

    #[test]
    fn a_headline_that_is_cut_short_gives_way() {
        check(
            &["Ferry runs again after a year …", "Ferry runs again after a year of repairs"],
            "Ferry runs again after a year of repairs",
        );
        check(&["And then ..."], "And then ...");
    }

    #[test]
    fn a_heading_that_a_reader_sees_stays_whole() {
        let mut raw = RawArticle::default();
        raw.state(About::Title, Origin::Visible, "Ferry runs again | The Echo", "h1");
        let title = decide(&raw, &["The Echo".to_owned()], &mut Trail::default());
        assert_eq!(title.as_deref(), Some("Ferry runs again | The Echo"));
    }
}
