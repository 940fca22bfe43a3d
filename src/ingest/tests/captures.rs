//! Web captures made in memory, and published ones, go in; which pages come out, and what is said of the others.

mod damage;
mod published;

use super::*;
use std::fmt::Write as _;

const PAGE: &str = "<!DOCTYPE html><html><head><title>Ferry runs again</title></head><body><h1>Ferry runs again</h1>\
    <p>The ferry to the islands runs again since Monday, the port board of Harbour Town said.</p>\
    <p>It had been in repair since the storm of last autumn, which tore off its rudder.</p></body></html>";

/// A record with its two line ends.
pub(super) fn record(fields: &str, block: &[u8]) -> Vec<u8> {
    let mut header = "WARC/1.0\r\n".to_owned();
    for field in fields.split('|') {
        write!(header, "{field}\r\n").unwrap();
    }
    let length = block.len();
    write!(header, "Content-Length: {length}\r\n\r\n").unwrap();
    [header.as_bytes(), block, b"\r\n\r\n"].concat()
}

fn answer(status: &str, headers: &str, body: &[u8]) -> Vec<u8> {
    let mut head = format!("HTTP/1.1 {status}\r\n");
    for header in headers.split('|').filter(|header| !header.is_empty()) {
        write!(head, "{header}\r\n").unwrap();
    }
    [head.as_bytes(), b"\r\n", body].concat()
}

fn response(path: &str, answer: &[u8]) -> Vec<u8> {
    let fields = format!(
        "WARC-Type: response|WARC-Record-ID: <urn:uuid:{path}>|WARC-Date: 2021-05-20T23:11:22Z|\
         WARC-Target-URI: https://example.com/{path}|Content-Type: application/http; msgtype=response"
    );
    record(&fields, answer)
}

fn page(path: &str) -> Vec<u8> {
    response(path, &answer("200 OK", "Content-Type: text/html", PAGE.as_bytes()))
}

/// A line for each page, failure, reason of skipping, and doubt.
pub(super) fn told(name: &str, bytes: &[u8]) -> String {
    let (articles, report) = read_bytes(name, bytes, &Reading::default());
    tell(&articles, &report)
}

pub(super) fn tell(articles: &[RawArticle], report: &FileReport) -> String {
    let mut lines = Vec::new();
    if !matches!(report.outcome, Outcome::Read { .. }) {
        lines.push(format!("{:?}", report.outcome));
    }
    for article in articles {
        let days: Vec<&str> = article.about(About::Captured).map(|day| day.text.as_str()).collect();
        lines.push(format!("{} {}", article.member.as_deref().unwrap_or("-"), days.join(" ")));
        lines.extend(article.suspects.iter().map(|suspect| format!("  {suspect}")));
    }
    for (member, reason) in &report.failed {
        lines.push(format!("failed {}: {reason}", member.as_deref().unwrap_or("file")));
    }
    lines.extend(report.skipped.iter().map(|members| format!("{} {}", members.count, members.reason)));
    lines.extend(report.suspects.iter().map(|suspect| format!("doubt {suspect}")));
    lines.join("\n")
}

fn check_told(bytes: &[u8], expected: &str) {
    assert_eq!(told("a.warc", bytes), expected);
}

const FIRST: &str = "!https://example.com/a 2021-05-20T23:11:22Z";
const SECOND: &str = "!https://example.com/b 2021-05-20T23:11:22Z";

#[test]
fn a_page_says_where_and_when_it_was_captured() {
    let (articles, report) = read_bytes("a", &page("a"), &Reading::default());
    assert_eq!(lines(&articles, &report), "warc !https://example.com/a Ferry runs again");
    let article = &articles[0];
    assert_eq!(article.about(About::Url).last().unwrap().text, "https://example.com/a");
    assert_eq!(article.about(About::Captured).last().unwrap().place, "WARC-Date");
    assert!(article.body.ends_with("which tore off its rudder."), "{}", article.body);
}

#[test]
fn a_capture_may_be_packed_record_by_record_or_as_a_whole() {
    let expected = format!("{FIRST}\n{SECOND}");
    let (one, two) = (page("a"), page("b"));
    check_told(&[&one[..], &two].concat(), &expected);
    check_told(&gzip(&[&one[..], &two].concat()), &expected);
    check_told(&[gzip(&one), gzip(&two)].concat(), &expected);
    check_told(&zstd::encode_all(&[&one[..], &two].concat()[..], 3).unwrap(), &expected);
    check_told(&with_dictionary(&[&one, &two]), &expected);
    let old = String::from_utf8(one).unwrap().replace("WARC/1.0", "WARC/0.17");
    check_told(&[old.as_bytes(), &two].concat(), &expected);
}

/// Records packed one by one with a dictionary that stands in front, packed too.
fn with_dictionary(records: &[&[u8]]) -> Vec<u8> {
    let dictionary = page("c");
    let packed = zstd::encode_all(&dictionary[..], 3).unwrap();
    let mut file = [b"\x5d\x2a\x4d\x18", &(packed.len() as u32).to_le_bytes()[..], &packed].concat();
    for record in records {
        let mut packer = zstd::bulk::Compressor::with_dictionary(3, &dictionary).unwrap();
        file.extend(packer.compress(record).unwrap());
    }
    file
}

#[test]
fn packings_of_a_page_are_undone() {
    let zlib = {
        let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
        encoder.write_all(PAGE.as_bytes()).unwrap();
        encoder.finish().unwrap()
    };
    let chunked = |bytes: &[u8]| {
        let (one, two) = bytes.split_at(bytes.len() / 3);
        let (first, second) = (one.len(), two.len());
        let size = |length: usize, rest: &str| format!("{length:x}{rest}\r\n").into_bytes();
        [&size(first, ";x=y")[..], one, b"\r\n", &size(second, "  "), two, b"\r\n0\r\nX-Sum: 1\r\n\r\n"]
            .concat()
    };
    let plain = PAGE.as_bytes();
    for (headers, body) in [
        ("", plain.to_vec()),
        ("Content-Encoding: gzip", gzip(plain)),
        ("content-encoding: x-gzip", gzip(plain)),
        ("Content-Encoding: deflate", zlib.clone()),
        ("Content-Encoding: deflate", zlib[2..].to_vec()),
        ("Content-Encoding: zstd", zstd::encode_all(plain, 3).unwrap()),
        ("Content-Encoding: br", BROTLI.to_vec()),
        ("Transfer-Encoding: chunked", chunked(plain)),
        ("Transfer-Encoding: chunked|Content-Encoding: gzip", chunked(&gzip(plain))),
        ("Content-Encoding: deflate, gzip", gzip(&zlib)),
        // The headers of what the capturing program has undone.
        ("Transfer-Encoding: chunked|Content-Encoding: gzip", plain.to_vec()),
        ("Transfer-Encoding: chunked|Content-Encoding: gzip", gzip(plain)),
        ("Transfer-Encoding: chunked|Content-Encoding: br", plain.to_vec()),
    ] {
        let headers = format!("Content-Type: text/html|{headers}");
        check_told(&response("a", &answer("200 OK", &headers, &body)), FIRST);
    }
}

/// `PAGE` packed by brotli.
const BROTLI: &[u8] = include_bytes!("captures/page.br");

#[test]
fn broken_packings_are_kept_as_far_as_they_go() {
    let chunks = [b"80\r\n", &PAGE.as_bytes()[..0x80], b"\r\nnonsense"].concat();
    let headers = "Content-Type: text/html|Transfer-Encoding: chunked";
    let said = "the chunks of the page are broken at byte 134: kept as far as they go";
    let broken = response("a", &answer("200 OK", headers, &chunks));
    let (articles, _) = read_bytes("a", &broken, &Reading::default());
    assert_eq!(articles[0].suspects.last().unwrap(), said);
    let chunks = [b"2000\r\n", PAGE.as_bytes()].concat();
    let broken = response("a", &answer("200 OK", headers, &chunks));
    check_told(&broken, &format!("{FIRST}\n  the last chunk of the page ends early"));
    let packed = gzip(PAGE.as_bytes());
    let headers = "Content-Type: text/html|Content-Encoding: gzip";
    let broken = response("a", &answer("200 OK", headers, &packed[..packed.len() - 9]));
    check_told(&broken, &format!("{FIRST}\n  the page ends early: packed by gzip without an end"));
}

#[test]
fn what_is_no_page_is_counted_by_kind() {
    let other = |path: &str, status: &str, kind: &str, body: &str| {
        response(path, &answer(status, &format!("Content-Type: {kind}"), body.as_bytes()))
    };
    let file = [
        record("WARC-Type: warcinfo|WARC-Date: 2021-05-20T23:11:22Z", b"software: made by hand\r\n"),
        record("WARC-Type: request|WARC-Target-URI: https://example.com/a", b"GET /a HTTP/1.1\r\n\r\n"),
        page("a"),
        record("WARC-Type: metadata|WARC-Target-URI: https://example.com/a", b"fetchTimeMs: 20\r\n"),
        other("a.png", "200 OK", "image/png", "\u{1}"),
        other("b.png", "200 OK", "image/png", "\u{1}"),
        other("a.js", "200 OK", "application/javascript", "a();"),
        other("api", "200 OK", "application/json", "{\"title\":\"One\",\"body\":\"It rained.\"}"),
        other(
            "ajax",
            "200 OK",
            "text/html",
            "[{\"title\":\"One\",\"body\":\"It rained all day on Monday.\"}]",
        ),
        other("robots.txt", "200 OK", "text/plain", "User-agent: *"),
        other("moved", "302 Found", "text/html", PAGE),
        other("gone", "404 Not Found", "text/html", PAGE),
        other("same", "304 Not Modified", "text/html", ""),
        other("empty", "200 OK", "text/html", ""),
        other("ok", "200 OK", "text/html", "ok"),
    ]
    .concat();
    let expected = "\
!https://example.com/a 2021-05-20T23:11:22Z
2 notes of the capturing program
1 a request of the capturing program
2 a picture
1 a script
2 an answer for programs (JSON and its like)
1 a file for machines: robots.txt and its like
1 a redirect
1 an error instead of a page (status 404)
1 not changed since an earlier capture: no page was sent
1 an answer without a page
1 an answer of a few words";
    check_told(&file, expected);
}

#[test]
fn a_page_that_was_seen_before_is_not_doubled() {
    let revisit = |fields: &str| record(&format!("WARC-Type: revisit|{fields}"), b"HTTP/1.1 200 OK\r\n\r\n");
    let file = [
        page("a"),
        revisit("WARC-Target-URI: https://example.com/a|WARC-Refers-To: <urn:uuid:a>"),
        revisit(
            "WARC-Target-URI: https://example.com/c|WARC-Refers-To-Target-URI: https://example.com/a|\
             WARC-Refers-To-Date: 2021-05-20T23:11:22Z",
        ),
        revisit("WARC-Target-URI: https://example.com/d|WARC-Payload-Digest: sha1:ABC"),
        record(
            "WARC-Type: conversion|WARC-Refers-To: <urn:uuid:a>|WARC-Target-URI: https://example.com/a|\
             Content-Type: text/plain",
            b"Ferry runs again",
        ),
    ]
    .concat();
    let expected = format!(
        "{FIRST}\n2 seen again: the page stands elsewhere in this file\n\
         1 seen again: the page stands in another file\n1 another form of a page that stands in this file"
    );
    check_told(&file, &expected);
}

#[test]
fn a_later_capture_of_an_address_has_its_time_in_its_name() {
    let later = String::from_utf8(page("a")).unwrap().replace("2021-05-20T23:11:22Z", "2022-01-02T03:04:05Z");
    let place = "!20220102030405/https://example.com/a 2022-01-02T03:04:05Z";
    check_told(&[&page("a"), later.as_bytes()].concat(), &format!("{FIRST}\n{place}"));
    let places = format!(
        "{FIRST}\n!20210520231122/https://example.com/a 2021-05-20T23:11:22Z\n\
         #3!https://example.com/a 2021-05-20T23:11:22Z"
    );
    check_told(&page("a").repeat(3), &places);
}

#[test]
fn resources_and_conversions_are_pages_too() {
    let text = b"Ferry runs again\n\nThe ferry to the islands runs again since Monday, the port board of Harbour \
        Town said.\n\nIt had been in repair since the storm of last autumn, which tore off its rudder, and half \
        of its planks.\n";
    let fields = "WARC-Type: conversion|WARC-Date: 2021-05-20T23:11:22Z|WARC-Target-URI: https://example.com/a|\
         Content-Type: text/plain";
    check_told(&record(fields, text), FIRST);
    let fields = "WARC-Type: resource|WARC-Date: 2021-05-20T23:11:22Z|WARC-Target-URI: <https://example.com/b>|\
         Content-Type: text/html; charset=utf-8";
    check_told(&record(fields, PAGE.as_bytes()), SECOND);
    let fields =
        "WARC-Type: resource|WARC-Target-URI: urn:text:https://example.com/a|Content-Type: text/plain";
    check_told(&record(fields, text), "1 notes of the capturing program");
}

#[test]
fn the_charset_of_the_header_is_used() {
    let body = "<p>Паром снова ходит на острова с понедельника, сообщило управление порта.</p>";
    let (bytes, _, _) = encoding_rs::KOI8_R.encode(body);
    let found = response("a", &answer("200 OK", "Content-Type: text/html; charset=koi8-r", &bytes));
    let (articles, _) = read_bytes("a", &found, &Reading::default());
    assert!(articles[0].body.starts_with("Паром снова"), "{}", articles[0].body);
}

fn old_record(line: &str, block: &[u8]) -> Vec<u8> {
    [format!("{line} {}\n", block.len()).as_bytes(), block, b"\n"].concat()
}

#[test]
fn the_older_kind_is_read_in_both_versions() {
    let block = answer("200 OK", "Content-Type: text/html", PAGE.as_bytes());
    let head = |version: &str| {
        let about =
            format!("{version} 0 Somebody\nURL IP-address Archive-date Content-type Archive-length\n");
        old_record("filedesc://a.arc 0.0.0.0 20050102030405 text/plain", about.as_bytes())
    };
    let one = old_record("http://example.com/a b 192.0.2.7 20050102030406 text/html", &block);
    let two =
        old_record("http://example.com/b 192.0.2.7 20050102030407 text/html 200 abcdef - 1580 a.arc", &block);
    let image = old_record("http://example.com/c.gif 192.0.2.7 20050102030408 image/gif", b"GIF89a");
    let expected = "!http://example.com/a b 2005-01-02T03:04:06Z\n!http://example.com/b 2005-01-02T03:04:07Z\n\
         1 notes of the capturing program\n1 a picture";
    let first = [head("1"), one.clone(), two.clone(), image.clone()].concat();
    assert_eq!(told("a", &first), expected);
    let packed: Vec<u8> = [head("2"), one, two, image].iter().flat_map(|record| gzip(record)).collect();
    assert_eq!(told("a.arc.gz", &packed), expected);
}
