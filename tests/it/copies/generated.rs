//! Stories and copies made of them by rule go in; how many pairs are found, and how many of them are pairs, comes out.

use super::super::archive::{Archive, collection, text};
use super::super::reuters::raw_stories;
use super::{groups, story};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;

/// Numbers that look random and are the same in every run.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % limit.max(1)
    }

    /// True in so many of a hundred cases.
    fn percent(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }
}

#[derive(Clone)]
struct Story {
    title: String,
    body: String,
    date: Option<String>,
}

/// Stories of invented words, that every clone has.
fn invented(count: usize, numbers: &mut Numbers) -> Vec<Story> {
    let syllables =
        ["ka", "to", "ren", "mil", "sa", "vor", "del", "ni", "pas", "gru", "lem", "ost", "fi", "har"];
    let word = |numbers: &mut Numbers| -> String {
        (0..=numbers.below(3)).map(|_| syllables[numbers.below(syllables.len())]).collect()
    };
    let vocabulary: Vec<String> = (0..3000).map(|_| word(numbers)).collect();
    // The lower of two draws is taken: some words are common, most are rare.
    let one = |numbers: &mut Numbers| {
        let at = numbers.below(vocabulary.len()).min(numbers.below(vocabulary.len()));
        vocabulary[at].clone()
    };
    let sentence = |numbers: &mut Numbers| {
        let words: Vec<String> = (0..8 + numbers.below(16)).map(|_| one(numbers)).collect();
        format!("The {}.", words.join(" "))
    };
    let mut stories = Vec::new();
    for _ in 0..count {
        let sentences: Vec<String> = (0..5 + numbers.below(20)).map(|_| sentence(numbers)).collect();
        let title = format!("The {} {} {}", one(numbers), one(numbers), one(numbers));
        let date = Some(format!("1987-{:02}-{:02}", 1 + numbers.below(12), 1 + numbers.below(28)));
        stories.push(Story { title, body: sentences.join(" "), date });
    }
    stories
}

/// Every eighth story of the BBC, where it lies beside the repository.
fn of_bbc() -> Vec<Story> {
    let Some(folder) = collection("bbc") else { return Vec::new() };
    let file = std::fs::File::open(folder.join("docs.jsonl.gz")).expect("the collection can be read");
    let mut lines = String::new();
    flate2::read::GzDecoder::new(file).read_to_string(&mut lines).expect("the collection is whole");
    let records = lines.lines().step_by(8).filter_map(|line| serde_json::from_str::<Value>(line).ok());
    records
        .map(|record| Story { title: text(&record["title"]), body: text(&record["body"]), date: None })
        .collect()
}

/// Every fiftieth story of Reuters, where it lies beside the repository and has a paragraph or more.
fn of_reuters() -> Vec<Story> {
    let mut stories = Vec::new();
    for (number, raw) in raw_stories().unwrap_or_default().iter().enumerate().step_by(50) {
        let (title, body) = parts(raw);
        if body.split_whitespace().count() >= 80 {
            let date = Some(format!("1987-{:02}-{:02}", 1 + number % 12, 1 + number % 28));
            stories.push(Story { title, body, date });
        }
    }
    stories
}

/// Headline and body of a Reuters story.
fn parts(raw: &str) -> (String, String) {
    let between = |from: &str, to: &str| {
        let start = raw.find(from).map(|at| at + from.len())?;
        Some(raw[start..start + raw[start..].find(to)?].replace("&lt;", "<").replace("&amp;", "&"))
    };
    let body = between("<BODY>", "</BODY>").unwrap_or_default();
    (between("<TITLE>", "</TITLE>").unwrap_or_default(), body.replace('\u{3}', " ").trim().to_owned())
}

const CREDITS: &[&str] = &[
    "LONDON (AP) - ",
    "By our correspondent. ",
    "Agence France-Presse, Paris: ",
    "WASHINGTON, June 3 (UPI) -- ",
];
const BOILERPLATE: &[&str] = &[
    " This article is part of our weekly dossier. Readers who wish to comment may write to the editor, who reserves \
     the right to shorten letters.",
    " The opinions expressed here are those of the authors alone. All rights reserved; no part of this page may be \
     printed or sent on without written permission of the publisher.",
    " Sign up for our morning letter and never miss a story: five minutes of news, written by our desk in the \
     capital, in your box before breakfast on every working day.",
];

/// Another print of a story: words changed, cut at the end, with another headline, credit or boilerplate.
fn reprint(story: &Story, words: &[String], numbers: &mut Numbers) -> Story {
    let mut body = story.body.split_whitespace().collect::<Vec<_>>().join(" ");
    if numbers.percent(40) {
        let keep = body.len() * (40 + numbers.below(55)) / 100;
        let keep = (keep..=body.len()).find(|at| body.is_char_boundary(*at)).unwrap_or(body.len());
        let end = body[keep..].find(". ").map_or(body.len(), |at| keep + at + 1);
        body.truncate(end);
    }
    let rate = numbers.below(31);
    let changed: Vec<String> = body
        .split(' ')
        .map(|word| match numbers.percent(rate) {
            true => words[numbers.below(words.len())].clone(),
            false => word.to_owned(),
        })
        .collect();
    body = changed.join(" ");
    if numbers.percent(50) {
        body.insert_str(0, CREDITS[numbers.below(CREDITS.len())]);
    }
    if numbers.percent(40) {
        body.push_str(BOILERPLATE[numbers.below(BOILERPLATE.len())]);
    }
    let mut title = story.title.clone();
    if numbers.percent(50) {
        title = (0..5).map(|_| words[numbers.below(words.len())].as_str()).collect::<Vec<_>>().join(" ");
    }
    Story { title, body, date: story.date.clone() }
}

/// A file of stories, each with its record.
fn lines<'a>(stories: impl Iterator<Item = (&'a String, &'a Story)>) -> String {
    let line =
        |(record, it): (&String, &Story)| story(record, &it.title, "", it.date.as_deref(), &it.body) + "\n";
    stories.map(line).collect()
}

#[test]
fn copies_are_found_and_nothing_else() {
    let mut numbers = Numbers(7);
    let mut originals = invented(200, &mut numbers);
    originals.extend(of_bbc());
    originals.extend(of_reuters());
    let words: Vec<String> =
        originals.iter().flat_map(|story| story.body.split_whitespace()).map(str::to_owned).collect();
    let (mut stories, mut reprints) = (BTreeMap::new(), BTreeMap::new());
    for (number, story) in originals.iter().enumerate() {
        stories.insert(format!("{number}-0"), story.clone());
        for print in 1..=1 + numbers.below(3) {
            reprints.insert(format!("{number}-{print}"), reprint(story, &words, &mut numbers));
        }
    }
    let archive = Archive::new();
    archive.file("stories.jsonl", lines(stories.iter()));
    archive.run(&["index", "stories.jsonl", "--no-entities"]).done();
    // What the collections hold twice is no mistake of the finder.
    let mut story_of: BTreeMap<String, String> =
        (0..originals.len()).map(|number| (number.to_string(), number.to_string())).collect();
    let number_of = |record: &str| record.split('-').next().unwrap_or_default().to_owned();
    for group in groups(&archive) {
        for record in &group {
            story_of.insert(number_of(record), number_of(&group[0]));
        }
    }
    archive.file("reprints.jsonl", lines(reprints.iter()));
    archive.run(&["index", "reprints.jsonl", "--no-entities"]).done();
    let found = groups(&archive);

    let (mut right, mut wrong) = (0_u32, Vec::new());
    let mut found_pairs = BTreeSet::new();
    for group in &found {
        for (index, one) in group.iter().enumerate() {
            for other in &group[index + 1..] {
                if one.ends_with("-0") && other.ends_with("-0") {
                    continue;
                }
                if story_of[&number_of(one)] == story_of[&number_of(other)] {
                    right += 1;
                    found_pairs.insert((one.min(other).clone(), one.max(other).clone()));
                } else {
                    wrong.push(format!("{one} {other}"));
                }
            }
        }
    }
    let (mut all, mut missed) = (0_u32, Vec::new());
    for number in 0..originals.len() {
        let prints: Vec<String> = (0..4)
            .map(|print| format!("{number}-{print}"))
            .filter(|record| record.ends_with("-0") || reprints.contains_key(record))
            .collect();
        for (index, one) in prints.iter().enumerate() {
            for other in &prints[index + 1..] {
                all += 1;
                if !found_pairs.contains(&(one.clone(), other.clone())) {
                    missed.push(format!("{one} {other}"));
                }
            }
        }
    }
    let precision = f64::from(right) / f64::from(right + wrong.len() as u32);
    let recall = 1.0 - missed.len() as f64 / f64::from(all);
    println!("{} stories, {all} pairs: precision {precision:.4}, recall {recall:.4}", originals.len());
    println!("wrong {:.400}\nmissed {:.1200}", wrong.join(", "), missed.join(", "));
    assert!(precision >= 0.98 && recall >= 0.95, "precision {precision:.4}, recall {recall:.4}");

    // The same articles, in another order and at once, are the same groups.
    let whole = Archive::new();
    whole.file("1.jsonl", lines(reprints.iter().rev()));
    whole.file("2.jsonl", lines(stories.iter().rev()));
    whole.run(&["index", "1.jsonl", "2.jsonl", "--no-entities"]).done();
    assert_eq!(sets(&groups(&whole)), sets(&found));
    // What is forgotten again leaves no trace.
    std::fs::remove_file(archive.path("reprints.jsonl")).expect("it is there");
    archive.run(&["index", ".", "--no-entities", "--prune"]).done();
    let alone = Archive::new();
    alone.file("stories.jsonl", lines(stories.iter()));
    alone.run(&["index", "stories.jsonl", "--no-entities"]).done();
    assert_eq!(sets(&groups(&archive)), sets(&groups(&alone)));
}

fn sets(groups: &[Vec<String>]) -> BTreeSet<BTreeSet<String>> {
    groups.iter().map(|group| group.iter().cloned().collect()).collect()
}

#[test]
fn every_text_that_reuters_sent_twice_is_found() {
    let Some(raw) = raw_stories() else { return };
    let archive = Archive::new();
    let folder = collection("reuters").expect("it was there").join("raw");
    archive.run(&["index", &folder.to_string_lossy(), "--no-entities"]).done();
    let mut group_of = BTreeMap::new();
    let found = groups(&archive);
    for (number, group) in found.iter().enumerate() {
        group_of.extend(group.iter().map(|record| (record.clone(), number)));
    }
    let mut by_text = BTreeMap::<(String, String), Vec<String>>::new();
    for story in &raw {
        let id = story.split("NEWID=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap_or_default();
        let text = parts(story);
        if !text.0.is_empty() || !text.1.is_empty() {
            by_text.entry(text).or_default().push(id.to_owned());
        }
    }
    let repeats: Vec<Vec<String>> = by_text.into_values().filter(|ids| ids.len() > 1).collect();
    let together = |ids: &Vec<String>| {
        group_of.contains_key(&ids[0]) && ids.iter().all(|id| group_of.get(id) == group_of.get(&ids[0]))
    };
    let apart: Vec<&Vec<String>> = repeats.iter().filter(|ids| !together(ids)).collect();
    let again: usize = repeats.iter().map(|ids| ids.len() - 1).sum();
    println!("{again} texts sent again, {} groups, {} articles in them", found.len(), group_of.len());
    assert!(apart.is_empty(), "not together: {apart:?}");
}
