//! Queries go in; how they are understood, and what they are in another syntax, come out, without an index.

use super::super::archive::Archive;
use dateline::fields::FIELDS;
use dateline::query::OPERATORS;

#[test]
fn a_query_is_printed_as_it_is_understood_and_as_a_tree() {
    let ran = Archive::new()
        .run(&["query", "coup junta -mali title:(putsch OR \"arms trade\") date:2024-04"])
        .done();
    assert_eq!(
        ran.stdout,
        "coup junta AND NOT mali AND title:(putsch OR \"arms trade\") AND date:2024-04
  all
    words
      word      coup
      word      junta
    not
      word      mali
    field     title
      any
        word      putsch
        phrase    \"arms trade\"
    date      date:2024-04, 2024-04-01..2024-04-30
"
    );
}

#[test]
fn the_tree_is_data_under_names_that_stay() {
    let check = |query: &str, expected: &str| {
        let object = &Archive::new().run(&["query", "--json", "--", query]).done().objects()[0];
        assert_eq!(object["tree"].to_string(), expected, "{query}");
    };
    check("junta", r#"{"word":{"text":"junta","form":"stem"}}"#);
    check("==WHO", r#"{"word":{"text":"WHO","form":"cased"}}"#);
    check("sanction*", r#"{"prefix":"sanction"}"#);
    check("-mali", r#"{"not":{"word":{"text":"mali","form":"stem"}}}"#);
    check(
        "\"a * b\"",
        r#"{"phrase":[{"word":{"text":"a","form":"stem"}},{"gap":{}},{"word":{"text":"b","form":"stem"}}]}"#,
    );
    check("person:=\"Moe Aung\"", r#"{"value":{"field":"person","value":"Moe Aung","form":"exact"}}"#);
    check("since:2024", r#"{"date":{"field":"date","from":"2024-01-01","to":null}}"#);
    check("words:>800", r#"{"number":{"field":"words","from":801,"to":null}}"#);
    check("is:undated", r#"{"is":"undated"}"#);
    check("has:author", r#"{"has":"author"}"#);
    check("*", r#"{"everything":{}}"#);
    let word = |text: &str| format!(r#"{{"word":{{"text":"{text}","form":"stem"}}}}"#);
    let (a, b) = (word("a"), word("b"));
    check(
        "a not pre/5 b",
        &format!(
            r#"{{"near":{{"left":{a},"right":{b},"n":5,"order":"fixed","unit":"word","sense":"not near"}}}}"#
        ),
    );
    check(
        "a w/s b",
        &format!(
            r#"{{"near":{{"left":{a},"right":{b},"n":null,"order":"free","unit":"sentence","sense":"near"}}}}"#
        ),
    );
    check("2of(a b)", &format!(r#"{{"of":{{"n":2,"parts":[{a},{b}]}}}}"#));
    check("atleast3(a)", &format!(r#"{{"at_least":{{"n":3,"query":{a}}}}}"#));
    check("/wagn[eo]r/", r#"{"regex":"wagn[eo]r"}"#);
    check("lukashenko~2", r#"{"fuzzy":{"text":"lukashenko","distance":2}}"#);
    check("variants(lukashenko)", r#"{"variants":"lukashenko"}"#);
    check("coup^3", r#"{"boost":{"query":{"word":{"text":"coup","form":"stem"}},"factor":3.0}}"#);
}

#[test]
fn what_is_not_understood_is_shown_with_a_caret_and_as_data() {
    let ran = Archive::new().run(&["query", "--json", "sorce:bbc"]).done();
    let ran = ran.says(&["  sorce:bbc\n  ^^^^^", "did you mean `source:`?"]);
    let object = &ran.objects()[0];
    assert_eq!(object["problems"][0]["at"][0], 0);
    assert_eq!(object["understood"], "sorce bbc");
}

#[test]
fn relative_dates_are_counted_from_the_day_given() {
    let archive = Archive::new();
    archive.run(&["query", "date:today", "--today", "2024-04-22"]).done().prints(&["date:2024-04-22\n"]);
    archive.run(&["query", "date:today", "--today", "soon"]).code(2).says(&["soon is no day"]);
}

#[test]
fn what_another_syntax_cannot_say_is_told() {
    let archive = Archive::new();
    archive.run(&["query", "coup -mali", "--to", "dateline"]).done().prints(&["coup AND NOT mali\n"]);
    let ran = archive.run(&["query", "junta is:undated", "--to", "nexis"]).code(2);
    let ran = ran.says(&["this cannot be said in the syntax nexis", "is:undated"]);
    assert_eq!(ran.stdout, "");
    let object = &archive.run(&["query", "is:undated", "--to", "nexis", "--json"]).code(2).objects()[0];
    assert_eq!(object["to"].to_string(), r#"{"syntax":"nexis","text":null,"unsaid":["is:undated"]}"#);
}

#[test]
fn nothing_to_search_for_is_an_error() {
    Archive::new().run(&["query", " ... "]).code(2).says(&["there is nothing to search for"]);
}

#[test]
fn the_long_help_is_the_language() {
    let ran = Archive::new().run(&["query", "--help"]).done();
    // Help is laid out anew for the width of the page: only the words stay.
    let plain = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let help = plain(&ran.stdout);
    for operator in OPERATORS {
        for part in [operator.name, operator.help, operator.example] {
            assert!(help.contains(&plain(part)), "{part}");
        }
    }
    for field in FIELDS {
        assert!(help.contains(&plain(field.help)) && help.contains(&plain(field.example)), "{}", field.name);
    }
}
