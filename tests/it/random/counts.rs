//! Random archives with sources, names and dates go in; the engine's counts and those made article by article must agree.

use super::chance::{Plain, Random, article};
use super::{Dates, Soft, Tree, add};
use chrono::{Datelike, NaiveDate};
use dateline::article::{Article, Days, Entity, EntityKind, Evidence, Place};
use dateline::engine::{self, Ask, By, Counted, Engine, Naming, Start, Writing};
use dateline::query::{Query, Syntax, parse};
use dateline::search::counting::{self, Held, Wanted};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

const ARTICLES: usize = 80;
const QUERIES: usize = 60;

/// Names with their spellings: those of one row are one name.
const NAMES: &[&[&str]] =
    &[&["Ana Berg", "ANA BERG"], &["Ístvan Kol"], &["Omar"], &["O. Marner", "O Marner"]];
const SOURCES: &[&str] = &["Harbour Gazette", "HARBOUR GAZETTE", "Harbour Gaz.", "The Kantara", "Hill Post"];
const SITES: &[&str] = &["harbour.example", "hill.example"];
/// What a person wrote: the third name, a printed name and a site are the Harbour Gazette's.
const TABLE: &str = "[[source]]\nname = \"Harbour Gazette\"\naliases = [\"Harbour Gaz.\", \"Quay Sheet\"]\n\
    domains = [\"harbour.example\"]\n";

/// An article as it is counted by hand.
struct Known {
    plain: Plain,
    article: Article,
}

/// Gives an article sources, names and a topic by chance.
fn adorn(random: &mut Random, article: &mut Article) {
    article.source = (random.below(4) > 0).then(|| SOURCES[random.below(SOURCES.len())].to_owned());
    article.site = (random.below(2) == 0).then(|| SITES[random.below(SITES.len())].to_owned());
    article.lang = [None, Some("en")][random.below(2)].map(str::to_owned);
    article.topic =
        (0..random.below(3)).map(|_| ["Ferries", "ferries", "Copper"][random.below(3)].to_owned()).collect();
    if random.below(3) == 0 {
        article.evidence.push(Evidence {
            field: Cow::Borrowed("source"),
            value: article.source.clone(),
            text: ["Quay Sheet", "Marsh News"][random.below(2)].to_owned(),
            place: Place::File("made".into()),
            rule: "made".into(),
            accepted: random.below(3) > 0,
        });
    }
    for _ in 0..random.below(4) {
        let row = NAMES[random.below(NAMES.len())];
        let name = row[random.below(row.len())].to_owned();
        article.entities.push(Entity {
            name,
            kind: EntityKind::Person,
            rule: "made".into(),
            mentions: Vec::new(),
        });
    }
}

/// The names of one value as counting tells them apart: letters and digits alone, in lower case.
fn key(value: &str) -> String {
    let spaced: String =
        value.to_lowercase().replace('í', "i").chars().map(|c| if c == '.' { ' ' } else { c }).collect();
    spaced.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The name of the source: by the table, where that is there.
fn source(article: &Article, with_table: bool) -> Option<String> {
    let own = article.source.clone();
    if !with_table {
        return own;
    }
    let printed = article.evidence.iter().filter(|one| one.field == "source" && one.accepted);
    let names: Vec<String> =
        own.iter().map(|name| key(name)).chain(printed.map(|one| key(&one.text))).collect();
    let is_gazette =
        names.iter().any(|name| ["harbour gazette", "harbour gaz", "quay sheet"].contains(&name.as_str()));
    let by_site = own.is_none() && article.site.as_deref() == Some("harbour.example");
    if is_gazette || by_site { Some("Harbour Gazette".to_owned()) } else { own }
}

/// Counts by hand: the numbers of each bucket, and those that are in none.
fn by_hand(found: &[&Known], by: &str, with_table: bool) -> (BTreeMap<String, u64>, [u64; 4]) {
    let mut buckets = BTreeMap::new();
    let [mut undated, mut yearless, mut inexact, mut without] = [0; 4];
    for known in found {
        undated += u64::from(known.plain.days.is_none());
        yearless += u64::from(matches!(known.plain.days, Some(Days::Yearless { .. })));
        let values: BTreeSet<String> = match by {
            "source" => source(&known.article, with_table).iter().map(|name| key(name)).collect(),
            "person" => known.article.names(EntityKind::Person).map(key).collect(),
            "topic" => known.article.topic.iter().map(|topic| key(topic)).collect(),
            "site" => known.article.site.iter().map(|site| key(site)).collect(),
            "lang" => known.article.lang.iter().cloned().collect(),
            unit => match unit_of(known.plain.days, unit) {
                Some(Ok(unit)) => BTreeSet::from([unit]),
                Some(Err(())) => {
                    inexact += 1;
                    continue;
                }
                None => continue,
            },
        };
        without += u64::from(values.is_empty());
        for value in values {
            *buckets.entry(value).or_default() += 1;
        }
    }
    (buckets, [undated, yearless, inexact, without])
}

/// The unit that holds all days of a date; an error where none does, nothing where there is no date with a year.
fn unit_of(days: Option<Days>, unit: &str) -> Option<Result<String, ()>> {
    let name = |day: NaiveDate| match unit {
        "day" => day.to_string(),
        "week" => format!("{}-W{:02}", day.iso_week().year(), day.iso_week().week()),
        "month" => day.to_string()[..7].to_owned(),
        _ => day.to_string()[..4].to_owned(),
    };
    match days? {
        Days::Day(day) => Some(Ok(name(day))),
        Days::Month { year, month } if matches!(unit, "month" | "year") => {
            Some(Ok(name(NaiveDate::from_ymd_opt(year, month, 1).expect("it is a month"))))
        }
        Days::Year(year) if unit == "year" => Some(Ok(year.to_string())),
        Days::Month { .. } | Days::Year(_) => Some(Err(())),
        Days::Yearless { .. } => None,
    }
}

fn read(typed: &str) -> Query {
    let today = NaiveDate::from_ymd_opt(2026, 4, 22).expect("it is a day");
    parse(typed, today, Syntax::Dateline).0
}

/// What the engine counted, as it is counted by hand.
fn of_engine(counted: &Counted, by: By) -> (BTreeMap<String, u64>, [u64; 4]) {
    let buckets = counted.buckets.iter().map(|bucket| {
        let name = if matches!(by, By::Time(_)) { bucket.value.clone() } else { key(&bucket.value) };
        (name, bucket.articles)
    });
    let Counted { undated, yearless, inexact, without, .. } = *counted;
    (buckets.collect(), [undated, yearless, inexact, without])
}

/// How many articles have a word, found and in all, and Dunning's ratio as he writes it: of likelihoods.
fn words_by_hand(found: &[&Known], all: &[Known]) -> BTreeMap<String, (u64, u64, f64)> {
    let words = |known: &Known| -> BTreeSet<String> {
        known.plain.title.iter().chain(&known.plain.body).map(|word| word.to_lowercase()).collect()
    };
    let mut numbers = BTreeMap::<String, (u64, u64, f64)>::new();
    for known in all {
        for word in words(known) {
            numbers.entry(word).or_default().1 += 1;
        }
    }
    for known in found {
        for word in words(known) {
            numbers.entry(word).or_default().0 += 1;
        }
    }
    let (n1, n2) = (found.len() as f64, (all.len() - found.len()) as f64);
    let log_l = |p: f64, k: f64, n: f64| {
        let part = |count: f64, p: f64| if count > 0.0 { count * p.ln() } else { 0.0 };
        part(k, p) + part(n - k, 1.0 - p)
    };
    numbers.retain(|_, (articles, held, score)| {
        let (k1, k2) = (*articles as f64, (*held - *articles) as f64);
        let p = (k1 + k2) / (n1 + n2);
        *score =
            2.0 * (log_l(k1 / n1, k1, n1) + log_l(k2 / n2, k2, n2) - log_l(p, k1, n1) - log_l(p, k2, n2));
        k1 * (n1 + n2) > (k1 + k2) * n1
    });
    numbers
}

/// Fills an index in `commits` parts, forgets every `forget`th article, and counts by hand and by the engine.
fn check(seed: u64, commits: usize, forget: Option<usize>, with_table: bool) {
    let mut random = Random(seed);
    let folder = tempfile::tempdir().expect("the system gives temporary folders");
    let root = folder.path().join("index");
    let writing = Writing { threads: 1, memory: 50_000_000, start: Start::Keep };
    let mut writer = engine::write(&root, &writing).expect("an index can be made");
    let mut all = Vec::new();
    for number in 0..ARTICLES {
        let (plain, mut article) = article(&mut random, number);
        adorn(&mut random, &mut article);
        add(&mut *writer, article.clone());
        all.push(Known { plain, article });
        if (number + 1) % ARTICLES.div_ceil(commits) == 0 {
            writer.commit().expect("the index can be written");
        }
    }
    if let Some(every) = forget {
        writer.commit().expect("the index can be written");
        let gone = |known: &Known| {
            known.article.path[0]
                .trim_start_matches("/archive/")
                .parse::<usize>()
                .is_ok_and(|n| n % every == 0)
        };
        for known in all.iter().filter(|known| gone(known)) {
            writer.forget(&known.article.path[0]).expect("the index can be written");
        }
        all.retain(|known| !gone(known));
    }
    writer.finish().expect("the index can be written");
    if with_table {
        std::fs::write(root.join("yours/sources.toml"), TABLE).expect("the folder is there");
    }
    let engine = engine::open(&root).expect("the index can be opened");
    for _ in 0..QUERIES {
        let tree = Tree::random(&mut random, 2);
        let typed = tree.typed();
        let matches = |known: &Known, dates| tree.matches(&known.plain, Soft::All, dates);
        let found: Vec<&Known> = all.iter().filter(|known| matches(known, Dates::Certain)).collect();
        let possible = all.iter().filter(|known| matches(known, Dates::Possible)).count() - found.len();
        for name in ["day", "week", "month", "year", "source", "person", "topic", "site", "lang"] {
            let by = By::named(name).expect("it is a way to count");
            let counted = engine
                .count(&read(&typed), by, &Ask::default(), Naming::default())
                .expect("the index can be read");
            assert_eq!(of_engine(&counted, by), by_hand(&found, name, with_table), "{typed} by {name}");
            assert_eq!([counted.certain, counted.possible], [found.len() as u64, possible as u64], "{typed}");
        }
        check_words(&*engine, &typed, &found, &all);
        check_shares(&*engine, &typed, &found, &all);
    }
}

fn check_words(engine: &dyn Engine, typed: &str, found: &[&Known], all: &[Known]) {
    let got = engine.unusual_words(&read(typed), &Ask::default(), 1000).expect("the index can be read");
    let expected = words_by_hand(found, all);
    if found.is_empty() || found.len() == all.len() {
        assert!(got.values.is_empty(), "{typed}");
        return;
    }
    let names: BTreeSet<&str> = got.values.iter().map(|one| one.value.as_str()).collect();
    assert_eq!(names, expected.keys().map(String::as_str).collect(), "{typed}");
    for one in &got.values {
        let (articles, held, score) = expected[&one.value];
        assert_eq!((one.articles, one.held), (articles, held), "{typed}: {}", one.value);
        assert!((one.score - score).abs() < 1e-6, "{typed}: {} {} {score}", one.value, one.score);
    }
    assert!(got.values.is_sorted_by(|a, b| a.score >= b.score), "{typed}: the highest come first");
    let few = engine.unusual_words(&read(typed), &Ask::default(), 3).expect("the index can be read");
    assert_eq!(few.values, got.values[..got.values.len().min(3)], "{typed}: the first are the first of all");
}

fn check_shares(engine: &dyn Engine, typed: &str, found: &[&Known], all: &[Known]) {
    let by = By::named("month").expect("it is a way to count");
    let wanted = Wanted { by, top: None, held: Held::Counted };
    let (query, ask) = (read(typed), Ask::default());
    let table = counting::table(engine, &[(&query, &ask)], &wanted).expect("the index can be read");
    let all: Vec<&Known> = all.iter().collect();
    let ((found, _), (held, _)) = (by_hand(found, "month", false), by_hand(&all, "month", false));
    let mut months = 0;
    for row in &table.rows {
        let number = found.get(&row.value).copied().unwrap_or(0);
        assert_eq!(row.articles, [number], "{typed}: {}", row.value);
        assert_eq!(row.held, Some(held.get(&row.value).copied().unwrap_or(0)), "{typed}: {}", row.value);
        months += usize::from(number > 0);
    }
    assert_eq!(months, found.len(), "{typed}: every month with articles has a row");
    let names: Vec<&String> = table.rows.iter().map(|row| &row.value).collect();
    assert!(names.is_sorted(), "{typed}: months come in their order");
    let of =
        |name: &str| name[..4].parse::<usize>().unwrap_or(0) * 12 + name[5..].parse::<usize>().unwrap_or(0);
    if let (Some(first), Some(last)) = (names.first(), names.last()) {
        assert_eq!(of(last) - of(first) + 1, names.len(), "{typed}: no month is left out");
    }
}

#[test]
fn counts_of_one_segment_are_those_made_by_hand() {
    check(0x6a09_e667_f3bc_c909, 1, None, false);
}

#[test]
fn counts_of_several_segments_with_deletions_are_those_made_by_hand() {
    check(0xbb67_ae85_84ca_a73b, 4, Some(5), false);
}

#[test]
fn counts_under_a_persons_own_names_are_those_made_by_hand() {
    check(0x3c6e_f372_fe94_f82b, 3, Some(7), true);
}
