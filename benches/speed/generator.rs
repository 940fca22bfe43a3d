//! A number of articles goes in; an archive of invented news, and the questions that are asked of it, come out.
//!
//! The same bytes every time. Words are invented, as common as Zipf's law has them, between small words of English, so
//! that the archive is analysed as English is. Stories come and go: an article takes a third of its words from the
//! thirty of its story, so that words stand near each other as they do in news. Every fortieth article is a reprint
//! of one before it, with a sentence cut.

use crate::Result;
use serde_json::json;
use std::io::Write;

/// Invented words.
const WORDS: usize = 80_000;
/// Stories at a time: each is new every `WORDS_OF_STORY` days or so.
const STORIES: u64 = 400;
const WORDS_OF_STORY: usize = 30;
/// Articles until one is a reprint.
const REPRINT: u64 = 40;
/// Days that the archive covers: thirty years.
const DAYS: u64 = 10_957;
const FIRST_DAY: (i32, u32, u32) = (1994, 1, 1);
const SMALL: [&str; 20] = [
    "the", "of", "to", "and", "in", "a", "for", "on", "that", "with", "said", "by", "was", "from", "at",
    "it", "has", "will", "as", "after",
];
const GIVEN: [&str; 12] = [
    "Anna", "Boris", "Clara", "David", "Elena", "Frank", "Greta", "Henry", "Irina", "Jonas", "Karin", "Lukas",
];
const CITIES: [&str; 12] = [
    "Paris", "London", "Moscow", "Tokyo", "Cairo", "Lima", "Oslo", "Vienna", "Nairobi", "Delhi", "Seoul",
    "Madrid",
];

/// Numbers that look random: `SplitMix64`, whose constants are Steele, Lea and Flood's (2014).
pub struct Numbers(pub u64);

impl Numbers {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, limit: u64) -> u64 {
        self.next() % limit.max(1)
    }

    fn share(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// The rank of a word, as common as Zipf's law says: the logarithm of the rank is evenly spread.
    fn rank(&mut self) -> usize {
        ((WORDS as f64).powf(self.share()) as usize).min(WORDS) - 1
    }

    fn of<'a>(&mut self, list: &[&'a str]) -> &'a str {
        list[self.below(list.len() as u64) as usize]
    }
}

/// Writes the archive as JSON Lines; gives the bytes of titles and bodies.
pub fn write(articles: u64, out: &mut impl Write) -> Result<u64> {
    let first = chrono::NaiveDate::from_ymd_opt(FIRST_DAY.0, FIRST_DAY.1, FIRST_DAY.2).ok_or("a day")?;
    let mut numbers = Numbers(1987);
    let (mut bytes, mut before): (u64, Option<(String, Vec<String>)>) = (0, None);
    for number in 0..articles {
        let day = number * DAYS / articles;
        let (title, sentences) = match &before {
            Some((title, sentences)) if number % REPRINT == 0 => {
                (title.clone(), sentences[..sentences.len() - 1].to_vec())
            }
            _ => article(day, &mut numbers),
        };
        let body = sentences.chunks(3).map(|part| part.join(" ")).collect::<Vec<_>>().join("\n\n");
        bytes += (title.len() + body.len()) as u64;
        let record = json!({
            "id": format!("g{number}"),
            "title": title,
            "body": body,
            "date": (first + chrono::Days::new(day)).to_string(),
            "source": format!("The {} Gazette", numbers.of(&CITIES)),
        });
        writeln!(out, "{record}")?;
        before = Some((title, sentences));
    }
    Ok(bytes)
}

/// The words of a story that is in the news on a day.
fn words_of_story(number: u64, day: u64) -> Numbers {
    let since = (day + number) / WORDS_OF_STORY as u64;
    Numbers((number << 32) | since)
}

fn article(day: u64, numbers: &mut Numbers) -> (String, Vec<String>) {
    let number = numbers.below(STORIES);
    let mut story = words_of_story(number, day);
    let story: Vec<usize> = (0..WORDS_OF_STORY).map(|_| story.rank()).collect();
    let words = |count: u64, numbers: &mut Numbers| {
        let words: Vec<String> = (0..count)
            .map(|at| match numbers.below(9) {
                0..3 => numbers.of(&SMALL).to_owned(),
                3..6 => word(story[numbers.below(story.len() as u64) as usize]),
                6 if at > 0 && numbers.below(8) == 0 => {
                    let family = word(numbers.rank());
                    format!("{} {}", numbers.of(&GIVEN), capitalised(&family))
                }
                7 if numbers.below(8) == 0 => numbers.of(&CITIES).to_owned(),
                _ => word(numbers.rank()),
            })
            .collect();
        capitalised(&words.join(" "))
    };
    let title = words(8, numbers);
    let count = 5 + numbers.below(8);
    let sentences = (0..count).map(|_| words(9 + numbers.below(12), numbers) + ".").collect();
    (title, sentences)
}

/// The invented word of a rank: syllables spell its number, so no two are alike.
fn word(rank: usize) -> String {
    const STARTS: [&str; 16] =
        ["b", "d", "f", "g", "k", "l", "m", "n", "p", "r", "s", "t", "v", "st", "tr", "pl"];
    const VOWELS: [&str; 5] = ["a", "e", "i", "o", "u"];
    let mut rest = rank + STARTS.len() * VOWELS.len();
    let mut word = String::new();
    while rest > 0 {
        word.push_str(STARTS[rest % STARTS.len()]);
        rest /= STARTS.len();
        word.push_str(VOWELS[rest % VOWELS.len()]);
        rest /= VOWELS.len();
    }
    word.push('n');
    word
}

fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// Questions of one kind, in our language.
pub fn questions(class: &str, count: usize) -> Vec<String> {
    let mut numbers = Numbers(class.bytes().fold(7, |seed, byte| seed * 31 + u64::from(byte)));
    (0..count).map(|_| question(class, &mut numbers)).collect()
}

/// The kinds of questions.
pub const CLASSES: [&str; 11] = [
    "word",
    "two words",
    "three words",
    "words and a month",
    "AND",
    "OR",
    "phrase",
    "range",
    "prefix",
    "w/10",
    "person",
];

fn question(class: &str, numbers: &mut Numbers) -> String {
    // Words of one story, as people ask: two that were in the news together.
    let day = numbers.below(DAYS);
    let number = numbers.below(STORIES);
    let mut story = words_of_story(number, day);
    let words: Vec<String> = (0..3).map(|_| word(story.rank())).collect();
    let [one, two, three] = [&words[0], &words[1], &words[2]];
    let year = i64::from(FIRST_DAY.0) + (day / 366) as i64;
    let month = 1 + day % 12;
    match class {
        "word" => one.clone(),
        "two words" => format!("{one} {two}"),
        "three words" => format!("{one} {two} {three}"),
        "words and a month" => format!("{one} {two} {} {year}", MONTHS[month as usize - 1]),
        "AND" => format!("{one} AND {two}"),
        "OR" => format!("{one} OR {two} OR {three}"),
        "phrase" => format!("\"{} {one}\"", numbers.of(&SMALL)),
        "range" => format!("{one} date:{year}-{month:02}"),
        "prefix" => format!("{}*", &one[..one.len().min(5)]),
        "w/10" => format!("{one} w/10 {two}"),
        _ => format!("person:{}", numbers.of(&GIVEN)),
    }
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
