//! Searches that add words of their first articles, or favour their days, go in; what they say and find comes out.

use super::super::archive::{Archive, text};

/// Two floods told with the same word, a flood elsewhere without the words typed, and what has nothing to do with it;
/// few enough of each that the words are rare.
fn floods() -> Archive {
    let archive = Archive::new();
    let told = [
        (
            "a",
            "2024-05-01",
            "Dorrin River Flood",
            "The levee broke near Dorrin, and sandbags came too late for the levee.",
        ),
        (
            "b",
            "2024-05-03",
            "After the Dorrin Flood",
            "Sandbags lay along the levee while Dorrin was dried out.",
        ),
        ("c", "2024-05-02", "Water in Halverstead", "Volunteers filled sandbags where the levee leaked."),
        (
            "d",
            "2019-02-01",
            "Flood of Mail in Dorrin",
            "The post office of Dorrin counted its letters twice.",
        ),
    ];
    let mut lines: Vec<String> = told
        .iter()
        .map(|(id, date, title, body)| {
            format!(r#"{{"id":"{id}","date":"{date}","title":"{title}","body":"{body}"}}"#)
        })
        .collect();
    for number in 0..60 {
        let day = number % 28 + 1;
        lines.push(format!(
            r#"{{"id":"x{number}","date":"2019-02-{day:02}","title":"Chess round {number}","body":"Bishop {number} took a pawn and the clock ran down."}}"#
        ));
    }
    archive.file("articles.jsonl", lines.join("\n"));
    archive.run(&["index", "articles.jsonl", "--no-entities", "--lang", "en"]).done();
    archive
}

fn records(archive: &Archive, arguments: &[&str]) -> String {
    let hits = archive.search(arguments).lines;
    hits.iter().map(|hit| text(&hit["record"][0])).collect::<Vec<_>>().join(" ")
}

#[test]
fn added_words_find_what_has_none_of_those_typed_and_it_says_so() {
    let archive = floods();
    assert!(!records(&archive, &["dorrin flood"]).contains('c'));
    let hits = archive.search(&["dorrin flood", "--expand"]);
    let added: Vec<String> =
        hits.summary["added"].as_array().unwrap().iter().map(|one| text(&one["word"])).collect();
    // The commonest spelling of each; the words typed count, and are not told as added.
    assert!(added.contains(&"levee".to_owned()) && added.contains(&"sandbags".to_owned()), "{added:?}");
    assert!(!added.contains(&"dorrin".to_owned()) && !added.contains(&"the".to_owned()), "{added:?}");
    let other = hits.lines.iter().find(|hit| text(&hit["record"][0]) == "c").expect("it is found");
    assert_eq!((&other["by_added"], other["missing"].as_array().unwrap().len()), (&true.into(), 2));
    assert_eq!(hits.summary["certain"], 3);
    archive
        .run(&["search", "dorrin flood", "--expand"])
        .done()
        .says(&["added words: ", "--without"])
        .prints(&["with none of the words typed, only added ones", "or with added words alone"]);
}

#[test]
fn an_added_word_can_be_left_out_and_filters_hold() {
    let archive = floods();
    let without = ["dorrin flood", "--expand", "--without", "levee", "--without", "sandbags"];
    let hits = archive.search(&without);
    let added = hits.summary["added"].to_string();
    assert!(!added.contains("levee") && !added.contains("sandbag"), "{added}");
    assert!(!records(&archive, &without).contains('c'));
    assert!(!records(&archive, &["dorrin flood date:2024-05-03", "--expand"]).contains('c'));
    assert!(!records(&archive, &["dorrin flood -volunteers", "--expand"]).contains('c'));
    let all = records(&archive, &["dorrin flood", "--expand", "--all"]);
    assert!(all.len() == 5 && !all.contains('c'), "{all}");
    archive
        .run(&["search", "dorrin flood", "--expand", "--without", "chess"])
        .done()
        .says(&["chess is none of"]);
    archive.run(&["search", "dorrin AND flood", "--expand"]).done().says(&["no words are added"]);
    archive.run(&["search", "dorrin", "--without", "levee"]).code(2);
}

#[test]
fn what_is_added_adds_up() {
    let archive = floods();
    for options in [&["--expand"][..], &["--burst"], &["--expand", "--burst"]] {
        let hits = archive.search(&[&["dorrin flood"], options].concat()).lines;
        for hit in hits.iter().filter(|hit| text(&hit["record"][0]) != "c") {
            let id = text(&hit["id"]);
            let ran = archive.run(&[&["why", &id, "dorrin flood", "--json"], options].concat()).done();
            let why = &ran.objects()[0];
            let parts = why["parts"].as_array().unwrap().iter().map(|part| part["score"].as_f64().unwrap());
            let more = ["near", "date", "burst"].map(|name| why[name].as_f64().unwrap());
            let sum: f64 = parts.chain(more).sum();
            let score = hit["score"].as_f64().unwrap();
            assert!((sum - score).abs() < 0.02, "{options:?} {sum} {score} {why}");
        }
    }
}

#[test]
fn days_around_which_the_first_lie_count_more() {
    let archive = floods();
    let score = |options: &[&str], record: &str| {
        let hits = archive.search(&[&["dorrin flood"], options].concat()).lines;
        let hit = hits.into_iter().find(|hit| text(&hit["record"][0]) == record).expect("it is found");
        hit["score"].as_f64().unwrap()
    };
    let raised = |record: &str| score(&["--burst"], record) / score(&[], record);
    assert!(raised("a") > 1.2 && raised("a") < 1.301, "{}", raised("a"));
    assert!(raised("a") > raised("d"), "{} {}", raised("a"), raised("d"));
    archive
        .run(&["search", "dorrin flood", "--burst"])
        .done()
        .says(&["the first articles lie around 2024-05-0"]);
}

#[test]
fn counts_have_no_order() {
    let archive = floods();
    archive.run(&["count", "flood", "--sort", "newest"]).code(2).says(&["count prints none"]);
}
