//! Captures go in, cut and changed by chance; reading them always ends.

use super::*;

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
