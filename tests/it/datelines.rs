//! The stories of Reuters go in as clippings without their DATE; the days and places that are printed come out.

use super::archive::{collection, repository};
use chrono::NaiveDate;
use dateline::article::{Article, Days};
use dateline::ingest::{self, Reading, Scope};
use dateline::normalise::{Entities, Given, Setting, normalise};
use std::collections::HashMap;
use std::fs;
use std::io::Read;
use std::path::Path;

/// A story as a clipper has it, and what its record says beside it.
struct Story {
    number: u32,
    /// The day of the DATE element, which the clipping does not show.
    stated: Option<NaiveDate>,
    title: String,
    dateline: Option<String>,
    body: String,
}

/// How a clipper sets the line of place and day.
#[derive(Clone, Copy, Debug)]
enum Layout {
    /// On a line of its own.
    Apart,
    /// At the beginning of the first paragraph.
    RunIn,
}

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// The month that a word is: whole, or its first three letters, or `sept`.
fn month(word: &str) -> Option<u32> {
    let word = word.to_ascii_lowercase();
    let is_month =
        |name: &&str| word == **name || word == name[..3] || word == "sept" && name.starts_with("sept");
    MONTHS.iter().position(is_month).map(|index| index as u32 + 1)
}

/// The month and day that a line prints: a month's word with a number of one or two digits beside it.
fn printed(line: &str) -> Option<String> {
    let words: Vec<&str> =
        line.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let day = |at: usize| words.get(at)?.parse::<u32>().ok().filter(|day| (1..=31).contains(day));
    words.iter().enumerate().find_map(|(at, word)| {
        let month = month(word)?;
        let day = day(at + 1).or_else(|| day(at.checked_sub(1)?))?;
        Some(format!("{month:02}-{day:02}"))
    })
}

/// `26-FEB-1987 15:01:01.79` is the 26th of February 1987.
fn stated(text: &str) -> Option<NaiveDate> {
    let mut parts = text.split_whitespace().next()?.split('-');
    let (day, name, year) = (parts.next()?.parse().ok()?, parts.next()?, parts.next()?.parse().ok()?);
    NaiveDate::from_ymd_opt(year, month(name)?, day)
}

fn between<'a>(text: &'a str, from: &str, to: &str) -> Option<&'a str> {
    let start = text.find(from)? + from.len();
    Some(&text[start..start + text[start..].find(to)?])
}

fn stories(folder: &Path) -> Vec<Story> {
    let mut files: Vec<_> = fs::read_dir(folder).expect("the collection can be read").flatten().collect();
    files.sort_by_key(std::fs::DirEntry::path);
    let mut stories = Vec::new();
    for file in files.iter().filter(|file| file.file_name().to_string_lossy().ends_with(".sgm.gz")) {
        let mut bytes = Vec::new();
        let file = fs::File::open(file.path()).expect("the collection can be read");
        flate2::read::GzDecoder::new(file).read_to_end(&mut bytes).expect("the collection is whole");
        let text: String = bytes.iter().map(|byte| char::from(*byte)).collect();
        stories.extend(text.split("<REUTERS ").skip(1).map(story));
    }
    stories
}

fn story(record: &str) -> Story {
    let plain = |text: &str| {
        ["&#2;", "&#3;"]
            .iter()
            .fold(text.to_owned(), |text, mark| text.replace(mark, ""))
            .replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&amp;", "&")
    };
    let title = plain(between(record, "<TITLE>", "</TITLE>").unwrap_or_default());
    // A text without elements is all body.
    let whole =
        || record.find("<TEXT TYPE=\"UNPROC\">").and_then(|at| between(&record[at..], ">", "</TEXT>"));
    let body = between(record, "<BODY>", "</BODY>").or_else(whole).unwrap_or_default();
    Story {
        number: between(record, "NEWID=\"", "\"")
            .and_then(|id| id.parse().ok())
            .expect("a record has a NEWID"),
        stated: between(record, "<DATE>", "</DATE>").and_then(stated),
        title: title.split_whitespace().collect::<Vec<_>>().join(" "),
        dateline: between(record, "<DATELINE>", "</DATELINE>").map(plain),
        body: plain(body),
    }
}

/// The clipping, read from a file as any other.
fn article(story: &Story, layout: Layout, path: &Path) -> Option<Article> {
    let Story { title, body, .. } = story;
    let text = match (&story.dateline, layout) {
        (Some(line), Layout::Apart) => format!("{title}\n\n{}\n\n{body}\n", line.trim()),
        (Some(line), Layout::RunIn) => format!("{title}\n\n{line}{body}\n"),
        (None, _) => format!("{title}\n\n{body}\n"),
    };
    // A new file for each: some systems wait for the disk where an old one is written again.
    fs::write(path, text).expect("a temporary file can be written");
    let reading = Reading { scope: Scope::Everything, ..Reading::default() };
    let mut articles = Vec::new();
    ingest::read(path, &reading, &mut |raw| articles.push(raw));
    fs::remove_file(path).expect("a temporary file can be removed");
    let latest = NaiveDate::from_ymd_opt(2026, 11, 24).expect("a day");
    let given = Given::default();
    let setting = Setting { given: &given, latest, path: "clips/story.txt", entities: Entities::Leave };
    articles.first().map(|raw| normalise(raw, &setting))
}

/// `03-05` for a day whose year is not printed; any other date as it is.
fn day_of(article: &Article) -> String {
    article.date.as_ref().map_or(String::new(), |date| match date.days {
        Days::Yearless { month, day, .. } => format!("{month:02}-{day:02}"),
        other => format!("{other:?}"),
    })
}

/// Place and day that a person read in the line of a story, by its number.
fn read_by_eye() -> HashMap<u32, (String, String)> {
    let table =
        fs::read_to_string(repository().join("tests/data/datelines.tsv")).expect("the table is there");
    let rows = table.lines().filter(|line| !line.starts_with('#')).map(|line| {
        let cells: Vec<&str> = line.split('\t').collect();
        let [number, place, day] = cells[..] else { panic!("no row of three: {line}") };
        (number.parse().expect("a number"), (place.to_owned(), day.to_owned()))
    });
    rows.collect()
}

#[test]
fn days_and_places_are_read_from_the_line_before_the_text() {
    let Some(folder) = collection("reuters") else { return };
    let stories = stories(&folder.join("raw"));
    let by_eye = read_by_eye();
    assert_eq!((stories.len(), by_eye.len()), (21_578, 300));
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("story.txt");
    for layout in [Layout::Apart, Layout::RunIn] {
        let (mut printed_days, mut right, mut wrong, mut near) = (0.0, 0.0, 0.0, 0.0);
        let (mut days, mut places) = (0, 0);
        for story in &stories {
            let article = article(story, layout, &path);
            let day = article.as_ref().map_or(String::new(), day_of);
            let filed = article.and_then(|article| article.filed).unwrap_or_default();
            if let Some((place, read)) = by_eye.get(&story.number) {
                days += usize::from(day == *read);
                places += usize::from(filed == *place);
            }
            let Some(printed) = story.dateline.as_deref().and_then(printed) else { continue };
            printed_days += 1.0;
            right += f64::from(u8::from(day == printed));
            wrong += f64::from(u8::from(day != printed && !day.is_empty()));
            near += f64::from(u8::from(story.stated.is_some_and(|stated| is_near(&day, stated))));
        }
        let percent = |count: f64| 100.0 * count / printed_days;
        println!(
            "{layout:?}: of {printed_days} printed days {:.2} % read, {:.2} % wrong, {:.2} % within 3 days of DATE; of 300 read by eye {days} days and {places} places the same",
            percent(right),
            percent(wrong),
            percent(near),
        );
        assert!(printed_days > 18_900.0, "{printed_days}");
        assert!(percent(right) >= 98.0 && percent(wrong) <= 0.3 && percent(near) >= 98.0);
        assert!(days >= 297 && places >= 294, "{days} {places}");
    }
}

/// Whether a day of 1987 lies within three days of another.
fn is_near(day: &str, stated: NaiveDate) -> bool {
    NaiveDate::parse_from_str(&format!("1987-{day}"), "%Y-%m-%d")
        .is_ok_and(|day| (day - stated).num_days().abs() <= 3)
}
