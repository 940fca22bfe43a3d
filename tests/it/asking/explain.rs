//! Queries that find little go in; what each part finds, and what to change, come out.

use super::archive;

/// What is printed below the summary.
fn explained(query: &str) -> Vec<String> {
    let ran = archive().run(&["search", "--explain", query]);
    let lines = ran.stdout.lines().skip_while(|line| !line.starts_with("Articles that each part"));
    lines.skip(1).map(str::to_owned).collect()
}

#[test]
fn every_part_is_counted_alone() {
    let expected = [
        "     0  junta zeppelin* AND \"arms trade\" AND date:2024-04",
        "     0    junta zeppelin*",
        "     2      junta",
        "     1      zeppelin* · 1 word: zeppelin 1",
        "     1    \"arms trade\"",
        "     3      arms",
        "     2      trade",
        "     4    date:2024-04 · 1 of them only possibly · 1 more without a date · 2024-04-01..2024-04-30",
    ];
    assert_eq!(explained("junta zeppelin* \"arms trade\" date:2024-04"), expected);
}

#[test]
fn a_part_in_a_field_is_counted_in_that_field() {
    let lines = explained("title:(junta OR sanction*) AND NOT lang:fr");
    assert_eq!(lines[0], "     3  title:(junta OR sanction*) AND NOT lang:fr");
    assert_eq!(lines[1], "     3    title:(junta OR sanction*)");
    assert_eq!(lines[2], "     2      junta");
    assert!(lines[3].starts_with("     1      sanction* · "), "{lines:?}");
    assert_eq!(lines[4], "    11    NOT lang:fr");
    assert_eq!(lines[5], "     1      lang:fr");
}

#[test]
fn each_side_of_a_nearness_and_each_spelling_of_a_name_is_counted() {
    let expected = ["     0  russia w/2 generals", "     2    russia", "     1    generals"];
    assert_eq!(explained("russia w/2 generals"), expected);
    let lines = explained("person:variants(hlaing)");
    assert_eq!(lines[0], "     1  person:variants(hlaing)");
    assert!(lines[1].starts_with("     1    person:"), "{lines:?}");
}

#[test]
fn words_spelled_like_one_that_no_article_has_are_named() {
    let archive = archive();
    archive
        .run(&["search", "zepelin"])
        .code(1)
        .says(&["zepelin is in no article; spelled much like it: zeppelin (1)"]);
    archive.run(&["search", "junto tankrs"]).code(1).says(&["junta (2)", "tankers (1)"]);
}

#[test]
fn json_has_the_tree_and_the_numbers() {
    let summary = archive().search(&["junta AND wom?n", "--explain"]).summary;
    let explain = &summary["explain"];
    assert_eq!(
        explain["tree"].to_string(),
        r#"{"all":[{"word":{"text":"junta","form":"stem"}},{"wildcard":"wom?n"}]}"#
    );
    assert_eq!(explain["counts"]["total"], 0);
    assert_eq!(explain["counts"]["parts"][0]["query"], "junta");
    assert_eq!(explain["counts"]["parts"][0]["total"], 2);
    let words = &explain["counts"]["parts"][1]["expansion"];
    assert_eq!(words.to_string(), r#"[{"value":"woman","articles":1},{"value":"women","articles":1}]"#);
}

#[test]
fn a_search_that_finds_nothing_says_what_to_change() {
    let archive = archive();
    let check = |arguments: &[&str], expected: &[&str]| {
        let mut all = vec!["search"];
        all.extend(arguments);
        archive.run(&all).code(1).says(expected);
    };
    check(&["junta AND zeppelin"], &["     2  without zeppelin\n", "     1  without junta\n"]);
    check(
        &["junta", "--from", "2022", "--to", "2022"],
        &["     2  without junta\n", "     2  without --from and --to (date:2022)\n"],
    );
    check(&["junta AND oil", "--source", "reuters"], &["     1  without --source (source:reuters)\n"]);
    check(&["\"trade arms\""], &["     2  with trade AND arms in the place of \"trade arms\"\n"]);
    check(&["title:zeppelin"], &["     1  with zeppelin in the place of title:zeppelin\n"]);
    check(&["date:2024-04-22", "--certain"], &["     1  without --certain: only possibly in the period\n"]);
    check(&["junta zeppelin", "--all"], &["     0  without --all: some of the words · 3 more with some"]);
    check(
        &["junta zeppelin \"oil sold\" -fuel"],
        &["     0  without \"oil sold\" · 2 more with some of the words"],
    );
    check(
        &["junta AND xylophone AND zeppelin"],
        &["no change of a single part finds anything", "xylophone is in no article"],
    );
    check(&["xylophone"], &["dateline: xylophone is in no article"]);
}

#[test]
fn formats_for_other_programs_are_explained_beside_them() {
    let ran = archive().run(&["search", "junta", "--explain", "--format", "paths"]).done();
    let ran = ran.says(&["     2  junta\n"]);
    assert_eq!(ran.stdout.lines().count(), 2, "{ran:?}");
}

#[test]
fn a_query_of_very_many_parts_is_answered_in_time() {
    let archive = archive();
    let id = super::id_of(&archive, "a");
    let words =
        |between: &str| (0..5000).map(|number| format!("w{number:x}")).collect::<Vec<_>>().join(between);
    for query in [words(" AND "), words(" OR "), words(" "), words(" w/5 ")] {
        archive.run(&["search", "--explain", &query]).code(1);
        archive.run(&["why", &id, &query]).code(1);
    }
}

#[test]
fn a_search_that_finds_something_says_nothing() {
    let ran = archive().run(&["search", "junta"]).done();
    assert_eq!(ran.stderr, "");
}

#[test]
fn a_word_that_no_article_has_is_named_though_others_are_found() {
    archive().run(&["search", "junta xylophone"]).done().says(&["dateline: xylophone is in no article"]);
}

#[test]
fn what_to_change_is_data_too() {
    let summary = archive().search(&["junta AND zeppelin AND lang:en"]).summary;
    let changes = summary["advice"]["changes"].as_array().cloned().unwrap_or_default();
    let rows: Vec<String> = changes
        .iter()
        .map(|change| format!("{} {} {}", change["without"], change["articles"], change["query"]))
        .collect();
    assert_eq!(rows, [r#""zeppelin" 2 "junta AND lang:en""#, r#""junta" 1 "zeppelin AND lang:en""#]);
}

#[test]
fn what_becomes_of_words_side_by_side_is_said() {
    let said = |query: &str| -> Vec<String> {
        let summary = archive().search(&[query]).summary;
        let problems = summary["problems"].as_array().cloned().unwrap_or_default();
        problems.iter().map(|problem| problem["message"].as_str().unwrap_or_default().to_owned()).collect()
    };
    assert_eq!(
        said("what of russia oil in April 2024"),
        [
            "left aside, as they say little: what, of",
            "read as date: in April 2024 (2024-04); articles of then come first",
            "russia also finds russian, russians",
        ]
    );
    assert_eq!(said("mali"), ["mali also finds malian, malians"]);
    // What is strict is looked for as it stands.
    assert_eq!(said("russia AND \"the oil\" AND of"), Vec::<String>::new());
}
