//! A word that is not there goes in, words that are and that are spelled much like it come out.

use crate::analysis::pattern::Pattern;
use crate::analysis::{Words, signs, typed};
use crate::article::{Article, Part};
use crate::engine::Engine;
use crate::error::Result;
use crate::query::Node;

/// Words that are named.
const MOST: usize = 3;
/// Shorter words are like too many others.
const SHORTEST: usize = 3;
/// Longer ones are no words.
const LONGEST: usize = 40;
/// From this length on two slips are one too few to be another word.
const LONG: usize = 6;

/// Words of the archive that are spelled much like this, those with most articles first.
pub(super) fn near(engine: &dyn Engine, word: &str) -> Result<Vec<(String, u64)>> {
    for distance in 1..=slips(word) {
        let mut found = engine.expansion(&Node::Fuzzy { text: word.to_owned(), distance })?;
        let folded = typed::beginning(word);
        found.retain(|(other, articles)| *other != folded && *articles > 0);
        found.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        found.truncate(MOST);
        if !found.is_empty() {
            return Ok(found);
        }
    }
    Ok(Vec::new())
}

/// Words of an article that are spelled much like this, as they stand there: those with fewest slips first, then in
/// text order.
pub(super) fn near_in(article: &Article, word: &str) -> Vec<String> {
    among([Part::Title, Part::Summary, Part::Body].map(|part| article.part(part)), word)
}

fn among<const N: usize>(texts: [&str; N], word: &str) -> Vec<String> {
    let most = slips(word);
    let wanted = typed::beginning(word);
    let patterns: Vec<Pattern> = (1..=most).map(|distance| Pattern::near(word, distance)).collect();
    let mut found: Vec<(usize, String)> = Vec::new();
    for text in texts {
        for place in Words::new(text) {
            let raw = &text[place.start..place.end];
            // A byte more or less than the letters can make up for is no slip; it saves the folding of most words.
            let is_far = raw.len().abs_diff(word.len()) > 4 * usize::from(most);
            if is_far || found.iter().any(|known| known.1 == raw) {
                continue;
            }
            let folded = typed::beginning(raw);
            if folded == wanted {
                continue;
            }
            if let Some(slips) = patterns.iter().position(|pattern| pattern.is(&folded)) {
                found.push((slips, raw.to_owned()));
            }
        }
    }
    found.sort_by_key(|found| found.0);
    found.into_iter().take(MOST).map(|found| found.1).collect()
}

/// How many slips a word of this length may have.
fn slips(word: &str) -> u8 {
    match word.chars().count() {
        length if !(SHORTEST..=LONGEST).contains(&length) || signs::begins(word) => 0,
        length if length < LONG => 1,
        _ => 2,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_letters_more_less_other_or_exchanged() {
        let check = |body: &str, word: &str, expected: &[&str]| {
            assert_eq!(among([body], word), expected, "{word}");
        };
        check("The jnuta and juntas met the Junta.", "junta", &["jnuta", "juntas"]);
        check("Lukaschenka and Lukashenka", "lukashenko", &["Lukashenka", "Lukaschenka"]);
        check("Zepelim, zeppelins", "zeppelin", &["zeppelins", "Zepelim"]);
        check("Muler and Müller", "muller", &["Muler"]);
        check("an at it", "in", &[]);
    }
}
