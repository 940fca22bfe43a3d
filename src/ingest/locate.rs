//! Finds where in a file the texts of statements stand: an article and its source go in, bytes come out.

use crate::article::{About, RawArticle, Statement};
use memchr::memmem;

/// How far before and behind the name of a field its value is looked for, in bytes.
const BEFORE: usize = 300;
const BEHIND: usize = 600;
/// How often a name is looked at: a page repeats it in every teaser.
const MOST: usize = 6;

/// Statements that are looked for: each may cost a pass over the source.
const MOST_STATEMENTS: usize = 200;

/// Notes the byte at which each statement of a page or record stands, where it stands there letter by letter: beside
/// the name of its field, else where it stands first.
pub(super) fn statements(article: &mut RawArticle, source: &str) {
    // Keywords are many, and say where they stand by their name.
    let wanted = article.statements.iter_mut().filter(|statement| statement.about != About::Topic);
    for statement in wanted.take(MOST_STATEMENTS) {
        statement.at = beside_name(statement, source).or_else(|| first(source, &statement.text, 0));
    }
}

/// Notes the byte at which each statement stands that is a line: they come in the order of their lines.
pub(super) fn lines(article: &mut RawArticle, source: &str) {
    let mut from = 0;
    for statement in article.statements.iter_mut().take(MOST_STATEMENTS) {
        statement.at = first(source, &statement.text, from);
        if let Some(at) = statement.at {
            from = at as usize + statement.text.len();
        }
    }
}

fn first(source: &str, text: &str, from: usize) -> Option<u32> {
    let at = memmem::find(source.as_bytes().get(from..)?, text.as_bytes())?;
    u32::try_from(from + at).ok()
}

/// The value nearest to the name of its field: `content` stands before `property` as often as behind it.
fn beside_name(statement: &Statement, source: &str) -> Option<u32> {
    let name = statement.place.rsplit([' ', '`']).find(|word| !word.is_empty())?;
    let bytes = source.as_bytes();
    for at in memmem::find_iter(bytes, name.as_bytes()).take(MOST) {
        let start = at.saturating_sub(BEFORE);
        let end = (at + name.len() + BEHIND + statement.text.len()).min(bytes.len());
        let behind = memmem::find(&bytes[at..end], statement.text.as_bytes()).map(|by| at + by);
        let found = behind
            .or_else(|| memmem::rfind(&bytes[start..at], statement.text.as_bytes()).map(|by| start + by));
        if found.is_some() {
            return found.and_then(|at| u32::try_from(at).ok());
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Origin;

    #[test]
    fn a_value_is_found_beside_its_name() {
        let source = "<p>2021-03-05</p><meta content=\"2021-03-05\" property=\"article:published_time\">";
        let mut article = RawArticle::default();
        article.state(About::Published, Origin::Meta, "2021-03-05", "meta article:published_time");
        article.state(About::SomeDate, Origin::Visible, "2021-03-05", "line near the headline");
        article.state(About::Title, Origin::Meta, "Not there", "meta og:title");
        statements(&mut article, source);
        let at: Vec<Option<u32>> = article.statements.iter().map(|statement| statement.at).collect();
        assert_eq!(at, [Some(32), Some(3), None]);
    }

    #[test]
    fn lines_are_found_in_their_order() {
        let mut article = RawArticle::default();
        article.state(About::Title, Origin::Line, "Reuters says", "line 1");
        article.state(About::Imprint, Origin::Line, "Reuters", "line 3");
        lines(&mut article, "Reuters says\r\n\r\nReuters\r\n");
        let at: Vec<Option<u32>> = article.statements.iter().map(|statement| statement.at).collect();
        assert_eq!(at, [Some(0), Some(16)]);
    }
}
