//! Shapes over texts of single letters: the places found are worked out by eye.

use super::*;

/// A text of one word a letter; `/` begins a sentence, `|` a paragraph, `#` the body behind a headline.
struct Letters {
    words: Vec<(char, u32)>,
    sentences: Vec<u32>,
    paragraphs: Vec<u32>,
    body: u32,
}

impl Letters {
    fn read(text: &str) -> Letters {
        let mut letters =
            Letters { words: Vec::new(), sentences: Vec::new(), paragraphs: Vec::new(), body: 0 };
        let mut position = 0;
        for c in text.chars() {
            match c {
                '/' => letters.sentences.push(position),
                '|' => {
                    letters.sentences.push(position);
                    letters.paragraphs.push(position);
                }
                '#' => {
                    position += SAFE;
                    letters.body = position;
                    letters.sentences.push(position);
                    letters.paragraphs.push(position);
                }
                c => {
                    letters.words.push((c, position));
                    position += 1;
                }
            }
        }
        letters
    }
}

impl Text<char> for Letters {
    fn word(&mut self, word: &char, into: &mut Vec<Span>) {
        into.clear();
        into.extend(self.words.iter().filter(|row| row.0 == *word).map(|row| Span::word(row.1)));
    }
    fn beginnings(&mut self, within: Within) -> &[u32] {
        if within == Within::Sentence { &self.sentences } else { &self.paragraphs }
    }
    fn parts(&mut self) -> Parts {
        let title_words = self.words.iter().filter(|row| row.1 < self.body).count() as u32;
        Parts { summary: self.body, body: self.body, lead_end: self.body + 3, title_words, summary_words: 0 }
    }
}

fn check(text: &str, shape: &Shape<char>, expected: &[(u32, u32)]) {
    let mut found = Vec::new();
    Reader::default().read(shape, &mut Letters::read(text), &mut found);
    let found: Vec<(u32, u32)> = found.iter().map(Span::key).collect();
    assert_eq!(found, expected, "{text} {shape:?}");
}

fn word(c: char) -> Shape<char> {
    Shape::Word(c)
}

fn near(left: Shape<char>, right: Shape<char>, within: Within) -> Shape<char> {
    Shape::Near { left: Box::new(left), right: Box::new(right), within, is_ordered: false }
}

fn before(left: Shape<char>, right: Shape<char>, n: u32) -> Shape<char> {
    let (left, right) = (Box::new(left), Box::new(right));
    Shape::Near { left, right, within: Within::Words(n), is_ordered: true }
}

fn apart(left: Shape<char>, right: Shape<char>, within: Within) -> Shape<char> {
    Shape::NotNear { left: Box::new(left), right: Box::new(right), within, is_ordered: false }
}

fn phrase(letters: &str) -> Shape<char> {
    Shape::Phrase(letters.chars().map(|c| (word(c), 1)).collect())
}

#[test]
fn near_is_either_way_and_adjacent_is_one() {
    let within = |n| near(word('a'), word('b'), Within::Words(n));
    check("axb", &within(1), &[]);
    check("axb", &within(2), &[(0, 2)]);
    check("bxa", &within(2), &[(0, 2)]);
    check("bxaxb", &within(2), &[(0, 2), (2, 4)]);
    check("abab", &within(3), &[(0, 1), (1, 2), (2, 3)]);
    check("bxa", &before(word('a'), word('b'), 9), &[]);
    check("axbb", &before(word('a'), word('b'), 9), &[(0, 2)]);
}

#[test]
fn one_place_is_not_near_itself() {
    check("xax", &near(word('a'), word('a'), Within::Words(9)), &[]);
    check("axaxa", &near(word('a'), word('a'), Within::Words(9)), &[(0, 2), (2, 4)]);
    let inside = near(phrase("ab"), word('b'), Within::Words(9));
    check("ab", &inside, &[]);
    check("abxb", &inside, &[(0, 3)]);
}

#[test]
fn what_stands_between_the_words_of_a_nearness_is_near_it() {
    let chain = near(near(word('a'), word('b'), Within::Words(5)), word('c'), Within::Words(5));
    check("axcxb", &chain, &[(0, 4)]);
    check("cab", &chain, &[(0, 2)]);
    let turned = near(word('c'), near(word('a'), word('b'), Within::Words(5)), Within::Words(5));
    check("axcxb", &turned, &[(0, 4)]);
    let third = near(near(word('a'), word('b'), Within::Words(5)), word('a'), Within::Words(5));
    check("ab", &third, &[]);
    check("aba", &third, &[(0, 2)]);
}

#[test]
fn a_shorter_choice_does_not_hide_a_longer_one() {
    let choice = || Shape::Any(vec![phrase("ab"), word('b')]);
    check("cab", &near(choice(), word('c'), Within::Words(1)), &[(0, 2)]);
    check("abc", &near(choice(), word('c'), Within::Words(1)), &[(1, 2)]);
}

#[test]
fn not_near_keeps_the_places_that_have_no_other() {
    let not = |n| apart(word('a'), word('b'), Within::Words(n));
    check("abxxxa", &not(2), &[(5, 5)]);
    check("ab", &not(2), &[]);
    check("a", &not(2), &[(0, 0)]);
    check("baxxxa", &apart(word('a'), phrase("ba"), Within::Words(2)), &[(5, 5)]);
    check("axxa", &apart(word('a'), word('a'), Within::Words(2)), &[(0, 0), (3, 3)]);
    check("axa", &apart(word('a'), word('a'), Within::Words(2)), &[]);
    check("ax/bxa", &apart(word('a'), word('b'), Within::Sentence), &[(0, 0)]);
}

#[test]
fn sentences_paragraphs_and_parts_hold_texts_together() {
    let same = |within| near(word('a'), word('b'), within);
    check("ax/xb", &same(Within::Sentence), &[]);
    check("ax/xb", &same(Within::Paragraph), &[(0, 3)]);
    check("ax|xb", &same(Within::Paragraph), &[]);
    check("ax|xb", &same(Within::Part), &[(0, 3)]);
    check("ax#xb", &same(Within::Part), &[]);
    check("ax#xb", &same(Within::Words(1000)), &[]);
    check("xa/bb", &same(Within::Words(1)), &[(1, 2)]);
    check("ax#b", &Shape::Phrase(vec![(word('a'), 1), (word('b'), 18)]), &[]);
}

#[test]
fn phrases_have_gaps_and_choices() {
    check("abab", &phrase("ab"), &[(0, 1), (2, 3)]);
    check("aaa", &phrase("aa"), &[(0, 1), (1, 2)]);
    check("axbab", &Shape::Phrase(vec![(word('a'), 1), (word('b'), 2)]), &[(0, 2)]);
    let choice = Shape::Any(vec![phrase("bc"), word('b')]);
    check("abcd", &Shape::Phrase(vec![(word('a'), 1), (choice.clone(), 1), (word('d'), 1)]), &[(0, 3)]);
    check("abd", &Shape::Phrase(vec![(word('a'), 1), (choice, 1), (word('d'), 1)]), &[(0, 2)]);
}

#[test]
fn slop_counts_moves_as_lucene_does() {
    let slop = |n| Shape::Slop { words: vec![(word('a'), 0), (word('b'), 1)], n };
    check("ab", &slop(0), &[(0, 1)]);
    check("axb", &slop(0), &[]);
    check("axb", &slop(1), &[(0, 2)]);
    check("ba", &slop(1), &[]);
    check("ba", &slop(2), &[(0, 1)]);
    let twice = Shape::Slop { words: vec![(word('a'), 0), (word('a'), 1)], n: 3 };
    check("xax", &twice, &[]);
    check("axa", &twice, &[(0, 2)]);
}

#[test]
fn mentions_are_counted() {
    let often = |n| Shape::Often { n, of: Box::new(word('a')) };
    check("axa#a", &often(3), &[(0, 0), (2, 2), (19, 19)]);
    check("axa", &often(3), &[]);
    let overlapping = Shape::Any(vec![phrase("ba"), word('a')]);
    check("xba", &Shape::Often { n: 2, of: Box::new(overlapping) }, &[]);
    let cluster = |n| Shape::Cluster { n, of: Box::new(word('a')) };
    check("axaxxa", &cluster(2), &[(0, 2), (2, 5)]);
    check("ax#xa", &cluster(2), &[]);
}

#[test]
fn some_of_several_texts() {
    let some = |n| Shape::Some { n, parts: vec![word('a'), word('b'), word('c')] };
    check("axbxxc", &some(2), &[(0, 2), (2, 5)]);
    check("axbxxc", &some(3), &[(0, 5)]);
    check("axb#c", &some(3), &[]);
    check("aab", &some(1), &[(0, 0), (1, 1), (2, 2)]);
}

#[test]
fn the_first_words_are_counted_from_the_headline() {
    let first = |n| Shape::First { n, of: Box::new(word('a')) };
    check("xa#xxa", &first(2), &[(1, 1)]);
    check("xa#xxa", &first(5), &[(1, 1), (20, 20)]);
    check("xx#a", &first(2), &[]);
    check("a", &first(1), &[(0, 0)]);
}

#[test]
fn sections_keep_what_lies_in_them() {
    let of = |section| Shape::In { section, of: Box::new(word('a')) };
    check("a#axxxa", &of(Section::Title), &[(0, 0)]);
    check("a#axxxa", &of(Section::Body), &[(17, 17), (21, 21)]);
    check("a#axxxa", &of(Section::Lead), &[(17, 17)]);
    check("a#axxxa", &of(Section::Summary), &[]);
}
