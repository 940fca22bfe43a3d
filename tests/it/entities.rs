//! Random archives with names and dates go in; the lists of names and those made article by article must agree.

use super::archive::{Archive, text};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

const PEOPLE: &[&str] =
    &["Ada Quill", "ADA QUILL", "Tom Ledger", "Rolf Amberg", "Min Aung Hlaing", "Berta Quill"];
const PLACES: &[&str] = &["Yangon", "Niamey", "Bamako"];

/// The numbers of a linear congruential generator (Knuth, MMIX).
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % end
    }
}

fn archive(seed: u64) -> Archive {
    let mut random = Random(seed);
    let mut records = String::new();
    for number in 0..60 {
        let mut some = |names: &[&str], most: usize| {
            let names =
                (0..random.below(most + 1)).map(|_| format!("{:?}", names[random.below(names.len())]));
            names.collect::<Vec<_>>().join(",")
        };
        let (people, places) = (some(PEOPLE, 4), some(PLACES, 2));
        let day =
            ["\"2021-05-03\"", "\"2021-06-12\"", "\"2022-01-30\"", "\"2022-02\"", "null"][random.below(5)];
        let word = ["ferry", "bridge"][random.below(2)];
        records.push_str(&format!(
            "{{\"id\":\"n{number}\",\"title\":\"Report {number}\",\"body\":\"Of the {word} number {number}, told in full.\",\
             \"persons\":[{people}],\"geo_facet\":[{places}],\"places\":[{places}],\"date\":{day}}}\n"
        ));
    }
    let archive = Archive::new();
    archive.file("a/names.jsonl", records);
    archive.run(&["index", "a"]).done();
    archive
}

/// What a list says of a name, but for its spelling: articles, first and last day, and how many together with another.
type Line = (u64, String, String, u64);

fn listed(archive: &Archive, arguments: &[&str]) -> BTreeMap<String, Line> {
    let mut all = vec!["entities", "--json", "-n", "1000"];
    all.extend(arguments);
    let mut lines = archive.run(&all).objects();
    lines.pop();
    let number = |value: &Value| value.as_u64().unwrap_or(0);
    let line = |one: &Value| {
        let name = format!("{} {}", text(&one["kind"]), text(&one["name"]).to_lowercase());
        (name, (number(&one["articles"]), text(&one["first"]), text(&one["last"]), number(&one["together"])))
    };
    lines.iter().map(line).collect()
}

/// The same, article by article.
fn counted(archive: &Archive, word: &str, with: Option<&str>) -> BTreeMap<String, Line> {
    let mut lines: BTreeMap<String, Line> = BTreeMap::new();
    for article in archive.exported() {
        if !text(&article["body"]).contains(word) {
            continue;
        }
        let mut names = BTreeSet::new();
        for kind in ["person", "org", "place"] {
            for name in article[kind].as_array().into_iter().flatten() {
                names.insert(format!("{kind} {}", text(name).to_lowercase()));
            }
        }
        let is_with = with.is_some_and(|with| names.contains(with));
        let day = text(&article["date"]["day"]);
        for name in names {
            let line = lines.entry(name).or_default();
            line.0 += 1;
            line.3 += u64::from(is_with);
            if !day.is_empty() {
                line.1 = if line.1.is_empty() { day.clone() } else { line.1.clone().min(day.clone()) };
                line.2 = line.2.clone().max(day.clone());
            }
        }
    }
    if let Some(with) = with {
        lines.retain(|name, line| line.3 > 0 && name != with);
    }
    lines
}

#[test]
fn names_days_and_companions_are_those_of_the_articles() {
    for seed in [1, 2, 3] {
        let archive = archive(seed);
        assert_eq!(listed(&archive, &[]), counted(&archive, "", None), "{seed}");
        assert_eq!(listed(&archive, &["ferry"]), counted(&archive, "ferry", None), "{seed}");
        let with = listed(&archive, &["ferry", "--with", "tom ledger"]);
        assert_eq!(with, counted(&archive, "ferry", Some("person tom ledger")), "{seed}");
        let people: BTreeMap<String, Line> = counted(&archive, "", None)
            .into_iter()
            .filter(|line| line.0.starts_with("person") && line.0.contains("quill"))
            .collect();
        assert_eq!(listed(&archive, &["--kind", "person", "--near", "quill"]), people, "{seed}");
    }
}

#[test]
fn a_list_has_spellings_and_days_and_says_in_what_names_are_alike() {
    let archive = Archive::new();
    let record = |id: &str, people: &str, date: &str| {
        format!(
            "{{\"id\":\"{id}\",\"title\":\"T{id}\",\"body\":\"Of a ferry, {id}.\",\"persons\":[{people}],\"date\":\"{date}\"}}\n"
        )
    };
    archive.file(
        "a/names.jsonl",
        [
            record("1", "\"Min Aung Hlaing\",\"Ada Quill\"", "2021-02-01"),
            record("2", "\"MIN AUNG HLAING\"", "2021-03"),
            record("3", "\"Min Aung Hlaing\",\"Ada Quill\"", "2023-05-09"),
            record("4", "\"Rolf Amberg\"", "2022-01-01"),
        ]
        .concat(),
    );
    archive.run(&["index", "a"]).done();
    archive.run(&["entities", "-n", "2"]).done().prints(&[
        "person           articles  first       last",
        "Min Aung Hlaing         3  2021-02-01  2023-05-09  also MIN AUNG HLAING (1)",
        "Ada Quill               2  2021-02-01  2023-05-09",
        "and 1 more",
        "4 articles",
    ]);
    archive.run(&["entities", "--near", "mah"]).done().prints(&["Min Aung Hlaing", "like in initials"]);
    archive.run(&["entities", "--near", "xyzzy"]).code(1);
    archive.run(&["entities", "--with", "hlaing", "--format", "csv"]).done().prints(&[
        "kind,name,articles,first,last,spellings,together,score,like",
        "person,Ada Quill,2,2021-02-01,2023-05-09,Ada Quill,2,",
    ]);
    archive.run(&["entities", "--by", "score"]).code(2);
    archive.run(&["entities", "--sort", "newest"]).code(2);
    let table = "[[person]]\nname = \"The General\"\naliases = [\"Min Aung Hlaing\", \"Rolf Amberg\"]\n";
    archive.file("index/yours/aliases.toml", table);
    archive.run(&["entities", "-n", "1"]).done().prints(&["The General         4  2021-02-01  2023-05-09"]);
}

#[test]
fn marks_stand_where_the_text_names_somebody() {
    let archive = Archive::new();
    let body = "Zürich: President Ada Quill opened the ferry to Denmark. “Quill” spoke for an hour.";
    archive.file("a/1.txt", format!("Ferry runs\n\n{body}\n"));
    archive.run(&["index", "a"]).done();
    archive.run(&["show", "a/1.txt", "--marks", "entities"]).done().prints(&[
        "President [Ada Quill|person] opened",
        "[Denmark|place]",
        "“[Quill|person Ada",
    ]);
    let object = &archive.run(&["show", "a/1.txt", "--marks", "entities", "--json"]).done().objects()[0];
    let marks = object["marks"].as_array().expect("it has marks");
    assert!(marks.len() >= 3, "{marks:?}");
    for mark in marks {
        let whole = text(&object[text(&mark["field"])]);
        let place = |key: &str| mark[key].as_u64().expect("it is a number") as usize;
        assert_eq!(whole.get(place("start")..place("end")), mark["text"].as_str(), "{mark}");
    }
}
