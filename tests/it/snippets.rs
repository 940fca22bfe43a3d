//! Articles and queries go in, passages come out: whole sentences, with marks where they match and nowhere else.

use super::archive::{Archive, collection, text};
use dateline::analysis::{Analyser, Language, Words};
use serde_json::{Value, json};
use std::collections::{BTreeSet, HashMap};
use std::fs;
use std::io::Read;

/// The passages of a hit, joined by ` | `, with `[ ]` around what is marked.
fn shown(hit: &Value) -> String {
    let passages = hit["snippets"].as_array().expect("a hit has passages");
    let passages: Vec<String> = passages
        .iter()
        .map(|passage| {
            let whole = text(&passage["text"]);
            let (mut marked, mut at) = (String::new(), 0);
            for mark in passage["marks"].as_array().expect("a passage has marks") {
                let byte = |index: usize| mark[index].as_u64().expect("marks are bytes") as usize;
                marked.push_str(&format!("{}[{}]", &whole[at..byte(0)], &whole[byte(0)..byte(1)]));
                at = byte(1);
            }
            marked + &whole[at..]
        })
        .collect();
    passages.join(" | ")
}

/// What the query shows of an article with this body.
fn check(body: &str, query: &str, expected: &str) {
    let archive = Archive::new();
    let article = json!({"title": "Plain headline", "body": body, "date": "2024-04-09"});
    archive.file("a/1.jsonl", format!("{article}\n"));
    archive.run(&["index", "a"]).done();
    let hits = archive.search(&[query]).lines;
    assert_eq!(hits.len(), 1, "{query}");
    assert_eq!(shown(&hits[0]), expected, "{query}");
}

const FERRY: &str = "The old ferry left the harbour at noon. Gen. Ada Holm and U.S. officials watched it from the \
    quay. Nobody had seen a ferry of that age before. Tickets were sold for the new ferry line too.";

#[test]
fn only_what_matches_is_marked() {
    check(FERRY, "watch", "Gen. Ada Holm and U.S. officials [watched] it from the quay.");
    check(FERRY, "\"ferry line\"", "Tickets were sold for the new [ferry line] too.");
    check(FERRY, "holm w/5 watched", "Gen. Ada [Holm and U.S. officials watched] it from the quay.");
    check(FERRY, "tick*", "[Tickets] were sold for the new ferry line too.");
    check(FERRY, "harbour NOT zeppelin", "The old ferry left the [harbour] at noon.");
    check(FERRY, "harbor~1", "The old ferry left the [harbour] at noon.");
    check(FERRY, "==U.S.", "Gen. Ada Holm and [U.S.] officials watched it from the quay.");
}

#[test]
fn who_is_asked_for_is_shown_where_the_text_names_them() {
    let named = "Gen. [Ada Holm] and U.S. officials watched it from the quay.";
    check(FERRY, "person:holm", named);
    check(
        FERRY,
        "entity:\"ada holm\" AND ferry",
        &format!("The old [ferry] left the harbour at noon. {named}"),
    );
    check(FERRY, "person:=\"Ada Holm\" NOT zeppelin", named);
}

#[test]
fn passages_are_taken_for_what_is_not_shown_yet() {
    check(
        FERRY,
        "tickets harbour",
        "The old ferry left the [harbour] at noon. | [Tickets] were sold for the new ferry line too.",
    );
    // The second sentence would show nothing new.
    check(FERRY, "old ferry", "The [old] [ferry] left the harbour at noon.");
}

#[test]
fn where_the_text_has_no_match_its_first_sentence_is_shown() {
    check(FERRY, "headline", "The old ferry left the harbour at noon.");
    check(FERRY, "date:2024-04", "The old ferry left the harbour at noon.");
    check(&format!("By Ada Holm\n\n{FERRY}"), "headline", "The old ferry left the harbour at noon.");
    check("東京の橋が閉まった。明日まで開かない。", "headline", "東京の橋が閉まった。");
    check("Prices   12\nRents   9", "headline", "Prices   12");
}

#[test]
fn headlines_are_marked() {
    let archive = Archive::new();
    archive.file("a/1.jsonl", format!("{}\n", json!({"title": "Ferries return to Holm", "body": FERRY})));
    archive.run(&["index", "a"]).done();
    archive
        .run(&["search", "ferry return"])
        .done()
        .prints(&["**Ferries** **return** to Holm", "The old **ferry** left"]);
    archive.run(&["search", "\"ferries return\""]).done().prints(&["**Ferries return** to Holm"]);
    archive.run(&["search", "ferry NOT zeppelin"]).done().prints(&["**Ferries** return to Holm"]);
}

#[test]
fn a_list_and_a_table_are_shown_by_their_lines() {
    let list = "The plan has parts:\n- Build a new quay\n- Paint the ferry\n- Sell the tickets";
    check(list, "ferry", "Paint the [ferry]");
    let table = "Passengers by month were\nJanuary   1,204   up\nFebruary   988   down\nNobody knew why.";
    check(table, "february", "[February]   988   down");
    check(table, "nobody", "[Nobody] knew why.");
}

#[test]
fn other_scripts_are_marked_on_whole_characters() {
    check(
        "Старый паром ушёл в полдень. Новые паромы стоят в порту.",
        "порт",
        "Новые паромы стоят в [порту].",
    );
    check("橋は閉まった。東京都知事は明日開くと述べた。", "知事", "東京都[知事]は明日開くと述べた。");
    check("渡轮中午离开了港口。市长说：“新船明天到。”", "新船", "市长说：“[新船]明天到。”");
    check(
        "غادرت العبارة الميناء ظهرا. قال د. سامر إن السفينة وصلت.",
        "السفينة",
        "قال د. سامر إن [السفينة] وصلت.",
    );
    check("မိုးရွာသည်။ တံတားပိတ်သည်။", "တံတား", "[တံတား]ပိတ်သည်။");
    check("เรือออกเมื่อเที่ยง สะพานปิดแล้ว", "สะพาน", "เรือออกเมื่อเที่ยง [สะพาน]ปิดแล้ว");
}

#[test]
fn a_long_sentence_is_clipped_at_a_pause_around_its_match() {
    let clause = "the boats that had been built on the eastern shore went out, ";
    let long = format!("{}until the ferry came, {}and that was all.", clause.repeat(6), clause.repeat(6));
    let shown = format!("{clause}until the [ferry] came, {clause}{clause}");
    let archive = Archive::new();
    archive.file("a/1.jsonl", format!("{}\n", json!({"title": "Boats", "body": long})));
    archive.run(&["index", "a"]).done();
    let hit = &archive.search(&["ferry"]).lines[0];
    assert_eq!(self::shown(hit), shown.trim_end());
    archive.run(&["search", "ferry"]).done().prints(&["… the boats that", "**ferry** came,", "went out, …"]);
    // Without spaces.
    let long = format!(
        "{}橋が閉まり、{}終わった。",
        "船が東の岸から出て行き、".repeat(30),
        "船が東の岸から出て行き、".repeat(30)
    );
    archive.file("b/1.jsonl", format!("{}\n", json!({"title": "Boats", "body": long})));
    archive.run(&["index", "b"]).done();
    let shown = self::shown(&archive.search(&["橋"]).lines[0]);
    assert!(
        shown.starts_with("船が") && shown.contains("、[橋]が閉まり、") && shown.ends_with("行き、"),
        "{shown}"
    );
}

/// Words that say nothing of what a headline is about: Snowball's list for English.
const FUNCTION_WORDS: &str = "i me my myself we our ours ourselves you your yours yourself yourselves he him his \
    himself she her hers herself it its itself they them their theirs themselves what which who whom this that these \
    those am is are was were be been being have has had having do does did doing a an the and but if or because as \
    until while of at by for with about against between into through during before after above below to from up down \
    in out on off over under again further then once here there when where why how all any both each few more most \
    other some such no nor not only own same so than too very s t can will just don should now";

/// The stems of a text.
fn stems(text: &str, analyser: &mut Analyser) -> BTreeSet<String> {
    Words::new(text).map(|word| analyser.forms(text, word).key().to_owned()).collect()
}

/// What the snippets of many hits show.
#[derive(Default)]
struct Shown {
    hits: f64,
    words: f64,
    passages: f64,
    starts: f64,
    ends: f64,
    characters: f64,
}

impl Shown {
    /// Adds a hit: what of the query's words its passages show, and how they stand in the body.
    fn add(&mut self, body: &str, hit: &Value, wanted: &BTreeSet<String>, analyser: &mut Analyser) {
        let in_body = stems(body, analyser);
        let asked: Vec<&String> = wanted.iter().filter(|word| in_body.contains(*word)).collect();
        let passages = hit["snippets"].as_array().expect("a hit has passages");
        let mut seen = BTreeSet::new();
        let mut characters = 3 * passages.len().saturating_sub(1);
        for passage in passages {
            let part = text(&passage["text"]);
            let offset = passage["offset"].as_u64().expect("a passage has an offset") as usize;
            let (before, after) = (&body[..offset], &body[offset + part.len()..]);
            assert!(body[offset..].starts_with(&part), "a passage is a piece of its body");
            seen.extend(stems(&part, analyser));
            characters += part.chars().count();
            self.passages += 1.0;
            let quotes: &[char] = &['"', '\'', ')', '”', '’'];
            let is_end = |text: &str| text.trim_end_matches(quotes).ends_with(['.', '!', '?', ':']);
            let above = before.trim_end_matches([' ', '-', '"', '(', '\'', '£', '$']);
            self.starts += f64::from(above.is_empty() || above.ends_with('\n') || is_end(above));
            self.ends += f64::from(
                is_end(&part) || after.trim_start_matches(' ').starts_with('\n') || after.is_empty(),
            );
        }
        if !asked.is_empty() {
            self.hits += 1.0;
            self.words +=
                asked.iter().filter(|word| seen.contains(**word)).count() as f64 / asked.len() as f64;
            self.characters += characters as f64;
        }
    }
}

#[test]
fn snippets_show_the_words_of_the_query_in_whole_sentences() {
    let Some(folder) = collection("bbc") else { return };
    let mut packed = Vec::new();
    let file = fs::File::open(folder.join("docs.jsonl.gz")).expect("the collection can be read");
    flate2::read::GzDecoder::new(file).read_to_end(&mut packed).expect("the collection is whole");
    let articles = String::from_utf8(packed).expect("the collection is UTF-8");
    let archive = Archive::new();
    let mut bodies = String::new();
    for (number, line) in articles.lines().enumerate() {
        let article: Value = serde_json::from_str(line).expect("the collection is JSON Lines");
        bodies.push_str(&format!("{}\n", json!({"id": number.to_string(), "body": article["body"]})));
    }
    archive.file("a/bodies.jsonl", bodies);
    archive.run(&["index", "a"]).done();
    let bodies: HashMap<String, String> =
        archive.exported().iter().map(|article| (text(&article["id"]), text(&article["body"]))).collect();
    let queries = folder.join("headline_queries.tsv").to_string_lossy().into_owned();
    let ran = archive.run(&["batch", &queries, "--syntax", "words", "-n", "10"]);
    let mut analyser = Analyser::new(Language::English);
    let function_words: BTreeSet<String> =
        FUNCTION_WORDS.split_whitespace().flat_map(|word| stems(word, &mut analyser)).collect();
    let mut shown = Shown::default();
    for answer in ran.objects() {
        let mut wanted = stems(&text(&answer["text"]), &mut analyser);
        wanted.retain(|word| !function_words.contains(word));
        for hit in answer["hits"].as_array().expect("an answer has hits") {
            shown.add(&bodies[&text(&hit["id"])], hit, &wanted, &mut analyser);
        }
    }
    let Shown { hits, words, passages, starts, ends, characters } = shown;
    let (words, characters) = (words / hits, characters / hits);
    let (starts, ends) = (starts / passages, ends / passages);
    println!("{hits} hits: words {words:.3}, starts {starts:.3}, ends {ends:.3}, characters {characters:.1}");
    assert!(hits > 1900.0, "{hits} hits");
    assert!(words >= 0.90 && starts >= 0.90 && ends >= 0.85, "{words:.3} {starts:.3} {ends:.3}");
    assert!(characters <= 200.0, "{characters:.1}");
}
