//! Documents go in, their paragraphs come out, separated by `|`.

use super::*;

fn check(rtf: &[u8], expected: &str) {
    let mut document = Rtf::new(rtf);
    let mut found = Vec::new();
    while let Some(paragraph) = document.next() {
        found.push(paragraph.text);
    }
    assert_eq!(found.join("|"), expected, "{}", String::from_utf8_lossy(rtf));
}

#[test]
fn paragraphs_are_text_between_their_ends() {
    check(b"{\\rtf1\\ansi Bridge\r\n opens\\par It \\b rained\\b0 .\\par}", "Bridge opens|It rained.");
    check(b"{\\rtf1 one\\line two\\par\\par three}", "one\ntwo||three");
    check(b"{\\rtf1 a\\\nb}\n\0", "a|b");
}

#[test]
fn characters_are_read_by_the_code_page_of_document_or_font() {
    check(b"{\\rtf1\\ansi\\ansicpg1252 caf\\'e9 \\'93so\\'94}", "café “so”");
    check(b"{\\rtf1\\ansi\\ansicpg1251 \\'cf\\'f0\\'e8\\'e2\\'e5\\'f2}", "Привет");
    let fonts = "{\\fonttbl{\\f0\\fcharset0 Arial;}{\\f1\\fswiss\\fcharset204{\\*\\panose 020b}Arial{\\*\\falt Helv};}{\\f2\\fcharset128 MS Gothic;}}";
    check(
        format!("{{\\rtf1\\ansi\\deff0{fonts}\\f1 \\'ec\\'e8\\'f0 \\f0 \\'e9 {{\\f2 \\'93\\'fa\\'96{{}}}}\\f2 \\'93\\'fa\\'96{{\\rtf \\'7b}}}}").as_bytes(),
        "мир é 日\u{fffd}日\u{fffd}{",
    );
    check(format!("{{\\rtf1{fonts}\\f2 \\'83A\\'83u b}}").as_bytes(), "アブ b");
    check(b"{\\rtf1\\mac caf\\'8e}", "café");
    check(b"{\\rtf1\\pc caf\\'82}", "café");
    check(b"{\\rtf1\\ansi caf\xe9}", "café");
}

#[test]
fn numbers_of_unicode_stand_for_what_follows_them() {
    check(b"{\\rtf1\\uc1 \\u8220?so\\u8221? \\u1055\\'cf}", "“so” П");
    check(b"{\\rtf1 {\\uc2 \\u26085\\'93\\'fa}\\u-10179?\\u-8704?!}", "日\u{1f600}!");
    check(b"{\\rtf1\\uc0 \\u233 t\\u233 .}", "été.");
    check(b"{\\rtf1 a\\u233{b}c \\u55357?d}", "aébc d");
}

#[test]
fn what_is_not_for_readers_is_passed_over() {
    check(
        b"{\\rtf1{\\fonttbl{\\f0 Arial;}}{\\colortbl;\\red0;}{\\*\\generator Writer;}{\\header top}{\\pict\\bin4 }}}}}{\\*\\unknown x}Text\\v hidden\\v0  here{\\footer x}}",
        "Text here",
    );
    check(
        b"{\\rtf1{\\field{\\*\\fldinst HYPERLINK \"http://x\"}{\\fldrslt {\\ul link}}} behind}",
        "link behind",
    );
    check(b"{\\rtf1{\\object{\\*\\objdata 0102}{\\result shown}}{\\shp{\\*\\shpinst{\\sp{\\sn a}{\\sv b}}{\\shptxt box}}{\\shprslt box}}}", "shownbox");
    check(b"{\\rtf1{\\upr{old}{\\*\\ud{new}}}}", "new");
    check(b"{\\rtf1 Said{\\footnote He did.} so.\\par Next}", "Said so.|He did.|Next");
}

#[test]
fn a_table_has_a_paragraph_a_row() {
    check(
        b"{\\rtf1\\trowd\\intbl HD\\cell Bridge opens\\cell\\row\\trowd PD\\cell 3 April\\cell\\row}",
        "HD\tBridge opens\t|PD\t3 April\t",
    );
}

#[test]
fn signs_of_lists_are_kept() {
    let fonts = "{\\fonttbl{\\f3\\fcharset2 Symbol;}}";
    check(format!("{{\\rtf1{fonts}{{\\listtext\\f3\\'b7\\tab}}One\\par}}").as_bytes(), "•\tOne");
}

#[test]
fn the_document_says_what_it_is() {
    let mut document = Rtf::new(
        &b"{\\rtf1{\\stylesheet{\\s0 Normal;}{\\s1\\outlinelevel0 heading 1;}}{\\info{\\title Bridge}{\\author Jane Roe}{\\creatim\\yr2024\\mo4\\dy3\\hr10\\min5}{\\operator x}}\\pard\\s1\\b\\fs32 Bridge\\par\\pard\\plain\\fs20 It {\\b rained}}"[..],
    );
    let heading = document.next().unwrap();
    assert_eq!((heading.style.as_deref(), heading.is_bold, heading.size), (Some("heading 1"), true, 32));
    let text = document.next().unwrap();
    assert_eq!((text.style.as_deref(), text.is_bold, text.size), (Some("normal"), false, 20));
    assert_eq!(document.next(), None);
    assert_eq!(
        (document.about.title.as_str(), document.about.created.as_str()),
        ("Bridge", "2024-04-03T10:05")
    );
    assert_eq!(document.broken(), None);
}

#[test]
fn what_is_cut_gives_what_it_has() {
    let mut document = Rtf::new(&b"{\\rtf1 {\\b Bridge"[..]);
    assert_eq!(document.next().unwrap().text, "Bridge");
    assert_eq!(document.next(), None);
    assert_eq!(document.broken().as_deref(), Some("the document ends early"));
    check(
        &[b"{\\rtf1 ".as_slice(), &b"{".repeat(100_000), b"deep", &b"}".repeat(100_000), b" end}"].concat(),
        "deep end",
    );
    check(b"}}}{\\rtf1", "");
    check(b"{\\rtf1 \\'", "?");
    check(b"{\\rtf1 \\'zz a\\bin99999 b}", "?zz a");
}

#[test]
fn no_bytes_make_it_panic() {
    let pieces: [&[u8]; 16] = [
        b"{",
        b"}",
        b"\\",
        b"\\u55357 ",
        b"\\'8",
        b"\\uc-3",
        b"\\bin5 ",
        b"\\f1",
        b"\xff",
        b"{\\fonttbl",
        b"{\\*\\ud",
        b"\\par",
        b"a;",
        b"{\\info{\\title",
        b"\\fcharset128",
        b"{\\footnote ",
    ];
    let mut state = 1u32;
    for _ in 0..3000 {
        let mut bytes = b"{\\rtf1".to_vec();
        for _ in 0..14 {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            bytes.extend_from_slice(pieces[(state >> 16) as usize % pieces.len()]);
        }
        lines(&bytes);
    }
}
