//! A person's own table of sources goes in; what is found under which name, before, with and after it, comes out.

use super::archive::{Archive, text};

fn archive() -> Archive {
    let archive = Archive::new();
    archive
        .file(
            "a/1.txt",
            "Ferry runs\n\nHarbour Gaz., 3 May 2021\n\nThe ferry runs again to the outer islands.\n",
        )
        .file(
            "a/2.txt",
            "Ferry stops\n\nThe Harbour Gazette, 4 May 2021\n\nThe ferry stopped at the outer islands.\n",
        )
        .file(
            "a/3.txt",
            "Ferry sinks\n\nKantara Daily, 5 May 2021\n\nThe ferry sank near the outer islands.\n",
        )
        .file(
            "a/4.html",
            "<title>Ferry burns</title><link rel=canonical href='https://news.harbour.example/4'>\
             <h1>Ferry burns</h1><p>The ferry burned off the outer islands on a windy night in May.</p>",
        );
    archive.run(&["index", "a"]).done();
    archive
}

const TABLE: &str = r#"
[[source]]
name = "The Harbour Gazette"
aliases = ["Harbour Gaz."]
domains = ["harbour.example"]
"#;

#[test]
fn one_table_merges_names_and_taking_it_out_undoes_that() {
    let archive = archive();
    let sources = |archive: &Archive| {
        let mut rows: Vec<String> = archive
            .exported()
            .iter()
            .map(|article| format!("{} {}", text(&article["title"]), text(&article["source"])))
            .collect();
        rows.sort();
        rows.join(", ")
    };
    let ids =
        |archive: &Archive| archive.exported().iter().map(|article| text(&article["id"])).collect::<Vec<_>>();
    let before = sources(&archive);
    let names = ids(&archive);
    assert_eq!(
        before,
        "Ferry burns , Ferry runs Harbour Gaz., Ferry sinks Kantara Daily, Ferry stops The Harbour Gazette"
    );
    archive.file("index/yours/sources.toml", TABLE);
    assert_eq!(
        sources(&archive),
        "Ferry burns The Harbour Gazette, Ferry runs The Harbour Gazette, Ferry sinks Kantara Daily, Ferry stops The Harbour Gazette"
    );
    assert_eq!(ids(&archive), names, "no id changes");
    let found = |query: &str| {
        let mut titles = archive.search(&[query]).full();
        titles.sort();
        titles.join(", ")
    };
    for query in ["source:\"harbour gazette\"", "source:\"harbour gaz\"", "source:harbour.example"] {
        assert_eq!(found(query), "Ferry burns, Ferry runs, Ferry stops", "{query}");
    }
    assert_eq!(found("source:kantara"), "Ferry sinks");
    archive.run(&["list", "sources"]).done().prints(&["3  The Harbour Gazette", "1  Kantara Daily"]);
    archive
        .run(&["search", "source:gazette"])
        .done()
        .says(&["The Harbour Gazette, Harbour Gaz., harbour.example"]);
    let id = &names[0];
    archive.run(&["why", id, "--json"]).done();
    std::fs::remove_file(archive.path("index/yours/sources.toml")).expect("the table was written");
    assert_eq!(sources(&archive), before);
}

#[test]
fn a_table_that_cannot_be_read_is_said_and_costs_nothing() {
    let archive = archive();
    archive.file("index/yours/sources.toml", "[[source]]\nname = Harbour\n");
    let ran = archive.run(&["search", "ferry"]).done();
    ran.says(&["sources.toml: line 2", "it is not heeded"]).prints(&["4 articles"]);
    archive.run(&["index", "a", "--rebuild"]).done();
    assert!(archive.path("index/yours/sources.toml").exists(), "no command touches what a person wrote");
}
