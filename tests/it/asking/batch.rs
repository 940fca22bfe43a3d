//! Files of queries go in; an answer to each, and the bad ones reported, come out.

use super::super::archive::text;
use super::archive;

#[test]
fn each_line_is_answered_on_its_own_and_a_bad_one_stops_nothing() {
    let archive = archive();
    let lines = b"junta\n\nq2\toil AND zeppelin\r\nq3\t  \n\xff\xfe\nsorce:bbc\n\"arms trade\"";
    archive.file("queries.txt", lines);
    let ran = archive.run(&["batch", "queries.txt"]).code(2);
    let ran = ran.says(&[
        "line 4: there is nothing to search for",
        "line 5: this is no UTF-8",
        "line 6:\n",
        "did you mean `source:`?",
    ]);
    let rows: Vec<String> = ran
        .objects()
        .iter()
        .map(|object| match object["error"].is_null() {
            true => format!("{} {}", text(&object["id"]), object["summary"]["total"]),
            false => format!("{} failed", text(&object["id"])),
        })
        .collect();
    assert_eq!(rows, ["1 2", "q2 0", "q3 failed", "5 failed", "6 0", "7 1"]);
    assert_eq!(text(&ran.objects()[5]["hits"][0]["record"][0]), "b");
}

#[test]
fn the_exit_code_says_whether_anything_was_found() {
    let archive = archive();
    archive.run_with(&["batch", "-"], "junta\nxylophone\n").done();
    archive.run_with(&["batch", "-"], "xylophone\n").code(1);
    archive.run_with(&["batch", "-"], "").code(1);
    archive.run(&["batch", "nowhere.txt"]).code(2).says(&["no such file: nowhere.txt"]);
    archive.run_with(&["batch", "-", "--from", "never"], "junta\n").code(2);
}

#[test]
fn the_options_of_search_hold_for_every_line() {
    let archive = archive();
    let titles = |arguments: &[&str], input: &str| {
        let mut all = vec!["batch", "-"];
        all.extend(arguments);
        let ran = archive.run_with(&all, input);
        let hits: Vec<String> = ran.objects()[0]["hits"]
            .as_array()
            .map(|hits| hits.iter().map(|hit| text(&hit["record"][0])).collect())
            .unwrap_or_default();
        hits.join(" ")
    };
    assert_eq!(titles(&["--sort", "oldest"], "arms"), "b l e");
    assert_eq!(titles(&["--sort", "oldest", "-n", "1"], "arms"), "b");
    assert_eq!(titles(&["--from", "2024-06", "--certain"], "arms"), "l");
    assert_eq!(titles(&["--syntax", "words", "-n", "1"], "\"arms trade\"?"), "b");
    assert_eq!(titles(&["--all"], "junta zeppelin"), "");
}

#[test]
fn a_run_has_a_line_for_each_record_in_the_order_of_the_search() {
    let archive = archive();
    archive.file("more/x.jsonl", "{\"id\":\"x 1\",\"title\":\"Kites\",\"body\":\"Kites flew over the old lighthouse.\"}\n{\"title\":\"Kites Again\",\"body\":\"The kites were taken down at last.\"}\n");
    archive.run(&["index", "more"]).done();
    let ran = archive
        .run_with(&["batch", "-", "--format", "trec"], "q1\tjunta sanctions oil\n2\tlighthouse\n")
        .done();
    let rows: Vec<Vec<&str>> = ran.stdout.lines().map(|line| line.split(' ').collect()).collect();
    assert!(rows.iter().all(|row| row.len() == 6 && row[1] == "Q0" && row[5] == "dateline"), "{rows:?}");
    let first: Vec<&Vec<&str>> = rows.iter().filter(|row| row[0] == "q1").collect();
    assert_eq!(first[0][2], "a");
    let ranks: Vec<&str> = first.iter().map(|row| row[3]).collect();
    assert_eq!(ranks, ["1", "2", "3"]);
    let scores: Vec<f64> = first.iter().map(|row| row[4].parse().unwrap()).collect();
    assert!(scores.windows(2).all(|pair| pair[0] > pair[1]), "{scores:?}");
    assert_eq!(rows[3][2], "x_1");
    let ran = archive.run_with(&["batch", "-", "--format", "trec"], "down\n").done();
    let name = ran.stdout.split(' ').nth(2).unwrap_or_default();
    assert_eq!(name.len(), 16, "an article without a record goes by its id: {name}");
}

#[test]
fn two_runs_print_the_same_bytes_unless_they_are_timed() {
    let archive = archive();
    let run = |arguments: &[&str]| {
        let mut all = vec!["batch", "-"];
        all.extend(arguments);
        archive.run_with(&all, "junta\narms -trade\nxylophone\n").done()
    };
    assert_eq!(run(&[]).stdout, run(&[]).stdout);
    let timed = run(&["--timing"]).objects();
    assert!(timed.iter().all(|object| object["timing"]["wall_us"].is_u64()), "{timed:?}");
    assert!(run(&[]).objects()[0]["timing"].is_null());
}
