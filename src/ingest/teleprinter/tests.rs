//! Bytes of messages go in; a line for each article comes out, and nothing makes it panic.

use crate::ingest::tests::{read_bytes, summary};
use crate::ingest::{Reading, Scope};

const ONE: &str = "\u{1}abc001 3 i 20   hna 001\r\n\r\nHarbour/\r\n\u{2}Bridge opens =\r\n\r\n   Port Town (hna) - The bridge is open to all.\r\n\r\n\u{3}131137 GMT Nov 13\r\n\u{7f}\u{7f}\u{4}";

#[test]
fn messages_of_a_file_have_numbers() {
    let text = format!("{ONE}\r\n{}", ONE.replace("opens", "closes"));
    assert_eq!(summary("a", text.as_bytes()), "iptc7901 #1 Bridge opens\niptc7901 #2 Bridge closes");
}

#[test]
fn a_message_that_breaks_off_gives_what_it_has() {
    let text = format!("{ONE}\r\n{}", &ONE[..100]);
    let (articles, _) = read_bytes("a", text.as_bytes(), &Reading::default());
    assert_eq!(articles.len(), 2);
    assert_eq!(articles[1].suspects, ["the message has no end"]);
    assert!(articles[1].body.starts_with("Port Town (hna) - The bridge"));
}

#[test]
fn a_message_over_the_limit_costs_itself_alone() {
    let long = ONE.replace("to all", &"to all\r\n".repeat(20_000));
    let reading = Reading { article_limit: 10_000, ..Reading::default() };
    let (articles, report) = read_bytes("a", format!("{ONE}{long}{ONE}").as_bytes(), &reading);
    assert_eq!(articles.len(), 2);
    assert_eq!(report.failed[0].0.as_deref(), Some("#2"));
}

#[test]
fn other_bytes_are_no_message() {
    let check = |bytes: &[u8]| {
        let found = summary("a", bytes);
        assert!(found.starts_with("skipped"), "{found}");
    };
    check(b"\x01\x00\x1f\x02\x9a\x03\x11\x00\x1f\x1f\x1f\x00\x02");
    check(b"\x01\xff\xfe\x02\x03\x04\x00\x00\x00\x00");
    check(b"\x01\x02\x03\x04");
}

#[test]
fn no_bytes_make_it_panic() {
    let samples = [
        ONE.as_bytes().to_vec(),
        b"\x16\x16\x01W1\x1fasian\nf l\x13\x11 BC-A     11-13 1049\n\x02^BC-A,4<\n^Bridge<\n^By A B=\n\t   X (AP) _ Y.\n\x08a\x1fb\n\x03AP-WF-11-13-13 1509GMT<\n\x04".to_vec(),
        b"ZCZC AAP\r\n%A\r\n#Bridge\r\n$Bridge opens\r\n:(PORT)\r\n*07000000\r\nText here.\r\nAAP RTV\r\nNNNN\r\n".to_vec(),
        "zczc\nTI#Bridge\nTX#\nöffnet\n".as_bytes().to_vec(),
        b"Source: A\nMEDIA RELEASE PR1\nBridge\n\nX, Feb. 1 /PR/ --\n\nText.\n".to_vec(),
    ];
    let mut state = 7u32;
    let mut next = |below: usize| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 12) as usize % below.max(1)
    };
    let reading = Reading { scope: Scope::Everything, ..Reading::default() };
    for round in 0..600 {
        let mut bytes = samples[round % samples.len()].clone();
        for _ in 0..next(6) {
            let at = next(bytes.len());
            match next(4) {
                0 => bytes[at] = next(256) as u8,
                1 => bytes.truncate(at.max(1)),
                2 => bytes.insert(at, b"\x01\x02\x03\x04^=<\n\r\xc3\xff"[next(11)]),
                _ => drop(bytes.drain(at..(at + next(9)).min(bytes.len()))),
            }
            if bytes.is_empty() {
                bytes.push(1);
            }
        }
        read_bytes("a", &bytes, &reading);
    }
}
