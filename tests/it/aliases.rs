//! A person's own table of names goes in; whom articles name, are found and counted under, comes out.

use super::archive::{Archive, text};

fn archive() -> Archive {
    let archive = Archive::new();
    archive
        .file(
            "a/1.txt",
            "Ferry runs\n\nPresident Ada Quill opened the ferry to Denmark. Quill spoke for an hour.\n",
        )
        .file(
            "a/2.txt",
            "Ferry stops\n\nPresident Ada M. Quill closed the ferry to Denmark on a windy night.\n",
        )
        .file("a/3.txt", "Ferry sinks\n\nMr. Quill, a sailor, was on the ferry when it sank near Norway.\n")
        .file("a/4.txt", "Ferry burns\n\nMr. Quill and President Ada Quill saw the ferry burn off Norway.\n")
        .file(
            "a/5.txt",
            "Ferry paid\n\nMr. Ledger paid for the ferry, as General Rolf Amberg said in Norway.\n",
        );
    archive.run(&["index", "a"]).done();
    archive
}

fn people(archive: &Archive) -> String {
    let mut rows: Vec<String> = archive
        .exported()
        .iter()
        .map(|article| {
            let people = article["person"].as_array().expect("it is a list").iter().map(text);
            format!("{}: {}", text(&article["title"]), people.collect::<Vec<_>>().join(", "))
        })
        .collect();
    rows.sort();
    rows.join("; ")
}

fn found(archive: &Archive, query: &str) -> String {
    let mut titles = archive.search(&[query]).full();
    titles.sort();
    titles.join(", ").replace("Ferry ", "")
}

fn counted(archive: &Archive, query: &str) -> String {
    let ran = archive.run(&["count", query, "--by", "person", "--format", "csv"]).done();
    let rows = ran.stdout.lines().filter_map(|line| line.strip_prefix("person,"));
    rows.collect::<Vec<_>>().join("; ")
}

const AS_FOUND: &str = "Ferry burns: Ada Quill; Ferry paid: Ledger, Rolf Amberg; Ferry runs: Ada Quill; \
                        Ferry sinks: Quill; Ferry stops: Ada M. Quill";

#[test]
fn a_table_merges_renames_and_hides_and_taking_it_out_undoes_that() {
    let archive = archive();
    assert_eq!(people(&archive), AS_FOUND);
    assert_eq!(counted(&archive, "*"), "Ada Quill,2; Ada M. Quill,1; Ledger,1; Quill,1; Rolf Amberg,1");
    let table = r#"
[[person]]
name = "President Quill"
aliases = ["Ada Quill", "Ada M. Quill"]
[[person]]
name = "Ledger"
hide = true
"#;
    archive.file("index/yours/aliases.toml", table);
    assert_eq!(
        people(&archive),
        "Ferry burns: President Quill; Ferry paid: Rolf Amberg; Ferry runs: President Quill; \
         Ferry sinks: Quill; Ferry stops: President Quill"
    );
    assert_eq!(counted(&archive, "*"), "President Quill,3; Quill,1; Rolf Amberg,1");
    assert_eq!(counted(&archive, "person:ada"), "President Quill,3");
    for query in
        ["person:\"ada m quill\"", "person:=\"ada quill\"", "person:\"President Quill\"", "entity:pres*"]
    {
        assert_eq!(found(&archive, query), "burns, runs, stops", "{query}");
    }
    assert_eq!(found(&archive, "person:quill"), "burns, runs, sinks, stops");
    assert_eq!(found(&archive, "person:=quill"), "sinks");
    assert_eq!(found(&archive, "person:ledger"), "");
    assert_eq!(found(&archive, "entity:ledger"), "");
    assert_eq!(found(&archive, "person:amberg -person:ada"), "paid");
    archive.run(&["search", "person:ada"]).done().says(&["President Quill, ada quill, ada m quill"]);
    archive
        .run(&["why", "a/2.txt"])
        .done()
        .prints(&["President Quill", "your own table of names, for “Ada M. Quill”"]);
    archive.file("index/yours/aliases.toml", "");
    assert_eq!(people(&archive), AS_FOUND);
    assert_eq!(found(&archive, "person:ledger"), "paid");
}

#[test]
fn a_name_is_somebody_else_in_single_articles_and_of_another_kind() {
    let archive = archive();
    let ids: Vec<(String, String)> =
        archive.exported().iter().map(|article| (text(&article["title"]), text(&article["id"]))).collect();
    let id = |title: &str| &ids.iter().find(|row| row.0 == title).expect("it is there").1[..8];
    let table = format!(
        "[[person]]\nname = \"Ada Quill\"\naliases = [\"Quill\", \"Ada M. Quill\"]\n\
         [[person]]\nname = \"Tom Quill\"\naliases = [\"Quill\"]\narticles = [\"{}\"]\n\
         [[org]]\nname = \"Ledger Bank\"\naliases = [\"Ledger\"]\ntaken_for = [\"person\"]\n",
        id("Ferry sinks")
    );
    archive.file("index/yours/aliases.toml", table);
    assert_eq!(
        people(&archive),
        "Ferry burns: Ada Quill; Ferry paid: Rolf Amberg; Ferry runs: Ada Quill; Ferry sinks: Tom Quill; \
         Ferry stops: Ada Quill"
    );
    assert_eq!(counted(&archive, "*"), "Ada Quill,3; Rolf Amberg,1; Tom Quill,1");
    assert_eq!(found(&archive, "person:\"Ada Quill\""), "burns, runs, stops");
    assert_eq!(found(&archive, "person:tom"), "sinks");
    assert_eq!(found(&archive, "org:bank"), "paid");
    assert_eq!(found(&archive, "person:ledger"), "");
    assert_eq!(found(&archive, "entity:ledger"), "paid");
    let ran = archive.run(&["count", "*", "--by", "org", "--format", "csv"]).done();
    assert!(ran.stdout.contains("org,Ledger Bank,1"), "{}", ran.stdout);
}

#[test]
fn what_is_wrong_in_a_table_is_said_and_stops_no_search() {
    let archive = archive();
    let check = |table: &str, said: &[&str]| {
        archive.file("index/yours/aliases.toml", table);
        archive.run(&["search", "ferry"]).done().says(said).prints(&["5 articles"]);
    };
    check("[[person]]\nname = Ada\n", &["aliases.toml: line 2", "it is not heeded"]);
    check("[[person]]\nname = \"Ada\"\nalias = [\"A\"]\n", &["line 3: unknown field `alias`"]);
    check("[[person]]\nname = \"Ada\"\narticles = [\"?\"]\n", &["line 3: “?” is no id"]);
}
