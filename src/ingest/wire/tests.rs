//! Wire files go in, whole, cut and damaged; they always end, and what was whole stays.

use crate::ingest::tests::{read_bytes, summary};
use crate::ingest::{Reading, Scope};
use std::path::Path;

fn samples() -> Vec<Vec<u8>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/formats");
    let mut samples = Vec::new();
    for format in ["nitf", "newsml", "newsml-g2", "xml"] {
        let files = std::fs::read_dir(root.join(format)).expect("the samples are there");
        samples.extend(files.flatten().map(|file| std::fs::read(file.path()).expect("it can be read")));
    }
    samples
}

#[test]
fn no_damage_makes_it_panic_or_hang() {
    let reading = Reading { scope: Scope::Everything, ..Reading::default() };
    let mut state = 7_u32;
    let mut random = |below: usize| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 8) as usize % below.max(1)
    };
    let pieces: [&[u8]; 8] = [b"<", b">", b"</p>", b"&#x", b"<![CDATA[", b"<!--", b"\xff\xfe", b"<nitf"];
    for sample in samples() {
        for _ in 0..25 {
            let mut bytes = sample.clone();
            bytes.truncate(random(sample.len() + 1));
            for _ in 0..random(4) {
                let at = random(bytes.len() + 1);
                let end = (at + random(40)).min(bytes.len());
                bytes.splice(at..end, pieces[random(pieces.len())].iter().copied());
            }
            read_bytes("a.xml", &bytes, &reading);
        }
    }
}

#[test]
fn items_around_a_broken_one_are_kept() {
    let item = |number: u32, text: &str| {
        format!(
            "<newsItem guid=\"{number}\"><contentMeta><headline>No {number}</headline></contentMeta><contentSet><inlineXML><p>{text}</p></inlineXML></contentSet></newsItem>"
        )
    };
    let text = format!(
        "<newsMessage><itemSet>{}{}{}</itemSet></newsMessage>",
        item(1, "It rained."),
        item(2, "<b>a</i> & <p class=\"x"),
        item(3, "It rained.")
    );
    let lines = summary("a.xml", text.as_bytes());
    assert!(lines.starts_with("newsml-g2 #1 No 1\nnewsml-g2 #2 No 2"), "{lines}");
}

#[test]
fn bombs_and_depth_are_bounded() {
    let bomb = "<!DOCTYPE nitf [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;\"><!ENTITY x SYSTEM \"file:///etc/passwd\">]><nitf><body><body.content><p>It rained. &b; &x;</p></body.content></body></nitf>";
    let (articles, _) = read_bytes("a.xml", bomb.as_bytes(), &Reading::default());
    assert_eq!(articles[0].body, "It rained. &b; &x;");
    let deep = format!(
        "<nitf><body><body.content>{}deep{}</body.content></body></nitf>",
        "<p>".repeat(50_000),
        "</p>".repeat(50_000)
    );
    let (articles, _) = read_bytes("a.xml", deep.as_bytes(), &Reading::default());
    assert_eq!(articles[0].body, "deep");
    let nested = "<NewsComponent><NewsLines><HeadLine>x</HeadLine></NewsLines>".repeat(5_000);
    let text = format!(
        "<NewsML><NewsItem>{nested}<ContentItem><DataContent>It rained all day.</DataContent></ContentItem>"
    );
    read_bytes("a.xml", text.as_bytes(), &Reading::default());
}

#[test]
fn many_of_anything_take_linear_time() {
    let many = |piece: &str| piece.repeat(400_000 / piece.len());
    for (before, piece, behind) in [
        ("<nitf><body><body.content>", "<p>It rained.</p>", "</body.content></body></nitf>"),
        ("<nitf><body><body.content>", "<block><p>a</p></block>", "</body.content></body></nitf>"),
        ("<nitf><head>", "<meta name=\"keyword\" content=\"x\"/>", "</head></nitf>"),
        (
            "<newsItem><contentMeta>",
            "<subject qcode=\"a:1\"/><subject literal=\"b\"/>",
            "</contentMeta></newsItem>",
        ),
        ("<newsItem>", "<assert qcode=\"a:1\"><POIDetails/></assert>", "</newsItem>"),
        ("<newsItem>", "<partMeta><description>a</description></partMeta>", "</newsItem>"),
        ("<newsMessage>", "<newsItem/>", ""),
        ("<NewsML>", "<NewsItem><NewsComponent/></NewsItem>", ""),
        (
            "<NewsML><NewsItem><NewsComponent>",
            "<NewsComponent><NewsLines><HeadLine>a</HeadLine></NewsLines><ContentItem><DataContent>b</DataContent></ContentItem></NewsComponent>",
            "",
        ),
        (
            "<list>",
            "<item><title>a</title><date>2019</date><text>It rained all day.</text></item>",
            "</list>",
        ),
        ("<list>", "<a><b>", ""),
        ("<newsItem><contentSet><inlineData>", "&lt;p", "</inlineData></contentSet></newsItem>"),
    ] {
        let text = format!("{before}{}{behind}", many(piece));
        read_bytes("a.xml", text.as_bytes(), &Reading::default());
    }
}

/// In quadratic time it would not end.
#[test]
fn many_different_values_take_linear_time() {
    for (before, piece, behind) in [
        (
            "<newsItem><contentMeta><headline>a</headline>",
            "<infoSource literal=\"s#\"/>",
            "</contentMeta></newsItem>",
        ),
        (
            "<newsItem><contentMeta><headline>a</headline>",
            "<creator literal=\"c#\"/>",
            "</contentMeta></newsItem>",
        ),
        (
            "<newsItem><contentMeta>",
            "<headline>h#</headline><description>d#</description>",
            "</contentMeta></newsItem>",
        ),
        (
            "<NewsML><NewsItem><NewsComponent><NewsLines><HeadLine>a</HeadLine></NewsLines><AdministrativeMetadata>",
            "<Source><Party FormalName=\"s#\"/></Source>",
            "</AdministrativeMetadata></NewsComponent></NewsItem></NewsML>",
        ),
        (
            "<nitf><body><body.head><abstract>a</abstract><hedline>",
            "<hl2>h#</hl2>",
            "</hedline></body.head></body></nitf>",
        ),
        (
            "<list><item><title>a</title><date>2019</date><text>It rained all day.</text>",
            "<keyword>k#</keyword><updated>20#</updated><images><caption>c#</caption></images>",
            "</item></list>",
        ),
    ] {
        let many: String = (0..30_000).map(|number| piece.replace('#', &number.to_string())).collect();
        let (articles, _) =
            read_bytes("a.xml", format!("{before}{many}{behind}").as_bytes(), &Reading::default());
        assert_eq!(articles.len(), 1, "{before}{piece}");
    }
}

#[test]
fn the_forms_of_one_text_are_one() {
    let text = "<newsItem><itemMeta/><contentSet><inlineXML><p>The <b>bridge</b> is open to all.</p><p>It rained.</p></inlineXML><inlineData>The bridge is open\nto all.\n\nIt rained.</inlineData></contentSet></newsItem>";
    let (articles, _) = read_bytes("a.xml", text.as_bytes(), &Reading::default());
    assert_eq!(articles[0].body, "The bridge is open to all.\n\nIt rained.");
    let other = text.replace("to all.\n\nIt rained.", "again since noon on Monday.");
    let (articles, _) = read_bytes("a.xml", other.as_bytes(), &Reading::default());
    assert!(articles[0].body.ends_with("since noon on Monday."), "{}", articles[0].body);
}

#[test]
fn attributes_in_capitals_are_read() {
    let text = "<NITF><HEAD><DOCDATA><DOC-ID ID-STRING=\"L1\"/><URGENCY ED-URG=\"3\"/><DATE.ISSUE NORM=\"20240305T092010Z\"/></DOCDATA></HEAD><BODY><BODY.HEAD><HEDLINE><HL1>Bridge opens</HL1></HEDLINE></BODY.HEAD></BODY></NITF>";
    let (articles, _) = read_bytes("a.xml", text.as_bytes(), &Reading::default());
    let found: Vec<&str> = articles[0].statements.iter().map(|statement| statement.text.as_str()).collect();
    assert_eq!(found, ["Bridge opens", "20240305T092010Z", "3", "L1"]);
}

#[test]
fn a_page_of_a_video_that_has_its_captions_stands_alone() {
    let text = "<newsItem><itemMeta><itemClass qcode=\"ninat:video\"/></itemMeta><contentMeta><headline>PORT</headline><description role=\"a:script\">STORY: The port is open.</description></contentMeta><contentSet><inlineXML><p>SHOWS: THE PORT ON MONDAY</p><p>STORY: The port is open.</p></inlineXML></contentSet></newsItem>";
    let (articles, _) = read_bytes("a.xml", text.as_bytes(), &Reading::default());
    assert_eq!(articles[0].body, "SHOWS: THE PORT ON MONDAY\n\nSTORY: The port is open.");
}

#[test]
fn a_withdrawn_item_says_so() {
    let text = "<NewsML><NewsItem><NewsManagement><Status FormalName=\"Canceled\"/></NewsManagement></NewsItem></NewsML>";
    assert_eq!(summary("a.xml", text.as_bytes()), "skipped: withdrawn by its agency, without a text");
}

#[test]
fn a_broken_line_parts_words() {
    let text = "<nitf><body><body.head><byline>BY JANE ROE<br/>AND MAX MOE</byline></body.head><body.content><p>It rained.</p></body.content></body></nitf>";
    let (articles, _) = read_bytes("a.xml", text.as_bytes(), &Reading::default());
    assert_eq!(articles[0].statements[0].text, "BY JANE ROE AND MAX MOE");
}
