//! A word that is not there goes in, words that are and that are spelled much like it come out.

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

/// Words of an article that are spelled much like this, as they stand there, in text order.
pub(super) fn near_in(article: &Article, word: &str) -> Vec<String> {
    let most = usize::from(slips(word));
    let wanted: Vec<char> = typed::beginning(word).chars().collect();
    let mut found: Vec<(usize, String)> = Vec::new();
    for part in [Part::Title, Part::Summary, Part::Body] {
        let text = article.part(part);
        for place in Words::new(text) {
            let raw = &text[place.start..place.end];
            // A byte more or less than the letters can make up for is no slip; it saves the folding of most words.
            if raw.len().abs_diff(word.len()) > 4 * most || found.iter().any(|known| known.1 == raw) {
                continue;
            }
            let letters: Vec<char> = typed::beginning(raw).chars().collect();
            if letters != wanted && letters.len().abs_diff(wanted.len()) <= most {
                let slips = distance(&wanted, &letters);
                if slips <= most {
                    found.push((slips, raw.to_owned()));
                }
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

/// Letters to insert, take out, replace or exchange with the next (optimal string alignment).
fn distance(a: &[char], b: &[char]) -> usize {
    let mut before: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = (0..=b.len()).collect();
    for (i, left) in a.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, right) in b.iter().enumerate() {
            let replaced = above[j] + usize::from(left != right);
            let mut least = replaced.min(above[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && *left == b[j - 1] && a[i - 1] == *right {
                least = least.min(before[j - 1] + 1);
            }
            row.push(least);
        }
        before = std::mem::replace(&mut above, row);
    }
    above[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_letters_more_less_other_or_exchanged() {
        let check = |a: &str, b: &str, expected: usize| {
            let letters = |text: &str| text.chars().collect::<Vec<char>>();
            assert_eq!(distance(&letters(a), &letters(b)), expected, "{a} {b}");
        };
        check("junta", "junta", 0);
        check("junta", "jnuta", 1);
        check("junta", "juntas", 1);
        check("lukashenko", "lukashenka", 1);
        check("zeppelin", "zepelim", 2);
        check("", "ab", 2);
        check("müller", "muller", 1);
    }
}
