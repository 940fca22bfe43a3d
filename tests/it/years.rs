//! Clippings without a year go in, among dated ones of their folder, some of them wrong; the years found come out.

use super::archive::{Archive, collection, text};
use serde_json::{Value, json};
use std::collections::HashMap;
use std::io::Read;

/// A text with its day, as its collection dates it.
struct Dated {
    day: chrono::NaiveDate,
    title: String,
    body: String,
}

/// Numbers that look random and are the same in every run.
struct Numbers(u64);

impl Numbers {
    /// One below `limit`.
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % limit.max(1)
    }
}

/// The records of a collection of JSON Lines, in the order of their days.
fn records(name: &str) -> Option<Vec<Dated>> {
    let file = std::fs::File::open(collection(name)?.join("docs.jsonl.gz")).ok()?;
    let mut lines = String::new();
    flate2::read::GzDecoder::new(file).read_to_string(&mut lines).ok()?;
    let read = |line: &str| {
        let record: Value = serde_json::from_str(line).ok()?;
        let body = text(&record["body"]);
        let title = match text(&record["title"]) {
            title if title.is_empty() => body.split_whitespace().take(6).collect::<Vec<_>>().join(" "),
            title => title,
        };
        Some(Dated { day: text(&record["date"]).parse().ok()?, title, body })
    };
    let mut records: Vec<Dated> =
        lines.lines().filter_map(read).filter(|record| record.body.len() > 80).collect();
    records.sort_by(|a, b| (a.day, &a.title).cmp(&(b.day, &b.title)));
    Some(records)
}

/// The stories of Reuters-21578 whose text and day can be told by plain search.
fn reuters() -> Option<Vec<Dated>> {
    let mut stories = Vec::new();
    for story in super::reuters::raw_stories()? {
        let between = |from: &str, to: &str| {
            let start = story.find(from)? + from.len();
            Some(story[start..start + story[start..].find(to)?].replace("&lt;", "<").trim().to_owned())
        };
        let day = between("<DATE>", "</DATE>").and_then(|date| {
            let date = date.split_whitespace().next()?.to_owned();
            chrono::NaiveDate::parse_from_str(&date, "%d-%b-%Y").ok()
        });
        let (Some(day), Some(title), Some(body)) =
            (day, between("<TITLE>", "</TITLE>"), between("<BODY>", "</BODY>"))
        else {
            continue;
        };
        let body: String = body.split('\n').map(str::trim).collect::<Vec<_>>().join(" ");
        if body.len() > 200 {
            stories.push(Dated { day, title, body });
        }
    }
    stories.sort_by(|a, b| (a.day, &a.title).cmp(&(b.day, &b.title)));
    Some(stories)
}

/// How a folder is made.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shape {
    /// Clippings whose names say nothing.
    Unordered,
    /// Clippings numbered in the order of their days.
    Ordered,
    /// One file of records.
    Export,
}

#[test]
fn the_year_that_is_not_printed_comes_from_the_folder() {
    const FOLDERS: usize = 144;
    const OPEN: usize = 5;
    let collections = [records("wikinews"), records("wce"), reuters()];
    let collections: Vec<Vec<Dated>> = collections.into_iter().flatten().collect();
    if collections.len() < 3 {
        return;
    }
    let archive = Archive::new();
    let mut numbers = Numbers(1);
    let mut truth: HashMap<String, chrono::NaiveDate> = HashMap::new();
    for folder in 0..FOLDERS {
        let shape = [Shape::Unordered, Shape::Ordered, Shape::Export][folder % 3];
        let records = &collections[(folder / 3) % 3];
        let days = [10, 30, 60, 120][numbers.below(4)];
        // Every fourth folder lies around the turn of a year, where its collection has one.
        let middle = match records.iter().filter(|record| is_turn(record.day)).count() {
            turns if turns > 0 && folder % 4 == 0 => {
                let chosen = numbers.below(turns);
                records.iter().filter(|record| is_turn(record.day)).nth(chosen).expect("it was counted").day
            }
            _ => records[numbers.below(records.len())].day,
        };
        let mut near: Vec<&Dated> =
            records.iter().filter(|record| (record.day - middle).num_days().abs() <= days).collect();
        // Too few for a folder: a longer period.
        if near.len() < 12 {
            near = records.iter().filter(|record| (record.day - middle).num_days().abs() <= 200).collect();
        }
        let mut chosen: Vec<(&Dated, bool)> = Vec::new();
        let dated = 6 + numbers.below(9);
        for number in 0..dated + OPEN {
            let record = near[numbers.below(near.len())];
            if !chosen.iter().any(|(other, _)| std::ptr::eq(*other, record)) {
                chosen.push((record, number >= dated));
            }
        }
        match shape {
            Shape::Ordered => chosen.sort_by_key(|(record, _)| record.day),
            _ => chosen.sort_by_cached_key(|_| numbers.below(1000)),
        }
        for _ in 0..numbers.below(1 + dated / 6) {
            let wrong = &collections[1][numbers.below(collections[1].len())];
            chosen.insert(numbers.below(chosen.len()), (wrong, false));
        }
        write(&archive, folder, shape, &chosen, &mut truth);
    }
    archive.run(&["index", "--no-entities", "archive"]).done();
    let (mut right, mut wrong, mut none) = (0, 0, 0);
    for article in archive.exported() {
        let path = text(&article["path"][0]);
        let Some(day) = truth.iter().find(|(name, _)| path.ends_with(name.as_str())).map(|row| row.1) else {
            continue;
        };
        match article["date"]["day"].as_str() {
            None => {
                none += 1;
                println!("without: {day} in {path}: {}", article["date"]);
            }
            Some(found) if found == day.to_string() => right += 1,
            Some(found) => {
                wrong += 1;
                println!("wrong: {found} for {day} in {path}: {}", article["date"]["why"]);
            }
        }
    }
    let all = right + wrong + none;
    println!("{all} clippings without a year: {right} right, {none} without, {wrong} wrong");
    assert!(all > 500, "{all}");
    assert!(right * 100 >= all * 95 && wrong * 1000 <= all * 5);
}

fn is_turn(day: chrono::NaiveDate) -> bool {
    let number = chrono::Datelike::ordinal(&day);
    number <= 6 || number >= 360
}

/// Writes a folder; the day of each open article goes into `truth` under its path.
fn write(
    archive: &Archive,
    folder: usize,
    shape: Shape,
    chosen: &[(&Dated, bool)],
    truth: &mut HashMap<String, chrono::NaiveDate>,
) {
    let mut lines = String::new();
    for (number, (record, is_open)) in chosen.iter().enumerate() {
        let printed = record.day.format(if *is_open { "%b %-d" } else { "%b %-d, %Y" }).to_string();
        let path = match shape {
            Shape::Export => format!("archive/{folder}/export.jsonl#{}", number + 1),
            _ => format!("archive/{folder}/{number:03}.txt"),
        };
        if shape == Shape::Export {
            let record = json!({"title": record.title, "date": printed, "source": "Harbour Gazette", "body": record.body});
            lines.push_str(&format!("{record}\n"));
        } else {
            let clipping = format!("{}\n\nHarbour Gazette, {printed}\n\n{}\n", record.title, record.body);
            archive.file(&path, clipping);
        }
        if *is_open {
            truth.insert(path, record.day);
        }
    }
    if shape == Shape::Export {
        archive.file(&format!("archive/{folder}/export.jsonl"), lines);
    }
}
