//! Captures that are cut, mixed with other bytes or wrong about their lengths go in; what stands around the damage
//! comes out, and where it is.

use super::super::{gzip, read_bytes};
use super::{FIRST, PAGE, SECOND, answer, check_told, old_record, page, response, tell, told};
use crate::ingest::Reading;

#[test]
fn a_wrong_length_costs_nothing() {
    let said = |record: &[u8], length: usize| {
        let text = String::from_utf8_lossy(record).into_owned();
        let at = text.find("Content-Length: ").unwrap() + "Content-Length: ".len();
        let end = at + text[at..].find('\r').unwrap();
        format!("{}{length}{}", &text[..at], &text[end..]).into_bytes()
    };
    let (one, two) = (page("a"), page("b"));
    let length = answer("200 OK", "Content-Type: text/html", PAGE.as_bytes()).len();
    for (length, what) in [
        (length + 5, "it ends where the next record begins"),
        (100, "it is taken up to the next record"),
        (700, "it ends where the next record begins"),
        (999_999, "it ends where the next record begins"),
        (99_999_999, "it ends where the next record begins"),
    ] {
        let file = [&said(&one, length)[..], &two].concat();
        let failed = "failed !https://example.com/a: the record is 99 MB long, the limit is 20 MB: raise --article-limit";
        let doubt = format!("doubt !https://example.com/a: its length is not {length} bytes: {what}");
        let expected = match length {
            99_999_999 => format!("{SECOND}\n{failed}\n{doubt}"),
            _ => format!("{FIRST}\n{SECOND}\n{doubt}"),
        };
        check_told(&file, &expected);
    }
}

#[test]
fn garbage_between_records_is_passed_over() {
    let garbage = b"\0\0 broken block \xff\xfe and more of it";
    let file = [&page("a")[..], garbage, &page("b")].concat();
    let at = page("a").len();
    let length = garbage.len();
    let reason = format!("{length} bytes from byte {at} on are no record: passed over");
    check_told(&file, &format!("{FIRST}\n{SECOND}\nfailed #1: {reason}"));
}

#[test]
fn a_capture_that_is_cut_keeps_what_stands_before() {
    let whole = [page("a"), page("b")].concat();
    let cut = &whole[..whole.len() - 24];
    let length = answer("200 OK", "Content-Type: text/html", PAGE.as_bytes()).len();
    let reason = format!("it ends early: {} of {length} bytes are there", length - 20);
    let expected =
        format!("{FIRST}\n{SECOND}\n  the record is cut: {reason}\nfailed !https://example.com/b: {reason}");
    check_told(cut, &expected);
    let place = page("a").len();
    let header = format!("{FIRST}\nfailed #2: the header of the record at byte {place} has no end");
    check_told(&whole[..place + 120], &header);
}

#[test]
fn a_packed_record_that_is_broken_costs_itself_alone() {
    let (one, mut two, three) = (gzip(&page("a")), gzip(&page("x")), gzip(&page("b")));
    let half = two.len() / 2;
    two.truncate(half);
    let found = told("a.warc.gz", &[&one[..], &two, &three].concat());
    assert!(found.contains(FIRST) && found.contains(SECOND), "{found}");
    let next = one.len() + half;
    assert!(found.contains(&format!("read on from byte {next}")), "{found}");
    let found = told("a.warc.gz", &[&one[..], &two].concat());
    assert!(found.contains("the file ends early, behind byte"), "{found}");
}

#[test]
fn a_record_over_the_limit_is_streamed_past() {
    let reading = Reading { article_limit: 2000, ..Reading::default() };
    let long = PAGE.repeat(20);
    let big = response("big", &answer("200 OK", "Content-Type: text/html", long.as_bytes()));
    let video = response("v", &answer("200 OK", "Content-Type: video/mp4", &[7; 9000]));
    let (articles, report) = read_bytes("a", &[big, video, page("a")].concat(), &reading);
    let expected = format!(
        "{FIRST}\nfailed !https://example.com/big: the record is 5 kB long, the limit is 2 kB: \
         raise --article-limit\n1 a sound or a video"
    );
    assert_eq!(tell(&articles, &report), expected);
}

#[test]
fn no_capture_makes_it_panic() {
    let block =
        answer("200 OK", "Content-Type: text/html|Transfer-Encoding: chunked", b"5\r\nabcde\r\n0\r\n");
    let old = [
        old_record("filedesc://a.arc 0.0.0.0 20050102030405 text/plain", b"1 0 Somebody\n"),
        old_record("http://example.com/a 192.0.2.7 20050102030406 text/html", &block),
    ]
    .concat();
    let new = [page("a"), response("b", &block), page("c")].concat();
    let pieces: [&[u8]; 6] =
        [b"\r\n\r\n", b"WARC/1.0\r\n", b"Content-Length: 99999999999\r\n", b"\x1f\x8b\x08", b":", b"\xff"];
    let mut state = 9u32;
    let mut random = |below: usize| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 8) as usize % below
    };
    for round in 0..200 {
        let mut bytes = if round % 2 == 0 { new.clone() } else { old.clone() };
        for _ in 0..random(4) {
            let at = random(bytes.len());
            match random(4) {
                0 => bytes[at] = random(256) as u8,
                1 => bytes.truncate(at.max(1)),
                2 => drop(bytes.splice(at..at, pieces[random(pieces.len())].iter().copied())),
                _ => drop(bytes.drain(at..(at + random(60)).min(bytes.len() - 1).max(at))),
            }
        }
        if random(2) == 0 {
            bytes = gzip(&bytes);
            let at = random(bytes.len());
            bytes[at] ^= 1 << random(8);
        }
        read_bytes("a.warc", &bytes, &Reading::default());
    }
}
