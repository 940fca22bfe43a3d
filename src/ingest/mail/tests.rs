//! Made-up messages go in, long ones too, which end only if time is linear; what stands in them comes out.

use crate::article::About;
use crate::ingest::tests::{read_bytes, read_path, summary};
use crate::ingest::{Found, Reading, Scope, walk};
use std::fs;
use std::ops::ControlFlow;
use std::path::Path;

const FIELDS: &str = "From: Jane Roe <jane@harbour.example>\nSubject: Bridge opens\nMIME-Version: 1.0\n";

fn read(message: &str) -> (Vec<crate::article::RawArticle>, crate::ingest::FileReport) {
    read_bytes("a.eml", message.as_bytes(), &Reading::default())
}

fn body(rest: &str) -> String {
    let (articles, _) = read(&format!("{FIELDS}{rest}"));
    articles[0].body.clone()
}

#[test]
fn the_plain_text_is_taken_unless_the_html_is_fuller() {
    let long =
        "The bridge over the harbour is open to all who want to walk over it, said the mayor on Monday.";
    let both = |plain: &str, html: &str| {
        body(&format!(
            "Content-Type: multipart/alternative; boundary=b\n\n--b\n\n{plain}\n--b\nContent-Type: text/html\n\n<p>{html}</p>\n--b--"
        ))
    };
    assert_eq!(both(long, &format!("{long} <i>Off</i>")), long);
    assert_eq!(both("See https://harbour.example/1", long), long);
    assert_eq!(both("", long), long);
    assert_eq!(both(long, ""), long);
}

#[test]
fn parts_in_a_row_are_one_text() {
    let mixed = "Content-Type: multipart/mixed; boundary=b\n\n--b\n\nOne.\n--b\nContent-Type: text/html\n\n<p>Two.</p>\n--b\nContent-Type: text/html\n\n<p>Two.</p>\n--b\n\nTwo.\n--b\nContent-Type: text/x-own\n\nThree.";
    assert_eq!(body(mixed), "One.\n\nTwo.\n\nTwo.\n\nThree.");
    let related = "Content-Type: multipart/related; boundary=b\n\n--b\nContent-Type: image/png\n\nx\n--b\nContent-Type: text/html\n\n<p>One.</p>\n--b\nContent-Type: text/css\n\np {}\n--b\nContent-Type: text/html\n\nframe";
    assert_eq!(body(related), "One.");
}

#[test]
fn a_digest_gives_each_of_its_messages() {
    let digest = format!(
        "{FIELDS}Content-Type: multipart/digest; boundary=b\n\n--b\n\n{FIELDS}\nIt is open.\n--b\n\nSubject: Ferry sold\n\nIt was sold.\n--b--"
    );
    let expected = "mail Bridge opens\nmail !#1 Bridge opens\nmail !#2 Ferry sold";
    assert_eq!(summary("a", digest.as_bytes()), expected);
}

#[test]
fn what_has_the_same_name_is_told_apart() {
    let part = "--b\nContent-Type: text/plain; name=a.txt\nContent-Disposition: attachment\n\nThe ferry was sold on Monday. Nobody was there.\n";
    let message = format!("{FIELDS}Content-Type: multipart/mixed; boundary=b\n\n{part}{part}--b--");
    assert_eq!(summary("a", message.as_bytes()), "mail Bridge opens\nmail !a.txt -\nmail !a.txt (2) -");
}

#[test]
fn encrypted_messages_say_so() {
    let message = format!(
        "{FIELDS}Content-Type: multipart/encrypted; boundary=b\n\n--b\nContent-Type: application/pgp-encrypted\n\nVersion: 1\n--b\nContent-Type: application/octet-stream\n\n-----BEGIN PGP\n--b--"
    );
    let expected = "mail Bridge opens\nfailed !#2: encrypted: it needs a key";
    assert_eq!(summary("a", message.as_bytes()), expected);
}

#[test]
fn many_parts_and_deep_ones_end_soon() {
    let many = format!(
        "{FIELDS}Content-Type: multipart/mixed; boundary=b\n\n{}--b--",
        "--b\n\nIt rained.\n".repeat(10_000)
    );
    let (articles, _) = read(&many);
    assert_eq!(articles[0].body.matches("It rained.").count(), 10_000);
    for kind in ["mixed", "alternative", "related"] {
        let mut deep = FIELDS.to_owned();
        for level in 0..1000 {
            deep.push_str(&format!("Content-Type: multipart/{kind}; boundary=b{level}\n\n--b{level}\n"));
        }
        deep.push_str("\nIt rained.");
        let (articles, _) = read(&deep);
        assert_eq!(articles[0].body, "It rained.", "{kind}");
    }
    let unfound = format!("{FIELDS}Content-Type: multipart/mixed; boundary=b\n\n{}", {
        "--b\nContent-Type: multipart/mixed; boundary=never\n\nIt rained.\n".repeat(10_000)
    });
    let (articles, _) = read(&unfound);
    assert_eq!(articles[0].body.matches("It rained.").count(), 10_000);
}

#[test]
fn messages_in_messages_are_read_to_a_depth() {
    let deep = format!("{FIELDS}Content-Type: message/rfc822\n\n").repeat(2000) + FIELDS + "\nIt rained.";
    let (articles, report) = read(&deep);
    assert_eq!(articles.len(), 9);
    assert!(report.failed[0].1.contains("containers deep"), "{:?}", report.failed);
}

#[test]
fn huge_headers_and_lines_end_soon() {
    let long = "=?utf-8?Q?a".repeat(100_000);
    let (articles, _) = read(&format!("Subject: {long}\nX-Long: {long}\n{FIELDS}\nIt rained."));
    assert_eq!(articles[0].body, "It rained.");
    let many = "X-Field: a\n b\n".repeat(200_000);
    let (articles, _) = read(&format!("{FIELDS}{many}\nIt rained."));
    assert_eq!(articles[0].body, "It rained.");
    let mut boundaries = format!("{FIELDS}Content-Type: multipart/mixed; boundary=b\n\n");
    for number in 0..100_000 {
        boundaries.push_str(&format!("--{number}\nContent-Type: x\n"));
    }
    read(&boundaries);
    read(&format!("{FIELDS}Content-Type: text/html\n\n{}", "<a href=\"".repeat(200_000)));
    read(&format!("{FIELDS}\n{}", "> ".repeat(500_000)));
}

#[test]
fn a_message_over_the_limit_keeps_its_beginning() {
    let reading = Reading { article_limit: 2000, ..Reading::default() };
    let long = format!(
        "{FIELDS}Content-Type: multipart/mixed; boundary=b\n\n--b\n\nIt rained.\n--b\nContent-Type: image/png\n\n{}",
        "x".repeat(10_000)
    );
    let (articles, report) = read_bytes("a.eml", long.as_bytes(), &reading);
    assert_eq!(articles[0].body, "It rained.");
    assert!(report.suspects[0].contains("what stands behind is not read"), "{:?}", report.suspects);
    let mailbox = format!(
        "From a Mon Jan  6 08:00:00 2020\n{long}\n\nFrom b Mon Jan  6 08:00:00 2020\n{FIELDS}\nNobody came.\n"
    );
    let (articles, report) = read_bytes("a", mailbox.as_bytes(), &reading);
    assert_eq!(
        articles.iter().map(|article| article.body.as_str()).collect::<Vec<_>>(),
        ["It rained.", "Nobody came."]
    );
    let (member, reason) = &report.failed[0];
    assert_eq!(member.as_deref(), Some("#1"));
    assert!(reason.starts_with("the message is 10 kB long, the limit is 4 kB"), "{reason}");
}

#[test]
fn a_line_without_end_costs_no_memory() {
    let mailbox = format!(
        "From a Mon Jan  6 08:00:00 2020\n{FIELDS}\n{}\nFrom b Mon Jan  6 08:00:00 2020\n{FIELDS}\nNobody came.",
        "From x".repeat(100_000)
    );
    let (articles, _) = read_bytes("a", mailbox.as_bytes(), &Reading::default());
    assert_eq!(articles.len(), 2);
    assert_eq!(articles[1].body, "Nobody came.");
}

#[test]
fn mail_of_apple_ends_where_it_says() {
    let message = format!("{FIELDS}\nIt rained.\n");
    let file = format!("{}     \n{message}<?xml version=\"1.0\"?><plist><dict/></plist>", message.len());
    let (articles, _) = read_bytes("1.emlx", file.as_bytes(), &Reading::default());
    assert_eq!(articles[0].body, "It rained.");
}

#[test]
fn a_file_that_stands_in_the_text_is_an_article_of_its_own() {
    let message = format!("{FIELDS}\nHere it is.\n\nbegin 644 a.txt\n2270@<F%I;F5D(&%L;\"!D87DN\n`\nend\n");
    assert_eq!(summary("a.eml", message.as_bytes()), "mail Bridge opens\nmail !a.txt -");
}

#[test]
fn the_user_says_the_encoding() {
    let message =
        [FIELDS.as_bytes(), b"Content-Type: text/plain; charset=utf-8\n\n\xe1\xe2\xe3 \xe4"].concat();
    let reading = Reading { encoding: Some("iso-8859-7".into()), ..Reading::default() };
    let (articles, _) = read_bytes("a.eml", &message, &reading);
    assert_eq!(articles[0].body, "αβγ δ");
}

#[test]
fn every_file_of_a_maildir_is_a_message_and_unfinished_ones_are_passed_over() {
    let folder = tempfile::tempdir().unwrap();
    let write = |path: &str, text: &str| {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    for maildir in ["Mail", "Mail/.Sent"] {
        write(&format!("{maildir}/cur/README"), "Subject: Bridge opens\n\nIt is open.");
        write(&format!("{maildir}/new/1204.M1P2.host:2,S"), "To: all\nSubject: Ferry sold\n\nIt was sold.");
        write(&format!("{maildir}/tmp/1205.host"), "Subject: Half");
    }
    write("other/cur/note.txt", "Subject: Bridge opens\n\nIt is open.");
    let (mut said, mut formats) = (Vec::new(), Vec::new());
    let short = |path: &Path| path.strip_prefix(folder.path()).unwrap().display().to_string();
    walk(folder.path(), Scope::News, &mut |found| {
        match found {
            Found::File { path, .. } => {
                let (articles, report) = read_path(&path, &Reading::default());
                let title = articles.first().and_then(|article| article.about(About::Title).next());
                formats.push(format!(
                    "{} {} {:?}",
                    short(&path),
                    title.map_or("-", |title| &title.text),
                    report.outcome
                ));
            }
            Found::Skipped { path, reason } => said.push(format!("{}: {reason}", short(&path))),
            Found::Failed { path, reason } => said.push(format!("{} failed: {reason}", short(&path))),
        }
        ControlFlow::Continue(())
    })
    .unwrap();
    let mail = "Read { format: \"mail\" }";
    assert_eq!(
        formats,
        [
            format!("Mail/.Sent/cur/README Bridge opens {mail}"),
            format!("Mail/.Sent/new/1204.M1P2.host:2,S Ferry sold {mail}"),
            format!("Mail/cur/README Bridge opens {mail}"),
            format!("Mail/new/1204.M1P2.host:2,S Ferry sold {mail}"),
            "other/cur/note.txt Subject: Bridge opens Read { format: \"clipping\" }".to_owned(),
        ]
    );
    let waiting = "messages that have not arrived in their Maildir";
    assert_eq!(said, [format!("Mail/.Sent/tmp: {waiting}"), format!("Mail/tmp: {waiting}")]);
}

#[test]
fn no_bytes_make_it_panic() {
    let samples = [
        "mail/attachments.eml",
        "mail/broken.eml",
        "mail/newsletter.eml",
        "mbox/list.mbox",
        "mhtml/bridge.mhtml",
    ];
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/formats");
    let pieces: [&[u8]; 12] = [
        b"\n--outer\n",
        b"\n\n",
        b"=?utf-8?B?",
        b"?=",
        b"Content-Type: multipart/mixed; boundary=",
        b"\xff\xfe",
        b"=C3",
        b"\nFrom a Mon Jan  6 08:00:00 2020\n",
        b"Content-Transfer-Encoding: base64\n",
        b"\"",
        b"<!--",
        b"\r",
    ];
    let mut state = 1_u32;
    let mut chance = |below: usize| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 8) as usize % below
    };
    for sample in samples {
        let whole = fs::read(folder.join(sample)).unwrap();
        for _ in 0..150 {
            let mut bytes = whole[chance(whole.len() / 4)..].to_vec();
            bytes.truncate(bytes.len() - chance(bytes.len() / 2));
            for _ in 0..chance(6) {
                let at = chance(bytes.len());
                match chance(3) {
                    0 => bytes[at] = chance(256) as u8,
                    1 => drop(bytes.splice(at..at, pieces[chance(pieces.len())].iter().copied())),
                    _ => drop(bytes.drain(at..(at + chance(60)).min(bytes.len()))),
                }
            }
            let reading = Reading { scope: Scope::Everything, ..Reading::default() };
            let (_, report) = read_bytes(sample.rsplit('/').next().unwrap(), &bytes, &reading);
            let is_defect = |reason: &str| reason.contains("a defect of the program");
            let defect = report.failed.iter().find(|(_, reason)| is_defect(reason));
            assert!(defect.is_none(), "{defect:?}: {}", String::from_utf8_lossy(&bytes));
        }
    }
}
