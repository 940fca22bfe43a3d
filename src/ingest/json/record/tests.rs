//! A record goes in, its statements, its body and the doubts come out as lines.

use super::*;

/// Each statement as `About text (place)`, then the body and the suspects.
fn check(json: &str, expected: &[&str]) {
    let value: Value = serde_json::from_str(json).unwrap();
    let record = read(value.as_object().unwrap());
    let statements = record.article.statements.iter();
    let mut lines: Vec<String> = statements
        .map(|statement| format!("{:?} {} ({})", statement.about, statement.text, statement.place))
        .collect();
    lines.push(record.article.body);
    lines.extend(record.article.suspects);
    assert_eq!(lines, expected);
}

#[test]
fn keys_state_what_they_hold() {
    check(
        r#"{"hl": "Bridge opens", "pub_date": "2019-05-03", "byLine": "Jane Roe", "Outlet": {"name": "The Harbour News"}, "text": "The bridge is open."}"#,
        &[
            "Title Bridge opens (key `hl`)",
            "Published 2019-05-03 (key `pub_date`)",
            "Source The Harbour News (key `Outlet`)",
            "Author Jane Roe (key `byLine`)",
            "The bridge is open.",
        ],
    );
}

#[test]
fn the_more_trusted_key_comes_first() {
    check(
        r#"{"created_at": "2019-05-04", "date": "2019-05-03", "datePublished": "2019-05-02"}"#,
        &[
            "Published 2019-05-02 (key `datePublished`)",
            "Published 2019-05-03 (key `date`)",
            "Published 2019-05-04 (key `created_at`)",
            "",
        ],
    );
}

#[test]
fn lists_objects_and_numbers_are_read() {
    check(
        r#"{"id": 12049, "authors": [{"name": "Jane Roe"}, "Li Wei", {"first": "Ana", "last": "Silva"}], "tags": ["port", "ferry"]}"#,
        &[
            "Author Jane Roe (key `authors`)",
            "Author Li Wei (key `authors`)",
            "Author Ana Silva (key `authors`)",
            "Record 12049 (key `id`)",
            "Topic port (key `tags`)",
            "Topic ferry (key `tags`)",
            "",
        ],
    );
}

#[test]
fn a_wrong_kind_of_value_costs_its_field_alone() {
    check(
        r#"{"title": true, "date": {"a": 1}, "author": null, "body": "The bridge is open."}"#,
        &[
            "The bridge is open.",
            "key `title` holds true or false, no text: left out",
            "key `date` holds an object, no text: left out",
        ],
    );
}

#[test]
fn html_becomes_paragraphs() {
    check(
        r#"{"title": {"rendered": "Rain &#8211; again"}, "content": {"rendered": "<p>It rained.</p><p>It&rsquo;s wet.</p>"}, "url": "https://example.org/?a=1&amp=2"}"#,
        &[
            "Title Rain – again (key `title`)",
            "Url https://example.org/?a=1&amp=2 (key `url`)",
            "It rained.\n\nIt’s wet.",
        ],
    );
}

#[test]
fn the_longest_of_several_texts_is_the_body() {
    check(
        r#"{"content": "The bridge is… [+200 chars]", "articleBody": ["The bridge is open to all.", "It cost a fortune."]}"#,
        &["The bridge is open to all.\n\nIt cost a fortune."],
    );
}

#[test]
fn a_ninjs_item_is_read() {
    check(
        r#"{"uri": "urn:a:1", "versioncreated": "2019-05-03T10:00:00Z", "byline": "Jane Roe", "headline": "Bridge opens",
            "located": "Port Town", "subject": [{"code": "1", "name": "transport"}], "place": [{"name": "Old Harbour"}],
            "person": [{"name": "Ana Silva"}], "organisation": [{"name": "Port Board"}], "body_xhtml": "<p>The bridge is open.</p>"}"#,
        &[
            "Title Bridge opens (key `headline`)",
            "Published 2019-05-03T10:00:00Z (key `versioncreated`)",
            "Author Jane Roe (key `byline`)",
            "Dateline Port Town (key `located`)",
            "Record urn:a:1 (key `uri`)",
            "Topic transport (key `subject`)",
            "Person Ana Silva (key `person`)",
            "Organisation Port Board (key `organisation`)",
            "Place Old Harbour (key `place`)",
            "The bridge is open.",
        ],
    );
}

#[test]
fn the_source_of_an_elasticsearch_entry_is_the_article() {
    check(
        r#"{"_id": "a1", "_source": {"title": "Bridge opens", "source": "The Harbour News"}}"#,
        &[
            "Title Bridge opens (key `_source.title`)",
            "Source The Harbour News (key `_source.source`)",
            "Record a1 (key `_id`)",
            "",
        ],
    );
}

#[test]
fn fields_one_level_down_are_found() {
    check(
        r#"{"webTitle": "Bridge opens", "fields": {"bodyText": "The bridge is open."}}"#,
        &["Title Bridge opens (key `webTitle`)", "The bridge is open."],
    );
}

#[test]
fn no_dialect_makes_it_panic() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/formats/ninjs");
    let mut samples: Vec<Vec<u8>> = Vec::new();
    for file in std::fs::read_dir(folder).unwrap().flatten() {
        samples.push(std::fs::read(file.path()).unwrap());
    }
    samples.sort();
    let mut state = 3u32;
    let mut next = |below: usize| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 10) as usize % below.max(1)
    };
    let pieces: [&[u8]; 9] =
        [b"null", b"[", b"{}", b"\"type\":", b"\"bodies\":[3],", b"<html", b"\\ud800", b"\xff", b"7"];
    let reading = crate::ingest::Reading { scope: crate::ingest::Scope::Everything, ..Default::default() };
    for round in 0..400 {
        let mut bytes = samples[round % samples.len()].clone();
        for _ in 0..next(5) {
            let at = next(bytes.len());
            match next(3) {
                0 => drop(bytes.splice(at..at, pieces[next(pieces.len())].iter().copied())),
                1 => drop(bytes.drain(at..(at + next(30)).min(bytes.len()))),
                _ => bytes.truncate(at.max(1)),
            }
        }
        if !bytes.is_empty() {
            crate::ingest::tests::read_bytes("a", &bytes, &reading);
        }
    }
}

#[test]
fn numbers_of_a_data_base_are_no_names() {
    check(
        r#"{"title": {"rendered": "Bridge opens"}, "author": 3, "categories": [4], "tags": [5, 6]}"#,
        &["Title Bridge opens (key `title`)", ""],
    );
}

#[test]
fn the_name_of_a_pair_may_be_its_kind() {
    check(r#"{"keywords": [{"name": "subject", "value": "Ports"}]}"#, &["Topic Ports (key `keywords`)", ""]);
    check(r#"{"tags": [{"name": "Ports", "value": "p-1"}]}"#, &["Topic Ports (key `tags`)", ""]);
}

#[test]
fn blocks_are_a_text_and_pictures_among_them_are_none() {
    check(
        r#"{"headlines": {"basic": "Bridge opens"}, "credits": {"by": [{"type": "author", "name": "Jane Roe"}]},
            "content_elements": [
                {"type": "text", "content": "The <b>bridge</b> is open."},
                {"type": "image", "url": "https://harbour.example/a.jpg"},
                {"type": "list", "items": [{"type": "text", "content": "Trams first"}, {"type": "text", "content": "Cars later"}]}]}"#,
        &[
            "Title Bridge opens (key `headlines`)",
            "Author Jane Roe (key `credits.by`)",
            "The bridge is open.\n\nTrams first\n\nCars later",
        ],
    );
}

#[test]
fn the_dates_of_versions_follow_one_rule() {
    let dates = |first: &str, version: &str| {
        format!(
            r#"{{"uri": "a", "headline": "Bridge opens", "versioncreated": "{version}", "firstcreated": "{first}"}}"#
        )
    };
    check(
        &dates("2024-03-05T08:00:00+02:00", "2024-03-05T07:00:00Z"),
        &[
            "Title Bridge opens (key `headline`)",
            "Published 2024-03-05T08:00:00+02:00 (key `firstcreated`)",
            "Updated 2024-03-05T07:00:00Z (key `versioncreated`)",
            "Record a (key `uri`)",
            "",
        ],
    );
    check(
        &dates("2024-03-05T08:00:00+02:00", "2024-03-05T06:00:00Z"),
        &[
            "Title Bridge opens (key `headline`)",
            "Published 2024-03-05T08:00:00+02:00 (key `firstcreated`)",
            "Record a (key `uri`)",
            "",
        ],
    );
}

/// In quadratic time it would not end.
#[test]
fn many_different_values_take_linear_time() {
    let subjects: Vec<String> = (0..50_000).map(|number| format!("{{\"name\": \"n{number}\"}}")).collect();
    let json = format!(r#"{{"uri": "a", "headline": "b", "subject": [{}]}}"#, subjects.join(","));
    let value: Value = serde_json::from_str(&json).unwrap();
    assert_eq!(read(value.as_object().unwrap()).article.about(About::Topic).count(), 50_000);
}
