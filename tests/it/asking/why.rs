//! An article and a query go in; where it matches and by how much, or why it does not, come out.

use super::{archive, id_of};

#[test]
fn a_match_says_where_each_part_stands_and_what_it_adds() {
    let archive = archive();
    let ran =
        archive.run(&["why", &id_of(&archive, "a"), "--json", "junta oil -zeppelin source:irrawaddy"]).done();
    let object = &ran.objects()[0];
    assert_eq!(object["matches"], "all");
    assert_eq!((&object["rank"], &object["found"]), (&1.into(), &1.into()));
    let part = |index: usize| &object["parts"][index];
    let names: Vec<String> = (0..4).map(|index| part(index)["query"].to_string()).collect();
    assert_eq!(names, ["\"junta\"", "\"oil\"", "\"zeppelin\"", "\"source:irrawaddy\""]);
    let places = |index: usize| {
        let places = part(index)["places"].as_array().cloned().unwrap_or_default();
        let of = |place: &serde_json::Value| {
            format!("{} {} {}", place["field"], place["offset"], place["sentence"]).replace('"', "")
        };
        places.iter().map(of).collect::<Vec<_>>()
    };
    assert_eq!(places(0), ["title 0 1", "body 4 1"]);
    // "The junta in Yangon bought oil": the 28th byte.
    assert_eq!(places(1), ["body 27 1"]);
    assert_eq!(part(2)["role"], "excluded");
    assert_eq!(part(2)["holds"], serde_json::Value::Null);
    assert_eq!(part(3)["values"].to_string(), "[\"The Irrawaddy\"]");
    let score = |value: &serde_json::Value| value.as_f64().unwrap_or(f64::NAN);
    let of_parts: f64 = (0..4).map(|index| score(&part(index)["score"])).sum();
    let sum = of_parts + score(&object["near"]) + score(&object["date"]);
    assert!((sum - score(&object["score"])).abs() < 0.003, "{object}");
    assert!(score(&part(0)["score"]) > 0.0);
}

#[test]
fn the_parts_of_every_query_add_up_to_its_score() {
    let archive = archive();
    let rows = [
        ("a", "junta oil"),
        ("a", "junta oil in April 2024"),
        ("a", "the junta and its oil \"bought oil\" 2024"),
        ("a", "(oil AND xylophone) OR junta OR title:fuel"),
        ("d", "junta sanctions oil"),
        ("b", "\"arms trade\"^2 AND (russia^3 OR generals) AND body:arms"),
        ("e", "=woman trade* ==Müller"),
        ("j", "lead:floods regime"),
        ("d", "covid-19 sail"),
        ("a", "russia w/10 junta AND (oil w/s yangon OR zeppelin)"),
        ("a", "2of(junta oil zeppelin) atleast2(junta) first5(junta OR oil)"),
        ("b", "2of(russia arms trade)"),
        ("a", "2of(junta oil zeppelin) OR fuel OR (2of(oil putsch mayor) AND junta)"),
        ("b", "slop5(\"trade arms\") /gen.*/ russai~"),
        ("a", "variants(hlaing) AND junta not w/5 oil"),
    ];
    for (letter, query) in rows {
        let object = &archive.run(&["why", &id_of(&archive, letter), "--json", query]).done().objects()[0];
        let hits = archive.search(&[query]).lines;
        let hit = hits.iter().find(|hit| hit["record"][0] == letter);
        assert_eq!(
            hit.map(|hit| (&hit["score"], &hit["rank"])),
            Some((&object["score"], &object["rank"])),
            "{query}"
        );
        let score = |value: &serde_json::Value| value["score"].as_f64().unwrap_or(f64::NAN);
        let parts = object["parts"].as_array().cloned().unwrap_or_default();
        let added = |key: &str| object[key].as_f64().unwrap_or(f64::NAN);
        let sum = parts.iter().map(score).sum::<f64>() + added("near") + added("date");
        assert!((sum - score(object)).abs() < 0.005, "{query}: {sum} is not the score of {object}");
    }
}

#[test]
fn text_shows_the_words_around_each_place() {
    let archive = archive();
    let ran = archive.run(&["why", &id_of(&archive, "a"), "oil date:2024-04"]).done();
    ran.prints(&[
        "Junta Runs Out of Fuel\nunderstood as: oil AND date:2024-04\nmatches: number 1 of 1\n",
        "  oil\n            body byte 27, sentence 1: The junta in Yangon bought **oil** from Russia.\n",
        "  date:2024-04: yes ← 2024-04-12\n",
        "  together\n",
    ]);
}

#[test]
fn a_match_in_part_says_what_it_lacks() {
    let archive = archive();
    let ran = archive.run(&["why", &id_of(&archive, "d"), "junta sanctions"]).done();
    ran.prints(&["matches in part, without junta: number ", " of 3\n", "junta: not there"]);
}

#[test]
fn an_article_that_does_not_match_says_why() {
    let archive = archive();
    let check = |letter: &str, arguments: &[&str], expected: &str| {
        let id = id_of(&archive, letter);
        let mut all = vec!["why", id.as_str()];
        all.extend(arguments);
        archive.run(&all).code(1).prints(&[&format!("does not match: {expected}")]);
    };
    check("d", &["tankers date:2024-04"], "its date is 2022, and the query asks for date:2024-04\n");
    check("d", &["junta AND date:2024-04"], "its date is 2022, and");
    check("f", &["junta", "--from", "2024"], "it has no date, and the query asks for date:2024-01-01..\n");
    check(
        "e",
        &["woman date:2024-04", "--certain"],
        "its date is Apr 22 (the year is not printed): it lies only",
    );
    check("d", &["junta"], "it has no junta; 2 articles have it\n");
    check("a", &["sanctoins"], "it has no sanctoins, but sanctions; no article has it");
    check("d", &["=sanction"], "it has no =sanction, but Sanctioned, sanctions; no article has it");
    check("a", &["title:oil"], "title:oil does not stand in its title, but in its body\n");
    check(
        "e",
        &["\"trade arms\""],
        "all words of \"trade arms\" are there, but they do not follow each other so\n",
    );
    check("e", &["\"trade zeppelin\""], "it has no zeppelin; 1 article has it\n");
    check(
        "a",
        &["russia w/5 junta"],
        "both sides of russia w/5 junta are there, but not so near each other\n",
    );
    check(
        "a",
        &["oil pre/9 junta"],
        "both sides of oil pre/9 junta are there, but the second does not follow",
    );
    check(
        "e",
        &["trade not w/2 arms"],
        "the first side of trade not w/2 arms is there, but always with the second",
    );
    check("a", &["russia w/5 zeppelin"], "it has no zeppelin; 1 article has it\n");
    check("a", &["atleast3(junta)"], "it has 2 mentions, and atleast3(junta) asks for more\n");
    check("a", &["first5(sanctions)"], "what first5(sanctions) asks for is there, but further behind\n");
    check("j", &["regime", "--in", "news/archive.jsonl"], "its files lie elsewhere: news/long/report.jsonl");
    check("a", &["junta -oil"], "it has oil, which the query excludes\n");
    check("a", &["junta source:reuters"], "the query asks for source:reuters, and it has The Irrawaddy\n");
    check("a", &["is:undated"], "the query asks for is:undated, and it has 2024-04-12\n");
    check(
        "a",
        &["putsch OR zeppelin"],
        "it has no putsch; 1 article has it\n  nor otherwise: it has no zeppelin;",
    );
}

#[test]
fn every_cause_is_told_the_date_first() {
    let archive = archive();
    let ran = archive
        .run(&["why", &id_of(&archive, "d"), "--json", "junta AND title:oil AND date:2024-04"])
        .code(1);
    let object = &ran.objects()[0];
    let causes = object["causes"].as_array().cloned().unwrap_or_default();
    let kinds: Vec<String> =
        causes.iter().map(|cause| format!("{} {}", cause["cause"], cause["query"])).collect();
    assert_eq!(kinds, [r#""date" "date:2024-04""#, r#""missing" "junta""#, r#""missing" "title:oil""#]);
}

#[test]
fn without_a_query_the_evidence_is_told_as_before() {
    let archive = archive();
    archive.run(&["why", &id_of(&archive, "a")]).done().prints(&["  source   The Irrawaddy  ← "]);
    archive.run(&["why", &id_of(&archive, "a"), " ... "]).code(2).says(&["there is nothing to search for"]);
}
