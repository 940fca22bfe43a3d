//! Archives go in, made here, whole and damaged; their articles come out, and a reason for all else.

use super::*;
use ::zip::write::SimpleFileOptions;
use std::io::{Cursor, Read, Write};

const FERRY: &str = "Ferry runs again\n\nThe ferry to the islands runs again after a week of storms.\n";
const MAYOR: &str = "Mayor resigns\n\nThe mayor of the harbour town resigned on Monday.\n";

fn zipped(members: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = ::zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in members {
        archive.start_file(*name, SimpleFileOptions::default()).unwrap();
        archive.write_all(bytes).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

fn tarred(members: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = ::tar::Builder::new(Vec::new());
    for (name, bytes) in members {
        let mut header = ::tar::Header::new_ustar();
        header.as_mut_bytes()[..name.len()].copy_from_slice(name.as_bytes());
        header.set_size(bytes.len() as u64);
        header.set_mode(0o644);
        header.set_cksum();
        archive.append(&header, *bytes).unwrap();
    }
    archive.into_inner().unwrap()
}

fn packed(bytes: &[u8]) -> [(&'static str, Vec<u8>); 4] {
    let mut bzip2 = bzip2::write::BzEncoder::new(Vec::new(), bzip2::Compression::fast());
    bzip2.write_all(bytes).unwrap();
    let mut xz = liblzma::write::XzEncoder::new(Vec::new(), 1);
    xz.write_all(bytes).unwrap();
    [
        ("a.tgz", gzip(bytes)),
        ("a.tar.zst", zstd::encode_all(bytes, 1).unwrap()),
        ("a.tar.bz2", bzip2.finish().unwrap()),
        ("a.tar.xz", xz.finish().unwrap()),
    ]
}

/// The lines of what was skipped.
fn skipped(bytes: &[u8]) -> Vec<String> {
    let (_, report) = read_bytes("a", bytes, &Reading::default());
    let line = |row: &SkippedMembers| format!("{} × {} ({})", row.count, row.reason, row.first);
    report.skipped.iter().map(line).collect()
}

#[test]
fn a_packed_archive_is_read_as_what_is_in_it() {
    let tar = tarred(&[("press/ferry.txt", FERRY.as_bytes()), ("mayor.txt.gz", &gzip(MAYOR.as_bytes()))]);
    let expected = "tar !press/ferry.txt Ferry runs again\ntar !mayor.txt.gz Mayor resigns";
    check("a", &tar, expected);
    for (name, bytes) in packed(&tar) {
        check(name, &bytes, expected);
        // The name says nothing.
        check("a.html", &bytes, expected);
    }
}

#[test]
fn names_that_lead_elsewhere_are_only_names() {
    let names = ["../../etc/passwd", "/etc/motd", "C:\\news\\a.txt", "a\u{1b}[31m.txt"];
    let members: Vec<(&str, &[u8])> = names.iter().map(|name| (*name, FERRY.as_bytes())).collect();
    let (articles, _) = read_bytes("a.zip", &zipped(&members), &Reading::default());
    let found: Vec<String> = articles.into_iter().filter_map(|article| article.member).collect();
    assert_eq!(found, names.map(|name| format!("!{name}")));
}

#[test]
fn archives_in_archives_are_read_to_a_depth() {
    let mut inner = zipped(&[("ferry.txt", FERRY.as_bytes())]);
    for _ in 0..budget::DEEPEST - 1 {
        inner = zipped(&[("mayor.txt", MAYOR.as_bytes()), ("more.zip", &inner)]);
    }
    assert_eq!(read_bytes("a.zip", &inner, &Reading::default()).0.len(), 8);
    for _ in 0..20 {
        inner = zipped(&[("more.zip", &inner), ("mayor.txt", MAYOR.as_bytes())]);
    }
    let (articles, report) = read_bytes("a.zip", &inner, &Reading::default());
    assert_eq!(articles.len(), budget::DEEPEST as usize);
    let (member, reason) = &report.failed[0];
    assert_eq!(member.as_deref(), Some("!more.zip".repeat(9).as_str()));
    assert_eq!(reason, "stands more than 8 containers deep: not read further");
}

#[test]
fn what_unpacks_without_end_is_left() {
    let endless = zstd::encode_all(std::io::repeat(b'a').take(300 << 20), 1).unwrap();
    let archive = zipped(&[
        ("ferry.txt", FERRY.as_bytes()),
        ("endless.txt.zst", &endless),
        ("mayor.txt", MAYOR.as_bytes()),
    ]);
    let expected = "\
zip !ferry.txt Ferry runs again
zip !mayor.txt Mayor resigns
failed !endless.txt.zst: the file unpacks to more than 20 MB: raise --article-limit";
    check("a.zip", &archive, expected);
    // Lines that are read one by one have no such limit: there the ratio ends it.
    let lines = format!("{{\"title\":\"Rain\",\"body\":\"{}\"}}\n", "It rained. ".repeat(2000)).repeat(5000);
    let (articles, report) =
        read_bytes("a.jsonl.zst", &zstd::encode_all(lines.as_bytes(), 1).unwrap(), &Reading::default());
    let (_, reason) = report.failed.last().unwrap();
    assert_eq!(
        reason,
        "the file ends early: unpacks to more than 250 times its size: no text does, not read further"
    );
    assert!(articles.len() > 2000);
}

#[test]
fn time_in_which_nobody_takes_an_article_is_not_that_of_the_file() {
    let lines = format!("{RECORD}\n").repeat(20_000);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.jsonl.gz");
    std::fs::write(&path, gzip(lines.as_bytes())).unwrap();
    let reading = Reading { patience: std::time::Duration::from_secs(1), ..Reading::default() };
    let mut articles = 0;
    let report = read(&path, &reading, &mut |_| {
        // A worker whose turn has not come waits here.
        if articles == 0 {
            std::thread::sleep(std::time::Duration::from_millis(1500));
        }
        articles += 1;
    });
    assert_eq!((articles, report.failed), (20_000, Vec::new()));
}

#[test]
fn a_cut_archive_gives_what_stands_before_the_cut() {
    let noise: Vec<u8> = (0..20_000_u32).flat_map(|n| n.wrapping_mul(2_654_435_761).to_le_bytes()).collect();
    let members: [(&str, &[u8]); 3] =
        [("ferry.txt", FERRY.as_bytes()), ("mayor.txt", MAYOR.as_bytes()), ("noise", &noise)];
    let zip = zipped(&members);
    let (articles, report) = read_bytes("a.zip", &zip[..zip.len() / 2], &Reading::default());
    assert_eq!(articles.len(), 2);
    let (member, reason) = report.failed.last().unwrap();
    assert_eq!(*member, None);
    assert!(reason.starts_with("the list of its members cannot be read: "), "{reason}");
    let tar = tarred(&members);
    let (articles, report) = read_bytes("a.tar.gz", &gzip(&tar)[..2000], &Reading::default());
    assert_eq!((articles.len(), report.failed.len()), (2, 1), "{report:?}");
}

#[test]
fn a_member_that_needs_a_password_is_named() {
    let mut zip = zipped(&[("a.txt", FERRY.as_bytes()), ("b.txt", MAYOR.as_bytes())]);
    // The flag of encryption, in the header of the second member and in the list.
    let headers: Vec<usize> = (0..zip.len() - 4)
        .filter(|at| zip[*at..].starts_with(b"PK\x03\x04") || zip[*at..].starts_with(b"PK\x01\x02"))
        .collect();
    let [_, second, _, listed] = headers[..] else { panic!("{headers:?}") };
    zip[second + 6] |= 1;
    zip[listed + 8] |= 1;
    check("a.zip", &zip, "zip !a.txt Ferry runs again\nfailed !b.txt: encrypted: it needs a password");
}

#[test]
fn members_that_are_no_news_are_counted_by_reason() {
    let png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".as_slice();
    let archive = zipped(&[
        ("a/page.html", b"<p>The ferry runs again.</p>"),
        ("a/page_files/frame.html", b"<p>Buy a boat.</p>"),
        ("a/1.png", png),
        ("a/2.png", png),
        ("a/.DS_Store", b"x"),
        ("a/empty.txt", b""),
    ]);
    let expected = [
        "1 × pictures and scripts of a saved page (!a/page_files/frame.html)",
        "2 × seems to be a PNG image (!a/1.png)",
        "1 × hidden (!a/.DS_Store)",
        "1 × empty (!a/empty.txt)",
    ];
    assert_eq!(skipped(&archive), expected);
}

#[test]
fn damaged_archives_never_panic() {
    let members: [(&str, &[u8]); 2] = [("ferry.txt", FERRY.as_bytes()), ("mayor.txt", MAYOR.as_bytes())];
    let tar = tarred(&members);
    let mut whole = vec![zipped(&members), tar.clone()];
    whole.extend(packed(&tar).map(|(_, bytes)| bytes));
    let mut state = 7_u32;
    let mut next = |below: usize| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 8) as usize % below
    };
    for round in 0..600 {
        let mut bytes = whole[round % whole.len()].clone();
        for _ in 0..=next(6) {
            let at = next(bytes.len());
            bytes[at] = next(256) as u8;
        }
        if next(3) == 0 {
            bytes.truncate(next(bytes.len()));
        }
        read_bytes("a", &bytes, &Reading::default());
    }
}
