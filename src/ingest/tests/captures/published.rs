//! Published captures go in; the records of each kind, the pages, their addresses and times are compared.
//!
//! The files are those of warcio and py-wacz, beside the repository; what is expected was read in them.

use super::super::read_path;
use super::tell;
use crate::ingest::Reading;
use std::path::Path;

const NOTES: &str = "notes of the capturing program";
const REQUESTS: &str = "a request of the capturing program";
const AGAIN: &str = "seen again: the page stands elsewhere in this file";
const LISTS: &str = "lists and indexes of a web capture";
const DATA: &str = "an answer for programs (JSON and its like)";
const CUT: &str = "it ends early: 1579 of 1591 bytes are there";

/// A file, its pages with their times, and everything else that is said of it; records by kind are sorted.
struct Known {
    file: &'static str,
    pages: &'static [&'static str],
    others: &'static [(u64, &'static str)],
    said: &'static [&'static str],
}

const fn known(
    file: &'static str,
    pages: &'static [&'static str],
    others: &'static [(u64, &'static str)],
) -> Known {
    Known { file, pages, others, said: &[] }
}

const EXAMPLE: &str = "!http://example.com/ 2017-03-06T04:02:06Z";
const OLD: &str = "!http://example.com/ 2014-02-16T05:02:21Z";
const PACKAGED: &str = "!archive/example-collection.warc!http://www.example.com/ 2020-10-07T21:22:36Z";

const FILES: &[Known] = &[
    known("warcio/test/data/example.warc", &[EXAMPLE], &[(1, AGAIN), (2, NOTES), (2, REQUESTS)]),
    known("warcio/test/data/example.warc.gz", &[EXAMPLE], &[(1, AGAIN), (2, NOTES), (2, REQUESTS)]),
    known(
        "warcio/test/data/example-bad-non-chunked.warc.gz",
        &[EXAMPLE],
        &[(1, AGAIN), (2, NOTES), (2, REQUESTS)],
    ),
    Known {
        file: "warcio/test/data/example-trunc.warc",
        pages: &[EXAMPLE],
        others: &[(1, REQUESTS), (2, NOTES)],
        said: &["doubt !http://example.com/: its length is not 973 bytes: it is taken up to the next record"],
    },
    known(
        "warcio/test/data/example-bad.warc.gz.bad",
        &["!http://example.com?example=1 2014-01-03T03:03:21Z"],
        &[(1, "a redirect"), (1, NOTES), (1, AGAIN), (2, REQUESTS)],
    ),
    known("warcio/test/data/example-digest.warc", &[], &[(4, REQUESTS)]),
    known(
        "warcio/test/data/example-iana.org-chunked.warc",
        &["!http://www.iana.org/ 2017-03-06T16:54:09Z"],
        &[(1, NOTES), (1, REQUESTS)],
    ),
    known(
        "warcio/test/data/example-resource.warc.gz",
        &["!http://example.com/ 2017-04-29T01:30:30Z"],
        &[(2, NOTES)],
    ),
    known("warcio/test/data/example-space-in-target-uri.warc.gz", &[], &[(1, "a picture"), (1, NOTES)]),
    known(
        "warcio/test/data/example-wget-bad-target-uri.warc.gz",
        &["!http://example.com/ 2018-02-09T15:12:11Z"],
        &[(1, REQUESTS), (4, NOTES)],
    ),
    known(
        "warcio/test/data/example-wrong-chunks.warc.gz",
        &["!http://example.com/ 2018-11-02T18:55:11Z"],
        &[(1, REQUESTS)],
    ),
    known("warcio/test/data/post-test.warc.gz", &[], &[(3, REQUESTS), (3, DATA)]),
    known("warcio/test/data/example.arc", &[OLD], &[(1, NOTES)]),
    known("warcio/test/data/example.arc.gz", &[OLD], &[(1, NOTES)]),
    Known {
        file: "warcio/test/data/example-space-in-url.arc",
        pages: &[
            "!http://example.com/index.cfm?FuseAction=Email&EmailTitle=Examples From The Live Web&IsPopUp=False 2014-02-16T05:02:21Z",
        ],
        others: &[(1, NOTES)],
        said: &[CUT],
    },
    known(
        "py-wacz/tests/fixtures/example-collection.warc",
        &["!http://www.example.com/ 2020-10-07T21:22:36Z"],
        &[(1, REQUESTS), (2, NOTES)],
    ),
    known(
        "py-wacz/tests/fixtures/example-collection-with-lists.warc",
        &[
            "!https://example.com/ 2020-11-19T23:24:43Z",
            "!https://www.iana.org/domains/reserved 2020-11-19T23:24:47Z",
            "!https://www.iana.org/domains 2020-11-19T23:24:50Z",
            "!https://www.iana.org/numbers 2020-11-19T23:24:52Z",
            "!https://www.iana.org/protocols 2020-11-19T23:24:54Z",
            "!https://www.iana.org/about 2020-11-19T23:24:56Z",
        ],
        // 18 answers: 6 pages, a redirect, 3 pictures, 2 scripts, 2 style sheets, 4 fonts.
        &[
            (1, "a redirect"),
            (18, REQUESTS),
            (2, NOTES),
            (2, "a script"),
            (2, "a style sheet"),
            (3, "a picture"),
            (4, "a font"),
        ],
    ),
    known(
        "py-wacz/tests/fixtures/example-iana.warc",
        &[
            "!https://example.com/ 2021-05-20T22:15:23.954Z",
            "!https://www.iana.org/about 2021-05-20T22:15:41.833Z",
            "!https://www.iana.org/domains 2021-05-20T22:15:37.206Z",
            "!https://www.iana.org/domains/reserved 2021-05-20T22:15:31.447Z",
            "!https://www.iana.org/numbers 2021-05-20T22:15:39.028Z",
            "!https://www.iana.org/protocols 2021-05-20T22:15:40.213Z",
        ],
        // 24 answers.
        &[
            (2, "a redirect"),
            (2, "a style sheet"),
            (2, NOTES),
            (34, AGAIN),
            (4, "a font"),
            (4, "a picture"),
            (58, REQUESTS),
            (6, "a script"),
        ],
    ),
    known(
        "py-wacz/tests/fixtures/example-resource.warc.gz",
        &["!https://example.com/index.html 2021-05-20T23:11:22Z"],
        &[(1, NOTES), (1, AGAIN)],
    ),
    known(
        "py-wacz/tests/fixtures/example-warcinfo-metadata.warc",
        &["!https://example.com/ 2020-11-13T01:38:39.772Z"],
        &[(1, REQUESTS), (2, NOTES)],
    ),
    known(
        "py-wacz/tests/fixtures/valid_example_1.wacz",
        &[PACKAGED],
        &[(1, REQUESTS), (2, NOTES), (4, LISTS)],
    ),
    known(
        "py-wacz/tests/fixtures/valid_example_2.wacz",
        &[PACKAGED],
        &[(1, REQUESTS), (2, NOTES), (5, LISTS)],
    ),
    known(
        "py-wacz/tests/fixtures/valid_signed_example_1.wacz",
        &[
            "!archive/rec-20220118190009690949-crawl-scheduled-a78c5705-3aec-46be-9eec-66ac994f1f4a-273757mtjt.warc.gz!https://example.com/ 2022-01-18T19:00:09Z",
        ],
        &[(1, "an error instead of a page (status 404)"), (2, REQUESTS), (5, LISTS)],
    ),
];

#[test]
fn published_captures_are_read_as_they_are() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/gold/formats/warc");
    if !root.is_dir() {
        return println!("skipped: no {}", root.display());
    }
    let mut wrong = Vec::new();
    for known in FILES {
        let (articles, report) = read_path(&root.join(known.file), &Reading::default());
        let found = tell(&articles, &report);
        let mut left: Vec<&str> = found.lines().filter(|line| !line.starts_with("  ")).collect();
        let mut missing = Vec::new();
        let others = known.others.iter().map(|(count, what)| format!("{count} {what}"));
        for expected in known.pages.iter().map(|page| (*page).to_owned()).chain(others) {
            match left.iter().position(|line| *line == expected) {
                Some(at) => drop(left.remove(at)),
                None => missing.push(expected),
            }
        }
        left.retain(|line| !known.said.iter().any(|said| line.contains(said)));
        if !left.is_empty() || !missing.is_empty() {
            wrong.push(format!("{}: missing {missing:?}, more {left:?}", known.file));
        }
    }
    let pages: usize = FILES.iter().map(|known| known.pages.len()).sum();
    let records: u64 = FILES.iter().flat_map(|known| known.others).map(|(count, _)| count).sum();
    println!("{} captures, {pages} pages, {records} other records and members", FILES.len());
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}
