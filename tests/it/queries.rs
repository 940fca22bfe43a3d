//! Queries on twelve small articles go in; those that a reader would pick, fully and partly, come out.

use super::archive::{Archive, repository, text};

/// The articles of `tests/data/queries`, each named by the letter of its record.
fn archive() -> Archive {
    let archive = Archive::new();
    archive.copy(&repository().join("tests/data/queries"), "news");
    archive.run(&["index", "news"]).done();
    archive
}

/// The letters of the full and the partial matches, each sorted: `a c | f`.
fn found(archive: &Archive, arguments: &[&str]) -> String {
    let hits = archive.search(arguments);
    let letters = |is_full: bool| {
        let lines =
            hits.lines.iter().filter(|line| line["missing"].as_array().is_some_and(Vec::is_empty) == is_full);
        let mut letters: Vec<String> = lines.map(|line| text(&line["record"][0])).collect();
        letters.sort();
        letters.join(" ")
    };
    let (full, partial) = (letters(true), letters(false));
    if partial.is_empty() { full } else { format!("{full} | {partial}").trim_start().to_owned() }
}

/// Compares every row of a table before it fails.
#[track_caller]
fn check(rows: &[(&str, &str)]) {
    let archive = archive();
    let mut wrong = Vec::new();
    for (query, expected) in rows {
        let arguments: Vec<&str> = query.split(" ## ").collect();
        let got = found(&archive, &arguments);
        if got != *expected {
            wrong.push(format!("{query}: expected `{expected}`, got `{got}`"));
        }
    }
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}

#[test]
fn words_are_found_by_their_stems_and_all_words_come_first() {
    check(&[
        ("junta", "a f"),
        ("junta sanctions", "a | d f"),
        ("junta sanctions oil", "a | d f"),
        ("junta sanctions ## --all", "a"),
        ("running", "a"),
        ("run", "a"),
        ("sanctioning", "a d"),
        ("navire", "g"),
        ("нефти", "h"),
        ("генерал", "h"),
        ("xylophone", ""),
        ("xylophone zeppelin", "| j"),
    ]);
}

#[test]
fn a_few_articles_in_another_language_are_found_by_their_own_words() {
    let archive = Archive::new();
    let english =
        "The company said on Monday that it had sold two of its houses to other companies in the town.";
    let german =
        "Die Company hat am Montag mitgeteilt, dass sie zwei ihrer Häuser an andere Firmen verkauft hat.";
    let mut lines = String::new();
    for number in 0..20 {
        lines += &serde_json::json!({"title": format!("House {number}"), "body": english, "lang": "en"})
            .to_string();
        lines.push('\n');
    }
    lines += &serde_json::json!({"title": "Haus", "body": german, "lang": "de"}).to_string();
    archive.file("articles.jsonl", lines);
    archive.run(&["index", "articles.jsonl", "--no-entities"]).done();
    for (query, expected) in [
        ("company", 21),
        ("companies", 20),
        ("=company", 21),
        ("company w/3 said", 20),
        ("company w/9 Montag", 1),
        ("company not w/9 Montag", 20),
        ("hauser", 1),
        ("house", 20),
        ("company -sold", 1),
    ] {
        let found = archive.run(&["search", query, "--format", "json", "--copies", "show"]).done().stdout;
        let last: serde_json::Value = serde_json::from_str(found.lines().last().unwrap_or_default()).unwrap();
        assert_eq!(last["summary"]["total"].as_u64(), Some(expected), "{query}: {last}");
    }
}

#[test]
fn exact_words_have_no_other_endings() {
    check(&[
        ("=runs", "a"),
        ("=run", ""),
        ("=sanctions", "a d"),
        ("=sanctioned", "d"),
        ("=SANCTIONED", "d"),
        ("==Sanctioned", "d"),
        ("==SANCTIONED", ""),
        ("==WHO", "c"),
        ("==Who", "l"),
        ("==US", "a l"),
        ("==us", "f"),
        ("us", "a f l"),
    ]);
}

#[test]
fn operators_are_strict() {
    check(&[
        ("putsch OR zeppelin", "c j"),
        ("putsch | zeppelin", "c j"),
        ("oil AND junta", "a"),
        ("oil AND zeppelin", ""),
        ("arms NOT trade", "l"),
        ("arms -trade", "l"),
        ("arms AND NOT trade", "l"),
        ("junta -(oil OR chief)", ""),
        ("junta -\"the chief\"", "a"),
        ("(putsch OR arms) AND generals", "b"),
        ("(junta OR arms) AND (oil OR mayor)", "a e"),
        ("NOT (junta OR arms OR regime OR putsch OR tankers)", "h i k"),
        ("* -lang:en", "g h i k"),
        ("oil^3 OR putsch", "a c"),
    ]);
}

#[test]
fn phrases_are_words_in_their_order() {
    check(&[
        ("\"arms trade\"", "b"),
        ("\u{201c}arms trade\u{201d}", "b"),
        ("\u{ab} arms trade \u{bb}", "b"),
        ("\"trade arms\"", ""),
        ("\"trade not arms\"", "e"),
        ("\"regime chief\"", "j"),
        ("\"(junta OR regime) chief\"", "j"),
        ("\"regime * * chief\"", "f"),
        ("\"president * aung\"", "a"),
        ("\"the regime\"", "f j"),
        ("=\"sanctions on\"", "d"),
        ("\"grows the arms\"", ""),
    ]);
}

#[test]
fn patterns_find_words_of_their_shape() {
    check(&[
        ("sanction*", "a d"),
        ("wom?n", "c e"),
        ("tan*rs", "d"),
        ("*eppelin", "j"),
        ("title:sanction*", "d"),
        ("нефт*", "h"),
        ("zzz*", ""),
    ]);
}

#[test]
fn what_is_printed_in_one_way_is_found_when_typed_in_another() {
    check(&[
        ("U.S.", "a f l"),
        ("AT&T", "d"),
        ("att", "d"),
        ("don't", "a"),
        ("don\u{2019}t", "a"),
        ("dont", "a"),
        ("univers", "g"),
        ("l'univers", "g"),
        ("l\u{2019}univers", "g"),
        ("Nathan", "b"),
        ("Nathan's", "b"),
        ("covid-19", "d"),
        ("covid 19", "d"),
        ("covid19", "d"),
        ("covid", "d"),
        ("$1.5bn", "b"),
        ("1.5bn", "b"),
        ("1,234", "b"),
        ("1234", "b"),
        ("muller", "e"),
        ("Müller", "e"),
        ("lodz", "e"),
        ("Łódź", "e"),
        ("sao", "e"),
        ("São", "e"),
        ("state-owned", "a"),
        ("state owned", "a"),
        ("\"state owned\"", "a"),
        ("東京都知事", "i"),
        ("東京", "i"),
        ("会見", "i"),
        ("都知事", "i"),
        ("知事", "i"),
        ("ไทย", "k"),
        ("မြန်မာ", "k"),
    ]);
}

#[test]
fn a_field_is_searched_alone() {
    check(&[
        ("title:arms", "b l"),
        ("title:(arms OR putsch)", "b c l"),
        ("title:(arms trade)", "b | l"),
        ("title:\"arms trade\"", "b"),
        ("body:arms", "b e"),
        ("body:=arms -trade", ""),
        ("summary:floods", "j"),
        ("body:floods", ""),
        ("lead:floods", "j"),
        ("lead:zeppelin", ""),
        ("body:zeppelin", "j"),
        ("lead:oil", "a"),
        ("-title:junta oil", ""),
        ("title:==WHO", ""),
        ("body:==WHO", "c"),
    ]);
}

#[test]
fn a_source_and_a_name_are_found_by_any_of_their_names() {
    check(&[
        ("source:irrawaddy", "a"),
        ("source:\"The Irrawaddy\"", "a"),
        ("source:irrawaddy.com", "a"),
        ("source:bbc", "c"),
        ("source:\"bbc news\"", "c"),
        ("source:(bbc OR reuters)", "b c d"),
        ("* ## --source ## reuters", "b d"),
        ("author:roe", "a c"),
        ("author:\"Jane Roe\"", "a c"),
        ("author:\"Li Wei\"", "c"),
        ("author:=Roe", ""),
        ("author:=\"Jane Roe\"", "a c"),
        ("person:hlaing", "a"),
        ("person:\"Min Aung Hlaing\"", "a"),
        ("entity:hlaing", "a"),
        ("place:yangon", "a"),
        ("lang:fr", "g"),
        ("* ## --lang ## ru", "h"),
        ("junta ## --author ## roe", "a"),
    ]);
}

#[test]
fn values_are_found_whole_or_by_their_beginning() {
    check(&[
        ("site:irrawaddy.com", "a"),
        ("url:https://www.irrawaddy.com/*", "a"),
        ("url:https://www.reuters.com/world/arms", "b"),
        ("url:https://www.reuters.com", ""),
        ("path:news/long/*", "j"),
        ("path:news/long/report.jsonl", "j"),
        ("record:b", "b"),
        ("words:>60", "j"),
        ("words:<60 regime", "f g"),
        ("is:undated", "f"),
        ("is:yearless", "e"),
        ("has:author", "a c"),
        ("has:summary", "j"),
        ("has:url", "a b"),
        ("-has:date", "f"),
    ]);
}

#[test]
fn a_period_takes_whole_units_and_possible_days() {
    check(&[
        ("date:2024-04", "a e g j"),
        ("date:2024-04 ## --certain", "a g j"),
        ("date:2024", "a b e g j l"),
        ("date:2024-05", "b"),
        ("date:2024-04-22", "e"),
        ("date:2024-04-22 ## --certain", ""),
        ("date:22 April 2024", "e"),
        ("date:2022", "d e"),
        ("date:2022-03", "d"),
        ("date:2023-07-14", "c"),
        ("date:2023-06..2023-08 ## --certain", "c"),
        ("date:2024-04-13..2024-05", "b e g j"),
        ("after:2024-04", "b e l"),
        ("before:2022", "e h i k"),
        ("since:2022 ## --certain", "a b c d g j l"),
        ("until:2021 ## --certain", "h i k"),
        ("junta date:2024-04", "a"),
        ("arms ## --from ## 2024-05 ## --to ## 2024-05", "b"),
        ("arms ## --from ## 2024-06", "e l"),
        ("(arms date:2024-05) OR (arms date:2024-06)", "b l"),
    ]);
}

#[test]
fn a_summary_counts_what_is_certain_possible_and_undated() {
    let archive = archive();
    let check = |arguments: &[&str], expected: [u64; 4]| {
        let summary = archive.search(arguments).summary;
        let count = |name: &str| summary[name].as_u64().unwrap_or(u64::MAX);
        assert_eq!(["certain", "possible", "undated", "partial"].map(count), expected, "{arguments:?}");
    };
    check(&["date:2024-04"], [3, 1, 1, 0]);
    check(&["junta date:2024-04"], [1, 0, 1, 0]);
    check(&["junta sanctions date:2024-04"], [1, 0, 0, 0]);
    check(&["junta zeppelin date:2024-04"], [0, 0, 0, 2]);
    check(&["junta OR date:2024-05"], [3, 0, 0, 0]);
    check(&["* -date:2024"], [6, 1, 0, 0]);
    check(&["junta"], [2, 0, 0, 0]);
}

#[test]
fn a_partial_match_says_what_it_lacks() {
    let hits = archive().search(&["junta sanctions oil"]);
    let lacks = |letter: &str| {
        let line = hits.lines.iter().find(|line| line["record"][0] == letter);
        line.map(|line| line["missing"].to_string()).unwrap_or_default()
    };
    assert_eq!(lacks("a"), "[]");
    assert_eq!(lacks("d"), "[\"junta\",\"oil\"]");
    assert_eq!(lacks("f"), "[\"sanctions\",\"oil\"]");
}

#[test]
fn articles_come_in_the_order_asked_for() {
    let archive = archive();
    let order = |arguments: &[&str]| {
        let lines = archive.search(arguments).lines;
        lines.iter().map(|line| text(&line["record"][0])).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(order(&["* -woman", "--sort", "newest"]), "l b j g a c d h i k f");
    assert_eq!(order(&["* -woman", "--sort", "oldest"]), "k i h d c a g j b l f");
    for sort in ["relevance", "newest", "oldest"] {
        let whole = order(&["arms junta regime", "--sort", sort]);
        assert_eq!(whole.split(' ').count(), 7, "{whole}");
        let page = |number: usize| {
            order(&["arms junta regime", "--sort", sort, "-n", "2", "--offset", &(2 * number).to_string()])
        };
        let pages: Vec<String> = (0..4).map(page).collect();
        assert_eq!(pages.join(" "), whole, "{sort}");
    }
}

#[test]
fn in_the_syntax_of_words_every_mark_is_punctuation() {
    check(&[
        ("junta -sanctions", "f"),
        ("junta -sanctions ## --syntax ## words", "a | d f"),
        ("\"arms trade\" ## --syntax ## words", "b e | l"),
        ("title:zeppelin ## --syntax ## words", "| j"),
    ]);
}

#[test]
fn an_inflection_counts_in_its_own_language() {
    let archive = Archive::new();
    let record = |title: &str, lang: &str, text: &str| {
        serde_json::json!({ "title": title, "language": lang, "date": "2024-05-02", "text": text })
            .to_string()
    };
    let records = [
        record(
            "Bridge",
            "en",
            "The mayor opened the bridge on the river and thanked the builders of the town.",
        ),
        record("Builders", "en", "Builders opened a bridge over a river and thanked all for their help."),
        record(
            "Ponte",
            "it",
            "Il sindaco ha aperto il ponte sul fiume e ha ringraziato i costruttori della città.",
        ),
    ];
    archive.file("news/all.jsonl", records.join("\n"));
    archive.run(&["index", "news"]).done();
    let titles = |query: &str| -> Vec<String> {
        let mut titles: Vec<String> =
            archive.search(&[query]).lines.iter().map(|hit| text(&hit["title"])).collect();
        titles.sort();
        titles
    };
    // In Italian, `their` and `the` have one stem.
    assert_eq!(titles("their"), ["Builders"]);
    assert_eq!(titles("costruttore"), ["Ponte"]);
    assert_eq!(titles("builder w/9 bridges"), ["Bridge", "Builders"]);
}
