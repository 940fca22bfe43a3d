//! A text that a query asks for, and the word lists of an article, go in; where it stands comes out, by trying everything.

use super::chance::{Plain, Random, VOCABULARY};

/// A text as the plain reader sees it.
pub(super) enum Text {
    /// With its inflections, this spelling, or these capitals.
    Stem(&'static str),
    Exact(&'static str),
    Cased(String),
    /// A pattern as typed, and the words of the vocabulary that it stands for.
    Pattern(&'static str, &'static [&'static str]),
    /// Each with its distance from the one before.
    Phrase(Vec<(Text, usize)>),
    Any(Vec<Text>),
    Near {
        left: Box<Text>,
        right: Box<Text>,
        unit: Unit,
        is_ordered: bool,
        is_negated: bool,
    },
    AtLeast(usize, Box<Text>),
    First(usize, Box<Text>),
    Of(usize, Vec<Text>),
    Title(Box<Text>),
    Body(Box<Text>),
}

/// What holds two texts together.
#[derive(Clone, Copy)]
pub(super) enum Unit {
    Words(usize),
    Sentence,
    Paragraph,
    Field,
}

/// A place: part of the article, first and last word, and whether others may stand between them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Place {
    part: usize,
    first: usize,
    last: usize,
    is_open: bool,
}

/// Patterns, and the words of the vocabulary that they stand for, read off the list by eye.
const PATTERNS: &[(&str, &[&str])] = &[
    ("riv*", &["river", "rivers"]),
    ("*er", &["river", "copper"]),
    ("?ridge", &["bridge"]),
    ("m*r*", &["market", "markets", "mayor"]),
    ("/(storm|choir)s?/", &["storm", "storms", "choir"]),
    ("/[fg].*/", &["ferry", "ferries", "garden", "gardens"]),
    ("rivr~1", &["river"]),
    ("gardne~1", &["garden"]),
    ("stormy~1", &["storm", "storms"]),
    ("couper~2", &["copper"]),
];

impl Place {
    fn is_in(&self, other: &Place) -> bool {
        self.part == other.part && other.first <= self.first && self.last <= other.last
    }

    fn is_over(&self, other: &Place) -> bool {
        self.part == other.part && self.first <= other.last && other.first <= self.last
    }

    fn is_at(&self, other: &Place) -> bool {
        (self.part, self.first, self.last) == (other.part, other.first, other.last)
    }

    fn has(&self, word: usize) -> bool {
        if self.is_open {
            word == self.first || word == self.last
        } else {
            self.first <= word && word <= self.last
        }
    }

    fn shares_word(&self, other: &Place) -> bool {
        self.has(other.first) || self.has(other.last) || other.has(self.first) || other.has(self.last)
    }

    fn around(&self, other: &Place) -> Place {
        Place {
            part: self.part,
            first: self.first.min(other.first),
            last: self.last.max(other.last),
            is_open: true,
        }
    }
}

/// Each place once.
fn single(mut places: Vec<Place>) -> Vec<Place> {
    places.sort();
    let mut kept: Vec<Place> = Vec::new();
    for place in places {
        match kept.last_mut() {
            Some(last) if last.is_at(&place) => last.is_open |= place.is_open,
            _ => kept.push(place),
        }
    }
    kept
}

/// Those that hold no other.
fn smallest(places: Vec<Place>) -> Vec<Place> {
    let places = single(places);
    let holds_other = |place: &Place| places.iter().any(|other| other.is_in(place) && !other.is_at(place));
    places.iter().filter(|place| !holds_other(place)).copied().collect()
}

impl Text {
    /// Whether an article has it.
    pub(super) fn is_in(&self, article: &Plain) -> bool {
        match self {
            Text::Any(parts) => parts.iter().any(|part| part.is_in(article)),
            Text::Of(n, parts) => parts.iter().filter(|part| part.is_in(article)).count() >= *n,
            Text::Title(inner) => !inner.leaves(article, 0).is_empty(),
            Text::Body(inner) => !inner.leaves(article, 1).is_empty(),
            text => !text.alone(article, None).is_empty(),
        }
    }

    /// Where a leaf of a query stands: mentions are counted over the whole article, or the whole of a part.
    fn alone(&self, article: &Plain, part: Option<usize>) -> Vec<Place> {
        match self {
            Text::AtLeast(n, inner) => {
                let places = smallest(inner.alone(article, part));
                if places.len() >= *n { places } else { Vec::new() }
            }
            Text::First(n, inner) => up_to(*n, inner.alone(article, part), article),
            Text::Title(inner) => inner.alone(article, Some(0)),
            Text::Body(inner) => inner.alone(article, Some(1)),
            text => {
                let places = text.places(article);
                places.into_iter().filter(|place| part.is_none_or(|part| place.part == part)).collect()
            }
        }
    }

    /// A field holds whole leaves: what stands in it is read as it is outside.
    fn leaves(&self, article: &Plain, part: usize) -> Vec<Place> {
        match self {
            Text::Any(parts) => parts.iter().flat_map(|inner| inner.leaves(article, part)).collect(),
            Text::Of(n, parts) => {
                let found: Vec<Vec<Place>> = parts.iter().map(|inner| inner.leaves(article, part)).collect();
                let has = found.iter().filter(|places| !places.is_empty()).count();
                if has >= *n { found.concat() } else { Vec::new() }
            }
            text => text.alone(article, Some(part)),
        }
    }

    fn words(article: &Plain, is: impl Fn(&str) -> bool) -> Vec<Place> {
        let mut places = Vec::new();
        for (part, words) in [&article.title, &article.body].into_iter().enumerate() {
            for (at, word) in words.iter().enumerate() {
                if is(word) {
                    places.push(Place { part, first: at, last: at, is_open: false });
                }
            }
        }
        places
    }

    fn places(&self, article: &Plain) -> Vec<Place> {
        let family = |word: &str| {
            let row = VOCABULARY.iter().find(|row| row.contains(&word.to_lowercase().as_str()));
            row.expect("every word has its row")[0]
        };
        match self {
            Text::Stem(text) => Text::words(article, |word| family(word) == family(text)),
            Text::Exact(text) => Text::words(article, |word| word.to_lowercase() == *text),
            Text::Cased(text) => Text::words(article, |word| word == text),
            Text::Pattern(_, words) => {
                Text::words(article, |word| words.contains(&word.to_lowercase().as_str()))
            }
            Text::Any(parts) => single(parts.iter().flat_map(|part| part.places(article)).collect()),
            Text::Phrase(parts) => {
                let mut found = parts[0].0.places(article);
                for (part, distance) in &parts[1..] {
                    let next = part.places(article);
                    found = found
                        .iter()
                        .flat_map(|place| {
                            let follows = |other: &&Place| {
                                other.part == place.part && other.first == place.last + distance
                            };
                            next.iter().filter(follows).map(|other| Place {
                                last: other.last,
                                is_open: place.is_open || other.is_open,
                                ..*place
                            })
                        })
                        .collect();
                }
                single(found)
            }
            Text::Near { left, right, unit, is_ordered, is_negated } => {
                let (left, right) = (left.places(article), right.places(article));
                let is_near = |a: &Place, b: &Place| {
                    let distance = match (a.last < b.first, b.last < a.first) {
                        (true, _) => b.first - a.last,
                        (_, true) => a.first - b.last,
                        _ => 0,
                    };
                    let hull = a.around(b);
                    a.part == b.part
                        && (!is_ordered || a.last < b.first)
                        && match unit {
                            Unit::Words(n) => distance <= *n,
                            Unit::Field => true,
                            Unit::Sentence => article.same_sentence(a.part, hull.first, hull.last),
                            Unit::Paragraph => article.same_paragraph(a.part, hull.first, hull.last),
                        }
                };
                if *is_negated {
                    let has_other = |a: &Place| {
                        right
                            .iter()
                            .any(|b| !a.is_at(b) && if a.is_over(b) { !is_ordered } else { is_near(a, b) })
                    };
                    return left.into_iter().filter(|a| !has_other(a)).collect();
                }
                let mut found = Vec::new();
                for a in &left {
                    let near = right.iter().filter(|b| is_near(a, b) && !(a.is_over(b) && a.shares_word(b)));
                    found.extend(near.map(|b| a.around(b)));
                }
                smallest(found)
            }
            Text::AtLeast(n, inner) => {
                let places = smallest(inner.places(article));
                let clusters = places.windows(*n).map(|some| some[0].around(&some[*n - 1]));
                let whole = places.windows(*n).map(|some| some[0].part == some[*n - 1].part);
                clusters.zip(whole).filter(|row| row.1).map(|row| row.0).collect()
            }
            Text::First(n, inner) => up_to(*n, inner.places(article), article),
            Text::Of(n, parts) => {
                let lists: Vec<Vec<Place>> = parts.iter().map(|part| part.places(article)).collect();
                let all: Vec<Place> = lists.concat();
                let mut found = Vec::new();
                for from in &all {
                    for to in all.iter().filter(|to| to.part == from.part && to.last >= from.first) {
                        let hull = Place { last: to.last, is_open: true, ..*from };
                        let has = lists.iter().filter(|list| list.iter().any(|place| place.is_in(&hull)));
                        if has.count() >= *n {
                            found.push(hull);
                        }
                    }
                }
                smallest(found)
            }
            Text::Title(inner) => inner.places(article).into_iter().filter(|place| place.part == 0).collect(),
            Text::Body(inner) => inner.places(article).into_iter().filter(|place| place.part == 1).collect(),
        }
    }

    /// As a person types it.
    pub(super) fn typed(&self) -> String {
        let list = |parts: &[Text], with: &str| {
            let parts: Vec<String> = parts.iter().map(|part| format!("({})", part.typed())).collect();
            parts.join(with)
        };
        match self {
            Text::Stem(word) => (*word).to_owned(),
            Text::Exact(word) => format!("={word}"),
            Text::Cased(word) => format!("=={word}"),
            Text::Pattern(typed, _) => (*typed).to_owned(),
            Text::Phrase(parts) => {
                let mut typed = String::new();
                for (part, distance) in parts {
                    typed.push_str(&" *".repeat(distance - 1));
                    typed.push(' ');
                    typed.push_str(&match part {
                        Text::Any(choice) => {
                            let choice: Vec<String> = choice.iter().map(Text::typed).collect();
                            format!("({})", choice.join(" OR "))
                        }
                        part => part.typed(),
                    });
                }
                format!("\"{}\"", typed.trim_start())
            }
            Text::Any(parts) => list(parts, " OR "),
            Text::Near { left, right, unit, is_ordered, is_negated } => {
                let unit = match unit {
                    Unit::Words(n) => n.to_string(),
                    Unit::Sentence => "s".to_owned(),
                    Unit::Paragraph => "p".to_owned(),
                    Unit::Field => "f".to_owned(),
                };
                let name = if *is_ordered { "pre" } else { "w" };
                let not = if *is_negated { "not " } else { "" };
                format!("({}) {not}{name}/{unit} ({})", left.typed(), right.typed())
            }
            Text::AtLeast(n, inner) => format!("atleast{n}({})", inner.typed()),
            Text::First(n, inner) => format!("first{n}({})", inner.typed()),
            Text::Of(n, parts) => format!("{n}of({})", list(parts, " ")),
            Text::Title(inner) => format!("title:({})", inner.typed()),
            Text::Body(inner) => format!("body:({})", inner.typed()),
        }
    }

    /// A text by chance; a field in a field says nothing that a person would type.
    pub(super) fn random(random: &mut Random, depth: usize, fields: bool) -> Text {
        let parts = |random: &mut Random, depth: usize| -> Vec<Text> {
            (0..2 + random.below(2)).map(|_| Text::random(random, depth, fields)).collect()
        };
        if depth == 0 {
            return Text::word(random);
        }
        let inner = |random: &mut Random| Box::new(Text::random(random, depth - 1, fields));
        let plain = |random: &mut Random| Box::new(Text::random(random, depth - 1, false));
        match random.below(18) {
            0..=3 => Text::word(random),
            4 | 5 => Text::phrase(random),
            6 => Text::Any(parts(random, depth - 1)),
            7 => Text::AtLeast(2 + random.below(2), inner(random)),
            8 => Text::First(1 + random.below(20), inner(random)),
            9 => Text::Of(2, parts(random, depth - 1)),
            10 if fields => Text::Title(plain(random)),
            11 if fields => Text::Body(plain(random)),
            _ => Text::Near {
                left: inner(random),
                right: inner(random),
                unit: match random.below(8) {
                    0 => Unit::Sentence,
                    1 => Unit::Paragraph,
                    2 => Unit::Field,
                    3 => Unit::Words(15 + random.below(30)),
                    _ => Unit::Words(1 + random.below(6)),
                },
                is_ordered: random.below(3) == 0,
                is_negated: random.below(5) == 0,
            },
        }
    }

    fn phrase(random: &mut Random) -> Text {
        let count = 2 + random.below(2);
        let parts = (0..count).map(|index| {
            let distance = if index > 0 && random.below(4) == 0 { 2 } else { 1 };
            let part = match random.below(5) {
                0 => Text::Any(vec![Text::word(random), Text::word(random)]),
                _ => Text::word(random),
            };
            (part, distance)
        });
        Text::Phrase(parts.collect())
    }

    fn word(random: &mut Random) -> Text {
        let word = random.word();
        match random.below(10) {
            0 => Text::Exact(word),
            1 => {
                let spelled = random.spelled(word);
                Text::Cased(spelled)
            }
            2 | 3 => {
                let (typed, words) = PATTERNS[random.below(PATTERNS.len())];
                Text::Pattern(typed, words)
            }
            _ => Text::Stem(word),
        }
    }
}

/// Those that end within the first words of the article, its headline counted.
fn up_to(n: usize, places: Vec<Place>, article: &Plain) -> Vec<Place> {
    let before = |part: usize| if part == 0 { 0 } else { article.title.len() };
    places.into_iter().filter(|place| before(place.part) + place.last < n).collect()
}
