//! Names and their spellings, among many thousand others, go in; how many spellings are found, and how many wrong ones,
//! comes out.

use super::archive::{Archive, repository, text};
use dateline::analysis::fold::key;
use dateline::analysis::names::Name;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;

/// Names with other spellings; a row of decoys begins with `!`.
fn rows() -> (Vec<Vec<String>>, Vec<Vec<String>>) {
    let text = fs::read_to_string(repository().join("tests/data/variants.tsv")).expect("the file is there");
    let cells = |line: &str| line.split('\t').map(key).collect::<Vec<_>>();
    let lines = || text.lines().filter(|line| !line.starts_with('#'));
    let rows = lines().filter(|line| !line.starts_with('!')).map(cells).collect();
    (rows, lines().filter_map(|line| line.strip_prefix('!')).map(cells).collect())
}

/// The names that an archive may hold besides: people of the lists of given and family names, towns.
fn others() -> (BTreeSet<String>, BTreeSet<String>) {
    let list = |name: &str| {
        let path = repository().join("src/normalise/entities/lists").join(name);
        let text = fs::read_to_string(path).expect("the lists are there");
        text.lines().filter(|line| !line.starts_with('#')).map(str::to_owned).collect::<Vec<_>>()
    };
    let (given, surnames) = (list("given.txt"), list("surnames.txt"));
    let of = |step: usize| {
        let person = move |(place, surname): (usize, &String)| (place * step, surname.clone());
        surnames.iter().enumerate().map(person).collect::<Vec<_>>()
    };
    let people = of(7919).into_iter().chain(of(104_729));
    let people = people.map(|(place, surname)| key(&format!("{} {surname}", given[place % given.len()])));
    (people.collect(), list("towns.txt").iter().map(|town| key(town)).collect())
}

#[test]
fn nine_of_ten_spellings_are_found_and_one_of_twenty_is_wrong() {
    let (rows, decoys) = rows();
    assert!(rows.len() >= 200, "{}", rows.len());
    let (mut people, mut towns) = others();
    let mut spelled: BTreeMap<&String, BTreeSet<&String>> = BTreeMap::new();
    for row in rows.iter().chain(&decoys) {
        let into = if row[0].contains(' ') { &mut people } else { &mut towns };
        into.extend(row.iter().cloned());
    }
    for row in &rows {
        for name in row {
            spelled.entry(name).or_default().extend(row);
        }
    }
    let read = |names: &BTreeSet<String>| {
        names.iter().map(|name| (name.clone(), Name::read(name))).collect::<Vec<_>>()
    };
    let (people, towns) = (read(&people), read(&towns));
    let (mut all, mut found, mut right) = ([0; 2], [0; 2], [0; 2]);
    for (place, row) in rows.iter().enumerate() {
        let half = place % 2;
        let (typed, name) = (&row[0], Name::read(&row[0]));
        let pool = if typed.contains(' ') { &people } else { &towns };
        let same = &spelled[typed];
        all[half] += same.len() - 1;
        for (other, read) in pool {
            let may_be = read.key().meets(name.key());
            if other != typed && may_be && name.distance(read).is_some() {
                found[half] += 1;
                right[half] += usize::from(same.contains(other));
            }
        }
    }
    let percent = |part: usize, of: usize| part as f64 * 100.0 / of as f64;
    for (half, name) in [(0, "tuned on"), (1, "held back")] {
        println!(
            "{name}: {:.1} % of {} spellings found, {:.1} % of {} found are wrong",
            percent(right[half], all[half]),
            all[half],
            percent(found[half] - right[half], found[half]),
            found[half]
        );
    }
    let sum = |of: [usize; 2]| of[0] + of[1];
    let (recall, wrong) = (percent(sum(right), sum(all)), percent(sum(found) - sum(right), sum(found)));
    assert!(recall >= 90.0 && wrong <= 5.0, "{recall:.1} % found, {wrong:.1} % wrong");
}

fn record(id: &str, person: &[&str], body: &str) -> String {
    let people: Vec<String> = person.iter().map(|name| format!("{name:?}")).collect();
    format!(
        "{{\"id\":\"{id}\",\"title\":\"Report {id}\",\"body\":\"{body} The rest of the report is of no use here.\",\
         \"persons\":[{}],\"date\":\"2021-05-0{}\"}}\n",
        people.join(","),
        id.len()
    )
}

fn archive() -> Archive {
    let archive = Archive::new();
    let records = [
        record("a", &["Alexander Lukashenko"], "Talks with Lukashenko went on."),
        record("b", &["Alexandre Loukachenko"], "Les propos de Loukachenko sont durs."),
        record("c", &["Александр Лукашенко"], "Александр Лукашенко сказал это вчера."),
        record("d", &["ألكسندر لوكاشينكو"], "قال لوكاشينكو ذلك أمس."),
        record("e", &["George Bush"], "Mr. Bush spoke of it."),
        record("f", &["Wilhelm Busch"], "The drawings of Busch are shown."),
        record("g", &["Георгий Сидоров"], "Nothing of the kind."),
        record("h", &["Oleg Lukashin"], "Lukashin sings tonight."),
    ];
    archive.file("a/names.jsonl", records.concat());
    archive.run(&["index", "a"]).done();
    archive
}

fn found(archive: &Archive, arguments: &[&str]) -> String {
    let mut titles = archive.search(arguments).full();
    titles.sort();
    titles.join(" ").replace("Report ", "")
}

#[test]
fn variants_are_found_in_fields_and_texts_and_each_can_be_left_out() {
    let archive = archive();
    assert_eq!(found(&archive, &["person:lukashenko"]), "a");
    assert_eq!(found(&archive, &["person:variants(lukashenko)"]), "a b c d");
    assert_eq!(found(&archive, &["person:variants(Лукашенко)"]), "a b c d");
    assert_eq!(found(&archive, &["person:variants(\"Alexander Lukashenko\")"]), "a b c d");
    assert_eq!(found(&archive, &["variants(lukashenko)"]), "a b c d");
    assert_eq!(found(&archive, &["person:variants(lukashenko -loukachenko)"]), "a c d");
    assert_eq!(found(&archive, &["person:variants(lukashenko)", "--without", "Loukachenko"]), "a c d");
    assert_eq!(found(&archive, &["person:=\"alexander lukashenko\""]), "a");
    assert_eq!(found(&archive, &["person:variants(bush)"]), "e");
    assert_eq!(found(&archive, &["person:variants(busch)"]), "f");
    archive
        .run(&["search", "person:variants(lukashenko -bush)"])
        .done()
        .says(&["bush is none of the spellings of lukashenko", "is searched as"]);
}

#[test]
fn a_person_asked_for_is_offered_under_other_spellings() {
    let archive = archive();
    archive.run(&["search", "person:lukashenko"]).done().says(&[
        "person:lukashenko is also written Loukachenko (1)",
        "Лукашенко (1)",
        "add with person:variants(lukashenko)",
    ]);
    let offered = &archive.search(&["person:lukashenko"]).summary["spellings"][0];
    assert_eq!(text(&offered["instead"]), "person:variants(lukashenko)");
    assert_eq!(offered["spellings"].as_array().map(Vec::len), Some(3));
    for query in ["person:variants(lukashenko)", "person:=\"Alexander Lukashenko\"", "person:bush", "talks"] {
        assert!(archive.search(&[query]).summary["spellings"].is_null(), "{query}");
    }
}

#[test]
fn words_that_are_a_name_of_the_archive_suggest_it() {
    let archive = Archive::new();
    let records = [
        record("a", &["Min Aung Hlaing"], "Min Aung Hlaing spoke."),
        record("bb", &["Min Aung Hlaing"], "General Hlaing spoke."),
        record("ccc", &["Moe Aung"], "Moe Aung spoke of General Hlaing."),
    ];
    archive.file("a/names.jsonl", records.concat());
    archive.run(&["index", "a"]).done();
    let suggested = |query: &str| {
        let summary = archive.search(&[query]).summary;
        let of = |one: &serde_json::Value| format!("{} {}", text(&one["query"]), one["articles"]);
        summary["suggested"]
            .as_array()
            .map_or(String::new(), |all| all.iter().map(of).collect::<Vec<_>>().join(", "))
    };
    assert_eq!(suggested("hlaing"), "person:\"Min Aung Hlaing\" 2");
    assert_eq!(suggested("min aung hlaing spoke"), "person:\"Min Aung Hlaing\" 2");
    assert_eq!(suggested("what moe aung said"), "person:\"Moe Aung\" 1");
    for query in [
        "spoke",
        "hlaing person:\"Min Aung Hlaing\"",
        "person:hlaing",
        "\"min aung hlaing\"",
        "variants(hlaing)",
    ] {
        assert_eq!(suggested(query), "", "{query}");
    }
    archive
        .run(&["search", "hlaing"])
        .done()
        .says(&["did you mean person:\"Min Aung Hlaing\"? (2 articles)"]);
}
