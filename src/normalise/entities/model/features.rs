//! Takes a word where it stands, gives its features: numbers by which weights are found.
//!
//! This is the one place that knows them, for training as for tagging. They come in groups, so that the weights
//! of a group that depends on one word, or on one form in a document, are added up once and kept.

use super::super::lists::bit;
use super::hash::mix;
use super::lexicon::{Lexicon, Word};
use super::reading::{Mode, Reading, Token};

/// Where a word stands beside the one that is decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Two words before.
    BeforeLast,
    /// The word before.
    Before,
    /// The word itself.
    Here,
    /// The word after.
    After,
    /// Two words after.
    AfterNext,
}

impl Side {
    /// All sides.
    pub const ALL: [Side; 5] = [Side::BeforeLast, Side::Before, Side::Here, Side::After, Side::AfterNext];
}

/// What the lists can say that is a feature by itself.
const TELLING: u32 = !(bit::PREFIX | bit::CAPITALS | bit::ARTICLE | bit::AND | bit::CONNECTOR);
/// What is a feature of the words at the ends of a run.
const TELLING_AT_ENDS: u32 = bit::GIVEN
    | bit::SURNAME
    | bit::ORDINARY
    | bit::LISTED
    | bit::DEMONYM
    | bit::TITLE
    | bit::ROLE
    | bit::ORGANISATION
    | bit::COMPANY
    | bit::WEAK
    | bit::PLACE
    | bit::HEAD
    | bit::EVENT;
/// What stands for a cluster beyond the ends of a sentence.
const NO_CLUSTER: u64 = 60_000;

/// The features of a word on one side, which depend on nothing else. `word` is none beyond the sentence.
pub fn of_word(word: Option<&Word>, side: Side, mode: Mode, into: &mut Vec<u64>) {
    let mut add = |template: u64, value: u64| into.push(common(template, value));
    let Some(word) = word else {
        add(1 + side as u64, 1);
        return;
    };
    let is_loud = mode == Mode::Capitals;
    let clusters = if is_loud { word.loud_clusters } else { word.clusters };
    let [coarse, middle, fine] = clusters.map(u64::from);
    match side {
        Side::BeforeLast | Side::AfterNext => {
            add(1 + side as u64, word.lower);
            add(10 + side as u64, middle);
        }
        Side::Before | Side::After => {
            add(1 + side as u64, word.lower);
            add(20 + side as u64, word.suffixes[2]);
            add(30 + side as u64, coarse);
            add(35 + side as u64, middle);
            add(40 + side as u64, fine);
            each_bit(listed(word, is_loud) & TELLING, |index| add(45 + side as u64, index));
        }
        Side::Here => {
            let shape = shape(word, is_loud);
            add(50, 0);
            add(51, if is_loud { word.lower } else { word.cased });
            add(52, word.lower);
            for (index, prefix) in word.prefixes.iter().enumerate().filter(|(_, prefix)| **prefix != 0) {
                add(53 + index as u64, *prefix);
            }
            for (index, suffix) in word.suffixes.iter().enumerate().filter(|(_, suffix)| **suffix != 0) {
                add(55 + index as u64, *suffix);
            }
            add(60, shape);
            if !is_loud {
                add(61, word.full_shape);
            }
            if word.tail != 0 {
                add(62, word.tail);
            }
            add(63, coarse);
            add(64, middle);
            add(65, fine);
            add(66, u64::from(word.small_cluster));
            let bits = listed(word, is_loud);
            if bits & TELLING == 0 {
                add(67, shape);
            }
            each_bit(bits & TELLING, |index| add(68, index));
            add(69, u64::from(bits & TELLING));
        }
    }
}

/// The features of a word that depend on its neighbours.
pub fn of_neighbours(reading: &Reading, lexicon: &Lexicon, at: usize, into: &mut Vec<u64>) {
    let token = &reading.tokens[at];
    let sentence = reading.sentences[token.sentence as usize];
    let is_loud = sentence.mode == Mode::Capitals;
    let near = |distance: isize| {
        let index = at.checked_add_signed(distance)?;
        let is_inside = (sentence.start as usize..sentence.end as usize).contains(&index);
        is_inside.then(|| (&reading.tokens[index], lexicon.word(reading.tokens[index].word)))
    };
    let sides = [near(-2), near(-1), near(0), near(1), near(2)];
    let number = |index: usize| sides[index].map_or(index as u64, |(_, word)| word.lower);
    let cluster = |index: usize, level: usize| {
        let clusters = |word: &Word| if is_loud { word.loud_clusters } else { word.clusters };
        sides[index].map_or(NO_CLUSTER, |(_, word)| u64::from(clusters(word)[level]))
    };
    let shape_of = |index: usize| sides[index].map_or(2, |(_, word)| shape(word, is_loud));
    let bits = |index: usize| sides[index].map_or(0, |(_, word)| listed(word, is_loud) & TELLING);
    let (before, own, after) = (number(1), number(2), number(3));
    let own_shape = shape_of(2);
    let mode = sentence.mode as u64;
    let is_first = u64::from(at == sentence.start as usize);
    into.push(rare(70, mix(before, own)));
    into.push(rare(71, mix(own, after)));
    into.push(rare(72, mix(number(0), before)));
    into.push(rare(73, mix(after, number(4))));
    let mut add = |template: u64, value: u64| into.push(common(template, value));
    add(74, mix(mix(shape_of(1), own_shape), shape_of(3)));
    add(75, mix(own_shape, shape_of(3)));
    add(76, mix(shape_of(1), own_shape));
    add(77, mix(own_shape, is_first + 2 * mode));
    add(78, mix(before, own_shape));
    add(79, mix(own_shape, after));
    add(80, mix(cluster(1, 1), cluster(2, 1)));
    add(81, mix(cluster(2, 1), cluster(3, 1)));
    add(82, mix(mix(cluster(1, 0), own_shape), cluster(3, 0)));
    add(83, mix(cluster(0, 1), cluster(1, 1)));
    add(84, mix(cluster(3, 1), cluster(4, 1)));
    add(85, mix(u64::from(bits(2)), u64::from(bits(3))));
    add(86, mix(u64::from(bits(1)), u64::from(bits(2))));
    for (template, index) in [(87, 1), (88, 2), (89, 3)] {
        let listed = sides[index].map_or(0, |(token, _)| token.listed);
        each_bit(u32::from(listed), |class| add(template, class));
    }
    each_bit(bits(2) & TELLING_AT_ENDS, |index| into.push(rare(90, mix(index, before))));
    each_bit(u32::from(token.listed), |index| into.push(rare(91, mix(index, before))));
}

/// The features of a capitalised word that depend on its run.
pub fn of_run(reading: &Reading, lexicon: &Lexicon, at: usize, into: &mut Vec<u64>) {
    let token = &reading.tokens[at];
    if !token.is_capital {
        return;
    }
    let sentence = reading.sentences[token.sentence as usize];
    let is_loud = sentence.mode == Mode::Capitals;
    let around = Around::of(reading, lexicon, token);
    let (first, last) = (around.first, around.last);
    let position = position(token, at);
    let length = u64::from(token.run.1 - token.run.0).min(6);
    let before = around.before.map_or(1, |word| word.lower);
    let after = around.after.map_or(2, |word| word.lower);
    into.push(rare(100, mix(before, mix(length, position))));
    into.push(rare(101, mix(after, mix(length, position))));
    let mut add = |template: u64, value: u64| into.push(common(template, value));
    let middle = |word: &Word| {
        let clusters = if is_loud { word.loud_clusters } else { word.clusters };
        u64::from(clusters[1])
    };
    let is_first = u64::from(token.run.0 == sentence.start) + 2 * sentence.mode as u64;
    add(102, before);
    add(103, after);
    add(104, mix(last.lower, position));
    add(105, mix(first.lower, position));
    add(106, mix(length, position));
    add(107, mix(length, mix(position, is_first)));
    if let Some(word) = around.before {
        add(108, middle(word));
        each_bit(listed(word, is_loud) & TELLING_AT_ENDS, |index| add(114, index));
    }
    if let Some(word) = around.after {
        add(109, middle(word));
    }
    add(110, mix(middle(last), position));
    add(111, mix(middle(first), position));
    each_bit(listed(last, is_loud) & TELLING_AT_ENDS, |index| add(112, mix(index, position)));
    each_bit(listed(first, is_loud) & TELLING_AT_ENDS, |index| add(113, mix(index, position)));
}

/// The features of a form that depend on all its places in the document; none for a form with one place.
pub fn of_form(reading: &Reading, lexicon: &Lexicon, form: u32, into: &mut Vec<u64>) {
    let from = into.len();
    if reading.places(form).nth(1).is_none() {
        return;
    }
    for place in reading.places(form) {
        let token = &reading.tokens[place];
        let around = Around::of(reading, lexicon, token);
        let (first, last) = (around.first, around.last);
        let mut add = |template: u64, value: u64| into.push(common(template, value));
        if let Some(word) = around.before {
            add(120, word.lower);
            add(121, u64::from(word.clusters[1]));
            each_bit(word.bits & TELLING_AT_ENDS, |index| add(131, index));
        }
        if let Some(word) = around.after {
            add(122, word.lower);
            add(123, u64::from(word.clusters[1]));
        }
        if token.run.0 == token.run.1 {
            continue;
        }
        let position = position(token, place);
        add(124, mix(position, u64::from(token.run.1 - token.run.0).min(4)));
        if place != token.run.1 as usize {
            add(125, last.lower);
        }
        if place != token.run.0 as usize {
            add(126, first.lower);
        }
        each_bit(first.bits & TELLING_AT_ENDS, |index| add(127, mix(position, index)));
        each_bit(last.bits & TELLING_AT_ENDS, |index| add(128, mix(position, index)));
        add(129, mix(position, u64::from(first.clusters[1])));
        add(130, mix(position, u64::from(last.clusters[1])));
    }
    into[from..].sort_unstable();
    let mut kept = from;
    for index in from..into.len() {
        if index == from || into[index] != into[kept - 1] {
            into[kept] = into[index];
            kept += 1;
        }
    }
    into.truncate(kept);
}

/// The features of a capitalised word that say how its form is printed elsewhere in the document.
pub fn of_prints(reading: &Reading, lexicon: &Lexicon, at: usize, into: &mut Vec<u64>) {
    let token = &reading.tokens[at];
    let word = lexicon.word(token.word);
    if !token.is_capital || !word.look.is_alphabetic {
        return;
    }
    let sentence = reading.sentences[token.sentence as usize];
    let is_expected = sentence.mode != Mode::Plain || at == sentence.start as usize;
    let is_small = reading.is_small(word.form);
    into.push(common(140, u64::from(is_small) + 2 * u64::from(is_expected)));
    let starts = |place: usize| reading.sentences[reading.tokens[place].sentence as usize].start as usize;
    let is_inside = reading.places(word.form).any(|place| place != at && place > starts(place));
    into.push(common(141, u64::from(is_inside) + 2 * u64::from(is_expected)));
}

/// What stands around a run and at its ends.
struct Around<'a> {
    before: Option<&'a Word>,
    first: &'a Word,
    last: &'a Word,
    after: Option<&'a Word>,
}

impl<'a> Around<'a> {
    fn of(reading: &Reading, lexicon: &'a Lexicon, token: &Token) -> Around<'a> {
        let sentence = reading.sentences[token.sentence as usize];
        let word = |at: u32| lexicon.word(reading.tokens[at as usize].word);
        let (first, last) = token.run;
        Around {
            before: (first > sentence.start).then(|| word(first - 1)),
            first: word(first),
            last: word(last),
            after: (last + 1 < sentence.end).then(|| word(last + 1)),
        }
    }
}

/// 0 inside a run, 1 first, 2 last, 3 alone.
fn position(token: &Token, at: usize) -> u64 {
    u64::from(token.run.0 as usize == at) + 2 * u64::from(token.run.1 as usize == at)
}

fn shape(word: &Word, is_loud: bool) -> u64 {
    if is_loud {
        mix(99, u64::from(word.look.is_alphabetic) + 2 * u64::from(word.look.is_single))
    } else {
        word.shape
    }
}

fn listed(word: &Word, is_loud: bool) -> u32 {
    if is_loud { word.loud_bits } else { word.bits }
}

fn each_bit(bits: u32, mut act: impl FnMut(u64)) {
    let mut rest = bits;
    while rest != 0 {
        act(u64::from(rest.trailing_zeros()));
        rest &= rest - 1;
    }
}

/// A feature that counts when it was seen a few times.
fn common(template: u64, value: u64) -> u64 {
    mix(template, value) & !1
}

/// A feature of two words, which must have been seen twice as often.
fn rare(template: u64, value: u64) -> u64 {
    mix(template, value) | 1
}

/// All features of a word where it stands, for training.
pub fn all(reading: &Reading, lexicon: &Lexicon, at: usize, into: &mut Vec<u64>) {
    let token = &reading.tokens[at];
    let sentence = reading.sentences[token.sentence as usize];
    for (side, distance) in Side::ALL.into_iter().zip(-2_isize..) {
        let index = at.checked_add_signed(distance);
        let index = index.filter(|index| (sentence.start as usize..sentence.end as usize).contains(index));
        let word = index.map(|index| lexicon.word(reading.tokens[index].word));
        of_word(word, side, sentence.mode, into);
    }
    of_neighbours(reading, lexicon, at, into);
    of_run(reading, lexicon, at, into);
    of_prints(reading, lexicon, at, into);
    let word = lexicon.word(token.word);
    if token.is_capital && word.look.is_alphabetic {
        of_form(reading, lexicon, word.form, into);
    }
}
