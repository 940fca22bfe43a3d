//! A small archive of reprints goes in; what a search folds, what is listed, and what a print changed come out.

use super::super::archive::{Archive, text};
use super::{groups, story};
use serde_json::{Value, json};

const FERRY: &str = "The ferry between Osthavn and the island of Lysø was stopped on Tuesday after inspectors found \
    cracks in its hull. The company said that a smaller ship would take passengers from Thursday, but no lorries. \
    Fish from the island must be flown out at a cost of 40,000 crowns a day. The ministry of transport called the \
    cracks serious.";

/// Four prints of one story, its quotation in a long one, and something else.
fn archive() -> Archive {
    let archive = Archive::new();
    let cut = &FERRY[..FERRY.find(" The ministry").expect("it is there")];
    let added = format!("OSTHAVN, March 4 (Reuters) - {FERRY} Repairs may take until May.");
    let opinion =
        "Whoever has lived on an island knows what a ferry is. It is the road, the shop and the doctor. ";
    let long = format!("{}{FERRY} {}", opinion.repeat(8), opinion.repeat(8));
    let lines = [
        story("wire", "Ferry stopped after cracks found", "Nordwire", Some("1991-03-05"), FERRY),
        story("post", "Island cut off", "Osthavn Post", Some("1991-03-06"), &added),
        story("times", "Ferry stopped", "Coast Times", Some("1991-03-06"), cut),
        story("year", "Ferry stopped", "Lysø Almanac", Some("1991-12-30"), FERRY),
        story("essay", "On ferries", "Coast Times", Some("1991-03-09"), &long),
        story(
            "other",
            "A ferry song",
            "Osthavn Post",
            Some("1991-03-07"),
            "A choir of lorries sang for the ferry.",
        ),
    ];
    archive.file("a.jsonl", lines.join("\n"));
    archive.run(&["index", "a.jsonl"]).done();
    archive
}

fn record(value: &Value) -> String {
    text(&value["record"][0])
}

#[test]
fn a_search_shows_the_best_print_and_names_the_others() {
    let archive = archive();
    let lines = archive.run(&["search", "ferry cracks hull", "--json", "--all"]).done().objects();
    let (summary, hits) = lines.split_last().expect("a summary ends it");
    assert_eq!(hits.len(), 2, "{hits:?}");
    let folded: Vec<&Value> = hits.iter().filter(|hit| hit["copies"] != json!([])).collect();
    assert_eq!(folded[0]["copies"].as_array().map(Vec::len), Some(3));
    assert_eq!(json!([summary["summary"]["total"], summary["summary"]["folded"]]), json!([5, 3]));
    archive
        .run(&["search", "ferry cracks hull", "--all"])
        .done()
        .prints(&["and 3 copies: ", "5 articles (3 copies folded)"]);
    let shown = archive.search(&["ferry cracks hull", "--all"]);
    assert_eq!((shown.lines.len(), &shown.summary["folded"]), (5, &json!(0)));
}

#[test]
fn only_what_matches_is_folded() {
    let archive = archive();
    let lines = archive.run(&["search", "ferry hull date:1991-03-06", "--json", "--all"]).done().objects();
    assert_eq!(lines[0]["copies"].as_array().map(Vec::len), Some(1));
    assert_eq!(lines[1]["summary"]["folded"], 1);
    // Pages neither repeat nor skip a story.
    let page = |offset: &str| {
        let lines = archive.run(&["search", "ferry", "--json", "-n", "1", "--offset", offset]).objects();
        lines[..lines.len() - 1].iter().map(record).collect::<Vec<_>>()
    };
    let pages = [page("0"), page("1"), page("2"), page("3")];
    assert_eq!(pages.iter().map(Vec::len).collect::<Vec<_>>(), [1, 1, 1, 0], "{pages:?}");
}

#[test]
fn newest_and_oldest_show_that_print() {
    let archive = archive();
    for (sort, expected) in [("newest", "year"), ("oldest", "wire")] {
        let lines =
            archive.run(&["search", "ferry cracks hull", "--json", "--all", "--sort", sort]).objects();
        assert_eq!(record(&lines[0]), expected, "{sort}");
    }
}

#[test]
fn later_prints_are_copies() {
    let archive = archive();
    let mut found: Vec<String> = archive.search(&["is:copy"]).lines.iter().map(record).collect();
    found.sort();
    assert_eq!(found, ["post", "times", "year"]);
    assert_eq!(archive.search(&["ferry -is:copy", "--all"]).lines.len(), 3);
}

#[test]
fn a_group_says_who_was_first_and_what_the_others_did() {
    let archive = archive();
    let listed = archive.run(&["list", "copies", "--json"]).done().objects();
    assert_eq!(listed.len(), 1);
    let group = &listed[0];
    assert_eq!((record(&group["first"]), &group["articles"]), ("wire".to_owned(), &json!(4)));
    assert_eq!(group["agency"], json!(["Reuters"]));
    let copies = group["copies"].as_array().expect("a list");
    let of = |name: &str| copies.iter().find(|copy| record(copy) == name).expect("it is a copy");
    let cut = json!({"field": "body", "change": "cut", "from": "The ministry of transport called the cracks serious.", "to": null});
    assert!(of("times")["difference"]["changes"].as_array().is_some_and(|changes| changes.contains(&cut)));
    let added =
        json!({"field": "body", "change": "added", "from": null, "to": "Repairs may take until May."});
    assert!(of("post")["difference"]["changes"].as_array().is_some_and(|changes| changes.contains(&added)));
    archive.run(&["list", "copies"]).done().prints(&["4 articles · credit: Reuters", "first  Nordwire"]);
}

#[test]
fn similar_and_diff_measure_two_prints() {
    let archive = archive();
    let id = |name: &str| {
        text(&archive.search(&["*"]).lines.iter().find(|hit| record(hit) == name).expect("it is there")["id"])
    };
    let similar = archive.run(&["similar", &id("times"), "--json"]).done().objects().remove(0);
    assert_eq!(similar["group"]["articles"], 4);
    let related: Vec<String> = similar["related"].as_array().expect("a list").iter().map(record).collect();
    assert_eq!(related, ["essay"]);
    archive.run(&["similar", &id("times")]).done().prints(&["About the same:"]);
    let ran = archive.run(&["diff", &id("wire"), &id("times")]).done();
    assert!(ran.stdout.contains("- The ministry of transport called the cracks serious."), "{}", ran.stdout);
    let ran = archive.run(&["diff", &id("wire"), &id("year"), "--json"]).done().objects().remove(0);
    assert_eq!(ran["same"], 4);
    archive.run(&["diff", "nothere", &id("wire")]).code(2);
    let shown =
        archive.run(&["search", "ferry cracks hull", "--json", "--sort", "oldest"]).objects().remove(0);
    assert_eq!(record(&shown), "wire");
    archive
        .run(&["why", &id("year"), "ferry", "hull", "date:1991"])
        .done()
        .prints(&["folded as a copy under "]);
}

#[test]
fn an_article_that_goes_leaves_its_group() {
    let archive = archive();
    archive.file("b.txt", "x");
    archive.file(
        "a.jsonl",
        story("wire", "Ferry stopped after cracks found", "Nordwire", Some("1991-03-05"), FERRY),
    );
    archive.run(&["index", "."]).code(0);
    assert!(groups(&archive).is_empty());
    archive.run(&["list", "copies"]).code(1);
    archive.run(&["similar", "a.jsonl"]).code(1);
}
